#define _DEFAULT_SOURCE
#include "base/replace.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"

static int sync_fd(int fd)
{
	int r;

#ifdef F_FULLFSYNC
	/* On macOS fsync only reaches the disk's own cache; some file systems there do
	 * not know F_FULLFSYNC. */
	if (fcntl(fd, F_FULLFSYNC) == 0)
		return 0;
#endif
	do
		r = fsync(fd);
	while (r < 0 && errno == EINTR);
	return r;
}

/* Some shares cannot sync a folder and say EINVAL; nothing more can be done there. */
static bool sync_folder(const char *path)
{
	char folder[FILE_PATH_MAX];
	int fd, error = 0;

	file_folder(path, folder);
	fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return errno == EACCES;
	if (sync_fd(fd) < 0)
		error = errno;
	close(fd);
	errno = error;
	return error == 0 || error == EINVAL || error == ENOTSUP;
}

bool file_commit(struct temp *t, const char *path,
		 const struct file_commit_options *options, struct stat *st,
		 struct err *err)
{
	struct stat here;
	bool ok = true, sync = !(options && options->unsynced);

	if (options && options->rights_of)
		rights_keep(t->fd, &t->made, options->rights_of);
	if ((sync && sync_fd(t->fd) < 0) || fstat(t->fd, &here) < 0)
		ok = err_set_errno(err, EXIT_CODE_IO, "%s: cannot make it durable", path);
	if (ok && options && options->before_rename)
		ok = options->before_rename(options->ctx, err);
	if (ok && rename(t->path, path) < 0)
		ok = err_set_errno(err, file_error_code(errno), "%s: cannot be replaced", path);
	if (!ok) {
		temp_remove(t);
		return false;
	}
	if (st)
		*st = here;
	/* Closed only now, for it holds the lock of the temporary. */
	if (!temp_renamed(t))
		return err_set_errno(err, EXIT_CODE_IO, "%s: cannot write", path);
	if (sync && !sync_folder(path))
		return err_set_errno(err, EXIT_CODE_IO, "%s: its folder cannot be synced",
				     path);
	return true;
}

bool file_replace(const char *path, const char *bytes, size_t n,
		  const struct file_commit_options *options, struct stat *st,
		  struct err *err)
{
	struct temp t;

	if (!temp_make(&t, path, err))
		return false;
	if (file_write_all(t.fd, bytes, n))
		return file_commit(&t, path, options, st, err);
	err_set_errno(err, EXIT_CODE_IO, "%s: cannot write", path);
	temp_remove(&t);
	return false;
}

/* A second name and then not the first: nothing slips in between. Where there are no second
 * names a look has to do. */
bool file_move(const char *from, const char *to, struct err *err)
{
	bool ok = link(from, to) == 0;
	struct stat st;

	if (ok)
		ok = unlink(from) == 0;
	else if (errno != EEXIST && errno != EXDEV && errno != ENOENT && lstat(to, &st) < 0)
		ok = rename(from, to) == 0;
	if (!ok)
		return err_set_errno(err, EXIT_CODE_CANTCREAT, "%s: cannot become %s", from, to);
	if (!sync_folder(to) || !sync_folder(from))
		return err_set_errno(err, EXIT_CODE_IO, "%s: its folder cannot be synced", to);
	return true;
}

unsigned file_rights_lost(const char *path, const struct stat *st)
{
	struct temp t;
	unsigned lost;

	if (st->st_uid == geteuid() && st->st_gid == getegid())
		return 0;
	if (!temp_make(&t, path, NULL))
		return 0;
	lost = rights_keep(t.fd, &t.made, path);
	temp_remove(&t);
	return lost;
}
