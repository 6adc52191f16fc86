/* prompt.h - a prompt: a decision or a question as the screen asks it, the one thing that is
 * drawn in the middle of the walk and beside the list of decisions. What it takes as an
 * answer, where a text stands in it, and how it looks. */
#ifndef UI_PROMPT_PROMPT_H
#define UI_PROMPT_PROMPT_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/canvas/grid.h"
#include "ui/session/session.h"
#include "ui/widget/list.h"

/* A prompt on the screen. */
struct prompt {
	struct thing at;  /* the decision or question */
	struct list item; /* the answer under the cursor: level, practice or option */
	bool aimed;  /* the cursor was moved onto that level or option: Enter takes it */
	bool led;    /* an answer led here, not a key that moves */
	int top;     /* scrolling of the question */
	int scroll;  /* by PgDn and PgUp, beyond what the cursor needs */
	bool away;   /* the cursor is elsewhere, not among the answers */
	bool large;  /* one question in large, nothing else */
	bool why;    /* there, also why it is asked */
	int spacing; /* blank lines between answers: see large.c */
};

/* The next prompt after (by +1) or before (-1) `from` (THING_NONE: from an end) for which
 * accept is true, round the ends when it wraps. false when there is none. */
bool prompt_find(const struct questionnaire *q, struct thing from, int by, bool wraps,
		 bool (*accept)(const void *context, struct thing what),
		 const void *context, struct thing *found);

/* Puts the cursor on a thing and on its answer. */
void prompt_go(struct prompt *w, const struct session *s, struct thing what);
/* Its type: that of a question; decisions have one of their own. */
enum prompt_kind { PROMPT_LEVELS, PROMPT_PRACTICES, PROMPT_OPTIONS, PROMPT_DERIVED };
enum prompt_kind prompt_kind(const struct questionnaire *q, struct thing what);
/* How many answers there are to put the cursor on. Withdrawn practices are no answers. */
size_t prompt_items(const struct questionnaire *q, struct thing what);
/* The level or option that is in force, be it taken over from a decision; -1: none. */
int prompt_chosen(const struct session *s, struct thing what);
/* The practice of an item: withdrawn ones are passed over. */
size_t prompt_practice(const struct question *q, size_t item);
/* How many of its items are answered. */
size_t prompt_items_set(const struct question *q, const struct answer *answer);
/* The group in which it is counted: section and area, or none for decisions. */
const struct question *prompt_question(const struct questionnaire *q, struct thing what);

/* hit.c: where a text was found. */
struct hit {
	const char *where; /* "practice", "note" */
	const char *text;  /* the whole text that holds it; borrowed */
	int item;          /* of the answer that holds it; -1: none */
};
/* Does what is known of a question or decision hold the text? *hit: the first place. */
bool prompt_holds(const struct session *s, struct thing what, const char *query,
		  struct hit *hit);

/* The title of a section or area in cols columns; of one that is cut, what tells it from the
 * others is left. */
void prompt_draw_title(const struct questionnaire *q, struct pane p, int row, int col, int cols,
		       enum style s, const char *title);
/* Draws the question with all that belongs to it; returns the rows it takes. *here receives
 * those of the answer under the cursor. */
int prompt_draw(const struct prompt *one, const struct session *s, struct pane p,
		bool details, struct extent *here);
/* The answers of the current thing, from row on; as above. */
int prompt_draw_answers(const struct prompt *one, const struct session *s, struct pane p,
			int row, struct extent *here);
/* The sign of a thing: how good its level is or its option, that nobody knows, that it does not
 * apply; SYMBOL_BLANK where there is nothing to say. */
struct grade prompt_grade(const struct session *s, struct thing what);
/* Note, evidence, sources, steps and the like, from row on. Returns the row after. */
int prompt_draw_details(const struct session *s, struct pane p, int row,
			struct thing what);

/* As rows_show: scrolled so that the answer under the cursor is seen, and by what PgDn and
 * PgUp want beyond that. */
void prompt_show(struct prompt *one, const struct session *s, struct pane text,
		 struct pane signs, rows_draw *draw, const void *what);
/* For a room: the question in large, spaced as far as rows allow. */
void prompt_show_large(struct prompt *one, const struct session *s, struct pane p);
/* There: shows why it is asked, or hides it, and says so. */
void prompt_toggle_why(struct prompt *one, struct session *s);
/* Votes, dissent and what was parked, from row on. Returns the row after. */
int prompt_draw_room(const struct session *s, struct pane p, int row, struct thing what);

#endif
