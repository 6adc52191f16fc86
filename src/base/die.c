#include "base/die.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"

void (*die_hook)(void);
void (*die_cleanup)(void);

void die(const char *fmt, ...)
{
	void (*hook)(void) = die_hook;
	va_list ap;

	die_hook = NULL;
	if (hook)
		hook();
	if (die_cleanup)
		die_cleanup();
	fputs("plumbline: ", stderr);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	exit(EXIT_CODE_INTERNAL);
}

void die_of_memory(void)
{
	die(DIE_OF_MEMORY);
}

static size_t checked_size(size_t n, size_t size)
{
	if (size && n > SIZE_MAX / size)
		die("a request for memory is too large");
	size *= n;
	return size ? size : 1;
}

void *xcalloc(size_t n, size_t size)
{
	void *p = calloc(1, checked_size(n, size));

	if (!p)
		die_of_memory();
	return p;
}

void *xrealloc(void *p, size_t n, size_t size)
{
	p = realloc(p, checked_size(n, size));
	if (!p)
		die_of_memory();
	return p;
}

char *xstrdup(const char *s)
{
	size_t n = strlen(s);
	char *copy = xcalloc(n + 1, 1);

	memcpy(copy, s, n);
	return copy;
}
