/* The sheet Trend: all milestones and now as lines, and what moved since the newest. */
#include "export/book/book.h"

#include "base/date.h"
#include "engine/compare/moved.h"

/* Columns; sections stand from AT_SECTIONS on, and after them the remark. What moved shares
 * them. */
enum { AT_NAME, AT_DAY, AT_VERSION, AT_DEPTH, AT_RANGE, AT_FINDINGS, AT_OVERALL, AT_SECTIONS };
enum { FIRST = 4, CHART_ROWS = 31, ROW_PIXELS = 20 };

static const unsigned colours[] = {0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7,
				   0xE69F00, 0x56B4E9, 0x7F7F7F, 0x8C564B};

/* Is anything not on the lines? Then the last column says why. */
static bool has_apart(const struct report *r)
{
	return r->trend.n_alike < r->trend.n;
}

static int last_col(const struct report *r)
{
	return AT_SECTIONS + (int)r->q->n_sections - !has_apart(r);
}

static void put_header(struct book *b, struct book_sheet *s)
{
	static const char *const titles[] = {WORD("Milestone"), WORD("Kept on"), WORD("Version"),
					     WORD("Depth"), WORD("Overall")};
	const struct report *r = b->report;

	for (int c = AT_NAME; c <= AT_RANGE; c++)
		book_text(b, s, FIRST - 1, c, tr(titles[c]), LOOK_HEADER);
	book_text(b, s, FIRST - 1, AT_FINDINGS, tr("Findings"), LOOK_HEADER_NUMBER);
	book_text(b, s, FIRST - 1, AT_OVERALL, tr("Overall, low"), LOOK_HEADER_NUMBER);
	for (size_t i = 0; i < r->q->n_sections; i++)
		book_text(b, s, FIRST - 1, AT_SECTIONS + (int)i, r->q->sections[i].title,
			  LOOK_HEADER_NUMBER);
	book_height(b, s, FIRST - 1, 30);
	if (has_apart(r))
		book_text(b, s, FIRST - 1, last_col(r), tr("Not on the lines"), LOOK_HEADER);
}

/* A number for the lines; none where it is of something else than the others. */
static void put_low(struct book *b, struct book_sheet *s, int row, int col,
		    const struct range *r, bool alike)
{
	if (alike && r->any)
		book_number(b, s, row, col, score_tenths(r->low), 1, LOOK_NUMBER);
	else
		book_text(b, s, row, col, "", LOOK_NUMBER);
}

static void put_point(struct book *b, struct book_sheet *s, int row,
		      const struct trend_point *p)
{
	const struct report *r = b->report;
	bool now = p == &r->trend.points[r->trend.n - 1];
	size_t first = s->n_cells;
	struct str apart = {0};
	char range[64], day[16];

	book_text(b, s, row, AT_NAME, now ? tr("now") : p->is.name, LOOK_NAME);
	book_text(b, s, row, AT_DAY,
		  now ? date_text(day, r->as_of) : arena_printf(&b->arena, "%.10s", p->is.at),
		  LOOK_WORD);
	book_text(b, s, row, AT_VERSION, p->is.version, LOOK_WORD);
	book_text(b, s, row, AT_DEPTH, tr(depth_name(p->depth)), LOOK_WORD);
	book_text(b, s, row, AT_RANGE, p->alike ? range_text(range, &p->overall) : "", LOOK_WORD);
	book_number(b, s, row, AT_FINDINGS, (int64_t)p->findings, 0, LOOK_COUNT);
	put_low(b, s, row, AT_OVERALL, &p->overall, p->alike && p->same_rank);
	for (size_t i = 0; i < r->q->n_sections; i++)
		put_low(b, s, row, AT_SECTIONS + (int)i, &p->sections[i], p->alike);
	trend_apart_words(&apart, &r->trend, p);
	if (has_apart(r))
		book_text(b, s, row, last_col(r), str_text(&apart), LOOK_TEXT);
	book_fit_row(b, s, row, first);
	str_release(&apart);
}

static int put_chart(struct book *b, struct book_sheet *s, int row)
{
	const struct report *r = b->report;
	int last = FIRST + (int)r->trend.n - 1;
	struct chart *c = ARENA_PUSH(&b->arena, s->charts, s->n_charts);

	*c = (struct chart){
		.row = row,
		.col = 0,
		.width = 1300,
		.height = (CHART_ROWS - 1) * ROW_PIXELS,
		.title = tr("Low scores from milestone to milestone"),
		.description = tr("Line chart of the low scores, overall and by section, at each "
				  "milestone and now. The table above it has the same numbers."),
		.categories = AT_NAME,
		.lines = true,
	};
	for (size_t i = 0; i < r->q->n_sections; i++)
		book_series(b, c,
			    (struct series){r->q->sections[i].title, s->name,
					    AT_SECTIONS + (int)i, FIRST, last,
					    colours[i % (sizeof colours / sizeof *colours)],
					    false});
	/* The last is drawn over the others. */
	book_series(b, c, (struct series){tr("Overall"), s->name, AT_OVERALL, FIRST, last, INK,
					  true});
	return row + CHART_ROWS;
}

/* One thing that moved: in the columns of the milestones, joined. */
static void put_move(struct book *b, struct book_sheet *s, int row, const struct move *m)
{
	const char *who = arena_printf(&b->arena, "%s%s%.10s", m->by, *m->by && *m->at ? ", " : "",
				       m->at);

	book_text(b, s, row, AT_NAME, m->id, LOOK_NAME);
	book_text(b, s, row, AT_DAY, m->severity ? tr(severity_name(m->severity)) : "", LOOK_WORD);
	book_banner(b, s, row, AT_VERSION, AT_FINDINGS, m->words, LOOK_TEXT);
	book_banner(b, s, row, AT_OVERALL, AT_OVERALL + 2, who, LOOK_TEXT);
	book_banner(b, s, row, AT_OVERALL + 3, last_col(b->report), m->title, LOOK_TEXT);
}

static void put_moves(struct book *b, struct book_sheet *s, int row)
{
	struct moves *all;
	size_t n = moves_list(&b->arena, &b->report->since->c, &all);

	for (size_t i = 0; i < n; i++) {
		if (!all[i].n_moved)
			continue;
		book_banner(b, s, ++row, AT_NAME, last_col(b->report),
			    arena_printf(&b->arena, "%s (%zu)", all[i].heading, all[i].n_moved),
			    LOOK_HEADING);
		for (size_t k = 0; k < all[i].n; k++)
			if (!all[i].items[k].then)
				put_move(b, s, ++row, &all[i].items[k]);
		row++;
	}
	book_paint_words(b, s, (struct area_of_cells){FIRST, AT_DAY, row, AT_DAY});
}

static int put_since(struct book *b, struct book_sheet *s, int row)
{
	struct str words = {0};

	since_words(&words, &b->report->since->is);
	book_banner(b, s, row++, AT_NAME, last_col(b->report), str_text(&words), LOOK_TITLE);
	str_truncate(&words, 0);
	compare_remarks(&words, &b->report->since->c);
	if (words.len)
		book_banner(b, s, row++, AT_NAME, last_col(b->report), str_text(&words),
			    LOOK_PROSE);
	str_release(&words);
	return row;
}

void book_trend(struct book *b)
{
	static const double widths[] = {26, 12, 11, 11, 16, 10, 13};
	const struct report *r = b->report;
	struct book_sheet *s;
	int row = FIRST;

	if (!r->trend.n)
		return;
	s = book_sheet_add(b, SHEET_TREND, ACCENT);
	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
		book_width(b, s, widths[i]);
	for (size_t i = 0; i < r->q->n_sections; i++)
		book_width(b, s, 15);
	if (has_apart(r))
		book_width(b, s, 60);
	book_text(b, s, 0, 0, tr("Scores over time, of 100"), LOOK_TITLE);
	book_height(b, s, 0, 30);
	book_text(b, s, 1, 0,
		  has_apart(r) ? tr("The lines are of low, which counts what is not answered as 0. "
				    "What cannot be compared with now is not on them.")
			       : tr("The lines are of low, which counts what is not answered as "
				    "0."),
		  LOOK_SUBTITLE);
	put_header(b, s);
	for (size_t i = 0; i < r->trend.n; i++)
		put_point(b, s, row++, &r->trend.points[i]);
	row = put_chart(b, s, row + 1);
	put_moves(b, s, put_since(b, s, row));
	s->printed_cols = last_col(r) + 1;
	s->no_grid = true;
}
