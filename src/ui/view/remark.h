/* remark.h - what can be done about a question, a decision or a field beside answering it,
 * from every view that stands on one: remarks, a vote, a look at what is known. */
#ifndef UI_VIEW_REMARK_H
#define UI_VIEW_REMARK_H

#include "ui/session/session.h"
#include "ui/widget/effect.h"

/* Tags of the replies; no view uses them for anything else. */
enum { TAG_PEOPLE = 50, TAG_REMARK_NOTE, TAG_REMARK_EVIDENCE };

/* What NOTE, NOTE_EDITOR, EVIDENCE, FLAG, CONFIDENCE, SEARCH and MORE mean on a thing;
 * EFFECT_PASS for other actions. named: the dialogs say which thing it is. */
struct effect remark_act(struct session *s, struct thing what, enum act a, bool named);
/* Takes the reply, and that of a vote to begin. */
struct effect remark_reply(struct session *s, struct thing what, const struct reply *r);

/* What VOTE means: the vote, or first who takes part, or why there is nothing to vote on.
 * item: the practice under the cursor, else 0. */
struct effect ballot_begin(struct session *s, struct thing what, size_t item);
/* Those who take part, then those who voted but are not listed any more. NULL after the
 * last. And how many they are. */
const char *ballot_voter(const struct session *s, const struct ballot *b, size_t i);
size_t ballot_voters(const struct session *s, const struct ballot *b);

/* Asks who takes part, with those who do already in the field. */
struct effect people_ask(struct session *s);
/* Takes the reply. Names that cannot be are asked for again; when somebody takes part, `then`
 * is what to do next. */
struct effect people_reply(struct session *s, const struct reply *r, struct effect then);

#endif
