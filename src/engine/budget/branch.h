/* branch.h - a problem solved for one budget, with a bound, however it hangs together.
 *
 * Branch and bound (Land and Doig, 1960). Where a sweep would be too wide, variables are
 * loosened: the factors that tie them to others take for each the best that any of its classes
 * gives. That can only bring more, so what the sweep then finds is a bound. It branches on the
 * classes of a loosened variable until the bound is met or the work is used up; so it does not
 * hang on the clock, and the same input gives the same answer. */
#ifndef ENGINE_BUDGET_BRANCH_H
#define ENGINE_BUDGET_BRANCH_H

#include "engine/budget/problem.h"

struct best {
	unsigned char *options; /* by variable; the caller's, with room for all */
	int64_t value;
	int64_t bound;          /* nothing brings more; equal to value: proved */
	size_t work;
};

/* Fills *best. node: entries that one sweep may make; limit: all of them. */
void branch_solve(struct best *best, const struct problem *p, int budget, size_t node,
		  size_t limit);

#endif
