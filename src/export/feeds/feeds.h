/* feeds.h - what the exports for other tools share. Private to src/export. */
#ifndef EXPORT_FEEDS_FEEDS_H
#define EXPORT_FEEDS_FEEDS_H

#include "base/arena.h"
#include "base/str.h"
#include "export/report/report.h"

/* Appends a text on one line, without what cannot be seen; cut to max characters with an
 * ellipsis at its end. */
void feed_line(struct str *out, const char *text, size_t max);
/* The key of a thing of this assessment, that others can keep: the same at each export, and
 * another one for another assessment. "3f2a91c4/REL-06", in the arena. */
const char *feed_key(struct arena *arena, const struct report *r, const char *id);

#endif
