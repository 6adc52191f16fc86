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
	bool shows;      /* each vote at once; else none before all are in, */
	bool revealed;   /* but those of this ballot are by now */
};

/* Can it be voted on at all? It may be gone: another file was opened. */
bool vote_is_open(const struct vote_view *v, const struct session *s);

/* Are the votes of the ballot kept from the room for now? */
bool vote_hides(const struct vote_view *v, const struct session *s);

/* draw of the view. */
void vote_draw(void *state, const struct session *s, struct pane p);

#endif
