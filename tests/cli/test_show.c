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
					  "REF-01", "TERM-firewall",
					  "SEED0-02", "CAV-01"};

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

/* What the questionnaire says by itself, with the folder or with a file of it. */
static void topics_need_no_assessment(void **state)
{
	static const struct {
		const char *golden, *argv[4];
	} table[] = {
		{"cli/show-sources.txt", {"--sources"}},
		{"cli/show-sources-0.txt", {"--source", "seed0"}},
		{"cli/show-SEED0-02.txt", {"--source", "seed0-02"}},
		{"cli/show-glossary.txt", {"--glossary"}},
		{"cli/show-TERM-firewall.txt", {"--glossary", "FIREWALL"}},
		{"cli/show-TERM-firewall.txt", {"--glossary", "Packet filter"}},
		{"cli/show-TERM-firewall.txt", {"--glossary", "term-firewall"}},
		{"cli/show-references.txt", {"--references"}},
		{"cli/show-caveats.txt", {"--caveats"}},
	};

	for (size_t i = 0; i < COUNT_OF(table); i++) {
		const char *const *argv = table[i].argv;

		SHOP_GOLDEN(state, table[i].golden, "show", "--questionnaire", "shop", argv[0],
			    argv[1]);
		if (strcmp(argv[0], "--glossary") != 0)
			SHOP_GOLDEN(state, table[i].golden, "show", "a.json", argv[0], argv[1]);
		else
			SHOP_GOLDEN(state, table[i].golden, "show", argv[0], "a.json", argv[1]);
	}
}

static void several_words_and_sources_are_shown(void **state)
{
	struct run r = shop_run(state,
				SHOP_ARGS("show", "--questionnaire", "shop", "--glossary", "slo",
					  "budget", "nothing", "firewall"),
				NULL);
	struct run rows = shop_run(state,
				   SHOP_ARGS("show", "--questionnaire", "shop", "--source",
					     "SEED0-01", "--source", "SEED1"),
				   NULL);

	assert_int_equal(r.code, 2);
	assert_text_has(str_text(&r.out), "TERM-slo  SLO\n");
	assert_text_has(str_text(&r.out), "\nTERM-budget  Error budget\n");
	assert_text_has(str_text(&r.out), "\nTERM-firewall  Firewall\n");
	assert_int_equal(rows.code, 0);
	assert_text_has(str_text(&rows.out), "SEED0-01\nSay what is promised\n");
	assert_text_has(str_text(&rows.out), "SEED1-01  PF-02       Know what");
	run_release(&r);
	run_release(&rows);
}

static void every_source_of_the_built_in_questionnaire_is_listed(void **state)
{
	struct run all = shop_run(state, SHOP_ARGS("show", "--sources"), NULL);
	struct run one = shop_run(state, SHOP_ARGS("show", "--source", "SEED3-57"), NULL);
	size_t lines = 0;

	for (const char *c = str_text(&all.out); *c; c++)
		lines += *c == '\n';
	assert_int_equal(lines, 1 + 239);
	assert_text_has(str_text(&all.out), "\nSEED0-24  ");
	assert_int_equal(one.code, 0);
	assert_int_equal(strncmp(str_text(&one.out), "SEED3-57\n", 9), 0);
	assert_text_has(str_text(&one.out), "\nCarried by\n  ");
	run_release(&all);
	run_release(&one);
}

static void a_questionnaire_without_notes_says_so(void **state)
{
	static const char *const table[][2] = {
		{"--sources", "shop names no sources\n"},
		{"--glossary", "shop has no glossary\n"},
		{"--references", "shop names no references\n"},
		{"--caveats", "shop has no caveats\n"},
	};
	struct str text = {0};
	const char *end;

	file_load(path_in(state, "shop/all.yaml"), &text);
	end = strstr(str_text(&text), "\nreferences:");
	assert_non_null(end);
	file_store_n(path_in(state, "shop/all.yaml"), str_text(&text),
		     (size_t)(end - str_text(&text)) + 1);
	str_release(&text);
	for (size_t i = 0; i < COUNT_OF(table); i++)
		SHOP_EXPECT(state, 0, "", table[i][1], "show", "--questionnaire", "shop",
			    table[i][0]);
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
	assert_text_has(str_text(&r.out), "\ncontent of 2026-11-21; 1 of 2 caveats to check "
					  "again\n");
	assert_text_has(str_text(&r.out), "  glossary terms        3\n"
					  "  sources               3\n"
					  "  caveats               2\n");
	/* One question is of decisions, one mirrors one, and one field is an alias. */
	assert_text_has(str_text(&r.out),
			"  core                    5          2       3        10        7\n"
			"  standard                6          2       3        11        8\n"
			"  deep                    7          2       5        14       11\n");
	assert_int_equal(of_file.code, 0);
	assert_text_has(str_text(&of_file.out), "  questions             7\n");
	run_release(&r);
	run_release(&of_file);
}

static void stats_of_the_built_in_questionnaire(void **state)
{
	struct run r = shop_run(state, SHOP_ARGS("show", "--stats"), NULL);

	assert_text_has(str_text(&r.out), "  questions             194\n");
	assert_text_has(str_text(&r.out), "  decisions              37\n");
	assert_text_has(str_text(&r.out), "  rules                  89\n");
	assert_text_has(str_text(&r.out), "  profile fields         28\n");
	assert_text_has(str_text(&r.out), "  references             53\n");
	assert_text_has(str_text(&r.out), "  sources               239\n");
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

#define EXCLUSIVE                                                                       \
	"plumbline show: an ID and the options but --questionnaire exclude each other; " \
	"give one of them\n"

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
		 EXCLUSIVE},
		{{"show", "a.json", "--stats", "--caveats"}, 2, EXCLUSIVE},
		{{"show", "a.json", "REL-01", "--sources"}, 2, EXCLUSIVE},
		{{"show", "--questionnaire", "shop", "--source", "SEED0-03"}, 2,
		 "plumbline show: there is no source 'SEED0-03' in shop (did you mean "
		 "'SEED0-01'?); plumbline show --sources lists all\n"},
		{{"show", "--questionnaire", "shop", "--source="}, 2,
		 "plumbline show: there is no source '' in shop; plumbline show --sources lists "
		 "all\n"},
		{{"show", "--questionnaire", "shop", "--glossary", "PAKET FILTER"}, 2,
		 "plumbline show: there is no 'PAKET FILTER' in the glossary of shop (did you "
		 "mean 'packet filter'?); plumbline show --glossary lists all\n"},
		{{"show", "a.json", "TERM-firewal"}, 2,
		 "plumbline show: there is no 'TERM-firewal' in shop (did you mean "
		 "'TERM-firewall'?); plumbline show a.json --questions lists what is asked\n"},
		{{"show", "missing.json", "--glossary"}, 66, NULL},
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
		IN_SHOP(topics_need_no_assessment),
		IN_SHOP(several_words_and_sources_are_shown),
		IN_SHOP(every_source_of_the_built_in_questionnaire_is_listed),
		IN_SHOP(a_questionnaire_without_notes_says_so),
		IN_SHOP(stats_count_the_questionnaire),
		IN_SHOP(stats_of_the_built_in_questionnaire),
		IN_SHOP(texts_from_the_file_cannot_drive_the_terminal),
		IN_SHOP(show_refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
