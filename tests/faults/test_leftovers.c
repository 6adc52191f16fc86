/* An export that is ended at any moment leaves nothing: at once where it can still do
 * something about it, at the next run of any command that writes there where it cannot. And
 * nothing is taken from one that lives. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "faults/pty.h"

enum { ROUNDS = SANITIZED ? 3 : 10 };

static const char *const formats[] = {"plan.xlsx", "plan.json", "plan.csv", "plan.md"};

static unsigned long random_state = 20261129;

static unsigned random_below(unsigned n)
{
	random_state = random_state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(random_state >> 33) % n;
}

/* What the next exports make of a signal: SIG_IGN as under nohup. */
static void (*at_signals)(int) = SIG_DFL;

static const int signals[] = {SIGTERM, SIGINT, SIGHUP};

/* Begins an export in a process group of its own, with memory up to so many bytes; at its end
 * it closes the pipe whose other end goes to *ended (as does its child, should that live
 * longer). */
static pid_t begin_export(const char *path, const char *to, rlim_t memory, int *ended)
{
	const struct rlimit limit = {memory, memory};
	const char *program = program_path();
	int ends[2], null;
	pid_t pid;

	assert_int_equal(pipe(ends), 0);
	fflush(NULL);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		null = open("/dev/null", O_RDWR);
		dup2(null, 0);
		dup2(null, 1);
		dup2(null, 2);
		close(ends[0]);
		setpgid(0, 0);
		for (size_t i = 0; i < COUNT_OF(signals); i++)
			signal(signals[i], at_signals);
		if (memory != RLIM_INFINITY && setrlimit(RLIMIT_AS, &limit) < 0)
			_exit(99);
		execl(program, "plumbline", "export", "-q", path, "-o", to, (char *)NULL);
		_exit(98);
	}
	setpgid(pid, pid);
	close(ends[1]);
	*ended = ends[0];
	return pid;
}

/* Waits for it and all that it began; its wait status. */
static int await_end(pid_t pid, int ended)
{
	char byte;
	int status;

	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(read(ended, &byte, 1), 0);
	close(ended);
	return status;
}

static size_t count_temps(void **state)
{
	return count_files(folder_path(state), ".", "plumbline.tmp");
}

/* Ends an export by a signal, a random while after its temporary file has appeared; to it
 * alone, or to its group as a terminal does. */
static int end_export(void **state, const char *path, const char *to, int sig, bool group)
{
	int ended;
	pid_t pid = begin_export(path, to, RLIM_INFINITY, &ended);
	double give_up = now_ms() + PATIENCE_MS;

	while (!count_temps(state) && access(to, F_OK) < 0 && now_ms() < give_up)
		usleep(200);
	usleep(random_below(SANITIZED ? 200000 : 40000));
	kill(group ? -pid : pid, sig);
	return await_end(pid, ended);
}

static void run_next(void **state, const char *path, unsigned which)
{
	switch (which % 3) {
	case 0:
		assert_run(0, "export", "-q", path, "-o", path_in(state, "other.csv"));
		return;
	case 1:
		assert_run(0, "set", "-q", path, "REL-01=2");
		return;
	default:
		assert_run(0, "screen", path, "--save", "--keys", "3");
		return;
	}
}

/* The run after it. The kernel may still be closing what the one before had open, when that
 * is gone already. */
static void clear_up(void **state, const char *path, unsigned which)
{
	double give_up = now_ms() + PATIENCE_MS;

	do
		run_next(state, path, which);
	while (count_temps(state) && now_ms() < give_up);
	assert_int_equal(count_temps(state), 0);
}

static void after_a_kill_the_next_run_clears_up(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	unsigned left = 0;

	for (unsigned round = 0; round < 4 * ROUNDS; round++) {
		const char *to = path_in(state, formats[round % COUNT_OF(formats)]);

		end_export(state, path, to, SIGKILL, round / 4 % 2);
		left += count_temps(state) > 0;
		clear_up(state, path, round);
		unlink(to);
	}
	assert_true(left > 0);
	assert_run(0, "check", path);
}

static void a_signal_leaves_nothing_at_once(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	unsigned ended = 0;

	for (unsigned round = 0; round < 3 * ROUNDS; round++) {
		const char *to = path_in(state, formats[round % COUNT_OF(formats)]);
		int sig = signals[round % COUNT_OF(signals)];
		int status = end_export(state, path, to, sig, true);

		if (WIFSIGNALED(status)) {
			assert_int_equal(WTERMSIG(status), sig);
			ended++;
		} else {
			assert_int_equal(WEXITSTATUS(status), 0);
		}
		/* The folder of a workbook stays when just then something was in it. */
		assert_int_equal(count_temps(state),
				 count_files(folder_path(state), ".", "plumbline.tmp.d"));
		clear_up(state, path, round);
		unlink(to);
	}
	assert_true(ended > 0);
}

static void an_ignored_signal_ends_no_part_of_it(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	const char *to = path_in(state, "plan.xlsx");

	at_signals = SIG_IGN;
	for (size_t i = 0; i < COUNT_OF(signals); i++) {
		int status = end_export(state, path, to, signals[i], true);

		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), 0);
		assert_int_equal(count_temps(state), 0);
		unlink(to);
	}
	at_signals = SIG_DFL;
}

static void out_of_memory_leaves_nothing_at_once(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	unsigned failed = 0;

	if (SANITIZED)
		skip_because("the sanitizer needs more memory than there would be");
	for (rlim_t kib = 12000; kib < 30000; kib += 600)
		for (size_t i = 0; i < COUNT_OF(formats); i++) {
			const char *to = path_in(state, formats[i]);
			int ended, status;
			pid_t pid = begin_export(path, to, kib << 10, &ended);

			status = await_end(pid, ended);
			assert_int_equal(count_temps(state), 0);
			if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
				assert_int_equal(access(to, F_OK), -1);
				failed++;
			}
			unlink(to);
		}
	assert_true(failed > 0);
}

/* While one writes a workbook, others write beside it and clear up. */
static void who_lives_is_not_cleared_up(void **state)
{
	const char *path = new_assessment(state, "chat.json");

	for (unsigned round = 0; round < ROUNDS; round++) {
		const char *to = path_in(state, "plan.xlsx");
		int ended, status = 0;
		pid_t pid = begin_export(path, to, RLIM_INFINITY, &ended);

		while (waitpid(pid, &status, WNOHANG) == 0)
			assert_run(0, "export", "-q", path, "-o", path_in(state, "other.csv"));
		assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
		close(ended);
		assert_int_equal(access(to, F_OK), 0);
		assert_int_equal(count_temps(state), 0);
		unlink(to);
	}
}

static void the_state_folder_is_cleared_up(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	const char *left = path_in(state, ".state/plumbline/.recent.abc123.plumbline.tmp");
	const char *other = path_in(state, ".state/plumbline/.recent.abc123.tmp");

	pty_leave(pty_screen(state, path));
	assert_int_equal(access(path_in(state, ".state/plumbline/recent"), F_OK), 0);
	file_store(left, "half");
	file_store(other, "not ours");
	pty_leave(pty_screen(state, path));
	assert_int_equal(access(left, F_OK), -1);
	assert_int_equal(access(other, F_OK), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(after_a_kill_the_next_run_clears_up),
		IN_FOLDER(a_signal_leaves_nothing_at_once),
		IN_FOLDER(an_ignored_signal_ends_no_part_of_it),
		IN_FOLDER(out_of_memory_leaves_nothing_at_once),
		IN_FOLDER(who_lives_is_not_cleared_up),
		IN_FOLDER(the_state_folder_is_cleared_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
