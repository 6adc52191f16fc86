/* what_if.h - the score, were some actions or steps of the plan done: marks and what they come to.
 *
 * The marks belong to the session and to nobody's file. What is done already counts as done;
 * the marks come on top of it. */
#ifndef UI_SESSION_WHAT_IF_H
#define UI_SESSION_WHAT_IF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/name_set.h"
#include "base/str.h"
#include "engine/plan/plan.h"

struct what_if {
	struct name_set marked; /* ids of actions and steps, also of such as are no longer in
				   the plan */

	/* By what_if_compute: */
	size_t n;        /* marks that count: see what_if_counts */
	struct range overall, *sections; /* with them; owned */
	struct range *before; /* sections with what is done and without them; owned */
	size_t asked;    /* how many questions more they would ask */
};

/* Does it count as done on top of what is? What is done or set aside does not, nor does a
 * step on its own where the whole action does. */
bool what_if_counts(const struct what_if *w, const struct action *act);
bool what_if_counts_step(const struct what_if *w, const struct action *act,
			 const struct step *step);
void what_if_compute(struct what_if *w, const struct plan *p, const struct score *now,
		     const struct assessment *a);
/* Appends "With 2 marked +: 17.9 to 25.1 (17.1 to 24.3 now); Landing zone 13.7 to 16.9": as
 * much of it as there is room for in so many columns. Nothing while n is 0. */
void what_if_words(struct str *out, const struct what_if *w, const struct plan *p,
		   const struct score *now, int cols);
/* Takes all marks away and frees everything. */
void what_if_clear(struct what_if *w);

#endif
