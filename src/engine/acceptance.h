/* acceptance.h - accepted risks: what they cover, and what can be accepted.
 *
 * Pure: what is found is for one day, and everything lives in the arena that is given. */
#ifndef ENGINE_ACCEPTANCE_H
#define ENGINE_ACCEPTANCE_H

#include "engine/score.h"

/* What is covered on a day, by index; NULL: not. */
struct accepted {
	const struct acceptance **questions, **decisions, **rules;
};

/* Finds what the records cover that count on that day by their dates: the last in the file of
 * each. A record of a decisions question covers its decisions too, one of what was withdrawn
 * what replaces it. What an older file calls accepted in the plan, under the id of a question,
 * decision or rule, is covered until its date, unless there is a record; it is a record with
 * no id. The caller judges the severity: acceptance_in_force with the one of now. */
void accepted_find(struct accepted *out, struct arena *arena, const struct assessment *a,
		   long as_of);

/* The same, and where nothing counts, of what has expired the last; *list and the result are
 * those of acceptances_all. */
size_t accepted_find_last(struct accepted *out, struct arena *arena, const struct assessment *a,
			  long as_of, const struct acceptance ***list);
/* Those that have expired while their risk is still there, and that nothing stands in the place
 * of; one a thing, in the arena; their number. */
size_t acceptances_lapsed(struct arena *arena, const struct score *s, const struct assessment *a,
			  long as_of, const struct acceptance ***list);
/* All records in file order, then those that an older file's plan stands for, in the arena;
 * their number. */
size_t acceptances_all(struct arena *arena, const struct assessment *a,
		       const struct acceptance ***list);

/* How severe it is now: the gap of a question, raised by fired rules that blame it; a decision
 * that is set by its fired rules and its questions, and no less than what nobody knows of it; a
 * rule, while it fires. SEVERITY_NONE: there is no
 * risk. */
enum severity risk_severity(const struct score *s, const struct assessment *a,
			    struct thing what);

/* A risk that is to be accepted, as typed; "" for what is not given. from: today unless it
 * is. */
enum acceptance_part { ACCEPT_OF, ACCEPT_REASON, ACCEPT_CONTROL, ACCEPT_RESIDUAL, ACCEPT_OWNER,
		       ACCEPT_APPROVER, ACCEPT_FROM, ACCEPT_UNTIL };
enum { ACCEPT_PARTS = ACCEPT_UNTIL + 1 };
struct acceptance_request {
	const char *parts[ACCEPT_PARTS];
};

/* What comes of it. */
struct acceptance_verdict {
	struct thing what;      /* kind THING_NONE: nothing that has a risk */
	enum severity severity; /* its risk now */
	const char *refused[ACCEPT_PARTS]; /* by part: what is wrong and what to do; "" */
	size_t n_refused;
	struct acceptance record; /* when nothing is refused: for acceptance_record; recorded
				     and by are the caller's */
};

/* Judges every part; s must have been computed from a. today: a day. */
void acceptance_judge(struct acceptance_verdict *v, struct arena *arena, const struct score *s,
		      const struct assessment *a, const struct acceptance_request *request,
		      long today);
/* "id", "reason", "control", … */
const char *acceptance_part_name(enum acceptance_part part);
/* Days for which a risk of that severity may be accepted. */
int acceptance_days(enum severity s);

#endif
