/* Answers in plain mode: what is typed at a question, decision, field or item; see
 * parts.h. */
#include "ui/plain/parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "ui/widget/find.h"

/* The note that tells another reason. NULL when there is none; why was said. */
static const char *ask_note(struct plain *p)
{
	const char *note = session_answer(p->s, plain_here(p))->note, *typed;

	typed = plain_ask(p, *note ? "Which reason? Enter keeps the note" : "Which reason?");
	if (typed && !*typed)
		typed = note;
	if (!typed || *typed)
		return typed;
	plain_say(p, "Another reason wants a note; left as it was.");
	return NULL;
}

/* Why something does not apply; NA_NONE after a word when none was given. *note: what is to be
 * its note, or NULL to leave that. */
static enum na_reason ask_reason(struct plain *p, const char **note)
{
	static const struct {
		const char *letter, *words;
		enum na_reason reason;
	} reasons[] = {
		{"o", "out of scope", NA_OUT_OF_SCOPE},
		{"a", "architecture constraint", NA_ARCHITECTURE},
		{"t", "other", NA_OTHER},
	};
	const char *typed = plain_ask(p, "Why? o out of scope, a architecture constraint, "
					 "t other, Enter leaves it");
	struct str text = {0};

	*note = NULL;
	if (!typed || !*typed)
		return NA_NONE;
	if (plain_is(typed, "q", "quit")) {
		p->over = true;
		return NA_NONE;
	}
	for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++)
		if (!strcmp(typed, reasons[i].letter) ||
		    (typed[1] && find_begins(reasons[i].words, typed)) ||
		    !strcmp(typed, na_reason_name(reasons[i].reason))) {
			if (reasons[i].reason == NA_OTHER && !(*note = ask_note(p)))
				return NA_NONE;
			return reasons[i].reason;
		}
	if (find_begins("business priority", typed) ||
	    !strcmp(typed, na_reason_name(NA_BUSINESS_PRIORITY))) {
		na_reason_withdrawn(&text, thing_id(p->s->q, plain_here(p)));
		plain_say(p, str_text(&text));
		str_release(&text);
	} else {
		plain_say(p, "That is none of o, a, t; left as it was.");
	}
	return NA_NONE;
}

static void set_na(struct plain *p)
{
	struct thing t = plain_here(p);
	enum na_reason reason;
	const char *note;

	if (t.kind != THING_QUESTION) {
		plain_say(p, t.kind == THING_DECISION
			       ? "A decision always applies; u says that nobody knows it yet."
			       : "Only questions can be not applicable.");
		return;
	}
	reason = ask_reason(p, &note);
	if (reason != NA_NONE)
		session_set_na(p->s, t.index, reason, note);
}

static size_t open_items(const struct plain *p, struct thing t)
{
	const struct question *q = &p->s->q->questions[t.index];
	size_t n = 0;

	for (size_t i = 0; i < prompt_items(p->s->q, t); i++)
		n += session_answer(p->s, t)->practices[prompt_practice(q, i)] ==
		     PRACTICE_UNSET;
	return n;
}

/* After the last item: on to the next question when none is open. */
static void end_items(struct plain *p)
{
	struct thing t = plain_here(p);
	size_t left = open_items(p, t);

	p->asks_items = false;
	if (!left)
		plain_step_on(p, t);
	else
		fprintf(p->out, "%zu of %zu items left open; Enter goes on.\n", left,
			prompt_items(p->s->q, t));
}

static void next_item(struct plain *p)
{
	if (++p->item >= p->item_end)
		end_items(p);
}

/* Back to the item before; from the first one to the question. */
static void item_back(struct plain *p)
{
	if (p->item > 0) {
		p->item--;
		return;
	}
	p->asks_items = false;
	p->read = (struct thing){THING_NONE, 0};
}

/* An answer to an item, or its first letters. false: it is none. */
static bool item_value(const char *typed, enum practice_value *value)
{
	static const struct {
		const char *word;
		enum practice_value value;
	} words[] = {{"yes", PRACTICE_YES},
		     {"partial", PRACTICE_PARTIAL},
		     {"partly", PRACTICE_PARTIAL},
		     {"no", PRACTICE_NO},
		     {"unknown", PRACTICE_UNKNOWN},
		     {"clear", PRACTICE_UNSET}};

	for (size_t i = 0; *typed && i < sizeof words / sizeof words[0]; i++) {
		if (!find_begins(words[i].word, typed))
			continue;
		*value = words[i].value;
		return true;
	}
	return false;
}

/* Takes what was typed at an item. */
void plain_take_item(struct plain *p, const char *typed)
{
	struct thing t = plain_here(p);
	size_t at = prompt_practice(&p->s->q->questions[t.index], p->item);
	enum practice_value value;
	enum na_reason reason;
	const char *note;

	if (!*typed) {
		next_item(p);
	} else if (item_value(typed, &value)) {
		if (session_set_practice(p->s, t.index, at, value) && value != PRACTICE_UNSET)
			plain_say_message(p), next_item(p);
	} else if (plain_is(typed, "x", "na")) {
		reason = ask_reason(p, &note);
		if (reason != NA_NONE &&
		    session_set_item_na(p->s, t.index, at, reason, note))
			plain_say_message(p), next_item(p);
	} else if (plain_is(typed, "b", "back")) {
		item_back(p);
	} else if (!plain_command(p, typed)) {
		plain_say(p, "That is none of y, p, n, u, x; it is as it was. ? lists what is "
		       "possible.");
	}
	plain_say_message(p);
}

/* "1,3" or "1 3": values by number; 0: none of them. */
static bool set_many(struct plain *p, size_t index, const char *typed)
{
	const struct field *f = &p->s->q->fields[index];
	uint64_t bits = 0;

	for (const char *c = typed; *c;) {
		char *end;
		unsigned long n = strtoul(c, &end, 10);

		if (end == c || n > f->n_values)
			return false;
		if (n > 0)
			bits |= (uint64_t)1 << (n - 1);
		c = end + strspn(end, ", ");
	}
	session_set_values(p->s, index, bits);
	return true;
}

static void set_field(struct plain *p, size_t index, const char *typed)
{
	const struct field *f = &p->s->q->fields[index];
	long n;

	if (field_is_typed(f)) {
		session_set_by_words(p->s, f->id, typed);
	} else if (f->kind == FIELD_MANY) {
		if (!set_many(p, index, typed))
			plain_say(p,
			    "Type numbers from the list, like 1,3; 0 for none of them.");
	} else if (!number_parse(typed, &n) || n < 1 || (size_t)n > f->n_values) {
		plain_say(p, "Type one number from the list.");
	} else {
		set_many(p, index, typed);
	}
}

/* What was typed as an answer to what is asked. false: it is none. */
static bool set_answer(struct plain *p, const char *typed)
{
	struct thing t = plain_here(p);
	long n;

	if (t.kind == THING_FIELD) {
		set_field(p, t.index, typed);
		return true;
	}
	if (!number_parse(typed, &n))
		return false;
	switch (prompt_kind(p->s->q, t)) {
	case PROMPT_LEVELS:
		if (n < 0 || n >= Q_LEVELS ||
		    !question_offers(&p->s->q->questions[t.index], (int)n))
			return false;
		session_set_level(p->s, t.index, (int)n);
		return true;
	case PROMPT_OPTIONS:
		if (n < 1 || (size_t)n > prompt_items(p->s->q, t))
			return false;
		session_set_option(p->s, t.index, (int)n - 1);
		return true;
	case PROMPT_PRACTICES:
	case PROMPT_DERIVED:
		break;
	}
	return false;
}

/* Items of practices: all of them, or the one of that number. false: neither is meant. */
static bool is_items(const struct plain *p, struct thing t, const char *typed, size_t *first,
		     size_t *end)
{
	long n;

	if (t.kind != THING_QUESTION || prompt_kind(p->s->q, t) != PROMPT_PRACTICES)
		return false;
	*first = 0;
	*end = prompt_items(p->s->q, t);
	if (plain_is(typed, "a", "all"))
		return true;
	if (!number_parse(typed, &n) || n < 1 || (size_t)n > *end)
		return false;
	*first = (size_t)n - 1;
	*end = (size_t)n;
	return true;
}

/* Takes what was typed at a question, decision or field. */
void plain_take(struct plain *p, struct thing t, const char *typed)
{
	if (is_items(p, t, typed, &p->item, &p->item_end)) {
		p->asks_items = true;
		return;
	}
	if (!plain_wants_text(p) && plain_is(typed, "x", "na"))
		set_na(p);
	else if (plain_is(typed, "u", "unknown") && t.kind != THING_FIELD &&
		 prompt_kind(p->s->q, t) != PROMPT_DERIVED)
		session_set_unknown(p->s, t);
	else if (!set_answer(p, typed))
		plain_say(p, "That is no answer here; ? lists what is possible.");
	if (p->s->message_style == STYLE_INFO && p->s->message.len) {
		plain_say_message(p);
		plain_step_on(p, t);
	}
	plain_say_message(p);
}
