/* resave.h - a small editor of workbooks, as one that people send a plan through: it reads the
 * cells, changes, moves and sorts them, and writes the package anew in the manner of one program
 * or another.
 *
 * Cells are what they were: texts, numbers, dates, truth values; looks and choices are gone. */
#ifndef TESTS_IMPORT_RESAVE_H
#define TESTS_IMPORT_RESAVE_H

#include "support.h"

#include <zlib.h>

#include "base/arena.h"
#include "base/date.h"
#include "import/xlsx/xlsx_read.h"

/* How a program writes. */
struct manner {
	bool inline_texts; /* in the cells, not shared */
	bool iso_dates;    /* as texts of type d */
	bool from_1904;
	bool absolute;     /* targets of relationships from the root, as openpyxl has them */
};

enum cell_is { IS_NOTHING, IS_TEXT, IS_NUMBER, IS_DATE, IS_TRUTH, IS_ERROR, IS_FORMULA };

struct edited_cell {
	enum cell_is is;
	const char *text; /* of a number its digits, of a date its serial from 1899-12-30 */
};

struct edited_sheet {
	const char *name;
	size_t n_rows, n_cols;
	struct edited_cell *cells; /* by row, then column */
};

struct edited {
	struct arena arena;
	struct edited_sheet *sheets;
	size_t n_sheets;
};

static inline struct edited_cell *edited_at(const struct edited_sheet *s, size_t row, size_t col)
{
	return &s->cells[row * s->n_cols + col];
}

static inline void edited_load_sheet(struct edited *e, const struct xlsx *x, size_t i)
{
	struct edited_sheet *s = &e->sheets[i];
	size_t n;
	const struct xlsx_cell *cells = xlsx_cells(x, i, &n);

	s->name = arena_strdup(&e->arena, xlsx_sheet_name(x, i));
	for (size_t k = 0; k < n; k++) {
		s->n_rows = cells[k].row >= s->n_rows ? cells[k].row + 1 : s->n_rows;
		s->n_cols = cells[k].col >= s->n_cols ? cells[k].col + 1 : s->n_cols;
	}
	s->n_rows += 2; /* room to add some */
	s->n_cols += 2;
	s->cells = arena_new(&e->arena, struct edited_cell, s->n_rows * s->n_cols);
	for (size_t k = 0; k < n; k++)
		*edited_at(s, cells[k].row, cells[k].col) = (struct edited_cell){
			cells[k].is_text    ? IS_TEXT
			: cells[k].is_dated ? IS_DATE
					    : IS_NUMBER,
			arena_strdup(&e->arena, cells[k].text)};
}

static inline void edited_open(struct edited *e, const char *path)
{
	struct err err = {0};
	struct xlsx *x = xlsx_open(path, true, &err);

	if (!x)
		fail_msg("%s", err.text);
	*e = (struct edited){0};
	e->n_sheets = xlsx_sheets(x);
	e->sheets = arena_new(&e->arena, struct edited_sheet, e->n_sheets);
	for (size_t i = 0; i < e->n_sheets; i++)
		edited_load_sheet(e, x, i);
	xlsx_close(x);
}

static inline void edited_close(struct edited *e)
{
	arena_release(&e->arena);
}

static inline struct edited_sheet *edited_sheet(struct edited *e, const char *name)
{
	for (size_t i = 0; i < e->n_sheets; i++)
		if (!strcmp(e->sheets[i].name, name))
			return &e->sheets[i];
	fail_msg("there is no sheet %s", name);
	return NULL;
}

/* The column of a title in the first row; the row in which a text stands in it. */
static inline size_t edited_col(const struct edited_sheet *s, const char *title)
{
	for (size_t c = 0; c < s->n_cols; c++)
		if (edited_at(s, 0, c)->is == IS_TEXT && !strcmp(edited_at(s, 0, c)->text, title))
			return c;
	fail_msg("sheet %s has no column %s", s->name, title);
	return 0;
}

static inline size_t edited_row(const struct edited_sheet *s, size_t col, const char *text)
{
	for (size_t r = 1; r < s->n_rows; r++)
		if (edited_at(s, r, col)->is == IS_TEXT &&
		    !strcmp(edited_at(s, r, col)->text, text))
			return r;
	fail_msg("sheet %s has no row of %s", s->name, text);
	return 0;
}

/* The field of an id. */
static inline struct edited_cell *edited_field(struct edited *e, const char *sheet,
					       const char *key, const char *id, const char *title)
{
	struct edited_sheet *s = edited_sheet(e, sheet);

	return edited_at(s, edited_row(s, edited_col(s, key), id), edited_col(s, title));
}

static inline void edited_say(struct edited *e, const char *id, const char *title, enum cell_is is,
			      const char *text)
{
	*edited_field(e, "Plan", "Id", id, title) = (struct edited_cell){is, text};
}

static inline void edited_say_risk(struct edited *e, const char *record, const char *title,
				   enum cell_is is, const char *text)
{
	*edited_field(e, "Acceptances", "Record", record, title) = (struct edited_cell){is, text};
}

static inline void edited_swap(struct edited_cell *a, struct edited_cell *b)
{
	struct edited_cell c = *a;

	*a = *b;
	*b = c;
}

/* The rows below the header the other way round; the columns, too. */
static inline void edited_reverse_rows(struct edited_sheet *s)
{
	for (size_t r = 1, last = s->n_rows - 1; r < last; r++, last--)
		for (size_t c = 0; c < s->n_cols; c++)
			edited_swap(edited_at(s, r, c), edited_at(s, last, c));
}

static inline void edited_reverse_cols(struct edited_sheet *s)
{
	for (size_t r = 0; r < s->n_rows; r++)
		for (size_t c = 0, last = s->n_cols - 1; c < last; c++, last--)
			edited_swap(edited_at(s, r, c), edited_at(s, r, last));
}

static inline void edited_clear_row(struct edited_sheet *s, size_t row)
{
	for (size_t c = 0; c < s->n_cols; c++)
		edited_at(s, row, c)->is = IS_NOTHING;
}

/* Takes a whole sheet out. */
static inline void edited_drop(struct edited *e, const char *name)
{
	struct edited_sheet *s = edited_sheet(e, name);
	size_t at = (size_t)(s - e->sheets);

	for (size_t i = at; i + 1 < e->n_sheets; i++)
		e->sheets[i] = e->sheets[i + 1];
	e->n_sheets--;
}

/* A zip archive: entries are stored as they are. */

struct zip_write {
	struct str bytes, directory;
	size_t n;
};

static inline void zip_put(struct str *s, size_t value, int bytes)
{
	for (int i = 0; i < bytes; i++)
		str_addc(s, (char)(value >> (8 * i) & 0xff));
}

/* What an entry says of itself, where it is to lie; 0: what is true. */
struct zip_lie {
	size_t size, packed, crc, flags, method;
};

static inline void zip_entry_lying(struct zip_write *z, const char *name, const char *content,
				   size_t n, struct zip_lie lie)
{
	size_t crc = lie.crc ? lie.crc
			     : crc32(crc32(0, NULL, 0), (const unsigned char *)content, (unsigned)n);
	size_t at = z->bytes.len, size = lie.size ? lie.size : n, packed = lie.packed ? lie.packed : n;

	str_addn(&z->bytes, "PK\3\4", 4);
	str_addn(&z->directory, "PK\1\2", 4);
	zip_put(&z->directory, 20, 2);
	for (int i = 0; i < 2; i++) {
		struct str *s = i ? &z->directory : &z->bytes;

		zip_put(s, 20, 2);
		zip_put(s, lie.flags, 2);
		zip_put(s, lie.method, 2);
		zip_put(s, 0, 4);
		zip_put(s, crc, 4);
		zip_put(s, packed, 4);
		zip_put(s, size, 4);
		zip_put(s, strlen(name), 2);
		zip_put(s, 0, 2);
	}
	zip_put(&z->directory, 0, 6);
	zip_put(&z->directory, 0, 4);
	zip_put(&z->directory, at, 4);
	str_add(&z->directory, name);
	str_add(&z->bytes, name);
	str_addn(&z->bytes, content, n);
	z->n++;
}

static inline void zip_entry(struct zip_write *z, const char *name, const char *content)
{
	zip_entry_lying(z, name, content, strlen(content), (struct zip_lie){0});
}

static inline void zip_store(struct zip_write *z, const char *path)
{
	size_t start = z->bytes.len;

	str_addn(&z->bytes, str_text(&z->directory), z->directory.len);
	str_addn(&z->bytes, "PK\5\6", 4);
	zip_put(&z->bytes, 0, 4);
	zip_put(&z->bytes, z->n, 2);
	zip_put(&z->bytes, z->n, 2);
	zip_put(&z->bytes, z->directory.len, 4);
	zip_put(&z->bytes, start, 4);
	zip_put(&z->bytes, 0, 2);
	file_store_n(path, z->bytes.data, z->bytes.len);
	str_release(&z->bytes);
	str_release(&z->directory);
	*z = (struct zip_write){0};
}

/* Writing. */

static inline void xml_text(struct str *out, const char *text)
{
	for (; *text; text++)
		if (*text == '&' || *text == '<' || *text == '>' || *text == '"')
			str_addf(out, "&#%d;", *text);
		else
			str_addc(out, *text);
}

static inline void write_date(struct str *out, const struct manner *m, const char *serial)
{
	long day = strtol(serial, NULL, 10);
	char text[16];

	if (m->iso_dates)
		str_addf(out, "t=\"d\"><v>%sT00:00:00</v></c>",
			 date_text(text, day - XLSX_SERIAL_OF_1970));
	else if (strchr(serial, '.'))
		str_addf(out, "s=\"1\"><v>%s</v></c>", serial);
	else
		str_addf(out, "s=\"1\"><v>%ld</v></c>", m->from_1904 ? day - 1462 : day);
}

static inline void write_edited_cell(struct str *out, struct str *shared, size_t *n_shared,
				     const struct manner *m, const struct edited_cell *c)
{
	switch (c->is) {
	case IS_TEXT:
		if (m->inline_texts) {
			str_add(out, "t=\"inlineStr\"><is><t xml:space=\"preserve\">");
			xml_text(out, c->text);
			str_add(out, "</t></is></c>");
			break;
		}
		str_addf(out, "t=\"s\"><v>%zu</v></c>", (*n_shared)++);
		str_add(shared, "<si><r><t xml:space=\"preserve\">");
		xml_text(shared, c->text);
		str_add(shared, "</t></r><rPh><t>sound</t></rPh></si>");
		break;
	case IS_DATE:
		write_date(out, m, c->text);
		break;
	case IS_FORMULA:
		str_addf(out, "t=\"str\"><f>%s</f><v>x</v></c>", c->text);
		break;
	default:
		str_addf(out, "%s><v>%s</v></c>",
			 c->is == IS_TRUTH ? "t=\"b\"" : c->is == IS_ERROR ? "t=\"e\"" : "", c->text);
	}
}

static inline void write_edited_sheet(struct zip_write *z, const struct edited_sheet *s, size_t i,
				      struct str *shared, size_t *n_shared, const struct manner *m)
{
	struct str out = {0};
	char name[64], place[XLSX_PLACE_MAX];

	str_add(&out, "<worksheet><sheetData>");
	for (size_t r = 0; r < s->n_rows; r++) {
		str_addf(&out, "<row r=\"%zu\"%s>", r + 1, r % 3 ? "" : " hidden=\"1\"");
		for (size_t c = 0; c < s->n_cols; c++)
			if (edited_at(s, r, c)->is != IS_NOTHING) {
				str_addf(&out, "<c r=\"%s\" ", xlsx_place(place, r, c));
				write_edited_cell(&out, shared, n_shared, m, edited_at(s, r, c));
			}
		str_add(&out, "</row>");
	}
	str_add(&out, "</sheetData></worksheet>");
	snprintf(name, sizeof name, "xl/worksheets/other%zu.xml", i);
	zip_entry_lying(z, name, out.data, out.len, (struct zip_lie){0});
	str_release(&out);
}

static inline void edited_store(struct edited *e, const struct manner *m, const char *path)
{
	struct str book = {0}, rels = {0}, shared = {0}, whole = {0};
	struct zip_write z = {0};
	size_t n_shared = 0;

	str_addf(&book, "<x:workbook xmlns:x=\"u\"><x:workbookPr%s/><x:sheets>",
		 m->from_1904 ? " date1904=\"1\"" : "");
	str_add(&rels, "<Relationships>");
	for (size_t i = 0; i < e->n_sheets; i++) {
		str_add(&book, "<x:sheet name=\"");
		xml_text(&book, e->sheets[i].name);
		str_addf(&book, "\" sheetId=\"%zu\" r:id=\"k%zu\"/>", i + 1, i);
		str_addf(&rels, "<Relationship Id=\"k%zu\" Type=\"u/worksheet\" "
				"Target=\"%sworksheets/other%zu.xml\"/>",
			 i, m->absolute ? "/xl/" : "", i);
		write_edited_sheet(&z, &e->sheets[i], i, &shared, &n_shared, m);
	}
	str_add(&book, "</x:sheets></x:workbook>");
	str_add(&rels, "<Relationship Id=\"s\" Type=\"u/styles\" Target=\"styles.xml\"/>"
		       "<Relationship Id=\"t\" Type=\"u/sharedStrings\" Target=\"texts.xml\"/>"
		       "</Relationships>");
	zip_entry(&z, "xl/workbook.xml", str_text(&book));
	zip_entry(&z, "xl/_rels/workbook.xml.rels", str_text(&rels));
	zip_entry(&z, "xl/styles.xml",
		  "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"[$-409]d. mmm yyyy\"/>"
		  "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>"
		  "<xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>");
	str_addf(&whole, "<sst>%s</sst>", str_text(&shared));
	zip_entry_lying(&z, "xl/texts.xml", whole.data, whole.len, (struct zip_lie){0});
	zip_store(&z, path);
	str_release(&book);
	str_release(&rels);
	str_release(&shared);
	str_release(&whole);
}

#endif
