/* xlsx_read.h - a workbook read back: its sheets and what stands in their cells.
 *
 * Opening checks the whole file: the archive (zip_read.h), and that every XML part in it is
 * well-formed. Sheets are found through the relationships, never by file name, so files
 * that Excel or LibreOffice have saved again are read too. */
#ifndef EXPORT_READBACK_XLSX_READ_H
#define EXPORT_READBACK_XLSX_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct xlsx; /* opaque; owns all that it hands out */

struct xlsx_cell {
	size_t row, col;     /* from 0 */
	bool is_text;        /* else a number, a truth value or an error */
	const char *text;    /* the text, or the number as it is written */
	const char *formula; /* "" when the cell has none; text is then its cached value */
};

/* A row that is folded below another, or has such rows below it. */
struct xlsx_row {
	size_t row;          /* from 0 */
	bool folded;         /* hidden, one level down in the outline */
	bool folds;          /* those below it are hidden */
};

/* Opens and checks the workbook at path; NULL with err set (65, 66, 74). */
struct xlsx *xlsx_open(const char *path, struct err *err);
void xlsx_close(struct xlsx *x);

size_t xlsx_sheets(const struct xlsx *x);
/* Index of the sheet with that name, or -1. */
int xlsx_sheet(const struct xlsx *x, const char *name);
/* The cells of a sheet that hold something, in the order of rows and columns. */
const struct xlsx_cell *xlsx_cells(const struct xlsx *x, size_t sheet, size_t *n);
/* The rows of a sheet that fold, in their order; the others are not in it. */
const struct xlsx_row *xlsx_rows(const struct xlsx *x, size_t sheet, size_t *n);
/* A number as it is written in a file, whatever the locale says; 0 when it is none. */
double xlsx_number(const char *text);

#endif
