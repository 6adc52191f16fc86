/* The real terminal, seen through tmux: it shows the very cells of the screen without one,
 * gives way to signals, and leaves the terminal and the file as they should be. */
#define _XOPEN_SOURCE 700
#include "play.h"

#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#define TRIES 200
/* A session of some keys, on the slowest build; a program that spins takes more. */
#define CPU_MAX_MS 2500

/* A tmux server of our own, and the assessment in it. */
struct room {
	const char *file;
	char socket[64];
};

static bool has_tmux(void)
{
	return access("/usr/bin/tmux", X_OK) == 0 ||
	       access("/usr/local/bin/tmux", X_OK) == 0 ||
	       access("/opt/homebrew/bin/tmux", X_OK) == 0;
}

static void nap(void)
{
	nanosleep(&(struct timespec){.tv_nsec = 25000000}, NULL);
}

/* Runs tmux with words; returns what it prints, to be released by the caller. */
static struct str tmux_args(const struct room *r, const char *const *words)
{
	const char *argv[32] = {"tmux", "-L", r->socket, "-f", "/dev/null"};
	static const char *const env[] = {"TMUX", "LC_ALL=C.UTF-8", "TERM=xterm-256color",
					  NULL};
	struct run_options o = {.program = "/usr/bin/env", .env = env};
	struct run run;
	size_t n = 5;

	for (; *words; words++)
		argv[n++] = *words;
	argv[n] = NULL;
	run = run_program(argv, &o);
	str_release(&run.err);
	return run.out;
}

static void tmux_do(const struct room *r, const char *const *words)
{
	struct str out = tmux_args(r, words);

	str_release(&out);
}
#define TMUX(r, ...) tmux_do(r, (const char *const[]){__VA_ARGS__, NULL})

static struct str capture(const struct room *r)
{
	return tmux_args(r, (const char *const[]){"capture-pane", "-p", NULL});
}

/* Waits until the terminal shows part; shows what it shows instead when it never does. */
static void wait_for(const struct room *r, const char *part)
{
	struct str seen = {0};

	for (int i = 0; i < TRIES; i++) {
		str_release(&seen);
		seen = capture(r);
		if (strstr(str_text(&seen), part)) {
			str_release(&seen);
			return;
		}
		nap();
	}
	assert_text_has(str_text(&seen), part);
}

static void enter(struct room *r, void **state, const char *shell)
{
	char line[4000];

	snprintf(r->socket, sizeof r->socket, "plumbline-%ld", (long)getpid());
	r->file = path_in(state, "a.json");
	assert_run(0, "new", r->file, "stage=prod", "kinds=rag", "serving=online",
		   "name=Contoso");
	snprintf(line, sizeof line,
		 "%s sh -c 'echo $$ >\"$2\"; exec \"$0\" \"$1\"' '%s' '%s' '%s'; "
		 "echo ended $?; exec cat",
		 shell, program_path(), r->file, path_in(state, "pid"));
	TMUX(r, "new-session", "-d", "-x", "80", "-y", "24", "env", "PS1=$ ",
	     "HOME=/nonexistent", "XDG_STATE_HOME=/nonexistent", "USER=", "sh", "-c",
	     line);
	wait_for(r, "Contoso");
}

static void leave(const struct room *r)
{
	TMUX(r, "kill-server");
}

static pid_t pid_of(void **state)
{
	struct str text = {0};
	long pid;

	file_load(path_in(state, "pid"), &text);
	pid = strtol(str_text(&text), NULL, 10);
	str_release(&text);
	assert_true(pid > 1);
	return (pid_t)pid;
}

#define ENTER_OR_SKIP(r)                                                                 \
	do {                                                                             \
		if (!has_tmux())                                                         \
			skip_because("no tmux here");                                    \
		enter(r, state, "");                                                     \
	} while (0)

static void the_terminal_shows_the_very_cells(void **state)
{
	struct room r;
	struct run run;
	struct str seen;

	ENTER_OR_SKIP(&r);
	TMUX(&r, "send-keys", "S");
	wait_for(&r, "[S score]");
	seen = capture(&r);
	run = RUN("screen", r.file, "--keys", "S", "--size", "80x24");
	assert_text_equal(str_text(&seen), str_text(&run.out));
	run_release(&run);
	str_release(&seen);
	leave(&r);
}

static void an_answer_is_on_disk_when_the_screen_says_so(void **state)
{
	struct room r;

	ENTER_OR_SKIP(&r);
	TMUX(&r, "send-keys", "2");
	wait_for(&r, "  saved");
	kill(pid_of(state), SIGKILL);
	wait_for(&r, "ended 137");
	assert_file_has(r.file, "\"option\": \"partial\"");
	leave(&r);
}

static void signals_end_it_with_everything_saved(void **state)
{
	static const int signals[] = {SIGTERM, SIGHUP, SIGINT};

	for (size_t i = 0; i < COUNT_OF(signals); i++) {
		struct room r;

		if (i > 0)
			unlink(path_in(state, "a.json"));
		ENTER_OR_SKIP(&r);
		TMUX(&r, "send-keys", "3");
		wait_for(&r, "DT-01: No");
		kill(pid_of(state), signals[i]);
		wait_for(&r, "ended 0");
		assert_file_has(r.file, "\"option\": \"absent\"");
		leave(&r);
	}
}

static void a_crash_gives_the_terminal_back(void **state)
{
	struct room r;
	struct str mode;

	ENTER_OR_SKIP(&r);
	kill(pid_of(state), SIGSEGV);
	wait_for(&r, "ended 139");
	mode = tmux_args(&r,
			 (const char *const[]){"display-message", "-p",
					       "#{alternate_on} #{cursor_flag}", NULL});
	assert_string_equal(str_text(&mode), "0 1\n");
	str_release(&mode);
	leave(&r);
}

static void assert_mouse(const struct room *r, const char *flags)
{
	struct str mode = {0};

	for (int i = 0; i < TRIES; i++) {
		str_release(&mode);
		mode = tmux_args(r, (const char *const[]){"display-message", "-p",
							  "#{mouse_any_flag}", NULL});
		if (!strcmp(str_text(&mode), flags))
			break;
		nap();
	}
	assert_string_equal(str_text(&mode), flags);
	str_release(&mode);
}

/* The terminal keeps its own selecting until somebody wants the mouse, and has it back. */
static void the_mouse_is_the_terminals_until_it_is_wanted(void **state)
{
	struct room r;

	ENTER_OR_SKIP(&r);
	assert_mouse(&r, "0\n");
	TMUX(&r, "send-keys", "-l", "\033[<0;3;5M\033[<0;3;5m\033[M 33\033[1;2;3~");
	TMUX(&r, "send-keys", "C-t");
	wait_for(&r, "mouse on");
	wait_for(&r, "0 of 17 decisions taken");
	assert_mouse(&r, "1\n");
	/* Button 1 pressed and released at column 58 of row 1, as this terminal says it. */
	TMUX(&r, "send-keys", "-l", "\033[M Z!\033[M#Z!");
	wait_for(&r, "[S score]");
	TMUX(&r, "send-keys", "C-t");
	wait_for(&r, "mouse off");
	assert_mouse(&r, "0\n");
	TMUX(&r, "send-keys", "C-t");
	wait_for(&r, "mouse on");
	TMUX(&r, "send-keys", "Q");
	wait_for(&r, "ended 0");
	assert_mouse(&r, "0\n");
	leave(&r);
}

static void a_paste_goes_into_the_note_and_nowhere_else(void **state)
{
	struct room r;

	ENTER_OR_SKIP(&r);
	TMUX(&r, "set-buffer", "two\nlines Q");
	TMUX(&r, "paste-buffer", "-p");
	wait_for(&r, "pasted text was left out");
	TMUX(&r, "send-keys", "e");
	wait_for(&r, "Note on");
	TMUX(&r, "paste-buffer", "-p");
	wait_for(&r, "lines Q");
	TMUX(&r, "send-keys", "Enter");
	wait_for(&r, "  saved");
	TMUX(&r, "send-keys", "Q");
	wait_for(&r, "ended 0");
	assert_file_has(r.file, "\"note\": \"two\\nlines Q\"");
	leave(&r);
}

static void both_forms_of_the_arrows_work(void **state)
{
	struct room r;

	ENTER_OR_SKIP(&r);
	TMUX(&r, "send-keys", "-l", "\033[B");
	wait_for(&r, "\u25b8 2 ");
	TMUX(&r, "send-keys", "-l", "\033OB");
	wait_for(&r, "\u25b8 3 ");
	leave(&r);
}

static void a_resized_terminal_is_drawn_anew(void **state)
{
	struct room r;
	struct run run;
	struct str seen;

	ENTER_OR_SKIP(&r);
	TMUX(&r, "resize-window", "-x", "20", "-y", "5");
	wait_for(&r, "make the window");
	TMUX(&r, "resize-window", "-x", "120", "-y", "40");
	wait_for(&r, "Questions that follow it");
	seen = capture(&r);
	run = RUN("screen", r.file, "--size", "120x40");
	assert_text_equal(str_text(&seen), str_text(&run.out));
	run_release(&run);
	str_release(&seen);
	leave(&r);
}

/* Of CPU time so far, in ms; -1 where the system does not tell. */
static long cpu_ms(pid_t pid)
{
	unsigned long user = 0, kernel = 0;
	char path[64], line[1024];
	const char *rest = NULL;
	FILE *in;

	snprintf(path, sizeof path, "/proc/%ld/stat", (long)pid);
	in = fopen(path, "r");
	if (in && fgets(line, sizeof line, in))
		rest = strrchr(line, ')');
	if (in)
		fclose(in);
	if (!rest || sscanf(rest, ") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user,
			    &kernel) != 2)
		return -1;
	return (long)(user + kernel) * 1000 / sysconf(_SC_CLK_TCK);
}

static void assert_all_ascii(const struct str *seen, const char *what)
{
	for (size_t i = 0; i < seen->len; i++)
		if ((unsigned char)seen->data[i] >= 0x80)
			fail_msg("%s shows byte %02x", what, (unsigned char)seen->data[i]);
}

/* From large to far too small and back: the same is there, and nobody was busy. */
static void every_terminal_comes_back_from_being_tiny(void **state)
{
	static const char *const terms[] = {"xterm-256color", "screen-256color", "linux", "vt100",
					    "dumb"};

	for (size_t i = 0; i < COUNT_OF(terms); i++) {
		bool plain = !strcmp(terms[i], "dumb");
		const char *said = plain ? "process stops). 3 more" : "DT-01: No";
		struct str before, after;
		char shell[100];
		struct room r;

		if (!has_tmux())
			skip_because("no tmux here");
		snprintf(shell, sizeof shell, "env LC_ALL=C LANG=C TERM=%s", terms[i]);
		if (i > 0)
			unlink(path_in(state, "a.json"));
		enter(&r, state, shell);
		TMUX(&r, "resize-window", "-x", "200", "-y", "60");
		TMUX(&r, "send-keys", "3");
		if (plain)
			TMUX(&r, "send-keys", "Enter");
		wait_for(&r, said);
		if (!plain)
			wait_for(&r, "saved ");
		before = capture(&r);
		TMUX(&r, "resize-window", "-x", "20", "-y", "5");
		if (!plain)
			wait_for(&r, "make the window");
		TMUX(&r, "resize-window", "-x", "200", "-y", "60");
		wait_for(&r, said);
		after = capture(&r);
		if (!plain)
			assert_text_equal(str_text(&after), str_text(&before));
		assert_all_ascii(&after, terms[i]);
		assert_true(cpu_ms(pid_of(state)) < CPU_MAX_MS);
		kill(pid_of(state), SIGTERM);
		wait_for(&r, "ended ");
		assert_file_has(r.file, plain ? "\"criticality\": \"bcrit\""
					      : "\"option\": \"absent\"");
		str_release(&before);
		str_release(&after);
		leave(&r);
	}
}

static void without_utf8_only_ascii_is_sent(void **state)
{
	struct room r;
	struct str seen;

	if (!has_tmux())
		skip_because("no tmux here");
	enter(&r, state, "env LC_ALL=C TERM=vt100");
	wait_for(&r, "> 1 ( )");
	seen = capture(&r);
	assert_all_ascii(&seen, "vt100");
	str_release(&seen);
	leave(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(the_terminal_shows_the_very_cells),
		IN_FOLDER(an_answer_is_on_disk_when_the_screen_says_so),
		IN_FOLDER(signals_end_it_with_everything_saved),
		IN_FOLDER(a_crash_gives_the_terminal_back),
		IN_FOLDER(the_mouse_is_the_terminals_until_it_is_wanted),
		IN_FOLDER(a_paste_goes_into_the_note_and_nowhere_else),
		IN_FOLDER(both_forms_of_the_arrows_work),
		IN_FOLDER(a_resized_terminal_is_drawn_anew),
		IN_FOLDER(every_terminal_comes_back_from_being_tiny),
		IN_FOLDER(without_utf8_only_ascii_is_sent),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
