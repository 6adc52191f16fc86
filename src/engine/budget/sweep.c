#include "engine/budget/sweep.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"

enum { STARTS_MAX = 16, OPTIONS_BITS = 6 };
#define NONE ((size_t)-1)

/* Which factors each variable is in. */
struct uses {
	size_t *items, n;
};

/* Finding an order in which the frontier stays small. */
struct ordering {
	const struct problem *p;
	struct arena arena;
	struct uses *uses;    /* by variable */
	size_t *missing;      /* by factor: variables that are not taken in yet */
	size_t *pending;      /* by variable: factors that are not complete yet */
	bool *taken;          /* by variable */
	size_t *group;        /* the variables that hang together, being ordered */
	size_t n_group;
	bool *grouped;        /* by variable */
	size_t *trial;        /* an order of the group */
	size_t *frontier, n_frontier;
};

/* A very large number of ways stays one. */
static double times(double ways, size_t classes)
{
	return ways < 1e15 ? ways * (double)classes : ways;
}

static void find_uses(struct ordering *o)
{
	const struct problem *p = o->p;

	for (size_t k = 0; k < p->n_factors; k++)
		for (size_t i = 0; i < p->factors[k].n; i++) {
			struct uses *u = &o->uses[p->factors[k].vars[i]];

			*(size_t *)ARENA_PUSH(&o->arena, u->items, u->n) = k;
		}
}

/* All that hang together with one variable, by way of factors. */
static void find_group(struct ordering *o, size_t first)
{
	o->n_group = 0;
	o->grouped[first] = true;
	o->group[o->n_group++] = first;
	for (size_t at = 0; at < o->n_group; at++) {
		const struct uses *u = &o->uses[o->group[at]];

		for (size_t k = 0; k < u->n; k++) {
			const struct factor *f = &o->p->factors[u->items[k]];

			for (size_t i = 0; i < f->n; i++) {
				if (o->grouped[f->vars[i]])
					continue;
				o->grouped[f->vars[i]] = true;
				o->group[o->n_group++] = f->vars[i];
			}
		}
	}
}

static void restart(struct ordering *o)
{
	o->n_frontier = 0;
	for (size_t i = 0; i < o->n_group; i++) {
		size_t v = o->group[i];

		o->taken[v] = false;
		o->pending[v] = o->uses[v].n;
		for (size_t k = 0; k < o->uses[v].n; k++)
			o->missing[o->uses[v].items[k]] = o->p->factors[o->uses[v].items[k]].n;
	}
}

/* Takes a variable in, or back out again (by -1). */
static void count(struct ordering *o, size_t v, int by)
{
	for (size_t k = 0; k < o->uses[v].n; k++) {
		size_t factor = o->uses[v].items[k];
		const struct factor *f = &o->p->factors[factor];
		bool was = o->missing[factor] == 0;

		o->missing[factor] -= (size_t)by;
		if (was == (o->missing[factor] == 0))
			continue;
		for (size_t i = 0; i < f->n; i++)
			o->pending[f->vars[i]] -= (size_t)by;
	}
}

/* In how many ways the frontier could stand, were the variable taken in. */
static double ways_after(struct ordering *o, size_t v)
{
	double ways = 1;

	count(o, v, 1);
	for (size_t i = 0; i < o->n_frontier; i++)
		if (o->pending[o->frontier[i]])
			ways = times(ways, o->p->vars[o->frontier[i]].n_classes);
	if (o->pending[v])
		ways = times(ways, o->p->vars[v].n_classes);
	count(o, v, -1);
	return ways;
}

static void take_in(struct ordering *o, size_t v)
{
	size_t kept = 0;

	count(o, v, 1);
	o->taken[v] = true;
	o->frontier[o->n_frontier++] = v;
	for (size_t i = 0; i < o->n_frontier; i++)
		if (o->pending[o->frontier[i]])
			o->frontier[kept++] = o->frontier[i];
	o->n_frontier = kept;
}

/* The next beside the frontier: the one after which it can stand in the fewest ways. */
static size_t next_var(struct ordering *o, double *ways)
{
	size_t best = NONE;

	for (size_t at = 0; at < o->n_frontier; at++) {
		const struct uses *u = &o->uses[o->frontier[at]];

		for (size_t k = 0; k < u->n; k++) {
			const struct factor *f = &o->p->factors[u->items[k]];

			for (size_t i = 0; i < f->n; i++) {
				size_t v = f->vars[i];
				double after;

				if (o->taken[v])
					continue;
				after = ways_after(o, v);
				if (best == NONE || after < *ways ||
				    (after <= *ways && v < best)) {
					best = v;
					*ways = after;
				}
			}
		}
	}
	return best;
}

/* Orders the group from one variable on; what it costs. */
static double order_from(struct ordering *o, size_t first, size_t *order)
{
	double cost = 0, ways = 1;
	size_t v = first;

	restart(o);
	for (size_t n = 0; n < o->n_group; n++) {
		if (n)
			v = next_var(o, &ways);
		else
			ways = ways_after(o, v);
		order[n] = v;
		cost += ways;
		take_in(o, v);
	}
	return cost;
}

static void order_group(struct ordering *o, size_t *order)
{
	size_t starts = o->n_group < STARTS_MAX ? o->n_group : STARTS_MAX;
	double best = 0;

	for (size_t i = 0; i < starts; i++) {
		double cost = order_from(o, o->group[i * o->n_group / starts], o->trial);

		if (i && cost >= best)
			continue;
		best = cost;
		memcpy(order, o->trial, o->n_group * sizeof *order);
	}
}

static void find_order(struct sweep *s)
{
	const struct problem *p = s->p;
	struct ordering o = {.p = p};
	size_t n = 0;

	o.uses = arena_new(&o.arena, struct uses, p->n_vars);
	o.missing = arena_new(&o.arena, size_t, p->n_factors);
	o.pending = arena_new(&o.arena, size_t, p->n_vars);
	o.taken = arena_new(&o.arena, bool, p->n_vars);
	o.grouped = arena_new(&o.arena, bool, p->n_vars);
	o.group = arena_new(&o.arena, size_t, p->n_vars);
	o.trial = arena_new(&o.arena, size_t, p->n_vars);
	o.frontier = arena_new(&o.arena, size_t, p->n_vars + 1);
	find_uses(&o);
	for (size_t i = 0; i < p->n_vars; i++) {
		if (o.grouped[i])
			continue;
		find_group(&o, i);
		order_group(&o, s->order + n);
		n += o.n_group;
	}
	arena_release(&o.arena);
}

/* A table under way: for every way of a frontier, and every budget, the most. */
struct table {
	size_t *vars, n;   /* the frontier */
	size_t ways;
	int64_t *most;     /* ways x budgets */
};

/* One variable being taken in. */
struct stage {
	struct sweep *s;
	size_t var;
	struct table in, out;
	const size_t *factors;   /* those that are complete with it */
	size_t n_factors;
	size_t *class_of;        /* by variable: in the way being looked at */
	uint32_t *from;
};

static size_t encode(const struct stage *st, const size_t *vars, size_t n)
{
	size_t code = 0;

	for (size_t i = 0; i < n; i++)
		code = code * st->s->p->vars[vars[i]].n_classes + st->class_of[vars[i]];
	return code;
}

static void decode(const struct stage *st, const struct table *t, size_t code)
{
	for (size_t i = t->n; i--;) {
		size_t classes = st->s->p->vars[t->vars[i]].n_classes;

		st->class_of[t->vars[i]] = code % classes;
		code /= classes;
	}
}

static int64_t factors_value(const struct stage *st)
{
	int64_t value = 0;

	for (size_t k = 0; k < st->n_factors; k++) {
		const struct factor *f = &st->s->p->factors[st->factors[k]];
		int64_t here = f->table[encode(st, f->vars, f->n)];

		if (here == NEVER)
			return NEVER;
		value += here;
	}
	return value;
}

/* Tries one option in one way in which the frontier stands. */
static void try_option(struct stage *st, size_t way, size_t option)
{
	const struct choice *c = &st->s->p->vars[st->var].options[option];
	size_t width = (size_t)st->s->budget + 1, out;
	int64_t more, *most;
	const int64_t *before = st->in.most + way * width;
	uint32_t from = (uint32_t)(way << OPTIONS_BITS | option), *came;

	st->class_of[st->var] = c->class;
	more = factors_value(st);
	if (more == NEVER)
		return;
	more += c->value;
	out = encode(st, st->out.vars, st->out.n);
	most = st->out.most + out * width;
	came = st->from + out * width;
	for (size_t b = (size_t)c->cost; b < width; b++) {
		int64_t value = before[b - (size_t)c->cost] + more;

		if (before[b - (size_t)c->cost] > NEVER && value > most[b]) {
			most[b] = value;
			came[b] = from;
		}
	}
}

/* The frontier after this variable, in its order. */
static void find_frontier(struct stage *st, const size_t *last_place, size_t place)
{
	struct table *out = &st->out;

	*out = (struct table){0};
	out->vars = arena_new(&st->s->arena, size_t, st->in.n + 1);
	out->ways = 1;
	for (size_t i = 0; i <= st->in.n; i++) {
		size_t v = i < st->in.n ? st->in.vars[i] : st->var;

		if (last_place[v] <= place)
			continue;
		out->vars[out->n++] = v;
		out->ways *= st->s->p->vars[v].n_classes;
	}
}

static void take_variable(struct stage *st)
{
	size_t width = (size_t)st->s->budget + 1;
	size_t n = st->out.ways * width;

	st->out.most = xcalloc(n, sizeof *st->out.most);
	st->from = arena_new(&st->s->arena, uint32_t, n);
	for (size_t i = 0; i < n; i++)
		st->out.most[i] = NEVER;
	for (size_t way = 0; way < st->in.ways; way++) {
		decode(st, &st->in, way);
		for (size_t k = 0; k < st->s->p->vars[st->var].n; k++)
			try_option(st, way, k);
	}
}

/* By variable: the place at which the last of its factors is complete; by factor: its own. */
static size_t *find_last_places(struct sweep *s, size_t *factor_place)
{
	const struct problem *p = s->p;
	size_t *place = arena_new(&s->arena, size_t, p->n_vars);
	size_t *last = arena_new(&s->arena, size_t, p->n_vars);

	for (size_t i = 0; i < p->n_vars; i++)
		place[s->order[i]] = last[s->order[i]] = i;
	for (size_t k = 0; k < p->n_factors; k++) {
		const struct factor *f = &p->factors[k];

		for (size_t i = 0; i < f->n; i++)
			if (place[f->vars[i]] > factor_place[k])
				factor_place[k] = place[f->vars[i]];
		for (size_t i = 0; i < f->n; i++)
			if (factor_place[k] > last[f->vars[i]])
				last[f->vars[i]] = factor_place[k];
	}
	return last;
}

/* The factors by the place at which they are complete. */
static struct uses *find_complete(struct sweep *s, const size_t *factor_place)
{
	struct uses *at = arena_new(&s->arena, struct uses, s->p->n_vars);

	for (size_t k = 0; k < s->p->n_factors; k++) {
		struct uses *u = &at[factor_place[k]];

		*(size_t *)ARENA_PUSH(&s->arena, u->items, u->n) = k;
	}
	return at;
}

/* Goes through the places in order; without tables it only counts what they would hold. */
static bool go_through(struct stage *st, const size_t *last, const struct uses *complete,
		       size_t limit)
{
	struct sweep *s = st->s;
	size_t width = (size_t)s->budget + 1;
	bool counting = limit > 0;

	st->in = (struct table){.ways = 1};
	if (!counting)
		st->in.most = xcalloc(width, sizeof *st->in.most);
	for (size_t i = 0; i < s->p->n_vars; i++) {
		st->var = s->order[i];
		st->factors = complete[i].items;
		st->n_factors = complete[i].n;
		find_frontier(st, last, i);
		if (counting) {
			s->work += (st->in.ways * s->p->vars[st->var].n + st->out.ways) * width;
			if (st->out.ways > UINT32_MAX >> OPTIONS_BITS || s->work > limit)
				return false;
		} else {
			take_variable(st);
			s->from[i] = st->from;
			free(st->in.most);
		}
		st->in = st->out;
	}
	return true;
}

bool sweep_run(struct sweep *s, const struct problem *p, int budget, size_t limit)
{
	struct stage st = {.s = s};
	size_t *factor_place, *last;
	struct uses *complete;

	*s = (struct sweep){.p = p, .budget = budget};
	s->order = arena_new(&s->arena, size_t, p->n_vars);
	s->from = arena_new(&s->arena, uint32_t *, p->n_vars);
	factor_place = arena_new(&s->arena, size_t, p->n_factors);
	st.class_of = arena_new(&s->arena, size_t, p->n_vars);
	find_order(s);
	last = find_last_places(s, factor_place);
	complete = find_complete(s, factor_place);
	if (!go_through(&st, last, complete, limit))
		return false;
	go_through(&st, last, complete, 0);
	s->values = st.in.most;
	return true;
}

void sweep_options(const struct sweep *s, int budget, unsigned char *options)
{
	size_t width = (size_t)s->budget + 1, way = 0, b = (size_t)budget;

	while (b && s->values[b - 1] == s->values[b])
		b--;
	for (size_t i = s->p->n_vars; i--;) {
		const struct variable *v = &s->p->vars[s->order[i]];
		uint32_t from = s->from[i][way * width + b];

		options[s->order[i]] = (unsigned char)(from & ((1 << OPTIONS_BITS) - 1));
		way = from >> OPTIONS_BITS;
		b -= (size_t)v->options[options[s->order[i]]].cost;
	}
}

void sweep_release(struct sweep *s)
{
	free(s->values);
	arena_release(&s->arena);
	*s = (struct sweep){0};
}
