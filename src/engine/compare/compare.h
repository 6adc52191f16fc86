/* compare.h - what moved between two states of an assessment: two files, or a milestone and
 * now.
 *
 * Pure. Things are matched by their ids. Where both states were asked by the same version of
 * the questionnaire, at the same depth, their scores are compared as they stand. Else only what
 * both were asked, and asked alike, is scored and compared, on both sides by itself; what is
 * not is listed with why, and enters no number. */
#ifndef ENGINE_COMPARE_COMPARE_H
#define ENGINE_COMPARE_COMPARE_H

#include "engine/plan/plan.h"

/* One of the two. All borrowed, and computed from each other: the plan may be only counted,
 * and is of the day that counts for this side. */
struct side {
	const struct assessment *a;
	const struct score *score;
	const struct plan *plan;
};

/* Why something cannot be compared. Earlier and later are the versions of the two sides,
 * whichever came first. */
enum rest_why {
	REST_NEW,       /* the earlier version did not ask it */
	REST_CHANGED,   /* what it asks has changed in between */
	REST_WITHDRAWN, /* the later version asks it no more */
	REST_DEPTH,     /* too deep for one of the sides */
	REST_PROFILE,   /* asked of one side only, by its profile and decisions */
	REST_DECISION,  /* takes its level from a decision that cannot be compared */
	REST_WHYS
};
struct rest_item {
	struct thing what;
	bool of_before; /* an index of the side before; else of the side after */
	enum rest_why why;
};

/* The score of all, a section or an area on both sides. */
struct compared_range {
	size_t index;   /* of the section or area, of the side after */
	struct range before, after;
};

enum finding_move { FINDING_GONE, FINDING_NEW, FINDING_STILL,
		    FINDING_APART, /* found on one side, by what cannot be compared */
		    FINDING_MOVES };
struct compared_finding {
	enum finding_move move;
	bool of_before; /* it fires only there */
	const struct finding *finding; /* of the side it fires on; after, when on both */
	const struct rule *rule;
};

/* An action may have several of them. */
enum action_move {
	ACTION_GONE,         /* was in the plan, and is no more */
	ACTION_NEW,          /* is in the plan, and was not */
	ACTION_DONE,         /* is said to be done */
	ACTION_CONTRADICTED, /* was said to be done, and is not */
	ACTION_OVERDUE,
	ACTION_APART,        /* gone or new, by what cannot be compared */
	ACTION_MOVES
};
struct compared_action {
	enum action_move move;
	bool then;           /* it was so before already: nothing moved */
	const struct action *before, *after; /* NULL where it is not in the plan */
};

enum acceptance_move { ACCEPTANCE_GIVEN, ACCEPTANCE_ENDED /* revoked */, ACCEPTANCE_RUN_OUT,
		       ACCEPTANCE_MOVES };
struct compared_acceptance {
	enum acceptance_move move;
	bool then;           /* likewise */
	const struct acceptance *record; /* of the side after */
};

enum answer_move { ANSWER_GIVEN, ANSWER_CHANGED, ANSWER_TAKEN_BACK, ANSWER_MOVES };
struct compared_answer {
	enum answer_move move;
	struct thing before, after; /* a field, decision or question, by the index of each side */
	const char *by, *at; /* who answered last, and when; "" when not there */
};

struct compare {
	struct arena arena;
	struct side before, after;
	bool whole;            /* all of both is compared; else only what is alike */
	bool same_version, same_depth, same_target;
	bool same_rank;        /* else the overall scores weigh sections differently: what moved
				  in them is not comparable */
	const struct score *scores[2]; /* of what is compared: before, after */
	size_t n_compared;     /* questions that both sides were asked alike */
	struct compared_range overall;
	struct compared_range *sections, *areas; /* that both sides have, in the order of after */
	size_t n_sections, n_areas;
	struct rest_item *rest; /* in the order of the questionnaire */
	size_t n_rest;
	/* By move, worst or first in the plan first. */
	struct compared_finding *findings;
	size_t n_findings, findings_of[FINDING_MOVES];
	struct compared_action *actions;
	size_t n_actions, actions_of[ACTION_MOVES];
	struct compared_acceptance *acceptances;
	size_t n_acceptances, acceptances_of[ACCEPTANCE_MOVES];
	struct compared_answer *answers; /* in the order of the questionnaire */
	size_t n_answers, answers_of[ANSWER_MOVES];
	/* Private: unless whole, what is alike, by index of each side, and its scores. */
	struct alike { bool *fields, *decisions, *questions; } alike[2];
	struct score *made;
};

/* Compares two states of the same questionnaire, perhaps of different versions of it (else
 * compare_possible says no). The caller releases *c; the sides must outlive it. Its cost grows
 * with what the two hold, and no faster. */
void compare_make(struct compare *c, const struct side *before, const struct side *after);
/* Only the scores, and what is compared of them; needs no plans. */
void compare_scores(struct compare *c, const struct side *before, const struct side *after);
void compare_release(struct compare *c);
/* Are the two of one questionnaire? */
bool compare_possible(const struct assessment *before, const struct assessment *after);

/* Did nothing move at all, and is there nothing that could not be compared? */
bool compare_is_empty(const struct compare *c);
/* By how many tenths of a point low moved, as it is shown; 0 unless both sides have a score. */
int compared_move(const struct compared_range *r);
/* Does it read otherwise than before? */
bool compared_moved(const struct compared_range *r);

#endif
