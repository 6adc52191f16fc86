/* Can a change of what a rule blames end it? Every other answer to that is put into the rule's
 * condition, and what is left of it has to be false in some case in which the whole is true. */
#include "model/questionnaire/check.h"

#define CHANGES_MAX 8   /* names of a condition that are changed together */
#define TRIES_MAX 20000 /* answers to them */

/* A name of the condition that may be answered otherwise, and the answer that is tried: the
 * index of an option, or a level. */
struct change {
	struct thing name;
	size_t answer;
};

struct changes {
	const struct questionnaire *q;
	struct possible *possible;
	const struct condition *whole;
	struct change items[CHANGES_MAX];
	size_t n, tries;
};

static const struct condition always = {.op = COND_ALWAYS};

static bool speaks_for(const struct question *q, size_t decision)
{
	return indices_hold(&q->decisions, decision) || indices_hold(&q->see, decision) ||
	       (q->mirrors >= 0 && (size_t)q->mirrors == decision);
}

static bool is_blamed(const struct questionnaire *q, const struct rule *r, struct thing name)
{
	if (name.kind == THING_QUESTION)
		return indices_hold(&r->questions, name.index);
	if (name.kind != THING_DECISION)
		return false;
	if (indices_hold(&r->decisions, name.index))
		return true;
	for (size_t k = 0; k < r->questions.n; k++)
		if (speaks_for(&q->questions[r->questions.items[k]], name.index))
			return true;
	return false;
}

static struct change *change_of(struct changes *c, struct thing name)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->items[i].name.kind == name.kind && c->items[i].name.index == name.index)
			return &c->items[i];
	return NULL;
}

static void find_changes(struct changes *c, const struct rule *r, const struct condition *at)
{
	if (!at)
		return;
	find_changes(c, r, at->left);
	find_changes(c, r, at->right);
	if (at->op >= COND_IN && is_blamed(c->q, r, at->name) && !change_of(c, at->name) &&
	    c->n < CHANGES_MAX)
		c->items[c->n++].name = at->name;
}

static const struct condition *negated(struct arena *arena, const struct condition *c)
{
	struct condition *not = arena_new(arena, struct condition, 1);

	*not = (struct condition){.op = COND_NOT, .left = c};
	return not;
}

/* The condition with the answers that are tried in it. */
static const struct condition *changed(struct arena *arena, struct changes *c,
				       const struct condition *at)
{
	const struct change *by;
	struct condition *copy;
	bool holds;

	if (!at || at->op == COND_ALWAYS)
		return at;
	if (at->op >= COND_IN) {
		by = change_of(c, at->name);
		if (!by)
			return at;
		holds = at->op == COND_NUMBER
				? levels_that(at->compare, at->number) >> 2 * by->answer & 1
				: at->set >> by->answer & 1;
		return holds ? &always : negated(arena, &always);
	}
	copy = arena_new(arena, struct condition, 1);
	*copy = *at;
	copy->left = changed(arena, c, at->left);
	copy->right = changed(arena, c, at->right);
	return copy;
}

/* Does what is tried end the rule in some case? */
static bool ends(struct changes *c)
{
	struct arena arena = {0};
	struct condition both = {.op = COND_AND, .left = c->whole};
	bool can;

	both.right = negated(&arena, changed(&arena, c, c->whole));
	can = condition_satisfiable(c->possible, &both, DEPTH_DEEP);
	arena_release(&arena);
	return can;
}

/* Tries all answers to the changes from the first on. */
static bool try_from(struct changes *c, size_t first)
{
	struct change *it = &c->items[first];
	const struct question *q;
	size_t n;

	if (first == c->n)
		return ++c->tries > TRIES_MAX || ends(c);
	q = it->name.kind == THING_QUESTION ? &c->q->questions[it->name.index] : NULL;
	n = q ? Q_LEVELS : c->q->decisions[it->name.index].n_options;
	for (it->answer = 0; it->answer < n; it->answer++)
		if ((!q || question_offers(q, (int)it->answer)) && try_from(c, first + 1))
			return true;
	return false;
}

bool rule_can_end(struct possible *p, const struct questionnaire *q, const struct rule *r)
{
	struct changes c = {.q = q, .possible = p, .whole = r->when};

	find_changes(&c, r, r->when);
	return c.n && try_from(&c, 0);
}
