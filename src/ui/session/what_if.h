/* what_if.h - the score, were some actions of the plan done: marks and what they come to.
 *
 * The marks belong to the session and to nobody's file. What is done already counts as done;
 * the marks come on top of it. */
#ifndef UI_SESSION_WHAT_IF_H
#define UI_SESSION_WHAT_IF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "engine/plan/plan.h"

struct what_if {
	char **marked;   /* ids of actions, in their order; owned */
	size_t n_marked; /* also such as are no longer in the plan */

	/* By what_if_compute: */
	size_t n;        /* marked actions of the plan that are not done */
	struct range overall, *sections; /* with them; owned */
	struct range *before; /* sections with what is done and without them; owned */
	size_t asked;    /* how many questions more they would ask */
};

bool what_if_holds(const struct what_if *w, const char *id);
/* Marks an action, or takes the mark away. */
void what_if_toggle(struct what_if *w, const char *id);
void what_if_compute(struct what_if *w, const struct plan *p, const struct score *now,
		     const struct assessment *a);
/* Appends "With 2 marked +: 17.9 to 25.1 (17.1 to 24.3 now); Landing zone 13.7 to 16.9": as
 * much of it as there is room for in so many columns. Nothing while n is 0. */
void what_if_words(struct str *out, const struct what_if *w, const struct plan *p,
		   const struct score *now, int cols);
/* Takes all marks away and frees everything. */
void what_if_clear(struct what_if *w);

#endif
