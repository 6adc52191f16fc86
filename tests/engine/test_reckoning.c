/* The plan of the engine against the one that is reckoned a second time, from the text of the
 * design alone: every number to the digit, for all templates and for random assessments, in
 * both orders. */
#include "engine/planned_text.h"
#include "engine/random_world.h"
#include "engine/reckon_random.h"
#include "engine/tangle.h"

#include "base/embedded.h"

enum { RANDOM_ONES = 100 }; /* for each of three questionnaires */
enum { SMALL_ONES = 300 };  /* questionnaires, three assessments each */

static void assert_same_plan(const struct assessment *a, const struct score *now,
			     long as_of, bool by_gain)
{
	struct reckoning r = {
		.as_of = as_of, .capacity = a->settings.capacity, .by_gain = by_gain};
	struct plan_options o = {.as_of = as_of, .by_gain = by_gain};
	struct str expected = {0}, found = {0};
	struct plan p = {0};

	reckon_plan(&r, a, now);
	reckoned_text(&expected, &r);
	plan_compute(&p, now, a, &o);
	planned_text(&found, now->q, &p, by_gain);
	assert_text_equal(str_text(&found), str_text(&expected));
	str_release(&expected);
	str_release(&found);
	plan_release(&p);
	reckon_release(&r);
}

static void assert_same_plans(const struct assessment *a, const struct score *now,
			      long as_of)
{
	assert_same_plan(a, now, as_of, false);
	assert_same_plan(a, now, as_of, true);
}

static void every_template(void **state)
{
	struct questionnaire *q = built_in();
	struct score s;

	(void)state;
	score_init(&s, q);
	for (size_t i = 0; i < embedded_templates_n; i++) {
		const struct embedded_file *t = &embedded_templates[i];
		struct diags d = {0};
		struct assessment *a =
			assessment_parse(q, t->name, (const char *)t->bytes, t->n, &d);

		assert_diags(&d, "");
		diags_release(&d);
		score_compute(&s, a, 0);
		print_message("%s\n", t->name);
		assert_same_plans(a, &s, RANDOM_DAY);
		assessment_free(a);
	}
	score_release(&s);
	questionnaire_free(q);
}

static void random_ones(struct world w, int n, uint32_t seed)
{
	for (int i = 0; i < n; i++) {
		print_message("assessment %d, seed %u\n", i, (unsigned)seed);
		random_assessment(&w, &seed);
		assert_same_plans(w.a, &w.s, RANDOM_DAY);
	}
	world_close(&w);
}

static void random_ones_of_the_shipped_questionnaire(void **state)
{
	(void)state;
	random_ones(world_open(NULL, ""), RANDOM_ONES, 2027);
}

static void random_ones_of_2026_11(void **state)
{
	(void)state;
	random_ones(world_of(questionnaire_of(QUESTIONNAIRE_2026_11), ""), RANDOM_ONES,
		    11);
}

static void random_ones_in_which_everything_hangs_together(void **state)
{
	struct world w = tangled_world();
	struct question *p = &w.q->questions[world_question(&w, "P-06")];

	(void)state;
	p->needs.n--; /* not M-04, which needs it: there is no order in a circle */
	p->needs.items[0] = world_question(&w, "P-08");
	random_ones(w, RANDOM_ONES, 1913);
}

static void random_ones_of_small_questionnaires(void **state)
{
	uint32_t seed = 5;

	(void)state;
	for (int i = 0; i < SMALL_ONES; i++) {
		uint32_t of_questionnaire = random_below(&seed, UINT32_MAX) | 1;

		print_message("questionnaire %u\n", (unsigned)of_questionnaire);
		random_ones(random_world(&of_questionnaire), 3, of_questionnaire);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_template),
		cmocka_unit_test(random_ones_of_the_shipped_questionnaire),
		cmocka_unit_test(random_ones_of_2026_11),
		cmocka_unit_test(random_ones_in_which_everything_hangs_together),
		cmocka_unit_test(random_ones_of_small_questionnaires),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
