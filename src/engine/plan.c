#include "engine/plan.h"

#include <stdio.h>
#include <string.h>

#include "engine/plan_internal.h"

const char *wave_name(enum wave w)
{
	static const char *const names[] = {"now", "next", "later"};

	return names[w];
}

const char *action_kind_name(enum action_kind k)
{
	static const char *const names[] = {"level", "practice", "decision", "find-out",
					    "finding"};

	return names[k];
}

const char *effort_text(char *buf, int half_days)
{
	return number_text(buf, half_days * 5, 1);
}

const char *gain_text(char *buf, int64_t gain)
{
	return number_text(buf, gain, 3);
}

const char *priority_text(char *buf, double priority)
{
	return number_fixed(buf, (int64_t)(priority * 100 + 0.5), 2);
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

void plan_compute(struct plan *p, const struct score *s, const struct assessment *a,
		  const struct plan_options *options)
{
	struct planner m = {.p = p, .q = s->q, .s = s, .a = a, .options = options};
	struct score retargeted;

	memset(p, 0, sizeof *p);
	score_init(&m.trial, s->q);
	score_init(&retargeted, s->q);
	if (options->target && options->target != s->target) {
		score_compute(&retargeted, a, options->target);
		m.s = &retargeted;
	}
	p->target = m.s->target;
	p->capacity = options->capacity ? options->capacity : a->settings.capacity;
	p->as_of = options->as_of;
	m.scratch = assessment_copy(a);
	m.of_question = arena_new(&p->arena, struct indices, s->q->n_questions);
	m.of_decision = arena_new(&p->arena, struct indices, s->q->n_decisions);
	make_findings(&m);
	make_unverified(&m);
	make_open(&m);
	make_actions(&m);
	order_actions(&m);
	find_projection(&m);
	if (!options->no_gains)
		find_gains(&m);
	assessment_free(m.scratch);
	score_release(&m.trial);
	score_release(&retargeted);
}

void plan_release(struct plan *p)
{
	arena_release(&p->arena);
	memset(p, 0, sizeof *p);
}
