/* lock_holder.h - what stands in a lock file: who holds it. For people to read; whether it is
 * held at all is a matter of the lock on it, where there are locks. */
#ifndef MODEL_STORE_LOCK_HOLDER_H
#define MODEL_STORE_LOCK_HOLDER_H

#include <stdbool.h>

#include "base/str.h"

struct lock_holder {
	char host[64], user[64], since[32]; /* "" when not known */
	long pid;                           /* as it is called there; 0: not known */
	bool unlocked; /* there are no locks where it was made: it holds by being there */
};

/* Writes this process as the holder into the lock file fd. */
void lock_holder_write(int fd, bool unlocked);
/* Reads who stands in the lock file fd; false when nobody does. */
bool lock_holder_read(int fd, struct lock_holder *h);
/* Appends "ann on host since TIME", with the process when it is wanted; "somebody" when
 * nothing is known. */
void lock_holder_text(const struct lock_holder *h, bool process, struct str *out);

#endif
