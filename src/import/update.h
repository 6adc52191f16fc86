/* update.h - what people changed in a workbook that was sent to them, taken into the assessment.
 *
 * Three-way, field by field: what only the workbook changed is taken, what only the assessment
 * changed stays, both is a conflict. Pure: files are the caller's. */
#ifndef IMPORT_UPDATE_H
#define IMPORT_UPDATE_H

#include "import/work_read.h"
#include "model/assessment/merge.h"

/* One field that the workbook changed. */
struct update_change {
	const struct work_row *row; /* in the file */
	size_t field;
	const char *name;           /* id of the action or step, or of what a risk is of */
	const char *base, *ours, *theirs; /* as exported, in the assessment, in the file */
	bool conflict;    /* the assessment has changed it too */
	bool left_out;    /* set by the caller: it is not to be taken */
	bool taken;       /* by update_apply */
	bool refused;     /* it does not fit, which was said */
};

struct update {
	struct arena arena;
	const char *path;      /* what faults call the file */
	struct work file, base, now;
	struct names after;    /* by id of a record: the row of now that took its place */
	int target;            /* level for which it was exported; 0: not said */
	struct update_change *changes;
	size_t n;
	size_t n_conflicts;    /* that no side settles */
};

/* Reads the file at path and holds it against the assessment as of a day; update_release frees
 * all, also after a failure. What does not fit is added to d with sheet, cell and reason. false
 * with err set (65, 66, 74): no such file, or one of another assessment. */
bool update_read(struct update *u, const struct assessment *a, const char *path, long as_of,
		 struct diags *d, struct err *err);
void update_release(struct update *u);

/* A copy of a, which was read against, with the changes that fit, owned by the caller; conflicts
 * are settled by side, or left as they are. What turns out not to show what was wanted is added
 * to d and left out. now: seconds. */
struct assessment *update_apply(struct update *u, const struct assessment *a,
				enum merge_side side, int64_t now, struct diags *d);
/* How many are taken. */
size_t updates_taken(const struct update *u);
/* Appends "REL-06 status: open -> done", with both sides of a conflict, and no line feed. */
void update_words(struct str *out, const struct update_change *c);

#define UPDATE_PLACES 5
/* How many fields of the workbook at path say something else than what it was made from, and
 * than the assessment says by now; 0 where that cannot be told. Their places are appended,
 * at most so many. */
size_t update_unsaved(const char *path, const struct work *now, struct str *places);

#endif
