/* What can be done with days, on the screen: asking, moving the days, the list, the curve; and
 * the scenarios that are kept of it. */
#define _POSIX_C_SOURCE 200809L
#include "ui/firm.h"

#include <time.h>

#include "model/assessment/scenario.h"

static const struct outlook *outlook_of(struct play *p)
{
	return &play_session(p)->outlook;
}

static struct str content_of(struct play *p)
{
	struct str out = {0};

	assessment_write(play_session(p)->a, &out);
	return out;
}

/* What is asked for, in words. */
static void assert_asked_at(struct play *p, const char *words, const char *file, int line)
{
	struct str out = {0};

	if (outlook_of(p)->asked)
		purpose_words(&out, &outlook_of(p)->purpose);
	assert_text_equal_at(str_text(&out), words, file, line);
	str_release(&out);
}
#define assert_asked(p, words) assert_asked_at(p, words, __FILE__, __LINE__)

#define FIFTY "L $ 5 0 <Enter>"

static void days_are_asked_for_in_words(void **state)
{
	static const struct {
		const char *keys, *asked;
	} rows[] = {
		{FIFTY, "50 days"},
		{"L $ 1 2 . 5 <Enter>", "12.5 days"},
		{"L $ 1 <Space> d a y <Enter>", "1 day"},
		{"L $ 2 0 <Space> d a y s <Space> f o r <Space> g a i n <Enter>",
		 "20 days for gain"},
		{"L $ <Space> 5 d <Space> f o r <Space> r i s k <Enter>", "5 days"},
		{"L $ 7 0 <Space> p o i n t s <Enter>", "goal 70"},
		{"L $ 7 0 p <Enter>", "goal 70"},
		{"L $ g o a l <Space> 4 2 . 5 <Enter>", "goal 42.5"},
		{"L $ s e c u r i t y = 8 0 <Enter>", "goal security=80"},
		{"L $ <Enter>", "50 days"}, /* what is proposed */
		{"L $ 5 <Enter> $ <Enter>", "5 days"}, /* what was asked last */
		{"L $ 5 <Enter> <Esc> $ <Enter>", "5 days"},
		{"L $ 7 0 p <Enter> $ <Enter>", "goal 70"},
		{"L $ 5 <Esc>", ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct play *p = play_firm(24, 80);

		play(p, rows[i].keys);
		assert_asked(p, rows[i].asked);
		assert_null(play_dialog(p));
		play_close(p);
	}
}

static void what_is_no_days_and_no_goal_is_refused(void **state)
{
	static const struct {
		const char *keys, *says;
	} rows[] = {
		{"m u c h", "days are wanted, like 50, or a goal"},
		{"0", "days are wanted, whole or half ones"},
		{"1 . 2 5", "days are wanted, whole or half ones"},
		{"- 5", "days are wanted, like 50, or a goal"},
		{"1 0 1 p", "a score from 0 to 100"},
		{"s e c u r i t i = 8 0", "there is no section 'securiti'"},
		{"s e c u r i t y =", "a score from 0 to 100"},
		{"5 0 <Space> m e n", "days are wanted, like 50, or a goal"},
		{"g o a l", "days are wanted, like 50, or a goal"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct play *p = play_firm(24, 80);

		play(p, "L $");
		play(p, rows[i].keys);
		play(p, "<Enter>");
		assert_string_equal(play_dialog(p), "What can be done?");
		assert_shows(p, rows[i].says);
		play(p, "<Esc>");
		assert_asked(p, "");
		play_close(p);
	}
}

/* The rows of the list as they stand: in, then out, each in the order of the plan. */
static void the_list_parts_what_is_in_from_what_is_out(void **state)
{
	struct play *p = play_firm(60, 200);
	const struct outlay *o = &outlook_of(p)->outlay;
	struct str screen;
	size_t ranks[2] = {0, 0}, rows = 0;
	bool out = false;

	(void)state;
	play(p, FIFTY " <C-d>");
	play(p, "g");
	screen = play_screen(p);
	for (const char *at = str_text(&screen); *at; at += strcspn(at, "\n") + 1) {
		char line[1200];
		size_t rank;

		snprintf(line, sizeof line, "%.*s", (int)strcspn(at, "\n"), at);
		if (strstr(line, "\u2500 out: "))
			out = true;
		if (sscanf(line, " %zu", &rank) != 1 || !strstr(line, "open"))
			continue;
		assert_true(rank > ranks[out]);
		ranks[out] = rank;
		assert_int_equal(o->parts[rank - 1].steps == 0, out);
		assert_int_equal(strstr(line, "\u2713") != NULL,
				 o->parts[rank - 1].steps &&
					 o->parts[rank - 1].steps == o->parts[rank - 1].of);
		rows++;
	}
	assert_true(out && rows > 10);
	str_release(&screen);
	play(p, "/ S E C - 1 5 <Enter>"); /* a filter leaves both parts */
	assert_asked(p, "50 days");
	assert_shows(p, "only 'SEC-15'");
	play_close(p);
}

static void arrows_move_the_days(void **state)
{
	static const struct {
		const char *keys, *asked;
	} rows[] = {
		{"<Right>", "51 days"}, {"l l", "53 days"}, {"<Left>", "52 days"},
		{"h", "51 days"}, {">", "56 days"}, {".", "61 days"}, {"<lt>", "56 days"},
		{",", "51 days"}, {"r", "51 days for gain"}, {"<Right>", "52 days for gain"},
		{"r", "52 days"}, {", , , , , , , , , , , ,", "1 day"}, {"<Left>", "1 day"},
		{"<Right>", "2 days"},
	};
	struct play *p = play_firm(24, 80);
	int64_t risk = 0;

	(void)state;
	play(p, FIFTY);
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		play(p, rows[i].keys);
		assert_asked(p, rows[i].asked);
	}
	play(p, "<Left> <Left>");
	assert_shows(p, "less than a day is asked for by $");
	for (int i = 0; i < 60; i++) { /* more days never bring less */
		assert_true(outlook_of(p)->outlay.found.risk >= risk);
		risk = outlook_of(p)->outlay.found.risk;
		play(p, "<Right>");
	}
	play(p, "$ 9 9 9 9 <Enter> <Right>");
	assert_int_equal(outlook_of(p)->purpose.half_days,
			 (outlook_of(p)->outlay.all + 1) / 2 * 2);
	play(p, "<Right>");
	assert_shows(p, "that is all that is left to do");
	play_close(p);
}

static void from_a_goal_the_days_go_on(void **state)
{
	struct play *p = play_firm(24, 80);
	int used;

	(void)state;
	play(p, "L $ 6 p <Enter>");
	assert_true(outlook_of(p)->outlay.found.reached);
	assert_shows(p, "goal 6: ");
	assert_shows(p, "proved fewest");
	used = outlook_of(p)->outlay.found.used;
	play(p, "r");
	assert_asked(p, "goal 6");
	assert_shows(p, "a goal is a score");
	play(p, "<Left>");
	assert_int_equal(outlook_of(p)->purpose.half_days, used - 2);
	assert_int_equal(outlook_of(p)->purpose.aim, BUDGET_GAIN);
	play(p, "$ 1 0 0 p <Enter>");
	assert_shows(p, "out of reach");
	play_close(p);
}

static void esc_leaves_one_thing_at_a_time(void **state)
{
	struct play *p = play_firm(40, 120);

	(void)state;
	play(p, "L <Space> / S E C <Enter> $ 5 0 <Enter> v");
	play(p, "<Esc>"); /* the details */
	assert_shows(p, "only 'SEC'");
	play(p, "<Esc>");
	assert_false(play_has(p, "only 'SEC'"));
	assert_asked(p, "50 days");
	play(p, "<Esc>");
	assert_asked(p, "");
	assert_false(play_has(p, "\u2500 out: "));
	assert_int_equal(play_session(p)->what_if.n, 1); /* its marks are as they were */
	play(p, "<Esc>");
	assert_int_equal(play_session(p)->what_if.n, 0);
	play_close(p);
}

/* Steps of an action that is partly in. */
static void steps_have_their_marks(void **state)
{
	struct play *p = play_firm(24, 80);
	const struct outlay *o = &outlook_of(p)->outlay;
	const struct plan *plan = &play_session(p)->plan;
	char keys[64] = "", *at = keys, words[32];
	size_t part = 0;

	(void)state;
	play(p, FIFTY);
	for (int tries = 0; tries < 100; tries++) {
		for (part = 0; part < plan->n_actions; part++)
			if (o->parts[part].steps && o->parts[part].steps < o->parts[part].of)
				break;
		if (part < plan->n_actions)
			break;
		play(p, "<Right>");
	}
	assert_true(part < plan->n_actions);
	for (const char *c = plan->actions[part].id; *c; c++)
		at += sprintf(at, "%c ", *c);
	play(p, "/");
	play(p, keys);
	play(p, "<Enter> <Tab>");
	snprintf(words, sizeof words, "%zu of %zu steps", o->parts[part].steps,
		 o->parts[part].of);
	assert_cursor(p, words);
	assert_cursor(p, "~");
	assert_shows(p, "In: ");
	for (size_t k = 0; k < plan->actions[part].n_steps; k++) {
		struct str line;

		play(p, "j");
		line = play_cursor_line(p);
		assert_int_equal(strstr(str_text(&line), "\u2713") != NULL, o->in[part][k]);
		str_release(&line);
	}
	play(p, "<Tab>");
	assert_cursor(p, words);
	play_close(p);
}

static void what_would_arrange_or_mark_says_why_not(void **state)
{
	static const char *const keys[] = {"b", "<Space>", ": s o r t <Enter>",
					   ": r e v e r s e <Enter>"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		struct play *p = play_firm(24, 80);
		struct str before, after;

		play(p, FIFTY);
		before = play_cursor_line(p);
		play(p, keys[i]);
		assert_shows(p, "Esc leaves ");
		after = play_cursor_line(p);
		assert_string_equal(str_text(&before), str_text(&after));
		str_release(&before);
		str_release(&after);
		play_close(p);
	}
}

/* The problem is prepared once for a plan, and anew when answers or statuses change. */
static void a_day_more_prepares_nothing(void **state)
{
	struct play *p = play_firm(24, 80);
	const struct budget *prepared;

	(void)state;
	play(p, FIFTY);
	assert_int_equal(outlook_of(p)->budgets.n, 1);
	prepared = outlook_of(p)->budgets.items[0].budget;
	play(p, "<Right> > <lt> <Left> $ 9 <Enter> r r");
	assert_int_equal(outlook_of(p)->budgets.n, 2);
	assert_ptr_equal(outlook_of(p)->budgets.items[0].budget, prepared);
	play(p, "g s"); /* in progress */
	assert_asked(p, "9 days");
	assert_int_equal(outlook_of(p)->budgets.n, 0); /* the plan has gone with them */
	app_draw(p->app);
	assert_int_equal(outlook_of(p)->budgets.n, 1);
	play(p, "z");
	app_draw(p->app);
	assert_asked(p, "9 days");
	play(p, "L W L"); /* it stays while one looks elsewhere */
	assert_asked(p, "9 days");
	play_close(p);
}

static double seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static struct play *play_template(const struct embedded_file *file, int rows, int cols)
{
	struct questionnaire *q = built_in();
	struct diags d = {0};
	struct assessment *a = assessment_parse(q, file->name, (const char *)file->bytes, file->n,
						&d);

	diags_release(&d);
	assert_non_null(a);
	return play_open_file(NULL, assessment_unfiled(q, a, ""), rows, cols, false);
}

/* On every template, the largest among them: a key and the screen after it. */
static void a_day_more_answers_at_once(void **state)
{
	double worst = 0;

	(void)state;
	for (size_t i = 0; i < embedded_templates_n; i++) {
		struct play *p;
		double begin, took = 1;

		if (!strstr(embedded_templates[i].name, ".json"))
			continue;
		p = play_template(&embedded_templates[i], 60, 200);
		play(p, FIFTY);
		for (int k = 0; k < 12; k++) {
			begin = seconds();
			play(p, k % 6 == 5 ? "r" : "<Right>");
			app_draw(p->app);
			/* The first with each aim prepares it. */
			took = k > 6 && seconds() - begin < took ? seconds() - begin : took;
		}
		worst = took > worst ? took : worst;
		play_close(p);
	}
	print_message("a day more: %.1f ms at most\n", worst * 1000);
	assert_true(worst < 0.1);
}

/* ---- Scenarios ---- */

static size_t scenarios(struct play *p, struct arena *arena, struct scenario **list)
{
	return scenarios_list(arena, play_session(p)->a, list);
}

#define KEEP_THREE                                                                       \
	FIFTY " n f i f t y <Enter> r > n p o i n t s <Enter> $ 6 p <Enter> n g o a l <Enter>"

static void they_are_kept_compared_taken_up_and_removed(void **state)
{
	struct play *p = play_firm(24, 80);
	struct arena arena = {0};
	struct scenario *list;

	(void)state;
	play(p, KEEP_THREE);
	assert_shows(p, "kept as 'goal': goal 6; c compares");
	assert_int_equal(scenarios(p, &arena, &list), 3);
	assert_string_equal(list[0].name, "fifty");
	assert_int_equal(list[0].half_days, 100);
	assert_false(list[0].for_gain);
	assert_int_equal(list[1].half_days, 110);
	assert_true(list[1].for_gain);
	assert_string_equal(list[2].goal, "6");
	play(p, "c");
	assert_shows(p, "What differs: ");
	play(p, "j");
	assert_cursor(p, "points");
	assert_cursor(p, "55 days for gain");
	play(p, "<Enter>");
	assert_asked(p, "55 days for gain");
	play(p, "n"); /* its name is proposed */
	play(p, "<Enter>");
	assert_shows(p, "kept as 'points': 55 days for gain");
	play(p, "c <Del>");
	assert_shows(p, "removed ");
	assert_int_equal(scenarios(p, &arena, &list), 2);
	play(p, "<Del> <Del>"); /* after the last the list is there again */
	assert_int_equal(scenarios(p, &arena, &list), 0);
	assert_asked(p, "55 days for gain");
	assert_shows(p, "  In  ");
	play(p, "c");
	assert_shows(p, "no scenario is kept");
	arena_release(&arena);
	play_close(p);
}

static void a_name_that_is_taken_gets_the_new_meaning(void **state)
{
	struct play *p = play_firm(24, 120);
	struct arena arena = {0};
	struct scenario *list;

	(void)state;
	play(p, FIFTY " n x <Enter> > n x <Enter>");
	assert_shows(p, "kept as 'x': 55 days, instead of what it was");
	assert_int_equal(scenarios(p, &arena, &list), 1);
	assert_int_equal(list[0].half_days, 110);
	play(p, "z");
	assert_shows(p, "Taken back: scenario 'x'");
	scenarios(p, &arena, &list);
	assert_int_equal(list[0].half_days, 100);
	play(p, "n <BS> <BS> <Space> <Enter>");
	assert_shows(p, "a name has 1 to 100 bytes");
	arena_release(&arena);
	play_close(p);
}

static void each_step_is_taken_back_and_made_again(void **state)
{
	static const char *const steps[] = {
		FIFTY " n f i f t y <Enter>", "> n f i f t y <Enter>", "n s e c o n d <Enter>",
		"c <Del>", "<Del>"};
	struct str at[COUNT_OF(steps) + 1];
	struct play *p = play_firm(24, 80);

	(void)state;
	at[0] = content_of(p);
	for (size_t i = 0; i < COUNT_OF(steps); i++) {
		play(p, steps[i]);
		at[i + 1] = content_of(p);
	}
	for (size_t i = COUNT_OF(steps); i-- > 0;) {
		struct str now;

		play(p, "z");
		now = content_of(p);
		assert_text_equal(str_text(&now), str_text(&at[i]));
		str_release(&now);
	}
	for (size_t i = 0; i < COUNT_OF(steps); i++) {
		struct str now;

		play(p, "<C-r>");
		now = content_of(p);
		assert_text_equal(str_text(&now), str_text(&at[i + 1]));
		str_release(&now);
	}
	for (size_t i = 0; i < COUNT_OF(at); i++)
		str_release(&at[i]);
	play_close(p);
}

static void what_is_marked_can_be_kept_and_marked_again(void **state)
{
	struct play *p = play_firm(24, 80);
	struct arena arena = {0};
	struct scenario *list;

	(void)state;
	play(p, "L n");
	assert_shows(p, "there is nothing to keep under a name: $ asks");
	play(p, "<Space> j <Space> n m i n e <Enter>");
	assert_shows(p, "kept as 'mine': 2 marked");
	assert_int_equal(scenarios(p, &arena, &list), 1);
	assert_int_equal(list[0].actions.n, 2);
	assert_string_equal(list[0].actions.items[0], play_session(p)->plan.actions[0].id);
	play(p, "<Esc> " FIFTY);
	assert_int_equal(play_session(p)->what_if.n, 0);
	play(p, "c <Enter>");
	assert_asked(p, "");
	assert_int_equal(play_session(p)->what_if.n, 2);
	assert_shows(p, "2 marked + as in 'mine'");
	arena_release(&arena);
	play_close(p);
}

static void scenarios_of_a_file_to_read_are_only_looked_at(void **state)
{
	const char *path = path_in(state, "a.json");
	struct play *p = play_firm(24, 80);
	struct diags d = {0};
	struct str text;
	struct err err = {0};
	struct assessment_file *file;

	play(p, FIFTY " n x <Enter>");
	text = content_of(p);
	file_store(path, str_text(&text));
	play_close(p);
	file = assessment_open(path, NULL, OPEN_READ, false, &d, &err);
	assert_non_null(file);
	p = play_open_file(NULL, file, 24, 80, false);
	play(p, "L $ 9 <Enter> n");
	assert_asked(p, "9 days");
	assert_null(play_dialog(p));
	assert_shows(p, "read-only");
	play(p, "c <Del>");
	assert_shows(p, "nothing was changed");
	assert_cursor(p, "50 days");
	play_close(p);
	diags_release(&d);
	str_release(&text);
}

static void the_screens_are_those_that_were_read(void **state)
{
	static const struct {
		const char *name, *keys;
		int rows, cols;
		bool ascii;
	} rows[] = {
		{"budget-80x24.txt", FIFTY " j", 24, 80, false},
		{"budget-120x40.txt", FIFTY " j", 40, 120, false},
		{"budget-200x60.txt", FIFTY " j", 60, 200, false},
		{"budget-60x16.txt", FIFTY, 16, 60, false},
		{"budget-ascii-110x30.txt", FIFTY " G", 30, 110, true},
		{"budget-end-80x24.txt", "L $ 5 <Enter> j j j j j j j j j j", 24, 80, false},
		{"budget-steps-80x24.txt", "L $ 2 5 <Enter> / R E L <Enter> <Tab> j", 24, 80,
		 false},
		{"budget-gain-120x40.txt", FIFTY " r", 40, 120, false},
		{"budget-goal-120x40.txt", "L $ s e c u r i t y = 2 0 <Enter>", 40, 120, false},
		{"budget-reach-80x24.txt", "L $ 9 9 p <Enter>", 24, 80, false},
		{"budget-ask-80x24.txt", "L $", 24, 80, false},
		{"budget-refused-80x24.txt", "L $ x <Enter>", 24, 80, false},
		{"scenarios-80x24.txt", KEEP_THREE " c j", 24, 80, false},
		{"scenarios-120x40.txt", KEEP_THREE " c j", 40, 120, false},
		{"scenarios-200x60.txt", KEEP_THREE " c j", 60, 200, false},
		{"scenarios-ascii-60x16.txt", KEEP_THREE " c j", 16, 60, true},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct play *p = play_open(firm, rows[i].rows, rows[i].cols, rows[i].ascii);

		play(p, rows[i].keys);
		assert_screen(p, rows[i].name);
		play_close(p);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_are_asked_for_in_words),
		cmocka_unit_test(what_is_no_days_and_no_goal_is_refused),
		cmocka_unit_test(the_list_parts_what_is_in_from_what_is_out),
		cmocka_unit_test(arrows_move_the_days),
		cmocka_unit_test(from_a_goal_the_days_go_on),
		cmocka_unit_test(esc_leaves_one_thing_at_a_time),
		cmocka_unit_test(steps_have_their_marks),
		cmocka_unit_test(what_would_arrange_or_mark_says_why_not),
		cmocka_unit_test(a_day_more_prepares_nothing),
		cmocka_unit_test(a_day_more_answers_at_once),
		cmocka_unit_test(they_are_kept_compared_taken_up_and_removed),
		cmocka_unit_test(a_name_that_is_taken_gets_the_new_meaning),
		cmocka_unit_test(each_step_is_taken_back_and_made_again),
		cmocka_unit_test(what_is_marked_can_be_kept_and_marked_again),
		IN_FOLDER(scenarios_of_a_file_to_read_are_only_looked_at),
		cmocka_unit_test(the_screens_are_those_that_were_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
