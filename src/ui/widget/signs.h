/* signs.h - what the signs on the screens mean: those that stand for a word where there is
 * no room for it. The help of a view lists them; legends in the views take them from here. */
#ifndef UI_WIDGET_SIGNS_H
#define UI_WIDGET_SIGNS_H

#include "ui/canvas/grid.h"
#include "ui/keys/bindings.h"

struct sign {
	const char *text;   /* NULL: the symbol, which has its ASCII form */
	enum symbol symbol;
	enum style style;
	const char *means;
	const char *brief;  /* in a legend; NULL: only in the help */
};

/* Those of a view, ended by one that means NULL; NULL when it has none. */
const struct sign *signs_of(enum view_id view);
/* Those of every view, ended alike. */
extern const struct sign signs_everywhere[];

/* Returns the column after it. */
int draw_sign(struct pane p, int row, int col, const struct sign *sign);
/* The signs that have a brief word, beside each other as far as they fit. Returns the
 * column after them. */
int draw_legend(struct pane p, int row, int col, const struct sign *signs);

#endif
