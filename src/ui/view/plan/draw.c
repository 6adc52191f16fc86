/* How the plan looks: a summary, and the table. */
#include "ui/view/plan/plan.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* Columns of the pane from which there is room: for details beside, for the curve beside, for
 * words and ranks, for owners as they are, for whole ids. */
enum { DETAILS_BESIDE = 240, CURVE_BESIDE = 110, ROOMY = 100, WIDE = 140, FULL_IDS = 180 };
/* Columns that the curve takes at most. */
enum { CURVE_COLS = 60 };
/* Columns of an id, whole or without what stands behind its slash. */
enum { ID_COLS = 7, FULL_ID_COLS = 16 };
/* And of an owner, in a narrow pane, at most. */
enum { NAMED_COLS = 12 };

struct column_spec {
	const char *title, *name;
	int width;      /* 0: what is left; else the most where it is as wide as its texts */
	int narrow;     /* width where there is little room; 0: the same */
	int from;       /* shown from so many columns of the pane */
	bool right;
	bool fitted;    /* no wider than what stands in it */
};

static const struct column_spec specs[COLUMN_COUNT] = {
	[COLUMN_RANK] = {"#", "rank", 3, 0, ROOMY, true, false},
	[COLUMN_SEVERITY] = {"severity", "severity", 8, 4, 0, false, false},
	[COLUMN_WHAT] = {"action", "id", 0, 0, 0, false, false},
	[COLUMN_PROGRESS] = {"stands", NULL, 8, 0, 54, true, true},
	[COLUMN_IN] = {"in", NULL, 14, 0, 50, true, true},
	[COLUMN_EFFORT] = {"days", "days", 6, 0, 44, true, true},
	[COLUMN_GAIN] = {"gain", "gain", 9, 0, 112, true, true},
	[COLUMN_RISK] = {"risk", "risk", 6, 0, WIDE, true, false},
	[COLUMN_PRIORITY] = {"prio", "priority", 6, 0, WIDE, true, false},
	[COLUMN_WAVE] = {"wave", "wave", 5, 0, 112, false, false},
	[COLUMN_STATUS] = {"status", "status", 12, 0, 40, false, true},
	[COLUMN_OWNER] = {"owner", "owner", 26, 20, 112, false, true},
	[COLUMN_DUE] = {"due", "due", 11, 0, 72, false, true},
};

const char *plan_column_name(enum plan_column c)
{
	return specs[c].name;
}

/* Where the columns stand in a pane: width 0 is not shown. */
struct columns {
	int col[COLUMN_COUNT], width[COLUMN_COUNT];
	int mark;   /* where what counts as done is marked */
	bool named; /* only owners that were named stand there */
};

/* Has the pane room for the column? The one that is sorted by has, but for the rank, which
 * the order says: in a narrow pane it takes the room of others. The wave stands in the heading
 * where it groups. What days buy has no gains and priorities of its actions: those
 * are of the plan as a whole. */
static bool is_shown(enum plan_column k, int cols, const struct plan_order *by)
{
	bool crowded = specs[by->sort].from > cols && by->sort != COLUMN_RANK;
	bool days = by->group == GROUP_BUDGET;

	if (k == by->sort && k != COLUMN_RANK)
		return true;
	if ((k == COLUMN_WAVE && by->group == GROUP_WAVE) || (k == COLUMN_IN && !days))
		return false;
	if (days && (k == COLUMN_PROGRESS || k == COLUMN_GAIN || k == COLUMN_PRIORITY ||
		     k == COLUMN_WAVE || (k == COLUMN_DUE && cols < ROOMY)))
		return false;
	if (crowded && (k == COLUMN_PROGRESS || k == COLUMN_DUE))
		return false;
	if (crowded && k == COLUMN_EFFORT && cols < 66)
		return false;
	return cols >= specs[k].from;
}

/* In a narrow pane owners stand only once somebody is named: who usually does it takes no
 * room from the titles. */
static bool only_named(int cols, const struct plan_order *by)
{
	return cols < specs[COLUMN_OWNER].from && by->sort != COLUMN_OWNER;
}

static const char *shown_owner(const struct session *s, const struct action *act, bool named,
			       bool *role)
{
	const char *owner = plan_owner(s, act, role);

	return *role && named ? "" : owner;
}

/* By when; of an accepted risk the day until which it is. */
static const char *shown_due(const struct action *act)
{
	return act->status == PLAN_ACCEPTED && act->acceptance ? act->acceptance->until
							       : plan_due(act);
}

static void at_least(int *width, const char *text, int more)
{
	int cols = utf8_width(text) + more;

	if (*text && cols > *width)
		*width = cols;
}

/* How much of the action is in, where only something is; appended. */
static const char *part_text(struct str *out, const struct session *s, const struct action *act)
{
	const struct outlay_part *part = plan_part_of(s, act);

	str_truncate(out, 0);
	if (part && part->steps)
		outlay_part_words(out, &s->outlook.outlay, (size_t)(act - s->plan.actions));
	return str_text(out);
}

/* Half-days of the action: of what is in of it, where something is. */
static int shown_effort(const struct session *s, const struct action *act)
{
	const struct outlay_part *part = plan_part_of(s, act);

	return part && part->steps ? part->half_days : act->effort;
}

/* Its risk, likewise. */
static int64_t shown_risk(const struct session *s, const struct action *act)
{
	const struct outlay_part *part = plan_part_of(s, act);

	return part && part->steps && act->effort
		       ? (act->risk * part->half_days + act->effort / 2) / act->effort
		       : act->risk;
}

/* How wide the texts of the fitted columns are. */
static void measure(int width[COLUMN_COUNT], const struct plan_order *by, bool named,
		    const struct session *s, const struct plan_rows *rows)
{
	struct str part = {0};
	char buf[32];

	memset(width, 0, COLUMN_COUNT * sizeof *width);
	for (size_t i = 0; i < rows->n; i++) {
		const struct action *act = plan_action_of(s, rows->items[i]);
		const struct step *step = plan_step_of(s, rows->items[i]);
		bool role;
		const char *owner = step && step->entry ? step->entry->owner
							: shown_owner(s, act, named, &role);

		at_least(&width[COLUMN_PROGRESS], action_progress_text(buf, &s->score, act), 0);
		at_least(&width[COLUMN_IN], part_text(&part, s, act), 0);
		at_least(&width[COLUMN_GAIN], step ? gain_text(buf, step->gain)
						   : action_gain_text(buf, act), 0);
		at_least(&width[COLUMN_STATUS],
			 step ? plan_status_name(step->status) : plan_status(act), 0);
		at_least(&width[COLUMN_OWNER], owner, named ? 0 : 2);
		at_least(&width[COLUMN_EFFORT],
			 effort_column(buf, step ? step->effort : shown_effort(s, act)), 0);
		at_least(&width[COLUMN_DUE], step ? plan_step_due(step) : shown_due(act),
			 step ? plan_step_is_overdue(s, step)
			      : action_is_overdue(act, s->plan.as_of));
	}
	/* And of their titles, with the sign of what sorts; not of a column that is empty. */
	for (int i = 0; i < COLUMN_COUNT; i++)
		if (width[i] || (i != COLUMN_PROGRESS && !(i == COLUMN_OWNER && named)))
			at_least(&width[i], specs[i].title, i == (int)by->sort);
	str_release(&part);
}

static struct columns columns_of(int cols, const struct plan_view *v, const struct session *s,
				 const struct plan_rows *rows)
{
	struct plan_order by = plan_order_of(v, s);
	struct columns c = {.named = only_named(cols, &by)};
	/* What is in is marked by signs that read ill before a word. */
	int apart = by.group == GROUP_BUDGET && cols < specs[COLUMN_RANK].from;
	int at = 2 + apart, wanted[COLUMN_COUNT];
	int left = cols - 3 - (apart || cols >= specs[COLUMN_RANK].from);

	measure(wanted, &by, c.named, s, rows);
	for (int i = 0; i < COLUMN_COUNT; i++) {
		const struct column_spec *k = &specs[i];
		int width = k->narrow && cols < (i == COLUMN_OWNER ? WIDE : ROOMY) ? k->narrow
										   : k->width;

		if (i == COLUMN_WHAT || !wanted[i])
			continue;
		if (i == COLUMN_OWNER && c.named) {
			if (cols < specs[COLUMN_DUE].from || by.group == GROUP_OWNER ||
			    by.group == GROUP_BUDGET)
				continue;
			width = NAMED_COLS;
		} else if (!is_shown((enum plan_column)i, cols, &by)) {
			continue;
		}
		c.width[i] = k->fitted && wanted[i] < width ? wanted[i] : width;
		left -= c.width[i] + 1;
	}
	c.width[COLUMN_WHAT] = left > 1 ? left : 1;
	for (int i = 0; i < COLUMN_COUNT; i++) {
		c.col[i] = at;
		at += c.width[i] ? c.width[i] + 1 : 0;
		at += i == COLUMN_RANK && c.width[i]; /* room for the mark */
	}
	c.mark = c.width[COLUMN_RANK] ? 2 + c.width[COLUMN_RANK] : 1;
	return c;
}

/* A line of the table while it is drawn. */
struct line {
	struct pane p;
	int row;
	const struct columns *c;
	const struct session *s;
};

static void put(const struct line *l, enum plan_column k, enum style style, const char *text)
{
	const struct columns *c = l->c;

	if (!c->width[k])
		return;
	if (specs[k].right)
		draw_right(l->p, l->row, c->col[k] + c->width[k], style, text);
	else
		draw_fit(l->p, l->row, c->col[k], c->width[k], style, text);
}

static enum style status_style(enum plan_status status)
{
	static const enum style styles[] = {
		[PLAN_OPEN] = STYLE_TEXT, [PLAN_IN_PROGRESS] = STYLE_INFO,
		[PLAN_DONE] = STYLE_GOOD, [PLAN_ACCEPTED] = STYLE_DIM,
		[PLAN_REJECTED] = STYLE_DIM,
	};

	return styles[status];
}

/* The title of one that contains names its finding once more: what is done stands alone, and
 * the word where the id does not say it. */
void plan_draw_what(struct pane p, int row, int col, int end, const struct action *act)
{
	bool full = p.cols >= FULL_IDS, contains = act->kind == ACTION_CONTAIN;
	int beside = col + (full ? FULL_ID_COLS : ID_COLS);
	char about[Q_ID_MAX + 1];

	col = draw_fit(p, row, col, end - col, STYLE_STRONG,
		       full ? act->id : plan_about_id(about, act->id)) + 1;
	if (col < beside)
		col = beside;
	if (contains && !full)
		col = draw_fit(p, row, col, end - col, STYLE_INFO, "Contain:") + 1;
	draw_fit(p, row, col, end - col, STYLE_TEXT,
		 contains ? act->how.items[0] : act->title);
}

/* Who usually does it stands in brackets: nobody has been named. */
static void draw_owner(const struct line *l, const struct action *act)
{
	bool role;
	const char *owner = shown_owner(l->s, act, l->c->named, &role);
	int col = l->c->col[COLUMN_OWNER], end = col + l->c->width[COLUMN_OWNER];

	if (!role || !*owner || !l->c->width[COLUMN_OWNER]) {
		put(l, COLUMN_OWNER, STYLE_TEXT, owner);
		return;
	}
	col = draw_text(l->p, l->row, col, STYLE_DIM, "(");
	col = draw_fit(l->p, l->row, col, end - 1 - col, STYLE_DIM, owner);
	draw_text(l->p, l->row, col, STYLE_DIM, ")");
}

/* A sign says what has passed, for colour alone does not. */
static void put_due(const struct line *l, const char *due, bool overdue)
{
	char text[64];

	snprintf(text, sizeof text, "%.40s%s", due, overdue ? "!" : "");
	put(l, COLUMN_DUE, overdue ? STYLE_WARNING : STYLE_TEXT, text);
}

/* What counts as done, or, while days are asked, what is in. */
static void draw_mark(const struct line *l, bool in, bool all, bool counts)
{
	if (l->s->outlook.asked && in)
		draw_symbol(l->p, l->row, l->c->mark, STYLE_SELECTED,
			    all ? SYMBOL_CHECK : SYMBOL_PARTIAL);
	else if (!l->s->outlook.asked && counts)
		draw_text(l->p, l->row, l->c->mark, STYLE_SELECTED, "+");
}

static void draw_action(const struct line *l, const struct action *act)
{
	bool warns = act->expired || act->contradicted;
	const struct outlay_part *part = plan_part_of(l->s, act);
	struct str in = {0};
	char buf[32];

	snprintf(buf, sizeof buf, "%zu", act->rank);
	put(l, COLUMN_RANK, STYLE_DIM, buf);
	draw_mark(l, part && part->steps, part && part->steps == part->of,
		  what_if_counts(&l->s->what_if, act));
	put(l, COLUMN_SEVERITY, severity_style(act->severity),
	    l->c->width[COLUMN_SEVERITY] < 8 ? severity_short(act->severity)
					     : severity_name(act->severity));
	plan_draw_what(l->p, l->row, l->c->col[COLUMN_WHAT],
		       l->c->col[COLUMN_WHAT] + l->c->width[COLUMN_WHAT], act);
	put(l, COLUMN_PROGRESS, STYLE_TEXT, action_progress_text(buf, &l->s->score, act));
	put(l, COLUMN_IN, STYLE_TEXT, part_text(&in, l->s, act));
	put(l, COLUMN_EFFORT, STYLE_TEXT, effort_column(buf, shown_effort(l->s, act)));
	put(l, COLUMN_GAIN, STYLE_TEXT, action_gain_text(buf, act));
	put(l, COLUMN_RISK, STYLE_TEXT, risk_text(buf, shown_risk(l->s, act)));
	put(l, COLUMN_PRIORITY, STYLE_TEXT, priority_text(buf, act->priority));
	put(l, COLUMN_WAVE, STYLE_TEXT, wave_name(act->wave));
	put(l, COLUMN_STATUS, warns ? STYLE_WARNING : status_style(act->status),
	    plan_status(act));
	draw_owner(l, act);
	put_due(l, shown_due(act), action_is_overdue(act, l->s->plan.as_of));
	str_release(&in);
}

/* Beneath its action, and a little to the right. A level on the way has no status of its own:
 * it follows from the answer. */
static void draw_step(const struct line *l, const struct action *act, const struct step *step)
{
	int col = l->c->col[COLUMN_WHAT], end = col + l->c->width[COLUMN_WHAT];
	bool last = step == &act->steps[act->n_steps - 1];
	const char *name = step->id + strcspn(step->id, "/");
	char buf[32];
	bool in = l->s->outlook.asked &&
		  l->s->outlook.outlay.in[act - l->s->plan.actions][step - act->steps];

	draw_mark(l, in, in, what_if_counts_step(&l->s->what_if, act, step));
	draw_symbol(l->p, l->row, col, STYLE_FRAME, last ? SYMBOL_CORNER_BL : SYMBOL_TEE);
	col = draw_fit(l->p, l->row, col + 2, end - col - 2, STYLE_STRONG, name + (*name == '/'));
	draw_fit(l->p, l->row, col + 1, end - col - 1, STYLE_TEXT, step->text);
	put(l, COLUMN_EFFORT, STYLE_DIM, effort_column(buf, step->effort));
	put(l, COLUMN_GAIN, STYLE_DIM, gain_text(buf, step->gain));
	if (step->practice < 0)
		return;
	put(l, COLUMN_STATUS, status_style(step->status), plan_status_name(step->status));
	if (step->entry)
		put(l, COLUMN_OWNER, STYLE_TEXT, step->entry->owner);
	put_due(l, plan_step_due(step), plan_step_is_overdue(l->s, step));
}

/* A heading over a group, and what the group comes to. Where the days end is a line. */
static void draw_group(struct pane p, int row, const char *title, const struct plan_sum *sum,
		       bool days)
{
	struct str words = {0};
	bool out = days && !sum->steps && sum->totals.left;
	int col = out ? draw_hline(p, row, 0, 2, STYLE_FRAME, SYMBOL_HLINE) + 1 : 2;

	col = draw_fit(p, row, col, p.cols - col - 1, STYLE_HEADING, title) + (out ? 1 : 2);
	if (days && sum->steps) {
		plan_sum_words(&words, sum);
	} else if (sum->totals.left) {
		plan_totals_words(&words, &sum->totals, !days);
		if (sum->critical)
			str_addf(&words, ", %zu critical", sum->critical);
	} else {
		str_addf(&words, "%zu action%s", sum->totals.actions,
			 sum->totals.actions == 1 ? "" : "s");
	}
	col = draw_fit(p, row, col, p.cols - col - 1, STYLE_DIM, str_text(&words)) + 1;
	if (out)
		draw_hline(p, row, col, p.cols - col, STYLE_FRAME, SYMBOL_HLINE);
	str_release(&words);
}

int plan_draw_table(const struct plan_view *v, const struct session *s,
		    const struct plan_rows *rows, struct pane p, int *cursor_row)
{
	struct columns c = p.grid ? columns_of(p.cols, v, s, rows) : (struct columns){0};
	size_t cursor = plan_rows_cursor(v, s, rows);
	struct str heading = {0};
	int row = 0;

	*cursor_row = 0;
	for (size_t i = 0; i < rows->n; i++, row++) {
		struct line line = {p, row, &c, s};
		const struct step *step = plan_step_of(s, rows->items[i]);

		str_truncate(&heading, 0);
		if (plan_rows_heading(v, s, rows, i, &heading)) {
			struct plan_sum sum = plan_rows_sum(v, s, rows, i, true);

			draw_group(p, row, str_text(&heading), &sum, s->outlook.asked);
			line.row = ++row;
		}
		if (i == cursor)
			*cursor_row = row;
		if (!pane_shows(p, row))
			continue;
		draw_marker(p, row, 0, i == cursor);
		if (step)
			draw_step(&line, plan_action_of(s, rows->items[i]), step);
		else
			draw_action(&line, plan_action_of(s, rows->items[i]));
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
		str_addf(out, "%zu of %zu shown", rows->actions, s->plan.n_actions);
	if (!rows->n)
		return;
	if (v->filter.len)
		str_add(out, ": ");
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
	if (t->left && utf8_width(str_text(out)) + utf8_width(str_text(&waves)) <= cols)
		str_add(out, str_text(&waves));
	str_release(&apart);
	str_release(&waves);
}

/* "only 'quota'; by owner, grouped by section: Security"; nothing when nothing is arranged
 * otherwise than it comes. The group is that of the row under the cursor: its heading may be
 * out of sight. */
static void arrangement_words(struct str *out, const struct plan_view *v,
			      const struct session *s, const struct plan_rows *rows)
{
	static const char *const groups[] = {[GROUP_WAVE] = "wave", [GROUP_SECTION] = "section",
					     [GROUP_OWNER] = "owner"};
	size_t i = plan_rows_cursor(v, s, rows);
	struct plan_order by = plan_order_of(v, s);
	struct str order = {0};

	if (by.sort != COLUMN_RANK || by.reverse)
		str_addf(&order, "by %s%s", plan_column_name(by.sort),
			 by.reverse ? ", turned round" : "");
	if (by.group == GROUP_NONE) {
		str_addf(&order, "%snot grouped", order.len ? ", " : "");
	} else if (by.group != GROUP_WAVE && by.group != GROUP_BUDGET && rows->n) {
		while (i > 0 && !plan_rows_heading(v, s, rows, i, NULL))
			i--;
		str_addf(&order, "%sgrouped by %s: ", order.len ? ", " : "",
			 groups[by.group]);
		plan_rows_heading(v, s, rows, i, &order);
	}
	if (v->filter.len)
		str_addf(out, "only '%s'%s", str_text(&v->filter), order.len ? "; " : "");
	str_add(out, str_text(&order));
	str_release(&order);
}

static void draw_titles(struct pane p, int row, const struct plan_view *v,
			const struct session *s, const struct plan_rows *rows)
{
	struct columns c = columns_of(p.cols, v, s, rows);
	struct line line = {p, row, &c, s};
	struct plan_order by = plan_order_of(v, s);
	bool down = plan_column_descends(by.sort) != by.reverse;

	for (int i = 0; i < COLUMN_COUNT; i++) {
		const char *title = specs[i].title;
		int end = c.col[i] + c.width[i];

		if (!c.width[i])
			continue;
		if (i == COLUMN_SEVERITY && c.width[i] < 8)
			title = "sev";
		put(&line, (enum plan_column)i, STYLE_DIM, title);
		if (i == (int)by.sort)
			draw_symbol(p, row, specs[i].right ? end - 1 - (int)strlen(title)
							   : c.col[i] + (int)strlen(title),
				    STYLE_STRONG, down ? SYMBOL_MORE_DOWN : SYMBOL_MORE_UP);
	}
}

/* What the days come to, in as many rows as that takes; then what is shown of it. */
static int draw_days(const struct plan_view *v, const struct session *s,
		     const struct plan_rows *rows, struct pane p)
{
	struct str words = {0};
	int row;

	outlay_words(&words, &s->outlook.outlay, s->q);
	row = draw_paragraph(p, 0, 2, STYLE_STRONG, str_text(&words));
	str_truncate(&words, 0);
	arrangement_words(&words, v, s, rows);
	row = draw_paragraph(p, row, 2, STYLE_STRONG, str_text(&words));
	str_release(&words);
	return row;
}

void plan_draw_head(const struct plan_view *v, const struct session *s,
		    const struct plan_rows *rows, struct pane p)
{
	struct str words = {0};
	char now[64], then[64];
	int row = 1, col = 2;

	if (!s->plan.n_actions)
		return;
	if (s->outlook.asked) {
		draw_days(v, s, rows, pane_sub(p, 0, 0, p.rows - 1, p.cols));
		draw_titles(p, p.rows - 1, v, s, rows);
		return;
	}
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
	draw_titles(p, p.rows - 1, v, s, rows);
}

struct plan_parts plan_parts_of(const struct plan_view *v, const struct session *s,
				struct pane p)
{
	struct plan_parts parts = {.details = p};
	struct plan_order by = plan_order_of(v, s);
	bool outlook = s->what_if.n || s->plan.has_projected;
	bool arranged = v->filter.len || by.sort != COLUMN_RANK || by.reverse ||
			by.group != GROUP_WAVE;
	/* A summary, what if, how it is arranged, and the titles; without what is not there. */
	int lines = outlook && arranged && p.rows >= 12 ? 2 : outlook || arranged;
	int head = p.rows < 6 ? p.rows > 2 : 2 + lines;
	int below = p.rows >= 45 ? 17 : p.rows >= 30 ? 11 : p.rows >= 17 ? 7 : p.rows >= 11 ? 5 : 0;
	int wide = p.cols >= DETAILS_BESIDE ? p.cols * 2 / 3 : p.cols;
	int curve = s->outlook.asked && wide >= CURVE_BESIDE ? wide * 2 / 5 : 0;
	int high = wide < p.cols ? p.rows : p.rows - below;

	parts.head = parts.table = parts.curve = parts.rule = pane_sub(p, 0, 0, 0, 0);
	if (v->details)
		return parts;
	curve = curve > CURVE_COLS ? CURVE_COLS : curve;
	if (s->outlook.asked && head)
		head = 1 + draw_days(v, s, &(struct plan_rows){0}, pane_measure(wide - curve));
	head = head > high / 2 ? high / 2 : head;
	parts.head = pane_sub(p, 0, 0, head, wide - curve);
	parts.table = pane_sub(p, head, 0, high - head, wide - curve);
	parts.curve = pane_sub(p, 0, wide - curve, high, curve);
	if (wide < p.cols) {
		parts.rule = pane_sub(p, 0, wide, p.rows, 1);
		parts.details = pane_sub(p, 0, wide + 1, p.rows, p.cols - wide - 1);
		return parts;
	}
	parts.rule = pane_sub(p, p.rows - below, 0, below > 0, wide);
	parts.details = pane_sub(p, p.rows - below + 1, 0, below - 1, wide);
	return parts;
}
