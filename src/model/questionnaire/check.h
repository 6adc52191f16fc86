/* questionnaire_check.h - what makes a questionnaire wrong although every line of it reads:
 * cycles in `needs`, conditions that can never be true, questions that need deeper ones,
 * rows of a source that are missing, words that stand for two terms of the glossary.
 *
 * Loading does not ask this; `plumbline check` does. */
#ifndef MODEL_QUESTIONNAIRE_CHECK_H
#define MODEL_QUESTIONNAIRE_CHECK_H

#include "base/diag.h"
#include "model/questionnaire/questionnaire.h"

/* Adds every fault to d. */
void questionnaire_check(const struct questionnaire *q, struct diags *d);

/* Tells whether conditions can be true. Asked of many it does not get slower: those that
 * would take long have so many steps between them. Owned by the caller (solver_free). */
struct solver *solver_new(const struct questionnaire *q);
void solver_free(struct solver *s);
/* Can the condition ever be true, with all that it names asked for too? depth: names of a
 * greater depth count as never asked. A NULL condition can; and so can, for all we know, one
 * that would take too long. */
bool solver_can_hold(struct solver *s, const struct condition *c, enum depth depth);

#endif
