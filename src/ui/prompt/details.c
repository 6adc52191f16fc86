/* What stands beside a question: how to get better, what to look for, where it comes from;
 * see prompt.h. */
#include <stdio.h>

#include "ui/prompt/prompt.h"

/* A heading and one line for each text; nothing when there is none. */
static int draw_texts(struct pane p, int row, const char *heading,
		      const struct texts *texts, bool numbered)
{
	for (size_t i = 0; i < texts->n; i++) {
		if (i == 0)
			draw_text(p, row++, 0, STYLE_HEADING, heading);
		if (numbered)
			draw_textf(p, row, 0, STYLE_DIM, "%zu", i + 1);
		else
			draw_symbol(p, row, 0, STYLE_DIM, SYMBOL_BULLET);
		row = draw_wrap(p, row, 2, STYLE_TEXT, texts->items[i]);
	}
	return row + (texts->n > 0);
}

/* The pages to read on: rows of the source documents are for who looks after the content. */
static int draw_pages(const struct session *s, struct pane p, int row,
		      const struct texts *sources)
{
	bool any = false;

	for (size_t i = 0; i < sources->n; i++) {
		if (questionnaire_find(s->q, sources->items[i]).kind == THING_SOURCE)
			continue;
		if (!any)
			draw_text(p, row++, 0, STYLE_HEADING, "Read on");
		any = true;
		draw_symbol(p, row, 0, STYLE_DIM, SYMBOL_BULLET);
		row = draw_wrap(p, row, 2, STYLE_TEXT, sources->items[i]);
	}
	return row + any;
}

/* Related things by id and title, with the answer of decisions. */
static int draw_things(const struct session *s, struct pane p, int row,
		       const char *heading, enum thing_kind kind,
		       const struct indices *list)
{
	if (!list->n)
		return row;
	draw_text(p, row++, 0, STYLE_HEADING, heading);
	for (size_t i = 0; i < list->n; i++) {
		struct thing t = {kind, list->items[i]};
		const struct answer *answer = session_answer(s, t);
		char text[Q_TEXT_BYTES + Q_ID_MAX];

		if (kind == THING_DECISION && answer->state == ANSWER_SET)
			snprintf(text, sizeof text, "%s %s: %s", thing_id(s->q, t),
				 thing_title(s->q, t),
				 s->q->decisions[t.index].options[answer->option].text);
		else
			snprintf(text, sizeof text, "%s %s", thing_id(s->q, t),
				 thing_title(s->q, t));
		row = draw_wrap(p, row, 0, STYLE_TEXT, text);
	}
	return row + 1;
}

int prompt_draw_details(const struct session *s, struct pane p, int row,
			struct thing what)
{
	const struct question *q = prompt_question(s->q, what);
	char text[200], days[32];

	if (!q) {
		const struct decision *d = &s->q->decisions[what.index];

		row = draw_things(s, p, row, "Questions that follow it", THING_QUESTION,
				  &d->questions);
		return draw_pages(s, p, row, &d->sources);
	}
	snprintf(text, sizeof text, "Weight %d of 5, effort %s (%s days)%s%s", q->weight,
		 effort_name(q->effort), effort_text(days, effort_half_days(q->effort)),
		 *q->owner ? ", usually the " : "", q->owner);
	row = draw_wrap(p, row, 0, STYLE_DIM, text) + 1;
	row = draw_texts(p, row, "How to get better", &q->fix, true);
	row = draw_texts(p, row, "What shows it", &q->evidence, false);
	row = draw_things(s, p, row, "Do these first", THING_QUESTION, &q->needs);
	row = draw_texts(p, row, "Services", &q->services, false);
	return draw_pages(s, p, row, &q->sources);
}
