/* Drawing of text, lines and bars into panes; see grid.h. */
#include "ui/canvas/grid.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/utf8.h"

/* Draws a control character or an invalid byte so that it is seen. Returns the column
 * after it. */
static int draw_harmless(struct pane p, int row, int col, enum style s, uint32_t cp)
{
	char text[16];

	if (cp == '\n' || cp == '\t')
		snprintf(text, sizeof text, " ");
	else if (cp < 0x20 || cp == 0x7f)
		snprintf(text, sizeof text, "^%c", (char)(cp ^ 0x40));
	else
		snprintf(text, sizeof text, "<%04X>", (unsigned)cp);
	for (const char *c = text; *c; c++)
		grid_put(p, row, col++, s, c, 1, 1);
	return col;
}

/* Bytes of a joiner at the end of the len bytes at text that would make one picture of two: not
 * all terminals join them, so none is told to, and all agree on the columns. */
static size_t joins_wide(const char *text, size_t len, const char *next, size_t n)
{
	static const char joiner[] = "\u200d";
	size_t size = sizeof joiner - 1;
	uint32_t cp;

	if (len < size || memcmp(text + len - size, joiner, size) != 0)
		return 0;
	return utf8_decode(next, n, &cp) && utf8_width_of(cp) == 2 ? size : 0;
}

/* Draws the character at text and the marks that combine with it; *used says how many of
 * the n bytes that were. */
static int draw_cluster(struct pane p, int row, int col, enum style s, const char *text,
			size_t n, size_t *used)
{
	bool ascii = p.grid && p.grid->ascii;
	uint32_t cp, mark;
	size_t len = utf8_decode(text, n, &cp), more;
	int width;

	*used = len ? len : 1;
	if (!len) {
		grid_put(p, row, col, s, ascii ? "?" : "\xef\xbf\xbd", ascii ? 1 : 3, 1);
		return col + 1;
	}
	if (utf8_is_control(cp))
		return draw_harmless(p, row, col, s, cp);
	width = utf8_width_of(cp);
	while ((more = utf8_decode(text + *used, n - *used, &mark)) &&
	       !utf8_is_control(mark) && utf8_width_of(mark) == 0) {
		*used += more;
		if (*used < sizeof((struct cell *)0)->text)
			len = *used;
	}
	if (width == 0)
		return col; /* a mark with nothing to stand on */
	len -= joins_wide(text, len, text + *used, n - *used);
	if (!ascii) {
		grid_put(p, row, col, s, text, len, width);
		return col + width;
	}
	for (int i = 0; i < width; i++) /* so many that nothing moves */
		grid_put(p, row, col + i, s, (char[]){utf8_ascii(cp)}, 1, 1);
	return col + width;
}

int draw_textn(struct pane p, int row, int col, enum style s, const char *text, size_t n)
{
	size_t i = 0;

	while (i < n) {
		size_t used = 0;

		/* Plain characters go the short way; a letter before something beyond ASCII
		 * may carry a mark. */
		while (i + used < n && text[i + used] >= ' ' && text[i + used] < 0x7f)
			used++;
		if (used && i + used < n && (unsigned char)text[i + used] >= 0x80)
			used--;
		if (used) {
			grid_put_run(p, row, col, s, text + i, used);
			col += (int)used;
		} else {
			col = draw_cluster(p, row, col, s, text + i, n - i, &used);
		}
		i += used;
	}
	return col;
}

int draw_text(struct pane p, int row, int col, enum style s, const char *text)
{
	return draw_textn(p, row, col, s, text, strlen(text));
}

int draw_textf(struct pane p, int row, int col, enum style s, const char *fmt, ...)
{
	char buf[512], *text = buf;
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(buf, sizeof buf, fmt, ap);
	va_end(ap);
	if (n < 0)
		return col;
	if ((size_t)n >= sizeof buf) {
		text = xcalloc((size_t)n + 1, 1);
		va_start(ap, fmt);
		vsnprintf(text, (size_t)n + 1, fmt, ap);
		va_end(ap);
	}
	col = draw_text(p, row, col, s, text);
	if (text != buf)
		free(text);
	return col;
}

/* Columns of the text as it is drawn: control characters take more than they are wide. */
static int drawn_width(const char *text, size_t n)
{
	return draw_textn(pane_measure(0), 0, 0, STYLE_TEXT, text, n);
}

int draw_fit(struct pane p, int row, int col, int cols, enum style s, const char *text)
{
	size_t n = strlen(text), fits = 0, used;
	int end = 0;

	if (cols <= 0)
		return col;
	if (drawn_width(text, n) <= cols)
		return draw_textn(p, row, col, s, text, n);
	/* The longest beginning that leaves a column for the ellipsis. */
	for (; fits < n; fits += used) {
		end = draw_cluster(pane_measure(0), 0, end, STYLE_TEXT, text + fits, n - fits,
				   &used);
		if (end > cols - 1)
			break;
	}
	while (fits && text[fits - 1] == ' ')
		fits--;
	return draw_symbol(p, row, draw_textn(p, row, col, s, text, fits), s,
			   SYMBOL_ELLIPSIS);
}

int draw_fit_apart(struct pane p, int row, int col, int cols, enum style s, const char *text,
		   size_t differs)
{
	enum { HEAD = 4, SEEN = 3 }; /* columns: of the beginning; of what differs */
	const char *rest = text + differs;
	int width = drawn_width(text, strlen(text)), before = drawn_width(text, differs);
	int head = cols - 1 - (width - before);

	if (width <= cols || before + SEEN < cols || !*rest || cols < HEAD + 1 + SEEN)
		return draw_fit(p, row, col, cols, s, text);
	head = head > HEAD ? head : HEAD;
	draw_fit(p, row, col, head + 1, s, text);
	return draw_fit(p, row, col + head + 1, cols - head - 1, s, rest);
}

int draw_right(struct pane p, int row, int end, enum style s, const char *text)
{
	int col = end - drawn_width(text, strlen(text));

	draw_text(p, row, col, s, text);
	return col;
}

int draw_wrap(struct pane p, int row, int col, enum style s, const char *text)
{
	struct arena a = {0};
	struct utf8_line *lines;
	size_t n;

	if (!*text)
		return row;
	lines = utf8_wrap(&a, utf8_safe(&a, text, true), p.cols - col, &n);
	for (size_t i = 0; p.grid && i < n; i++)
		draw_textn(p, row + (int)i, col + lines[i].indent, s, lines[i].text,
			   lines[i].len);
	arena_release(&a);
	return row + (int)n;
}

int draw_paragraph(struct pane p, int row, int col, enum style s, const char *text)
{
	p.cols--;
	return draw_wrap(p, row, col, s, text);
}

int draw_wrapf(struct pane p, int row, int col, enum style s, const char *fmt, ...)
{
	char text[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	return draw_wrap(p, row, col, s, text);
}

int draw_symbol(struct pane p, int row, int col, enum style s, enum symbol sym)
{
	const char *text = symbol_text(sym, p.grid && p.grid->ascii);

	grid_put(p, row, col, s, text, strlen(text), 1);
	return col + 1;
}

int draw_box(struct pane p, int row, int col, bool one_of, enum style s, enum symbol sym)
{
	col = draw_text(p, row, col, STYLE_TEXT, one_of ? "(" : "[");
	col = draw_symbol(p, row, col, sym == SYMBOL_BLANK ? STYLE_TEXT : s, sym);
	return draw_text(p, row, col, STYLE_TEXT, one_of ? ")" : "]");
}

struct grade grade_of(int level)
{
	static const struct grade grades[] = {{SYMBOL_CROSS, STYLE_CRITICAL},
					      {SYMBOL_CROSS, STYLE_CRITICAL},
					      {SYMBOL_PARTIAL, STYLE_MODERATE},
					      {SYMBOL_CHECK, STYLE_SELECTED},
					      {SYMBOL_CHECK, STYLE_SELECTED}};

	return level < 0 ? grades[4] : grades[level];
}

int draw_hline(struct pane p, int row, int col, int n, enum style s, enum symbol sym)
{
	const char *text = symbol_text(sym, p.grid && p.grid->ascii);
	size_t len = strlen(text);

	for (int i = 0; i < n; i++)
		grid_put(p, row, col + i, s, text, len, 1);
	return col + n;
}

void draw_vline(struct pane p, int row, int col, int n, enum style s)
{
	for (int i = 0; i < n; i++)
		draw_symbol(p, row + i, col, s, SYMBOL_VLINE);
}

void draw_bar(struct pane p, int row, int col, int cols, const struct range *r)
{
	static const int ticks[] = {33, 67};
	int low, high;

	if (!r->any || cols <= 0)
		return;
	low = (int)frac_scaled(r->low, cols);
	high = (int)frac_scaled(r->high, cols);
	draw_hline(p, row, col, low, band_style(band_of(r->low)), SYMBOL_BLOCK);
	draw_hline(p, row, col + low, high - low, STYLE_BAR_RANGE, SYMBOL_SHADE);
	draw_hline(p, row, col + high, cols - high, STYLE_DIM, SYMBOL_EMPTY);
	for (int i = 0; cols >= TICK_COLS && i < 2; i++)
		if (cols * ticks[i] / 100 >= low) /* what is certain stays whole */
			draw_symbol(p, row, col + cols * ticks[i] / 100, STYLE_DIM, SYMBOL_TICK);
}

void draw_marker(struct pane p, int row, int col, bool here)
{
	struct grid *g = p.grid;

	if (g)
		g->marks_seen++;
	if (g && g->n_marks < GRID_MARKS_MAX && pane_holds(p, p.top + row, p.left + col))
		g->marks[g->n_marks++] = (struct mark){
			(short)(p.top + row), (short)(p.left + col), g->marks_seen, here};
	if (!here)
		return;
	draw_symbol(p, row, col, STYLE_MARK, SYMBOL_MARKER);
	pane_light(p, row, 1);
	pane_cursor(p, row, col, false);
}

void draw_marker_in(struct pane p, int row, int col, bool here, bool has_keys)
{
	draw_marker(p, row, col, here && has_keys);
	if (here && !has_keys)
		draw_symbol(p, row, col, STYLE_DIM, SYMBOL_AWAY);
}

void draw_more_sign(struct pane p, int row, int col, enum symbol sym)
{
	bool seen = pane_holds(p, p.top + row, p.left + col);
	const struct cell *c = seen ? grid_cell(p.grid, p.top + row, p.left + col) : NULL;

	/* Does something stand there that is to be read? */
	if (c && c->style != STYLE_FRAME && strcmp(c->text, " ") != 0)
		p.grid->covered++;
	draw_symbol(p, row, col, STYLE_DIM, sym);
}

void draw_more(struct pane p, int top, int total)
{
	if (p.rows < 1 || p.cols < 3)
		return;
	if (top > 0)
		draw_more_sign(p, 0, p.cols - 1, SYMBOL_MORE_UP);
	if (top + p.rows < total)
		draw_more_sign(p, p.rows - 1, p.cols - 1, SYMBOL_MORE_DOWN);
}

struct pane draw_frame(struct pane p, const char *title)
{
	int right = p.cols - 1, bottom = p.rows - 1;

	draw_hline(p, 0, 1, p.cols - 2, STYLE_FRAME, SYMBOL_HLINE);
	draw_hline(p, bottom, 1, p.cols - 2, STYLE_FRAME, SYMBOL_HLINE);
	draw_vline(p, 1, 0, p.rows - 2, STYLE_FRAME);
	draw_vline(p, 1, right, p.rows - 2, STYLE_FRAME);
	draw_symbol(p, 0, 0, STYLE_FRAME, SYMBOL_CORNER_TL);
	draw_symbol(p, 0, right, STYLE_FRAME, SYMBOL_CORNER_TR);
	draw_symbol(p, bottom, 0, STYLE_FRAME, SYMBOL_CORNER_BL);
	draw_symbol(p, bottom, right, STYLE_FRAME, SYMBOL_CORNER_BR);
	if (*title && p.cols > 6) {
		int end = draw_fit(p, 0, 3, p.cols - 6, STYLE_HEADING, title);

		draw_text(p, 0, 2, STYLE_FRAME, " ");
		draw_text(p, 0, end, STYLE_FRAME, " ");
	}
	return pane_sub(p, 1, 2, p.rows - 2, p.cols - 4);
}
