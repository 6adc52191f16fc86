/* walk.h - the walk through decisions and questions, shared by its files: view_walk.c (the
 * view), walk_keys.c (its keys), walk_act.c (what they do), walk_set.c (answers given
 * and taken back), walk_steps.c (where to go),
 * walk_search.c (looking for texts), walk_draw.c (the question), walk_answers.c (its answers),
 * walk_outline.c (sections at the left), walk_details.c (what stands beside). */
#ifndef UI_VIEW_WALK_WALK_H
#define UI_VIEW_WALK_WALK_H

#include <stdbool.h>

#include "ui/canvas/grid.h"
#include "ui/session/session.h"
#include "ui/view/view.h"
#include "ui/widget/list.h"
#include "ui/widget/search.h"

/* From so many columns on, the outline stands at the left and the details at the right. */
#define WALK_OUTLINE_COLS 100
#define WALK_DETAILS_COLS 110

/* Which of them the walk stops at. */
enum walk_filter { FILTER_ALL, FILTER_OPEN, FILTER_FLAGGED, FILTER_UNKNOWN, FILTER_CRITICAL,
		   FILTER_CORE, FILTER_THEME };

/* Where a search began. */
struct walk_place {
	struct thing at;
	struct list item;
	int top, scroll;
	bool outline;
	char query[SEARCH_BYTES_MAX + 1];
};

struct walk {
	struct thing at; /* the decision or question that is shown; THING_NONE at first */
	struct list item; /* the answer under the cursor: level, practice or option */
	bool aimed;       /* the cursor was moved onto that level or option: Enter takes it */
	int top;          /* scrolling of the question */
	int scroll;       /* by PgDn and PgUp, beyond what the cursor needs */
	bool outline;     /* the cursor is in the outline */
	struct list area; /* in the outline: see outline_lines */
	int open;         /* the section whose areas the outline shows; -1: decisions */
	bool details;     /* shown though the screen is narrow */
	bool show_all;    /* also what is not asked */
	bool present;     /* one question in large, nothing else */
	int spacing;      /* blank lines between answers: see walk_present.c */
	enum walk_filter filter;
	const char *theme; /* of FILTER_THEME; the questionnaire's */
	char query[SEARCH_BYTES_MAX + 1]; /* what is searched for; "" for nothing */
	struct walk_place before; /* where the search under way began */
	struct str text;  /* lent to effects; owned */
};

/* Replies that walk_filter_reply and walk_answer_reply take; those of walk_act.c are
 * smaller. */
enum { TAG_FILTER = 100, TAG_THEME, TAG_REASON, TAG_ITEM_REASON };

/* What a step may stop at. */
enum walk_stop { STOP_ANY, STOP_OPEN, STOP_FLAG, STOP_FOUND };

/* Decisions and questions as one row: the thing at a place. */
size_t walk_length(const struct questionnaire *q);
struct thing walk_thing(const struct questionnaire *q, size_t place);
/* May the walk stand on it (asked, or everything is shown)? */
bool walk_shows(const struct walk *w, const struct session *s, struct thing what);
/* walk_filter.c: does it pass the filter? */
bool walk_passes(const struct walk *w, const struct session *s, struct thing what);
/* Lets the user choose one. */
struct effect walk_ask_filter(void);
struct effect walk_filter_reply(struct walk *w, struct session *s, const struct reply *r);
/* Takes it away; false when there was none. */
bool walk_unfilter(struct walk *w, struct session *s);
/* Says which one it is, and that what is not asked is shown, too; returns the rows that
 * takes: 0 to 2. */
int walk_draw_filter(const struct walk *w, const struct session *s, struct pane p);
/* The next thing after (by +1) or before (-1) the current one. false when there is none. */
bool walk_find(const struct walk *w, const struct session *s, int by, enum walk_stop stop,
	       struct thing *found);
/* walk_search.c: where a text was found. */
struct hit {
	const char *where; /* "practice", "note" */
	const char *text;  /* the whole text that holds it; borrowed */
	int item;          /* of the answer that holds it; -1: none */
};
/* Does what is known of a question or decision hold the text? *hit: the first place. */
bool walk_holds(const struct session *s, struct thing what, const char *query,
		struct hit *hit);
/* Puts the cursor on a thing, and on the answer that holds the text. */
void walk_go_to_hit(struct walk *w, const struct session *s, struct thing what,
		    const char *query);
/* Appends "3 of 12, practice: Replicas across zones". */
void walk_say_hit(struct str *out, size_t at, size_t n, const struct hit *hit,
		  const char *query);
/* The line behind `/`: seek of the view. */
bool walk_seek(void *state, struct session *s, enum seek how, const char *text,
	       struct str *said);
/* Says which of the places found this is, in the status line; ends a search that finds
 * nothing. */
void walk_say_search(struct walk *w, struct session *s);
/* Puts the cursor on a thing and on its answer. */
void walk_go(struct walk *w, const struct session *s, struct thing what);
/* Its type: that of a question; decisions have one of their own. */
enum walk_kind { WALK_LEVELS, WALK_PRACTICES, WALK_OPTIONS, WALK_DERIVED };
enum walk_kind walk_kind(const struct questionnaire *q, struct thing what);
/* How many answers there are to put the cursor on. Withdrawn practices are no answers. */
size_t walk_items(const struct questionnaire *q, struct thing what);
/* The level or option that is in force, be it taken over from a decision; -1: none. */
int walk_chosen(const struct session *s, struct thing what);
/* The practice of an item: withdrawn ones are passed over. */
size_t walk_practice(const struct question *q, size_t item);
/* How many of its items are answered. */
size_t walk_items_set(const struct question *q, const struct answer *answer);
/* The group in which it is counted: section and area, or none for decisions. */
const struct question *walk_question(const struct questionnaire *q, struct thing what);

/* Draws the question with all that belongs to it; returns the rows it takes. *cursor and
 * *height receive the rows of the answer under the cursor (may be NULL). */
int walk_draw(const struct walk *w, const struct session *s, struct pane p, bool details,
	      int *cursor, int *height);
/* The answers of the current thing, from row on; as above. */
int walk_draw_answers(const struct walk *w, const struct session *s, struct pane p,
		      int row, int *cursor, int *height);
/* Note, evidence, sources, steps and the like, from row on. Returns the row after. */
int walk_draw_details(const struct session *s, struct pane p, int row, struct thing what);

/* Scrolls so that the answer under the cursor can be seen: see walk_draw. */
void walk_scroll(struct walk *w, int first, int height, int total, int rows);

/* For a room: the question in large, spaced as far as rows allow. layout and draw of a
 * view. */
void walk_layout_present(struct walk *w, const struct session *s, int rows, int cols);
void walk_draw_present(const struct walk *w, const struct session *s, struct pane p);
/* Votes, dissent and what was parked, from row on. Returns the row after. */
int walk_draw_room(const struct session *s, struct pane p, int row, struct thing what);

/* A line of the outline. */
struct outline_line {
	int section; /* -1: the decisions */
	int area;    /* -1: the section itself */
};
#define OUTLINE_MAX 256
/* The lines: all sections, and the areas of the one that is open (an index, -2 for none).
 * Returns their number. */
size_t outline_lines(const struct questionnaire *q, int open, struct outline_line *lines);
/* Puts the cursor into the outline, on the area of the question. */
void outline_enter(struct walk *w, const struct session *s);
/* Opens the section under the cursor, after the cursor moved. */
void outline_follow(struct walk *w, const struct session *s);
/* The first thing behind the line under the cursor that the walk may show. */
bool outline_target(const struct walk *w, const struct session *s, struct thing *target);
/* The last column is for the signs that there is more. */
void walk_draw_outline(const struct walk *w, const struct session *s, struct pane p);

/* walk_keys.c: the tables of the view, and what it says of their keys. */
extern const struct binding walk_bindings[];
extern const struct binding *const walk_contexts[];
const struct binding *walk_more(const void *state, const struct session *s);
void walk_refuse(const void *state, struct session *s, enum act a);
const char *walk_label(const void *state, enum act a);

/* What the keys do, and the answers of dialogs: act and reply of the view. */
struct effect walk_act(void *state, struct session *s, const struct input *in);
struct effect walk_reply(void *state, struct session *s, const struct reply *r);
/* walk_set.c: an action that answers, where something is asked; and the reasons for n/a. */
struct effect walk_answer(struct walk *w, struct session *s, const struct input *in);
struct effect walk_answer_reply(struct walk *w, struct session *s, const struct reply *r);
/* Goes to the first open question, unless the walk stands somewhere already. */
void walk_ensure_place(struct walk *w, const struct session *s);

#endif
