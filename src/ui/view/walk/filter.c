/* Walking only through what matters now: what passes the filter, where a step may stop,
 * choosing a filter, and saying which one holds; see walk.h. */
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

bool walk_passes(const struct walk *w, const struct session *s, struct thing what)
{
	const struct question *q = prompt_question(s->q, what);

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
		return (q && s->score.questions[what.index].gap == SEVERITY_CRITICAL) ||
		       worst_blame(&s->score, what) == SEVERITY_CRITICAL;
	case FILTER_CORE:
		return (q ? q->depth : s->q->decisions[what.index].depth) == DEPTH_CORE;
	case FILTER_CONFIRM:
		return assessment_to_confirm(s->a, what);
	case FILTER_NEW:
		return upgrade_is_new(s->a, what) && session_is_asked(s, what) &&
		       !session_is_answered(s, what);
	case FILTER_THEME:
		for (size_t i = 0; q && i < q->themes.n; i++)
			if (!strcmp(q->themes.items[i], w->theme))
				return true;
		return false;
	}
	return true;
}

bool walk_shows(const struct walk *w, const struct session *s, struct thing what)
{
	return walk_passes(w, s, what) && (w->show_all || session_is_asked(s, what));
}

/* A step under way. */
struct walk_step {
	const struct walk *walk;
	const struct session *session;
	enum walk_stop stop;
};

static bool stops(const void *context, struct thing what)
{
	const struct walk_step *step = context;
	const struct session *s = step->session;

	if (!walk_shows(step->walk, s, what))
		return false;
	if (step->stop == STOP_OPEN)
		return session_is_asked(s, what) && !session_is_answered(s, what);
	return step->stop == STOP_ANY || session_answer(s, what)->flag;
}

bool walk_find(const struct walk *w, const struct session *s, int by, enum walk_stop stop,
	       struct thing *found)
{
	struct walk_step step = {w, s, stop};

	/* Only what is looked for wraps around the ends. */
	return prompt_find(s->q, w->one.at, by, stop != STOP_ANY, stops, &step, found);
}

static const struct choice filters[] = {
	[FILTER_ALL] = {"a", "all of them"},
	[FILTER_OPEN] = {"u", "unanswered"},
	[FILTER_FLAGGED] = {"f", "flagged for later"},
	[FILTER_UNKNOWN] = {"k", "unknown: to be verified"},
	[FILTER_CRITICAL] = {"c", "critical gaps and findings"},
	[FILTER_CORE] = {"o", "the core review"},
	[FILTER_CONFIRM] = {"=", "to be confirmed: what they ask has changed"},
	[FILTER_NEW] = {"n", "new with the last upgrade, and unanswered"},
	[FILTER_THEME] = {"t", "one theme"},
};

/* What the line above the question calls them. */
static const char *const names[] = {
	[FILTER_ALL] = "",	     [FILTER_OPEN] = "unanswered",
	[FILTER_FLAGGED] = "flagged", [FILTER_UNKNOWN] = "unknown",
	[FILTER_CRITICAL] = "critical", [FILTER_CORE] = "core",
	[FILTER_CONFIRM] = "to be confirmed", [FILTER_NEW] = "new",
	[FILTER_THEME] = ""};

static size_t count(const struct walk *w, const struct session *s)
{
	size_t n = 0;

	for (size_t i = 0; i < prompt_count(s->q); i++)
		n += walk_shows(w, s, prompt_at(s->q, i));
	return n;
}

static const char *name_of(const struct walk *w)
{
	return w->filter == FILTER_THEME ? w->theme : names[w->filter];
}

/* Walks on with the filter, from the first that passes; without any the old one stays. */
static void apply(struct walk *w, struct session *s, enum walk_filter filter,
		  const char *theme)
{
	struct walk wanted = *w;
	struct thing first;

	wanted.filter = filter;
	wanted.theme = theme;
	if (!count(&wanted, s)) {
		session_say(s, STYLE_INFO, "there is nothing %s", name_of(&wanted));
		return;
	}
	w->filter = filter;
	w->theme = theme;
	if (walk_shows(w, s, w->one.at))
		return;
	wanted.one.at = (struct thing){THING_NONE, 0};
	if (walk_find(&wanted, s, 1, STOP_ANY, &first))
		prompt_go(&w->one, s, first);
}

/* The themes of the questionnaire, each once; at most as many as there are digits. */
static size_t list_themes(const struct questionnaire *q, const char *themes[WALK_THEMES])
{
	size_t n = 0;

	for (size_t i = 0; i < q->n_questions; i++)
		for (size_t k = 0; k < q->questions[i].themes.n && n < WALK_THEMES; k++) {
			const char *theme = q->questions[i].themes.items[k];
			size_t at = 0;

			while (at < n && strcmp(themes[at], theme) != 0)
				at++;
			if (at == n)
				themes[n++] = theme;
		}
	return n;
}

struct effect walk_ask_filter(void)
{
	return effect_choose("Show only", filters, sizeof filters / sizeof filters[0],
			     TAG_FILTER);
}

static struct effect ask_theme(struct session *s)
{
	static const char *const digits[WALK_THEMES] = {"1", "2", "3", "4", "5",
							"6", "7", "8", "9"};
	struct choice *choices = arena_new(&s->lent, struct choice, WALK_THEMES);
	const char *themes[WALK_THEMES];
	size_t n = list_themes(s->q, themes);

	for (size_t i = 0; i < n; i++)
		choices[i] = (struct choice){digits[i], themes[i]};
	if (n)
		return effect_choose("Show only the theme", choices, n, TAG_THEME);
	session_say(s, STYLE_INFO, "this questionnaire names no themes");
	return effect_done();
}

struct effect walk_filter_reply(struct walk *w, struct session *s, const struct reply *r)
{
	const char *themes[WALK_THEMES];

	if (r->tag == TAG_THEME) {
		if ((size_t)r->choice < list_themes(s->q, themes))
			apply(w, s, FILTER_THEME, themes[r->choice]);
		return effect_done();
	}
	if (r->choice == FILTER_THEME)
		return ask_theme(s);
	apply(w, s, (enum walk_filter)r->choice, "");
	return effect_done();
}

bool walk_unfilter(struct walk *w, struct session *s)
{
	if (w->filter == FILTER_ALL)
		return false;
	w->filter = FILTER_ALL;
	session_say(s, STYLE_INFO, "everything that is asked is shown again");
	return true;
}

int walk_draw_filter(const struct walk *w, const struct session *s, struct pane p)
{
	int row = 0, col;

	if (w->filter != FILTER_ALL) {
		col = draw_text(p, row, 0, STYLE_WARNING,
				w->filter == FILTER_THEME ? "Only theme " : "Only ");
		col = draw_textf(p, row, col, STYLE_WARNING, "%s: %zu", name_of(w),
				 pane_shows(p, row) ? count(w, s) : 0);
		draw_textf(p, row++, col + 2, STYLE_DIM, "%s shows all",
			   KEY(s, VIEW_WALK, ACT_CANCEL));
	}
	if (w->show_all) {
		col = draw_text(p, row, 0, STYLE_WARNING, "Also what is not asked");
		draw_textf(p, row++, col + 2, STYLE_DIM, "%s hides it",
			   KEY(s, VIEW_WALK, ACT_SHOW_ALL));
	}
	return row;
}
