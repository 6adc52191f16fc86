#include "ui/widget/field.h"

#include <string.h>

#include "base/utf8.h"
#include "ui/keys/keys.h"

void field_begin(struct field_input *f, const char *text)
{
	str_truncate(&f->text, 0);
	str_add(&f->text, text ? text : "");
	f->at = f->text.len;
	f->whole = f->cut = false;
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
	struct str out = {0};

	str_addn(&out, str_text(&f->text), from);
	str_addn(&out, s, n);
	str_add(&out, str_text(&f->text) + to);
	str_release(&f->text);
	f->text = out;
	f->at = from + n;
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
		while (at && s[at - 1] == ' ')
			at--;
		while (at && s[at - 1] != ' ')
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
		f->whole = false;
	return result;
}

void field_newline(struct field_input *f, size_t max)
{
	f->whole = false;
	insert(f, "\n", 1, max);
}

/* Draws the n bytes at s; point: the insertion point in it, or -1. */
static void draw_line(struct pane box, enum style style, const char *s, size_t n, long point)
{
	int cols = box.cols, skipped = 0;
	int width = point < 0 ? 0 : utf8_width_n(s, (size_t)point);
	size_t from = 0;

	while (width - skipped >= cols && from < (size_t)(point < 0 ? 0 : point)) {
		size_t one = utf8_cluster(s + from);

		one = one ? one : 1;
		skipped += utf8_width_n(s + from, one);
		from += one;
	}
	draw_hline(box, 0, 0, cols, STYLE_INPUT, SYMBOL_BLANK);
	draw_textn(box, 0, 0, style, s + from, n - from);
	if (from)
		draw_symbol(box, 0, 0, STYLE_INPUT, SYMBOL_ELLIPSIS);
	if (utf8_width_n(s + from, n - from) > cols && width - skipped < cols - 1)
		draw_symbol(box, 0, cols - 1, STYLE_INPUT, SYMBOL_ELLIPSIS);
	if (point >= 0)
		pane_cursor(box, 0, width - skipped, true);
}

int field_lines(const struct field_input *f)
{
	int n = 1;

	for (const char *s = str_text(&f->text); *s; s++)
		n += *s == '\n';
	return n;
}

void field_draw_lines(const struct field_input *f, struct pane p, int rows)
{
	const char *s = str_text(&f->text);
	int here = 0, top;

	for (size_t i = 0; i < f->at; i++)
		here += s[i] == '\n';
	top = here < rows ? 0 : here - rows + 1;
	for (int line = 0; line < top + rows; line++) {
		size_t n = strcspn(s, "\n");
		long at = (long)f->at - (s - str_text(&f->text));

		if (line >= top)
			draw_line(pane_sub(p, line - top, 0, 1, p.cols), STYLE_INPUT, s, n,
				  line == here ? at : -1);
		if (!s[n])
			break;
		s += n + 1;
	}
}

void field_draw(const struct field_input *f, struct pane p, int row, int col, int cols)
{
	draw_line(pane_sub(p, row, col, 1, cols), f->whole ? STYLE_INPUT_WHOLE : STYLE_INPUT,
		  str_text(&f->text), f->text.len, (long)f->at);
}

void field_release(struct field_input *f)
{
	str_release(&f->text);
	f->at = 0;
}
