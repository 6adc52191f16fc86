/* The workshop by playing keys, with clocks of our own. */
#include "ui/play.h"

#include "ui/session/workshop.h"

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

static void assert_hides(struct play *p, const char *part)
{
	struct str screen = play_screen(p);

	if (strstr(str_text(&screen), part))
		fail_msg("'%s' is shown", part);
	str_release(&screen);
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

#define PEOPLE "A n n , B o b , C y <Enter> "
#define AT_REL_02 "W / R E L - 0 2 <Enter> <Esc> "

static void an_agenda_is_proposed_and_kept_with_the_first_change(void **state)
{
	struct play *p = enter(24, 80);
	int total = 0;

	(void)state;
	play(p, "K");
	assert_shows(p, "Agenda (proposed; it is kept once you change it)");
	assert_shows(p, "Total");
	assert_shows(p, "90 min");
	assert_int_equal(workshop_of(p)->n_agenda, 0);
	play(p, "g j m 2 0 <Enter>");
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
	play(p, "m <C-u> 9 9 9 9 <Enter>");
	assert_shows(p, "minutes go from 0 to 480");
	play(p, "G m <C-u> 0 <Enter>");
	assert_shows(p, "minutes go from 1 to 2880");
	assert_int_equal(workshop_of(p)->n_agenda, 0);
	play(p, "g m <C-u> 1 <Enter>");
	assert_shows(p, "Profile: 1 minute");
	assert_hides(p, "1 minutes");
	play_close(p);
}

static void the_timer_counts_minutes_and_says_when_they_are_over(void **state)
{
	struct play *p = enter(24, 80);

	(void)state;
	assert_int_equal(app_timeout(p->app), -1);
	play(p, "K g m <C-u> 2 <Enter> T");
	assert_int_equal(app_timeout(p->app), 60000);
	assert_shows(p, "runs: 0 of 2 min");
	pass(p, 1);
	assert_shows(p, "runs: 1 of 2 min");
	clock_ms += 20000;
	assert_int_equal(app_timeout(p->app), 40000);
	pass(p, 2);
	assert_shows(p, "runs: 3 of 2 min, 1 over");
	assert_shows(p, "Profile 3/2 min, 1 over");
	play(p, "T");
	assert_shows(p, "3 of 2 min, 1 over");
	assert_int_equal(app_timeout(p->app), -1);
	assert_int_equal(workshop_of(p)->agenda[0].spent, 200);
	assert_string_equal(workshop_of(p)->agenda[0].started, "2026-11-21T10:02:00Z");
	pass(p, 10);
	assert_int_equal(workshop_of(p)->agenda[0].spent, 200);
	play_close(p);
}

/* Once there are people, or an agenda is kept, what a facilitator needs is in the footer. */
static void a_room_has_its_keys_in_the_footer(void **state)
{
	static const char *const rooms[] = {"K w A n n <Enter> W", "K g j j <Right> W"};
	struct play *p = enter(24, 80);

	(void)state;
	assert_false(play_has(p, "K agenda"));
	play_close(p);
	for (size_t i = 0; i < COUNT_OF(rooms); i++) {
		p = enter(24, 80);
		play(p, rooms[i]);
		play(p, ": R E L - 0 1 <Enter>");
		assert_shows(p, "K agenda  B big  V vote  + park");
		play(p, ": R E L - 0 6 <Enter>");
		assert_shows(p, "K agenda  B big  V vote  + park  q leave");
		play(p, ": D T - 0 1 <Enter>");
		assert_shows(p, "K agenda  B big  V vote  + park");
		play_close(p);
	}
}

/* In large: how far the section and all of it are, why on a key, and the way out. */
static void large_tells_progress_and_why(void **state)
{
	static const char *const keys[] = {"W : R E L - 0 1 <Enter> B", "D g B"};
	static const char *const shown[] = {"Reliability ", "Decisions "};
	struct play *p = enter(24, 80);

	(void)state;
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		struct session *s = play_session(p);
		char why[24];

		play(p, keys[i]);
		assert_shows(p, shown[i]);
		assert_shows(p, "  all ");
		assert_shows(p, "q back");
		snprintf(why, sizeof why, "%s",
			 i ? s->q->decisions[0].why
			   : s->q->questions[questionnaire_find(s->q, "REL-01").index].why);
		assert_false(*why && play_has(p, why));
		play(p, "I");
		assert_shows(p, why);
		play(p, "I");
		assert_false(*why && play_has(p, why));
		play(p, "q");
	}
	play_close(p);
}

/* Bold and red where the time is over, in large, too; before that as quiet as the rest. */
static void a_timer_that_is_over_stands_out(void **state)
{
	struct play *p = enter(24, 80);

	(void)state;
	play(p, ": R E L - 0 1 <Enter> T B");
	for (int minutes = 0; minutes < 80; minutes += 40, pass(p, 40)) {
		const struct grid *g = app_draw(p->app);
		int col = 79;

		while (strcmp(grid_cell(g, 22, col)->text, "R") != 0)
			col--;
		assert_int_equal(grid_cell(g, 22, col)->style,
				 minutes ? STYLE_CRITICAL : STYLE_DIM);
	}
	assert_shows(p, "Reliability 80/10 min, 70 over");
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
	assert_false(play(p, "Q Q")); /* what it came to, and out */
	assert_int_equal(workshop_of(p)->agenda[rel].spent, 120);
	play_close(p);
}

static void undo_leaves_the_time_alone(void **state)
{
	struct play *p = enter(24, 80);

	(void)state;
	play(p, "K g T");
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
	assert_int_equal(app_view(p->app), VIEW_VOTE);
	play(p, "<Enter>");
	assert_shows(p, "nobody has voted yet");
	play(p, "2 3");
	assert_shows(p, "2 of 3 have voted. Enter shows the votes");
	play(p, "h");
	assert_shows(p, "2 of 3 have voted: median 2.5, mean 2.50, from 2 to 3");
	play(p, "4");
	assert_shows(p, "3 of 3 have voted: median 3, mean 3.00, from 2 to 4");
	play(p, "<Enter>");
	assert_int_equal(app_view(p->app), VIEW_WALK);
	assert_int_equal(answer_of(p, "REL-02")->level, 3);
	assert_shows(p, "Ann 2, Bob 3, Cy 4; median 3");
	assert_shows(p, "Dissent   Ann 2, Cy 4");
	assert_shows(p, "\u25b8 3 (\u2713)"); /* the cursor is on the answer */
	play(p, "U");
	assert_shows(p, "not taken");
	assert_hides(p, "Dissent");
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
	assert_int_equal(vote_of(&answer_of(p, "REL-02")->votes, 0, "Ann"), -1);
	play_close(p);
}

static void a_decision_can_be_voted_on(void **state)
{
	struct play *p = enter(24, 80);

	(void)state;
	play(p, "W / D T - 0 3 <Enter> <Esc> V " PEOPLE "1 4 4");
	assert_shows(p, "3 of 3 have voted: 2 of 3 for 4 The public");
	assert_shows(p, "1-5 vote");
	play(p, "g 9");
	assert_shows(p, "this decision takes 1 to 5");
	play(p, "<Enter>");
	assert_int_equal(answer_of(p, "DT-03")->option, 3);
	assert_shows(p, "\u25b8 4 (\u2713)");
	play_close(p);
}

static void what_is_undecided_is_said(void **state)
{
	static const struct {
		const char *keys, *shown;
	} cases[] = {
		{AT_REL_02 "V " PEOPLE "2 3",
		 "Split: one says 2, one says 3. Enter takes the lower, 2, without Cy"},
		{AT_REL_02 "V " PEOPLE "2", "Enter makes 2 the answer without the other 2."},
		{AT_REL_02 "V " PEOPLE "2 2 2", "Enter makes 2 the answer."},
		{AT_REL_02 "V A , B , C , D <Enter> 0 0 4 4",
		 "Split: half say 0, half say 4. Enter takes the lower, 0;"},
		{AT_REL_02 "V A , B , C , D <Enter> 0 1 4 4",
		 "Between 1 and 4 in the middle. Enter takes the lower, 1;"},
		{AT_REL_02 "V " PEOPLE "u u u", "Enter makes 'unknown' the answer."},
		{"W / D T - 0 3 <Enter> <Esc> V " PEOPLE "1 2",
		 "a tie between 1 and 2, 1 each"},
		{"W / D T - 0 3 <Enter> <Esc> V " PEOPLE "1 2 4",
		 "a tie between 1, 2 and 4, 1 each"},
		{"W / D T - 0 3 <Enter> <Esc> V " PEOPLE "1 2",
		 "Talk it over, or Enter takes 1, without Cy; the other vote stays"},
		{"W / R E L - 0 6 <Enter> <Esc> V " PEOPLE "y n",
		 "Split: one says no, one says yes. Enter takes the lower, no"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct play *p = enter(24, 120);

		play(p, cases[i].keys);
		play(p, "h");
		assert_shows(p, cases[i].shown);
		play_close(p);
	}
}

static void practices_are_voted_on_one_by_one(void **state)
{
	struct play *p = enter(24, 109);

	(void)state;
	play(p, "W / R E L - 0 6 <Enter> <Esc> j V " PEOPLE);
	assert_shows(p, "item 2 of ");
	play(p, "y p n");
	assert_shows(p, "3 of 3 have voted: 1 yes, 1 partial, 1 no");
	play(p, "<Enter>");
	assert_int_equal(answer_of(p, "REL-06")->practices[1], PRACTICE_PARTIAL);
	assert_int_equal(app_view(p->app), VIEW_VOTE);
	assert_shows(p, "item 3 of ");
	play(p, "[ [");
	assert_shows(p, "item 1 of ");
	play(p, "[");
	assert_shows(p, "this is the first item");
	play(p, "y U");
	assert_shows(p, "item 1 of ");
	assert_int_equal(votes_on(&answer_of(p, "REL-06")->votes, 0), 0);
	assert_int_equal(votes_on(&answer_of(p, "REL-06")->votes, 1), 3);
	play(p, "q");
	assert_int_equal(app_view(p->app), VIEW_WALK);
	assert_shows(p, "Ann yes, Bob partial, Cy no");
	assert_shows(p, "Dissent   Ann yes, Cy no");
	play_close(p);
}

static void the_last_practice_leads_back(void **state)
{
	struct play *p = enter(24, 100);

	(void)state;
	play(p, "W / R E L - 0 6 <Enter> <Esc> G V " PEOPLE "u u u <Enter>");
	assert_int_equal(app_view(p->app), VIEW_WALK);
	assert_shows(p, "unknown");
	play_close(p);
}

static void what_follows_from_decisions_sends_there(void **state)
{
	struct play *p = enter(24, 80);

	(void)state;
	play(p, "W : L Z N - 0 7 <Enter> V");
	assert_int_equal(app_view(p->app), VIEW_WALK);
	assert_shows(p, "LZN-07 follows from DT-");
	assert_shows(p, ": vote there");
	play_close(p);
}

static void who_does_not_know_says_so(void **state)
{
	struct play *p = enter(24, 80);

	(void)state;
	play(p, AT_REL_02 "V " PEOPLE "3 u");
	assert_shows(p, "Bob has voted"); /* what he said is hidden */
	assert_hides(p, "does not know");
	play(p, "h");
	assert_shows(p, "2 of 3 have voted: median 3, mean 3.00, all alike, 1 does not know");
	play(p, "u u U g <Enter>");
	assert_int_equal(answer_of(p, "REL-02")->level, 3);
	play_close(p);
}

/* Nobody sees what others said before all are in, unless they want to. */
static void votes_show_when_all_are_in(void **state)
{
	struct play *p = enter(24, 80);

	(void)state;
	play(p, AT_REL_02 "V " PEOPLE);
	assert_shows(p, "votes are hidden");
	play(p, "0 4");
	assert_shows(p, "2 of 3 have voted. Enter shows the votes");
	assert_hides(p, "median");
	assert_hides(p, "\u2588");
	assert_shows(p, "Ann    \u2022");
	play(p, "4");
	assert_int_equal(app_view(p->app), VIEW_VOTE);
	assert_shows(p, "median 4");
	play(p, "<Enter>");
	assert_int_equal(answer_of(p, "REL-02")->level, 4);
	play(p, "W / S E C - 0 1 <Enter> <Esc> V 1"); /* hidden, too */
	assert_shows(p, "1 of 3 has voted. Enter shows the votes");
	play(p, "<Enter>");
	assert_shows(p, "1 of 3 has voted: median 1");
	play(p, "h");
	assert_shows(p, "votes are hidden until all are in or Enter shows them");
	assert_hides(p, "median");
	play(p, "h");
	assert_shows(p, "1 of 3 has voted: median 1");
	play_close(p);
}

/* The longest bar has the most votes, the others their share of it; the result comes first. */
static void bars_can_be_compared(void **state)
{
	struct play *p = enter(24, 80);
	struct str screen;

	(void)state;
	play(p, AT_REL_02 "V A , B , C <Enter> 3 1 3");
	screen = play_screen(p);
	assert_text_has(str_text(&screen), "1  \u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588 1");
	assert_text_has(str_text(&screen), "\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588 2");
	assert_true(strstr(str_text(&screen), "3 of 3 have voted") <
		    strstr(str_text(&screen), "Nobody can name"));
	str_release(&screen);
	play_close(p);
}

static void two_of_one_name_are_asked_for_a_letter(void **state)
{
	struct play *p = enter(24, 80);

	(void)state;
	play(p, "K w A n n , B o b , a n n <Enter>");
	assert_non_null(play_dialog(p));
	assert_shows(p, "ann is there twice: add a letter");
	assert_shows(p, "Ann,Bob,ann");
	assert_int_equal(play_session(p)->a->about.participants.n, 0);
	play(p, "a <Enter>");
	assert_null(play_dialog(p));
	assert_int_equal(play_session(p)->a->about.participants.n, 3);
	play_close(p);
}

static void names_that_stand_twice_in_a_file_are_asked_once(void **state)
{
	static const char *people[] = {"Ann", "Ann", "Bob"};
	struct play *p = enter(24, 80);

	(void)state;
	play_session(p)->a->about.participants = (struct texts){people, 3};
	play(p, AT_REL_02 "V");
	assert_shows(p, "0 of 2 have voted");
	play_close(p);
}

static void a_vote_without_people_asks_who_they_are(void **state)
{
	static const char *const from[] = {AT_REL_02, "D "};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(from); i++) {
		struct play *p = enter(24, 80);
		enum view_id view;

		play(p, from[i]);
		view = app_view(p->app);
		play(p, "V");
		assert_string_equal(play_dialog(p),
				    "Who takes part: names with commas between");
		play(p, "<Esc>");
		assert_int_equal(app_view(p->app), view);
		play(p, "V <Enter>"); /* still nobody */
		assert_int_equal(app_view(p->app), view);
		play(p, "V A n n <Enter>");
		assert_int_equal(app_view(p->app), VIEW_VOTE);
		play(p, "2 <Enter>");
		assert_int_equal(app_view(p->app), view);
		play_close(p);
	}
}

static void a_filter_outlives_the_vote_that_ends_it(void **state)
{
	struct play *p = enter(24, 80);

	(void)state;
	play(p, AT_REL_02 "s");
	play(p, "u V " PEOPLE "2 2 2 <Enter>");
	assert_int_equal(answer_of(p, "REL-02")->level, 2);
	assert_shows(p, "Only unanswered");
	play_close(p);
}

static void a_consensus_on_a_decision_shows_its_own_consequence(void **state)
{
	struct play *p = enter(24, 120);

	(void)state;
	play(p, "D : D T - 0 3 <Enter> 3 : D T - 0 3 <Enter>");
	assert_int_equal(app_view(p->app), VIEW_DECISIONS);
	assert_shows(p, "Online placement; federation;");
	play(p, "V " PEOPLE "5 5 5 <Enter>");
	assert_int_equal(app_view(p->app), VIEW_DECISIONS);
	assert_shows(p, "Split into two deployments");
	play_close(p);
}

static void the_total_scales_every_line(void **state)
{
	struct play *p = enter(24, 80);
	int total = 0;

	(void)state;
	play(p, "K G m <C-u> 6 0 <Enter>");
	assert_shows(p, "60 min in all");
	for (size_t i = 0; i < workshop_of(p)->n_agenda; i++) {
		assert_true(workshop_of(p)->agenda[i].minutes > 0);
		total += workshop_of(p)->agenda[i].minutes;
	}
	assert_int_equal(total, 60);
	play(p, "<Right>");
	assert_shows(p, "65 min in all");
	play(p, "U U");
	assert_int_equal(workshop_of(p)->n_agenda, 0);
	play_close(p);
}

static void what_is_finished_gets_no_minutes(void **state)
{
	static const char *const done[] = {
		"name=Contoso chat", "kinds=rag", "stage=prod", "criticality=bcrit",
		"serving=online", "depth=core", "COST-01=2", "COST-02=unknown", "COST-09=unknown", NULL};
	struct play *p = play_open(done, 24, 80, false);
	struct session *s = play_session(p);
	struct agenda_item lines[AGENDA_LINES_MAX];
	const struct agenda_item *agenda;
	size_t n, answered, asked, finished = 0;
	int total = 0;

	(void)state;
	agenda = session_agenda(s, lines, &n);
	for (size_t i = 0; i < n; i++) {
		assert_true(session_agenda_progress(s, &agenda[i], &answered, &asked));
		assert_int_equal(agenda[i].minutes == 0, answered == asked);
		finished += answered == asked;
		total += agenda[i].minutes;
	}
	assert_true(finished > 0);
	assert_int_equal(total, 90);
	play_close(p);
}

static void the_total_says_who_is_behind(void **state)
{
	struct play *p = enter(24, 80);

	(void)state;
	play(p, "K g T");
	pass(p, 12); /* of 5 */
	assert_shows(p, "78 min left for 85 planned: 7 behind");
	play(p, "j T");
	pass(p, 3);
	assert_shows(p, "75 min left for 82 planned: 7 behind");
	pass(p, 80);
	assert_shows(p, "95 of 90 min, 5 over");
	play_close(p);
}

static void the_workshop_opens_where_the_room_is(void **state)
{
	struct play *p = enter(24, 80);

	(void)state;
	play(p, AT_REL_02 "K");
	assert_shows(p, "\u25b8 Reliability");
	play(p, "W : S E C - 0 1 <Enter> K");
	assert_shows(p, "\u25b8 Security");
	play(p, "g T q");
	play(p, "S K");
	assert_shows(p, "\u25b8 Profile");
	play(p, "W T K"); /* that one runs now */
	assert_shows(p, "\u25b8 Security");
	play_close(p);
}

static void leaving_with_the_timer_asks_and_is_remembered(void **state)
{
	struct play *p = enter(24, 80);
	size_t rel;

	(void)state;
	play(p, AT_REL_02 "T");
	pass(p, 2);
	assert_true(play(p, "q"));
	assert_shows(p, "The timer of Reliability runs. Stop it and leave?");
	assert_true(play(p, "<Esc>"));
	rel = agenda_find(workshop_of(p), "reliability");
	assert_string_equal(workshop_of(p)->agenda[rel].stopped, "");
	assert_true(play(p, "q y"));
	assert_false(play(p, "q"));
	assert_string_equal(workshop_of(p)->agenda[rel].stopped, "2026-11-21T10:02:00Z");
	assert_int_equal(workshop_of(p)->agenda[rel].spent, 120);
	play_close(p);
}

static void a_timer_that_was_left_is_spoken_of_until_it_runs_again(void **state)
{
	struct play *p = enter(24, 80);
	struct session *s = play_session(p);
	struct agenda_item *line;

	(void)state;
	line = agenda_add(s->a, "reliability", 30);
	assert_null(timer_left(s));
	line->stopped = "2026-11-21T09:30:00Z";
	assert_ptr_equal(timer_left(s), line);
	play(p, AT_REL_02 "T");
	assert_null(timer_left(s));
	play_close(p);
}

static void anything_can_be_parked_from_anywhere(void **state)
{
	struct play *p = enter(24, 80);

	(void)state;
	play(p, AT_REL_02 "+");
	assert_string_equal(play_dialog(p), "Park for later, about REL-02");
	play(p, "W h o <Space> p a y s ? <Enter>");
	assert_shows(p, "Parked: K shows it");
	assert_shows(p, "Parked    Who pays?");
	play(p, "S + L a t e r <Enter>");
	assert_int_equal(workshop_of(p)->n_parked, 2);
	assert_string_equal(workshop_of(p)->parked[0].about, "REL-02");
	assert_string_equal(workshop_of(p)->parked[0].at, "2026-11-21T10:02:00Z");
	assert_string_equal(workshop_of(p)->parked[1].about, "");
	play(p, "K G <Space>");
	assert_shows(p, "1 open, 1 done");
	assert_true(workshop_of(p)->parked[1].done);
	assert_shows(p, "Space open again");
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
		{AT_REL_02 "V " PEOPLE, "REL-02"},
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

static void the_large_question_shows_what_the_answers_do_not(void **state)
{
	static const struct {
		const char *keys, *shown;
	} cases[] = {
		{"u : R E L - 0 2 <Enter>", "Unknown"},
		{"x o : R E L - 0 2 <Enter>", "Not applicable: out-of-scope"},
		{"f", "\u2691 flagged"},
		{"o", "Enter and Esc bring the large question back"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct play *p = enter(24, 80);

		play(p, AT_REL_02 "B");
		play(p, cases[i].keys);
		assert_shows(p, cases[i].shown);
		play_close(p);
	}
}

static void a_decision_in_large_works_among_the_decisions(void **state)
{
	struct play *p = enter(24, 80);

	(void)state;
	play(p, "D B");
	assert_int_equal(app_view(p->app), VIEW_DECISIONS);
	assert_hides(p, "Contoso chat");
	assert_shows(p, "DT-01");
	play(p, "1");
	assert_int_equal(answer_of(p, "DT-01")->option, 0);
	assert_hides(p, "  DT-01");
	assert_hides(p, "Contoso chat");
	play(p, "[");
	assert_shows(p, "\u25b8 1 (\u2713)");
	play(p, "j <Enter>");
	assert_int_equal(answer_of(p, "DT-01")->option, 1);
	assert_true(play(p, "q"));
	assert_shows(p, "Contoso chat");
	play(p, "B <Esc>");
	assert_shows(p, "Contoso chat");
	play(p, "B B");
	assert_shows(p, "Contoso chat");
	play_close(p);
}

static void nothing_faults_on_any_size(void **state)
{
	static const char *const keys[] = {"K", AT_REL_02 "V " PEOPLE "1 4",
					   AT_REL_02 "B",
					   "W / D T - 0 3 <Enter> <Esc> B", "D B u [",
					   "W / R E L - 0 6 <Enter> <Esc> V " PEOPLE
					   "y p"};

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
		{"workshop", "K g w " PEOPLE "T", 12},
		{"workshop-parked",
		 AT_REL_02
		 "+ W h o <Space> p a y s ? <Enter> + A s k <Space> t h e <Space> f i r "
		 "e w a l l <Space> t e a m <Enter> K G <Space> k",
		 0},
		{"vote", AT_REL_02 "V " PEOPLE "h 2 3", 0},
		{"vote-taken", AT_REL_02 "V " PEOPLE "2 3 3 <Enter>", 0},
		{"vote-decision", "W / D T - 0 3 <Enter> <Esc> V " PEOPLE "1 2 2", 0},
		{"vote-tie", "W / D T - 0 3 <Enter> <Esc> V " PEOPLE "h 1 2", 0},
		{"vote-practice", "W / R E L - 0 6 <Enter> <Esc> V " PEOPLE "y p u", 0},
		{"vote-hidden", AT_REL_02 "V " PEOPLE "2 3", 0},
		{"large", AT_REL_02 "B", 0},
		{"large-practices", "W / R E L - 0 6 <Enter> <Esc> B y", 0},
		{"large-decision", "D j j B", 0},
		{"large-unknown", AT_REL_02 "B f u : R E L - 0 2 <Enter>", 0},
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
		cmocka_unit_test(a_timer_that_is_over_stands_out),
		cmocka_unit_test(the_timer_counts_minutes_and_says_when_they_are_over),
		cmocka_unit_test(the_timer_follows_the_walk_into_another_section),
		cmocka_unit_test(
			time_passed_is_saved_with_the_next_answer_and_at_the_end),
		cmocka_unit_test(undo_leaves_the_time_alone),
		cmocka_unit_test(a_vote_takes_one_key_each_and_enter_takes_the_median),
		cmocka_unit_test(votes_can_be_changed_and_taken_back),
		cmocka_unit_test(a_decision_can_be_voted_on),
		cmocka_unit_test(what_is_undecided_is_said),
		cmocka_unit_test(practices_are_voted_on_one_by_one),
		cmocka_unit_test(the_last_practice_leads_back),
		cmocka_unit_test(what_follows_from_decisions_sends_there),
		cmocka_unit_test(who_does_not_know_says_so),
		cmocka_unit_test(votes_show_when_all_are_in),
		cmocka_unit_test(bars_can_be_compared),
		cmocka_unit_test(two_of_one_name_are_asked_for_a_letter),
		cmocka_unit_test(names_that_stand_twice_in_a_file_are_asked_once),
		cmocka_unit_test(a_vote_without_people_asks_who_they_are),
		cmocka_unit_test(a_filter_outlives_the_vote_that_ends_it),
		cmocka_unit_test(a_consensus_on_a_decision_shows_its_own_consequence),
		cmocka_unit_test(the_total_scales_every_line),
		cmocka_unit_test(what_is_finished_gets_no_minutes),
		cmocka_unit_test(the_total_says_who_is_behind),
		cmocka_unit_test(the_workshop_opens_where_the_room_is),
		cmocka_unit_test(leaving_with_the_timer_asks_and_is_remembered),
		cmocka_unit_test(a_timer_that_was_left_is_spoken_of_until_it_runs_again),
		cmocka_unit_test(the_large_question_shows_what_the_answers_do_not),
		cmocka_unit_test(a_decision_in_large_works_among_the_decisions),
		cmocka_unit_test(anything_can_be_parked_from_anywhere),
		cmocka_unit_test(what_is_parked_knows_what_the_cursor_was_on),
		cmocka_unit_test(an_empty_text_parks_nothing),
		cmocka_unit_test(the_large_question_can_be_answered_and_left),
		cmocka_unit_test(nothing_faults_on_any_size),
		cmocka_unit_test(the_workshop_looks_as_it_was_reviewed),
		cmocka_unit_test(a_room_has_its_keys_in_the_footer),
		cmocka_unit_test(large_tells_progress_and_why),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
