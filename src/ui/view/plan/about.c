/* What is said of an action in every part of the view; see plan.h. */
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "ui/view/plan/plan.h"

const struct action *plan_action_of(const struct session *s, struct plan_row row)
{
	return &s->plan.actions[row.action];
}

const struct step *plan_step_of(const struct session *s, struct plan_row row)
{
	return row.step < 0 ? NULL : &s->plan.actions[row.action].steps[row.step];
}

const char *plan_row_id(const struct session *s, struct plan_row row)
{
	const struct step *step = plan_step_of(s, row);

	return step ? step->id : plan_action_of(s, row)->id;
}

const struct outlay_part *plan_part_of(const struct session *s, const struct action *act)
{
	return s->outlook.asked ? &s->outlook.outlay.parts[act - s->plan.actions] : NULL;
}

bool plan_unfolds(const struct action *act)
{
	return act->steps[0].id != act->id;
}

const char *plan_owner(const struct session *s, const struct action *act, bool *is_role)
{
	*is_role = false;
	if (act->entry && act->entry->owner[0])
		return act->entry->owner;
	if (act->question < 0)
		return "";
	*is_role = true;
	return s->q->questions[act->question].owner;
}

const char *plan_due(const struct action *act)
{
	return act->entry ? act->entry->due : "";
}

const char *plan_step_due(const struct step *step)
{
	return step->entry ? step->entry->due : "";
}

bool plan_step_is_overdue(const struct session *s, const struct step *step)
{
	long day;

	return step->status < PLAN_DONE && date_parse(plan_step_due(step), &day) &&
	       day < s->plan.as_of;
}

const char *plan_section(const struct session *s, const struct action *act)
{
	if (act->section >= 0)
		return s->q->sections[act->section].title;
	return act->rule >= 0 ? "Findings" : "Decisions";
}

const char *plan_status(const struct action *act)
{
	if (act->status == PLAN_ACCEPTED && !(act->acceptance && *act->acceptance->id))
		return "incomplete";
	return action_status_name(act);
}

const char *plan_about_id(char *buf, const char *id)
{
	snprintf(buf, Q_ID_MAX + 1, "%.*s", (int)strcspn(id, "/"), id);
	return buf;
}

const char *severity_short(enum severity s)
{
	static const char *const names[] = {
		[SEVERITY_NONE] = "-", [SEVERITY_LOW] = "low", [SEVERITY_MEDIUM] = "med",
		[SEVERITY_HIGH] = "high", [SEVERITY_CRITICAL] = "crit",
	};

	return names[s];
}
