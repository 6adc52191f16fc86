/* reckon.h - the plan reckoned a second time, from the text of the design alone: naive, obvious
 * and slow. It shares nothing with src/engine/plan: only answers, scores and fractions.
 *
 * Ids of actions, efforts in half-days, risks in tenths, priorities in hundredths, gains in
 * thousandths of a point. Everything lives in the arena of the reckoning.
 *
 * Where the text leaves it open, the worked cases (test_plan_vectors.c) decide:
 * - What an action alone does, and what it gains, is judged with its open steps only. Options
 *   are judged with all steps of all questions done, accepted and rejected ones too.
 * - Steps are chosen until the target whatever was accepted or rejected among them; those keep
 *   their place and cost nothing. The risk is that of the whole question.
 * - A rule names a decision when its condition does; it is not enough that it blames it.
 * - "Fewest that fire and do not fire now": of all rules, and now is before anything is done.
 * - A rule that blames a decisions question is ended by the action of each of its decisions,
 *   and so is one that blames what changes, though it may go on firing.
 * - The severity of a decision is that of its question's gap, raised by the fired rules that
 *   blame the decision or the question, not by those that blame another decision of it.
 * - A find-out of a decision has the whole weight of its question: it shares nothing.
 * - Priority comes from the risk as shown; so does risk per day, and by gain the gain_alone as
 *   shown. Only ties look at the exact gain_alone.
 * - Gains in order are differences of (low after - low now), each rounded once.
 * - Find-outs stand among what is needed. What is needed already is not waited for as well.
 * What they leave open too is taken by the letter:
 * - A decision is looked at when its question is answered and below target, or when a fired
 *   rule blames the decision itself.
 * - Of several questions made of one decision that with the worst gap, then the greatest weight,
 *   lends it weight, effort, needs and what the team says of it.
 * - What is in progress or overdue of a step makes the action now; its status stays.
 * - Effort of levels counts the levels climbed; one to 4 for want of 3 counts as to
 *   3, unless 4 is the target.
 * - An acceptance covers the find-out of its question or decision too.
 * - Doing a step never lowers a level.
 * - An action of which no step is left to do is done if one of them is, else set aside. */
#ifndef TESTS_RECKON_H
#define TESTS_RECKON_H

#include "support.h"

#include "base/date.h"
#include "engine/score.h"
#include "model/questionnaire/condition.h"

enum reckoned_kind {
	RECKONED_QUESTION,
	RECKONED_DECISION,
	RECKONED_FIND_OUT,
	RECKONED_FINDING,
	RECKONED_CONTAIN
};
enum reckoned_wave { RECKONED_NOW, RECKONED_NEXT, RECKONED_LATER };

struct reckoned_step {
	const char *id;
	size_t item; /* the level, or the place of the practice */
	enum plan_status status;
	int effort;
	int64_t gain;
};

struct reckoned_action {
	const char *id;
	enum reckoned_kind kind;
	struct thing what; /* the question, decision or rule */
	enum severity severity;
	enum plan_status status;
	bool forced; /* it, or a step, is in progress or overdue */
	int option;  /* of a decision; else -1 */
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
	struct reckoned_action
		*actions; /* in the order of the walk; then findings, containing */
	size_t n;
	size_t *order;      /* which action comes first, second, … */
	struct score tried; /* of what was tried last */
};

static inline const struct question *reckoned_question(const struct reckoning *r,
						       size_t i)
{
	return &r->q->questions[i];
}

/* ---- What is tried ---- */

static inline bool is_in(const struct reckoned_step *s)
{
	return s->status != PLAN_ACCEPTED && s->status != PLAN_REJECTED;
}

/* The level that the question has in a, or takes from the decision that it mirrors; -1: none. */
static inline int level_in(const struct reckoning *r, const struct assessment *a,
			   size_t i)
{
	const struct question *q = reckoned_question(r, i);

	if (a->questions[i].state == ANSWER_SET)
		return a->questions[i].level;
	if (q->mirrors < 0 || !r->now->decision_asked[q->mirrors] ||
	    a->decisions[q->mirrors].state != ANSWER_SET)
		return -1;
	return q->mirror_level[a->decisions[q->mirrors].option];
}

/* A level is never lowered: what a question mirrors may have moved further already. */
static inline void reckon_do(const struct reckoning *r, struct assessment *a,
			     const struct reckoned_action *act,
			     const struct reckoned_step *s)
{
	size_t i = act->what.index;

	if (act->kind == RECKONED_DECISION)
		assessment_set_option(a, i, act->option);
	else if (act->kind == RECKONED_QUESTION &&
		 reckoned_question(r, i)->type != TYPE_LEVELS)
		assessment_set_practice(a, i, s->item, PRACTICE_YES);
	else if (act->kind == RECKONED_QUESTION && (int)s->item > level_in(r, a, i))
		assessment_set_level(a, i, (int)s->item);
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
	int own = r->a->settings.targets[question];

	return own ? own : r->now->target;
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
	return r->now->questions[question].asked &&
	       r->now->questions[question].applicable;
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

/* Of the questions that count and are made of it the one with the worst gap, then the greatest
 * weight, then the first; or -1. */
static inline int question_of(const struct reckoning *r, size_t decision)
{
	int best = -1;

	for (size_t i = 0; i < r->q->n_questions; i++) {
		enum severity gap = gap_of(r, i);
		int weight = r->q->questions[i].weight;

		if (made_of(r, i, decision) &&
		    (best < 0 || gap > gap_of(r, (size_t)best) ||
		     (gap == gap_of(r, (size_t)best) &&
		      weight > r->q->questions[best].weight)))
			best = (int)i;
	}
	return best;
}

/* ---- What the team says ---- */

/* What an entry comes to on that day: one that is accepted counts until its date, and not at
 * all without one. */
static inline enum plan_status status_of(const struct reckoning *r,
					 const struct plan_entry *e)
{
	long until;

	if (!e)
		return PLAN_OPEN;
	if (e->status == PLAN_ACCEPTED &&
	    (!date_parse(e->until, &until) || until < r->as_of))
		return PLAN_OPEN;
	return e->status;
}

/* Is there an acceptance of that thing, of that severity now, in force? Older files have it as
 * a status. */
static inline bool is_accepted(const struct reckoning *r, const char *id,
			       enum severity now)
{
	if (status_of(r, assessment_plan(r->a, id)) == PLAN_ACCEPTED)
		return true;
	for (size_t i = 0; i < r->a->n_acceptances; i++)
		if (!strcmp(r->a->acceptances[i].of, id) &&
		    acceptance_in_force(&r->a->acceptances[i], r->as_of, now))
			return true;
	return false;
}

static inline enum severity severity_of_question(const struct reckoning *r, size_t i)
{
	return worse(gap_of(r, i), blame_of(r, (struct thing){THING_QUESTION, i}));
}

/* Is it accepted itself, or as part of its question? */
static inline bool is_covered(const struct reckoning *r,
			      const struct reckoned_action *act)
{
	if (is_accepted(r, thing_id(r->q, act->what), act->severity))
		return true;
	for (size_t i = 0; act->what.kind == THING_DECISION && i < r->q->n_questions; i++)
		if (made_of(r, i, act->what.index) &&
		    is_accepted(r, r->q->questions[i].id, severity_of_question(r, i)))
			return true;
	return false;
}

/* What the team says of it, else of the question that it is about. */
static inline const struct plan_entry *entry_of(const struct reckoning *r,
						const struct reckoned_action *act)
{
	const struct plan_entry *e = assessment_plan(r->a, act->id);

	if (!e && act->what.kind == THING_QUESTION)
		e = assessment_plan(r->a, r->q->questions[act->what.index].id);
	if (!e && act->what.kind == THING_DECISION &&
	    question_of(r, act->what.index) >= 0)
		e = assessment_plan(r->a,
				    r->q->questions[question_of(r, act->what.index)].id);
	return e;
}

/* What the steps come to where none is left to do: done if any is, else the last of all. */
static inline enum plan_status status_of_steps(const struct reckoned_action *act)
{
	enum plan_status status = PLAN_OPEN;

	for (size_t k = 0; k < act->n_steps; k++) {
		if (act->steps[k].status <= PLAN_IN_PROGRESS)
			return PLAN_OPEN;
		if (status != PLAN_DONE)
			status = act->steps[k].status;
	}
	return status;
}

/* Is something left to do of it that is in progress or overdue? */
static inline bool is_urgent(const struct reckoning *r, const struct plan_entry *e,
			     enum plan_status status)
{
	long due;

	return status == PLAN_IN_PROGRESS ||
	       (e && status == PLAN_OPEN && date_parse(e->due, &due) && due < r->as_of);
}

/* Said to be done, and what it changes was answered since: it is still there. */
static inline bool is_contradicted(const struct reckoning *r, const struct reckoned_action *act,
				   const struct plan_entry *e)
{
	const struct answer *answer = act->kind == RECKONED_QUESTION
					      ? &r->a->questions[act->what.index]
				      : act->kind == RECKONED_DECISION
					      ? &r->a->decisions[act->what.index]
					      : NULL;

	return answer && act->status == PLAN_DONE && e && *e->at && strcmp(answer->at, e->at) > 0;
}

static inline void reckon_status(struct reckoning *r, struct reckoned_action *act)
{
	const struct plan_entry *e = entry_of(r, act);

	act->status = is_covered(r, act) ? PLAN_ACCEPTED : status_of(r, e);
	if (is_contradicted(r, act, e))
		act->status = PLAN_OPEN;
	for (size_t k = 0; k < act->n_steps; k++)
		act->steps[k].status =
			act->status > PLAN_IN_PROGRESS
				? act->status
				: status_of(r, assessment_plan(r->a, act->steps[k].id));
	if (status_of_steps(act) != PLAN_OPEN)
		act->status = status_of_steps(act);
	act->forced = is_urgent(r, e, act->status);
	for (size_t k = 0; k < act->n_steps; k++)
		act->forced = act->forced ||
			      is_urgent(r, assessment_plan(r->a, act->steps[k].id),
					act->steps[k].status);
}

#endif
