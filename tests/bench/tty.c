#define _GNU_SOURCE
#include "tty.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <pty.h>
#else
#include <util.h>
#endif

#include "measure.h"

/* The last output, as it came. */
static struct {
	char bytes[HEARD_MAX];
	size_t n;
	struct {
		size_t end;
		double time;
	} chunks[CHUNKS_MAX];
	size_t n_chunks;
} heard;

void tty_start(struct tty *t, char *const argv[], int rows, int cols, const char *extra)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};

	vt_reset(&t->vt, rows, cols);
	t->started = now_us();
	t->pid = forkpty(&t->fd, NULL, NULL, &size);
	if (t->pid < 0)
		fail("forkpty");
	if (t->pid == 0) {
		setenv("TERM", "xterm-256color", 1);
		unsetenv("LINES");
		unsetenv("COLUMNS");
		if (extra)
			putenv(strdup(extra));
		execv(argv[0], argv);
		_exit(127);
	}
	fcntl(t->fd, F_SETFL, O_NONBLOCK);
	fcntl(t->fd, F_SETFD, FD_CLOEXEC);
}

/* Takes what is there within ms; false when nothing came. */
static bool hear(struct tty *t, int ms)
{
	struct pollfd p = {.fd = t->fd, .events = POLLIN};
	ssize_t n;

	if (poll(&p, 1, ms) <= 0)
		return false;
	n = read(t->fd, heard.bytes + heard.n, HEARD_MAX - heard.n);
	if (n <= 0 || heard.n_chunks == CHUNKS_MAX)
		return false;
	heard.n += (size_t)n;
	heard.chunks[heard.n_chunks].end = heard.n;
	heard.chunks[heard.n_chunks++].time = now_us();
	return true;
}

/* Shows what was heard, and finds the moment from which all but the status line, the last
 * but one, stayed as it is in the end. */
static void show_heard(struct tty *t, double since, struct answer *a)
{
	static struct vt end, step;
	size_t from = 0;
	bool there = false;

	a->bytes = heard.n;
	a->last = heard.n_chunks ? heard.chunks[heard.n_chunks - 1].time - since : 0;
	a->shown = a->last;
	step = end = t->vt;
	vt_feed(&end, heard.bytes, heard.n);
	for (size_t i = 0; i < heard.n_chunks; i++) {
		bool same;

		vt_feed(&step, heard.bytes + from, heard.chunks[i].end - from);
		from = heard.chunks[i].end;
		same = vt_same(&step.now, &end.now, end.now.rows - 2);
		if (same && !there)
			a->shown = heard.chunks[i].time - since;
		there = same;
	}
	t->vt = end;
}

void tty_settle(struct tty *t, double since, int wait_ms, int quiet_ms, struct answer *a)
{
	heard.n = heard.n_chunks = 0;
	if (hear(t, wait_ms))
		while (hear(t, quiet_ms))
			;
	show_heard(t, since, a);
}

void tty_keys(struct tty *t, const char *keys, size_t n, int quiet_ms, struct answer *a)
{
	double since = now_us();

	if (write(t->fd, keys, n) != (ssize_t)n)
		fail("the program takes no keys");
	tty_settle(t, since, 1000, quiet_ms, a);
}

static long sleeps_of(const char *path)
{
	FILE *in = fopen(path, "r");
	char line[256];
	long n = 0;

	while (in && fgets(line, sizeof line, in))
		if (sscanf(line, "voluntary_ctxt_switches: %ld", &n) == 1)
			break;
	if (in)
		fclose(in);
	return n;
}

long tty_sleeps(const struct tty *t)
{
	char path[128];
	struct dirent *entry;
	long sum = 0;
	DIR *tasks;

	snprintf(path, sizeof path, "/proc/%ld/task", (long)t->pid);
	tasks = opendir(path);
	if (!tasks)
		return -1;
	while ((entry = readdir(tasks))) {
		snprintf(path, sizeof path, "/proc/%ld/task/%.20s/status", (long)t->pid,
			 entry->d_name);
		if (entry->d_name[0] != '.')
			sum += sleeps_of(path);
	}
	closedir(tasks);
	return sum;
}

void tty_end(struct tty *t, const char *keys)
{
	int status;

	(void)!write(t->fd, keys, strlen(keys));
	for (int i = 0; i < 300; i++) {
		heard.n = heard.n_chunks = 0;
		hear(t, 10);
		if (waitpid(t->pid, &status, WNOHANG) == t->pid)
			break;
		if (i == 200)
			kill(t->pid, SIGKILL);
	}
	close(t->fd);
}
