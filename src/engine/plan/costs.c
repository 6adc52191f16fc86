/* What steps and actions cost, in half-days: by what is missing of the whole. */
#include "engine/plan/planner.h"

static int rounded_up(int half_days, int parts, int of)
{
	return (half_days * parts + of - 1) / of;
}

size_t decisions_sharing(const struct planner *m, size_t question)
{
	const struct indices *decisions = &m->q->questions[question].decisions;
	size_t n = 0;

	for (size_t k = 0; k < decisions->n; k++)
		n += m->s->decision_asked[decisions->items[k]] &&
		     !decision_is_fact(&m->q->decisions[decisions->items[k]]);
	return n;
}

/* The whole costs three levels; the top costs what the third would where it is only reached
 * because that cannot be chosen. */
static int level_parts(const struct question *q, int target, const struct step *step, int from)
{
	int third = Q_LEVELS - 2;

	return (step->level > third && target <= third && !question_offers(q, third)
			? third
			: step->level) -
	       from;
}

/* Halves: an item that is done in part costs half. */
static int item_parts(const struct answer *answer, const struct step *step)
{
	return answer->practices[step->practice] == PRACTICE_PARTIAL ? 1 : 2;
}

static int applicable_items(const struct question *q, const struct answer *answer)
{
	int n = 0;

	for (size_t k = 0; k < q->n_practices; k++)
		n += !q->practices[k].withdrawn && answer->practices[k] != PRACTICE_NA;
	return n;
}

/* The first k steps cost the formula with them; a step costs the difference. */
static void question_costs(struct planner *m, struct action *act)
{
	const struct question *q = &m->q->questions[act->question];
	const struct answer *answer = &m->a->questions[act->question];
	int target = question_target(m->a, (size_t)act->question, m->s->target);
	bool levels = question_has_levels(q);
	int whole = effort_half_days(q->effort);
	int of = levels ? Q_LEVELS - 2 : 2 * applicable_items(q, answer);
	int at = m->s->questions[act->question].level / 2, parts = 0, so_far = 0;

	for (size_t k = 0; k < act->n_steps; k++) {
		struct step *step = &act->steps[k];
		int before = at;

		if (levels)
			at = step->level;
		if (status_is_set_aside(step->status))
			continue;
		parts += levels ? level_parts(q, target, step, before)
				: item_parts(answer, step);
		step->effort = rounded_up(whole, parts, of) - so_far;
		so_far += step->effort;
	}
}

static int decision_cost(const struct planner *m, const struct action *act)
{
	size_t n = act->question >= 0 ? decisions_sharing(m, (size_t)act->question) : 0;

	return n ? rounded_up(effort_half_days(m->q->questions[act->question].effort), 1, (int)n)
		 : effort_half_days(EFFORT_S);
}

static int cost_of(const struct planner *m, const struct action *act)
{
	if (act->kind == ACTION_DECISION)
		return decision_cost(m, act);
	if (act->kind == ACTION_FINDING)
		return effort_half_days(m->q->rules[act->rule].effort);
	return act->kind == ACTION_CONTAIN ? m->q->rules[act->rule].contain_half_days : 1;
}

void find_costs(struct planner *m)
{
	for (size_t i = 0; i < m->p->n_actions; i++) {
		struct action *act = &m->p->actions[i];

		if (act->kind == ACTION_QUESTION)
			question_costs(m, act);
		else if (!action_is_set_aside(act))
			act->steps[0].effort = cost_of(m, act);
		for (size_t k = 0; k < act->n_steps; k++)
			act->effort += act->steps[k].effort;
	}
}
