#define _XOPEN_SOURCE 700
#include "ui/term/foreground.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ui/term/signals.h"

/* Who takes the terminal from the background is stopped, unless it lets that pass. */
static void take_terminal(pid_t group)
{
	sigset_t pass, before;

	sigemptyset(&pass);
	sigaddset(&pass, SIGTTOU);
	sigprocmask(SIG_BLOCK, &pass, &before);
	tcsetpgrp(STDIN_FILENO, group);
	sigprocmask(SIG_SETMASK, &before, NULL);
}

/* In the child; both do the same, for nobody knows who comes first. */
static void begin_job(void)
{
	setpgid(0, 0);
	take_terminal(getpid());
}

/* The program stopped: so do we. Let go on in the background, giving the terminal back to it
 * stops us again, as it stops anybody who wants the terminal there. */
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
	/* Without job control nobody gave us the terminal, and there is none to pass on. */
	bool is_job = tcgetpgrp(STDIN_FILENO) == getpgrp();
	pid_t pid = fork();
	int code;

	if (pid < 0)
		return FOREGROUND_FAILED;
	if (pid == 0) {
		if (is_job)
			begin_job();
		execl("/bin/sh", "sh", "-c", line, "sh", path, (char *)NULL);
		_exit(127);
	}
	if (is_job) {
		setpgid(pid, pid);
		take_terminal(pid);
		signals_pass(pid);
	}
	code = wait_for(pid, is_job);
	signals_pass(0);
	if (is_job)
		take_terminal(getpgrp());
	return code;
}
