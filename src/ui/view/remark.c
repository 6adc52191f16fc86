#include "ui/view/remark.h"

#include <string.h>

#include "ui/session/workshop.h"

struct effect remark_act(struct session *s, struct thing what, enum act a, bool named)
{
	const char *id = named ? thing_id(s->q, what) : "";
	const char *title = arena_printf(&s->lent, "Note%s%s", named ? " on " : "", id);
	struct effect e;

	if ((a == ACT_NOTE || a == ACT_NOTE_EDITOR || a == ACT_EVIDENCE) &&
	    *session_readonly(s)) { /* before anything is typed in vain */
		session_say(s, STYLE_WARNING, "%s", session_readonly(s));
		return effect_done();
	}
	switch (a) {
	case ACT_NOTE:
	case ACT_NOTE_EDITOR:
		e = effect_ask(title, session_answer(s, what)->note, TAG_REMARK_NOTE);
		e.lines = true;
		if (a == ACT_NOTE_EDITOR)
			e.kind = EFFECT_EDITOR;
		return e;
	case ACT_EVIDENCE:
		return effect_ask(arena_printf(&s->lent, "Evidence for %s", id), "",
				  TAG_REMARK_EVIDENCE);
	case ACT_FLAG:
		session_toggle_flag(s, what);
		return effect_done();
	case ACT_CONFIDENCE:
		session_next_confidence(s, what);
		return effect_done();
	case ACT_CONFIRM:
		session_confirm(s, what);
		return effect_done();
	case ACT_SEARCH:
		return effect_search("go there");
	case ACT_MORE:
		return effect_go(VIEW_MORE, what);
	default: /* nothing about the thing */
		return effect_of(EFFECT_PASS);
	}
}

struct effect remark_reply(struct session *s, struct thing what, const struct reply *r)
{
	if (r->tag == TAG_PEOPLE)
		return people_reply(s, r, effect_go(VIEW_VOTE, what));
	if (r->accepted && r->tag == TAG_REMARK_NOTE)
		session_set_note(s, what, r->text);
	if (r->accepted && r->tag == TAG_REMARK_EVIDENCE)
		session_add_evidence(s, what, r->text);
	return effect_done();
}

static bool holds(const struct texts *people, size_t n, const char *who)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(people->items[i], who))
			return true;
	return false;
}

const char *ballot_voter(const struct session *s, const struct ballot *b, size_t i)
{
	const struct texts *people = workshop_people(s->a);
	const struct votes *votes = &session_answer(s, b->what)->votes;

	for (size_t k = 0; k < people->n; k++)
		if (!holds(people, k, people->items[k]) && i-- == 0)
			return people->items[k];
	for (size_t k = 0; k < votes->n; k++)
		if (votes->items[k].item == b->item &&
		    !holds(people, people->n, votes->items[k].who) && i-- == 0)
			return votes->items[k].who;
	return NULL;
}

size_t ballot_voters(const struct session *s, const struct ballot *b)
{
	size_t n = 0;

	while (ballot_voter(s, b, n))
		n++;
	return n;
}

struct effect ballot_begin(struct session *s, struct thing what, size_t item)
{
	struct ballot b = {what, item};
	struct str from = {0};

	if (!vote_is_possible(s->q, what)) { /* "it follows from DT-12, DT-14: vote there" */
		const struct indices *decisions = &s->q->questions[what.index].decisions;

		for (size_t i = 0; i < decisions->n; i++)
			str_addf(&from, "%s%s", i ? ", " : "",
				 s->q->decisions[decisions->items[i]].id);
		session_say(s, STYLE_WARNING, "%s follows from %s: vote there",
			    thing_id(s->q, what), str_text(&from));
		str_release(&from);
		return effect_done();
	}
	if (!session_is_asked(s, what)) {
		session_say(s, STYLE_WARNING, "%s is not asked here: nothing to vote on",
			    thing_id(s->q, what));
		return effect_done();
	}
	s->vote_item = item;
	return ballot_voter(s, &b, 0) ? effect_go(VIEW_VOTE, what) : people_ask(s);
}

static struct effect ask_people(const char *text)
{
	return effect_ask("Who takes part: names with commas between", text, TAG_PEOPLE);
}

struct effect people_ask(struct session *s)
{
	const struct texts *people = workshop_people(s->a);
	const char *text = "";

	for (size_t i = 0; i < people->n; i++)
		text = arena_printf(&s->lent, "%s%s%s", text, i ? ", " : "",
				    people->items[i]);
	return ask_people(text);
}

struct effect people_reply(struct session *s, const struct reply *r, struct effect then)
{
	if (!r->accepted)
		return effect_done();
	if (!session_set_people(s, r->text))
		return *session_readonly(s) ? effect_done() : ask_people(r->text);
	return workshop_people(s->a)->n ? then : effect_done();
}
