/* How the scores came to stand where they stand: a table of all milestones and now, which are two
 * at least, and a picture of the same. */
#include <stdio.h>
#include <stdlib.h>

#include "base/date.h"
#include "export/web/chart.h"
#include "export/web/web.h"

enum { LEFT = 40, WIDE = 440, ABOVE = 10, PLOT = 330, BELOW = 48, LABEL = 17, COLUMN = 8,
       ROOM = CHART_WIDTH - LEFT - WIDE - 26 };

/* A line: a section, or after them the overall score. */
static bool is_overall(const struct report *r, size_t line)
{
	return line == r->q->n_sections;
}

/* What it is of the point; NULL where that is no point of the line. */
static const struct range *on_line(const struct report *r, size_t line, size_t point)
{
	const struct trend_point *p = &r->trend.points[point];
	const struct range *x = is_overall(r, line) ? &p->overall : &p->sections[line];

	return p->alike && x->any && (!is_overall(r, line) || p->same_rank) ? x : NULL;
}

static bool is_now(const struct report *r, size_t point)
{
	return point + 1 == r->trend.n;
}

static const char *name_of(const struct report *r, size_t point)
{
	return is_now(r, point) ? tr("now") : r->trend.points[point].is.name;
}

/* buf: 16. */
static const char *day_of(const struct report *r, size_t point, char *buf)
{
	if (is_now(r, point))
		return date_text(buf, r->as_of);
	snprintf(buf, 16, "%.10s", r->trend.points[point].is.at);
	return buf;
}

static int x_of(const struct report *r, size_t point)
{
	return LEFT + (int)((size_t)WIDE * point / (r->trend.n - 1));
}

static int y_of(const struct range *x)
{
	return ABOVE + PLOT - score_tenths(x->low) * PLOT / 1000;
}

/* ---- The table ---- */

static void put_low(struct str *out, const struct range *x)
{
	char buf[32];

	web_number(out, x ? score_text(buf, x->low) : "");
}

static void put_rows(struct str *out, const struct report *r)
{
	char day[16];

	for (size_t i = 0; i < r->trend.n; i++) {
		str_add(out, "<tr><th scope=\"row\">");
		html(out, name_of(r, i));
		str_add(out, "<br><span class=\"muted\">");
		html(out, day_of(r, i, day));
		str_add(out, "</span></th>");
		for (size_t k = 0; k <= r->q->n_sections; k++)
			put_low(out, on_line(r, k, i));
		str_add(out, "</tr>\n");
	}
}

static void put_table(struct str *out, const struct report *r)
{
	web_table_begin(out, tr("Scores over time, of 100"));
	web_head(out, tr("Milestone"), false);
	for (size_t i = 0; i < r->q->n_sections; i++) {
		str_add(out, "<th scope=\"col\" class=\"n\">");
		web_quote(out, r, r->q->sections[i].title);
		str_add(out, "</th>");
	}
	web_head(out, tr("Overall"), true);
	web_table_body(out);
	put_rows(out, r);
	web_table_end(out);
}

/* Points that are not on all lines, and why. */
static void put_apart(struct str *out, const struct report *r)
{
	struct str why = {0};

	if (r->trend.n_alike == r->trend.n)
		return;
	web_paragraph(out, "", tr("Not on the lines"));
	str_add(out, "<ul>\n");
	for (size_t i = 0; i < r->trend.n; i++) {
		str_truncate(&why, 0);
		trend_apart_words(&why, &r->trend, &r->trend.points[i]);
		if (!why.len)
			continue;
		str_add(out, "<li><strong>");
		html(out, name_of(r, i));
		str_add(out, "</strong> ");
		html(out, str_text(&why));
		str_add(out, "</li>\n");
	}
	str_add(out, "</ul>\n");
	str_release(&why);
}

/* ---- The picture ---- */

static void put_frame(struct str *out, const struct report *r)
{
	static const int ticks[] = {0, 33, 67, 100};
	/* As many names below it as have room; now has always. */
	size_t every = (r->trend.n - 1) * COLUMN * 10 / WIDE + 1;
	int cols = WIDE * (int)every / (int)(r->trend.n - 1) / COLUMN;
	char buf[32];

	chart_rect(out, LEFT, ABOVE, WIDE, PLOT, "grid");
	for (int i = 0; i < 4; i++) {
		int y = ABOVE + PLOT - ticks[i] * PLOT / 100;

		chart_line(out, LEFT, y, LEFT + WIDE, y, "tick");
		chart_text_end(out, LEFT - 6, y + 4, "muted", number_text(buf, ticks[i], 0));
	}
	for (size_t i = 0; i < r->trend.n; i++) {
		if ((r->trend.n - 1 - i) % every)
			continue;
		chart_line(out, x_of(r, i), ABOVE + PLOT, x_of(r, i), ABOVE + PLOT + 6, "grid");
		chart_wrapped(out, x_of(r, i), ABOVE + PLOT + 22, cols < 24 ? cols : 24, 1, "",
			      name_of(r, i));
		chart_text(out, x_of(r, i), ABOVE + PLOT + 40, "muted", day_of(r, i, buf));
	}
}

/* Signs tell lines apart without colours. */
static void put_sign(struct str *out, int x, int y, size_t line)
{
	chart_sign(out, x, y, (enum chart_sign)(line % CHART_SIGNS), "sign");
}

/* From each point to the next that follows it on the line, and a sign at each. */
static void put_line(struct str *out, const struct report *r, size_t line)
{
	const struct range *before = NULL;

	for (size_t i = 0; i < r->trend.n; i++) {
		const struct range *x = on_line(r, line, i);

		if (x && before)
			chart_line(out, x_of(r, i - 1), y_of(before), x_of(r, i), y_of(x), "trend");
		if (x)
			put_sign(out, x_of(r, i), y_of(x), line);
		before = x;
	}
}

/* The name of a line at its end, from where it is moved for others. */
struct label {
	size_t line;
	const struct range *at;
	int y;
	int sum; /* of a block, of the places that its labels want, had they no height, */
	size_t n; /* and how many these are */
};

static int compare_labels(const void *a, const void *b)
{
	const struct label *x = a, *y = b;
	int down = frac_cmp(y->at->low, x->at->low);

	return down ? down : (x->line > y->line) - (x->line < y->line);
}

static int mean(const struct label *l)
{
	return l->sum / (int)l->n;
}

/* Moves them apart, and no further than that takes: those that are in each other's way become a
 * block around the middle of where they belong. */
static void spread(struct label *labels, size_t n)
{
	size_t blocks = 0;

	for (size_t i = 0; i < n; i++) {
		labels[blocks].sum = labels[i].y - (int)i * LABEL;
		labels[blocks++].n = 1;
		for (; blocks > 1 && mean(&labels[blocks - 2]) >= mean(&labels[blocks - 1]);
		     blocks--) {
			labels[blocks - 2].sum += labels[blocks - 1].sum;
			labels[blocks - 2].n += labels[blocks - 1].n;
		}
	}
	for (size_t k = 0, i = 0; k < blocks; k++) {
		int y = mean(&labels[k]), least = ABOVE + 4;
		int most = ABOVE + PLOT + 4 - (int)(n - 1) * LABEL;

		y = y < least ? least : y > most ? most : y;
		for (size_t left = labels[k].n; left; left--, i++)
			labels[i].y = y + (int)i * LABEL;
	}
}

static void put_label(struct str *out, const struct report *r, const struct label *l)
{
	bool overall = is_overall(r, l->line);
	struct arena a = {0};
	char low[32];
	int x = LEFT + WIDE + 22;

	chart_line(out, LEFT + WIDE + 6, y_of(l->at), x - 8, l->y - 4, "tick");
	put_sign(out, x, l->y - 4, l->line);
	if (!overall)
		web_quote_begin(out, r, "g");
	chart_wrapped(out, x + 10, l->y, ROOM / COLUMN, 1, overall ? "strong" : "",
		      arena_printf(&a, "%s %s", score_text(low, l->at->low),
				   overall ? tr("Overall") : r->q->sections[l->line].title));
	if (!overall)
		web_quote_end(out, r, "g");
	arena_release(&a);
}

static void line_begin(struct str *out, const struct report *r, size_t line)
{
	if (is_overall(r, line))
		str_add(out, "<g class=\"series strong\">");
	else
		str_addf(out, "<g class=\"series series-%zu\">", line % WEB_SERIES);
}

static void put_labels(struct str *out, const struct report *r)
{
	struct arena a = {0};
	struct label *labels = arena_new(&a, struct label, r->q->n_sections + 1);
	size_t n = 0;

	for (size_t k = 0; k <= r->q->n_sections; k++) {
		const struct range *now = on_line(r, k, r->trend.n - 1);

		if (now)
			labels[n++] = (struct label){k, now, y_of(now) + 4, 0, 0};
	}
	qsort(labels, n, sizeof *labels, compare_labels);
	spread(labels, n);
	for (size_t i = 0; i < n; i++) {
		line_begin(out, r, labels[i].line);
		put_label(out, r, &labels[i]);
		str_add(out, "</g>\n");
	}
	arena_release(&a);
}

static void put_picture(struct str *out, const struct report *r)
{
	str_add(out, "<figure>\n");
	chart_begin(out, "trend", ABOVE + PLOT + BELOW,
		    tr("Low scores from milestone to milestone"),
		    tr("Line chart of the low scores, overall and by section, at each milestone "
		       "and now. The table above it has the same numbers."));
	put_frame(out, r);
	/* The last is drawn over the others. */
	for (size_t k = 0; k <= r->q->n_sections; k++) {
		line_begin(out, r, k);
		put_line(out, r, k);
		str_add(out, "</g>\n");
	}
	put_labels(out, r);
	chart_end(out, r->trend.n_alike < r->trend.n
			       ? tr("The lines are of low, which counts what is not answered as "
				    "0. What cannot be compared with now is not on them.")
			       : tr("The lines are of low, which counts what is not answered as "
				    "0."));
}

void web_trend(struct str *out, const struct report *r)
{
	put_table(out, r);
	put_picture(out, r);
	put_apart(out, r);
}
