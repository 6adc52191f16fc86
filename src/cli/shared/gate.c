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

/* Are all actions for which `serves` holds, and at least one, accepted as a risk? */
static bool is_accepted(const struct plan *p, const struct questionnaire *q,
			bool (*serves)(const struct questionnaire *q,
				       const struct action *act, size_t index),
			size_t index)
{
	size_t n = 0;

	for (size_t i = 0; i < p->n_actions; i++) {
		if (!serves(q, &p->actions[i], index))
			continue;
		if (p->actions[i].status != PLAN_ACCEPTED)
			return false;
		n++;
	}
	return n > 0;
}

static bool serves_question(const struct questionnaire *q, const struct action *act,
			    size_t index)
{
	(void)q;
	return act->question == (int)index;
}

/* The actions that carry a finding: on a blamed question or decision, else its own. */
static bool serves_rule(const struct questionnaire *q, const struct action *act,
			size_t index)
{
	const struct rule *rule = &q->rules[index];

	for (size_t i = 0; i < rule->decisions.n; i++)
		if (act->kind == ACTION_DECISION &&
		    act->decision == (int)rule->decisions.items[i])
			return true;
	for (size_t i = 0; i < rule->questions.n; i++)
		if ((act->kind == ACTION_LEVEL || act->kind == ACTION_PRACTICE) &&
		    act->question == (int)rule->questions.items[i])
			return true;
	return act->kind == ACTION_FINDING && act->rule == (int)index;
}

static bool check_count(const struct gates *g, const struct gate *gate,
			const struct args *args, const struct report *r)
{
	const struct plan *p = &r->plan;
	struct str ids = {0};
	long n = 0;

	for (size_t i = 0; i < p->n_findings; i++) {
		const struct finding *f = &p->findings[i];

		if (f->severity != gate->severity ||
		    (!g->count_accepted && is_accepted(p, r->q, serves_rule, f->rule)))
			continue;
		str_addf(&ids, "%s%s", n++ ? ", " : "", r->q->rules[f->rule].id);
	}
	for (size_t i = 0; i < r->q->n_questions; i++) {
		if (r->score.questions[i].gap != gate->severity ||
		    (!g->count_accepted && is_accepted(p, r->q, serves_question, i)))
			continue;
		str_addf(&ids, "%s%s", n++ ? ", " : "", r->q->questions[i].id);
	}
	if (n > gate->max)
		complain(args, EXIT_CODE_FOUND,
			 "gate not met: %ld of severity %s where at most %ld may be: %s",
			 n, severity_name(gate->severity), gate->max, str_text(&ids));
	str_release(&ids);
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
