/* Every terminal, every size: no fault, no bytes that the terminal cannot show, and the
 * program lives. */
#define _GNU_SOURCE
#include <signal.h>
#include <unistd.h>

#include "faults/pty.h"

static const char *const keys[] = {"3", "j", "2", "S", "L", "D", "P", "E", "?", "q", "A", "W",
				   "o", "\014", "\033[B", "\033OB"};

static void assert_ascii(const struct pty *p, const char *what)
{
	for (size_t i = 0; i < p->heard.len; i++)
		if ((unsigned char)str_text(&p->heard)[i] >= 0x80)
			fail_msg("%s: byte %02x", what, (unsigned char)str_text(&p->heard)[i]);
}

static void assert_alive(struct pty *p, const char *what)
{
	if (pty_end(p, 0) >= 0) {
		print_error("%s: ended with %d\n", what, pty_end(p, 0));
		pty_print(p);
		fail();
	}
}

/* Of CPU time: what a session of some keys may take, on the slowest build. A program that
 * spins takes all there is while it waits. */
#define CPU_MAX_MS (SANITIZED ? 2500 : 600)
#define IDLE_MS (SANITIZED ? 3500 : 1000)

static void assert_calm(struct pty *p, const char *what)
{
	if (pty_cpu_ms(p) >= CPU_MAX_MS)
		fail_msg("%s: %.0f ms of CPU time", what, pty_cpu_ms(p));
}

static void leave(struct pty *p, const char *what)
{
	int code;

	kill(p->pid, SIGTERM);
	code = pty_end(p, PATIENCE_MS);
	if (code != 0) {
		print_error("%s: ended with %d: %.400s\n", what, code,
			    str_text(&p->heard) + (p->heard.len > 400 ? p->heard.len - 400 : 0));
		fail();
	}
	assert_calm(p, what);
	pty_close(p);
}

static void every_terminal_carries_a_screen_or_plain_prompts(void **state)
{
	static const char *const terms[] = {"TERM=xterm-256color", "TERM=screen-256color",
					    "TERM=linux", "TERM=vt100", "TERM=dumb", "TERM",
					    "TERM=nosuch", "TERM=", "TERM=xterm", "TERM=ansi"};
	static const char *const langs[] = {"LC_ALL=C", "LC_ALL=C.UTF-8"};
	const char *path = new_assessment(state, "chat.json");

	for (size_t t = 0; t < COUNT_OF(terms); t++)
		for (size_t l = 0; l < COUNT_OF(langs); l++) {
			/* curses leaks a little when it does not know the terminal. */
			const char *env[] = {terms[t], langs[l], "LANG",
					     "ASAN_OPTIONS=detect_leaks=0", NULL};
			struct pty *p = pty_open(
				(const char *const[]){path, NULL},
				&(struct pty_options){.folder = folder_path(state), .env = env});
			bool unknown = !strcmp(terms[t], "TERM") ||
				       !strcmp(terms[t], "TERM=") ||
				       !strcmp(terms[t], "TERM=nosuch");
			bool plain = unknown || !strcmp(terms[t], "TERM=dumb");

			pty_hear(p, PATIENCE_MS);
			pty_settle(p, 150);
			assert_alive(p, terms[t]);
			assert_true(p->heard.len > 100);
			assert_true(unknown == (pty_heard_last(p, "plain mode, because ") >= 0));
			if (plain) {
				assert_int_equal(pty_heard_last(p, "\033"), -1);
				pty_type(p, "3\n");
				pty_settle(p, 60);
				assert_int_equal(pty_heard_last(p, "\033"), -1);
			} else {
				for (size_t i = 0; i < COUNT_OF(keys); i++) {
					pty_type(p, keys[i]);
					pty_settle(p, 15);
				}
			}
			pty_settle(p, 60);
			assert_alive(p, terms[t]);
			if (l == 0)
				assert_ascii(p, terms[t]);
			if (plain) {
				pty_type(p, "q\n");
				assert_int_equal(pty_end(p, PATIENCE_MS), 0);
				assert_calm(p, terms[t]);
				pty_close(p);
				continue;
			}
			leave(p, terms[t]);
		}
	assert_run(0, "check", path);
}

/* What it looks like when it has decided. */
static void assert_plain(struct pty *p, const char *what, bool plain)
{
	pty_expect(p, plain ? "? for help" : "leave");
	pty_settle(p, 60);
	if ((pty_heard_last(p, "\033") < 0) != plain)
		fail_msg("%s: %s", what, plain ? "no plain prompts" : "no screen");
	if (!plain) {
		leave(p, what);
		return;
	}
	pty_type(p, "3\nq\n");
	assert_int_equal(pty_end(p, PATIENCE_MS), 0);
	assert_int_equal(pty_heard_last(p, "\033"), -1);
	pty_close(p);
}

static void plain_prompts_come_by_themselves_where_they_are_wanted(void **state)
{
	static const struct {
		const char *term, *accessible;
		bool plain;
	} rows[] = {{"TERM=dumb", "ACCESSIBLE", true},
		    {"TERM=xterm-256color", "ACCESSIBLE=1", true},
		    {"TERM=xterm-256color", "ACCESSIBLE=yes", true},
		    {"TERM=xterm-256color", "ACCESSIBLE=0", false},
		    {"TERM=xterm-256color", "ACCESSIBLE=no", false},
		    {"TERM=xterm-256color", "ACCESSIBLE=", false},
		    {"TERM=nosuch", "ACCESSIBLE", true}};
	const char *path = new_assessment(state, "chat.json");

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		const char *env[] = {rows[i].term, rows[i].accessible,
				     "ASAN_OPTIONS=detect_leaks=0", NULL};

		assert_plain(pty_open((const char *const[]){path, NULL},
				      &(struct pty_options){.folder = folder_path(state),
							    .env = env}),
			     rows[i].plain ? rows[i].term : rows[i].accessible, rows[i].plain);
	}
}

/* A machine that knows no terminal at all: an empty folder stands over all descriptions. */
static void without_terminfo_there_are_plain_prompts(void **state)
{
	static const char script[] =
		"for d in /etc/terminfo /lib/terminfo /usr/lib/terminfo /usr/share/terminfo "
		"/usr/share/lib/terminfo; do [ ! -d $d ] || mount -t tmpfs none $d || exit 9; "
		"done; [ \"$#\" -gt 0 ] || exit 0; exec \"$0\" \"$@\"";
	static const char *const env[] = {"ASAN_OPTIONS=detect_leaks=0", "TERMINFO", "TERMINFO_DIRS",
					  NULL};
	const char *path = new_assessment(state, "chat.json");
	struct run r = run_program((const char *const[]){"unshare", "-m", "sh", "-c", script, NULL},
				   &(struct run_options){.program = "/usr/bin/env"});

	if (r.code != 0) {
		run_release(&r);
		skip_because("hiding the descriptions of terminals needs root");
	}
	run_release(&r);
	assert_plain(pty_open((const char *const[]){"unshare", "-m", "sh", "-c", script,
						    program_path(), path, NULL},
			      &(struct pty_options){.folder = folder_path(state),
						    .env = env,
						    .program = "/usr/bin/env"}),
		     "no terminfo", true);
	assert_file_has(path, "\"criticality\": \"bcrit\"");
}

static void every_size_is_drawn(void **state)
{
	static const int sizes[][2] = {{1, 1}, {1, 200}, {60, 1}, {5, 20}, {10, 40}, {16, 60},
				       {24, 80}, {60, 200}, {2, 2}, {15, 60}, {16, 59}};
	const char *path = new_assessment(state, "chat.json");

	for (size_t s = 0; s < COUNT_OF(sizes); s++) {
		struct pty *p = pty_open(
			(const char *const[]){path, NULL},
			&(struct pty_options){.folder = folder_path(state),
					      .rows = sizes[s][0],
					      .cols = sizes[s][1]});
		bool small = sizes[s][0] < 16 || sizes[s][1] < 60;
		char what[32];

		snprintf(what, sizeof what, "%dx%d", sizes[s][1], sizes[s][0]);
		pty_hear(p, PATIENCE_MS);
		pty_settle(p, 80);
		for (size_t i = 0; i < COUNT_OF(keys); i++) {
			if (small && !strcmp(keys[i], "q"))
				continue; /* there it leaves */
			pty_type(p, keys[i]);
			pty_settle(p, 10);
		}
		assert_alive(p, what);
		assert_true(small ? !pty_shows(p, "help") : pty_shows(p, "? help"));
		/* Made larger, everything is there. */
		pty_resize(p, 30, 100);
		if (!pty_wait(p, "help", PATIENCE_MS))
			fail_msg("%s made larger shows no footer", what);
		leave(p, what);
	}
}

static void a_storm_of_resizes_ends_in_the_last_size(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct pty *p = pty_screen(state, path);
	unsigned long r = 7;

	for (int i = 0; i < 100; i++) {
		r = r * 6364136223846793005u + 1442695040888963407u;
		pty_resize(p, (int)(r >> 33) % 60 + 1, (int)(r >> 45) % 200 + 1);
		if (i % 10 == 3 && strcmp(keys[i / 10], "q") != 0) /* that leaves a tiny one */
			pty_type(p, keys[i / 10]);
		if (i % 7 == 0)
			pty_hear(p, 1);
	}
	pty_settle(p, 100);
	assert_alive(p, "storm");
	pty_resize(p, 30, 100);
	pty_type(p, "W\014");
	pty_expect(p, "help");
	pty_settle(p, 100);
	assert_text_has(pty_row(p, 29), "help");
	assert_text_has(pty_row(p, 0), "[W walk]");
	assert_true(p->screen.unknown == 0);
	leave(p, "storm");
}

static struct str screen_text(const struct pty *p, int rows)
{
	struct str text = {0};

	for (int i = 0; i < rows; i++) {
		str_add(&text, pty_row(p, i));
		str_addc(&text, '\n');
	}
	return text;
}

/* Everything is painted again, in the other colours. */
static void a_theme_is_changed_while_it_runs(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct pty *p = PTY(folder_path(state), path);
	struct str before, after;

	pty_expect(p, "leave");
	assert_int_equal(pty_heard_last(p, "\033[38;5;25m"), -1);
	before = screen_text(p, 20);
	pty_type(p, ":theme light\r");
	pty_expect(p, "theme light; 'theme: light' in config.yaml keeps it");
	pty_settle(p, 60);
	assert_true(pty_heard_last(p, "\033[38;5;25m") >= 0);
	pty_type(p, ":theme mono\r");
	pty_expect(p, "theme mono; ");
	pty_settle(p, 60);
	after = screen_text(p, 20);
	assert_text_equal(str_text(&after), str_text(&before));
	str_release(&before);
	str_release(&after);
	leave(p, "theme");
}

/* From large to far too small and back: the same screen stands there, nothing is lost. */
static void a_window_made_tiny_and_large_again_shows_the_same(void **state)
{
	static const char *const terms[] = {"TERM=xterm-256color", "TERM=screen-256color",
					    "TERM=linux", "TERM=vt100"};
	const char *path = new_assessment(state, "chat.json");

	for (size_t t = 0; t < COUNT_OF(terms); t++) {
		const char *env[] = {terms[t], "LC_ALL=C", "LANG=C", NULL};
		struct pty *p = pty_open((const char *const[]){path, NULL},
					 &(struct pty_options){.folder = folder_path(state),
							       .env = env,
							       .rows = 60,
							       .cols = 200});
		struct str before, after;

		pty_expect(p, "leave");
		pty_type(p, "3");
		pty_expect(p, "is level 3.");
		pty_expect(p, "  saved");
		pty_settle(p, 60);
		before = screen_text(p, 58); /* without message and keys */
		pty_resize(p, 5, 20);
		pty_expect(p, "make the window");
		pty_type(p, "4"); /* unseen, so it does nothing */
		pty_settle(p, 60);
		pty_resize(p, 60, 200);
		pty_expect(p, "leave");
		pty_settle(p, 60);
		after = screen_text(p, 58);
		assert_text_equal(str_text(&after), str_text(&before));
		assert_ascii(p, terms[t]);
		leave(p, terms[t]);
		str_release(&before);
		str_release(&after);
		assert_run(0, "check", path);
		assert_run(0, "unset", "-q", path, "REL-01");
	}
}

/* The longest line that came, in bytes of what is all ASCII there. */
static size_t longest_line(const struct pty *p)
{
	size_t longest = 0;

	for (const char *line = str_text(&p->heard); *line; line += strcspn(line, "\n") + 1) {
		size_t n = strcspn(line, "\r\n");

		longest = n > longest ? n : longest;
		if (!line[strcspn(line, "\n")])
			break;
	}
	return longest;
}

/* Where there is room the plan as text says why beside all columns; else only on demand. */
static void a_plan_fits_the_terminal(void **state)
{
	static const char *const env[] = {"NO_COLOR=1", NULL};
	static const struct {
		const char *flag;
		int cols;
		bool columns, why;
	} cases[] = {{"--all", 80, false, false}, {"--why", 80, false, true},
		     {"--all", 120, true, true}};

	const char *path = path_in(state, "firm.json");

	assert_run(0, "new", "-q", path, "--template", "public-rag-assistant");
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct pty *p = pty_open(
			(const char *const[]){"plan", path, "-q", "--top", "30", cases[i].flag,
					      NULL},
			&(struct pty_options){.rows = 60, .cols = cases[i].cols,
					      .folder = folder_path(state), .env = env});

		assert_int_equal(pty_end(p, PATIENCE_MS), 0);
		assert_true(longest_line(p) <= (size_t)cases[i].cols);
		assert_int_equal(pty_heard_last(p, "priority  action") >= 0, cases[i].columns);
		assert_int_equal(pty_heard_last(p, "contains CR-06 until") >= 0, cases[i].why);
		/* what the team said of it is always there */
		assert_true(pty_heard_last(p, "External IT contractor") >= 0);
		pty_close(p);
	}
}

/* Waiting costs nothing, whatever the window is. */
static void waiting_takes_no_time_of_the_processor(void **state)
{
	static const int sizes[][2] = {{24, 80}, {60, 200}, {5, 20}};
	const char *path = new_assessment(state, "chat.json");

	for (size_t s = 0; s < COUNT_OF(sizes); s++) {
		struct pty *p = pty_open((const char *const[]){path, NULL},
					 &(struct pty_options){.folder = folder_path(state),
							       .rows = sizes[s][0],
							       .cols = sizes[s][1]});

		pty_hear(p, PATIENCE_MS);
		pty_settle(p, IDLE_MS);
		leave(p, "waiting");
	}
}

/* Nothing ticks: whoever waits for a key sleeps until it comes. */
static void waiting_wakes_nobody(void **state)
{
	/* At the question, in a note, in every other view, with the mouse on. */
	static const char *const at[] = {"3", "e", "\033", "D", "P", "S", "L", "E", "A", "R",
					 "?", "q\024"};
	const char *path = new_assessment(state, "chat.json");
	struct pty *p = pty_screen(state, path);

	if (pty_sleeps(p) < 0) {
		pty_close(p);
		skip_because("the system does not tell who slept");
	}
	for (size_t i = 0; i < COUNT_OF(at); i++) {
		long before;

		pty_type(p, at[i]);
		pty_settle(p, 300); /* also what is saved meanwhile */
		before = pty_sleeps(p);
		usleep(IDLE_MS / 2 * 1000);
		if (pty_sleeps(p) != before)
			fail_msg("after %s it woke %ld times", at[i], pty_sleeps(p) - before);
		pty_settle(p, 0);
	}
	leave(p, "waiting");
}

/* A lone Esc begins nothing: it is answered at once and not after a second of waiting for
 * the rest of a key. The best of several, as a busy machine may delay any of them. */
static void a_lone_escape_is_answered_at_once(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct pty *p = pty_screen(state, path);
	double best = 1e9;

	for (int i = 0; i < 10 && best > 50; i++) {
		double began;

		pty_type(p, "e");
		pty_expect(p, "Note on");
		pty_settle(p, 60);
		began = now_ms();
		pty_type(p, "\033");
		while (pty_shows(p, "Note on") && now_ms() - began < PATIENCE_MS)
			pty_hear(p, 5);
		if (now_ms() - began < best)
			best = now_ms() - began;
	}
	if (best > 50)
		fail_msg("a lone Esc is answered after %.0f ms", best);
	leave(p, "escape");
}

/* Cursor keys as they come in both modes of the terminal, whole and in pieces. */
static void both_forms_of_the_arrows_move_the_cursor(void **state)
{
	static const char *const down[] = {"\033[B", "\033OB"}, *const up[] = {"\033[A", "\033OA"};
	const char *path = new_assessment(state, "chat.json");
	struct pty *p = pty_screen(state, path);

	for (size_t i = 0; i < COUNT_OF(down); i++) {
		pty_expect(p, "\u25b8 0 ");
		pty_type(p, down[i]);
		pty_expect(p, "\u25b8 1 ");
		pty_type(p, down[1 - i]);
		pty_expect(p, "\u25b8 2 ");
		pty_type(p, up[i]);
		pty_expect(p, "\u25b8 1 ");
		pty_type(p, up[1 - i]);
	}
	pty_expect(p, "\u25b8 0 ");
	leave(p, "arrows");
}

/* What a key finds on the smallest screen: nothing is changed that cannot be seen. */
static void too_small_says_so_and_changes_nothing(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct str before = {0};
	struct pty *p = pty_open((const char *const[]){path, NULL},
				 &(struct pty_options){.folder = folder_path(state),
						       .rows = 5, .cols = 40});

	file_load(path, &before);
	pty_expect(p, "at least");
	pty_type(p, "3210");
	pty_settle(p, 100);
	assert_file_text(path, str_text(&before));
	pty_type(p, "q");
	assert_int_equal(pty_end(p, PATIENCE_MS), 0);
	pty_close(p);
	str_release(&before);
}

/* Behind the screen, where the shell goes on. */
static void the_last_line_says_where_it_is_saved(void **state)
{
	const char *path = new_assessment(state, "chat.json");
	struct pty *p = pty_screen_answered(state, path);

	pty_type(p, "Q");
	assert_int_equal(pty_end(p, PATIENCE_MS), 0);
	assert_true(pty_heard_last(p, "Saved in chat.json:") > pty_heard_last(p, "\033[?1049l"));
	assert_text_has(str_text(&p->heard), "Next: plumbline chat.json");
	pty_close(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(the_last_line_says_where_it_is_saved),
		IN_FOLDER(every_terminal_carries_a_screen_or_plain_prompts),
		IN_FOLDER(plain_prompts_come_by_themselves_where_they_are_wanted),
		IN_FOLDER(without_terminfo_there_are_plain_prompts),
		IN_FOLDER(every_size_is_drawn),
		IN_FOLDER(a_storm_of_resizes_ends_in_the_last_size),
		IN_FOLDER(a_theme_is_changed_while_it_runs),
		IN_FOLDER(a_window_made_tiny_and_large_again_shows_the_same),
		IN_FOLDER(a_plan_fits_the_terminal),
		IN_FOLDER(waiting_takes_no_time_of_the_processor),
		IN_FOLDER(waiting_wakes_nobody),
		IN_FOLDER(a_lone_escape_is_answered_at_once),
		IN_FOLDER(both_forms_of_the_arrows_move_the_cursor),
		IN_FOLDER(too_small_says_so_and_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
