#include "engine/budget/outlay.h"

#include <string.h>

static void begin(struct outlay *o, struct arena *arena, const struct purpose *purpose,
		  const struct plan *p)
{
	*o = (struct outlay){.purpose = *purpose,
			     .in = arena_new(arena, bool *, p->n_actions),
			     .parts = arena_new(arena, struct outlay_part, p->n_actions),
			     .all = budget_all(p),
			     .all_risk = p->totals.risk};
	for (size_t i = 0; i < p->n_actions; i++) {
		const struct action *act = &p->actions[i];

		o->in[i] = arena_new(arena, bool, act->n_steps);
		for (size_t k = 0; k < act->n_steps; k++)
			o->parts[i].of += budget_pays(act, &act->steps[k]);
	}
}

void budgets_release(struct budgets *b)
{
	for (size_t i = 0; i < b->n; i++)
		budget_free(b->items[i].budget);
	arena_release(&b->arena);
	*b = (struct budgets){0};
}

/* The problem of such an aim: one that was prepared, or it is now. */
static struct budget *prepare(struct budgets *b, const struct plan *p, const struct score *s,
			      const struct assessment *a, const struct purpose *ask)
{
	int section = ask->wanted.section;
	struct prepared *to;

	for (size_t i = 0; i < b->n; i++)
		if (b->items[i].aim == ask->aim && b->items[i].section == section)
			return b->items[i].budget;
	to = ARENA_PUSH(&b->arena, b->items, b->n);
	*to = (struct prepared){ask->aim, section,
				budget_new(p, s, a, ask->aim, section, budget_all(p))};
	return to->budget;
}

/* The best that can be done, and the curve of all that can. */
static void find_best(struct outlay *o, struct arena *arena, struct budget *b,
		      const struct plan *p)
{
	const struct purpose *ask = &o->purpose;
	const int64_t *curve = budget_curve(b);

	if (ask->kind == PURPOSE_GOAL)
		budget_reach(&o->found, arena, b, wanted_score_frac(&ask->wanted));
	else
		budget_spend(&o->found, arena, b,
			     ask->half_days < o->all ? ask->half_days : o->all);
	if (curve) {
		o->curve = arena_new(arena, int64_t, (size_t)o->all + 1);
		memcpy(o->curve, curve, ((size_t)o->all + 1) * sizeof *curve);
	}
	for (size_t i = 0; i < p->n_actions; i++)
		for (size_t k = 0; k < o->found.steps[i]; k++)
			o->in[i][k] = budget_pays(&p->actions[i], &p->actions[i].steps[k]);
}

/* Marks what an id names: all of an action, or a step, below which levels are reached too.
 * false when the plan has no such thing. */
static bool mark(struct outlay *o, const struct plan *p, const char *id)
{
	bool known = false;

	for (size_t i = 0; i < p->n_actions; i++) {
		const struct action *act = &p->actions[i];
		bool all = !strcmp(act->id, id);

		known = known || all;
		for (size_t k = act->n_steps; k-- > 0;) {
			bool named = !strcmp(act->steps[k].id, id);
			bool below = named && act->steps[k].level >= 0 &&
				     act->steps[k].practice < 0;

			known = known || named;
			if (all || named)
				o->in[i][k] = budget_pays(act, &act->steps[k]);
			all = all || below;
		}
	}
	return known;
}

static void mark_actions(struct outlay *o, struct arena *arena, const struct plan *p)
{
	const struct texts *ids = &o->purpose.actions;

	for (size_t i = 0; i < ids->n; i++)
		if (!mark(o, p, ids->items[i]))
			*(const char **)ARENA_PUSH(arena, o->unknown.items, o->unknown.n) =
				ids->items[i];
}

/* What is in comes to so much. */
static void add_up(struct outlay *o, const struct plan *p)
{
	struct frac risk = frac_of(0, 1);
	int used = 0;

	for (size_t i = 0; i < p->n_actions; i++) {
		const struct action *act = &p->actions[i];
		struct outlay_part *part = &o->parts[i];

		for (size_t k = 0; k < act->n_steps; k++) {
			part->steps += o->in[i][k];
			part->half_days += o->in[i][k] ? act->steps[k].effort : 0;
		}
		o->n_actions += part->steps > 0;
		o->n_steps += part->steps;
		used += part->half_days;
		if (part->steps)
			risk = frac_add(risk, act->effort ? frac_mul(frac_of(act->risk, 1),
								     frac_of(part->half_days,
									     act->effort))
							  : frac_of(act->risk, 1));
	}
	if (o->purpose.kind != PURPOSE_ACTIONS)
		return;
	o->found.half_days = o->found.used = used;
	o->found.risk = frac_scaled(risk, 1);
	o->found.reached = true;
}

static void apply(struct assessment *a, const struct outlay *o, const struct plan *p, bool paid)
{
	for (size_t i = 0; i < p->n_actions; i++) {
		const struct action *act = &p->actions[i];

		for (size_t k = 0; k < act->n_steps; k++)
			if (paid ? o->in[i][k] : act->steps[k].status == PLAN_DONE)
				step_apply(act, &act->steps[k], a);
	}
}

static struct range *copy_sections(struct arena *arena, const struct score *s)
{
	struct range *copy = arena_new(arena, struct range, s->q->n_sections);

	memcpy(copy, s->sections, s->q->n_sections * sizeof *copy);
	return copy;
}

static struct frac low_of(const struct range *r)
{
	return r->any ? r->low : frac_of(0, 1);
}

/* The scores with what is marked done, and with what is in besides. */
static void score_both(struct outlay *o, struct arena *arena, const struct plan *p,
		       const struct score *s, const struct assessment *a)
{
	struct assessment *tried = assessment_copy(a);
	struct score score;

	score_init(&score, s->q);
	apply(tried, o, p, false);
	score_recompute(&score, tried, s);
	o->before = score.overall;
	o->sections_before = copy_sections(arena, &score);
	apply(tried, o, p, true);
	score_recompute(&score, tried, s);
	o->after = score.overall;
	o->sections_after = copy_sections(arena, &score);
	if (o->purpose.kind == PURPOSE_ACTIONS)
		o->found.gain = frac_scaled(frac_sub(low_of(&o->after), low_of(&o->before)),
					    100000);
	score_release(&score);
	assessment_free(tried);
}

void outlay_find_in(struct outlay *o, struct arena *arena, const struct purpose *purpose,
		    struct budgets *budgets, const struct plan *p, const struct score *s,
		    const struct assessment *a)
{
	begin(o, arena, purpose, p);
	if (purpose->kind == PURPOSE_ACTIONS)
		mark_actions(o, arena, p);
	else
		find_best(o, arena, prepare(budgets, p, s, a, purpose), p);
	add_up(o, p);
	score_both(o, arena, p, s, a);
}

void outlay_find(struct outlay *o, struct arena *arena, const struct purpose *purpose,
		 const struct plan *p, const struct score *s, const struct assessment *a)
{
	struct budgets budgets = {0};

	outlay_find_in(o, arena, purpose, &budgets, p, s, a);
	budgets_release(&budgets);
}

size_t outlays_of_scenarios_in(struct outlay **list, struct arena *arena,
			       struct budgets *budgets, const struct plan *p,
			       const struct score *s, const struct assessment *a)
{
	struct scenario *scenarios;
	size_t n = scenarios_list(arena, a, &scenarios), found = 0;

	*list = arena_new(arena, struct outlay, n);
	for (size_t i = 0; i < n; i++) {
		struct purpose purpose;

		if (purpose_read(&purpose, s->q, &scenarios[i], NULL))
			outlay_find_in(&(*list)[found++], arena, &purpose, budgets, p, s, a);
	}
	return found;
}

size_t outlays_of_scenarios(struct outlay **list, struct arena *arena, const struct plan *p,
			    const struct score *s, const struct assessment *a)
{
	struct budgets budgets = {0};
	size_t n = outlays_of_scenarios_in(list, arena, &budgets, p, s, a);

	budgets_release(&budgets);
	return n;
}

bool outlay_reached(const struct outlay *o)
{
	return o->purpose.kind != PURPOSE_GOAL || o->found.reached;
}

int outlay_lacks(const struct outlay *o, const struct plan *p, size_t action)
{
	const struct indices *needs = &p->actions[action].needs;

	for (size_t k = 0; k < needs->n; k++)
		if (o->parts[needs->items[k]].steps < o->parts[needs->items[k]].of)
			return (int)needs->items[k];
	return -1;
}

bool outlay_next_out(const struct outlay *o, const struct plan *p, size_t *i)
{
	while (*i < p->n_actions && (o->parts[*i].steps || !o->parts[*i].of))
		++*i;
	return *i < p->n_actions;
}
