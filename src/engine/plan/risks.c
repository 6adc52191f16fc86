/* Risk and priority, by what is missing and by the findings that an action ends. */
#include "engine/plan/planner.h"

int severity_factor(enum severity s)
{
	static const int factors[] = {0, 1, 2, 4, 8};

	return factors[s];
}

/* Tenths, for the weight of a question of which all is missing. */
static int64_t tenths_of(const struct action *act, enum severity s, int weight)
{
	return (int64_t)weight * act->terms.criticality_tenths * severity_factor(s);
}

int64_t finding_risk(const struct action *act, enum severity s)
{
	return tenths_of(act, s, 5);
}

static void set_risk(struct planner *m, struct action *act)
{
	struct frac risk;

	act->terms.criticality_tenths = criticality_tenths(m->s, m->a);
	risk = frac_mul(frac_of(tenths_of(act, act->severity, act->weight), 1),
			act->terms.missing);
	risk = frac_div(risk, (int64_t)act->terms.shared_by);
	for (size_t k = 0; k < act->ends.n; k++)
		risk = frac_add(risk, frac_of(finding_risk(act, m->q->rules[act->ends.items[k]]
									.severity),
					      1));
	act->risk = frac_scaled(risk, 1);
	if (act->effort) /* risk in tenths by days in halves: hundredths of it by day */
		act->priority = frac_scaled(frac_of(act->risk * 2, 10 * act->effort), 100);
}

void find_risks(struct planner *m)
{
	for (size_t i = 0; i < m->p->n_actions; i++)
		set_risk(m, &m->p->actions[i]);
}
