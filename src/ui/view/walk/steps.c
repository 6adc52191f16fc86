/* Where the walk can go; see walk.h. */
#include "ui/view/walk/walk.h"

size_t walk_length(const struct questionnaire *q)
{
	return q->n_decisions + q->n_questions;
}

struct thing walk_thing(const struct questionnaire *q, size_t place)
{
	if (place < q->n_decisions)
		return (struct thing){THING_DECISION, place};
	return (struct thing){THING_QUESTION, place - q->n_decisions};
}

static size_t walk_place(const struct questionnaire *q, struct thing what)
{
	return what.kind == THING_QUESTION ? q->n_decisions + what.index : what.index;
}

bool walk_shows(const struct walk *w, const struct session *s, struct thing what)
{
	return walk_passes(w, s, what) && (w->show_all || session_is_asked(s, what));
}

static bool stops(const struct walk *w, const struct session *s, enum walk_stop stop,
		  struct thing what)
{
	struct hit hit;

	if (!walk_shows(w, s, what))
		return false;
	switch (stop) {
	case STOP_ANY:
		return true;
	case STOP_OPEN:
		return session_is_asked(s, what) && !session_is_answered(s, what);
	case STOP_FLAG:
		return session_answer(s, what)->flag;
	case STOP_FOUND:
		return walk_holds(s, what, w->query, &hit);
	}
	return false;
}

bool walk_find(const struct walk *w, const struct session *s, int by, enum walk_stop stop,
	       struct thing *found)
{
	size_t n = walk_length(s->q);
	size_t place =
		w->at.kind == THING_NONE ? (by > 0 ? n : 0) : walk_place(s->q, w->at);

	for (size_t i = 0; i < n; i++) {
		struct thing what;

		/* Only what is looked for wraps around the ends. */
		if (stop == STOP_ANY && w->at.kind != THING_NONE &&
		    (by > 0 ? place + 1 >= n : place == 0))
			return false;
		if (by > 0)
			place = place + 1 >= n ? 0 : place + 1;
		else
			place = place == 0 ? n - 1 : place - 1;
		what = walk_thing(s->q, place);
		if (stops(w, s, stop, what)) {
			*found = what;
			return true;
		}
	}
	return false;
}

enum walk_kind walk_kind(const struct questionnaire *q, struct thing what)
{
	if (what.kind == THING_DECISION)
		return WALK_OPTIONS;
	switch (q->questions[what.index].type) {
	case TYPE_LEVELS:
		return WALK_LEVELS;
	case TYPE_PRACTICES:
	case TYPE_CHECKS:
		return WALK_PRACTICES;
	case TYPE_DECISIONS:
		break;
	}
	return WALK_DERIVED;
}

size_t walk_practice(const struct question *q, size_t item)
{
	size_t i = 0;

	for (; i < q->n_practices; i++)
		if (!q->practices[i].withdrawn && item-- == 0)
			break;
	return i;
}

size_t walk_items(const struct questionnaire *q, struct thing what)
{
	size_t n = 0;

	if (what.kind == THING_NONE)
		return 0;
	switch (walk_kind(q, what)) {
	case WALK_LEVELS:
		return question_n_levels(&q->questions[what.index]);
	case WALK_OPTIONS:
		return q->decisions[what.index].n_options;
	case WALK_DERIVED:
		return q->questions[what.index].decisions.n;
	case WALK_PRACTICES:
		break;
	}
	for (size_t i = 0; i < q->questions[what.index].n_practices; i++)
		n += !q->questions[what.index].practices[i].withdrawn;
	return n;
}

size_t walk_items_set(const struct question *q, const struct answer *answer)
{
	size_t n = 0;

	for (size_t i = 0; i < q->n_practices; i++)
		n += !q->practices[i].withdrawn && answer->practices[i] != PRACTICE_UNSET;
	return n;
}

int walk_chosen(const struct session *s, struct thing what)
{
	const struct answer *answer = session_answer(s, what);
	const struct standing *st =
		what.kind == THING_QUESTION ? &s->score.questions[what.index] : NULL;
	int level;

	switch (walk_kind(s->q, what)) {
	case WALK_LEVELS: /* standings count in halves */
		level = answer->state == ANSWER_SET ? answer->level
			: st->mirrored		    ? st->level / 2
						    : -1;
		return question_level_place(&s->q->questions[what.index], level);
	case WALK_OPTIONS:
		return answer->state == ANSWER_SET ? answer->option : -1;
	case WALK_PRACTICES:
	case WALK_DERIVED:
		break;
	}
	return -1;
}

/* The answer that is in force, or the first that is open. */
static size_t first_item(const struct session *s, struct thing what)
{
	const struct answer *answer = session_answer(s, what);
	size_t n = walk_items(s->q, what);
	int chosen = walk_chosen(s, what);

	if (walk_kind(s->q, what) == WALK_PRACTICES) {
		for (size_t i = 0; i < n; i++)
			if (answer->practices[walk_practice(&s->q->questions[what.index],
							    i)] == PRACTICE_UNSET)
				return i;
		return 0;
	}
	return chosen < 0 ? 0 : (size_t)chosen;
}

void walk_go(struct walk *w, const struct session *s, struct thing what)
{
	w->at = what;
	w->item = (struct list){.cursor = first_item(s, what)};
	w->aimed = false;
	w->top = w->scroll = 0;
}

const struct question *walk_question(const struct questionnaire *q, struct thing what)
{
	return what.kind == THING_QUESTION ? &q->questions[what.index] : NULL;
}
