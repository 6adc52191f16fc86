/* vote.h - a vote on the screen: view.c (keys) and draw.c (how it looks). */
#ifndef UI_VIEW_VOTE_VOTE_H
#define UI_VIEW_VOTE_VOTE_H

#include <stdbool.h>

#include "ui/session/session.h"
#include "ui/view/view.h"
#include "ui/widget/list.h"

struct vote_view {
	struct ballot at;
	struct list row; /* who is asked */
	bool hides;      /* votes are not shown before all are in: */
	bool revealed;   /* but those of this ballot are by now */
	struct str text; /* lent to effects; owned */
};

/* Can it be voted on at all? It may be gone: another file was opened. */
bool vote_is_open(const struct vote_view *v, const struct session *s);

/* The rows there are for names, in a pane of that size. */
int vote_rows(const struct vote_view *v, const struct session *s, int rows, int cols);
void vote_draw(const struct vote_view *v, const struct session *s, struct pane p);

#endif
