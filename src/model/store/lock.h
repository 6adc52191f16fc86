/* lock.h - the lock of a writer: `.NAME.lock` beside the file NAME, held by flock.
 *
 * The file itself cannot be locked: its inode changes with every save. While the lock file is
 * locked nobody else gets it, whatever is known of the holder; what nobody has locked is free,
 * and left by who was killed. Whoever gives the lock back removes the file. On a share without
 * locks the lock file holds by being there: one that was left wants a person to remove it. */
#ifndef MODEL_STORE_LOCK_H
#define MODEL_STORE_LOCK_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/err.h"
#include "base/str.h"

struct lock; /* opaque */

/* Takes the lock of the file at path, waiting at most wait_ms for who holds it. Remarks are
 * appended, a line each. NULL on failure: 75 when it is held, and then holder (when not NULL)
 * says by whom, as in "held by ann on host since TIME"; 73 or 74 when there can be no lock
 * here. Nothing is left behind then. */
struct lock *lock_take(const char *path, int wait_ms, struct str *holder,
		       struct str *remarks, struct err *err);
/* Is the file held by somebody? Appends by whom, as above. Leaves everything as it is. */
bool lock_is_held(const char *path, struct str *holder);
/* Removes what killed programs left in the folder of the file, see temp_sweep. */
void lock_sweep(const struct lock *l);
/* Gives the lock back; NULL does nothing. */
void lock_release(struct lock *l);

#endif
