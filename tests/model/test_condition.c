/* Conditions: what the grammar reads, how tightly the words bind, what is true of which
 * answers, and that what is printed reads back as the same tree. What cannot be read is in
 * tests/data/bad. */
#include "support.h"

#include "engine/score.h"
#include "model/given.h"
#include "model/questionnaire/check.h"
#include "model/questionnaire/condition.h"
#include "model/small.h"

static const struct condition *parse(struct questionnaire *q, const char *text)
{
	struct condition_scope scope = {q->n_fields, q->n_decisions, true, false};
	struct loc at = {"c", 1, 1};
	struct diags d = {0};
	const struct condition *c = condition_parse(q, text, at, scope, &d);

	assert_diags(&d, "");
	diags_release(&d);
	assert_non_null(c);
	return c;
}

static bool is_same(const struct condition *a, const struct condition *b)
{
	if (!a || !b)
		return a == b;
	return a->op == b->op && is_same(a->left, b->left) && is_same(a->right, b->right) &&
	       a->name.kind == b->name.kind && a->name.index == b->name.index &&
	       a->set == b->set && a->compare == b->compare && a->number == b->number;
}

static void what_is_printed_reads_back_as_the_same_tree(void **state)
{
	static const struct {
		const char *text, *printed; /* NULL: as it was */
	} cases[] = {
		{"always", NULL},
		{"stage == prod", NULL},
		{"stage != prod", NULL},
		{"stage in (poc, prod)", NULL},
		{"stage in (prod)", "stage == prod"},
		{"stage in (prod, prod, poc)", "stage in (poc, prod)"},
		{"rag in kinds", NULL},
		{"not rag in kinds", NULL},
		{"not stage == prod", "stage != prod"},
		{"not stage != prod", "not stage != prod"},
		{"not stage in (poc, prod)", NULL},
		{"not not rag in kinds", NULL},
		{"not always", NULL},
		{"hours >= 2", NULL},
		{"hours<2", "hours < 2"},
		{"not hours == 2", NULL},
		{"REL-01 < 3", NULL},
		{"DT-01 == net", NULL},
		{"residency == eu", "DT-02 == eu"},
		{"stage == poc and hours > 1 and rag in kinds", NULL},
		{"stage == poc and (hours > 1 and rag in kinds)", NULL},
		{"stage == poc or hours > 1 or rag in kinds", NULL},
		{"stage == poc or (hours > 1 or rag in kinds)", NULL},
		{"stage == poc or stage == prod and hours > 1", NULL},
		{"(stage == poc or stage == prod) and hours > 1", NULL},
		{"not (stage == poc and hours > 1)", NULL},
		{"not (stage == poc or hours > 1) and rag in kinds", NULL},
		{"((stage == poc))", "stage == poc"},
		{"  stage==poc\n  and\thours>1 ", "stage == poc and hours > 1"},
	};
	struct questionnaire *q = *state;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		const struct condition *c = parse(q, cases[i].text);
		struct str text = {0};

		condition_text(&text, q, c);
		assert_text_equal(str_text(&text),
				  cases[i].printed ? cases[i].printed : cases[i].text);
		if (!is_same(c, parse(q, str_text(&text))))
			fail_msg("'%s' reads back as another tree", str_text(&text));
		str_release(&text);
	}
}

static void words_bind_as_the_grammar_says(void **state)
{
	static const struct {
		const char *loose, *tight; /* the same, with all parentheses */
	} cases[] = {
		{"not stage == poc and hours > 1", "(not stage == poc) and hours > 1"},
		{"stage == poc or stage == prod and hours > 1",
		 "stage == poc or (stage == prod and hours > 1)"},
		{"stage == poc and stage == prod or hours > 1",
		 "(stage == poc and stage == prod) or hours > 1"},
		{"not stage == poc or hours > 1", "(not stage == poc) or hours > 1"},
		{"stage == poc and stage == prod and hours > 1",
		 "(stage == poc and stage == prod) and hours > 1"},
		{"stage == poc or stage == prod or hours > 1",
		 "(stage == poc or stage == prod) or hours > 1"},
	};
	struct questionnaire *q = *state;

	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_true(is_same(parse(q, cases[i].loose), parse(q, cases[i].tight)));
}

static void the_column_of_a_name_is_kept(void **state)
{
	const struct condition *c = parse(*state, "stage == poc and (rag in kinds or hours > 1)");

	assert_int_equal(c->left->col, 1);
	assert_int_equal(c->right->left->col, 26);
	assert_int_equal(c->right->right->col, 35);
}

static enum truth truth_of(struct questionnaire *q, const char *condition, const char *answers)
{
	struct assessment *a = assessment_new(q);
	struct score s;
	struct facts f;
	enum truth truth;

	set_answers(a, answers);
	score_init(&s, q);
	score_compute(&s, a, 0);
	f = score_facts(&s, a);
	truth = condition_truth(parse(q, condition), &f);
	score_release(&s);
	assessment_free(a);
	return truth;
}

static void logic_is_three_valued(void **state)
{
	static const struct {
		const char *answers, *condition;
		enum truth truth;
	} cases[] = {
		{"", "always", TRUTH_TRUE},
		{"", "not always", TRUTH_FALSE},
		{"", "stage == prod", TRUTH_UNKNOWN},
		{"", "stage != prod", TRUTH_UNKNOWN},
		{"", "not stage == prod", TRUTH_UNKNOWN},
		{"stage=prod", "stage == prod", TRUTH_TRUE},
		{"stage=prod", "stage != prod", TRUTH_FALSE},
		{"stage=poc", "stage in (poc, prod)", TRUTH_TRUE},
		{"stage=poc", "stage == prod", TRUTH_FALSE},
		/* unknown in and, or, not */
		{"stage=prod", "stage == prod and hours > 1", TRUTH_UNKNOWN},
		{"stage=prod", "stage == poc and hours > 1", TRUTH_FALSE},
		{"stage=prod", "stage == prod or hours > 1", TRUTH_TRUE},
		{"stage=prod", "stage == poc or hours > 1", TRUTH_UNKNOWN},
		{"stage=prod", "not (stage == poc or hours > 1)", TRUTH_UNKNOWN},
		{"stage=prod", "not (stage == poc and hours > 1)", TRUTH_TRUE},
		/* several values; none is an answer */
		{"", "rag in kinds", TRUTH_UNKNOWN},
		{"kinds=none", "rag in kinds", TRUTH_FALSE},
		{"kinds=none", "not rag in kinds", TRUTH_TRUE},
		{"kinds=rag,agent", "agent in kinds and not genai in kinds", TRUTH_TRUE},
		/* numbers */
		{"hours=2", "hours >= 2 and hours <= 2 and hours == 2", TRUTH_TRUE},
		{"hours=2", "hours > 2", TRUTH_FALSE},
		{"hours=2", "hours < 2", TRUTH_FALSE},
		{"hours=2", "hours != 2", TRUTH_FALSE},
		{"hours=2.5", "hours > 2 and hours < 3", TRUTH_TRUE},
		/* decisions, and the field that stands for one */
		{"", "DT-01 == net", TRUTH_UNKNOWN},
		{"DT-01=net", "DT-01 == net", TRUTH_TRUE},
		{"DT-01=net", "DT-01 != net", TRUTH_FALSE},
		{"DT-01=unknown", "DT-01 == net", TRUTH_UNKNOWN},
		{"DT-01=unknown", "DT-01 != net", TRUTH_UNKNOWN},
		{"residency=eu", "residency == eu and DT-02 == eu", TRUTH_TRUE},
		/* levels: unset until answered, unset when unknown or not applicable */
		{"", "REL-01 < 3", TRUTH_UNKNOWN},
		{"REL-01=2", "REL-01 < 3", TRUTH_TRUE},
		{"REL-01=3", "REL-01 < 3", TRUTH_FALSE},
		{"REL-01=unknown", "REL-01 < 3", TRUTH_UNKNOWN},
		{"REL-01=na:out-of-scope", "REL-01 < 3", TRUTH_UNKNOWN},
		{"REL-06=replicas:yes", "REL-06 < 3", TRUTH_UNKNOWN},
		{"REL-06=replicas:yes,zones:no", "REL-06 == 2", TRUTH_TRUE},
		{"REL-06=replicas:yes,zones:partial", "REL-06 == 3", TRUTH_TRUE},
		{"REL-06=replicas:no,zones:yes", "REL-06 == 1", TRUTH_TRUE},
		/* unknown items merely count nothing */
		{"REL-06=replicas:yes,zones:unknown", "REL-06 == 2", TRUTH_TRUE},
		/* a level that comes from a decision */
		{"DT-01=int", "REL-22 == 3", TRUTH_TRUE},
		{"DT-01=unknown", "REL-22 < 3", TRUTH_UNKNOWN},
		{"DT-01=int REL-22=1", "REL-22 == 1", TRUTH_TRUE},
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		enum truth truth = truth_of(*state, cases[i].condition, cases[i].answers);

		if (truth != cases[i].truth)
			print_error("'%s' with '%s'\n", cases[i].condition, cases[i].answers);
		assert_int_equal(truth, cases[i].truth);
	}
}

static void what_is_not_asked_is_unknown(void **state)
{
	struct questionnaire *q = *state;
	struct assessment *a = assessment_new(q);
	struct score s;
	struct facts f;

	set_answers(a, "stage=prod DT-01=net REL-01=2 depth=core");
	score_init(&s, q);
	score_compute(&s, a, 0);
	f = score_facts(&s, a);
	assert_int_equal(condition_truth(parse(q, "stage == prod"), &f), TRUTH_UNKNOWN);
	assert_int_equal(condition_truth(parse(q, "not DT-01 == int"), &f), TRUTH_UNKNOWN);
	assert_int_equal(condition_truth(parse(q, "REL-01 < 3"), &f), TRUTH_UNKNOWN);
	assert_int_equal(condition_truth(NULL, &f), TRUTH_TRUE);
	score_release(&s);
	assessment_free(a);
}

static void words_are_those_of_the_titles(void **state)
{
	static const struct {
		const char *text, *words;
	} cases[] = {
		{"always", "always"},
		{"stage == prod", "Stage is 'Q'"},
		{"stage != prod", "Stage is not 'Q'"},
		{"not stage in (poc, prod)", "Stage is not 'P' or 'Q'"},
		{"rag in kinds and not agent in kinds", "Kinds with 'R' and Kinds without 'A'"},
		{"hours >= 2 or hours < 1", "Hours is at least 2 or Hours is below 1"},
		{"not hours > 2", "Hours is at most 2"},
		{"REL-01 < 3", "level of REL-01 is below 3"},
		{"DT-01 == net", "Exposure is 'Outside'"},
		{"not (stage == prod or hours > 2)", "not (Stage is 'Q' or Hours is above 2)"},
	};
	struct questionnaire *q = *state;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct str words = {0};

		condition_words(&words, q, parse(q, cases[i].text));
		assert_text_equal(str_text(&words), cases[i].words);
		str_release(&words);
	}
}

static void facts_are_those_that_made_it_true(void **state)
{
	static const struct {
		const char *answers, *condition, *facts;
	} cases[] = {
		{"stage=prod hours=2", "stage == prod and hours < 3", "Stage: Q; Hours: 2"},
		{"stage=prod hours=2", "stage == poc or hours < 3", "Hours: 2"},
		{"stage=prod kinds=rag,agent", "not genai in kinds", "Kinds: R, A"},
		{"kinds=none", "not genai in kinds", "Kinds: none"},
		/* the side of an `or` that is not true has no part in it */
		{"stage=prod hours=2 REL-01=1", "REL-01 < 2 or stage == prod and hours > 3",
		 "REL-01: level 1"},
		{"stage=prod hours=2", "not (stage == prod and hours > 3)", "Hours: 2"},
		{"REL-06=replicas:yes,zones:partial", "REL-06 >= 3 and REL-06 < 4",
		 "REL-06: level 3"},
		{"DT-01=net", "DT-01 == net", "Exposure: Outside"},
	};
	struct questionnaire *q = *state;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct assessment *a = assessment_new(q);
		struct str text = {0};
		struct score s;
		struct facts f;

		set_answers(a, cases[i].answers);
		score_init(&s, q);
		score_compute(&s, a, 0);
		f = score_facts(&s, a);
		condition_facts(&text, parse(q, cases[i].condition), &f, false);
		assert_text_equal(str_text(&text), cases[i].facts);
		str_release(&text);
		score_release(&s);
		assessment_free(a);
	}
}

static void all_facts_say_what_is_missing_too(void **state)
{
	struct questionnaire *q = *state;
	struct assessment *a = assessment_new(q);
	struct str text = {0};
	struct score s;
	struct facts f;

	set_answers(a, "stage=prod DT-01=unknown");
	score_init(&s, q);
	score_compute(&s, a, 0);
	f = score_facts(&s, a);
	condition_facts(&text,
			parse(q, "stage == poc or hours > 1 or DT-01 == net or stage == prod"),
			&f, true);
	assert_text_equal(str_text(&text),
			  "Stage: Q; Hours: not answered; Exposure: unknown");
	str_release(&text);
	score_release(&s);
	assessment_free(a);
}

/* A condition that some answers make true is satisfiable: the search must not say never. */
static void what_can_be_true_is_never_called_impossible(void **state)
{
	static const char *const possible[] = {
		"hours > 2 and hours < 3", "hours == 0", "hours != 2 and hours != 3",
		"stage == poc or stage == prod and stage == poc",
		"not (stage == poc and stage == prod)", "rag in kinds and agent in kinds",
		"REL-06 >= 2 and REL-06 < 4", "REL-06 == 1",
		"DT-01 == int and REL-22 == 0",
	};
	static const char *const impossible[] = {
		"not always", "hours < 0", "hours > 2 and hours <= 2",
		"hours != 2 and hours == 2", "stage == poc and stage == prod",
		"REL-01 > 0 and REL-01 < 1", "REL-06 > 3 and REL-06 < 4",
		"always and not always", "hours <= 3 and hours < 3 and hours >= 3",
		"hours >= 3 and hours > 3 and hours <= 3",
	};
	struct questionnaire *q = *state;
	struct possible *p = possible_new(q);

	/* Twice: one search leaves nothing behind for the next. */
	for (size_t i = 0; i < 2 * COUNT_OF(possible); i++)
		assert_true(condition_satisfiable(p, parse(q, possible[i % COUNT_OF(possible)]),
						  DEPTH_DEEP));
	for (size_t i = 0; i < 2 * COUNT_OF(impossible); i++)
		assert_false(condition_satisfiable(
			p, parse(q, impossible[i % COUNT_OF(impossible)]), DEPTH_DEEP));
	assert_true(condition_satisfiable(p, NULL, DEPTH_CORE));
	assert_false(condition_satisfiable(p, parse(q, "stage == prod"), DEPTH_CORE));
	possible_free(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_printed_reads_back_as_the_same_tree),
		cmocka_unit_test(words_bind_as_the_grammar_says),
		cmocka_unit_test(the_column_of_a_name_is_kept),
		cmocka_unit_test(logic_is_three_valued),
		cmocka_unit_test(what_is_not_asked_is_unknown),
		cmocka_unit_test(words_are_those_of_the_titles),
		cmocka_unit_test(facts_are_those_that_made_it_true),
		cmocka_unit_test(all_facts_say_what_is_missing_too),
		cmocka_unit_test(what_can_be_true_is_never_called_impossible),
	};

	return cmocka_run_group_tests(tests, small_setup, small_teardown);
}
