/* library.h - a shared library that is loaded when it is first needed, not at each start.
 *
 * Its one door lists the calls that it makes, #define CALLS(X) X(one) X(other), and has:
 *   struct calls {CALLS(LIBRARY_FIELD)};
 *   static struct calls table = LIBRARY_TABLE;
 *   static const struct library_call calls[] = {CALLS(LIBRARY_CALL)};
 * LIBRARIES_LINKED links such libraries as others, and the table is full from the beginning:
 * static builds, and systems whose files are called otherwise. */
#ifndef BASE_LIBRARY_H
#define BASE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

#define LIBRARY_FIELD(f) __typeof__(f) *f;
#define LIBRARY_CALL(f) {#f, offsetof(struct calls, f)},
#ifdef LIBRARIES_LINKED
#define LIBRARY_LINKED(f) .f = f,
#define LIBRARY_TABLE {CALLS(LIBRARY_LINKED)}
#else
#define LIBRARY_TABLE {0}
#endif

struct library {
	const char *file;   /* as the loader knows it: libz.so.1 */
	const char *advice; /* what to do when it is not there */
	const struct library_call {
		const char *name;
		size_t at; /* of its address, in the table */
	} *calls;
	size_t n_calls;
};

/* Fills the table, unless it is linked. false with code 70 and a message when the library cannot
 * be loaded, or is too old. */
bool library_load(const struct library *l, void *table, struct err *err);

#endif
