/* heap.h - numbers of which the smallest is taken first. */
#ifndef BASE_HEAP_H
#define BASE_HEAP_H

#include <stddef.h>

/* The caller owns items, with room for one more, and their number n. */
void heap_push(size_t *items, size_t *n, size_t value);
/* Takes the smallest out; n must not be 0. */
size_t heap_pop(size_t *items, size_t *n);

#endif
