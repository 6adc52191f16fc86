/* small_plan.h - small questionnaires made by chance, with needs, must-haves, caps and rules, all
 * answered, and with little enough to do that every way of doing it can be tried. */
#ifndef TESTS_SMALL_PLAN_H
#define TESTS_SMALL_PLAN_H

#include "engine/world.h"

enum { SMALL_MAX = 8 };

/* What is being made. */
struct small {
	struct str text;
	uint32_t *seed;
	uint32_t questions, decisions, rules;
	uint32_t levels[SMALL_MAX], n_levels; /* questions that rules may look at */
};

static inline uint32_t small_dice(struct small *m, uint32_t n)
{
	return random_below(m->seed, n);
}

static inline void small_decisions(struct small *m)
{
	str_add(&m->text, "fields:\n" STAGE);
	str_add(&m->text, m->decisions ? "decisions:\n" : "");
	for (uint32_t i = 0; i < m->decisions; i++) {
		str_addf(&m->text, "  - {id: D-%u, name: D%u, ask: Which %u?, options: [", i, i, i);
		for (int o = 0; o < 3; o++)
			str_addf(&m->text, "{id: %c, text: %c%u, fit: %u}%s", 'a' + o, 'A' + o, i,
				 small_dice(m, 5), o < 2 ? ", " : "]}\n");
	}
}

static inline void small_question(struct small *m, uint32_t i)
{
	static const char *const effort[] = {"S", "M", "L", "XL"};
	static const char *const types[] = {
		"type: levels, levels: {0: none, 2: half, 4: all}",
		"type: checks, practices: [{id: x, text: X}, {id: y, text: Y}]",
		("type: practices, practices: [{id: x, text: X, must: true}, {id: y, text: Y}, "
		 "{id: z, text: Z}]"),
	};
	uint32_t kind = small_dice(m, m->decisions ? 4 : 3);

	str_addf(&m->text, "  - {id: Q-%u, section: %s, area: A%u, ask: How %u?, ", i,
		 small_dice(m, 3) ? "one" : "two", i, i);
	if (kind < 3)
		str_add(&m->text, types[kind]);
	else if (m->decisions > 1)
		str_addf(&m->text, "type: decisions, decisions: [D-0, D-%u]",
			 1 + small_dice(m, m->decisions - 1));
	else
		str_add(&m->text, "type: decisions, decisions: [D-0]");
	if (kind < 3)
		m->levels[m->n_levels++] = i;
	if (kind == 0 && m->decisions && !small_dice(m, 3))
		str_addf(&m->text, ", mirrors: D-%u, map: {a: 1, b: 4, c: 2}",
			 small_dice(m, m->decisions));
	str_addf(&m->text, ", weight: %u, effort: %s", 1 + small_dice(m, 5),
		 effort[small_dice(m, 4)]);
	if (i && small_dice(m, 2))
		str_addf(&m->text, ", needs: [Q-%u]", small_dice(m, i));
	str_add(&m->text, "}\n");
}

static inline void small_rule(struct small *m, uint32_t i)
{
	static const char *const severities[] = {"low", "medium", "high", "critical"};

	str_addf(&m->text, "  - {id: R-%u, severity: %s, when: \"D-%u == %c and (D-%u == %c", i,
		 severities[small_dice(m, 4)], small_dice(m, m->decisions),
		 "abc"[small_dice(m, 3)], small_dice(m, m->decisions), "abc"[small_dice(m, 3)]);
	if (m->n_levels)
		str_addf(&m->text, " or Q-%u < %u", m->levels[small_dice(m, m->n_levels)],
			 1 + small_dice(m, 4));
	str_addf(&m->text, ")\", finding: F, fix: X, blames: [D-%u]}\n",
		 small_dice(m, m->decisions));
}

/* Everything answered; what is unset mirrors a decision. */
static inline void small_answers(struct small *m, struct world *w)
{
	for (size_t i = 0; i < w->q->n_decisions; i++)
		assessment_set_option(w->a, i, (int)small_dice(m, 3));
	for (size_t i = 0; i < w->q->n_questions; i++) {
		const struct question *q = &w->q->questions[i];

		for (size_t k = 0; k < q->n_practices; k++)
			assessment_set_practice(w->a, i, k,
						PRACTICE_YES + small_dice(m, 3));
		if (q->type == TYPE_LEVELS && (q->mirrors < 0 || small_dice(m, 2)))
			assessment_set_level(w->a, i, (int)small_dice(m, 4));
	}
	if (small_dice(m, 2))
		set_answer(w->a, "stage", "prod");
}

static inline struct world small_world(uint32_t *seed)
{
	struct small m = {.seed = seed};
	struct world w;

	m.questions = 3 + small_dice(&m, SMALL_MAX - 3);
	m.decisions = small_dice(&m, 4);
	m.rules = m.decisions ? small_dice(&m, 5) : 0;
	small_decisions(&m);
	str_add(&m.text, "questions:\n");
	for (uint32_t i = 0; i < m.questions; i++)
		small_question(&m, i);
	str_add(&m.text, m.rules ? "rules:\n" : "");
	for (uint32_t i = 0; i < m.rules; i++)
		small_rule(&m, i);
	w = world_open(str_text(&m.text), "");
	small_answers(&m, &w);
	w.target = 1 + (int)small_dice(&m, 4);
	world_plan(&w);
	str_release(&m.text);
	return w;
}

#endif
