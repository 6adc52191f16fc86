/* outlook.h - what can be done with so many days, or how few reach a goal, as it is looked at
 * on the screen; and the scenarios of the file beside each other.
 *
 * It belongs to the session. What is asked stays when answers change; what came of it, and the
 * problems that were prepared to answer at once, go with the plan. */
#ifndef UI_SESSION_OUTLOOK_H
#define UI_SESSION_OUTLOOK_H

#include "base/str.h"
#include "engine/budget/outlay.h"

struct outlook {
	bool asked;              /* is it looked at? */
	struct purpose purpose;  /* what was asked last, also while it is not; once has_purpose */
	bool has_purpose;
	bool comparing;          /* are the scenarios looked at? */

	/* With the plan: while asked, and while comparing. */
	struct outlay outlay;
	struct outlay *scenarios;
	size_t n_scenarios;

	struct budgets budgets;  /* what it owns */
	struct str goal, name;   /* texts of the purpose */
	struct arena now, compared; /* what the outlays live in */
};

/* Reads what is asked as people type it: "50", "12.5 days", "50 days for gain"; "70 points",
 * "goal 70", "security=80". aim: of days that do not say. Texts go into the arena. false, with
 * err set, for what is neither. */
bool outlook_read(struct purpose *p, const struct questionnaire *q, const char *text,
		  enum budget_aim aim, struct arena *arena, struct err *err);
/* How that is typed: "50", "70 points", "security=80". */
void outlook_typed(struct str *out, const struct purpose *p);

/* Remembers what is asked, and forgets what came of what was asked before. */
void outlook_ask(struct outlook *o, const struct purpose *p);
/* Works out what is looked at. */
void outlook_compute(struct outlook *o, const struct plan *p, const struct score *s,
		     const struct assessment *a);
/* The plan goes. */
void outlook_forget(struct outlook *o);
/* The file goes. */
void outlook_clear(struct outlook *o);

#endif
