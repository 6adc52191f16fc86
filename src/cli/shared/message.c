/* Messages on stderr, and whole texts on standard output; see command.h. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/die.h"
#include "base/file.h"
#include "base/utf8.h"
#include "cli/shared/command.h"

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
	bool is_first = args->command == args->commands[0];
	va_list ap;

	va_start(ap, fmt);
	message(is_first ? "plumbline" : "plumbline ", is_first ? "" : args->command->name,
		fmt, ap);
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

enum exit_code print_whole(const struct args *args, const struct str *text)
{
	struct err err = {0};

	return file_print(text, &err) ? EXIT_CODE_OK
				      : complain(args, err.code, "%s", err.text);
}
