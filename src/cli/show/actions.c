#include "cli/show/actions.h"

#include <string.h>

#define WIDE 120 /* columns that the whole table wants */
#define HANG 4   /* columns by which a step's second line is indented */

static const int wide_columns[] = {PLAN_RANK, PLAN_SEVERITY, PLAN_ID,       PLAN_PROGRESS,
				   PLAN_DAYS, PLAN_GAIN,     PLAN_PRIORITY, PLAN_TITLE,
				   -1};
static const int narrow_columns[] = {PLAN_RANK, PLAN_SEVERITY, PLAN_ID, PLAN_DAYS, PLAN_TITLE,
				     -1};

bool actions_have_room(const struct printer *p)
{
	return !p->terminal || p->width >= WIDE;
}

static const int *columns_of(const struct printer *p)
{
	return actions_have_room(p) ? wide_columns : narrow_columns;
}

struct table actions_table(struct printer *p)
{
	return table_of(p, 0, plan_columns, columns_of(p));
}

static const char *separator(const struct str *out, size_t begun)
{
	return out->len > begun ? ", " : "";
}

static void acceptance_words(struct str *out, const struct action *act)
{
	const struct acceptance *c = act->acceptance;

	if (!c || !*c->until)
		return;
	str_addf(out, "%s until %s", act->expired ? ": it was accepted" : "", c->until);
	if (*c->approver)
		str_addf(out, " by %s", c->approver);
	if (!*c->id)
		str_add(out, " (incomplete: from an older file)");
}

static void status_words(struct str *out, const struct action *act)
{
	str_add(out, action_status_name(act));
	if (act->contradicted)
		str_add(out, " (said to be done, answered below its target since)");
	else if (act->expired || act->status == PLAN_ACCEPTED)
		acceptance_words(out, act);
}

void action_state_words(struct str *out, const struct report *r, const struct action *act)
{
	const struct plan_entry *e = act->entry;
	bool overdue = action_is_overdue(act, r->plan.as_of);
	size_t begun = out->len;

	if (act->status != PLAN_OPEN || act->contradicted || act->expired)
		status_words(out, act);
	if (e && *e->owner)
		str_addf(out, "%s%s", separator(out, begun), e->owner);
	if (e && *e->due)
		str_addf(out, "%sdue %s%s", separator(out, begun), e->due,
			 overdue ? " (overdue)" : "");
	else if (overdue)
		str_addf(out, "%sa step is overdue", separator(out, begun));
}

/* "[x] zones: Spread over three zones (2 days, +0.4, Ann)". */
static void add_step(struct table *t, const struct step *step)
{
	const char *slash = strchr(step->id, '/');
	const char *due = step->entry ? step->entry->due : "";
	char days[32], gain[32];

	table_note(t, HANG, "%s %s: %s (%s%s, %s%s%s%s%s%s%s)",
		   step->status == PLAN_DONE		? "[x]"
		   : status_is_set_aside(step->status) ? "[-]"
							: "[ ]",
		   slash ? slash + 1 : step->id, step->text,
		   effort_text(days, step->effort), step->effort == 2 ? " day" : " days",
		   gain_text(gain, step->gain), step->status == PLAN_OPEN ? "" : ", ",
		   step->status == PLAN_OPEN ? "" : plan_status_name(step->status),
		   step->entry && *step->entry->owner ? ", " : "",
		   step->entry ? step->entry->owner : "", *due ? ", due " : "", due);
}

/* Where the one step is the action itself, how it is done. */
static void add_steps(struct table *t, const struct action *act)
{
	bool itself = act->steps[0].id == act->id;

	for (size_t k = 0; !itself && k < act->n_steps; k++)
		add_step(t, &act->steps[k]);
	for (size_t k = 0; itself && k < act->how.n; k++)
		table_note(t, 0, "- %s", act->how.items[k]);
}

static void add_notes(struct table *t, const struct report *r, const struct action *act,
		      bool why)
{
	struct str words = {0};
	size_t before;

	action_state_words(&words, r, act);
	if (why && action_is_left(act)) {
		str_add(&words, words.len ? "; " : "");
		before = words.len;
		action_why(&words, &r->plan, r->q, act);
		if (words.len == before)
			str_truncate(&words, before ? before - strlen("; ") : 0);
	}
	if (words.len)
		table_note(t, 0, "%s", str_text(&words));
	str_release(&words);
}

void add_action(struct table *t, const struct report *r, const struct action *act, bool why,
		bool steps)
{
	table_row(t, plan_columns, columns_of(t->printer), r, act->rank - 1);
	add_notes(t, r, act, why);
	if (steps)
		add_steps(t, act);
}
