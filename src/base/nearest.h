/* nearest.h - "did you mean …?": the known name that is closest to a mistyped one. */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include <stddef.h>

/* The best match so far; zero it before the first nearest_try. */
struct nearest {
	const char *word; /* the mistyped one; set by the caller */
	const char *best; /* borrowed; NULL while nothing is near enough */
	size_t distance;
};

/* Offers a known name. Upper and lower case count as half alike. */
void nearest_try(struct nearest *n, const char *known);

/* " (did you mean 'x'?)" in a static buffer, or "" when nothing is near. */
const char *nearest_hint(const struct nearest *n);

#endif
