/* saying.h - what the team says of actions and of their steps, by words: how far they are, who
 * does them, until when. */
#ifndef ENGINE_SAYING_H
#define ENGINE_SAYING_H

#include "model/assessment/assessment.h"

enum said { SAID_STATUS, SAID_OWNER, SAID_DUE, SAID_NOTE };
#define SAID_PARTS (SAID_NOTE + 1)

/* "status", "owner", …; NULL behind the last. */
extern const char *const said_names[SAID_PARTS + 1];
/* The statuses that can be said, in their order; NULL behind the last. */
extern const char *const said_statuses[];

/* Can that be said? "" clears. Else false, with what is wrong and what to do in err, which does
 * not name the part (2). */
bool said_check(enum said part, const char *value, struct err *err);
/* Says what can be said of an entry of a, which copies the text. now: the time as in files. */
void said_put(struct assessment *a, struct plan_entry *e, enum said part, const char *value,
	      const char *now);

#endif
