/* The answers of a question, as the walk draws them; see prompt.h. */
#include "ui/prompt/prompt.h"

#include <stdio.h>

/* Where the text of an answer begins: marker, key, box. */
#define TEXT_COL 8

/* What drawing one answer needs to know. */
struct answer_list {
	const struct session *s;
	const struct answer *answer;
	struct pane pane;
	size_t at;   /* the item under the cursor */
	bool active; /* is the cursor in the answers at all? */
	struct extent *here; /* where that item stands */
	int spacing; /* blank lines after each */
	bool one_of; /* one of them is the answer; else each has its own */
};

static const struct {
	enum symbol symbol;
	enum style style;
	const char *word;
} boxes[] = {
	[PRACTICE_UNSET] = {SYMBOL_BLANK, STYLE_TEXT, ""},
	[PRACTICE_YES] = {SYMBOL_CHECK, STYLE_GOOD, "yes"},
	[PRACTICE_PARTIAL] = {SYMBOL_PARTIAL, STYLE_MODERATE, "partial"},
	[PRACTICE_NO] = {SYMBOL_CROSS, STYLE_CRITICAL, "no"},
	[PRACTICE_UNKNOWN] = {SYMBOL_UNKNOWN, STYLE_UNKNOWN, "unknown"},
	[PRACTICE_NA] = {SYMBOL_NA, STYLE_DIM, "n/a"},
};

/* Draws one answer: key in column 2, a box with a symbol, the text wrapped. What is said of
 * the whole question stands in every box. Only what is in the box has a look of its own, for
 * each change of look is sent again with every move of the cursor. */
static int draw_item(const struct answer_list *sh, int row, size_t item, const char *key,
		     enum symbol symbol, enum style box, enum style style,
		     const char *text)
{
	bool here = item == sh->at;
	int end;

	draw_marker(sh->pane, row, 0, here && sh->active);
	draw_text(sh->pane, row, 2, STYLE_TEXT, key);
	if (sh->answer->state == ANSWER_UNKNOWN)
		symbol = SYMBOL_UNKNOWN, box = STYLE_UNKNOWN;
	else if (sh->answer->state == ANSWER_NOT_APPLICABLE)
		symbol = SYMBOL_NA, box = STYLE_DIM;
	draw_box(sh->pane, row, 4, sh->one_of, box, symbol);
	end = draw_wrap(sh->pane, row, TEXT_COL, style, text);
	if (end == row)
		end++;
	if (here)
		*sh->here = (struct extent){row, end - row};
	if (here && sh->active)
		pane_light(sh->pane, row, end - row);
	return end + sh->spacing;
}

/* A level or an option: one of them is chosen, which shows how good it is. */
static int draw_choice(const struct answer_list *sh, int row, size_t item, int key,
		       const struct grade *chosen, enum style style, const char *text)
{
	char digit[16] = "";

	if (key <= 9)
		snprintf(digit, sizeof digit, "%d", key);
	return draw_item(sh, row, item, digit, chosen ? chosen->symbol : SYMBOL_BLANK,
			 chosen ? chosen->style : style, chosen ? chosen->style : style, text);
}

static int draw_practice(const struct answer_list *sh, int row, size_t item,
			 const struct question *q, size_t i)
{
	unsigned char value = sh->answer->practices[i];
	bool must = q->practices[i].must && q->type == TYPE_PRACTICES;
	char text[Q_TEXT_BYTES + 64];

	snprintf(text, sizeof text, "%s%s%s%s", q->practices[i].text, must ? " (must)" : "",
		 *boxes[value].word ? ": " : "", boxes[value].word);
	return draw_item(sh, row, item, "", boxes[value].symbol, boxes[value].style,
			 value == PRACTICE_NA ? STYLE_DIM : STYLE_TEXT, text);
}

/* How good the option under the cursor is, else the one that is chosen, and what follows
 * from it. */
static int draw_consequence(const struct answer_list *sh, int row, const struct decision *d,
			    int chosen)
{
	size_t at = sh->active ? sh->at : (size_t)chosen;
	const struct option *o;
	char which[48], fit[48] = "a fact, no better or worse";

	if ((!sh->active && chosen < 0) || at >= d->n_options)
		return row;
	o = &d->options[at];
	snprintf(which, sizeof which,
		 (int)at == chosen ? "Chosen, option %zu" : "Option %zu if chosen", at + 1);
	if (o->fit >= 0)
		snprintf(fit, sizeof fit, "fit %d of 4", o->fit);
	row = draw_wrapf(sh->pane, row + 1, 2, STYLE_DIM, "%s: %s", which, fit);
	return draw_wrap(sh->pane, row, 2, STYLE_TEXT, o->consequence);
}

static int draw_derived(const struct answer_list *sh, int row, const struct question *q)
{
	const struct questionnaire *all = sh->s->q;

	row = draw_wrapf(
		sh->pane, row, 2, STYLE_DIM,
		"This follows from decisions; %s opens the one under the cursor.",
		KEY(sh->s, VIEW_WALK, ACT_ACCEPT));
	row++;
	for (size_t i = 0; i < q->decisions.n; i++) {
		struct thing t = {THING_DECISION, q->decisions.items[i]};
		const struct decision *d = &all->decisions[t.index];
		const struct answer *answer = session_answer(sh->s, t);
		bool asked = session_is_asked(sh->s, t),
		     set = answer->state == ANSWER_SET;
		char text[2 * Q_TEXT_BYTES];

		snprintf(text, sizeof text, "%s %s: %s", d->id, d->name,
			 !asked ? "not asked"
			 : set  ? d->options[answer->option].text
			 : answer->state == ANSWER_UNKNOWN ? "unknown"
							   : "open");
		row = draw_item(sh, row, i, "", set ? SYMBOL_CHECK : SYMBOL_BLANK,
				STYLE_GOOD, asked ? STYLE_TEXT : STYLE_DIM, text);
	}
	return row;
}

int prompt_draw_answers(const struct prompt *one, const struct session *s, struct pane p,
			int row, struct extent *here)
{
	struct answer_list sh = {.s = s,
			   .answer = session_answer(s, one->at),
			   .pane = p,
			   .at = one->item.cursor,
			   .active = !one->away,
			   .here = here,
			   .spacing = one->spacing,
			   .one_of = prompt_kind(s->q, one->at) == PROMPT_LEVELS ||
				     prompt_kind(s->q, one->at) == PROMPT_OPTIONS};
	const struct question *q = prompt_question(s->q, one->at);
	size_t n = prompt_items(s->q, one->at);
	int chosen = prompt_chosen(s, one->at);
	const struct decision *d = q ? NULL : &s->q->decisions[one->at.index];
	struct arena arena = {0};
	struct grade grade = grade_of(chosen < 0 ? -1
				      : q ? question_level_at(q, (size_t)chosen)
					  : d->options[chosen].fit);

	switch (prompt_kind(s->q, one->at)) {
	case PROMPT_LEVELS:
		for (size_t i = 0; i < n; i++) {
			int level = question_level_at(q, i);

			row = draw_choice(&sh, row, i, level, (int)i == chosen ? &grade : NULL,
					  q->levels[level] ? STYLE_TEXT : STYLE_DIM,
					  question_level_text(&arena, q, level));
		}
		arena_release(&arena);
		return row;
	case PROMPT_PRACTICES:
		for (size_t i = 0; i < n; i++)
			row = draw_practice(&sh, row, i, q, prompt_practice(q, i));
		return row;
	case PROMPT_DERIVED:
		return draw_derived(&sh, row, q);
	case PROMPT_OPTIONS:
		break;
	}
	for (size_t i = 0; i < n; i++)
		row = draw_choice(&sh, row, i, (int)i + 1, (int)i == chosen ? &grade : NULL,
				  STYLE_TEXT, d->options[i].text);
	return one->large ? row : draw_consequence(&sh, row, d, chosen);
}
