/* print.h - text for people on standard output: headings, prose, tables.
 *
 * Columns line up by the width of characters. Prose is wrapped to the terminal, or to 80
 * columns without one. Table cells are wrapped on a terminal only: elsewhere a row stays on
 * one line and nothing is cut. Colour only on a terminal without NO_COLOR, and never as
 * the only sign. Every text is made harmless on its way out. */
#ifndef CLI_SHARED_PRINT_H
#define CLI_SHARED_PRINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"
#include "export/report/columns.h"
#include "model/questionnaire/questionnaire.h"

enum ink { INK_PLAIN, INK_STRONG, INK_GOOD, INK_WARN, INK_BAD, INK_FAINT };

struct printer {
	struct arena arena; /* texts that are printed; freed by printer_release */
	FILE *out;          /* borrowed */
	int width;          /* columns of prose */
	bool terminal, colour;
};

struct table_column {
	const char *title; /* NULL ends the list */
	bool right;        /* numbers */
	bool wraps;        /* at most one: takes the width that is left */
};

struct table_cell {
	const char *text;
	enum ink ink;
};

/* A line beneath a row. */
struct table_note {
	size_t row; /* from 0 */
	int hang;
	const char *text;
};

/* Rows of cells, printed at once. */
struct table {
	struct printer *printer;
	const struct table_column *columns; /* borrowed */
	size_t n_columns;
	struct table_cell *cells; /* row by row, in the arena of the printer */
	size_t n_cells;
	struct table_note *notes; /* likewise, in order */
	size_t n_notes;
	int indent;
};

void printer_init(struct printer *p, FILE *out);
void printer_release(struct printer *p);

/* A line in bold. */
void print_heading(struct printer *p, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
/* A line as it is. */
void print_line(struct printer *p, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
void print_blank(struct printer *p);
/* Wrapped text, indented. */
void print_prose(struct printer *p, int indent, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
/* "  label   text": the text wrapped beside the label, which takes `width` columns. Nothing
 * for an empty text. */
void print_entry(struct printer *p, int indent, int width, const char *label,
		 const char *text);

struct table table_start(struct printer *p, int indent,
			 const struct table_column *columns);
/* Adds the next cell; rows fill from left to right. The text is copied. */
void table_cell(struct table *t, enum ink ink, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
/* A table of some columns of a report's, by index and ended by -1; the last wraps when it
 * holds names. And a row of it. */
struct table table_of(struct printer *p, int indent, const struct column *columns,
		      const int *which);
void table_row(struct table *t, const struct column *columns, const int *which,
	       const struct report *r, size_t i);
/* Adds a line beneath the row that was filled last. It begins where the column does that
 * wraps, and takes all the width from there; its second line and those after it hang by
 * `hang` columns. */
void table_note(struct table *t, int hang, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
/* Prints the table, under the titles of its columns unless all are empty. */
void table_print(const struct table *t);

enum ink severity_ink(enum severity s);

#endif
