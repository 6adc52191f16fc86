/* The plan: each row of the table of actions, what an action costs and weighs, the order and
 * the waves, what it brings, and what the team says of it. Plans are compared as text. */
#include "engine/world.h"

#include "base/date.h"

/* A line for each action:
 * rank id kind severity>effective, days, priority>effective, wave, status, after ranks: title */
static void plan_text(struct str *out, const struct world *w)
{
	static const char *const letters[] = {"-", "low", "medium", "high", "critical"};
	char days[32], own[32], effective[32];

	for (size_t i = 0; i < w->p.n_actions; i++) {
		const struct action *a = &w->p.actions[i];

		str_addf(out, "%zu %s %s %s", a->rank, a->id, action_kind_name(a->kind),
			 letters[a->severity]);
		if (a->effective != a->severity)
			str_addf(out, ">%s", letters[a->effective]);
		str_addf(out, ", %sd, %s", effort_text(days, a->effort),
			 priority_text(own, a->priority));
		if (strcmp(priority_text(effective, a->effective_priority), own) != 0)
			str_addf(out, ">%s", effective);
		str_addf(out, ", %s", wave_name(a->wave));
		if (a->status != PLAN_OPEN)
			str_addf(out, ", %s", plan_status_name(a->status));
		for (size_t k = 0; k < a->needs.n; k++)
			str_addf(out, "%s%zu", k ? " " : ", after ", a->needs.items[k] + 1);
		str_addf(out, ": %s\n", a->title);
	}
}

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

/* What a team decides of an action or of a question; it stands for long. */
static void decide(struct world *w, const char *id, enum plan_status status)
{
	struct plan_entry *e = assessment_plan_edit(w->a, id);

	e->status = status;
	e->reason = e->approver = "x";
	e->until = "2099-12-31";
}

/* ---- the actions ---- */

#define ONE_LEVEL "fields:\n" STAGE "questions:\n" LEVELS("A-1", "5", "M", ", fix: [Do it.]")

static void levels_are_reached_one_step_each(void **state)
{
	struct world w = world_open(ONE_LEVEL, "stage=prod A-1=1");

	(void)state;
	/* 5 × 0.75 × 1 / √3.5 */
	assert_plan(&w, "1 A-1/to-2 level high, 3.5d, 2.00, now: Reach 'half', level 2 of 4\n"
			"2 A-1/to-3 level high, 3.5d, 2.00, now, after 1: "
			"Go beyond 'half' towards 'all', level 3 of 4\n");
	assert_int_equal(w.p.actions[0].steps.n, 1);
	assert_string_equal(w.p.actions[0].steps.items[0], "Do it.");
	assert_int_equal(w.p.n_beyond, 1);
	assert_int_equal(w.p.beyond[0].level, 4);
	assert_int_equal(w.p.totals.effort, 14);
	world_close(&w);
}

static void severity_follows_stage_target_and_weight(void **state)
{
	static const struct {
		const char *answers, *plan;
	} cases[] = {
		{"stage=prod A-1=3", ""},
		{"stage=prod A-1=2",
		 "1 A-1/to-3 level medium, 7d, 0.94, next: Go beyond 'half' towards 'all', level 3 of 4\n"},
		{"stage=poc A-1=2",
		 "1 A-1/to-3 level low, 7d, 0.94, later: Go beyond 'half' towards 'all', level 3 of 4\n"},
		{"stage=prod A-1=2 criticality=low",
		 "1 A-1/to-3 level medium, 7d, 0.66, next: Go beyond 'half' towards 'all', level 3 of 4\n"},
		/* mission-critical aims at 4, and weighs 1.5 */
		{"stage=prod criticality=mcrit A-1=3",
		 "1 A-1/to-4 level low, 7d, 0.71, later: Reach 'all', level 4 of 4\n"},
		{"A-1=0 target=1",
		 "1 A-1/to-1 level high, 7d, 1.89, now: Go beyond 'none' towards 'half', level 1 of 4\n"},
		{"stage=prod A-1=0 target=1",
		 "1 A-1/to-1 level critical, 7d, 1.89, now: Go beyond 'none' towards 'half', level 1 of 4\n"},
		{"stage=poc A-1=0 target=1",
		 "1 A-1/to-1 level medium, 7d, 1.89, next: Go beyond 'none' towards 'half', level 1 of 4\n"},
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
	assert_int_equal(w.p.n_actions, 2);
	assert_string_equal(w.p.actions[1].id, "A-1/to-4");
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
	/* a quarter now; with replicas 5/8, with health 6/8: the target; 2 days shared by two */
	assert_plan(&w, "1 P-1/replicas practice medium, 1d, 3.00, next: Replicas\n"
			"2 P-1/health practice medium, 1d, 3.00, next, after 1: Health\n");
	assert_int_equal(w.p.n_beyond, 1);
	assert_int_equal(w.p.beyond[0].practice, 3);
	world_set(&w, "P-1=replicas:yes");
	/* 5/8 now */
	assert_plan(&w, "1 P-1/health practice medium, 2d, 1.06, next: Health\n");
	/* without an item that does not apply it is 5/6 */
	assessment_set_practice(w.a, 0, 3, PRACTICE_NA);
	assert_plan(&w, "");
	assert_int_equal(w.p.n_beyond, 1);
	world_close(&w);
}

static void checks_are_all_must_haves(void **state)
{
	(void)state;
	/* 2 half-days of 4 and rounded up; 2 × 0.75 / √1 */
	assert_plan_of(ITEMS, "C-1=a:yes,b:no,c:unknown",
		       "1 C-1/b practice low, 1d, 1.50, later: B\n"
		       "2 C-1/c practice low, 1d, 1.50, later: C\n");
	assert_plan_of(ITEMS, "C-1=a:no,b:no,c:no",
		       "1 C-1/a practice low, 1d, 2.00, later: A\n"
		       "2 C-1/b practice low, 1d, 2.00, later: B\n"
		       "3 C-1/c practice low, 1d, 2.00, later: C\n");
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
	/* half now; the other one is well: the whole effort is this one's */
	assert_plan(&w, "1 DT-01 decision medium, 7d, 0.94, next: Door: Best\n");
	world_set(&w, "DT-02=no");
	/* nothing now, two steps */
	assert_plan(&w, "1 DT-01 decision critical, 3.5d, 2.67, now: Door: Best\n"
			"2 DT-02 decision critical, 3.5d, 2.67, now: Lock: Locked\n");
	assert_string_equal(w.p.actions[0].steps.items[0], "Move it.");
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

static void an_option_that_a_rule_blames_is_not_chosen(void **state)
{
	struct world w = world_open(BLAMES_OPTIONS, "DT-01=poor DT-02=yes");

	(void)state;
	assert_plan(&w, "1 DT-01 decision high, 7d, 1.42, now: Door: Good\n");
	assert_string_equal(w.p.actions[0].together, "");
	assert_string_equal(w.p.actions[0].follows, "Costs more.");
	/* a consequence is nothing to do */
	assert_int_equal(w.p.actions[0].steps.n, 1);
	assert_string_equal(w.p.actions[0].steps.items[0], "Move it.");
	/* the finding is carried by it */
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
	/* CR-1 goes with the lock; CR-11 goes with nothing, so it stands for itself */
	assert_plan(&w, "1 DT-01 decision critical, 3.5d, 2.67, now: Door: Best\n"
			"2 DT-02 decision critical, 3.5d, 2.67, now: Lock: Locked\n"
			"3 CR-11 finding medium, 2d, 3.54, next: Stop\n");
	assert_string_equal(world_action(&w, "DT-01")->together, "CR-1, CR-11");
	assert_string_equal(world_action(&w, "DT-02")->together, "");
	assert_int_equal(w.p.n_findings, 2);
	world_close(&w);
}

static void a_fact_that_a_rule_blames_is_changed(void **state)
{
	(void)state;
	/* no question weighs it: by the rule, weight 2, and no score to miss: all of it */
	assert_plan_of(BLAMES_ALL, "DT-03=there",
		       "1 DT-03 decision low, 2d, 1.41, later: Place: Here\n");
}

static void an_option_stays_where_none_is_better(void **state)
{
	static const char part[] = DECIDE
		"rules:\n"
		"  - {id: CR-1, severity: high, when: stage == prod, finding: Late, fix: Stop, "
		"effort: L, blames: [DT-03]}\n";

	(void)state;
	assert_plan_of(part, "stage=prod DT-03=there",
		       "1 CR-1 finding high, 20d, 0.89, now: Stop\n");
}

static void what_is_unknown_is_found_out(void **state)
{
	struct world w = world_open(ONE_LEVEL, "stage=prod A-1=unknown");

	(void)state;
	/* 5 × 1 / √0.5 */
	assert_plan(&w, "1 A-1/find-out find-out critical, 0.5d, 7.07, now: "
			"Find out: How A-1?\n");
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

static void an_action_carries_the_findings_that_blame_it(void **state)
{
	struct world w = world_open(CARRIED, "stage=prod A-1=2 DT-01=none");

	(void)state;
	/* a gap of weight 2 is low; the findings that they carry make them worse */
	assert_plan(&w, "1 A-1/to-3 level critical, 2d, 0.71, now: "
			"Go beyond 'half' towards 'all', level 3 of 4\n"
			"2 DT-01 decision high, 7d, 0.76, now: Policy: All\n");
	/* without such an action the finding stands for itself, at the place it blames */
	world_set(&w, "A-1=3 DT-01=all");
	assert_plan(&w, "1 CR-1 finding critical, 2d, 1.41, now: Rise\n");
	assert_int_equal(w.p.actions[0].section, 0);
	assert_int_equal(w.p.actions[0].question, (int)world_question(&w, "A-1"));
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

static void what_is_needed_is_as_urgent_as_what_needs_it(void **state)
{
	struct world w = world_open(CHAIN, "stage=prod A-1=2 B-1=2 C-1=2 E-1=1 target=3");

	(void)state;
	assert_plan(&w,
		    "1 E-1/to-2 level medium, 1d, 3.00, next: Reach 'half', level 2 of 4\n"
		    "2 E-1/to-3 level medium, 1d, 3.00, next, after 1: "
		    "Go beyond 'half' towards 'all', level 3 of 4\n"
		    "3 C-1/to-3 level low>medium, 2d, 0.71>1.77, next: "
		    "Go beyond 'half' towards 'all', level 3 of 4\n"
		    "4 B-1/to-3 level low>medium, 20d, 0.11>1.77, next, after 3: "
		    "Go beyond 'half' towards 'all', level 3 of 4\n"
		    "5 A-1/to-3 level medium, 2d, 1.77, next, after 4: "
		    "Go beyond 'half' towards 'all', level 3 of 4\n");
	assert_string_equal(world_action(&w, "B-1/to-3")->passed_over, "D-1 (not asked)");
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
		assert_string_equal(world_action(&w, "A-1/to-3")->passed_over,
				    cases[i].passed_over);
		world_close(&w);
	}
	w = world_open(CHAIN, "A-1=2 B-1=2");
	decide(&w, "B-1", PLAN_ACCEPTED);
	world_plan(&w);
	assert_string_equal(world_action(&w, "A-1/to-3")->passed_over, "B-1 (accepted)");
	assert_int_equal(world_action(&w, "A-1/to-3")->needs.n, 0);
	decide(&w, "B-1", PLAN_REJECTED);
	world_plan(&w);
	assert_string_equal(world_action(&w, "A-1/to-3")->passed_over, "B-1 (rejected)");
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
		assert_int_equal(world_action(&w, "C-1/to-3")->effective, SEVERITY_MEDIUM);
		decide(&w, "A-1", aside[i]);
		world_plan(&w);
		assert_int_equal(world_action(&w, "B-1/to-3")->effective, SEVERITY_LOW);
		assert_int_equal(world_action(&w, "C-1/to-3")->effective, SEVERITY_LOW);
		assert_int_equal(world_action(&w, "A-1/to-3")->rank, 3);
		assert_int_equal(world_action(&w, "A-1/to-3")->wave, WAVE_LATER);
		world_close(&w);
	}
}

/* A step that will not be done holds up nobody: what comes after it is as ready as others. */
static void nobody_waits_for_what_is_set_aside(void **state)
{
	static const char part[] = "fields:\n" STAGE "questions:\n" LEVELS("A-1", "5", "S", "")
		LEVELS("B-1", "1", "S", "");
	struct world w = world_open(part, "stage=prod A-1=1 B-1=2 target=3");

	(void)state;
	decide(&w, "A-1/to-2", PLAN_REJECTED);
	world_plan(&w);
	assert_int_equal(world_action(&w, "A-1/to-3")->rank, 1);
	assert_int_equal(world_action(&w, "B-1/to-3")->rank, 2);
	assert_int_equal(world_action(&w, "A-1/to-2")->rank, 3);
	world_close(&w);
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
	assert_plan(&w, "1 DT-01 decision high, 3.5d, 2.67, now: Door: Best\n"
			"2 DT-02 decision high, 3.5d, 2.67, now: Lock: Locked\n"
			"3 Q-2/to-1 level low, 2d, 0.71, later, after 1 2: "
			"Go beyond 'n' towards 'm', level 1 of 4\n");
	/* a question's entry is that of its decisions too */
	decide(&w, "Q-1", PLAN_ACCEPTED);
	assert_plan(&w, "1 Q-2/to-1 level low, 2d, 0.71, later: Go beyond 'n' towards 'm', level 1 of 4\n"
			"2 DT-01 decision high, 3.5d, 2.67, later, accepted: Door: Best\n"
			"3 DT-02 decision high, 3.5d, 2.67, later, accepted: Lock: Locked\n");
	assert_string_equal(w.p.actions[0].passed_over, "Q-1 (accepted)");
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
	static const char there[] = "questions:\n" LEVELS("A-1", "3", "S", "")
		LEVELS("B-1", "3", "S", ", needs: [D-1]") LEVELS("C-1", "3", "S", "")
		LEVELS("D-1", "3", "S", "");
	static const char back[] = "questions:\n" LEVELS("D-1", "3", "S", "")
		LEVELS("C-1", "3", "S", "") LEVELS("B-1", "3", "S", ", needs: [D-1]")
		LEVELS("A-1", "3", "S", "");
	static const char answers[] = "A-1=2 B-1=2 C-1=2 D-1=2";
	static const char plan[] =
		"1 A-1/to-3 level low, 2d, 1.06, later: Go beyond 'half' towards 'all', level 3 of 4\n"
		"2 C-1/to-3 level low, 2d, 1.06, later: Go beyond 'half' towards 'all', level 3 of 4\n"
		"3 D-1/to-3 level low, 2d, 1.06, later: Go beyond 'half' towards 'all', level 3 of 4\n"
		"4 B-1/to-3 level low, 2d, 1.06, later, after 3: "
		"Go beyond 'half' towards 'all', level 3 of 4\n";

	(void)state;
	assert_plan_of(there, answers, plan);
	assert_plan_of(back, answers, plan);
}

static void waves_are_filled_in_order(void **state)
{
	static const char part[] = "fields:\n" STAGE "questions:\n" LEVELS("A-1", "5", "M", "")
		LEVELS("B-1", "4", "M", "") LEVELS("C-1", "3", "S", "") LEVELS("D-1", "2", "S", "")
		LEVELS("E-1", "1", "XL", "");
	static const struct {
		int capacity;
		const char *waves;
	} cases[] = {
		/* C-1/to-2 1d, C-1/to-3 1d, A-1 7d, B-1 7d, D-1 2d, E-1 60d */
		{14, "now now now next next later "},
		{16, "now now now now next later "},
		{7, "now now next later later later "},
		{9, "now now now next next later "},
		{100, "now now now now now now "},
		{1, "now next later later later later "},
		/* by severity */
		{0, "next next next next later later "},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct world w = world_open(part, "A-1=2 B-1=2 C-1=1 D-1=2 E-1=2 stage=prod");
		struct str waves = {0};

		w.capacity = cases[i].capacity;
		world_plan(&w);
		for (size_t k = 0; k < w.p.n_actions; k++)
			str_addf(&waves, "%s ", wave_name(w.p.actions[k].wave));
		assert_text_equal(str_text(&waves), cases[i].waves);
		str_release(&waves);
		world_close(&w);
	}
}

/* Now is never empty: the first action is in it, though it alone takes more than there is. */
static void the_first_action_is_now_however_large(void **state)
{
	static const char part[] =
		"fields:\n" STAGE "questions:\n" LEVELS("A-1", "5", "XL", "");
	struct world w = world_open(part, "stage=prod A-1=0 target=3");

	(void)state;
	w.capacity = 1;
	world_plan(&w);
	assert_int_equal(w.p.n_actions, 3);
	assert_int_equal(w.p.actions[0].wave, WAVE_NOW);
	assert_int_equal(w.p.actions[1].wave, WAVE_NEXT);
	assert_int_equal(w.p.actions[2].wave, WAVE_LATER);
	world_close(&w);
}

/* ---- what the team says ---- */

static void an_accepted_risk_comes_back_the_day_after(void **state)
{
	static const struct {
		const char *today, *until, *reason, *approver;
		bool accepted, expired;
	} cases[] = {
		{"2026-11-21", "2027-06-30", "because", "me", true, false},
		{"2027-06-30", "2027-06-30", "because", "me", true, false},
		{"2027-07-01", "2027-06-30", "because", "me", false, true},
		/* it needs all three */
		{"2026-11-21", "", "because", "me", false, false},
		{"2026-11-21", "2027-02-30", "because", "me", false, false},
		{"2026-11-21", "2027-06-30", "", "me", false, false},
		{"2026-11-21", "2027-06-30", "because", "", false, false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct world w = world_open(ONE_LEVEL, "A-1=2");
		struct plan_entry *e = assessment_plan_edit(w.a, "A-1/to-3");

		e->status = PLAN_ACCEPTED;
		e->until = cases[i].until;
		e->reason = cases[i].reason;
		e->approver = cases[i].approver;
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
	assessment_plan_edit(w.a, "A-1/to-2")->status = PLAN_DONE;
	world_plan(&w);
	assert_true(w.p.has_projected);
	assert_string_equal(range_text(text, &w.p.projected), "50.0");
	assert_string_equal(range_text(text, &w.s.overall), "25.0");
	assert_int_equal(w.a->questions[0].level, 1);
	assert_int_equal(w.p.n_actions, 2);
	assert_int_equal(w.p.actions[0].status, PLAN_DONE);
	world_close(&w);
}

/* What is done, accepted or rejected is told apart; an accepted risk whose day has passed is
 * open again. */
static void totals_count_what_is_left(void **state)
{
	static const char *const ids[] = {"A-1/to-1", "A-1/to-2", "A-1/to-3"};
	static const struct {
		enum plan_status status[COUNT_OF(ids)];
		const char *words, *apart;
		size_t now, next;
	} cases[] = {
		{{PLAN_OPEN, PLAN_IN_PROGRESS, PLAN_OPEN},
		 "3 actions to do, 7.5 days, +75.000 points", "", 3, 0},
		{{PLAN_DONE, PLAN_OPEN, PLAN_OPEN},
		 "2 actions to do, 5 days, +50.000 points", "1 done", 2, 0},
		{{PLAN_DONE, PLAN_ACCEPTED, PLAN_OPEN},
		 "1 action to do, 2.5 days, +50.000 points", "1 done, 1 accepted", 1, 0},
		{{PLAN_REJECTED, PLAN_REJECTED, PLAN_ACCEPTED},
		 "nothing left to do", "1 accepted, 2 rejected", 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct world w = world_open(ONE_LEVEL, "A-1=0 stage=prod");
		struct str words = {0}, apart = {0};

		for (size_t k = 0; k < COUNT_OF(ids); k++) {
			struct plan_entry *e = assessment_plan_edit(w.a, ids[k]);

			e->status = cases[i].status[k];
			e->reason = e->approver = "x";
			e->until = "2099-12-31";
		}
		world_plan(&w);
		plan_totals_words(&words, &w.p.totals, true);
		plan_totals_apart(&apart, &w.p.totals);
		assert_string_equal(str_text(&words), cases[i].words);
		assert_string_equal(str_text(&apart), cases[i].apart);
		assert_int_equal(w.p.totals.actions, COUNT_OF(ids));
		assert_int_equal(w.p.totals.waves[WAVE_NOW], cases[i].now);
		assert_int_equal(w.p.totals.waves[WAVE_NEXT], cases[i].next);
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
	assert_int_equal(world_action(&w, "A-1/to-2")->gain_alone, 12500);
	assert_int_equal(world_action(&w, "A-1/to-2")->gain, 12500);
	assert_int_equal(world_action(&w, "A-1/to-3")->gain_alone, 25000);
	assert_int_equal(world_action(&w, "A-1/to-3")->gain, 12500);
	assert_int_equal(world_action(&w, "DT-01")->gain, 50000);
	assert_int_equal(w.p.totals.gain, 75000);
	/* what is set aside brings nothing, though alone it would */
	for (enum plan_status aside = PLAN_ACCEPTED; aside <= PLAN_REJECTED; aside++) {
		decide(&w, "A-1", aside);
		world_plan(&w);
		assert_int_equal(world_action(&w, "A-1/to-2")->gain, 0);
		assert_int_equal(world_action(&w, "A-1/to-2")->gain_alone, 12500);
		assert_int_equal(w.p.totals.gain, 50000);
	}
	world_close(&w);
}

static void what_an_action_opens_is_listed(void **state)
{
	static const char part[] = DECIDE LEVELS("A-1", "1", "S", ", when: DT-01 == best");
	struct world w = world_open(part, "DT-01=poor DT-02=yes");

	(void)state;
	world_plan(&w);
	assert_string_equal(w.p.actions[0].opens, "A-1");
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
	action_apply(world_action(&w, "A-1/to-2"), w.a);
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

/* The overall low in thousandths with the answers as they are and the set asked in now. */
static int64_t low_with(struct world *w, const struct assessment *a, struct score *trial)
{
	score_recompute(trial, a, &w->s);
	return trial->overall.any ? frac_scaled(trial->overall.low, 100000) : 0;
}

static void assert_gains(struct world *w)
{
	struct assessment *all = assessment_copy(w->a);
	struct score trial;
	int64_t now, sum = 0, left = 0, last;

	score_init(&trial, w->q);
	now = last = low_with(w, w->a, &trial);
	for (size_t i = 0; i < w->p.n_actions; i++) {
		const struct action *act = &w->p.actions[i];
		int64_t then;

		if (action_is_set_aside(act)) {
			assert_int_equal(act->gain, 0);
			continue;
		}
		action_apply(act, all);
		then = low_with(w, all, &trial);
		assert_int_equal(act->gain, then - last);
		last = then;
		sum += act->gain;
		left += act->status == PLAN_DONE ? 0 : act->gain;
		if (i % 7 == 0) { /* alone: some, for it takes time */
			struct assessment *one = assessment_copy(w->a);

			action_apply(act, one);
			assert_int_equal(act->gain_alone, low_with(w, one, &trial) - now);
			assessment_free(one);
		}
	}
	assert_int_equal(left, w->p.totals.gain);
	assert_int_equal(last - now, sum);
	score_release(&trial);
	assessment_free(all);
}

static void assert_order(const struct world *w)
{
	for (size_t i = 0; i < w->p.n_actions; i++) {
		const struct action *act = &w->p.actions[i];

		assert_int_equal(act->rank, i + 1);
		assert_ptr_equal(world_action(w, act->id), act);
		assert_true(act->severity >= SEVERITY_LOW && act->effective >= act->severity);
		assert_true(act->effort > 0 && act->weight > 0 && *act->title);
		assert_true(i == 0 || !action_is_set_aside(&w->p.actions[i - 1]) ||
			    action_is_set_aside(act));
		for (size_t k = 0; k < act->needs.n; k++) {
			const struct action *need = &w->p.actions[act->needs.items[k]];

			if (action_is_set_aside(act) || action_is_set_aside(need))
				continue;
			assert_true(need->rank < act->rank);
			assert_true(need->wave <= act->wave);
			assert_true(need->effective >= act->effective);
		}
	}
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
		plan_text(&first, &w);
		world_plan(&w);
		plan_text(&again, &w);
		assert_text_equal(str_text(&again), str_text(&first));
		str_release(&first);
		str_release(&again);
	}
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
	assert_string_equal(gain_text(text, 1250), "+1.250");
	assert_string_equal(gain_text(text, 0), "0.000");
	assert_string_equal(gain_text(text, -400), "-0.400");
	assert_string_equal(priority_text(text, 4.3), "4.30");
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
	assert_plan(&w, "1 Q-2/to-2 level low, 1d, 1.00, later: Reach 'm', level 2 of 4\n"
			"2 Q-2/to-4 level low, 1d, 1.00, later, after 1: Reach 'y', level 4 of 4\n"
			"3 Q-1/to-4 level low, 2d, 0.71, later: Is it done? Yes.\n");
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
		cmocka_unit_test(levels_are_reached_one_step_each),
		cmocka_unit_test(severity_follows_stage_target_and_weight),
		cmocka_unit_test(the_target_of_the_plan_can_be_another),
		cmocka_unit_test(items_come_must_haves_first_until_the_target),
		cmocka_unit_test(checks_are_all_must_haves),
		cmocka_unit_test(a_decision_moves_to_its_fittest_option),
		cmocka_unit_test(an_option_that_a_rule_blames_is_not_chosen),
		cmocka_unit_test(rules_that_still_fire_are_named_together),
		cmocka_unit_test(a_fact_that_a_rule_blames_is_changed),
		cmocka_unit_test(an_option_stays_where_none_is_better),
		cmocka_unit_test(what_is_unknown_is_found_out),
		cmocka_unit_test(an_unknown_decision_is_one_step_below_its_worst_rule),
		cmocka_unit_test(unknown_items_are_listed_as_unverified),
		cmocka_unit_test(an_action_carries_the_findings_that_blame_it),
		cmocka_unit_test(findings_come_worst_first_with_their_facts),
		cmocka_unit_test(what_is_unanswered_is_open),
		cmocka_unit_test(an_optional_field_is_never_open),
		cmocka_unit_test(what_is_needed_is_as_urgent_as_what_needs_it),
		cmocka_unit_test(prerequisites_that_cannot_be_waited_for_are_passed_over),
		cmocka_unit_test(what_is_set_aside_urges_nothing),
		cmocka_unit_test(nobody_waits_for_what_is_set_aside),
		cmocka_unit_test(a_decision_has_the_weight_of_its_weightiest_question),
		cmocka_unit_test(decisions_wait_for_what_their_question_needs),
		cmocka_unit_test(steps_pass_over_levels_that_cannot_be_chosen),
		cmocka_unit_test(a_circle_of_needs_ends),
		cmocka_unit_test(the_order_of_the_file_does_not_matter),
		cmocka_unit_test(waves_are_filled_in_order),
		cmocka_unit_test(the_first_action_is_now_however_large),
		cmocka_unit_test(an_accepted_risk_comes_back_the_day_after),
		cmocka_unit_test(done_is_projected_and_changes_no_answer),
		cmocka_unit_test(totals_count_what_is_left),
		cmocka_unit_test(gains_add_up),
		cmocka_unit_test(what_an_action_opens_is_listed),
		cmocka_unit_test(steps_of_a_mirror_never_lower_it),
		cmocka_unit_test(the_worked_examples_fire_their_rules),
		cmocka_unit_test(plans_hold_together_for_any_answers),
		cmocka_unit_test(words_and_numbers_are_those_of_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
