/* profile.h - the profile of the workload, shared by the files of its view. */
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
};

size_t profile_rows(const struct profile *v, const struct session *s);
/* The field of a row, or one of the constants above. */
int profile_field(const struct profile *v, const struct session *s, size_t row);
/* The row under the cursor. Rows come and go with the answers, so it is found by its field;
 * that of a field that is gone is the row before it. */
size_t profile_row(const struct profile *v, const struct session *s);
/* The field under the cursor. */
int profile_here(const struct profile *v, const struct session *s);
/* Its kind: rows that are no field go by what they take, too. */
enum field_kind profile_kind(const struct questionnaire *q, int field);
/* How many values (or options) a field has to choose from. */
size_t profile_values(const struct questionnaire *q, int field);
bool profile_chosen(const struct session *s, int field, size_t value);
/* How many fields that the review needs are open. */
size_t profile_needed(const struct session *s);

/* A row that is no field; settings.c. */
struct profile_setting {
	const char *id, *title, *ask, *why;
	const char *const *values;
	size_t n_values;
	const char *unset; /* NULL: by the score */
	const char *more;  /* what else there is to know; NULL: how much each depth holds */
};
const struct profile_setting *profile_setting(int field);
bool profile_setting_chosen(const struct session *s, int field, size_t value);
/* How it is set, in a word or two; *set: by the team? */
const char *profile_setting_text(char *buf, size_t size, const struct session *s, int field,
				 bool *set);
bool profile_setting_choose(struct session *s, int field, size_t value);
/* false: it was not set. */
bool profile_setting_clear(struct session *s, int field);

/* draw.c */
const char *profile_title(const struct session *s, int field);
/* The count in the first row, the list below. */
void profile_draw_list(const struct profile *v, const struct session *s, struct pane p);
/* The field under the cursor in full: a rows_draw of the view. */
int profile_draw_field(const void *what, const struct session *s, struct pane p,
		       struct extent *here);

#endif
