/* The plan as a picture: what brings much beside what costs much; see plan_view.h. */
#include <stdio.h>
#include <stdlib.h>

#include "ui/key_name.h"
#include "ui/plan_view.h"

/* A number with its marker. */
#define CHIP 5
#define QUARTERS 4

static const struct {
	const char *title, *what;
} quarters[QUARTERS] = {
	{"Quick wins", "much for little"},
	{"Big bets", "much for much"},
	{"Fill-ins", "little for little"},
	{"Not now", "little for much"},
};

/* The actions that are still to be done, by quarter and there in the order of the plan. */
struct picture {
	size_t *items[QUARTERS]; /* indices into plan.actions */
	size_t n[QUARTERS], total;
	int64_t gain; /* from so much on an action brings much */
	int effort;   /* above so many half days it costs much */
};

static int compare_values(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static int64_t middle_of(int64_t *values, size_t n)
{
	if (!n)
		return 0;
	qsort(values, n, sizeof *values, compare_values);
	return values[n / 2];
}

static int quarter_of(const struct picture *p, const struct action *act)
{
	return (act->gain >= p->gain ? 0 : 2) + (act->effort > p->effort);
}

static int compare_ranks(const void *a, const void *b)
{
	const size_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* The middle of what the list shows parts much from little: so there is always a choice. */
static struct picture picture_of(struct arena *a, const struct session *s,
				 const struct plan_rows *rows)
{
	int64_t *gains = arena_new(a, int64_t, rows->n + 1);
	int64_t *efforts = arena_new(a, int64_t, rows->n + 1);
	struct picture p = {.total = 0};

	for (size_t i = 0; i < rows->n; i++) {
		const struct action *act = &s->plan.actions[rows->items[i]];

		if (!action_is_left(act))
			continue;
		gains[p.total] = act->gain;
		efforts[p.total++] = act->effort;
	}
	p.gain = middle_of(gains, p.total);
	p.effort = (int)middle_of(efforts, p.total);
	for (int k = 0; k < QUARTERS; k++)
		p.items[k] = arena_new(a, size_t, p.total + 1);
	for (size_t i = 0; i < rows->n; i++) {
		const struct action *act = &s->plan.actions[rows->items[i]];
		int k = quarter_of(&p, act);

		if (action_is_left(act))
			p.items[k][p.n[k]++] = rows->items[i];
	}
	for (int k = 0; k < QUARTERS; k++)
		qsort(p.items[k], p.n[k], sizeof *p.items[k], compare_ranks);
	return p;
}

/* The place of the cursor in the quarters laid end to end. */
static size_t place_of(const struct picture *p, size_t action)
{
	size_t place = 0;

	for (int k = 0; k < QUARTERS; k++)
		for (size_t i = 0; i < p->n[k]; i++, place++)
			if (p->items[k][i] == action)
				return place;
	return 0;
}

static size_t action_at(const struct picture *p, size_t place)
{
	int k = 0;

	while (k + 1 < QUARTERS && place >= p->n[k])
		place -= p->n[k++];
	return p->items[k][place];
}

/* To the first of the next quarter that has any. */
static size_t next_quarter(const struct picture *p, size_t place)
{
	size_t end = 0;

	for (int k = 0; k < QUARTERS; k++) {
		end += p->n[k];
		if (place < end)
			return end < p->total ? end : 0;
	}
	return 0;
}

bool plan_picture_move(struct plan_view *v, const struct session *s,
		       const struct plan_rows *rows, enum act act, size_t *action)
{
	struct arena arena = {0};
	struct picture p = picture_of(&arena, s, rows);
	size_t here = rows->n ? rows->items[plan_rows_cursor(v, s, rows)] : 0;
	struct list list = {.cursor = place_of(&p, here)};
	bool moved = true;

	if (act == ACT_RIGHT || act == ACT_LEFT)
		act = act == ACT_RIGHT ? ACT_DOWN : ACT_UP;
	if (act == ACT_NEXT_PANE)
		list.cursor = next_quarter(&p, list.cursor);
	else
		moved = list_act(&list, p.total, 10, act);
	if (p.total)
		*action = action_at(&p, list.cursor);
	moved = moved && p.total;
	arena_release(&arena);
	return moved;
}

/* How many, what they are to each other, and in sum, as far as there is room. */
static void heading_words(struct str *out, const struct session *s, const struct picture *p,
			  int k, int cols)
{
	char effort[32], gain[32];
	int64_t sum = 0;
	int days = 0;

	for (size_t i = 0; i < p->n[k]; i++) {
		sum += s->plan.actions[p->items[k][i]].gain;
		days += s->plan.actions[p->items[k][i]].effort;
	}
	str_addf(out, "%zu", p->n[k]);
	if (cols >= 34)
		str_addf(out, ", %s", quarters[k].what);
	if (p->n[k] && cols >= 54)
		str_addf(out, ", %s day%s, %s", effort_text(effort, days), days == 2 ? "" : "s",
			 gain_text(gain, sum));
}

/* One action: its number, and its title where the quarter has a line for each. */
static void draw_one(struct pane p, int row, int col, const struct plan_view *v,
		     const struct action *act, bool here, bool titled)
{
	char number[16];

	draw_marker(p, row, col, here);
	snprintf(number, sizeof number, "%zu", act->rank);
	draw_right(p, row, col + CHIP - 1,
		   here ? STYLE_CURSOR : severity_style(act->severity), number);
	if (plan_is_marked(v, act->id))
		draw_text(p, row, col + CHIP - 1, STYLE_SELECTED, "+");
	if (titled)
		draw_fit(p, row, col + CHIP, p.cols - CHIP - col - 1, STYLE_TEXT, act->title);
}

static void draw_quarter(struct pane p, const struct plan_view *v, const struct session *s,
			 const struct picture *pic, int k, size_t here)
{
	struct str words = {0};
	int rows = p.rows - 1, per = (p.cols - 1) / CHIP > 0 ? (p.cols - 1) / CHIP : 1;
	bool titled = (int)pic->n[k] <= rows;
	size_t room = rows > 0 ? (size_t)(rows * (titled ? 1 : per)) : 0, from = 0;
	int col = draw_text(p, 0, 2, STYLE_HEADING, quarters[k].title) + 2;

	heading_words(&words, s, pic, k, p.cols);
	draw_fit(p, 0, col, p.cols - col - 1, STYLE_DIM, str_text(&words));
	str_release(&words);
	for (size_t i = 0; i < pic->n[k]; i++) /* the one under the cursor is in sight */
		if (pic->items[k][i] == here && room && i >= room)
			from = (i / (size_t)per - (size_t)rows + 1) * (size_t)per;
	for (size_t i = from; i < pic->n[k] && i - from < room; i++) {
		int at = (int)(i - from);

		draw_one(p, 1 + (titled ? at : at / per), titled ? 0 : at % per * CHIP, v,
			 &s->plan.actions[pic->items[k][i]], pic->items[k][i] == here,
			 titled);
	}
	if (from)
		draw_more_sign(p, 0, p.cols - 1, SYMBOL_MORE_UP);
	if (pic->n[k] - from > room && rows > 0)
		draw_more_sign(p, rows, p.cols - 1, SYMBOL_MORE_DOWN);
}

/* What much and little are here. */
static void draw_scale(const struct picture *p, struct pane line)
{
	char gain[32], effort[32];
	struct str words = {0};

	str_addf(&words, "Much: a gain of %s or more; more than %s day%s.",
		 gain_text(gain, p->gain), effort_text(effort, p->effort),
		 p->effort == 2 ? "" : "s");
	draw_fit(line, 0, 2, line.cols - 3, STYLE_DIM, str_text(&words));
	str_release(&words);
}

void plan_picture_draw(const struct plan_view *v, const struct session *s,
		       const struct plan_rows *rows, struct pane p)
{
	struct arena arena = {0};
	struct picture pic = picture_of(&arena, s, rows);
	size_t here = rows->n ? rows->items[plan_rows_cursor(v, s, rows)] : 0;
	int below = p.rows >= 12 ? p.rows / 4 : 0;
	int high = (p.rows - below - 2) / 2, wide = (p.cols - 1) / 2;
	struct pane details;

	if (!pic.total) {
		draw_wrapf(pane_sub(p, 0, 2, p.rows, p.cols - 3), 0, 0, STYLE_TEXT,
			   "There is nothing left to do here. %s shows the list.",
			   KEY(s, &view_plan, ACT_PICTURE));
		arena_release(&arena);
		return;
	}
	here = action_at(&pic, place_of(&pic, here));
	draw_scale(&pic, p);
	for (int k = 0; k < QUARTERS; k++)
		draw_quarter(pane_sub(p, 1 + k / 2 * (high + 1), k % 2 * (wide + 1), high,
				      wide),
			     v, s, &pic, k, here);
	draw_vline(p, 1, wide, 2 * high + 1, STYLE_FRAME);
	draw_hline(p, 1 + high, 0, p.cols, STYLE_FRAME, SYMBOL_HLINE);
	if (below > 1) {
		below = p.rows - 2 * (high + 1); /* with the row that is left over */
		draw_hline(p, p.rows - below, 0, p.cols, STYLE_FRAME, SYMBOL_HLINE);
		details = pane_sub(p, p.rows - below + 1, 0, below - 1, p.cols);
		draw_more(details, 0, plan_draw_details(s, &s->plan.actions[here], details));
	}
	arena_release(&arena);
}
