/* formats.h - what each format gives to the table in export.c. Private to src/export. */
#ifndef EXPORT_REPORT_FORMATS_H
#define EXPORT_REPORT_FORMATS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"
#include "export/report/moved.h"
#include "export/report/report.h"

/* Append the whole report. */
void export_json_text(const struct report *r, struct str *out);
void export_csv_text(const struct report *r, struct str *out);
void export_md_text(const struct report *r, struct str *out);

/* The accepted risks alone, as the JSON report has them. */
void export_json_acceptances(const struct report *r, struct str *out);

/* A comparison alone; names: of the side before and the side after. */
void export_json_compare(const struct compare *c, const struct side_name names[2],
			 struct str *out);
void export_md_compare(const struct compare *c, const struct side_name names[2],
		       struct str *out);

/* Do bytes that were read back hold as much as the report says? */
bool export_json_verify(const struct report *r, const char *bytes, size_t n,
			struct err *err);
bool export_csv_verify(const struct report *r, const char *bytes, size_t n,
		       struct err *err);

/* The workbook: written by a child process, read back cell by cell. See export.h. */
bool export_xlsx_file(const struct report *r, const char *path, struct err *err);
bool export_xlsx_verify(const struct report *r, const char *path, struct err *err);

#endif
