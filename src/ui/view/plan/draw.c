/* How the plan looks: a summary, the table, and the action under the cursor in full. */
#include "ui/view/plan/plan.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

enum { DETAILS_BESIDE = 190, ROOMY = 100, FULL_IDS = 140, MARK_COL = 5 };

struct column_spec {
	const char *title, *name;
	int width;      /* 0: what is left */
	int narrow;     /* width where there is little room; 0: the same */
	int from;       /* shown from so many columns of the pane */
	bool right;
};

static const struct column_spec specs[COLUMN_COUNT] = {
	[COLUMN_RANK] = {"#", "rank", 3, 0, 0, true},
	[COLUMN_SEVERITY] = {"severity", "severity", 8, 4, 0, false},
	[COLUMN_WHAT] = {"action", "id", 0, 0, 0, false},
	[COLUMN_EFFORT] = {"days", "days", 5, 0, 44, true},
	[COLUMN_GAIN] = {"gain", "gain", 7, 0, 66, true},
	[COLUMN_PRIORITY] = {"prio", "priority", 5, 0, 130, true},
	[COLUMN_WAVE] = {"wave", "wave", 5, 0, 90, false},
	[COLUMN_STATUS] = {"status", "status", 11, 0, 40, false},
	[COLUMN_OWNER] = {"owner", "owner", 18, 14, 112, false},
	[COLUMN_DUE] = {"due", "due", 10, 0, 96, false},
};

const char *plan_column_name(enum plan_column c)
{
	return specs[c].name;
}

/* Where the columns stand in a pane: width 0 is not shown. */
struct columns {
	int col[COLUMN_COUNT], width[COLUMN_COUNT];
};

/* Has the pane room for the column? The one that is sorted by always has: in a narrow
 * pane it takes the room of gain and effort. */
static bool is_shown(enum plan_column k, int cols, enum plan_column sort)
{
	bool crowded = specs[sort].from > cols;

	if (k == sort)
		return true;
	if (crowded && ((k == COLUMN_GAIN && cols < 90) || (k == COLUMN_EFFORT && cols < 66)))
		return false;
	return cols >= specs[k].from;
}

static struct columns columns_of(int cols, enum plan_column sort)
{
	struct columns c = {{0}, {0}};
	int left = cols - 3, at = 2;

	for (int i = 0; i < COLUMN_COUNT; i++) {
		const struct column_spec *k = &specs[i];

		if (i == COLUMN_WHAT || !is_shown((enum plan_column)i, cols, sort))
			continue;
		c.width[i] = cols < ROOMY && k->narrow ? k->narrow : k->width;
		left -= c.width[i] + 1;
	}
	c.width[COLUMN_WHAT] = left > 1 ? left : 1;
	for (int i = 0; i < COLUMN_COUNT; i++) {
		c.col[i] = at;
		at += c.width[i] ? c.width[i] + 1 : 0;
		at += i == COLUMN_RANK; /* room for the what-if mark */
	}
	return c;
}

static void put(struct pane p, int row, const struct columns *c, enum plan_column k,
		enum style style, const char *text)
{
	if (!c->width[k])
		return;
	if (specs[k].right)
		draw_right(p, row, c->col[k] + c->width[k], style, text);
	else
		draw_fit(p, row, c->col[k], c->width[k], style, text);
}

const char *severity_short(enum severity s)
{
	static const char *const names[] = {
		[SEVERITY_NONE] = "-", [SEVERITY_LOW] = "low", [SEVERITY_MEDIUM] = "med",
		[SEVERITY_HIGH] = "high", [SEVERITY_CRITICAL] = "crit",
	};

	return names[s];
}

static enum style status_style(const struct action *act)
{
	static const enum style styles[] = {
		[PLAN_OPEN] = STYLE_TEXT, [PLAN_IN_PROGRESS] = STYLE_INFO,
		[PLAN_DONE] = STYLE_GOOD, [PLAN_ACCEPTED] = STYLE_DIM,
		[PLAN_REJECTED] = STYLE_DIM,
	};

	return act->expired ? STYLE_WARNING : styles[act->status];
}

const char *plan_short_id(const struct session *s, const struct action *act)
{
	if (act->question < 0 || act->kind == ACTION_DECISION || act->kind == ACTION_FINDING)
		return act->id;
	return s->q->questions[act->question].id;
}

static void draw_what(struct pane p, int row, const struct columns *c, const struct session *s,
		      const struct action *act)
{
	int col = c->col[COLUMN_WHAT], end = col + c->width[COLUMN_WHAT];
	int beside = p.cols >= FULL_IDS ? col + 18 : col + 7;
	const char *id = p.cols >= FULL_IDS ? act->id : plan_short_id(s, act);

	col = draw_fit(p, row, col, end - col, STYLE_STRONG, id) + 1;
	if (col < beside)
		col = beside;
	draw_fit(p, row, col, end - col, STYLE_TEXT, act->title);
}

/* Who usually does it stands in brackets: nobody has been named. */
static void draw_owner(struct pane p, int row, const struct columns *c,
		       const struct session *s, const struct action *act)
{
	bool role;
	const char *owner = plan_owner(s, act, &role);
	int col = c->col[COLUMN_OWNER], end = col + c->width[COLUMN_OWNER];

	if (!role || !*owner || !c->width[COLUMN_OWNER]) {
		put(p, row, c, COLUMN_OWNER, STYLE_TEXT, owner);
		return;
	}
	col = draw_text(p, row, col, STYLE_DIM, "(");
	col = draw_fit(p, row, col, end - 1 - col, STYLE_DIM, owner);
	draw_text(p, row, col, STYLE_DIM, ")");
}

static void draw_action(struct pane p, int row, const struct plan_view *v,
			const struct session *s, const struct action *act, bool here)
{
	struct columns c = columns_of(p.cols, v->sort);
	const char *due = act->entry ? act->entry->due : "";
	char buf[32];

	draw_marker(p, row, 0, here);
	snprintf(buf, sizeof buf, "%zu", act->rank);
	put(p, row, &c, COLUMN_RANK, STYLE_DIM, buf);
	if (what_if_holds(&s->what_if, act->id))
		draw_text(p, row, MARK_COL, STYLE_SELECTED, "+");
	put(p, row, &c, COLUMN_SEVERITY, severity_style(act->severity),
	    c.width[COLUMN_SEVERITY] < 8 ? severity_short(act->severity)
					 : severity_name(act->severity));
	draw_what(p, row, &c, s, act);
	put(p, row, &c, COLUMN_EFFORT, STYLE_TEXT, effort_column(buf, act->effort));
	put(p, row, &c, COLUMN_GAIN, STYLE_TEXT, gain_text(buf, act->gain));
	put(p, row, &c, COLUMN_PRIORITY, STYLE_TEXT, priority_text(buf, act->priority));
	put(p, row, &c, COLUMN_WAVE, STYLE_TEXT, wave_name(act->wave));
	put(p, row, &c, COLUMN_STATUS, status_style(act), action_status_name(act));
	draw_owner(p, row, &c, s, act);
	if (!*due && act->entry && act->status == PLAN_ACCEPTED)
		due = act->entry->until;
	put(p, row, &c, COLUMN_DUE, plan_is_late(s, act) ? STYLE_WARNING : STYLE_TEXT, due);
}

/* A heading over a group, and what the group comes to. */
static void draw_group(struct pane p, int row, const char *title, const struct plan_sum *sum)
{
	struct str words = {0};
	int col = draw_fit(p, row, 2, p.cols - 3, STYLE_HEADING, title) + 2;
	size_t before;

	plan_totals_words(&words, &sum->totals, false);
	if (sum->critical)
		str_addf(&words, ", %zu critical", sum->critical);
	str_add(&words, "; ");
	before = words.len;
	plan_totals_apart(&words, &sum->totals);
	if (words.len == before)
		str_truncate(&words, before - 2);
	draw_fit(p, row, col, p.cols - col - 1, STYLE_DIM, str_text(&words));
	str_release(&words);
}

int plan_draw_table(const struct plan_view *v, const struct session *s,
		    const struct plan_rows *rows, struct pane p, int *cursor_row)
{
	size_t cursor = plan_rows_cursor(v, s, rows);
	struct str heading = {0};
	int row = 0;

	*cursor_row = 0;
	for (size_t i = 0; i < rows->n; i++, row++) {
		str_truncate(&heading, 0);
		if (plan_rows_heading(v, s, rows, i, &heading)) {
			struct plan_sum sum = plan_rows_sum(v, s, rows, i, true);

			draw_group(p, row++, str_text(&heading), &sum);
		}
		if (i == cursor)
			*cursor_row = row;
		if (pane_shows(p, row))
			draw_action(p, row, v, s, &s->plan.actions[rows->items[i]], i == cursor);
	}
	str_release(&heading);
	return row;
}

/* The sum of what is shown; what it gains, and then the waves, go where there is no room. */
static void summary_words(struct str *out, const struct plan_view *v, const struct session *s,
			  const struct plan_rows *rows, int cols)
{
	struct plan_sum sum = plan_rows_sum(v, s, rows, 0, false);
	const struct plan_totals *t = &sum.totals;
	struct str apart = {0}, waves = {0};
	size_t begin;
	int width;

	if (v->filter.len)
		str_addf(out, "%zu of %zu shown: ", rows->n, s->plan.n_actions);
	begin = out->len;
	plan_totals_apart(&apart, t);
	plan_totals_words(out, t, true);
	width = utf8_width(str_text(out)) + (apart.len ? 2 + utf8_width(str_text(&apart)) : 0);
	if (width > cols) {
		str_truncate(out, begin);
		plan_totals_words(out, t, false);
	}
	if (apart.len)
		str_addf(out, "; %s", str_text(&apart));
	str_addf(&waves, "; now %zu, next %zu, later %zu", t->waves[WAVE_NOW].actions,
		 t->waves[WAVE_NEXT].actions, t->waves[WAVE_LATER].actions);
	if (utf8_width(str_text(out)) + utf8_width(str_text(&waves)) <= cols)
		str_add(out, str_text(&waves));
	str_release(&apart);
	str_release(&waves);
}

/* "only 'quota'; by owner, grouped by wave: Now"; nothing when nothing is arranged. The group
 * is that of the action under the cursor: its heading may be out of sight. */
static void arrangement_words(struct str *out, const struct plan_view *v,
			      const struct session *s, const struct plan_rows *rows)
{
	static const char *const groups[] = {[GROUP_WAVE] = "wave", [GROUP_SECTION] = "section",
					     [GROUP_OWNER] = "owner"};
	size_t i = plan_rows_cursor(v, s, rows);
	struct str order = {0};

	if (v->sort != COLUMN_RANK || v->reverse)
		str_addf(&order, "by %s%s", plan_column_name(v->sort),
			 v->reverse ? ", turned round" : "");
	if (v->group != GROUP_NONE && rows->n) {
		while (i > 0 && !plan_rows_heading(v, s, rows, i, NULL))
			i--;
		str_addf(&order, "%sgrouped by %s: ", order.len ? ", " : "",
			 groups[v->group]);
		plan_rows_heading(v, s, rows, i, &order);
	}
	if (v->filter.len)
		str_addf(out, "only '%s'%s", str_text(&v->filter), order.len ? "; " : "");
	str_add(out, str_text(&order));
	str_release(&order);
}

static void draw_titles(struct pane p, int row, const struct plan_view *v)
{
	struct columns c = columns_of(p.cols, v->sort);
	bool down = plan_column_descends(v->sort) != v->reverse;

	for (int i = 0; i < COLUMN_COUNT; i++) {
		const char *title = specs[i].title;
		int end = c.col[i] + c.width[i];

		if (!c.width[i])
			continue;
		if (i == COLUMN_SEVERITY && c.width[i] < 8)
			title = "sev";
		put(p, row, &c, (enum plan_column)i, STYLE_DIM, title);
		if (i == (int)v->sort)
			draw_symbol(p, row, specs[i].right ? end - 1 - (int)strlen(title)
							   : c.col[i] + (int)strlen(title),
				    STYLE_STRONG, down ? SYMBOL_MORE_DOWN : SYMBOL_MORE_UP);
	}
}

void plan_draw_head(const struct plan_view *v, const struct session *s,
		    const struct plan_rows *rows, struct pane p)
{
	struct str words = {0};
	char now[64], then[64];
	int row = 1, col = 2;

	if (!s->plan.n_actions)
		return;
	summary_words(&words, v, s, rows, p.cols - 3);
	draw_fit(p, 0, 2, p.cols - 3, STYLE_TEXT, str_text(&words));
	str_truncate(&words, 0);
	/* What-if, else what is done, else nothing. */
	if (s->what_if.n)
		what_if_words(&words, &s->what_if, &s->plan, &s->score, p.cols - 3);
	else if (s->plan.has_projected)
		str_addf(&words, "With what is done: %s (%s now)",
			 range_text(then, &s->plan.projected),
			 range_text(now, &s->score.overall));
	if (words.len)
		col = draw_fit(p, row, 2, p.cols - 3, STYLE_INFO, str_text(&words)) + 2;
	if (words.len && p.rows > 3) {
		row++;
		col = 2;
	}
	str_truncate(&words, 0);
	arrangement_words(&words, v, s, rows);
	draw_fit(p, row, col, p.cols - col - 1, STYLE_STRONG, str_text(&words));
	str_release(&words);
	draw_titles(p, p.rows - 1, v);
}

/* A line "label text" below the steps, wrapped; nothing for an empty text. */
static int put_label(struct pane p, int row, const char *label, const char *text)
{
	struct str line = {0};

	if (*text) {
		str_addf(&line, "%s%s", label, text);
		row = draw_wrap(p, row, 2, STYLE_TEXT, str_text(&line));
		str_release(&line);
	}
	return row;
}

static void team_words(struct str *out, const struct session *s, const struct action *act)
{
	const struct plan_entry *e = act->entry;
	bool role;
	const char *owner = plan_owner(s, act, &role);

	str_add(out, action_status_name(act));
	if (!*owner || role)
		str_addf(out, ", nobody owns it%s%s", *owner ? "; usually the " : "", owner);
	else
		str_addf(out, ", owner %s", owner);
	if (e && e->due[0])
		str_addf(out, ", due %s%s", e->due, plan_is_late(s, act) ? " (late)" : "");
	if (e && e->reason[0])
		str_addf(out, "; accepted by %s until %s: %s", e->approver, e->until,
			 e->reason);
}

/* What its doing would open, by name. */
static int draw_opens(struct pane p, int row, const struct session *s,
		      const struct action *act)
{
	const char *label = "Then also asked: ";

	for (const char *at = act->asks; *at; at += strspn(at, ", ")) {
		size_t n = strcspn(at, ", ");
		char id[Q_ID_MAX + 1];
		struct str text = {0};
		struct thing what;

		snprintf(id, sizeof id, "%.*s", (int)n, at);
		what = questionnaire_find(s->q, id);
		str_addf(&text, "%s %s", id,
			 what.kind == THING_NONE ? "" : thing_title(s->q, what));
		row = put_label(p, row, label, str_text(&text));
		str_release(&text);
		label = "and ";
		at += n;
	}
	return row;
}

int plan_draw_details(const struct session *s, const struct action *act, struct pane p)
{
	struct str words = {0};
	char days[32], gain[32], priority[32];
	int row = 0, col;

	p.cols -= p.cols > 2;
	col = draw_text(p, row, 2, STYLE_STRONG, act->id) + 2;
	row = draw_wrap(p, row, col < p.cols / 2 ? col : 2, STYLE_TEXT, act->title);
	col = draw_text(p, row, 2, severity_style(act->severity),
			severity_name(act->severity)) + 2;
	str_addf(&words, "rank %zu, %s day%s, gain %s", act->rank,
		 effort_text(days, act->effort), act->effort == 2 ? "" : "s",
		 gain_text(gain, act->gain));
	row = draw_wrap(p, row, col, STYLE_DIM, str_text(&words));
	row = draw_wrap(p, row, 2, STYLE_DIM, action_about(s->q, act));
	str_truncate(&words, 0);
	team_words(&words, s, act);
	row = draw_wrap(p, row, 2, STYLE_TEXT, str_text(&words));
	str_truncate(&words, 0);
	if (act->entry)
		row = put_label(p, row, "Note: ", act->entry->note);
	row = put_label(p, row, "What follows: ", act->follows);
	for (size_t i = 0; i < act->how.n; i++) {
		draw_textf(p, row, 2, STYLE_DIM, "%zu.", i + 1);
		row = draw_wrap(p, row, 5, STYLE_TEXT, act->how.items[i]);
	}
	for (size_t i = 0; i < act->needs.n; i++)
		str_addf(&words, "%s%s", i ? ", " : "",
			 s->plan.actions[act->needs.items[i]].id);
	row = put_label(p, row, "Waits for ", str_text(&words));
	str_truncate(&words, 0);
	action_why(&words, &s->plan, s->q, act);
	row = put_label(p, row, "", str_text(&words));
	row = put_label(p, row, "Does not wait for ", act->passed_over);
	row = put_label(p, row, "Together with findings that stay: ", act->together);
	row = draw_opens(p, row, s, act);
	str_truncate(&words, 0);
	/* Where the order comes from; last, for those who ask. */
	str_addf(&words, "Done alone it gains %s. Priority %s = ",
		 gain_text(gain, act->gain_alone), priority_text(priority, act->priority));
	priority_words(&words, s->q, act);
	row = draw_wrap(p, row, 2, STYLE_DIM, str_text(&words));
	str_release(&words);
	return row;
}

struct plan_parts plan_parts_of(const struct plan_view *v, const struct session *s,
				struct pane p)
{
	struct plan_parts parts;
	bool outlook = s->what_if.n || s->plan.has_projected;
	bool arranged = v->filter.len || v->sort != COLUMN_RANK || v->reverse ||
			v->group != GROUP_NONE;
	/* A summary, what if, how it is arranged, and the titles; without what is not there. */
	int head = p.rows < 6 ? p.rows > 2 : p.rows >= 12 && outlook && arranged ? 4 : 3;
	int below = p.rows >= 30 ? 11 : p.rows >= 17 ? 7 : p.rows >= 11 ? 5 : 0;
	int wide = p.cols >= DETAILS_BESIDE ? p.cols * 2 / 3 : p.cols;

	if (v->details) {
		parts.head = parts.table = parts.rule = pane_sub(p, 0, 0, 0, 0);
		parts.details = p;
		return parts;
	}
	parts.head = pane_sub(p, 0, 0, head, wide);
	if (wide < p.cols) {
		parts.table = pane_sub(p, head, 0, p.rows - head, wide);
		parts.rule = pane_sub(p, 0, wide, p.rows, 1);
		parts.details = pane_sub(p, 0, wide + 1, p.rows, p.cols - wide - 1);
		return parts;
	}
	parts.table = pane_sub(p, head, 0, p.rows - head - below, wide);
	parts.rule = pane_sub(p, p.rows - below, 0, below > 0, wide);
	parts.details = pane_sub(p, p.rows - below + 1, 0, below - 1, wide);
	return parts;
}
