#include "support.h"

#include "base/diag.h"

static void faults_are_printed_in_the_order_of_their_places(void **state)
{
	struct diags d = {0};

	(void)state;
	diag_add(&d, (struct loc){"b.yaml", 2, 1}, "third");
	diag_add(&d, (struct loc){"a.yaml", 10, 3}, "second, as found");
	diag_add(&d, (struct loc){"a.yaml", 10, 3}, "and after it");
	diag_add(&d, (struct loc){"a.yaml", 9, 80}, "first");
	diag_add(&d, (struct loc){"a.yaml", 0, 0}, "the whole file");
	diag_add(&d, (struct loc){NULL, 0, 0}, "nowhere");
	diag_add(&d, (struct loc){"a.yaml", 10, 1}, "column %d", 1);
	assert_diags(&d, "error: nowhere\n"
			 "a.yaml: error: the whole file\n"
			 "a.yaml:9:80: error: first\n"
			 "a.yaml:10:1: error: column 1\n"
			 "a.yaml:10:3: error: second, as found\n"
			 "a.yaml:10:3: error: and after it\n"
			 "b.yaml:2:1: error: third\n");
	diags_release(&d);
}

static void a_fault_is_one_harmless_line(void **state)
{
	struct diags d = {0};

	(void)state;
	diag_add(&d, (struct loc){"x\n\033[2J.yaml", 1, 1}, "key '%s'", "a\nb\033]0;t\a\x80");
	assert_diags(&d, "x ^[[2J.yaml:1:1: error: key 'a b^[]0;t^G\xef\xbf\xbd'\n");
	diags_release(&d);
}

static void too_many_faults_are_counted(void **state)
{
	struct diags d = {0};

	(void)state;
	for (int i = 0; i < DIAGS_MAX + 7; i++)
		diag_add(&d, (struct loc){"a", i + 1, 1}, "fault");
	assert_int_equal(d.n, DIAGS_MAX);
	assert_int_equal(d.dropped, 7);
	diags_release(&d);
	assert_int_equal(d.n, 0);
	assert_int_equal(d.dropped, 0);
	assert_diags(&d, "");
}

static void the_name_of_the_file_is_copied(void **state)
{
	struct diags d = {0};
	char name[] = "gone.yaml";

	(void)state;
	diag_add(&d, (struct loc){name, 1, 2}, "x");
	memset(name, '?', sizeof name - 1);
	assert_diags(&d, "gone.yaml:1:2: error: x\n");
	diags_release(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(faults_are_printed_in_the_order_of_their_places),
		cmocka_unit_test(a_fault_is_one_harmless_line),
		cmocka_unit_test(too_many_faults_are_counted),
		cmocka_unit_test(the_name_of_the_file_is_copied),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
