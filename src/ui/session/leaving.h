/* leaving.h - the last words, of the screen and of plain mode. */
#ifndef UI_SESSION_LEAVING_H
#define UI_SESSION_LEAVING_H

#include "ui/session/session.h"

/* Appends the last lines: "Saved in chat.json:", "12 of 38 questions and decisions answered.",
 * "Next: plumbline chat.json". Three, so that none is broken in a word; the path is that from
 * the working folder where the file lies below. command: what goes on in the same way,
 * "plumbline". */
void session_leaving(struct str *out, const struct session *s, const char *command);

#endif
