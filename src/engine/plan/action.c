/* What an action of a plan is about, how it stands, and what doing it changes. */
#include <stdio.h>

#include "base/date.h"
#include "base/words.h"
#include "engine/plan/plan.h"

const char *action_about(const struct questionnaire *q, const struct action *act)
{
	if (act->kind == ACTION_DECISION)
		return q->decisions[act->decision].ask;
	if (act->kind == ACTION_FINDING || act->kind == ACTION_CONTAIN)
		return q->rules[act->rule].finding;
	if (act->decision >= 0)
		return q->decisions[act->decision].ask;
	return q->questions[act->question].ask;
}

bool status_is_set_aside(enum plan_status status)
{
	return status == PLAN_ACCEPTED || status == PLAN_REJECTED;
}

bool action_is_set_aside(const struct action *act)
{
	return status_is_set_aside(act->status);
}

bool action_is_left(const struct action *act)
{
	return act->status == PLAN_OPEN || act->status == PLAN_IN_PROGRESS;
}

size_t plan_first(const struct plan *p, const struct action **list, size_t max)
{
	size_t n = 0, contain = max / 2;

	for (size_t i = 0; i < p->n_actions && n < max; i++) {
		const struct action *act = &p->actions[i];
		bool contains = act->kind == ACTION_CONTAIN;

		if (!action_is_left(act) || (contains && !contain))
			continue;
		contain -= contains;
		list[n++] = act;
	}
	return n;
}

static bool is_past(const struct plan_entry *entry, long as_of)
{
	long due;

	return entry && date_parse(entry->due, &due) && due < as_of;
}

bool action_is_overdue(const struct action *act, long as_of)
{
	if (!action_is_left(act))
		return false;
	for (size_t k = 0; k < act->n_steps; k++)
		if (act->steps[k].status < PLAN_DONE && is_past(act->steps[k].entry, as_of))
			return true;
	return is_past(act->entry, as_of);
}

/* Steps that are done, of how many that are not set aside. */
static size_t steps_done(const struct action *act, size_t *of)
{
	size_t done = 0;

	*of = 0;
	for (size_t k = 0; k < act->n_steps; k++) {
		*of += !status_is_set_aside(act->steps[k].status);
		done += act->steps[k].status == PLAN_DONE;
	}
	return done;
}

const char *action_status_name(const struct action *act)
{
	return act->contradicted ? WORD("contradicted")
	       : act->expired	 ? WORD("expired")
				 : plan_status_name(act->status);
}

/* Of items, those that are wanted in all, and how many of these are there already. */
const char *action_progress_text(char *buf, const struct score *s, const struct action *act)
{
	const struct question *q;

	buf[0] = '\0';
	if (act->kind != ACTION_QUESTION)
		return buf;
	q = &s->q->questions[act->question];
	if (question_has_levels(q)) {
		char level[32];

		snprintf(buf, 32, tr("%s to %d"),
			 level_text(level, s->questions[act->question].level),
			 act->steps[act->n_steps - 1].level);
	} else {
		size_t of, done = steps_done(act, &of);

		snprintf(buf, 32, tr("%zu of %zu"), done, of);
	}
	return buf;
}

struct thing action_changes(const struct action *act)
{
	if (act->kind == ACTION_DECISION)
		return (struct thing){THING_DECISION, (size_t)act->decision};
	if (act->kind == ACTION_QUESTION)
		return (struct thing){THING_QUESTION, (size_t)act->question};
	return (struct thing){THING_NONE, 0};
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

void step_apply(const struct action *act, const struct step *step, struct assessment *a)
{
	if (step->practice >= 0)
		assessment_set_practice(a, (size_t)act->question, (size_t)step->practice,
					PRACTICE_YES);
	/* A decision taken meanwhile may have brought a mirror further already. */
	else if (step->level >= 0 && level_of(a, (size_t)act->question) < step->level)
		assessment_set_level(a, (size_t)act->question, step->level);
	else if (act->kind == ACTION_DECISION)
		assessment_set_option(a, (size_t)act->decision, act->option);
}

void action_apply(const struct action *act, struct assessment *a)
{
	for (size_t k = 0; k < act->n_steps; k++)
		if (!status_is_set_aside(act->steps[k].status))
			step_apply(act, &act->steps[k], a);
}
