/* facts.h - an assessment as tables for other programs: which they are, and what stands in
 * them. Private to src/export.
 *
 * The columns are those of the report under names and types that databases take; assets/
 * facts.schema.json says what each means. A column is never renamed, taken away or given
 * another type within a version. */
#ifndef EXPORT_FEEDS_FACTS_H
#define EXPORT_FEEDS_FACTS_H

#include "export/report/columns.h"

#define FACTS_VERSION 1
#define FACT_SOURCES 3 /* kinds of rows in one table, at most */

/* Whatever does not fit the type of its column is left out: there are no mixed types. */
enum fact_type { FACT_TEXT, FACT_INTEGER, FACT_NUMBER, FACT_BOOLEAN, FACT_DATE, FACT_TIME };

struct fact {
	const char *name;
	enum fact_type type;
	const struct column *of[FACT_SOURCES]; /* by kind of row; NULL: nothing */
};

/* Rows of one kind. */
struct fact_source {
	size_t (*count)(const struct report *r);
	bool (*shown)(const struct report *r, size_t i); /* NULL: all are */
};

struct fact_table {
	const char *name;
	const struct fact *facts; /* ends with a NULL name */
	struct fact_source sources[FACT_SOURCES];
};

/* Ends with a NULL name. */
extern const struct fact_table fact_tables[];

/* What stands there: of the type of the column, or DATUM_NONE. Booleans are 0 and 1. */
struct datum fact_datum(const struct fact *f, size_t source, const struct row *w);

#endif
