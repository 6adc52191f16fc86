/* Looking for an id or a text, in the walk and in the decisions; see walk.h. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "ui/view/key_name.h"
#include "ui/view/walk/walk.h"
#include "ui/widget/find.h"

static bool in_text(struct hit *hit, const char *query, const char *where, const char *text)
{
	if (!text || !find_in(text, query))
		return false;
	*hit = (struct hit){where, text, -1};
	return true;
}

static bool in_texts(struct hit *hit, const char *query, const char *where,
		     const struct texts *texts)
{
	for (size_t i = 0; i < texts->n; i++)
		if (in_text(hit, query, where, texts->items[i]))
			return true;
	return false;
}

static bool on_item(struct hit *hit, int item)
{
	hit->item = item;
	return true;
}

static bool in_answers(struct hit *hit, const char *query, const struct question *q)
{
	static const char *const levels[Q_LEVELS] = {"level 0", "level 1", "level 2",
						     "level 3", "level 4"};

	int item = 0;

	for (size_t i = 0; i < q->n_practices; i++) {
		if (q->practices[i].withdrawn)
			continue;
		if (in_text(hit, query, "practice", q->practices[i].text))
			return on_item(hit, item);
		item++;
	}
	for (int i = 0; i < Q_LEVELS; i++)
		if (in_text(hit, query, levels[i], q->levels[i]))
			return on_item(hit, question_level_place(q, i));
	return false;
}

static bool in_question(struct hit *hit, const char *query, const struct questionnaire *all,
			const struct question *q)
{
	return in_text(hit, query, "id", q->id) || in_text(hit, query, "question", q->ask) ||
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
		if (in_text(hit, query, "option", d->options[i].text) ||
		    in_text(hit, query, "what follows", d->options[i].consequence))
			return on_item(hit, (int)i);
	return in_text(hit, query, "why", d->why);
}

bool walk_holds(const struct session *s, struct thing what, const char *query,
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

void walk_say_hit(struct str *out, size_t at, size_t n, const struct hit *hit,
		  const char *query)
{
	str_addf(out, "%zu of %zu, %s: ", at, n, hit->where);
	find_around(out, hit->text, query);
}

/* How often the query is found among what is shown (or, when not, among the rest), and the
 * number of the current thing among those, from 1. */
static size_t count(const struct walk *w, const struct session *s, bool shown, size_t *at)
{
	struct hit hit;
	size_t n = 0;

	*at = 0;
	for (size_t i = 0; i < walk_length(s->q); i++) {
		struct thing what = walk_thing(s->q, i);

		if (walk_shows(w, s, what) != shown ||
		    !walk_holds(s, what, w->query, &hit))
			continue;
		n++;
		if (what.kind == w->at.kind && what.index == w->at.index)
			*at = n;
	}
	return n;
}

static bool say_place(const struct walk *w, const struct session *s, struct str *said)
{
	struct hit hit;
	size_t at, n = count(w, s, true, &at);

	if (!n || !walk_holds(s, w->at, w->query, &hit))
		return false;
	walk_say_hit(said, at, n, &hit, w->query);
	return true;
}

static void say_nowhere(const struct walk *w, const struct session *s, struct str *said)
{
	size_t at, hidden = count(w, s, false, &at);

	str_add(said, "nothing found");
	if (hidden && w->filter != FILTER_ALL)
		str_addf(said, " among what is shown; %zu elsewhere", hidden);
	else if (hidden)
		str_addf(said, "; %zu not asked here (%s shows those)", hidden,
			 KEY(s, &view_walk, ACT_SHOW_ALL));
}

/* What has exactly that id, asked or not. */
static bool thing_of_id(const struct session *s, const char *id, struct thing *what)
{
	for (size_t i = 0; *id && i < walk_length(s->q); i++) {
		*what = walk_thing(s->q, i);
		if (!strcasecmp(thing_id(s->q, *what), id))
			return true;
	}
	return false;
}

static void set_query(struct walk *w, const char *text)
{
	snprintf(w->query, sizeof w->query, "%s", text);
}

static void remember(struct walk *w)
{
	w->before = (struct walk_place){w->at, w->item, w->top, w->scroll, w->outline,
					{0}};
	memcpy(w->before.query, w->query, sizeof w->query);
	w->outline = false;
}

static void go_back(struct walk *w)
{
	w->at = w->before.at;
	w->item = w->before.item;
	w->top = w->before.top;
	w->scroll = w->before.scroll;
}

void walk_go_to_hit(struct walk *w, const struct session *s, struct thing what,
		    const char *query)
{
	struct hit hit;

	walk_go(w, s, what);
	if (walk_holds(s, what, query, &hit) && hit.item >= 0)
		w->item.cursor = (size_t)hit.item;
}

/* From where it began, so that a letter more or less changes only what has to change. */
static bool look(struct walk *w, struct session *s, const char *text, struct str *said)
{
	struct thing found;

	go_back(w);
	set_query(w, text);
	if (!*text) {
		str_add(said, "an id, or a text that a question or its answers hold");
		return true;
	}
	w->scroll = 0;
	if (thing_of_id(s, text, &found)) {
		walk_go(w, s, found);
		str_addf(said, "%s", session_is_asked(s, found)
					     ? "found by its id"
					     : "found by its id; not asked here");
		return true;
	}
	if (!walk_find(w, s, 1, STOP_FOUND, &found)) {
		w->scroll = w->before.scroll;
		say_nowhere(w, s, said);
		return false;
	}
	walk_go_to_hit(w, s, found, w->query);
	return say_place(w, s, said);
}

/* The next one or the one before; an id that is complete has none. */
static bool look_on(struct walk *w, struct session *s, const char *text, int by,
		    struct str *said)
{
	struct thing found;

	if (*text && !thing_of_id(s, text, &found) &&
	    walk_find(w, s, by, STOP_FOUND, &found)) {
		walk_go_to_hit(w, s, found, w->query);
		return say_place(w, s, said);
	}
	return look(w, s, text, said);
}

/* An id that is complete is no search: it leads to its question even when that is not asked;
 * there it says why. Else the search goes on until Esc ends it. */
static void stay(struct walk *w, struct session *s, const char *text)
{
	struct thing found;

	if (thing_of_id(s, text, &found)) {
		w->query[0] = '\0';
		if (!walk_passes(w, s, found))
			walk_unfilter(w, s);
		walk_go(w, s, found);
	} else {
		walk_say_search(w, s);
	}
	if (w->at.kind == w->before.at.kind && w->at.index == w->before.at.index)
		w->outline = w->before.outline;
}

static void leave(struct walk *w)
{
	go_back(w);
	w->outline = w->before.outline;
	memcpy(w->query, w->before.query, sizeof w->query);
}

bool walk_seek(void *state, struct session *s, enum seek how, const char *text,
	       struct str *said)
{
	struct walk *w = state;

	switch (how) {
	case SEEK_BEGIN:
		remember(w);
		return look(w, s, "", said);
	case SEEK_TEXT:
		return look(w, s, text, said);
	case SEEK_NEXT:
	case SEEK_PREVIOUS:
		return look_on(w, s, text, how == SEEK_NEXT ? 1 : -1, said);
	case SEEK_STAY:
	case SEEK_BACK:
		if (how == SEEK_STAY && *text)
			stay(w, s, text);
		else
			leave(w);
		return true;
	}
	return true;
}

void walk_say_search(struct walk *w, struct session *s)
{
	struct str said = {0};

	if (say_place(w, s, &said)) {
		session_say(s, STYLE_INFO, "'%s': %s", w->query, str_text(&said));
	} else {
		session_say(s, STYLE_WARNING, "'%s' is nowhere to be found", w->query);
		w->query[0] = '\0';
	}
	str_release(&said);
}
