/* The first ten minutes with the built-in questionnaire. */
#include "cli/shop.h"

static void the_first_steps_work_as_one_expects(void **state)
{
	struct run r;

	SHOP_EXPECT(state, 0, "", NULL, "new", "n.json", "stage=prod", "kinds=rag",
		    "serving=online");
	SHOP_EXPECT(state, 0, "", NULL, "set", "n.json", "REL-01=3", "DT-03=net",
		    "REL-09=unknown", "REL-06=replicas:yes,zones:partial");
	r = shop_run(state, SHOP_ARGS("score", "n.json"), NULL);
	assert_int_equal(r.code, 0);
	assert_text_has(str_text(&r.out), "Reliability");
	assert_text_has(str_text(&r.out), "Overall");
	assert_text_has(str_text(&r.out), "REL-09");
	run_release(&r);
	r = shop_run(state, SHOP_ARGS("plan", "n.json"), NULL);
	assert_int_equal(r.code, 0);
	assert_text_has(str_text(&r.out), "REL-09/find-out");
	run_release(&r);
	SHOP_EXPECT(state, 0, "", "wrote n.xlsx\nwrote n.json.plan.json\n", "export", "n.json",
		    "-o", "n.xlsx", "-o", "n.json.plan.json");
	SHOP_EXPECT(state, 0, "", "", "check", "n.json");
}

static void what_a_newcomer_mistypes_is_refused_with_a_hint(void **state)
{
	static const struct {
		const char *argv[6];
		int code;
		const char *hint;
	} table[] = {
		{{"set", "n.json", "REL-1=3"}, 2, "did you mean 'REL-01'?"},
		{{"set", "n.json", "REL-01=5"}, 2, "use 0, 1, 2, 3, 4, unknown or na:REASON"},
		{{"set", "n.json", "DT-03=nett"}, 2, "did you mean 'net'?"},
		{{"set", "n.json", "satge=prod"}, 2, "did you mean 'stage'?"},
		{{"set", "n.json", "stage=production"}, 2, "use poc, preprod or prod"},
		{{"set", "n.json", "kinds=rag,llm"}, 2, "use rag, genai"},
		{{"set", "n.json", "REL-06=replica:yes"}, 2, "did you mean 'replicas'?"},
		{{"set", "n.json", "REL-05=na"}, 2, "na:out-of-scope"},
		{{"set", "n.json", "LZN-07=3"}, 2, "set DT-14"},
		{{"set", "m.json", "REL-01=3"}, 66, "plumbline new m.json makes it"},
		{{"scor", "n.json"}, 2, "did you mean 'score'?"},
		{{"score", "n.json", "--formt", "json"}, 2, "did you mean '--format'?"},
		{{"export", "n.json", "-o", "n.xls"}, 2, ".xlsx"},
		{{"new", "n.json"}, 73, "plumbline n.json opens it"},
	};
	struct str before = {0};

	SHOP_EXPECT(state, 0, "", NULL, "new", "n.json", "stage=prod");
	file_load(path_in(state, "n.json"), &before);
	for (size_t i = 0; i < COUNT_OF(table); i++) {
		struct run r = shop_run(state, table[i].argv, NULL);

		assert_int_equal(r.code, table[i].code);
		assert_text_has(str_text(&r.err), table[i].hint);
		assert_file_text(path_in(state, "n.json"), str_text(&before));
		run_release(&r);
	}
	str_release(&before);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SHOP(the_first_steps_work_as_one_expects),
		IN_SHOP(what_a_newcomer_mistypes_is_refused_with_a_hint),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
