#define _DEFAULT_SOURCE
#define _POSIX_C_SOURCE 200809L
#include "model/store/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/date.h"
#include "base/die.h"
#include "base/file.h"
#include "base/number.h"
#include "base/rights.h"
#include "model/store/assessment_file.h"

#define POLL_MS 50
#define TRIES_MAX 20 /* at lock files that vanish or come between two calls */
#define CONTENT_MAX 4096

struct lock {
	int fd;
	char path[FILE_PATH_MAX];
	dev_t dev;
	ino_t inode;
	bool protects;
};

enum attempt { ATTEMPT_TAKEN, ATTEMPT_BUSY, ATTEMPT_AGAIN, ATTEMPT_FAILED };

static void boot_id(char out[64])
{
	int fd = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : read(fd, out, 63);

	if (fd >= 0)
		close(fd);
	out[n > 0 ? n : 0] = '\0';
	out[strcspn(out, "\n")] = '\0';
}

static void host_name(char out[64])
{
	if (gethostname(out, 64) < 0)
		snprintf(out, 64, "unknown");
	out[63] = '\0';
}

static const char *user_name(char buf[64])
{
	const char *name = getenv("USER");

	if (!name || !*name)
		name = getenv("LOGNAME");
	if (name && *name)
		snprintf(buf, 64, "%s", name);
	else
		snprintf(buf, 64, "user %lu", (unsigned long)geteuid());
	buf[strcspn(buf, "\n")] = '\0';
	return buf;
}

/* The word after "KEY " at the beginning of a line, into out (size bytes). */
static void get_line(const char *text, const char *key, char *out, size_t size)
{
	size_t len = strlen(key);

	*out = '\0';
	while (*text) {
		size_t n = strcspn(text, "\n");

		if (n > len && !strncmp(text, key, len) && text[len] == ' ') {
			snprintf(out, size, "%.*s", (int)(n - len - 1), text + len + 1);
			return;
		}
		text += n + (text[n] == '\n');
	}
}

static bool is_gone(const struct lock_holder *h, const char *boot)
{
	char host[64], here[64];

	host_name(host);
	boot_id(here);
	if (h->pid <= 0 || strcmp(h->host, host) != 0)
		return false;
	if (*boot && *here && strcmp(boot, here) != 0)
		return true;
	return kill((pid_t)h->pid, 0) < 0 && errno == ESRCH;
}

/* Reads who holds the lock file fd. false when nobody stands in it. */
static bool read_holder(int fd, struct lock_holder *h)
{
	char text[CONTENT_MAX], pid[32], boot[64];
	ssize_t n = pread(fd, text, sizeof text - 1, 0);

	*h = (struct lock_holder){0};
	if (n <= 0)
		return false;
	text[n] = '\0';
	get_line(text, "host", h->host, sizeof h->host);
	get_line(text, "user", h->user, sizeof h->user);
	get_line(text, "since", h->since, sizeof h->since);
	get_line(text, "pid", pid, sizeof pid);
	get_line(text, "boot", boot, sizeof boot);
	if (!number_parse(pid, &h->pid))
		h->pid = 0;
	h->stale = is_gone(h, boot);
	return true;
}

static void write_holder(int fd)
{
	char host[64], boot[64], user[64], since[32];
	struct str text = {0};

	host_name(host);
	boot_id(boot);
	str_addf(&text, "host %s\npid %ld\nboot %s\nuser %s\nsince %s\n", host,
		 (long)getpid(), boot, user_name(user),
		 date_time_text(since, date_now()));
	/* For people to read; the lock holds without it. */
	if (ftruncate(fd, 0) == 0 && pwrite(fd, text.data, text.len, 0) < 0)
		(void)!ftruncate(fd, 0);
	str_release(&text);
}

/* The lock file is open to whom the file is, else the others could not even see the lock. */
static void share_like(int fd, const char *path)
{
	struct stat made;

	if (fstat(fd, &made) == 0)
		rights_keep(fd, &made, path);
}

static bool same_inode(const char *path, const struct stat *st)
{
	struct stat now;

	return lstat(path, &now) == 0 && now.st_dev == st->st_dev &&
	       now.st_ino == st->st_ino;
}

/* Opens the lock file, making it when it is not there. */
static int open_lock(const struct lock *l, const char *path)
{
	int flags = O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
	int fd = open(l->path, flags | O_CREAT | O_EXCL, 0600);

	if (fd >= 0)
		share_like(fd, path);
	else if (errno == EEXIST)
		fd = open(l->path, flags);
	return fd;
}

/* After flock said no: by whom, or because there are no locks here? */
static enum attempt not_locked(struct lock *l, int fd, struct lock_holder *holder,
			       struct err *err)
{
	int error = errno;

	if (error == EWOULDBLOCK) {
		read_holder(fd, holder);
		close(fd);
		return ATTEMPT_BUSY;
	}
	if (error == EINTR) {
		close(fd);
		return ATTEMPT_AGAIN;
	}
	if (error == ENOLCK || error == EOPNOTSUPP || error == ENOTSUP ||
	    error == ENOSYS || error == EINVAL) {
		l->protects = false;
		return ATTEMPT_TAKEN;
	}
	close(fd);
	err_set(err, EXIT_CODE_IO, "%s: cannot be locked: %s", l->path, strerror(error));
	return ATTEMPT_FAILED;
}

static enum attempt not_opened(const struct lock *l, struct lock_holder *holder,
			       struct err *err)
{
	int error = errno;
	struct stat st;

	if (error == ENOENT && file_exists(l->path))
		return ATTEMPT_AGAIN;
	if (error == EACCES && lstat(l->path, &st) == 0) {
		*holder = (struct lock_holder){0};
		snprintf(holder->user, sizeof holder->user, "user %lu",
			 (unsigned long)st.st_uid);
		return ATTEMPT_BUSY;
	}
	err_set(err, EXIT_CODE_CANTCREAT, "%s: the lock file cannot be made: %s", l->path,
		strerror(error));
	return ATTEMPT_FAILED;
}

static enum attempt attempt(struct lock *l, const char *path, struct lock_holder *holder,
			    struct err *err)
{
	struct stat st;
	int fd = open_lock(l, path);

	if (fd < 0)
		return not_opened(l, holder, err);
	l->protects = true;
	if (flock(fd, LOCK_EX | LOCK_NB) < 0) {
		enum attempt a = not_locked(l, fd, holder, err);

		if (a != ATTEMPT_TAKEN)
			return a;
	}
	/* Somebody may have removed the file between open and flock: then this is the
	 * lock of nothing. */
	if (fstat(fd, &st) < 0 || !same_inode(l->path, &st)) {
		close(fd);
		return ATTEMPT_AGAIN;
	}
	l->fd = fd;
	l->dev = st.st_dev;
	l->inode = st.st_ino;
	return ATTEMPT_TAKEN;
}

static const char *or_somebody(const char *text)
{
	return *text ? text : "somebody";
}

/* The lock is ours: says whose remains stood in it, and puts us there. */
static void settle_in(struct lock *l, struct str *remarks)
{
	struct lock_holder before;
	bool left = read_holder(l->fd, &before);

	if (!l->protects && left && !before.stale && before.pid != (long)getpid())
		str_addf(
			remarks,
			"this share has no locks, and %s on %s seems to have the file open "
			"since %s\n",
			or_somebody(before.user), before.host, before.since);
	else if (!l->protects)
		str_add(remarks,
			"this share has no locks; make sure that nobody else has "
			"the file open\n");
	else if (left)
		str_addf(remarks,
			 "the lock that %s on %s left behind at %s was cleared\n",
			 or_somebody(before.user), before.host, before.since);
	write_holder(l->fd);
}

static bool refuse(const char *path, const struct lock_holder *h, struct err *err)
{
	if (!*h->host)
		return err_set(err, EXIT_CODE_TEMPFAIL,
			       "%s: held by %s; close it there and try again", path,
			       or_somebody(h->user));
	return err_set(
		err, EXIT_CODE_TEMPFAIL,
		"%s: held by %s on %s (process %ld) since %s; close it there and try "
		"again",
		path, or_somebody(h->user), h->host, h->pid, h->since);
}

static void wait_a_little(void)
{
	struct timespec t = {0, POLL_MS * 1000000L};

	nanosleep(&t, NULL);
}

/* Tries until the lock is taken, or is not to be had. */
static bool take(struct lock *l, const char *path, int wait_ms, bool take_over,
		 struct lock_holder *holder, struct err *err)
{
	for (int tries = 0; tries < TRIES_MAX;) {
		enum attempt a = attempt(l, path, holder, err);

		if (a == ATTEMPT_TAKEN || a == ATTEMPT_FAILED)
			return a == ATTEMPT_TAKEN;
		if (a == ATTEMPT_AGAIN) {
			tries++;
		} else if (take_over || holder->stale) {
			if (unlink(l->path) < 0 && errno != ENOENT)
				return err_set(err, EXIT_CODE_CANTCREAT,
					       "%s: cannot be taken over: %s", l->path,
					       strerror(errno));
			tries++;
		} else if (wait_ms <= 0) {
			return refuse(path, holder, err);
		} else {
			wait_a_little();
			wait_ms -= POLL_MS;
		}
	}
	return err_set(err, EXIT_CODE_TEMPFAIL,
		       "%s: many programs want it at once; try again", path);
}

static bool lock_path(const char *path, char out[FILE_PATH_MAX])
{
	char folder[FILE_PATH_MAX];
	int n;

	file_folder(path, folder);
	n = snprintf(out, FILE_PATH_MAX, "%s/.%s.lock", folder, file_name(path));
	return n > 0 && n < FILE_PATH_MAX;
}

struct lock *lock_take(const char *path, int wait_ms, bool take_over,
		       struct lock_holder *holder, struct str *remarks, struct err *err)
{
	struct lock *l = xcalloc(1, sizeof *l);
	struct lock_holder nobody;

	if (!lock_path(path, l->path)) {
		err_set(err, EXIT_CODE_CANTCREAT, "%s: the path is too long", path);
		free(l);
		return NULL;
	}
	if (!take(l, path, wait_ms, take_over, holder ? holder : &nobody, err)) {
		free(l);
		return NULL;
	}
	settle_in(l, remarks);
	return l;
}

bool lock_is_held(const char *path, struct lock_holder *holder)
{
	char name[FILE_PATH_MAX];
	bool held = false;
	int fd;

	if (!lock_path(path, name))
		return false;
	fd = open(name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (fd < 0)
		return false;
	if (flock(fd, LOCK_SH | LOCK_NB) < 0 && errno == EWOULDBLOCK) {
		read_holder(fd, holder);
		held = !holder->stale;
	}
	close(fd);
	return held;
}

bool lock_protects(const struct lock *l)
{
	return l->protects;
}

void lock_release(struct lock *l)
{
	struct stat ours;

	if (!l)
		return;
	ours.st_dev = l->dev;
	ours.st_ino = l->inode;
	if (same_inode(l->path, &ours)) /* else it was taken over */
		unlink(l->path);
	/* Not left to close: a child may still have the descriptor. */
	flock(l->fd, LOCK_UN);
	close(l->fd);
	free(l);
}
