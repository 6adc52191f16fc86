/* grid.h - the screen as an array of cells, and drawing into rectangles of it.
 *
 * Drawing cannot fail: what lies outside of a pane is clipped. Text is made harmless on the
 * way in (control characters become visible), and plain ASCII when the grid says so. A pane
 * without a grid measures: the functions return the same numbers and draw nothing. */
#ifndef UI_CANVAS_GRID_H
#define UI_CANVAS_GRID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "engine/score.h"
#include "ui/canvas/style.h"

#define GRID_ROWS_MAX 1000
#define GRID_COLS_MAX 1000
#define GRID_MARKS_MAX 256

/* One column of one row: 16 bytes. */
struct cell {
	char text[13];         /* one character with its marks, UTF-8, NUL-terminated; "" is
				  the right half of the wide character before it */
	unsigned char width;   /* columns: 1 or 2; 0 for a right half */
	unsigned char style;   /* enum style */
	unsigned char lit;     /* 1 on the line under the cursor: see pane_light */
};

struct grid {
	struct cell *cells;    /* rows × cols; owned */
	int rows, cols;
	int cursor_row, cursor_col; /* where the hardware cursor stands */
	bool typing;           /* the cursor is an insertion point and should be seen */
	bool ascii;            /* nothing beyond ASCII */

	/* Lines that could be under a cursor, as drawn: for the mouse. */
	struct mark {
		short row, col; /* of its marker */
		int order;      /* counts all lines drawn, also those out of sight */
		bool here;      /* the cursor is on it */
	} marks[GRID_MARKS_MAX];
	size_t n_marks;
	int marks_seen;

	int covered;           /* signs for more that stand on something else: a fault of the
				  view, which tests look for */
};

/* Blank, with the given size (0×0 and more; limited to the maxima). */
void grid_resize(struct grid *g, int rows, int cols);
void grid_clear(struct grid *g);
void grid_release(struct grid *g);
/* The cell at row, col, which must exist. */
static inline const struct cell *grid_cell(const struct grid *g, int row, int col)
{
	return &g->cells[(size_t)row * (size_t)g->cols + (size_t)col];
}
/* Finds the next cells of a row, at *to or after it, in which two grids of one size differ:
 * *from up to *to, from 0 at first. A wide character changes as a whole. False: none. */
bool grid_next_change(const struct grid *a, const struct grid *b, int row, int *from,
		      int *to);
/* Appends the characters, one line a row, without trailing blanks. */
void grid_text(const struct grid *g, struct str *out);
/* Appends the letters of the styles, one line a row, without trailing '.'; behind them what
 * is lit: " @0-44" for columns. */
void grid_styles(const struct grid *g, struct str *out);

/* Symbols with an ASCII fallback, one column each. */
#define SYMBOLS(X)                                                     \
	X(BLANK, " ", " ")                                             \
	X(MARKER, "\u25b8", ">")   /* the line under the cursor */     \
	X(AWAY, "\u25b9", "-")     /* the same where the keys are not */ \
	X(CHECK, "\u2713", "x")                                        \
	X(PARTIAL, "~", "~")                                           \
	X(CROSS, "\u2717", "-")                                        \
	X(UNKNOWN, "?", "?")                                           \
	X(NA, "\u2013", "/")       /* does not apply */               \
	X(FLAG, "\u2691", "!")                                         \
	X(BLOCK, "\u2588", "#") /* the certain part of a bar */         \
	X(SHADE, "\u2591", ":") /* the open part */                     \
	X(EMPTY, "\u00b7", ".") /* the rest */                          \
	X(TICK, "\u250a", "'")  /* in a bar: where a band begins */    \
	X(ELLIPSIS, "\u2026", "~")                                     \
	X(HLINE, "\u2500", "-")                                        \
	X(VLINE, "\u2502", "|")                                        \
	X(CORNER_TL, "\u250c", "+")                                    \
	X(CORNER_TR, "\u2510", "+")                                    \
	X(CORNER_BL, "\u2514", "+")                                    \
	X(CORNER_BR, "\u2518", "+")                                    \
	X(TEE, "\u251c", "|")    /* a branch of a tree */               \
	X(BULLET, "\u2022", "*")                                       \
	X(CAVEAT, "\u2020", "*")   /* something to know beforehand */  \
	X(MORE_UP, "\u25b4", "^")  /* there is more above */            \
	X(MORE_DOWN, "\u25be", "v") /* there is more below */

enum symbol {
#define X(name, text, ascii) SYMBOL_##name,
	SYMBOLS(X)
#undef X
	SYMBOL_COUNT
};
/* Its text; borrowed for ever. */
const char *symbol_text(enum symbol s, bool ascii);

/* A rectangle to draw into; passed by value. Row 0, column 0 is its top left. */
struct pane {
	struct grid *grid;     /* NULL: measure only */
	int top, left;         /* in the grid; negative when scrolled away */
	int rows, cols;
	int clip_top, clip_left, clip_bottom, clip_right; /* drawable part, in the grid */
};

/* From so many columns on, what stands beside a text is as wide as the text needs: lists show
 * whole titles, and nothing beside them is left empty. */
#define WIDE_COLS 160

struct pane pane_of(struct grid *g);
/* A part of p, clipped to p. rows or cols below 0 count as 0. */
struct pane pane_sub(struct pane p, int row, int col, int rows, int cols);
/* p with its content moved up by top rows; row 0 is then above the pane. Combine with
 * pane_sub to scroll a part. */
struct pane pane_scrolled(struct pane p, int top);
/* A pane of that width in which to measure heights. */
struct pane pane_measure(int cols);
/* Can that cell of the grid be drawn into? */
bool pane_holds(struct pane p, int row, int col);
/* Can anything of that row be seen? What cannot need not be drawn. */
bool pane_shows(struct pane p, int row);
/* Puts the hardware cursor there (ignored when clipped away). Every view does, on the line
 * under its cursor: screen readers follow it. typing: see struct grid. */
void pane_cursor(struct pane p, int row, int col, bool typing);
void pane_clear(struct pane p, enum style s);
/* Lights rows of the pane from edge to edge, whatever is drawn on them before or after: they
 * are under the cursor. */
void pane_light(struct pane p, int row, int rows);
/* Nothing in it is lit any more: the keys are somewhere else. */
void pane_unlight(struct pane p);

/* One character of n bytes (at most 12) and 1 or 2 columns; the primitive of all drawing. */
void grid_put(struct pane p, int row, int col, enum style s, const char *text, size_t n,
	      int width);

/* n characters of one byte and one column each: the same, quicker. */
void grid_put_run(struct pane p, int row, int col, enum style s, const char *text, size_t n);

/* Drawing. Columns and rows count in the pane. Those that draw text in one row return the
 * column after it, as if nothing had been clipped. */
int draw_text(struct pane p, int row, int col, enum style s, const char *text);
int draw_textn(struct pane p, int row, int col, enum style s, const char *text, size_t n);
int draw_textf(struct pane p, int row, int col, enum style s, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));
/* At most cols columns; a text that is longer ends with an ellipsis. Returns the column
 * after the text. */
int draw_fit(struct pane p, int row, int col, int cols, enum style s, const char *text);
/* The same for a text that may begin like others, which differ from byte `differs` on: what
 * would be cut goes out of its middle, so that it can be told from them. */
int draw_fit_apart(struct pane p, int row, int col, int cols, enum style s, const char *text,
		   size_t differs);
/* Ends before column end. Returns the column where it starts. */
int draw_right(struct pane p, int row, int end, enum style s, const char *text);
/* Wrapped at blanks between column col and the right edge. Returns the row after the last
 * line; "" takes no row. */
int draw_wrap(struct pane p, int row, int col, enum style s, const char *text);
/* The same in all columns but the last, which is for the signs that there is more. */
int draw_paragraph(struct pane p, int row, int col, enum style s, const char *text);
/* As draw_wrap for a sentence of ours, of at most 511 bytes. */
int draw_wrapf(struct pane p, int row, int col, enum style s, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));
int draw_symbol(struct pane p, int row, int col, enum style s, enum symbol sym);
/* The box of an answer, three columns: "( )" where one of several can be chosen, "[ ]" where
 * each stands on its own. Only the sign in it has a style; an empty one has none, for on a
 * colour it would look chosen. */
int draw_box(struct pane p, int row, int col, bool one_of, enum style s, enum symbol sym);
/* How good an answer is, as sign and style: level 0 and 1, 2, 3 and 4; or the fit of an option,
 * which is below 0 for a fact. */
struct grade {
	enum symbol symbol;
	enum style style;
};
struct grade grade_of(int level);
/* n times the symbol, to the right or (vline) downwards. */
int draw_hline(struct pane p, int row, int col, int n, enum style s, enum symbol sym);
void draw_vline(struct pane p, int row, int col, int n, enum style s);
/* A range of 0 to 100 as a bar of cols columns: certain, in the colour of its band, open,
 * rest; from TICK_COLS on with ticks where the bands begin. Nothing for !any. */
#define TICK_COLS 12
void draw_bar(struct pane p, int row, int col, int cols, const struct range *r);
/* The marker (when here) in column col, the hardware cursor with it, and the row lit. To be
 * called for every line that could be under the cursor, in their order. */
void draw_marker(struct pane p, int row, int col, bool here);
/* Where the cursor stands in a list that does not have the keys now, or may have them. */
void draw_marker_in(struct pane p, int row, int col, bool here, bool has_keys);
/* One sign that there is more above or below: SYMBOL_MORE_UP or SYMBOL_MORE_DOWN. Its place
 * is kept free; it may stand in a line between panes. */
void draw_more_sign(struct pane p, int row, int col, enum symbol sym);
/* Signs in the last column, which the view keeps free, where rows above or below are not
 * shown: of total rows those from top on are. */
void draw_more(struct pane p, int top, int total);
/* A frame around the pane with a title in its top line; returns the inside. */
struct pane draw_frame(struct pane p, const char *title);

#endif
