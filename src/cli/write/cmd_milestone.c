#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "cli/shared/input.h"
#include "cli/shared/print.h"
#include "cli/shared/state.h"
#include "engine/compare/trend.h"
#include "model/assessment/milestone.h"

static const struct example examples[] = {
	{"plumbline milestone chat.json kick-off", "keep the present state under a name"},
	{"plumbline milestone chat.json --list", "which states are kept"},
	{"plumbline milestone chat.json --rename kick-off='before the summer'",
	 "call one otherwise"},
	{"plumbline milestone chat.json --restore kick-off",
	 "go back to one; the present state is kept first"},
	{NULL, NULL},
};

static const struct flag flags[] = {
	{"list", 0, NULL, "the milestones in the file, oldest first"},
	{"restore", 0, "NAME", "go back to that milestone, the newest of its name"},
	{"rename", 0, "NAME=NEW", "call that milestone NEW"},
	{"remove", 0, "NAME", "forget that milestone"},
	FLAG_QUESTIONNAIRE,
	{NULL, 0, NULL, NULL},
};

/* What is of another version or depth than now is told by what both ask alike. */
static void list_apart(struct printer *p, const struct trend *trend)
{
	struct str apart = {0};

	for (size_t i = 0; i + 1 < trend->n; i++) {
		str_truncate(&apart, 0);
		trend_apart_words(&apart, trend, &trend->points[i]);
		if (apart.len)
			print_prose(p, 0, "%s: %s", trend->points[i].is.name, str_text(&apart));
	}
	if (trend->n_faulty)
		print_prose(p, 0, "%zu cannot be read and %s left out; plumbline check names %s "
			    "faults.", trend->n_faulty, trend->n_faulty == 1 ? "is" : "are",
			    trend->n_faulty == 1 ? "its" : "their");
	str_release(&apart);
}

static void list(const struct input *in)
{
	static const struct table_column columns[] = {{"name", false, false},
						      {"kept", false, false},
						      {"questionnaire", false, false},
						      {"overall then", true, false},
						      {"findings", true, false},
						      {NULL, false, false}};
	struct score score;
	struct trend trend;
	struct printer p;
	struct table t;

	printer_init(&p, stdout);
	score_init(&score, in->q);
	score_compute(&score, in->a, 0);
	trend_make(&trend, in->a, &score);
	t = table_start(&p, 0, columns);
	for (size_t i = 0; i + 1 < trend.n; i++) {
		const struct trend_point *point = &trend.points[i];
		char range[64];

		table_cell(&t, INK_PLAIN, "%s", point->is.name);
		table_cell(&t, INK_PLAIN, "%s", point->is.at);
		table_cell(&t, INK_PLAIN, "%s", point->is.version);
		table_cell(&t, INK_PLAIN, "%s",
			   point->alike ? range_text(range, &point->overall) : "-");
		table_cell(&t, INK_PLAIN, "%zu", point->findings);
	}
	if (trend.n)
		table_print(&t);
	else if (!trend.n_faulty)
		print_prose(&p, 0,
			    "No milestone is kept yet; plumbline milestone %s NAME keeps one.",
			    in->name);
	list_apart(&p, &trend);
	printer_release(&p);
	trend_release(&trend);
	score_release(&score);
}

/* Can a milestone be called so? */
static bool words_fit(const struct args *args, const char *name)
{
	struct err err = {0};

	if (milestone_name_fits(name, &err))
		return true;
	complain(args, err.code, "%s", err.text);
	return false;
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

static enum exit_code forget(const struct args *args, struct input *in, const char *name)
{
	enum exit_code code = EXIT_CODE_USAGE;

	if (has_milestone(args, in, name)) {
		milestone_remove(in->a, name);
		code = input_save(in, args);
	}
	if (code == EXIT_CODE_OK)
		remark(args, "'%s' is forgotten", name);
	return code;
}

/* NAME=NEW; either may hold an "=" itself, so NAME is the longest that is there. */
static enum exit_code call_otherwise(const struct args *args, struct input *in, const char *line)
{
	struct arena arena = {0};
	const char *name = NULL, *to = NULL;
	enum exit_code code = EXIT_CODE_USAGE;

	for (const char *p = strchr(line, '='); p; p = strchr(p + 1, '=')) {
		const char *left = arena_strndup(&arena, line, (size_t)(p - line));

		if (name && !milestone_is_there(in->a, left))
			continue;
		name = left;
		to = p + 1;
	}
	if (!name || !*to)
		complain(args, code, "--rename takes NAME=NEW, like kick-off='before the summer'");
	else if (!has_milestone(args, in, name))
		code = EXIT_CODE_USAGE;
	else if (milestone_is_there(in->a, to))
		complain(args, code, "there is a milestone '%s' already", to);
	else if (words_fit(args, to)) {
		milestone_rename(in->a, name, to);
		code = input_save(in, args);
		if (code == EXIT_CODE_OK)
			remark(args, "'%s' is '%s' now", name, to);
	}
	arena_release(&arena);
	return code;
}

/* What is now is kept before it goes. */
static enum exit_code restore(const struct args *args, struct input *in, const char *name)
{
	char now[32];
	struct diags d = {0};
	const char *kept;
	struct assessment *then;
	enum exit_code code = EXIT_CODE_DATA;

	if (!has_milestone(args, in, name))
		return EXIT_CODE_USAGE;
	then = milestone_go_back(in->a, name, date_time_text(now, date_now()), &kept, &d);
	if (then) {
		input_replace(in, then);
		code = input_save(in, args);
		if (code == EXIT_CODE_OK)
			remark(args, "as it was at '%s'; what was there is kept as '%s'", name,
			       kept);
	} else {
		diags_print(&d, stderr);
	}
	diags_release(&d);
	return code;
}

static enum exit_code run_on(const struct args *args, struct input *in)
{
	static const struct {
		const char *flag;
		enum exit_code (*run)(const struct args *args, struct input *in,
				      const char *value);
	} with_name[] = {
		{"restore", restore}, {"rename", call_otherwise}, {"remove", forget}};

	if (args_has(args, "list")) {
		list(in);
		return EXIT_CODE_OK;
	}
	for (size_t i = 0; i < sizeof with_name / sizeof *with_name; i++)
		if (args_has(args, with_name[i].flag))
			return with_name[i].run(args, in,
						args_value(args, with_name[i].flag, NULL));
	return keep(args, in, args->operands[1]);
}

static enum exit_code run(const struct args *args)
{
	bool lists = args_has(args, "list");
	int asked = lists + args_has(args, "restore") + args_has(args, "rename") +
		    args_has(args, "remove") + (args->n_operands > 1);

	if (asked != 1)
		return complain(args, EXIT_CODE_USAGE,
				"one of them is wanted: a NAME to keep the present state under, "
				"--list, --rename NAME=NEW, --remove NAME, or --restore NAME");
	if (args->n_operands > 1 && !words_fit(args, args->operands[1]))
		return EXIT_CODE_USAGE;
	return input_use(args, lists ? OPEN_READ : OPEN_WRITE, run_on);
}

const struct command cmd_milestone = {
	.name = "milestone",
	.operands = "FILE [NAME]",
	.summary = "keep the state of an assessment under a name, and go back to it",
	.about =
		"Keeps settings, profile, answers, plan and accepted risks of FILE as they are now "
		"under NAME, in the file itself; a name that is taken gets a number. --restore "
		"goes back to such a state and keeps the present one first, so nothing gets lost. "
		"One is kept by itself before an upgrade. plumbline compare says what moved "
		"since.",
	.examples = examples,
	.flags = flags,
	.min_operands = 1,
	.max_operands = 2,
	.run = run,
};
