/* random_world.h - small random questionnaires: questions of every type that need each other,
 * levels that cannot be chosen, decisions of facts, decisions that several questions are made
 * of or that a question mirrors, and rules that fire by what is bad, by what is good, always. */
#ifndef TESTS_RANDOM_WORLD_H
#define TESTS_RANDOM_WORLD_H

#include "engine/world.h"

/* How many there are of each; counted from 1 in their ids. */
struct random_size {
	int decisions, questions, rules;
	int first_levels; /* the first so many questions are of levels or items */
};

static inline const char *random_word(uint32_t *seed, const char *const *words,
				      uint32_t n)
{
	return words[random_below(seed, n)];
}

static inline int random_option(uint32_t *seed)
{
	return (int)random_below(seed, 3);
}

static inline int random_up_to(uint32_t *seed, int n)
{
	return 1 + (int)random_below(seed, (uint32_t)n);
}

static inline void random_decisions(struct str *out, const struct random_size *n,
				    uint32_t *seed)
{
	str_add(out, "decisions:\n");
	for (int i = 1; i <= n->decisions; i++) {
		bool fact = !random_below(seed, 6);

		str_addf(out, "  - {id: D-%02d, name: D %d, ask: Which %d?, ", i, i, i);
		if (i > 1 && !random_below(seed, 5))
			str_addf(out, "when: \"D-%02d != o%d\", ", i - 1,
				 random_option(seed));
		str_add(out, "options: [");
		for (int o = 0; o < 3; o++)
			if (fact)
				str_addf(out, "{id: o%d, text: W %d, fit: fact}, ", o, o);
			else
				str_addf(out, "{id: o%d, text: W %d, fit: %u}, ", o, o,
					 (unsigned)random_below(seed, 5));
		str_add(out, "]}\n");
	}
}

static inline void random_levels(struct str *out, const struct random_size *n,
				 uint32_t *seed)
{
	static const char *const levels[] = {
		"{0: a, 1: b, 2: c, 3: d, 4: e}", "{0: a, 4: e}",
		"{0: a, 2: c, 4: e}, only: true", "{0: a, 4: e}, only: true",
		"{0: a, 1: b, 4: e}, only: true"};

	str_addf(out, "type: levels, levels: %s",
		 random_word(seed, levels, COUNT_OF(levels)));
	if (!random_below(seed, 5))
		str_addf(out, ", mirrors: D-%02d, map: {o0: 0, o1: 4}",
			 random_up_to(seed, n->decisions));
}

static inline void random_items(struct str *out, uint32_t *seed)
{
	int n = random_up_to(seed, 6);
	bool checks = !random_below(seed, 3);

	str_addf(out, "type: %s, practices: [", checks ? "checks" : "practices");
	for (int k = 0; k < n; k++)
		str_addf(out, "{id: i%d, text: I %d%s}, ", k, k,
			 !checks && !random_below(seed, 3) ? ", must: true" : "");
	str_add(out, "]");
}

static inline void random_links(struct str *out, const struct random_size *n,
				uint32_t *seed)
{
	int first = random_up_to(seed, n->decisions), more = (int)random_below(seed, 3);

	str_addf(out, "type: decisions, decisions: [D-%02d", first);
	for (int k = first + 1; k <= first + more && k <= n->decisions; k++)
		str_addf(out, ", D-%02d", k);
	str_add(out, "]");
}

/* Questions need earlier ones only, and none that is made of decisions, which could be its own:
 * there is no order in a circle. */
static inline void random_questions(struct str *out, const struct random_size *n,
				    uint32_t *seed)
{
	static const char *const efforts[] = {"S", "M", "L", "XL"};

	str_add(out, "questions:\n");
	for (int i = 1; i <= n->questions; i++) {
		int earlier = i <= n->first_levels ? i - 1 : n->first_levels;

		str_addf(out, "  - {id: Q-%02d, section: %s, area: A, ask: How %d?, ", i,
			 random_below(seed, 2) ? "one" : "two", i);
		if (i > n->first_levels)
			random_links(out, n, seed);
		else if (random_below(seed, 2))
			random_levels(out, n, seed);
		else
			random_items(out, seed);
		str_addf(out, ", weight: %d, effort: %s", random_up_to(seed, 5),
			 random_word(seed, efforts, COUNT_OF(efforts)));
		if (earlier && random_below(seed, 2))
			str_addf(out, ", needs: [Q-%02d]", random_up_to(seed, earlier));
		if (!random_below(seed, 5))
			str_addf(out, ", when: \"D-%02d != o%d\"",
				 random_up_to(seed, n->decisions), random_option(seed));
		str_add(out, "}\n");
	}
}

static inline void random_condition(struct str *out, const struct random_size *n,
				    int decision, int question, uint32_t *seed)
{
	int o = random_option(seed), other = random_up_to(seed, n->decisions);

	switch (random_below(seed, 7)) {
	case 0:
		str_addf(out, "D-%02d == o%d", decision, o);
		break;
	case 1:
		str_addf(out, "D-%02d in (o0, o1, o2)", decision);
		break;
	case 2:
		str_addf(out, "D-%02d == o%d and Q-%02d < 3", decision, o, question);
		break;
	case 3:
		str_addf(out, "Q-%02d >= 2 and D-%02d == o%d", question, decision, o);
		break;
	case 4:
		str_addf(out, "Q-%02d < %d", question, random_up_to(seed, 3));
		break;
	case 5:
		str_addf(out, "D-%02d == o%d and D-%02d != o0", decision, o, other);
		break;
	default:
		str_addf(out, "stage == prod and D-%02d != o%d", decision, o);
		break;
	}
}

static inline void random_rules(struct str *out, const struct random_size *n,
				uint32_t *seed)
{
	static const char *const severities[] = {"low", "medium", "high", "critical"};
	static const char *const days[] = {"0.5", "1", "1.5", "3"};

	str_add(out, "rules:\n");
	for (int i = 1; i <= n->rules; i++) {
		int decision = random_up_to(seed, n->decisions);
		int question = random_up_to(seed, n->first_levels);

		str_addf(out, "  - {id: R-%02d, severity: %s, when: \"", i,
			 random_word(seed, severities, COUNT_OF(severities)));
		random_condition(out, n, decision, question, seed);
		str_add(out, "\", finding: F, fix: X");
		if (random_below(seed, 2))
			str_addf(out, ", contain: [Hold %d], contain_days: %s", i,
				 random_word(seed, days, COUNT_OF(days)));
		if (random_below(seed, 2))
			str_addf(out, ", blames: [D-%02d", decision);
		else
			str_addf(out, ", blames: [Q-%02d", question);
		if (!random_below(seed, 3) && n->questions > n->first_levels)
			str_addf(out, ", Q-%02d", n->questions);
		str_add(out, "]}\n");
	}
}

/* Nothing is answered yet. */
static inline struct world random_world(uint32_t *seed)
{
	struct random_size n = {.decisions = random_up_to(seed, 6),
				.rules = random_up_to(seed, 12)};
	struct str part = {0};
	struct world w;

	n.first_levels = random_up_to(seed, 8);
	n.questions = n.first_levels + (int)random_below(seed, 4);
	str_add(&part, "fields:\n" STAGE);
	random_decisions(&part, &n, seed);
	random_questions(&part, &n, seed);
	random_rules(&part, &n, seed);
	w = world_open(str_text(&part), "");
	str_release(&part);
	return w;
}

#endif
