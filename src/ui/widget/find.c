#include "ui/widget/find.h"

#include <string.h>

/* So much of a text is shown before the place that was found. */
#define BEFORE_BYTES 24
#define AROUND_BYTES_MAX 160

/* As in the C locale, and faster than asking for the locale at every letter. */
static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool begins(const char *text, const char *part, size_t n)
{
	while (n && *text && lower(*text) == lower(*part)) {
		text++;
		part++;
		n--;
	}
	return !n;
}

bool find_begins(const char *text, const char *part)
{
	return begins(text, part, strlen(part));
}

/* The place of the first n bytes of part, or NULL. A search looks through all texts at every
 * key: the places where it could begin are found by strchr, which takes many bytes at once. */
static const char *place_of(const char *text, const char *part, size_t n)
{
	const char small = lower(*part);
	const char large = small >= 'a' && small <= 'z' ? (char)(small - 'a' + 'A') : small;
	const char *a, *b;

	if (!n)
		return text;
	a = strchr(text, small);
	b = large != small ? strchr(text, large) : NULL;
	while (a || b) {
		const char *at = !b || (a && a < b) ? a : b;

		if (begins(at + 1, part + 1, n - 1))
			return at;
		if (at == a)
			a = strchr(at + 1, small);
		else
			b = strchr(at + 1, large);
	}
	return NULL;
}

bool find_in(const char *text, const char *part)
{
	return place_of(text, part, strlen(part)) != NULL;
}

void find_around(struct str *out, const char *text, const char *part)
{
	const char *place = place_of(text, part, strlen(part));
	const char *from = place && place - text > BEFORE_BYTES ? place - BEFORE_BYTES : text;
	size_t n;

	while (from > text && from < place && from[-1] != ' ' && from[-1] != '\n')
		from++;
	if (from > text)
		str_add(out, "\u2026 ");
	n = strcspn(from, "\n");
	if (n > AROUND_BYTES_MAX)
		for (n = AROUND_BYTES_MAX; n && from[n] != ' ';)
			n--;
	str_addn(out, from, n);
}
