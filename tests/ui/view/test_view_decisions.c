/* The list of decisions and the architecture that follows. */
#include "ui/firm.h"

#include "ui/view/view.h"

/* No label of the architecture is cut: it goes on in the next row. */
static void labels_of_the_architecture_wrap(void **state)
{
	struct play *p = play_open(firm, 60, 60, false);

	(void)state;
	play(p, "D t");
	for (int cols = 60; cols <= 130; cols += 7) {
		struct str screen;
		const char *first;

		app_resize(p->app, 60, cols);
		screen = play_screen(p);
		first = strstr(str_text(&screen), "Management groups");
		assert_non_null(first);
		if (strstr(first, "\u2026"))
			fail_msg("%d columns:\n%s", cols, str_text(&screen));
		str_release(&screen);
	}
	play_close(p);
}

/* How bad a finding is can be read, not only seen by its colour. */
static void a_finding_says_how_bad_it_is(void **state)
{
	struct play *p = play_open(firm, 40, 80, false);

	(void)state;
	play(p, "D");
	assert_shows(p, "!m  Shared");
	assert_shows(p, "!c\u2020 Public");
	play_close(p);
}

/* A finding that comes of an option is told beside it though it blames what follows from that:
 * but not beside one that is the best, nor beside a fact. */
static void a_finding_stands_beside_the_option_it_comes_of(void **state)
{
	static const char *const answers[] = {"depth=deep", "stage=prod", "DT-03=net",
					      "DT-07=none_pol", NULL};
	struct play *p = play_open(answers, 150, 120, false);

	(void)state;
	play(p, ": D T - 0 7 <Enter>");
	assert_shows(p, "CR-08 critical Production without");
	play(p, "D");
	assert_shows(p, "!c\u2020 None");
	play(p, ": D T - 0 7 <Enter> i");
	assert_shows(p, "CR-08 critical");
	play(p, "i 1");
	assert_false(play_has(p, "!c\u2020"));
	play_close(p);
}

/* What is not asked is not called undecided. */
static void what_is_not_asked_is_not_open(void **state)
{
	struct play *p = play_open(firm, 60, 120, false);

	(void)state;
	play(p, ": D T - 1 9 <Enter>");
	assert_shows(p, "Not asked: only when");
	assert_false(play_has(p, "Not decided yet"));
	play_close(p);
}

static void details_are_shown_and_hidden_at_every_width(void **state)
{
	static const char *const views[] = {"W : R E L - 0 1 <Enter>", "D"};
	static const char *const details[] = {"How to get better", "Questions that follow it"};
	static const int cols[] = {109, 110, 200};

	(void)state;
	for (size_t i = 0; i < 2 * COUNT_OF(cols); i++) {
		struct play *p = play_open(firm, 60, cols[i / 2], false);
		bool shown;

		play(p, views[i % 2]);
		shown = play_has(p, details[i % 2]);
		play(p, "I");
		assert_int_equal(play_has(p, details[i % 2]), !shown);
		assert_shows(p, shown ? "details are hidden" : "details are shown ");
		play(p, "I");
		assert_int_equal(play_has(p, details[i % 2]), shown);
		play_close(p);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(labels_of_the_architecture_wrap),
		cmocka_unit_test(a_finding_says_how_bad_it_is),
		cmocka_unit_test(a_finding_stands_beside_the_option_it_comes_of),
		cmocka_unit_test(what_is_not_asked_is_not_open),
		cmocka_unit_test(details_are_shown_and_hidden_at_every_width),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
