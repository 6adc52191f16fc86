/* The decisions of the landing zone: a list by group with what was taken, what is open and
 * what is not asked; the one under the cursor in full, its options and what follows. See
 * decisions.h. */
#include <stdio.h>
#include <string.h>

#include "ui/view/ballot.h"
#include "ui/view/decisions/decisions.h"
#include "ui/view/people.h"
#include "ui/widget/signs.h"

#define LEGEND_ROWS 16
/* Id, signs and the least that was taken, "not asked", beside the name. */
#define TAKEN_COLS 21

static struct effect done(void)
{
	return effect_of(EFFECT_DONE);
}

static bool is_open(const struct session *s, size_t decision)
{
	struct thing t = {THING_DECISION, decision};

	return session_is_asked(s, t) && !session_is_answered(s, t);
}

/* To the next open decision, or the one before; when there is no other it stays. */
static void go_to_open(struct decisions *v, struct session *s, int by)
{
	size_t n = s->q->n_decisions, here = decisions_here(v, s);

	for (size_t i = 1; i < n; i++) {
		size_t next = (here + (by > 0 ? i : n - i)) % n;

		if (is_open(s, next)) {
			decisions_go(v, s, next);
			return;
		}
	}
	decisions_go(v, s, here);
	if (is_open(s, here))
		session_say(s, STYLE_INFO, "this is the last one that is open");
	else
		session_say(s, STYLE_GOOD,
			    "every decision is taken; %s goes on to the questions",
			    KEY(s, EVERYWHERE, ACT_VIEW_WALK));
}

static struct effect choose(struct decisions *v, struct session *s, size_t option)
{
	struct thing t = {THING_DECISION, decisions_here(v, s)};
	bool was = session_is_answered(s, t);

	if (!session_is_asked(s, t))
		session_say(s, STYLE_WARNING, "%s is not asked: nothing to decide",
			    thing_id(s->q, t));
	else if (option >= s->q->decisions[t.index].n_options)
		session_say(s, STYLE_WARNING, "this decision takes 1 to %zu",
			    s->q->decisions[t.index].n_options);
	else if (session_set_option(s, t.index, (int)option)) {
		if (was)
			decisions_go(v, s, t.index);
		else
			go_to_open(v, s, 1);
	}
	return done();
}

static void set_unknown(struct decisions *v, struct session *s)
{
	struct thing t = {THING_DECISION, decisions_here(v, s)};

	if (!session_is_asked(s, t))
		session_say(s, STYLE_WARNING, "%s is not asked: nothing to decide",
			    thing_id(s->q, t));
	else if (session_set_unknown(s, t))
		go_to_open(v, s, 1);
}

/* One in large, with the cursor among its options; or the list again. */
static struct effect present(struct decisions *v, bool large)
{
	v->one.large = v->in_options = large;
	return done();
}

/* The decision after or before (by -1) this one that is asked. */
static struct effect step(struct decisions *v, struct session *s, int by)
{
	struct thing t = {THING_DECISION, decisions_here(v, s)};

	while (by > 0 ? ++t.index < s->q->n_decisions : t.index-- > 0) {
		if (session_is_asked(s, t)) {
			decisions_go(v, s, t.index);
			return done();
		}
	}
	session_say(s, STYLE_INFO, "this is the %s decision", by > 0 ? "last" : "first");
	return done();
}

/* Page keys scroll what stands beside the list: see prompt_scroll. */
static bool move_in_options(struct decisions *v, const struct session *s,
			    const struct input *in)
{
	size_t n = s->q->decisions[decisions_here(v, s)].n_options;

	if (in->act == ACT_PAGE_DOWN || in->act == ACT_PAGE_UP) {
		v->one.scroll += in->act == ACT_PAGE_DOWN ? in->rows - 2 : 2 - in->rows;
		return true;
	}
	if (!list_act(&v->one.item, n, in->rows, in->act))
		return false;
	v->one.scroll = 0;
	return true;
}

static bool move(struct decisions *v, struct session *s, const struct input *in)
{
	size_t before = decisions_here(v, s);

	if (v->in_options)
		return move_in_options(v, s, in);
	if (!list_act(&v->row, s->q->n_decisions, in->rows, in->act))
		return false;
	if (v->row.cursor != before)
		decisions_go(v, s, v->row.cursor);
	return true;
}

static struct effect out_of_options(struct decisions *v)
{
	if (v->one.large)
		return present(v, false);
	if (!v->in_options)
		return effect_of(EFFECT_PASS);
	v->in_options = false;
	return done();
}

/* To what is open next; while a search goes on, to what was found. */
static void next_open(struct decisions *v, struct session *s, int by)
{
	if (!decisions_search_on(v, s, by))
		go_to_open(v, s, by);
}

enum { TAG_NOTE = 1 };

/* Everything while the tree of the architecture is shown. */
static struct effect tree_act(struct decisions *v, struct session *s,
			      const struct input *in)
{
	size_t decision = 0;
	bool moved;

	if (decisions_tree_act(&v->tree, s, in, &moved, &decision)) {
		v->tree.shown = false;
		decisions_go(v, s, decision);
		return done();
	}
	if (in->act == ACT_TREE || in->act == ACT_CANCEL)
		v->tree.shown = false;
	return effect_of(moved || in->act == ACT_TREE || in->act == ACT_CANCEL ||
					 in->act == ACT_ACCEPT
				 ? EFFECT_DONE
				 : EFFECT_PASS);
}

/* Between list and options, to the large decision and the tree, and back. */
static struct effect turn_act(struct decisions *v, struct session *s, enum act a)
{
	switch (a) {
	case ACT_PRESENT:
		return present(v, !v->one.large);
	case ACT_BACK: /* out of the large decision first */
		return v->one.large ? present(v, false) : effect_of(EFFECT_PASS);
	case ACT_NEXT_QUESTION:
		return step(v, s, 1);
	case ACT_PREVIOUS_QUESTION:
		return step(v, s, -1);
	case ACT_RIGHT:
	case ACT_NEXT_PANE:
		v->in_options = a == ACT_RIGHT || !v->in_options || v->one.large;
		return done();
	case ACT_CANCEL:
		return decisions_end_search(v, s) ? done() : out_of_options(v);
	case ACT_LEFT:
		return out_of_options(v);
	case ACT_TREE:
		present(v, false);
		v->tree.shown = true;
		return done();
	default: /* not ours */
		return effect_of(EFFECT_PASS);
	}
}

static struct effect act(void *state, struct session *s, const struct input *in)
{
	struct decisions *v = state;
	struct thing t = {THING_DECISION, decisions_here(v, s)};

	if (!s->q->n_decisions)
		return effect_of(EFFECT_PASS);
	if (v->tree.shown)
		return tree_act(v, s, in);
	if (move(v, s, in))
		return done();
	switch (in->act) {
	case ACT_OPTION:
		return choose(v, s, (size_t)(in->key - '1'));
	case ACT_ACCEPT:
	case ACT_TOGGLE:
		if (v->in_options)
			return choose(v, s, v->one.item.cursor);
		v->in_options = true;
		return done();
	case ACT_MORE:
		return effect_go(VIEW_MORE, t);
	case ACT_VOTE:
		return ballot_begin(s, t, 0, &v->text);
	case ACT_UNKNOWN:
		set_unknown(v, s);
		return done();
	case ACT_CLEAR:
		session_clear(s, t);
		decisions_go(v, s, t.index);
		return done();
	case ACT_NEXT_OPEN:
	case ACT_PREVIOUS_OPEN:
		next_open(v, s, in->act == ACT_NEXT_OPEN ? 1 : -1);
		return done();
	case ACT_SEARCH:
		return (struct effect){.kind = EFFECT_SEARCH, .text2 = "go there"};
	case ACT_FLAG:
		session_toggle_flag(s, t);
		return done();
	case ACT_CONFIRM:
		session_confirm(s, t);
		return done();
	case ACT_NOTE:
		return (struct effect){.kind = EFFECT_ASK_TEXT,
				       .title = "Note",
				       .text = session_answer(s, t)->note,
				       .tag = TAG_NOTE,
				       .lines = true};
	default:
		return turn_act(v, s, in->act);
	}
}

static struct effect reply(void *state, struct session *s, const struct reply *r)
{
	struct decisions *v = state;
	struct thing t = {THING_DECISION, decisions_here(v, s)};

	if (r->tag == TAG_PEOPLE)
		return people_reply(s, r, effect_go(VIEW_VOTE, t));
	if (r->accepted && r->tag == TAG_NOTE)
		session_set_note(s, t, r->text);
	return done();
}

static void open(void *state, struct session *s, struct thing where)
{
	struct decisions *v = state;

	if (!s->q->n_decisions)
		return;
	if (where.kind == THING_DECISION) {
		v->tree.shown = false;
		decisions_go(v, s, where.index);
	}
	if (v->one.at.kind == THING_NONE)
		decisions_go(v, s, 0);
}

/* Rows of the list: a heading before the first decision of each group. */
static bool begins_group(const struct questionnaire *q, size_t i)
{
	return i == 0 || strcmp(q->decisions[i].group, q->decisions[i - 1].group) != 0;
}

static int row_of(const struct questionnaire *q, size_t decision)
{
	int row = 0;

	for (size_t i = 0; i <= decision && i < q->n_decisions; i++)
		row += 1 + (i > 0 && begins_group(q, i)) + (i == 0);
	return row - 1;
}

static void draw_taken(const struct session *s, struct pane p, int row, int col, size_t i)
{
	const struct decision *d = &s->q->decisions[i];
	const struct answer *answer = &s->a->decisions[i];

	if (!s->score.decision_asked[i])
		draw_fit(p, row, col, p.cols - 1 - col, STYLE_DIM, "not asked");
	else if (answer->state == ANSWER_SET)
		draw_fit(p, row, col, p.cols - 1 - col, STYLE_TEXT,
			 d->options[answer->option].text);
	else if (answer->state == ANSWER_UNKNOWN)
		draw_fit(p, row, col, p.cols - 1 - col, STYLE_UNKNOWN, "unknown");
	else
		draw_fit(p, row, col, p.cols - 1 - col, STYLE_DIM, "open");
}

static void draw_decision(const struct decisions *v, const struct session *s,
			  struct pane p, int row, size_t i)
{
	const struct decision *d = &s->q->decisions[i];
	bool here = i == v->row.cursor, asked = s->score.decision_asked[i];
	enum severity bad = worst_blame(&s->score, (struct thing){THING_DECISION, i});
	int name = p.cols * 9 / 20 < p.cols - TAKEN_COLS ? p.cols * 9 / 20 : p.cols - TAKEN_COLS;
	int col;

	draw_marker(p, row, 0, here && !v->in_options);
	if (here && v->in_options)
		draw_symbol(p, row, 0, STYLE_DIM, SYMBOL_MARKER);
	draw_text(p, row, 2, here ? STYLE_CURSOR : asked ? STYLE_TEXT : STYLE_DIM, d->id);
	col = 2 + 6;
	draw_fit(p, row, col, bad ? name - 1 : name, asked ? STYLE_TEXT : STYLE_DIM, d->name);
	col += name;
	if (bad != SEVERITY_NONE)
		draw_text(p, row, col, severity_style(bad), "!");
	if (asked && links_of(s->q, (struct thing){THING_DECISION, i})->caveats.n)
		draw_symbol(p, row, col + 1, STYLE_WARNING, SYMBOL_CAVEAT);
	draw_taken(s, p, row, col + 3, i);
}

static void draw_list(const struct decisions *v, const struct session *s, struct pane p,
		      int top)
{
	struct pane scrolled = pane_scrolled(p, top);
	int row = 0;

	for (size_t i = 0; i < s->q->n_decisions; i++, row++) {
		if (begins_group(s->q, i))
			draw_text(scrolled, row++, 2, STYLE_HEADING,
				  s->q->decisions[i].group);
		if (pane_shows(scrolled, row))
			draw_decision(v, s, scrolled, row, i);
	}
}

/* Rows of the list; from LEGEND_ROWS on the last one says what its signs mean. */
static int list_rows(int rows)
{
	return rows >= LEGEND_ROWS ? rows - 1 : rows;
}

static int list_cols(int cols)
{
	return cols >= 110 ? 60 : cols * 11 / 20;
}

/* The last column is for the signs. */
static int one_cols(int cols)
{
	return cols - list_cols(cols) - 4;
}

static void layout(void *state, const struct session *s, int rows, int cols)
{
	struct decisions *v = state;
	int first = 0, height = 1, total, top = (int)v->row.top;

	if (!s->q->n_decisions || v->one.at.kind == THING_NONE)
		return;
	if (v->tree.shown) {
		decisions_tree_layout(&v->tree, s, rows);
		return;
	}
	v->one.away = !v->in_options;
	if (v->one.large) {
		prompt_layout_large(&v->one, s, rows, cols);
		return;
	}
	total = row_of(s->q, s->q->n_decisions) + 1;
	rows_scroll(&top, row_of(s->q, decisions_here(v, s)) - 1, 2, total,
		    list_rows(rows));
	v->row.top = (size_t)top;
	total = prompt_draw(&v->one, s, pane_measure(one_cols(cols)), false, &first,
			    &height);
	if (!v->in_options)
		v->one.top = v->one.scroll = 0;
	else
		prompt_scroll(&v->one, first, height, total, rows);
}

static void draw(const void *state, const struct session *s, struct pane p)
{
	const struct decisions *v = state;
	int left = list_cols(p.cols), rows = list_rows(p.rows);
	struct pane right = pane_sub(p, 0, left + 3, p.rows, one_cols(p.cols));

	if (!s->q->n_decisions || v->one.at.kind == THING_NONE) {
		draw_wrap(p, 0, 0, STYLE_TEXT, "This questionnaire has no decisions.");
		return;
	}
	if (v->tree.shown) {
		decisions_tree_draw(&v->tree, s, p);
		return;
	}
	if (v->one.large) {
		prompt_draw_large(&v->one, s, p);
		return;
	}
	draw_list(v, s, pane_sub(p, 0, 0, rows, left), (int)v->row.top);
	draw_more(pane_sub(p, 0, 0, rows, left + 1), (int)v->row.top,
		  row_of(s->q, s->q->n_decisions) + 1);
	if (rows < p.rows)
		draw_legend(pane_sub(p, rows, 0, 1, left), 0, 2,
			    signs_of(VIEW_DECISIONS));
	draw_vline(p, 0, left + 1, p.rows, STYLE_FRAME);
	draw_more(p, v->one.top,
		  prompt_draw(&v->one, s, pane_scrolled(right, v->one.top), false, NULL,
			      NULL));
}

static const struct binding *more(const void *state, const struct session *s)
{
	(void)s;
	return ((const struct decisions *)state)->tree.shown ? decisions_tree_keys
							     : decisions_list_keys;
}

/* The keys of the list and the tree differ. */
static void refuse(const void *state, struct session *s, enum act a)
{
	const struct decisions *v = state;

	if (v->tree.shown)
		session_say(s, STYLE_INFO,
			    "that is for the list of decisions; %s shows it",
			    KEY(s, VIEW_DECISIONS, ACT_TREE));
	else if (a != ACT_NONE)
		session_say(s, STYLE_INFO, "that is for the architecture; %s shows it",
			    KEY(s, VIEW_DECISIONS, ACT_TREE));
}

static const char *label(const void *state, enum act a)
{
	const struct decisions *v = state;

	if (a == ACT_NEXT_PANE && v->one.large)
		return ""; /* nothing else is there */
	return a == ACT_NEXT_OPEN && *v->query ? "next found" : NULL;
}

static struct thing current(const void *state, const struct session *s)
{
	const struct decisions *v = state;

	if (v->row.cursor >= s->q->n_decisions)
		return (struct thing){THING_NONE, 0};
	return (struct thing){THING_DECISION, v->row.cursor};
}

static bool bare(const void *state)
{
	return ((const struct decisions *)state)->one.large;
}

static void release(void *state)
{
	str_release(&((struct decisions *)state)->text);
}

const struct view_ops view_decisions = {
	.title = "Decisions",
	.state_size = sizeof(struct decisions),
	.needs_file = true,
	.more = more,
	.refuse = refuse,
	.label = label,
	.seek = decisions_seek,
	.current = current,
	.bare = bare,
	.open = open,
	.act = act,
	.reply = reply,
	.layout = layout,
	.draw = draw,
	.release = release,
};
