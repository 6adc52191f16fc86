#include "engine/set_aside.h"

#include "base/words.h"

static bool is_set_aside(const struct question *q, const struct standing *st,
			 const struct answer *answer)
{
	if (!st->asked || st->state != STANDING_NOT_APPLICABLE || q->weight < SET_ASIDE_WEIGHT)
		return false;
	return answer->state == ANSWER_NOT_APPLICABLE || q->type != TYPE_DECISIONS;
}

struct set_asides set_asides_of(struct arena *arena, const struct score *s,
				const struct assessment *a)
{
	struct set_asides list = {0};

	for (size_t i = 0; i < s->q->n_questions; i++) {
		const struct answer *answer = &a->questions[i];

		if (is_set_aside(&s->q->questions[i], &s->questions[i], answer))
			*(struct set_aside *)ARENA_PUSH(arena, list.items, list.n) =
				(struct set_aside){i, answer->reason, answer->note};
	}
	return list;
}

void set_asides_words(struct str *out, const struct set_asides *list)
{
	if (list->n)
		str_addf(out,
			 tr_n(list->n, "%zu of weight 4 or 5 does not apply",
			      "%zu of weight 4 or 5 do not apply"),
			 list->n);
}
