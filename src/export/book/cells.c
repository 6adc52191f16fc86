/* What the sheets of a book are made of: cells, columns, tables, links; see book.h. */
#include "export/book/book.h"

#include <ctype.h>
#include <stdarg.h>
#include <string.h>

#include "base/date.h"
#include "base/number.h"
#include "base/utf8.h"
#include "export/book/measure.h"
#include "export/report/answer_words.h"
#include "import/xlsx/xlsx_read.h"

struct book_sheet *book_sheet_add(struct book *b, enum sheet sheet, unsigned tab)
{
	struct book_sheet *s = ARENA_PUSH(&b->arena, b->sheets, b->n_sheets);

	*s = (struct book_sheet){.name = tr(sheet_names[sheet]), .tab = tab};
	return s;
}

const char *book_quoted(struct book *b, const char *sign, const char *english)
{
	struct str text = {0};
	const char *quoted;

	str_addf(&text, "\"%s", sign);
	for (const char *c = tr(english); *c; c++)
		str_addf(&text, *c == '"' ? "\"\"" : "%c", *c);
	str_addc(&text, '"');
	quoted = arena_strdup(&b->arena, str_text(&text));
	str_release(&text);
	return quoted;
}

const char *book_left(struct book *b, int which)
{
	return book_quoted(b, "", plan_status_name(which ? PLAN_IN_PROGRESS : PLAN_OPEN));
}

/* "_x0041_" means "A" to a spreadsheet; its underscore is then itself written so. */
static bool is_escape(const char *s)
{
	if (s[0] != '_' || s[1] != 'x')
		return false;
	for (int i = 2; i < 6; i++)
		if (!isxdigit((unsigned char)s[i]))
			return false;
	return s[6] == '_';
}

static size_t units_of(uint32_t cp)
{
	return cp > 0xffff ? 2 : 1;
}

size_t book_units(const char *s)
{
	size_t n = strlen(s), units = 0;

	for (size_t i = 0; i < n;) {
		uint32_t cp = 0;
		size_t len = utf8_decode(s + i, n - i, &cp);

		units += units_of(cp);
		i += len ? len : 1;
	}
	return units;
}

/* The bytes that its first characters take, so many units at most. */
static size_t bytes_of(const char *text, size_t n, size_t units)
{
	size_t i = 0, kept = 0;

	while (i < n) {
		uint32_t cp = 0;
		size_t len = utf8_decode(text + i, n - i, &cp);

		kept += units_of(cp);
		if (kept > units)
			break;
		i += len ? len : 1;
	}
	return i;
}

const char *book_first(struct arena *a, const char *text, size_t units)
{
	return arena_strndup(a, text, bytes_of(text, strlen(text), units));
}

/* Leaves as much as fits with the remark that the rest is missing. */
static void cut(struct str *s, size_t units)
{
	struct str remark = {0};

	str_addf(&remark,
		 tr("\n[cut here: %zu characters do not fit a cell; the JSON report has all]"),
		 units);
	str_truncate(s, bytes_of(s->data, s->len, CELL_TEXT_MAX - remark.len));
	str_add(s, str_text(&remark));
	str_release(&remark);
}

/* The bytes of a text that stands in a cell as it is, which most do; false for others. */
static bool is_clean(const char *text, size_t *n)
{
	const char *s = text;

	while ((*s >= ' ' && *s < 0x7f && *s != '_') || *s == '\n')
		s++;
	*n = (size_t)(s - text);
	return !*s && *n <= CELL_TEXT_MAX;
}

const char *book_clean(struct arena *a, const char *text)
{
	struct str clean = {0}, escaped = {0};
	const char *copy;
	size_t units;

	if (is_clean(text, &units))
		return arena_strndup(a, text, units);
	utf8_clean(&clean, text, true);
	for (const char *s = str_text(&clean); *s; s++) {
		if (is_escape(s))
			str_add(&escaped, "_x005F");
		str_addc(&escaped, *s);
	}
	units = book_units(str_text(&escaped));
	if (units > CELL_TEXT_MAX)
		cut(&escaped, units);
	copy = arena_strndup(a, str_text(&escaped), escaped.len);
	str_release(&clean);
	str_release(&escaped);
	return copy;
}

static bool look_wraps(enum look l)
{
	return l == LOOK_TEXT || l == LOOK_SMALL || l == LOOK_NAME || l == LOOK_WORK_TEXT ||
	       l == LOOK_STEP || l == LOOK_PAGE || l == LOOK_PROSE || l == LOOK_LEAD;
}

static struct book_cell *add_cell(struct book *b, struct book_sheet *s, int row, int col,
			     enum cell_kind kind, enum look look)
{
	struct book_cell *c = ARENA_PUSH(&b->arena, s->cells, s->n_cells);

	*c = (struct book_cell){.row = row,
			   .col = col,
			   .kind = kind,
			   .look = look,
			   .text = "",
			   .formula = ""};
	return c;
}

void book_text(struct book *b, struct book_sheet *s, int row, int col, const char *text,
	       enum look look)
{
	const char *clean = text && *text ? book_clean(&b->arena, text) : "";

	add_cell(b, s, row, col, *clean ? CELL_TEXT : CELL_BLANK, look)->text = clean;
}

/* The double nearest to the decimal number, the same that reading its digits gives. */
static double number_of(int64_t value, int decimals)
{
	double scale = 1;

	while (decimals-- > 0)
		scale *= 10;
	return (double)value / scale;
}

void book_number(struct book *b, struct book_sheet *s, int row, int col, int64_t value,
		 int decimals, enum look look)
{
	add_cell(b, s, row, col, CELL_NUMBER, look)->number = number_of(value, decimals);
}

/* A day as a date; look decides how it is written. */
static void book_day(struct book *b, struct book_sheet *s, int row, int col, int64_t day,
	      enum look look)
{
	char buf[16];

	if (day + XLSX_SERIAL_OF_1970 < XLSX_SERIAL_FIRST)
		book_text(b, s, row, col, date_text(buf, (long)day), look);
	else
		book_number(b, s, row, col, day + XLSX_SERIAL_OF_1970, 0, look);
}

void book_formula(struct book *b, struct book_sheet *s, int row, int col, int64_t value,
		  int decimals, enum look look, const char *fmt, ...)
{
	struct book_cell *c = add_cell(b, s, row, col, CELL_FORMULA, look);
	char formula[512], *text = formula;
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(formula, sizeof formula, fmt, ap);
	va_end(ap);
	if ((size_t)n >= sizeof formula) {
		text = arena_new(&b->arena, char, (size_t)n + 1);
		va_start(ap, fmt);
		vsnprintf(text, (size_t)n + 1, fmt, ap);
		va_end(ap);
	}
	c->formula = arena_strdup(&b->arena, text);
	c->number = number_of(value, decimals);
}

void book_link(struct book *b, struct book_sheet *s, int row, int col, const char *text,
	       const char *link, enum look look)
{
	book_text(b, s, row, col, text, look);
	if (!link || s->n_links >= SHEET_LINKS_MAX)
		return;
	s->cells[s->n_cells - 1].link = arena_strdup(&b->arena, link);
	s->n_links++;
}

void book_join(struct book *b, struct book_sheet *s, int last_col)
{
	struct joined *j = ARENA_PUSH(&b->arena, s->joined, s->n_joined);
	struct book_cell *first = &s->cells[s->n_cells - 1];

	first->last_col = last_col;
	*j = (struct joined){first->row, first->col, last_col, first->look};
}

void book_width(struct book *b, struct book_sheet *s, double width)
{
	double *w = ARENA_PUSH(&b->arena, s->widths, s->n_widths);

	*w = width;
}

struct row_shape *book_height(struct book *b, struct book_sheet *s, int row, double height)
{
	struct row_shape *shape = ARENA_PUSH(&b->arena, s->rows, s->n_rows);

	*shape = (struct row_shape){.row = row, .height = height};
	return shape;
}

/* How many lines a text takes in a cell so many pixels wide. */
static size_t lines_of(const char *text, enum look look, double pixels)
{
	return measure_lines(text, pixels, style_of(look)->size, look == LOOK_NAME);
}

static double height_of(enum look look, size_t lines)
{
	double line = look == LOOK_LEAD ? 14.5 : look == LOOK_SMALL ? 11.6 : 12.8;
	double height = 3.2 + line * (double)lines;

	return height > 409 ? 409 : height; /* the most that a row can have */
}

void book_banner(struct book *b, struct book_sheet *s, int row, int col, int last_col,
		 const char *text, enum look look)
{
	struct row_shape *last = s->n_rows ? &s->rows[s->n_rows - 1] : NULL;
	double pixels = 0, height;

	book_text(b, s, row, col, text, look);
	book_join(b, s, last_col);
	if (!look_wraps(look))
		return;
	for (int c = col; c <= last_col && (size_t)c < s->n_widths; c++)
		pixels += column_pixels(s->widths[c]);
	height = height_of(look, lines_of(text, look, pixels));
	if (!last || last->row != row)
		book_height(b, s, row, height);
	else if (last->height < height)
		last->height = height;
}

struct row_shape *book_fit_row(struct book *b, struct book_sheet *s, int row,
			       size_t first_cell)
{
	double most = height_of(LOOK_TEXT, 1);

	for (size_t i = first_cell; i < s->n_cells; i++) {
		const struct book_cell *c = &s->cells[i];
		double height;

		if (c->kind != CELL_TEXT || !look_wraps(c->look) ||
		    (s->printed_cols && c->col >= s->printed_cols))
			continue;
		height = height_of(c->look, lines_of(c->text, c->look,
						     column_pixels(s->widths[c->col])));
		most = height > most ? height : most;
	}
	return book_height(b, s, row, most);
}

void book_heading(struct book *b, struct book_sheet *s, int row, int col, const char *text)
{
	book_text(b, s, row, col, text, LOOK_HEADING);
	book_height(b, s, row, 20);
}

void book_paint_words(struct book *b, struct book_sheet *s, struct area_of_cells where)
{
	static const struct {
		const char *word;
		enum look look;
	} words[] = {
		{"critical", LOOK_CRITICAL},
		{"high", LOOK_HIGH},
		{"medium", LOOK_MEDIUM},
		{"low", LOOK_LOW},
		{"done", LOOK_DONE},
		{"in-progress", LOOK_UNDER_WAY},
		{"accepted", LOOK_SET_ASIDE},
		{"rejected", LOOK_SET_ASIDE},
		{"moderate", LOOK_MEDIUM},
		{"excellent", LOOK_DONE},
		{"active", LOOK_DONE},
		{"expiring", LOOK_MEDIUM},
		{"expired", LOOK_HIGH},
		{"pending", LOOK_UNDER_WAY},
		{"revoked", LOOK_SET_ASIDE},
		{"superseded", LOOK_SET_ASIDE},
		{"unknown", LOOK_HIGH},
		{"unanswered", LOOK_SET_ASIDE},
		{"now", LOOK_UNDER_WAY},
		{"next", LOOK_DONE},
		{"later", LOOK_SET_ASIDE},
		{"critical to moderate", LOOK_HIGH},
		{"critical to excellent", LOOK_HIGH},
		{"moderate to excellent", LOOK_MEDIUM},
	};

	if (where.last_row < where.row)
		return;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct paint *p = ARENA_PUSH(&b->arena, s->paints, s->n_paints);

		*p = (struct paint){
			.where = where, .word = tr(words[i].word), .look = words[i].look};
	}
}

void book_paint_column(struct book *b, struct book_sheet *s, int col)
{
	book_paint_words(b, s, (struct area_of_cells){1, col, s->table_rows, col});
}

void book_paint_bars(struct book *b, struct book_sheet *s, struct area_of_cells where)
{
	struct paint *p;

	if (where.last_row < where.row)
		return;
	p = ARENA_PUSH(&b->arena, s->paints, s->n_paints);
	*p = (struct paint){.where = where};
}

void book_paint_bands(struct book *b, struct book_sheet *s, struct area_of_cells where)
{
	static const struct {
		int from, below;
		enum look look;
	} bands[] = {{0, 33, LOOK_CRITICAL}, {33, 67, LOOK_MEDIUM}, {67, 101, LOOK_DONE}};

	if (where.last_row < where.row)
		return;
	for (size_t i = 0; i < sizeof bands / sizeof *bands; i++) {
		const char *cell = arena_printf(&b->arena, "%c%d", 'A' + where.col, where.row + 1);
		struct paint *p = ARENA_PUSH(&b->arena, s->paints, s->n_paints);

		*p = (struct paint){.where = where,
				    .formula = arena_printf(
					    &b->arena, "=AND(ISNUMBER(%s),%s>=%d,%s<%d)", cell,
					    cell, bands[i].from, cell, bands[i].below),
				    .look = bands[i].look};
	}
}

void book_paint_most(struct book *b, struct book_sheet *s, int col)
{
	book_paint_bars(b, s, (struct area_of_cells){1, col, s->table_rows, col});
	s->paints[s->n_paints - 1].to_most = true;
}

static void put_datum(struct book *b, struct book_sheet *s, int row, int col,
		      const struct datum *d, enum look look)
{
	switch (d->kind) {
	case DATUM_NONE:
		book_text(b, s, row, col, "", look);
		break;
	case DATUM_WORD:
		book_text(b, s, row, col, tr(d->text), look);
		break;
	case DATUM_TEXT:
		book_text(b, s, row, col, d->text, look == LOOK_LINK ? LOOK_NAME : look);
		break;
	case DATUM_NUMBER:
		book_number(b, s, row, col, d->value, d->decimals, look);
		break;
	case DATUM_DAY:
		book_day(b, s, row, col, d->value, look);
		break;
	}
}

/* What is to be filled in on one sheet is there to be read on the others. */
enum look look_to_read(enum look look)
{
	return look == LOOK_WORK_TEXT   ? LOOK_TEXT
	       : look == LOOK_WORK_WORD ? LOOK_WORD
	       : look == LOOK_WORK_DATE ? LOOK_DATE
					: look;
}

void book_cell(struct book *b, struct book_sheet *s, int row, int col, const struct column *c,
	       const struct row *of)
{
	struct datum d = column_cell(c, of);

	put_datum(b, s, row, col, &d, look_to_read(c->look));
}

void book_column_title(struct book *b, struct book_sheet *s, int row, int col,
		       const struct column *c)
{
	book_text(b, s, row, col, tr(c->title),
		  look_is_number(c->look) ? LOOK_HEADER_NUMBER : LOOK_HEADER);
}

void book_header(struct book *b, struct book_sheet *s, const struct column *columns,
		 size_t n)
{
	for (size_t c = 0; c < n; c++) {
		book_width(b, s, columns[c].width);
		book_column_title(b, s, 0, (int)c, &columns[c]);
	}
	book_height(b, s, 0, 32);
	s->frozen_rows = 1;
}

void book_is_table(struct book_sheet *s, const char *name, size_t n, size_t rows)
{
	s->table = name;
	s->table_rows = (int)rows;
	s->table_cols = (int)n;
}

struct row_shape *book_row(struct book *b, struct book_sheet *s, int at,
			   const struct column *columns, size_t n, const struct row *row,
			   enum look (*look)(const struct row *, const struct column *))
{
	size_t first = s->n_cells;

	for (size_t c = 0; c < n; c++) {
		struct datum d = column_cell(&columns[c], row);

		put_datum(b, s, at, (int)c, &d,
			  look ? look(row, &columns[c]) : columns[c].look);
	}
	return book_fit_row(b, s, at, first);
}

void book_table(struct book *b, struct book_sheet *s, const char *name,
		const struct column *columns, size_t n, struct indices rows, const char *note)
{
	book_header(b, s, columns, n);
	for (size_t i = 0; i < rows.n; i++)
		book_row(b, s, (int)i + 1, columns, n,
			 &(struct row){&b->arena, b->report, rows.items[i], -1}, NULL);
	if (rows.n)
		book_is_table(s, name, n, rows.n);
	else
		book_text(b, s, 1, 0, tr(note), LOOK_SUBTITLE);
}

struct indices book_all(struct book *b, size_t n)
{
	struct indices all = {arena_new(&b->arena, size_t, n), n};

	for (size_t i = 0; i < n; i++)
		all.items[i] = i;
	return all;
}

const char *book_link_to(struct book *b, struct thing t)
{
	enum sheet sheet = SHEETS;
	int row = -1;

	switch (t.kind) {
	case THING_QUESTION:
		sheet = SHEET_ANSWERS;
		row = b->answer_row[t.index];
		break;
	case THING_DECISION:
		sheet = SHEET_DECISIONS;
		row = b->decision_row[t.index];
		break;
	case THING_RULE:
		sheet = SHEET_FINDINGS;
		row = b->rule_row[t.index];
		break;
	case THING_FIELD:
		sheet = SHEET_METHOD;
		row = b->field_row[t.index];
		row += row < 0 ? 0 : b->profile_row;
		break;
	case THING_REFERENCE:
		sheet = SHEET_REFERENCES;
		row = BOOK_FIRST_REFERENCE + (int)t.index;
		break;
	case THING_TERM:
		sheet = SHEET_GLOSSARY;
		row = (int)t.index + 1;
		break;
	case THING_NONE:
	case THING_SECTION:
	case THING_SOURCE:
	case THING_CAVEAT:
	case THING_WITHDRAWN:
		break;
	}
	return row < 0 ? NULL
		       : arena_printf(&b->arena, "internal:%s!A%d", b->refs[sheet], row + 1);
}

const char *book_link_to_action(struct book *b, size_t action)
{
	return arena_printf(&b->arena, "internal:%s!A%d", b->refs[SHEET_PLAN],
			    b->action_row[action] + 1);
}

void book_link_cell(struct book *b, struct book_sheet *s, struct book_cell *c, struct thing t)
{
	if (s->n_links < SHEET_LINKS_MAX)
		c->link = book_link_to(b, t);
	c->look = c->link ? LOOK_LINK : LOOK_NAME;
	s->n_links += c->link != NULL;
}

void book_series(struct book *b, struct chart *c, struct series series)
{
	*(struct series *)ARENA_PUSH(&b->arena, c->series, c->n_series) = series;
}
