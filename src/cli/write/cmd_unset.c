#include "cli/shared/commands.h"
#include "cli/shared/edit.h"

static const struct example examples[] = {
	{"plumbline unset chat.json REL-01", "the question is open again; its note stays"},
	{"plumbline unset chat.json DT-03 stage target target.REL-06",
	 "a decision, a profile field and settings"},
	{NULL, NULL},
};

static const struct flag flags[] = {
	FLAG_QUESTIONNAIRE,
	{NULL, 0, NULL, NULL},
};

static void clear(struct edit *e, const char *id)
{
	struct thing t = questionnaire_find(e->in->q, id);
	struct err err = {0};
	enum setting_result setting = t.kind == THING_NONE
					      ? setting_clear(e->in->a, id, &err)
					      : SETTING_UNKNOWN;

	if (setting == SETTING_REFUSED) {
		complain(e->args, EXIT_CODE_USAGE, "%s", err.text);
		e->faults++;
	}
	if (setting != SETTING_UNKNOWN)
		return;
	if (t.kind == THING_NONE)
		t = input_find(e->in, e->args, id);
	t = thing_resolve(e->in->q, t);
	if (t.kind == THING_FIELD || t.kind == THING_DECISION ||
	    t.kind == THING_QUESTION) {
		assessment_clear(e->in->a, t.kind, t.index);
		edit_touch(e, t);
		return;
	}
	e->faults++;
	if (t.kind != THING_NONE)
		complain(e->args, EXIT_CODE_USAGE,
			 "'%s' has no answer: only questions, decisions and profile fields can "
			 "be cleared",
			 id);
}

static enum exit_code edit_and_save(const struct args *args, struct input *in)
{
	struct edit e;
	enum exit_code code;

	edit_start(&e, args, in);
	for (size_t i = 1; i < args->n_operands; i++)
		clear(&e, args->operands[i]);
	if (e.faults)
		code = complain(args, EXIT_CODE_USAGE,
				"nothing was cleared; %s is as it was", in->name);
	else
		code = input_save(in, args);
	if (code == EXIT_CODE_OK)
		edit_report(&e, "cleared");
	edit_release(&e);
	return code;
}

static enum exit_code run(const struct args *args)
{
	return input_use(args, OPEN_WRITE, edit_and_save);
}

const struct command cmd_unset = {
	.name = "unset",
	.operands = "FILE ID ...",
	.summary = "clear answers",
	.about =
		"Clears answers in FILE: all that are named, or none when an id is wrong. "
		"Notes, evidence and flags stay.",
	.examples = examples,
	.flags = flags,
	.min_operands = 2,
	.max_operands = OPERANDS_MANY,
	.run = run,
};
