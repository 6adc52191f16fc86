/* score.h - from answers to scores: what is asked, where each question stands, which rules
 * fire, and the ranges of areas, sections and the whole.
 *
 * Pure: the same questionnaire and assessment give the same score. Exact: scores are
 * fractions of integers; only score_text rounds. */
#ifndef ENGINE_SCORE_H
#define ENGINE_SCORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/number.h"
#include "engine/evaluate.h"
#include "model/assessment/assessment.h"

enum standing_state { STANDING_UNANSWERED, STANDING_STARTED, STANDING_ANSWERED,
		      STANDING_NOT_APPLICABLE };

/* Where one question stands. The scores are 0 to 1 and mean something only while the
 * question is asked and applicable. */
struct standing {
	bool asked;
	bool applicable;       /* asked and counted */
	bool unknown;          /* the whole question is unknown */
	bool mirrored;         /* its level comes from the decision it mirrors */
	bool has_so_far;
	enum standing_state state;
	struct frac low, high, so_far;
	int level;             /* halves, 0 to 8: low × 4 to the nearest half, up; -1 unless
				  answered and applicable */
	int capped_by;         /* decisions questions: the fired rule that caps it, the first of
				  the strictest; or -1 */
	enum severity gap;     /* when answered and below target; else SEVERITY_NONE */
};

/* A score as a range. Without `any` nothing in it is asked and applicable; with `excluded`
 * something is asked, and none of it applies. */
struct range {
	bool any, has_so_far;
	struct frac low, high, so_far; /* 0 to 1, exact */
	bool excluded;
};

/* How much of a section or area, or of all, is done. */
struct progress {
	size_t asked;      /* asked questions */
	size_t applicable; /* of them, not n/a */
	size_t answered;   /* answered or n/a */
	size_t unknown, flagged;
};

enum band { BAND_NONE, BAND_CRITICAL, BAND_MODERATE, BAND_EXCELLENT };

/* What the last score_update changed, in the order of the questionnaire. */
struct score_moves {
	struct indices fields, decisions, questions; /* that are asked now, or no longer */
	struct indices rules;          /* that fire now, or no longer */
	struct indices sections;       /* whose range was reckoned again … */
	struct range *sections_before; /* … by section: how it was */
	struct range overall_before;
};

struct score_work; /* score_internal.h */

struct score {
	const struct questionnaire *q; /* borrowed, like the assessment while computing */
	struct arena arena;
	bool *field_asked, *decision_asked;
	bool *field_counts; /* asked at this depth: a fact that was stated counts even while
			       its condition does not ask for it */
	struct standing *questions;
	int *level_known;              /* by question: for conditions (facts.level) */
	bool *fired;                   /* by rule */
	size_t n_fired;
	struct range overall, *sections, *areas;
	struct progress progress, *section_progress, *area_progress;
	size_t decisions_asked, decisions_answered, fields_asked, fields_answered;
	int target;                    /* level, 1 to 4, of questions that have none of
					  their own: see question_target */
	int *weights;                  /* of the sections, as used in the mean */
	struct score_moves moves;
	struct score_work *work;       /* private: the sums behind the ranges */
};

/* Prepares a score for q. Compute it as often as needed, then release it. */
void score_init(struct score *s, const struct questionnaire *q);
/* target: level 1 to 4, or 0 for the assessment's own; see assessment_target. */
void score_compute(struct score *s, const struct assessment *a, int target);
/* The same with the set of asked things of another score (of the same questionnaire)
 * instead of the answers' own: for gains, which use the set asked now. */
void score_recompute(struct score *s, const struct assessment *a, const struct score *asked);
/* Brings a computed score up to date after the answer to a field, decision or question
 * changed, or its flag: the same score as computed anew in the same way, at the cost of what
 * hangs on that answer, and in s->moves what it changed. THING_NONE: anything may have. */
void score_update(struct score *s, const struct assessment *a, struct thing what);
void score_release(struct score *s);

/* The facts behind a computed score. */
struct facts score_facts(const struct score *s, const struct assessment *a);

/* Values of the fields that the arithmetic knows by name; -1 or false when unset, not asked
 * or not part of this questionnaire. */
/* Tenths: low 7, business 10, bcrit 13, mcrit 15; unset 10. */
int criticality_tenths(const struct score *s, const struct assessment *a);

/* A score 0 to 1 as tenths of a point of 100, half up: 0.6249 → 625. */
int score_tenths(struct frac score);
/* A score as it is shown, always with one decimal: "62.5", "70.0". JSON has the same number
 * without the zero. buf: 32. */
const char *score_text(char *buf, struct frac score);
/* Bands, from the number as shown: below 33 critical, below 67 moderate, else excellent. */
enum band band_of(struct frac score);
const char *band_name(enum band b);
/* "excellent" or "critical to moderate" for a range; "" for none. As programs read it; and as
 * people do, in the language in use, into buf (64). */
const char *range_band_name(const struct range *r);
const char *range_band_text(char *buf, const struct range *r);
/* "62.5" or "41.3 to 80.0" into buf (64): low and high; range_absent for none. */
const char *range_text(char *buf, const struct range *r);
/* The same with " of 100" behind numbers. */
const char *range_of_100(char *buf, const struct range *r);
/* Why there is no score: "not asked", "not applicable"; people read tr() of it. */
const char *range_absent(const struct range *r);
/* A level in halves as text: "2", "2.5"; "-" for -1. buf: 32. */
const char *level_text(char *buf, int halves);

/* Where a question stands by its answer alone, asked or not, before rules cap it. */
struct standing standing_by_answer(const struct score *s, const struct assessment *a, size_t i);
/* What a rule of that severity lets a question of decisions that it blames have at most. */
struct frac severity_cap(enum severity severity);

/* What answers to the items of a question of practices come to in low. */
struct frac practices_low(const struct question *q, const struct answer *answer);

static inline enum severity severity_worse(enum severity a, enum severity b)
{
	return a > b ? a : b;
}

/* The worst fired rule that blames a question or decision itself; SEVERITY_NONE for none. */
enum severity worst_blame(const struct score *s, struct thing what);
/* Severity of a decision that nobody knows: one step below the worst rule that names it. */
enum severity unverified_severity(const struct questionnaire *q, size_t decision);
/* Severity of a gap, from the unrounded score (0 to 1). */
enum severity gap_severity(int weight, struct frac score, int target, bool production,
			   bool proof_of_concept);

#endif
