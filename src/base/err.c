/* The strerror_r that POSIX describes, not the one of GNU. */
#define _POSIX_C_SOURCE 200809L
#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* A path may hold a line feed; the message is one line. */
static void keep_to_a_line(char *text)
{
	for (char *c = text; *c; c++)
		if (*c == '\n')
			*c = ' ';
}

bool err_set(struct err *err, enum exit_code code, const char *fmt, ...)
{
	va_list ap;

	if (!err)
		return false;
	err->code = code;
	va_start(ap, fmt);
	vsnprintf(err->text, sizeof err->text, fmt, ap);
	va_end(ap);
	keep_to_a_line(err->text);
	return false;
}

const char *err_reason(char buf[ERR_REASON_MAX], int error)
{
	/* strerror has one buffer for all threads. */
	if (strerror_r(error, buf, ERR_REASON_MAX) != 0 || !*buf)
		snprintf(buf, ERR_REASON_MAX, "error %d", error);
	return buf;
}

bool err_set_errno(struct err *err, enum exit_code code, const char *fmt, ...)
{
	int error = errno;
	char reason[ERR_REASON_MAX];
	size_t n;
	va_list ap;

	if (!err)
		return false;
	err->code = error == ENOMEM ? EXIT_CODE_INTERNAL : code;
	va_start(ap, fmt);
	/* However long a path is, the reason has its room. */
	vsnprintf(err->text, sizeof err->text - sizeof reason - 2, fmt, ap);
	va_end(ap);
	n = strlen(err->text);
	snprintf(err->text + n, sizeof err->text - n, ": %s",
		 error == ENOMEM ? "out of memory" : err_reason(reason, error));
	keep_to_a_line(err->text);
	return false;
}
