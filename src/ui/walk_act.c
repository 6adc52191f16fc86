/* What the keys do in the walk; see walk.h. */
#include <string.h>

#include "ui/key_name.h"
#include "ui/people.h"
#include "ui/session_workshop.h"
#include "ui/vote.h"
#include "ui/walk.h"

enum { TAG_REASON = 1, TAG_ITEM_REASON, TAG_NOTE, TAG_EDITOR, TAG_EVIDENCE };

static const struct choice reasons[] = {
	{"o", "out of scope"},
	{"b", "business priority: not worth the effort here"},
	{"a", "architecture constraint: it cannot be done here"},
	{"t", "another reason (write it into the note)"},
};
static const enum na_reason reason_of[] = {NA_OUT_OF_SCOPE, NA_BUSINESS_PRIORITY,
					   NA_ARCHITECTURE, NA_OTHER};

static struct effect done(void)
{
	return effect_of(EFFECT_DONE);
}

/* After an answer: on to what is open next, or, when an old answer was changed, to what
 * comes next. */
static void go_on(struct walk *w, struct session *s, bool was_answered)
{
	struct thing next;

	if (walk_find(w, s, 1, was_answered ? STOP_ANY : STOP_OPEN, &next)) {
		walk_go(w, s, next);
		return;
	}
	if (!was_answered)
		session_say(s, STYLE_GOOD,
			    "everything is answered; %s shows the score, %s the plan",
			    KEY(s, NULL, ACT_VIEW_SCORE), KEY(s, NULL, ACT_VIEW_PLAN));
}

/* Goes there, or says what there is none of. */
static struct effect step(struct walk *w, struct session *s, int by, enum walk_stop stop,
			  const char *what)
{
	struct thing next;

	if (walk_find(w, s, by, stop, &next))
		walk_go(w, s, next);
	else
		session_say(s, STYLE_INFO, "%s", what);
	return done();
}

static bool may_answer(struct walk *w, struct session *s)
{
	if (session_is_asked(s, w->at))
		return true;
	session_say(s, STYLE_WARNING,
		    "%s is not asked here, so there is nothing to answer",
		    thing_id(s->q, w->at));
	return false;
}

static struct effect set_level(struct walk *w, struct session *s, int level)
{
	bool was = session_is_answered(s, w->at);

	if (session_set_level(s, w->at.index, level))
		go_on(w, s, was);
	return done();
}

static struct effect set_option(struct walk *w, struct session *s, size_t option)
{
	bool was = session_is_answered(s, w->at);

	if (option >= walk_items(s->q, w->at)) {
		walk_refuse(w, s, ACT_OPTION);
		return done();
	}
	if (session_set_option(s, w->at.index, (int)option))
		go_on(w, s, was);
	return done();
}

/* After an item: the next one that is unset, else the next one, else the next question. */
static void next_item(struct walk *w, struct session *s, bool was_answered)
{
	const struct question *q = &s->q->questions[w->at.index];
	const struct answer *answer = session_answer(s, w->at);
	size_t n = walk_items(s->q, w->at);

	if (w->item.cursor + 1 < n) {
		w->item.cursor++;
		return;
	}
	for (size_t i = 0; i < n; i++) {
		if (answer->practices[walk_practice(q, i)] == PRACTICE_UNSET) {
			w->item.cursor = i;
			return;
		}
	}
	go_on(w, s, was_answered);
}

static struct effect set_practice(struct walk *w, struct session *s,
				  enum practice_value value)
{
	const struct question *q = &s->q->questions[w->at.index];
	bool was = session_is_answered(s, w->at);

	list_clamp(&w->item, walk_items(s->q, w->at));
	if (session_set_practice(s, w->at.index, walk_practice(q, w->item.cursor), value))
		next_item(w, s, was);
	return done();
}

static struct effect toggle(struct walk *w, struct session *s)
{
	const struct question *q = walk_question(s->q, w->at);
	size_t i;

	list_clamp(&w->item, walk_items(s->q, w->at));
	switch (walk_kind(s->q, w->at)) {
	case WALK_LEVELS:
		return set_level(w, s, (int)w->item.cursor);
	case WALK_OPTIONS:
		return set_option(w, s, w->item.cursor);
	case WALK_DERIVED:
		walk_refuse(w, s, ACT_TOGGLE);
		return done();
	case WALK_PRACTICES:
		break;
	}
	i = walk_practice(q, w->item.cursor);
	session_set_practice(s, w->at.index, i,
			     session_answer(s, w->at)->practices[i] == PRACTICE_YES
				     ? PRACTICE_NO
				     : PRACTICE_YES);
	return done();
}

static struct effect set_unknown(struct walk *w, struct session *s)
{
	bool was = session_is_answered(s, w->at);

	if (walk_kind(s->q, w->at) == WALK_PRACTICES)
		return set_practice(w, s, PRACTICE_UNKNOWN);
	if (session_set_unknown(s, w->at))
		go_on(w, s, was);
	return done();
}

static struct effect ask_reason(struct walk *w, struct session *s, bool item)
{
	str_truncate(&w->text, 0);
	str_addf(&w->text, "%s%s does not apply: why?",
		 item ? "This item of " : "", thing_id(s->q, w->at));
	return (struct effect){.kind = EFFECT_ASK_CHOICE,
			       .title = str_text(&w->text),
			       .choices = reasons,
			       .n_choices = 4,
			       .tag = item ? TAG_ITEM_REASON : TAG_REASON};
}

/* An item that does not apply; the reason is one for the question. */
static struct effect set_item_na(struct walk *w, struct session *s, enum na_reason reason)
{
	const struct question *q = &s->q->questions[w->at.index];
	bool was = session_is_answered(s, w->at);
	size_t i;

	list_clamp(&w->item, walk_items(s->q, w->at));
	i = walk_practice(q, w->item.cursor);
	if (!session_edit(s, w->at))
		return done();
	assessment_set_practice(s->a, w->at.index, i, PRACTICE_NA);
	s->a->questions[w->at.index].reason = reason;
	str_truncate(&w->text, 0);
	str_addf(&w->text, "%s %s does not apply", q->id, q->practices[i].id);
	session_commit(s, str_text(&w->text));
	next_item(w, s, was);
	return done();
}

static struct effect item_na(struct walk *w, struct session *s)
{
	const struct answer *answer = session_answer(s, w->at);

	if (walk_kind(s->q, w->at) != WALK_PRACTICES)
		return ask_reason(w, s, false);
	if (answer->reason != NA_NONE && answer->state == ANSWER_SET)
		return set_item_na(w, s, answer->reason);
	return ask_reason(w, s, true);
}

static struct effect ask_text(struct walk *w, struct session *s, enum effect_kind kind,
			      int tag, const char *title, const char *text)
{
	str_truncate(&w->text, 0);
	str_addf(&w->text, "%s %s", title, thing_id(s->q, w->at));
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
		walk_go_to_hit(w, s, next, w->query);
	walk_say_search(w, s);
	return done();
}

static struct effect next_section(struct walk *w, struct session *s, int by)
{
	const struct question *q = walk_question(s->q, w->at);
	int here = q ? (int)q->section : -1;
	struct walk look = *w;
	struct thing t;

	while (walk_find(&look, s, by, STOP_ANY, &t)) {
		const struct question *other = walk_question(s->q, t);

		look.at = t;
		if ((other ? (int)other->section : -1) != here) {
			walk_go(w, s, t);
			return done();
		}
	}
	session_say(s, STYLE_INFO,
		    by > 0 ? "this is the last section" : "this is the first section");
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
			walk_go(w, s, target);
			w->outline = false;
		} else {
			session_say(s, STYLE_INFO, "nothing is asked there");
		}
		return done();
	case ACT_OUTLINE:
	case ACT_NEXT_PANE:
	case ACT_CANCEL:
	case ACT_LEFT:
		w->outline = false;
		return done();
	case ACT_SEARCH: /* comes back here when it is given up */
		return search();
	default: /* everything else leaves the outline; but nothing unseen is answered */
		if (is_answer(in->act)) {
			walk_refuse(w, s, in->act);
			return done();
		}
		w->outline = false;
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
	if (w->present) {
		w->present = false;
		return done();
	}
	return walk_unfilter(w, s) ? done() : effect_of(EFFECT_PASS);
}

/* After the cursor moved from the answer before: what Enter does there. */
static void aim(struct walk *w, const struct session *s, size_t before)
{
	enum walk_kind kind = walk_kind(s->q, w->at);

	if (w->item.cursor != before)
		w->aimed = (kind == WALK_LEVELS || kind == WALK_OPTIONS) &&
			   session_is_asked(s, w->at) &&
			   (int)w->item.cursor != walk_chosen(s, w->at);
}

static struct effect accept(struct walk *w, struct session *s)
{
	struct thing next;

	if (w->aimed) {
		w->aimed = false;
		return toggle(w, s);
	}
	if (walk_kind(s->q, w->at) == WALK_DERIVED) {
		const struct question *q = walk_question(s->q, w->at);

		list_clamp(&w->item, q->decisions.n);
		if (q->decisions.n)
			walk_go(w, s,
				(struct thing){THING_DECISION,
					       q->decisions.items[w->item.cursor]});
		return done();
	}
	if (!walk_find(w, s, 1, STOP_ANY, &next))
		session_say(s, STYLE_INFO, "this is the last question; %s shows the score",
			    KEY(s, NULL, ACT_VIEW_SCORE));
	else
		walk_go(w, s, next);
	return done();
}

/* Answers; EFFECT_PASS for what is none. */
static struct effect answer_act(struct walk *w, struct session *s, const struct input *in)
{
	static const enum practice_value values[] = {[ACT_YES] = PRACTICE_YES,
						     [ACT_PARTIAL] = PRACTICE_PARTIAL,
						     [ACT_NO] = PRACTICE_NO};

	switch (in->act) {
	case ACT_LEVEL:
		return set_level(w, s, in->key - '0');
	case ACT_OPTION:
		return set_option(w, s, (size_t)(in->key - '1'));
	case ACT_YES:
	case ACT_PARTIAL:
	case ACT_NO:
		return set_practice(w, s, values[in->act]);
	case ACT_TOGGLE:
		return toggle(w, s);
	case ACT_UNKNOWN:
		return set_unknown(w, s);
	case ACT_NOT_APPLICABLE:
		return ask_reason(w, s, false);
	case ACT_ITEM_NA:
		return item_na(w, s);
	case ACT_CLEAR:
		session_clear(s, w->at);
		walk_go(w, s, w->at);
		return done();
	default: /* no answer */
		return effect_of(EFFECT_PASS);
	}
}

static struct effect remark_act(struct walk *w, struct session *s, enum act a)
{
	const struct answer *answer = session_answer(s, w->at);

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
		session_toggle_flag(s, w->at);
		return done();
	case ACT_CONFIDENCE:
		session_next_confidence(s, w->at);
		return done();
	default: /* nothing about the answer */
		return effect_of(EFFECT_PASS);
	}
}

static struct effect vote(struct walk *w, struct session *s)
{
	size_t item = 0;

	list_clamp(&w->item, walk_items(s->q, w->at));
	if (walk_kind(s->q, w->at) == WALK_PRACTICES)
		item = walk_practice(walk_question(s->q, w->at), w->item.cursor);
	return vote_begin(s, w->at, item, &w->text);
}

/* With room they stand at the right anyway. */
static void toggle_details(struct walk *w, struct session *s, const struct input *in)
{
	if (w->present)
		session_say(s, STYLE_INFO, "nothing else is shown in large; %s tells all of it",
			    KEY(s, &view_walk, ACT_MORE));
	else if (in->cols >= WALK_DETAILS_COLS)
		session_say(s, STYLE_INFO, "they stand at the right; %s tells all of it",
			    KEY(s, &view_walk, ACT_MORE));
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
		return next_section(w, s, 1);
	case ACT_PREVIOUS_SECTION:
		return next_section(w, s, -1);
	case ACT_OUTLINE:
	case ACT_NEXT_PANE:
		outline_enter(w, s);
		if (w->present)
			session_say(s, STYLE_INFO,
				    "%s and %s bring the large question back",
				    KEY(s, &view_walk, ACT_ACCEPT),
				    KEY(s, &view_walk, ACT_CANCEL));
		return done();
	case ACT_MORE:
		return effect_go(VIEW_MORE, w->at);
	case ACT_VOTE:
		return vote(w, s);
	case ACT_PRESENT:
		w->present = !w->present;
		return done();
	case ACT_BACK: /* out of the large question first */
		if (!w->present)
			return effect_of(EFFECT_PASS);
		w->present = false;
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
		w->scroll += in->rows - 2;
	else if (in->act == ACT_PAGE_UP)
		w->scroll -= in->rows - 2;
	else
		return false;
	return true;
}

void walk_ensure_place(struct walk *w, const struct session *s)
{
	struct thing first;

	if (w->at.kind != THING_NONE)
		return;
	if (walk_find(w, s, 1, STOP_OPEN, &first) || walk_find(w, s, 1, STOP_ANY, &first))
		walk_go(w, s, first);
}

/* A key while the cursor is in the question. */
static struct effect question_act(struct walk *w, struct session *s,
				  const struct input *in)
{
	size_t before = w->item.cursor;
	struct effect e;

	if (is_answer(in->act))
		return may_answer(w, s) ? answer_act(w, s, in) : done();
	if (scroll_act(w, in))
		return done();
	w->scroll = 0;
	if (list_act(&w->item, walk_items(s->q, w->at), in->rows, in->act)) {
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
	if (w->at.kind == THING_NONE) {
		if (in->act != ACT_CANCEL && in->act != ACT_BACK)
			walk_refuse(w, s, in->act);
		return effect_of(EFFECT_PASS);
	}
	e = w->outline ? outline_act(w, s, in) : question_act(w, s, in);
	timer_follow(s, w->at);
	return e;
}

struct effect walk_reply(void *state, struct session *s, const struct reply *r)
{
	struct walk *w = state;
	bool was = session_is_answered(s, w->at);

	if (!r->accepted)
		return done();
	switch (r->tag) {
	case TAG_PEOPLE:
		return people_reply(s, r, effect_go(VIEW_VOTE, w->at));
	case TAG_REASON:
		if (session_set_na(s, w->at.index, reason_of[r->choice]))
			go_on(w, s, was);
		break;
	case TAG_ITEM_REASON:
		return set_item_na(w, s, reason_of[r->choice]);
	case TAG_NOTE:
	case TAG_EDITOR:
		session_set_note(s, w->at, r->text);
		break;
	case TAG_EVIDENCE:
		session_add_evidence(s, w->at, r->text);
		break;
	case TAG_FILTER:
	case TAG_THEME:
		return walk_filter_reply(w, s, r);
	}
	return done();
}
