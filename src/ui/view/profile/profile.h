/* profile.h - the profile of the workload, shared by view.c, keys.c,
 * draw.c and settings.c. */
#ifndef UI_VIEW_PROFILE_PROFILE_H
#define UI_VIEW_PROFILE_PROFILE_H

#include "ui/view/view.h"
#include "ui/widget/list.h"

/* Rows that are no field: the first is the name of the workload, the last three say how the
 * review is done. */
#define PROFILE_NAME (-1)
#define PROFILE_DEPTH (-2)
#define PROFILE_TARGET (-3)
#define PROFILE_CAPACITY (-4)
#define PROFILE_SETTINGS 3

struct profile {
	int at;          /* the field under the cursor, plus 1: zeroed it is the name */
	size_t list_top; /* the first row of the list that is shown */
	bool in_values;  /* the cursor is among the values of the field */
	size_t value;
	int top;         /* scrolling of the field at the right */
	bool show_all;   /* also fields that are not asked */
	struct str text; /* lent to effects; owned */
};

size_t profile_rows(const struct profile *v, const struct session *s);
/* The field of a row, or one of the constants above. */
int profile_field(const struct profile *v, const struct session *s, size_t row);
/* The row under the cursor. Rows come and go with the answers, so it is found by its field;
 * that of a field that is gone is the row before it. */
size_t profile_row(const struct profile *v, const struct session *s);
/* The field under the cursor. */
int profile_here(const struct profile *v, const struct session *s);
/* How many values (or options) a field has to choose from. */
size_t profile_values(const struct questionnaire *q, int field);
bool profile_is_many(const struct session *s, int field);
bool profile_is_number(const struct session *s, int field);
bool profile_chosen(const struct session *s, int field, size_t value);
/* How many fields that the review needs are open. */
size_t profile_needed(const struct session *s);

/* keys.c: what the keys mean, by what is under the cursor. */
const struct binding *profile_more(const void *state, const struct session *s);
/* Says why a key that means something on other rows means nothing on this one. */
void profile_refuse(const void *state, struct session *s, enum act a);

/* settings.c, for PROFILE_DEPTH to PROFILE_CAPACITY. */
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
const char *profile_setting_ask(int field);
const char *profile_setting_why(int field);
/* What else there is to know, for PROFILE_NAME, too. */
void profile_setting_more(struct str *out, const struct session *s, int field);

/* draw.c. */
const char *profile_title(const struct session *s, int field);
/* The count in the first row, the list below. */
void profile_draw_list(const struct profile *v, const struct session *s, struct pane p);
/* The field in full; *cursor (may be NULL) receives the row of the value under the cursor.
 * Returns the rows it takes. */
int profile_draw_field(const struct profile *v, const struct session *s, struct pane p,
		       int field, int *cursor);

#endif
