/* lock.h - the lock of a writer: `.NAME.lock` beside the file NAME, held by flock.
 *
 * The file itself cannot be locked: its inode changes with every save. Inside the lock file
 * stands who holds it, for people and for finding out that the holder is gone. Whoever gives
 * the lock back removes the file; one that was left behind by a crash is cleared. On a share
 * without locks there is a remark instead, and no protection but the saver's own check. */
#ifndef MODEL_STORE_LOCK_H
#define MODEL_STORE_LOCK_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"

struct lock; /* opaque */
struct lock_holder;

/* Takes the lock of the file at path, waiting at most wait_ms for a holder that is alive; with
 * take_over it is taken from that one too. Remarks are appended, a line each. NULL on
 * failure: 75 when held (holder, when not NULL, says by whom), 73 when no lock file can be
 * made here. */
struct lock *lock_take(const char *path, int wait_ms, bool take_over,
		       struct lock_holder *holder, struct str *remarks, struct err *err);
/* Is the file locked by somebody who is there? Leaves everything as it is. */
bool lock_is_held(const char *path, struct lock_holder *holder);
/* Does it protect: false on a share without locks. */
bool lock_protects(const struct lock *l);
/* Gives the lock back; NULL does nothing. */
void lock_release(struct lock *l);

#endif
