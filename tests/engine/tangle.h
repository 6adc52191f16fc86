/* tangle.h - a questionnaire in which everything hangs on everything: decisions on two decisions
 * before, questions that mirror them or are made of three of them and wait for each other, some
 * in a circle, and rules that name levels and blame decisions and questions. */
#ifndef TESTS_TANGLE_H
#define TESTS_TANGLE_H

#include "engine/world.h"

enum { KNOTS = 12 };

static inline void tangle_decisions(struct str *out)
{
	str_add(out, "fields:\n" STAGE "decisions:\n");
	for (int i = 0; i < KNOTS; i++) {
		str_addf(out, "  - {id: D-%02d, name: D, ask: Which %d?, ", i, i);
		if (i > 1)
			str_addf(out, "when: \"D-%02d == a or D-%02d in (b, c)\", ", i - 1, i / 2);
		str_add(out, i % 4 == 3 ? "options: [{id: a, text: A, fit: fact}, {id: b, text: B, "
					  "fit: fact}, {id: c, text: C, fit: fact}, {id: d, text: "
					  "D, fit: fact}]}\n"
					: "options: [{id: a, text: A, fit: 4}, {id: b, text: B, "
					  "fit: 2}, {id: c, text: C, fit: 0}, {id: d, text: D, "
					  "fit: 1}]}\n");
	}
}

static inline void tangle_questions(struct str *out)
{
	str_add(out, "questions:\n");
	for (int i = 0; i < KNOTS; i++) {
		str_addf(out,
			 "  - {id: M-%02d, section: one, area: A%d, ask: Mirror %d?, type: levels, "
			 "levels: {0: none, 2: some, 4: all}, weight: %d, effort: S, mirrors: D-%02d, "
			 "map: {a: 4, b: 1}, needs: [P-%02d, C-%02d]}\n",
			 i, i % 3, i, 1 + i % 5, i, (i + 2) % KNOTS, (i + 1) % KNOTS);
		str_addf(out,
			 "  - {id: P-%02d, section: one, area: A%d, ask: Items %d?, type: practices, "
			 "practices: [{id: x, text: X, must: true}, {id: y, text: Y}, {id: z, text: "
			 "Z}], weight: %d, effort: S, when: D-%02d != d%s}\n",
			 i, i % 4, i, 1 + i % 5, i, i == 6 ? ", needs: [M-04, P-08]" : "");
		str_addf(out,
			 "  - {id: C-%02d, section: one, area: A%d, ask: Made of %d?, type: "
			 "decisions, decisions: [D-%02d, D-%02d, D-%02d], weight: %d, effort: S}\n",
			 i, i % 5, i, i, (i + 5) % KNOTS, (i + 7) % KNOTS, 1 + i % 5);
	}
}

static inline void tangle_rules(struct str *out)
{
	static const char *const severities[] = {"low", "medium", "high", "critical"};

	str_add(out, "rules:\n");
	for (int i = 0; i < 4 * KNOTS; i++)
		str_addf(out,
			 "  - {id: R-%02d, severity: %s, when: \"M-%02d < %d and P-%02d >= %d or "
			 "D-%02d == %c\", finding: F, fix: X, blames: [D-%02d, %c-%02d]}\n",
			 i, severities[i % 4], i % KNOTS, 1 + i % 4, (i + 3) % KNOTS, i % 3,
			 (i + 1) % KNOTS, "abcd"[i / KNOTS], (i + 2) % KNOTS, i % 3 ? 'C' : 'P',
			 (i + 4) % KNOTS);
}

static inline struct world tangled_world(void)
{
	struct str part = {0};
	struct world w;

	tangle_decisions(&part);
	tangle_questions(&part);
	tangle_rules(&part);
	w = world_open(str_text(&part), "");
	str_release(&part);
	return w;
}

#endif
