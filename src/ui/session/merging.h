/* merging.h - bringing in what a save left beside the open file, and settling conflicts. */
#ifndef UI_SESSION_MERGING_H
#define UI_SESSION_MERGING_H

#include "model/assessment/conflict.h"
#include "model/store/leftovers.h"
#include "ui/session/session.h"

/* Appends what stands beside the file, and the question whether to bring it in; false when there
 * is nothing, or the file cannot be changed. */
bool session_leftovers_words(const struct session *s, struct str *out);
/* Brings it in, and says so; *paths are in the arena: they are to be put away when the file is
 * saved (leftovers_put_away). false when that is not possible, which is said. */
bool session_bring_in(struct session *s, struct arena *arena, struct texts *paths);

/* Takes over another assessment as a whole, and frees it; the line that the timer runs for stays.
 * Steps made before can then not be taken back. */
void session_take_over(struct session *s, struct assessment *other);

/* Says how many conflicts there are, and which key shows them. */
void session_say_conflicts(struct session *s);
/* Settles one conflict, or all of them (CONFLICT_ALL), and says so. Steps made before can then
 * not be taken back. false when that is not possible, which is said. */
bool session_settle(struct session *s, size_t which, enum merge_side side);

#endif
