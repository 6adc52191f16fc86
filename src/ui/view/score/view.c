/* Where the workload stands: a bar with its range for each section, what would move the
 * score most, findings, a map of the areas, and what is unverified. */
#include <string.h>

#include "ui/view/jump.h"
#include "ui/view/score/draw.h"
#include "ui/view/view.h"
#include "ui/widget/list.h"

#define TWO_COLUMNS_FROM 110

struct score_view {
	/* What the cursor stands on; not its place, which changes with the answers. */
	enum score_item_kind kind;
	size_t index;
	bool placed;
	bool folded_out;   /* are the areas of a section shown? */
	size_t section;    /* which one */
	int top[2];        /* first row shown, left and right */
};

static bool two_columns(int cols)
{
	return cols >= TWO_COLUMNS_FROM;
}

static struct score_items items_of(const struct score_view *v, const struct session *s,
				   struct arena *a, int cols)
{
	return score_items_make(a, s, v->folded_out ? (int)v->section : -1,
				two_columns(cols));
}

/* The item under the cursor: the one it was put on, else the nearest before it of the same
 * kind, else the first. There is none only without sections, findings and questions. */
static const struct score_item *cursor_item(const struct score_view *v,
					    const struct score_items *list)
{
	const struct score_item *first = NULL, *near = NULL;

	for (size_t i = 0; i < list->n; i++) {
		const struct score_item *it = &list->items[i];

		if (!score_item_selectable(it))
			continue;
		if (!first)
			first = it;
		if (v->placed && it->kind == v->kind && it->index == v->index)
			return it;
		if (v->placed && it->kind == v->kind && it->index < v->index)
			near = it;
	}
	return near ? near : first;
}

static void put_cursor(struct score_view *v, const struct score_item *it)
{
	if (!it)
		return;
	v->kind = it->kind;
	v->index = it->index;
	v->placed = true;
}

static size_t count_selectable(const struct score_items *list)
{
	size_t n = 0;

	for (size_t i = 0; i < list->n; i++)
		n += score_item_selectable(&list->items[i]);
	return n;
}

static const struct score_item *selectable_at(const struct score_items *list, size_t place)
{
	for (size_t i = 0; i < list->n; i++)
		if (score_item_selectable(&list->items[i]) && place-- == 0)
			return &list->items[i];
	return NULL;
}

static size_t place_of(const struct score_items *list, const struct score_item *it)
{
	size_t place = 0;

	for (size_t i = 0; i < list->n && &list->items[i] != it; i++)
		place += score_item_selectable(&list->items[i]);
	return place;
}

static bool move(struct score_view *v, const struct score_items *list, int page, enum act act)
{
	const struct score_item *here = cursor_item(v, list);
	struct list l = {.cursor = place_of(list, here)};

	if (!list_act(&l, count_selectable(list), page, act))
		return false;
	if (selectable_at(list, l.cursor) != here)
		put_cursor(v, selectable_at(list, l.cursor));
	return true;
}

/* To the first item of the next block, or back to the first of this one and of the block
 * before; round at the ends. */
static void move_block(struct score_view *v, const struct score_items *list, int by)
{
	const struct score_item *here = cursor_item(v, list), *it;
	size_t n = count_selectable(list), at = here ? place_of(list, here) : 0;

	for (size_t i = 0; here && i < n; i++) {
		size_t before = (at + n - 1) % n;
		bool starts = selectable_at(list, at)->block != selectable_at(list, before)->block;

		if (i && starts)
			break;
		at = by > 0 ? (at + 1) % n : before;
	}
	it = n ? selectable_at(list, at) : NULL;
	put_cursor(v, it);
}

static struct effect follow(const struct score_item *it, const struct session *s)
{
	if (!it)
		return effect_of(EFFECT_DONE);
	if (it->kind == ITEM_AREA)
		return jump_to_area(s, it->index);
	return jump_to(s, it->what);
}

/* Shows or hides the areas of the section under the cursor. */
static void toggle(struct score_view *v, struct session *s, const struct score_item *it)
{
	size_t section;

	if (it && it->kind == ITEM_AREA)
		section = s->q->areas[it->index].section;
	else if (it && (it->kind == ITEM_SECTION || it->kind == ITEM_HEAT))
		section = it->index;
	else {
		session_say(s, STYLE_INFO, "only a section has areas to show or hide");
		return;
	}
	if (v->folded_out && v->section == section) {
		v->folded_out = false;
	} else {
		v->folded_out = true;
		v->section = section;
	}
	v->kind = ITEM_SECTION;
	v->index = section;
	v->placed = true;
}

static void view_open(void *state, struct session *s, struct thing where)
{
	struct score_view *v = state;

	if (where.kind == THING_SECTION) {
		v->kind = ITEM_SECTION;
		v->index = where.index;
		v->placed = true;
	}
	for (size_t i = 0; where.kind == THING_RULE && i < s->plan.n_findings; i++) {
		if (s->plan.findings[i].rule != where.index)
			continue;
		v->kind = ITEM_FINDING;
		v->index = i;
		v->placed = true;
	}
}

static struct effect act(void *state, struct session *s, const struct input *in)
{
	struct score_view *v = state;
	struct arena arena = {0};
	struct score_items list = items_of(v, s, &arena, in->cols);
	const struct score_item *here = cursor_item(v, &list);
	struct effect e = effect_of(EFFECT_DONE);

	if (in->act == ACT_ACCEPT)
		e = follow(here, s);
	else if (in->act == ACT_TOGGLE)
		toggle(v, s, here);
	else if (in->act == ACT_NEXT_PANE)
		move_block(v, &list, 1);
	else if (in->act == ACT_PREVIOUS_PANE)
		move_block(v, &list, -1);
	else if (!move(v, &list, in->rows, in->act))
		e = effect_of(EFFECT_PASS);
	arena_release(&arena);
	return e;
}

/* The pane of one side; the whole pane when there is one column. */
static struct pane side_of(struct pane p, bool two, bool right)
{
	int left_cols = p.cols * 11 / 20;

	if (!two)
		return p;
	if (!right)
		return pane_sub(p, 0, 0, p.rows, left_cols - 1);
	return pane_sub(p, 0, left_cols + 1, p.rows, p.cols - left_cols - 1);
}

static bool is_right(const struct score_item *it, bool two)
{
	return two && score_block_is_right(it->block);
}

/* Where things are in one side, in rows. */
struct extent {
	int total;
	int first, height; /* of the item under the cursor; height 0 when it is elsewhere */
	bool top;          /* nothing above it can be under the cursor */
};

static struct extent measure(const struct session *s, const struct score_items *list,
			     const struct score_item *here, struct pane p, bool right)
{
	struct pane side = side_of(p, two_columns(p.cols), right);
	struct extent x = {.top = true};
	bool selectable_above = false;

	for (size_t i = 0; i < list->n; i++) {
		const struct score_item *it = &list->items[i];
		int before = x.total;

		if (is_right(it, two_columns(p.cols)) != right)
			continue;
		x.total = score_item_draw(side, before, s, it, it == here);
		if (it == here) {
			x.first = before;
			x.height = x.total - before;
			x.top = !selectable_above;
		}
		selectable_above |= score_item_selectable(it);
	}
	return x;
}

static void layout(void *state, const struct session *s, int rows, int cols)
{
	struct score_view *v = state;
	struct arena arena = {0};
	struct score_items list = items_of(v, s, &arena, cols);
	const struct score_item *here = cursor_item(v, &list);

	for (int right = 0; right < 2; right++) {
		struct extent x = measure(s, &list, here, pane_measure(cols), right);

		if (!x.height)
			rows_scroll(&v->top[right], v->top[right], 0, x.total, rows);
		else if (x.top && x.first + x.height <= rows)
			v->top[right] = 0;
		else
			rows_scroll(&v->top[right], x.first, x.height, x.total, rows);
	}
	arena_release(&arena);
}

static void draw_side(const struct score_view *v, const struct session *s,
		      const struct score_items *list, struct pane p, bool right)
{
	const struct score_item *here = cursor_item(v, list);
	bool two = two_columns(p.cols);
	struct pane side = side_of(p, two, right);
	struct pane moved = pane_scrolled(side, v->top[right]);
	int row = 0;

	for (size_t i = 0; i < list->n; i++)
		if (is_right(&list->items[i], two) == right)
			row = score_item_draw(moved, row, s, &list->items[i],
					      &list->items[i] == here);
	draw_more(side, v->top[right], row);
}

static void draw(const void *state, const struct session *s, struct pane p)
{
	const struct score_view *v = state;
	struct arena arena = {0};
	struct score_items list = items_of(v, s, &arena, p.cols);

	draw_side(v, s, &list, p, false);
	if (two_columns(p.cols)) {
		draw_vline(p, 0, p.cols * 11 / 20 - 1, p.rows, STYLE_FRAME);
		draw_side(v, s, &list, p, true);
	}
	arena_release(&arena);
}

const struct view_ops view_score = {
	.title = "Score",
	.state_size = sizeof(struct score_view),
	.needs_file = true,
	.needs_plan = true,
	.open = view_open,
	.act = act,
	.layout = layout,
	.draw = draw,
};
