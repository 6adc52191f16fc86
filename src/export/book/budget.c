/* The sheet Budget: what the days that were asked for buy, and the scenarios side by side. */
#include "export/book/book.h"

#include "engine/budget/outlay.h"

/* Blocks stand one below the other and share these columns; the curve's numbers stand beside. */
enum { AT_ID, AT_TEXT, AT_FIRST, AT_SECOND, AT_THIRD, AT_REST, N_COLUMNS, AT_CURVE = 8 };
enum { FIRST_OUT = 20, CURVE_POINTS = 200, CHART_ROWS = 19, ROW_PIXELS = 20 };

static int put_title(struct book *b, struct book_sheet *s)
{
	const struct outlay *o = b->report->outlay;
	struct str words = {0};
	int row = 0;

	book_banner(b, s, row, 0, AT_REST, tr("What days can buy"), LOOK_TITLE);
	book_height(b, s, row++, 30);
	if (o) {
		outlay_words(&words, o, b->report->q);
		str_add(&words, ".");
		book_banner(b, s, row++, 0, AT_REST, str_text(&words), LOOK_LEAD);
		str_truncate(&words, 0);
		outlay_proof_prose(&words, o);
		book_banner(b, s, row++, 0, AT_REST, str_text(&words), LOOK_PROSE);
	}
	str_release(&words);
	return row + 1;
}

/* A block's header: the first two columns joined to one title, or each its own. */
static void put_header(struct book *b, struct book_sheet *s, int row, const char *title,
		       const struct column *columns, const int *which)
{
	book_banner(b, s, row, AT_ID, AT_TEXT, tr(title), LOOK_HEADER);
	for (int c = AT_FIRST; *which >= 0; c++, which++)
		book_column_title(b, s, row, c, &columns[*which]);
}

static int put_totals(struct book *b, struct book_sheet *s, int row)
{
	const struct outlay *o = b->report->outlay;
	const struct {
		const char *label;
		int64_t value;
		int decimals;
		enum look look;
	} lines[] = {
		{WORD("Days asked for"), (int64_t)o->purpose.half_days * 5, 1, LOOK_NUMBER},
		{WORD("Days used"), (int64_t)o->found.used * 5, 1, LOOK_NUMBER},
		{WORD("Days that everything left takes"), (int64_t)o->all * 5, 1, LOOK_NUMBER},
		{WORD("Risk taken away"), o->found.risk, 1, LOOK_NUMBER},
		{WORD("Risk of everything left"), o->all_risk, 1, LOOK_NUMBER},
		{WORD("Points gained"), o->found.gain, 3, LOOK_GAIN},
		{WORD("Actions in"), (int64_t)o->n_actions, 0, LOOK_COUNT},
		{WORD("Steps in"), (int64_t)o->n_steps, 0, LOOK_COUNT},
	};

	for (size_t i = o->purpose.kind != PURPOSE_DAYS; i < sizeof lines / sizeof *lines; i++) {
		book_banner(b, s, row, AT_ID, AT_TEXT, tr(lines[i].label), LOOK_WORD);
		book_number(b, s, row++, AT_FIRST, lines[i].value, lines[i].decimals,
			    lines[i].look);
	}
	return row + 1;
}

static int put_scores(struct book *b, struct book_sheet *s, int row)
{
	static const int which[] = {BOUGHT_BEFORE, BOUGHT_AFTER, BOUGHT_GAIN, -1};

	put_header(b, s, row++, bought_columns[BOUGHT_TITLE].title, bought_columns, which);
	for (size_t i = 0; i <= b->report->q->n_sections; i++, row++) {
		struct row of = {&b->arena, b->report, i, -1};

		book_cell(b, s, row, AT_ID, &bought_columns[BOUGHT_TITLE], &of);
		book_join(b, s, AT_TEXT);
		for (int k = 0; which[k] >= 0; k++)
			book_cell(b, s, row, AT_FIRST + k, &bought_columns[which[k]], &of);
	}
	return row + 1;
}

/* A row of an action: its id leads to Plan. */
static void put_action(struct book *b, struct book_sheet *s, int row, size_t i,
		       const int *which)
{
	struct row of = {&b->arena, b->report, i, -1};
	size_t first = s->n_cells;

	book_link(b, s, row, AT_ID, b->report->plan.actions[i].id,
		  book_link_to_action(b, i), LOOK_LINK);
	book_cell(b, s, row, AT_TEXT, &plan_columns[PLAN_TITLE], &of);
	for (int k = 0; which[k] >= 0; k++)
		book_cell(b, s, row, AT_FIRST + k, &plan_columns[which[k]], &of);
	book_fit_row(b, s, row, first);
}

static int put_in(struct book *b, struct book_sheet *s, int row)
{
	static const int which[] = {PLAN_SEVERITY, PLAN_IN_BUDGET, PLAN_SPENT, PLAN_STEPS_IN, -1};
	const struct report *r = b->report;
	int first = row + 1;

	put_header(b, s, row++, r->outlay->n_actions ? WORD("What is in") : WORD("Nothing is in"),
		   plan_columns, which);
	for (size_t i = 0; i < r->plan.n_actions; i++)
		if (r->outlay->parts[i].steps)
			put_action(b, s, row++, i, which);
	book_paint_words(b, s, (struct area_of_cells){first, AT_FIRST, row - 1, AT_FIRST});
	return row + 1;
}

static int put_out(struct book *b, struct book_sheet *s, int row)
{
	static const int which[] = {PLAN_SEVERITY, PLAN_PROGRESS, PLAN_DAYS, PLAN_WHY_OUT, -1};
	const struct report *r = b->report;
	int first = row + 1, n = 0;
	size_t i = 0;

	if (!outlay_next_out(r->outlay, &r->plan, &i))
		return row;
	put_header(b, s, row++, WORD("What is out, in the order of the plan"), plan_columns, which);
	for (; outlay_next_out(r->outlay, &r->plan, &i); i++)
		if (n++ < FIRST_OUT)
			put_action(b, s, row++, i, which);
	if (n > FIRST_OUT)
		book_banner(b, s, row++, AT_ID, AT_TEXT,
			    arena_printf(&b->arena, tr("and %d more; the sheet Plan marks all"),
					 n - FIRST_OUT),
			    LOOK_TEXT);
	book_paint_words(b, s, (struct area_of_cells){first, AT_FIRST, row - 1, AT_FIRST});
	return row + 1;
}

static int put_scenarios(struct book *b, struct book_sheet *s, int row)
{
	static const int which[] = {SCENARIO_DAYS,    SCENARIO_RISK,  SCENARIO_GAIN,
				    SCENARIO_APART,   SCENARIO_SCORE, SCENARIO_ACTIONS, -1};
	const struct report *r = b->report;

	if (!r->n_scenarios)
		return row;
	put_header(b, s, row++, WORD("Scenarios"), scenario_columns, which);
	for (size_t i = 0; i < r->n_scenarios; i++, row++) {
		struct row of = {&b->arena, r, i, -1};
		size_t first = s->n_cells;

		book_cell(b, s, row, AT_ID, &scenario_columns[SCENARIO_NAME], &of);
		book_cell(b, s, row, AT_TEXT, &scenario_columns[SCENARIO_ASKED], &of);
		for (int k = 0; which[k] >= 0; k++)
			book_cell(b, s, row, AT_FIRST + k, &scenario_columns[which[k]], &of);
		book_fit_row(b, s, row, first);
	}
	return row + 1;
}

/* A number of the curve, and its days, beside the blocks. */
static void put_point(struct book *b, struct book_sheet *s, int row, int half_days, int64_t value)
{
	bool gain = b->report->outlay->purpose.aim == BUDGET_GAIN;

	book_number(b, s, row, AT_CURVE, (int64_t)half_days * 5, 1, LOOK_NUMBER);
	book_number(b, s, row, AT_CURVE + 1, value, gain ? 3 : 1, gain ? LOOK_GAIN : LOOK_NUMBER);
}

/* The curve in at most so many whole days; then, as a line to draw, where the budget stands.
 * Returns the last row of the curve. */
static int put_curve(struct book *b, struct book_sheet *s, const char *title)
{
	const struct outlay *o = b->report->outlay;
	int step = 2 * (o->all / 2 / CURVE_POINTS + 1), row = 0;

	book_text(b, s, row, AT_CURVE, tr("Days"), LOOK_HEADER_NUMBER);
	book_text(b, s, row, AT_CURVE + 1, tr(title), LOOK_HEADER_NUMBER);
	for (int i = 0; i < o->all; i += step)
		put_point(b, s, ++row, i, o->curve[i]);
	put_point(b, s, ++row, o->all, o->curve[o->all]);
	put_point(b, s, row + 1, o->found.used, 0);
	put_point(b, s, row + 2, o->found.used, o->curve[o->found.used]);
	return row;
}

static int put_chart(struct book *b, struct book_sheet *s, int row)
{
	const struct outlay *o = b->report->outlay;
	const char *title = o->purpose.aim == BUDGET_GAIN ? WORD("Points gained")
							: WORD("Risk taken away");
	int last, section = o->purpose.wanted.section;
	struct chart *c;

	if (!o->curve || !o->all)
		return row;
	last = put_curve(b, s, title);
	c = ARENA_PUSH(&b->arena, s->charts, s->n_charts);
	*c = (struct chart){
		.row = row,
		.col = 0,
		.width = 900,
		.height = (CHART_ROWS - 1) * ROW_PIXELS,
		.title = section < 0 ? arena_printf(&b->arena, tr("%s, by days"), tr(title))
				     : arena_printf(&b->arena, tr("%s in %s, by days"), tr(title),
						    b->report->q->sections[section].title),
		.description = tr("Curve of the most that each number of days brings, with a line "
				  "where the days of this report stand. The numbers stand at the "
				  "right of the sheet."),
		.categories = AT_CURVE,
		.curve_end = (o->all + 1) / 2,
		.axis = tr("Days"),
	};
	book_series(b, c, (struct series){tr("The most that so many days bring"), s->name,
					  AT_CURVE + 1, 1, last, ACCENT, false});
	book_series(b, c, (struct series){tr("The days used"), s->name, AT_CURVE + 1, last + 1,
					  last + 2, MUTED, false});
	return row + CHART_ROWS;
}

void book_budget(struct book *b)
{
	static const double widths[] = {24, 58, 11, 13, 11, 46, 11, 9, 9, 16};
	const struct report *r = b->report;
	struct book_sheet *s;
	int row;

	if (!r->outlay && !r->n_scenarios)
		return;
	s = book_sheet_add(b, SHEET_BUDGET, ACCENT);
	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
		book_width(b, s, widths[i]);
	row = put_title(b, s);
	if (r->outlay) {
		row = put_totals(b, s, row);
		row = put_scores(b, s, row);
		row = put_chart(b, s, row);
		row = put_in(b, s, row);
		row = put_out(b, s, row);
	}
	put_scenarios(b, s, row);
	s->printed_cols = AT_CURVE;
	s->no_grid = true;
}
