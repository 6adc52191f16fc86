#include "ui/chrome.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* Where the lines around the view are looser. */
#define ROOMY_ROWS 20
/* Columns between two labels of the footer. */
#define GAP 3

const struct tab tabs[] = {
	{VIEW_PROFILE, "P", "profile"},     {VIEW_WALK, "W", "walk"},
	{VIEW_DECISIONS, "D", "decisions"}, {VIEW_SCORE, "S", "score"},
	{VIEW_PLAN, "L", "plan"},           {VIEW_EXPORT, "E", "export"},
};
const size_t n_tabs = sizeof tabs / sizeof tabs[0];

struct pane chrome_content(struct pane screen)
{
	int top = screen.rows >= ROOMY_ROWS ? 2 : 1;

	return pane_sub(screen, top, 0, screen.rows - top - 2, screen.cols);
}

/* Draws the tabs from column col; all names, or that of the one shown only. Returns the
 * column after them. */
static int draw_tabs(struct pane p, int col, enum view_id here, bool all)
{
	for (size_t i = 0; i < n_tabs; i++) {
		bool is_here = tabs[i].view == here;
		enum style s = is_here ? STYLE_TAB_HERE : STYLE_TAB;

		if (is_here)
			col = draw_text(p, 0, col, s, "[");
		col = draw_text(p, 0, col, is_here ? s : STYLE_KEY, tabs[i].key);
		if (all || is_here)
			col = draw_textf(p, 0, col, s, " %s", tabs[i].title);
		if (is_here)
			col = draw_text(p, 0, col, s, "]");
		col += all ? 2 : 1;
	}
	return col - (all ? 2 : 1);
}

void chrome_title(struct pane screen, const char *title, enum view_id here)
{
	struct pane line = pane_sub(screen, 0, 0, 1, screen.cols);
	bool all = screen.cols >= 76;
	int width = draw_tabs(pane_measure(0), 0, here, all);

	draw_fit(line, 0, 0, line.cols - width - 2, STYLE_TITLE, title);
	draw_tabs(line, line.cols - width, here, all);
}

void chrome_status(struct pane screen, const struct session *s, const char *saved,
		   enum style saved_style)
{
	int row = screen.rows - 2, width = utf8_width(saved);

	if (width > screen.cols / 2)
		width = screen.cols / 2;
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

void chrome_footer(struct pane screen, const struct binding *const sets[3])
{
	struct pane line = pane_sub(screen, screen.rows - 1, 0, 1, screen.cols);
	int always = draw_labels(pane_measure(0), 0, sets[2], 1000) - GAP;
	int end = line.cols - (always > 0 ? always + GAP : 0), col = 0;

	for (int i = 0; i < 2; i++)
		col = draw_labels(line, col, sets[i], end);
	draw_labels(line, line.cols - always, sets[2], 1000);
}

void chrome_too_small(struct pane screen)
{
	char text[80];

	snprintf(text, sizeof text, "make the window at least %dx%d (now %dx%d)",
		 CHROME_COLS_MIN, CHROME_ROWS_MIN, screen.cols, screen.rows);
	draw_wrap(screen, 0, 0, STYLE_TEXT, text);
	pane_cursor(screen, 0, 0, false);
}
