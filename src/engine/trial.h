/* trial.h - a copy of the answers to try changes on, scored with the set asked now. */
#ifndef ENGINE_TRIAL_H
#define ENGINE_TRIAL_H

#include "engine/score.h"

struct trial {
	const struct score *now; /* borrowed: of the answers as they are */
	struct assessment *copy; /* owned */
	struct score score;      /* of the copy; its moves are those of the last update */

	/* Private: what is tried, the last thing last, and how it was answered before. */
	struct trial_change {
		struct thing what;
		struct answer before;
		unsigned char practices[Q_ITEMS_MAX];
	} changes[2];
	size_t n;
};

/* Starts with the answers as they are, of which `now` is the score. */
void trial_start(struct trial *t, const struct score *now, const struct assessment *a);
void trial_release(struct trial *t);
/* The answer to a question or decision is about to be changed in the copy. A second may be
 * changed on top of it, and is taken back first. */
void trial_begin(struct trial *t, struct thing what);
/* It was: scores again what hangs on the last of them. */
void trial_update(struct trial *t);
/* Takes back the last, and scores again; or lets it stay, for good. */
void trial_back(struct trial *t);
void trial_keep(struct trial *t);
/* What the overall low has gained by all changes, 0 to 1, exact. */
struct frac trial_gain(const struct trial *t);

#endif
