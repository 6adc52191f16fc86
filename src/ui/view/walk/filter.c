/* What passes the filter of the walk; see walk.h. */
#include <string.h>

#include "model/assessment/upgrade.h"
#include "ui/view/walk/walk.h"

static bool has_unknown(const struct session *s, struct thing what)
{
	const struct answer *answer = session_answer(s, what);
	const struct question *q = prompt_question(s->q, what);

	if (answer->state == ANSWER_UNKNOWN)
		return true;
	for (size_t i = 0; q && i < q->n_practices; i++)
		if (answer->practices[i] == PRACTICE_UNKNOWN)
			return true;
	return false;
}

static bool is_critical(const struct session *s, struct thing what)
{
	if (what.kind == THING_QUESTION &&
	    s->score.questions[what.index].gap == SEVERITY_CRITICAL)
		return true;
	return worst_blame(&s->score, what) == SEVERITY_CRITICAL;
}

static bool is_core(const struct session *s, struct thing what)
{
	const struct question *q = prompt_question(s->q, what);

	return (q ? q->depth : s->q->decisions[what.index].depth) == DEPTH_CORE;
}

static bool has_theme(const struct session *s, struct thing what, const char *theme)
{
	const struct question *q = prompt_question(s->q, what);

	for (size_t i = 0; q && i < q->themes.n; i++)
		if (!strcmp(q->themes.items[i], theme))
			return true;
	return false;
}

bool walk_passes(const struct walk *w, const struct session *s, struct thing what)
{
	switch (w->filter) {
	case FILTER_ALL:
		break;
	case FILTER_OPEN:
		return session_is_asked(s, what) && !session_is_answered(s, what);
	case FILTER_FLAGGED:
		return session_answer(s, what)->flag;
	case FILTER_UNKNOWN:
		return has_unknown(s, what);
	case FILTER_CRITICAL:
		return is_critical(s, what);
	case FILTER_CORE:
		return is_core(s, what);
	case FILTER_CONFIRM:
		return assessment_to_confirm(s->a, what);
	case FILTER_NEW:
		return upgrade_is_new(s->a, what) && session_is_asked(s, what) &&
		       !session_is_answered(s, what);
	case FILTER_THEME:
		return has_theme(s, what, w->theme);
	}
	return true;
}
