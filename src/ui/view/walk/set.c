/* Giving answers in the walk, and taking them back; see walk.h. */
#include "ui/session/said.h"
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
		prompt_go(&w->one, s, next);
		return;
	}
	if (!was_answered)
		session_say(s, STYLE_GOOD,
			    "everything is answered; %s shows the score, %s the plan",
			    KEY(s, EVERYWHERE, ACT_VIEW_SCORE),
			    KEY(s, EVERYWHERE, ACT_VIEW_PLAN));
}

static bool may_answer(struct walk *w, struct session *s)
{
	if (session_is_asked(s, w->one.at))
		return true;
	session_say(s, STYLE_WARNING,
		    "%s is not asked here, so there is nothing to answer",
		    thing_id(s->q, w->one.at));
	return false;
}

static struct effect set_level(struct walk *w, struct session *s, int level)
{
	bool was = session_is_answered(s, w->one.at);

	if (!question_offers(&s->q->questions[w->one.at.index], level)) {
		walk_refuse(w, s, ACT_LEVEL);
		return done();
	}
	if (session_set_level(s, w->one.at.index, level))
		go_on(w, s, was);
	return done();
}

static struct effect set_option(struct walk *w, struct session *s, size_t option)
{
	bool was = session_is_answered(s, w->one.at);

	if (option >= prompt_items(s->q, w->one.at)) {
		walk_refuse(w, s, ACT_OPTION);
		return done();
	}
	if (session_set_option(s, w->one.at.index, (int)option))
		go_on(w, s, was);
	return done();
}

/* After an item: the next one that is unset, else the next one, else the next question. */
static void next_item(struct walk *w, struct session *s, bool was_answered)
{
	const struct question *q = &s->q->questions[w->one.at.index];
	const struct answer *answer = session_answer(s, w->one.at);
	size_t n = prompt_items(s->q, w->one.at);

	if (w->one.item.cursor + 1 < n) {
		w->one.item.cursor++;
		return;
	}
	for (size_t i = 0; i < n; i++) {
		if (answer->practices[prompt_practice(q, i)] == PRACTICE_UNSET) {
			w->one.item.cursor = i;
			return;
		}
	}
	go_on(w, s, was_answered);
}

static struct effect set_practice(struct walk *w, struct session *s,
				  enum practice_value value)
{
	const struct question *q = &s->q->questions[w->one.at.index];
	bool was = session_is_answered(s, w->one.at);

	list_clamp(&w->one.item, prompt_items(s->q, w->one.at));
	if (session_set_practice(s, w->one.at.index,
				 prompt_practice(q, w->one.item.cursor), value))
		next_item(w, s, was);
	return done();
}

static struct effect toggle(struct walk *w, struct session *s)
{
	const struct question *q = prompt_question(s->q, w->one.at);
	size_t i;

	list_clamp(&w->one.item, prompt_items(s->q, w->one.at));
	switch (prompt_kind(s->q, w->one.at)) {
	case PROMPT_LEVELS:
		return set_level(w, s, question_level_at(q, w->one.item.cursor));
	case PROMPT_OPTIONS:
		return set_option(w, s, w->one.item.cursor);
	case PROMPT_DERIVED:
		walk_refuse(w, s, ACT_TOGGLE);
		return done();
	case PROMPT_PRACTICES:
		break;
	}
	i = prompt_practice(q, w->one.item.cursor);
	session_set_practice(s, w->one.at.index, i,
			     session_answer(s, w->one.at)->practices[i] == PRACTICE_YES
				     ? PRACTICE_NO
				     : PRACTICE_YES);
	return done();
}

static struct effect set_unknown(struct walk *w, struct session *s)
{
	bool was = session_is_answered(s, w->one.at);

	if (prompt_kind(s->q, w->one.at) == PROMPT_PRACTICES)
		return set_practice(w, s, PRACTICE_UNKNOWN);
	if (session_set_unknown(s, w->one.at))
		go_on(w, s, was);
	return done();
}

static struct effect ask_reason(struct walk *w, struct session *s, bool item)
{
	str_truncate(&w->text, 0);
	str_addf(&w->text, "%s%s does not apply: why?", item ? "This item of " : "",
		 thing_id(s->q, w->one.at));
	return (struct effect){.kind = EFFECT_ASK_CHOICE,
			       .title = str_text(&w->text),
			       .choices = reasons,
			       .n_choices = 4,
			       .tag = item ? TAG_ITEM_REASON : TAG_REASON};
}

/* An item that does not apply; the reason is one for the question. */
static struct effect set_item_na(struct walk *w, struct session *s, enum na_reason reason)
{
	const struct question *q = &s->q->questions[w->one.at.index];
	bool was = session_is_answered(s, w->one.at);

	list_clamp(&w->one.item, prompt_items(s->q, w->one.at));
	if (session_set_item_na(s, w->one.at.index,
				prompt_practice(q, w->one.item.cursor), reason))
		next_item(w, s, was);
	return done();
}

static struct effect item_na(struct walk *w, struct session *s)
{
	const struct answer *answer = session_answer(s, w->one.at);

	if (prompt_kind(s->q, w->one.at) != PROMPT_PRACTICES)
		return ask_reason(w, s, false);
	if (answer->reason != NA_NONE && answer->state == ANSWER_SET)
		return set_item_na(w, s, answer->reason);
	return ask_reason(w, s, true);
}

/* The item under the cursor; when that is open already, all of them at once. */
static struct effect clear_item(struct walk *w, struct session *s)
{
	const struct question *q = &s->q->questions[w->one.at.index];
	const struct answer *answer = session_answer(s, w->one.at);
	size_t n = prompt_items_set(q, answer), i;

	list_clamp(&w->one.item, prompt_items(s->q, w->one.at));
	i = prompt_practice(q, w->one.item.cursor);
	if (!session_edit(s, w->one.at))
		return done();
	str_truncate(&w->text, 0);
	if (answer->practices[i] != PRACTICE_UNSET) {
		assessment_set_practice(s->a, w->one.at.index, i, PRACTICE_UNSET);
		said_item(&w->text, s, w->one.at.index, i);
		str_add(&w->text, ": open again");
	} else {
		assessment_clear(s->a, THING_QUESTION, w->one.at.index);
		str_addf(&w->text, "%zu answer%s taken back; %s brings %s back", n,
			 n == 1 ? "" : "s", KEY(s, EVERYWHERE, ACT_UNDO),
			 n == 1 ? "it" : "them");
	}
	session_commit(s, str_text(&w->text));
	return done();
}

static struct effect clear(struct walk *w, struct session *s)
{
	const struct answer *answer = session_answer(s, w->one.at);

	if (prompt_kind(s->q, w->one.at) == PROMPT_PRACTICES &&
	    answer->state != ANSWER_UNKNOWN && answer->state != ANSWER_NOT_APPLICABLE &&
	    prompt_items_set(prompt_question(s->q, w->one.at), answer))
		return clear_item(w, s);
	session_clear(s, w->one.at);
	prompt_go(&w->one, s, w->one.at);
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
	bool was = session_is_answered(s, w->one.at);

	if (r->tag == TAG_ITEM_REASON)
		return set_item_na(w, s, reason_of[r->choice]);
	if (session_set_na(s, w->one.at.index, reason_of[r->choice]))
		go_on(w, s, was);
	return done();
}
