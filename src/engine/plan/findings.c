/* Findings, what is unverified, and what is still open. */
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "engine/plan/planner.h"

/* A finding and what it is sorted by. */
struct ranked {
	struct finding finding;
	const char *id;
};

/* Worst first, then by id. */
static int by_severity(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->finding.severity != y->finding.severity)
		return x->finding.severity > y->finding.severity ? -1 : 1;
	return strcmp(x->id, y->id);
}

static void sort_findings(struct planner *m)
{
	size_t n = m->p->n_findings;
	struct ranked *ranked = xcalloc(n + 1, sizeof *ranked);

	for (size_t i = 0; i < n; i++)
		ranked[i] = (struct ranked){m->p->findings[i],
					    m->q->rules[m->p->findings[i].rule].id};
	qsort(ranked, n, sizeof *ranked, by_severity);
	for (size_t i = 0; i < n; i++)
		m->p->findings[i] = ranked[i].finding;
	free(ranked);
}

void make_findings(struct planner *m)
{
	struct facts f = score_facts(m->s, m->a);
	struct str text = {0};

	for (size_t i = 0; i < m->q->n_rules; i++) {
		if (!m->s->fired[i])
			continue;
		str_truncate(&text, 0);
		condition_facts(&text, m->q->rules[i].when, &f, false);
		*(struct finding *)ARENA_PUSH(&m->p->arena, m->p->findings,
					      m->p->n_findings) = (struct finding){
			i, m->q->rules[i].severity,
			arena_strndup(&m->p->arena, str_text(&text), text.len)};
	}
	str_release(&text);
	sort_findings(m);
}

static void add_unverified(struct planner *m, struct unverified u)
{
	*(struct unverified *)ARENA_PUSH(&m->p->arena, m->p->unverified,
					 m->p->n_unverified) = u;
}

static void unverified_decision(struct planner *m, size_t i)
{
	enum severity s = unverified_severity(m->q, i);

	m->unverified[i] = s;
	add_unverified(m, (struct unverified){{THING_DECISION, i}, "",
					      decision_worst_rule(m->q, i), s});
}

static void unverified_items(struct planner *m, size_t i)
{
	const struct question *q = &m->q->questions[i];
	const struct answer *answer = &m->a->questions[i];
	struct str items = {0};

	for (size_t k = 0; answer->practices && k < q->n_practices; k++)
		if (!q->practices[k].withdrawn && answer->practices[k] == PRACTICE_UNKNOWN)
			str_addf(&items, "%s%s", items.len ? "; " : "", q->practices[k].text);
	if (items.len)
		add_unverified(m, (struct unverified){
					  {THING_QUESTION, i},
					  arena_strndup(&m->p->arena, str_text(&items), items.len),
					  -1,
					  severity_worse(m->s->questions[i].gap, SEVERITY_LOW)});
	str_release(&items);
}

void make_unverified(struct planner *m)
{
	for (size_t i = 0; i < m->q->n_decisions; i++)
		if (m->s->decision_asked[i] && m->a->decisions[i].state == ANSWER_UNKNOWN)
			unverified_decision(m, i);
	for (size_t i = 0; i < m->q->n_questions; i++) {
		const struct standing *st = &m->s->questions[i];

		if (!st->asked || !st->applicable)
			continue;
		if (st->unknown)
			add_unverified(m, (struct unverified){
						  {THING_QUESTION, i}, "", -1,
						  severity_worse(st->gap, SEVERITY_LOW)});
		else if (m->a->questions[i].state == ANSWER_SET)
			unverified_items(m, i);
	}
}

static void add_open(struct planner *m, enum thing_kind kind, size_t i)
{
	*(struct thing *)ARENA_PUSH(&m->p->arena, m->p->open, m->p->n_open) =
		(struct thing){kind, i};
}

/* Decisions questions are not listed: their open decisions are. A question that mirrors a
 * decision which is unset or unknown is to be answered itself, so it is open too. */
void make_open(struct planner *m)
{
	const struct questionnaire *q = m->q;

	for (size_t i = 0; i < q->n_fields; i++)
		if (m->s->field_asked[i] && !q->fields[i].optional &&
		    q->fields[i].kind != FIELD_DECISION && !m->a->fields[i].set)
			add_open(m, THING_FIELD, i);
	for (size_t i = 0; i < q->n_decisions; i++)
		if (m->s->decision_asked[i] && m->a->decisions[i].state == ANSWER_UNSET)
			add_open(m, THING_DECISION, i);
	for (size_t i = 0; i < q->n_questions; i++) {
		const struct standing *st = &m->s->questions[i];

		if (st->asked && q->questions[i].type != TYPE_DECISIONS &&
		    (st->state == STANDING_UNANSWERED || st->state == STANDING_STARTED))
			add_open(m, THING_QUESTION, i);
	}
}
