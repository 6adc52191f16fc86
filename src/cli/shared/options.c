#include "cli/shared/options.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "base/nearest.h"
#include "base/number.h"

#define FLAG_TEXT 256

const struct flag global_flags[] = {
	{"help", 'h', NULL, "show this help"},
	{"quiet", 'q', NULL, "no remarks on stderr, only errors"},
	{"version", 0, NULL, "print the version"},
	{"verbose", 0, NULL, "with --version: what it was made of"},
	{NULL, 0, NULL, NULL},
};

static const struct flag *flag_in(const struct flag *flags, const char *name, size_t n,
				  char letter)
{
	for (const struct flag *f = flags; f && f->name; f++)
		if (letter ? f->letter == letter
			   : strlen(f->name) == n && !memcmp(f->name, name, n))
			return f;
	return NULL;
}

/* A flag of one of the commands, or one that all take. A flag's name means the same kind of
 * value everywhere. */
static const struct flag *flag_find(const struct command *const *commands,
				    const char *name, size_t n, char letter)
{
	const struct flag *f = flag_in(global_flags, name, n, letter);

	for (size_t i = 0; commands[i] && !f; i++)
		f = flag_in(commands[i]->flags, name, n, letter);
	return f;
}

const struct flag *flag_of(const struct command *command, const char *name, size_t n,
			   char letter)
{
	const struct command *const one[] = {command, NULL};

	return flag_find(one, name, n, letter);
}

/* Does the word at argv[i] take the next one as its value? */
static bool takes_next(const struct command *const *commands, const char *word)
{
	const struct flag *f;

	if (word[1] != '-')
		f = flag_find(commands, NULL, 0, word[strlen(word) - 1]);
	else if (!strchr(word, '='))
		f = flag_find(commands, word + 2, strlen(word + 2), 0);
	else
		f = NULL;
	return f && f->value && (word[1] == '-' || word[2] == '\0');
}

static bool is_option(const char *word)
{
	return word[0] == '-' && word[1] != '\0';
}

const struct command *command_named(const struct command *const *commands,
				    const char *name)
{
	for (size_t i = 0; commands[i]; i++)
		if (!strcmp(commands[i]->name, name))
			return commands[i];
	return NULL;
}

static const struct command *command_unknown(const struct command *const *commands,
					     const char *word, struct err *err)
{
	struct nearest near = {.word = word};

	for (size_t i = 0; commands[i]; i++)
		nearest_try(&near, commands[i]->name);
	err_set(err, EXIT_CODE_USAGE,
		"'%s' is no command and no file%s; plumbline --help lists the commands",
		word, nearest_hint(&near));
	return NULL;
}

const struct command *args_command(const struct command *const *commands, int argc,
				   char **argv, int *skip, struct err *err)
{
	const struct command *command;
	int i = 1;

	*skip = 0;
	while (i < argc && is_option(argv[i]) && strcmp(argv[i], "--"))
		i += takes_next(commands, argv[i]) ? 2 : 1;
	if (i >= argc || !strcmp(argv[i], "--"))
		return commands[0];
	command = command_named(commands, argv[i]);
	if (command) {
		*skip = i;
		return command;
	}
	if (file_exists(argv[i]) || strpbrk(argv[i], "./"))
		return commands[0];
	return command_unknown(commands, argv[i], err);
}

/* Is value one of the words of "low|high"? */
static bool is_choice(const char *choices, const char *value)
{
	size_t n = strlen(value);

	while (choices) {
		size_t len = strcspn(choices, "|");

		if (len == n && !memcmp(choices, value, n))
			return true;
		choices = choices[len] ? choices + len + 1 : NULL;
	}
	return false;
}

static bool give(struct args *args, const struct flag *flag, const char *value,
		 struct err *err)
{
	struct given *g;

	if (value && strchr(flag->value, '|') && !is_choice(flag->value, value))
		return err_set(err, EXIT_CODE_USAGE, "--%s takes one of %s, not '%s'",
			       flag->name, flag->value, value);
	g = ARENA_PUSH(&args->arena, args->given, args->n_given);
	*g = (struct given){flag, value};
	return true;
}

static bool flag_unknown(const struct command *command, const char *word, struct err *err)
{
	char name[FLAG_TEXT], hint[FLAG_TEXT] = "";
	struct nearest near = {.word = name + 2};

	snprintf(name, sizeof name, "%.*s", (int)strcspn(word, "="), word);
	if (word[1] == '-') {
		for (const struct flag *f = command->flags; f && f->name; f++)
			nearest_try(&near, f->name);
		for (const struct flag *f = global_flags; f->name; f++)
			nearest_try(&near, f->name);
	}
	if (near.best)
		snprintf(hint, sizeof hint, " (did you mean '--%s'?)", near.best);
	return err_set(err, EXIT_CODE_USAGE,
		       "there is no option '%s'%s; plumbline %s --help lists them", name,
		       hint, command->name);
}

static bool needs_value(const struct flag *f, struct err *err)
{
	return err_set(err, EXIT_CODE_USAGE, "--%s needs a value: --%s %s", f->name,
		       f->name, f->value);
}

/* --name, --name=value, --name value. *i moves on when the next word was taken. */
static bool parse_long(struct args *args, int argc, char **argv, int *i, struct err *err)
{
	const char *word = argv[*i], *value = strchr(word, '=');
	size_t n = value ? (size_t)(value - word) - 2 : strlen(word) - 2;
	const struct flag *f = flag_of(args->command, word + 2, n, 0);

	if (!f)
		return flag_unknown(args->command, word, err);
	if (!f->value && value)
		return err_set(err, EXIT_CODE_USAGE, "--%s takes no value", f->name);
	if (!f->value)
		return give(args, f, NULL, err);
	if (value)
		return give(args, f, value + 1, err);
	if (*i + 1 >= argc)
		return needs_value(f, err);
	return give(args, f, argv[++*i], err);
}

/* -o FILE, -oFILE, -qh. */
static bool parse_short(struct args *args, int argc, char **argv, int *i, struct err *err)
{
	for (const char *c = argv[*i] + 1; *c; c++) {
		const struct flag *f = flag_of(args->command, NULL, 0, *c);

		if (!f)
			return flag_unknown(args->command, argv[*i], err);
		if (f->value && c[1])
			return give(args, f, c + 1, err);
		if (f->value && *i + 1 >= argc)
			return needs_value(f, err);
		if (!give(args, f, f->value ? argv[++*i] : NULL, err))
			return false;
		if (f->value)
			return true;
	}
	return true;
}

static bool check_operands(const struct args *args, struct err *err)
{
	const struct command *c = args->command;

	if (args_has(args, "help") || args_has(args, "version"))
		return true;
	if (args->n_operands < c->min_operands)
		return err_set(err, EXIT_CODE_USAGE,
			       "something is missing: plumbline %s %s; examples: "
			       "plumbline %s --help",
			       c->name, c->operands, c->name);
	if (args->n_operands > c->max_operands)
		return err_set(err, EXIT_CODE_USAGE,
			       "'%s' is one too many: plumbline %s %s; examples: "
			       "plumbline %s --help",
			       args->operands[c->max_operands], c->name, c->operands,
			       c->name);
	return true;
}

bool args_parse(struct args *args, const struct command *command, int argc, char **argv,
		int skip, struct err *err)
{
	bool only_operands = false;

	*args = (struct args){.commands = args->commands, .command = command};
	for (int i = 1; i < argc; i++) {
		bool fine = true;

		if (i == skip)
			continue;
		if (!only_operands && !strcmp(argv[i], "--"))
			only_operands = true;
		else if (only_operands || !is_option(argv[i]))
			*(const char **)ARENA_PUSH(&args->arena, args->operands,
						   args->n_operands) = argv[i];
		else if (argv[i][1] == '-')
			fine = parse_long(args, argc, argv, &i, err);
		else
			fine = parse_short(args, argc, argv, &i, err);
		if (!fine)
			return false;
	}
	return check_operands(args, err);
}

bool args_number(const struct args *args, const char *name, long min, long max,
		 int *number)
{
	const char *text = args_value(args, name, NULL);
	long value;

	if (!text)
		return true;
	if (!number_parse(text, &value) || value < min || value > max) {
		complain(args, EXIT_CODE_USAGE,
			 "--%s takes a whole number from %ld to %ld, not '%s'", name, min,
			 max, text);
		return false;
	}
	*number = (int)value;
	return true;
}

bool args_day(const struct args *args, long *day)
{
	const char *text = args_value(args, "as-of", NULL);

	*day = date_day(date_now());
	if (!text || date_parse(text, day))
		return true;
	complain(args, EXIT_CODE_USAGE, "--as-of takes a day like 2026-11-21, not '%s'",
		 text);
	return false;
}
