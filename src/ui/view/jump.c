#include "ui/view/jump.h"

static struct effect to_question(size_t i)
{
	return effect_go(VIEW_WALK, (struct thing){THING_QUESTION, i});
}

static struct effect to_decision(size_t i)
{
	return effect_go(VIEW_DECISIONS, (struct thing){THING_DECISION, i});
}

static struct effect to_blamed(const struct rule *rule)
{
	if (rule->decisions.n)
		return to_decision(rule->decisions.items[0]);
	if (rule->questions.n)
		return to_question(rule->questions.items[0]);
	return effect_done();
}

/* The better of two questions to go to: the first asked and open one, else the first asked
 * one; -1 is none yet. */
static int better(const struct session *s, int best, size_t i)
{
	struct thing t = {THING_QUESTION, i};

	if (!session_is_asked(s, t))
		return best;
	if (best < 0)
		return (int)i;
	if (session_is_answered(s, (struct thing){THING_QUESTION, (size_t)best}) &&
	    !session_is_answered(s, t))
		return (int)i;
	return best;
}

static struct effect to_best(int best)
{
	return best < 0 ? effect_done() : to_question((size_t)best);
}

struct effect jump_to_area(const struct session *s, size_t area)
{
	const struct indices *in = &s->q->areas[area].questions;
	int best = -1;

	for (size_t i = 0; i < in->n; i++)
		best = better(s, best, in->items[i]);
	return to_best(best);
}

static struct effect to_section(const struct session *s, size_t section)
{
	int best = -1;

	for (size_t i = 0; i < s->q->n_questions; i++)
		if (s->q->questions[i].section == section)
			best = better(s, best, i);
	return to_best(best);
}

struct effect jump_from(const struct session *s, enum view_id here, struct thing what)
{
	if (here == VIEW_WALK && what.kind == THING_DECISION)
		return effect_go(here, what);
	return jump_to(s, what);
}

struct effect jump_to(const struct session *s, struct thing what)
{
	switch (what.kind) {
	case THING_QUESTION:
		return to_question(what.index);
	case THING_DECISION:
		return to_decision(what.index);
	case THING_FIELD:
		return effect_go(VIEW_PROFILE, what);
	case THING_RULE:
		return to_blamed(&s->q->rules[what.index]);
	case THING_SECTION:
		return to_section(s, what.index);
	case THING_REFERENCE:
	case THING_TERM:
	case THING_SOURCE:
	case THING_CAVEAT:
		return effect_go(VIEW_LIBRARY, what);
	case THING_NONE:
		break;
	}
	return effect_done();
}
