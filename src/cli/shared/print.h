/* page.h - text for people on standard output: headings, prose, tables.
 *
 * Columns line up by the width of characters. Prose is wrapped to the terminal, or to 80
 * columns without one. Table cells are wrapped on a terminal only: elsewhere a row stays on
 * one line and nothing is cut. Colour only on a terminal without NO_COLOR, and never as
 * the only sign. Every text is made harmless on its way out. */
#ifndef CLI_SHARED_PAGE_H
#define CLI_SHARED_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"
#include "model/questionnaire/questionnaire.h"

enum ink { INK_PLAIN, INK_STRONG, INK_GOOD, INK_WARN, INK_BAD, INK_FAINT };

struct page {
	struct arena arena; /* texts made for the page; freed by page_release */
	FILE *out;          /* borrowed */
	int width;          /* columns of prose */
	bool terminal, colour;
};

struct page_column {
	const char *title; /* NULL ends the list */
	bool right;        /* numbers */
	bool wraps;        /* at most one: takes the width that is left */
};

struct page_cell {
	const char *text;
	enum ink ink;
};

/* Rows of cells, printed at once. */
struct table {
	struct page *page;
	const struct page_column *columns; /* borrowed */
	size_t n_columns;
	struct page_cell *cells; /* row by row, in the page's arena */
	size_t n_cells;
	int indent;
};

void page_init(struct page *p, FILE *out);
void page_release(struct page *p);

/* A line in bold. */
void page_heading(struct page *p, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
/* A line as it is. */
void page_line(struct page *p, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
void page_blank(struct page *p);
/* Wrapped text, indented. */
void page_prose(struct page *p, int indent, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
/* "  label   text": the text wrapped beside the label, which takes `width` columns. Nothing
 * for an empty text. */
void page_entry(struct page *p, int indent, int width, const char *label,
		const char *text);

struct table table_start(struct page *p, int indent, const struct page_column *columns);
/* Adds the next cell; rows fill from left to right. The text is copied. */
void table_cell(struct table *t, enum ink ink, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
/* Prints the table, under the titles of its columns unless all are empty. */
void table_print(const struct table *t);

enum ink severity_ink(enum severity s);

#endif
