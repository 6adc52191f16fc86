#define _POSIX_C_SOURCE 200809L
#include "base/json_write.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/die.h"
#include "base/utf8.h"

/* What stands in a string as it is; texts are mostly this. */
static bool is_plain(char c)
{
	return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
}

/* Appends the first character of s and returns its length. */
static size_t quote_one(struct str *out, const char *s)
{
	uint32_t cp;
	size_t len = utf8_decode(s, strnlen(s, 4), &cp);

	if (!len)
		str_add(out, "\xef\xbf\xbd");
	else if (cp == '"' || cp == '\\')
		str_addf(out, "\\%c", (char)cp);
	else if (cp == '\n')
		str_add(out, "\\n");
	else if (cp == '\t')
		str_add(out, "\\t");
	else if (cp < 0x20 || cp == 0x7f)
		str_addf(out, "\\u%04x", (unsigned)cp);
	else
		str_addn(out, s, len);
	return len ? len : 1;
}

void json_quote(struct str *out, const char *s)
{
	str_addc(out, '"');
	while (*s) {
		const char *start = s;

		while (is_plain(*s))
			s++;
		str_addn(out, start, (size_t)(s - start));
		if (*s)
			s += quote_one(out, s);
	}
	str_addc(out, '"');
}

/* What stands between the previous value and this one. */
static void separate(struct json_writer *w)
{
	int d = w->depth - 1;

	if (d < 0)
		return;
	if (w->filled[d])
		str_addc(w->out, ',');
	if (w->on_line[d]) {
		if (w->filled[d])
			str_addc(w->out, ' ');
	} else {
		str_addc(w->out, '\n');
		for (int i = 0; i < w->depth; i++)
			str_add(w->out, "  ");
	}
	w->filled[d] = true;
}

static void begin(struct json_writer *w, const char *key)
{
	separate(w);
	if (key) {
		json_quote(w->out, key);
		str_add(w->out, ": ");
	}
}

void json_open(struct json_writer *w, const char *key, char bracket, bool on_line)
{
	begin(w, key);
	if (w->depth == JSON_WRITE_DEPTH)
		die("JSON nested too deeply");
	on_line = on_line || (w->depth > 0 && w->on_line[w->depth - 1]);
	w->filled[w->depth] = false;
	w->on_line[w->depth] = on_line;
	w->depth++;
	str_addc(w->out, bracket);
}

void json_close(struct json_writer *w, char bracket)
{
	int d = --w->depth;

	if (w->filled[d] && !w->on_line[d]) {
		str_addc(w->out, '\n');
		for (int i = 0; i < d; i++)
			str_add(w->out, "  ");
	}
	str_addc(w->out, bracket);
	if (d == 0)
		str_addc(w->out, '\n');
}

void json_text(struct json_writer *w, const char *key, const char *text)
{
	begin(w, key);
	json_quote(w->out, text);
}

void json_text_or_null(struct json_writer *w, const char *key, const char *text)
{
	if (text)
		json_text(w, key, text);
	else
		json_null(w, key);
}

void json_integer(struct json_writer *w, const char *key, int64_t value)
{
	begin(w, key);
	str_addf(w->out, "%" PRId64, value);
}

void json_raw(struct json_writer *w, const char *key, const char *raw, size_t n)
{
	begin(w, key);
	str_addn(w->out, raw, n);
}

void json_raw_member(struct json_writer *w, const char *raw_key, size_t key_len,
		     const char *raw, size_t n)
{
	separate(w);
	str_addn(w->out, raw_key, key_len);
	str_add(w->out, ": ");
	str_addn(w->out, raw, n);
}

void json_bool(struct json_writer *w, const char *key, bool value)
{
	begin(w, key);
	str_add(w->out, value ? "true" : "false");
}

void json_null(struct json_writer *w, const char *key)
{
	begin(w, key);
	str_add(w->out, "null");
}
