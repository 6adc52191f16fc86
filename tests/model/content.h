/* content.h - for tests that hold the texts of the built-in questionnaire against rules. */
#ifndef TESTS_MODEL_CONTENT_H
#define TESTS_MODEL_CONTENT_H

#include "model/given.h"

static const struct questionnaire *q;
static int wrong;

static inline int setup(void **state)
{
	int result = built_in_setup(state);

	q = *state;
	return result;
}

static inline void expect(bool right, const char *id, const char *what, const char *text)
{
	if (right)
		return;
	print_error("%s: %s: %s\n", id, what, text);
	wrong++;
}

#endif
