/* draw.h - how one item of the score view looks. */
#ifndef UI_VIEW_SCORE_DRAW_H
#define UI_VIEW_SCORE_DRAW_H

#include "ui/canvas/grid.h"
#include "ui/session/session.h"
#include "ui/view/score/items.h"

/* Draws it from row on, with the marker when here, and returns the row after it; the same
 * in a pane that only measures. Headings begin with a blank row unless they are at the
 * top. */
int score_item_draw(struct pane p, int row, const struct session *s,
		    const struct score_item *it, bool here);

#endif
