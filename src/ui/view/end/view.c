/* The end of a workshop: what this session came to, on one screen, and as a file. */
#include "ui/view/end/end.h"
#include "ui/view/go_to.h"
#include "ui/view/view.h"

#define HEAD_ROWS 2

struct end {
	struct sheet sheet;
	const char *title; /* in its arena */
};

static void open(void *state, struct session *s, struct thing where)
{
	struct end *v = state;

	(void)where;
	end_fill(&v->sheet, s);
	v->title = end_title(&v->sheet.arena, s);
}

static struct effect act(void *state, struct session *s, const struct input *in)
{
	struct end *v = state;
	const struct sheet_item *item = sheet_at(&v->sheet);
	enum cursor_move moves =
		sheet_act(&v->sheet, in->act, in->rows - HEAD_ROWS, in->cols);

	if (moves != MOVE_NONE)
		return effect_moved(moves);
	if (in->act == ACT_MARKDOWN)
		return (struct effect){.kind = EFFECT_WRITE,
				       .title = v->title,
				       .sheet = &v->sheet};
	if (in->act == ACT_ACCEPT)
		return item && item->target.kind != THING_NONE ? go_to(s, item->target)
							       : effect_of(EFFECT_IDLE);
	return effect_of(EFFECT_PASS);
}

static void draw(void *state, const struct session *s, struct pane p)
{
	struct end *v = state;

	(void)s;
	if (v->title)
		draw_fit(p, 0, 0, p.cols, STYLE_STRONG, v->title);
	sheet_draw(&v->sheet, pane_sub(p, HEAD_ROWS, 0, p.rows - HEAD_ROWS, p.cols));
}

static void release(void *state)
{
	sheet_release(&((struct end *)state)->sheet);
}

const struct view_ops view_end = {
	.title = "End",
	.state_size = sizeof(struct end),
	.needs_file = true,
	.needs_plan = true,
	.open = open,
	.act = act,
	.draw = draw,
	.release = release,
};
