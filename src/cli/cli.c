#define _POSIX_C_SOURCE 200809L
#include "cli/cli.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/die.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/version.h"

const struct command *const command_table[] = {
	&cmd_open,   &cmd_new,  &cmd_set,     &cmd_unset,  &cmd_show,
	&cmd_score,  &cmd_plan, &cmd_explain, &cmd_export, &cmd_check,
	&cmd_screen, &cmd_help, NULL,
};

/* One write a message, so that lines of several programs do not mix. */
__attribute__((format(printf, 3, 0))) static void message(const char *prefix,
							  const char *name,
							  const char *fmt, va_list ap)
{
	struct str clean = {0};
	va_list again;
	char *text;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	text = xcalloc(n < 0 ? 1 : (size_t)n + 1, 1);
	if (n > 0)
		vsnprintf(text, (size_t)n + 1, fmt, ap);
	str_addf(&clean, "%s%s%s", prefix, name, *prefix ? ": " : "");
	utf8_clean(&clean, text, false);
	str_addc(&clean, '\n');
	fputs(str_text(&clean), stderr);
	str_release(&clean);
	free(text);
}

enum exit_code complain(const struct args *args, enum exit_code code, const char *fmt,
			...)
{
	va_list ap;

	va_start(ap, fmt);
	message(args->command == command_table[0] ? "plumbline" : "plumbline ",
		args->command == command_table[0] ? "" : args->command->name, fmt, ap);
	va_end(ap);
	return code;
}

void remark(const struct args *args, const char *fmt, ...)
{
	va_list ap;

	if (args_has(args, "quiet"))
		return;
	va_start(ap, fmt);
	message("", "", fmt, ap);
	va_end(ap);
}

static enum exit_code run(const struct args *args)
{
	if (args_has(args, "help")) {
		help_print(args->command == command_table[0] ? NULL : args->command,
			   false);
		return EXIT_CODE_OK;
	}
	if (args_has(args, "version")) {
		puts(PLUMBLINE_TOOL);
		return EXIT_CODE_OK;
	}
	return args->command->run(args);
}

/* What was printed counts only when it arrived. Was it noticed long ago that it does not, and
 * the reason forgotten, then one more byte asks for it. */
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
	struct args args = {.command = command_table[0]};
	enum exit_code code;
	int skip = 0;
	const struct command *command = args_command(argc, argv, &skip, &err);

	if (command && args_parse(&args, command, argc, argv, skip, &err))
		code = finish(&args, run(&args));
	else
		code = complain(&args, err.code, "%s", err.text);
	args_release(&args);
	return (int)code;
}
