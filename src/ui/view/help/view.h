/* view.h - how the help learns what it explains. */
#ifndef UI_VIEW_HELP_VIEW_H
#define UI_VIEW_HELP_VIEW_H

#include "ui/keys/action.h"
#include "ui/view/view.h"

/* Makes the state of view_help explain a view of that title: its signs, and the tables of keys
 * as the user has them (more may be NULL). All is borrowed. */
void view_help_of(void *state, enum view_id view, const char *title,
		  const struct binding *more, const struct binding *own,
		  const struct binding *global);

#endif
