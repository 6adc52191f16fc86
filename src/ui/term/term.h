/* term.h - the port to a real terminal. The one behind it is curses.c; the loop and
 * everything above it know only this. */
#ifndef UI_TERM_TERM_H
#define UI_TERM_TERM_H

#include <stdbool.h>

#include "base/err.h"
#include "ui/canvas/grid.h"

struct term;

struct term_options {
	enum theme theme;
	bool mouse;
	bool local_characters; /* characters come in the locale's coding, not in UTF-8 */
};

struct term_ops {
	void (*size)(struct term *t, int *rows, int *cols);
	/* Brings the terminal to show g; only what changed is sent. */
	void (*show)(struct term *t, const struct grid *g);
	/* Forgets what the terminal shows; the next show paints everything. */
	void (*redraw)(struct term *t);
	/* The next key, or K_NONE when wake_fd (-1: none) became readable or timeout_ms
	 * (-1: none) passed. At the end of the terminal it is K_HANGUP, for ever. */
	int (*key)(struct term *t, int wake_fd, int timeout_ms);
	/* Is a key waiting already? */
	bool (*pending)(struct term *t);
	/* Shows everything in other colours. */
	void (*theme)(struct term *t, enum theme theme);
	/* Uses the mouse, or leaves it to the terminal. */
	void (*mouse)(struct term *t, bool on);
	/* A sound: something was not taken. */
	void (*beep)(struct term *t);
	/* Gives the terminal away (editor, export) and takes it back. */
	void (*leave)(struct term *t);
	void (*enter)(struct term *t);
	/* Leaves, stops the process, enters again when it goes on. */
	void (*suspend)(struct term *t);
	/* Gives the terminal back for good and frees t. */
	void (*close)(struct term *t);
};

struct term {
	const struct term_ops *ops;
};

/* Opens the terminal on stdin and stdout. NULL, and nothing is written, when it cannot carry
 * a screen or when nobody knows how: TERM names it, terminfo describes it. err then says
 * why, as a beginning that its name goes behind. */
struct term *term_curses_open(const struct term_options *o, struct err *err);

/* How ui_run opens the terminal. main.c sets it to term_curses_open: so nothing but the
 * program itself is linked with curses. NULL: there is no screen, only plain mode. */
extern struct term *(*term_opener)(const struct term_options *o, struct err *err);

#endif
