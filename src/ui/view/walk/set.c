/* Giving answers in the walk, and taking them back; see walk.h. */
#include "ui/session/said.h"
#include "ui/view/key_name.h"
#include "ui/view/walk/walk.h"

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

	if (!question_offers(&s->q->questions[w->at.index], level)) {
		walk_refuse(w, s, ACT_LEVEL);
		return done();
	}
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
		return set_level(w, s, question_level_at(q, w->item.cursor));
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

	list_clamp(&w->item, walk_items(s->q, w->at));
	if (session_set_item_na(s, w->at.index, walk_practice(q, w->item.cursor), reason))
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

/* The item under the cursor; when that is open already, all of them at once. */
static struct effect clear_item(struct walk *w, struct session *s)
{
	const struct question *q = &s->q->questions[w->at.index];
	const struct answer *answer = session_answer(s, w->at);
	size_t n = walk_items_set(q, answer), i;

	list_clamp(&w->item, walk_items(s->q, w->at));
	i = walk_practice(q, w->item.cursor);
	if (!session_edit(s, w->at))
		return done();
	str_truncate(&w->text, 0);
	if (answer->practices[i] != PRACTICE_UNSET) {
		assessment_set_practice(s->a, w->at.index, i, PRACTICE_UNSET);
		said_item(&w->text, s, w->at.index, i);
		str_add(&w->text, ": open again");
	} else {
		assessment_clear(s->a, THING_QUESTION, w->at.index);
		str_addf(&w->text, "%zu answer%s taken back; %s brings %s back", n,
			 n == 1 ? "" : "s", KEY(s, NULL, ACT_UNDO), n == 1 ? "it" : "them");
	}
	session_commit(s, str_text(&w->text));
	return done();
}

static struct effect clear(struct walk *w, struct session *s)
{
	const struct answer *answer = session_answer(s, w->at);

	if (walk_kind(s->q, w->at) == WALK_PRACTICES && answer->state != ANSWER_UNKNOWN &&
	    answer->state != ANSWER_NOT_APPLICABLE &&
	    walk_items_set(walk_question(s->q, w->at), answer))
		return clear_item(w, s);
	session_clear(s, w->at);
	walk_go(w, s, w->at);
	return done();
}

struct effect walk_answer(struct walk *w, struct session *s, const struct input *in)
{
	static const enum practice_value values[] = {[ACT_YES] = PRACTICE_YES,
						     [ACT_PARTIAL] = PRACTICE_PARTIAL,
						     [ACT_NO] = PRACTICE_NO};

	if (!may_answer(w, s))
		return done();
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
		return clear(w, s);
	default: /* no answer */
		return effect_of(EFFECT_PASS);
	}
}

struct effect walk_answer_reply(struct walk *w, struct session *s, const struct reply *r)
{
	bool was = session_is_answered(s, w->at);

	if (r->tag == TAG_ITEM_REASON)
		return set_item_na(w, s, reason_of[r->choice]);
	if (session_set_na(s, w->at.index, reason_of[r->choice]))
		go_on(w, s, was);
	return done();
}
