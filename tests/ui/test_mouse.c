/* The mouse: clicks and the wheel do what keys do, and only when it is switched on. */
#include "ui/firm.h"

#include <stdlib.h>

#include "base/utf8.h"

static struct play *play_mouse(int rows, int cols, const char *keys)
{
	struct play *p = play_open(play_contoso, rows, cols, false);

	play(p, "<C-t>");
	play(p, keys);
	return p;
}

/* Clicks on the first place where the text stands. */
static void click(struct play *p, const char *text)
{
	struct str screen = play_screen(p);
	const char *at = strstr(str_text(&screen), text), *line;
	int row = 0;

	if (!at)
		fail_msg("no '%s' in:\n%s", text, str_text(&screen));
	for (line = str_text(&screen); strchr(line, '\n') < at; row++)
		line = strchr(line, '\n') + 1;
	app_key(p->app, key_mouse(MOUSE_CLICK, row, utf8_width_n(line, (size_t)(at - line))));
	str_release(&screen);
}

static void nothing_happens_while_it_is_off(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	play(p, "W");
	click(p, "S score");
	assert_int_equal(app_view(p->app), VIEW_WALK);
	assert_false(app_uses_mouse(p->app));
	play_close(p);
}

static void the_toggle_is_told_to_the_terminal(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	app_request(p->app);
	play(p, "<C-t>");
	assert_int_equal(app_request(p->app), APP_MOUSE);
	assert_true(app_uses_mouse(p->app));
	assert_shows(p, "mouse on");
	play(p, "<C-t>");
	assert_int_equal(app_request(p->app), APP_MOUSE);
	assert_false(app_uses_mouse(p->app));
	play_close(p);
}

static void a_click_on_a_tab_shows_it(void **state)
{
	static const struct {
		const char *tab;
		enum view_id view;
	} rows[] = {{"S score", VIEW_SCORE},   {"L plan", VIEW_PLAN},
		    {"P profile", VIEW_PROFILE}, {"D decisions", VIEW_DECISIONS},
		    {"E export", VIEW_EXPORT}, {"W walk", VIEW_WALK}};
	struct play *p = play_mouse(24, 80, "W");

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		click(p, rows[i].tab);
		assert_int_equal(app_view(p->app), rows[i].view);
	}
	play_close(p);
}

static void a_click_puts_the_cursor_on_the_line(void **state)
{
	struct play *p = play_mouse(40, 120, "L");

	(void)state;
	click(p, "REL-02");
	assert_cursor(p, "REL-02");
	click(p, "REL-09");
	assert_cursor(p, "REL-09");
	app_key(p->app, key_mouse(MOUSE_CLICK, 6, 60));
	assert_int_equal(app_draw(p->app)->cursor_row, 6);
	play_close(p);
}

static void a_second_click_answers_the_question(void **state)
{
	struct play *p = play_mouse(24, 80, "W / R E L - 0 1 <Enter> <Esc>");
	size_t q = questionnaire_find(play_session(p)->q, "REL-01").index;

	(void)state;
	click(p, "2 (");
	assert_int_equal(play_session(p)->a->questions[q].level, 3);
	assert_cursor(p, "2 (");
	click(p, "2 (");
	assert_int_equal(play_session(p)->a->questions[q].level, 2);
	play_close(p);
}

static void a_second_click_ticks_what_is_to_be_written(void **state)
{
	struct play *p = play_mouse(24, 80, "E");

	(void)state;
	click(p, "json");
	click(p, "json");
	assert_shows(p, "[x] json");
	assert_int_equal(p->log.exports, 0);
	play_close(p);
}

static void a_click_in_the_outline_goes_there(void **state)
{
	struct play *p = play_mouse(40, 120, "W / R E L - 0 1 <Enter> <Esc>");

	(void)state;
	click(p, "Security");
	assert_cursor(p, "Security");
	click(p, "Security");
	assert_shows(p, "SEC-");
	play_close(p);
}

static void a_click_moves_in_lists_and_their_panes(void **state)
{
	struct play *p = play_mouse(40, 120, "D");

	(void)state;
	click(p, "DT-04");
	assert_cursor(p, "DT-04");
	click(p, "DT-02");
	assert_cursor(p, "DT-02");
	play(p, "P");
	click(p, "Lifecycle stage");
	assert_cursor(p, "Lifecycle stage");
	click(p, "2 (");
	assert_cursor(p, "2 (");
	play_close(p);
}

/* Quarters stand beside and below each other and show only some of what they hold. */
static void a_click_goes_anywhere_in_the_picture(void **state)
{
	static const char *const rows[] = {"20 crit Route", "8 high Contain", "3 crit Contain",
					   "24 med  Deploy", "18 high Administer",
					   "1 crit Contain"};
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "<C-t> L m");
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		click(p, rows[i]);
		assert_cursor(p, rows[i]);
	}
	play_close(p);
}

/* Also behind hundreds of paragraphs that are not drawn, and on the second line of one. */
static void a_click_in_a_long_list_hits_its_paragraph(void **state)
{
	struct play *p = play_mouse(24, 80, "R 4 G <PgUp>");

	(void)state;
	click(p, "SEED3-47");
	assert_cursor(p, "SEED3-47");
	click(p, "In LZF-03, DT-02, DT-04");
	assert_cursor(p, "SEED3-50");
	play_close(p);
}

static void a_click_chooses_in_a_dialog(void **state)
{
	struct play *p = play_mouse(24, 80, "W / R E L - 0 3 <Enter> x");
	size_t q = questionnaire_find(play_session(p)->q, "REL-03").index;

	(void)state;
	click(p, "a architecture");
	assert_non_null(play_dialog(p));
	click(p, "a architecture");
	assert_null(play_dialog(p));
	assert_int_equal(play_session(p)->a->questions[q].reason, NA_ARCHITECTURE);
	play_close(p);
}

static void the_wheel_moves(void **state)
{
	struct play *p = play_mouse(40, 120, "L");
	int row = app_draw(p->app)->cursor_row;

	(void)state;
	app_key(p->app, key_mouse(MOUSE_WHEEL_DOWN, 10, 10));
	assert_int_equal(app_draw(p->app)->cursor_row, row + 3);
	app_key(p->app, key_mouse(MOUSE_WHEEL_UP, 10, 10));
	assert_int_equal(app_draw(p->app)->cursor_row, row);
	play_close(p);
}

/* Wherever it hits, in whatever view, nothing breaks and nothing is lost. */
static void clicks_anywhere_do_no_harm(void **state)
{
	static const char *const keys[] = {"P", "W", "D", "S", "L", "E", "A", "?", "W o", "W x"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		struct play *p = play_mouse(30, 120, keys[i]);

		for (int n = 0; n < 60; n++) {
			app_key(p->app, key_mouse((enum mouse)(n % 3), n * 7 % 31,
						  n * 37 % 121));
			app_draw(p->app);
		}
		play_close(p);
	}
}

static void pasting_and_typing_are_not_disturbed(void **state)
{
	struct play *p = play_mouse(24, 80, "W / R E L - 0 3 <Enter> <Esc> e a b");

	(void)state;
	app_key(p->app, key_mouse(MOUSE_CLICK, 0, 75));
	app_key(p->app, key_mouse(MOUSE_WHEEL_DOWN, 10, 10));
	assert_non_null(play_dialog(p));
	play(p, "c <Enter>");
	assert_shows(p, "abc");
	play_close(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_happens_while_it_is_off),
		cmocka_unit_test(the_toggle_is_told_to_the_terminal),
		cmocka_unit_test(a_click_on_a_tab_shows_it),
		cmocka_unit_test(a_click_puts_the_cursor_on_the_line),
		cmocka_unit_test(a_second_click_answers_the_question),
		cmocka_unit_test(a_second_click_ticks_what_is_to_be_written),
		cmocka_unit_test(a_click_in_the_outline_goes_there),
		cmocka_unit_test(a_click_moves_in_lists_and_their_panes),
		cmocka_unit_test(a_click_goes_anywhere_in_the_picture),
		cmocka_unit_test(a_click_in_a_long_list_hits_its_paragraph),
		cmocka_unit_test(a_click_chooses_in_a_dialog),
		cmocka_unit_test(the_wheel_moves),
		cmocka_unit_test(clicks_anywhere_do_no_harm),
		cmocka_unit_test(pasting_and_typing_are_not_disturbed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
