/* What accepted risks cover, and what can be accepted. */
#include "engine/world.h"

#include "base/date.h"
#include "engine/acceptance.h"

/* of levels, Q-3 of the decisions DT-1 and DT-2; CR-1 blames Q-2, CR-2 DT-1. */
static const char part[] =
	"fields:\n" STAGE "questions:\n" LEVELS("Q-1", "5", "S", "")
	LEVELS("Q-2", "2", "S", "")
	"  - {id: Q-3, section: two, area: B, ask: Q3?, type: decisions, decisions: [DT-1, DT-2], "
	"weight: 4, effort: S}\n"
	"decisions:\n"
	"  - {id: DT-1, name: N, group: G, ask: D1?, options: [{id: bad, text: B, fit: 1, "
	"consequence: c}, {id: good, text: G, fit: 4, consequence: c}]}\n"
	"  - {id: DT-2, name: M, group: G, ask: D2?, options: [{id: bad, text: B, fit: 1, "
	"consequence: c}, {id: good, text: G, fit: 4, consequence: c}]}\n"
	"rules:\n"
	"  - {id: CR-1, severity: high, when: Q-2 < 1, finding: f, fix: x, blames: [Q-2]}\n"
	"  - {id: CR-2, severity: critical, when: DT-1 == bad, finding: g, fix: y, blames: [DT-1]}\n";

#define BAD "stage=prod Q-1=0 Q-2=0 DT-1=bad DT-2=good"

static long day_of(const char *text)
{
	long day = 0;

	assert_true(date_parse(text, &day));
	return day;
}

static struct thing thing_of(const struct world *w, const char *id)
{
	return questionnaire_find(w->q, id);
}

static void add(struct world *w, const char *id, const char *of, const char *from,
		const char *until)
{
	struct acceptance *c = given_acceptance(w->a);

	c->id = id;
	c->of = of;
	c->from = from;
	c->until = until;
}

/* The record, by its id, that covers each of these on the day; "-" for none. */
static void assert_covered(struct world *w, const char *as_of, const char *expected)
{
	static const char *const ids[] = {"Q-1", "Q-2", "Q-3", "DT-1", "DT-2", "CR-1", "CR-2"};
	struct arena arena = {0};
	struct accepted all;
	struct str text = {0};

	acceptances_link(w->a);
	accepted_find(&all, &arena, w->a, day_of(as_of));
	for (size_t i = 0; i < COUNT_OF(ids); i++) {
		struct thing t = thing_of(w, ids[i]);
		const struct acceptance *c = t.kind == THING_QUESTION ? all.questions[t.index]
					     : t.kind == THING_DECISION
						     ? all.decisions[t.index]
						     : all.rules[t.index];

		str_addf(&text, "%s%s", i ? " " : "", !c ? "-" : *c->id ? c->id : "old");
	}
	assert_text_equal(str_text(&text), expected);
	str_release(&text);
	arena_release(&arena);
}

static void the_last_that_counts_covers(void **state)
{
	struct world w = world_open(part, BAD);

	(void)state;
	assert_covered(&w, "2026-12-01", "- - - - - - -");
	add(&w, "a", "Q-1", "2026-11-01", "2026-12-31");
	add(&w, "b", "Q-1", "2026-12-10", "2027-01-31");
	add(&w, "c", "CR-1", "2026-11-01", "2026-12-01");
	add(&w, "d", "unheard-of", "2026-11-01", "2027-12-01");
	add(&w, "e", "stage", "2026-11-01", "2027-12-01");
	assert_covered(&w, "2026-10-31", "- - - - - - -");
	assert_covered(&w, "2026-12-01", "a - - - - c -");
	assert_covered(&w, "2026-12-02", "a - - - - - -"); /* back the day after */
	assert_covered(&w, "2026-12-10", "b - - - - - -");
	assert_covered(&w, "2027-02-01", "- - - - - - -");
	w.a->acceptances[1].revoked = true;
	assert_covered(&w, "2026-12-10", "a - - - - - -");
	world_close(&w);
}

static void a_question_covers_the_decisions_it_is_made_of(void **state)
{
	struct world w = world_open(part, BAD);

	(void)state;
	add(&w, "a", "DT-1", "2026-11-01", "2026-12-31");
	add(&w, "b", "Q-3", "2026-11-01", "2026-12-31");
	assert_covered(&w, "2026-12-01", "- - b b b - -");
	add(&w, "c", "DT-2", "2026-11-01", "2026-12-31");
	assert_covered(&w, "2026-12-01", "- - b b c - -");
	world_close(&w);
}

static void what_older_files_call_accepted_covers_until_its_date(void **state)
{
	struct world w = world_open(part, BAD);
	struct plan_entry *e = assessment_plan_edit(w.a, "Q-1");

	(void)state;
	e->status = PLAN_ACCEPTED;
	assert_covered(&w, "2026-12-01", "- - - - - - -"); /* until when, it does not say */
	e->until = "2026-12-20";
	e = assessment_plan_edit(w.a, "Q-3");
	e->status = PLAN_ACCEPTED;
	e->until = "2026-12-20";
	assert_covered(&w, "2026-12-20", "old - old old old - -");
	assert_covered(&w, "2026-12-21", "- - - - - - -");
	add(&w, "a", "Q-1", "2026-11-01", "2026-12-31");
	add(&w, "b", "DT-1", "2026-11-01", "2026-12-31");
	assert_covered(&w, "2026-12-20", "a - old b old - -");
	world_close(&w);
}

static void the_severity_is_that_of_gap_and_rules(void **state)
{
	static const struct {
		const char *answers, *id;
		enum severity severity;
	} cases[] = {
		{BAD, "Q-1", SEVERITY_CRITICAL},
		{"stage=preprod Q-1=0", "Q-1", SEVERITY_HIGH},
		{"stage=prod Q-1=3", "Q-1", SEVERITY_NONE},
		{"stage=prod", "Q-1", SEVERITY_NONE},
		{"stage=prod Q-1=na:other", "Q-1", SEVERITY_NONE},
		{"stage=prod Q-1=unknown", "Q-1", SEVERITY_CRITICAL},
		{BAD, "Q-2", SEVERITY_HIGH}, /* a low gap, raised by CR-1 */
		{"Q-2=1", "Q-2", SEVERITY_LOW},
		{BAD, "Q-3", SEVERITY_HIGH},
		{BAD, "DT-1", SEVERITY_CRITICAL},
		{BAD, "DT-2", SEVERITY_HIGH}, /* its question's */
		{"stage=poc DT-1=unknown", "DT-1", SEVERITY_HIGH}, /* a step below CR-2 */
		{"stage=prod DT-1=good DT-2=unknown", "DT-2", SEVERITY_MEDIUM},
		{"DT-1=good", "DT-2", SEVERITY_NONE},
		{BAD, "CR-1", SEVERITY_HIGH},
		{"Q-2=1", "CR-1", SEVERITY_NONE},
		{BAD, "stage", SEVERITY_NONE},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct world w = world_open(part, cases[i].answers);
		enum severity is = risk_severity(&w.s, w.a, thing_of(&w, cases[i].id));

		if (is != cases[i].severity)
			fail_msg("%s, %s: %s, not %s", cases[i].answers, cases[i].id,
				 severity_name(is), severity_name(cases[i].severity));
		world_close(&w);
	}
}

/* Judging. */

#define WHOLE                                                                            \
	{{"Q-1", "the vendor is late", "the desk reads all", "high", "Ann", "Bo", "",       \
	  "2027-02-18"}}

static void what_is_whole_becomes_a_record(void **state)
{
	struct world w = world_open(part, BAD);
	struct acceptance_request request = WHOLE;
	struct acceptance_verdict v;
	struct arena arena = {0};

	(void)state;
	acceptance_judge(&v, &arena, &w.s, w.a, &request, day_of("2026-11-21"));
	assert_int_equal(v.n_refused, 0);
	assert_int_equal(v.severity, SEVERITY_CRITICAL);
	assert_string_equal(v.record.from, "2026-11-21");
	assert_string_equal(v.record.supersedes, "");
	acceptance_record(w.a, &v.record);
	assert_int_equal(w.a->n_acceptances, 1);
	assert_int_equal(strlen(w.a->acceptances[0].id), 36);
	assert_int_equal(w.a->acceptances[0].severity, SEVERITY_CRITICAL);

	request.parts[ACCEPT_FROM] = "2027-01-01";
	request.parts[ACCEPT_UNTIL] = "2027-04-01";
	acceptance_judge(&v, &arena, &w.s, w.a, &request, day_of("2026-12-21"));
	assert_int_equal(v.n_refused, 0);
	assert_string_equal(v.record.supersedes, w.a->acceptances[0].id);
	acceptance_record(w.a, &v.record);
	w.a->acceptances[0].id = w.a->acceptances[1].supersedes = "first";
	w.a->acceptances[1].id = "second";
	assert_covered(&w, "2026-11-20", "- - - - - - -");
	assert_covered(&w, "2026-12-31", "first - - - - - -");
	assert_covered(&w, "2027-01-01", "second - - - - - -");
	arena_release(&arena);
	world_close(&w);
}

/* One part changed at a time: what is said of it; NULL: it is possible. */
static void every_part_is_judged(void **state)
{
	static const struct {
		enum acceptance_part part;
		const char *value, *refused;
	} cases[] = {
		{ACCEPT_OF, "Q-2", NULL},
		{ACCEPT_OF, "DT-2", NULL},
		{ACCEPT_OF, "CR-1", NULL},
		{ACCEPT_OF, "",
		 "whose risk it is, is missing; use the id of a question, a decision or a finding"},
		{ACCEPT_OF, "Q-9",
		 "there is no 'Q-9' in world (did you mean 'Q-1'?); use the id of a question, a "
		 "decision or a finding"},
		{ACCEPT_OF, "Q-1/to-2",
		 "Q-1/to-2 is a part of what is done about Q-1; accept the risk of that: Q-1"},
		{ACCEPT_OF, "CR-2/contain",
		 "CR-2/contain is a part of what is done about CR-2; accept the risk of that: CR-2"},
		{ACCEPT_OF, "one",
		 "one is a section; use the id of a question, a decision or a finding"},
		{ACCEPT_REASON, " . ", "why it is not mended now is missing"},
		{ACCEPT_REASON, "a\033[2J",
		 "the text holds a control or invisible character; leave it out"},
		{ACCEPT_REASON, "two\nlines", NULL},
		{ACCEPT_CONTROL, "",
		 "what holds the line meanwhile is missing; where nothing does, say \"nothing does, "
		 "because ...\""},
		{ACCEPT_CONTROL, "-",
		 "what holds the line meanwhile is missing; where nothing does, say \"nothing does, "
		 "because ...\""},
		{ACCEPT_CONTROL, "None.",
		 "'None.' says nothing; if nothing holds the line, say why: \"nothing does, because "
		 "...\""},
		{ACCEPT_CONTROL, " N/A ",
		 "' N/A ' says nothing; if nothing holds the line, say why: \"nothing does, because "
		 "...\""},
		{ACCEPT_CONTROL, "na",
		 "'na' says nothing; if nothing holds the line, say why: \"nothing does, because "
		 "...\""},
		{ACCEPT_CONTROL, "The vendor is LATE!",
		 "it is the reason again; say what holds the line meanwhile, or \"nothing does, "
		 "because ...\""},
		{ACCEPT_CONTROL, "nothing does, because it is a demonstration", NULL},
		{ACCEPT_RESIDUAL, "critical", NULL},
		{ACCEPT_RESIDUAL, "",
		 "what is left of the risk is missing; use low, medium, high or critical"},
		{ACCEPT_RESIDUAL, "none",
		 "'none' is not possible; use low, medium, high or critical"},
		{ACCEPT_OWNER, "", "who carries the risk is missing"},
		{ACCEPT_APPROVER, "Bo\nCy", "a name stands on one line; take line feeds and tabs out"},
		{ACCEPT_FROM, "2026-11-20",
		 "a risk is not accepted for days gone by; use 2026-11-21 or later"},
		{ACCEPT_FROM, "now", "'now' is not possible; use a date like 2026-12-01"},
		{ACCEPT_FROM, "2027-02-18", NULL},
		{ACCEPT_UNTIL, "", "the last day is missing; use a date like 2026-12-01"},
		{ACCEPT_UNTIL, "2026-11-20", "it ends before it begins; use 2026-11-21 or later"},
		{ACCEPT_UNTIL, "2026-11-21", NULL},
		{ACCEPT_UNTIL, "2027-02-19", NULL},
		{ACCEPT_UNTIL, "2027-02-20",
		 "a critical risk is accepted for 90 days at most, which is until 2027-02-19; after "
		 "that decide again"},
	};
	struct world w = world_open(part, BAD);
	struct arena arena = {0};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct acceptance_request request = WHOLE;
		struct acceptance_verdict v;

		request.parts[cases[i].part] = cases[i].value;
		acceptance_judge(&v, &arena, &w.s, w.a, &request, day_of("2026-11-21"));
		assert_text_equal(v.refused[cases[i].part],
				  cases[i].refused ? cases[i].refused : "");
		assert_int_equal(v.n_refused, cases[i].refused ? 1 : 0);
	}
	arena_release(&arena);
	world_close(&w);
}

static void there_is_no_risk_in_what_is_well_or_not_known(void **state)
{
	static const struct {
		const char *answers, *id, *refused;
	} cases[] = {
		{"Q-1=3", "Q-1", "Q-1 is at its target: no risk is left to accept"},
		{"stage=prod", "Q-1",
		 "Q-1 is not answered in full; answer it first, if only with unknown"},
		{"Q-1=na:other", "Q-1",
		 "Q-1 is not applicable; if there is a risk, answer it first"},
		{"stage=prod", "DT-1",
		 "DT-1 is not decided; answer it first, if only with unknown"},
		{"DT-1=good DT-2=good", "DT-1",
		 "DT-1 carries no risk as it is: there is nothing to accept"},
		{"Q-2=1", "CR-1", "CR-1 does not fire: there is no risk to accept"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct world w = world_open(part, cases[i].answers);
		struct acceptance_request request = WHOLE;
		struct acceptance_verdict v;
		struct arena arena = {0};

		request.parts[ACCEPT_OF] = cases[i].id;
		acceptance_judge(&v, &arena, &w.s, w.a, &request, day_of("2026-11-21"));
		assert_text_equal(v.refused[ACCEPT_OF], cases[i].refused);
		assert_int_equal(v.n_refused, 1);
		arena_release(&arena);
		world_close(&w);
	}
}

static void how_long_depends_on_how_severe(void **state)
{
	static const struct {
		const char *id, *until, *after, *more;
	} cases[] = {
		{"Q-1", "2027-02-19", "2027-02-20", "critical"}, /* 90 days */
		{"CR-1", "2027-05-20", "2027-05-21", "high"},    /* 180 */
		{"Q-2", "2028-11-20", "2028-11-21", "low"},      /* 730 */
	};
	struct world w = world_open(part, "stage=prod Q-1=0 Q-2=0 DT-1=bad DT-2=bad");
	struct world low = world_open(part, "stage=prod Q-1=0 Q-2=1");
	struct arena arena = {0};

	(void)state;
	assert_int_equal(acceptance_days(SEVERITY_MEDIUM), 365);
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct world *in = i == 2 ? &low : &w;
		struct acceptance_request request = WHOLE;
		struct acceptance_verdict v;

		request.parts[ACCEPT_OF] = cases[i].id;
		request.parts[ACCEPT_RESIDUAL] = "low";
		request.parts[ACCEPT_UNTIL] = cases[i].until;
		acceptance_judge(&v, &arena, &in->s, in->a, &request, day_of("2026-11-21"));
		assert_int_equal(v.n_refused, 0);
		assert_string_equal(severity_name(v.severity), cases[i].more);
		request.parts[ACCEPT_UNTIL] = cases[i].after;
		acceptance_judge(&v, &arena, &in->s, in->a, &request, day_of("2026-11-21"));
		assert_int_equal(v.n_refused, 1);
		request.parts[ACCEPT_UNTIL] = cases[i].until;
		request.parts[ACCEPT_RESIDUAL] = i == 0 ? "critical" : i == 1 ? "critical" : "medium";
		acceptance_judge(&v, &arena, &in->s, in->a, &request, day_of("2026-11-21"));
		assert_int_equal(v.n_refused, i ? 1 : 0);
	}
	arena_release(&arena);
	world_close(&w);
	world_close(&low);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_last_that_counts_covers),
		cmocka_unit_test(a_question_covers_the_decisions_it_is_made_of),
		cmocka_unit_test(what_older_files_call_accepted_covers_until_its_date),
		cmocka_unit_test(the_severity_is_that_of_gap_and_rules),
		cmocka_unit_test(what_is_whole_becomes_a_record),
		cmocka_unit_test(every_part_is_judged),
		cmocka_unit_test(there_is_no_risk_in_what_is_well_or_not_known),
		cmocka_unit_test(how_long_depends_on_how_severe),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
