/* check.h - what makes a questionnaire wrong although every line of it reads:
 * cycles in `needs`, conditions that can never be true, questions that need deeper ones,
 * rows of a source that are missing, words that stand for two terms of the glossary.
 *
 * What is no fault but could be better is a warning: texts that are missing, rules that nothing
 * can end.
 * Loading does not ask this; `plumbline check` does. */
#ifndef MODEL_QUESTIONNAIRE_CHECK_H
#define MODEL_QUESTIONNAIRE_CHECK_H

#include "base/diag.h"
#include "model/questionnaire/condition.h"

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
/* The half levels 0 to 8, as bits, that compare so with a level. */
uint64_t levels_that(enum comparison op, long level);

/* Is there a case in which the rule holds, and another answer to what it blames ends it? A
 * question that it blames also speaks for its decisions, for the one that it mirrors and for
 * those that it points to (`see`). True, for all we know, where there is too much to try. */
bool rule_can_end(struct possible *p, const struct questionnaire *q, const struct rule *r);

#endif
