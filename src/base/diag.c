#include "base/diag.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

_Bool diags_full(struct diags *d)
{
	if (d->n < DIAGS_MAX)
		return 0;
	d->dropped++;
	return 1;
}

const char *diags_hinted(const struct diags *d, const char *word)
{
	return d->n < DIAGS_HINTED ? word : NULL;
}

__attribute__((format(printf, 3, 0))) static struct diag make_diag(
	struct diags *d, struct loc at, const char *fmt, va_list ap)
{
	char text[1024];

	vsnprintf(text, sizeof text, fmt, ap);
	if (at.file)
		at.file = arena_strdup(&d->arena, at.file);
	return (struct diag){at, arena_strdup(&d->arena, text), d->n + d->n_warnings, false};
}

void diag_add(struct diags *d, struct loc at, const char *fmt, ...)
{
	struct diag item;
	va_list ap;

	if (diags_full(d))
		return;
	va_start(ap, fmt);
	item = make_diag(d, at, fmt, ap);
	va_end(ap);
	*(struct diag *)ARENA_PUSH(&d->arena, d->items, d->n) = item;
}

void diag_warn(struct diags *d, struct loc at, const char *fmt, ...)
{
	struct diag item;
	va_list ap;

	if (d->n_warnings >= DIAGS_MAX)
		return;
	va_start(ap, fmt);
	item = make_diag(d, at, fmt, ap);
	va_end(ap);
	item.warning = true;
	*(struct diag *)ARENA_PUSH(&d->arena, d->warnings, d->n_warnings) = item;
}

/* One line: file, place and text, with nothing in it that drives a terminal. */
static void print_diag(const struct diag *item, struct str *line, FILE *out)
{
	str_truncate(line, 0);
	if (item->at.file)
		utf8_clean(line, item->at.file, false);
	if (item->at.line)
		str_addf(line, ":%d:%d", item->at.line, item->at.col);
	if (line->len)
		str_add(line, ": ");
	str_add(line, item->warning ? "warning: " : "error: ");
	utf8_clean(line, item->text, false);
	str_addc(line, '\n');
	fwrite(str_text(line), 1, line->len, out);
}

static int compare(const void *x, const void *y)
{
	const struct diag *a = x, *b = y;
	int files = strcmp(a->at.file ? a->at.file : "", b->at.file ? b->at.file : "");

	if (files)
		return files;
	if (a->at.line != b->at.line)
		return a->at.line < b->at.line ? -1 : 1;
	if (a->at.col != b->at.col)
		return a->at.col < b->at.col ? -1 : 1;
	return a->order < b->order ? -1 : 1;
}

void diags_sort(struct diags *d)
{
	if (d->n > 1)
		qsort(d->items, d->n, sizeof *d->items, compare);
}

void diags_print(struct diags *d, FILE *out)
{
	struct str line = {0};
	size_t w = 0;

	diags_sort(d);
	if (d->n_warnings > 1)
		qsort(d->warnings, d->n_warnings, sizeof *d->warnings, compare);
	for (size_t i = 0; i < d->n || w < d->n_warnings;) {
		bool warn = w < d->n_warnings &&
			    (i == d->n || compare(&d->warnings[w], &d->items[i]) < 0);

		print_diag(warn ? &d->warnings[w++] : &d->items[i++], &line, out);
	}
	if (d->dropped)
		fprintf(out, "error: %zu more faults are not shown; mend these first\n",
			d->dropped);
	str_release(&line);
}

void diags_release(struct diags *d)
{
	arena_release(&d->arena);
	*d = (struct diags){0};
}
