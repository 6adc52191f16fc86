/* Looking for an id or a text in the walk; see walk.h. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "ui/view/walk/walk.h"

/* How often the query is found among what is shown (or, when not, among the rest), and the
 * number of the current thing among those, from 1. */
static size_t count(const struct walk *w, const struct session *s, bool shown, size_t *at)
{
	struct hit hit;
	size_t n = 0;

	*at = 0;
	for (size_t i = 0; i < prompt_count(s->q); i++) {
		struct thing what = prompt_at(s->q, i);

		if (walk_shows(w, s, what) != shown ||
		    !prompt_holds(s, what, w->query, &hit))
			continue;
		n++;
		if (what.kind == w->one.at.kind && what.index == w->one.at.index)
			*at = n;
	}
	return n;
}

static bool say_place(const struct walk *w, const struct session *s, struct str *said)
{
	struct hit hit;
	size_t at, n = count(w, s, true, &at);

	if (!n || !prompt_holds(s, w->one.at, w->query, &hit))
		return false;
	prompt_say_hit(said, at, n, &hit, w->query);
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
			 KEY(s, VIEW_WALK, ACT_SHOW_ALL));
}

/* What has exactly that id, asked or not. */
static bool thing_of_id(const struct session *s, const char *id, struct thing *what)
{
	for (size_t i = 0; *id && i < prompt_count(s->q); i++) {
		*what = prompt_at(s->q, i);
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
	w->before = (struct walk_place){w->one.at,     w->one.item, w->one.top,
					w->one.scroll, w->one.away, {0}};
	memcpy(w->before.query, w->query, sizeof w->query);
	w->one.away = false;
}

static void go_back(struct walk *w)
{
	w->one.at = w->before.at;
	w->one.item = w->before.item;
	w->one.top = w->before.top;
	w->one.scroll = w->before.scroll;
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
	w->one.scroll = 0;
	if (thing_of_id(s, text, &found)) {
		prompt_go(&w->one, s, found);
		str_addf(said, "%s", session_is_asked(s, found)
					     ? "found by its id"
					     : "found by its id; not asked here");
		return true;
	}
	if (!walk_find(w, s, 1, STOP_FOUND, &found)) {
		w->one.scroll = w->before.scroll;
		say_nowhere(w, s, said);
		return false;
	}
	prompt_go_to_hit(&w->one, s, found, w->query);
	return say_place(w, s, said);
}

/* The next one or the one before; an id that is complete has none. */
static bool look_on(struct walk *w, struct session *s, const char *text, int by,
		    struct str *said)
{
	struct thing found;

	if (*text && !thing_of_id(s, text, &found) &&
	    walk_find(w, s, by, STOP_FOUND, &found)) {
		prompt_go_to_hit(&w->one, s, found, w->query);
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
		prompt_go(&w->one, s, found);
	} else {
		walk_say_search(w, s);
	}
	if (w->one.at.kind == w->before.at.kind && w->one.at.index == w->before.at.index)
		w->one.away = w->before.outline;
}

static void leave(struct walk *w)
{
	go_back(w);
	w->one.away = w->before.outline;
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
