/* gate - for LD_PRELOAD: stands before the system calls of the lock and the save.
 *
 * GATE_SAYS, GATE_HEARS: descriptors. Before a file is synced, renamed over another one, or a
 * folder is synced, tells so ('F', 'R', 'D') to the one and waits for a byte from the other.
 * An 'x' makes the call fail with EIO.
 *
 * The others count the calls that are about a file or folder whose path holds the text
 * GATE_ABOUT (without it: all of them):
 * GATE_DELAYS="MS N SEED"   one in N of them is held up, by up to MS;
 * GATE_KILLS="N"            before the N-th the program is killed;
 * GATE_FAILS="CALL ERRNO"   CALL (openat is open, pwrite is write) always fails so;
 * GATE_FAILS="CALL ERRNO N" only the N-th one does. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

enum { NO_FD = -1 };

static atomic_ulong calls, failing_calls, noise;

/* The numbers in an environment variable, from its at-th word on; how many there were. */
static int numbers(const char *name, int at, unsigned long out[3])
{
	const char *text = getenv(name);
	int n = 0;

	for (; text && at > 0; at--)
		text = (text = strchr(text, ' ')) ? text + 1 : NULL;
	while (text && *text && n < 3) {
		char *end;

		out[n++] = strtoul(text, &end, 10);
		text = *end ? end + 1 : end;
	}
	return n;
}

static int is_about(const char *path, int fd)
{
	const char *about = getenv("GATE_ABOUT");
	char link[64], target[4096] = "";

	if (!about || (!path && fd == NO_FD) || (path && strstr(path, about)))
		return 1;
	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	return readlink(link, target, sizeof target - 1) > 0 && strstr(target, about) != NULL;
}

static void hold_up(void)
{
	unsigned long o[3], random, ms;
	struct timespec t;

	if (numbers("GATE_DELAYS", 0, o) != 3 || !o[0] || !o[1])
		return;
	random = (o[2] * 1000003 + atomic_fetch_add(&noise, 1)) * 6364136223846793005u + 1442695040888963407u;
	random = (random ^ random >> 29) * 0xbf58476d1ce4e5b9u;
	random ^= random >> 32;
	if (random % o[1])
		return;
	ms = random / o[1] % o[0];
	t = (struct timespec){.tv_sec = (time_t)(ms / 1000), .tv_nsec = (long)(ms % 1000) * 1000000};
	nanosleep(&t, NULL);
}

/* What to fail with, or 0. */
static int error_of(const char *call)
{
	const char *fails = getenv("GATE_FAILS");
	unsigned long o[3];
	int n = numbers("GATE_FAILS", 1, o);
	size_t len = strlen(call);

	if (!fails || n < 1 || strncmp(fails, call, len) != 0 || fails[len] != ' ')
		return 0;
	return n == 1 || atomic_fetch_add(&failing_calls, 1) + 1 == o[1] ? (int)o[0] : 0;
}

/* Before a call about a path, a descriptor, or a name in a folder; 0, or -1 with errno when it shall fail. */
static int before(const char *call, const char *path, int fd)
{
	unsigned long n[3];
	int error, kept = errno;

	if (!is_about(path, fd))
		return 0;
	hold_up();
	if (numbers("GATE_KILLS", 0, n) && atomic_fetch_add(&calls, 1) + 1 == n[0])
		syscall(SYS_kill, getpid(), SIGKILL);
	error = error_of(call);
	errno = error ? error : kept;
	return error ? -1 : 0;
}

/* Who asks may be the only thread; then waiting is what a slow disk does, too. */
static int passes(char what)
{
	unsigned long says[3], hears[3];
	char answer = 0;

	if (!numbers("GATE_SAYS", 0, says) || !numbers("GATE_HEARS", 0, hears) ||
	    syscall(SYS_write, (int)says[0], &what, 1) != 1)
		return 1;
	while (read((int)hears[0], &answer, 1) < 0 && errno == EINTR)
		;
	if (answer == 'x')
		errno = EIO;
	return answer != 'x';
}

int fsync(int fd)
{
	struct stat st;

	if (before("fsync", NULL, fd) < 0 ||
	    !passes(NEXT(fstat)(fd, &st) == 0 && S_ISDIR(st.st_mode) ? 'D' : 'F'))
		return -1;
	return NEXT(fsync)(fd);
}

int fdatasync(int fd)
{
	return fsync(fd);
}

int rename(const char *from, const char *to)
{
	if (before("rename", to, NO_FD) < 0 || !passes('R'))
		return -1;
	return NEXT(rename)(from, to);
}

int open(const char *path, int flags, ...)
{
	va_list ap;
	mode_t mode;

	va_start(ap, flags);
	mode = flags & O_CREAT ? va_arg(ap, mode_t) : 0;
	va_end(ap);
	return before("open", path, NO_FD) < 0 ? -1 : NEXT(open)(path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
	va_list ap;
	mode_t mode;

	va_start(ap, flags);
	mode = flags & O_CREAT ? va_arg(ap, mode_t) : 0;
	va_end(ap);
	return before("open", path, folder) < 0 ? -1 : NEXT(openat)(folder, path, flags, mode);
}

int flock(int fd, int how)
{
	return before("flock", NULL, fd) < 0 ? -1 : NEXT(flock)(fd, how);
}

int kill(pid_t pid, int number)
{
	return before("kill", NULL, NO_FD) < 0 ? -1 : NEXT(kill)(pid, number);
}

int fstat(int fd, struct stat *st)
{
	return before("fstat", NULL, fd) < 0 ? -1 : NEXT(fstat)(fd, st);
}

int stat(const char *path, struct stat *st)
{
	return before("stat", path, NO_FD) < 0 ? -1 : NEXT(stat)(path, st);
}

int lstat(const char *path, struct stat *st)
{
	return before("stat", path, NO_FD) < 0 ? -1 : NEXT(lstat)(path, st);
}

int link(const char *from, const char *to)
{
	return before("link", to, NO_FD) < 0 ? -1 : NEXT(link)(from, to);
}

int unlink(const char *path)
{
	return before("unlink", path, NO_FD) < 0 ? -1 : NEXT(unlink)(path);
}

int unlinkat(int folder, const char *path, int flags)
{
	return before("unlink", path, folder) < 0 ? -1 : NEXT(unlinkat)(folder, path, flags);
}

ssize_t write(int fd, const void *bytes, size_t n)
{
	return before("write", NULL, fd) < 0 ? -1 : NEXT(write)(fd, bytes, n);
}

ssize_t pwrite(int fd, const void *bytes, size_t n, off_t at)
{
	return before("write", NULL, fd) < 0 ? -1 : NEXT(pwrite)(fd, bytes, n, at);
}
