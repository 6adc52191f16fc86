#define _GNU_SOURCE
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/random.h"

#ifdef __APPLE__
#define st_mtim st_mtimespec
#endif

static bool too_large(const char *name, size_t max, struct err *err)
{
	bool mib = max >= 1u << 20;

	return err_set(err, EXIT_CODE_DATA, "%s: larger than %zu %s; this is no file of ours",
		       name, mib ? max >> 20 : max, mib ? "MiB" : "bytes");
}

bool file_read_fd(int fd, const char *name, size_t max, struct str *out, struct err *err)
{
	size_t start = out->len;

	for (;;) {
		size_t room;
		ssize_t n;

		str_reserve(out, 1);
		room = out->cap - out->len - 1;
		n = read(fd, out->data + out->len, room);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			str_truncate(out, start);
			return err_set_errno(err, EXIT_CODE_IO, "%s: cannot read", name);
		}
		out->len += (size_t)n;
		out->data[out->len] = '\0';
		if (n == 0)
			return true;
		if (out->len - start > max) {
			str_truncate(out, start);
			return too_large(name, max, err);
		}
	}
}

static enum exit_code open_code(int error)
{
	return error == ENOENT || error == ENOTDIR ? EXIT_CODE_NOINPUT : EXIT_CODE_IO;
}

bool file_read(const char *path, size_t max, struct str *out, struct stat *st,
	       struct err *err)
{
	struct stat here;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	bool ok;

	if (fd < 0 && errno == ENXIO) /* a socket; it cannot be opened at all */
		return err_set(err, EXIT_CODE_NOINPUT, "%s: not a regular file", path);
	if (fd < 0)
		return err_set_errno(err, open_code(errno), "%s", path);
	if (fstat(fd, &here) < 0) {
		err_set_errno(err, EXIT_CODE_IO, "%s: cannot read", path);
		close(fd);
		return false;
	}
	if (!S_ISREG(here.st_mode)) {
		close(fd);
		return err_set(err, EXIT_CODE_NOINPUT, "%s: not a regular file", path);
	}
	if (here.st_size > 0 && (uint64_t)here.st_size > max)
		ok = too_large(path, max, err);
	else {
		/* One more, so that the end is seen without growing. */
		str_reserve(out, (size_t)here.st_size + 1);
		ok = file_read_fd(fd, path, max, out, err);
	}
	if (ok && st)
		*st = here;
	close(fd);
	return ok;
}

uint64_t file_hash(const char *bytes, size_t n)
{
	const uint64_t prime = 1099511628211u;
	uint64_t h = 14695981039346656037u, word;

	for (; n >= sizeof word; n -= sizeof word, bytes += sizeof word) {
		memcpy(&word, bytes, sizeof word);
		h = (h ^ word) * prime;
		h ^= h >> 32; /* a product carries upwards only */
	}
	while (n--)
		h = (h ^ (unsigned char)*bytes++) * prime;
	return h;
}

struct file_stamp file_stamp_of(const struct stat *st, const char *bytes, size_t n)
{
	return (struct file_stamp){
		.exists = true,
		.dev = (uint64_t)st->st_dev,
		.inode = (uint64_t)st->st_ino,
		.size = n,
		.hash = file_hash(bytes, n),
		.mtime_s = st->st_mtim.tv_sec,
		.mtime_ns = st->st_mtim.tv_nsec,
	};
}

bool file_unchanged(const char *path, const struct file_stamp *stamp)
{
	struct str now = {0};
	struct stat st;
	bool same;

	if (stat(path, &st) < 0)
		return !stamp->exists && errno == ENOENT;
	if (!stamp->exists || (uint64_t)st.st_size != stamp->size)
		return false;
	if ((uint64_t)st.st_dev == stamp->dev && (uint64_t)st.st_ino == stamp->inode &&
	    st.st_mtim.tv_sec == stamp->mtime_s && st.st_mtim.tv_nsec == stamp->mtime_ns)
		return true;
	same = file_read(path, stamp->size, &now, NULL, NULL) &&
	       file_hash(str_text(&now), now.len) == stamp->hash;
	str_release(&now);
	return same;
}

bool file_is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool file_exists(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

const char *file_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

void file_folder(const char *path, char buf[FILE_PATH_MAX])
{
	const char *name = file_name(path);
	size_t n = (size_t)(name - path);

	if (n == 0) {
		path = ".";
		n = 1;
	}
	if (n > 1)
		n--;
	if (n >= FILE_PATH_MAX)
		n = FILE_PATH_MAX - 1;
	memcpy(buf, path, n);
	buf[n] = '\0';
}

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

static enum exit_code code_of(int error)
{
	return error == EACCES || error == EPERM || error == EROFS || error == ENOENT ||
			       error == ENOTDIR || error == EISDIR || error == ENAMETOOLONG
		       ? EXIT_CODE_CANTCREAT
		       : EXIT_CODE_IO;
}

/* How much of a name fits into that of its temporary: 200 bytes, no character cut. */
static int name_part(const char *name)
{
	size_t n = strlen(name);

	if (n > 200)
		for (n = 200; n > 0 && ((unsigned char)name[n] & 0xc0) == 0x80; n--)
			;
	return (int)n;
}

int file_temp(const char *path, char temp[FILE_PATH_MAX], struct err *err)
{
	char folder[FILE_PATH_MAX], letters[7];

	file_folder(path, folder);
	for (int attempt = 0; attempt < 100; attempt++) {
		int fd, n;

		random_letters(letters);
		n = snprintf(temp, FILE_PATH_MAX, "%s/.%.*s.%s.tmp", folder,
			     name_part(file_name(path)), file_name(path), letters);
		if (n < 0 || n >= FILE_PATH_MAX) {
			err_set(err, EXIT_CODE_CANTCREAT, "%s: the path is too long", path);
			return -1;
		}
		fd = open(temp, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
		if (fd >= 0)
			return fd;
		if (errno != EEXIST && errno != EINTR)
			break;
	}
	err_set_errno(err, code_of(errno), "%s: cannot write into %s", path, folder);
	return -1;
}

bool file_write_all(int fd, const char *bytes, size_t n)
{
	while (n) {
		ssize_t w = write(fd, bytes, n);

		if (w < 0 && errno == EINTR)
			continue;
		if (w < 0)
			return false;
		if (w == 0) {
			errno = EIO;
			return false;
		}
		bytes += w;
		n -= (size_t)w;
	}
	return true;
}

static int sync_fd(int fd)
{
	int r;

#ifdef F_FULLFSYNC
	/* There fsync only reaches the disk's own cache. Not every file system knows this. */
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

static void keep_mode(int fd, const char *path)
{
	struct stat old, here;

	if (stat(path, &old) < 0 || fstat(fd, &here) < 0)
		return;
	if (old.st_gid != here.st_gid && fchown(fd, (uid_t)-1, old.st_gid) < 0)
		old.st_mode &= ~(mode_t)070; /* the group would be another one */
	if ((old.st_mode & 0777) != (here.st_mode & 0777))
		(void)!fchmod(fd, old.st_mode & 0777);
}

bool file_commit(int fd, const char *temp, const char *path,
		 const struct file_commit_options *options, struct stat *st,
		 struct err *err)
{
	struct stat here;
	bool ok = true;

	if (options && options->keep_mode)
		keep_mode(fd, path);
	if (sync_fd(fd) < 0 || fstat(fd, &here) < 0)
		ok = err_set_errno(err, EXIT_CODE_IO, "%s: cannot make it durable", path);
	if (close(fd) < 0 && ok && errno != EINTR)
		ok = err_set_errno(err, EXIT_CODE_IO, "%s: cannot write", path);
	if (ok && options && options->before_rename)
		ok = options->before_rename(options->ctx, err);
	if (ok && rename(temp, path) < 0)
		ok = err_set_errno(err, code_of(errno), "%s: cannot be replaced", path);
	if (!ok) {
		unlink(temp);
		return false;
	}
	if (st)
		*st = here;
	if (!sync_folder(path))
		return err_set_errno(err, EXIT_CODE_IO, "%s: its folder cannot be synced",
				     path);
	return true;
}

bool file_replace(const char *path, const char *bytes, size_t n,
		  const struct file_commit_options *options, struct stat *st,
		  struct err *err)
{
	char temp[FILE_PATH_MAX];
	int fd = file_temp(path, temp, err);

	if (fd < 0)
		return false;
	if (!file_write_all(fd, bytes, n)) {
		err_set_errno(err, EXIT_CODE_IO, "%s: cannot write", path);
		close(fd);
		unlink(temp);
		return false;
	}
	return file_commit(fd, temp, path, options, st, err);
}
