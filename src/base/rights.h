/* rights.h - who may do what with a file: kept when another one takes its place.
 *
 * That is its owner, its group, its mode, and on Linux its access list, by which more users
 * and groups may have rights than the mode has room for (its group bits are then what the
 * list may give at most). What cannot be kept becomes less, never more. */
#ifndef BASE_RIGHTS_H
#define BASE_RIGHTS_H

#include <sys/stat.h>

/* What could not be kept. */
enum {
	RIGHTS_OWNER = 1, /* it stays with who made the new one */
	RIGHTS_GROUP = 2, /* so does the group: the old one has the rights of others, at most */
	RIGHTS_LIST = 4,  /* of others than the owner: they have none, or fewer */
};

/* Gives the file open as fd, which was made a moment ago with mode 0600 as `made` says, the
 * rights of the file at path. Nothing is given when that is missing or no regular file.
 * Returns what could not be kept, 0 when all was. */
unsigned rights_keep(int fd, const struct stat *made, const char *path);

#endif
