/* How the plan looks: a summary, the table, and the action under the cursor in full. */
#include "ui/plan_view.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

enum { DETAILS_BESIDE = 190, ROOMY = 100, FULL_IDS = 140, MARK_COL = 5 };

struct column_spec {
	const char *title;
	int width;      /* 0: what is left */
	int narrow;     /* width where there is little room; 0: the same */
	int from;       /* shown from so many columns of the pane */
	bool right;
};

static const struct column_spec specs[COLUMN_COUNT] = {
	[COLUMN_RANK] = {"#", 3, 0, 0, true},
	[COLUMN_SEVERITY] = {"severity", 8, 4, 0, false},
	[COLUMN_WHAT] = {"action", 0, 0, 0, false},
	[COLUMN_EFFORT] = {"days", 5, 0, 44, true},
	[COLUMN_GAIN] = {"gain", 7, 0, 66, true},
	[COLUMN_PRIORITY] = {"prio", 5, 0, 130, true},
	[COLUMN_WAVE] = {"wave", 5, 0, 90, false},
	[COLUMN_STATUS] = {"status", 11, 0, 40, false},
	[COLUMN_OWNER] = {"owner", 18, 0, 112, false},
	[COLUMN_DUE] = {"due", 10, 0, 96, false},
};

const char *plan_column_title(enum plan_column c)
{
	return specs[c].title;
}

/* Where the columns stand in a pane: width 0 is not shown. */
struct columns {
	int col[COLUMN_COUNT], width[COLUMN_COUNT];
};

static struct columns columns_of(int cols)
{
	struct columns c = {{0}, {0}};
	int left = cols - 3, at = 2;

	for (int i = 0; i < COLUMN_COUNT; i++) {
		const struct column_spec *k = &specs[i];

		if (i == COLUMN_WHAT || cols < k->from)
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

static const char *const short_severity[] = {
	[SEVERITY_NONE] = "-", [SEVERITY_LOW] = "low", [SEVERITY_MEDIUM] = "med",
	[SEVERITY_HIGH] = "high", [SEVERITY_CRITICAL] = "crit",
};

static enum style status_style(const struct action *act)
{
	static const enum style styles[] = {
		[PLAN_OPEN] = STYLE_TEXT, [PLAN_IN_PROGRESS] = STYLE_INFO,
		[PLAN_DONE] = STYLE_GOOD, [PLAN_ACCEPTED] = STYLE_DIM,
		[PLAN_REJECTED] = STYLE_DIM,
	};

	return act->expired ? STYLE_WARNING : styles[act->status];
}

static void draw_what(struct pane p, int row, const struct columns *c, const struct session *s,
		      const struct action *act)
{
	int col = c->col[COLUMN_WHAT], end = col + c->width[COLUMN_WHAT];
	int beside = p.cols >= FULL_IDS ? col + 18 : col + 7;
	const char *id = act->id;

	if (p.cols < FULL_IDS && act->question >= 0 && act->kind != ACTION_DECISION &&
	    act->kind != ACTION_FINDING)
		id = s->q->questions[act->question].id;
	col = draw_fit(p, row, col, end - col, STYLE_STRONG, id) + 1;
	if (col < beside)
		col = beside;
	draw_fit(p, row, col, end - col, STYLE_TEXT, act->title);
}

static void draw_due(struct pane p, int row, const struct columns *c, const struct session *s,
		     const struct action *act)
{
	const char *due = act->entry ? act->entry->due : "";

	if (!*due && act->entry && act->status == PLAN_ACCEPTED)
		due = act->entry->until;
	put(p, row, c, COLUMN_DUE, plan_is_late(s, act) ? STYLE_WARNING : STYLE_TEXT, due);
}

static void draw_action(struct pane p, int row, const struct plan_view *v,
			const struct session *s, const struct action *act, bool here)
{
	struct columns c = columns_of(p.cols);
	char buf[32];
	bool role;
	const char *owner = plan_owner(s, act, &role);

	draw_marker(p, row, 0, here);
	snprintf(buf, sizeof buf, "%zu", act->rank);
	put(p, row, &c, COLUMN_RANK, STYLE_DIM, buf);
	if (plan_is_marked(v, act->id))
		draw_text(p, row, MARK_COL, STYLE_SELECTED, "+");
	put(p, row, &c, COLUMN_SEVERITY, severity_style(act->severity),
	    c.width[COLUMN_SEVERITY] < 8 ? short_severity[act->severity]
					 : severity_name(act->severity));
	draw_what(p, row, &c, s, act);
	put(p, row, &c, COLUMN_EFFORT, STYLE_TEXT, effort_column(buf, act->effort));
	put(p, row, &c, COLUMN_GAIN, STYLE_TEXT, gain_text(buf, act->gain));
	put(p, row, &c, COLUMN_PRIORITY, STYLE_TEXT, priority_text(buf, act->priority));
	put(p, row, &c, COLUMN_WAVE, STYLE_TEXT, wave_name(act->wave));
	put(p, row, &c, COLUMN_STATUS, status_style(act), action_status_name(act));
	put(p, row, &c, COLUMN_OWNER, role ? STYLE_DIM : STYLE_TEXT, owner);
	draw_due(p, row, &c, s, act);
}

int plan_draw_table(const struct plan_view *v, const struct session *s,
		    const struct plan_rows *rows, struct pane p, int *cursor_row)
{
	size_t cursor = plan_rows_cursor(v, s, rows);
	int row = 0;

	*cursor_row = 0;
	for (size_t i = 0; i < rows->n; i++) {
		struct str heading = {0};

		if (plan_rows_heading(v, s, rows, i, &heading))
			draw_text(p, row++, 2, STYLE_HEADING, str_text(&heading));
		str_release(&heading);
		if (i == cursor)
			*cursor_row = row;
		draw_action(p, row++, v, s, &s->plan.actions[rows->items[i]], i == cursor);
	}
	return row;
}

/* The sum of the plan; what it gains, and then the waves, go where there is no room. */
static void summary_words(struct str *out, const struct plan *p, int cols)
{
	const struct plan_totals *t = &p->totals;
	struct str apart = {0}, waves = {0};
	int width;

	plan_totals_apart(&apart, t);
	plan_totals_words(out, t, true);
	width = utf8_width(str_text(out)) + (apart.len ? 2 + utf8_width(str_text(&apart)) : 0);
	if (width > cols) {
		str_truncate(out, 0);
		plan_totals_words(out, t, false);
	}
	if (apart.len)
		str_addf(out, "; %s", str_text(&apart));
	str_addf(&waves, "; now %zu, next %zu, later %zu", t->waves[WAVE_NOW],
		 t->waves[WAVE_NEXT], t->waves[WAVE_LATER]);
	if (utf8_width(str_text(out)) + utf8_width(str_text(&waves)) <= cols)
		str_add(out, str_text(&waves));
	str_release(&apart);
	str_release(&waves);
}

/* The second line: what-if, else what is done, else nothing. */
static void outlook_words(struct str *out, const struct plan_view *v, const struct session *s)
{
	char now[64], then[64];

	if (v->what_if_n) {
		str_addf(out, "With %zu more (+) done: %s (now %s)", v->what_if_n,
			 range_text(then, &v->what_if),
			 range_text(now, &s->score.overall));
		if (v->what_if_asked)
			str_addf(out, "; asks %zu more", v->what_if_asked);
	} else if (s->plan.has_projected) {
		str_addf(out, "With what is done: %s (now %s)",
			 range_text(then, &s->plan.projected),
			 range_text(now, &s->score.overall));
	}
}

static void filter_words(struct str *out, const struct plan_view *v,
			 const struct plan_rows *rows)
{
	if (v->filter.len)
		str_addf(out, "only '%s' (%zu)", str_text(&v->filter), rows->n);
}

static void draw_titles(struct pane p, int row, const struct plan_view *v)
{
	struct columns c = columns_of(p.cols);
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
	int end;

	if (!s->plan.n_actions)
		return;
	summary_words(&words, &s->plan, p.cols - 3);
	draw_fit(p, 0, 2, p.cols - 3, STYLE_TEXT, str_text(&words));
	str_truncate(&words, 0);
	outlook_words(&words, v, s);
	end = draw_fit(p, 1, 2, p.cols - 3, STYLE_INFO, str_text(&words));
	str_truncate(&words, 0);
	filter_words(&words, v, rows);
	if (words.len)
		draw_fit(p, 1, end > 2 ? end + 2 : 2, p.cols - end - 3, STYLE_STRONG,
			 str_text(&words));
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

static void terms_words(struct str *out, const struct action *act)
{
	char days[32], gain[32];

	str_addf(out, "rank %zu, %s day%s, gain %s", act->rank, effort_text(days, act->effort),
		 act->effort == 2 ? "" : "s", gain_text(gain, act->gain));
}

/* Where the order comes from; last, for those who ask. */
static void reckoning_words(struct str *out, const struct action *act)
{
	char gain[32], priority[32];

	str_addf(out, "Done alone it gains %s. Priority %s = ", gain_text(gain, act->gain_alone),
		 priority_text(priority, act->priority));
	priority_words(out, act);
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

static int draw_needs(struct pane p, int row, const struct session *s,
		      const struct action *act)
{
	struct str ids = {0};

	for (size_t i = 0; i < act->needs.n; i++)
		str_addf(&ids, "%s%s", i ? ", " : "", s->plan.actions[act->needs.items[i]].id);
	row = put_label(p, row, "Waits for ", str_text(&ids));
	str_release(&ids);
	return row;
}

static int draw_steps(struct pane p, int row, const struct action *act)
{
	for (size_t i = 0; i < act->steps.n; i++) {
		struct pane beside = pane_sub(p, 0, 5, p.rows, p.cols - 5);

		draw_textf(p, row, 2, STYLE_DIM, "%zu.", i + 1);
		row = draw_wrap(beside, row, 0, STYLE_TEXT, act->steps.items[i]);
	}
	return row;
}

int plan_draw_details(const struct session *s, const struct action *act, struct pane p)
{
	struct str words = {0};
	int row = 0, col;

	p.cols -= p.cols > 2;
	col = draw_text(p, row, 2, STYLE_STRONG, act->id) + 2;
	row = draw_wrap(p, row, col < p.cols / 2 ? col : 2, STYLE_TEXT, act->title);
	col = draw_text(p, row, 2, severity_style(act->severity),
			severity_name(act->severity)) + 2;
	terms_words(&words, act);
	row = draw_wrap(p, row, col, STYLE_DIM, str_text(&words));
	row = draw_wrap(p, row, 2, STYLE_DIM, action_about(s->q, act));
	str_truncate(&words, 0);
	team_words(&words, s, act);
	row = draw_wrap(p, row, 2, STYLE_TEXT, str_text(&words));
	str_truncate(&words, 0);
	if (act->entry)
		row = put_label(p, row, "Note: ", act->entry->note);
	row = draw_steps(p, row, act);
	row = draw_needs(p, row, s, act);
	if (act->effective > act->severity) {
		str_addf(&words, "Comes early: %s actions wait for it.",
			 severity_name(act->effective));
		row = draw_wrap(p, row, 2, STYLE_TEXT, str_text(&words));
	}
	row = put_label(p, row, "Does not wait for ", act->passed_over);
	row = put_label(p, row, "Together with findings that stay: ", act->together);
	row = put_label(p, row, "Then also asked: ", act->opens);
	str_truncate(&words, 0);
	reckoning_words(&words, act);
	row = draw_wrap(p, row, 2, STYLE_DIM, str_text(&words));
	str_release(&words);
	return row;
}

struct plan_parts plan_parts_of(const struct plan_view *v, struct pane p)
{
	struct plan_parts parts;
	int head = p.rows >= 6 ? 3 : p.rows > 2 ? 1 : 0;
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
