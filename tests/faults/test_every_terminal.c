/* Every terminal, by its name: what it sends by itself is never an answer, what a person types
 * is never lost. The same variants of each kind under each name; bytes in, bytes out. */
#define _GNU_SOURCE
#include <unistd.h>

#include "base/utf8.h"
#include "faults/pty.h"

enum look { SCREEN, PLAIN };

/* Does it say itself what is pasted? Else a burst is asked about. */
static const struct terminal {
	const char *name;
	enum look look;
	bool marks;
} terminals[] = {
	{"xterm-256color", SCREEN, true},  {"tmux-256color", SCREEN, true},
	{"screen-256color", SCREEN, false}, {"putty-256color", SCREEN, true},
	{"mintty", SCREEN, true},	   {"ms-terminal", SCREEN, true},
	{"linux", SCREEN, false},	   {"vt220", SCREEN, false},
	{"alacritty", SCREEN, true},	   {"foot", SCREEN, true},
	{"xterm-kitty", SCREEN, true},	   {"st-256color", SCREEN, true},
	{"dumb", PLAIN, false},		   {"no-such-terminal", PLAIN, false},
};

/* Longer than an Esc waits for the rest of a key, and than a sequence for its own. */
#define LATE_MS 70
#define APART_MS 35

static const char *const replies[] = {
	"\033]11;rgb:3030/3434/4646\033\\", "\033]10;rgb:1/2/3\007",
	"\033P>|XTerm(370)\033\\",	    "\033P1+r544e=34\033\\",
	"\033_Gi=31;OK\033\\",		    "\033^1 2 3 q\033\\",
	"\033X4 q\033\\",		    "\033[?1;2c",
	"\033[24;80R",			    "\033[?2004;2$y",
	"\033[I",			    "\033[<0;3;9M\033[<0;3;9m",
};
static const char *const alts[] = {"\0331", "\0333", "\033y", "\033n", "\033u",
				   "\033Q", "\033\033OA", "\033[1;3B", "\033\r"};
static const char *const torn[] = {"\033[3~", "\033OB", "\033[1;5C", "\033Op", "\033[15~",
				   "\033]11;rgb:3/4/4\033\\"};

static struct pty *start(void **state, const struct terminal *t, const char *path,
			 const char *locale)
{
	char term[64], lang[64];
	const char *env[] = {term, lang, "LANG", "TMUX", "SOURCE_DATE_EPOCH=1795255200",
			     "ASAN_OPTIONS=detect_leaks=0", NULL};
	struct pty *p;

	snprintf(term, sizeof term, "TERM=%s", t->name);
	snprintf(lang, sizeof lang, "LC_ALL=%s", locale);
	p = pty_open((const char *const[]){path, NULL},
		     &(struct pty_options){.folder = folder_path(state), .env = env});
	if (t->look == PLAIN)
		pty_expect(p, "? for help");
	else
		pty_expect(p, "help");
	pty_settle(p, APART_MS);
	return p;
}

/* To the question REL-01, in pieces that nobody takes for a paste. */
static void go_to_first(struct pty *p, const struct terminal *t)
{
	if (t->look == PLAIN) {
		pty_type(p, "/REL-01\n");
		pty_settle(p, 3 * APART_MS);
		return;
	}
	pty_type(p, "W:REL");
	pty_settle(p, APART_MS);
	pty_type(p, "-01\r");
	pty_settle(p, APART_MS);
}

/* Leaves as a person does; the terminal is as it was. */
static void leave(struct pty *p, const struct terminal *t)
{
	pty_type(p, t->look == PLAIN ? "\nq\n" : "Q");
	if (pty_end(p, PATIENCE_MS) != 0) {
		print_error("%s: ended with %d\n", t->name, pty_end(p, 0));
		pty_print(p);
		fail();
	}
	if (pty_heard_last(p, "\033[?1049h") >= 0)
		assert_terminal_restored(p);
	pty_close(p);
}

/* The bytes of the file, and of it as it was before. */
static void assert_untouched(const struct terminal *t, const char *what, const char *path,
			     const struct str *before)
{
	struct str now = {0};

	file_load(path, &now);
	if (strcmp(str_text(&now), str_text(before)) != 0)
		fail_msg("%s: %s changed the file", t->name, what);
	str_release(&now);
}

/* In plain mode the end of a line is what hands over what was typed. */
static void send(struct pty *p, const struct terminal *t, const char *bytes, size_t first,
		 int pause_ms)
{
	char begin[64];

	snprintf(begin, sizeof begin, "%.*s", (int)first, bytes);
	pty_type(p, begin);
	if (first < strlen(bytes)) {
		pty_settle(p, pause_ms);
		pty_type(p, bytes + first);
	}
	pty_settle(p, APART_MS);
	if (t->look == PLAIN)
		pty_type(p, "\025"); /* the line is given up: it held nothing of ours */
}

static void each_terminal(void **state,
			  void (*run)(void **state, const struct terminal *t, const char *path))
{
	for (size_t i = 0; i < COUNT_OF(terminals); i++) {
		const char *path = new_assessment(state, "chat.json");

		run(state, &terminals[i], path);
		assert_run(0, "check", path);
		assert_int_equal(unlink(path), 0);
	}
}

static void try_replies(void **state, const struct terminal *t, const char *path)
{
	struct str before = {0};
	struct pty *p = start(state, t, path, "C.UTF-8");

	file_load(path, &before);
	go_to_first(p, t);
	for (size_t i = 0; i < COUNT_OF(replies); i++) {
		size_t n = strlen(replies[i]);

		send(p, t, replies[i], n, 0);
		if (t->look == PLAIN)
			continue;
		/* Torn somewhere; when it is behind its Esc that was a key, it seemed. */
		send(p, t, replies[i], 1 + (i + (size_t)(t - terminals)) % (n - 1), LATE_MS);
	}
	assert_untouched(t, "a reply", path, &before);
	if (t->look == SCREEN)
		go_to_first(p, t);
	pty_type(p, t->look == PLAIN ? "2\n" : "2"); /* and the next key is one */
	pty_expect(p, "REL-01 is level 2.");
	leave(p, t);
	assert_file_has(path, "\"REL-01\": {\"level\": 2");
	str_release(&before);
}

static void no_reply_is_an_answer(void **state)
{
	each_terminal(state, try_replies);
}

static void try_keypad(void **state, const struct terminal *t, const char *path)
{
	struct pty *p = start(state, t, path, "C.UTF-8");

	for (int digit = 0; digit <= 4; digit++) {
		char key[32], said[64];

		go_to_first(p, t);
		snprintf(key, sizeof key, "\033O%c%s", 'p' + digit,
			 t->look == PLAIN ? "\n" : "");
		snprintf(said, sizeof said, "REL-01 is level %d.", digit);
		pty_type(p, key);
		pty_expect(p, said);
	}
	leave(p, t);
	assert_file_has(path, "\"REL-01\": {\"level\": 4");
}

static void the_keypad_gives_digits(void **state)
{
	each_terminal(state, try_keypad);
}

static void try_alt(void **state, const struct terminal *t, const char *path)
{
	struct str before = {0};
	struct pty *p = start(state, t, path, "C.UTF-8");

	file_load(path, &before);
	go_to_first(p, t);
	for (size_t i = 0; i < COUNT_OF(alts); i++) {
		send(p, t, alts[i], strlen(alts[i]), 0);
		if (t->look == SCREEN)
			pty_expect(p, "Alt with a key does nothing here");
		pty_type(p, t->look == PLAIN ? "" : "j");
		pty_settle(p, 20);
	}
	assert_int_equal(pty_end(p, 0), -1);
	leave(p, t);
	assert_untouched(t, "Alt", path, &before);
	str_release(&before);
}

static void alt_and_a_key_is_no_key(void **state)
{
	each_terminal(state, try_alt);
}

/* The Esc of a key and its rest apart, in the walk and in a note that is being typed. */
static void try_torn(void **state, const struct terminal *t, const char *path)
{
	struct str before = {0};
	struct pty *p;

	if (t->look == PLAIN)
		return;
	p = start(state, t, path, "C.UTF-8");
	file_load(path, &before);
	go_to_first(p, t);
	for (size_t i = 0; i < COUNT_OF(torn); i++) {
		send(p, t, torn[i], 1, LATE_MS);
	}
	assert_untouched(t, "a torn key", path, &before);
	pty_type(p, "e");
	pty_expect(p, "Note on REL-01");
	pty_type(p, "a note");
	pty_expect(p, "a note");
	for (size_t i = 0; i < COUNT_OF(torn); i++) {
		send(p, t, torn[i], 1, LATE_MS);
		pty_expect(p, "Note on REL-01");
		pty_expect(p, "a note");
	}
	pty_type(p, "!\r");
	pty_expect(p, "note written");
	leave(p, t);
	assert_file_has(path, "\"note\": \"a note!\"");
	str_release(&before);
}

static void a_torn_key_is_no_answer_and_closes_nothing(void **state)
{
	each_terminal(state, try_torn);
}

/* Marked where the terminal marks it, bare where it does not. */
static void paste(struct pty *p, const struct terminal *t, const char *text)
{
	pty_type(p, t->marks ? "\033[200~" : "");
	pty_type(p, text);
	pty_type(p, t->marks ? "\033[201~" : "");
	pty_settle(p, APART_MS);
}

static void try_paste(void **state, const struct terminal *t, const char *path)
{
	static const char *const pasted[] = {"yes, by Peter", "3 of 4 are done", "y\rn\r1\r2\rq\r3\r4\rx\r",
					     "nobody knows 2", "Q3: 100 users", "\303\274ber 3 Gr\303\266\303\237en"};
	struct str before = {0};
	struct pty *p;

	if (t->look == PLAIN)
		return;
	p = start(state, t, path, "C.UTF-8");
	assert_true(pty_heard_last(p, "\033[?2004h") >= 0);
	file_load(path, &before);
	go_to_first(p, t);
	for (size_t i = 0; i < COUNT_OF(pasted); i++) {
		paste(p, t, pasted[i]);
		if (!t->marks) {
			pty_expect(p, "Pasted or typed?");
			pty_type(p, "n");
		}
		pty_expect(p, "pasted text was left out");
		pty_type(p, "j"); /* that is said no more */
		pty_settle(p, 20);
	}
	assert_untouched(t, "a paste", path, &before);
	pty_type(p, "e");
	pty_expect(p, "Note on REL-01");
	paste(p, t, "Gr\303\266\303\237e 3, q\rline two");
	pty_expect(p, "line two");
	pty_type(p, "\r");
	pty_expect(p, "note written");
	leave(p, t);
	assert_file_has(path, "\"note\": \"Gr\303\266\303\237e 3, q\\nline two\"");
	str_release(&before);
}

static void a_paste_is_text_or_nothing(void **state)
{
	each_terminal(state, try_paste);
}

/* A locale that is not installed here, by its name alone; and none, with bytes that nobody can
 * tell the meaning of. */
static void try_letters(void **state, const struct terminal *t, const char *path)
{
	static const char *const locales[] = {"xx_YY.UTF-8", "de_DE.utf8", "C.UTF-8", "C", "POSIX"};
	static const char note[] = "Gr\303\266\303\237e \331\205\333\214\342\200\214\330\261";

	/* Under each name two of them, so that all come up under several. */
	for (size_t i = 0; i < 2; i++) {
		size_t which = (i * 2 + (size_t)(t - terminals)) % COUNT_OF(locales);
		struct pty *p = start(state, t, path, locales[which]);
		size_t heard;

		go_to_first(p, t);
		if (t->look == PLAIN) {
			pty_type(p, "e Pr\374f\n");
			pty_expect(p, "Not taken");
			pty_settle(p, APART_MS);
			pty_type(p, "e ");
			pty_type(p, note);
		} else {
			pty_type(p, "e");
			pty_expect(p, "Note on REL-01");
			heard = p->heard.len;
			pty_type(p, "\025\374"); /* of another coding */
			pty_expect(p, "no UTF-8, and not taken");
			assert_non_null(strchr(str_text(&p->heard) + heard, '\a'));
			pty_type(p, note);
			pty_settle(p, APART_MS);
		}
		pty_type(p, "\r");
		pty_expect(p, "note written");
		leave(p, t);
		assert_file_has(path, note);
		assert_file_lacks(path, "Prf");
		assert_run(0, "set", "-q", path, "--note", "REL-01=none");
	}
}

static void letters_are_taken_or_refused_aloud(void **state)
{
	each_terminal(state, try_letters);
}

/* A long session; what is strewn in stands between two keys. */
static void play_session_of(void **state, const struct terminal *t, const char *path,
			    bool noisy)
{
	static const char *const keys[] = {
		"3", "j", "k", "2", "u", "j", "j", "1", "S", "W", "4", "n", "p", "y", "f", "z",
		"j", "3", "D", "j", "2", "W", "0", "L", "j", "W", "1", "P", "W", "2", "c", "z",
		"E", "W", "3", "j", "i", "W", "4", "2"};
	unsigned long r = 11;
	struct pty *p = start(state, t, path, "C.UTF-8");

	go_to_first(p, t);
	for (size_t i = 0; i < 200; i++) {
		const char *key = keys[i % COUNT_OF(keys)];
		char on_keypad[32];

		snprintf(on_keypad, sizeof on_keypad, "\033O%c", *key - '0' + 'p');
		r = r * 6364136223846793005u + 1442695040888963407u;
		if (noisy && i % 3 == 0)
			pty_type(p, replies[(r >> 33) % COUNT_OF(replies)]);
		if (noisy && i % 17 == 5) {
			paste(p, t, "yes, 3 of 4 by Peter");
			if (!t->marks) {
				pty_expect(p, "Pasted or typed?");
				pty_type(p, "n");
			}
			pty_settle(p, 20);
		}
		pty_type(p, noisy && *key >= '0' && *key <= '4' && i % 2 ? on_keypad : key);
		pty_settle(p, 8);
	}
	pty_settle(p, APART_MS);
	leave(p, t);
}

static void noise_leaves_a_session_as_it_is(void **state)
{
	static const char *const names[] = {"tmux-256color", "screen-256color", "linux", "vt220",
					    "xterm-256color"};

	setenv("SOURCE_DATE_EPOCH", "1795255200", 1);
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		const struct terminal *t = terminals;
		struct str quiet = {0}, noisy = {0};
		const char *path = new_assessment(state, "chat.json"), *at;

		while (strcmp(t->name, names[i]) != 0)
			t++;
		play_session_of(state, t, path, false);
		file_load(path, &quiet);
		assert_int_equal(unlink(path), 0);
		path = new_assessment(state, "chat.json");
		play_session_of(state, t, path, true);
		file_load(path, &noisy);
		assert_int_equal(unlink(path), 0);
		/* Up to the id of the file, and from behind it. */
		at = strstr(str_text(&quiet), "\"questionnaire\"");
		assert_non_null(at);
		assert_text_has(at, "\"level\"");
		if (strcmp(at, strstr(str_text(&noisy), "\"questionnaire\"")) != 0)
			fail_msg("%s: another file:\n%s\n%s", t->name, at, str_text(&noisy));
		str_release(&quiet);
		str_release(&noisy);
	}
}

/* What was said behind the line that was typed, with single blanks between its words. Every line
 * fits. */
static struct str words_of(const char *text, int cols)
{
	const char *line = strchr(text, '\n');
	struct str words = {0};

	assert_non_null(line);
	for (line++; *line;) {
		size_t n = strcspn(line, "\r\n");

		if (utf8_width_n(line, n) > cols)
			fail_msg("%d columns: %.*s", cols, (int)n, line);
		while (n) {
			size_t word;

			line += strspn(line, " ");
			word = strcspn(line, " \r\n");

			str_addn(&words, line, word);
			str_addc(&words, ' ');
			line += word + strspn(line + word, " ");
			n = strcspn(line, "\r\n");
		}
		line += strspn(line, "\r\n");
	}
	return words;
}

/* To the width that the terminal has by now, and at words: all widths have the same ones. */
static void plain_lines_end_at_words(void **state)
{
	static const int widths[] = {40, 60, 72, 80, 132};
	static const char *const typed[] = {"/REL-06\n", "?\n", "/REL-01\n", "l 1\n", "s\n"};
	static const struct terminal dumb = {"dumb", PLAIN, false};
	const char *path = new_assessment(state, "chat.json");
	struct str first[COUNT_OF(typed)] = {{0}};
	struct pty *p = start(state, &dumb, path, "C.UTF-8");

	for (size_t k = 0; k < COUNT_OF(typed); k++) { /* each prompt is explained once */
		pty_type(p, typed[k]);
		pty_settle(p, APART_MS);
	}
	for (size_t i = 0; i < COUNT_OF(widths); i++) {
		pty_resize(p, 24, widths[i]);
		for (size_t k = 0; k < COUNT_OF(typed); k++) {
			size_t from = p->heard.len;
			struct str words;

			pty_type(p, typed[k]);
			pty_settle(p, 3 * APART_MS);
			words = words_of(str_text(&p->heard) + from, widths[i]);
			assert_true(words.len > 50);
			if (i == 0) {
				first[k] = words;
				continue;
			}
			assert_text_equal(str_text(&words), str_text(&first[k]));
			str_release(&words);
		}
	}
	for (size_t k = 0; k < COUNT_OF(typed); k++)
		str_release(&first[k]);
	leave(p, &dumb);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(no_reply_is_an_answer),
		IN_FOLDER(the_keypad_gives_digits),
		IN_FOLDER(alt_and_a_key_is_no_key),
		IN_FOLDER(a_torn_key_is_no_answer_and_closes_nothing),
		IN_FOLDER(a_paste_is_text_or_nothing),
		IN_FOLDER(letters_are_taken_or_refused_aloud),
		IN_FOLDER(noise_leaves_a_session_as_it_is),
		IN_FOLDER(plain_lines_end_at_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
