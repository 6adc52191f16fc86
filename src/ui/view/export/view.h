/* view.h - how the command line of the screen names the file to write. */
#ifndef UI_VIEW_EXPORT_VIEW_H
#define UI_VIEW_EXPORT_VIEW_H

#include "ui/view/view.h"

/* What `:export NAME` wants of the view, whose state that is: writes the format by which the
 * name ends, or says why it cannot. */
struct effect view_export_to(void *state, struct session *s, const char *name);

#endif
