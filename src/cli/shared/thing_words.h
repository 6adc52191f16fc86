/* thing_words.h - a question, decision or field in words, as the command line says it: its
 * answer, where it stands, when it is asked, what can be given to `set`. All append to a str. */
#ifndef CLI_SHARED_THING_WORDS_H
#define CLI_SHARED_THING_WORDS_H

#include "base/str.h"
#include "export/report/report.h"

/* What names a thing on the command line: its id, or the name of a field. */
const char *thing_word(const struct questionnaire *q, struct thing t);

/* The answer: "level 3", "replicas yes, zones partial", …, or "not answered". */
void reply_words(struct str *out, const struct report *r, struct thing t);
/* The answer that the file keeps to what was withdrawn, likewise. */
void withdrawn_words(struct str *out, const struct assessment *a, size_t withdrawn);
/* "answered", "started", "open", "unknown", "not applicable", "not asked". */
const char *state_word(const struct report *r, struct thing t);
/* When it is asked, with the facts that decide: "always", "because …; now …" when it is,
 * "only when …; now …" when it is not. */
void asked_words(struct str *out, const struct report *r, struct thing t);
/* What can be given to `set`: "REL-01=0 (to 4), or REL-01=unknown, or …". */
void syntax_words(struct str *out, const struct questionnaire *q, struct thing t);
/* Ids with commas between. */
void join_things(struct str *out, const struct questionnaire *q, enum thing_kind kind,
		 const struct indices *indices);

/* "41.3 to 80", or one number when both are shown alike. buf: 64. */
const char *span_text(char *buf, struct frac low, struct frac high);

#endif
