#define _GNU_SOURCE
#include "faults/pty.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

#include "base/utf8.h"

double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void set_environment(const struct pty_options *o)
{
	static const char *const away[] = {"LINES", "COLUMNS", "NO_COLOR", "ACCESSIBLE",
					   "ESCDELAY", "PLUMBLINE_THEME"};
	char state[4200];

	snprintf(state, sizeof state, "%s/.state", o->folder ? o->folder : "/nonexistent");
	setenv("XDG_STATE_HOME", state, 1);
	setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
	setenv("TERM", "xterm-256color", 1);
	for (size_t i = 0; i < COUNT_OF(away); i++)
		unsetenv(away[i]);
	for (const char *const *e = o->env; e && *e; e++) {
		char name[128];
		size_t n = strcspn(*e, "=");

		snprintf(name, sizeof name, "%.*s", (int)n, *e);
		if ((*e)[n])
			setenv(name, *e + n + 1, 1);
		else
			unsetenv(name);
	}
}

/* In the child: has the terminal as its own, and becomes the program. */
static void become(const char *terminal, const char *program, char *const *argv,
		   const struct pty_options *o)
{
	int fd;

	setsid();
	fd = open(terminal, O_RDWR);
	if (fd < 0 || ioctl(fd, TIOCSCTTY, 0) < 0)
		_exit(126);
	for (int i = 0; i < 3; i++)
		dup2(fd, i);
	if (fd > 2)
		close(fd);
	set_environment(o);
	if (o->folder && chdir(o->folder) < 0)
		_exit(126);
	execv(program, argv);
	_exit(127);
}

static const char *open_line(struct pty *p)
{
	const char *name;

	p->fd = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	assert_true(p->fd >= 0 && grantpt(p->fd) == 0 && unlockpt(p->fd) == 0);
	name = ptsname(p->fd);
	assert_non_null(name);
	fcntl(p->fd, F_SETFL, O_NONBLOCK);
	return name;
}

static void size_line(const struct pty *p, int rows, int cols)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};

	assert_int_equal(ioctl(p->fd, TIOCSWINSZ, &size), 0);
}

struct pty *pty_open(const char *const *argv, const struct pty_options *o)
{
	const char *program = o->program ? o->program : program_path();
	int rows = o->rows ? o->rows : 24, cols = o->cols ? o->cols : 80;
	struct pty *p = calloc(1, sizeof *p);
	char *args[32] = {0}, terminal[128];
	size_t n = 0;

	assert_non_null(p);
	setlocale(LC_CTYPE, "C.UTF-8");
	args[n++] = strdup(program);
	for (; *argv && n < COUNT_OF(args) - 1; argv++)
		args[n++] = strdup(*argv);
	snprintf(terminal, sizeof terminal, "%s", open_line(p));
	vt_reset(&p->screen, rows, cols);
	tcgetattr(p->fd, &p->lines);
	size_line(p, rows, cols);
	fflush(NULL);
	p->pid = fork();
	assert_true(p->pid >= 0);
	if (p->pid == 0)
		become(terminal, program, args, o);
	while (n)
		free(args[--n]);
	return p;
}

struct pty *pty_screen(void **state, const char *path)
{
	struct pty *p = PTY(folder_path(state), path);

	pty_expect(p, "leave");
	return p;
}

struct pty *pty_screen_answered(void **state, const char *path)
{
	struct pty *p = pty_screen(state, path);

	pty_type(p, "3");
	pty_expect(p, "REL-01 is level 3.");
	pty_expect(p, "  saved");
	return p;
}

bool pty_hear(struct pty *p, int ms)
{
	struct pollfd poll_fd = {.fd = p->fd, .events = POLLIN};
	char chunk[8192];
	ssize_t n;

	if (p->fd < 0 || poll(&poll_fd, 1, ms) <= 0)
		return false;
	n = read(p->fd, chunk, sizeof chunk);
	if (n <= 0) {
		/* EIO also before the program has opened its side. */
		p->gone = n < 0 && errno == EIO;
		if (p->gone)
			usleep(1000);
		return false;
	}
	p->gone = false;
	str_addn(&p->heard, chunk, (size_t)n);
	vt_feed(&p->screen, chunk, (size_t)n);
	return true;
}

/* Has the program still to read what was typed? */
static bool has_unread(const struct pty *p)
{
	const char *name = ptsname(p->fd);
	int line = name ? open(name, O_RDWR | O_NOCTTY | O_CLOEXEC) : -1, n = 0;

	if (line < 0)
		return false;
	if (ioctl(line, FIONREAD, &n) < 0)
		n = 0;
	close(line);
	return n > 0;
}

/* A machine that is busy must not make one read of two keys: so first it is waited until all is
 * read, though not for a program that was stopped. */
void pty_settle(struct pty *p, int quiet_ms)
{
	double until = now_ms() + PATIENCE_MS;

	for (int i = 0; i < 200 && has_unread(p); i++)
		pty_hear(p, 5);
	while (now_ms() < until && pty_hear(p, quiet_ms))
		;
}

void pty_type(struct pty *p, const char *keys)
{
	size_t n = strlen(keys);

	while (n) {
		ssize_t w = write(p->fd, keys, n);

		if (w < 0 && errno == EAGAIN) {
			pty_hear(p, 10);
			continue;
		}
		assert_true(w > 0);
		keys += w;
		n -= (size_t)w;
	}
}

void pty_escape(struct pty *p)
{
	pty_type(p, "\033");
	pty_settle(p, 80);
}

void pty_resize(struct pty *p, int rows, int cols)
{
	vt_reset(&p->screen, rows, cols);
	size_line(p, rows, cols);
}

const char *pty_row(const struct pty *p, int row)
{
	static char text[VT_COLS_MAX * VT_MARKS * 4 + 1];
	size_t n = 0, end = 0;

	for (int col = 0; col < p->screen.now.cols; col++)
		for (int i = 0; i < VT_MARKS; i++) {
			wchar_t c = p->screen.now.cell[row][col].text[i];

			if (!c)
				continue;
			n += utf8_encode((uint32_t)c, text + n);
			if (c != L' ')
				end = n;
		}
	text[end] = '\0';
	return text;
}

bool pty_shows(const struct pty *p, const char *text)
{
	for (int row = 0; row < p->screen.now.rows; row++)
		if (strstr(pty_row(p, row), text))
			return true;
	return false;
}

bool pty_wait(struct pty *p, const char *text, int ms)
{
	double until = now_ms() + ms;

	while (!pty_shows(p, text)) {
		if (now_ms() >= until)
			return false;
		pty_hear(p, 20);
	}
	return true;
}

void pty_print(const struct pty *p)
{
	for (int row = 0; row < p->screen.now.rows; row++)
		print_error("|%s\n", pty_row(p, row));
}

void pty_expect(struct pty *p, const char *text)
{
	if (pty_wait(p, text, PATIENCE_MS))
		return;
	print_error("'%s' did not appear:\n", text);
	pty_print(p);
	fail();
}

long pty_heard_last(const struct pty *p, const char *text)
{
	const char *at = str_text(&p->heard), *last = NULL;

	for (; (at = strstr(at, text)); at++)
		last = at;
	return last ? (long)(last - str_text(&p->heard)) : -1;
}

int pty_end(struct pty *p, int ms)
{
	double until = now_ms() + ms;

	while (!p->ended) {
		p->ended = wait4(p->pid, &p->status, WNOHANG, &p->used) == p->pid;
		if (!p->ended && now_ms() >= until)
			return -1;
		if (!p->ended && (p->fd < 0 || !pty_hear(p, 5)))
			usleep(1000);
	}
	while (p->fd >= 0 && pty_hear(p, 0))
		;
	return WIFEXITED(p->status) ? WEXITSTATUS(p->status) : 128 + WTERMSIG(p->status);
}

static double of_timeval(struct timeval t)
{
	return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

double pty_cpu_ms(const struct pty *p)
{
	return of_timeval(p->used.ru_utime) + of_timeval(p->used.ru_stime);
}

/* Of one thread, from its "status"; -1 when that does not say. */
static long sleeps_of(const char *path)
{
	FILE *in = fopen(path, "r");
	char line[256];
	long n = -1;

	while (in && n < 0 && fgets(line, sizeof line, in))
		if (sscanf(line, "voluntary_ctxt_switches: %ld", &n) != 1)
			n = -1;
	if (in)
		fclose(in);
	return n;
}

long pty_sleeps(const struct pty *p)
{
	char path[400];
	struct dirent *e;
	long sum = -1;
	DIR *d;

	snprintf(path, sizeof path, "/proc/%ld/task", (long)p->pid);
	d = opendir(path);
	while (d && (e = readdir(d))) {
		long n;

		if (e->d_name[0] == '.')
			continue;
		snprintf(path, sizeof path, "/proc/%ld/task/%s/status", (long)p->pid, e->d_name);
		n = sleeps_of(path);
		if (n >= 0)
			sum = sum < 0 ? n : sum + n;
	}
	if (d)
		closedir(d);
	return sum;
}

void assert_terminal_restored(struct pty *p)
{
	/* The other screen, the keys of the application, pasted text, the mouse. */
	static const char *const modes[][2] = {{"\033[?1049h", "\033[?1049l"},
					       {"\033[?1h", "\033[?1l"},
					       {"\033[?2004h", "\033[?2004l"},
					       {"1000h", "1000l"}};
	struct termios now;

	assert_true(p->ended);
	for (size_t i = 0; i < COUNT_OF(modes); i++) {
		long on = pty_heard_last(p, modes[i][0]);

		if (i == 0)
			assert_true(on >= 0);
		if (on >= 0 && pty_heard_last(p, modes[i][1]) < on)
			fail_msg("%s was not taken back", modes[i][0] + (i < 3));
	}
	assert_true(p->screen.now.cursor);
	assert_int_equal(p->screen.pen.attr, 0);
	assert_int_equal(p->screen.pen.fg, -1);
	assert_int_equal(p->screen.pen.bg, -1);
	assert_int_equal(tcgetattr(p->fd, &now), 0);
	assert_int_equal(now.c_lflag, p->lines.c_lflag);
	assert_int_equal(now.c_iflag, p->lines.c_iflag);
	assert_int_equal(now.c_oflag, p->lines.c_oflag);
}

void pty_drop(struct pty *p)
{
	close(p->fd);
	p->fd = -1;
}

void pty_leave(struct pty *p)
{
	pty_type(p, "Q");
	assert_int_equal(pty_end(p, PATIENCE_MS), 0);
	assert_terminal_restored(p);
	pty_close(p);
}

void pty_close(struct pty *p)
{
	if (!p->ended) {
		kill(p->pid, SIGKILL);
		waitpid(p->pid, &p->status, 0);
	}
	if (p->fd >= 0)
		close(p->fd);
	str_release(&p->heard);
	free(p);
}

/* The gate. */

const char *gate_preload(void)
{
	static char entry[4300];
	const char *library = entry + strlen("LD_PRELOAD=");

	snprintf(entry, sizeof entry, "LD_PRELOAD=%.*s/tests/faults/gate.so",
		 (int)(strrchr(program_path(), '/') - program_path()), program_path());
	if (access(library, R_OK) < 0)
		skip_because("there is no %s", library);
	return entry;
}

/* A save that hangs for ever keeps its memory for ever: no leak to speak of. */
const char *gate_asan(void)
{
	static char entry[512];
	const char *asan = getenv("ASAN_OPTIONS");

	if (!*entry)
		snprintf(entry, sizeof entry,
			 "ASAN_OPTIONS=%s%sverify_asan_link_order=0:detect_leaks=0",
			 asan ? asan : "", asan ? ":" : "");
	return entry;
}

/* Files. */

const char *new_assessment(void **state, const char *name)
{
	const char *path = path_in(state, name);
	const char *argv[40] = {"set", "-q", path};
	static char words[34][32];

	assert_run(0, "new", "-q", path, "stage=prod", "kinds=rag,genai", "serving=online");
	for (int i = 0; i < 34; i++) {
		snprintf(words[i], sizeof words[i], "DT-%02d=unknown", i + 1);
		argv[3 + i] = words[i];
	}
	assert_run_at(0, argv, __FILE__, __LINE__);
	return path;
}

size_t count_files(const char *folder, const char *prefix, const char *part)
{
	DIR *d = opendir(folder);
	struct dirent *e;
	size_t n = 0;

	assert_non_null(d);
	while ((e = readdir(d)))
		n += !strncmp(e->d_name, prefix, strlen(prefix)) && strstr(e->d_name, part);
	closedir(d);
	return n;
}
