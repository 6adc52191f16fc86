/* The plan against the simplest way to reckon it: everything scored again for each action, and
 * everything gone through for each place. */
#include "engine/tangle.h"

#include <stdlib.h>

static int64_t low(const struct score *s)
{
	return s->overall.any ? frac_scaled(s->overall.low, 100000) : 0;
}

/* The overall low with the answers of a and the set asked now, scored as a whole. */
static int64_t low_of(const struct world *w, const struct assessment *a)
{
	struct score s;
	int64_t found;

	score_init(&s, w->q);
	score_recompute(&s, a, &w->s);
	found = low(&s);
	score_release(&s);
	return found;
}

/* What is asked with the answers of a that is not asked now. */
static void asked_more(struct str *out, const struct world *w, const struct assessment *a)
{
	struct score s;

	score_init(&s, w->q);
	score_compute(&s, a, w->target);
	for (size_t i = 0; i < w->q->n_decisions; i++)
		if (s.decision_asked[i] && !w->s.decision_asked[i])
			str_addf(out, "%s%s", out->len ? ", " : "", w->q->decisions[i].id);
	for (size_t i = 0; i < w->q->n_questions; i++)
		if (s.questions[i].asked && !w->s.questions[i].asked)
			str_addf(out, "%s%s", out->len ? ", " : "", w->q->questions[i].id);
	score_release(&s);
}

static void assert_gains(const struct world *w)
{
	struct assessment *all = assessment_copy(w->a);
	int64_t now = low_of(w, all), last = now;

	for (size_t i = 0; i < w->p.n_actions; i++) {
		const struct action *act = &w->p.actions[i];
		struct assessment *one = assessment_copy(w->a);
		struct str opens = {0};
		int64_t then;

		action_apply(act, one);
		assert_int_equal(act->gain_alone, low_of(w, one) - now);
		asked_more(&opens, w, one);
		assert_string_equal(act->opens,
				    act->kind == ACTION_DECISION ? str_text(&opens) : "");
		str_release(&opens);
		assessment_free(one);
		if (!action_is_set_aside(act))
			action_apply(act, all);
		then = low_of(w, all);
		assert_int_equal(act->gain, then - last);
		last = then;
	}
	assessment_free(all);
}

/* Urgency carried over each need again and again until nothing changes. */
static void spread(const struct plan *p, enum severity *severity, double *priority)
{
	bool changed = true;

	for (size_t i = 0; i < p->n_actions; i++) {
		severity[i] = p->actions[i].severity;
		priority[i] = p->actions[i].priority;
	}
	while (changed) {
		changed = false;
		for (size_t i = 0; i < p->n_actions; i++) {
			const struct indices *needs = &p->actions[i].needs;

			for (size_t k = 0; !action_is_set_aside(&p->actions[i]) && k < needs->n;
			     k++) {
				size_t need = needs->items[k];

				changed = changed || severity[need] < severity[i] ||
					  priority[need] < priority[i];
				if (severity[need] < severity[i])
					severity[need] = severity[i];
				if (priority[need] < priority[i])
					priority[need] = priority[i];
			}
		}
	}
}

static bool is_ready(const struct plan *p, const struct action *act, const bool *placed)
{
	for (size_t k = 0; k < act->needs.n; k++)
		if (!placed[act->needs.items[k]] &&
		    !action_is_set_aside(&p->actions[act->needs.items[k]]))
			return false;
	return true;
}

static bool comes_first(const struct action *a, const struct action *b)
{
	if (action_is_set_aside(a) != action_is_set_aside(b))
		return action_is_set_aside(b);
	if (a->effective != b->effective)
		return a->effective > b->effective;
	if (a->effective_priority < b->effective_priority ||
	    a->effective_priority > b->effective_priority)
		return a->effective_priority > b->effective_priority;
	return strcmp(a->id, b->id) < 0;
}

/* The first among the ready; among all when none is. */
static size_t pick(const struct plan *p, const bool *placed)
{
	size_t best = p->n_actions;

	for (int only_ready = 1; only_ready >= 0 && best == p->n_actions; only_ready--)
		for (size_t i = 0; i < p->n_actions; i++) {
			const struct action *act = &p->actions[i];

			if (placed[i] || (only_ready && !is_ready(p, act, placed)))
				continue;
			if (best == p->n_actions || comes_first(act, &p->actions[best]))
				best = i;
		}
	return best;
}

static void assert_order(const struct plan *p)
{
	enum severity *severity = calloc(p->n_actions + 1, sizeof *severity);
	double *priority = calloc(p->n_actions + 1, sizeof *priority);
	bool *placed = calloc(p->n_actions + 1, sizeof *placed);

	spread(p, severity, priority);
	for (size_t i = 0; i < p->n_actions; i++) {
		assert_int_equal(p->actions[i].effective, severity[i]);
		assert_true(p->actions[i].effective_priority <= priority[i] &&
			    p->actions[i].effective_priority >= priority[i]);
	}
	for (size_t i = 0; i < p->n_actions; i++) {
		assert_int_equal(pick(p, placed), i);
		assert_int_equal(p->actions[i].rank, i + 1);
		placed[i] = true;
	}
	free(severity);
	free(priority);
	free(placed);
}

/* Does the rule blame the decision, or a question that is made of it? */
static bool concerns(const struct world *w, const struct rule *r, size_t decision)
{
	for (size_t k = 0; k < r->questions.n; k++)
		if (indices_hold(&w->q->questions[r->questions.items[k]].decisions, decision))
			return true;
	return indices_hold(&r->decisions, decision);
}

/* Does the rule fire with the answers of a, and the set asked now? */
static bool fires(const struct world *w, const struct assessment *a, size_t rule)
{
	struct score s;
	bool found;

	score_init(&s, w->q);
	score_recompute(&s, a, &w->s);
	found = s.fired[rule];
	score_release(&s);
	return found;
}

static bool carries(const struct world *w, const struct action *act, size_t rule)
{
	const struct rule *r = &w->q->rules[rule];
	struct assessment *done;
	bool still;

	if (act->kind == ACTION_LEVEL || act->kind == ACTION_PRACTICE)
		return indices_hold(&r->questions, (size_t)act->question);
	if (act->kind != ACTION_DECISION || !concerns(w, r, (size_t)act->decision))
		return false;
	done = assessment_copy(w->a);
	action_apply(act, done);
	still = fires(w, done, rule);
	assessment_free(done);
	return !still;
}

/* A rule that fires has an action of its own unless another one carries it. */
static void assert_carried(const struct world *w)
{
	for (size_t rule = 0; rule < w->q->n_rules; rule++) {
		bool own = false, carried = false;

		for (size_t i = 0; i < w->p.n_actions && w->s.fired[rule]; i++) {
			own = own || w->p.actions[i].rule == (int)rule;
			carried = carried || carries(w, &w->p.actions[i], rule);
		}
		assert_int_equal(own, w->s.fired[rule] && !carried);
	}
}

static enum severity blame(const struct score *s, size_t decision)
{
	enum severity worst = SEVERITY_NONE;

	for (size_t i = 0; i < s->q->n_rules; i++)
		if (s->fired[i] && indices_hold(&s->q->rules[i].decisions, decision) &&
		    s->q->rules[i].severity > worst)
			worst = s->q->rules[i].severity;
	return worst;
}

/* The option with the least severe rule that blames it, then fit, then file order. */
static int best_option(const struct world *w, size_t decision)
{
	const struct decision *d = &w->q->decisions[decision];
	struct assessment *a = assessment_copy(w->a);
	int best = a->decisions[decision].option;
	enum severity least = blame(&w->s, decision);
	struct score s;

	score_init(&s, w->q);
	for (int o = 0; o < (int)d->n_options; o++) {
		enum severity severity;

		a->decisions[decision].option = o;
		score_recompute(&s, a, &w->s);
		severity = blame(&s, decision);
		if (severity < least ||
		    (severity == least && d->options[o].fit > d->options[best].fit)) {
			best = o;
			least = severity;
		}
	}
	score_release(&s);
	assessment_free(a);
	return best;
}

static void assert_options(const struct world *w)
{
	for (size_t i = 0; i < w->p.n_actions; i++) {
		const struct action *act = &w->p.actions[i];

		if (act->kind == ACTION_DECISION)
			assert_int_equal(act->option, best_option(w, (size_t)act->decision));
	}
}

/* What the team says of the action, else of its question. */
static void assert_entries(const struct world *w)
{
	for (size_t i = 0; i < w->p.n_actions; i++) {
		const struct action *act = &w->p.actions[i];
		const struct plan_entry *e = assessment_plan(w->a, act->id);

		if (!e && act->question >= 0 && act->kind != ACTION_FINDING)
			e = assessment_plan(w->a, w->q->questions[act->question].id);
		assert_ptr_equal(act->entry, e);
	}
}

static void say(struct world *w, const char *id, uint32_t *seed)
{
	struct plan_entry *e = assessment_plan_edit(w->a, id);

	e->status = (enum plan_status)random_below(seed, PLAN_REJECTED + 1);
	e->reason = "costly";
	e->approver = "CFO";
	e->until = random_below(seed, 2) ? "2030-01-01" : "2020-01-01";
}

/* Statuses for a third of the actions, some for their question as a whole. */
static void say_something(struct world *w, uint32_t *seed)
{
	w->a->n_plan = 0;
	world_plan(w);
	for (size_t i = 0; i < w->p.n_actions; i++) {
		const struct action *act = &w->p.actions[i];
		uint32_t dice = random_below(seed, 6);

		if (dice < 2)
			say(w, act->id, seed);
		else if (dice == 2 && act->question >= 0)
			say(w, w->q->questions[act->question].id, seed);
	}
}

static void reckon(struct world *w, uint32_t seed, int runs)
{
	for (int run = 0; run < runs; run++) {
		world_fill(w, &seed);
		w->target = run % 3 ? 0 : 1 + (int)random_below(&seed, 4);
		w->as_of = 20000;
		w->a->n_plan = 0;
		if (run % 2)
			say_something(w, &seed);
		world_plan(w);
		assert_order(&w->p);
		assert_entries(w);
		assert_options(w);
		assert_carried(w);
		assert_gains(w);
	}
}

static void plans_of_the_shipped_questionnaire(void **state)
{
	struct world w = world_open(NULL, "");

	(void)state;
	reckon(&w, 2027, 20);
	world_close(&w);
}

static void plans_in_which_everything_hangs_together(void **state)
{
	struct world w = tangled_world();

	(void)state;
	reckon(&w, 11, 300);
	world_close(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plans_of_the_shipped_questionnaire),
		cmocka_unit_test(plans_in_which_everything_hangs_together),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
