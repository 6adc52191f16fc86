/* command.h - a command as a row of a table, and what every command gets.
 *
 * Flags are rows too: parsing, help, the man page and the completions all follow them.
 * stdout is data, stderr is messages; a command returns its exit code. */
#ifndef CLI_SHARED_COMMAND_H
#define CLI_SHARED_COMMAND_H

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
	const char *words;              /* what the words below are: "Formats"; or NULL */
	/* The word at i that its help explains, and what it is; false: there are no more. */
	bool (*word)(size_t i, struct example *e);
	size_t min_operands, max_operands; /* max 0: none; OPERANDS_MANY: no limit */
	enum exit_code (*run)(const struct args *args);
};

#define OPERANDS_MANY ((size_t)-1)

/* A flag as it was given. */
struct given {
	const struct flag *flag;
	const char *value; /* NULL for flags without */
};

/* A parsed command line. Texts are borrowed from argv. */
struct args {
	struct arena arena;
	const struct command *const *commands; /* all there are; the first is that of a line
						  without one. Ends with NULL */
	const struct command *command;
	const char **operands;
	size_t n_operands;
	struct given *given; /* in the order of the line */
	size_t n_given;
};

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
enum exit_code print_whole(const struct args *args, const struct str *text);
/* Prints a remark on stderr, unless --quiet. */
void remark(const struct args *args, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

#endif
