#define _DEFAULT_SOURCE
#include "base/rights.h"

#include <errno.h>
#include <stdbool.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/xattr.h>
#endif

/* Access lists. POSIX has none; here are those of Linux, as its kernel hands them out: a
 * version of four bytes, then for each entry its kind, what it may, and whom it is for (2,
 * 2 and 4 bytes, the low one first). Elsewhere there is none to be kept. */

#define LIST_MAX 16384 /* about 2,000 entries; file systems rarely store more than 500 */
#define LIST_HEAD 4
#define LIST_ENTRY 8

enum { OF_GROUP = 0x04, OF_NAMED_GROUP = 0x08, OF_MASK = 0x10, OF_OTHERS = 0x20 };

struct list {
	unsigned char bytes[LIST_MAX];
	size_t n; /* 0: there is none */
};

#ifdef __linux__
#define LIST_NAME "system.posix_acl_access"

/* Those of file systems without lists are no failure. */
static bool list_missing(void)
{
	return errno == ENODATA || errno == ENOTSUP || errno == ENOSYS;
}

static bool list_get(const char *path, struct list *l)
{
	ssize_t n = lgetxattr(path, LIST_NAME, l->bytes, sizeof l->bytes);

	l->n = n > 0 ? (size_t)n : 0;
	return n >= 0 || list_missing();
}

static bool list_set(int fd, const struct list *l)
{
	return fsetxattr(fd, LIST_NAME, l->bytes, l->n, 0) == 0;
}

/* A folder may give lists to what is made in it. */
static bool list_clear(int fd)
{
	return (fgetxattr(fd, LIST_NAME, NULL, 0) < 0 && list_missing()) ||
	       fremovexattr(fd, LIST_NAME) == 0 || list_missing();
}
#else
static bool list_get(const char *path, struct list *l)
{
	(void)path;
	l->n = 0;
	return true;
}

static bool list_set(int fd, const struct list *l)
{
	(void)fd;
	return l->n == 0;
}

static bool list_clear(int fd)
{
	(void)fd;
	return true;
}
#endif

/* Keeping. */

/* The group could not be kept. Members of the new group had the rights of others, or
 * of any group in the list; members of the old one have those of others from now on.
 * So group and others get only what all of these had. */
static void narrow_list(struct list *l)
{
	unsigned char common = 7;

	for (int pass = 0; pass < 2; pass++)
		for (size_t at = LIST_HEAD; at + LIST_ENTRY <= l->n; at += LIST_ENTRY) {
			unsigned char *kind = l->bytes + at, *may = l->bytes + at + 2;

			if (pass == 0 && *kind & (OF_GROUP | OF_NAMED_GROUP | OF_MASK |
						  OF_OTHERS))
				common &= *may;
			else if (pass == 1 && *kind & (OF_GROUP | OF_OTHERS))
				*may = common;
		}
}

static mode_t narrow_mode(mode_t mode)
{
	mode_t common = mode >> 3 & mode & 07;

	return (mode & 0700) | common << 3 | common;
}

static unsigned keep_owner(int fd, const struct stat *made, const struct stat *old)
{
	bool group = made->st_gid == old->st_gid;

	if (made->st_uid != old->st_uid) {
		if (fchown(fd, old->st_uid, old->st_gid) == 0)
			return 0;
		return RIGHTS_OWNER |
		       (group || fchown(fd, (uid_t)-1, old->st_gid) == 0 ? 0 : RIGHTS_GROUP);
	}
	return group || fchown(fd, (uid_t)-1, old->st_gid) == 0 ? 0 : RIGHTS_GROUP;
}

unsigned rights_keep(int fd, const struct stat *made, const char *path)
{
	struct list list;
	struct stat old;
	mode_t mode;
	unsigned lost;
	bool known;

	if (lstat(path, &old) < 0 || !S_ISREG(old.st_mode))
		return 0;
	mode = old.st_mode & 0777;
	known = list_get(path, &list);
	lost = keep_owner(fd, made, &old);
	if (lost & RIGHTS_GROUP)
		narrow_list(&list);
	if (known && list.n && list_set(fd, &list))
		return lost; /* and with it the mode */
	if (!known || list.n) {
		lost |= RIGHTS_LIST;
		mode &= 0700;
	} else if (lost & RIGHTS_GROUP) {
		mode = narrow_mode(mode);
	}
	if (!list_clear(fd))
		return lost | RIGHTS_LIST;
	if (mode != (made->st_mode & 0777) && fchmod(fd, mode) < 0)
		lost |= RIGHTS_LIST;
	return lost;
}
