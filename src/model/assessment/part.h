/* part.h - an assessment that was made of another for those who answer some of its sections.
 *
 * It is a copy, with the same id, and remembers from which state it was made: a merge brings
 * what was answered back. */
#ifndef MODEL_ASSESSMENT_PART_H
#define MODEL_ASSESSMENT_PART_H

#include "model/assessment/assessment.h"

struct part {
	struct texts sections; /* ids of those that are asked first; empty when it is no part */
	const char *milestone; /* that keeps the state it was made from; or "" */
};

/* What part of another file it is; texts are in the arena. */
struct part part_read(struct arena *arena, const struct assessment *a);
/* Makes an assessment a part of what it is now. The state is kept as a milestone of that name;
 * at: a time as in files. */
void part_make(struct assessment *a, const struct texts *sections, const char *name,
	       const char *at);

#endif
