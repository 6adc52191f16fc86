/* plan.h - findings, what is unverified, what is open, and the plan: actions in order.
 *
 * Pure: from a questionnaire, an assessment and its score. Everything lives in the plan's
 * arena or is borrowed from the questionnaire and the assessment. */
#ifndef ENGINE_PLAN_H
#define ENGINE_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/score.h"

/* A rule that fires. */
struct finding {
	size_t rule;
	enum severity severity;
	const char *facts;     /* what made it fire, in words */
};

/* Something answered "unknown". */
struct unverified {
	struct thing what;     /* question or decision */
	const char *items;     /* unknown items of a practices question, by text; or "" */
	int rule;              /* decisions: the worst rule it takes part in, or -1 */
	enum severity severity; /* decisions: one step below that rule; questions: the gap's */
};

enum action_kind { ACTION_LEVEL, ACTION_PRACTICE, ACTION_DECISION, ACTION_FIND_OUT,
		   ACTION_FINDING };
enum wave { WAVE_NOW, WAVE_NEXT, WAVE_LATER };

struct action {
	const char *id;        /* REL-01/to-2, REL-06/zones, DT-12, REL-09/find-out, CR-08 */
	const char *title;     /* what to do, one line */
	enum action_kind kind;
	int question, decision, rule; /* index or -1 */
	int section, area;     /* of the question it serves; -1 for none */
	int level, practice, option;  /* what it reaches, by kind; else -1 */
	struct texts steps;    /* how: from `fix` */
	const char *follows;   /* decisions: the consequence of the option; "" */
	const char *together;  /* decisions: rules that still fire with the option; "" */
	enum severity severity; /* of the question's gap, the same for all its steps, and no
				   less than that of fired rules which blame what it changes */
	enum severity effective; /* the highest of itself and all that need it */
	int weight;
	int effort;            /* half-days */
	double priority, effective_priority; /* rounded to two decimals */
	struct {               /* the terms of priority, as shown beside it */
		int weight, criticality_tenths, effort_half_days;
		struct frac missing; /* 1 - score */
	} terms;
	int64_t gain, gain_alone; /* thousandths of a point of 100, on low */
	const char *opens;     /* what doing it would open: "REL-19, REL-22"; "" */
	enum wave wave;
	size_t rank;           /* 1 is first */
	struct indices needs;  /* actions it waits for, as indices into actions */
	const char *passed_over; /* prerequisites that were passed over, and why; "" */
	const struct plan_entry *entry; /* what the team says of it; NULL for nothing */
	enum plan_status status; /* accepted and expired, or accepted without reason, approver
				    and end date, counts as open */
	bool expired;          /* an accepted risk whose end date has passed */
};

/* A practice beyond the target: possible, not planned. */
struct beyond {
	size_t question;
	int practice, level;
};

/* What actions come to: the one place that counts them. An action that is done, accepted or
 * rejected is told apart and counts in neither days nor gain. */
struct plan_totals {
	size_t actions;         /* all of them */
	size_t left;            /* still to do: open or in progress */
	size_t done, accepted, rejected;
	size_t waves[WAVE_LATER + 1]; /* of those left, by wave */
	int effort;             /* half-days, of those left */
	int64_t gain;           /* thousandths of a point, of those left */
};

struct plan {
	struct arena arena;
	struct finding *findings;  /* worst first, then by id */
	size_t n_findings;
	struct unverified *unverified;
	size_t n_unverified;
	struct thing *open;        /* asked but unanswered decisions and questions, in order */
	size_t n_open;
	struct action *actions;    /* in order: rank is index + 1 */
	size_t n_actions;
	struct beyond *beyond;
	size_t n_beyond;
	int target, capacity;      /* as used; capacity 0: none */
	long as_of;                /* day */
	struct plan_totals totals; /* of all actions */
	struct range projected;    /* overall, were every action marked done really done */
	bool has_projected;        /* is any marked done? */
};

struct plan_options {
	int target;   /* level; 0: the score's */
	int capacity; /* person-days a wave; 0: the assessment's own, or none */
	long as_of;   /* day on which accepted risks are looked at */
	bool only_counted; /* which actions there are and what they come to: without order,
			      waves, gains and projection */
};

/* Fills *p, which the caller releases. s must have been computed from a. */
void plan_compute(struct plan *p, const struct score *s, const struct assessment *a,
		  const struct plan_options *options);
void plan_release(struct plan *p);

/* Changes `a` as if the action were done (for what-if and projections). Never lowers a
 * level. */
void action_apply(const struct action *act, struct assessment *a);

/* The question behind it: of a decision or question, or the finding of a rule; "" when the
 * title says it already. */
const char *action_about(const struct questionnaire *q, const struct action *act);
/* Is it accepted or rejected? It stays in the plan, and counts in neither effort nor gain. */
bool action_is_set_aside(const struct action *act);
/* Is something left to do: is it neither done nor set aside? */
bool action_is_left(const struct action *act);
/* What the team says of it: "open", "in-progress", …, or "expired" for a risk that was
 * accepted until a day that has passed. */
const char *action_status_name(const struct action *act);
/* Counts one more action. */
void plan_totals_add(struct plan_totals *t, const struct action *act);
/* Appends "281 actions to do, 969 days", and on demand ", +54.121 points"; or "nothing left
 * to do", "no actions so far". */
void plan_totals_words(struct str *out, const struct plan_totals *t, bool points);
/* Appends what is told apart, "1 done, 2 accepted"; nothing when there is none. */
void plan_totals_apart(struct str *out, const struct plan_totals *t);
const char *wave_name(enum wave w);               /* "now", "next", "later" */
const char *action_kind_name(enum action_kind k); /* "level", "practice", … */

/* Numbers as they are shown, each with a buf of 32. In a column all have the same decimals,
 * and those of scores, points and priorities always do; see also score_text. */

/* Days in a sentence: "3.5", "971". */
const char *effort_text(char *buf, int half_days);
/* The same in a column: "3.5", "7.0". */
const char *effort_column(char *buf, int half_days);
/* Thousandths of a point: "1.250". */
const char *points_text(char *buf, int64_t points);
/* The same as a change: "+1.250", "-0.400", "0.000". */
const char *gain_text(char *buf, int64_t gain);
/* Two decimals: "4.33". */
const char *priority_text(char *buf, double priority);
/* Appends how the priority comes about, the terms multiplied out: "weight 5 x missing 0.625
 * x criticality 1.3 / root of 7 days". */
void priority_words(struct str *out, const struct action *act);

#endif
