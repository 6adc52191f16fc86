/* score.h - what the score view lists, as plain data: in which order, what each line leads to,
 * and how it looks. Private to the view. */
#ifndef UI_VIEW_SCORE_SCORE_H
#define UI_VIEW_SCORE_SCORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/canvas/grid.h"
#include "ui/session/session.h"

/* Blocks from top to bottom; when there are two columns, findings, what is unverified and what
 * is set aside stand at the right. */
enum score_block { BLOCK_OVERALL, BLOCK_FINDINGS, BLOCK_ACTIONS, BLOCK_MOVERS, BLOCK_SECTIONS,
		   BLOCK_AREAS, BLOCK_UNVERIFIED, BLOCK_SET_ASIDE };

enum score_item_kind {
	ITEM_OVERALL,
	ITEM_SECTION,     /* index: section */
	ITEM_AREA,        /* index: area, below its unfolded section */
	ITEM_HEADING,     /* of its block */
	ITEM_NOTHING,     /* in place of an empty block */
	ITEM_ACTION,      /* index: into plan.actions */
	ITEM_MOVER,       /* index: its rank from 0 */
	ITEM_OPEN,        /* how much is open; leads to the first of it */
	ITEM_FINDING,     /* index: into plan.findings */
	ITEM_MORE,        /* index: how many findings are not shown; 0: all are */
	ITEM_HEAT,        /* index: section */
	ITEM_UNVERIFIED,  /* index: into plan.unverified */
	ITEM_SET_ASIDE,   /* what: the question */
};

struct score_item {
	enum score_item_kind kind;
	enum score_block block;
	size_t index;
	struct thing what; /* where it leads; THING_NONE for ITEM_AREA, which has no thing */
	int64_t gain;      /* movers: thousandths of a point of 100, at most */
	int ids;           /* actions: columns of the longest id among them */
	bool brief;        /* findings: what made it fire is said only under the cursor */
};

struct score_items {
	struct score_item *items;
	size_t n;
	size_t *stops; /* those on which the cursor can stand, by index */
	size_t n_stops;
};

#define MOVERS_MAX 5
#define FIRST_ACTIONS 3
#define WORST_FINDINGS 3 /* those that are shown before all are asked for */

/* What the view shows of it. */
struct score_look {
	bool two_columns;
	bool all_findings; /* with two columns all are shown anyway */
	int unfolded;      /* the section whose areas are shown, or -1 */
};

/* Everything that is listed, in the arena. The session has its plan. */
struct score_items score_items_make(struct arena *a, const struct session *s,
				    const struct score_look *look);
/* Can the cursor stand on it? */
bool score_item_selectable(const struct score_item *it);
bool score_block_is_right(enum score_block b);

/* "C", "M", "E" of a range's bands, or "C-M"; "" for none. buf: 8. */
const char *band_letters(char *buf, const struct range *r);
/* The letter of an area on the map: of its score so far, small while something of it is
 * open; '.' while nothing is answered. */
char heat_letter(const struct range *r, const struct progress *p);

/* Draws it from row on, with the marker when here, and returns the row after it; the same
 * in a pane that only measures. Headings begin with a blank row unless they are at the
 * top. */
int score_item_draw(struct pane p, int row, const struct session *s,
		    const struct score_item *it, bool here);

#endif
