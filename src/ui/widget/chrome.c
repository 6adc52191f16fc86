#include "ui/widget/chrome.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "ui/keys/keys.h"

/* Where the lines around the view are looser. */
#define ROOMY_ROWS 20
/* Of the bar in the title line. */
#define BAR_COLS 8
/* From so many columns on the labels of the footer stand wider apart. */
#define ROOMY_COLS 100

/* A view among the tabs, and the action that shows it: its key stands in the tab. */
static const struct tab {
	enum view_id view;
	enum act act;
	const char *title;
} tabs[] = {
	{VIEW_PROFILE, ACT_VIEW_PROFILE, "profile"},
	{VIEW_WALK, ACT_VIEW_WALK, "walk"},
	{VIEW_DECISIONS, ACT_VIEW_DECISIONS, "decisions"},
	{VIEW_SCORE, ACT_VIEW_SCORE, "score"},
	{VIEW_PLAN, ACT_VIEW_PLAN, "plan"},
	{VIEW_EXPORT, ACT_VIEW_EXPORT, "export"},
};
static const size_t n_tabs = sizeof tabs / sizeof tabs[0];

bool chrome_is_too_small(const struct grid *g)
{
	return g->rows < CHROME_ROWS_MIN || g->cols < CHROME_COLS_MIN;
}

struct pane chrome_content(struct pane screen)
{
	int top = screen.rows >= ROOMY_ROWS ? 2 : 1;

	return pane_sub(screen, top, 0, screen.rows - top - 2, screen.cols);
}

/* The key of a tab, in buf (KEY_TEXT_MAX × 2). */
static const char *tab_key(char *buf, const struct tab *tab, const struct binding *keys)
{
	const struct binding *b = binding_of(keys, tab->act);

	return b ? keys_label(buf, KEY_TEXT_MAX * 2, b->keys, false) : "";
}

/* Tabs as they stand in the title line: all names, or that of the one shown only. */
struct tab_line {
	enum view_id here;
	bool all;
	const struct binding *keys;
};

static int draw_tab(struct pane p, int col, const struct tab_line *t, const struct tab *tab)
{
	bool is_here = tab->view == t->here;
	enum style s = is_here ? STYLE_TAB_HERE : STYLE_TAB;
	char key[KEY_TEXT_MAX * 2];

	if (is_here)
		col = draw_text(p, 0, col, s, "[");
	col = draw_text(p, 0, col, is_here ? s : STYLE_KEY, tab_key(key, tab, t->keys));
	if (t->all || is_here)
		col = draw_text(p, 0, draw_text(p, 0, col, s, " "), s, tab->title);
	if (is_here)
		col = draw_text(p, 0, col, s, "]");
	return col;
}

/* Draws the tabs from column col. Returns the column after them. */
static int draw_tabs(struct pane p, int col, const struct tab_line *t)
{
	int gap = t->all ? 2 : 1;

	for (size_t i = 0; i < n_tabs; i++)
		col = draw_tab(p, col, t, &tabs[i]) + gap;
	return col - gap;
}

static struct tab_line tab_line(struct pane screen, enum view_id here,
				const struct binding *keys)
{
	return (struct tab_line){here, screen.cols >= 76, keys};
}

int chrome_tab_at(struct pane screen, enum view_id here, int col, const struct binding *keys)
{
	struct tab_line t = tab_line(screen, here, keys);
	int at = screen.cols - draw_tabs(pane_measure(0), 0, &t);

	for (size_t i = 0; i < n_tabs; i++) {
		int end = draw_tab(pane_measure(0), at, &t, &tabs[i]);

		if (col >= at && col < end)
			return (int)tabs[i].view;
		at = end + (t.all ? 2 : 1);
	}
	return -1;
}

/* How much of all is answered: "23/50", behind a short bar where there is room. */
static int draw_whole(struct pane line, int col, const struct progress *whole)
{
	int done = whole->asked ? (int)(whole->answered * BAR_COLS / whole->asked) : 0;

	if (line.cols >= ROOMY_COLS) {
		col = draw_hline(line, 0, col, done, STYLE_TEXT, SYMBOL_BLOCK);
		col = draw_hline(line, 0, col, BAR_COLS - done, STYLE_DIM, SYMBOL_EMPTY) + 1;
	}
	return draw_textf(line, 0, col, STYLE_DIM, "%zu/%zu", whole->answered, whole->asked);
}

void chrome_title(struct pane screen, const char *title, const struct progress *whole,
		  enum view_id here, const struct binding *keys)
{
	struct pane line = pane_sub(screen, 0, 0, 1, screen.cols), measure = line;
	struct tab_line t = tab_line(screen, here, keys);
	int width = keys ? draw_tabs(pane_measure(0), 0, &t) : -2, room;

	measure.grid = NULL;
	room = line.cols - width - 2 - (whole ? draw_whole(measure, 0, whole) + 2 : 0);
	room = draw_fit(line, 0, 0, room, STYLE_TITLE, title);
	if (whole)
		draw_whole(line, room + 2, whole);
	if (keys)
		draw_tabs(line, line.cols - width, &t);
}

/* Columns at the right of the status line for how things stand. */
static int status_cols(struct pane screen)
{
	return screen.cols * 3 / 4;
}

/* An error of saving that is longer than there is room for beside a message has rows of its
 * own: it has to be read to its end. */
static bool is_long_error(struct pane screen, const struct status *st)
{
	return st->style == STYLE_ERROR && utf8_width(st->saved) > status_cols(screen);
}

/* The message, wrapped in front of what stands at the right; returns its rows. */
static int draw_message(struct pane p, const struct status *st, int right)
{
	return draw_wrap(pane_sub(p, 0, 0, p.rows, p.cols - (right ? right + 2 : 0)), 0, 0,
			 st->message_style, st->message);
}

/* Does it fit beside the message, which takes no row more for it? */
static bool fits(struct pane screen, const struct status *st, const char *right)
{
	struct pane measure = pane_measure(screen.cols);
	int width = utf8_width(right);

	if (!*st->message)
		return width <= screen.cols;
	return width + 2 < screen.cols &&
	       draw_message(measure, st, width) <= draw_message(measure, st, 0);
}

/* What stands at the right: the first that fits. */
static void status_right(struct str *out, struct pane screen, const struct status *st)
{
	const char *both = *st->timer && *st->saved ? "; " : "";
	bool refusal = *st->message && (st->message_style == STYLE_WARNING ||
				   st->message_style == STYLE_ERROR);

	/* That answers cannot be saved is more important than what the last key did. */
	if (st->style == STYLE_ERROR && !refusal) {
		str_add(out, st->saved);
		return;
	}
	str_addf(out, "%s%s%s", st->timer, both, st->saved);
	if (fits(screen, st, str_text(out)))
		return;
	str_truncate(out, 0);
	str_addf(out, "%s%s%s", st->timer, both, st->brief);
	if (fits(screen, st, str_text(out)))
		return;
	str_truncate(out, 0);
	if (fits(screen, st, st->saved))
		str_add(out, st->saved);
	else if (fits(screen, st, st->brief) || st->style == STYLE_ERROR ||
		 (st->style != STYLE_DIM && !refusal))
		str_add(out, st->brief);
}

/* Columns of what stands at the right. */
static int right_cols(struct pane screen, const struct str *right)
{
	int width = utf8_width(str_text(right));

	return width < status_cols(screen) ? width : status_cols(screen);
}

int chrome_status_rows(struct pane screen, const struct status *st)
{
	struct pane measure = pane_measure(screen.cols);
	struct str right = {0};
	int rows;

	if (is_long_error(screen, st))
		return draw_wrap(measure, 0, 0, st->style, st->saved) +
		       draw_message(measure, st, 0);
	status_right(&right, screen, st);
	rows = draw_message(measure, st, right_cols(screen, &right));
	str_release(&right);
	return rows > 1 ? rows : 1;
}

void chrome_status(struct pane screen, const struct status *st)
{
	int n = chrome_status_rows(screen, st), width;
	struct pane rows = pane_sub(screen, screen.rows - 1 - n, 0, n, screen.cols);
	struct str right = {0};

	if (n > 1)
		pane_clear(rows, STYLE_TEXT);
	if (is_long_error(screen, st)) {
		int row = draw_wrap(rows, 0, 0, st->style, st->saved);

		draw_message(pane_sub(rows, row, 0, n - row, rows.cols), st, 0);
		return;
	}
	status_right(&right, screen, st);
	width = right_cols(screen, &right);
	draw_message(rows, st, width);
	draw_fit(rows, n - 1, rows.cols - width, width, st->style, str_text(&right));
	if (st->late && !strncmp(str_text(&right), st->timer, strlen(st->timer)))
		draw_fit(rows, n - 1, rows.cols - width, utf8_width(st->timer), STYLE_CRITICAL,
			 st->timer);
	str_release(&right);
}

/* A footer while it is drawn. */
struct labels {
	const struct footer *f;
	struct pane line;
	int gap; /* columns between two labels */
	int col, end; /* what is still free */
};

/* "key label" of a row; returns the column after it. */
static int draw_label(struct pane p, int col, const struct binding *b, const char *label)
{
	char keys[64];

	keys_label(keys, sizeof keys, b->keys, false);
	col = draw_text(p, 0, col, STYLE_KEY, keys);
	col = draw_text(p, 0, col, STYLE_FOOTER, " ");
	return draw_text(p, 0, col, STYLE_FOOTER, label);
}

/* At the left, if there is room. */
static void put_left(struct labels *l, const struct binding *b)
{
	const char *label = l->f->label ? l->f->label(l->f->state, b->act) : NULL;
	int after;

	if (!b->label || (label && !*label))
		return;
	label = label ? label : b->label;
	after = draw_label(pane_measure(0), l->col, b, label);
	if (after > l->end)
		return;
	draw_label(l->line, l->col, b, label);
	l->col = after + l->gap;
}

/* At the right, before what stands there already, if there is room. */
static void put_right(struct labels *l, const struct binding *b)
{
	int from = b->keys ? l->end - draw_label(pane_measure(0), 0, b, b->label) : -1;

	if (from < l->col)
		return;
	draw_label(l->line, from, b, b->label);
	l->end = from - l->gap;
}

int chrome_footer(struct pane screen, const struct footer *f)
{
	struct labels l = {.f = f,
			   .line = pane_sub(screen, screen.rows - 1, 0, 1, screen.cols),
			   .gap = screen.cols >= ROOMY_COLS ? 3 : 2,
			   .end = screen.cols};
	bool back_done = false;
	size_t n = 0;

	while (f->always && f->always[n].keys)
		n++;
	while (n > 0)
		put_right(&l, &f->always[--n]);
	for (int i = 0; i < 2; i++)
		for (const struct binding *b = f->tables[i]; b && b->keys; b++) {
			if (i && binding_is_covered(f->tables[0], b))
				continue;
			if (b->act != ACT_NONE || *b->keys) {
				put_left(&l, b);
				continue;
			}
			if (!back_done)
				put_right(&l, &f->back);
			back_done = true;
		}
	if (!back_done)
		put_right(&l, &f->back);
	return l.end + l.gap;
}

void chrome_too_small(struct pane screen)
{
	char text[80];

	snprintf(text, sizeof text, "make the window at least %dx%d (now %dx%d)",
		 CHROME_COLS_MIN, CHROME_ROWS_MIN, screen.cols, screen.rows);
	draw_wrap(screen, 0, 0, STYLE_TEXT, text);
	pane_cursor(screen, 0, 0, false);
}
