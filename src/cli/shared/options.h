/* options.h - a command line against the tables of commands and their flags. */
#ifndef CLI_SHARED_OPTIONS_H
#define CLI_SHARED_OPTIONS_H

#include "cli/shared/command.h"

/* Flags that every command takes: help, quiet, version, verbose. */
extern const struct flag global_flags[];
/* A flag of a command, or one that all take: by its name of n bytes, or by its letter. NULL
 * when there is none. */
const struct flag *flag_of(const struct command *command, const char *name, size_t n,
			   char letter);
/* The command with that name, or NULL. */
const struct command *command_named(const struct command *const *commands,
				    const char *name);

/* The command of a line: the first word that is no option names it. Otherwise the line is
 * for cmd_open, unless that word cannot be a file: then NULL, and err says what is near.
 * *skip is the index of the command's word in argv, 0 when there is none. */
const struct command *args_command(const struct command *const *commands, int argc,
				   char **argv, int *skip, struct err *err);
/* Parses a line for its command, one of args->commands; false with err set for what does not
 * fit. args_release frees it either way. */
bool args_parse(struct args *args, const struct command *command, int argc, char **argv,
		int skip, struct err *err);

#endif
