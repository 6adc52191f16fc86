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

int chrome_status_rows(struct pane screen, const struct status *st)
{
	if (st->style != STYLE_ERROR || utf8_width(st->saved) <= status_cols(screen))
		return 1;
	return draw_wrap(pane_measure(screen.cols), 0, 0, st->style, st->saved) +
	       (*st->message != '\0');
}

void chrome_status(struct pane screen, const struct status *st)
{
	int row = screen.rows - 2, width, most = status_cols(screen);
	int message = utf8_width(st->message);
	int room = screen.cols - (message ? message + 2 : 0);
	bool refusal = message && (st->message_style == STYLE_WARNING ||
				   st->message_style == STYLE_ERROR);
	const char *both = *st->timer && *st->saved ? "; " : "", *right = st->brief;
	char all[800], less[800];

	if (chrome_status_rows(screen, st) > 1) {
		struct pane rows = pane_sub(screen, row + 1 - chrome_status_rows(screen, st), 0,
					    chrome_status_rows(screen, st), screen.cols);

		pane_clear(rows, STYLE_TEXT);
		draw_wrap(rows, 0, 0, st->style, st->saved);
		draw_fit(screen, row, 0, *st->message ? screen.cols : 0, st->message_style,
			 st->message);
		return;
	}
	/* The first that fits beside the message. */
	snprintf(all, sizeof all, "%s%s%s", st->timer, both, st->saved);
	snprintf(less, sizeof less, "%s%s%s", st->timer, both, st->brief);
	if (utf8_width(all) <= room)
		right = all;
	else if (utf8_width(less) <= room)
		right = less;
	else if (utf8_width(st->saved) <= room)
		right = st->saved;
	else if (refusal && st->style != STYLE_ERROR && utf8_width(st->brief) > room)
		right = "";
	/* That answers cannot be saved is more important than what the last key did. */
	if (st->style == STYLE_ERROR && !refusal)
		right = st->saved;
	width = utf8_width(right);
	if (width > most)
		width = most;
	draw_fit(screen, row, 0, screen.cols - (width ? width + 2 : 0), st->message_style,
		 st->message);
	draw_fit(screen, row, screen.cols - width, width, st->style, right);
	if (st->late && right != st->saved && right != st->brief && *right)
		draw_fit(screen, row, screen.cols - width, utf8_width(st->timer),
			 STYLE_CRITICAL, st->timer);
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
