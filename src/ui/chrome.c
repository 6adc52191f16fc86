#include "ui/chrome.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* Where the lines around the view are looser. */
#define ROOMY_ROWS 20
/* Columns between two labels of the footer. */
#define GAP 3

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
	buf[0] = '\0';
	for (; keys->keys; keys++)
		if (keys->act == tab->act)
			return keys_label(buf, KEY_TEXT_MAX * 2, keys->keys, false);
	return buf;
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
		col = draw_textf(p, 0, col, s, " %s", tab->title);
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

void chrome_title(struct pane screen, const char *title, enum view_id here,
		  const struct binding *keys)
{
	struct pane line = pane_sub(screen, 0, 0, 1, screen.cols);
	struct tab_line t = tab_line(screen, here, keys);
	int width = draw_tabs(pane_measure(0), 0, &t);

	draw_fit(line, 0, 0, line.cols - width - 2, STYLE_TITLE, title);
	draw_tabs(line, line.cols - width, &t);
}

void chrome_status(struct pane screen, const struct session *s, const char *saved,
		   enum style saved_style)
{
	int row = screen.rows - 2, width = utf8_width(saved), most;

	/* What keeps answers from the disk goes before what the last key did. */
	most = saved_style == STYLE_ERROR ? screen.cols * 3 / 4 : screen.cols / 2;
	if (width > most)
		width = most;
	draw_fit(screen, row, 0, screen.cols - width - 2, s->message_style,
		 str_text(&s->message));
	draw_fit(screen, row, screen.cols - width, width, saved_style, saved);
}

/* "key label" of a row; returns the column after it. */
static int draw_label(struct pane p, int col, const struct binding *b)
{
	char keys[64];

	keys_label(keys, sizeof keys, b->keys, false);
	col = draw_text(p, 0, col, STYLE_KEY, keys);
	return draw_textf(p, 0, col, STYLE_FOOTER, " %s", b->label);
}

static int draw_labels(struct pane p, int col, const struct binding *table, int end)
{
	for (; table && table->keys; table++) {
		int after;

		if (!table->label)
			continue;
		after = draw_label(pane_measure(0), col, table);
		if (after > end)
			break;
		draw_label(p, col, table);
		col = after + GAP;
	}
	return col;
}

int chrome_footer(struct pane screen, const struct binding *const sets[3])
{
	struct pane line = pane_sub(screen, screen.rows - 1, 0, 1, screen.cols);
	int always = draw_labels(pane_measure(0), 0, sets[2], 1000) - GAP;
	int end = line.cols - (always > 0 ? always + GAP : 0), col = 0;

	for (int i = 0; i < 2; i++)
		col = draw_labels(line, col, sets[i], end);
	draw_labels(line, line.cols - always, sets[2], 1000);
	return line.cols - (always > 0 ? always : 0);
}

void chrome_too_small(struct pane screen)
{
	char text[80];

	snprintf(text, sizeof text, "make the window at least %dx%d (now %dx%d)",
		 CHROME_COLS_MIN, CHROME_ROWS_MIN, screen.cols, screen.rows);
	draw_wrap(screen, 0, 0, STYLE_TEXT, text);
	pane_cursor(screen, 0, 0, false);
}
