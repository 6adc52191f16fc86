#include "engine/change.h"

#include "engine/trial.h"

/* The whole level above a score, 1 to 4; 5 for the top. */
static int next_level(struct frac low)
{
	for (int level = 1; level <= 4; level++)
		if (frac_cmp(low, frac_of(level, 4)) < 0)
			return level;
	return 5;
}

static bool reaches(const struct change *c, const struct frac low)
{
	return frac_cmp(low, frac_of(c->level, 4)) >= 0;
}

/* Takes over what the trial's score says of the question. */
static void adopt(struct change *c, const struct trial *t, size_t question)
{
	c->found = true;
	c->low = t->score.questions[question].low;
	c->reaches = reaches(c, c->low);
	c->overall = t->score.overall;
	c->gain = frac_scaled(trial_gain(t), 100000);
	c->exact = trial_gain(t);
}

static void change_level(struct change *c, struct trial *t, size_t question)
{
	trial_begin(t, (struct thing){THING_QUESTION, question});
	assessment_set_level(t->copy, question, c->level);
	trial_update(t);
	adopt(c, t, question);
	str_addf(&c->words, "%s=%d", t->now->q->questions[question].id, c->level);
}

/* What an item would add: 2 for a whole one, 1 for the other half, 0 for none. */
static int item_step(const struct question *q, const struct answer *a, size_t item)
{
	enum practice_value v =
		a->practices ? (enum practice_value)a->practices[item] : PRACTICE_UNSET;

	if (q->practices[item].withdrawn || v == PRACTICE_NA || v == PRACTICE_YES)
		return 0;
	return v == PRACTICE_PARTIAL ? 1 : 2;
}

/* The item to do next: must-haves while they cap, then the larger steps, then file order. */
static int next_item(const struct question *q, const struct answer *a, bool must_first)
{
	int best = -1, best_rank = 0;

	for (size_t i = 0; i < q->n_practices; i++) {
		int step = item_step(q, a, i);
		bool must = q->practices[i].must;
		int rank = step ? step * 2 + must + (must && must_first ? 8 : 0) : 0;

		if (rank > best_rank) {
			best = (int)i;
			best_rank = rank;
		}
	}
	return best;
}

static void change_practices(struct change *c, struct trial *t, size_t question)
{
	const struct question *q = &t->now->q->questions[question];
	struct answer *a = &t->copy->questions[question];
	/* At most a quarter counts while a must-have is missing: level 1. */
	bool must_first = c->level > 1;
	int item;

	trial_begin(t, (struct thing){THING_QUESTION, question});
	while (!c->reaches && (item = next_item(q, a, must_first)) >= 0) {
		str_addf(&c->words, "%s%s%s:yes", c->found ? "" : q->id,
			 c->found ? "," : "=", q->practices[item].id);
		assessment_set_practice(t->copy, question, (size_t)item, PRACTICE_YES);
		trial_update(t);
		adopt(c, t, question);
	}
}

/* Is what the trial shows better than the best so far? */
static bool is_better(const struct change *c, const struct trial *t, size_t question)
{
	struct frac low = t->score.questions[question].low;

	if (!t->score.questions[question].applicable)
		return false;
	if (!c->found)
		return frac_cmp(low, t->now->questions[question].low) > 0;
	if (c->reaches != reaches(c, low))
		return !c->reaches;
	return frac_cmp(trial_gain(t), c->exact) > 0;
}

static void try_decision(struct change *c, struct trial *t, size_t question,
			 size_t decision)
{
	const struct decision *d = &t->now->q->decisions[decision];
	const struct answer *answer = &t->copy->decisions[decision];
	int chosen = answer->state == ANSWER_SET ? answer->option : -1;

	if (!t->now->decision_asked[decision])
		return;
	trial_begin(t, (struct thing){THING_DECISION, decision});
	for (size_t i = 0; i < d->n_options; i++) {
		if (chosen == (int)i)
			continue;
		assessment_set_option(t->copy, decision, (int)i);
		trial_update(t);
		if (!is_better(c, t, question))
			continue;
		adopt(c, t, question);
		str_truncate(&c->words, 0);
		str_addf(&c->words, "%s=%s", d->id, d->options[i].id);
	}
	trial_back(t);
}

static void change_decisions(struct change *c, struct trial *t, size_t question)
{
	const struct indices *linked = &t->now->q->questions[question].decisions;

	for (size_t i = 0; i < linked->n; i++)
		try_decision(c, t, question, linked->items[i]);
}

void change_find(struct change *c, const struct score *now, const struct assessment *a,
		 size_t question)
{
	const struct question *q = &now->q->questions[question];
	const struct standing *st = &now->questions[question];
	struct trial t;

	*c = (struct change){0};
	if (!st->asked || !st->applicable)
		return;
	c->level = next_level(st->low);
	while (question_has_levels(q) && c->level <= 4 && !question_offers(q, c->level))
		c->level++;
	if (c->level > 4)
		return;
	trial_start(&t, now, a);
	if (q->type == TYPE_DECISIONS)
		change_decisions(c, &t, question);
	else if (!question_has_levels(q))
		change_practices(c, &t, question);
	else if (st->mirrored)
		try_decision(c, &t, question, (size_t)q->mirrors);
	else
		change_level(c, &t, question);
	trial_release(&t);
}
