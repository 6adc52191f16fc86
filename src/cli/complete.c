/* What can follow a line that is being typed, for the shells: a word a line, a tab, and what
 * it is; ":files" or ":folders" where one of those is wanted. All of it comes from the table
 * of commands, so the completions can say nothing else than the program does. */
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cli/shared/input.h"
#include "cli/shared/options.h"
#include "cli/shared/state.h"
#include "export/export.h"
#include "model/assessment/milestone.h"
#include "model/assessment/scenario.h"
#include "model/store/templates.h"
#include "ui/canvas/style.h"

/* A line that is being typed. */
struct typed {
	const struct args *args;
	const struct command *command; /* named before the last word; NULL: none yet */
	const char *last;              /* the word being typed, or the value in it */
	const char *before;            /* what stands before that in the same word */
	size_t n_before;
};

static void offer(const struct typed *t, const char *word, size_t n, const char *what)
{
	size_t typed = strlen(t->last);

	if (n < typed || memcmp(word, t->last, typed) != 0)
		return;
	printf("%.*s%.*s\t%s\n", (int)t->n_before, t->before, (int)n, word, what);
}

static void offer_commands(const struct typed *t)
{
	for (size_t i = 0; t->args->commands[i]; i++)
		offer(t, t->args->commands[i]->name, strlen(t->args->commands[i]->name),
		      t->args->commands[i]->summary);
}

static void offer_flags(const struct typed *t, const struct flag *flags)
{
	char word[80];

	for (const struct flag *f = flags; f && f->name; f++) {
		int n = snprintf(word, sizeof word, "--%s", f->name);

		offer(t, word, (size_t)n, f->help);
	}
}

/* The assessment that stands on the line; false when there is none. */
static bool open_typed(const struct typed *t, struct input *in)
{
	const struct args *args = t->args;
	size_t i = 0;

	while (i < args->n_operands && !(strstr(args->operands[i], ".json") &&
					 file_exists(args->operands[i])))
		i++;
	return i < args->n_operands &&
	       input_open(in, args, args->operands[i], OPEN_READ) == EXIT_CODE_OK;
}

/* With what comes behind a name. */
static void offer_milestones(const struct typed *t, const char *behind)
{
	struct input in = {0};
	struct arena arena = {0};
	struct milestone *all;
	size_t n = open_typed(t, &in) ? milestones_list(&arena, in.a, &all) : 0;

	for (size_t i = 0; i < n; i++) {
		const char *word = arena_printf(&arena, "%s%s", all[i].name, behind);

		offer(t, word, strlen(word), all[i].at);
	}
	arena_release(&arena);
	input_close(&in);
}

/* Behind the name of a file and an "@": the states that were kept in it. */
static void offer_states(const struct typed *t)
{
	struct input in = {0};
	struct arena arena = {0};
	struct milestone *all;
	const char *path;
	size_t n = 0;

	if (state_names_milestone(&arena, t->last, &path) && file_exists(path) &&
	    input_open(&in, t->args, path, OPEN_READ) == EXIT_CODE_OK)
		n = milestones_list(&arena, in.a, &all);
	for (size_t i = 0; i < n; i++) {
		const char *word = arena_printf(&arena, "%s@%s", path, all[i].name);

		offer(t, word, strlen(word), all[i].at);
	}
	puts(":files");
	arena_release(&arena);
	input_close(&in);
}

static void offer_scenarios(const struct typed *t)
{
	struct input in = {0};
	struct arena arena = {0};
	struct scenario *all;
	size_t n = open_typed(t, &in) ? scenarios_list(&arena, in.a, &all) : 0;

	for (size_t i = 0; i < n; i++)
		offer(t, all[i].name, strlen(all[i].name), "");
	arena_release(&arena);
	input_close(&in);
}

/* Everything that is asked in it. */
static void offer_ids(const struct typed *t)
{
	struct input in = {0};
	struct score score;

	if (open_typed(t, &in)) {
		score_init(&score, in.q);
		score_compute(&score, in.a, 0);
		for (size_t i = 0; i < prompt_count(in.q); i++) {
			struct thing asked = prompt_at(in.q, i);
			const char *id = thing_id(in.q, asked);

			if (is_asked(&score, asked))
				offer(t, id, strlen(id), thing_title(in.q, asked));
		}
		score_release(&score);
	}
	input_close(&in);
}

static void offer_sections(const struct typed *t)
{
	struct input in = {0};

	if (open_typed(t, &in))
		for (size_t i = 0; i < in.q->n_sections; i++)
			offer(t, in.q->sections[i].id, strlen(in.q->sections[i].id),
			      in.q->sections[i].title);
	input_close(&in);
}

/* The actions of the plan, and their steps that have ids of their own. */
static void offer_plan(const struct typed *t)
{
	struct input in = {0};
	struct report r;

	if (open_typed(t, &in)) {
		report_make(&r, in.file, &(struct plan_options){.only_counted = true});
		for (size_t i = 0; i < r.plan.n_actions; i++) {
			const struct action *act = &r.plan.actions[i];

			offer(t, act->id, strlen(act->id), act->title);
			for (size_t k = 0; k < act->n_steps; k++)
				if (act->steps[k].practice >= 0)
					offer(t, act->steps[k].id, strlen(act->steps[k].id),
					      act->steps[k].text);
		}
		report_release(&r);
	}
	input_close(&in);
}

/* The names in operands like "FILE ID [owner= due=]". */
static void offer_names(const struct typed *t, const char *operands)
{
	while (*operands) {
		size_t n = strcspn(operands, " []");

		if (n && operands[n - 1] == '=')
			offer(t, operands, n, "");
		operands += n + (operands[n] != '\0');
	}
}

/* The words of a value like "low|high". */
static void offer_words(const struct typed *t, const char *words)
{
	for (size_t n; *words; words += n + (words[n] == '|')) {
		n = strcspn(words, "|");
		offer(t, words, n, "");
	}
}

static void offer_value(const struct typed *t, const struct flag *f)
{
	if (f->value[0] >= 'a') { /* words to choose from */
		offer_words(t, f->value);
	} else if (!strcmp(f->value, "FOLDER")) {
		puts(":folders");
	} else if (!strcmp(f->value, "STATE")) {
		offer_states(t);
	} else if (!strcmp(f->value, "FILE") || !strcmp(f->value, "PATH")) {
		puts(":files");
	} else if (!strcmp(f->value, "TEMPLATE")) {
		for (const struct template *e = templates; e->name; e++)
			offer(t, e->name, strlen(e->name), e->what);
		puts(":files");
	} else if (!strcmp(f->value, "FORMAT")) {
		for (const struct export_format *e = export_formats; e->name; e++)
			offer(t, e->name, strlen(e->name), "");
	} else if (!strcmp(f->name, "theme")) {
		for (size_t i = 0; theme_names[i]; i++)
			offer(t, theme_names[i], strlen(theme_names[i]), "");
	} else if (!strcmp(t->command->name, "milestone")) {
		offer_milestones(t, strchr(f->value, '=') ? "=" : "");
	} else if (!strcmp(f->name, "scenario") || !strcmp(f->name, "remove")) {
		offer_scenarios(t);
	} else if (!strcmp(f->name, "actions")) {
		offer_plan(t);
	} else if (!strcmp(f->name, "sections")) {
		offer_sections(t);
	} else if (!strncmp(f->value, "ID", 2)) {
		offer_ids(t);
	}
}

static void offer_operands(const struct typed *t)
{
	if (!t->command || !strcmp(t->command->name, "help"))
		offer_commands(t);
	if (t->command && !strcmp(t->command->name, "act"))
		offer_plan(t);
	else if (t->command && strstr(t->command->operands, "ID"))
		offer_ids(t);
	if (t->command)
		offer_names(t, t->command->operands);
	if (t->command && strstr(t->command->operands, "NEW"))
		offer_states(t);
	else if (!t->command || *t->command->operands)
		puts(":files");
}

/* The flag whose value is being typed, or NULL: "--format js", "--format=js", "-o pl". */
static const struct flag *flag_begun(struct typed *t, const char *before)
{
	const struct command *command = t->command ? t->command : t->args->commands[0];
	const char *equals = strchr(t->last, '=');
	const struct flag *f;

	if (t->last[0] == '-' && t->last[1] == '-' && equals) {
		f = flag_of(command, t->last + 2, (size_t)(equals - t->last) - 2, 0);
		t->before = t->last;
		t->n_before = (size_t)(equals + 1 - t->last);
		t->last = equals + 1;
	} else if (before[0] == '-' && before[1] == '-') {
		f = flag_of(command, before + 2, strlen(before) - 2, 0);
	} else {
		f = before[0] == '-' && before[1] && !before[2]
			    ? flag_of(command, NULL, 0, before[1])
			    : NULL;
	}
	return f && f->value ? f : NULL;
}

void complete_print(const struct args *args)
{
	struct typed t = {.args = args, .last = "", .before = ""};
	size_t n = args->n_operands;
	const struct flag *f;

	if (n)
		t.last = args->operands[n - 1];
	for (size_t i = 0; i + 1 < n && !t.command; i++)
		t.command = command_named(args->commands, args->operands[i]);
	f = flag_begun(&t, n > 1 ? args->operands[n - 2] : "");
	if (f) {
		offer_value(&t, f);
	} else if (t.last[0] == '-') {
		offer_flags(&t, t.command ? t.command->flags : args->commands[0]->flags);
		offer_flags(&t, global_flags);
	} else {
		offer_operands(&t);
	}
}
