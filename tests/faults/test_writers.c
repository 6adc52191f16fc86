/* Two who write the same file: one holds it, the other is told who; and a file changed
 * underneath loses neither side's answers. */
#define _GNU_SOURCE
#include <dirent.h>
#include <signal.h>
#include <unistd.h>

#include "faults/pty.h"

static struct pty *open_screen(void **state, const char *path)
{
	static const char *const env[] = {"USER=ann", NULL};
	struct pty *p = pty_open((const char *const[]){path, NULL},
				 &(struct pty_options){.folder = folder_path(state), .env = env});

	pty_expect(p, "leave");
	return p;
}

static void the_second_opener_reads_and_is_told_who_holds_it(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct pty *first = open_screen(state, path), *second = open_screen(state, path);
	struct str before = {0};

	file_load(path, &before);
	pty_expect(second, "read-only: held by ann on ");
	pty_type(second, "3");
	pty_settle(second, 100);
	assert_file_text(path, str_text(&before));
	assert_true(pty_shows(second, "read-only"));
	assert_true(pty_shows(second, "REL-01"));
	assert_false(pty_shows(second, "is level 3"));
	pty_type(first, "2");
	pty_expect(first, "REL-01 is level 2.");
	pty_leave(second);
	pty_type(first, "1");
	pty_expect(first, "REL-02 is level 1.");
	pty_expect(first, "  saved");
	pty_leave(first);
	str_release(&before);
	assert_run(0, "check", path);
	assert_int_equal(count_files(folder_path(state), ".chat", ".lock"), 0);
}

static void a_command_waits_two_seconds_and_says_who_holds_it(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct pty *p = open_screen(state, path);
	double start = now_ms();
	struct run r = RUN("set", path, "REL-01=3");

	assert_int_equal(r.code, 75);
	assert_in_range((unsigned long)(now_ms() - start), 1900, SANITIZED ? 6000 : 3500);
	assert_text_has(str_text(&r.err), "held by ann on ");
	assert_text_has(str_text(&r.err), "process ");
	assert_string_equal(str_text(&r.out), "");
	run_release(&r);
	assert_run(75, "unset", "-q", path, "DT-03");
	assert_run(75, "screen", path, "--save", "--keys", "3");
	assert_run(0, "score", path); /* reading needs no lock */
	pty_leave(p);
	assert_run(0, "set", "-q", path, "REL-01=3");
}

static void a_holder_that_was_killed_holds_nothing(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct pty *p = open_screen(state, path);
	double start;

	kill(p->pid, SIGKILL);
	assert_int_equal(pty_end(p, PATIENCE_MS), 128 + SIGKILL);
	pty_close(p);
	assert_int_equal(count_files(folder_path(state), ".chat", ".lock"), 1);
	start = now_ms();
	p = open_screen(state, path);
	assert_true(now_ms() - start < 1900 || SANITIZED);
	assert_true(pty_shows(p, "left behind"));
	assert_false(pty_shows(p, "read-only"));
	pty_leave(p);
}

/* Another program (git, an editor, an older version) replaces or rewrites the file. */
static void change_underneath(const char *path, bool in_place)
{
	struct str text = {0}, changed = {0};
	const char *at;
	char temp[4200];

	file_load(path, &text);
	at = strstr(str_text(&text), "\"answers\": {");
	assert_non_null(at);
	at += strlen("\"answers\": {");
	str_addn(&changed, str_text(&text), (size_t)(at - str_text(&text)));
	str_add(&changed, "\n    \"SEC-01\": {\"level\": 4},");
	str_add(&changed, at);
	snprintf(temp, sizeof temp, "%s%s", path, in_place ? "" : ".theirs");
	file_store(temp, str_text(&changed));
	if (!in_place)
		assert_int_equal(rename(temp, path), 0);
	str_release(&text);
	str_release(&changed);
}

static const char *conflict_file(void **state)
{
	DIR *d = opendir(folder_path(state));
	const char *found = NULL;
	struct dirent *e;

	assert_non_null(d);
	while ((e = readdir(d)))
		if (!strncmp(e->d_name, "chat", 4) && strstr(e->d_name, ".json.conflict-"))
			found = path_in(state, e->d_name);
	closedir(d);
	assert_non_null(found);
	return found;
}

static void add_solid(struct str *out, const char *text)
{
	for (; *text; text++)
		if (*text != ' ')
			str_addc(out, *text);
}

/* Does the screen show the text, wherever its rows part it? */
static void assert_shows_wrapped(const struct pty *p, const char *text)
{
	struct str all = {0}, solid = {0};

	for (int row = 0; row < p->screen.now.rows; row++)
		add_solid(&all, pty_row(p, row));
	add_solid(&solid, text);
	assert_text_has(str_text(&all), str_text(&solid));
	str_release(&all);
	str_release(&solid);
}

/* Leaving says once more where the answers are, in full, and the exit code says so, too. */
static void leave_diverted(struct pty *p, const char *conflict)
{
	size_t n = p->heard.len;

	pty_type(p, "Q");
	assert_int_equal(pty_end(p, PATIENCE_MS), 76);
	assert_text_has(str_text(&p->heard) + n, conflict);
	assert_text_has(str_text(&p->heard) + n, "was changed by somebody else");
	assert_terminal_restored(p);
	pty_close(p);
}

/* Of whatever length and in whatever window: the name is there, to its last letter. */
static void the_message_names_the_other_file_whole(void **state)
{
	static const struct {
		const char *name;
		int rows, cols;
	} rows[] = {
		{"chat.json", 24, 80},
		{"chat.json", 16, 60},
		{"chat-of-the-contoso-group-in-the-north.assessment.json", 24, 80},
		{"chat-of-the-contoso-group-in-the-north.assessment.json", 16, 60},
		{"chat-of-the-contoso-group-in-the-north.assessment.json", 50, 200},
		{"chat-\u00fcber-\u6771\u4eac-with-a-name-that-is-longer-than-a-row-of-the-"
		 "smallest-window-there-is.assessment.json", 24, 100},
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		const char *path = new_assessment(state, rows[i].name);
		struct pty *p = pty_open((const char *const[]){path, NULL},
					 &(struct pty_options){.folder = folder_path(state),
							       .rows = rows[i].rows,
							       .cols = rows[i].cols});
		char said[1000];
		const char *conflict;

		pty_expect(p, "\u25b8 0 ");
		change_underneath(path, i % 2);
		pty_type(p, "2");
		pty_expect(p, "NOT SAVED:");
		pty_settle(p, 200);
		conflict = conflict_file(state);
		snprintf(said, sizeof said,
			 "NOT SAVED: %s was changed by somebody else; what you answer goes to %s",
			 rows[i].name, strrchr(conflict, '/') + 1);
		assert_shows_wrapped(p, said);
		/* The view has the rest of the screen: nothing of it lies below the message. In the
		 * smallest window its cursor may be further down, which a sign says. */
		assert_true(pty_shows(p, "\u25b8") || pty_shows(p, "\u25be"));
		leave_diverted(p, conflict);
		assert_int_equal(unlink(conflict), 0);
		assert_int_equal(unlink(path), 0);
	}
}

static void commands_and_prompts_say_so_too(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct pty *p = PTY(folder_path(state), path, "--plain");
	const char *conflict;

	pty_expect(p, "for help");
	change_underneath(path, false);
	pty_type(p, "/REL-01\n");
	pty_expect(p, "REL-01");
	pty_type(p, "2\n");
	pty_expect(p, "NOT SAVED there: chat.json was changed");
	conflict = conflict_file(state);
	pty_type(p, "q\n");
	assert_int_equal(pty_end(p, PATIENCE_MS), 76);
	assert_int_equal(pty_heard_last(p, "Saved in"), -1);
	pty_close(p);
	assert_file_has(conflict, "\"REL-01\": {\"level\": 2");
}

static void a_file_changed_underneath_keeps_both_sides_answers(void **state)
{
	const char *path = new_assessment(state, "chat.json");

	for (int in_place = 0; in_place < 2; in_place++) {
		struct pty *p = open_screen(state, path);
		struct str theirs = {0};
		const char *conflict;

		pty_type(p, "3");
		pty_expect(p, "REL-01 is level 3.");
		pty_expect(p, "  saved");
		change_underneath(path, in_place);
		file_load(path, &theirs);
		pty_type(p, "2");
		pty_expect(p, "REL-02 is level 2.");
		pty_expect(p, "was changed by");
		pty_type(p, "y");
		pty_expect(p, "REL-03");
		pty_settle(p, 300);
		assert_false(pty_shows(p, "  saved"));
		leave_diverted(p, conflict_file(state));
		assert_file_text(path, str_text(&theirs));
		conflict = conflict_file(state);
		assert_file_has(conflict, "\"REL-02\": {\"level\": 2");
		assert_file_has(conflict, "\"REL-03\"");
		assert_run(0, "check", conflict);
		assert_int_equal(count_files(folder_path(state), "chat", "conflict"), 1);
		assert_int_equal(unlink(conflict), 0);
		assert_run(0, "unset", "-q", path, "REL-01", "SEC-01");
		str_release(&theirs);
	}
}

/* What a copy from a backup does: the same content under another inode is no conflict. */
static void the_same_content_under_another_inode_is_no_conflict(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct pty *p = open_screen(state, path);
	struct str text = {0};
	char temp[4200];

	snprintf(temp, sizeof temp, "%s.copy", path);
	file_load(path, &text);
	file_store(temp, str_text(&text));
	assert_int_equal(rename(temp, path), 0);
	pty_type(p, "3");
	pty_expect(p, "  saved");
	pty_leave(p);
	assert_int_equal(count_files(folder_path(state), "chat", "conflict"), 0);
	str_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(the_second_opener_reads_and_is_told_who_holds_it),
		IN_FOLDER(a_command_waits_two_seconds_and_says_who_holds_it),
		IN_FOLDER(a_holder_that_was_killed_holds_nothing),
		IN_FOLDER(a_file_changed_underneath_keeps_both_sides_answers),
		IN_FOLDER(the_message_names_the_other_file_whole),
		IN_FOLDER(commands_and_prompts_say_so_too),
		IN_FOLDER(the_same_content_under_another_inode_is_no_conflict),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
