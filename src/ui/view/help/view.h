/* view_help.h - how the help learns what it explains. */
#ifndef UI_VIEW_HELP_VIEW_H
#define UI_VIEW_HELP_VIEW_H

#include "ui/keys/action.h"
#include "ui/view/view.h"

/* Makes the state of view_help explain a screen: its title, its signs and its tables (each
 * may be NULL; borrowed). */
void view_help_of(void *state, const struct view_ops *view, const struct binding *more,
		  const struct binding *own, const struct binding *global);

#endif
