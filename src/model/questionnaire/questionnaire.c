#include "model/questionnaire/questionnaire.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "model/questionnaire/index.h"

const char *const depth_names[] = {WORD("core"), WORD("standard"), WORD("deep"), NULL};
const char *const type_names[] = {WORD("levels"), WORD("practices"), WORD("checks"),
				  WORD("decisions"), NULL};
const char *const severity_names[] = {WORD("none"), WORD("low"), WORD("medium"), WORD("high"),
				      WORD("critical"), NULL};
const char *const section_kind_names[] = {WORD("pillar"), WORD("cross"), WORD("foundation"),
					  NULL};
const char *const field_kind_names[] = {"one", "many", "number", "text", "decision", NULL};
const char *const effort_names[] = {"S", "M", "L", "XL", NULL};
static const char *const thing_names[] = {
	[THING_NONE] = WORD("none"),         [THING_FIELD] = WORD("field"),
	[THING_DECISION] = WORD("decision"), [THING_QUESTION] = WORD("question"),
	[THING_RULE] = WORD("rule"),         [THING_SECTION] = WORD("section"),
	[THING_REFERENCE] = WORD("reference"), [THING_TERM] = WORD("term"),
	[THING_SOURCE] = WORD("source"),     [THING_CAVEAT] = WORD("caveat"),
	[THING_WITHDRAWN] = WORD("withdrawn"),
};

const char *depth_name(enum depth d)
{
	return depth_names[d];
}

const char *type_name(enum question_type t)
{
	return type_names[t];
}

const char *severity_name(enum severity s)
{
	return severity_names[s];
}

const char *section_kind_name(enum section_kind k)
{
	return section_kind_names[k];
}

bool question_has_levels(const struct question *q)
{
	return q->type == TYPE_LEVELS;
}

bool field_is_typed(const struct field *f)
{
	return f->kind != FIELD_ONE && f->kind != FIELD_MANY && f->kind != FIELD_DECISION;
}

const char *field_kind_name(enum field_kind k)
{
	return field_kind_names[k];
}

const char *effort_name(enum effort e)
{
	return effort_names[e];
}

int effort_half_days(enum effort e)
{
	static const int half_days[] = {4, 14, 40, 120};

	return half_days[e];
}

const char *thing_kind_name(enum thing_kind k)
{
	return thing_names[k];
}

static const char *withdrawn_id(const struct withdrawn *w)
{
	return w->question ? w->question->id : w->decision ? w->decision->id : w->rule->id;
}

static const char *withdrawn_title(const struct withdrawn *w)
{
	return w->question ? w->question->ask
	       : w->decision ? w->decision->name
			     : w->rule->finding;
}

const char *thing_id(const struct questionnaire *q, struct thing t)
{
	switch (t.kind) {
	case THING_FIELD:
		return q->fields[t.index].id;
	case THING_DECISION:
		return q->decisions[t.index].id;
	case THING_QUESTION:
		return q->questions[t.index].id;
	case THING_RULE:
		return q->rules[t.index].id;
	case THING_SECTION:
		return q->sections[t.index].id;
	case THING_REFERENCE:
		return q->references[t.index].id;
	case THING_TERM:
		return q->terms[t.index].id;
	case THING_SOURCE:
		return q->sources[t.index].id;
	case THING_CAVEAT:
		return q->caveats[t.index].id;
	case THING_WITHDRAWN:
		return withdrawn_id(&q->withdrawn[t.index]);
	case THING_NONE:
		break;
	}
	return "";
}

const char *thing_title(const struct questionnaire *q, struct thing t)
{
	switch (t.kind) {
	case THING_FIELD:
		return q->fields[t.index].title;
	case THING_DECISION:
		return q->decisions[t.index].name;
	case THING_QUESTION:
		return q->questions[t.index].ask;
	case THING_RULE:
		return q->rules[t.index].finding;
	case THING_SECTION:
		return q->sections[t.index].title;
	case THING_REFERENCE:
		return q->references[t.index].title;
	case THING_TERM:
		return q->terms[t.index].term;
	case THING_SOURCE:
		return q->sources[t.index].text;
	case THING_CAVEAT:
		return q->caveats[t.index].text;
	case THING_WITHDRAWN:
		return withdrawn_title(&q->withdrawn[t.index]);
	case THING_NONE:
		break;
	}
	return "";
}

const char *thing_ask(const struct questionnaire *q, struct thing t)
{
	if (t.kind == THING_QUESTION)
		return q->questions[t.index].ask;
	return t.kind == THING_DECISION ? q->decisions[t.index].ask
					: q->fields[t.index].ask;
}

const char *thing_since(const struct questionnaire *q, struct thing t)
{
	return t.kind == THING_FIELD	  ? q->fields[t.index].since
	       : t.kind == THING_DECISION ? q->decisions[t.index].since
	       : t.kind == THING_QUESTION ? q->questions[t.index].since
					  : "";
}

const char *thing_changed(const struct questionnaire *q, struct thing t)
{
	return t.kind == THING_QUESTION	  ? q->questions[t.index].changed
	       : t.kind == THING_DECISION ? q->decisions[t.index].changed
					  : "";
}

const char *thing_why(const struct questionnaire *q, struct thing t)
{
	return t.kind == THING_QUESTION   ? q->questions[t.index].why
	       : t.kind == THING_DECISION ? q->decisions[t.index].why
					  : "";
}

struct thing thing_resolve(const struct questionnaire *q, struct thing t)
{
	if (t.kind == THING_FIELD && q->fields[t.index].kind == FIELD_DECISION)
		return (struct thing){THING_DECISION,
				      (size_t)q->fields[t.index].decision};
	return t;
}

bool indices_hold(const struct indices *list, size_t index)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->items[i] == index)
			return true;
	return false;
}

void blames_join(struct str *out, const struct questionnaire *q, const struct rule *rule)
{
	const char *between = "";

	for (size_t i = 0; i < rule->decisions.n; i++, between = ", ")
		str_addf(out, "%s%s", between, q->decisions[rule->decisions.items[i]].id);
	for (size_t i = 0; i < rule->questions.n; i++, between = ", ")
		str_addf(out, "%s%s", between, q->questions[rule->questions.items[i]].id);
}

const struct links *links_of(const struct questionnaire *q, struct thing t)
{
	static const struct links none;

	return q->links[t.kind] ? &q->links[t.kind][t.index] : &none;
}

void questionnaire_index_room(struct questionnaire *q, size_t n)
{
	q->names.arena = &q->arena;
	names_reserve(&q->names, n);
	q->known = arena_new(&q->arena, struct thing, n);
}

bool questionnaire_index_add(struct questionnaire *q, const char *key, struct thing t,
			     struct thing *old)
{
	size_t before = names_add(&q->names, key, q->n_known);
	if (before != NAMES_NONE) {
		*old = q->known[before];
		return false;
	}
	q->known[q->n_known++] = t;
	return true;
}

struct thing questionnaire_find(const struct questionnaire *q, const char *id)
{
	size_t i = names_find(&q->names, id);

	return i != NAMES_NONE ? q->known[i] : (struct thing){THING_NONE, 0};
}

int questionnaire_field(const struct questionnaire *q, const char *name)
{
	struct thing t = questionnaire_find(q, name);

	return t.kind == THING_FIELD ? (int)t.index : -1;
}

bool texts_have(const struct texts *list, const char *text)
{
	for (size_t i = 0; i < list->n; i++)
		if (!strcmp(list->items[i], text))
			return true;
	return false;
}

bool decision_is_fact(const struct decision *d)
{
	for (size_t i = 0; i < d->n_options; i++)
		if (d->options[i].fit >= 0)
			return false;
	return true;
}

const struct option *decision_withdrawn(const struct decision *d, const char *id)
{
	for (size_t i = 0; i < d->n_withdrawn; i++)
		if (!strcmp(d->withdrawn[i].id, id))
			return &d->withdrawn[i];
	return NULL;
}

int decision_option(const struct decision *d, const char *id)
{
	for (size_t i = 0; i < d->n_options; i++)
		if (d->options[i].id && !strcmp(d->options[i].id, id))
			return (int)i;
	for (size_t i = 0; i < d->n_options && !decision_withdrawn(d, id); i++)
		if (texts_have(&d->options[i].replaces, id))
			return (int)i;
	return -1;
}

int field_value(const struct field *f, const char *id)
{
	for (size_t i = 0; i < f->n_values; i++)
		if (f->values[i].id && !strcmp(f->values[i].id, id))
			return (int)i;
	return -1;
}

int question_practice(const struct question *q, const char *id)
{
	for (size_t i = 0; i < q->n_practices; i++)
		if (q->practices[i].id && !strcmp(q->practices[i].id, id))
			return (int)i;
	for (size_t i = 0; i < q->n_practices; i++)
		if (texts_have(&q->practices[i].replaces, id))
			return (int)i;
	return -1;
}

bool question_offers(const struct question *q, int level)
{
	return q->levels[level] || !q->only;
}

int question_level_place(const struct question *q, int level)
{
	int place = 0;

	if (level < 0 || level >= Q_LEVELS || !question_offers(q, level))
		return -1;
	while (level-- > 0)
		place += question_offers(q, level);
	return place;
}

size_t question_n_levels(const struct question *q)
{
	return (size_t)question_level_place(q, Q_LEVELS - 1) + 1; /* the last is offered always */
}

int question_level_at(const struct question *q, size_t item)
{
	int level = 0;

	while (!question_offers(q, level) || item-- > 0)
		level++;
	return level;
}

const char *question_levels_text(char *buf, const struct question *q)
{
	size_t n = question_n_levels(q), used = 0;

	if (n == Q_LEVELS)
		return tr("0 to 4");
	for (size_t i = 0; i < n; i++)
		used += (size_t)snprintf(buf + used, 32 - used, "%s%d",
					 i == 0	      ? ""
					 : i + 1 == n ? tr(" or ")
						      : ", ",
					 question_level_at(q, i));
	return buf;
}

/* One step of version_order: a run of digits as a number, else one character. */
static int next_order(const char **a, const char **b)
{
	static const char digits[] = "0123456789";
	size_t n = strspn(*a, digits), m = strspn(*b, digits);
	int order;

	if (!n || !m) {
		order = (unsigned char)**a - (unsigned char)**b;
		*a += **a != '\0';
		*b += **b != '\0';
		return order;
	}
	for (; n > 1 && **a == '0'; n--)
		(*a)++;
	for (; m > 1 && **b == '0'; m--)
		(*b)++;
	order = n == m ? strncmp(*a, *b, n) : n < m ? -1 : 1;
	*a += n;
	*b += m;
	return order;
}

int version_order(const char *a, const char *b)
{
	int order = 0;

	while (!order && (*a || *b))
		order = next_order(&a, &b);
	return order;
}

const char *question_level_text(struct arena *a, const struct question *q, int level)
{
	int below = level, above = level;

	if (q->levels[level])
		return q->levels[level];
	while (below > 0 && !q->levels[below])
		below--;
	while (above < Q_LEVELS - 1 && !q->levels[above])
		above++;
	return arena_printf(a, tr("Between '%s' and '%s'"),
			    q->levels[below] ? q->levels[below] : "",
			    q->levels[above] ? q->levels[above] : "");
}

void questionnaire_free(struct questionnaire *q)
{
	if (!q)
		return;
	arena_release(&q->arena);
	free(q);
}

size_t prompt_count(const struct questionnaire *q)
{
	return q->n_decisions + q->n_questions;
}

/* Decisions, then questions, without what is asked first. */
static struct thing prompt_of(const struct questionnaire *q, size_t place)
{
	if (place < q->n_decisions)
		return (struct thing){THING_DECISION, place};
	return (struct thing){THING_QUESTION, place - q->n_decisions};
}

struct thing prompt_at(const struct questionnaire *q, size_t place)
{
	return prompt_of(q, q->asked ? q->asked[place] : place);
}

size_t prompt_place(const struct questionnaire *q, struct thing what)
{
	size_t place = what.kind == THING_QUESTION ? q->n_decisions + what.index : what.index;

	return q->places ? q->places[place] : place;
}

static bool is_among(const struct texts *ids, const char *id)
{
	for (size_t i = 0; i < ids->n; i++)
		if (!strcmp(ids->items[i], id))
			return true;
	return false;
}

void questionnaire_ask_first(struct questionnaire *q, const struct texts *sections)
{
	size_t n = prompt_count(q), at = 0;
	bool *first = arena_new(&q->arena, bool, n);

	q->asked = arena_new(&q->arena, size_t, n);
	q->places = arena_new(&q->arena, size_t, n);
	for (size_t i = 0; i < n; i++) {
		struct thing t = prompt_of(q, i);

		first[i] = is_among(sections,
				    t.kind == THING_DECISION
					    ? ASK_DECISIONS
					    : q->sections[q->questions[t.index].section].id);
	}
	for (int others = 0; others < 2; others++)
		for (size_t i = 0; i < n; i++) {
			if (first[i] == others)
				continue;
			q->places[i] = at;
			q->asked[at++] = i;
		}
}

/* How much of a title another one has, too; all of what is the same does not count. */
static size_t common(const char *title, const char *other)
{
	size_t n = 0;

	while (title[n] && title[n] == other[n])
		n++;
	return title[n] || other[n] ? n : 0;
}

size_t title_differs(const struct questionnaire *q, const char *title)
{
	size_t most = 0, n;

	for (size_t i = 0; i < q->n_sections; i++)
		most = (n = common(title, q->sections[i].title)) > most ? n : most;
	for (size_t i = 0; i < q->n_areas; i++)
		most = (n = common(title, q->areas[i].title)) > most ? n : most;
	while (most && title[most - 1] != ' ')
		most--;
	return most;
}
