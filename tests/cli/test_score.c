#include "cli/shop.h"

#include "base/json_read.h"

/* Answers with findings, gaps and something unknown. */
static void fill(void **state)
{
	SHOP_EXPECT(state, 0, "", NULL, "set", "-q", "a.json", "REL-01=1", "DT-01=net",
		    "DT-02=two", "SEC-01=unknown",
		    "REL-06=replicas:partial,zones:yes,probes:yes,drills:na:out-of-scope");
}

static void score_prints_ranges_findings_and_gaps(void **state)
{
	SHOP_GOLDEN(state, "cli/score-empty.txt", "score", "a.json");
	fill(state);
	SHOP_GOLDEN(state, "cli/score.txt", "score", "a.json");
}

static void score_as_json_is_the_report(void **state)
{
	struct arena arena = {0};
	struct diags d = {0};
	struct jnode *root;
	struct run r;

	fill(state);
	r = shop_run(state, SHOP_ARGS("score", "a.json", "--format", "json"), NULL);
	assert_int_equal(r.code, 0);
	root = json_read(&arena, "out", str_text(&r.out), r.out.len, &d);
	assert_non_null(root);
	assert_string_equal(json_get(root, "format")->text, "plumbline-report");
	assert_string_equal(json_get(json_get(root, "findings")->first, "id")->text, "CR-01");
	assert_int_equal(json_get(root, "findings")->n, 2);
	diags_release(&d);
	arena_release(&arena);
	run_release(&r);
}

/* How it was counted is always said; -q leaves only what is missed. */
static void gates_that_are_met_are_counted(void **state)
{
	SHOP_EXPECT(state, 0, NULL,
		    "4 of 4 gates met; no accepted risk is left out; no action is contradicted; "
		    "nothing is compared\n",
		    "score", "a.json", "--min", "100", "--on", "high",
		    "--max", "critical=0", "--max=low=0", "--min=security=100");
	SHOP_EXPECT(state, 0, NULL, "", "score", "a.json", "-q", "--max", "critical=0");
	SHOP_EXPECT(state, 0, NULL, "", "score", "a.json"); /* no gate */
}

static void gates_that_are_not_met_are_told_and_exit_1(void **state)
{
	fill(state);
	SHOP_EXPECT(state, 1, NULL,
		    "plumbline score: gate not met: overall is 8.9 (low), at least 70 is asked "
		    "for\n"
		    "plumbline score: gate not met: security is 0.0 (low), at least 0.5 is asked "
		    "for\n"
		    "plumbline score: gate not met: 2 of severity critical where at most 0 may "
		    "be: CR-01, SEC-01\n"
		    "2 of 5 gates met; no accepted risk is left out; no action is contradicted; "
		    "nothing is compared\n",
		    "score", "a.json", "--min", "70", "--min", "security=0.5", "--min",
		    "reliability=26.8", "--max", "critical=0", "--max", "medium=1");
	SHOP_EXPECT(state, 1, NULL,
		    "plumbline score: gate not met: overall is 16.1 (high), at least 16.2 is "
		    "asked for\n"
		    "0 of 1 gate met; no accepted risk is left out; no action is contradicted; "
		    "nothing is compared\n",
		    "score", "a.json", "--min", "16.2", "--on", "high");
}

static void a_gate_without_a_score_is_not_met(void **state)
{
	SHOP_EXPECT(state, 1, NULL,
		    "plumbline score: gate not met: overall has no score yet, 10 is asked for\n"
		    "0 of 1 gate met; no accepted risk is left out; no action is contradicted; "
		    "nothing is compared\n",
		    "score", "a.json", "--on", "so_far", "--min", "10");
}

static void accepted_risks_count_only_when_asked_for(void **state)
{
	struct str text = {0};
	const char *end;

	SHOP_EXPECT(state, 0, "", NULL, "set", "-q", "a.json", "REL-01=1", "DT-01=int");
	SHOP_EXPECT(state, 1, NULL, NULL, "score", "a.json", "--max", "high=0");
	file_load(path_in(state, "a.json"), &text);
	end = strrchr(str_text(&text), '}');
	str_truncate(&text, (size_t)(end - str_text(&text)) - 1);
	str_add(&text, ",\n  \"plan\": {\"REL-01\": {\"status\": \"accepted\", \"reason\": \"r\", "
		       "\"approver\": \"a\", \"until\": \"2027-06-30\"},\n \"CR-02\": "
		       "{\"status\": \"accepted\", \"reason\": \"r\", \"approver\": \"a\", "
		       "\"until\": \"2027-06-30\"}}\n}\n");
	file_store(path_in(state, "a.json"), str_text(&text));
	SHOP_EXPECT(state, 0, NULL,
		    "1 of 1 gate met; 2 accepted are left out (--count-accepted counts them): CR-02, "
		    "REL-01; no action is contradicted; nothing is compared\n",
		    "score", "a.json", "--max", "high=0");
	SHOP_EXPECT(state, 0, NULL, NULL, "score", "a.json", "--max", "high=0", "--as-of",
		    "2027-06-30");
	SHOP_EXPECT(state, 1, NULL, NULL, "score", "a.json", "--max", "high=0", "--as-of",
		    "2027-07-01");
	SHOP_EXPECT(state, 1, NULL, NULL, "score", "a.json", "--max", "high=0",
		    "--count-accepted");
	str_release(&text);
}

static void the_day_is_printed(void **state)
{
	struct run r = shop_run(state, SHOP_ARGS("score", "a.json", "--as-of", "2027-01-31"),
				NULL);

	assert_text_has(str_text(&r.out), "shop 1, as of 2027-01-31\n");
	run_release(&r);
}

static void what_is_set_aside_is_listed(void **state)
{
	struct run r;

	fill(state);
	SHOP_EXPECT(state, 0, NULL, NULL, "set", "-q", "a.json", "REL-01=na:other", "--note",
		    "REL-01=No promise to anybody");
	r = shop_run(state, SHOP_ARGS("score", "a.json"), NULL);
	assert_text_has(str_text(&r.out), "\nSet aside: 1 of weight 4 or 5 does not apply\n"
					  "  REL-01  other  ");
	assert_text_has(str_text(&r.out), "No promise to anybody");
	run_release(&r);
}

static void score_refuses(void **state)
{
	static const struct refusal table[] = {
		{{"score"}, 2,
		 "plumbline score: something is missing: plumbline score FILE; examples: "
		 "plumbline score --help\n"},
		{{"score", "a.json", "b.json"}, 2,
		 "plumbline score: 'b.json' is one too many: plumbline score FILE; examples: "
		 "plumbline score --help\n"},
		{{"score", "a.json", "--min", "7O"}, 2,
		 "plumbline score: --min: a score from 0 to 100, or SECTION=SCORE, is wanted, not "
		 "'7O'\n"},
		{{"score", "a.json", "--min", "101"}, 2,
		 "plumbline score: --min: a score from 0 to 100, or SECTION=SCORE, is wanted, not "
		 "'101'\n"},
		{{"score", "a.json", "--min", "secrity=80"}, 2,
		 "plumbline score: --min: there is no section 'secrity' (did you mean "
		 "'security'?); there are reliability, security\n"},
		{{"score", "a.json", "--max", "critical"}, 2,
		 "plumbline score: --max takes WHAT=COUNT with critical, high, medium, low, expired, "
		 "contradicted or overdue, like critical=0, not 'critical'\n"},
		{{"score", "a.json", "--max", "bad=0"}, 2,
		 "plumbline score: --max takes WHAT=COUNT with critical, high, medium, low, expired, "
		 "contradicted or overdue, like critical=0, not 'bad=0'\n"},
		{{"score", "a.json", "--on", "middle"}, 2,
		 "plumbline score: --on takes one of low|high|so_far, not 'middle'\n"},
		{{"score", "a.json", "--target", "5"}, 2,
		 "plumbline score: --target takes a whole number from 1 to 4, not '5'\n"},
		{{"score", "a.json", "--as-of", "2026-02-30"}, 2,
		 "plumbline score: --as-of takes a day like 2026-11-21, not '2026-02-30'\n"},
		{{"score", "missing.json"}, 66, NULL},
		{{"score", "a.json", "--questionnaire", "missing"}, 66, NULL},
	};

	shop_refuses(state, table, COUNT_OF(table));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SHOP(score_prints_ranges_findings_and_gaps),
		IN_SHOP(score_as_json_is_the_report),
		IN_SHOP(gates_that_are_met_are_counted),
		IN_SHOP(gates_that_are_not_met_are_told_and_exit_1),
		IN_SHOP(a_gate_without_a_score_is_not_met),
		IN_SHOP(accepted_risks_count_only_when_asked_for),
		IN_SHOP(the_day_is_printed),
		IN_SHOP(what_is_set_aside_is_listed),
		IN_SHOP(score_refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
