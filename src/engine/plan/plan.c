#include "engine/plan/plan.h"

#include <string.h>

#include "engine/plan/planner.h"

static void make_plan(struct planner *m)
{
	const struct acceptance **all;

	make_findings(m);
	make_unverified(m);
	make_open(m);
	choose_options(m);
	accepted_find_last(&m->accepted, &m->p->arena, m->a, m->options->as_of, &all);
	make_actions(m);
	name_actions(m);
	take_statuses(m);
	find_costs(m);
	if (m->options->only_counted)
		return;
	find_effects(m);
	find_risks(m);
	find_needs(m);
	order_actions(m);
	set_waves(m);
	find_gains(m);
	find_projection(m);
}

void plan_compute(struct plan *p, const struct score *s, const struct assessment *a,
		  const struct plan_options *options)
{
	struct planner m = {.p = p, .q = s->q, .s = s, .a = a, .options = options};
	struct score retargeted;

	memset(p, 0, sizeof *p);
	retargeted.q = NULL;
	if (options->target && options->target != s->target) {
		score_init(&retargeted, s->q);
		score_compute(&retargeted, a, options->target);
		m.s = &retargeted;
	}
	p->target = m.s->target;
	p->capacity = options->capacity ? options->capacity : a->settings.capacity;
	p->as_of = options->as_of;
	m.of_question = arena_new(&p->arena, struct indices, s->q->n_questions);
	m.of_decision = arena_new(&p->arena, struct indices, s->q->n_decisions);
	m.unverified = arena_new(&p->arena, enum severity, s->q->n_decisions);
	make_plan(&m);
	for (size_t i = 0; i < p->n_actions; i++)
		plan_totals_add(&p->totals, &p->actions[i]);
	if (m.trial.copy)
		trial_release(&m.trial);
	if (retargeted.q)
		score_release(&retargeted);
}

void plan_release(struct plan *p)
{
	arena_release(&p->arena);
	memset(p, 0, sizeof *p);
}
