#include "base/nearest.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

static size_t least(size_t a, size_t b, size_t c)
{
	size_t m = a < b ? a : b;

	return m < c ? m : c;
}

static int lower(char c)
{
	return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : (unsigned char)c;
}

/* What it costs to turn one letter into another, in halves. */
static size_t swap_cost(char x, char y)
{
	return x == y ? 0 : lower(x) == lower(y) ? 1 : 2;
}

/* Edit distance in halves: a change of case costs 1, anything else 2. Beyond most it is
 * SIZE_MAX, and not reckoned to the end. */
static size_t distance(const char *a, size_t n, const char *b, size_t m, size_t most)
{
	size_t row[NEAREST_LONGEST + 1];

	if (2 * (n > m ? n - m : m - n) > most)
		return SIZE_MAX;
	for (size_t j = 0; j <= m; j++)
		row[j] = 2 * j;
	for (size_t i = 1; i <= n; i++) {
		size_t diagonal = row[0], nearest = 2 * i;

		row[0] = 2 * i;
		for (size_t j = 1; j <= m; j++) {
			size_t best = least(row[j] + 2, row[j - 1] + 2,
					    diagonal + swap_cost(a[i - 1], b[j - 1]));

			diagonal = row[j];
			row[j] = best;
			nearest = best < nearest ? best : nearest;
		}
		if (nearest > most)
			return SIZE_MAX;
	}
	return row[m] > most ? SIZE_MAX : row[m];
}

void nearest_try(struct nearest *n, const char *known)
{
	size_t typed, len, most, d;

	if (!n->word)
		return;
	typed = strlen(n->word);
	len = strlen(known);
	if (typed > NEAREST_LONGEST || len > NEAREST_LONGEST)
		return;
	most = typed > len ? typed : len; /* half of the letters may differ */
	if (n->best && most >= n->distance) {
		if (!n->distance)
			return;
		most = n->distance - 1;
	}
	d = distance(n->word, typed, known, len, most);
	if (d == SIZE_MAX)
		return;
	n->best = known;
	n->distance = d;
}

const char *nearest_hint(struct nearest *n)
{
	if (!n->best)
		return "";
	snprintf(n->hint, sizeof n->hint, " (did you mean '%s'?)", n->best);
	return n->hint;
}
