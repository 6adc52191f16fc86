/* plan.h - the plan as a working list: the state of its view, and what its files share.
 * Private to ui/view/plan. */
#ifndef UI_VIEW_PLAN_PLAN_H
#define UI_VIEW_PLAN_PLAN_H

#include "ui/view/view.h"
#include "ui/widget/list.h"

enum plan_column { COLUMN_RANK, COLUMN_SEVERITY, COLUMN_WHAT, COLUMN_EFFORT, COLUMN_GAIN,
		   COLUMN_PRIORITY, COLUMN_WAVE, COLUMN_STATUS, COLUMN_OWNER, COLUMN_DUE,
		   COLUMN_COUNT };
enum plan_group { GROUP_NONE, GROUP_WAVE, GROUP_SECTION, GROUP_OWNER, GROUP_COUNT };

struct plan_view {
	struct str at;       /* id of the action under the cursor */
	size_t place;        /* its place among the rows, should it be gone */
	int top;             /* first row shown of the table */
	int details_top;     /* and of the details, while they fill the screen */
	bool details;
	bool picture;        /* impact against effort instead of the list */
	enum plan_column sort;
	bool reverse;
	enum plan_group group;
	struct str filter;   /* words; "" shows all */
	struct {             /* where a search began */
		struct str at, filter;
		size_t place;
		bool details;
	} before;

	/* A question under way: about which action, and what was answered so far. */
	struct str asked, reason, approver;
};

/* Indices into plan.actions, in the order shown. */
struct plan_rows {
	size_t *items;
	size_t n;
};

struct plan_sum {
	struct plan_totals totals;
	size_t critical; /* of those left to do */
};

/* rows.c */
struct plan_rows plan_rows_make(struct arena *a, const struct plan_view *v,
				const struct session *s);
/* Place of the action under the cursor; 0 when there is no row. */
size_t plan_rows_cursor(const struct plan_view *v, const struct session *s,
			const struct plan_rows *rows);
/* Does a heading stand before that row? Its text is appended to out unless that is NULL. */
bool plan_rows_heading(const struct plan_view *v, const struct session *s,
		       const struct plan_rows *rows, size_t i, struct str *out);
/* What the actions from row i on come to; group: those that stand under the same heading. */
struct plan_sum plan_rows_sum(const struct plan_view *v, const struct session *s,
			      const struct plan_rows *rows, size_t i, bool group);
/* Is a column shown from the largest down, unless reversed? */
bool plan_column_descends(enum plan_column c);
const struct action *plan_find(const struct plan *p, const char *id);
/* Who does it: as noted, else the role the questionnaire names (then *is_role). */
const char *plan_owner(const struct session *s, const struct action *act, bool *is_role);
/* Under which title it stands by section. */
const char *plan_section(const struct session *s, const struct action *act);
/* Is it due before today and neither done nor rejected? */
bool plan_is_late(const struct session *s, const struct action *act);

/* filter.c: the words of a filter, understood once. */
struct plan_filter {
	struct filter_term *terms;
	size_t n;
};
struct plan_filter plan_filter_make(struct arena *a, const char *words,
				    const struct session *s);
bool plan_filter_passes(const struct plan_filter *f, const struct session *s,
			const struct action *act);
/* What can be written in it, in a few words. */
extern const char plan_filter_hint[];

/* edit.c: an action of ACT_STATUS, OWNER, DUE, NOTE, NOTE_EDITOR, ACCEPT_RISK. */
struct effect plan_edit(struct plan_view *v, struct session *s, const struct action *act,
			enum act what);
/* reply of the view. */
struct effect plan_edit_reply(void *state, struct session *s, const struct reply *r);
/* The first tag of plan_edit. */
enum { TAG_EDIT = 1 };

/* picture.c: moves in the picture; *action is then the one under the cursor. */
enum cursor_move plan_picture_move(struct plan_view *v, const struct session *s,
				   const struct plan_rows *rows, enum act act,
				   size_t *action);
void plan_picture_draw(const struct plan_view *v, const struct session *s,
		       const struct plan_rows *rows, struct pane p);

/* draw.c */
/* The parts of the pane; without rows where there is no room. */
struct plan_parts {
	struct pane head, table, rule, details;
};
struct plan_parts plan_parts_of(const struct plan_view *v, const struct session *s,
				struct pane p);
/* Draws table rows and returns how many there are; *cursor_row is that of the cursor. */
int plan_draw_table(const struct plan_view *v, const struct session *s,
		    const struct plan_rows *rows, struct pane p, int *cursor_row);
void plan_draw_head(const struct plan_view *v, const struct session *s,
		    const struct plan_rows *rows, struct pane p);
/* Returns the row after the details. */
int plan_draw_details(const struct session *s, const struct action *act, struct pane p);
const char *plan_column_name(enum plan_column c);
/* "REL-06" for what serves that question: REL-06/zones. */
const char *plan_short_id(const struct session *s, const struct action *act);
/* "crit", "high", "med", "low", "-". */
const char *severity_short(enum severity s);

#endif
