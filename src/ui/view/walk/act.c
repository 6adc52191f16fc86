/* What the keys do in the walk; see walk.h. */
#include <string.h>

#include "ui/session/workshop.h"
#include "ui/view/ballot.h"
#include "ui/view/people.h"
#include "ui/view/walk/walk.h"

enum { TAG_NOTE = 1, TAG_EDITOR, TAG_EVIDENCE };

static struct effect done(void)
{
	return effect_of(EFFECT_DONE);
}

/* Goes there, or says what there is none of. */
static struct effect step(struct walk *w, struct session *s, int by, enum walk_stop stop,
			  const char *what)
{
	struct thing next;

	if (walk_find(w, s, by, stop, &next))
		prompt_go(&w->one, s, next);
	else
		session_say(s, STYLE_INFO, "%s", what);
	return done();
}

static struct effect ask_text(struct walk *w, struct session *s, enum effect_kind kind,
			      int tag, const char *title, const char *text)
{
	if (*session_readonly(s)) { /* before anything is typed in vain */
		session_say(s, STYLE_WARNING, "%s", session_readonly(s));
		return done();
	}
	str_truncate(&w->text, 0);
	str_addf(&w->text, "%s %s", title, thing_id(s->q, w->one.at));
	return (struct effect){.kind = kind,
			       .title = str_text(&w->text),
			       .text = text,
			       .tag = tag,
			       .lines = tag == TAG_NOTE};
}

static struct effect search(void)
{
	return (struct effect){.kind = EFFECT_SEARCH, .text2 = "go there"};
}

/* To what is open next; while a search goes on, to what was found. */
static struct effect next_open(struct walk *w, struct session *s, int by)
{
	struct thing next;

	if (!*w->query)
		return step(w, s, by, STOP_OPEN, "nothing is open");
	if (walk_find(w, s, by, STOP_FOUND, &next))
		prompt_go_to_hit(&w->one, s, next, w->query);
	walk_say_search(w, s);
	return done();
}

/* Decisions come before all sections. */
static int section_of(const struct session *s, struct thing what)
{
	const struct question *q = prompt_question(s->q, what);

	return q ? (int)q->section : -1;
}

static struct effect next_section(struct walk *w, struct session *s)
{
	struct walk look = *w;
	struct thing t;

	while (walk_find(&look, s, 1, STOP_ANY, &t)) {
		look.one.at = t;
		if (section_of(s, t) != section_of(s, w->one.at)) {
			prompt_go(&w->one, s, t);
			return done();
		}
	}
	session_say(s, STYLE_INFO, "this is the last section");
	return done();
}

/* To the first question of this section; from there to that of the one before. */
static struct effect previous_section(struct walk *w, struct session *s)
{
	struct walk look = *w;
	struct thing t;

	if (!walk_find(&look, s, -1, STOP_ANY, &t)) {
		session_say(s, STYLE_INFO, "this is the first section");
		return done();
	}
	look.one.at = t;
	while (walk_find(&look, s, -1, STOP_ANY, &t) &&
	       section_of(s, t) == section_of(s, look.one.at))
		look.one.at = t;
	prompt_go(&w->one, s, look.one.at);
	return done();
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
	size_t n = outline_lines(s->q, w->open, lines);
	struct thing target;

	if (list_act(&w->area, n, in->rows, in->act)) {
		outline_follow(w, s);
		return done();
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
		return done();
	case ACT_OUTLINE:
	case ACT_NEXT_PANE:
	case ACT_CANCEL:
	case ACT_LEFT:
		w->one.away = false;
		return done();
	case ACT_SEARCH: /* comes back here when it is given up */
		return search();
	default: /* everything else leaves the outline; but nothing unseen is answered */
		if (is_answer(in->act)) {
			walk_refuse(w, s, in->act);
			return done();
		}
		w->one.away = false;
		return question_act(w, s, in);
	}
}

static struct effect cancel(struct walk *w, struct session *s)
{
	if (*w->query) {
		w->query[0] = '\0';
		session_say(s, STYLE_INFO, "search ended");
		return done();
	}
	if (w->one.large) {
		w->one.large = false;
		return done();
	}
	return walk_unfilter(w, s) ? done() : effect_of(EFFECT_PASS);
}

/* After the cursor moved from the answer before: what Enter does there. */
static void aim(struct walk *w, const struct session *s, size_t before)
{
	enum prompt_kind kind = prompt_kind(s->q, w->one.at);

	if (w->one.item.cursor != before)
		w->one.aimed = (kind == PROMPT_LEVELS || kind == PROMPT_OPTIONS) &&
			       session_is_asked(s, w->one.at) &&
			       (int)w->one.item.cursor != prompt_chosen(s, w->one.at);
}

static struct effect accept(struct walk *w, struct session *s)
{
	struct thing next;

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
		return done();
	}
	if (!walk_find(w, s, 1, STOP_ANY, &next))
		session_say(s, STYLE_INFO,
			    "this is the last question; %s shows the score",
			    KEY(s, EVERYWHERE, ACT_VIEW_SCORE));
	else
		prompt_go(&w->one, s, next);
	return done();
}

static struct effect remark_act(struct walk *w, struct session *s, enum act a)
{
	const struct answer *answer = session_answer(s, w->one.at);

	switch (a) {
	case ACT_NOTE:
		return ask_text(w, s, EFFECT_ASK_TEXT, TAG_NOTE, "Note on", answer->note);
	case ACT_NOTE_EDITOR:
		return ask_text(w, s, EFFECT_EDITOR, TAG_EDITOR, "Note on", answer->note);
	case ACT_EVIDENCE:
		return ask_text(w, s, EFFECT_ASK_TEXT, TAG_EVIDENCE, "Evidence for", "");
	case ACT_SEARCH:
		return search();
	case ACT_FLAG:
		session_toggle_flag(s, w->one.at);
		return done();
	case ACT_CONFIRM:
		session_confirm(s, w->one.at);
		return done();
	case ACT_CONFIDENCE:
		session_next_confidence(s, w->one.at);
		return done();
	default: /* nothing about the answer */
		return effect_of(EFFECT_PASS);
	}
}

static struct effect vote(struct walk *w, struct session *s)
{
	size_t item = 0;

	list_clamp(&w->one.item, prompt_items(s->q, w->one.at));
	if (prompt_kind(s->q, w->one.at) == PROMPT_PRACTICES)
		item = prompt_practice(prompt_question(s->q, w->one.at),
				       w->one.item.cursor);
	return ballot_begin(s, w->one.at, item, &w->text);
}

/* With room they stand at the right anyway. */
static void toggle_details(struct walk *w, struct session *s, const struct input *in)
{
	if (w->one.large)
		session_say(s, STYLE_INFO,
			    "nothing else is shown in large; %s tells all of it",
			    KEY(s, VIEW_WALK, ACT_MORE));
	else if (in->cols >= WALK_DETAILS_COLS)
		session_say(s, STYLE_INFO, "they stand at the right; %s tells all of it",
			    KEY(s, VIEW_WALK, ACT_MORE));
	else
		w->details = !w->details;
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
		return next_open(w, s, 1);
	case ACT_PREVIOUS_OPEN:
		return next_open(w, s, -1);
	case ACT_NEXT_FLAG:
		return step(w, s, 1, STOP_FLAG, "nothing is flagged");
	case ACT_NEXT_SECTION:
		return next_section(w, s);
	case ACT_PREVIOUS_SECTION:
		return previous_section(w, s);
	case ACT_OUTLINE:
	case ACT_NEXT_PANE:
		outline_enter(w, s);
		if (w->one.large)
			session_say(s, STYLE_INFO,
				    "%s and %s bring the large question back",
				    KEY(s, VIEW_WALK, ACT_ACCEPT),
				    KEY(s, VIEW_WALK, ACT_CANCEL));
		return done();
	case ACT_MORE:
		return effect_go(VIEW_MORE, w->one.at);
	case ACT_VOTE:
		return vote(w, s);
	case ACT_PRESENT:
		w->one.large = !w->one.large;
		return done();
	case ACT_BACK: /* out of the large question first */
		if (!w->one.large)
			return effect_of(EFFECT_PASS);
		w->one.large = false;
		return done();
	case ACT_DETAILS:
		toggle_details(w, s, in);
		return done();
	case ACT_SHOW_ALL:
		w->show_all = !w->show_all;
		session_say(s, STYLE_INFO,
			    w->show_all ? "what is not asked is shown, too"
					: "only what is asked is shown");
		return done();
	case ACT_FILTER:
		return walk_ask_filter();
	case ACT_CANCEL:
		return cancel(w, s);
	default: /* not ours */
		return effect_of(EFFECT_PASS);
	}
}

/* Scrolls by a page when the question is longer than the screen; the cursor follows. */
static bool scroll_act(struct walk *w, const struct input *in)
{
	if (in->act == ACT_PAGE_DOWN)
		w->one.scroll += in->rows - 2;
	else if (in->act == ACT_PAGE_UP)
		w->one.scroll -= in->rows - 2;
	else
		return false;
	return true;
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
	size_t before = w->one.item.cursor;
	struct effect e;

	if (is_answer(in->act))
		return walk_answer(w, s, in);
	if (scroll_act(w, in))
		return done();
	w->one.scroll = 0;
	if (list_act(&w->one.item, prompt_items(s->q, w->one.at), in->rows, in->act)) {
		aim(w, s, before);
		return done();
	}
	e = remark_act(w, s, in->act);
	return e.kind == EFFECT_PASS ? move_act(w, s, in) : e;
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

	if (!r->accepted)
		return done();
	switch (r->tag) {
	case TAG_PEOPLE:
		return people_reply(s, r, effect_go(VIEW_VOTE, w->one.at));
	case TAG_REASON:
	case TAG_ITEM_REASON:
		return walk_answer_reply(w, s, r);
	case TAG_NOTE:
	case TAG_EDITOR:
		session_set_note(s, w->one.at, r->text);
		break;
	case TAG_EVIDENCE:
		session_add_evidence(s, w->one.at, r->text);
		break;
	case TAG_FILTER:
	case TAG_THEME:
		return walk_filter_reply(w, s, r);
	}
	return done();
}
