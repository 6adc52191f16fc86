/* upgrade.h - an assessment from an earlier version of its questionnaire to the present one.
 *
 * Answers are carried by id; those to what was withdrawn go to what replaces it, where that
 * takes them. Nothing is taken away: a milestone keeps the state before, and each old answer
 * stays until it is answered anew. */
#ifndef MODEL_ASSESSMENT_UPGRADE_H
#define MODEL_ASSESSMENT_UPGRADE_H

#include "model/assessment/assessment.h"

/* How the file's questionnaire stands to the one in use. */
enum upgrade_state {
	UPGRADE_NONE,  /* the same version */
	UPGRADE_READY, /* an earlier one: it can be upgraded */
	UPGRADE_LATER, /* a later one */
	UPGRADE_OTHER, /* not the same questionnaire at all */
};
enum upgrade_state upgrade_state(const struct assessment *a);

enum upgrade_kind {
	UPGRADE_CONFIRM,   /* answered, but what is asked has changed, or the answer cannot be
			      chosen now */
	UPGRADE_CARRIED,   /* taken over from what was withdrawn */
	UPGRADE_WITHDRAWN, /* asked no more; the answer is kept */
	UPGRADE_NEW,       /* not asked before, and not answered */
	UPGRADE_KINDS
};

struct upgrade_item {
	enum upgrade_kind kind;
	struct thing what;     /* a field, decision or question, or THING_WITHDRAWN */
	const char *from, *to; /* UPGRADE_CARRIED: "REL-05", "REL-06/areas", "DT-03=tape" and
				  what it is now; else NULL */
};

/* What an upgrade did, or would do. */
struct upgrade {
	struct arena arena;
	const char *from, *to;      /* versions */
	const char *milestone;      /* that keeps the state before */
	struct upgrade_item *items; /* by kind, each in the order of the questionnaire */
	size_t n, counts[UPGRADE_KINDS];
	size_t same;                /* answers that stay as they are */
};

/* Upgrades the assessment, which must be UPGRADE_READY, and says what came of it. at: the
 * time of the milestone, as in files. The caller releases *u. */
void assessment_upgrade(struct upgrade *u, struct assessment *a, const char *at);
/* Leaves out what is new but not asked. */
void upgrade_leave_out(struct upgrade *u, bool (*asked)(const void *context, struct thing t),
		       const void *context);
void upgrade_release(struct upgrade *u);

/* Was it not asked in the version that the file was made with, or upgraded from last? */
bool upgrade_is_new(const struct assessment *a, struct thing t);

/* Appends "3 to be confirmed, 2 carried over, 1 withdrawn, 5 new"; "nothing to be confirmed"
 * when there is none of them. */
void upgrade_words(struct str *out, const struct upgrade *u);

#endif
