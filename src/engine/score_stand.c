/* Where one question stands: by its answer, and by the rules that cap it. */
#include "engine/score_internal.h"

static const struct frac zero = {0, 1}, one = {1, 1}, quarter = {1, 4};

static void set_all(struct standing *st, struct frac score)
{
	st->low = st->high = st->so_far = score;
	st->has_so_far = true;
	st->state = STANDING_ANSWERED;
}

static void set_unset(struct standing *st)
{
	st->low = zero;
	st->high = one;
	st->has_so_far = false;
	st->state = STANDING_UNANSWERED;
}

static void stand_levels(struct standing *st, const struct score *s,
			 const struct assessment *a, size_t i)
{
	const struct question *q = &s->q->questions[i];
	const struct answer *answer = &a->questions[i], *mirror;

	if (answer->state == ANSWER_SET) {
		set_all(st, frac_of(answer->level, 4));
		return;
	}
	set_unset(st);
	if (q->mirrors < 0 || !s->decision_asked[q->mirrors])
		return;
	mirror = &a->decisions[q->mirrors];
	if (mirror->state == ANSWER_SET && q->mirror_level[mirror->option] >= 0) {
		set_all(st, frac_of(q->mirror_level[mirror->option], 4));
		st->mirrored = true;
	}
}

/* What the items of a practices question add up to. */
struct tally {
	int applicable, set, na, halves; /* halves: yes 2, partial 1 */
	bool must_open;   /* an applicable must-have is not yes */
	bool must_denied; /* one is set and not yes */
};

static struct tally count_practices(const struct question *q, const struct answer *answer)
{
	struct tally t = {0};

	for (size_t i = 0; i < q->n_practices; i++) {
		unsigned char v = answer->practices ? answer->practices[i] : PRACTICE_UNSET;

		if (q->practices[i].withdrawn)
			continue;
		if (v == PRACTICE_NA) {
			t.na++;
			continue;
		}
		t.applicable++;
		t.set += v != PRACTICE_UNSET;
		t.halves += v == PRACTICE_YES ? 2 : v == PRACTICE_PARTIAL;
		if (q->practices[i].must && v != PRACTICE_YES) {
			t.must_open = true;
			t.must_denied = t.must_denied || v != PRACTICE_UNSET;
		}
	}
	return t;
}

static struct frac low_of(const struct tally *t)
{
	struct frac low = frac_of(t->halves, 2 * t->applicable);

	return t->must_open ? frac_min(low, quarter) : low;
}

struct frac practices_low(const struct question *q, const struct answer *answer)
{
	struct tally t = count_practices(q, answer);

	return t.applicable ? low_of(&t) : zero;
}

static void stand_practices(struct standing *st, const struct question *q,
			    const struct answer *answer)
{
	struct tally t = count_practices(q, answer);

	if (t.applicable == 0) {
		st->applicable = false;
		st->state = STANDING_NOT_APPLICABLE;
		return;
	}
	st->state = t.set == t.applicable ? STANDING_ANSWERED
		    : t.set || t.na	  ? STANDING_STARTED
					  : STANDING_UNANSWERED;
	st->low = low_of(&t);
	st->high = frac_of(t.halves + 2 * (t.applicable - t.set), 2 * t.applicable);
	st->has_so_far = t.set > 0;
	if (t.set)
		st->so_far = frac_of(t.halves, 2 * t.set);
	if (t.must_denied) {
		st->high = frac_min(st->high, quarter);
		if (st->has_so_far)
			st->so_far = frac_min(st->so_far, quarter);
	}
}

static void stand_decisions(struct standing *st, const struct score *s,
			    const struct assessment *a, const struct question *q)
{
	int n = 0, set = 0, fits = 0, asked = 0, answered = 0;

	for (size_t k = 0; k < q->decisions.n; k++) {
		size_t i = q->decisions.items[k];
		const struct decision *d = &s->q->decisions[i];
		const struct answer *answer = &a->decisions[i];
		int fit;

		if (!s->decision_asked[i])
			continue;
		asked++;
		answered += answer->state != ANSWER_UNSET;
		fit = answer->state == ANSWER_SET ? d->options[answer->option].fit : 0;
		if (decision_is_fact(d) || fit < 0)
			continue;
		n++;
		set += answer->state != ANSWER_UNSET;
		fits += fit;
	}
	if (n == 0) {
		st->applicable = false;
		st->state = STANDING_NOT_APPLICABLE;
		return;
	}
	st->state = answered == asked ? STANDING_ANSWERED
		    : answered	      ? STANDING_STARTED
				      : STANDING_UNANSWERED;
	st->low = frac_of(fits, 4 * n);
	st->high = frac_of(fits + 4 * (n - set), 4 * n);
	st->has_so_far = set > 0;
	if (set)
		st->so_far = frac_of(fits, 4 * set);
}

static void stand(struct standing *st, const struct score *s, const struct assessment *a,
		  size_t i)
{
	const struct question *q = &s->q->questions[i];
	const struct answer *answer = &a->questions[i];

	st->applicable = true;
	if (answer->state == ANSWER_NOT_APPLICABLE) {
		st->applicable = false;
		st->state = STANDING_NOT_APPLICABLE;
	} else if (q->type == TYPE_DECISIONS) {
		stand_decisions(st, s, a, q);
	} else if (answer->state == ANSWER_UNKNOWN) {
		set_all(st, zero);
		st->unknown = true;
	} else if (question_has_levels(q)) {
		stand_levels(st, s, a, i);
	} else {
		stand_practices(st, q, answer);
	}
}

struct standing standing_by_answer(const struct score *s, const struct assessment *a, size_t i)
{
	struct standing st = {.asked = true, .level = -1, .capped_by = -1};

	stand(&st, s, a, i);
	return st;
}

struct frac severity_cap(enum severity severity)
{
	switch (severity) {
	case SEVERITY_CRITICAL:
		return zero;
	case SEVERITY_HIGH:
		return quarter;
	case SEVERITY_MEDIUM:
		return (struct frac){1, 2};
	default:
		return one;
	}
}

/* Of two rules (-1: none) the one that caps more, else the first. */
static int stricter(const struct questionnaire *q, int a, int b)
{
	if (a < 0 || b < 0)
		return a < 0 ? b : a;
	if (q->rules[a].severity != q->rules[b].severity)
		return q->rules[a].severity > q->rules[b].severity ? a : b;
	return a < b ? a : b;
}

static int strictest_fired(const struct score *s, const struct indices *rules)
{
	int strictest = -1;

	for (size_t k = 0; k < rules->n; k++)
		if (s->fired[rules->items[k]])
			strictest = stricter(s->q, strictest, (int)rules->items[k]);
	return strictest;
}

void find_decision_cap(struct score *s, size_t decision)
{
	struct thing t = {THING_DECISION, decision};

	s->work->decision_cap[decision] = strictest_fired(s, &links_of(s->q, t)->blamed_by);
}

/* By the fired rules that blame the question or one of its decisions. */
static void cap(struct score *s, size_t i)
{
	struct standing *st = &s->questions[i];
	const struct indices *decisions = &s->q->questions[i].decisions;
	int rule = strictest_fired(
		s, &links_of(s->q, (struct thing){THING_QUESTION, i})->blamed_by);
	struct frac limit;

	for (size_t k = 0; k < decisions->n; k++)
		rule = stricter(s->q, rule, s->work->decision_cap[decisions->items[k]]);
	if (rule < 0)
		return;
	limit = severity_cap(s->q->rules[rule].severity);
	if (frac_cmp(limit, st->high) < 0)
		st->capped_by = rule;
	st->low = frac_min(st->low, limit);
	st->high = frac_min(st->high, limit);
	if (st->has_so_far)
		st->so_far = frac_min(st->so_far, limit);
}

/* Older files set aside what was not worth it: that keeps no rule from firing. */
static bool set_aside_by_priority(const struct answer *answer, const struct standing *st)
{
	return st->state == STANDING_NOT_APPLICABLE && answer->reason == NA_BUSINESS_PRIORITY;
}

/* The display level, and the one that conditions see. */
static void set_level(struct score *s, const struct assessment *a, size_t i)
{
	struct standing *st = &s->questions[i];

	s->level_known[i] = st->asked && set_aside_by_priority(&a->questions[i], st) ? 0 : -1;
	if (!st->applicable || st->state != STANDING_ANSWERED)
		return;
	st->level = (int)frac_scaled(st->low, 8);
	if (!st->unknown)
		s->level_known[i] = st->level;
}

void score_stand(struct score *s, const struct assessment *a, size_t i)
{
	struct standing *st = &s->questions[i];
	const struct score_work *work = s->work;

	*st = (struct standing){.asked = st->asked, .level = -1, .capped_by = -1};
	if (st->asked)
		stand(st, s, a, i);
	if (st->applicable && s->q->questions[i].type == TYPE_DECISIONS)
		cap(s, i);
	set_level(s, a, i);
	if (st->level >= 0)
		st->gap = gap_severity(s->q->questions[i].weight, st->low,
				       question_target(a, i, s->target),
				       work->production, work->proof_of_concept);
}

enum severity worst_blame(const struct score *s, struct thing what)
{
	const struct indices *rules = &links_of(s->q, what)->blamed_by;
	enum severity worst = SEVERITY_NONE;

	for (size_t k = 0; k < rules->n; k++) {
		enum severity severity = s->q->rules[rules->items[k]].severity;

		if (s->fired[rules->items[k]] && severity > worst)
			worst = severity;
	}
	return worst;
}

enum severity unverified_severity(const struct questionnaire *q, size_t decision)
{
	int rule = decision_worst_rule(q, decision);

	return rule < 0 || q->rules[rule].severity <= SEVERITY_LOW
		       ? SEVERITY_LOW
		       : q->rules[rule].severity - 1;
}

enum severity gap_severity(int weight, struct frac score, int target, bool production,
			   bool proof_of_concept)
{
	int level = (int)(score.num * 4 / score.den); /* rounded down */
	enum severity s = SEVERITY_LOW;

	if (level >= target)
		return SEVERITY_NONE;
	if (weight == 5)
		s = level < 1	? production ? SEVERITY_CRITICAL : SEVERITY_HIGH
		    : level < 2 ? SEVERITY_HIGH
		    : level < 3 ? SEVERITY_MEDIUM
				: SEVERITY_LOW;
	else if (weight == 4)
		s = level < 1 ? SEVERITY_HIGH : level < 3 ? SEVERITY_MEDIUM : SEVERITY_LOW;
	else if (weight == 3)
		s = level < 2 ? SEVERITY_MEDIUM : SEVERITY_LOW;
	return proof_of_concept && s > SEVERITY_LOW ? s - 1 : s;
}
