/* Can a condition ever be true? A search over what must hold: each name that is compared
 * has a domain, which every comparison narrows; and since a comparison with something not
 * asked is never true, the condition of what is named must hold as well. Disjunctions are
 * tried in turn, so the answer is exact. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "model/questionnaire/check.h"
#include "model/questionnaire/condition.h"

#define NOT_MAX 8         /* unequal numbers that are kept in mind for a name */
/* The steps that a search may take. After that the answer is "yes, as far as we looked". */
#define STEPS_MAX 200000   /* for one condition */
#define STEPS_EASY 300     /* that each condition has for sure */
#define STEPS_HARD 4000000 /* beyond those, for all conditions together */
#define NESTING_MAX 2000   /* goals within each other */

/* What is still possible for one name. */
struct domain {
	uint64_t may;   /* one, decision: possible values; question: possible half levels;
			   many: values it may hold */
	uint64_t must;  /* many: values it must hold */
	long low, high; /* number, in halves */
	long not[NOT_MAX]; /* numbers it is not, in halves */
	size_t n_not;
	bool asked;     /* its own condition was required already */
	bool known;     /* all this was filled in, as it is before a search */
};

/* A thing still to be made true (or false). */
struct goal {
	const struct condition *c;
	bool want;
	const struct goal *rest;
};

struct possible {
	const struct questionnaire *q;
	struct domain *domains; /* fields, then decisions, then questions; a search leaves them
				   as they were */
	size_t hard; /* steps that are left for conditions that need more than the easy ones */
	/* Of the search under way. */
	enum depth depth;
	size_t steps, nesting;
	size_t most; /* steps that it may take */
};

static size_t slot_of(const struct possible *s, struct thing t)
{
	return t.kind == THING_FIELD ? t.index : s->q->n_fields + prompt_place(s->q, t);
}

static const struct condition *when_of(const struct possible *s, struct thing t)
{
	return t.kind == THING_FIELD	  ? s->q->fields[t.index].when
	       : t.kind == THING_DECISION ? s->q->decisions[t.index].when
					  : s->q->questions[t.index].when;
}

static bool is_asked_at_depth(const struct possible *s, struct thing t)
{
	enum depth d = t.kind == THING_FIELD	  ? s->q->fields[t.index].depth
		       : t.kind == THING_DECISION ? s->q->decisions[t.index].depth
						  : s->q->questions[t.index].depth;

	return d <= s->depth;
}

/* Rounded to half levels as the score's are: the half levels that sum halves of n items, or
 * at most a quarter of them, can come to. */
static uint64_t half_level(int sum, int n, bool capped)
{
	int half = (8 * sum + n) / (2 * n);

	return (uint64_t)1 << (capped && half > 2 ? 2 : half);
}

/* The half levels that a practices question can come to: with a of its must-haves and b of
 * its other items applicable. */
static uint64_t practice_levels(const struct question *q)
{
	int must = 0, others = 0;
	uint64_t set = 0;

	for (size_t i = 0; i < q->n_practices; i++) {
		must += !q->practices[i].withdrawn && q->practices[i].must;
		others += !q->practices[i].withdrawn && !q->practices[i].must;
	}
	for (int a = 0; a <= must; a++)
		for (int b = a ? 0 : 1; b <= others; b++)
			for (int sum = 0; sum <= 2 * (a + b); sum++) {
				if (sum >= 2 * a)
					set |= half_level(sum, a + b, false);
				if (a && sum < 2 * (a + b))
					set |= half_level(sum, a + b, true);
			}
	return set;
}

/* The half levels a question can have. */
static uint64_t levels_of(const struct question *q)
{
	uint64_t set = 0;

	if (!question_has_levels(q))
		return practice_levels(q);
	for (int level = 0; level < Q_LEVELS; level++)
		set |= (uint64_t)question_offers(q, level) << 2 * level;
	return set;
}

static uint64_t first_bits(size_t n)
{
	return n >= 64 ? ~(uint64_t)0 : ((uint64_t)1 << n) - 1;
}

/* What a name may stand for while nothing narrows it. */
static struct domain all_of(const struct questionnaire *q, struct thing t)
{
	struct domain d = {.high = LONG_MAX / 2, .known = true};

	if (t.kind == THING_FIELD)
		d.may = first_bits(q->fields[t.index].n_values);
	else if (t.kind == THING_DECISION)
		d.may = first_bits(q->decisions[t.index].n_options);
	else
		d.may = levels_of(&q->questions[t.index]);
	return d;
}

static struct domain *domain_of(struct possible *s, struct thing t)
{
	struct domain *d = &s->domains[slot_of(s, t)];

	if (!d->known)
		*d = all_of(s->q, t);
	return d;
}

uint64_t levels_that(enum comparison op, long level)
{
	uint64_t set = 0;

	for (long half = 0; half <= 8; half++) {
		bool yes = op == CMP_EQ	  ? half == 2 * level
			   : op == CMP_NE ? half != 2 * level
			   : op == CMP_LT ? half < 2 * level
			   : op == CMP_LE ? half <= 2 * level
			   : op == CMP_GT ? half > 2 * level
					  : half >= 2 * level;

		set |= (uint64_t)yes << half;
	}
	return set;
}

/* Numbers are bounded in halves: between two whole numbers there is always another one. */
static bool narrow_number(struct domain *d, enum comparison op, long n, bool want)
{
	static const enum comparison opposite[] = {
		[CMP_EQ] = CMP_NE, [CMP_NE] = CMP_EQ, [CMP_LT] = CMP_GE,
		[CMP_LE] = CMP_GT, [CMP_GT] = CMP_LE, [CMP_GE] = CMP_LT,
	};
	long at = 2 * n;

	if (!want)
		op = opposite[op];
	if ((op == CMP_EQ || op == CMP_LE || op == CMP_LT) && d->high > at - (op == CMP_LT))
		d->high = at - (op == CMP_LT);
	if ((op == CMP_EQ || op == CMP_GE || op == CMP_GT) && d->low < at + (op == CMP_GT))
		d->low = at + (op == CMP_GT);
	if (op == CMP_NE && d->n_not < NOT_MAX)
		d->not[d->n_not++] = at;
	for (size_t i = 0; i < d->n_not; i++)
		if (d->low == d->high && d->not[i] == d->low)
			return false;
	return d->low <= d->high;
}

static bool narrow(struct domain *d, const struct condition *c, bool want)
{
	switch (c->op) {
	case COND_IN:
		d->may &= want ? c->set : ~c->set;
		return d->may != 0;
	case COND_HAS:
		if (want)
			d->must |= c->set;
		else
			d->may &= ~c->set;
		return (d->must & ~d->may) == 0;
	default:
		break;
	}
	if (c->name.kind == THING_QUESTION) {
		uint64_t set = levels_that(c->compare, c->number);

		d->may &= want ? set : ~set;
		return d->may != 0;
	}
	return narrow_number(d, c->compare, c->number, want);
}

static bool solve(struct possible *s, const struct goal *goals);

/* A comparison: narrows its name's domain, asks for its name's condition, goes on. */
static bool solve_comparison(struct possible *s, const struct condition *c, bool want,
			     const struct goal *rest)
{
	struct domain *d = domain_of(s, c->name), before = *d;
	const struct condition *when = when_of(s, c->name);
	struct goal asked = {when, true, rest};
	bool yes;

	if (!is_asked_at_depth(s, c->name) || !narrow(d, c, want)) {
		*d = before;
		return false;
	}
	if (when && !d->asked) {
		d->asked = true;
		rest = &asked;
	}
	yes = solve(s, rest);
	*d = before;
	return yes;
}

static bool solve_one(struct possible *s, const struct condition *c, bool want,
		      const struct goal *rest)
{
	struct goal right = {c->right, want, rest}, left = {c->left, want, &right};

	if (++s->steps > s->most)
		return true;
	switch (c->op) {
	case COND_ALWAYS:
		return want && solve(s, rest);
	case COND_NOT:
		return solve_one(s, c->left, !want, rest);
	case COND_AND:
	case COND_OR:
		if ((c->op == COND_AND) == want)
			return solve(s, &left);
		return solve_one(s, c->left, want, rest) ||
		       solve_one(s, c->right, want, rest);
	default:
		return solve_comparison(s, c, want, rest);
	}
}

static bool solve(struct possible *s, const struct goal *goals)
{
	bool yes;

	if (!goals || s->nesting > NESTING_MAX)
		return true;
	s->nesting++;
	yes = solve_one(s, goals->c, goals->want, goals->rest);
	s->nesting--;
	return yes;
}

struct possible *possible_new(const struct questionnaire *q)
{
	struct possible *p = xcalloc(1, sizeof *p);

	p->q = q;
	p->hard = STEPS_HARD;
	p->domains = xcalloc(q->n_fields + prompt_count(q) + 1, sizeof *p->domains);
	return p;
}

void possible_free(struct possible *p)
{
	free(p->domains);
	free(p);
}

bool condition_satisfiable(struct possible *p, const struct condition *c, enum depth depth)
{
	struct goal goal = {c, true, NULL};
	size_t more = p->hard < STEPS_MAX - STEPS_EASY ? p->hard : STEPS_MAX - STEPS_EASY;
	bool yes;

	if (!c)
		return true;
	p->depth = depth;
	p->steps = p->nesting = 0;
	p->most = STEPS_EASY + more;
	yes = solve(p, &goal);
	if (p->steps > STEPS_EASY)
		p->hard -= p->steps > p->most ? more : p->steps - STEPS_EASY;
	return yes;
}
