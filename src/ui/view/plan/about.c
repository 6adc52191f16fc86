/* What is said of an action in every part of the view; see plan.h. */
#include <string.h>

#include "base/date.h"
#include "ui/view/plan/plan.h"

const struct action *plan_find(const struct plan *p, const char *id)
{
	for (size_t i = 0; i < p->n_actions; i++)
		if (strcmp(p->actions[i].id, id) == 0)
			return &p->actions[i];
	return NULL;
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

bool plan_is_late(const struct session *s, const struct action *act)
{
	long day;

	return act->entry && act->status != PLAN_DONE && act->status != PLAN_REJECTED &&
	       date_parse(act->entry->due, &day) && day < s->plan.as_of;
}

const char *plan_section(const struct session *s, const struct action *act)
{
	if (act->section >= 0)
		return s->q->sections[act->section].title;
	return act->kind == ACTION_FINDING ? "Findings" : "Decisions";
}
