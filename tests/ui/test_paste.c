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

static void send(struct play *p, int begin, const char *text)
{
	app_key(p->app, begin);
	for (; *text; text++)
		app_key(p->app, *text == '\n' ? K_ENTER : *text);
	app_key(p->app, K_PASTE_END);
}

/* Where nothing marks a paste a burst of keys may be one: so it is asked. */
static void a_burst_is_asked_about_before_it_answers(void **state)
{
	static const char *const bursts[] = {"yes, by Peter", "3333jjjj2n", "o4 of the 10 teams",
					     "x\nq\n3\ny\nn\n2\n1\n0\n", "Q3 1 2 4 0 2"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(bursts); i++) {
		struct play *p = play_open(play_contoso, 24, 80, false);
		size_t answered = play_session(p)->score.progress.answered;

		play(p, "W / R E L - 0 3 <Enter>");
		send(p, K_BURST_BEGIN, bursts[i]);
		assert_shows(p, "keys came at once, as pasted text does: '");
		assert_int_equal(play_session(p)->score.progress.answered, answered);
		play(p, "n");
		assert_shows(p, "pasted text was left out");
		assert_int_equal(p->log.saves, 0);
		assert_int_equal(play_session(p)->score.progress.answered, answered);
		play_close(p);
	}
}

static void a_burst_that_was_typed_does_what_its_keys_do(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	play(p, "W");
	send(p, K_BURST_BEGIN, "/REL-01\n2");
	assert_shows(p, "'/REL-01 2'");
	play(p, "y");
	assert_int_equal(play_session(p)->a->questions[0].level, 2);
	play_close(p);
}

static void a_burst_is_text_where_text_is_typed(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	play(p, "W / R E L - 0 1 <Enter> e");
	send(p, K_BURST_BEGIN, "first 3 lines\nlast");
	assert_shows(p, "first 3 lines");
	send(p, K_BURST_BEGIN, " and more\n"); /* its end is the key */
	assert_null(play_dialog(p));
	assert_string_equal(note_of(p, "REL-01"), "first 3 lines\nlast and more");
	play(p, ":");
	send(p, K_BURST_BEGIN, "REL-02 \n");
	assert_shows(p, "REL-02");
	/* A choice is no text. */
	play(p, "x");
	send(p, K_BURST_BEGIN, "ob3at oba");
	assert_shows(p, "pasted text was left out");
	assert_string_equal(play_dialog(p), "REL-02 does not apply: why?");
	play_close(p);
}

static void more_than_anybody_types_is_not_asked_about(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);
	char text[3000];

	(void)state;
	memset(text, '3', sizeof text);
	text[sizeof text - 1] = '\0';
	play(p, "W");
	send(p, K_BURST_BEGIN, text);
	assert_null(play_dialog(p));
	assert_shows(p, "pasted text was left out");
	assert_int_equal(p->log.saves, 0);
	play_close(p);
}

/* The rest of a key says that its Esc was none: what was being typed is there again. */
static void what_a_torn_key_closed_is_opened_again(void **state)
{
	static const struct {
		const char *open, *typed, *shows;
	} rows[] = {
		{"W e", "a long note", "a long note"},
		{"W v", "https://a", "https://a"},
		{"P", "", "Contoso"},
		{"W :", "REL-0", ":REL-0"},
		{"W /", "backup", "/backup"},
		{"A +", "parked", "parked"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct play *p = play_open(play_contoso, 24, 80, false);

		play(p, rows[i].open);
		for (const char *c = rows[i].typed; *c; c++)
			app_key(p->app, *c);
		assert_shows(p, rows[i].shows);
		play(p, "<Esc>");
		app_key(p->app, K_TORN);
		assert_shows(p, rows[i].shows);
		if (*rows[i].typed) {
			play(p, "z z");
			assert_shows(p, "zz");
			/* A later one has nothing to bring back. */
			play(p, "<Esc> W");
			app_key(p->app, K_TORN);
			assert_false(play_has(p, "zz"));
		}
		play_close(p);
	}
}

static void bytes_that_are_no_character_are_refused_with_a_sound_and_a_word(void **state)
{
	static const char *const views[] = {"W", "W e", "P", "L", "W /"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(views); i++) {
		struct play *p = play_open(play_contoso, 24, 120, false);

		play(p, views[i]);
		app_request(p->app);
		app_key(p->app, K_BROKEN);
		assert_int_equal(app_request(p->app), APP_BEEP);
		assert_shows(p, "no UTF-8, and not taken");
		play_close(p);
	}
}

static void what_no_text_can_hold_is_counted(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);
	static const int keys[] = {'a', 0x200b, 0xfeff, 0x202e, K_BROKEN, 0x200c, 'b'};

	(void)state;
	play(p, "W / R E L - 0 1 <Enter> e");
	app_key(p->app, K_PASTE_BEGIN);
	for (size_t i = 0; i < COUNT_OF(keys); i++)
		app_key(p->app, keys[i]);
	app_key(p->app, K_PASTE_END);
	assert_shows(p, "4 of what was pasted are no readable character, and left out");
	play(p, "<Enter>");
	assert_string_equal(note_of(p, "REL-01"), "a\u200cb");
	play_close(p);
}

static void alt_with_a_key_says_that_it_does_nothing(void **state)
{
	static const char *const views[] = {"W", "W e", "W x", "L", "?"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(views); i++) {
		struct play *p = play_open(play_contoso, 24, 80, false);

		play(p, views[i]);
		app_key(p->app, K_ALT);
		assert_shows(p, "Alt with a key does nothing here");
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
		cmocka_unit_test(a_burst_is_asked_about_before_it_answers),
		cmocka_unit_test(a_burst_that_was_typed_does_what_its_keys_do),
		cmocka_unit_test(a_burst_is_text_where_text_is_typed),
		cmocka_unit_test(more_than_anybody_types_is_not_asked_about),
		cmocka_unit_test(what_a_torn_key_closed_is_opened_again),
		cmocka_unit_test(bytes_that_are_no_character_are_refused_with_a_sound_and_a_word),
		cmocka_unit_test(what_no_text_can_hold_is_counted),
		cmocka_unit_test(alt_with_a_key_says_that_it_does_nothing),
		cmocka_unit_test(many_lines_are_drawn_around_the_cursor),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
