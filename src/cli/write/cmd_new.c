#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "base/nearest.h"
#include "cli/shared/commands.h"
#include "cli/shared/edit.h"
#include "cli/shared/print.h"
#include "model/assessment/milestone.h"
#include "model/assessment/part.h"
#include "model/store/templates.h"

static const struct example examples[] = {
	{"plumbline new chat.json", "an empty assessment"},
	{"plumbline new chat.json stage=prod kinds=rag serving=online",
	 "with the first facts; they decide what is asked"},
	{"plumbline new --list", "the templates that come with the program"},
	{"plumbline new chat.json --template public-rag-assistant name='Contoso chat'",
	 "a copy of a template, to be changed"},
	{"plumbline new ann.json --from chat.json --sections security,reliability",
	 "a copy for Ann, who is asked those first; plumbline merge brings it back"},
	{NULL, NULL},
};

static const struct flag flags[] = {
	{"template", 't', "TEMPLATE",
	 "begin with a template: a name of --list, or a file"},
	{"from", 0, "FILE", "copy FILE for a team that works apart"},
	{"sections", 0, "IDS", "sections asked first, with commas; or decisions"},
	{"list", 'l', NULL, "list the templates"},
	FLAG_QUESTIONNAIRE,
	{NULL, 0, NULL, NULL},
};

/* A new assessment and its questionnaire, until the file takes both over. */
struct draft {
	struct questionnaire *q;
	struct assessment *a;
};

static enum exit_code list_templates(void)
{
	static const struct table_column columns[] = {
		{"", false, false}, {"", false, true}, {NULL, false, false}};
	struct printer p;
	struct table t;

	printer_init(&p, stdout);
	t = table_start(&p, 0, columns);
	for (const struct template *e = templates; e->name; e++) {
		table_cell(&t, INK_PLAIN, "%s", e->name);
		table_cell(&t, INK_PLAIN, "%s", e->what);
	}
	table_print(&t);
	printer_release(&p);
	return EXIT_CODE_OK;
}

/* The bytes of a template: one of ours by name, else a file. */
static enum exit_code read_template(const struct args *args, const char *name,
				    struct str *out)
{
	const struct embedded_file *ours = template_file(name);
	struct nearest near = {.word = name};
	struct err err = {0};

	if (ours) {
		str_addn(out, (const char *)ours->bytes, ours->n);
		return EXIT_CODE_OK;
	}
	for (const struct template *e = templates; e->name; e++)
		nearest_try(&near, e->name);
	if (!file_exists(name) && !strchr(name, '/'))
		return complain(args, EXIT_CODE_USAGE,
				"there is no template '%s'%s; plumbline new --list lists them",
				name, nearest_hint(&near));
	if (file_read(name, ASSESSMENT_BYTES_MAX, out, NULL, &err))
		return EXIT_CODE_OK;
	return complain(args, err.code, "%s", err.text);
}

static bool is_section(const struct questionnaire *q, const char *id, struct nearest *near)
{
	bool known = !strcmp(id, ASK_DECISIONS);

	for (size_t i = 0; i < q->n_sections; i++) {
		known = known || !strcmp(q->sections[i].id, id);
		nearest_try(near, q->sections[i].id);
	}
	nearest_try(near, ASK_DECISIONS);
	return known;
}

/* The sections of --sections, in the arena of the draft. */
static enum exit_code read_sections(const struct args *args, struct draft *draft,
				    struct texts *sections)
{
	const char *at = args_value(args, "sections", "");

	while (*at) {
		size_t n = strcspn(at, ",");
		const char *id = arena_strndup(&draft->a->arena, at, n);
		struct nearest near = {.word = id};

		if (!is_section(draft->q, id, &near))
			return complain(args, EXIT_CODE_USAGE,
					"--sections: there is no section '%s'%s; plumbline show "
					"--stats lists them",
					id, nearest_hint(&near));
		*(const char **)ARENA_PUSH(&draft->a->arena, sections->items, sections->n) = id;
		at += n + (at[n] == ',');
	}
	if (sections->n)
		return EXIT_CODE_OK;
	return complain(args, EXIT_CODE_USAGE,
			"--from goes with --sections: which of them are asked first");
}

/* Makes the copy a part of what it was copied from, for a merge to bring it back. */
static enum exit_code make_part(const struct args *args, struct draft *draft)
{
	struct texts sections = {0};
	char now[32];
	enum exit_code code = read_sections(args, draft, &sections);

	if (code == EXIT_CODE_OK)
		part_make(draft->a, &sections,
			  milestone_keep(draft->a,
					 arena_printf(&draft->a->arena, "given out: %s",
						      args_value(args, "sections", "")),
					 date_time_text(now, date_now())));
	return code;
}

static enum exit_code parse_template(const struct args *args, const char *name,
				     const struct str *text, struct draft *draft,
				     struct diags *d)
{
	const char *file = args->operands[0];
	const char *named = args_value(args, "questionnaire", NULL);
	struct assessment *fresh;
	struct assessment_peek p;
	struct err err = {0};

	if (assessment_peek(&p, name, str_text(text), text->len, d))
		draft->q = questionnaire_search(file, named, p.id, d, &err);
	if (draft->q)
		draft->a = assessment_read(draft->q, &p, d);
	assessment_peek_release(&p);
	if (!draft->a)
		return d->n ? EXIT_CODE_DATA : complain(args, err.code, "%s", err.text);
	if (args_has(args, "from")) /* a part of the same assessment */
		return make_part(args, draft);
	fresh = assessment_new(draft->q);
	draft->a->id = arena_strdup(&draft->a->arena, fresh->id);
	assessment_free(fresh);
	return EXIT_CODE_OK;
}

static enum exit_code make_from_template(const struct args *args, const char *name,
					 struct draft *draft, struct diags *d)
{
	struct str text = {0};
	enum exit_code code = read_template(args, name, &text);

	if (code == EXIT_CODE_OK)
		code = parse_template(args, name, &text, draft, d);
	str_release(&text);
	return code;
}

static enum exit_code make(const struct args *args, struct draft *draft)
{
	const char *from = args_value(args, "from", NULL);
	const char *template = args_value(args, "template", from);
	const char *folder = args_value(args, "questionnaire", NULL);
	enum exit_code code = EXIT_CODE_OK;
	struct diags d = {0};

	if (template) {
		code = make_from_template(args, template, draft, &d);
	} else {
		draft->q = questionnaire_load(folder, &d);
		if (draft->q)
			draft->a = assessment_new(draft->q);
		else
			code = folder && !file_exists(folder) ? EXIT_CODE_NOINPUT
							      : EXIT_CODE_DATA;
	}
	diags_print(&d, stderr);
	diags_release(&d);
	return code;
}

/* Later commands look for the questionnaire by its id: will they find this one? */
static void remark_if_hidden(const struct args *args, const char *path,
			     const struct questionnaire *q)
{
	struct diags d = {0};
	struct err err = {0};
	struct questionnaire *found;

	if (!args_has(args, "questionnaire"))
		return;
	found = questionnaire_search(path, NULL, q->id, &d, &err);
	if (!found || strcmp(found->version, q->version) != 0)
		remark(args,
		       "remark: give --questionnaire each time, or put that folder "
		       "beside %s under the name %s",
		       path, q->id);
	questionnaire_free(found);
	diags_release(&d);
}

static void report_new(const struct input *in, const struct args *args)
{
	struct score s;

	score_init(&s, in->q);
	score_compute(&s, in->a, 0);
	remark(args,
	       "%s: a new assessment of %s %s; %zu question%s and %zu decision%s are "
	       "asked so far",
	       in->name, in->q->title, in->q->version, s.progress.asked,
	       s.progress.asked == 1 ? "" : "s", s.decisions_asked,
	       s.decisions_asked == 1 ? "" : "s");
	remark_if_hidden(args, in->name, in->q);
	remark(args, "next: plumbline %s for the screen, or plumbline show %s --open",
	       in->name, in->name);
	score_release(&s);
}

static enum exit_code write_new(struct input *in, const struct args *args,
				struct draft *draft)
{
	struct err err = {0};

	if (in->is_stdin)
		in->file = assessment_unfiled(draft->q, draft->a, "");
	else
		in->file = assessment_create(in->name, draft->q, draft->a, &err);
	if (!in->file)
		return complain(args, err.code, "%s", err.text);
	*draft = (struct draft){0};
	if (in->is_stdin)
		return input_save(in, args);
	report_new(in, args);
	return EXIT_CODE_OK;
}

static enum exit_code fill_and_write(struct input *in, const struct args *args,
				     struct draft *draft)
{
	struct edit e;
	size_t faults;

	in->q = draft->q;
	in->a = draft->a;
	edit_start(&e, args, in);
	for (size_t i = 1; i < args->n_operands; i++)
		edit_assign(&e, args->operands[i]);
	edit_want_notes(&e);
	faults = e.faults;
	edit_release(&e);
	if (faults)
		return complain(args, EXIT_CODE_USAGE, "%s was not made", in->name);
	return write_new(in, args, draft);
}

static enum exit_code run(const struct args *args)
{
	struct draft draft = {0};
	struct input in = {0};
	enum exit_code code;

	if (args_has(args, "list"))
		return list_templates();
	if (args_has(args, "from") ? args_has(args, "template") : args_has(args, "sections"))
		return complain(args, EXIT_CODE_USAGE,
				"--sections goes with --from FILE, and --from not with --template");
	if (!args->n_operands)
		return complain(args, EXIT_CODE_USAGE,
				"a file name is missing: plumbline new chat.json stage=prod");
	in.name = args->operands[0];
	in.is_stdin = !strcmp(in.name, "-");
	if (strchr(in.name, '='))
		return complain(args, EXIT_CODE_USAGE,
				"the file comes first: plumbline new chat.json %s",
				in.name);
	if (!in.is_stdin && file_exists(in.name))
		return complain(args, EXIT_CODE_CANTCREAT,
				"%s is there already and is not touched; plumbline %s opens it",
				in.name, in.name);
	code = make(args, &draft);
	if (code == EXIT_CODE_OK)
		code = fill_and_write(&in, args, &draft);
	if (draft.a)
		assessment_free(draft.a);
	questionnaire_free(draft.q);
	input_close(&in);
	return code;
}

const struct command cmd_new = {
	.name = "new",
	.operands = "FILE [name=value ...]",
	.summary = "begin an assessment",
	.about =
		"Makes FILE, an empty assessment or a copy of a template, and sets what is "
		"given as name=value, as plumbline set does. A file that is there already "
		"is refused. With --from it is a copy of another assessment for a team that works "
		"apart: it asks the --sections first, keeps the state it was made from as a "
		"milestone, and plumbline merge brings what was answered back.",
	.examples = examples,
	.flags = flags,
	.min_operands = 0,
	.max_operands = OPERANDS_MANY,
	.run = run,
};
