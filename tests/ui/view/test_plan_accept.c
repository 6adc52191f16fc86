/* Accepting a risk in the plan: the form, what it refuses, and taking it back. */
#include "ui/firm.h"

#include "ui/view/plan/plan.h"

static struct str content_of(struct play *p)
{
	struct str out = {0};

	assessment_write(play_session(p)->a, &out);
	return out;
}

static const struct acceptance *record(struct play *p, size_t i)
{
	const struct assessment *a = play_session(p)->a;

	assert_true(i < a->n_acceptances);
	return &a->acceptances[i];
}

/* All that a record needs, field by field. */
#define FILLED "w h y <Enter> e y e s <Enter> l o w <Enter> a n n <Enter> b o b <Enter>"
#define TO_SEC "L / S E C - 1 5 <Enter> <Esc>"

static void a_form_makes_a_record(void **state)
{
	struct play *p = play_firm(24, 80);
	const struct acceptance *c;

	(void)state;
	play(p, TO_SEC " a");
	assert_string_equal(play_dialog(p), "Accept the risk of SEC-15, critical");
	assert_shows(p, "What does retrieval return to the user who asks?");
	assert_shows(p, "2027-02-19"); /* ninety days: what is critical may take no longer */
	play(p, FILLED " <Enter>");
	assert_null(play_dialog(p));
	c = record(p, 0);
	assert_string_equal(c->of, "SEC-15");
	assert_int_equal(c->severity, SEVERITY_CRITICAL);
	assert_string_equal(c->reason, "why");
	assert_string_equal(c->control, "eyes");
	assert_int_equal(c->residual, SEVERITY_LOW);
	assert_string_equal(c->owner, "ann");
	assert_string_equal(c->approver, "bob");
	assert_string_equal(c->from, "2026-11-21");
	assert_string_equal(c->until, "2027-02-19");
	assert_string_equal(c->recorded, "2026-11-21T10:02:00Z");
	assert_cursor(p, " accepted");
	assert_shows(p, "Accepted  1 action");
	assert_shows(p, "Risk accepted until 2027-02-19 by bob, carried by ann.");
	/* the same words wherever the plan is summed up */
	assert_shows(p, "26 actions to do, 172 days, +4.9 points; 1 accepted");
	play(p, "E");
	assert_shows(p, "26 actions to do, 172 days, +4.9 points; 1 accepted");
	play_close(p);
}

static void one_undo_takes_it_back(void **state)
{
	struct play *p = play_firm(24, 80);
	struct str before = content_of(p), after;

	(void)state;
	play(p, TO_SEC " a " FILLED " <Enter> z");
	after = content_of(p);
	assert_text_equal(str_text(&after), str_text(&before));
	assert_shows(p, "Taken back: the accepted risk of SEC-15 in the plan");
	assert_cursor(p, " open");
	play(p, "<C-r>");
	assert_string_equal(record(p, 0)->of, "SEC-15");
	str_release(&before);
	str_release(&after);
	play_close(p);
}

/* Beneath the field, with what to do; and nothing is recorded. */
static void what_is_refused_is_said_beneath_its_field(void **state)
{
	static const struct {
		const char *keys, *says;
	} rows[] = {
		{"<Enter>", "! why it is not mended now is missing"},
		{"w h y <Enter> n o n e <Enter>", "! 'none' says nothing; if nothing holds"},
		{"w h y <Enter> w h y <Enter>", "! it is the reason again; say what holds"},
		{"w h y <Enter> e y e s <Enter> m u c h <Enter>", "! 'much' is not possible; use"},
		{"w h y <Enter> e y e s <Enter> l o w <Enter> <Enter>",
		 "! who carries the risk is missing"},
		{FILLED " 2 0 2 7 - 0 3 - 3 1 <Enter>",
		 "! a critical risk is accepted for 90 days at most"},
		{FILLED " 2 0 2 6 - 1 1 - 2 0 <Enter>", "! it ends before it begins"},
		{FILLED " s o o n <Enter>", "! 'soon' is not possible; use a date like"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct play *p = play_firm(24, 80);

		play(p, TO_SEC " a");
		play(p, rows[i].keys);
		assert_shows(p, rows[i].says);
		assert_non_null(play_dialog(p));
		assert_int_equal(play_session(p)->a->n_acceptances, 0);
		play_close(p);
	}
}

/* Enter in the last field judges all, and goes to the first that is wrong. */
static void nothing_is_skipped(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, TO_SEC " a <Up> <Down> <Down> <Down> <Down> <Down> <Enter>");
	assert_shows(p, "! why it is not mended now is missing");
	assert_shows(p, "! what holds the line meanwhile is missing");
	assert_shows(p, "! who has accepted it is missing");
	play(p, "w h y <Tab> e y e s <Tab> l o w <Tab> a n n <Tab> b o b <Tab> + 3 0 <Enter>");
	assert_string_equal(record(p, 0)->reason, "why");
	assert_string_equal(record(p, 0)->until, "2026-12-21");
	play_close(p);
}

static void a_cancelled_form_changes_nothing(void **state)
{
	static const char *const keys[] = {" a <Esc>", " a w h y <Enter> <Esc>",
					   " a " FILLED " <Esc>"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		struct play *p = play_firm(24, 80);
		struct str before = content_of(p), after;

		play(p, TO_SEC);
		play(p, keys[i]);
		after = content_of(p);
		assert_text_equal(str_text(&after), str_text(&before));
		assert_int_equal(p->log.saves, 0);
		str_release(&before);
		str_release(&after);
		play_close(p);
	}
}

/* Of a question, a decision or a finding, whatever is done about it. */
static void it_is_of_what_the_action_is_about(void **state)
{
	static const struct {
		const char *to, *title;
	} rows[] = {
		{"L / C R - 0 6 <Enter>", "Accept the risk of CR-06, critical"},
		{"L / D T - 1 2 <Enter>", "Accept the risk of DT-12, critical"},
		{"L / R E L - 0 9 <Enter>", "Accept the risk of REL-09, critical"},
		{TO_SEC " l j", "Accept the risk of SEC-15, critical"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct play *p = play_firm(24, 80);

		play(p, rows[i].to);
		play(p, "a");
		assert_string_equal(play_dialog(p), rows[i].title);
		play_close(p);
	}
}

static void an_accepted_risk_is_carried_on_or_revoked(void **state)
{
	struct play *p = play_firm(24, 80);
	const struct acceptance *c;

	(void)state;
	play(p, TO_SEC " a " FILLED " + 1 0 <Enter> s");
	assert_shows(p, "the risk of SEC-15 is accepted; a accepts anew or revokes that");
	play(p, "a");
	assert_string_equal(play_dialog(p), "The risk of SEC-15 is accepted");
	play(p, "a <Down> <Down> <Down> <Down> <Down> + 2 0 <Enter>"); /* the rest as before */
	c = record(p, 1);
	assert_string_equal(c->supersedes, record(p, 0)->id);
	assert_string_equal(c->reason, "why");
	assert_string_equal(c->until, "2026-12-11");
	play(p, "a r <Enter>");
	assert_shows(p, "a risk is taken back for a reason");
	play(p, "b r e a c h <Enter>");
	assert_true(record(p, 1)->revoked);
	assert_string_equal(record(p, 1)->revoked_reason, "breach");
	assert_string_equal(record(p, 1)->revoked_at, "2026-11-21T10:02:00Z");
	assert_cursor(p, " open");
	play(p, "z");
	assert_false(record(p, 1)->revoked);
	assert_cursor(p, " accepted");
	play_close(p);
}

/* What an older file calls accepted holds, and says what it lacks; a record takes its place. */
static void an_older_file_is_incomplete(void **state)
{
	struct play *p = play_firm(24, 80);
	struct plan_entry *e = assessment_plan_edit(play_session(p)->a, "SEC-15");

	(void)state;
	e->status = PLAN_ACCEPTED;
	e->reason = "long ago";
	e->approver = "cio";
	e->until = "2027-06-30";
	session_restart(play_session(p));
	play(p, TO_SEC);
	assert_cursor(p, " incomplete");
	assert_shows(p, "Incomplete. Risk accepted until 2027-06-30 by cio. Because: long ago.");
	play(p, "/ i n c o m p l e t e <Enter>");
	assert_shows(p, "1 of 27 shown");
	play(p, "<Esc> / a c c e p t e d <Enter>");
	assert_shows(p, "1 of 27 shown");
	play(p, "a a <Enter> e y e s <Enter> l o w <Enter> a n n <Enter> <Enter> <Enter>");
	assert_string_equal(record(p, 0)->reason, "long ago");
	assert_string_equal(record(p, 0)->approver, "cio");
	assert_int_equal(assessment_plan(play_session(p)->a, "SEC-15")->status, PLAN_OPEN);
	play(p, "z a r n o w <Enter>");
	assert_int_equal(assessment_plan(play_session(p)->a, "SEC-15")->status, PLAN_OPEN);
	assert_int_equal(play_session(p)->a->n_acceptances, 0);
	play_close(p);
}

/* The day after its last it is back, and says why. */
static void an_expired_risk_is_back(void **state)
{
	struct play *p = play_firm(24, 80);
	struct session *s = play_session(p);

	(void)state;
	play(p, TO_SEC " a " FILLED " + 1 0 <Enter>");
	assert_shows(p, "Risk accepted, expiring, until 2026-12-01 by bob");
	s->now += (int64_t)11 * 86400;
	session_restart(s);
	session_need_plan(s);
	for (size_t i = 0; i < s->plan.n_actions; i++)
		if (!strcmp(s->plan.actions[i].id, "SEC-15"))
			assert_string_equal(plan_status(&s->plan.actions[i]), "expired");
	play_close(p);
}

static void the_form_fits_small_screens(void **state)
{
	struct play *p = play_firm(16, 60);

	(void)state;
	play(p, TO_SEC " a");
	assert_shows(p, "reason");
	play(p, FILLED);
	assert_shows(p, "until");
	assert_shows(p, "2027-02-19");
	play_close(p);
}

static void the_screens_are_those_that_were_read(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, TO_SEC " a w h y <Enter> n o n e <Enter>");
	assert_screen(p, "plan-accept-80x24.txt");
	app_resize(p->app, 40, 120);
	assert_screen(p, "plan-accept-120x40.txt");
	app_resize(p->app, 16, 60);
	assert_screen(p, "plan-accept-60x16.txt");
	app_resize(p->app, 24, 80);
	play(p, "<C-u> e y e s <Enter> l o w <Enter> a n n <Enter> b o b <Enter> <Enter>");
	assert_screen(p, "plan-accepted-80x24.txt");
	play_close(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_form_makes_a_record),
		cmocka_unit_test(one_undo_takes_it_back),
		cmocka_unit_test(what_is_refused_is_said_beneath_its_field),
		cmocka_unit_test(nothing_is_skipped),
		cmocka_unit_test(a_cancelled_form_changes_nothing),
		cmocka_unit_test(it_is_of_what_the_action_is_about),
		cmocka_unit_test(an_accepted_risk_is_carried_on_or_revoked),
		cmocka_unit_test(an_older_file_is_incomplete),
		cmocka_unit_test(an_expired_risk_is_back),
		cmocka_unit_test(the_form_fits_small_screens),
		cmocka_unit_test(the_screens_are_those_that_were_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
