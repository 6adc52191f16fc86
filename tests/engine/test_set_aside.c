/* What is not applicable: what of it is listed, and that a reason which older files hold keeps
 * no rule from firing. */
#include "world.h"

#include "engine/set_aside.h"

/* The ids of the rules that fire, in the order of the questionnaire. */
static const char *fired(struct world *w)
{
	struct str ids = {0};
	const char *kept;

	for (size_t i = 0; i < w->q->n_rules; i++)
		if (w->s.fired[i])
			str_addf(&ids, "%s%s", ids.len ? " " : "", w->q->rules[i].id);
	kept = arena_strdup(&w->s.arena, str_text(&ids));
	str_release(&ids);
	return kept;
}

static bool fires(const struct world *w, const char *rule)
{
	return w->s.fired[questionnaire_find(w->q, rule).index];
}

static void set_aside(struct world *w, const char *id, enum na_reason reason)
{
	struct thing t = questionnaire_find(w->q, id);

	assert_int_equal(t.kind, THING_QUESTION);
	assessment_set_na(w->a, t.index, reason);
}

/* Worked cases on the built-in questionnaire: with a question set aside for business priority
 * the rules are those of level 0, and with any other reason those of an open question. */
static void business_priority_hides_no_risk(void **state)
{
	static const struct {
		const char *answers, *question, *rule;
		bool fires;
	} cases[] = {
		{"kinds=rag sensitivity=confidential DT-03=net", "SEC-15", "CR-06", true},
		{"kinds=rag sensitivity=internal_data DT-03=net", "SEC-15", "CR-06", false},
		{"kinds=rag sensitivity=confidential DT-03=int", "SEC-15", "CR-06", false},
		{"DT-10=pe", "LZN-03", "CR-13", true},
		{"DT-10=pe", "LZN-03", "CR-54", false},
		{"ai_workloads=2 DT-06=team", "LZG-02", "CR-58", true},
		{"ai_workloads=2 DT-06=central", "LZG-02", "CR-58", false},
		{"DT-08=iaas", "XC-03", "CR-46", true},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct world w = world_open(NULL, cases[i].answers);
		struct score before;

		for (int r = NA_OUT_OF_SCOPE; r <= NA_OTHER; r++) {
			struct thing t = questionnaire_find(w.q, cases[i].question);

			set_aside(&w, cases[i].question, (enum na_reason)r);
			world_score(&w);
			assert_true(w.s.questions[t.index].asked);
			assert_int_equal(fires(&w, cases[i].rule),
					 r == NA_BUSINESS_PRIORITY && cases[i].fires);
			/* It leaves the denominator in any case. */
			assert_false(w.s.questions[t.index].applicable);
			assert_int_equal(w.s.questions[t.index].level, -1);
			assert_int_equal(w.s.questions[t.index].gap, SEVERITY_NONE);
			/* And an update says the same as scoring anew. */
			score_init(&before, w.q);
			set_aside(&w, cases[i].question, NA_OUT_OF_SCOPE);
			score_compute(&before, w.a, 0);
			set_aside(&w, cases[i].question, (enum na_reason)r);
			score_update(&before, w.a, t);
			assert_int_equal(before.n_fired, w.s.n_fired);
			score_release(&before);
		}
		world_close(&w);
	}
}

#define TWO_ITEMS "practices: [{id: a, text: One}, {id: b, text: Two}]"
static const char part[] =
	"fields:\n" STAGE "questions:\n" LEVELS("A-1", "5", "S", "") LEVELS("B-1", "4", "S", "")
		LEVELS("C-1", "3", "S", "")
	"  - {id: D-1, section: one, area: A, ask: Items?, type: practices, weight: 4, effort: S, "
	TWO_ITEMS "}\n"
	"  - {id: E-1, section: one, area: A, ask: Decided?, type: decisions, weight: 5, effort: S, "
	"decisions: [DT-1]}\n"
	LEVELS("F-1", "5", "S", ", when: stage == prod")
	"decisions:\n"
	"  - {id: DT-1, name: Link, ask: Which?, when: stage == prod, options: "
	"[{id: x, text: X, fit: 0}, {id: y, text: Y, fit: 4}]}\n"
	"rules:\n"
	"  - {id: R-1, severity: high, when: D-1 < 2, finding: Bad., fix: Mend., blames: [D-1]}\n";

static const char *listed(struct world *w)
{
	struct set_asides list = set_asides_of(&w->s.arena, &w->s, w->a);
	struct str out = {0};
	const char *kept;

	for (size_t i = 0; i < list.n; i++)
		str_addf(&out, "%s%s %s '%s'", i ? "; " : "",
			 w->q->questions[list.items[i].question].id,
			 na_reason_name(list.items[i].reason), list.items[i].note);
	set_asides_words(&out, &list);
	kept = arena_strdup(&w->s.arena, str_text(&out));
	str_release(&out);
	return kept;
}

/* Only what weighs much, is asked, and was set aside by somebody. */
static void what_weighs_much_is_listed(void **state)
{
	struct world w = world_open(part, "A-1=na:other C-1=na:out-of-scope");
	struct thing d = questionnaire_find(w.q, "D-1");

	(void)state;
	w.a->questions[0].note = "Told";
	world_score(&w);
	assert_string_equal(listed(&w), "A-1 other 'Told'1 of weight 4 or 5 does not apply");
	set_aside(&w, "B-1", NA_BUSINESS_PRIORITY);
	set_aside(&w, "F-1", NA_OUT_OF_SCOPE); /* not asked */
	assessment_set_practice(w.a, d.index, 0, PRACTICE_NA);
	assessment_set_practice(w.a, d.index, 1, PRACTICE_NO);
	w.a->questions[d.index].reason = NA_BUSINESS_PRIORITY;
	world_score(&w);
	assert_string_equal(listed(&w), "A-1 other 'Told'; B-1 business-priority ''2 of weight 4 or "
					"5 do not apply");
	/* All items are the question; rules take it for level 0 as they would the whole. */
	assessment_set_practice(w.a, d.index, 1, PRACTICE_NA);
	world_score(&w);
	assert_string_equal(listed(&w), "A-1 other 'Told'; B-1 business-priority ''; D-1 "
					"business-priority ''3 of weight 4 or 5 do not apply");
	assert_string_equal(fired(&w), "R-1");
	w.a->questions[d.index].reason = NA_ARCHITECTURE;
	world_score(&w);
	assert_string_equal(fired(&w), "");
	world_close(&w);
}

static void nothing_set_aside_is_nothing_said(void **state)
{
	struct world w = world_open(part, "A-1=3 C-1=na:other");

	(void)state;
	world_score(&w);
	assert_string_equal(listed(&w), "");
	world_close(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(business_priority_hides_no_risk),
		cmocka_unit_test(what_weighs_much_is_listed),
		cmocka_unit_test(nothing_set_aside_is_nothing_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
