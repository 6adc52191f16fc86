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

static bool is_done(const void *none, const struct action *act, const struct step *step)
{
	(void)none;
	(void)act;
	return step->status == PLAN_DONE;
}

void plan_project(struct score *out, const struct plan *p, const struct assessment *a,
		  plan_counts *counts, const void *by)
{
	struct assessment *copy = assessment_copy(a);

	if (!counts)
		counts = is_done;
	for (size_t i = 0; i < p->n_actions; i++) {
		const struct action *act = &p->actions[i];

		for (size_t k = 0; k < act->n_steps; k++)
			if (counts(by, act, &act->steps[k]))
				step_apply(act, &act->steps[k], copy);
	}
	score_init(out, a->questionnaire);
	score_compute(out, copy, p->target);
	assessment_free(copy);
}

static bool any_done(const struct action *act)
{
	for (size_t k = 0; k < act->n_steps; k++)
		if (act->steps[k].status == PLAN_DONE)
			return true;
	return false;
}

void find_projection(struct planner *m)
{
	struct score done;

	for (size_t i = 0; i < m->p->n_actions && !m->p->has_projected; i++)
		m->p->has_projected = any_done(&m->p->actions[i]);
	if (!m->p->has_projected)
		return;
	plan_project(&done, m->p, m->a, NULL, NULL);
	m->p->projected = done.overall;
	score_release(&done);
}
