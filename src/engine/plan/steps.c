/* The steps of an action: its checklist, from where the question stands to its target. */
#include <string.h>

#include "engine/plan/planner.h"

/* The next one up where a level cannot be chosen; the top always can. */
static int offered_from(const struct question *q, int level)
{
	while (!question_offers(q, level))
		level++;
	return level;
}

int question_goal(const struct planner *m, size_t question)
{
	int target = question_target(m->a, question, m->s->target);

	return question_has_levels(&m->q->questions[question])
		       ? offered_from(&m->q->questions[question], target)
		       : target;
}

static struct step *add_step(struct planner *m, struct action *act)
{
	struct step *step = ARENA_PUSH(&m->p->arena, act->steps, act->n_steps);

	*step = (struct step){.level = -1, .practice = -1};
	return step;
}

void make_one_step(struct planner *m, struct action *act, const char *text)
{
	struct step *step = add_step(m, act);

	step->id = act->id;
	step->text = text;
}

static void add_beyond(struct planner *m, struct beyond b)
{
	*(struct beyond *)ARENA_PUSH(&m->p->arena, m->p->beyond, m->p->n_beyond) = b;
}

static void level_steps(struct planner *m, struct action *act, size_t i)
{
	const struct question *q = &m->q->questions[i];
	int level = m->s->questions[i].level / 2, goal = question_goal(m, i);

	for (int to = level + 1; to < Q_LEVELS; to++) {
		struct step *step;

		if (!question_offers(q, to))
			continue;
		if (!act || to > goal) {
			add_beyond(m, (struct beyond){i, -1, to});
			continue;
		}
		step = add_step(m, act);
		step->id = arena_printf(&m->p->arena, "%s/to-%d", q->id, to);
		step->text = question_level_text(&m->p->arena, q, to);
		step->level = to;
	}
}

/* The items still to be done, must-haves first, as indices; their number. */
static size_t remaining_items(const struct question *q, const struct answer *answer,
			      size_t items[Q_ITEMS_MAX])
{
	size_t n = 0;

	for (int must = 1; must >= 0; must--)
		for (size_t k = 0; k < q->n_practices; k++)
			if (!q->practices[k].withdrawn && q->practices[k].must == must &&
			    answer->practices[k] != PRACTICE_YES &&
			    answer->practices[k] != PRACTICE_NA)
				items[n++] = k;
	return n;
}

/* How many of the items bring the question to the target. */
static size_t items_to_target(const struct planner *m, size_t i, const size_t *items, size_t n)
{
	const struct question *q = &m->q->questions[i];
	struct frac target = frac_of(question_goal(m, i), 4);
	unsigned char practices[Q_ITEMS_MAX];
	struct answer then = {.practices = practices};
	size_t need = 0;

	memcpy(practices, m->a->questions[i].practices, q->n_practices);
	while (need < n) {
		practices[items[need++]] = PRACTICE_YES;
		if (frac_cmp(practices_low(q, &then), target) >= 0)
			break;
	}
	return need;
}

static void item_steps(struct planner *m, struct action *act, size_t i)
{
	const struct question *q = &m->q->questions[i];
	size_t items[Q_ITEMS_MAX], n, need;

	n = remaining_items(q, &m->a->questions[i], items);
	need = act ? items_to_target(m, i, items, n) : 0;
	for (size_t k = 0; k < need; k++) {
		const struct practice *p = &q->practices[items[k]];
		struct step *step = add_step(m, act);

		step->id = arena_printf(&m->p->arena, "%s/%s", q->id, p->id);
		step->text = p->text;
		step->practice = (int)items[k];
	}
	for (size_t k = need; k < n; k++)
		add_beyond(m, (struct beyond){i, (int)items[k], -1});
}

void make_question_steps(struct planner *m, struct action *act, size_t question)
{
	if (question_has_levels(&m->q->questions[question]))
		level_steps(m, act, question);
	else
		item_steps(m, act, question);
}

void question_reach(const struct planner *m, size_t question, struct assessment *a)
{
	const struct question *q = &m->q->questions[question];
	size_t items[Q_ITEMS_MAX], n, need;

	if (question_has_levels(q)) {
		assessment_set_level(a, question, question_goal(m, question));
		return;
	}
	n = remaining_items(q, &m->a->questions[question], items);
	need = items_to_target(m, question, items, n);
	for (size_t k = 0; k < need; k++)
		assessment_set_practice(a, question, items[k], PRACTICE_YES);
}
