#include "base/heap.h"

/* Each item is at least the one at (its place - 1) / 2. */

void heap_push(size_t *items, size_t *n, size_t value)
{
	size_t at = (*n)++;

	for (; at > 0 && items[(at - 1) / 2] > value; at = (at - 1) / 2)
		items[at] = items[(at - 1) / 2];
	items[at] = value;
}

size_t heap_pop(size_t *items, size_t *n)
{
	size_t first = items[0], last = items[--*n], at = 0;

	for (size_t child; (child = 2 * at + 1) < *n; at = child) {
		child += child + 1 < *n && items[child + 1] < items[child];
		if (items[child] >= last)
			break;
		items[at] = items[child];
	}
	items[at] = last;
	return first;
}
