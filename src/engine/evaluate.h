/* evaluate.h - is a condition true? Three-valued: a comparison with something unset, unknown,
 * not applicable or not asked is unknown; only what is true asks or fires. A question that an
 * older file sets aside for business priority counts as level 0. */
#ifndef ENGINE_EVALUATE_H
#define ENGINE_EVALUATE_H

#include <stdbool.h>

#include "model/assessment/assessment.h"
#include "model/questionnaire/condition.h"

enum truth { TRUTH_FALSE, TRUTH_UNKNOWN, TRUTH_TRUE };

/* What conditions are evaluated against. The arrays are borrowed. */
struct facts {
	const struct questionnaire *q;
	const struct assessment *a;
	const bool *field_counts;   /* by field: is what is set known? */
	const bool *decision_asked; /* by decision */
	const int *level;           /* by question, in halves; -1: unset or unknown; 0 where it
				       was set aside for business priority. NULL while
				       conditions cannot name questions */
};

/* NULL is always true. */
enum truth condition_truth(const struct condition *c, const struct facts *f);

/* Appends the facts that a condition rests on, by title and value: "Exposure: Internet
 * users …; DDoS: None". Only comparisons that are true count, or with `all` every name. */
void condition_facts(struct str *out, const struct condition *c, const struct facts *f,
		     bool all);
/* Appends the value of one name as a reader would say it ("not answered" when unset). */
void fact_words(struct str *out, struct thing name, const struct facts *f);

#endif
