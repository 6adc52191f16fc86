#include "engine/score.h"

#include <stdio.h>
#include <string.h>

static const struct frac zero = {0, 1}, one = {1, 1}, quarter = {1, 4};

void score_init(struct score *s, const struct questionnaire *q)
{
	memset(s, 0, sizeof *s);
	s->q = q;
	s->field_asked = arena_new(&s->arena, bool, q->n_fields);
	s->field_counts = arena_new(&s->arena, bool, q->n_fields);
	s->decision_asked = arena_new(&s->arena, bool, q->n_decisions);
	s->questions = arena_new(&s->arena, struct standing, q->n_questions);
	s->level_known = arena_new(&s->arena, int, q->n_questions);
	s->fired = arena_new(&s->arena, bool, q->n_rules);
	s->sections = arena_new(&s->arena, struct range, q->n_sections);
	s->areas = arena_new(&s->arena, struct range, q->n_areas);
	s->section_progress = arena_new(&s->arena, struct progress, q->n_sections);
	s->area_progress = arena_new(&s->arena, struct progress, q->n_areas);
	s->weights = arena_new(&s->arena, int, q->n_sections);
}

void score_release(struct score *s)
{
	arena_release(&s->arena);
	memset(s, 0, sizeof *s);
}

struct facts score_facts(const struct score *s, const struct assessment *a)
{
	return (struct facts){s->q, a, s->field_counts, s->decision_asked, s->level_known};
}

/* The value id of a one-valued field that is asked and set; "" otherwise. */
static const char *field_word(const struct score *s, const struct assessment *a,
			      const char *name)
{
	int i = questionnaire_field(s->q, name);

	if (i < 0 || s->q->fields[i].kind != FIELD_ONE || !s->field_counts[i] ||
	    !a->fields[i].set)
		return "";
	for (size_t v = 0; v < s->q->fields[i].n_values; v++)
		if (a->fields[i].values >> v & 1)
			return s->q->fields[i].values[v].id;
	return "";
}

static bool is_stage(const struct score *s, const struct assessment *a, const char *value)
{
	return !strcmp(field_word(s, a, "stage"), value);
}

int criticality_tenths(const struct score *s, const struct assessment *a)
{
	static const struct {
		const char *id;
		int tenths;
	} table[] = {{"low", 7}, {"business", 10}, {"bcrit", 13}, {"mcrit", 15}};
	const char *word = field_word(s, a, "criticality");

	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (!strcmp(table[i].id, word))
			return table[i].tenths;
	return 10;
}

static enum depth depth_of(const struct assessment *a)
{
	return a->settings.has_depth ? a->settings.depth : DEPTH_DEEP;
}

/* Fields first, then decisions, then questions: each condition names earlier things only. */
static void find_asked(struct score *s, const struct assessment *a)
{
	const struct questionnaire *q = s->q;
	enum depth depth = depth_of(a);
	struct facts f = score_facts(s, a);

	f.level = NULL;
	memset(s->field_counts, 0, q->n_fields * sizeof *s->field_counts);
	memset(s->decision_asked, 0, q->n_decisions * sizeof *s->decision_asked);
	for (size_t i = 0; i < q->n_fields; i++) {
		s->field_counts[i] = q->fields[i].depth <= depth;
		s->field_asked[i] = s->field_counts[i] &&
				    condition_truth(q->fields[i].when, &f) == TRUTH_TRUE;
	}
	for (size_t i = 0; i < q->n_decisions; i++)
		s->decision_asked[i] = q->decisions[i].depth <= depth &&
				       condition_truth(q->decisions[i].when, &f) == TRUTH_TRUE;
	for (size_t i = 0; i < q->n_questions; i++)
		s->questions[i].asked = q->questions[i].depth <= depth &&
					condition_truth(q->questions[i].when, &f) == TRUTH_TRUE;
}

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
	st->low = frac_of(t.halves, 2 * t.applicable);
	st->high = frac_of(t.halves + 2 * (t.applicable - t.set), 2 * t.applicable);
	st->has_so_far = t.set > 0;
	if (t.set)
		st->so_far = frac_of(t.halves, 2 * t.set);
	if (t.must_open)
		st->low = frac_min(st->low, quarter);
	if (t.must_denied) {
		st->high = frac_min(st->high, quarter);
		if (st->has_so_far)
			st->so_far = frac_min(st->so_far, quarter);
	}
}

static bool is_fact(const struct decision *d)
{
	for (size_t i = 0; i < d->n_options; i++)
		if (d->options[i].fit >= 0)
			return false;
	return true;
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
		if (is_fact(d) || fit < 0)
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

static void stand(struct score *s, const struct assessment *a, size_t i)
{
	struct standing *st = &s->questions[i];
	const struct question *q = &s->q->questions[i];
	const struct answer *answer = &a->questions[i];

	if (!st->asked)
		return;
	st->applicable = true;
	if (answer->state == ANSWER_NOT_APPLICABLE) {
		st->applicable = false;
		st->state = STANDING_NOT_APPLICABLE;
	} else if (q->type == TYPE_DECISIONS) {
		stand_decisions(st, s, a, q);
	} else if (answer->state == ANSWER_UNKNOWN) {
		set_all(st, zero);
		st->unknown = true;
	} else if (q->type == TYPE_LEVELS) {
		stand_levels(st, s, a, i);
	} else {
		stand_practices(st, q, answer);
	}
}

/* The display level, and the one that conditions see. */
static void set_level(struct score *s, size_t i)
{
	struct standing *st = &s->questions[i];

	s->level_known[i] = -1;
	if (!st->asked || !st->applicable || st->state != STANDING_ANSWERED)
		return;
	st->level = (int)frac_scaled(st->low, 8);
	if (!st->unknown)
		s->level_known[i] = st->level;
}

static void fire_rules(struct score *s, const struct assessment *a)
{
	struct facts f = score_facts(s, a);

	s->n_fired = 0;
	for (size_t i = 0; i < s->q->n_rules; i++) {
		s->fired[i] = s->q->rules[i].when &&
			      condition_truth(s->q->rules[i].when, &f) == TRUTH_TRUE;
		s->n_fired += s->fired[i];
	}
}

static struct frac cap_of(enum severity severity)
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

static void cap(struct score *s, size_t question, size_t rule)
{
	struct standing *st = &s->questions[question];
	struct frac limit = cap_of(s->q->rules[rule].severity);

	if (s->q->questions[question].type != TYPE_DECISIONS || !st->asked ||
	    !st->applicable)
		return;
	if (frac_cmp(limit, st->high) < 0)
		st->capped_by = (int)rule;
	st->low = frac_min(st->low, limit);
	st->high = frac_min(st->high, limit);
	if (st->has_so_far)
		st->so_far = frac_min(st->so_far, limit);
}

static void cap_by_rules(struct score *s)
{
	for (size_t i = 0; i < s->q->n_rules; i++) {
		const struct rule *r = &s->q->rules[i];

		if (!s->fired[i])
			continue;
		for (size_t k = 0; k < r->questions.n; k++)
			cap(s, r->questions.items[k], i);
		for (size_t k = 0; k < r->decisions.n; k++) {
			const struct decision *d = &s->q->decisions[r->decisions.items[k]];

			for (size_t j = 0; j < d->questions.n; j++)
				cap(s, d->questions.items[j], i);
		}
	}
}

enum severity worst_blame(const struct score *s, struct thing what)
{
	enum severity worst = SEVERITY_NONE;

	for (size_t i = 0; i < s->q->n_rules; i++) {
		const struct rule *r = &s->q->rules[i];

		if (s->fired[i] && r->severity > worst && rule_blames(r, what))
			worst = r->severity;
	}
	return worst;
}

enum severity gap_severity(int weight, struct frac score, int target, bool production,
			   bool proof_of_concept)
{
	struct frac level = frac_mul(score, (struct frac){4, 1});
	bool below[5];
	enum severity s = SEVERITY_LOW;

	for (int i = 0; i < 5; i++)
		below[i] = frac_cmp(level, (struct frac){i, 1}) < 0;
	if (!below[target])
		return SEVERITY_NONE;
	if (weight == 5)
		s = below[1]   ? production ? SEVERITY_CRITICAL : SEVERITY_HIGH
		    : below[2] ? SEVERITY_HIGH
		    : below[3] ? SEVERITY_MEDIUM
			       : SEVERITY_LOW;
	else if (weight == 4)
		s = below[1] ? SEVERITY_HIGH : below[3] ? SEVERITY_MEDIUM : SEVERITY_LOW;
	else if (weight == 3)
		s = below[2] ? SEVERITY_MEDIUM : SEVERITY_LOW;
	return proof_of_concept && s > SEVERITY_LOW ? s - 1 : s;
}

/* Sums for a weighted mean. */
struct sum {
	struct frac low, high, so_far;
	int64_t weight, so_far_weight;
};

static const struct sum nothing = {{0, 1}, {0, 1}, {0, 1}, 0, 0};

static void add_to(struct sum *sum, int weight, const struct standing *st)
{
	struct frac w = {weight, 1};

	sum->weight += weight;
	sum->low = frac_add(sum->low, frac_mul(w, st->low));
	sum->high = frac_add(sum->high, frac_mul(w, st->high));
	if (st->has_so_far) {
		sum->so_far = frac_add(sum->so_far, frac_mul(w, st->so_far));
		sum->so_far_weight += weight;
	}
}

static void add_sum(struct sum *to, const struct sum *sum)
{
	to->low = frac_add(to->low, sum->low);
	to->high = frac_add(to->high, sum->high);
	to->so_far = frac_add(to->so_far, sum->so_far);
	to->weight += sum->weight;
	to->so_far_weight += sum->so_far_weight;
}

static struct range mean(const struct sum *sum)
{
	struct range r = {.any = sum->weight > 0, .has_so_far = sum->so_far_weight > 0};

	if (r.any) {
		r.low = frac_div(sum->low, sum->weight);
		r.high = frac_div(sum->high, sum->weight);
	}
	if (r.has_so_far)
		r.so_far = frac_div(sum->so_far, sum->so_far_weight);
	return r;
}

static void count(struct progress *p, const struct standing *st, const struct answer *answer)
{
	p->asked++;
	p->applicable += st->applicable;
	p->answered += st->state == STANDING_ANSWERED || st->state == STANDING_NOT_APPLICABLE;
	p->unknown += st->unknown;
	p->flagged += answer->flag;
}

static struct range area_range(struct score *s, const struct assessment *a,
			       const struct indices *questions, struct progress *progress,
			       struct sum *section)
{
	struct sum sum = nothing;

	for (size_t k = 0; k < questions->n; k++) {
		size_t i = questions->items[k];
		const struct standing *st = &s->questions[i];

		if (!st->asked)
			continue;
		count(progress, st, &a->questions[i]);
		if (st->applicable)
			add_to(&sum, s->q->questions[i].weight, st);
	}
	add_sum(section, &sum);
	return mean(&sum);
}

static void add_progress(struct progress *to, const struct progress *p)
{
	to->asked += p->asked;
	to->applicable += p->applicable;
	to->answered += p->answered;
	to->unknown += p->unknown;
	to->flagged += p->flagged;
}

static void score_sections(struct score *s, const struct assessment *a)
{
	memset(&s->progress, 0, sizeof s->progress);
	for (size_t i = 0; i < s->q->n_sections; i++) {
		const struct indices *areas = &s->q->sections[i].areas;
		struct sum sum = nothing;

		memset(&s->section_progress[i], 0, sizeof s->section_progress[i]);
		for (size_t k = 0; k < areas->n; k++) {
			size_t area = areas->items[k];

			memset(&s->area_progress[area], 0, sizeof s->area_progress[area]);
			s->areas[area] = area_range(s, a, &s->q->areas[area].questions,
						    &s->area_progress[area], &sum);
			add_progress(&s->section_progress[i], &s->area_progress[area]);
		}
		s->sections[i] = mean(&sum);
		add_progress(&s->progress, &s->section_progress[i]);
	}
}

/* settings.rank gives the sections the weights n, n-1, …; those not ranked weigh 1. */
static void weigh_sections(struct score *s, const struct assessment *a)
{
	const struct texts *rank = &a->settings.rank;

	for (size_t i = 0; i < s->q->n_sections; i++) {
		s->weights[i] = rank->n ? 1 : s->q->sections[i].weight;
		for (size_t k = 0; k < rank->n; k++)
			if (!strcmp(rank->items[k], s->q->sections[i].id))
				s->weights[i] = (int)(rank->n - k);
	}
}

/* A section enters the mean in billionths. */
static struct frac billionths(struct frac f)
{
	return frac_of(frac_scaled(f, 1000000000), 1000000000);
}

static void score_overall(struct score *s)
{
	struct sum sum = nothing;

	for (size_t i = 0; i < s->q->n_sections; i++) {
		const struct range *r = &s->sections[i];
		struct standing st = {.has_so_far = r->has_so_far};

		if (!r->any)
			continue;
		st.low = billionths(r->low);
		st.high = billionths(r->high);
		if (r->has_so_far)
			st.so_far = billionths(r->so_far);
		add_to(&sum, s->weights[i], &st);
	}
	s->overall = mean(&sum);
}

static void count_others(struct score *s, const struct assessment *a)
{
	const struct questionnaire *q = s->q;

	s->decisions_asked = s->decisions_answered = 0;
	s->fields_asked = s->fields_answered = 0;
	for (size_t i = 0; i < q->n_decisions; i++)
		if (s->decision_asked[i]) {
			s->decisions_asked++;
			s->decisions_answered += a->decisions[i].state != ANSWER_UNSET;
		}
	for (size_t i = 0; i < q->n_fields; i++)
		if (s->field_asked[i] && q->fields[i].kind != FIELD_DECISION) {
			s->fields_asked++;
			s->fields_answered += a->fields[i].set;
		}
}

static void find_gaps(struct score *s, const struct assessment *a)
{
	bool production = is_stage(s, a, "prod"), poc = is_stage(s, a, "poc");

	for (size_t i = 0; i < s->q->n_questions; i++) {
		struct standing *st = &s->questions[i];

		if (st->asked && st->applicable && st->state == STANDING_ANSWERED)
			st->gap = gap_severity(s->q->questions[i].weight, st->low, s->target,
					       production, poc);
	}
}

static void compute(struct score *s, const struct assessment *a, int target)
{
	for (size_t i = 0; i < s->q->n_questions; i++) {
		s->questions[i] = (struct standing){.asked = s->questions[i].asked,
						    .level = -1, .capped_by = -1};
		stand(s, a, i);
		set_level(s, i);
	}
	fire_rules(s, a);
	cap_by_rules(s);
	for (size_t i = 0; i < s->q->n_questions; i++)
		if (s->q->questions[i].type == TYPE_DECISIONS)
			set_level(s, i);
	s->target = target		 ? target
		    : a->settings.target ? a->settings.target
		    : !strcmp(field_word(s, a, "criticality"), "mcrit") ? 4
									: 3;
	find_gaps(s, a);
	weigh_sections(s, a);
	score_sections(s, a);
	score_overall(s);
	count_others(s, a);
}

void score_compute(struct score *s, const struct assessment *a, int target)
{
	find_asked(s, a);
	compute(s, a, target);
}

void score_recompute(struct score *s, const struct assessment *a, const struct score *asked)
{
	memcpy(s->field_asked, asked->field_asked, s->q->n_fields * sizeof *s->field_asked);
	memcpy(s->field_counts, asked->field_counts,
	       s->q->n_fields * sizeof *s->field_counts);
	memcpy(s->decision_asked, asked->decision_asked,
	       s->q->n_decisions * sizeof *s->decision_asked);
	for (size_t i = 0; i < s->q->n_questions; i++)
		s->questions[i].asked = asked->questions[i].asked;
	compute(s, a, asked->target);
}
