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

/* What an older file calls accepted is so until its date, and comes back the day after. */
static enum plan_status status_of(const struct planner *m, const struct plan_entry *e,
				  bool *expired)
{
	long until;

	if (!e || e->status != PLAN_ACCEPTED)
		return e ? e->status : PLAN_OPEN;
	if (date_parse(e->until, &until) && until >= m->options->as_of)
		return PLAN_ACCEPTED;
	*expired = *e->until;
	return PLAN_OPEN;
}

/* The record that covers what the action is about, if it is in force for its severity. */
static void take_acceptance(struct planner *m, struct action *act)
{
	const struct accepted *all = &m->accepted;
	const struct acceptance *c = act->rule >= 0	  ? all->rules[act->rule]
				     : act->decision >= 0 ? all->decisions[act->decision]
							  : all->questions[act->question];

	if (!c)
		return;
	act->acceptance = c;
	if (acceptance_in_force(c, m->options->as_of, act->severity))
		act->status = PLAN_ACCEPTED;
	else
		act->expired = true;
}

/* Was what the action is about answered after that was said to be done? It still misses, or
 * there would be no action. What only a finding asks for has no answer of its own. */
static bool answered_since(const struct planner *m, const struct action *act,
			   const struct plan_entry *done)
{
	const struct answer *answer;

	if (!done || !*done->at || act->kind == ACTION_FINDING || act->kind == ACTION_CONTAIN)
		return false;
	answer = act->decision >= 0 ? &m->a->decisions[act->decision]
				    : &m->a->questions[act->question];
	return strcmp(answer->at, done->at) > 0;
}

/* Nothing of it is done, whatever was said before that answer. */
static void contradict(const struct planner *m, struct action *act)
{
	act->contradicted = true;
	act->status = PLAN_OPEN;
	for (size_t k = 0; k < act->n_steps; k++) {
		struct step *step = &act->steps[k];

		if (step->status == PLAN_DONE && answered_since(m, act, step->entry))
			step->status = PLAN_OPEN;
	}
}

/* Was each step that is done said to be so, and the question answered since? */
static bool steps_contradicted(const struct planner *m, const struct action *act)
{
	for (size_t k = 0; k < act->n_steps; k++)
		if (act->steps[k].status == PLAN_DONE &&
		    !answered_since(m, act, act->steps[k].entry))
			return false;
	return true;
}

/* What holds for all steps holds for the action: done, or set aside. */
static void sum_up_steps(const struct planner *m, struct action *act)
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
	if (act->status == PLAN_DONE && steps_contradicted(m, act))
		contradict(m, act);
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
	bool said_done;

	act->entry = entry_of(m, act->id);
	if (!act->entry && act->decision >= 0 && act->question >= 0)
		act->entry = entry_of(m, m->q->questions[act->question].id);
	act->status = status_of(m, act->entry, &act->expired);
	take_acceptance(m, act);
	said_done = act->status == PLAN_DONE && answered_since(m, act, act->entry);
	if (said_done)
		act->status = PLAN_OPEN;
	for (size_t k = 0; k < act->n_steps; k++)
		take_step(m, act, &act->steps[k]);
	if (said_done)
		contradict(m, act);
	if (act->kind == ACTION_QUESTION && action_is_left(act))
		sum_up_steps(m, act);
}

void take_statuses(struct planner *m)
{
	sort_entries(m);
	for (size_t i = 0; i < m->p->n_actions; i++)
		take_status(m, &m->p->actions[i]);
}
