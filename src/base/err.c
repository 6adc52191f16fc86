#include "base/err.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

bool err_set(struct err *err, enum exit_code code, const char *fmt, ...)
{
	va_list ap;

	if (!err)
		return false;
	err->code = code;
	va_start(ap, fmt);
	vsnprintf(err->text, sizeof err->text, fmt, ap);
	va_end(ap);
	/* A path may hold a line feed; the message is one line. */
	for (char *c = err->text; *c; c++)
		if (*c == '\n')
			*c = ' ';
	return false;
}
