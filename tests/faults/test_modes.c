/* Who may read what: nothing that the program makes is open to others, and what was there
 * keeps its mode and its place. */
#define _GNU_SOURCE
#include <dirent.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/xattr.h>
#endif

#include "base/arena.h"
#include "faults/pty.h"

/* Fails at the first thing below folder that group or others may touch. */
static void assert_private_below(const char *folder)
{
	DIR *d = opendir(folder);
	struct dirent *e;
	struct stat st;
	char path[4200];

	assert_non_null(d);
	while ((e = readdir(d))) {
		if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, ".."))
			continue;
		snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
		assert_int_equal(lstat(path, &st), 0);
		if (!S_ISLNK(st.st_mode) && (st.st_mode & 077))
			fail_msg("%s has the mode %04o", path, (unsigned)st.st_mode & 07777u);
		if (S_ISDIR(st.st_mode))
			assert_private_below(path);
	}
	closedir(d);
}

static void nothing_is_open_to_others_even_under_umask_000(void **state)
{
	static const char *const exports[] = {"a.xlsx", "a.plan.json", "a.csv", "a.md"};
	mode_t before = umask(0);
	const char *folder = folder_path(state), *path = new_assessment(state, "chat.json");
	struct pty *p = pty_screen(state, path);

	pty_type(p, "32y");
	pty_expect(p, "REL-03 ");
	pty_expect(p, "  saved");
	assert_private_below(folder); /* the lock too */
	for (size_t i = 0; i < COUNT_OF(exports); i++)
		assert_run(0, "export", "-q", path, "-o", path_in(state, exports[i]));
	file_store(path_in(state, "chat.json.theirs"), "{}");
	chmod(path_in(state, "chat.json.theirs"), 0600);
	rename(path_in(state, "chat.json.theirs"), path);
	pty_type(p, "y");
	pty_expect(p, "was changed by");
	assert_int_equal(count_files(folder, "chat", "conflict"), 1);
	kill(p->pid, SIGTERM);
	assert_true(pty_end(p, PATIENCE_MS) >= 0);
	pty_close(p);
	umask(before);
	assert_private_below(folder);
	assert_int_equal(count_files(folder, ".state", ""), 1);
}

static unsigned mode_of(const char *path)
{
	struct stat st;

	assert_int_equal(stat(path, &st), 0);
	return (unsigned)st.st_mode & 07777u;
}

static void a_file_keeps_its_mode_on_screen_and_by_command(void **state)
{
	static const mode_t modes[] = {0644, 0640, 0664, 0600};
	const char *path = new_assessment(state, "chat.json");

	for (size_t i = 0; i < COUNT_OF(modes); i++) {
		struct pty *p;

		chmod(path, modes[i]);
		assert_run(0, "set", "-q", path, "REL-01=unknown");
		assert_int_equal(mode_of(path), modes[i]);
		assert_run(0, "unset", "-q", path, "REL-01");
		p = pty_screen_answered(state, path);
		pty_leave(p);
		assert_int_equal(mode_of(path), modes[i]);
		assert_int_equal(mode_of(path_in(state, "chat.json~")), modes[i]);
		assert_run(0, "unset", "-q", path, "REL-01");
	}
}

static void an_export_keeps_the_mode_of_the_one_it_replaces(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	const char *to = path_in(state, "plan.xlsx");

	assert_run(0, "export", "-q", path, "-o", to);
	assert_int_equal(mode_of(to), 0600);
	chmod(to, 0644);
	assert_run(0, "export", "-q", path, "-o", to);
	assert_int_equal(mode_of(to), 0644);
}

/* Saves in every way: by commands, on the screen, in plain lines; and exports over a file. */
static void save_in_every_way(void **state, const char *path, const char *to)
{
	struct run r;

	assert_run(0, "set", "-q", path, "REL-01=unknown");
	assert_run(0, "unset", "-q", path, "REL-01");
	pty_leave(pty_screen_answered(state, path));
	r = run_program((const char *const[]){"--plain", path, NULL},
			&(struct run_options){.input = "2\nq\n"});
	assert_int_equal(r.code, 0);
	run_release(&r);
	assert_run(0, "screen", path, "--save", "--keys", "2");
	assert_run(0, "export", "-q", path, "-o", to);
}

static void what_root_saves_stays_its_owners(void **state)
{
	const char *path = new_assessment(state, "chat.json"), *to = path_in(state, "plan.md");
	const char *files[] = {path, path_in(state, "chat.json~"), to};
	struct stat st;

	if (geteuid() != 0)
		skip_because("files of several users need root");
	file_store(to, "old");
	assert_int_equal(chown(path, 1000, 1005), 0);
	assert_int_equal(chmod(path, 0640), 0);
	assert_int_equal(chown(to, 1000, 1005), 0);
	assert_int_equal(chmod(to, 0640), 0);
	save_in_every_way(state, path, to);
	for (size_t i = 0; i < COUNT_OF(files); i++) {
		assert_int_equal(stat(files[i], &st), 0);
		assert_int_equal(st.st_uid, 1000);
		assert_int_equal(st.st_gid, 1005);
		assert_int_equal(st.st_mode & 07777, 0640);
	}
}

#ifdef __linux__

/* Somebody who is named may write, the group of the file may not even read. */
static const unsigned char list[] = {
	2, 0, 0, 0,                       /* the version */
	1, 0, 6, 0, 255, 255, 255, 255,   /* the owner: read and write */
	2, 0, 6, 0, 0xd2, 4, 0, 0,        /* user 1234: read and write */
	4, 0, 0, 0, 255, 255, 255, 255,   /* the group: nothing */
	16, 0, 6, 0, 255, 255, 255, 255,  /* the mask */
	32, 0, 0, 0, 255, 255, 255, 255,  /* others: nothing */
};

static void assert_list(const char *path)
{
	unsigned char now[200];

	assert_int_equal(getxattr(path, "system.posix_acl_access", now, sizeof now),
			 sizeof list);
	assert_memory_equal(now, list, sizeof list);
}

static void an_access_list_is_kept_by_every_save(void **state)
{
	const char *path = new_assessment(state, "chat.json"), *to = path_in(state, "plan.md");
	struct pty *p;

	file_store(to, "old");
	if (setxattr(path, "system.posix_acl_access", list, sizeof list, 0) < 0 ||
	    setxattr(to, "system.posix_acl_access", list, sizeof list, 0) < 0)
		skip_because("this file system has no access lists");
	save_in_every_way(state, path, to);
	assert_list(path);
	assert_list(path_in(state, "chat.json~"));
	assert_list(to);
	/* Nor does the lock tell more people who works on it. */
	p = PTY(folder_path(state), path);
	pty_expect(p, "? help");
	assert_list(path_in(state, ".chat.json.lock"));
	pty_leave(p);
}

#endif

/* Runs a line of shell as user 1001, who is in group 1005, with $P and $F. */
static struct run as_member(void **state, const char *line)
{
	char program[4200], file[4200];

	snprintf(program, sizeof program, "P=%s", program_path());
	snprintf(file, sizeof file, "F=%s", path_in(state, "chat.json"));
	return run_program((const char *const[]){"--reuid=1001", "--regid=1001", "--groups=1005",
						 "/bin/sh", "-c", line, NULL},
			   &(struct run_options){.program = "/usr/bin/setpriv",
						 .input = "2\nq\n",
						 .env = (const char *const[]){program, file,
									      NULL}});
}

/* The first save takes the file from its owner: that is said before. */
static void what_cannot_be_kept_is_said_before_the_save(void **state)
{
	static const struct {
		gid_t group;
		mode_t mode;
		const char *says, *says_too;
	} cases[] = {
		{1005, 0660, "belongs to another user; when it is saved it will be yours", ""},
		{2000, 0666, "belongs to another user; when it is saved it will be yours",
		 "its group is none of yours; when it is saved the group changes"},
	};
	const char *path = new_assessment(state, "chat.json");

	if (geteuid() != 0 || access("/usr/bin/setpriv", X_OK) < 0)
		skip_because("files of several users need root and setpriv");
	chmod(folder_path(state), 0777);
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct run r;
		const char *said, *saved;

		assert_int_equal(chown(path, 1000, cases[i].group), 0);
		assert_int_equal(chmod(path, cases[i].mode), 0);
		r = as_member(state, "exec \"$P\" set \"$F\" REL-01=2");
		assert_int_equal(r.code, 0);
		said = strstr(str_text(&r.err), cases[i].says);
		saved = strstr(str_text(&r.err), "set REL-01");
		assert_true(said && saved && said < saved);
		assert_text_has(str_text(&r.err), cases[i].says_too);
		run_release(&r);
		/* Now it is theirs, and there is nothing to say. */
		r = as_member(state, "exec \"$P\" set \"$F\" REL-01=1");
		assert_null(strstr(str_text(&r.err), "when it is saved"));
		run_release(&r);
		assert_int_equal(chown(path, 1000, cases[i].group), 0);
		assert_int_equal(chmod(path, cases[i].mode), 0);
		r = as_member(state, "exec \"$P\" --plain \"$F\"");
		assert_text_has(str_text(&r.err), cases[i].says);
		run_release(&r);
		assert_int_equal(count_files(folder_path(state), ".", ".tmp"), 0);
	}
}

static void an_assessment_behind_a_symlink_is_written_through_it(void **state)
{
	const char *link = path_in(state, "link.json"), *path;
	char text[64];
	struct pty *p;
	ssize_t n;

	mkdir(path_in(state, "real"), 0700);
	path = new_assessment(state, "real/chat.json");
	assert_int_equal(symlink("real/chat.json", link), 0);
	assert_run(0, "set", "-q", link, "REL-09=unknown");
	p = pty_screen_answered(state, link);
	/* Opened by its other name it is the same file, and held. */
	assert_run(75, "set", "-q", path, "REL-09=2");
	pty_leave(p);
	n = readlink(link, text, sizeof text);
	assert_int_equal(n, strlen("real/chat.json"));
	assert_run(0, "set", path, "REL-02=unknown");
	assert_file_has(path, "\"REL-01\": {\"level\": 3");
	assert_file_has(path, "\"REL-09\"");
	/* Nothing beside the link: only the link, the folder, the state. */
	assert_int_equal(folder_count(state), 3);
}

static void planted_links_are_not_followed(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	const char *victim = path_in(state, "victim");

	file_store(victim, "precious\n");
	assert_int_equal(symlink("victim", path_in(state, ".chat.json.lock")), 0);
	run_release(&(struct run[]){RUN("set", "-q", path, "REL-01=unknown")}[0]);
	assert_file_text(victim, "precious\n");
	unlink(path_in(state, ".chat.json.lock"));
	unlink(path_in(state, "chat.json~"));
	assert_int_equal(symlink("victim", path_in(state, "chat.json~")), 0);
	assert_run(0, "set", "-q", path, "REL-01=3");
	assert_file_text(victim, "precious\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(nothing_is_open_to_others_even_under_umask_000),
		IN_FOLDER(a_file_keeps_its_mode_on_screen_and_by_command),
		IN_FOLDER(an_export_keeps_the_mode_of_the_one_it_replaces),
		IN_FOLDER(what_root_saves_stays_its_owners),
#ifdef __linux__
		IN_FOLDER(an_access_list_is_kept_by_every_save),
#endif
		IN_FOLDER(what_cannot_be_kept_is_said_before_the_save),
		IN_FOLDER(an_assessment_behind_a_symlink_is_written_through_it),
		IN_FOLDER(planted_links_are_not_followed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
