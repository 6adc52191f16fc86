#define _XOPEN_SOURCE 700
#include "ui/term/foreground.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ui/term/signals.h"

/* Called from a background group tcsetpgrp stops the caller with SIGTTOU, unless that
 * is blocked. */
static void take_terminal(pid_t group)
{
	sigset_t pass, before;

	sigemptyset(&pass);
	sigaddset(&pass, SIGTTOU);
	sigprocmask(SIG_BLOCK, &pass, &before);
	tcsetpgrp(STDIN_FILENO, group);
	sigprocmask(SIG_SETMASK, &before, NULL);
}

/* Holds back what ends us until the program can hear of it, too: between the fork and
 * signals_pass it would end up in the pipe, that nobody reads meanwhile. */
static void hold_signals(sigset_t *before)
{
	sigset_t ends;

	sigemptyset(&ends);
	sigaddset(&ends, SIGHUP);
	sigaddset(&ends, SIGTERM);
	sigprocmask(SIG_BLOCK, &ends, before);
}

/* In the child; the parent does the same, because either may come first. */
static void begin_job(void)
{
	setpgid(0, 0);
	take_terminal(getpid());
}

/* The program was stopped: this process stops, too. When the shell lets it go on in
 * the background (bg), giving the terminal back to the program stops it again, with
 * SIGTTOU, until fg. */
static void stop_with(pid_t job)
{
	take_terminal(getpgrp());
	signals_stop();
	tcsetpgrp(STDIN_FILENO, job);
	kill(-job, SIGCONT);
}

static int wait_for(pid_t pid, bool is_job)
{
	int status = 0;

	for (;;) {
		pid_t ended = waitpid(pid, &status, is_job ? WUNTRACED : 0);

		if (ended < 0 && errno == EINTR)
			continue;
		if (ended < 0)
			return FOREGROUND_KILLED;
		if (!is_job || !WIFSTOPPED(status))
			break;
		stop_with(pid);
	}
	return WIFEXITED(status) ? WEXITSTATUS(status) : FOREGROUND_KILLED;
}

int foreground_run(const char *line, const char *path)
{
	/* Unless this group has the terminal there is no job control, and no terminal
	 * to pass on. */
	bool is_job = tcgetpgrp(STDIN_FILENO) == getpgrp();
	sigset_t before;
	pid_t pid;
	int code;

	hold_signals(&before);
	pid = fork();
	if (pid == 0) {
		if (is_job)
			begin_job();
		signals_close();
		sigprocmask(SIG_SETMASK, &before, NULL);
		execl("/bin/sh", "sh", "-c", line, "sh", path, (char *)NULL);
		_exit(127);
	}
	if (pid > 0 && is_job) {
		setpgid(pid, pid);
		take_terminal(pid);
		signals_pass(pid);
	}
	sigprocmask(SIG_SETMASK, &before, NULL);
	if (pid < 0)
		return FOREGROUND_FAILED;
	code = wait_for(pid, is_job);
	signals_pass(0);
	if (is_job)
		take_terminal(getpgrp());
	return code;
}
