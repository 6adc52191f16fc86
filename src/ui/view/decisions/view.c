/* The decisions of the landing zone: a list by group with what was taken, what is open and
 * what is not asked; the one under the cursor in full, its options and what follows. */
#include <string.h>

#include "base/utf8.h"
#include "ui/prompt/about.h"
#include "ui/prompt/search.h"
#include "ui/view/decisions/tree.h"
#include "ui/view/remark.h"
#include "ui/widget/signs.h"

#define LEGEND_ROWS 16
/* Id, signs and the least that was taken, "not asked", beside the name. */
#define TAKEN_COLS 22

/* All decisions are listed: also those that are not asked. */
struct decisions {
	struct prompt one; /* the decision under the cursor, as it stands beside the list */
	int top;           /* first row shown of the list */
	bool in_options;   /* the cursor is among its options */
	bool details;      /* what follows from it is shown, too, as drawn last: with room, */
	bool turned;       /* or without, when this is set */
	struct decisions_tree tree; /* what follows from all of them, when shown */
	struct prompt_search search;
	bool was_in_options; /* when the search under way began */
};

static void go(struct decisions *v, const struct session *s, struct thing decision)
{
	v->in_options = v->one.large;
	prompt_go(&v->one, s, decision);
}

static bool is_asked(const void *context, struct thing what)
{
	return what.kind == THING_DECISION && session_is_asked(context, what);
}

static bool is_open(const void *context, struct thing what)
{
	return is_asked(context, what) && !session_is_answered(context, what);
}

/* To the next open decision, or the one before; when there is no other it stays. */
static void go_to_open(struct decisions *v, struct session *s, int by)
{
	struct thing here = v->one.at, next = here;
	bool found = prompt_find(s->q, here, by, true, is_open, s, &next);

	go(v, s, next);
	if (!found)
		session_say(s, STYLE_GOOD,
			    "every decision is taken; %s goes on to the questions",
			    KEY(s, EVERYWHERE, ACT_VIEW_WALK));
	else if (next.index == here.index)
		session_say(s, STYLE_INFO, "this is the last one that is open");
}

static bool may_decide(const struct decisions *v, struct session *s)
{
	if (session_is_asked(s, v->one.at))
		return true;
	session_say(s, STYLE_WARNING, "%s is not asked: nothing to decide",
		    thing_id(s->q, v->one.at));
	return false;
}

static struct effect choose(struct decisions *v, struct session *s, size_t option)
{
	struct thing t = v->one.at;
	bool was = session_is_answered(s, t);

	if (!may_decide(v, s))
		return effect_done();
	if (option >= s->q->decisions[t.index].n_options)
		session_say(s, STYLE_WARNING, "this decision takes 1 to %zu",
			    s->q->decisions[t.index].n_options);
	else if (session_set_option(s, t.index, (int)option)) {
		if (was)
			go(v, s, t);
		else
			go_to_open(v, s, 1);
	}
	return effect_done();
}

/* One in large, with the cursor among its options; or the list again. */
static struct effect present(struct decisions *v, bool large)
{
	v->one.large = v->in_options = large;
	return effect_done();
}

/* The decision after or before (by -1) this one that is asked. */
static struct effect step(struct decisions *v, struct session *s, int by)
{
	struct thing next;

	if (prompt_find(s->q, v->one.at, by, false, is_asked, s, &next))
		go(v, s, next);
	else
		session_say(s, STYLE_INFO, "this is the %s decision", by > 0 ? "last" : "first");
	return effect_done();
}

static struct effect move(struct decisions *v, struct session *s, const struct input *in)
{
	struct list row = {.cursor = v->one.at.index};
	enum cursor_move moves;

	if (!v->in_options) {
		moves = list_act(&row, s->q->n_decisions, in->rows, in->act);
		if (moves == MOVE_MOVES)
			go(v, s, (struct thing){THING_DECISION, row.cursor});
		return effect_moved(moves);
	}
	/* Page keys scroll what stands beside the list: see prompt_show. */
	if (in->act == ACT_PAGE_DOWN || in->act == ACT_PAGE_UP) {
		v->one.scroll += in->act == ACT_PAGE_DOWN ? in->rows - 2 : 2 - in->rows;
		return effect_of(EFFECT_SCROLLED);
	}
	moves = list_act(&v->one.item, s->q->decisions[v->one.at.index].n_options, in->rows,
			 in->act);
	if (moves == MOVE_NONE)
		return effect_of(EFFECT_PASS);
	v->one.scroll = 0;
	return effect_of(moves == MOVE_MOVES ? EFFECT_DONE : EFFECT_SCROLLED);
}

static struct effect out_of_options(struct decisions *v)
{
	if (v->one.large)
		return present(v, false);
	if (!v->in_options)
		return effect_of(EFFECT_PASS);
	v->in_options = false;
	return effect_done();
}

static bool is_decision(const void *view, const struct session *s, struct thing what)
{
	(void)view;
	(void)s;
	return what.kind == THING_DECISION;
}

static struct prompt_scope scope_of(struct decisions *v, const struct session *s)
{
	return (struct prompt_scope){&v->one, &v->search, s, is_decision, v};
}

static bool look(struct decisions *v, struct session *s, const char *text, int by,
		 struct str *said)
{
	struct prompt_scope in = scope_of(v, s);
	struct thing before = v->search.before.one.at, exact;

	prompt_search_set(&in, text);
	if (!*text) {
		go(v, s, before);
		str_add(said, "an id, or a text that a decision holds");
		return true;
	}
	if (prompt_of_id(s, text, &exact) && exact.kind == THING_DECISION)
		go(v, s, exact);
	else if (prompt_search_go(&in, by))
		v->in_options = v->one.large;
	else
		go(v, s, before);
	if (prompt_search_place(&in, said))
		return true;
	str_add(said, "no decision holds it");
	return false;
}

static bool seek(void *state, struct session *s, enum seek how, const char *text,
		 struct str *said)
{
	struct decisions *v = state;
	struct prompt_scope in = scope_of(v, s);

	switch (how) {
	case SEEK_BEGIN:
		prompt_search_begin(&in);
		v->was_in_options = v->in_options;
		return look(v, s, "", 1, said);
	case SEEK_TEXT: /* from where it began */
		go(v, s, v->search.before.one.at);
		return look(v, s, text, 1, said);
	case SEEK_NEXT:
	case SEEK_PREVIOUS:
		return look(v, s, text, how == SEEK_NEXT ? 1 : -1, said);
	case SEEK_STAY:
	case SEEK_BACK:
		break;
	}
	if (how == SEEK_STAY && *text) {
		prompt_search_say(&in, s);
		return true;
	}
	go(v, s, v->search.before.one.at);
	v->in_options = v->was_in_options;
	prompt_search_set(&in, v->search.before.query);
	return true;
}

/* To what is open next; while a search goes on, to what was found. */
static struct effect next_open(struct decisions *v, struct session *s, int by)
{
	struct prompt_scope in = scope_of(v, s);

	if (!*v->search.query) {
		go_to_open(v, s, by);
		return effect_done();
	}
	if (prompt_search_go(&in, by))
		v->in_options = v->one.large;
	prompt_search_say(&in, s);
	return effect_done();
}

/* Everything while the tree of the architecture is shown. */
static struct effect tree_act(struct decisions *v, struct session *s,
			      const struct input *in)
{
	struct thing to = {THING_NONE, 0};
	bool ends = in->act == ACT_TREE || in->act == ACT_CANCEL;
	struct effect e = ends ? effect_done() : decisions_tree_act(&v->tree, s, in, &to);

	if (to.kind != THING_NONE)
		go(v, s, to);
	v->tree.shown = !ends && to.kind == THING_NONE;
	return e;
}

/* Between list and options, to the large decision and the tree, and back. */
static struct effect turn_act(struct decisions *v, struct session *s, enum act a)
{
	bool was = v->in_options;

	switch (a) {
	case ACT_PRESENT:
		return present(v, !v->one.large);
	case ACT_DETAILS:
		if (v->one.large) {
			prompt_toggle_why(&v->one, s);
			return effect_done();
		}
		v->turned = !v->turned;
		session_say(s, STYLE_INFO, "%s",
			    v->details ? "details are hidden" : "details are shown below");
		return effect_done();
	case ACT_BACK: /* out of the large decision first */
		return v->one.large ? present(v, false) : effect_of(EFFECT_PASS);
	case ACT_NEXT_QUESTION:
	case ACT_PREVIOUS_QUESTION:
		return step(v, s, a == ACT_NEXT_QUESTION ? 1 : -1);
	case ACT_NEXT_OPEN:
	case ACT_PREVIOUS_OPEN:
		return next_open(v, s, a == ACT_NEXT_OPEN ? 1 : -1);
	case ACT_RIGHT:
	case ACT_NEXT_PANE:
		v->in_options = a == ACT_RIGHT || !was || v->one.large;
		return effect_if(v->in_options != was);
	case ACT_CANCEL:
		return prompt_search_end(&v->search, s) ? effect_done() : out_of_options(v);
	case ACT_LEFT:
		return out_of_options(v);
	case ACT_TREE:
		v->tree.shown = true;
		return present(v, false);
	default: /* not ours */
		return effect_of(EFFECT_PASS);
	}
}

static struct effect act(void *state, struct session *s, const struct input *in)
{
	struct decisions *v = state;
	struct effect e;

	if (v->one.at.kind == THING_NONE)
		return effect_of(EFFECT_PASS);
	if (v->tree.shown)
		return tree_act(v, s, in);
	e = move(v, s, in);
	if (e.kind != EFFECT_PASS)
		return e;
	switch (in->act) {
	case ACT_OPTION:
		return choose(v, s, (size_t)(in->key - '1'));
	case ACT_ACCEPT:
	case ACT_TOGGLE:
		if (v->in_options)
			return choose(v, s, v->one.item.cursor);
		v->in_options = true;
		return effect_done();
	case ACT_VOTE:
		return ballot_begin(s, v->one.at, 0);
	case ACT_UNKNOWN:
		if (may_decide(v, s) && session_set_unknown(s, v->one.at))
			go_to_open(v, s, 1);
		return effect_done();
	case ACT_CLEAR:
		session_clear(s, v->one.at);
		go(v, s, v->one.at);
		return effect_done();
	default:
		e = remark_act(s, v->one.at, in->act, false);
		return e.kind == EFFECT_PASS ? turn_act(v, s, in->act) : e;
	}
}

static struct effect reply(void *state, struct session *s, const struct reply *r)
{
	return remark_reply(s, ((struct decisions *)state)->one.at, r);
}

static void open(void *state, struct session *s, struct thing where)
{
	struct decisions *v = state;

	if (where.kind == THING_DECISION) {
		v->tree.shown = false;
		go(v, s, where);
	}
	if (v->one.at.kind == THING_NONE && s->q->n_decisions)
		go(v, s, (struct thing){THING_DECISION, 0});
}

/* The worst finding of a decision. */
static enum severity worst_finding(const struct session *s, struct thing decision)
{
	struct arena arena = {0};
	struct indices rules = thing_findings(&arena, s, decision);
	enum severity worst = SEVERITY_NONE;

	for (size_t i = 0; i < rules.n; i++)
		worst = severity_worse(worst, s->q->rules[rules.items[i]].severity);
	arena_release(&arena);
	return worst;
}

/* Columns of the names in a list of cols: as wide as the longest, and no wider than leaves room
 * for what was taken. */
static int name_cols(const struct questionnaire *q, int cols)
{
	int most = cols * 9 / 20 < cols - TAKEN_COLS ? cols * 9 / 20 : cols - TAKEN_COLS;
	int name = 1;

	for (size_t i = 0; i < q->n_decisions; i++) {
		int wide = utf8_width(q->decisions[i].name) + 1;

		name = wide > name ? wide : name;
	}
	return name < most ? name : most;
}

static void draw_decision(const struct decisions *v, const struct session *s,
			  struct pane p, int row, int name, size_t i)
{
	const struct decision *d = &s->q->decisions[i];
	const struct answer *answer = &s->a->decisions[i];
	struct thing t = {THING_DECISION, i};
	bool here = i == v->one.at.index, asked = s->score.decision_asked[i];
	enum severity bad = worst_finding(s, t);
	enum style style = asked ? STYLE_TEXT : STYLE_DIM;
	const char *taken = !asked                             ? "not asked"
			    : answer->state == ANSWER_SET     ? d->options[answer->option].text
			    : answer->state == ANSWER_UNKNOWN ? "unknown"
							      : "open";
	int col = 2 + 6 + name, least = 2 + 6 + utf8_width(d->name) + 1;

	/* A long one begins before the others, where the name leaves room. */
	if (least < col && col + 4 + utf8_width(taken) > p.cols - 1) {
		col = p.cols - 1 - 4 - utf8_width(taken);
		col = col > least ? col : least;
	}
	draw_marker_in(p, row, 0, here, !v->in_options);
	draw_text(p, row, 2, here ? STYLE_CURSOR : style, d->id);
	draw_fit(p, row, 2 + 6, col - 8 - (bad != SEVERITY_NONE), style, d->name);
	if (bad != SEVERITY_NONE)
		draw_textf(p, row, col, severity_style(bad), "!%c", *severity_name(bad));
	if (asked && links_of(s->q, t)->caveats.n)
		draw_symbol(p, row, col + 2, STYLE_WARNING, SYMBOL_CAVEAT);
	if (asked && answer->state == ANSWER_UNKNOWN)
		style = STYLE_UNKNOWN;
	else if (answer->state != ANSWER_SET)
		style = STYLE_DIM;
	draw_fit(p, row, col + 4, p.cols - 1 - (col + 4), style, taken);
}

/* A heading before the first decision of each group. */
static int draw_list(const void *what, const struct session *s, struct pane p,
		     struct extent *here)
{
	const struct decisions *v = what;
	const struct decision *d = s->q->decisions;
	int row = 0, name = p.grid ? name_cols(s->q, p.cols) : 0;

	for (size_t i = 0; i < s->q->n_decisions; i++, row++) {
		if (i == 0 || strcmp(d[i].group, d[i - 1].group) != 0)
			draw_text(p, row++, 2, STYLE_HEADING, d[i].group);
		if (i == v->one.at.index)
			*here = (struct extent){row - 1, 2};
		if (pane_shows(p, row))
			draw_decision(v, s, p, row, name, i);
	}
	return row;
}

static int draw_one(const void *what, const struct session *s, struct pane p,
		    struct extent *here)
{
	const struct decisions *v = what;

	return prompt_draw(&v->one, s, p, v->details, here);
}

/* The list at the left; from LEGEND_ROWS on its last row says what its signs mean. The
 * decision under the cursor at the right, with a last column for the signs for more. */
static void draw(void *state, const struct session *s, struct pane p)
{
	struct decisions *v = state;
	int left = p.cols >= WIDE_COLS ? p.cols / 2 : p.cols >= 110 ? 60 : p.cols * 11 / 20;
	int rows = p.rows >= LEGEND_ROWS ? p.rows - 1 : p.rows;
	struct pane right = pane_sub(p, 0, left + 3, p.rows, p.cols - left - 4);
	struct extent here;

	if (v->one.at.kind == THING_NONE) {
		draw_wrap(p, 0, 0, STYLE_TEXT, "This questionnaire has no decisions.");
		return;
	}
	if (v->tree.shown) {
		decisions_tree_draw(&v->tree, s, p);
		return;
	}
	v->one.away = !v->in_options;
	v->details = (p.cols >= WIDE_COLS) != v->turned;
	if (v->one.large) {
		prompt_show_large(&v->one, s, p);
		return;
	}
	rows_show(&v->top, pane_sub(p, 0, 0, rows, left), pane_sub(p, 0, 0, rows, left + 1),
		  draw_list, v, s);
	if (rows < p.rows)
		draw_legend(pane_sub(p, rows, 0, 1, left), 0, 2,
			    signs_of(VIEW_DECISIONS));
	draw_vline(p, 0, left + 1, p.rows, STYLE_FRAME);
	if (v->in_options) {
		prompt_show(&v->one, s, right, p, draw_one, v);
		return;
	}
	v->one.top = v->one.scroll = 0;
	draw_more(p, 0, draw_one(v, s, right, &here));
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
	if (a == ACT_DETAILS && !v->one.large)
		return "";
	return a == ACT_NEXT_OPEN && *v->search.query ? "next found" : NULL;
}

static int place(const void *state)
{
	return ((const struct decisions *)state)->one.top;
}

static struct thing current(const void *state, const struct session *s)
{
	(void)s;
	return ((const struct decisions *)state)->one.at;
}

static bool bare(const void *state)
{
	return ((const struct decisions *)state)->one.large;
}

const struct view_ops view_decisions = {
	.title = "Decisions",
	.state_size = sizeof(struct decisions),
	.needs_file = true,
	.more = more,
	.refuse = refuse,
	.label = label,
	.seek = seek,
	.current = current,
	.place = place,
	.bare = bare,
	.open = open,
	.act = act,
	.reply = reply,
	.draw = draw,
};
