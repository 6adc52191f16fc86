/* same_score.h - are two scores alike in everything that can be seen of them? */
#ifndef TESTS_SAME_SCORE_H
#define TESTS_SAME_SCORE_H

#include "support.h"

#include "engine/share.h"

static inline void assert_same_frac(struct frac a, struct frac b)
{
	assert_int_equal(a.num, b.num);
	assert_int_equal(a.den, b.den);
}

static inline void assert_same_range(const struct range *a, const struct range *b)
{
	assert_int_equal(a->any, b->any);
	assert_int_equal(a->has_so_far, b->has_so_far);
	assert_int_equal(a->excluded, b->excluded);
	if (a->any) {
		assert_same_frac(a->low, b->low);
		assert_same_frac(a->high, b->high);
	}
	if (a->has_so_far)
		assert_same_frac(a->so_far, b->so_far);
}

static inline void assert_same_progress(const struct progress *a, const struct progress *b)
{
	assert_int_equal(a->asked, b->asked);
	assert_int_equal(a->applicable, b->applicable);
	assert_int_equal(a->answered, b->answered);
	assert_int_equal(a->unknown, b->unknown);
	assert_int_equal(a->flagged, b->flagged);
}

static inline void assert_same_standing(const struct standing *a, const struct standing *b)
{
	assert_int_equal(a->asked, b->asked);
	assert_int_equal(a->applicable, b->applicable);
	assert_int_equal(a->unknown, b->unknown);
	assert_int_equal(a->mirrored, b->mirrored);
	assert_int_equal(a->has_so_far, b->has_so_far);
	assert_int_equal(a->state, b->state);
	assert_int_equal(a->level, b->level);
	assert_int_equal(a->capped_by, b->capped_by);
	assert_int_equal(a->gap, b->gap);
	if (!a->applicable)
		return;
	assert_same_frac(a->low, b->low);
	assert_same_frac(a->high, b->high);
	if (a->has_so_far)
		assert_same_frac(a->so_far, b->so_far);
}

static inline void assert_same_ranges(const struct score *a, const struct score *b)
{
	assert_same_range(&a->overall, &b->overall);
	assert_same_progress(&a->progress, &b->progress);
	assert_int_equal(overall_weights(a), overall_weights(b));
	for (size_t i = 0; i < a->q->n_sections; i++) {
		assert_same_range(&a->sections[i], &b->sections[i]);
		assert_same_progress(&a->section_progress[i], &b->section_progress[i]);
		assert_int_equal(a->weights[i], b->weights[i]);
		assert_int_equal(section_weights(a, i), section_weights(b, i));
	}
	for (size_t i = 0; i < a->q->n_areas; i++) {
		assert_same_range(&a->areas[i], &b->areas[i]);
		assert_same_progress(&a->area_progress[i], &b->area_progress[i]);
	}
}

static inline void assert_same_score(const struct score *a, const struct score *b)
{
	const struct questionnaire *q = a->q;

	assert_memory_equal(a->field_asked, b->field_asked, q->n_fields);
	assert_memory_equal(a->field_counts, b->field_counts, q->n_fields);
	assert_memory_equal(a->decision_asked, b->decision_asked, q->n_decisions);
	assert_memory_equal(a->fired, b->fired, q->n_rules);
	assert_int_equal(a->n_fired, b->n_fired);
	assert_memory_equal(a->level_known, b->level_known,
			    q->n_questions * sizeof *a->level_known);
	for (size_t i = 0; i < q->n_questions; i++)
		assert_same_standing(&a->questions[i], &b->questions[i]);
	assert_int_equal(a->fields_asked, b->fields_asked);
	assert_int_equal(a->fields_answered, b->fields_answered);
	assert_int_equal(a->decisions_asked, b->decisions_asked);
	assert_int_equal(a->decisions_answered, b->decisions_answered);
	assert_int_equal(a->target, b->target);
	assert_same_ranges(a, b);
}

#endif
