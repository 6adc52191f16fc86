#define _DEFAULT_SOURCE /* SIGWINCH */
#define _XOPEN_SOURCE 700
#include "ui/term/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static int signal_pipe[2] = {-1, -1};

/* What a crash must write to give the terminal back, and how its lines were. */
static struct {
	char text[256];
	size_t n;
	struct termios lines;
	bool armed;
} rescue;

/* Who is told, too, that the terminal is gone or that it is time to end; 0: nobody. */
static volatile pid_t heir;

static void on_signal(int sig)
{
	int saved = errno;
	char byte = (char)sig;
	ssize_t n = write(signal_pipe[1], &byte, 1);

	(void)n; /* a full pipe has woken the loop already */
	if (heir && (sig == SIGHUP || sig == SIGTERM)) {
		kill(-heir, sig);
		kill(-heir, SIGCONT); /* stopped, it would not hear it */
	}
	errno = saved;
}

void rescue_now(void)
{
	ssize_t n;

	if (!rescue.armed)
		return;
	rescue.armed = false;
	n = write(STDOUT_FILENO, rescue.text, rescue.n);
	(void)n;
	tcsetattr(STDIN_FILENO, TCSANOW, &rescue.lines);
}

static void on_crash(int sig)
{
	rescue_now();
	signal(sig, SIG_DFL);
	raise(sig);
}

void rescue_add(const char *text)
{
	size_t n = text ? strlen(text) : 0;

	if (n == 0 || rescue.n + n > sizeof rescue.text)
		return;
	memcpy(rescue.text + rescue.n, text, n);
	rescue.n += n;
}

void rescue_arm(bool armed)
{
	rescue.armed = armed;
}

void rescue_lines(void)
{
	tcgetattr(STDIN_FILENO, &rescue.lines);
}

static void handle(int sig, void (*handler)(int), int flags)
{
	struct sigaction sa;

	memset(&sa, 0, sizeof sa);
	sa.sa_handler = handler;
	sa.sa_flags = flags;
	sigemptyset(&sa.sa_mask);
	sigaction(sig, &sa, NULL);
}

static const int crashes[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGQUIT};
static const int wakers[] = {SIGWINCH, SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGCONT};

void signals_take(void)
{
	for (size_t i = 0; i < sizeof crashes / sizeof crashes[0]; i++)
		handle(crashes[i], on_crash, (int)SA_RESETHAND);
	for (size_t i = 0; i < sizeof wakers / sizeof wakers[0]; i++)
		handle(wakers[i], on_signal, SA_RESTART);
}

void signals_release(void)
{
	for (size_t i = 0; i < sizeof crashes / sizeof crashes[0]; i++)
		handle(crashes[i], SIG_DFL, 0);
	/* Hang-ups stay ours until the last save is done: the default would end us. */
	handle(SIGWINCH, SIG_DFL, 0);
	handle(SIGTSTP, SIG_DFL, 0);
	handle(SIGCONT, SIG_DFL, 0);
}

bool signals_open(void)
{
	if (signal_pipe[0] >= 0)
		return true;
	if (pipe(signal_pipe) < 0)
		return false;
	for (int i = 0; i < 2; i++) {
		fcntl(signal_pipe[i], F_SETFL, O_NONBLOCK);
		fcntl(signal_pipe[i], F_SETFD, FD_CLOEXEC);
	}
	/* Curses ignores SIGTSTP while it paints, unless it finds a handler when it
	 * begins. */
	handle(SIGTSTP, on_signal, SA_RESTART);
	return true;
}

void signals_close(void)
{
	for (size_t i = 0; i < sizeof wakers / sizeof wakers[0]; i++)
		handle(wakers[i], SIG_DFL, 0);
}

int signals_fd(void)
{
	return signal_pipe[0];
}

void signals_pass(pid_t group)
{
	heir = group;
}

void signals_stop(void)
{
	handle(SIGTSTP, SIG_DFL, 0);
	handle(SIGCONT, SIG_DFL, 0);
	kill(0, SIGTSTP);
	handle(SIGCONT, on_signal, SA_RESTART);
	handle(SIGTSTP, on_signal, SA_RESTART);
}
