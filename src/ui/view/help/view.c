/* The keys of the screen below, those that work everywhere, and what the signs mean; from the
 * tables. */
#include "ui/view/help/view.h"

#include <stdio.h>

#include "ui/widget/list.h"
#include "ui/widget/signs.h"

struct help {
	enum view_id view; /* the one that is explained */
	const char *title; /* its; NULL at first */
	const struct binding
		*tables[3]; /* what is under its cursor, its own, everywhere */
	int top;
};

void view_help_of(void *state, enum view_id view, const char *title,
		  const struct binding *more, const struct binding *own,
		  const struct binding *global)
{
	struct help *h = state;

	*h = (struct help){view, title, {more, own, global}, 0};
}

/* Without what a table that comes first does. */
static int draw_table(struct pane p, int row, const struct binding *table,
		      const struct binding *first)
{
	for (; table && table->keys; table++) {
		char keys[96];

		if (table->act == ACT_NONE || binding_is_covered(first, table))
			continue;
		if (*table->keys)
			keys_label(keys, sizeof keys, table->keys, true);
		else
			snprintf(keys, sizeof keys, ":%s", act_name(table->act));
		draw_fit(p, row, 2, 20, STYLE_KEY, keys);
		row = draw_wrap(p, row, 24, STYLE_TEXT, act_help(table->act));
	}
	return row;
}

static int draw_signs(struct pane p, int row, const struct sign *signs)
{
	for (; signs && signs->means; signs++) {
		int end = draw_sign(p, row, 2, signs);

		row = draw_wrap(p, row, end < 24 ? 24 : end + 1, STYLE_TEXT, signs->means);
	}
	return row;
}

/* The last column is for the signs. Returns the rows. */
static int draw_all(const struct help *h, const struct session *s, struct pane p)
{
	struct content_state content = session_content(s);
	char text[200];
	int row;

	p.cols -= p.cols > 1;
	draw_textf(p, 0, 0, STYLE_HEADING, "Keys: %s", h->title ? h->title : "");
	row = draw_table(p, 1, h->tables[0], NULL);
	row = draw_table(p, row, h->tables[1], h->tables[0]);
	draw_text(p, row + 1, 0, STYLE_HEADING, "Signs");
	row = draw_signs(p, row + 2, signs_of(h->view));
	row = draw_signs(p, row, signs_everywhere);
	draw_text(p, row + 1, 0, STYLE_HEADING, "Keys everywhere");
	row = draw_table(p, row + 2, h->tables[2], NULL);
	if (content.date && *content.date) {
		draw_text(p, row + 1, 0, STYLE_HEADING, "Content");
		snprintf(
			text, sizeof text,
			"Of %s; %zu caveats say: check again. %s shows them, with words, "
			"references and sources.",
			content.date, content.n_recheck,
			KEY(s, EVERYWHERE, ACT_VIEW_LIBRARY));
		row = draw_wrap(p, row + 2, 2, STYLE_TEXT, text);
	}
	return row;
}

static struct effect act(void *state, struct session *s, const struct input *in)
{
	struct help *h = state;
	int total = draw_all(h, s, pane_measure(in->cols));
	int last = total > in->rows ? total - in->rows : 0;
	struct list l = {.cursor = (size_t)(h->top < last ? h->top : last)};
	enum cursor_move moves = list_act(&l, (size_t)last + 1, in->rows, in->act);

	if (in->act == ACT_HELP)
		return effect_of(EFFECT_BACK);
	if (moves == MOVE_NONE)
		return effect_of(EFFECT_PASS);
	h->top = (int)l.cursor;
	return effect_moved(moves);
}

static void draw(void *state, const struct session *s, struct pane p)
{
	struct help *h = state;
	int total = draw_all(h, s, pane_measure(p.cols));

	if (h->top > total - p.rows)
		h->top = total - p.rows;
	if (h->top < 0)
		h->top = 0;
	draw_all(h, s, pane_scrolled(p, h->top));
	draw_more(p, h->top, total);
	pane_cursor(p, 0, 0, false);
}

const struct view_ops view_help = {
	.title = "Help",
	.state_size = sizeof(struct help),
	.act = act,
	.draw = draw,
};
