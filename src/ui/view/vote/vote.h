/* vote.h - a vote on the screen: view_vote.c (keys) and vote_draw.c (how it looks). */
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

/* What V means on a thing: the vote, or first who takes part (a reply for people_reply), or
 * why there is nothing to vote on. item: the practice under the cursor, else 0. text is lent
 * to the effect. */
struct effect vote_begin(struct session *s, struct thing what, size_t item,
			 struct str *text);

/* Those who take part, then those who voted but are not listed any more. NULL after the
 * last. And how many they are. */
const char *vote_voter(const struct session *s, const struct ballot *b, size_t i);
size_t vote_voters(const struct session *s, const struct ballot *b);
/* Can it be voted on at all? It may be gone: another file was opened. */
bool vote_is_open(const struct vote_view *v, const struct session *s);

/* The rows there are for names, in a pane of that size. */
int vote_rows(const struct vote_view *v, const struct session *s, int rows, int cols);
void vote_draw(const struct vote_view *v, const struct session *s, struct pane p);

#endif
