/* Columns and headers are as wide and as high as English wants them; what the words of another
 * language want more they get here. */
#include "export/book/book.h"

#include <string.h>

#include "base/names.h"
#include "export/book/measure.h"

/* In characters; a header may take two lines, and its letters a bit more than ours. */
enum { WIDTH_MAX = 40, HEADER_LINES = 2, HEADER_SIZE = 11 };
#define HEADER_HEIGHT 28.8

static bool is_header(const struct book_cell *c)
{
	return c->kind == CELL_TEXT &&
	       (c->look == LOOK_HEADER || c->look == LOOK_HEADER_NUMBER);
}

/* The width in which a text takes no more than so many lines. */
static double width_for(const char *text, double width, size_t lines, bool bold)
{
	while (width < WIDTH_MAX &&
	       measure_lines(text, column_pixels(width), HEADER_SIZE, bold) > lines)
		width++;
	return width;
}

/* No word of a header is broken. */
static double header_width(struct book *b, const char *text, double width)
{
	char *words = arena_strdup(&b->arena, text);

	for (char *word = words, *end; *word; word = end) {
		end = word + strcspn(word, " \n");
		if (*end)
			*end++ = '\0';
		width = width_for(word, width, 1, true);
	}
	return width_for(text, width, HEADER_LINES, true);
}

static void widen_columns(struct book *b, struct book_sheet *s, const struct names *words)
{
	for (size_t i = 0; i < s->n_cells; i++) {
		const struct book_cell *c = &s->cells[i];
		double *width = (size_t)c->col < s->n_widths ? &s->widths[c->col] : NULL;

		if (c->kind != CELL_TEXT || !width || c->last_col)
			continue;
		if (is_header(c))
			*width = header_width(b, c->text, *width);
		else if (!style_of(c->look)->wrap && style_of(c->look)->size <= 10 &&
			 names_find(words, c->text) != NAMES_NONE)
			*width = width_for(c->text, *width, 1, style_of(c->look)->bold);
	}
}

static double pixels_of(const struct book_sheet *s, const struct book_cell *c)
{
	double pixels = 0;
	int col = c->col;

	do
		pixels += (size_t)col < s->n_widths ? column_pixels(s->widths[col]) : 0;
	while (col++ < c->last_col);
	return pixels;
}

static struct row_shape *shape_of(struct book_sheet *s, int row)
{
	for (size_t i = 0; i < s->n_rows; i++)
		if (s->rows[i].row == row)
			return &s->rows[i];
	return NULL;
}

static void raise_headers(struct book *b, struct book_sheet *s)
{
	for (size_t i = 0; i < s->n_cells; i++) {
		const struct book_cell *c = &s->cells[i];
		struct row_shape *shape;

		if (!is_header(c) || measure_lines(c->text, pixels_of(s, c), HEADER_SIZE, true) < 2)
			continue;
		shape = shape_of(s, c->row);
		if (!shape)
			book_height(b, s, c->row, HEADER_HEIGHT);
		else if (shape->height < HEADER_HEIGHT)
			shape->height = HEADER_HEIGHT;
	}
}

void book_widen(struct book *b)
{
	const struct words *w = words_in_use();
	struct names words = {.arena = &b->arena};

	for (size_t i = 0; i < w->n; i++)
		names_add(&words, w->items[i].here, i);
	for (size_t i = 0; w->n && i < b->n_sheets; i++) {
		widen_columns(b, &b->sheets[i], &words);
		raise_headers(b, &b->sheets[i]);
	}
}
