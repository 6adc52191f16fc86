/* The plan: each row of the table of actions, what an action costs and weighs, the order and
 * the waves, what it brings, and what the team says of it. Plans are compared as text. */
#include "engine/world.h"

#include "base/date.h"
#include "base/utf8.h"
#include "engine/plan/bundle.h"

/* A line for each action:
 * rank id kind severity, days, risk, priority, wave, status, after ranks, waits for ranks: title */
static void plan_text(struct str *out, const struct world *w)
{
	char days[32], risk[32], priority[32];

	for (size_t i = 0; i < w->p.n_actions; i++) {
		const struct action *a = &w->p.actions[i];

		str_addf(out, "%zu %s %s %s, %sd, %s, %s, %s", a->rank, a->id,
			 action_kind_name(a->kind), severity_name(a->severity),
			 effort_text(days, a->effort), risk_text(risk, a->risk),
			 priority_text(priority, a->priority), wave_name(a->wave));
		if (a->status != PLAN_OPEN || a->contradicted || a->expired)
			str_addf(out, ", %s", action_status_name(a));
		for (size_t k = 0; k < a->needs.n; k++)
			str_addf(out, "%s%zu", k ? " " : ", after ", a->needs.items[k] + 1);
		for (size_t k = 0; k < a->waits.n; k++)
			str_addf(out, "%s%zu", k ? " " : ", waits for ", a->waits.items[k] + 1);
		str_addf(out, ": %s\n", a->title);
	}
}

/* The steps of an action: "to-2 2.5d, to-3 2.5d". */
static void assert_steps_at(const struct world *w, const char *id, const char *expected,
			    const char *file, int line)
{
	const struct action *a = world_action(w, id);
	struct str text = {0};
	char days[32];
	int half_days = 0;

	assert_non_null(a);
	for (size_t k = 0; k < a->n_steps; k++) {
		const char *slash = strchr(a->steps[k].id, '/');

		half_days += a->steps[k].effort;
		str_addf(&text, "%s%s %sd", k ? ", " : "", slash ? slash + 1 : a->steps[k].id,
			 effort_text(days, a->steps[k].effort));
	}
	assert_text_equal_at(str_text(&text), expected, file, line);
	assert_int_equal(half_days, a->effort);
	str_release(&text);
}
#define assert_steps(w, id, expected) assert_steps_at(w, id, expected, __FILE__, __LINE__)

static void assert_plan_at(struct world *w, const char *expected, const char *file, int line)
{
	struct str text = {0};

	world_plan(w);
	plan_text(&text, w);
	assert_text_equal_at(str_text(&text), expected, file, line);
	str_release(&text);
}
#define assert_plan(w, expected) assert_plan_at(w, expected, __FILE__, __LINE__)

/* One plan of one set of answers. */
static void assert_plan_of(const char *part, const char *answers, const char *expected)
{
	struct world w = world_open(part, answers);

	assert_plan(&w, expected);
	world_close(&w);
}

/* What a team says of an action, a step or a question; what is accepted is so for long. */
static void decide(struct world *w, const char *id, enum plan_status status)
{
	struct plan_entry *e = assessment_plan_edit(w->a, id);

	e->status = status;
	e->reason = e->approver = "x";
	e->until = "2099-12-31";
}

/* Appends the ids of rules that an action ends or opens, of questions, … */
static void assert_ids_at(const struct world *w, const struct indices *rules,
			  const char *expected, const char *file, int line)
{
	struct str text = {0};

	rules_join(&text, w->q, rules);
	assert_text_equal_at(str_text(&text), expected, file, line);
	str_release(&text);
}
#define assert_rules(w, rules, expected) assert_ids_at(w, rules, expected, __FILE__, __LINE__)

/* ---- the actions ---- */

#define ONE_LEVEL "fields:\n" STAGE "questions:\n" LEVELS("A-1", "5", "M", ", fix: [Do it.]")

static void levels_are_steps_of_one_action(void **state)
{
	struct world w = world_open(ONE_LEVEL, "stage=prod A-1=1");

	(void)state;
	/* 5 × 0.75 × 4; two of the three levels above 0 cost two thirds of 7 days */
	assert_plan(&w, "1 A-1 question high, 5d, 15.0, 3.00, now: A: Between 'half' and 'all'\n");
	assert_steps(&w, "A-1", "to-2 2.5d, to-3 2.5d");
	assert_int_equal(w.p.actions[0].target, 3);
	assert_string_equal(w.p.actions[0].done_when, "Between 'half' and 'all'");
	assert_int_equal(w.p.actions[0].how.n, 1);
	assert_string_equal(w.p.actions[0].how.items[0], "Do it.");
	assert_int_equal(w.p.n_beyond, 1);
	assert_int_equal(w.p.beyond[0].level, 4);
	assert_int_equal(w.p.totals.effort, 10);
	world_close(&w);
}

static void severity_follows_stage_target_and_weight(void **state)
{
	static const struct {
		const char *answers, *plan;
	} cases[] = {
		{"stage=prod A-1=3", ""},
		{"stage=prod A-1=2", "1 A-1 question medium, 2.5d, 5.0, 2.00, next: A: Between 'half' and 'all'\n"},
		{"stage=poc A-1=2", "1 A-1 question low, 2.5d, 2.5, 1.00, later: A: Between 'half' and 'all'\n"},
		{"stage=prod A-1=2 criticality=low",
		 "1 A-1 question medium, 2.5d, 3.5, 1.40, next: A: Between 'half' and 'all'\n"},
		/* mission-critical aims at 4, and weighs 1.5 */
		{"stage=prod criticality=mcrit A-1=3",
		 "1 A-1 question low, 2.5d, 1.9, 0.76, later: A: all\n"},
		{"A-1=0 target=1",
		 "1 A-1 question high, 2.5d, 20.0, 8.00, now: A: Between 'none' and 'half'\n"},
		{"stage=prod A-1=0 target=1",
		 "1 A-1 question critical, 2.5d, 40.0, 16.00, now: A: Between 'none' and 'half'\n"},
		{"stage=poc A-1=0 target=1",
		 "1 A-1 question medium, 2.5d, 10.0, 4.00, next: A: Between 'none' and 'half'\n"},
		/* nothing is planned for what is not answered or not applicable */
		{"stage=prod", ""},
		{"stage=prod A-1=na:other", ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_plan_of(ONE_LEVEL, cases[i].answers, cases[i].plan);
}

static void the_target_of_the_plan_can_be_another(void **state)
{
	struct world w = world_open(ONE_LEVEL, "stage=prod A-1=2");
	struct plan_options o = {.target = 4};

	(void)state;
	world_score(&w);
	plan_compute(&w.p, &w.s, w.a, &o);
	assert_int_equal(w.p.target, 4);
	assert_steps(&w, "A-1", "to-3 2.5d, to-4 2.5d");
	world_close(&w);
}

/* The title is what the questionnaire says, that of level 4 where that is another thing; no
 * two are alike. */
static void actions_are_called_as_the_questionnaire_says(void **state)
{
	static const char part[] =
		"fields:\n" STAGE "questions:\n"
		LEVELS("A-1", "5", "M", ", do: Do it by half, do4: Do all of it")
		LEVELS("A-2", "4", "M", ", do: Do it by half");
	struct world w = world_open(part, "A-1=1 A-2=1");

	(void)state;
	world_plan(&w);
	assert_string_equal(world_action(&w, "A-1")->title, "Do it by half");
	assert_string_equal(world_action(&w, "A-2")->title, "Do it by half (A-2)");
	world_set(&w, "target.A-1=4");
	world_plan(&w);
	assert_string_equal(world_action(&w, "A-1")->title, "Do all of it");
	world_close(&w);
}

#define ITEMS                                                                             \
	"fields:\n" STAGE "questions:\n"                                                    \
	"  - {id: P-1, section: one, area: A, ask: P?, type: practices, weight: 4, effort: " \
	"S, practices: [{id: zones, text: Zones}, {id: health, text: Health}, {id: replicas, " \
	"text: Replicas, must: true}, {id: rehearsal, text: Rehearsal}, {id: old, text: Old, " \
	"withdrawn: true}]}\n"                                                               \
	"  - {id: C-1, section: one, area: A, ask: C?, type: checks, weight: 2, effort: S, "  \
	"practices: [{id: a, text: A}, {id: b, text: B}, {id: c, text: C}]}\n"

static void items_come_must_haves_first_until_the_target(void **state)
{
	struct world w =
		world_open(ITEMS, "P-1=zones:yes,health:partial,replicas:no,rehearsal:no");

	(void)state;
	/* a quarter now; with replicas 5/8, with health 6/8: the target. Of 2 days for four
	 * items one and a half is missing: 4 × 0.75 × 2 over 1 day */
	assert_plan(&w, "1 P-1 question medium, 1d, 6.0, 6.00, next: A: P?\n");
	assert_steps(&w, "P-1", "replicas 0.5d, health 0.5d");
	assert_string_equal(w.p.actions[0].done_when, "Replicas; Health");
	assert_int_equal(w.p.n_beyond, 1);
	assert_int_equal(w.p.beyond[0].practice, 3);
	world_set(&w, "P-1=replicas:yes");
	/* 5/8 now, half an item missing */
	assert_plan(&w, "1 P-1 question medium, 0.5d, 3.0, 6.00, next: A: P?\n");
	/* without an item that does not apply it is 5/6 */
	assessment_set_practice(w.a, 0, 3, PRACTICE_NA);
	assert_plan(&w, "");
	assert_int_equal(w.p.n_beyond, 1);
	world_close(&w);
}

static void checks_are_all_must_haves(void **state)
{
	struct world w = world_open(ITEMS, "C-1=a:yes,b:no,c:unknown");

	(void)state;
	/* at most a quarter: 2 × 0.75; two thirds of 2 days */
	assert_plan(&w, "1 C-1 question low, 1.5d, 1.5, 1.00, later: A: C?\n");
	assert_steps(&w, "C-1", "b 1d, c 0.5d");
	world_set(&w, "C-1=a:no,b:no,c:no");
	assert_plan(&w, "1 C-1 question low, 2d, 2.0, 1.00, later: A: C?\n");
	/* one missing item of a question costs what it takes, not the whole */
	world_set(&w, "C-1=a:yes,b:yes,c:no");
	assert_plan(&w, "1 C-1 question low, 1d, 1.5, 1.50, later: A: C?\n");
	world_close(&w);
}

#define DECIDE                                                                            \
	"fields:\n" STAGE                                                                   \
	"decisions:\n"                                                                       \
	"  - {id: DT-01, name: Door, ask: Which door?, options: [{id: best, text: Best, "   \
	"fit: 4}, {id: good, text: Good, fit: 3, consequence: Costs more.}, {id: same, "     \
	"text: Same, fit: 3}, {id: poor, text: Poor, fit: 0}]}\n"                            \
	"  - {id: DT-02, name: Lock, ask: Which lock?, options: [{id: yes, text: Locked, "   \
	"fit: 4}, {id: no, text: Open, fit: 0}]}\n"                                          \
	"  - {id: DT-03, name: Place, ask: Where?, options: [{id: here, text: Here, fit: "   \
	"fact}, {id: there, text: There, fit: fact}]}\n"                                     \
	"questions:\n"                                                                       \
	"  - {id: Q-1, section: one, area: A, ask: Q?, type: decisions, decisions: "         \
	"[DT-01, DT-02], weight: 5, effort: M, fix: [Move it.]}\n"

static void a_decision_moves_to_its_fittest_option(void **state)
{
	struct world w = world_open(DECIDE, "DT-01=poor DT-02=yes stage=prod");

	(void)state;
	/* half now: 5 × 0.5 × 2, shared by two decisions as the 7 days are */
	assert_plan(&w, "1 DT-01 decision medium, 3.5d, 2.5, 0.71, next: Door: Best\n");
	world_set(&w, "DT-02=no");
	assert_plan(&w, "1 DT-01 decision critical, 3.5d, 20.0, 5.71, now: Door: Best\n"
			"2 DT-02 decision critical, 3.5d, 20.0, 5.71, now: Lock: Locked\n");
	assert_string_equal(w.p.actions[0].how.items[0], "Move it.");
	/* above the target nothing changes, though a better option is there */
	world_set(&w, "DT-01=good DT-02=yes");
	assert_plan(&w, "");
	/* an open decision: nothing to say of the question yet */
	assessment_clear(w.a, THING_DECISION, 1);
	world_set(&w, "DT-01=poor");
	assert_plan(&w, "");
	world_close(&w);
}

#define BLAMES_OPTIONS                                                                    \
	DECIDE                                                                               \
	"rules:\n"                                                                           \
	"  - {id: CR-1, severity: critical, when: DT-01 == best, finding: Too good, fix: "   \
	"Be modest, blames: [DT-01]}\n"                                                      \
	"  - {id: CR-2, severity: high, when: \"DT-01 == poor\", finding: Too poor, fix: "   \
	"Be better, blames: [DT-01]}\n"

static void an_option_that_makes_a_rule_fire_is_not_chosen(void **state)
{
	struct world w = world_open(BLAMES_OPTIONS, "DT-01=poor DT-02=yes");

	(void)state;
	/* CR-2 holds the question at a quarter: 5 × 0.75 × 4 / 2, and 5 × 4 for CR-2 */
	assert_plan(&w, "1 DT-01 decision high, 3.5d, 27.5, 7.86, now: Door: Good\n");
	assert_string_equal(w.p.actions[0].together, "");
	assert_string_equal(w.p.actions[0].follows, "Costs more.");
	assert_rules(&w, &w.p.actions[0].ends, "CR-2");
	assert_int_equal(w.p.n_findings, 1);
	world_close(&w);
}

#define BLAMES_ALL                                                                        \
	DECIDE                                                                               \
	"rules:\n"                                                                           \
	"  - {id: CR-1, severity: high, when: DT-02 == no, finding: No lock, fix: Lock it, " \
	"blames: [DT-01, DT-02]}\n"                                                          \
	"  - {id: CR-11, severity: medium, when: stage == prod, finding: In production, fix: " \
	"Stop, blames: [DT-01]}\n"                                                           \
	"  - {id: CR-2, severity: low, when: DT-03 == there, finding: There, fix: Go home, " \
	"effort: L, blames: [DT-03]}\n"

static void rules_that_still_fire_are_named_together(void **state)
{
	struct world w = world_open(BLAMES_ALL, "DT-01=poor DT-02=no stage=prod");

	(void)state;
	world_plan(&w);
	/* what blames a decision is ended by it, and said to fire still where it does */
	assert_rules(&w, &world_action(&w, "DT-01")->ends, "CR-1, CR-11");
	assert_string_equal(world_action(&w, "DT-01")->together, "CR-1, CR-11");
	assert_rules(&w, &world_action(&w, "DT-02")->ends, "CR-1");
	assert_string_equal(world_action(&w, "DT-02")->together, "");
	assert_int_equal(w.p.n_actions, 2);
	assert_int_equal(w.p.n_findings, 2);
	world_close(&w);
}

#define OPENS                                                                             \
	DECIDE                                                                               \
	"rules:\n"                                                                           \
	"  - {id: CR-1, severity: high, when: DT-01 == best and DT-02 == no, finding: Open, " \
	"fix: Lock it, blames: [DT-01]}\n"

/* What alone would make a rule fire waits for what keeps it from firing. */
static void what_opens_a_finding_waits(void **state)
{
	struct world w = world_open(OPENS, "DT-01=poor DT-02=no stage=prod");
	struct str why = {0};

	(void)state;
	assert_plan(&w, "1 DT-02 decision critical, 3.5d, 20.0, 5.71, now: Lock: Locked\n"
			"2 DT-01 decision critical, 3.5d, 20.0, 5.71, now, waits for 1: Door: Best\n");
	assert_rules(&w, &world_action(&w, "DT-01")->opens, "CR-1");
	action_why(&why, &w.p, w.q, world_action(&w, "DT-01"));
	assert_string_equal(str_text(&why), "waits for DT-02, else it opens CR-1");
	/* what will not be done keeps nothing from firing */
	decide(&w, "DT-02", PLAN_REJECTED);
	world_plan(&w);
	assert_int_equal(world_action(&w, "DT-01")->waits.n, 0);
	str_release(&why);
	world_close(&w);
}

static void a_fact_that_a_rule_blames_is_changed(void **state)
{
	(void)state;
	/* no question weighs it: by the rule, weight 2, and no fit to have: all of it is missing */
	assert_plan_of(BLAMES_ALL, "DT-03=there",
		       "1 DT-03 decision low, 2d, 7.0, 3.50, later: Place: Here\n");
}

static void an_option_stays_where_none_is_better(void **state)
{
	static const char part[] = DECIDE
		"rules:\n"
		"  - {id: CR-1, severity: high, when: stage == prod, finding: Late, fix: Stop, "
		"effort: L, blames: [DT-03]}\n";

	(void)state;
	/* the finding stands for itself, and is as large as the rule says */
	assert_plan_of(part, "stage=prod DT-03=there",
		       "1 CR-1 finding high, 20d, 20.0, 1.00, now: Stop\n");
}

static void what_is_unknown_is_found_out(void **state)
{
	struct world w = world_open(ONE_LEVEL, "stage=prod A-1=unknown");

	(void)state;
	/* all of it may be missing: 5 × 8 over half a day */
	assert_plan(&w, "1 A-1/find-out find-out critical, 0.5d, 40.0, 80.00, now: "
			"Find out: A, A-1\n");
	assert_int_equal(w.p.n_unverified, 1);
	assert_int_equal(w.p.unverified[0].severity, SEVERITY_CRITICAL);
	assert_int_equal(w.p.totals.gain, 0);
	world_close(&w);
}

static void an_unknown_decision_is_one_step_below_its_worst_rule(void **state)
{
	struct world w = world_open(BLAMES_ALL, "DT-02=unknown DT-01=best DT-03=unknown");

	(void)state;
	world_plan(&w);
	assert_int_equal(w.p.n_unverified, 2);
	assert_string_equal(w.q->rules[w.p.unverified[0].rule].id, "CR-1");
	assert_int_equal(w.p.unverified[0].severity, SEVERITY_MEDIUM);
	/* low stays low */
	assert_int_equal(w.p.unverified[1].severity, SEVERITY_LOW);
	assert_non_null(world_action(&w, "DT-02/find-out"));
	assert_int_equal(world_action(&w, "DT-03/find-out")->severity, SEVERITY_LOW);
	world_close(&w);
}

static void unknown_items_are_listed_as_unverified(void **state)
{
	struct world w = world_open(ITEMS, "P-1=zones:unknown,health:yes,replicas:unknown,"
					   "rehearsal:yes");

	(void)state;
	world_plan(&w);
	assert_int_equal(w.p.n_unverified, 1);
	assert_string_equal(w.p.unverified[0].items, "Zones; Replicas");
	world_close(&w);
}

#define CARRIED                                                                           \
	"fields:\n" STAGE                                                                   \
	"decisions:\n"                                                                       \
	"  - {id: DT-01, name: Policy, ask: Which?, options: [{id: all, text: All, fit: 4}, " \
	"{id: none, text: None, fit: 0}]}\n"                                                 \
	"questions:\n"                                                                       \
	LEVELS("A-1", "2", "S", "")                                                          \
	"  - {id: Q-1, section: one, area: A, ask: Q?, type: decisions, decisions: "         \
	"[DT-01], weight: 2, effort: M}\n"                                                   \
	"rules:\n"                                                                           \
	"  - {id: CR-1, severity: critical, when: A-1 < 4, finding: Below, fix: Rise, blames: " \
	"[A-1]}\n"                                                                           \
	"  - {id: CR-2, severity: high, when: DT-01 == none, finding: None, fix: Some, "      \
	"blames: [Q-1]}\n"

static void an_action_ends_the_findings_that_blame_it(void **state)
{
	struct world w = world_open(CARRIED, "stage=prod A-1=2 DT-01=none");

	(void)state;
	/* a gap of weight 2 is low; the findings that they end make them worse: 2 × 0.5 × 8 + 40
	 * over a day (one of three levels of 2 days), and 2 × 4 + 20 over 7 */
	assert_plan(&w, "1 A-1 question critical, 1d, 48.0, 48.00, now: A: Between 'half' and 'all'\n"
			"2 DT-01 decision high, 7d, 28.0, 4.00, now: Policy: All\n");
	/* without such an action the finding stands for itself, at the place it blames */
	world_set(&w, "A-1=3 DT-01=all");
	assert_plan(&w, "1 CR-1 finding critical, 2d, 40.0, 20.00, now: Rise\n");
	assert_int_equal(w.p.actions[0].section, 0);
	assert_int_equal(w.p.actions[0].question, (int)world_question(&w, "A-1"));
	world_close(&w);
}

#define CONTAINED                                                                         \
	"fields:\n" STAGE "questions:\n" LEVELS("A-1", "5", "M", "")                         \
	"rules:\n"                                                                          \
	"  - {id: CR-1, severity: high, when: A-1 < 3, finding: Below, fix: Rise, contain: " \
	"[Close the door., Watch it.], contain_days: 1.5, blames: [A-1]}\n"                \
	"  - {id: CR-2, severity: medium, when: A-1 < 2, finding: Low, fix: Rise, contain: " \
	"[Look away.], blames: [A-1]}\n"

/* What contains a critical or high finding comes first of all, also before what is worse. */
static void findings_are_contained_first(void **state)
{
	struct world w = world_open(CONTAINED, "stage=prod A-1=0");
	struct str why = {0};

	(void)state;
	/* 5 × 4 over 1.5 days, and 5 × 8 + 20 + 10 over 7 */
	assert_plan(&w, "1 CR-1/contain contain high, 1.5d, 20.0, 13.33, now: "
			"Contain CR-1: Close the door\n"
			"2 A-1 question critical, 7d, 70.0, 10.00, now: A: Between 'half' and 'all'\n");
	assert_int_equal(w.p.actions[0].how.n, 2);
	action_why(&why, &w.p, w.q, &w.p.actions[0]);
	assert_string_equal(str_text(&why), "contains CR-1 until A-1 is done");
	assert_string_equal(w.p.actions[0].done_when, "Each of its 2 lines is done");
	str_release(&why);
	world_close(&w);
}

static void findings_come_worst_first_with_their_facts(void **state)
{
	struct world w = world_open(CARRIED, "stage=poc A-1=2 DT-01=none");

	(void)state;
	world_plan(&w);
	assert_int_equal(w.p.n_findings, 2);
	/* a proof of concept changes nothing in them */
	assert_string_equal(w.q->rules[w.p.findings[0].rule].id, "CR-1");
	assert_int_equal(w.p.findings[0].severity, SEVERITY_CRITICAL);
	assert_string_equal(w.p.findings[0].facts, "A-1: level 2");
	assert_string_equal(w.p.findings[1].facts, "Policy: None");
	world_close(&w);
}

static void what_is_unanswered_is_open(void **state)
{
	struct world w = world_open(CARRIED, "stage=prod");
	struct str ids = {0};

	(void)state;
	world_plan(&w);
	for (size_t i = 0; i < w.p.n_open; i++) {
		size_t k = w.p.open[i].index;

		str_addf(&ids, "%s ",
			 w.p.open[i].kind == THING_FIELD      ? w.q->fields[k].name
			 : w.p.open[i].kind == THING_DECISION ? w.q->decisions[k].id
							       : w.q->questions[k].id);
	}
	assert_text_equal(str_text(&ids), "criticality DT-01 A-1 ");
	str_release(&ids);
	world_close(&w);
}

static void an_optional_field_is_never_open(void **state)
{
	struct world w = world_open(
		"fields:\n" STAGE
		"  - {id: PF-03, name: extra, kind: text, ask: What else?, optional: true}\n"
		"  - {id: PF-04, name: hours, kind: number, ask: How many?}\n"
		"questions:\n" LEVELS("A-1", "5", "M", ""),
		"stage=prod criticality=low A-1=4");

	(void)state;
	world_plan(&w);
	assert_int_equal(w.p.n_open, 1);
	assert_int_equal(w.p.open[0].kind, THING_FIELD);
	assert_string_equal(w.q->fields[w.p.open[0].index].name, "hours");
	world_close(&w);
}

/* ---- the order ---- */

#define CHAIN                                                                             \
	"fields:\n" STAGE                                                                   \
	"questions:\n"                                                                       \
	LEVELS("A-1", "5", "S", ", needs: [B-1]")                                            \
	LEVELS("B-1", "1", "L", ", needs: [C-1, D-1]")                                       \
	LEVELS("C-1", "2", "S", "")                                                          \
	LEVELS("D-1", "3", "S", ", when: stage == poc")                                      \
	LEVELS("E-1", "4", "S", "")

static void what_is_needed_comes_before_what_needs_it(void **state)
{
	struct world w = world_open(CHAIN, "stage=prod A-1=2 B-1=2 C-1=2 E-1=1 target=3");
	struct str why = {0};

	(void)state;
	/* E-1 brings 6 for 1.5 days; A-1 with what it needs 5 + 0.5 + 1 for 8.5, and pulls that
	 * forward into its wave */
	assert_plan(&w,
		    "1 E-1 question medium, 1.5d, 6.0, 4.00, next: A: Between 'half' and 'all' (E-1)\n"
		    "2 C-1 question low, 1d, 1.0, 1.00, next: A: Between 'half' and 'all' (C-1)\n"
		    "3 B-1 question low, 7d, 0.5, 0.07, next, after 2: A: Between 'half' and 'all' (B-1)\n"
		    "4 A-1 question medium, 1d, 5.0, 5.00, next, after 3: A: Between 'half' and 'all'\n");
	assert_string_equal(world_action(&w, "B-1")->passed_over, "D-1 (not asked)");
	action_why(&why, &w.p, w.q, world_action(&w, "A-1"));
	assert_string_equal(str_text(&why), "before it: B-1, 7 days");
	str_truncate(&why, 0);
	action_why(&why, &w.p, w.q, world_action(&w, "C-1"));
	assert_string_equal(str_text(&why), "comes first for A-1");
	str_release(&why);
	world_close(&w);
}

static void prerequisites_that_cannot_be_waited_for_are_passed_over(void **state)
{
	static const struct {
		const char *answers, *passed_over;
	} cases[] = {
		{"A-1=2 B-1=4", ""},
		{"A-1=2 B-1=2", ""},
		{"A-1=2", "B-1 (not answered)"},
		{"A-1=2 B-1=na:other", "B-1 (not applicable)"},
	};
	struct world w;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		w = world_open(CHAIN, cases[i].answers);
		world_plan(&w);
		assert_string_equal(world_action(&w, "A-1")->passed_over,
				    cases[i].passed_over);
		world_close(&w);
	}
	w = world_open(CHAIN, "A-1=2 B-1=2");
	decide(&w, "B-1", PLAN_ACCEPTED);
	world_plan(&w);
	assert_string_equal(world_action(&w, "A-1")->passed_over, "B-1 (accepted)");
	assert_int_equal(world_action(&w, "A-1")->needs.n, 0);
	decide(&w, "B-1", PLAN_REJECTED);
	world_plan(&w);
	assert_string_equal(world_action(&w, "A-1")->passed_over, "B-1 (rejected)");
	world_close(&w);
}

/* A risk that is accepted makes nothing urgent that only it needs. */
static void what_is_set_aside_urges_nothing(void **state)
{
	static const enum plan_status aside[] = {PLAN_ACCEPTED, PLAN_REJECTED};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(aside); i++) {
		struct world w = world_open(CHAIN, "stage=prod A-1=2 B-1=2 C-1=2 target=3");

		world_plan(&w);
		assert_int_equal(world_action(&w, "C-1")->wave, WAVE_NEXT);
		decide(&w, "A-1", aside[i]);
		world_plan(&w);
		assert_int_equal(world_action(&w, "B-1")->wave, WAVE_LATER);
		assert_int_equal(world_action(&w, "C-1")->wave, WAVE_LATER);
		assert_int_equal(world_action(&w, "A-1")->rank, 3);
		assert_int_equal(world_action(&w, "A-1")->effort, 0);
		world_close(&w);
	}
}

/* A step that will not be done costs and brings nothing; nobody waits for it, and nobody takes
 * its gain. */
static void a_step_that_is_set_aside_costs_and_brings_nothing(void **state)
{
	static const enum plan_status aside[] = {PLAN_ACCEPTED, PLAN_REJECTED};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(aside); i++) {
		struct world w = world_open(ITEMS, "C-1=a:no,b:no,c:no");

		/* without b, a must-have, a quarter of 2 of 6 */
		decide(&w, "C-1/b", aside[i]);
		world_plan(&w);
		assert_steps(&w, "C-1", "a 1d, b 0d, c 0.5d");
		assert_int_equal(w.p.actions[0].status, PLAN_OPEN);
		assert_int_equal(w.p.actions[0].steps[1].gain, 0);
		assert_int_equal(w.p.totals.gain, 8333);
		world_close(&w);
	}
}

/* Of two questions with the same gap the one that weighs more speaks for the decision. */
static void a_decision_has_the_weight_of_its_weightiest_question(void **state)
{
	static const char part[] = "fields:\n" STAGE
		"decisions:\n"
		"  - {id: DT-01, name: Door, ask: Which?, options: [{id: best, text: Best, fit: 4}, "
		"{id: fair, text: Fair, fit: 2}]}\n"
		"questions:\n"
		"  - {id: Q-1, section: one, area: A, ask: Q1?, type: decisions, decisions: [DT-01], "
		"weight: 4, effort: S}\n"
		"  - {id: Q-2, section: one, area: A, ask: Q2?, type: decisions, decisions: [DT-01], "
		"weight: 5, effort: S}\n"
		"  - {id: Q-3, section: one, area: A, ask: Q3?, type: decisions, decisions: [DT-01], "
		"weight: 4, effort: S}\n";
	struct world w = world_open(part, "stage=prod DT-01=fair");

	(void)state;
	world_plan(&w);
	assert_int_equal(w.p.n_actions, 1);
	assert_int_equal(w.p.actions[0].weight, 5);
	assert_int_equal(w.p.actions[0].question, 1);
	world_close(&w);
}

static void decisions_wait_for_what_their_question_needs(void **state)
{
	static const char part[] = DECIDE
		"  - {id: Q-2, section: one, area: A, ask: Q2?, type: levels, levels: {0: n, 3: "
		"m, 4: y}, weight: 1, effort: S, needs: [Q-1]}\n";
	struct world w = world_open(part, "DT-01=poor DT-02=no Q-2=0 target=1");

	(void)state;
	assert_plan(&w, "1 DT-01 decision high, 3.5d, 10.0, 2.86, now: Door: Best\n"
			"2 DT-02 decision high, 3.5d, 10.0, 2.86, now: Lock: Locked\n"
			"3 Q-2 question low, 1d, 1.0, 1.00, later, after 1 2: "
			"A: Between 'n' and 'm'\n");
	/* a question's entry is that of its decisions too */
	decide(&w, "Q-1", PLAN_ACCEPTED);
	assert_plan(&w, "1 Q-2 question low, 1d, 1.0, 1.00, later: A: Between 'n' and 'm'\n"
			"2 DT-01 decision high, 0d, 10.0, 0.00, later, accepted: Door: Best\n"
			"3 DT-02 decision high, 0d, 10.0, 0.00, later, accepted: Lock: Locked\n");
	assert_string_equal(w.p.actions[0].passed_over, "DT-01 (accepted), DT-02 (accepted)");
	world_close(&w);
}

static void a_circle_of_needs_ends(void **state)
{
	static const char part[] = "questions:\n" LEVELS("A-1", "1", "S", ", needs: [B-1]")
		LEVELS("B-1", "2", "S", ", needs: [A-1]");
	struct world w = world_open(part, "A-1=2 B-1=2");

	(void)state;
	world_plan(&w);
	assert_int_equal(w.p.n_actions, 2);
	world_close(&w);
}

/* The same things in another order in the file: the same plan. */
static void the_order_of_the_file_does_not_matter(void **state)
{
	static const char there[] =
		"questions:\n" LEVELS("A-1", "3", "S", ", do: Do A")
		LEVELS("B-1", "3", "S", ", do: Do B, needs: [D-1]")
		LEVELS("C-1", "3", "S", ", do: Do C") LEVELS("D-1", "3", "S", ", do: Do D");
	static const char back[] =
		"questions:\n" LEVELS("D-1", "3", "S", ", do: Do D")
		LEVELS("C-1", "3", "S", ", do: Do C")
		LEVELS("B-1", "3", "S", ", do: Do B, needs: [D-1]")
		LEVELS("A-1", "3", "S", ", do: Do A");
	static const char answers[] = "A-1=2 B-1=2 C-1=2 D-1=2";
	static const char plan[] =
		"1 A-1 question low, 1d, 1.5, 1.50, later: Do A\n"
		"2 D-1 question low, 1d, 1.5, 1.50, later: Do D\n"
		"3 B-1 question low, 1d, 1.5, 1.50, later, after 2: Do B\n"
		"4 C-1 question low, 1d, 1.5, 1.50, later: Do C\n";

	(void)state;
	assert_plan_of(there, answers, plan);
	assert_plan_of(back, answers, plan);
}

#define FIVE                                                                              \
	"fields:\n" STAGE "questions:\n" LEVELS("A-1", "5", "M", "")                         \
	LEVELS("B-1", "4", "M", "") LEVELS("C-1", "3", "S", "") LEVELS("D-1", "2", "S", "")   \
	LEVELS("E-1", "1", "XL", "")
#define FIVE_ANSWERS "A-1=2 B-1=2 C-1=1 D-1=2 E-1=2 stage=prod"

/* The wave of each action, in the order of the plan: C A B D E. */
static void assert_waves_at(struct world *w, const char *expected, const char *file, int line)
{
	struct str waves = {0};

	world_plan(w);
	for (size_t k = 0; k < w->p.n_actions; k++)
		str_addf(&waves, "%s ", wave_name(w->p.actions[k].wave));
	assert_text_equal_at(str_text(&waves), expected, file, line);
	str_release(&waves);
}
#define assert_waves(w, expected) assert_waves_at(w, expected, __FILE__, __LINE__)

static void waves_are_filled_in_order(void **state)
{
	static const struct {
		int capacity;
		const char *waves;
	} cases[] = {
		/* C-1 1.5d, A-1 2.5d, B-1 2.5d, D-1 1d, E-1 20d */
		{4, "now now next next later "},
		{5, "now now next next later "},
		{7, "now now now next later "},
		{100, "now now now now now "},
		{1, "now next later later later "},
		/* by severity */
		{0, "next next next later later "},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct world w = world_open(FIVE, FIVE_ANSWERS);

		w.capacity = cases[i].capacity;
		assert_waves(&w, cases[i].waves);
		world_close(&w);
	}
}

/* Now is never empty: the first action is in it, though it alone takes more than there is. */
static void the_first_action_is_now_however_large(void **state)
{
	static const char part[] =
		"fields:\n" STAGE "questions:\n" LEVELS("A-1", "5", "XL", "")
		LEVELS("B-1", "4", "XL", "") LEVELS("C-1", "3", "XL", "");
	struct world w = world_open(part, "stage=prod A-1=0 B-1=0 C-1=0 target=3");

	(void)state;
	w.capacity = 1;
	assert_waves(&w, "now next later ");
	world_close(&w);
}

/* What is in progress or overdue is now, with what it needs, and uses what there is first. */
static void what_is_in_progress_or_overdue_is_now(void **state)
{
	struct world w = world_open(FIVE, FIVE_ANSWERS);

	(void)state;
	assert_true(date_parse("2026-11-21", &w.as_of));
	assessment_plan_edit(w.a, "D-1")->status = PLAN_IN_PROGRESS;
	assert_waves(&w, "next next next now later ");
	w.capacity = 4; /* 1 is used by D-1 */
	assert_waves(&w, "now next later now later ");
	assessment_plan_edit(w.a, "E-1")->due = "2026-11-21"; /* until the end of the day */
	assert_waves(&w, "now next later now later ");
	assessment_plan_edit(w.a, "E-1")->due = "2026-11-20";
	assert_waves(&w, "next next later now now ");
	assert_true(action_is_overdue(world_action(&w, "E-1"), w.as_of));
	/* what is done is neither */
	assessment_plan_edit(w.a, "E-1")->status = PLAN_DONE;
	world_plan(&w);
	assert_false(action_is_overdue(world_action(&w, "E-1"), w.as_of));
	world_close(&w);
	w = world_open(CHAIN, "stage=prod A-1=2 B-1=2 C-1=2 target=3");
	assessment_plan_edit(w.a, "B-1")->status = PLAN_IN_PROGRESS;
	world_plan(&w);
	assert_int_equal(world_action(&w, "C-1")->wave, WAVE_NOW);
	assert_int_equal(world_action(&w, "A-1")->wave, WAVE_NEXT);
	world_close(&w);
}

static void waves_carry_dates_once_they_begin(void **state)
{
	struct world w = world_open(ONE_LEVEL, "");
	char text[40];

	(void)state;
	assert_string_equal(plan_wave_text(text, w.a, WAVE_NOW), "");
	w.a->settings.waves_start = "2026-12-01";
	assert_string_equal(plan_wave_text(text, w.a, WAVE_NOW), "2026-12-01 to 2026-12-30");
	assert_string_equal(plan_wave_text(text, w.a, WAVE_NEXT), "2026-12-31 to 2027-01-29");
	assert_string_equal(plan_wave_text(text, w.a, WAVE_LATER), "from 2027-01-30");
	w.a->settings.waves_days = 1;
	assert_string_equal(plan_wave_text(text, w.a, WAVE_NEXT), "2026-12-02 to 2026-12-02");
	world_close(&w);
}

/* ---- what the team says ---- */

static void an_accepted_risk_comes_back_the_day_after(void **state)
{
	static const struct {
		const char *today, *until;
		bool accepted, expired;
	} cases[] = {
		{"2026-11-21", "2027-06-30", true, false},
		{"2027-06-30", "2027-06-30", true, false},
		{"2027-07-01", "2027-06-30", false, true},
		/* not without an end */
		{"2026-11-21", "", false, true},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct world w = world_open(ONE_LEVEL, "A-1=2");

		decide(&w, "A-1", PLAN_ACCEPTED);
		w.a->plan[0].until = cases[i].until;
		assert_true(date_parse(cases[i].today, &w.as_of));
		world_plan(&w);
		assert_int_equal(w.p.actions[0].status == PLAN_ACCEPTED, cases[i].accepted);
		assert_int_equal(w.p.actions[0].expired, cases[i].expired);
		assert_int_equal(w.p.actions[0].gain == 0, cases[i].accepted);
		assert_int_equal(w.p.totals.effort == 0, cases[i].accepted);
		world_close(&w);
	}
}

static void done_is_projected_and_changes_no_answer(void **state)
{
	struct world w = world_open(ONE_LEVEL, "A-1=1");
	char text[64];

	(void)state;
	world_plan(&w);
	assert_false(w.p.has_projected);
	assessment_plan_edit(w.a, "A-1")->status = PLAN_DONE;
	world_plan(&w);
	assert_true(w.p.has_projected);
	assert_string_equal(range_text(text, &w.p.projected), "75.0");
	assert_string_equal(range_text(text, &w.s.overall), "25.0");
	assert_int_equal(w.a->questions[0].level, 1);
	assert_int_equal(w.p.n_actions, 1);
	assert_int_equal(w.p.actions[0].status, PLAN_DONE);
	world_close(&w);
}

/* Done for all steps is done; so is what is left when the others are set aside. */
static void steps_sum_up_to_their_action(void **state)
{
	static const struct {
		enum plan_status a, b, c, all;
	} cases[] = {
		{PLAN_DONE, PLAN_DONE, PLAN_DONE, PLAN_DONE},
		{PLAN_DONE, PLAN_DONE, PLAN_OPEN, PLAN_OPEN},
		{PLAN_DONE, PLAN_REJECTED, PLAN_DONE, PLAN_DONE},
		{PLAN_REJECTED, PLAN_REJECTED, PLAN_REJECTED, PLAN_REJECTED},
		{PLAN_REJECTED, PLAN_ACCEPTED, PLAN_REJECTED, PLAN_ACCEPTED},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct world w = world_open(ITEMS, "C-1=a:no,b:no,c:no");

		decide(&w, "C-1/a", cases[i].a);
		decide(&w, "C-1/b", cases[i].b);
		decide(&w, "C-1/c", cases[i].c);
		world_plan(&w);
		assert_int_equal(w.p.actions[0].status, cases[i].all);
		world_close(&w);
	}
}

static void said_at(struct world *w, const char *id, enum plan_status status, const char *at)
{
	struct plan_entry *e = assessment_plan_edit(w->a, id);

	e->status = status;
	e->at = at;
}

/* What was said to be done and is answered anew, and still misses, is back in the plan. */
static void done_and_answered_since_is_contradicted(void **state)
{
#define EARLY "2026-11-20T10:00:00Z"
#define LATE "2026-11-21T10:00:00Z"
	static const struct {
		const char *part, *answers, *done[3], *done_at, *answered_at, *action;
		bool contradicted;
	} cases[] = {
		{ONE_LEVEL, "A-1=1", {"A-1"}, EARLY, LATE, "A-1", true},
		{ONE_LEVEL, "A-1=1", {"A-1"}, LATE, LATE, "A-1", false},
		{ONE_LEVEL, "A-1=1", {"A-1"}, LATE, EARLY, "A-1", false},
		{ONE_LEVEL, "A-1=1", {"A-1"}, "", LATE, "A-1", false},
		{ONE_LEVEL, "A-1=1", {"A-1"}, EARLY, "", "A-1", false},
		{ONE_LEVEL, "A-1=unknown", {"A-1/find-out"}, EARLY, LATE, "A-1/find-out", true},
		{ONE_LEVEL, "A-1=unknown", {"A-1/find-out"}, LATE, EARLY, "A-1/find-out", false},
		{ITEMS, "C-1=a:no,b:no,c:no", {"C-1"}, EARLY, LATE, "C-1", true},
		{ITEMS, "C-1=a:no,b:no,c:no", {"C-1/a", "C-1/b", "C-1/c"}, EARLY, LATE, "C-1", true},
		{ITEMS, "C-1=a:no,b:no,c:no", {"C-1/a", "C-1/b", "C-1/c"}, LATE, EARLY, "C-1", false},
		{ITEMS, "C-1=a:no,b:no,c:no", {"C-1/a", "C-1/b"}, EARLY, LATE, "C-1", false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct world w = world_open(cases[i].part, cases[i].answers);
		const struct action *act;
		size_t n = 0;

		w.a->questions[w.q->n_questions - 1].at = cases[i].answered_at;
		for (; n < 3 && cases[i].done[n]; n++)
			said_at(&w, cases[i].done[n], PLAN_DONE, cases[i].done_at);
		world_plan(&w);
		act = world_action(&w, cases[i].action);
		assert_non_null(act);
		assert_int_equal(act->contradicted, cases[i].contradicted);
		assert_int_equal(w.p.totals.left, cases[i].contradicted || n == 2);
		assert_int_equal(w.p.has_projected, act->status == PLAN_DONE || n == 2);
		for (size_t k = 0; cases[i].contradicted && k < act->n_steps; k++)
			assert_int_equal(act->steps[k].status, PLAN_OPEN);
		assert_int_equal(w.p.totals.contradicted, cases[i].contradicted);
		if (cases[i].contradicted)
			assert_string_equal(action_status_name(act), "contradicted");
		world_close(&w);
	}
}

/* A step that was done after the answer stays so when the whole is contradicted. */
static void a_later_step_stays_done(void **state)
{
	struct world w = world_open(ITEMS, "C-1=a:no,b:no,c:no");

	(void)state;
	w.a->questions[world_question(&w, "C-1")].at = "2026-11-21T00:00:00Z";
	said_at(&w, "C-1", PLAN_DONE, EARLY);
	said_at(&w, "C-1/b", PLAN_DONE, LATE);
	world_plan(&w);
	assert_true(w.p.actions[0].contradicted);
	assert_int_equal(w.p.actions[0].status, PLAN_OPEN);
	for (size_t k = 0; k < w.p.actions[0].n_steps; k++) {
		const struct step *step = &w.p.actions[0].steps[k];

		assert_int_equal(step->status,
				 strcmp(step->id, "C-1/b") ? PLAN_OPEN : PLAN_DONE);
	}
	world_close(&w);
}

/* What is done, accepted or rejected is told apart; an accepted risk whose day has passed is
 * open again. */
static void totals_count_what_is_left(void **state)
{
	static const char part[] = "fields:\n" STAGE "questions:\n" LEVELS("A-1", "5", "M", "")
		LEVELS("B-1", "5", "M", "") LEVELS("C-1", "5", "M", "");
	static const char *const ids[] = {"A-1", "B-1", "C-1"};
	static const struct {
		enum plan_status status[COUNT_OF(ids)];
		const char *words, *apart;
		size_t now, next;
	} cases[] = {
		{{PLAN_OPEN, PLAN_IN_PROGRESS, PLAN_OPEN},
		 "3 actions to do, 7.5 days, +25.0 points", "", 1, 2},
		{{PLAN_DONE, PLAN_OPEN, PLAN_OPEN},
		 "2 actions to do, 5 days, +16.7 points", "1 done", 0, 2},
		{{PLAN_DONE, PLAN_ACCEPTED, PLAN_OPEN},
		 "1 action to do, 2.5 days, +8.3 points", "1 done, 1 accepted", 0, 1},
		{{PLAN_REJECTED, PLAN_REJECTED, PLAN_ACCEPTED},
		 "nothing left to do", "1 accepted, 2 rejected", 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct world w = world_open(part, "A-1=2 B-1=2 C-1=2 stage=prod");
		struct str words = {0}, apart = {0};

		for (size_t k = 0; k < COUNT_OF(ids); k++)
			decide(&w, ids[k], cases[i].status[k]);
		world_plan(&w);
		plan_totals_words(&words, &w.p.totals, true);
		plan_totals_apart(&apart, &w.p.totals);
		assert_string_equal(str_text(&words), cases[i].words);
		assert_string_equal(str_text(&apart), cases[i].apart);
		assert_int_equal(w.p.totals.actions, COUNT_OF(ids));
		assert_int_equal(w.p.totals.waves[WAVE_NOW].actions, cases[i].now);
		assert_int_equal(w.p.totals.waves[WAVE_NEXT].actions, cases[i].next);
		str_release(&words);
		str_release(&apart);
		world_close(&w);
	}
}

/* ---- what it brings ---- */

static void gains_add_up(void **state)
{
	struct world w = world_open(CARRIED, "stage=prod A-1=1 DT-01=none");

	(void)state;
	/* two questions of weight 2: a level of A-1 is 12.5 points, DT-01 is 50 */
	world_plan(&w);
	assert_int_equal(world_action(&w, "A-1")->gain_alone, 25000);
	assert_int_equal(world_action(&w, "A-1")->gain, 25000);
	assert_int_equal(world_action(&w, "A-1")->steps[0].gain, 12500);
	assert_int_equal(world_action(&w, "A-1")->steps[1].gain, 12500);
	assert_int_equal(world_action(&w, "DT-01")->gain, 50000);
	assert_int_equal(w.p.totals.gain, 75000);
	/* what is set aside brings nothing */
	for (enum plan_status aside = PLAN_ACCEPTED; aside <= PLAN_REJECTED; aside++) {
		decide(&w, "A-1", aside);
		world_plan(&w);
		assert_int_equal(world_action(&w, "A-1")->gain, 0);
		assert_int_equal(w.p.totals.gain, 50000);
	}
	world_close(&w);
}

static void what_an_action_asks_is_listed(void **state)
{
	static const char part[] = DECIDE LEVELS("A-1", "1", "S", ", when: DT-01 == best");
	struct world w = world_open(part, "DT-01=poor DT-02=yes");

	(void)state;
	world_plan(&w);
	assert_string_equal(w.p.actions[0].asks, "A-1");
	/* with the set asked now: 50 points, whatever A-1 may become */
	assert_int_equal(w.p.actions[0].gain, 50000);
	world_close(&w);
}

/* A decision that a mirror follows: its steps bring no more, and never lower the level. */
static void steps_of_a_mirror_never_lower_it(void **state)
{
	static const char part[] = DECIDE LEVELS("A-1", "5", "S",
						 ", mirrors: DT-02, map: {yes: 4, no: 0}");
	struct world w = world_open(part, "DT-01=best DT-02=no");
	int64_t sum = 0;

	(void)state;
	world_plan(&w);
	assert_non_null(world_action(&w, "DT-02"));
	for (size_t i = 0; i < w.p.n_actions; i++) {
		assert_true(w.p.actions[i].gain >= 0);
		sum += w.p.actions[i].gain;
	}
	assert_int_equal(sum, w.p.totals.gain);
	/* from 25: the steps come first, so the level is the question's own from then on */
	assert_int_equal(w.p.totals.gain, 62500);
	/* where the decision was taken before, they have nothing to add */
	world_set(&w, "DT-02=yes");
	action_apply(world_action(&w, "A-1"), w.a);
	world_score(&w);
	assert_int_equal(world_standing(&w, "A-1")->level, 8);
	world_close(&w);
}

/* ---- whole questionnaires ---- */

/* What a worked example answers with the questionnaire of November 2026 and what fires then;
 * what it answers with the built-in one otherwise or besides, and what fires by that:
 *
 * - A small firm without a virtual network holds no address that a DDoS plan could cover; it
 *   says so now (shared_end), and CR-01, which is for such addresses, stays away.
 * - B and C answer besides where agents and compute run.
 * - D names EFTA countries, which the EU data zone can include; with member states alone
 *   CR-74 would fire. */
#define NOTHING "flags=none autonomy=none_agent "
static const struct {
	const char *answers, *findings, *otherwise, *findings_now;
} examples[] = {
	{NOTHING "serving=online origin=hosted SEC-15=0 PERF-02=0 PERF-12=0 XC-03=0 "
		 "COST-03=0 stage=prod criticality=business sensitivity=confidential "
		 "kinds=genai,rag services=foundry,search traffic=bursty ai_workloads=1 "
		 "DT-01=absent DT-02=solo DT-03=net DT-04=none_mg DT-05=mixed DT-07=none_pol "
		 "DT-08=paas DT-09=no_vnet DT-10=open DT-11=raw DT-12=none DT-13=public_portal "
		 "DT-14=default_out DT-15=none_need DT-18=dev_none DT-20=eu DT-21=one DT-22=part "
		 "DT-34=unk_b DT-23=global DT-24=std DT-25=direct DT-27=q_unknown DT-28=colo "
		 "DT-33=portal LZN-03=0 LZN-10=0 LZG-02=0",
	 "CR-01 CR-02 CR-06 CR-08 CR-15 CR-27 CR-16 CR-26 CR-38 CR-61 CR-65 CR-55 ",
	 " DT-35=calls_only DT-12=shared_end",
	 "CR-02 CR-06 CR-08 CR-15 CR-27 CR-16 CR-26 CR-38 CR-61 CR-65 CR-55 "},
	{NOTHING "serving=batch_s origin=custom,selfhost PERF-02=0 PERF-12=0 XC-03=3 COST-03=0 "
		 "SEC-15=0 LZN-03=3 LZN-10=0 LZG-02=2 "
		 "stage=prod criticality=bcrit sensitivity=regulated kinds=predictive,training "
		 "services=aks,aml,vm traffic=offline ai_workloads=3 DT-01=full DT-03=int "
		 "DT-04=corp DT-05=dedicated DT-06=team DT-07=base DT-08=mixed_model DT-09=spoke "
		 "DT-10=pe DT-13=bastion_hub DT-14=hub_fw DT-15=high DT-16=er DT-17=fp_pe "
		 "DT-18=dev_none DT-19=single DT-20=ctry DT-21=zones DT-22=ver DT-34=in_all "
		 "DT-27=q_req DT-32=aks_gpu DT-33=own_iac",
	 "CR-25 CR-09 CR-19 CR-20 ", " DT-35=managed_appr", "CR-25 CR-09 CR-19 CR-20 "},
	{"flags=none autonomy=write serving=online origin=hosted SEC-15=3 LZN-03=3 PERF-02=2 "
	 "PERF-12=2 XC-03=0 LZN-10=1 LZG-02=3 COST-03=1 stage=prod criticality=mcrit "
	 "sensitivity=confidential kinds=agent,genai,rag services=apim,cosmos,foundry,search "
	 "traffic=bursty ai_workloads=4 DT-01=full DT-03=both DT-04=online DT-05=hub_ai "
	 "DT-06=central DT-07=base_ai DT-08=paas DT-09=spoke DT-10=pe DT-11=afd DT-12=plan "
	 "DT-13=bastion_hub DT-14=hub_fw DT-15=none_need DT-18=dev_none DT-20=any DT-21=ap "
	 "DT-22=ver DT-23=regional DT-24=prov DT-25=apim DT-26=gw_one DT-27=q_req DT-28=colo "
	 "DT-29=some DT-30=cold DT-31=never DT-33=own_iac",
	 "CR-05 CR-31 CR-41 CR-42 CR-43 CR-54 CR-33 CR-59 ", " DT-35=injected",
	 "CR-05 CR-31 CR-41 CR-42 CR-43 CR-54 CR-33 CR-59 "},
	{NOTHING "serving=online origin=hosted SEC-15=4 LZN-03=4 PERF-02=4 PERF-12=4 XC-03=4 "
		 "LZN-10=4 LZG-02=4 COST-03=4 stage=prod criticality=mcrit "
		 "sensitivity=confidential kinds=genai,rag services=apim,foundry,search "
		 "traffic=mixed ai_workloads=3 DT-01=full DT-03=int DT-04=corp DT-05=dedicated "
		 "DT-06=team DT-07=base_ai DT-08=paas DT-09=spoke DT-10=pe DT-13=bastion_hub "
		 "DT-14=hub_fw DT-15=high DT-16=er_vpn DT-17=fp_no DT-18=dev_none DT-19=dual "
		 "DT-20=eu DT-21=aa DT-22=ver DT-34=in_all DT-23=zone_eu DT-24=prov_spill "
		 "DT-25=apim DT-26=gw_two DT-27=q_ok DT-28=colo DT-29=auto DT-31=half "
		 "DT-33=accel",
	 "", " DT-35=injected DT-20=eu_efta", ""},
};

static void assert_example(struct questionnaire *q, const char *answers, const char *findings)
{
	struct world w = world_of(q, answers);
	struct str found = {0};

	world_plan(&w);
	for (size_t k = 0; k < w.p.n_findings; k++)
		str_addf(&found, "%s ", w.q->rules[w.p.findings[k].rule].id);
	assert_text_equal(str_text(&found), findings);
	str_release(&found);
	world_close(&w);
}

static void the_worked_examples_fire_their_rules(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(examples); i++) {
		struct str now = {0};

		str_addf(&now, "%s%s", examples[i].answers, examples[i].otherwise);
		assert_example(questionnaire_of(QUESTIONNAIRE_2026_11), examples[i].answers,
			       examples[i].findings);
		assert_example(built_in(), str_text(&now), examples[i].findings_now);
		str_release(&now);
	}
}

/* What the overall low gains with other answers, exactly, with the set asked now. */
static struct frac gained(struct world *w, const struct assessment *a, struct score *trial)
{
	score_recompute(trial, a, &w->s);
	return trial->overall.any ? frac_sub(trial->overall.low, w->s.overall.low)
				  : frac_of(0, 1);
}

/* The rules that fire with other answers and do not now are those that the action opens. */
static void assert_opens(const struct world *w, const struct action *act,
			 const struct score *trial)
{
	size_t n = 0;

	for (size_t i = 0; i < w->q->n_rules; i++) {
		bool newly = trial->fired[i] && !w->s.fired[i];

		n += newly;
		assert_int_equal(indices_hold(&act->opens, i), newly);
		if (w->s.fired[i] && !trial->fired[i])
			assert_true(indices_hold(&act->ends, i));
	}
	assert_int_equal(act->opens.n, n);
}

static void assert_alone(struct world *w, const struct action *act, struct score *trial)
{
	struct assessment *one = assessment_copy(w->a);

	action_apply(act, one);
	assert_int_equal(act->gain_alone, frac_scaled(gained(w, one, trial), 100000));
	assert_opens(w, act, trial);
	assessment_free(one);
}

/* Gains are exact differences, rounded so that they sum. */
static void assert_gains(struct world *w)
{
	struct assessment *all = assessment_copy(w->a);
	struct score trial;
	int64_t sum = 0, left = 0;

	score_init(&trial, w->q);
	for (size_t i = 0; i < w->p.n_actions; i++) {
		const struct action *act = &w->p.actions[i];
		int64_t before = sum;

		for (size_t k = 0; k < act->n_steps; k++)
			before += act->steps[k].gain;
		sum += act->gain;
		assert_int_equal(before, sum);
		if (action_is_set_aside(act)) {
			assert_int_equal(act->gain, 0);
			continue;
		}
		action_apply(act, all);
		assert_int_equal(sum, frac_scaled(gained(w, all, &trial), 100000));
		left += act->status == PLAN_DONE ? 0 : act->gain;
		if (i % 7 == 0) /* some, for it takes time */
			assert_alone(w, act, &trial);
	}
	assert_int_equal(left, w->p.totals.gain);
	score_release(&trial);
	assessment_free(all);
}

/* What is left, then accepted, rejected, done. */
static int place_of(const struct action *act)
{
	return act->status == PLAN_ACCEPTED   ? 1
	       : act->status == PLAN_REJECTED ? 2
	       : act->status == PLAN_DONE     ? 3
					      : 0;
}

static void assert_before(const struct world *w, const struct action *act,
			  const struct indices *before)
{
	for (size_t k = 0; k < before->n; k++) {
		const struct action *need = &w->p.actions[before->items[k]];

		if (!action_is_left(act) || !action_is_left(need))
			continue;
		assert_true(need->rank < act->rank);
		assert_true(need->wave <= act->wave);
	}
}

static void assert_order(const struct world *w)
{
	for (size_t i = 0; i < w->p.n_actions; i++) {
		const struct action *act = &w->p.actions[i];

		assert_int_equal(act->rank, i + 1);
		assert_ptr_equal(world_action(w, act->id), act);
		assert_true(act->severity >= SEVERITY_LOW);
		assert_true(act->weight > 0 && *act->title && act->n_steps);
		assert_true(!action_is_left(act) || act->effort > 0);
		assert_true(utf8_width(act->title) <= 100);
		assert_true(i == 0 || place_of(act) >= place_of(&w->p.actions[i - 1]));
		assert_true(act->kind != ACTION_CONTAIN || !action_is_left(act) ||
			    act->wave == WAVE_NOW);
		assert_before(w, act, &act->needs);
		assert_before(w, act, &act->waits);
	}
}

/* All that must come before it is in it, and nothing else; it costs and brings what all of that
 * does. */
static void assert_bundle(struct world *w, const struct action *act, struct score *trial)
{
	struct assessment *all = assessment_copy(w->a);
	struct arena arena = {0};
	struct bundle b;
	int effort = act->effort;

	bundle_find(&b, &arena, &w->p, &w->s, w->a, act);
	for (size_t i = 0; i <= b.before.n; i++) {
		const struct action *one = i < b.before.n ? &w->p.actions[b.before.items[i]] : act;
		const struct indices *lists[] = {&one->needs, &one->waits};

		for (size_t l = 0; l < COUNT_OF(lists); l++)
			for (size_t k = 0; k < lists[l]->n; k++)
				assert_int_equal(indices_hold(&b.before, lists[l]->items[k]),
						 action_is_left(&w->p.actions[lists[l]->items[k]]));
		effort += one == act ? 0 : one->effort;
		assert_true(i == 0 || i == b.before.n ||
			    b.before.items[i] > b.before.items[i - 1]);
		action_apply(one, all);
	}
	assert_int_equal(b.effort, effort);
	assert_int_equal(frac_cmp(b.gain, gained(w, all, trial)), 0);
	arena_release(&arena);
	assessment_free(all);
}

static void assert_bundles(struct world *w)
{
	struct score trial;

	score_init(&trial, w->q);
	for (size_t i = 0; i < w->p.n_actions; i += 5)
		if (action_is_left(&w->p.actions[i]))
			assert_bundle(w, &w->p.actions[i], &trial);
	score_release(&trial);
}

static void what_must_come_first_is_counted_in(void **state)
{
	struct world w = world_open(CHAIN, "stage=prod A-1=2 B-1=2 C-1=2 E-1=1 target=3");
	struct arena arena = {0};
	struct str ids = {0};
	struct bundle b;

	(void)state;
	world_plan(&w);
	bundle_find(&b, &arena, &w.p, &w.s, w.a, world_action(&w, "A-1"));
	actions_join(&ids, &w.p, &b.before);
	assert_string_equal(str_text(&ids), "C-1, B-1");
	assert_int_equal(b.effort, 18);
	/* a level each of weights 5, 1 and 2, of 5 + 1 + 2 + 4 */
	assert_int_equal(frac_scaled(b.gain, 100000), 16667);
	/* what is done is no more to come */
	decide(&w, "B-1", PLAN_DONE);
	world_plan(&w);
	bundle_find(&b, &arena, &w.p, &w.s, w.a, world_action(&w, "A-1"));
	assert_int_equal(b.before.n, 0);
	str_release(&ids);
	arena_release(&arena);
	world_close(&w);
}

static void plans_hold_together_for_any_answers(void **state)
{
	struct world w = world_open(NULL, "");
	uint32_t seed = 31;

	(void)state;
	for (int run = 0; run < 12; run++) {
		struct str first = {0}, again = {0};

		world_fill(&w, &seed);
		w.capacity = run % 2 ? 40 : 0;
		world_plan(&w);
		w.a->n_plan = 0;
		for (size_t i = 0; run % 3 && i < w.p.n_actions; i++)
			if (random_below(&seed, 3) == 0)
				decide(&w, w.p.actions[i].id,
				       (enum plan_status)random_below(&seed, PLAN_REJECTED + 1));
		world_plan(&w);
		assert_order(&w);
		assert_gains(&w);
		assert_bundles(&w);
		plan_text(&first, &w);
		world_plan(&w);
		plan_text(&again, &w);
		assert_text_equal(str_text(&again), str_text(&first));
		str_release(&first);
		str_release(&again);
	}
	world_close(&w);
}

/* ---- advice that a plan must not give; the ids are those of November 2026 ---- */

static struct world of_2026_11(const char *answers)
{
	struct world w = world_of(questionnaire_of(QUESTIONNAIRE_2026_11), answers);

	world_plan(&w);
	return w;
}

/* The option that the plan moves a decision to; "" when it leaves it. */
static const char *moved_to(const struct world *w, const char *decision)
{
	const struct action *act = world_action(w, decision);

	return act ? w->q->decisions[act->decision].options[act->option].id : "";
}

static size_t rule_of(const struct world *w, const char *id)
{
	struct thing t = questionnaire_find(w->q, id);

	assert_int_equal(t.kind, THING_RULE);
	return t.index;
}

/* The score once all of the plan is done, for the caller to release. */
static struct score score_at_the_end(struct world *w)
{
	struct assessment *all = assessment_copy(w->a);
	struct score then;

	for (size_t i = 0; i < w->p.n_actions; i++)
		action_apply(&w->p.actions[i], all);
	score_init(&then, w->q);
	score_recompute(&then, all, &w->s);
	assessment_free(all);
	return then;
}

static bool fires_at_the_end(struct world *w, const char *rule)
{
	struct score then = score_at_the_end(w);
	bool fires = then.fired[rule_of(w, rule)];

	score_release(&then);
	return fires;
}

static bool ends_with_a_new_finding(struct world *w)
{
	struct score then = score_at_the_end(w);
	bool any = false;

	for (size_t i = 0; i < w->q->n_rules; i++)
		any |= then.fired[i] && !w->s.fired[i];
	score_release(&then);
	return any;
}

/* A rule that fires under every option hides nothing: what ends another is proposed, what
 * makes another fire is not. */
static void no_option_is_proposed_that_makes_a_finding(void **state)
{
	struct world w = of_2026_11("stage=prod DT-03=b2b DT-04=none_mg DT-05=platform_sub");

	(void)state;
	assert_string_equal(moved_to(&w, "DT-04"), "online");
	assert_false(fires_at_the_end(&w, "CR-03"));
	world_close(&w);
	w = of_2026_11("stage=prod DT-03=b2b DT-04=corp DT-05=platform_sub");
	assert_true(w.s.fired[rule_of(&w, "CR-03")]);
	assert_string_equal(moved_to(&w, "DT-04"), "online");
	assert_false(fires_at_the_end(&w, "CR-03"));
	world_close(&w);
}

/* What an option would make fire counts against it, or is said, and waited for. */
static void a_plan_knows_its_own_consequences(void **state)
{
	struct world w = of_2026_11("stage=preprod DT-09=spoke DT-15=realtime DT-16=er "
				    "DT-17=fp_vm DT-14=nat_nsg");
	const struct action *first, *second;
	struct str why = {0};

	(void)state;
	assert_false(fires_at_the_end(&w, "CR-22"));
	world_close(&w);
	w = of_2026_11("stage=prod DT-01=partial DT-02=alz DT-03=int DT-04=none_mg "
		       "target.LZF-01=4");
	first = world_action(&w, "DT-04");
	second = world_action(&w, "DT-01");
	assert_non_null(first);
	assert_non_null(second);
	assert_string_equal(moved_to(&w, "DT-01"), "full");
	/* DT-04 needs it, so it cannot wait for that: it says what it opens until then */
	assert_rules(&w, &second->opens, "CR-48");
	assert_true(indices_hold(&first->needs, second->rank - 1));
	assert_int_equal(second->waits.n, 0);
	action_why(&why, &w.p, w.q, second);
	assert_string_equal(str_text(&why), "comes first for DT-04; opens CR-48");
	assert_true(w.p.totals.gain > 0);
	assert_false(fires_at_the_end(&w, "CR-48"));
	str_release(&why);
	world_close(&w);
}

/* At times there is no way round one, with what is answered at random. */
static void few_plans_end_with_a_new_finding(void **state)
{
	struct world w = world_of(questionnaire_of(QUESTIONNAIRE_2026_11), "");
	uint32_t seed = 5;
	int n = 0;

	(void)state;
	for (int run = 0; run < 100; run++) {
		world_fill(&w, &seed);
		world_plan(&w);
		n += ends_with_a_new_finding(&w);
	}
	assert_in_range(n, 0, 9);
	world_close(&w);
}

/* What ends a finding is as urgent as that: a high one never waits behind a medium gap. */
static void no_finding_is_hidden_behind_what_ends_it(void **state)
{
	struct world w = of_2026_11("stage=preprod services=foundry,aoai origin=hosted DT-20=any "
				    "DT-21=ap DT-22=ver DT-23=global DT-27=q_unknown "
				    "LZR-05=na:other");
	size_t rule = rule_of(&w, "CR-38"), n = 0;

	(void)state;
	assert_true(w.s.fired[rule]);
	for (size_t i = 0; i < w.p.n_actions; i++) {
		const struct action *act = &w.p.actions[i];

		if (!indices_hold(&act->ends, rule) &&
		    (act->kind != ACTION_FINDING || act->rule != (int)rule))
			continue;
		n++;
		if (act->kind == ACTION_FINDING) {
			assert_int_equal(act->severity, SEVERITY_HIGH);
			assert_int_equal(act->wave, WAVE_NOW);
		}
	}
	assert_true(n > 0);
	world_close(&w);
}

/* Every finding has an action of at least its severity that blames it or ends it, in the wave
 * now when it is critical or high. */
static void every_finding_is_answered(void **state)
{
	struct world w = world_of(questionnaire_of(QUESTIONNAIRE_2026_11), "");
	uint32_t seed = 97;

	(void)state;
	for (int run = 0; run < 40; run++) {
		world_fill(&w, &seed);
		world_plan(&w);
		for (size_t f = 0; f < w.p.n_findings; f++) {
			size_t rule = w.p.findings[f].rule;
			bool answered = false;

			for (size_t i = 0; i < w.p.n_actions && !answered; i++) {
				const struct action *act = &w.p.actions[i];

				answered = (indices_hold(&act->ends, rule) ||
					    act->rule == (int)rule) &&
					   act->severity >= w.p.findings[f].severity &&
					   (act->wave == WAVE_NOW ||
					    w.p.findings[f].severity < SEVERITY_HIGH);
			}
			if (!answered)
				fail_msg("run %d: %s is not answered", run, w.q->rules[rule].id);
		}
	}
	world_close(&w);
}

/* One missing item costs its share of the question. */
static void one_missing_item_costs_its_share(void **state)
{
	struct world w = world_of(questionnaire_of(QUESTIONNAIRE_2026_11),
				  "stage=prod kinds=genai,rag,agent autonomy=write");
	size_t checked = 0;

	(void)state;
	for (size_t i = 0; i < w.q->n_questions; i++) {
		const struct question *q = &w.q->questions[i];
		const struct action *act;

		if (q->type != TYPE_CHECKS || !w.s.questions[i].asked)
			continue;
		for (size_t k = 0; k < q->n_practices; k++)
			assessment_set_practice(w.a, i, k, k ? PRACTICE_YES : PRACTICE_NO);
		world_plan(&w);
		act = world_action(&w, q->id);
		assert_non_null(act);
		assert_int_equal(act->n_steps, 1);
		assert_true(act->effort * (int)q->n_practices <=
			    effort_half_days(q->effort) + (int)q->n_practices);
		checked++;
	}
	assert_true(checked > 3);
	world_close(&w);
}

/* What is accepted or rejected within a question costs and brings nothing, the rest does. */
static void a_rest_of_a_question_stays_what_it_is(void **state)
{
	struct world w = of_2026_11("stage=prod serving=online");
	const struct action *act;
	int64_t gain;

	(void)state;
	world_reach(&w, world_question(&w, "REL-06"), 0);
	world_plan(&w);
	act = world_action(&w, "REL-06");
	assert_non_null(act);
	assert_true(act->n_steps > 1);
	assert_string_equal(act->steps[0].id, "REL-06/replicas");
	gain = act->gain;
	decide(&w, "REL-06/replicas", PLAN_ACCEPTED);
	world_plan(&w);
	act = world_action(&w, "REL-06");
	assert_int_equal(act->status, PLAN_OPEN);
	assert_int_equal(act->steps[0].effort, 0);
	assert_int_equal(act->steps[0].gain, 0);
	assert_true(act->steps[1].effort > 0);
	assert_true(act->gain < gain);
	assert_true(action_is_left(act));
	world_close(&w);
}

static void a_target_of_one_question_holds(void **state)
{
	struct world w = of_2026_11("stage=prod REL-01=3 REL-03=3");

	(void)state;
	assert_null(world_action(&w, "REL-01"));
	world_set(&w, "target.REL-01=4");
	world_plan(&w);
	assert_non_null(world_action(&w, "REL-01"));
	assert_int_equal(world_action(&w, "REL-01")->target, 4);
	world_set(&w, "target.REL-01=1 REL-01=2");
	world_plan(&w);
	assert_null(world_action(&w, "REL-01"));
	world_close(&w);
}

/* The answer may come from a decision; what is to be done is called alike. */
static void ids_stay_when_a_decision_moves(void **state)
{
	struct world w = world_of(questionnaire_of(QUESTIONNAIRE_2026_11),
				  "stage=prod criticality=bcrit DT-21=ap");
	size_t mirrors = 0;

	(void)state;
	for (size_t i = 0; i < w.q->n_questions; i++) {
		const struct question *q = &w.q->questions[i];

		if (q->mirrors < 0)
			continue;
		for (size_t o = 0; o < w.q->decisions[q->mirrors].n_options; o++) {
			assessment_set_option(w.a, (size_t)q->mirrors, (int)o);
			world_plan(&w);
			if (!w.s.questions[i].asked || !w.s.questions[i].gap)
				continue;
			assert_non_null(world_action(&w, q->id));
			mirrors++;
		}
	}
	assert_true(mirrors > 1);
	world_close(&w);
}

static void words_and_numbers_are_those_of_files(void **state)
{
	char text[32];

	(void)state;
	assert_string_equal(wave_name(WAVE_NEXT), "next");
	assert_string_equal(action_kind_name(ACTION_FIND_OUT), "find-out");
	assert_string_equal(effort_text(text, 7), "3.5");
	assert_string_equal(effort_text(text, 40), "20");
	assert_string_equal(effort_column(text, 7), "3.5");
	assert_string_equal(effort_column(text, 40), "20.0");
	assert_string_equal(points_text(text, 62500), "62.500");
	assert_string_equal(gain_text(text, 1250), "+1.3");
	assert_string_equal(gain_text(text, 0), "0.0");
	assert_string_equal(gain_text(text, 49), "under 0.1");
	assert_string_equal(gain_text(text, -400), "-0.4");
	assert_string_equal(risk_text(text, 480), "48.0");
	assert_string_equal(priority_text(text, 430), "4.30");
}

/* A step goes to the next level that can be chosen, and costs its share of what there is to
 * go; of two answers the title says what was asked. */
static void steps_pass_over_levels_that_cannot_be_chosen(void **state)
{
	static const char part[] =
		"questions:\n"
		"  - {id: Q-1, section: one, area: A, ask: Is it done?, type: levels, levels: {0: "
		"\"No.\", 4: \"Yes.\"}, weight: 1, effort: S}\n"
		"  - {id: Q-2, section: one, area: A, ask: Who?, type: levels, levels: {0: n, 2: m, "
		"4: y}, only: true, weight: 1, effort: S}\n";
	struct world w = world_open(part, "Q-1=0 Q-2=0");

	(void)state;
	/* to 4, for 3 is not offered, costs what 3 would */
	assert_plan(&w, "1 Q-1 question low, 2d, 1.0, 0.50, later: A: Yes.\n"
			"2 Q-2 question low, 2d, 1.0, 0.50, later: A: y\n");
	assert_steps(&w, "Q-1", "to-4 2d");
	assert_steps(&w, "Q-2", "to-2 1.5d, to-4 0.5d");
	assert_int_equal(w.p.n_beyond, 0);
	world_close(&w);
	w = world_open(part, "Q-1=4 Q-2=2 target=2");
	assert_plan(&w, "");
	assert_int_equal(w.p.n_beyond, 1);
	assert_int_equal(w.p.beyond[0].level, 4);
	world_close(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(levels_are_steps_of_one_action),
		cmocka_unit_test(severity_follows_stage_target_and_weight),
		cmocka_unit_test(the_target_of_the_plan_can_be_another),
		cmocka_unit_test(actions_are_called_as_the_questionnaire_says),
		cmocka_unit_test(items_come_must_haves_first_until_the_target),
		cmocka_unit_test(checks_are_all_must_haves),
		cmocka_unit_test(a_decision_moves_to_its_fittest_option),
		cmocka_unit_test(an_option_that_makes_a_rule_fire_is_not_chosen),
		cmocka_unit_test(rules_that_still_fire_are_named_together),
		cmocka_unit_test(what_opens_a_finding_waits),
		cmocka_unit_test(a_fact_that_a_rule_blames_is_changed),
		cmocka_unit_test(an_option_stays_where_none_is_better),
		cmocka_unit_test(what_is_unknown_is_found_out),
		cmocka_unit_test(an_unknown_decision_is_one_step_below_its_worst_rule),
		cmocka_unit_test(unknown_items_are_listed_as_unverified),
		cmocka_unit_test(an_action_ends_the_findings_that_blame_it),
		cmocka_unit_test(findings_are_contained_first),
		cmocka_unit_test(findings_come_worst_first_with_their_facts),
		cmocka_unit_test(what_is_unanswered_is_open),
		cmocka_unit_test(an_optional_field_is_never_open),
		cmocka_unit_test(what_is_needed_comes_before_what_needs_it),
		cmocka_unit_test(prerequisites_that_cannot_be_waited_for_are_passed_over),
		cmocka_unit_test(what_is_set_aside_urges_nothing),
		cmocka_unit_test(a_step_that_is_set_aside_costs_and_brings_nothing),
		cmocka_unit_test(a_decision_has_the_weight_of_its_weightiest_question),
		cmocka_unit_test(decisions_wait_for_what_their_question_needs),
		cmocka_unit_test(a_circle_of_needs_ends),
		cmocka_unit_test(the_order_of_the_file_does_not_matter),
		cmocka_unit_test(waves_are_filled_in_order),
		cmocka_unit_test(the_first_action_is_now_however_large),
		cmocka_unit_test(what_is_in_progress_or_overdue_is_now),
		cmocka_unit_test(waves_carry_dates_once_they_begin),
		cmocka_unit_test(an_accepted_risk_comes_back_the_day_after),
		cmocka_unit_test(done_is_projected_and_changes_no_answer),
		cmocka_unit_test(steps_sum_up_to_their_action),
		cmocka_unit_test(done_and_answered_since_is_contradicted),
		cmocka_unit_test(a_later_step_stays_done),
		cmocka_unit_test(totals_count_what_is_left),
		cmocka_unit_test(gains_add_up),
		cmocka_unit_test(what_an_action_asks_is_listed),
		cmocka_unit_test(steps_of_a_mirror_never_lower_it),
		cmocka_unit_test(the_worked_examples_fire_their_rules),
		cmocka_unit_test(what_must_come_first_is_counted_in),
		cmocka_unit_test(plans_hold_together_for_any_answers),
		cmocka_unit_test(no_option_is_proposed_that_makes_a_finding),
		cmocka_unit_test(a_plan_knows_its_own_consequences),
		cmocka_unit_test(few_plans_end_with_a_new_finding),
		cmocka_unit_test(no_finding_is_hidden_behind_what_ends_it),
		cmocka_unit_test(every_finding_is_answered),
		cmocka_unit_test(one_missing_item_costs_its_share),
		cmocka_unit_test(a_rest_of_a_question_stays_what_it_is),
		cmocka_unit_test(a_target_of_one_question_holds),
		cmocka_unit_test(ids_stay_when_a_decision_moves),
		cmocka_unit_test(words_and_numbers_are_those_of_files),
		cmocka_unit_test(steps_pass_over_levels_that_cannot_be_chosen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
