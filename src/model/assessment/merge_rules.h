/* merge_rules.h - how the parts of an assessment are brought together: tables by their place.
 *
 * A path is that of a value in the file: "answers/REL-06/note"; records of a list go by what
 * names them. Nobody but merge*.c and conflict.c includes it. */
#ifndef MODEL_ASSESSMENT_MERGE_RULES_H
#define MODEL_ASSESSMENT_MERGE_RULES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* What is not by member where it is an object, and a set where it is a list. */
enum how {
	BY_MEMBER, /* and a list is a set: unset and empty are not the same */
	WHOLE,     /* taken from one side */
	OURS,      /* each file has its own */
	SET,       /* a list in which empty and absent are the same */
	RANKED,    /* such a list whose order says something */
	RECORD,    /* by member; but taken out on one side and changed on the other is a conflict */
	RECORDS,   /* a list of records, which the members named here tell apart */
	LINES,     /* such a list whose order says something */
	SAME,      /* a list of which two items are one when they say the same */
};


/* What a record of a list is named by: members of it, the second NULL when there is one. */
struct record_names {
	const char *first, *second;
};

struct place_rule {
	const char *path; /* '*' stands for any one segment; NULL: that of all other places */
	enum how how;
	struct record_names names;
};
const struct place_rule *merge_rule(const char *path);

/* Members that make sense only together: taken from one side, or a conflict as one. Where both
 * sides have only the member `apart` of them, that is merged by itself. What stands behind the
 * NULL says when and by whom they were set, and goes with them: first the time. */
#define TOGETHER_MAX 10
struct together {
	const char *path, *apart;
	const char *keys[TOGETHER_MAX];
	size_t n_values;
	const char *otherwise; /* the first says the same as if it were absent */
};
/* What belongs together in an object at a path, or NULL. */
const struct together *merge_together(const char *path);

/* Appends a segment to a path: "/" stands as "~1" in it, "~" as "~0". */
void path_add(struct str *path, const char *segment);

#endif
