/* The profile: its fields, and in its last rows how the review is done. */
#include "ui/play.h"

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
	assert_shows(p, "Ninety minutes");
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
	play(p, "G k <Tab> k k <Enter>"); /* from the 4 */
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

static const struct field_answer *answer_of(struct play *p, const char *name)
{
	struct session *s = play_session(p);

	return &s->a->fields[questionnaire_field(s->q, name)];
}

/* The line of the hardware cursor says that. */
static void assert_on(struct play *p, const char *part)
{
	const struct grid *g = app_draw(p->app);
	struct str line = {0};

	for (int col = 0; col < g->cols; col++)
		str_add(&line, grid_cell(g, g->cursor_row, col)->text);
	assert_text_has(str_text(&line), part);
	str_release(&line);
}

static void assert_footer(struct play *p, const char *labels)
{
	struct str screen = play_screen(p);
	const char *last = str_text(&screen), *end;

	while ((end = strchr(last, '\n')) && end[1])
		last = end + 1;
	assert_text_has(last, labels);
	str_release(&screen);
}

/* What Enter does among the values is what it says, and never another answer by chance. */
static void the_cursor_enters_at_the_chosen_value(void **state)
{
	static const char *const enter[] = {"<Space>", "<Tab>", "<Right>"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(enter); i++) {
		struct play *p = play_open(play_contoso, 24, 80, false);

		play(p, "P j j");
		play(p, enter[i]);
		assert_on(p, "3 (\u2713) Production");
		assert_footer(p, "Enter choose");
		play(p, "<Enter>");
		assert_int_equal(answer_of(p, "stage")->values, 4);
		assert_on(p, "Business criticality");
		play_close(p);
	}
}

static void the_cursor_enters_at_the_first_of_many(void **state)
{
	static const char *const some[] = {"kinds=agent,batch", NULL};
	struct play *p = play_open(some, 24, 80, false);

	(void)state;
	play(p, "P j <Tab>");
	assert_on(p, "3 [\u2713] Agents");
	assert_footer(p, "Space switch  0 none  Enter next  Tab fields");
	play(p, "j <Space>");
	assert_int_equal(answer_of(p, "kinds")->values, 4 | 8 | 32);
	play(p, "<Enter>");
	assert_on(p, "Lifecycle stage");
	play_close(p);
}

/* Several can be chosen where there are brackets. */
static void one_and_many_look_different(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	play(p, "P j");
	assert_shows(p, "Choose any number; 0 for none.");
	assert_shows(p, "2 [\u2713] Generates");
	assert_shows(p, "4 [ ] Trains");
	play(p, "j");
	assert_shows(p, "Choose one.");
	assert_shows(p, "1 ( ) Proof");
	assert_shows(p, "3 (\u2713) Production");
	play(p, "G k");
	assert_shows(p, "1 ( ) Level 1");
	play_close(p);
}

static void the_last_value_switched_off_is_no_answer(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	play(p, "P j j j j 1");
	assert_false(answer_of(p, "serving")->set);
	assert_on(p, "Delivery mode            needed");
	play(p, "1");
	assert_true(answer_of(p, "serving")->set);
	play(p, "0");
	assert_true(answer_of(p, "serving")->set);
	assert_int_equal(answer_of(p, "serving")->values, 0);
	assert_on(p, "none of them");
	play(p, "1 1 U");
	assert_int_equal(answer_of(p, "serving")->values, 1);
	play_close(p);
}

/* Rows that come and go do not take the cursor to another field. */
static void the_cursor_stays_on_its_field(void **state)
{
	struct play *p = play_open(play_contoso, 40, 120, false);

	(void)state;
	play(p, "P j j j j j j j j j j");
	assert_on(p, "Workload facts");
	play(p, "a");
	assert_shows(p, "Agent autonomy");
	assert_on(p, "Workload facts");
	play(p, "1");
	assert_int_equal(answer_of(p, "flags")->values, 1);
	play(p, "a");
	assert_on(p, "Workload facts");
	play(p, "a k");
	assert_on(p, "Agent autonomy");
	play(p, "a");
	assert_on(p, "AI workload count");
	play(p, "G k k 1 k <Del>");
	assert_on(p, "Review depth");
	assert_shows(p, "Workload facts");
	play(p, "U");
	assert_on(p, "Review depth");
	play_close(p);
}

static void the_footer_says_what_the_row_takes(void **state)
{
	static const struct {
		const char *keys, *footer;
	} rows[] = {
		{"P", "Enter type  j next  i more  Del clear"},
		{"P j", "1-9 switch  0 none  Enter next  Tab values"},
		{"P j j", "1-9 choose  Enter next  Tab values"},
		{": P F - 0 7 <Enter>", "Enter type  j next"},
		{"P G k", "1-9 choose  Enter next  Tab values"},
		{"P G", "Enter type  j next"},
		{": P F - 1 3 <Enter>", "u unknown  e note"},
		{": P F - 1 3 <Enter> <Tab>", "Enter choose  u unknown  e note"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct play *p = play_open(play_contoso, 24, 80, false);

		play(p, rows[i].keys);
		assert_footer(p, rows[i].footer);
		play_close(p);
	}
}

/* Keys that only other rows have. */
static void what_a_row_cannot_take_says_why(void **state)
{
	static const struct {
		const char *keys, *says;
	} rows[] = {
		{"P 1", "this is typed: Enter begins"},
		{"P <Tab>", "this is typed: Enter begins"},
		{"P j j u", "leave it open: what is not known opens no questions"},
		{"P j j e", "only what is a decision, too, has a note here"},
		{"P j j 0", "none is an answer only where several may hold"},
		{"P j j 7", "this takes 1 to 3"},
		{"P i", "The name heads the screen and every export."},
		{"P G k k i", "core: up to "},
		{"P G k i", "The scores do not depend on the target."},
		{"P G i", "A wave is a stretch of work"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct play *p = play_open(play_contoso, 24, 80, false);

		play(p, rows[i].keys);
		assert_shows(p, rows[i].says);
		play_close(p);
	}
}

/* The help of a row names what can be done there, and nothing that is refused. */
static void the_help_fits_the_row(void **state)
{
	struct play *p = play_open(play_contoso, 40, 120, false);
	struct str screen;

	(void)state;
	play(p, "P j ?");
	assert_shows(p, "0                     none of them, where several can be chosen");
	assert_shows(p, "Space                 choose it, or switch it on or off");
	screen = play_screen(p);
	assert_null(strstr(str_text(&screen), "nobody here knows"));
	str_release(&screen);
	play(p, "q : P F - 1 3 <Enter> ?");
	assert_shows(p, "nobody here knows");
	play(p, "q : P F - 0 7 <Enter> ?");
	assert_shows(p, "0-9                   begin the number with this digit");
	play_close(p);
}

static void what_is_missing_is_counted_and_marked(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);
	struct session *s = play_session(p);
	size_t open = 0;

	(void)state;
	play(p, "P");
	assert_shows(p, "4 of 24 answered, 7 needed still open");
	assert_shows(p, "Azure services           needed");
	assert_shows(p, "Residency boundary       open decision");
	assert_shows(p, "User groups              not answered");
	assert_shows(p, "Workload kinds           2: Answers");
	session_need_plan(s);
	for (size_t i = 0; i < s->plan.n_open; i++)
		open += s->plan.open[i].kind == THING_FIELD;
	assert_int_equal(open, 7); /* as the score view says */
	app_resize(p->app, 16, 60);
	assert_shows(p, "4 of 24 answered, 7 needed open");
	play_close(p);
}

static void the_end_of_the_profile_is_told(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	play(p, "P G <Enter> <Enter>");
	assert_int_equal(app_view(p->app), VIEW_WALK);
	assert_shows(p, "the profile is through, 7 needed still open; here begins the walk");
	play_close(p);
}

/* A field that is a decision, too, has the note of the decision. */
static void the_note_of_a_decision_is_written(void **state)
{
	struct play *p = play_open(play_contoso, 40, 120, false);
	struct session *s = play_session(p);

	(void)state;
	play(p, ": P F - 1 3 <Enter>");
	assert_on(p, "On-premises data");
	play(p, "e 5 G B <Enter>");
	assert_string_equal(session_answer(s, questionnaire_find(s->q, "DT-15"))->note, "5GB");
	assert_shows(p, "\u2502 5GB");
	assert_on(p, "On-premises data");
	play_close(p);
}

/* Another number is typed over the one that is there; arrows are for changing it. */
static void typing_replaces_a_number(void **state)
{
	static const char *const filled[] = {"rto_h=25", "capacity=30", "slo=three nines",
					     NULL};
	static const struct {
		const char *keys, *expected;
	} rows[] = {
		{"<Enter> 1 0 <Enter>", "10"},
		{"<Enter> <End> 0 <Enter>", "250"},
		{"<Enter> <Home> 1 <Enter>", "125"},
		{"<Enter> <BS> <Enter>", "2"},
		{"<Enter> <Enter>", "25"},
		{"7 1 <Enter>", "71"}, /* a digit on the row begins, and stays */
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct play *p = play_open(filled, 24, 80, false);

		play(p, ": P F - 0 7 <Enter>");
		assert_on(p, "Recovery time");
		play(p, rows[i].keys);
		assert_string_equal(answer_of(p, "rto_h")->text, rows[i].expected);
		play(p, "G <Enter> 4 <Enter>");
		assert_int_equal(play_session(p)->a->settings.capacity, 4);
		play(p, ": P F - 0 9 <Enter> <Enter> ! <Enter>");
		assert_string_equal(answer_of(p, "slo")->text, "three nines!");
		play_close(p);
	}
}

/* The settings, one of many values, one of one, a number being typed. */
static void it_looks_as_it_was_reviewed(void **state)
{
	static const int sizes[][2] = {{24, 80}, {40, 120}, {16, 60}};
	static const struct {
		const char *name, *keys;
	} scenes[] = {
		{"depth", "P G k k"},
		{"values", "P j <Tab>"},
		{"value", "P j j <Tab>"},
		{"number", ": P F - 0 7 <Enter> 2 4 <Enter> k <Enter>"},
	};

	(void)state;
	for (size_t k = 0; k < COUNT_OF(scenes); k++) {
		struct play *p = play_open(play_contoso, 24, 80, false);

		play(p, scenes[k].keys);
		for (size_t i = 0; i < COUNT_OF(sizes); i++) {
			struct str text = {0};
			char name[64];

			app_resize(p->app, sizes[i][0], sizes[i][1]);
			grid_text(app_draw(p->app), &text);
			str_add(&text, "--------\n");
			grid_styles(app_draw(p->app), &text);
			snprintf(name, sizeof name, "profile-%s-%dx%d.txt", scenes[k].name,
				 sizes[i][1], sizes[i][0]);
			assert_golden(name, str_text(&text));
			str_release(&text);
		}
		play_close(p);
	}
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
		cmocka_unit_test(the_cursor_enters_at_the_chosen_value),
		cmocka_unit_test(the_cursor_enters_at_the_first_of_many),
		cmocka_unit_test(one_and_many_look_different),
		cmocka_unit_test(the_last_value_switched_off_is_no_answer),
		cmocka_unit_test(the_cursor_stays_on_its_field),
		cmocka_unit_test(the_footer_says_what_the_row_takes),
		cmocka_unit_test(what_a_row_cannot_take_says_why),
		cmocka_unit_test(the_help_fits_the_row),
		cmocka_unit_test(what_is_missing_is_counted_and_marked),
		cmocka_unit_test(the_end_of_the_profile_is_told),
		cmocka_unit_test(the_note_of_a_decision_is_written),
		cmocka_unit_test(typing_replaces_a_number),
		cmocka_unit_test(it_looks_as_it_was_reviewed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
