/* small.h - a questionnaire with one thing of every kind, for the tests of the model. */
#ifndef TESTS_SMALL_H
#define TESTS_SMALL_H

#include "support.h"

#include "model/assessment/assessment.h"

#define SMALL_YAML(version)                                                              \
	"id: small\n"                                                                    \
	"version: \"" version "\"\n"                                                     \
	"title: Small\n"                                                                 \
	"format: 1\n"                                                                    \
	"sections:\n"                                                                    \
	"  - {id: first, title: First, kind: pillar, weight: 1}\n"                       \
	"parts: [all.yaml]\n"

#define SMALL_PART                                                                       \
	"fields:\n"                                                                      \
	"  - {id: PF-01, name: kinds, title: Kinds, kind: many, ask: What?, values: ["   \
	"{id: rag, text: R}, {id: genai, text: G}, {id: agent, text: A}]}\n"             \
	"  - {id: PF-02, name: stage, title: Stage, kind: one, ask: Which?, values: ["   \
	"{id: poc, text: P}, {id: prod, text: Q}]}\n"                                    \
	"  - {id: PF-03, name: hours, title: Hours, kind: number, unit: hours, "         \
	"ask: How many?}\n"                                                              \
	"  - {id: PF-04, name: slo, title: Objective, kind: text, ask: Which?}\n"        \
	"  - {id: PF-05, name: residency, title: Residency, kind: decision, ask: Where?" \
	", ref: DT-02}\n"                                                                \
	"decisions:\n"                                                                   \
	"  - id: DT-01\n"                                                                \
	"    name: Exposure\n"                                                           \
	"    group: Net\n"                                                               \
	"    ask: Who?\n"                                                                \
	"    options:\n"                                                                 \
	"      - {id: int, text: Inside, fit: 4, consequence: C}\n"                      \
	"      - {id: net, text: Outside, fit: 1, consequence: C}\n"                     \
	"  - id: DT-02\n"                                                                \
	"    name: Residency\n"                                                          \
	"    group: Net\n"                                                               \
	"    ask: Where?\n"                                                              \
	"    options:\n"                                                                 \
	"      - {id: eu, text: Union, fit: fact, consequence: C}\n"                     \
	"      - {id: anywhere, text: Any, fit: fact, consequence: C}\n"                 \
	"questions:\n"                                                                   \
	"  - id: REL-01\n"                                                               \
	"    section: first\n"                                                           \
	"    area: One\n"                                                                \
	"    ask: How?\n"                                                                \
	"    type: levels\n"                                                             \
	"    levels: {0: None, 2: Some, 4: All}\n"                                       \
	"    weight: 5\n"                                                                \
	"    effort: M\n"                                                                \
	"  - id: REL-06\n"                                                               \
	"    section: first\n"                                                           \
	"    area: One\n"                                                                \
	"    ask: What?\n"                                                               \
	"    type: practices\n"                                                          \
	"    practices:\n"                                                               \
	"      - {id: replicas, text: Two, must: true, replaces: [copies]}\n"            \
	"      - {id: zones, text: Spread}\n"                                            \
	"      - {id: retired, text: Old, withdrawn: true}\n"                            \
	"    weight: 4\n"                                                                \
	"    effort: S\n"                                                                \
	"  - id: LZN-07\n"                                                               \
	"    section: first\n"                                                           \
	"    area: Two\n"                                                                \
	"    ask: Reachable by whom?\n"                                                  \
	"    type: decisions\n"                                                          \
	"    decisions: [DT-01]\n"                                                       \
	"    weight: 3\n"                                                                \
	"    effort: S\n"                                                                \
	"  - id: REL-22\n"                                                               \
	"    section: first\n"                                                           \
	"    area: Two\n"                                                                \
	"    ask: How often?\n"                                                          \
	"    type: levels\n"                                                             \
	"    mirrors: DT-01\n"                                                           \
	"    map: {int: 3, net: 0}\n"                                                    \
	"    levels: {0: Never, 2: Yearly, 4: Daily}\n"                                  \
	"    weight: 2\n"                                                                \
	"    effort: S\n"                                                                \
	"rules:\n"                                                                       \
	"  - id: CR-01\n"                                                                \
	"    severity: high\n"                                                           \
	"    when: DT-01 == net\n"                                                       \
	"    finding: Open\n"                                                            \
	"    fix: Close it\n"                                                            \
	"    blames: [DT-01]\n"

/* Where things stand in it. */
enum { F_KINDS, F_STAGE, F_HOURS, F_SLO, F_RESIDENCY };
enum { D_EXPOSURE, D_RESIDENCY };
enum { Q_LEVEL, Q_PRACTICES, Q_DERIVED, Q_MIRROR };

static inline struct questionnaire *small_questionnaire(void)
{
	static const char root[] = SMALL_YAML("2026.11"), part[] = SMALL_PART;
	struct questionnaire_file files[] = {
		{.name = "questionnaire.yaml", .bytes = root, .n = sizeof root - 1},
		{.name = "all.yaml", .bytes = part, .n = sizeof part - 1},
	};
	struct diags d = {0};
	struct questionnaire *q = questionnaire_parse(files, 2, "test", &d);

	diags_print(&d, stderr);
	diags_release(&d);
	assert_non_null(q);
	return q;
}

static inline int small_setup(void **state)
{
	*state = small_questionnaire();
	return 0;
}

static inline int small_teardown(void **state)
{
	questionnaire_free(*state);
	return 0;
}

#endif
