/* xlsx_read.h - a workbook read back: its sheets and what stands in their cells.
 *
 * Opening checks the archive (zip_read.h), and that the XML in it is well-formed. Parts are
 * found through the relationships, never by file name, so files that Excel, LibreOffice or
 * openpyxl have saved again are read too. What is absurd is refused before memory goes for
 * it. */
#ifndef IMPORT_XLSX_XLSX_READ_H
#define IMPORT_XLSX_XLSX_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

/* Days from the spreadsheets' 1899-12-30 to 1970-01-01; right from March 1900 on. */
#define XLSX_SERIAL_OF_1970 25569
#define XLSX_SERIAL_FIRST 61

struct xlsx; /* opaque; owns all that it hands out */

enum xlsx_kind { XLSX_NUMBER, XLSX_TRUTH, XLSX_ERROR, XLSX_TIME };

struct xlsx_cell {
	size_t row, col;     /* from 0 */
	bool is_text;        /* else it is of that kind; a time is one as ISO 8601 has it */
	bool is_dated;       /* a number that is shown as a date */
	enum xlsx_kind kind;
	const char *text;    /* the text, or the number as it is written */
	const char *formula; /* "" when the cell has none; text is then its cached value */
};

/* A row that is folded below another, or has such rows below it. */
struct xlsx_row {
	size_t row;          /* from 0 */
	bool folded;         /* hidden, one level down in the outline */
	bool folds;          /* those below it are hidden */
};

/* Opens and checks the workbook at path; NULL with err set (65, 66, 74). whole: every part of
 * it; else only those that are read, for others put in their own what is no strict XML. */
struct xlsx *xlsx_open(const char *path, bool whole, struct err *err);
/* The same from bytes. */
struct xlsx *xlsx_open_bytes(const char *bytes, size_t n, bool whole, struct err *err);
void xlsx_close(struct xlsx *x);

size_t xlsx_sheets(const struct xlsx *x);
/* Does it count its days from 1904? */
bool xlsx_from_1904(const struct xlsx *x);
/* Index of the sheet with that name, or -1. */
int xlsx_sheet(const struct xlsx *x, const char *name);
const char *xlsx_sheet_name(const struct xlsx *x, size_t sheet);
/* The cells of a sheet that hold something, in the order of rows and columns. */
const struct xlsx_cell *xlsx_cells(const struct xlsx *x, size_t sheet, size_t *n);
/* The rows of a sheet that fold, in their order; the others are not in it. */
const struct xlsx_row *xlsx_rows(const struct xlsx *x, size_t sheet, size_t *n);
/* The day that a cell which is no text stands for, since 1970; false when it stands for none, or
 * for a time of it. */
bool xlsx_day(const struct xlsx_cell *c, bool from_1904, long *day);
/* "BC12" into buf, which is returned. */
#define XLSX_PLACE_MAX 32
const char *xlsx_place(char buf[XLSX_PLACE_MAX], size_t row, size_t col);
/* Appends a text as it stands in a file with its escapes ("_x000D_") as characters. */
void xlsx_unescape(struct str *out, const char *text);
/* A number as it is written in a file, whatever the locale says; 0 when it is none. */
double xlsx_number(const char *text);
/* The same with the digits that people see, where a file has more: into buf, or text itself. */
#define XLSX_DIGITS_MAX 32
const char *xlsx_digits(char buf[XLSX_DIGITS_MAX], const char *text);

#endif
