/* The milestones of a file: kept, called otherwise, forgotten, gone back to; what moved since, here
 * and in the score. */
#include "ui/firm.h"

#include "model/assessment/milestone.h"
#include "model/store/templates.h"

/* The worked example with three milestones. */
static struct assessment_file *year(void)
{
	const struct embedded_file *t = template_file("assistant-over-a-year");
	struct questionnaire *q = built_in();
	struct diags d = {0};
	struct assessment *a =
		assessment_parse(q, "year", (const char *)t->bytes, t->n, &d);

	assert_diags(&d, "");
	diags_release(&d);
	return assessment_unfiled(q, a, "");
}

static struct play *play_year(int rows, int cols)
{
	return play_open_file(NULL, year(), rows, cols, false);
}

static void every_size(const char *keys, const char *name)
{
	static const struct {
		int rows, cols;
	} sizes[] = {{24, 80}, {40, 120}, {16, 60}};

	for (size_t i = 0; i < COUNT_OF(sizes); i++) {
		struct play *p = play_year(sizes[i].rows, sizes[i].cols);
		char file[60];

		play(p, keys);
		snprintf(file, sizeof file, "%s-%dx%d.txt", name, sizes[i].cols, sizes[i].rows);
		assert_screen(p, file);
		play_close(p);
	}
}

static void they_stand_in_a_list(void **state)
{
	(void)state;
	every_size("M j", "milestones");
}

static void what_moved_is_told(void **state)
{
	(void)state;
	every_size("M G <Enter>", "milestones-moved");
	every_size("M G <Enter> G k k", "milestones-moved-end");
}

static void the_score_says_what_moved_since(void **state)
{
	(void)state;
	every_size("S <Tab> <Tab>", "score-since");
}

static void without_one_it_says_what_they_are_for(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "M");
	assert_screen(p, "milestones-none-80x24.txt");
	play(p, "n <Esc> S");
	assert_int_equal(p->log.saves, 0); /* looking writes nothing */
	play_close(p);
}

static const struct assessment *assessment_of(struct play *p)
{
	return p->app ? app_session(p->app)->a : NULL;
}

static void keys_keep_rename_and_remove(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "M n <Enter>");
	assert_shows(p, "a milestone needs a name");
	play(p, "n o n e <Enter>");
	assert_shows(p, "kept as 'one'");
	assert_true(p->log.saves > 0);
	play(p, "n o n e <Enter>");
	assert_shows(p, "kept as 'one (2)'");
	play(p, "e <C-u> o n e <Enter>");
	assert_shows(p, "there is a milestone 'one' already");
	play(p, "e <C-u> t w o <Enter>");
	assert_shows(p, "'one (2)' is 'two' now");
	assert_true(milestone_is_there(assessment_of(p), "two"));
	play(p, "<Del> n");
	assert_true(milestone_is_there(assessment_of(p), "two"));
	play(p, "<Del> y");
	assert_shows(p, "'two' is forgotten");
	assert_false(milestone_is_there(assessment_of(p), "two"));
	assert_true(milestone_is_there(assessment_of(p), "one"));
	play_close(p);
}

static void going_back_keeps_what_is_there(void **state)
{
	struct play *p = play_year(24, 80);

	(void)state;
	play(p, "M r n");
	assert_shows(p, "57.4");
	play(p, "r y");
	assert_shows(p, "before going back to kick-off");
	assert_shows(p, "as it was at 'kick-off'");
	play(p, "G <Enter>"); /* from what was there to what is there now */
	assert_shows(p, "What moved since before going back to kick-off of 2026-11-21");
	assert_shows(p, "-33.3");
	play(p, "<Esc> G r y");
	assert_shows(p, "as it was at 'before going back to kick-off'");
	assert_shows(p, "57.4");
	play_close(p);
}

static void enter_goes_to_what_moved_and_back(void **state)
{
	struct play *p = play_year(24, 80);

	(void)state;
	play(p, "M G <Enter> j j <Enter>");
	assert_int_equal(app_view(p->app), VIEW_WALK);
	assert_shows(p, "REL-16");
	play(p, "M");
	assert_shows(p, "What moved since first review");
	play(p, "<Esc>");
	assert_shows(p, "Kept on");
	play_close(p);
}

/* An answer that is given while it is shown moves it. */
static void what_is_answered_counts_at_once(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "M n n o w <Enter> <Enter>");
	assert_shows(p, "Nothing moved.");
	play(p, "W / R E L - 0 2 <Enter> 4 M");
	assert_shows(p, "level 1, then level 4");
	play(p, "z");
	assert_shows(p, "Nothing moved.");
	play_close(p);
}

static void commands_show_it_too(void **state)
{
	struct play *p = play_year(24, 80);

	(void)state;
	play(p, ": m i l e s t o n e s <Enter>");
	assert_shows(p, "Kept on");
	play(p, ": k e e p <Space> d u s k <Enter>");
	assert_shows(p, "kept as 'dusk'");
	play(p, "g : r e s t o r e <Enter>");
	assert_shows(p, "Go back to 'kick-off'?");
	play_close(p);
}

/* At another depth there is no line from then to now. */
static void another_depth_is_not_mixed_in(void **state)
{
	struct play *p = play_year(24, 80);

	(void)state;
	app_session(p->app)->a->settings.depth = DEPTH_CORE;
	session_restart(app_session(p->app));
	play(p, "M");
	assert_shows(p, "Not on one line with now: depth deep; of the ");
	play(p, "S");
	assert_shows(p, "the newest milestone was of another version or depth");
	play_close(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(they_stand_in_a_list),
		cmocka_unit_test(what_moved_is_told),
		cmocka_unit_test(the_score_says_what_moved_since),
		cmocka_unit_test(without_one_it_says_what_they_are_for),
		cmocka_unit_test(keys_keep_rename_and_remove),
		cmocka_unit_test(going_back_keeps_what_is_there),
		cmocka_unit_test(enter_goes_to_what_moved_and_back),
		cmocka_unit_test(what_is_answered_counts_at_once),
		cmocka_unit_test(commands_show_it_too),
		cmocka_unit_test(another_depth_is_not_mixed_in),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
