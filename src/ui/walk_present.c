/* The question for a room: large, with wide margins, and nothing else; and what the room
 * said of it, in the walk. See walk.h. */
#include "ui/session_workshop.h"
#include "ui/walk.h"

/* Lines longer than this are hard to read from the back. */
#define READABLE_COLS 76

struct pane walk_present_pane(struct pane p)
{
	int margin = p.cols / 8;
	int cols = p.cols - 2 * margin, top = p.rows / 10;

	if (cols > READABLE_COLS) {
		margin = (p.cols - READABLE_COLS) / 2;
		cols = READABLE_COLS;
	}
	return pane_sub(p, top, margin, p.rows - top, cols);
}

/* Everything with so many blank lines between the answers. */
static int draw_spaced(const struct walk *w, const struct session *s, struct pane p,
		       int spacing, int *cursor, int *height)
{
	const char *ask = w->at.kind == THING_QUESTION ? s->q->questions[w->at.index].ask
						       : s->q->decisions[w->at.index].ask;
	struct walk spaced = *w;
	int row = 0;

	spaced.spacing = spacing;
	draw_text(p, row, 0, STYLE_DIM, thing_id(s->q, w->at));
	row = draw_wrap(p, row + 1 + spacing, 0, STYLE_STRONG, ask);
	return walk_draw_answers(&spaced, s, p, row + 1 + spacing, cursor, height);
}

int walk_draw_present(const struct walk *w, const struct session *s, struct pane p,
		      int rows, int *cursor, int *height)
{
	int spacing = draw_spaced(w, s, pane_measure(p.cols), 1, NULL, NULL) - 1 <= rows;

	return draw_spaced(w, s, p, spacing, cursor, height);
}

static int draw_labelled(struct pane p, int row, const char *label,
			 const struct str *text)
{
	draw_text(p, row, 2, STYLE_HEADING, label);
	return draw_wrap(p, row, 12, STYLE_TEXT, str_text(text));
}

static int draw_votes(const struct session *s, struct pane p, int row, struct thing what)
{
	const struct answer *answer = session_answer(s, what);
	struct str text = {0};
	struct spread spread;

	if (!answer->votes.n)
		return row;
	votes_words(&text, s->q, what, answer, false);
	votes_spread(&spread, s->q, what, &answer->votes);
	str_add(&text, ": ");
	spread_words(&text, s->q, what, &spread);
	row = draw_labelled(p, row, "Votes", &text);
	str_truncate(&text, 0);
	votes_words(&text, s->q, what, answer, true);
	if (text.len)
		row = draw_labelled(p, row, "Dissent", &text);
	str_release(&text);
	return row;
}

int walk_draw_room(const struct session *s, struct pane p, int row, struct thing what)
{
	const struct workshop *w = &s->a->workshop;

	row = draw_votes(s, p, row, what);
	for (size_t i = 0; i < w->n_parked; i++) {
		struct thing about = questionnaire_find(s->q, w->parked[i].about);

		if (w->parked[i].done || about.kind != what.kind ||
		    about.index != what.index)
			continue;
		draw_text(p, row, 2, STYLE_HEADING, "Parked");
		row = draw_wrap(p, row, 12, STYLE_TEXT, w->parked[i].text);
	}
	return row;
}
