/* lint.h - what a team should look at again in its own file: claims that nobody can show, dates
 * that have passed, what was flagged and forgotten.
 *
 * Pure, and linear in what the file holds but for sorting. It changes no score. */
#ifndef ENGINE_LINT_LINT_H
#define ENGINE_LINT_LINT_H

#include "engine/plan/plan.h"

#define LINT_OLDER_THAN 365       /* days: an answer given before that is old */
#define LINT_OLDER_THAN_MAX 36500
#define LINT_FLAG_DAYS 30         /* a flag that stands longer is forgotten */
#define LINT_VOTES_APART 2        /* levels, or yes and no: then votes are split */

enum lint_kind { LINT_NO_EVIDENCE, LINT_NO_REASON, LINT_EXPIRED, LINT_CONTRADICTED,
		 LINT_NOT_CONFIRMED, LINT_NO_DATE, LINT_OVERDUE, LINT_FLAGGED, LINT_OLD,
		 LINT_SPLIT, LINT_AGAINST };
enum { LINT_KINDS = LINT_AGAINST + 1 };

/* A kind in words: the one table of them (kinds.c). */
struct lint_words {
	const char *id;      /* stable: "no-evidence" */
	const char *title;   /* a heading */
	const char *why;     /* why it matters: a sentence */
	const char *mend;    /* what mends it: "say by when" */
	const char *act;     /* the action of the screen that does, by its name */
	bool in_plan;        /* that is one of the plan's */
	const char *command; /* that does it too; FILE, ID and ACTION stand for what they say */
};
extern const struct lint_words lint_words[LINT_KINDS];

struct lint_finding {
	enum lint_kind kind;
	struct thing about; /* what it is about: a question, a decision or a rule */
	const char *id;     /* that of the action, a step, or of what it is about */
	const char *says;   /* how it stands: "level 3, target 3" */
};

struct lint {
	struct arena arena;
	struct lint_finding *found; /* by kind, then in the order of the questionnaire */
	size_t n;
	size_t counts[LINT_KINDS];
	int older_than; /* as used */
};

/* Looks through everything on the day of the plan, whose actions need only be counted.
 * older_than: days; 0: LINT_OLDER_THAN. Texts are borrowed from all of these; released by
 * lint_release. */
void lint_find(struct lint *l, const struct score *s, const struct assessment *a,
	       const struct plan *p, int older_than);
void lint_release(struct lint *l);

/* Appends the command that mends a finding, or with NULL for it any of the kind. file: as on the
 * command line. */
void lint_command(struct str *out, const struct questionnaire *q, enum lint_kind kind,
		  const struct lint_finding *f, const char *file);
/* Appends "12 things to look at again", "nothing to look at again". */
void lint_total(struct str *out, const struct lint *l);
/* Appends by which limits: "; answers older than 365 days are old, …". */
void lint_limits(struct str *out, const struct lint *l);

#endif
