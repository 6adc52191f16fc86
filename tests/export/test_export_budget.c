/* What days buy, in the workbook: a mark in Plan, and the sheet Budget with its curve. */
#include "exported.h"

#include "export/book/book.h"
#include "export/report/columns.h"
#include "package.h"

/* The number there, not below 0, times scale. */
static long scaled(const struct xlsx *x, int row, int col, int scale)
{
	const struct xlsx_cell *c = cell(x, "Budget", row, col);

	assert_true(c && !c->is_text);
	return (long)(xlsx_number(c->text) * scale + 0.5);
}

/* The row of the sheet whose cell in that column says so; fails without one. */
static int row_of(const struct xlsx *x, const char *sheet, int col, const char *text)
{
	const struct xlsx_cell *cells;
	size_t n;

	cells = xlsx_cells(x, (size_t)xlsx_sheet(x, sheet), &n);
	for (size_t i = 0; i < n; i++)
		if (cells[i].col == (size_t)col && cells[i].is_text &&
		    !strcmp(cells[i].text, text))
			return (int)cells[i].row;
	fail_msg("%s has no '%s' in column %d", sheet, text, col);
	return -1;
}

static void spend(struct sample *s, const char *days, enum budget_aim aim)
{
	struct purpose purpose;

	assert_true(purpose_days(&purpose, days, aim, NULL));
	report_spend(&s->r, &purpose);
}

/* Row by row the mark is what the answer says. */
static void assert_marked(const struct sample *s, const struct xlsx *x)
{
	int col = plan_column_place(&s->r, PLAN_IN_BUDGET), row = 0, at;

	assert_string_equal(cell(x, "Plan", 0, col)->text, "In the budget");
	for (size_t i = 0; i < s->r.plan.n_actions; i++) {
		const struct action *act = &s->r.plan.actions[i];
		const struct outlay_part *part = &s->r.outlay->parts[i];
		const struct xlsx_cell *c = cell(x, "Plan", ++row, col);

		at = row;
		row += book_rows_below(act);

		if (!part->of)
			assert_true(!c || !*c->text);
		else if (part->steps == part->of)
			assert_string_equal(c->text, "all");
		else if (!part->steps)
			assert_string_equal(c->text, "none");
		else
			assert_text_has(c->text, " steps");
		for (size_t k = 0; step_has_row(act) && k < act->n_steps; k++) {
			c = cell(x, "Plan", ++at, col);
			if (budget_pays(act, &act->steps[k]))
				assert_string_equal(c->text,
						    s->r.outlay->in[i][k] ? "yes" : "no");
			else
				assert_true(!c || !*c->text);
		}
	}
}

static void actions_and_steps_are_marked(void **state)
{
	struct sample s;
	struct xlsx *x;

	sample_make(&s);
	spend(&s, "6.5", BUDGET_RISK);
	assert_true(s.r.outlay->n_actions > 1);
	x = exported(&s, path_in(state, "a.xlsx"));
	assert_marked(&s, x);
	/* What is counted beside it still is. */
	assert_string_equal(cell(x, "Plan", 0, plan_column_place(&s.r, PLAN_KIND))->text, "Kind");
	xlsx_close(x);
	sample_end(&s);
}

static void the_sheet_says_what_the_money_buys(void **state)
{
	struct sample s;
	struct str words = {0};
	struct xlsx *x;
	int row;

	sample_make(&s);
	spend(&s, "12", BUDGET_GAIN);
	x = exported(&s, path_in(state, "a.xlsx"));
	outlay_words(&words, s.r.outlay, s.q);
	str_add(&words, ".");
	assert_string_equal(cell(x, "Budget", 1, 0)->text, str_text(&words));
	assert_text_has(str_text(&words), "12 days for gain: ");
	row = row_of(x, "Budget", 0, "Points gained");
	assert_int_equal(scaled(x, row, 2, 1000), s.r.outlay->found.gain);
	row = row_of(x, "Budget", 0, "Overall");
	assert_int_equal(scaled(x, row, 2, 10), score_tenths(s.r.outlay->before.low));
	assert_int_equal(scaled(x, row, 3, 10), score_tenths(s.r.outlay->after.low));
	row = row_of(x, "Budget", 0, "What is in");
	for (size_t i = 0; i < s.r.plan.n_actions; i++)
		if (s.r.outlay->parts[i].steps)
			assert_string_equal(cell(x, "Budget", ++row, 0)->text,
					    s.r.plan.actions[i].id);
	row_of(x, "Budget", 0, "What is out, in the order of the plan");
	xlsx_close(x);
	str_release(&words);
	sample_end(&s);
}

/* The numbers of the curve never fall, and the line stands on it where the days are. */
static void the_curve_is_drawn_from_its_numbers(void **state)
{
	struct sample s;
	struct package p;
	struct xlsx *x;
	struct xml part;
	long most = 0;
	int row = 1, series = 0;

	sample_make(&s);
	spend(&s, "12", BUDGET_RISK);
	x = exported(&s, path_in(state, "a.xlsx"));
	for (; scaled(x, row, 8, 2) < s.r.outlay->all; row++) {
		long value = scaled(x, row, 9, 10);

		assert_true(value >= most);
		most = value;
	}
	assert_int_equal(scaled(x, row, 9, 10), s.r.outlay->curve[s.r.outlay->all]);
	assert_int_equal(scaled(x, row + 2, 8, 2), s.r.outlay->found.used);
	assert_int_equal(scaled(x, row + 2, 9, 10), s.r.outlay->found.risk);
	xlsx_close(x);
	package_open(&p, path_in(state, "a.xlsx"));
	part = package_part(&p, "xl/charts/chart4.xml");
	while (next_element(&part))
		series += xml_is(&part, "ser");
	assert_int_equal(series, 2);
	package_close(&p);
	sample_end(&s);
}

static void scenarios_stand_side_by_side(void **state)
{
	struct sample s;
	struct xlsx *x;
	int row;

	sample_begin(&s);
	sample_answers(&s);
	scenario_keep(s.a, &(struct scenario){.name = "=few()", .half_days = 21, .goal = ""});
	scenario_keep(s.a, &(struct scenario){.name = "goal", .goal = "security=99"});
	sample_report(&s);
	assert_int_equal(s.r.n_scenarios, 2);
	x = exported(&s, path_in(state, "a.xlsx"));
	row = row_of(x, "Budget", 0, "=few()");
	assert_string_equal(cell(x, "Budget", row, 1)->text, "10.5 days");
	assert_int_equal(scaled(x, row, 2, 2), s.r.scenarios[0].found.used);
	assert_text_has(cell(x, "Budget", row + 1, 1)->text, "goal security=99");
	xlsx_close(x);
	sample_end(&s);
}

static void without_a_question_there_is_no_sheet(void **state)
{
	struct sample s;
	struct xlsx *x;

	sample_make(&s);
	x = exported(&s, path_in(state, "a.xlsx"));
	assert_int_equal(xlsx_sheet(x, "Budget"), -1);
	xlsx_close(x);
	sample_end(&s);
}

/* The same input gives the same bytes. */
static void it_is_written_alike(void **state)
{
	static const char *const formats[] = {"json", "csv", "md"};
	struct sample s;

	(void)state;
	sample_make(&s);
	spend(&s, "12", BUDGET_GAIN);
	for (size_t i = 0; i < COUNT_OF(formats); i++) {
		struct str once = {0}, again = {0};

		sample_text(&s, formats[i], &once);
		spend(&s, "12", BUDGET_GAIN);
		sample_text(&s, formats[i], &again);
		assert_text_equal(str_text(&again), str_text(&once));
		str_release(&once);
		str_release(&again);
	}
	sample_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(actions_and_steps_are_marked),
		IN_FOLDER(the_sheet_says_what_the_money_buys),
		IN_FOLDER(the_curve_is_drawn_from_its_numbers),
		IN_FOLDER(scenarios_stand_side_by_side),
		IN_FOLDER(without_a_question_there_is_no_sheet),
		IN_FOLDER(it_is_written_alike),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
