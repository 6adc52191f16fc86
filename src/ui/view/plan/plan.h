/* plan.h - the plan as a working list: the state of its view, and what its files share.
 * Private to ui/view/plan. */
#ifndef UI_VIEW_PLAN_PLAN_H
#define UI_VIEW_PLAN_PLAN_H

#include "base/name_set.h"
#include "ui/view/view.h"
#include "ui/widget/list.h"

enum plan_column { COLUMN_RANK, COLUMN_SEVERITY, COLUMN_WHAT, COLUMN_PROGRESS, COLUMN_IN,
		   COLUMN_EFFORT, COLUMN_GAIN, COLUMN_RISK, COLUMN_PRIORITY, COLUMN_WAVE,
		   COLUMN_STATUS, COLUMN_OWNER, COLUMN_DUE, COLUMN_COUNT };
enum plan_group { GROUP_WAVE, GROUP_SECTION, GROUP_OWNER, GROUP_NONE, GROUP_COUNT,
		  GROUP_BUDGET /* what is in, and what is out: only while days are asked */ };

/* How the list is arranged. */
struct plan_order {
	enum plan_column sort;
	bool reverse;
	enum plan_group group;
};

struct plan_view {
	struct str at;       /* id of the action or step under the cursor */
	size_t place;        /* its place among the rows, should it be gone */
	int top;             /* first row shown of the table */
	int details_top;     /* and of the details, while they fill the screen */
	bool details;
	bool picture;        /* impact against effort instead of the list */
	bool all;            /* the next key is for all actions that are shown */
	struct plan_order order;
	struct name_set unfolded; /* ids of actions whose steps are shown */
	struct str filter;   /* words; "" shows all */
	struct {             /* where a search began */
		struct str at, filter;
		size_t place;
		bool details;
	} before;

	struct str asked;    /* a question under way: about which action or step; "" for all
				that are shown */
	const struct binding *keys; /* the context: as session.outlook has it, for the footer */
	size_t scenario;     /* the one under the cursor */
	int scenarios_top, apart_top; /* first rows shown: of them, and of what differs */
	size_t gone_through; /* fields of the form that accepts a risk: so many are judged */
};

/* A line of the list. */
struct plan_row {
	size_t action; /* index into plan.actions */
	int step;      /* index into its steps; -1: the action itself */
};

/* In the order shown. */
struct plan_rows {
	struct plan_row *items;
	size_t n;
	size_t actions; /* of them */
};

struct plan_sum {
	struct plan_totals totals;
	size_t critical; /* of those left to do */
	size_t steps;    /* that are in, while days are asked; and their half-days */
	int half_days;
};

/* rows.c */
struct plan_rows plan_rows_make(struct arena *a, const struct plan_view *v,
				const struct session *s);
/* Place of the row under the cursor; 0 when there is no row. */
size_t plan_rows_cursor(const struct plan_view *v, const struct session *s,
			const struct plan_rows *rows);
/* Does a heading stand before that row? Its text is appended to out unless that is NULL. */
bool plan_rows_heading(const struct plan_view *v, const struct session *s,
		       const struct plan_rows *rows, size_t i, struct str *out);
/* What the actions from row i on come to; group: those that stand under the same heading. */
struct plan_sum plan_rows_sum(const struct plan_view *v, const struct session *s,
			      const struct plan_rows *rows, size_t i, bool group);
/* Appends "23 actions, 31 steps, 48.5 days" of what is in. */
void plan_sum_words(struct str *out, const struct plan_sum *sum);
/* How the list is arranged now: what days buy is always in the order of the plan. */
struct plan_order plan_order_of(const struct plan_view *v, const struct session *s);
/* What is in of an action; NULL while no days are asked. */
const struct outlay_part *plan_part_of(const struct session *s, const struct action *act);
/* Is a column shown from the largest down, unless reversed? */
bool plan_column_descends(enum plan_column c);

/* about.c */
const struct action *plan_action_of(const struct session *s, struct plan_row row);
/* The step of the row, or NULL. */
const struct step *plan_step_of(const struct session *s, struct plan_row row);
const char *plan_row_id(const struct session *s, struct plan_row row);
/* Has the action steps of their own, that can be shown beneath it? */
bool plan_unfolds(const struct action *act);
/* Who does it: as noted, else the role the questionnaire names (then *is_role). */
const char *plan_owner(const struct session *s, const struct action *act, bool *is_role);
/* By when, as noted of the action; "". */
const char *plan_due(const struct action *act);
const char *plan_step_due(const struct step *step);
bool plan_step_is_overdue(const struct session *s, const struct step *step);
/* Under which title it stands by section. */
const char *plan_section(const struct session *s, const struct action *act);
/* "open", "in-progress", "contradicted", …; "incomplete" for a risk that an older file calls
 * accepted. */
const char *plan_status(const struct action *act);
/* What it is about: the id before the slash. buf: Q_ID_MAX + 1. */
const char *plan_about_id(char *buf, const char *id);
/* "crit", "high", "med", "low", "-". */
const char *severity_short(enum severity s);

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
/* The word that shows only what is overdue. */
extern const char plan_filter_overdue[];

/* arrange.c */
void plan_put_cursor(struct plan_view *v, const struct session *s,
		     const struct plan_rows *rows, size_t place);
/* Keeps the cursor where it is: on its action, or on what took its place. */
void plan_hold_cursor(struct plan_view *v, const struct session *s);
/* To the top: the order is read from there. */
void plan_show_first(struct plan_view *v, const struct session *s);
/* What changes how the list looks; false: the action is none of that. */
bool plan_rearrange(struct plan_view *v, struct session *s, enum act act);
/* Shows the steps of the action, or hides them, and then the cursor is on the action. */
void plan_unfold(struct plan_view *v, struct session *s, const struct action *act, bool show);

/* edit.c: an action of ACT_STATUS, OWNER, DUE, NOTE, NOTE_EDITOR; for one row, or for all
 * actions that are shown. */
struct effect plan_edit(struct plan_view *v, struct session *s, struct plan_row row,
			enum act what);
struct effect plan_edit_all(struct plan_view *v, struct session *s,
			    const struct plan_rows *rows, enum act what);
/* And its replies, with those of the files below. */
struct effect plan_edit_reply(struct plan_view *v, struct session *s, const struct reply *r);

/* accept.c: accepts the risk of what the row is about, or takes that back; and its replies. */
struct effect plan_accept(struct plan_view *v, struct session *s, struct plan_row row);
struct effect plan_accept_reply(struct plan_view *v, struct session *s, const struct reply *r);

/* The first tags of plan_edit, plan_budget and plan_accept. */
enum { TAG_EDIT = 1, TAG_BUDGET = 10, TAG_ACCEPT = 20 };

/* budget.c: what can be done with days. An action of ACT_BUDGET, MORE_DAYS, …, AIM, KEEP and
 * SCENARIOS; EFFECT_PASS for others. And its replies. */
struct effect plan_budget(struct plan_view *v, struct session *s, enum act what);
struct effect plan_budget_reply(struct plan_view *v, struct session *s, const struct reply *r);
/* Shows what can be done with these days, or for that goal. */
void plan_look_at(struct plan_view *v, struct session *s, const struct purpose *p);
/* curve.c: the curve of what days bring, with the present ones marked. */
void plan_draw_curve(const struct session *s, struct pane p);

/* scenarios.c: what was kept under names, side by side; EFFECT_PASS for what is not its own. */
struct effect plan_scenarios_act(struct plan_view *v, struct session *s,
				 const struct input *in);
void plan_scenarios_draw(struct plan_view *v, const struct session *s, struct pane p);

/* picture.c: moves in the picture; *action is then the one under the cursor. */
enum cursor_move plan_picture_move(struct plan_view *v, const struct session *s,
				   const struct plan_rows *rows, enum act act,
				   size_t *action);
void plan_picture_draw(const struct plan_view *v, const struct session *s,
		       const struct plan_rows *rows, struct pane p);

/* draw.c */
/* The parts of the pane; without rows where there is no room. */
struct plan_parts {
	struct pane head, table, curve, rule, details;
};
struct plan_parts plan_parts_of(const struct plan_view *v, const struct session *s,
				struct pane p);
/* The id of an action and what it is, up to column end. */
void plan_draw_what(struct pane p, int row, int col, int end, const struct action *act);
/* The list with its headings; returns its rows, *cursor_row is the one under the cursor. */
int plan_draw_table(const struct plan_view *v, const struct session *s,
		    const struct plan_rows *rows, struct pane p, int *cursor_row);
/* The sum of what is shown, how it is arranged, and the titles of the columns. */
void plan_draw_head(const struct plan_view *v, const struct session *s,
		    const struct plan_rows *rows, struct pane p);
const char *plan_column_name(enum plan_column c);

/* details.c: all about an action, or first about one of its steps. Returns the row after. */
int plan_draw_details(const struct session *s, struct plan_row row, struct pane p);

#endif
