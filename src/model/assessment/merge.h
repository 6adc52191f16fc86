/* merge.h - two assessments that came from one, brought together by what they mean.
 *
 * Three-way, by id and member, over everything that the file holds: what one side changed is
 * taken, what both changed alike is taken once, lists are joined as sets that keep their order,
 * and records are told apart by what names them. What both changed differently is a conflict:
 * ours stands, and both sides are kept in the file (conflict.h). Pure. */
#ifndef MODEL_ASSESSMENT_MERGE_H
#define MODEL_ASSESSMENT_MERGE_H

#include "model/assessment/assessment.h"

/* Whose side a conflict is settled by. */
enum merge_side { MERGE_NEITHER, MERGE_OURS, MERGE_THEIRS };

/* Brings two assessments of the same questionnaire together; owned by the caller. base: what
 * both came from, or NULL for nothing. One that answers an earlier version of the questionnaire
 * than the others is upgraded first, in memory. NULL with err set when the two are of different
 * versions and that is not possible. */
struct assessment *assessment_merge(const struct assessment *base,
				    const struct assessment *ours,
				    const struct assessment *theirs, enum merge_side side,
				    struct err *err);

#endif
