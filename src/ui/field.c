#include "ui/field.h"

#include <string.h>

#include "base/utf8.h"
#include "ui/keys.h"

void field_begin(struct field_input *f, const char *text)
{
	str_truncate(&f->text, 0);
	str_add(&f->text, text ? text : "");
	f->at = f->text.len;
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

/* Where the word before the insertion point begins. */
static size_t word_before(const struct field_input *f)
{
	const char *s = str_text(&f->text);
	size_t at = f->at;

	while (at && s[at - 1] == ' ')
		at--;
	while (at && s[at - 1] != ' ')
		at--;
	return at;
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

static enum field_result insert(struct field_input *f, int key, size_t max)
{
	char bytes[4];
	size_t n;

	if (key < ' ' || key >= K_SPECIAL || utf8_is_control((uint32_t)key))
		return FIELD_IGNORED;
	n = utf8_encode((uint32_t)key, bytes);
	if (f->text.len + n <= max)
		splice(f, f->at, f->at, bytes, n);
	return FIELD_MORE;
}

enum field_result field_key(struct field_input *f, int key, size_t max)
{
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
	case K_DEL: {
		size_t at = f->at;

		splice(f, at, after(f), "", 0);
		return FIELD_MORE;
	}
	case K_CTRL + 'u':
		splice(f, 0, f->at, "", 0);
		return FIELD_MORE;
	case K_CTRL + 'k':
		str_truncate(&f->text, f->at);
		return FIELD_MORE;
	case K_CTRL + 'w':
		splice(f, word_before(f), f->at, "", 0);
		return FIELD_MORE;
	default:
		return insert(f, key, max);
	}
}

void field_draw(const struct field_input *f, struct pane p, int row, int col, int cols)
{
	const char *s = str_text(&f->text);
	int point = utf8_width_n(s, f->at), skipped = 0;
	struct pane box = pane_sub(p, row, col, 1, cols);
	size_t from = 0;

	while (point - skipped >= cols && from < f->at) {
		size_t n = utf8_cluster(s + from);

		n = n ? n : 1;
		skipped += utf8_width_n(s + from, n);
		from += n;
	}
	draw_hline(box, 0, 0, cols, STYLE_INPUT, SYMBOL_BLANK);
	draw_text(box, 0, 0, STYLE_INPUT, s + from);
	pane_cursor(box, 0, point - skipped, true);
}

void field_release(struct field_input *f)
{
	str_release(&f->text);
	f->at = 0;
}
