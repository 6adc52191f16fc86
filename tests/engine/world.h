/* world.h - a questionnaire written in the test, the answers of a team, their score and plan. */
#ifndef TESTS_WORLD_H
#define TESTS_WORLD_H

#include "support.h"

#include "engine/plan/plan.h"
#include "model/given.h"

/* Fields that the arithmetic knows by name, one line each. */
#define STAGE                                                                             \
	"  - {id: PF-01, name: stage, kind: one, ask: Which?, values: [poc, preprod, prod]}\n" \
	"  - {id: PF-02, name: criticality, kind: one, ask: Which?, values: "                 \
	"[low, business, bcrit, mcrit]}\n"
/* A levels question in section `one`; more is ", key: value" or "". */
#define LEVELS(id, weight, effort, more)                                                  \
	"  - {id: " id ", section: one, area: A, ask: How " id "?, type: levels, levels: "     \
	"{0: none, 2: half, 4: all}, weight: " weight ", effort: " effort more "}\n"

struct world {
	struct questionnaire *q;
	struct assessment *a;
	struct score s;
	struct plan p;
	long as_of; /* what world_plan uses */
	int target, capacity;
	bool levels; /* is it the second pass of world_set? */
};

/* Brings a question of items to a level: as many of them yes, must-haves first, as it takes. */
static inline void world_reach(struct world *w, size_t i, int level)
{
	const struct question *q = &w->q->questions[i];

	for (size_t k = 0; k < q->n_practices; k++)
		assessment_set_practice(w->a, i, k, PRACTICE_NO);
	for (int must = 1; must >= 0; must--)
		for (size_t k = 0; k < q->n_practices; k++) {
			score_compute(&w->s, w->a, 0);
			if (q->practices[k].must == must && w->s.questions[i].level < 2 * level)
				assessment_set_practice(w->a, i, k, PRACTICE_YES);
		}
}

/* Sets one answer; those of questions of items by a level wait for the second pass, for by
 * then it is known what is asked. */
static inline void world_set_one(void *ctx, const char *id, const char *value)
{
	struct world *w = ctx;
	struct thing t = questionnaire_find(w->q, id);
	bool level = t.kind == THING_QUESTION && w->q->questions[t.index].n_practices &&
		     strlen(value) == 1;

	if (level != w->levels)
		return;
	if (level)
		world_reach(w, t.index, value[0] - '0');
	else
		set_answer(w->a, id, value);
}

/* "REL-01=3 stage=prod …"; a number for a question of items brings it to that level. */
static inline void world_set(struct world *w, const char *answers)
{
	for (int pass = 0; pass < 2; pass++) {
		w->levels = pass == 1;
		each_answer(answers, world_set_one, w);
	}
}

/* Scores again after answers were set. */
static inline void world_score(struct world *w)
{
	score_compute(&w->s, w->a, w->target);
}

/* Takes the questionnaire. answers: "REL-01=3 stage=prod". */
static inline struct world world_of(struct questionnaire *q, const char *answers)
{
	struct world w = {.q = q};

	assert_non_null(w.q);
	w.a = assessment_new(w.q);
	score_init(&w.s, w.q);
	world_set(&w, answers);
	world_score(&w);
	return w;
}

/* part NULL: the questionnaire that is built in. */
static inline struct world world_open(const char *part, const char *answers)
{
	static const char head[] =
		"id: world\nversion: \"1\"\ntitle: World\nformat: 1\nsections:\n"
		"  - {id: one, title: One, kind: pillar, weight: 1}\n"
		"  - {id: two, title: Two, kind: cross, weight: 3}\n"
		"parts: [all.yaml]\n";
	struct questionnaire_file files[] = {
		{.name = "questionnaire.yaml", .bytes = head, .n = sizeof head - 1},
		{.name = "all.yaml", .bytes = part, .n = part ? strlen(part) : 0},
	};
	struct diags d = {0};
	struct questionnaire *q =
		part ? questionnaire_parse(files, 2, "test", &d) : built_in();

	assert_diags(&d, "");
	diags_release(&d);
	return world_of(q, answers);
}

/* Scores and plans; a plan made before is thrown away. */
static inline void world_plan(struct world *w)
{
	struct plan_options o = {.target = w->target, .capacity = w->capacity,
				 .as_of = w->as_of};

	plan_release(&w->p);
	world_score(w);
	plan_compute(&w->p, &w->s, w->a, &o);
}

static inline void world_close(struct world *w)
{
	plan_release(&w->p);
	score_release(&w->s);
	assessment_free(w->a);
	questionnaire_free(w->q);
}

static inline size_t world_question(const struct world *w, const char *id)
{
	struct thing t = questionnaire_find(w->q, id);

	assert_int_equal(t.kind, THING_QUESTION);
	return t.index;
}

static inline const struct standing *world_standing(const struct world *w, const char *id)
{
	return &w->s.questions[world_question(w, id)];
}

/* The action with that id; NULL when there is none. */
static inline const struct action *world_action(const struct world *w, const char *id)
{
	for (size_t i = 0; i < w->p.n_actions; i++)
		if (!strcmp(w->p.actions[i].id, id))
			return &w->p.actions[i];
	return NULL;
}

/* xorshift; the same seed gives the same answers. */
static inline uint32_t random_below(uint32_t *seed, uint32_t n)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed % n;
}

static inline void random_question(struct world *w, size_t i, uint32_t *seed)
{
	const struct question *q = &w->q->questions[i];
	uint32_t dice = random_below(seed, 10);

	if (dice == 0 && q->type != TYPE_DECISIONS)
		assessment_set_unknown(w->a, THING_QUESTION, i);
	else if (dice == 1)
		assessment_set_na(w->a, i, NA_OTHER);
	else if (dice < 8 && q->type == TYPE_LEVELS)
		assessment_set_level(
			w->a, i,
			question_level_at(q, random_below(seed, (uint32_t)question_n_levels(q))));
	else if (dice < 8 && q->type != TYPE_DECISIONS)
		for (size_t k = 0; k < q->n_practices; k++)
			assessment_set_practice(w->a, i, k,
						(enum practice_value)random_below(seed, 6));
}

/* Answers about three quarters of everything. */
static inline void world_fill(struct world *w, uint32_t *seed)
{
	for (size_t i = 0; i < w->q->n_fields; i++) {
		const struct field *f = &w->q->fields[i];
		struct field_answer *answer = &w->a->fields[i];

		if (!f->n_values && f->kind != FIELD_NUMBER)
			continue;
		answer->set = random_below(seed, 8) != 0;
		answer->values = f->kind == FIELD_MANY
					 ? random_below(seed, 1u << (f->n_values % 31))
				 : f->n_values
					 ? (uint64_t)1 << random_below(seed, (uint32_t)f->n_values)
					 : 0;
		answer->number = random_below(seed, 6);
		answer->text = "1";
	}
	for (size_t i = 0; i < w->q->n_decisions; i++) {
		uint32_t dice = random_below(seed, 8);

		if (dice == 0)
			assessment_set_unknown(w->a, THING_DECISION, i);
		else if (dice < 7)
			assessment_set_option(
				w->a, i,
				(int)random_below(seed, (uint32_t)w->q->decisions[i].n_options));
	}
	for (size_t i = 0; i < w->q->n_questions; i++)
		random_question(w, i, seed);
}

#endif
