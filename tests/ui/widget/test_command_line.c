/* The command line of the screen. */
#include "ui/play.h"

#include "ui/view/view.h"

static void type(struct play *p, const char *line)
{
	play(p, ":");
	for (; *line; line++)
		app_key(p->app, *line);
	play(p, "<Enter>");
}

static struct play *begin(void)
{
	struct play *p = play_open(play_contoso, 24, 80, false);

	play(p, "W");
	return p;
}

static const struct answer *answer(struct play *p, const char *id)
{
	struct session *s = play_session(p);

	return session_answer(s, questionnaire_find(s->q, id));
}

static void an_id_is_gone_to_in_any_case_of_letters(void **state)
{
	static const struct {
		const char *line, *shows;
		enum view_id view;
	} lines[] = {
		{"REL-09", "REL-09", VIEW_WALK},
		{"rel-09", "REL-09", VIEW_WALK},
		{"dt-05", "DT-05", VIEW_WALK},
		{"stage", "Lifecycle stage", VIEW_PROFILE},
		{"pf-02", "Business criticality", VIEW_PROFILE},
		{"ref-02", "REF-02", VIEW_LIBRARY},
		{"seed0-02", "SEED0-02", VIEW_LIBRARY},
		{"cav-03", "CAV-03", VIEW_LIBRARY},
		{"blast radius", "Blast radius", VIEW_LIBRARY},
		{"security", "SEC-", VIEW_WALK},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(lines); i++) {
		struct play *p = begin();

		type(p, lines[i].line);
		assert_shows(p, lines[i].shows);
		assert_int_equal(app_view(p->app), lines[i].view);
		play_close(p);
	}
}

static void an_action_is_done_by_its_name_or_its_beginning(void **state)
{
	struct play *p = begin();

	(void)state;
	type(p, "rel-03");
	type(p, "flag");
	assert_true(answer(p, "REL-03")->flag);
	type(p, "fla");
	assert_false(answer(p, "REL-03")->flag);
	type(p, "undo");
	assert_true(answer(p, "REL-03")->flag);
	type(p, "score");
	assert_int_equal(app_view(p->app), VIEW_SCORE);
	play_close(p);
}

static void what_follows_the_name_answers_what_is_asked(void **state)
{
	struct play *p = begin();

	(void)state;
	type(p, "rel-20");
	type(p, "note seen on page 4 ");
	assert_string_equal(answer(p, "REL-20")->note, "seen on page 4");
	assert_null(play_dialog(p));
	type(p, "level 3");
	assert_int_equal(answer(p, "REL-20")->level, 3);
	type(p, "rel-20");
	type(p, "not-applicable architecture");
	assert_int_equal(answer(p, "REL-20")->state, ANSWER_NOT_APPLICABLE);
	assert_int_equal(answer(p, "REL-20")->reason, NA_ARCHITECTURE);
	type(p, "rel-20");
	type(p, "note");
	assert_non_null(play_dialog(p));
	play_close(p);
}

static void what_cannot_be_is_said_and_changes_nothing(void **state)
{
	static const struct {
		const char *line, *said;
	} lines[] = {
		{"level", "'level' wants one of 0-4 behind it"},
		{"level 7", "'level' wants one of 0-4 behind it"},
		{"level 33", "'level' wants one of 0-4 behind it"},
		{"due", "'due' means nothing on this screen"},
		{"yes", "'yes' means nothing on this screen"},
		{"falg", "'falg' is neither an action of this screen nor an id (did you "
			 "mean 'flag'?)"},
		{"re", "'re' is neither an action of this screen nor an id"},
	};
	struct play *p = begin();

	(void)state;
	type(p, "rel-20");
	for (size_t i = 0; i < COUNT_OF(lines); i++) {
		type(p, lines[i].line);
		assert_shows(p, lines[i].said);
		assert_false(play_session(p)->dirty);
		assert_int_equal(answer(p, "REL-20")->state, ANSWER_UNSET);
	}
	play_close(p);
}

static void what_an_action_cannot_use_is_refused(void **state)
{
	static const char *const lines[] = {"flag red", "score security", "undo 3",
					    "confidence high", "next-question 4"};
	struct play *p = begin();

	(void)state;
	type(p, "rel-20");
	for (size_t i = 0; i < COUNT_OF(lines); i++) {
		type(p, lines[i]);
		assert_shows(p, "takes nothing after it");
		assert_int_equal(app_view(p->app), VIEW_WALK);
	}
	assert_false(answer(p, "REL-20")->flag);
	type(p, "plan");
	type(p, "sort gain");
	assert_shows(p, "'sort' takes nothing after it: order by the next column");
	type(p, "status done");
	assert_shows(p, "'status' takes nothing after it: ");
	type(p, "owner Ann");
	assert_int_equal(play_session(p)->a->n_plan, 1);
	assert_string_equal(play_session(p)->a->plan[0].owner, "Ann");
	play_close(p);
}

static void words_are_given_to_whatever_asks(void **state)
{
	struct play *p = begin();

	(void)state;
	type(p, "search rate limit");
	assert_null(play_dialog(p));
	type(p, "park who pays?");
	assert_null(play_dialog(p));
	assert_int_equal(play_session(p)->a->workshop.n_parked, 1);
	assert_string_equal(play_session(p)->a->workshop.parked[0].text, "who pays?");
	play_close(p);
}

static void export_takes_the_name_of_the_file(void **state)
{
	static const struct {
		const char *line, *format, *path, *said;
	} rows[] = {
		{"export /nowhere/w.xlsx", "xlsx", "/nowhere/w.xlsx", "wrote "},
		{"export /nowhere/W.MD", "md", "/nowhere/W.MD", "wrote "},
		{"export csv", "csv", "assessment.plan.csv", "wrote "},
		{"export w.pdf", "", "", "w.pdf: the end of the name says the format"},
		{"export w", "", "", "w: the end of the name says the format"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct play *p = begin();

		type(p, rows[i].line);
		assert_int_equal(app_view(p->app), VIEW_EXPORT);
		assert_string_equal(p->log.format, rows[i].format);
		assert_string_equal(p->log.path, rows[i].path);
		assert_shows(p, rows[i].said);
		play_close(p);
	}
}

static void the_theme_is_changed_and_completed(void **state)
{
	struct play *p = begin();

	(void)state;
	assert_int_equal(app_theme(p->app), THEME_AUTO);
	type(p, "theme light");
	assert_int_equal(app_theme(p->app), THEME_LIGHT);
	assert_int_equal(app_request(p->app), APP_THEME);
	assert_shows(p, "theme light; 'theme: light' in config.yaml keeps it");
	type(p, "theme ligth");
	assert_shows(p, "there is no theme 'ligth' (did you mean 'light'?)");
	assert_int_equal(app_request(p->app), APP_NOTHING);
	type(p, "theme");
	assert_int_equal(app_theme(p->app), THEME_CONTRAST);
	play(p, ": t h e m e <Space> d <Tab>");
	assert_shows(p, ":theme dark");
	assert_shows(p, "for a dark background");
	play(p, "<Enter>");
	assert_int_equal(app_theme(p->app), THEME_DARK);
	p->ports.mono = true;
	type(p, "theme light");
	assert_int_equal(app_theme(p->app), THEME_DARK);
	assert_shows(p, "no colours: NO_COLOR");
	play(p, "? G");
	assert_shows(p, ":theme                other colours");
	play_close(p);
}

static void an_empty_line_and_escape_do_nothing(void **state)
{
	struct play *p = begin();
	struct str before, after;

	(void)state;
	type(p, "");
	before = play_screen(p);
	type(p, "   ");
	play(p, ": f l a g <Esc>");
	play(p, ": <BS>");
	play(p, ": f <BS> <BS>");
	after = play_screen(p);
	assert_string_equal(str_text(&before), str_text(&after));
	str_release(&before);
	str_release(&after);
	play_close(p);
}

static void tab_completes_and_then_goes_round(void **state)
{
	static const struct {
		const char *keys, *line;
	} lines[] = {
		{": f l <Tab>", ":flag"},
		{": r e l <Tab>", ":REL-"},
		{": r e l - 2 <Tab>", ":REL-26"},
		{": r e l - 2 <Tab> <Tab>", ":REL-24"},
		{": r e l - 2 <Tab> <Tab> <S-Tab>", ":REL-26"},
		{": r e l - 2 <S-Tab>", ":REL-23"},
		{": r e l - 2 <S-Tab> <Tab>", ":REL-26"},
		{": p r o <Tab> x", ":profilex"},
		{": q q q <Tab>", ":qqq"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(lines); i++) {
		struct play *p = begin();
		struct str screen;
		char *row;

		play(p, lines[i].keys);
		screen = play_screen(p);
		row = strstr(str_text(&screen), "\n:");
		assert_non_null(row);
		row[1 + strcspn(row + 1, "\n")] = '\0';
		assert_string_equal(row + 1, lines[i].line);
		str_release(&screen);
		play_close(p);
	}
}

/* What fits stands above the line, each with what it does; arrows take one. */
static void words_that_fit_say_what_they_mean(void **state)
{
	struct play *p = begin();

	(void)state;
	play(p, ": r e");
	assert_shows(p, "  redo    make the change again that was taken back\n");
	assert_shows(p, "  redraw  draw the screen again\n");
	assert_shows(p, "  REL-01  Which ");
	play(p, "<Down> <Down>");
	assert_shows(p, "\u25b8 redraw  draw");
	assert_shows(p, "\n:redraw\n");
	play(p, "<Down> <Up> <Up> <Up>"); /* round the ends */
	assert_false(play_has(p, "redraw"));
	assert_false(play_has(p, ":re\n"));
	play(p, "<Esc> : n o t e <Space> s e e n");
	assert_shows(p, "  note  write a note\n");
	play(p, "<Esc> : f l");
	assert_shows(p, "flag  flag for later");
	play(p, "<Esc> : r e l - 0 3");
	assert_shows(p, "REL-03  ");
	assert_shows(p, "Tab completes");
	play(p, "<Esc> : z z");
	assert_shows(p, "nothing begins like that");
	play_close(p);
}

static void a_file_is_not_needed(void **state)
{
	struct play *p = play_open(NULL, 24, 80, false);

	(void)state;
	type(p, "rel-09");
	assert_shows(p, "'rel-09' is neither an action of this screen nor an id");
	type(p, "walk");
	assert_shows(p, "open a file or begin a new one first");
	type(p, "open-path nowhere");
	assert_null(play_dialog(p));
	play_close(p);
}

static void habits_of_other_programs_leave(void **state)
{
	static const char *const words[] = {"q", "wq", "x", "q!", "leave", "leav"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(words); i++) {
		struct play *p = begin();

		play(p, ":");
		for (const char *c = words[i]; *c; c++)
			assert_true(app_key(p->app, *c));
		assert_false(app_key(p->app, K_ENTER));
		play_close(p);
	}
}

static void pasted_text_goes_into_the_line(void **state)
{
	struct play *p = begin();

	(void)state;
	play(p, ":");
	app_key(p->app, K_PASTE_BEGIN);
	for (const char *c = "rel-09"; *c; c++)
		app_key(p->app, *c);
	app_key(p->app, K_ENTER);
	app_key(p->app, K_PASTE_END);
	assert_shows(p, ":rel-09");
	play(p, "<Enter>");
	assert_shows(p, "REL-09");
	play_close(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_id_is_gone_to_in_any_case_of_letters),
		cmocka_unit_test(an_action_is_done_by_its_name_or_its_beginning),
		cmocka_unit_test(what_follows_the_name_answers_what_is_asked),
		cmocka_unit_test(what_cannot_be_is_said_and_changes_nothing),
		cmocka_unit_test(what_an_action_cannot_use_is_refused),
		cmocka_unit_test(words_are_given_to_whatever_asks),
		cmocka_unit_test(export_takes_the_name_of_the_file),
		cmocka_unit_test(the_theme_is_changed_and_completed),
		cmocka_unit_test(an_empty_line_and_escape_do_nothing),
		cmocka_unit_test(tab_completes_and_then_goes_round),
		cmocka_unit_test(words_that_fit_say_what_they_mean),
		cmocka_unit_test(a_file_is_not_needed),
		cmocka_unit_test(habits_of_other_programs_leave),
		cmocka_unit_test(pasted_text_goes_into_the_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
