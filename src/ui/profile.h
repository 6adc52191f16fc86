/* profile.h - the profile of the workload, shared by view_profile.c, profile_draw.c and
 * profile_settings.c. */
#ifndef UI_PROFILE_H
#define UI_PROFILE_H

#include "ui/list.h"
#include "ui/view.h"

/* Rows that are no field: the first is the name of the workload, the last three say how the
 * review is done. */
#define PROFILE_NAME (-1)
#define PROFILE_DEPTH (-2)
#define PROFILE_TARGET (-3)
#define PROFILE_CAPACITY (-4)
#define PROFILE_SETTINGS 3

struct profile {
	struct list row; /* the row under the cursor: the name, then the fields */
	bool in_values;  /* the cursor is among the values of the field */
	size_t value;
	int top;         /* scrolling of the field at the right */
	bool show_all;   /* also fields that are not asked */
	struct str text; /* lent to effects; owned */
};

size_t profile_rows(const struct profile *v, const struct session *s);
/* The field of a row, or one of the constants above. */
int profile_field(const struct profile *v, const struct session *s, size_t row);
/* How many values (or options) a field has to choose from. */
size_t profile_values(const struct questionnaire *q, int field);

/* profile_settings.c, for PROFILE_DEPTH to PROFILE_CAPACITY. */
const char *profile_setting_id(int field);
const char *profile_setting_title(int field);
size_t profile_setting_values(int field);
const char *profile_setting_value(int field, size_t value);
bool profile_setting_chosen(const struct session *s, int field, size_t value);
/* How it is set, in a word or two; *set: by the team? */
const char *profile_setting_text(char *buf, size_t size, const struct session *s, int field,
				 bool *set);
bool profile_setting_choose(struct session *s, int field, size_t value);
void profile_setting_clear(struct session *s, int field);
/* Question and reason; returns the row after them and a blank one. */
int profile_setting_draw_head(struct pane p, int field);

void profile_draw_list(const struct profile *v, const struct session *s, struct pane p);
/* The field in full; *cursor (may be NULL) receives the row of the value under the cursor.
 * Returns the rows it takes. */
int profile_draw_field(const struct profile *v, const struct session *s, struct pane p,
		       int field, int *cursor);

#endif
