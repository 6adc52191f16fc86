#define _XOPEN_SOURCE 700
#include "exported.h"

#include <locale.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/number.h"
#include "export/book/book.h"
#include "export/book/xlsx_write.h"
#include "export/report/answer_words.h"
#include "export/report/plan_facts.h"

static void assert_text(const struct xlsx *x, const char *sheet, int row, int col,
			const char *text)
{
	const struct xlsx_cell *c = cell(x, sheet, row, col);

	assert_non_null(c);
	assert_true(c->is_text);
	assert_string_equal(c->text, text);
}

/* The number in the cell is exactly the one that the digits mean. */
static void assert_digits(const struct xlsx *x, const char *sheet, int row, int col,
			  const char *digits)
{
	const struct xlsx_cell *c = cell(x, sheet, row, col);
	double is, want = xlsx_number(digits);

	if (!c || c->is_text)
		fail_msg("%s row %d column %d holds no number", sheet, row, col);
	is = xlsx_number(c->text);
	if (is < want || is > want)
		fail_msg("%s row %d column %d is %s instead of %s", sheet, row, col, c->text,
			 digits);
}

static void all_sheets_are_there_in_order(void **state)
{
	static const char *const names[] = {
		"Summary",     "Plan",         "Roadmap",    "Owners",  "Scores",
		"Findings",    "Risks",        "Acceptances", "Decisions", "Architecture", "Answers",
		"Method",      "Glossary",     "References", "Sources", "Lists",
		"Made from", "Live"};
	struct sample s;
	struct xlsx *x;

	sample_make(&s);
	x = exported(&s, path_in(state, "a.xlsx"));
	assert_int_equal(xlsx_sheets(x), COUNT_OF(names) - 1);
	assert_int_equal(xlsx_sheet(x, "Sources"), -1); /* unless it is asked for */
	xlsx_close(x);
	s.r.with_sources = true;
	x = exported(&s, path_in(state, "b.xlsx"));
	assert_int_equal(xlsx_sheets(x), COUNT_OF(names));
	for (size_t i = 0; i < COUNT_OF(names); i++)
		assert_int_equal(xlsx_sheet(x, names[i]), i);
	assert_text(x, "Summary", 0, 1, "Contoso chat");
	xlsx_close(x);
	sample_end(&s);
}

static void scores_equal_the_engines_to_the_digit(void **state)
{
	struct sample s;
	struct xlsx *x;
	char buf[32];
	int row;

	sample_make(&s);
	x = exported(&s, path_in(state, "a.xlsx"));
	for (size_t i = 0; i < s.q->n_sections; i++) {
		row = SCORES_FIRST + (int)i;
		if (!s.r.score.sections[i].any) {
			assert_null(cell(x, "Scores", row, SCORES_LOW));
			continue;
		}
		assert_digits(x, "Scores", row, SCORES_LOW,
			      score_text(buf, s.r.score.sections[i].low));
		assert_digits(x, "Scores", row, SCORES_HIGH,
			      score_text(buf, s.r.score.sections[i].high));
	}
	row = scores_overall_row(&s.r);
	assert_digits(x, "Scores", row, SCORES_LOW,
		      score_text(buf, s.r.score.overall.low));
	assert_digits(x, "Scores", row, SCORES_HIGH,
		      score_text(buf, s.r.score.overall.high));
	assert_digits(x, "Scores", row, SCORES_SO_FAR,
		      score_text(buf, s.r.score.overall.so_far));
	assert_digits(x, "Summary", 5, 1, score_text(buf, s.r.score.overall.low));
	assert_digits(x, "Summary", 5, 2, score_text(buf, s.r.score.overall.high));
	xlsx_close(x);
	sample_end(&s);
}

/* What a spreadsheet gets when it computes the overall score itself: the same digits. */
static void the_overall_formula_gives_what_is_cached(void **state)
{
	struct sample s;
	struct xlsx *x;
	double sum = 0, weights = 0;
	const struct xlsx_cell *overall;
	int row, exact = 12;
	char buf[32];

	sample_make(&s);
	x = exported(&s, path_in(state, "a.xlsx"));
	row = scores_overall_row(&s.r);
	for (int i = SCORES_FIRST; i < row; i++) {
		const struct xlsx_cell *c = cell(x, "Scores", i, exact);

		if (!c)
			continue;
		sum += xlsx_number(cell(x, "Scores", i, 2)->text) * xlsx_number(c->text);
		weights += xlsx_number(cell(x, "Scores", i, 2)->text);
	}
	overall = cell(x, "Scores", row, SCORES_LOW);
	assert_text_has(overall->formula, "SUMPRODUCT(C5:C12,M5:M12)");
	assert_string_equal(number_fixed(buf, (int64_t)(sum / weights * 10 + 0.5), 1),
			    score_text((char[32]){0}, s.r.score.overall.low));
	assert_digits(x, "Scores", row, SCORES_LOW, buf);
	xlsx_close(x);
	sample_end(&s);
}

/* Where an action stands on Plan: below those before it and their steps. */
static int plan_row(const struct sample *s, size_t action)
{
	int row = 1;

	for (size_t i = 0; i < action; i++)
		row += 1 + book_rows_below(&s->r.plan.actions[i]);
	return row;
}

static size_t action_called(const struct sample *s, const char *id)
{
	size_t i = 0;

	while (i < s->r.plan.n_actions && strcmp(s->r.plan.actions[i].id, id) != 0)
		i++;
	assert_true(i < s->r.plan.n_actions);
	return i;
}

/* Where that column stands while nothing was asked of the days. */
static int place(enum plan_column c)
{
	return plan_column_place(&(struct report){0}, c);
}

static void the_plan_has_a_row_for_each_action(void **state)
{
	struct sample s;
	struct xlsx *x;
	char buf[32];
	int row;

	sample_make(&s);
	x = exported(&s, path_in(state, "a.xlsx"));
	for (int c = 0; c < PLAN_COLUMNS; c++)
		if (c != PLAN_IN_BUDGET)
			assert_text(x, "Plan", 0, place((enum plan_column)c),
				    plan_columns[c].title);
	for (size_t i = 0; i < s.r.plan.n_actions; i++) {
		const struct action *act = &s.r.plan.actions[i];

		row = plan_row(&s, i);
		assert_text(x, "Plan", row, PLAN_ID, act->id);
		assert_text(x, "Plan", row, PLAN_TITLE, act->whole_title);
		assert_digits(x, "Plan", row, PLAN_DAYS, effort_text(buf, act->effort));
		assert_digits(x, "Plan", row, PLAN_GAIN, points_text(buf, act->gain));
		assert_digits(x, "Plan", row, place(PLAN_PRIORITY),
			      priority_text(buf, act->priority));
		assert_text(x, "Plan", row, PLAN_STATUS, plan_status_name(act->status));
	}
	row = plan_row(&s, action_called(&s, "REL-01"));
	assert_text(x, "Plan", row, PLAN_OWNER, "Ann");
	assert_digits(x, "Plan", row, PLAN_DUE, "46418"); /* 2027-01-31 */
	row = plan_row(&s, action_called(&s, "SEC-01"));
	assert_text(x, "Plan", row, PLAN_STATUS, "accepted");
	assert_text(x, "Plan", row, place(PLAN_REASON), "small audience");
	assert_null(cell(x, "Plan", plan_row(&s, s.r.plan.n_actions), PLAN_ID));
	xlsx_close(x);
	sample_end(&s);
}

/* A step of practices can be filled in, and is known by its id; one that leads to a level has
 * none. Neither has what sums and counts look at. */
static void check_step(const struct xlsx *x, int row, const struct step *step)
{
	const int blank[] = {PLAN_SEVERITY, PLAN_WAVE, PLAN_DAYS, PLAN_GAIN,
				    place(PLAN_PRIORITY), PLAN_RISK};
	char buf[32];

	assert_text(x, "Plan", row, place(PLAN_KIND), "step");
	assert_digits(x, "Plan", row, place(PLAN_STEP_DAYS), effort_text(buf, step->effort));
	assert_digits(x, "Plan", row, place(PLAN_STEP_GAIN), points_text(buf, step->gain));
	assert_text_has(cell(x, "Plan", row, PLAN_TITLE)->text, step->text);
	for (size_t i = 0; i < COUNT_OF(blank); i++)
		assert_null(cell(x, "Plan", row, blank[i]));
	if (step->practice < 0) {
		assert_null(cell(x, "Plan", row, PLAN_ID));
		assert_null(cell(x, "Plan", row, PLAN_STATUS));
		return;
	}
	assert_text(x, "Plan", row, PLAN_ID, step->id);
	assert_text(x, "Plan", row, PLAN_STATUS, plan_status_name(step->status));
	if (!strcmp(step->id, "REL-06/zones"))
		assert_text(x, "Plan", row, PLAN_OWNER, "Cy");
}

/* How it is done: the first line beside the action, each other in a row below. */
static bool check_how(const struct xlsx *x, int row, const struct action *act, size_t line)
{
	if (act->how.n)
		assert_text_has(cell(x, "Plan", row, PLAN_FIX)->text, act->how.items[0]);
	if (line >= act->how.n) {
		assert_null(cell(x, "Plan", row + (int)line, PLAN_FIX));
		return false;
	}
	assert_text_has(cell(x, "Plan", row + (int)line, PLAN_FIX)->text, act->how.items[line]);
	return true;
}

static void steps_are_folded_below_their_actions(void **state)
{
	struct sample s;
	struct xlsx *x;
	const struct xlsx_row *rows;
	size_t n, k = 0, levels = 0, practices = 0, lines = 0;

	sample_make(&s);
	x = exported(&s, path_in(state, "a.xlsx"));
	rows = xlsx_rows(x, (size_t)xlsx_sheet(x, "Plan"), &n);
	for (size_t i = 0; i < s.r.plan.n_actions; i++) {
		const struct action *act = &s.r.plan.actions[i];
		int row = plan_row(&s, i);

		if (!book_rows_below(act))
			continue;
		assert_int_equal(rows[k].row, row);
		assert_true(rows[k].folds && !rows[k].folded);
		for (size_t step = 0; step < (size_t)book_rows_below(act); step++) {
			assert_true(++k < n);
			assert_int_equal(rows[k].row, row + 1 + (int)step);
			assert_true(rows[k].folded && !rows[k].folds);
			lines += check_how(x, row, act, step + 1);
			if (!step_has_row(act) || step >= act->n_steps)
				continue;
			check_step(x, row + 1 + (int)step, &act->steps[step]);
			levels += act->steps[step].level >= 0;
			practices += act->steps[step].practice >= 0;
		}
		k++;
	}
	assert_int_equal(k, n);
	assert_true(levels >= 2 && practices > 2 && lines > 20);
	rows = xlsx_rows(x, (size_t)xlsx_sheet(x, "Answers"), &n);
	assert_int_equal(n, 0);
	xlsx_close(x);
	sample_end(&s);
}

static void counts_are_live_and_cached_right(void **state)
{
	static const enum severity all[] = {SEVERITY_NONE, SEVERITY_LOW, SEVERITY_MEDIUM,
					    SEVERITY_HIGH, SEVERITY_CRITICAL};
	struct sample s;
	struct xlsx *x;

	sample_make(&s);
	x = exported(&s, path_in(state, "a.xlsx"));
	for (size_t i = 0; i < COUNT_OF(all); i++) {
		struct todo t = report_todo(&s.r, all[i]);
		int row = scores_severity_row(&s.r, all[i]);
		const struct {
			int col;
			int64_t value;
			int decimals;
		} cells[] = {{WORK_FINDINGS, t.findings, 0}, {WORK_ACTIONS, t.actions, 0},
			     {WORK_LEFT, t.left, 0}, {WORK_EFFORT, t.effort * 5, 1},
			     {WORK_GAIN, t.gain, 3}};

		for (size_t k = 0; k < COUNT_OF(cells); k++) {
			char buf[32];

			assert_digits(x, "Scores", row, cells[k].col,
				      number_text(buf, cells[k].value, cells[k].decimals));
			assert_true(*cell(x, "Scores", row, cells[k].col)->formula);
		}
	}
	xlsx_close(x);
	sample_end(&s);
}

/* What a spreadsheet works out from a formula of the workbook on Scores: the sum of column
 * `of`, or the number of rows, over rows of Plan with those words, of which "<>step" says what
 * is not there. */
static double over_plan(const struct xlsx *x, int of, int by, const char *word, int kind)
{
	int last = 0;
	double sum = 0;

	for (int row = 1; cell(x, "Plan", row, place(PLAN_KIND)); row++)
		last = row;
	for (int row = 1; row <= last; row++) {
		const struct xlsx_cell *has = cell(x, "Plan", row, by);
		const struct xlsx_cell *value = of < 0 ? NULL : cell(x, "Plan", row, of);
		bool step = !strcmp(cell(x, "Plan", row, place(PLAN_KIND))->text, "step");

		if (has && !strcmp(has->text, word) && !(step && kind))
			sum += of < 0 ? 1 : value ? xlsx_number(value->text) : 0;
	}
	return sum;
}

static void waves_and_statuses_count_no_step(void **state)
{
	struct sample s;
	struct xlsx *x;
	char buf[32];
	int first = 0;

	sample_make(&s);
	x = exported(&s, path_in(state, "a.xlsx"));
	for (enum wave w = WAVE_NOW; w <= WAVE_LATER; w++) {
		int row = scores_wave_row(&s.r, w);

		assert_text(x, "Scores", row, 0, wave_name(w));
		assert_digits(x, "Scores", row, WAVE_LEFT,
			      number_text(buf, (int64_t)s.r.plan.totals.waves[w].actions, 0));
		assert_digits(x, "Scores", row, WAVE_LEFT + 1,
			      effort_text(buf, s.r.plan.totals.waves[w].effort));
		assert_digits(x, "Scores", row, WAVE_LEFT + 2,
			      points_text(buf, s.r.plan.totals.waves[w].gain));
		assert_text_has(cell(x, "Scores", row, WAVE_LEFT)->formula, "COUNTIFS(Plan!");
	}
	while (!cell(x, "Scores", first, 0) ||
	       strcmp(cell(x, "Scores", first, 0)->text, "Status") != 0)
		first++;
	for (int v = PLAN_OPEN; v <= PLAN_REJECTED; v++) {
		const char *word = plan_status_name((enum plan_status)v);
		const struct xlsx_cell *n = cell(x, "Scores", first + 1 + v, 1);
		const struct xlsx_cell *days = cell(x, "Scores", first + 1 + v, 2);

		assert_text(x, "Scores", first + 1 + v, 0, word);
		assert_text_has(n->formula, "\"<>step\"");
		assert_float_equal(xlsx_number(n->text),
				   over_plan(x, -1, PLAN_STATUS, word, 1), 0);
		assert_float_equal(xlsx_number(days->text),
				   over_plan(x, PLAN_DAYS, PLAN_STATUS, word, 1), 0);
		/* Steps have no days there, so a plain sum of the column is right, too. */
		assert_float_equal(xlsx_number(days->text),
				   over_plan(x, PLAN_DAYS, PLAN_STATUS, word, 0), 0);
	}
	xlsx_close(x);
	sample_end(&s);
}

static void accepted_risks_are_all_listed(void **state)
{
	struct sample s;
	struct xlsx *x;

	sample_begin(&s);
	sample_answers(&s);
	sample_accepted(&s);
	sample_report(&s);
	x = exported(&s, path_in(state, "a.xlsx"));
	assert_text(x, "Acceptances", 1, ACCEPTED_OF, "REL-02");
	assert_text(x, "Acceptances", 1, ACCEPTED_STATE, "superseded");
	assert_text(x, "Acceptances", 2, ACCEPTED_STATE, "active");
	assert_text(x, "Acceptances", 2, ACCEPTED_CONTROL, "=HYPERLINK(1)");
	assert_text(x, "Acceptances", 2, ACCEPTED_RESIDUAL, "medium");
	assert_text(x, "Acceptances", 2, ACCEPTED_SUPERSEDES, "old");
	assert_text(x, "Acceptances", 3, ACCEPTED_OF, "SEC-01");
	assert_text_has(cell(x, "Acceptances", 3, ACCEPTED_RECORD)->text, "incomplete");
	assert_null(cell(x, "Acceptances", 4, ACCEPTED_OF));
	assert_text(x, "Plan", plan_row(&s, action_called(&s, "REL-02")), place(PLAN_CONTROL),
		    "=HYPERLINK(1)");
	xlsx_close(x);
	sample_end(&s);
}

/* Whatever stands in a note stays the text of a cell. */
static void user_text_stays_text(void **state)
{
	static const struct {
		const char *note, *cell;
	} cases[] = {
		{"=1+1", "=1+1"},
		{"@x", "@x"},
		{"<b>&\"'", "<b>&\"'"},
		{"_x0041_", "_x005F_x0041_"},
		{"_x00zz_", "_x00zz_"},
		{"a\x1b[31m", "a^[[31m"},
		{"bad \xff utf8", "bad \xef\xbf\xbd utf8"},
		{"nonchar \xef\xbf\xbf.", "nonchar \xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd."},
		{"\xe2\x80\xae" "bidi", "<202E>bidi"},
		{"two\nlines", "two\nlines"},
		{" blanks ", " blanks "},
		{"\xf0\x9f\x9a\x80", "\xf0\x9f\x9a\x80"},
		{"http://evil.example/", "http://evil.example/"},
		{"]]>", "]]>"},
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct sample s;
		struct xlsx *x;

		sample_begin(&s);
		sample_answers(&s);
		assessment_plan_edit(s.a, "REL-01")->note = cases[i].note;
		sample_report(&s);
		x = exported(&s, path_in(state, "a.xlsx"));
		assert_text(x, "Plan", plan_row(&s, action_called(&s, "REL-01")), PLAN_NOTE,
			    cases[i].cell);
		xlsx_close(x);
		sample_end(&s);
	}
}

static void a_text_too_long_for_a_cell_is_cut_visibly(void **state)
{
	struct arena a = {0};
	struct str text = {0};
	const char *clean;
	struct sample s;

	while (text.len < CELL_TEXT_MAX)
		str_add(&text, "0123456789");
	str_truncate(&text, CELL_TEXT_MAX);
	assert_string_equal(book_clean(&a, text.data), text.data);
	str_add(&text, "x");
	clean = book_clean(&a, text.data);
	assert_true(strlen(clean) <= CELL_TEXT_MAX);
	assert_text_has(clean, "[cut here: 32768 characters do not fit a cell");
	while (text.len < 3 * CELL_TEXT_MAX)
		str_add(&text, "\xf0\x9f\x9a\x80");
	sample_begin(&s);
	sample_answers(&s);
	s.a->questions[0].note = text.data;
	sample_report(&s);
	sample_export(&s, path_in(state, "a.xlsx"));
	sample_end(&s);
	str_release(&text);
	arena_release(&a);
}

/* Links lead to sheets of the workbook, or to pages that look like https pages. */
static void only_hosts_become_links(void **state)
{
	static const struct {
		const char *source, *url;
	} cases[] = {
		{"learn.microsoft.com/azure/", "https://learn.microsoft.com/azure/"},
		{"https://aka.ms/WAF", "https://aka.ms/WAF"},
		{"youtube.com/watch?v=UX", "https://youtube.com/watch?v=UX"},
		{"SEED0-01", NULL},
		{"javascript:alert(1)", NULL},
		{"http://aka.ms/WAF", NULL},
		{"file:///etc/passwd", NULL},
		{"ituziast.com/a .. b", NULL},
		{"host/path", NULL},
		{"a..b/c", NULL},
		{"-a.com/", NULL},
		{"1.2.3.4/x", NULL},
		{"a.com/.../x", NULL},
		{"a.com", NULL},
		{"a.com/\"><x", NULL},
		{"a.com/\xc3\xa4", NULL},
		{"", NULL},
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		const char *url = source_url(&a, cases[i].source);

		if (cases[i].url)
			assert_string_equal(url ? url : "none", cases[i].url);
		else if (url)
			fail_msg("%s became a link", cases[i].source);
	}
	arena_release(&a);
}

static const struct book_sheet *sheet_named(const struct book *b, const char *name)
{
	for (size_t i = 0; i < b->n_sheets; i++)
		if (strcmp(b->sheets[i].name, name) == 0)
			return &b->sheets[i];
	fail_msg("no sheet %s", name);
	return NULL;
}

static const char *text_at(const struct book_sheet *s, int row, int col)
{
	for (size_t i = 0; i < s->n_cells; i++)
		if (s->cells[i].row == row && s->cells[i].col == col)
			return s->cells[i].text;
	return "";
}

/* "internal:Answers!A7" leads to the text in that cell. */
static const char *behind(const struct book *b, const char *link)
{
	char sheet[32];
	int row = 0;

	assert_int_equal(sscanf(link, "internal:%31[^!]!A%d", sheet, &row), 2);
	return text_at(sheet_named(b, sheet), row - 1, 0);
}

/* What stands in the first column of the sheet that has the thing. */
static const char *told_as(const struct questionnaire *q, const char *id)
{
	struct thing t = questionnaire_find(q, id);

	return t.kind == THING_FIELD || t.kind == THING_TERM ? thing_title(q, t) : id;
}

/* One row each, with all that carry it: the first four as links, all of them in words. */
static void every_source_is_listed_with_what_carries_it(void **state)
{
	struct sample s;
	struct book b;
	const struct book_sheet *sheet;
	int links = 0;

	(void)state;
	sample_make(&s);
	s.r.with_sources = true;
	book_make(&b, &s.r);
	sheet = sheet_named(&b, "Sources");
	assert_int_equal(s.q->n_sources, 239);
	for (size_t i = 0; i < s.q->n_sources; i++) {
		const struct source_row *x = &s.q->sources[i];
		int row = (int)i + 1;

		assert_string_equal(text_at(sheet, row, 0), x->id);
		assert_string_equal(text_at(sheet, row, 1), x->text);
		assert_true(x->carried.n >= 1 && x->carried.n <= 4);
		for (size_t k = 0; k < x->carried.n; k++) {
			const char *id = thing_id(s.q, x->carried.items[k]);

			assert_string_equal(text_at(sheet, row, 2 + (int)k), id);
			assert_text_has(text_at(sheet, row, 6), id);
		}
	}
	for (size_t i = 0; i < sheet->n_cells; i++) {
		const struct book_cell *c = &sheet->cells[i];

		if (!c->link)
			continue;
		assert_string_equal(behind(&b, c->link), told_as(s.q, c->text));
		links++;
	}
	assert_true(links > 200);
	book_release(&b);
	sample_end(&s);
}

/* The references come first and are what is printed of them; pages of questions follow. */
static void references_come_first_and_are_printed(void **state)
{
	struct sample s;
	struct book b;
	const struct book_sheet *sheet;

	(void)state;
	sample_make(&s);
	book_make(&b, &s.r);
	sheet = sheet_named(&b, "References");
	for (size_t i = 0; i < s.q->n_references; i++)
		assert_string_equal(text_at(sheet, 1 + (int)i, 0), s.q->references[i].id);
	assert_int_equal(sheet->printed_rows, 1 + s.q->n_references);
	assert_true(sheet->table_rows > sheet->printed_rows);
	book_release(&b);
	sample_end(&s);
}

static void links_from_summary_and_plan_lead_to_what_they_name(void **state)
{
	static const char *const names[] = {"Summary", "Plan"};
	struct sample s;
	struct book b;
	size_t links = 0, pages = 0;

	(void)state;
	sample_make(&s);
	book_make(&b, &s.r);
	for (size_t n = 0; n < COUNT_OF(names); n++) {
		const struct book_sheet *sheet = sheet_named(&b, names[n]);

		for (size_t i = 0; i < sheet->n_cells; i++) {
			const struct book_cell *c = &sheet->cells[i];
			const char *to;

			if (!c->link || strncmp(c->link, "internal:Plan", 13) == 0)
				continue;
			if (c->col == place(PLAN_READ) && n) { /* documentation */
				assert_memory_equal(c->link, "https://", 8);
				assert_text_has(c->link, c->text);
				pages++;
				continue;
			}
			to = behind(&b, c->link);
			if (strcmp(to, "Method") != 0)
				assert_memory_equal(c->text, to, strlen(to));
			links++;
		}
	}
	assert_true(links > s.r.plan.n_actions / 2 && pages > 5);
	book_release(&b);
	sample_end(&s);
}

static void summary_and_method_say_how_fresh_the_content_is(void **state)
{
	struct sample s;
	struct book b;
	const struct book_sheet *method;
	size_t found = 0;

	(void)state;
	sample_make(&s);
	book_make(&b, &s.r);
	assert_text_has(text_at(sheet_named(&b, "Summary"), 3, 1), s.q->content_date);
	assert_text_has(text_at(sheet_named(&b, "Summary"), 3, 1), "checked again");
	method = sheet_named(&b, "Method");
	for (size_t k = 0; k < s.q->n_caveats; k++)
		for (size_t i = 0; i < method->n_cells; i++) {
			const struct caveat *c = &s.q->caveats[k];
			size_t n = strlen(c->id);
			const struct book_cell *x = &method->cells[i];

			if (x->col || strncmp(x->text, c->id, n) != 0)
				continue;
			assert_string_equal(x->text + n,
					    c->recheck ? ", to be checked again" : "");
			assert_text_has(text_at(method, x->row, 1), c->text);
			found++;
		}
	assert_int_equal(found, s.q->n_caveats);
	book_release(&b);
	sample_end(&s);
}

/* The list of what is first to do names nothing twice. */
static void the_summary_names_a_question_once(void **state)
{
	struct sample s;
	struct book b;
	const struct book_sheet *sheet;
	const char *above = "";

	(void)state;
	sample_make(&s);
	book_make(&b, &s.r);
	sheet = sheet_named(&b, "Summary");
	for (size_t i = 0; i < sheet->n_cells; i++) {
		const struct book_cell *c = &sheet->cells[i];

		if (!c->link || strncmp(c->link, "internal:Plan", 13) != 0)
			continue;
		if (strchr(c->text, '/'))
			assert_int_not_equal(
				strncmp(above, c->text, strcspn(c->text, "/") + 1), 0);
		above = c->text;
	}
	assert_string_not_equal(above, "");
	book_release(&b);
	sample_end(&s);
}

static void the_summary_lists_what_is_set_aside(void **state)
{
	static const char *const wanted[] = {"Set aside", "REL-02", "other", "one flow only",
					     "REL-12", "business-priority"};
	struct sample s;
	struct book b;
	const struct book_sheet *sheet;
	size_t found = 0;

	(void)state;
	sample_begin(&s);
	sample_answers(&s);
	sample_set_aside(&s);
	sample_report(&s);
	book_make(&b, &s.r);
	sheet = sheet_named(&b, "Summary");
	for (size_t i = 0; i < sheet->n_cells && found < COUNT_OF(wanted); i++)
		found += sheet->cells[i].text && !strcmp(sheet->cells[i].text, wanted[found]);
	assert_int_equal(found, COUNT_OF(wanted));
	book_release(&b);
	sample_end(&s);
}

/* What is first to do stands there whole and with its reason; half of it may be containing. */
static void the_summary_says_why_something_comes_first(void **state)
{
	struct sample s;
	struct book b;
	const struct book_sheet *sheet;
	const struct action *list[8];
	size_t n, found = 0, reasons = 0, contain = 0;

	(void)state;
	sample_make(&s);
	book_make(&b, &s.r);
	sheet = sheet_named(&b, "Summary");
	n = plan_first(&s.r.plan, list, COUNT_OF(list));
	for (size_t k = 0; k < n; k++) {
		struct str want = {0}, why = {0};

		action_why(&why, &s.r.plan, s.q, list[k]);
		str_addf(&want, "%s%s%s", list[k]->whole_title, why.len ? "\n" : "",
			 str_text(&why));
		for (size_t i = 0; i < sheet->n_cells; i++)
			found += strcmp(sheet->cells[i].text, str_text(&want)) == 0;
		reasons += why.len > 0;
		contain += list[k]->kind == ACTION_CONTAIN;
		str_release(&want);
		str_release(&why);
	}
	assert_int_equal(found, n);
	assert_true(n > 4 && reasons > 0 && contain > 0 && contain <= COUNT_OF(list) / 2);
	book_release(&b);
	sample_end(&s);
}

static const struct book_choice *choice_at(const struct book_sheet *s, int col)
{
	for (size_t i = 0; i < s->n_choices; i++)
		if (s->choices[i].where.col == col)
			return &s->choices[i];
	fail_msg("nothing is offered in column %d", col);
	return NULL;
}

/* Status and severity are words of a list; an owner may be anybody, and is offered those
 * who are known. */
static void the_plan_offers_what_fits(void **state)
{
	static const char *people[] = {"Zoe", "Ann", "Zoe"};
	struct sample s;
	struct book b;
	const struct book_sheet *plan;

	(void)state;
	sample_begin(&s);
	sample_answers(&s);
	s.a->about.participants = (struct texts){people, COUNT_OF(people)};
	sample_report(&s);
	book_make(&b, &s.r);
	plan = sheet_named(&b, "Plan");
	assert_string_equal(choice_at(plan, PLAN_STATUS)->list,
			    "=IF($B2=\"\",NoStatusList,StatusList)");
	assert_false(choice_at(plan, PLAN_STATUS)->free);
	assert_string_equal(choice_at(plan, PLAN_OWNER)->list, "=OwnerList");
	assert_true(choice_at(plan, PLAN_OWNER)->free);
	assert_string_equal(choice_at(plan, PLAN_DUE)->only,
			    "=AND($B2<>\"\",ISNUMBER(K2),K2>=36526)");
	assert_string_equal(choice_at(plan, PLAN_NOTE)->only, "=$B2<>\"\"");
	assert_string_equal(text_at(sheet_named(&b, "Lists"), 1, 2), "Cy");
	assert_string_equal(text_at(sheet_named(&b, "Lists"), 2, 2), "Ann");
	assert_string_equal(text_at(sheet_named(&b, "Lists"), 3, 2), "Zoe");
	assert_string_not_equal(text_at(sheet_named(&b, "Lists"), 4, 2), "Zoe");
	book_release(&b);
	sample_end(&s);
}

/* "How much, and how much of it now?" is answered in the lead. */
static void the_summary_says_what_each_wave_costs(void **state)
{
	struct sample s;
	struct book b;
	const char *lead;
	int now = 0, days = 0;
	char want[64], buf[32];

	(void)state;
	sample_begin(&s);
	sample_answers(&s);
	s.a->settings.capacity = 5;
	sample_report(&s);
	book_make(&b, &s.r);
	lead = text_at(sheet_named(&b, "Summary"), 6, 1);
	for (size_t i = 0; i < s.r.plan.n_actions; i++)
		if (s.r.plan.actions[i].wave == WAVE_NOW &&
		    action_is_left(&s.r.plan.actions[i])) {
			now++;
			days += s.r.plan.actions[i].effort;
		}
	snprintf(want, sizeof want, " By wave: now %d (%s days)", now,
		 effort_text(buf, days));
	assert_text_has(lead, want);
	book_release(&b);
	sample_end(&s);
}

/* Exports under a locale, with everything that may vary held fast. */
static bool export_under(const char *locale, const char *zone, const char *path)
{
	struct sample s;

	if (!setlocale(LC_ALL, locale))
		return false;
	setenv("TZ", zone, 1);
	sample_begin(&s);
	s.a->id = "00000000-0000-4000-8000-000000000000";
	sample_answers(&s);
	sample_report(&s);
	sample_export(&s, path);
	sample_end(&s);
	setlocale(LC_ALL, "C");
	return true;
}

static void the_same_report_gives_the_same_bytes(void **state)
{
	static const char *const locales[] = {"C", "de_DE.UTF-8", "ja_JP.UTF-8"};
	struct str first = {0};

	setenv("SOURCE_DATE_EPOCH", "1795000000", 1);
	assert_true(export_under("C", "UTC", path_in(state, "first.xlsx")));
	file_load(path_in(state, "first.xlsx"), &first);
	for (size_t i = 0; i < COUNT_OF(locales); i++) {
		struct str bytes = {0};

		if (!export_under(locales[i], "Asia/Tokyo", path_in(state, "b.xlsx"))) {
			print_message("SKIP: no locale %s\n", locales[i]);
			continue;
		}
		file_load(path_in(state, "b.xlsx"), &bytes);
		assert_int_equal(bytes.len, first.len);
		assert_memory_equal(bytes.data, first.data, first.len);
		str_release(&bytes);
	}
	unsetenv("SOURCE_DATE_EPOCH");
	unsetenv("TZ");
	str_release(&first);
}

/* Verifying is not a formality: a cell that differs from the report is found. */
static void verify_refuses_the_workbook_of_another_report(void **state)
{
	const struct export_format *f = export_format_named("xlsx");
	struct sample s;
	struct err err = {0};

	sample_make(&s);
	sample_export(&s, path_in(state, "a.xlsx"));
	assert_true(f->verify(&s.r, path_in(state, "a.xlsx"), &err));
	s.r.plan.actions[0].together = "CR-99"; /* stands on the Plan sheet alone */
	assert_false(f->verify(&s.r, path_in(state, "a.xlsx"), &err));
	assert_text_has(err.text, "sheet Plan, row 2");
	assert_int_equal(err.code, EXIT_CODE_IO);
	sample_end(&s);
}

/* In a child, as the program does: the library keeps some memory. */
static void write_book(const struct book *b, const char *path, const char *tmpdir)
{
	struct err err = {0};
	int status = -1;
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0)
		_exit(xlsx_write(b, path, tmpdir, &err) ? 0 : 1);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

/* Nor is that of how rows are folded. */
static void verify_refuses_rows_that_are_folded_otherwise(void **state)
{
	const struct export_format *f = export_format_named("xlsx");
	struct sample s;
	struct book b;
	struct err err = {0};
	size_t k = 0;

	sample_make(&s);
	book_make(&b, &s.r);
	while (!b.sheets[1].rows[k].folded)
		k++;
	b.sheets[1].rows[k].folded = false;
	write_book(&b, path_in(state, "a.xlsx"), path_in(state, ""));
	assert_false(f->verify(&s.r, path_in(state, "a.xlsx"), &err));
	assert_text_has(err.text, "rows of sheet Plan are folded otherwise");
	b.sheets[1].rows[k].folded = true;
	write_book(&b, path_in(state, "a.xlsx"), path_in(state, ""));
	assert_true(f->verify(&s.r, path_in(state, "a.xlsx"), &err));
	book_release(&b);
	sample_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(all_sheets_are_there_in_order),
		IN_FOLDER(scores_equal_the_engines_to_the_digit),
		IN_FOLDER(the_overall_formula_gives_what_is_cached),
		IN_FOLDER(the_plan_has_a_row_for_each_action),
		IN_FOLDER(steps_are_folded_below_their_actions),
		IN_FOLDER(counts_are_live_and_cached_right),
		IN_FOLDER(waves_and_statuses_count_no_step),
		IN_FOLDER(accepted_risks_are_all_listed),
		IN_FOLDER(user_text_stays_text),
		IN_FOLDER(a_text_too_long_for_a_cell_is_cut_visibly),
		cmocka_unit_test(only_hosts_become_links),
		cmocka_unit_test(every_source_is_listed_with_what_carries_it),
		cmocka_unit_test(references_come_first_and_are_printed),
		cmocka_unit_test(links_from_summary_and_plan_lead_to_what_they_name),
		cmocka_unit_test(summary_and_method_say_how_fresh_the_content_is),
		cmocka_unit_test(the_summary_names_a_question_once),
		cmocka_unit_test(the_summary_lists_what_is_set_aside),
		cmocka_unit_test(the_summary_says_why_something_comes_first),
		cmocka_unit_test(the_plan_offers_what_fits),
		cmocka_unit_test(the_summary_says_what_each_wave_costs),
		IN_FOLDER(the_same_report_gives_the_same_bytes),
		IN_FOLDER(verify_refuses_the_workbook_of_another_report),
		IN_FOLDER(verify_refuses_rows_that_are_folded_otherwise),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
