#define _DEFAULT_SOURCE
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#ifdef __APPLE__
#define st_mtim st_mtimespec
#define st_ctim st_ctimespec
#endif

#define TICK_MAX_NS 50000000

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

static int open_regular(const char *path, struct stat *st, struct err *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

	if (fd < 0 && errno == ENXIO) { /* a socket; it cannot be opened at all */
		err_set(err, EXIT_CODE_NOINPUT, "%s: not a regular file", path);
		return -1;
	}
	if (fd < 0) {
		err_set_errno(err, open_code(errno), "%s", path);
		return -1;
	}
	if (fstat(fd, st) == 0 && S_ISREG(st->st_mode))
		return fd;
	if (S_ISREG(st->st_mode))
		err_set_errno(err, EXIT_CODE_IO, "%s: cannot read", path);
	else
		err_set(err, EXIT_CODE_NOINPUT, "%s: not a regular file", path);
	close(fd);
	return -1;
}

bool file_read(const char *path, size_t max, struct str *out, struct stat *st,
	       struct err *err)
{
	struct stat here;
	int fd = open_regular(path, &here, err);
	bool ok;

	if (fd < 0)
		return false;
	if (here.st_size > 0 && (uint64_t)here.st_size > max)
		ok = too_large(path, max, err);
	else {
		/* One byte more than it has, so that its end is seen without growing
		 * the buffer. */
		str_reserve(out, (size_t)here.st_size + 1);
		ok = file_read_fd(fd, path, max, out, err);
	}
	if (ok && st)
		*st = here;
	close(fd);
	return ok;
}

bool file_read_start(const char *path, size_t max, struct str *out, struct err *err)
{
	struct stat st;
	int fd = open_regular(path, &st, err);
	ssize_t n = 1;

	if (fd < 0)
		return false;
	str_reserve(out, max);
	while (n > 0 && max > 0) {
		n = read(fd, out->data + out->len, max);
		if (n < 0 && errno == EINTR) {
			n = 1;
		} else if (n > 0) {
			out->len += (size_t)n;
			max -= (size_t)n;
		}
	}
	out->data[out->len] = '\0';
	if (n < 0)
		err_set_errno(err, EXIT_CODE_IO, "%s: cannot read", path);
	close(fd);
	return n >= 0;
}

#define HASH_PRIME UINT64_C(1099511628211)

static uint64_t stirred(uint64_t h, const char *bytes)
{
	uint64_t word;

	memcpy(&word, bytes, sizeof word);
	h = (h ^ word) * HASH_PRIME;
	return h ^ h >> 32; /* a product carries upwards only */
}

/* Four words at a time, for none of the four waits for another. */
static uint64_t hash_blocks(uint64_t h, const char *bytes, size_t blocks)
{
	uint64_t lane[4] = {h, h + 1, h + 2, h + 3};

	for (; blocks; blocks--, bytes += 32)
		for (int i = 0; i < 4; i++)
			lane[i] = stirred(lane[i], bytes + 8 * i);
	for (int i = 0; i < 4; i++)
		h = stirred(h, (const char *)&lane[i]);
	return h;
}

uint64_t file_hash(const char *bytes, size_t n)
{
	uint64_t h = UINT64_C(14695981039346656037);
	size_t blocks = n / 32;

	if (blocks)
		h = hash_blocks(h, bytes, blocks);
	bytes += blocks * 32;
	for (n %= 32; n >= 8; n -= 8, bytes += 8)
		h = stirred(h, bytes);
	while (n--)
		h = (h ^ (unsigned char)*bytes++) * HASH_PRIME;
	return h;
}

static int64_t ns_of(struct timespec t)
{
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* The times of files come from a clock that ticks every few milliseconds: a change in
 * the same tick as the one before has the same time. */
static bool has_settled(const struct stat *st)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	return ns_of(now) - ns_of(st->st_ctim) > TICK_MAX_NS;
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
		.ctime_s = st->st_ctim.tv_sec,
		.ctime_ns = st->st_ctim.tv_nsec,
		.settled = has_settled(st),
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
	if (stamp->settled && (uint64_t)st.st_dev == stamp->dev &&
	    (uint64_t)st.st_ino == stamp->inode && st.st_mtim.tv_sec == stamp->mtime_s &&
	    st.st_mtim.tv_nsec == stamp->mtime_ns && st.st_ctim.tv_sec == stamp->ctime_s &&
	    st.st_ctim.tv_nsec == stamp->ctime_ns)
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

void file_word(struct str *out, const char *path)
{
	static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
				    "0123456789_./+:@%,-";

	if (*path == '-') /* no option */
		str_add(out, "./");
	if (*path && !path[strspn(path, plain)]) {
		str_add(out, path);
		return;
	}
	str_addc(out, '\'');
	for (; *path; path++)
		if (*path == '\'')
			str_add(out, "'\\''");
		else
			str_addc(out, *path);
	str_addc(out, '\'');
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

enum exit_code file_error_code(int error)
{
	return error == EACCES || error == EPERM || error == EROFS || error == ENOENT ||
			       error == ENOTDIR || error == EISDIR || error == ENAMETOOLONG
		       ? EXIT_CODE_CANTCREAT
		       : EXIT_CODE_IO;
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

bool file_print(const struct str *text, struct err *err)
{
	return (fflush(stdout) == 0 &&
		file_write_all(STDOUT_FILENO, str_text(text), text->len)) ||
	       err_set_errno(err, EXIT_CODE_IO, "standard output cannot be written");
}
