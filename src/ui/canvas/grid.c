#include "ui/canvas/grid.h"

#include <stdlib.h>
#include <string.h>

#include "base/die.h"

static const char *const symbols[SYMBOL_COUNT][2] = {
#define X(name, text, ascii) [SYMBOL_##name] = {text, ascii},
	SYMBOLS(X)
#undef X
};

static const struct cell blank_cell = {.text = " ", .width = 1, .style = STYLE_TEXT};

static int larger(int a, int b)
{
	return a > b ? a : b;
}

static int smaller(int a, int b)
{
	return a < b ? a : b;
}

void grid_resize(struct grid *g, int rows, int cols)
{
	size_t n;

	g->rows = larger(smaller(rows, GRID_ROWS_MAX), 0);
	g->cols = larger(smaller(cols, GRID_COLS_MAX), 0);
	n = (size_t)g->rows * (size_t)g->cols;
	g->cells = xrealloc(g->cells, n ? n : 1, sizeof *g->cells);
	grid_clear(g);
}

void grid_clear(struct grid *g)
{
	size_t cols = (size_t)g->cols;

	for (size_t i = 0; i < cols && g->rows; i++)
		g->cells[i] = blank_cell;
	for (int row = 1; row < g->rows; row++)
		memcpy(g->cells + (size_t)row * cols, g->cells, cols * sizeof *g->cells);
	g->cursor_row = g->rows ? g->rows - 1 : 0;
	g->cursor_col = 0;
	g->typing = false;
	g->n_marks = 0;
	g->marks_seen = 0;
	g->covered = 0;
}

void grid_release(struct grid *g)
{
	free(g->cells);
	*g = (struct grid){0};
}

static bool same_cell(const struct cell *a, const struct cell *b)
{
	return !memcmp(a, b, sizeof *a) ||
	       (a->style == b->style && a->width == b->width && a->lit == b->lit &&
		!strcmp(a->text, b->text));
}

bool grid_next_change(const struct grid *a, const struct grid *b, int row, int *from,
		      int *to)
{
	int col = *to, cols = b->cols;

	/* Most rows are the same, and comparing a whole row at once is quick. */
	if (col == 0 && cols &&
	    !memcmp(grid_cell(a, row, 0), grid_cell(b, row, 0),
		    (size_t)cols * sizeof(struct cell)))
		return false;
	while (col < cols && same_cell(grid_cell(a, row, col), grid_cell(b, row, col)))
		col++;
	*from = col;
	while (col < cols && !same_cell(grid_cell(a, row, col), grid_cell(b, row, col)))
		col++;
	*to = col;
	if (*from == col)
		return false;
	while (*from > 0 && grid_cell(b, row, *from)->width == 0)
		--*from;
	return true;
}

void grid_text(const struct grid *g, struct str *out)
{
	for (int row = 0; row < g->rows; row++) {
		size_t start = out->len, end = start;

		for (int col = 0; col < g->cols; col++) {
			const struct cell *c = grid_cell(g, row, col);

			str_add(out, c->text);
			if (strcmp(c->text, " ") != 0)
				end = out->len;
		}
		str_truncate(out, end);
		str_addc(out, '\n');
	}
}

static void add_lit(const struct grid *g, int row, struct str *out)
{
	for (int col = 0, from; col < g->cols; col++) {
		for (from = col; col < g->cols && grid_cell(g, row, col)->lit; col++)
			;
		if (col > from)
			str_addf(out, " @%d-%d", from, col - 1);
	}
}

void grid_styles(const struct grid *g, struct str *out)
{
	for (int row = 0; row < g->rows; row++) {
		size_t end = out->len;

		for (int col = 0; col < g->cols; col++) {
			const struct cell *c = grid_cell(g, row, col);

			str_addc(out, style_letter((enum style)c->style));
			if (c->style != STYLE_TEXT)
				end = out->len;
		}
		str_truncate(out, end);
		add_lit(g, row, out);
		str_addc(out, '\n');
	}
}

const char *symbol_text(enum symbol s, bool ascii)
{
	return symbols[s][ascii];
}

struct pane pane_of(struct grid *g)
{
	return (struct pane){.grid = g,
			     .rows = g->rows,
			     .cols = g->cols,
			     .clip_bottom = g->rows,
			     .clip_right = g->cols};
}

struct pane pane_sub(struct pane p, int row, int col, int rows, int cols)
{
	struct pane sub = p;

	sub.top = p.top + row;
	sub.left = p.left + col;
	sub.rows = larger(rows, 0);
	sub.cols = larger(cols, 0);
	sub.clip_top = larger(p.clip_top, sub.top);
	sub.clip_left = larger(p.clip_left, sub.left);
	sub.clip_bottom = smaller(p.clip_bottom, sub.top + sub.rows);
	sub.clip_right = smaller(p.clip_right, sub.left + sub.cols);
	return sub;
}

struct pane pane_scrolled(struct pane p, int top)
{
	p.top -= top;
	p.rows += top;
	return p;
}

struct pane pane_measure(int cols)
{
	return (struct pane){.cols = larger(cols, 0)};
}

bool pane_shows(struct pane p, int row)
{
	return p.grid && p.top + row >= p.clip_top && p.top + row < p.clip_bottom;
}

bool pane_holds(struct pane p, int row, int col)
{
	return p.grid && row >= p.clip_top && row < p.clip_bottom && col >= p.clip_left &&
	       col < p.clip_right;
}

void pane_cursor(struct pane p, int row, int col, bool typing)
{
	if (!pane_holds(p, p.top + row, p.left + col))
		return;
	p.grid->cursor_row = p.top + row;
	p.grid->cursor_col = p.left + col;
	p.grid->typing = typing;
}

/* Blanks the other half of a wide character of which one half is about to go. */
static void split_wide(struct grid *g, int row, int col)
{
	struct cell *c = &g->cells[(size_t)row * (size_t)g->cols + (size_t)col];

	if (c->width == 0 && col > 0)
		memcpy(c[-1].text, " ", 2), c[-1].width = 1;
	if (c->width == 2 && col + 1 < g->cols)
		memcpy(c[1].text, " ", 2), c[1].width = 1;
}

void grid_put(struct pane p, int row, int col, enum style s, const char *text, size_t n,
	      int width)
{
	struct cell *c;

	row += p.top;
	col += p.left;
	if (!pane_holds(p, row, col)) {
		/* The right half of a wide character may still be visible: it is blank. */
		if (width == 2 && pane_holds(p, row, col + 1))
			grid_put(p, row - p.top, col + 1 - p.left, s, " ", 1, 1);
		return;
	}
	if (width == 2 && !pane_holds(p, row, col + 1)) {
		text = " ";
		n = 1;
		width = 1;
	}
	c = &p.grid->cells[(size_t)row * (size_t)p.grid->cols + (size_t)col];
	split_wide(p.grid, row, col);
	memcpy(c->text, text, n);
	c->text[n] = '\0';
	c->width = (unsigned char)width;
	c->style = (unsigned char)s;
	if (width != 2)
		return;
	split_wide(p.grid, row, col + 1);
	c[1] = (struct cell){.text = "", .style = (unsigned char)s, .lit = c->lit};
}

void grid_put_run(struct pane p, int row, int col, enum style s, const char *text, size_t n)
{
	int end;

	row += p.top;
	col += p.left;
	if (!p.grid || row < p.clip_top || row >= p.clip_bottom)
		return;
	end = smaller(col + (int)n, p.clip_right);
	for (int at = larger(col, p.clip_left); at < end; at++) {
		struct cell *c = &p.grid->cells[(size_t)row * (size_t)p.grid->cols +
						(size_t)at];

		if (c->width != 1)
			split_wide(p.grid, row, at);
		c->text[0] = text[at - col];
		c->text[1] = '\0';
		c->width = 1;
		c->style = (unsigned char)s;
	}
}

static void light(struct pane p, int row, int rows, unsigned char lit)
{
	int from = larger(p.top + row, p.clip_top);
	int end = smaller(p.top + row + rows, p.clip_bottom);

	for (int at = from; p.grid && at < end; at++)
		for (int col = p.clip_left; col < p.clip_right; col++)
			p.grid->cells[(size_t)at * (size_t)p.grid->cols + (size_t)col].lit =
				lit;
}

void pane_light(struct pane p, int row, int rows)
{
	light(p, row, rows, 1);
}

void pane_unlight(struct pane p)
{
	light(p, 0, p.rows, 0);
}

void pane_clear(struct pane p, enum style s)
{
	for (int row = p.clip_top; p.grid && row < p.clip_bottom; row++)
		for (int col = p.clip_left; col < p.clip_right; col++)
			grid_put(p, row - p.top, col - p.left, s, " ", 1, 1);
	pane_unlight(p);
}
