/* planner.h - what the files that make a plan share; private to them. */
#ifndef ENGINE_PLAN_PLANNER_H
#define ENGINE_PLAN_PLANNER_H

#include "engine/acceptance.h"
#include "engine/plan/plan.h"
#include "engine/trial.h"

/* The making of one plan. */
struct planner {
	struct plan *p;
	const struct questionnaire *q;
	const struct score *s;          /* as it is now */
	const struct assessment *a;
	const struct plan_options *options;
	struct trial trial;             /* where things are tried; see planner_trial */
	struct indices *of_question;    /* actions by question: its own, or finding it out */
	struct indices *of_decision;    /* actions by decision */
	enum severity *unverified;      /* by decision; SEVERITY_NONE: it is not unverified */
	int *options_chosen;            /* by decision: the option to move to; -1: none */
	const struct plan_entry **entries; /* the team's, by id */
	struct accepted accepted;       /* what is accepted, or was until a day that has passed */
};

/* The trial, started when it is first wanted. Who tries something takes it back. */
static inline struct trial *planner_trial(struct planner *m)
{
	if (!m->trial.copy)
		trial_start(&m->trial, m->s, m->a);
	return &m->trial;
}

/* findings.c */
void make_findings(struct planner *m);
void make_unverified(struct planner *m);
void make_open(struct planner *m);
/* actions.c: which actions there are, their steps, severity and weight. */
void make_actions(struct planner *m);
/* Is its question below target, or does a fired rule blame it? */
bool decision_is_to_change(const struct planner *m, size_t decision);
/* steps.c: the level that meets a question's target, and the steps that lead there. */
int question_goal(const struct planner *m, size_t question);
/* act NULL: the question is at its target, and only what is beyond is noted. */
void make_question_steps(struct planner *m, struct action *act, size_t question);
void make_one_step(struct planner *m, struct action *act, const char *text);
/* What brings the question to its target, done in an assessment. */
void question_reach(const struct planner *m, size_t question, struct assessment *a);
/* titles.c: what actions are called, and when they are done. */
void name_actions(struct planner *m);
/* options.c: which option each decision is to move to, into options_chosen. */
void choose_options(struct planner *m);
/* status.c: what the team says of the actions. */
void take_statuses(struct planner *m);
/* costs.c: what steps and actions cost. */
void find_costs(struct planner *m);
/* How many linked decisions of a question are asked and no facts. */
size_t decisions_sharing(const struct planner *m, size_t question);
/* effects.c: what an action alone ends, opens, asks and brings. */
void find_effects(struct planner *m);
/* risks.c: once it is known what each ends. */
void find_risks(struct planner *m);
/* What a severity counts in risk: 8, 4, 2, 1. */
int severity_factor(enum severity s);
/* What ending a finding of that severity adds to the risk, in tenths. */
int64_t finding_risk(const struct action *act, enum severity s);
/* needs.c */
void find_needs(struct planner *m);
/* order.c, waves.c */
void order_actions(struct planner *m);
void set_waves(struct planner *m);
/* gains.c */
void find_gains(struct planner *m);
void find_projection(struct planner *m);

/* The worst rule that fires and blames it. */
static inline enum severity blame_of(const struct planner *m, enum thing_kind kind, size_t i)
{
	return worst_blame(m->s, (struct thing){kind, i});
}

static inline bool question_applies(const struct planner *m, size_t i)
{
	return m->s->questions[i].asked && m->s->questions[i].applicable;
}

/* The text in the plan's arena; "" for none. */
static inline const char *planner_text(struct planner *m, const struct str *text)
{
	return text->len ? arena_strndup(&m->p->arena, str_text(text), text->len) : "";
}

static inline void add_index(struct planner *m, struct indices *list, size_t i)
{
	*(size_t *)ARENA_PUSH(&m->p->arena, list->items, list->n) = i;
}

#endif
