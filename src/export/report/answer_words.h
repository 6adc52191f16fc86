/* answer_words.h - answers, states and things in words: the same in every export.
 *
 * Functions that append do so to a struct str; texts that are returned are borrowed from
 * the questionnaire or the assessment, or are constants. */
#ifndef EXPORT_REPORT_ANSWER_WORDS_H
#define EXPORT_REPORT_ANSWER_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "export/report/report.h"

/* Does it belong in a report: asked, or not asked but something stands in the file? */
bool question_shown(const struct report *r, size_t question);
bool decision_shown(const struct report *r, size_t decision);
bool field_shown(const struct report *r, size_t field);

/* "answered", "started", "unanswered", "unknown", "not-applicable": keys, which people read
 * by tr. */
const char *question_state(const struct report *r, size_t question);
const char *decision_state(const struct report *r, size_t decision);
/* The level of a whole-question answer, 0 to 4, or -1. */
int question_level(const struct report *r, size_t question);
/* Is there a score to show: asked and applicable? */
bool question_scored(const struct report *r, size_t question);

/* Appends the answer as a reader would say it; nothing when there is none. */
void answer_words(struct str *out, const struct report *r, size_t question);
void decision_words(struct str *out, const struct report *r, size_t decision);
void field_words(struct str *out, const struct report *r, size_t field);

/* Appends what brings a node of the architecture: "DT-01 Existing platform", or ids of
 * several decisions; that nothing does; nothing for what only leads to other nodes. */
void architecture_from_words(struct str *out, const struct report *r, size_t node);

/* Appends the items, with sep between them. */
void texts_join(struct str *out, const struct texts *t, const char *sep);
/* Appends who voted what, the spread and who differs; nothing without votes. */
void votes_join(struct str *out, const struct report *r, struct thing what);
/* "https://…" for a source that looks like a host and a path, in the arena; else NULL.
 * Whatever else stands in a questionnaire never becomes a link. */
const char *source_url(struct arena *a, const char *source);

#endif
