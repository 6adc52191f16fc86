#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "cli/shared/commands.h"
#include "cli/shared/edit.h"

static const struct example examples[] = {
	{"plumbline set chat.json REL-01=3", "a level, 0 to 4"},
	{"plumbline set chat.json REL-06=replicas:yes,zones:partial",
	 "practices: yes, partial, no, unknown or na; the others stay as they are"},
	{"plumbline set chat.json DT-03=net REL-09=unknown REL-05=na:out-of-scope",
	 "a decision, something nobody knows, something that does not apply"},
	{"plumbline set chat.json stage=prod kinds=rag,genai depth=core target=3",
	 "the profile and the settings"},
	{"plumbline set chat.json target.REL-06=4 capacity=40 waves.start=2026-12-01 waves.days=14",
	 "the target of one question, and what the waves of the plan hold and when they begin"},
	{"plumbline set chat.json REL-01=3 --note REL-01='agreed in May' --by ann",
	 "with a note, and who said so"},
	{NULL, NULL},
};

static const struct flag flags[] = {
	{"note", 0, "ID=TEXT", "set the note of an answer; an empty text clears it"},
	{"evidence", 0, "ID=TEXT",
	 "add a piece of evidence; an empty text clears the list"},
	{"flag", 0, "ID", "flag an answer for another look"},
	{"unflag", 0, "ID", "take the flag away"},
	{"by", 0, "NAME", "who answers; kept with the answers of this line"},
	FLAG_QUESTIONNAIRE,
	{NULL, 0, NULL, NULL},
};

/* The question or decision that a flag's value names; NULL and a fault otherwise. */
static struct answer *find_answer(struct edit *e, const char *id)
{
	struct thing t = thing_resolve(e->in->q, input_find(e->in, e->args, id));
	struct answer *answer = assessment_answer(e->in->a, t);

	if (answer) {
		edit_touch(e, t);
		return answer;
	}
	e->faults++;
	if (t.kind != THING_NONE)
		complain(e->args, EXIT_CODE_USAGE,
			 "'%s' is neither a question nor a decision: only those take notes, "
			 "evidence and flags",
			 id);
	return NULL;
}

static bool check_text(struct edit *e, const char *id, const char *text)
{
	struct err err = {0};

	if (note_check(text, &err))
		return true;
	complain(e->args, EXIT_CODE_USAGE, "the text for %s %s", id, err.text);
	e->faults++;
	return false;
}

static void apply_note(struct edit *e, const char *word)
{
	const char *id, *text = edit_split(e, word, "ID=TEXT", &id);
	struct answer *answer = text ? find_answer(e, id) : NULL;

	if (answer && check_text(e, id, text))
		answer->note = arena_strdup(&e->in->a->arena, text);
}

static void apply_evidence(struct edit *e, const char *word)
{
	const char *id, *text = edit_split(e, word, "ID=TEXT", &id);
	struct answer *answer = text ? find_answer(e, id) : NULL;
	struct texts *list = answer ? &answer->evidence : NULL;

	if (!list || !check_text(e, id, text))
		return;
	if (!*text)
		*list = (struct texts){0};
	else
		*(const char **)ARENA_PUSH(&e->in->a->arena, list->items, list->n) =
			arena_strdup(&e->in->a->arena, text);
}

static void apply_flag(struct edit *e, const char *id)
{
	struct answer *answer = find_answer(e, id);

	if (answer)
		answer->flag = true;
}

static void apply_unflag(struct edit *e, const char *id)
{
	struct answer *answer = find_answer(e, id);

	if (answer)
		answer->flag = false;
}

static const struct {
	const char *name;
	void (*apply)(struct edit *e, const char *value);
} appliers[] = {
	{"note", apply_note},
	{"evidence", apply_evidence},
	{"flag", apply_flag},
	{"unflag", apply_unflag},
};

/* When the first n were answered, and by whom if that was said. Notes, evidence and flags are
 * no answers. */
static void stamp(struct edit *e, size_t n)
{
	const char *by = args_value(e->args, "by", NULL);
	char now[32];

	if (by && !check_text(e, "--by", by))
		return;
	date_time_text(now, date_now());
	for (size_t i = 0; i < n; i++) {
		struct answer *answer = assessment_answer(e->in->a, e->touched[i]);

		if (!answer || !is_answered(e->in->a, e->touched[i]))
			continue;
		answer->at = arena_strdup(&e->in->a->arena, now);
		if (by)
			answer->by = arena_strdup(&e->in->a->arena, by);
	}
}

static void apply_all(struct edit *e)
{
	size_t answered;

	for (size_t i = 1; i < e->args->n_operands; i++)
		edit_assign(e, e->args->operands[i]);
	answered = e->n_touched;
	for (size_t k = 0; k < sizeof appliers / sizeof *appliers; k++) {
		const char *value;
		size_t i = 0;

		while ((value = args_next(e->args, appliers[k].name, &i)))
			appliers[k].apply(e, value);
	}
	edit_want_notes(e);
	stamp(e, answered);
}

static enum exit_code edit_and_save(const struct args *args, struct input *in)
{
	struct edit e;
	enum exit_code code;

	edit_start(&e, args, in);
	apply_all(&e);
	if (e.faults)
		code = complain(args, EXIT_CODE_USAGE, "nothing was set; %s is as it was",
				in->name);
	else
		code = input_save(in, args);
	if (code == EXIT_CODE_OK)
		edit_report(&e, "set");
	edit_release(&e);
	return code;
}

static bool has_anything(const struct args *args)
{
	for (size_t k = 0; k < sizeof appliers / sizeof *appliers; k++)
		if (args_has(args, appliers[k].name))
			return true;
	return args->n_operands > 1;
}

static enum exit_code run(const struct args *args)
{
	if (!has_anything(args))
		return complain(args, EXIT_CODE_USAGE,
				"nothing to set: plumbline set %s REL-01=3; plumbline show %s "
				"--open lists what is open",
				args->operands[0], args->operands[0]);
	return input_use(args, OPEN_WRITE, edit_and_save);
}

const struct command cmd_set = {
	.name = "set",
	.operands = "FILE ID=ANSWER ...",
	.summary = "answer questions, take decisions, fill in the profile",
	.about =
		"Sets answers in FILE: all of them, or none when one does not fit. ID is that "
		"of a question or decision, or the name of a profile field; also name, "
		"title, depth, target, target.ID for one question, capacity, waves.start and "
		"waves.days. plumbline show FILE ID says what can be answered.",
	.examples = examples,
	.flags = flags,
	.min_operands = 1,
	.max_operands = OPERANDS_MANY,
	.run = run,
};
