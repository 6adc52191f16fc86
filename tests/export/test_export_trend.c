/* All milestones in the workbook: the sheet Trend with its lines, and what moved since the newest;
 * and the same as data in the JSON report. */
#include "sample.h"

#include "import/xlsx/xlsx_read.h"
#include "package.h"

#define HOSTILE "=kick()"

static const struct xlsx_cell *find(const struct xlsx *x, int row, int col)
{
	const struct xlsx_cell *cells;
	size_t n;

	cells = xlsx_cells(x, (size_t)xlsx_sheet(x, "Trend"), &n);
	for (size_t i = 0; i < n; i++)
		if (cells[i].row == (size_t)row && cells[i].col == (size_t)col)
			return &cells[i];
	return NULL;
}

static const char *text(const struct xlsx *x, int row, int col)
{
	const struct xlsx_cell *c = find(x, row, col);

	return c ? c->text : "";
}

/* At a lesser depth first; then as now but for some answers. */
static void keep_two(struct sample *s)
{
	sample_begin(s);
	sample_answers(s);
	s->a->settings.has_depth = true;
	s->a->settings.depth = DEPTH_CORE;
	milestone_keep(s->a, HOSTILE, "2026-10-01T10:00:00Z");
	s->a->settings.depth = DEPTH_DEEP;
	milestone_keep(s->a, "second", "2026-11-01T10:00:00Z");
	sample_words(s, "REL-01", "3");
	sample_words(s, "DT-11", "afd");
	sample_report(s);
}

static struct xlsx *exported(void **state, const struct sample *s)
{
	struct err err = {0};
	struct xlsx *x;

	sample_export(s, path_in(state, "a.xlsx"));
	x = xlsx_open(path_in(state, "a.xlsx"), true, &err);
	if (!x)
		fail_msg("%s", err.text);
	return x;
}

static void assert_score(const struct xlsx *x, int row, int col, struct frac low)
{
	assert_int_equal((int)(xlsx_number(text(x, row, col)) * 10 + 0.5), score_tenths(low));
}

static void numbers_of_the_lines_are_the_engines(void **state)
{
	struct sample s;
	struct xlsx *x;

	keep_two(&s);
	assert_int_equal(s.r.trend.n, 3);
	x = exported(state, &s);
	assert_string_equal(text(x, 4, 0), HOSTILE);
	assert_string_equal(text(x, 5, 0), "second");
	assert_string_equal(text(x, 6, 0), "now");
	assert_string_equal(text(x, 4, 3), "core");
	/* What was asked at another depth is no point of a line: it says why. */
	assert_string_equal(text(x, 4, 6), "");
	assert_text_has(text(x, 4, 7 + (int)s.q->n_sections), "depth core; of the ");
	for (int row = 5; row <= 6; row++) {
		const struct trend_point *p = &s.r.trend.points[row - 4];

		assert_true(p->alike);
		assert_score(x, row, 6, p->overall.low);
		for (size_t i = 0; i < s.q->n_sections; i++)
			if (p->sections[i].any)
				assert_score(x, row, 7 + (int)i, p->sections[i].low);
	}
	xlsx_close(x);
	sample_end(&s);
}

static bool has_row(const struct xlsx *x, const char *id, const char *words)
{
	for (int row = 7; row < 200; row++)
		if (!strcmp(text(x, row, 0), id) && strstr(text(x, row, 2), words))
			return true;
	return false;
}

static void what_moved_since_the_newest_stands_below(void **state)
{
	struct sample s;
	struct xlsx *x;

	keep_two(&s);
	assert_string_equal(s.r.since->is.name, "second");
	x = exported(state, &s);
	assert_true(has_row(x, "REL-01", "level 1, then level 3"));
	assert_true(has_row(x, "DT-11", ", then "));
	assert_false(has_row(x, "REL-02", ""));
	xlsx_close(x);
	sample_end(&s);
}

static void the_chart_has_a_line_a_section_and_one_overall(void **state)
{
	const struct zip_entry *chart = NULL;
	struct package p;
	struct sample s;
	size_t lines = 0;

	keep_two(&s);
	sample_export(&s, path_in(state, "a.xlsx"));
	package_open(&p, path_in(state, "a.xlsx"));
	for (size_t i = 0; i < p.zip.n; i++)
		if (strstr(p.zip.entries[i].bytes, "<c:lineChart>"))
			chart = &p.zip.entries[i];
	assert_non_null(chart);
	for (const char *at = chart->bytes; (at = strstr(at, "<c:ser>")); at++)
		lines++;
	assert_int_equal(lines, s.q->n_sections + 1);
	/* From the first milestone to now. */
	assert_non_null(strstr(chart->bytes, "<c:f>Trend!$A$5:$A$7</c:f>"));
	assert_non_null(strstr(chart->bytes, "<c:f>Trend!$G$5:$G$7</c:f>"));
	package_close(&p);
	sample_end(&s);
}

static void without_a_milestone_there_is_no_sheet(void **state)
{
	struct sample s;
	struct xlsx *x;

	sample_make(&s);
	assert_null(s.r.since);
	x = exported(state, &s);
	assert_int_equal(xlsx_sheet(x, "Trend"), -1);
	xlsx_close(x);
	sample_end(&s);
}

/* Nothing else gets lost by it. */
static void a_damaged_milestone_is_passed_over(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	sample_answers(&s);
	milestone_keep(s.a, "whole", "2026-11-01T10:00:00Z");
	for (size_t i = 0; i < s.a->tail.n; i++)
		if (!strcmp(s.a->tail.items[i].key, "\"milestones\""))
			s.a->tail.items[i].value = arena_printf(
				&s.a->arena, "[{\"name\": \"cut\", \"answers\": 3},%s",
				s.a->tail.items[i].value + 1);
	sample_report(&s);
	assert_int_equal(s.r.trend.n, 2);
	assert_int_equal(s.r.trend.n_faulty, 1);
	assert_string_equal(s.r.since->is.name, "whole");
	sample_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(numbers_of_the_lines_are_the_engines),
		IN_FOLDER(what_moved_since_the_newest_stands_below),
		IN_FOLDER(the_chart_has_a_line_a_section_and_one_overall),
		IN_FOLDER(without_a_milestone_there_is_no_sheet),
		IN_FOLDER(a_damaged_milestone_is_passed_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
