/* cli.h - the commands as rows of a table, and what every command gets.
 *
 * A command's file exports its row and nothing else; command_table lists them in the order
 * of the help. Flags are rows too: parsing, help, the man page and the completions all
 * follow them. stdout is data, stderr is messages; a command returns its exit code. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/* An option of a command. A value like "low|high" is one of those words, and the parser
 * refuses others. */
struct flag {
	const char *name;  /* "format", without the dashes */
	char letter;       /* 'o' for -o, or 0 */
	const char *value; /* how the help calls the value: "FILE"; NULL: takes none */
	const char *help;  /* one line */
};

/* A line to type, and what it does. */
struct example {
	const char *line, *what;
};

struct args;

struct command {
	const char *name;
	const char *operands;           /* "FILE ID=ANSWER …" for the help */
	const char *summary;            /* one line, for the list of commands */
	const char *about;              /* a paragraph or more, for the command's help */
	const struct example *examples; /* ends with a NULL line */
	const struct flag *flags;       /* ends with a NULL name */
	size_t min_operands, max_operands; /* max 0: none; OPERANDS_MANY: no limit */
	enum exit_code (*run)(const struct args *args);
};

#define OPERANDS_MANY ((size_t)-1)

/* Ends with NULL. The first row is the command of a line without one. */
extern const struct command *const command_table[];
/* Flags that every command takes: help, quiet, version. */
extern const struct flag global_flags[];

extern const struct command cmd_open, cmd_new, cmd_set, cmd_unset, cmd_show, cmd_score,
	cmd_plan, cmd_explain, cmd_export, cmd_check, cmd_screen, cmd_help;

/* A flag as it was given. */
struct given {
	const struct flag *flag;
	const char *value; /* NULL for flags without */
};

/* A parsed command line. Texts are borrowed from argv. */
struct args {
	struct arena arena;
	const struct command *command;
	const char **operands;
	size_t n_operands;
	struct given *given; /* in the order of the line */
	size_t n_given;
};

/* The command of a line: the first word that is no option names it. Otherwise the line is
 * for cmd_open, unless that word cannot be a file: then NULL, and err says what is near.
 * *skip is the index of the command's word in argv, 0 when there is none. */
const struct command *args_command(int argc, char **argv, int *skip, struct err *err);
/* Parses a line for its command; false with err set for what does not fit. args_release
 * frees it either way. */
bool args_parse(struct args *args, const struct command *command, int argc, char **argv,
		int skip, struct err *err);
void args_release(struct args *args);

/* Was the flag given? */
bool args_has(const struct args *args, const char *name);
/* The last value of a flag, or otherwise. */
const char *args_value(const struct args *args, const char *name, const char *otherwise);
/* All values of a flag, one a call: the next one at or after *i, or NULL. Start at 0. */
const char *args_next(const struct args *args, const char *name, size_t *i);
/* The value of a flag as a number in [min, max]; *number is untouched when it was not
 * given. false with a message on stderr when it does not fit. */
bool args_number(const struct args *args, const char *name, long min, long max,
		 int *number);
/* The value of --as-of, or today, as a day. */
bool args_day(const struct args *args, long *day);

/* Prints a message on stderr as "plumbline COMMAND: …", made harmless; returns code. */
enum exit_code complain(const struct args *args, enum exit_code code, const char *fmt,
			...) __attribute__((format(printf, 3, 4)));
/* Prints a whole text on standard output; 74 with a message when it does not arrive. */
enum exit_code print_text(const struct args *args, const struct str *text);
/* Prints a remark on stderr, unless --quiet. */
void remark(const struct args *args, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* Prints the help: all of it, or that of one command (NULL: all). */
void help_print(const struct command *command, bool to_stderr);
/* The command with that name, or NULL. */
const struct command *command_named(const char *name);

/* Runs a command line, from argv to the exit code. */
int cli_main(int argc, char **argv);

#endif
