#include "engine/trial.h"

#include <string.h>

void trial_start(struct trial *t, const struct score *now, const struct assessment *a)
{
	*t = (struct trial){.now = now, .copy = assessment_copy(a)};
	score_init(&t->score, now->q);
	score_recompute(&t->score, t->copy, now);
}

void trial_release(struct trial *t)
{
	score_release(&t->score);
	assessment_free(t->copy);
	*t = (struct trial){0};
}

static size_t n_practices(const struct trial *t)
{
	return t->what.kind == THING_QUESTION
		       ? t->now->q->questions[t->what.index].n_practices
		       : 0;
}

void trial_begin(struct trial *t, struct thing what)
{
	t->what = what;
	t->before = *assessment_answer(t->copy, what);
	if (n_practices(t))
		memcpy(t->practices, t->before.practices, n_practices(t));
}

void trial_update(struct trial *t)
{
	score_update(&t->score, t->copy, t->what);
}

void trial_back(struct trial *t)
{
	*assessment_answer(t->copy, t->what) = t->before; /* its practices are the same array */
	if (n_practices(t))
		memcpy(t->before.practices, t->practices, n_practices(t));
	trial_update(t);
}

static int64_t low_thousandths(const struct score *s)
{
	return s->overall.any ? frac_scaled(s->overall.low, 100000) : 0;
}

int64_t trial_gain(const struct trial *t)
{
	return low_thousandths(&t->score) - low_thousandths(t->now);
}
