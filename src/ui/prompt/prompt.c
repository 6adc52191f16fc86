/* What a prompt is and what it takes; see prompt.h. */
#include "ui/prompt/prompt.h"

bool prompt_find(const struct questionnaire *q, struct thing from, int by, bool wraps,
		 bool (*accept)(const void *context, struct thing what),
		 const void *context, struct thing *found)
{
	bool somewhere = from.kind != THING_NONE;
	size_t n = prompt_count(q);
	size_t place = somewhere ? prompt_place(q, from) : by > 0 ? n : 0;

	for (size_t i = 0; i < n; i++) {
		if (!wraps && somewhere && (by > 0 ? place + 1 >= n : place == 0))
			return false;
		if (by > 0)
			place = place + 1 >= n ? 0 : place + 1;
		else
			place = place == 0 ? n - 1 : place - 1;
		if (accept(context, prompt_at(q, place))) {
			*found = prompt_at(q, place);
			return true;
		}
	}
	return false;
}

enum prompt_kind prompt_kind(const struct questionnaire *q, struct thing what)
{
	if (what.kind == THING_DECISION)
		return PROMPT_OPTIONS;
	switch (q->questions[what.index].type) {
	case TYPE_LEVELS:
		return PROMPT_LEVELS;
	case TYPE_PRACTICES:
	case TYPE_CHECKS:
		return PROMPT_PRACTICES;
	case TYPE_DECISIONS:
		break;
	}
	return PROMPT_DERIVED;
}

size_t prompt_practice(const struct question *q, size_t item)
{
	size_t i = 0;

	for (; i < q->n_practices; i++)
		if (!q->practices[i].withdrawn && item-- == 0)
			break;
	return i;
}

size_t prompt_items(const struct questionnaire *q, struct thing what)
{
	size_t n = 0;

	if (what.kind == THING_NONE)
		return 0;
	switch (prompt_kind(q, what)) {
	case PROMPT_LEVELS:
		return question_n_levels(&q->questions[what.index]);
	case PROMPT_OPTIONS:
		return q->decisions[what.index].n_options;
	case PROMPT_DERIVED:
		return q->questions[what.index].decisions.n;
	case PROMPT_PRACTICES:
		break;
	}
	for (size_t i = 0; i < q->questions[what.index].n_practices; i++)
		n += !q->questions[what.index].practices[i].withdrawn;
	return n;
}

size_t prompt_items_set(const struct question *q, const struct answer *answer)
{
	size_t n = 0;

	for (size_t i = 0; i < q->n_practices; i++)
		n += !q->practices[i].withdrawn && answer->practices[i] != PRACTICE_UNSET;
	return n;
}

int prompt_chosen(const struct session *s, struct thing what)
{
	const struct answer *answer = session_answer(s, what);
	const struct standing *st =
		what.kind == THING_QUESTION ? &s->score.questions[what.index] : NULL;
	int level;

	switch (prompt_kind(s->q, what)) {
	case PROMPT_LEVELS: /* standings count in halves */
		level = answer->state == ANSWER_SET ? answer->level
			: st->mirrored		    ? st->level / 2
						    : -1;
		return question_level_place(&s->q->questions[what.index], level);
	case PROMPT_OPTIONS:
		return answer->state == ANSWER_SET ? answer->option : -1;
	case PROMPT_PRACTICES:
	case PROMPT_DERIVED:
		break;
	}
	return -1;
}

/* The answer that is in force, or the first that is open. */
static size_t first_item(const struct session *s, struct thing what)
{
	const struct answer *answer = session_answer(s, what);
	size_t n = prompt_items(s->q, what);
	int chosen = prompt_chosen(s, what);

	if (prompt_kind(s->q, what) == PROMPT_PRACTICES) {
		for (size_t i = 0; i < n; i++)
			if (answer->practices[prompt_practice(
				    &s->q->questions[what.index], i)] == PRACTICE_UNSET)
				return i;
		return 0;
	}
	return chosen < 0 ? 0 : (size_t)chosen;
}

void prompt_go(struct prompt *one, const struct session *s, struct thing what)
{
	one->at = what;
	one->item = (struct list){.cursor = first_item(s, what)};
	one->aimed = one->led = false;
	one->top = one->scroll = 0;
}

const struct question *prompt_question(const struct questionnaire *q, struct thing what)
{
	return what.kind == THING_QUESTION ? &q->questions[what.index] : NULL;
}
