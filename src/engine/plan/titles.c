/* What actions are called, and when they are done. */
#include <string.h>

#include "base/utf8.h"
#include "base/words.h"
#include "engine/plan/planner.h"

enum { TITLE_COLUMNS = 100 };

/* The first so many columns of a text, to the end of a word. */
static size_t fit_words(const char *text, int columns)
{
	size_t fit = utf8_fit(text, columns), end = fit;

	if (!text[fit])
		return fit;
	while (end && text[end] != ' ')
		end--;
	return end ? end : fit;
}

/* title as it is, or so much of it that suffix ("" for none) has room behind it. */
static const char *fitted(struct planner *m, const char *title, const char *suffix)
{
	int room = TITLE_COLUMNS - utf8_width(suffix);

	if (utf8_width(title) <= room)
		return *suffix ? arena_printf(&m->p->arena, "%s%s", title, suffix) : title;
	return arena_printf(&m->p->arena, "%.*s…%s", (int)fit_words(title, room - 1), title,
			    suffix);
}

static const char *joined(struct planner *m, const struct action *act)
{
	struct str text = {0};
	const char *copy;

	for (size_t k = 0; k < act->n_steps; k++)
		str_addf(&text, "%s%s", k ? "; " : "", act->steps[k].text);
	copy = planner_text(m, &text);
	str_release(&text);
	return copy;
}

static void name_question(struct planner *m, struct action *act)
{
	const struct question *q = &m->q->questions[act->question];
	bool levels = question_has_levels(q);

	if (levels)
		act->done_when = act->steps[act->n_steps - 1].text;
	else
		act->done_when = joined(m, act);
	if (act->target == Q_LEVELS - 1 && *q->action4)
		act->title = q->action4;
	else if (*q->action)
		act->title = q->action;
	else
		act->title = arena_printf(&m->p->arena, "%s: %s", m->q->areas[q->area].title,
					  levels ? act->done_when : q->ask);
}

static void name_decision(struct planner *m, struct action *act)
{
	const struct decision *d = &m->q->decisions[act->decision];
	const struct option *o = &d->options[act->option];

	act->title = *o->action ? o->action
				: arena_printf(&m->p->arena, "%s: %s", d->name, o->text);
	act->done_when = o->text;
}

static void name_find_out(struct planner *m, struct action *act)
{
	bool decision = act->decision >= 0;
	const char *id = decision ? m->q->decisions[act->decision].id
				  : m->q->questions[act->question].id;
	const char *area = act->area >= 0 ? m->q->areas[act->area].title
					  : m->q->decisions[act->decision].group;
	const char *owner = act->question >= 0 ? m->q->questions[act->question].owner : "";

	act->title = *owner ? arena_printf(&m->p->arena, tr("Find out: %s, %s (ask %s)"), area, id,
					   owner)
			    : arena_printf(&m->p->arena, tr("Find out: %s, %s"), area, id);
	act->done_when = arena_printf(&m->p->arena, tr("%s is answered from evidence"), id);
}

static void name_rule(struct planner *m, struct action *act)
{
	const struct rule *r = &m->q->rules[act->rule];

	if (act->kind == ACTION_CONTAIN) {
		/* A title has no full stop. */
		const char *first = r->contain.items[0];
		size_t n = strlen(first);

		act->title = arena_printf(&m->p->arena, tr("Contain %s: %.*s"), r->id,
					  (int)(n - (n && first[n - 1] == '.')), first);
		act->done_when = act->how.n == 1
					 ? tr("Its one line is done")
					 : arena_printf(&m->p->arena,
							tr("Each of its %zu lines is done"),
							act->how.n);
	} else {
		act->title = *r->action ? r->action : r->fix;
		act->done_when = arena_printf(&m->p->arena, tr("%s no longer fires"), r->id);
	}
}

static void name_action(struct planner *m, struct action *act)
{
	static void (*const namers[])(struct planner *, struct action *) = {
		[ACTION_QUESTION] = name_question, [ACTION_DECISION] = name_decision,
		[ACTION_FIND_OUT] = name_find_out, [ACTION_FINDING] = name_rule,
		[ACTION_CONTAIN] = name_rule,
	};

	namers[act->kind](m, act);
	act->whole_title = act->title;
	act->title = fitted(m, act->title, "");
}

void name_actions(struct planner *m)
{
	struct names names = {.arena = &m->p->arena};

	for (size_t i = 0; i < m->p->n_actions; i++) {
		struct action *act = &m->p->actions[i];

		name_action(m, act);
		if (names_add(&names, act->title, i) == NAMES_NONE)
			continue;
		/* Ids are unique, so this is. */
		act->whole_title = arena_printf(&m->p->arena, "%s (%s)", act->whole_title, act->id);
		act->title = fitted(m, act->title,
				    arena_printf(&m->p->arena, " (%s)", act->id));
		names_add(&names, act->title, i);
	}
}
