#include "ui/view/score/items.h"

#include <ctype.h>
#include <stdio.h>

#include "engine/share.h"

static const enum score_block order_one[] = {BLOCK_OVERALL, BLOCK_SECTIONS, BLOCK_MOVERS,
					     BLOCK_FINDINGS, BLOCK_AREAS, BLOCK_UNVERIFIED};
static const enum score_block order_two[] = {BLOCK_OVERALL, BLOCK_SECTIONS, BLOCK_MOVERS,
					     BLOCK_AREAS, BLOCK_FINDINGS, BLOCK_UNVERIFIED};

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
	return it;
}

static struct thing nothing(void)
{
	return (struct thing){THING_NONE, 0};
}

static struct thing section_thing(size_t i)
{
	return (struct thing){THING_SECTION, i};
}

static void add_sections(struct maker *m)
{
	const struct questionnaire *q = m->s->q;

	for (size_t i = 0; i < q->n_sections; i++) {
		const struct indices *areas = &q->sections[i].areas;

		add(m, ITEM_SECTION, i, section_thing(i));
		for (size_t k = 0; (int)i == m->unfolded && k < areas->n; k++)
			add(m, ITEM_AREA, areas->items[k], nothing());
	}
}

/* What is still to be had from a question, 0 to 1. */
static struct frac still_open(const struct standing *st)
{
	struct frac none = frac_of(0, 1);

	if (!st->asked || !st->applicable)
		return none;
	if (st->unknown)
		return frac_sub(frac_of(1, 1), st->low);
	if (frac_cmp(st->high, st->low) <= 0)
		return none;
	return frac_sub(st->high, st->low);
}

/* The most that one answer can still add to the overall score, in thousandths of a point of
 * 100: what is open of it, or all of it when it is unknown. */
static int64_t could_add(const struct score *sc, size_t question)
{
	struct frac open = still_open(&sc->questions[question]);

	if (!open.num)
		return 0;
	return frac_scaled(frac_mul(open, question_share(sc, question)), 100000);
}

struct mover {
	size_t question;
	int64_t gain;
};

/* Keeps the largest, in order; among equals the first question stays first. */
static void keep_mover(struct mover *best, size_t *n, struct mover m)
{
	size_t at = *n < MOVERS_MAX ? (*n)++ : MOVERS_MAX;

	for (; at > 0 && best[at - 1].gain < m.gain; at--)
		if (at < MOVERS_MAX)
			best[at] = best[at - 1];
	if (at < MOVERS_MAX)
		best[at] = m;
}

static size_t find_movers(const struct score *sc, struct mover *best)
{
	size_t n = 0;

	for (size_t i = 0; i < sc->q->n_questions; i++) {
		struct mover m = {i, could_add(sc, i)};

		if (m.gain > 0)
			keep_mover(best, &n, m);
	}
	return n;
}

static void add_movers(struct maker *m)
{
	struct mover best[MOVERS_MAX];
	size_t n = find_movers(&m->s->score, best);
	size_t shown = m->two_columns ? MOVERS_MAX : 3;
	const struct plan *p = &m->s->plan;

	add(m, ITEM_HEADING, 0, nothing());
	for (size_t i = 0; i < n && i < shown; i++)
		add(m, ITEM_MOVER, i, (struct thing){THING_QUESTION, best[i].question})->gain =
			best[i].gain;
	if (p->n_open)
		add(m, ITEM_OPEN, 0, p->open[0]);
	else if (!n)
		add(m, ITEM_NOTHING, 0, nothing());
}

static void add_findings(struct maker *m)
{
	const struct plan *p = &m->s->plan;

	add(m, ITEM_HEADING, 0, nothing());
	for (size_t i = 0; i < p->n_findings; i++)
		add(m, ITEM_FINDING, i, (struct thing){THING_RULE, p->findings[i].rule});
	if (!p->n_findings)
		add(m, ITEM_NOTHING, 0, nothing());
}

static void add_areas(struct maker *m)
{
	add(m, ITEM_HEADING, 0, nothing());
	for (size_t i = 0; i < m->s->q->n_sections; i++)
		if (m->s->score.section_progress[i].asked)
			add(m, ITEM_HEAT, i, section_thing(i));
}

static void add_unverified(struct maker *m)
{
	const struct plan *p = &m->s->plan;

	if (!p->n_unverified)
		return;
	add(m, ITEM_HEADING, 0, nothing());
	for (size_t i = 0; i < p->n_unverified; i++)
		add(m, ITEM_UNVERIFIED, i, p->unverified[i].what);
}

struct score_items score_items_make(struct arena *a, const struct session *s, int unfolded,
				    bool two_columns)
{
	const enum score_block *order = two_columns ? order_two : order_one;
	struct maker m = {.arena = a, .s = s, .unfolded = unfolded,
			  .two_columns = two_columns};

	for (size_t i = 0; i < sizeof order_one / sizeof order_one[0]; i++) {
		m.block = order[i];
		switch (m.block) {
		case BLOCK_OVERALL:
			add(&m, ITEM_OVERALL, 0, nothing());
			break;
		case BLOCK_SECTIONS:
			add_sections(&m);
			break;
		case BLOCK_MOVERS:
			add_movers(&m);
			break;
		case BLOCK_FINDINGS:
			add_findings(&m);
			break;
		case BLOCK_AREAS:
			add_areas(&m);
			break;
		case BLOCK_UNVERIFIED:
			add_unverified(&m);
			break;
		}
	}
	return m.list;
}

bool score_item_selectable(const struct score_item *it)
{
	return it->kind != ITEM_OVERALL && it->kind != ITEM_HEADING && it->kind != ITEM_NOTHING;
}

bool score_block_is_right(enum score_block b)
{
	return b == BLOCK_FINDINGS || b == BLOCK_UNVERIFIED;
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
