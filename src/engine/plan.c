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

const char *effort_column(char *buf, int half_days)
{
	return number_fixed(buf, half_days * 5, 1);
}

const char *points_text(char *buf, int64_t points)
{
	return number_fixed(buf, points, 3);
}

const char *gain_text(char *buf, int64_t gain)
{
	buf[0] = '+';
	points_text(buf + (gain > 0), gain);
	return buf;
}

const char *priority_text(char *buf, double priority)
{
	return number_fixed(buf, (int64_t)(priority * 100 + 0.5), 2);
}

void priority_words(struct str *out, const struct action *act)
{
	char missing[32], criticality[32], days[32];
	int half_days = act->terms.effort_half_days;

	str_addf(out, "weight %d x missing %s x criticality %s / root of %s day%s",
		 act->terms.weight,
		 number_fixed(missing, frac_scaled(act->terms.missing, 1000), 3),
		 number_fixed(criticality, act->terms.criticality_tenths, 1),
		 effort_text(days, half_days), half_days == 2 ? "" : "s");
}

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

void plan_totals_add(struct plan_totals *t, const struct action *act)
{
	t->actions++;
	t->done += act->status == PLAN_DONE;
	t->accepted += act->status == PLAN_ACCEPTED;
	t->rejected += act->status == PLAN_REJECTED;
	if (!action_is_left(act))
		return;
	t->left++;
	t->waves[act->wave]++;
	t->effort += act->effort;
	t->gain += act->gain;
}

void plan_totals_words(struct str *out, const struct plan_totals *t, bool points)
{
	char days[32], gain[32];

	if (!t->left) {
		str_add(out, t->actions ? "nothing left to do" : "no actions so far");
		return;
	}
	str_addf(out, "%zu action%s to do, %s day%s", t->left, t->left == 1 ? "" : "s",
		 effort_text(days, t->effort), t->effort == 2 ? "" : "s");
	if (points)
		str_addf(out, ", %s points", gain_text(gain, t->gain));
}

void plan_totals_apart(struct str *out, const struct plan_totals *t)
{
	const struct {
		size_t n;
		enum plan_status status;
	} apart[] = {{t->done, PLAN_DONE}, {t->accepted, PLAN_ACCEPTED},
		     {t->rejected, PLAN_REJECTED}};
	const char *sep = "";

	for (size_t i = 0; i < sizeof apart / sizeof *apart; i++) {
		if (!apart[i].n)
			continue;
		str_addf(out, "%s%zu %s", sep, apart[i].n, plan_status_name(apart[i].status));
		sep = ", ";
	}
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

struct trial *planner_trial(struct planner *m)
{
	if (!m->trial.copy)
		trial_start(&m->trial, m->s, m->a);
	return &m->trial;
}

void plan_compute(struct plan *p, const struct score *s, const struct assessment *a,
		  const struct plan_options *options)
{
	struct planner m = {.p = p, .q = s->q, .s = s, .a = a, .options = options};
	struct score retargeted;

	memset(p, 0, sizeof *p);
	retargeted.q = NULL;
	if (options->target && options->target != s->target) {
		score_init(&retargeted, s->q);
		score_compute(&retargeted, a, options->target);
		m.s = &retargeted;
	}
	p->target = m.s->target;
	p->capacity = options->capacity ? options->capacity : a->settings.capacity;
	p->as_of = options->as_of;
	m.of_question = arena_new(&p->arena, struct indices, s->q->n_questions);
	m.of_decision = arena_new(&p->arena, struct indices, s->q->n_decisions);
	m.unverified = arena_new(&p->arena, enum severity, s->q->n_decisions);
	make_findings(&m);
	make_unverified(&m);
	make_open(&m);
	make_actions(&m);
	if (!options->only_counted) {
		order_actions(&m);
		find_projection(&m);
		find_gains(&m);
	}
	for (size_t i = 0; i < p->n_actions; i++)
		plan_totals_add(&p->totals, &p->actions[i]);
	if (m.trial.copy)
		trial_release(&m.trial);
	if (retargeted.q)
		score_release(&retargeted);
}

void plan_release(struct plan *p)
{
	arena_release(&p->arena);
	memset(p, 0, sizeof *p);
}
