/* The order of a plan: what waits for what, and what comes first among the ready. */
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "engine/plan_internal.h"

static void add_need(struct planner *m, size_t action, size_t need)
{
	struct indices *list = &m->p->actions[action].needs;

	if (need == action || indices_hold(list, need))
		return;
	*(size_t *)ARENA_PUSH(&m->p->arena, list->items, list->n) = need;
}

/* The actions of a question and those of the decisions it is made of: runs visit on each. */
static void each_action_of(const struct planner *m, size_t question,
			   void (*visit)(void *ctx, size_t action), void *ctx)
{
	const struct question *q = &m->q->questions[question];
	const struct indices *own = &m->of_question[question];

	for (size_t k = 0; k < own->n; k++)
		visit(ctx, own->items[k]);
	for (size_t k = 0; k < q->decisions.n; k++) {
		const struct indices *list = &m->of_decision[q->decisions.items[k]];

		for (size_t j = 0; j < list->n; j++)
			visit(ctx, list->items[j]);
	}
}

/* What is said of a question's actions. */
struct said {
	const struct planner *m;
	size_t n, accepted, rejected;
};

static void hear(void *ctx, size_t action)
{
	struct said *said = ctx;
	enum plan_status status = said->m->p->actions[action].status;

	said->n++;
	said->accepted += status == PLAN_ACCEPTED;
	said->rejected += status == PLAN_REJECTED;
}

/* Why a needed question is passed over; NULL when it is not. */
static const char *why_passed_over(const struct planner *m, size_t question)
{
	const struct standing *st = &m->s->questions[question];
	struct said said = {.m = m};

	if (!st->asked)
		return "not asked";
	if (!st->applicable)
		return "not applicable";
	if (st->state != STANDING_ANSWERED)
		return "not answered";
	each_action_of(m, question, hear, &said);
	if (said.n == 0 || said.accepted + said.rejected < said.n)
		return NULL;
	return said.accepted ? "accepted" : "rejected";
}

/* The action that waits. */
struct waiting {
	struct planner *m;
	size_t action;
};

static void wait_for(void *ctx, size_t action)
{
	struct waiting *w = ctx;

	if (!action_is_set_aside(&w->m->p->actions[action]))
		add_need(w->m, w->action, action);
}

static void need_questions(struct planner *m, size_t action, struct str *passed)
{
	int question = m->p->actions[action].question;
	const struct indices *needs;

	if (question < 0 || m->p->actions[action].kind == ACTION_FINDING)
		return;
	needs = &m->q->questions[question].needs;
	for (size_t k = 0; k < needs->n; k++) {
		const char *why = why_passed_over(m, needs->items[k]);

		if (why)
			str_addf(passed, "%s%s (%s)", passed->len ? ", " : "",
				 m->q->questions[needs->items[k]].id, why);
		else
			each_action_of(m, needs->items[k], wait_for,
				       &(struct waiting){m, action});
	}
}

/* Within a question: the step before, and must-haves before the rest. */
static void need_steps_before(struct planner *m, size_t action)
{
	const struct action *act = &m->p->actions[action];
	const struct indices *list;
	const struct question *q;

	if (act->kind != ACTION_LEVEL && act->kind != ACTION_PRACTICE)
		return;
	list = &m->of_question[act->question];
	q = &m->q->questions[act->question];
	for (size_t k = 0; k < list->n; k++) {
		const struct action *other = &m->p->actions[list->items[k]];

		if (act->kind == ACTION_LEVEL
			    ? question_level_place(q, other->level) + 1 ==
				      question_level_place(q, act->level)
			    : q->practices[other->practice].must &&
				      !q->practices[act->practice].must)
			add_need(m, action, list->items[k]);
	}
}

static void find_needs(struct planner *m)
{
	struct str passed = {0};

	for (size_t i = 0; i < m->p->n_actions; i++) {
		str_truncate(&passed, 0);
		need_questions(m, i, &passed);
		need_steps_before(m, i);
		if (passed.len)
			m->p->actions[i].passed_over =
				arena_strndup(&m->p->arena, str_text(&passed), passed.len);
	}
	str_release(&passed);
}

/* What is needed is as urgent as the most urgent that needs it. Repeats until nothing
 * changes; each round carries urgency at least one step further, so it ends. */
static void spread_urgency(struct planner *m)
{
	bool changed = true;

	for (size_t i = 0; i < m->p->n_actions; i++) {
		struct action *act = &m->p->actions[i];

		act->effective = act->severity;
		act->effective_priority = act->priority;
	}
	while (changed) {
		changed = false;
		for (size_t i = 0; i < m->p->n_actions; i++) {
			const struct action *act = &m->p->actions[i];

			if (action_is_set_aside(act))
				continue;
			for (size_t k = 0; k < act->needs.n; k++) {
				struct action *need = &m->p->actions[act->needs.items[k]];

				if (need->effective < act->effective) {
					need->effective = act->effective;
					changed = true;
				}
				if (need->effective_priority < act->effective_priority) {
					need->effective_priority = act->effective_priority;
					changed = true;
				}
			}
		}
	}
}

static bool comes_first(const struct action *a, const struct action *b)
{
	if (action_is_set_aside(a) != action_is_set_aside(b))
		return action_is_set_aside(b);
	if (a->effective != b->effective)
		return a->effective > b->effective;
	if (a->effective_priority < b->effective_priority ||
	    a->effective_priority > b->effective_priority)
		return a->effective_priority > b->effective_priority;
	return strcmp(a->id, b->id) < 0;
}

/* Is everything that an action needs, and that will be done, placed already? */
static bool is_ready(const struct planner *m, const struct action *act, const size_t *place)
{
	for (size_t k = 0; k < act->needs.n; k++)
		if (!place[act->needs.items[k]] &&
		    !action_is_set_aside(&m->p->actions[act->needs.items[k]]))
			return false;
	return true;
}

/* The next action: the first among the ready; among all when needs go in a circle. */
static size_t pick(const struct planner *m, const size_t *place)
{
	size_t n = m->p->n_actions, best = n;

	for (int only_ready = 1; only_ready >= 0 && best == n; only_ready--)
		for (size_t i = 0; i < n; i++) {
			const struct action *act = &m->p->actions[i];

			if (place[i] || (only_ready && !is_ready(m, act, place)))
				continue;
			if (best == n || comes_first(act, &m->p->actions[best]))
				best = i;
		}
	return best;
}

/* Reorders the actions by place (1 is first) and renumbers what refers to them. */
static void apply_places(struct planner *m, const size_t *place)
{
	struct action *sorted = arena_new(&m->p->arena, struct action, m->p->n_actions);

	for (size_t i = 0; i < m->p->n_actions; i++) {
		struct action *act = &sorted[place[i] - 1];

		*act = m->p->actions[i];
		act->rank = place[i];
		for (size_t k = 0; k < act->needs.n; k++)
			act->needs.items[k] = place[act->needs.items[k]] - 1;
	}
	m->p->actions = sorted;
}

/* With a capacity, now and next are filled in order; without, the urgency decides. */
static void set_waves(struct planner *m)
{
	int room = 2 * m->p->capacity, used = 0;
	enum wave wave = WAVE_NOW;

	for (size_t i = 0; i < m->p->n_actions; i++) {
		struct action *act = &m->p->actions[i];

		if (action_is_set_aside(act)) {
			act->wave = WAVE_LATER;
		} else if (!room) {
			act->wave = act->effective >= SEVERITY_HIGH	? WAVE_NOW
				    : act->effective == SEVERITY_MEDIUM ? WAVE_NEXT
									: WAVE_LATER;
		} else if (act->status == PLAN_DONE) {
			act->wave = wave;
		} else {
			if (wave != WAVE_LATER && used && used + act->effort > room) {
				wave++;
				used = 0;
			}
			used += act->effort;
			act->wave = wave;
		}
	}
}

void order_actions(struct planner *m)
{
	size_t *place = xcalloc(m->p->n_actions + 1, sizeof *place);

	find_needs(m);
	spread_urgency(m);
	for (size_t rank = 1; rank <= m->p->n_actions; rank++)
		place[pick(m, place)] = rank;
	apply_places(m, place);
	free(place);
	set_waves(m);
}
