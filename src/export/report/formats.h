/* formats.h - what each format gives to the table in export.c. Private to src/export. */
#ifndef EXPORT_REPORT_FORMATS_H
#define EXPORT_REPORT_FORMATS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"
#include "engine/compare/moved.h"
#include "export/report/report.h"

/* A file of a folder. */
struct export_file {
	const char *name;
	struct str text;
	/* Where people write on: the line by which a file like this one says that all before it
	 * is ours; the text ends with it. What stands below it in the folder stays. NULL: the
	 * whole file is ours. */
	const char *mark;
	bool only_again; /* nothing new: it is written only where there is one already */
};
struct export_files {
	struct arena arena;
	struct export_file *items;
	size_t n;
};
/* Adds an empty one; the name is borrowed. Valid until the next. */
struct export_file *export_file_add(struct export_files *files, const char *name);

/* Append the whole report. */
void export_json_text(const struct report *r, struct str *out);
void export_csv_text(const struct report *r, struct str *out);
void export_md_text(const struct report *r, struct str *out);
void export_html_text(const struct report *r, struct str *out);

/* For other tools: facts in a folder, decisions as records in one, backlogs, OSCAL. */
void export_ndjson_files(const struct report *r, struct export_files *files);
void export_tables_files(const struct report *r, struct export_files *files);
void export_madr_files(const struct report *r, struct export_files *files);
void export_oscal_text(const struct report *r, struct str *out);
void export_azure_text(const struct report *r, struct str *out);
void export_jira_text(const struct report *r, struct str *out);
void export_github_text(const struct report *r, struct str *out);

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
