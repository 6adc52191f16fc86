/* The questions, one by one: the view; what its keys do is in act.c. */
#include "ui/view/walk/walk.h"

static void open(void *state, struct session *s, struct thing where)
{
	struct walk *w = state;

	if (where.kind == THING_DECISION || where.kind == THING_QUESTION) {
		bool here =
			where.kind == w->one.at.kind && where.index == w->one.at.index;

		if (!here && !walk_passes(w, s, where))
			walk_unfilter(w, s);
		prompt_go(&w->one, s, where);
		w->one.away = false;
		/* After undo and redo the cursor is on the item that they changed. */
		if (s->last_practice >= 0 && where.kind == THING_QUESTION &&
		    s->last.kind == THING_QUESTION && where.index == s->last.index)
			for (size_t i = 0; i < prompt_items(s->q, where); i++)
				if (prompt_practice(&s->q->questions[where.index], i) ==
				    (size_t)s->last_practice)
					w->one.item.cursor = i;
	}
	walk_ensure_place(w, s);
}

/* Where the three parts stand. Without room for both, the outline takes the place of the
 * question while the cursor is in it. Right of the question a column is free for the signs. */
struct parts {
	struct pane outline, middle, details;
	bool has_outline, has_middle, has_details;
};

static struct parts part(const struct walk *w, struct pane p)
{
	struct parts parts = {.has_middle = true};
	int left = p.cols >= WIDE_COLS ? p.cols / 4 : p.cols >= 140 ? 36 : 31;
	int right = p.cols >= WIDE_COLS ? p.cols * 3 / 10 : p.cols >= 140 ? 44 : 35;

	parts.has_outline = p.cols >= WALK_OUTLINE_COLS || w->one.away;
	parts.has_details = p.cols >= WALK_DETAILS_COLS && !w->turned;
	if (p.cols < WALK_OUTLINE_COLS) {
		parts.has_middle = !w->one.away;
		parts.outline = pane_sub(p, 0, 0, p.rows, p.cols < 61 ? p.cols : 61);
		parts.middle = pane_sub(p, 0, 0, p.rows, p.cols - 1);
		return parts;
	}
	parts.outline = pane_sub(p, 0, 0, p.rows, left + 1);
	if (!parts.has_details)
		right = 0;
	parts.middle = pane_sub(p, 0, left + 2, p.rows,
				p.cols - left - 2 - (right ? right + 3 : 1));
	parts.details = pane_sub(p, 0, p.cols - right, p.rows, right);
	return parts;
}

/* Sections and areas come before the large question, when they are wanted. */
static bool presents(const struct walk *w)
{
	return w->one.large && !w->one.away;
}

/* The middle of the walk. */
struct middle {
	const struct walk *walk;
	bool details; /* below the question */
};

/* The prompt, below the lines that say what is shown; as prompt_draw. */
static int draw_prompt(const void *what, const struct session *s, struct pane p,
		       struct extent *here)
{
	const struct middle *m = what;
	int above = walk_draw_filter(m->walk, s, p);
	struct pane below = above ? pane_sub(p, above, 0, p.rows, p.cols) : p;
	int rows = prompt_draw(&m->walk->one, s, below, m->details, here);

	here->first += above;
	return rows + above;
}

/* What was found, and the question below it. The last column of the pane is for signs. */
static void draw_middle(const struct middle *m, const struct session *s, struct walk *w,
			struct pane p)
{
	int above = walk_draw_hits(w, s, p);
	struct pane signs = pane_sub(p, above, 0, p.rows - above, p.cols);

	prompt_show(&w->one, s, pane_sub(signs, 0, 0, signs.rows, signs.cols - 1), signs,
		    draw_prompt, m);
}

static void draw(void *state, const struct session *s, struct pane p)
{
	struct walk *w = state;
	struct parts parts = part(w, p);
	struct pane middle = parts.middle, details = parts.details;
	struct middle m = {w, w->turned && p.cols < WALK_DETAILS_COLS};

	if (w->one.at.kind == THING_NONE) {
		draw_wrapf(
			p, 0, 0, STYLE_TEXT,
			"Nothing is asked yet. %s shows the profile: what the workload is "
			"decides what is asked.",
			KEY(s, EVERYWHERE, ACT_VIEW_PROFILE));
		return;
	}
	w->tight = p.cols < WALK_OUTLINE_COLS && !w->one.away &&
		   (*w->search.query ||
		    (w->one.led && prompt_kind(s->q, w->one.at) == PROMPT_PRACTICES));
	if (presents(w)) {
		prompt_show_large(&w->one, s, p);
		return;
	}
	if (parts.has_middle)
		draw_middle(&m, s, w,
			    pane_sub(p, 0, middle.left - p.left, p.rows, middle.cols + 1));
	if (parts.has_outline) {
		if (parts.has_middle)
			draw_vline(p, 0, parts.outline.cols - 1, p.rows, STYLE_FRAME);
		walk_draw_outline(w, s, parts.outline);
	}
	if (parts.has_details) { /* the last column is for the signs; an empty row ends it */
		draw_vline(p, 0, p.cols - details.cols - 2, p.rows, STYLE_FRAME);
		draw_more(details, 0,
			  prompt_draw_details(s, pane_sub(details, 0, 0, p.rows,
							  details.cols - 1),
					      0, w->one.at) - 1);
	}
}

static int place(const void *state)
{
	return ((const struct walk *)state)->one.top;
}

static struct thing current(const void *state, const struct session *s)
{
	(void)s;
	return ((const struct walk *)state)->one.at;
}

static bool bare(const void *state)
{
	return presents(state);
}

const struct view_ops view_walk = {
	.title = "Walk",
	.state_size = sizeof(struct walk),
	.needs_file = true,
	.more = walk_more,
	.refuse = walk_refuse,
	.label = walk_label,
	.seek = walk_seek,
	.current = current,
	.place = place,
	.bare = bare,
	.open = open,
	.act = walk_act,
	.reply = walk_reply,
	.draw = draw,
};
