/* change.h - the smallest change of an answer that brings a question further, found by
 * trying. */
#ifndef ENGINE_CHANGE_H
#define ENGINE_CHANGE_H

#include "base/str.h"
#include "engine/score.h"

/* The smallest change that brings a question to its next whole level. */
struct change {
	bool found;
	bool reaches; /* false: one change is not enough, this is the best single one */
	int level;    /* the whole level aimed at */
	struct frac low;      /* of the question afterwards */
	int64_t gain;         /* thousandths of a point of the overall low */
	struct frac exact;    /* the same, 0 to 1 */
	struct range overall; /* afterwards */
	struct str words;     /* "REL-06=replicas:yes,zones:yes", as for plumbline set */
};

/* Fills *c, whose words the caller releases; `now` is the score of a. Nothing is found for a
 * question that is not asked, not applicable or at the top. */
void change_find(struct change *c, const struct score *now, const struct assessment *a,
		 size_t question);

#endif
