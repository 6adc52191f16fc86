/* risk.h - accepting a risk: what is asked for, what is proposed, what is wrong with what was
 * typed; the same for the form of the screen and for plain mode. The rules themselves are in
 * engine/acceptance. */
#ifndef UI_SESSION_RISK_H
#define UI_SESSION_RISK_H

#include "base/arena.h"
#include "ui/session/session.h"

/* What is asked for, in order. */
enum risk_field { RISK_REASON, RISK_CONTROL, RISK_RESIDUAL, RISK_OWNER, RISK_APPROVER,
		  RISK_UNTIL, RISK_FIELDS };

/* "reason", "control", … */
const char *risk_field_name(enum risk_field f);

/* The risk of a question, decision or finding. */
struct risk {
	const char *id;
	const char *title;   /* the question, or what was found */
	enum severity severity;
	const struct acceptance *now; /* the record that covers it, in force or expired; NULL */
	bool in_force;
	const char *hints[RISK_FIELDS];    /* what is wanted */
	const char *proposed[RISK_FIELDS]; /* what stands there at first */
};

/* Finds out about it; texts live in the arena. false, with why in the message: there is no
 * risk that can be accepted. */
bool risk_begin(struct risk *r, struct session *s, struct arena *arena, const char *id);
/* What is wrong with what was typed: by field, "" for nothing, in the arena. Returns how many
 * are. Dates may be "+90". */
size_t risk_judge(const struct session *s, struct arena *arena, const char *id,
		  const char *const texts[RISK_FIELDS], const char *faults[RISK_FIELDS]);
/* Records it once nothing is wrong, as one step. false: read-only. */
bool risk_accept(struct session *s, const char *id, const char *const texts[RISK_FIELDS]);
/* Takes what covers it back, as one step; false: read-only. An older file's word for it is
 * taken away. */
bool risk_revoke(struct session *s, const char *id, const char *reason);

/* Appends who accepted the risk of that thing until when, why, and what holds the line, and
 * that it is expiring or has expired; "incomplete" for what an older file says. */
void risk_words(struct str *out, const struct session *s, const struct acceptance *c,
		const char *about);

#endif
