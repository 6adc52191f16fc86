#include <stdio.h>

#include "cli/cli.h"
#include "cli/shared/input.h"
#include "cli/show/explain.h"
#include "cli/show/show.h"

static const struct example examples[] = {
	{"plumbline explain chat.json", "how the overall score comes about"},
	{"plumbline explain chat.json security", "the same for a section"},
	{"plumbline explain chat.json REL-06",
	 "a question: its terms, the smallest change to the next level, its place in the plan"},
	{"plumbline explain chat.json DT-12", "what each option of a decision would do"},
	{"plumbline explain chat.json CR-01",
	 "why a rule fires or not, what ends it, and what contains it until then"},
	{NULL, NULL},
};

static const struct flag flags[] = {
	FLAG_TARGET,
	FLAG_AS_OF,
	FLAG_QUESTIONNAIRE,
	{NULL, 0, NULL, NULL},
};

static void explain_thing(struct printer *p, const struct report *r, struct thing t,
			  const char *file)
{
	t = thing_resolve(r->q, t);
	if (t.kind == THING_QUESTION)
		explain_question(p, r, t.index, file);
	else if (t.kind == THING_DECISION)
		explain_decision(p, r, t.index);
	else if (t.kind == THING_SECTION)
		explain_section(p, r, t.index);
	else
		show_thing(p, r, t, file);
	if (t.kind == THING_RULE)
		explain_rule(p, r, t.index);
}

static enum exit_code explain(const struct args *args, struct input *in)
{
	struct thing t = {THING_NONE, 0};
	struct report r;
	struct printer p;

	if (args->n_operands > 1) {
		t = input_find(in, args, args->operands[1]);
		if (t.kind == THING_NONE)
			return EXIT_CODE_USAGE;
	}
	if (!input_report(in, args, true, &r))
		return EXIT_CODE_USAGE;
	printer_init(&p, stdout);
	if (t.kind == THING_NONE)
		explain_overall(&p, &r);
	else
		explain_thing(&p, &r, t, in->name);
	printer_release(&p);
	report_release(&r);
	return EXIT_CODE_OK;
}

static enum exit_code run(const struct args *args)
{
	return input_use(args, OPEN_READ, explain);
}

const struct command cmd_explain = {
	.name = "explain",
	.operands = "FILE [ID]",
	.summary = "why this score, why asked or not, what would change it",
	.about =
		"Explains where a number comes from. Without ID the overall score by sections; "
		"with one the terms of a question, section, decision or rule, why it is "
		"asked or not, and the smallest change to the next level with its gain.",
	.examples = examples,
	.flags = flags,
	.min_operands = 1,
	.max_operands = 2,
	.run = run,
};
