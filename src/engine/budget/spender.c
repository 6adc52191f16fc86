/* Options taken and scored. */
#include "engine/budget/spender.h"

#include <string.h>

void spender_start(struct budget *b, const struct assessment *a)
{
	b->base = assessment_copy(a);
	for (size_t i = 0; i < b->plan->n_actions; i++) {
		const struct action *act = &b->plan->actions[i];

		for (size_t k = 0; k < act->n_steps; k++)
			if (act->steps[k].status == PLAN_DONE)
				step_apply(act, &act->steps[k], b->base);
	}
	b->tried = assessment_copy(b->base);
	b->taken = arena_new(&b->arena, unsigned char, b->n_vars);
	score_init(&b->score, b->now->q);
	score_recompute(&b->score, b->tried, b->now);
	b->base_range = b->score.overall;
	b->base_low = spender_low(&b->score.overall);
	if (b->section >= 0)
		b->base_range = b->score.sections[b->section];
}

void spender_set(struct budget *b, size_t var, size_t option)
{
	const struct spender_var *v = &b->vars[var];
	const struct action *act = &b->plan->actions[v->action];
	struct thing what = action_changes(act);
	struct answer *answer, *before;
	unsigned char *practices;

	if (b->taken[var] == option)
		return;
	b->taken[var] = (unsigned char)option;
	if (what.kind == THING_NONE)
		return;
	answer = assessment_answer(b->tried, what);
	before = assessment_answer(b->base, what);
	practices = answer->practices;
	*answer = *before;
	answer->practices = practices;
	if (practices && before->practices)
		memcpy(practices, before->practices,
		       b->now->q->questions[what.index].n_practices);
	for (size_t k = 0; k < option; k++)
		step_apply(act, &act->steps[v->steps[k]], b->tried);
	score_update(&b->score, b->tried, what);
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
