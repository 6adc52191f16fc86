#include "ui/view/score/score.h"

#include <ctype.h>
#include <stdio.h>

#include "engine/set_aside.h"
#include "engine/share.h"

static const enum score_block order_one[] = {BLOCK_OVERALL, BLOCK_SECTIONS, BLOCK_MOVERS,
					     BLOCK_FINDINGS, BLOCK_AREAS, BLOCK_UNVERIFIED,
					     BLOCK_SET_ASIDE};
static const enum score_block order_two[] = {BLOCK_OVERALL, BLOCK_SECTIONS, BLOCK_MOVERS,
					     BLOCK_AREAS, BLOCK_FINDINGS, BLOCK_UNVERIFIED,
					     BLOCK_SET_ASIDE};

struct maker {
	struct arena *arena;
	const struct session *s;
	struct score_items list;
	enum score_block block;
	int unfolded;
	bool two_columns;
};

static struct score_item *add(struct maker *m, enum score_item_kind kind, size_t index,
			      struct thing what)
{
	struct score_item *it = ARENA_PUSH(m->arena, m->list.items, m->list.n);

	it->kind = kind;
	it->block = m->block;
	it->index = index;
	it->what = what;
	if (score_item_selectable(it))
		*(size_t *)ARENA_PUSH(m->arena, m->list.stops, m->list.n_stops) = m->list.n - 1;
	return it;
}

static struct thing nothing(void)
{
	return (struct thing){THING_NONE, 0};
}

/* The most that one answer can still add to the overall score, in thousandths of a point of
 * 100: what is open of it, or all of it when it is unknown. */
static int64_t could_add(const struct score *sc, size_t question)
{
	const struct standing *st = &sc->questions[question];
	struct frac most = st->unknown ? frac_of(1, 1) : st->high;

	if (!st->asked || !st->applicable || frac_cmp(most, st->low) <= 0)
		return 0;
	return frac_scaled(frac_mul(frac_sub(most, st->low), question_share(sc, question)),
			   100000);
}

struct mover {
	size_t question;
	int64_t gain;
};

static void add_movers(struct maker *m)
{
	const struct score *sc = &m->s->score;
	const struct plan *p = &m->s->plan;
	struct mover best[MOVERS_MAX];
	size_t n = 0, shown = m->two_columns ? MOVERS_MAX : 3;

	/* The largest, in order; among equals the first question stays first. */
	for (size_t i = 0; i < sc->q->n_questions; i++) {
		struct mover mover = {i, could_add(sc, i)};
		size_t at = n < MOVERS_MAX ? n : MOVERS_MAX;

		for (; mover.gain > 0 && at > 0 && best[at - 1].gain < mover.gain; at--)
			if (at < MOVERS_MAX)
				best[at] = best[at - 1];
		if (mover.gain <= 0 || at == MOVERS_MAX)
			continue;
		best[at] = mover;
		n += n < MOVERS_MAX;
	}
	add(m, ITEM_HEADING, 0, nothing());
	for (size_t i = 0; i < n && i < shown; i++)
		add(m, ITEM_MOVER, i, (struct thing){THING_QUESTION, best[i].question})->gain =
			best[i].gain;
	if (p->n_open)
		add(m, ITEM_OPEN, 0, p->open[0]);
	else if (!n)
		add(m, ITEM_NOTHING, 0, nothing());
}

static void add_block(struct maker *m)
{
	const struct session *s = m->s;
	const struct plan *p = &s->plan;
	struct set_asides aside;

	switch (m->block) {
	case BLOCK_OVERALL:
		add(m, ITEM_OVERALL, 0, nothing());
		break;
	case BLOCK_SECTIONS:
		for (size_t i = 0; i < s->q->n_sections; i++) {
			const struct indices *areas = &s->q->sections[i].areas;

			add(m, ITEM_SECTION, i, (struct thing){THING_SECTION, i});
			for (size_t k = 0; (int)i == m->unfolded && k < areas->n; k++)
				add(m, ITEM_AREA, areas->items[k], nothing());
		}
		break;
	case BLOCK_MOVERS:
		add_movers(m);
		break;
	case BLOCK_FINDINGS:
		add(m, ITEM_HEADING, 0, nothing());
		for (size_t i = 0; i < p->n_findings; i++)
			add(m, ITEM_FINDING, i, (struct thing){THING_RULE, p->findings[i].rule});
		if (!p->n_findings)
			add(m, ITEM_NOTHING, 0, nothing());
		break;
	case BLOCK_AREAS:
		add(m, ITEM_HEADING, 0, nothing());
		for (size_t i = 0; i < s->q->n_sections; i++)
			if (s->score.section_progress[i].asked)
				add(m, ITEM_HEAT, i, (struct thing){THING_SECTION, i});
		break;
	case BLOCK_UNVERIFIED:
		if (p->n_unverified)
			add(m, ITEM_HEADING, 0, nothing());
		for (size_t i = 0; i < p->n_unverified; i++)
			add(m, ITEM_UNVERIFIED, i, p->unverified[i].what);
		break;
	case BLOCK_SET_ASIDE:
		aside = set_asides_of(m->arena, &s->score, s->a);
		if (aside.n)
			add(m, ITEM_HEADING, aside.n, nothing());
		for (size_t i = 0; i < aside.n; i++)
			add(m, ITEM_SET_ASIDE, i,
			    (struct thing){THING_QUESTION, aside.items[i].question});
		break;
	}
}

struct score_items score_items_make(struct arena *a, const struct session *s, int unfolded,
				    bool two_columns)
{
	const enum score_block *order = two_columns ? order_two : order_one;
	struct maker m = {.arena = a, .s = s, .unfolded = unfolded,
			  .two_columns = two_columns};

	for (size_t i = 0; i < sizeof order_one / sizeof order_one[0]; i++) {
		m.block = order[i];
		add_block(&m);
	}
	return m.list;
}

bool score_item_selectable(const struct score_item *it)
{
	return it->kind != ITEM_OVERALL && it->kind != ITEM_HEADING && it->kind != ITEM_NOTHING;
}

bool score_block_is_right(enum score_block b)
{
	return b == BLOCK_FINDINGS || b == BLOCK_UNVERIFIED || b == BLOCK_SET_ASIDE;
}

static const char band_letter[] = {[BAND_NONE] = '-', [BAND_CRITICAL] = 'C',
				   [BAND_MODERATE] = 'M', [BAND_EXCELLENT] = 'E'};

const char *band_letters(char *buf, const struct range *r)
{
	char low, high;

	if (!r->any)
		return "";
	low = band_letter[band_of(r->low)];
	high = band_letter[band_of(r->high)];
	if (low == high)
		snprintf(buf, 8, "%c", low);
	else
		snprintf(buf, 8, "%c-%c", low, high);
	return buf;
}

char heat_letter(const struct range *r, const struct progress *p)
{
	char letter;

	if (!r->any)
		return '-';
	if (!r->has_so_far)
		return '.';
	letter = band_letter[band_of(r->so_far)];
	return p->answered < p->asked ? (char)tolower((unsigned char)letter) : letter;
}
