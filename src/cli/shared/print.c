#define _DEFAULT_SOURCE
#include "cli/shared/print.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/number.h"
#include "base/utf8.h"

#define PROSE_WIDTH 80
#define WIDTH_MIN 40
#define WIDTH_MAX 1000
#define WRAPPED_MIN 20 /* columns that a wrapped cell gets at least */
#define GAP 2          /* between columns */
#define COLUMNS_MAX 12

static const char *const ink_codes[] = {
	[INK_PLAIN] = "",        [INK_STRONG] = "\033[1m", [INK_GOOD] = "\033[32m",
	[INK_WARN] = "\033[33m", [INK_BAD] = "\033[1;31m", [INK_FAINT] = "\033[2m",
};

static int terminal_width(int fd)
{
	const char *columns = getenv("COLUMNS");
	struct winsize size;
	long n;

	if (columns && number_parse(columns, &n) && n >= WIDTH_MIN && n <= WIDTH_MAX)
		return (int)n;
	if (!ioctl(fd, TIOCGWINSZ, &size) && size.ws_col >= WIDTH_MIN)
		return size.ws_col;
	return PROSE_WIDTH;
}

static bool wants_colour(void)
{
	const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");

	return !(no_color && *no_color) && term && strcmp(term, "dumb") != 0;
}

void printer_init(struct printer *p, FILE *out)
{
	int fd = fileno(out);

	*p = (struct printer){.out = out, .width = PROSE_WIDTH};
	p->terminal = fd >= 0 && isatty(fd);
	if (p->terminal)
		p->width = terminal_width(fd);
	p->colour = p->terminal && wants_colour();
}

void printer_release(struct printer *p)
{
	arena_release(&p->arena);
}

__attribute__((format(printf, 2, 0))) static const char *format(struct printer *p,
								const char *fmt,
								va_list ap)
{
	va_list again;
	int n;
	char *text;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	text = arena_alloc(&p->arena, n < 0 ? 1 : (size_t)n + 1, 1);
	if (n > 0)
		vsnprintf(text, (size_t)n + 1, fmt, ap);
	return utf8_safe(&p->arena, text, true);
}

static void blanks(const struct printer *p, int n)
{
	for (int i = 0; i < n; i++)
		fputc(' ', p->out);
}

static void inked(const struct printer *p, enum ink ink, const char *text, size_t n)
{
	bool colour = p->colour && ink != INK_PLAIN && n > 0;

	if (colour)
		fputs(ink_codes[ink], p->out);
	fwrite(text, 1, n, p->out);
	if (colour)
		fputs("\033[0m", p->out);
}

void print_heading(struct printer *p, const char *fmt, ...)
{
	const char *text;
	va_list ap;

	va_start(ap, fmt);
	text = format(p, fmt, ap);
	va_end(ap);
	inked(p, INK_STRONG, text, strlen(text));
	fputc('\n', p->out);
}

void print_line(struct printer *p, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	fputs(format(p, fmt, ap), p->out);
	va_end(ap);
	fputc('\n', p->out);
}

void print_blank(struct printer *p)
{
	fputc('\n', p->out);
}

/* The first line is already indented; those after it hang by so many columns. */
static void hanging(struct printer *p, int indent, int hang, const char *text)
{
	int cols = p->width - indent - hang < WRAPPED_MIN ? WRAPPED_MIN
							  : p->width - indent - hang;
	size_t n;
	const struct utf8_line *lines = utf8_wrap(&p->arena, text, cols, &n);

	for (size_t i = 0; i < n; i++) {
		if (i > 0 && lines[i].len > 0)
			blanks(p, indent + hang + lines[i].indent);
		fwrite(lines[i].text, 1, lines[i].len, p->out);
		fputc('\n', p->out);
	}
	if (n == 0)
		fputc('\n', p->out);
}

/* The first line is already indented. */
static void wrapped(struct printer *p, int indent, const char *text)
{
	hanging(p, indent, 0, text);
}

void print_prose(struct printer *p, int indent, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	blanks(p, indent);
	wrapped(p, indent, format(p, fmt, ap));
	va_end(ap);
}

void print_entry(struct printer *p, int indent, int width, const char *label,
		 const char *text)
{
	const char *name = utf8_safe(&p->arena, label, false);
	int used = utf8_width(name);

	if (!text || !*text)
		return;
	blanks(p, indent);
	fputs(name, p->out);
	blanks(p, used < width ? width - used : 1);
	wrapped(p, indent + (used < width ? width : used + 1),
		utf8_safe(&p->arena, text, true));
}

struct table table_start(struct printer *p, int indent,
			 const struct table_column *columns)
{
	struct table t = {.printer = p, .columns = columns, .indent = indent};

	while (columns[t.n_columns].title)
		t.n_columns++;
	if (t.n_columns > COLUMNS_MAX)
		abort();
	return t;
}

void table_cell(struct table *t, enum ink ink, const char *fmt, ...)
{
	struct printer *p = t->printer;
	struct table_cell *cell;
	const char *text;
	va_list ap;

	va_start(ap, fmt);
	text = format(p, fmt, ap);
	va_end(ap);
	cell = ARENA_PUSH(&p->arena, t->cells, t->n_cells);
	/* A row is a line: what wraps, wraps at blanks. */
	cell->text = strchr(text, '\n') ? utf8_safe(&p->arena, text, false) : text;
	cell->ink = ink;
}

void table_note(struct table *t, int hang, const char *fmt, ...)
{
	struct table_note *note;
	const char *text;
	va_list ap;

	va_start(ap, fmt);
	text = utf8_safe(&t->printer->arena, format(t->printer, fmt, ap), false);
	va_end(ap);
	note = ARENA_PUSH(&t->printer->arena, t->notes, t->n_notes);
	*note = (struct table_note){t->n_cells / t->n_columns - 1, hang, text};
}

static bool has_titles(const struct table *t)
{
	for (size_t i = 0; i < t->n_columns; i++)
		if (t->columns[i].title[0])
			return true;
	return false;
}

static void measure(const struct table *t, int widths[COLUMNS_MAX])
{
	int used = t->indent;

	for (size_t i = 0; i < t->n_columns; i++)
		widths[i] = utf8_width(t->columns[i].title);
	for (size_t i = 0; i < t->n_cells; i++) {
		int w = utf8_width(t->cells[i].text);

		if (w > widths[i % t->n_columns])
			widths[i % t->n_columns] = w;
	}
	if (!t->printer->terminal)
		return;
	for (size_t i = 0; i < t->n_columns; i++)
		used += (t->columns[i].wraps ? 0 : widths[i]) + (i ? GAP : 0);
	for (size_t i = 0; i < t->n_columns; i++) {
		int left = t->printer->width - used;

		if (!t->columns[i].wraps || widths[i] <= left)
			continue;
		widths[i] = left < WRAPPED_MIN ? WRAPPED_MIN : left;
	}
}

/* One printed line of a row: line number k of every cell. Returns whether more follow. */
static bool row_line(const struct table *t, const struct table_cell *row,
		     const int *widths, size_t k)
{
	struct printer *p = t->printer;
	bool more = false;
	int owed =
		t->indent; /* blanks before the next text: none stay at the line's end */

	for (size_t i = 0; i < t->n_columns; i++) {
		struct utf8_line whole = {row[i].text, strlen(row[i].text), 0},
				 *lines = &whole;
		size_t n = 1, len;
		int pad;

		if (t->columns[i].wraps && p->terminal)
			lines = utf8_wrap(&p->arena, row[i].text, widths[i], &n);
		len = k < n ? lines[k].len : 0;
		pad = widths[i] - (len ? lines[k].indent + utf8_width_n(lines[k].text, len) : 0);
		if (t->columns[i].right)
			owed += pad;
		if (len) {
			blanks(p, owed + lines[k].indent);
			inked(p, row[i].ink, lines[k].text, len);
			owed = 0;
		}
		owed += (t->columns[i].right ? 0 : pad) + GAP;
		more = more || k + 1 < n;
	}
	fputc('\n', p->out);
	return more;
}

static void print_row(const struct table *t, const struct table_cell *row,
		      const int *widths)
{
	size_t k = 0;

	while (row_line(t, row, widths, k))
		k++;
}

static void print_note(const struct table *t, const int *widths, const struct table_note *note)
{
	struct printer *p = t->printer;
	int at = t->indent;

	for (size_t i = 0; i < t->n_columns && !t->columns[i].wraps; i++)
		at += widths[i] + GAP;
	blanks(p, at);
	if (p->terminal)
		hanging(p, at, note->hang, note->text);
	else
		fprintf(p->out, "%s\n", note->text);
}

void table_print(const struct table *t)
{
	int widths[COLUMNS_MAX];
	struct table_cell titles[COLUMNS_MAX];
	const struct table_note *note = t->notes, *end = t->notes + t->n_notes;

	measure(t, widths);
	for (size_t i = 0; i < t->n_columns; i++)
		titles[i] = (struct table_cell){t->columns[i].title, INK_FAINT};
	if (has_titles(t))
		print_row(t, titles, widths);
	for (size_t i = 0; i + t->n_columns <= t->n_cells; i += t->n_columns) {
		print_row(t, t->cells + i, widths);
		for (; note < end && note->row == i / t->n_columns; note++)
			print_note(t, widths, note);
	}
}

enum ink severity_ink(enum severity s)
{
	static const enum ink inks[] = {
		[SEVERITY_NONE] = INK_PLAIN,   [SEVERITY_LOW] = INK_PLAIN,
		[SEVERITY_MEDIUM] = INK_WARN,  [SEVERITY_HIGH] = INK_BAD,
		[SEVERITY_CRITICAL] = INK_BAD,
	};

	return inks[s];
}

struct table table_of(struct printer *p, int indent, const struct column *columns,
		      const int *which)
{
	struct table_column *list = arena_new(&p->arena, struct table_column, COLUMNS_MAX + 1);

	for (size_t i = 0; which[i] >= 0 && i < COLUMNS_MAX; i++) {
		enum look look = columns[which[i]].look;
		char *title = arena_strdup(&p->arena, columns[which[i]].title);

		*title = (char)tolower((unsigned char)*title);
		list[i] = (struct table_column){title, look_is_number(look),
						i && which[i + 1] < 0 && look == LOOK_NAME};
	}
	return table_start(p, indent, list);
}

/* A severity stands out. */
static enum ink word_ink(const char *word)
{
	int s = SEVERITY_CRITICAL;

	while (s > SEVERITY_NONE && strcmp(word, severity_name((enum severity)s)) != 0)
		s--;
	return severity_ink((enum severity)s);
}

void table_row(struct table *t, const struct column *columns, const int *which,
	       const struct report *r, size_t i)
{
	const struct row w = {&t->printer->arena, r, i, -1};
	struct str words = {0};

	for (; *which >= 0; which++) {
		str_truncate(&words, 0);
		column_words(&words, &columns[*which], &w);
		table_cell(t, word_ink(str_text(&words)), "%s", str_text(&words));
	}
	str_release(&words);
}
