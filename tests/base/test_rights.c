/* Who may do what with a file that takes the place of another: the same as before, or less. */
#define _GNU_SOURCE
#include "support.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/mount.h>
#include <sys/xattr.h>
#endif

#include "base/file.h"
#include "base/replace.h"

/* The people: whose the file is, who writes it, and some more. */
enum { OWNER = 1001, WRITER = 1002, NAMED = 1234, OLD_GROUP = 1005, OWN_GROUP = 1002,
       NAMED_GROUP = 2001, OTHER_GROUP = 2002, NOBODY = 4321 };

static struct file_commit_options keep_of(const char *path)
{
	return (struct file_commit_options){.rights_of = path};
}

static struct stat stat_of(const char *path)
{
	struct stat st;

	assert_int_equal(stat(path, &st), 0);
	return st;
}

static void need_root(void)
{
	if (geteuid() != 0)
		skip_because("files of several users need root");
}

static void mode_group_and_owner_are_kept_when_asked(void **state)
{
	static const mode_t modes[] = {0600, 0640, 0644, 0664, 0660, 0606, 0400, 0777};
	const char *path = path_in(state, "a");
	struct file_commit_options keep = keep_of(path);
	struct err err;

	for (size_t i = 0; i < COUNT_OF(modes); i++) {
		struct stat before, after;

		file_store(path, "old");
		if (geteuid() == 0)
			assert_int_equal(chown(path, OWNER, OLD_GROUP), 0);
		assert_int_equal(chmod(path, modes[i]), 0);
		before = stat_of(path);
		assert_true(file_replace(path, "new", 3, &keep, NULL, &err));
		after = stat_of(path);
		assert_file_text(path, "new");
		assert_int_equal(after.st_mode, before.st_mode);
		assert_int_equal(after.st_uid, before.st_uid);
		assert_int_equal(after.st_gid, before.st_gid);
		unlink(path);
	}
	file_store(path, "old");
	chmod(path, 06777); /* that of a program is not given to a new file */
	assert_true(file_replace(path, "new", 3, &keep, NULL, &err));
	assert_int_equal(stat_of(path).st_mode & 07777, 0777);
	assert_true(file_replace(path, "plain", 5, NULL, NULL, &err));
	assert_int_equal(stat_of(path).st_mode & 07777, 0600);
}

static void the_rights_may_be_those_of_another_file(void **state)
{
	const char *path = path_in(state, "a"), *copy = path_in(state, "a~");
	const char *link = path_in(state, "link");
	struct file_commit_options keep = keep_of(path), of_link = keep_of(link);
	struct err err;

	file_store(path, "one");
	file_store(copy, "open to all");
	chmod(path, 0640);
	chmod(copy, 0666);
	assert_true(file_replace(copy, "one", 3, &keep, NULL, &err));
	assert_int_equal(stat_of(copy).st_mode & 0777, 0640);
	/* A link is not followed, and what is missing has none. */
	chmod(path, 0666);
	assert_int_equal(symlink("a", link), 0);
	assert_true(file_replace(link, "one", 3, &of_link, NULL, &err));
	assert_int_equal(stat_of(link).st_mode & 0777, 0600);
	unlink(path);
	assert_true(file_replace(path, "one", 3, &keep, NULL, &err));
	assert_int_equal(stat_of(path).st_mode & 0777, 0600);
}

/* Runs act as the writer, who is in `group` besides his own; its result. */
static int as_writer(gid_t group, int (*act)(const char *path), const char *path)
{
	gid_t groups[1] = {group};
	int status;
	pid_t pid;

	fflush(NULL);
	pid = fork();
	if (pid == 0) {
		if (setgroups(1, groups) < 0 || setgid(OWN_GROUP) < 0 || setuid(WRITER) < 0)
			_exit(99);
		_exit(act(path));
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static int replace(const char *path)
{
	struct file_commit_options keep = keep_of(path);
	struct err err;

	return !file_replace(path, "new", 3, &keep, NULL, &err);
}

/* What file_rights_lost says, plus 64 when it left something or changed the file. */
static int foretell(const char *path)
{
	struct stat before = stat_of(path), after;
	unsigned lost = file_rights_lost(path, &before);

	after = stat_of(path);
	return (int)lost + (after.st_ino != before.st_ino || after.st_ctime != before.st_ctime
				    ? 64 : 0);
}

/* A file of OWNER's, or the writer's, in a folder in which everybody may write. */
static const char *open_file(void **state, uid_t owner, mode_t mode)
{
	const char *path = path_in(state, "a");

	chmod(folder_path(state), 0777);
	unlink(path);
	file_store(path, "old");
	assert_int_equal(chown(path, owner, OLD_GROUP), 0);
	assert_int_equal(chmod(path, mode), 0);
	return path;
}

static void a_group_that_is_lost_gives_no_rights_away(void **state)
{
	need_root();
	for (mode_t rest = 0; rest < 0100; rest++) {
		mode_t both = rest >> 3 & rest & 7;
		const char *path = open_file(state, WRITER, 0600 | rest);

		assert_int_equal(as_writer(NOBODY, foretell, path), RIGHTS_GROUP);
		assert_int_equal(as_writer(NOBODY, replace, path), 0);
		assert_int_equal(stat_of(path).st_gid, OWN_GROUP);
		assert_int_equal(stat_of(path).st_mode & 0777, 0600 | both << 3 | both);
		/* Who is in the group keeps it. */
		path = open_file(state, WRITER, 0600 | rest);
		assert_int_equal(as_writer(OLD_GROUP, foretell, path), 0);
		assert_int_equal(as_writer(OLD_GROUP, replace, path), 0);
		assert_int_equal(stat_of(path).st_gid, OLD_GROUP);
		assert_int_equal(stat_of(path).st_mode & 0777, 0600 | rest);
	}
	assert_int_equal(folder_count(state), 1);
}

static void an_owner_that_is_lost_is_foretold(void **state)
{
	const char *path;

	need_root();
	path = open_file(state, OWNER, 0660);
	assert_int_equal(as_writer(OLD_GROUP, foretell, path), RIGHTS_OWNER);
	assert_int_equal(as_writer(OLD_GROUP, replace, path), 0);
	assert_int_equal(stat_of(path).st_uid, WRITER);
	assert_int_equal(stat_of(path).st_gid, OLD_GROUP);
	assert_int_equal(stat_of(path).st_mode & 0777, 0660);
	path = open_file(state, OWNER, 0666);
	assert_int_equal(as_writer(NOBODY, foretell, path), RIGHTS_OWNER | RIGHTS_GROUP);
	assert_int_equal(foretell(path), 0); /* root keeps everything */
	assert_int_equal(folder_count(state), 1);
}

#ifdef __linux__

/* Access lists. */

#define ACCESS "system.posix_acl_access"
#define DEFAULT "system.posix_acl_default"
#define ENTRIES_MAX 300
#define ALL UINT32_MAX /* for whom entries without a name are */

enum { USER_OBJ = 1, USER = 2, GROUP_OBJ = 4, GROUP = 8, MASK = 16, OTHERS = 32 };

struct entry {
	uint16_t kind, may;
	uint32_t who;
};

struct list {
	uint32_t version;
	struct entry entries[ENTRIES_MAX];
};

static size_t list_size(size_t n)
{
	return sizeof(uint32_t) + n * sizeof(struct entry);
}

/* The tests run where the low byte comes first, as the kernel wants it. */
static bool set_list(const char *path, const char *name, const struct entry *entries, size_t n)
{
	struct list list = {.version = 2};

	memcpy(list.entries, entries, n * sizeof *entries);
	if (setxattr(path, name, &list, list_size(n), 0) == 0)
		return true;
	if (errno != ENOTSUP)
		fail_msg("a list of %zu entries: %s", n, strerror(errno));
	return false;
}

/* How many entries it has; 0 when there is none. */
static size_t get_list(const char *path, struct list *list)
{
	ssize_t size = getxattr(path, ACCESS, list, sizeof *list);

	return size < 0 ? 0 : ((size_t)size - sizeof(uint32_t)) / sizeof(struct entry);
}

static void need_lists(void **state)
{
	static const struct entry some[] = {{USER_OBJ, 6, ALL}, {USER, 4, NAMED},
					    {GROUP_OBJ, 0, ALL}, {MASK, 4, ALL},
					    {OTHERS, 0, ALL}};
	const char *path = path_in(state, "a");

	file_store(path, "old");
	if (!set_list(path, ACCESS, some, COUNT_OF(some)))
		skip_because("this file system has no access lists");
	unlink(path);
}

static void the_list_is_kept_as_it_is(void **state)
{
	static const struct {
		struct entry entries[8];
		size_t n;
	} cases[] = {
		{{{1, 6, ALL}, {2, 6, NAMED}, {4, 0, ALL}, {16, 6, ALL}, {32, 0, ALL}}, 5},
		{{{1, 6, ALL}, {2, 6, NAMED}, {4, 6, ALL}, {16, 4, ALL}, {32, 0, ALL}}, 5},
		{{{1, 6, ALL}, {2, 6, NAMED}, {4, 6, ALL}, {16, 0, ALL}, {32, 0, ALL}}, 5},
		{{{1, 6, ALL}, {2, 0, NAMED}, {4, 4, ALL}, {16, 7, ALL}, {32, 4, ALL}}, 5},
		{{{1, 6, ALL}, {4, 0, ALL}, {8, 6, NAMED_GROUP}, {16, 6, ALL}, {32, 4, ALL}}, 5},
		{{{1, 6, ALL}, {4, 4, ALL}, {16, 0, ALL}, {32, 0, ALL}}, 4},
		{{{1, 6, ALL}, {2, 4, NAMED}, {2, 6, NOBODY}, {4, 4, ALL}, {8, 2, NAMED_GROUP},
		  {8, 0, OTHER_GROUP}, {16, 6, ALL}, {32, 0, ALL}}, 8},
	};
	const char *path = path_in(state, "a");
	struct file_commit_options keep = keep_of(path);
	struct err err;

	need_lists(state);
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct list before, after;
		struct stat was;
		size_t n;

		file_store(path, "old");
		assert_true(set_list(path, ACCESS, cases[i].entries, cases[i].n));
		n = get_list(path, &before);
		was = stat_of(path);
		for (int times = 0; times < 3; times++)
			assert_true(file_replace(path, "new", 3, &keep, NULL, &err));
		assert_int_equal(n, cases[i].n);
		assert_int_equal(get_list(path, &after), n);
		assert_memory_equal(&after, &before, list_size(n));
		assert_int_equal(stat_of(path).st_mode, was.st_mode);
		unlink(path);
	}
}

static void a_long_list_is_kept_too(void **state)
{
	const char *path = path_in(state, "a");
	struct file_commit_options keep = keep_of(path);
	struct entry entries[ENTRIES_MAX] = {{USER_OBJ, 6, ALL}};
	struct list before, after;
	size_t n = 0;
	struct err err;

	need_lists(state);
	file_store(path, "old");
	for (n = 1; n < ENTRIES_MAX - 3; n++)
		entries[n] = (struct entry){USER, n % 8, (uint32_t)(5000 + n)};
	entries[n++] = (struct entry){GROUP_OBJ, 0, ALL};
	entries[n++] = (struct entry){MASK, 6, ALL};
	entries[n++] = (struct entry){OTHERS, 0, ALL};
	assert_true(set_list(path, ACCESS, entries, n));
	get_list(path, &before);
	assert_true(file_replace(path, "new", 3, &keep, NULL, &err));
	assert_int_equal(get_list(path, &after), n);
	assert_memory_equal(&after, &before, list_size(n));
}

/* Longer than anybody's: nobody else may anything then. */
static void a_list_that_cannot_be_kept_takes_the_rights_of_others(void **state)
{
	enum { ENTRIES = 2500 };
	static struct {
		uint32_t version;
		struct entry entries[ENTRIES];
	} list = {.version = 2, .entries = {{USER_OBJ, 6, ALL}}};
	const char *path = path_in(state, "small/a");
	struct file_commit_options keep = keep_of(path);
	struct list after;
	struct stat made;
	struct err err;
	int fd;

	need_root();
	mkdir(path_in(state, "small"), 0700);
	assert_int_equal(mount("tmpfs", path_in(state, "small"), "tmpfs", 0, "size=64k"), 0);
	file_store(path, "old");
	for (uint32_t n = 1; n < ENTRIES - 3; n++)
		list.entries[n] = (struct entry){USER, 6, 5000 + n};
	list.entries[ENTRIES - 3] = (struct entry){GROUP_OBJ, 6, ALL};
	list.entries[ENTRIES - 2] = (struct entry){MASK, 6, ALL};
	list.entries[ENTRIES - 1] = (struct entry){OTHERS, 4, ALL};
	if (setxattr(path, ACCESS, &list, sizeof list, 0) < 0)
		skip_because("no file system here takes so long a list");
	fd = open(path_in(state, "small/b"), O_WRONLY | O_CREAT | O_EXCL, 0600);
	assert_int_equal(fstat(fd, &made), 0);
	assert_int_equal(rights_keep(fd, &made, path), RIGHTS_LIST);
	close(fd);
	assert_true(file_replace(path, "new", 3, &keep, NULL, &err));
	assert_int_equal(get_list(path, &after), 0);
	assert_int_equal(stat_of(path).st_mode & 0777, 0600);
}

static int unmount_teardown(void **state)
{
	umount2(path_in(state, "small"), MNT_DETACH);
	return folder_teardown(state);
}

/* A folder that gives lists to what is made in it gives none to a file that had none. */
static void what_a_folder_gives_is_not_added(void **state)
{
	static const struct entry given[] = {{1, 7, ALL}, {2, 7, NAMED}, {4, 7, ALL},
					     {16, 7, ALL}, {32, 7, ALL}};
	static const struct entry own[] = {{1, 6, ALL}, {2, 4, NOBODY}, {4, 0, ALL},
					   {16, 4, ALL}, {32, 0, ALL}};
	static const mode_t modes[] = {0600, 0640, 0660, 0644};
	const char *path = path_in(state, "a");
	struct file_commit_options keep = keep_of(path);
	struct list list;
	struct err err;

	need_lists(state);
	for (size_t i = 0; i < COUNT_OF(modes) + 1; i++) {
		removexattr(folder_path(state), DEFAULT);
		unlink(path);
		file_store(path, "old");
		if (i < COUNT_OF(modes))
			assert_int_equal(chmod(path, modes[i]), 0);
		else
			assert_true(set_list(path, ACCESS, own, COUNT_OF(own)));
		assert_true(set_list(folder_path(state), DEFAULT, given, COUNT_OF(given)));
		assert_true(file_replace(path, "new", 3, &keep, NULL, &err));
		if (i < COUNT_OF(modes)) {
			assert_int_equal(get_list(path, &list), 0);
			assert_int_equal(stat_of(path).st_mode & 0777, modes[i]);
		} else {
			assert_int_equal(get_list(path, &list), COUNT_OF(own));
			assert_memory_equal(list.entries, own, sizeof own);
		}
	}
}

/* What somebody may do, by the rules of acl(5). */
static unsigned may(const char *path, uid_t uid, const gid_t *groups, size_t n_groups)
{
	struct stat st = stat_of(path);
	struct list list;
	size_t n = get_list(path, &list);
	unsigned mask = 7, in_groups = 0, others = st.st_mode & 7;
	bool matches = false;

	if (uid == st.st_uid)
		return st.st_mode >> 6 & 7;
	for (size_t i = 0; i < n; i++)
		if (list.entries[i].kind == MASK)
			mask = list.entries[i].may;
	for (size_t i = 0; i < n; i++)
		if (list.entries[i].kind == USER && list.entries[i].who == uid)
			return list.entries[i].may & mask;
	for (size_t g = 0; g < n_groups; g++) {
		if (!n && groups[g] == st.st_gid) {
			matches = true;
			in_groups |= st.st_mode >> 3 & 7;
		}
		for (size_t i = 0; i < n; i++) {
			const struct entry *e = &list.entries[i];

			if ((e->kind == GROUP_OBJ && groups[g] == st.st_gid) ||
			    (e->kind == GROUP && groups[g] == e->who)) {
				matches = true;
				in_groups |= e->may;
			}
		}
	}
	return matches ? in_groups & mask : others;
}

static unsigned long random_state = 20261129;

static uint16_t random_below(unsigned n)
{
	random_state = random_state * 6364136223846793005u + 1442695040888963407u;
	return (uint16_t)((random_state >> 33) % n);
}

static bool random_list(const char *path)
{
	struct entry entries[8] = {{USER_OBJ, 6, ALL}};
	size_t n = 1;

	if (random_below(2))
		entries[n++] = (struct entry){USER, random_below(8), NAMED};
	entries[n++] = (struct entry){GROUP_OBJ, random_below(8), ALL};
	if (random_below(2))
		entries[n++] = (struct entry){GROUP, random_below(8), OWN_GROUP};
	if (random_below(2))
		entries[n++] = (struct entry){GROUP, random_below(8), NAMED_GROUP};
	entries[n++] = (struct entry){MASK, random_below(8), ALL};
	entries[n++] = (struct entry){OTHERS, random_below(8), ALL};
	return set_list(path, ACCESS, entries, n);
}

/* Whatever the list, and whoever writes: nobody may more than before, but who wrote. */
static void nobody_may_more_than_before(void **state)
{
	static const gid_t all[] = {OLD_GROUP, OWN_GROUP, NAMED_GROUP, OTHER_GROUP};
	static const uid_t people[] = {NAMED, NOBODY};
	int narrowed = 0;

	need_root();
	need_lists(state);
	for (int round = 0; round < 400; round++) {
		uid_t owner = random_below(2) ? OWNER : WRITER;
		const char *path = open_file(state, owner, 0660);
		unsigned before[COUNT_OF(people)][16];
		gid_t groups[4];

		assert_true(random_list(path));
		for (int pass = 0; pass < 2; pass++) {
			for (size_t p = 0; p < COUNT_OF(people); p++)
				for (unsigned set = 0; set < 16; set++) {
					size_t n = 0;
					unsigned now;

					for (unsigned g = 0; g < 4; g++)
						if (set >> g & 1)
							groups[n++] = all[g];
					now = may(path, people[p], groups, n);
					if (pass == 0)
						before[p][set] = now;
					else if (now & ~before[p][set])
						fail_msg("round %d: %d in %x: %o, not %o",
							 round, (int)people[p], set, now,
							 before[p][set]);
					else
						narrowed += now != before[p][set];
				}
			if (pass == 0)
				assert_int_equal(as_writer(random_below(2) ? OLD_GROUP : NOBODY,
							   replace, path), 0);
		}
	}
	assert_true(narrowed > 0);
}

static int can_read(const char *path)
{
	return access(path, R_OK) == 0;
}

/* The kernel agrees: the writer is only in the group of the file, which may nothing. */
static void the_mask_is_not_taken_for_the_rights_of_the_group(void **state)
{
	static const struct entry entries[] = {{1, 6, ALL}, {2, 6, NAMED}, {4, 0, ALL},
					       {16, 6, ALL}, {32, 0, ALL}};
	const char *path;
	struct file_commit_options keep;
	struct err err;

	need_root();
	need_lists(state);
	path = open_file(state, 0, 0600);
	keep = keep_of(path);
	assert_true(set_list(path, ACCESS, entries, COUNT_OF(entries)));
	assert_int_equal(as_writer(OLD_GROUP, can_read, path), 0);
	assert_true(file_replace(path, "new", 3, &keep, NULL, &err));
	assert_int_equal(as_writer(OLD_GROUP, can_read, path), 0);
}

#endif

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(mode_group_and_owner_are_kept_when_asked),
		IN_FOLDER(the_rights_may_be_those_of_another_file),
		IN_FOLDER(a_group_that_is_lost_gives_no_rights_away),
		IN_FOLDER(an_owner_that_is_lost_is_foretold),
#ifdef __linux__
		IN_FOLDER(the_list_is_kept_as_it_is),
		IN_FOLDER(a_long_list_is_kept_too),
		cmocka_unit_test_setup_teardown(
			a_list_that_cannot_be_kept_takes_the_rights_of_others, folder_setup,
			unmount_teardown),
		IN_FOLDER(what_a_folder_gives_is_not_added),
		IN_FOLDER(nobody_may_more_than_before),
		IN_FOLDER(the_mask_is_not_taken_for_the_rights_of_the_group),
#endif
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
