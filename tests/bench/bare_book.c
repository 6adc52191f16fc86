/* bare_book - writes the cells of a workbook by libxlsxwriter and nothing else.
 *
 *   bare_book DUMP OUT     prints the microseconds from the first call of the library to the
 *                          last
 *
 * DUMP is what export_bench made of a book: formats, then sheets with the widths of their
 * columns, the heights of their rows and how they fold, the joined cells and all cells, as
 * records that begin with a letter. Numbers are those of this machine; texts end with a NUL. It is in memory
 * before the clock starts. */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <xlsxwriter.h>

#include "book_dump.h"
#include "measure.h"

enum { FORMATS_MAX = 256 };

struct replay {
	const char *at;
	lxw_workbook *book;
	lxw_worksheet *sheet;
	lxw_format *formats[FORMATS_MAX];
	size_t n_formats;
	lxw_col_t column;
};

static void check(lxw_error e)
{
	errno = 0;
	if (e)
		fail(lxw_strerror(e));
}

static void take(struct replay *r, void *to, size_t n)
{
	memcpy(to, r->at, n);
	r->at += n;
}

static const char *take_text(struct replay *r)
{
	const char *text = r->at;

	r->at += strlen(text) + 1;
	return text;
}

static void format(struct replay *r)
{
	lxw_format *f = workbook_add_format(r->book);
	struct dump_format d;
	const char *number;

	take(r, &d, sizeof d);
	number = take_text(r);
	if (r->n_formats == FORMATS_MAX)
		fail("too many formats");
	r->formats[r->n_formats++] = f;
	if (d.colour)
		format_set_font_color(f, d.colour);
	if (d.fill)
		format_set_bg_color(f, d.fill);
	if (d.bold)
		format_set_bold(f);
	if (d.painted)
		return;
	format_set_font_size(f, d.size);
	if (d.underlined)
		format_set_underline(f, LXW_UNDERLINE_SINGLE);
	if (d.wrap)
		format_set_text_wrap(f);
	if (d.across)
		format_set_align(f, d.across < 0 ? LXW_ALIGN_LEFT : LXW_ALIGN_RIGHT);
	if (d.indent)
		format_set_indent(f, 1);
	format_set_align(f, d.middle ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
	if (*number)
		format_set_num_format(f, number);
	if (d.unlocked)
		format_set_unlocked(f);
	if (d.bottom) {
		format_set_bottom(f, LXW_BORDER_THIN);
		format_set_bottom_color(f, d.bottom);
	}
	if (d.top) {
		format_set_top(f, LXW_BORDER_THIN);
		format_set_top_color(f, d.top);
	}
}

static void joined(struct replay *r)
{
	int32_t j[4]; /* row, column, last column, format */

	take(r, j, sizeof j);
	check(worksheet_merge_range(r->sheet, (lxw_row_t)j[0], (lxw_col_t)j[1],
				    (lxw_row_t)j[0], (lxw_col_t)j[2], "", r->formats[j[3]]));
}

static lxw_error put(struct replay *r, const struct dump_cell *c)
{
	lxw_format *f = r->formats[c->format];
	lxw_row_t row = (lxw_row_t)c->row;
	lxw_col_t col = (lxw_col_t)c->col;
	const char *text, *link;

	switch (c->kind) {
	case DUMP_TEXT:
		return worksheet_write_string(r->sheet, row, col, take_text(r), f);
	case DUMP_LINK:
		text = take_text(r);
		link = take_text(r);
		return worksheet_write_url_opt(r->sheet, row, col, link, f, text, NULL);
	case DUMP_NUMBER:
		return worksheet_write_number(r->sheet, row, col, c->number, f);
	case DUMP_FORMULA:
		return worksheet_write_formula_num(r->sheet, row, col, take_text(r), f,
						   c->number);
	}
	return worksheet_write_blank(r->sheet, row, col, f);
}

static void cell(struct replay *r)
{
	struct dump_cell c;

	take(r, &c, sizeof c);
	check(put(r, &c));
}

static void width(struct replay *r)
{
	double width;

	take(r, &width, sizeof width);
	check(worksheet_set_column(r->sheet, r->column, r->column, width, NULL));
	r->column++;
}

static void height(struct replay *r)
{
	double height;
	int32_t record[3];
	lxw_row_col_options fold = {0};

	take(r, record, sizeof record);
	take(r, &height, sizeof height);
	fold.hidden = fold.level = record[1] != 0;
	fold.collapsed = record[2] != 0;
	check(worksheet_set_row_opt(r->sheet, (lxw_row_t)record[0], height, NULL, &fold));
}

static void sheet(struct replay *r)
{
	r->column = 0;
	r->sheet = workbook_add_worksheet(r->book, take_text(r));
	if (!r->sheet)
		fail("workbook_add_worksheet");
}

int main(int argc, char **argv)
{
	static void (*const records[])(struct replay *) = {
		['F'] = format, ['S'] = sheet, ['W'] = width,
		['H'] = height, ['J'] = joined, ['C'] = cell,
	};
	struct replay r = {0};
	double start;
	char *dump;
	size_t n;

	if (argc != 3)
		fail("usage: bare_book DUMP OUT");
	dump = read_whole(argv[1], &n);
	r.at = dump;
	start = now_us();
	r.book = workbook_new(argv[2]);
	while (r.at < dump + n)
		records[(unsigned char)*r.at++](&r);
	check(workbook_close(r.book));
	printf("%.0f\n", now_us() - start);
	free(dump);
	return 0;
}
