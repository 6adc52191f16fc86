/* moved.h - what a change did to the score, in words. */
#ifndef UI_SESSION_MOVED_H
#define UI_SESSION_MOVED_H

#include "base/arena.h"
#include "base/str.h"
#include "engine/score.h"

/* What is kept of a score to compare with a later one. */
struct score_sight {
	struct arena arena;
	struct range overall, *sections;
	bool *asked;   /* by question */
	bool *decided; /* by decision: asked */
	bool *fired;   /* by rule */
};

void sight_take(struct score_sight *sight, const struct score *s);
/* Appends "New finding, high: Data leaves the EU (CR-05); REL-19 is now asked; Reliability
 * 12.5 to 80 (was 10 to 80)", or nothing when nothing moved. What is new stands first, for
 * the end may be cut; findings get cols columns. */
void sight_compare(const struct score_sight *before, const struct score *now, int cols,
		   struct str *out);
void sight_release(struct score_sight *sight);

#endif
