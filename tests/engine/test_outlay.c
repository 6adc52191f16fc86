/* What is asked of the days, answered for a plan: it adds up to what the engine found, and reads
 * well. */
#include "support.h"

#include "engine/budget/outlay.h"
#include "engine/small_plan.h"

enum { SMALL_PLANS = 300 };

static void assert_same_range(const struct range *a, const struct range *b)
{
	assert_int_equal(a->any, b->any);
	if (a->any) {
		assert_int_equal(frac_cmp(a->low, b->low), 0);
		assert_int_equal(frac_cmp(a->high, b->high), 0);
	}
}

/* Its parts are its steps, and its steps its days. */
static void assert_adds_up(const struct world *w, const struct outlay *o)
{
	int used = 0;
	size_t steps = 0, actions = 0;

	for (size_t i = 0; i < w->p.n_actions; i++) {
		const struct action *act = &w->p.actions[i];
		size_t in = 0, of = 0;
		int spent = 0;

		for (size_t k = 0; k < act->n_steps; k++) {
			of += budget_pays(act, &act->steps[k]);
			in += o->in[i][k];
			spent += o->in[i][k] ? act->steps[k].effort : 0;
			assert_true(!o->in[i][k] || budget_pays(act, &act->steps[k]));
		}
		assert_int_equal(o->parts[i].steps, in);
		assert_int_equal(o->parts[i].of, of);
		assert_int_equal(o->parts[i].half_days, spent);
		used += spent;
		steps += in;
		actions += in > 0;
	}
	assert_int_equal(o->found.used, used);
	assert_int_equal(o->n_steps, steps);
	assert_int_equal(o->n_actions, actions);
	assert_same_range(&o->after, &o->found.overall);
	if (o->purpose.wanted.section >= 0)
		assert_same_range(&o->sections_after[o->purpose.wanted.section],
				  &o->found.section);
}

/* Marked by hand, the same steps come to the same. */
static void assert_marks_agree(struct arena *arena, const struct world *w,
			       const struct outlay *o)
{
	struct purpose marked = {
		.name = "", .kind = PURPOSE_ACTIONS, .goal = "", .wanted = {.section = -1}};
	struct outlay again;

	for (size_t i = 0; i < w->p.n_actions; i++)
		for (size_t k = 0; k < w->p.actions[i].n_steps; k++)
			if (o->in[i][k])
				*(const char **)ARENA_PUSH(arena, marked.actions.items,
							   marked.actions.n) =
					w->p.actions[i].steps[k].id;
	outlay_find(&again, arena, &marked, &w->p, &w->s, w->a);
	assert_int_equal(again.unknown.n, 0);
	assert_int_equal(again.found.used, o->found.used);
	assert_int_equal(again.found.risk, o->found.risk);
	assert_int_equal(again.found.gain, o->found.gain);
	assert_same_range(&again.after, &o->after);
}

static void check(const struct world *w, const struct purpose *purpose)
{
	struct arena arena = {0};
	struct outlay o;

	outlay_find(&o, &arena, purpose, &w->p, &w->s, w->a);
	assert_adds_up(w, &o);
	assert_marks_agree(&arena, w, &o);
	if (purpose->kind == PURPOSE_DAYS)
		assert_true(o.found.used <= purpose->half_days);
	/* What is in needs nothing that is out. */
	for (size_t i = 0; i < w->p.n_actions; i++)
		assert_true(!o.parts[i].steps || outlay_lacks(&o, &w->p, i) < 0);
	arena_release(&arena);
}

static void answers_add_up(void **state)
{
	static const char *const days[] = {"0.5", "3", "7.5", "100000"};
	static const char *const goals[] = {"1", "60", "two=50", "100"};
	uint32_t seed = 7;

	(void)state;
	for (int n = 0; n < SMALL_PLANS; n++) {
		struct world w = small_world(&seed);
		struct purpose purpose;

		for (size_t i = 0; i < COUNT_OF(days); i++) {
			assert_true(purpose_days(&purpose, days[i],
						 n % 2 ? BUDGET_GAIN : BUDGET_RISK, NULL));
			check(&w, &purpose);
			if (!purpose_goal(&purpose, w.q, goals[i], NULL))
				continue;
			check(&w, &purpose);
		}
		world_close(&w);
	}
}

static struct world two_questions(void)
{
	return world_open("questions:\n" LEVELS("Q-1", "5", "S", "")
				  LEVELS("Q-2", "3", "L", ", needs: [Q-1]"),
			  "Q-1=0 Q-2=0");
}

static void assert_says(const struct world *w, const struct purpose *purpose, const char *words)
{
	struct arena arena = {0};
	struct str text = {0};
	struct outlay o;

	outlay_find(&o, &arena, purpose, &w->p, &w->s, w->a);
	outlay_words(&text, &o, w->q);
	assert_text_equal(str_text(&text), words);
	str_release(&text);
	arena_release(&arena);
}

static void assert_days_say(const struct world *w, const char *days, enum budget_aim aim,
			    const char *words)
{
	struct purpose purpose;

	assert_true(purpose_days(&purpose, days, aim, NULL));
	assert_says(w, &purpose, words);
}

static void assert_goal_says(const struct world *w, const char *goal, const char *words)
{
	struct purpose purpose;

	assert_true(purpose_goal(&purpose, w->q, goal, NULL));
	assert_says(w, &purpose, words);
}

static void they_read_well(void **state)
{
	struct world w = two_questions();
	const char *ids[] = {"Q-1", "Q-9"};
	struct purpose marked = {.name = "",
				 .kind = PURPOSE_ACTIONS,
				 .goal = "",
				 .wanted = {.section = -1},
				 .actions = {ids, 2}};

	(void)state;
	world_plan(&w);
	/* Three steps of Q-1 take 1, 0.5 and 0.5 days, and bring 5/8 of 25 points each. */
	assert_days_say(&w, "1.5", BUDGET_RISK,
			"1.5 days: 1.5 used, risk 15.0 of 26.0 taken away, +31.3 points, from 0.0 "
			"to 31.3; proved best");
	assert_days_say(&w, "1", BUDGET_GAIN,
			"1 day for gain: 1 used, risk 10.0 of 26.0 taken away, +15.6 points, from "
			"0.0 to 15.6; proved best");
	assert_days_say(&w, "500", BUDGET_RISK,
			"500 days: 22 used, which is all that is left to do, risk 26.0 of 26.0 "
			"taken away, +75.0 points, from 0.0 to 75.0; proved best");
	assert_goal_says(&w, "40",
			 "goal 40: 2 days, risk 20.0 of 26.0 taken away, +46.9 points, from 0.0 "
			 "to 46.9; proved fewest");
	assert_goal_says(&w, "one=99",
			 "goal one=99: out of reach; 22 days, which is all that is left to do, "
			 "risk 26.0 of 26.0 taken away, +75.0 points, from 0.0 to 75.0, One from "
			 "0.0 to 75.0 at most; proved");
	assert_says(&w, &marked,
		    "2 marked: 2 days, risk 20.0 of 26.0 taken away, +46.9 points, from 0.0 to "
		    "46.9");
	world_close(&w);
}

/* Why each is out, in the order of the plan. */
static void assert_out(const struct world *w, const char *days, const char *why)
{
	struct arena arena = {0};
	struct str text = {0};
	struct purpose purpose;
	struct outlay o;

	assert_true(purpose_days(&purpose, days, BUDGET_GAIN, NULL));
	outlay_find(&o, &arena, &purpose, &w->p, &w->s, w->a);
	for (size_t i = 0; outlay_next_out(&o, &w->p, &i); i++) {
		str_addf(&text, "%s ", w->p.actions[i].id);
		outlay_why_out(&text, &o, &w->p, i);
		str_add(&text, "\n");
	}
	assert_text_equal(str_text(&text), why);
	str_release(&text);
	arena_release(&arena);
}

static void what_is_out_says_why(void **state)
{
	struct world w = two_questions();

	(void)state;
	world_plan(&w);
	assert_out(&w, "0.5", "Q-1 too dear: its first step takes 1 day, 0.5 left\n"
			      "Q-2 needs Q-1, which is out too\n");
	assert_out(&w, "1.5", "Q-2 needs Q-1, of which only a part is in\n");
	assert_out(&w, "500", "");
	world_close(&w);
}

static void words_that_are_none(void **state)
{
	static const char *const bad_days[] = {"", "0", "-3", "fifty", "1.25", "100001", "1e3"};
	static const char *const bad_goals[] = {"", "101", "-1", "x", "one=", "three=5", "=5"};
	struct world w = two_questions();
	struct purpose purpose;
	struct err err = {0};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(bad_days); i++)
		assert_false(purpose_days(&purpose, bad_days[i], BUDGET_RISK, &err));
	assert_int_equal(err.code, EXIT_CODE_USAGE);
	assert_string_equal(err.text, "days are wanted, whole or half ones, like 50 or 12.5, not "
				      "'1e3'");
	for (size_t i = 0; i < COUNT_OF(bad_goals); i++)
		assert_false(purpose_goal(&purpose, w.q, bad_goals[i], &err));
	assert_true(purpose_days(&purpose, "12.5", BUDGET_GAIN, &err));
	assert_int_equal(purpose.half_days, 25);
	assert_true(purpose_goal(&purpose, w.q, "one=66.65", &err));
	assert_int_equal(frac_scaled(wanted_score_frac(&purpose.wanted), 10000), 6665);
	world_close(&w);
}

/* A scenario is read as what it was kept from; one that cannot be read is passed over. */
static void scenarios_are_answered(void **state)
{
	struct world w = two_questions();
	const char *ids[] = {"Q-2"};
	const struct scenario kept[] = {
		{.name = "days", .half_days = 25, .for_gain = true, .goal = ""},
		{.name = "goal", .goal = "one=40"},
		{.name = "lost", .goal = "nine=40"},
		{.name = "some", .goal = "", .actions = {ids, 1}},
	};
	struct arena arena = {0};
	struct outlay *list;

	(void)state;
	world_plan(&w);
	for (size_t i = 0; i < COUNT_OF(kept); i++)
		scenario_keep(w.a, &kept[i]);
	assert_int_equal(outlays_of_scenarios(&list, &arena, &w.p, &w.s, w.a), 3);
	assert_string_equal(list[0].purpose.name, "days");
	assert_int_equal(list[0].purpose.aim, BUDGET_GAIN);
	assert_int_equal(list[1].purpose.kind, PURPOSE_GOAL);
	assert_true(list[1].found.reached);
	assert_int_equal(list[2].n_actions, 1);
	/* What it needs is not added, and is told. */
	assert_true(outlay_lacks(&list[2], &w.p,
				 (size_t)(world_action(&w, "Q-2") - w.p.actions)) >= 0);
	arena_release(&arena);
	world_close(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers_add_up),
		cmocka_unit_test(they_read_well),
		cmocka_unit_test(what_is_out_says_why),
		cmocka_unit_test(words_that_are_none),
		cmocka_unit_test(scenarios_are_answered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
