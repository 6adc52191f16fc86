#include "cli/shared/gate.h"

#include <string.h>

#include "base/nearest.h"
#include "base/number.h"
#include "base/str.h"

static const char *const side_names[] = {
	[GATE_LOW] = "low",
	[GATE_HIGH] = "high",
	[GATE_SO_FAR] = "so_far",
};

static bool bad_min(const struct args *args, const char *text)
{
	complain(args, EXIT_CODE_USAGE,
		 "--min takes a score from 0 to 100, or SECTION=SCORE, not '%s'", text);
	return false;
}

/* Fills *section from the name before '=': a section's id. */
static bool find_section(const struct args *args, const struct questionnaire *q,
			 const char *name, size_t n, int *section)
{
	struct str word = {0}, ids = {0};
	struct nearest near = {0};

	str_addn(&word, name, n);
	near.word = str_text(&word);
	for (size_t i = 0; i < q->n_sections; i++) {
		if (!strcmp(q->sections[i].id, near.word))
			*section = (int)i;
		nearest_try(&near, q->sections[i].id);
		str_addf(&ids, "%s%s", i ? ", " : "", q->sections[i].id);
	}
	if (*section < 0)
		complain(args, EXIT_CODE_USAGE,
			 "--min: there is no section '%s'%s; there are %s", near.word,
			 nearest_hint(&near), str_text(&ids));
	str_release(&word);
	str_release(&ids);
	return *section >= 0;
}

static bool read_min(struct gates *g, const struct args *args,
		     const struct questionnaire *q, const char *text)
{
	const char *equals = strchr(text, '='), *number = equals ? equals + 1 : text;
	struct gate gate = {.kind = GATE_SCORE, .section = -1};

	if (equals && !find_section(args, q, text, (size_t)(equals - text), &gate.section))
		return false;
	if (!number_parse_double(number, &gate.min) || gate.min < 0 || gate.min > 100)
		return bad_min(args, text);
	*(struct gate *)ARENA_PUSH(&g->arena, g->items, g->n) = gate;
	return true;
}

static bool read_max(struct gates *g, const struct args *args, const char *text)
{
	const char *equals = strchr(text, '=');
	struct gate gate = {.kind = GATE_COUNT, .section = -1};

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
	const struct range *range =
		gate->section < 0 ? &r->score.overall : &r->score.sections[gate->section];
	const char *what =
		gate->section < 0 ? "overall" : r->q->sections[gate->section].id;
	struct frac score;
	char digits[32];

	if (!side_of(range, g->side, &score)) {
		complain(args, EXIT_CODE_FOUND,
			 "gate not met: %s has no score yet, %.15g is asked "
			 "for",
			 what, gate->min);
		return false;
	}
	if (score_tenths(score) / 10.0 >= gate->min)
		return true;
	complain(args, EXIT_CODE_FOUND,
		 "gate not met: %s is %s (%s), at least %.15g is asked for", what,
		 score_text(digits, score), side_names[g->side], gate->min);
	return false;
}

/* How many actions serve a thing, and how many of them are accepted as a risk. */
struct served {
	size_t actions, accepted;
};

static void serve(struct served *served, const struct action *act)
{
	served->actions++;
	served->accepted += act->status == PLAN_ACCEPTED;
}

static struct served both(struct served a, struct served b)
{
	return (struct served){a.actions + b.actions, a.accepted + b.accepted};
}

static bool is_accepted(struct served served)
{
	return served.actions > 0 && served.accepted == served.actions;
}

/* By question, decision and rule. */
struct serving {
	struct arena arena;
	struct served *questions; /* all actions that serve it */
	struct served *steps;     /* those that bring the question itself further */
	struct served *decisions; /* those that change the decision */
	struct served *rules;     /* those for a finding that no other action carries */
};

static struct serving serving_of(const struct report *r)
{
	struct serving all = {0};

	all.questions = arena_new(&all.arena, struct served, r->q->n_questions);
	all.steps = arena_new(&all.arena, struct served, r->q->n_questions);
	all.decisions = arena_new(&all.arena, struct served, r->q->n_decisions);
	all.rules = arena_new(&all.arena, struct served, r->q->n_rules);
	for (size_t i = 0; i < r->plan.n_actions; i++) {
		const struct action *act = &r->plan.actions[i];

		if (act->question >= 0)
			serve(&all.questions[act->question], act);
		if (act->kind == ACTION_QUESTION)
			serve(&all.steps[act->question], act);
		else if (act->kind == ACTION_DECISION)
			serve(&all.decisions[act->decision], act);
		else if (act->kind == ACTION_FINDING)
			serve(&all.rules[act->rule], act);
	}
	return all;
}

/* The actions that carry a finding: on a blamed question or decision, else its own. */
static struct served serving_rule(const struct serving *all, const struct rule *rule, size_t i)
{
	struct served served = all->rules[i];

	for (size_t k = 0; k < rule->decisions.n; k++)
		served = both(served, all->decisions[rule->decisions.items[k]]);
	for (size_t k = 0; k < rule->questions.n; k++)
		served = both(served, all->steps[rule->questions.items[k]]);
	return served;
}

static bool check_count(const struct gates *g, const struct gate *gate,
			const struct args *args, const struct report *r)
{
	struct serving all = serving_of(r);
	struct str ids = {0};
	long n = 0;

	for (size_t i = 0; i < r->plan.n_findings; i++) {
		const struct finding *f = &r->plan.findings[i];
		const struct rule *rule = &r->q->rules[f->rule];

		if (f->severity != gate->severity ||
		    (!g->count_accepted && is_accepted(serving_rule(&all, rule, f->rule))))
			continue;
		str_addf(&ids, "%s%s", n++ ? ", " : "", rule->id);
	}
	for (size_t i = 0; i < r->q->n_questions; i++) {
		if (r->score.questions[i].gap != gate->severity ||
		    (!g->count_accepted && is_accepted(all.questions[i])))
			continue;
		str_addf(&ids, "%s%s", n++ ? ", " : "", r->q->questions[i].id);
	}
	if (n > gate->max)
		complain(args, EXIT_CODE_FOUND,
			 "gate not met: %ld of severity %s where at most %ld may be: %s",
			 n, severity_name(gate->severity), gate->max, str_text(&ids));
	str_release(&ids);
	arena_release(&all.arena);
	return n <= gate->max;
}

size_t gates_check(const struct gates *g, const struct args *args, const struct report *r)
{
	size_t missed = 0;

	for (size_t i = 0; i < g->n; i++) {
		const struct gate *gate = &g->items[i];
		bool met = gate->kind == GATE_SCORE ? check_score(g, gate, args, r)
						    : check_count(g, gate, args, r);

		missed += !met;
	}
	return missed;
}
