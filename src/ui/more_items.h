/* more_items.h - everything that is known beside a question, decision or field, as
 * paragraphs: why, steps, evidence, words, caveats, what goes with it, sources, themes. */
#ifndef UI_MORE_ITEMS_H
#define UI_MORE_ITEMS_H

#include "ui/session.h"
#include "ui/sheet.h"

/* Fills an empty sheet. about: a question, decision or field. */
void more_items_make(struct sheet *sh, const struct session *s, struct thing about);

/* "From DT-31: twice a year (level 4)" for a question that mirrors a decision, into the
 * arena; "" when that decision gives it no level. */
const char *mirror_text(struct arena *a, const struct session *s,
			const struct question *q);
/* "DT-31 Failover drills: twice a year", with the answer of a decision; "not decided yet",
 * "not asked". */
const char *decision_text(struct arena *a, const struct session *s, size_t decision);

#endif
