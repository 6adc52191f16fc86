/* acceptance.h - accepted risks: records of who carries which risk, why, until when, and what
 * holds the line meanwhile.
 *
 * Part of struct assessment; texts and arrays live in its arena. A record is never changed but
 * by revoking it: what carries a risk on is a new record that supersedes the one before. */
#ifndef MODEL_ASSESSMENT_ACCEPTANCE_H
#define MODEL_ASSESSMENT_ACCEPTANCE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/assessment/raw.h"
#include "model/questionnaire/questionnaire.h"

/* Days left, or fewer, in which an acceptance is expiring. */
#define ACCEPTANCE_EXPIRING_DAYS 30

/* Texts are "" when not there. */
struct acceptance {
	const char *id;         /* a UUID, or whatever else the file has; each its own */
	const char *of;         /* id of a question, decision or rule; perhaps unknown here */
	enum severity severity; /* that it was given for; SEVERITY_NONE: not said */
	const char *reason;
	const char *control;    /* what holds the line instead */
	enum severity residual; /* what is left; SEVERITY_NONE: not said */
	const char *owner, *approver;
	const char *from, *until; /* days, both included */
	const char *recorded, *by; /* when as ISO 8601 UTC, and who */
	const char *supersedes; /* id of the record before */
	bool revoked;
	const char *revoked_at, *revoked_by, *revoked_reason;
	struct raw_members extra, revoked_extra;
	/* Of the other records, found by acceptances_link: */
	const char *superseded_from; /* the day from which another stands in its place; or "" */
};

enum acceptance_state { ACCEPTANCE_PENDING, ACCEPTANCE_ACTIVE, ACCEPTANCE_EXPIRING,
			ACCEPTANCE_EXPIRED, ACCEPTANCE_REVOKED, ACCEPTANCE_SUPERSEDED };

/* How it stands on a day. now: the severity of what it is of, then; when that is worse than
 * what it was given for, it has expired. A revocation and a successor count from their day
 * on, so what was in force on an earlier day still reads so. */
enum acceptance_state acceptance_state(const struct acceptance *c, long as_of,
				       enum severity now);
/* "pending", "active", … */
const char *acceptance_state_name(enum acceptance_state state);
/* Does it hold: is it active or expiring? */
bool acceptance_in_force(const struct acceptance *c, long as_of, enum severity now);

struct assessment;

/* Adds a record like c, whose texts are copied, under a fresh id. Records that were there are
 * left as they are in memory too, so that a step can be taken back. */
void acceptance_record(struct assessment *a, const struct acceptance *c);
/* Revokes a record, likewise. at: a time as in files. */
void acceptance_revoke(struct assessment *a, size_t index, const char *at, const char *by,
		       const char *reason);
/* Finds which records stand in the place of which. A successor counts from its first day; one
 * that was revoked before that day never came to count. One revoked later does not bring the
 * record before it back: with it the risk itself was taken back. */
void acceptances_link(struct assessment *a);

#endif
