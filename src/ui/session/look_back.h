/* look_back.h - the milestones of the open file, scored once for as long as they stay as they
 * are. */
#ifndef UI_SESSION_LOOK_BACK_H
#define UI_SESSION_LOOK_BACK_H

#include "engine/compare/trend.h"

struct look_back {
	const char *raw; /* of the milestones that it was made of; borrowed */
	struct trend trend;
};

/* Scores them unless they are those of before. Zeroed at first. */
void look_back_update(struct look_back *l, const struct assessment *a,
		      const struct score *score);
void look_back_clear(struct look_back *l);
/* The milestones that are there, and the one at a place, oldest first. */
size_t look_back_count(const struct look_back *l);
const struct trend_point *look_back_at(const struct look_back *l, size_t i);
/* The newest, to compare with a score of a; NULL when there is none, or it is of another version
 * or depth. */
const struct trend_point *look_back_last(const struct look_back *l, const struct assessment *a);

#endif
