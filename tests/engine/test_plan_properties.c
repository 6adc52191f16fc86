/* What holds of every plan, whatever is asked and answered: tried with ten thousand random
 * answers to small random questionnaires, and with as many changes of answers to the shipped. */
#include "engine/planned_text.h"
#include "engine/random_world.h"
#include "engine/reckon_random.h"

enum { WORLDS = 250, ANSWERS = 40 }; /* ten thousand in all */

/* Calls each with every random assessment, scored. */
static void each_random(void (*each)(struct world *w, uint32_t *seed))
{
	uint32_t seed = 77;

	for (int i = 0; i < WORLDS; i++) {
		struct world w = random_world(&seed);

		for (int k = 0; k < ANSWERS; k++) {
			random_assessment(&w, &seed);
			each(&w, &seed);
		}
		world_close(&w);
	}
}

static struct plan plan_of(const struct world *w, long as_of, bool by_gain)
{
	struct plan_options o = {.as_of = as_of, .by_gain = by_gain};
	struct plan p = {0};

	plan_compute(&p, &w->s, w->a, &o);
	return p;
}

/* ---- Order ---- */

static void assert_before(const struct plan *p, size_t i, const struct indices *others)
{
	for (size_t k = 0; k < others->n; k++)
		if (action_is_left(&p->actions[others->items[k]]) &&
		    others->items[k] >= i)
			fail_msg("%s stands before %s", p->actions[i].id,
				 p->actions[others->items[k]].id);
}

static void needs_come_first(struct world *w, uint32_t *seed)
{
	struct plan p = plan_of(w, RANDOM_DAY, random_below(seed, 2));

	for (size_t i = 0; i < p.n_actions; i++) {
		if (!action_is_left(&p.actions[i]))
			continue;
		assert_before(&p, i, &p.actions[i].needs);
		assert_before(&p, i, &p.actions[i].waits);
	}
	plan_release(&p);
}

static void nothing_stands_before_what_it_needs(void **state)
{
	(void)state;
	each_random(needs_come_first);
}

/* ---- Sums ---- */

static void it_adds_up(struct world *w, uint32_t *seed)
{
	struct plan p = plan_of(w, RANDOM_DAY, random_below(seed, 2));
	struct assessment *all = assessment_copy(w->a);
	int64_t gain = 0;
	struct score s;

	for (size_t i = 0; i < p.n_actions; i++) {
		const struct action *act = &p.actions[i];
		int effort = 0;
		int64_t of_steps = 0;

		for (size_t k = 0; k < act->n_steps; k++) {
			effort += act->steps[k].effort;
			of_steps += act->steps[k].gain;
		}
		assert_int_equal(effort, act->effort);
		assert_int_equal(of_steps, act->gain);
		gain += act->gain;
		action_apply(act, all);
	}
	score_init(&s, w->q);
	score_recompute(&s, all, &w->s);
	assert_int_equal(
		gain,
		frac_scaled(frac_sub(reckoned_low(&s), reckoned_low(&w->s)), 100000));
	score_release(&s);
	assessment_free(all);
	plan_release(&p);
}

static void steps_and_gains_add_up(void **state)
{
	(void)state;
	each_random(it_adds_up);
}

/* ---- Targets ---- */

/* Is it, or one of its steps, accepted or rejected? */
static bool is_set_aside(const struct plan *p, size_t question)
{
	for (size_t i = 0; i < p->n_actions; i++) {
		const struct action *act = &p->actions[i];

		if (act->kind != ACTION_QUESTION || act->question != (int)question)
			continue;
		for (size_t k = 0; k < act->n_steps; k++)
			if (status_is_set_aside(act->steps[k].status))
				return true;
		return action_is_set_aside(act);
	}
	return false;
}

/* What one option comes to, all else being as in done. */
struct option_seen {
	bool fired[64];
	enum severity
		worst; /* of the rules that name the decision and do not always fire */
	int fresh;     /* rules that fire and did not before the plan */
};

static void see_options(const struct world *w, struct assessment *done, size_t decision,
			struct option_seen *seen)
{
	const struct thing what = {THING_DECISION, decision};
	size_t n = w->q->decisions[decision].n_options;
	int before = done->decisions[decision].option;
	struct score s;

	score_init(&s, w->q);
	for (size_t o = 0; o < n; o++) {
		assessment_set_option(done, decision, (int)o);
		score_recompute(&s, done, &w->s);
		seen[o] = (struct option_seen){.fresh = 0};
		memcpy(seen[o].fired, s.fired, w->q->n_rules);
	}
	assessment_set_option(done, decision, before);
	score_release(&s);
	for (size_t k = 0; k < w->q->n_rules; k++) {
		bool always = true;

		for (size_t o = 0; o < n; o++)
			always = always && seen[o].fired[k];
		for (size_t o = 0; o < n; o++) {
			if (!seen[o].fired[k])
				continue;
			seen[o].fresh += !w->s.fired[k];
			if (!always && condition_has(w->q->rules[k].when, what))
				seen[o].worst =
					worse(seen[o].worst, w->q->rules[k].severity);
		}
	}
}

/* Is it looked at for the plan: is its question below target now, or does a rule blame it? */
static bool is_looked_at(const struct world *w, size_t decision)
{
	struct thing what = {THING_DECISION, decision};

	if (worst_blame(&w->s, what))
		return true;
	for (size_t i = 0; i < w->q->n_questions; i++)
		if (w->s.questions[i].gap &&
		    indices_hold(&w->q->questions[i].decisions, decision))
			return true;
	return false;
}

/* Would another option have been better, and made no rule worse? */
static bool could_be_better(const struct world *w, struct assessment *done,
			    size_t decision)
{
	const struct decision *d = &w->q->decisions[decision];
	int now = done->decisions[decision].option;
	struct option_seen seen[Q_ITEMS_MAX];

	if (is_fact(d) || !is_looked_at(w, decision))
		return false;
	see_options(w, done, decision, seen);
	for (size_t o = 0; o < d->n_options; o++)
		if (d->options[o].fit > d->options[now].fit &&
		    seen[o].worst <= seen[now].worst && seen[o].fresh <= seen[now].fresh)
			return true;
	return false;
}

/* Are all its decisions that are asked chosen? */
static bool is_chosen(const struct world *w, const struct question *q)
{
	for (size_t k = 0; k < q->decisions.n; k++)
		if (w->s.decision_asked[q->decisions.items[k]] &&
		    w->a->decisions[q->decisions.items[k]].state != ANSWER_SET)
			return false;
	return true;
}

static void assert_at_target(const struct world *w, const struct plan *p,
			     const struct score *s, struct assessment *done, size_t i)
{
	const struct question *q = &w->q->questions[i];
	bool there =
		at_target(s->questions[i].low, question_target(w->a, i, w->s.target));

	if (q->type != TYPE_DECISIONS) {
		if (!there && !is_set_aside(p, i))
			fail_msg("%s is not at its target", q->id);
		return;
	}
	if (there || w->a->n_plan || w->a->n_acceptances || !is_chosen(w, q))
		return;
	for (size_t k = 0; k < q->decisions.n; k++)
		if (w->s.decision_asked[q->decisions.items[k]] &&
		    could_be_better(w, done, q->decisions.items[k]))
			fail_msg("%s: %s could be better", q->id,
				 w->q->decisions[q->decisions.items[k]].id);
}

/* Is it answered, and the plan to lead it? A level that comes from a decision, and is at its
 * target, goes where that decision goes. */
static bool is_led(const struct world *w, size_t i)
{
	const struct standing *st = &w->s.questions[i];

	return st->asked && st->applicable && st->state == STANDING_ANSWERED &&
	       !st->unknown && !(st->mirrored && !st->gap);
}

static void the_plan_leads_there(struct world *w, uint32_t *seed)
{
	struct plan p = plan_of(w, RANDOM_DAY, random_below(seed, 2));
	struct assessment *done = assessment_copy(w->a);
	struct score s;

	for (size_t i = 0; i < p.n_actions; i++)
		action_apply(&p.actions[i], done);
	score_init(&s, w->q);
	score_recompute(&s, done, &w->s);
	for (size_t i = 0; i < w->q->n_questions; i++)
		if (is_led(w, i))
			assert_at_target(w, &p, &s, done, i);
	score_release(&s);
	assessment_free(done);
	plan_release(&p);
}

static void the_whole_plan_leads_to_the_targets(void **state)
{
	(void)state;
	each_random(the_plan_leads_there);
}

/* ---- Accepted risks ---- */

static void assert_same_text(const struct world *w, const struct plan *p,
			     const char *expected)
{
	struct str found = {0};

	planned_text(&found, w->q, p, false);
	assert_text_equal(str_text(&found), expected);
	str_release(&found);
}

/* Accepts what one action is about, until today. */
static void accept_one(struct world *w, const struct action *act)
{
	struct acceptance *c = given_acceptance(w->a);

	c->id = "of-today";
	c->of = act->rule >= 0 && act->kind >= ACTION_FINDING ? w->q->rules[act->rule].id
		: act->decision >= 0 ? w->q->decisions[act->decision].id
				     : w->q->questions[act->question].id;
	c->from = "2026-11-01";
	c->until = "2026-12-02";
	c->severity = act->severity;
	acceptances_link(w->a);
}

/* The action of that id, if it is left to do. */
static bool is_left(const struct plan *p, const char *id)
{
	for (size_t i = 0; i < p->n_actions; i++)
		if (!strcmp(p->actions[i].id, id))
			return action_is_left(&p->actions[i]);
	return false;
}

static void it_comes_back(struct world *w, uint32_t *seed)
{
	struct str before = {0};
	struct plan p, accepted, after;

	w->a->n_plan = w->a->n_acceptances = 0;
	p = plan_of(w, RANDOM_DAY + 1, false);
	if (p.n_actions) {
		const struct action *act =
			&p.actions[random_below(seed, (uint32_t)p.n_actions)];

		planned_text(&before, w->q, &p, false);
		accept_one(w, act);
		accepted = plan_of(w, RANDOM_DAY, false);
		after = plan_of(w, RANDOM_DAY + 1, false);
		assert_false(is_left(&accepted, act->id));
		assert_same_text(w, &after, str_text(&before));
		plan_release(&accepted);
		plan_release(&after);
	}
	w->a->n_acceptances = 0;
	str_release(&before);
	plan_release(&p);
}

static void accepted_risks_return_on_the_day_after(void **state)
{
	char day[16];

	(void)state;
	assert_string_equal(date_text(day, RANDOM_DAY), "2026-12-02");
	each_random(it_comes_back);
}

/* ---- Equal input, equal bytes ---- */

/* Of the same file, read again. */
static void it_is_the_same_again(struct world *w, uint32_t *seed)
{
	struct plan p = plan_of(w, RANDOM_DAY, false), again;
	struct str file = {0}, text = {0};
	struct world other = *w;
	struct diags d = {0};

	(void)seed;
	planned_text(&text, w->q, &p, false);
	assessment_write(w->a, &file);
	other.a = assessment_parse(w->q, "again.json", str_text(&file), file.len, &d);
	assert_diags(&d, "");
	diags_release(&d);
	score_init(&other.s, w->q);
	score_compute(&other.s, other.a, 0);
	again = plan_of(&other, RANDOM_DAY, false);
	assert_same_text(w, &again, str_text(&text));
	score_release(&other.s);
	assessment_free(other.a);
	plan_release(&again);
	plan_release(&p);
	str_release(&text);
	str_release(&file);
}

static void equal_files_give_equal_plans(void **state)
{
	(void)state;
	each_random(it_is_the_same_again);
}

/* ---- Better is never worse ---- */

/* Betters one answer of a question that is answered; false where it cannot be. */
static bool better(struct world *w, size_t i, uint32_t *seed)
{
	const struct question *q = &w->q->questions[i];
	struct answer *answer = &w->a->questions[i];
	int place;

	if (w->s.questions[i].state != STANDING_ANSWERED || answer->state != ANSWER_SET)
		return false;
	if (q->type == TYPE_LEVELS) {
		place = question_level_place(q, answer->level);
		if (place < 0 || place + 1 >= (int)question_n_levels(q))
			return false;
		assessment_set_level(w->a, i, question_level_at(q, (size_t)place + 1));
		return true;
	}
	if (!q->n_practices)
		return false;
	place = (int)random_below(seed, (uint32_t)q->n_practices);
	if (q->practices[place].withdrawn || answer->practices[place] == PRACTICE_NA ||
	    answer->practices[place] == PRACTICE_YES)
		return false;
	assessment_set_practice(w->a, i, (size_t)place,
				answer->practices[place] == PRACTICE_PARTIAL
					? PRACTICE_YES
					: PRACTICE_PARTIAL);
	return true;
}

/* Some answers of one assessment, one after the other; how many. */
static int better_some(struct world *w, uint32_t *seed)
{
	int n = 0;

	for (int k = 0; k < 400; k++) {
		size_t i = random_below(seed, (uint32_t)w->q->n_questions);
		struct frac low = reckoned_low(&w->s);

		if (!better(w, i, seed))
			continue;
		score_update(&w->s, w->a, (struct thing){THING_QUESTION, i});
		if (frac_cmp(reckoned_low(&w->s), low) < 0)
			fail_msg("a better %s lowers the score", w->q->questions[i].id);
		n++;
	}
	return n;
}

static void a_better_level_or_practice_never_lowers_low(void **state)
{
	struct world w = world_open(NULL, "");
	uint32_t seed = 4711;

	(void)state;
	for (int n = 0; n < WORLDS * ANSWERS;) {
		random_assessment(&w, &seed);
		n += better_some(&w, &seed);
	}
	world_close(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_stands_before_what_it_needs),
		cmocka_unit_test(steps_and_gains_add_up),
		cmocka_unit_test(the_whole_plan_leads_to_the_targets),
		cmocka_unit_test(accepted_risks_return_on_the_day_after),
		cmocka_unit_test(equal_files_give_equal_plans),
		cmocka_unit_test(a_better_level_or_practice_never_lowers_low),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
