/* What can be done with so many days, and what a goal takes; see parts.h. */
#include <stdio.h>
#include <string.h>

#include "engine/budget/outlay.h"
#include "ui/plain/parts.h"

/* What is read of those that are out. */
#define READ_OUT 5
/* And of those that are in. */
#define READ_IN 20

/* "  12  DT-11  Publish through Azure Front Door, 2 days", with how much of it when that is not
 * all; or why it is out. */
static void say_action(struct plain *p, const struct outlay *o, size_t i)
{
	const struct action *act = &p->s->plan.actions[i];
	const struct outlay_part *part = &o->parts[i];
	struct str line = {0};
	char days[32];

	str_addf(&line, "  %zu  %s  %s, ", act->rank, act->id, act->title);
	if (!part->steps) {
		outlay_why_out(&line, o, &p->s->plan, i);
	} else {
		str_addf(&line, "%s day%s", effort_text(days, part->half_days),
			 part->half_days == 2 ? "" : "s");
		if (part->steps < part->of)
			str_add(&line, ", ");
		if (part->steps < part->of)
			outlay_part_words(&line, o, i);
	}
	plain_say(p, str_text(&line));
	str_release(&line);
}

static void say_outlay(struct plain *p, const struct outlay *o)
{
	const struct plan *plan = &p->s->plan;
	struct str words = {0};
	size_t in = 0, out = 0;

	outlay_words(&words, o, p->s->q);
	str_add(&words, ".");
	plain_say(p, str_text(&words));
	str_release(&words);
	fputs(o->n_actions ? "In:\n" : "Nothing is in.\n", p->out);
	for (size_t i = 0; i < plan->n_actions; i++)
		if (o->parts[i].steps && in++ < READ_IN)
			say_action(p, o, i);
	if (in > READ_IN)
		fprintf(p->out, "  and %zu more\n", in - READ_IN);
	for (size_t i = 0; out < READ_OUT && outlay_next_out(o, plan, &i); i++) {
		fputs(out++ ? "" : "Out, first of all:\n", p->out);
		say_action(p, o, i);
	}
}

static void answer(struct plain *p, const struct purpose *purpose)
{
	struct arena arena = {0};
	struct outlay o;

	session_need_plan(p->s);
	outlay_find(&o, &arena, purpose, &p->s->plan, &p->s->score, p->s->a);
	say_outlay(p, &o);
	arena_release(&arena);
}

void plain_budget(struct plain *p, const char *text)
{
	char days[32];
	size_t n = strcspn(text, " ");
	const char *rest = text + n + strspn(text + n, " ");
	bool gain = !strcmp(rest, "gain") || !strcmp(rest, "for gain");
	struct purpose purpose;
	struct err err = {0};

	if (!n || (*rest && !gain && strcmp(rest, "for risk") != 0)) {
		plain_say(p, "B and days says what is best done with them: B 50, or "
			     "B 50 for gain.");
		return;
	}
	snprintf(days, sizeof days, "%.*s", (int)n, text);
	if (purpose_days(&purpose, days, gain ? BUDGET_GAIN : BUDGET_RISK, &err))
		answer(p, &purpose);
	else
		plain_say(p, err.text);
}

void plain_goal(struct plain *p, const char *text)
{
	struct purpose purpose;
	struct err err = {0};

	if (!*text)
		plain_say(p, "G and a score says how few days reach it: G 70, or G security=80.");
	else if (purpose_goal(&purpose, p->s->q, text, &err))
		answer(p, &purpose);
	else
		plain_say(p, err.text);
}
