#include "ui/session/look_back.h"

#include <string.h>

void look_back_clear(struct look_back *l)
{
	trend_release(&l->trend);
	l->raw = NULL;
}

void look_back_update(struct look_back *l, const struct assessment *a, const struct score *score)
{
	const char *raw = milestones_raw(a);

	if (raw == l->raw)
		return;
	look_back_clear(l);
	l->raw = raw;
	trend_make(&l->trend, a, score);
}

size_t look_back_count(const struct look_back *l)
{
	return l->trend.n ? l->trend.n - 1 : 0;
}

const struct trend_point *look_back_at(const struct look_back *l, size_t i)
{
	return &l->trend.points[i];
}

const struct trend_point *look_back_last(const struct look_back *l, const struct assessment *a)
{
	size_t n = look_back_count(l);
	const struct trend_point *last = n ? look_back_at(l, n - 1) : NULL;

	return last && last->depth == assessment_depth(a) &&
			       !strcmp(last->is.version, a->questionnaire_version)
		       ? last
		       : NULL;
}
