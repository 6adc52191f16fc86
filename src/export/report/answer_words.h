/* words.h - answers, states and things in words: the same in every export.
 *
 * Functions that append do so to a struct str; texts that are returned are borrowed from
 * the questionnaire or the assessment, or are constants. */
#ifndef EXPORT_REPORT_WORDS_H
#define EXPORT_REPORT_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "export/report/report.h"

/* Does it belong in a report: asked, or not asked but something stands in the file? */
bool question_shown(const struct report *r, size_t question);
bool decision_shown(const struct report *r, size_t decision);
bool field_shown(const struct report *r, size_t field);

/* "answered", "started", "unanswered", "unknown", "not-applicable". */
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
/* Appends the ids of the actions that an action waits for. */
void needs_join(struct str *out, const struct plan *p, const struct action *act);
/* The next question, from place *i of `after` on, that is below its target too and better
 * dealt with before the action; *i becomes its place. NULL when there is none. */
const struct question *action_after(const struct report *r, const struct action *act,
				    size_t *i);
/* Appends the ids of those. */
void after_join(struct str *out, const struct report *r, const struct action *act);
/* The first actions that are left to do, at most max, without later steps of what the one
 * before begins. Returns how many. */
size_t first_actions(const struct report *r, const struct action **list, size_t max);
/* The id of the first action of more weight that waits for it, when that is why it comes so
 * early; else NULL. */
const char *waits_for_it(const struct plan *p, const struct action *act);

/* "https://…" for a source that looks like a host and a path, in the arena; else NULL.
 * Whatever else stands in a questionnaire never becomes a link. */
const char *source_url(struct arena *a, const char *source);

/* How many findings, or planned actions, have that severity. */
size_t findings_of(const struct report *r, enum severity s);
size_t actions_of(const struct report *r, enum severity s);

/* What the plan comes to for one severity, as plan_totals_add counts; SEVERITY_NONE: for all
 * of them. */
struct todo {
	int64_t findings, actions;
	int64_t left;   /* actions that are left to do */
	int64_t effort; /* theirs, in half-days */
	int64_t gain;   /* theirs, in thousandths of a point */
};
struct todo report_todo(const struct report *r, enum severity s);

#endif
