#define _DEFAULT_SOURCE
#include "base/temp.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/random.h"

#define SUFFIX ".plumbline.tmp"
#define FOLDER_SUFFIX ".d"
#define ATTEMPTS 100
#define NAME_BYTES_MAX 200 /* of the file's name that the temporary's repeats */

/* What ends a program that still can clear up. */
static const int signals[] = {SIGINT, SIGTERM, SIGHUP};

/* What this thread has made and not ended, the latest first. */
static _Thread_local struct temp *volatile latest;

/* Making. */

/* Six letters that another process does not guess. */
static void random_letters(char out[7])
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
	unsigned char noise[6];

	random_bytes(noise, sizeof noise);
	for (int i = 0; i < 6; i++)
		out[i] = letters[noise[i] % 36];
	out[6] = '\0';
}

/* How much of a name goes into that of its temporary; no character is cut. */
static int name_part(const char *name)
{
	size_t n = strlen(name);

	if (n > NAME_BYTES_MAX)
		for (n = NAME_BYTES_MAX; n > 0 && ((unsigned char)name[n] & 0xc0) == 0x80;
		     n--)
			;
	return (int)n;
}

/* Somebody who sweeps may have come in between making and locking: then it is swept, or is
 * about to be, and another one is made. */
static bool is_ours(struct temp *t)
{
	if (flock(t->fd, LOCK_EX | LOCK_NB) < 0 && errno == EWOULDBLOCK)
		return false;
	/* Some shares count no links. */
	return fstat(t->fd, &t->made) == 0 &&
	       (t->made.st_nlink > 0 || file_exists(t->path));
}

/* Makes the file named by t->path; from when it is there it is among the latest, so that no
 * signal comes in between and leaves it. false with errno set: EINTR when another name is to
 * be tried. */
static bool make_this(struct temp *t)
{
	sigset_t ends, before;
	bool ours = false;

	sigemptyset(&ends);
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		sigaddset(&ends, signals[i]);
	pthread_sigmask(SIG_BLOCK, &ends, &before);
	t->fd = open(t->path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (t->fd >= 0 && is_ours(t)) {
		t->outer = latest;
		latest = t;
		ours = true;
	} else if (t->fd >= 0) {
		close(t->fd);
		errno = EINTR;
	}
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return ours;
}

bool temp_make(struct temp *t, const char *path, struct err *err)
{
	char folder[FILE_PATH_MAX], letters[7];
	const char *name = file_name(path);

	file_folder(path, folder);
	for (int i = 0; i < ATTEMPTS; i++) {
		int n;

		random_letters(letters);
		n = snprintf(t->path, sizeof t->path, "%s/.%.*s.%s" SUFFIX, folder,
			     name_part(name), name, letters);
		if (n < 0 || (size_t)n >= sizeof t->path)
			return err_set(err, EXIT_CODE_CANTCREAT,
				       "%s: the path is too long", path);
		if (make_this(t))
			return true;
		if (errno != EEXIST && errno != EINTR)
			break;
	}
	return err_set_errno(err, file_error_code(errno), "%s: cannot write into %s", path,
			     folder);
}

/* Ending. */

int temp_unname(struct temp *t)
{
	unlink(t->path);
	latest = t->outer;
	return t->fd;
}

bool temp_folder(const char *path, char folder[FILE_PATH_MAX])
{
	int n = snprintf(folder, FILE_PATH_MAX, "%s" FOLDER_SUFFIX, path);

	return n > 0 && n < FILE_PATH_MAX;
}

/* Removes the folder `name` in the folder `at`, and the files in it. */
static void remove_folder(int at, const char *name)
{
	int fd;
	DIR *dir;
	struct dirent *entry;

	if (unlinkat(at, name, AT_REMOVEDIR) == 0 || (errno != ENOTEMPTY && errno != EEXIST))
		return;
	fd = openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	dir = fd < 0 ? NULL : fdopendir(fd);
	if (!dir) {
		if (fd >= 0)
			close(fd);
		return;
	}
	while ((entry = readdir(dir)))
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			unlinkat(fd, entry->d_name, 0);
	closedir(dir);
	unlinkat(at, name, AT_REMOVEDIR);
}

void temp_remove_folder(const char *folder)
{
	remove_folder(AT_FDCWD, folder);
}

void temp_remove(struct temp *t)
{
	char folder[FILE_PATH_MAX];

	unlink(t->path);
	if (temp_folder(t->path, folder))
		temp_remove_folder(folder);
	temp_renamed(t);
}

bool temp_renamed(struct temp *t)
{
	latest = t->outer;
	return close(t->fd) == 0 || errno == EINTR;
}

void temp_remove_all(void)
{
	while (latest)
		temp_remove(latest);
}

/* Only what a signal handler may do: a folder stays when something is in it. */
static void on_signal(int sig)
{
	static const char suffix[] = FOLDER_SUFFIX;

	for (struct temp *t = latest; t; t = t->outer) {
		size_t n = strlen(t->path);

		unlink(t->path);
		if (n + sizeof suffix > sizeof t->path)
			continue;
		memcpy(t->path + n, suffix, sizeof suffix);
		rmdir(t->path);
	}
	signal(sig, SIG_DFL);
	raise(sig);
}

void temp_remove_on_signals(void)
{
	struct sigaction ours = {.sa_handler = on_signal}, before;

	sigfillset(&ours.sa_mask);
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		if (sigaction(signals[i], NULL, &before) == 0 &&
		    before.sa_handler == SIG_DFL)
			sigaction(signals[i], &ours, NULL);
}

/* Sweeping. */

static bool ends_with(const char *name, const char *suffix)
{
	size_t n = strlen(name), k = strlen(suffix);

	return n > k && !strcmp(name + n - k, suffix);
}

static bool same_file(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* Does nobody hold the file open as fd, or only the caller, as `held`? Shared, so that it
 * need not be writable; who makes one wants it for himself, and is refused meanwhile. */
static bool is_left(int fd, const struct stat *st, int held)
{
	struct stat ours;

	return S_ISREG(st->st_mode) &&
	       (flock(fd, LOCK_SH | LOCK_NB) == 0 ||
		(held >= 0 && fstat(held, &ours) == 0 && same_file(st, &ours)));
}

static void sweep_file(int at, const char *name, int held)
{
	char folder[FILE_PATH_MAX];
	struct stat st, there;
	int fd = openat(at, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

	if (fd < 0)
		return;
	if (fstat(fd, &st) == 0 && is_left(fd, &st, held) &&
	    fstatat(at, name, &there, AT_SYMLINK_NOFOLLOW) == 0 && same_file(&st, &there) &&
	    unlinkat(at, name, 0) == 0 && temp_folder(name, folder))
		remove_folder(at, folder);
	close(fd);
}

/* Removes a folder whose file is gone. Nobody makes a folder without its file, nor takes the
 * file away before the folder. */
static void sweep_folder(int at, const char *name)
{
	char file[FILE_PATH_MAX];
	struct stat st;

	snprintf(file, sizeof file, "%.*s", (int)(strlen(name) - strlen(FOLDER_SUFFIX)),
		 name);
	if (fstatat(at, file, &st, AT_SYMLINK_NOFOLLOW) < 0 && errno == ENOENT)
		remove_folder(at, name);
}

void temp_sweep(const char *path, int held)
{
	char folder[FILE_PATH_MAX];
	struct dirent *entry;
	DIR *dir;

	file_folder(path, folder);
	dir = opendir(folder);
	if (!dir)
		return;
	while ((entry = readdir(dir))) {
		if (entry->d_name[0] != '.')
			continue;
		if (ends_with(entry->d_name, SUFFIX))
			sweep_file(dirfd(dir), entry->d_name, held);
		else if (ends_with(entry->d_name, SUFFIX FOLDER_SUFFIX))
			sweep_folder(dirfd(dir), entry->d_name);
	}
	closedir(dir);
}
