#include "export/book/book.h"

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

enum { WORK_ROWS = 5, STATUS_ROWS = 5 };

int scores_overall_row(const struct report *r)
{
	return SCORES_FIRST + (int)r->q->n_sections;
}

/* The rows of the blocks below: a heading, a header, then what they hold. */
static int todo_row(const struct report *r)
{
	return scores_overall_row(r) + 4;
}

static int status_row(const struct report *r)
{
	return todo_row(r) + WORK_ROWS + 3;
}

static int areas_row(const struct report *r)
{
	return status_row(r) + STATUS_ROWS + 3;
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
			book_text(b, s, row, c, titles[c],
				  c < words || c == AT_BAND ? LOOK_HEADER
							    : LOOK_HEADER_NUMBER);
}

static void put_tenths(struct book *b, struct book_sheet *s, int row, int col, bool any,
		       struct frac score)
{
	if (any)
		book_number(b, s, row, col, score_tenths(score), 1, LOOK_NUMBER);
	else
		book_text(b, s, row, col, "", LOOK_NUMBER);
}

static void put_range(struct book *b, struct book_sheet *s, int row,
		      const struct range *r)
{
	char band[64];

	put_tenths(b, s, row, SCORES_LOW, r->any, r->low);
	put_tenths(b, s, row, SCORES_HIGH, r->any, r->high);
	put_tenths(b, s, row, SCORES_SO_FAR, r->any && r->has_so_far, r->so_far);
	if (r->any)
		book_number(b, s, row, SCORES_OPEN,
			    score_tenths(r->high) - score_tenths(r->low), 1, LOOK_NUMBER);
	book_text(b, s, row, AT_BAND, r->any ? range_band_text(band, r) : range_absent(r),
		  LOOK_WORD);
}

static void put_progress(struct book *b, struct book_sheet *s, int row,
			 const struct progress *p, enum look look)
{
	const size_t counts[] = {p->asked, p->answered, p->unknown, p->flagged};

	for (int i = 0; i < 4; i++)
		book_number(b, s, row, AT_ASKED + i, (int64_t)counts[i], 0, look);
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
	static const char *const titles[] = {
		"Section", "Kind",       "Weight",     "Low",         "High",
		"So far",  "Still open", "Band",       "Asked",       "Answered",
		"Unknown", "Flagged",    "Low, exact", "High, exact", "So far, exact"};
	const struct report *r = b->report;

	put_header(b, s, SCORES_FIRST - 1, titles, sizeof titles / sizeof *titles, 2);
	for (size_t i = 0; i < r->q->n_sections; i++) {
		int row = SCORES_FIRST + (int)i;

		book_text(b, s, row, AT_TITLE, r->q->sections[i].title, LOOK_NAME);
		book_text(b, s, row, AT_KIND, section_kind_name(r->q->sections[i].kind),
			  LOOK_MUTED);
		book_number(b, s, row, AT_WEIGHT, r->score.weights[i], 0, LOOK_COUNT);
		put_range(b, s, row, &r->score.sections[i]);
		put_progress(b, s, row, &r->score.section_progress[i], LOOK_COUNT);
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

	book_text(b, s, row, AT_TITLE, "Overall", LOOK_TOTAL);
	book_text(b, s, row, AT_KIND, "weighted mean", LOOK_TOTAL);
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
	book_text(b, s, row, AT_BAND, o->any ? range_band_text(band, o) : range_absent(o),
		  LOOK_TOTAL);
	for (int i = 0; i < 4; i++)
		book_formula(b, s, row, AT_ASKED + i, (int64_t)counts[i], 0,
			     LOOK_TOTAL_COUNT, "=SUM(%c%d:%c%d)", 'A' + AT_ASKED + i,
			     SCORES_FIRST + 1, 'A' + AT_ASKED + i, row);
}

static int last_plan_row(const struct report *r)
{
	return r->plan.n_actions ? (int)r->plan.n_actions + 1 : 2;
}

/* The sum of a column of the plan over what is left to do of the severity in the row. */
static void put_sum_left(struct book *b, struct book_sheet *s, int row, int col,
			 int64_t value, int decimals, char column)
{
	int last = last_plan_row(b->report);

	book_formula(b, s, row, col, value, decimals, LOOK_NUMBER,
		     "=ROUND("
		     "SUMIFS(Plan!%c$2:%c$%d,Plan!F$2:F$%d,A%d,Plan!L$2:L$%d,\"open\")+"
		     "SUMIFS(Plan!%c$2:%c$%d,Plan!F$2:F$%d,A%d,Plan!L$2:L$%d,"
		     "\"in-progress\"),3)",
		     column, column, last, last, row + 1, last, column, column, last,
		     last, row + 1, last);
}

static void put_severity(struct book *b, struct book_sheet *s, enum severity severity,
			 const struct todo *t)
{
	const struct report *r = b->report;
	int row = scores_severity_row(r, severity), last = last_plan_row(r);
	size_t n = r->plan.n_findings + r->plan.n_unverified;
	int found = n ? (int)n + 1 : 2;

	book_text(b, s, row, 0, severity_name(severity), LOOK_WORD);
	book_formula(b, s, row, WORK_FINDINGS, t->findings, 0, LOOK_COUNT,
		     "=COUNTIFS(Findings!C$2:C$%d,A%d,Findings!B$2:B$%d,\"rule\")", found,
		     row + 1, found);
	book_formula(b, s, row, WORK_ACTIONS, t->actions, 0, LOOK_COUNT,
		     "=COUNTIF(Plan!F$2:F$%d,A%d)", last, row + 1);
	book_formula(b, s, row, WORK_LEFT, t->left, 0, LOOK_COUNT,
		     "=SUMPRODUCT((Plan!F$2:F$%d=A%d)*((Plan!L$2:L$%d=\"open\")+"
		     "(Plan!L$2:L$%d=\"in-progress\")))",
		     last, row + 1, last, last);
	put_sum_left(b, s, row, WORK_EFFORT, t->effort * 5, 1, 'H');
	put_sum_left(b, s, row, WORK_GAIN, t->gain, 3, 'I');
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

	book_text(b, s, row, 0, "All", LOOK_TOTAL);
	for (int i = 0; i < 5; i++)
		book_formula(b, s, row, i + 1, cells[i].value, cells[i].decimals,
			     cells[i].decimals ? LOOK_TOTAL_NUMBER : LOOK_TOTAL_COUNT,
			     "=ROUND(SUM(%c%d:%c%d),3)", 'B' + i,
			     todo_row(b->report) + 1, 'B' + i, row);
}

static void put_todo(struct book *b, struct book_sheet *s)
{
	static const char *const titles[] = {"Severity",      "Findings",
					     "Actions",       "Left to do",
					     "Days of work",  "Points to gain"};
	int first = todo_row(b->report);
	struct todo t;

	book_text(b, s, first - 2, 0, "What is to do, by severity", LOOK_HEADING);
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
	static const char *const titles[] = {"Status", "Actions", "Effort (days)"};
	const struct report *r = b->report;
	int first = status_row(r), last = last_plan_row(r);

	book_text(b, s, first - 2, 0, "How far the plan is", LOOK_HEADING);
	put_header(b, s, first - 1, titles, sizeof titles / sizeof *titles, 1);
	for (int v = 0; v < STATUS_ROWS; v++) {
		int64_t actions = 0, effort = 0;

		for (size_t i = 0; i < r->plan.n_actions; i++) {
			if ((int)r->plan.actions[i].status != v)
				continue;
			actions++;
			effort += r->plan.actions[i].effort;
		}
		book_text(b, s, first + v, 0, plan_status_name((enum plan_status)v),
			  LOOK_WORD);
		book_formula(b, s, first + v, 1, actions, 0, LOOK_COUNT,
			     "=COUNTIF(Plan!L$2:L$%d,A%d)", last, first + v + 1);
		book_formula(b, s, first + v, 2, effort * 5, 1, LOOK_NUMBER,
			     "=SUMIF(Plan!L$2:L$%d,A%d,Plan!H$2:H$%d)", last,
			     first + v + 1, last);
	}
	book_paint_words(b, s,
			 (struct area_of_cells){first, 0, first + STATUS_ROWS - 1, 0});
}

static int put_areas(struct book *b, struct book_sheet *s)
{
	static const char *const titles[] = {
		"Area",       "Section", NULL,    "Low",      "High",    "So far",
		"Still open", "Band",    "Asked", "Answered", "Unknown", "Flagged"};
	const struct report *r = b->report;
	int row = areas_row(r);

	book_text(b, s, row - 2, 0, "Areas", LOOK_HEADING);
	put_header(b, s, row - 1, titles, sizeof titles / sizeof *titles, 2);
	book_text(b, s, row - 1, AT_WEIGHT, "", LOOK_HEADER);
	for (size_t i = 0; i < r->q->n_areas; i++) {
		if (!r->score.area_progress[i].asked)
			continue;
		book_text(b, s, row, AT_TITLE, r->q->areas[i].title, LOOK_NAME);
		book_text(b, s, row, AT_KIND,
			  r->q->sections[r->q->areas[i].section].title, LOOK_MUTED);
		book_text(b, s, row, AT_WEIGHT, "", LOOK_MUTED);
		put_range(b, s, row, &r->score.areas[i]);
		put_progress(b, s, row, &r->score.area_progress[i], LOOK_COUNT);
		row++;
	}
	return row;
}

void book_scores(struct book *b)
{
	static const double widths[] = {30, 24, 13, 13, 14, 15, 11, 22,
					9,  10, 10, 10, 13, 13, 13};
	struct book_sheet *s = book_sheet_add(b, "Scores", ACCENT);
	const struct report *r = b->report;
	int after;

	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
		book_width(b, s, widths[i]);
	book_text(b, s, 0, 0, "Scores, of 100", LOOK_TITLE);
	book_height(b, s, 0, 30);
	book_text(b, s, 1, 0,
		  "Low counts what is not answered as 0, high as full marks; "
		  "so far leaves it out.",
		  LOOK_SUBTITLE);
	put_sections(b, s);
	put_overall(b, s);
	put_todo(b, s);
	put_statuses(b, s);
	after = put_areas(b, s);
	for (int c = SCORES_LOW; c <= SCORES_SO_FAR; c++) {
		book_paint_bars(b, s,
				(struct area_of_cells){SCORES_FIRST, c,
						       scores_overall_row(r) - 1, c});
		book_paint_bars(b, s,
				(struct area_of_cells){areas_row(r), c, after - 1, c});
	}
	book_paint_words(
		b, s, (struct area_of_cells){SCORES_FIRST, AT_BAND, after - 1, AT_BAND});
	s->printed_cols = AT_EXACT;
	s->repeated_row = areas_row(r) - 1;
	s->no_grid = true;
}
