#define _POSIX_C_SOURCE 200809L
#include "support.h"

#include <errno.h>
#include <pthread.h>

#include "base/err.h"

static void a_message_is_one_line(void **state)
{
	struct err err = {0};

	(void)state;
	assert_false(err_set(&err, EXIT_CODE_DATA, "%s: wrong", "two\nlines"));
	assert_int_equal(err.code, EXIT_CODE_DATA);
	assert_string_equal(err.text, "two lines: wrong");
	assert_false(err_set(NULL, EXIT_CODE_DATA, "nobody asks"));
	assert_false(err_set_errno(NULL, EXIT_CODE_DATA, "nobody asks"));
}

static void a_long_message_is_cut_not_overrun(void **state)
{
	char text[5000];
	struct err err;

	(void)state;
	memset(text, 'x', sizeof text);
	text[sizeof text - 1] = '\0';
	err_set(&err, EXIT_CODE_DATA, "%s", text);
	assert_int_equal(strlen(err.text), sizeof err.text - 1);
}

static void the_reason_of_the_system_is_added(void **state)
{
	struct err err = {0};
	char reason[ERR_REASON_MAX];

	(void)state;
	errno = ENOSPC;
	assert_false(err_set_errno(&err, EXIT_CODE_IO, "%s: cannot write", "a.json"));
	assert_int_equal(err.code, EXIT_CODE_IO);
	assert_string_equal(err.text, "a.json: cannot write: No space left on device");
	assert_string_equal(err_reason(reason, EACCES), "Permission denied");
	assert_true(*err_reason(reason, 123456) != '\0');
}

static void no_memory_is_70_whatever_was_done(void **state)
{
	struct err err = {0};

	(void)state;
	errno = ENOMEM;
	err_set_errno(&err, EXIT_CODE_IO, "%s: cannot read", "a.json");
	assert_int_equal(err.code, EXIT_CODE_INTERNAL);
	assert_string_equal(err.text, "a.json: cannot read: out of memory");
}

static void a_long_path_leaves_room_for_the_reason(void **state)
{
	struct err err = {0};
	char path[3000];

	(void)state;
	memset(path, 'x', sizeof path);
	path[sizeof path - 1] = '\0';
	errno = EROFS;
	err_set_errno(&err, EXIT_CODE_IO, "%s: cannot write", path);
	assert_text_has(err.text, "xxx: Read-only file system");
}

/* Numbers that nobody knows are told from a buffer; each thread has its own. */
static void *ask_often(void *arg)
{
	int error = *(int *)arg;
	char first[ERR_REASON_MAX], again[ERR_REASON_MAX];

	err_reason(first, error);
	for (int i = 0; i < 20000; i++)
		if (strcmp(err_reason(again, error), first) != 0)
			return arg;
	return NULL;
}

static void two_threads_do_not_read_each_others_reason(void **state)
{
	int errors[2] = {100001, 200002};
	pthread_t threads[2];
	void *wrong;

	(void)state;
	for (int i = 0; i < 2; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, ask_often, &errors[i]), 0);
	for (int i = 0; i < 2; i++) {
		assert_int_equal(pthread_join(threads[i], &wrong), 0);
		assert_null(wrong);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_message_is_one_line),
		cmocka_unit_test(a_long_message_is_cut_not_overrun),
		cmocka_unit_test(the_reason_of_the_system_is_added),
		cmocka_unit_test(no_memory_is_70_whatever_was_done),
		cmocka_unit_test(a_long_path_leaves_room_for_the_reason),
		cmocka_unit_test(two_threads_do_not_read_each_others_reason),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
