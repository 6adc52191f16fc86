/* The milestones of the file: keeping one, calling it otherwise, forgetting it, going back to it,
 * and what moved since. */
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "ui/session/milestones.h"
#include "ui/view/milestones/milestones.h"
#include "ui/widget/list.h"

enum { TAG_KEEP = 1, TAG_RENAME, TAG_REMOVE, TAG_RESTORE };
enum { DAY_COLS = 11, VERSION_COLS = 9, RANGE_COLS = 14, FINDINGS_COLS = 9, VERSION_FROM = 66 };

/* The one under the cursor; NULL when there is none. */
static const struct trend_point *here_of(const struct milestones_view *v, const struct session *s)
{
	size_t n = look_back_count(&s->look_back);

	return n ? look_back_at(&s->look_back, v->list.cursor < n ? v->list.cursor : n - 1) : NULL;
}

static const struct binding *more(const void *state, const struct session *s)
{
	const struct milestones_view *v = state;

	return v->comparing				? milestones_compare_keys
	       : look_back_count(&s->look_back)	? milestones_list_keys
						: milestones_none_keys;
}

/* Another file may have been opened since. */
static void open(void *state, struct session *s, struct thing where)
{
	struct milestones_view *v = state;

	(void)where;
	if (v->comparing && (v->kept->questionnaire != s->q || strcmp(v->file, s->a->id) != 0))
		compare_end(v);
}

static struct effect ask(struct session *s, const struct trend_point *here, enum act act)
{
	const char *name = arena_strdup(&s->lent, here->is.name);

	if (act == ACT_EDIT)
		return effect_ask("Call it", name, TAG_RENAME);
	if (act == ACT_DELETE)
		return effect_confirm(
			"Remove",
			arena_printf(&s->lent,
				     "Forget the milestone '%s'? It cannot be brought back.", name),
			TAG_REMOVE);
	return effect_confirm("Go back",
			      arena_printf(&s->lent,
					   "Go back to '%s'? What is there now is kept as a "
					   "milestone first.", name),
			      TAG_RESTORE);
}

static struct effect act_on_list(struct milestones_view *v, struct session *s,
				 const struct input *in)
{
	const struct trend_point *here = here_of(v, s);
	enum cursor_move moves =
		list_act(&v->list, look_back_count(&s->look_back), in->rows / 2, in->act);

	if (moves != MOVE_NONE)
		return effect_moved(moves);
	switch (in->act) {
	case ACT_KEEP:
		if (*session_readonly(s)) {
			session_may_edit(s);
			return effect_done();
		}
		return effect_ask("Keep the state of now as", "", TAG_KEEP);
	case ACT_ACCEPT:
		if (here)
			compare_begin(v, s, arena_strdup(&s->lent, here->is.name));
		return effect_if(here);
	case ACT_EDIT:
	case ACT_DELETE:
	case ACT_RESTORE:
		if (here && session_may_edit(s))
			return ask(s, here, in->act);
		return effect_if(here);
	default:
		return effect_of(EFFECT_PASS);
	}
}

static struct effect act(void *state, struct session *s, const struct input *in)
{
	struct milestones_view *v = state;

	return v->comparing ? compare_act(v, s, in) : act_on_list(v, s, in);
}

static struct effect reply(void *state, struct session *s, const struct reply *r)
{
	struct milestones_view *v = state;
	const struct trend_point *here = here_of(v, s);

	if (!r->accepted)
		return effect_done();
	if (r->tag == TAG_KEEP)
		session_keep_milestone(s, r->text);
	else if (here && r->tag == TAG_RENAME)
		session_rename_milestone(s, here->is.name, r->text);
	else if (here && r->tag == TAG_REMOVE)
		session_remove_milestone(s, here->is.name);
	else if (here && r->tag == TAG_RESTORE)
		session_go_back(s, here->is.name);
	session_need_plan(s);
	list_clamp(&v->list, look_back_count(&s->look_back));
	if (r->tag == TAG_KEEP && look_back_count(&s->look_back))
		v->list.cursor = look_back_count(&s->look_back) - 1;
	return effect_done();
}

/* ---- Drawing ---- */

static int name_cols(int cols)
{
	int rest = 2 + DAY_COLS + RANGE_COLS + FINDINGS_COLS + 1 +
		   (cols >= VERSION_FROM ? VERSION_COLS : 0);

	return cols - rest > 40 ? 40 : cols - rest;
}

/* A row of the table; now: of no milestone. */
static void draw_point(struct pane p, int row, const char *name, const char *day,
		       const char *version, const char *range, const char *findings,
		       enum style style)
{
	int col = 2 + name_cols(p.cols);

	draw_fit(p, row, 2, col - 3, style == STYLE_TEXT ? STYLE_STRONG : style, name);
	draw_fit(p, row, col, DAY_COLS - 1, style, day);
	col += DAY_COLS;
	if (p.cols >= VERSION_FROM) {
		draw_fit(p, row, col, VERSION_COLS - 1, style, version);
		col += VERSION_COLS;
	}
	draw_right(p, row, col + RANGE_COLS - 1, style, range);
	draw_right(p, row, col + RANGE_COLS + FINDINGS_COLS - 1, style, findings);
}

static void draw_rows(struct milestones_view *v, const struct session *s, struct pane p)
{
	size_t n = look_back_count(&s->look_back);
	char range[64], number[32], day[16];

	list_clamp(&v->list, n);
	list_scroll(&v->list, n + 1, p.rows);
	for (size_t i = v->list.top; i <= n; i++) {
		const struct trend_point *point = i < n ? look_back_at(&s->look_back, i) : NULL;
		int row = (int)(i - v->list.top);

		if (point) {
			draw_marker(p, row, 0, i == v->list.cursor);
			snprintf(day, sizeof day, "%.10s", point->is.at);
			draw_point(p, row, point->is.name, day, point->is.version,
				   point->alike ? range_text(range, &point->overall) : "-",
				   number_text(number, (int64_t)point->findings, 0), STYLE_TEXT);
		} else {
			draw_point(p, row, "now", date_text(day, s->plan.as_of),
				   s->a->questionnaire_version,
				   range_text(range, &s->score.overall),
				   number_text(number, (int64_t)s->plan.n_findings, 0), STYLE_DIM);
		}
	}
	draw_more(p, (int)v->list.top, (int)n + 1);
}

/* Of the one under the cursor: its scores beside those of now; or why it has none to set there. */
static void draw_here(const struct milestones_view *v, const struct session *s, struct pane p)
{
	const struct trend_point *here = here_of(v, s);
	struct compared_range overall, *sections;
	struct arena arena = {0};
	struct str words = {0};

	if (here->alike) {
		sections = arena_new(&arena, struct compared_range, s->q->n_sections);
		overall = (struct compared_range){0, here->overall, s->score.overall};
		for (size_t i = 0; i < s->q->n_sections; i++)
			sections[i] = (struct compared_range){i, here->sections[i],
							      s->score.sections[i]};
		milestones_draw_scores(p, 0, s, sections, s->q->n_sections, &overall, true);
	} else {
		str_add(&words, "Not on one line with now: ");
		trend_apart_words(&words, &s->look_back.trend, here);
		str_add(&words, ".");
		draw_paragraph(p, 0, 2, STYLE_INFO, str_text(&words));
	}
	str_release(&words);
	arena_release(&arena);
}

static void draw(void *state, const struct session *s, struct pane p)
{
	struct milestones_view *v = state;
	int rows = (int)look_back_count(&s->look_back) + 1;

	if (v->comparing) {
		compare_draw(v, s, p);
		return;
	}
	if (!look_back_count(&s->look_back)) {
		draw_wrapf(pane_sub(p, 0, 2, p.rows, p.cols - 3), 0, 0, STYLE_TEXT,
			   "No milestone is kept yet. %s keeps the state of now in the file: "
			   "answers, profile, plan and accepted risks, to see later what moved, "
			   "and to go back to.",
			   KEY(s, VIEW_MILESTONES, ACT_KEEP));
		return;
	}
	draw_point(p, 0, "Milestone", "Kept on", "Version", "Overall", "Findings", STYLE_DIM);
	rows = rows > p.rows - 4 && p.rows > 8 ? p.rows - 4 : rows;
	draw_rows(v, s, pane_sub(p, 1, 0, rows, p.cols));
	draw_here(v, s, pane_sub(p, rows + 2, 0, p.rows - rows - 2, p.cols));
}

static int place(const void *state)
{
	const struct milestones_view *v = state;

	return v->comparing ? v->top : (int)v->list.cursor;
}

static void release(void *state)
{
	compare_end(state);
}

const struct view_ops view_milestones = {
	.title = "Milestones",
	.state_size = sizeof(struct milestones_view),
	.needs_file = true,
	.needs_plan = true,
	.more = more,
	.place = place,
	.open = open,
	.act = act,
	.reply = reply,
	.draw = draw,
	.release = release,
};
