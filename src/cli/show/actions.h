/* actions.h - the actions of a plan as text: a row each, and beneath it what the team says of
 * it, why it stands where it stands, and its checklist. */
#ifndef CLI_SHOW_ACTIONS_H
#define CLI_SHOW_ACTIONS_H

#include "cli/shared/print.h"
#include "export/report/report.h"

/* A table for add_action: some columns are left out where the terminal is narrow, so that
 * the title has room. */
struct table actions_table(struct printer *p);
/* Is there room for a line beneath every row? */
bool actions_have_room(const struct printer *p);
/* Adds the action. why: why it stands where it stands, if it is left; steps: its checklist. */
void add_action(struct table *t, const struct report *r, const struct action *act, bool why,
		bool steps);

/* Appends how it stands: "in-progress, Ann, due 2026-12-15 (overdue)"; nothing when it is
 * open and nobody has said anything of it. */
void action_state_words(struct str *out, const struct report *r, const struct action *act);

#endif
