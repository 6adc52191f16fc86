/* The lock by itself; in which order it is taken is tested in test_lock_protocol.c. */
#define _GNU_SOURCE
#include "support.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/file.h"
#include "model/store/lock.h"

/* A lock file with that text, locked by a descriptor of ours. */
static int lock_by_hand(const char *name, const char *text)
{
	int fd;

	file_store(name, text);
	fd = open(name, O_RDWR | O_CLOEXEC);
	assert_true(fd >= 0);
	assert_int_equal(flock(fd, LOCK_EX | LOCK_NB), 0);
	return fd;
}

static const char *const holders[] = {
	"",
	"no holder at all",
	"host HERE\npid 999999999\nuser ann\nsince noon\n",
	"host HERE\npid 1\nboot not-this-one\nuser ann\nsince noon\n",
	"host elsewhere\npid 1\nboot x\nuser bo\nsince noon\n",
};

static const char *holder_here(size_t i)
{
	static char text[256];
	const char *rest = strstr(holders[i], "HERE");
	char host[64];

	gethostname(host, sizeof host);
	snprintf(text, sizeof text, "%.*s%s%s", rest ? (int)(rest - holders[i]) : 0, holders[i],
		 rest ? host : "", rest ? rest + 4 : holders[i]);
	return text;
}

/* Another namespace, another host, a process that ended: nothing of it makes it free. */
static void what_is_locked_is_held_whatever_stands_in_it(void **state)
{
	const char *path = path_in(state, "a.json"), *name = path_in(state, ".a.json.lock");
	struct str remarks = {0}, by = {0};

	for (size_t i = 0; i < COUNT_OF(holders); i++) {
		int fd = lock_by_hand(name, holder_here(i));
		struct err err = {0};

		assert_null(lock_take(path, 60, NULL, &remarks, &err));
		assert_int_equal(err.code, EXIT_CODE_TEMPFAIL);
		assert_text_has(err.text, i < 2 ? "held by somebody;" : "since noon;");
		assert_true(lock_is_held(path, &by));
		assert_file_text(name, holder_here(i));
		close(fd);
	}
	assert_int_equal(remarks.len, 0);
	str_release(&by);
}

static void what_nobody_has_locked_is_free_whatever_stands_in_it(void **state)
{
	const char *path = path_in(state, "a.json"), *name = path_in(state, ".a.json.lock");

	for (size_t i = 0; i < COUNT_OF(holders); i++) {
		struct str remarks = {0}, by = {0};
		struct lock *l;

		file_store(name, holder_here(i));
		assert_false(lock_is_held(path, &by));
		l = lock_take(path, 0, NULL, &remarks, NULL);
		assert_non_null(l);
		assert_file_has(name, "\nsince 20");
		assert_file_lacks(name, "noon");
		if (i < 2)
			assert_int_equal(remarks.len, 0);
		else
			assert_text_has(str_text(&remarks), "left behind at noon was cleared\n");
		assert_null(lock_take(path, 0, NULL, &remarks, NULL));
		lock_release(l);
		assert_false(file_exists(name));
		str_release(&remarks);
	}
}

/* Where there are no locks a lock file says so: it is not free because it can be locked. */
static void what_was_made_without_locks_wants_a_person(void **state)
{
	const char *path = path_in(state, "a.json"), *name = path_in(state, ".a.json.lock");
	struct str remarks = {0}, by = {0};
	struct err err = {0};
	struct lock *l;

	file_store(name, "host elsewhere\npid 1\nuser bo\nsince noon\nlocks none\n");
	assert_null(lock_take(path, 0, NULL, &remarks, &err));
	assert_int_equal(err.code, EXIT_CODE_TEMPFAIL);
	assert_text_has(err.text, "seems to be held by bo on elsewhere (process 1) since noon; "
				  "this share has no locks: when nobody has it open, remove /");
	assert_text_has(err.text, "/.a.json.lock and try again; or look at it: plumbline ");
	assert_true(lock_is_held(path, &by));
	assert_string_equal(str_text(&by), "seems to be held by bo on elsewhere since noon");
	assert_int_equal(unlink(name), 0);
	l = lock_take(path, 0, NULL, &remarks, &err);
	assert_non_null(l);
	assert_int_equal(remarks.len, 0);
	lock_release(l);
	str_release(&by);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(what_is_locked_is_held_whatever_stands_in_it),
		IN_FOLDER(what_nobody_has_locked_is_free_whatever_stands_in_it),
		IN_FOLDER(what_was_made_without_locks_wants_a_person),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
