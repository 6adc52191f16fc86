/* work.h - what people fill in in a plan that was exported: rows by their ids, and in each what
 * stands in its fields. The same is made of an assessment as it is, so that the two can be held
 * against each other.
 *
 * Values are as they are compared: without blanks around them, lines ended by a line feed, days
 * as 2026-12-15, words that are chosen in English. Everything lives in the arena of struct work. */
#ifndef IMPORT_WORK_H
#define IMPORT_WORK_H

#include "base/names.h"
#include "engine/plan/plan.h"
#include "import/work_words.h"

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
	const char *made_sheet; /* the sheet that says it */
	struct work_words words; /* by which a file is read */
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
