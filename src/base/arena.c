#include "base/arena.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"

/* Blocks begin small, for many arenas live through one line of text only, and double. */
#ifndef ARENA_BLOCK_SIZE
#define ARENA_BLOCK_SIZE 65536u
#endif
#define ARENA_FIRST_SIZE (ARENA_BLOCK_SIZE < 1024u ? ARENA_BLOCK_SIZE : 1024u)

struct arena_block {
	struct arena_block *next;
	size_t size;
	max_align_t data[];
};

/* Where something of that size may begin, from offset on. A type's size is a multiple of its
 * alignment, so the largest power of two in the size will do; texts stand side by side. */
static size_t aligned(size_t offset, size_t size)
{
	size_t align = size & (~size + 1);

	if (!align || align > _Alignof(max_align_t))
		align = _Alignof(max_align_t);
	return (offset + align - 1) & ~(align - 1);
}

static struct arena_block *new_block(size_t size, struct arena_block *next)
{
	struct arena_block *b = xcalloc(1, offsetof(struct arena_block, data) + size);

	b->size = size;
	b->next = next;
	return b;
}

void *arena_alloc(struct arena *a, size_t n, size_t size)
{
	struct arena_block *b = a->blocks;
	size_t bytes, start = aligned(a->used, size);

	if (size && n > (SIZE_MAX / 2) / size)
		die("a request for memory is too large");
	bytes = n * size;
	if (!bytes)
		bytes = 1;
	if (!b || start > b->size || b->size - start < bytes) {
		size_t block = b ? 2 * b->size : ARENA_FIRST_SIZE;

		if (b && bytes > ARENA_BLOCK_SIZE / 4) {
			/* Behind the block in use, so that the rest of that is used, too. */
			b->next = new_block(bytes, b->next);
			return b->next->data;
		}
		if (block > ARENA_BLOCK_SIZE)
			block = ARENA_BLOCK_SIZE;
		if (block < bytes)
			block = bytes;
		a->blocks = b = new_block(block, b);
		start = 0;
	}
	a->used = start + bytes;
	return (char *)b->data + start;
}

char *arena_strndup(struct arena *a, const char *s, size_t n)
{
	char *copy = arena_alloc(a, n + 1, 1);

	if (n)
		memcpy(copy, s, n);
	return copy;
}

char *arena_strdup(struct arena *a, const char *s)
{
	return arena_strndup(a, s, strlen(s));
}

char *arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap, again;
	char *text;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		die("a text could not be formatted");
	text = arena_alloc(a, (size_t)n + 1, 1);
	vsnprintf(text, (size_t)n + 1, fmt, again);
	va_end(again);
	return text;
}

void *arena_push(struct arena *a, void **items, size_t *n, size_t size)
{
	void *old;

	/* *items is a pointer to whatever the caller collects, so it is copied, not read. */
	memcpy(&old, items, sizeof old);
	/* The array is full whenever its length is 0 or a power of two of at least 4. */
	if (*n == 0 || (*n >= 4 && (*n & (*n - 1)) == 0)) {
		size_t cap = *n ? *n * 2 : 4;
		void *grown = arena_alloc(a, cap, size);

		if (*n)
			memcpy(grown, old, *n * size);
		memcpy(items, &grown, sizeof grown);
		old = grown;
	}
	return (char *)old + (*n)++ * size;
}

void arena_again(struct arena *a, void **items, size_t n, size_t size)
{
	size_t cap = n ? 4 : 0;
	void *old, *copy;

	while (cap < n)
		cap *= 2;
	memcpy(&old, items, sizeof old);
	copy = cap ? arena_alloc(a, cap, size) : NULL;
	if (n)
		memcpy(copy, old, n * size);
	memcpy(items, &copy, sizeof copy);
}

void arena_join(struct arena *a, struct arena *from)
{
	struct arena_block **end = &a->blocks;

	if (!a->blocks)
		a->used = from->used;
	while (*end)
		end = &(*end)->next;
	*end = from->blocks;
	*from = (struct arena){0};
}

void arena_release(struct arena *a)
{
	struct arena_block *b = a->blocks, *oldest = NULL;

	/* The oldest first: the memory of a process ends where the newest one stands, and it
	 * is given back in one piece when that one goes last. */
	while (b) {
		struct arena_block *next = b->next;

		b->next = oldest;
		oldest = b;
		b = next;
	}
	while (oldest) {
		struct arena_block *next = oldest->next;

		free(oldest);
		oldest = next;
	}
	a->blocks = NULL;
	a->used = 0;
}
