#include "ui/view/go_to.h"

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
	return best < 0 ? effect_of(EFFECT_IDLE)
			: effect_go(VIEW_WALK, (struct thing){THING_QUESTION, (size_t)best});
}

struct effect go_to_area(const struct session *s, size_t area)
{
	const struct indices *in = &s->q->areas[area].questions;
	int best = -1;

	for (size_t i = 0; i < in->n; i++)
		best = better(s, best, in->items[i]);
	return to_best(best);
}

struct effect go_to_from(const struct session *s, enum view_id here, struct thing what)
{
	if (here == VIEW_WALK && what.kind == THING_DECISION)
		return effect_go(here, what);
	return go_to(s, what);
}

struct effect go_to(const struct session *s, struct thing what)
{
	const struct rule *rule;
	int best = -1;

	switch (what.kind) {
	case THING_QUESTION:
		return effect_go(VIEW_WALK, what);
	case THING_DECISION:
		return effect_go(VIEW_DECISIONS, what);
	case THING_FIELD:
		return effect_go(VIEW_PROFILE, what);
	case THING_RULE: /* to what it blames */
		rule = &s->q->rules[what.index];
		if (rule->decisions.n)
			return effect_go(VIEW_DECISIONS, (struct thing){THING_DECISION,
									rule->decisions.items[0]});
		if (rule->questions.n)
			return effect_go(VIEW_WALK, (struct thing){THING_QUESTION,
								   rule->questions.items[0]});
		break;
	case THING_SECTION:
		for (size_t i = 0; i < s->q->n_questions; i++)
			if (s->q->questions[i].section == what.index)
				best = better(s, best, i);
		return to_best(best);
	case THING_REFERENCE:
	case THING_TERM:
	case THING_SOURCE:
	case THING_CAVEAT:
		return effect_go(VIEW_LIBRARY, what);
	case THING_WITHDRAWN:
	case THING_NONE:
		break;
	}
	return effect_of(EFFECT_IDLE);
}
