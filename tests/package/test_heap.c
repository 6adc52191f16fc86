/* The malloc of the static program: what it hands out is aligned, large enough and nobody
 * else's, and keeps its bytes when it grows, shrinks and is cleared. */
#define _GNU_SOURCE
#include "support.h"

#ifdef __linux__

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

void *heap_malloc(size_t size);
void *heap_calloc(size_t n, size_t each);
void *heap_realloc(void *p, size_t size);
void *heap_aligned_alloc(size_t align, size_t size);
void heap_free(void *p);

#define malloc heap_malloc
#define calloc heap_calloc
#define realloc heap_realloc
#define aligned_alloc heap_aligned_alloc
#define free heap_free
#define ALONE alone
static bool alone;

static atomic_int waits;
static atomic_bool ended;

static int count_wait(void)
{
	atomic_fetch_add(&waits, 1);
	return sched_yield();
}

#define sched_yield count_wait
#include "../../assets/package/heap.c"
#undef sched_yield

static void a_class_is_no_more_than_a_quarter_larger(void **state)
{
	size_t last = 0;

	(void)state;
	for (size_t size = 1; size <= LARGE; size++) {
		unsigned class = class_of(size);
		size_t of = size_of(class);

		assert_true(of >= size && of <= size + size / 4 + UNIT && of % UNIT == 0);
		assert_true(class < CLASSES && (class == last || class == last + 1));
		last = class;
		size = size > 4096 ? size + 60 : size;
	}
}

/* A number that looks like chance. */
static size_t next(void)
{
	static uint64_t x = 1;

	x = x * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (size_t)(x >> 40);
}

static size_t some_size(void)
{
	static const size_t most[] = {32, 300, 5000, LARGE + 1000, 3 * LARGE};

	return next() % most[next() % 64 ? next() % 3 : 3 + next() % 2];
}

static struct held {
	unsigned char *at;
	size_t n;
	unsigned char byte;
} held[300];

static void check(const struct held *h, size_t n)
{
	assert_int_equal((uintptr_t)h->at % UNIT, 0);
	for (size_t i = 0; i < n; i += i < 64 || i + 64 > n ? 1 : 61)
		if (h->at[i] != h->byte)
			fail_msg("byte %zu of %zu is %u, not %u", i, h->n, h->at[i],
				 h->byte);
}

static void fill(struct held *h, size_t n)
{
	h->n = n;
	h->byte = (unsigned char)next();
	memset(h->at, h->byte, n);
}

static void blocks_are_nobody_elses(void **state)
{
	(void)state;
	for (int i = 0; i < 60000; i++) {
		struct held *h = &held[next() % COUNT_OF(held)];
		size_t n = some_size();

		alone = i / 1000 % 2;
		check(h, h->n);
		switch (next() % 4) {
		case 0:
			h->at = heap_realloc(h->at, n);
			assert_non_null(h->at);
			check(h, n < h->n ? n : h->n);
			break;
		case 1:
			heap_free(h->at);
			h->at = heap_calloc(n / 8, 8);
			h->byte = 0;
			n = n / 8 * 8;
			check(h, n);
			break;
		default:
			heap_free(h->at);
			h->at = heap_malloc(n);
		}
		fill(h, n);
	}
}

static void *take(void *unused)
{
	void *p = heap_malloc(30);

	(void)unused;
	atomic_store(&ended, true);
	return p;
}

static void *give_back(void *p)
{
	heap_free(p);
	atomic_store(&ended, true);
	return NULL;
}

/* The other thread comes while this one is inside. */
static void *come_second(void *(*thread)(void *), void *p)
{
	pthread_t other;
	void *result;
	bool early;

	atomic_store(&waits, 0);
	atomic_store(&ended, false);
	assert_true(enter());
	assert_int_equal(pthread_create(&other, NULL, thread, p), 0);
	while (!atomic_load(&waits) && !atomic_load(&ended))
		sched_yield();
	early = atomic_load(&ended);
	leave(true);
	assert_int_equal(pthread_join(other, &result), 0);
	assert_false(early);
	return result;
}

static void threads_take_turns(void **state)
{
	(void)state;
	alone = false;
	assert_null(come_second(give_back, come_second(take, NULL)));
	alone = true;
	assert_false(enter());
}

static void what_cannot_be_is_refused(void **state)
{
	void *p = heap_malloc(100);

	(void)state;
	errno = 0;
	assert_null(heap_malloc(SIZE_MAX - 8));
	assert_int_equal(errno, ENOMEM);
	assert_null(heap_calloc(SIZE_MAX / 2, 3));
	assert_null(heap_realloc(p, SIZE_MAX - 8));
	assert_null(heap_aligned_alloc(64, 64));
	heap_free(p);
	heap_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_class_is_no_more_than_a_quarter_larger),
		cmocka_unit_test(blocks_are_nobody_elses),
		cmocka_unit_test(threads_take_turns),
		cmocka_unit_test(what_cannot_be_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

#else

static void it_is_for_linux(void **state)
{
	(void)state;
	skip();
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(it_is_for_linux)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
#endif
