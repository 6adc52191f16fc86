/* reckon_order.h - what waits for what, which action comes next, what it brings, and when. */
#ifndef TESTS_RECKON_ORDER_H
#define TESTS_RECKON_ORDER_H

#include "engine/reckon_actions.h"

static inline bool is_out(const struct reckoned_action *act)
{
	return act->status == PLAN_ACCEPTED || act->status == PLAN_REJECTED;
}

/* ---- Edges ---- */

/* Does a wait for b, by whatever way? */
static inline bool reaches(const struct reckoning *r, size_t a, size_t b)
{
	if (a == b)
		return true;
	for (size_t k = 0; k < r->n; k++)
		if ((r->actions[a].needs[k] || r->actions[a].waits[k]) &&
		    reaches(r, k, b))
			return true;
	return false;
}

/* Is the action one of the question's? */
static inline bool belongs(const struct reckoned_action *act, const struct question *q,
			   size_t i)
{
	if (act->kind != RECKONED_QUESTION && act->kind != RECKONED_DECISION &&
	    act->kind != RECKONED_FIND_OUT)
		return false;
	if (act->what.kind == THING_QUESTION)
		return act->what.index == i;
	return indices_hold(&q->decisions, act->what.index);
}

/* Does the action name the question in `needs`? */
static inline bool names(const struct reckoning *r, const struct reckoned_action *act,
			 size_t needed)
{
	int i = act->kind == RECKONED_QUESTION   ? (int)act->what.index
		: act->kind == RECKONED_DECISION ? question_of(r, act->what.index)
						 : -1;

	return i >= 0 && indices_hold(&reckoned_question(r, (size_t)i)->needs, needed);
}

static inline bool needs_it(const struct reckoning *r, size_t a, size_t b)
{
	if (is_out(&r->actions[b]))
		return false;
	for (size_t i = 0; i < r->q->n_questions; i++)
		if (counts(r, i) && r->now->questions[i].state == STANDING_ANSWERED &&
		    belongs(&r->actions[b], reckoned_question(r, i), i) &&
		    names(r, &r->actions[a], i))
			return true;
	return false;
}

/* With both done, does some rule that a opens not fire? */
static inline bool waits_for_it(struct reckoning *r, size_t a, size_t b)
{
	const struct reckoned_action *act = &r->actions[a];
	struct assessment *copy;
	bool waits = false, opens = false;

	for (size_t k = 0; k < r->q->n_rules; k++)
		opens = opens || act->opens[k];
	if (!opens || is_out(&r->actions[b]))
		return false;
	copy = assessment_copy(r->a);
	reckon_do_all(r, copy, act, true);
	reckon_do_all(r, copy, &r->actions[b], true);
	reckon_try(r, copy);
	for (size_t k = 0; k < r->q->n_rules; k++)
		waits = waits || (act->opens[k] && !r->tried.fired[k]);
	assessment_free(copy);
	return waits;
}

static inline void reckon_edges(struct reckoning *r)
{
	for (size_t i = 0; i < r->n; i++) {
		r->actions[i].needs = arena_new(&r->arena, bool, r->n);
		r->actions[i].waits = arena_new(&r->arena, bool, r->n);
	}
	for (size_t i = 0; i < r->n; i++)
		for (size_t k = 0; k < r->n; k++)
			r->actions[i].needs[k] =
				i != k && needs_it(r, i, k) && !reaches(r, k, i);
	for (size_t i = 0; i < r->n; i++)
		for (size_t k = 0; k < r->n; k++)
			r->actions[i].waits[k] = i != k && !r->actions[i].needs[k] &&
						 waits_for_it(r, i, k) &&
						 !reaches(r, k, i);
}

/* ---- Order ---- */

/* What an action brings with all that it needs: its value and half-days. */
struct bundle {
	struct frac value;
	int effort;
};

/* The order in the making. */
struct placing {
	size_t n;
	bool *placed; /* or needs no place: what is not left to do */
	bool *listed;
};

static inline void add_with_needs(const struct reckoning *r, const struct placing *p,
				  size_t i, bool *seen, struct bundle *b)
{
	const struct reckoned_action *act = &r->actions[i];

	if (seen[i] || p->placed[i])
		return;
	seen[i] = true;
	b->value =
		frac_add(b->value, frac_of(r->by_gain ? act->gain_alone : act->risk, 1));
	b->effort += act->effort;
	for (size_t k = 0; k < r->n; k++)
		if (act->needs[k] || act->waits[k])
			add_with_needs(r, p, k, seen, b);
}

static inline struct bundle bundle_of(const struct reckoning *r, const struct placing *p,
				      size_t i, bool *seen)
{
	struct bundle b = {{0, 1}, 0};

	memset(seen, 0, r->n * sizeof *seen);
	add_with_needs(r, p, i, seen, &b);
	return b;
}

/* Does a come before b, by most a day, then gain_alone, then id? */
static inline bool comes_first(const struct reckoning *r, const struct placing *p,
			       size_t a, size_t b)
{
	bool *seen = calloc(r->n + 1, sizeof *seen);
	struct bundle x = bundle_of(r, p, a, seen), y = bundle_of(r, p, b, seen);
	int order = frac_cmp(frac_mul(x.value, frac_of(y.effort, 1)),
			     frac_mul(y.value, frac_of(x.effort, 1)));

	free(seen);
	if (!order)
		order = frac_cmp(r->actions[a].alone, r->actions[b].alone);
	return order ? order > 0 : strcmp(r->actions[a].id, r->actions[b].id) < 0;
}

/* The first of those wanted that are not placed; r->n: none. */
static inline size_t first_of(const struct reckoning *r, const struct placing *p,
			      const bool *wanted)
{
	size_t best = r->n;

	for (size_t i = 0; i < r->n; i++)
		if (wanted[i] && !p->placed[i] &&
		    (best == r->n || comes_first(r, p, i, best)))
			best = i;
	return best;
}

static inline void put(struct reckoning *r, struct placing *p, size_t i)
{
	r->order[p->n++] = i;
	p->placed[i] = p->listed[i] = true;
}

/* Places it behind all that it needs. */
static inline void place(struct reckoning *r, struct placing *p, size_t i)
{
	bool *before = calloc(r->n + 1, sizeof *before);
	size_t next;

	bundle_of(r, p, i, before);
	before[i] = false;
	while ((next = first_of(r, p, before)) < r->n)
		place(r, p, next);
	put(r, p, i);
	free(before);
}

static inline int tier_of(const struct reckoned_action *act)
{
	return act->severity >= SEVERITY_HIGH     ? 0
	       : act->severity == SEVERITY_MEDIUM ? 1
						  : 2;
}

static inline void place_containing(struct reckoning *r, struct placing *p,
				    enum severity severity)
{
	for (;;) {
		size_t best = r->n;

		for (size_t i = 0; i < r->n; i++)
			if (!p->placed[i] && r->actions[i].kind == RECKONED_CONTAIN &&
			    r->actions[i].severity == severity &&
			    (best == r->n ||
			     strcmp(r->actions[i].id, r->actions[best].id) < 0))
				best = i;
		if (best == r->n)
			return;
		put(r, p, best);
	}
}

static inline void place_all(struct reckoning *r, struct placing *p, int tier)
{
	bool *wanted = calloc(r->n + 1, sizeof *wanted);
	size_t next;

	for (size_t i = 0; i < r->n; i++)
		wanted[i] = tier < 0 || tier_of(&r->actions[i]) == tier;
	while ((next = first_of(r, p, wanted)) < r->n)
		place(r, p, next);
	free(wanted);
}

/* All of that status, by id. */
static inline void place_status(struct reckoning *r, struct placing *p,
				enum plan_status status)
{
	for (;;) {
		size_t best = r->n;

		for (size_t i = 0; i < r->n; i++)
			if (r->actions[i].status == status && !p->listed[i] &&
			    (best == r->n ||
			     strcmp(r->actions[i].id, r->actions[best].id) < 0))
				best = i;
		if (best == r->n)
			return;
		put(r, p, best);
	}
}

/* What is accepted and what is rejected comes behind all that is left, and what is done last. */
static inline void reckon_order(struct reckoning *r)
{
	struct placing p = {.placed = arena_new(&r->arena, bool, r->n + 1),
			    .listed = arena_new(&r->arena, bool, r->n + 1)};

	r->order = arena_new(&r->arena, size_t, r->n + 1);
	for (size_t i = 0; i < r->n; i++)
		p.placed[i] = r->actions[i].status == PLAN_DONE || is_out(&r->actions[i]);
	if (r->by_gain) {
		place_all(r, &p, -1);
	} else {
		place_containing(r, &p, SEVERITY_CRITICAL);
		place_containing(r, &p, SEVERITY_HIGH);
		for (int tier = 0; tier < 3; tier++)
			place_all(r, &p, tier);
	}
	place_status(r, &p, PLAN_ACCEPTED);
	place_status(r, &p, PLAN_REJECTED);
	place_status(r, &p, PLAN_DONE);
}

/* ---- Gain ---- */

static inline void reckon_gains(struct reckoning *r)
{
	struct assessment *a = assessment_copy(r->a);
	int64_t before = 0;

	for (size_t i = 0; i < r->n; i++) {
		struct reckoned_action *act = &r->actions[r->order[i]];

		act->gain = 0;
		for (size_t k = 0; k < act->n_steps; k++) {
			int64_t after;

			if (is_in(&act->steps[k]))
				reckon_do(r, a, act, &act->steps[k]);
			reckon_try(r, a);
			after = frac_scaled(
				frac_sub(reckoned_low(&r->tried), reckoned_low(r->now)),
				100000);
			act->steps[k].gain = after - before;
			act->gain += after - before;
			before = after;
		}
	}
	assessment_free(a);
}

/* ---- Waves ---- */

/* It, and all that it needs, at least that early. */
static inline void pull(struct reckoning *r, size_t i, enum reckoned_wave wave)
{
	struct reckoned_action *act = &r->actions[i];

	if (act->wave > wave)
		act->wave = wave;
	for (size_t k = 0; k < r->n; k++)
		if (act->needs[k] || act->waits[k])
			pull(r, k, wave);
}

static inline bool is_forced(const struct reckoned_action *act)
{
	return act->status <= PLAN_IN_PROGRESS &&
	       (act->kind == RECKONED_CONTAIN || act->forced);
}

static inline void fill_waves(struct reckoning *r)
{
	int left = 2 * r->capacity;
	enum reckoned_wave wave = RECKONED_NOW;
	bool empty = true;

	for (size_t i = 0; i < r->n; i++)
		if (r->actions[i].wave == RECKONED_NOW &&
		    r->actions[i].status <= PLAN_IN_PROGRESS) {
			left -= r->actions[i].effort;
			empty = false;
		}
	for (size_t i = 0; i < r->n; i++) {
		struct reckoned_action *act = &r->actions[r->order[i]];

		if (act->wave == RECKONED_NOW || act->status > PLAN_IN_PROGRESS)
			continue;
		while (wave != RECKONED_LATER && act->effort > left && !empty) {
			wave++;
			left = 2 * r->capacity;
			empty = true;
		}
		act->wave = wave;
		left -= act->effort;
		empty = false;
	}
}

static inline void reckon_waves(struct reckoning *r)
{
	for (size_t i = 0; i < r->n; i++)
		r->actions[i].wave = RECKONED_LATER;
	for (size_t i = 0; i < r->n; i++) {
		const struct reckoned_action *act = &r->actions[i];

		if (act->status > PLAN_IN_PROGRESS)
			continue;
		if (is_forced(act))
			pull(r, i, RECKONED_NOW);
		else if (!r->capacity)
			pull(r, i, (enum reckoned_wave)tier_of(act));
	}
	if (r->capacity)
		fill_waves(r);
}

/* ---- All of it ---- */

/* Reckons the plan of a, of which now is the score; both are borrowed. */
static inline void reckon_plan(struct reckoning *r, const struct assessment *a,
			       const struct score *now)
{
	r->q = now->q;
	r->a = a;
	r->now = now;
	score_init(&r->tried, r->q);
	reckon_actions(r);
	reckon_edges(r);
	reckon_order(r);
	reckon_gains(r);
	reckon_waves(r);
}

static inline void reckon_release(struct reckoning *r)
{
	score_release(&r->tried);
	arena_release(&r->arena);
}

#endif
