/* Pasted text: into a field it goes as it is, elsewhere it is no command. */
#include "play.h"

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

static void a_note_is_written_in_rows(void **state)
{
	static const struct {
		int rows, cols;
		bool ascii;
	} sizes[] = {{16, 60, false}, {24, 80, false}, {16, 60, true}, {40, 120, true}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(sizes); i++) {
		struct play *p = play_open(play_contoso, sizes[i].rows, sizes[i].cols,
					   sizes[i].ascii);

		play(p, "W / R E L - 0 1 <Enter> e");
		paste(p, "Alarms go to the team on duty, day and night, and are practised twice "
			 "a year.\nsecond");
		play(p, "<C-j> t h i r d <Up> <Up> <Up> <Home> X");
		assert_shows(p, "second");
		assert_shows(p, "^J new line");
		play(p, "<Enter>");
		assert_non_null(strstr(note_of(p, "REL-01"), "twice a year.\nsecond\nthird"));
		assert_non_null(strchr(note_of(p, "REL-01"), 'X'));
		play_close(p);
	}
}

/* The head of a long one is reached, and what is hidden is told by signs. */
static void a_long_note_scrolls_in_its_rows(void **state)
{
	struct play *p = play_open(play_contoso, 16, 60, false);

	(void)state;
	play(p, "W / R E L - 0 1 <Enter> e");
	paste(p, "row 1\nrow 2\nrow 3\nrow 4\nrow 5\nrow 6\nrow 7\nrow 8\nrow 9\nrow 10");
	assert_shows(p, "row 10");
	assert_false(play_has(p, "row 2"));
	assert_shows(p, "\u25b4");
	play(p, "<PgUp> <PgUp>");
	assert_shows(p, "row 1");
	assert_false(play_has(p, "row 10"));
	assert_shows(p, "\u25be");
	play_close(p);
}

/* Esc is asked about once something was typed; another one goes on typing. */
static void nothing_typed_into_a_note_is_lost(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	play(p, "W / R E L - 0 1 <Enter> e <Esc>");
	assert_null(play_dialog(p));
	play(p, "e a b <Esc>");
	assert_shows(p, "Drop what you typed?");
	play(p, "<Esc> c <Enter>");
	assert_string_equal(note_of(p, "REL-01"), "abc");
	play(p, "e d <Esc> y");
	assert_null(play_dialog(p));
	assert_string_equal(note_of(p, "REL-01"), "abc");
	play(p, "e e <Esc>"); /* asked, and not answered yet */
	app_key(p->app, K_HANGUP);
	assert_string_equal(note_of(p, "REL-01"), "abce");
	play_close(p);
}

static void what_is_typed_goes_to_the_editor_and_comes_back(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	p->log.edited = "from the editor";
	play(p, "W / R E L - 0 1 <Enter> e a b <C-e>");
	assert_null(play_dialog(p));
	assert_string_equal(note_of(p, "REL-01"), "from the editor");
	p->log.edited = NULL;
	play(p, "e ! <C-e>");
	assert_shows(p, "the editor failed");
	play(p, "<Enter> ? <Enter>");
	assert_string_equal(note_of(p, "REL-01"), "from the editor!?");
	p->ports.edit = NULL;
	play(p, "e . <C-e>");
	assert_shows(p, "there is no editor here");
	play(p, "<Enter>");
	assert_string_equal(note_of(p, "REL-01"), "from the editor!?.");
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

/* The rest goes as one piece: no small character slips in behind a large one. A note takes as
 * much as a file does, a field of one line less. */
static void what_does_not_fit_is_left_out_and_said(void **state)
{
	static const struct {
		const char *key, *said;
		size_t most;
	} table[] = {{"e", "no more than 32000 bytes fit in here", 32000},
		     {"v", "no more than 4000 bytes fit in here", 4000}};
	static char text[32000];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(table); i++) {
		struct play *p = play_open(play_contoso, 24, 80, false);
		const struct answer *a = &play_session(p)->a->questions[0];
		const char *kept;

		memset(text, 'a', sizeof text);
		text[table[i].most - 1] = '\0';
		play(p, "W / R E L - 0 1 <Enter>");
		play(p, table[i].key);
		paste(p, text);
		assert_null(strstr(str_text(&play_session(p)->message), "fit in here"));
		app_key(p->app, K_PASTE_BEGIN);
		app_key(p->app, 0xe4);
		app_key(p->app, 'b');
		app_key(p->app, K_PASTE_END);
		assert_shows(p, table[i].said);
		play(p, "<BS> c d");
		play(p, "e");
		assert_shows(p, table[i].said);
		play(p, "<Enter>");
		kept = i ? a->evidence.items[0] : a->note;
		assert_int_equal(strlen(kept), table[i].most);
		assert_string_equal(kept + table[i].most - 2, "cd");
		play_close(p);
	}
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
		{"W e", "a long note", "a long note"}, /* which Esc asks about */
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
			play(p, i ? "<Esc> W" : "<Esc> y W");
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_pasted_note_keeps_its_lines),
		cmocka_unit_test(a_note_of_lines_is_edited_where_it_ends),
		cmocka_unit_test(a_note_is_written_in_rows),
		cmocka_unit_test(a_long_note_scrolls_in_its_rows),
		cmocka_unit_test(nothing_typed_into_a_note_is_lost),
		cmocka_unit_test(what_is_typed_goes_to_the_editor_and_comes_back),
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
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
