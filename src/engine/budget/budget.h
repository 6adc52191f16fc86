/* budget.h - what can be done with so many days: which first steps of which actions take away
 * most risk, or raise the score most; and the fewest days in which a goal is met.
 *
 * Pure: from a plan, its score and assessment. An action is begun only when all steps of all
 * that it needs are in; what is done, accepted or rejected counts as in and costs nothing. */
#ifndef ENGINE_BUDGET_BUDGET_H
#define ENGINE_BUDGET_BUDGET_H

#include "engine/plan/plan.h"

enum budget_aim { BUDGET_RISK, BUDGET_GAIN };

struct budget; /* budget.c: the problem, prepared */

/* Prepares it for at most so many half-days. section: the score to raise, or -1 for the
 * overall one (BUDGET_GAIN). s must have been computed from a, and p from both; all three must
 * outlive it. The caller releases it by budget_free. */
struct budget *budget_new(const struct plan *p, const struct score *s,
			  const struct assessment *a, enum budget_aim aim, int section,
			  int half_days);
void budget_free(struct budget *b);

/* What the days are spent on. */
struct spending {
	int half_days, used;   /* given, and spent */
	size_t *steps;         /* by action of the plan: how many of its first steps are in,
				  those that count as in anyway among them */
	int64_t risk;          /* tenths that it takes away */
	int64_t gain;          /* thousandths of a point of 100, on low */
	int64_t bound;         /* nothing takes away, or brings, more than this, in the same
				  unit; of a goal: no fewer half-days reach it */
	bool proved;           /* it is the best, or the fewest: the bound is met */
	bool reached;          /* of a goal */
	struct range overall;  /* the score then */
	struct range section;  /* that of the goal; or the overall one */
};

/* Fills *out, whose arrays live in the arena. half_days: no more than it was prepared for. */
void budget_spend(struct spending *out, struct arena *arena, struct budget *b, int half_days);
/* The fewest half-days in which the score is at least goal, 0 to 1; not reached: all that can
 * be done, and out->reached is false. For BUDGET_GAIN. */
void budget_reach(struct spending *out, struct arena *arena, struct budget *b,
		  struct frac goal);
/* The most that each number of half-days brings, from 0 to what it was prepared for, in the
 * unit of out->gain or out->risk: for a curve. NULL where only single budgets can be had. */
const int64_t *budget_curve(struct budget *b);
/* Is the step left to be paid for: neither done nor set aside, as its action is not? */
bool budget_pays(const struct action *act, const struct step *step);
/* Half-days that everything takes which is left. */
int budget_all(const struct plan *p);

#endif
