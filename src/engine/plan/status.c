/* What the team says of actions and of their steps. */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "engine/plan/planner.h"

static int by_id(const void *a, const void *b)
{
	const struct plan_entry *const *x = a, *const *y = b;

	return strcmp((*x)->id, (*y)->id);
}

static void sort_entries(struct planner *m)
{
	size_t n = m->a->n_plan;

	m->entries = arena_new(&m->p->arena, const struct plan_entry *, n);
	for (size_t i = 0; i < n; i++)
		m->entries[i] = &m->a->plan[i];
	qsort(m->entries, n, sizeof *m->entries, by_id);
}

/* What the team says under an id; NULL for nothing. */
static const struct plan_entry *entry_of(const struct planner *m, const char *id)
{
	const struct plan_entry wanted = {.id = id}, *key = &wanted;
	const struct plan_entry **found =
		bsearch(&key, m->entries, m->a->n_plan, sizeof *m->entries, by_id);

	return found ? *found : NULL;
}

/* A risk that an older file calls accepted is so for a reason, by somebody and until a day,
 * and comes back the day after. */
static enum plan_status status_of(const struct planner *m, const struct plan_entry *e,
				  bool *expired)
{
	long until;

	if (!e)
		return PLAN_OPEN;
	if (e->status != PLAN_ACCEPTED)
		return e->status;
	if (!*e->reason || !*e->approver || !date_parse(e->until, &until))
		return PLAN_OPEN;
	if (until >= m->options->as_of)
		return PLAN_ACCEPTED;
	*expired = true;
	return PLAN_OPEN;
}

/* What holds for all steps holds for the action: done, or set aside. */
static void sum_up_steps(struct action *act)
{
	size_t n[PLAN_REJECTED + 1] = {0};

	for (size_t k = 0; k < act->n_steps; k++)
		n[act->steps[k].status]++;
	if (n[PLAN_DONE] == act->n_steps)
		act->status = PLAN_DONE;
	else if (n[PLAN_ACCEPTED] + n[PLAN_REJECTED] == act->n_steps)
		act->status = n[PLAN_ACCEPTED] ? PLAN_ACCEPTED : PLAN_REJECTED;
	else if (n[PLAN_DONE] + n[PLAN_ACCEPTED] + n[PLAN_REJECTED] == act->n_steps)
		act->status = PLAN_DONE; /* all that is not set aside */
}

static void take_step(struct planner *m, struct action *act, struct step *step)
{
	if (step->id != act->id)
		step->entry = entry_of(m, step->id);
	step->status = act->status;
	if (action_is_left(act) && step->entry)
		step->status = status_of(m, step->entry, &act->expired);
}

/* The action's own entry, else that of its question as a whole. */
static void take_status(struct planner *m, struct action *act)
{
	act->entry = entry_of(m, act->id);
	if (!act->entry && act->decision >= 0 && act->question >= 0)
		act->entry = entry_of(m, m->q->questions[act->question].id);
	act->status = status_of(m, act->entry, &act->expired);
	for (size_t k = 0; k < act->n_steps; k++)
		take_step(m, act, &act->steps[k]);
	if (act->kind == ACTION_QUESTION && action_is_left(act))
		sum_up_steps(act);
}

void take_statuses(struct planner *m)
{
	sort_entries(m);
	for (size_t i = 0; i < m->p->n_actions; i++)
		take_status(m, &m->p->actions[i]);
}
