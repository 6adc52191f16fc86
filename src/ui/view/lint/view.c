/* What to look at again: the self-check of the file, kind by kind, and the keys that mend what it
 * finds. */
#include <string.h>

#include "ui/view/go_to.h"
#include "ui/view/remark.h"
#include "ui/view/view.h"
#include "ui/widget/list.h"

/* From so many columns what a thing is called stands beside how it is. */
#define BESIDE_COLS 100
#define ID_COLS 19

struct lint_view {
	struct list list;
	int top;
};

static const struct lint_finding *here(const struct lint_view *v, const struct session *s)
{
	return v->list.cursor < s->lint.n ? &s->lint.found[v->list.cursor] : NULL;
}

/* To the first finding of the next kind, or of the one before. */
static struct effect go_kind(struct lint_view *v, const struct session *s, int step)
{
	const struct lint_finding *f = here(v, s);
	int kind = f ? (int)f->kind : 0;
	size_t to = 0;

	if (!f)
		return effect_of(EFFECT_IDLE);
	do
		kind = (kind + step + LINT_KINDS) % LINT_KINDS;
	while (!s->lint.counts[kind]);
	while ((int)s->lint.found[to].kind != kind)
		to++;
	if (to == v->list.cursor)
		return effect_of(EFFECT_IDLE);
	v->list.cursor = to;
	return effect_done();
}

static struct effect go(const struct session *s, const struct lint_finding *f)
{
	if (!f)
		return effect_of(EFFECT_IDLE);
	return lint_words[f->kind].in_plan ? effect_go(VIEW_PLAN, f->about)
					   : go_to(s, f->about);
}

static struct thing current(const void *state, const struct session *s)
{
	const struct lint_finding *f = here(state, s);

	return f ? f->about : (struct thing){THING_NONE, 0};
}

static struct effect act(void *state, struct session *s, const struct input *in)
{
	struct lint_view *v = state;
	enum cursor_move moves = list_act(&v->list, s->lint.n, in->rows / 2, in->act);
	struct thing t = current(state, s);

	if (moves != MOVE_NONE)
		return effect_moved(moves);
	switch (in->act) {
	case ACT_ACCEPT:
		return go(s, here(v, s));
	case ACT_NEXT_PANE:
	case ACT_PREVIOUS_PANE:
		return go_kind(v, s, in->act == ACT_NEXT_PANE ? 1 : -1);
	default:
		return t.kind == THING_QUESTION || t.kind == THING_DECISION
			       ? remark_act(s, t, in->act, true)
			       : effect_of(EFFECT_PASS);
	}
}

static struct effect reply(void *state, struct session *s, const struct reply *r)
{
	return remark_reply(s, current(state, s), r);
}

/* "v: name a piece of evidence"; of the plan "Enter, then d: say by when". */
static int draw_mend(struct pane p, int row, const struct session *s, const struct lint_words *k)
{
	enum act a = act_of(k->act);
	int col;

	if (k->in_plan)
		col = draw_textf(p, row, 0, STYLE_KEY, "%s, then %s",
				 KEY(s, VIEW_LINT, ACT_ACCEPT), KEY(s, VIEW_PLAN, a));
	else
		col = draw_text(p, row, 0, STYLE_KEY, KEY(s, VIEW_LINT, a));
	draw_textf(p, row, col, STYLE_DIM, ": %s", k->mend);
	return row + 1;
}

static int draw_kind(struct pane p, int row, const struct session *s, enum lint_kind kind)
{
	const struct lint_words *k = &lint_words[kind];
	struct pane text = pane_sub(p, 0, 2, p.rows, p.cols - 3);

	draw_textf(p, row, 0, STYLE_HEADING, "%s (%zu)", k->title, s->lint.counts[kind]);
	row = draw_wrap(text, row + 1, 0, STYLE_DIM, k->why);
	return draw_mend(text, row, s, k);
}

static int draw_finding(struct pane p, int row, const struct session *s,
			const struct lint_finding *f, bool is_here)
{
	int cols = p.cols - ID_COLS - 3, half = cols / 2, left, right;
	struct pane text = pane_sub(p, 0, ID_COLS + 2, p.rows, cols);
	const char *title = thing_title(s->q, f->about);

	draw_marker(p, row, 0, is_here);
	draw_fit(p, row, 2, ID_COLS - 1, STYLE_STRONG, f->id);
	if (p.cols < BESIDE_COLS) {
		row = draw_wrap(text, row, 0, STYLE_TEXT, title);
		return draw_wrap(text, row, 0, STYLE_DIM, f->says);
	}
	left = draw_wrap(pane_sub(text, 0, 0, p.rows, half - 2), row, 0, STYLE_TEXT, title);
	right = draw_wrap(pane_sub(text, 0, half, p.rows, cols - half), row, 0, STYLE_DIM, f->says);
	return left > right ? left : right;
}

static int draw_all(const void *what, const struct session *s, struct pane p, struct extent *at)
{
	const struct lint_view *v = what;
	struct str total = {0};
	int kind = -1, row, begun;

	str_add(&total, "Self-check: ");
	lint_total(&total, &s->lint);
	lint_limits(&total, &s->lint);
	row = draw_wrapf(pane_sub(p, 0, 2, p.rows, p.cols - 3), 0, 0, STYLE_TEXT, "%s.",
			 str_text(&total));
	str_release(&total);
	for (size_t i = 0; i < s->lint.n; i++) {
		const struct lint_finding *f = &s->lint.found[i];

		begun = row;
		if ((int)f->kind != kind)
			begun = row = draw_kind(p, row + 1, s, f->kind);
		kind = (int)f->kind;
		row = draw_finding(p, row, s, f, i == v->list.cursor);
		if (i == v->list.cursor && i > 0)
			*at = (struct extent){begun, row - begun};
	}
	return row;
}

static void draw(void *state, const struct session *s, struct pane p)
{
	struct lint_view *v = state;

	list_clamp(&v->list, s->lint.n);
	rows_show(&v->top, p, p, draw_all, v, s);
}

static int place(const void *state)
{
	const struct lint_view *v = state;

	return (int)v->list.cursor;
}

const struct view_ops view_lint = {
	.title = "Self-check",
	.state_size = sizeof(struct lint_view),
	.needs_file = true,
	.needs_plan = true,
	.current = current,
	.place = place,
	.act = act,
	.reply = reply,
	.draw = draw,
};
