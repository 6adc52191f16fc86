#define _POSIX_C_SOURCE 200809L
#include "base/json_write.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/die.h"
#include "base/utf8.h"

/* How many bytes at the start of s stand in a string as they are. */
static size_t plain_run(const char *s)
{
	size_t n = 0;

	/* Most are small letters, beyond the backslash: those are asked for first. */
	while ((s[n] > '\\' && s[n] < 0x7f) ||
	       (s[n] >= ' ' && s[n] < '\\' && s[n] != '"'))
		n++;
	return n;
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

/* Writes s, of n plain bytes, in quotes; returns the end. */
static char *put_quoted(char *to, const char *s, size_t n)
{
	*to++ = '"';
	memcpy(to, s, n);
	to[n] = '"';
	return to + n + 1;
}

/* The usual case, at once: a key (or NULL) and a text, both plain. */
static void quote_plain(struct str *out, const char *key, size_t key_len, const char *s,
			size_t n)
{
	char *to;

	str_reserve(out, key_len + n + 6);
	to = out->data + out->len;
	if (key) {
		to = put_quoted(to, key, key_len);
		*to++ = ':';
		*to++ = ' ';
	}
	to = put_quoted(to, s, n);
	*to = '\0';
	out->len = (size_t)(to - out->data);
}

void json_quote(struct str *out, const char *s)
{
	size_t n = plain_run(s);

	if (!s[n]) {
		quote_plain(out, NULL, 0, s, n);
		return;
	}
	str_addc(out, '"');
	while (*s) {
		str_addn(out, s, n);
		s += n;
		if (*s)
			s += quote_one(out, s);
		n = plain_run(s);
	}
	str_addc(out, '"');
}

/* A line feed and the indent of a depth, after a comma if there is to be one. */
static void new_line(struct str *out, int depth, bool comma)
{
	static const char line[] = ",\n                                                    ";
	int known = (int)(sizeof line - 3) / 2, n = depth < known ? depth : known;

	str_addn(out, line + !comma, (size_t)(2 + 2 * n - !comma));
	for (; n < depth; n++)
		str_add(out, "  ");
}

/* What stands between the previous value and this one. */
static void separate(struct json_writer *w)
{
	int d = w->depth - 1;

	if (d < 0)
		return;
	if (!w->on_line[d])
		new_line(w->out, w->depth, w->filled[d]);
	else if (w->filled[d])
		str_add(w->out, ", ");
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

	if (w->filled[d] && !w->on_line[d])
		new_line(w->out, d, false);
	str_addc(w->out, bracket);
	if (d == 0)
		str_addc(w->out, '\n');
}

void json_text(struct json_writer *w, const char *key, const char *text)
{
	size_t key_len = key ? plain_run(key) : 0, n = plain_run(text);

	if (text[n] || (key && key[key_len])) {
		begin(w, key);
		json_quote(w->out, text);
	} else {
		separate(w);
		quote_plain(w->out, key, key_len, text, n);
	}
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
	if (value >= 0 && value < 10) /* levels, mostly: no need for printf */
		str_addc(w->out, (char)('0' + value));
	else
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

void json_escape_controls(struct str *out, const char *json, size_t n)
{
	size_t i = 0, from = 0;

	while (i < n) {
		uint32_t cp = ' ';
		size_t len =
			(unsigned char)json[i] < 0x80 ? 1 : utf8_decode(json + i, n - i, &cp);

		if (cp >= 0x80 && utf8_is_control(cp)) {
			str_addn(out, json + from, i - from);
			if (cp > 0xffff)
				str_addf(out, "\\u%04x\\u%04x",
					 (unsigned)(0xd800 + ((cp - 0x10000) >> 10)),
					 (unsigned)(0xdc00 + (cp & 0x3ff)));
			else
				str_addf(out, "\\u%04x", (unsigned)cp);
			from = i + len;
		}
		i += len ? len : 1;
	}
	str_addn(out, json + from, n - from);
}
