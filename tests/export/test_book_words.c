/* The workbook in other languages: every word of the program's in that language, whole in its column,
 * and English as it was. */
#include "written.h"

#include "export/book/book.h"
#include "export/book/measure.h"
#include "model/store/templates.h"
#include "spoken.h"

/* A worked example, as a book in a language. */
struct told {
	struct sample s;
	struct book b;
	struct arena arena;
};

static void tell(struct told *t, const char *name, const struct words *w)
{
	const struct embedded_file *file = template_file(name);
	struct diags d = {0};

	t->s = (struct sample){.q = built_in()};
	t->s.a = assessment_parse(t->s.q, name, (const char *)file->bytes, file->n, &d);
	assert_diags(&d, "");
	diags_release(&d);
	t->s.file = assessment_unfiled(t->s.q, t->s.a, name);
	words_use(w);
	sample_report(&t->s);
	t->s.r.with_sources = true;
	report_spend(&t->s.r, &(struct purpose){.kind = PURPOSE_DAYS, .half_days = 80});
	book_make(&t->b, &t->s.r);
}

static void told(struct told *t)
{
	words_use(&words_english);
	book_release(&t->b);
	sample_end(&t->s);
	arena_release(&t->arena);
}

/* The first cell of a sheet that begins so, or NULL. */
static const char *text_on(const struct told *t, const char *sheet, const char *begins)
{
	for (size_t i = 0; i < t->b.n_sheets; i++)
		for (size_t k = 0; !strcmp(t->b.sheets[i].name, sheet) && k < t->b.sheets[i].n_cells;
		     k++)
			if (!strncmp(t->b.sheets[i].cells[k].text, begins, strlen(begins)))
				return t->b.sheets[i].cells[k].text;
	return NULL;
}

static void assert_on(const struct told *t, const char *sheet, const char *text)
{
	const char *is = text_on(t, sheet, text);

	if (!is || strcmp(is, text) != 0)
		fail_msg("on %s: '%s' instead of '%s'", sheet, is ? is : "nothing", text);
}

static void a_german_one_says_it_in_german(void **state)
{
	struct told t = {0};

	(void)state;
	tell(&t, "assistant-over-a-year", spoken(&t.arena, "de"));
	assert_non_null(text_on(&t, "\xc3\x9c" "berblick", "Fragen, Auswahl und Empfehlungen sind auf "
			"Englisch: Sie stehen hier so, wie der Fragebogen sie hat. Bewertet: "
			"2026-11-20. Umfang: "));
	assert_on(&t, "\xc3\x9c" "berblick", "15 von 15");
	assert_on(&t, "\xc3\x9c" "berblick", "1 in Kraft; alle stehen unter \xe2\x80\x9e" "Akzeptierte "
					     "Risiken\xe2\x80\x9c");
	assert_on(&t, "Verlauf", "24,1 bis 56,0");
	assert_on(&t, "Methode", "45 Personentage je Welle");
	assert_on(&t, "Methode", "3 von 4");
	assert_on(&t, "Budget", "Beseitigtes Risiko");
	assert_on(&t, "Werte", "Mit allem, was im Plan als erledigt steht");
	assert_on(&t, "Erzeugt aus", "in-progress");
	assert_on(&t, "Erzeugt aus", "in Arbeit");
	assert_string_equal(t.b.refs[SHEET_PLAN], "Plan");
	assert_string_equal(t.b.refs[SHEET_ACCEPTANCES], "'Akzeptierte Risiken'");
	told(&t);
}

/* In a language in which each word begins so, whatever does not was forgotten. */
static void no_header_and_no_choice_is_left_in_english(void **state)
{
	struct told t = {0};
	size_t n = strlen(OTHER_TONGUE);

	(void)state;
	tell(&t, "assistant-over-a-year", spoken_other(&t.arena));
	for (size_t i = 0; i < t.b.n_sheets; i++) {
		const struct book_sheet *s = &t.b.sheets[i];

		if (strncmp(s->name, OTHER_TONGUE, n) != 0)
			fail_msg("sheet %s", s->name);
		for (size_t k = 0; k < s->n_cells; k++) {
			const struct book_cell *c = &s->cells[k];
			bool header = c->look == LOOK_HEADER || c->look == LOOK_HEADER_NUMBER ||
				      c->look == LOOK_TITLE || c->look == LOOK_HEADING;
			bool section = false;

			for (size_t q = 0; q < t.s.q->n_sections; q++)
				section = section || !strcmp(c->text, t.s.q->sections[q].title);
			if (header && *c->text && !section && strncmp(c->text, OTHER_TONGUE, n) != 0 &&
			    strcmp(c->text, report_title(&t.s.r)) != 0 &&
			    !strstr(c->text, OTHER_TONGUE))
				fail_msg("%s, row %d: %s", s->name, c->row + 1, c->text);
		}
		for (size_t k = 0; k < s->n_choices; k++) {
			assert_int_equal(strncmp(s->choices[k].title, OTHER_TONGUE, n), 0);
			assert_int_equal(strncmp(s->choices[k].message, OTHER_TONGUE, n), 0);
			assert_true(book_units(s->choices[k].title) <= 32);
			assert_true(book_units(s->choices[k].message) <= 255);
		}
		for (size_t k = 0; k < s->n_charts; k++)
			assert_text_has(s->charts[k].title, OTHER_TONGUE);
	}
	told(&t);
}

/* A table's titles differ, and neither they nor the words below them are cut off. */
static void german_words_fit_their_columns(void **state)
{
	static const char *const words[] = {"now", "next", "in-progress", "critical", "active"};
	struct told t = {0};

	(void)state;
	tell(&t, "assistant-over-a-year", spoken(&t.arena, "de"));
	for (size_t i = 0; i < t.b.n_sheets; i++) {
		const struct book_sheet *s = &t.b.sheets[i];
		struct names titles = {.arena = &t.arena};

		for (size_t k = 0; k < s->n_cells; k++) {
			const struct book_cell *c = &s->cells[k];
			double pixels = (size_t)c->col < s->n_widths
						? column_pixels(s->widths[c->col])
						: 1e9;

			if (c->last_col || c->kind != CELL_TEXT)
				continue;
			if (s->table && c->row == 0 &&
			    names_add(&titles, c->text, k) != NAMES_NONE)
				fail_msg("%s has two columns %s", s->name, c->text);
			if ((c->look == LOOK_HEADER || c->look == LOOK_HEADER_NUMBER) &&
			    measure_lines(c->text, pixels, 10, true) > 2)
				fail_msg("%s: %s", s->name, c->text);
			for (size_t w = 0; w < COUNT_OF(words); w++)
				if (!s->hidden && !strcmp(c->text, tr(words[w])) &&
				    measure_lines(c->text, pixels, 10, false) > 1)
					fail_msg("%s: %s", s->name, c->text);
		}
	}
	told(&t);
}

/* Whatever was said before, and though the file on disk is checked cell by cell. */
static void english_is_as_it_was_after_it(void **state)
{
	struct arena a = {0};
	const struct words *others[] = {spoken(&a, "de"), spoken_other(&a)};
	const struct export_format *xlsx = export_format_named("xlsx");
	struct str before = {0}, after = {0};
	struct sample s;

	sample_make(&s);
	written(&s, xlsx, path_in(state, "a.xlsx"), &before);
	for (size_t i = 0; i < COUNT_OF(others); i++) {
		struct str here = {0};

		words_use(others[i]);
		written(&s, xlsx, path_in(state, "b.xlsx"), &here);
		words_use(&words_english);
		assert_non_null(strstr(str_text(&before), "R&amp;8 Page &amp;P of &amp;N"));
		assert_null(strstr(str_text(&here), "R&amp;8 Page &amp;P of"));
		str_release(&here);
	}
	written(&s, xlsx, path_in(state, "c.xlsx"), &after);
	assert_int_equal(before.len, after.len);
	assert_memory_equal(before.data, after.data, before.len);
	sample_end(&s);
	str_release(&before);
	str_release(&after);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_german_one_says_it_in_german),
		cmocka_unit_test(no_header_and_no_choice_is_left_in_english),
		cmocka_unit_test(german_words_fit_their_columns),
		IN_FOLDER(english_is_as_it_was_after_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
