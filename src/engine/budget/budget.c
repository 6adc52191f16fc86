/* The problem of a budget: made from a plan, solved, and told as steps. */
#include "engine/budget/budget.h"

#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "engine/budget/branch.h"
#include "engine/budget/spender.h"

/* Entries of tables (see sweep.h) that are made before a budget is given up as a whole, at one
 * node of a search, and in all of it: about a second. */
enum { SWEEP_WORK = 150000000, NODE_WORK = 20000000, SEARCH_WORK = 300000000 };

bool budget_pays(const struct action *act, const struct step *step)
{
	return action_is_left(act) && step->status != PLAN_DONE &&
	       !status_is_set_aside(step->status);
}

/* An action and the steps of it that are left: its options are the first so many of them. */
static void add_variable(struct budget *b, size_t action)
{
	const struct action *act = &b->plan->actions[action];
	struct spender_var *v = ARENA_PUSH(&b->arena, b->vars, b->n_vars);

	*v = (struct spender_var){.action = action,
				  .steps = arena_new(&b->arena, size_t, act->n_steps)};
	for (size_t k = 0; k < act->n_steps; k++)
		if (budget_pays(act, &act->steps[k]))
			v->steps[v->n++] = k;
	b->var_of[action] = (int)b->n_vars - 1;
}

static void find_variables(struct budget *b)
{
	b->var_of = arena_new(&b->arena, int, b->plan->n_actions);
	for (size_t i = 0; i < b->plan->n_actions; i++) {
		b->var_of[i] = -1;
		if (action_is_left(&b->plan->actions[i]))
			add_variable(b, i);
	}
}

/* Others see of an action whether it was begun, if it needs any, and finished, if any needs it;
 * the model of gains adds what it looks at. */
static void find_needs(struct budget *b)
{
	for (size_t i = 0; i < b->n_vars; i++) {
		const struct indices *needs = &b->plan->actions[b->vars[i].action].needs;

		for (size_t k = 0; k < needs->n; k++) {
			int other = b->var_of[needs->items[k]];

			if (other < 0)
				continue;
			b->vars[i].needs = true;
			b->vars[other].needed = true;
		}
	}
}

static bool same_class(const struct spender_var *v, size_t i, size_t k)
{
	if (v->exact)
		return i == k;
	return (!v->needs || (i > 0) == (k > 0)) && (!v->needed || (i == v->n) == (k == v->n)) &&
	       (!v->levels || v->levels[i] == v->levels[k]);
}

static void find_classes(struct budget *b, size_t i)
{
	const struct spender_var *v = &b->vars[i];
	struct variable *to = &b->problem.vars[i];

	for (size_t k = 0; k < to->n; k++) {
		size_t like = 0;

		while (like < k && !same_class(v, like, k))
			like++;
		to->options[k].class = like < k ? to->options[like].class : to->n_classes++;
	}
}

static void make_options(struct budget *b, size_t i)
{
	const struct spender_var *v = &b->vars[i];
	const struct action *act = &b->plan->actions[v->action];
	struct variable *to = &b->problem.vars[i];

	to->n = v->n + 1;
	to->options = arena_new(&b->arena, struct choice, to->n);
	for (size_t k = 1; k < to->n; k++)
		to->options[k].cost =
			to->options[k - 1].cost + act->steps[v->steps[k - 1]].effort;
}

/* Of an action's first steps the risk is the share of its effort. */
static void risk_values(struct budget *b)
{
	for (size_t i = 0; i < b->n_vars; i++) {
		const struct action *act = &b->plan->actions[b->vars[i].action];
		struct variable *to = &b->problem.vars[i];

		for (size_t k = 1; k < to->n; k++)
			to->options[k].value =
				act->effort ? act->risk * RISK_UNIT * to->options[k].cost /
						      act->effort
					    : act->risk * RISK_UNIT;
	}
}

/* It may be begun only when the other is finished. */
static void need_factor(struct budget *b, size_t var, size_t other)
{
	const struct variable *v = &b->problem.vars[var], *o = &b->problem.vars[other];
	struct factor *f = spender_factor(b, (size_t[]){var, other}, 2);

	for (size_t i = 1; i < v->n; i++)
		for (size_t k = 0; k + 1 < o->n; k++)
			f->table[v->options[i].class * o->n_classes + o->options[k].class] = NEVER;
}

static void need_factors(struct budget *b)
{
	for (size_t i = 0; i < b->n_vars; i++) {
		const struct indices *needs = &b->plan->actions[b->vars[i].action].needs;

		for (size_t k = 0; k < needs->n; k++)
			if (b->var_of[needs->items[k]] >= 0)
				need_factor(b, i, (size_t)b->var_of[needs->items[k]]);
	}
}

struct budget *budget_new(const struct plan *p, const struct score *s,
			  const struct assessment *a, enum budget_aim aim, int section,
			  int half_days)
{
	struct budget *b = xcalloc(1, sizeof *b);

	*b = (struct budget){.plan = p, .now = s, .aim = aim, .section = section,
			     .half_days = half_days};
	find_variables(b);
	find_needs(b);
	b->problem.n_vars = b->n_vars;
	b->problem.vars = arena_new(&b->arena, struct variable, b->n_vars);
	for (size_t i = 0; i < b->n_vars; i++)
		make_options(b, i);
	spender_start(b, a);
	if (aim == BUDGET_GAIN)
		gain_look(b);
	for (size_t i = 0; i < b->n_vars; i++)
		find_classes(b, i);
	if (aim == BUDGET_GAIN)
		gain_values(b);
	else
		risk_values(b);
	need_factors(b);
	b->swept = sweep_run(&b->sweep, &b->problem, half_days, SWEEP_WORK);
	return b;
}

void budget_free(struct budget *b)
{
	if (!b)
		return;
	sweep_release(&b->sweep);
	score_release(&b->score);
	assessment_free(b->base);
	assessment_free(b->tried);
	arena_release(&b->arena);
	free(b);
}

/* A value of the problem as it is shown: thousandths of a point, or tenths of risk. */
static int64_t shown(const struct budget *b, int64_t value, bool up)
{
	int64_t unit = b->aim == BUDGET_RISK ? RISK_UNIT : GAIN_UNIT / 100000;

	return (value + (up ? unit - 1 : unit / 2)) / unit;
}

const int64_t *budget_curve(struct budget *b)
{
	if (!b->swept || b->curve)
		return b->curve;
	b->curve = arena_new(&b->arena, int64_t, (size_t)b->half_days + 1);
	for (int i = 0; i <= b->half_days; i++)
		b->curve[i] = shown(b, b->sweep.values[i], false);
	return b->curve;
}

/* Tells options of the problem as steps of the plan, and scores them. */
static void tell(struct spending *out, struct arena *arena, struct budget *b,
		 const unsigned char *options)
{
	struct frac risk = frac_of(0, 1);

	out->steps = arena_new(arena, size_t, b->plan->n_actions);
	for (size_t i = 0; i < b->plan->n_actions; i++)
		if (b->var_of[i] < 0)
			out->steps[i] = b->plan->actions[i].n_steps;
	for (size_t i = 0; i < b->n_vars; i++) {
		const struct spender_var *v = &b->vars[i];
		const struct action *act = &b->plan->actions[v->action];
		size_t taken = options[i];

		/* Up to the next that would have to be paid. */
		out->steps[v->action] = taken == v->n ? act->n_steps : v->steps[taken];
		spender_set(b, i, taken);
		if (taken && act->effort)
			risk = frac_add(risk, frac_mul(frac_of(act->risk, 1),
						       frac_of(b->problem.vars[i]
								       .options[taken]
								       .cost,
							       act->effort)));
		else if (taken)
			risk = frac_add(risk, frac_of(act->risk, 1));
	}
	out->used = problem_cost(&b->problem, options);
	out->risk = frac_scaled(risk, 1);
	out->gain = frac_scaled(spender_gain(b), 100000);
	out->overall = b->score.overall;
	out->section = b->section < 0 ? b->score.overall : b->score.sections[b->section];
}

/* The best options for a budget; what they bring at most goes to *bound. */
static int64_t find_options(struct budget *b, int half_days, unsigned char *options,
			    int64_t *bound)
{
	struct best best = {.options = options};

	if (b->swept) {
		sweep_options(&b->sweep, half_days, options);
		*bound = b->sweep.values[half_days];
		return *bound;
	}
	branch_solve(&best, &b->problem, half_days, NODE_WORK, SEARCH_WORK);
	*bound = best.bound;
	return best.value;
}

void budget_spend(struct spending *out, struct arena *arena, struct budget *b, int half_days)
{
	unsigned char *options = arena_new(arena, unsigned char, b->n_vars + 1);
	int64_t bound, value = find_options(b, half_days, options, &bound);

	*out = (struct spending){.half_days = half_days, .reached = true};
	tell(out, arena, b, options);
	out->proved = value == bound && !b->rough;
	out->bound = b->aim == BUDGET_RISK ? out->risk : out->gain;
	if (!out->proved)
		out->bound = shown(b, bound, true);
}

static bool meets(const struct spending *out, struct frac goal)
{
	return out->section.any && frac_cmp(out->section.low, goal) >= 0;
}

/* What is still missing to the goal, in the problem's unit; a little less, for what its values
 * have lost by being cut to whole numbers. */
static int64_t wanted(const struct budget *b, struct frac goal)
{
	struct frac low = spender_low(&b->base_range);

	return spender_units(frac_sub(goal, low)) - (int64_t)(b->n_vars + 1) * ROUNDING;
}

/* The fewest half-days that may bring so much: by what was found, or by the bound. */
static int fewest(struct budget *b, int64_t much, bool by_bound)
{
	unsigned char *options = xcalloc(b->n_vars + 1, 1);
	int low = 0, high = b->half_days + 1;

	while (low < high) {
		int middle = low + (high - low) / 2;
		int64_t bound, value = find_options(b, middle, options, &bound);

		if ((by_bound ? bound : value) >= much)
			high = middle;
		else
			low = middle + 1;
	}
	free(options);
	return low;
}

void budget_reach(struct spending *out, struct arena *arena, struct budget *b,
		  struct frac goal)
{
	int64_t much = wanted(b, goal);
	int days = fewest(b, much, false), least = b->swept ? days : fewest(b, much, true);

	for (; days < b->half_days; days++) {
		budget_spend(out, arena, b, days);
		if (meets(out, goal))
			break;
	}
	if (days >= b->half_days)
		budget_spend(out, arena, b, b->half_days);
	out->reached = meets(out, goal);
	out->half_days = out->used;
	out->proved = !b->rough && (b->swept || least == out->used);
	out->bound = out->proved ? out->used : least;
}

int budget_all(const struct plan *p)
{
	int sum = 0;

	for (size_t i = 0; i < p->n_actions; i++)
		for (size_t k = 0; k < p->actions[i].n_steps; k++)
			if (budget_pays(&p->actions[i], &p->actions[i].steps[k]))
				sum += p->actions[i].steps[k].effort;
	return sum;
}
