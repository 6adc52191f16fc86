#include "ui/view/ballot.h"

#include <string.h>

#include "ui/session/workshop.h"
#include "ui/view/people.h"

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

/* "it follows from DT-12, DT-14: vote there" */
static void say_derived(struct session *s, struct thing what)
{
	const struct indices *from = &s->q->questions[what.index].decisions;
	struct str text = {0};

	for (size_t i = 0; i < from->n; i++)
		str_addf(&text, "%s%s", i ? ", " : "",
			 s->q->decisions[from->items[i]].id);
	session_say(s, STYLE_WARNING, "%s follows from %s: vote there",
		    thing_id(s->q, what), str_text(&text));
	str_release(&text);
}

struct effect ballot_begin(struct session *s, struct thing what, size_t item,
			   struct str *text)
{
	struct ballot b = {what, item};

	if (!vote_is_possible(s->q, what)) {
		say_derived(s, what);
		return effect_of(EFFECT_DONE);
	}
	if (!session_is_asked(s, what)) {
		session_say(s, STYLE_WARNING, "%s is not asked here: nothing to vote on",
			    thing_id(s->q, what));
		return effect_of(EFFECT_DONE);
	}
	s->vote_item = item;
	if (!ballot_voter(s, &b, 0))
		return people_ask(s, text);
	return effect_go(VIEW_VOTE, what);
}
