/* key_name.h - which key an action has, for sentences that name it: the user may have given
 * it another one than the program comes with. */
#ifndef UI_VIEW_KEY_NAME_H
#define UI_VIEW_KEY_NAME_H

#include "ui/keys/keys.h"
#include "ui/session/session.h"
#include "ui/view/view.h"

#define KEY_NAME_MAX (2 * KEY_TEXT_MAX)

/* Writes the first key of the action, as a reader sees it, into buf and returns that. It is
 * looked for in the tables of the view (NULL: in none) and then among the keys that work
 * everywhere. An action without a key goes by its name behind `:`. */
const char *key_name(const struct session *s, const struct view_ops *view, enum act a,
		     char buf[KEY_NAME_MAX]);
/* The same into a buffer that lives as long as the block around. */
#define KEY(s, view, a) key_name(s, view, a, (char[KEY_NAME_MAX]){0})

#endif
