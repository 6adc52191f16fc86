/* A score brought up to date is the score computed anew, whatever is changed. */
#include "engine/same_score.h"
#include "engine/tangle.h"

#include "engine/trial.h"

/* What the moves say against the scores before and after. */
static void assert_moves(const struct score *before, const struct score *after)
{
	const struct questionnaire *q = after->q;
	const struct score_moves *m = &after->moves;
	size_t decisions = 0, questions = 0, rules = 0, fields = 0, sections = 0;

	for (size_t i = 0; i < q->n_fields; i++)
		if (before->field_asked[i] != after->field_asked[i])
			assert_int_equal(m->fields.items[fields++], i);
	for (size_t i = 0; i < q->n_decisions; i++)
		if (before->decision_asked[i] != after->decision_asked[i])
			assert_int_equal(m->decisions.items[decisions++], i);
	for (size_t i = 0; i < q->n_questions; i++)
		if (before->questions[i].asked != after->questions[i].asked)
			assert_int_equal(m->questions.items[questions++], i);
	for (size_t i = 0; i < q->n_rules; i++)
		if (before->fired[i] != after->fired[i])
			assert_int_equal(m->rules.items[rules++], i);
	assert_int_equal(m->fields.n, fields);
	assert_int_equal(m->decisions.n, decisions);
	assert_int_equal(m->questions.n, questions);
	assert_int_equal(m->rules.n, rules);
	assert_same_range(&m->overall_before, &before->overall);
	for (size_t i = 0; i < q->n_sections; i++) {
		bool noted = sections < m->sections.n && m->sections.items[sections] == i;

		assert_same_range(noted ? &m->sections_before[i] : &after->sections[i],
				  &before->sections[i]);
		sections += noted;
	}
	assert_int_equal(m->sections.n, sections);
}

static struct thing change_field(struct world *w, uint32_t *seed)
{
	size_t i = random_below(seed, (uint32_t)w->q->n_fields);
	const struct field *f = &w->q->fields[i];
	struct field_answer *answer = &w->a->fields[i];

	if (f->kind != FIELD_DECISION) {
		answer->set = random_below(seed, 4) != 0;
		answer->values = f->n_values ? (uint64_t)1 << random_below(
						       seed, (uint32_t)f->n_values)
					     : 0;
		answer->number = random_below(seed, 6);
	}
	return (struct thing){THING_FIELD, i};
}

static struct thing change_decision(struct world *w, uint32_t *seed)
{
	size_t i = random_below(seed, (uint32_t)w->q->n_decisions);
	uint32_t dice = random_below(seed, 6);

	if (dice == 0)
		assessment_set_unknown(w->a, THING_DECISION, i);
	else if (dice == 1)
		assessment_clear(w->a, THING_DECISION, i);
	else
		assessment_set_option(
			w->a, i,
			(int)random_below(seed, (uint32_t)w->q->decisions[i].n_options));
	return (struct thing){THING_DECISION, i};
}

static struct thing change_question(struct world *w, uint32_t *seed)
{
	size_t i = random_below(seed, (uint32_t)w->q->n_questions);
	const struct question *q = &w->q->questions[i];
	uint32_t dice = random_below(seed, 6);

	if (dice == 0)
		assessment_clear(w->a, THING_QUESTION, i);
	else if (dice == 1)
		w->a->questions[i].flag = !w->a->questions[i].flag;
	else if (dice == 2 && q->n_practices)
		assessment_set_practice(w->a, i,
					random_below(seed, (uint32_t)q->n_practices),
					(enum practice_value)random_below(seed, 6));
	else
		random_question(w, i, seed);
	return (struct thing){THING_QUESTION, i};
}

static struct thing change_settings(struct world *w, uint32_t *seed)
{
	w->a->settings.has_depth = random_below(seed, 2);
	w->a->settings.depth = (enum depth)random_below(seed, 3);
	w->a->settings.target = (int)random_below(seed, 5);
	return (struct thing){THING_NONE, 0};
}

/* An eighth of them fields, an eighth decisions, now and then settings, the rest questions. */
static struct thing change_something(struct world *w, uint32_t *seed)
{
	uint32_t dice = random_below(seed, 32);

	return dice == 0   ? change_settings(w, seed)
	       : dice < 5  ? change_field(w, seed)
	       : dice < 13 ? change_decision(w, seed)
			   : change_question(w, seed);
}

static void follow(struct world *w, uint32_t seed, int changes)
{
	struct score before, anew;

	score_init(&before, w->q);
	score_init(&anew, w->q);
	score_compute(&w->s, w->a, 0);
	score_compute(&before, w->a, 0);
	for (int i = 0; i < changes; i++) {
		struct thing what = change_something(w, &seed);

		score_update(&w->s, w->a, what);
		score_compute(&anew, w->a, 0);
		assert_same_score(&w->s, &anew);
		assert_moves(&before, &w->s);
		score_compute(&before, w->a, 0);
	}
	score_release(&before);
	score_release(&anew);
}

static void an_update_gives_the_score_anew(void **state)
{
	struct world w = world_open(NULL, "");
	uint32_t seed = 12;

	(void)state;
	follow(&w, 7, 150);
	for (int run = 0; run < 4; run++) {
		world_fill(&w, &seed);
		follow(&w, seed, 200);
	}
	world_close(&w);
}

static void an_update_follows_everything_that_hangs_together(void **state)
{
	struct world w = tangled_world();

	(void)state;
	follow(&w, 3, 1500);
	world_close(&w);
}

static void set_option(struct world *w, size_t decision, int option)
{
	assessment_set_option(w->a, decision, option);
	score_update(&w->s, w->a, (struct thing){THING_DECISION, decision});
}

/* Nine decisions, each asked when the one before is taken so: one answer opens them all. */
static void one_answer_may_open_a_chain(void **state)
{
	struct str part = {0};
	struct world w;

	(void)state;
	str_add(&part, "decisions:\n");
	for (int i = 0; i < 9; i++) {
		str_addf(&part, "  - {id: D-%02d, name: D, ask: Which %d?, ", i, i);
		if (i)
			str_addf(&part, "when: D-%02d == a, ", i - 1);
		str_add(&part, "options: [{id: a, text: A, fit: 4}, {id: b, text: B, fit: 0}]}\n");
	}
	str_add(&part, "questions:\n" LEVELS("REL-01", "5", "S", ", when: D-08 == a"));
	w = world_open(str_text(&part), "D-01=a D-02=a D-03=a D-04=a D-05=a D-06=a D-07=a D-08=a");
	assert_int_equal(w.s.decisions_asked, 1);
	set_option(&w, 0, 0);
	assert_int_equal(w.s.decisions_asked, 9);
	assert_int_equal(w.s.moves.decisions.n, 8);
	assert_int_equal(w.s.moves.questions.n, 1);
	set_option(&w, 4, 1);
	assert_int_equal(w.s.decisions_asked, 5);
	assert_int_equal(w.s.moves.decisions.n, 4);
	assert_int_equal(w.s.moves.decisions.items[0], 5);
	assert_false(w.s.questions[0].asked);
	world_close(&w);
	str_release(&part);
}

static void with_the_set_of_another_score_an_update_keeps_it(void **state)
{
	struct world w = world_open(NULL, "");
	uint32_t seed = 90;

	(void)state;
	for (int run = 0; run < 6; run++) {
		struct score held, anew;

		world_fill(&w, &seed);
		world_score(&w);
		score_init(&held, w.q);
		score_init(&anew, w.q);
		score_recompute(&held, w.a, &w.s);
		for (int i = 0; i < 100; i++) {
			struct thing what = i % 3 ? change_question(&w, &seed)
						  : change_decision(&w, &seed);

			score_update(&held, w.a, what);
			score_recompute(&anew, w.a, &w.s);
			assert_same_score(&held, &anew);
			assert_int_equal(held.moves.questions.n, 0);
			assert_int_equal(held.moves.decisions.n, 0);
		}
		score_release(&held);
		score_release(&anew);
	}
	world_close(&w);
}

static void a_trial_is_taken_back_whole(void **state)
{
	struct world w = world_open(NULL, "");
	uint32_t seed = 8;
	struct trial t;

	(void)state;
	world_fill(&w, &seed);
	world_score(&w);
	trial_start(&t, &w.s, w.a);
	for (size_t i = 0; i < w.q->n_questions; i++) {
		const struct question *q = &w.q->questions[i];

		trial_begin(&t, (struct thing){THING_QUESTION, i});
		if (q->type == TYPE_LEVELS)
			assessment_set_level(t.copy, i, (int)random_below(&seed, Q_LEVELS));
		for (size_t k = 0; k < q->n_practices; k++)
			assessment_set_practice(t.copy, i, k, PRACTICE_NO);
		trial_update(&t);
		trial_back(&t);
		assert_int_equal(trial_gain(&t).num, 0);
		assert_int_equal(t.copy->questions[i].state, w.a->questions[i].state);
	}
	score_update(&w.s, w.a, (struct thing){THING_NONE, 0});
	assert_same_score(&t.score, &w.s);
	trial_release(&t);
	world_close(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_update_gives_the_score_anew),
		cmocka_unit_test(an_update_follows_everything_that_hangs_together),
		cmocka_unit_test(one_answer_may_open_a_chain),
		cmocka_unit_test(with_the_set_of_another_score_an_update_keeps_it),
		cmocka_unit_test(a_trial_is_taken_back_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
