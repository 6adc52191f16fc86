/* walk.h - the walk through decisions and questions: its state, and what its files share.
 * Private to ui/view/walk. */
#ifndef UI_VIEW_WALK_WALK_H
#define UI_VIEW_WALK_WALK_H

#include "ui/prompt/search.h"
#include "ui/view/view.h"

/* So many themes can be chosen from: a digit each. */
#define WALK_THEMES 9

/* From so many columns on, the outline stands at the left and the details at the right. */
#define WALK_OUTLINE_COLS 100
#define WALK_DETAILS_COLS 110

/* Which prompts the walk stops at. */
enum walk_filter { FILTER_ALL, FILTER_OPEN, FILTER_FLAGGED, FILTER_UNKNOWN, FILTER_CRITICAL,
		   FILTER_CORE, FILTER_CONFIRM, FILTER_NEW, FILTER_THEME };

struct walk {
	struct prompt one; /* what is shown; THING_NONE at first; away: in the outline */
	struct list area; /* in the outline: see outline_lines */
	struct outline_open {
		int section; /* whose areas are shown; -1: the decisions */
		int area;    /* whose questions are shown; -1: none */
	} open;           /* while the cursor is in the outline */
	bool turned;      /* details are hidden where there is room for them beside the question,
			     else shown below it */
	bool tight;       /* as drawn last: the footer has no room for what is wanted next */
	bool show_all;    /* also what is not asked */
	enum walk_filter filter;
	const char *theme; /* of FILTER_THEME; the questionnaire's */
	struct prompt_search search;
	bool seeking;  /* the text is being typed */
	bool was_away; /* when the search under way began */
};

/* Replies that walk_filter_reply and walk_answer_reply take. */
enum { TAG_FILTER = 100, TAG_THEME, TAG_REASON, TAG_ITEM_REASON, TAG_REASON_NOTE,
       TAG_ITEM_REASON_NOTE };

/* What a step may stop at. */
enum walk_stop { STOP_ANY, STOP_OPEN, STOP_FLAG };

/* filter.c */
/* May the walk stand on it (asked, or everything is shown)? And does it pass the filter? */
bool walk_shows(const struct walk *w, const struct session *s, struct thing what);
bool walk_passes(const struct walk *w, const struct session *s, struct thing what);
/* The next thing after (by +1) or before (-1) the current one. false when there is none. */
bool walk_find(const struct walk *w, const struct session *s, int by, enum walk_stop stop,
	       struct thing *found);
/* Lets the user choose a filter. */
struct effect walk_ask_filter(void);
struct effect walk_filter_reply(struct walk *w, struct session *s, const struct reply *r);
/* Takes it away; false when there was none. */
bool walk_unfilter(struct walk *w, struct session *s);
/* Says which one it is, and that what is not asked is shown, too; returns the rows that
 * takes: 0 to 2. */
int walk_draw_filter(const struct walk *w, const struct session *s, struct pane p);

/* search.c: the line behind `/`, seek of the view; and what it looks through. */
bool walk_seek(void *state, struct session *s, enum seek how, const char *text,
	       struct str *said);
struct prompt_scope walk_scope(struct walk *w, const struct session *s);
/* hits.c: while a search goes on or a filter holds, all that is meant by it, with what was found
 * where, in the upper quarter of the pane; its last column is for signs. Returns the rows. */
int walk_draw_hits(const struct walk *w, const struct session *s, struct pane p);
/* A line of the outline. */
struct outline_line {
	int section; /* -1: the decisions */
	int area;    /* -1: the section itself */
	struct thing what; /* a question, or a decision; THING_NONE: the area itself */
};
#define OUTLINE_MAX 512
/* The lines: sections, areas of the one that is open, questions of the area that is open. What
 * asks nothing is left out unless the walk shows it, too. Returns their number. */
size_t outline_lines(const struct walk *w, const struct session *s, struct outline_open open,
		     struct outline_line *lines);
/* Puts the cursor into the outline, on the area of the question. */
void outline_enter(struct walk *w, const struct session *s);
/* The section of a question; -1 for decisions, which come before all of them. */
int outline_section(const struct questionnaire *q, struct thing what);
/* Opens the section and the area under the cursor, after the cursor moved. */
void outline_follow(struct walk *w, const struct session *s);
/* The first thing behind the line under the cursor that the walk may show. */
bool outline_target(const struct walk *w, const struct session *s, struct thing *target);
/* The last column is for the signs that there is more. */
void walk_draw_outline(const struct walk *w, const struct session *s, struct pane p);

/* keys.c: which table holds now, and what is said of its keys. */
const struct binding *walk_more(const void *state, const struct session *s);
void walk_refuse(const void *state, struct session *s, enum act a);
const char *walk_label(const void *state, enum act a);

/* What the keys do, and the answers of dialogs: act and reply of the view. */
struct effect walk_act(void *state, struct session *s, const struct input *in);
struct effect walk_reply(void *state, struct session *s, const struct reply *r);
/* set.c: an action that answers, where something is asked; and the reasons for n/a. */
struct effect walk_answer(struct walk *w, struct session *s, const struct input *in);
struct effect walk_answer_reply(struct walk *w, struct session *s, const struct reply *r);
/* The practice under the cursor; 0 where there are none. */
size_t walk_practice(struct walk *w, const struct session *s);
/* Goes to the first open question, unless the walk stands somewhere already. */
void walk_ensure_place(struct walk *w, const struct session *s);

#endif
