#include <stdio.h>
#include <string.h>

#include "cli/shared/commands.h"
#include "cli/shared/days.h"
#include "cli/shared/input.h"
#include "cli/shared/print.h"
#include "export/report/columns.h"

static const struct example examples[] = {
	{"plumbline scenario chat.json fifty --budget 50", "keep what to do with 50 days"},
	{"plumbline scenario chat.json launch --goal security=80", "a goal"},
	{"plumbline scenario chat.json small --actions REL-06,SEC-15/labels",
	 "actions, or steps of them"},
	{"plumbline scenario chat.json --list", "all of them side by side"},
	{"plumbline plan chat.json --scenario fifty", "the plan of one"},
	{NULL, NULL},
};

static const struct flag flags[] = {
	FLAG_BUDGET,
	FLAG_FOR,
	FLAG_GOAL,
	{"actions", 0, "ID,ID", "what these actions, or steps, come to"},
	{"list", 0, NULL, "what is in FILE, compared"},
	{"remove", 0, "NAME", "take that one out"},
	FLAG_QUESTIONNAIRE,
	{NULL, 0, NULL, NULL},
};

#define NAME_WIDTH 24 /* of what stands beside a scenario's name */

/* What tells each from the others. */
static void list_differences(struct printer *p, const struct report *r)
{
	const struct column *apart = &scenario_columns[SCENARIO_APART];
	struct str words = {0};

	if (r->n_scenarios < 2)
		return;
	print_blank(p);
	print_heading(p, "%s", apart->title);
	for (size_t i = 0; i < r->n_scenarios; i++) {
		str_truncate(&words, 0);
		column_words(&words, apart, &(struct row){&p->arena, r, i, -1});
		print_entry(p, 0, NAME_WIDTH, r->scenarios[i].purpose.name,
			    words.len ? str_text(&words) : "nothing that no other has");
	}
	str_release(&words);
}

static void list(const struct report *r)
{
	static const int columns[] = {SCENARIO_NAME, SCENARIO_ASKED, SCENARIO_DAYS, SCENARIO_RISK,
				      SCENARIO_GAIN, SCENARIO_SCORE, SCENARIO_ACTIONS, -1};
	struct printer p;
	struct table t;

	printer_init(&p, stdout);
	t = table_of(&p, 0, scenario_columns, columns);
	for (size_t i = 0; i < r->n_scenarios; i++)
		table_row(&t, scenario_columns, columns, r, i);
	if (r->n_scenarios)
		table_print(&t);
	list_differences(&p, r);
	printer_release(&p);
}

static enum exit_code list_all(const struct args *args, const struct input *in)
{
	struct report r;

	report_make(&r, in->file, NULL);
	list(&r);
	if (!r.n_scenarios)
		remark(args, "no scenarios; plumbline scenario %s NAME --budget 50 keeps one",
		       in->name);
	report_release(&r);
	return EXIT_CODE_OK;
}

/* The ids between commas; false when there is none. */
static bool read_actions(struct arena *arena, const char *text, struct purpose *purpose)
{
	*purpose = (struct purpose){.name = "",
				    .kind = PURPOSE_ACTIONS,
				    .goal = "",
				    .wanted = {.section = -1}};
	while (*text) {
		size_t n = strcspn(text, ", ");

		if (n)
			*(const char **)ARENA_PUSH(arena, purpose->actions.items,
						   purpose->actions.n) =
				arena_strndup(arena, text, n);
		text += n + (text[n] != '\0');
	}
	return purpose->actions.n > 0;
}

static bool are_known(const struct args *args, const struct input *in, const struct outlay *o)
{
	if (!o->unknown.n)
		return true;
	complain(args, EXIT_CODE_USAGE,
		 "the plan has no action or step '%s'; plumbline plan %s --steps lists them",
		 o->unknown.items[0], in->name);
	return false;
}

static enum exit_code keep(const struct args *args, struct input *in,
			   const struct purpose *purpose)
{
	struct report r;
	struct scenario kept = purpose_scenario(purpose);
	struct str words = {0};
	enum exit_code code = EXIT_CODE_USAGE;

	report_make(&r, in->file, NULL);
	report_spend(&r, purpose);
	if (are_known(args, in, r.outlay)) {
		scenario_keep(in->a, &kept);
		code = input_save(in, args);
	}
	if (code == EXIT_CODE_OK) {
		outlay_words(&words, r.outlay, in->q);
		remark(args, "kept as '%s': %s", purpose->name, str_text(&words));
	}
	str_release(&words);
	report_release(&r);
	return code;
}

static enum exit_code read_and_keep(const struct args *args, struct input *in)
{
	const char *actions = args_value(args, "actions", NULL);
	struct arena arena = {0};
	struct purpose purpose;
	bool given = false, fine = days_read(args, in->q, &purpose, &given);
	enum exit_code code = EXIT_CODE_USAGE;

	if (fine && given == (actions != NULL))
		complain(args, code, "what does it stand for? give one of --budget, --goal and "
				     "--actions");
	else if (fine && actions && !read_actions(&arena, actions, &purpose))
		complain(args, code, "--actions wants ids, with commas between");
	else if (fine) {
		purpose.name = args->operands[1];
		code = keep(args, in, &purpose);
	}
	arena_release(&arena);
	return code;
}

static enum exit_code take_out(const struct args *args, struct input *in, const char *name)
{
	enum exit_code code = EXIT_CODE_OK;
	struct report r;

	if (!scenario_drop(in->a, name)) {
		report_make(&r, in->file, NULL);
		days_scenario(args, in->name, &r, name);
		report_release(&r);
		return EXIT_CODE_USAGE;
	}
	code = input_save(in, args);
	if (code == EXIT_CODE_OK)
		remark(args, "removed '%s'", name);
	return code;
}

static enum exit_code run_on(const struct args *args, struct input *in)
{
	const char *name = args_value(args, "remove", NULL);

	if (args_has(args, "list"))
		return list_all(args, in);
	return name ? take_out(args, in, name) : read_and_keep(args, in);
}

static enum exit_code run(const struct args *args)
{
	bool lists = args_has(args, "list");
	int asked = lists + args_has(args, "remove") + (args->n_operands > 1);

	if (asked != 1)
		return complain(args, EXIT_CODE_USAGE,
				"one of them is wanted: a NAME to keep a scenario under, "
				"--list, or --remove NAME");
	if (args->n_operands > 1 && !*args->operands[1])
		return complain(args, EXIT_CODE_USAGE, "a scenario needs a name");
	return input_use(args, lists ? OPEN_READ : OPEN_WRITE, run_on);
}

const struct command cmd_scenario = {
	.name = "scenario",
	.operands = "FILE [NAME]",
	.summary = "keep a budget, a goal or some actions under a name, and compare them",
	.about =
		"Keeps in FILE what the team thinks of doing, under NAME; a name that is taken "
		"gets the new meaning. It is worked out anew whenever it is looked at, so it "
		"follows the answers. --list sets all of them side by side: days, risk taken "
		"away, points, the score then, and what each has that no other has; exports do "
		"so too.",
	.examples = examples,
	.flags = flags,
	.min_operands = 1,
	.max_operands = 2,
	.run = run,
};
