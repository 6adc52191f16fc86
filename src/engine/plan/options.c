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
	size_t *watched, judged; /* by rule: the last judging in which it was watched */
};

static bool better(const struct merit *a, const struct merit *b)
{
	if (a->worst != b->worst)
		return a->worst < b->worst;
	if (a->fresh != b->fresh)
		return a->fresh < b->fresh;
	return a->fit > b->fit;
}

/* A rule that hangs on the decision being judged. */
struct watched {
	size_t rule;
	bool named;      /* its condition names the decision, not only what mirrors it */
	uint32_t fires;  /* with these options, as bits */
};

struct watch {
	struct watched *items;
	size_t n;
};

static void watch_namers(struct contest *c, struct watch *w, struct thing what, bool named)
{
	const struct things *namers = &links_of(c->m->q, what)->named_by;

	for (size_t k = 0; k < namers->n; k++) {
		size_t rule = namers->items[k].index;

		if (namers->items[k].kind != THING_RULE || c->watched[rule] == c->judged)
			continue;
		c->watched[rule] = c->judged;
		*(struct watched *)ARENA_PUSH(&c->m->p->arena, w->items, w->n) =
			(struct watched){.rule = rule, .named = named};
	}
}

/* The rules that the decision can make fire: also by questions that take their level from it. */
static struct watch watch_of(struct contest *c, size_t decision)
{
	struct thing what = {THING_DECISION, decision};
	const struct indices *mirrors = &links_of(c->m->q, what)->mirrored_by;
	struct watch w = {0};

	c->judged++;
	watch_namers(c, &w, what, true);
	for (size_t k = 0; k < mirrors->n; k++)
		watch_namers(c, &w, (struct thing){THING_QUESTION, mirrors->items[k]}, false);
	return w;
}

/* A rule that fires under every option tells none from another. */
static void judge_by(struct contest *c, const struct watched *w, size_t n_options)
{
	uint32_t all = (uint32_t)(((uint64_t)1 << n_options) - 1);

	for (size_t o = 0; o < n_options; o++) {
		struct merit *merit = &c->merits[o];

		if (!(w->fires >> o & 1))
			continue;
		if (w->named && w->fires != all)
			merit->worst = severity_worse(merit->worst,
						      c->m->q->rules[w->rule].severity);
		merit->fresh += !c->m->s->fired[w->rule];
	}
}

/* Tries every option. */
static void judge(struct contest *c, size_t decision)
{
	const struct decision *d = &c->m->q->decisions[decision];
	struct watch w = watch_of(c, decision);

	trial_begin(&c->trial, (struct thing){THING_DECISION, decision});
	for (size_t o = 0; o < d->n_options; o++) {
		c->merits[o] = (struct merit){.fit = d->options[o].fit};
		assessment_set_option(c->trial.copy, decision, (int)o);
		trial_update(&c->trial);
		for (size_t k = 0; k < w.n; k++)
			if (c->trial.score.fired[w.items[k].rule])
				w.items[k].fires |= (uint32_t)1 << o;
	}
	for (size_t k = 0; k < w.n; k++)
		judge_by(c, &w.items[k], d->n_options);
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
	c.watched = arena_new(&m->p->arena, size_t, m->q->n_rules);
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
