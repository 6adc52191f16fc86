/* bundle.h - an action with all that must come before it, as one undertaking. */
#ifndef ENGINE_PLAN_BUNDLE_H
#define ENGINE_PLAN_BUNDLE_H

#include "engine/plan/plan.h"

struct bundle {
	struct indices before; /* what must come first and is left, as indices into the plan's
				  actions and in their order */
	int effort;            /* half-days, of all of it */
	struct frac gain;      /* on the overall low, 0 to 1, exact: were all of it done */
};

/* Fills *b; its list lives in the arena. s and a are those that the plan is of. */
void bundle_find(struct bundle *b, struct arena *arena, const struct plan *p,
		 const struct score *s, const struct assessment *a, const struct action *act);

#endif
