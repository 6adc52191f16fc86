/* The architecture that follows from the decisions, in every export. */
#include "sample.h"

#include "base/json_read.h"
#include "export/book/book.h"

static void architecture_begin(struct sample *s)
{
	static const char *const words[][2] = {
		{"stage", "prod"},   {"kinds", "rag,genai"}, {"serving", "online"},
		{"DT-01", "full"},   {"DT-03", "net"},	     {"DT-04", "online"},
		{"DT-13", "unknown"},
	};

	sample_begin(s);
	for (size_t i = 0; i < COUNT_OF(words); i++)
		sample_words(s, words[i][0], words[i][1]);
	sample_report(s);
}

/* The entry of a list whose member has that text; fails when there is none. */
static const struct jnode *entry(const struct jnode *list, const char *key,
				 const char *text)
{
	for (const struct jnode *n = list->first; n; n = n->next)
		if (!strcmp(json_get(n, key)->text, text))
			return n;
	fail_msg("no %s", text);
	return NULL;
}

static bool lists(const struct jnode *list, const char *text)
{
	for (const struct jnode *n = list->first; n; n = n->next)
		if (!strcmp(n->text, text))
			return true;
	return false;
}

static size_t count_brought(const struct jnode *elements)
{
	size_t n = 0;

	for (const struct jnode *e = elements->first; e; e = e->next)
		n += (json_get(e, "decisions")->n > 0) +
		     count_brought(json_get(e, "elements"));
	return n;
}

static void the_json_report_has_it_as_a_tree(void **state)
{
	struct sample s;
	struct arena a = {0};
	struct diags d = {0};
	struct str text = {0};
	const struct jnode *list, *kind, *leads;
	size_t brought = 0;

	(void)state;
	architecture_begin(&s);
	sample_text(&s, "json", &text);
	list = json_get(json_read(&a, "report", str_text(&text), text.len, &d),
			"architecture");
	kind = entry(list, "kind", "Management groups");
	leads = entry(json_get(kind, "elements"), "name", "Landing zones");
	assert_int_equal(json_get(leads, "decisions")->n, 0);
	leads = entry(json_get(leads, "elements"), "name", "Online");
	assert_true(lists(json_get(leads, "decisions"), "DT-04"));
	kind = entry(list, "kind", "Connectivity");
	assert_true(lists(json_get(kind, "open"), "DT-13"));
	assert_int_equal(json_get(kind, "elements")->n, 0);
	for (kind = list->first; kind; kind = kind->next)
		brought += count_brought(json_get(kind, "elements"));
	assert_int_equal(brought, s.r.architecture.n_elements);
	assert_true(brought > 4);
	diags_release(&d);
	arena_release(&a);
	str_release(&text);
	sample_end(&s);
}

static void the_markdown_report_has_it_as_a_nested_list(void **state)
{
	struct sample s;
	struct str text = {0};

	(void)state;
	architecture_begin(&s);
	sample_text(&s, "md", &text);
	assert_text_has(str_text(&text), "\n## Architecture\n\n"
					 "What follows from the decisions: ");
	assert_text_has(str_text(&text),
			"\n- **Management groups**\n"
			"  - Platform, from DT-01 Existing platform\n"
			"  - Landing zones\n"
			"    - Online, from DT-04 Management-group placement\n");
	assert_text_has(str_text(&text), "\n  - still open: DT-05 Subscription model\n");
	str_release(&text);
	sample_end(&s);
}

static const struct book_cell *cell_at(const struct book_sheet *s, int row, int col)
{
	for (size_t i = 0; i < s->n_cells; i++)
		if (s->cells[i].row == row && s->cells[i].col == col)
			return &s->cells[i];
	fail_msg("no cell in row %d, column %d", row, col);
	return NULL;
}

static const struct book_sheet *sheet_of(const struct book *b, const char *name)
{
	for (size_t i = 0; i < b->n_sheets; i++)
		if (!strcmp(b->sheets[i].name, name))
			return &b->sheets[i];
	fail_msg("no sheet %s", name);
	return NULL;
}

static void the_workbook_has_it_on_a_sheet_of_its_own(void **state)
{
	static const struct {
		const char *element, *from;
	} want[] = {
		{"Element", "From"},
		{"Management groups", ""},
		{"    Platform", "DT-01 Existing platform"},
		{"    Landing zones", ""},
		{"        Online", "DT-04 Management-group placement"},
	};
	struct sample s;
	struct book b;
	const struct book_sheet *sheet, *decisions;

	(void)state;
	architecture_begin(&s);
	book_make(&b, &s.r);
	sheet = sheet_of(&b, "Architecture");
	decisions = sheet_of(&b, "Decisions");
	for (size_t i = 0; i < COUNT_OF(want); i++) {
		const struct book_cell *from = cell_at(sheet, (int)i, 1);
		int row;

		assert_string_equal(cell_at(sheet, (int)i, 0)->text, want[i].element);
		assert_string_equal(from->text, want[i].from);
		if (i == 0 || !*want[i].from)
			continue;
		assert_int_equal(sscanf(from->link, "internal:Decisions!A%d", &row), 1);
		assert_memory_equal(cell_at(decisions, row - 1, 0)->text, want[i].from, 5);
	}
	book_release(&b);
	sample_end(&s);
}

static void a_workbook_with_it_reads_back(void **state)
{
	struct sample s;

	architecture_begin(&s);
	sample_export(&s, path_in(state, "a.xlsx"));
	sample_export(&s, path_in(state, "a.json"));
	sample_end(&s);
}

/* One decision that only production asks; what it adds tries to be more than text, is of a
 * kind that nobody knows, or deeper than a tree goes. */
static void small_begin(struct sample *s, const char *stage)
{
	static const char head[] = "id: small\nversion: \"1\"\ntitle: Small\nformat: 1\n"
				   "sections: [{id: one, title: One, kind: pillar, weight: 1}]\n"
				   "parts: [all.yaml]\n";
	static const char text[] =
		"fields:\n"
		"  - {id: PF-01, name: stage, kind: one, ask: Which?, values: [poc, prod]}\n"
		"decisions:\n"
		"  - {id: DT-01, name: =Way, ask: Which?, when: stage == prod, options: "
		"[{id: a, text: This, fit: 4, adds: [\"region: *North* <b>\", "
		"\"region: =1+1\", \"moon: a / b / c / d / e / f / g / h / i / j\"]}, {id: b, text: That, fit: 0}]}\n"
		"questions:\n"
		"  - {id: Q-01, section: one, area: A, ask: How?, type: levels, levels: "
		"{0: none, 4: all}, weight: 3, effort: M, sources: [host.example/page]}\n";
	const struct questionnaire_file files[] = {
		{.name = "questionnaire.yaml", .bytes = head, .n = sizeof head - 1},
		{.name = "all.yaml", .bytes = text, .n = sizeof text - 1},
	};
	struct diags d = {0};
	struct questionnaire *q = questionnaire_parse(files, 2, "test", &d);

	assert_diags(&d, "");
	diags_release(&d);
	sample_begin_with(s, q);
	sample_words(s, "stage", stage);
	sample_words(s, "DT-01", "a");
	sample_report(s);
}

static void elements_are_only_text_and_keep_their_depth(void **state)
{
	struct sample s;
	struct str text = {0};

	small_begin(&s, "prod");
	sample_text(&s, "md", &text);
	assert_text_has(str_text(&text), ": 3 elements from 1 of 1 decisions.\n");
	assert_text_has(str_text(&text), "- **Management groups**: nothing follows from");
	assert_text_has(str_text(&text), "  - \\*North\\* &lt;b\\>, from DT-01 =Way\n");
	assert_text_has(str_text(&text),
			"- **moon**\n  - a\n    - b\n      - c\n        - d\n");
	assert_text_has(str_text(&text), "                - h / i / j, from DT-01 =Way\n");
	sample_export(&s, path_in(state, "a.xlsx"));
	sample_export(&s, path_in(state, "a.json"));
	str_release(&text);
	sample_end(&s);
}

/* Where no decision is asked there is nothing to draw; JSON has the kinds all the same. */
static void nothing_is_drawn_where_no_decision_is_asked(void **state)
{
	struct sample s;
	struct book b;
	struct str text = {0};

	(void)state;
	small_begin(&s, "poc");
	sample_text(&s, "md", &text);
	assert_null(strstr(str_text(&text), "## Architecture"));
	str_truncate(&text, 0);
	sample_text(&s, "json", &text);
	assert_text_has(str_text(&text), "\"kind\": \"Regions\"");
	assert_null(strstr(str_text(&text), "\"decisions\": [\"DT-01\"]"));
	book_make(&b, &s.r);
	assert_text_has(cell_at(sheet_of(&b, "Architecture"), 1, 0)->text, "No decision");
	assert_int_equal(sheet_of(&b, "Architecture")->n_cells, 3);
	book_release(&b);
	str_release(&text);
	sample_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_json_report_has_it_as_a_tree),
		cmocka_unit_test(the_markdown_report_has_it_as_a_nested_list),
		cmocka_unit_test(the_workbook_has_it_on_a_sheet_of_its_own),
		IN_FOLDER(a_workbook_with_it_reads_back),
		IN_FOLDER(elements_are_only_text_and_keep_their_depth),
		cmocka_unit_test(nothing_is_drawn_where_no_decision_is_asked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
