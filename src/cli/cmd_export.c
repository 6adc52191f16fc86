#define _XOPEN_SOURCE 700
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/nearest.h"
#include "base/temp.h"
#include "cli/cli.h"
#include "cli/shared/days.h"
#include "cli/shared/input.h"
#include "export/export.h"

static const struct example examples[] = {
	{"plumbline export chat.json -o plan.xlsx", "a workbook to work in"},
	{"plumbline export chat.json -o plan.xlsx -o plan.json -o plan.md",
	 "several formats of the same report"},
	{"plumbline export chat.json --format csv -o -", "to standard output"},
	{"plumbline export chat.json --format azure-boards -o backlog.csv",
	 "work items to import: epics, features, tasks"},
	{"plumbline export chat.json --format madr -o docs/decisions/",
	 "a record of each decision, to write on in"},
	{"plumbline export chat.json --redact customer -o plan.xlsx",
	 "without what a customer is not to see"},
	{"plumbline export chat.json --page board -o board.html", "a single page for a board"},
	{"plumbline export chat.json --theme our.theme.yaml -o chat.html",
	 "with your name, logo and colours; templates/plain.theme.yaml is one to copy"},
	{"plumbline export chat.json --language de -o chat.html", "written in German"},
	{"plumbline export chat.json --budget 50 -o plan.xlsx", "with what 50 days buy"},
	{NULL, NULL},
};

static const struct flag flags[] = {
	{"output", 'o', "PATH", "write there; may be repeated; '-' is standard output"},
	{"format", 0, "FORMAT", "one of those below; without it the suffix decides"},
	{"page", 0, "report|board", "html and md: a single page for those who decide"},
	{"theme", 0, "THEME",
	 "whose report it is: 'plain', or a file like it"},
	{"language", 0, "LANGUAGE",
	 "in which it is written: en, de, or a file"},
	{"redact", 0, REDACTIONS, "leave out what such readers are not to see, and say so"},
	{"no-bom", 0, NULL, "a CSV file for programs: without a mark of UTF-8"},
	{"steps", 0, NULL, "in CSV a row for each step too, beneath its action"},
	{"with", 0, "sources", "in a workbook also what its questions were made from"},
	{"force", 0, NULL, "write over a workbook, though it was filled in since"},
	FLAG_TARGET,
	{"capacity", 0, "DAYS", "person-days a wave has"},
	FLAG_BUDGET,
	FLAG_FOR,
	FLAG_GOAL,
	FLAG_SCENARIO,
	FLAG_AS_OF,
	FLAG_QUESTIONNAIRE,
	{NULL, 0, NULL, NULL},
};

/* A file to write. */
struct output {
	const char *path;
	const struct export_format *format;
};

struct outputs {
	struct arena arena;
	struct output *items;
	size_t n;
};

static void add_formats(struct str *out, bool suffixes)
{
	for (const struct export_format *f = export_formats; f->name; f++)
		str_addf(out, "%s%s", out->len ? ", " : "", suffixes ? f->suffix : f->name);
}

static const struct export_format *format_named(const struct args *args, const char *name)
{
	const struct export_format *f = export_format_named(name);
	struct nearest near = {.word = name};
	struct str names = {0};

	if (f)
		return f;
	for (f = export_formats; f->name; f++)
		nearest_try(&near, f->name);
	add_formats(&names, false);
	complain(args, EXIT_CODE_USAGE, "there is no format '%s'%s; there are %s", name,
		 nearest_hint(&near), str_text(&names));
	str_release(&names);
	return NULL;
}

static const struct export_format *format_of(const struct args *args, const char *path)
{
	const struct export_format *f = export_format_of_path(path);
	struct str suffixes = {0};

	if (f)
		return f;
	add_formats(&suffixes, true);
	complain(args, EXIT_CODE_USAGE,
		 "the suffix of '%s' names no format; end it with one of %s, or give --format",
		 path, str_text(&suffixes));
	str_release(&suffixes);
	return NULL;
}

static bool same_file(const char *a, const char *b)
{
	struct stat x, y;

	if (!strcmp(a, b))
		return true;
	return !stat(a, &x) && !stat(b, &y) && x.st_dev == y.st_dev &&
	       x.st_ino == y.st_ino;
}

static enum exit_code check_target(const struct args *args, const struct input *in,
				   const struct outputs *outputs, const char *path,
				   const struct export_format *f)
{
	struct err err = {0};

	for (size_t i = 0; i < outputs->n; i++)
		if (same_file(outputs->items[i].path, path))
			return complain(args, EXIT_CODE_USAGE,
					"'%s' is given twice as output", path);
	if (strcmp(path, "-") != 0 && !in->is_stdin && same_file(in->name, path))
		return complain(args, EXIT_CODE_USAGE,
				"'%s' is the assessment itself and is not overwritten; "
				"choose another name",
				path);
	if (export_may_write(f, path, &err))
		return EXIT_CODE_OK;
	return complain(args, err.code, "%s", err.text);
}

static bool wants_board(const struct args *args)
{
	return !strcmp(args_value(args, "page", ""), "board");
}

static enum exit_code read_output(const struct args *args, const struct input *in,
				  struct outputs *outputs, const char *path,
				  const struct export_format *f)
{
	enum exit_code code;

	if (!f && !strcmp(path, "-"))
		return complain(args, EXIT_CODE_USAGE, "-o - needs --format");
	f = f ? f : format_of(args, path);
	code = f ? check_target(args, in, outputs, path, f) : EXIT_CODE_USAGE;
	if (code != EXIT_CODE_OK)
		return code;
	if (wants_board(args) && !f->has_board)
		return complain(args, EXIT_CODE_USAGE,
				"'%s': %s has no page for a board; html and md have", path,
				f->name);
	if (!f->text && !strcmp(path, "-"))
		return complain(args, EXIT_CODE_USAGE,
				"%s cannot be written to standard output; give it a %s "
				"name",
				f->name, f->files ? "folder" : "file");
	*(struct output *)ARENA_PUSH(&outputs->arena, outputs->items, outputs->n) =
		(struct output){path, f};
	return EXIT_CODE_OK;
}

static enum exit_code read_outputs(const struct args *args, const struct input *in,
				   struct outputs *outputs)
{
	const char *named = args_value(args, "format", NULL), *path;
	const struct export_format *f = NULL;
	enum exit_code code = EXIT_CODE_OK;

	if (named && !(f = format_named(args, named)))
		return EXIT_CODE_USAGE;
	for (size_t i = 0; !code && (path = args_next(args, "output", &i));)
		code = read_output(args, in, outputs, path, f);
	return code;
}

/* All of them, also after one that failed; the first failure is the exit code. */
static enum exit_code write_outputs(const struct args *args,
				    const struct outputs *outputs, struct report *r)
{
	enum exit_code code = EXIT_CODE_OK;

	for (size_t i = 0; i < outputs->n; i++) {
		const struct output *o = &outputs->items[i];
		struct err err = {0};

		r->force = args_has(args, "force");
		r->with_sources = args_has(args, "with");
		r->bare_csv = args_has(args, "no-bom") || !strcmp(o->path, "-");
		if (export_report(r, o->format, o->path, &err)) {
			if (strcmp(o->path, "-") != 0)
				remark(args, "wrote %s", o->path);
			continue;
		}
		complain(args, err.code, "%s", err.text);
		code = code ? code : err.code;
	}
	return code;
}

/* The theme and the language that were asked for, in the arena. */
static enum exit_code read_theme(const struct args *args, struct arena *arena,
				 struct export_theme *theme)
{
	struct diags d = {0};
	struct err err = {0};
	enum exit_code code = EXIT_CODE_OK;

	if (!theme_choose(theme, arena, args_value(args, "theme", NULL),
			  args_value(args, "language", NULL), &d, &err)) {
		diags_print(&d, stderr);
		code = d.n ? EXIT_CODE_DATA : complain(args, err.code, "%s", err.text);
	}
	diags_release(&d);
	return code;
}

static enum exit_code export_input(const struct args *args, struct input *in)
{
	struct export_theme theme = export_theme_plain;
	struct outputs outputs = {0};
	struct report r;
	enum exit_code code = read_outputs(args, in, &outputs);

	code = code ? code : read_theme(args, &outputs.arena, &theme);
	if (!code)
		words_use(theme.language);
	if (!code && !input_report(in, args, true, &r)) {
		code = EXIT_CODE_USAGE;
	} else if (!code) {
		r.board = wants_board(args);
		r.theme = &theme;
		temp_remove_on_signals();
		code = write_outputs(args, &outputs, &r);
		code = code ? code : days_reached(args, &r);
		report_release(&r);
	}
	words_use(&words_english);
	arena_release(&outputs.arena);
	return code;
}

static enum exit_code run(const struct args *args)
{
	if (!args_has(args, "output"))
		return complain(args, EXIT_CODE_USAGE,
				"where to? plumbline export %s -o plan.xlsx -o plan.json",
				args->operands[0]);
	return input_use(args, OPEN_READ, export_input);
}

static bool format_word(size_t i, struct example *e)
{
	*e = (struct example){export_formats[i].name, export_formats[i].what};
	return e->line != NULL;
}

const struct command cmd_export = {
	.name = "export",
	.operands = "FILE -o PATH ...",
	.summary = "write the report: workbook, page, Markdown, JSON, CSV, backlogs, facts",
	.about =
		"Writes the whole report of FILE: scores, findings, plan, decisions, answers "
		"with their notes. The suffix of a path chooses the format: .json, .jira.csv, "
		"or .madr/ for a folder; the longest that fits. Each file is "
		"written beside its target, read back and checked, then renamed; an existing "
		"one keeps its rights. A workbook in which people filled in what FILE does not "
		"say is not written over: plumbline update takes that first. An assessment is "
		"never written over, not even a damaged one. A format that makes several files "
		"writes into a folder, which is made if it is not there; all its files are "
		"written before the first takes the place of an old one. In the records of madr, "
		"what stands below the mark is yours and stays.\n\n"
		"--theme puts an organisation, a logo, a disclaimer and colours on HTML, and what "
		"they can show of that on Markdown and workbooks; Markdown and HTML have the parts "
		"that it names. A logo is a PNG or SVG file beside the theme. --page board is one "
		"sheet: where we stand, the worst risks, what we do when, what we ask for.\n\n"
		"--language, or 'language' in the theme, says in which language it is written; "
		"never the locale. en and de are carried, NAME.language.yaml is a file like "
		"templates/de.language.yaml. Questions stay in the language of their "
		"questionnaire, and the report says which that is. What programs read stays as it "
		"is: keys of JSON, columns of CSV and of facts, words such as in-progress in "
		"them.\n\n"
		"--redact internal is for colleagues who did not take part: without votes, what "
		"was parked, milestones, the sides of conflicts and members that are not known. "
		"--redact customer also leaves out names of people, notes, evidence and scenarios. "
		"The name and scope of the workload, and why a risk is accepted, stay. Where a "
		"single text was, it says [left out].",
	.examples = examples,
	.flags = flags,
	.words = "Formats",
	.word = format_word,
	.min_operands = 1,
	.max_operands = 1,
	.run = run,
};
