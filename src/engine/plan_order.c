/* The order of a plan: what waits for what, and what comes first among the ready. */
#include <stdlib.h>
#include <string.h>

#include "base/heap.h"
#include "engine/plan_internal.h"

/* The making of an order. */
struct order {
	struct planner *m;
	struct arena arena;      /* of everything here */
	size_t *needed_last;     /* by action: the last that was found to need it, from 1 */
	struct indices *waiting; /* by action: those that wait for it */
	size_t *missing;         /* by action: how many that it waits for have no place yet */
	size_t *by_urgency;      /* the actions by urgency alone */
	size_t *turn;            /* by action: where it stands among those */
	size_t *place;           /* by action: its rank; 0: none yet */
	size_t *ready;           /* a heap of turns */
	size_t n_ready;
};

static void add_need(struct order *o, size_t action, size_t need)
{
	struct indices *list = &o->m->p->actions[action].needs;

	if (need == action || o->needed_last[need] == action + 1)
		return;
	o->needed_last[need] = action + 1;
	*(size_t *)ARENA_PUSH(&o->m->p->arena, list->items, list->n) = need;
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
	struct order *o;
	size_t action;
};

static void wait_for(void *ctx, size_t action)
{
	struct waiting *w = ctx;

	if (!action_is_set_aside(&w->o->m->p->actions[action]))
		add_need(w->o, w->action, action);
}

static void need_questions(struct order *o, size_t action, struct str *passed)
{
	struct planner *m = o->m;
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
				       &(struct waiting){o, action});
	}
}

/* Within a question: the step before, and must-haves before the rest. */
static void need_steps_before(struct order *o, size_t action)
{
	struct planner *m = o->m;
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
			add_need(o, action, list->items[k]);
	}
}

static void find_needs(struct order *o)
{
	struct planner *m = o->m;
	struct str passed = {0};

	for (size_t i = 0; i < m->p->n_actions; i++) {
		str_truncate(&passed, 0);
		need_questions(o, i, &passed);
		need_steps_before(o, i);
		if (passed.len)
			m->p->actions[i].passed_over =
				arena_strndup(&m->p->arena, str_text(&passed), passed.len);
	}
	str_release(&passed);
}

/* An action and how urgent it is by itself. */
struct urgency {
	size_t action;
	double value;
};

static int by_value(const void *a, const void *b)
{
	const struct urgency *x = a, *y = b;

	return x->value > y->value ? -1 : x->value < y->value;
}

/* Raises what an action needs to its value, what that needs, and so on, unless it is as high
 * already: then it was raised before. What is set aside urges nothing. */
static void raise_needs(const struct plan *p, double *values, size_t *stack, size_t action,
			double value)
{
	size_t n = 0;

	for (stack[n++] = action; n;) {
		const struct action *act = &p->actions[stack[--n]];

		for (size_t k = 0; !action_is_set_aside(act) && k < act->needs.n; k++) {
			size_t need = act->needs.items[k];

			if (values[need] >= value)
				continue;
			values[need] = value;
			stack[n++] = need;
		}
	}
}

/* What is needed is as urgent as the most urgent that needs it. The most urgent go first, so
 * that nothing is raised twice. values: by action, its own and then what comes of it. */
static void spread(struct order *o, double *values)
{
	const struct plan *p = o->m->p;
	size_t *stack = arena_new(&o->arena, size_t, p->n_actions);
	struct urgency *own = arena_new(&o->arena, struct urgency, p->n_actions);

	for (size_t i = 0; i < p->n_actions; i++)
		own[i] = (struct urgency){i, values[i]};
	qsort(own, p->n_actions, sizeof *own, by_value);
	for (size_t i = 0; i < p->n_actions; i++)
		raise_needs(p, values, stack, own[i].action, own[i].value);
}

static void spread_urgency(struct order *o)
{
	struct plan *p = o->m->p;
	double *severities = arena_new(&o->arena, double, p->n_actions);
	double *priorities = arena_new(&o->arena, double, p->n_actions);

	for (size_t i = 0; i < p->n_actions; i++) {
		severities[i] = p->actions[i].severity;
		priorities[i] = p->actions[i].priority;
	}
	spread(o, severities);
	spread(o, priorities);
	for (size_t i = 0; i < p->n_actions; i++) {
		p->actions[i].effective = (enum severity)severities[i];
		p->actions[i].effective_priority = priorities[i];
	}
}

/* By urgency alone; between two of the same id by their order. */
static int by_urgency(const void *x, const void *y)
{
	const struct action *a = *(const struct action *const *)x;
	const struct action *b = *(const struct action *const *)y;
	int order;

	if (action_is_set_aside(a) != action_is_set_aside(b))
		return action_is_set_aside(a) ? 1 : -1;
	if (a->effective != b->effective)
		return a->effective > b->effective ? -1 : 1;
	if (a->effective_priority < b->effective_priority ||
	    a->effective_priority > b->effective_priority)
		return a->effective_priority > b->effective_priority ? -1 : 1;
	order = strcmp(a->id, b->id);
	return order ? order : a < b ? -1 : a > b;
}

static void sort_by_urgency(struct order *o)
{
	const struct plan *p = o->m->p;
	const struct action **sorted =
		arena_new(&o->arena, const struct action *, p->n_actions);

	for (size_t i = 0; i < p->n_actions; i++)
		sorted[i] = &p->actions[i];
	qsort(sorted, p->n_actions, sizeof *sorted, by_urgency);
	for (size_t i = 0; i < p->n_actions; i++) {
		o->by_urgency[i] = (size_t)(sorted[i] - p->actions);
		o->turn[o->by_urgency[i]] = i;
	}
}

/* Nobody waits for what is set aside. */
static void find_waiting(struct order *o)
{
	const struct plan *p = o->m->p;

	for (size_t i = 0; i < p->n_actions; i++) {
		const struct indices *needs = &p->actions[i].needs;

		for (size_t k = 0; k < needs->n; k++) {
			struct indices *list = &o->waiting[needs->items[k]];

			if (action_is_set_aside(&p->actions[needs->items[k]]))
				continue;
			*(size_t *)ARENA_PUSH(&o->arena, list->items, list->n) = i;
			o->missing[i]++;
		}
		if (!o->missing[i])
			heap_push(o->ready, &o->n_ready, o->turn[i]);
	}
}

/* The next action: the first among the ready; among all when needs go in a circle, which is
 * not before *circle in the order of urgency. */
static size_t pick(struct order *o, size_t *circle)
{
	if (o->n_ready)
		return o->by_urgency[heap_pop(o->ready, &o->n_ready)];
	while (o->place[o->by_urgency[*circle]])
		++*circle;
	return o->by_urgency[*circle];
}

static void find_places(struct order *o)
{
	size_t n = o->m->p->n_actions, circle = 0;

	for (size_t rank = 1; rank <= n; rank++) {
		size_t action = pick(o, &circle);
		const struct indices *waiting = &o->waiting[action];

		o->place[action] = rank;
		for (size_t k = 0; k < waiting->n; k++) {
			size_t next = waiting->items[k];

			if (!--o->missing[next] && !o->place[next])
				heap_push(o->ready, &o->n_ready, o->turn[next]);
		}
	}
}

/* Reorders the actions by place (1 is first) and renumbers what refers to them. */
static void apply_places(const struct order *o)
{
	struct planner *m = o->m;
	struct action *sorted = arena_new(&m->p->arena, struct action, m->p->n_actions);

	for (size_t i = 0; i < m->p->n_actions; i++) {
		struct action *act = &sorted[o->place[i] - 1];

		*act = m->p->actions[i];
		act->rank = o->place[i];
		for (size_t k = 0; k < act->needs.n; k++)
			act->needs.items[k] = o->place[act->needs.items[k]] - 1;
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
	size_t n = m->p->n_actions;
	struct order o = {.m = m};

	if (!n)
		return;
	o.needed_last = arena_new(&o.arena, size_t, n);
	o.waiting = arena_new(&o.arena, struct indices, n);
	o.missing = arena_new(&o.arena, size_t, n);
	o.by_urgency = arena_new(&o.arena, size_t, n);
	o.turn = arena_new(&o.arena, size_t, n);
	o.place = arena_new(&o.arena, size_t, n);
	o.ready = arena_new(&o.arena, size_t, n);
	find_needs(&o);
	spread_urgency(&o);
	sort_by_urgency(&o);
	find_waiting(&o);
	find_places(&o);
	apply_places(&o);
	arena_release(&o.arena);
	set_waves(m);
}
