/* What a merge could not settle: both sides of each conflict beside each other, and the keys that
 * settle them. */
#include <string.h>

#include "ui/session/merging.h"
#include "ui/view/go_to.h"
#include "ui/view/view.h"
#include "ui/widget/list.h"

/* From so many columns on both sides stand beside each other. */
#define BESIDE_COLS 56
#define LABEL_COLS 8

enum { TAG_ALL = 1 };

struct conflicts_view {
	struct list list;
	int top;
};

static struct thing thing_of(const struct session *s, const struct conflict *c)
{
	struct arena arena = {0};
	const char *id = conflict_id(&arena, c);
	int field = questionnaire_field(s->q, id);
	struct thing t = field >= 0 ? (struct thing){THING_FIELD, (size_t)field}
				    : questionnaire_find(s->q, id);

	arena_release(&arena);
	return t;
}

static struct effect choose_all(void)
{
	static const struct choice sides[] = {
		{"o", "ours: all stays as it stands here"},
		{"t", "theirs: the other side takes its place everywhere"},
	};

	return effect_choose("Settle all conflicts by", sides, 2, TAG_ALL);
}

static struct effect settle(struct conflicts_view *v, struct session *s, enum act act)
{
	if (!s->a->n_conflicts) {
		session_say(s, STYLE_INFO, "there is no conflict to settle");
		return effect_done();
	}
	if (act == ACT_SETTLE_ALL)
		return choose_all();
	session_settle(s, v->list.cursor, act == ACT_OURS ? MERGE_OURS : MERGE_THEIRS);
	return effect_done();
}

static struct thing current(const void *state, const struct session *s)
{
	const struct conflicts_view *v = state;
	struct arena arena = {0};
	struct conflict *all;
	size_t n = conflicts_list(&arena, s->a, &all);
	struct thing t = {THING_NONE, 0};

	if (v->list.cursor < n)
		t = thing_of(s, &all[v->list.cursor]);
	arena_release(&arena);
	return t;
}

static struct effect act(void *state, struct session *s, const struct input *in)
{
	struct conflicts_view *v = state;
	enum cursor_move moves =
		list_act(&v->list, s->a->n_conflicts, in->rows / 4, in->act);

	if (moves != MOVE_NONE)
		return effect_moved(moves);
	switch (in->act) {
	case ACT_OURS:
	case ACT_THEIRS:
	case ACT_SETTLE_ALL:
		return settle(v, s, in->act);
	case ACT_ACCEPT:
		return go_to(s, current(v, s));
	default:
		return effect_of(EFFECT_PASS);
	}
}

static struct effect reply(void *state, struct session *s, const struct reply *r)
{
	(void)state;
	if (r->tag == TAG_ALL && r->accepted)
		session_settle(s, CONFLICT_ALL, r->choice ? MERGE_THEIRS : MERGE_OURS);
	return effect_done();
}

/* A conflict, and the question, decision or field that it is about. */
struct shown {
	const struct conflict *c;
	const struct questionnaire *q;
	struct thing what;
};

/* One side under or beside its name. Returns the row after it. */
static int draw_side(struct pane p, int row, const struct shown *shown, const char *label,
		     const char *json)
{
	struct pane text = pane_sub(p, 0, LABEL_COLS, p.rows, p.cols - LABEL_COLS);
	struct str words = {0}, says = {0};

	conflict_value(&words, json);
	conflict_says(&says, shown->q, shown->what, json);
	draw_text(p, row, 0, STYLE_DIM, label);
	row = draw_wrap(text, row, 0, json == shown->c->base ? STYLE_DIM : STYLE_TEXT,
			str_text(&words));
	row = draw_wrap(text, row, 0, STYLE_DIM, str_text(&says));
	str_release(&words);
	str_release(&says);
	return row;
}

static int draw_sides(struct pane p, int row, const struct shown *shown)
{
	int half = p.cols / 2, left, right;

	if (p.cols < BESIDE_COLS) {
		row = draw_side(p, row, shown, "ours", shown->c->ours);
		return draw_side(p, row, shown, "theirs", shown->c->theirs);
	}
	left = draw_side(pane_sub(p, 0, 0, p.rows, half - 2), row, shown, "ours",
			 shown->c->ours);
	right = draw_side(pane_sub(p, 0, half, p.rows, p.cols - half), row, shown,
			  "theirs", shown->c->theirs);
	return left > right ? left : right;
}

static int draw_conflict(struct pane p, int row, const struct session *s,
			 const struct conflict *c, bool here)
{
	struct thing t = thing_of(s, c);
	struct shown shown = {c, s->q, t};
	struct pane text = pane_sub(p, 0, 2, p.rows, p.cols - 3);
	struct str place = {0};

	conflict_place(&place, c);
	draw_marker(p, row, 0, here);
	row = draw_wrap(text, row, 0, STYLE_STRONG, str_text(&place));
	if (t.kind != THING_NONE)
		row = draw_wrap(text, row, 0, STYLE_DIM, thing_ask(s->q, t));
	row = draw_sides(text, row, &shown);
	row = draw_side(text, row, &shown, "before", c->base);
	str_release(&place);
	return row + 1;
}

static int draw_head(struct pane p, const struct session *s)
{
	size_t n = s->a->n_conflicts;

	if (!n)
		return draw_paragraph(
			p, 0, 2, STYLE_TEXT,
			"No conflicts: everything that was merged is settled.");
	return 1 +
	       draw_wrapf(
		       pane_sub(p, 0, 2, p.rows, p.cols - 3), 0, 0, STYLE_TEXT,
		       "%zu conflict%s of a merge: both sides changed the same. Ours stands, "
		       "and counts, until %s settled.",
		       n, n == 1 ? "" : "s", n == 1 ? "it is" : "they are");
}

static int draw_all(const void *what, const struct session *s, struct pane p,
		    struct extent *here)
{
	const struct conflicts_view *v = what;
	struct arena arena = {0};
	struct conflict *all;
	size_t n = conflicts_list(&arena, s->a, &all);
	int row = draw_head(p, s);

	for (size_t i = 0; i < n; i++) {
		int before = row;

		row = draw_conflict(p, row, s, &all[i], i == v->list.cursor);
		if (i == v->list.cursor && i > 0)
			*here = (struct extent){before, row - before};
	}
	arena_release(&arena);
	return row;
}

static void draw(void *state, const struct session *s, struct pane p)
{
	struct conflicts_view *v = state;
	struct extent here = {0, 1};
	int total;

	list_clamp(&v->list, s->a->n_conflicts);
	total = draw_all(v, s, pane_measure(p.cols), &here);
	rows_scroll(&v->top, here.first, here.height, total, p.rows);
	draw_all(v, s, pane_scrolled(p, v->top), &here);
	draw_more(p, v->top, total - 1); /* the blank row at the end is nothing more */
}

static int place(const void *state)
{
	const struct conflicts_view *v = state;

	return (int)v->list.cursor;
}

const struct view_ops view_conflicts = {
	.title = "Conflicts",
	.state_size = sizeof(struct conflicts_view),
	.needs_file = true,
	.current = current,
	.place = place,
	.act = act,
	.reply = reply,
	.draw = draw,
};
