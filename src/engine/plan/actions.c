/* Which actions there are: one for each question below target, decision to change, thing to
 * find out, finding that none of these carries, and finding to contain. */
#include "engine/plan/planner.h"

static struct action *add_action(struct planner *m, enum action_kind kind, const char *id)
{
	struct action *act = ARENA_PUSH(&m->p->arena, m->p->actions, m->p->n_actions);

	*act = (struct action){.id = id, .kind = kind, .question = -1, .decision = -1,
			       .rule = -1, .section = -1, .area = -1, .target = -1,
			       .option = -1, .first_for = -1, .title = "",
			       .done_when = "", .follows = "", .together = "", .asks = "",
			       .after = "", .passed_over = "",
			       .terms = {.missing = {1, 1}, .shared_by = 1}};
	return act;
}

static void set_question(struct planner *m, struct action *act, int question)
{
	act->question = question;
	act->section = (int)m->q->questions[question].section;
	act->area = (int)m->q->questions[question].area;
}

/* The severity of its gap, raised by a fired rule that blames it: the action is what carries
 * that finding. */
static struct action *add_question_action(struct planner *m, enum action_kind kind,
					  const char *id, size_t question)
{
	const struct question *q = &m->q->questions[question];
	struct action *act = add_action(m, kind, id);

	set_question(m, act, (int)question);
	act->severity = severity_worse(m->s->questions[question].gap,
				       blame_of(m, THING_QUESTION, question));
	act->weight = q->weight;
	return act;
}

static void find_out_question(struct planner *m, size_t i)
{
	const struct question *q = &m->q->questions[i];
	struct action *act = add_question_action(
		m, ACTION_FIND_OUT, arena_printf(&m->p->arena, "%s/find-out", q->id), i);

	act->severity = severity_worse(act->severity, SEVERITY_LOW);
	act->how = q->evidence;
	make_one_step(m, act, q->ask);
}

static void question_action(struct planner *m, size_t i)
{
	const struct question *q = &m->q->questions[i];
	const struct standing *st = &m->s->questions[i];
	struct action *act = NULL;

	if (!question_applies(m, i) || st->state != STANDING_ANSWERED ||
	    q->type == TYPE_DECISIONS)
		return;
	if (st->unknown) {
		find_out_question(m, i);
		return;
	}
	if (st->gap) {
		act = add_question_action(m, ACTION_QUESTION, q->id, i);
		act->target = question_goal(m, i);
		act->terms.missing = frac_sub(act->terms.missing, st->low);
		act->how = q->fix;
	}
	make_question_steps(m, act, i);
}

/* The question that is made of a decision and matters most: the worst gap, then the greatest
 * weight; -1 for none that counts. */
static int question_of_decision(const struct planner *m, size_t decision)
{
	const struct indices *list = &m->q->decisions[decision].questions;
	int best = -1;

	for (size_t k = 0; k < list->n; k++) {
		size_t i = list->items[k];
		const struct standing *st = &m->s->questions[i];

		if (!question_applies(m, i))
			continue;
		if (best < 0 || st->gap > m->s->questions[best].gap ||
		    (st->gap == m->s->questions[best].gap &&
		     m->q->questions[i].weight > m->q->questions[best].weight))
			best = (int)i;
	}
	return best;
}

/* The worst fired rule that blames the decision, or a question that is made of it. */
static enum severity decision_blame(const struct planner *m, size_t decision)
{
	const struct indices *questions = &m->q->decisions[decision].questions;
	enum severity worst = blame_of(m, THING_DECISION, decision);

	for (size_t k = 0; k < questions->n; k++)
		if (question_applies(m, questions->items[k]))
			worst = severity_worse(worst,
					       blame_of(m, THING_QUESTION, questions->items[k]));
	return worst;
}

bool decision_is_to_change(const struct planner *m, size_t decision)
{
	const struct answer *answer = &m->a->decisions[decision];
	int question = question_of_decision(m, decision);
	int fit;

	if (!m->s->decision_asked[decision] || answer->state != ANSWER_SET)
		return false;
	fit = m->q->decisions[decision].options[answer->option].fit;
	return blame_of(m, THING_DECISION, decision) ||
	       (fit >= 0 && question >= 0 && m->s->questions[question].gap);
}

/* A weight for what no question weighs, by the severity of the finding. */
static int weight_of_severity(enum severity s)
{
	return s == SEVERITY_CRITICAL ? 5 : s == SEVERITY_HIGH ? 4 : s == SEVERITY_MEDIUM ? 3 : 2;
}

static struct action *add_decision_action(struct planner *m, enum action_kind kind,
					  const char *id, size_t decision)
{
	struct action *act = add_action(m, kind, id);
	int question = question_of_decision(m, decision);

	act->decision = (int)decision;
	if (question >= 0) {
		set_question(m, act, question);
		act->weight = m->q->questions[question].weight;
	}
	return act;
}

static void change_decision(struct planner *m, size_t i)
{
	const struct decision *d = &m->q->decisions[i];
	const struct option *option = &d->options[m->options_chosen[i]];
	struct action *act = add_decision_action(m, ACTION_DECISION, d->id, i);
	int fit = d->options[m->a->decisions[i].option].fit;
	size_t shared_by;

	act->option = m->options_chosen[i];
	act->follows = option->consequence;
	act->severity = decision_blame(m, i);
	if (act->question >= 0) {
		const struct standing *st = &m->s->questions[act->question];

		act->severity = severity_worse(act->severity, st->gap);
		act->terms.missing = frac_sub(act->terms.missing, st->low);
		shared_by = decisions_sharing(m, (size_t)act->question);
		act->terms.shared_by = shared_by ? shared_by : 1;
		act->how = m->q->questions[act->question].fix;
	} else {
		act->weight = weight_of_severity(act->severity);
		if (fit > 0)
			act->terms.missing = frac_of(4 - fit, 4);
	}
	make_one_step(m, act, option->text);
}

static void find_out_decision(struct planner *m, size_t i)
{
	const struct decision *d = &m->q->decisions[i];
	struct action *act = add_decision_action(
		m, ACTION_FIND_OUT, arena_printf(&m->p->arena, "%s/find-out", d->id), i);

	act->severity = m->unverified[i];
	if (act->question < 0)
		act->weight = weight_of_severity(act->severity);
	else
		act->how = m->q->questions[act->question].evidence;
	make_one_step(m, act, d->ask);
}

static void decision_action(struct planner *m, size_t i)
{
	if (m->s->decision_asked[i] && m->a->decisions[i].state == ANSWER_UNKNOWN)
		find_out_decision(m, i);
	else if (m->options_chosen[i] >= 0)
		change_decision(m, i);
}

/* Is there an action, other than finding it out, for one of these? */
static bool have_action(const struct planner *m, const struct indices *of,
			const struct indices *list)
{
	for (size_t k = 0; k < of->n; k++)
		for (size_t j = 0; j < list[of->items[k]].n; j++)
			if (m->p->actions[list[of->items[k]].items[j]].kind != ACTION_FIND_OUT)
				return true;
	return false;
}

/* Does something else end the finding: is there an action for what it blames? */
static bool is_carried(const struct planner *m, const struct rule *r)
{
	if (have_action(m, &r->questions, m->of_question) ||
	    have_action(m, &r->decisions, m->of_decision))
		return true;
	for (size_t k = 0; k < r->questions.n; k++)
		if (question_applies(m, r->questions.items[k]) &&
		    have_action(m, &m->q->questions[r->questions.items[k]].decisions,
				m->of_decision))
			return true;
	return false;
}

/* A blamed question, asked if there is one, to say where a finding belongs; or -1. */
static int question_of_rule(const struct planner *m, const struct rule *r)
{
	for (size_t k = 0; k < r->questions.n; k++)
		if (m->s->questions[r->questions.items[k]].asked)
			return (int)r->questions.items[k];
	for (size_t k = 0; k < r->decisions.n; k++) {
		int i = question_of_decision(m, r->decisions.items[k]);

		if (i >= 0)
			return i;
	}
	return r->questions.n ? (int)r->questions.items[0] : -1;
}

static struct action *add_rule_action(struct planner *m, enum action_kind kind, const char *id,
				      size_t rule)
{
	const struct rule *r = &m->q->rules[rule];
	struct action *act = add_action(m, kind, id);
	int question = question_of_rule(m, r);

	act->rule = (int)rule;
	act->severity = r->severity;
	act->weight = 5;
	if (question >= 0)
		set_question(m, act, question);
	return act;
}

static bool is_accepted(const struct planner *m, size_t rule)
{
	const struct acceptance *c = m->accepted.rules[rule];

	return c && acceptance_in_force(c, m->options->as_of, m->q->rules[rule].severity);
}

static void finding_actions(struct planner *m, size_t i)
{
	const struct rule *r = &m->q->rules[i];

	if (!m->s->fired[i])
		return;
	if (!is_carried(m, r))
		make_one_step(m, add_rule_action(m, ACTION_FINDING, r->id, i), r->fix);
	if (r->severity >= SEVERITY_HIGH && r->contain.n && !is_accepted(m, i)) {
		struct action *act = add_rule_action(
			m, ACTION_CONTAIN, arena_printf(&m->p->arena, "%s/contain", r->id), i);

		act->how = r->contain;
		make_one_step(m, act, r->contain.items[0]);
	}
}

static void index_actions(struct planner *m)
{
	for (size_t i = 0; i < m->p->n_actions; i++) {
		const struct action *act = &m->p->actions[i];

		if (act->decision >= 0)
			add_index(m, &m->of_decision[act->decision], i);
		else
			add_index(m, &m->of_question[act->question], i);
	}
}

void make_actions(struct planner *m)
{
	for (size_t i = 0; i < m->q->n_questions; i++)
		question_action(m, i);
	for (size_t i = 0; i < m->q->n_decisions; i++)
		decision_action(m, i);
	index_actions(m);
	for (size_t i = 0; i < m->q->n_rules; i++)
		finding_actions(m, i);
}
