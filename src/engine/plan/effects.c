/* What one action alone does: the findings that it ends or opens, what it asks, and what it
 * brings. Found by trying it. */
#include "engine/plan/planner.h"

/* The looking for effects. */
struct looking {
	struct planner *m;
	struct trial *trial;
	struct score asking;  /* of the trial's copy, with the set that its answers ask; started
				 when first wanted */
	size_t *noted;        /* by rule: the last action that was found to end it, from 1 */
};

static void add_end(struct looking *l, struct action *act, size_t rule)
{
	size_t turn = (size_t)(act - l->m->p->actions) + 1;

	if (!l->m->s->fired[rule] || l->noted[rule] == turn)
		return;
	l->noted[rule] = turn;
	add_index(l->m, &act->ends, rule);
}

static void end_blaming(struct looking *l, struct action *act, enum thing_kind kind, size_t i)
{
	const struct indices *rules = &links_of(l->m->q, (struct thing){kind, i})->blamed_by;

	for (size_t k = 0; k < rules->n; k++)
		add_end(l, act, rules->items[k]);
}

/* Those that blame what it changes, or a question that is made of that. */
static void end_by_blame(struct looking *l, struct action *act)
{
	const struct indices *questions;

	if (act->kind == ACTION_QUESTION)
		end_blaming(l, act, THING_QUESTION, (size_t)act->question);
	if (act->kind != ACTION_DECISION)
		return;
	end_blaming(l, act, THING_DECISION, (size_t)act->decision);
	questions = &l->m->q->decisions[act->decision].questions;
	for (size_t k = 0; k < questions->n; k++)
		if (question_applies(l->m, questions->items[k]))
			end_blaming(l, act, THING_QUESTION, questions->items[k]);
}

/* Those that vanish, and those that come. */
static void note_moved_rules(struct looking *l, struct action *act)
{
	const struct indices *moved = &l->trial->score.moves.rules;

	for (size_t k = 0; k < moved->n; k++)
		if (l->trial->score.fired[moved->items[k]])
			add_index(l->m, &act->opens, moved->items[k]);
		else
			add_end(l, act, moved->items[k]);
}

/* The rules that blame the decision, fire now, and do with the option too. */
static void note_together(struct looking *l, struct action *act)
{
	const struct indices *rules =
		&links_of(l->m->q, (struct thing){THING_DECISION, (size_t)act->decision})
			 ->blamed_by;
	struct indices still = {0};
	struct str text = {0};

	for (size_t k = 0; k < rules->n; k++)
		if (l->m->s->fired[rules->items[k]] && l->trial->score.fired[rules->items[k]])
			add_index(l->m, &still, rules->items[k]);
	rules_join(&text, l->m->q, &still);
	act->together = planner_text(l->m, &text);
	str_release(&text);
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

/* What is asked with the answers being tried and is not asked now. Only decisions and fields
 * stand in conditions that ask. */
static void note_asked(struct looking *l, struct action *act)
{
	struct thing what = action_changes(act);
	struct str text = {0};

	score_update(&l->asking, l->trial->copy, what);
	add_asked(&text, &l->asking, THING_DECISION, &l->asking.moves.decisions);
	add_asked(&text, &l->asking, THING_QUESTION, &l->asking.moves.questions);
	act->asks = planner_text(l->m, &text);
	str_release(&text);
}

static void try_action(struct looking *l, struct action *act)
{
	struct thing what = action_changes(act);
	bool decision = act->kind == ACTION_DECISION;

	if (decision && !l->asking.q) {
		score_init(&l->asking, l->m->q);
		score_compute(&l->asking, l->trial->copy, l->m->s->target);
	}
	trial_begin(l->trial, what);
	action_apply(act, l->trial->copy);
	trial_update(l->trial);
	note_moved_rules(l, act);
	act->exact_gain_alone = trial_gain(l->trial);
	act->gain_alone = frac_scaled(act->exact_gain_alone, 100000);
	if (decision) {
		note_together(l, act);
		note_asked(l, act);
	}
	trial_back(l->trial);
	if (decision)
		score_update(&l->asking, l->trial->copy, what);
}

void find_effects(struct planner *m)
{
	struct looking l = {.m = m, .trial = planner_trial(m)};

	l.noted = arena_new(&m->p->arena, size_t, m->q->n_rules);
	for (size_t i = 0; i < m->p->n_actions; i++) {
		struct action *act = &m->p->actions[i];

		act->exact_gain_alone = frac_of(0, 1);
		end_by_blame(&l, act);
		if (action_changes(act).kind != THING_NONE)
			try_action(&l, act);
	}
	if (l.asking.q)
		score_release(&l.asking);
}
