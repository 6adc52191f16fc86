#define _XOPEN_SOURCE 700
#include "support.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "model/store/templates.h"
#include "ui/app/recent_files.h"
#include "ui/session/recent.h"

static struct arena arena;

/* The list as it is remembered, with the folder of the test taken off: "b a". */
static const char *remembered(void **state)
{
	struct texts paths = {0};
	struct str out = {0};
	size_t skip = strlen(folder_path(state)) + 1;
	const char *text;

	recent_read(&arena, &paths);
	for (size_t i = 0; i < paths.n; i++)
		str_addf(&out, "%s%s", i ? " " : "", paths.items[i] + skip);
	text = arena_strdup(&arena, str_text(&out));
	str_release(&out);
	return text;
}

static int begin(void **state)
{
	char real[4096];

	if (folder_setup(state))
		return -1;
	if (!realpath(folder_path(state), real))
		return -1;
	setenv("XDG_STATE_HOME", path_in(state, "state"), 1);
	setenv("HOME", real, 1);
	return 0;
}

static int end(void **state)
{
	arena_release(&arena);
	return folder_teardown(state);
}

static void remember(void **state, const char *name)
{
	struct err err = {0};

	file_store(path_in(state, name), "");
	if (!recent_remember(path_in(state, name), &err))
		fail_msg("%s", err.text);
}

/* Also a list that somebody else made is read only so far. */
static void a_longer_list_is_read_so_far(void **state)
{
	struct str lines = {0};
	struct texts paths = {0};

	for (int i = 0; i < RECENT_MAX + 10; i++)
		str_addf(&lines, "/a/%d\nnot absolute\n", i);
	mkdir(path_in(state, "state"), 0700);
	mkdir(path_in(state, "state/plumbline"), 0700);
	file_store(path_in(state, "state/plumbline/recent"), str_text(&lines));
	recent_read(&arena, &paths);
	assert_int_equal(paths.n, RECENT_MAX);
	assert_string_equal(paths.items[RECENT_MAX - 1], "/a/19");
	str_release(&lines);
}

static void nothing_is_remembered_at_first(void **state)
{
	assert_string_equal(remembered(state), "");
}

static void the_newest_comes_first_and_only_once(void **state)
{
	remember(state, "a");
	remember(state, "b");
	assert_string_equal(remembered(state), "b a");
	remember(state, "a");
	assert_string_equal(remembered(state), "a b");
}

static void a_forgotten_file_is_gone(void **state)
{
	struct err err = {0};
	struct texts paths = {0};

	remember(state, "a");
	remember(state, "b");
	recent_read(&arena, &paths);
	assert_true(recent_forget(paths.items[1], &err));
	assert_string_equal(remembered(state), "b");
}

static void only_the_newest_are_kept(void **state)
{
	char name[16];
	struct texts paths = {0};

	for (int i = 0; i < RECENT_MAX + 5; i++) {
		snprintf(name, sizeof name, "f%d", i);
		remember(state, name);
	}
	recent_read(&arena, &paths);
	assert_int_equal(paths.n, RECENT_MAX);
	assert_text_has(paths.items[0], "/f24");
}

static void the_list_is_for_its_user_only(void **state)
{
	struct stat st;

	remember(state, "a");
	assert_int_equal(stat(path_in(state, "state/plumbline/recent"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
}

static void lines_that_are_no_paths_are_passed_over(void **state)
{
	remember(state, "a");
	file_store(path_in(state, "state/plumbline/recent"), "\nrelative\n/x/1\n\n/x/2");
	struct texts paths = {0};

	recent_read(&arena, &paths);
	assert_int_equal(paths.n, 2);
	assert_string_equal(paths.items[1], "/x/2");
}

static void what_cannot_be_remembered_is_said(void **state)
{
	struct err err = {0};

	assert_false(recent_remember(path_in(state, "missing"), &err));
	assert_text_has(err.text, "missing");
	file_store(path_in(state, "two\nlines"), "");
	assert_false(recent_remember(path_in(state, "two\nlines"), &err));
	file_store(path_in(state, "state"), "a file where a folder should be");
	file_store(path_in(state, "a"), "");
	assert_false(recent_remember(path_in(state, "a"), &err));
	assert_int_equal(err.code, EXIT_CODE_CANTCREAT);
}

static void without_xdg_the_home_folder_is_used(void **state)
{
	unsetenv("XDG_STATE_HOME");
	remember(state, "a");
	assert_int_equal(access(path_in(state, ".local/state/plumbline/recent"), R_OK), 0);
}

static void a_tilde_stands_for_home(void **state)
{
	static const struct {
		const char *typed, *path, *shown;
	} rows[] = {
		{"~/a.json", "/home/ann/a.json", "~/a.json"},
		{"~", "/home/ann", "~"},
		{"~bob/a", "~bob/a", "~bob/a"},
		{"/home/anna/x", "/home/anna/x", "/home/anna/x"},
		{"a~/b", "a~/b", "a~/b"},
		{"", "", ""},
	};

	(void)state;
	setenv("HOME", "/home/ann", 1);
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct str path = {0}, shown = {0};

		path_expand(&path, rows[i].typed);
		assert_string_equal(str_text(&path), rows[i].path);
		path_shorten(&shown, str_text(&path));
		assert_string_equal(str_text(&shown), rows[i].shown);
		str_release(&path);
		str_release(&shown);
	}
}

static void store(void **state, const char *name, const char *text)
{
	remember(state, name);
	file_store(path_in(state, name), text);
}

/* What the start view says of files on the disk: of one that was deleted nothing, of one whose
 * whole folder is gone that it was moved. */
static void files_are_told_as_they_stand_now(void **state)
{
	static const struct {
		const char *name, *workload, *score, *fault;
		int open;
	} expected[] = {
		{"broken.json", "broken.json", "", "cannot be read", -1},
		{"away/far.json", "far.json", "", "moved, or drive is away", -1},
		{"poc.json", "Recipe assistant", "45.7", "", 0},
		{"new.json", "new.json", "0.0 to 100.0", "", 78},
		{"old.json", "old.json", "", "", -1}, /* not among the newest */
	};
	const struct embedded_file *poc = template_file("proof-of-concept");
	struct recent_files files;

	mkdir(path_in(state, "away"), 0700);
	store(state, "old.json", "{}");
	store(state, "new.json",
	      "{\"format\": \"plumbline-assessment\", \"version\": 1, \"id\": \"x\", "
	      "\"questionnaire\": {\"id\": \"azure-ai-workload\", \"version\": \"2026.12\"}}");
	store(state, "poc.json", (const char *)poc->bytes);
	store(state, "away/far.json", "");
	store(state, "gone.json", "");
	store(state, "broken.json", "{");
	remove(path_in(state, "gone.json"));
	remove(path_in(state, "away/far.json"));
	remove(path_in(state, "away"));
	recent_files_read(&arena, NULL, 4, &files);
	assert_int_equal(files.n, COUNT_OF(expected));
	for (size_t i = 0; i < files.n; i++) {
		const struct recent_file *f = &files.items[i];

		assert_text_has(f->path, expected[i].name);
		assert_string_equal(f->workload, expected[i].workload);
		assert_string_equal(f->score, expected[i].score);
		assert_string_equal(f->fault, expected[i].fault);
		assert_int_equal(f->open, expected[i].open);
		assert_int_equal(strlen(f->date), i == 1 ? 0 : 10);
	}
}

#define WITH_HOME(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_HOME(a_longer_list_is_read_so_far),
		WITH_HOME(nothing_is_remembered_at_first),
		WITH_HOME(the_newest_comes_first_and_only_once),
		WITH_HOME(a_forgotten_file_is_gone),
		WITH_HOME(only_the_newest_are_kept),
		WITH_HOME(the_list_is_for_its_user_only),
		WITH_HOME(lines_that_are_no_paths_are_passed_over),
		WITH_HOME(what_cannot_be_remembered_is_said),
		WITH_HOME(without_xdg_the_home_folder_is_used),
		WITH_HOME(files_are_told_as_they_stand_now),
		WITH_HOME(a_tilde_stands_for_home),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
