/* What an action of a plan is about, how it stands, and what doing it changes. */
#include "engine/plan.h"

const char *action_about(const struct questionnaire *q, const struct action *act)
{
	switch (act->kind) {
	case ACTION_LEVEL:
	case ACTION_PRACTICE:
		return q->questions[act->question].ask;
	case ACTION_DECISION:
		return q->decisions[act->decision].ask;
	case ACTION_FINDING:
		return q->rules[act->rule].finding;
	case ACTION_FIND_OUT:
		break;
	}
	return "";
}

bool action_is_set_aside(const struct action *act)
{
	return act->status == PLAN_ACCEPTED || act->status == PLAN_REJECTED;
}

bool action_is_left(const struct action *act)
{
	return act->status == PLAN_OPEN || act->status == PLAN_IN_PROGRESS;
}

const char *action_status_name(const struct action *act)
{
	return act->expired ? "expired" : plan_status_name(act->status);
}

/* The level a question has by its own answer or by the decision it mirrors; -1: none. */
static int level_of(const struct assessment *a, size_t question)
{
	const struct question *q = &a->questionnaire->questions[question];
	const struct answer *answer = &a->questions[question];

	if (answer->state == ANSWER_SET)
		return answer->level;
	if (answer->state != ANSWER_UNSET || q->mirrors < 0 ||
	    a->decisions[q->mirrors].state != ANSWER_SET)
		return -1;
	return q->mirror_level[a->decisions[q->mirrors].option];
}

void action_apply(const struct action *act, struct assessment *a)
{
	switch (act->kind) {
	case ACTION_LEVEL:
		/* A decision taken meanwhile may have brought a mirror further already. */
		if (level_of(a, (size_t)act->question) < act->level)
			assessment_set_level(a, (size_t)act->question, act->level);
		break;
	case ACTION_PRACTICE:
		assessment_set_practice(a, (size_t)act->question, (size_t)act->practice,
					PRACTICE_YES);
		break;
	case ACTION_DECISION:
		assessment_set_option(a, (size_t)act->decision, act->option);
		break;
	case ACTION_FIND_OUT:
	case ACTION_FINDING:
		break;
	}
}
