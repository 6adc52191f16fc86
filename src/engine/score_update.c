/* A score brought up to date: what hangs on a changed answer is reckoned again, in the order
 * in which one thing follows from another. */
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/heap.h"
#include "engine/score_internal.h"

/* An update under way. */
struct update {
	struct score *s;
	const struct assessment *a;
	struct facts facts;
};

/* What is made of decisions waits for the rules. */
static void look_at_question(struct update *u, size_t i)
{
	struct score_work *work = u->s->work;
	bool derived = u->s->q->questions[i].type == TYPE_DECISIONS;

	touch(derived ? &work->look_derived : &work->look_questions, i);
}

static void look_at_all(struct update *u, const struct indices *questions)
{
	for (size_t k = 0; k < questions->n; k++)
		look_at_question(u, questions->items[k]);
}

static void ask_field_again(struct update *u, size_t i)
{
	struct score *s = u->s;
	bool asked = field_is_asked(s, &u->facts, i);

	if (asked == s->field_asked[i])
		return;
	s->field_asked[i] = asked;
	note_moved(&s->moves.fields, i);
	count_field(s, u->a, i);
}

/* Decisions are looked at in their order, for a condition names earlier ones. */
static void look_at_decision(struct update *u, size_t i)
{
	struct touched *look = &u->s->work->look_decisions;

	if (!look->has[i])
		heap_push(look->list.items, &look->list.n, i);
	look->has[i] = true;
}

/* Looks at everything whose condition names the thing. */
static void look_at_namers(struct update *u, struct thing what)
{
	const struct things *namers = &links_of(u->s->q, what)->named_by;
	struct score_work *work = u->s->work;

	for (size_t k = 0; k < namers->n; k++) {
		size_t i = namers->items[k].index;

		if (namers->items[k].kind == THING_RULE)
			touch(&work->look_rules, i);
		else if (work->held)
			continue;
		else if (namers->items[k].kind == THING_FIELD)
			ask_field_again(u, i);
		else if (namers->items[k].kind == THING_DECISION)
			look_at_decision(u, i);
		else
			look_at_question(u, i);
	}
}

/* What hangs on a decision's answer, or on whether it is asked. */
static void look_around_decision(struct update *u, size_t i)
{
	struct thing what = {THING_DECISION, i};

	count_decision(u->s, u->a, i);
	look_at_namers(u, what);
	look_at_all(u, &u->s->q->decisions[i].questions);
	look_at_all(u, &links_of(u->s->q, what)->mirrored_by);
}

static void look_at_decisions(struct update *u)
{
	struct score *s = u->s;
	struct touched *look = &s->work->look_decisions;

	while (look->list.n) {
		size_t i = heap_pop(look->list.items, &look->list.n);
		bool asked = decision_is_asked(s, &u->facts, i);

		look->has[i] = false;
		if (asked == s->decision_asked[i])
			continue;
		s->decision_asked[i] = asked;
		note_moved(&s->moves.decisions, i);
		look_around_decision(u, i);
	}
}

static void stand_again(struct update *u, size_t i)
{
	struct score *s = u->s;
	struct standing *st = &s->questions[i], before = *st;
	int level = s->level_known[i];

	if (!s->work->held)
		st->asked = question_is_asked(s, &u->facts, i);
	if (st->asked != before.asked)
		note_moved(&s->moves.questions, i);
	score_stand(s, u->a, i);
	score_count(s, u->a, i, &before);
	if (s->level_known[i] != level)
		look_at_namers(u, (struct thing){THING_QUESTION, i});
}

static void stand_all_again(struct update *u, const struct touched *questions)
{
	for (size_t k = 0; k < questions->list.n; k++)
		stand_again(u, questions->list.items[k]);
}

/* A rule that fires now, or no longer, caps what is made of decisions that it blames. */
static void look_at_blamed(struct update *u, const struct rule *r)
{
	const struct questionnaire *q = u->s->q;

	for (size_t k = 0; k < r->questions.n; k++)
		if (q->questions[r->questions.items[k]].type == TYPE_DECISIONS)
			touch(&u->s->work->look_derived, r->questions.items[k]);
	for (size_t k = 0; k < r->decisions.n; k++)
		touch(&u->s->work->look_caps, r->decisions.items[k]);
}

static void look_at_caps(struct update *u)
{
	const struct indices *decisions = &u->s->work->look_caps.list;

	for (size_t k = 0; k < decisions->n; k++) {
		find_decision_cap(u->s, decisions->items[k]);
		look_at_all(u, &u->s->q->decisions[decisions->items[k]].questions);
	}
}

static void look_at_rules(struct update *u)
{
	struct score *s = u->s;
	const struct indices *rules = &s->work->look_rules.list;

	for (size_t k = 0; k < rules->n; k++) {
		size_t i = rules->items[k];
		bool fires = rule_fires(s, &u->facts, i);

		if (fires == s->fired[i])
			continue;
		s->fired[i] = fires;
		s->n_fired += fires ? 1 : (size_t)-1;
		note_moved(&s->moves.rules, i);
	}
	for (size_t k = 0; k < s->moves.rules.n; k++)
		look_at_blamed(u, &s->q->rules[s->moves.rules.items[k]]);
	look_at_caps(u);
}

static void note_differences(struct indices *moved, const bool *before, const bool *now,
			     size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (before[i] != now[i])
			note_moved(moved, i);
}

static bool *copy_flags(const bool *flags, size_t n)
{
	bool *copy = xcalloc(n + 1, sizeof *copy);

	if (n)
		memcpy(copy, flags, n * sizeof *copy);
	return copy;
}

static bool *copy_asked(const struct score *s)
{
	bool *copy = xcalloc(s->q->n_questions + 1, sizeof *copy);

	for (size_t i = 0; i < s->q->n_questions; i++)
		copy[i] = s->questions[i].asked;
	return copy;
}

/* What the arithmetic itself depends on has changed: everything is reckoned, and compared
 * with what it was. */
static void update_all(struct score *s, const struct assessment *a)
{
	const struct questionnaire *q = s->q;
	bool *fields = copy_flags(s->field_asked, q->n_fields);
	bool *decisions = copy_flags(s->decision_asked, q->n_decisions);
	bool *rules = copy_flags(s->fired, q->n_rules);
	bool *questions = copy_asked(s), *now;

	if (!s->work->held)
		find_all_asked(s, a);
	score_all(s, a);
	now = copy_asked(s);
	note_differences(&s->moves.fields, fields, s->field_asked, q->n_fields);
	note_differences(&s->moves.decisions, decisions, s->decision_asked, q->n_decisions);
	note_differences(&s->moves.questions, questions, now, q->n_questions);
	note_differences(&s->moves.rules, rules, s->fired, q->n_rules);
	free(fields);
	free(decisions);
	free(rules);
	free(questions);
	free(now);
}

static void look_at_answer(struct update *u, struct thing what)
{
	if (what.kind == THING_FIELD) {
		count_field(u->s, u->a, what.index);
		look_at_namers(u, what);
	} else if (what.kind == THING_DECISION) {
		look_around_decision(u, what.index);
	} else {
		look_at_question(u, what.index);
	}
}

static void update_around(struct score *s, const struct assessment *a, struct thing what)
{
	struct update u = {s, a, score_facts(s, a)};

	look_at_answer(&u, what);
	look_at_decisions(&u);
	stand_all_again(&u, &s->work->look_questions);
	look_at_rules(&u);
	stand_all_again(&u, &s->work->look_derived);
	score_ranges(s);
}

void score_update(struct score *s, const struct assessment *a, struct thing what)
{
	what = thing_resolve(s->q, what);
	score_begin_moves(s);
	if (what.kind == THING_NONE ||
	    (what.kind == THING_FIELD && is_central_field(s, what.index)))
		update_all(s, a);
	else
		update_around(s, a, what);
	score_end_moves(s);
}
