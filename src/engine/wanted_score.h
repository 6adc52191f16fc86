/* wanted_score.h - a score that somebody wants, by words: "70", or of a section "security=80". */
#ifndef ENGINE_WANTED_SCORE_H
#define ENGINE_WANTED_SCORE_H

#include <stdbool.h>

#include "base/err.h"
#include "base/number.h"
#include "model/questionnaire/questionnaire.h"

struct wanted_score {
	int section;   /* index; -1: the overall score */
	double points; /* of 100 */
};

/* Reads it; false, with err set (EXIT_CODE_USAGE), for what is no score from 0 to 100 or names
 * no section. */
bool wanted_score_read(struct wanted_score *w, const struct questionnaire *q, const char *text,
		       struct err *err);
/* 0 to 1, to the millionth of a point. */
struct frac wanted_score_frac(const struct wanted_score *w);

#endif
