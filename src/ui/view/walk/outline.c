/* Sections and areas at the left of the walk; see walk.h. */
#include <stdio.h>

#include "ui/view/walk/walk.h"

size_t outline_lines(const struct questionnaire *q, int open, struct outline_line *lines)
{
	size_t n = 0;

	if (q->n_decisions)
		lines[n++] = (struct outline_line){-1, -1};
	for (size_t i = 0; i < q->n_sections && n < OUTLINE_MAX; i++) {
		const struct indices *areas = &q->sections[i].areas;

		lines[n++] = (struct outline_line){(int)i, -1};
		for (size_t j = 0; (int)i == open && j < areas->n && n < OUTLINE_MAX; j++)
			lines[n++] = (struct outline_line){(int)i, (int)areas->items[j]};
	}
	return n;
}

int outline_section(const struct questionnaire *q, struct thing what)
{
	return what.kind == THING_QUESTION ? (int)q->questions[what.index].section : -1;
}

static int outline_area(const struct questionnaire *q, struct thing what)
{
	return what.kind == THING_QUESTION ? (int)q->questions[what.index].area : -1;
}

/* Puts the cursor on a section, or on one of its areas (-1: none), which opens it. */
static void outline_put(struct walk *w, const struct session *s, int section, int area)
{
	struct outline_line lines[OUTLINE_MAX];
	size_t n = outline_lines(s->q, section, lines);

	w->open = section;
	for (size_t i = 0; i < n; i++)
		if (lines[i].section == section && lines[i].area == area)
			w->area.cursor = i;
}

void outline_enter(struct walk *w, const struct session *s)
{
	w->one.away = true;
	outline_put(w, s, outline_section(s->q, w->one.at), outline_area(s->q, w->one.at));
}

void outline_follow(struct walk *w, const struct session *s)
{
	struct outline_line lines[OUTLINE_MAX];
	size_t n = outline_lines(s->q, w->open, lines);

	if (w->area.cursor < n && lines[w->area.cursor].section != w->open)
		outline_put(w, s, lines[w->area.cursor].section, -1);
}

bool outline_target(const struct walk *w, const struct session *s, struct thing *target)
{
	struct outline_line lines[OUTLINE_MAX], *line = &lines[w->area.cursor];
	size_t n = outline_lines(s->q, w->open, lines);

	for (size_t i = 0; w->area.cursor < n && i < prompt_count(s->q); i++) {
		*target = prompt_at(s->q, i);
		if (walk_shows(w, s, *target) &&
		    outline_section(s->q, *target) == line->section &&
		    (line->area < 0 || outline_area(s->q, *target) == line->area))
			return true;
	}
	return false;
}

static void draw_line(const struct session *s, struct pane p, int row, bool here,
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

void walk_draw_outline(const struct walk *w, const struct session *s, struct pane p)
{
	struct outline_line lines[OUTLINE_MAX];
	int section = outline_section(s->q, w->one.at), area = outline_area(s->q, w->one.at);
	int open = w->one.away ? w->open : section, row = 0, top = 0;
	size_t n = outline_lines(s->q, open, lines), at = 0;
	struct pane scrolled;

	for (size_t i = 0; i < n; i++)
		if (w->one.away ? i == w->area.cursor
				: lines[i].section == section && lines[i].area == area)
			at = i;
	rows_scroll(&top, (int)at, 1, (int)n + 1, p.rows);
	scrolled = pane_scrolled(pane_sub(p, 0, 0, p.rows, p.cols - 1), top);
	for (size_t i = 0; i < n; i++, row++) {
		const struct range *r = NULL;
		bool here = i == at;
		char range[64];

		draw_marker_in(scrolled, row, 0, here, w->one.away);
		if (pane_shows(scrolled, row))
			draw_line(s, scrolled, row, here, &lines[i]);
		if (lines[i].section == open && lines[i].area < 0 && open >= 0)
			r = &s->score.sections[open]; /* its bar, below the title */
		if (r && r->any) {
			int end = draw_right(scrolled, ++row, scrolled.cols, STYLE_DIM,
					     range_text(range, r));

			draw_bar(scrolled, row, 2, end - 3, r);
		}
	}
	draw_more(p, top, row);
}
