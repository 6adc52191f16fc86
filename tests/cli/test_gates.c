/* Gates of `score`: the exit code of each and of their mixes, what they count, what they compare,
 * and the reports of how they came out. */
#include "cli/junit.h"
#include "cli/shop.h"

#include <unistd.h>

#define SET(...) SHOP_EXPECT(state, 0, "", NULL, "set", "-q", __VA_ARGS__)
#define WHOLE                                                                              \
	"reason=the vendor is late", "control=the desk reads all", "residual=low", "owner=Ann", \
		"approver=Bo"
#define SCORE(...) SHOP_ARGS("score", "a.json", __VA_ARGS__)

/* One finding, one gap of high severity, everything answered; low is 88.1. */
static void fill(void **state)
{
	SET("a.json", "REL-01=1", "REL-02=3", "DT-01=int", "DT-02=two",
	    "REL-06=replicas:yes,zones:yes,probes:yes,drills:yes", "SEC-01=vault:yes,rotated:yes");
}

static void set_on(void **state, const char *day, const char *answer)
{
	const char *const env[] = {day, "XDG_DATA_HOME", NULL};
	struct run r = run_program(SHOP_ARGS("set", "-q", "a.json", answer),
				   &(struct run_options){.folder = folder_path(state), .env = env});

	assert_int_equal(r.code, 0);
	run_release(&r);
}

/* What was said to be done and is answered anew; what was accepted for too short a time. */
static void fill_history(void **state)
{
	fill(state);
	SHOP_EXPECT(state, 0, "", NULL, "act", "-q", "a.json", "REL-01", "status=done",
		    "due=2026-11-30");
	SHOP_EXPECT(state, 0, "", NULL, "accept", "-q", "a.json", "CR-02", WHOLE,
		    "until=2026-11-22");
	set_on(state, "SOURCE_DATE_EPOCH=1795341600", "REL-01=1"); /* the day after */
}

static void every_gate_and_mix_has_its_exit_code(void **state)
{
	static const struct {
		int code;
		const char *argv[12];
	} rows[] = {
		{0, {"--min", "60"}},
		{1, {"--min", "90"}},
		{0, {"--min", "security=100"}},
		{1, {"--min", "reliability=90"}},
		{0, {"--max", "critical=0"}},
		{1, {"--max", "high=0"}},
		{0, {"--max", "high=2"}},
		{0, {"--max", "low=0"}},
		{0, {"--max", "expired=0"}},
		{1, {"--max", "expired=0", "--as-of", "2026-11-23"}},
		{0, {"--max", "expired=1", "--as-of", "2026-11-23"}},
		{1, {"--max", "contradicted=0"}},
		{0, {"--max", "contradicted=1"}},
		{0, {"--max", "overdue=0"}},
		{1, {"--max", "overdue=0", "--as-of", "2026-12-01"}},
		{0, {"--no-worse-than", "a.json"}},
		{0, {"--no-worse-than", "a.json@first"}},
		/* one that is missed misses all */
		{0, {"--min", "60", "--max", "critical=0", "--no-worse-than", "a.json@first"}},
		{1, {"--min", "60", "--max", "contradicted=0", "--no-worse-than", "a.json@first"}},
		{1, {"--min", "90", "--max", "critical=0", "--max", "expired=0"}},
		{1, {"--min", "60", "--min", "security=80", "--max", "high=0", "--max", "expired=0"}},
		{1, {"--max", "high=1", "--count-accepted"}},
		{0, {"--max", "high=1"}},
		/* what cannot be is no verdict */
		{2, {"--max", "critical"}},
		{2, {"--max", "critical=-1"}},
		{2, {"--max", "expired=x"}},
		{2, {"--max", "closed=0"}},
		{2, {"--min", "101"}},
		{2, {"--no-worse-than", "a.json@none"}},
		{2, {"--no-worse-than", "a.json", "--no-worse-than", "a.json"}},
		{66, {"--no-worse-than", "none.json"}},
		{65, {"--no-worse-than", "shop/all.yaml"}},
	};
	struct str before = {0};

	fill_history(state);
	SHOP_EXPECT(state, 0, "", NULL, "milestone", "-q", "a.json", "first");
	file_load(path_in(state, "a.json"), &before);
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		const char *argv[16] = {"score", "a.json"};
		struct run r;

		memcpy(argv + 2, rows[i].argv, sizeof rows[i].argv);
		r = shop_run(state, argv, NULL);
		if (r.code != rows[i].code)
			fail_msg("%s %s %s: %d, not %d: %s", rows[i].argv[0], rows[i].argv[1],
				 rows[i].argv[2] ? rows[i].argv[2] : "", r.code, rows[i].code,
				 str_text(&r.err));
		assert_int_equal(r.out.len != 0, r.code < 2);
		run_release(&r);
	}
	assert_file_text(path_in(state, "a.json"), str_text(&before));
	str_release(&before);
}

static void how_it_was_counted_is_always_said(void **state)
{
	fill_history(state);
	SHOP_EXPECT(state, 1, NULL,
		    "plumbline score: gate not met: 1 contradicted where at most 0 may be: REL-01\n"
		    "1 of 2 gates met; 1 accepted is left out (--count-accepted counts it): CR-02; 1 "
		    "contradicted action is counted by its answer: REL-01; nothing is compared\n",
		    "score", "a.json", "--max", "high=1", "--max", "contradicted=0");
	/* as the export has it, whose plan is in another order */
	SHOP_EXPECT(state, 1, NULL,
		    "plumbline score: gate not met: 1 contradicted where at most 0 may be: REL-01\n"
		    "0 of 1 gate met; accepted risks are counted like all others; 1 contradicted "
		    "action is counted by its answer: REL-01; nothing is compared\n",
		    "score", "a.json", "--max", "contradicted=0", "--count-accepted", "--format",
		    "json");
}

static void scores_and_findings_may_not_get_worse(void **state)
{
	fill(state);
	SHOP_EXPECT(state, 0, "", NULL, "milestone", "-q", "a.json", "kick-off");
	SET("a.json", "REL-02=1", "DT-01=net");
	SHOP_EXPECT(state, 1, NULL,
		    "plumbline score: gate not met: overall is 54.9 (low), and was 88.1 at kick-off "
		    "of 2026-11-21\n"
		    "plumbline score: gate not met: reliability is 53.6 (low), and was 64.3 at "
		    "kick-off of 2026-11-21\n"
		    "plumbline score: gate not met: security is 55.6 (low), and was 100.0 at "
		    "kick-off of 2026-11-21\n"
		    "plumbline score: gate not met: 1 finding is new since kick-off of 2026-11-21: "
		    "CR-01\n"
		    "0 of 4 gates met; no accepted risk is left out; no action is contradicted; all "
		    "is comparable with kick-off of 2026-11-21\n",
		    "score", "a.json", "--no-worse-than", "a.json@kick-off");
	/* The new finding alone, accepted or not. */
	SET("a.json", "REL-02=3", "SEC-02=na:out-of-scope");
	SHOP_EXPECT(state, 1, NULL, NULL, "score", "a.json", "--no-worse-than", "a.json@kick-off");
	SHOP_EXPECT(state, 0, "", NULL, "accept", "-q", "a.json", "CR-01", WHOLE,
		    "until=2026-12-31");
	SHOP_EXPECT(state, 0, NULL,
		    "4 of 4 gates met; 1 accepted is left out (--count-accepted counts it): CR-01; "
		    "no action is contradicted; all is comparable with kick-off of 2026-11-21\n",
		    "score", "a.json", "--no-worse-than", "a.json@kick-off");
	SHOP_EXPECT(state, 1, NULL, NULL, "score", "a.json", "--no-worse-than",
		    "a.json@kick-off", "--count-accepted");
	/* Another file does as well. */
	shop_copy(state, path_in(state, "a.json"), "b.json");
	SET("a.json", "REL-02=1");
	SHOP_EXPECT(state, 1, NULL, NULL, "score", "a.json", "--no-worse-than", "b.json");
	SHOP_EXPECT(state, 0, NULL, NULL, "score", "b.json", "--no-worse-than", "a.json");
}

/* Nothing is mixed: what only one side was asked counts for nobody, and is named. */
static void what_cannot_be_compared_is_said_and_counts_neither_way(void **state)
{
	struct run r;

	fill(state);
	SHOP_EXPECT(state, 0, "", NULL, "milestone", "-q", "a.json", "core");
	SET("a.json", "depth=core", "REL-02=0");
	r = shop_run(state, SCORE("--no-worse-than", "a.json@core"), NULL);
	assert_int_equal(r.code, 0);
	assert_text_has(str_text(&r.err), "4 of 4 gates met; ");
	assert_text_has(str_text(&r.err), "not comparable with core of 2026-11-21 count neither way: ");
	assert_text_has(str_text(&r.err), "REL-02");
	run_release(&r);
}

/* Where one of the two has no score, nobody can say that it got worse. */
static void without_two_scores_a_gate_is_skipped(void **state)
{
	struct run r;

	SHOP_EXPECT(state, 0, "", NULL, "milestone", "-q", "a.json", "empty");
	fill(state);
	r = shop_run(state, SCORE("--no-worse-than", "a.json@empty", "--on", "so_far", "--report",
				  "junit=g.xml"),
		     NULL);
	assert_text_has(str_text(&r.err),
			"gate not judged: overall has no score there, so it cannot be compared with "
			"empty of 2026-11-21\n");
	assert_text_has(str_text(&r.err), "3 could not be judged");
	run_release(&r);
}

/* What a report holds; its file is removed. */
static void take(void **state, const char *name, struct str *out)
{
	str_release(out);
	file_load(path_in(state, name), out);
	assert_int_equal(unlink(path_in(state, name)), 0);
}

static void reports_say_how_the_gates_came_out(void **state)
{
	struct str text = {0};
	struct junit_suite s;

	fill_history(state);
	SHOP_EXPECT(state, 0, "", NULL, "milestone", "-q", "a.json", "kick-off");
	SET("a.json", "DT-01=net");
	SHOP_EXPECT(state, 1, NULL, NULL, "score", "a.json", "--min", "70", "--min",
		    "reliability=50", "--max", "critical=0", "--max", "high=1", "--max", "expired=0",
		    "--max", "contradicted=0", "--no-worse-than", "a.json@kick-off", "--report",
		    "junit=g.xml", "--report", "md=g.md", "--report", "json=g.json", "--report",
		    "text=g.txt");
	take(state, "g.xml", &text);
	s = assert_junit(str_text(&text));
	assert_int_equal(s.tests, 10);
	assert_int_equal(s.failures, 7);
	assert_golden("cli/gates.xml", str_text(&text));
	take(state, "g.md", &text);
	assert_golden("cli/gates.md", str_text(&text));
	take(state, "g.json", &text);
	assert_golden("cli/gates.json", str_text(&text));
	take(state, "g.txt", &text);
	assert_golden("cli/gates.txt", str_text(&text));
	assert_int_equal(folder_count(state), 3); /* a.json, a.json~, shop: nothing is left over */
	str_release(&text);
}

/* A name that would be markup, in every report. */
static void reports_are_whole_whatever_a_file_says(void **state)
{
	struct str text = {0};

	SET("a.json", "name=NAME", "REL-01=1");
	shop_change(state, "NAME",
		    "<b>\\\"A\\\" & 'B'</b> \\u001b[31m | ]]> \xf0\x9f\x94\xa5");
	SHOP_EXPECT(state, 1, NULL, NULL, "score", "a.json", "--min", "70", "--report",
		    "junit=g.xml", "--report", "md=g.md");
	take(state, "g.xml", &text);
	assert_junit(str_text(&text));
	assert_text_has(str_text(&text), "&lt;b&gt;&quot;A&quot; &amp; 'B'&lt;/b&gt;");
	take(state, "g.md", &text);
	assert_null(strstr(str_text(&text), "<b>"));
	str_release(&text);
}

/* By the schema too, where there is a program that knows schemas. */
static void junit_is_valid_by_the_schema(void **state)
{
	struct str schema = {0};
	char here[512];
	struct run r;

	r = run_program(SHOP_ARGS("--version"), &(struct run_options){.program = "/usr/bin/xmllint"});
	run_release(&r);
	if (r.code)
		skip_because("there is no xmllint");
	assert_non_null(getcwd(here, sizeof here));
	str_addf(&schema, "%s/tests/data/gates/junit.xsd", here);
	fill_history(state);
	SHOP_EXPECT(state, 0, "", NULL, "milestone", "-q", "a.json", "kick-off");
	SET("a.json", "REL-01=na:out-of-scope", "SEC-01=vault:no");
	SHOP_EXPECT(state, 1, NULL, NULL, "score", "a.json", "--min", "70", "--no-worse-than",
		    "a.json@kick-off", "--report", "junit=g.xml");
	r = run_program(SHOP_ARGS("--noout", "--schema", str_text(&schema), "g.xml"),
			&(struct run_options){.program = "/usr/bin/xmllint",
					      .folder = folder_path(state)});
	assert_text_equal(str_text(&r.err), "g.xml validates\n");
	assert_int_equal(r.code, 0);
	run_release(&r);
	str_release(&schema);
}

/* What validates can say no: each of these is one that is right, with one thing wrong. */
static void the_validator_says_no(void **state)
{
	static const char *const wrong[][2] = {
		{" id=\"0\"", ""},
		{" id=\"0\"", " id=\"1\""},
		{" hostname=\"localhost\"", " hostname=\"\""},
		{"T10:00:00\"", "T10:00:00Z\""},
		{" errors=\"0\"", " errors=\"none\""},
		{" tests=\"2\"", " tests=\"3\""},
		{" failures=\"1\"", " failures=\"0\""},
		{"    <properties>", "    <testcase name=\"a\" classname=\"b\" time=\"0\"/><properties>"},
		{" classname=\"plumbline.min\"", ""},
		{" time=\"0\"/>", " time=\"0\" line=\"1\"/>"},
		{" type=\"gate\"", ""},
		{"</failure>", "</failure><skipped/>"},
		{"<system-err/>", ""},
		{"<system-err/>", "<system-err/>and more"},
		{"<failure", "<failed"},
		{"</testsuites>", ""},
	};
	struct junit_check c;
	struct run r;

	fill(state);
	r = shop_run(state, SCORE("--min", "99", "--max", "critical=0", "--report", "junit=-"), NULL);
	assert_string_equal(junit_fault(&c, str_text(&r.out)), "");
	for (size_t i = 0; i < COUNT_OF(wrong); i++) {
		const char *at = strstr(str_text(&r.out), wrong[i][0]);
		struct str text = {0};

		assert_non_null(at);
		str_addn(&text, str_text(&r.out), (size_t)(at - str_text(&r.out)));
		str_addf(&text, "%s%s", wrong[i][1], at + strlen(wrong[i][0]));
		if (!*junit_fault(&c, str_text(&text)))
			fail_msg("taken for right:\n%s", str_text(&text));
		str_release(&text);
	}
	run_release(&r);
}

static void a_report_goes_to_standard_output_alone(void **state)
{
	struct run r;

	fill(state);
	r = shop_run(state, SCORE("--min", "60", "--report", "junit=-"), NULL);
	assert_int_equal(r.code, 0);
	assert_junit(str_text(&r.out));
	run_release(&r);
	SHOP_EXPECT(state, 0,
		    "a.json, as of 2026-11-21: 1 of 1 gate met\n"
		    "met      max critical=0: 0 of severity critical where at most 0 may be\n"
		    "no accepted risk is left out\n"
		    "no action is contradicted\n"
		    "nothing is compared\n",
		    "", "score", "a.json", "-q", "--max", "critical=0", "--report", "text=-");
}

static void reports_that_cannot_be_are_refused(void **state)
{
	static const struct refusal table[] = {
		{{"score", "a.json", "--report", "md=x.md"}, 2,
		 "plumbline score: --report says how gates came out: give --min, --max or "
		 "--no-worse-than, too\n"},
		{{"score", "a.json", "--min", "1", "--report", "html=x.html"}, 2,
		 "plumbline score: --report takes FORMAT=PATH with junit, md, json or text, like "
		 "junit=gates.xml, not 'html=x.html'\n"},
		{{"score", "a.json", "--min", "1", "--report", "junit"}, 2, NULL},
		{{"score", "a.json", "--min", "1", "--report", "junit="}, 2, NULL},
		{{"score", "a.json", "--min", "1", "--report", "md=-", "--report", "json=-"}, 2,
		 "plumbline score: --report json=-: the standard output takes one thing; name a "
		 "file\n"},
		{{"score", "a.json", "--min", "1", "--report", "md=-", "--format", "json"}, 2, NULL},
		{{"score", "a.json", "--min", "1", "--report", "md=a.json"}, 2,
		 "plumbline score: 'a.json' is an assessment and is not overwritten; choose another "
		 "name\n"},
		{{"score", "a.json", "--min", "1", "--report", "md=shop"}, 73,
		 "plumbline score: shop: is a folder; name a file in it\n"},
		{{"score", "a.json", "--min", "1", "--report", "md=none/x.md"}, 73, NULL},
	};

	fill(state);
	for (size_t i = 0; i + 1 < COUNT_OF(table); i++)
		shop_refuses(state, &table[i], 1);
	/* A folder that is missing shows when it is written; the other report stands. */
	SHOP_EXPECT(state, 73, NULL, NULL, "score", "a.json", "--min", "1", "--report",
		    "md=none/x.md", "--report", "text=y.txt");
	assert_file_has(path_in(state, "y.txt"), "1 of 1 gate met");
}

/* Contradicted: in the plan as text, JSON, Markdown, CSV, workbook, on the screen, in what is
 * compared, in the self-check and in the gate. */
static void contradicted_is_said_everywhere(void **state)
{
	static const struct {
		const char *argv[8], *says;
	} rows[] = {
		{{"plan", "a.json"}, "1 of them contradicted"},
		{{"plan", "a.json"}, "contradicted (said to be done, answered below its target since)"},
		{{"plan", "a.json", "--format", "json"}, "\"contradicted\": true"},
		{{"plan", "a.json", "--format", "md"}, "contradicted: said to be done"},
		{{"plan", "a.json", "--format", "csv"}, "contradicted: said to be done"},
		{{"export", "a.json", "-o", "-", "--format", "json"}, "\"contradicted\": true"},
		{{"screen", "a.json", "--keys", "L", "--size", "80x24"}, "contradicted"},
		{{"score", "a.json"}, "1 of them contradicted"},
		{{"lint", "a.json"}, "Done and contradicted (1, contradicted)"},
		{{"compare", "a.json@first", "a.json"}, "Contradicted: said to be done"},
	};

	fill(state);
	SHOP_EXPECT(state, 0, "", NULL, "act", "-q", "a.json", "REL-01", "status=done");
	SHOP_EXPECT(state, 0, "", NULL, "milestone", "-q", "a.json", "first");
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct run r = shop_run(state, rows[i].argv, NULL);

		assert_null(strstr(str_text(&r.out), rows[i].says));
		run_release(&r);
	}
	set_on(state, "SOURCE_DATE_EPOCH=1795341600", "REL-01=1");
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct run r = shop_run(state, rows[i].argv, NULL);

		assert_text_has(str_text(&r.out), rows[i].says);
		run_release(&r);
	}
}

/* The lines of the README under "run: |" and "script: |", each a script. */
static size_t readme_scripts(struct str scripts[4])
{
	struct str text = {0};
	const char *line, *end;
	size_t n = 0, indent = 0;

	file_load("README.md", &text);
	for (line = str_text(&text); *line; line = *end ? end + 1 : end) {
		size_t blanks = strspn(line, " ");

		end = line + strcspn(line, "\n");
		if (indent && blanks >= indent && line[blanks] != '\n') {
			str_addf(&scripts[n - 1], "%.*s\n", (int)((size_t)(end - line) - indent),
				 line + indent);
			continue;
		}
		indent = 0;
		if (end - line > 8 && (!strncmp(end - 6, "run: |", 6) || !strncmp(end - 9, "script: |", 9))) {
			indent = strspn(end + 1, " ");
			n++;
		}
	}
	str_release(&text);
	return n;
}

static struct run run_script(void **state, const struct str *script)
{
	struct str path = {0}, summary = {0};
	const char *slash = strrchr(program_path(), '/');
	struct run r;

	str_addf(&path, "PATH=%.*s:/usr/bin:/bin", (int)(slash - program_path()), program_path());
	str_addf(&summary, "GITHUB_STEP_SUMMARY=%s", path_in(state, "summary.md"));
	r = run_program(SHOP_ARGS("-e", "-c", str_text(script)),
			&(struct run_options){
				.program = "/bin/sh",
				.folder = folder_path(state),
				.env = (const char *const[]){"SOURCE_DATE_EPOCH=1795255200",
							     str_text(&path), str_text(&summary),
							     "XDG_DATA_HOME", NULL}});
	str_release(&path);
	str_release(&summary);
	return r;
}

static void the_pipelines_of_the_readme_run(void **state)
{
	struct str scripts[4] = {{0}}, text = {0};
	size_t n = readme_scripts(scripts);

	assert_int_equal(n, 2);
	fill(state);
	SHOP_EXPECT(state, 0, "", NULL, "milestone", "-q", "a.json", "kick-off");
	for (int round = 0; round < 2; round++) {
		shop_copy(state, path_in(state, "a.json"), "chat.json");
		for (size_t i = 0; i < n; i++) {
			struct run r = run_script(state, &scripts[i]);

			if (r.code != round)
				print_error("%s\n%s", str_text(&scripts[i]), str_text(&r.err));
			assert_int_equal(r.code, round);
			if (i)
				assert_text_has(str_text(&r.out), "##vso[task.uploadsummary]/");
			run_release(&r);
			assert_file_has(path_in(state, "gates.md"),
					round ? "**5 of 8 gates met**" : "**8 of 8 gates met**");
		}
		assert_file_has(path_in(state, "summary.md"), "How it was counted:");
		file_load(path_in(state, "gates.xml"), &text);
		assert_junit(str_text(&text));
		str_release(&text);
		SET("a.json", "REL-01=0"); /* worse, and critical */
	}
	for (size_t i = 0; i < n; i++)
		str_release(&scripts[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SHOP(every_gate_and_mix_has_its_exit_code),
		IN_SHOP(how_it_was_counted_is_always_said),
		IN_SHOP(scores_and_findings_may_not_get_worse),
		IN_SHOP(what_cannot_be_compared_is_said_and_counts_neither_way),
		IN_SHOP(without_two_scores_a_gate_is_skipped),
		IN_SHOP(reports_say_how_the_gates_came_out),
		IN_SHOP(reports_are_whole_whatever_a_file_says),
		IN_SHOP(junit_is_valid_by_the_schema),
		IN_SHOP(the_validator_says_no),
		IN_SHOP(a_report_goes_to_standard_output_alone),
		IN_SHOP(reports_that_cannot_be_are_refused),
		IN_SHOP(contradicted_is_said_everywhere),
		IN_SHOP(the_pipelines_of_the_readme_run),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
