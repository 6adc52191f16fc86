/* Looking for an id or a text among the decisions; see decisions.h. */
#include "ui/view/decisions/decisions.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* The next decision that holds the query, from the one before or behind `from` on, round the
 * ends. */
static bool find(const struct decisions *v, const struct session *s, size_t from, int by,
		 size_t *found)
{
	size_t n = s->q->n_decisions;
	struct hit hit;

	for (size_t i = 1; i <= n; i++) {
		*found = (from + (by > 0 ? i : n - i)) % n;
		if (prompt_holds(s, (struct thing){THING_DECISION, *found}, v->query,
				 &hit))
			return true;
	}
	return false;
}

/* Which of the decisions found this is, and what holds the text in it. */
static bool say_place(const struct decisions *v, const struct session *s, struct str *said)
{
	size_t n = 0, at = 0;
	struct hit hit = {0}, here = {0};

	for (size_t i = 0; i < s->q->n_decisions; i++) {
		if (!prompt_holds(s, (struct thing){THING_DECISION, i}, v->query, &hit))
			continue;
		n++;
		if (i != v->row.cursor)
			continue;
		at = n;
		here = hit;
	}
	if (at)
		prompt_say_hit(said, at, n, &here, v->query);
	else
		str_add(said, "no decision holds it");
	return at > 0;
}

static void say_search(struct decisions *v, struct session *s)
{
	struct str said = {0};

	if (say_place(v, s, &said)) {
		session_say(s, STYLE_INFO, "'%s': %s", v->query, str_text(&said));
	} else {
		session_say(s, STYLE_WARNING, "'%s' is nowhere to be found", v->query);
		v->query[0] = '\0';
	}
	str_release(&said);
}

static void go_to_hit(struct decisions *v, const struct session *s, size_t decision)
{
	decisions_go(v, s, decision);
	prompt_go_to_hit(&v->one, s, (struct thing){THING_DECISION, decision}, v->query);
}

/* The decision of exactly that id, or the number of all. */
static size_t exact_id(const struct session *s, const char *id)
{
	size_t i = 0;

	while (i < s->q->n_decisions && strcasecmp(s->q->decisions[i].id, id) != 0)
		i++;
	return i;
}

static bool look(struct decisions *v, struct session *s, const char *text, size_t from,
		 int by, struct str *said)
{
	size_t found, exact = exact_id(s, text);

	snprintf(v->query, sizeof v->query, "%s", text);
	if (!*text) {
		decisions_go(v, s, v->before.decision);
		str_add(said, "an id, or a text that a decision holds");
		return true;
	}
	if (exact < s->q->n_decisions)
		decisions_go(v, s, exact);
	else if (find(v, s, from, by, &found))
		go_to_hit(v, s, found);
	else
		decisions_go(v, s, v->before.decision);
	return say_place(v, s, said);
}

static void remember(struct decisions *v, const struct session *s)
{
	v->before.decision = decisions_here(v, s);
	v->before.in_options = v->in_options;
	memcpy(v->before.query, v->query, sizeof v->query);
}

static void go_back(struct decisions *v, const struct session *s)
{
	decisions_go(v, s, v->before.decision);
	v->in_options = v->before.in_options;
	memcpy(v->query, v->before.query, sizeof v->query);
}

bool decisions_seek(void *state, struct session *s, enum seek how, const char *text,
		    struct str *said)
{
	struct decisions *v = state;

	switch (how) {
	case SEEK_BEGIN:
		remember(v, s);
		return look(v, s, "", 0, 1, said);
	case SEEK_TEXT:
		return look(v, s, text, v->before.decision, 1, said);
	case SEEK_NEXT:
	case SEEK_PREVIOUS:
		return look(v, s, text, decisions_here(v, s), how == SEEK_NEXT ? 1 : -1, said);
	case SEEK_STAY:
	case SEEK_BACK:
		if (how == SEEK_STAY && *text)
			say_search(v, s);
		else
			go_back(v, s);
		return true;
	}
	return true;
}

bool decisions_search_on(struct decisions *v, struct session *s, int by)
{
	size_t found;

	if (!*v->query)
		return false;
	if (find(v, s, decisions_here(v, s), by, &found))
		go_to_hit(v, s, found);
	say_search(v, s);
	return true;
}

bool decisions_end_search(struct decisions *v, struct session *s)
{
	if (!*v->query)
		return false;
	v->query[0] = '\0';
	session_say(s, STYLE_INFO, "search ended");
	return true;
}
