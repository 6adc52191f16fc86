/* chrome.h - what stands around every view: the title line with its tabs, the status line,
 * the footer. */
#ifndef UI_CHROME_H
#define UI_CHROME_H

#include <stdbool.h>

#include "ui/grid.h"
#include "ui/session.h"
#include "ui/view.h"

/* The smallest screen on which views are shown. */
#define CHROME_ROWS_MIN 16
#define CHROME_COLS_MIN 60

bool chrome_is_too_small(const struct grid *g);

/* The part of the screen that is left to the view. */
struct pane chrome_content(struct pane screen);
/* keys: the table of the keys that work everywhere. */
void chrome_title(struct pane screen, const char *title, enum view_id here,
		  const struct binding *keys);
/* The view whose tab stands in that column of the title line, or -1. */
int chrome_tab_at(struct pane screen, enum view_id here, int col,
		  const struct binding *keys);
/* The message at the left and how saving stands at the right. */
void chrome_status(struct pane screen, const struct session *s, const char *saved,
		   enum style saved_style);
/* Labels of the tables (NULL ones are passed over), as many as fit; those of the last table
 * stand at the right and never go. Returns the column where those begin. */
int chrome_footer(struct pane screen, const struct binding *const tables[3]);
/* Instead of everything, when the screen is too small. */
void chrome_too_small(struct pane screen);

#endif
