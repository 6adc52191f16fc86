/* spender.h - what the files of a budget share; private to them. */
#ifndef ENGINE_BUDGET_SPENDER_H
#define ENGINE_BUDGET_SPENDER_H

#include "engine/budget/budget.h"
#include "engine/budget/sweep.h"

/* Units of a tenth of risk, and of the whole score: far finer than anything is shown. */
#define RISK_UNIT 1000000
#define GAIN_UNIT 1000000000000
/* What a value may lose by being cut, and a section by being rounded to billionths. */
#define ROUNDING 2000

/* An action that is left, as a variable of the problem. */
struct spender_var {
	size_t action;      /* index into the plan's actions */
	size_t *steps, n;   /* its steps that are left: option k takes the first k of them */
	struct indices along; /* variables that are done again when it is taken, in the order of
				 the plan: mostly itself alone */
	bool needs, needed; /* does it need others, and others it? */
	bool exact;         /* are all its options to be told apart? */
	int *levels;        /* by option: the level that its question then has in conditions;
			       NULL while no condition looks at it */
};

struct budget {
	struct arena arena;
	const struct plan *plan;
	const struct score *now;
	enum budget_aim aim;
	int section;        /* whose score is raised; -1: the overall one */
	int half_days;
	int *var_of;        /* by action: its variable, or -1 */
	struct spender_var *vars;
	size_t n_vars;
	struct problem problem;
	struct sweep sweep;
	bool swept;         /* is it solved for every budget? Else each is searched for */
	bool rough;         /* values are bounds only: something was too much to look at */
	int64_t *curve;
	struct assessment *base;  /* with what is done */
	struct range base_range;  /* its score: of the section, or overall */
	struct frac base_low;     /* overall */
	struct assessment *tried; /* base with options taken, and its score, with the set that
				     is asked now */
	struct score score;
	int *of_question, *of_decision; /* the variable that changes it, or -1 */
	struct indices *hanging;  /* by question: the variables that it hangs on (gain.c) */
	unsigned char *taken;     /* by variable: the option that is taken in it */
};

/* spender.c: a new factor over these variables, its table all 0. */
struct factor *spender_factor(struct budget *b, const size_t *vars, size_t n);
void spender_start(struct budget *b, const struct assessment *a);
/* Takes an option of a variable, and scores again what hangs on it. */
void spender_set(struct budget *b, size_t var, size_t option);
/* The variable of the decision from which a question takes its level; or -1. */
int spender_mirror(const struct budget *b, size_t question);
/* The low end of a range; 0 for none. */
struct frac spender_low(const struct range *range);
/* What the options taken bring on low, overall. */
struct frac spender_gain(const struct budget *b);
/* A part of the score in units, cut. */
int64_t spender_units(struct frac f);
/* gain.c: finds out what options must be told apart by; then, with classes, what they bring. */
void gain_look(struct budget *b);
void gain_values(struct budget *b);

#endif
