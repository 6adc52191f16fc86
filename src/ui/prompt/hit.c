/* Where in a prompt a text stands; see prompt.h. */
#include "ui/prompt/prompt.h"
#include "ui/widget/find.h"

/* item: the answer that holds it, or -1. */
static bool in_item(struct hit *hit, const char *query, const char *where, const char *text,
		    int item)
{
	if (!text || !find_in(text, query))
		return false;
	*hit = (struct hit){where, text, item};
	return true;
}

static bool in_text(struct hit *hit, const char *query, const char *where,
		    const char *text)
{
	return in_item(hit, query, where, text, -1);
}

static bool in_texts(struct hit *hit, const char *query, const char *where,
		     const struct texts *texts)
{
	for (size_t i = 0; i < texts->n; i++)
		if (in_text(hit, query, where, texts->items[i]))
			return true;
	return false;
}

static bool in_answers(struct hit *hit, const char *query, const struct question *q)
{
	static const char *const levels[Q_LEVELS] = {"level 0", "level 1", "level 2",
						     "level 3", "level 4"};
	int item = 0;

	for (size_t i = 0; i < q->n_practices; i++)
		if (!q->practices[i].withdrawn &&
		    in_item(hit, query, "practice", q->practices[i].text, item++))
			return true;
	for (int i = 0; i < Q_LEVELS; i++)
		if (in_item(hit, query, levels[i], q->levels[i], question_level_place(q, i)))
			return true;
	return false;
}

static bool in_question(struct hit *hit, const char *query,
			const struct questionnaire *all, const struct question *q)
{
	return in_text(hit, query, "id", q->id) ||
	       in_text(hit, query, "question", q->ask) ||
	       in_text(hit, query, "area", all->areas[q->area].title) ||
	       in_texts(hit, query, "theme", &q->themes) || in_answers(hit, query, q) ||
	       in_text(hit, query, "why", q->why) ||
	       in_texts(hit, query, "service", &q->services);
}

static bool in_decision(struct hit *hit, const char *query, const struct decision *d)
{
	if (in_text(hit, query, "id", d->id) || in_text(hit, query, "name", d->name) ||
	    in_text(hit, query, "question", d->ask) ||
	    in_text(hit, query, "group", d->group))
		return true;
	for (size_t i = 0; i < d->n_options; i++)
		if (in_item(hit, query, "option", d->options[i].text, (int)i) ||
		    in_item(hit, query, "what follows", d->options[i].consequence, (int)i))
			return true;
	return in_text(hit, query, "why", d->why);
}

bool prompt_holds(const struct session *s, struct thing what, const char *query,
		  struct hit *hit)
{
	const struct questionnaire *q = s->q;
	const struct answer *answer = session_answer(s, what);
	bool found = what.kind == THING_DECISION
			     ? in_decision(hit, query, &q->decisions[what.index])
			     : in_question(hit, query, q, &q->questions[what.index]);

	return found || in_text(hit, query, "note", answer->note) ||
	       in_texts(hit, query, "evidence", &answer->evidence);
}

