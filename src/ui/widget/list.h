/* list.h - a cursor in a list, as arithmetic. The length is passed in, never stored, so
 * nothing can be out of date. */
#ifndef UI_WIDGET_LIST_H
#define UI_WIDGET_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/canvas/grid.h"
#include "ui/keys/action.h"

struct session;

struct list {
	size_t cursor; /* the line under the cursor */
	size_t top;    /* the first line that is shown */
};

/* What an action means for a cursor: nothing, or a move, which may lead nowhere. */
enum cursor_move { MOVE_NONE, MOVE_STAYS, MOVE_MOVES };

/* Moves the cursor by the actions DOWN, UP, PAGE_*, FIRST, LAST in a list of n lines of
 * which page are shown. MOVE_NONE when the action is none of these. */
enum cursor_move list_act(struct list *l, size_t n, int page, enum act a);
/* Puts the cursor inside n lines. */
void list_clamp(struct list *l, size_t n);
/* Scrolls so that the cursor is among the shown rows, with a line of context around it
 * where there is room. For layout. */
void list_scroll(struct list *l, size_t n, int rows);
/* The same for content whose lines differ in height: first and height are the cursor's
 * place in rows, total all rows. Returns the new top for *top. */
void rows_scroll(int *top, int first, int height, int total, int rows);
/* Without a cursor: it stays where it is, but shows no rows after the last. */
void rows_clamp(int *top, int total, int rows);

/* Where what is under the cursor stands, in rows. */
struct extent {
	int first, height;
};
/* Draws something that may be longer than its pane, and returns its rows; the same in a pane
 * that only measures. *here, {0, 1} at first, receives the place of the cursor. */
typedef int rows_draw(const void *what, const struct session *s, struct pane p,
		      struct extent *here);
/* Draws that, scrolled so that the cursor is seen. The signs that there is more stand in the
 * last column of `signs`, which is kept free. */
void rows_show(int *top, struct pane text, struct pane signs, rows_draw *draw,
	       const void *what, const struct session *s);

#endif
