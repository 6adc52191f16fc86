#include "cli/shared/days.h"

#include <string.h>

#include "base/nearest.h"

/* At most one of them is asked for. */
static bool ask_once(const struct args *args)
{
	int n = args_has(args, "budget") + args_has(args, "goal") + args_has(args, "scenario");

	if (n > 1)
		complain(args, EXIT_CODE_USAGE,
			 "--budget asks for the best of so many days, --goal for the fewest that "
			 "reach a score, --scenario for what a name stands for: give one of them");
	else if (args_has(args, "for") && !args_has(args, "budget"))
		complain(args, EXIT_CODE_USAGE,
			 "--for says what the days of --budget are spent on: "
			 "--budget 50 --for gain");
	else
		return true;
	return false;
}

bool days_read(const struct args *args, const struct questionnaire *q, struct purpose *purpose,
	       bool *given)
{
	const char *budget = args_value(args, "budget", NULL);
	const char *goal = args_value(args, "goal", NULL);
	bool gain = !strcmp(args_value(args, "for", "risk"), "gain"), fine = true;
	struct err err = {0};

	if (!ask_once(args))
		return false;
	*given = budget || goal;
	if (budget)
		fine = purpose_days(purpose, budget, gain ? BUDGET_GAIN : BUDGET_RISK, &err);
	else if (goal)
		fine = purpose_goal(purpose, q, goal, &err);
	if (!fine)
		complain(args, err.code, "--%s: %s", budget ? "budget" : "goal", err.text);
	return fine;
}

static void say_none(const struct args *args, const char *file, const struct report *r,
		     const char *name)
{
	struct nearest near = {.word = name};
	struct str names = {0};

	for (size_t i = 0; i < r->n_scenarios; i++) {
		nearest_try(&near, r->scenarios[i].purpose.name);
		str_addf(&names, "%s'%s'", i ? ", " : "; there are ",
			 r->scenarios[i].purpose.name);
	}
	complain(args, EXIT_CODE_USAGE, "%s has no scenario '%s'%s%s", file, name,
		 nearest_hint(&near),
		 names.len ? str_text(&names)
			   : "; plumbline scenario FILE NAME --budget 50 keeps one");
	str_release(&names);
}

const struct outlay *days_scenario(const struct args *args, const char *file,
				   const struct report *r, const char *name)
{
	for (size_t i = 0; i < r->n_scenarios; i++)
		if (!strcmp(r->scenarios[i].purpose.name, name))
			return &r->scenarios[i];
	say_none(args, file, r, name);
	return NULL;
}

bool days_ask(const struct args *args, const char *name, struct report *r)
{
	const char *scenario = args_value(args, "scenario", NULL);
	const struct outlay *found = NULL;
	struct purpose purpose;
	bool given;

	if (!days_read(args, r->q, &purpose, &given))
		return false;
	if (given)
		report_spend(r, &purpose);
	if (scenario && (found = days_scenario(args, name, r, scenario)))
		report_spend(r, &found->purpose);
	return !scenario || found;
}

enum exit_code days_reached(const struct args *args, const struct report *r)
{
	const struct outlay *o = r->outlay;
	int section = o ? o->purpose.wanted.section : -1;
	char most[64];

	if (!o || outlay_reached(o))
		return EXIT_CODE_OK;
	return complain(args, EXIT_CODE_FOUND,
			"goal not reached: %s comes to %s%s, %s is asked for",
			section < 0 ? "overall" : r->q->sections[section].id,
			score_text(most, o->found.section.low),
			o->found.proved ? " at most" : "", o->purpose.goal);
}
