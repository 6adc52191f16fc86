/* ballot.h - a vote as every view can begin it, and who is asked. */
#ifndef UI_VIEW_BALLOT_H
#define UI_VIEW_BALLOT_H

#include "ui/session/session.h"
#include "ui/widget/effect.h"

/* What V means on a thing: the vote, or first who takes part (a reply for people_reply), or
 * why there is nothing to vote on. item: the practice under the cursor, else 0. text is lent
 * to the effect. */
struct effect ballot_begin(struct session *s, struct thing what, size_t item,
			   struct str *text);

/* Those who take part, then those who voted but are not listed any more. NULL after the
 * last. And how many they are. */
const char *ballot_voter(const struct session *s, const struct ballot *b, size_t i);
size_t ballot_voters(const struct session *s, const struct ballot *b);

#endif
