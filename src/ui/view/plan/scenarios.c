/* What was kept under names, side by side: what each comes to, and what differs; see plan.h. */
#include <string.h>

#include "base/utf8.h"
#include "ui/view/plan/plan.h"

/* Columns of the numbers of a scenario, each with a blank before it. */
static const struct number {
	const char *title;
	int width, from; /* shown from so many columns of the pane */
} numbers[] = {
	{"days", 6, 0}, {"risk", 7, 0}, {"gain", 7, 0}, {"score", 6, 0}, {"actions", 7, 66},
};

enum {
	NUMBERS = sizeof numbers / sizeof *numbers,
	NAME_MOST = 28,
	APART_COLS = 9, /* of a scenario among what differs */
	APART_FROM = 36, /* the actions keep so many columns, */
	APART_MOST = 110 /* and want no more */
};

static const struct outlay *here_of(const struct plan_view *v, const struct session *s)
{
	size_t n = s->outlook.n_scenarios;

	return n ? &s->outlook.scenarios[v->scenario < n ? v->scenario : n - 1] : NULL;
}

/* ---- Acting ---- */

/* Marks what it names, and nothing else. */
static void mark_all(struct session *s, const struct outlay *o)
{
	const struct texts *ids = &o->purpose.actions;
	size_t n = ids->n - o->unknown.n;

	session_leave_days(s);
	session_mark_only(s, ids);
	session_say(s, STYLE_INFO, "%zu marked + as in '%s'; %s takes all marks away", n,
		    o->purpose.name, KEY(s, VIEW_PLAN, ACT_CANCEL));
}

static void take_up(struct plan_view *v, struct session *s, const struct outlay *o)
{
	struct purpose p = o->purpose;

	if (p.kind == PURPOSE_ACTIONS) {
		mark_all(s, o); /* before the scenarios go */
		session_compare_scenarios(s, false);
		return;
	}
	p.name = arena_strdup(&s->lent, p.name);
	p.goal = arena_strdup(&s->lent, p.goal);
	plan_look_at(v, s, &p);
}

static void take_out(struct session *s, const char *name)
{
	bool last = s->outlook.n_scenarios == 1;

	name = arena_strdup(&s->lent, name);
	if (!session_edit_scenario(s, name))
		return;
	scenario_drop(s->a, name);
	session_commit(s, arena_printf(&s->lent, "removed '%s'; %s brings it back", name,
				       KEY(s, EVERYWHERE, ACT_UNDO)));
	if (last)
		session_compare_scenarios(s, false);
}

static struct effect move(struct plan_view *v, const struct session *s, const struct input *in)
{
	struct list list = {.cursor = v->scenario};
	enum cursor_move moves;
	int page = in->rows / 2 > 1 ? in->rows / 2 : 1;

	list_clamp(&list, s->outlook.n_scenarios);
	if (in->act == ACT_PAGE_DOWN || in->act == ACT_PAGE_UP) {
		v->apart_top += in->act == ACT_PAGE_DOWN ? page : -page;
		return effect_of(EFFECT_SCROLLED);
	}
	moves = list_act(&list, s->outlook.n_scenarios, page, in->act);
	v->scenario = list.cursor;
	return effect_moved(moves);
}

struct effect plan_scenarios_act(struct plan_view *v, struct session *s, const struct input *in)
{
	const struct outlay *here = here_of(v, s);
	struct effect e = move(v, s, in);

	if (e.kind != EFFECT_PASS)
		return e;
	if (in->act == ACT_CANCEL || in->act == ACT_SCENARIOS)
		session_compare_scenarios(s, false);
	else if (in->act == ACT_BUDGET)
		return plan_budget(v, s, in->act);
	else if (in->act == ACT_ACCEPT && here)
		take_up(v, s, here);
	else if (in->act == ACT_DELETE && here)
		take_out(s, here->purpose.name);
	else if (in->act != ACT_NONE && binding_of(keys_of(VIEW_PLAN)->base, in->act))
		session_say(s, STYLE_INFO, "that is for the list of the plan; %s shows it",
			    KEY(s, VIEW_PLAN, ACT_SCENARIOS));
	else
		return effect_of(EFFECT_PASS);
	return effect_done();
}

/* ---- Drawing ---- */

/* How wide names and what is asked are: what the numbers leave, shared. */
struct widths {
	int name, asked;
};

static struct widths widths_of(const struct session *s, int cols)
{
	struct widths w = {8, 9}; /* their titles */
	int left = cols - 4;

	for (int i = 0; i < NUMBERS; i++)
		left -= cols >= numbers[i].from ? numbers[i].width + 1 : 0;
	for (size_t i = 0; i < s->outlook.n_scenarios; i++) {
		struct str asked = {0};
		int name = utf8_width(s->outlook.scenarios[i].purpose.name);

		outlay_asked_words(&asked, &s->outlook.scenarios[i]);
		w.name = name > w.name ? name : w.name;
		w.asked = utf8_width(str_text(&asked)) > w.asked ? utf8_width(str_text(&asked))
								 : w.asked;
		str_release(&asked);
	}
	w.name = w.name > NAME_MOST ? NAME_MOST : w.name;
	w.name = w.name + w.asked > left && w.name > left / 2 ? left / 2 : w.name;
	w.asked = w.name + w.asked > left ? left - w.name : w.asked;
	return w;
}

static void draw_numbers(const struct outlay *o, struct pane p, int row, int col)
{
	char texts[NUMBERS][32];

	effort_column(texts[0], o->found.used);
	risk_text(texts[1], o->found.risk);
	gain_text(texts[2], o->found.gain);
	if (o->after.any)
		score_text(texts[3], o->after.low);
	else
		texts[3][0] = '-', texts[3][1] = '\0';
	number_text(texts[4], (int64_t)o->n_actions, 0);
	for (int i = 0; i < NUMBERS; i++) {
		if (p.cols < numbers[i].from)
			continue;
		col += numbers[i].width + 1;
		draw_right(p, row, col, STYLE_TEXT, texts[i]);
	}
}

static void draw_titles(struct pane p, const struct widths *w)
{
	int col = 2 + w->name + 1 + w->asked;

	draw_text(p, 0, 2, STYLE_DIM, "scenario");
	draw_text(p, 0, 2 + w->name + 1, STYLE_DIM, "asked for");
	for (int i = 0; i < NUMBERS; i++) {
		if (p.cols < numbers[i].from)
			continue;
		col += numbers[i].width + 1;
		draw_right(p, 0, col, STYLE_DIM, numbers[i].title);
	}
}

static void draw_list(struct plan_view *v, const struct session *s, struct pane p)
{
	struct widths w = widths_of(s, p.cols);
	struct pane rows = pane_sub(p, 1, 0, p.rows - 1, p.cols);
	size_t n = s->outlook.n_scenarios;
	struct list list = {v->scenario, (size_t)v->scenarios_top};

	list_clamp(&list, n);
	list_scroll(&list, n, rows.rows);
	v->scenarios_top = (int)list.top;
	draw_titles(p, &w);
	for (size_t i = 0; i < n; i++) {
		const struct outlay *o = &s->outlook.scenarios[i];
		int row = (int)i - v->scenarios_top;
		struct str asked = {0};

		draw_marker(rows, row, 0, i == list.cursor);
		if (!pane_shows(rows, row))
			continue;
		outlay_asked_words(&asked, o);
		draw_fit(rows, row, 2, w.name, STYLE_STRONG, o->purpose.name);
		draw_fit(rows, row, 2 + w.name + 1, w.asked, STYLE_TEXT, str_text(&asked));
		draw_numbers(o, rows, row, 2 + w.name + 1 + w.asked);
		str_release(&asked);
	}
	draw_more(rows, v->scenarios_top, (int)n);
}

/* Is as much of the action in all of them? */
static bool is_alike(const struct session *s, size_t action)
{
	size_t i = 1;

	while (i < s->outlook.n_scenarios &&
	       s->outlook.scenarios[i].parts[action].steps ==
		       s->outlook.scenarios[0].parts[action].steps)
		i++;
	return i >= s->outlook.n_scenarios;
}

/* The scenarios that there are columns for, the one under the cursor among them. */
static size_t columns_from(const struct plan_view *v, const struct session *s, int cols,
			   size_t *n)
{
	size_t room = cols > APART_FROM + APART_COLS ? (size_t)(cols - APART_FROM) / APART_COLS
						     : 1;
	size_t all = s->outlook.n_scenarios, here = v->scenario < all ? v->scenario : all - 1;

	*n = all < room ? all : room;
	return here >= *n ? here - *n + 1 : 0;
}

/* An action, and how much of it is in: all, a part, or nothing. */
static void draw_apart(const struct plan_view *v, const struct session *s, size_t action,
		       struct pane p, int row)
{
	const struct action *act = &s->plan.actions[action];
	size_t n, from = columns_from(v, s, p.cols, &n);
	int end = p.cols - 1 - (int)n * APART_COLS, col;

	draw_text(p, row, 2, severity_style(act->severity), severity_short(act->severity));
	plan_draw_what(p, row, 7, end - 1, act);
	for (size_t i = 0; i < n; i++) {
		const struct outlay_part *part = &s->outlook.scenarios[from + i].parts[action];
		bool all = part->steps && part->steps == part->of;

		col = draw_symbol(p, row, end + (int)i * APART_COLS,
				  part->steps ? STYLE_SELECTED : STYLE_DIM,
				  all		? SYMBOL_CHECK
				  : part->steps ? SYMBOL_PARTIAL
						: SYMBOL_EMPTY);
		if (part->steps && !all)
			draw_textf(p, row, col + 1, STYLE_TEXT, "%zu of %zu", part->steps,
				   part->of);
	}
}

/* What differs; returns its rows. */
static int draw_differences(const struct plan_view *v, const struct session *s, struct pane p)
{
	int row = 0;

	for (size_t i = 0; i < s->plan.n_actions; i++) {
		if (is_alike(s, i))
			continue;
		if (p.grid && pane_shows(p, row))
			draw_apart(v, s, i, p, row);
		row++;
	}
	return row;
}

/* The heading over what differs, with a name over each column. */
static void draw_names(const struct plan_view *v, const struct session *s, int differ,
		       struct pane p)
{
	size_t n, from = columns_from(v, s, p.cols, &n);
	int end = p.cols - 1 - (int)n * APART_COLS;
	struct str words = {0};

	if (s->outlook.n_scenarios < 2)
		str_add(&words, "There is no other to compare it with");
	else if (!differ)
		str_add(&words, "The same is in all of them");
	else
		str_addf(&words, "What differs: %d action%s", differ, differ == 1 ? "" : "s");
	draw_fit(p, 0, 2, end - 3, STYLE_HEADING, str_text(&words));
	for (size_t i = 0; differ && i < n; i++)
		draw_fit(p, 0, end + (int)i * APART_COLS, APART_COLS - 1,
			 from + i == v->scenario ? STYLE_STRONG : STYLE_DIM,
			 s->outlook.scenarios[from + i].purpose.name);
	str_release(&words);
}

void plan_scenarios_draw(struct plan_view *v, const struct session *s, struct pane p)
{
	const struct outlay *here = here_of(v, s);
	struct str words = {0};
	int n = (int)s->outlook.n_scenarios, list = n + 1, row, wide, differ;
	struct pane apart;

	if (!here) {
		draw_wrapf(p, 0, 2, STYLE_TEXT, "No scenario is kept. %s shows the plan.",
			   KEY(s, VIEW_PLAN, ACT_SCENARIOS));
		return;
	}
	list = list > p.rows / 2 ? p.rows / 2 : list;
	draw_list(v, s, pane_sub(p, 0, 0, list, p.cols));
	row = list + (p.rows >= 16);
	outlay_words(&words, here, s->q);
	row = draw_paragraph(p, row, 2, STYLE_INFO, str_text(&words)) + (p.rows >= 16);
	str_release(&words);
	wide = APART_MOST + n * APART_COLS;
	wide = wide > p.cols ? p.cols : wide;
	differ = draw_differences(v, s, pane_measure(wide));
	draw_names(v, s, differ, pane_sub(p, row, 0, 1, wide));
	apart = pane_sub(p, row + 1, 0, p.rows - row - 1, wide);
	rows_clamp(&v->apart_top, differ, apart.rows);
	draw_differences(v, s, pane_scrolled(apart, v->apart_top));
	draw_more(apart, v->apart_top, differ);
}
