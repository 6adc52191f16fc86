/* The questionnaire that is built in, and how questionnaires are looked up and read. What
 * broken ones say is in test_bad_questionnaires.c. */
#include "support.h"

#include "model/questionnaire/check.h"
#include "model/questionnaire/condition.h"
#include "model/small.h"

#define FOLDER "questionnaires/azure-ai-workload"

static struct questionnaire *load(const char *source)
{
	struct diags d = {0};
	struct questionnaire *q = questionnaire_load(source, &d);

	assert_diags(&d, "");
	assert_non_null(q);
	diags_release(&d);
	return q;
}

static int built_in_setup(void **state)
{
	*state = load(NULL);
	return 0;
}

static int built_in_teardown(void **state)
{
	questionnaire_free(*state);
	return 0;
}

static void the_built_in_one_is_complete(void **state)
{
	const struct questionnaire *q = *state;
	size_t options = 0, kinds[3] = {0}, severities[5] = {0}, types[4] = {0};

	for (size_t i = 0; i < q->n_decisions; i++)
		options += q->decisions[i].n_options;
	for (size_t i = 0; i < q->n_sections; i++)
		kinds[q->sections[i].kind]++;
	for (size_t i = 0; i < q->n_rules; i++)
		severities[q->rules[i].severity]++;
	for (size_t i = 0; i < q->n_questions; i++)
		types[q->questions[i].type]++;
	assert_string_equal(q->id, "azure-ai-workload");
	assert_string_equal(q->version, "2026.13");
	assert_string_equal(q->origin, "built-in");
	assert_int_equal(q->n_questions, 194);
	assert_int_equal(q->n_decisions, 37);
	assert_int_equal(options, 170);
	assert_int_equal(q->n_rules, 89);
	assert_int_equal(q->n_fields, 28);
	assert_int_equal(q->n_references, 53);
	assert_int_equal(q->n_sections, 8);
	assert_int_equal(kinds[SECTION_PILLAR], 6);
	assert_int_equal(kinds[SECTION_CROSS], 1);
	assert_int_equal(kinds[SECTION_FOUNDATION], 1);
	assert_int_equal(severities[SEVERITY_CRITICAL], 22);
	assert_int_equal(severities[SEVERITY_HIGH], 41);
	assert_int_equal(severities[SEVERITY_MEDIUM], 23);
	assert_int_equal(severities[SEVERITY_LOW], 3);
	assert_int_equal(types[TYPE_LEVELS], 110);
	assert_int_equal(types[TYPE_PRACTICES], 51);
	assert_int_equal(types[TYPE_DECISIONS], 18);
	assert_int_equal(types[TYPE_CHECKS], 15);
}

static void check_is_silent_on_the_built_in_one(void **state)
{
	struct diags d = {0};

	questionnaire_check(*state, &d);
	assert_diags(&d, "");
	diags_release(&d);
}

static void reliability_and_the_landing_zone_have_full_texts(void **state)
{
	const struct questionnaire *q = *state;

	for (size_t i = 0; i < q->n_questions; i++) {
		const struct question *it = &q->questions[i];
		const char *section = q->sections[it->section].id;

		if (strcmp(section, "reliability") != 0 && strcmp(section, "landing-zone") != 0)
			continue;
		assert_true(*it->why && *it->owner && it->evidence.n);
		assert_in_range(it->fix.n, 2, 4);
	}
}

static void the_landing_zone_has_its_areas_in_order(void **state)
{
	static const char *const ids[] = {
		"foundation", "billing", "identity",	 "organisation", "governance",
		"network",    "connectivity", "regions", "management", "security",
		"automation",
	};
	const struct questionnaire *q = *state;
	const struct section *s = &q->sections[questionnaire_find(q, "landing-zone").index];
	struct str found = {0}, expected = {0};

	for (size_t i = 0; i < s->areas.n; i++)
		str_addf(&found, "%s\n", q->areas[s->areas.items[i]].id);
	for (size_t i = 0; i < COUNT_OF(ids); i++)
		str_addf(&expected, "%s\n", ids[i]);
	assert_text_equal(str_text(&found), str_text(&expected));
	str_release(&found);
	str_release(&expected);
}

static void questions_stand_in_the_order_of_the_sections(void **state)
{
	const struct questionnaire *q = *state;
	size_t in_areas = 0;

	for (size_t i = 1; i < q->n_questions; i++)
		assert_true(q->questions[i - 1].section <= q->questions[i].section);
	for (size_t i = 0; i < q->n_areas; i++) {
		const struct area *area = &q->areas[i];

		in_areas += area->questions.n;
		for (size_t k = 0; k < area->questions.n; k++) {
			const struct question *it = &q->questions[area->questions.items[k]];

			assert_int_equal(it->area, i);
			assert_int_equal(it->section, area->section);
			assert_true(k == 0 ||
				    area->questions.items[k - 1] < area->questions.items[k]);
		}
	}
	assert_int_equal(in_areas, q->n_questions);
}

static void product_names_are_expanded(void **state)
{
	const struct questionnaire *q = *state;

	for (size_t i = 0; i < q->n_questions; i++)
		for (size_t k = 0; k < q->questions[i].fix.n; k++)
			assert_null(strpbrk(q->questions[i].fix.items[k], "{}"));
	for (size_t i = 0; i < q->n_rules; i++)
		assert_null(strpbrk(q->rules[i].fix, "{}"));
}

static void mirrors_take_their_levels_from_decisions(void **state)
{
	const struct questionnaire *q = *state;
	const struct question *rehearsal = &q->questions[questionnaire_find(q, "REL-22").index];
	const struct question *standby = &q->questions[questionnaire_find(q, "REL-21").index];
	const struct decision *d = &q->decisions[rehearsal->mirrors];

	assert_string_equal(d->id, "DT-31");
	assert_int_equal(rehearsal->mirror_level[decision_option(d, "never")], 0);
	assert_int_equal(rehearsal->mirror_level[decision_option(d, "yearly")], 3);
	assert_int_equal(rehearsal->mirror_level[decision_option(d, "half")], 4);
	assert_string_equal(q->decisions[standby->mirrors].id, "DT-30");
}

static void each_id_is_found(void **state)
{
	static const struct {
		const char *id;
		enum thing_kind kind;
	} cases[] = {
		{"REL-06", THING_QUESTION}, {"DT-03", THING_DECISION}, {"CR-51", THING_RULE},
		{"stage", THING_FIELD},	    {"PF-02", THING_FIELD},    {"REF-01", THING_REFERENCE},
		{"security", THING_SECTION}, {"REL-99", THING_NONE},   {"", THING_NONE},
		{"rel-06", THING_NONE},
	};
	const struct questionnaire *q = *state;

	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_int_equal(questionnaire_find(q, cases[i].id).kind, cases[i].kind);
	for (size_t i = 0; i < q->n_questions; i++)
		assert_int_equal(questionnaire_find(q, q->questions[i].id).index, i);
	for (size_t i = 0; i < q->n_decisions; i++)
		assert_int_equal(questionnaire_find(q, q->decisions[i].id).index, i);
	for (size_t i = 0; i < q->n_rules; i++)
		assert_int_equal(questionnaire_find(q, q->rules[i].id).index, i);
	assert_int_equal(questionnaire_field(q, "stage"), questionnaire_find(q, "PF-02").index);
	assert_int_equal(questionnaire_field(q, "DT-03"), -1);
	assert_int_equal(questionnaire_field(q, "nothing"), -1);
}

/* A rule blames the decisions and questions of its Fix column, in that order. */
static void rules_blame_what_their_fix_names(void **state)
{
	const struct questionnaire *q = *state;
	const struct rule *r = &q->rules[questionnaire_find(q, "CR-51").index];

	assert_int_equal(r->decisions.n, 2);
	assert_string_equal(q->decisions[r->decisions.items[0]].id, "DT-13");
	assert_string_equal(q->decisions[r->decisions.items[1]].id, "DT-09");
	assert_int_equal(r->questions.n, 0);
}

/* Everything of a questionnaire that a reader could see, as text. */
static void describe(struct str *out, const struct questionnaire *q)
{
	str_addf(out, "%s %s %s\n", q->id, q->version, q->title);
	for (size_t i = 0; i < q->n_fields; i++) {
		str_addf(out, "%s %s ", q->fields[i].id, q->fields[i].ask);
		condition_text(out, q, q->fields[i].when);
		str_addc(out, '\n');
	}
	for (size_t i = 0; i < q->n_decisions; i++) {
		str_addf(out, "%s %s ", q->decisions[i].id, q->decisions[i].ask);
		condition_text(out, q, q->decisions[i].when);
		str_addc(out, '\n');
	}
	for (size_t i = 0; i < q->n_questions; i++) {
		str_addf(out, "%s %s %s ", q->questions[i].id, q->questions[i].ask,
			 q->questions[i].why);
		condition_text(out, q, q->questions[i].when);
		str_addc(out, '\n');
	}
	for (size_t i = 0; i < q->n_rules; i++) {
		str_addf(out, "%s %s ", q->rules[i].id, q->rules[i].fix);
		condition_text(out, q, q->rules[i].when);
		str_addc(out, '\n');
	}
}

static void a_folder_on_disk_is_used_the_same_way(void **state)
{
	static const char *const sources[] = {FOLDER, FOLDER "/", FOLDER "/questionnaire.yaml"};
	struct str built_in = {0};

	describe(&built_in, *state);
	for (size_t i = 0; i < COUNT_OF(sources); i++) {
		struct questionnaire *q = load(sources[i]);
		struct str text = {0};
		struct diags d = {0};

		describe(&text, q);
		assert_text_equal(str_text(&text), str_text(&built_in));
		assert_string_equal(q->origin, sources[i]);
		assert_string_equal(q->questions[0].at.file, FOLDER "/reliability.yaml");
		questionnaire_check(q, &d);
		assert_diags(&d, "");
		questionnaire_free(q);
		str_release(&text);
	}
	str_release(&built_in);
}

static void levels_left_out_lie_between_their_neighbours(void **state)
{
	struct arena a = {0};
	struct question q = {.levels = {"None", NULL, NULL, "Most", "All"}};

	(void)state;
	assert_string_equal(question_level_text(&a, &q, 0), "None");
	assert_string_equal(question_level_text(&a, &q, 1), "Between 'None' and 'Most'");
	assert_string_equal(question_level_text(&a, &q, 2), "Between 'None' and 'Most'");
	assert_string_equal(question_level_text(&a, &q, 3), "Most");
	q.levels[3] = NULL;
	assert_string_equal(question_level_text(&a, &q, 3), "Between 'None' and 'All'");
	arena_release(&a);
}

static void practices_are_found_by_ids_they_replace(void **state)
{
	struct questionnaire *q = small_questionnaire();
	const struct question *it = &q->questions[Q_PRACTICES];

	(void)state;
	assert_int_equal(question_practice(it, "replicas"), 0);
	assert_int_equal(question_practice(it, "copies"), 0);
	assert_int_equal(question_practice(it, "zones"), 1);
	assert_int_equal(question_practice(it, "retired"), 2);
	assert_int_equal(question_practice(it, "nothing"), -1);
	assert_true(it->practices[0].must);
	assert_true(it->practices[2].withdrawn);
	questionnaire_free(q);
}

static void an_alias_stands_for_its_decision(void **state)
{
	const struct questionnaire *q = *state;
	const struct field *f = &q->fields[questionnaire_field(q, "residency")];

	assert_int_equal(f->kind, FIELD_DECISION);
	assert_string_equal(q->decisions[f->decision].id, "DT-20");
}

static const char root[] = SMALL_YAML("1");

/* Parses a part beside the small head; prints what is wrong. */
static struct questionnaire *parse_part(const char *part)
{
	struct questionnaire_file files[] = {
		{.name = "questionnaire.yaml", .bytes = root, .n = sizeof root - 1},
		{.name = "all.yaml", .bytes = part, .n = strlen(part)},
	};
	struct diags d = {0};
	struct questionnaire *q = questionnaire_parse(files, 2, "test", &d);

	assert_diags(&d, "");
	diags_release(&d);
	assert_non_null(q);
	return q;
}

static void texts_are_one_line_with_names_expanded(void **state)
{
	struct questionnaire *q = parse_part(
		"names: {aks: Kube}\n"
		"questions:\n"
		"  - id: Q-1\n"
		"    section: first\n"
		"    area: \"Training data / grounding: Caf\xc3\xa9 (1)\"\n"
		"    ask: >\n      Does {aks}\n      run {{well}}?\n\n      Does it?\n"
		"    why: |\n      First.\n        Second.\n"
		"    when: \"always\"\n"
		"    type: levels\n"
		"    levels: {0: \"no\", 4: yes}\n"
		"    weight: 5\n"
		"    effort: XL\n"
		"    fix: Do it, all of it\n");
	const struct question *it = &q->questions[0];

	(void)state;
	assert_string_equal(it->ask, "Does Kube run {well}? Does it?");
	assert_string_equal(it->why, "First. Second.");
	assert_string_equal(q->areas[0].id, "training-data-grounding-caf\xc3\xa9-1");
	assert_null(it->when);
	assert_int_equal(it->fix.n, 1);
	assert_string_equal(it->fix.items[0], "Do it, all of it");
	assert_int_equal(it->depth, DEPTH_DEEP);
	assert_int_equal(effort_half_days(it->effort), 120);
	questionnaire_free(q);
}

static void words_are_those_of_files(void **state)
{
	(void)state;
	assert_string_equal(depth_name(DEPTH_STANDARD), "standard");
	assert_string_equal(type_name(TYPE_CHECKS), "checks");
	assert_string_equal(severity_name(SEVERITY_CRITICAL), "critical");
	assert_string_equal(section_kind_name(SECTION_FOUNDATION), "foundation");
	assert_string_equal(field_kind_name(FIELD_DECISION), "decision");
	assert_string_equal(effort_name(EFFORT_XL), "XL");
	assert_int_equal(effort_half_days(EFFORT_S), 4);
	assert_int_equal(effort_half_days(EFFORT_M), 14);
	assert_int_equal(effort_half_days(EFFORT_L), 40);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_built_in_one_is_complete),
		cmocka_unit_test(check_is_silent_on_the_built_in_one),
		cmocka_unit_test(reliability_and_the_landing_zone_have_full_texts),
		cmocka_unit_test(the_landing_zone_has_its_areas_in_order),
		cmocka_unit_test(questions_stand_in_the_order_of_the_sections),
		cmocka_unit_test(product_names_are_expanded),
		cmocka_unit_test(mirrors_take_their_levels_from_decisions),
		cmocka_unit_test(each_id_is_found),
		cmocka_unit_test(rules_blame_what_their_fix_names),
		cmocka_unit_test(a_folder_on_disk_is_used_the_same_way),
		cmocka_unit_test(levels_left_out_lie_between_their_neighbours),
		cmocka_unit_test(practices_are_found_by_ids_they_replace),
		cmocka_unit_test(an_alias_stands_for_its_decision),
		cmocka_unit_test(texts_are_one_line_with_names_expanded),
		cmocka_unit_test(words_are_those_of_files),
	};

	return cmocka_run_group_tests(tests, built_in_setup, built_in_teardown);
}
