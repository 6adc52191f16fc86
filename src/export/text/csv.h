/* csv.h - cells of CSV, as every table has them. Private to src/export. */
#ifndef EXPORT_TEXT_CSV_H
#define EXPORT_TEXT_CSV_H

#include "base/str.h"
#include "export/report/columns.h"

/* Appends a text as one cell: quoted where it must be, and never a formula. */
void csv_text(struct str *out, const char *text);
/* The same of whatever stands in a column; nothing for nothing. */
void csv_datum(struct str *out, const struct datum *d, enum look look);

#endif
