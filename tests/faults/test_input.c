/* What comes from a real terminal beside keys: pastes, the mouse, and sequences that arrive
 * in pieces. A pause below is longer than curses waits for the rest of a key. */
#define _GNU_SOURCE
#include <signal.h>
#include <sys/stat.h>

#include "faults/pty.h"

#define PASTE_BEGIN "\033[200~"
#define PASTE_END "\033[201~"
#define PAUSE_MS 80
#define CPU_MAX_MS (SANITIZED ? 4000 : 800)

/* Types, and goes on when what came of it has been seen. */
static void type_apart(struct pty *p, const char *keys)
{
	pty_type(p, keys);
	pty_settle(p, PAUSE_MS);
}

static void open_note(struct pty *p)
{
	pty_type(p, "e");
	pty_expect(p, "Note on REL-01");
	pty_type(p, "\025"); /* what was there goes */
}

static void keep_note(struct pty *p)
{
	pty_type(p, "\r");
	pty_expect(p, "REL-01: note written");
	pty_expect(p, "  saved");
}

static void assert_note(struct pty *p, const char *path, const char *note)
{
	char part[200];

	keep_note(p);
	snprintf(part, sizeof part, "\"note\": \"%s\"", note);
	assert_file_has(path, part);
}

static void a_paste_torn_anywhere_is_text_to_its_end(void **state)
{
	static const char text[] = PASTE_BEGIN "Q3 \303\244" PASTE_END;
	const char *path = new_assessment(state, "chat.json");
	struct pty *p = pty_screen(state, path);

	for (size_t at = 3; at < sizeof text - 1; at++) {
		char first[sizeof text];

		open_note(p);
		snprintf(first, sizeof first, "%.*s", (int)at, text);
		type_apart(p, first);
		pty_type(p, text + at);
		pty_expect(p, "Q3 \303\244 ");
		assert_note(p, path, "Q3 \303\244");
	}
	pty_leave(p);
	assert_file_lacks(path, "\"level\"");
}

static void a_typed_character_may_be_torn_too(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct pty *p = pty_screen(state, path);

	open_note(p);
	type_apart(p, "\342");
	type_apart(p, "\202");
	pty_type(p, "\254!");
	pty_expect(p, "\u20ac!");
	assert_note(p, path, "\u20ac!");
	pty_leave(p);
}

static void control_characters_in_a_paste_do_nothing(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct pty *p = pty_screen(state, path);

	open_note(p);
	pty_type(p, PASTE_BEGIN "a\001b\003c\004d\032e\033f\177g\025h\002\033[Ai\rj\tk\r\nl\214m"
		    "\033[M" PASTE_END);
	pty_expect(p, "l");
	assert_note(p, path, "abcdefgh[Ai\\nj k\\nlm[M");
	pty_leave(p);
	assert_file_lacks(path, "\"level\"");
}

/* So many bytes of lines, all of which would be keys; in the paste brackets. */
static void make_paste(struct str *out, size_t bytes)
{
	static const char *const lines[] = {"Q 3 yes \303\244", "q", "4 0 1 2", "x o", "\u20ac"};
	size_t end = out->len + bytes;

	str_add(out, PASTE_BEGIN);
	for (size_t i = 0; out->len < end; i++)
		str_addf(out, "%s\r", lines[i % COUNT_OF(lines)]);
	str_add(out, PASTE_END);
}

static void a_paste_of_100_kilobytes_is_cut_and_that_is_said(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct pty *p = pty_screen(state, path);
	struct str text = {0}, file = {0};
	const char *note;

	make_paste(&text, 100000);
	open_note(p);
	pty_type(p, str_text(&text));
	pty_expect(p, "no more than 32000 bytes fit in here; the rest was left out");
	keep_note(p);
	pty_type(p, "2");
	pty_expect(p, "REL-01 is level 2.");
	pty_leave(p);
	file_load(path, &file);
	note = strstr(str_text(&file), "\"note\": \"");
	assert_non_null(note);
	/* Every line end is two bytes in the file. */
	assert_in_range(strcspn(note + 9, "\""), 31998, 48000);
	assert_text_has(note, "\"Q 3 yes \303\244\\nq\\n4 0 1 2\\nx o\\n\u20ac\\nQ 3 yes");
	assert_run(0, "check", path);
	str_release(&file);
	str_release(&text);
}

static void a_long_paste_that_fits_is_there_to_the_byte(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct pty *p = pty_screen(state, path);
	struct str text = {0}, note = {0};

	make_paste(&text, 3900);
	open_note(p);
	/* In pieces that tear characters, some with pauses between. */
	for (size_t at = 0, n = 6; at < text.len; at += n, n = 97) {
		char piece[128];

		snprintf(piece, sizeof piece, "%.*s", (int)n, str_text(&text) + at);
		pty_type(p, piece);
		if (at % 5 == 1)
			pty_settle(p, PAUSE_MS);
	}
	keep_note(p);
	for (size_t i = strlen(PASTE_BEGIN); i < text.len - strlen(PASTE_END); i++)
		if (str_text(&text)[i] == '\r')
			str_add(&note, "\\n");
		else
			str_addc(&note, str_text(&text)[i]);
	str_truncate(&note, note.len - 2); /* a line end at the end of all is none */
	str_addc(&note, '"');
	assert_file_has(path, str_text(&note));
	pty_leave(p);
	str_release(&text);
	str_release(&note);
}

static void a_paste_outside_a_field_is_no_command(void **state)
{
	static const char *const views[] = {"P", "W", "D", "S", "L", "E", "A", "R", "?"};
	const char *path = new_assessment(state, "chat.json");
	struct str text = {0}, before = {0};
	struct pty *p = pty_screen(state, path);

	make_paste(&text, 20000);
	file_load(path, &before);
	for (size_t i = 0; i < COUNT_OF(views); i++) {
		pty_type(p, views[i]);
		pty_type(p, str_text(&text));
		pty_expect(p, "pasted text was left out");
	}
	assert_file_text(path, str_text(&before));
	pty_type(p, "Q");
	assert_int_equal(pty_end(p, PATIENCE_MS), 0);
	assert_true(pty_cpu_ms(p) < CPU_MAX_MS);
	pty_close(p);
	str_release(&text);
	str_release(&before);
}

/* Somebody stops the program in the middle of a paste; the rest never comes. */
static void a_paste_that_is_stopped_in_the_middle_is_over(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct pty *p = pty_screen(state, path);

	open_note(p);
	type_apart(p, PASTE_BEGIN "abc");
	kill(p->pid, SIGTSTP); /* nobody can stop here: it draws again */
	pty_settle(p, PAUSE_MS);
	pty_type(p, "d");
	pty_expect(p, "abcd");
	assert_note(p, path, "abcd");
	pty_leave(p);
}

/* Reports as terminals send them: the new form and the old one, a press and its release. */
#define PRESS_NEW "\033[<0;%d;%dM\033[<0;%d;%dm"
#define PRESS_OLD "\033[M %c%c\033[M#%c%c"
/* Ends of what switches it. */
#define MOUSE_ON "1000h"
#define MOUSE_OFF "1000l"
#define WHEEL_DOWN "\033[<65;10;12M"

static void click(struct pty *p, int row, int col, bool old)
{
	char report[64];

	if (old)
		snprintf(report, sizeof report, PRESS_OLD, col + 33, row + 33, col + 33,
			 row + 33);
	else
		snprintf(report, sizeof report, PRESS_NEW, col + 1, row + 1, col + 1, row + 1);
	pty_type(p, report);
}

static int row_of(const struct pty *p, const char *text)
{
	for (int row = 0; row < p->screen.now.rows; row++)
		if (strstr(pty_row(p, row), text))
			return row;
	fail_msg("'%s' is not shown", text);
	return 0;
}

/* Another program left it on, say: its digits are no answers, its letters no commands. */
static void the_mouse_does_nothing_while_it_is_off(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct pty *p = pty_screen(state, path);
	struct vt_screen before;

	pty_settle(p, PAUSE_MS);
	before = p->screen.now;
	for (int i = 0; i < 12; i++) {
		click(p, i * 2, i * 7, i % 2);
		pty_type(p, WHEEL_DOWN);
	}
	pty_settle(p, PAUSE_MS);
	assert_true(vt_same(&p->screen.now, &before, -1));
	assert_int_equal(pty_heard_last(p, MOUSE_ON), -1);
	pty_leave(p);
	assert_file_lacks(path, "\"level\"");
}

static void clicks_and_the_wheel_work_while_it_is_on(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct pty *p = pty_screen(state, path);
	long on;

	pty_type(p, "\024");
	pty_expect(p, "mouse on");
	on = pty_heard_last(p, MOUSE_ON);
	assert_true(on >= 0);
	click(p, row_of(p, "2 ( )"), 4, false);
	pty_expect(p, "\u25b8 2 ( )");
	click(p, row_of(p, "2 ( )"), 4, false);
	pty_expect(p, "REL-01 is level 2.");
	click(p, 0, (int)(strstr(pty_row(p, 0), "S score") - pty_row(p, 0)), false);
	pty_expect(p, "[S score]");
	pty_type(p, "L");
	pty_expect(p, "[L plan]");
	pty_settle(p, PAUSE_MS);
	on = p->screen.now.y;
	pty_type(p, WHEEL_DOWN);
	pty_settle(p, PAUSE_MS);
	assert_int_equal(p->screen.now.y, on + 3);
	pty_type(p, "\024");
	pty_expect(p, "mouse off");
	assert_true(pty_heard_last(p, MOUSE_OFF) > pty_heard_last(p, MOUSE_ON));
	click(p, 0, (int)(strstr(pty_row(p, 0), "W walk") - pty_row(p, 0)), false);
	pty_settle(p, PAUSE_MS);
	assert_true(pty_shows(p, "[L plan]"));
	pty_leave(p);
	assert_file_has(path, "\"REL-01\": {\"level\": 2");
}

/* On a line that is slower than curses waits by itself the user says how long. */
static void a_longer_wait_for_the_rest_of_a_key_can_be_had(void **state)
{
	static const char *const env[] = {"ESCDELAY=5000", NULL};
	static const char *const down[] = {"\033[B", "\033OB"};
	const char *path = new_assessment(state, "chat.json");
	struct pty *p = pty_open((const char *const[]){path, NULL},
				 &(struct pty_options){.folder = folder_path(state), .env = env});

	pty_expect(p, "\u25b8 0 ");
	for (size_t i = 0; i < COUNT_OF(down); i++) {
		for (const char *c = down[i]; *c; c++)
			type_apart(p, (char[]){*c, '\0'});
		pty_expect(p, i ? "\u25b8 2 " : "\u25b8 1 ");
	}
	pty_leave(p);
}

/* The settings of the user: what is right in them holds, the first fault is on the screen. */
static void settings_hold_and_their_first_fault_is_said(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	char home[4200];
	const char *env[] = {home, NULL};
	struct pty *p;

	snprintf(home, sizeof home, "XDG_CONFIG_HOME=%s", folder_path(state));
	mkdir(path_in(state, "plumbline"), 0700);
	file_store(path_in(state, "plumbline/config.yaml"),
		   "theme: drak\nkeys:\n  walk: {note: m, yes: t}\nmouse: true\n");
	p = pty_open((const char *const[]){path, NULL},
		     &(struct pty_options){.folder = folder_path(state), .env = env,
					   .cols = 200});
	pty_expect(p, "2 faults in config.yaml: plumbline check ");
	assert_true(pty_heard_last(p, MOUSE_ON) >= 0);
	pty_type(p, "m");
	pty_expect(p, "Note on REL-01");
	pty_escape(p);
	pty_leave(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(a_paste_torn_anywhere_is_text_to_its_end),
		IN_FOLDER(a_typed_character_may_be_torn_too),
		IN_FOLDER(control_characters_in_a_paste_do_nothing),
		IN_FOLDER(a_paste_of_100_kilobytes_is_cut_and_that_is_said),
		IN_FOLDER(a_long_paste_that_fits_is_there_to_the_byte),
		IN_FOLDER(a_paste_outside_a_field_is_no_command),
		IN_FOLDER(a_paste_that_is_stopped_in_the_middle_is_over),
		IN_FOLDER(the_mouse_does_nothing_while_it_is_off),
		IN_FOLDER(clicks_and_the_wheel_work_while_it_is_on),
		IN_FOLDER(settings_hold_and_their_first_fault_is_said),
		IN_FOLDER(a_longer_wait_for_the_rest_of_a_key_can_be_had),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
