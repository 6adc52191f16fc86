#include "engine/share.h"

#include "engine/score_internal.h"

int section_weights(const struct score *s, size_t section)
{
	return (int)s->work->sections[section].weight;
}

int overall_weights(const struct score *s)
{
	return (int)s->work->total_weight;
}

struct frac question_share(const struct score *s, size_t question)
{
	const struct question *q = &s->q->questions[question];

	if (!s->questions[question].applicable)
		return frac_of(0, 1);
	return frac_mul(frac_of(q->weight, section_weights(s, q->section)),
			frac_of(s->weights[q->section], overall_weights(s)));
}
