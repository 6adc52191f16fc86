#include "support.h"

#include "model/small.h"

#define ON_SMALL(test) cmocka_unit_test_setup_teardown(test, small_setup, small_teardown)

/* Sets, and returns the whole assessment from "workload" on. */
static void assert_sets(struct questionnaire *q, const char *id, const char *value,
			const char *found)
{
	struct assessment *a = assessment_new(q);
	struct str out = {0};
	struct err err = {0};

	if (!assessment_set_by_words(a, id, value, &err))
		fail_msg("%s=%s: %s", id, value, err.text);
	assessment_write(a, &out);
	assert_text_has(str_text(&out), found);
	str_release(&out);
	assessment_free(a);
}

static void every_kind_of_answer_can_be_set(void **state)
{
	static const struct {
		const char *id, *value, *found;
	} cases[] = {
		{"REL-01", "3", "\"REL-01\": {\"level\": 3}"},
		{"REL-01", "0", "\"REL-01\": {\"level\": 0}"},
		{"REL-01", "unknown", "\"REL-01\": {\"state\": \"unknown\"}"},
		{"REL-01", "na:other",
		 "\"REL-01\": {\"state\": \"not-applicable\", \"reason\": \"other\"}"},
		{"REL-06", "replicas:yes,zones:partial",
		 "\"REL-06\": {\"practices\": {\"replicas\": \"yes\", \"zones\": \"partial\"}}"},
		{"REL-06", "zones:unknown",
		 "\"REL-06\": {\"practices\": {\"zones\": \"unknown\"}}"},
		{"REL-06", "replicas:no,zones:na:out-of-scope",
		 "\"REL-06\": {\"practices\": {\"replicas\": \"no\", \"zones\": \"na\"}, "
		 "\"reason\": \"out-of-scope\"}"},
		{"REL-06", "copies:yes",
		 "\"REL-06\": {\"practices\": {\"replicas\": \"yes\"}}"},
		{"REL-06", "unknown", "\"REL-06\": {\"state\": \"unknown\"}"},
		{"REL-06", "na:out-of-scope",
		 "\"REL-06\": {\"state\": \"not-applicable\", \"reason\": \"out-of-scope\"}"},
		{"LZN-07", "na:architecture-constraint",
		 "\"LZN-07\": {\"state\": \"not-applicable\", \"reason\": "
		 "\"architecture-constraint\"}"},
		{"REL-22", "4", "\"REL-22\": {\"level\": 4}"},
		{"DT-01", "net", "\"DT-01\": {\"option\": \"net\"}"},
		{"DT-01", "unknown", "\"DT-01\": {\"state\": \"unknown\"}"},
		{"residency", "eu", "\"DT-02\": {\"option\": \"eu\"}"},
		{"PF-05", "anywhere", "\"DT-02\": {\"option\": \"anywhere\"}"},
		{"stage", "prod", "\"stage\": \"prod\""},
		{"PF-02", "poc", "\"stage\": \"poc\""},
		{"kinds", "genai,rag", "\"kinds\": [\"rag\", \"genai\"]"},
		{"kinds", "", "\"kinds\": []"},
		{"kinds", "none", "\"kinds\": []"},
		{"hours", "4.5", "\"hours\": 4.5"},
		{"hours", "007", "\"hours\": 7"},
		{"hours", "0", "\"hours\": 0"},
		{"slo", "99.9 % a month", "\"slo\": \"99.9 % a month\""},
		{"name", "Contoso chat", "\"name\": \"Contoso chat\""},
		{"title", "Review \"one\"", "\"title\": \"Review \\\"one\\\"\""},
		{"depth", "core", "\"depth\": \"core\""},
		{"target", "4", "\"target\": 4"},
		{"capacity", "40", "\"capacity\": 40"},
		{"target.REL-06", "4", "\"REL-06\": 4"},
		{"target.LZN-07", "1", "\"LZN-07\": 1"},
		{"waves.start", "2026-12-01", "\"waves\": {\"start\": \"2026-12-01\"}"},
		{"waves.days", "3650", "\"waves\": {\"days\": 3650}"},
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_sets(*state, cases[i].id, cases[i].value, cases[i].found);
}

static void what_is_not_possible_is_refused_and_named(void **state)
{
	static const struct {
		const char *id, *value, *message;
	} cases[] = {
		{"REL-01", "5",
		 "REL-01: '5' is not possible; use 0, 1, 2, 3, 4, unknown or na:REASON"},
		{"REL-01", "unkown",
		 "REL-01: 'unkown' is not possible (did you mean 'unknown'?); use 0, 1, 2, 3, 4, "
		 "unknown or na:REASON"},
		{"REL-01", "", "REL-01: '' is not possible; use 0, 1, 2, 3, 4, unknown or "
			       "na:REASON"},
		{"REL-01", "na",
		 "REL-01: not applicable needs a reason; use na:out-of-scope, "
		 "na:architecture-constraint or na:other"},
		{"REL-01", "na:business-priority",
		 "REL-01: business-priority is no reason any more, for it hides the risk; accept "
		 "the risk instead: plumbline accept FILE REL-01 reason=\u2026 control=\u2026 "
		 "residual=\u2026 owner=\u2026 approver=\u2026 until=\u2026"},
		{"REL-06", "zones:na:business-priority",
		 "REL-06: business-priority is no reason any more, for it hides the risk; accept "
		 "the risk instead: plumbline accept FILE REL-06 reason=\u2026 control=\u2026 "
		 "residual=\u2026 owner=\u2026 approver=\u2026 until=\u2026"},
		{"REL-01", "na:out-of-scop",
		 "REL-01: 'out-of-scop' is not possible (did you mean 'out-of-scope'?); use "
		 "out-of-scope, architecture-constraint or other"},
		{"REL-06", "3",
		 "REL-06: '3' is not possible; use ID:yes, ID:partial, ID:no, ID:unknown or ID:na "
		 "with commas between, the ids are replicas and zones; or unknown or na:REASON"},
		{"REL-06", "replica:yes",
		 "REL-06: 'replica' is not possible (did you mean 'replicas'?); use replicas or "
		 "zones"},
		{"REL-06", "replicas:maybe",
		 "REL-06: 'maybe' is not possible; use yes, partial, no, unknown or na"},
		{"REL-06", "zones:yes,replicas",
		 "REL-06: 'replicas' wants a value, like replicas:yes; others are partial, no, "
		 "unknown and na"},
		{"REL-06", "retired:yes",
		 "REL-06: practice 'retired' was withdrawn; use replicas or zones"},
		{"REL-06", "zones:yes,zones:no", "REL-06: 'zones' is given twice"},
		{"REL-06", "replicas:yes,copies:no", "REL-06: 'copies' is given twice"},
		{"REL-06", "zones:na",
		 "REL-06: not applicable needs a reason; use ID:na:out-of-scope, "
		 "ID:na:architecture-constraint or ID:na:other"},
		{"REL-06", "zones:yes:other",
		 "REL-06: only na takes a reason, 'yes' does not"},
		{"LZN-07", "3",
		 "LZN-07: '3' is not possible, it follows from its decisions; set DT-01, or "
		 "LZN-07=na:REASON"},
		{"LZN-07", "unknown",
		 "LZN-07: 'unknown' is not possible, it follows from its decisions; set DT-01, or "
		 "LZN-07=na:REASON"},
		{"DT-01", "inte",
		 "DT-01: 'inte' is not possible (did you mean 'int'?); use int, net or unknown"},
		{"DT-01", "na:other",
		 "DT-01: a decision can be unknown, not na; use int, net or unknown"},
		{"residency", "europe",
		 "residency: 'europe' is not possible; use eu, anywhere or unknown"},
		{"stage", "production",
		 "stage: 'production' is not possible; use poc or prod"},
		{"stage", "prodd",
		 "stage: 'prodd' is not possible (did you mean 'prod'?); use poc or prod"},
		{"kinds", "rag,video",
		 "kinds: 'video' is not possible; use rag, genai, agent or "
		 "none"},
		{"hours", "-1",
		 "hours: '-1' is not possible; use a number of hours, 0 or more"},
		{"hours", "four",
		 "hours: 'four' is not possible; use a number of hours, 0 or more"},
		{"slo", "", "slo: a text is missing; unset it to clear it"},
		{"slo", "a\x1b[2J",
		 "slo: the text holds a control character (U+001B); leave it out"},
		{"name", "\xff", "name: in this text byte 0xff is not valid UTF-8"},
		{"depth", "deeep",
		 "depth: 'deeep' is not possible (did you mean 'deep'?); use core, standard or "
		 "deep"},
		{"target", "5",
		 "target: '5' is not possible; use a whole number from 1 to 4"},
		{"capacity", "0",
		 "capacity: '0' is not possible; use a whole number from 1 to 100000"},
		{"target.REL-06", "0",
		 "target.REL-06: '0' is not possible; use 1, 2, 3 or 4"},
		{"target.REL-60", "3",
		 "target.REL-60: there is no question 'REL-60' (did you mean 'REL-01'?)"},
		{"target.DT-01", "3",
		 "target.DT-01: only questions have targets; DT-01 is a decision"},
		{"target.", "3", "target.: there is no question ''"},
		{"waves.start", "tomorrow",
		 "waves.start: 'tomorrow' is not possible; use a date like 2026-12-01"},
		{"waves.days", "3651",
		 "waves.days: '3651' is not possible; use a whole number from 1 to 3650"},
		{"rel-01", "3",
		 "'rel-01' names nothing that can be set (did you mean 'REL-01'?); use the id of "
		 "a question or a decision, or kinds, stage, hours, slo, residency, name, title, "
		 "depth, target, capacity, waves.start, waves.days, or target.ID of a question"},
		{"CR-01", "yes", "CR-01 cannot be set: it is a rule; it follows from the answers"},
		{"first", "3", "first cannot be set: it is a section; set its questions"},
	};
	struct assessment *a = assessment_new(*state);
	struct str before = {0}, after = {0};

	assessment_write(a, &before);
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct err err = {0};

		assert_false(
			assessment_set_by_words(a, cases[i].id, cases[i].value, &err));
		assert_text_equal(err.text, cases[i].message);
		assert_int_equal(err.code, EXIT_CODE_USAGE);
	}
	assessment_write(a, &after);
	assert_text_equal(str_text(&after), str_text(&before));
	str_release(&before);
	str_release(&after);
	assessment_free(a);
}

static void one_reason_serves_all_items_of_a_question(void **state)
{
	struct assessment *a = assessment_new(*state);
	struct err err;

	assert_true(assessment_set_by_words(a, "REL-06", "zones:na:other", &err));
	assert_true(assessment_set_by_words(a, "REL-06", "replicas:na", &err));
	assert_int_equal(a->questions[Q_PRACTICES].reason, NA_OTHER);
	assert_int_equal(a->questions[Q_PRACTICES].practices[1], PRACTICE_NA);
	assert_true(
		assessment_set_by_words(a, "REL-06", "replicas:na:out-of-scope", &err));
	assert_int_equal(a->questions[Q_PRACTICES].reason, NA_OUT_OF_SCOPE);
	assessment_free(a);
}

static void named_practices_change_and_the_others_stay(void **state)
{
	struct assessment *a = assessment_new(*state);
	struct err err;

	assert_true(assessment_set_by_words(a, "REL-06", "replicas:yes,zones:no", &err));
	assert_true(assessment_set_by_words(a, "REL-06", "zones:partial", &err));
	assert_int_equal(a->questions[Q_PRACTICES].practices[0], PRACTICE_YES);
	assert_int_equal(a->questions[Q_PRACTICES].practices[1], PRACTICE_PARTIAL);
	assessment_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_SMALL(every_kind_of_answer_can_be_set),
		ON_SMALL(what_is_not_possible_is_refused_and_named),
		ON_SMALL(one_reason_serves_all_items_of_a_question),
		ON_SMALL(named_practices_change_and_the_others_stay),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
