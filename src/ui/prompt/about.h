/* about.h - everything that is known beside a question, decision or field, as
 * paragraphs: why, steps, evidence, words, caveats, what goes with it, sources, themes. */
#ifndef UI_PROMPT_ABOUT_H
#define UI_PROMPT_ABOUT_H

#include "ui/session/session.h"
#include "ui/widget/sheet.h"

/* Fills an empty sheet. about: a question, decision or field. */
void prompt_about_fill(struct sheet *sh, const struct session *s, struct thing about);

/* "from DT-31: twice a year" for a question that mirrors a decision, and the level that this
 * gives it, into the arena; "" and -1 when nothing is decided there. */
const char *mirror_text(struct arena *a, const struct session *s,
			const struct question *q, int *level);
/* "DT-31 Failover drills: twice a year", with the answer of a decision; "not decided yet",
 * "not asked". */
const char *decision_text(struct arena *a, const struct session *s, size_t decision);

/* The findings of a question or decision: rules that fire and blame it, or that fire by an option
 * of it that others are better than. In the arena. */
struct indices thing_findings(struct arena *arena, const struct session *s, struct thing what);

#endif
