#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"

void str_reserve(struct str *s, size_t more)
{
	size_t need = s->len + more + 1;

	if (need <= more)
		die("a request for memory is too large");
	if (need <= s->cap)
		return;
	s->cap = need < 64 ? 64 : need > 2 * s->cap ? need : 2 * s->cap;
	s->data = xrealloc(s->data, s->cap, 1);
	s->data[s->len] = '\0';
}

void str_addn(struct str *s, const char *text, size_t n)
{
	str_reserve(s, n);
	if (n)
		memcpy(s->data + s->len, text, n);
	s->len += n;
	s->data[s->len] = '\0';
}

void str_addc(struct str *s, char c)
{
	if (s->cap - s->len < 2)
		str_reserve(s, 1);
	s->data[s->len++] = c;
	s->data[s->len] = '\0';
}

void str_addv(struct str *s, const char *fmt, va_list ap)
{
	va_list again;
	size_t room;
	int n;

	/* Mostly there is room enough, and once is enough. */
	str_reserve(s, 32);
	room = s->cap - s->len;
	va_copy(again, ap);
	n = vsnprintf(s->data + s->len, room, fmt, ap);
	if (n < 0)
		die("a text could not be formatted");
	if ((size_t)n >= room) {
		str_reserve(s, (size_t)n);
		vsnprintf(s->data + s->len, (size_t)n + 1, fmt, again);
	}
	va_end(again);
	s->len += (size_t)n;
}

void str_addf(struct str *s, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	str_addv(s, fmt, ap);
	va_end(ap);
}

void str_truncate(struct str *s, size_t len)
{
	if (len < s->len) {
		s->len = len;
		s->data[len] = '\0';
	}
}

const char *str_text(const struct str *s)
{
	return s->data ? s->data : "";
}

void str_release(struct str *s)
{
	free(s->data);
	*s = (struct str){0};
}
