/* What actions bring, and what they open: found by trying them. */
#include "engine/plan_internal.h"

/* What an action changes an answer to; THING_NONE: nothing. */
static struct thing changed_by(const struct action *act)
{
	if (act->kind == ACTION_DECISION)
		return (struct thing){THING_DECISION, (size_t)act->decision};
	if (act->kind == ACTION_LEVEL || act->kind == ACTION_PRACTICE)
		return (struct thing){THING_QUESTION, (size_t)act->question};
	return (struct thing){THING_NONE, 0};
}

static void add_asked(struct str *out, const struct score *s, enum thing_kind kind,
		      const struct indices *moved)
{
	for (size_t k = 0; k < moved->n; k++) {
		size_t i = moved->items[k];

		if (kind == THING_DECISION ? s->decision_asked[i] : s->questions[i].asked)
			str_addf(out, "%s%s", out->len ? ", " : "",
				 thing_id(s->q, (struct thing){kind, i}));
	}
}

/* Lists what is asked with the answers being tried that is not asked now. asking: the score of
 * the copy as it was before, and is again afterwards, with the set that its answers ask. */
static const char *newly_asked(struct planner *m, struct score *asking, struct thing what)
{
	struct str text = {0};
	const char *copy;

	score_update(asking, m->trial.copy, what);
	add_asked(&text, asking, THING_DECISION, &asking->moves.decisions);
	add_asked(&text, asking, THING_QUESTION, &asking->moves.questions);
	copy = text.len ? arena_strndup(&m->p->arena, str_text(&text), text.len) : "";
	str_release(&text);
	return copy;
}

/* What each brings by itself. */
static void find_gains_alone(struct planner *m, struct trial *t)
{
	struct score asking = {0};

	for (size_t i = 0; i < m->p->n_actions; i++) {
		struct action *act = &m->p->actions[i];
		struct thing what = changed_by(act);

		if (what.kind == THING_NONE)
			continue;
		if (act->kind == ACTION_DECISION && !asking.q) {
			score_init(&asking, m->q);
			score_compute(&asking, t->copy, m->s->target);
		}
		trial_begin(t, what);
		action_apply(act, t->copy);
		trial_update(t);
		act->gain_alone = trial_gain(t);
		if (act->kind == ACTION_DECISION)
			act->opens = newly_asked(m, &asking, what);
		trial_back(t);
		if (act->kind == ACTION_DECISION)
			score_update(&asking, t->copy, what);
	}
	if (asking.q)
		score_release(&asking);
}

/* In the order of the plan, each on top of those before it; nothing is taken back. */
static void find_gains_in_order(struct planner *m, struct trial *t)
{
	int64_t so_far = 0;

	for (size_t i = 0; i < m->p->n_actions; i++) {
		struct action *act = &m->p->actions[i];
		struct thing what = changed_by(act);

		if (what.kind == THING_NONE || action_is_set_aside(act))
			continue;
		trial_begin(t, what);
		action_apply(act, t->copy);
		trial_update(t);
		act->gain = trial_gain(t) - so_far;
		so_far += act->gain;
	}
}

void find_gains(struct planner *m)
{
	struct trial *t = planner_trial(m);

	find_gains_alone(m, t);
	find_gains_in_order(m, t);
}

void find_projection(struct planner *m)
{
	struct assessment *copy = NULL;
	struct score done;

	for (size_t i = 0; i < m->p->n_actions; i++) {
		if (m->p->actions[i].status != PLAN_DONE)
			continue;
		if (!copy)
			copy = assessment_copy(m->a);
		action_apply(&m->p->actions[i], copy);
	}
	if (!copy)
		return;
	score_init(&done, m->q);
	score_compute(&done, copy, m->s->target);
	m->p->projected = done.overall;
	m->p->has_projected = true;
	score_release(&done);
	assessment_free(copy);
}
