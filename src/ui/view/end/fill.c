#include "ui/view/end/end.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "ui/session/workshop.h"

/* More of them are in the score and in the plan. */
#define FINDINGS_SHOWN 5
#define FIRST_ACTIONS 5

enum part { PART_PEOPLE, PART_SCORE, PART_FINDINGS, PART_FIRST, PART_TAKEN, PART_PARKED };
static const char *const headings[] = {"Took part",   "Score",          "Findings",
				       "First to do", "Who takes what", "Parked"};

static void add(struct sheet *sh, enum part part, const char *label, const char *text,
		struct thing target)
{
	sheet_add(sh, (struct sheet_item){.part = (int)part,
					  .label = label,
					  .text = text,
					  .style = STYLE_STRONG,
					  .target = target});
}

static void say(struct sheet *sh, enum part part, const char *text)
{
	add(sh, part, "", text, (struct thing){THING_NONE, 0});
}

static void add_people(struct sheet *sh, const struct session *s)
{
	const struct texts *people = workshop_people(s->a);
	const char *names = "";

	for (size_t i = 0; i < people->n; i++)
		names = arena_printf(&sh->arena, "%s%s%s", names, i ? ", " : "", people->items[i]);
	if (people->n)
		say(sh, PART_PEOPLE, names);
}

/* "Security: 10.0 to 80.0 before, 32.5 to 70.0 now". */
static void add_range(struct sheet *sh, const char *what, const struct range *before,
		      const struct range *now, struct thing target)
{
	char was[64], is[64];
	const char *text;

	range_text(was, before);
	range_text(is, now);
	if (strcmp(was, is) != 0)
		text = arena_printf(&sh->arena, "%s: %s before, %s now", what, was, is);
	else if (target.kind == THING_NONE) /* of sections only what moved */
		text = arena_printf(&sh->arena, "%s: %s, as before", what, is);
	else
		return;
	add(sh, PART_SCORE, "", text, target);
}

static void add_score(struct sheet *sh, const struct session *s)
{
	struct progress all = session_progress(s);
	const char *before = "as";

	if (all.answered != s->opened.answered)
		before = arena_printf(&sh->arena, "%zu", s->opened.answered);
	add_range(sh, "Overall", &s->opened.overall, &s->score.overall,
		  (struct thing){THING_NONE, 0});
	say(sh, PART_SCORE,
	    arena_printf(&sh->arena, "%zu of %zu questions and decisions answered, %s before",
			 all.answered, all.asked, before));
	for (size_t i = 0; i < s->q->n_sections; i++)
		add_range(sh, s->q->sections[i].title, &s->opened.sections[i],
			  &s->score.sections[i], (struct thing){THING_SECTION, i});
}

static void add_findings(struct sheet *sh, const struct session *s)
{
	size_t n = s->plan.n_findings;

	if (!n)
		say(sh, PART_FINDINGS, "No rule fires.");
	for (size_t i = 0; i < n && i < FINDINGS_SHOWN; i++) {
		const struct finding *f = &s->plan.findings[i];
		const struct rule *rule = &s->q->rules[f->rule];

		add(sh, PART_FINDINGS, rule->id,
		    arena_printf(&sh->arena, "%s: %s", severity_name(f->severity), rule->finding),
		    (struct thing){THING_RULE, f->rule});
	}
	if (n > FINDINGS_SHOWN)
		say(sh, PART_FINDINGS,
		    arena_printf(&sh->arena, "and %zu more", n - FINDINGS_SHOWN));
}

static struct thing about(const struct action *act)
{
	if (act->rule >= 0)
		return (struct thing){THING_RULE, (size_t)act->rule};
	if (act->decision >= 0)
		return (struct thing){THING_DECISION, (size_t)act->decision};
	return (struct thing){THING_QUESTION, (size_t)act->question};
}

static void add_first(struct sheet *sh, const struct session *s)
{
	const struct action *list[FIRST_ACTIONS];
	size_t n = plan_first(&s->plan, list, FIRST_ACTIONS);
	struct str none = {0};
	char days[32];

	plan_totals_words(&none, &s->plan.totals, false); /* or that nothing is left */
	if (!n)
		say(sh, PART_FIRST, arena_strdup(&sh->arena, str_text(&none)));
	str_release(&none);
	for (size_t i = 0; i < n; i++)
		add(sh, PART_FIRST, list[i]->id,
		    arena_printf(&sh->arena, "%s (%s, %s day%s)", list[i]->title,
				 list[i]->severity ? severity_name(list[i]->severity) : "no gap",
				 effort_text(days, list[i]->effort),
				 list[i]->effort == 2 ? "" : "s"),
		    about(list[i]));
}

/* An action or a step that somebody has taken. */
struct taken {
	const char *owner, *due, *id, *title;
	const struct action *act;
	size_t place;
};

static int by_owner(const void *a, const void *b)
{
	const struct taken *x = a, *y = b;
	int order = strcmp(x->owner, y->owner);

	return order ? order : x->place < y->place ? -1 : x->place > y->place;
}

static struct taken *taken_of(struct arena *arena, const struct plan *p, size_t *n)
{
	struct taken *list = NULL;

	*n = 0;
	for (size_t i = 0; i < p->n_actions; i++) {
		const struct action *act = &p->actions[i];

		if (!action_is_left(act))
			continue;
		if (act->entry && *act->entry->owner)
			*(struct taken *)ARENA_PUSH(arena, list, *n) = (struct taken){
				act->entry->owner, act->entry->due, act->id, act->title, act, *n};
		for (size_t k = 0; k < act->n_steps; k++) {
			const struct step *step = &act->steps[k];

			if (step->id == act->id || step->status >= PLAN_DONE || !step->entry ||
			    !*step->entry->owner)
				continue;
			*(struct taken *)ARENA_PUSH(arena, list, *n) =
				(struct taken){step->entry->owner, step->entry->due, step->id,
					       step->text, act, *n};
		}
	}
	if (*n)
		qsort(list, *n, sizeof *list, by_owner);
	return list;
}

static void add_taken(struct sheet *sh, const struct session *s)
{
	size_t n;
	const struct taken *list = taken_of(&sh->arena, &s->plan, &n);

	if (!n)
		say(sh, PART_TAKEN, "Nobody has taken an action yet.");
	for (size_t i = 0; i < n; i++)
		add(sh, PART_TAKEN, list[i].owner,
		    arena_printf(&sh->arena, "%s %s%s%s", list[i].id, list[i].title,
				 *list[i].due ? ", due " : "", list[i].due),
		    about(list[i].act));
}

static void add_parked(struct sheet *sh, const struct session *s)
{
	const struct workshop *w = &s->a->workshop;
	size_t open = 0;

	for (size_t i = 0; i < w->n_parked; i++) {
		if (w->parked[i].done)
			continue;
		add(sh, PART_PARKED, w->parked[i].about, w->parked[i].text,
		    questionnaire_find(s->q, w->parked[i].about));
		open++;
	}
	if (!open)
		say(sh, PART_PARKED, "Nothing is parked.");
}

const char *end_title(struct arena *arena, const struct session *s)
{
	char day[16];

	return arena_printf(arena, "%s, workshop of %s", session_title(s),
			    date_text(day, date_day(s->now)));
}

void end_fill(struct sheet *sh, const struct session *s)
{
	sheet_begin(sh, headings);
	add_people(sh, s);
	add_score(sh, s);
	add_findings(sh, s);
	add_first(sh, s);
	add_taken(sh, s);
	add_parked(sh, s);
}
