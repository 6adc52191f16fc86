/* sweep.h - a problem solved exactly, for every budget at once.
 *
 * Dynamic programming over the budget and over a frontier. Variables are taken in one by one;
 * of those that share a factor with one still to come, the frontier, it is remembered which
 * class they have. A table holds for every way in which the frontier can stand, and for every
 * budget, the most that can be had; the next is made from it by trying each option of the next
 * variable. When no factor is left for a variable, only the better of its classes is kept. This
 * is variable elimination as in Dechter, "Bucket elimination" (1999), with the knapsack's table
 * of Bellman (1957) in each bucket. It costs variables x options x budget x ways of the widest
 * frontier: plans hang together loosely (frontiers of two or three), so that proof comes with
 * the answer. What would be too wide is refused; see branch.h. */
#ifndef ENGINE_BUDGET_SWEEP_H
#define ENGINE_BUDGET_SWEEP_H

#include <stdbool.h>

#include "base/arena.h"
#include "engine/budget/problem.h"

struct sweep {
	const struct problem *p; /* borrowed */
	struct arena arena;
	int budget;              /* the greatest that can be asked for */
	size_t *order;           /* the variables, as they are taken in */
	uint32_t **from;         /* by place in that order: how each entry of its table came */
	int64_t *values;         /* by budget: the most that can be had */
	size_t work;             /* entries that are made, or would have to be */
};

/* Solves the problem for budgets from 0 to budget, making at most limit entries: false when
 * that is not enough, and nothing is made then; *s is to be released either way. */
bool sweep_run(struct sweep *s, const struct problem *p, int budget, size_t limit);
/* The options of a best choice for at most that budget, by variable; the same input gives the
 * same choice, and of budgets that bring the same the least is spent. */
void sweep_options(const struct sweep *s, int budget, unsigned char *options);
void sweep_release(struct sweep *s);

#endif
