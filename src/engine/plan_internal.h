/* plan_internal.h - what the files that make a plan share; private to them. */
#ifndef ENGINE_PLAN_INTERNAL_H
#define ENGINE_PLAN_INTERNAL_H

#include "engine/plan.h"
#include "engine/trial.h"

/* The making of one plan. */
struct planner {
	struct plan *p;
	const struct questionnaire *q;
	const struct score *s;          /* as it is now */
	const struct assessment *a;
	const struct plan_options *options;
	struct trial trial;             /* where things are tried; see planner_trial */
	struct indices *of_question;    /* actions by question */
	struct indices *of_decision;    /* actions by decision */
	enum severity *unverified;      /* by decision; SEVERITY_NONE: it is not unverified */
	const struct plan_entry **entries; /* the team's, by id */
};

/* The trial, started when it is first wanted. Who tries something takes it back. */
static inline struct trial *planner_trial(struct planner *m)
{
	if (!m->trial.copy)
		trial_start(&m->trial, m->s, m->a);
	return &m->trial;
}

/* findings.c */
void make_findings(struct planner *m);
void make_unverified(struct planner *m);
void make_open(struct planner *m);
/* plan_actions.c */
void make_actions(struct planner *m);
/* plan_order.c */
void order_actions(struct planner *m);
/* plan_gain.c */
void find_gains(struct planner *m);
void find_projection(struct planner *m);

static inline enum severity worse(enum severity a, enum severity b)
{
	return a > b ? a : b;
}

#endif
