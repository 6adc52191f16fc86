/* The terminal through curses: the only file that knows it. See term.h. */
#include "ui/term/term.h"

#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "base/die.h"
#include "base/number.h"
#include "ui/canvas/style.h"
#include "ui/keys/keys.h"
#include "ui/term/frame.h"
#include "ui/term/input.h"
#include "ui/term/signals.h"

#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
#define OPEN_BYTES (1u << 20) /* so much memory must be there for it to begin with */

struct curses_term {
	struct term base;
	SCREEN *screen;
	struct term_input bytes;
	struct term_forms forms;
	struct grid shown; /* what the terminal shows now */
	bool valid;        /* is that known? */
	attr_t attrs[2][STYLE_COUNT]; /* and what is lit */
	short pairs[2][STYLE_COUNT];
	struct pen known[2 * STYLE_COUNT]; /* the colours of the pairs, from 1 on */
	short n_pairs;
	int waiting; /* a key that was read already, or K_NONE */
	bool away;   /* the terminal is given away */
	bool over;   /* it is gone, or we were told to end */
	bool pastes; /* it can tell pasted text from keys */
	bool told;   /* it was told to */
};

/* What terminfo says of the terminal; NULL for nothing. */
static const char *capability(const char *name)
{
	const char *text = tigetstr(name);

	return text == (char *)-1 ? NULL : text;
}

/* What curses would write at the end, collected while it can still be asked. Delays in
 * these strings ($<2>) do not matter to terminals that are left in use. */
static void rescue_prepare(bool pastes)
{
	static const char *const names[] = {"sgr0", "rmkx", "cnorm", "rmcup"};

	if (pastes)
		rescue_add(PASTE_OFF);
	if (capability("kmous")) /* it may be on by then */
		rescue_add("\033[?1006l\033[?1000l");
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		rescue_add(capability(names[i]));
	rescue_add("\r\n");
}

/* Keys. */

/* What only this terminal sends for a key. */
static void read_forms(struct term_forms *forms)
{
	static const struct {
		const char *name;
		int key;
	} names[] = {
		{"kcuu1", K_UP},    {"kcud1", K_DOWN},	 {"kcuf1", K_RIGHT}, {"kcub1", K_LEFT},
		{"khome", K_HOME},  {"kend", K_END},	 {"kpp", K_PGUP},    {"knp", K_PGDN},
		{"kdch1", K_DEL},   {"kich1", K_INS},	 {"kcbt", K_SHIFT_TAB},
		{"kent", K_ENTER},  {"kbs", K_BACKSPACE},
	};
	char name[16];

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		term_forms_add(forms, capability(names[i].name), names[i].key);
	for (int i = 1; i <= 12; i++) {
		snprintf(name, sizeof name, "kf%d", i);
		term_forms_add(forms, capability(name), K_F1 + i - 1);
	}
}

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int over(struct curses_term *t)
{
	t->over = true;
	return K_HANGUP;
}

/* Stopped by others and gone on: the shell has changed the lines meanwhile. */
static void continued(struct curses_term *t)
{
	if (t->away)
		return;
	reset_prog_mode();
	t->valid = false;
	t->told = false;
	clearok(curscr, TRUE);
}

static int signal_key(struct curses_term *t)
{
	char byte;
	int key = K_NONE;

	while (read(signals_fd(), &byte, 1) == 1) {
		if (byte == SIGCONT)
			continued(t);
		if (byte == SIGWINCH || byte == SIGCONT)
			key = K_RESIZE;
		else if (byte == SIGTSTP)
			key = K_SUSPEND;
		else
			return over(t);
	}
	return key;
}

static void curses_size(struct term *base, int *rows, int *cols)
{
	struct winsize size;

	(void)base;
	*rows = LINES;
	*cols = COLS;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row && size.ws_col) {
		*rows = size.ws_row;
		*cols = size.ws_col;
	}
	if (*rows != LINES || *cols != COLS)
		resize_term(*rows, *cols);
}

/* Reads what is there, after poll said that there is something; false: the terminal is gone. */
static bool read_terminal(struct curses_term *t)
{
	ssize_t n = read(STDIN_FILENO, t->bytes.read, sizeof t->bytes.read);

	if (n > 0)
		term_input_read(&t->bytes, (size_t)n, now_ms());
	return n > 0 || (n < 0 && (errno == EINTR || errno == EAGAIN));
}

/* Waits for bytes, a signal, wake_fd, or for a held Esc to become a key; *key is what came of
 * it. true: that is all; false: bytes were read that are no key yet. */
static bool await(struct curses_term *t, int wake_fd, int timeout_ms, int *key)
{
	struct pollfd fds[3] = {{.fd = STDIN_FILENO, .events = POLLIN},
				{.fd = signals_fd(), .events = POLLIN},
				{.fd = wake_fd, .events = POLLIN}};
	bool holds = term_input_waits(&t->bytes) &&
		     (timeout_ms < 0 || timeout_ms > t->bytes.esc_ms);
	int n = poll(fds, wake_fd >= 0 ? 3 : 2, holds ? t->bytes.esc_ms : timeout_ms);

	if (n < 0) {
		*key = errno == EINTR ? signal_key(t) : over(t);
		return true;
	}
	if (n == 0 && holds)
		term_input_quiet(&t->bytes, now_ms());
	if (fds[1].revents && (*key = signal_key(t)) != K_NONE)
		return true;
	if (fds[0].revents && !read_terminal(t))
		*key = over(t);
	else
		*key = term_input_take(&t->bytes);
	return *key != K_NONE || !fds[0].revents;
}

static int curses_key(struct term *base, int wake_fd, int timeout_ms)
{
	struct curses_term *t = (struct curses_term *)base;
	int key = t->waiting != K_NONE ? t->waiting : term_input_take(&t->bytes);

	t->waiting = K_NONE;
	if (t->over)
		return K_HANGUP;
	while (key == K_NONE && !await(t, wake_fd, timeout_ms, &key))
		;
	return key;
}

static bool curses_pending(struct term *base)
{
	struct curses_term *t = (struct curses_term *)base;

	if (t->over)
		return false;
	if (t->waiting == K_NONE)
		t->waiting = term_input_take(&t->bytes);
	while (t->waiting == K_NONE && !await(t, -1, 0, &t->waiting))
		;
	return t->waiting != K_NONE;
}

/* Showing. */

static void tell_terminal(const char *text)
{
	ssize_t n = write(STDOUT_FILENO, text, strlen(text));

	(void)n;
}

/* Hands the cells from..to of a row to curses: runs of one style. */
static void put_cells(const struct curses_term *t, const struct grid *g, int row,
		      int from, int to)
{
	int col = from;

	while (col < to) {
		unsigned char style = grid_cell(g, row, col)->style;
		unsigned char lit = grid_cell(g, row, col)->lit;
		char text[1024];
		size_t n = 0;
		int start = col;

		while (col < to && grid_cell(g, row, col)->style == style &&
		       grid_cell(g, row, col)->lit == lit &&
		       n + sizeof grid_cell(g, 0, 0)->text < sizeof text) {
			const char *cell = grid_cell(g, row, col++)->text;
			size_t len = strlen(cell);

			memcpy(text + n, cell, len);
			n += len;
		}
		attr_set(t->attrs[lit][style], t->pairs[lit][style], NULL);
		mvaddnstr(row, start, text, (int)n);
	}
}

/* The parts that are not what the terminal shows, or the whole row when nobody knows. */
static void show_row(const struct curses_term *t, const struct grid *g, int row)
{
	int from = 0, to = 0;

	if (!t->valid) {
		put_cells(t, g, row, 0, g->cols);
		return;
	}
	while (grid_next_change(&t->shown, g, row, &from, &to))
		put_cells(t, g, row, from, to);
}

static void remember(struct curses_term *t, const struct grid *g)
{
	size_t n = (size_t)g->rows * (size_t)g->cols;

	if (t->shown.rows != g->rows || t->shown.cols != g->cols)
		grid_resize(&t->shown, g->rows, g->cols);
	if (n)
		memcpy(t->shown.cells, g->cells, n * sizeof *g->cells);
	t->valid = true;
}

/* After endwin the next refresh restores the modes of the terminal, for which it needs
 * the terminal itself and not a pipe. */
static void send_frame(const struct grid *g)
{
	bool gathers = !isendwin();

	if (gathers)
		frame_begin((size_t)g->rows * (size_t)g->cols);
	refresh();
	if (gathers)
		frame_end();
}

static void curses_show(struct term *base, const struct grid *g)
{
	struct curses_term *t = (struct curses_term *)base;

	if (t->over || t->away)
		return;
	if (t->shown.rows != g->rows || t->shown.cols != g->cols) {
		/* The terminal has moved its lines about: nobody knows what stands where. */
		t->valid = false;
		if (t->shown.rows)
			clearok(curscr, TRUE);
	}
	if (!t->valid)
		erase();
	for (int row = 0; row < g->rows; row++)
		show_row(t, g, row);
	move(g->cursor_row, g->cursor_col);
	send_frame(g);
	if (t->pastes && !t->told)
		tell_terminal(PASTE_ON);
	t->told = true;
	remember(t, g);
}

static void curses_redraw(struct term *base)
{
	struct curses_term *t = (struct curses_term *)base;

	t->valid = false;
	clearok(curscr, TRUE);
}

/* Coming and going. */

static void curses_leave(struct term *base)
{
	struct curses_term *t = (struct curses_term *)base;

	if (t->away)
		return;
	t->away = true;
	term_input_begin(&t->bytes);
	if (t->pastes)
		tell_terminal(PASTE_OFF);
	def_prog_mode();
	endwin();
	rescue_arm(false);
}

static void curses_enter(struct term *base)
{
	struct curses_term *t = (struct curses_term *)base;

	if (!t->away)
		return;
	t->away = false;
	rescue_arm(true);
	reset_prog_mode();
	t->told = false;
	curses_redraw(base);
}

static void curses_mouse(struct term *base, bool on)
{
	((struct curses_term *)base)->bytes.mouse = on;
	mousemask(on ? BUTTON1_PRESSED : 0, NULL); /* of any button, the wheel too */
}

static void curses_beep(struct term *base)
{
	(void)base;
	beep();
}

static void curses_suspend(struct term *base)
{
	curses_leave(base);
	signals_stop();
	curses_enter(base);
}

/* Without memory curses calls exit(1) and leaves the terminal in its modes. */
static bool in_curses;

static void end_curses(void)
{
	in_curses = false;
	rescue_now();
}

static void at_end(void)
{
	if (!in_curses)
		return;
	end_curses();
	fputs("plumbline: " DIE_OF_MEMORY "\n", stderr);
	_exit(EXIT_CODE_INTERNAL);
}

static void curses_close(struct term *base)
{
	struct curses_term *t = (struct curses_term *)base;

	curses_leave(base);
	signals_release();
	die_hook = NULL;
	in_curses = false;
	delscreen(t->screen);
	frame_close();
	grid_release(&t->shown);
	free(t);
}

/* One pair for all styles of those colours: nothing is sent where they follow each other. */
static short pair_of(struct curses_term *t, struct pen pen)
{
	short i = 0;

	if (pen.fg < 0 && pen.bg < 0)
		return 0;
	while (i < t->n_pairs && (t->known[i].fg != pen.fg || t->known[i].bg != pen.bg))
		i++;
	if (i == t->n_pairs)
		t->known[t->n_pairs++] = pen;
	return init_pair((short)(i + 1), pen.fg, pen.bg) == OK ? (short)(i + 1) : 0;
}

static void make_pens(struct curses_term *t, enum theme theme)
{
	bool colours = theme != THEME_MONO && has_colors();

	if (colours) {
		start_color();
		use_default_colors();
	}
	for (int i = t->n_pairs = 0; i < 2 * STYLE_COUNT; i++) {
		enum style s = (enum style)(i / 2);
		struct pen pen = (i % 2 ? theme_pen_lit : theme_pen)(
			theme, colours ? COLORS : 0, s);

		t->attrs[i % 2][s] = (pen.attributes & PEN_BOLD ? A_BOLD : 0) |
				     (pen.attributes & PEN_DIM ? A_DIM : 0) |
				     (pen.attributes & PEN_UNDERLINE ? A_UNDERLINE : 0) |
				     (pen.attributes & PEN_REVERSE ? A_REVERSE : 0);
		t->pairs[i % 2][s] = colours ? pair_of(t, pen) : 0;
	}
}

static void curses_theme(struct term *base, enum theme theme)
{
	make_pens((struct curses_term *)base, theme);
	curses_redraw(base);
}

static const struct term_ops curses_ops = {
	.size = curses_size,
	.show = curses_show,
	.redraw = curses_redraw,
	.key = curses_key,
	.pending = curses_pending,
	.theme = curses_theme,
	.mouse = curses_mouse,
	.beep = curses_beep,
	.leave = curses_leave,
	.enter = curses_enter,
	.suspend = curses_suspend,
	.close = curses_close,
};

/* Opening. */

/* The family of xterm. One that terminfo does not know here, as is common on a jump host, is
 * described by xterm's entry well enough. */
static bool is_xterm(const char *name)
{
	static const char *const names[] = {
		"xterm", "screen", "tmux",    "rxvt",   "alacritty", "foot",    "kitty",
		"vte",   "gnome",  "konsole", "putty",  "mintty",    "ms-term", "nsterm",
		"st",    "iterm",  "wezterm", "contour", "ghostty",  "mlterm",  "terminator"};

	for (size_t i = 0; name && i < sizeof names / sizeof names[0]; i++) {
		size_t n = strlen(names[i]);

		/* "st-256color" is one, "stv52" is another terminal. */
		if (!strncmp(name, names[i], n) && (n > 2 || !name[n] || name[n] == '-'))
			return true;
	}
	return false;
}

/* Its members mark what is pasted; but GNU screen does not, whose name tmux goes by, too. */
static bool marks_pastes(void)
{
	const char *name = getenv("TERM"), *tmux = getenv("TMUX");

	return is_xterm(name) && (strncmp(name, "screen", 6) != 0 || (tmux && *tmux));
}

/* May it be told to mark what is pasted? Whoever knows any private mode of DEC passes over
 * those that it does not know; others may show it as text. */
static bool passes_over_modes(void)
{
	static const char *const names[] = {"smkx", "civis", "cnorm", "smcup", "smam", "rmam",
					    "is2", "rs2"};

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (capability(names[i]) && strstr(capability(names[i]), "\033[?"))
			return true;
	return false;
}

/* A screen for what TERM says. Guessing when nobody knows it would write garbage on whatever
 * it is; plain mode does not. */
static SCREEN *open_screen(void)
{
	SCREEN *screen;
	FILE *out;

	if (!signals_open())
		return NULL;
	/* Without memory newterm crashes, or fails as if it did not know the terminal. */
	free(xcalloc(1, OPEN_BYTES));
	in_curses = atexit(at_end) == 0;
	die_hook = end_curses;
	out = frame_open();
	screen = newterm(NULL, out, stdin);
	/* It does not say whether it had no memory or does not know the terminal.
	 * Where memory was missing for a moment only, a second try succeeds. */
	if (!screen)
		screen = newterm(NULL, out, stdin);
	if (!screen && is_xterm(getenv("TERM")))
		screen = newterm("xterm-256color", out, stdin);
	return screen;
}

static void begin_input(struct curses_term *t, const struct term_options *o)
{
	const char *wish = getenv("ESCDELAY");
	long ms;

	read_forms(&t->forms);
	t->bytes.own = &t->forms;
	t->bytes.local = o->local_characters;
	t->bytes.guesses = !marks_pastes();
	t->bytes.esc_ms = wish && number_parse(wish, &ms) && ms > 0 && ms < 60000 ? (int)ms
										  : TERM_ESC_MS;
}

static void set_modes(struct curses_term *t, const struct term_options *o)
{
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	leaveok(stdscr, FALSE);
	if (o->mouse)
		curses_mouse(&t->base, true);
	make_pens(t, o->theme);
}

struct term *term_curses_open(const struct term_options *o, struct err *err)
{
	struct curses_term *t;
	SCREEN *screen;
	bool pastes;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		err_set(err, EXIT_CODE_USAGE, "this is no terminal:");
		return NULL;
	}
	setenv("NCURSES_NO_UTF8_ACS", "1", 0);
	rescue_lines();
	screen = open_screen();
	if (!screen || !tigetstr("cup")) {
		in_curses = false;
		die_hook = NULL;
		if (screen) {
			endwin();
			delscreen(screen);
		}
		signals_close();
		frame_close();
		err_set(err, EXIT_CODE_USAGE, screen ? "no screen can be drawn on"
						     : "nothing is known here of");
		return NULL;
	}
	pastes = passes_over_modes();
	rescue_prepare(pastes);
	rescue_arm(true);
	t = xcalloc(1, sizeof *t);
	t->base.ops = &curses_ops;
	t->screen = screen;
	t->pastes = pastes;
	begin_input(t, o);
	set_modes(t, o);
	signals_take();
	return &t->base;
}
