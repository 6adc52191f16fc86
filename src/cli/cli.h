/* cli.h - the command line: a table of commands. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "cli/shared/commands.h"

/* In the order of the help; ends with NULL. The first row is the command of a line without
 * one. */
extern const struct command *const command_table[];

/* Prints the help: that of a command, or all of it (NULL). In cmd_help.c. */
void help_print(const struct command *const *commands, const struct command *command,
		bool to_stderr);

/* complete.c: prints what can follow the operands, the last of which is being typed. */
void complete_print(const struct args *args);
/* man.c: prints the part of the man page that tells of commands and options, as mdoc. */
void man_print(const struct command *const *commands);

/* Runs a command line, from argv to the exit code. */
int cli_main(int argc, char **argv);

#endif
