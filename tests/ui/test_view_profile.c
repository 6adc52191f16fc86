/* The last rows of the profile: how deep the review goes, its target, its capacity. */
#include "play.h"

static size_t asked(struct play *p)
{
	return play_session(p)->score.progress.asked;
}

static void the_depth_is_chosen_on_the_screen(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);
	size_t all = asked(p);

	(void)state;
	play(p, "P G k k");
	assert_shows(p, "How much is asked?");
	assert_shows(p, "90 minutes");
	play(p, "1");
	assert_true(play_session(p)->a->settings.has_depth);
	assert_int_equal(play_session(p)->a->settings.depth, DEPTH_CORE);
	assert_true(asked(p) < all);
	assert_int_equal(p->log.saves, 1);
	play(p, "z");
	assert_int_equal(asked(p), all);
	play_close(p);
}

static void the_depth_is_taken_back(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);
	size_t all = asked(p);

	(void)state;
	play(p, "P G k k 1 G k k <Del>");
	assert_false(play_session(p)->a->settings.has_depth);
	assert_int_equal(asked(p), all);
	play_close(p);
}

static void the_target_is_a_level(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	play(p, "P G k 4");
	assert_int_equal(play_session(p)->a->settings.target, 4);
	assert_int_equal(play_session(p)->score.target, 4);
	play(p, "G k <Tab> j <Enter>");
	assert_int_equal(play_session(p)->a->settings.target, 2);
	play(p, "G k 5");
	assert_int_equal(play_session(p)->a->settings.target, 2);
	play_close(p);
}

static void the_capacity_is_typed(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	play(p, "P G <Enter> 2 0 <Enter>");
	assert_int_equal(play_session(p)->a->settings.capacity, 20);
	play(p, "P G <Enter> <C-u> x <Enter>");
	assert_non_null(play_dialog(p));
	assert_shows(p, "use a whole number");
	play(p, "<Esc> <Del>");
	assert_int_equal(play_session(p)->a->settings.capacity, 0);
	play_close(p);
}

/* A digit is the beginning of a number: it needs no Enter before it. */
static void a_digit_begins_a_number(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	play(p, "P G 2 0 <Enter>");
	assert_int_equal(play_session(p)->a->settings.capacity, 20);
	play(p, "P G 3 <Enter>");
	assert_int_equal(play_session(p)->a->settings.capacity, 3);
	play_close(p);
}

/* Once the depth is chosen and all fields are answered the last one leads to the walk. */
static void the_last_field_leads_on(void **state)
{
	static const char *const core[] = {"depth=core", "kinds=rag", "stage=prod",
					   "criticality=low", NULL};
	struct play *p = play_open(core, 24, 80, false);

	(void)state;
	play(p, "P G k k k 2");
	assert_int_equal(app_view(p->app), VIEW_PROFILE);
	assert_shows(p, "How much is asked?");
	play(p, "k k 1 <Enter> <Enter>");
	assert_int_equal(app_view(p->app), VIEW_WALK);
	play_close(p);
}

/* The list says what was answered: a decision's option, a number with its unit, a text. */
static void the_list_shows_values_of_every_kind(void **state)
{
	static const char *const filled[] = {"stage=prod", "rto_h=24", "slo=three nines",
					     "DT-20=eu", NULL};
	struct play *p = play_open(filled, 40, 120, false);

	(void)state;
	play(p, "P");
	assert_shows(p, "Recovery time objective    24 hours");
	assert_shows(p, "Service objectives         three nines");
	assert_shows(p, "Residency boundary         European Union");
	play_close(p);
}

static void the_settings_look_as_they_were_reviewed(void **state)
{
	static const int sizes[][2] = {{24, 80}, {40, 120}, {16, 60}};
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	play(p, "P G k k");
	for (size_t i = 0; i < COUNT_OF(sizes); i++) {
		struct str text = {0};
		char name[64];

		app_resize(p->app, sizes[i][0], sizes[i][1]);
		grid_text(app_draw(p->app), &text);
		str_add(&text, "--------\n");
		grid_styles(app_draw(p->app), &text);
		snprintf(name, sizeof name, "profile-depth-%dx%d.txt", sizes[i][1],
			 sizes[i][0]);
		assert_golden(name, str_text(&text));
		str_release(&text);
	}
	play_close(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_depth_is_chosen_on_the_screen),
		cmocka_unit_test(the_depth_is_taken_back),
		cmocka_unit_test(the_target_is_a_level),
		cmocka_unit_test(the_capacity_is_typed),
		cmocka_unit_test(a_digit_begins_a_number),
		cmocka_unit_test(the_last_field_leads_on),
		cmocka_unit_test(the_list_shows_values_of_every_kind),
		cmocka_unit_test(the_settings_look_as_they_were_reviewed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
