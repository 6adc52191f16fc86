#include "support.h"

#include "base/name_set.h"

static void names_come_and_go(void **state)
{
	static const char *const names[] = {"REL-06", "CR-06/contain", "DT-12", "REL-06/zones"};
	struct name_set set = {0};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		assert_false(name_set_has(&set, names[i]));
		assert_true(name_set_toggle(&set, names[i]));
		assert_true(name_set_has(&set, names[i]));
	}
	assert_int_equal(set.n, COUNT_OF(names));
	for (size_t i = 1; i < set.n; i++)
		assert_true(strcmp(set.items[i - 1], set.items[i]) < 0);
	assert_false(name_set_toggle(&set, "DT-12"));
	assert_false(name_set_has(&set, "DT-12"));
	assert_true(name_set_has(&set, "REL-06"));
	assert_false(name_set_has(&set, "REL"));
	name_set_clear(&set);
	assert_int_equal(set.n, 0);
	assert_false(name_set_has(&set, "REL-06"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_come_and_go),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
