#include "engine/score.h"

#include <stdlib.h>
#include <string.h>

#include "engine/score_internal.h"

static struct indices indices_new(struct arena *arena, size_t n)
{
	return (struct indices){.items = arena_new(arena, size_t, n)};
}

static struct touched touched_new(struct arena *arena, size_t n)
{
	return (struct touched){.list = indices_new(arena, n), .has = arena_new(arena, bool, n)};
}

static void work_init(struct score *s, const struct questionnaire *q)
{
	struct arena *arena = &s->arena;
	struct score_work *work = arena_new(arena, struct score_work, 1);

	work->areas = arena_new(arena, struct sum, q->n_areas);
	work->sections = arena_new(arena, struct sum, q->n_sections);
	work->entered = arena_new(arena, struct billionths, q->n_sections);
	work->flagged = arena_new(arena, bool, q->n_questions);
	work->fields = arena_new(arena, unsigned char, q->n_fields);
	work->decisions = arena_new(arena, unsigned char, q->n_decisions);
	work->decision_cap = arena_new(arena, int, q->n_decisions);
	work->look_decisions = touched_new(arena, q->n_decisions);
	work->look_questions = touched_new(arena, q->n_questions);
	work->look_derived = touched_new(arena, q->n_questions);
	work->look_rules = touched_new(arena, q->n_rules);
	work->look_caps = touched_new(arena, q->n_decisions);
	work->areas_moved = touched_new(arena, q->n_areas);
	work->sections_moved = touched_new(arena, q->n_sections);
	s->work = work;
}

static void moves_init(struct score *s, const struct questionnaire *q)
{
	s->moves = (struct score_moves){
		.fields = indices_new(&s->arena, q->n_fields),
		.decisions = indices_new(&s->arena, q->n_decisions),
		.questions = indices_new(&s->arena, q->n_questions),
		.rules = indices_new(&s->arena, q->n_rules),
		.sections = indices_new(&s->arena, q->n_sections),
		.sections_before = arena_new(&s->arena, struct range, q->n_sections),
	};
}

void score_init(struct score *s, const struct questionnaire *q)
{
	memset(s, 0, sizeof *s);
	s->q = q;
	s->field_asked = arena_new(&s->arena, bool, q->n_fields);
	s->field_counts = arena_new(&s->arena, bool, q->n_fields);
	s->decision_asked = arena_new(&s->arena, bool, q->n_decisions);
	s->questions = arena_new(&s->arena, struct standing, q->n_questions);
	s->level_known = arena_new(&s->arena, int, q->n_questions);
	s->fired = arena_new(&s->arena, bool, q->n_rules);
	s->sections = arena_new(&s->arena, struct range, q->n_sections);
	s->areas = arena_new(&s->arena, struct range, q->n_areas);
	s->section_progress = arena_new(&s->arena, struct progress, q->n_sections);
	s->area_progress = arena_new(&s->arena, struct progress, q->n_areas);
	s->weights = arena_new(&s->arena, int, q->n_sections);
	work_init(s, q);
	moves_init(s, q);
}

void score_release(struct score *s)
{
	arena_release(&s->arena);
	memset(s, 0, sizeof *s);
}

struct facts score_facts(const struct score *s, const struct assessment *a)
{
	return (struct facts){s->q, a, s->field_counts, s->decision_asked, s->level_known};
}

static bool is_stage(const struct assessment *a, const char *value)
{
	return !strcmp(assessment_word(a, "stage"), value);
}

bool is_central_field(const struct score *s, size_t field)
{
	const char *name = s->q->fields[field].name;

	return !strcmp(name, "stage") || !strcmp(name, "criticality");
}

int criticality_tenths(const struct score *s, const struct assessment *a)
{
	static const struct {
		const char *id;
		int tenths;
	} table[] = {{"low", 7}, {"business", 10}, {"bcrit", 13}, {"mcrit", 15}};
	const char *word = assessment_word(a, "criticality");

	(void)s; /* the depth at which it counts is the assessment's own */
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (!strcmp(table[i].id, word))
			return table[i].tenths;
	return 10;
}

bool field_is_asked(const struct score *s, const struct facts *f, size_t i)
{
	return s->field_counts[i] &&
	       condition_truth(s->q->fields[i].when, f) == TRUTH_TRUE;
}

bool decision_is_asked(const struct score *s, const struct facts *f, size_t i)
{
	const struct decision *d = &s->q->decisions[i];

	return d->depth <= s->work->depth && condition_truth(d->when, f) == TRUTH_TRUE;
}

bool question_is_asked(const struct score *s, const struct facts *f, size_t i)
{
	const struct question *q = &s->q->questions[i];

	return q->depth <= s->work->depth && condition_truth(q->when, f) == TRUTH_TRUE;
}

bool rule_fires(const struct score *s, const struct facts *f, size_t i)
{
	const struct condition *when = s->q->rules[i].when;

	return when && condition_truth(when, f) == TRUTH_TRUE;
}

/* Fields first, then decisions, then questions: each condition names earlier things only. */
void find_all_asked(struct score *s, const struct assessment *a)
{
	const struct questionnaire *q = s->q;
	struct facts f = score_facts(s, a);

	s->work->depth = assessment_depth(a);
	memset(s->field_counts, 0, q->n_fields * sizeof *s->field_counts);
	memset(s->decision_asked, 0, q->n_decisions * sizeof *s->decision_asked);
	for (size_t i = 0; i < q->n_fields; i++) {
		s->field_counts[i] = q->fields[i].depth <= s->work->depth;
		s->field_asked[i] = field_is_asked(s, &f, i);
	}
	for (size_t i = 0; i < q->n_decisions; i++)
		s->decision_asked[i] = decision_is_asked(s, &f, i);
	for (size_t i = 0; i < q->n_questions; i++)
		s->questions[i].asked = question_is_asked(s, &f, i);
}

static void fire_rules(struct score *s, const struct assessment *a)
{
	struct facts f = score_facts(s, a);

	s->n_fired = 0;
	for (size_t i = 0; i < s->q->n_rules; i++) {
		s->fired[i] = rule_fires(s, &f, i);
		s->n_fired += s->fired[i];
	}
	for (size_t i = 0; i < s->q->n_decisions; i++)
		find_decision_cap(s, i);
}

/* settings.rank gives the sections the weights n, n-1, …; those not ranked weigh 1. */
static void weigh_sections(struct score *s, const struct assessment *a)
{
	const struct texts *rank = &a->settings.rank;

	for (size_t i = 0; i < s->q->n_sections; i++)
		s->weights[i] = rank->n ? 1 : s->q->sections[i].weight;
	for (size_t k = 0; k < rank->n; k++) {
		struct thing t = questionnaire_find(s->q, rank->items[k]);

		if (t.kind == THING_SECTION)
			s->weights[t.index] = (int)(rank->n - k);
	}
}

static void find_terms(struct score *s, const struct assessment *a)
{
	s->work->production = is_stage(a, "prod");
	s->work->proof_of_concept = is_stage(a, "poc");
	s->target = assessment_target(a, s->work->target_wanted);
	weigh_sections(s, a);
}

static void stand_all(struct score *s, const struct assessment *a, bool derived)
{
	for (size_t i = 0; i < s->q->n_questions; i++)
		if ((s->q->questions[i].type == TYPE_DECISIONS) == derived)
			score_stand(s, a, i);
}

static void count_all(struct score *s, const struct assessment *a)
{
	static const struct standing nowhere;

	score_count_nothing(s);
	for (size_t i = 0; i < s->q->n_questions; i++)
		score_count(s, a, i, &nowhere);
	for (size_t i = 0; i < s->q->n_decisions; i++)
		count_decision(s, a, i);
	for (size_t i = 0; i < s->q->n_fields; i++)
		count_field(s, a, i);
	score_ranges(s);
}

/* What is made of decisions comes after the rules, which cap it and cannot name it. */
void score_all(struct score *s, const struct assessment *a)
{
	find_terms(s, a);
	stand_all(s, a, false);
	fire_rules(s, a);
	stand_all(s, a, true);
	count_all(s, a);
}

static int by_index(const void *a, const void *b)
{
	const size_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

static void sort(struct indices *list)
{
	if (list->n > 1)
		qsort(list->items, list->n, sizeof *list->items, by_index);
}

void score_begin_moves(struct score *s)
{
	struct score_moves *moves = &s->moves;

	moves->fields.n = moves->decisions.n = moves->questions.n = 0;
	moves->rules.n = moves->sections.n = 0;
}

void score_end_moves(struct score *s)
{
	struct score_work *work = s->work;
	struct score_moves *moves = &s->moves;

	for (size_t k = 0; k < work->sections_moved.list.n; k++)
		note_moved(&moves->sections, work->sections_moved.list.items[k]);
	sort(&moves->fields);
	sort(&moves->decisions);
	sort(&moves->questions);
	sort(&moves->rules);
	sort(&moves->sections);
	untouch(&work->look_questions);
	untouch(&work->look_derived);
	untouch(&work->look_rules);
	untouch(&work->look_caps);
	untouch(&work->areas_moved);
	untouch(&work->sections_moved);
}

void score_compute(struct score *s, const struct assessment *a, int target)
{
	s->work->held = false;
	s->work->target_wanted = target;
	find_all_asked(s, a);
	score_all(s, a);
	score_end_moves(s);
	score_begin_moves(s);
}

void score_recompute(struct score *s, const struct assessment *a, const struct score *asked)
{
	memcpy(s->field_asked, asked->field_asked, s->q->n_fields * sizeof *s->field_asked);
	memcpy(s->field_counts, asked->field_counts,
	       s->q->n_fields * sizeof *s->field_counts);
	memcpy(s->decision_asked, asked->decision_asked,
	       s->q->n_decisions * sizeof *s->decision_asked);
	for (size_t i = 0; i < s->q->n_questions; i++)
		s->questions[i].asked = asked->questions[i].asked;
	s->work->held = true;
	s->work->depth = asked->work->depth;
	s->work->target_wanted = asked->target;
	score_all(s, a);
	score_end_moves(s);
	score_begin_moves(s);
}
