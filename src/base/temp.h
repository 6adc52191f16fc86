/* temp.h - temporary files, each beside the file that it is to become.
 *
 * They are called `.NAME.xxxxxx.plumbline.tmp`. Who makes one keeps it locked (flock) as
 * long as it lives, so one that nobody holds was left behind, and only such are swept; where
 * there are no locks none is. What needs several files makes a folder of that name and `.d`
 * beside it, which goes the same way. A program that dies removes those of its thread. */
#ifndef BASE_TEMP_H
#define BASE_TEMP_H

#include <stdbool.h>
#include <sys/stat.h>

#include "base/err.h"
#include "base/file.h"

struct temp {
	int fd; /* to write to; holds the lock */
	char path[FILE_PATH_MAX];
	struct stat made;   /* as it was made: whose, and mode 0600 */
	struct temp *outer; /* made before it by the same thread, and still there */
};

/* Makes an empty one, mode 0600, beside path. false with err set (73, 74). It must not move
 * until temp_remove, or file_commit (replace.h), ends it; the one made last ends first. */
bool temp_make(struct temp *t, const char *path, struct err *err);
/* Ends it: removes the file unless it has been renamed, and its folder. */
void temp_remove(struct temp *t);
/* Ends one that has been renamed and needs no removing; false with errno set when it turns
 * out only now that something could not be written. */
bool temp_renamed(struct temp *t);

/* Ends one that has another name by now: removes this one and gives the descriptor, with the
 * lock, to the caller. */
int temp_unname(struct temp *t);

/* The name of the folder that goes with the temporary file at path; false when it is too
 * long. Who makes that folder removes it by temp_remove_folder. */
bool temp_folder(const char *path, char folder[FILE_PATH_MAX]);
void temp_remove_folder(const char *folder);

/* Removes what this thread has made and not ended: the program is about to die. */
void temp_remove_all(void);
/* From now on INT, TERM and HUP do that too before they end the program, as far as a signal
 * may; those that somebody handles or ignores already stay as they are. */
void temp_remove_on_signals(void);
/* Removes what was left behind in the folder of path. What is also the file open as `held` (or
 * -1), which the caller keeps locked under another name, was left behind too. */
void temp_sweep(const char *path, int held);

#endif
