/* Temporary files: how they are called, that the living are left alone and the dead swept. */
#define _GNU_SOURCE
#include "support.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/die.h"
#include "base/file.h"
#include "base/replace.h"

/* A signal that comes just when a temporary file is there and not yet locked. */
static int signal_at_lock;

int flock(int fd, int operation)
{
	int (*real)(int, int);
	void *f = dlsym(RTLD_NEXT, "flock");
	int sig = signal_at_lock;

	signal_at_lock = 0;
	if (sig)
		raise(sig);
	memcpy(&real, &f, sizeof f);
	return real(fd, operation);
}

static void make(struct temp *t, const char *path)
{
	struct err err = {0};

	if (!temp_make(t, path, &err))
		fail_msg("%s", err.text);
}

static void temporaries_are_hidden_private_and_different(void **state)
{
	const char *path = path_in(state, "a.json");
	char folder[FILE_PATH_MAX];
	struct temp a, b;

	make(&a, path);
	make(&b, path);
	assert_string_not_equal(a.path, b.path);
	file_folder(a.path, folder);
	assert_string_equal(folder, folder_path(state));
	assert_int_equal(file_name(a.path)[0], '.');
	assert_text_has(a.path, ".a.json.");
	assert_int_equal(a.made.st_mode & 07777, 0600);
	assert_true(fcntl(a.fd, F_GETFD) & FD_CLOEXEC);
	temp_remove(&b);
	temp_remove(&a);
	assert_int_equal(folder_count(state), 0);
}

static void a_name_of_any_length_has_a_temporary(void **state)
{
	char name[256];
	struct err err;

	for (size_t n = 190; n < 256; n++) {
		struct temp t;
		const char *path;

		for (size_t i = 0; i < n; i++)
			name[i] = "\xe6\xbc\xa2"[i % 3];
		name[n - n % 3] = '\0';
		path = path_in(state, name);
		make(&t, path);
		assert_true(strlen(file_name(t.path)) + strlen(".d") <= 255);
		assert_non_null(strstr(t.path, "\xa2."));
		assert_true(file_commit(&t, path, NULL, NULL, &err));
		assert_true(file_exists(path));
	}
}

static void a_path_that_is_too_long_is_refused(void **state)
{
	char path[2 * FILE_PATH_MAX];
	struct temp t;
	struct err err;

	(void)state;
	memset(path, 'x', sizeof path);
	for (size_t i = 0; i < sizeof path; i += 100)
		path[i] = '/';
	path[sizeof path - 1] = '\0';
	assert_false(temp_make(&t, path, &err));
	assert_int_equal(err.code, EXIT_CODE_CANTCREAT);
}

/* The folder that goes with it, with so many files in it. */
static void make_folder(const struct temp *t, int files)
{
	char folder[FILE_PATH_MAX], file[FILE_PATH_MAX + 16];

	assert_true(temp_folder(t->path, folder));
	assert_int_equal(mkdir(folder, 0700), 0);
	for (int i = 0; i < files; i++) {
		snprintf(file, sizeof file, "%s/part%d", folder, i);
		file_store(file, "part");
	}
}

/* Makes what a program would have under way, in a process that then waits to be ended. */
static pid_t make_elsewhere(const char *path, int n, bool folders)
{
	int ends[2];
	pid_t pid;
	char byte;

	assert_int_equal(pipe(ends), 0);
	fflush(NULL);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		struct temp t[4];

		for (int i = 0; i < n; i++) {
			make(&t[i], path);
			if (folders)
				make_folder(&t[i], i);
		}
		if (write(ends[1], "", 1) == 1)
			for (;;)
				pause();
		_exit(1);
	}
	close(ends[1]);
	assert_int_equal(read(ends[0], &byte, 1), 1);
	close(ends[0]);
	return pid;
}

static void end(pid_t pid, int sig)
{
	int status;

	kill(pid, sig);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == sig);
}

static void the_living_are_left_alone_and_the_dead_swept(void **state)
{
	const char *path = path_in(state, "plan.xlsx");

	for (int folders = 0; folders < 2; folders++) {
		size_t each = folders ? 2 : 1;
		pid_t one = make_elsewhere(path, 3, folders);
		pid_t other = make_elsewhere(path, 2, folders);

		temp_sweep(path, -1);
		assert_int_equal(folder_count(state), 5 * each);
		end(one, SIGKILL);
		assert_int_equal(folder_count(state), 5 * each);
		temp_sweep(path, -1);
		assert_int_equal(folder_count(state), 2 * each);
		end(other, SIGKILL);
		/* Any file in the folder will do. */
		temp_sweep(path_in(state, "other"), -1);
		assert_int_equal(folder_count(state), 0);
	}
}

/* The child of the one that was killed goes on writing: its lock is the same one. */
static void a_child_that_goes_on_keeps_it_alive(void **state)
{
	const char *path = path_in(state, "plan.xlsx");
	int parent_waits[2], child_waits[2], status;
	pid_t pid;
	char byte;

	assert_int_equal(pipe(parent_waits), 0);
	assert_int_equal(pipe(child_waits), 0);
	fflush(NULL);
	pid = fork();
	if (pid == 0) {
		struct temp t;

		make(&t, path);
		close(child_waits[1]);
		if (fork() == 0) {
			/* Until the test closes its end. */
			(void)!write(parent_waits[1], "", 1);
			(void)!read(child_waits[0], &byte, 1);
			_exit(0);
		}
		for (;;)
			pause();
	}
	close(parent_waits[1]);
	close(child_waits[0]);
	assert_int_equal(read(parent_waits[0], &byte, 1), 1);
	kill(pid, SIGKILL);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	temp_sweep(path, -1);
	assert_int_equal(folder_count(state), 1);
	close(child_waits[1]);
	assert_int_equal(read(parent_waits[0], &byte, 1), 0); /* the child is gone, too */
	temp_sweep(path, -1);
	assert_int_equal(folder_count(state), 0);
	close(parent_waits[0]);
}

static void only_what_is_called_so_is_swept(void **state)
{
	static const char *const kept[] = {
		"a.abc123.plumbline.tmp",    ".a.abc123.tmp", ".a.plumbline.tmp.x",
		".plumbline.tmpx",	     "b",	      ".a.abc123.plumbline.tmp.dd",
		".a.abc123.plumbline.tmp~", ".a.json.lock",
	};
	const char *victim = path_in(state, "victim");

	for (size_t i = 0; i < COUNT_OF(kept); i++)
		file_store(path_in(state, kept[i]), "other");
	file_store(victim, "precious");
	/* What is no regular file was not made by temp_make. */
	assert_int_equal(symlink("victim", path_in(state, ".l.abc123.plumbline.tmp")), 0);
	assert_int_equal(mkfifo(path_in(state, ".f.abc123.plumbline.tmp"), 0600), 0);
	assert_int_equal(mkdir(path_in(state, ".d.abc123.plumbline.tmp"), 0700), 0);
	mkdir(path_in(state, "folder"), 0700);
	file_store(path_in(state, "folder/inside"), "precious");
	assert_int_equal(symlink("folder", path_in(state, ".g.abc123.plumbline.tmp.d")), 0);
	temp_sweep(path_in(state, "a"), -1);
	assert_int_equal(folder_count(state), COUNT_OF(kept) + 6);
	assert_file_text(victim, "precious");
	assert_file_text(path_in(state, "folder/inside"), "precious");
}

static void a_folder_is_swept_only_without_its_file(void **state)
{
	const char *path = path_in(state, "plan.xlsx");
	struct temp t;
	char folder[FILE_PATH_MAX];

	make(&t, path);
	make_folder(&t, 3);
	assert_true(temp_folder(t.path, folder));
	temp_sweep(path, -1);
	assert_int_equal(folder_count(state), 2);
	unlink(t.path); /* as far as a signal handler comes */
	temp_sweep(path, -1);
	assert_int_equal(folder_count(state), 0);
	temp_remove(&t);
	temp_sweep(path_in(state, "no/such/folder"), -1);
}

/* Somebody sweeps all the time: nobody who makes one notices. */
static void sweeping_takes_nothing_from_who_makes(void **state)
{
	const char *path = path_in(state, "a");
	struct err err = {0};
	pid_t sweepers[2];

	fflush(NULL);
	for (size_t i = 0; i < COUNT_OF(sweepers); i++) {
		sweepers[i] = fork();
		if (sweepers[i] == 0)
			for (;;)
				temp_sweep(path, -1);
	}
	for (int i = 0; i < 3000; i++) {
		char text[16];

		snprintf(text, sizeof text, "%d", i);
		if (!file_replace(path, text, strlen(text), NULL, NULL, &err))
			fail_msg("%s", err.text);
		assert_file_text(path, text);
	}
	for (size_t i = 0; i < COUNT_OF(sweepers); i++)
		end(sweepers[i], SIGKILL);
	assert_int_equal(folder_count(state), 1);
}

/* Runs act in a process of its own, with something under way; its wait status. */
static int with_temps(const char *path, void (*act)(void))
{
	int status;
	pid_t pid;

	fflush(NULL);
	pid = fork();
	if (pid == 0) {
		struct temp outer, renamed, inner;

		if (!freopen("/dev/null", "w", stderr))
			_exit(1);
		make(&outer, path);
		make_folder(&outer, 0);
		make(&renamed, path);
		if (!file_commit(&renamed, path, NULL, NULL, NULL))
			_exit(1);
		make(&inner, path);
		die_cleanup = temp_remove_all;
		act();
		_exit(2);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return status;
}

static void out_of_memory(void)
{
	free(xcalloc(SIZE_MAX / 2, 3));
}

static void terminated(void)
{
	temp_remove_on_signals();
	raise(SIGTERM);
}

static void interrupted(void)
{
	temp_remove_on_signals();
	raise(SIGINT);
}

static void hung_up(void)
{
	temp_remove_on_signals();
	raise(SIGHUP);
}

static void hung_up_under_nohup(void)
{
	signal(SIGHUP, SIG_IGN);
	temp_remove_on_signals();
	raise(SIGHUP);
	out_of_memory();
}

/* Whose folder the one that is just being made goes into. */
static const char *beside;

static void ended_while_making(void)
{
	struct temp t;

	temp_remove_on_signals();
	signal_at_lock = SIGTERM;
	make(&t, beside);
}

static void dying_removes_what_was_under_way(void **state)
{
	static const struct {
		void (*act)(void);
		int code, sig;
	} cases[] = {
		{out_of_memory, 70, 0},       {terminated, 0, SIGTERM},
		{interrupted, 0, SIGINT},     {hung_up, 0, SIGHUP},
		{hung_up_under_nohup, 70, 0}, {ended_while_making, 0, SIGTERM},
	};
	const char *path = path_in(state, "plan.json");

	beside = path;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		int status = with_temps(path, cases[i].act);

		if (cases[i].sig)
			assert_true(WIFSIGNALED(status) && WTERMSIG(status) == cases[i].sig);
		else
			assert_true(WIFEXITED(status) && WEXITSTATUS(status) == cases[i].code);
		/* The one that was renamed, and nothing else. */
		assert_int_equal(folder_count(state), 1);
		assert_true(file_exists(path));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(temporaries_are_hidden_private_and_different),
		IN_FOLDER(a_name_of_any_length_has_a_temporary),
		cmocka_unit_test(a_path_that_is_too_long_is_refused),
		IN_FOLDER(the_living_are_left_alone_and_the_dead_swept),
		IN_FOLDER(a_child_that_goes_on_keeps_it_alive),
		IN_FOLDER(only_what_is_called_so_is_swept),
		IN_FOLDER(a_folder_is_swept_only_without_its_file),
		IN_FOLDER(sweeping_takes_nothing_from_who_makes),
		IN_FOLDER(dying_removes_what_was_under_way),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
