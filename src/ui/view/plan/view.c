/* The plan as a working list: sorted, filtered, grouped, its steps unfolded; what is under the
 * cursor in full; marks that show the score were they done. */
#include <stdio.h>
#include <string.h>

#include "ui/view/go_to.h"
#include "ui/view/plan/plan.h"
#include "ui/widget/list.h"

/* What only the picture has, or a list of scenarios. */
static void refuse(const void *state, struct session *s, enum act a)
{
	(void)state;
	if (binding_of(plan_picture_keys, a))
		session_say(s, STYLE_INFO, "that is a key of the picture; %s shows it",
			    KEY(s, VIEW_PLAN, ACT_PICTURE));
	else
		session_say(s, STYLE_INFO, "that is for scenarios; %s shows those that are kept",
			    KEY(s, VIEW_PLAN, ACT_SCENARIOS));
}

static const struct binding *more(const void *state, const struct session *s)
{
	const struct plan_view *v = state;

	return s->outlook.comparing ? plan_scenario_keys
	       : v->picture	    ? plan_picture_keys
	       : s->outlook.asked   ? plan_budget_keys
				    : NULL;
}

/* Beside the scenarios the footer names no key of the list; while days are asked none that
 * would arrange it, or mark in it. */
static const char *label(const void *state, enum act a)
{
	const struct plan_view *v = state;
	bool arranges = a == ACT_SORT || a == ACT_GROUP || a == ACT_REVERSE || a == ACT_WHAT_IF;

	if (v->keys == plan_scenario_keys && !binding_of(plan_scenario_keys, a))
		return "";
	return v->keys == plan_budget_keys && arranges ? "" : NULL;
}

static void set(struct str *to, const char *text)
{
	str_truncate(to, 0);
	str_add(to, text);
}

static bool serves(const struct action *act, struct thing what)
{
	const int i = (int)what.index;

	switch (what.kind) {
	case THING_QUESTION:
		return act->question == i && act->kind != ACTION_CONTAIN;
	case THING_DECISION:
		return act->decision == i;
	case THING_RULE:
		return act->rule == i;
	case THING_SECTION:
		return act->section == i;
	case THING_NONE:
	case THING_FIELD:
	case THING_REFERENCE:
	case THING_TERM:
	case THING_SOURCE:
	case THING_CAVEAT:
	case THING_WITHDRAWN:
		break;
	}
	return false;
}

static void view_open(void *state, struct session *s, struct thing where)
{
	struct plan_view *v = state;

	v->details = false;
	v->keys = more(v, s);
	for (size_t i = s->plan.n_actions; where.kind != THING_NONE && i-- > 0;)
		if (serves(&s->plan.actions[i], where))
			set(&v->at, s->plan.actions[i].id);
	plan_hold_cursor(v, s);
}

static struct effect follow(const struct session *s, const struct action *act)
{
	struct thing to = {THING_NONE, 0};

	if (act->question >= 0 && act->kind != ACTION_DECISION && act->decision < 0)
		to = (struct thing){THING_QUESTION, (size_t)act->question};
	else if (act->decision >= 0)
		to = (struct thing){THING_DECISION, (size_t)act->decision};
	else if (act->rule >= 0)
		to = (struct thing){THING_RULE, (size_t)act->rule};
	return go_to(s, to);
}

static bool seek(void *state, struct session *s, enum seek how, const char *text,
		 struct str *said)
{
	struct plan_view *v = state;
	struct arena arena = {0};
	struct plan_rows rows;
	struct list list;
	bool back = how == SEEK_BACK;

	if (how == SEEK_BEGIN) {
		set(&v->before.at, str_text(&v->at));
		set(&v->before.filter, str_text(&v->filter));
		v->before.place = v->place;
		v->before.details = v->details;
		v->details = false;
	} else if (how == SEEK_TEXT || back) { /* from where it began */
		set(&v->at, str_text(&v->before.at));
		v->place = v->before.place;
		v->details = back ? v->before.details : v->details;
		set(&v->filter, back ? str_text(&v->before.filter) : text);
		plan_hold_cursor(v, s);
	}
	rows = plan_rows_make(&arena, v, s);
	if (how == SEEK_NEXT || how == SEEK_PREVIOUS) {
		list.cursor = plan_rows_cursor(v, s, &rows);
		list_act(&list, rows.n, 1, how == SEEK_NEXT ? ACT_DOWN : ACT_UP);
		plan_put_cursor(v, s, &rows, list.cursor);
	}
	arena_release(&arena);
	if (!v->filter.len)
		str_add(said, plan_filter_hint);
	else if (rows.n)
		str_addf(said, "%zu of %zu actions", rows.actions, s->plan.n_actions);
	else
		str_add(said, "no action holds these words");
	return rows.n > 0 || !v->filter.len;
}

/* What is in the way goes, one at a time: details, picture, filter, days that are asked,
 * what-if marks. Where there is no action, nothing is. */
static struct effect cancel(struct plan_view *v, struct session *s)
{
	if (!s->plan.n_actions) {
		v->details = v->picture = false;
		str_truncate(&v->filter, 0);
	}
	if (v->details || v->picture) {
		v->details = v->picture = false;
		return effect_done();
	}
	if (v->filter.len) {
		str_truncate(&v->filter, 0);
		return effect_done();
	}
	if (s->outlook.asked) {
		session_leave_days(s);
		return effect_done();
	}
	if (!s->what_if.marked.n)
		return effect_of(EFFECT_PASS);
	session_say(s, STYLE_INFO, "nothing is marked any more");
	session_unmark_all(s);
	return effect_done();
}

/* What counts already, or never will, is not marked. */
static void what_if(struct session *s, struct plan_row row)
{
	const struct action *act = plan_action_of(s, row);
	const struct step *step = plan_step_of(s, row);
	enum plan_status status = step ? step->status : act->status;
	const char *id = plan_row_id(s, row);
	bool counts;

	if (s->outlook.asked) {
		session_say(s, STYLE_INFO, "the days say what is in; %s leaves them, to mark",
			    KEY(s, VIEW_PLAN, ACT_CANCEL));
		return;
	}
	if (status == PLAN_DONE || status_is_set_aside(status)) {
		session_say(s, STYLE_INFO, "%s is %s: %s", id, plan_status_name(status),
			    status == PLAN_DONE ? "it counts as done already"
						: "nobody is to do it");
		return;
	}
	if (step && what_if_counts(&s->what_if, act)) {
		session_say(s, STYLE_INFO, "all of %s counts as done already", act->id);
		return;
	}
	session_mark(s, id);
	counts = step ? what_if_counts_step(&s->what_if, act, step)
		      : what_if_counts(&s->what_if, act);
	if (counts)
		session_say(s, STYLE_INFO, "%s now counts as done; %s takes all marks away", id,
			    KEY(s, VIEW_PLAN, ACT_CANCEL));
	else
		session_say(s, STYLE_INFO, "%s no longer counts as done", id);
}

/* What is done to what is under the cursor. */
static struct effect act_on(struct plan_view *v, struct session *s, struct plan_row here,
			    enum act act)
{
	struct effect e;

	switch (act) {
	case ACT_ACCEPT:
		return follow(s, plan_action_of(s, here));
	case ACT_MORE: /* of what that opens */
		e = follow(s, plan_action_of(s, here));
		e.view = VIEW_MORE;
		return e;
	case ACT_DETAILS:
		v->details = !v->details;
		v->picture = false;
		v->details_top = 0;
		return effect_done();
	case ACT_UNFOLD:
	case ACT_FOLD:
		plan_unfold(v, s, plan_action_of(s, here), act == ACT_UNFOLD);
		return effect_done();
	case ACT_STEPS:
		plan_unfold(v, s, plan_action_of(s, here),
			    !name_set_has(&v->unfolded, plan_action_of(s, here)->id));
		return effect_done();
	case ACT_WHAT_IF:
		what_if(s, here);
		return effect_done();
	case ACT_STATUS:
	case ACT_OWNER:
	case ACT_DUE:
	case ACT_NOTE:
	case ACT_NOTE_EDITOR:
		return plan_edit(v, s, here, act);
	case ACT_ACCEPT_RISK:
		return plan_accept(v, s, here);
	default: /* nothing about an action */
		return effect_of(EFFECT_PASS);
	}
}

/* After the key that says so a key is for all that is shown, or for nothing. false: it is a
 * key like any other. */
static bool act_on_all(struct plan_view *v, struct session *s, const struct plan_rows *rows,
		       enum act act, struct effect *e)
{
	bool all = v->all;

	v->all = false;
	*e = effect_done();
	if (act == ACT_ALL_SHOWN && !all) {
		v->all = true;
		session_say(s, STYLE_INFO,
			    "for all %zu actions that are shown: %s status, %s owner, %s due, "
			    "%s note", rows->actions, KEY(s, VIEW_PLAN, ACT_STATUS),
			    KEY(s, VIEW_PLAN, ACT_OWNER), KEY(s, VIEW_PLAN, ACT_DUE),
			    KEY(s, VIEW_PLAN, ACT_NOTE));
		return true;
	}
	if (act == ACT_ALL_SHOWN || (all && act == ACT_CANCEL)) {
		session_say(s, STYLE_INFO, "only for the one under the cursor");
		return true;
	}
	if (!all || (act != ACT_STATUS && act != ACT_OWNER && act != ACT_DUE && act != ACT_NOTE))
		return false;
	*e = plan_edit_all(v, s, rows, act);
	return true;
}

/* In the picture: moving, and back to the list. MOVE_NONE for what is the same in both. */
static enum cursor_move act_in_picture(struct plan_view *v, struct session *s,
				       struct plan_rows *rows, enum act act)
{
	enum cursor_move moves;
	size_t action;

	if (act == ACT_PICTURE || (v->picture && act == ACT_ACCEPT)) {
		if (v->picture)
			plan_picture_move(v, s, rows, ACT_NONE, &action);
		v->picture = !v->picture;
		v->details = false;
		return MOVE_MOVES;
	}
	moves = v->picture ? plan_picture_move(v, s, rows, act, &action) : MOVE_NONE;
	for (size_t i = 0; moves != MOVE_NONE && i < rows->n; i++)
		if (rows->items[i].action == action && rows->items[i].step < 0)
			plan_put_cursor(v, s, rows, i);
	return moves;
}

/* In the list, and where only its details are shown. */
static enum cursor_move move(struct plan_view *v, const struct session *s,
			     const struct plan_rows *rows, const struct input *in)
{
	struct list list = {.cursor = plan_rows_cursor(v, s, rows)};
	struct pane whole = {.rows = in->rows, .cols = in->cols};
	enum cursor_move moves =
		list_act(&list, rows->n, plan_parts_of(v, s, whole).table.rows, in->act);

	if (moves != MOVE_NONE) {
		plan_put_cursor(v, s, rows, list.cursor);
		v->details_top = 0;
	}
	return moves;
}

static struct effect act_in_list(struct plan_view *v, struct session *s, const struct input *in)
{
	struct arena arena = {0};
	struct plan_rows rows = plan_rows_make(&arena, v, s);
	struct effect e;
	enum cursor_move moves;
	int page = in->rows > 2 ? in->rows - 1 : 1;

	if (rows.n && act_on_all(v, s, &rows, in->act, &e)) {
		arena_release(&arena);
		return e;
	}
	e = effect_done();
	if (in->act == ACT_CANCEL)
		e = cancel(v, s);
	else if (in->act == ACT_FILTER)
		e = effect_search("show only these");
	else if ((moves = act_in_picture(v, s, &rows, in->act)) != MOVE_NONE)
		e = effect_moved(moves);
	else if (plan_rearrange(v, s, in->act))
		;
	else if (v->details && (in->act == ACT_PAGE_DOWN || in->act == ACT_PAGE_UP)) {
		v->details_top += in->act == ACT_PAGE_DOWN ? page : -page;
		e = effect_of(EFFECT_SCROLLED);
	} else if ((moves = move(v, s, &rows, in)) != MOVE_NONE)
		e = effect_of(moves == MOVE_MOVES ? EFFECT_DONE : EFFECT_SCROLLED);
	else if (rows.n)
		e = act_on(v, s, rows.items[plan_rows_cursor(v, s, &rows)], in->act);
	else if (in->act == ACT_NONE || !binding_of(keys_of(VIEW_PLAN)->base, in->act))
		e = effect_of(EFFECT_PASS);
	else
		session_say(s, STYLE_WARNING, "there is no action here");
	arena_release(&arena);
	return e;
}

static struct effect act(void *state, struct session *s, const struct input *in)
{
	struct plan_view *v = state;
	bool comparing = s->outlook.comparing;
	struct effect e = comparing ? plan_scenarios_act(v, s, in) : plan_budget(v, s, in->act);

	if (!comparing && e.kind == EFFECT_PASS)
		e = act_in_list(v, s, in);
	v->keys = more(v, s);
	return e;
}

static struct effect reply(void *state, struct session *s, const struct reply *r)
{
	struct plan_view *v = state;
	struct effect e = plan_edit_reply(v, s, r);

	v->keys = more(v, s);
	return e;
}

static void draw_empty(const struct session *s, struct pane p)
{
	struct str text = {0};

	if (s->plan.n_actions)
		str_addf(&text, "No action holds these words. %s shows all again.",
			 KEY(s, VIEW_PLAN, ACT_CANCEL));
	else if (!s->score.progress.answered && !s->score.decisions_answered)
		str_addf(
			&text,
			"The plan grows with the answers. Answer questions in the walk: %s.",
			KEY(s, EVERYWHERE, ACT_VIEW_WALK));
	else if (s->plan.n_open)
		str_addf(&text,
			 "Nothing to do so far: what is answered is at its target. Go on "
			 "with the walk: %s.",
			 KEY(s, EVERYWHERE, ACT_VIEW_WALK));
	else
		str_add(&text, "Nothing to do: everything answered is at its target.");
	draw_paragraph(p, 0, 2, STYLE_TEXT, str_text(&text));
	str_release(&text);
}

/* More of the details than fits is announced in the last row. */
static void draw_details(struct plan_view *v, const struct session *s, struct plan_row here,
			 struct pane p)
{
	int total = plan_draw_details(s, here, pane_measure(p.cols));

	if (v->details) {
		rows_clamp(&v->details_top, total, p.rows);
		pane_cursor(p, 0, 2, false);
	}
	plan_draw_details(s, here, pane_scrolled(p, v->details ? v->details_top : 0));
	draw_more(p, v->details ? v->details_top : 0, total);
}

/* The line beside or below the table; which fills its rows to the edge, so the signs for more
 * stand in the heading above and here. */
static void draw_rule(const struct plan_view *v, const struct plan_parts *parts, int total)
{
	struct pane head = parts->head, rule = parts->rule;

	if (rule.rows > 1)
		draw_vline(rule, 0, 0, rule.rows, STYLE_FRAME);
	else
		draw_hline(rule, 0, 0, rule.cols, STYLE_FRAME, SYMBOL_HLINE);
	if (v->top > 0 && head.rows > 0)
		draw_more_sign(head, head.rows - 1, head.cols - 1, SYMBOL_MORE_UP);
	if (v->top + parts->table.rows < total && rule.rows > 0)
		draw_more_sign(rule, rule.rows - 1, rule.cols - 1, SYMBOL_MORE_DOWN);
}

/* Of what is under the cursor, in rows: with the steps that are shown beneath it. */
static int height_of(const struct plan_view *v, const struct session *s,
		     const struct plan_rows *rows)
{
	size_t i = plan_rows_cursor(v, s, rows), end = i + 1;

	while (end < rows->n && rows->items[end].action == rows->items[i].action)
		end++;
	return rows->n && rows->items[i].step < 0 ? (int)(end - i) : 1;
}

static void draw(void *state, const struct session *s, struct pane p)
{
	struct plan_view *v = state;
	struct arena arena = {0};
	struct plan_rows list = plan_rows_make(&arena, v, s);
	struct plan_parts parts = plan_parts_of(v, s, p);
	int at, total;

	if (s->outlook.comparing) {
		plan_scenarios_draw(v, s, p);
		arena_release(&arena);
		return;
	}
	total = plan_draw_table(v, s, &list, pane_measure(parts.table.cols), &at);

	rows_scroll(&v->top, at, height_of(v, s, &list), total, parts.table.rows);
	if (at == 1 && v->top == 1)
		v->top = 0; /* the heading above the first action */
	if (v->picture && list.n) {
		plan_picture_draw(v, s, &list, p);
	} else if (list.n) {
		plan_draw_head(v, s, &list, parts.head);
		plan_draw_table(v, s, &list, pane_scrolled(parts.table, v->top), &at);
		plan_draw_curve(s, parts.curve);
		draw_rule(v, &parts, total);
		draw_details(v, s, list.items[plan_rows_cursor(v, s, &list)], parts.details);
	} else {
		plan_draw_head(v, s, &list, parts.head);
		draw_empty(s, v->details || !s->plan.n_actions ? p : parts.table);
	}
	arena_release(&arena);
}

static void release(void *state)
{
	struct plan_view *v = state;

	str_release(&v->at);
	str_release(&v->filter);
	str_release(&v->before.at);
	str_release(&v->before.filter);
	str_release(&v->asked);
	name_set_clear(&v->unfolded);
}

static int place(const void *state)
{
	const struct plan_view *v = state;

	return v->keys == plan_scenario_keys ? v->apart_top
	       : v->details		     ? v->details_top : -1;
}

/* What an action is about stands before the slash of its id. */
static struct thing current(const void *state, const struct session *s)
{
	struct arena arena = {0};
	struct plan_rows rows = plan_rows_make(&arena, state, s);
	char id[Q_ID_MAX + 1] = "";

	if (rows.n)
		plan_about_id(id, plan_row_id(s, rows.items[plan_rows_cursor(state, s, &rows)]));
	arena_release(&arena);
	return questionnaire_find(s->q, id);
}

const struct view_ops view_plan = {
	.title = "Plan",
	.state_size = sizeof(struct plan_view),
	.needs_file = true,
	.needs_plan = true,
	.current = current,
	.place = place,
	.more = more,
	.refuse = refuse,
	.label = label,
	.seek = seek,
	.open = view_open,
	.act = act,
	.reply = reply,
	.draw = draw,
	.release = release,
};
