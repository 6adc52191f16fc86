#include "cli/shop.h"

static void fill(void **state)
{
	SHOP_EXPECT(state, 0, "", NULL, "set", "-q", "a.json", "name=Kiosk", "REL-01=1",
		    "DT-01=net", "DT-02=two", "SEC-03=2", "users=40", "--by", "ann",
		    "REL-06=replicas:partial,zones:yes,probes:yes,drills:na:out-of-scope",
		    "--note", "REL-01=said in May", "--evidence", "REL-01=a mail", "--flag",
		    "REL-06");
}

static void show_prints_profile_progress_and_answers(void **state)
{
	SHOP_GOLDEN(state, "cli/show-empty.txt", "show", "a.json");
	fill(state);
	SHOP_GOLDEN(state, "cli/show.txt", "show", "a.json");
}

static void show_knows_everything_about_each_kind_of_thing(void **state)
{
	static const char *const ids[] = {"REL-01", "REL-06", "REL-22", "SEC-02",
					  "SEC-03", "DT-01",  "stage",  "users",
					  "PF-02",  "regions", "CR-01", "security",
					  "REF-01"};

	fill(state);
	for (size_t i = 0; i < COUNT_OF(ids); i++) {
		char name[64];

		snprintf(name, sizeof name, "cli/show-%s.txt", ids[i]);
		SHOP_GOLDEN(state, name, "show", "a.json", ids[i]);
	}
}

static void ids_are_found_in_any_case(void **state)
{
	struct run lower = shop_run(state, SHOP_ARGS("show", "a.json", "rel-01"), NULL);
	struct run upper = shop_run(state, SHOP_ARGS("show", "a.json", "REL-01"), NULL);

	assert_int_equal(lower.code, 0);
	assert_text_equal(str_text(&lower.out), str_text(&upper.out));
	run_release(&lower);
	run_release(&upper);
}

static void show_lists_what_is_asked_and_what_is_open(void **state)
{
	fill(state);
	SHOP_GOLDEN(state, "cli/show-questions.txt", "show", "a.json", "--questions");
	SHOP_GOLDEN(state, "cli/show-open.txt", "show", "a.json", "--open");
}

static void nothing_open_is_told(void **state)
{
	fill(state);
	SHOP_EXPECT(state, 0, "", "", "set", "-q", "a.json", "REL-02=1", "slo=99",
		    "SEC-01=vault:yes,rotated:no");
	SHOP_EXPECT(state, 0, "", "nothing is open; plumbline plan a.json says what to do\n",
		    "show", "a.json", "--open");
}

static void stats_count_the_questionnaire(void **state)
{
	struct run r = shop_run(state, SHOP_ARGS("show", "--stats", "--questionnaire", "shop"),
				NULL);
	struct run of_file = shop_run(state, SHOP_ARGS("show", "a.json", "--stats"), NULL);

	assert_int_equal(r.code, 0);
	assert_text_has(str_text(&r.out), "  questions             7\n");
	assert_text_has(str_text(&r.out), "  practices and checks  6\n");
	assert_text_has(str_text(&r.out), "  rules                 2\n");
	assert_text_has(str_text(&r.out), "  core                    5          2       3\n");
	assert_int_equal(of_file.code, 0);
	assert_text_has(str_text(&of_file.out), "  questions             7\n");
	run_release(&r);
	run_release(&of_file);
}

static void stats_of_the_built_in_questionnaire(void **state)
{
	struct run r = shop_run(state, SHOP_ARGS("show", "--stats"), NULL);

	assert_text_has(str_text(&r.out), "  questions             179\n");
	assert_text_has(str_text(&r.out), "  decisions              34\n");
	assert_text_has(str_text(&r.out), "  rules                  68\n");
	assert_text_has(str_text(&r.out), "  profile fields         27\n");
	run_release(&r);
}

static void texts_from_the_file_cannot_drive_the_terminal(void **state)
{
	struct run r;

	file_store(path_in(state, "e.json"),
		   "{\"format\": \"plumbline-assessment\", \"version\": 1,\n"
		   " \"id\": \"11111111-1111-4111-8111-111111111111\",\n"
		   " \"questionnaire\": {\"id\": \"shop\", \"version\": \"1\"},\n"
		   " \"workload\": {\"name\": \"a\\u001b[2Jb\\u202ec\"}}\n");
	r = shop_run(state, SHOP_ARGS("show", "e.json"), NULL);
	assert_null(strchr(str_text(&r.out), '\033'));
	assert_null(strstr(str_text(&r.out), "\xe2\x80\xae"));
	run_release(&r);
}

static void show_refuses(void **state)
{
	static const struct refusal table[] = {
		{{"show"}, 2,
		 "plumbline show: a file is missing: plumbline show FILE, or plumbline show "
		 "--stats for the questionnaire\n"},
		{{"show", "a.json", "REL-0I"}, 2,
		 "plumbline show: there is no 'REL-0I' in shop (did you mean 'REL-01'?); "
		 "plumbline show a.json --questions lists what is asked\n"},
		{{"show", "a.json", "REL-01", "--open"}, 2,
		 "plumbline show: --open, --questions, --stats and an ID exclude each other\n"},
		{{"show", "--stats", "--questionnaire", "missing"}, 66,
		 "plumbline show: missing: there is no such folder\n"},
		{{"show", "missing.json"}, 66, NULL},
	};

	shop_refuses(state, table, COUNT_OF(table));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SHOP(show_prints_profile_progress_and_answers),
		IN_SHOP(show_knows_everything_about_each_kind_of_thing),
		IN_SHOP(ids_are_found_in_any_case),
		IN_SHOP(show_lists_what_is_asked_and_what_is_open),
		IN_SHOP(nothing_open_is_told),
		IN_SHOP(stats_count_the_questionnaire),
		IN_SHOP(stats_of_the_built_in_questionnaire),
		IN_SHOP(texts_from_the_file_cannot_drive_the_terminal),
		IN_SHOP(show_refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
