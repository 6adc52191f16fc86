#include "engine/budget/branch.h"

#include <stdbool.h>
#include <string.h>

#include "engine/budget/sweep.h"

#define NONE ((size_t)-1)
#define TOO_WIDE INT64_MAX

/* A search under way. */
struct search {
	const struct problem *p;
	struct best *best;
	struct arena arena;
	int budget;
	size_t node, limit;
	size_t *fixed;          /* by variable: its class; NONE: it is free */
	size_t *uses;           /* by variable: in how many factors it is */
	unsigned char *trial;   /* options by variable */
};

/* The problem at one node: what is fixed is fixed, what is loosened stands in no factor. */
struct relaxed {
	struct problem p;
	struct arena arena;
	bool *loose;            /* by variable */
	unsigned char **back;   /* by variable: its options as those of the whole problem */
	int64_t constant;       /* of factors that hang on nothing any more; or NEVER */
	size_t branch;          /* the variable that was loosened first; NONE */
};

static void keep_options(struct search *s, struct relaxed *r, size_t v)
{
	const struct variable *from = &s->p->vars[v];
	struct variable *to = &r->p.vars[v];

	to->n_classes = from->n_classes;
	to->options = arena_new(&r->arena, struct choice, from->n);
	r->back[v] = arena_new(&r->arena, unsigned char, from->n);
	for (size_t k = 0; k < from->n; k++) {
		if (s->fixed[v] != NONE && from->options[k].class != s->fixed[v])
			continue;
		r->back[v][to->n] = (unsigned char)k;
		to->options[to->n++] = from->options[k];
	}
}

/* Brings the best of a factor into a table over those of its variables that are left. */
static void keep_factor(struct search *s, struct relaxed *r, const struct factor *f)
{
	size_t size = factor_size(s->p, f), left = 1;
	struct factor to = {.vars = arena_new(&r->arena, size_t, f->n)};

	for (size_t i = 0; i < f->n; i++) {
		if (s->fixed[f->vars[i]] != NONE || r->loose[f->vars[i]])
			continue;
		to.vars[to.n++] = f->vars[i];
		left *= s->p->vars[f->vars[i]].n_classes;
	}
	to.table = arena_new(&r->arena, int64_t, left);
	for (size_t i = 0; i < left; i++)
		to.table[i] = NEVER;
	for (size_t code = 0; code < size; code++) {
		size_t rest = code, at = 0, scale = 1;
		bool here = true;

		for (size_t i = f->n; i--;) {
			size_t v = f->vars[i], classes = s->p->vars[v].n_classes;

			if (s->fixed[v] != NONE) {
				here = here && rest % classes == s->fixed[v];
			} else if (!r->loose[v]) {
				at += scale * (rest % classes);
				scale *= classes;
			}
			rest /= classes;
		}
		if (here && f->table[code] > to.table[at])
			to.table[at] = f->table[code];
	}
	if (to.n)
		r->p.factors[r->p.n_factors++] = to;
	else
		r->constant = r->constant == NEVER || to.table[0] == NEVER
				      ? NEVER
				      : r->constant + to.table[0];
}

static void relax(struct search *s, struct relaxed *r)
{
	arena_release(&r->arena);
	r->p = (struct problem){
		.n_vars = s->p->n_vars,
		.vars = arena_new(&r->arena, struct variable, s->p->n_vars),
		.factors = arena_new(&r->arena, struct factor, s->p->n_factors),
	};
	r->back = arena_new(&r->arena, unsigned char *, s->p->n_vars);
	r->constant = 0;
	for (size_t v = 0; v < s->p->n_vars; v++)
		keep_options(s, r, v);
	for (size_t k = 0; k < s->p->n_factors; k++)
		keep_factor(s, r, &s->p->factors[k]);
}

/* Loosens the variable that is in most factors; false when all are. */
static bool loosen(struct search *s, struct relaxed *r)
{
	size_t most = NONE;

	for (size_t v = 0; v < s->p->n_vars; v++)
		if (s->uses[v] && !r->loose[v] && s->fixed[v] == NONE &&
		    (most == NONE || s->uses[v] > s->uses[most]))
			most = v;
	if (most == NONE)
		return false;
	r->loose[most] = true;
	if (r->branch == NONE)
		r->branch = most;
	return true;
}

/* Takes back to nothing what may not be, until all may; what was fixed is left alone in that
 * it only ever counts what is really possible. */
static void repair(struct search *s)
{
	const struct problem *p = s->p;
	bool fine;

	do {
		fine = true;
		for (size_t k = 0; k < p->n_factors; k++) {
			const struct factor *f = &p->factors[k];
			size_t at = 0;

			for (size_t i = 0; i < f->n; i++)
				at = at * p->vars[f->vars[i]].n_classes +
				     p->vars[f->vars[i]]
					     .options[s->trial[f->vars[i]]]
					     .class;
			if (f->table[at] != NEVER)
				continue;
			fine = false;
			for (size_t i = 0; i < f->n; i++)
				if (s->trial[f->vars[i]]) {
					s->trial[f->vars[i]] = 0;
					break;
				}
		}
	} while (!fine);
}

static void note_if_best(struct search *s)
{
	int64_t value = problem_value(s->p, s->trial);

	if (value <= s->best->value)
		return;
	s->best->value = value;
	memcpy(s->best->options, s->trial, s->p->n_vars);
}

/* The bound of a node, whose choice is left in trial; NEVER when nothing is possible, TOO_WIDE
 * when even with everything loosened it cannot be found. */
static int64_t bound_node(struct search *s, struct relaxed *r)
{
	struct sweep sweep;
	int64_t bound = TOO_WIDE;

	relax(s, r);
	while (!sweep_run(&sweep, &r->p, s->budget, s->node) && loosen(s, r)) {
		sweep_release(&sweep);
		relax(s, r);
	}
	if (sweep.values && (r->constant == NEVER || sweep.values[s->budget] <= NEVER)) {
		bound = NEVER;
	} else if (sweep.values) {
		bound = sweep.values[s->budget] + r->constant;
		sweep_options(&sweep, s->budget, s->trial);
		for (size_t v = 0; v < s->p->n_vars; v++)
			s->trial[v] = r->back[v][s->trial[v]];
	}
	s->best->work += sweep.work;
	sweep_release(&sweep);
	return bound;
}

/* What is not looked at may hold as much as this. */
static void leave(struct search *s, int64_t above)
{
	if (above > s->best->bound)
		s->best->bound = above;
}

/* All that could be, did nothing cost anything. */
static int64_t ceiling(const struct problem *p)
{
	int64_t sum = 0;

	for (size_t v = 0; v < p->n_vars; v++) {
		int64_t most = 0;

		for (size_t k = 0; k < p->vars[v].n; k++)
			if (p->vars[v].options[k].value > most)
				most = p->vars[v].options[k].value;
		sum += most;
	}
	for (size_t k = 0; k < p->n_factors; k++) {
		int64_t most = NEVER;

		for (size_t i = 0; i < factor_size(p, &p->factors[k]); i++)
			if (p->factors[k].table[i] > most)
				most = p->factors[k].table[i];
		sum += most;
	}
	return sum;
}

/* Solves a node and what is below it; what was not looked at counts by the bound above it. */
static void solve_node(struct search *s, int64_t above)
{
	struct relaxed r = {.branch = NONE};
	const struct variable *v;
	size_t first;
	int64_t bound;

	if (s->best->work >= s->limit) {
		leave(s, above);
		return;
	}
	r.loose = arena_new(&s->arena, bool, s->p->n_vars);
	bound = bound_node(s, &r);
	arena_release(&r.arena);
	if (bound == TOO_WIDE)
		leave(s, above);
	if (bound == TOO_WIDE || bound <= s->best->value)
		return;
	v = r.branch == NONE ? NULL : &s->p->vars[r.branch];
	first = v ? v->options[s->trial[r.branch]].class : 0;
	repair(s);
	note_if_best(s);
	if (!v || bound <= s->best->value)
		return;
	for (size_t k = 0; k < v->n_classes; k++) {
		s->fixed[r.branch] = (first + k) % v->n_classes;
		solve_node(s, bound);
	}
	s->fixed[r.branch] = NONE;
}

void branch_solve(struct best *best, const struct problem *p, int budget, size_t node,
		  size_t limit)
{
	struct search s = {.p = p, .best = best, .budget = budget, .node = node,
			   .limit = limit};

	memset(best->options, 0, p->n_vars);
	best->value = problem_value(p, best->options);
	best->bound = NEVER;
	best->work = 0;
	s.fixed = arena_new(&s.arena, size_t, p->n_vars);
	s.uses = arena_new(&s.arena, size_t, p->n_vars);
	s.trial = arena_new(&s.arena, unsigned char, p->n_vars + 1);
	for (size_t v = 0; v < p->n_vars; v++)
		s.fixed[v] = NONE;
	for (size_t k = 0; k < p->n_factors; k++)
		for (size_t i = 0; i < p->factors[k].n; i++)
			s.uses[p->factors[k].vars[i]]++;
	solve_node(&s, ceiling(p));
	if (best->bound < best->value)
		best->bound = best->value;
	arena_release(&s.arena);
}
