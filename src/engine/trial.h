/* trial.h - a copy of the answers to try changes on, scored with the set asked now. */
#ifndef ENGINE_TRIAL_H
#define ENGINE_TRIAL_H

#include "engine/score.h"

struct trial {
	const struct score *now; /* borrowed: of the answers as they are */
	struct assessment *copy; /* owned */
	struct score score;      /* of the copy; its moves are those of the last update */

	/* Private: what is tried, and how it was answered before. */
	struct thing what;
	struct answer before;
	unsigned char practices[Q_ITEMS_MAX];
};

/* Starts with the answers as they are, of which `now` is the score. */
void trial_start(struct trial *t, const struct score *now, const struct assessment *a);
void trial_release(struct trial *t);
/* The answer to a question or decision is about to be changed in the copy. */
void trial_begin(struct trial *t, struct thing what);
/* It was: scores again what hangs on it. */
void trial_update(struct trial *t);
/* Takes back all that was changed since trial_begin, and scores again. */
void trial_back(struct trial *t);
/* What the overall low has gained by all changes, in thousandths of a point of 100. */
int64_t trial_gain(const struct trial *t);

#endif
