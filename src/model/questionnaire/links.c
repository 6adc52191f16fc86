/* What refers to a thing: conditions, blames, mirrors, needs and caveats the other way round. */
#include <string.h>

#include "model/questionnaire/condition.h"
#include "model/questionnaire/read.h"

static struct links *links_at(struct questionnaire *q, struct thing t)
{
	return &q->links[t.kind][t.index];
}

static void push_index(struct questionnaire *q, struct indices *list, size_t i)
{
	*(size_t *)ARENA_PUSH(&q->arena, list->items, list->n) = i;
}

/* Who names a thing twice in one condition stands once in its list: at the end so far. */
static void add_namer(struct questionnaire *q, struct thing named, struct thing namer)
{
	struct things *list = &links_at(q, named)->named_by;

	if (list->n && list->items[list->n - 1].kind == namer.kind &&
	    list->items[list->n - 1].index == namer.index)
		return;
	*(struct thing *)ARENA_PUSH(&q->arena, list->items, list->n) = namer;
}

static void link_condition(struct questionnaire *q, const struct condition *c,
			   struct thing namer)
{
	if (!c || c->op == COND_ALWAYS)
		return;
	if (c->op == COND_AND || c->op == COND_OR || c->op == COND_NOT) {
		link_condition(q, c->left, namer);
		link_condition(q, c->right, namer);
		return;
	}
	add_namer(q, c->name, namer);
}

static void link_conditions(struct questionnaire *q)
{
	for (size_t i = 0; i < q->n_fields; i++)
		link_condition(q, q->fields[i].when, (struct thing){THING_FIELD, i});
	for (size_t i = 0; i < q->n_decisions; i++)
		link_condition(q, q->decisions[i].when, (struct thing){THING_DECISION, i});
	for (size_t i = 0; i < q->n_questions; i++)
		link_condition(q, q->questions[i].when, (struct thing){THING_QUESTION, i});
	for (size_t i = 0; i < q->n_rules; i++)
		link_condition(q, q->rules[i].when, (struct thing){THING_RULE, i});
}

static void link_blames(struct questionnaire *q)
{
	for (size_t i = 0; i < q->n_rules; i++) {
		const struct rule *r = &q->rules[i];

		for (size_t k = 0; k < r->decisions.n; k++)
			push_index(q, &q->links[THING_DECISION][r->decisions.items[k]].blamed_by,
				   i);
		for (size_t k = 0; k < r->questions.n; k++)
			push_index(q, &q->links[THING_QUESTION][r->questions.items[k]].blamed_by,
				   i);
	}
}

static void link_questions(struct questionnaire *q)
{
	for (size_t i = 0; i < q->n_questions; i++) {
		const struct question *it = &q->questions[i];

		if (it->mirrors >= 0)
			push_index(q, &q->links[THING_DECISION][it->mirrors].mirrored_by, i);
		for (size_t k = 0; k < it->needs.n; k++)
			push_index(q, &q->links[THING_QUESTION][it->needs.items[k]].needed_by, i);
	}
}

static void link_caveats(struct questionnaire *q)
{
	for (size_t i = 0; i < q->n_caveats; i++)
		for (size_t k = 0; k < q->caveats[i].concerns.n; k++)
			push_index(q, &links_at(q, q->caveats[i].concerns.items[k])->caveats, i);
}

void link_all(struct questionnaire *q)
{
	const size_t n[THING_KINDS] = {
		[THING_FIELD] = q->n_fields,         [THING_DECISION] = q->n_decisions,
		[THING_QUESTION] = q->n_questions,   [THING_RULE] = q->n_rules,
		[THING_REFERENCE] = q->n_references, [THING_TERM] = q->n_terms,
	};

	for (size_t kind = 0; kind < THING_KINDS; kind++)
		q->links[kind] = n[kind] ? arena_new(&q->arena, struct links, n[kind]) : NULL;
	link_conditions(q);
	link_blames(q);
	link_questions(q);
	link_caveats(q);
}

int decision_worst_rule(const struct questionnaire *q, size_t decision)
{
	const struct things *namers =
		&links_of(q, (struct thing){THING_DECISION, decision})->named_by;
	int worst = -1;

	for (size_t k = 0; k < namers->n; k++) {
		size_t i = namers->items[k].index;

		if (namers->items[k].kind == THING_RULE &&
		    (worst < 0 || q->rules[i].severity > q->rules[worst].severity))
			worst = (int)i;
	}
	return worst;
}
