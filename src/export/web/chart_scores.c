/* Pictures of scores: bars of the sections with their ranges, a map of the areas. */
#include "export/web/chart.h"
#include "export/web/web.h"

enum { ROW = 34, BAR_X = 200, BAR = 300, SAID_X = 514, TOP = 24, CELLS = 4, CELL_GAP = 8,
       CELL = (CHART_WIDTH - (CELLS - 1) * CELL_GAP) / CELLS, CELL_HEIGHT = 84 };

static const struct range *range_of_row(const struct report *r, size_t row)
{
	return row < r->q->n_sections ? &r->score.sections[row] : &r->score.overall;
}

/* Where so many tenths of a point stand. */
static int bar_x(int tenths)
{
	return BAR_X + tenths * BAR / 1000;
}

static void put_words(struct str *out, const struct range *x)
{
	char buf[64];

	str_add(out, range_text(buf, x));
	range_band_text(buf, x);
	str_addf(out, "%s%s", *buf ? ", " : "", buf);
}

static void put_bar(struct str *out, const struct report *r, size_t row, int y)
{
	const struct range *x = range_of_row(r, row);
	struct arena a = {0};
	struct row w = {&a, r, row, -1};
	struct str words = {0};

	chart_text_end(out, BAR_X - 12, y + 15, row < r->q->n_sections ? "" : "strong",
		       column_cell(&score_columns[SCORE_TITLE], &w).text);
	chart_rect(out, BAR_X, y, BAR, 20, "track");
	if (x->any) {
		int low = bar_x(score_tenths(x->low)), high = bar_x(score_tenths(x->high));

		chart_rect(out, BAR_X, y, low - BAR_X, 20, "is");
		if (high > low)
			chart_rect(out, low, y, high - low, 20, "could");
		if (x->has_so_far && high > low)
			chart_line(out, bar_x(score_tenths(x->so_far)), y - 3,
				   bar_x(score_tenths(x->so_far)), y + 23, "mark-line");
	}
	put_words(&words, x);
	chart_text(out, SAID_X, y + 15, row < r->q->n_sections ? "" : "strong",
		   str_text(&words));
	str_release(&words);
	arena_release(&a);
}

void web_score_bars(struct str *out, const struct report *r)
{
	static const int ticks[] = {0, 33, 67, 100};
	int rows = (int)r->q->n_sections + 1, bottom = TOP + rows * ROW;
	char buf[16];

	str_add(out, "<figure>\n");
	chart_begin(out, "bars", bottom + 4, "Scores of the sections and overall, of 100",
		    "A bar for each: solid up to low, faded up to high, a line at what is reached "
		    "so far; ticks at 33 and 67, where the bands end. The words beside each bar "
		    "and the table of sections say the same.");
	for (int i = 0; i < 4; i++) {
		chart_text(out, bar_x(ticks[i] * 10) - (ticks[i] ? 8 : 0), 12, "muted",
			   number_text(buf, ticks[i], 0));
		chart_line(out, bar_x(ticks[i] * 10), TOP - 6, bar_x(ticks[i] * 10), bottom,
			   "tick");
	}
	for (int i = 0; i < rows; i++)
		put_bar(out, r, (size_t)i, TOP + i * ROW + 4);
	chart_end(out);
	str_add(out, "<figcaption>Solid: certain (low). Faded: still possible (up to high). Line: "
		     "so far. Below 33 is critical, below 67 moderate, from there on "
		     "excellent.</figcaption>\n</figure>\n");
}

static void put_area(struct str *out, const struct report *r, size_t area, int at)
{
	const struct range *x = &r->score.areas[area];
	int left = at % CELLS * (CELL + CELL_GAP), top = at / CELLS * (CELL_HEIGHT + CELL_GAP) + 2;
	char buf[64];

	str_addf(out, "<g class=\"%s\">", band_class(x->any ? band_of(x->low) : BAND_NONE));
	chart_rect(out, left + 1, top, CELL - 2, CELL_HEIGHT, "");
	chart_wrapped(out, left + 9, top + 18, 22, 2, "strong", r->q->areas[area].title);
	chart_text(out, left + 9, top + 18 + 2 * CHART_LINE, "", range_text(buf, x));
	range_band_text(buf, x);
	chart_text(out, left + 9, top + 18 + 3 * CHART_LINE, "", buf);
	str_add(out, "</g>\n");
}

/* A section each, so that paper can break between them. */
void web_heat_map(struct str *out, const struct report *r)
{
	struct arena a = {0};

	for (size_t i = 0; i < r->q->n_sections; i++) {
		const struct indices *areas = &r->q->sections[i].areas;
		int rows = (int)(areas->n + CELLS - 1) / CELLS;

		str_add(out, "<figure>\n<figcaption>");
		html(out, r->q->sections[i].title);
		str_add(out, "</figcaption>\n");
		chart_begin(out, arena_printf(&a, "heat-%zu", i),
			    rows * (CELL_HEIGHT + CELL_GAP),
			    arena_printf(&a, "Areas of %s", r->q->sections[i].title),
			    "A field for each area, coloured by the band of low, with its name, "
			    "its score from low to high and its band in words.");
		for (size_t k = 0; k < areas->n; k++)
			put_area(out, r, areas->items[k], (int)k);
		chart_end(out);
		str_add(out, "</figure>\n");
	}
	arena_release(&a);
}
