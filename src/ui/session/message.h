/* message.h - answers and changes as the status line and plain mode say them: in words, and
 * short, for there is one row. */
#ifndef UI_SESSION_MESSAGE_H
#define UI_SESSION_MESSAGE_H

#include "base/str.h"
#include "ui/session/session.h"
#include "ui/session/undo.h"

/* Columns that a text of the questionnaire may take in a message: so many beside others in
 * one row, and any number where there is room. */
#define MESSAGE_COLS 40
int message_cols(const struct session *s);

/* Appends text, or as many whole words as fit into cols columns and a sign. */
void message_clip(struct str *out, const char *text, int cols);
/* "business priority". */
const char *message_reason(enum na_reason r);
/* "yes", "not applicable"; "open" for an item that is not set. */
const char *message_practice(enum practice_value v);
/* Appends "REL-06, Two or more replicas". */
void message_item(struct str *out, const struct session *s, size_t question,
		  size_t practice);
/* Appends how a question, decision or field stands: "level 2", "unknown", "open". */
void message_answer(struct str *out, const struct session *s, struct thing what);
/* Appends what a step of the history is about and how that stands now:
 * "COST-02, Named owner of the budget (now yes)", "REL-02, its note". */
void message_step(struct str *out, const struct session *s, const struct slot *slot);

#endif
