#include "support.h"

#include "base/names.h"

static void what_was_added_is_found_and_nothing_else(void **state)
{
	struct arena arena = {0};
	struct names t = {.arena = &arena};

	(void)state;
	assert_true(names_find(&t, "a") == NAMES_NONE);
	assert_true(names_add(&t, "a", 7) == NAMES_NONE);
	assert_true(names_add(&t, "", 8) == NAMES_NONE);
	assert_true(names_add(&t, "ab", 9) == NAMES_NONE);
	assert_int_equal(names_find(&t, "a"), 7);
	assert_int_equal(names_find(&t, ""), 8);
	assert_int_equal(names_find(&t, "ab"), 9);
	assert_true(names_find(&t, "b") == NAMES_NONE);
	assert_int_equal(t.n, 3);
	arena_release(&arena);
}

static void the_first_of_two_alike_stays(void **state)
{
	struct arena arena = {0};
	struct names t = {.arena = &arena};

	(void)state;
	assert_true(names_add(&t, "twice", 1) == NAMES_NONE);
	assert_int_equal(names_add(&t, "twice", 2), 1);
	assert_int_equal(names_find(&t, "twice"), 1);
	assert_int_equal(t.n, 1);
	arena_release(&arena);
}

/* Names of every length, that differ in one place only. */
static void it_grows_and_keeps_all(void **state)
{
	enum { N = 20000 };
	struct arena arena = {0};
	struct names t = {.arena = &arena};

	(void)state;
	for (size_t i = 0; i < N; i++)
		assert_true(names_add(&t, arena_printf(&arena, "%zu%.*s", i, (int)(i % 40),
						       "........................................"),
				      i) == NAMES_NONE);
	for (size_t i = 0; i < N; i++)
		assert_int_equal(
			names_find(&t, arena_printf(&arena, "%zu%.*s", i, (int)(i % 40),
						    "........................................")),
			i);
	assert_true(names_find(&t, "20000") == NAMES_NONE);
	arena_release(&arena);
}

static void room_made_before_is_enough(void **state)
{
	struct arena arena = {0};
	struct names t = {.arena = &arena};
	size_t size;

	(void)state;
	names_add(&t, "before", 9);
	names_reserve(&t, 1000);
	size = t.size;
	assert_int_equal(names_find(&t, "before"), 9);
	for (size_t i = 1; i < 1000; i++)
		names_add(&t, arena_printf(&arena, "%zu", i), i);
	assert_int_equal(t.size, size);
	names_reserve(&t, 10);
	assert_int_equal(t.size, size);
	assert_int_equal(names_find(&t, "999"), 999);
	assert_int_equal(names_find(&t, "before"), 9);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_added_is_found_and_nothing_else),
		cmocka_unit_test(room_made_before_is_enough),
		cmocka_unit_test(the_first_of_two_alike_stays),
		cmocka_unit_test(it_grows_and_keeps_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
