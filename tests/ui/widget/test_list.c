#include "support.h"

#include "ui/widget/list.h"

static void the_cursor_stays_inside(void **state)
{
	struct list l = {0};

	(void)state;
	assert_true(list_act(&l, 3, 10, ACT_UP));
	assert_int_equal(l.cursor, 0);
	for (int i = 0; i < 5; i++)
		list_act(&l, 3, 10, ACT_DOWN);
	assert_int_equal(l.cursor, 2);
	list_act(&l, 3, 10, ACT_FIRST);
	assert_int_equal(l.cursor, 0);
	list_act(&l, 3, 10, ACT_LAST);
	assert_int_equal(l.cursor, 2);
	assert_false(list_act(&l, 3, 10, ACT_HELP));
	assert_int_equal(l.cursor, 2);
}

static void a_list_that_shrank_takes_its_cursor_along(void **state)
{
	struct list l = {.cursor = 9, .top = 7};

	(void)state;
	list_act(&l, 4, 3, ACT_UP);
	assert_int_equal(l.cursor, 2);
	l.cursor = 9;
	list_scroll(&l, 4, 3);
	assert_int_equal(l.cursor, 3);
	assert_int_equal(l.top, 1);
	list_act(&l, 0, 3, ACT_DOWN);
	assert_int_equal(l.cursor, 0);
}

static void pages_keep_a_line_in_common(void **state)
{
	struct list l = {0};

	(void)state;
	list_act(&l, 100, 10, ACT_PAGE_DOWN);
	assert_int_equal(l.cursor, 9);
	list_act(&l, 100, 10, ACT_PAGE_UP);
	assert_int_equal(l.cursor, 0);
	list_act(&l, 100, 0, ACT_PAGE_DOWN);
	assert_int_equal(l.cursor, 1);
}

static void scrolling_always_shows_the_cursor(void **state)
{
	(void)state;
	for (size_t n = 0; n < 12; n++)
		for (int rows = 1; rows < 9; rows++)
			for (size_t at = 0; at < n; at++)
				for (size_t top = 0; top < 14; top++) {
					struct list l = {.cursor = at, .top = top};

					list_scroll(&l, n, rows);
					assert_true(l.top <= at);
					assert_true(at < l.top + (size_t)rows);
					assert_true(n <= (size_t)rows
							    ? l.top == 0
							    : l.top <= n - (size_t)rows);
				}
}

static void what_is_higher_than_the_screen_is_shown_from_its_top(void **state)
{
	int top = 0;

	(void)state;
	rows_scroll(&top, 10, 8, 30, 5);
	assert_int_equal(top, 10);
	rows_scroll(&top, 2, 1, 30, 0);
	assert_int_equal(top, 2);
}

static void what_was_scrolled_to_stays(void **state)
{
	int top = 7;

	(void)state;
	for (int i = 0; i < 3; i++)
		rows_clamp(&top, 30, 10);
	assert_int_equal(top, 7);
	rows_clamp(&top, 12, 10);
	assert_int_equal(top, 2);
	rows_clamp(&top, 5, 10);
	assert_int_equal(top, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_cursor_stays_inside),
		cmocka_unit_test(a_list_that_shrank_takes_its_cursor_along),
		cmocka_unit_test(pages_keep_a_line_in_common),
		cmocka_unit_test(scrolling_always_shows_the_cursor),
		cmocka_unit_test(what_is_higher_than_the_screen_is_shown_from_its_top),
		cmocka_unit_test(what_was_scrolled_to_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
