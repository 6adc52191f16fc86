/* check.h - what makes a questionnaire wrong although every line of it reads:
 * cycles in `needs`, conditions that can never be true, questions that need deeper ones,
 * rows of a source that are missing, words that stand for two terms of the glossary.
 *
 * What is no fault but could be better is a warning: texts that are missing.
 * Loading does not ask this; `plumbline check` does. */
#ifndef MODEL_QUESTIONNAIRE_CHECK_H
#define MODEL_QUESTIONNAIRE_CHECK_H

#include "base/diag.h"
#include "model/questionnaire/questionnaire.h"

/* Adds every fault to d, and where there is none every warning. */
void questionnaire_check(const struct questionnaire *q, struct diags *d);

/* What each name of a questionnaire may stand for: found once, for any number of conditions.
 * Those that take long share their steps, so that many of them take no longer. */
struct possible;
struct possible *possible_new(const struct questionnaire *q);
void possible_free(struct possible *p);
/* Can the condition ever be true, with all that it names asked for too? depth: names of a
 * greater depth count as never asked. A NULL condition can; and so can,
 * for all we know, one that would take too long. */
bool condition_satisfiable(struct possible *p, const struct condition *c, enum depth depth);

#endif
