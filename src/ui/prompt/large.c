/* The question for a room: large, with wide margins, and nothing else; and what the room
 * said of it, in the walk. See prompt.h. */
#include "ui/prompt/prompt.h"
#include "ui/session/workshop.h"

/* Lines longer than this are hard to read from the back. */
#define READABLE_COLS 76

/* How far the section is, and all of it. */
static void draw_progress(const struct prompt *one, const struct session *s, struct pane p)
{
	const struct question *q = prompt_question(s->q, one->at);
	const struct score *sc = &s->score;
	struct str text = {0};

	if (q)
		str_addf(&text, "%s %zu/%zu", s->q->sections[q->section].title,
			 sc->section_progress[q->section].answered,
			 sc->section_progress[q->section].asked);
	else
		str_addf(&text, "Decisions %zu/%zu", sc->decisions_answered,
			 sc->decisions_asked);
	str_addf(&text, "  all %zu/%zu", sc->progress.answered + sc->decisions_answered,
		 sc->progress.asked + sc->decisions_asked);
	draw_right(p, 0, p.cols, STYLE_DIM, str_text(&text));
	str_release(&text);
}

/* The id, and what the answers themselves do not show: that nobody knows, that it does not
 * apply, that it is to be looked at again. */
static void draw_head(const struct prompt *one, const struct session *s, struct pane p)
{
	const struct answer *answer = session_answer(s, one->at);
	int col = draw_text(p, 0, 0, STYLE_DIM, thing_id(s->q, one->at)) + 2;

	if (answer->flag) {
		col = draw_symbol(p, 0, col, STYLE_FLAG, SYMBOL_FLAG) + 1;
		col = draw_text(p, 0, col, STYLE_FLAG, "flagged") + 2;
	}
	if (answer->state == ANSWER_UNKNOWN)
		draw_text(p, 0, col, STYLE_UNKNOWN, "Unknown");
	else if (answer->state == ANSWER_NOT_APPLICABLE)
		draw_textf(p, 0, col, STYLE_UNKNOWN, "Not applicable: %s",
			   na_reason_name(answer->reason));
}

/* Everything with so many blank lines between the answers. */
static int draw_spaced(const void *what, const struct session *s, struct pane p,
		       struct extent *here)
{
	const struct prompt *one = what;
	int row = 1 + one->spacing;

	draw_progress(one, s, p);
	draw_head(one, s, p);
	row = draw_wrap(p, row, 0, STYLE_STRONG, thing_ask(s->q, one->at));
	if (one->why)
		row = draw_wrap(p, row, 0, STYLE_DIM, thing_why(s->q, one->at));
	return prompt_draw_answers(one, s, p, row + 1 + one->spacing, here);
}

/* The head stays in sight while the first answers are under the cursor. */
void prompt_show(struct prompt *one, const struct session *s, struct pane text,
		 struct pane signs, rows_draw *draw, const void *what)
{
	struct extent here = {0, 1};
	int total = draw(what, s, pane_measure(text.cols), &here);
	int base = one->top - one->scroll, last = total > text.rows ? total - text.rows : 0;

	rows_scroll(&base, one->item.cursor ? here.first : 0,
		    one->item.cursor ? here.height : here.first + here.height, total,
		    text.rows);
	one->top = base + one->scroll > last ? last : base + one->scroll;
	if (one->top < 0)
		one->top = 0;
	one->scroll = one->top - base;
	draw(what, s, pane_scrolled(text, one->top), &here);
	draw_more(signs, one->top, total);
}

/* As far apart as the rows allow. */
void prompt_show_large(struct prompt *one, const struct session *s, struct pane p)
{
	int cols = p.cols - 2 * (p.cols / 8), top = p.rows / 10;
	struct pane inside;
	struct extent here;

	if (cols > READABLE_COLS)
		cols = READABLE_COLS;
	inside = pane_sub(p, top, (p.cols - cols) / 2, p.rows - top, cols);
	/* As far apart as the rows allow. The signs stand in the margin. */
	one->spacing = 1;
	if (draw_spaced(one, s, pane_measure(cols), &here) - 1 > inside.rows)
		one->spacing = 0;
	prompt_show(one, s, inside, pane_sub(p, top, inside.left - p.left, inside.rows, cols + 1),
		    draw_spaced, one);
	one->spacing = 0;
}

void prompt_toggle_why(struct prompt *one, struct session *s)
{
	one->why = !one->why;
	session_say(s, STYLE_INFO,
		    !one->why                     ? "why it is asked is hidden"
		    : *thing_why(s->q, one->at) ? "why it is asked is shown"
						  : "nothing more is said of why it is asked");
}

static int draw_ballot(const struct session *s, struct pane p, int row,
		       const struct ballot *b)
{
	struct str text = {0};

	votes_words(&text, s->a, b);
	if (text.len)
		draw_text(p, row, 2, STYLE_HEADING, "Votes");
	row = draw_wrap(p, row, 12, STYLE_TEXT, str_text(&text));
	str_truncate(&text, 0);
	dissent_words(&text, s->a, b);
	if (text.len)
		draw_text(p, row, 2, STYLE_HEADING, "Dissent");
	row = draw_wrap(p, row, 12, STYLE_TEXT, str_text(&text));
	str_release(&text);
	return row;
}

int prompt_draw_room(const struct session *s, struct pane p, int row, struct thing what)
{
	const struct workshop *w = &s->a->workshop;
	struct ballot b = {what, 0};

	for (; session_answer(s, what)->votes.n && b.item < ballot_count(s->q, what); b.item++)
		row = draw_ballot(s, p, row, &b);
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
