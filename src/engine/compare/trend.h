/* trend.h - how an assessment came to stand where it stands: all its milestones, and now.
 *
 * Each is scored as it was. What was asked by another version or at another depth than now is
 * scored in what both ask alike, and no line leads from it to now. */
#ifndef ENGINE_COMPARE_TREND_H
#define ENGINE_COMPARE_TREND_H

#include "engine/compare/compare.h"
#include "model/assessment/milestone.h"

struct trend_point {
	struct milestone is;      /* name "": now */
	enum depth depth;
	bool alike;               /* of the version and depth of now */
	struct range overall;     /* as it was; unless alike, of what is compared */
	struct range *sections;   /* likewise, by section */
	struct range now;         /* unless alike: overall of now, of what is compared */
	size_t n_compared;        /* likewise: the questions of that */
	size_t findings;          /* that were there */
};

struct trend {
	struct arena arena;
	struct trend_point *points; /* by time; now is the last. None without a milestone */
	size_t n;
	size_t n_alike;
	size_t n_faulty;            /* milestones that could not be read, and are left out */
	struct assessment *last;    /* the newest milestone; owned. NULL: none */
};

/* Fills *t, which the caller releases. score: of a, as it is now. */
void trend_make(struct trend *t, const struct assessment *a, const struct score *score);
void trend_release(struct trend *t);

/* What moved since the newest milestone. */
struct since {
	struct milestone is;  /* borrowed from the trend, like its assessment */
	struct score score;   /* of the milestone, */
	struct plan plan;     /* as it was on its day, or where that is not known on that of now */
	struct compare c;
};
/* Fills *s, which the caller releases before the trend; false, and nothing to release, without a
 * milestone. */
bool since_make(struct since *s, const struct trend *t, const struct side *now);
void since_release(struct since *s);
/* The day that counts for what was kept at that time; otherwise where it says none. */
long milestone_day(const char *at, long otherwise);

/* Appends why a point is not on the line: "version 2026.11, depth core; of the 40 questions that
 * both ask alike: 41.3 to 60.0 then, 55.0 now". Nothing for one that is. */
void trend_apart_words(struct str *out, const struct trend *t, const struct trend_point *point);

#endif
