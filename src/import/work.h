/* work.h - what people fill in in a plan that was exported: rows by their ids, and in each what
 * stands in its fields. The same is made of an assessment as it is, so that the two can be held
 * against each other.
 *
 * Values are as they are compared: without blanks around them, lines ended by a line feed, days
 * as 2026-12-15. Everything lives in the arena of struct work. */
#ifndef IMPORT_WORK_H
#define IMPORT_WORK_H

#include "base/names.h"
#include "base/words.h"
#include "engine/plan/plan.h"

/* What the columns are called, wherever they stand; they are found by it. */
#define TITLE_ID WORD("Id")
#define TITLE_STATUS WORD("Status")
#define TITLE_OWNER WORD("Owner")
#define TITLE_DUE WORD("Due")
#define TITLE_NOTE WORD("Note")
#define TITLE_RECORD WORD("Record")
#define TITLE_RESIDUAL WORD("What is left")
#define TITLE_UNTIL WORD("Until")
#define TITLE_APPROVER WORD("Approver")
#define TITLE_REASON WORD("Reason")
#define TITLE_CONTROL WORD("What holds the line")

/* The two tables, and the fields of each: those of the plan in the order of enum said. */
enum work_table { WORK_PLAN, WORK_RISKS, WORK_TABLES };
#define WORK_FIELDS 6
enum { RISK_RESIDUAL, RISK_UNTIL, RISK_OWNER, RISK_APPROVER, RISK_REASON, RISK_CONTROL };

struct work_layout {
	const char *word;   /* "plan", "risk": how a workbook calls a row of it */
	const char *key;    /* title of the column of the ids */
	const char *sheet;  /* where it stands, as exported */
	const char *titles[WORK_FIELDS]; /* NULL: there is no such field */
	size_t day;         /* which of them is a day */
};
extern const struct work_layout work_layouts[WORK_TABLES];

/* Where a table stands in a file. */
struct work_sheet {
	const char *name;   /* NULL: in a CSV file */
	size_t key, columns[WORK_FIELDS];
};

struct work_row {
	enum work_table table;
	const char *id;
	const char *values[WORK_FIELDS]; /* "" for nothing; NULL: cannot be told, which was said */
	const struct work_sheet *sheet;  /* of a file */
	size_t row;                      /* there, from 0 */
	bool twice;                      /* another row has its id */
	const struct plan_entry *entry;  /* of an assessment: where it comes from; or NULL */
	const struct acceptance *record; /* likewise */
};

struct work {
	struct arena arena;
	struct work_row *rows;
	size_t n;
	struct names by_id[WORK_TABLES];
	/* What it was made from; "" where a file does not say. */
	bool made;
	const char *assessment, *questionnaire, *version, *generated, *target;
};

/* Begins an empty one, which stays where it is; work_release frees it. */
void work_begin(struct work *w);
void work_release(struct work *w);
/* Adds a row, unless there is one of that id already: then false. Its values are "". */
bool work_add(struct work *w, enum work_table table, const char *id, struct work_row **row);
/* The row of that id, or NULL. */
struct work_row *work_find(const struct work *w, enum work_table table, const char *id);

/* Makes it of a plan and its assessment. Texts are as a workbook has them. */
void work_of_plan(struct work *w, const struct plan *p, const struct assessment *a);
/* The same of an assessment, whose plan is computed for that level (0: its own) and day. */
void work_of_assessment(struct work *w, const struct assessment *a, int target, long as_of);
/* The id of an accepted risk in files: that of its record; of what an older file's plan calls
 * accepted one that says so. */
const char *work_risk_id(struct arena *arena, const struct acceptance *c);
const char *work_older_id(struct arena *arena, const char *of);

/* A text as it is compared. */
const char *work_value(struct arena *arena, const char *text);

#endif
