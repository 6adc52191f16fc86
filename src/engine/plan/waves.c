/* In which wave each action is done. */
#include "engine/plan/planner.h"

/* Marks what must be done now: the action and all that comes before it. */
static void pull(const struct plan *p, bool *now, size_t *stack, size_t action)
{
	size_t n = 0;

	if (now[action])
		return;
	now[action] = true;
	for (stack[n++] = action; n;) {
		const struct action *act = &p->actions[stack[--n]];
		const struct indices *before[] = {&act->needs, &act->waits};

		for (size_t b = 0; b < 2; b++)
			for (size_t k = 0; k < before[b]->n; k++) {
				size_t need = before[b]->items[k];

				if (now[need])
					continue;
				now[need] = true;
				stack[n++] = need;
			}
	}
}

static bool is_in_progress(const struct action *act)
{
	bool is = act->status == PLAN_IN_PROGRESS;

	for (size_t k = 0; k < act->n_steps; k++)
		is = is || act->steps[k].status == PLAN_IN_PROGRESS;
	return is;
}

/* Containing, and what is in progress or overdue, with all that comes before it. */
static bool *find_pressing(struct planner *m, size_t *stack)
{
	struct plan *p = m->p;
	bool *now = arena_new(&p->arena, bool, p->n_actions);

	for (size_t i = 0; i < p->n_actions; i++) {
		const struct action *act = &p->actions[i];

		if (action_is_left(act) &&
		    (act->kind == ACTION_CONTAIN || is_in_progress(act) ||
		     action_is_overdue(act, m->options->as_of)))
			pull(p, now, stack, i);
	}
	return now;
}

static enum wave wave_of(enum severity s)
{
	return s >= SEVERITY_HIGH ? WAVE_NOW : s == SEVERITY_MEDIUM ? WAVE_NEXT : WAVE_LATER;
}

/* Each in the wave of its severity, or before that with what needs it; what comes last is
 * looked at first, so that each is pulled forward once. */
static void by_severity(struct planner *m, const bool *pressing, size_t *stack)
{
	struct plan *p = m->p;

	for (size_t i = 0; i < p->n_actions; i++)
		p->actions[i].wave = WAVE_LATER;
	for (int w = WAVE_NEXT; w >= WAVE_NOW; w--) {
		bool *in = arena_new(&p->arena, bool, p->n_actions);

		for (size_t i = 0; i < p->n_actions; i++)
			if (action_is_left(&p->actions[i]) &&
			    ((int)wave_of(p->actions[i].severity) <= w || pressing[i]))
				pull(p, in, stack, i);
		for (size_t i = 0; i < p->n_actions; i++)
			if (in[i])
				p->actions[i].wave = (enum wave)w;
	}
}

/* Filled in order, after what is pressing; what does not fit closes a wave, but an empty one
 * takes what is larger. */
static void by_capacity(struct planner *m, const bool *pressing)
{
	struct plan *p = m->p;
	int room = 2 * p->capacity, used = 0;
	enum wave wave = WAVE_NOW;

	for (size_t i = 0; i < p->n_actions; i++)
		if (pressing[i] && action_is_left(&p->actions[i]))
			used += p->actions[i].effort;
	for (size_t i = 0; i < p->n_actions; i++) {
		struct action *act = &p->actions[i];

		act->wave = WAVE_NOW;
		if (pressing[i])
			continue;
		act->wave = WAVE_LATER;
		if (!action_is_left(act))
			continue;
		if (wave != WAVE_LATER && used && used + act->effort > room) {
			wave++;
			used = 0;
		}
		used += act->effort;
		act->wave = wave;
	}
}

void set_waves(struct planner *m)
{
	size_t *stack = arena_new(&m->p->arena, size_t, m->p->n_actions);
	const bool *pressing = find_pressing(m, stack);

	if (m->p->capacity)
		by_capacity(m, pressing);
	else
		by_severity(m, pressing, stack);
}
