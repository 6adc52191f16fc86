/* profile.h - the profile of the workload, shared by view_profile.c and profile_draw.c. */
#ifndef UI_PROFILE_H
#define UI_PROFILE_H

#include "ui/list.h"
#include "ui/view.h"

/* The first row is the name of the workload, which is no field. */
#define PROFILE_NAME (-1)

struct profile {
	struct list row; /* the row under the cursor: the name, then the fields */
	bool in_values;  /* the cursor is among the values of the field */
	size_t value;
	int top;         /* scrolling of the field at the right */
	bool show_all;   /* also fields that are not asked */
	struct str text; /* lent to effects; owned */
};

size_t profile_rows(const struct profile *v, const struct session *s);
/* The field of a row, or PROFILE_NAME. */
int profile_field(const struct profile *v, const struct session *s, size_t row);
/* How many values (or options) a field has to choose from, and whether one is chosen. */
size_t profile_values(const struct questionnaire *q, int field);
bool profile_chosen(const struct session *s, int field, size_t value);

void profile_draw_list(const struct profile *v, const struct session *s, struct pane p);
/* The field in full; *cursor (may be NULL) receives the row of the value under the cursor.
 * Returns the rows it takes. */
int profile_draw_field(const struct profile *v, const struct session *s, struct pane p,
		       int field, int *cursor);

#endif
