/* reckon_actions.h - which actions there are, with their steps, effort, risk and findings. */
#ifndef TESTS_RECKON_ACTIONS_H
#define TESTS_RECKON_ACTIONS_H

#include "engine/reckon.h"

/* ---- Which actions there are ---- */

static inline struct reckoned_action *reckon_add(struct reckoning *r,
						 enum reckoned_kind kind,
						 struct thing what, const char *suffix)
{
	struct reckoned_action *act = ARENA_PUSH(&r->arena, r->actions, r->n);

	act->kind = kind;
	act->what = what;
	act->option = -1;
	act->id = arena_printf(&r->arena, "%s%s", thing_id(r->q, what), suffix);
	act->steps = arena_new(&r->arena, struct reckoned_step, Q_ITEMS_MAX + 1);
	return act;
}

static inline void reckon_step(struct reckoning *r, struct reckoned_action *act,
			       size_t item, const char *suffix)
{
	struct reckoned_step *s = &act->steps[act->n_steps++];

	s->id = arena_printf(&r->arena, "%s%s", act->id, suffix);
	s->item = item;
}

static inline bool at_target(struct frac low, int target)
{
	return frac_cmp(low, frac_of(target, 4)) >= 0;
}

static inline void reckon_levels(struct reckoning *r, struct reckoned_action *act)
{
	const struct question *q = reckoned_question(r, act->what.index);
	int target = reckoned_target(r, act->what.index);
	int level = (int)frac_scaled(r->now->questions[act->what.index].low, 4);
	char suffix[16];

	while (level < target) {
		do
			level++;
		while (!question_offers(q, level));
		snprintf(suffix, sizeof suffix, "/to-%d", level);
		reckon_step(r, act, (size_t)level, suffix);
	}
}

/* Missing must-haves in file order, then the others, until the target is reached. */
static inline void reckon_practices(struct reckoning *r, struct reckoned_action *act)
{
	size_t i = act->what.index;
	const struct question *q = reckoned_question(r, i);
	struct assessment *a = assessment_copy(r->a);

	for (int must = 1; must >= 0; must--)
		for (size_t k = 0; k < q->n_practices; k++) {
			enum practice_value v = a->questions[i].practices[k];
			char suffix[Q_ID_MAX + 2];

			if (q->practices[k].withdrawn || q->practices[k].must != must ||
			    v == PRACTICE_YES || v == PRACTICE_NA ||
			    at_target(practices_low(q, &a->questions[i]),
				      reckoned_target(r, i)))
				continue;
			snprintf(suffix, sizeof suffix, "/%s", q->practices[k].id);
			reckon_step(r, act, k, suffix);
			assessment_set_practice(a, i, k, PRACTICE_YES);
		}
	assessment_free(a);
}

static inline void reckon_question(struct reckoning *r, size_t i)
{
	const struct standing *st = &r->now->questions[i];
	struct thing what = {THING_QUESTION, i};
	struct reckoned_action *act;

	if (!counts(r, i) || st->state != STANDING_ANSWERED ||
	    reckoned_question(r, i)->type == TYPE_DECISIONS)
		return;
	if (st->unknown) {
		act = reckon_add(r, RECKONED_FIND_OUT, what, "/find-out");
		reckon_step(r, act, 0, "");
	} else if (!at_target(st->low, reckoned_target(r, i))) {
		act = reckon_add(r, RECKONED_QUESTION, what, "");
		if (reckoned_question(r, i)->type == TYPE_LEVELS)
			reckon_levels(r, act);
		else
			reckon_practices(r, act);
	}
}

/* ---- Which option ---- */

/* What the rules come to under one option. */
struct judged {
	bool *fired; /* by rule */
	enum severity
		worst; /* of those that name the decision, but for those that always fire */
	size_t fresh; /* rules that fire and do not fire now */
};

static inline bool fires_always(const struct judged *j, size_t n, size_t rule)
{
	for (size_t o = 0; o < n; o++)
		if (!j[o].fired[rule])
			return false;
	return true;
}

/* Every option of the decision, with the other answers of a. */
static inline void judge(struct reckoning *r, struct assessment *a, size_t decision,
			 struct judged *j)
{
	struct thing what = {THING_DECISION, decision};
	size_t n = r->q->decisions[decision].n_options;
	int before = a->decisions[decision].option;

	for (size_t o = 0; o < n; o++) {
		assessment_set_option(a, decision, (int)o);
		reckon_try(r, a);
		j[o] = (struct judged){
			.fired = arena_new(&r->arena, bool, r->q->n_rules + 1)};
		memcpy(j[o].fired, r->tried.fired, r->q->n_rules);
	}
	assessment_set_option(a, decision, before);
	for (size_t o = 0; o < n; o++)
		for (size_t k = 0; k < r->q->n_rules; k++) {
			if (!j[o].fired[k])
				continue;
			j[o].fresh += !r->now->fired[k];
			if (condition_has(r->q->rules[k].when, what) &&
			    !fires_always(j, n, k))
				j[o].worst = worse(j[o].worst, r->q->rules[k].severity);
		}
}

/* The option to move to, or -1. */
static inline int reckon_option(struct reckoning *r, struct assessment *a,
				size_t decision)
{
	const struct decision *d = &r->q->decisions[decision];
	int now = r->a->decisions[decision].option, best = 0;
	struct judged j[Q_ITEMS_MAX];

	judge(r, a, decision, j);
	for (int o = 1; o < (int)d->n_options; o++) {
		if (j[o].worst != j[best].worst)
			best = j[o].worst < j[best].worst ? o : best;
		else if (j[o].fresh != j[best].fresh)
			best = j[o].fresh < j[best].fresh ? o : best;
		else if (d->options[o].fit > d->options[best].fit)
			best = o;
	}
	if (d->options[best].fit > d->options[now].fit || j[best].worst < j[now].worst)
		return best;
	return -1;
}

static inline bool is_fact(const struct decision *d)
{
	return d->options[0].fit < 0;
}

/* Is its question below target, or does a rule blame it itself? */
static inline bool is_to_change(const struct reckoning *r, size_t decision)
{
	enum severity s = blame_of(r, (struct thing){THING_DECISION, decision});

	if (!r->now->decision_asked[decision] ||
	    r->a->decisions[decision].state != ANSWER_SET)
		return false;
	if (is_fact(&r->q->decisions[decision]))
		return s != SEVERITY_NONE;
	for (size_t i = 0; i < r->q->n_questions; i++)
		if (made_of(r, i, decision))
			s = worse(s, gap_of(r, i));
	return s != SEVERITY_NONE;
}

/* What every decision moves to; -1: stays. Questions are there already. */
static inline int *reckon_options(struct reckoning *r)
{
	int *moves = arena_new(&r->arena, int, r->q->n_decisions + 1);
	struct assessment *a = assessment_copy(r->a);
	bool moved = true;

	for (size_t i = 0; i < r->n; i++)
		reckon_do_all(r, a, &r->actions[i], false);
	for (size_t d = 0; d < r->q->n_decisions; d++)
		moves[d] = -1;
	for (int pass = 0; pass < 3 && moved; pass++) {
		moved = false;
		for (size_t d = 0; d < r->q->n_decisions; d++) {
			int to = is_to_change(r, d) ? reckon_option(r, a, d) : -1;

			moved = moved || to != moves[d];
			moves[d] = to;
			if (is_to_change(r, d))
				assessment_set_option(
					a, d, to < 0 ? r->a->decisions[d].option : to);
		}
	}
	assessment_free(a);
	return moves;
}

static inline void reckon_decision(struct reckoning *r, size_t d, int move)
{
	struct thing what = {THING_DECISION, d};
	struct reckoned_action *act;

	if (r->now->decision_asked[d] && r->a->decisions[d].state == ANSWER_UNKNOWN)
		reckon_step(r, reckon_add(r, RECKONED_FIND_OUT, what, "/find-out"), 0,
			    "");
	if (move < 0)
		return;
	act = reckon_add(r, RECKONED_DECISION, what, "");
	act->option = move;
	reckon_step(r, act, 0, "");
}

/* ---- Findings ---- */

/* Does the rule blame what the action changes? */
static inline bool blames_action(const struct reckoning *r, size_t rule,
				 const struct reckoned_action *act)
{
	if (act->kind != RECKONED_QUESTION && act->kind != RECKONED_DECISION)
		return false;
	if (blames(r, rule, act->what))
		return true;
	for (size_t i = 0; act->kind == RECKONED_DECISION && i < r->q->n_questions; i++)
		if (made_of(r, i, act->what.index) &&
		    blames(r, rule, (struct thing){THING_QUESTION, i}))
			return true;
	return false;
}

static inline void reckon_findings(struct reckoning *r)
{
	size_t n = r->n;

	for (size_t k = 0; k < r->q->n_rules; k++) {
		bool carried = !r->now->fired[k];

		for (size_t i = 0; i < n; i++)
			carried = carried || blames_action(r, k, &r->actions[i]);
		if (!carried)
			reckon_step(r,
				    reckon_add(r, RECKONED_FINDING,
					       (struct thing){THING_RULE, k}, ""),
				    0, "");
	}
	for (size_t k = 0; k < r->q->n_rules; k++)
		if (r->now->fired[k] && r->q->rules[k].severity >= SEVERITY_HIGH &&
		    r->q->rules[k].contain.n &&
		    !is_accepted(r, r->q->rules[k].id, r->q->rules[k].severity))
			reckon_step(r,
				    reckon_add(r, RECKONED_CONTAIN,
					       (struct thing){THING_RULE, k}, "/contain"),
				    0, "");
}

/* What it ends, and what it makes fire newly, when it alone is done. */
static inline void reckon_consequences(struct reckoning *r, struct reckoned_action *act)
{
	struct assessment *a = assessment_copy(r->a);

	act->ends = arena_new(&r->arena, bool, r->q->n_rules + 1);
	act->opens = arena_new(&r->arena, bool, r->q->n_rules + 1);
	reckon_do_all(r, a, act, true);
	reckon_try(r, a);
	for (size_t k = 0; k < r->q->n_rules; k++) {
		act->ends[k] = r->now->fired[k] &&
			       (!r->tried.fired[k] || blames_action(r, k, act));
		act->opens[k] = !r->now->fired[k] && r->tried.fired[k];
	}
	act->alone = frac_sub(reckoned_low(&r->tried), reckoned_low(r->now));
	act->gain_alone = frac_scaled(act->alone, 100000);
	assessment_free(a);
}

/* ---- Effort ---- */

static inline int ceiling(int a, int b)
{
	return (a + b - 1) / b;
}

/* The linked decisions that are asked and no facts. */
static inline int sharers(const struct reckoning *r, size_t question)
{
	const struct indices *d = &reckoned_question(r, question)->decisions;
	int n = 0;

	for (size_t k = 0; k < d->n; k++)
		n += r->now->decision_asked[d->items[k]] &&
		     !is_fact(&r->q->decisions[d->items[k]]);
	return n;
}

static inline int effort_of_levels(const struct reckoning *r,
				   const struct reckoned_action *act, size_t n)
{
	const struct question *q = reckoned_question(r, act->what.index);
	int most = reckoned_target(r, act->what.index) < 4 ? 3 : 4;
	int from = (int)frac_scaled(r->now->questions[act->what.index].low, 4),
	    climbed = 0;

	for (size_t k = 0; k < n; k++) {
		int to = (int)act->steps[k].item;

		if (is_in(&act->steps[k]))
			climbed += (to < most ? to : most) - from;
		from = to;
	}
	return ceiling(effort_half_days(q->effort) * climbed, 3);
}

static inline int effort_of_practices(const struct reckoning *r,
				      const struct reckoned_action *act, size_t n)
{
	const struct question *q = reckoned_question(r, act->what.index);
	const unsigned char *values = r->a->questions[act->what.index].practices;
	int applicable = 0, halves = 0;

	for (size_t k = 0; k < q->n_practices; k++)
		applicable += !q->practices[k].withdrawn && values[k] != PRACTICE_NA;
	for (size_t k = 0; k < n; k++)
		if (is_in(&act->steps[k]))
			halves += values[act->steps[k].item] == PRACTICE_PARTIAL ? 1 : 2;
	return ceiling(effort_half_days(q->effort) * halves, 2 * applicable);
}

/* Of the first n steps. */
static inline int effort_of(const struct reckoning *r, const struct reckoned_action *act,
			    size_t n)
{
	int i;

	if (act->kind == RECKONED_QUESTION)
		return reckoned_question(r, act->what.index)->type == TYPE_LEVELS
			       ? effort_of_levels(r, act, n)
			       : effort_of_practices(r, act, n);
	if (!n || !is_in(&act->steps[0]))
		return 0;
	if (act->kind == RECKONED_FIND_OUT)
		return 1;
	if (act->kind == RECKONED_FINDING)
		return effort_half_days(r->q->rules[act->what.index].effort);
	if (act->kind == RECKONED_CONTAIN)
		return r->q->rules[act->what.index].contain_half_days;
	i = question_of(r, act->what.index);
	return i < 0 ? effort_half_days(EFFORT_S)
		     : ceiling(effort_half_days(reckoned_question(r, (size_t)i)->effort),
			       sharers(r, (size_t)i));
}

static inline void reckon_effort(const struct reckoning *r, struct reckoned_action *act)
{
	for (size_t k = 0; k < act->n_steps; k++)
		act->steps[k].effort = effort_of(r, act, k + 1) - effort_of(r, act, k);
	act->effort = effort_of(r, act, act->n_steps);
}

/* ---- Risk ---- */

static inline enum severity reckoned_severity(const struct reckoning *r,
					      const struct reckoned_action *act)
{
	enum severity s = blame_of(r, act->what);

	if (act->what.kind == THING_RULE)
		return r->q->rules[act->what.index].severity;
	if (act->what.kind == THING_QUESTION)
		return worse(s, gap_of(r, act->what.index));
	if (act->kind == RECKONED_FIND_OUT) {
		s = SEVERITY_NONE;
		for (size_t k = 0; k < r->q->n_rules; k++)
			if (condition_has(r->q->rules[k].when, act->what))
				s = worse(s, r->q->rules[k].severity);
		return s > SEVERITY_LOW ? s - 1 : SEVERITY_LOW;
	}
	for (size_t i = 0; i < r->q->n_questions; i++)
		if (made_of(r, i, act->what.index))
			s = worse(s, severity_of_question(r, i));
	return s;
}

static inline int factor(enum severity s)
{
	return s == SEVERITY_CRITICAL ? 8
	       : s == SEVERITY_HIGH   ? 4
	       : s == SEVERITY_MEDIUM ? 2
				      : 1;
}

static inline struct frac missing(const struct reckoning *r, size_t question)
{
	return frac_sub(frac_of(1, 1), r->now->questions[question].low);
}

/* Weight times what is missing. */
static inline struct frac weight_of(const struct reckoning *r,
				    const struct reckoned_action *act)
{
	size_t at = act->what.index;
	int i = act->what.kind == THING_DECISION ? question_of(r, at) : -1;

	if (act->what.kind == THING_RULE)
		return frac_of(5, 1);
	if (act->what.kind == THING_QUESTION)
		return frac_mul(frac_of(reckoned_question(r, at)->weight, 1),
				missing(r, at));
	if (act->kind == RECKONED_FIND_OUT)
		return frac_of(i < 0 ? (int)act->severity + 1
				     : reckoned_question(r, (size_t)i)->weight,
			       1);
	if (i >= 0)
		return frac_div(
			frac_mul(frac_of(reckoned_question(r, (size_t)i)->weight, 1),
				 missing(r, (size_t)i)),
			sharers(r, (size_t)i));
	i = r->q->decisions[at].options[r->a->decisions[at].option].fit;
	return frac_mul(frac_of((int)act->severity + 1, 1),
			i < 0 ? frac_of(1, 1) : frac_of(4 - i, 4));
}

static inline void reckon_risk(const struct reckoning *r, struct reckoned_action *act)
{
	struct frac criticality = frac_of(criticality_tenths(r->now, r->a), 10);
	struct frac risk = frac_mul(weight_of(r, act), frac_of(factor(act->severity), 1));

	for (size_t k = 0; k < r->q->n_rules; k++)
		if (act->ends[k])
			risk = frac_add(risk,
					frac_of(5 * factor(r->q->rules[k].severity), 1));
	act->risk = frac_scaled(frac_mul(risk, criticality), 10);
	act->priority =
		act->effort ? frac_scaled(frac_of(act->risk, 5 * act->effort), 100) : 0;
}

/* Decisions stand before questions; those are needed to choose between options. */
static inline void reckon_actions(struct reckoning *r)
{
	int *moves;

	for (size_t i = 0; i < r->q->n_questions; i++)
		reckon_question(r, i);
	moves = reckon_options(r);
	r->actions = NULL;
	r->n = 0;
	for (size_t d = 0; d < r->q->n_decisions; d++)
		reckon_decision(r, d, moves[d]);
	for (size_t i = 0; i < r->q->n_questions; i++)
		reckon_question(r, i);
	reckon_findings(r);
	for (size_t i = 0; i < r->n; i++) {
		struct reckoned_action *act = &r->actions[i];

		act->severity = reckoned_severity(r, act);
		reckon_status(r, act);
		reckon_effort(r, act);
		reckon_consequences(r, act);
		reckon_risk(r, act);
	}
}

#endif
