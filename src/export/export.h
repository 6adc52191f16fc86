/* export.h - reports as files, or folders of files: one row a format.
 *
 * An export is written beside its target, read back and checked, then renamed: what stands
 * at the target afterwards is whole, or it is what stood there before. */
#ifndef EXPORT_EXPORT_H
#define EXPORT_EXPORT_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"
#include "engine/compare/moved.h"
#include "export/report/formats.h"
#include "export/report/report.h"

struct export_format {
	const char *name;    /* "json", "xlsx", "csv", "md", … */
	const char *suffix;  /* ".json"; a path that ends so gets this format. NULL: it is only
				chosen by name */
	const char *what;    /* one line for the help */
	/* Makes the bytes in memory; NULL for a format that needs a file of its own or a
	 * folder. */
	void (*text)(const struct report *r, struct str *out);
	/* Writes the file at path (which exists, empty) and leaves it closed. */
	bool (*file)(const struct report *r, const char *path, struct err *err);
	/* Reads a written file back: is it whole, and does it hold what the report says? */
	bool (*verify)(const struct report *r, const char *path, struct err *err);
	/* Makes the files of a folder; NULL for a format of one file. */
	void (*files)(const struct report *r, struct export_files *files);
	bool has_board;      /* knows the single page of report.board */
};

/* Ends with a row whose name is NULL. */
extern const struct export_format export_formats[];

/* By name, or by the suffix of a path; NULL when there is none. */
const struct export_format *export_format_named(const char *name);
const struct export_format *export_format_of_path(const char *path);

/* May an export go to path? Somebody's answers are never exported over: an assessment is
 * refused (2), also one that is damaged or cut; so are a folder where a file is to go, and a
 * file where a folder is, a link that leads nowhere, and what is there but cannot be read (73). f
 * NULL: a text that is no report of a format. */
bool export_may_write(const struct export_format *f, const char *path, struct err *err);
/* Writes one report to path ("-" is standard output, for text formats), if it may go there. A
 * folder is made if absent; all its files are written before the first takes its place, and
 * others in it are left alone. What killed exports left in the same folder is removed. A workbook
 * in which something was filled in that the assessment does not say is not written over, unless
 * the report is to force it. Codes: 2, 73, 74. */
bool export_report(const struct report *r, const struct export_format *f, const char *path,
		   struct err *err);

/* The same for a text that is no report of a format. */
bool export_text(const struct str *text, const char *path, struct err *err);

/* A paragraph under a heading, behind a label or "". */
struct export_note {
	const char *heading, *label, *text;
};
/* Writes them as Markdown to path, if an export may go there: whole, or not at all. */
bool export_notes(const char *title, const struct export_note *notes, size_t n, const char *path,
		  struct err *err);

/* Appends the accepted risks alone as JSON, as the report has them. */
void export_acceptances(const struct report *r, struct str *out);

/* Appends a comparison as JSON or as Markdown; names: of the side before and the side after. */
void export_compare(const struct compare *c, const struct side_name names[2], bool json,
		    struct str *out);

#endif
