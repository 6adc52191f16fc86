#include "ui/firm.h"

static void every_format_has_its_target_beside_the_assessment(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "E");
	for (size_t i = 0; i < p->ports.n_exports; i++) {
		char target[64];

		snprintf(target, sizeof target, "assessment.plan%s", p->ports.exports[i].suffix);
		assert_shows(p, p->ports.exports[i].what);
		assert_shows(p, target);
	}
	assert_shows(p, "1 xlsx");
	play_close(p);
}

static void enter_writes_the_format_under_the_cursor(void **state)
{
	struct play *p = play_firm(24, 80);
	size_t at = 0;

	(void)state;
	app_key(p->app, 'E');
	while (strcmp(p->ports.exports[at].name, "json") != 0) {
		app_key(p->app, 'j');
		at++;
	}
	app_key(p->app, K_ENTER);
	assert_int_equal(p->log.exports, 1);
	assert_string_equal(p->log.format, "json");
	assert_string_equal(p->log.path, "assessment.plan.json");
	assert_shows(p, "wrote assessment.plan.json");
	play_close(p);
}

static void a_number_writes_that_format(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "E 4");
	assert_string_equal(p->log.format, p->ports.exports[3].name);
	play(p, "9");
	assert_int_equal(p->log.exports, 1);
	play_close(p);
}

static void a_failure_stays_beside_its_format(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	p->log.fail_export = true;
	play(p, "E <Enter> j");
	assert_shows(p, "the disk is full");
	play_close(p);
}

static void another_name_is_taken(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "E t <C-u>");
	play_text(p, "/nowhere/plan.xlsx");
	play(p, "<Enter> <Enter>");
	assert_string_equal(p->log.path, "/nowhere/plan.xlsx");
	assert_string_equal(p->log.format, "xlsx");
	play_close(p);
}

static void a_name_that_promises_another_format_is_refused(void **state)
{
	static const struct {
		const char *typed, *said;
	} rows[] = {
		{"foo.pdf", "xlsx is written to a name that ends in .xlsx, not in .pdf"},
		{"foo.md", "foo.md is a name for md, not for xlsx: choose "},
		{"folder/", "a name is missing behind the folder"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct play *p = play_firm(24, 80);

		play(p, "E t <C-u>");
		play_text(p, rows[i].typed);
		play(p, "<Enter>");
		assert_shows(p, rows[i].said);
		play(p, "<Enter>");
		assert_string_equal(p->log.path, "assessment.plan.xlsx");
		play_close(p);
	}
}

static void a_name_without_a_suffix_gets_one(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "E t <C-u>");
	play_text(p, "/nowhere/of.mine/plan");
	play(p, "<Enter>");
	assert_shows(p, "Enter writes it");
	assert_int_equal(p->log.exports, 0);
	play(p, "<Enter>");
	assert_string_equal(p->log.path, "/nowhere/of.mine/plan.xlsx");
	play(p, "t <C-u> <Enter> <Enter>"); /* nothing: the name beside the file again */
	assert_string_equal(p->log.path, "assessment.plan.xlsx");
	play_close(p);
}

static void a_file_that_is_there_is_not_overwritten_unasked(void **state)
{
	struct play *p = play_firm(24, 80);

	file_store(path_in(state, "plan.xlsx"), "edited by hand");
	play(p, "E t <C-u>");
	play_text(p, path_in(state, "plan.xlsx"));
	play(p, "<Enter> <Enter>");
	assert_int_equal(p->log.exports, 0);
	assert_non_null(play_dialog(p));
	play(p, "n");
	assert_int_equal(p->log.exports, 0);
	play(p, "<Enter> y");
	assert_int_equal(p->log.exports, 1);
	play(p, "<Enter>"); /* our own: no need to ask again */
	assert_int_equal(p->log.exports, 2);
	play_close(p);
}

static void without_formats_it_says_so(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	p->ports.n_exports = 0;
	play(p, "A E <Enter> 1 t");
	assert_int_equal(p->log.exports, 0);
	assert_shows(p, "nothing can be written here");
	play_close(p);
}

static void the_screens_are_those_that_were_read(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "E <Enter>");
	p->log.fail_export = true;
	play(p, "j <Enter>");
	assert_screen(p, "export-written-80x24.txt");
	app_resize(p->app, 16, 60);
	play(p, "G");
	assert_screen(p, "export-end-60x16.txt");
	play_close(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_format_has_its_target_beside_the_assessment),
		cmocka_unit_test(enter_writes_the_format_under_the_cursor),
		cmocka_unit_test(a_number_writes_that_format),
		cmocka_unit_test(a_failure_stays_beside_its_format),
		cmocka_unit_test(another_name_is_taken),
		cmocka_unit_test(a_name_that_promises_another_format_is_refused),
		cmocka_unit_test(a_name_without_a_suffix_gets_one),
		IN_FOLDER(a_file_that_is_there_is_not_overwritten_unasked),
		cmocka_unit_test(without_formats_it_says_so),
		cmocka_unit_test(the_screens_are_those_that_were_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
