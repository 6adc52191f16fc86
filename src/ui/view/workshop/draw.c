/* How the workshop looks: agenda, total and parking lot, one below the other; see
 * workshop.h. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "ui/session/workshop.h"
#include "ui/view/workshop/workshop.h"

/* Where minutes end, and where what was spent of them begins. */
#define MINUTES_END 34
#define SPENT_COL 37
/* From so many columns on a line also says how far its questions are. */
#define PROGRESS_COLS 76

size_t workshop_lines(const struct session *s)
{
	struct agenda_item lines[AGENDA_LINES_MAX];
	size_t n;

	session_agenda(s, lines, &n);
	return n;
}

size_t workshop_parked(const struct session *s)
{
	return workshop_lines(s) + 1;
}

size_t workshop_rows(const struct session *s)
{
	return workshop_parked(s) + s->a->workshop.n_parked;
}

/* All of it while it is drawn. */
struct workshop_page {
	const struct workshop_view *v;
	const struct session *s;
	struct pane pane;
	struct extent *here;
};

static void sheet_here(struct workshop_page *sh, int row, int end, size_t line)
{
	draw_marker(sh->pane, row, 0, line == sh->v->row.cursor);
	/* The heading stays in sight while the first line is under the cursor. */
	if (line == sh->v->row.cursor)
		*sh->here = line ? (struct extent){row, end - row} : (struct extent){0, end};
}

/* Room for the words about time. */
static int spent_cols(const struct workshop_page *sh, const char *progress)
{
	int cols = sh->pane.cols - SPENT_COL;

	return sh->pane.cols < PROGRESS_COLS ? cols : cols - (int)strlen(progress) - 1;
}

static void draw_spent(const struct workshop_page *sh, int row, const struct agenda_item *item,
		       const char *progress)
{
	const struct session *s = sh->s;
	bool runs = timer_runs(s, item);
	bool over = item->minutes && timer_seconds(s, item) / 60 > item->minutes;
	int cols = spent_cols(sh, progress);
	char words[64], text[80];

	if (!runs && !*item->started && !item->spent)
		return;
	timer_words(words, sizeof words, s, item);
	snprintf(text, sizeof text, "%s%s", runs ? "runs: " : "", words);
	/* Where there is no room for both, the status line says which one runs. */
	draw_fit(sh->pane, row, SPENT_COL, cols,
		 over   ? STYLE_CRITICAL
		 : runs ? STYLE_STRONG
			: STYLE_DIM,
		 (int)strlen(text) > cols ? words : text);
}

static void draw_line(struct workshop_page *sh, int row, size_t i, const struct agenda_item *item)
{
	char text[48], progress[48] = "";
	size_t answered, asked;

	sheet_here(sh, row, row + 1, i);
	draw_fit(sh->pane, row, 2, MINUTES_END - 8 - 2, STYLE_TEXT,
		 agenda_title(sh->s->q, item));
	snprintf(text, sizeof text, "%d min", item->minutes);
	if (item->minutes)
		draw_right(sh->pane, row, MINUTES_END, STYLE_TEXT, text);
	/* How far the questions of the line are. */
	if (session_agenda_progress(sh->s, item, &answered, &asked))
		snprintf(progress, sizeof progress, "%zu of %zu answered", answered, asked);
	draw_spent(sh, row, item, progress);
	if (sh->pane.cols >= PROGRESS_COLS)
		draw_right(sh->pane, row, sh->pane.cols > 90 ? 90 : sh->pane.cols,
			   STYLE_DIM, progress);
}

static void draw_total(struct workshop_page *sh, int row, const struct agenda_item *agenda,
		       size_t n)
{
	char text[64];
	bool late;

	sheet_here(sh, row, row + 1, n);
	draw_text(sh->pane, row, 2, STYLE_STRONG, "Total");
	snprintf(text, sizeof text, "%d min", session_agenda_minutes(sh->s));
	draw_right(sh->pane, row, MINUTES_END, STYLE_STRONG, text);
	late = timer_total_words(text, sizeof text, sh->s, agenda, n,
				 sh->pane.cols < PROGRESS_COLS);
	draw_fit(sh->pane, row, SPENT_COL, spent_cols(sh, ""),
		 late ? STYLE_CRITICAL : STYLE_DIM, text);
}

static int draw_agenda(struct workshop_page *sh, int row)
{
	struct agenda_item lines[AGENDA_LINES_MAX];
	const struct session *s = sh->s;
	const struct texts *people = workshop_people(s->a);
	const struct agenda_item *agenda;
	struct str names = {0};
	size_t n;
	int col;

	agenda = session_agenda(s, lines, &n);
	col = draw_text(sh->pane, row, 0, STYLE_HEADING, "Agenda");
	if (agenda == lines)
		col = draw_text(sh->pane, row, col + 1, STYLE_DIM,
				"(proposed; it is kept once you change it)");
	if (col < SPENT_COL + 2)
		col = SPENT_COL + 2;
	if (!people->n)
		str_addf(&names, "%s names who takes part",
			 KEY(s, VIEW_WORKSHOP, ACT_PEOPLE));
	else
		str_add(&names, "With ");
	for (size_t i = 0; i < people->n; i++)
		str_addf(&names, "%s%s", i ? ", " : "", people->items[i]);
	if (col + 2 + utf8_width(str_text(&names)) <= sh->pane.cols)
		draw_text(sh->pane, row, col + 2, STYLE_DIM, str_text(&names));
	else
		row = draw_wrap(sh->pane, row + 1, 2, STYLE_DIM, str_text(&names)) - 1;
	str_release(&names);
	for (size_t i = 0; i < n; i++)
		draw_line(sh, ++row, i, &agenda[i]);
	draw_total(sh, ++row, agenda, n);
	return row + 1;
}



static int draw_parked(struct workshop_page *sh, int row, size_t line, const struct parked *item)
{
	enum style style = item->done ? STYLE_DIM : STYLE_TEXT;
	struct str source = {0}; /* "REL-06, Bob, 2026-11-21" */
	int end, first = row;

	draw_text(sh->pane, row, 2, style, item->done ? "done" : "open");
	end = draw_wrap(sh->pane, row, 8, style, item->text);
	row = end == row ? row + 1 : end;
	str_add(&source, item->about);
	str_addf(&source, "%s%s", source.len && *item->by ? ", " : "", item->by);
	str_addf(&source, "%s%.10s", source.len && *item->at ? ", " : "", item->at);
	row = draw_wrap(sh->pane, row, 8, STYLE_DIM, str_text(&source));
	str_release(&source);
	sheet_here(sh, first, row, line);
	return row;
}

static int draw_parking_lot(struct workshop_page *sh, int row)
{
	const struct workshop *w = &sh->s->a->workshop;
	size_t open = 0, first = workshop_parked(sh->s);
	int col;

	for (size_t i = 0; i < w->n_parked; i++)
		open += !w->parked[i].done;
	col = draw_text(sh->pane, row, 0, STYLE_HEADING, "Parking lot");
	if (w->n_parked)
		draw_textf(sh->pane, row, col + 2, STYLE_DIM, "%zu open, %zu done", open,
			   w->n_parked - open);
	row++;
	if (!w->n_parked)
		return draw_wrapf(
			sh->pane, row, 2, STYLE_DIM,
			"Empty: %s parks what comes up and belongs elsewhere, from "
			"any screen.",
			KEY(sh->s, EVERYWHERE, ACT_PARK));
	for (size_t i = 0; i < w->n_parked; i++)
		row = draw_parked(sh, row, first + i, &w->parked[i]);
	return row;
}

static int draw_all(const void *what, const struct session *s, struct pane p,
		    struct extent *here)
{
	struct workshop_page sh = {.v = what, .s = s, .pane = p, .here = here};

	return draw_parking_lot(&sh, draw_agenda(&sh, 0) + 1);
}

void workshop_draw(void *state, const struct session *s, struct pane p)
{
	struct workshop_view *v = state;

	list_clamp(&v->row, workshop_rows(s));
	rows_show(&v->top, p, p, draw_all, v, s);
}
