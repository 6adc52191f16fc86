#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/nearest.h"
#include "cli/shared/options.h"
#include "cli/shared/print.h"

static const struct table_column list_columns[] = {
	{"", false, false},
	{"", false, true},
	{NULL, false, false},
};

static const struct example first_steps[] = {
	{"plumbline new chat.json stage=prod kinds=rag serving=online",
	 "begin an assessment of a workload"},
	{"plumbline chat.json", "walk through it on the screen"},
	{"plumbline set chat.json REL-01=3 DT-03=net", "or answer from the command line"},
	{"plumbline plan chat.json", "what to do, in which order"},
	{"plumbline export chat.json -o plan.xlsx -o plan.json", "hand it over"},
	{NULL, NULL},
};

static const struct example exit_codes[] = {
	{"0", "fine"},
	{"1", "check or lint --strict found something, a gate was missed, a merge conflicts"},
	{"2", "wrong on the command line: ids, values, options"},
	{"65", "wrong inside a file"},
	{"66", "no such input"},
	{"70", "a fault of the program"},
	{"73", "cannot create the output"},
	{"74", "reading or writing failed"},
	{"75", "held by another program"},
	{"76", "changed by somebody else: the answers are in another file, which is named"},
	{NULL, NULL},
};

static void print_pairs(struct printer *p, const struct example *pairs)
{
	struct table t = table_start(p, 2, list_columns);

	for (const struct example *e = pairs; e->line; e++) {
		table_cell(&t, INK_PLAIN, "%s", e->line);
		table_cell(&t, INK_PLAIN, "%s", e->what);
	}
	table_print(&t);
}

static void print_examples(struct printer *p, const struct example *examples)
{
	for (const struct example *e = examples; e->line; e++) {
		print_line(p, "  %s", e->line);
		print_prose(p, 6, "%s", e->what);
	}
}

static void add_flags(struct table *t, const struct flag *flags)
{
	for (const struct flag *f = flags; f && f->name; f++) {
		char letter[8] = "    ";

		if (f->letter)
			snprintf(letter, sizeof letter, "-%c, ", f->letter);
		table_cell(t, INK_PLAIN, "%s--%s%s%s", letter, f->name,
			   f->value ? " " : "", f->value ? f->value : "");
		table_cell(t, INK_PLAIN, "%s", f->help);
	}
}

static void print_words(struct printer *p, const struct command *c)
{
	struct table t = table_start(p, 2, list_columns);
	struct example e;

	print_blank(p);
	print_heading(p, "%s", c->words);
	for (size_t i = 0; c->word(i, &e); i++) {
		table_cell(&t, INK_PLAIN, "%s", e.line);
		table_cell(&t, INK_PLAIN, "%s", e.what);
	}
	table_print(&t);
}

static void print_command(struct printer *p, const struct command *const *all,
			  const struct command *c)
{
	struct table t = table_start(p, 2, list_columns);
	bool is_default = c == all[0];

	print_heading(p, "Examples");
	print_examples(p, c->examples);
	print_blank(p);
	print_heading(p, "Usage");
	if (is_default)
		print_line(p, "  plumbline %s [options]", c->operands);
	else
		print_line(p, "  plumbline %s%s%s [options]", c->name,
			   *c->operands ? " " : "", c->operands);
	print_blank(p);
	print_prose(p, 0, "%s", c->about);
	print_blank(p);
	print_heading(p, "Options");
	add_flags(&t, c->flags);
	add_flags(&t, global_flags);
	table_print(&t);
	if (c->words)
		print_words(p, c);
}

static void print_overview(struct printer *p, const struct command *const *all)
{
	struct table t = table_start(p, 2, list_columns);

	print_prose(p, 0,
		    "plumbline tells a team whether its AI workload on Azure is well "
		    "architected: answer, score, plan, hand over. All of it offline, in "
		    "one file that is yours.");
	print_blank(p);
	print_heading(p, "Start here");
	print_examples(p, first_steps);
	print_blank(p);
	print_heading(p, "Commands");
	for (size_t i = 0; all[i]; i++) {
		const struct command *c = all[i];

		table_cell(&t, INK_PLAIN, "%s", i == 0 ? c->operands : c->name);
		table_cell(&t, INK_PLAIN, "%s", c->summary);
	}
	table_print(&t);
	print_blank(p);
	print_heading(p, "Exit codes");
	print_pairs(p, exit_codes);
	print_blank(p);
	print_prose(p, 0,
		    "plumbline help COMMAND shows examples and options of a command. "
		    "FILE may be '-' for standard input or output.");
}

void help_print(const struct command *const *commands, const struct command *command,
		bool to_stderr)
{
	struct printer p;

	printer_init(&p, to_stderr ? stderr : stdout);
	if (command)
		print_command(&p, commands, command);
	else
		print_overview(&p, commands);
	printer_release(&p);
}

static const struct example examples[] = {
	{"plumbline help set", "examples and options of a command"},
	{"plumbline help", "all commands"},
	{NULL, NULL},
};

static const struct flag flags[] = {
	{"complete", 0, NULL, "what can follow the words behind --, for the shells"},
	{"man", 0, NULL, "commands and options as a part of the man page"},
	{NULL, 0, NULL, NULL},
};

static enum exit_code run(const struct args *args)
{
	const struct command *command = NULL;
	struct nearest near = {0};

	if (args_has(args, "complete")) {
		complete_print(args);
		return EXIT_CODE_OK;
	}
	if (args_has(args, "man")) {
		man_print(args->commands);
		return EXIT_CODE_OK;
	}
	if (args->n_operands > 1)
		return complain(args, EXIT_CODE_USAGE, "help is about one command at a time");
	if (args->n_operands) {
		near.word = args->operands[0];
		command = command_named(args->commands, near.word);
		for (size_t i = 0; args->commands[i]; i++)
			nearest_try(&near, args->commands[i]->name);
	}
	if (args->n_operands && !command)
		return complain(args, EXIT_CODE_USAGE,
				"there is no command '%s'%s; plumbline help lists them",
				near.word, nearest_hint(&near));
	help_print(args->commands, command, false);
	return EXIT_CODE_OK;
}

const struct command cmd_help = {
	.name = "help",
	.operands = "[COMMAND]",
	.summary = "show examples and options of a command",
	.about = "Shows the help of a command, or the list of commands.",
	.examples = examples,
	.flags = flags,
	.min_operands = 0,
	.max_operands = OPERANDS_MANY,
	.run = run,
};
