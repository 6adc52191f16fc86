/* spoken.h - languages to write reports in: one that the program carries, and one of somebody's
 * own. */
#ifndef TESTS_EXPORT_SPOKEN_H
#define TESTS_EXPORT_SPOKEN_H

#include "support.h"

#include "export/report/language.h"

static inline const struct words *spoken(struct arena *a, const char *code)
{
	struct diags d = {0};
	struct err err = {0};
	const struct words *w = language_read(a, code, &d, &err);

	if (!w)
		fail_msg("%s%s", err.text, d.n ? d.items[0].text : "");
	diags_release(&d);
	return w;
}

/* What stands before each English text in it: no name of a sheet goes without quotes then. */
#define OTHER_TONGUE "\xc3\x84'"

static inline const struct words *spoken_other(struct arena *a)
{
	const struct words *german = spoken(a, "de");
	struct word *items = arena_new(a, struct word, german->n);
	struct words *w = arena_new(a, struct words, 1);

	for (size_t i = 0; i < german->n; i++)
		items[i] = (struct word){german->items[i].english,
					 arena_printf(a, OTHER_TONGUE "%s",
						      german->items[i].english)};
	*w = (struct words){"xx", "Xx", ".", items, german->n};
	return w;
}

#endif
