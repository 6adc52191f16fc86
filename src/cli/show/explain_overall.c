#include <stdlib.h>

#include "base/number.h"
#include "cli/shared/thing_words.h"
#include "cli/show/explain.h"
#include "engine/plan/bundle.h"
#include "engine/share.h"
#include "export/report/answer_words.h"

#define MOST 5 /* how many of the largest costs and gains are named */

/* Points of 100 that a fraction of the overall stands for: "1.250". buf: 32. */
static const char *points(char *buf, struct frac f)
{
	return points_text(buf, frac_scaled(f, 100000));
}

/* A section enters the mean in billionths. */
static struct frac section_adds(const struct score *s, size_t section)
{
	int64_t billionths = frac_scaled(s->sections[section].low, 1000000000);

	return frac_mul(frac_of(s->weights[section], overall_weights(s)),
			frac_of(billionths, 1000000000));
}

static void print_sections(struct printer *p, const struct report *r)
{
	static const struct table_column columns[] = {
		{"section", false, false}, {"weight", true, false},
		{"low", true, false},      {"high", true, false},
		{"so far", true, false},   {"adds to low", true, false},
		{NULL, false, false}};
	const struct score *s = &r->score;
	struct table t = table_start(p, 2, columns);
	char low[32], high[32], so_far[32], adds[32];

	for (size_t i = 0; i < r->q->n_sections; i++) {
		const struct range *range = &s->sections[i];

		table_cell(&t, INK_PLAIN, "%s", r->q->sections[i].id);
		table_cell(&t, INK_PLAIN, "%d", s->weights[i]);
		table_cell(&t, INK_PLAIN, "%s",
			   range->any ? score_text(low, range->low) : "-");
		table_cell(&t, INK_PLAIN, "%s",
			   range->any ? score_text(high, range->high) : "-");
		table_cell(&t, INK_PLAIN, "%s",
			   range->has_so_far ? score_text(so_far, range->so_far) : "-");
		table_cell(&t, INK_PLAIN, "%s",
			   range->any ? points(adds, section_adds(s, i)) : "left out");
	}
	table_print(&t);
}

/* A question and what it costs the overall low. */
struct cost {
	size_t question;
	double points;
};

static int by_points(const void *x, const void *y)
{
	const struct cost *a = x, *b = y;

	if (a->points != b->points)
		return a->points > b->points ? -1 : 1;
	return a->question < b->question ? -1 : 1;
}

static struct frac lost(const struct report *r, size_t question)
{
	return frac_mul(question_share(&r->score, question),
			frac_sub(frac_of(1, 1), r->score.questions[question].low));
}

static void print_costs(struct printer *p, const struct report *r)
{
	static const struct table_column columns[] = {{"", true, false},
						      {"", false, false},
						      {"", false, false},
						      {"", false, true},
						      {NULL, false, false}};
	struct cost *costs = arena_new(&p->arena, struct cost, r->q->n_questions);
	struct table t = table_start(p, 2, columns);
	char text[32];
	size_t n = 0;

	for (size_t i = 0; i < r->q->n_questions; i++)
		if (r->score.questions[i].applicable)
			costs[n++] = (struct cost){i, frac_double(lost(r, i))};
	qsort(costs, n, sizeof *costs, by_points);
	for (size_t i = 0; i < n && i < MOST && costs[i].points > 0; i++) {
		size_t q = costs[i].question;

		table_cell(&t, INK_PLAIN, "-%s", points(text, lost(r, q)));
		table_cell(&t, INK_PLAIN, "%s", r->q->questions[q].id);
		table_cell(&t, INK_PLAIN, "%s",
			   state_word(r, (struct thing){THING_QUESTION, q}));
		table_cell(&t, INK_PLAIN, "%s", r->q->questions[q].ask);
	}
	if (!t.n_cells)
		return;
	print_blank(p);
	print_heading(p, "What costs the low end most");
	table_print(&t);
}

/* An action with all that must come before it. */
struct whole {
	const struct action *act;
	struct bundle of;
	int64_t gain; /* thousandths of a point */
};

/* Most points a day first. */
static int by_gain_a_day(const void *x, const void *y)
{
	const struct whole *a = x, *b = y;
	int64_t left = a->gain * b->of.effort, right = b->gain * a->of.effort;

	if (left != right)
		return left > right ? -1 : 1;
	return a->act->rank < b->act->rank ? -1 : 1;
}

static void add_whole(struct table *t, const struct report *r, const struct whole *w)
{
	char gain[32], days[32];
	struct str before = {0};

	actions_join(&before, &r->plan, &w->of.before);
	table_cell(t, INK_PLAIN, "%s", gain_text(gain, w->gain));
	table_cell(t, INK_PLAIN, "%s days", effort_column(days, w->of.effort));
	table_cell(t, INK_PLAIN, "%s", w->act->id);
	table_cell(t, INK_PLAIN, "%s", w->act->title);
	if (before.len)
		table_note(t, 0, "done with what must come first: %s", str_text(&before));
	str_release(&before);
}

static void print_gains(struct printer *p, const struct report *r)
{
	static const struct table_column columns[] = {{"", true, false},
						      {"", true, false},
						      {"", false, false},
						      {"", false, true},
						      {NULL, false, false}};
	struct whole *wholes = arena_new(&p->arena, struct whole, r->plan.n_actions);
	struct table t = table_start(p, 2, columns);
	size_t n = 0;

	for (size_t i = 0; i < r->plan.n_actions; i++) {
		struct whole *w = &wholes[n];

		w->act = &r->plan.actions[i];
		if (!action_is_left(w->act) || w->act->gain_alone <= 0)
			continue;
		bundle_find(&w->of, &p->arena, &r->plan, &r->score, r->a, w->act);
		w->gain = frac_scaled(w->of.gain, 100000);
		n += w->gain > 0;
	}
	if (!n)
		return;
	qsort(wholes, n, sizeof *wholes, by_gain_a_day);
	for (size_t i = 0; i < n && i < MOST; i++)
		add_whole(&t, r, &wholes[i]);
	print_blank(p);
	print_heading(p, "What brings most points a day, with all that must come first");
	table_print(&t);
}

void explain_overall(struct printer *p, const struct report *r)
{
	char text[64], band[64];
	const struct range *all = &r->score.overall;

	print_heading(p, "%s: %s%s%s", report_title(r), range_of_100(text, all),
		      all->any ? ", " : "", range_band_text(band, all));
	print_prose(
		p, 0,
		"The overall score is the mean of the sections by weight: the sum of "
		"weight times score, divided by %d, the sum of the weights of the "
		"sections that count. Low takes what is open as 0, high as 100, so far "
		"leaves it out.",
		overall_weights(&r->score));
	print_blank(p);
	print_sections(p, r);
	print_costs(p, r);
	print_gains(p, r);
}

void explain_section(struct printer *p, const struct report *r, size_t section)
{
	static const struct table_column columns[] = {
		{"id", false, false},    {"state", false, false},
		{"weight", true, false}, {"low", true, false},
		{"high", true, false},   {"adds to low", true, false},
		{"worth", true, false},  {NULL, false, false}};
	const struct score *s = &r->score;
	int weights = section_weights(s, section);
	struct table t = table_start(p, 2, columns);
	char text[64], low[32], high[32], adds[32], worth[32];

	print_heading(p, "%s: %s", r->q->sections[section].title,
		      range_of_100(text, &s->sections[section]));
	print_prose(p, 0,
		    "The sum of weight times score over the questions that are asked and "
		    "applicable, divided by %d, the sum of their weights. adds to low is "
		    "in points of the section, worth in points of the overall score.",
		    weights);
	print_blank(p);
	for (size_t i = 0; i < r->q->n_questions; i++) {
		const struct question *q = &r->q->questions[i];
		const struct standing *st = &s->questions[i];

		if (q->section != section || !st->asked)
			continue;
		table_cell(&t, INK_PLAIN, "%s", q->id);
		table_cell(&t, INK_PLAIN, "%s",
			   state_word(r, (struct thing){THING_QUESTION, i}));
		table_cell(&t, INK_PLAIN, st->applicable ? "%d" : "-", q->weight);
		table_cell(&t, INK_PLAIN, "%s",
			   st->applicable ? score_text(low, st->low) : "-");
		table_cell(&t, INK_PLAIN, "%s",
			   st->applicable ? score_text(high, st->high) : "-");
		table_cell(&t, INK_PLAIN, "%s",
			   st->applicable
				   ? points(adds, frac_mul(frac_of(q->weight, weights),
							   st->low))
				   : "left out");
		table_cell(&t, INK_PLAIN, "%s", points(worth, question_share(s, i)));
	}
	table_print(&t);
}
