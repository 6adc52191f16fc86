#include "engine/compare/trend.h"

#include <string.h>

#include "base/date.h"
#include "base/words.h"

static struct range *copied(struct arena *arena, const struct score *s)
{
	struct range *copy = arena_new(arena, struct range, s->q->n_sections);

	memcpy(copy, s->sections, s->q->n_sections * sizeof *copy);
	return copy;
}

static struct trend_point point_of(struct trend *t, const struct assessment *a,
				   const struct score *s, const struct milestone *is)
{
	return (struct trend_point){.is = *is,
				    .depth = assessment_depth(a),
				    .alike = true,
				    .same_rank = true,
				    .overall = s->overall,
				    .sections = copied(&t->arena, s),
				    .findings = s->n_fired};
}

static void add_point(struct trend *t, const struct side *now, const struct kept_state *kept)
{
	struct trend_point *p = ARENA_PUSH(&t->arena, t->points, t->n);
	struct score s;
	struct side then = {.a = kept->a, .score = &s};
	struct compare c;

	score_init(&s, now->a->questionnaire);
	score_compute(&s, kept->a, 0);
	*p = point_of(t, kept->a, &s, &kept->is);
	compare_scores(&c, &then, now);
	p->alike = c.whole;
	p->same_rank = c.same_rank;
	if (!c.whole) {
		p->overall = c.scores[0]->overall;
		p->sections = copied(&t->arena, c.scores[0]);
		p->now = c.scores[1]->overall;
		p->n_compared = c.n_compared;
	}
	compare_release(&c);
	score_release(&s);
}

void trend_make(struct trend *t, const struct assessment *a, const struct score *score)
{
	struct side now = {.a = a, .score = score};
	struct diags faults = {0};
	struct kept_state *kept;
	size_t n;

	*t = (struct trend){.n = 0};
	n = milestones_open(&t->arena, a, &kept, &faults);
	for (size_t i = 0; i < n; i++) {
		t->n_faulty += !kept[i].a;
		if (!kept[i].a)
			continue;
		add_point(t, &now, &kept[i]);
		assessment_free(t->last);
		t->last = kept[i].a;
	}
	if (t->n)
		*(struct trend_point *)ARENA_PUSH(&t->arena, t->points, t->n) = point_of(
			t, a, score, &(struct milestone){"", "", a->questionnaire_version});
	for (size_t i = 0; i < t->n; i++)
		t->n_alike += t->points[i].alike && t->points[i].same_rank;
	diags_release(&faults);
}

void trend_release(struct trend *t)
{
	assessment_free(t->last);
	arena_release(&t->arena);
	*t = (struct trend){.n = 0};
}

void trend_apart_words(struct str *out, const struct trend *t, const struct trend_point *p)
{
	const struct trend_point *now = &t->points[t->n - 1];
	char then[64], today[64];

	if (!p->same_rank)
		str_addf(out, "%s%s", tr("its overall weighs the sections otherwise"),
			 p->alike ? "" : "; ");
	if (p->alike)
		return;
	if (strcmp(p->is.version, now->is.version) != 0)
		str_addf(out, tr("version %s"), p->is.version);
	if (p->depth != now->depth)
		str_addf(out,
			 strcmp(p->is.version, now->is.version) ? tr(", depth %s") : tr("depth %s"),
			 tr(depth_name(p->depth)));
	if (!p->n_compared) {
		str_add(out, tr("; no question is asked alike by both"));
		return;
	}
	str_addf(out,
		 tr_n(p->n_compared, "; of the %zu question that both ask alike: %s then, %s now",
		      "; of the %zu questions that both ask alike: %s then, %s now"),
		 p->n_compared, range_text(then, &p->overall), range_text(today, &p->now));
}

long milestone_day(const char *at, long otherwise)
{
	int64_t time;

	return date_time_parse(at, &time) ? date_day(time) : otherwise;
}

void since_make(struct since *s, const struct milestone *is, const struct assessment *kept,
		const struct side *now)
{
	struct plan_options o = {.only_counted = true};
	struct side then = {kept, &s->score, &s->plan};

	*s = (struct since){.is = *is};
	o.as_of = milestone_day(s->is.at, now->plan->as_of);
	score_init(&s->score, now->a->questionnaire);
	score_compute(&s->score, kept, 0);
	plan_compute(&s->plan, &s->score, kept, &o);
	compare_make(&s->c, &then, now);
}

bool since_last(struct since *s, const struct trend *t, const struct side *now)
{
	if (t->last)
		since_make(s, &t->points[t->n - 2].is, t->last, now);
	return t->last != NULL;
}

void since_release(struct since *s)
{
	compare_release(&s->c);
	plan_release(&s->plan);
	score_release(&s->score);
}
