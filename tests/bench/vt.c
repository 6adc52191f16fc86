#define _XOPEN_SOURCE 700
#include "vt.h"

#include <string.h>

enum { GROUND, ESCAPE, CSI, OSC, OSC_ESCAPE, CHARSET };

static struct vt_cell blank(const struct vt *t)
{
	return (struct vt_cell){.text = {L' '}, .fg = -1, .bg = t->pen.bg};
}

static void erase(struct vt *t, int row, int from, int to)
{
	for (int x = from; x < to && x < t->now.cols; x++)
		t->now.cell[row][x] = blank(t);
}

static int within(int v, int low, int high)
{
	return v < low ? low : v > high ? high : v;
}

static void go(struct vt *t, int y, int x)
{
	t->now.y = within(y, 0, t->now.rows - 1);
	t->now.x = within(x, 0, t->now.cols - 1);
	t->wrap = false;
}

/* Moves the lines from top to bottom up by n (down when it is negative). */
static void scroll(struct vt *t, int top, int bottom, int n)
{
	int height = bottom - top + 1, count = within(n < 0 ? -n : n, 0, height);
	struct vt_cell(*cell)[VT_COLS_MAX] = t->now.cell;

	if (n > 0)
		memmove(cell[top], cell[top + count],
			(size_t)(height - count) * sizeof *cell);
	else
		memmove(cell[top + count], cell[top],
			(size_t)(height - count) * sizeof *cell);
	for (int i = 0; i < count; i++)
		erase(t, n > 0 ? bottom - i : top + i, 0, t->now.cols);
}

static void line_feed(struct vt *t)
{
	if (t->now.y == t->bottom)
		scroll(t, t->top, t->bottom, 1);
	else
		go(t, t->now.y + 1, t->now.x);
}

static void reverse_feed(struct vt *t)
{
	if (t->now.y == t->top)
		scroll(t, t->top, t->bottom, -1);
	else
		go(t, t->now.y - 1, t->now.x);
}

/* Inserts n cells at the cursor, or deletes them when n is negative. */
static void shift(struct vt *t, int n)
{
	struct vt_cell *line = t->now.cell[t->now.y];
	int x = t->now.x, count = within(n < 0 ? -n : n, 0, t->now.cols - x);
	size_t rest = (size_t)(t->now.cols - x - count) * sizeof *line;

	if (n > 0) {
		memmove(line + x + count, line + x, rest);
		erase(t, t->now.y, x, x + count);
	} else {
		memmove(line + x, line + x + count, rest);
		erase(t, t->now.y, t->now.cols - count, t->now.cols);
	}
}

static void combine(struct vt *t, wchar_t c)
{
	int x = t->now.x - (t->wrap ? 0 : 1);
	struct vt_cell *cell = &t->now.cell[t->now.y][x < 0 ? 0 : x];

	for (int i = 1; i < VT_MARKS; i++)
		if (!cell->text[i]) {
			cell->text[i] = c;
			return;
		}
}

static void show(struct vt *t, wchar_t c)
{
	int width = wcwidth(c);
	struct vt_cell *cell;

	if (width <= 0) {
		combine(t, c);
		return;
	}
	if (t->wrap) {
		go(t, t->now.y, 0);
		line_feed(t);
	}
	if (t->insert)
		shift(t, width);
	cell = &t->now.cell[t->now.y][t->now.x];
	*cell = t->pen;
	cell->text[0] = c;
	if (width == 2 && t->now.x + 1 < t->now.cols)
		cell[1] = t->pen;
	t->wrap = t->now.x + width >= t->now.cols;
	t->now.x = t->wrap ? t->now.cols - 1 : t->now.x + width;
	t->last = c;
}

static int arg(const struct vt *t, int i, int otherwise)
{
	return i < t->n_args && t->args[i] > 0 ? t->args[i] : otherwise;
}

static void colour(struct vt *t, int *i, short *target)
{
	if (*i + 2 < t->n_args && t->args[*i + 1] == 5)
		*target = (short)t->args[*i + 2];
	else
		t->unknown++;
	*i += 2;
}

static void set_attribute(struct vt *t, int v)
{
	static const unsigned char on[] = {
		[1] = VT_BOLD, [2] = VT_DIM, [3] = VT_ITALIC, [4] = VT_UNDERLINE, [7] = VT_REVERSE,
	};

	if (v == 0)
		t->pen = (struct vt_cell){.fg = -1, .bg = -1};
	else if (v < (int)sizeof on && on[v])
		t->pen.attr |= on[v];
	else if (v == 22)
		t->pen.attr &= (unsigned char)~(VT_BOLD | VT_DIM);
	else if (v > 22 && v < 28 && on[v - 20])
		t->pen.attr &= (unsigned char)~on[v - 20];
	else if ((v >= 30 && v < 38) || (v >= 90 && v < 98))
		t->pen.fg = (short)(v < 90 ? v - 30 : v - 82);
	else if ((v >= 40 && v < 48) || (v >= 100 && v < 108))
		t->pen.bg = (short)(v < 100 ? v - 40 : v - 92);
	else if (v == 39)
		t->pen.fg = -1;
	else if (v == 49)
		t->pen.bg = -1;
	else
		t->unknown++;
}

static void set_attributes(struct vt *t)
{
	if (!t->n_args)
		set_attribute(t, 0);
	for (int i = 0; i < t->n_args; i++)
		if (t->args[i] == 38)
			colour(t, &i, &t->pen.fg);
		else if (t->args[i] == 48)
			colour(t, &i, &t->pen.bg);
		else
			set_attribute(t, t->args[i]);
}

static void erase_screen(struct vt *t, int what)
{
	int y = t->now.y, x = t->now.x;

	for (int row = 0; row < t->now.rows; row++)
		if (what == 2 || (what == 0 && row > y) || (what == 1 && row < y))
			erase(t, row, 0, t->now.cols);
	if (what < 2)
		erase(t, y, what ? 0 : x, what ? x + 1 : t->now.cols);
}

static void erase_line(struct vt *t, int what)
{
	erase(t, t->now.y, what == 0 ? t->now.x : 0,
	      what == 1 ? t->now.x + 1 : t->now.cols);
}

static void set_region(struct vt *t)
{
	t->top = within(arg(t, 0, 1) - 1, 0, t->now.rows - 1);
	t->bottom = within(arg(t, 1, t->now.rows) - 1, 0, t->now.rows - 1);
	go(t, 0, 0);
}

static void set_mode(struct vt *t, bool on)
{
	for (int i = 0; i < t->n_args; i++) {
		if (t->args[i] == 4 && !t->private)
			t->insert = on;
		else if (t->args[i] == 25)
			t->now.cursor = on;
		else if (t->args[i] == 1049 && on)
			erase_screen(t, 2);
	}
}

static void move(struct vt *t, char c, int n)
{
	static const char keys[] = "ABCD";
	static const int dy[] = {-1, 1, 0, 0}, dx[] = {0, 0, 1, -1};
	long i = strchr(keys, c) - keys;

	go(t, t->now.y + dy[i] * n, t->now.x + dx[i] * n);
}

static void edit(struct vt *t, char c, int n)
{
	int y = t->now.y;

	if (c == '@' || c == 'P')
		shift(t, c == '@' ? n : -n);
	else if (c == 'L' || c == 'M')
		scroll(t, y, t->bottom, c == 'L' ? -n : n);
	else if (c == 'S' || c == 'T')
		scroll(t, t->top, t->bottom, c == 'S' ? n : -n);
	else if (c == 'X')
		erase(t, y, t->now.x, t->now.x + n);
	else
		while (n-- > 0)
			show(t, t->last);
}

static void control_sequence(struct vt *t, char c)
{
	int n = arg(t, 0, 1);

	if (c == 'h' || c == 'l')
		set_mode(t, c == 'h');
	else if (t->private || c == 't')
		t->private = 0; /* questions and window titles: nothing to see */
	else if (strchr("ABCD", c))
		move(t, c, n);
	else if (strchr("@PLMSTXb", c))
		edit(t, c, n);
	else if (c == 'H' || c == 'f')
		go(t, n - 1, arg(t, 1, 1) - 1);
	else if (c == 'G' || c == '`')
		go(t, t->now.y, n - 1);
	else if (c == 'd')
		go(t, n - 1, t->now.x);
	else if (c == 'Z')
		go(t, t->now.y, (t->now.x - 1) / 8 * 8);
	else if (c == 'J')
		erase_screen(t, arg(t, 0, 0));
	else if (c == 'K')
		erase_line(t, arg(t, 0, 0));
	else if (c == 'm')
		set_attributes(t);
	else if (c == 'r')
		set_region(t);
	else
		t->unknown++;
}

static void control(struct vt *t, unsigned char c)
{
	if (c == '\n')
		line_feed(t);
	else if (c == '\r')
		go(t, t->now.y, 0);
	else if (c == '\b')
		go(t, t->now.y, t->now.x - 1);
	else if (c == '\t')
		go(t, t->now.y, t->now.x / 8 * 8 + 8);
	else if (c == 27)
		t->state = ESCAPE;
}

static void ground(struct vt *t, unsigned char c)
{
	if (c < 0x20) {
		control(t, c);
	} else if (c < 0x80) {
		show(t, (wchar_t)c);
	} else if (c >= 0xc0) {
		t->missing = c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : 1;
		t->partial = (wchar_t)(c & (0x3f >> t->missing));
	} else if (t->missing) {
		t->partial = t->partial << 6 | (wchar_t)(c & 0x3f);
		if (--t->missing == 0)
			show(t, t->partial);
	}
}

static void escape(struct vt *t, unsigned char c)
{
	t->state = GROUND;
	if (c == '[') {
		t->state = CSI;
		t->n_args = 0;
		t->private = 0;
	} else if (c == ']') {
		t->state = OSC;
	} else if (c == '(' || c == ')') {
		t->state = CHARSET;
	} else if (c == 'M') {
		reverse_feed(t);
	} else if (c == 'D') {
		line_feed(t);
	} else if (!strchr("=>78\\", c)) {
		t->unknown++;
	}
}

static void csi(struct vt *t, unsigned char c)
{
	if (c >= '0' && c <= '9') {
		if (!t->n_args)
			t->args[t->n_args++] = 0;
		t->args[t->n_args - 1] = within(t->args[t->n_args - 1] * 10 + c - '0', 0, 9999);
	} else if (c == ';') {
		if (!t->n_args)
			t->args[t->n_args++] = 0;
		if (t->n_args < 16)
			t->args[t->n_args++] = 0;
	} else if (c < 0x40) {
		t->private = (char)c;
	} else {
		t->state = GROUND;
		control_sequence(t, (char)c);
	}
}

void vt_reset(struct vt *t, int rows, int cols)
{
	memset(t, 0, sizeof *t);
	t->now.rows = within(rows, 1, VT_ROWS_MAX);
	t->now.cols = within(cols, 1, VT_COLS_MAX);
	t->now.cursor = true;
	t->pen.fg = t->pen.bg = -1;
	t->bottom = t->now.rows - 1;
	erase_screen(t, 2);
}

void vt_feed(struct vt *t, const char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)bytes[i];

		if (t->state == GROUND)
			ground(t, c);
		else if (t->state == ESCAPE)
			escape(t, c);
		else if (t->state == CSI)
			csi(t, c);
		else if (t->state == OSC)
			t->state = c == 7 ? GROUND : c == 27 ? OSC_ESCAPE : OSC;
		else
			t->state = GROUND;
	}
}

static bool same_cell(const struct vt_cell *a, const struct vt_cell *b)
{
	bool blank = a->text[0] == L' ' && b->text[0] == L' ';

	return !wmemcmp(a->text, b->text, VT_MARKS) && a->bg == b->bg &&
	       a->attr == b->attr && (blank || a->fg == b->fg);
}

bool vt_same(const struct vt_screen *a, const struct vt_screen *b, int but_row)
{
	if (a->rows != b->rows || a->cols != b->cols)
		return false;
	for (int y = 0; y < a->rows; y++)
		for (int x = 0; x < a->cols && y != but_row; x++)
			if (!same_cell(&a->cell[y][x], &b->cell[y][x]))
				return false;
	return true;
}
