#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/die.h"
#include "cli/shared/input.h"
#include "cli/shared/print.h"
#include "model/assessment/milestone.h"

static const struct example examples[] = {
	{"plumbline milestone chat.json kick-off", "keep the present state under a name"},
	{"plumbline milestone chat.json --list", "which states are kept"},
	{"plumbline milestone chat.json --restore kick-off",
	 "go back to one; the present state is kept first"},
	{NULL, NULL},
};

static const struct flag flags[] = {
	{"list", 0, NULL, "the milestones in the file, oldest first"},
	{"restore", 0, "NAME", "go back to that milestone, the newest of its name"},
	FLAG_QUESTIONNAIRE,
	{NULL, 0, NULL, NULL},
};

static void list(const struct input *in)
{
	static const struct table_column columns[] = {{"name", false, false},
						      {"kept", false, false},
						      {"questionnaire", false, false},
						      {NULL, false, false}};
	struct milestone *all;
	struct printer p;
	struct table t;
	size_t n;

	printer_init(&p, stdout);
	n = milestones_list(&p.arena, in->a, &all);
	t = table_start(&p, 0, columns);
	for (size_t i = 0; i < n; i++) {
		table_cell(&t, INK_PLAIN, "%s", all[i].name);
		table_cell(&t, INK_PLAIN, "%s", all[i].at);
		table_cell(&t, INK_PLAIN, "%s", all[i].version);
	}
	if (n)
		table_print(&t);
	printer_release(&p);
}

static enum exit_code keep(const struct args *args, struct input *in, const char *name)
{
	char now[32];
	const char *kept = milestone_keep(in->a, name, date_time_text(now, date_now()));
	enum exit_code code = input_save(in, args);

	if (code == EXIT_CODE_OK)
		remark(args, "kept as '%s'", kept);
	return code;
}

/* The names there are, for a message. */
static void join_names(struct str *out, const struct assessment *a)
{
	struct arena arena = {0};
	struct milestone *all;
	size_t n = milestones_list(&arena, a, &all);

	for (size_t i = 0; i < n; i++)
		str_addf(out, "%s'%s'", i ? ", " : "; there are ", all[i].name);
	if (!n)
		str_add(out, "; it has none at all");
	arena_release(&arena);
}

static bool has_milestone(const struct args *args, const struct input *in, const char *name)
{
	struct arena arena = {0};
	struct milestone *all;
	size_t n = milestones_list(&arena, in->a, &all), i = 0;
	struct str names = {0};

	while (i < n && strcmp(all[i].name, name) != 0)
		i++;
	arena_release(&arena);
	if (i < n)
		return true;
	join_names(&names, in->a);
	complain(args, EXIT_CODE_USAGE, "%s has no milestone '%s'%s", in->name, name,
		 str_text(&names));
	str_release(&names);
	return false;
}

/* What is now is kept before it goes. */
static enum exit_code restore(const struct args *args, struct input *in, const char *name)
{
	char now[32];
	struct str before = {0};
	struct diags d = {0};
	struct assessment *then;
	enum exit_code code = EXIT_CODE_DATA;
	char *kept;

	if (!has_milestone(args, in, name))
		return EXIT_CODE_USAGE;
	str_addf(&before, "before going back to %s", name);
	kept = xstrdup(milestone_keep(in->a, str_text(&before),
				      date_time_text(now, date_now())));
	then = milestone_restore(in->a, name, &d);
	if (then) {
		input_replace(in, then);
		code = input_save(in, args);
		if (code == EXIT_CODE_OK)
			remark(args, "as it was at '%s'; what was there is kept as '%s'", name,
			       kept);
	} else {
		diags_print(&d, stderr);
	}
	free(kept);
	diags_release(&d);
	str_release(&before);
	return code;
}

static enum exit_code run_on(const struct args *args, struct input *in)
{
	const char *name = args_value(args, "restore", NULL);

	if (args_has(args, "list")) {
		list(in);
		return EXIT_CODE_OK;
	}
	return name ? restore(args, in, name) : keep(args, in, args->operands[1]);
}

static enum exit_code run(const struct args *args)
{
	bool lists = args_has(args, "list");
	int asked = lists + args_has(args, "restore") + (args->n_operands > 1);
	struct input in;
	enum exit_code code;

	if (asked != 1)
		return complain(args, EXIT_CODE_USAGE,
				"one of them is wanted: a NAME to keep the present state under, "
				"--list, or --restore NAME");
	if (args->n_operands > 1 && !*args->operands[1])
		return complain(args, EXIT_CODE_USAGE, "a milestone needs a name");
	code = input_open(&in, args, args->operands[0], lists ? OPEN_READ : OPEN_WRITE);
	if (code == EXIT_CODE_OK)
		code = run_on(args, &in);
	input_close(&in);
	return code;
}

const struct command cmd_milestone = {
	.name = "milestone",
	.operands = "FILE [NAME]",
	.summary = "keep the state of an assessment under a name, and go back to it",
	.about =
		"Keeps settings, profile, answers, plan and accepted risks of FILE as they are now "
		"under NAME, in the file itself; a name that is taken gets a number. --restore "
		"goes back to such a state and keeps the present one first, so nothing gets lost.",
	.examples = examples,
	.flags = flags,
	.min_operands = 1,
	.max_operands = 2,
	.run = run,
};
