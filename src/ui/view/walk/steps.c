/* Where the walk can go; see walk.h. */
#include "ui/view/walk/walk.h"

bool walk_shows(const struct walk *w, const struct session *s, struct thing what)
{
	return walk_passes(w, s, what) && (w->show_all || session_is_asked(s, what));
}

/* A step under way. */
struct step {
	const struct walk *walk;
	const struct session *session;
	enum walk_stop stop;
};

static bool stops(const void *context, struct thing what)
{
	const struct step *step = context;
	const struct session *s = step->session;
	struct hit hit;

	if (!walk_shows(step->walk, s, what))
		return false;
	switch (step->stop) {
	case STOP_ANY:
		return true;
	case STOP_OPEN:
		return session_is_asked(s, what) && !session_is_answered(s, what);
	case STOP_FLAG:
		return session_answer(s, what)->flag;
	case STOP_FOUND:
		return prompt_holds(s, what, step->walk->query, &hit);
	}
	return false;
}

bool walk_find(const struct walk *w, const struct session *s, int by, enum walk_stop stop,
	       struct thing *found)
{
	struct step step = {w, s, stop};

	/* Only what is looked for wraps around the ends. */
	return prompt_find(s->q, w->one.at, by, stop != STOP_ANY, stops, &step, found);
}
