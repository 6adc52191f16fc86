#include "ui/widget/field.h"

#include <string.h>

#include "base/utf8.h"
#include "ui/keys/keys.h"
#include "ui/widget/list.h"

/* Columns of rows that no text stands in: for the insertion point behind a full row, and for the
 * signs that there is more. */
#define MARGIN 2

void field_begin(struct field_input *f, const char *text)
{
	str_truncate(&f->text, 0);
	str_add(&f->text, text ? text : "");
	f->at = f->text.len;
	f->whole = f->cut = f->has_goal = false;
	f->top = 0;
}

/* Offsets of the character before and after the insertion point. */
static size_t before(const struct field_input *f)
{
	const char *s = str_text(&f->text);
	size_t at = 0, next = 0;

	while (next < f->at) {
		size_t n = utf8_cluster(s + next);

		at = next;
		next += n ? n : 1;
	}
	return at;
}

static size_t after(const struct field_input *f)
{
	size_t n = utf8_cluster(str_text(&f->text) + f->at);

	return f->at + n > f->text.len ? f->text.len : f->at + n;
}

/* Replaces the bytes from..to by the n bytes at s; the insertion point is after them. */
static void splice(struct field_input *f, size_t from, size_t to, const char *s, size_t n)
{
	size_t rest = f->text.len - to;

	str_reserve(&f->text, n + 1);
	memmove(f->text.data + from + n, f->text.data + to, rest);
	memcpy(f->text.data + from, s, n);
	f->text.data[from + n + rest] = '\0';
	f->text.len = from + n + rest;
	f->at = from + n;
	f->has_goal = false;
}

/* n bytes at the insertion point, or instead of everything; when they fit. */
static void insert(struct field_input *f, const char *s, size_t n, size_t max)
{
	size_t from = f->whole ? 0 : f->at, to = f->whole ? f->text.len : f->at;

	if (f->text.len - (to - from) + n <= max)
		splice(f, from, to, s, n);
	else
		f->cut = true;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

static enum field_result edit(struct field_input *f, int key, size_t max)
{
	const char *s = str_text(&f->text);
	size_t at = f->at;
	char bytes[4];

	switch (key) {
	case K_ENTER:
		return FIELD_ACCEPTED;
	case K_ESC:
		return FIELD_CANCELLED;
	case K_LEFT:
		f->at = before(f);
		return FIELD_MORE;
	case K_RIGHT:
		f->at = after(f);
		return FIELD_MORE;
	case K_HOME:
	case K_CTRL + 'a':
		f->at = 0;
		return FIELD_MORE;
	case K_END:
	case K_CTRL + 'e':
		f->at = f->text.len;
		return FIELD_MORE;
	case K_BACKSPACE:
	case K_CTRL + 'h':
		splice(f, before(f), f->at, "", 0);
		return FIELD_MORE;
	case K_DEL:
		splice(f, at, after(f), "", 0);
		return FIELD_MORE;
	case K_CTRL + 'u':
		splice(f, 0, f->at, "", 0);
		return FIELD_MORE;
	case K_CTRL + 'k':
		str_truncate(&f->text, f->at);
		return FIELD_MORE;
	case K_CTRL + 'w': /* the word before the insertion point */
		while (at && is_blank(s[at - 1]))
			at--;
		while (at && !is_blank(s[at - 1]))
			at--;
		splice(f, at, f->at, "", 0);
		return FIELD_MORE;
	default:
		if (key < ' ' || key >= K_SPECIAL || utf8_is_control((uint32_t)key))
			return FIELD_IGNORED;
		insert(f, bytes, utf8_encode((uint32_t)key, bytes), max);
		return FIELD_MORE;
	}
}

enum field_result field_key(struct field_input *f, int key, size_t max)
{
	enum field_result result = edit(f, key, max);

	if (result == FIELD_MORE)
		f->whole = f->has_goal = false;
	return result;
}

void field_newline(struct field_input *f, size_t max)
{
	f->whole = f->has_goal = false;
	insert(f, "\n", 1, max);
}

void field_draw(const struct field_input *f, struct pane p, int row, int col, int cols)
{
	struct pane box = pane_sub(p, row, col, 1, cols);
	enum style style = f->whole ? STYLE_INPUT_WHOLE : STYLE_INPUT;
	const char *s = str_text(&f->text);
	int width = utf8_width_n(s, f->at), skipped = 0;
	size_t from = 0;

	while (width - skipped >= cols && from < f->at) {
		size_t one = utf8_cluster(s + from);

		one = one ? one : 1;
		skipped += utf8_width_n(s + from, one);
		from += one;
	}
	draw_hline(box, 0, 0, cols, STYLE_INPUT, SYMBOL_BLANK);
	draw_text(box, 0, 0, style, s + from);
	if (from)
		draw_symbol(box, 0, 0, STYLE_INPUT, SYMBOL_ELLIPSIS);
	if (utf8_width(s + from) > cols && width - skipped < cols - 1)
		draw_symbol(box, 0, cols - 1, STYLE_INPUT, SYMBOL_ELLIPSIS);
	pane_cursor(box, 0, width - skipped, true);
}

/* A text in rows. */

/* Bytes of the text, with the blanks or the line feed that end it. */
struct row {
	size_t from, len;
	int index;
	bool is_last;
};

/* Columns of n bytes as they are drawn. */
static int drawn(const char *s, size_t n)
{
	return draw_textn(pane_measure(0), 0, 0, STYLE_INPUT, s, n);
}

/* Words are wrapped; what is longer than a row is cut. Blanks where a row ends stay in it. */
static size_t row_len(const char *s, int cols)
{
	size_t n = 0, word = 0;
	int width = 0;

	while (s[n] && s[n] != '\n') {
		size_t one = utf8_cluster(s + n);
		int wide = drawn(s + n, one);

		if (width + wide > cols && !is_blank(s[n]) && n)
			return word ? word : n;
		width += wide;
		n += one;
		word = is_blank(s[n - 1]) ? n : word;
	}
	return n + (s[n] == '\n');
}

static struct row row_from(const struct field_input *f, int cols, size_t from, int index)
{
	const char *s = str_text(&f->text);
	size_t n = row_len(s + from, cols);

	return (struct row){from, n, index, !s[from + n] && !(n && s[from + n - 1] == '\n')};
}

static struct row row_after(const struct field_input *f, int cols, const struct row *r)
{
	return row_from(f, cols, r->from + r->len, r->index + 1);
}

/* The one that the insertion point is in: at its end only in the last. */
static struct row row_here(const struct field_input *f, int cols)
{
	struct row r = row_from(f, cols, 0, 0);

	while (!r.is_last && f->at >= r.from + r.len)
		r = row_after(f, cols, &r);
	return r;
}

/* How far the insertion point can go to the right in it. */
static size_t row_end(const struct field_input *f, const struct row *r)
{
	const char *s = str_text(&f->text);
	size_t at = r->from;

	if (r->is_last)
		return r->from + r->len;
	for (size_t one = 0; at + one < r->from + r->len; one = utf8_cluster(s + at))
		at += one;
	return at;
}

/* by rows down, in the column where it began; beyond the rows to the ends of the text. */
static void move_rows(struct field_input *f, int cols, int by)
{
	const char *s = str_text(&f->text);
	struct row r = row_here(f, cols);
	int index = r.index + by, col = 0;
	size_t end;

	if (!f->has_goal)
		f->goal = drawn(s + r.from, f->at - r.from);
	f->has_goal = true;
	if (index < r.index)
		r = row_from(f, cols, 0, 0);
	while (!r.is_last && r.index < index)
		r = row_after(f, cols, &r);
	end = index < 0 ? r.from : row_end(f, &r);
	f->at = index > r.index ? end : r.from;
	while (f->at < end) {
		size_t one = utf8_cluster(s + f->at);

		col += drawn(s + f->at, one);
		if (col > f->goal)
			return;
		f->at += one;
	}
}

enum field_result field_rows_key(struct field_input *f, int key, size_t max, int cols)
{
	struct row r = row_here(f, cols - MARGIN);

	switch (key) {
	case K_UP:
		move_rows(f, cols - MARGIN, -1);
		return FIELD_MORE;
	case K_DOWN:
		move_rows(f, cols - MARGIN, 1);
		return FIELD_MORE;
	case K_PGUP:
		move_rows(f, cols - MARGIN, -FIELD_ROWS_MAX);
		return FIELD_MORE;
	case K_PGDN:
		move_rows(f, cols - MARGIN, FIELD_ROWS_MAX);
		return FIELD_MORE;
	case K_HOME:
	case K_CTRL + 'a':
		f->at = r.from;
		f->has_goal = false;
		return FIELD_MORE;
	case K_END:
		f->at = row_end(f, &r);
		f->has_goal = false;
		return FIELD_MORE;
	case K_CTRL + 'j':
		field_newline(f, max);
		return FIELD_MORE;
	case K_CTRL + 'u':
		splice(f, r.from, f->at, "", 0);
		return FIELD_MORE;
	case K_CTRL + 'k':
		splice(f, f->at, row_end(f, &r), "", 0);
		return FIELD_MORE;
	default:
		return field_key(f, key, max);
	}
}

int field_rows(const struct field_input *f, int cols)
{
	struct row r = row_from(f, cols - MARGIN, 0, 0);

	while (!r.is_last)
		r = row_after(f, cols - MARGIN, &r);
	return r.index + 1;
}

void field_draw_rows(struct field_input *f, struct pane p)
{
	const char *s = str_text(&f->text);
	int cols = p.cols - MARGIN, total = field_rows(f, p.cols);
	struct row here = row_here(f, cols), r = row_from(f, cols, 0, 0);

	rows_scroll(&f->top, here.index, 1, total, p.rows);
	for (;; r = row_after(f, cols, &r)) {
		struct pane line = pane_sub(p, r.index - f->top, 0, 1, p.cols - 1);
		size_t n = r.len - (r.len && s[r.from + r.len - 1] == '\n');
		int at = r.index == here.index ? drawn(s + r.from, f->at - r.from) : 0;

		draw_hline(line, 0, 0, line.cols, STYLE_INPUT, SYMBOL_BLANK);
		draw_textn(pane_sub(line, 0, 0, 1, cols), 0, 0, STYLE_INPUT, s + r.from, n);
		if (r.index == here.index)
			pane_cursor(line, 0, at < cols ? at : cols, true);
		if (r.is_last)
			break;
	}
	for (int row = r.index + 1; row < f->top + p.rows; row++)
		draw_hline(p, row - f->top, 0, p.cols - 1, STYLE_INPUT, SYMBOL_BLANK);
	draw_more(p, f->top, total);
}

void field_release(struct field_input *f)
{
	str_release(&f->text);
	f->at = 0;
}
