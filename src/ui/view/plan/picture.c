/* The plan as a picture: what brings much beside what costs much; see plan.h. */
#include <stdlib.h>

#include "base/number.h"
#include "base/utf8.h"
#include "ui/view/plan/plan.h"

#define QUARTERS 4
/* More than a room can talk about are not named. */
#define NAMED_MAX 30

static const struct {
	const char *title, *what;
} quarters[QUARTERS] = {
	{"Quick wins", "much risk, little work"},
	{"Major work", "much risk, much work"},
	{"Small steps", "little risk and work"},
	{"Costly", "little risk, much work"},
};

enum {
	NUMBER = 6,    /* columns of a rank with its marker */
	SEVERITY = 5,  /* "crit " */
	ID = 7,        /* "REL-09 " */
	WITH_IDS = 50, /* from so many columns on */
};

/* The first actions that are still to be done, by quarter and there in the order of the
 * plan. */
struct picture {
	size_t *items[QUARTERS]; /* indices into plan.actions */
	size_t n[QUARTERS], total;
	size_t left;  /* of which these are the first */
	int64_t risk; /* from so much on an action takes away much */
	int effort;   /* above so many half days it costs much */
};

/* By rank: the order of the plan. */
static int compare_ranks(const void *a, const void *b)
{
	const size_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static int compare_values(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Those that the list shows and that are left, in the order of the plan. */
static size_t *find_left(struct arena *a, const struct session *s,
			 const struct plan_rows *rows, size_t *n)
{
	size_t *left = arena_new(a, size_t, rows->n + 1);

	*n = 0;
	for (size_t i = 0; i < rows->n; i++)
		if (rows->items[i].step < 0 &&
		    action_is_left(plan_action_of(s, rows->items[i])))
			left[(*n)++] = rows->items[i].action;
	qsort(left, *n, sizeof *left, compare_ranks);
	return left;
}

/* The middle of what is named parts much from little: so there is always a choice. What is
 * critical is never little. */
static struct picture picture_of(struct arena *a, const struct session *s,
				 const struct plan_rows *rows)
{
	int64_t risks[NAMED_MAX + 1] = {0}, efforts[NAMED_MAX + 1] = {0};
	struct picture p = {.total = 0};
	size_t *left = find_left(a, s, rows, &p.left);

	p.total = p.left < NAMED_MAX ? p.left : NAMED_MAX;
	for (size_t i = 0; i < p.total; i++) {
		risks[i] = s->plan.actions[left[i]].risk;
		efforts[i] = s->plan.actions[left[i]].effort;
	}
	qsort(risks, p.total, sizeof *risks, compare_values);
	qsort(efforts, p.total, sizeof *efforts, compare_values);
	p.risk = risks[p.total / 2];
	p.effort = (int)efforts[p.total / 2];
	for (int k = 0; k < QUARTERS; k++)
		p.items[k] = arena_new(a, size_t, p.total + 1);
	for (size_t i = 0; i < p.total; i++) {
		const struct action *act = &s->plan.actions[left[i]];
		bool much = act->risk >= p.risk || act->severity == SEVERITY_CRITICAL;
		int k = (much ? 0 : 2) + (act->effort > p.effort);

		p.items[k][p.n[k]++] = left[i];
	}
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

enum cursor_move plan_picture_move(struct plan_view *v, const struct session *s,
				   const struct plan_rows *rows, enum act act,
				   size_t *action)
{
	struct arena arena = {0};
	struct picture p = picture_of(&arena, s, rows);
	size_t here = rows->n ? rows->items[plan_rows_cursor(v, s, rows)].action : 0;
	struct list list = {.cursor = place_of(&p, here)};
	size_t before = list.cursor;
	enum cursor_move moves = MOVE_MOVES;

	if (act == ACT_RIGHT || act == ACT_LEFT)
		act = act == ACT_RIGHT ? ACT_DOWN : ACT_UP;
	if (act == ACT_NEXT_PANE)
		list.cursor = next_quarter(&p, list.cursor);
	else
		moves = list_act(&list, p.total, 10, act);
	if (p.total)
		*action = action_at(&p, list.cursor);
	if (moves != MOVE_NONE)
		moves = !p.total ? MOVE_NONE : list.cursor == before ? MOVE_STAYS : MOVE_MOVES;
	arena_release(&arena);
	return moves;
}

/* "62: 5 critical, 16 high", and the days as far as there is room. */
static void sum_words(struct str *out, const struct session *s, const struct picture *p, int k,
		      int cols)
{
	size_t counts[SEVERITY_CRITICAL + 1] = {0};
	struct plan_totals totals = {0};
	struct str days = {0};
	const char *sep = ": ";
	char effort[32];

	for (size_t i = 0; i < p->n[k]; i++) {
		const struct action *act = &s->plan.actions[p->items[k][i]];

		counts[act->severity]++;
		plan_totals_add(&totals, act);
	}
	str_addf(out, "%zu", p->n[k]);
	for (int i = SEVERITY_CRITICAL; i > SEVERITY_NONE; i--) {
		if (!counts[i])
			continue;
		str_addf(out, "%s%zu %s", sep, counts[i], severity_short((enum severity)i));
		sep = ", ";
	}
	str_addf(&days, "; %s day%s", effort_text(effort, totals.effort),
		 totals.effort == 2 ? "" : "s");
	if (p->n[k] && (int)(out->len + days.len) <= cols)
		str_add(out, str_text(&days));
	str_release(&days);
}

/* The title, and below or beside it what it means and holds. Returns the row after it. */
static int draw_heading(struct pane p, const struct session *s, const struct picture *pic,
			int k)
{
	struct str words = {0};
	bool high = p.rows >= 6;
	int col = draw_text(p, 0, 2, STYLE_HEADING, quarters[k].title);

	if (high)
		draw_fit(p, 0, draw_text(p, 0, col, STYLE_DIM, ": "), p.cols - col - 3,
			 STYLE_DIM, quarters[k].what);
	col = high ? 2 : col + 2;
	sum_words(&words, s, pic, k, p.cols - col - 1);
	draw_fit(p, high, col, p.cols - col - 1, STYLE_DIM, str_text(&words));
	str_release(&words);
	return 1 + high;
}

static void draw_one(struct pane p, int row, const struct session *s, const struct action *act,
		     bool here)
{
	int col = NUMBER + SEVERITY;

	draw_marker(p, row, 0, here);
	draw_right(p, row, NUMBER - 1, here ? STYLE_CURSOR : STYLE_DIM,
		   number_text((char[32]){0}, (int64_t)act->rank, 0));
	if (what_if_counts(&s->what_if, act))
		draw_text(p, row, NUMBER - 1, STYLE_SELECTED, "+");
	draw_text(p, row, NUMBER, severity_style(act->severity), severity_short(act->severity));
	if (p.cols >= WITH_IDS) {
		char about[Q_ID_MAX + 1];
		int end = draw_fit(p, row, col, ID, STYLE_STRONG,
				   plan_about_id(about, act->id));

		col += ID;
		col += end >= col;
	}
	draw_fit(p, row, col, p.cols - col - 1, STYLE_TEXT, act->title);
}

/* As many as there is room for, the one under the cursor among them; the others are counted
 * in the last row. Those, too, have their marker, out of sight: a click counts them. */
static void draw_quarter(struct pane p, const struct session *s, const struct picture *pic,
			 int k, size_t here)
{
	int row = draw_heading(p, s, pic, k);
	struct pane list = pane_sub(p, row, 0, p.rows - row, p.cols);
	size_t n = pic->n[k], room = list.rows > 0 ? (size_t)list.rows : 0, from = 0, more;

	room -= n > room && room > 1;
	for (size_t i = 0; i < n; i++)
		if (pic->items[k][i] == here && room && i >= room)
			from = i - room + 1;
	for (size_t i = 0; i < n; i++) {
		const struct action *act = &s->plan.actions[pic->items[k][i]];

		if (i < from || i >= from + room)
			draw_marker(list, -1, 0, false);
		else
			draw_one(list, (int)(i - from), s, act, pic->items[k][i] == here);
	}
	more = n > from + room ? n - from - room : 0;
	if (from && more)
		draw_textf(list, (int)room, NUMBER, STYLE_DIM, "and %zu before, %zu more",
			   from, more);
	else if (from || more)
		draw_textf(list, (int)room, NUMBER, STYLE_DIM,
			   from ? "and %zu before" : "and %zu more", from ? from : more);
}

/* What much and little are here, of which actions. Returns the row after it. */
static int draw_scale(const struct plan_view *v, const struct picture *p, struct pane top)
{
	static const char rule[] = "What is critical is never little risk.";
	char risk[32], effort[32];
	struct str words = {0};
	int row = 1, col;

	if (v->filter.len)
		str_addf(&words, "only '%s': ", str_text(&v->filter));
	if (p->total < p->left)
		str_addf(&words, "the first %zu of %zu. ", p->total, p->left);
	else
		str_addf(&words, "%zu to do. ", p->left);
	str_addf(&words, "Much risk: %s or more. Much work: over %s day%s.",
		 risk_text(risk, p->risk), effort_text(effort, p->effort),
		 p->effort == 2 ? "" : "s");
	draw_fit(top, 0, 2, top.cols - 3, STYLE_DIM, str_text(&words));
	col = 2 + utf8_width(str_text(&words)) + 2;
	str_release(&words);
	if (col + utf8_width(rule) < top.cols) {
		draw_text(top, 0, col, STYLE_DIM, rule);
	} else if (top.rows >= 16) {
		draw_fit(top, row++, 2, top.cols - 3, STYLE_DIM, rule);
	}
	return row;
}

void plan_picture_draw(const struct plan_view *v, const struct session *s,
		       const struct plan_rows *rows, struct pane p)
{
	struct arena arena = {0};
	struct picture pic = picture_of(&arena, s, rows);
	size_t here = rows->n ? rows->items[plan_rows_cursor(v, s, rows)].action : 0;
	int below = p.rows >= 12 ? p.rows / 4 : 0, wide = (p.cols - 1) / 2, top, high;

	if (!pic.total) {
		draw_wrapf(pane_sub(p, 0, 2, p.rows, p.cols - 3), 0, 0, STYLE_TEXT,
			   "There is nothing left to do here. %s shows the list.",
			   KEY(s, VIEW_PLAN, ACT_PICTURE));
		arena_release(&arena);
		return;
	}
	here = action_at(&pic, place_of(&pic, here));
	top = draw_scale(v, &pic, p);
	high = (p.rows - below - top - 1) / 2;
	for (int k = 0; k < QUARTERS; k++)
		draw_quarter(pane_sub(p, top + k / 2 * (high + 1), k % 2 * (wide + 1), high,
				      wide),
			     s, &pic, k, here);
	draw_vline(p, top, wide, 2 * high + 1, STYLE_FRAME);
	draw_hline(p, top + high, 0, p.cols, STYLE_FRAME, SYMBOL_HLINE);
	below = p.rows - top - 2 * high - 1; /* with the row that is left over */
	if (p.rows >= 12) {
		struct pane details = pane_sub(p, p.rows - below + 1, 0, below - 1, p.cols);

		draw_hline(p, p.rows - below, 0, p.cols, STYLE_FRAME, SYMBOL_HLINE);
		draw_more(details, 0,
			  plan_draw_details(s, (struct plan_row){here, -1}, details));
	}
	arena_release(&arena);
}
