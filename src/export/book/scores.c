#include "export/book/live.h"

#include "base/number.h"
#include "export/report/plan_facts.h"

/* Columns after those that book.h names. */
enum {
	AT_TITLE,
	AT_KIND,
	AT_WEIGHT,
	AT_BAND = 7,
	AT_ASKED,
	AT_ANSWERED,
	AT_UNKNOWN,
	AT_FLAGGED,
	AT_EXACT
};

enum { WORK_ROWS = 5, STATUS_ROWS = 5, WAVE_ROWS = WAVE_LATER + 1 };

int scores_overall_row(const struct report *r)
{
	return SCORES_FIRST + (int)r->q->n_sections;
}

/* The rows of the blocks below: a heading, a header, then what they hold. */
int scores_projected_row(const struct report *r, size_t section)
{
	return scores_overall_row(r) + 4 + (int)section;
}

static int todo_row(const struct report *r)
{
	return scores_projected_row(r, r->q->n_sections) + 4;
}

static int status_row(const struct report *r)
{
	return todo_row(r) + WORK_ROWS + 3;
}

int scores_wave_row(const struct report *r, enum wave w)
{
	return status_row(r) + STATUS_ROWS + 3 + (int)w;
}

static int areas_row(const struct report *r)
{
	return scores_wave_row(r, WAVE_NOW) + WAVE_ROWS + 3;
}

int scores_severity_row(const struct report *r, enum severity s)
{
	return todo_row(r) +
	       (s == SEVERITY_NONE ? WORK_ROWS - 1 : SEVERITY_CRITICAL - (int)s);
}

static void put_header(struct book *b, struct book_sheet *s, int row,
		       const char *const *titles, int n, int words)
{
	for (int c = 0; c < n; c++)
		if (titles[c])
			book_text(b, s, row, c, tr(titles[c]),
				  c < words || c == AT_BAND ? LOOK_HEADER
							    : LOOK_HEADER_NUMBER);
}

/* Which column of the scores stands where, for sections and areas alike. */
static const struct {
	int col;
	enum score_column of;
} score_places[] = {
	{AT_TITLE, SCORE_TITLE},      {SCORES_LOW, SCORE_LOW},       {SCORES_HIGH, SCORE_HIGH},
	{SCORES_SO_FAR, SCORE_SO_FAR}, {SCORES_OPEN, SCORE_OPEN},     {AT_BAND, SCORE_BAND},
	{AT_ASKED, SCORE_ASKED},      {AT_ANSWERED, SCORE_ANSWERED}, {AT_UNKNOWN, SCORE_UNKNOWN},
	{AT_FLAGGED, SCORE_FLAGGED},
};

static void put_score_titles(struct book *b, struct book_sheet *s, int row, const char *first)
{
	book_text(b, s, row, AT_TITLE, tr(first), LOOK_HEADER);
	for (size_t i = 1; i < sizeof score_places / sizeof *score_places; i++)
		book_column_title(b, s, row, score_places[i].col,
				  &score_columns[score_places[i].of]);
}

static void put_score(struct book *b, struct book_sheet *s, int row, size_t of)
{
	const struct row w = {&b->arena, b->report, of, -1};

	for (size_t i = 0; i < sizeof score_places / sizeof *score_places; i++)
		book_cell(b, s, row, score_places[i].col, &score_columns[score_places[i].of], &w);
}

/* The scores that the overall is made of, to seven decimals of a point. */
static void put_exact(struct book *b, struct book_sheet *s, int row,
		      const struct range *r)
{
	const struct frac scores[] = {r->low, r->high, r->so_far};
	const bool there[] = {r->any, r->any, r->any && r->has_so_far};

	for (int i = 0; i < 3; i++)
		if (there[i])
			book_number(b, s, row, AT_EXACT + i,
				    frac_scaled(scores[i], 1000000000), 7,
				    LOOK_MUTED_NUMBER);
		else
			book_text(b, s, row, AT_EXACT + i, "", LOOK_MUTED_NUMBER);
}

static void put_sections(struct book *b, struct book_sheet *s)
{
	static const char *const titles[] = {NULL, WORD("Kind"), WORD("Weight")};
	static const char *const exact[] = {WORD("Low, exact"), WORD("High, exact"),
					    WORD("So far, exact")};
	const struct report *r = b->report;

	put_score_titles(b, s, SCORES_FIRST - 1, WORD("Section"));
	put_header(b, s, SCORES_FIRST - 1, titles, 3, 2);
	for (int i = 0; i < 3; i++)
		book_text(b, s, SCORES_FIRST - 1, AT_EXACT + i, tr(exact[i]), LOOK_HEADER_NUMBER);
	for (size_t i = 0; i < r->q->n_sections; i++) {
		int row = SCORES_FIRST + (int)i;

		put_score(b, s, row, i);
		book_text(b, s, row, AT_KIND, tr(section_kind_name(r->q->sections[i].kind)),
			  LOOK_MUTED);
		book_number(b, s, row, AT_WEIGHT, r->score.weights[i], 0, LOOK_COUNT);
		put_exact(b, s, row, &r->score.sections[i]);
	}
}

/* The weighted mean of the sections that have the score, rounded once, half up; the inner
 * rounding takes away what binary fractions add. */
static void put_mean(struct book *b, struct book_sheet *s, int col, bool any,
		     struct frac score)
{
	int first = SCORES_FIRST + 1, last = scores_overall_row(b->report);
	char x = (char)('A' + AT_EXACT + col - SCORES_LOW);

	if (!any) {
		book_text(b, s, last, col, "", LOOK_TOTAL_NUMBER);
		return;
	}
	book_formula(b, s, last, col, score_tenths(score), 1, LOOK_TOTAL_NUMBER,
		     "=ROUND(ROUND(SUMPRODUCT(C%d:C%d,%c%d:%c%d)/"
		     "SUMPRODUCT(C%d:C%d,--ISNUMBER(%c%d:%c%d)),10),1)",
		     first, last, x, first, x, last, first, last, x, first, x, last);
}

static void put_overall(struct book *b, struct book_sheet *s)
{
	const struct report *r = b->report;
	const struct range *o = &r->score.overall;
	int row = scores_overall_row(r);
	char band[64];
	const size_t counts[] = {r->score.progress.asked, r->score.progress.answered,
				 r->score.progress.unknown, r->score.progress.flagged};

	book_text(b, s, row, AT_TITLE, tr("Overall"), LOOK_TOTAL);
	book_text(b, s, row, AT_KIND, tr("weighted mean"), LOOK_TOTAL);
	book_text(b, s, row, AT_WEIGHT, "", LOOK_TOTAL);
	put_mean(b, s, SCORES_LOW, o->any, o->low);
	put_mean(b, s, SCORES_HIGH, o->any, o->high);
	put_mean(b, s, SCORES_SO_FAR, o->any && o->has_so_far, o->so_far);
	if (o->any)
		book_formula(b, s, row, SCORES_OPEN,
			     score_tenths(o->high) - score_tenths(o->low), 1,
			     LOOK_TOTAL_NUMBER, "=ROUND(E%d-D%d,1)", row + 1, row + 1);
	else
		book_text(b, s, row, SCORES_OPEN, "", LOOK_TOTAL_NUMBER);
	book_text(b, s, row, AT_BAND, o->any ? range_band_text(band, o) : tr(range_absent(o)),
		  LOOK_TOTAL);
	for (int i = 0; i < 4; i++)
		book_formula(b, s, row, AT_ASKED + i, (int64_t)counts[i], 0,
			     LOOK_TOTAL_COUNT, "=SUM(%c%d:%c%d)", 'A' + AT_ASKED + i,
			     SCORES_FIRST + 1, 'A' + AT_ASKED + i, row);
}

static void put_projected(struct book *b, struct book_sheet *s, int row, size_t i,
			  const struct range *now, const struct range *done)
{
	bool all = i == b->report->q->n_sections;
	enum look number = all ? LOOK_TOTAL_NUMBER : LOOK_NUMBER;
	const struct frac ends[] = {done->low, done->high};

	book_text(b, s, row, AT_TITLE, all ? tr("Overall") : b->report->q->sections[i].title,
		  all ? LOOK_TOTAL : LOOK_NAME);
	for (int c = AT_KIND; c <= AT_WEIGHT; c++)
		book_text(b, s, row, c, c == AT_KIND && b->live_about ? tr("about") : "",
			  all ? LOOK_TOTAL : LOOK_MUTED);
	for (int k = 0; k < 2; k++)
		if (done->any)
			book_formula(b, s, row, SCORES_LOW + k, score_tenths(ends[k]), 1, number,
				     "=ROUND(ROUND(%s!%c%d,10),1)", b->refs[SHEET_LIVE],
				     'A' + LIVE_LOW + k, b->live_row + (int)i + 1);
		else
			book_text(b, s, row, SCORES_LOW + k, "", number);
	if (done->any && now->any)
		book_formula(b, s, row, SCORES_SO_FAR,
			     score_tenths(done->low) - score_tenths(now->low), 1, number,
			     "=ROUND(D%d-D%d,1)", row + 1, SCORES_FIRST + (int)i + 1);
	else
		book_text(b, s, row, SCORES_SO_FAR, "", number);
}

/* The scores again, were all that is marked done in Plan really done. */
static void put_projection(struct book *b, struct book_sheet *s)
{
	static const char *const titles[] = {WORD("Section"), "", "", WORD("Low then"),
					     WORD("High then"), WORD("Low gains")};
	const struct report *r = b->report;
	int first = scores_projected_row(r, 0);

	book_heading(b, s, first - 2, 0, tr("With what is marked done in Plan"));
	put_header(b, s, first - 1, titles, sizeof titles / sizeof *titles, 3);
	for (size_t i = 0; i < r->q->n_sections; i++)
		put_projected(b, s, first + (int)i, i, &r->score.sections[i],
			      &b->done.sections[i]);
	put_projected(b, s, scores_projected_row(r, r->q->n_sections), r->q->n_sections,
		      &r->score.overall, &b->done.overall);
	book_paint_bars(b, s, (struct area_of_cells){first, SCORES_LOW,
						     first + (int)r->q->n_sections - 1,
						     SCORES_HIGH});
}

/* A column of the sheet Plan, from its first row to its last: "Plan!F$2:F$30". Steps stand
 * there too, with neither severity, wave nor days, so that sums pass them over. */
static const char *plan_cells(struct book *b, enum plan_column col)
{
	int last = b->plan_rows ? b->plan_rows + 1 : 2;
	int name = 'A' + plan_column_place(b->report, col);

	return arena_printf(&b->arena, "%s!%c$2:%c$%d", b->refs[SHEET_PLAN], name, name, last);
}

/* Of what is left to do and has in that column what stands at the left of the row: how many
 * there are, and the sum of another column. */
static void put_count_left(struct book *b, struct book_sheet *s, int row, int col,
			   enum plan_column by, int64_t value)
{
	const char *these = plan_cells(b, by), *status = plan_cells(b, PLAN_STATUS);

	book_formula(b, s, row, col, value, 0, LOOK_COUNT,
		     "=COUNTIFS(%s,A%d,%s,%s)+COUNTIFS(%s,A%d,%s,%s)", these, row + 1, status,
		     book_left(b, 0), these, row + 1, status, book_left(b, 1));
}

static void put_sum_left(struct book *b, struct book_sheet *s, int row, int col,
			 enum plan_column by, enum plan_column of, int64_t value, int decimals)
{
	const char *these = plan_cells(b, by), *status = plan_cells(b, PLAN_STATUS);
	const char *sum = plan_cells(b, of);

	book_formula(b, s, row, col, value, decimals, LOOK_NUMBER,
		     "=ROUND(SUMIFS(%s,%s,A%d,%s,%s)+SUMIFS(%s,%s,A%d,%s,%s),3)", sum, these,
		     row + 1, status, book_left(b, 0), sum, these, row + 1, status,
		     book_left(b, 1));
}

static void put_severity(struct book *b, struct book_sheet *s, enum severity severity,
			 const struct todo *t)
{
	const struct report *r = b->report;
	int row = scores_severity_row(r, severity);
	size_t n = r->plan.n_findings + r->plan.n_unverified;
	int found = n ? (int)n + 1 : 2;

	book_text(b, s, row, 0, tr(severity_name(severity)), LOOK_WORD);
	book_formula(b, s, row, WORK_FINDINGS, t->findings, 0, LOOK_COUNT,
		     "=COUNTIFS(%s!C$2:C$%d,A%d,%s!B$2:B$%d,%s)", b->refs[SHEET_FINDINGS], found,
		     row + 1, b->refs[SHEET_FINDINGS], found, book_quoted(b, "", "rule"));
	book_formula(b, s, row, WORK_ACTIONS, t->actions, 0, LOOK_COUNT, "=COUNTIF(%s,A%d)",
		     plan_cells(b, PLAN_SEVERITY), row + 1);
	put_count_left(b, s, row, WORK_LEFT, PLAN_SEVERITY, t->left);
	put_sum_left(b, s, row, WORK_EFFORT, PLAN_SEVERITY, PLAN_DAYS, t->effort * 5, 1);
	put_sum_left(b, s, row, WORK_GAIN, PLAN_SEVERITY, PLAN_GAIN, t->gain, 3);
}

static void put_waves(struct book *b, struct book_sheet *s)
{
	static const char *const titles[] = {WORD("Wave"), WORD("Left to do"),
					     WORD("Days of work"), WORD("Points to gain")};
	const struct plan_totals *t = &b->report->plan.totals;
	char dates[40];

	book_heading(b, s, scores_wave_row(b->report, WAVE_NOW) - 2, 0,
		     tr("What is to do, by wave"));
	put_header(b, s, scores_wave_row(b->report, WAVE_NOW) - 1, titles,
		   sizeof titles / sizeof *titles, 1);
	book_text(b, s, scores_wave_row(b->report, WAVE_NOW) - 1, WAVE_DATES, tr("When"),
		  LOOK_HEADER);
	for (enum wave w = WAVE_NOW; w <= WAVE_LATER; w++) {
		int row = scores_wave_row(b->report, w);

		book_text(b, s, row, 0, tr(wave_name(w)), LOOK_WORD);
		book_text(b, s, row, WAVE_DATES, plan_wave_text(dates, b->report->a, w),
			  LOOK_MUTED);
		put_count_left(b, s, row, WAVE_LEFT, PLAN_WAVE, (int64_t)t->waves[w].actions);
		put_sum_left(b, s, row, WAVE_LEFT + 1, PLAN_WAVE, PLAN_DAYS,
			     (int64_t)t->waves[w].effort * 5, 1);
		put_sum_left(b, s, row, WAVE_LEFT + 2, PLAN_WAVE, PLAN_GAIN, t->waves[w].gain, 3);
	}
}

static void put_todo_sums(struct book *b, struct book_sheet *s, const struct todo *t)
{
	const struct {
		int64_t value;
		int decimals;
	} cells[] = {{t->findings, 0},
		     {t->actions, 0},
		     {t->left, 0},
		     {t->effort * 5, 1},
		     {t->gain, 3}};
	int row = scores_severity_row(b->report, SEVERITY_NONE);

	book_text(b, s, row, 0, tr("All"), LOOK_TOTAL);
	for (int i = 0; i < 5; i++)
		book_formula(b, s, row, i + 1, cells[i].value, cells[i].decimals,
			     cells[i].decimals ? LOOK_TOTAL_NUMBER : LOOK_TOTAL_COUNT,
			     "=ROUND(SUM(%c%d:%c%d),3)", 'B' + i,
			     todo_row(b->report) + 1, 'B' + i, row);
}

static void put_todo(struct book *b, struct book_sheet *s)
{
	static const char *const titles[] = {WORD("Severity"),     WORD("Findings"),
					     WORD("Actions"),      WORD("Left to do"),
					     WORD("Days of work"), WORD("Points to gain")};
	int first = todo_row(b->report);
	struct todo t;

	book_heading(b, s, first - 2, 0, tr("What is to do, by severity"));
	put_header(b, s, first - 1, titles, sizeof titles / sizeof *titles, 1);
	for (int v = SEVERITY_CRITICAL; v > SEVERITY_NONE; v--) {
		t = report_todo(b->report, (enum severity)v);
		put_severity(b, s, (enum severity)v, &t);
	}
	t = report_todo(b->report, SEVERITY_NONE);
	put_todo_sums(b, s, &t);
	book_paint_words(b, s,
			 (struct area_of_cells){first, 0, first + WORK_ROWS - 2, 0});
}

static void put_statuses(struct book *b, struct book_sheet *s)
{
	static const char *const titles[] = {WORD("Status"), WORD("Actions"), WORD("Days")};
	const struct report *r = b->report;
	int first = status_row(r);

	book_heading(b, s, first - 2, 0, tr("How far the plan is"));
	put_header(b, s, first - 1, titles, sizeof titles / sizeof *titles, 1);
	for (int v = 0; v < STATUS_ROWS; v++) {
		int64_t actions = 0, effort = 0;

		for (size_t i = 0; i < r->plan.n_actions; i++) {
			if ((int)r->plan.actions[i].status != v)
				continue;
			actions++;
			effort += r->plan.actions[i].effort;
		}
		book_text(b, s, first + v, 0, tr(plan_status_name((enum plan_status)v)),
			  LOOK_WORD);
		book_formula(b, s, first + v, 1, actions, 0, LOOK_COUNT,
			     "=COUNTIFS(%s,A%d,%s,%s)", plan_cells(b, PLAN_STATUS),
			     first + v + 1, plan_cells(b, PLAN_KIND), book_quoted(b, "<>", "step"));
		book_formula(b, s, first + v, 2, effort * 5, 1, LOOK_NUMBER,
			     "=SUMIFS(%s,%s,A%d,%s,%s)", plan_cells(b, PLAN_DAYS),
			     plan_cells(b, PLAN_STATUS), first + v + 1,
			     plan_cells(b, PLAN_KIND), book_quoted(b, "<>", "step"));
	}
	book_paint_words(b, s,
			 (struct area_of_cells){first, 0, first + STATUS_ROWS - 1, 0});
}

static int put_areas(struct book *b, struct book_sheet *s)
{
	static const char *const titles[] = {NULL, WORD("Section"), ""};
	const struct report *r = b->report;
	int row = areas_row(r);

	book_heading(b, s, row - 2, 0, tr("Areas"));
	put_score_titles(b, s, row - 1, WORD("Area"));
	put_header(b, s, row - 1, titles, 3, 3);
	for (size_t i = 0; i < r->q->n_areas; i++) {
		if (!r->score.area_progress[i].asked)
			continue;
		put_score(b, s, row, score_row_area(r, i));
		book_text(b, s, row, AT_KIND,
			  r->q->sections[r->q->areas[i].section].title, LOOK_MUTED);
		book_text(b, s, row, AT_WEIGHT, "", LOOK_MUTED);
		row++;
	}
	return row;
}

void book_scores(struct book *b)
{
	static const double widths[] = {30, 24, 13, 13, 14, 15, 11, 22,
					9,  10, 10, 10, 13, 13, 13};
	struct book_sheet *s = book_sheet_add(b, SHEET_SCORES, ACCENT);
	const struct report *r = b->report;
	int after;

	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
		book_width(b, s, widths[i]);
	book_text(b, s, 0, 0, tr("Scores, of 100"), LOOK_TITLE);
	book_height(b, s, 0, 30);
	book_text(b, s, 1, 0,
		  tr("Low counts what is not answered as 0, high as full marks; "
		     "so far leaves it out."),
		  LOOK_SUBTITLE);
	put_sections(b, s);
	put_overall(b, s);
	put_projection(b, s);
	put_todo(b, s);
	put_statuses(b, s);
	put_waves(b, s);
	after = put_areas(b, s);
	for (int c = SCORES_LOW; c <= SCORES_SO_FAR; c++) {
		book_paint_bars(b, s,
				(struct area_of_cells){SCORES_FIRST, c,
						       scores_overall_row(r) - 1, c});
		book_paint_bands(b, s,
				 (struct area_of_cells){areas_row(r), c, after - 1, c});
	}
	book_paint_words(
		b, s, (struct area_of_cells){SCORES_FIRST, AT_BAND, after - 1, AT_BAND});
	s->printed_cols = AT_EXACT;
	s->repeated_row = areas_row(r) - 1;
	s->no_grid = true;
}
