/* names.h - a table of names: what each of them stands for, found at once however many there
 * are. The names come from files, so they are hashed with a key of this run: nobody can
 * choose names that get in each other's way. */
#ifndef BASE_NAMES_H
#define BASE_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

#define NAMES_NONE ((size_t)-1)

/* Begins with everything zero but the arena, in which it grows. */
struct names {
	struct arena *arena;
	struct names_slot *slots;
	size_t n;    /* names in it */
	size_t size; /* places for them: 0 or a power of two */
};

/* Makes room for n names at once, so that the table need not grow on the way. */
void names_reserve(struct names *t, size_t n);
/* Adds a name (borrowed; it stays as it is) that stands for value, unless it is in the table
 * already. Returns what it stood for, or NAMES_NONE when it is new. */
size_t names_add(struct names *t, const char *name, size_t value);
/* What it stands for, or NAMES_NONE. */
size_t names_find(const struct names *t, const char *name);

#endif
