#include "support.h"

static void a_zeroed_one_is_the_empty_text(void **state)
{
	struct str s = {0};

	(void)state;
	assert_string_equal(str_text(&s), "");
	str_truncate(&s, 0);
	str_release(&s);
	assert_string_equal(str_text(&s), "");
}

static void pieces_are_added_in_order(void **state)
{
	struct str s = {0};

	(void)state;
	str_add(&s, "REL");
	str_addc(&s, '-');
	str_addf(&s, "%02d%s", 6, "");
	str_addn(&s, ": a b c", 3);
	str_addn(&s, NULL, 0);
	assert_string_equal(str_text(&s), "REL-06: a");
	assert_int_equal(s.len, 9);
	str_release(&s);
}

static void it_grows_past_every_size(void **state)
{
	struct str s = {0};

	(void)state;
	for (int i = 0; i < 10000; i++) {
		str_addf(&s, "%d,", i % 10);
		assert_int_equal(strlen(str_text(&s)), s.len);
	}
	assert_int_equal(s.len, 20000);
	for (int i = 0; i < 10000; i++)
		assert_int_equal(s.data[2 * i], '0' + i % 10);
	str_release(&s);
}

static void bytes_may_hold_nuls(void **state)
{
	struct str s = {0};

	(void)state;
	str_addn(&s, "a\0b", 3);
	assert_int_equal(s.len, 3);
	assert_memory_equal(s.data, "a\0b", 4);
	str_release(&s);
}

static void truncating_never_makes_it_longer(void **state)
{
	struct str s = {0};

	(void)state;
	str_add(&s, "plumbline");
	str_truncate(&s, 100);
	assert_string_equal(str_text(&s), "plumbline");
	str_truncate(&s, 5);
	assert_string_equal(str_text(&s), "plumb");
	str_add(&s, "!");
	assert_string_equal(str_text(&s), "plumb!");
	str_release(&s);
}

static void reserved_room_keeps_the_text_where_it_is(void **state)
{
	struct str s = {0};
	const char *before;

	(void)state;
	str_reserve(&s, 1000);
	assert_string_equal(str_text(&s), "");
	str_add(&s, "x");
	before = str_text(&s);
	for (int i = 0; i < 999; i++)
		str_addc(&s, 'y');
	assert_ptr_equal(str_text(&s), before);
	str_release(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_zeroed_one_is_the_empty_text),
		cmocka_unit_test(pieces_are_added_in_order),
		cmocka_unit_test(it_grows_past_every_size),
		cmocka_unit_test(bytes_may_hold_nuls),
		cmocka_unit_test(truncating_never_makes_it_longer),
		cmocka_unit_test(reserved_room_keeps_the_text_where_it_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
