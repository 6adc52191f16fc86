/* The order of a plan.
 *
 * Containing comes first. Then, tier by tier, comes next what brings most risk per day
 * together with all that comes before it and has no place yet; what comes before it is placed
 * first, by the same rule without tiers. When an action gets its place, the sums of all that
 * come after it shrink: so every pair of actions of which one comes after the other is looked
 * at once, and heaps find the greatest. */
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "engine/plan/planner.h"

#define NOBODY ((size_t)-1)

/* An action with all that comes before it, as it was when it was put here. */
struct entry {
	size_t action;
	unsigned version;
	int64_t value;       /* risk, or gain, as shown */
	int64_t half_days;
};

/* A choice among some actions: at the bottom those of a tier, above it those that come before
 * an action which was chosen below. */
struct choice {
	struct entry *heap;  /* best first; owned */
	size_t n, room;
	size_t owner;        /* gets its place when these have theirs; NOBODY at the bottom */
};

/* The sums behind an action. */
struct sums {
	int64_t value, half_days;
	unsigned version;    /* entries of an older one no longer hold */
	size_t choice;       /* the highest choice that it is in */
	bool taken, placed;
	int tier;
};

struct order {
	struct planner *m;
	struct arena arena;
	struct sums *sums;       /* by action */
	struct indices *after;   /* by action: those that need it, or wait for it */
	size_t *seen, search;    /* by action: the last search that was there */
	size_t *stack;
	struct indices found;    /* by the last search */
	struct choice *choices;
	size_t n_choices;
	int tier;
	size_t *place;           /* by action: its rank */
	size_t n_placed;
};

static bool brings_more(const struct order *o, const struct entry *a, const struct entry *b)
{
	/* Per day, without dividing by none. */
	int64_t per_a = a->value * b->half_days, per_b = b->value * a->half_days;
	const struct action *x = &o->m->p->actions[a->action];
	const struct action *y = &o->m->p->actions[b->action];

	int more;

	if (per_a != per_b)
		return per_a > per_b;
	more = frac_cmp(x->exact_gain_alone, y->exact_gain_alone);
	return more ? more > 0 : strcmp(x->id, y->id) < 0;
}

static void swap(struct entry *a, struct entry *b)
{
	struct entry t = *a;

	*a = *b;
	*b = t;
}

static void put(struct order *o, struct choice *c, size_t action)
{
	const struct sums *s = &o->sums[action];
	size_t i;

	if (c->n == c->room) {
		c->room = c->room ? 2 * c->room : 16;
		c->heap = xrealloc(c->heap, c->room, sizeof *c->heap);
	}
	i = c->n++;
	c->heap[i] = (struct entry){action, s->version, s->value, s->half_days};
	for (; i && brings_more(o, &c->heap[i], &c->heap[(i - 1) / 2]); i = (i - 1) / 2)
		swap(&c->heap[i], &c->heap[(i - 1) / 2]);
}

static struct entry take(struct order *o, struct choice *c)
{
	struct entry best = c->heap[0];
	size_t i = 0, child;

	c->heap[0] = c->heap[--c->n];
	while ((child = 2 * i + 1) < c->n) {
		if (child + 1 < c->n && brings_more(o, &c->heap[child + 1], &c->heap[child]))
			child++;
		if (!brings_more(o, &c->heap[child], &c->heap[i]))
			break;
		swap(&c->heap[i], &c->heap[child]);
		i = child;
	}
	return best;
}

/* Looks at the neighbours of an action that have no place yet. */
static void look(struct order *o, const struct indices *list, size_t *n)
{
	for (size_t k = 0; k < list->n; k++) {
		size_t next = list->items[k];

		if (o->seen[next] == o->search || o->sums[next].placed)
			continue;
		o->seen[next] = o->search;
		o->found.items[o->found.n++] = next;
		o->stack[(*n)++] = next;
	}
}

/* Finds all that come before an action, or after it, and have no place yet. */
static void search(struct order *o, size_t action, bool before)
{
	size_t n = 0;

	o->search++;
	o->found.n = 0;
	o->seen[action] = o->search;
	for (o->stack[n++] = action; n;) {
		size_t at = o->stack[--n];

		if (before) {
			look(o, &o->m->p->actions[at].needs, &n);
			look(o, &o->m->p->actions[at].waits, &n);
		} else {
			look(o, &o->after[at], &n);
		}
	}
}

static int64_t value_of(const struct order *o, size_t action)
{
	const struct action *act = &o->m->p->actions[action];

	return o->m->options->by_gain ? act->gain_alone : act->risk;
}

static void sum_up(struct order *o, size_t action)
{
	struct sums *s = &o->sums[action];

	search(o, action, true);
	s->value = value_of(o, action);
	s->half_days = o->m->p->actions[action].effort;
	for (size_t k = 0; k < o->found.n; k++) {
		s->value += value_of(o, o->found.items[k]);
		s->half_days += o->m->p->actions[o->found.items[k]].effort;
	}
}

/* Gives it the next place; those that come after it bring it no more. */
static void place(struct order *o, size_t action)
{
	int64_t value = value_of(o, action);

	search(o, action, false);
	o->sums[action].placed = true;
	o->place[action] = ++o->n_placed;
	for (size_t k = 0; k < o->found.n; k++) {
		struct sums *s = &o->sums[o->found.items[k]];

		s->value -= value;
		s->half_days -= o->m->p->actions[action].effort;
		s->version++;
		for (size_t c = s->tier == o->tier ? 0 : 1; !s->taken && c <= s->choice; c++)
			put(o, &o->choices[c], o->found.items[k]);
	}
}

static struct choice *add_choice(struct order *o, size_t owner)
{
	struct choice *c = &o->choices[o->n_choices++];

	c->n = 0;
	c->owner = owner;
	return c;
}

/* Takes an action out of a choice: what comes before it is to be placed first. */
static void choose(struct order *o, size_t action)
{
	struct choice *c = add_choice(o, action);

	o->sums[action].taken = true;
	search(o, action, true);
	for (size_t k = 0; k < o->found.n; k++) {
		struct sums *s = &o->sums[o->found.items[k]];

		/* What needs itself by way of others goes where it comes. */
		if (s->taken)
			continue;
		s->choice = o->n_choices - 1;
		put(o, c, o->found.items[k]);
	}
}

/* Places all of a tier. */
static void place_tier(struct order *o)
{
	struct choice *bottom = add_choice(o, NOBODY);

	for (size_t i = 0; i < o->m->p->n_actions; i++)
		if (o->sums[i].tier == o->tier && !o->sums[i].placed)
			put(o, bottom, i);
	for (;;) {
		struct choice *c = &o->choices[o->n_choices - 1];
		struct entry e;

		if (!c->n) {
			o->n_choices--;
			if (c->owner == NOBODY)
				break;
			if (o->n_choices > 1) /* it comes for the sake of another */
				o->m->p->actions[c->owner].first_for = (int)o->choices[1].owner;
			place(o, c->owner);
			continue;
		}
		e = take(o, c);
		if (!o->sums[e.action].taken && e.version == o->sums[e.action].version)
			choose(o, e.action);
	}
}

enum { TIER_CONTAIN, TIER_HIGH, TIER_MEDIUM, TIER_LOW, TIER_NONE };

static int tier_of(const struct order *o, const struct action *act)
{
	if (!action_is_left(act))
		return TIER_NONE;
	if (o->m->options->by_gain)
		return TIER_HIGH;
	if (act->kind == ACTION_CONTAIN)
		return TIER_CONTAIN;
	return act->severity >= SEVERITY_HIGH	  ? TIER_HIGH
	       : act->severity == SEVERITY_MEDIUM ? TIER_MEDIUM
						  : TIER_LOW;
}

static void find_after(struct order *o)
{
	struct plan *p = o->m->p;

	for (size_t i = 0; i < p->n_actions; i++) {
		const struct indices *before[] = {&p->actions[i].needs, &p->actions[i].waits};

		for (size_t b = 0; b < 2; b++)
			for (size_t k = 0; k < before[b]->n; k++) {
				struct indices *list = &o->after[before[b]->items[k]];

				*(size_t *)ARENA_PUSH(&o->arena, list->items, list->n) = i;
			}
	}
}

static int listed_apart(const void *a, const void *b)
{
	const struct action *x = *(const struct action *const *)a;
	const struct action *y = *(const struct action *const *)b;
	/* Accepted, rejected, and at last what is done. */
	int order = (x->status == PLAN_DONE) - (y->status == PLAN_DONE);

	if (!order)
		order = (int)x->status - (int)y->status;
	return order ? order : strcmp(x->id, y->id);
}

static int contained_first(const void *a, const void *b)
{
	const struct action *x = *(const struct action *const *)a;
	const struct action *y = *(const struct action *const *)b;

	if (x->severity != y->severity)
		return x->severity > y->severity ? -1 : 1;
	return strcmp(x->id, y->id);
}

/* Places all of a tier by a plain order. */
static void place_sorted(struct order *o, int tier, int (*compare)(const void *, const void *))
{
	struct plan *p = o->m->p;
	const struct action **list = arena_new(&o->arena, const struct action *, p->n_actions);
	size_t n = 0;

	for (size_t i = 0; i < p->n_actions; i++)
		if (o->sums[i].tier == tier)
			list[n++] = &p->actions[i];
	qsort(list, n, sizeof *list, compare);
	for (size_t i = 0; i < n; i++)
		o->place[list[i] - p->actions] = ++o->n_placed;
}

static void renumber(const struct order *o, struct indices *list)
{
	for (size_t k = 0; k < list->n; k++)
		list->items[k] = o->place[list->items[k]] - 1;
}

/* Reorders the actions by place (1 is first) and renumbers what refers to them. */
static void apply_places(const struct order *o)
{
	struct plan *p = o->m->p;
	struct action *sorted = arena_new(&p->arena, struct action, p->n_actions);

	for (size_t i = 0; i < p->n_actions; i++) {
		struct action *act = &sorted[o->place[i] - 1];

		*act = p->actions[i];
		act->rank = o->place[i];
		renumber(o, &act->needs);
		renumber(o, &act->waits);
		if (act->first_for >= 0)
			act->first_for = (int)o->place[act->first_for] - 1;
	}
	p->actions = sorted;
}

static void order_init(struct order *o)
{
	size_t n = o->m->p->n_actions;

	o->sums = arena_new(&o->arena, struct sums, n);
	o->after = arena_new(&o->arena, struct indices, n);
	o->seen = arena_new(&o->arena, size_t, n);
	o->stack = arena_new(&o->arena, size_t, n + 1);
	o->found.items = arena_new(&o->arena, size_t, n);
	o->choices = arena_new(&o->arena, struct choice, n + 1);
	o->place = arena_new(&o->arena, size_t, n);
	for (size_t i = 0; i < n; i++) {
		o->sums[i].tier = tier_of(o, &o->m->p->actions[i]);
		/* What is done has its place, and containing needs nothing and is not needed. */
		o->sums[i].placed = o->sums[i].tier == TIER_NONE;
	}
	find_after(o);
	for (size_t i = 0; i < n; i++)
		if (!o->sums[i].placed)
			sum_up(o, i);
}

void order_actions(struct planner *m)
{
	struct order o = {.m = m};

	if (!m->p->n_actions)
		return;
	order_init(&o);
	place_sorted(&o, TIER_CONTAIN, contained_first);
	for (o.tier = TIER_HIGH; o.tier <= TIER_LOW; o.tier++)
		place_tier(&o);
	place_sorted(&o, TIER_NONE, listed_apart);
	apply_places(&o);
	for (size_t i = 0; i <= m->p->n_actions; i++)
		free(o.choices[i].heap);
	arena_release(&o.arena);
}
