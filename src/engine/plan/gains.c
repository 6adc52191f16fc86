/* What actions bring in the order of the plan, and where the score would stand with those that
 * are marked done. */
#include "engine/plan/planner.h"

/* In the order of the plan, each step on top of those before it; nothing is taken back. So
 * that gains sum to what all of it brings, the sums are rounded, not the differences. */
void find_gains(struct planner *m)
{
	struct trial *t = planner_trial(m);
	int64_t so_far = 0;

	for (size_t i = 0; i < m->p->n_actions; i++) {
		struct action *act = &m->p->actions[i];

		if (action_changes(act).kind == THING_NONE)
			continue;
		trial_begin(t, action_changes(act));
		for (size_t k = 0; k < act->n_steps; k++) {
			struct step *step = &act->steps[k];

			if (status_is_set_aside(step->status))
				continue;
			step_apply(act, step, t->copy);
			trial_update(t);
			step->gain = frac_scaled(trial_gain(t), 100000) - so_far;
			so_far += step->gain;
			act->gain += step->gain;
		}
		trial_keep(t);
	}
}

void find_projection(struct planner *m)
{
	struct assessment *copy = NULL;
	struct score done;

	for (size_t i = 0; i < m->p->n_actions; i++) {
		const struct action *act = &m->p->actions[i];

		for (size_t k = 0; k < act->n_steps; k++) {
			if (act->steps[k].status != PLAN_DONE)
				continue;
			if (!copy)
				copy = assessment_copy(m->a);
			step_apply(act, &act->steps[k], copy);
		}
	}
	if (!copy)
		return;
	score_init(&done, m->q);
	score_compute(&done, copy, m->s->target);
	m->p->projected = done.overall;
	m->p->has_projected = true;
	score_release(&done);
	assessment_free(copy);
}
