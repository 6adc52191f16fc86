/* How the list is arranged, where its cursor stands, and which steps are unfolded; see
 * plan.h. */
#include <string.h>

#include "ui/view/plan/plan.h"

static void set(struct str *to, const char *text)
{
	str_truncate(to, 0);
	str_add(to, text);
}

void plan_put_cursor(struct plan_view *v, const struct session *s,
		     const struct plan_rows *rows, size_t place)
{
	str_truncate(&v->at, 0);
	v->place = place;
	if (place < rows->n)
		str_add(&v->at, plan_row_id(s, rows->items[place]));
}

void plan_hold_cursor(struct plan_view *v, const struct session *s)
{
	struct arena arena = {0};
	struct plan_rows rows = plan_rows_make(&arena, v, s);

	plan_put_cursor(v, s, &rows, plan_rows_cursor(v, s, &rows));
	arena_release(&arena);
}

void plan_show_first(struct plan_view *v, const struct session *s)
{
	str_truncate(&v->at, 0);
	v->place = 0;
	v->top = 0;
	plan_hold_cursor(v, s);
}

/* The next column that has an order. */
static enum plan_column next_column(enum plan_column c, int by)
{
	do
		c = (enum plan_column)(((int)c + by + COLUMN_COUNT) % COLUMN_COUNT);
	while (!plan_column_name(c));
	return c;
}

/* Only what is overdue, or all again. */
static void show_overdue(struct plan_view *v, struct session *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->plan.n_actions; i++)
		n += action_is_overdue(&s->plan.actions[i], s->plan.as_of);
	if (!strcmp(str_text(&v->filter), plan_filter_overdue)) {
		str_truncate(&v->filter, 0);
		session_say(s, STYLE_INFO, "all actions again");
	} else if (!n) {
		session_say(s, STYLE_INFO, "nothing is overdue");
	} else {
		set(&v->filter, plan_filter_overdue);
		plan_show_first(v, s);
		session_say(s, STYLE_INFO, "%zu overdue; %s shows all again", n,
			    KEY(s, VIEW_PLAN, ACT_OVERDUE));
	}
}

/* The steps of all actions, or, where they are shown, of none. */
static void unfold_all(struct plan_view *v, struct session *s)
{
	bool none = !v->unfolded.n;
	size_t n = 0;

	if (!none)
		set(&v->at, plan_about_id((char[Q_ID_MAX + 1]){0}, str_text(&v->at)));
	name_set_clear(&v->unfolded);
	for (size_t i = 0; i < s->plan.n_actions; i++) {
		const struct action *act = &s->plan.actions[i];

		n += plan_unfolds(act);
		if (none && plan_unfolds(act))
			name_set_toggle(&v->unfolded, act->id);
	}
	session_say(s, STYLE_INFO, !n	  ? "no action has steps of its own"
				   : none ? "the steps of all actions"
					  : "no steps");
}

bool plan_rearrange(struct plan_view *v, struct session *s, enum act act)
{
	static const char *const said[] = {
		[GROUP_WAVE] = "grouped by wave", [GROUP_SECTION] = "grouped by section",
		[GROUP_OWNER] = "grouped by owner", [GROUP_NONE] = "not grouped"};

	if (s->outlook.asked && (act == ACT_SORT || act == ACT_SORT_BACK || act == ACT_GROUP ||
				 act == ACT_REVERSE)) {
		session_say(s, STYLE_INFO,
			    "what days buy is in the order of the plan; %s leaves it",
			    KEY(s, VIEW_PLAN, ACT_CANCEL));
		return true;
	}
	switch (act) {
	case ACT_SORT:
	case ACT_SORT_BACK:
		v->order.sort = next_column(v->order.sort, act == ACT_SORT ? 1 : -1);
		v->order.reverse = false;
		plan_show_first(v, s);
		session_say(s, STYLE_INFO, "sorted by %s",
			    v->order.sort == COLUMN_RANK ? "rank: the order to work in"
						   : plan_column_name(v->order.sort));
		return true;
	case ACT_REVERSE:
		v->order.reverse = !v->order.reverse;
		plan_show_first(v, s);
		session_say(s, STYLE_INFO, "the order is turned round");
		return true;
	case ACT_GROUP:
		v->order.group = (enum plan_group)((v->order.group + 1) % GROUP_COUNT);
		session_say(s, STYLE_INFO, "%s", said[v->order.group]);
		return true;
	case ACT_OVERDUE:
		show_overdue(v, s);
		return true;
	case ACT_UNFOLD_ALL:
		unfold_all(v, s);
		return true;
	default: /* nothing about the list */
		return false;
	}
}

void plan_unfold(struct plan_view *v, struct session *s, const struct action *act, bool show)
{
	bool shown = name_set_has(&v->unfolded, act->id);

	if (!plan_unfolds(act))
		session_say(s, STYLE_INFO,
			    "%s has one status for all of it; %s tells how it is done",
			    act->id, KEY(s, VIEW_PLAN, ACT_DETAILS));
	else if (shown == show)
		session_say(s, STYLE_INFO,
			    show ? "the steps of %s are shown; %s hides them"
				 : "the steps of %s are hidden; %s shows them",
			    act->id, KEY(s, VIEW_PLAN, show ? ACT_FOLD : ACT_UNFOLD));
	else
		name_set_toggle(&v->unfolded, act->id);
	if (v->details && plan_unfolds(act) && shown != show) /* which is not seen there */
		session_say(s, STYLE_INFO, "the list %s the steps of %s",
			    show ? "shows" : "hides", act->id);
	if (!show)
		set(&v->at, act->id);
}
