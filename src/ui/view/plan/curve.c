/* The curve of what days bring; see plan.h. */
#include "base/utf8.h"
#include "ui/view/plan/plan.h"

/* What is drawn: columns for half-days from 0 to `to`, rows up to what those bring. */
struct plot {
	const int64_t *curve; /* by half-days */
	int to, days;         /* half-days; days: those that are looked at */
	int64_t most;         /* that is brought within the plot */
	int rows, cols;
};

/* To a round number of days, so that the picture stands still while the days move in its first
 * two thirds; and no further than there is anything to do. */
static int scale_of(int half_days, int all)
{
	static const int steps[] = {2, 5, 10}; /* times 10, 100, … days */
	int power = 10;

	for (;; power *= 10)
		for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
			int scale = 2 * steps[i] * power;

			if (scale >= all)
				return all;
			if (half_days <= scale / 3 * 2)
				return scale;
		}
}

static int column_of(const struct plot *p, int half_days)
{
	return (int)((int64_t)half_days * (p->cols - 1) / (p->to ? p->to : 1));
}

/* Rows that are filled over a column; what brings anything is seen. */
static int height_at(const struct plot *p, int col)
{
	int half_days = (int)((int64_t)col * p->to / (p->cols > 1 ? p->cols - 1 : 1));
	int64_t value = p->curve[half_days];
	int rows = p->most > 0 ? (int)((value * p->rows + p->most / 2) / p->most) : 0;

	return value > 0 && !rows ? 1 : rows;
}

static void draw_columns(const struct plot *plot, struct pane p)
{
	int here = column_of(plot, plot->days);

	for (int col = 0; col < plot->cols; col++) {
		bool within = col <= here;

		for (int i = height_at(plot, col); i > 0; i--)
			draw_symbol(p, plot->rows - i, col, within ? STYLE_BAR : STYLE_BAR_RANGE,
				    within ? SYMBOL_BLOCK : SYMBOL_SHADE);
	}
	draw_hline(p, plot->rows, 0, plot->cols, STYLE_FRAME, SYMBOL_HLINE);
	draw_symbol(p, plot->rows, here, STYLE_STRONG, SYMBOL_MORE_UP);
}

/* "0      50 days      200": the days that are looked at beneath their mark. */
static void draw_scale(const struct plot *plot, struct pane p)
{
	int row = plot->rows + 1, col, right;
	char days[32], end[32];
	struct str here = {0};

	str_addf(&here, "%s day%s", effort_text(days, plot->days), plot->days == 2 ? "" : "s");
	col = column_of(plot, plot->days) - (int)here.len / 2;
	col = col + (int)here.len > plot->cols ? plot->cols - (int)here.len : col;
	col = col < 0 ? 0 : col;
	draw_text(p, row, col, STYLE_STRONG, str_text(&here));
	right = plot->cols - utf8_width(effort_text(end, plot->to));
	if (col > 1)
		draw_text(p, row, 0, STYLE_DIM, "0");
	if (col + (int)here.len < right)
		draw_text(p, row, right, STYLE_DIM, end);
	str_release(&here);
}

static void draw_legend(const struct outlay *o, struct pane p)
{
	int col = draw_symbol(p, 1, 0, STYLE_BAR, SYMBOL_BLOCK);

	col = draw_text(p, 1, col, STYLE_DIM,
			o->purpose.kind == PURPOSE_GOAL ? " these days   " : " this budget   ");
	draw_text(p, 1, draw_symbol(p, 1, col, STYLE_BAR_RANGE, SYMBOL_SHADE), STYLE_DIM,
		  " more days");
}

void plan_draw_curve(const struct session *s, struct pane p)
{
	const struct outlay *o = &s->outlook.outlay;
	bool risk = o->purpose.aim == BUDGET_RISK;
	int section = o->purpose.wanted.section, col;
	struct arena arena = {0};
	struct pane inside = pane_sub(p, 0, 2, p.rows, p.cols - 3);
	struct plot plot = {.curve = o->curve,
			    .days = o->purpose.kind == PURPOSE_DAYS ? o->purpose.half_days
								    : o->found.used,
			    .rows = inside.rows - 5,
			    .cols = inside.cols};
	char most[32];

	if (p.cols < 12 || plot.rows < 2)
		return;
	draw_vline(p, 0, 0, p.rows, STYLE_FRAME);
	if (!plot.curve) {
		draw_wrap(inside, 0, 0, STYLE_DIM,
			  "No curve: too much hangs together to know all numbers of days at "
			  "once.");
		return;
	}
	plot.days = plot.days > o->all ? o->all : plot.days;
	plot.to = scale_of(plot.days, o->all);
	plot.most = plot.curve[plot.to];
	col = draw_fit(inside, 0, 0, inside.cols, STYLE_HEADING,
		       risk ? "Risk that days take away" : "Points that days bring");
	if (section >= 0)
		draw_fit(inside, 0, col, inside.cols - col, STYLE_HEADING,
			 arena_printf(&arena, " %s", s->q->sections[section].title));
	arena_release(&arena);
	draw_legend(o, inside);
	draw_text(inside, 2, 0, STYLE_DIM,
		  risk ? risk_text(most, plot.most) : gain_text(most, plot.most));
	inside = pane_sub(inside, 3, 0, inside.rows - 3, inside.cols);
	draw_columns(&plot, inside);
	draw_scale(&plot, inside);
}
