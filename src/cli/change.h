/* change.h - what a change of an answer would bring: found by scoring a copy again, with
 * the set asked now, as the plan does. */
#ifndef CLI_CHANGE_H
#define CLI_CHANGE_H

#include "base/str.h"
#include "export/report/report.h"

/* A copy of the assessment of a report, to try changes on. */
struct trial {
	const struct report *r;
	struct assessment *copy; /* owned */
	struct score score;      /* of the copy, as of the last trial_score */
};

void trial_start(struct trial *t, const struct report *r);
void trial_release(struct trial *t);
/* Scores the copy and returns what the overall low gained, in thousandths of a point. */
int64_t trial_score(struct trial *t);

/* The smallest change that brings a question to its next whole level. */
struct change {
	bool found;
	bool reaches; /* false: one change is not enough, this is the best single one */
	int level;    /* the whole level aimed at */
	struct frac low;      /* of the question afterwards */
	int64_t gain;         /* thousandths of a point of the overall low */
	struct range overall; /* afterwards */
	struct str words;     /* "REL-06=replicas:yes,zones:yes", as for plumbline set */
};

/* Fills *c, whose words the caller releases. Nothing is found for a question that is not
 * asked, not applicable or at the top. */
void change_find(struct change *c, const struct report *r, size_t question);

#endif
