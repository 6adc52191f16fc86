#include "ui/firm.h"

#include "ui/view/score/score.h"

/* Brings the cursor to the first section. */
static void go_to_sections(struct play *p)
{
	struct str line = {0};

	for (int i = 0; i < 4 && !strstr(str_text(&line), "Reliability"); i++) {
		play(p, "<Tab>");
		str_release(&line);
		line = play_cursor_line(p);
	}
	assert_text_has(str_text(&line), "Reliability");
	str_release(&line);
}

static void every_section_has_its_line(void **state)
{
	struct play *p = play_firm(50, 80);
	const struct questionnaire *q = play_session(p)->q;

	(void)state;
	play(p, "S");
	for (size_t i = 0; i < q->n_sections; i++)
		assert_shows(p, q->sections[i].title);
	play_close(p);
}

static void the_first_screen_says_score_band_and_progress(void **state)
{
	struct play *p = play_firm(24, 80);
	struct session *s = play_session(p);
	char range[64], band[64], done[64];

	(void)state;
	play(p, "S");
	snprintf(done, sizeof done, "%zu of %zu questions answered",
		 s->score.progress.answered, s->score.progress.asked);
	assert_shows(p, range_text(range, &s->score.overall));
	assert_shows(p, range_band_text(band, &s->score.overall));
	assert_shows(p, done);
	play_close(p);
}

static size_t first_open_of(const struct session *s, size_t section)
{
	size_t i = 0;

	while (i < s->q->n_questions &&
	       (s->q->questions[i].section != section || !s->score.questions[i].asked ||
		session_is_answered(s, (struct thing){THING_QUESTION, i})))
		i++;
	return i;
}

static void enter_on_a_section_leads_to_its_first_open_question(void **state)
{
	struct play *p = play_firm(24, 80);
	size_t question;

	(void)state;
	play(p, "S");
	go_to_sections(p);
	play(p, "j <Enter>");
	question = first_open_of(play_session(p), 1);
	assert_int_equal(app_view(p->app), VIEW_WALK);
	assert_shows(p, play_session(p)->q->questions[question].id);
	play_close(p);
}

static void enter_on_a_finding_leads_to_the_decision_it_blames(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "S j");
	assert_cursor(p, "CR-02");
	play(p, "<Enter>");
	assert_int_equal(app_view(p->app), VIEW_DECISIONS);
	play_close(p);
}

static void tab_goes_round_the_parts_and_back(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "S");
	assert_cursor(p, "CR-01  critical");
	play(p, "<Tab>");
	assert_cursor(p, "/contain critical Contain CR-");
	play(p, "<Tab>");
	assert_cursor(p, "up to    +2.4  ");
	play(p, "<Tab>");
	assert_cursor(p, "9.5 to 85.2");
	play(p, "<Tab> <Tab>");
	assert_cursor(p, "REL-09");
	play(p, "<Tab>");
	assert_cursor(p, "CR-01");
	play(p, "<S-Tab>");
	assert_cursor(p, "REL-09");
	play_close(p);
}

/* The first screen: three findings, what to do first, and what it is about under the cursor. */
static void the_first_screen_answers_what_now(void **state)
{
	struct play *p = play_firm(24, 80);
	struct session *s = play_session(p);

	(void)state;
	play(p, "S");
	session_need_plan(s);
	for (size_t i = 0; i < WORST_FINDINGS; i++)
		assert_shows(p, s->q->rules[s->plan.findings[i].rule].id);
	assert_shows(p, "Because Exposure");
	assert_shows(p, "What to do first");
	assert_shows(p, s->plan.actions[0].id);
	play(p, "<Tab>");
	assert_false(play_has(p, "Because Exposure"));
	assert_shows(p, "contains CR-01");
	play_close(p);
}

/* Enter on an action leads to its row of the plan. */
static void enter_on_an_action_leads_to_it_in_the_plan(void **state)
{
	struct play *p = play_firm(40, 100);
	struct session *s = play_session(p);

	(void)state;
	for (size_t i = 0; i < FIRST_ACTIONS; i++) {
		char title[32];

		play(p, "S");
		if (!i)
			play(p, "<Tab>");
		else
			play(p, "j");
		snprintf(title, sizeof title, "%.20s", s->plan.actions[i].title);
		assert_cursor(p, title);
		play(p, "<Enter>");
		assert_int_equal(app_view(p->app), VIEW_PLAN);
		snprintf(title, sizeof title, "%.*s ", (int)strcspn(s->plan.actions[i].id, "/"),
			 s->plan.actions[i].id);
		assert_cursor(p, title); /* the plan has the id in front of it */
	}
	play_close(p);
}

static void all_findings_are_shown_on_demand(void **state)
{
	struct play *p = play_firm(40, 80);

	(void)state;
	play(p, "S");
	assert_false(play_has(p, "CR-55"));
	play(p, "j j j");
	assert_cursor(p, "8 more findings");
	assert_shows(p, "Enter all findings");
	play(p, "<Enter>");
	assert_shows(p, "CR-55");
	assert_cursor(p, "only the worst 3 again");
	play(p, "<Space>");
	assert_false(play_has(p, "CR-55"));
	assert_cursor(p, "8 more findings");
	/* beside the rest there is room for all */
	app_resize(p->app, 60, 120);
	assert_shows(p, "CR-16");
	assert_false(play_has(p, "more findings"));
	assert_false(play_has(p, "Enter all findings"));
	play_close(p);
}

/* Answers everything that is asked, whatever that opens. */
static void answer_all(struct session *s)
{
	for (bool more = true; more;) {
		more = false;
		session_need_plan(s);
		for (size_t i = 0; !more && i < s->plan.n_open; i++) {
			struct thing t = s->plan.open[i];

			if (t.kind == THING_DECISION)
				more = session_set_option(s, t.index, 0);
			else if (t.kind == THING_QUESTION)
				more = s->q->questions[t.index].type == TYPE_LEVELS
					       ? session_set_level(s, t.index, 1)
					       : session_set_unknown(s, t);
		}
	}
}

/* When nothing is open no answer narrows anything; what to do first stays. */
static void when_all_is_answered_what_to_do_first_stays(void **state)
{
	struct play *p = play_firm(60, 80);
	struct session *s = play_session(p);

	(void)state;
	play(p, "S");
	assert_shows(p, "What would narrow the range most");
	answer_all(s);
	play(p, "L S");
	assert_shows(p, "What to do first");
	assert_shows(p, s->plan.actions[0].id);
	assert_false(play_has(p, "up to "));
	play_close(p);
}

static void the_cursor_stays_on_its_finding_when_the_window_grows(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "S j j");
	assert_cursor(p, "CR-06");
	app_resize(p->app, 40, 120);
	assert_cursor(p, "CR-06");
	app_resize(p->app, 16, 60);
	assert_cursor(p, "CR-06");
	play_close(p);
}

static void space_unfolds_the_areas_of_a_section_and_folds_them_again(void **state)
{
	struct play *p = play_firm(50, 80);
	const struct questionnaire *q = play_session(p)->q;
	char area[64]; /* as it is indented below its section, and not on the map */

	(void)state;
	snprintf(area, sizeof area, "   %s", q->areas[q->sections[0].areas.items[0]].title);
	play(p, "S");
	go_to_sections(p);
	assert_false(play_has(p, area));
	play(p, "<Space>");
	assert_true(play_has(p, area));
	play(p, "j");
	assert_cursor(p, area);
	play(p, "<Space>");
	assert_false(play_has(p, area));
	assert_cursor(p, q->sections[0].title);
	play_close(p);
}

static void without_answers_nothing_is_a_finding_and_everything_is_open(void **state)
{
	static const char *const none[] = {"name=Empty", NULL};
	struct play *p = play_open(none, 40, 120, false);

	(void)state;
	play(p, "S");
	assert_shows(p, "None so far");
	assert_shows(p, "0.0 to 100.0");
	assert_shows(p, "still open");
	play_close(p);
}

static int64_t low_thousandths(const struct session *s)
{
	return frac_scaled(s->score.overall.low, 100000);
}

/* Answers it as well as can be; false for what follows from decisions. */
static bool answer_best(struct session *s, size_t i)
{
	const struct question *q = &s->q->questions[i];

	if (q->type == TYPE_DECISIONS)
		return false;
	if (q->type == TYPE_LEVELS)
		return session_set_level(s, i, 4);
	for (size_t k = 0; k < q->n_practices; k++)
		assert_true(session_set_practice(s, i, k, PRACTICE_YES));
	return true;
}

/* The answers that would narrow the range most, in the order of the list. */
static size_t list_movers(struct arena *a, struct session *s, struct score_item *movers)
{
	struct score_items list;
	size_t n = 0;

	session_need_plan(s);
	list = score_items_make(a, s, &(struct score_look){.two_columns = true, .unfolded = -1});
	for (size_t i = 0; i < list.n; i++)
		if (list.items[i].kind == ITEM_MOVER) {
			assert_true(n < MOVERS_MAX);
			movers[n++] = list.items[i];
		}
	return n;
}

/* The promise "up to +x" is kept by the best answer. Rounding may cost one thousandth. */
static void what_a_mover_promises_is_what_its_best_answer_adds(void **state)
{
	struct play *p = play_firm(24, 80);
	struct session *s = play_session(p);
	struct arena arena = {0};
	size_t kept = 0;

	(void)state;
	for (int tries = 0; tries < 40 && kept < 12; tries++) {
		struct score_item movers[MOVERS_MAX];
		size_t n = list_movers(&arena, s, movers), at = 0;
		size_t asked = s->score.progress.asked;
		int64_t before = low_thousandths(s), got;

		while (at < n && !answer_best(s, movers[at].what.index))
			at++;
		assert_true(at < n);
		got = low_thousandths(s) - before;
		if (asked != s->score.progress.asked)
			continue;
		assert_in_range(movers[at].gain - got + 1, 0, 2);
		kept++;
	}
	assert_int_equal(kept, 12);
	arena_release(&arena);
	play_close(p);
}

static void movers_come_largest_first_and_no_answer_adds_more(void **state)
{
	struct play *p = play_firm(24, 80);
	struct session *s = play_session(p);
	struct score_item movers[MOVERS_MAX];
	struct arena arena = {0};
	size_t tried = 0;

	(void)state;
	assert_int_equal(list_movers(&arena, s, movers), MOVERS_MAX);
	for (size_t i = 1; i < MOVERS_MAX; i++)
		assert_true(movers[i].gain <= movers[i - 1].gain);
	for (size_t i = 0; i < s->q->n_questions; i++) {
		size_t asked = s->score.progress.asked;
		int64_t before = low_thousandths(s);
		bool listed = false;

		for (size_t k = 0; k < MOVERS_MAX; k++)
			listed |= movers[k].what.index == i;
		if (listed || s->q->questions[i].type != TYPE_LEVELS ||
		    !s->score.questions[i].asked ||
		    s->score.questions[i].state != STANDING_UNANSWERED)
			continue;
		assert_true(session_set_level(s, i, 4));
		if (asked == s->score.progress.asked)
			assert_true(low_thousandths(s) - before <=
				    movers[MOVERS_MAX - 1].gain + 1);
		assert_true(session_undo(s));
		tried++;
	}
	assert_true(tried > 20);
	arena_release(&arena);
	play_close(p);
}

static struct range range_of(int64_t low, int64_t high, int64_t so_far)
{
	return (struct range){.any = true, .has_so_far = so_far >= 0,
			      .low = frac_of(low, 100), .high = frac_of(high, 100),
			      .so_far = frac_of(so_far < 0 ? 0 : so_far, 100)};
}

static void letters_stand_for_bands(void **state)
{
	static const struct {
		int64_t low, high, so_far;
		size_t answered;
		const char *bands;
		char heat;
	} rows[] = {
		{0, 100, -1, 0, "C-E", '.'},  {0, 100, 20, 2, "C-E", 'c'},
		{20, 20, 20, 4, "C", 'C'},    {40, 60, 50, 3, "M", 'm'},
		{40, 80, 66, 4, "M-E", 'M'},  {67, 67, 67, 4, "E", 'E'},
		{33, 33, 33, 4, "M", 'M'},    {32, 33, 33, 4, "C-M", 'M'},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct range r = range_of(rows[i].low, rows[i].high, rows[i].so_far);
		struct progress g = {.asked = 4, .answered = rows[i].answered};
		char buf[8];

		assert_string_equal(band_letters(buf, &r), rows[i].bands);
		assert_int_equal(heat_letter(&r, &g), rows[i].heat);
	}
}

/* A band that says nothing is left out; counts are words. */
static void a_section_says_only_what_is_known_of_it(void **state)
{
	static const int cols[] = {60, 80, 120};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cols); i++) {
		struct play *p = play_firm(40, cols[i]);

		play(p, "S");
		assert_shows(p, "\u00b7 lost");
		go_to_sections(p);
		assert_cursor(p, " 3 of 15");
		assert_false(play_has(p, "C-E"));
		play(p, "j");
		assert_cursor(p, "1 of 22");
		assert_false(play_has(p, "94.5 critical to excellent"));
		play_close(p);
	}
}

static void bands_are_named_where_they_say_something(void **state)
{
	static const char *const few[] = {"kinds=rag", "depth=core", "DT-21=one", NULL};
	struct play *p = play_open(few, 40, 120, false);
	struct session *s = play_session(p);
	struct range *first = &s->score.sections[0];

	(void)state;
	play(p, "S");
	go_to_sections(p);
	*first = (struct range){.any = true, .low = frac_of(1, 10), .high = frac_of(5, 10)};
	assert_shows(p, " C-M ");
	assert_shows(p, "C critical   M moderate   E excellent");
	app_resize(p->app, 16, 60);
	assert_shows(p, " C-M ");
	assert_shows(p, "C critical   M moderate   E excellent");
	app_resize(p->app, 24, 80);
	assert_shows(p, "critical to moderate");
	assert_false(play_has(p, "C critical   M"));
	play_close(p);
}

static void the_unverified_are_counted_by_what_they_are(void **state)
{
	static const char *const some[] = {"kinds=rag", "stage=prod", "serving=online",
					   "REL-09=unknown", "REL-02=unknown",
					   "DT-27=unknown",
					   "REL-06=replicas:yes,zones:unknown", NULL};
	struct play *p = play_open(some, 40, 80, false);

	(void)state;
	play(p, "S G");
	assert_shows(p, "Unverified  2 questions, 1 decision, items of 1 more question;");
	play_close(p);
}

/* Below all the rest; Enter leads to the question. */
static void what_is_set_aside_is_listed_with_its_reason(void **state)
{
	struct play *p = play_firm(24, 80);
	struct session *s = play_session(p);

	(void)state;
	assert_true(session_set_na(s, questionnaire_find(s->q, "SEC-15").index, NA_OTHER,
				   "One tenant only "));
	play(p, "S G");
	assert_shows(p, "Set aside  1 of weight 4 or 5 does not apply");
	assert_cursor(p, "SEC-15");
	assert_shows(p, "another reason: One tenant only");
	assert_screen(p, "score-aside-80x24.txt");
	app_resize(p->app, 40, 120);
	assert_cursor(p, "SEC-15");
	assert_screen(p, "score-aside-120x40.txt");
	play(p, "<Enter>");
	assert_int_equal(app_view(p->app), VIEW_WALK);
	assert_shows(p, "SEC-15");
	play_close(p);
}

static void the_screens_are_those_that_were_read(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "S");
	assert_screen(p, "score-firm-80x24.txt");
	play(p, "<Tab>");
	assert_screen(p, "score-actions-80x24.txt");
	play(p, "k <Enter>");
	assert_screen(p, "score-findings-80x24.txt");
	app_resize(p->app, 40, 120);
	assert_screen(p, "score-firm-120x40.txt");
	app_resize(p->app, 16, 60);
	play(p, "G");
	assert_screen(p, "score-end-60x16.txt");
	play_close(p);
}

/* The walk may stand below the score: who goes to a question from here comes back here, and not
 * out of the program. What was only looked up on the way is left. */
static void back_from_a_question_leads_to_the_score(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "W S");
	go_to_sections(p);
	play(p, "<Enter>");
	assert_int_equal(app_view(p->app), VIEW_WALK);
	play(p, "i i q");
	assert_int_equal(app_view(p->app), VIEW_SCORE);
	play(p, "<Enter> i R q q q");
	assert_int_equal(app_view(p->app), VIEW_SCORE);
	play_close(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_section_has_its_line),
		cmocka_unit_test(the_first_screen_says_score_band_and_progress),
		cmocka_unit_test(enter_on_a_section_leads_to_its_first_open_question),
		cmocka_unit_test(back_from_a_question_leads_to_the_score),
		cmocka_unit_test(enter_on_a_finding_leads_to_the_decision_it_blames),
		cmocka_unit_test(the_first_screen_answers_what_now),
		cmocka_unit_test(enter_on_an_action_leads_to_it_in_the_plan),
		cmocka_unit_test(all_findings_are_shown_on_demand),
		cmocka_unit_test(when_all_is_answered_what_to_do_first_stays),
		cmocka_unit_test(tab_goes_round_the_parts_and_back),
		cmocka_unit_test(the_cursor_stays_on_its_finding_when_the_window_grows),
		cmocka_unit_test(space_unfolds_the_areas_of_a_section_and_folds_them_again),
		cmocka_unit_test(without_answers_nothing_is_a_finding_and_everything_is_open),
		cmocka_unit_test(what_a_mover_promises_is_what_its_best_answer_adds),
		cmocka_unit_test(movers_come_largest_first_and_no_answer_adds_more),
		cmocka_unit_test(letters_stand_for_bands),
		cmocka_unit_test(a_section_says_only_what_is_known_of_it),
		cmocka_unit_test(bands_are_named_where_they_say_something),
		cmocka_unit_test(the_unverified_are_counted_by_what_they_are),
		cmocka_unit_test(what_is_set_aside_is_listed_with_its_reason),
		cmocka_unit_test(the_screens_are_those_that_were_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
