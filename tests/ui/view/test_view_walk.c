/* What the keys of the walk do to answers and to what is shown. */
#include "ui/firm.h"

#include "ui/view/view.h"
#include "ui/view/walk/walk.h"

/* A team that rehearses failover between two regions: REL-22 follows DT-31. */
static const char *const rehearsed[] = {
	"name=Contoso chat", "kinds=rag,genai", "stage=prod",    "criticality=bcrit",
	"serving=online",    "DT-01=full",      "DT-04=online",  "DT-09=spoke",
	"DT-20=eu",          "DT-21=ap",        "DT-31=half",    NULL,
};

static const struct answer *answer_of(struct play *p, const char *id)
{
	struct session *s = play_session(p);

	return session_answer(s, questionnaire_find(s->q, id));
}

static void assert_at(struct play *p, const char *id)
{
	struct str screen = play_screen(p);
	const char *row = strchr(str_text(&screen), '\n');

	row = row ? strchr(row + 1, '\n') : NULL;
	if (!row || strncmp(row + 1, id, strlen(id)) != 0)
		fail_msg("%s does not head:\n%s", id, str_text(&screen));
	str_release(&screen);
}

static void assert_hides(struct play *p, const char *part)
{
	struct str screen = play_screen(p);

	if (strstr(str_text(&screen), part))
		fail_msg("'%s' is in:\n%s", part, str_text(&screen));
	str_release(&screen);
}

static void enter_takes_the_answer_that_the_cursor_was_moved_to(void **state)
{
	struct play *p = play_open(rehearsed, 24, 80, false);

	(void)state;
	play(p, ": R E L - 0 2 <Enter>");
	assert_shows(p, "Enter next");
	play(p, "j j");
	assert_shows(p, "Enter take it");
	play(p, "<Enter>");
	assert_int_equal(answer_of(p, "REL-02")->state, ANSWER_SET);
	assert_int_equal(answer_of(p, "REL-02")->level, 2);
	assert_shows(p, "REL-02 is level 2");
	play_close(p);
}

/* n says no to a practice; to a level it goes on, and that is not done in silence. */
static void what_is_passed_over_is_named(void **state)
{
	struct play *p = play_open(rehearsed, 24, 80, false);

	(void)state;
	play(p, ": R E L - 0 2 <Enter> n");
	assert_shows(p, "REL-02 stays open");
	play(p, ": R E L - 0 2 <Enter> 2 [ n");
	assert_hides(p, "stays open");
	play(p, ": R E L - 0 6 <Enter> y <Enter>");
	assert_shows(p, "REL-06 stays open");
	play_close(p);
}

static void enter_goes_on_where_the_cursor_was_not_moved(void **state)
{
	struct play *p = play_open(rehearsed, 24, 80, false);

	(void)state;
	play(p, ": R E L - 0 2 <Enter> <Enter>");
	assert_int_equal(answer_of(p, "REL-02")->state, ANSWER_UNSET);
	assert_at(p, "REL-03");
	play(p, ": R E L - 0 2 <Enter> 3 : R E L - 0 2 <Enter> k j");
	assert_shows(p, "Enter next"); /* back on what is in force */
	play(p, "k ] <Enter>");
	assert_int_equal(answer_of(p, "REL-02")->level, 3);
	assert_int_equal(answer_of(p, "REL-03")->state, ANSWER_UNSET);
	play_close(p);
}

static void enter_takes_an_option_of_a_decision_likewise(void **state)
{
	struct play *p = play_open(rehearsed, 24, 80, false);

	(void)state;
	play(p, "W [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ j");
	assert_at(p, "DT-01");
	assert_shows(p, "Enter take it");
	play(p, "<Enter>");
	assert_int_equal(answer_of(p, "DT-01")->option, 1);
	play_close(p);
}

static void the_cursor_begins_on_the_level_that_a_decision_gives(void **state)
{
	struct play *p = play_open(rehearsed, 24, 80, false);

	(void)state;
	play(p, ": R E L - 2 2 <Enter>");
	assert_shows(p, "\u25b8 4 (\u2713)");
	play_close(p);
}

static void del_takes_back_one_item_then_all_of_them(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);
	const struct answer *answer;

	(void)state;
	play(p, ": R E L - 0 6 <Enter> g");
	answer = answer_of(p, "REL-06");
	play(p, "y y n g <Del>");
	assert_int_equal(answer->practices[0], PRACTICE_UNSET);
	assert_int_equal(answer->practices[1], PRACTICE_YES);
	assert_int_equal(answer->practices[2], PRACTICE_NO);
	assert_shows(p, "REL-06, Two or more replicas: open again");
	play(p, "<Del>");
	assert_shows(p, "2 answers taken back; U brings them back");
	assert_int_equal(answer->state, ANSWER_UNSET);
	assert_int_equal(answer->practices[1], PRACTICE_UNSET);
	play(p, "<Del>");
	assert_shows(p, "REL-06 has no answer to take away");
	play(p, "z");
	answer = answer_of(p, "REL-06");
	assert_int_equal(answer->practices[1], PRACTICE_YES);
	assert_int_equal(answer->practices[2], PRACTICE_NO);
	play_close(p);
}

static void one_item_or_all_of_them_may_not_apply(void **state)
{
	struct play *p = play_open(play_contoso, 24, 120, false);

	(void)state;
	play(p, ": R E L - 0 6 <Enter> g");
	assert_shows(p, "X n/a   x all n/a");
	play(p, "X o");
	assert_int_equal(answer_of(p, "REL-06")->practices[0], PRACTICE_NA);
	assert_int_equal(answer_of(p, "REL-06")->practices[1], PRACTICE_PARTIAL);
	play(p, "x o");
	assert_int_equal(answer_of(p, "REL-06")->state, ANSWER_NOT_APPLICABLE);
	play(p, ": R E L - 0 6 <Enter> <Del>");
	assert_shows(p, "REL-06 is open again");
	play_close(p);
}

static void what_is_not_asked_is_shown_alone(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	play(p, ": R E L - 0 5 <Enter>");
	assert_at(p, "REL-05");
	assert_shows(p, "Not asked");
	play(p, "[ ]");
	assert_at(p, "REL-06"); /* and not again what is not asked */
	play(p, "a [");
	assert_shows(p, "Also what is not asked  a hides it");
	assert_shows(p, "REL-05");
	play(p, "s o");
	assert_shows(p, "Only core:");
	assert_shows(p, "Also what is not asked");
	play(p, "a");
	assert_hides(p, "Also what is not asked");
	play_close(p);
}

static void sections_begin_with_their_first_question_in_both_directions(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	play(p, ": S E C - 0 3 <Enter> (");
	assert_at(p, "SEC-01");
	play(p, "(");
	assert_at(p, "REL-01");
	play(p, ")");
	assert_at(p, "SEC-01");
	play(p, "( (");
	assert_at(p, "DT-01");
	play(p, "(");
	assert_shows(p, "this is the first section");
	play_close(p);
}

static void the_walk_goes_to_a_decision_itself(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	play(p, "W : D T - 0 3 <Enter>");
	assert_int_equal(app_view(p->app), VIEW_WALK);
	assert_at(p, "DT-03");
	play(p, "/ D T - 0 1 <Enter>");
	assert_int_equal(app_view(p->app), VIEW_WALK);
	assert_at(p, "DT-01");
	play(p, "S : D T - 0 3 <Enter>");
	assert_int_equal(app_view(p->app), VIEW_DECISIONS);
	play_close(p);
}

/* An option is only judged when someone points at it, or when it is chosen. */
static void what_follows_names_the_option_it_is_about(void **state)
{
	struct play *p = play_open(play_contoso, 40, 120, false);

	(void)state;
	play(p, "D : D T - 0 8 <Enter>");
	assert_hides(p, "fit 4 of 4");
	assert_hides(p, "if chosen");
	play(p, "<Tab>");
	assert_shows(p, "Option 1 if chosen: fit 4 of 4");
	play(p, "j j");
	assert_shows(p, "Option 3 if chosen: fit 2 of 4");
	play(p, "3 : D T - 0 8 <Enter>");
	assert_shows(p, "Chosen, option 3: fit 2 of 4");
	app_resize(p->app, 24, 80);
	play(p, "W : D T - 0 3 <Enter>");
	assert_shows(p, "Option 1 if chosen: a fact, no better or worse");
	play_close(p);
}

static const char *const on_machines[] = {"name=Trains", "kinds=rag,genai", "stage=prod",
					  "serving=online", "DT-08=iaas", "XC-03=1", NULL};

static void page_keys_bring_the_findings_of_a_decision_into_view(void **state)
{
	struct play *p = play_open(on_machines, 24, 80, false);

	(void)state;
	play(p, "D : D T - 0 8 <Enter> <Tab>");
	assert_hides(p, "CR-46");
	play(p, "<PgDn>");
	assert_shows(p, "CR-46 medium");
	play(p, "<PgUp>");
	assert_hides(p, "CR-46");
	assert_shows(p, "Which service model");
	play(p, "<PgDn> k");
	assert_hides(p, "CR-46"); /* the cursor can be seen again */
	play(p, "i");
	assert_shows(p, "Findings");
	assert_shows(p, "CR-46 medium");
	play_close(p);
}

static void a_box_says_what_does_not_apply_and_what_is_unknown(void **state)
{
	for (int ascii = 0; ascii < 2; ascii++) {
		struct play *p = play_open(play_contoso, 24, 80, ascii);

		(void)state;
		play(p, ": R E L - 0 6 <Enter> g X o");
		assert_shows(p, ascii ? "[/] Two or more replicas (must): n/a"
				      : "[\u2013] Two or more replicas (must): n/a");
		play(p, ": R E L - 0 9 <Enter>");
		assert_shows(p, "[?] Circuit breaker");
		play(p, ": L Z N - 0 3 <Enter>");
		assert_shows(p, ascii ? "0 (/)" : "0 (\u2013)");
		play_close(p);
	}
}

static const char *const open_egress[] = {"name=Trains",   "kinds=rag,genai", "stage=prod",
					  "serving=online", "DT-14=nat_nsg",
					  "sensitivity=confidential", NULL};

static void what_holds_an_answer_down_is_said(void **state)
{
	struct play *p = play_open(on_machines, 24, 80, false);

	(void)state;
	play(p, ": R E L - 0 6 <Enter> g n y");
	assert_shows(p, "At most level 1 while 'Two or more");
	play(p, "g y");
	assert_hides(p, "At most level 1");
	play_close(p);
	p = play_open(open_egress, 24, 80, false);
	play(p, ": L Z N - 0 7 <Enter>");
	assert_shows(p, "held down by finding CR-16 (high)");
	play_close(p);
}

/* Questions stand under their area, each with its sign and level, where the cursor is; what
 * asks nothing is hidden until a key. */
static void the_outline_unfolds_where_the_cursor_is(void **state)
{
	struct play *p = play_open(play_contoso, 40, 120, false);

	(void)state;
	play(p, "W / R E L - 0 2 <Enter> <Esc>");
	assert_shows(p, "      \u2713 REL-01 ");
	assert_shows(p, "\u25b9     ~ REL-02 ");
	assert_false(play_has(p, "REL-06"));
	assert_false(play_has(p, "Training platform"));
	play(p, "o");
	assert_cursor(p, "\u25b8     ~ REL-02 ");
	assert_cursor(p, "2\u2502");
	play(p, "j j j");
	assert_cursor(p, "Application platform");
	assert_false(play_has(p, "\u2713 REL-01 "));
	play(p, "j");
	assert_cursor(p, "REL-06");
	assert_cursor(p, "2/5\u2502");
	play(p, "a");
	assert_shows(p, "Training platform");
	play(p, "a");
	assert_false(play_has(p, "Training platform"));
	play(p, "g <Enter>");
	assert_shows(p, "\u2502 DT-01  Foundation");
	play(p, "o j <Enter>");
	assert_shows(p, "\u2502 DT-03  Organisation"); /* the next that is asked */
	play_close(p);
}

/* What can be answered at all, and how much of that is. */
static void the_title_tells_how_far_all_of_it_is(void **state)
{
	static const char *const few[] = {"depth=core", "stage=prod", "DT-01=full", NULL};
	struct play *p = play_open(few, 24, 80, false);
	const struct score *sc = &play_session(p)->score;
	char whole[40];

	(void)state;
	snprintf(whole, sizeof whole, "  1/%zu  ", sc->progress.asked + sc->decisions_asked);
	assert_shows(p, whole);
	app_resize(p->app, 40, 120);
	assert_shows(p, "  \u00b7\u00b7\u00b7\u00b7\u00b7\u00b7\u00b7\u00b7 1/");
	play_close(p);
}

static void a_wide_screen_is_used(void **state)
{
	static const struct {
		const char *keys, *name;
	} rows[] = {{"W / R E L - 0 2 <Enter> <Esc>", "walk-200x60.txt"},
		    {"P j j", "profile-200x60.txt"},
		    {"D 2 j j", "decisions-200x60.txt"}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct play *p = play_open(play_contoso, 60, 200, false);

		play(p, rows[i].keys);
		assert_screen(p, rows[i].name);
		play_close(p);
	}
}

/* A count names what it counts; a box says whether one of several holds or each of them. */
static void counts_and_boxes_say_what_they_are(void **state)
{
	static const struct {
		const char *keys, *count, *box;
	} rows[] = {
		{"W / R E L - 0 1 <Enter>", "Reliability: 3 of 16 answered", "3 (\u2713) An answer"},
		{"W / R E L - 0 6 <Enter>", "Reliability: 3 of 16 answered", "[\u2713] Two or more"},
		{"W / D T - 0 3 <Enter>", "0 of 18 decisions taken", "1 ( ) Staff only"},
		{"D G g", "0 of 18", "1 ( ) Yes"},
		{"P j", "4 of 24 answered, 7 needed", "1 [\u2713] Answers"},
		{"P j j", "4 of 24 answered, 7 needed", "3 (\u2713) Production"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct play *p = play_open(play_contoso, 24, 80, false);

		play(p, rows[i].keys);
		assert_shows(p, rows[i].count);
		assert_shows(p, rows[i].box);
		play_close(p);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_passed_over_is_named),
		cmocka_unit_test(enter_takes_the_answer_that_the_cursor_was_moved_to),
		cmocka_unit_test(enter_goes_on_where_the_cursor_was_not_moved),
		cmocka_unit_test(enter_takes_an_option_of_a_decision_likewise),
		cmocka_unit_test(the_cursor_begins_on_the_level_that_a_decision_gives),
		cmocka_unit_test(del_takes_back_one_item_then_all_of_them),
		cmocka_unit_test(one_item_or_all_of_them_may_not_apply),
		cmocka_unit_test(what_is_not_asked_is_shown_alone),
		cmocka_unit_test(sections_begin_with_their_first_question_in_both_directions),
		cmocka_unit_test(the_walk_goes_to_a_decision_itself),
		cmocka_unit_test(what_follows_names_the_option_it_is_about),
		cmocka_unit_test(page_keys_bring_the_findings_of_a_decision_into_view),
		cmocka_unit_test(a_box_says_what_does_not_apply_and_what_is_unknown),
		cmocka_unit_test(what_holds_an_answer_down_is_said),
		cmocka_unit_test(counts_and_boxes_say_what_they_are),
		cmocka_unit_test(the_outline_unfolds_where_the_cursor_is),
		cmocka_unit_test(the_title_tells_how_far_all_of_it_is),
		cmocka_unit_test(a_wide_screen_is_used),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
