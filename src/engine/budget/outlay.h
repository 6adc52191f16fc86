/* outlay.h - what is asked of the days, answered for a whole plan: which steps are in, what they
 * bring, and that in words, for commands, exports and plain mode alike. */
#ifndef ENGINE_BUDGET_OUTLAY_H
#define ENGINE_BUDGET_OUTLAY_H

#include "engine/budget/purpose.h"

struct outlay {
	struct purpose purpose;
	struct spending found;  /* of actions: what they come to, without a bound */
	bool **in;              /* by action and step: is it paid for? */
	struct outlay_part {
		size_t steps, of; /* that are in, and that are left at all */
		int half_days;    /* for those that are in */
	} *parts;               /* by action */
	size_t n_actions, n_steps; /* of which something is in, and steps that are */
	struct range before, after; /* the overall score: with what is marked done, and then */
	struct range *sections_before, *sections_after;
	int all;                /* half-days that everything takes which is left */
	int64_t all_risk;       /* tenths that it takes away */
	int64_t *curve;         /* by half-days, 0 to all: see budget_curve; NULL */
	struct texts unknown;   /* of PURPOSE_ACTIONS: ids that the plan does not have */
};

/* Problems prepared for one plan, so that other days are answered at once. Zero it first;
 * budgets_release forgets them, before the plan goes or whatever it was computed from
 * changes. */
struct budgets {
	struct prepared {
		enum budget_aim aim;
		int section;
		struct budget *budget;
	} *items;
	size_t n;
	struct arena arena;
};
void budgets_release(struct budgets *b);

/* Fills *o, whose arrays live in the arena. s must have been computed from a, and p from both;
 * texts of the purpose are borrowed. */
void outlay_find(struct outlay *o, struct arena *arena, const struct purpose *purpose,
		 const struct plan *p, const struct score *s, const struct assessment *a);
/* The same, with problems that were prepared before or are from now on. */
void outlay_find_in(struct outlay *o, struct arena *arena, const struct purpose *purpose,
		    struct budgets *budgets, const struct plan *p, const struct score *s,
		    const struct assessment *a);
/* Those of all scenarios in the file, in its order; of those that cannot be read none. Their
 * number. */
size_t outlays_of_scenarios(struct outlay **list, struct arena *arena, const struct plan *p,
			    const struct score *s, const struct assessment *a);
size_t outlays_of_scenarios_in(struct outlay **list, struct arena *arena,
			       struct budgets *budgets, const struct plan *p,
			       const struct score *s, const struct assessment *a);
/* Is the goal met that was asked for? True for what is no goal. */
bool outlay_reached(const struct outlay *o);
/* The action that it needs and that is not all in, the first of them; or -1. */
int outlay_lacks(const struct outlay *o, const struct plan *p, size_t action);
/* The next action that is left and out, from *i on; false: there is none. */
bool outlay_next_out(const struct outlay *o, const struct plan *p, size_t *i);

/* outlay_words.c: append in words. The whole of it in one sentence: "50 days: 48.5 used, risk
 * 890.8 of 3020.4 taken away, +4.2 points, from 16.8 to 21.0; proved best". */
void outlay_words(struct str *out, const struct outlay *o, const struct questionnaire *q);
/* What its proof means, and what may be in: a few sentences. */
void outlay_proof_prose(struct str *out, const struct outlay *o);
/* What was asked, and whether it can be: "goal 99, out of reach", "3 marked, 1 gone". */
void outlay_asked_words(struct str *out, const struct outlay *o);
/* How much of an action is in: "all", "2 of 4 steps", "none"; "" when nothing of it is left. */
void outlay_part_words(struct str *out, const struct outlay *o, size_t action);
/* Why an action is out. */
void outlay_why_out(struct str *out, const struct outlay *o, const struct plan *p,
		    size_t action);

#endif
