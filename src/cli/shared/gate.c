#include "cli/shared/gate.h"

#include <string.h>

#include "base/number.h"
#include "base/str.h"
#include "engine/acceptance.h"
#include "model/assessment/conflict.h"

static const char *const side_names[] = {
	[GATE_LOW] = "low",
	[GATE_HIGH] = "high",
	[GATE_SO_FAR] = "so_far",
};

static bool read_min(struct gates *g, const struct args *args,
		     const struct questionnaire *q, const char *text)
{
	struct gate gate = {.kind = GATE_SCORE};
	struct err err = {0};

	if (!wanted_score_read(&gate.min, q, text, &err)) {
		complain(args, err.code, "--min: %s", err.text);
		return false;
	}
	*(struct gate *)ARENA_PUSH(&g->arena, g->items, g->n) = gate;
	return true;
}

static bool read_max(struct gates *g, const struct args *args, const char *text)
{
	const char *equals = strchr(text, '=');
	struct gate gate = {.kind = GATE_COUNT};

	for (enum severity s = SEVERITY_LOW; s <= SEVERITY_CRITICAL; s++) {
		const char *name = severity_name(s);

		if (equals && strlen(name) == (size_t)(equals - text) &&
		    !strncmp(name, text, strlen(name)))
			gate.severity = s;
	}
	if (gate.severity == SEVERITY_NONE || !number_parse(equals + 1, &gate.max) ||
	    gate.max < 0) {
		complain(args, EXIT_CODE_USAGE,
			 "--max takes SEVERITY=COUNT with critical, high, medium or low, like "
			 "critical=0, not '%s'",
			 text);
		return false;
	}
	*(struct gate *)ARENA_PUSH(&g->arena, g->items, g->n) = gate;
	return true;
}

bool gates_read(struct gates *g, const struct args *args, const struct questionnaire *q)
{
	const char *on = args_value(args, "on", side_names[GATE_LOW]), *text;
	bool fine = true;

	*g = (struct gates){.count_accepted = args_has(args, "count-accepted")};
	for (size_t i = 0; i < sizeof side_names / sizeof *side_names; i++)
		if (!strcmp(on, side_names[i]))
			g->side = (enum gate_side)i;
	for (size_t i = 0; (text = args_next(args, "min", &i));)
		fine = read_min(g, args, q, text) && fine;
	for (size_t i = 0; (text = args_next(args, "max", &i));)
		fine = read_max(g, args, text) && fine;
	return fine;
}

void gates_release(struct gates *g)
{
	arena_release(&g->arena);
	*g = (struct gates){0};
}

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
static bool check_score(const struct gates *g, const struct gate *gate,
			const struct args *args, const struct report *r)
{
	int section = gate->min.section;
	const struct range *range =
		section < 0 ? &r->score.overall : &r->score.sections[section];
	const char *what = section < 0 ? "overall" : r->q->sections[section].id;
	struct frac score;
	char digits[32];

	if (!side_of(range, g->side, &score)) {
		complain(args, EXIT_CODE_FOUND,
			 "gate not met: %s has no score yet, %.15g is asked "
			 "for",
			 what, gate->min.points);
		return false;
	}
	if (score_tenths(score) / 10.0 >= gate->min.points)
		return true;
	complain(args, EXIT_CODE_FOUND,
		 "gate not met: %s is %s (%s), at least %.15g is asked for", what,
		 score_text(digits, score), side_names[g->side], gate->min.points);
	return false;
}

/* What a gate counts, and what it leaves out because its risk is accepted. */
struct count {
	long counted;
	size_t left_out;
	struct str ids, left_out_ids;
};

static void add(struct count *c, const struct gates *g, const struct report *r, struct thing t,
		const struct acceptance *accepted)
{
	bool out = accepted && !g->count_accepted &&
		   acceptance_in_force(accepted, r->as_of, risk_severity(&r->score, r->a, t));
	struct str *ids = out ? &c->left_out_ids : &c->ids;

	str_addf(ids, "%s%s", ids->len ? ", " : "", thing_id(r->q, t));
	c->left_out += out;
	c->counted += !out;
}

/* Findings are left out by an acceptance of the finding itself, gaps by one of the question. */
static void count(struct count *c, const struct gates *g, const struct gate *gate,
		  const struct report *r)
{
	struct arena arena = {0};
	struct accepted accepted;

	accepted_find(&accepted, &arena, r->a, r->as_of);
	for (size_t i = 0; i < r->plan.n_findings; i++) {
		const struct finding *f = &r->plan.findings[i];

		if (f->severity == gate->severity)
			add(c, g, r, (struct thing){THING_RULE, f->rule},
			    accepted.rules[f->rule]);
	}
	for (size_t i = 0; i < r->q->n_questions; i++)
		if (r->score.questions[i].gap == gate->severity)
			add(c, g, r, (struct thing){THING_QUESTION, i},
			    accepted.questions[i]);
	arena_release(&arena);
}

static bool check_count(const struct gates *g, const struct gate *gate,
			const struct args *args, const struct report *r)
{
	struct count c = {0};

	count(&c, g, gate, r);
	if (c.left_out)
		remark(args, "--max %s: %zu accepted %s left out: %s (--count-accepted counts %s)",
		       severity_name(gate->severity), c.left_out, c.left_out == 1 ? "is" : "are",
		       str_text(&c.left_out_ids), c.left_out == 1 ? "it" : "them");
	if (c.counted > gate->max)
		complain(args, EXIT_CODE_FOUND,
			 "gate not met: %ld of severity %s where at most %ld may be: %s",
			 c.counted, severity_name(gate->severity), gate->max,
			 str_text(&c.ids));
	str_release(&c.ids);
	str_release(&c.left_out_ids);
	return c.counted <= gate->max;
}

/* What a merge could not settle could be either way: no gate is met by half of a team. */
static bool check_settled(const struct gates *g, const struct args *args, const struct report *r)
{
	struct str words = {0};

	if (!g->n || !r->a->n_conflicts)
		return true;
	conflicts_words(&words, r->a);
	complain(args, EXIT_CODE_FOUND, "gate not met: %s", str_text(&words));
	str_release(&words);
	return false;
}

size_t gates_check(const struct gates *g, const struct args *args, const struct report *r)
{
	size_t missed = !check_settled(g, args, r);

	for (size_t i = 0; i < g->n; i++) {
		const struct gate *gate = &g->items[i];
		bool met = gate->kind == GATE_SCORE ? check_score(g, gate, args, r)
						    : check_count(g, gate, args, r);

		missed += !met;
	}
	return missed;
}
