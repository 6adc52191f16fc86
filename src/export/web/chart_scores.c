/* Pictures of scores: bars of the sections with their ranges, a map of the areas. */
#include <stdio.h>

#include "base/utf8.h"
#include "export/web/chart.h"
#include "export/web/web.h"

enum { ROW = 34, BAR_X = 200, BAR = 300, SAID_X = 514, SAID_COLS = 36, TOP = 24, CELLS = 4,
       CELL_GAP = 8, CELL = (CHART_WIDTH - (CELLS - 1) * CELL_GAP) / CELLS, CELL_HEIGHT = 84,
       CELL_COLS = 22 };

static const struct range *range_of_row(const struct report *r, size_t row)
{
	return row < r->q->n_sections ? &r->score.sections[row] : &r->score.overall;
}

/* Where so many tenths of a point stand. */
static int bar_x(int tenths)
{
	return BAR_X + tenths * BAR / 1000;
}

/* Range and band beside a bar: in a line, or where that is too long in two. */
static void put_words(struct str *out, const struct range *x, int y, const char *class)
{
	char range[64], band[64], both[130];

	range_text(range, x);
	range_band_text(band, x);
	snprintf(both, sizeof both, "%s%s%s", range, *band ? ", " : "", band);
	if (utf8_width(both) <= SAID_COLS) {
		chart_text(out, SAID_X, y + 15, class, both);
		return;
	}
	chart_text(out, SAID_X, y + 8, class, range);
	chart_text(out, SAID_X, y + 23, class, band);
}

static void put_bar(struct str *out, const struct report *r, size_t row, int y)
{
	const struct range *x = range_of_row(r, row);
	struct arena a = {0};
	struct row w = {&a, r, row, -1};
	struct datum title = column_cell(&score_columns[SCORE_TITLE], &w);
	const char *class = row < r->q->n_sections ? "" : "strong";

	if (title.quoted)
		web_quote_begin(out, r, "g");
	chart_text_end(out, BAR_X - 12, y + 15, class, title.text);
	if (title.quoted)
		web_quote_end(out, r, "g");
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
	put_words(out, x, y, class);
	arena_release(&a);
}

void web_score_bars(struct str *out, const struct report *r)
{
	static const int ticks[] = {0, 33, 67, 100};
	int rows = (int)r->q->n_sections + 1, bottom = TOP + rows * ROW;
	char buf[16];

	str_add(out, "<figure>\n");
	chart_begin(out, "bars", bottom + 4, tr("Scores of the sections and overall, of 100"),
		    tr("A bar for each: solid up to low, faded up to high, a line at what is "
		       "reached so far; ticks at 33 and 67, where the bands end. The words beside "
		       "each bar and the table of sections say the same."));
	for (int i = 0; i < 4; i++) {
		chart_text(out, bar_x(ticks[i] * 10) - (ticks[i] ? 8 : 0), 12, "muted",
			   number_text(buf, ticks[i], 0));
		chart_line(out, bar_x(ticks[i] * 10), TOP - 6, bar_x(ticks[i] * 10), bottom,
			   "tick");
	}
	for (int i = 0; i < rows; i++)
		put_bar(out, r, (size_t)i, TOP + i * ROW + 4);
	chart_end(out, tr("Solid: certain (low). Faded: still possible (up to high). Line: so far. "
			  "Below 33 is critical, below 67 moderate, from there on excellent."));
}

static void put_area(struct str *out, const struct report *r, size_t area, int at, int height)
{
	const struct range *x = &r->score.areas[area];
	int left = at % CELLS * (CELL + CELL_GAP), top = at / CELLS * (height + CELL_GAP) + 2;
	char buf[64];

	str_addf(out, "<g class=\"%s\">", band_class(x->any ? band_of(x->low) : BAND_NONE));
	chart_rect(out, left + 1, top, CELL - 2, height, "");
	web_quote_begin(out, r, "g");
	chart_wrapped(out, left + 9, top + 18, CELL_COLS, 2, "strong", r->q->areas[area].title);
	web_quote_end(out, r, "g");
	chart_text(out, left + 9, top + 18 + 2 * CHART_LINE, "", range_text(buf, x));
	range_band_text(buf, x);
	chart_wrapped(out, left + 9, top + 18 + 3 * CHART_LINE, CELL_COLS, 2, "", buf);
	str_add(out, "</g>\n");
}

/* How high a field has to be for the bands of them all. */
static int height_of(const struct report *r, const struct indices *areas)
{
	char buf[64];

	for (size_t i = 0; i < areas->n; i++)
		if (utf8_width(range_band_text(buf, &r->score.areas[areas->items[i]])) > CELL_COLS)
			return CELL_HEIGHT + CHART_LINE;
	return CELL_HEIGHT;
}

/* A section each, so that paper can break between them. */
void web_heat_map(struct str *out, const struct report *r)
{
	struct arena a = {0};

	for (size_t i = 0; i < r->q->n_sections; i++) {
		const struct indices *areas = &r->q->sections[i].areas;
		int rows = (int)(areas->n + CELLS - 1) / CELLS, height = height_of(r, areas);

		str_add(out, "<figure>\n<figcaption>");
		web_quote(out, r, r->q->sections[i].title);
		str_add(out, "</figcaption>\n");
		chart_begin(out, arena_printf(&a, "heat-%zu", i),
			    rows * (height + CELL_GAP),
			    arena_printf(&a, tr("Areas of %s"), r->q->sections[i].title),
			    tr("A field for each area, coloured by the band of low, with its name, "
			       "its score from low to high and its band in words."));
		for (size_t k = 0; k < areas->n; k++)
			put_area(out, r, areas->items[k], (int)k, height);
		chart_end(out, "");
	}
	arena_release(&a);
}
