/* name_set.h - a set of names that come and go, in their order. */
#ifndef BASE_NAME_SET_H
#define BASE_NAME_SET_H

#include <stdbool.h>
#include <stddef.h>

/* Begins with everything zero. */
struct name_set {
	char **items; /* in the order of their bytes; owned */
	size_t n;
};

bool name_set_has(const struct name_set *set, const char *name);
/* Adds a name, or takes it out when it is there. Returns whether it is in the set now. */
bool name_set_toggle(struct name_set *set, const char *name);
/* Takes all out, and frees everything. */
void name_set_clear(struct name_set *set);

#endif
