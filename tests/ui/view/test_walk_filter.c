/* Walking only through some questions, and out of that again. */
#include "ui/play.h"

/* Steps from the first to the last question that the walk shows; returns how many. */
static size_t steps(struct play *p)
{
	size_t n = 1;

	play(p, "[ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [");
	for (; n < 400; n++) {
		play(p, "]");
		if (strstr(str_text(&play_session(p)->message), "this is the last"))
			break;
	}
	return n;
}

static void only_what_is_asked_for_is_shown_and_said(void **state)
{
	static const struct {
		const char *key, *line, *shown;
		size_t n; /* 0: not counted */
	} rows[] = {{"k", "Only unknown: 1  Esc shows all", "REL-09", 1},
		    {"f", "Only flagged: 2", "REL-01", 2},
		    {"u", "Only unanswered:", "", 0},
		    {"o", "Only core:", "", 0},
		    {"t 1", "Only theme Strategic question:", "", 0}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct play *p = play_open(play_contoso, 24, 80, false);

		play(p, "W / R E L - 0 1 <Enter> f / R E L - 0 2 <Enter> f s");
		assert_non_null(play_dialog(p));
		play(p, rows[i].key);
		assert_shows(p, rows[i].line);
		assert_true(play_session(p)->file != NULL);
		if (rows[i].n)
			assert_int_equal(steps(p), rows[i].n);
		play_close(p);
	}
}

/* All that passes stands above the question; steps move in it. */
static void what_passes_is_a_list(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	play(p, "W / R E L - 0 1 <Enter> f / R E L - 0 3 <Enter> f s f [");
	assert_shows(p, "\u25b9 \u2713 REL-01  Which reliability targets");
	assert_shows(p, "    REL-03  Which silent AI faults");
	play(p, "]");
	assert_shows(p, "  \u2713 REL-01  Which reliability targets");
	assert_shows(p, "\u25b9   REL-03  Which silent AI faults");
	play_close(p);
}

static void escape_shows_all_again(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	play(p, "W s k");
	assert_shows(p, "Only unknown");
	play(p, "<Esc>");
	assert_false(strstr(str_text(&play_session(p)->message), "shown again") == NULL);
	play(p, "]");
	assert_int_equal(app_view(p->app), VIEW_WALK);
	assert_shows(p, "REL-10");
	play_close(p);
}

static void who_stands_on_what_passes_stays_there(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	play(p, "W / R E L - 1 0 <Enter> <Esc> s u");
	assert_shows(p, "Only unanswered");
	assert_shows(p, "REL-10 ");
	play(p, "<Esc> / R E L - 0 1 <Enter> <Esc> s u"); /* that is answered */
	assert_false(play_has(p, "REL-01 "));
	play_close(p);
}

static void a_filter_without_anything_is_not_taken(void **state)
{
	static const char *const none[] = {"name=Empty", NULL};
	struct play *p = play_open(none, 24, 80, false);

	(void)state;
	play(p, "W s f");
	assert_shows(p, "there is nothing flagged");
	play(p, "s c");
	assert_shows(p, "there is nothing critical");
	play_close(p);
}

static void jumping_elsewhere_ends_the_filter(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	play(p, "W s k / R E L - 0 1 <Enter>");
	assert_shows(p, "REL-01");
	play(p, "s k L / S E C <Enter> <Enter>");
	assert_shows(p, "SEC-01");
	assert_shows(p, "everything that is asked is shown again");
	play_close(p);
}

static void answering_goes_on_within_the_filter(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	play(p, "W / R E L - 0 1 <Enter> f / R E L - 0 2 <Enter> f s f [ 4");
	assert_shows(p, "REL-02");
	assert_shows(p, "Only flagged: 2");
	play_close(p);
}

static void an_id_leads_to_what_is_not_asked_and_says_why(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);
	const struct session *s = play_session(p);
	char keys[64] = "W /";
	size_t i = 0;

	(void)state;
	while (s->score.questions[i].asked || !s->q->questions[i].when)
		i++;
	for (const char *c = s->q->questions[i].id; *c; c++) {
		size_t n = strlen(keys);

		snprintf(keys + n, sizeof keys - n, " %c", *c);
	}
	play(p, keys);
	play(p, "<Enter>");
	assert_shows(p, s->q->questions[i].id);
	assert_shows(p, "Not asked: only when");
	play(p, "3");
	assert_int_equal(s->a->questions[i].state, ANSWER_UNSET);
	play(p, "]");
	assert_int_equal(app_view(p->app), VIEW_WALK);
	play_close(p);
}

static void the_filter_looks_as_it_was_reviewed(void **state)
{
	static const struct {
		const char *name, *keys;
		int rows, cols;
		bool ascii;
	} rows[] = {{"walk-filter-80x24.txt", "W s", 24, 80, false},
		    {"walk-filter-120x40.txt", "W s", 40, 120, false},
		    {"walk-only-80x24.txt", "W s k", 24, 80, false},
		    {"walk-only-120x40.txt", "W s k", 40, 120, false},
		    {"walk-only-60x16.txt", "W s k", 16, 60, false},
		    {"walk-only-ascii-80x24.txt", "W s k", 24, 80, true}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct play *p = play_open(play_contoso, rows[i].rows, rows[i].cols,
					   rows[i].ascii);
		struct str text = {0};

		play(p, rows[i].keys);
		grid_text(app_draw(p->app), &text);
		str_add(&text, "--------\n");
		grid_styles(app_draw(p->app), &text);
		assert_golden(rows[i].name, str_text(&text));
		str_release(&text);
		play_close(p);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_what_is_asked_for_is_shown_and_said),
		cmocka_unit_test(escape_shows_all_again),
		cmocka_unit_test(who_stands_on_what_passes_stays_there),
		cmocka_unit_test(a_filter_without_anything_is_not_taken),
		cmocka_unit_test(jumping_elsewhere_ends_the_filter),
		cmocka_unit_test(answering_goes_on_within_the_filter),
		cmocka_unit_test(an_id_leads_to_what_is_not_asked_and_says_why),
		cmocka_unit_test(the_filter_looks_as_it_was_reviewed),
		cmocka_unit_test(what_passes_is_a_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
