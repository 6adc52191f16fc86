/* The steps of a plan beneath their actions, and what is said of all that is shown at once. */
#include "ui/firm.h"

#include "ui/view/plan/plan.h"

/* A team that enforces residency in part, and something to do by levels. */
static const char *const team[] = {
	"name=Steps", "stage=prod", "kinds=genai,rag", "serving=online", "DT-20=eu",
	"sensitivity=confidential", "DT-03=net",
	"LZG-05=allowed-locations:no,deployment-skus:partial,partner-models:no,denial-test:no",
	"SEC-15=0", "REL-09=unknown", NULL,
};

static struct play *play_team(int rows, int cols)
{
	return play_open(team, rows, cols, false);
}

static const struct plan_entry *entry_of(struct play *p, const char *id)
{
	return assessment_plan(play_session(p)->a, id);
}

static struct str content_of(struct play *p)
{
	struct str out = {0};

	assessment_write(play_session(p)->a, &out);
	return out;
}

#define TO_LZG "L / L Z G - 0 5 <Enter> <Esc>"

static void a_key_unfolds_the_steps_and_another_folds_them(void **state)
{
	struct play *p = play_team(24, 80);

	(void)state;
	play(p, TO_LZG);
	assert_cursor(p, "0 of 4");
	assert_false(play_has(p, "partner-models"));
	play(p, "l");
	assert_cursor(p, "LZG-05");
	assert_shows(p, "\u251c allowed-locations Resources can be");
	assert_shows(p, "\u2514 denial-test A test deployment");
	play(p, "l");
	assert_shows(p, "the steps of LZG-05 are shown; Left hides them");
	play(p, "j j");
	assert_cursor(p, "deployment-skus");
	play(p, "<Left>");
	assert_cursor(p, "LZG-05");
	assert_false(play_has(p, "deployment-skus Deployment"));
	play(p, "h");
	assert_shows(p, "the steps of LZG-05 are hidden; Right shows them");
	play(p, "/ R E L - 0 9 <Enter> l");
	assert_shows(p, "REL-09/find-out has one status for all of it; v tells how");
	play_close(p);
}

static void one_key_unfolds_all_and_folds_all(void **state)
{
	struct play *p = play_team(40, 120);

	(void)state;
	play(p, "L t");
	assert_shows(p, "denial-test A test deployment");
	assert_shows(p, "to-1 Everything in an index");
	play(p, "/ L Z G - 0 5 <Enter> <Esc> j j");
	assert_cursor(p, "deployment-skus");
	play(p, "t");
	assert_cursor(p, "LZG-05"); /* what the cursor was on is gone */
	assert_false(play_has(p, "denial-test A test deployment"));
	play_close(p);
}

static void the_same_keys_edit_a_step(void **state)
{
	struct play *p = play_team(24, 80);

	(void)state;
	play(p, TO_LZG " l j s");
	assert_int_equal(entry_of(p, "LZG-05/allowed-locations")->status, PLAN_IN_PROGRESS);
	assert_string_equal(entry_of(p, "LZG-05/allowed-locations")->at, "2026-11-21T10:02:00Z");
	assert_null(entry_of(p, "LZG-05"));
	play(p, "o a n n <Enter> d + 1 0 <Enter> e s o o n <Enter>");
	assert_string_equal(entry_of(p, "LZG-05/allowed-locations")->owner, "ann");
	assert_string_equal(entry_of(p, "LZG-05/allowed-locations")->due, "2026-12-01");
	assert_string_equal(entry_of(p, "LZG-05/allowed-locations")->note, "soon");
	assert_cursor(p, "in-progress ann   2026-12-01");
	assert_shows(p, "step 1 of 4 of LZG-05, 0.5 days, gain ");
	assert_shows(p, "in-progress, owner ann");
	play(p, "z z z z");
	assert_null(entry_of(p, "LZG-05/allowed-locations"));
	play_close(p);
}

/* A name takes room from the titles once there is one; an empty column takes none. */
static void columns_stand_once_something_is_in_them(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);
	struct str line;

	(void)state;
	play(p, "L");
	assert_false(play_has(p, " owner due"));
	play(p, "o");
	play_text(p, "Ada");
	play(p, "<Enter>");
	assert_shows(p, "owner due");
	line = play_cursor_line(p);
	assert_text_has(str_text(&line), " Ada");
	str_release(&line);
	play(p, "/");
	play_text(p, "kind:contain");
	play(p, "<Enter>");
	assert_false(play_has(p, "stands"));
	play_close(p);
}

/* What contains a finding changes no answer and has no steps: nothing is said of either. */
static void containing_tells_when_it_is_done(void **state)
{
	struct play *p = play_firm(60, 120);

	(void)state;
	play(p, "L /");
	play_text(p, "kind:contain");
	play(p, "<Enter> g v");
	assert_shows(p, "gain –");
	assert_false(play_has(p, "Done alone it gains"));
	assert_shows(p, " lines is done");
	play_close(p);
}

static void more_opens_all_about_what_the_action_changes(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	play(p, "L /");
	play_text(p, "REL-09");
	play(p, "<Enter> i");
	assert_shows(p, "REL-09");
	assert_shows(p, "Get better");
	play(p, "q");
	assert_cursor(p, "REL-09");
	play_close(p);
}

static void an_action_is_done_when_its_steps_are(void **state)
{
	struct play *p = play_team(24, 80);

	(void)state;
	play(p, TO_LZG " l j s s");
	assert_shows(p, " 1 of 4 ");
	play(p, "j s s j s s j s s");
	assert_shows(p, "Done  1 action");
	play(p, "h");
	assert_cursor(p, "4 of 4");
	assert_cursor(p, " done");
	play_close(p);
}

static void a_level_on_the_way_is_not_edited(void **state)
{
	static const char *const keys[] = {"s", "o", "d", "e", "<C-e>"};
	struct play *p = play_team(24, 80);
	struct str before = content_of(p), after;

	(void)state;
	play(p, "L / S E C - 1 5 <Enter> <Esc> l j");
	assert_cursor(p, "to-1 Everything");
	assert_shows(p, "a level on the way");
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		play(p, keys[i]);
		assert_shows(p, "a level on the way is no task of its own");
		assert_null(play_dialog(p));
	}
	after = content_of(p);
	assert_text_equal(str_text(&after), str_text(&before));
	str_release(&before);
	str_release(&after);
	play_close(p);
}

static void a_step_can_be_tried_out(void **state)
{
	struct play *p = play_team(24, 80);
	struct session *s = play_session(p);
	struct range whole;
	char one[64], other[64];

	(void)state;
	play(p, TO_LZG " l j <Space>");
	assert_int_equal(s->what_if.n, 1);
	assert_cursor(p, "+");
	play(p, "j <Space> j <Space> j <Space>");
	assert_int_equal(s->what_if.n, 4);
	whole = s->what_if.overall;
	play(p, "h <Space>"); /* all of it: the steps count no more on their own */
	assert_int_equal(s->what_if.n, 1);
	assert_string_equal(range_text(one, &whole), range_text(other, &s->what_if.overall));
	play(p, "l j <Space>");
	assert_shows(p, "all of LZG-05 counts as done already");
	assert_int_equal(s->what_if.n, 1);
	play(p, "k <Space> j s s <Space>");
	assert_shows(p, "LZG-05/allowed-locations is done: it counts as done already");
	play_close(p);
}

/* As many signs as the head counts. */
static void what_does_not_count_bears_no_sign(void **state)
{
	struct play *p = play_team(24, 80);

	(void)state;
	play(p, TO_LZG " <Space>");
	assert_cursor(p, "+");
	play(p, "s s"); /* it is done: it counts anyway */
	assert_false(play_has(p, "marked +"));
	assert_int_equal(play_session(p)->what_if.n, 0);
	assert_false(play_has(p, "\u25b8+"));
	play_close(p);
}

static size_t count_owned(struct play *p, const char *owner)
{
	const struct assessment *a = play_session(p)->a;
	size_t n = 0;

	for (size_t i = 0; i < a->n_plan; i++)
		n += !strcmp(a->plan[i].owner, owner);
	return n;
}

static void what_is_shown_gets_an_owner_at_once(void **state)
{
	struct play *p = play_firm(24, 80);
	struct str before = content_of(p), after;

	(void)state;
	play(p, "L / k i n d : c o n t a i n <Enter>");
	assert_shows(p, "10 of 27 shown");
	play(p, "*");
	assert_shows(p, "for all 10 actions that are shown: s status, o owner");
	play(p, "o");
	assert_string_equal(play_dialog(p), "10 actions: owner");
	play(p, "b o b <Enter>");
	assert_int_equal(count_owned(p, "bob"), 10);
	assert_shows(p, "10 actions: owner bob");
	assert_int_equal(p->log.saves, 1);
	play(p, "z");
	assert_int_equal(count_owned(p, "bob"), 0);
	assert_shows(p, "Taken back: 10 actions in the plan");
	after = content_of(p);
	assert_text_equal(str_text(&after), str_text(&before));
	play(p, "<C-r>");
	assert_int_equal(count_owned(p, "bob"), 10);
	str_release(&before);
	str_release(&after);
	play_close(p);
}

static void what_is_shown_gets_a_status_a_date_and_a_note_at_once(void **state)
{
	struct play *p = play_firm(24, 80);
	const struct plan *plan;

	(void)state;
	play(p, "L / D T - 1 2 <Enter> o a n n <Enter> <Esc> * s");
	assert_string_equal(play_dialog(p), "27 actions: status");
	play(p, "i * d + 3 0 <Enter> * e a l l <Enter>");
	session_need_plan(play_session(p));
	plan = &play_session(p)->plan;
	for (size_t i = 0; i < plan->n_actions; i++) {
		assert_int_equal(plan->actions[i].status, PLAN_IN_PROGRESS);
		assert_string_equal(plan->actions[i].entry->due, "2026-12-21");
		assert_string_equal(plan->actions[i].entry->note, "all");
	}
	assert_int_equal(count_owned(p, "ann"), 1); /* what was said before stays */
	play(p, "z z z");
	session_need_plan(play_session(p));
	assert_int_equal(play_session(p)->plan.actions[0].status, PLAN_OPEN);
	assert_int_equal(play_session(p)->a->n_plan, 1);
	play_close(p);
}

static void for_all_holds_for_one_key_only(void **state)
{
	struct play *p = play_firm(24, 80);
	struct str before = content_of(p), after;

	(void)state;
	play(p, "L * <Esc>");
	assert_shows(p, "only for the one under the cursor");
	assert_int_equal(app_view(p->app), VIEW_PLAN);
	play(p, "* *");
	assert_shows(p, "only for the one under the cursor");
	play(p, "* o <Esc> * s <Esc>");
	after = content_of(p);
	assert_text_equal(str_text(&after), str_text(&before));
	play(p, "* j s"); /* a move, and then one */
	session_need_plan(play_session(p));
	assert_int_equal(play_session(p)->a->n_plan, 1);
	str_release(&before);
	str_release(&after);
	play_close(p);
}

static void a_wrong_date_for_all_is_asked_for_again(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "L * d s o o n <Enter>");
	assert_shows(p, "a date is written 2026-12-15");
	assert_string_equal(play_dialog(p), "27 actions: due (2026-12-15, or +30 for in 30 days)");
	play(p, "<Esc>");
	assert_int_equal(play_session(p)->a->n_plan, 0);
	play_close(p);
}

/* Whatever is said, of one or of all, of steps and of risks, goes back step by step. */
static void all_of_it_is_taken_back(void **state)
{
	static const char *const keys[] = {
		"s", "s", "o a n n <Enter>", "* o b o b <Enter>", "* s i", "* s r", "* d 2 0 2 7 - 0 1 - 0 9 <Enter>",
		"d 2 0 2 6 - 1 2 - 0 1 <Enter>", "e x <Enter>", "j", "j", "k", "G", "g", "l", "t", "z", "z", "<C-r>",
		"a w h y <Enter> e y e s <Enter> l o w <Enter> a n n <Enter> b o b <Enter> <Enter>",
		"a r n o w <Enter>", "<Esc>", "L",
	};

	(void)state;
	for (uint32_t seed = 1; seed <= 4; seed++) {
		struct play *p = play_team(24, 80);
		struct str before = content_of(p), after, last;
		uint32_t n = seed;

		play(p, "L");
		for (int i = 0; i < 120; i++) {
			n = n * 1664525u + 1013904223u;
			play(p, keys[(n >> 16) % COUNT_OF(keys)]);
		}
		while (session_redo(play_session(p)))
			;
		last = content_of(p);
		while (session_undo(play_session(p)))
			;
		after = content_of(p);
		assert_text_equal(str_text(&after), str_text(&before));
		str_release(&after);
		while (session_redo(play_session(p)))
			;
		after = content_of(p);
		assert_text_equal(str_text(&after), str_text(&last));
		str_release(&after);
		str_release(&before);
		str_release(&last);
		play_close(p);
	}
}

static void pitfalls_and_checks_are_told(void **state)
{
	struct play *p = play_team(24, 80);

	(void)state;
	play(p, TO_LZG " v <PgDn>");
	assert_shows(p, "Looks right and is not: ");
	assert_shows(p, "Verify: ");
	play_close(p);
}

static void the_screens_are_those_that_were_read(void **state)
{
	struct play *p = play_team(24, 80);

	(void)state;
	play(p, TO_LZG " l j s o a n n <Enter> d 2 0 2 6 - 1 1 - 0 1 <Enter> j <Space>");
	assert_screen(p, "plan-steps-80x24.txt");
	app_resize(p->app, 40, 120);
	assert_screen(p, "plan-steps-120x40.txt");
	app_resize(p->app, 16, 60);
	assert_screen(p, "plan-steps-60x16.txt");
	app_resize(p->app, 24, 80);
	play(p, "k v");
	assert_screen(p, "plan-step-details-80x24.txt");
	play(p, "h");
	assert_screen(p, "plan-details-80x24.txt");
	play(p, "v * s");
	assert_screen(p, "plan-all-80x24.txt");
	play_close(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_key_unfolds_the_steps_and_another_folds_them),
		cmocka_unit_test(one_key_unfolds_all_and_folds_all),
		cmocka_unit_test(the_same_keys_edit_a_step),
		cmocka_unit_test(columns_stand_once_something_is_in_them),
		cmocka_unit_test(containing_tells_when_it_is_done),
		cmocka_unit_test(more_opens_all_about_what_the_action_changes),
		cmocka_unit_test(an_action_is_done_when_its_steps_are),
		cmocka_unit_test(a_level_on_the_way_is_not_edited),
		cmocka_unit_test(a_step_can_be_tried_out),
		cmocka_unit_test(what_does_not_count_bears_no_sign),
		cmocka_unit_test(what_is_shown_gets_an_owner_at_once),
		cmocka_unit_test(what_is_shown_gets_a_status_a_date_and_a_note_at_once),
		cmocka_unit_test(for_all_holds_for_one_key_only),
		cmocka_unit_test(a_wrong_date_for_all_is_asked_for_again),
		cmocka_unit_test(all_of_it_is_taken_back),
		cmocka_unit_test(pitfalls_and_checks_are_told),
		cmocka_unit_test(the_screens_are_those_that_were_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
