/* arena.h - memory with one lifetime.
 *
 * Everything allocated from an arena is freed together, by arena_release; single pieces are
 * never freed. Memory is zeroed. Running out of memory dies. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
	struct arena_block *blocks; /* newest first; owned */
	size_t used;                /* bytes used in the newest block */
};

/* n elements of size bytes, zeroed and aligned for any type of that size; valid until
 * release. */
void *arena_alloc(struct arena *a, size_t n, size_t size);
/* n zeroed elements of type T. */
#define arena_new(a, T, n) ((T *)arena_alloc((a), (n), sizeof(T)))

char *arena_strdup(struct arena *a, const char *s);
/* A copy of exactly n bytes, and a NUL behind them. */
char *arena_strndup(struct arena *a, const char *s, size_t n);
char *arena_printf(struct arena *a, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* Appends one zeroed element to an array that lives in the arena and returns its address;
 * *items moves when the array grows, so keep indices, not addresses. */
void *arena_push(struct arena *a, void **items, size_t *n, size_t size);
#define ARENA_PUSH(a, items, n) \
	arena_push((a), (void **)&(items), &(n), sizeof *(items))

/* Puts a copy of such an array in its place, which can be changed and appended to while what was
 * there stays as it is. */
void arena_again(struct arena *a, void **items, size_t n, size_t size);
#define ARENA_AGAIN(a, items, n) \
	arena_again((a), (void **)&(items), (n), sizeof *(items))

/* Takes over all that from holds, which is empty then: it lives as long as a does now. */
void arena_join(struct arena *a, struct arena *from);
/* Frees everything; the arena is then empty and may be used again. */
void arena_release(struct arena *a);

#endif
