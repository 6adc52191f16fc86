/* Ranges and progress of areas, sections and the whole. Sums are kept exact, so that taking
 * one question out and putting it in otherwise gives what adding all of them would. */
#include <string.h>

#include "engine/score_internal.h"

#define BILLION 1000000000

static const struct frac zero = {0, 1};

static bool same(struct frac a, struct frac b)
{
	return a.num == b.num && a.den == b.den;
}

/* The ends are often alike, and then one calculation does for all. */

static struct ends ends_add(struct ends a, struct ends b)
{
	struct ends sum = {.low = frac_add(a.low, b.low)};

	sum.high = same(a.high, a.low) && same(b.high, b.low) ? sum.low
							      : frac_add(a.high, b.high);
	sum.so_far = same(a.so_far, a.low) && same(b.so_far, b.low)
			     ? sum.low
			     : frac_add(a.so_far, b.so_far);
	return sum;
}

/* What a question adds to sums; nothing unless it counts. */
static struct ends ends_of(const struct standing *st)
{
	if (!st->applicable)
		return (struct ends){zero, zero, zero};
	return (struct ends){st->low, st->high, st->has_so_far ? st->so_far : zero};
}

static bool same_ends(const struct ends *a, const struct ends *b)
{
	return same(a->low, b->low) && same(a->high, b->high) && same(a->so_far, b->so_far);
}

/* weight × (to - from) */
static struct ends ends_moved(int weight, struct ends from, struct ends to)
{
	struct frac w = {weight, 1};
	struct ends moved = {.low = frac_mul(w, frac_sub(to.low, from.low))};

	moved.high = same(to.high, to.low) && same(from.high, from.low)
			     ? moved.low
			     : frac_mul(w, frac_sub(to.high, from.high));
	moved.so_far = same(to.so_far, to.low) && same(from.so_far, from.low)
			       ? moved.low
			       : frac_mul(w, frac_sub(to.so_far, from.so_far));
	return moved;
}

static void sum_add(struct sum *sum, const struct sum *more)
{
	sum->ends = ends_add(sum->ends, more->ends);
	sum->weight += more->weight;
	sum->so_far_weight += more->so_far_weight;
}

/* Is something asked, and none of it applies? */
static bool is_excluded(const struct progress *p)
{
	return p->asked > 0 && p->applicable == 0;
}

static struct range mean(const struct sum *sum, const struct progress *p)
{
	struct range r = {.any = sum->weight > 0,
			  .has_so_far = sum->so_far_weight > 0,
			  .excluded = is_excluded(p)};
	const struct ends *e = &sum->ends;

	if (r.any) {
		r.low = frac_div(e->low, sum->weight);
		r.high = same(e->high, e->low) ? r.low : frac_div(e->high, sum->weight);
	}
	if (r.has_so_far)
		r.so_far = same(e->so_far, e->low) && sum->so_far_weight == sum->weight
				   ? r.low
				   : frac_div(e->so_far, sum->so_far_weight);
	return r;
}

static void progress_add(struct progress *to, const struct standing *st, bool flagged)
{
	to->asked++;
	to->applicable += st->applicable;
	to->answered += st->state == STANDING_ANSWERED || st->state == STANDING_NOT_APPLICABLE;
	to->unknown += st->unknown;
	to->flagged += flagged;
}

static void progress_move(struct progress *p, const struct progress *from,
			  const struct progress *to)
{
	p->asked += to->asked - from->asked;
	p->applicable += to->applicable - from->applicable;
	p->answered += to->answered - from->answered;
	p->unknown += to->unknown - from->unknown;
	p->flagged += to->flagged - from->flagged;
}

static void count_progress(struct score *s, size_t i, const struct standing *before,
			   bool flagged)
{
	const struct question *q = &s->q->questions[i];
	const struct standing *now = &s->questions[i];
	struct progress from = {0}, to = {0};

	if (before->asked)
		progress_add(&from, before, s->work->flagged[i]);
	if (now->asked)
		progress_add(&to, now, flagged);
	s->work->flagged[i] = flagged;
	progress_move(&s->area_progress[q->area], &from, &to);
	progress_move(&s->section_progress[q->section], &from, &to);
	progress_move(&s->progress, &from, &to);
}

void score_count(struct score *s, const struct assessment *a, size_t i,
		 const struct standing *before)
{
	const struct question *q = &s->q->questions[i];
	const struct standing *now = &s->questions[i];
	struct score_work *work = s->work;
	struct sum moved = {
		.weight = q->weight * (now->applicable - before->applicable),
		.so_far_weight = q->weight * ((now->applicable && now->has_so_far) -
					      (before->applicable && before->has_so_far)),
	};

	struct ends from = ends_of(before), to = ends_of(now);

	count_progress(s, i, before, a->questions[i].flag);
	if (!moved.weight && !moved.so_far_weight && same_ends(&from, &to) &&
	    now->asked == before->asked)
		return;
	moved.ends = ends_moved(q->weight, from, to);
	sum_add(&work->areas[q->area], &moved);
	sum_add(&work->sections[q->section], &moved);
	touch(&work->areas_moved, q->area);
	touch(&work->sections_moved, q->section);
}

/* Moves one thing from how it was counted to how it counts now. */
static void recount(unsigned char *counted, bool asked, bool answered, size_t *n_asked,
		    size_t *n_answered)
{
	*n_asked -= *counted != COUNTED_NOT;
	*n_answered -= *counted == COUNTED_ANSWERED;
	*counted = !asked ? COUNTED_NOT : answered ? COUNTED_ANSWERED : COUNTED_ASKED;
	*n_asked += *counted != COUNTED_NOT;
	*n_answered += *counted == COUNTED_ANSWERED;
}

/* An alias of a decision is counted with the decisions. */
void count_field(struct score *s, const struct assessment *a, size_t i)
{
	recount(&s->work->fields[i],
		s->field_asked[i] && s->q->fields[i].kind != FIELD_DECISION, a->fields[i].set,
		&s->fields_asked, &s->fields_answered);
}

void count_decision(struct score *s, const struct assessment *a, size_t i)
{
	recount(&s->work->decisions[i], s->decision_asked[i],
		a->decisions[i].state != ANSWER_UNSET, &s->decisions_asked,
		&s->decisions_answered);
}

void score_count_nothing(struct score *s)
{
	static const struct sum nothing = {.ends = {{0, 1}, {0, 1}, {0, 1}}};
	const struct questionnaire *q = s->q;
	struct score_work *work = s->work;

	for (size_t i = 0; i < q->n_areas; i++) {
		work->areas[i] = nothing;
		s->area_progress[i] = (struct progress){0};
		touch(&work->areas_moved, i);
	}
	for (size_t i = 0; i < q->n_sections; i++) {
		work->sections[i] = nothing;
		work->entered[i] = (struct billionths){0};
		s->section_progress[i] = (struct progress){0};
		touch(&work->sections_moved, i);
	}
	work->total = (struct billionths){0};
	work->total_weight = work->total_so_far_weight = 0;
	s->progress = (struct progress){0};
	s->fields_asked = s->fields_answered = 0;
	s->decisions_asked = s->decisions_answered = 0;
	memset(work->fields, COUNTED_NOT, q->n_fields * sizeof *work->fields);
	memset(work->decisions, COUNTED_NOT, q->n_decisions * sizeof *work->decisions);
}

/* What a section is in the overall mean, times its weight, by sign. */
static void enter(struct score_work *work, const struct billionths *section, int weight,
		  int sign)
{
	int64_t by = (int64_t)sign * weight;

	if (!section->any)
		return;
	work->total.low += by * section->low;
	work->total.high += by * section->high;
	work->total_weight += by;
	if (!section->has_so_far)
		return;
	work->total.so_far += by * section->so_far;
	work->total_so_far_weight += by;
}

static void section_range(struct score *s, size_t i)
{
	struct score_work *work = s->work;
	struct billionths *entered = &work->entered[i];
	struct range *r = &s->sections[i];

	s->moves.sections_before[i] = *r;
	*r = mean(&work->sections[i], &s->section_progress[i]);
	enter(work, entered, s->weights[i], -1);
	*entered = (struct billionths){.any = r->any, .has_so_far = r->has_so_far};
	if (r->any) {
		entered->low = frac_scaled(r->low, BILLION);
		entered->high = same(r->high, r->low) ? entered->low
						      : frac_scaled(r->high, BILLION);
	}
	if (r->has_so_far)
		entered->so_far = same(r->so_far, r->low) ? entered->low
							  : frac_scaled(r->so_far, BILLION);
	enter(work, entered, s->weights[i], 1);
}

/* The weighted mean of the sections' billionths. */
static void overall_range(struct score *s)
{
	const struct score_work *work = s->work;
	struct range *r = &s->overall;

	*r = (struct range){.any = work->total_weight > 0,
			    .has_so_far = work->total_so_far_weight > 0,
			    .excluded = is_excluded(&s->progress)};
	if (r->any) {
		r->low = frac_of(work->total.low, BILLION * work->total_weight);
		r->high = work->total.high == work->total.low
				  ? r->low
				  : frac_of(work->total.high, BILLION * work->total_weight);
	}
	if (r->has_so_far)
		r->so_far = frac_of(work->total.so_far, BILLION * work->total_so_far_weight);
}

void score_ranges(struct score *s)
{
	struct score_work *work = s->work;

	s->moves.overall_before = s->overall;
	for (size_t k = 0; k < work->areas_moved.list.n; k++) {
		size_t area = work->areas_moved.list.items[k];

		s->areas[area] = mean(&work->areas[area], &s->area_progress[area]);
	}
	for (size_t k = 0; k < work->sections_moved.list.n; k++)
		section_range(s, work->sections_moved.list.items[k]);
	overall_range(s);
}
