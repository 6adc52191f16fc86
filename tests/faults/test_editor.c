/* The user's editor: whatever it does, and whatever keys are pressed in it, no note is lost
 * and the program is still there. */
#define _GNU_SOURCE
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "faults/pty.h"

/* An editor that waits for Enter, whatever signals it gets, and then writes. */
#define WAITS                                                                         \
	"trap 'echo int >>log' INT; trap 'echo quit >>log' QUIT; echo ready\n"        \
	"until read x; do :; done; printf 'from the editor\\n\\n' >\"$1\"\n"

static const char *const *editor_env(void **state)
{
	static char editor[4200], folder[4200];
	static const char *const env[] = {editor, folder, "VISUAL", NULL};

	snprintf(editor, sizeof editor, "EDITOR=/bin/sh %s", path_in(state, "edit"));
	snprintf(folder, sizeof folder, "TMPDIR=%s", path_in(state, "tmp"));
	return env;
}

/* The first question of an assessment, with that script as the editor. */
static struct pty *open_with_editor(void **state, const char *script)
{
	const char *path = new_assessment(state, "chat.json");
	struct pty *p;

	file_store(path_in(state, "edit"), script);
	mkdir(path_in(state, "tmp"), 0700);
	p = pty_open((const char *const[]){path, NULL},
		     &(struct pty_options){.folder = folder_path(state),
					   .env = editor_env(state)});
	pty_expect(p, "leave");
	pty_type(p, "e");
	pty_expect(p, "Note on");
	pty_type(p, "as it was\r");
	pty_expect(p, "note written");
	return p;
}

static void assert_taken(void **state, struct pty *p)
{
	pty_expect(p, "note written");
	pty_expect(p, "from the editor");
	pty_leave(p);
	assert_file_has(path_in(state, "chat.json"), "\"note\": \"from the editor\"");
	assert_int_equal(count_files(path_in(state, "tmp"), "plumbline-note", ""), 0);
}

static void what_was_written_is_the_note(void **state)
{
	struct pty *p = open_with_editor(state, "printf 'from the editor\\n' >\"$1\"\n");

	pty_type(p, "\005");
	assert_taken(state, p);
}

/* ^J is another byte than Enter, also in a burst; what is pasted keeps its lines. */
static void lines_of_a_note_are_typed_and_pasted(void **state)
{
	struct pty *p = open_with_editor(state, "exit 1\n");

	pty_type(p, "e");
	pty_expect(p, "^J new line");
	pty_type(p, "\nsecond\n");
	pty_expect(p, "second");
	pty_type(p, "\033[200~third\rfourth\033[201~");
	pty_expect(p, "fourth");
	pty_type(p, "\033[A\033[H> \r");
	pty_expect(p, "note written");
	pty_leave(p);
	assert_file_has(path_in(state, "chat.json"),
			"\"note\": \"as it was\\nsecond\\n> third\\nfourth\"");
}

/* What the message says of the file, read from the screen, whose rows cut it anywhere. */
static void find_kept(void **state, char path[4200])
{
	struct run r = run_program((const char *const[]){"-c", "echo tmp/plumbline-note-*", NULL},
				   &(struct run_options){.program = "/bin/sh",
							 .folder = folder_path(state)});

	assert_int_equal(r.code, 0);
	r.out.data[r.out.len - 1] = '\0';
	snprintf(path, 4200, "%s", path_in(state, str_text(&r.out)));
	run_release(&r);
}

static void what_cannot_be_taken_stays_in_a_file_that_is_named(void **state)
{
	static const struct {
		const char *script, *said, *holds;
	} table[] = {
		{"(printf 'long '; head -c 40000 /dev/zero | tr '\\0' x) >\"$1\"\n",
		 "too long for a note", "long xxxxx"},
		{"printf 'caf\\351\\n' >\"$1\"\n", "no UTF-8 text", "caf\351"},
		{"printf 'half\\n' >\"$1\"; exit 3\n", "ended with 3", "half"},
		{"printf 'half\\n' >\"$1\"; kill -TERM $$\n", "ended by a signal", "half"},
	};

	for (size_t i = 0; i < COUNT_OF(table); i++) {
		struct pty *p = open_with_editor(state, table[i].script);
		char path[4200];

		pty_type(p, "\005");
		pty_expect(p, "Not taken");
		pty_expect(p, table[i].said);
		pty_expect(p, "plumbline-note-");
		find_kept(state, path);
		assert_file_has(path, table[i].holds);
		pty_escape(p);
		pty_expect(p, "as it was");
		pty_leave(p);
		assert_file_has(path_in(state, "chat.json"), "\"note\": \"as it was\"");
		assert_int_equal(unlink(path), 0);
		assert_int_equal(unlink(path_in(state, "chat.json")), 0);
	}
}

static void an_editor_that_wrote_nothing_leaves_nothing(void **state)
{
	struct pty *p = open_with_editor(state, "exit 1\n");

	pty_type(p, "\005");
	pty_expect(p, "ended with 1");
	pty_expect(p, "set VISUAL or EDITOR");
	assert_int_equal(count_files(path_in(state, "tmp"), "plumbline-note", ""), 0);
	pty_escape(p);
	pty_leave(p);
}

static void await_log(void **state, const char *word)
{
	const char *path = path_in(state, "log");
	double until = now_ms() + PATIENCE_MS;
	struct str text = {0};

	while (now_ms() < until) {
		str_truncate(&text, 0);
		if (access(path, R_OK) == 0)
			file_load(path, &text);
		if (strstr(str_text(&text), word))
			break;
		usleep(5000);
	}
	assert_text_has(str_text(&text), word);
	str_release(&text);
}

/* They would end the program, or make it leave; so would the same from a dialog in vi. */
static void keys_that_send_signals_reach_the_editor_alone(void **state)
{
	struct pty *p = open_with_editor(state, WAITS);

	pty_type(p, "\005");
	pty_expect(p, "ready");
	pty_type(p, "\003");
	await_log(state, "int");
	pty_type(p, "\034");
	await_log(state, "quit");
	pty_settle(p, 50);
	assert_int_equal(pty_end(p, 0), -1);
	pty_type(p, "\n");
	assert_taken(state, p);
}

static void a_window_that_changed_meanwhile_is_filled(void **state)
{
	struct pty *p = open_with_editor(state, WAITS);

	pty_type(p, "\005");
	pty_expect(p, "ready");
	pty_resize(p, 40, 120);
	pty_type(p, "\n");
	pty_expect(p, "note written");
	pty_settle(p, 50);
	assert_true(strstr(pty_row(p, 39), "? help") != NULL);
	assert_taken(state, p);
}

/* Without the terminal, or told to end: the editor goes, and we after it. */
static void what_ends_us_ends_the_editor_too(void **state)
{
	for (int told = 0; told < 2; told++) {
		const char *path = path_in(state, "chat.json");
		struct pty *p = open_with_editor(state, WAITS);

		pty_type(p, "\005");
		pty_expect(p, "ready");
		if (told)
			kill(p->pid, SIGTERM);
		else
			pty_drop(p);
		assert_int_equal(pty_end(p, PATIENCE_MS), 0);
		pty_close(p);
		assert_file_has(path, "\"note\": \"as it was\"");
		assert_run(0, "set", "-q", path, "REL-09=unknown");
		assert_int_equal(unlink(path), 0);
	}
}

/* Stopped, the shell has the terminal; fg goes back into the editor, and on from there. */
static void ctrl_z_in_the_editor_stops_both_and_fg_goes_on(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct pty *p;

	file_store(path_in(state, "edit"), WAITS);
	assert_int_equal(mkdir(path_in(state, "tmp"), 0700), 0);
	p = pty_open((const char *const[]){"-c",
					   "set -m; \"$0\" \"$1\"; printf 'stop%s\\n' ped; "
					   "read x; fg >/dev/null; printf 'stop%s\\n' again; "
					   "read x; bg; sleep .2; fg >/dev/null",
					   program_path(), path, NULL},
		     &(struct pty_options){.folder = folder_path(state),
					   .program = "/bin/sh",
					   .env = editor_env(state)});
	pty_expect(p, "leave");
	pty_type(p, "\005");
	pty_expect(p, "ready");
	pty_type(p, "\032");
	pty_expect(p, "stopped");
	assert_run(75, "set", "-q", path, "REL-09=unknown"); /* it holds the file */
	pty_type(p, "\n"); /* this one is for the shell */
	pty_settle(p, 200);
	assert_true(pty_heard_last(p, "\033[?1049l") > pty_heard_last(p, "\033[?1049h"));
	pty_type(p, "\032");
	pty_expect(p, "stopagain");
	pty_type(p, "\n"); /* bg: it wants the terminal and is stopped again; then fg */
	pty_settle(p, 500);
	pty_type(p, "\n");
	assert_taken(state, p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(what_was_written_is_the_note),
		IN_FOLDER(lines_of_a_note_are_typed_and_pasted),
		IN_FOLDER(what_cannot_be_taken_stays_in_a_file_that_is_named),
		IN_FOLDER(an_editor_that_wrote_nothing_leaves_nothing),
		IN_FOLDER(keys_that_send_signals_reach_the_editor_alone),
		IN_FOLDER(a_window_that_changed_meanwhile_is_filled),
		IN_FOLDER(what_ends_us_ends_the_editor_too),
		IN_FOLDER(ctrl_z_in_the_editor_stops_both_and_fg_goes_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
