#include "base/nearest.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define LONGEST 63

static size_t least(size_t a, size_t b, size_t c)
{
	size_t m = a < b ? a : b;

	return m < c ? m : c;
}

/* Edit distance in halves: a change of case costs 1, anything else 2. */
static size_t distance(const char *a, const char *b)
{
	size_t row[LONGEST + 1], n = strlen(a), m = strlen(b);

	if (n > LONGEST || m > LONGEST)
		return SIZE_MAX;
	for (size_t j = 0; j <= m; j++)
		row[j] = 2 * j;
	for (size_t i = 1; i <= n; i++) {
		size_t diagonal = row[0];

		row[0] = 2 * i;
		for (size_t j = 1; j <= m; j++) {
			int x = (unsigned char)a[i - 1], y = (unsigned char)b[j - 1];
			size_t swap = x == y ? 0 : tolower(x) == tolower(y) ? 1 : 2;
			size_t best = least(row[j] + 2, row[j - 1] + 2, diagonal + swap);

			diagonal = row[j];
			row[j] = best;
		}
	}
	return row[m];
}

void nearest_try(struct nearest *n, const char *known)
{
	size_t longest = strlen(n->word) > strlen(known) ? strlen(n->word) : strlen(known);
	size_t d = distance(n->word, known);

	if (d > longest && !(d <= 2 && longest >= 2))
		return;
	if (n->best && d >= n->distance)
		return;
	n->best = known;
	n->distance = d;
}

const char *nearest_hint(const struct nearest *n)
{
	static char text[128];

	if (!n->best)
		return "";
	snprintf(text, sizeof text, " (did you mean '%s'?)", n->best);
	return text;
}
