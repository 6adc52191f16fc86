/* What can be done with so many days: --budget, --goal, and scenarios. */
#include "cli/shop.h"

static void fill(void **state)
{
	SHOP_EXPECT(state, 0, "", NULL, "set", "-q", "a.json", "REL-01=1", "REL-02=0",
		    "DT-01=net", "DT-02=one", "SEC-01=unknown",
		    "REL-06=replicas:partial,zones:yes,probes:no,drills:na:out-of-scope");
}

static void plan_shows_what_days_buy(void **state)
{
	fill(state);
	SHOP_GOLDEN(state, "cli/days-budget.txt", "plan", "a.json", "--budget", "3.5");
	SHOP_GOLDEN(state, "cli/days-gain.txt", "plan", "a.json", "--budget", "3.5", "--for",
		    "gain", "--top", "1", "--steps");
	SHOP_GOLDEN(state, "cli/days-goal.txt", "plan", "a.json", "--goal", "reliability=60");
}

static struct str printed(void **state, int code, const char *const *argv)
{
	struct run r = shop_run(state, argv, NULL);
	struct str out = {0};

	assert_int_equal(r.code, code);
	str_add(&out, str_text(&r.out));
	run_release(&r);
	return out;
}

/* It exits 1 in every format, and says what can be reached. */
static void a_goal_out_of_reach_is_found(void **state)
{
	static const char *const formats[] = {"text", "json", "csv", "md"};
	struct str out;

	fill(state);
	for (size_t i = 0; i < COUNT_OF(formats); i++)
		SHOP_EXPECT(state, 1, NULL,
			    "plumbline plan: goal not reached: reliability comes to 82.1 at "
			    "most, reliability=99 is asked for\n",
			    "plan", "-q", "a.json", "--goal", "reliability=99", "--format",
			    formats[i]);
	SHOP_EXPECT(state, 1, "",
		    "plumbline export: goal not reached: overall comes to 57.0 at most, 99 is asked "
		    "for\n",
		    "export", "-q", "a.json", "--goal", "99", "-o", "r.json");
	out = printed(state, 1, SHOP_ARGS("plan", "a.json", "--goal", "99", "--format", "json"));
	assert_text_has(str_text(&out), "\"budget\": null");
	assert_text_has(str_text(&out), "\"goal\": \"99\"");
	assert_text_has(str_text(&out), "\"reached\": false");
	assert_text_has(str_text(&out), "\"bound\": null");
	str_release(&out);
}

static void exports_mark_what_is_in(void **state)
{
	struct str out;

	fill(state);
	out = printed(state, 0, SHOP_ARGS("export", "a.json", "--format", "csv", "--steps",
					  "--budget", "3.5", "-o", "-"));
	assert_text_has(str_text(&out), ",How,In the budget,Progress,");
	str_release(&out);
	out = printed(state, 0, SHOP_ARGS("export", "a.json", "--format", "csv", "-o", "-"));
	assert_text_has(str_text(&out), ",How,Progress,");
	str_release(&out);
	out = printed(state, 0, SHOP_ARGS("plan", "a.json", "--format", "md", "--budget", "3.5"));
	assert_text_has(str_text(&out), "\n## Budget\n\n3.5 days: ");
	assert_text_has(str_text(&out), "[Budget](#budget)");
	assert_text_has(str_text(&out), "\n  - In the budget: 1 of 2 steps\n");
	assert_text_has(str_text(&out), ", 1 day, in the budget\n");
	str_release(&out);
}

static void scenarios_are_kept_and_compared(void **state)
{
	struct str text = {0};

	fill(state);
	SHOP_EXPECT(state, 0, "",
		    "no scenarios; plumbline scenario a.json NAME --budget 50 keeps one\n",
		    "scenario", "a.json", "--list");
	SHOP_EXPECT(state, 0, "", NULL, "scenario", "-q", "a.json", "few days", "--budget", "3.5");
	SHOP_EXPECT(state, 0, "", NULL, "scenario", "-q", "a.json", "promise", "--goal",
		    "reliability=60");
	SHOP_EXPECT(state, 0, "", NULL, "scenario", "-q", "a.json", "by hand", "--actions",
		    "REL-06/probes,DT-01, REL-01/to-2");
	file_load(path_in(state, "a.json"), &text);
	assert_text_has(str_text(&text),
			"  \"scenarios\": {\n"
			"    \"few days\": {\"budget\": 3.5, \"for\": \"risk\"},\n"
			"    \"promise\": {\"goal\": \"reliability=60\"},\n"
			"    \"by hand\": {\"actions\": [\"REL-06/probes\", \"DT-01\", "
			"\"REL-01/to-2\"]}\n  }");
	str_release(&text);
	SHOP_GOLDEN(state, "cli/days-scenarios.txt", "scenario", "a.json", "--list");
	SHOP_GOLDEN(state, "cli/days-by-hand.txt", "plan", "a.json", "--scenario", "by hand");
	SHOP_EXPECT(state, 0, "", "removed 'promise'\n", "scenario", "a.json", "--remove",
		    "promise");
	SHOP_EXPECT(state, 2, "",
		    "plumbline plan: a.json has no scenario 'few day' (did you mean 'few days'?); "
		    "there are 'few days', 'by hand'\n",
		    "plan", "a.json", "--scenario", "few day");
}

/* All of them are in every export, also where nothing else was asked. */
static void scenarios_are_in_exports(void **state)
{
	struct str out;

	fill(state);
	SHOP_EXPECT(state, 0, "", NULL, "scenario", "-q", "a.json", "few days", "--budget", "3.5");
	out = printed(state, 0, SHOP_ARGS("plan", "a.json", "--format", "json"));
	assert_text_has(str_text(&out), "\"name\": \"few days\"");
	assert_text_has(str_text(&out), "\"budget\": null");
	str_release(&out);
	out = printed(state, 0, SHOP_ARGS("plan", "a.json", "--format", "md"));
	assert_text_has(str_text(&out), "\n### Scenarios\n\n| Scenario | Asked for |");
	assert_text_has(str_text(&out), "| few days | 3.5 days |");
	str_release(&out);
	SHOP_EXPECT(state, 0, "", "wrote r.xlsx\n", "export", "a.json", "-o", "r.xlsx");
}

static void what_does_not_fit_is_refused(void **state)
{
	static const struct refusal table[] = {
		{{"plan", "a.json", "--budget", "50", "--goal", "70"}, 2,
		 "plumbline plan: --budget asks for the best of so many days, --goal for the fewest "
		 "that reach a score, --scenario for what a name stands for: give one of them\n"},
		{{"export", "a.json", "--budget", "3.2", "-o", "p.csv"}, 2,
		 "plumbline export: --budget: days are wanted, whole or half ones, like 50 or 12.5, "
		 "not '3.2'\n"},
		{{"plan", "a.json", "--goal", "seven"}, 2,
		 "plumbline plan: --goal: a score from 0 to 100, or SECTION=SCORE, is wanted, not "
		 "'seven'\n"},
		{{"plan", "a.json", "--goal", "secrity=80"}, 2,
		 "plumbline plan: --goal: there is no section 'secrity' (did you mean 'security'?); "
		 "there are reliability, security\n"},
		{{"plan", "a.json", "--goal", "80", "--for", "gain"}, 2,
		 "plumbline plan: --for says what the days of --budget are spent on: --budget 50 "
		 "--for gain\n"},
		{{"plan", "a.json", "--scenario", "x"}, 2,
		 "plumbline plan: a.json has no scenario 'x'; plumbline scenario FILE NAME --budget "
		 "50 keeps one\n"},
		{{"scenario", "a.json"}, 2,
		 "plumbline scenario: one of them is wanted: a NAME to keep a scenario under, --list, "
		 "or --remove NAME\n"},
		{{"scenario", "a.json", "", "--budget", "3"}, 2,
		 "plumbline scenario: a scenario needs a name\n"},
		{{"scenario", "a.json", "x"}, 2,
		 "plumbline scenario: what does it stand for? give one of --budget, --goal and "
		 "--actions\n"},
		{{"scenario", "a.json", "x", "--goal", "7", "--actions", "REL-01"}, 2,
		 "plumbline scenario: what does it stand for? give one of --budget, --goal and "
		 "--actions\n"},
		{{"scenario", "a.json", "x", "--actions", ", "}, 2,
		 "plumbline scenario: --actions wants ids, with commas between\n"},
		{{"scenario", "a.json", "x", "--actions", "REL-01,REL-99"}, 2,
		 "plumbline scenario: the plan has no action or step 'REL-99'; plumbline plan a.json "
		 "--steps lists them\n"},
		{{"scenario", "a.json", "--remove", "x"}, 2,
		 "plumbline scenario: a.json has no scenario 'x'; plumbline scenario FILE NAME "
		 "--budget 50 keeps one\n"},
	};

	fill(state);
	shop_refuses(state, table, COUNT_OF(table));
}

static void names_of_scenarios_are_offered(void **state)
{
	fill(state);
	SHOP_EXPECT(state, 0, "", NULL, "scenario", "-q", "a.json", "few", "--budget", "3.5");
	SHOP_EXPECT(state, 0, "few\t\n", NULL, "help", "--complete", "--", "plan", "a.json",
		    "--scenario", "f");
	SHOP_EXPECT(state, 0, "few\t\n", NULL, "help", "--complete", "--", "scenario", "a.json",
		    "--remove", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SHOP(plan_shows_what_days_buy),
		IN_SHOP(a_goal_out_of_reach_is_found),
		IN_SHOP(exports_mark_what_is_in),
		IN_SHOP(scenarios_are_kept_and_compared),
		IN_SHOP(scenarios_are_in_exports),
		IN_SHOP(what_does_not_fit_is_refused),
		IN_SHOP(names_of_scenarios_are_offered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
