#include "engine/plan/bundle.h"

#include <stdlib.h>

#include "engine/trial.h"

static int by_index(const void *x, const void *y)
{
	const size_t *a = x, *b = y;

	return (*a > *b) - (*a < *b);
}

/* What comes directly before it, unless that is there already or nothing is left of it. */
static void add_before(struct bundle *b, struct arena *arena, const struct plan *p,
		       const struct action *act)
{
	const struct indices *lists[] = {&act->needs, &act->waits};

	for (size_t i = 0; i < 2; i++)
		for (size_t k = 0; k < lists[i]->n; k++) {
			size_t need = lists[i]->items[k];

			if (action_is_left(&p->actions[need]) && !indices_hold(&b->before, need))
				*(size_t *)ARENA_PUSH(arena, b->before.items, b->before.n) = need;
		}
}

static void try_one(struct trial *t, const struct action *act)
{
	if (action_changes(act).kind == THING_NONE)
		return;
	trial_begin(t, action_changes(act));
	action_apply(act, t->copy);
	trial_update(t);
	trial_keep(t);
}

/* Nothing is tried where nothing comes before it: what it brings alone is known. */
void bundle_find(struct bundle *b, struct arena *arena, const struct plan *p,
		 const struct score *s, const struct assessment *a, const struct action *act)
{
	struct trial t;

	*b = (struct bundle){.effort = act->effort, .gain = act->exact_gain_alone};
	add_before(b, arena, p, act);
	for (size_t i = 0; i < b->before.n; i++) {
		const struct action *before = &p->actions[b->before.items[i]];

		b->effort += before->effort;
		add_before(b, arena, p, before);
	}
	if (!b->before.n)
		return;
	qsort(b->before.items, b->before.n, sizeof *b->before.items, by_index);
	trial_start(&t, s, a);
	for (size_t i = 0; i < b->before.n; i++)
		try_one(&t, &p->actions[b->before.items[i]]);
	try_one(&t, act);
	b->gain = trial_gain(&t);
	trial_release(&t);
}
