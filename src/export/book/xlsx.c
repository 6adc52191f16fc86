#define _DEFAULT_SOURCE /* time_t and struct timespec as the library's headers want */
#include "export/book/xlsx_write.h"

#include <errno.h>
#include <string.h>
#include <xlsxwriter.h>

#include "base/library.h"
#include "base/utf8.h"

/* clang-format off */
#define CALLS(X) \
	X(workbook_new_opt) X(workbook_add_worksheet) X(workbook_add_format) \
	X(workbook_add_chart) X(workbook_define_name) X(workbook_set_properties) \
	X(workbook_close) X(lxw_strerror) \
	X(format_set_font_size) X(format_set_font_color) X(format_set_bold) \
	X(format_set_underline) X(format_set_text_wrap) X(format_set_align) \
	X(format_set_num_format) X(format_set_bg_color) X(format_set_bottom) \
	X(format_set_top) X(format_set_bottom_color) X(format_set_top_color) \
	X(format_set_unlocked) X(format_set_indent) \
	X(worksheet_write_string) X(worksheet_write_number) X(worksheet_write_blank) \
	X(worksheet_write_formula_num) X(worksheet_write_formula_str) \
	X(worksheet_write_url_opt) X(worksheet_merge_range) X(worksheet_set_column) \
	X(worksheet_set_row_opt) X(worksheet_outline_settings) X(worksheet_freeze_panes) \
	X(worksheet_add_table) \
	X(worksheet_data_validation_range) X(worksheet_conditional_format_range) \
	X(worksheet_insert_chart_opt) X(worksheet_hide) X(worksheet_set_tab_color) \
	X(worksheet_set_landscape) X(worksheet_set_paper) X(worksheet_set_margins) \
	X(worksheet_fit_to_pages) X(worksheet_set_footer) X(worksheet_repeat_rows) \
	X(worksheet_print_area) X(worksheet_gridlines) X(worksheet_set_zoom) \
	X(chart_add_series) X(chart_series_set_name) X(chart_series_set_categories) \
	X(chart_series_set_values) X(chart_series_set_fill) X(chart_set_series_gap) \
	X(chart_title_set_name) X(chart_title_set_name_font) X(chart_legend_set_position) \
	X(chart_axis_set_reverse) X(chart_axis_set_min) X(chart_axis_set_max) \
	X(chart_axis_set_major_unit) X(chart_axis_set_num_format) \
	X(chart_axis_set_crossing_max) X(chart_axis_major_gridlines_set_line) \
	X(chart_axis_set_num_font) X(chart_axis_set_name) X(chart_axis_set_name_font) \
	X(chart_series_set_line) X(chart_series_set_marker_type) \
	X(chart_series_set_marker_size) X(chart_series_set_marker_line) \
	X(chart_series_set_marker_fill)
/* clang-format on */

struct calls {
	CALLS(LIBRARY_FIELD)
};

/* The library brings libcrypto along, which costs every start of the program more than the
 * rest of it; so it is loaded when a workbook is written. */
#ifdef LXW_SOVERSION
#define LXW_FILE "libxlsxwriter.so." LXW_SOVERSION
#else
#define LXW_FILE "libxlsxwriter.so"
#endif
static struct calls lxw = LIBRARY_TABLE;
static const struct library_call lxw_calls[] = {CALLS(LIBRARY_CALL)};
static const struct library lxw_library = {
	LXW_FILE, "install libxlsxwriter, or export to .json, .csv or .md", lxw_calls,
	sizeof lxw_calls / sizeof *lxw_calls};

/* Characters of the name at the foot of pages: the whole line may take 255 units, and an
 * "&" or a rare character takes two. */
#define FOOTER_TITLE_MAX 80
#define FOOTER_PAGE_MAX 60

/* The workbook under way. */
struct writer {
	const struct book *b;
	lxw_workbook *book;
	lxw_format *formats[LOOK_END];
	struct arena arena; /* the library wants many of its texts writable */
	lxw_error error;    /* the first that it told */
};

static void note(struct writer *w, lxw_error e)
{
	if (w->error == LXW_NO_ERROR)
		w->error = e;
}

/* The colour, or its like of the report's theme. */
static unsigned themed(const struct writer *w, unsigned colour)
{
	const struct export_theme *theme = w->b->report->theme;
	/* How much of white is in it, of 100. */
	int white = colour == ACCENT ? 0 : colour == ACCENT_LIGHT ? 68 : 91;
	unsigned mixed = 0;

	if (theme->accent == export_theme_plain.accent ||
	    (colour != ACCENT && colour != ACCENT_LIGHT && colour != ACCENT_PALE))
		return colour;
	for (int shift = 16; shift >= 0; shift -= 8) {
		int part = (int)(theme->accent >> shift & 255);

		mixed = mixed << 8 | (unsigned)(part + (255 - part) * white / 100);
	}
	return mixed;
}

static void format_lines(struct writer *w, lxw_format *f, const struct style *s)
{
	if (s->line) {
		lxw.format_set_bottom(f, LXW_BORDER_THIN);
		lxw.format_set_bottom_color(f, LINE);
	}
	if (s->strong_line) {
		lxw.format_set_top(f, LXW_BORDER_THIN);
		lxw.format_set_top_color(f, themed(w, ACCENT));
	}
}

static lxw_format *format_of(struct writer *w, const struct style *s, bool painted)
{
	lxw_format *f = lxw.workbook_add_format(w->book);

	if (s->colour)
		lxw.format_set_font_color(f, themed(w, s->colour));
	if (s->fill)
		lxw.format_set_bg_color(f, themed(w, s->fill));
	if (s->bold)
		lxw.format_set_bold(f);
	if (painted)
		return f;
	lxw.format_set_font_size(f, s->size > 0 ? s->size : 10);
	if (s->underlined)
		lxw.format_set_underline(f, LXW_UNDERLINE_SINGLE);
	if (s->wrap)
		lxw.format_set_text_wrap(f);
	if (s->align)
		lxw.format_set_align(f, s->align == ALIGN_LEFT ? LXW_ALIGN_LEFT
							       : LXW_ALIGN_RIGHT);
	if ((s->line || s->strong_line || s->fill == ACCENT || s->set_in) &&
	    (s->align == ALIGN_LEFT || !s->number))
		lxw.format_set_indent(f, 1);
	lxw.format_set_align(f, s->middle ? LXW_ALIGN_VERTICAL_CENTER
					  : LXW_ALIGN_VERTICAL_TOP);
	if (s->after)
		lxw.format_set_num_format(
			f, arena_printf(&w->arena, "%s\" %.*s\"", s->number,
					(int)strcspn(tr(s->after), "\""), tr(s->after)));
	else if (s->number)
		lxw.format_set_num_format(f, s->number);
	if (s->unlocked)
		lxw.format_set_unlocked(f);
	format_lines(w, f, s);
	return f;
}

static lxw_error write_cell(struct writer *w, lxw_worksheet *ws, const struct book_cell *c)
{
	lxw_row_t row = (lxw_row_t)c->row;
	lxw_col_t col = (lxw_col_t)c->col;
	lxw_format *f = w->formats[c->look];

	switch (c->kind) {
	case CELL_TEXT:
		if (c->link)
			return lxw.worksheet_write_url_opt(ws, row, col, c->link, f,
							   c->text, NULL);
		return lxw.worksheet_write_string(ws, row, col, c->text, f);
	case CELL_NUMBER:
		return lxw.worksheet_write_number(ws, row, col, c->number, f);
	case CELL_FORMULA:
		return lxw.worksheet_write_formula_num(ws, row, col, c->formula, f,
						       c->number);
	case CELL_BLANK:
		break;
	}
	return lxw.worksheet_write_blank(ws, row, col, f);
}

/* Joining overwrites the cells with blanks, so what stands in the first comes after it. */
static void write_cells(struct writer *w, lxw_worksheet *ws, const struct book_sheet *s)
{
	for (size_t i = 0; i < s->n_joined; i++) {
		const struct joined *j = &s->joined[i];

		note(w, lxw.worksheet_merge_range(
				ws, (lxw_row_t)j->row, (lxw_col_t)j->col,
				(lxw_row_t)j->row, (lxw_col_t)j->last_col, "",
				w->formats[j->look]));
	}
	for (size_t i = 0; i < s->n_cells; i++)
		note(w, write_cell(w, ws, &s->cells[i]));
}

static bool folds(const struct book_sheet *s)
{
	size_t i = 0;

	while (i < s->n_rows && !s->rows[i].folds)
		i++;
	return i < s->n_rows;
}

static lxw_error write_row(lxw_worksheet *ws, const struct row_shape *r)
{
	lxw_row_col_options fold = {.hidden = r->folded, .level = r->folded,
				    .collapsed = r->folds};

	return lxw.worksheet_set_row_opt(ws, (lxw_row_t)r->row, r->height, NULL, &fold);
}

static void write_sizes(struct writer *w, lxw_worksheet *ws, const struct book_sheet *s)
{
	for (size_t c = 0; c < s->n_widths; c++)
		note(w, lxw.worksheet_set_column(ws, (lxw_col_t)c, (lxw_col_t)c,
						 s->widths[c], NULL));
	for (size_t i = 0; i < s->n_rows; i++)
		note(w, write_row(ws, &s->rows[i]));
	if (folds(s)) /* below the row that opens it */
		lxw.worksheet_outline_settings(ws, LXW_TRUE, LXW_FALSE, LXW_TRUE, LXW_FALSE);
	if (s->frozen_rows || s->frozen_cols)
		lxw.worksheet_freeze_panes(ws, (lxw_row_t)s->frozen_rows,
					   (lxw_col_t)s->frozen_cols);
}

/* The header cells are there already; the table writes them again, with their looks. */
static void write_table(struct writer *w, lxw_worksheet *ws, const struct book_sheet *s)
{
	size_t n = (size_t)s->table_cols;
	lxw_table_column *columns, **list;
	lxw_table_options options = {.style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
				     .style_type_number = 0,
				     .no_banded_rows = LXW_TRUE};

	if (!s->table)
		return;
	columns = arena_new(&w->arena, lxw_table_column, n);
	list = arena_new(&w->arena, lxw_table_column *, n + 1);
	for (size_t i = 0; i < s->n_cells; i++) {
		const struct book_cell *c = &s->cells[i];

		if (c->row != 0 || (size_t)c->col >= n)
			continue;
		columns[c->col].header = arena_strdup(&w->arena, c->text);
		columns[c->col].header_format = w->formats[c->look];
		list[c->col] = &columns[c->col];
	}
	options.name = arena_strdup(&w->arena, s->table);
	options.columns = list;
	note(w, lxw.worksheet_add_table(ws, 0, 0, (lxw_row_t)s->table_rows,
					(lxw_col_t)(n - 1), &options));
}

static void write_choices(struct writer *w, lxw_worksheet *ws, const struct book_sheet *s)
{
	for (size_t i = 0; i < s->n_choices; i++) {
		const struct book_choice *c = &s->choices[i];
		lxw_data_validation v = {
			.validate = LXW_VALIDATION_TYPE_DATE,
			.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO,
			.value_datetime = {.year = 2000, .month = 1, .day = 1},
			.error_type = LXW_VALIDATION_ERROR_TYPE_STOP,
			.input_title = arena_strdup(&w->arena, c->title),
			.input_message = arena_strdup(&w->arena, c->message),
			.error_title = arena_strdup(&w->arena, c->title),
			.error_message = arena_strdup(&w->arena, c->message),
		};

		/* Else where a cell that it looks at is empty, anything would do. */
		if (c->only || (c->list && !c->free))
			v.ignore_blank = LXW_VALIDATION_OFF;
		if (c->silent)
			v.input_title = v.input_message = NULL;
		if (c->only) {
			v.validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA;
			v.value_formula = arena_strdup(&w->arena, c->only);
		} else if (c->list) {
			v.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
			v.value_formula = arena_strdup(&w->arena, c->list);
			v.show_error = c->free ? LXW_VALIDATION_OFF
					       : LXW_VALIDATION_ON;
		}
		note(w, lxw.worksheet_data_validation_range(
				ws, (lxw_row_t)c->where.row, (lxw_col_t)c->where.col,
				(lxw_row_t)c->where.last_row,
				(lxw_col_t)c->where.last_col, &v));
	}
}

static void write_paints(struct writer *w, lxw_worksheet *ws, const struct book_sheet *s)
{
	for (size_t i = 0; i < s->n_paints; i++) {
		const struct paint *p = &s->paints[i];
		lxw_conditional_format f = {
			.type = LXW_CONDITIONAL_DATA_BAR,
			.min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
			.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
			.min_value = 0,
			.max_value = 100,
			.bar_color = themed(w, ACCENT_LIGHT),
			.bar_solid = LXW_TRUE,
			.data_bar_2010 = LXW_TRUE,
			.bar_no_border = LXW_TRUE,
		};

		if (p->to_most)
			f.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_MAXIMUM;
		if (p->word)
			f = (lxw_conditional_format){
				.type = LXW_CONDITIONAL_TYPE_CELL,
				.criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
				.value_string =
					arena_printf(&w->arena, "\"%s\"", p->word),
				.format = w->formats[p->look],
			};
		if (p->formula)
			f = (lxw_conditional_format){
				.type = LXW_CONDITIONAL_TYPE_FORMULA,
				.value_string = arena_strdup(&w->arena, p->formula),
				.format = w->formats[p->look],
			};
		note(w, lxw.worksheet_conditional_format_range(
				ws, (lxw_row_t)p->where.row, (lxw_col_t)p->where.col,
				(lxw_row_t)p->where.last_row,
				(lxw_col_t)p->where.last_col, &f));
	}
}

/* Lines are told apart without colours too. */
static void mark_points(lxw_chart_series *series, size_t i, unsigned colour)
{
	static const unsigned char marks[] = {LXW_CHART_MARKER_CIRCLE, LXW_CHART_MARKER_SQUARE,
					      LXW_CHART_MARKER_DIAMOND, LXW_CHART_MARKER_TRIANGLE,
					      LXW_CHART_MARKER_X, LXW_CHART_MARKER_STAR,
					      LXW_CHART_MARKER_PLUS};
	lxw_chart_fill fill = {.color = colour};
	lxw_chart_line line = {.color = colour};

	lxw.chart_series_set_marker_type(series, marks[i % sizeof marks]);
	lxw.chart_series_set_marker_size(series, 7);
	lxw.chart_series_set_marker_line(series, &line);
	lxw.chart_series_set_marker_fill(series, &fill);
}

static void add_series(const struct writer *w, lxw_chart *chart, const struct chart *c,
		       const struct series *s)
{
	lxw_chart_series *series = lxw.chart_add_series(chart, NULL, NULL);
	lxw_chart_fill fill = {.color = themed(w, s->colour)};
	lxw_chart_line line = {.color = fill.color, .width = 1.75F};
	lxw_row_t first = (lxw_row_t)s->row, last = (lxw_row_t)s->last_row;
	lxw_col_t col = (lxw_col_t)s->col;

	lxw.chart_series_set_name(series, s->name);
	lxw.chart_series_set_categories(series, s->sheet, first, (lxw_col_t)c->categories,
					last, (lxw_col_t)c->categories);
	lxw.chart_series_set_values(series, s->sheet, first, col, last, col);
	if (s->strong)
		line.width = 3.5F;
	if (c->curve_end || c->lines)
		lxw.chart_series_set_line(series, &line);
	else
		lxw.chart_series_set_fill(series, &fill);
	if (c->lines)
		mark_points(series, (size_t)(s - c->series), fill.color);
}

/* Bars: of 0 to 100, with a tick where a band ends, or of sums. The library's y axis is that of
 * the names. It is turned round, so that the first section stands on top, and the numbers are
 * sent to the other end, the bottom. */
static void shape_bars(lxw_chart *chart, bool sums)
{
	lxw.chart_set_series_gap(chart, 60);
	lxw.chart_axis_set_reverse(chart->y_axis);
	lxw.chart_axis_set_crossing_max(chart->y_axis);
	lxw.chart_axis_set_min(chart->x_axis, 0);
	if (sums)
		return;
	lxw.chart_axis_set_max(chart->x_axis, 100);
	lxw.chart_axis_set_major_unit(chart->x_axis, 100.0 / 3);
}

static void shape_curve(lxw_chart *chart, const struct chart *c, lxw_chart_font *labels,
			lxw_chart_line *grid)
{
	lxw.chart_axis_set_min(chart->x_axis, 0);
	lxw.chart_axis_set_max(chart->x_axis, c->curve_end);
	lxw.chart_axis_set_min(chart->y_axis, 0);
	lxw.chart_axis_set_name(chart->x_axis, c->axis);
	lxw.chart_axis_set_name_font(chart->x_axis, labels);
	lxw.chart_axis_set_num_format(chart->y_axis, "0");
	lxw.chart_axis_major_gridlines_set_line(chart->y_axis, grid);
}

static void shape_lines(lxw_chart *chart, lxw_chart_line *grid)
{
	lxw.chart_axis_set_min(chart->y_axis, 0);
	lxw.chart_axis_set_max(chart->y_axis, 100);
	lxw.chart_axis_set_major_unit(chart->y_axis, 20);
	lxw.chart_axis_set_num_format(chart->y_axis, "0");
	lxw.chart_axis_major_gridlines_set_line(chart->y_axis, grid);
}

static void write_chart(struct writer *w, lxw_worksheet *ws, const struct chart *c)
{
	lxw_chart *chart =
		lxw.workbook_add_chart(w->book, c->curve_end ? LXW_CHART_SCATTER_STRAIGHT
						: c->lines   ? LXW_CHART_LINE
							     : LXW_CHART_BAR_STACKED);
	lxw_chart_font title = {.size = 11, .bold = LXW_TRUE, .color = INK};
	lxw_chart_font labels = {.size = 9, .color = INK};
	lxw_chart_line grid = {.color = LINE, .width = 0.75F};
	lxw_chart_options options = {
		.x_scale = c->width / 480.0,
		.y_scale = c->height / 288.0,
		.description = arena_strdup(&w->arena, c->description),
	};

	for (size_t i = 0; i < c->n_series; i++)
		add_series(w, chart, c, &c->series[i]);
	lxw.chart_title_set_name(chart, c->title);
	lxw.chart_title_set_name_font(chart, &title);
	lxw.chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
	lxw.chart_axis_set_num_font(chart->y_axis, &labels);
	lxw.chart_axis_set_num_font(chart->x_axis, &labels);
	if (c->curve_end)
		shape_curve(chart, c, &labels, &grid);
	else if (c->lines)
		shape_lines(chart, &grid);
	else
		shape_bars(chart, c->sums);
	if (!c->lines) {
		lxw.chart_axis_set_num_format(chart->x_axis, "0");
		lxw.chart_axis_major_gridlines_set_line(chart->x_axis, &grid);
	}
	note(w, lxw.worksheet_insert_chart_opt(ws, (lxw_row_t)c->row, (lxw_col_t)c->col,
					       chart, &options));
}

/* Whose report a page belongs to; an "&" would begin a command, and so would digits after
 * the size. */
static const char *footer(struct writer *w)
{
	struct str title = {0}, line = {0};
	const char *text;
	size_t at = 0;

	utf8_clean(&title, report_title(w->b->report), false);
	str_add(&line, "&L&8 ");
	for (int i = 0; i < FOOTER_TITLE_MAX && at < title.len; i++) {
		uint32_t cp;
		size_t n = utf8_decode(title.data + at, title.len - at, &cp);

		if (title.data[at] == '&')
			str_addc(&line, '&');
		str_addn(&line, title.data + at, n);
		at += n;
	}
	str_add(&line, at < title.len ? "..." : "");
	str_addf(&line, "&C&8 &A&R&8 %s",
		 book_first(&w->arena, tr("Page &P of &N"), FOOTER_PAGE_MAX));
	text = arena_strdup(&w->arena, str_text(&line));
	str_release(&title);
	str_release(&line);
	return text;
}

static void write_page(struct writer *w, lxw_worksheet *ws, const struct book_sheet *s)
{
	int last = 0;

	for (size_t i = 0; i < s->n_cells; i++)
		if (s->cells[i].row > last)
			last = s->cells[i].row;
	if (s->printed_rows)
		last = s->printed_rows - 1;
	if (!s->portrait)
		lxw.worksheet_set_landscape(ws);
	lxw.worksheet_set_paper(ws, 9); /* A4 */
	lxw.worksheet_set_margins(ws, 0.4, 0.4, 0.5, 0.6);
	lxw.worksheet_fit_to_pages(ws, 1, s->one_page ? 1 : 0);
	note(w, lxw.worksheet_set_footer(ws, footer(w)));
	if (s->frozen_rows)
		note(w,
		     lxw.worksheet_repeat_rows(ws, 0, (lxw_row_t)(s->frozen_rows - 1)));
	else if (s->repeated_row)
		note(w, lxw.worksheet_repeat_rows(ws, (lxw_row_t)s->repeated_row,
						  (lxw_row_t)s->repeated_row));
	if (s->printed_cols)
		note(w, lxw.worksheet_print_area(ws, 0, 0, (lxw_row_t)last,
						 (lxw_col_t)(s->printed_cols - 1)));
	lxw.worksheet_set_tab_color(ws, themed(w, s->tab));
	if (s->zoom)
		lxw.worksheet_set_zoom(ws, (uint16_t)s->zoom);
	if (s->no_grid)
		lxw.worksheet_gridlines(ws, LXW_HIDE_ALL_GRIDLINES);
	if (s->hidden)
		lxw.worksheet_hide(ws);
}

static void write_sheet(struct writer *w, const struct book_sheet *s)
{
	lxw_worksheet *ws = lxw.workbook_add_worksheet(w->book, s->name);

	if (!ws) {
		note(w, LXW_ERROR_MEMORY_MALLOC_FAILED);
		return;
	}
	write_sizes(w, ws, s);
	write_cells(w, ws, s);
	write_table(w, ws, s);
	write_choices(w, ws, s);
	write_paints(w, ws, s);
	for (size_t i = 0; i < s->n_charts; i++)
		write_chart(w, ws, &s->charts[i]);
	write_page(w, ws, s);
}

/* A creation time of 0 would mean the clock. */
static void write_properties(struct writer *w)
{
	const struct report *r = w->b->report;
	lxw_doc_properties p = {
		.subject = arena_strdup(
			&w->arena, tr("Well-architected assessment and remediation plan")),
		.keywords = arena_strdup(
			&w->arena, tr("well-architected, assessment, remediation plan")),
		.created = r->generated ? (time_t)r->generated : 1,
	};

	p.title = arena_strdup(&w->arena, book_clean(&w->arena, report_title(r)));
	p.author = arena_strdup(&w->arena, r->tool);
	note(w, lxw.workbook_set_properties(w->book, &p));
}

bool xlsx_write(const struct book *b, const char *path, const char *tmpdir,
		struct err *err)
{
	struct writer w = {.b = b, .error = LXW_NO_ERROR};
	lxw_workbook_options options = {.tmpdir = arena_strdup(&w.arena, tmpdir)};
	int error;

	if (!library_load(&lxw_library, &lxw, err))
		return false;
	w.book = lxw.workbook_new_opt(path, &options);
	if (!w.book)
		return err_set(err, EXIT_CODE_IO, "the workbook cannot be begun");
	for (int i = 0; i < LOOK_END; i++)
		w.formats[i] = format_of(&w, style_of((enum look)i), i >= LOOK_CRITICAL);
	write_properties(&w);
	for (size_t i = 0; i < b->n_sheets; i++)
		write_sheet(&w, &b->sheets[i]);
	for (size_t i = 0; i < b->n_names; i++)
		note(&w, lxw.workbook_define_name(w.book, b->names[i].name,
						  b->names[i].formula));
	errno = 0; /* the library's words for a full disk are those of its archive */
	note(&w, lxw.workbook_close(w.book));
	error = errno;
	arena_release(&w.arena);
	if (w.error == LXW_NO_ERROR)
		return true;
	errno = error;
	return error ? err_set_errno(err, EXIT_CODE_IO, "the workbook cannot be written")
		     : err_set(err, EXIT_CODE_IO, "the workbook cannot be written: %s",
			       lxw.lxw_strerror(w.error));
}
