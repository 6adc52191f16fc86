#include "ui/widget/list.h"

enum cursor_move list_act(struct list *l, size_t n, int page, enum act a)
{
	bool pages = a == ACT_PAGE_DOWN || a == ACT_PAGE_UP;
	size_t by = pages && page > 1 ? (size_t)page - 1 : 1, last = n ? n - 1 : 0, before;

	list_clamp(l, n);
	before = l->cursor;
	switch (a) {
	case ACT_DOWN:
	case ACT_PAGE_DOWN:
		l->cursor = last - l->cursor < by ? last : l->cursor + by;
		break;
	case ACT_UP:
	case ACT_PAGE_UP:
		l->cursor -= l->cursor < by ? l->cursor : by;
		break;
	case ACT_FIRST:
	case ACT_LAST:
		l->cursor = a == ACT_FIRST ? 0 : last;
		break;
	default:
		return MOVE_NONE;
	}
	return l->cursor == before ? MOVE_STAYS : MOVE_MOVES;
}

void list_clamp(struct list *l, size_t n)
{
	if (l->cursor >= n)
		l->cursor = n ? n - 1 : 0;
}

void list_scroll(struct list *l, size_t n, int rows)
{
	int top = l->top > n ? 0 : (int)l->top;

	list_clamp(l, n);
	rows_scroll(&top, (int)l->cursor, 1, (int)n, rows);
	l->top = (size_t)top;
}

void rows_clamp(int *top, int total, int rows)
{
	if (*top > total - rows)
		*top = total - rows;
	if (*top < 0)
		*top = 0;
}

void rows_scroll(int *top, int first, int height, int total, int rows)
{
	int context = rows >= height + 4 ? 1 : 0;

	if (rows < 1) {
		*top = first > 0 ? first : 0;
		return;
	}
	if (first + height + context > *top + rows)
		*top = first + height + context - rows;
	if (first - context < *top || height > rows)
		*top = first - context;
	rows_clamp(top, total, rows);
}

void rows_show(int *top, struct pane text, struct pane signs, rows_draw *draw,
	       const void *what, const struct session *s)
{
	struct extent here = {0, 1};
	int total = draw(what, s, pane_measure(text.cols), &here);

	rows_scroll(top, here.first, here.height, total, text.rows);
	draw(what, s, pane_scrolled(text, *top), &here);
	draw_more(signs, *top, total);
}
