/* caveats.h - what a report says of its content: which caveats concern something asked in it,
 * and how that which carries a source stands.
 *
 * Texts that are returned are borrowed or constants; lists are in the arena passed. */
#ifndef EXPORT_REPORT_CAVEATS_H
#define EXPORT_REPORT_CAVEATS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "export/report/report.h"

/* "answered", "unknown", …, "not asked"; "fires", "does not fire"; "" for what can neither
 * be answered nor fire. Keys, which people read by tr. */
const char *thing_state(const struct report *r, struct thing t);

/* The caveats: those that concern something asked come first, n_here of them; within both
 * in the order of the file. */
struct caveats {
	struct indices order;
	size_t n_here;
	size_t recheck, recheck_here; /* how many may have moved since the content date */
};
struct caveats caveats_of(struct arena *a, const struct report *r);

/* Appends the ids of the caveats that concern it, with ", " between them. */
void caveat_ids_join(struct str *out, const struct questionnaire *q, struct thing t);
/* Appends the ids of things, with ", " between them. */
void thing_ids_join(struct str *out, const struct questionnaire *q,
		    const struct things *list);
/* Appends one sentence on the content: its date, and how much of it is to be checked again.
 * Nothing when the questionnaire says neither. */
void content_words(struct str *out, const struct report *r);

#endif
