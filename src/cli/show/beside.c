#include "cli/show/show.h"

#include <string.h>

#include "base/str.h"
#include "cli/shared/input.h"
#include "export/report/answer_words.h"
#include "model/questionnaire/glossary.h"

#define LABEL 12 /* columns of the labels */

static void entry(struct printer *p, const char *label, const char *text)
{
	print_entry(p, 2, LABEL, label, text);
}

static void entry_str(struct printer *p, const char *label, struct str *text)
{
	entry(p, label, str_text(text));
	str_release(text);
}

static void entry_texts(struct printer *p, const char *label, const struct texts *texts)
{
	struct str words = {0};

	texts_join(&words, texts, ", ");
	entry_str(p, label, &words);
}

/* A field that is an alias of a decision stands for it. */
static bool is_same(const struct questionnaire *q, struct thing a, struct thing b)
{
	a = thing_resolve(q, a);
	b = thing_resolve(q, b);
	return a.kind == b.kind && a.index == b.index;
}

static bool holds(const struct questionnaire *q, const struct things *things,
		  struct thing t)
{
	for (size_t i = 0; i < things->n; i++)
		if (is_same(q, things->items[i], t))
			return true;
	return false;
}

static void entry_caveats(struct printer *p, const struct questionnaire *q,
			  struct thing t)
{
	const char *label = "caveats";

	for (size_t i = 0; i < q->n_caveats; i++) {
		const struct caveat *c = &q->caveats[i];

		if (!holds(q, &c->concerns, t))
			continue;
		entry(p, label,
		      arena_printf(&p->arena, "%s%s: %s", c->id,
				   c->recheck ? " (check again)" : "", c->text));
		label = "";
	}
}

/* The words of the glossary that stand in its texts. */
static void entry_words(struct printer *p, const struct questionnaire *q, struct thing t,
			const char *label)
{
	struct indices terms = glossary_of(&p->arena, q, t);
	struct str words = {0};

	for (size_t i = 0; i < terms.n; i++)
		str_addf(&words, "%s%s", i ? ", " : "", q->terms[terms.items[i]].term);
	entry_str(p, label, &words);
}

void show_beside(struct printer *p, const struct questionnaire *q, struct thing t)
{
	entry_caveats(p, q, t);
	entry_words(p, q, t, "glossary");
}

static void print_carried(struct printer *p, const struct questionnaire *q,
			  struct thing t)
{
	static const struct table_column columns[] = {
		{"", false, false}, {"", false, true}, {NULL, false, false}};
	struct table table = table_start(p, 2, columns);

	for (size_t i = 0; i < q->n_sources; i++) {
		if (!holds(q, &q->sources[i].carried, t))
			continue;
		table_cell(&table, INK_PLAIN, "%s", q->sources[i].id);
		table_cell(&table, INK_PLAIN, "%s", q->sources[i].text);
	}
	if (!table.n_cells)
		return;
	print_blank(p);
	print_heading(p, "Sources it carries");
	table_print(&table);
}

void show_pages(struct printer *p, const struct questionnaire *q,
		const struct texts *sources)
{
	struct str words = {0};

	for (size_t i = 0; i < sources->n; i++)
		if (questionnaire_find(q, sources->items[i]).kind != THING_SOURCE)
			str_addf(&words, "%s%s", words.len ? ", " : "",
				 sources->items[i]);
	entry_str(p, "read on", &words);
}

void show_things(struct printer *p, const struct questionnaire *q, const char *heading,
		 const struct things *things)
{
	static const struct table_column columns[] = {{"", false, false},
						      {"", false, false},
						      {"", false, true},
						      {NULL, false, false}};
	struct table t = table_start(p, 2, columns);

	for (size_t i = 0; i < things->n; i++) {
		struct thing thing = things->items[i];

		table_cell(&t, INK_PLAIN, "%s", thing_id(q, thing));
		table_cell(&t, INK_PLAIN, "%s", thing_kind_name(thing.kind));
		table_cell(&t, INK_PLAIN, "%s", thing_title(q, thing));
	}
	if (!t.n_cells)
		return;
	print_blank(p);
	print_heading(p, "%s", heading);
	table_print(&t);
}

void show_source(struct printer *p, const struct questionnaire *q, size_t row)
{
	print_heading(p, "%s", q->sources[row].id);
	print_prose(p, 0, "%s", q->sources[row].text);
	show_things(p, q, "Carried by", &q->sources[row].carried);
}

void show_caveat(struct printer *p, const struct questionnaire *q, size_t caveat)
{
	const struct caveat *c = &q->caveats[caveat];

	print_heading(p, "%s%s", c->id, c->recheck ? "  to be checked again" : "");
	print_prose(p, 0, "%s", c->text);
	if (*c->basis || *q->content_date)
		print_blank(p);
	entry(p, "basis", c->basis);
	entry(p, "as of", q->content_date);
	show_things(p, q, "It concerns", &c->concerns);
}

void show_reference(struct printer *p, const struct questionnaire *q, size_t reference)
{
	const struct reference *ref = &q->references[reference];
	struct thing t = {THING_REFERENCE, reference};

	print_heading(p, "%s  %s", ref->id, ref->title);
	entry(p, "path", ref->path);
	show_pages(p, q, &ref->sources);
	show_beside(p, q, t);
	print_carried(p, q, t);
}

static bool uses(struct printer *p, const struct questionnaire *q, struct thing t,
		 size_t term)
{
	struct indices terms = glossary_of(&p->arena, q, t);

	return indices_hold(&terms, term);
}

/* The ids of what has the term in its texts. */
static void entry_users(struct printer *p, const struct questionnaire *q, size_t term)
{
	const struct {
		enum thing_kind kind;
		size_t n;
	} kinds[] = {
		{THING_FIELD, q->n_fields},
		{THING_DECISION, q->n_decisions},
		{THING_QUESTION, q->n_questions},
		{THING_RULE, q->n_rules},
	};
	struct str words = {0};

	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
		for (size_t i = 0; i < kinds[k].n; i++) {
			struct thing t = {kinds[k].kind, i};

			if (uses(p, q, t, term))
				str_addf(&words, "%s%s", words.len ? ", " : "",
					 thing_id(q, t));
		}
	entry_str(p, "used in", &words);
}

void show_term(struct printer *p, const struct questionnaire *q, size_t term)
{
	const struct glossary_term *g = &q->terms[term];
	struct thing t = {THING_TERM, term};

	print_heading(p, "%s  %s", g->id, g->term);
	print_prose(p, 0, "%s", g->text);
	print_blank(p);
	entry_texts(p, "also", &g->also);
	entry_caveats(p, q, t);
	entry_words(p, q, t, "see");
	entry_users(p, q, term);
	print_carried(p, q, t);
}
