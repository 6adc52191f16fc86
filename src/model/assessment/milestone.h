/* milestone.h - the states that a team kept: settings, workload, answers, plan and accepted
 * risks of an assessment as they were, under a name, in the file itself.
 *
 * They are kept as they were written, also what this version does not know of them. */
#ifndef MODEL_ASSESSMENT_MILESTONE_H
#define MODEL_ASSESSMENT_MILESTONE_H

#include "model/assessment/assessment.h"

struct milestone {
	const char *name, *at; /* "" when not there */
	const char *version;   /* of the questionnaire then; likewise */
};

/* The milestones in the file, oldest first, in the arena; their number. */
size_t milestones_list(struct arena *arena, const struct assessment *a,
		       struct milestone **list);
/* Keeps the present state. A name that is taken gets a number: the name that it has then is
 * returned, in the assessment's arena. at: a time as in files. */
const char *milestone_keep(struct assessment *a, const char *name, const char *at);
/* The assessment as it was at that milestone (the newest of that name), with all milestones
 * and what no milestone holds as they are now; owned by the caller. NULL when there is none
 * of that name, or with its faults in d. */
struct assessment *milestone_restore(const struct assessment *a, const char *name,
				     struct diags *d);
/* What two assessments have in common: the newest state that both kept, or that one of them was
 * made from as a part (part.h); only what a milestone holds, owned by the caller. NULL when
 * there is none. name: what it is called is appended; may be NULL. */
struct assessment *milestone_common(const struct assessment *ours,
				    const struct assessment *theirs, struct str *name);

#endif
