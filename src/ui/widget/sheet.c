#include "ui/widget/sheet.h"

#include "base/utf8.h"
#include "ui/widget/list.h"

/* Columns of the headings, and the most that labels get beside a text. */
#define HEADING_COLS 16
#define LABEL_COLS_MAX 12
#define LABEL_COLS_ALONE 24
/* Lines longer than that are hard to read; at the right edge stand the marks for more. */
#define COLS_MAX 110
#define MARGIN 2

static int text_cols(int cols)
{
	return cols - MARGIN > COLS_MAX ? COLS_MAX : cols - MARGIN;
}

void sheet_begin(struct sheet *sh, const char *const *headings)
{
	arena_release(&sh->arena);
	*sh = (struct sheet){.headings = headings};
}

void sheet_add(struct sheet *sh, struct sheet_item item)
{
	*(struct sheet_item *)ARENA_PUSH(&sh->arena, sh->items, sh->n) = item;
	sh->ends = NULL;
}

const struct sheet_item *sheet_at(const struct sheet *sh)
{
	return sh->cursor < sh->n ? &sh->items[sh->cursor] : NULL;
}

/* The columns of the labels of a part: as the widest needs. When that is too wide, labels
 * beside headings run into their texts (0); those alone are wrapped. */
static int label_cols(const struct sheet *sh, int part, int cols)
{
	int most = sh->headings ? LABEL_COLS_MAX : LABEL_COLS_ALONE, widest = 0;

	if (most > cols / 3)
		most = cols / 3;
	for (size_t i = 0; i < sh->n; i++) {
		int width = sh->items[i].part == part ? utf8_width(sh->items[i].label) : 0;

		if (width > widest)
			widest = width;
	}
	if (widest <= most)
		return widest;
	return sh->headings ? 0 : most;
}

static bool begins_part(const struct sheet *sh, size_t i)
{
	return i == 0 || sh->items[i].part != sh->items[i - 1].part;
}

/* One paragraph from row on, without its marker; returns the row after it. */
static int draw_item(const struct sheet *sh, struct pane p, int row, size_t i, int labels)
{
	const struct sheet_item *item = &sh->items[i];
	int left = sh->headings ? HEADING_COLS + 2 : 2, end, below;
	struct str text = {0};

	if (sh->headings && begins_part(sh, i))
		draw_text(p, row, 2, STYLE_HEADING, sh->headings[item->part]);
	if (*item->label && !labels) { /* "Label: text" in one, the label in its style */
		str_addf(&text, "%s%s%s", item->label, *item->text ? ": " : "", item->text);
		end = draw_wrap(p, row, left, STYLE_TEXT, str_text(&text));
		if (utf8_width(item->label) < p.cols - left)
			draw_text(p, row, left, item->style, item->label);
		str_release(&text);
		return end;
	}
	below = draw_wrap(pane_sub(p, 0, 0, p.rows, left + labels), row, left, item->style,
			  item->label);
	end = draw_wrap(p, row, left + (labels ? labels + 2 : 0), STYLE_TEXT, item->text);
	if (end < below)
		end = below;
	return end > row ? end : row + 1;
}

/* Draws everything, or, when it is known where the paragraphs end, what is inside the pane.
 * ends, unless it is NULL, receives that. Returns the rows. */
static int draw_all(const struct sheet *sh, struct pane p, const int *known, int *ends)
{
	int from = p.clip_top - p.top, to = p.clip_bottom - p.top, row = 0, labels = 0;

	for (size_t i = 0; i < sh->n; i++) {
		if (begins_part(sh, i)) {
			row += i > 0;
			labels = label_cols(sh, sh->items[i].part, p.cols);
		}
		draw_marker(p, row, 0, i == sh->cursor);
		if (known && (known[i] <= from || row >= to))
			row = known[i];
		else
			row = draw_item(sh, p, row, i, labels);
		if (ends)
			ends[i] = row;
	}
	return row;
}

/* Wraps everything once for that width. */
static void measure(struct sheet *sh, int cols)
{
	if (sh->ends && sh->ends_cols == cols)
		return;
	if (!sh->ends)
		sh->ends = arena_new(&sh->arena, int, sh->n);
	draw_all(sh, pane_measure(text_cols(cols)), NULL, sh->ends);
	sh->ends_cols = cols;
}

/* Where paragraph i stands: its first row; *height its rows. */
static int place_of(struct sheet *sh, size_t i, int cols, int *height)
{
	int first;

	measure(sh, cols);
	first = i > 0 ? sh->ends[i - 1] + begins_part(sh, i) : 0;
	*height = sh->ends[i] - first;
	return first;
}

/* The paragraph on that row, or the last one before. */
static size_t item_on(struct sheet *sh, int row, int cols)
{
	size_t low = 0, high = sh->n;

	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;
		int height;

		if (place_of(sh, mid, cols, &height) <= row)
			low = mid;
		else
			high = mid;
	}
	return low;
}

static void step(struct sheet *sh, int by, int rows, int cols)
{
	int height;

	place_of(sh, sh->cursor, cols, &height);
	if (by > 0 && height - sh->inside > rows) {
		sh->inside++;
	} else if (by < 0 && sh->inside > 0) {
		sh->inside--;
	} else if (by > 0 && sh->cursor + 1 < sh->n) {
		sh->cursor++;
		sh->inside = 0;
	} else if (by < 0 && sh->cursor > 0) {
		sh->cursor--;
		place_of(sh, sh->cursor, cols, &height);
		sh->inside = height > rows ? height - rows : 0;
	}
}

static void page(struct sheet *sh, int by, int rows, int cols)
{
	int height, row = place_of(sh, sh->cursor, cols, &height) + sh->inside;
	size_t was = sh->cursor;
	int first, inside = sh->inside;

	row += by * (rows > 1 ? rows - 1 : 1);
	sh->cursor = item_on(sh, row > 0 ? row : 0, cols);
	first = place_of(sh, sh->cursor, cols, &height);
	sh->inside = height > rows && row > first ? row - first : 0;
	if (height > rows && sh->inside > height - rows)
		sh->inside = height - rows;
	if (by > 0 && sh->cursor == was && sh->inside == inside) /* it was all seen */
		step(sh, by, rows, cols);
}

enum cursor_move sheet_act(struct sheet *sh, enum act a, int rows, int cols)
{
	bool forth = a == ACT_DOWN || a == ACT_PAGE_DOWN || a == ACT_NEXT_PANE || a == ACT_LAST;
	size_t i, before;
	int inside = sh->inside;

	if (sh->cursor >= sh->n)
		sh->cursor = sh->n ? sh->n - 1 : 0;
	i = before = sh->cursor;
	switch (sh->n ? a : ACT_NONE) {
	case ACT_DOWN:
	case ACT_UP:
		step(sh, forth ? 1 : -1, rows, cols);
		break;
	case ACT_PAGE_DOWN:
	case ACT_PAGE_UP:
		page(sh, forth ? 1 : -1, rows, cols);
		break;
	case ACT_NEXT_PANE: /* to the first paragraph of the next part, round the ends */
	case ACT_PREVIOUS_PANE:
		do
			i = forth ? (i + 1) % sh->n : (i ? i : sh->n) - 1;
		while (!begins_part(sh, i) && i != sh->cursor);
		sh->cursor = i;
		sh->inside = 0;
		break;
	case ACT_FIRST:
	case ACT_LAST:
		sh->cursor = forth ? sh->n - 1 : 0;
		sh->inside = 0;
		break;
	default: /* no move, or nowhere to go */
		if (a != ACT_DOWN && a != ACT_UP && a != ACT_PAGE_DOWN && a != ACT_PAGE_UP &&
		    a != ACT_FIRST && a != ACT_LAST && a != ACT_NEXT_PANE &&
		    a != ACT_PREVIOUS_PANE)
			return MOVE_NONE;
	}
	return sh->cursor == before && sh->inside == inside ? MOVE_STAYS : MOVE_MOVES;
}

void sheet_draw(struct sheet *sh, struct pane p)
{
	int first = 0, height = 1, total;

	measure(sh, p.cols);
	total = sh->n ? sh->ends[sh->n - 1] : 0;
	if (sh->cursor < sh->n)
		first = place_of(sh, sh->cursor, p.cols, &height);
	if (sh->inside >= height)
		sh->inside = 0;
	height -= sh->inside;
	rows_scroll(&sh->top, first + sh->inside, height < p.rows ? height : p.rows, total,
		    p.rows);
	draw_all(sh, pane_scrolled(pane_sub(p, 0, 0, p.rows, text_cols(p.cols)), sh->top),
		 sh->ends, NULL);
	draw_more(p, sh->top, total);
}

void sheet_release(struct sheet *sh)
{
	arena_release(&sh->arena);
	*sh = (struct sheet){0};
}
