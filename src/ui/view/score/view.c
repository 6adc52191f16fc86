/* Where the workload stands and what now: findings, the first of the plan, the answers that
 * would narrow the range most, a bar with its range for each section, a map of the areas, and
 * what is unverified. */
#include "ui/view/view.h"
#include "ui/view/go_to.h"
#include "ui/view/score/score.h"
#include "ui/widget/list.h"

#define TWO_COLUMNS_FROM 110

struct score_view {
	/* What the cursor stands on; not its place, which changes with the answers. */
	enum score_item_kind kind;
	size_t index;
	bool placed;
	bool folded_out;   /* are the areas of a section shown? */
	size_t section;    /* which one */
	bool all_findings; /* are all shown where there is one column? */
	/* As it was drawn last: */
	bool two_columns;
	enum score_item_kind on; /* what the cursor stood on */
	int top[2];        /* first row shown, left and right */
};

static struct score_items items_of(const struct score_view *v, const struct session *s,
				   struct arena *a, int cols)
{
	struct score_look look = {
		.two_columns = cols >= TWO_COLUMNS_FROM,
		.all_findings = v->all_findings ||
				(v->kind == ITEM_FINDING && v->index >= WORST_FINDINGS),
		.unfolded = v->folded_out ? (int)v->section : -1};

	return score_items_make(a, s, &look);
}

/* The stop under the cursor: the item it was put on, else the nearest before it of the same
 * kind, else the first. There is none only without sections, findings and questions. */
static size_t stop_here(const struct score_view *v, const struct score_items *list)
{
	size_t near = 0;

	for (size_t i = 0; v->placed && i < list->n_stops; i++) {
		const struct score_item *it = &list->items[list->stops[i]];

		if (it->kind == v->kind && (it->index <= v->index || v->kind == ITEM_MORE))
			near = i;
		if (it->kind == v->kind && it->index == v->index)
			break;
	}
	return near;
}

static const struct score_item *item_at(const struct score_items *list, size_t stop)
{
	return stop < list->n_stops ? &list->items[list->stops[stop]] : NULL;
}

static void put_cursor(struct score_view *v, enum score_item_kind kind, size_t index)
{
	v->kind = kind;
	v->index = index;
	v->placed = true;
}

static void put_on(struct score_view *v, const struct score_item *it)
{
	if (it)
		put_cursor(v, it->kind, it->index);
}

static struct effect move(struct score_view *v, const struct score_items *list, int page,
			  enum act act)
{
	struct list l = {.cursor = stop_here(v, list)};
	enum cursor_move moves;

	moves = list_act(&l, list->n_stops, page, act);
	if (moves == MOVE_MOVES)
		put_on(v, item_at(list, l.cursor));
	return effect_moved(moves);
}

/* To the first item of the next block, or back to the first of this one and of the block
 * before; round at the ends. */
static struct effect move_block(struct score_view *v, const struct score_items *list, int by)
{
	size_t n = list->n_stops, here = stop_here(v, list), at = here;

	for (size_t i = 0; i < n; i++) {
		size_t before = (at + n - 1) % n;

		if (i && item_at(list, at)->block != item_at(list, before)->block)
			break;
		at = by > 0 ? (at + 1) % n : before;
	}
	put_on(v, item_at(list, at));
	return effect_if(at != here);
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
	put_cursor(v, ITEM_SECTION, section);
}

static void view_open(void *state, struct session *s, struct thing where)
{
	struct score_view *v = state;

	if (where.kind == THING_SECTION)
		put_cursor(v, ITEM_SECTION, where.index);
	for (size_t i = 0; where.kind == THING_RULE && i < s->plan.n_findings; i++)
		if (s->plan.findings[i].rule == where.index)
			put_cursor(v, ITEM_FINDING, i);
}

static struct effect accept(struct score_view *v, struct session *s,
			    const struct score_item *here)
{
	if (!here)
		return effect_done();
	if (here->kind == ITEM_AREA)
		return go_to_area(s, here->index);
	if (here->kind == ITEM_ACTION)
		return effect_go(VIEW_PLAN, here->what);
	if (here->kind != ITEM_MORE)
		return go_to(s, here->what);
	v->all_findings = !v->all_findings;
	return effect_done();
}

/* Only a section has areas to show; and what Enter does on the line that shows more findings. */
static const char *label(const void *state, enum act a)
{
	const struct score_view *v = state;

	if (a == ACT_TOGGLE && v->on != ITEM_SECTION && v->on != ITEM_AREA && v->on != ITEM_HEAT)
		return "";
	if (a == ACT_ACCEPT && v->on == ITEM_MORE)
		return v->all_findings ? "fewer findings" : "all findings";
	return NULL;
}

static struct effect act(void *state, struct session *s, const struct input *in)
{
	struct score_view *v = state;
	struct arena arena = {0};
	struct score_items list = items_of(v, s, &arena, in->cols);
	const struct score_item *here = item_at(&list, stop_here(v, &list));
	struct effect e = effect_done();

	if (in->act == ACT_ACCEPT)
		e = accept(v, s, here);
	else if (in->act == ACT_TOGGLE && here && here->kind == ITEM_MORE)
		v->all_findings = !v->all_findings;
	else if (in->act == ACT_TOGGLE)
		toggle(v, s, here);
	else if (in->act == ACT_NEXT_PANE)
		e = move_block(v, &list, 1);
	else if (in->act == ACT_PREVIOUS_PANE)
		e = move_block(v, &list, -1);
	else
		e = move(v, &list, in->rows, in->act);
	arena_release(&arena);
	return e;
}

/* One side; the whole pane when there is one column. */
struct column {
	const struct score_items *list;
	const struct score_item *here;
	int top, rows;
	bool two, right;
};

static int draw_items(const void *what, const struct session *s, struct pane p,
		      struct extent *here)
{
	const struct column *side = what;
	bool stop_above = false;
	int row = 0;

	*here = (struct extent){side->top, 0}; /* the cursor is elsewhere */
	for (size_t i = 0; i < side->list->n; i++) {
		const struct score_item *it = &side->list->items[i];
		int first = row;

		if ((side->two && score_block_is_right(it->block)) != side->right)
			continue;
		row = score_item_draw(p, row, s, it, it == side->here);
		if (it == side->here)
			*here = stop_above || row > side->rows
					? (struct extent){first, row - first}
					: (struct extent){0, row};
		stop_above |= score_item_selectable(it);
	}
	return row;
}

static void draw(void *state, const struct session *s, struct pane p)
{
	struct score_view *v = state;
	struct arena arena = {0};
	struct score_items list = items_of(v, s, &arena, p.cols);
	struct column side = {.list = &list,
			    .here = item_at(&list, stop_here(v, &list)),
			    .rows = p.rows,
			    .two = p.cols >= TWO_COLUMNS_FROM};
	int left = p.cols * 11 / 20;

	v->two_columns = side.two;
	v->on = side.here ? side.here->kind : ITEM_NOTHING;
	for (int right = 0; right <= side.two; right++) {
		struct pane part = right ? pane_sub(p, 0, left + 1, p.rows, p.cols - left - 1)
				   : side.two ? pane_sub(p, 0, 0, p.rows, left - 1)
					      : p;

		side.right = right;
		side.top = v->top[right];
		rows_show(&v->top[right], part, part, draw_items, &side, s);
	}
	if (side.two)
		draw_vline(p, 0, left - 1, p.rows, STYLE_FRAME);
	arena_release(&arena);
}

const struct view_ops view_score = {
	.title = "Score",
	.state_size = sizeof(struct score_view),
	.needs_file = true,
	.needs_plan = true,
	.label = label,
	.open = view_open,
	.act = act,
	.draw = draw,
};
