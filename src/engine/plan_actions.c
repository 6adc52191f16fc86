/* Which actions there are: one step each, with what it costs and why. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "engine/plan_internal.h"

static const struct frac one = {1, 1};

/* Two decimals, so that the order is that of the numbers as printed. */
static double hundredths(double x)
{
	return (double)(int64_t)(x * 100 + 0.5) / 100;
}

/* The priority of work: weight × missing × criticality ÷ √days. */
static void set_priority(struct planner *m, struct action *act, struct frac score)
{
	act->terms.weight = act->weight;
	act->terms.criticality_tenths = criticality_tenths(m->s, m->a);
	act->terms.effort_half_days = act->effort;
	act->terms.missing = frac_sub(one, score);
	act->priority = hundredths(act->weight * frac_double(act->terms.missing) *
				   act->terms.criticality_tenths / 10.0 /
				   sqrt(act->effort / 2.0));
}

static enum severity question_blame(const struct planner *m, size_t question)
{
	return worst_blame(m->s, (struct thing){THING_QUESTION, question});
}

/* By the rules that fire in s. */
static enum severity decision_blame(const struct score *s, size_t decision)
{
	return worst_blame(s, (struct thing){THING_DECISION, decision});
}

static struct action *add_action(struct planner *m, enum action_kind kind, const char *id)
{
	struct action *act = ARENA_PUSH(&m->p->arena, m->p->actions, m->p->n_actions);

	*act = (struct action){.id = id, .kind = kind, .question = -1, .decision = -1,
			       .rule = -1, .section = -1, .area = -1, .level = -1,
			       .practice = -1, .option = -1, .follows = "", .together = "",
			       .opens = "", .passed_over = ""};
	return act;
}

/* The severity of the question's gap goes with each of its steps, and a fired rule that
 * blames the question raises it: the action is what carries that finding. */
static struct action *add_question_action(struct planner *m, enum action_kind kind,
					  const char *id, size_t question, int effort)
{
	const struct question *q = &m->q->questions[question];
	struct action *act = add_action(m, kind, id);

	act->question = (int)question;
	act->section = (int)q->section;
	act->area = (int)q->area;
	act->steps = q->fix;
	act->severity = worse(m->s->questions[question].gap, question_blame(m, question));
	act->weight = q->weight;
	act->effort = effort;
	set_priority(m, act, m->s->questions[question].low);
	return act;
}

static int share(enum effort e, size_t steps)
{
	return (effort_half_days(e) + (int)steps - 1) / (int)steps;
}

/* What is to be reached, first, since lists are cut at the right; a low step reads as one on
 * the way by its "level 1 of 4". A level without a text of its own lies between two. Of two
 * answers, one says little without what was asked. */
static const char *level_title(struct planner *m, const struct question *q, int to)
{
	int below = to, above = to;

	if (question_n_levels(q) == 2)
		return arena_printf(&m->p->arena, "%s %s", q->ask, q->levels[to]);
	if (q->levels[to])
		return arena_printf(&m->p->arena, "Reach '%s', level %d of %d", q->levels[to], to,
				    Q_LEVELS - 1);
	while (below > 0 && !q->levels[below])
		below--;
	while (above < Q_LEVELS - 1 && !q->levels[above])
		above++;
	return arena_printf(&m->p->arena, "Go beyond '%s' towards '%s', level %d of %d",
			    q->levels[below] ? q->levels[below] : "",
			    q->levels[above] ? q->levels[above] : "", to, Q_LEVELS - 1);
}

/* The level that meets the target: the next one up where that cannot be chosen. */
static int goal_of(const struct question *q, int target)
{
	while (!question_offers(q, target))
		target++;
	return target;
}

static void level_actions(struct planner *m, size_t i)
{
	const struct question *q = &m->q->questions[i];
	const struct standing *st = &m->s->questions[i];
	int level = st->level / 2, goal = goal_of(q, m->s->target), steps = 0;

	for (int to = level + 1; to <= goal; to++)
		steps += question_offers(q, to);
	for (int to = level + 1; to <= goal; to++) {
		if (!question_offers(q, to))
			continue;
		struct action *act = add_question_action(
			m, ACTION_LEVEL, arena_printf(&m->p->arena, "%s/to-%d", q->id, to), i,
			share(q->effort, (size_t)steps));

		act->level = to;
		act->title = level_title(m, q, to);
	}
}

/* The items still to be done, must-haves first, as indices; their number. */
static size_t remaining_items(const struct question *q, const struct answer *answer,
			      size_t items[Q_ITEMS_MAX])
{
	size_t n = 0;

	for (int must = 1; must >= 0; must--)
		for (size_t k = 0; k < q->n_practices; k++)
			if (!q->practices[k].withdrawn && q->practices[k].must == must &&
			    answer->practices[k] != PRACTICE_YES &&
			    answer->practices[k] != PRACTICE_NA)
				items[n++] = k;
	return n;
}

/* How many of the items bring the question to the target. */
static size_t items_to_target(struct planner *m, size_t i, const size_t *items, size_t n)
{
	const struct question *q = &m->q->questions[i];
	unsigned char practices[Q_ITEMS_MAX];
	struct answer then = {.practices = practices};
	size_t need = 0;

	memcpy(practices, m->a->questions[i].practices, q->n_practices);
	while (need < n) {
		practices[items[need++]] = PRACTICE_YES;
		if (frac_cmp(practices_low(q, &then), frac_of(m->s->target, 4)) >= 0)
			break;
	}
	return need;
}

static void practice_actions(struct planner *m, size_t i)
{
	const struct question *q = &m->q->questions[i];
	size_t items[Q_ITEMS_MAX], n, need;

	n = remaining_items(q, &m->a->questions[i], items);
	need = m->s->questions[i].gap ? items_to_target(m, i, items, n) : 0;
	for (size_t k = 0; k < need; k++) {
		const struct practice *p = &q->practices[items[k]];
		struct action *act = add_question_action(
			m, ACTION_PRACTICE, arena_printf(&m->p->arena, "%s/%s", q->id, p->id),
			i, share(q->effort, need));

		act->practice = (int)items[k];
		act->title = p->text;
	}
	for (size_t k = need; k < n; k++)
		*(struct beyond *)ARENA_PUSH(&m->p->arena, m->p->beyond, m->p->n_beyond) =
			(struct beyond){i, (int)items[k], -1};
}

static void find_out_question(struct planner *m, size_t i)
{
	const struct question *q = &m->q->questions[i];
	struct action *act = add_question_action(
		m, ACTION_FIND_OUT, arena_printf(&m->p->arena, "%s/find-out", q->id), i, 1);

	act->severity = worse(act->severity, SEVERITY_LOW);
	act->title = arena_printf(&m->p->arena, "Find out: %s", q->ask);
	act->steps = q->evidence;
}

static void levels_beyond(struct planner *m, size_t i)
{
	const struct question *q = &m->q->questions[i];
	int level = m->s->questions[i].level / 2, goal = goal_of(q, m->s->target);

	for (int to = (level > goal ? level : goal) + 1; to < Q_LEVELS; to++)
		if (question_offers(q, to))
			*(struct beyond *)ARENA_PUSH(&m->p->arena, m->p->beyond,
						     m->p->n_beyond) = (struct beyond){i, -1, to};
}

static void question_actions(struct planner *m, size_t i)
{
	const struct question *q = &m->q->questions[i];
	const struct standing *st = &m->s->questions[i];

	if (!st->asked || !st->applicable || st->state != STANDING_ANSWERED ||
	    q->type == TYPE_DECISIONS)
		return;
	if (st->unknown)
		find_out_question(m, i);
	else if (q->type == TYPE_LEVELS && st->gap)
		level_actions(m, i);
	else if (q->type != TYPE_LEVELS)
		practice_actions(m, i);
	if (q->type == TYPE_LEVELS && !st->unknown)
		levels_beyond(m, i);
}

/* The linked question that matters most: the worst gap, then the greatest weight. */
static int question_of_decision(const struct planner *m, size_t decision)
{
	const struct indices *list = &m->q->decisions[decision].questions;
	int best = -1;

	for (size_t k = 0; k < list->n; k++) {
		size_t i = list->items[k];
		const struct standing *st = &m->s->questions[i];

		if (!st->asked || !st->applicable)
			continue;
		if (best < 0 || st->gap > m->s->questions[best].gap ||
		    (st->gap == m->s->questions[best].gap &&
		     m->q->questions[i].weight > m->q->questions[best].weight))
			best = (int)i;
	}
	return best;
}

/* Begins to try other options of a decision. */
static struct trial *begin_options(struct planner *m, size_t decision)
{
	struct trial *t = planner_trial(m);

	trial_begin(t, (struct thing){THING_DECISION, decision});
	return t;
}

static void try_option(struct trial *t, size_t decision, int option)
{
	t->copy->decisions[decision].option = option;
	trial_update(t);
}

/* The option to go for: the least severe rule that blames it, then fit, then file order. The
 * one that was chosen stays where no other is better. */
static int best_option(struct planner *m, size_t decision)
{
	const struct decision *d = &m->q->decisions[decision];
	struct trial *t = begin_options(m, decision);
	int best = m->a->decisions[decision].option;
	enum severity best_blame = decision_blame(m->s, decision);

	for (int o = 0; o < (int)d->n_options; o++) {
		enum severity blame;

		try_option(t, decision, o);
		blame = decision_blame(&t->score, decision);
		if (blame < best_blame ||
		    (blame == best_blame && d->options[o].fit > d->options[best].fit)) {
			best = o;
			best_blame = blame;
		}
	}
	trial_back(t);
	return best;
}

/* Rules that blame the decision and still fire with the option. */
static const char *rules_left(struct planner *m, size_t decision, int option)
{
	struct trial *t = begin_options(m, decision);
	const struct indices *rules =
		&links_of(m->q, (struct thing){THING_DECISION, decision})->blamed_by;
	struct str text = {0};
	const char *copy;

	try_option(t, decision, option);
	for (size_t k = 0; k < rules->n; k++)
		if (t->score.fired[rules->items[k]])
			str_addf(&text, "%s%s", text.len ? ", " : "",
				 m->q->rules[rules->items[k]].id);
	trial_back(t);
	copy = text.len ? arena_strndup(&m->p->arena, str_text(&text), text.len) : "";
	str_release(&text);
	return copy;
}

/* A weight for what no question weighs, by the severity of the finding. */
static int weight_of_severity(enum severity s)
{
	return s == SEVERITY_CRITICAL ? 5 : s == SEVERITY_HIGH ? 4 : s == SEVERITY_MEDIUM ? 3 : 2;
}

static struct action *add_decision_action(struct planner *m, enum action_kind kind,
					  const char *id, size_t decision, int question)
{
	struct action *act = add_action(m, kind, id);

	act->decision = (int)decision;
	act->question = question;
	act->severity = decision_blame(m->s, decision);
	act->effort = effort_half_days(EFFORT_S);
	if (question >= 0) {
		const struct question *q = &m->q->questions[question];

		act->section = (int)q->section;
		act->area = (int)q->area;
		act->severity = worse(act->severity, m->s->questions[question].gap);
		act->severity = worse(act->severity, question_blame(m, (size_t)question));
		act->weight = q->weight;
	}
	return act;
}

static struct frac decision_score(const struct planner *m, size_t decision, int question)
{
	const struct answer *answer = &m->a->decisions[decision];
	int fit;

	if (question >= 0)
		return m->s->questions[question].low;
	fit = answer->state == ANSWER_SET ? m->q->decisions[decision].options[answer->option].fit
					  : 0;
	return fit > 0 ? frac_of(fit, 4) : frac_of(0, 1);
}

static void change_decision(struct planner *m, size_t i, int question)
{
	const struct decision *d = &m->q->decisions[i];
	const struct answer *answer = &m->a->decisions[i];
	enum severity blame = decision_blame(m->s, i);
	int fit = d->options[answer->option].fit, option;
	bool below = question >= 0 && m->s->questions[question].gap && fit >= 0 && fit < 4;
	struct action *act;

	if (!blame && !below)
		return;
	option = best_option(m, i);
	if (option == answer->option)
		return;
	act = add_decision_action(m, ACTION_DECISION, d->id, i, question);
	act->option = option;
	if (!act->weight)
		act->weight = weight_of_severity(act->severity);
	act->title = arena_printf(&m->p->arena, "%s: %s", d->name, d->options[option].text);
	act->follows = d->options[option].consequence;
	if (question >= 0)
		act->steps = m->q->questions[question].fix;
	act->together = rules_left(m, i, option);
}

/* Once it is known which decisions are to change: their question's effort is shared. */
static void share_decision_effort(struct planner *m)
{
	size_t *steps = arena_new(&m->p->arena, size_t, m->q->n_questions);

	for (size_t i = 0; i < m->p->n_actions; i++) {
		const struct action *act = &m->p->actions[i];

		if (act->kind == ACTION_DECISION && act->question >= 0)
			steps[act->question]++;
	}
	for (size_t i = 0; i < m->p->n_actions; i++) {
		struct action *act = &m->p->actions[i];

		if (act->kind != ACTION_DECISION)
			continue;
		if (act->question >= 0)
			act->effort = share(m->q->questions[act->question].effort,
					    steps[act->question]);
		set_priority(m, act, decision_score(m, (size_t)act->decision, act->question));
	}
}

static void find_out_decision(struct planner *m, size_t i, int question)
{
	const struct decision *d = &m->q->decisions[i];
	struct action *act = add_decision_action(
		m, ACTION_FIND_OUT, arena_printf(&m->p->arena, "%s/find-out", d->id), i,
		question);

	act->severity = worse(act->severity, m->unverified[i]);
	act->effort = 1;
	if (!act->weight)
		act->weight = weight_of_severity(act->severity);
	act->title = arena_printf(&m->p->arena, "Find out: %s", d->ask);
	set_priority(m, act, frac_of(0, 1));
}

static void decision_actions(struct planner *m, size_t i)
{
	int question = question_of_decision(m, i);

	if (!m->s->decision_asked[i])
		return;
	if (m->a->decisions[i].state == ANSWER_UNKNOWN)
		find_out_decision(m, i, question);
	else if (m->a->decisions[i].state == ANSWER_SET)
		change_decision(m, i, question);
}

/* Does the rule blame the decision, or a question that is made of it? */
static bool concerns_decision(const struct planner *m, const struct rule *r, size_t decision)
{
	for (size_t k = 0; k < r->questions.n; k++)
		if (indices_hold(&m->q->questions[r->questions.items[k]].decisions, decision))
			return true;
	return indices_hold(&r->decisions, decision);
}

/* Notes the rules that no longer fire with the option to which an action moves a decision
 * that they blame, or whose question they do. */
static void carry_by_decision(struct planner *m, const struct action *act, bool *carried)
{
	size_t decision = (size_t)act->decision;
	struct trial *t = begin_options(m, decision);
	const struct indices *moved = &t->score.moves.rules;

	try_option(t, decision, act->option);
	for (size_t k = 0; k < moved->n; k++)
		if (concerns_decision(m, &m->q->rules[moved->items[k]], decision))
			carried[moved->items[k]] = true;
	trial_back(t);
}

/* Which of the rules that fire an action deals with: one on a blamed question, or one that
 * moves a decision. Finding something out deals with nothing yet. */
static const bool *carried_rules(struct planner *m)
{
	bool *carried = arena_new(&m->p->arena, bool, m->q->n_rules);

	for (size_t i = 0; i < m->p->n_actions; i++) {
		const struct action *act = &m->p->actions[i];
		struct thing question = {THING_QUESTION, (size_t)act->question};
		const struct indices *rules;

		if (act->kind == ACTION_DECISION)
			carry_by_decision(m, act, carried);
		if (act->kind != ACTION_LEVEL && act->kind != ACTION_PRACTICE)
			continue;
		rules = &links_of(m->q, question)->blamed_by;
		for (size_t k = 0; k < rules->n; k++)
			carried[rules->items[k]] = true;
	}
	return carried;
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

static void finding_action(struct planner *m, size_t rule)
{
	const struct rule *r = &m->q->rules[rule];
	int question = question_of_rule(m, r);
	struct action *act = add_action(m, ACTION_FINDING, r->id);

	act->rule = (int)rule;
	act->severity = r->severity;
	act->effort = effort_half_days(r->effort);
	act->weight = weight_of_severity(r->severity);
	act->title = r->fix;
	if (question >= 0) {
		act->question = question;
		act->section = (int)m->q->questions[question].section;
		act->area = (int)m->q->questions[question].area;
		act->weight = m->q->questions[question].weight;
	}
	set_priority(m, act, frac_of(0, 1));
}

static void index_actions(struct planner *m)
{
	for (size_t i = 0; i < m->p->n_actions; i++) {
		const struct action *act = &m->p->actions[i];

		if (act->decision >= 0) {
			struct indices *list = &m->of_decision[act->decision];

			*(size_t *)ARENA_PUSH(&m->p->arena, list->items, list->n) = i;
		} else if (act->kind != ACTION_FINDING) {
			struct indices *list = &m->of_question[act->question];

			*(size_t *)ARENA_PUSH(&m->p->arena, list->items, list->n) = i;
		}
	}
}

static int by_id(const void *a, const void *b)
{
	const struct plan_entry *const *x = a, *const *y = b;

	return strcmp((*x)->id, (*y)->id);
}

static void sort_entries(struct planner *m)
{
	size_t n = m->a->n_plan;

	m->entries = arena_new(&m->p->arena, const struct plan_entry *, n);
	for (size_t i = 0; i < n; i++)
		m->entries[i] = &m->a->plan[i];
	qsort(m->entries, n, sizeof *m->entries, by_id);
}

/* What the team says under an id; NULL for nothing. */
static const struct plan_entry *entry_of(const struct planner *m, const char *id)
{
	const struct plan_entry wanted = {.id = id}, *key = &wanted;
	const struct plan_entry **found =
		bsearch(&key, m->entries, m->a->n_plan, sizeof *m->entries, by_id);

	return found ? *found : NULL;
}

/* What the team says: of the action itself, else of its question as a whole. A risk is
 * accepted by somebody, for a reason and until a day; it comes back the day after. */
static void take_entry(struct planner *m, struct action *act)
{
	const struct plan_entry *e = entry_of(m, act->id);
	long until;

	if (!e && act->question >= 0 && act->kind != ACTION_FINDING)
		e = entry_of(m, m->q->questions[act->question].id);
	act->entry = e;
	act->status = e ? e->status : PLAN_OPEN;
	if (act->status != PLAN_ACCEPTED)
		return;
	if (!*e->reason || !*e->approver || !date_parse(e->until, &until)) {
		act->status = PLAN_OPEN;
	} else if (until < m->options->as_of) {
		act->status = PLAN_OPEN;
		act->expired = true;
	}
}

void make_actions(struct planner *m)
{
	const bool *carried;

	for (size_t i = 0; i < m->q->n_questions; i++)
		question_actions(m, i);
	for (size_t i = 0; i < m->q->n_decisions; i++)
		decision_actions(m, i);
	share_decision_effort(m);
	carried = carried_rules(m);
	for (size_t i = 0; i < m->q->n_rules; i++)
		if (m->s->fired[i] && !carried[i])
			finding_action(m, i);
	index_actions(m);
	sort_entries(m);
	for (size_t i = 0; i < m->p->n_actions; i++)
		take_entry(m, &m->p->actions[i]);
}
