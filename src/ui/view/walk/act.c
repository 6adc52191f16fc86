/* What the keys do in the walk; see walk.h. */
#include "ui/session/workshop.h"
#include "ui/view/remark.h"
#include "ui/view/walk/walk.h"

/* Goes there, or says what there is none of. */
static struct effect step(struct walk *w, struct session *s, int by, enum walk_stop stop,
			  const char *what)
{
	struct thing next;

	if (!walk_find(w, s, by, stop, &next))
		session_say(s, STYLE_INFO, "%s", what);
	else if (next.kind == w->one.at.kind && next.index == w->one.at.index)
		session_say(s, STYLE_INFO, "this is the only one");
	else
		prompt_go(&w->one, s, next);
	return effect_done();
}

/* What was passed over without an answer, unless something is said already. */
static void say_open(struct session *s, struct thing here)
{
	if (!s->message.len && session_is_asked(s, here) && !session_is_answered(s, here))
		session_say(s, STYLE_INFO, "%s stays open", thing_id(s->q, here));
}

/* To what is open next, saying what is passed over: n may have been meant as an answer. While a
 * search goes on, to what was found. */
static struct effect next_open(struct walk *w, struct session *s, int by)
{
	struct prompt_scope in = walk_scope(w, s);
	struct thing here = w->one.at;

	if (!*w->search.query) {
		struct effect e = step(w, s, by, STOP_OPEN, "nothing is open");

		say_open(s, here);
		return e;
	}
	prompt_search_go(&in, by);
	prompt_search_say(&in, s);
	return effect_done();
}

/* by 1: to the first question of the next section. -1: to that of this one; from there to
 * that of the one before. */
static struct effect step_section(struct walk *w, struct session *s, int by)
{
	int section = outline_section(s->q, w->one.at);
	struct walk look = *w;
	struct thing t;
	bool any = walk_find(&look, s, by, STOP_ANY, &t);

	if (any && by < 0) {
		section = outline_section(s->q, t);
		look.one.at = t;
		while (walk_find(&look, s, -1, STOP_ANY, &t) &&
		       outline_section(s->q, t) == section)
			look.one.at = t;
		t = look.one.at;
	}
	while (any && by > 0 && outline_section(s->q, t) == section) {
		look.one.at = t;
		any = walk_find(&look, s, 1, STOP_ANY, &t);
	}
	if (any)
		prompt_go(&w->one, s, t);
	else
		session_say(s, STYLE_INFO, "this is the %s section", by > 0 ? "last" : "first");
	return effect_done();
}

static bool is_answer(enum act a)
{
	return a == ACT_LEVEL || a == ACT_OPTION || a == ACT_YES || a == ACT_PARTIAL ||
	       a == ACT_NO || a == ACT_TOGGLE || a == ACT_UNKNOWN ||
	       a == ACT_NOT_APPLICABLE || a == ACT_ITEM_NA || a == ACT_CLEAR;
}

static struct effect question_act(struct walk *w, struct session *s,
				  const struct input *in);

/* Into the outline and out again, and moving in it. */
static struct effect outline_act(struct walk *w, struct session *s,
				 const struct input *in)
{
	struct outline_line lines[OUTLINE_MAX];
	size_t n = outline_lines(w, s, w->open, lines);
	enum cursor_move moves = list_act(&w->area, n, in->rows, in->act);
	struct thing target;

	if (moves != MOVE_NONE) {
		outline_follow(w, s);
		return effect_moved(moves);
	}
	switch (in->act) {
	case ACT_ACCEPT:
	case ACT_RIGHT:
	case ACT_TOGGLE:
		if (outline_target(w, s, &target)) {
			prompt_go(&w->one, s, target);
			w->one.away = false;
		} else {
			session_say(s, STYLE_INFO, "nothing is asked there");
		}
		return effect_done();
	case ACT_OUTLINE:
	case ACT_NEXT_PANE:
	case ACT_CANCEL:
	case ACT_LEFT:
		w->one.away = false;
		return effect_done();
	case ACT_SHOW_ALL:
		question_act(w, s, in);
		outline_enter(w, s);
		return effect_done();
	/* When the search is cancelled, the cursor comes back into the outline. */
	case ACT_SEARCH:
		return remark_act(s, w->one.at, ACT_SEARCH, true);
	/* Other keys leave the outline and act on the question; but no key answers a
	 * question whose answers are not on the screen. */
	default:
		if (is_answer(in->act)) {
			walk_refuse(w, s, in->act);
			return effect_done();
		}
		w->one.away = false;
		return question_act(w, s, in);
	}
}

static struct effect accept(struct walk *w, struct session *s)
{
	struct thing next, here = w->one.at;

	if (w->one.aimed) {
		w->one.aimed = false;
		return walk_answer(w, s, &(struct input){.act = ACT_TOGGLE});
	}
	if (prompt_kind(s->q, w->one.at) == PROMPT_DERIVED) {
		const struct question *q = prompt_question(s->q, w->one.at);

		list_clamp(&w->one.item, q->decisions.n);
		if (q->decisions.n)
			prompt_go(&w->one, s,
				  (struct thing){THING_DECISION,
						 q->decisions.items[w->one.item.cursor]});
		return effect_if(q->decisions.n > 0);
	}
	if (!walk_find(w, s, 1, STOP_ANY, &next))
		session_say(s, STYLE_INFO,
			    "this is the last question; %s shows the score",
			    KEY(s, EVERYWHERE, ACT_VIEW_SCORE));
	else
		prompt_go(&w->one, s, next);
	say_open(s, here);
	return effect_done();
}

/* With room they stand at the right from the start. */
static void toggle_details(struct walk *w, struct session *s, const struct input *in)
{
	if (w->one.large) {
		prompt_toggle_why(&w->one, s);
		return;
	}
	w->turned = !w->turned;
	session_say(s, STYLE_INFO, "details are %s",
		    w->turned == (in->cols >= WALK_DETAILS_COLS) ? "hidden"
		    : w->turned                                  ? "shown below"
								 : "shown at the right");
}

static struct effect move_act(struct walk *w, struct session *s, const struct input *in)
{
	switch (in->act) {
	case ACT_ACCEPT:
		return accept(w, s);
	case ACT_NEXT_QUESTION:
		return step(w, s, 1, STOP_ANY, "this is the last question");
	case ACT_PREVIOUS_QUESTION:
		return step(w, s, -1, STOP_ANY, "this is the first question");
	case ACT_NEXT_OPEN:
	case ACT_PREVIOUS_OPEN:
		return next_open(w, s, in->act == ACT_NEXT_OPEN ? 1 : -1);
	case ACT_NEXT_FLAG:
		return step(w, s, 1, STOP_FLAG, "nothing is flagged");
	case ACT_NEXT_SECTION:
	case ACT_PREVIOUS_SECTION:
		return step_section(w, s, in->act == ACT_NEXT_SECTION ? 1 : -1);
	case ACT_OUTLINE:
	case ACT_NEXT_PANE:
		outline_enter(w, s);
		if (w->one.large)
			session_say(s, STYLE_INFO,
				    "%s and %s bring the large question back",
				    KEY(s, VIEW_WALK, ACT_ACCEPT),
				    KEY(s, VIEW_WALK, ACT_CANCEL));
		return effect_done();
	case ACT_VOTE:
		return ballot_begin(s, w->one.at, walk_practice(w, s));
	case ACT_PRESENT:
		w->one.large = !w->one.large;
		return effect_done();
	case ACT_CANCEL:
	case ACT_BACK: /* out of the large question first */
		if (in->act == ACT_CANCEL && (prompt_search_end(&w->search, s) ||
					      (!w->one.large && walk_unfilter(w, s))))
			return effect_done();
		if (!w->one.large)
			return effect_of(EFFECT_PASS);
		w->one.large = false;
		return effect_done();
	case ACT_DETAILS:
		toggle_details(w, s, in);
		return effect_done();
	case ACT_SHOW_ALL:
		w->show_all = !w->show_all;
		session_say(s, STYLE_INFO,
			    w->show_all ? "what is not asked is shown, too"
					: "only what is asked is shown");
		return effect_done();
	case ACT_FILTER:
		return walk_ask_filter();
	default: /* not ours */
		return effect_of(EFFECT_PASS);
	}
}

void walk_ensure_place(struct walk *w, const struct session *s)
{
	struct thing first;

	if (w->one.at.kind != THING_NONE)
		return;
	if (walk_find(w, s, 1, STOP_OPEN, &first) || walk_find(w, s, 1, STOP_ANY, &first))
		prompt_go(&w->one, s, first);
}

/* A key while the cursor is in the question. */
static struct effect question_act(struct walk *w, struct session *s,
				  const struct input *in)
{
	enum prompt_kind kind = prompt_kind(s->q, w->one.at);
	size_t before = w->one.item.cursor;
	int scroll = w->one.scroll;
	enum cursor_move moves;
	struct effect e;

	if (is_answer(in->act))
		return walk_answer(w, s, in);
	/* By a page when the question is longer than the screen; the cursor follows. */
	if (in->act == ACT_PAGE_DOWN || in->act == ACT_PAGE_UP) {
		w->one.scroll += in->act == ACT_PAGE_DOWN ? in->rows - 2 : 2 - in->rows;
		return effect_of(EFFECT_SCROLLED);
	}
	w->one.scroll = 0;
	moves = list_act(&w->one.item, prompt_items(s->q, w->one.at), in->rows, in->act);
	if (moves != MOVE_NONE) {
		/* Once the cursor has moved, Enter takes what it is on. */
		if (w->one.item.cursor != before)
			w->one.aimed = (kind == PROMPT_LEVELS || kind == PROMPT_OPTIONS) &&
				       session_is_asked(s, w->one.at) &&
				       (int)w->one.item.cursor != prompt_chosen(s, w->one.at);
		return effect_of(moves == MOVE_MOVES ? EFFECT_DONE : EFFECT_SCROLLED);
	}
	e = remark_act(s, w->one.at, in->act, true);
	if (e.kind == EFFECT_PASS)
		e = move_act(w, s, in);
	if (e.kind == EFFECT_PASS || e.kind == EFFECT_IDLE)
		w->one.scroll = scroll;
	return e;
}

struct effect walk_act(void *state, struct session *s, const struct input *in)
{
	struct walk *w = state;
	struct effect e;

	walk_ensure_place(w, s);
	if (w->one.at.kind == THING_NONE) {
		if (in->act != ACT_CANCEL && in->act != ACT_BACK)
			walk_refuse(w, s, in->act);
		return effect_of(EFFECT_PASS);
	}
	e = w->one.away ? outline_act(w, s, in) : question_act(w, s, in);
	timer_follow(s, w->one.at);
	return e;
}

struct effect walk_reply(void *state, struct session *s, const struct reply *r)
{
	struct walk *w = state;

	if (r->accepted && r->tag >= TAG_REASON && r->tag <= TAG_ITEM_REASON_NOTE)
		return walk_answer_reply(w, s, r);
	if (r->accepted && (r->tag == TAG_FILTER || r->tag == TAG_THEME))
		return walk_filter_reply(w, s, r);
	return remark_reply(s, w->one.at, r);
}
