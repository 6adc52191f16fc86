/* hunger - for LD_PRELOAD: memory that runs out. The HUNGER_AT-th allocation of the process
 * fails, and with HUNGER_STAYS all after it; HUNGER_TELLS names a descriptor to which the
 * number of allocations is written at the end. Memory comes out of one large piece and is
 * never given back: so nothing of the C library's own is needed, whichever that is. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define BYTES ((size_t)1 << 32) /* of addresses: only what is used takes memory */
#define ALIGN 16u

static _Atomic(size_t) used;
static _Atomic(long) count;
static char *_Atomic begin;

static char *piece(void)
{
	char *p = begin, *none = NULL;

	if (p)
		return p;
	p = mmap(NULL, BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON | MAP_NORESERVE, -1,
		 0);
	if (p == MAP_FAILED)
		abort();
	if (!atomic_compare_exchange_strong(&begin, &none, p)) {
		munmap(p, BYTES);
		p = none;
	}
	return p;
}

static int is_hungry(void)
{
	const char *at = getenv("HUNGER_AT");
	long now = ++count, when = at ? strtol(at, NULL, 10) : 0;

	return when && (now == when || (now > when && getenv("HUNGER_STAYS")));
}

/* The size stands before what is given. */
static void *take(size_t n, size_t align)
{
	char *p = piece();
	size_t at, all = n + align + ALIGN;

	if (n > BYTES / 2 || is_hungry()) {
		errno = ENOMEM;
		return NULL;
	}
	at = atomic_fetch_add(&used, (all + ALIGN - 1) & ~(size_t)(ALIGN - 1));
	if (at + all > BYTES)
		abort();
	p = (char *)(((uintptr_t)(p + at) + ALIGN + align - 1) & ~(uintptr_t)(align - 1));
	memcpy(p - sizeof n, &n, sizeof n);
	return p;
}

void *malloc(size_t n)
{
	return take(n, ALIGN);
}

void *calloc(size_t n, size_t size)
{
	if (size && n > SIZE_MAX / size) {
		errno = ENOMEM;
		return NULL;
	}
	return take(n * size, ALIGN); /* it was never used before */
}

void *realloc(void *p, size_t n)
{
	void *to = take(n, ALIGN);
	size_t old = 0;

	if (p && to) {
		memcpy(&old, (char *)p - sizeof old, sizeof old);
		memcpy(to, p, old < n ? old : n);
	}
	return to;
}

void free(void *p)
{
	(void)p;
}

void *aligned_alloc(size_t align, size_t n)
{
	return take(n, align < ALIGN ? ALIGN : align);
}

void *memalign(size_t align, size_t n);
void *memalign(size_t align, size_t n)
{
	return aligned_alloc(align, n);
}

int posix_memalign(void **p, size_t align, size_t n)
{
	*p = aligned_alloc(align, n);
	return *p ? 0 : ENOMEM;
}

__attribute__((destructor)) static void tell(void)
{
	const char *fd = getenv("HUNGER_TELLS");
	char text[32];
	int n = snprintf(text, sizeof text, "%ld\n", (long)count);

	if (fd && n > 0 && write((int)strtol(fd, NULL, 10), text, (size_t)n) < 0)
		abort();
}
