/* workshop.h - agenda and parking lot on the screen: view.c (keys) and draw.c (how it
 * looks). */
#ifndef UI_VIEW_WORKSHOP_WORKSHOP_H
#define UI_VIEW_WORKSHOP_WORKSHOP_H

#include "ui/session/session.h"
#include "ui/view/view.h"
#include "ui/widget/list.h"

struct workshop_view {
	struct list row; /* lines of the agenda, their total, then what is parked */
	int top;
};

/* How many lines the agenda has: the total stands in the row after them. The row of what
 * was parked first; and all rows. */
size_t workshop_lines(const struct session *s);
size_t workshop_parked(const struct session *s);
size_t workshop_rows(const struct session *s);

/* draw of the view. */
void workshop_draw(void *state, const struct session *s, struct pane p);

#endif
