/* The scores that follow what is filled in on Plan: evaluated here as a spreadsheet does. */
#include "sample.h"

#include "export/book/live.h"
#include "model/small.h"
#include "model/store/templates.h"
#include "sheet_eval.h"
#include "spoken.h"

/* What is exported, as a book, and that as a spreadsheet. */
struct opened {
	struct sample s;
	struct book b;
	struct sheets sheets;
};

static void open_book(struct opened *o)
{
	sample_report(&o->s);
	book_make(&o->b, &o->s.r);
	sheets_open(&o->sheets, &o->b);
}

static void open_template(struct opened *o, const char *name)
{
	const struct embedded_file *file = template_file(name);
	struct diags d = {0};

	o->s = (struct sample){.q = built_in()};
	o->s.a = assessment_parse(o->s.q, name, (const char *)file->bytes, file->n, &d);
	assert_diags(&d, "");
	diags_release(&d);
	o->s.file = assessment_unfiled(o->s.q, o->s.a, name);
	open_book(o);
}

static void close_book(struct opened *o)
{
	arena_release(&o->sheets.arena);
	book_release(&o->b);
	sample_end(&o->s);
}

static int formulas_checked;

static void assert_cached(struct opened *o)
{
	for (size_t i = 0; i < o->b.n_sheets; i++)
		for (size_t k = 0; k < o->b.sheets[i].n_cells; k++) {
			const struct book_cell *c = &o->b.sheets[i].cells[k];
			struct seen v;

			if (c->kind != CELL_FORMULA)
				continue;
			v = value_at(&o->sheets, (int)i, c->row, c->col);
			formulas_checked++;
			if (v.is_text || v.is_error || fabs(v.number - c->number) > 1e-9)
				fail_msg("%s!%c%d: %s is %.12f, cached is %.12f",
					 o->b.sheets[i].name, 'A' + c->col, c->row + 1, c->formula,
					 v.number, c->number);
		}
}

/* Each row of Plan with an id gets some status, in the spreadsheet and in the assessment alike. */
static void say_anything(struct opened *o, unsigned *seed)
{
	static const enum plan_status said[] = {PLAN_OPEN, PLAN_OPEN, PLAN_IN_PROGRESS, PLAN_DONE,
						PLAN_DONE, PLAN_REJECTED};
	int plan = sheets_named(&o->sheets, tr("Plan"));
	const struct grid *g = &o->sheets.grids[plan];

	o->sheets.replaced_sheet = plan;
	o->sheets.replaced_col = PLAN_STATUS;
	o->sheets.replaced = arena_new(&o->sheets.arena, const char *, (size_t)g->rows + 1);
	sheets_again(&o->sheets);
	for (int row = 1; row < g->rows; row++) {
		const struct book_cell *id = g->cells[row * g->cols + PLAN_ID];
		const struct book_cell *is = g->cells[row * g->cols + PLAN_STATUS];
		struct plan_entry *e;

		*seed = *seed * 1103515245u + 12345u;
		if (!id || id->kind != CELL_TEXT || !strcmp(is->text, tr("accepted")))
			continue;
		e = assessment_plan_edit(o->s.a, id->text);
		e->status = said[(*seed >> 16) % COUNT_OF(said)];
		e->at = "";
		o->sheets.replaced[row] = tr(plan_status_name(e->status));
	}
}

/* What the engine comes to with what the assessment says now. */
static void project(const struct opened *o, struct score *done)
{
	struct plan_options options = {.as_of = o->s.r.as_of, .only_counted = true};
	struct score now;
	struct plan p;

	score_init(&now, o->s.q);
	score_compute(&now, o->s.a, 0);
	plan_compute(&p, &now, o->s.a, &options);
	plan_project(done, &p, o->s.a, NULL, NULL);
	plan_release(&p);
	score_release(&now);
}

static void assert_projected(struct opened *o, int row, const struct range *want)
{
	int scores = sheets_named(&o->sheets, tr("Scores"));
	const struct frac ends[] = {want->low, want->high};

	for (int k = 0; want->any && k < 2; k++) {
		double is = value_at(&o->sheets, scores, row, SCORES_LOW + k).number;

		if (fabs(is - score_tenths(ends[k]) / 10.0) > 1e-9)
			fail_msg("row %d: %.4f instead of %d tenths", row + 1, is,
				 score_tenths(ends[k]));
	}
}

static void assert_follows(struct opened *o, unsigned *seed)
{
	struct score done;

	say_anything(o, seed);
	project(o, &done);
	assert_false(o->b.live_about);
	for (size_t i = 0; i < o->s.q->n_sections; i++)
		assert_projected(o, scores_projected_row(&o->s.r, i), &done.sections[i]);
	assert_projected(o, scores_projected_row(&o->s.r, o->s.q->n_sections), &done.overall);
	score_release(&done);
}

static void templates_have_cached_what_their_formulas_say(void **state)
{
	(void)state;
	formulas_checked = 0;
	for (size_t i = 0; templates[i].name; i++) {
		struct opened o;

		if (!templates[i].example)
			continue;
		open_template(&o, templates[i].name);
		assert_cached(&o);
		close_book(&o);
	}
	assert_true(formulas_checked > 3000);
}

static void projections_are_the_engines_whatever_is_done(void **state)
{
	unsigned seed = 18;

	(void)state;
	for (size_t i = 0; templates[i].name; i++) {
		struct opened o;

		if (!templates[i].example)
			continue;
		open_template(&o, templates[i].name);
		for (int turn = 0; turn < 4; turn++)
			assert_follows(&o, &seed);
		close_book(&o);
	}
}

/* With unanswered and unknown things, and decisions by which others are asked. */
static void so_they_are_of_what_is_answered_in_part(void **state)
{
	static const char *const names[] = {"REL-01", "REL-06", "SEC-01", "DT-04", "DT-11", "DT-12"};
	unsigned seed = 4;

	(void)state;
	for (size_t k = 0; k <= COUNT_OF(names); k++) {
		struct opened o;
		struct err err = {0};

		sample_begin(&o.s);
		sample_answers(&o.s);
		if (k < COUNT_OF(names))
			assert_true(assessment_set_by_words(o.s.a, names[k], "unknown", &err));
		open_book(&o);
		assert_cached(&o);
		for (int turn = 0; turn < 6; turn++)
			assert_follows(&o, &seed);
		close_book(&o);
	}
}

/* The small questionnaire, with more rules behind its own. */
static void open_small(struct opened *o, const char *rules, const char *const (*words)[2], size_t n)
{
	static const char root[] = SMALL_YAML("1");
	struct str part = {0};
	struct diags d = {0};

	str_addf(&part, "%s%s", SMALL_PART, rules);
	sample_begin_with(&o->s, questionnaire_parse(
					 (const struct questionnaire_file[]){
						 {"questionnaire.yaml", root, sizeof root - 1, NULL},
						 {"all.yaml", part.data, part.len, NULL},
					 },
					 2, "test", &d));
	assert_diags(&d, "");
	str_release(&part);
	for (size_t i = 0; i < n; i++)
		sample_words(&o->s, words[i][0], words[i][1]);
	open_book(o);
}

/* A question that takes its level from a decision, and a rule that looks at levels. */
static void mirrors_and_levels_in_rules_follow(void **state)
{
	static const char *const words[][2] = {
		{"stage", "prod"}, {"DT-01", "net"}, {"REL-01", "2"},
		{"REL-06", "replicas:no,zones:partial"},
	};
	unsigned seed = 3;

	(void)state;
	for (size_t n = 2; n <= COUNT_OF(words); n++) {
		struct opened o;

		open_small(&o,
			   "  - id: CR-02\n    severity: critical\n"
			   "    when: REL-01 < 4 and not (REL-06 >= 3) or REL-22 == 0\n"
			   "    finding: Low\n    fix: Raise it\n    blames: [LZN-07]\n",
			   words, n);
		assert_cached(&o);
		for (int turn = 0; turn < 20; turn++)
			assert_follows(&o, &seed);
		close_book(&o);
	}
}

/* The words that formulas compare with are those that people choose. */
static void they_follow_in_any_language(void **state)
{
	struct arena a = {0};
	const struct words *spoken_here[] = {spoken(&a, "de"), spoken_other(&a)};
	unsigned seed = 9;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(spoken_here); i++) {
		struct opened o;

		words_use(spoken_here[i]);
		open_template(&o, "assistant-over-a-year");
		assert_cached(&o);
		for (int turn = 0; turn < 3; turn++)
			assert_follows(&o, &seed);
		close_book(&o);
		words_use(&words_english);
	}
	arena_release(&a);
}

/* A formula that no program would take is the number that it is now, and the sheet says so. */
static void what_is_too_deep_is_said_to_be_about(void **state)
{
	static const char *const words[][2] = {{"stage", "prod"}, {"DT-01", "net"}};
	struct opened o;
	struct str rules = {0};
	int scores;

	(void)state;
	str_add(&rules, "  - id: CR-02\n    severity: critical\n    when: \"");
	for (int i = 0; i < 70; i++)
		str_add(&rules, i ? " and DT-01 == net" : "DT-01 == net");
	str_add(&rules, "\"\n    finding: Deep\n    fix: Up\n    blames: [DT-01]\n");
	open_small(&o, str_text(&rules), words, COUNT_OF(words));
	assert_true(o.b.live_about);
	scores = sheets_named(&o.sheets, tr("Scores"));
	assert_string_equal(
		value_at(&o.sheets, scores, scores_projected_row(&o.s.r, 0), 1).text, "about");
	assert_cached(&o);
	close_book(&o);
	str_release(&rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(templates_have_cached_what_their_formulas_say),
		cmocka_unit_test(projections_are_the_engines_whatever_is_done),
		cmocka_unit_test(so_they_are_of_what_is_answered_in_part),
		cmocka_unit_test(mirrors_and_levels_in_rules_follow),
		cmocka_unit_test(they_follow_in_any_language),
		cmocka_unit_test(what_is_too_deep_is_said_to_be_about),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
