/* How much of what can be had for some days the order of the plan brings: followed from the
 * top, whole actions, skipping what does not fit or still needs something skipped. It is
 * printed.
 *
 * What can be had is what the engine finds for the same days and proves to be the best. Two
 * naive reckonings stand beside it: it is no less than what is found by filling up greedily,
 * by value a day, and exchanging for as long as that betters it; and of risk no more than
 * first steps bring were nothing to need anything. */
#include "engine/reckon_text.h"

#include "base/embedded.h"
#include "engine/budget/budget.h"
#include "model/given.h"

enum { BUDGETS = 4, AS_OF = 20789 };
static const int budgets[BUDGETS] = {20, 50, 100, 200}; /* days */

/* The actions of a plan as things to choose from, by the place in its order. */
struct choice {
	const struct reckoned_action *act;
	int *effort;   /* of the first k steps, half-days; k up to n */
	double *value; /* of the first k steps */
	size_t n;
};
struct choices {
	struct reckoning *r;
	struct assessment *base; /* the answers, with what the team has done already */
	struct frac low;         /* then */
	struct choice *items;
	size_t n;
	bool *needs; /* n × n: the first needs the second, by whatever way */
	int budget;  /* half-days */
};

static bool needs(const struct choices *c, size_t i, size_t k)
{
	return c->needs[i * c->n + k];
}

/* What the answers of a have gained on low since then. */
static double gain_of(const struct choices *c, const struct assessment *a)
{
	reckon_try(c->r, a);
	return frac_double(frac_sub(reckoned_low(&c->r->tried), c->low));
}

static void do_steps(const struct choices *c, struct assessment *a,
		     const struct reckoned_action *act, size_t n)
{
	for (size_t k = 0; k < n; k++)
		if (is_in(&act->steps[k]))
			reckon_do(c->r, a, act, &act->steps[k]);
}

/* What the first steps bring alone: of the risk their share of the effort, else their gain. */
static double value_of(const struct choices *c, const struct reckoned_action *act,
		       size_t steps, int effort, bool gain)
{
	struct assessment *a;
	double value;

	if (!gain)
		return act->effort ? (double)act->risk * effort / act->effort : 0;
	a = assessment_copy(c->base);
	do_steps(c, a, act, steps);
	value = gain_of(c, a);
	assessment_free(a);
	return value;
}

static void add_choice(struct choices *c, const struct reckoned_action *act, bool gain)
{
	struct choice *it = &c->items[c->n++];

	*it = (struct choice){act, arena_new(&c->r->arena, int, act->n_steps + 1),
			      arena_new(&c->r->arena, double, act->n_steps + 1),
			      act->n_steps};
	for (size_t k = 1; k <= act->n_steps; k++) {
		const struct reckoned_step *s = &act->steps[k - 1];

		it->effort[k] =
			it->effort[k - 1] + (s->status == PLAN_DONE ? 0 : s->effort);
		it->value[k] = value_of(c, act, k, it->effort[k], gain);
	}
}

/* Those to do, in the order of the plan; and what they need, also what that needs. */
static struct choices choices_of(struct reckoning *r, bool gain)
{
	struct choices c = {.r = r,
			    .base = assessment_copy(r->a),
			    .items = arena_new(&r->arena, struct choice, r->n + 1)};

	for (size_t i = 0; i < r->n; i++)
		for (size_t k = 0; k < r->actions[i].n_steps; k++)
			if (r->actions[i].steps[k].status == PLAN_DONE)
				reckon_do(r, c.base, &r->actions[i],
					  &r->actions[i].steps[k]);
	reckon_try(r, c.base);
	c.low = reckoned_low(&r->tried);
	for (size_t i = 0; i < r->n; i++)
		if (r->actions[r->order[i]].status <= PLAN_IN_PROGRESS)
			add_choice(&c, &r->actions[r->order[i]], gain);
	c.needs = arena_new(&r->arena, bool, c.n *c.n + 1);
	for (size_t i = 0; i < c.n; i++)
		for (size_t k = 0; k < c.n; k++)
			c.needs[i * c.n + k] =
				c.items[i].act->needs[c.items[k].act - r->actions];
	for (size_t k = 0; k < c.n; k++)
		for (size_t i = 0; i < c.n; i++)
			for (size_t m = 0; m < c.n; m++)
				if (needs(&c, i, k) && needs(&c, k, m))
					c.needs[i * c.n + m] = true;
	return c;
}

/* ---- Sets: how many first steps of each are taken ---- */

static int effort_taken(const struct choices *c, const size_t *taken)
{
	int sum = 0;

	for (size_t i = 0; i < c->n; i++)
		sum += c->items[i].effort[taken[i]];
	return sum;
}

static double value_taken(const struct choices *c, const size_t *taken)
{
	double sum = 0;

	for (size_t i = 0; i < c->n; i++)
		sum += c->items[i].value[taken[i]];
	return sum;
}

/* The gain of a set, by scoring it. */
static double gain_taken(const struct choices *c, const size_t *taken)
{
	struct assessment *a = assessment_copy(c->base);
	double gain;

	for (size_t i = 0; i < c->n; i++)
		do_steps(c, a, c->items[i].act, taken[i]);
	gain = gain_of(c, a);
	assessment_free(a);
	return gain;
}

/* From the top; whole actions only. */
static void follow(const struct choices *c, size_t *taken)
{
	int left = c->budget;

	memset(taken, 0, c->n * sizeof *taken);
	for (size_t i = 0; i < c->n; i++) {
		bool fits = c->items[i].effort[c->items[i].n] <= left;

		for (size_t k = 0; k < c->n; k++)
			fits = fits && (!needs(c, i, k) || taken[k] == c->items[k].n);
		if (!fits)
			continue;
		taken[i] = c->items[i].n;
		left -= c->items[i].effort[taken[i]];
	}
}

/* What taking so many steps of it adds, with all that it needs. */
static void bundle_steps(const struct choices *c, const size_t *taken, size_t i,
			 size_t steps, int *effort, double *value)
{
	const struct choice *it = &c->items[i];

	*effort = it->effort[steps] - it->effort[taken[i]];
	*value = it->value[steps] - it->value[taken[i]];
	for (size_t k = 0; k < c->n; k++)
		if (needs(c, i, k)) {
			const struct choice *needed = &c->items[k];

			*effort += needed->effort[needed->n] - needed->effort[taken[k]];
			*value += needed->value[needed->n] - needed->value[taken[k]];
		}
}

static void take(const struct choices *c, size_t *taken, size_t i, size_t steps)
{
	for (size_t k = 0; k < c->n; k++)
		if (needs(c, i, k))
			taken[k] = c->items[k].n;
	taken[i] = steps;
}

/* May it be taken while `out` is left out? */
static bool is_free(const struct choices *c, size_t i, size_t out)
{
	return i != out && (out == c->n || !needs(c, i, out));
}

/* Fills up with what brings most a day, for as long as something fits. */
static void fill(const struct choices *c, size_t *taken, size_t out)
{
	int left = c->budget - effort_taken(c, taken);

	for (;;) {
		size_t best = c->n, best_steps = 0;
		double best_rate = 0;

		for (size_t i = 0; i < c->n; i++)
			for (size_t k = taken[i] + 1;
			     is_free(c, i, out) && k <= c->items[i].n; k++) {
				int effort;
				double value;

				bundle_steps(c, taken, i, k, &effort, &value);
				if (effort <= left &&
				    value > best_rate * (effort + 1e-9)) {
					best = i;
					best_steps = k;
					best_rate = value / (effort + 1e-9);
				}
			}
		if (best == c->n)
			return;
		take(c, taken, best, best_steps);
		left = c->budget - effort_taken(c, taken);
	}
}

/* Leaves it out, and all that needs it. */
static void leave_out(const struct choices *c, size_t *taken, size_t i)
{
	taken[i] = 0;
	for (size_t k = 0; k < c->n; k++)
		if (needs(c, k, i))
			taken[k] = 0;
}

/* Betters a set by one exchange: without i, or beginning with it. */
static bool exchange(const struct choices *c, size_t *taken, size_t *other)
{
	double best = value_taken(c, taken);

	for (size_t i = 0; i < c->n; i++)
		for (int first = 0; first < 2; first++) {
			memcpy(other, taken, c->n * sizeof *other);
			if (first) {
				memset(other, 0, c->n * sizeof *other);
				take(c, other, i, c->items[i].n);
			} else {
				leave_out(c, other, i);
			}
			if (effort_taken(c, other) > c->budget)
				continue;
			fill(c, other, first ? c->n : i);
			if (value_taken(c, other) > best + 1e-9) {
				memcpy(taken, other, c->n * sizeof *taken);
				return true;
			}
		}
	return false;
}

static void find_best(const struct choices *c, size_t *taken)
{
	size_t *other = calloc(c->n + 1, sizeof *other);

	fill(c, taken, c->n);
	while (exchange(c, taken, other))
		;
	free(other);
}

/* The most that first steps can bring, were nothing to need anything. */
static double bound(const struct choices *c)
{
	size_t n = (size_t)c->budget + 1;
	double *best = calloc(n, sizeof *best), most;

	for (size_t i = 0; i < c->n; i++)
		for (size_t left = n; left-- > 0;) {
			double value = best[left];

			for (size_t k = 1; k <= c->items[i].n; k++) {
				size_t effort = (size_t)c->items[i].effort[k];

				if (effort <= left &&
				    best[left - effort] + c->items[i].value[k] > value)
					value = best[left - effort] +
						c->items[i].value[k];
			}
			best[left] = value;
		}
	most = best[n - 1];
	free(best);
	return most;
}

/* ---- Shares ---- */

struct share {
	double followed, found, bound;
};

/* Of the risk in the default order, else of the gain in that by gain: in tenths, or in points of
 * 1. */
static struct share share_of(struct choices *c, int days, bool gain)
{
	size_t *followed = calloc(c->n + 1, sizeof *followed);
	size_t *best = calloc(c->n + 1, sizeof *best);
	struct share s;

	c->budget = 2 * days;
	follow(c, followed);
	find_best(c, best);
	s = gain ? (struct share){gain_taken(c, followed), gain_taken(c, best), 0}
		 : (struct share){value_taken(c, followed), value_taken(c, best),
				  bound(c)};
	free(followed);
	free(best);
	return s;
}

static double percent(double part, double whole)
{
	return whole > 0 ? 100 * part / whole : 100;
}

/* The best for those days, by the engine: tenths, or points of 1. */
static double best_of(struct budget *b, int days, bool gain)
{
	struct arena arena = {0};
	struct spending s;
	double best;

	budget_spend(&s, &arena, b, 2 * days);
	assert_true(s.proved);
	best = gain ? (double)s.gain / 100000 : (double)s.risk;
	arena_release(&arena);
	return best;
}

/* The plan of the engine is that of the reckoning: test_reckoning.c. */
static void shares_of(const char *name, const struct assessment *a,
		      const struct score *now, bool gain)
{
	struct reckoning r = {
		.as_of = AS_OF, .capacity = a->settings.capacity, .by_gain = gain};
	struct plan_options o = {.as_of = AS_OF, .by_gain = gain};
	struct plan p = {0};
	struct choices c;
	struct budget *b;

	reckon_plan(&r, a, now);
	plan_compute(&p, now, a, &o);
	c = choices_of(&r, gain);
	b = budget_new(&p, now, a, gain ? BUDGET_GAIN : BUDGET_RISK, -1,
		       2 * budgets[BUDGETS - 1]);
	print_message("%-32s", name);
	for (int i = 0; i < BUDGETS; i++) {
		struct share s = share_of(&c, budgets[i], gain);
		double best = best_of(b, budgets[i], gain),
		       share = percent(s.followed, best);
		double rounding = gain ? 0.00001 : (double)c.n;

		print_message("  %3d d %5.1f %%", budgets[i], share);
		assert_true(s.found <= best + rounding);
		assert_true(gain || best <= s.bound + rounding);
		if (share < (!gain ? 70 : budgets[i] < 50 ? 85 : 95))
			fail_msg("%s: the order brings too little in %d days", name,
				 budgets[i]);
	}
	print_message("\n");
	assessment_free(c.base);
	budget_free(b);
	plan_release(&p);
	reckon_release(&r);
}

static void shares(bool gain)
{
	struct questionnaire *q = built_in();
	struct score s;

	score_init(&s, q);
	for (size_t i = 0; i < embedded_templates_n; i++) {
		const struct embedded_file *t = &embedded_templates[i];
		struct diags d = {0};
		struct assessment *a =
			assessment_parse(q, t->name, (const char *)t->bytes, t->n, &d);

		assert_diags(&d, "");
		diags_release(&d);
		score_compute(&s, a, 0);
		shares_of(t->name, a, &s, gain);
		assessment_free(a);
	}
	score_release(&s);
	questionnaire_free(q);
}

static void the_default_order_brings_most_of_the_risk(void **state)
{
	(void)state;
	print_message("share of the risk by the default order\n");
	shares(false);
}

static void the_order_by_gain_brings_nearly_all_of_the_gain(void **state)
{
	(void)state;
	print_message("share of the gain by the order by gain\n");
	shares(true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_default_order_brings_most_of_the_risk),
		cmocka_unit_test(the_order_by_gain_brings_nearly_all_of_the_gain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
