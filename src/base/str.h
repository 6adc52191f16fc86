/* str.h - a growing byte string.
 *
 * A zeroed struct str is the empty string. data is NUL-terminated whenever it is not NULL;
 * str_text gives "" for the empty one. str_release frees it. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdarg.h>
#include <stddef.h>
#include <string.h>

struct str {
	char *data; /* owned; NULL while nothing was added */
	size_t len; /* bytes, without the NUL */
	size_t cap;
};

/* Makes room for more bytes, so that adding them does not move the text. */
void str_reserve(struct str *s, size_t more);
void str_addn(struct str *s, const char *text, size_t n);
static inline void str_add(struct str *s, const char *text)
{
	str_addn(s, text, strlen(text));
}
void str_addc(struct str *s, char c);
void str_addf(struct str *s, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void str_addv(struct str *s, const char *fmt, va_list ap) __attribute__((format(printf, 2, 0)));
/* Forgets everything after the first len bytes. */
void str_truncate(struct str *s, size_t len);
/* Borrowed until the next change of s; never NULL. */
const char *str_text(const struct str *s);
void str_release(struct str *s);

#endif
