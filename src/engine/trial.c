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

static size_t n_practices(const struct trial *t, struct thing what)
{
	return what.kind == THING_QUESTION ? t->now->q->questions[what.index].n_practices : 0;
}

void trial_begin(struct trial *t, struct thing what)
{
	struct trial_change *c = &t->changes[t->n++];

	c->what = what;
	c->before = *assessment_answer(t->copy, what);
	if (n_practices(t, what))
		memcpy(c->practices, c->before.practices, n_practices(t, what));
}

void trial_update(struct trial *t)
{
	score_update(&t->score, t->copy, t->changes[t->n - 1].what);
}

void trial_back(struct trial *t)
{
	struct trial_change *c = &t->changes[t->n - 1];

	*assessment_answer(t->copy, c->what) = c->before; /* its practices are the same array */
	if (n_practices(t, c->what))
		memcpy(c->before.practices, c->practices, n_practices(t, c->what));
	trial_update(t);
	t->n--;
}

void trial_keep(struct trial *t)
{
	t->n--;
}

static struct frac low_of(const struct score *s)
{
	return s->overall.any ? s->overall.low : frac_of(0, 1);
}

struct frac trial_gain(const struct trial *t)
{
	return frac_sub(low_of(&t->score), low_of(t->now));
}
