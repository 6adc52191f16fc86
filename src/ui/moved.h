/* moved.h - what a change did to the score, in words. */
#ifndef UI_MOVED_H
#define UI_MOVED_H

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
/* Appends "Reliability 12.5 to 80 (was 10 to 80); REL-19 now asked; CR-05 fires", or
 * nothing when nothing moved. */
void sight_compare(const struct score_sight *before, const struct score *now,
		   struct str *out);
void sight_release(struct score_sight *sight);

#endif
