/* nearest.h - "did you mean …?": the known name that is closest to a mistyped one. */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include <stddef.h>

/* Longer words are near to nothing. */
#define NEAREST_LONGEST 63

/* The best match so far; zero it before the first nearest_try. */
struct nearest {
	const char *word; /* the mistyped one; set by the caller. NULL: nothing is near */
	const char *best; /* borrowed; NULL while nothing is near enough */
	size_t distance;
	char hint[NEAREST_LONGEST + 32]; /* of nearest_hint */
};

/* Offers a known name. Upper and lower case count as half alike. */
void nearest_try(struct nearest *n, const char *known);

/* " (did you mean 'x'?)", which stands in n, or "" when nothing is near. */
const char *nearest_hint(struct nearest *n);

#endif
