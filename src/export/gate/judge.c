/* How a report comes out by the gates; see gate.h. */
#include <stdlib.h>
#include <string.h>

#include "engine/acceptance.h"
#include "export/gate/gate.h"
#include "model/assessment/conflict.h"

/* What its functions share. */
struct judge {
	struct verdicts *v;
	const struct gates *g;
	const struct report *r;
	const struct compare *c;
	struct accepted accepted;
	bool *rule_out, *question_out; /* by index: noted already as left out */
};

const char *gate_side_name(enum gate_side side)
{
	static const char *const names[] = {
		[GATE_LOW] = "low", [GATE_HIGH] = "high", [GATE_SO_FAR] = "so_far"};

	return names[side];
}

const char *gate_counted_name(int counted)
{
	static const char *const names[] = {[COUNTED_EXPIRED] = "expired",
					    [COUNTED_CONTRADICTED] = "contradicted",
					    [COUNTED_OVERDUE] = "overdue"};

	return counted <= SEVERITY_CRITICAL ? severity_name((enum severity)counted)
					    : names[counted];
}

const char *verdict_state_name(enum verdict_state state)
{
	static const char *const names[] = {[VERDICT_MET] = "met",
					    [VERDICT_MISSED] = "missed",
					    [VERDICT_SKIPPED] = "skipped"};

	return names[state];
}

/* name and what it says are taken over, and released. */
static void give(const struct judge *j, enum gate_kind kind, enum verdict_state state,
		 const char *name, struct str *says)
{
	struct verdicts *v = j->v;

	*(struct verdict *)ARENA_PUSH(&v->arena, v->items, v->n) = (struct verdict){
		kind, state, name, arena_strdup(&v->arena, str_text(says))};
	v->counts[state]++;
	str_release(says);
}

static void push(struct judge *j, struct texts *list, const char *id)
{
	*(const char **)ARENA_PUSH(&j->v->arena, list->items, list->n) = id;
}

/* Scores. */

static bool side_of(const struct range *range, enum gate_side side, struct frac *score)
{
	if (!range->any || (side == GATE_SO_FAR && !range->has_so_far))
		return false;
	*score = side == GATE_LOW    ? range->low
		 : side == GATE_HIGH ? range->high
				     : range->so_far;
	return true;
}

/* Compared as shown: what reads 70 meets 70. */
static void judge_min(struct judge *j, const struct gate *gate)
{
	int section = gate->min.section;
	const struct range *range =
		section < 0 ? &j->r->score.overall : &j->r->score.sections[section];
	const char *what = section < 0 ? "overall" : j->r->q->sections[section].id;
	struct str says = {0};
	struct frac score;
	char digits[32];
	bool any = side_of(range, j->g->side, &score);

	if (any)
		str_addf(&says, "%s is %s (%s), at least %.15g is asked for", what,
			 score_text(digits, score), gate_side_name(j->g->side), gate->min.points);
	else
		str_addf(&says, "%s has no score yet, %.15g is asked for", what, gate->min.points);
	give(j, GATE_MIN,
	     any && score_tenths(score) / 10.0 >= gate->min.points ? VERDICT_MET : VERDICT_MISSED,
	     arena_printf(&j->v->arena, "min %s", gate->given), &says);
}

/* Counts. */

/* What a gate counts. */
struct count {
	long n;
	struct str ids;
};

static void add(struct count *c, const char *id)
{
	str_addf(&c->ids, "%s%s", c->n++ ? ", " : "", id);
}

/* Is the risk accepted, so that it is left out? Findings are left out by an acceptance of the
 * finding itself, gaps by one of the question. */
static bool is_left_out(struct judge *j, struct thing t)
{
	bool is_rule = t.kind == THING_RULE;
	const struct acceptance *c = is_rule ? j->accepted.rules[t.index]
					     : j->accepted.questions[t.index];
	bool *noted = is_rule ? &j->rule_out[t.index] : &j->question_out[t.index];

	if (!c || j->g->count_accepted ||
	    !acceptance_in_force(c, j->r->as_of, risk_severity(&j->r->score, j->r->a, t)))
		return false;
	if (!*noted)
		push(j, &j->v->accepted, thing_id(j->r->q, t));
	*noted = true;
	return true;
}

static void count_severity(struct judge *j, struct count *c, enum severity severity)
{
	const struct questionnaire *q = j->r->q;

	for (size_t i = 0; i < j->r->plan.n_findings; i++) {
		const struct finding *f = &j->r->plan.findings[i];

		if (f->severity == severity &&
		    !is_left_out(j, (struct thing){THING_RULE, f->rule}))
			add(c, q->rules[f->rule].id);
	}
	for (size_t i = 0; i < q->n_questions; i++)
		if (j->r->score.questions[i].gap == severity &&
		    !is_left_out(j, (struct thing){THING_QUESTION, i}))
			add(c, q->questions[i].id);
}

static void count_expired(struct judge *j, struct count *c)
{
	const struct acceptance **lapsed;
	size_t n = acceptances_lapsed(&j->v->arena, &j->r->score, j->r->a, j->r->as_of, &lapsed);

	for (size_t i = 0; i < n; i++)
		add(c, lapsed[i]->of);
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* By their ids: a plan that is only counted has another order. */
static struct texts find_actions(struct judge *j, enum gate_counted counted)
{
	struct texts ids = {0};

	for (size_t i = 0; i < j->r->plan.n_actions; i++) {
		const struct action *act = &j->r->plan.actions[i];

		if (counted == COUNTED_OVERDUE ? action_is_overdue(act, j->r->as_of)
					       : act->contradicted)
			push(j, &ids, act->id);
	}
	if (ids.n)
		qsort(ids.items, ids.n, sizeof *ids.items, by_text);
	return ids;
}

static void count_actions(struct judge *j, struct count *c, enum gate_counted counted)
{
	struct texts ids = find_actions(j, counted);

	for (size_t i = 0; i < ids.n; i++)
		add(c, ids.items[i]);
}

static void judge_max(struct judge *j, const struct gate *gate)
{
	struct count c = {0};
	struct str says = {0};
	bool severity = gate->counted <= SEVERITY_CRITICAL;

	if (severity)
		count_severity(j, &c, (enum severity)gate->counted);
	else if (gate->counted == COUNTED_EXPIRED)
		count_expired(j, &c);
	else
		count_actions(j, &c, (enum gate_counted)gate->counted);
	str_addf(&says, "%ld %s%s where at most %ld may be%s%s", c.n,
		 severity ? "of severity " : "", gate_counted_name(gate->counted), gate->max,
		 c.n ? ": " : "", str_text(&c.ids));
	give(j, GATE_MAX, c.n <= gate->max ? VERDICT_MET : VERDICT_MISSED,
	     arena_printf(&j->v->arena, "max %s", gate->given), &says);
	str_release(&c.ids);
}

/* What moved. */

/* Where one of the two has no score, or the overall does not mean the same, there is nothing to
 * judge by; where neither has, nothing is said. */
static void judge_move(struct judge *j, const char *what, const struct compared_range *range,
		       bool comparable)
{
	const char *side = gate_side_name(j->g->side);
	struct frac before, after;
	bool was = side_of(&range->before, j->g->side, &before);
	bool is = side_of(&range->after, j->g->side, &after);
	enum verdict_state state = VERDICT_SKIPPED;
	struct str says = {0};
	char then[32], now[32];

	if (!was && !is)
		return;
	if (!was || !is) {
		str_addf(&says, "%s has no score %s, so it cannot be compared with %s", what,
			 was ? "now" : "there", j->v->against);
	} else {
		state = !comparable					? VERDICT_SKIPPED
			: score_tenths(after) >= score_tenths(before) ? VERDICT_MET
								      : VERDICT_MISSED;
		str_addf(&says, "%s is %s (%s), and was %s at %s%s", what,
			 score_text(now, after), side, score_text(then, before), j->v->against,
			 comparable ? "" : "; the sections weigh otherwise, so it is not compared");
	}
	give(j, GATE_NO_WORSE, state, arena_printf(&j->v->arena, "no-worse %s", what), &says);
}

static void judge_findings(struct judge *j)
{
	const struct compare *c = j->c;
	struct count count = {0};
	struct str says = {0};

	for (size_t i = 0; i < c->n_findings; i++) {
		const struct compared_finding *f = &c->findings[i];

		if (f->move == FINDING_NEW &&
		    !is_left_out(j, (struct thing){THING_RULE, f->finding->rule}))
			add(&count, f->rule->id);
		else if (f->move == FINDING_APART)
			push(j, &j->v->apart, f->rule->id);
	}
	if (count.n)
		str_addf(&says, "%ld finding%s new since %s: %s", count.n,
			 count.n == 1 ? " is" : "s are", j->v->against, str_text(&count.ids));
	else
		str_addf(&says, "no finding is new since %s", j->v->against);
	give(j, GATE_NO_WORSE, count.n ? VERDICT_MISSED : VERDICT_MET, "no-worse findings", &says);
	str_release(&count.ids);
}

static void judge_no_worse(struct judge *j)
{
	const struct compare *c = j->c;

	judge_move(j, "overall", &c->overall, c->same_rank);
	for (size_t i = 0; i < c->n_sections; i++)
		judge_move(j, j->r->q->sections[c->sections[i].index].id, &c->sections[i], true);
	judge_findings(j);
	for (size_t i = 0; i < c->n_rest; i++) {
		const struct side *of = c->rest[i].of_before ? &c->before : &c->after;

		push(j, &j->v->apart, thing_id(of->a->questionnaire, c->rest[i].what));
	}
}

/* What a merge could not settle could be either way: no gate is met by half of a team. */
static void judge_conflicts(struct judge *j)
{
	struct str words = {0};

	if (!j->g->n || !j->r->a->n_conflicts)
		return;
	conflicts_words(&words, j->r->a);
	give(j, GATE_MAX, VERDICT_MISSED, "conflicts", &words);
}

void gates_judge(struct verdicts *v, const struct gates *g, const struct report *r,
		 const struct compare *c, const char *against)
{
	struct judge j = {.v = v, .g = g, .r = r, .c = c};

	*v = (struct verdicts){.gates = g, .report = r, .against = against};
	accepted_find(&j.accepted, &v->arena, r->a, r->as_of);
	j.rule_out = arena_new(&v->arena, bool, r->q->n_rules);
	j.question_out = arena_new(&v->arena, bool, r->q->n_questions);
	judge_conflicts(&j);
	for (size_t i = 0; i < g->n; i++)
		if (g->items[i].kind == GATE_MIN)
			judge_min(&j, &g->items[i]);
		else if (g->items[i].kind == GATE_MAX)
			judge_max(&j, &g->items[i]);
		else
			judge_no_worse(&j);
	v->contradicted = find_actions(&j, COUNTED_CONTRADICTED);
}

void verdicts_release(struct verdicts *v)
{
	arena_release(&v->arena);
	*v = (struct verdicts){0};
}
