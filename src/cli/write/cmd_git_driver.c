#include <string.h>

#include "base/file.h"
#include "base/replace.h"
#include "cli/shared/commands.h"
#include "cli/shared/input.h"
#include "cli/shared/merging.h"

static const struct example examples[] = {
	{"git config merge.plumbline.driver 'plumbline git-driver %O %A %B %P'",
	 "let git merge assessments by it"},
	{"echo '*.assessment.json merge=plumbline diff=plumbline' >> .gitattributes",
	 "for files of that name"},
	{NULL, NULL},
};

static const struct flag flags[] = {
	FLAG_QUESTIONNAIRE,
	{NULL, 0, NULL, NULL},
};

/* Reads one of the files that git made; its questionnaire stands where the file belongs. An empty
 * one is that of a side that did not have the file: then in->file is NULL. */
static enum exit_code read_side(struct input *in, const struct args *args, size_t operand,
				const char *place)
{
	const char *path = args->operands[operand];
	struct str text = {0};
	struct err err = {0};
	enum exit_code code = EXIT_CODE_OK;

	if (!file_read(path, ASSESSMENT_BYTES_MAX, &text, NULL, &err))
		code = complain(args, err.code, "%s", err.text);
	else if (text.len || operand)
		code = input_parse(in, args, &text, place, place);
	str_release(&text);
	return code;
}

/* Git takes what stands in the file of our side then. */
static enum exit_code write_ours(const struct args *args, const struct assessment *merged)
{
	const char *path = args->operands[1];
	struct file_commit_options options = {.rights_of = path, .unsynced = true};
	struct str text = {0};
	struct err err = {0};
	bool ok;

	assessment_write(merged, &text);
	ok = file_replace(path, str_text(&text), text.len, &options, NULL, &err);
	str_release(&text);
	return ok ? EXIT_CODE_OK : complain(args, err.code, "%s", err.text);
}

static enum exit_code run(const struct args *args)
{
	const char *place = args->operands[args->n_operands > 3 ? 3 : 1];
	struct input base = {0}, ours = {0}, theirs = {0};
	struct assessment *merged = NULL;
	enum exit_code code = read_side(&base, args, 0, place);

	if (code == EXIT_CODE_OK)
		code = read_side(&ours, args, 1, place);
	if (code == EXIT_CODE_OK)
		code = read_side(&theirs, args, 2, place);
	if (code == EXIT_CODE_OK)
		code = merging_do(args, base.a, ours.a, theirs.a, &merged);
	if (code == EXIT_CODE_OK)
		code = write_ours(args, merged);
	if (code == EXIT_CODE_OK)
		code = merging_report(args, merged, place);
	assessment_free(merged);
	input_close(&base);
	input_close(&ours);
	input_close(&theirs);
	return code;
}

const struct command cmd_git_driver = {
	.name = "git-driver",
	.operands = "BASE OURS THEIRS [NAME]",
	.summary = "merge as git wants it done",
	.about =
		"Merges OURS and THEIRS, which came from BASE, as plumbline merge does, and writes "
		"the result over OURS: a merge driver for git, which then merges, rebases and "
		"cherry-picks assessments by what they mean. NAME is where the file belongs. With "
		"conflicts the exit code is 1 and git says that the file is to be looked at; it "
		"can be opened as it is, and is settled on the screen or by plumbline merge FILE "
		"--ours or --theirs, then git add. For git diff in words: git config "
		"diff.plumbline.textconv 'plumbline show --textconv'.",
	.examples = examples,
	.flags = flags,
	.min_operands = 3,
	.max_operands = 4,
	.run = run,
};
