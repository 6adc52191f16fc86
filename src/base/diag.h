/* diag.h - the faults a reader finds in a file, compiler style.
 *
 * A reader does not stop at the first fault: it appends to a struct diags, and the caller
 * prints them as `file:line:col: error: message`, in the order of their places. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"

/* A place in a file. line and col count from 1; col counts characters; 0 means the whole
 * file. file is borrowed (it lives as long as what was loaded from it). */
struct loc {
	const char *file;
	int line, col;
};

struct diag {
	struct loc at;
	const char *text;
	size_t order; /* as found; keeps the sort stable */
	_Bool warning;
};

#define DIAGS_MAX 500
#define DIAGS_HINTED 50 /* the first so many say what may have been meant */

struct diags {
	struct arena arena;
	struct diag *items;
	size_t n;       /* at most DIAGS_MAX are kept */
	size_t dropped; /* those after that */
	_Bool unreadable; /* a file was no YAML or JSON at all, or could not be read */
	struct diag *warnings; /* no faults: what could be better */
	size_t n_warnings;     /* at most DIAGS_MAX are kept */
};

/* Are there so many that no more are kept? Then counts one, as diag_add would, and spares
 * the caller looking for its words. */
_Bool diags_full(struct diags *d);
/* The word, for looking for what may have been meant by it; NULL when there are so many
 * faults that nobody is helped by that. */
const char *diags_hinted(const struct diags *d, const char *word);
void diag_add(struct diags *d, struct loc at, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
/* The same for what is no fault. Printed as `file:line:col: warning: message`. */
void diag_warn(struct diags *d, struct loc at, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
/* Sorts the faults by file name, line, column. */
void diags_sort(struct diags *d);
/* Prints faults and warnings, sorted, one a line; control characters in them are made
 * visible. */
void diags_print(struct diags *d, FILE *out);
void diags_release(struct diags *d);

#endif
