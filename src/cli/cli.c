#define _POSIX_C_SOURCE 200809L
#include "cli/cli.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/embedded.h"
#include "base/version.h"
#include "cli/shared/options.h"

const struct command *const command_table[] = {
	&cmd_open,  &cmd_new,       &cmd_set,     &cmd_unset,     &cmd_show,    &cmd_score,
	&cmd_plan,  &cmd_act,       &cmd_accept,  &cmd_explain,   &cmd_export,  &cmd_update,
	&cmd_check, &cmd_lint,      &cmd_upgrade, &cmd_milestone, &cmd_compare, &cmd_diff,
	&cmd_scenario, &cmd_merge,  &cmd_git_driver, &cmd_screen, &cmd_help,    NULL,
};

static enum exit_code run(const struct args *args)
{
	if (args_has(args, "help")) {
		help_print(args->commands,
			   args->command == command_table[0] ? NULL : args->command,
			   false);
		return EXIT_CODE_OK;
	}
	if (args_has(args, "version")) {
		puts(PLUMBLINE_TOOL);
		if (args_has(args, "verbose"))
			fputs(embedded_made_of, stdout);
		return EXIT_CODE_OK;
	}
	if (args_has(args, "verbose"))
		return complain(args, EXIT_CODE_USAGE,
				"--verbose says more of --version, and nothing of anything else");
	return args->command->run(args);
}

/* Did everything that was printed arrive? An error that stdio noticed long before the
 * end has left no errno behind; trying to write one more byte brings it back. */
static enum exit_code finish(const struct args *args, enum exit_code code)
{
	char reason[ERR_REASON_MAX];

	errno = 0;
	if (!fflush(stdout) && !ferror(stdout))
		return code;
	if (code == EXIT_CODE_IO)
		return code; /* and it was said */
	if (!errno && write(STDOUT_FILENO, "\n", 1) >= 0)
		errno = EIO;
	return complain(args, EXIT_CODE_IO, "standard output cannot be written: %s",
			err_reason(reason, errno));
}

int cli_main(int argc, char **argv)
{
	struct err err = {0};
	struct args args = {.commands = command_table, .command = command_table[0]};
	enum exit_code code;
	int skip = 0;
	const struct command *command =
		args_command(command_table, argc, argv, &skip, &err);

	if (command && args_parse(&args, command, argc, argv, skip, &err))
		code = finish(&args, run(&args));
	else
		code = complain(&args, err.code, "%s", err.text);
	args_release(&args);
	return (int)code;
}
