/* plan_internal.h - what the files that make a plan share; private to them. */
#ifndef ENGINE_PLAN_INTERNAL_H
#define ENGINE_PLAN_INTERNAL_H

#include "engine/plan.h"

/* The making of one plan. */
struct planner {
	struct plan *p;
	const struct questionnaire *q;
	const struct score *s;          /* as it is now */
	const struct assessment *a;
	const struct plan_options *options;
	struct assessment *scratch;     /* a copy to try things on; always restored */
	struct score trial;             /* scores of the scratch copy */
	struct indices *of_question;    /* actions by question */
	struct indices *of_decision;    /* actions by decision */
};

/* What one answer was, to put it back into the scratch copy. */
struct undo {
	struct answer *answer, before;
	unsigned char practices[Q_ITEMS_MAX];
};

/* Applies an action to the scratch copy, and takes that back. */
struct undo scratch_apply(struct planner *m, const struct action *act);
void scratch_restore(struct planner *m, const struct undo *u);
/* Overall low of the scratch copy in thousandths of a point, with the set asked now. */
int64_t scratch_low(struct planner *m);
int64_t low_thousandths(const struct score *s);

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
