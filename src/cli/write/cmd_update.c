#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/die.h"
#include "base/file.h"
#include "cli/shared/commands.h"
#include "cli/shared/input.h"
#include "cli/shared/merging.h"
#include "import/update.h"
#include "model/assessment/milestone.h"

static const struct example examples[] = {
	{"plumbline update chat.json --from plan.xlsx --dry-run",
	 "what was changed in the workbook since it was exported"},
	{"plumbline update chat.json --from plan.xlsx", "take it over: all of it, or nothing"},
	{"plumbline update chat.json --from plan.xlsx --partial",
	 "take over what fits, and say what does not"},
	{"plumbline update chat.json --from plan.csv",
	 "from CSV, which does not say what it was made from: all that differs is taken"},
	{NULL, NULL},
};

static const struct flag flags[] = {
	{"from", 0, "PATH", "the workbook, or the CSV file, that came back"},
	{"dry-run", 0, NULL, "show what would be changed, and change nothing"},
	{"partial", 0, NULL, "take what fits, though something does not"},
	{"ours", 0, NULL, "where both were changed, FILE stands"},
	{"theirs", 0, NULL, "where both were changed, take what the workbook says"},
	FLAG_QUESTIONNAIRE,
	{NULL, 0, NULL, NULL},
};

/* What is taken, on standard output. */
static enum exit_code print_taken(const struct args *args, const struct update *u)
{
	struct str text = {0};
	enum exit_code code;

	for (size_t i = 0; i < u->n; i++)
		if (u->changes[i].taken) {
			update_words(&text, &u->changes[i]);
			str_addc(&text, '\n');
		}
	code = print_whole(args, &text);
	str_release(&text);
	return code;
}

static void print_conflicts(const struct args *args, const struct update *u)
{
	for (size_t i = 0; i < u->n && u->n_conflicts; i++) {
		struct str line = {0};

		update_words(&line, &u->changes[i]);
		if (u->changes[i].conflict && !u->changes[i].refused)
			complain(args, EXIT_CODE_FOUND, "conflict: %s", str_text(&line));
		str_release(&line);
	}
}

/* Why it is not written; 0: it is. */
static enum exit_code judge(const struct args *args, const struct input *in,
			    const struct update *u, const struct diags *d)
{
	size_t n = d->n + d->dropped;

	if (args_has(args, "partial") || (!n && !u->n_conflicts))
		return EXIT_CODE_OK;
	if (n)
		return complain(args, EXIT_CODE_DATA,
				"%zu thing%s not fit, so nothing was changed; mend %s in the "
				"workbook, or take the rest with --partial",
				n, n == 1 ? " does" : "s do", n == 1 ? "it" : "them");
	return complain(args, EXIT_CODE_FOUND,
			"%zu conflict%s, so nothing was changed; settle %s in %s, by --ours or "
			"--theirs, or take the rest with --partial",
			u->n_conflicts, u->n_conflicts == 1 ? "" : "s",
			u->n_conflicts == 1 ? "it" : "them", in->name);
}

/* Keeps the state that is in memory, in the assessment that is then copied. */
static char *keep(struct input *in, const char *from)
{
	struct str name = {0};
	char *kept, now[32];

	str_addf(&name, "before %s", file_name(from));
	kept = xstrdup(milestone_keep(in->a, str_text(&name), date_time_text(now, date_now())));
	str_release(&name);
	return kept;
}

static enum exit_code settle(const struct args *args, struct input *in, struct update *u,
			     struct diags *d)
{
	char *kept = keep(in, u->path);
	struct assessment *after = update_apply(u, in->a, merging_side(args), date_now(), d);
	bool dry = args_has(args, "dry-run");
	size_t n = updates_taken(u);
	enum exit_code code, printed = EXIT_CODE_OK;

	diags_print(d, stderr);
	print_conflicts(args, u);
	code = dry ? EXIT_CODE_OK : judge(args, in, u, d);
	if (!code)
		printed = print_taken(args, u);
	if (!dry && !code && n) {
		input_replace(in, after);
		code = input_save(in, args);
	} else {
		assessment_free(after);
	}
	if (!n && !d->n && !u->n_conflicts)
		remark(args, "%s says nothing that %s does not say", u->path, in->name);
	else if (!code && dry)
		remark(args, "%zu change%s would be taken", n, n == 1 ? "" : "s");
	else if (!code && !n)
		remark(args, "nothing was changed");
	else if (!code)
		remark(args, "%zu change%s taken; the state before is kept as '%s'", n,
		       n == 1 ? "" : "s", kept);
	free(kept);
	return code ? code : printed;
}

static enum exit_code update(const struct args *args, struct input *in)
{
	const char *path = args_value(args, "from", NULL);
	struct update u;
	struct diags d = {0};
	struct err err = {0};
	enum exit_code code;

	if (update_read(&u, in->a, path, date_day(date_now()), &d, &err)) {
		code = settle(args, in, &u, &d);
	} else {
		diags_print(&d, stderr);
		code = complain(args, err.code, "%s%s%s", strstr(err.text, path) ? "" : path,
				strstr(err.text, path) ? "" : ": ", err.text);
	}
	update_release(&u);
	diags_release(&d);
	return code;
}

static enum exit_code run(const struct args *args)
{
	if (!args_has(args, "from"))
		return complain(args, EXIT_CODE_USAGE,
				"from what? plumbline update %s --from plan.xlsx",
				args->operands[0]);
	return input_use(args, args_has(args, "dry-run") ? OPEN_READ : OPEN_WRITE, update);
}

const struct command cmd_update = {
	.name = "update",
	.operands = "FILE --from PATH",
	.summary = "take over what was changed in a workbook that came back",
	.about =
		"Reads what people filled in in a plan that was exported: status, owner, due date "
		"and note of actions and steps, and the fields of accepted risks, each by its id, "
		"however the rows were sorted, the columns moved or the sheets renamed, and in "
		"whatever language it was written. A workbook knows what it was made from: what "
		"only it has changed is taken, what only FILE has changed stays, and where both "
		"have it is a conflict. What does not fit is refused with its sheet, its cell and "
		"the reason, and then nothing is changed. An accepted risk is not changed, but "
		"superseded by a new record from today on. The state before is kept as a "
		"milestone.",
	.examples = examples,
	.flags = flags,
	.min_operands = 1,
	.max_operands = 1,
	.run = run,
};
