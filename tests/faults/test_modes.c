/* Who may read what: nothing that the program makes is open to others, and what was there
 * keeps its mode and its place. */
#define _GNU_SOURCE
#include <dirent.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

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
		IN_FOLDER(an_assessment_behind_a_symlink_is_written_through_it),
		IN_FOLDER(planted_links_are_not_followed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
