#include "ui/firm.h"

#include "ui/view/plan/plan.h"

/* The id of the first action of the firm's plan. */
static const char *first_id(struct play *p)
{
	session_need_plan(play_session(p));
	return play_session(p)->plan.actions[0].id;
}

static const struct plan_entry *entry_of(struct play *p, const char *id)
{
	return assessment_plan(play_session(p)->a, id);
}

static void an_owner_is_kept_with_the_action(void **state)
{
	struct play *p = play_firm(24, 80);
	char id[128];

	(void)state;
	snprintf(id, sizeof id, "%s", first_id(p));
	play(p, "L o a n n <Enter>");
	assert_non_null(entry_of(p, id));
	assert_string_equal(entry_of(p, id)->owner, "ann");
	assert_shows(p, "owner ann");
	assert_int_equal(p->log.saves, 1);
	play_close(p);
}

static void undo_takes_an_owner_back(void **state)
{
	struct play *p = play_firm(24, 80);
	char id[128];

	(void)state;
	snprintf(id, sizeof id, "%s", first_id(p));
	play(p, "L o a n n <Enter> z");
	assert_true(!entry_of(p, id) || !entry_of(p, id)->owner[0]);
	play(p, "<C-r>");
	assert_string_equal(entry_of(p, id)->owner, "ann");
	play_close(p);
}

static void a_due_date_must_be_a_day(void **state)
{
	static const struct {
		const char *keys, *due; /* NULL: refused */
	} rows[] = {
		{"2 0 2 6 - 1 2 - 1 5", "2026-12-15"}, {"+ 3 0", "2026-12-21"},
		{"2 0 2 6 - 0 2 - 3 0", NULL},	       {"s o o n", NULL},
		{"+ x", NULL},			       {"1 5 . 1 2", NULL},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct play *p = play_firm(24, 80);
		char id[128], keys[128];

		snprintf(id, sizeof id, "%s", first_id(p));
		snprintf(keys, sizeof keys, "L d %s <Enter>", rows[i].keys);
		play(p, keys);
		if (rows[i].due)
			assert_string_equal(entry_of(p, id)->due, rows[i].due);
		else
			assert_null(entry_of(p, id));
		assert_int_equal(play_dialog(p) != NULL, !rows[i].due);
		play_close(p);
	}
}

static void another_due_date_is_typed_over_the_old_one(void **state)
{
	struct play *p = play_firm(24, 80);
	char id[128];

	(void)state;
	snprintf(id, sizeof id, "%s", first_id(p));
	play(p, "L d 2 0 2 7 - 0 5 - 2 0 <Enter> d 2 0 2 7 - 0 1 - 0 1 <Enter>");
	assert_string_equal(entry_of(p, id)->due, "2027-01-01");
	play(p, "d <BS> 9 <Enter>");
	assert_string_equal(entry_of(p, id)->due, "2027-01-09");
	play(p, "o a n n <Enter> o a <Enter>"); /* a name is no date */
	assert_string_equal(entry_of(p, id)->owner, "anna");
	play_close(p);
}

static void a_status_goes_round(void **state)
{
	static const enum plan_status round[] = {PLAN_IN_PROGRESS, PLAN_DONE, PLAN_REJECTED,
						 PLAN_OPEN, PLAN_IN_PROGRESS};
	struct play *p = play_firm(24, 80);
	char id[128];

	(void)state;
	snprintf(id, sizeof id, "%s", first_id(p));
	play(p, "L");
	for (size_t i = 0; i < COUNT_OF(round); i++) {
		play(p, "s");
		assert_int_equal(entry_of(p, id)->status, round[i]);
	}
	play_close(p);
}

static void done_is_projected_and_answers_nothing(void **state)
{
	struct play *p = play_firm(24, 80);
	struct session *s = play_session(p);
	size_t answered = s->score.progress.answered;

	(void)state;
	play(p, "L s s");
	assert_shows(p, "With what is done");
	assert_int_equal(s->score.progress.answered, answered);
	play_close(p);
}

/* The stored word and no other, whatever the room; and it is found by it. */
static void a_status_has_one_word(void **state)
{
	static const int cols[] = {60, 80, 100, 120, 200};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cols); i++) {
		struct play *p = play_firm(24, cols[i]);

		play(p, "L j s");
		assert_cursor(p, " in-progress");
		play(p, "/ i n - p r o g <Enter>");
		assert_cursor(p, " in-progress");
		assert_shows(p, "1 of 27 shown");
		assert_false(play_has(p, "started"));
		play_close(p);
	}
}

/* A reader who never saw the tool learns what an action is about. */
static void an_action_says_what_it_is_about(void **state)
{
	struct play *p = play_firm(40, 120);

	(void)state;
	play(p, "L / S E C - 1 5 <Enter>");
	assert_shows(p, "SEC-15  Enforce the user's own permissions at retrieval");
	assert_shows(p, "critical  rank 19, 0 to 3, 20 days, gain +0.5; now");
	assert_shows(p, "Why here: ends CR-06");
	assert_shows(p, "Done when: Only what the user may see is returned");
	assert_shows(p, "What does retrieval return to the user who asks?");
	play(p, "<Esc> / D T - 1 2 <Enter>");
	assert_shows(p, "Why here: ends CR-01; waits for DT-11, else it opens CR-60");
	play_close(p);
}

static void a_note_comes_from_the_editor_too(void **state)
{
	struct play *p = play_firm(24, 80);
	char id[128];

	(void)state;
	snprintf(id, sizeof id, "%s", first_id(p));
	p->log.edited = "first line\nsecond line";
	play(p, "L <C-e>");
	assert_string_equal(entry_of(p, id)->note, "first line\nsecond line");
	p->log.edited = NULL;
	play(p, "<C-e>");
	assert_string_equal(entry_of(p, id)->note, "first line\nsecond line");
	play_close(p);
}

/* What an older file says of a question stands for its decision, and is not lost with it. */
static void what_is_said_of_the_question_goes_along(void **state)
{
	struct play *p = play_firm(24, 80);
	struct session *s = play_session(p);
	const struct action *act;
	char of[Q_ID_MAX + 1];
	size_t i = 0;

	(void)state;
	session_need_plan(s);
	while (s->plan.actions[i].kind != ACTION_DECISION || s->plan.actions[i].question < 0)
		i++;
	act = &s->plan.actions[i];
	snprintf(of, sizeof of, "%s", act->id);
	assessment_plan_edit(s->a, s->q->questions[act->question].id)->owner = "bob";
	session_restart(s);
	play(p, "L /");
	for (const char *c = of; *c; c++)
		play(p, (char[]){*c, 0});
	play(p, "<Enter> d + 1 <Enter>");
	assert_string_equal(entry_of(p, of)->owner, "bob");
	assert_string_equal(entry_of(p, of)->due, "2026-11-22");
	play_close(p);
}

/* Everything that is known of an action can be read on the smallest usual screen. */
static void the_details_say_all(void **state)
{
	static const struct {
		const char *id, *shows;
	} rows[] = {
		{"D T - 1 0", "What follows: An interim state; document when it expires"},
		{"D T - 1 0", "Ends CR-15 (critical) Sensitive data behind open public endpoints"},
		{"D T - 1 2", "Done alone it opens CR-60"},
		{"D T - 1 2", "Waits for: DT-11 (2 days)"},
		{"D T - 0 4", "Needs first: "},
		{"S E C - 1 5", "to 3: Only what the user may see is returned"},
		{"S E C - 1 5", "Priority 4.00: weight 5 x missing 1.000"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct play *p = play_firm(24, 80);
		char keys[64];
		int pages = 0;

		snprintf(keys, sizeof keys, "L / %s <Enter> v", rows[i].id);
		play(p, keys);
		while (!play_has(p, rows[i].shows) && pages++ < 4)
			play(p, "<PgDn>");
		assert_shows(p, rows[i].shows);
		play_close(p);
	}
}

static void a_filter_shows_what_holds_all_its_words(void **state)
{
	struct play *p = play_firm(24, 80);
	struct session *s = play_session(p);
	struct plan_view v = {0};
	struct arena arena = {0};
	struct plan_rows rows;

	(void)state;
	session_need_plan(s);
	str_add(&v.filter, "CRITICAL dt-1");
	rows = plan_rows_make(&arena, &v, s);
	assert_true(rows.n > 0 && rows.n < s->plan.n_actions);
	for (size_t i = 0; i < rows.n; i++)
		assert_int_equal(plan_action_of(s, rows.items[i])->severity, SEVERITY_CRITICAL);
	play(p, "L / z z z z <Enter>");
	assert_shows(p, "No action holds these words");
	play(p, "<Esc>");
	assert_false(play_has(p, "No action holds"));
	assert_int_equal(app_view(p->app), VIEW_PLAN);
	view_plan.release(&v);
	arena_release(&arena);
	play_close(p);
}

static double key_of(const struct action *act, enum plan_column c)
{
	switch ((int)c) {
	case COLUMN_RANK:
		return (double)act->rank;
	case COLUMN_SEVERITY:
		return act->severity;
	case COLUMN_EFFORT:
		return act->effort;
	case COLUMN_GAIN:
		return (double)act->gain;
	case COLUMN_WAVE:
		return act->wave;
	}
	return act->status;
}

static void every_column_sorts_both_ways_and_loses_nothing(void **state)
{
	static const enum plan_column columns[] = {COLUMN_RANK, COLUMN_SEVERITY,
						   COLUMN_EFFORT, COLUMN_GAIN, COLUMN_WAVE,
						   COLUMN_STATUS};
	struct play *p = play_firm(24, 80);
	struct session *s = play_session(p);

	(void)state;
	session_need_plan(s);
	for (size_t k = 0; k < 2 * COUNT_OF(columns); k++) {
		struct plan_view v = {.order = {columns[k / 2], k % 2, GROUP_NONE}};
		int sign = plan_column_descends(v.order.sort) != v.order.reverse ? -1 : 1;
		struct arena arena = {0};
		struct plan_rows rows = plan_rows_make(&arena, &v, s);
		size_t sum = 0;

		assert_int_equal(rows.n, s->plan.n_actions);
		for (size_t i = 0; i < rows.n; i++) {
			sum += rows.items[i].action;
			if (i)
				assert_true(sign * key_of(plan_action_of(s, rows.items[i - 1]),
							  v.order.sort) <=
					    sign * key_of(plan_action_of(s, rows.items[i]),
							  v.order.sort));
		}
		assert_int_equal(sum, rows.n * (rows.n - 1) / 2);
		arena_release(&arena);
	}
	play_close(p);
}

static void a_group_has_one_heading(void **state)
{
	struct play *p = play_firm(24, 80);
	struct session *s = play_session(p);

	(void)state;
	session_need_plan(s);
	for (int g = GROUP_WAVE; g < GROUP_NONE; g++) {
		struct plan_view v = {.order.group = (enum plan_group)g};
		struct arena arena = {0};
		struct plan_rows rows = plan_rows_make(&arena, &v, s);
		struct str seen = {0};

		for (size_t i = 0; i < rows.n; i++) {
			struct str heading = {0};

			str_truncate(&heading, 0);
			if (plan_rows_heading(&v, s, &rows, i, &heading)) {
				str_addc(&heading, '\n');
				assert_null(strstr(str_text(&seen), str_text(&heading)));
				str_add(&seen, str_text(&heading));
			}
			str_release(&heading);
		}
		assert_true(seen.len > 0);
		str_release(&seen);
		arena_release(&arena);
	}
	play_close(p);
}

static void enter_leads_to_where_it_is_decided_or_answered(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "L / D T - 1 2 <Enter> <Enter>");
	assert_int_equal(app_view(p->app), VIEW_DECISIONS);
	play(p, "L <Esc> / P E R F - 0 2 <Enter> <Enter>");
	assert_int_equal(app_view(p->app), VIEW_WALK);
	assert_shows(p, "PERF-02");
	play_close(p);
}

static void the_cursor_stays_on_its_action_when_the_groups_change(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "L / P E R F - 0 2 <Enter> <Esc>");
	assert_cursor(p, "PERF-02 Load-test");
	play(p, "b");
	assert_cursor(p, "PERF-02 Load-test");
	play(p, "b b");
	assert_cursor(p, "PERF-02 Load-test");
	play_close(p);
}

static void without_answers_the_picture_says_so_too(void **state)
{
	struct play *p = play_open(play_begun, 24, 80, false);

	(void)state;
	play(p, "L m");
	assert_shows(p, "The plan grows with the answers.");
	play_close(p);
}

static void without_answers_the_plan_says_where_it_comes_from(void **state)
{
	static const char *const none[] = {"name=Empty", NULL};
	struct play *p = play_open(none, 24, 80, false);

	(void)state;
	play(p, "L s o <Space> <Enter> v G j");
	assert_shows(p, "The plan grows with the answers");
	assert_null(play_dialog(p));
	play_close(p);
}

static void details_fill_the_screen_and_give_it_back(void **state)
{
	struct play *p = play_firm(16, 60);
	char id[128];

	(void)state;
	snprintf(id, sizeof id, "%s", first_id(p));
	play(p, "L v");
	assert_shows(p, id);
	assert_shows(p, "rank 1");
	play(p, "j");
	assert_shows(p, "rank 2");
	play(p, "<Esc>");
	assert_shows(p, "status");
	assert_int_equal(app_view(p->app), VIEW_PLAN);
	play_close(p);
}

/* What a what-if says of new questions is what is asked once it is true. */
static void what_if_counts_what_would_be_asked(void **state)
{
	struct play *p = play_firm(24, 80);
	struct session *s = play_session(p);
	size_t more = 0;

	(void)state;
	session_need_plan(s);
	for (size_t i = 0; i < s->plan.n_actions; i++) {
		struct assessment *a = assessment_copy(s->a);
		struct what_if w = {0};
		struct score sc = {0};
		size_t new = 0;

		name_set_toggle(&w.marked, s->plan.actions[i].id);
		what_if_compute(&w, &s->plan, &s->score, s->a);
		action_apply(&s->plan.actions[i], a);
		score_init(&sc, s->q);
		score_compute(&sc, a, s->plan.target);
		for (size_t k = 0; k < s->q->n_questions; k++)
			new += sc.questions[k].asked;
		new = new > s->score.progress.asked ? new - s->score.progress.asked : 0;
		assert_int_equal(w.asked, new);
		more += new;
		score_release(&sc);
		assessment_free(a);
		what_if_clear(&w);
	}
	assert_true(more > 0);
	play_close(p);
}

/* Tab goes through the quarters that hold anything, and from the last to the first. */
static void the_picture_goes_round_its_quarters(void **state)
{
	struct play *p = play_firm(24, 80);
	struct session *s = play_session(p);
	struct plan_view v = {0};
	struct arena arena = {0};
	struct plan_rows rows;
	size_t first, action, seen[4];

	(void)state;
	session_need_plan(s);
	rows = plan_rows_make(&arena, &v, s);
	assert_true(plan_picture_move(&v, s, &rows, ACT_FIRST, &first));
	action = first;
	for (int i = 0; i < 4; i++) {
		seen[i] = action;
		for (int k = 0; k < i; k++)
			assert_int_not_equal(seen[k], action);
		str_truncate(&v.at, 0);
		str_add(&v.at, s->plan.actions[action].id);
		assert_true(plan_picture_move(&v, s, &rows, ACT_NEXT_PANE, &action));
	}
	assert_int_equal(action, first);
	view_plan.release(&v);
	arena_release(&arena);
	play_close(p);
}

/* Each open action stands once, where its gain and effort belong; the cursor reaches all. */
static void the_picture_holds_every_open_action_once(void **state)
{
	struct play *p = play_firm(24, 80);
	struct session *s = play_session(p);
	struct plan_view v = {0};
	struct arena arena = {0};
	struct plan_rows rows;
	size_t *seen, action = 0;

	(void)state;
	session_need_plan(s);
	session_edit_plan(s, s->plan.actions[0].id)->status = PLAN_DONE;
	session_commit(s, NULL);
	session_need_plan(s);
	rows = plan_rows_make(&arena, &v, s);
	seen = arena_new(&arena, size_t, s->plan.n_actions);
	assert_true(plan_picture_move(&v, s, &rows, ACT_FIRST, &action));
	for (size_t i = 0; i < s->plan.n_actions; i++) {
		seen[action]++;
		str_truncate(&v.at, 0);
		str_add(&v.at, s->plan.actions[action].id);
		plan_picture_move(&v, s, &rows, ACT_RIGHT, &action);
	}
	for (size_t i = 0; i < s->plan.n_actions; i++)
		if (s->plan.actions[i].status == PLAN_DONE)
			assert_int_equal(seen[i], 0);
		else
			assert_true(seen[i] >= 1);
	view_plan.release(&v);
	arena_release(&arena);
	play_close(p);
}

static void the_picture_leads_back_to_the_list(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "L m <Tab> <Right>");
	assert_shows(p, "Quick wins");
	assert_shows(p, "Major work");
	assert_shows(p, "Small steps");
	assert_shows(p, "Costly");
	play(p, "g <Enter>"); /* the first quick win */
	assert_cursor(p, "crit CR-01 ");
	play(p, "m <Esc>");
	assert_false(play_has(p, "Quick wins"));
	assert_int_equal(app_view(p->app), VIEW_PLAN);
	play_close(p);
}

/* Titles for as many as fit; the cursor gets to all others. */
static void the_picture_names_actions_and_counts_the_rest(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "L m");
	assert_shows(p, "27 to do. Much risk: 40.0 or more. Much work: over 2 days.");
	assert_shows(p, "   1 crit Contain CR-01: Close");
	assert_shows(p, "      and 9 more");
	assert_shows(p, "7: 5 high, 2 med; ");
	play(p, "g <Tab> <Tab> j j j");
	assert_cursor(p, "  10 high Contain CR-61");
	assert_shows(p, "and 1 before, 3 more");
	play(p, "j j j");
	assert_cursor(p, "  27 med  Rank every flow");
	assert_shows(p, "and 4 before");
	play(p, "<Esc> / D T - 1 2 <Enter> m");
	assert_shows(p, "only 'DT-12': 1 to do. Much risk: 80.0 or more.");
	play_close(p);
}

/* A team that has almost nothing: more actions than a picture can name, some of them critical
 * with little risk, since a decision shares its own with many. */
static struct play *play_many(void)
{
	static const char *const answers[] = {
		"stage=prod", "criticality=mcrit", "kinds=genai,rag", "serving=online",
		"sensitivity=confidential", NULL};
	struct play *p = play_open(answers, 24, 80, false);
	struct session *s = play_session(p);

	for (size_t i = 0; i < s->q->n_questions; i++)
		if (s->q->questions[i].type == TYPE_LEVELS && s->score.questions[i].asked)
			assessment_set_level(s->a, i, i % 3 ? 0 : 2);
	session_restart(s);
	return p;
}

/* Thirty are named, the first by rank; a critical one is never costly, whatever its risk. */
static void the_picture_names_thirty_and_no_critical_one_as_costly(void **state)
{
	struct play *p = play_many();
	struct session *s = play_session(p);
	struct plan_view v = {0};
	struct arena arena = {0};
	struct plan_rows rows;
	enum cursor_move moves = MOVE_MOVES;
	size_t seen = 0, action, quarter = 0, longest = 0;

	(void)state;
	session_need_plan(s);
	assert_true(s->plan.totals.left > 30);
	s->plan.actions[29].severity = SEVERITY_CRITICAL; /* though it takes little away */
	s->plan.actions[29].risk = 0;
	for (size_t i = 0; i < 29; i++)
		if (s->plan.actions[i].effort > s->plan.actions[longest].effort)
			longest = i;
	s->plan.actions[longest].severity = SEVERITY_MEDIUM; /* so that one is costly */
	s->plan.actions[longest].risk = 0;
	rows = plan_rows_make(&arena, &v, s);
	for (plan_picture_move(&v, s, &rows, ACT_FIRST, &action); moves == MOVE_MOVES; seen++) {
		str_truncate(&v.at, 0);
		str_add(&v.at, s->plan.actions[action].id);
		if (action == 29)
			quarter = seen;
		moves = plan_picture_move(&v, s, &rows, ACT_RIGHT, &action);
	}
	assert_int_equal(seen, 30);
	assert_true(quarter > 0 && quarter < 29); /* not the last of the last quarter */
	play(p, "L m");
	assert_shows(p, "the first 30 of ");
	view_plan.release(&v);
	arena_release(&arena);
	play_close(p);
}

static void the_picture_draws_at_every_size(void **state)
{
	struct play *p = play_firm(24, 80);
	struct session *s = play_session(p);
	struct plan_view v = {0};
	struct arena arena = {0};
	struct plan_rows rows;
	struct grid g = {0};

	(void)state;
	session_need_plan(s);
	rows = plan_rows_make(&arena, &v, s);
	for (int r = 0; r <= 40; r++)
		for (int c = r % 3; c <= 130; c += 3) {
			grid_resize(&g, r, c);
			plan_picture_draw(&v, s, &rows, pane_of(&g));
		}
	grid_release(&g);
	view_plan.release(&v);
	arena_release(&arena);
	play_close(p);
}

static void the_picture_looks_as_it_was_reviewed(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "L m <Tab>");
	assert_screen(p, "plan-picture-80x24.txt");
	app_resize(p->app, 40, 120);
	assert_screen(p, "plan-picture-120x40.txt");
	app_resize(p->app, 16, 60);
	assert_screen(p, "plan-picture-60x16.txt");
	play_close(p);
}

static void the_screens_are_those_that_were_read(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "L <Space> j j o a n n <Enter> d + 3 0 <Enter> s / S E C - 1 5 <Enter> l <Esc>");
	assert_screen(p, "plan-firm-80x24.txt");
	app_resize(p->app, 40, 120);
	assert_screen(p, "plan-firm-120x40.txt");
	app_resize(p->app, 16, 60);
	assert_screen(p, "plan-firm-60x16.txt");
	play(p, "h b");
	app_resize(p->app, 24, 80);
	assert_screen(p, "plan-sections-80x24.txt");
	play(p, "b g > > > > > > > > >");
	assert_screen(p, "plan-owners-80x24.txt");
	app_resize(p->app, 16, 60);
	assert_screen(p, "plan-owners-60x16.txt");
	play(p, "b b <lt> <lt> <lt> <lt> <lt> <lt> <lt> <lt> <lt> / w a v e : n o w <Enter> j j <Space>");
	app_resize(p->app, 24, 80);
	assert_screen(p, "plan-filter-80x24.txt");
	play(p, "s"); /* what was in progress is done */
	app_resize(p->app, 40, 120);
	assert_screen(p, "plan-filter-120x40.txt");
	play_close(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_owner_is_kept_with_the_action),
		cmocka_unit_test(undo_takes_an_owner_back),
		cmocka_unit_test(a_due_date_must_be_a_day),
		cmocka_unit_test(another_due_date_is_typed_over_the_old_one),
		cmocka_unit_test(a_status_goes_round),
		cmocka_unit_test(done_is_projected_and_answers_nothing),
		cmocka_unit_test(a_status_has_one_word),
		cmocka_unit_test(an_action_says_what_it_is_about),
		cmocka_unit_test(a_note_comes_from_the_editor_too),
		cmocka_unit_test(what_is_said_of_the_question_goes_along),
		cmocka_unit_test(a_filter_shows_what_holds_all_its_words),
		cmocka_unit_test(every_column_sorts_both_ways_and_loses_nothing),
		cmocka_unit_test(a_group_has_one_heading),
		cmocka_unit_test(enter_leads_to_where_it_is_decided_or_answered),
		cmocka_unit_test(the_cursor_stays_on_its_action_when_the_groups_change),
		cmocka_unit_test(without_answers_the_picture_says_so_too),
		cmocka_unit_test(without_answers_the_plan_says_where_it_comes_from),
		cmocka_unit_test(details_fill_the_screen_and_give_it_back),
		cmocka_unit_test(what_if_counts_what_would_be_asked),
		cmocka_unit_test(the_picture_goes_round_its_quarters),
		cmocka_unit_test(the_picture_holds_every_open_action_once),
		cmocka_unit_test(the_picture_leads_back_to_the_list),
		cmocka_unit_test(the_details_say_all),
		cmocka_unit_test(the_picture_names_actions_and_counts_the_rest),
		cmocka_unit_test(the_picture_names_thirty_and_no_critical_one_as_costly),
		cmocka_unit_test(the_picture_draws_at_every_size),
		cmocka_unit_test(the_picture_looks_as_it_was_reviewed),
		cmocka_unit_test(the_screens_are_those_that_were_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
