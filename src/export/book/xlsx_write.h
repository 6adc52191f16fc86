/* xlsx_write.h - a book as an .xlsx file, through libxlsxwriter. */
#ifndef EXPORT_BOOK_XLSX_WRITE_H
#define EXPORT_BOOK_XLSX_WRITE_H

#include <stdbool.h>

#include "base/err.h"
#include "export/book/book.h"

/* Writes the book to path; temporary files go to the folder tmpdir. The library writes to
 * stderr, hides most errors of writing, wants "." as decimal point and dies without memory,
 * so this runs in a process of its own that sees to that (xlsx_file.c), and the result is
 * read back. false with code 70 or 74. */
bool xlsx_write(const struct book *b, const char *path, const char *tmpdir,
		struct err *err);

#endif
