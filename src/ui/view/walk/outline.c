/* Sections and areas at the left of the walk; see walk.h. */
#include <stdio.h>

#include "ui/view/walk/walk.h"

/* Lines under way to their array; what does not fit is left out. */
struct growing {
	struct outline_line *lines;
	size_t n;
};

static void add(struct growing *g, int section, int area, struct thing what)
{
	if (g->n < OUTLINE_MAX)
		g->lines[g->n++] = (struct outline_line){section, area, what};
}

static void add_decisions(struct growing *g, const struct walk *w, const struct session *s,
			  bool open)
{
	add(g, -1, -1, (struct thing){THING_NONE, 0});
	for (size_t i = 0; open && i < s->q->n_decisions; i++) {
		struct thing t = {THING_DECISION, i};

		if (walk_shows(w, s, t))
			add(g, -1, -1, t);
	}
}

static void add_area(struct growing *g, const struct walk *w, const struct session *s,
		     size_t area, bool open)
{
	const struct area *a = &s->q->areas[area];

	if (!w->show_all && !open && !s->score.area_progress[area].asked)
		return;
	add(g, (int)a->section, (int)area, (struct thing){THING_NONE, 0});
	for (size_t i = 0; open && i < a->questions.n; i++) {
		struct thing t = {THING_QUESTION, a->questions.items[i]};

		if (walk_shows(w, s, t))
			add(g, (int)a->section, (int)area, t);
	}
}

size_t outline_lines(const struct walk *w, const struct session *s, struct outline_open open,
		     struct outline_line *lines)
{
	struct growing g = {lines, 0};

	if (s->q->n_decisions)
		add_decisions(&g, w, s, open.section < 0);
	for (size_t i = 0; i < s->q->n_sections; i++) {
		const struct indices *areas = &s->q->sections[i].areas;
		bool here = (int)i == open.section;

		if (!w->show_all && !here && !s->score.section_progress[i].asked)
			continue;
		add(&g, (int)i, -1, (struct thing){THING_NONE, 0});
		for (size_t j = 0; here && j < areas->n; j++)
			add_area(&g, w, s, areas->items[j],
				 (int)areas->items[j] == open.area);
	}
	return g.n;
}

int outline_section(const struct questionnaire *q, struct thing what)
{
	return what.kind == THING_QUESTION ? (int)q->questions[what.index].section : -1;
}

static int outline_area(const struct questionnaire *q, struct thing what)
{
	return what.kind == THING_QUESTION ? (int)q->questions[what.index].area : -1;
}

static struct outline_open open_of(const struct session *s, struct thing what)
{
	return (struct outline_open){outline_section(s->q, what), outline_area(s->q, what)};
}

/* The line of a thing; without it, or for THING_NONE, that of the area, else the section. */
static size_t line_of(const struct outline_line *lines, size_t n, struct outline_open in,
		      struct thing what)
{
	size_t at = 0;

	for (size_t i = 0; i < n; i++) {
		const struct outline_line *l = &lines[i];

		if (l->section != in.section || (l->area >= 0 && l->area != in.area))
			continue;
		if (l->what.kind == THING_NONE ||
		    (l->what.kind == what.kind && l->what.index == what.index))
			at = i;
	}
	return at;
}

/* Opens a section and an area (-1: none), and puts the cursor there. */
static void outline_put(struct walk *w, const struct session *s, struct outline_open open,
			struct thing what)
{
	struct outline_line lines[OUTLINE_MAX];
	size_t n = outline_lines(w, s, open, lines);

	w->open = open;
	w->area.cursor = line_of(lines, n, open, what);
}

void outline_enter(struct walk *w, const struct session *s)
{
	w->one.away = true;
	outline_put(w, s, open_of(s, w->one.at), w->one.at);
}

void outline_follow(struct walk *w, const struct session *s)
{
	struct outline_line lines[OUTLINE_MAX], *l = &lines[w->area.cursor];
	size_t n = outline_lines(w, s, w->open, lines);

	if (w->area.cursor < n && (l->section != w->open.section ||
				   (l->area >= 0 && l->area != w->open.area)))
		outline_put(w, s, (struct outline_open){l->section, l->area}, l->what);
}

bool outline_target(const struct walk *w, const struct session *s, struct thing *target)
{
	struct outline_line lines[OUTLINE_MAX], *line = &lines[w->area.cursor];
	size_t n = outline_lines(w, s, w->open, lines);

	if (w->area.cursor < n && line->what.kind != THING_NONE) {
		*target = line->what;
		return true;
	}
	for (size_t i = 0; w->area.cursor < n && i < prompt_count(s->q); i++) {
		*target = prompt_at(s->q, i);
		if (walk_shows(w, s, *target) &&
		    outline_section(s->q, *target) == line->section &&
		    (line->area < 0 || outline_area(s->q, *target) == line->area))
			return true;
	}
	return false;
}

/* A question or decision: its sign, what it is, and where it stands: "3", or "2/6" of items. */
static void draw_thing(const struct session *s, struct pane p, int row, bool here,
		       const struct outline_line *line)
{
	struct thing what = line->what;
	struct grade grade = prompt_grade(s, what);
	int indent = line->section < 0 ? 4 : 6, col, right = p.cols;
	char level[48] = "";
	const struct standing *st;

	if (what.kind == THING_QUESTION) {
		const struct question *q = &s->q->questions[what.index];

		st = &s->score.questions[what.index];
		if (st->state == STANDING_STARTED && q->n_practices)
			snprintf(level, sizeof level, "%zu/%zu",
				 prompt_items_set(q, session_answer(s, what)),
				 prompt_items(s->q, what));
		else if (st->state == STANDING_ANSWERED && st->level >= 0 && !st->unknown)
			level_text(level, st->level);
	}
	if (*level)
		right = draw_right(p, row, p.cols, STYLE_DIM, level) - 1;
	draw_symbol(p, row, indent, grade.style, grade.symbol);
	col = draw_text(p, row, indent + 2,
			here                         ? STYLE_CURSOR
			: session_is_asked(s, what) ? STYLE_TEXT
						     : STYLE_DIM,
			thing_id(s->q, what)) + 1;
	draw_fit(p, row, col, right - col, STYLE_DIM, thing_title(s->q, what));
}

/* A section or an area, and how much of it is answered. */
static void draw_group(const struct session *s, struct pane p, int row, bool here,
		       const struct outline_line *line)
{
	const struct questionnaire *q = s->q;
	size_t done = s->score.decisions_answered, all = s->score.decisions_asked;
	const char *title = "Decisions";
	int indent = line->area < 0 ? 2 : 4, right;
	char count[48];

	if (line->section >= 0) {
		const struct progress *pr =
			line->area < 0 ? &s->score.section_progress[line->section]
				       : &s->score.area_progress[line->area];

		done = pr->answered;
		all = pr->asked;
		title = line->area < 0 ? q->sections[line->section].title
				       : q->areas[line->area].title;
	}
	snprintf(count, sizeof count, "%zu/%zu", done, all);
	right = draw_right(p, row, p.cols, all && done == all ? STYLE_GOOD : STYLE_DIM,
			   count);
	prompt_draw_title(q, p, row, indent, right - indent - 1,
			  here	     ? STYLE_CURSOR
			  : all == 0 ? STYLE_DIM
				     : STYLE_TEXT,
			  title);
}

/* The bar of the open section, below its title. Returns the row of the bar. */
static int draw_section_bar(const struct range *r, struct pane p, int row)
{
	char range[64];

	draw_bar(p, row + 1, 2,
		 draw_right(p, row + 1, p.cols, STYLE_DIM, range_text(range, r)) - 3, r);
	return row + 1;
}

void walk_draw_outline(const struct walk *w, const struct session *s, struct pane p)
{
	struct outline_open open = w->one.away ? w->open : open_of(s, w->one.at);
	struct outline_line lines[OUTLINE_MAX];
	size_t n = outline_lines(w, s, open, lines);
	size_t at = w->one.away ? w->area.cursor : line_of(lines, n, open, w->one.at);
	struct pane scrolled;
	int row = 0, top = 0;

	rows_scroll(&top, (int)at, 1, (int)n + 1, p.rows);
	scrolled = pane_scrolled(pane_sub(p, 0, 0, p.rows, p.cols - 1), top);
	for (size_t i = 0; i < n; i++, row++) {
		const struct outline_line *l = &lines[i];
		const struct range *r = l->section < 0 ? NULL : &s->score.sections[l->section];

		draw_marker_in(scrolled, row, 0, i == at, w->one.away);
		if (pane_shows(scrolled, row))
			(l->what.kind == THING_NONE ? draw_group : draw_thing)(s, scrolled, row,
									       i == at, l);
		if (l->area < 0 && l->section == open.section && r && r->any)
			row = draw_section_bar(r, scrolled, row);
	}
	draw_more(p, top, row);
}
