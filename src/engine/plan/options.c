/* Which option each decision is to move to. */
#include <string.h>

#include "engine/plan/planner.h"

enum { PASSES_MAX = 3 };

/* How good an option is, worst first. */
struct merit {
	enum severity worst;  /* of the rules that name the decision and fire with it */
	size_t fresh;         /* of those, how many do not fire now */
	int fit;
};

/* Options being compared, with all that is to be done to questions done, and the decisions as
 * chosen so far. */
struct contest {
	struct planner *m;
	struct trial trial;
	struct merit merits[Q_ITEMS_MAX];
};

static size_t rules_naming(const struct planner *m, size_t decision, size_t k)
{
	const struct things *namers =
		&links_of(m->q, (struct thing){THING_DECISION, decision})->named_by;

	return namers->items[k].kind == THING_RULE ? namers->items[k].index : (size_t)-1;
}

static bool better(const struct merit *a, const struct merit *b)
{
	if (a->worst != b->worst)
		return a->worst < b->worst;
	if (a->fresh != b->fresh)
		return a->fresh < b->fresh;
	return a->fit > b->fit;
}

/* Tries every option; a rule that fires under all of them tells none from another. */
static void judge(struct contest *c, size_t decision)
{
	const struct planner *m = c->m;
	const struct decision *d = &m->q->decisions[decision];
	size_t n = links_of(m->q, (struct thing){THING_DECISION, decision})->named_by.n;
	uint32_t all = (uint32_t)(((uint64_t)1 << d->n_options) - 1);
	uint32_t *fires = arena_new(&c->m->p->arena, uint32_t, n);

	trial_begin(&c->trial, (struct thing){THING_DECISION, decision});
	for (size_t o = 0; o < d->n_options; o++) {
		c->merits[o] = (struct merit){.fit = d->options[o].fit};
		assessment_set_option(c->trial.copy, decision, (int)o);
		trial_update(&c->trial);
		for (size_t k = 0; k < n; k++) {
			size_t rule = rules_naming(m, decision, k);

			if (rule != (size_t)-1 && c->trial.score.fired[rule])
				fires[k] |= (uint32_t)1 << o;
		}
	}
	for (size_t k = 0; k < n; k++) {
		size_t rule = rules_naming(m, decision, k);

		for (size_t o = 0; fires[k] && fires[k] != all && o < d->n_options; o++) {
			if (!(fires[k] >> o & 1))
				continue;
			c->merits[o].worst =
				worse(c->merits[o].worst, m->q->rules[rule].severity);
			c->merits[o].fresh += !m->s->fired[rule];
		}
	}
}

/* The option to go for, which is the present one unless another betters fit or worst rule. */
static int best_option(struct contest *c, size_t decision)
{
	const struct decision *d = &c->m->q->decisions[decision];
	int now = c->m->a->decisions[decision].option, best = 0;

	judge(c, decision);
	for (int o = 1; o < (int)d->n_options; o++)
		if (better(&c->merits[o], &c->merits[best]))
			best = o;
	return c->merits[best].worst < c->merits[now].worst ||
			       c->merits[best].fit > c->merits[now].fit
		       ? best
		       : now;
}

static void do_all_questions(struct contest *c)
{
	const struct planner *m = c->m;

	for (size_t i = 0; i < m->q->n_questions; i++) {
		const struct standing *st = &m->s->questions[i];

		if (st->gap && !st->unknown && m->q->questions[i].type != TYPE_DECISIONS) {
			question_reach(m, i, c->trial.copy);
			score_update(&c->trial.score, c->trial.copy,
				     (struct thing){THING_QUESTION, i});
		}
	}
}

/* One more look at every decision; false when nothing has changed. */
static bool choose_again(struct contest *c, const struct indices *decisions)
{
	bool changed = false;

	for (size_t k = 0; k < decisions->n; k++) {
		size_t i = decisions->items[k];
		int before = c->trial.copy->decisions[i].option, best = best_option(c, i);

		assessment_set_option(c->trial.copy, i, best);
		trial_update(&c->trial);
		trial_keep(&c->trial);
		changed = changed || best != before;
	}
	return changed;
}

void choose_options(struct planner *m)
{
	struct contest c = {.m = m};
	struct indices decisions = {0};

	m->options_chosen = arena_new(&m->p->arena, int, m->q->n_decisions);
	for (size_t i = 0; i < m->q->n_decisions; i++) {
		m->options_chosen[i] = -1;
		if (decision_is_to_change(m, i))
			add_index(m, &decisions, i);
	}
	if (!decisions.n)
		return;
	trial_start(&c.trial, m->s, m->a);
	do_all_questions(&c);
	for (int pass = 0; pass < PASSES_MAX && choose_again(&c, &decisions); pass++)
		;
	for (size_t k = 0; k < decisions.n; k++) {
		size_t i = decisions.items[k];
		int chosen = c.trial.copy->decisions[i].option;

		if (chosen != m->a->decisions[i].option)
			m->options_chosen[i] = chosen;
	}
	trial_release(&c.trial);
}
