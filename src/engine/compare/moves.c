/* Findings, actions and accepted risks that came, went or stayed. */
#include <string.h>

#include "base/names.h"
#include "engine/acceptance.h"
#include "engine/compare/parts.h"
#include "model/questionnaire/condition.h"

/* ---- Findings ---- */

/* Do two questionnaires say the same of a rule? */
static bool same_rule(const struct questionnaire *qb, const struct rule *b,
		      const struct questionnaire *qa, const struct rule *a)
{
	struct str then = {0}, now = {0};
	bool same;

	if (a == b)
		return true;
	condition_text(&then, qb, b->when);
	condition_text(&now, qa, a->when);
	same = b->severity == a->severity && !strcmp(str_text(&then), str_text(&now));
	str_release(&then);
	str_release(&now);
	return same;
}

/* What became of a rule that fires on one side at least. What fires by nothing but what is alike
 * fires in the score of that, too. */
static enum finding_move move_of(const struct compare *c, size_t rule, bool of_before)
{
	const struct side *side = of_before ? &c->before : &c->after;
	const struct side *other = of_before ? &c->after : &c->before;
	const struct questionnaire *q = side->a->questionnaire,
				   *oq = other->a->questionnaire;
	struct thing t = counterpart(side, other, (struct thing){THING_RULE, rule});
	bool there = t.kind == THING_RULE;

	if (there && side->score->fired[rule] && other->score->fired[t.index])
		return FINDING_STILL;
	if (!there || !same_rule(q, &q->rules[rule], oq, &oq->rules[t.index]) ||
	    !c->scores[!of_before]->fired[rule])
		return FINDING_APART;
	return of_before ? FINDING_GONE : FINDING_NEW;
}

/* Those of one side with that move; what both have, of the side after. */
static void add_findings(struct compare *c, enum finding_move move, bool of_before)
{
	const struct side *side = of_before ? &c->before : &c->after;

	for (size_t i = 0; i < side->plan->n_findings; i++) {
		const struct finding *f = &side->plan->findings[i];

		if (move_of(c, f->rule, of_before) != move)
			continue;
		*(struct compared_finding *)ARENA_PUSH(&c->arena, c->findings, c->n_findings) =
			(struct compared_finding){move, of_before, f,
						  &side->a->questionnaire->rules[f->rule]};
		c->findings_of[move]++;
	}
}

void compare_findings(struct compare *c)
{
	add_findings(c, FINDING_GONE, true);
	add_findings(c, FINDING_NEW, false);
	add_findings(c, FINDING_STILL, false);
	add_findings(c, FINDING_APART, true);
	add_findings(c, FINDING_APART, false);
}

/* ---- Actions ---- */

/* One action of either side. */
struct pair {
	const struct action *before, *after;
	bool done_before; /* said of it, be it in the plan then or not */
};

/* Can what the action is about be compared? */
static bool action_is_alike(const struct compare *c, const struct action *act, bool of_before)
{
	const struct alike *alike = &c->alike[!of_before];

	if (c->whole)
		return true;
	if (act->kind == ACTION_FINDING || act->kind == ACTION_CONTAIN)
		return move_of(c, (size_t)act->rule, of_before) != FINDING_APART;
	return act->decision >= 0 ? alike->decisions[act->decision]
				  : alike->questions[act->question];
}

static bool has_moved(const struct compare *c, enum action_move move, const struct pair *p,
		      bool *then)
{
	const struct action *b = p->before, *a = p->after;

	*then = false;
	switch (move) {
	case ACTION_GONE:
		return !a && action_is_alike(c, b, true);
	case ACTION_NEW:
		return !b && a->status != PLAN_DONE && action_is_alike(c, a, false);
	case ACTION_DONE:
		*then = b ? b->status == PLAN_DONE : p->done_before;
		return a && a->status == PLAN_DONE;
	case ACTION_CONTRADICTED:
		*then = b && b->contradicted;
		return a && a->contradicted;
	case ACTION_OVERDUE:
		*then = b && action_is_overdue(b, c->before.plan->as_of);
		return a && action_is_overdue(a, c->after.plan->as_of);
	case ACTION_APART:
	case ACTION_MOVES:
		break;
	}
	return a ? !b && a->status != PLAN_DONE && !action_is_alike(c, a, false)
		 : !action_is_alike(c, b, true);
}

static void add_actions(struct compare *c, enum action_move move, const struct pair *pairs,
			size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool then;

		if (!has_moved(c, move, &pairs[i], &then))
			continue;
		*(struct compared_action *)ARENA_PUSH(&c->arena, c->actions, c->n_actions) =
			(struct compared_action){move, then, pairs[i].before, pairs[i].after};
		c->actions_of[move]++;
	}
}

/* Those of the side after, then those that only the side before has. */
static size_t pair_up(struct compare *c, struct pair **pairs)
{
	const struct plan *pb = c->before.plan, *pa = c->after.plan;
	const struct assessment *old = c->before.a;
	struct names known = {.arena = &c->arena}, said = {.arena = &c->arena};
	bool *taken = arena_new(&c->arena, bool, pb->n_actions);
	size_t n = 0;

	*pairs = arena_new(&c->arena, struct pair, pa->n_actions + pb->n_actions);
	names_reserve(&known, pb->n_actions);
	for (size_t i = 0; i < pb->n_actions; i++)
		names_add(&known, pb->actions[i].id, i);
	for (size_t i = 0; i < old->n_plan; i++)
		if (old->plan[i].status == PLAN_DONE)
			names_add(&said, old->plan[i].id, i);
	for (size_t i = 0; i < pa->n_actions; i++) {
		size_t at = names_find(&known, pa->actions[i].id);

		if (at != NAMES_NONE)
			taken[at] = true;
		(*pairs)[n++] = (struct pair){
			at == NAMES_NONE ? NULL : &pb->actions[at], &pa->actions[i],
			names_find(&said, pa->actions[i].id) != NAMES_NONE};
	}
	for (size_t i = 0; i < pb->n_actions; i++)
		if (!taken[i])
			(*pairs)[n++] = (struct pair){&pb->actions[i], NULL, false};
	return n;
}

void compare_actions(struct compare *c)
{
	struct pair *pairs;
	size_t n = pair_up(c, &pairs);

	for (int move = 0; move < ACTION_MOVES; move++)
		add_actions(c, (enum action_move)move, pairs, n);
}

/* ---- Accepted risks ---- */

/* A record of an older file has no id: there is one of each thing. */
static const char *key_of(struct compare *c, const struct acceptance *r)
{
	return *r->id ? r->id : arena_printf(&c->arena, "of %s", r->of);
}

static enum acceptance_state state_on(const struct side *side, const struct acceptance *r)
{
	struct thing of = questionnaire_find(side->a->questionnaire, r->of);

	return acceptance_state(r, side->plan->as_of, risk_severity(side->score, side->a, of));
}

static void add_acceptance(struct compare *c, enum acceptance_move move, bool then,
			   const struct acceptance *record)
{
	*(struct compared_acceptance *)ARENA_PUSH(&c->arena, c->acceptances,
						  c->n_acceptances) =
		(struct compared_acceptance){move, then, record};
	c->acceptances_of[move]++;
}

void compare_acceptances(struct compare *c)
{
	static const enum acceptance_state states[] = {
		[ACCEPTANCE_GIVEN] = ACCEPTANCE_ACTIVE, /* or any other */
		[ACCEPTANCE_ENDED] = ACCEPTANCE_REVOKED,
		[ACCEPTANCE_RUN_OUT] = ACCEPTANCE_EXPIRED,
	};
	const struct acceptance **then, **now;
	size_t n_then = acceptances_all(&c->arena, c->before.a, &then);
	size_t n = acceptances_all(&c->arena, c->after.a, &now);
	struct names known = {.arena = &c->arena};

	for (size_t i = 0; i < n_then; i++)
		names_add(&known, key_of(c, then[i]), i);
	for (int move = 0; move < ACCEPTANCE_MOVES; move++)
		for (size_t i = 0; i < n; i++) {
			size_t at = names_find(&known, key_of(c, now[i]));
			bool was = at != NAMES_NONE;

			if (move == ACCEPTANCE_GIVEN ? !was
						     : state_on(&c->after, now[i]) == states[move])
				add_acceptance(c, (enum acceptance_move)move,
					       was && state_on(&c->before, then[at]) ==
							      states[move],
					       now[i]);
		}
}
