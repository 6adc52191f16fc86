/* edit.h - changing answers from the command line: all of it or nothing. */
#ifndef CLI_SHARED_EDIT_H
#define CLI_SHARED_EDIT_H

#include "cli/shared/input.h"

/* Changes to one assessment. Faults are printed as they are found and counted; with any,
 * the caller saves nothing. */
struct edit {
	const struct args *args;
	struct input *in;
	struct arena arena;
	struct thing *touched; /* fields, decisions, questions; each once */
	bool *lacked_note;     /* by touched: set aside for another reason, as it was before,
				  without a note */
	size_t n_touched, n_lacked;
	size_t faults;
	struct score before;
};

/* Begins an edit of an open assessment: remembers where it stands. */
void edit_start(struct edit *e, const struct args *args, struct input *in);
void edit_release(struct edit *e);

/* Splits "ID=TEXT" at its first '='; *id is in the arena. NULL and a fault when there is
 * none; `form` says how it should look. */
const char *edit_split(struct edit *e, const char *word, const char *form,
		       const char **id);
/* Sets "ID=ANSWER". */
void edit_assign(struct edit *e, const char *word);
/* Remembers that a thing is about to be changed. */
void edit_touch(struct edit *e, struct thing t);
/* After all changes: a question that is newly set aside for another reason says in its note
 * which one; a fault for each that does not. */
void edit_want_notes(struct edit *e);

/* Says on stderr what was changed, what it did to the score, which rules fire now, and what
 * is set but not asked. */
void edit_report(const struct edit *e, const char *verb);

#endif
