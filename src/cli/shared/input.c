#define _XOPEN_SOURCE 700
#include "cli/shared/input.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/file.h"
#include "base/nearest.h"
#include "base/str.h"
#include "cli/shared/days.h"
#include "export/export.h"
#include "model/assessment/conflict.h"

#define STDIN_NAME "standard input"

static enum exit_code report_faults(struct diags *d)
{
	diags_print(d, stderr);
	return EXIT_CODE_DATA;
}

/* The assessment in a text; its questionnaire is searched for as for a file at `place`. */
static enum exit_code parse_text(struct input *in, const struct args *args,
				 const struct str *text, const char *name, const char *place,
				 struct diags *d)
{
	struct questionnaire *q = NULL;
	struct assessment *a = NULL;
	struct assessment_peek p;
	struct err err = {0};

	if (assessment_peek(&p, name, str_text(text), text->len, d))
		q = questionnaire_search(place, args_value(args, "questionnaire", NULL), p.id,
					 d, &err);
	if (q)
		a = assessment_read(q, &p, d);
	assessment_peek_release(&p);
	if (!a) {
		questionnaire_free(q);
		return d->n ? report_faults(d) : complain(args, err.code, "%s", err.text);
	}
	in->file = assessment_unfiled(q, a, "");
	return EXIT_CODE_OK;
}

static enum exit_code read_stdin(struct input *in, const struct args *args,
				 struct diags *d)
{
	struct str text = {0};
	struct err err = {0};
	enum exit_code code;

	if (file_read_fd(STDIN_FILENO, STDIN_NAME, ASSESSMENT_BYTES_MAX, &text, &err))
		code = parse_text(in, args, &text, STDIN_NAME, ".", d);
	else
		code = complain(args, err.code, "%s", err.text);
	str_release(&text);
	return code;
}

static enum exit_code read_file(struct input *in, const struct args *args,
				const char *path, enum open_mode mode, struct diags *d)
{
	struct err err = {0};

	in->file = assessment_open(path, args_value(args, "questionnaire", NULL), mode,
				   false, d, &err);
	if (in->file)
		return EXIT_CODE_OK;
	if (d->n)
		return report_faults(d);
	if (err.code == EXIT_CODE_NOINPUT && !file_exists(path))
		return complain(args, err.code, "%s; plumbline new %s makes it", err.text,
				path);
	return complain(args, err.code, "%s", err.text);
}

static void print_remarks(const struct input *in, const struct args *args)
{
	const char *line = assessment_file_remarks(in->file);
	struct str conflicts = {0};

	while (*line) {
		size_t n = strcspn(line, "\n");

		remark(args, "%s: %.*s", in->name, (int)n, line);
		line += n + (line[n] == '\n');
	}
	conflicts_words(&conflicts, in->a);
	if (conflicts.len)
		remark(args, "%s: %s; ours counts until then", in->name, str_text(&conflicts));
	str_release(&conflicts);
}

enum exit_code input_open(struct input *in, const struct args *args, const char *path,
			  enum open_mode mode)
{
	struct diags d = {0};
	enum exit_code code;

	*in = (struct input){.name = path, .is_stdin = !strcmp(path, "-")};
	code = in->is_stdin ? read_stdin(in, args, &d)
			    : read_file(in, args, path, mode, &d);
	diags_release(&d);
	if (code != EXIT_CODE_OK)
		return code;
	in->q = assessment_file_questionnaire(in->file);
	in->a = assessment_file_assessment(in->file);
	print_remarks(in, args);
	if (mode != OPEN_READ && in->a->newer)
		return complain(args, EXIT_CODE_DATA,
				"%s was written by a newer version and is not changed",
				path);
	return EXIT_CODE_OK;
}

enum exit_code input_parse(struct input *in, const struct args *args, const struct str *text,
			   const char *name, const char *place)
{
	struct diags d = {0};
	enum exit_code code;

	*in = (struct input){.name = name};
	code = parse_text(in, args, text, name, place, &d);
	diags_release(&d);
	if (code != EXIT_CODE_OK)
		return code;
	in->q = assessment_file_questionnaire(in->file);
	in->a = assessment_file_assessment(in->file);
	return in->a->newer ? complain(args, EXIT_CODE_DATA,
				       "%s was written by a newer version and is not merged", name)
			    : EXIT_CODE_OK;
}

enum exit_code input_save(struct input *in, const struct args *args)
{
	struct err err = {0};
	struct str text = {0};
	enum exit_code printed;

	if (in->is_stdin) {
		assessment_write(in->a, &text);
		printed = print_whole(args, &text);
		str_release(&text);
		return printed;
	}
	assessment_save(in->file);
	if (!assessment_save_wait(in->file, -1, &err))
		return complain(args, err.code, "%s", err.text);
	if (assessment_save_diverted(in->file, &err))
		return complain(args, err.code, "%s", err.text);
	return EXIT_CODE_OK;
}

void input_replace(struct input *in, struct assessment *a)
{
	assessment_file_replace(in->file, a);
	in->a = a;
}

void input_close(struct input *in)
{
	if (in->file)
		assessment_close(in->file);
	*in = (struct input){0};
}

enum exit_code input_use(const struct args *args, enum open_mode mode,
			 enum exit_code (*use)(const struct args *args, struct input *in))
{
	struct input in;
	enum exit_code code = input_open(&in, args, args->operands[0], mode);

	if (code == EXIT_CODE_OK)
		code = use(args, &in);
	input_close(&in);
	return code;
}

bool input_report(const struct input *in, const struct args *args, bool plan,
		  struct report *r)
{
	struct plan_options options = {
		.only_counted = !plan, .by_gain = !strcmp(args_value(args, "by", "risk"), "gain")};

	if (!args_number(args, "target", 1, Q_LEVELS - 1, &options.target) ||
	    !args_number(args, "capacity", 1, CAPACITY_MAX, &options.capacity) ||
	    !args_day(args, &options.as_of))
		return false;
	report_make_redacted(r, in->file, &options, redaction_of(args_value(args, "redact", "")));
	r->bare_csv = true; /* what commands print goes to programs */
	r->with_steps = args_has(args, "steps");
	if (days_ask(args, in->name, r))
		return true;
	report_release(r);
	return false;
}

enum exit_code input_print(const struct args *args, const struct report *r,
			   const char *format)
{
	struct err err = {0};

	return export_report(r, export_format_named(format), "-", &err)
		       ? EXIT_CODE_OK
		       : complain(args, err.code, "%s", err.text);
}

/* Calls each with every id and field name, until it returns true. */
static bool each_id(const struct questionnaire *q,
		    bool (*each)(void *ctx, const char *id), void *ctx)
{
	bool found = false;

	for (size_t i = 0; i < q->n_questions && !found; i++)
		found = each(ctx, q->questions[i].id);
	for (size_t i = 0; i < q->n_decisions && !found; i++)
		found = each(ctx, q->decisions[i].id);
	for (size_t i = 0; i < q->n_fields && !found; i++)
		found = each(ctx, q->fields[i].name) || each(ctx, q->fields[i].id);
	for (size_t i = 0; i < q->n_rules && !found; i++)
		found = each(ctx, q->rules[i].id);
	for (size_t i = 0; i < q->n_sections && !found; i++)
		found = each(ctx, q->sections[i].id);
	for (size_t i = 0; i < q->n_references && !found; i++)
		found = each(ctx, q->references[i].id);
	for (size_t i = 0; i < q->n_terms && !found; i++)
		found = each(ctx, q->terms[i].id);
	for (size_t i = 0; i < q->n_sources && !found; i++)
		found = each(ctx, q->sources[i].id);
	for (size_t i = 0; i < q->n_caveats && !found; i++)
		found = each(ctx, q->caveats[i].id);
	return found;
}

struct same_word {
	const char *word, *found;
};

static bool is_same_word(void *ctx, const char *id)
{
	struct same_word *s = ctx;

	if (strcasecmp(s->word, id) != 0)
		return false;
	s->found = id;
	return true;
}

static bool offer(void *ctx, const char *id)
{
	nearest_try(ctx, id);
	return false;
}

struct thing input_find(const struct input *in, const struct args *args, const char *id)
{
	struct thing t = questionnaire_find(in->q, id);
	struct same_word same = {id, NULL};
	struct nearest near = {.word = id};

	if (t.kind == THING_NONE && each_id(in->q, is_same_word, &same))
		t = questionnaire_find(in->q, same.found);
	if (t.kind != THING_NONE)
		return t;
	each_id(in->q, offer, &near);
	complain(args, EXIT_CODE_USAGE,
		 "there is no '%s' in %s%s; plumbline show %s --questions lists what is asked",
		 id, in->q->id, nearest_hint(&near), in->name);
	return t;
}

static bool has_items(const struct assessment *a, size_t question)
{
	const struct question *q = &a->questionnaire->questions[question];
	const unsigned char *values = a->questions[question].practices;

	for (size_t i = 0; values && i < q->n_practices; i++)
		if (values[i] != PRACTICE_UNSET)
			return true;
	return false;
}

bool is_answered(const struct assessment *a, struct thing t)
{
	t = thing_resolve(a->questionnaire, t);
	if (t.kind == THING_FIELD)
		return a->fields[t.index].set;
	if (t.kind == THING_DECISION)
		return a->decisions[t.index].state != ANSWER_UNSET;
	if (t.kind == THING_QUESTION)
		return a->questions[t.index].state != ANSWER_UNSET ||
		       has_items(a, t.index);
	return false;
}

bool is_asked(const struct score *s, struct thing t)
{
	t = thing_resolve(s->q, t);
	if (t.kind == THING_FIELD)
		return s->field_asked[t.index];
	if (t.kind == THING_DECISION)
		return s->decision_asked[t.index];
	if (t.kind == THING_QUESTION)
		return s->questions[t.index].asked;
	return false;
}
