/* What actions bring: measured by scoring a copy again, with the set asked now. */
#include <string.h>

#include "engine/plan_internal.h"

/* What one answer was, to put it back into the scratch copy. */
struct undo {
	struct answer *answer, before;
	unsigned char practices[Q_ITEMS_MAX];
};

static int64_t low_thousandths(const struct score *s)
{
	return s->overall.any ? frac_scaled(s->overall.low, 100000) : 0;
}

/* Overall low of the scratch copy in thousandths of a point, with the set asked now. */
static int64_t scratch_low(struct planner *m)
{
	score_recompute(&m->trial, m->scratch, m->s);
	return low_thousandths(&m->trial);
}

/* Applies an action to the scratch copy; scratch_restore takes that back. */
static struct undo scratch_apply(struct planner *m, const struct action *act)
{
	struct undo u = {0};

	if (act->kind == ACTION_DECISION)
		u.answer = &m->scratch->decisions[act->decision];
	else if (act->kind == ACTION_LEVEL || act->kind == ACTION_PRACTICE)
		u.answer = &m->scratch->questions[act->question];
	else
		return u;
	u.before = *u.answer;
	if (u.answer->practices)
		memcpy(u.practices, u.answer->practices,
		       m->q->questions[act->question].n_practices);
	action_apply(act, m->scratch);
	return u;
}

static void scratch_restore(struct planner *m, const struct undo *u)
{
	size_t i;

	if (!u->answer)
		return;
	*u->answer = u->before;
	if (!u->before.practices)
		return;
	i = (size_t)(u->answer - m->scratch->questions);
	memcpy(u->answer->practices, u->practices, m->q->questions[i].n_practices);
}

/* Lists what the scratch copy asks that is not asked now. */
static const char *newly_asked(struct planner *m)
{
	struct str text = {0};
	const char *copy;

	score_compute(&m->trial, m->scratch, m->s->target);
	for (size_t i = 0; i < m->q->n_decisions; i++)
		if (m->trial.decision_asked[i] && !m->s->decision_asked[i])
			str_addf(&text, "%s%s", text.len ? ", " : "", m->q->decisions[i].id);
	for (size_t i = 0; i < m->q->n_questions; i++)
		if (m->trial.questions[i].asked && !m->s->questions[i].asked)
			str_addf(&text, "%s%s", text.len ? ", " : "", m->q->questions[i].id);
	copy = text.len ? arena_strndup(&m->p->arena, str_text(&text), text.len) : "";
	str_release(&text);
	return copy;
}

void find_gains(struct planner *m)
{
	int64_t now = low_thousandths(m->s), so_far = now;

	for (size_t i = 0; i < m->p->n_actions; i++) {
		struct action *act = &m->p->actions[i];
		struct undo u = scratch_apply(m, act);

		if (!u.answer)
			continue;
		act->gain_alone = scratch_low(m) - now;
		if (act->kind == ACTION_DECISION)
			act->opens = newly_asked(m);
		scratch_restore(m, &u);
	}
	/* In plan order, each on top of those before it; the copy is not used after this. */
	for (size_t i = 0; i < m->p->n_actions; i++) {
		struct action *act = &m->p->actions[i];

		if (act->status == PLAN_ACCEPTED || act->status == PLAN_REJECTED)
			continue;
		scratch_apply(m, act);
		act->gain = scratch_low(m) - so_far;
		so_far += act->gain;
	}
}

void find_projection(struct planner *m)
{
	struct assessment *copy = NULL;

	for (size_t i = 0; i < m->p->n_actions; i++) {
		if (m->p->actions[i].status != PLAN_DONE)
			continue;
		if (!copy)
			copy = assessment_copy(m->a);
		action_apply(&m->p->actions[i], copy);
	}
	if (!copy)
		return;
	score_compute(&m->trial, copy, m->s->target);
	m->p->projected = m->trial.overall;
	m->p->has_projected = true;
	assessment_free(copy);
}
