/* Looking for an id or a text in the walk; see walk.h. */
#include "ui/view/walk/walk.h"

static bool shows(const void *view, const struct session *s, struct thing what)
{
	return walk_shows(view, s, what);
}

struct prompt_scope walk_scope(struct walk *w, const struct session *s)
{
	return (struct prompt_scope){&w->one, &w->search, s, shows, w};
}

/* From where it began, so that a letter more or less changes only what has to change. */
static bool look(struct walk *w, struct session *s, const char *text, struct str *said)
{
	struct prompt_scope in = walk_scope(w, s);
	struct thing found;
	size_t at, hidden;

	prompt_search_return(&in);
	prompt_search_set(&in, text);
	if (!*text) {
		str_add(said, "an id, or a text that a question or its answers hold");
		return true;
	}
	if (prompt_of_id(s, text, &found)) {
		prompt_go(&w->one, s, found);
		str_add(said, "found by its id");
		str_add(said, session_is_asked(s, found) ? "" : "; not asked here");
		return true;
	}
	if (prompt_search_go(&in, 1))
		return prompt_search_place(&in, said);
	hidden = prompt_search_count(&in, false, &at);
	str_add(said, "nothing found");
	if (hidden && w->filter != FILTER_ALL)
		str_addf(said, " among what is shown; %zu elsewhere", hidden);
	else if (hidden)
		str_addf(said, "; %zu not asked here (%s shows those)", hidden,
			 KEY(s, VIEW_WALK, ACT_SHOW_ALL));
	return false;
}

/* An id that is complete is no search: it leads to its question even when that is not asked;
 * there it says why. Else the search goes on until Esc ends it. */
static void stay(struct walk *w, struct session *s, const char *text)
{
	struct prompt_scope in = walk_scope(w, s);
	struct thing found, before = w->search.before.one.at;

	if (prompt_of_id(s, text, &found)) {
		prompt_search_set(&in, "");
		if (!walk_passes(w, s, found))
			walk_unfilter(w, s);
		prompt_go(&w->one, s, found);
	} else {
		prompt_search_say(&in, s);
	}
	if (w->one.at.kind == before.kind && w->one.at.index == before.index)
		w->one.away = w->was_away;
}

bool walk_seek(void *state, struct session *s, enum seek how, const char *text,
	       struct str *said)
{
	struct walk *w = state;
	struct prompt_scope in = walk_scope(w, s);
	struct thing found;

	w->seeking = how != SEEK_STAY && how != SEEK_BACK;
	switch (how) {
	case SEEK_BEGIN:
		prompt_search_begin(&in);
		w->was_away = w->one.away;
		w->one.away = false;
		return look(w, s, "", said);
	case SEEK_TEXT:
		return look(w, s, text, said);
	case SEEK_NEXT:
	case SEEK_PREVIOUS:
		/* An id that is complete has no next one. */
		if (*text && !prompt_of_id(s, text, &found) &&
		    prompt_search_go(&in, how == SEEK_NEXT ? 1 : -1))
			return prompt_search_place(&in, said);
		return look(w, s, text, said);
	case SEEK_STAY:
	case SEEK_BACK:
		break;
	}
	if (how == SEEK_STAY && *text) {
		stay(w, s, text);
		return true;
	}
	prompt_search_return(&in);
	prompt_search_set(&in, w->search.before.query);
	w->one.away = w->was_away;
	return true;
}
