/* people.h - asking who takes part: the same dialog from every view that needs to know. */
#ifndef UI_VIEW_PEOPLE_H
#define UI_VIEW_PEOPLE_H

#include "ui/session/session.h"
#include "ui/widget/effect.h"

/* The tag of its reply; no view uses it for anything else. */
enum { TAG_PEOPLE = 50 };

/* Asks, with those who take part already in the field. text is lent to the effect. */
struct effect people_ask(const struct session *s, struct str *text);
/* Takes the reply. Names that cannot be are asked for again; when somebody takes part, `then`
 * is what to do next. */
struct effect people_reply(struct session *s, const struct reply *r, struct effect then);

#endif
