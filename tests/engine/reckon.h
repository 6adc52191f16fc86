/* reckon.h - the plan reckoned a second time, from the text of the design alone: naive, obvious
 * and slow. It shares nothing with src/engine/plan: only answers, scores and fractions.
 *
 * Ids of actions, efforts in half-days, risks in tenths, priorities in hundredths, gains in
 * thousandths of a point. Everything lives in the arena of the reckoning. */
#ifndef TESTS_RECKON_H
#define TESTS_RECKON_H

#include "support.h"

#include "base/date.h"
#include "engine/score.h"
#include "model/questionnaire/condition.h"

enum reckoned_kind { RECKONED_QUESTION, RECKONED_DECISION, RECKONED_FIND_OUT, RECKONED_FINDING,
		     RECKONED_CONTAIN };
enum reckoned_wave { RECKONED_NOW, RECKONED_NEXT, RECKONED_LATER };
enum { RECKONED_ID = 2 * Q_ID_MAX + 2 };

struct reckoned_step {
	char id[RECKONED_ID];
	size_t item; /* the level, or the place of the practice */
	enum plan_status status;
	int effort;
	int64_t gain;
};

struct reckoned_action {
	char id[RECKONED_ID];
	enum reckoned_kind kind;
	struct thing what; /* the question, decision or rule */
	enum severity severity;
	enum plan_status status;
	bool overdue;
	int option; /* of a decision; else -1 */
	int effort;
	int64_t risk, priority, gain, gain_alone;
	struct frac alone; /* gain_alone, exact, of 1 */
	enum reckoned_wave wave;
	bool *needs, *waits; /* by action */
	bool *ends, *opens;  /* by rule */
	struct reckoned_step *steps;
	size_t n_steps;
};

struct reckoning {
	struct arena arena;
	const struct questionnaire *q;
	const struct assessment *a;
	const struct score *now;
	long as_of;
	int target, capacity;
	bool by_gain;
	struct reckoned_action *actions; /* in the order of the walk; then findings, containing */
	size_t n;
	size_t *order;     /* which action comes first, second, … */
	struct score tried; /* of what was tried last */
};

static inline const struct question *reckoned_question(const struct reckoning *r, size_t i)
{
	return &r->q->questions[i];
}

/* ---- What is tried ---- */

static inline bool is_in(const struct reckoned_step *s)
{
	return s->status != PLAN_ACCEPTED && s->status != PLAN_REJECTED;
}

static inline void reckon_do(const struct reckoning *r, struct assessment *a,
			     const struct reckoned_action *act, const struct reckoned_step *s)
{
	size_t i = act->what.index;

	if (act->kind == RECKONED_DECISION)
		assessment_set_option(a, i, act->option);
	else if (act->kind == RECKONED_QUESTION && reckoned_question(r, i)->type == TYPE_LEVELS)
		assessment_set_level(a, i, (int)s->item);
	else if (act->kind == RECKONED_QUESTION)
		assessment_set_practice(a, i, s->item, PRACTICE_YES);
}

/* All its steps; with only_open, without those that are accepted or rejected. */
static inline void reckon_do_all(const struct reckoning *r, struct assessment *a,
				 const struct reckoned_action *act, bool only_open)
{
	for (size_t k = 0; k < act->n_steps; k++)
		if (!only_open || is_in(&act->steps[k]))
			reckon_do(r, a, act, &act->steps[k]);
}

static inline void reckon_try(struct reckoning *r, const struct assessment *a)
{
	score_recompute(&r->tried, a, r->now);
}

/* The overall low, 0 when nothing counts. */
static inline struct frac reckoned_low(const struct score *s)
{
	return s->overall.any ? s->overall.low : frac_of(0, 1);
}

/* ---- Where things stand ---- */

static inline bool stage_is(const struct reckoning *r, const char *id)
{
	int f = questionnaire_field(r->q, "stage");
	int v = f < 0 ? -1 : field_value(&r->q->fields[f], id);

	return v >= 0 && r->now->field_counts[f] && r->a->fields[f].set &&
	       (r->a->fields[f].values >> v & 1);
}

static inline int reckoned_target(const struct reckoning *r, size_t question)
{
	(void)question;
	return r->now->target;
}

static inline bool blames(const struct reckoning *r, size_t rule, struct thing what)
{
	const struct rule *x = &r->q->rules[rule];

	return indices_hold(what.kind == THING_DECISION ? &x->decisions : &x->questions,
			    what.index);
}

/* Does the condition name it? */
static inline bool condition_has(const struct condition *c, struct thing what)
{
	return c && ((c->op >= COND_IN && c->name.kind == what.kind &&
		      c->name.index == what.index) ||
		     condition_has(c->left, what) || condition_has(c->right, what));
}

/* Does the question count: is it asked and applicable? */
static inline bool counts(const struct reckoning *r, size_t question)
{
	return r->now->questions[question].asked && r->now->questions[question].applicable;
}

/* Is it a decisions question that counts and is made of the decision? */
static inline bool made_of(const struct reckoning *r, size_t question, size_t decision)
{
	return counts(r, question) &&
	       indices_hold(&reckoned_question(r, question)->decisions, decision);
}

static inline enum severity worse(enum severity a, enum severity b)
{
	return a > b ? a : b;
}

/* The worst fired rule that blames it. */
static inline enum severity blame_of(const struct reckoning *r, struct thing what)
{
	enum severity worst = SEVERITY_NONE;

	for (size_t k = 0; k < r->q->n_rules; k++)
		if (r->now->fired[k] && blames(r, k, what))
			worst = worse(worst, r->q->rules[k].severity);
	return worst;
}

/* The severity of the gap of a question that is answered, with its own target. */
static inline enum severity gap_of(const struct reckoning *r, size_t question)
{
	const struct standing *st = &r->now->questions[question];

	if (!counts(r, question) || st->state != STANDING_ANSWERED)
		return SEVERITY_NONE;
	return gap_severity(reckoned_question(r, question)->weight, st->low,
			    reckoned_target(r, question), stage_is(r, "prod"),
			    stage_is(r, "poc"));
}

/* ---- What the team says ---- */

/* What an entry comes to on that day: one that is accepted counts until its date. */
static inline enum plan_status status_of(const struct reckoning *r, const struct plan_entry *e)
{
	long until;

	if (!e)
		return PLAN_OPEN;
	if (e->status == PLAN_ACCEPTED && *e->until && date_parse(e->until, &until) &&
	    until < r->as_of)
		return PLAN_OPEN;
	return e->status;
}

static inline bool all_steps(const struct reckoned_action *act, enum plan_status status)
{
	for (size_t k = 0; k < act->n_steps; k++)
		if (act->steps[k].status != status)
			return false;
	return act->n_steps > 0;
}

static inline void reckon_status(struct reckoning *r, struct reckoned_action *act)
{
	const struct plan_entry *e = assessment_plan(r->a, act->id);
	long due;

	act->status = status_of(r, e);
	for (size_t k = 0; k < act->n_steps; k++)
		act->steps[k].status =
			act->status > PLAN_IN_PROGRESS
				? act->status
				: status_of(r, assessment_plan(r->a, act->steps[k].id));
	for (int s = PLAN_DONE; s <= PLAN_REJECTED; s++)
		if (all_steps(act, (enum plan_status)s))
			act->status = (enum plan_status)s;
	act->overdue = e && act->status <= PLAN_IN_PROGRESS && date_parse(e->due, &due) &&
		       due < r->as_of;
}

#endif
