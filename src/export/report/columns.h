/* columns.h - tables of a report as data: which columns, and what stands in each.
 *
 * The plan's table is written by the CSV and by the workbook from the same rows here, so
 * they cannot disagree. */
#ifndef EXPORT_REPORT_COLUMNS_H
#define EXPORT_REPORT_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "export/report/look.h"
#include "export/report/report.h"

enum datum_kind { DATUM_NONE, DATUM_TEXT, DATUM_NUMBER, DATUM_DAY };

/* What stands in one place of a table. */
struct datum {
	enum datum_kind kind;
	const char *text;  /* DATUM_TEXT: as the file says it, not cleaned */
	int64_t value;     /* DATUM_NUMBER: value / 10^decimals; DATUM_DAY: a day */
	int decimals;
	bool fixed;        /* with all its decimals: 6.50 */
	const char *link;  /* NULL, or where the text leads */
};

struct column {
	const char *title;
	double width;      /* in characters */
	enum look look;
	struct datum (*get)(struct arena *a, const struct report *r, size_t row);
};

struct datum datum_text(const char *text);
struct datum datum_number(int64_t value, int decimals);
/* A day when the text is a date; else the text. */
struct datum datum_date(const char *text);
/* The text of a str, copied into the arena; releases the str. */
struct datum datum_str(struct arena *a, struct str *s);

/* The plan; a row is an action by rank. The first PLAN_PRINTED are for paper. */
enum { PLAN_ID = 1, PLAN_TITLE = 2, PLAN_SEVERITY = 5, PLAN_WAVE = 6, PLAN_EFFORT = 7,
       PLAN_GAIN = 8, PLAN_OWNER = 10, PLAN_STATUS = 11, PLAN_DUE = 12, PLAN_PRINTED = 14,
       PLAN_UNTIL = 22 };
extern const struct column plan_columns[];
extern const size_t n_plan_columns;

#endif
