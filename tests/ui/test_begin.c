/* The first minute: what is asked of a file in which nothing stands yet. */
#include "firm.h"

#include "ui/session/session.h"

static struct play *open_with(const char *answer)
{
	const char *answers[] = {answer, NULL};

	return play_open(answers, 24, 80, false);
}

static void an_empty_file_asks_for_time_and_name(void **state)
{
	struct play *p = open_with(NULL);
	struct session *s = play_session(p);

	(void)state;
	assert_string_equal(play_dialog(p), "How much time is there?");
	assert_shows(p, "1 Ninety minutes (core): what matters most");
	play(p, "1");
	assert_true(s->a->settings.has_depth);
	assert_int_equal(s->a->settings.depth, DEPTH_CORE);
	assert_string_equal(play_dialog(p), "What is the workload called?");
	play(p, "C h a t <Enter>");
	assert_null(play_dialog(p));
	assert_string_equal(s->a->name, "Chat");
	assert_int_equal(app_view(p->app), VIEW_PROFILE);
	assert_cursor(p, "Workload kinds");
	assert_shows(p, "0 of 5 answered"); /* a core review asks only its own fields */
	play(p, "1 <Enter> 3");
	assert_cursor(p, "Business criticality");
	play_close(p);
}

/* Esc leaves each of them open: the depth is that of old, the name can be told later. */
static void both_can_be_passed_over(void **state)
{
	struct play *p = open_with(NULL);
	struct session *s = play_session(p);

	(void)state;
	play(p, "<Esc>");
	assert_string_equal(play_dialog(p), "What is the workload called?");
	play(p, "<Esc>");
	assert_null(play_dialog(p));
	assert_false(s->a->settings.has_depth);
	assert_string_equal(s->a->name, "");
	assert_int_equal(p->log.saves, 0);
	assert_cursor(p, "Workload kinds");
	play_close(p);
}

static void both_can_be_taken_back_and_changed_later(void **state)
{
	struct play *p = open_with(NULL);
	struct session *s = play_session(p);

	(void)state;
	play(p, "2 X <Enter> z z");
	assert_false(s->a->settings.has_depth);
	assert_string_equal(s->a->name, "");
	play(p, "P g <Enter> Y <Enter> : d e p t h <Enter>");
	assert_string_equal(s->a->name, "Y");
	play_close(p);
}

static void a_file_in_which_something_stands_asks_nothing(void **state)
{
	static const char *const answers[] = {"name=Chat", "depth=core", "stage=prod",
					      "DT-01=full", "REL-01=2", "REL-01=unknown"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(answers); i++) {
		struct play *p = open_with(answers[i]);

		assert_null(play_dialog(p));
		play_close(p);
	}
}

/* With a name the cursor stands on what comes next. */
static void a_named_file_goes_on_behind_the_name(void **state)
{
	struct play *p = open_with("name=Chat");

	(void)state;
	assert_int_equal(app_view(p->app), VIEW_PROFILE);
	assert_cursor(p, "Workload kinds");
	play_close(p);
}

/* A kind of workload and its delivery are told by the starter; the rest of a core profile not. */
static bool create_in_part(void *ctx, const char *path, const struct beginning *begin,
			   struct assessment_file **f, struct err *err)
{
	struct questionnaire *q = built_in();
	struct assessment *a = assessment_new(q);

	(void)ctx;
	(void)path;
	(void)begin;
	(void)err;
	set_answer(a, "depth", "core");
	set_answer(a, "kinds", "rag,genai");
	set_answer(a, "serving", "online");
	*f = assessment_unfiled(q, a, "");
	return true;
}

/* A file from a starter goes on with what the profile lacks, and passes over what it has. */
static void a_profile_told_in_part_asks_the_rest(void **state)
{
	struct play *p = play_open(NULL, 24, 80, false);

	(void)state;
	p->ports.create = create_in_part;
	play(p, "A 1 1 X <Enter> <Enter>");
	assert_int_equal(app_view(p->app), VIEW_PROFILE);
	assert_cursor(p, "Lifecycle stage");
	play(p, "3");
	assert_cursor(p, "Business criticality");
	play(p, "3");
	assert_cursor(p, "Data sensitivity");
	play(p, "3");
	assert_int_equal(app_view(p->app), VIEW_WALK);
	assert_shows(p, "the profile is through; here begins the walk");
	/* What had an answer is changed row by row. */
	play(p, "P g j j 3");
	assert_cursor(p, "Business criticality");
	play_close(p);
}

static void the_screens_are_those_that_were_read(void **state)
{
	static const struct {
		int rows, cols;
		const char *time, *name;
	} rows[] = {{24, 80, "begin-time-80x24.txt", "begin-name-80x24.txt"},
		    {16, 60, "begin-time-60x16.txt", "begin-name-60x16.txt"}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		const char *answers[] = {NULL};
		struct play *p = play_open(answers, rows[i].rows, rows[i].cols, false);

		assert_screen(p, rows[i].time);
		play(p, "1 C h a t");
		assert_screen(p, rows[i].name);
		play_close(p);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_file_asks_for_time_and_name),
		cmocka_unit_test(both_can_be_passed_over),
		cmocka_unit_test(both_can_be_taken_back_and_changed_later),
		cmocka_unit_test(a_file_in_which_something_stands_asks_nothing),
		cmocka_unit_test(a_named_file_goes_on_behind_the_name),
		cmocka_unit_test(a_profile_told_in_part_asks_the_rest),
		cmocka_unit_test(the_screens_are_those_that_were_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
