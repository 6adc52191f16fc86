/* reckon_random.h - random assessments with all that a plan looks at: answers of every kind,
 * targets, capacity, what the team says of actions and steps, accepted risks. */
#ifndef TESTS_RECKON_RANDOM_H
#define TESTS_RECKON_RANDOM_H

#include "engine/reckon_order.h"
#include "engine/world.h"

enum { RANDOM_DAY = 20789 }; /* 2026-12-02: what they are planned for */

/* A day around that one, in the arena. */
static inline const char *random_day(struct assessment *a, uint32_t *seed)
{
	char buf[16];

	return arena_strdup(&a->arena,
			    date_text(buf, RANDOM_DAY - 3 + (long)random_below(seed, 7)));
}

static inline void random_settings(struct world *w, uint32_t *seed)
{
	w->a->settings.has_depth = true;
	w->a->settings.depth = random_below(seed, 6) ? DEPTH_DEEP : DEPTH_STANDARD;
	w->a->settings.target = (int)random_below(seed, 5);
	w->a->settings.capacity = random_below(seed, 3) ? (int)random_below(seed, 90) : 0;
	for (size_t i = 0; i < w->q->n_questions; i++) {
		int target = 1 + (int)random_below(seed, 4);

		w->a->settings.targets[i] =
			!random_below(seed, 8) &&
					question_offers(&w->q->questions[i], target)
				? (unsigned char)target
				: 0;
	}
}

static inline void random_entry(struct world *w, const char *id, uint32_t *seed)
{
	struct plan_entry *e = assessment_plan_edit(w->a, arena_strdup(&w->a->arena, id));

	e->status = (enum plan_status)random_below(seed, PLAN_REJECTED + 1);
	e->reason = "Next year.";
	e->approver = "CFO";
	e->until = random_below(seed, 4) ? random_day(w->a, seed) : "";
	e->due = random_below(seed, 2) ? random_day(w->a, seed) : "";
}

static inline void random_acceptance(struct world *w, const char *of, uint32_t *seed)
{
	struct acceptance *c = given_acceptance(w->a);

	c->id = arena_printf(&w->a->arena, "acceptance-%zu", w->a->n_acceptances);
	c->of = of;
	c->severity = (enum severity)random_below(seed, SEVERITY_CRITICAL + 1);
	c->residual = SEVERITY_LOW;
	c->reason = "Next year.";
	c->control = "Somebody looks at every answer.";
	c->from = random_day(w->a, seed);
	c->until = random_day(w->a, seed);
	if (strcmp(c->until, c->from) < 0)
		c->until = c->from;
	c->revoked = !random_below(seed, 6);
	c->revoked_at = c->revoked ? "2026-12-01T10:00:00Z" : "";
}

/* For about a third of the actions, and a third of the steps of practices. */
static inline void random_statuses(struct world *w, uint32_t *seed)
{
	struct reckoning r = {.as_of = RANDOM_DAY};

	w->a->n_plan = w->a->n_acceptances = 0;
	world_score(w);
	reckon_plan(&r, w->a, &w->s);
	for (size_t i = 0; i < r.n; i++) {
		const struct reckoned_action *act = &r.actions[i];
		uint32_t dice = random_below(seed, 8);

		if (dice < 2)
			random_entry(w, act->id, seed);
		else if (dice == 2)
			random_acceptance(w, thing_id(w->q, act->what), seed);
		for (size_t k = 0; k < act->n_steps; k++)
			if (!random_below(seed, 3) && act->kind == RECKONED_QUESTION &&
			    w->q->questions[act->what.index].n_practices)
				random_entry(w, act->steps[k].id, seed);
	}
	acceptances_link(w->a);
	reckon_release(&r);
}

/* Answers what world_fill left unset. */
static inline void random_rest(struct world *w, uint32_t *seed)
{
	for (size_t i = 0; i < w->q->n_decisions; i++)
		if (w->a->decisions[i].state == ANSWER_UNSET)
			assessment_set_option(w->a, i, 0);
	for (size_t i = 0; i < w->q->n_questions; i++) {
		const struct question *q = &w->q->questions[i];
		struct answer *answer = &w->a->questions[i];

		if (answer->state == ANSWER_UNSET && q->type == TYPE_LEVELS)
			assessment_set_level(w->a, i, question_level_at(q, 0));
		for (size_t k = 0; k < q->n_practices; k++)
			if (answer->state <= ANSWER_SET && !answer->practices[k])
				assessment_set_practice(w->a, i, k,
							random_below(seed, 2)
								? PRACTICE_NO
								: PRACTICE_PARTIAL);
	}
}

/* All of it; every other one without statuses, and two of three without anything unset. */
static inline void random_assessment(struct world *w, uint32_t *seed)
{
	world_fill(w, seed);
	for (size_t i = 0; i < w->q->n_questions; i++)
		if (w->a->questions[i].reason && random_below(seed, 2))
			w->a->questions[i].reason = NA_BUSINESS_PRIORITY;
	if (random_below(seed, 3))
		random_rest(w, seed);
	random_settings(w, seed);
	w->a->n_plan = w->a->n_acceptances = 0;
	if (random_below(seed, 2))
		random_statuses(w, seed);
	world_score(w);
}

#endif
