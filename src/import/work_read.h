/* work_read.h - what people filled in, from a workbook or a CSV file that they send back. */
#ifndef IMPORT_WORK_READ_H
#define IMPORT_WORK_READ_H

#include "base/diag.h"
#include "import/work.h"

/* Where a workbook keeps what it was made from: a hidden sheet that is told by its first cell,
 * whatever it is called. There the rows of MADE_FACTS stand; in another language than English one
 * for each of its words (work_words.h): MADE_WORD, the program's, and what stands for it; then one
 * for each row that can be filled in: the word of its table, its id, its values. */
#define MADE_SHEET WORD("Made from")
#define MADE_MARK "plumbline made this workbook from"
#define MADE_WORD "word"
enum { MADE_ASSESSMENT = 1, MADE_QUESTIONNAIRE, MADE_VERSION, MADE_GENERATED, MADE_TARGET,
       MADE_ROWS };

/* Reads the file at path, a workbook or CSV by what stands in it: what is filled in into file;
 * what a workbook was made from into base, which of CSV stays empty. Both are begun, and
 * released by the caller. What cannot be read is added to d with sheet and cell, and left out.
 * false with err set (65, 66, 74) when it is no such file at all. */
bool work_read(struct work *file, struct work *base, const char *path, struct diags *d,
	       struct err *err);
/* Adds a fault at a field of a row, or at its id (WORK_FIELDS). */
void work_fault(struct diags *d, const char *path, const struct work_row *row, size_t field,
		const char *fmt, ...) __attribute__((format(printf, 5, 6)));
/* "Plan!K7", or "row 7, column Due". */
void work_place(struct str *out, const struct work_row *row, size_t field);

#endif
