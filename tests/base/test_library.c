/* A library that is loaded late: all its calls, or an error that says what is wrong. */
#include "base/library.h"
#include "support.h"

#define CALLS(X) X(strlen) X(labs)

struct calls {
	CALLS(LIBRARY_FIELD)
};

static struct calls table;
static const struct library_call calls[] = {CALLS(LIBRARY_CALL)};
static const struct library_call unknown[] = {{"strlen", 0}, {"no_such_call", 0}};

#if defined(LIBRARIES_LINKED) || !defined(__GLIBC__)
#define SKIP_ELSEWHERE() skip_because("libraries are linked here, or the C library has another name")
#else
#define SKIP_ELSEWHERE() (void)0
#endif

static void its_calls_are_found(void **state)
{
	static const struct library c = {"libc.so.6", "what then?", calls, COUNT_OF(calls)};
	struct err err = {0};

	(void)state;
	SKIP_ELSEWHERE();
	assert_true(library_load(&c, &table, &err));
	assert_int_equal(table.strlen("four"), 4);
	assert_int_equal(table.labs(-7), 7);
	assert_string_equal(err.text, "");
}

static void what_it_lacks_is_named(void **state)
{
	static const struct library c = {"libc.so.6", "", unknown, COUNT_OF(unknown)};
	static const struct library none = {"libnone.so.77", "do without", calls, COUNT_OF(calls)};
	struct err err = {0};

	(void)state;
	SKIP_ELSEWHERE();
	assert_false(library_load(&c, &table, &err));
	assert_int_equal(err.code, EXIT_CODE_INTERNAL);
	assert_string_equal(err.text, "libc.so.6 is too old: it has no no_such_call");
	assert_false(library_load(&none, &table, &err));
	assert_int_equal(err.code, EXIT_CODE_INTERNAL);
	assert_text_has(err.text, "workbooks need libnone.so.77, which cannot be loaded: do without (");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(its_calls_are_found),
		cmocka_unit_test(what_it_lacks_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
