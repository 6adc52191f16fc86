/* heap.c - malloc for the static program, in place of musl's, which is made to be small and to
 * survive misuse, and makes the first screen come a third later than with that of GNU.
 *
 * A block has a size of one of some classes, four to each doubling, and goes back to the list
 * of its class; fresh ones are cut off a large piece. What is larger than LARGE is mapped by
 * itself. A header of 16 bytes before each says which. Compiled with -fno-builtin: calloc would
 * be made to call itself. Whoever forks here has no other thread, or allocates nothing after. */
#define _GNU_SOURCE /* mremap */
#include <errno.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define UNIT 16u
#define LARGE ((size_t)1 << 18)
#define PIECE ((size_t)1 << 20)
#define CLASSES 64

/* Is there no other thread, nor one that may not have come to its end? musl keeps it for its own
 * locks (src/internal/libc.h); to lock for each block would cost as much again as the block. */
#ifndef ALONE
extern struct {
	char can_do_threads, threaded, secure;
	volatile signed char need_locks;
} __libc;
#define ALONE (!__libc.need_locks)
#endif

struct block {
	size_t size; /* for the user, of this class; larger than LARGE: mapped */
	size_t class;
	struct block *next[]; /* while it is free: where the user's bytes are otherwise */
};

static struct block *lists[CLASSES];
static char *fresh, *fresh_end;
static atomic_flag lock = ATOMIC_FLAG_INIT;

static bool enter(void)
{
	if (ALONE)
		return false;
	while (atomic_flag_test_and_set_explicit(&lock, memory_order_acquire))
		sched_yield();
	return true;
}

static void leave(bool entered)
{
	if (entered)
		atomic_flag_clear_explicit(&lock, memory_order_release);
}

/* Sizes are of 16, 32, 48, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, … */
static unsigned class_of(size_t size)
{
	size_t units = (size + UNIT - 1) / UNIT;
	unsigned shift;

	if (units <= 8)
		return units ? (unsigned)units - 1 : 0;
	shift = 61u - (unsigned)__builtin_clzl(units - 1); /* steps of a quarter */
	units = ((units - 1) >> shift) + 1;                /* 5 to 8 of them */
	return shift * 4 + (unsigned)units - 1;
}

static size_t size_of(unsigned class)
{
	unsigned shift = class < 8 ? 0 : class / 4 - 1;

	return ((size_t)(class - shift * 4 + 1) << shift) * UNIT;
}

static void *map(size_t size)
{
	void *at = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
			-1, 0);

	if (at != MAP_FAILED)
		return at;
	errno = ENOMEM;
	return NULL;
}

/* What is left of the piece before is lost: less than LARGE once in a piece. */
static struct block *cut(unsigned class)
{
	size_t size = size_of(class);
	struct block *b;

	if ((size_t)(fresh_end - fresh) < size + UNIT) {
		char *piece = map(PIECE);

		if (!piece)
			return NULL;
		fresh = piece;
		fresh_end = piece + PIECE;
	}
	b = (struct block *)(void *)fresh;
	fresh += size + UNIT;
	b->size = size;
	b->class = class;
	return b;
}

static struct block *map_large(size_t size)
{
	struct block *b = NULL;

	if (size <= PTRDIFF_MAX - UNIT)
		b = map(size + UNIT);
	else
		errno = ENOMEM;
	if (b)
		b->size = size;
	return b;
}

void *malloc(size_t size)
{
	struct block *b;
	unsigned class;
	bool entered;

	if (size > LARGE) {
		b = map_large(size);
		return b ? b + 1 : NULL;
	}
	class = class_of(size);
	entered = enter();
	b = lists[class];
	if (b)
		lists[class] = b->next[0];
	else
		b = cut(class);
	leave(entered);
	return b ? b + 1 : NULL;
}

void free(void *p)
{
	struct block *b;
	size_t size;
	bool entered;

	if (!p)
		return;
	b = (struct block *)p - 1;
	size = b->size;
	if (size > LARGE) {
		int error = errno;

		munmap(b, size + UNIT);
		errno = error;
		return;
	}
	entered = enter();
	b->next[0] = lists[b->class];
	lists[b->class] = b;
	leave(entered);
}

void *calloc(size_t n, size_t each)
{
	size_t size;
	void *p;

	if (__builtin_mul_overflow(n, each, &size)) {
		errno = ENOMEM;
		return NULL;
	}
	p = malloc(size);
	return p && size <= LARGE ? memset(p, 0, size) : p;
}

void *realloc(void *p, size_t size)
{
	struct block *b;
	void *q;

	if (!p)
		return malloc(size);
	b = (struct block *)p - 1;
	if (b->size > LARGE && size > LARGE && size <= PTRDIFF_MAX - UNIT) {
		b = mremap(b, b->size + UNIT, size + UNIT, MREMAP_MAYMOVE);
		if (b == MAP_FAILED)
			return NULL;
		b->size = size;
		return b + 1;
	}
	if (size <= b->size && b->size <= LARGE)
		return p;
	q = malloc(size);
	if (!q)
		return NULL;
	memcpy(q, p, size < b->size ? size : b->size);
	free(p);
	return q;
}

/* Nobody here asks for more than what every block has. */
void *aligned_alloc(size_t align, size_t size)
{
	if (align <= UNIT)
		return malloc(size);
	errno = EINVAL;
	return NULL;
}
