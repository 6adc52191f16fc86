/* chrome.h - what stands around every view: the title line with its tabs, the status line,
 * the footer. */
#ifndef UI_CHROME_H
#define UI_CHROME_H

#include "ui/grid.h"
#include "ui/session.h"
#include "ui/view.h"

/* The smallest screen on which views are shown. */
#define CHROME_ROWS_MIN 16
#define CHROME_COLS_MIN 60

/* A view among the tabs: the key is that of the first global binding. */
struct tab {
	enum view_id view;
	const char *key, *title;
};
extern const struct tab tabs[];
extern const size_t n_tabs;

/* The part of the screen that is left to the view. */
struct pane chrome_content(struct pane screen);
void chrome_title(struct pane screen, const char *title, enum view_id here);
/* The message at the left and how saving stands at the right. */
void chrome_status(struct pane screen, const struct session *s, const char *saved,
		   enum style saved_style);
/* Labels of the tables (NULL ones are passed over), as many as fit; those of the last table
 * stand at the right and never go. */
void chrome_footer(struct pane screen, const struct binding *const tables[3]);
/* Instead of everything, when the screen is too small. */
void chrome_too_small(struct pane screen);

#endif
