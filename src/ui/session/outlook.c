#include "ui/session/outlook.h"

#include <ctype.h>
#include <string.h>

/* Moves past a word, and the blanks behind it. */
static bool takes(const char **text, const char *word)
{
	size_t n = strlen(word);

	if (strncmp(*text, word, n) != 0 || isalnum((unsigned char)(*text)[n]))
		return false;
	*text += n;
	*text += strspn(*text, " ");
	return true;
}

static bool takes_any(const char **text, const char *const *words)
{
	while (*words && !takes(text, *words))
		words++;
	return *words;
}

bool outlook_read(struct purpose *p, const struct questionnaire *q, const char *text,
		  enum budget_aim aim, struct arena *arena, struct err *err)
{
	static const char *const points[] = {"points", "point", "p", "%", NULL};
	static const char *const days[] = {"days", "day", "d", NULL};
	const char *at = text + strspn(text, " "), *number, *rest;
	bool goal = takes(&at, "goal");
	size_t n = strcspn(at, "=");

	n = at[n] ? n + 1 : 0;
	n += strspn(at + n, "0123456789.");
	number = arena_strndup(arena, at, n);
	rest = at + n + strspn(at + n, " ");
	if (goal || strchr(number, '=') || takes_any(&rest, points)) {
		takes_any(&rest, points);
		if (n && !*rest)
			return purpose_goal(p, q, number, err);
	} else {
		takes_any(&rest, days);
		if (takes(&rest, "for gain"))
			aim = BUDGET_GAIN;
		else if (takes(&rest, "for risk"))
			aim = BUDGET_RISK;
		if (n && !*rest)
			return purpose_days(p, number, aim, err);
	}
	return err_set(err, EXIT_CODE_USAGE,
		       "days are wanted, like 50, or a goal, like 70 points or security=80, not "
		       "'%.60s'", text);
}

void outlook_typed(struct str *out, const struct purpose *p)
{
	char days[32];

	if (p->kind == PURPOSE_DAYS)
		str_add(out, effort_text(days, p->half_days));
	else if (p->kind == PURPOSE_GOAL)
		str_addf(out, "%s%s", p->goal, strchr(p->goal, '=') ? "" : " points");
}

void outlook_ask(struct outlook *o, const struct purpose *p)
{
	struct str goal = {0}, name = {0}; /* what they were may be what they are */

	str_add(&goal, p->goal);
	str_add(&name, p->name);
	str_release(&o->goal);
	str_release(&o->name);
	o->goal = goal;
	o->name = name;
	o->purpose = *p;
	o->purpose.goal = str_text(&o->goal);
	o->purpose.name = str_text(&o->name);
	o->asked = o->has_purpose = true;
}

void outlook_compute(struct outlook *o, const struct plan *p, const struct score *s,
		     const struct assessment *a)
{
	arena_release(&o->now);
	arena_release(&o->compared);
	o->n_scenarios = 0;
	if (o->asked)
		outlay_find_in(&o->outlay, &o->now, &o->purpose, &o->budgets, p, s, a);
	if (o->comparing)
		o->n_scenarios = outlays_of_scenarios_in(&o->scenarios, &o->compared,
							 &o->budgets, p, s, a);
}

void outlook_forget(struct outlook *o)
{
	budgets_release(&o->budgets);
	arena_release(&o->now);
	arena_release(&o->compared);
	o->n_scenarios = 0;
}

void outlook_clear(struct outlook *o)
{
	outlook_forget(o);
	str_release(&o->goal);
	str_release(&o->name);
	*o = (struct outlook){0};
}
