#include "cli/shop.h"

static void what_is_well_is_silent(void **state)
{
	SHOP_EXPECT(state, 0, "", "", "check");
	SHOP_EXPECT(state, 0, "", "", "check", "shop");
	SHOP_EXPECT(state, 0, "", "", "check", "shop/questionnaire.yaml", "a.json");
}

static void faults_of_a_questionnaire_are_data(void **state)
{
	struct str text = {0};

	file_load(path_in(state, "shop/all.yaml"), &text);
	str_add(&text, "nonsense: 1\n");
	file_store(path_in(state, "shop/all.yaml"), str_text(&text));
	str_truncate(&text, 0);
	{
		struct run r = shop_run(state, SHOP_ARGS("check", "shop"), NULL);

		assert_int_equal(r.code, 1);
		assert_string_equal(str_text(&r.err), "");
		assert_text_has(str_text(&r.out), "all.yaml:");
		assert_text_has(str_text(&r.out), ": error: ");
		assert_text_has(str_text(&r.out), "nonsense");
		run_release(&r);
	}
	str_release(&text);
}

static void what_loads_but_makes_no_sense_is_a_fault_too(void **state)
{
	static const char root[] = "id: odd\nversion: \"1\"\ntitle: Odd\nformat: 1\n"
				   "sections: [{id: s, title: S, kind: pillar, weight: 1}]\n"
				   "parts: [all.yaml]\n";
	static const char part[] =
		"fields:\n"
		"  - {id: PF-01, name: stage, title: Stage, kind: one, ask: Which?, depth: "
		"core, values: [{id: a, text: A}, {id: b, text: B}]}\n"
		"questions:\n"
		"  - {id: Q-01, section: s, area: One, ask: How?, type: levels, levels: {0: "
		"No, 4: Yes}, weight: 1, effort: S, depth: core, when: stage == a and stage == "
		"b}\n";
	struct run r;

	file_store(path_in(state, "shop/questionnaire.yaml"), root);
	file_store(path_in(state, "shop/all.yaml"), part);
	r = shop_run(state, SHOP_ARGS("check", "shop"), NULL);
	assert_int_equal(r.code, 1);
	assert_text_has(str_text(&r.out), "all.yaml:4:");
	run_release(&r);
}

static void faults_of_an_assessment_name_their_place(void **state)
{
	file_store(path_in(state, "b.json"),
		   "{\"format\": \"plumbline-assessment\", \"version\": 1,\n"
		   " \"id\": \"11111111-1111-4111-8111-111111111111\",\n"
		   " \"questionnaire\": {\"id\": \"shop\", \"version\": \"1\"},\n"
		   " \"answers\": {\"REL-01\": {\"level\": 7}}}\n");
	{
		struct run r = shop_run(state, SHOP_ARGS("check", "b.json"), NULL);

		assert_int_equal(r.code, 1);
		assert_text_has(str_text(&r.out), "b.json:4:");
		assert_text_has(str_text(&r.out), ": error: ");
		run_release(&r);
	}
	SHOP_EXPECT(state, 65, "", NULL, "score", "b.json");
	SHOP_EXPECT(state, 65, "", NULL, "set", "b.json", "REL-01=1");
}

static void unknown_ids_are_remarks(void **state)
{
	static const char text[] =
		"{\"format\": \"plumbline-assessment\", \"version\": 1,\n"
		" \"id\": \"11111111-1111-4111-8111-111111111111\",\n"
		" \"questionnaire\": {\"id\": \"shop\", \"version\": \"1\"},\n"
		" \"workload\": {\"colour\": \"red\"},\n"
		" \"answers\": {\"ZZ-01\": {\"level\": 1},\n"
		"  \"REL-06\": {\"practices\": {\"spares\": \"yes\"}}}}\n";

	file_store(path_in(state, "u.json"), text);
	SHOP_EXPECT(state, 0, "",
		    "u.json:4:15: remark: \"colour\" is not known and is kept as it is\n"
		    "u.json:5:14: remark: \"ZZ-01\" is not known and is kept as it is\n"
		    "u.json:6:28: remark: \"spares\" is not known and is kept as it is\n",
		    "check", "u.json");
	SHOP_EXPECT(state, 0, "", "", "check", "-q", "u.json");
	assert_file_text(path_in(state, "u.json"), text);
}

static void what_is_no_yaml_or_json_is_65(void **state)
{
	file_store(path_in(state, "b.json"), "{\"format\": ");
	SHOP_EXPECT(state, 65,
		    "b.json:1:12: error: this is not JSON: the file ends where a value is "
		    "expected\n",
		    "", "check", "b.json");
	file_store(path_in(state, "shop/all.yaml"), "a: [b\n");
	SHOP_EXPECT(state, 65, NULL, "", "check", "shop");
}

static void what_is_not_there_is_66(void **state)
{
	SHOP_EXPECT(state, 66, "",
		    "plumbline check: missing.json: there is no such file or folder\n", "check",
		    "missing.json");
}

static void the_worst_of_several_is_the_exit_code(void **state)
{
	file_store(path_in(state, "b.json"), "[]");
	SHOP_EXPECT(state, 66, NULL, NULL, "check", "a.json", "missing", "b.json");
}

static void standard_input_is_an_assessment(void **state)
{
	shop_expect_at(state, 65, "standard input:1:2: error: this is not JSON: the file ends too "
				  "early; a bracket is not closed\n",
		       "", SHOP_ARGS("check", "-"), "{", __FILE__, __LINE__);
}

static void settings_of_the_screen_are_checked_by_their_name(void **state)
{
	file_store(path_in(state, "config.yaml"), "theme: light\nkeys: {walk: {note: m}}\n");
	SHOP_EXPECT(state, 0, "", "", "check", "config.yaml");
	file_store(path_in(state, "config.yaml"),
		   "theme: lihgt\nkeys:\n  walk: {note: y}\n");
	SHOP_EXPECT(state, 1,
		    "config.yaml:1:8: error: 'theme' is one of auto, dark, light, "
		    "high-contrast, mono, not 'lihgt' (did you mean 'light'?)\n"
		    "config.yaml:3:16: error: y answers in 'walk' and cannot mean 'note'\n",
		    "", "check", "config.yaml");
	file_store(path_in(state, "config.yaml"), "theme: [\n");
	SHOP_EXPECT(state, 65, NULL, "", "check", "config.yaml");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SHOP(what_is_well_is_silent),
		IN_SHOP(faults_of_a_questionnaire_are_data),
		IN_SHOP(what_loads_but_makes_no_sense_is_a_fault_too),
		IN_SHOP(faults_of_an_assessment_name_their_place),
		IN_SHOP(unknown_ids_are_remarks),
		IN_SHOP(what_is_no_yaml_or_json_is_65),
		IN_SHOP(what_is_not_there_is_66),
		IN_SHOP(the_worst_of_several_is_the_exit_code),
		IN_SHOP(standard_input_is_an_assessment),
		IN_SHOP(settings_of_the_screen_are_checked_by_their_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
