/* json.h - what the files that make the JSON report share. Private to them. */
#ifndef EXPORT_TEXT_JSON_H
#define EXPORT_TEXT_JSON_H

#include "base/json_write.h"
#include "base/number.h"
#include "export/report/report.h"

/* Appends JSON that is complete as one line or more that go out, and releases it. */
void json_finish(struct str *out, struct str *text);
/* "" and NULL become null: absent is null everywhere in a report. */
void json_word(struct json_writer *w, const char *key, const char *text);
/* value / 10^decimals as the digits of number_text. */
void json_decimal(struct json_writer *w, const char *key, int64_t value, int decimals);
/* A score 0 to 1 as points of 100; null unless any. */
void json_score(struct json_writer *w, const char *key, bool any, struct frac score);
void json_texts(struct json_writer *w, const char *key, const struct texts *t);
void json_count(struct json_writer *w, const char *key, size_t n);
/* The id of the thing at that index; null for an index below 0. */
void json_id_at(struct json_writer *w, const char *key, const struct questionnaire *q,
		enum thing_kind kind, int index);

void json_findings(struct json_writer *w, const struct report *r);
/* The plan, and what is possible beyond it. */
void json_plan(struct json_writer *w, const struct report *r);
/* The members "budget", "goal" and "scenarios". */
void json_budget(struct json_writer *w, const struct report *r);
void json_decisions(struct json_writer *w, const struct report *r);
void json_architecture(struct json_writer *w, const struct report *r);
void json_answers(struct json_writer *w, const struct report *r);
/* The members "workshop" of the report, and "votes" of what was voted on. */
void json_workshop(struct json_writer *w, const struct report *r);
void json_votes(struct json_writer *w, const struct report *r, const struct ballot *b);
/* The member "acceptances": the accepted risks, and how they stand. */
void json_acceptances(struct json_writer *w, const struct report *r);
/* What moved since the newest milestone, and all of them: "moved" and "trend". */
void json_moved(struct json_writer *w, const struct report *r);
void json_trend(struct json_writer *w, const struct report *r);
/* References, glossary, sources and caveats. */
void json_content(struct json_writer *w, const struct report *r);
/* The member "caveats" of what they concern: their ids. */
void json_caveat_ids(struct json_writer *w, const struct questionnaire *q, struct thing t);

#endif
