/* file.h - whole files in; their names, and whether one changed. Reading has a limit and never
 * hangs on a FIFO. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include "base/err.h"
#include "base/str.h"

#define FILE_PATH_MAX 4096

/* Which file it was and in which state: enough to see that somebody else changed it. */
struct file_stamp {
	bool exists;
	uint64_t dev, inode, size, hash; /* hash: of the content (file_hash) */
	int64_t mtime_s, mtime_ns, ctime_s, ctime_ns;
	bool settled; /* its ctime was so old that any change after it has another one */
};

/* Appends the file at path to out, at most max bytes; on failure out is as it was. Codes:
 * 66 no such file or not a regular one, 65 too large, 74 cannot be read. When st is not
 * NULL the file's state as read is stored there. */
bool file_read(const char *path, size_t max, struct str *out, struct stat *st,
	       struct err *err);
/* Appends the first bytes of the file at path, at most max. Codes as above, but a large file
 * is no fault. */
bool file_read_start(const char *path, size_t max, struct str *out, struct err *err);
/* Appends what an open descriptor gives until its end, at most max bytes; name is for the
 * messages. */
bool file_read_fd(int fd, const char *name, size_t max, struct str *out, struct err *err);

/* 64 bits in the manner of FNV-1a, but many bytes at a time. It differs from machine to
 * machine: never stored. */
uint64_t file_hash(const char *bytes, size_t n);
/* The stamp of a file whose content is known. */
struct file_stamp file_stamp_of(const struct stat *st, const char *bytes, size_t n);
/* Is the file at path still the one of the stamp? When all times are as they were and the
 * stamp had settled, yes; else the content is read. A missing file equals a stamp of a
 * missing one. */
bool file_unchanged(const char *path, const struct file_stamp *stamp);

bool file_is_folder(const char *path);
bool file_exists(const char *path);
/* Writes the folder of path (or ".") into buf. */
void file_folder(const char *path, char buf[FILE_PATH_MAX]);
/* The part of path after the last slash; borrowed from path. */
const char *file_name(const char *path);
/* Appends a path as a word for the shell: in quotes where it needs them. */
void file_word(struct str *out, const char *path);

/* The exit code for an errno of making or replacing a file: 73 or 74. */
enum exit_code file_error_code(int error);
/* Writes n bytes into fd, going on after short writes and signals. */
bool file_write_all(int fd, const char *bytes, size_t n);
/* Prints the text on standard output, after what stdio still holds for it; code 74. */
bool file_print(const struct str *text, struct err *err);

#endif
