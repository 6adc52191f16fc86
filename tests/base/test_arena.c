#include "support.h"

#include "base/arena.h"

static void memory_is_zeroed_and_aligned(void **state)
{
	struct arena a = {0};

	(void)state;
	for (size_t size = 1; size < 200; size++) {
		unsigned char *p = arena_alloc(&a, 1, size);
		size_t align = 1;

		/* What a type of that size may ask for, and no less after a text of odd length. */
		while (align < _Alignof(max_align_t) && size % (2 * align) == 0)
			align *= 2;
		assert_int_equal((uintptr_t)p % align, 0);
		arena_strndup(&a, "odd", size % 4);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xff, size);
	}
	arena_release(&a);
}

static void pieces_do_not_overlap_across_blocks(void **state)
{
	struct arena a = {0};
	unsigned char *pieces[300];

	(void)state;
	for (size_t i = 0; i < 300; i++) {
		pieces[i] = arena_alloc(&a, i % 7 == 0 ? 100000 : 1000, 1);
		memset(pieces[i], (int)(i % 251), 1000);
	}
	for (size_t i = 0; i < 300; i++)
		for (size_t j = 0; j < 1000; j++)
			assert_int_equal(pieces[i][j], i % 251);
	arena_release(&a);
}

static void texts_stand_side_by_side(void **state)
{
	struct arena a = {0};
	const char *first = arena_strdup(&a, "plumb"), *second = arena_strdup(&a, "line");

	(void)state;
	assert_ptr_equal(second, first + sizeof "plumb");
	arena_release(&a);
}

static void no_bytes_are_still_an_address(void **state)
{
	struct arena a = {0};
	const char *x, *y;

	(void)state;
	x = arena_alloc(&a, 0, 8);
	y = arena_alloc(&a, 8, 0);
	assert_non_null(x);
	assert_non_null(y);
	assert_ptr_not_equal(x, y);
	arena_release(&a);
}

static void texts_are_copied(void **state)
{
	struct arena a = {0};
	char text[] = "plumb line";
	const char *whole, *part, *none, *made;

	(void)state;
	whole = arena_strdup(&a, text);
	part = arena_strndup(&a, text, 5);
	none = arena_strndup(&a, NULL, 0);
	made = arena_printf(&a, "%s is %d", text, 42);
	text[0] = 'X';
	assert_string_equal(whole, "plumb line");
	assert_string_equal(part, "plumb");
	assert_string_equal(none, "");
	assert_string_equal(made, "plumb line is 42");
	arena_release(&a);
}

static void a_long_text_is_printed_whole(void **state)
{
	struct arena a = {0};
	char *text = arena_alloc(&a, 200001, 1);

	(void)state;
	memset(text, 'x', 200000);
	assert_int_equal(strlen(arena_printf(&a, "<%s>", text)), 200002);
	arena_release(&a);
}

static void an_array_grows_and_keeps_its_elements(void **state)
{
	struct arena a = {0};
	struct pair {
		size_t index;
		const char *text;
	} *items = NULL;
	size_t n = 0;

	(void)state;
	for (size_t i = 0; i < 5000; i++) {
		struct pair *p = ARENA_PUSH(&a, items, n);

		assert_null(p->text);
		assert_int_equal(p->index, 0);
		assert_ptr_equal(p, &items[i]);
		p->index = i;
		p->text = arena_printf(&a, "%zu", i);
	}
	assert_int_equal(n, 5000);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(items[i].index, i);
		assert_int_equal(strtoul(items[i].text, NULL, 10), i);
	}
	arena_release(&a);
}

static void an_array_again_grows_by_itself(void **state)
{
	struct arena a = {0};

	(void)state;
	for (size_t n = 0; n < 40; n++) {
		size_t *items = NULL, *before, count = 0, *more;

		for (size_t i = 0; i < n; i++)
			*(size_t *)ARENA_PUSH(&a, items, count) = i;
		before = items;
		ARENA_AGAIN(&a, items, count);
		for (size_t i = 0; i < n; i++)
			assert_int_equal(items[i], i);
		for (size_t i = 0; i < 30; i++) {
			more = ARENA_PUSH(&a, items, count);
			*more = 1000;
		}
		for (size_t i = 0; i < n; i++)
			assert_int_equal(before[i], i);
		if (n)
			assert_ptr_not_equal(before, items);
	}
	arena_release(&a);
}

static void a_released_arena_can_be_used_again(void **state)
{
	struct arena a = {0};

	(void)state;
	arena_strdup(&a, "once");
	arena_release(&a);
	assert_null(a.blocks);
	assert_string_equal(arena_strdup(&a, "again"), "again");
	arena_release(&a);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_is_zeroed_and_aligned),
		cmocka_unit_test(pieces_do_not_overlap_across_blocks),
		cmocka_unit_test(texts_stand_side_by_side),
		cmocka_unit_test(no_bytes_are_still_an_address),
		cmocka_unit_test(texts_are_copied),
		cmocka_unit_test(a_long_text_is_printed_whole),
		cmocka_unit_test(an_array_grows_and_keeps_its_elements),
		cmocka_unit_test(an_array_again_grows_by_itself),
		cmocka_unit_test(a_released_arena_can_be_used_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
