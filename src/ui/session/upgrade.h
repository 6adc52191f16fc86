/* upgrade.h - bringing the open file to the present version of its questionnaire. */
#ifndef UI_SESSION_UPGRADE_H
#define UI_SESSION_UPGRADE_H

#include "ui/session/session.h"

/* Was the file made with an earlier version, and can it be changed? */
bool session_can_upgrade(const struct session *s);
/* Appends what upgrading comes to, and the question whether to do it. */
void session_upgrade_words(const struct session *s, struct str *out);
/* Upgrades it, and says so. The way back is the milestone that is kept. */
void session_upgrade(struct session *s);
/* Appends that an answer is to be confirmed, and how: key does it. Nothing where it is not. */
void confirm_words(struct str *out, const struct session *s, struct thing what,
		   const char *key);
/* Says that it was left as it is, and how it can be done later. */
void session_upgrade_later(struct session *s);

#endif
