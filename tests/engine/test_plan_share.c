/* How much of what can be had for some days the order of the plan brings: followed from the
 * top, skipping what does not fit or what still needs something skipped. It is printed.
 *
 * What can be had is the best that was found for the same days: filled up greedily by value a
 * day, step by step and together with all that is needed, and then bettered for as long as
 * leaving one action out, or taking one first, and filling up again betters it. For risk the
 * bound beside it takes first steps as it likes, but lets nothing need anything, exactly: so
 * nobody can have more. Gain is not a sum; what was found counts as measured by scoring. */
#include "engine/reckon_text.h"

#include "base/embedded.h"
#include "model/given.h"

enum { BUDGETS = 4 };
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
	struct choice *items;
	size_t n;
	bool *needs;   /* n × n: the first needs the second, by whatever way */
	int budget;    /* half-days */
};

static bool needs(const struct choices *c, size_t i, size_t k)
{
	return c->needs[i * c->n + k];
}

/* What the first steps bring alone: of the risk their share of the effort, else their gain. */
static double value_of(struct reckoning *r, const struct reckoned_action *act, size_t steps,
		       int effort, bool gain)
{
	struct assessment *a;
	double value;

	if (!gain)
		return act->effort ? (double)act->risk * effort / act->effort : (double)act->risk;
	a = assessment_copy(r->a);
	for (size_t k = 0; k < steps; k++)
		reckon_do(r, a, act, &act->steps[k]);
	reckon_try(r, a);
	value = frac_double(frac_sub(reckoned_low(&r->tried), reckoned_low(r->now)));
	assessment_free(a);
	return value;
}

static void add_choice(struct choices *c, const struct reckoned_action *act, bool gain)
{
	struct choice *it = &c->items[c->n++];

	*it = (struct choice){act, arena_new(&c->r->arena, int, act->n_steps + 1),
			      arena_new(&c->r->arena, double, act->n_steps + 1), act->n_steps};
	for (size_t k = 1; k <= act->n_steps; k++) {
		it->effort[k] = it->effort[k - 1] + act->steps[k - 1].effort;
		it->value[k] = value_of(c->r, act, k, it->effort[k], gain);
	}
}

/* Those to do, in the order of the plan; and what they need, also what that needs. */
static struct choices choices_of(struct reckoning *r, bool gain)
{
	struct choices c = {.r = r, .items = arena_new(&r->arena, struct choice, r->n + 1)};

	for (size_t i = 0; i < r->n; i++)
		if (r->actions[r->order[i]].status <= PLAN_IN_PROGRESS)
			add_choice(&c, &r->actions[r->order[i]], gain);
	c.needs = arena_new(&r->arena, bool, c.n * c.n + 1);
	for (size_t i = 0; i < c.n; i++)
		for (size_t k = 0; k < c.n; k++)
			c.needs[i * c.n + k] = c.items[i].act->needs[c.items[k].act - r->actions];
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
	struct assessment *a = assessment_copy(c->r->a);
	double gain;

	for (size_t i = 0; i < c->n; i++)
		for (size_t k = 0; k < taken[i]; k++)
			reckon_do(c->r, a, c->items[i].act, &c->items[i].act->steps[k]);
	reckon_try(c->r, a);
	gain = frac_double(frac_sub(reckoned_low(&c->r->tried), reckoned_low(c->r->now)));
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
static void bundle_steps(const struct choices *c, const size_t *taken, size_t i, size_t steps,
			 int *effort, double *value)
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
			for (size_t k = taken[i] + 1; is_free(c, i, out) && k <= c->items[i].n; k++) {
				int effort;
				double value;

				bundle_steps(c, taken, i, k, &effort, &value);
				if (effort <= left && value > best_rate * (effort + 1e-9)) {
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

				if (effort <= left && best[left - effort] + c->items[i].value[k] > value)
					value = best[left - effort] + c->items[i].value[k];
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

/* Of the risk in the default order, else of the gain in that by gain. */
static struct share share_of(struct choices *c, int days, bool gain)
{
	size_t *followed = calloc(c->n + 1, sizeof *followed);
	size_t *best = calloc(c->n + 1, sizeof *best);
	struct share s;

	c->budget = 2 * days;
	follow(c, followed);
	find_best(c, best);
	s = gain ? (struct share){gain_taken(c, followed), gain_taken(c, best), 0}
		 : (struct share){value_taken(c, followed), value_taken(c, best), bound(c)};
	memcpy(best, followed, c->n * sizeof *best);
	find_best(c, best);
	if ((gain ? gain_taken(c, best) : value_taken(c, best)) > s.found)
		s.found = gain ? gain_taken(c, best) : value_taken(c, best);
	if (s.followed > s.found)
		s.found = s.followed;
	free(followed);
	free(best);
	return s;
}

static double percent(double part, double whole)
{
	return whole > 0 ? 100 * part / whole : 100;
}

static void shares_of(const char *name, const struct assessment *a, const struct score *now,
		      bool gain)
{
	struct reckoning r = {.as_of = 20789, .capacity = a->settings.capacity, .by_gain = gain};
	struct choices c;

	reckon_plan(&r, a, now);
	c = choices_of(&r, gain);
	print_message("%-36s", name);
	for (int b = 0; b < BUDGETS; b++) {
		struct share s = share_of(&c, budgets[b], gain);
		double share = percent(s.followed, s.found);

		if (gain)
			print_message("  %3d d %5.1f %%", budgets[b], share);
		else
			print_message("  %3d d %5.1f %% (%5.1f)", budgets[b], share,
				      percent(s.followed, s.bound));
		if (share < (!gain ? 70 : budgets[b] < 50 ? 85 : 95))
			fail_msg("%s: the order brings too little in %d days", name, budgets[b]);
	}
	print_message("\n");
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
		struct assessment *a = assessment_parse(q, t->name, (const char *)t->bytes, t->n, &d);

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
	print_message("risk by the default order, of the best found (of the bound)\n");
	shares(false);
}

static void the_order_by_gain_brings_nearly_all_of_the_gain(void **state)
{
	(void)state;
	print_message("gain by the order by gain, of the best found\n");
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
