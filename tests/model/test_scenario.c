/* What a team thinks of doing, kept in the file under a name. */
#include "support.h"

#include "model/assessment/scenario.h"
#include "model/given.h"

static struct assessment *parsed(const struct questionnaire *q, const char *scenarios)
{
	struct str text = {0};
	struct diags d = {0};
	struct assessment *a;

	str_addf(&text,
		 "{\n  \"format\": \"plumbline-assessment\",\n  \"version\": 1,\n"
		 "  \"id\": \"x\",\n  \"questionnaire\": {\"id\": \"azure-ai-workload\"},\n%s"
		 "  \"milestones\": []\n}\n",
		 scenarios);
	a = assessment_parse(q, "t", str_text(&text), text.len, &d);
	assert_diags(&d, "");
	diags_release(&d);
	str_release(&text);
	assert_non_null(a);
	return a;
}

/* The member as it is written. */
static void assert_written(const struct assessment *a, const char *scenarios)
{
	struct str text = {0};

	assessment_write(a, &text);
	assert_text_has(str_text(&text), scenarios);
	str_release(&text);
}

static void they_are_kept_replaced_and_dropped(void **state)
{
	struct assessment *a = parsed(*state, "");
	const char *ids[] = {"REL-06", "SEC-15/labels"};
	struct scenario days = {.name = "fifty \"days\"", .half_days = 101, .goal = ""};
	struct scenario goal = {.name = "goal", .goal = "security=80"};
	struct scenario some = {.name = "some", .goal = "", .actions = {ids, 2}};

	scenario_keep(a, &days);
	scenario_keep(a, &goal);
	scenario_keep(a, &some);
	assert_written(a, "  \"scenarios\": {\n"
			  "    \"fifty \\\"days\\\"\": {\"budget\": 50.5, \"for\": \"risk\"},\n"
			  "    \"goal\": {\"goal\": \"security=80\"},\n"
			  "    \"some\": {\"actions\": [\"REL-06\", \"SEC-15/labels\"]}\n"
			  "  }");
	goal.goal = "70";
	scenario_keep(a, &goal);
	assert_true(scenario_drop(a, "some"));
	assert_false(scenario_drop(a, "some"));
	assert_written(a, "\"risk\"},\n    \"goal\": {\"goal\": \"70\"}\n  }");
	assessment_free(a);
}

static void what_is_written_is_read_again(void **state)
{
	struct assessment *a = parsed(
		*state, "  \"scenarios\": {\n    \"x\": {\"budget\": 12.5, \"for\": \"gain\", "
			"\"mine\": [1]},\n    \"y\": {\"goal\": 70},\n    \"nothing\": {},\n"
			"    \"z\": {\"actions\": [\"DT-04\"]}\n  },\n");
	struct scenario *list, added = {.name = "new", .half_days = 2, .goal = ""};
	struct arena arena = {0};

	assert_int_equal(scenarios_list(&arena, a, &list), 3);
	assert_string_equal(list[0].name, "x");
	assert_int_equal(list[0].half_days, 25);
	assert_true(list[0].for_gain);
	assert_string_equal(list[1].goal, "70");
	assert_string_equal(list[2].actions.items[0], "DT-04");
	/* What is not known of them stays, to the byte. */
	scenario_keep(a, &added);
	assert_written(a, "    \"x\": {\"budget\": 12.5, \"for\": \"gain\", \"mine\": [1]},\n"
			  "    \"y\": {\"goal\": 70},\n    \"nothing\": {},\n"
			  "    \"z\": {\"actions\": [\"DT-04\"]},\n"
			  "    \"new\": {\"budget\": 1, \"for\": \"risk\"}\n  }");
	arena_release(&arena);
	assessment_free(a);
}

/* What is kept later stands in the file where it would stand when that is read and written. */
static void a_file_reads_as_it_was_written(void **state)
{
	struct assessment *a = parsed(*state, ""), *again;
	struct scenario days = {.name = "days", .half_days = 10, .goal = ""};
	struct str first = {0}, second = {0};
	struct diags d = {0};

	scenario_keep(a, &days);
	assessment_write(a, &first);
	again = assessment_parse(*state, "t", str_text(&first), first.len, &d);
	assert_diags(&d, "");
	assessment_write(again, &second);
	assert_string_equal(str_text(&first), str_text(&second));
	diags_release(&d);
	str_release(&first);
	str_release(&second);
	assessment_free(again);
	assessment_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(they_are_kept_replaced_and_dropped),
		cmocka_unit_test(what_is_written_is_read_again),
		cmocka_unit_test(a_file_reads_as_it_was_written),
	};

	return cmocka_run_group_tests(tests, built_in_setup, built_in_teardown);
}
