#include "ui/firm.h"

#include "export/export.h"

static bool shows(struct play *p, const char *part)
{
	struct str screen = play_screen(p);
	bool does = strstr(str_text(&screen), part);

	str_release(&screen);
	return does;
}

/* Every format of the table is offered, by its name, in its words; none is named here. */
static void every_format_is_offered_with_what_it_is(void **state)
{
	struct play *p = play_firm(60, 120);
	size_t n = 0;

	(void)state;
	play(p, "E");
	for (const struct export_format *f = export_formats; f->name; f++, n++) {
		assert_shows(p, f->name);
		assert_shows(p, f->what);
		n += f->has_board;
	}
	assert_shows(p, "[ ] html-board");
	assert_int_equal(p->ports.exports.n, n);
	assert_shows(p, "[x] xlsx");
	play_close(p);
}

static void tick_all(struct play *p)
{
	play(p, "g");
	for (size_t i = 0; i < p->ports.exports.n; i++)
		play(p, i ? "<Space> j" : "j");
}

static void each_goes_beside_the_assessment_as_the_command_line_names_it(void **state)
{
	struct play *p = play_firm(60, 120);

	(void)state;
	play(p, "E");
	tick_all(p);
	for (size_t i = 0; i < p->ports.exports.n; i++) {
		const struct export_kind *kind = &p->ports.exports.items[i];
		char target[64];

		snprintf(target, sizeof target, "assessment.plan%s", kind->suffix);
		assert_shows(p, target);
		/* The page for a board is one of that format. */
		assert_non_null(strstr(kind->name, export_format_of_path(target)->name));
	}
	play_close(p);
}

static void enter_writes_what_is_ticked_and_says_how_large_it_is(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "E j <Enter>");
	assert_int_equal(p->log.exports, 1);
	assert_string_equal(p->log.format, "xlsx");
	assert_string_equal(p->log.path, "assessment.plan.xlsx");
	assert_int_equal(p->log.redaction, REDACT_NOTHING);
	assert_shows(p, "wrote assessment.plan.xlsx, 48 kB");
	play(p, "<Space> k <Space> <Enter>");
	assert_int_equal(p->log.exports, 2);
	assert_string_equal(p->log.path, "assessment.plan.json");
	assert_shows(p, "assessment.plan.json: written, 48 kB");
	play(p, "j <Space> <Enter>");
	assert_int_equal(p->log.exports, 2);
	assert_shows(p, "nothing is ticked, so nothing is written");
	play_close(p);
}

/* Before each the screen says how far it is; keys are read when all are through. */
static void it_shows_how_far_it_is(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "E j <Space> j <Space> <Enter>");
	assert_string_equal(p->log.seen, "writing 1 of 3: xlsx \n"
					 "writing 2 of 3: json \n"
					 "writing 3 of 3: csv \n");
	assert_shows(p, "all 3 are written");
	play_close(p);
}

static void a_failure_is_told_and_the_others_are_written(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	p->log.fail_export = "json";
	play(p, "E j <Space> j <Space> <Enter>");
	assert_int_equal(p->log.exports, 3);
	assert_shows(p, "2 of 3 are written; not: json");
	assert_shows(p, "assessment.plan.json: the disk is full");
	assert_shows(p, "assessment.plan.csv: written, 48 kB");
	p->log.fail_export = NULL; /* the next go knows nothing of the last */
	play(p, "<Enter>");
	assert_shows(p, "all 3 are written");
	assert_false(shows(p, "the disk is full"));
	play_close(p);
}

static void a_single_failure_is_said_in_full(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	p->log.fail_export = "xlsx";
	play(p, "E <Enter>");
	assert_text_has(str_text(&play_session(p)->message), "assessment.plan.xlsx: the disk is full");
	play_close(p);
}

static void who_reads_it_decides_what_is_left_out(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "E");
	assert_shows(p, "Nothing is left out");
	play(p, "r");
	assert_shows(p, "Redacted for colleagues");
	play(p, "r <Enter>");
	assert_shows(p, "Redacted for a customer");
	assert_int_equal(p->log.redaction, REDACT_CUSTOMER);
	play(p, "r"); /* what was written was written for others */
	assert_shows(p, "Nothing is left out");
	assert_false(shows(p, "written, 48 kB"));
	play_close(p);
}

static void a_theme_is_named(void **state)
{
	static const char *const rows[][2] = {
		{"plain", "plain"}, {"/nowhere/our.theme.yaml", "/nowhere/our.theme.yaml"}, {"", ""}};
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "E");
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		play(p, "c <C-u>");
		play_text(p, rows[i][0]);
		play(p, "<Enter>");
		assert_int_equal(shows(p, "Theme: "), *rows[i][0] != 0);
		assert_shows(p, rows[i][0]);
		play(p, "<Enter>");
		assert_string_equal(p->log.theme, rows[i][1]);
	}
	play_close(p);
}

static void folder_and_name_are_taken(void **state)
{
	static const struct {
		const char *typed, *xlsx;
	} rows[] = {
		{"/nowhere/of.mine/plan", "/nowhere/of.mine/plan.xlsx"},
		{"/nowhere/plan.xlsx", "/nowhere/plan.xlsx"}, /* typed with its ending */
		{"/nowhere/plan.PDF", "/nowhere/plan.PDF.xlsx"},
		{"/nowhere/", "/nowhere/assessment.plan.xlsx"},
		{"/tmp", "/tmp/assessment.plan.xlsx"}, /* a folder that is there */
		{"other", "other.xlsx"},
		{"", "assessment.plan.xlsx"},
	};
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "E");
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		play(p, "t <C-u>");
		play_text(p, rows[i].typed);
		play(p, "<Enter>");
		assert_shows(p, "Enter writes what is ticked");
		assert_shows(p, rows[i].xlsx);
		assert_int_equal(p->log.exports, i);
		play(p, "<Enter>");
		assert_string_equal(p->log.path, rows[i].xlsx);
	}
	play_close(p);
}

static void an_ending_that_is_typed_ticks_its_format(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "E <Space> t <C-u>");
	play_text(p, "/nowhere/x.jira.csv");
	play(p, "<Enter> <Enter>");
	assert_int_equal(p->log.exports, 1);
	assert_string_equal(p->log.format, "jira");
	assert_string_equal(p->log.path, "/nowhere/x.jira.csv");
	play_close(p);
}

static void a_file_that_is_there_is_not_overwritten_unasked(void **state)
{
	struct play *p = play_firm(24, 80);

	file_store(path_in(state, "plan.xlsx"), "edited by hand");
	file_store(path_in(state, "plan.csv"), "edited by hand");
	play(p, "E j <Space> j <Space> t <C-u>");
	play_text(p, path_in(state, "plan"));
	play(p, "<Enter> <Enter>");
	assert_int_equal(p->log.exports, 0);
	assert_non_null(play_dialog(p));
	assert_shows(p, "plan.xlsx, plan.csv are there already");
	play(p, "n");
	assert_int_equal(p->log.exports, 0);
	play(p, "<Enter> y");
	assert_int_equal(p->log.exports, 3);
	play(p, "<Enter>"); /* our own: no need to ask again */
	assert_int_equal(p->log.exports, 6);
	play_close(p);
}

static void the_language_is_chosen_and_comes_round(void **state)
{
	struct play *p = play_firm(24, 80);
	struct str screen;

	(void)state;
	play(p, "E <Enter>");
	assert_string_equal(p->log.language, ""); /* as the theme says */
	play(p, "l <Enter>");
	assert_string_equal(p->log.language, "en");
	play(p, "l <Enter>");
	assert_string_equal(p->log.language, "de");
	assert_shows(p, "Language: de; the questions stay in theirs (en).");
	play(p, "l <Enter>");
	assert_string_equal(p->log.language, "");
	screen = play_screen(p);
	assert_null(strstr(str_text(&screen), "Language:"));
	str_release(&screen);
	play_close(p);
}

static void without_formats_it_says_so(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	p->ports.exports.n = 0;
	play(p, "A E <Enter> <Space> t r");
	assert_int_equal(p->log.exports, 0);
	assert_shows(p, "nothing can be written here");
	play_close(p);
}

static void the_screens_are_those_that_were_read(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	p->log.fail_export = "csv";
	play(p, "E j <Space> j <Space> G <Space> r r <Enter>");
	assert_screen(p, "export-written-80x24.txt");
	app_resize(p->app, 40, 120);
	assert_screen(p, "export-written-120x40.txt");
	app_resize(p->app, 16, 60);
	assert_screen(p, "export-end-60x16.txt");
	play_close(p);
	p = play_open(play_contoso, 24, 80, true);
	play(p, "E r");
	assert_screen(p, "export-ascii-80x24.txt");
	play_close(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_format_is_offered_with_what_it_is),
		cmocka_unit_test(each_goes_beside_the_assessment_as_the_command_line_names_it),
		cmocka_unit_test(enter_writes_what_is_ticked_and_says_how_large_it_is),
		cmocka_unit_test(it_shows_how_far_it_is),
		cmocka_unit_test(a_failure_is_told_and_the_others_are_written),
		cmocka_unit_test(a_single_failure_is_said_in_full),
		cmocka_unit_test(who_reads_it_decides_what_is_left_out),
		cmocka_unit_test(a_theme_is_named),
		cmocka_unit_test(folder_and_name_are_taken),
		cmocka_unit_test(an_ending_that_is_typed_ticks_its_format),
		IN_FOLDER(a_file_that_is_there_is_not_overwritten_unasked),
		cmocka_unit_test(the_language_is_chosen_and_comes_round),
		cmocka_unit_test(without_formats_it_says_so),
		cmocka_unit_test(the_screens_are_those_that_were_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
