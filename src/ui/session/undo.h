/* undo.h - the steps of a session, so that each can be taken back and made again.
 *
 * A step is a snapshot of one answer, field or plan entry, of the whole plan with the accepted
 * risks, of the scenarios, of the workshop or of the head of the assessment, before and after.
 * Texts are not copied: those of an assessment live as long as it does. Time spent on the
 * agenda is not taken back. */
#ifndef UI_SESSION_UNDO_H
#define UI_SESSION_UNDO_H

#include <stdbool.h>

#include "model/assessment/assessment.h"

struct history;

/* What one step changes. */
enum slot_kind { SLOT_ANSWER, SLOT_FIELD, SLOT_PLAN, SLOT_PLAN_WHOLE, SLOT_SCENARIOS,
		 SLOT_HEAD, SLOT_WORKSHOP };
/* Which part of an answer it was, once the step has ended. */
enum slot_part { PART_ANSWER, PART_PRACTICE, PART_NOTE, PART_EVIDENCE, PART_CONFIDENCE,
		 PART_FLAG, PART_CONFIRMED, PART_VOTES };
struct slot {
	enum slot_kind kind;
	struct thing thing;  /* SLOT_ANSWER, SLOT_FIELD */
	const char *plan_id; /* SLOT_PLAN; SLOT_PLAN_WHOLE: what it is about, in words;
			      * SLOT_SCENARIOS: the name of one. As long-lived as the
			      * assessment */
	enum slot_part part; /* SLOT_ANSWER */
	size_t practice;     /* PART_PRACTICE: the only one that changed */
};

struct history *history_new(void);
void history_free(struct history *h);

/* Remembers how the slot is now; a step that was begun before and not ended is forgotten. */
void history_begin(struct history *h, const struct assessment *a, struct slot slot);
/* Has the slot of the step begun last changed? */
bool history_changed(const struct history *h, const struct assessment *a);
/* Is it an answer itself that the step changed, or confirmed, and not what is said beside it? */
bool history_answered(const struct history *h, const struct assessment *a);
/* Ends the step begun last. What had been taken back can then not be made again. Returns what
 * the step changed. */
const struct slot *history_end(struct history *h, const struct assessment *a);
/* Takes the newest step back, or makes the one taken back last again. Returns the slot, or
 * NULL when there is none. */
const struct slot *history_undo(struct history *h, struct assessment *a);
const struct slot *history_redo(struct history *h, struct assessment *a);

#endif
