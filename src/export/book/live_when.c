/* Conditions as formulas: what statuses cannot change is worked out here, the rest looks at the
 * cells of actions, decisions and questions. */
#include "export/book/live.h"

#include <string.h>

#include "model/questionnaire/condition.h"

#define SCALE_DECIMALS 13
#define SCALE 10000000000000

/* Does a program that reads the file take it: is it short enough, not too deep, and no function has
 * too many arguments? */
static bool is_taken(const char *formula)
{
	enum { LENGTH_MAX = 8000, DEPTH_MAX = 60, ARGUMENTS_MAX = 250 };
	int arguments[DEPTH_MAX + 1] = {0}, depth = 0;

	for (const char *c = formula; *c; c++) {
		if (c - formula > LENGTH_MAX || (*c == '(' && depth == DEPTH_MAX))
			return false;
		if (*c == '(')
			arguments[++depth] = 1;
		else if (*c == ')')
			depth--;
		else if (*c == ',' && ++arguments[depth] > ARGUMENTS_MAX)
			return false;
	}
	return true;
}

void live_put(struct live *l, int row, int col, const char *formula, struct frac value)
{
	bool number = strspn(formula, "0123456789/") == strlen(formula);
	bool taken = is_taken(formula);
	int64_t now = value.den ? frac_scaled(value, SCALE) : 0;

	l->about = l->about || !taken;
	if (number || !taken)
		book_number(l->b, l->s, row, col, now, SCALE_DECIMALS, LOOK_PLAIN);
	else
		book_formula(l->b, l->s, row, col, now, SCALE_DECIMALS, LOOK_PLAIN, "=%s", formula);
}

static struct expr always(bool value)
{
	return (struct expr){.value = value};
}

static struct expr formula(const char *text)
{
	return (struct expr){.text = text};
}

struct expr expr_both(struct live *l, struct expr x, struct expr y)
{
	if (!x.text)
		return x.value ? y : x;
	if (!y.text)
		return y.value ? x : y;
	return formula(arena_printf(&l->b->arena, "AND(%s,%s)", x.text, y.text));
}

static struct expr expr_either(struct live *l, struct expr x, struct expr y)
{
	if (!x.text)
		return x.value ? x : y;
	if (!y.text)
		return y.value ? y : x;
	return formula(arena_printf(&l->b->arena, "OR(%s,%s)", x.text, y.text));
}

static struct expr is_one(struct live *l, int row)
{
	return formula(arena_printf(&l->b->arena, "$%c$%d=1", 'A' + LIVE_LOW, row + 1));
}

struct expr expr_after(struct live *l, int action, bool before, bool after)
{
	if (before == after || action < 0)
		return always(before);
	return formula(arena_printf(&l->b->arena, "$%c$%d=%d", 'A' + LIVE_LOW,
				    l->action_row[action] + 1, after));
}

const char *expr_choose(struct live *l, struct expr truth, const char *then,
			const char *otherwise)
{
	if (!truth.text)
		return truth.value ? then : otherwise;
	return arena_printf(&l->b->arena, "IF(%s,%s,%s)", truth.text, then, otherwise);
}

struct expr live_asks_decision(struct live *l, size_t decision)
{
	if (l->decision_row[decision] < 0)
		return always(l->r->score.decision_asked[decision]);
	return is_one(l, l->decision_row[decision]);
}

struct expr live_asked(struct live *l, enum depth depth, const struct condition *when)
{
	const struct assessment *a = l->r->a;

	if (a->settings.has_depth && depth > a->settings.depth)
		return always(false);
	return live_truth(l, when, TRUTH_TRUE);
}

struct expr live_asks_question(struct live *l, size_t question)
{
	const struct question *q = &l->r->q->questions[question];

	return live_asked(l, q->depth, q->when);
}

static bool has_option(const struct condition *c, int option)
{
	return c->set >> option & 1;
}

/* One of a decision: unknown while that is not asked or not taken. */
static struct expr decision_truth(struct live *l, const struct condition *c, bool want)
{
	size_t i = c->name.index;
	const struct answer *answer = &l->r->a->decisions[i];
	int act = l->of_decision[i];
	bool before = answer->state == ANSWER_SET && has_option(c, answer->option) == want;
	bool after = act >= 0 && has_option(c, l->r->plan.actions[act].option) == want;

	return expr_both(l, live_asks_decision(l, i), expr_after(l, act, before, after));
}

static const char *comparison(enum comparison op, bool want)
{
	static const char *const signs[] = {[CMP_EQ] = "=",  [CMP_NE] = "<>", [CMP_LT] = "<",
					    [CMP_LE] = "<=", [CMP_GT] = ">",  [CMP_GE] = ">="};
	static const enum comparison others[] = {
		[CMP_EQ] = CMP_NE, [CMP_NE] = CMP_EQ, [CMP_LT] = CMP_GE,
		[CMP_LE] = CMP_GT, [CMP_GT] = CMP_LE, [CMP_GE] = CMP_LT,
	};

	return signs[want ? op : others[op]];
}

static bool compares(enum comparison op, long a, long b)
{
	return op == CMP_EQ   ? a == b
	       : op == CMP_NE ? a != b
	       : op == CMP_LT ? a < b
	       : op == CMP_LE ? a <= b
	       : op == CMP_GT ? a > b
			      : a >= b;
}

/* Of a level, which is half of a whole number: that of a question which is not asked or not
 * answered is unknown. */
static struct expr level_truth(struct live *l, const struct condition *c, bool want)
{
	size_t i = c->name.index;
	const struct answer *answer = &l->r->a->questions[i];
	struct standing st = standing_by_answer(&l->r->score, l->r->a, i);
	struct expr asked = live_asks_question(l, i);

	if (st.state == STANDING_NOT_APPLICABLE && answer->reason == NA_BUSINESS_PRIORITY)
		return expr_both(l, asked, always(compares(c->compare, 0, 2 * c->number) == want));
	if (st.state != STANDING_ANSWERED || !st.applicable || st.unknown)
		return always(false);
	if (!l->moves[i])
		return expr_both(l, asked,
				 always(compares(c->compare, (long)frac_scaled(st.low, 8),
						 2 * c->number) == want));
	return expr_both(l, asked,
			 formula(arena_printf(&l->b->arena, "ROUND(8*$%c$%d,0)%s%ld",
					      'A' + LIVE_LOW, l->question_row[i] + 1,
					      comparison(c->compare, want), 2 * c->number)));
}

struct expr live_truth(struct live *l, const struct condition *c, enum truth want)
{
	bool yes = want == TRUTH_TRUE;
	struct expr left, right;

	if (!c || c->op == COND_ALWAYS)
		return always(yes);
	if (c->op == COND_NOT)
		return live_truth(l, c->left, yes ? TRUTH_FALSE : TRUTH_TRUE);
	if (c->op == COND_AND || c->op == COND_OR) {
		left = live_truth(l, c->left, want);
		right = live_truth(l, c->right, want);
		return (c->op == COND_AND) == yes ? expr_both(l, left, right)
						  : expr_either(l, left, right);
	}
	if (c->name.kind == THING_DECISION)
		return decision_truth(l, c, yes);
	if (c->name.kind == THING_QUESTION)
		return level_truth(l, c, yes);
	return always(condition_truth(c, &l->facts) == want);
}
