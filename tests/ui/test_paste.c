/* Pasted text: into a field it goes as it is, elsewhere it is no command. */
#include "play.h"

#include "ui/widget/field.h"

static void paste(struct play *p, const char *text)
{
	app_key(p->app, K_PASTE_BEGIN);
	for (; *text; text++)
		app_key(p->app, *text == '\n' ? K_ENTER : *text == '\t' ? K_TAB : *text);
	app_key(p->app, K_PASTE_END);
}

static const char *note_of(struct play *p, const char *id)
{
	return session_answer(play_session(p), questionnaire_find(play_session(p)->q, id))
		->note;
}

static void a_pasted_note_keeps_its_lines(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	play(p, "W / R E L - 0 1 <Enter> e");
	paste(p, "first 3 lines\nq\n\tlast");
	assert_shows(p, "first 3 lines");
	assert_shows(p, " last");
	play(p, "! <Enter>");
	assert_string_equal(note_of(p, "REL-01"), "first 3 lines\nq\n last!");
	assert_int_equal(play_session(p)->a->questions[0].level, 3);
	play_close(p);
}

static void a_note_of_lines_is_edited_where_it_ends(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	play(p, "W / R E L - 0 1 <Enter> e");
	paste(p, "a\nb\nc");
	play(p, "<Enter> e <BS> <BS> x <Enter>");
	assert_string_equal(note_of(p, "REL-01"), "a\nbx");
	play_close(p);
}

static void a_field_of_one_line_stays_one_line(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	play(p, "W / R E L - 0 1 <Enter> v");
	paste(p, "one\ntwo");
	play(p, "<Enter>");
	assert_string_equal(play_session(p)->a->questions[0].evidence.items[0], "one two");
	play_close(p);
}

/* The rest goes as one piece: no small character slips in behind a large one. */
static void what_does_not_fit_is_left_out_and_said(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);
	char text[5000];

	(void)state;
	memset(text, 'a', sizeof text);
	text[3999] = '\0';
	play(p, "W / R E L - 0 1 <Enter> e");
	paste(p, text);
	assert_null(strstr(str_text(&play_session(p)->message), "fit in here"));
	app_key(p->app, K_PASTE_BEGIN);
	app_key(p->app, 0xe4);
	app_key(p->app, 'b');
	app_key(p->app, K_PASTE_END);
	assert_shows(p, "no more than 4000 bytes fit in here; the rest was left out");
	play(p, "<BS> c d");
	play(p, "e");
	assert_shows(p, "no more than 4000 bytes fit in here");
	play(p, "<Enter>");
	assert_int_equal(strlen(note_of(p, "REL-01")), 4000);
	assert_string_equal(note_of(p, "REL-01") + 3998, "cd");
	play_close(p);
}

static void elsewhere_it_is_left_out_and_said(void **state)
{
	static const char *const keys[] = {"P", "W", "D", "S", "L", "E", "A", "?", "W x"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		struct play *p = play_open(play_contoso, 24, 80, false);
		size_t answered = play_session(p)->score.progress.answered;
		enum view_id view;

		play(p, keys[i]);
		view = app_view(p->app);
		paste(p, "oQ4yn1\nq\n3");
		assert_int_equal(app_view(p->app), view);
		assert_int_equal(play_session(p)->score.progress.answered, answered);
		assert_int_equal(p->log.saves, 0);
		play_close(p);
	}
}

/* A long paste shows the lines around its end, at every size. */
static void many_lines_are_drawn_around_the_cursor(void **state)
{
	struct field_input f = {0};
	struct grid g = {0};

	(void)state;
	grid_resize(&g, 4, 10);
	for (int i = 0; i < 20; i++) {
		field_key(&f, 'a' + i, 4000);
		field_newline(&f, 4000);
	}
	assert_int_equal(field_lines(&f), 21);
	field_draw_lines(&f, pane_of(&g), 4);
	assert_string_equal(grid_cell(&g, 0, 0)->text, "r");
	assert_string_equal(grid_cell(&g, 2, 0)->text, "t");
	assert_int_equal(g.cursor_row, 3);
	field_release(&f);
	grid_release(&g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_pasted_note_keeps_its_lines),
		cmocka_unit_test(a_note_of_lines_is_edited_where_it_ends),
		cmocka_unit_test(a_field_of_one_line_stays_one_line),
		cmocka_unit_test(what_does_not_fit_is_left_out_and_said),
		cmocka_unit_test(elsewhere_it_is_left_out_and_said),
		cmocka_unit_test(many_lines_are_drawn_around_the_cursor),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
