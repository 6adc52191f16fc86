#include "base/words.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define CONVERSIONS_MAX 16

const struct words words_english = {.code = "en", .name = "English", .decimal = "."};
static const struct words *in_use = &words_english;

void words_use(const struct words *w)
{
	in_use = w;
}

const struct words *words_in_use(void)
{
	return in_use;
}

static int compare(const void *english, const void *word)
{
	return strcmp(english, ((const struct word *)word)->english);
}

const char *tr(const char *english)
{
	const struct word *found = NULL;

	if (in_use->n)
		found = bsearch(english, in_use->items, in_use->n, sizeof *in_use->items, compare);
	return found ? found->here : english;
}

const char *tr_n(size_t n, const char *one, const char *many)
{
	return tr(n == 1 ? one : many);
}

const char *tr_number(char *digits)
{
	char *point = strchr(digits, '.');

	if (point)
		*point = in_use->decimal[0];
	return digits;
}

/* A conversion: its text without place, "5.1f"; and which argument it takes, from 1. */
struct conversion {
	const char *text;
	size_t n;
	unsigned long place; /* 0: the next one */
};

/* Those of a format, at most CONVERSIONS_MAX; "%%" is none. -1: there are more. */
static int conversions_of(const char *format, struct conversion *found)
{
	int n = 0;

	for (const char *at = format; (at = strchr(at, '%')); n++) {
		struct conversion c = {.text = ++at};
		char *end;

		if (*at == '%') {
			at++;
			n--;
			continue;
		}
		c.place = strtoul(at, &end, 10);
		if (*end == '$' && end > at)
			c.text = end + 1;
		else
			c.place = 0;
		c.n = strcspn(c.text, "diouxXeEfFgGcsp");
		c.n += c.text[c.n] != '\0';
		at = c.text + c.n;
		if (n == CONVERSIONS_MAX)
			return -1;
		found[n] = c;
	}
	return n;
}

_Bool word_fits(const char *english, const char *other)
{
	struct conversion want[CONVERSIONS_MAX], have[CONVERSIONS_MAX];
	bool used[CONVERSIONS_MAX] = {false};
	int n = conversions_of(english, want);

	if (n < 0 || conversions_of(other, have) != n)
		return false;
	for (int i = 0; i < n; i++) {
		/* All of them have a place, or none has. */
		int at = have[0].place ? (int)have[i].place - 1 : i;

		if (at < 0 || at >= n || used[at] || !have[0].place != !have[i].place ||
		    want[at].place || want[at].n != have[i].n ||
		    memcmp(want[at].text, have[i].text, have[i].n) != 0)
			return false;
		/* A width that is an argument has no place of its own. */
		if (have[i].place && memchr(have[i].text, '*', have[i].n))
			return false;
		used[at] = true;
	}
	return true;
}
