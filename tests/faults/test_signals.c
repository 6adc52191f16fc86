/* Told to end, line dropped, stopped and gone on: the answers are saved, the program goes
 * within a second without burning the processor, and the terminal is given back. */
#define _GNU_SOURCE
#include <signal.h>
#include <unistd.h>

#include "faults/pty.h"

/* Of CPU time, for a short session. A program that spins uses all there is. */
#define CPU_MAX_MS (SANITIZED ? 1500 : 400)
#define GONE_MS (SANITIZED ? 3000 : 1000)

static void assert_ends_calmly(struct pty *p)
{
	assert_int_equal(pty_end(p, GONE_MS), 0);
	assert_true(pty_cpu_ms(p) < CPU_MAX_MS);
	pty_close(p);
}

static void assert_saved_and_unlocked(void **state, const char *path, const char *part)
{
	assert_file_has(path, part);
	assert_int_equal(count_files(folder_path(state), ".chat", ".lock"), 0);
	assert_int_equal(count_files(folder_path(state), ".chat", ".tmp"), 0);
}

static void a_signal_to_end_saves_and_gives_the_terminal_back(void **state)
{
	static const int signals[] = {SIGHUP, SIGTERM, SIGINT};
	const char *path = new_assessment(state, "chat.json");

	for (size_t i = 0; i < COUNT_OF(signals); i++) {
		struct pty *p;

		assert_run(0, "unset", "-q", path, "REL-01", "REL-02");
		p = pty_screen_answered(state, path);
		pty_type(p, "\024"); /* the mouse is to be given back, too */
		pty_expect(p, "mouse on");
		pty_type(p, "2");
		pty_expect(p, "REL-02 is level 2.");
		kill(p->pid, signals[i]); /* maybe before it is saved */
		assert_int_equal(pty_end(p, GONE_MS), 0);
		assert_terminal_restored(p);
		assert_true(pty_cpu_ms(p) < CPU_MAX_MS);
		pty_close(p);
		assert_saved_and_unlocked(state, path, "\"REL-02\": {\"level\": 2");
	}
}

static void a_dropped_line_saves_and_ends(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct pty *p = pty_screen_answered(state, path);

	pty_type(p, "2");
	pty_expect(p, "REL-02 is level 2.");
	pty_drop(p);
	assert_ends_calmly(p);
	assert_saved_and_unlocked(state, path, "\"REL-02\": {\"level\": 2");
}

/* Whatever it dies of, with all that can be switched on: the terminal is given back, what the
 * screen called saved is there, and the next one may open it. */
static void a_crash_gives_the_terminal_back(void **state)
{
	static const int signals[] = {SIGSEGV, SIGABRT, SIGBUS,
				      SIGFPE,  SIGILL,	SIGQUIT};
	const char *path = new_assessment(state, "chat.json");

	for (size_t i = 0; i < COUNT_OF(signals); i++) {
		struct pty *p = pty_screen_answered(state, path);

		pty_type(p, "\024");
		pty_expect(p, "mouse on");
		pty_type(p, "e"); /* in the middle of a dialog */
		pty_expect(p, "Note on");
		kill(p->pid, signals[i]);
		assert_int_equal(pty_end(p, GONE_MS), 128 + signals[i]);
		assert_true(pty_heard_last(p, "1000h") >= 0);
		assert_terminal_restored(p);
		assert_true(pty_cpu_ms(p) < CPU_MAX_MS);
		pty_close(p);
		assert_run(0, "unset", "-q", path, "REL-01");
		assert_saved_and_unlocked(state, path, "DT-03");
	}
}

/* Behind nohup there is no signal, only a terminal that gives nothing any more. */
static void a_dropped_line_without_a_signal_is_seen(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct pty *p;

	p = pty_open((const char *const[]){"-c", "trap '' HUP; exec \"$0\" \"$1\"",
					   program_path(), path, NULL},
		     &(struct pty_options){.folder = folder_path(state),
					   .program = "/bin/sh"});
	pty_expect(p, "leave");
	pty_type(p, "3");
	pty_expect(p, "REL-01 is level 3.");
	pty_drop(p);
	assert_ends_calmly(p);
	assert_saved_and_unlocked(state, path, "\"REL-01\": {\"level\": 3");
}

static void a_line_dropped_in_the_middle_of_a_dialog_ends_too(void **state)
{
	static const char *const keys[] = {"e", "x", "/REL", "?", "A", "S", "L", "E", "P"};
	const char *path = new_assessment(state, "chat.json");

	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		struct pty *p = pty_screen(state, path);

		pty_type(p, keys[i]);
		pty_settle(p, 30);
		pty_drop(p);
		assert_ends_calmly(p);
	}
	assert_saved_and_unlocked(state, path, "DT-03");
}

static void plain_mode_ends_with_its_line_and_its_signals(void **state)
{
	static const int signals[] = {SIGHUP, SIGTERM, SIGINT, 0};
	const char *path = new_assessment(state, "chat.json");

	for (size_t i = 0; i < COUNT_OF(signals); i++) {
		struct pty *p;

		assert_run(0, "unset", "-q", path, "REL-01", "REL-02");
		p = PTY(folder_path(state), path, "--plain");
		pty_expect(p, "? for help");
		pty_type(p, "/REL-01\n");
		pty_expect(p, "REL-01");
		pty_settle(p, 50);
		pty_type(p, "3\n");
		pty_expect(p, "REL-02");
		pty_settle(p, 50);
		if (signals[i])
			kill(p->pid, signals[i]);
		else
			pty_drop(p);
		assert_true(pty_end(p, GONE_MS) >= 0);
		assert_true(pty_cpu_ms(p) < CPU_MAX_MS);
		pty_close(p);
		assert_run(0, "check", path);
		assert_run(0, "set", "-q", path, "name=chat");
		assert_saved_and_unlocked(state, path, "\"REL-01\": {\"level\": 3");
	}
}

/* Under a shell with job control: the program stops, the shell says so, and fg goes on. */
static struct pty *open_under_shell(void **state, const char *path)
{
	struct pty *p = pty_open(
		(const char *const[]){"-c",
				      "set -m; \"$0\" \"$1\"; printf 'stop%s\\n' ped; "
				      "read x; fg >/dev/null",
				      program_path(), path, NULL},
		&(struct pty_options){.folder = folder_path(state), .program = "/bin/sh"});

	pty_expect(p, "leave");
	pty_type(p, "3");
	pty_expect(p, "REL-01 is level 3.");
	return p;
}

static void assert_stopped(struct pty *p)
{
	struct termios now;

	pty_expect(p, "stopped");
	assert_true(pty_heard_last(p, "\033[?1049l") > pty_heard_last(p, "\033[?1049h"));
	assert_true(p->screen.now.cursor);
	assert_int_equal(tcgetattr(p->fd, &now), 0);
	assert_int_equal(now.c_lflag & (ICANON | ECHO | ISIG), ICANON | ECHO | ISIG);
	assert_int_equal(now.c_iflag & ICRNL, ICRNL);
}

static void go_on(struct pty *p)
{
	struct termios now;

	pty_type(p, "\n");
	pty_expect(p, "leave");
	pty_expect(p, "REL-02");
	pty_settle(p, 50);
	assert_true(pty_heard_last(p, "\033[?1049h") > pty_heard_last(p, "\033[?1049l"));
	assert_false(pty_shows(p, "stopped"));
	assert_int_equal(tcgetattr(p->fd, &now), 0);
	assert_int_equal(now.c_lflag & (ICANON | ECHO), 0);
}

static void ctrl_z_gives_the_terminal_back_and_fg_draws_again(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct pty *p = open_under_shell(state, path);

	pty_type(p, "\032");
	assert_stopped(p);
	assert_run(75, "set", "-q", path, "REL-09=unknown"); /* the lock is still held */
	go_on(p);
	pty_type(p, "4");
	pty_expect(p, "REL-02 is level 4.");
	pty_leave(p);
	assert_saved_and_unlocked(state, path, "\"REL-02\": {\"level\": 4");
}

static pid_t child_of(const struct pty *p)
{
	char path[64];
	long pid = 0;
	FILE *in;

	snprintf(path, sizeof path, "/proc/%ld/task/%ld/children", (long)p->pid, (long)p->pid);
	in = fopen(path, "r");
	if (!in || fscanf(in, "%ld", &pid) != 1)
		pid = 0;
	if (in)
		fclose(in);
	return (pid_t)pid;
}

static void a_stop_from_outside_does_the_same(void **state)
{
	static const int signals[] = {SIGTSTP, SIGSTOP};
	const char *path = new_assessment(state, "chat.json");

	for (size_t i = 0; i < COUNT_OF(signals); i++) {
		struct pty *p;
		pid_t child;

		assert_run(0, "unset", "-q", path, "REL-01");
		p = open_under_shell(state, path);
		child = child_of(p);
		if (child <= 0) {
			pty_close(p);
			skip_because("the system does not tell children");
		}
		kill(child, signals[i]);
		if (signals[i] == SIGTSTP)
			assert_stopped(p); /* nobody can tidy up before SIGSTOP */
		else
			pty_expect(p, "stopped");
		go_on(p);
		pty_leave(p);
	}
}

/* Nobody reads what it paints, so it stands in the middle of that: curses would not hear the
 * signal just then. */
static void a_stop_while_it_paints_is_not_lost(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct pty *p = open_under_shell(state, path);
	pid_t child = child_of(p);

	if (child <= 0) {
		pty_close(p);
		skip_because("the system does not tell children");
	}
	pty_resize(p, 60, 200);
	for (int i = 0; i < 40; i++) {
		usleep(10000);
		pty_type(p, "\014");
	}
	kill(child, SIGTSTP);
	assert_stopped(p);
	go_on(p);
	pty_leave(p);
}

static void a_window_resized_while_stopped_is_drawn_in_its_new_size(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct pty *p = open_under_shell(state, path);

	pty_type(p, "\032");
	assert_stopped(p);
	pty_resize(p, 40, 120);
	pty_type(p, "\n");
	pty_expect(p, "leave");
	pty_settle(p, 50);
	assert_text_has(pty_row(p, 39), "leave");
	pty_leave(p);
}

/* Started by a terminal and no shell there is nobody to say fg: it must not stop for ever. */
static void without_a_shell_ctrl_z_only_draws_again(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct pty *p = pty_screen_answered(state, path);

	pty_type(p, "\032");
	pty_settle(p, 100);
	pty_type(p, "2");
	pty_expect(p, "REL-02 is level 2.");
	pty_leave(p);
}

static void leaving_gives_the_terminal_back(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct pty *p = pty_screen_answered(state, path);

	pty_type(p, "q");
	assert_int_equal(pty_end(p, PATIENCE_MS), 0);
	assert_terminal_restored(p);
	pty_close(p);
	assert_saved_and_unlocked(state, path, "\"REL-01\": {\"level\": 3");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(leaving_gives_the_terminal_back),
		IN_FOLDER(a_signal_to_end_saves_and_gives_the_terminal_back),
		IN_FOLDER(a_crash_gives_the_terminal_back),
		IN_FOLDER(a_dropped_line_saves_and_ends),
		IN_FOLDER(a_dropped_line_without_a_signal_is_seen),
		IN_FOLDER(a_line_dropped_in_the_middle_of_a_dialog_ends_too),
		IN_FOLDER(plain_mode_ends_with_its_line_and_its_signals),
		IN_FOLDER(ctrl_z_gives_the_terminal_back_and_fg_draws_again),
		IN_FOLDER(a_stop_from_outside_does_the_same),
		IN_FOLDER(a_stop_while_it_paints_is_not_lost),
		IN_FOLDER(a_window_resized_while_stopped_is_drawn_in_its_new_size),
		IN_FOLDER(without_a_shell_ctrl_z_only_draws_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
