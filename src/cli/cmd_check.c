#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/cli.h"
#include "cli/shared/input.h"
#include "export/report/language.h"
#include "export/report/theme.h"
#include "model/assessment/conflict.h"
#include "model/questionnaire/check.h"
#include "ui/app/config.h"

static const struct example examples[] = {
	{"plumbline check", "the questionnaire that is built in"},
	{"plumbline check my-questionnaire", "a questionnaire: a folder of YAML files"},
	{"plumbline check chat.json", "an assessment"},
	{"plumbline check our.theme.yaml", "a theme of exports"},
	{NULL, NULL},
};

static const struct flag flags[] = {
	FLAG_QUESTIONNAIRE,
	{NULL, 0, NULL, NULL},
};

/* Faults are what this command is asked for, so they are data: on standard output. */
static enum exit_code print_faults(struct diags *d)
{
	diags_print(d, stdout);
	if (d->unreadable)
		return EXIT_CODE_DATA;
	return d->n ? EXIT_CODE_FOUND : EXIT_CODE_OK;
}

static enum exit_code check_questionnaire(const char *path)
{
	struct diags d = {0};
	struct questionnaire *q = questionnaire_load(path, &d);
	enum exit_code code;

	if (q)
		questionnaire_check(q, &d);
	code = print_faults(&d);
	questionnaire_free(q);
	diags_release(&d);
	return code;
}

/* The settings of the screen go by the name they have in their folder. */
static bool is_config(const char *path)
{
	const char *slash = strrchr(path, '/');

	return !strcmp(slash ? slash + 1 : path, "config.yaml");
}

static enum exit_code check_config(const char *path)
{
	struct config config;
	enum exit_code code;

	config_load(&config, path);
	code = print_faults(&config.diags);
	config_release(&config);
	return code;
}

/* A theme, or a language. */
static enum exit_code check_look(const struct args *args, const char *path)
{
	struct arena a = {0};
	struct diags d = {0};
	struct err err = {0};
	bool fine = theme_is_path(path) ? theme_read(&a, path, &d, &err) != NULL
					: language_read(&a, path, &d, &err) != NULL;
	enum exit_code code;

	if (fine || d.n)
		code = print_faults(&d);
	else
		code = complain(args, err.code, "%s", err.text);
	diags_release(&d);
	arena_release(&a);
	return code;
}

static void remark_member(const struct args *args, const char *name,
			  const struct raw_member *m, const char *what)
{
	remark(args, "%s:%d:%d: remark: %s %s", name, m->line, m->col, m->key, what);
}

/* Unknown members are no faults: they are kept. But they may be typing errors. */
static void remark_members(const struct args *args, const char *name,
			   const struct raw_members *members)
{
	for (size_t i = 0; i < members->n; i++)
		remark_member(args, name, &members->items[i],
			      "is not known and is kept as it is");
}

/* Answers to what is not asked any more. */
static void remark_answers(const struct args *args, const char *name,
			   const struct assessment *a)
{
	for (size_t i = 0; i < a->answers_extra.n; i++) {
		const struct raw_member *m = &a->answers_extra.items[i];
		char id[Q_ID_MAX + 1];
		bool old;

		snprintf(id, sizeof id, "%.*s", (int)strlen(m->key) - 2, m->key + 1);
		old = questionnaire_find(a->questionnaire, id).kind == THING_WITHDRAWN;
		remark_member(args, name, m,
			      old ? "is withdrawn; the answer to it is kept"
				  : "is not known and is kept as it is");
	}
}

/* What is kept of an answer; perhaps the answer itself. */
static void remark_answer(const struct args *args, const char *name,
			  const struct answer *answer)
{
	for (size_t i = 0; i < answer->extra.n; i++) {
		const struct raw_member *m = &answer->extra.items[i];

		remark_member(args, name, m,
			      answer_kept(answer) == m->value
				      ? "cannot be chosen now; it is kept until it is answered "
					"again"
				      : "is not known and is kept as it is");
	}
}

/* Everything in the file that is kept without being understood. */
static void remark_unknown(const struct args *args, const char *name,
			   const struct assessment *a)
{
	const struct questionnaire *q = a->questionnaire;

	remark_members(args, name, &a->extra);
	remark_members(args, name, &a->questionnaire_extra);
	remark_members(args, name, &a->about.extra);
	remark_members(args, name, &a->settings.extra);
	remark_members(args, name, &a->workload_extra);
	remark_answers(args, name, a);
	for (size_t i = 0; i < q->n_questions; i++) {
		remark_answer(args, name, &a->questions[i]);
		remark_members(args, name, &a->questions[i].practices_extra);
	}
	for (size_t i = 0; i < q->n_decisions; i++)
		remark_answer(args, name, &a->decisions[i]);
}

static void remark_conflicts(const struct args *args, const char *name,
			     const struct assessment *a)
{
	struct str words = {0};

	conflicts_words(&words, a);
	if (words.len)
		remark(args, "%s: remark: %s", name, str_text(&words));
	str_release(&words);
}

static enum exit_code check_answers(const struct args *args, const char *path,
				    const char *name, const struct str *text,
				    struct diags *d)
{
	struct questionnaire *q = NULL;
	struct assessment *a = NULL;
	struct assessment_peek p;
	struct err err = {0};

	if (assessment_peek(&p, name, str_text(text), text->len, d))
		q = questionnaire_search(path, args_value(args, "questionnaire", NULL), p.id, d,
					 &err);
	else
		assessment_point_to_previous(path, text, d);
	if (q)
		a = assessment_read(q, &p, d);
	assessment_peek_release(&p);
	if (!q && !d->n)
		return complain(args, err.code, "%s", err.text);
	if (a && a->newer)
		remark(args,
		       "%s: remark: written by a newer version; only what this one knows "
		       "was checked",
		       name);
	if (a) {
		remark_unknown(args, name, a);
		remark_conflicts(args, name, a);
		assessment_free(a);
	}
	questionnaire_free(q);
	return print_faults(d);
}

static enum exit_code check_assessment(const struct args *args, const char *path)
{
	bool is_stdin = !strcmp(path, "-");
	const char *name = is_stdin ? "standard input" : path;
	struct str text = {0};
	struct err err = {0};
	struct diags d = {0};
	enum exit_code code;
	bool fine = is_stdin ? file_read_fd(STDIN_FILENO, name, ASSESSMENT_BYTES_MAX,
					    &text, &err)
			     : file_read(path, ASSESSMENT_BYTES_MAX, &text, NULL, &err);

	if (fine)
		code = check_answers(args, is_stdin ? "." : path, name, &text, &d);
	else
		code = complain(args, err.code, "%s", err.text);
	diags_release(&d);
	str_release(&text);
	return code;
}

static bool ends_with(const char *text, const char *end)
{
	size_t n = strlen(text), m = strlen(end);

	return n >= m && !strcmp(text + n - m, end);
}

static enum exit_code check_path(const struct args *args, const char *path)
{
	if (!strcmp(path, "-"))
		return check_assessment(args, path);
	if (!file_exists(path))
		return complain(args, EXIT_CODE_NOINPUT,
				"%s: there is no such file or folder", path);
	if (!file_is_folder(path) && is_config(path))
		return check_config(path);
	if (!file_is_folder(path) && (theme_is_path(path) || language_is_path(path)))
		return check_look(args, path);
	if (file_is_folder(path) || ends_with(path, ".yaml") || ends_with(path, ".yml"))
		return check_questionnaire(path);
	return check_assessment(args, path);
}

static enum exit_code run(const struct args *args)
{
	enum exit_code worst = EXIT_CODE_OK;

	if (!args->n_operands)
		return check_questionnaire(args_value(args, "questionnaire", NULL));
	for (size_t i = 0; i < args->n_operands; i++) {
		enum exit_code code = check_path(args, args->operands[i]);

		if (code > worst)
			worst = code;
	}
	return worst;
}

const struct command cmd_check = {
	.name = "check",
	.operands = "[PATH ...]",
	.summary = "every fault of a questionnaire or an assessment, with its place",
	.about = "Checks each PATH and prints every fault on standard output as "
		 "FILE:LINE:COLUMN: error: TEXT; of a questionnaire without faults, "
		 "warnings where a text is missing, which leave the exit code 0. A folder "
		 "or a YAML file is a questionnaire, config.yaml the settings of the "
		 "screen, NAME.theme.yaml a theme of exports, NAME.language.yaml a "
		 "language of them, anything else an assessment; without PATH it is the "
		 "questionnaire that is built in. Silent, with exit code 0, when all is well.",
	.examples = examples,
	.flags = flags,
	.min_operands = 0,
	.max_operands = OPERANDS_MANY,
	.run = run,
};
