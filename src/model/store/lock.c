#define _DEFAULT_SOURCE
#define _POSIX_C_SOURCE 200809L
#include "model/store/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/die.h"
#include "base/file.h"
#include "base/rights.h"
#include "base/temp.h"
#include "model/store/lock_holder.h"
#include "model/store/lock_protocol.h"

#define REST_MS_MAX 50 /* a rest is twice as long as the one before */
#define RETRIES_MAX 20 /* without a rest */
#define OPEN_FLAGS (O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)

struct lock {
	int fd; /* -1: none */
	char path[FILE_PATH_MAX];
	bool unlocked; /* there are no locks here */

	/* While it is being taken. */
	const char *file; /* what is to be protected; borrowed */
	struct temp made; /* a lock file under another name */
	bool is_made;     /* there is one; its descriptor is fd */
	bool published;   /* it came to the path with the holder in it */
	int wait_ms, rest_ms, retries;
	struct lock_holder holder; /* who stands in what was found */
	struct err *err;           /* borrowed */
};

/* The calls; each says how it ended. */

/* Closes what is open and removes the other name, before something else is tried. */
static void drop(struct lock *l)
{
	if (l->is_made)
		temp_remove(&l->made);
	else if (l->fd >= 0)
		close(l->fd);
	l->is_made = false;
	l->fd = -1;
}

static enum lock_answer fail(struct lock *l, enum exit_code code, const char *what)
{
	err_set_errno(l->err, code, "%s: %s", l->path, what);
	return LOCK_ERROR;
}

static enum lock_answer open_found(struct lock *l)
{
	struct stat st;

	l->fd = open(l->path, OPEN_FLAGS);
	if (l->fd >= 0)
		return LOCK_DONE;
	if (errno == EACCES && lstat(l->path, &st) == 0) {
		l->holder = (struct lock_holder){0};
		snprintf(l->holder.user, sizeof l->holder.user, "user %lu",
			 (unsigned long)st.st_uid);
		return LOCK_BUSY;
	}
	if (errno == ENOENT)
		return LOCK_MISSING;
	return fail(l, EXIT_CODE_CANTCREAT, "the lock file cannot be made");
}

/* One try without waiting; signals do not count. */
static enum lock_answer lock_file(int fd, int kind)
{
	int r;

	do
		r = flock(fd, kind | LOCK_NB);
	while (r < 0 && errno == EINTR);
	if (r == 0)
		return LOCK_DONE;
	if (errno == EWOULDBLOCK)
		return LOCK_BUSY;
	return errno == ENOLCK || errno == EOPNOTSUPP || errno == ENOTSUP ||
			       errno == ENOSYS || errno == EINVAL
		       ? LOCK_NEVER
		       : LOCK_ERROR;
}

static enum lock_answer lock_fresh(struct lock *l)
{
	enum lock_answer answer = lock_file(l->fd, LOCK_EX);

	l->unlocked = answer == LOCK_NEVER;
	if (answer == LOCK_ERROR)
		return fail(l, EXIT_CODE_IO, "cannot be locked");
	return answer;
}

/* Where the file system has no locks, the file holds by existing: then it is not free,
 * even though a process on another system can lock it. */
static enum lock_answer lock_found(struct lock *l)
{
	enum lock_answer answer = lock_fresh(l);

	if (answer == LOCK_ERROR)
		return answer;
	lock_holder_read(l->fd, &l->holder);
	if (answer == LOCK_NEVER)
		l->holder.unlocked = true;
	return answer == LOCK_DONE && l->holder.unlocked ? LOCK_NEVER : answer;
}

static bool same_inode(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

static enum lock_answer compare(struct lock *l)
{
	struct stat ours, there;

	if (fstat(l->fd, &ours) < 0)
		return fail(l, EXIT_CODE_IO, "cannot be looked at");
	if (lstat(l->path, &there) < 0)
		return errno == ENOENT ? LOCK_OTHER
				       : fail(l, EXIT_CODE_IO, "cannot be looked at");
	return same_inode(&ours, &there) ? LOCK_DONE : LOCK_OTHER;
}

/* The lock file is open to whom the file is, else the others could not even see the lock. */
static void share_like(int fd, const char *path)
{
	struct stat made;

	if (fstat(fd, &made) == 0)
		rights_keep(fd, &made, path);
}

static enum lock_answer make(struct lock *l)
{
	l->holder = (struct lock_holder){0};
	l->is_made = temp_make(&l->made, l->path, l->err);
	if (!l->is_made)
		return LOCK_ERROR;
	l->fd = l->made.fd;
	rights_keep(l->fd, &l->made.made, l->file);
	return LOCK_DONE;
}

static enum lock_answer publish(struct lock *l)
{
	lock_holder_write(l->fd, l->unlocked);
	l->published = link(l->made.path, l->path) == 0;
	if (l->published)
		return LOCK_DONE;
	if (errno == EEXIST)
		return LOCK_OTHER;
	if (errno == ENOENT)
		return LOCK_MISSING;
	if (errno == EPERM || errno == EOPNOTSUPP || errno == ENOTSUP || errno == ENOSYS)
		return LOCK_NEVER;
	return fail(l, EXIT_CODE_CANTCREAT, "the lock file cannot be made");
}

static enum lock_answer unname(struct lock *l)
{
	l->fd = temp_unname(&l->made);
	l->is_made = false;
	return LOCK_DONE;
}

static enum lock_answer make_there(struct lock *l)
{
	drop(l);
	l->fd = open(l->path, OPEN_FLAGS | O_CREAT | O_EXCL, 0600);
	if (l->fd < 0)
		return errno == EEXIST ? LOCK_OTHER
				       : fail(l, EXIT_CODE_CANTCREAT,
					      "the lock file cannot be made");
	share_like(l->fd, l->file);
	return LOCK_DONE;
}

static enum lock_answer rest(struct lock *l)
{
	struct timespec t = {0};

	drop(l);
	if (l->wait_ms <= 0)
		return LOCK_LATE;
	l->rest_ms = l->rest_ms < REST_MS_MAX / 2 ? l->rest_ms * 2 : REST_MS_MAX;
	t.tv_nsec = l->rest_ms * 1000000L;
	nanosleep(&t, NULL);
	l->wait_ms -= l->rest_ms;
	l->retries = 0;
	return LOCK_DONE;
}

static enum lock_answer retry(struct lock *l)
{
	drop(l);
	return l->retries++ < RETRIES_MAX ? LOCK_DONE : LOCK_LATE;
}

static enum lock_answer remove_name(struct lock *l)
{
	unlink(l->path);
	return LOCK_DONE;
}

/* Not left to close: a child may still have the descriptor. */
static enum lock_answer let_go(struct lock *l)
{
	flock(l->fd, LOCK_UN);
	drop(l);
	return LOCK_DONE;
}

static enum lock_answer (*const calls[LOCK_STEPS])(struct lock *l) = {
	[LOCK_OPEN] = open_found,
	[LOCK_TRY] = lock_found,
	[LOCK_COMPARE] = compare,
	[LOCK_MAKE] = make,
	[LOCK_TRY_MADE] = lock_fresh,
	[LOCK_PUBLISH] = publish,
	[LOCK_UNNAME] = unname,
	[LOCK_MAKE_THERE] = make_there,
	[LOCK_TRY_THERE] = lock_fresh,
	[LOCK_RETRY] = retry,
	[LOCK_REST] = rest,
	[LOCK_FIND] = compare,
	[LOCK_REMOVE] = remove_name,
	[LOCK_LET_GO] = let_go,
};

/* Goes on from a step to an end. */
static enum lock_step run(struct lock *l, enum lock_step at)
{
	while (calls[at])
		at = lock_next(at, calls[at](l));
	return at;
}

/* What is said of it. */

static void held_by(const struct lock_holder *h, bool process, struct str *out)
{
	str_add(out, h->unlocked ? "seems to be held by " : "held by ");
	lock_holder_text(h, process, out);
}

static void refuse(const struct lock *l, struct str *holder)
{
	struct str by = {0};

	held_by(&l->holder, true, &by);
	if (holder)
		held_by(&l->holder, false, holder);
	if (l->holder.unlocked)
		err_set(l->err, EXIT_CODE_TEMPFAIL,
			"%s: %s; this share has no locks: when nobody has it open, remove "
			"%s and try again; or look at it: plumbline --read-only %s",
			l->file, str_text(&by), l->path, l->file);
	else
		err_set(l->err, EXIT_CODE_TEMPFAIL,
			"%s: %s; close it there and try again, or look at it: "
			"plumbline --read-only %s",
			l->file, str_text(&by), l->file);
	str_release(&by);
}

/* The lock is ours: says who left it, and puts us there. */
static void settle_in(struct lock *l, struct str *remarks)
{
	if (l->unlocked)
		str_add(remarks, "this share has no locks; make sure that nobody else has "
				 "the file open\n");
	else if (*l->holder.host)
		str_addf(remarks, "the lock that %s on %s left behind at %s was cleared\n",
			 l->holder.user, l->holder.host, l->holder.since);
	if (!l->published)
		lock_holder_write(l->fd, l->unlocked);
	l->file = NULL;
	l->err = NULL;
}

static bool lock_path(const char *path, char out[FILE_PATH_MAX])
{
	char folder[FILE_PATH_MAX];
	int n;

	file_folder(path, folder);
	n = snprintf(out, FILE_PATH_MAX, "%s/.%s.lock", folder, file_name(path));
	return n > 0 && n < FILE_PATH_MAX;
}

struct lock *lock_take(const char *path, int wait_ms, struct str *holder,
		       struct str *remarks, struct err *err)
{
	struct lock *l = xcalloc(1, sizeof *l);
	enum lock_step end = LOCK_FAILED;

	l->fd = -1;
	l->file = path;
	l->wait_ms = wait_ms;
	l->rest_ms = 1;
	l->err = err;
	if (lock_path(path, l->path))
		end = run(l, LOCK_OPEN);
	else
		err_set(err, EXIT_CODE_CANTCREAT, "%s: the path is too long", path);
	if (end == LOCK_TAKEN) {
		settle_in(l, remarks);
		return l;
	}
	if (end == LOCK_HELD)
		refuse(l, holder);
	drop(l);
	free(l);
	return NULL;
}

bool lock_is_held(const char *path, struct str *holder)
{
	struct lock_holder h = {0};
	char name[FILE_PATH_MAX];
	enum lock_answer answer;
	int fd;

	if (!lock_path(path, name))
		return false;
	fd = open(name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (fd < 0)
		return false;
	lock_holder_read(fd, &h);
	answer = lock_file(fd, LOCK_SH);
	h.unlocked |= answer == LOCK_NEVER;
	close(fd);
	if (answer != LOCK_BUSY && !h.unlocked)
		return false;
	held_by(&h, false, holder);
	return true;
}

void lock_sweep(const struct lock *l)
{
	temp_sweep(l->path, l->fd);
}

void lock_release(struct lock *l)
{
	if (!l)
		return;
	run(l, LOCK_FIND);
	free(l);
}
