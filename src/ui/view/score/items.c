#include "ui/view/score/score.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "engine/set_aside.h"
#include "engine/share.h"

#define BLOCKS 8
static const enum score_block order_one[BLOCKS] = {
	BLOCK_OVERALL, BLOCK_FINDINGS, BLOCK_ACTIONS, BLOCK_MOVERS, BLOCK_SECTIONS, BLOCK_AREAS,
	BLOCK_UNVERIFIED, BLOCK_SET_ASIDE};
static const enum score_block order_two[BLOCKS] = {
	BLOCK_OVERALL, BLOCK_ACTIONS, BLOCK_MOVERS, BLOCK_SECTIONS, BLOCK_AREAS, BLOCK_FINDINGS,
	BLOCK_UNVERIFIED, BLOCK_SET_ASIDE};

struct maker {
	struct arena *arena;
	const struct session *s;
	struct score_items list;
	enum score_block block;
	const struct score_look *look;
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
 * 100: what is open of it. */
static int64_t could_add(const struct score *sc, size_t question)
{
	const struct standing *st = &sc->questions[question];

	if (!st->asked || !st->applicable || frac_cmp(st->high, st->low) <= 0)
		return 0;
	return frac_scaled(frac_mul(frac_sub(st->high, st->low), question_share(sc, question)),
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
	size_t n = 0, shown = m->look->two_columns ? MOVERS_MAX : 3;

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
	if (n || p->n_open)
		add(m, ITEM_HEADING, 0, nothing());
	for (size_t i = 0; i < n && i < shown; i++)
		add(m, ITEM_MOVER, i, (struct thing){THING_QUESTION, best[i].question})->gain =
			best[i].gain;
	if (p->n_open)
		add(m, ITEM_OPEN, 0, p->open[0]);
}

static void add_findings(struct maker *m)
{
	const struct plan *p = &m->s->plan;
	bool brief = !m->look->two_columns;
	size_t shown = brief && !m->look->all_findings && p->n_findings > WORST_FINDINGS
			       ? WORST_FINDINGS
			       : p->n_findings;

	add(m, ITEM_HEADING, 0, nothing());
	for (size_t i = 0; i < shown; i++)
		add(m, ITEM_FINDING, i, (struct thing){THING_RULE, p->findings[i].rule})->brief =
			brief;
	if (brief && p->n_findings > WORST_FINDINGS)
		add(m, ITEM_MORE, p->n_findings - shown, nothing());
	if (!p->n_findings)
		add(m, ITEM_NOTHING, 0, nothing());
}

/* Where the plan has it: what it changes, or the finding that it is for. */
static struct thing place_of(const struct action *act)
{
	if (act->kind == ACTION_CONTAIN || (act->kind == ACTION_FINDING && act->question < 0))
		return (struct thing){THING_RULE, (size_t)act->rule};
	if (act->decision >= 0)
		return (struct thing){THING_DECISION, (size_t)act->decision};
	return (struct thing){THING_QUESTION, (size_t)act->question};
}

/* The first of the plan that are left: its order counts in what must come first. */
static void add_actions(struct maker *m)
{
	const struct plan *p = &m->s->plan;
	size_t n = 0;
	int ids = 0;

	add(m, ITEM_HEADING, 0, nothing());
	for (size_t i = 0; i < p->n_actions && n < FIRST_ACTIONS; i++) {
		int columns = (int)strlen(p->actions[i].id);

		if (!action_is_left(&p->actions[i]))
			continue;
		n++;
		add(m, ITEM_ACTION, i, place_of(&p->actions[i]));
		ids = columns > ids ? columns : ids;
	}
	for (size_t i = 0; i < n; i++)
		m->list.items[m->list.n - 1 - i].ids = ids;
	if (!n)
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
		add(m, ITEM_HEADING, 0, nothing());
		for (size_t i = 0; i < s->q->n_sections; i++) {
			const struct indices *areas = &s->q->sections[i].areas;

			add(m, ITEM_SECTION, i, (struct thing){THING_SECTION, i});
			for (size_t k = 0; (int)i == m->look->unfolded && k < areas->n; k++)
				add(m, ITEM_AREA, areas->items[k], nothing());
		}
		break;
	case BLOCK_MOVERS:
		add_movers(m);
		break;
	case BLOCK_FINDINGS:
		add_findings(m);
		break;
	case BLOCK_ACTIONS:
		add_actions(m);
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

struct score_items score_items_make(struct arena *a, const struct session *s,
				    const struct score_look *look)
{
	const enum score_block *order = look->two_columns ? order_two : order_one;
	struct maker m = {.arena = a, .s = s, .look = look};

	for (size_t i = 0; i < BLOCKS; i++) {
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
