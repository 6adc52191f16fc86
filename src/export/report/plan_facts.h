/* plan_facts.h - what a report says of its plan: what waits for what, what it comes to; the same
 * in every export. */
#ifndef EXPORT_REPORT_PLAN_FACTS_H
#define EXPORT_REPORT_PLAN_FACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "export/report/report.h"

/* The next question, from place *i of `after` on, that is below its target too and better
 * dealt with before the action; *i becomes its place. NULL when there is none. */
const struct question *action_after(const struct report *r, const struct action *act,
				    size_t *i);
/* Appends the ids of those. */
void after_join(struct str *out, const struct report *r, const struct action *act);

/* Does the questionnaire say its title? Else the program does. */
bool action_is_quoted(const struct action *act);

/* What stands together under a heading, in the order of the plan: a wave of what is left, or
 * what is told apart behind the last. */
enum plan_group { GROUP_NOW, GROUP_NEXT, GROUP_LATER, GROUP_ACCEPTED, GROUP_REJECTED, GROUP_DONE,
		  PLAN_GROUPS };
enum plan_group action_group(const struct action *act);
/* Appends its heading: "Now, 2026-12-01 to 2026-12-30: 12 actions to do, 30 days, +4.2
 * points", "Done: 3 actions". t: what is in it. */
void group_words(struct str *out, const struct report *r, enum plan_group group,
		 const struct plan_totals *t);

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
