/* The mouse: a click puts the cursor there, a click on the line under the cursor does what
 * Enter does, the wheel moves. All of it by the actions that keys have, too. */
#include "ui/app/parts.h"

#include <string.h>

#include "ui/widget/chrome.h"

/* Rows of a wrapped line below its marker on which a click still means that line. */
#define TALL 4
#define WHEEL_LINES 3
#define PANES 6
/* In some lists lines unfold while the cursor moves through them, so the line that was
 * clicked is found again by its text. */
#define LINE_COLS 24

static void do_act(struct app *app, enum act act)
{
	struct effect e = app_view_act(app, act, K_NONE);

	app_perform(app, &e);
}

/* The line under the cursor: that of the dialog, when there is one, is drawn last. */
static const struct mark *mark_here(const struct grid *g)
{
	size_t i = g->n_marks;

	while (i > 0 && !g->marks[i - 1].here)
		i--;
	return i ? &g->marks[i - 1] : NULL;
}

/* The line at that place: the list nearest to the left, and in it the line nearest above.
 * only: a column the list must have, or -1. */
static const struct mark *mark_at(const struct grid *g, int row, int col, int only)
{
	const struct mark *best = NULL;

	for (size_t i = 0; i < g->n_marks; i++) {
		const struct mark *m = &g->marks[i];

		if (m->col > col || m->row > row || row - m->row > TALL ||
		    (only >= 0 && m->col != only))
			continue;
		if (!best || m->col > best->col ||
		    (m->col == best->col && m->row >= best->row))
			best = m;
	}
	return best;
}

static bool is_bound(struct app *app, enum act act)
{
	return binding_of(app_more(app), act) || binding_of(app_keys(app), act);
}

/* Brings the cursor into the list whose markers stand in that column. */
static void enter_list(struct app *app, int col)
{
	static const enum act ways[] = {ACT_NEXT_PANE, ACT_OUTLINE, ACT_CANCEL};
	const struct mark *here = mark_here(&app->grid);

	for (int i = 0; i < PANES && (!here || here->col != col); i++) {
		size_t k = 0;

		while (k < 3 && !is_bound(app, ways[k]))
			k++;
		if (k == 3)
			return;
		do_act(app, ways[k]);
		here = mark_here(app_draw(app));
	}
}

static void line_text(struct str *out, const struct grid *g, const struct mark *m)
{
	str_truncate(out, 0);
	for (int col = m->col + 1; col <= m->col + LINE_COLS && col < g->cols; col++)
		str_add(out, grid_cell(g, m->row, col)->text);
}

/* Moves the cursor by so many lines, and on in that direction until it is on the one that
 * says text. */
static void move_to(struct app *app, int by, const char *text)
{
	enum act act = by > 0 ? ACT_DOWN : ACT_UP;
	int more = app->grid.marks_seen;
	struct str now = {0};

	for (int n = by > 0 ? by : -by; n > 0; n--)
		do_act(app, act);
	for (; more > 0; more--) {
		const struct mark *here;

		app_draw(app);
		here = mark_here(&app->grid);
		if (here)
			line_text(&now, &app->grid, here);
		if (here && !strcmp(str_text(&now), text))
			break;
		do_act(app, act);
	}
	str_release(&now);
}

static void click_line(struct app *app, int row, int col)
{
	const struct mark *found = mark_at(&app->grid, row, col, -1);
	const struct mark *here = mark_here(&app->grid);
	struct str text = {0};
	struct mark target;
	bool switches;

	if (!found || !here)
		return;
	target = *found;
	/* Answers where there is something to answer, ticks what is to be written or taken. */
	if (target.order == here->order) {
		switches = is_bound(app, ACT_LEVEL) || is_bound(app, ACT_OPTION) ||
			   is_bound(app, ACT_YES) || is_bound(app, ACT_TARGET);
		do_act(app, switches && is_bound(app, ACT_TOGGLE) ? ACT_TOGGLE : ACT_ACCEPT);
		return;
	}
	line_text(&text, &app->grid, found);
	if (target.col != here->col)
		enter_list(app, target.col);
	here = mark_here(&app->grid);
	if (here && here->order != target.order)
		move_to(app, target.order - here->order, str_text(&text));
	str_release(&text);
}

/* Only choices are lists. */
static void click_dialog(struct app *app, int row, int col)
{
	const struct mark *here = mark_here(&app->grid), *found;
	int by;

	if (app->dialog.kind != EFFECT_ASK_CHOICE || !here)
		return;
	found = mark_at(&app->grid, row, col, here->col);
	if (!found || found->row != row)
		return;
	by = found->order - here->order;
	if (!by)
		app_dialog_key(app, K_ENTER);
	for (; by; by += by > 0 ? -1 : 1)
		app_dialog_key(app, by > 0 ? K_DOWN : K_UP);
}

static void click(struct app *app, int row, int col)
{
	struct pane screen = pane_of(&app->grid);
	int tab = -1;

	if (row == 0 && session_is_open(&app->session))
		tab = chrome_tab_at(screen, app_tab(app), col, app_keys_everywhere(app));
	if (app->dialog.is_open)
		click_dialog(app, row, col);
	else if (tab >= 0)
		app_global_act(app, (enum act)(ACT_VIEW_START + tab));
	else if (row < screen.rows - 2)
		click_line(app, row, col);
}

static void wheel(struct app *app, bool down)
{
	if (app->dialog.is_open) {
		if (app->dialog.kind != EFFECT_ASK_TEXT)
			app_dialog_key(app, down ? K_DOWN : K_UP);
		return;
	}
	for (int i = 0; i < WHEEL_LINES; i++)
		do_act(app, down ? ACT_DOWN : ACT_UP);
}

void app_mouse(struct app *app, int key)
{
	int what = (key - K_MOUSE) / (MOUSE_SIDE * MOUSE_SIDE);
	int place = (key - K_MOUSE) % (MOUSE_SIDE * MOUSE_SIDE);

	if (!app->mouse || chrome_is_too_small(&app->grid) || app->command_line.is_open ||
	    app->search.is_open)
		return;
	str_truncate(&app->session.message, 0);
	app_draw(app);
	if (what == MOUSE_CLICK)
		click(app, place / MOUSE_SIDE, place % MOUSE_SIDE);
	else
		wheel(app, what == MOUSE_WHEEL_DOWN);
}
