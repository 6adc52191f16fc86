/* given.h - what the tests of model and above start from: the built-in questionnaire, and
 * answers written as words. */
#ifndef TESTS_GIVEN_H
#define TESTS_GIVEN_H

#include "support.h"

#include "model/assessment/assessment.h"

/* The questionnaire of the files of before, for what was worked out with it: cases, plans,
 * upgrades. Its starter assessments stand in templates/ below. */
#define QUESTIONNAIRE_2026_11 "tests/data/azure-ai-workload-2026.11"

/* That of a folder; NULL when it has faults, which are printed. */
static inline struct questionnaire *questionnaire_of(const char *folder)
{
	struct diags d = {0};
	struct questionnaire *q = questionnaire_load(folder, &d);

	diags_print(&d, stderr);
	diags_release(&d);
	return q;
}

static inline struct questionnaire *built_in(void)
{
	return questionnaire_of(NULL);
}

/* For a group of tests: it is their state. */
static inline int built_in_setup(void **state)
{
	*state = built_in();
	return *state ? 0 : -1;
}

static inline int questionnaire_2026_11_setup(void **state)
{
	*state = questionnaire_of(QUESTIONNAIRE_2026_11);
	return *state ? 0 : -1;
}

static inline int built_in_teardown(void **state)
{
	questionnaire_free(*state);
	return 0;
}

/* Calls each for every word of "stage=prod kinds=rag,genai". */
static inline void each_answer(const char *answers,
			       void (*each)(void *ctx, const char *id, const char *value),
			       void *ctx)
{
	char copy[2000], *word, *next;

	assert_true(strlen(answers) < sizeof copy);
	snprintf(copy, sizeof copy, "%s", answers);
	for (word = copy; *word; word = next) {
		char *value;

		next = word + strcspn(word, " ");
		next += strspn(next, " ");
		word[strcspn(word, " ")] = '\0';
		value = strchr(word, '=');
		assert_non_null(value);
		*value++ = '\0';
		each(ctx, word, value);
	}
}

/* Sets one answer; what cannot be set fails the test. */
static inline void set_answer(void *assessment, const char *id, const char *value)
{
	struct err err;

	if (!assessment_set_by_words(assessment, id, value, &err))
		fail_msg("%s=%s: %s", id, value, err.text);
}

static inline void set_answers(struct assessment *a, const char *answers)
{
	each_answer(answers, set_answer, a);
}

/* An acceptance that says nothing yet, at the end. */
static inline struct acceptance *given_acceptance(struct assessment *a)
{
	acceptance_record(a, &(struct acceptance){
		.id = "", .of = "", .reason = "", .control = "", .owner = "", .approver = "",
		.from = "", .until = "", .recorded = "", .by = "", .supersedes = "",
		.revoked_at = "", .revoked_by = "", .revoked_reason = ""});
	return &a->acceptances[a->n_acceptances - 1];
}

#endif
