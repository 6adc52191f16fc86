/* chrome.h - what stands around every view: the title line with its tabs, the status line,
 * the footer. */
#ifndef UI_WIDGET_CHROME_H
#define UI_WIDGET_CHROME_H

#include <stdbool.h>

#include "ui/canvas/grid.h"
#include "ui/widget/effect.h"

/* The smallest screen on which views are shown. */
#define CHROME_ROWS_MIN 16
#define CHROME_COLS_MIN 60

bool chrome_is_too_small(const struct grid *g);

/* The part of the screen that is left to the view. */
struct pane chrome_content(struct pane screen);
/* whole: how much of everything is answered; NULL while no file is open. keys: the table of the
 * keys that work everywhere; NULL leaves the tabs out. */
void chrome_title(struct pane screen, const char *title, const struct progress *whole,
		  enum view_id here, const struct binding *keys);
/* The view whose tab stands in that column of the title line, or -1. */
int chrome_tab_at(struct pane screen, enum view_id here, int col,
		  const struct binding *keys);
/* What stands in the status line: a message at the left, the rest at the right. Texts may be
 * "". */
struct status {
	const char *timer; /* of the workshop, while it runs */
	const char *saved; /* how saving stands */
	const char *brief; /* the same in a word or two */
	enum style style;
	const char *message;
	enum style message_style;
	bool late; /* the time of the timer is over */
};
/* The message at the left and how things stand at the right. When there is no room for both
 * the timer goes first, then what is more than brief, then that all is well; a refusal leaves
 * only an error of saving beside it. What is still longer wraps. */
void chrome_status(struct pane screen, const struct status *st);
/* How many rows it takes: more than one for a message that wraps, or an error of saving that
 * is longer than there is room for beside a message. Both have to be read to their end. */
int chrome_status_rows(struct pane screen, const struct status *st);
/* What the footer is made of. */
struct footer {
	/* Labels, what is needed first in front; NULL tables are passed over. As many as fit
	 * are shown. */
	const struct binding *tables[2];
	/* Stands at the right unless labels before the first FOOTER_BACK need the room; keys
	 * NULL: nothing. */
	struct binding back;
	/* Stand at the right and never go; may be NULL. */
	const struct binding *always;
	/* As view_ops.label; may be NULL. state goes to it. */
	const char *(*label)(const void *state, enum act a);
	const void *state;
};
/* Returns the column where what stands at the right begins. */
int chrome_footer(struct pane screen, const struct footer *f);
/* Instead of everything, when the screen is too small. */
void chrome_too_small(struct pane screen);

#endif
