#include "support.h"

#include "model/small.h"

#define ON_SMALL(test) cmocka_unit_test_setup_teardown(test, small_setup, small_teardown)

static const char *written(const struct assessment *a, struct str *out)
{
	str_truncate(out, 0);
	assessment_write(a, out);
	return str_text(out);
}

static void a_new_assessment_is_empty_and_has_an_id_of_its_own(void **state)
{
	struct assessment *a = assessment_new(*state), *b = assessment_new(*state);

	assert_int_equal(strlen(a->id), 36);
	assert_int_equal(a->id[14], '4');
	assert_non_null(strchr("89ab", a->id[19]));
	assert_string_not_equal(a->id, b->id);
	assert_string_equal(a->questionnaire_id, "small");
	assert_string_equal(a->questionnaire_version, "2026.11");
	assert_int_equal(a->questions[Q_LEVEL].state, ANSWER_UNSET);
	assert_int_equal(a->decisions[D_EXPOSURE].option, -1);
	assert_false(a->fields[F_KINDS].set);
	assert_string_equal(a->questions[Q_LEVEL].note, "");
	assessment_free(a);
	assessment_free(b);
}

static void setting_overwrites_the_answer_and_keeps_what_is_said_about_it(void **state)
{
	struct assessment *a = assessment_new(*state);
	struct answer *answer = &a->questions[Q_LEVEL];
	const char *evidence[] = {"minutes"};

	answer->note = "seen";
	answer->flag = true;
	answer->evidence = (struct texts){evidence, 1};
	assessment_set_na(a, Q_LEVEL, NA_OTHER);
	assert_int_equal(answer->state, ANSWER_NOT_APPLICABLE);
	assert_int_equal(answer->reason, NA_OTHER);
	assessment_set_level(a, Q_LEVEL, 3);
	assert_int_equal(answer->state, ANSWER_SET);
	assert_int_equal(answer->level, 3);
	assert_int_equal(answer->reason, NA_NONE);
	assessment_set_unknown(a, THING_QUESTION, Q_LEVEL);
	assert_int_equal(answer->state, ANSWER_UNKNOWN);
	assessment_clear(a, THING_QUESTION, Q_LEVEL);
	assert_int_equal(answer->state, ANSWER_UNSET);
	assert_string_equal(answer->note, "seen");
	assert_true(answer->flag);
	assert_int_equal(answer->evidence.n, 1);
	assessment_free(a);
}

static void practices_are_set_one_by_one(void **state)
{
	struct assessment *a = assessment_new(*state);
	struct answer *answer = &a->questions[Q_PRACTICES];

	assessment_set_practice(a, Q_PRACTICES, 0, PRACTICE_YES);
	assessment_set_practice(a, Q_PRACTICES, 1, PRACTICE_PARTIAL);
	assert_int_equal(answer->state, ANSWER_SET);
	assert_int_equal(answer->practices[0], PRACTICE_YES);
	assert_int_equal(answer->practices[1], PRACTICE_PARTIAL);
	assessment_set_practice(a, Q_PRACTICES, 0, PRACTICE_UNSET);
	assert_int_equal(answer->state, ANSWER_SET);
	assessment_set_practice(a, Q_PRACTICES, 1, PRACTICE_UNSET);
	assert_int_equal(answer->state, ANSWER_UNSET);
	assessment_set_unknown(a, THING_QUESTION, Q_PRACTICES);
	assessment_set_practice(a, Q_PRACTICES, 1, PRACTICE_NO);
	assert_int_equal(answer->state, ANSWER_SET);
	assert_int_equal(answer->practices[0], PRACTICE_UNSET);
	assessment_free(a);
}

static void the_reason_goes_with_the_last_item_that_needs_it(void **state)
{
	struct assessment *a = assessment_new(*state);
	struct answer *answer = &a->questions[Q_PRACTICES];

	assessment_set_practice(a, Q_PRACTICES, 0, PRACTICE_NA);
	answer->reason = NA_OUT_OF_SCOPE;
	assessment_set_practice(a, Q_PRACTICES, 1, PRACTICE_YES);
	assert_int_equal(answer->reason, NA_OUT_OF_SCOPE);
	assessment_set_practice(a, Q_PRACTICES, 0, PRACTICE_YES);
	assert_int_equal(answer->reason, NA_NONE);
	assessment_free(a);
}

static void clearing_a_field_that_stands_for_a_decision_clears_that(void **state)
{
	struct assessment *a = assessment_new(*state);

	assessment_set_option(a, D_RESIDENCY, 1);
	assessment_clear(a, THING_FIELD, F_RESIDENCY);
	assert_int_equal(a->decisions[D_RESIDENCY].state, ANSWER_UNSET);
	a->fields[F_KINDS] = (struct field_answer){.set = true, .values = 3, .text = ""};
	assessment_clear(a, THING_FIELD, F_KINDS);
	assert_false(a->fields[F_KINDS].set);
	assessment_free(a);
}

static void a_plan_entry_is_made_once_and_found_again(void **state)
{
	struct assessment *a = assessment_new(*state);
	char id[32];

	for (int i = 0; i < 20; i++) {
		snprintf(id, sizeof id, "REL-06/%d", i);
		assessment_plan_edit(a, id)->status = PLAN_DONE;
	}
	assert_int_equal(a->n_plan, 20);
	assessment_plan_edit(a, "REL-06/3")->status = PLAN_REJECTED;
	assert_int_equal(a->n_plan, 20);
	assert_int_equal(assessment_plan(a, "REL-06/3")->status, PLAN_REJECTED);
	assert_int_equal(assessment_plan(a, "REL-06/19")->status, PLAN_DONE);
	assert_string_equal(assessment_plan(a, "REL-06/0")->owner, "");
	assert_null(assessment_plan(a, "REL-06/20"));
	assessment_free(a);
}

static void a_copy_is_equal_and_lives_on_its_own(void **state)
{
	struct assessment *a = assessment_new(*state), *b;
	struct str one = {0}, two = {0};
	struct err err;

	assert_true(assessment_set_by_words(a, "kinds", "rag,agent", &err));
	assert_true(assessment_set_by_words(a, "hours", "4", &err));
	assert_true(assessment_set_by_words(a, "name", "Contoso", &err));
	assert_true(assessment_set_by_words(a, "REL-06", "replicas:yes,zones:no", &err));
	assert_true(assessment_set_by_words(a, "DT-01", "net", &err));
	a->questions[Q_LEVEL].note = "a note";
	for (int i = 0; i < 6; i++) {
		char id[32];

		snprintf(id, sizeof id, "REL-0%d", i);
		assessment_plan_edit(a, id)->note = "later";
	}
	b = assessment_copy(a);
	written(a, &one);
	assert_text_equal(written(b, &two), str_text(&one));
	assessment_set_practice(b, Q_PRACTICES, 0, PRACTICE_NO);
	assessment_plan_edit(b, "REL-09")->status = PLAN_DONE;
	assert_text_equal(written(a, &two), str_text(&one));
	written(b, &two);
	assessment_free(a);
	str_truncate(&one, 0);
	assert_text_equal(written(b, &one), str_text(&two));
	assessment_free(b);
	str_release(&one);
	str_release(&two);
}

static void words_and_values_are_each_others_inverse(void **state)
{
	(void)state;
	for (int i = PRACTICE_YES; i <= PRACTICE_NA; i++)
		assert_int_equal(
			practice_value_of(practice_value_name((enum practice_value)i)), i);
	for (int i = NA_OUT_OF_SCOPE; i <= NA_OTHER; i++)
		assert_int_equal(na_reason_of(na_reason_name((enum na_reason)i)), i);
	assert_int_equal(practice_value_of(""), -1);
	assert_int_equal(na_reason_of("out of scope"), -1);
	assert_int_equal(na_reason_of("Other"), -1);
	assert_string_equal(practice_value_name(PRACTICE_PARTIAL), "partial");
	assert_string_equal(na_reason_name(NA_ARCHITECTURE), "architecture-constraint");
	assert_string_equal(plan_status_name(PLAN_IN_PROGRESS), "in-progress");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_SMALL(a_new_assessment_is_empty_and_has_an_id_of_its_own),
		ON_SMALL(setting_overwrites_the_answer_and_keeps_what_is_said_about_it),
		ON_SMALL(practices_are_set_one_by_one),
		ON_SMALL(the_reason_goes_with_the_last_item_that_needs_it),
		ON_SMALL(clearing_a_field_that_stands_for_a_decision_clears_that),
		ON_SMALL(a_plan_entry_is_made_once_and_found_again),
		ON_SMALL(a_copy_is_equal_and_lives_on_its_own),
		cmocka_unit_test(words_and_values_are_each_others_inverse),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
