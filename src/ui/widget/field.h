/* field.h - text being typed: in one line, or wrapped in rows. Keys in, result out. */
#ifndef UI_WIDGET_FIELD_H
#define UI_WIDGET_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "ui/canvas/grid.h"

struct field_input {
	struct str text; /* what was typed; UTF-8; owned */
	size_t at;       /* the insertion point, in bytes */
	bool whole;      /* nothing was touched yet: the first character replaces the text */
	bool cut;        /* something did not fit; set here, cleared by who says so */
	bool has_goal;   /* the last key moved by rows, and began in this column: */
	int goal;
	int top; /* the first row that is shown */
};

enum field_result { FIELD_MORE, FIELD_ACCEPTED, FIELD_CANCELLED, FIELD_IGNORED };

/* Starts with text (may be NULL), the insertion point at its end. Set whole behind it where
 * another text is more likely than a longer one: numbers, dates. */
void field_begin(struct field_input *f, const char *text);
/* Feeds a key: characters, <BS> <Del>, arrows, Home End, ^A ^E ^U ^K ^W. Enter accepts, Esc
 * cancels. Keys that mean nothing here are FIELD_IGNORED. max: bytes. */
enum field_result field_key(struct field_input *f, int key, size_t max);
/* Draws the text in cols columns at row, col, moved so that the insertion point is seen, and
 * puts the hardware cursor there. */
void field_draw(const struct field_input *f, struct pane p, int row, int col, int cols);
/* Adds a line feed. */
void field_newline(struct field_input *f, size_t max);

/* The same text in rows of a pane of cols columns: words wrap, ^J breaks the line; <Up> <Down>
 * <Home> <End> ^A ^U ^K are about rows, <PgUp> <PgDn> move by FIELD_ROWS_MAX of them. */
#define FIELD_ROWS_MAX 8
enum field_result field_rows_key(struct field_input *f, int key, size_t max, int cols);
int field_rows(const struct field_input *f, int cols);
/* Fills the pane with those around the insertion point; moves f->top. */
void field_draw_rows(struct field_input *f, struct pane p);
void field_release(struct field_input *f);

#endif
