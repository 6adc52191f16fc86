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

/* A kept state, read. */
struct kept_state {
	struct milestone is;
	struct assessment *a; /* what it holds and no more; owned. NULL when it has faults */
	size_t place;         /* in the file */
};

/* The milestones in the file, oldest first, in the arena; their number. */
size_t milestones_list(struct arena *arena, const struct assessment *a,
		       struct milestone **list);
/* All of them as they stand in the file, NULL for none: another text whenever they change. */
const char *milestones_raw(const struct assessment *a);
/* Keeps the present state. A name that is taken gets a number: the name that it has then is
 * returned, in the assessment's arena. at: a time as in files. */
const char *milestone_keep(struct assessment *a, const char *name, const char *at);
/* Calls the one of that name (the newest, where there are several) otherwise; it must be there,
 * and no other may be called so. */
void milestone_rename(struct assessment *a, const char *name, const char *to);
/* Forgets it. */
void milestone_remove(struct assessment *a, const char *name);
/* Is there one of that name? */
bool milestone_is_there(const struct assessment *a, const char *name);
/* A merge may bring several of one name: all but the oldest get a number. Appends what was
 * called how ("'kick-off' of 2026-12-01 is 'kick-off (2)' now"); false when nothing was. */
bool milestones_number(struct assessment *a, struct str *said);
/* All of them read, by their times, and where those are alike as they stand in the file; their
 * faults are added to d. The array is in the arena, each assessment freed by the caller. */
size_t milestones_open(struct arena *arena, const struct assessment *a,
		       struct kept_state **list, struct diags *d);
/* The same of one name; NULL when there is none, or with its faults in d. */
struct assessment *milestone_open(const struct assessment *a, const char *name,
				  struct diags *d);
/* Goes back to a milestone (the newest of that name): the present state is kept first, as *kept,
 * in the arena of what is returned. That is the assessment as it was then, with all milestones and
 * what no milestone holds as they are now; owned by the caller. NULL when there is none of that
 * name, or with its faults in d. at: as in milestone_keep. */
struct assessment *milestone_go_back(struct assessment *a, const char *name, const char *at,
				     const char **kept, struct diags *d);
/* Can a milestone be called so? Else false, and why not in err. */
bool milestone_name_fits(const char *name, struct err *err);
/* What two assessments have in common: the newest state that both kept, or that one of them was
 * made from as a part (part.h); only what a milestone holds, owned by the caller. NULL when
 * there is none. name: what it is called is appended; may be NULL. */
struct assessment *milestone_common(const struct assessment *ours,
				    const struct assessment *theirs, struct str *name);

#endif
