/* The terminal through curses: the only file that knows it. See term.h. */
#include "ui/term/term.h"

#include <curses.h>
#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/die.h"
#include "ui/canvas/style.h"
#include "ui/keys/keys.h"
#include "ui/term/frame.h"
#include "ui/term/input.h"
#include "ui/term/signals.h"

#define ESC_DELAY_MS 25
#define OPEN_BYTES (1u << 20) /* so much memory must be there for it to begin with */
/* Codes of our own for term_forms, which define_key makes known; above those of curses. */
enum { CODE_FORMS = KEY_MAX + 100 };

struct curses_term {
	struct term base;
	SCREEN *screen;
	WINDOW *input;     /* a pad: reading from it draws nothing */
	WINDOW *raw;       /* the same, but keys are not recognized */
	struct term_input bytes;
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
	bool mouse;  /* it was told to report the mouse; from then on curses reads that */
};

/* What curses would write at the end, collected while it can still be asked. Delays in
 * these strings ($<2>) do not matter to terminals that are left in use. */
static void rescue_prepare(bool pastes)
{
	static const char *const names[] = {"sgr0", "rmkx", "cnorm", "rmcup"};

	if (pastes)
		rescue_add("\033[?2004l");
	if (tigetstr("kmous") && tigetstr("kmous") != (char *)-1) /* it may be on by then */
		rescue_add("\033[?1006l\033[?1000l");
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (tigetstr(names[i]) != (char *)-1)
			rescue_add(tigetstr(names[i]));
	rescue_add("\r\n");
}

/* Keys. */

static void define_keys(void)
{
	for (int i = 0; term_forms[i].bytes; i++)
		define_key(term_forms[i].bytes, CODE_FORMS + i);
}

static const struct {
	int code, key;
} codes[] = {
	{KEY_UP, K_UP},
	{KEY_DOWN, K_DOWN},
	{KEY_LEFT, K_LEFT},
	{KEY_RIGHT, K_RIGHT},
	{KEY_HOME, K_HOME},
	{KEY_END, K_END},
	{KEY_PPAGE, K_PGUP},
	{KEY_NPAGE, K_PGDN},
	{KEY_DC, K_DEL},
	{KEY_IC, K_INS},
	{KEY_BTAB, K_SHIFT_TAB},
	{KEY_ENTER, K_ENTER},
	{KEY_BACKSPACE, K_BACKSPACE},
};

#ifdef BUTTON5_PRESSED
#define WHEEL_DOWN BUTTON5_PRESSED
#else /* a mouse of two buttons and a wheel that only goes up: older curses */
#define WHEEL_DOWN 0
#endif
#define MOUSE_EVENTS (BUTTON1_PRESSED | BUTTON4_PRESSED | WHEEL_DOWN)

static int mouse_key(void)
{
	static const struct {
		mmask_t state;
		enum mouse what;
	} events[] = {{BUTTON1_PRESSED, MOUSE_CLICK},
		      {BUTTON4_PRESSED, MOUSE_WHEEL_UP},
		      {WHEEL_DOWN, MOUSE_WHEEL_DOWN}};
	MEVENT e;

	if (getmouse(&e) != OK || e.x < 0 || e.y < 0 || e.x >= MOUSE_SIDE ||
	    e.y >= MOUSE_SIDE)
		return K_NONE;
	for (size_t i = 0; i < sizeof events / sizeof events[0]; i++)
		if (e.bstate & events[i].state)
			return key_mouse(events[i].what, e.y, e.x);
	return K_NONE;
}

static int key_of_code(int code)
{
	if (code == KEY_MOUSE)
		return mouse_key();
	if (code >= CODE_FORMS)
		return term_forms[code - CODE_FORMS].key;
	if (code >= KEY_F(1) && code <= KEY_F(12))
		return K_F1 + code - KEY_F(1);
	for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
		if (codes[i].code == code)
			return codes[i].key;
	return K_NONE;
}

/* A mouse that nobody ever switched on here: of its report only the beginning was read. */
static void skip_mouse(struct curses_term *t)
{
	const char *begin = tigetstr("kmous");

	for (; begin && begin != (char *)-1 && *begin; begin++)
		term_input_byte(&t->bytes, (unsigned char)*begin);
}

/* A key that is there already, or K_NONE. *read says whether anything was read at all. */
static int read_now(struct curses_term *t, bool *read)
{
	int key = term_input_take(&t->bytes), c;

	*read = true;
	if (key != K_NONE)
		return key;
	/* In pasted text nothing is a key, and no part of the end marker may be lost. */
	c = wgetch(t->bytes.pasting ? t->raw : t->input);
	*read = c != ERR;
	if (c == ERR)
		term_input_quiet(&t->bytes);
	else if (c == KEY_MOUSE && !t->mouse)
		skip_mouse(t);
	else if (c > UCHAR_MAX)
		term_input_key(&t->bytes, key_of_code(c));
	else
		term_input_byte(&t->bytes, (unsigned char)c);
	return term_input_take(&t->bytes);
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

/* What poll says of the terminal when no key came of it: is it gone? */
static bool is_gone(short revents)
{
	int n = 0;

	if (revents & (POLLHUP | POLLERR | POLLNVAL))
		return true;
	return (revents & POLLIN) && ioctl(STDIN_FILENO, FIONREAD, &n) == 0 && n == 0;
}

static int curses_key(struct term *base, int wake_fd, int timeout_ms)
{
	struct curses_term *t = (struct curses_term *)base;
	struct pollfd fds[3] = {{.fd = STDIN_FILENO, .events = POLLIN},
				{.fd = signals_fd(), .events = POLLIN},
				{.fd = wake_fd, .events = POLLIN}};
	int key = t->waiting;
	bool read;

	t->waiting = K_NONE;
	if (t->over)
		return K_HANGUP;
	for (;;) {
		if (key != K_NONE)
			return key;
		key = read_now(t, &read);
		if (key != K_NONE || read)
			continue;
		if (poll(fds, wake_fd >= 0 ? 3 : 2, timeout_ms) < 0 && errno != EINTR)
			return over(t);
		if (fds[1].revents && (key = signal_key(t)) != K_NONE)
			return key;
		key = read_now(t, &read);
		if (key == K_NONE && !read && is_gone(fds[0].revents))
			return over(t);
		if (key == K_NONE && !(fds[0].revents & POLLIN))
			return K_NONE;
	}
}

static bool curses_pending(struct term *base)
{
	struct curses_term *t = (struct curses_term *)base;
	struct pollfd fd = {.fd = signals_fd(), .events = POLLIN};
	bool read = true;

	if (t->over)
		return false;
	while (t->waiting == K_NONE && read)
		t->waiting = read_now(t, &read);
	return t->waiting != K_NONE || poll(&fd, 1, 0) > 0;
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
		tell_terminal("\033[?2004h");
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
	t->bytes = (struct term_input){0};
	if (t->pastes)
		tell_terminal("\033[?2004l");
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
	((struct curses_term *)base)->mouse |= on;
	mouseinterval(0); /* a press counts at once; nothing waits for a second one */
	mousemask(on ? MOUSE_EVENTS : 0, NULL);
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
	delwin(t->input);
	delwin(t->raw);
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
	.leave = curses_leave,
	.enter = curses_enter,
	.suspend = curses_suspend,
	.close = curses_close,
};

/* Opening. */

/* Terminals of which we know that they tell pasted text apart. */
static bool knows_paste(void)
{
	static const char *const names[] = {"xterm",     "screen", "tmux",  "rxvt",
					    "alacritty", "foot",   "kitty", "konsole",
					    "vte",       "gnome"};
	const char *name = termname();

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (!strncmp(name, names[i], strlen(names[i])))
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
	return screen ? screen : newterm(NULL, out, stdin);
}

static WINDOW *open_pad(void)
{
	WINDOW *pad = newpad(1, 1);

	if (!pad)
		die_of_memory();
	nodelay(pad, TRUE);
	return pad;
}

static void set_modes(struct curses_term *t, const struct term_options *o)
{
	raw();
	noecho();
	nonl();
	if (!getenv("ESCDELAY"))
		set_escdelay(ESC_DELAY_MS);
	t->input = open_pad();
	keypad(t->input, TRUE);
	t->raw = open_pad();
	keypad(stdscr, TRUE);
	define_keys();
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
	pastes = knows_paste();
	rescue_prepare(pastes);
	rescue_arm(true);
	t = xcalloc(1, sizeof *t);
	t->base.ops = &curses_ops;
	t->screen = screen;
	t->pastes = pastes;
	set_modes(t, o);
	signals_take();
	return &t->base;
}
