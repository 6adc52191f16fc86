/* The workshop by playing keys, with clocks of our own. */
#include "play.h"

#include "ui/session_workshop.h"

/* What the clock says, in milliseconds; keys do not move it. */
static int64_t clock_ms;

static int64_t room_ticks(void *ctx)
{
	(void)ctx;
	return clock_ms;
}

static const char *const room[] = {
	"name=Contoso chat", "kinds=rag,genai", "stage=prod", "criticality=bcrit",
	"serving=online",    "depth=core",      "REL-01=3",   NULL};

static struct play *enter(int rows, int cols)
{
	struct play *p = play_open(room, rows, cols, false);

	clock_ms = 5000;
	p->ports.ticks = room_ticks;
	play(p, "<C-l>"); /* the clock is asked for the first time */
	return p;
}

static void pass(struct play *p, int minutes)
{
	clock_ms += (int64_t)minutes * 60000;
	app_key(p->app, K_NONE);
}

static const struct answer *answer_of(struct play *p, const char *id)
{
	struct session *s = play_session(p);

	return session_answer(s, questionnaire_find(s->q, id));
}

static struct workshop *workshop_of(struct play *p)
{
	return &play_session(p)->a->workshop;
}

#define PEOPLE "p A n n , B o b , C y <Enter> "
#define AT_REL_02 "W / R E L - 0 2 <Enter> <Esc> "

static void an_agenda_is_proposed_and_kept_with_the_first_change(void **state)
{
	struct play *p = enter(24, 80);
	int total = 0;

	(void)state;
	play(p, "K");
	assert_shows(p, "proposed; any change keeps it");
	assert_shows(p, "Total");
	assert_shows(p, "90 min");
	assert_int_equal(workshop_of(p)->n_agenda, 0);
	play(p, "j m <C-u> 2 0 <Enter>");
	assert_int_equal(workshop_of(p)->agenda[1].minutes, 20);
	play(p, "<Right> <Right> <Left>");
	assert_int_equal(workshop_of(p)->agenda[1].minutes, 25);
	assert_string_equal(workshop_of(p)->agenda[1].section, "decisions");
	play(p, "U U U");
	assert_int_equal(workshop_of(p)->agenda[1].minutes, 20);
	play(p, "U");
	assert_int_equal(workshop_of(p)->n_agenda, 0);
	play(p, "<C-r> <C-r>");
	assert_int_equal(workshop_of(p)->agenda[1].minutes, 25);
	for (size_t i = 0; i < workshop_of(p)->n_agenda; i++)
		total += workshop_of(p)->agenda[i].minutes;
	assert_true(total >= 90);
	play_close(p);
}

static void a_line_can_be_added_once_and_taken_off(void **state)
{
	struct play *p = enter(24, 80);
	size_t n;

	(void)state;
	play(p, "K a l u n c h <Enter>");
	n = workshop_of(p)->n_agenda;
	assert_string_equal(workshop_of(p)->agenda[n - 1].section, "lunch");
	play(p, "a l u n c h <Enter>");
	assert_shows(p, "the agenda has that line already");
	assert_int_equal(workshop_of(p)->n_agenda, n);
	play(p, "<Del>");
	assert_int_equal(workshop_of(p)->n_agenda, n - 1);
	play(p, "U");
	assert_int_equal(workshop_of(p)->n_agenda, n);
	play_close(p);
}

static void minutes_that_are_none_are_refused(void **state)
{
	struct play *p = enter(24, 80);

	(void)state;
	play(p, "K m <C-u> s o o n <Enter>");
	assert_shows(p, "minutes are a whole number, like 15");
	assert_int_equal(workshop_of(p)->n_agenda, 0);
	play_close(p);
}

static void the_timer_counts_minutes_and_says_when_they_are_over(void **state)
{
	struct play *p = enter(24, 80);

	(void)state;
	assert_int_equal(app_timeout(p->app), -1);
	play(p, "K m <C-u> 2 <Enter> T");
	assert_int_equal(app_timeout(p->app), 60000);
	assert_shows(p, "runs: 0 of 2 min");
	pass(p, 1);
	assert_shows(p, "runs: 1 of 2 min");
	clock_ms += 20000;
	assert_int_equal(app_timeout(p->app), 40000);
	pass(p, 2);
	assert_shows(p, "runs: 1 min over 2");
	assert_shows(p, "Profile 1 min over 2");
	play(p, "T");
	assert_shows(p, "1 min over 2");
	assert_int_equal(app_timeout(p->app), -1);
	assert_int_equal(workshop_of(p)->agenda[0].spent, 200);
	assert_string_equal(workshop_of(p)->agenda[0].started, "2026-11-21T10:02:00Z");
	pass(p, 10);
	assert_int_equal(workshop_of(p)->agenda[0].spent, 200);
	play_close(p);
}

static void the_timer_follows_the_walk_into_another_section(void **state)
{
	struct play *p = enter(24, 80);
	size_t rel, sec;

	(void)state;
	play(p, AT_REL_02 "T");
	assert_shows(p, "the timer runs: Reliability");
	pass(p, 3);
	play(p, "/ S E C - 0 1 <Enter> <Esc>");
	pass(p, 2);
	play(p, "1");
	rel = agenda_find(workshop_of(p), "reliability");
	sec = agenda_find(workshop_of(p), "security");
	assert_int_equal(workshop_of(p)->agenda[rel].spent, 180);
	assert_int_equal(workshop_of(p)->agenda[sec].spent, 120);
	play_close(p);
}

static void time_passed_is_saved_with_the_next_answer_and_at_the_end(void **state)
{
	struct play *p = enter(24, 80);
	size_t rel;

	(void)state;
	play(p, AT_REL_02 "T");
	rel = agenda_find(workshop_of(p), "reliability");
	pass(p, 1);
	assert_int_equal(workshop_of(p)->agenda[rel].spent, 0);
	play(p, "2");
	assert_int_equal(workshop_of(p)->agenda[rel].spent, 60);
	pass(p, 1);
	assert_false(play(p, "Q"));
	assert_int_equal(workshop_of(p)->agenda[rel].spent, 120);
	play_close(p);
}

static void undo_leaves_the_time_alone(void **state)
{
	struct play *p = enter(24, 80);

	(void)state;
	play(p, "K T");
	pass(p, 5);
	play(p, "<Right>");
	pass(p, 1);
	play(p, "T U");
	assert_int_equal(workshop_of(p)->agenda[0].spent, 360);
	play_close(p);
}

static void a_vote_takes_one_key_each_and_enter_takes_the_median(void **state)
{
	struct play *p = enter(24, 80);

	(void)state;
	play(p, AT_REL_02 "V " PEOPLE);
	assert_shows(p, "0 of 3 have voted");
	play(p, "<Enter>");
	assert_shows(p, "nobody has voted yet");
	play(p, "2 3");
	assert_shows(p, "2 of 3 have voted: median 2.5, mean 2.5, from 2 to 3");
	play(p, "4");
	assert_shows(p, "3 of 3 have voted: median 3, mean 3, from 2 to 4");
	play(p, "<Enter>");
	assert_int_equal(app_view(p->app), VIEW_WALK);
	assert_int_equal(answer_of(p, "REL-02")->level, 3);
	assert_shows(p, "Ann 2, Bob 3, Cy 4");
	assert_shows(p, "Ann 2, Cy 4");
	play(p, "U");
	assert_int_equal(answer_of(p, "REL-02")->state, ANSWER_UNSET);
	assert_int_equal(answer_of(p, "REL-02")->votes.n, 3);
	play(p, "U");
	assert_int_equal(answer_of(p, "REL-02")->votes.n, 2);
	play_close(p);
}

static void votes_can_be_changed_and_taken_back(void **state)
{
	struct play *p = enter(24, 80);

	(void)state;
	play(p, AT_REL_02 "V " PEOPLE "1 1 1 g 4 g <Del>");
	assert_int_equal(answer_of(p, "REL-02")->votes.n, 2);
	assert_int_equal(vote_of(&answer_of(p, "REL-02")->votes, "Ann"), -1);
	play_close(p);
}

static void a_decision_can_be_voted_on_and_practices_cannot(void **state)
{
	struct play *p = enter(24, 80);

	(void)state;
	play(p, "W / D T - 0 3 <Enter> <Esc> V " PEOPLE "1 2 2");
	assert_shows(p, "3 of 3 have voted: 2 of them for 2");
	play(p, "<Enter>");
	assert_int_equal(answer_of(p, "DT-03")->option, 1);
	play(p, "W / R E L - 0 6 <Enter> <Esc> V");
	assert_int_equal(app_view(p->app), VIEW_WALK);
	assert_shows(p, "votes are for questions with levels and for decisions");
	play_close(p);
}

static void a_vote_without_people_says_what_to_do(void **state)
{
	struct play *p = enter(24, 80);

	(void)state;
	play(p, AT_REL_02 "V 3");
	assert_shows(p, "nobody is listed: p names who takes part");
	play_close(p);
}

static void anything_can_be_parked_from_anywhere(void **state)
{
	struct play *p = enter(24, 80);

	(void)state;
	play(p, AT_REL_02 "+");
	assert_string_equal(play_dialog(p), "Park for later, about REL-02");
	play(p, "W h o <Space> p a y s ? <Enter>");
	assert_shows(p, "Parked    Who pays?");
	play(p, "S + L a t e r <Enter>");
	assert_int_equal(workshop_of(p)->n_parked, 2);
	assert_string_equal(workshop_of(p)->parked[0].about, "REL-02");
	assert_string_equal(workshop_of(p)->parked[0].at, "2026-11-21T10:02:00Z");
	assert_string_equal(workshop_of(p)->parked[1].about, "");
	play(p, "K G <Space>");
	assert_shows(p, "1 open, 1 done");
	assert_true(workshop_of(p)->parked[1].done);
	play(p, "k <Enter>");
	assert_int_equal(app_view(p->app), VIEW_WALK);
	assert_shows(p, "REL-02");
	play(p, "K G <Del>");
	assert_int_equal(workshop_of(p)->n_parked, 1);
	play(p, "U");
	assert_int_equal(workshop_of(p)->n_parked, 2);
	play_close(p);
}

static void what_is_parked_knows_what_the_cursor_was_on(void **state)
{
	static const struct {
		const char *keys, *about;
	} cases[] = {
		{"P j", "PF-"},
		{"W / R E L - 0 1 <Enter> <Esc> 1 L", "REL-01"},
		{"D j", "DT-02"},
		{"S", ""},
		{AT_REL_02 "V", "REL-02"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct play *p = enter(24, 80);

		play(p, cases[i].keys);
		play(p, "+ x <Enter>");
		assert_int_equal(workshop_of(p)->n_parked, 1);
		assert_text_has(workshop_of(p)->parked[0].about, cases[i].about);
		if (!*cases[i].about)
			assert_string_equal(workshop_of(p)->parked[0].about, "");
		play_close(p);
	}
}

static void an_empty_text_parks_nothing(void **state)
{
	struct play *p = enter(24, 80);

	(void)state;
	play(p, "+ <Space> <Enter>");
	assert_int_equal(workshop_of(p)->n_parked, 0);
	play_close(p);
}

static void the_large_question_can_be_answered_and_left(void **state)
{
	struct play *p = enter(24, 80);
	struct str screen;

	(void)state;
	play(p, AT_REL_02 "B");
	screen = play_screen(p);
	assert_null(strstr(str_text(&screen), "profile"));
	assert_null(strstr(str_text(&screen), "Contoso"));
	str_release(&screen);
	play(p, "2");
	assert_int_equal(answer_of(p, "REL-02")->level, 2);
	play(p, "B");
	assert_shows(p, "Contoso chat");
	assert_true(play(p, "B q"));
	assert_shows(p, "Contoso chat");
	play(p, "B <Esc>");
	assert_shows(p, "Contoso chat");
	play_close(p);
}

static void nothing_faults_on_any_size(void **state)
{
	static const char *const keys[] = {"K", AT_REL_02 "V " PEOPLE "1 4",
					   AT_REL_02 "B",
					   "W / D T - 0 3 <Enter> <Esc> B"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		struct play *p = enter(24, 80);

		play(p, "+ a <Enter>");
		play(p, keys[i]);
		for (int rows = 1; rows < 30; rows += 3)
			for (int cols = 1; cols < 130; cols += 13) {
				app_resize(p->app, rows, cols);
				app_draw(p->app);
			}
		play_close(p);
	}
}

/* Screens reviewed by eye. */
static void the_workshop_looks_as_it_was_reviewed(void **state)
{
	static const struct {
		const char *name, *keys;
		int minutes;
	} scenes[] = {
		{"workshop", "K " PEOPLE "T", 12},
		{"workshop-parked",
		 AT_REL_02
		 "+ W h o <Space> p a y s ? <Enter> + A s k <Space> t h e <Space> f i r "
		 "e w a l l <Space> t e a m <Enter> K G <Space> k",
		 0},
		{"vote", AT_REL_02 "V " PEOPLE "2 3", 0},
		{"vote-taken", AT_REL_02 "V " PEOPLE "2 3 3 <Enter>", 0},
		{"vote-decision", "W / D T - 0 3 <Enter> <Esc> V " PEOPLE "1 2 2", 0},
		{"large", AT_REL_02 "B", 0},
		{"large-practices", "W / R E L - 0 6 <Enter> <Esc> B y", 0},
		{"large-decision", "W / D T - 0 3 <Enter> <Esc> B", 0},
	};
	static const struct {
		int rows, cols;
	} sizes[] = {{24, 80}, {40, 120}, {16, 60}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(scenes); i++)
		for (size_t j = 0; j < COUNT_OF(sizes); j++) {
			struct play *p = enter(sizes[j].rows, sizes[j].cols);
			struct str text = {0};
			char name[80];

			play(p, scenes[i].keys);
			pass(p, scenes[i].minutes);
			grid_text(app_draw(p->app), &text);
			str_add(&text, "--------\n");
			grid_styles(app_draw(p->app), &text);
			snprintf(name, sizeof name, "%s-%dx%d.txt", scenes[i].name,
				 sizes[j].cols, sizes[j].rows);
			assert_golden(name, str_text(&text));
			str_release(&text);
			play_close(p);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_agenda_is_proposed_and_kept_with_the_first_change),
		cmocka_unit_test(a_line_can_be_added_once_and_taken_off),
		cmocka_unit_test(minutes_that_are_none_are_refused),
		cmocka_unit_test(the_timer_counts_minutes_and_says_when_they_are_over),
		cmocka_unit_test(the_timer_follows_the_walk_into_another_section),
		cmocka_unit_test(
			time_passed_is_saved_with_the_next_answer_and_at_the_end),
		cmocka_unit_test(undo_leaves_the_time_alone),
		cmocka_unit_test(a_vote_takes_one_key_each_and_enter_takes_the_median),
		cmocka_unit_test(votes_can_be_changed_and_taken_back),
		cmocka_unit_test(a_decision_can_be_voted_on_and_practices_cannot),
		cmocka_unit_test(a_vote_without_people_says_what_to_do),
		cmocka_unit_test(anything_can_be_parked_from_anywhere),
		cmocka_unit_test(what_is_parked_knows_what_the_cursor_was_on),
		cmocka_unit_test(an_empty_text_parks_nothing),
		cmocka_unit_test(the_large_question_can_be_answered_and_left),
		cmocka_unit_test(nothing_faults_on_any_size),
		cmocka_unit_test(the_workshop_looks_as_it_was_reviewed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
