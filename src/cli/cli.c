#include "cli/cli.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/file.h"
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

enum exit_code print_text(const struct args *args, const struct str *text)
{
	struct err err = {0};

	return file_print(text, &err) ? EXIT_CODE_OK
				      : complain(args, err.code, "%s", err.text);
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

/* What was printed counts only when it arrived. */
static enum exit_code finish(const struct args *args, enum exit_code code)
{
	errno = 0;
	if (!fflush(stdout) && !ferror(stdout))
		return code;
	return complain(args, EXIT_CODE_IO, "standard output cannot be written: %s",
			strerror(errno ? errno : EIO));
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
