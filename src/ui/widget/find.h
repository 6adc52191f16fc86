/* find.h - does a text hold what is looked for? */
#ifndef UI_WIDGET_FIND_H
#define UI_WIDGET_FIND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Letters count alike in both cases; ASCII only: ids and most words are. An empty part
 * stands in every text. */
bool find_in(const char *text, const char *part);
/* Does text begin with part, in the same sense? */
bool find_begins(const char *text, const char *part);
/* Appends what stands around the first place of part in text, a line or less: from a few
 * words before it. */
void find_around(struct str *out, const char *text, const char *part);

#endif
