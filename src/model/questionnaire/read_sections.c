/* Sections and their areas. */
#include "model/questionnaire/read.h"

#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"

/* Enums are filled through int: the words stand in the order of their constants. */
static const struct key section_keys[] = {
	{"id", KEY_ID, .offset = offsetof(struct section, id), .required = true},
	{"title", KEY_TEXT, .offset = offsetof(struct section, title), .required = true},
	{"kind", KEY_WORD, .offset = offsetof(struct section, kind), .required = true,
	 .words = section_kind_names},
	{"weight", KEY_INT, .offset = offsetof(struct section, weight), .min = 1, .max = 100},
	{0},
};

void read_section(struct loader *l, const struct ynode *n)
{
	struct section s = {.weight = 1, .at = n->at};

	if (l->q->n_sections == SECTIONS_MAX)
		diag_add(l->c.diags, n->at, "more than %d sections", SECTIONS_MAX);
	if (l->q->n_sections < SECTIONS_MAX &&
	    yaml_take_keys(&l->c, n, section_keys, &s, "a section"))
		*(struct section *)ARENA_PUSH(l->c.arena, l->q->sections, l->q->n_sections) = s;
}

/* "Training data / grounding" as training-data-grounding. */
static const char *kebab(struct loader *l, const char *title)
{
	char *id = arena_strdup(l->c.arena, title), *to = id;

	for (const char *p = id; *p; p++) {
		bool letter = (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z') ||
			      (*p >= '0' && *p <= '9') || (unsigned char)*p >= 0x80;

		if (letter)
			*to++ = *p >= 'A' && *p <= 'Z' ? (char)(*p + 32) : *p;
		else if (to > id && to[-1] != '-')
			*to++ = '-';
	}
	if (to > id && to[-1] == '-')
		to--;
	*to = '\0';
	return id;
}

bool find_section(struct loader *l, const struct ynode *n, const char *id, size_t *at)
{
	struct nearest near = {.word = diags_hinted(l->c.diags, id)};

	for (size_t i = 0; *id && i < l->q->n_sections; i++)
		if (!strcmp(l->q->sections[i].id, id)) {
			*at = i;
			return true;
		}
	if (*id && l->q->n_sections && !diags_full(l->c.diags)) {
		for (size_t i = 0; i < l->q->n_sections; i++)
			nearest_try(&near, l->q->sections[i].id);
		diag_add(l->c.diags, yaml_get(n, "section")->at, "there is no section '%s'%s", id,
			 nearest_hint(&near));
	}
	*at = 0;
	return l->q->n_sections > 0;
}

struct area_entry {
	struct area a;
	const char *section;
};
static const struct key area_keys[] = {
	{"id", KEY_ID, .offset = offsetof(struct area_entry, a.id), .required = true},
	{"title", KEY_TEXT, .offset = offsetof(struct area_entry, a.title), .required = true},
	{"section", KEY_ID, .offset = offsetof(struct area_entry, section), .required = true},
	{"text", KEY_PROSE, .offset = offsetof(struct area_entry, a.text)},
	{"order", KEY_INT, .offset = offsetof(struct area_entry, a.order), .min = 1,
	 .max = AREA_ORDER_LAST - 1},
	{0},
};

/* The areas of a section by title, and by id where they are declared. */
static struct names *areas_of(struct loader *l, size_t section)
{
	l->areas[section].arena = l->declared.arena = l->c.scratch;
	return &l->areas[section];
}

void read_area(struct loader *l, const struct ynode *n)
{
	struct area_entry e = {.a = {.order = AREA_ORDER_LAST, .declared = true, .at = n->at}};
	struct area *a = &e.a;
	size_t faults = l->c.diags->n;
	struct names *areas;

	if (!yaml_take_keys(&l->c, n, area_keys, &e, "an area") ||
	    !find_section(l, n, e.section, &a->section) || !*a->id || !*a->title)
		return;
	areas = areas_of(l, a->section);
	if (names_find(areas, a->id) != NAMES_NONE || names_find(areas, a->title) != NAMES_NONE)
		diag_add(l->c.diags, n->at, "area '%s' stands in its section a second time", a->id);
	if (l->c.diags->n > faults)
		return;
	names_add(areas, a->id, l->q->n_areas);
	names_add(areas, a->title, l->q->n_areas);
	names_add(&l->declared, a->id, l->q->n_areas);
	*(struct area *)ARENA_PUSH(l->c.arena, l->q->areas, l->q->n_areas) = *a;
}

size_t area_of(struct loader *l, size_t section, const struct ynode *n, const char *name)
{
	struct questionnaire *q = l->q;
	size_t known = names_add(areas_of(l, section), name, q->n_areas), other;

	if (known != NAMES_NONE)
		return known;
	other = names_find(&l->declared, name);
	if (other != NAMES_NONE)
		diag_add(l->c.diags, yaml_get(n, "area")->at,
			 "area '%s' belongs to section '%s'", name,
			 q->sections[q->areas[other].section].id);
	*(struct area *)ARENA_PUSH(l->c.arena, q->areas, q->n_areas) =
		(struct area){.id = kebab(l, name), .title = name, .text = "",
			      .section = section, .order = AREA_ORDER_LAST};
	return q->n_areas - 1;
}

/* Something to be put in order: an area or a question. */
struct place {
	size_t section;
	int order;    /* areas */
	size_t area;  /* questions: where its section declares areas; else 0 */
	size_t index; /* as read */
};

static int compare_places(const void *x, const void *y)
{
	const struct place *a = x, *b = y;

	if (a->section != b->section)
		return a->section < b->section ? -1 : 1;
	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	if (a->area != b->area)
		return a->area < b->area ? -1 : 1;
	return a->index < b->index ? -1 : 1;
}

/* The areas in the order of the sections; in a section those with an `order` come first, then
 * the others that are declared, then as questions name them. */
static void order_areas(struct loader *l)
{
	struct questionnaire *q = l->q;
	struct place *places = arena_new(l->c.scratch, struct place, q->n_areas);
	struct area *sorted = arena_new(l->c.arena, struct area, q->n_areas);
	size_t *moved = arena_new(l->c.scratch, size_t, q->n_areas);

	for (size_t i = 0; i < q->n_areas; i++)
		places[i] = (struct place){q->areas[i].section, q->areas[i].order, 0, i};
	qsort(places, q->n_areas, sizeof *places, compare_places);
	for (size_t i = 0; i < q->n_areas; i++) {
		sorted[i] = q->areas[places[i].index];
		moved[places[i].index] = i;
	}
	for (size_t i = 0; i < q->n_questions; i++)
		q->questions[i].area = moved[q->questions[i].area];
	q->areas = sorted;
}

/* Puts the questions, and what of them is resolved later, where their places are now. */
static void move_questions(struct loader *l, const struct place *places)
{
	size_t n = l->q->n_questions;
	struct question *was = arena_new(l->c.scratch, struct question, n);
	struct question_nodes *nodes_were = arena_new(l->c.scratch, struct question_nodes, n);

	memcpy(was, l->q->questions, n * sizeof *was);
	memcpy(nodes_were, l->question_nodes, n * sizeof *nodes_were);
	for (size_t i = 0; i < n; i++) {
		l->q->questions[i] = was[places[i].index];
		l->question_nodes[i] = nodes_were[places[i].index];
	}
}

void order_questions(struct loader *l)
{
	struct questionnaire *q = l->q;
	struct place *places = arena_new(l->c.scratch, struct place, q->n_questions);
	bool *declares = arena_new(l->c.scratch, bool, q->n_sections), in_order = true;

	if (!q->n_questions)
		return;
	order_areas(l);
	for (size_t i = 0; i < q->n_areas; i++)
		declares[q->areas[i].section] |= q->areas[i].declared;
	for (size_t i = 0; i < q->n_questions; i++) {
		const struct question *it = &q->questions[i];

		places[i] = (struct place){it->section, 0,
					   declares[it->section] ? it->area : 0, i};
		in_order = in_order && (!i || compare_places(&places[i - 1], &places[i]) < 0);
	}
	if (in_order)
		return;
	qsort(places, q->n_questions, sizeof *places, compare_places);
	move_questions(l, places);
}

static void push(struct questionnaire *q, struct indices *list, size_t i)
{
	*(size_t *)ARENA_PUSH(&q->arena, list->items, list->n) = i;
}

void link_areas(struct loader *l)
{
	struct questionnaire *q = l->q;

	for (size_t i = 0; i < q->n_questions; i++)
		push(q, &q->areas[q->questions[i].area].questions, i);
	for (size_t i = 0; i < q->n_areas; i++) {
		push(q, &q->sections[q->areas[i].section].areas, i);
		if (!q->areas[i].questions.n)
			diag_add(l->c.diags, q->areas[i].at, "no question is in area '%s'",
				 q->areas[i].id);
	}
}
