/* plan.h - findings, what is unverified, what is open, and the plan: what a team takes on, in
 * order.
 *
 * Pure: from a questionnaire, an assessment and its score. Everything lives in the plan's
 * arena or is borrowed from the questionnaire and the assessment. */
#ifndef ENGINE_PLAN_PLAN_H
#define ENGINE_PLAN_PLAN_H

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

enum action_kind { ACTION_QUESTION, ACTION_DECISION, ACTION_FIND_OUT, ACTION_FINDING,
		   ACTION_CONTAIN };
enum wave { WAVE_NOW, WAVE_NEXT, WAVE_LATER };

/* A line of an action's checklist. */
struct step {
	const char *id;        /* REL-01/to-2, REL-06/zones; else the action's own */
	const char *text;      /* the level's text, the item, the option, … */
	int level, practice;   /* what it reaches, by kind of question; else -1 */
	int effort;            /* half-days, over those of the steps before; 0 when set aside */
	int64_t gain;          /* thousandths of a point of 100, on low, in the order of the
				  plan */
	const struct plan_entry *entry; /* what the team says of this step alone, or NULL */
	enum plan_status status;
};

/* What a team takes on. */
struct action {
	const char *id;        /* REL-01, DT-12, REL-09/find-out, CR-48, CR-06/contain */
	const char *title;     /* what to do: at most 100 columns, no two alike */
	const char *whole_title; /* the same, however long it is: for files */
	enum action_kind kind;
	int question, decision, rule; /* index or -1; the question also of a decision that
				   serves it, and of a rule that blames it */
	int section, area;     /* of the question; -1 for none */
	int target;            /* levels and items: the level to reach, 1 to 4; else -1 */
	int option;            /* decisions: the option to move to; else -1 */
	struct step *steps;    /* in order; never empty */
	size_t n_steps;
	struct texts how;      /* from `fix`, `evidence` or `contain` */
	const char *done_when; /* the state that ends it */
	const char *follows;   /* decisions: the consequence of the option; "" */
	const char *together;  /* decisions: rules that fire now and still with the option; "" */
	struct indices ends;   /* rules that fire, and that it ends */
	struct indices opens;  /* rules that do not fire, and would were it done alone */
	const char *asks;      /* what doing it would ask: "REL-19, REL-22"; "" */
	enum severity severity; /* of the question's gap, and no less than that of fired rules
				   which blame what it changes */
	int weight;
	int effort;            /* half-days: the sum of its steps */
	int64_t risk;          /* tenths */
	int64_t priority;      /* hundredths: risk per day */
	struct {               /* the terms of risk, as shown beside it */
		struct frac missing; /* 1 - score */
		int criticality_tenths;
		size_t shared_by; /* decisions of one question share its risk; else 1 */
	} terms;
	int64_t gain, gain_alone; /* thousandths of a point of 100, on low; gains of a plan sum
				     to what all of it brings */
	struct frac exact_gain_alone;
	enum wave wave;
	size_t rank;           /* 1 is first */
	struct indices needs;  /* actions that come before it, as indices into actions */
	struct indices waits;  /* likewise: they keep what it opens from firing */
	int first_for;         /* the action for whose sake it comes before its turn; or -1 */
	const char *after;     /* questions that are better first, and bind nothing; "" */
	const char *passed_over; /* needs that were passed over, and why; "" */
	const struct plan_entry *entry; /* what the team says of it; NULL for nothing */
	const struct acceptance *acceptance; /* of what it is about: in force, or expired; NULL
				   for none. One that an older file has is incomplete: it has no
				   id */
	enum plan_status status; /* accepted only while that is in force */
	bool expired;          /* an accepted risk whose end has passed */
	bool contradicted;     /* said to be done, or all its steps, and answered below target
				  since */
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
	size_t contradicted;    /* of those left: said to be done before */
	struct {
		size_t actions;
		int effort;     /* half-days */
		int64_t gain;
	} waves[WAVE_LATER + 1]; /* of those left */
	int effort;             /* half-days, of those left */
	int64_t risk, gain;     /* tenths, and thousandths of a point, of those left */
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
	long as_of;   /* day on which accepted risks and due dates are looked at */
	bool by_gain; /* ordered by points per day instead of risk per day */
	bool only_counted; /* which actions there are and what they cost: without order, waves,
			      gains and projection */
};

/* Fills *p, which the caller releases. s must have been computed from a. */
void plan_compute(struct plan *p, const struct score *s, const struct assessment *a,
		  const struct plan_options *options);
void plan_release(struct plan *p);

/* Changes `a` as if the step, or all of the action that is not set aside, were done (for
 * what-if and projections). Never lowers a level. */
void step_apply(const struct action *act, const struct step *step, struct assessment *a);
void action_apply(const struct action *act, struct assessment *a);
/* Scores the answers as they would be were all steps done that count, in the order of the plan:
 * NULL: those that are marked done. The caller releases *out. The one projection that there is. */
typedef bool plan_counts(const void *by, const struct action *act, const struct step *step);
void plan_project(struct score *out, const struct plan *p, const struct assessment *a,
		  plan_counts *counts, const void *by);
/* What the action changes the answer to; kind THING_NONE: nothing. */
struct thing action_changes(const struct action *act);

/* The question behind it: of a decision or question, or the finding of a rule; "" when the
 * title says it already. */
const char *action_about(const struct questionnaire *q, const struct action *act);
/* Is it, or a step, accepted or rejected? It stays in the plan, and counts in neither effort
 * nor gain. */
bool status_is_set_aside(enum plan_status status);
bool action_is_set_aside(const struct action *act);
/* Is something left to do: is it neither done nor set aside? */
bool action_is_left(const struct action *act);
/* The first actions that are left to do, at most max; returns how many. Of them at most half
 * only contain a finding, the worst: so that a short list shows what ends something, too. */
size_t plan_first(const struct plan *p, const struct action **list, size_t max);
/* Is it left, and was it due before that day? */
bool action_is_overdue(const struct action *act, long as_of);
/* What the team says of it: "open", "in-progress", …, "expired" for a risk that was accepted
 * until a day that has passed, "contradicted" for what was done and is not. */
const char *action_status_name(const struct action *act);
/* Where it stands and where it goes, short: "1 to 3", "2 of 6"; "" for what has neither.
 * buf: 32. */
const char *action_progress_text(char *buf, const struct score *s, const struct action *act);
/* Appends why it stands where it stands: "ends CR-06; before it: LZG-01, 7 days". Nothing
 * when its own risk says all. */
void action_why(struct str *out, const struct plan *p, const struct questionnaire *q,
		const struct action *act);
/* Appends the ids of rules or of actions, with commas between. */
void rules_join(struct str *out, const struct questionnaire *q, const struct indices *rules);
void actions_join(struct str *out, const struct plan *p, const struct indices *actions);
/* Counts one more action. */
void plan_totals_add(struct plan_totals *t, const struct action *act);
/* Appends "117 actions to do, 969 days", and on demand ", +54.1 points"; or "nothing left to
 * do", "no actions so far". */
void plan_totals_words(struct str *out, const struct plan_totals *t, bool points);
/* Appends what is told apart, "1 done, 2 accepted"; nothing when there is none. */
void plan_totals_apart(struct str *out, const struct plan_totals *t);
const char *wave_name(enum wave w);               /* "now", "next", "later" */
/* When it is: "2026-12-01 to 2026-12-30", both days in it, or for what comes later "from
 * 2027-01-30"; "" unless the assessment says when waves begin. buf: 40. */
const char *plan_wave_text(char *buf, const struct assessment *a, enum wave w);
const char *action_kind_name(enum action_kind k); /* "question", "decision", … */

/* Numbers as they are shown, each with a buf of 32. In a column all have the same decimals,
 * and those of scores, points and priorities always do; see also score_text. */

/* Days in a sentence: "3.5", "971". */
const char *effort_text(char *buf, int half_days);
/* The same in a column: "3.5", "7.0". */
const char *effort_column(char *buf, int half_days);
/* Thousandths of a point, as files have them: "1.250". */
const char *points_text(char *buf, int64_t points);
/* The same as a change, as people read it: "+1.3", "-0.4", "0.0", "under 0.1". */
const char *gain_text(char *buf, int64_t gain);
/* The same of an action; "–" where there can be none: what contains a finding changes no
 * answer. */
const char *action_gain_text(char *buf, const struct action *act);
/* One decimal: "26.0". */
const char *risk_text(char *buf, int64_t risk);
/* Two decimals: "4.33". */
const char *priority_text(char *buf, int64_t priority);
/* Appends how the priority comes about, the terms multiplied out: "weight 5 x missing 0.625
 * x criticality 1.3 x 8 (critical), + 52.0 for CR-06, / 7 days". */
void priority_words(struct str *out, const struct questionnaire *q, const struct action *act);

#endif
