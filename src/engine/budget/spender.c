/* Options taken and scored. */
#include "engine/budget/spender.h"

#include <string.h>

/* The answer that a variable changes as it is in base, with practices of its own. */
static void restore(struct budget *b, size_t var)
{
	struct thing what = action_changes(&b->plan->actions[b->vars[var].action]);
	struct answer *answer = assessment_answer(b->tried, what);
	const struct answer *before = assessment_answer(b->base, what);
	unsigned char *practices = answer->practices;

	*answer = *before;
	answer->practices = practices;
	if (practices && before->practices)
		memcpy(practices, before->practices,
		       b->now->q->questions[what.index].n_practices);
}

static void apply(struct budget *b, size_t var)
{
	const struct spender_var *v = &b->vars[var];
	const struct action *act = &b->plan->actions[v->action];

	for (size_t k = 0; k < b->taken[var]; k++)
		step_apply(act, &act->steps[v->steps[k]], b->tried);
}

void spender_set(struct budget *b, size_t var, size_t option)
{
	const struct spender_var *v = &b->vars[var];

	if (b->taken[var] == option)
		return;
	b->taken[var] = (unsigned char)option;
	if (action_changes(&b->plan->actions[v->action]).kind == THING_NONE)
		return;
	for (size_t i = 0; i < v->along.n; i++)
		restore(b, v->along.items[i]);
	for (size_t i = 0; i < v->along.n; i++)
		apply(b, v->along.items[i]);
	for (size_t i = 0; i < v->along.n; i++)
		score_update(&b->score, b->tried,
			     action_changes(&b->plan->actions[b->vars[v->along.items[i]].action]));
}

static void add_along(struct budget *b, size_t var, size_t other)
{
	struct indices *along = &b->vars[var].along;

	*(size_t *)ARENA_PUSH(&b->arena, along->items, along->n) = other;
}

/* A question that takes its level from a decision keeps the higher one when its steps come
 * after it, and its own when they come before: so both are done again, in the order of the
 * plan, whenever one of them is taken. */
static void find_along(struct budget *b)
{
	const struct questionnaire *q = b->now->q;

	for (size_t i = 0; i < b->n_vars; i++)
		b->vars[i].along.n = 0;
	for (size_t i = 0; i < q->n_questions; i++) {
		int own = b->of_question[i], mirror = spender_mirror(b, i);

		if (own < 0 || mirror < 0)
			continue;
		add_along(b, (size_t)own, (size_t)(own < mirror ? own : mirror));
		add_along(b, (size_t)own, (size_t)(own < mirror ? mirror : own));
		if (own < mirror)
			add_along(b, (size_t)mirror, (size_t)own);
	}
	for (size_t i = 0; i < b->n_vars; i++)
		if (!b->vars[i].along.n || action_changes(&b->plan->actions[b->vars[i].action])
							   .kind == THING_DECISION)
			add_along(b, i, i);
	for (size_t i = 0; i < q->n_questions; i++) {
		int own = b->of_question[i], mirror = spender_mirror(b, i);

		if (own >= 0 && mirror >= 0 && own > mirror)
			add_along(b, (size_t)mirror, (size_t)own);
	}
}

int spender_mirror(const struct budget *b, size_t question)
{
	const struct question *q = &b->now->q->questions[question];

	return q->mirrors >= 0 && b->now->questions[question].mirrored ? b->of_decision[q->mirrors]
									 : -1;
}

static int *none(struct budget *b, size_t n)
{
	int *vars = arena_new(&b->arena, int, n);

	for (size_t i = 0; i < n; i++)
		vars[i] = -1;
	return vars;
}

static void find_changed(struct budget *b)
{
	b->of_question = none(b, b->now->q->n_questions);
	b->of_decision = none(b, b->now->q->n_decisions);
	for (size_t i = 0; i < b->n_vars; i++) {
		struct thing what = action_changes(&b->plan->actions[b->vars[i].action]);

		if (what.kind == THING_QUESTION)
			b->of_question[what.index] = (int)i;
		else if (what.kind == THING_DECISION)
			b->of_decision[what.index] = (int)i;
	}
}

void spender_start(struct budget *b, const struct assessment *a)
{
	b->base = assessment_copy(a);
	for (size_t i = 0; i < b->plan->n_actions; i++) {
		const struct action *act = &b->plan->actions[i];

		for (size_t k = 0; k < act->n_steps; k++)
			if (act->steps[k].status == PLAN_DONE)
				step_apply(act, &act->steps[k], b->base);
	}
	find_changed(b);
	find_along(b);
	b->tried = assessment_copy(b->base);
	b->taken = arena_new(&b->arena, unsigned char, b->n_vars);
	score_init(&b->score, b->now->q);
	score_recompute(&b->score, b->tried, b->now);
	b->base_range = b->score.overall;
	b->base_low = spender_low(&b->score.overall);
	if (b->section >= 0)
		b->base_range = b->score.sections[b->section];
}

struct frac spender_low(const struct range *range)
{
	return range->any ? range->low : frac_of(0, 1);
}

struct frac spender_gain(const struct budget *b)
{
	return frac_sub(spender_low(&b->score.overall), b->base_low);
}

int64_t spender_units(struct frac f)
{
	/* In two steps, so that it fits 64 bits. */
	int64_t millionths = f.num / f.den * 1000000, rest = f.num % f.den;

	while (f.den > INT64_MAX / 1000000) {
		f.den /= 2;
		rest /= 2;
	}
	millionths += rest * 1000000 / f.den;
	rest = rest * 1000000 % f.den;
	return millionths * 1000000 + rest * 1000000 / f.den;
}

struct factor *spender_factor(struct budget *b, const size_t *vars, size_t n)
{
	struct factor *f = ARENA_PUSH(&b->arena, b->problem.factors, b->problem.n_factors);

	*f = (struct factor){.vars = arena_new(&b->arena, size_t, n), .n = n};
	memcpy(f->vars, vars, n * sizeof *vars);
	f->table = arena_new(&b->arena, int64_t, factor_size(&b->problem, f));
	return f;
}
