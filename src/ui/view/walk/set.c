/* Giving answers in the walk, and taking them back; see walk.h. */
#include <string.h>

#include "ui/session/message.h"
#include "ui/view/walk/walk.h"

static const struct choice reasons[] = {
	{"o", "out of scope"},
	{"a", "architecture constraint: it cannot be done here"},
	{"t", "another reason, which the note tells"},
};
static const enum na_reason reason_of[] = {NA_OUT_OF_SCOPE, NA_ARCHITECTURE, NA_OTHER};

/* After an answer: on to what is open next, or, when an old answer was changed, to what
 * comes next. */
static void go_on(struct walk *w, struct session *s, bool was_answered)
{
	struct thing next;

	if (walk_find(w, s, 1, was_answered ? STOP_ANY : STOP_OPEN, &next)) {
		prompt_go(&w->one, s, next);
		w->one.led = true;
		return;
	}
	if (!was_answered)
		session_say(s, STYLE_GOOD,
			    "everything is answered; %s shows the score, %s the plan",
			    KEY(s, EVERYWHERE, ACT_VIEW_SCORE),
			    KEY(s, EVERYWHERE, ACT_VIEW_PLAN));
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

size_t walk_practice(struct walk *w, const struct session *s)
{
	list_clamp(&w->one.item, prompt_items(s->q, w->one.at));
	if (prompt_kind(s->q, w->one.at) != PROMPT_PRACTICES)
		return 0;
	return prompt_practice(prompt_question(s->q, w->one.at), w->one.item.cursor);
}

/* Sets aside the question, or the item under the cursor, and on. note: see session_set_na. */
static struct effect set_aside(struct walk *w, struct session *s, bool item,
			       enum na_reason reason, const char *note)
{
	bool was = session_is_answered(s, w->one.at);
	size_t i = w->one.at.index;

	if (item && session_set_item_na(s, i, walk_practice(w, s), reason, note))
		next_item(w, s, was);
	else if (!item && session_set_na(s, i, reason, note))
		go_on(w, s, was);
	return effect_done();
}

/* An answer of the kind that the action gives (ACT_YES: of a practice), and on. */
static struct effect set(struct walk *w, struct session *s, enum act a, int value)
{
	bool was = session_is_answered(s, w->one.at), given;
	size_t i = w->one.at.index, practice = walk_practice(w, s);

	switch (a) {
	case ACT_LEVEL:
		given = session_set_level(s, i, value);
		break;
	case ACT_OPTION:
		given = session_set_option(s, i, value);
		break;
	case ACT_YES:
		given = session_set_practice(s, i, practice, (enum practice_value)value);
		break;
	default: /* unknown */
		given = session_set_unknown(s, w->one.at);
		break;
	}
	if (given && a == ACT_YES)
		next_item(w, s, was);
	else if (given)
		go_on(w, s, was);
	return effect_done();
}

static struct effect set_option(struct walk *w, struct session *s, size_t option)
{
	if (option < prompt_items(s->q, w->one.at))
		return set(w, s, ACT_OPTION, (int)option);
	walk_refuse(w, s, ACT_OPTION);
	return effect_done();
}

static struct effect set_level(struct walk *w, struct session *s, int level)
{
	if (question_offers(&s->q->questions[w->one.at.index], level))
		return set(w, s, ACT_LEVEL, level);
	walk_refuse(w, s, ACT_LEVEL);
	return effect_done();
}

static struct effect toggle(struct walk *w, struct session *s)
{
	size_t i = walk_practice(w, s);

	switch (prompt_kind(s->q, w->one.at)) {
	case PROMPT_LEVELS:
		return set_level(w, s,
				 question_level_at(prompt_question(s->q, w->one.at),
						   w->one.item.cursor));
	case PROMPT_OPTIONS:
		return set_option(w, s, w->one.item.cursor);
	case PROMPT_DERIVED:
		walk_refuse(w, s, ACT_TOGGLE);
		return effect_done();
	case PROMPT_PRACTICES:
		break;
	}
	session_set_practice(s, w->one.at.index, i,
			     session_answer(s, w->one.at)->practices[i] == PRACTICE_YES
				     ? PRACTICE_NO
				     : PRACTICE_YES);
	return effect_done();
}

static struct effect ask_reason(const struct walk *w, struct session *s, bool item)
{
	return effect_choose(arena_printf(&s->lent, "%s%s does not apply: why?",
					  item ? "This item of " : "",
					  thing_id(s->q, w->one.at)),
			     reasons, sizeof reasons / sizeof reasons[0],
			     item ? TAG_ITEM_REASON : TAG_REASON);
}

static struct effect item_na(struct walk *w, struct session *s)
{
	const struct answer *answer = session_answer(s, w->one.at);
	bool items = prompt_kind(s->q, w->one.at) == PROMPT_PRACTICES;

	/* The reason is one for the question. */
	if (items && na_reason_offered(answer->reason) && answer->state == ANSWER_SET)
		return set_aside(w, s, true, answer->reason, NULL);
	return ask_reason(w, s, items);
}

/* The item under the cursor; when that is open already, all of them at once. What is said of
 * the whole question goes as a whole. */
static struct effect clear(struct walk *w, struct session *s)
{
	const struct answer *answer = session_answer(s, w->one.at);
	size_t i = walk_practice(w, s), n = 0;
	struct str said = {0};

	if (prompt_kind(s->q, w->one.at) == PROMPT_PRACTICES &&
	    answer->state != ANSWER_UNKNOWN && answer->state != ANSWER_NOT_APPLICABLE)
		n = prompt_items_set(prompt_question(s->q, w->one.at), answer);
	if (!n) {
		session_clear(s, w->one.at);
		prompt_go(&w->one, s, w->one.at);
		return effect_done();
	}
	if (!session_edit(s, w->one.at))
		return effect_done();
	if (answer->practices[i] != PRACTICE_UNSET) {
		assessment_set_practice(s->a, w->one.at.index, i, PRACTICE_UNSET);
		message_item(&said, s, w->one.at.index, i);
		str_add(&said, ": open again");
	} else {
		assessment_clear(s->a, THING_QUESTION, w->one.at.index);
		str_addf(&said, "%zu answer%s taken back; %s brings %s back", n,
			 n == 1 ? "" : "s", KEY(s, EVERYWHERE, ACT_UNDO),
			 n == 1 ? "it" : "them");
	}
	session_commit(s, str_text(&said));
	str_release(&said);
	return effect_done();
}

struct effect walk_answer(struct walk *w, struct session *s, const struct input *in)
{
	switch (session_is_asked(s, w->one.at) ? in->act : ACT_NONE) {
	case ACT_NONE:
		session_say(s, STYLE_WARNING,
			    "%s is not asked here, so there is nothing to answer",
			    thing_id(s->q, w->one.at));
		return effect_done();
	case ACT_LEVEL:
		return set_level(w, s, in->key - '0');
	case ACT_OPTION:
		return set_option(w, s, (size_t)(in->key - '1'));
	case ACT_YES:
		return set(w, s, ACT_YES, PRACTICE_YES);
	case ACT_PARTIAL:
		return set(w, s, ACT_YES, PRACTICE_PARTIAL);
	case ACT_NO:
		return set(w, s, ACT_YES, PRACTICE_NO);
	case ACT_TOGGLE:
		return toggle(w, s);
	case ACT_UNKNOWN:
		if (prompt_kind(s->q, w->one.at) == PROMPT_PRACTICES)
			return set(w, s, ACT_YES, PRACTICE_UNKNOWN);
		return set(w, s, ACT_UNKNOWN, 0);
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

/* The note that tells another reason. */
static struct effect ask_note(const struct walk *w, struct session *s, bool item)
{
	struct effect e = effect_ask(arena_printf(&s->lent, "Why %s%s does not apply",
						  item ? "this item of " : "",
						  thing_id(s->q, w->one.at)),
				     session_answer(s, w->one.at)->note,
				     item ? TAG_ITEM_REASON_NOTE : TAG_REASON_NOTE);

	e.lines = true;
	return e;
}

struct effect walk_answer_reply(struct walk *w, struct session *s, const struct reply *r)
{
	bool item = r->tag == TAG_ITEM_REASON || r->tag == TAG_ITEM_REASON_NOTE;

	if (r->tag == TAG_REASON || r->tag == TAG_ITEM_REASON)
		return reason_of[r->choice] == NA_OTHER
			       ? ask_note(w, s, item)
			       : set_aside(w, s, item, reason_of[r->choice], NULL);
	if (r->text[strspn(r->text, " \n")])
		return set_aside(w, s, item, NA_OTHER, r->text);
	session_say(s, STYLE_WARNING, "%s is as it was: another reason wants a note",
		    thing_id(s->q, w->one.at));
	return effect_done();
}
