/* replace.h - whole files out: one takes the place of another.
 *
 * Writing is atomic and durable: a temporary file beside the target (see temp.h), fsync,
 * rename, fsync of the folder; whatever happens in between, the old file is still whole.
 * After a failed fsync the temporary is thrown away, it is never synced again. */
#ifndef BASE_REPLACE_H
#define BASE_REPLACE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "base/err.h"
#include "base/rights.h"
#include "base/temp.h"

/* What file_commit should do besides. */
struct file_commit_options {
	/* Give the new file the rights of that one (see rights.h), or fewer; NULL, or when
	 * there is no such file: those of the temporary, which nobody else may touch. */
	const char *rights_of;
	/* Asked just before the rename; false (with err set) leaves the old file. */
	bool (*before_rename)(void *ctx, struct err *err);
	void *ctx;
	/* Nobody waits for the disk: the old file or the new one, but when the power goes
	 * perhaps neither. For what can be missed. */
	bool unsynced;
};

/* Makes the temporary file durable, puts it in place of path and ends it. On failure it is
 * removed and path is as it was. st, when not NULL, receives the state of the new file once
 * it is in place; that can be so when false is returned, if only closing it or syncing the
 * folder failed. */
bool file_commit(struct temp *t, const char *path,
		 const struct file_commit_options *options, struct stat *st,
		 struct err *err);
/* temp_make, file_write_all, file_commit. */
bool file_replace(const char *path, const char *bytes, size_t n,
		  const struct file_commit_options *options, struct stat *st,
		  struct err *err);

/* Gives the file at from the name to, durably; nothing that stands there is replaced (73). */
bool file_move(const char *from, const char *to, struct err *err);

/* What of the rights of the file at path would be lost, were it replaced by this program:
 * RIGHTS_…, 0 for nothing. Where there is a doubt a temporary file is made to find out. */
unsigned file_rights_lost(const char *path, const struct stat *st);

#endif
