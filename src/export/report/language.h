/* language.h - the language of a report: a table of words from YAML.
 *
 *	code: de
 *	name: Deutsch
 *	decimal: ","
 *	words:
 *	  "Where we stand": "Wo wir stehen"
 *
 * The words are those that base/words is asked for; the languages that the program carries have
 * all of them. */
#ifndef EXPORT_REPORT_LANGUAGE_H
#define EXPORT_REPORT_LANGUAGE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/err.h"
#include "base/words.h"

/* "en"; or the language of that name that the program carries; or that of the file at path, in the
 * arena. NULL: err says that there is none (2, 66, 74), or d has its faults: what the program says
 * and it does not, what it says and the program does not, formats that differ. */
const struct words *language_read(struct arena *arena, const char *path, struct diags *d,
				  struct err *err);
/* Is that what a file with a language is called: NAME.language.yaml? */
bool language_is_path(const char *path);

/* The codes of those that there are without a file, "en" first, then NULL; in the arena. */
const char *const *language_codes(struct arena *arena);

#endif
