/* die.h - what the program does when nobody can help: out of memory, or our own fault.
 *
 * die() runs die_hook first, so that the screen can give the terminal back before the
 * message appears; base itself knows nothing of terminals. die_cleanup then removes what was
 * being written. The x functions are malloc and friends that never return NULL. */
#ifndef BASE_DIE_H
#define BASE_DIE_H

#include <stddef.h>

/* Called once by die() before it prints; NULL when there is nothing to undo. */
extern void (*die_hook)(void);
/* Called after it, in the thread that dies; main sets it. */
extern void (*die_cleanup)(void);

/* Prints "plumbline: MESSAGE" on stderr and exits with 70 (our fault). */
void die(const char *fmt, ...) __attribute__((noreturn, format(printf, 1, 2)));

/* The same when there is no memory. */
#define DIE_OF_MEMORY "out of memory; nothing that was saved is lost"
void die_of_memory(void) __attribute__((noreturn));

/* Zeroed memory of n * size bytes, owned by the caller (free). Dies when there is none. */
void *xcalloc(size_t n, size_t size);
/* Like realloc; dies instead of returning NULL. */
void *xrealloc(void *p, size_t n, size_t size);
/* A copy of the text, owned by the caller (free). */
char *xstrdup(const char *s);

#endif
