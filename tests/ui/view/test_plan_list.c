/* The plan as a list: what-if, filters, sums, groups and the order. */
#include "ui/firm.h"

#include "ui/view/plan/plan.h"

/* The assessment as it would be saved. */
static struct str content_of(struct play *p)
{
	struct str out = {0};

	assessment_write(play_session(p)->a, &out);
	return out;
}

static void what_if_shows_the_score_and_changes_no_answer(void **state)
{
	struct play *p = play_firm(24, 80);
	struct str before = content_of(p), after;

	(void)state;
	play(p, "L <Space> j <Space>");
	assert_shows(p, "With 2 marked +: ");
	after = content_of(p);
	assert_text_equal(str_text(&after), str_text(&before));
	play(p, "<Space> k <Space>");
	assert_false(play_has(p, "marked +: "));
	str_release(&before);
	str_release(&after);
	play_close(p);
}

/* A what-if says what the plan projects once the same actions are marked as done. */
static void what_if_is_what_being_done_projects(void **state)
{
	struct play *p = play_firm(24, 80);
	struct session *s = play_session(p);
	char marked[64], done[64], now[64];

	(void)state;
	session_need_plan(s);
	for (size_t i = 0; i < s->plan.n_actions; i += 2)
		session_mark(s, s->plan.actions[i].id);
	range_text(marked, &s->what_if.overall);
	for (size_t i = 0; i < s->what_if.marked.n; i++) {
		session_edit_plan(s, s->what_if.marked.items[i])->status = PLAN_DONE;
		session_commit(s, NULL);
	}
	session_need_plan(s);
	assert_true(s->plan.has_projected);
	assert_string_equal(marked, range_text(done, &s->plan.projected));
	assert_string_not_equal(marked, range_text(now, &s->score.overall));
	assert_int_equal(s->what_if.n, 0); /* nothing comes on top any more */
	play_close(p);
}

/* What is done already is not left out of it, and not counted twice. */
static void what_if_comes_on_top_of_what_is_done(void **state)
{
	struct play *p = play_firm(24, 120);
	struct session *s = play_session(p);
	struct range both;
	char text[64];

	(void)state;
	play(p, "L / D T - 0 4 <Enter> <Space> <Esc> / D T - 1 2 <Enter> <Space>");
	assert_int_equal(s->what_if.n, 2);
	both = s->what_if.overall;
	assert_string_not_equal(range_text(text, &both), "4.4 to 91.5");
	play(p, "s s"); /* done */
	session_need_plan(s);
	assert_int_equal(s->plan.totals.done, 1);
	assert_int_equal(s->what_if.n, 1);
	assert_shows(p, "With 1 marked +: ");
	assert_shows(p, " with what is done");
	assert_int_equal(frac_cmp(s->what_if.overall.low, both.low), 0);
	assert_true(frac_cmp(s->what_if.overall.low, s->plan.projected.low) > 0);
	play_close(p);
}

static void what_if_names_the_sections_that_move(void **state)
{
	static const int cols[] = {80, 120};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cols); i++) {
		struct play *p = play_firm(24, cols[i]);
		struct session *s = play_session(p);
		char range[64], words[128];
		size_t lz = s->q->n_sections - 1;

		play(p, "L / D T - 0 4 <Enter> <Space> <Esc>");
		assert_string_equal(s->q->sections[lz].title, "Landing zone");
		snprintf(words, sizeof words, "; Landing zone %s",
			 range_text(range, &s->what_if.sections[lz]));
		assert_shows(p, words);
		assert_false(play_has(p, "; Reliability"));
		play(p, "S");
		assert_shows(p, "With 1 marked +: ");
		if (cols[i] < 110) /* one column: there is room in the line */
			assert_shows(p, words + 2);
		play_close(p);
	}
}

static void esc_takes_the_marks_away_last(void **state)
{
	struct play *p = play_firm(24, 80);
	struct session *s = play_session(p);

	(void)state;
	play(p, "L / D T - 1 <Enter> <Space> <Esc>");
	assert_int_equal(s->what_if.n, 1);
	play(p, "<Esc>");
	assert_int_equal(s->what_if.n, 0);
	assert_int_equal(s->what_if.marked.n, 0);
	assert_int_equal(app_view(p->app), VIEW_PLAN);
	play_close(p);
}

/* How many actions a filter lets through; each is held against what is expected of it. */
static size_t count_filtered(const struct session *s, const char *words,
			     bool (*holds)(const struct session *s, const struct action *act))
{
	struct plan_view v = {0};
	struct arena arena = {0};
	struct plan_rows rows;
	size_t expected = 0;

	str_add(&v.filter, words);
	rows = plan_rows_make(&arena, &v, s);
	for (size_t i = 0; i < rows.n; i++)
		if (!holds(s, plan_action_of(s, rows.items[i])))
			fail_msg("%s: shows %s", words, plan_row_id(s, rows.items[i]));
	for (size_t i = 0; i < s->plan.n_actions; i++)
		expected += holds(s, &s->plan.actions[i]);
	if (rows.n != expected)
		fail_msg("%s: shows %zu of %zu", words, rows.n, expected);
	view_plan.release(&v);
	arena_release(&arena);
	return expected;
}

static bool is_critical(const struct session *s, const struct action *act)
{
	(void)s;
	return act->severity == SEVERITY_CRITICAL;
}

static bool is_medium(const struct session *s, const struct action *act)
{
	(void)s;
	return act->severity == SEVERITY_MEDIUM;
}

static bool is_next(const struct session *s, const struct action *act)
{
	(void)s;
	return act->wave == WAVE_NEXT;
}

static bool is_accepted(const struct session *s, const struct action *act)
{
	(void)s;
	return act->status == PLAN_ACCEPTED;
}

static bool is_anns(const struct session *s, const struct action *act)
{
	bool role;

	return strcmp(plan_owner(s, act, &role), "Ann Planner") == 0;
}

static bool is_nobodys(const struct session *s, const struct action *act)
{
	return !is_anns(s, act);
}

static bool is_of_engineers(const struct session *s, const struct action *act)
{
	bool role;
	const char *owner = plan_owner(s, act, &role);

	return strstr(owner, "engineer") != NULL;
}

static bool is_short(const struct session *s, const struct action *act)
{
	(void)s;
	return act->effort < 5;
}

static bool is_two_days_and_critical(const struct session *s, const struct action *act)
{
	return act->effort == 4 && is_critical(s, act);
}

static bool gains_much(const struct session *s, const struct action *act)
{
	(void)s;
	return act->gain > 400;
}

static bool is_due(const struct session *s, const struct action *act)
{
	(void)s;
	return !strncmp(plan_due(act), "2026-12", 7);
}

static bool is_overdue(const struct session *s, const struct action *act)
{
	return action_is_overdue(act, s->plan.as_of);
}

static bool contains(const struct session *s, const struct action *act)
{
	(void)s;
	return act->kind == ACTION_CONTAIN;
}

static bool has_much_risk(const struct session *s, const struct action *act)
{
	(void)s;
	return act->risk > 400;
}

static bool has_high_priority(const struct session *s, const struct action *act)
{
	(void)s;
	return act->priority > 2000;
}

static bool has_its_words_in_a_step(const struct session *s, const struct action *act)
{
	(void)s;
	return !strcmp(act->id, "SEC-15");
}

static bool is_of_security(const struct session *s, const struct action *act)
{
	return act->section >= 0 &&
	       strcmp(s->q->sections[act->section].title, "Security") == 0;
}

static void a_filter_means_a_column_by_its_name_or_its_words(void **state)
{
	static const struct {
		const char *words;
		bool (*holds)(const struct session *s, const struct action *act);
	} rows[] = {
		{"critical", is_critical},	   {"CRITICAL", is_critical},
		{"severity:crit", is_critical},	   {"medium", is_medium},
		{"next", is_next},		   {"wave:next", is_next},
		{"accepted", is_accepted},	   {"status:acc", is_accepted},
		{"ann", is_anns},		   {"owner:ann", is_anns},
		{"owner:planner", is_anns},	   {"owner:nobody", is_nobodys},
		{"owner:engineer", is_of_engineers}, {"days:<2.5", is_short},
		{"days:2 critical", is_two_days_and_critical},
		{"gain:>0.4", gains_much},	   {"gain:>+0.400", gains_much},
		{"overdue", is_overdue},	   {"due:overdue", is_overdue},
		{"kind:contain", contains},	   {"risk:>40", has_much_risk},
		{"prio:>20", has_high_priority},   {"removed", has_its_words_in_a_step},
		{"due:2026-12", is_due},	   {"section:sec", is_of_security},
	};
	struct play *p = play_firm(24, 80);
	struct session *s = play_session(p);
	struct plan_entry *e;

	(void)state;
	e = session_edit_plan(s, "DT-12");
	e->owner = "Ann Planner";
	e->due = "2026-12-15";
	session_commit(s, NULL);
	e = session_edit_plan(s, "DT-10");
	*e = (struct plan_entry){.id = e->id, .owner = "", .due = "", .note = "nothing planned", .at = "",
				 .status = PLAN_ACCEPTED, .reason = "r", .approver = "a",
				 .until = "2027-01-01"};
	session_commit(s, NULL);
	session_edit_plan(s, "DT-14")->due = "2026-11-20";
	session_commit(s, NULL);
	session_need_plan(s);
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		assert_true(count_filtered(s, rows[i].words, rows[i].holds) > 0);
	play_close(p);
}

/* Half a word is no reason to show nothing while it is typed. */
static void a_filter_that_is_not_finished_leaves_everything(void **state)
{
	static const char *const words[] = {"owner:", "days:<", "days:x", "severity:", "due:"};
	struct play *p = play_firm(24, 80);
	struct session *s = play_session(p);

	(void)state;
	session_need_plan(s);
	for (size_t i = 0; i < COUNT_OF(words); i++) {
		struct plan_view v = {0};
		struct arena arena = {0};

		str_add(&v.filter, words[i]);
		assert_int_equal(plan_rows_make(&arena, &v, s).actions, s->plan.n_actions);
		view_plan.release(&v);
		arena_release(&arena);
	}
	play_close(p);
}

static void the_head_sums_up_what_is_shown(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "L / D T - 1 2 <Enter>");
	assert_shows(p, "1 of 27 shown: 1 action to do, 2 days, +0.3 points");
	assert_shows(p, "only 'DT-12'");
	play(p, "s s");
	assert_shows(p, "1 of 27 shown: nothing left to do; 1 done");
	play_close(p);
}

static void a_group_says_what_it_comes_to(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "L");
	assert_shows(p, "Now  25 actions to do, 189.5 days, +4.5 points, 16 critical");
	play(p, "s s");
	assert_cursor(p, "CR-01 "); /* stays with its action, behind all that is left */
	assert_shows(p, "Done  1 action");
	play(p, "g");
	assert_shows(p, "Now  24 actions to do, 188.5 days, +4.5 points, 15 critical");
	play_close(p);
}

/* Waves have dates once it is said when the first begins. */
static void waves_say_when_they_are(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "L");
	assert_false(play_has(p, "2026-12-01"));
	session_set_by_words(play_session(p), "waves.start", "2026-12-01");
	assert_shows(p, "Now, 2026-12-01 to 2026-12-30  25 actions to do");
	play(p, "G");
	assert_shows(p, "Next, 2026-12-31 to 2027-01-29  2 actions to do");
	assert_shows(p, "; next, 2026-12-31 to 2027-01-29");
	play_close(p);
}

/* What is done, accepted or rejected stands last, whatever groups the rest. */
static void what_is_not_left_stands_last(void **state)
{
	struct play *p = play_firm(40, 120);
	struct session *s = play_session(p);

	(void)state;
	session_edit_plan(s, "CR-01/contain")->status = PLAN_DONE;
	session_commit(s, NULL);
	session_edit_plan(s, "CR-02/contain")->status = PLAN_REJECTED;
	session_commit(s, NULL);
	for (int g = GROUP_WAVE; g < GROUP_NONE; g++) {
		struct plan_view v = {.order.group = (enum plan_group)g};
		struct arena arena = {0};
		struct plan_rows rows;
		struct str heading = {0};

		session_need_plan(s);
		rows = plan_rows_make(&arena, &v, s);
		assert_int_equal(rows.n, 27);
		assert_true(plan_rows_heading(&v, s, &rows, 25, &heading));
		assert_string_equal(str_text(&heading), "Rejected");
		str_truncate(&heading, 0);
		assert_true(plan_rows_heading(&v, s, &rows, 26, &heading));
		assert_string_equal(str_text(&heading), "Done");
		for (size_t i = 0; i < 25; i++)
			assert_true(action_is_left(plan_action_of(s, rows.items[i])));
		str_release(&heading);
		arena_release(&arena);
	}
	play_close(p);
}

static void a_key_shows_only_what_is_overdue(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "L !");
	assert_shows(p, "nothing is overdue");
	play(p, "/ D T - 1 2 <Enter> d 2 0 2 6 - 1 1 - 2 0 <Enter> <Esc> !");
	assert_shows(p, "1 overdue; ! shows all again");
	assert_shows(p, "1 of 27 shown");
	assert_cursor(p, " 2026-11-20!"); /* a sign, not only a colour */
	assert_shows(p, "due 2026-11-20, overdue");
	play(p, "!");
	assert_false(play_has(p, "of 27 shown"));
	play_close(p);
}

/* Each of the columns that are promised has room at that width. */
static void what_is_promised_is_seen(void **state)
{
	static const struct {
		int cols;
		const char *titles;
	} rows[] = {{80, "sev action stands days status due"},
		    {120, "# severity action stands days gain status owner due"},
		    {140, "# severity action stands days gain risk prio status owner due"}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct play *p = play_firm(24, rows[i].cols);
		struct str screen, line = {0};
		const char *at;

		play(p, "L");
		screen = play_screen(p);
		at = strstr(str_text(&screen), "stands");
		while (at > str_text(&screen) && at[-1] != '\n')
			at--;
		str_addn(&line, at, strcspn(at, "\n"));
		str_release(&screen);
		screen = (struct str){0};
		for (at = str_text(&line); *at; at += strcspn(at, " ")) {
			size_t n;

			at += strspn(at, " ");
			at += *at == '\xe2' ? 3 : 0;
			n = strcspn(at, " \xe2"); /* without the sign of the order */
			if (n)
				str_addf(&screen, "%s%.*s", screen.len ? " " : "", (int)n, at);
		}
		assert_string_equal(str_text(&screen), rows[i].titles);
		str_release(&screen);
		str_release(&line);
		play_close(p);
	}
}

static void line_two_says_how_the_list_is_arranged(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "L b > > > > > > > > >");
	assert_shows(p, "by owner, grouped by section: ");
	assert_shows(p, "sorted by owner");
	play(p, "G"); /* its heading may be out of sight */
	assert_shows(p, "grouped by section: Decisions");
	play(p, "<lt> <lt> <lt> r");
	assert_shows(p, "by priority, turned round, grouped by section: ");
	play_close(p);
}

/* Narrow lists show the column they are sorted by, with its arrow. */
static void the_column_that_sorts_is_shown_everywhere(void **state)
{
	static const int cols[] = {60, 80, 100, 120};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cols); i++) {
		struct play *p = play_firm(24, cols[i]);

		play(p, "L > > > > > > >");
		assert_shows(p, "wave\u25b4");
		play(p, ">"); /* status */
		play(p, ">");
		assert_shows(p, "owner\u25b4");
		assert_shows(p, "(ML engineer)");
		play(p, ">");
		assert_shows(p, "due\u25b4");
		play_close(p);
	}
}

static void sorting_begins_at_the_top(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "L j j j j j >");
	assert_shows(p, "sorted by severity");
	assert_cursor(p, "crit CR-01 ");
	play(p, "j j r");
	assert_cursor(p, " med ");
	play_close(p);
}

/* Who usually does it is not taken for who does it. */
static void a_suggested_owner_stands_in_brackets(void **state)
{
	struct play *p = play_firm(40, 120);

	(void)state;
	play(p, "L");
	assert_cursor(p, "(Network engineer)");
	play(p, "o N e t w o r k <Space> e n g i n e e r <Enter>");
	assert_cursor(p, " Network engineer");
	play(p, "g b b");
	assert_shows(p, "  Network engineer  1 action to do");
	assert_shows(p, "  Nobody yet, usually Network engineer  ");
	assert_shows(p, "Nobody yet, usually ML engineer  ");
	play_close(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_if_shows_the_score_and_changes_no_answer),
		cmocka_unit_test(what_if_is_what_being_done_projects),
		cmocka_unit_test(what_if_comes_on_top_of_what_is_done),
		cmocka_unit_test(what_if_names_the_sections_that_move),
		cmocka_unit_test(esc_takes_the_marks_away_last),
		cmocka_unit_test(a_filter_means_a_column_by_its_name_or_its_words),
		cmocka_unit_test(a_filter_that_is_not_finished_leaves_everything),
		cmocka_unit_test(the_head_sums_up_what_is_shown),
		cmocka_unit_test(a_group_says_what_it_comes_to),
		cmocka_unit_test(waves_say_when_they_are),
		cmocka_unit_test(what_is_not_left_stands_last),
		cmocka_unit_test(a_key_shows_only_what_is_overdue),
		cmocka_unit_test(what_is_promised_is_seen),
		cmocka_unit_test(line_two_says_how_the_list_is_arranged),
		cmocka_unit_test(the_column_that_sorts_is_shown_everywhere),
		cmocka_unit_test(sorting_begins_at_the_top),
		cmocka_unit_test(a_suggested_owner_stands_in_brackets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
