#include "sample.h"

#include "export/report/caveats.h"

/* One of everything that may stand beside a question. */
static const char text[] =
	"fields:\n"
	"  - {id: PF-01, name: stage, kind: one, ask: Which?, values: [poc, preprod, prod]}\n"
	"  - {id: PF-02, name: later, kind: text, ask: Which?, when: stage == poc}\n"
	"decisions:\n"
	"  - {id: DT-01, name: Way, ask: Which way?, options: [{id: a, text: This, fit: 4}, "
	"{id: b, text: That, fit: 0}]}\n"
	"questions:\n"
	"  - {id: Q-01, section: one, area: A, ask: How?, type: levels, levels: "
	"{0: none, 4: all}, weight: 3, effort: M, sources: [S-01, host.example/page]}\n"
	"  - {id: Q-02, section: one, area: A, ask: And?, type: levels, levels: "
	"{0: none, 4: all}, weight: 3, effort: M, when: stage == poc}\n"
	"rules:\n"
	"  - {id: CR-01, severity: high, finding: That way in production, fix: Go this way., "
	"when: DT-01 == b and stage == prod, blames: [DT-01]}\n"
	"references:\n"
	"  - {id: REF-01, title: A page, path: host.example/other, sources: [S-02]}\n"
	"glossary:\n"
	"  - {id: TERM-way, term: way, text: How one goes.}\n"
	"sources:\n"
	"  - {id: S-01, text: Go somehow, carried: [Q-01, CR-01]}\n"
	"  - {id: S-02, text: Read this, carried: [REF-01, TERM-way, PF-01, Q-02]}\n"
	"content-date: \"2026-11-21\"\n"
	"caveats:\n"
	"  - {id: CAV-01, text: About what is not asked, concerns: [Q-02], recheck: true}\n"
	"  - {id: CAV-02, text: About a rule, concerns: [CR-01], basis: REF-01}\n"
	"  - {id: CAV-03, text: About two things, concerns: [Q-02, Q-01], recheck: true}\n"
	"  - {id: CAV-04, text: About a page, concerns: [REF-01]}\n";

static void small_begin(struct sample *s, const char *yaml)
{
	static const char head[] = "id: small\nversion: \"1\"\ntitle: Small\nformat: 1\n"
				   "sections: [{id: one, title: One, kind: pillar, weight: 1}]\n"
				   "parts: [all.yaml]\n";
	const struct questionnaire_file files[] = {
		{.name = "questionnaire.yaml", .bytes = head, .n = sizeof head - 1},
		{.name = "all.yaml", .bytes = yaml, .n = strlen(yaml)},
	};
	struct diags d = {0};
	struct questionnaire *q = questionnaire_parse(files, 2, "test", &d);

	assert_diags(&d, "");
	diags_release(&d);
	sample_begin_with(s, q);
}

static void what_carries_a_source_says_how_it_stands(void **state)
{
	static const struct {
		const char *id, *state;
	} cases[] = {
		{"PF-01", "answered"},   {"PF-02", "not asked"},
		{"DT-01", "answered"},   {"Q-01", "unanswered"},
		{"Q-02", "not asked"},  {"CR-01", "fires"},
		{"REF-01", ""},	       {"TERM-way", ""},
		{"S-01", ""},	       {"CAV-01", ""},
		{"one", ""},
	};
	struct sample s;

	(void)state;
	small_begin(&s, text);
	sample_words(&s, "stage", "prod");
	sample_words(&s, "DT-01", "b");
	sample_report(&s);
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct thing t = questionnaire_find(s.q, cases[i].id);

		assert_int_not_equal(t.kind, THING_NONE);
		assert_string_equal(thing_state(&s.r, t), cases[i].state);
	}
	sample_end(&s);
}

static void a_rule_that_does_not_fire_says_so(void **state)
{
	struct sample s;

	(void)state;
	small_begin(&s, text);
	sample_report(&s);
	assert_string_equal(thing_state(&s.r, questionnaire_find(s.q, "CR-01")),
			    "does not fire");
	sample_end(&s);
}

static void caveats_about_what_is_asked_come_first(void **state)
{
	static const struct {
		const char *stage, *way, *order, *words;
		size_t here;
	} cases[] = {
		{"prod", "a", "CAV-03 CAV-01 CAV-02 CAV-04 ",
		 "Content as of 2026-11-21; 2 of 4 remarks on it ask to be checked again, "
		 "1 about something asked here.", 1},
		{"prod", "b", "CAV-02 CAV-03 CAV-01 CAV-04 ",
		 "Content as of 2026-11-21; 2 of 4 remarks on it ask to be checked again, "
		 "1 about something asked here.", 2},
		{"poc", "b", "CAV-01 CAV-03 CAV-02 CAV-04 ",
		 "Content as of 2026-11-21; 2 of 4 remarks on it ask to be checked again, "
		 "2 about something asked here.", 2},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct sample s;
		struct arena a = {0};
		struct str order = {0}, words = {0};
		struct caveats c;

		small_begin(&s, text);
		sample_words(&s, "stage", cases[i].stage);
		sample_words(&s, "DT-01", cases[i].way);
		sample_report(&s);
		c = caveats_of(&a, &s.r);
		for (size_t k = 0; k < c.order.n; k++)
			str_addf(&order, "%s ", s.q->caveats[c.order.items[k]].id);
		assert_string_equal(str_text(&order), cases[i].order);
		assert_int_equal(c.n_here, cases[i].here);
		content_words(&words, &s.r);
		assert_string_equal(str_text(&words), cases[i].words);
		str_release(&words);
		str_release(&order);
		arena_release(&a);
		sample_end(&s);
	}
}

static void ids_of_caveats_are_joined(void **state)
{
	struct sample s;
	struct str ids = {0};

	(void)state;
	small_begin(&s, text);
	caveat_ids_join(&ids, s.q, questionnaire_find(s.q, "Q-02"));
	assert_string_equal(str_text(&ids), "CAV-01, CAV-03");
	str_truncate(&ids, 0);
	caveat_ids_join(&ids, s.q, questionnaire_find(s.q, "DT-01"));
	assert_string_equal(str_text(&ids), "");
	thing_ids_join(&ids, s.q, &s.q->sources[1].carried);
	assert_string_equal(str_text(&ids), "REF-01, TERM-way, PF-01, Q-02");
	str_release(&ids);
	sample_report(&s);
	sample_end(&s);
}

/* A questionnaire that says nothing about itself exports without empty headings. */
static void a_questionnaire_without_notes_exports(void **state)
{
	static const char bare[] =
		"questions:\n"
		"  - {id: Q-01, section: one, area: A, ask: How?, type: levels, levels: "
		"{0: none, 4: all}, weight: 3, effort: M}\n";
	struct sample s;
	struct str out = {0};

	small_begin(&s, bare);
	sample_report(&s);
	content_words(&out, &s.r);
	assert_string_equal(str_text(&out), "");
	sample_text(&s, "json", &out);
	assert_text_has(str_text(&out), "\"content_date\": null");
	str_truncate(&out, 0);
	sample_text(&s, "md", &out);
	assert_null(strstr(str_text(&out), "## Caveats"));
	assert_null(strstr(str_text(&out), "## Glossary"));
	assert_null(strstr(str_text(&out), "## References"));
	sample_export(&s, path_in(state, "a.xlsx"));
	str_release(&out);
	sample_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_carries_a_source_says_how_it_stands),
		cmocka_unit_test(a_rule_that_does_not_fire_says_so),
		cmocka_unit_test(caveats_about_what_is_asked_come_first),
		cmocka_unit_test(ids_of_caveats_are_joined),
		IN_FOLDER(a_questionnaire_without_notes_exports),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
