/* What a questionnaire may say beyond what must be there: areas, long texts, levels that can
 * be chosen, the texts of the plan, and what was withdrawn. */
#include "support.h"

#include "model/questionnaire/check.h"
#include "model/questionnaire/condition.h"

#define HEAD \
	"id: t\nversion: \"2026.12\"\ntitle: T\nformat: 1\n"                                 \
	"sections: [{id: one, title: One, kind: pillar}, {id: two, title: Two, kind: "     \
	"pillar}]\nparts: [p.yaml]\n"

#define LEVELS(id, rest)                                                              \
	"  - {id: " id ", ask: How?, why: So., type: levels, weight: 3, effort: S, " rest "}\n"

/* Neither loading nor checking finds a fault; warnings are those given. */
static struct questionnaire *parse_under(const char *head, const char *part,
					 const char *warnings)
{
	struct questionnaire_file files[] = {
		{.name = "questionnaire.yaml", .bytes = head, .n = strlen(head)},
		{.name = "p.yaml", .bytes = part, .n = strlen(part)},
	};
	struct diags d = {0};
	struct questionnaire *q = questionnaire_parse(files, 2, "test", &d);
	struct str text = {0};

	if (q)
		questionnaire_check(q, &d);
	assert_int_equal(d.n, 0);
	for (size_t i = 0; i < d.n_warnings; i++)
		str_addf(&text, "%d: %s\n", d.warnings[i].at.line, d.warnings[i].text);
	assert_text_equal(str_text(&text), warnings);
	str_release(&text);
	diags_release(&d);
	return q;
}

static struct questionnaire *parse(const char *part, const char *warnings)
{
	return parse_under(HEAD, part, warnings);
}

static void assert_areas(const struct questionnaire *q, size_t section, const char *expected)
{
	struct str found = {0};

	for (size_t i = 0; i < q->sections[section].areas.n; i++) {
		const struct area *a = &q->areas[q->sections[section].areas.items[i]];

		str_addf(&found, "%s (%s):", a->id, a->title);
		for (size_t k = 0; k < a->questions.n; k++)
			str_addf(&found, " %s", q->questions[a->questions.items[k]].id);
		str_add(&found, "\n");
	}
	assert_text_equal(str_text(&found), expected);
	str_release(&found);
}

static void areas_have_titles_texts_and_an_order(void **state)
{
	struct questionnaire *q = parse_under(
		HEAD "areas:\n  - {id: late, title: Late things, section: two, order: 9}\n",
		"areas:\n"
		"  - {id: keys, title: Keys and secrets, section: two}\n"
		"  - {id: entry, title: The entry, section: two, order: 3, text: Who gets in.}\n"
		"questions:\n"
		LEVELS("T-1", "section: two, area: Beside, levels: {0: a, 4: b}")
		LEVELS("T-2", "section: two, area: keys, levels: {0: a, 4: b}")
		LEVELS("T-3", "section: two, area: late, levels: {0: a, 4: b}")
		LEVELS("T-4", "section: two, area: The entry, levels: {0: a, 4: b}")
		LEVELS("T-5", "section: two, area: Keys and secrets, levels: {0: a, 4: b}")
		LEVELS("O-1", "section: one, area: Zebra, levels: {0: a, 4: b}")
		LEVELS("O-2", "section: one, area: Ant, levels: {0: a, 4: b}")
		LEVELS("O-3", "section: one, area: Zebra, levels: {0: a, 4: b}"), "");
	struct str ids = {0};

	(void)state;
	assert_areas(q, 0, "zebra (Zebra): O-1 O-3\nant (Ant): O-2\n");
	assert_areas(q, 1,
		     "entry (The entry): T-4\nlate (Late things): T-3\n"
		     "keys (Keys and secrets): T-2 T-5\nbeside (Beside): T-1\n");
	for (size_t i = 0; i < q->n_questions; i++)
		str_addf(&ids, "%s ", q->questions[i].id);
	assert_text_equal(str_text(&ids), "O-1 O-2 O-3 T-4 T-3 T-2 T-5 T-1 ");
	assert_string_equal(q->areas[q->questions[3].area].text, "Who gets in.");
	assert_string_equal(q->areas[q->questions[0].area].text, "");
	str_release(&ids);
	questionnaire_free(q);
}

static void long_texts_keep_paragraphs_and_lists(void **state)
{
	struct questionnaire *q = parse(
		"names: {aks: Kube}\n"
		"questions:\n"
		"  - id: Q-1\n    section: one\n    area: A\n    ask: |\n      One\n\n      line?\n"
		"    why: |\n"
		"      First {aks}\n      goes on.\n\n"
		"      Second:\n      - one that\n        goes on\n      - two\n\n\n      Third.\n"
		"    type: levels\n    levels: {0: a, 4: b}\n    weight: 3\n    effort: S\n"
		"  - id: Q-2\n    section: one\n    area: A\n    ask: How?\n"
		"    why: >\n      First\n      goes on.\n\n      - one\n\n      - two\n"
		"    type: levels\n    levels: {0: a, 4: b}\n    weight: 3\n    effort: S\n"
		"  - id: Q-3\n    section: one\n    area: A\n    ask: How?\n"
		"    why: Plain\n      goes on.\n\n      And on.\n"
		"    type: levels\n    levels: {0: a, 4: b}\n    weight: 3\n    effort: S\n", "");

	(void)state;
	assert_string_equal(q->questions[0].ask, "One line?");
	assert_text_equal(q->questions[0].why,
			  "First Kube goes on.\n\nSecond:\n- one that goes on\n- two\n\nThird.");
	assert_text_equal(q->questions[1].why, "First goes on.\n- one\n- two");
	assert_text_equal(q->questions[2].why, "Plain goes on.\n\nAnd on.");
	questionnaire_free(q);
}

static void a_text_may_have_4000_characters(void **state)
{
	struct str part = {0};

	(void)state;
	str_add(&part, "questions:\n" LEVELS("Q-1", "section: one, area: A, levels: {0: a, 4: b}"));
	str_add(&part, "glossary:\n  - {id: T-1, term: T, text: \"");
	for (int i = 0; i < 4000; i++)
		str_add(&part, "\xd0\x96");
	str_add(&part, "\"}\n");
	questionnaire_free(parse(str_text(&part), ""));
	str_release(&part);
}

static void two_levels_are_two_answers(void **state)
{
	struct questionnaire *q = parse(
		"questions:\n"
		LEVELS("Q-1", "section: one, area: A, levels: {0: a, 4: b}")
		LEVELS("Q-2", "section: one, area: A, levels: {0: a, 2: c, 4: b}")
		LEVELS("Q-3", "section: one, area: A, levels: {0: a, 2: c, 4: b}, only: true"), "");
	static const char *const offered[] = {"1...1", "11111", "1.1.1"};

	(void)state;
	for (size_t i = 0; i < 3; i++)
		for (int level = 0; level < Q_LEVELS; level++)
			assert_int_equal(question_offers(&q->questions[i], level),
					 offered[i][level] == '1');
	questionnaire_free(q);
}

static void a_level_that_cannot_be_chosen_makes_no_condition_true(void **state)
{
	struct questionnaire *q = parse(
		"questions:\n"
		LEVELS("Q-1", "section: one, area: A, levels: {0: a, 2: c, 4: b}, only: true"), "");
	static const struct {
		const char *text;
		bool can;
	} rows[] = {
		{"Q-1 == 2", true}, {"Q-1 == 3", false}, {"Q-1 < 2 and Q-1 > 0", false},
		{"Q-1 >= 3", true}, {"not Q-1 != 1", false},
	};

	struct possible *possible = possible_new(q);

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct condition_scope all = {.questions = true};
		struct diags d = {0};
		const struct condition *c = condition_parse(q, rows[i].text,
							    (struct loc){"c", 1, 1}, all, &d);

		assert_non_null(c);
		if (condition_satisfiable(possible, c, DEPTH_DEEP) != rows[i].can)
			fail_msg("%s", rows[i].text);
		diags_release(&d);
	}
	possible_free(possible);
	questionnaire_free(q);
}

static void the_plan_has_texts_of_its_own(void **state)
{
	struct questionnaire *q = parse(
		"decisions:\n"
		"  - id: D-1\n    name: N\n    ask: Which?\n    options:\n"
		"      - {id: a, text: A, fit: 0}\n"
		"      - {id: b, text: B, fit: 4, do: Move to B, pitfalls: [Half a move.], "
		"verify: [Look.]}\n"
		"questions:\n"
		LEVELS("Q-1", "section: one, area: A, levels: {0: a, 4: b}, do: Mend it, do4: "
			      "Mend it all, pitfalls: [It looks mended.], verify: [Try it., And "
			      "again.]")
		LEVELS("Q-2", "section: one, area: A, levels: {0: a, 4: b}, do: Mend that, needs: "
			      "[Q-1]")
		LEVELS("Q-3", "section: one, area: A, levels: {0: a, 4: b}, do: Mend more, needs: "
			      "[Q-1], after: [Q-2]")
		"rules:\n"
		"  - {id: C-1, severity: critical, when: Q-1 < 2, finding: F, fix: X., blames: "
		"[Q-1], do: End it, contain: [Stop it., Say so.], contain_days: 2.5, pitfalls: "
		"[It comes back.], verify: [Wait.]}\n"
		"  - {id: C-2, severity: critical, when: Q-2 < 2, finding: F, fix: X., blames: "
		"[Q-2], do: End that, contain: Stop that, effort: L}\n", "");
	const struct question *it = &q->questions[0];
	const struct option *o = &q->decisions[0].options[1];

	(void)state;
	assert_string_equal(it->action, "Mend it");
	assert_string_equal(it->action4, "Mend it all");
	assert_string_equal(it->pitfalls.items[0], "It looks mended.");
	assert_int_equal(it->verify.n, 2);
	assert_string_equal(q->questions[1].action4, "");
	assert_int_equal(q->questions[2].after.n, 1);
	assert_int_equal(q->questions[2].after.items[0], 1);
	assert_string_equal(o->action, "Move to B");
	assert_string_equal(o->pitfalls.items[0], "Half a move.");
	assert_string_equal(o->verify.items[0], "Look.");
	assert_string_equal(q->rules[0].action, "End it");
	assert_int_equal(q->rules[0].contain.n, 2);
	assert_int_equal(q->rules[0].contain_half_days, 5);
	assert_string_equal(q->rules[0].pitfalls.items[0], "It comes back.");
	assert_string_equal(q->rules[0].verify.items[0], "Wait.");
	assert_string_equal(q->rules[1].contain.items[0], "Stop that");
	assert_int_equal(q->rules[1].contain_half_days, 2);
	assert_int_equal(q->rules[1].effort, EFFORT_L);
	questionnaire_free(q);
}

static void what_needs_which_text_is_remarked_once_any_has_it(void **state)
{
	struct questionnaire *q = parse(
		"questions:\n"
		"  - {id: Q-1, section: one, area: A, ask: How?, type: levels, levels: {0: a, 4: "
		"b}, weight: 3, effort: S}\n"
		LEVELS("Q-2", "section: one, area: A, levels: {0: a, 4: b}, do: Mend it")
		LEVELS("Q-3", "section: one, area: A, levels: {0: a, 4: b}")
		"rules:\n"
		"  - {id: C-1, severity: critical, when: Q-1 < 2, finding: F, fix: X., blames: Q-1}\n",
		"2: Q-1 has no 'why'\n2: Q-1 has no 'do'\n4: Q-3 has no 'do'\n");

	(void)state;
	questionnaire_free(q);
}

/* An option of a fact is proposed only where a rule blames the decision. */
static void a_fact_wants_titles_where_a_rule_blames_it(void **state)
{
	struct questionnaire *q = parse(
		"decisions:\n"
		"  - id: D-1\n    name: N\n    ask: Which?\n    options:\n"
		"      - {id: a, text: A, fit: 0}\n"
		"      - {id: b, text: B, fit: 4, do: Move to B}\n"
		"  - id: D-2\n    name: M\n    ask: Which?\n    options:\n"
		"      - {id: a, text: A, fit: fact}\n"
		"      - {id: b, text: B, fit: fact}\n"
		"  - id: D-3\n    name: O\n    ask: Which?\n    options:\n"
		"      - {id: a, text: A, fit: fact}\n"
		"      - {id: b, text: B, fit: fact, do: Move to that}\n"
		"questions:\n"
		LEVELS("Q-1", "section: one, area: A, levels: {0: a, 4: b}")
		"rules:\n"
		"  - {id: C-1, severity: low, when: D-3 == b, finding: F, fix: X., blames: D-3}\n",
		"18: D-3: option 'a' has no 'do'\n");

	(void)state;
	questionnaire_free(q);
}

/* What ends it: another answer to what it blames, or to the decisions that a question which it
 * blames is made of, mirrors or points to. */
static void a_rule_that_nothing_ends_is_remarked(void **state)
{
	static const char decisions[] =
		"fields:\n"
		"  - {id: F-1, name: stage, kind: one, ask: Which?, why: So., values: [poc, prod]}\n"
		"decisions:\n"
		"  - id: D-1\n    name: N\n    ask: Which?\n    options:\n"
		"      - {id: a, text: A, fit: 0}\n"
		"      - {id: b, text: B, fit: 4}\n"
		"  - id: D-2\n    name: M\n    ask: Which?\n    options:\n"
		"      - {id: a, text: A, fit: 0}\n"
		"      - {id: b, text: B, fit: 2}\n"
		"      - {id: c, text: C, fit: 4}\n"
		"questions:\n"
		LEVELS("Q-1", "section: one, area: A, levels: {0: a, 4: b}")
		LEVELS("Q-2", "section: one, area: A, levels: {0: a, 4: b}, mirrors: D-1, map: {a: "
			      "0, b: 4}")
		LEVELS("Q-3", "section: one, area: A, levels: {0: a, 4: b}, see: [D-1]")
		"  - {id: Q-4, ask: How?, why: So., type: decisions, weight: 3, effort: S, section: "
		"one, area: A, decisions: [D-1]}\n"
		LEVELS("Q-5", "section: one, area: A, levels: {0: a, 3: c, 4: b}, only: true")
		"rules:\n";
	static const struct {
		const char *when, *blames;
		bool ends;
	} cases[] = {
		{"D-1 == a", "[D-1]", true},
		{"D-1 == a and stage == prod", "[D-1]", true},
		{"D-1 == a", "[D-2]", false},
		{"D-1 == a", "[Q-1]", false},
		{"D-1 == a", "[Q-2]", true},
		{"D-1 == a", "[Q-3]", true},
		{"D-1 == a", "[Q-4]", true},
		{"Q-1 < 2", "[Q-1]", true},
		{"Q-1 < 2", "[D-1]", false},
		{"Q-5 > 2", "[Q-5]", true},
		{"Q-5 != 1", "[Q-5]", false}, /* 1 cannot be chosen */
		{"stage == prod", "[D-1]", false},
		{"D-2 in (a, b, c)", "[D-2]", false}, /* whatever is chosen */
		{"D-2 in (a, b)", "[D-2]", true},
		{"D-1 == a or D-2 in (a, b)", "[D-1]", true}, /* while D-2 is c */
		{"D-1 == a or D-2 in (a, b, c)", "[D-1]", false},
		{"D-2 in (b, c) and (D-1 == a or D-1 == b)", "[D-1]", false},
		{"D-1 == a or D-1 == b and D-2 == c", "[D-1]", true},
		{"D-1 == a or D-1 == b and D-2 in (a, b, c)", "[D-1, D-2]", false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		char part[4000], warning[400];

		snprintf(part, sizeof part,
			 "%s  - {id: C-1, severity: low, when: \"%s\", finding: F, fix: X., blames: "
			 "%s}\n",
			 decisions, cases[i].when, cases[i].blames);
		snprintf(warning, sizeof warning, "%s",
			 cases[i].ends
				 ? ""
				 : "24: C-1: no change of what it blames can end it; blame what "
				   "its condition names, or let what it blames point there by "
				   "'see'\n");
		questionnaire_free(parse(part, warning));
	}
}

static const char withdrawn_part[] =
	"decisions:\n"
	"  - id: D-1\n    name: N\n    ask: Which?\n    options:\n"
	"      - {id: a, text: A, fit: 0}\n"
	"      - {id: b, text: B, fit: 4, replaces: [c, old]}\n"
	"      - {id: c, text: C, fit: fact, withdrawn: true}\n"
	"  - id: D-2\n    name: Gone\n    ask: Which?\n    withdrawn: true\n    options:\n"
	"      - {id: a, text: A, fit: 0}\n"
	"      - {id: b, text: B, fit: 4}\n"
	"  - id: D-3\n    name: New\n    ask: Which?\n    replaces: [D-2]\n    since: 2026.12\n"
	"    options:\n"
	"      - {id: a, text: A, fit: 0}\n"
	"      - {id: b, text: B, fit: 4}\n"
	"questions:\n"
	LEVELS("Q-1", "section: one, area: Gone, when: Q-9 == 2, needs: [Q-8], "
		      "levels: {0: a, 4: b}, withdrawn: true")
	LEVELS("Q-2", "section: one, area: A, levels: {0: a, 4: b}, replaces: [Q-1, Q-3], "
		      "changed: 2026.12")
	LEVELS("Q-3", "section: one, area: A, levels: {0: a, 4: b}, withdrawn: true")
	"rules:\n"
	"  - {id: C-1, severity: critical, when: Q-1 < 2, finding: F, fix: X., blames: Q-1, "
	"withdrawn: true}\n";

static void what_was_withdrawn_stands_apart(void **state)
{
	struct questionnaire *q = parse(withdrawn_part, "");
	struct thing t = questionnaire_find(q, "Q-3");

	(void)state;
	assert_int_equal(q->n_questions, 1);
	assert_int_equal(q->n_decisions, 2);
	assert_int_equal(q->n_rules, 0);
	assert_int_equal(q->n_areas, 1);
	assert_int_equal(q->n_withdrawn, 4);
	assert_int_equal(t.kind, THING_WITHDRAWN);
	assert_string_equal(thing_id(q, t), "Q-3");
	assert_string_equal(thing_title(q, t), "How?");
	assert_ptr_equal(q->withdrawn[t.index].question->levels[4][0] == 'b' ? q : NULL, q);
	assert_int_equal(q->withdrawn[t.index].successors.n, 1);
	assert_int_equal(q->withdrawn[t.index].successors.items[0].kind, THING_QUESTION);
	assert_int_equal(questionnaire_find(q, "C-1").kind, THING_WITHDRAWN);
	assert_string_equal(thing_title(q, questionnaire_find(q, "C-1")), "F");
	assert_string_equal(thing_title(q, questionnaire_find(q, "D-2")), "Gone");
	assert_int_equal(q->questions[0].replaces.n, 2);
	assert_string_equal(q->questions[0].changed, "2026.12");
	assert_string_equal(q->decisions[1].since, "2026.12");
	assert_int_equal(q->decisions[1].replaces.n, 1);
	questionnaire_free(q);
}

static void withdrawn_options_are_not_offered(void **state)
{
	struct questionnaire *q = parse(withdrawn_part, "");
	const struct decision *d = &q->decisions[0];

	(void)state;
	assert_int_equal(d->n_options, 2);
	assert_int_equal(decision_option(d, "b"), 1);
	assert_int_equal(decision_option(d, "c"), -1);   /* still known as what it was */
	assert_int_equal(decision_option(d, "old"), 1); /* known by its new id only */
	assert_string_equal(decision_withdrawn(d, "c")->text, "C");
	assert_null(decision_withdrawn(d, "old"));
	questionnaire_free(q);
}

static void versions_have_an_order(void **state)
{
	static const char *const rising[] = {"",	"1",	   "1.0",  "1.0.1", "1.2",
					     "1.10",	"2026.9", "2026.11", "2026.12",
					     "2026.12a", "2026.12b", "2027", "x"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rising); i++)
		for (size_t k = 0; k < COUNT_OF(rising); k++) {
			int order = version_order(rising[i], rising[k]);

			if ((order > 0) != (i > k) || (order < 0) != (i < k))
				fail_msg("'%s' and '%s': %d", rising[i], rising[k], order);
		}
	assert_int_equal(version_order("2026.012", "2026.12"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(areas_have_titles_texts_and_an_order),
		cmocka_unit_test(long_texts_keep_paragraphs_and_lists),
		cmocka_unit_test(a_text_may_have_4000_characters),
		cmocka_unit_test(two_levels_are_two_answers),
		cmocka_unit_test(a_level_that_cannot_be_chosen_makes_no_condition_true),
		cmocka_unit_test(the_plan_has_texts_of_its_own),
		cmocka_unit_test(what_needs_which_text_is_remarked_once_any_has_it),
		cmocka_unit_test(a_fact_wants_titles_where_a_rule_blames_it),
		cmocka_unit_test(a_rule_that_nothing_ends_is_remarked),
		cmocka_unit_test(what_was_withdrawn_stands_apart),
		cmocka_unit_test(withdrawn_options_are_not_offered),
		cmocka_unit_test(versions_have_an_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
