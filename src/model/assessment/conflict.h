/* conflict.h - what a merge could not settle: both sides of it, kept in the file until a person
 * does. Meanwhile ours stands in its place.
 *
 * They stand in the file as they were written, under "conflicts". */
#ifndef MODEL_ASSESSMENT_CONFLICT_H
#define MODEL_ASSESSMENT_CONFLICT_H

#include "model/assessment/merge.h"

struct conflict {
	const char *at; /* "answers/REL-06", "plan/REL-06~1zones/owner" */
	const char *base, *ours,
		*theirs; /* JSON as written; NULL where there was nothing */
};

/* The conflicts in the file, in the arena; their number, which is a->n_conflicts. */
size_t conflicts_list(struct arena *arena, const struct assessment *a,
		      struct conflict **list);

/* The assessment with one conflict settled, or all of them (CONFLICT_ALL); owned by the caller.
 * By ours what stands now stays; by theirs, theirs takes its place. NULL with err set when its
 * place is gone. */
#define CONFLICT_ALL ((size_t)-1)
struct assessment *conflict_settle(const struct assessment *a, size_t which,
				   enum merge_side side, struct err *err);

/* Appends what a conflict is about: "REL-06", "REL-06/zones", "REL-01 note",
 * "plan REL-06/zones owner". */
void conflict_place(struct str *out, const struct conflict *c);
/* The id of the question, decision or field it is about, in the arena; "" for none. */
const char *conflict_id(struct arena *arena, const struct conflict *c);
/* Appends a side of it in words: "level 2, by Ann, at 2026-11-21T10:00:00Z"; "nothing". */
void conflict_value(struct str *out, const char *json);
/* Appends what the level or the option in it says: "A number"; nothing for all else. */
void conflict_says(struct str *out, const struct questionnaire *q, struct thing t,
		   const char *json);
/* Appends "3 conflicts of a merge are not settled (REL-06, REL-01 note, …)"; nothing when there
 * are none. */
void conflicts_words(struct str *out, const struct assessment *a);

#endif
