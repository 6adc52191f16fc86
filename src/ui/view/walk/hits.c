/* What was found, or passes the filter, as a list above the question; see walk.h. */
#include "ui/view/walk/walk.h"
#include "ui/widget/find.h"

/* All of them in the order of the walk; at: the one that is shown below. */
struct hits {
	struct arena arena;
	struct thing *items;
	size_t n, at;
};

static void collect(struct hits *hits, const struct walk *w, const struct session *s)
{
	struct hit hit;

	for (size_t i = 0; i < prompt_count(s->q); i++) {
		struct thing what = prompt_at(s->q, i), *slot;

		if (!walk_shows(w, s, what) ||
		    (*w->search.query && !prompt_holds(s, what, w->search.query, &hit)))
			continue;
		if (what.kind == w->one.at.kind && what.index == w->one.at.index)
			hits->at = hits->n;
		slot = ARENA_PUSH(&hits->arena, hits->items, hits->n);
		*slot = what;
	}
}

/* Its sign, its id, and where the text stands in it; or what it asks. */
static void draw_hit(const struct walk *w, const struct session *s, struct pane p, int row,
		     struct thing what)
{
	struct grade grade = prompt_grade(s, what);
	struct str text = {0};
	struct hit hit;
	int col;

	draw_symbol(p, row, 2, grade.style, grade.symbol);
	col = draw_text(p, row, 4, STYLE_STRONG, thing_id(s->q, what)) + 2;
	if (*w->search.query && prompt_holds(s, what, w->search.query, &hit)) {
		str_addf(&text, "%s: ", hit.where);
		find_around(&text, hit.text, w->search.query);
	} else {
		str_add(&text, thing_ask(s->q, what));
	}
	draw_fit(p, row, col, p.cols - 1 - col, STYLE_TEXT, str_text(&text));
	str_release(&text);
}

int walk_draw_hits(const struct walk *w, const struct session *s, struct pane p)
{
	struct hits hits = {{0}, NULL, 0, 0};
	int rows = p.rows / 4, top = 0;

	if (!*w->search.query && w->filter == FILTER_ALL)
		return 0;
	collect(&hits, w, s);
	if ((size_t)rows > hits.n)
		rows = (int)hits.n;
	rows_scroll(&top, (int)hits.at, 1, (int)hits.n, rows);
	for (int row = 0; row < rows; row++) {
		size_t i = (size_t)(top + row);

		if (i == hits.at) /* keys move it, but are not for this list alone */
			draw_symbol(p, row, 0, STYLE_MARK,
				    w->seeking ? SYMBOL_MARKER : SYMBOL_AWAY);
		draw_hit(w, s, p, row, hits.items[i]);
	}
	draw_more(pane_sub(p, 0, 0, rows, p.cols), top, (int)hits.n);
	arena_release(&hits.arena);
	if (rows > 0)
		draw_hline(p, rows++, 0, p.cols - 1, STYLE_FRAME, SYMBOL_HLINE);
	return rows;
}
