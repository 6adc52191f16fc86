/* What comes before what: an action needs those of the questions that its question needs, and
 * waits for those that keep from firing what it alone would open. */
#include "base/words.h"
#include "engine/plan/planner.h"

/* The finding of needs. */
struct finding_needs {
	struct planner *m;
	size_t *seen;   /* by action: the search that was there last, from 1 */
	size_t search;
	size_t *stack;
};

static bool has_need(const struct action *act, size_t need)
{
	return indices_hold(&act->needs, need) || indices_hold(&act->waits, need);
}

/* Does one action come after the other, by what is known so far? */
static bool comes_after(struct finding_needs *f, size_t action, size_t other)
{
	size_t n = 0;

	f->search++;
	for (f->stack[n++] = action; n;) {
		size_t at = f->stack[--n];
		const struct indices *before[] = {&f->m->p->actions[at].needs,
						  &f->m->p->actions[at].waits};

		if (at == other)
			return true;
		for (size_t b = 0; b < 2; b++)
			for (size_t k = 0; k < before[b]->n; k++) {
				size_t next = before[b]->items[k];

				if (f->seen[next] == f->search)
					continue;
				f->seen[next] = f->search;
				f->stack[n++] = next;
			}
	}
	return false;
}

/* Questions need each other in no circle; but decisions of which several are made may. */
static bool closes_circle(struct finding_needs *f, size_t action, size_t need)
{
	const struct action *actions = f->m->p->actions;

	return (actions[action].decision >= 0 || actions[need].decision >= 0) &&
	       comes_after(f, need, action);
}

/* An action of a needed question: it is waited for, or passed over. */
static void need_action(struct finding_needs *f, size_t action, size_t need, struct str *passed)
{
	struct planner *m = f->m;
	struct action *act = &m->p->actions[action];
	const struct action *before = &m->p->actions[need];

	if (action_is_set_aside(before))
		str_addf(passed, "%s%s (%s)", passed->len ? ", " : "", before->id,
			 tr(plan_status_name(before->status)));
	else if (need != action && !has_need(act, need) && !closes_circle(f, action, need))
		add_index(m, &act->needs, need);
}

/* Why a needed question is passed over as a whole; NULL when it is not. */
static const char *why_passed_over(const struct planner *m, size_t question)
{
	const struct standing *st = &m->s->questions[question];

	return !st->asked			      ? tr("not asked")
	       : !st->applicable		      ? tr("not applicable")
	       : st->state == STANDING_UNANSWERED     ? tr("not answered")
	       : st->state == STANDING_STARTED	      ? tr("only started")
						      : NULL;
}

static void need_question(struct finding_needs *f, size_t action, size_t question,
			  struct str *passed)
{
	struct planner *m = f->m;
	const struct question *q = &m->q->questions[question];
	const char *why = why_passed_over(m, question);

	if (why) {
		str_addf(passed, "%s%s (%s)", passed->len ? ", " : "", q->id, why);
		return;
	}
	for (size_t k = 0; k < m->of_question[question].n; k++)
		need_action(f, action, m->of_question[question].items[k], passed);
	for (size_t k = 0; k < q->decisions.n; k++) {
		const struct indices *list = &m->of_decision[q->decisions.items[k]];

		for (size_t j = 0; j < list->n; j++)
			need_action(f, action, list->items[j], passed);
	}
}

static void find_needs_of(struct finding_needs *f, size_t action)
{
	struct planner *m = f->m;
	struct action *act = &m->p->actions[action];
	struct str passed = {0}, after = {0};
	const struct question *q;

	if (act->kind != ACTION_QUESTION && (act->kind != ACTION_DECISION || act->question < 0))
		return;
	q = &m->q->questions[act->question];
	for (size_t k = 0; k < q->needs.n; k++)
		need_question(f, action, q->needs.items[k], &passed);
	for (size_t k = 0; k < q->after.n; k++)
		str_addf(&after, "%s%s", k ? ", " : "", m->q->questions[q->after.items[k]].id);
	act->passed_over = planner_text(m, &passed);
	act->after = planner_text(m, &after);
	str_release(&passed);
	str_release(&after);
}

/* The things that a condition names, each once. */
static void add_names(struct planner *m, struct things *names, const struct condition *c)
{
	if (!c || c->op == COND_ALWAYS)
		return;
	if (c->op == COND_AND || c->op == COND_OR || c->op == COND_NOT) {
		add_names(m, names, c->left);
		add_names(m, names, c->right);
		return;
	}
	for (size_t k = 0; k < names->n; k++)
		if (names->items[k].kind == c->name.kind &&
		    names->items[k].index == c->name.index)
			return;
	*(struct thing *)ARENA_PUSH(&m->p->arena, names->items, names->n) = c->name;
}

/* Would the rule not fire, were the other done too? What opened it is done in the trial. */
static bool keeps_from_firing(struct planner *m, const struct action *other, size_t rule)
{
	struct trial *t = planner_trial(m);
	bool fires;

	if (action_is_set_aside(other) || action_changes(other).kind == THING_NONE)
		return false;
	trial_begin(t, action_changes(other));
	action_apply(other, t->copy);
	trial_update(t);
	fires = t->score.fired[rule];
	trial_back(t);
	return !fires;
}

/* Those among the actions of one thing that keep the rule from firing. */
static void await(struct finding_needs *f, size_t action, size_t rule,
		  const struct indices *others)
{
	struct planner *m = f->m;
	struct action *act = &m->p->actions[action];

	for (size_t k = 0; k < others->n; k++) {
		size_t other = others->items[k];

		if (other != action && !has_need(act, other) &&
		    keeps_from_firing(m, &m->p->actions[other], rule) &&
		    !comes_after(f, other, action))
			add_index(m, &act->waits, other);
	}
}

/* Decisions before questions, as they are walked. */
static void find_waits_for(struct finding_needs *f, size_t action, size_t rule)
{
	struct planner *m = f->m;
	struct things names = {0};

	add_names(m, &names, m->q->rules[rule].when);
	for (size_t k = 0; k < names.n; k++) {
		struct thing name = names.items[k];

		if (name.kind == THING_QUESTION && m->q->questions[name.index].mirrors >= 0)
			name = (struct thing){THING_DECISION,
					      (size_t)m->q->questions[name.index].mirrors};
		if (name.kind == THING_DECISION)
			await(f, action, rule, &m->of_decision[name.index]);
	}
	for (size_t k = 0; k < names.n; k++)
		if (names.items[k].kind == THING_QUESTION)
			await(f, action, rule, &m->of_question[names.items[k].index]);
}

static void find_waits_of(struct finding_needs *f, size_t action)
{
	struct planner *m = f->m;
	const struct action *act = &m->p->actions[action];
	struct trial *t = planner_trial(m);

	if (!act->opens.n || action_is_set_aside(act))
		return;
	trial_begin(t, action_changes(act));
	action_apply(act, t->copy);
	trial_update(t);
	for (size_t k = 0; k < act->opens.n; k++)
		find_waits_for(f, action, act->opens.items[k]);
	trial_back(t);
}

static void find_all_waits(struct finding_needs *f, const struct indices *actions, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < actions[i].n; k++)
			find_waits_of(f, actions[i].items[k]);
}

void find_needs(struct planner *m)
{
	size_t n = m->p->n_actions;
	struct finding_needs f = {.m = m, .seen = arena_new(&m->p->arena, size_t, n),
				  .stack = arena_new(&m->p->arena, size_t, n + 1)};

	for (size_t i = 0; i < n; i++)
		find_needs_of(&f, i);
	find_all_waits(&f, m->of_decision, m->q->n_decisions);
	find_all_waits(&f, m->of_question, m->q->n_questions);
}
