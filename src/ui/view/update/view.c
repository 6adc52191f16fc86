/* What was filled in in a workbook that came back, as a list to tick: what is ticked is taken. */
#include <string.h>

#include "base/file.h"
#include "ui/session/came_back.h"
#include "ui/session/recent.h"
#include "ui/view/view.h"
#include "ui/widget/list.h"

enum { TAG_PATH = 1 };

struct update_view {
	struct came_back came;
	struct list list;
	int top;
};

static struct effect ask(const struct update_view *v, struct session *s)
{
	return effect_ask("The workbook or CSV file that came back",
			  v->came.path ? arena_strdup(&s->lent, v->came.path) : "", TAG_PATH);
}

static bool may_take(struct update_view *v, struct session *s)
{
	size_t n = 0;

	for (size_t i = 0; i < v->came.n; i++)
		n += v->came.lines[i].taken;
	if (*session_readonly(s))
		session_say(s, STYLE_WARNING, "%s", session_readonly(s));
	else if (!n)
		session_say(s, STYLE_INFO, "nothing is ticked, so nothing is taken");
	return n && !*session_readonly(s);
}

static struct effect act(void *state, struct session *s, const struct input *in)
{
	struct update_view *v = state;
	size_t n = v->came.n + v->came.n_refused;
	enum cursor_move moves = list_act(&v->list, n, in->rows / 2, in->act);

	if (moves != MOVE_NONE)
		return effect_moved(moves);
	switch (in->act) {
	case ACT_TOGGLE:
		if (v->list.cursor >= v->came.n)
			return effect_of(EFFECT_IDLE);
		v->came.lines[v->list.cursor].taken = !v->came.lines[v->list.cursor].taken;
		return effect_done();
	case ACT_ACCEPT:
		if (!v->came.path)
			return ask(v, s);
		if (may_take(v, s)) {
			session_take_back(s, &v->came);
			v->list = (struct list){0};
		}
		return effect_done();
	case ACT_TARGET:
		return ask(v, s);
	default:
		return effect_of(EFFECT_PASS);
	}
}

/* A name without a folder is one beside the assessment. */
static void read_back(struct update_view *v, struct session *s, const char *typed)
{
	const char *own = assessment_file_path(s->file);
	struct str path = {0};

	if (typed[0] != '/' && typed[0] != '~' && strchr(own, '/'))
		str_addn(&path, own, (size_t)(file_name(own) - own));
	path_expand(&path, typed);
	came_back_release(&v->came);
	v->list = (struct list){0};
	if (!session_read_back(s, &v->came, str_text(&path)))
		came_back_release(&v->came);
	str_release(&path);
}

static struct effect reply(void *state, struct session *s, const struct reply *r)
{
	if (r->accepted && *r->text)
		read_back(state, s, r->text);
	return effect_done();
}

static int draw_head(struct pane p, const struct came_back *c)
{
	if (!c->path)
		return draw_paragraph(
			p, 0, 2, STYLE_TEXT,
			"What others filled in in an exported workbook comes back here: status, "
			"owner, due date and note of actions and steps, and what accepted risks "
			"say. Enter asks for the file.");
	return 1 + draw_wrapf(pane_sub(p, 0, 2, p.rows, p.cols - 3), 0, 0, STYLE_TEXT,
			      "%s: %zu thing%s in it that the assessment does not say. What is "
			      "ticked is taken; the state before is kept as a milestone.",
			      file_name(c->path), c->n, c->n == 1 ? "" : "s");
}

static int draw_all(const void *what, const struct session *s, struct pane p,
		    struct extent *here)
{
	const struct update_view *v = what;
	struct pane text = pane_sub(p, 0, 6, p.rows, p.cols - 7);
	int row = draw_head(p, &v->came);

	(void)s;
	for (size_t i = 0; i < v->came.n; i++) {
		const struct came_line *line = &v->came.lines[i];
		int before = row;

		draw_marker(p, row, 0, i == v->list.cursor);
		draw_text(p, row, 2, STYLE_TEXT, line->taken ? "[x]" : "[ ]");
		row = draw_wrap(text, row, 0, line->conflict ? STYLE_WARNING : STYLE_TEXT,
				line->words);
		if (i == v->list.cursor)
			*here = (struct extent){before, row - before};
	}
	if (v->came.n_refused)
		row = 1 + draw_wrapf(pane_sub(p, 0, 2, p.rows, p.cols - 3), row + 1, 0,
				     STYLE_STRONG, "Not taken, for it does not fit:");
	for (size_t i = 0; i < v->came.n_refused; i++) {
		int before = row;

		draw_marker(p, row, 0, v->came.n + i == v->list.cursor);
		row = draw_wrap(text, row, 0, STYLE_DIM, v->came.refused[i]);
		if (v->came.n + i == v->list.cursor)
			*here = (struct extent){before, row - before};
	}
	return row;
}

static void draw(void *state, const struct session *s, struct pane p)
{
	struct update_view *v = state;

	list_clamp(&v->list, v->came.n + v->came.n_refused);
	rows_show(&v->top, p, p, draw_all, v, s);
}

static int place(const void *state)
{
	const struct update_view *v = state;

	return (int)v->list.cursor;
}

static void release(void *state)
{
	came_back_release(&((struct update_view *)state)->came);
}

const struct view_ops view_update = {
	.title = "Came back",
	.state_size = sizeof(struct update_view),
	.needs_file = true,
	.place = place,
	.act = act,
	.reply = reply,
	.draw = draw,
	.release = release,
};
