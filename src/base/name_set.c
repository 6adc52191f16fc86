#include "base/name_set.h"

#include <stdlib.h>
#include <string.h>

#include "base/die.h"

/* Where the name is, or belongs. */
static size_t place_of(const struct name_set *set, const char *name)
{
	size_t first = 0, n = set->n;

	while (n > 0) {
		size_t half = n / 2;

		if (strcmp(set->items[first + half], name) < 0) {
			first += half + 1;
			n -= half + 1;
		} else {
			n = half;
		}
	}
	return first;
}

static bool is_at(const struct name_set *set, size_t i, const char *name)
{
	return i < set->n && !strcmp(set->items[i], name);
}

bool name_set_has(const struct name_set *set, const char *name)
{
	return is_at(set, place_of(set, name), name);
}

bool name_set_toggle(struct name_set *set, const char *name)
{
	size_t i = place_of(set, name), after = set->n - i;
	bool had = is_at(set, i, name);

	if (had) {
		free(set->items[i]);
		memmove(&set->items[i], &set->items[i + 1], (after - 1) * sizeof *set->items);
		set->n--;
		return false;
	}
	set->items = xrealloc(set->items, set->n + 1, sizeof *set->items);
	memmove(&set->items[i + 1], &set->items[i], after * sizeof *set->items);
	set->items[i] = xstrdup(name);
	set->n++;
	return true;
}

void name_set_clear(struct name_set *set)
{
	for (size_t i = 0; i < set->n; i++)
		free(set->items[i]);
	free(set->items);
	*set = (struct name_set){0};
}
