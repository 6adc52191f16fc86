/* Numbers of which the smallest is taken first. */
#include "support.h"

#include "base/heap.h"

static void the_smallest_comes_first(void **state)
{
	static const size_t given[] = {5, 3, 8, 3, 0, 9, 1, 7, 7, 2};
	static const size_t sorted[] = {0, 1, 2, 3, 3, 5, 7, 7, 8, 9};
	size_t items[COUNT_OF(given)], n = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(given); i++)
		heap_push(items, &n, given[i]);
	for (size_t i = 0; i < COUNT_OF(sorted); i++)
		assert_int_equal(heap_pop(items, &n), sorted[i]);
	assert_int_equal(n, 0);
}

static void what_comes_meanwhile_finds_its_place(void **state)
{
	size_t items[1000], n = 0, last = 0, taken = 0, x = 1;

	(void)state;
	for (size_t i = 0; i < 1000; i++) {
		x = x * 75 % 65537;
		heap_push(items, &n, last + x); /* never below what was taken */
		if (i % 3)
			continue;
		assert_true(items[0] >= last);
		last = heap_pop(items, &n);
		taken++;
	}
	for (; n; taken++) {
		assert_true(items[0] >= last);
		last = heap_pop(items, &n);
	}
	assert_int_equal(taken, 1000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_smallest_comes_first),
		cmocka_unit_test(what_comes_meanwhile_finds_its_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
