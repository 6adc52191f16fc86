/* leaving.h - the last words, of the screen and of plain mode. */
#ifndef UI_SESSION_LEAVING_H
#define UI_SESSION_LEAVING_H

#include "ui/session/session.h"

/* Appends the last line: "Saved in chat.json: 12 of 38 questions and decisions answered. Next:
 * plumbline chat.json". command: what goes on in the same way, "plumbline". */
void session_leaving(struct str *out, const struct session *s, const char *command);

#endif
