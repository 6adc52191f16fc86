#define _POSIX_C_SOURCE 200809L
#include "support.h"

#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/die.h"
#include "base/number.h"

static void too_many_bytes(void)
{
	free(xcalloc(SIZE_MAX / 2, 3));
}

static void too_large_an_array(void)
{
	struct arena a = {0};

	arena_alloc(&a, SIZE_MAX / 8, 64);
}

static void say_goodbye(void)
{
	fputs("hook\n", stderr);
}

static void with_a_hook(void)
{
	die_hook = say_goodbye;
	die("%d apples", 3);
}

static void no_denominator(void)
{
	frac_of(1, 0);
}

static void too_large_a_sum(void)
{
	frac_add(frac_of(INT64_MAX, 1), frac_of(1, 1));
}

static void too_large_a_product(void)
{
	frac_mul(frac_of(INT64_MAX, 2), frac_of(5, 1));
}

static void the_smallest_number(void)
{
	frac_of(INT64_MIN, 1);
}

/* Every way to die: what it says on stderr, and always exit code 70. */
static const struct {
	void (*act)(void);
	const char *says;
} cases[] = {
	{too_many_bytes, "plumbline: a request for memory is too large\n"},
	{too_large_an_array, "plumbline: a request for memory is too large\n"},
	{with_a_hook, "hook\nplumbline: 3 apples\n"},
	{no_denominator, "plumbline: a fraction has no denominator\n"},
	{too_large_a_sum, "plumbline: a score does not fit 64 bits\n"},
	{too_large_a_product, "plumbline: a score does not fit 64 bits\n"},
	{the_smallest_number, "plumbline: a score does not fit 64 bits\n"},
};

static void dying_says_why_and_exits_with_70(void **state)
{
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		const char *path = path_in(state, "stderr");
		int status;
		pid_t pid;

		fflush(NULL);
		pid = fork();
		if (pid == 0) {
			if (!freopen(path, "w", stderr))
				_exit(1);
			cases[i].act();
			_exit(2);
		}
		assert_int_equal(waitpid(pid, &status, 0), pid);
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), 70);
		assert_file_text(path, cases[i].says);
	}
}

static void memory_comes_zeroed(void **state)
{
	unsigned char *p = xcalloc(100, 3);

	(void)state;
	for (int i = 0; i < 300; i++)
		assert_int_equal(p[i], 0);
	p = xrealloc(p, 1000, 1);
	assert_int_equal(p[299], 0);
	free(p);
	free(xcalloc(0, 0));
}

static void texts_are_copied(void **state)
{
	static const char text[] = "plumb";
	char *copy = xstrdup(text);

	(void)state;
	assert_string_equal(copy, text);
	assert_ptr_not_equal(copy, text);
	free(copy);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(dying_says_why_and_exits_with_70),
		cmocka_unit_test(memory_comes_zeroed),
		cmocka_unit_test(texts_are_copied),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
