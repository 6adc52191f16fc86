/* What options bring on the score. Most questions hang on one action: what its first steps
 * bring stands with its options. A question that is made of decisions hangs on all of them and,
 * by the rules that cap it, on whatever those rules look at; one that takes its level from a
 * decision hangs on that too: these are factors, found by trying every way in which those
 * actions can stand. */
#include "engine/budget/spender.h"
#include "engine/share.h"
#include "model/questionnaire/condition.h"

/* Ways in which the actions of one factor may stand, at most. */
enum { WAYS_MAX = 20000 };

/* The questions and what each hangs on. */
struct hanging {
	struct budget *b;
	struct indices *on;  /* by question: variables, each once, in order of finding */
};

static void hang(struct hanging *h, size_t question, int var)
{
	struct indices *on = &h->on[question];

	if (var >= 0 && !indices_hold(on, (size_t)var))
		*(size_t *)ARENA_PUSH(&h->b->arena, on->items, on->n) = (size_t)var;
}

/* A rule looks at a level: the options that give the same are alike. */
static void look_at_level(struct hanging *h, size_t question)
{
	struct budget *b = h->b;
	int var = h->b->of_question[question];
	struct spender_var *v;

	if (var < 0 || b->vars[var].levels)
		return;
	v = &b->vars[var];
	v->levels = arena_new(&b->arena, int, v->n + 1);
	for (size_t k = 0; k <= v->n; k++) {
		spender_set(b, (size_t)var, k);
		v->levels[k] = b->score.level_known[question];
	}
	spender_set(b, (size_t)var, 0);
}

static void hang_on_names(struct hanging *h, size_t question, const struct condition *c)
{
	if (!c || c->op == COND_ALWAYS)
		return;
	if (c->op == COND_AND || c->op == COND_OR || c->op == COND_NOT) {
		hang_on_names(h, question, c->left);
		hang_on_names(h, question, c->right);
	} else if (c->name.kind == THING_DECISION) {
		hang(h, question, h->b->of_decision[c->name.index]);
	} else if (c->name.kind == THING_QUESTION) {
		hang(h, question, h->b->of_question[c->name.index]);
		hang(h, question, spender_mirror(h->b, c->name.index));
		look_at_level(h, c->name.index);
	}
}

/* The rules that blame it and can cap it. */
static void hang_on_rules(struct hanging *h, size_t question, struct thing blamed)
{
	const struct questionnaire *q = h->b->now->q;
	const struct indices *rules = &links_of(q, blamed)->blamed_by;

	for (size_t k = 0; k < rules->n; k++)
		if (q->rules[rules->items[k]].severity > SEVERITY_LOW)
			hang_on_names(h, question, q->rules[rules->items[k]].when);
}

static void hang_question(struct hanging *h, size_t i)
{
	const struct question *q = &h->b->now->q->questions[i];

	if (q->type != TYPE_DECISIONS) {
		hang(h, i, h->b->of_question[i]);
		hang(h, i, spender_mirror(h->b, i));
		return;
	}
	for (size_t k = 0; k < q->decisions.n; k++)
		hang(h, i, h->b->of_decision[q->decisions.items[k]]);
	hang_on_rules(h, i, (struct thing){THING_QUESTION, i});
	for (size_t k = 0; k < q->decisions.n; k++)
		hang_on_rules(h, i, (struct thing){THING_DECISION, q->decisions.items[k]});
}

/* In how many ways can what it hangs on stand? */
static double ways_of(const struct budget *b, const struct indices *on)
{
	double ways = 1;

	for (size_t k = 0; k < on->n; k++)
		ways *= (double)b->problem.vars[on->items[k]].n_classes;
	return ways;
}

/* Decisions, and what a question hangs on beside its own action, are told apart in full. */
static void tell_apart(struct hanging *h, size_t question)
{
	struct budget *b = h->b;
	const struct indices *on = &h->on[question];

	if (on->n < 2)
		return;
	for (size_t k = 0; k < on->n; k++) {
		struct spender_var *v = &b->vars[on->items[k]];

		if (!v->levels || b->now->q->questions[question].type != TYPE_DECISIONS)
			v->exact = true;
	}
}

void gain_look(struct budget *b)
{
	const struct questionnaire *q = b->now->q;
	struct hanging h = {.b = b, .on = arena_new(&b->arena, struct indices, q->n_questions)};

	for (size_t i = 0; i < q->n_questions; i++)
		if (b->score.questions[i].applicable)
			hang_question(&h, i);
	for (size_t i = 0; i < q->n_questions; i++)
		tell_apart(&h, i);
	b->hanging = h.on;
}

/* What a question weighs in the score that is raised. */
static struct frac weight_of(const struct budget *b, size_t question)
{
	const struct question *q = &b->now->q->questions[question];

	if (b->section < 0)
		return question_share(&b->score, question);
	if ((int)q->section != b->section)
		return frac_of(0, 1);
	return frac_of(q->weight, section_weights(&b->score, q->section));
}

static int64_t worth(const struct budget *b, size_t question, struct frac low,
		     struct frac weight)
{
	struct frac more = frac_sub(b->score.questions[question].low, low);

	return spender_units(frac_mul(more, weight));
}

static void value_alone(struct budget *b, size_t question, size_t var)
{
	struct frac low = b->score.questions[question].low, weight = weight_of(b, question);
	struct variable *to = &b->problem.vars[var];

	for (size_t k = 1; k < to->n; k++) {
		spender_set(b, var, k);
		to->options[k].value += worth(b, question, low, weight);
	}
	spender_set(b, var, 0);
}

/* An option of that class. */
static size_t option_of(const struct variable *v, size_t class)
{
	size_t k = 0;

	while (v->options[k].class != class)
		k++;
	return k;
}

static void value_together(struct budget *b, size_t question, const struct indices *on)
{
	struct frac low = b->score.questions[question].low, weight = weight_of(b, question);
	struct factor *f = spender_factor(b, on->items, on->n);
	size_t size = factor_size(&b->problem, f);

	for (size_t code = 0; code < size; code++) {
		size_t rest = code;

		for (size_t i = f->n; i--;) {
			const struct variable *v = &b->problem.vars[f->vars[i]];

			spender_set(b, f->vars[i], option_of(v, rest % v->n_classes));
			rest /= v->n_classes;
		}
		f->table[code] = worth(b, question, low, weight);
	}
	for (size_t i = 0; i < f->n; i++)
		spender_set(b, f->vars[i], 0);
}

/* Where there is too much to try, each is given what it could bring at most: all of what the
 * question lacks. */
static void value_roughly(struct budget *b, size_t question, const struct indices *on)
{
	struct frac missing = frac_sub(frac_of(1, 1), b->score.questions[question].low);
	int64_t most = spender_units(frac_mul(missing, weight_of(b, question)));

	b->rough = true;
	for (size_t k = 0; k < on->n; k++)
		for (size_t i = 1; i < b->problem.vars[on->items[k]].n; i++)
			b->problem.vars[on->items[k]].options[i].value += most;
}

void gain_values(struct budget *b)
{
	const struct questionnaire *q = b->now->q;

	for (size_t i = 0; i < q->n_questions; i++) {
		const struct indices *on = &b->hanging[i];

		if (on->n == 1)
			value_alone(b, i, on->items[0]);
		else if (on->n && ways_of(b, on) > WAYS_MAX)
			value_roughly(b, i, on);
		else if (on->n)
			value_together(b, i, on);
	}
}
