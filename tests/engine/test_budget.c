/* What can be done with so many days: against trying everything, and on the templates. */
#include "support.h"

#include "base/embedded.h"
#include "engine/budget/branch.h"
#include "engine/budget/budget.h"
#include "engine/budget/sweep.h"
#include "engine/small_plan.h"

enum { SMALL_PLANS = 500, WAYS_MAX = 2000, PROBLEMS = 400 };

/* Every way of doing a plan, one after the other. */
struct ways {
	const struct world *w;
	size_t n, taken[64];    /* by action of the plan: its first so many steps */
	struct assessment *a;
	struct score s;
	int half_days;
	struct frac risk;
};

static size_t count_ways(const struct plan *p)
{
	size_t n = 1;

	for (size_t i = 0; i < p->n_actions && n <= WAYS_MAX; i++)
		n *= p->actions[i].n_steps + 1;
	return n;
}

/* Steps that are done or set aside are in anyway. */
static bool is_begun(const struct action *act, size_t taken)
{
	for (size_t k = 0; action_is_left(act) && k < taken; k++)
		if (act->steps[k].status < PLAN_DONE)
			return true;
	return false;
}

/* Is nothing begun before all that it needs is finished? */
static bool is_closed(const struct plan *p, const size_t *taken)
{
	for (size_t i = 0; i < p->n_actions; i++)
		for (size_t k = 0; is_begun(&p->actions[i], taken[i]) && k < p->actions[i].needs.n;
		     k++) {
			size_t need = p->actions[i].needs.items[k];

			if (taken[need] < p->actions[need].n_steps)
				return false;
		}
	return true;
}

/* Scores a way anew, from the answers as they are. */
static void try_way(struct ways *ways)
{
	const struct plan *p = &ways->w->p;

	assessment_free(ways->a);
	ways->a = assessment_copy(ways->w->a);
	ways->half_days = 0;
	ways->risk = frac_of(0, 1);
	for (size_t i = 0; i < p->n_actions; i++) {
		const struct action *act = &p->actions[i];
		int half_days = 0;

		for (size_t k = 0; k < ways->taken[i]; k++) {
			step_apply(act, &act->steps[k], ways->a);
			half_days += act->steps[k].effort;
		}
		ways->half_days += half_days;
		if (ways->taken[i])
			ways->risk = frac_add(ways->risk,
					      frac_mul(frac_of(act->risk, 1),
						       frac_of(half_days, act->effort)));
	}
	score_recompute(&ways->s, ways->a, &ways->w->s);
}

static bool next_way(struct ways *ways)
{
	const struct plan *p = &ways->w->p;

	for (size_t i = 0; i < p->n_actions; i++) {
		if (ways->taken[i] < p->actions[i].n_steps) {
			ways->taken[i]++;
			return true;
		}
		ways->taken[i] = 0;
	}
	return false;
}

static void ways_init(struct ways *ways, const struct world *w)
{
	*ways = (struct ways){.w = w};
	score_init(&ways->s, w->q);
}

static void ways_release(struct ways *ways)
{
	score_release(&ways->s);
	assessment_free(ways->a);
}

static struct frac low_of(const struct score *s, int section)
{
	const struct range *r = section < 0 ? &s->overall : &s->sections[section];

	return r->any ? r->low : frac_of(0, 1);
}

/* Every way, by what it costs. */
struct tried {
	struct {
		int half_days;
		struct frac risk, low, section;
	} items[WAYS_MAX];
	size_t n;
};

static void try_all(struct tried *t, const struct world *w)
{
	struct ways ways;

	ways_init(&ways, w);
	t->n = 0;
	do {
		if (!is_closed(&w->p, ways.taken))
			continue;
		try_way(&ways);
		t->items[t->n].half_days = ways.half_days;
		t->items[t->n].risk = ways.risk;
		t->items[t->n].low = low_of(&ways.s, -1);
		t->items[t->n++].section = low_of(&ways.s, 0);
	} while (next_way(&ways));
	ways_release(&ways);
}

/* Nearer than anything is shown: sections are rounded to billionths. */
static void assert_near(struct frac a, struct frac b)
{
	double d = frac_double(frac_sub(a, b));

	if (d > 3e-9 || d < -3e-9)
		fail_msg("%.12f is not %.12f", frac_double(a), frac_double(b));
}

static void assert_best(const struct world *w, const struct tried *t, struct budget *b,
			enum budget_aim aim, int half_days)
{
	struct frac best = frac_of(0, 1);
	struct arena arena = {0};
	struct spending s;
	struct ways ways;

	for (size_t i = 0; i < t->n; i++) {
		struct frac value = aim == BUDGET_RISK ? t->items[i].risk : t->items[i].low;

		if (t->items[i].half_days <= half_days && frac_cmp(value, best) > 0)
			best = value;
	}
	budget_spend(&s, &arena, b, half_days);
	assert_true(s.proved);
	assert_true(s.used <= half_days);
	assert_true(is_closed(&w->p, s.steps));
	ways_init(&ways, w);
	memcpy(ways.taken, s.steps, w->p.n_actions * sizeof *s.steps);
	try_way(&ways);
	assert_int_equal(ways.half_days, s.used);
	assert_int_equal(frac_scaled(ways.risk, 1), s.risk);
	assert_int_equal(frac_scaled(frac_sub(low_of(&ways.s, -1), low_of(&w->s, -1)), 100000),
			 s.gain);
	assert_int_equal(s.bound, aim == BUDGET_RISK ? s.risk : s.gain);
	assert_near(aim == BUDGET_RISK ? ways.risk : low_of(&ways.s, -1), best);
	ways_release(&ways);
	arena_release(&arena);
}

static void assert_fewest(const struct tried *t, struct budget *b, int section,
			  struct frac goal)
{
	struct arena arena = {0};
	struct spending s;
	int fewest = -1;

	for (size_t i = 0; i < t->n; i++) {
		struct frac low = section < 0 ? t->items[i].low : t->items[i].section;

		if (frac_cmp(low, goal) >= 0 &&
		    (fewest < 0 || t->items[i].half_days < fewest))
			fewest = t->items[i].half_days;
	}
	budget_reach(&s, &arena, b, goal);
	assert_int_equal(s.reached, fewest >= 0);
	assert_true(s.proved);
	if (s.reached) {
		assert_int_equal(s.used, fewest);
		assert_int_equal(s.bound, fewest);
	}
	arena_release(&arena);
}

static void budgets_of(const struct world *w, const struct tried *t, uint32_t *seed)
{
	int all = budget_all(&w->p);

	for (enum budget_aim aim = BUDGET_RISK; aim <= BUDGET_GAIN; aim++) {
		struct budget *b = budget_new(&w->p, &w->s, w->a, aim, -1, all);

		for (int i = 0; i <= 4; i++)
			assert_best(w, t, b, aim, all * i / 4);
		for (int i = 0; i < 4; i++)
			assert_best(w, t, b, aim, (int)random_below(seed, (uint32_t)all + 1));
		budget_free(b);
	}
}

/* Goals that some way just meets, that are missed by a little, and out of reach. */
static void goals_of(const struct world *w, const struct tried *t, uint32_t *seed)
{
	for (int section = -1; section <= 0; section++) {
		struct budget *b = budget_new(&w->p, &w->s, w->a, BUDGET_GAIN, section,
					      budget_all(&w->p));

		for (int i = 0; i < 6 && (section < 0 || w->s.sections[0].any); i++) {
			size_t at = random_below(seed, (uint32_t)t->n);
			struct frac goal = section < 0 ? t->items[at].low : t->items[at].section;

			/* Sections are rounded to billionths: a goal lies between. */
			goal = frac_add(goal, i % 2 ? frac_of(1, 1000)
						     : frac_of(-1, 10000000));
			assert_fewest(t, b, section, goal);
		}
		assert_fewest(t, b, section, frac_of(101, 100)); /* out of reach */
		budget_free(b);
	}
}

static void what_is_found_is_the_best_of_all(void **state)
{
	struct tried *t = malloc(sizeof *t);
	uint32_t seed = 2463534242u;
	int n = 0;

	(void)state;
	assert_non_null(t);
	while (n < SMALL_PLANS) {
		struct world w = small_world(&seed);

		if (w.p.n_actions && w.p.n_actions <= COUNT_OF(((struct ways *)0)->taken) &&
		    count_ways(&w.p) <= WAYS_MAX) {
			try_all(t, &w);
			budgets_of(&w, t, &seed);
			goals_of(&w, t, &seed);
			n++;
		}
		world_close(&w);
	}
	free(t);
}

/* A problem made by chance that hangs together tightly. */
static void random_problem(struct problem *p, struct arena *arena, uint32_t *seed)
{
	p->n_vars = 3 + random_below(seed, 5);
	p->vars = arena_new(arena, struct variable, p->n_vars);
	for (size_t i = 0; i < p->n_vars; i++) {
		struct variable *v = &p->vars[i];

		v->n = v->n_classes = 2 + random_below(seed, 2);
		v->options = arena_new(arena, struct choice, v->n);
		for (size_t k = 0; k < v->n; k++)
			v->options[k] = (struct choice){
				k ? v->options[k - 1].cost + (int)random_below(seed, 6) : 0,
				k ? (int64_t)random_below(seed, 40) - 5 : 0, k};
	}
	p->n_factors = random_below(seed, 9);
	p->factors = arena_new(arena, struct factor, p->n_factors);
	for (size_t k = 0; k < p->n_factors; k++) {
		struct factor *f = &p->factors[k];

		f->vars = arena_new(arena, size_t, 3);
		while (f->n < 2 + k % 2) {
			size_t v = random_below(seed, (uint32_t)p->n_vars);
			bool has = false;

			for (size_t i = 0; i < f->n; i++)
				has = has || f->vars[i] == v;
			if (!has)
				f->vars[f->n++] = v;
		}
		f->table = arena_new(arena, int64_t, factor_size(p, f));
		for (size_t i = 1; i < factor_size(p, f); i++)
			f->table[i] = random_below(seed, 5) ? (int64_t)random_below(seed, 30) - 10
							     : NEVER;
	}
}

static int64_t best_by_trying(const struct problem *p, int budget)
{
	unsigned char options[8] = {0};
	int64_t best = NEVER;
	size_t i;

	do {
		if (problem_cost(p, options) <= budget && problem_value(p, options) > best)
			best = problem_value(p, options);
		for (i = 0; i < p->n_vars; i++) {
			if (++options[i] < p->vars[i].n)
				break;
			options[i] = 0;
		}
	} while (i < p->n_vars);
	return best;
}

/* By a sweep; and by searches that may not sweep it as a whole, with and without an end. */
static void assert_solved(const struct problem *p, int budget)
{
	static const struct {
		size_t node, limit;
	} limits[] = {{1 << 20, 1 << 30}, {600, 1 << 30}, {300, 1 << 30}, {300, 2000}};
	int64_t best = best_by_trying(p, budget);
	unsigned char options[8];
	struct sweep s;

	assert_true(sweep_run(&s, p, budget, 1 << 30));
	assert_int_equal(s.values[budget], best);
	sweep_options(&s, budget, options);
	assert_int_equal(problem_value(p, options), best);
	assert_true(problem_cost(p, options) <= budget);
	sweep_release(&s);
	for (size_t i = 0; i < COUNT_OF(limits); i++) {
		struct best found = {.options = options};

		branch_solve(&found, p, budget, limits[i].node, limits[i].limit);
		assert_int_equal(problem_value(p, options), found.value);
		assert_true(problem_cost(p, options) <= budget);
		assert_true(found.bound >= best && found.value <= best);
		if (limits[i].limit == 1 << 30 && i < 2)
			assert_int_equal(found.value, best);
		if (found.value == found.bound)
			assert_int_equal(found.value, best);
	}
}

static void problems_that_are_too_wide_are_searched(void **state)
{
	uint32_t seed = 88172645u;

	(void)state;
	for (int i = 0; i < PROBLEMS; i++) {
		struct arena arena = {0};
		struct problem p = {0};

		random_problem(&p, &arena, &seed);
		assert_solved(&p, (int)random_below(&seed, 25));
		arena_release(&arena);
	}
}

/* A template, planned. */
static struct world template_world(struct questionnaire *q, const struct embedded_file *file)
{
	struct world w = {.q = q};
	struct diags d = {0};

	w.a = assessment_parse(q, file->name, (const char *)file->bytes, file->n, &d);
	assert_diags(&d, "");
	diags_release(&d);
	score_init(&w.s, q);
	world_plan(&w);
	return w;
}

static void template_close(struct world *w)
{
	plan_release(&w->p);
	score_release(&w->s);
	assessment_free(w->a);
}

/* What all brings that is not done, in thousandths of a point. */
static int64_t gain_of_all(const struct world *w)
{
	struct assessment *a = assessment_copy(w->a);
	struct score s;
	struct frac low[2];

	score_init(&s, w->q);
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < w->p.n_actions; i++)
			for (size_t k = 0; k < w->p.actions[i].n_steps; k++) {
				const struct step *step = &w->p.actions[i].steps[k];

				if (pass ? !status_is_set_aside(step->status)
					 : step->status == PLAN_DONE)
					step_apply(&w->p.actions[i], step, a);
			}
		score_recompute(&s, a, &w->s);
		low[pass] = low_of(&s, -1);
	}
	score_release(&s);
	assessment_free(a);
	return frac_scaled(frac_sub(low[1], low[0]), 100000);
}

/* More money never brings less, and all of it everything. */
static void assert_rising(struct budget *b, int all, int64_t everything)
{
	const int64_t *curve = budget_curve(b);

	assert_non_null(curve);
	assert_int_equal(curve[0], 0);
	for (int i = 1; i <= all; i++)
		assert_true(curve[i] >= curve[i - 1]);
	assert_true(curve[all] >= everything - 1);
}

/* The days of a goal, given as a budget, reach it. */
static void assert_goals_hold(struct budget *b, const struct world *w)
{
	for (int points = 10; points <= 100; points += 10) {
		struct frac goal = frac_of(points, 100);
		struct arena arena = {0};
		struct spending reached, spent;

		budget_reach(&reached, &arena, b, goal);
		assert_true(reached.proved);
		budget_spend(&spent, &arena, b, reached.used);
		if (reached.reached)
			assert_true(frac_cmp(spent.overall.low, goal) >= 0);
		else
			assert_true(spent.gain >= gain_of_all(w));
		arena_release(&arena);
	}
}

static void print_spending(const struct world *w, struct budget *b, enum budget_aim aim)
{
	static const int days[] = {5, 20, 50, 100, 200, 500};
	int all = budget_all(&w->p);

	for (size_t i = 0; i < COUNT_OF(days); i++) {
		struct arena arena = {0};
		struct spending s;
		char value[32];

		if (2 * days[i] > all)
			break;
		budget_spend(&s, &arena, b, 2 * days[i]);
		assert_true(s.proved);
		assert_true(is_closed(&w->p, s.steps));
		print_message("  %3d days for %s: %s, proved\n", days[i],
			      aim == BUDGET_RISK ? "risk" : "gain",
			      aim == BUDGET_RISK ? risk_text(value, s.risk)
						 : points_text(value, s.gain));
		arena_release(&arena);
	}
}

static void budgets_of_template(const struct world *w, enum budget_aim aim)
{
	int all = budget_all(&w->p);
	struct budget *b = budget_new(&w->p, &w->s, w->a, aim, -1, all);

	/* The parts of risk are rounded one by one in the plan. */
	assert_rising(b, all, aim == BUDGET_GAIN
				      ? gain_of_all(w)
				      : w->p.totals.risk - (int64_t)w->p.n_actions);
	print_spending(w, b, aim);
	if (aim == BUDGET_GAIN)
		assert_goals_hold(b, w);
	budget_free(b);
}

static void every_budget_of_every_template_is_proved(void **state)
{
	assert_true(embedded_templates_n > 2);
	for (size_t i = 0; i < embedded_templates_n; i++) {
		struct world w;

		if (!strstr(embedded_templates[i].name, ".json"))
			continue;
		w = template_world(*state, &embedded_templates[i]);
		print_message("%s\n", embedded_templates[i].name);
		budgets_of_template(&w, BUDGET_RISK);
		budgets_of_template(&w, BUDGET_GAIN);
		template_close(&w);
	}
}

/* What is done or set aside counts as in and costs nothing. */
static void what_is_done_or_set_aside_is_in(void **state)
{
	struct world w = world_open(
		"questions:\n" LEVELS("Q-1", "5", "S", "") LEVELS("Q-2", "5", "S", ", needs: [Q-1]")
			LEVELS("Q-3", "5", "S", ", needs: [Q-1]"),
		"Q-1=0 Q-2=0 Q-3=0");
	struct arena arena = {0};
	struct budget *b;
	struct spending s;

	(void)state;
	assessment_plan_edit(w.a, "Q-1")->status = PLAN_DONE;
	assessment_plan_edit(w.a, "Q-3")->status = PLAN_REJECTED;
	world_plan(&w);
	b = budget_new(&w.p, &w.s, w.a, BUDGET_GAIN, -1, budget_all(&w.p));
	budget_spend(&s, &arena, b, budget_all(&w.p));
	assert_int_equal(s.used, world_action(&w, "Q-2")->effort);
	for (size_t i = 0; i < w.p.n_actions; i++)
		assert_int_equal(s.steps[i], w.p.actions[i].n_steps);
	/* Q-1 is in without being paid, and the score counts with it. */
	assert_int_equal(s.gain, 25000);
	assert_int_equal(frac_scaled(s.overall.low, 1000), 500);
	budget_free(b);
	arena_release(&arena);
	world_close(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_found_is_the_best_of_all),
		cmocka_unit_test(problems_that_are_too_wide_are_searched),
		cmocka_unit_test(every_budget_of_every_template_is_proved),
		cmocka_unit_test(what_is_done_or_set_aside_is_in),
	};

	return cmocka_run_group_tests(tests, built_in_setup, built_in_teardown);
}
