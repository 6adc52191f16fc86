/* csv.h - tables as comma-separated values. */
#ifndef IMPORT_CSV_H
#define IMPORT_CSV_H

#include "base/arena.h"
#include "import/xlsx/xlsx_read.h"

/* Would a spreadsheet take the text for a formula? Then a quote is put in front when it is
 * written, which shows it as text. The same of one that is quoted so already. */
bool csv_is_formula(const char *text);
/* The cells of a file of n bytes in UTF-8, as texts without that quote; those with nothing in
 * them are left out. Values stand apart by commas, semicolons or tabs, whichever the first line
 * has most of. Everything goes into the arena. false (65) when a quote does not end, it is no
 * UTF-8, or there are too many cells. */
bool csv_cells(struct arena *a, const char *bytes, size_t n, struct xlsx_cell **cells,
	       size_t *n_cells, struct err *err);

#endif
