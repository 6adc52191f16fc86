/* Answers and decisions that changed. */
#include <string.h>

#include "engine/compare/parts.h"

static bool has_items(const struct question *q, const struct answer *answer)
{
	for (size_t i = 0; answer->practices && i < q->n_practices; i++)
		if (answer->practices[i] != PRACTICE_UNSET)
			return true;
	return false;
}

static bool is_given(const struct side *side, struct thing t)
{
	const struct answer *answer;

	if (t.kind == THING_FIELD)
		return side->a->fields[t.index].set;
	answer = t.kind == THING_QUESTION ? &side->a->questions[t.index]
					  : &side->a->decisions[t.index];
	return answer->state != ANSWER_UNSET || answer_kept(answer) ||
	       (t.kind == THING_QUESTION &&
		has_items(&side->a->questionnaire->questions[t.index], answer));
}

/* The values that a field holds, as bits of the other side's. */
static uint64_t values_as(const struct field *f, uint64_t values, const struct field *other)
{
	uint64_t out = 0;

	if (f == other)
		return values;
	for (size_t i = 0; i < f->n_values; i++) {
		int value = values >> i & 1 ? field_value(other, f->values[i].id) : -1;

		if (value >= 0)
			out |= (uint64_t)1 << value;
	}
	return out;
}

static bool same_field(const struct compare *c, struct thing before, struct thing after)
{
	const struct field *fb = &c->before.a->questionnaire->fields[before.index],
			   *fa = &c->after.a->questionnaire->fields[after.index];
	const struct field_answer *b = &c->before.a->fields[before.index],
				  *a = &c->after.a->fields[after.index];

	if (!b->set || !a->set)
		return b->set == a->set;
	if (field_is_typed(fa))
		return !strcmp(b->text, a->text);
	return values_as(fb, b->values, fa) == a->values;
}

static bool same_items(const struct question *qb, const struct answer *b,
		       const struct question *qa, const struct answer *a)
{
	for (size_t i = 0; i < qa->n_practices; i++) {
		int k = qa == qb ? (int)i : question_practice(qb, qa->practices[i].id);
		int then = k >= 0 && b->practices ? b->practices[k] : PRACTICE_UNSET;
		int now = a->practices ? a->practices[i] : PRACTICE_UNSET;

		if (then != now)
			return false;
	}
	return true;
}

static bool same_kept(const struct answer *b, const struct answer *a)
{
	const char *then = answer_kept(b), *now = answer_kept(a);

	return then && now ? !strcmp(then, now) : then == now;
}

static bool same_question(const struct compare *c, struct thing before, struct thing after)
{
	const struct question *qb = &c->before.a->questionnaire->questions[before.index],
			      *qa = &c->after.a->questionnaire->questions[after.index];
	const struct answer *b = &c->before.a->questions[before.index],
			    *a = &c->after.a->questions[after.index];

	return b->state == a->state && b->reason == a->reason && same_kept(b, a) &&
	       same_items(qb, b, qa, a) &&
	       (a->state != ANSWER_SET || !question_has_levels(qa) || b->level == a->level);
}

static bool same_decision(const struct compare *c, struct thing before, struct thing after)
{
	const struct decision *db = &c->before.a->questionnaire->decisions[before.index],
			      *da = &c->after.a->questionnaire->decisions[after.index];
	const struct answer *b = &c->before.a->decisions[before.index],
			    *a = &c->after.a->decisions[after.index];

	return b->state == a->state && same_kept(b, a) &&
	       (a->state != ANSWER_SET ||
		!strcmp(db->options[b->option].id, da->options[a->option].id));
}

static bool is_same(const struct compare *c, struct thing before, struct thing after)
{
	return after.kind == THING_FIELD      ? same_field(c, before, after)
	       : after.kind == THING_DECISION ? same_decision(c, before, after)
					      : same_question(c, before, after);
}

static void compare_answer(struct compare *c, struct thing after)
{
	struct thing before = counterpart(&c->after, &c->before, after);
	struct compared_answer *moved;
	const struct answer *answer;
	enum rest_why why;

	if (before.kind == THING_NONE || !is_alike(c, before, after, &why) ||
	    is_same(c, before, after))
		return;
	moved = ARENA_PUSH(&c->arena, c->answers, c->n_answers);
	*moved = (struct compared_answer){
		.move = !is_given(&c->before, before) ? ANSWER_GIVEN
			: is_given(&c->after, after)  ? ANSWER_CHANGED
						      : ANSWER_TAKEN_BACK,
		.before = before, .after = after, .by = "", .at = "",
	};
	c->answers_of[moved->move]++;
	if (after.kind == THING_FIELD)
		return;
	answer = after.kind == THING_QUESTION ? &c->after.a->questions[after.index]
					      : &c->after.a->decisions[after.index];
	moved->by = answer->by;
	moved->at = answer->at;
}

void compare_answers(struct compare *c)
{
	const struct questionnaire *q = c->after.a->questionnaire;

	for (size_t i = 0; i < q->n_fields; i++)
		if (q->fields[i].kind != FIELD_DECISION)
			compare_answer(c, (struct thing){THING_FIELD, i});
	for (size_t i = 0; i < prompt_count(q); i++)
		compare_answer(c, prompt_at(q, i));
}
