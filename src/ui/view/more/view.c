/* What is known beside a question, decision or field: an overlay over the view that asks
 * it. */
#include "ui/view/view.h"
#include "ui/prompt/about.h"
#include "ui/view/go_to.h"

struct more {
	struct thing about; /* THING_NONE until it is asked for */
	struct sheet sheet;
};

static void open(void *state, struct session *s, struct thing where)
{
	struct more *v = state;

	if (where.kind != THING_QUESTION && where.kind != THING_DECISION &&
	    where.kind != THING_FIELD)
		return;
	v->about = thing_resolve(s->q, where);
	prompt_about_fill(&v->sheet, s, v->about);
}

/* The id and what is asked; stays while the rest scrolls. Returns its rows. */
static int draw_head(const struct more *v, const struct session *s, struct pane p)
{
	int col = draw_text(p, 0, 0, STYLE_CURSOR, thing_id(s->q, v->about)) + 2;

	return draw_wrap(p, 0, col, STYLE_STRONG, thing_ask(s->q, v->about)) + 1;
}

/* The part below the head; a question of many lines gets a third of the screen at most. */
static struct pane body(const struct more *v, const struct session *s, struct pane p)
{
	int head = draw_head(v, s, pane_measure(p.cols));

	if (head > p.rows / 3)
		head = p.rows / 3;
	return pane_sub(p, head, 0, p.rows - head, p.cols);
}

static struct effect act(void *state, struct session *s, const struct input *in)
{
	struct more *v = state;
	struct pane whole = {.rows = in->rows, .cols = in->cols};
	const struct sheet_item *item = sheet_at(&v->sheet);
	enum cursor_move moves;

	if (in->act == ACT_MORE)
		return effect_of(EFFECT_BACK);
	if (v->about.kind == THING_NONE)
		return effect_of(EFFECT_PASS);
	moves = sheet_act(&v->sheet, in->act, body(v, s, whole).rows, in->cols);
	if (moves != MOVE_NONE)
		return effect_moved(moves);
	if (in->act != ACT_ACCEPT)
		return effect_of(EFFECT_PASS);
	if (item && item->target.kind != THING_NONE)
		return go_to(s, item->target);
	session_say(s, STYLE_INFO, "%s opens words, caveats, sources and what has an id",
		    KEY(s, VIEW_MORE, ACT_ACCEPT));
	return effect_done();
}

static void draw(void *state, const struct session *s, struct pane p)
{
	struct more *v = state;
	struct pane below;

	if (v->about.kind == THING_NONE) {
		draw_wrapf(
			p, 0, 0, STYLE_TEXT,
			"%s beside a question, a decision or a field shows here what is "
			"known about it.",
			KEY(s, VIEW_WALK, ACT_MORE));
		return;
	}
	below = body(v, s, p);
	draw_head(v, s, pane_sub(p, 0, 0, p.rows - below.rows, p.cols));
	sheet_draw(&v->sheet, below);
}

static void release(void *state)
{
	sheet_release(&((struct more *)state)->sheet);
}

const struct view_ops view_more = {
	.title = "More",
	.state_size = sizeof(struct more),
	.needs_file = true,
	.open = open,
	.act = act,
	.draw = draw,
	.release = release,
};
