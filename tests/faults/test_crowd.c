/* Many who write one file at once: every answer is in, or its caller heard 75. On shares that
 * cannot lock or link, too; and a lock that cannot be had leaves nothing behind. */
#define _GNU_SOURCE
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "faults/crowd.h"

static const char *begin(void **state, const char *name)
{
	const char *path = path_in(state, name);

	unlink(path);
	assert_run(0, "new", "-q", path, "stage=prod", "kinds=rag", "serving=online");
	return path;
}

static struct tally write_at_once(void **state, size_t n, const char *const *env)
{
	const char *path = begin(state, "chat.json");
	struct member members[CROWD_MAX];
	struct tally t = {0};

	for (size_t i = 0; i < n; i++)
		member_start(&members[i], path, crowd_id(i), env);
	tally_members(&t, members, n, path);
	tally_folder(&t, folder_path(state), "chat.json");
	assert_run(0, "check", path);
	return t;
}

static void twenty_at_once_are_all_in(void **state)
{
	for (int round = 0; round < 3; round++) {
		struct tally t = write_at_once(state, 20, NULL);

		assert_tally_clean(&t);
		assert_int_equal(t.saved + t.refused, 20);
		assert_true(t.saved >= 2);
	}
}

static void two_hundred_at_once_are_in_or_refused(void **state)
{
	size_t n = SANITIZED ? 60 : 200;
	struct tally t = write_at_once(state, n, NULL);

	tally_print("at once", &t);
	assert_tally_clean(&t);
	assert_int_equal(t.saved + t.refused, n);
	assert_true(t.saved >= 5);
}

#ifdef __linux__
/* An environment in which a call about the lock and the file fails: the nth one, 0 for all. */
static const char *const *where(const char *call, int error, int nth)
{
	static char fails[64];
	static const char *env[5];

	snprintf(fails, sizeof fails, nth ? "GATE_FAILS=%s %d %d" : "GATE_FAILS=%s %d", call,
		 error, nth);
	env[0] = gate_preload();
	env[1] = gate_asan();
	env[2] = "GATE_ABOUT=chat.json";
	env[3] = fails;
	return env;
}

static void where_there_are_no_links_or_locks_all_are_in(void **state)
{
	static const struct {
		const char *call;
		int error;
	} shares[] = {{"link", EPERM}, {"flock", ENOLCK}, {"flock", EOPNOTSUPP}};

	for (size_t i = 0; i < COUNT_OF(shares); i++) {
		struct tally t = write_at_once(state, SANITIZED ? 8 : 20,
					       where(shares[i].call, shares[i].error, 0));

		assert_tally_clean(&t);
		assert_true(t.saved >= 2);
	}
}

static struct run set_where(const char *path, const char *call, int error, int nth)
{
	return run_program((const char *const[]){"set", path, "REL-01=3", NULL},
			   &(struct run_options){.env = where(call, error, nth)});
}

static void a_lock_that_fails_leaves_nothing(void **state)
{
	static const struct {
		const char *call;
		int error, code;
	} cases[] = {
		{"flock", EIO, 74}, {"flock", ENOSPC, 74}, {"flock", EACCES, 74},
		{"link", EIO, 73},  {"link", ENOSPC, 73},  {"link", EACCES, 73},
	};
	const char *path = begin(state, "chat.json"), *lock = path_in(state, ".chat.json.lock");
	struct str before = {0};

	file_load(path, &before);
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct run r = set_where(path, cases[i].call, cases[i].error, 0);

		assert_int_equal(r.code, cases[i].code);
		assert_text_has(str_text(&r.err), ".chat.json.lock: ");
		assert_text_has(str_text(&r.err), strerror(cases[i].error));
		assert_file_text(path, str_text(&before));
		assert_int_equal(folder_count(state), 1);
		run_release(&r);
	}
	/* What was found there is not ours to remove. */
	file_store(lock, "host here\nuser bo\nsince noon\n");
	for (size_t i = 0; i < 3; i++) {
		struct run r = set_where(path, cases[i].call, cases[i].error, 0);

		assert_int_equal(r.code, 74);
		assert_file_text(lock, "host here\nuser bo\nsince noon\n");
		run_release(&r);
	}
	assert_run(0, "set", "-q", path, "REL-01=3");
	assert_int_equal(access(lock, F_OK), -1);
	str_release(&before);
}

/* What fails for a command may not hurt the next one. */
static int set_where_and_again(void **state, const char *call, int error, int nth)
{
	char name[64];
	const char *path;
	struct tally t = {0};
	struct run r;
	int code;

	snprintf(name, sizeof name, "chat.json-%s-%d-%d", call, error, nth);
	path = begin(state, name);
	r = set_where(path, call, error, nth);
	code = r.code;
	assert_true(!code || r.err.len);
	if (!code)
		assert_file_has(path, "\"REL-01\": {\"level\": 3");
	run_release(&r);
	assert_run(0, "set", "-q", path, "REL-02=2");
	tally_folder(&t, folder_path(state), name);
	if (code == 76) /* it could not look at the file, and takes it for changed */
		t.conflicts = 0;
	if (t.left || t.conflicts)
		print_error("%s:\n", name);
	assert_tally_clean(&t);
	return code;
}

static void whichever_call_fails_nothing_is_lost_or_left(void **state)
{
	static const char *const calls[] = {"open", "flock", "fstat", "stat",   "link",
					    "unlink", "write", "fsync", "rename"};
	static const int errors[] = {EIO, ENOLCK};
	int failed = 0, runs = 0;

	for (size_t c = 0; c < COUNT_OF(calls); c++)
		for (size_t e = 0; e < COUNT_OF(errors); e++)
			for (int nth = 1; nth <= 6; nth++, runs++)
				failed += set_where_and_again(state, calls[c], errors[e],
							      nth) != 0;
	print_message("%d runs, %d failed and said so\n", runs, failed);
}

static void a_holder_in_another_pid_namespace_holds(void **state)
{
	static const char script[] =
		"exec unshare -p -f --mount-proc \"$0\" set -q \"$1\" REL-02=2";
	const char *path = begin(state, "chat.json");
	struct run_options shell = {.program = "/bin/sh"};
	struct run r = run_program(
		(const char *const[]){"-c", "unshare -p -f --mount-proc true", NULL}, &shell);
	struct pty *p;

	if (r.code != 0) {
		run_release(&r);
		skip_because("no pid namespace can be made here");
	}
	run_release(&r);
	p = PTY(folder_path(state), path);
	pty_expect(p, "leave");
	r = run_program((const char *const[]){"-c", script, program_path(), path, NULL}, &shell);
	assert_int_equal(r.code, 75);
	assert_text_has(str_text(&r.err), "held by ");
	run_release(&r);
	assert_file_lacks(path, "\"REL-02\"");
	pty_leave(p);
	r = run_program((const char *const[]){"-c", script, program_path(), path, NULL}, &shell);
	assert_int_equal(r.code, 0);
	run_release(&r);
	assert_file_has(path, "\"REL-02\"");
}

static void on_a_share_without_locks_a_person_removes_what_was_left(void **state)
{
	const char *path = begin(state, "chat.json"), *lock = path_in(state, ".chat.json.lock");
	struct run r;

	file_store(lock, "host far\npid 7\nuser bo\nsince noon\nlocks none\n");
	r = set_where(path, "flock", ENOLCK, 0);
	assert_int_equal(r.code, 75);
	assert_text_has(str_text(&r.err), "seems to be held by bo on far (process 7) since noon; "
					  "this share has no locks: when nobody has it open, "
					  "remove ");
	run_release(&r);
	assert_int_equal(unlink(lock), 0);
	r = set_where(path, "flock", ENOLCK, 0);
	assert_int_equal(r.code, 0);
	assert_text_has(str_text(&r.err), "this share has no locks; make sure that nobody else");
	run_release(&r);
	assert_int_equal(access(lock, F_OK), -1);
}
#endif

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(twenty_at_once_are_all_in),
		IN_FOLDER(two_hundred_at_once_are_in_or_refused),
#ifdef __linux__
		IN_FOLDER(where_there_are_no_links_or_locks_all_are_in),
		IN_FOLDER(a_lock_that_fails_leaves_nothing),
		IN_FOLDER(whichever_call_fails_nothing_is_lost_or_left),
		IN_FOLDER(a_holder_in_another_pid_namespace_holds),
		IN_FOLDER(on_a_share_without_locks_a_person_removes_what_was_left),
#endif
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
