/* sheet.h - paragraphs under headings with a cursor among them: what the overlay beside a
 * question and the library are made of.
 *
 * The headings stand at the left of the first paragraph of their part, or, without
 * headings, the labels do. Texts are borrowed; what has to be made goes into the arena. */
#ifndef UI_WIDGET_SHEET_H
#define UI_WIDGET_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/questionnaire/questionnaire.h"
#include "ui/canvas/grid.h"
#include "ui/keys/action.h"
#include "ui/widget/list.h"

struct sheet_item {
	int part;            /* index of its heading */
	const char *label;   /* an id or a term before the text; "" for none */
	const char *text;
	enum style style;    /* of the label */
	struct thing target; /* what it is about */
};

struct sheet {
	struct arena arena; /* texts made for it; owned */
	struct sheet_item *items;
	size_t n;
	int *ends;                   /* the row after each, when the pane has ends_cols */
	int ends_cols;
	const char *const *headings; /* by part; NULL: none are shown */
	size_t cursor;               /* the paragraph under the cursor */
	int inside;                  /* rows of it that are scrolled away */
	int top;
};

/* Empties it. */
void sheet_begin(struct sheet *sh, const char *const *headings);
void sheet_add(struct sheet *sh, struct sheet_item item);
/* The paragraph under the cursor, or NULL. */
const struct sheet_item *sheet_at(const struct sheet *sh);
/* Moves: lines, pages, ends, and from part to part (NEXT_PANE, PREVIOUS_PANE).
 * MOVE_NONE for other actions. */
enum cursor_move sheet_act(struct sheet *sh, enum act a, int rows, int cols);
void sheet_draw(struct sheet *sh, struct pane p);
void sheet_release(struct sheet *sh);

#endif
