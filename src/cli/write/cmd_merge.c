#define _POSIX_C_SOURCE 200809L
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "cli/shared/commands.h"
#include "cli/shared/input.h"
#include "cli/shared/merging.h"
#include "model/assessment/milestone.h"
#include "model/store/leftovers.h"

static const struct example examples[] = {
	{"plumbline merge base.json ann.json bob.json -o both.json",
	 "what Ann and Bob made of base.json, in one file"},
	{"plumbline merge chat.json bob.json -o chat.json",
	 "bring Bob's copy into chat.json; what both came from is a milestone they share"},
	{"plumbline merge chat.json",
	 "bring in what a save left beside it as chat.json.conflict-…json"},
	{"plumbline merge chat.json --theirs",
	 "and settle all conflicts by the other side"},
	{NULL, NULL},
};

static const struct flag flags[] = {
	{"output", 'o', "FILE", "a new file, or OURS itself (default: standard output)"},
	FLAGS_MERGE_SIDE,
	FLAG_QUESTIONNAIRE,
	{NULL, 0, NULL, NULL},
};

/* The three that are merged; base.file is NULL when none was given. */
struct trio {
	struct input base, ours, theirs;
	struct assessment *common; /* in the place of a base; owned */
};

static void trio_close(struct trio *t)
{
	assessment_free(t->common);
	input_close(&t->base);
	input_close(&t->ours);
	input_close(&t->theirs);
}

static bool same_file(const char *a, const char *b)
{
	struct stat x, y;

	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev &&
	       x.st_ino == y.st_ino;
}

static enum exit_code trio_open(struct trio *t, const struct args *args, bool in_place)
{
	const char **at = args->operands;
	enum exit_code code = EXIT_CODE_OK;

	if (args->n_operands == 3)
		code = input_open(&t->base, args, *at++, OPEN_READ);
	if (code == EXIT_CODE_OK)
		code = input_open(&t->ours, args, at[0],
				  in_place ? OPEN_WRITE : OPEN_READ);
	if (code == EXIT_CODE_OK)
		code = input_open(&t->theirs, args, at[1], OPEN_READ);
	return code;
}

/* What both came from, where that was not given; it is said what serves. */
static const struct assessment *find_base(struct trio *t, const struct args *args)
{
	struct str name = {0};

	if (t->base.file)
		return t->base.a;
	t->common = milestone_common(t->ours.a, t->theirs.a, &name);
	if (t->common)
		remark(args,
		       "no BASE was given; what both came from is the milestone '%s'",
		       str_text(&name));
	else
		remark(args,
		       "no BASE was given, and no milestone is in both: what differs is a "
		       "conflict");
	str_release(&name);
	return t->common;
}

/* Puts the merged assessment into a file that is not there yet. */
static enum exit_code write_new(const struct args *args, const struct assessment *merged,
				const char *path)
{
	struct str text = {0};
	struct err err = {0};
	struct diags d = {0};
	struct questionnaire *q;
	struct assessment *a;
	struct assessment_file *f;
	enum exit_code code;

	assessment_write(merged, &text);
	q = questionnaire_search(path, args_value(args, "questionnaire", NULL),
				 merged->questionnaire_id, &d, &err);
	a = q ? assessment_parse(q, path, str_text(&text), text.len, &d) : NULL;
	f = a ? assessment_create(path, q, a, &err) : NULL;
	if (f) {
		assessment_close(f);
		code = EXIT_CODE_OK;
	} else {
		diags_print(&d, stderr);
		code = err.code ? complain(args, err.code, "%s", err.text)
				: EXIT_CODE_DATA;
		assessment_free(a);
		questionnaire_free(q);
	}
	diags_release(&d);
	str_release(&text);
	return code;
}

/* Writes what came of it where it was asked for, and takes it over. */
static enum exit_code write_merged(struct trio *t, const struct args *args,
				   struct assessment *merged, const char *out,
				   bool in_place)
{
	struct str text = {0};
	enum exit_code code;

	if (in_place) {
		input_replace(&t->ours, merged);
		return input_save(&t->ours, args);
	}
	if (strcmp(out, "-") != 0) {
		code = write_new(args, merged, out);
	} else {
		assessment_write(merged, &text);
		code = print_whole(args, &text);
		str_release(&text);
	}
	input_replace(&t->ours, merged);
	return code;
}

static enum exit_code merge_files(const struct args *args)
{
	const char *out = args_value(args, "output", "-");
	const char *ours = args->operands[args->n_operands - 2];
	bool in_place =
		strcmp(out, "-") != 0 && (!strcmp(out, ours) || same_file(out, ours));
	struct trio t = {0};
	struct assessment *merged = NULL;
	enum exit_code code;

	if (strcmp(out, "-") != 0 && !in_place && file_exists(out))
		return complain(
			args, EXIT_CODE_CANTCREAT,
			"%s is there already; write to another name, or to %s itself",
			out, ours);
	code = trio_open(&t, args, in_place);
	if (code == EXIT_CODE_OK && strcmp(t.ours.a->id, t.theirs.a->id) != 0)
		remark(args,
		       "%s and %s were begun apart: their ids differ; that of %s stays",
		       t.ours.name, t.theirs.name, t.ours.name);
	if (code == EXIT_CODE_OK)
		code = merging_do(args, find_base(&t, args), t.ours.a, t.theirs.a,
				  &merged);
	if (code == EXIT_CODE_OK)
		code = write_merged(&t, args, merged, out, in_place);
	if (code == EXIT_CODE_OK)
		code = merging_report(args, t.ours.a,
				      strcmp(out, "-") != 0 ? out : "the result");
	trio_close(&t);
	return code;
}

/* Brings in what saves left beside the file. */
static enum exit_code join_leftovers(const struct args *args, struct input *in,
				     const struct texts *paths)
{
	struct diags d = {0};
	struct err err = {0};
	struct assessment *merged =
		leftovers_merge(in->file, paths, merging_side(args), &d, &err);
	enum exit_code code = EXIT_CODE_OK;

	diags_print(&d, stderr);
	diags_release(&d);
	if (!merged)
		return complain(args, err.code, "%s", err.text);
	merging_number(args, merged);
	input_replace(in, merged);
	code = merging_settle(args, in);
	if (code == EXIT_CODE_OK)
		code = input_save(in, args);
	if (code == EXIT_CODE_OK && !leftovers_put_away(paths, &err))
		code = complain(args, err.code, "%s", err.text);
	for (size_t i = 0; code == EXIT_CODE_OK && i < paths->n; i++)
		remark(args, "%s is part of %s now, and was renamed to end with ~",
		       paths->items[i], in->name);
	return code;
}

static enum exit_code merge_one(const struct args *args)
{
	struct input in;
	struct arena arena = {0};
	struct texts paths;
	enum exit_code code;

	if (args_has(args, "output"))
		return complain(
			args, EXIT_CODE_USAGE,
			"-o goes with two files to be merged; one alone is changed itself");
	code = input_open(&in, args, args->operands[0], OPEN_WRITE);
	if (code == EXIT_CODE_OK) {
		leftovers_find(&arena, assessment_file_path(in.file), &paths);
		if (paths.n)
			code = join_leftovers(args, &in, &paths);
		else if (in.a->n_conflicts && merging_side(args) != MERGE_NEITHER)
			code = merging_settle(args, &in) == EXIT_CODE_OK
				       ? input_save(&in, args)
				       : EXIT_CODE_DATA;
		else if (!in.a->n_conflicts)
			remark(args,
			       "%s: nothing to merge: no save left anything beside it, and it "
			       "has no conflicts",
			       in.name);
		if (code == EXIT_CODE_OK)
			code = merging_report(args, in.a, in.name);
	}
	arena_release(&arena);
	input_close(&in);
	return code;
}

static enum exit_code run(const struct args *args)
{
	if (args_has(args, "ours") && args_has(args, "theirs"))
		return complain(
			args, EXIT_CODE_USAGE,
			"--ours and --theirs exclude each other; give one of them");
	return args->n_operands == 1 ? merge_one(args) : merge_files(args);
}

const struct command cmd_merge = {
	.name = "merge",
	.operands = "FILE | [BASE] OURS THEIRS",
	.summary = "bring two assessments together that came from one",
	.about =
		"Merges OURS and THEIRS, which both came from BASE, by what they mean: answers, "
		"notes, votes, the plan, accepted risks and everything else by id and member. What "
		"one side changed is taken, lists are joined, and a note and a level of the same "
		"question do not get in each other's way. What both changed differently is a "
		"conflict: OURS stands, both sides are kept in the file, the places are printed on "
		"standard error, and the exit code is 1. The screen shows conflicts side by side; "
		"--ours or --theirs settles all of them. Without BASE the newest milestone that "
		"both have is what they came from, or nothing. With one file alone, what a save "
		"left beside it as FILE.conflict-TIME.json is brought in.",
	.examples = examples,
	.flags = flags,
	.min_operands = 1,
	.max_operands = 3,
	.run = run,
};
