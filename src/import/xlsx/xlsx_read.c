#include "import/xlsx/xlsx_read.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/file.h"
#include "base/names.h"
#include "base/number.h"
#include "import/xlsx/xml_read.h"
#include "import/xlsx/zip_read.h"

#define WORKBOOK_BYTES_MAX (256u << 20)
#define ROWS_MAX 1048576u
#define COLUMNS_MAX 16384u
/* Of all sheets together, and of what they share. */
#define CELLS_MAX 16000000u
#define STRINGS_MAX 8000000u
#define SHEETS_MAX 1000u
#define FORMATS_MAX 100000u

struct relation {
	const char *target; /* as the name of a part; NULL: outside the workbook */
};

struct read_sheet {
	const char *name;
	const char *relation; /* its id in the relationships */
	struct xlsx_cell *cells;
	size_t n;
	struct xlsx_row *rows;
	size_t n_rows;
};

struct xlsx {
	struct arena arena;
	struct zip zip;
	struct read_sheet *sheets;
	size_t n_sheets;
	const char **strings; /* the shared ones */
	size_t n_strings, n_cells;
	struct names relations_by_id;
	struct relation *relations;
	size_t n_relations;
	const char *strings_part, *styles_part; /* NULL: there is none */
	bool *dated; /* is a format, by index, that of a date? */
	size_t n_formats;
	bool from_1904, whole;
};

static const char *decoded(struct arena *a, struct xml_span raw)
{
	struct str s = {0};
	const char *copy;

	if (!raw.n)
		return "";
	if (!memchr(raw.at, '&', raw.n))
		return arena_strndup(a, raw.at, raw.n);
	xml_decode(&s, raw);
	copy = arena_strndup(a, str_text(&s), s.len);
	str_release(&s);
	return copy;
}

static bool has_end(const char *name, const char *end)
{
	size_t n = strlen(name), k = strlen(end);

	return n >= k && strcmp(name + n - k, end) == 0;
}

static bool check_part(const struct zip_entry *e, struct err *err)
{
	enum xml_event event;
	struct xml xml;

	xml_begin(&xml, e->bytes, e->n);
	do
		event = xml_next(&xml);
	while (event != XML_DONE && event != XML_BAD);
	return event == XML_DONE || err_set(err, EXIT_CODE_DATA,
					    "part %s of the workbook is broken: %s", e->name,
					    xml.fault);
}

static bool check_parts(const struct xlsx *x, struct err *err)
{
	bool ok = true;

	for (size_t i = 0; ok && i < x->zip.n; i++) {
		const struct zip_entry *e = &x->zip.entries[i];

		if (has_end(e->name, ".xml") || has_end(e->name, ".rels") ||
		    has_end(e->name, ".vml"))
			ok = check_part(e, err);
	}
	return ok;
}

/* Begins to read a part, once it is known to be well-formed; without one there is nothing in it.
 * false when it is broken. */
static bool begin_part(const struct xlsx *x, const char *name, struct xml *xml, struct err *err)
{
	const struct zip_entry *e = name ? zip_find(&x->zip, name) : NULL;

	xml_begin(xml, e ? e->bytes : "<none/>", e ? e->n : sizeof "<none/>" - 1);
	return !e || x->whole || check_part(e, err);
}

/* Goes on to the next element that begins; false at the end. */
static bool next_start(struct xml *xml)
{
	enum xml_event e;

	while ((e = xml_next(xml)) != XML_START && e != XML_DONE && e != XML_BAD)
		;
	return e == XML_START;
}

static bool too_much(struct err *err, const char *what)
{
	return err_set(err, EXIT_CODE_DATA, "the workbook has more %s than can be", what);
}

/* Appends the texts inside the element that just began, up to its end, without those that
 * only tell how to pronounce it. */
static void collect_text(struct xml *xml, struct str *out)
{
	size_t depth = xml->depth, mute = 0;
	bool in_text = false;

	for (;;) {
		enum xml_event e = xml_next(xml);

		if (e == XML_DONE || e == XML_BAD)
			return;
		if (e == XML_START) {
			if (!mute && xml_is(xml, "rPh"))
				mute = xml->depth;
			in_text = !mute && xml_is(xml, "t");
		} else if (e == XML_TEXT && in_text) {
			if (xml->is_cdata)
				str_addn(out, xml->text.at, xml->text.n);
			else
				xml_decode(out, xml->text);
		} else if (e == XML_END) {
			in_text = false;
			if (mute && xml->depth < mute)
				mute = 0;
			if (xml->depth < depth)
				return;
		}
	}
}

static bool says_yes(struct xml_span value)
{
	return (value.n == 1 && *value.at == '1') ||
	       (value.n == 4 && memcmp(value.at, "true", 4) == 0);
}

static bool read_strings(struct xlsx *x, struct err *err)
{
	struct str text = {0};
	struct xml xml;

	if (!begin_part(x, x->strings_part, &xml, err))
		return false;
	while (next_start(&xml) && x->n_strings <= STRINGS_MAX) {
		if (!xml_is(&xml, "si"))
			continue;
		str_truncate(&text, 0);
		collect_text(&xml, &text);
		*(const char **)ARENA_PUSH(&x->arena, x->strings, x->n_strings) =
			arena_strndup(&x->arena, str_text(&text), text.len);
	}
	str_release(&text);
	return x->n_strings <= STRINGS_MAX || too_much(err, "texts");
}

static bool read_sheets(struct xlsx *x, struct err *err)
{
	struct xml xml;

	if (!zip_find(&x->zip, "xl/workbook.xml"))
		return err_set(err, EXIT_CODE_DATA,
			       "no workbook: xl/workbook.xml is missing");
	if (!begin_part(x, "xl/workbook.xml", &xml, err))
		return false;
	while (next_start(&xml) && x->n_sheets <= SHEETS_MAX) {
		struct read_sheet *s;

		if (xml_is(&xml, "workbookPr"))
			x->from_1904 = says_yes(xml_attribute(&xml, "date1904"));
		if (!xml_is(&xml, "sheet"))
			continue;
		s = ARENA_PUSH(&x->arena, x->sheets, x->n_sheets);
		s->name = decoded(&x->arena, xml_attribute(&xml, "name"));
		s->relation = decoded(&x->arena, xml_attribute(&xml, "id"));
	}
	return x->n_sheets <= SHEETS_MAX || too_much(err, "sheets");
}

/* The name of the part that a target means; NULL for what is not in the workbook, or climbs. */
static const char *part_name(struct xlsx *x, const char *target, const char *mode)
{
	if (strcmp(mode, "External") == 0 || strstr(target, "..") || strpbrk(target, "\\:"))
		return NULL;
	return *target == '/' ? target + 1 : arena_printf(&x->arena, "xl/%s", target);
}

static bool read_relations(struct xlsx *x, struct err *err)
{
	struct xml xml;

	x->relations_by_id.arena = &x->arena;
	if (!begin_part(x, "xl/_rels/workbook.xml.rels", &xml, err))
		return false;
	while (next_start(&xml)) {
		const char *type = decoded(&x->arena, xml_attribute(&xml, "Type"));
		const char *id = decoded(&x->arena, xml_attribute(&xml, "Id"));
		const char *part =
			part_name(x, decoded(&x->arena, xml_attribute(&xml, "Target")),
				  decoded(&x->arena, xml_attribute(&xml, "TargetMode")));

		if (has_end(type, "/sharedStrings"))
			x->strings_part = part;
		if (has_end(type, "/styles"))
			x->styles_part = part;
		names_add(&x->relations_by_id, id, x->n_relations);
		*(struct relation *)ARENA_PUSH(&x->arena, x->relations, x->n_relations) =
			(struct relation){part};
	}
	return true;
}

/* Does a format of numbers write a year or a day? What is quoted, escaped or in brackets does
 * not count. */
static bool writes_date(const char *code)
{
	for (; *code; code++) {
		char end = *code == '"' ? '"' : *code == '[' ? ']' : '\0';

		if (end) {
			code += 1 + strcspn(code + 1, end == '"' ? "\"" : "]");
			if (!*code)
				return false;
		} else if (strchr("\\_*", *code)) {
			if (!*++code)
				return false;
		} else if (strchr("yYdD", *code)) {
			return true;
		}
	}
	return false;
}

/* Those that every program knows by number. */
static bool is_known_date(const char *id)
{
	long n;

	return number_parse(id, &n) && ((n >= 14 && n <= 17) || n == 22 || (n >= 27 && n <= 36) ||
					(n >= 50 && n <= 58));
}

/* Which formats of cells show a number as a date. */
static bool read_styles(struct xlsx *x, struct err *err)
{
	struct names custom = {.arena = &x->arena};
	bool in_cells = false;
	struct xml xml;

	if (!begin_part(x, x->styles_part, &xml, err))
		return false;
	while (next_start(&xml) && x->n_formats <= FORMATS_MAX) {
		const char *id = decoded(&x->arena, xml_attribute(&xml, "numFmtId"));
		size_t known;

		if (xml_is(&xml, "numFmt"))
			names_add(&custom, id,
				  writes_date(decoded(&x->arena,
						      xml_attribute(&xml, "formatCode"))));
		else if (xml_is(&xml, "xf") && in_cells) {
			known = names_find(&custom, id);
			*(bool *)ARENA_PUSH(&x->arena, x->dated, x->n_formats) =
				known == NAMES_NONE ? is_known_date(id) : known;
		} else if (xml_is(&xml, "cellXfs") || xml_is(&xml, "cellStyles"))
			in_cells = xml_is(&xml, "cellXfs");
	}
	return x->n_formats <= FORMATS_MAX || too_much(err, "formats");
}

/* "BC12" as row and column, from 0. */
static bool place_of(struct xml_span ref, size_t *row, size_t *col)
{
	size_t i = 0, c = 0, r = 0;

	for (; i < ref.n && ref.at[i] >= 'A' && ref.at[i] <= 'Z'; i++) {
		c = c * 26 + (size_t)(ref.at[i] - 'A') + 1;
		if (c > COLUMNS_MAX)
			return false;
	}
	for (; i < ref.n && ref.at[i] >= '0' && ref.at[i] <= '9'; i++) {
		r = r * 10 + (size_t)(ref.at[i] - '0');
		if (r > ROWS_MAX)
			return false;
	}
	if (i != ref.n || !c || !r)
		return false;
	*row = r - 1;
	*col = c - 1;
	return true;
}

/* What a cell says, while it is being read. */
struct reading {
	struct str value, formula;
	const char *type; /* the attribute t */
};

static void read_content(struct xml *xml, struct reading *r)
{
	size_t depth = xml->depth;
	struct str *to = NULL;
	enum xml_event e;

	while ((e = xml_next(xml)) != XML_DONE && e != XML_BAD) {
		if (e == XML_START && xml_is(xml, "is"))
			collect_text(xml, &r->value);
		else if (e == XML_START)
			to = xml_is(xml, "v")   ? &r->value
			     : xml_is(xml, "f") ? &r->formula
						: NULL;
		else if (e == XML_TEXT && to)
			xml_decode(to, xml->text);
		else if (e == XML_END)
			to = NULL;
		if (e == XML_END && xml->depth < depth)
			return;
	}
}

static bool add_cell(struct xlsx *x, struct read_sheet *s, struct xml *xml, struct err *err)
{
	struct xml_span ref = xml_attribute(xml, "r");
	struct reading r = {.type = decoded(&x->arena, xml_attribute(xml, "t"))};
	struct xlsx_cell *c, here = {0};
	bool shared = strcmp(r.type, "s") == 0, ok;
	const char *style = decoded(&x->arena, xml_attribute(xml, "s"));
	long format;

	read_content(xml, &r);
	ok = place_of(ref, &here.row, &here.col);
	here.is_text =
		shared || strcmp(r.type, "str") == 0 || strcmp(r.type, "inlineStr") == 0;
	here.kind = strcmp(r.type, "b") == 0   ? XLSX_TRUTH
		    : strcmp(r.type, "e") == 0 ? XLSX_ERROR
		    : strcmp(r.type, "d") == 0 ? XLSX_TIME
					       : XLSX_NUMBER;
	here.is_dated = !here.is_text && here.kind == XLSX_NUMBER && number_parse(style, &format) &&
			format >= 0 && (size_t)format < x->n_formats && x->dated[format];
	if (shared) {
		char *end;
		unsigned long i = strtoul(str_text(&r.value), &end, 10);

		ok = ok && r.value.len && !*end && i < x->n_strings;
		here.text = ok ? x->strings[i] : "";
	} else {
		here.text = arena_strndup(&x->arena, str_text(&r.value), r.value.len);
	}
	here.formula = arena_strndup(&x->arena, str_text(&r.formula), r.formula.len);
	if (ok && (*here.text || *here.formula)) {
		c = ARENA_PUSH(&x->arena, s->cells, s->n);
		*c = here;
	}
	str_release(&r.value);
	str_release(&r.formula);
	if (ok && ++x->n_cells > CELLS_MAX)
		return too_much(err, "cells");
	return ok || err_set(err, EXIT_CODE_DATA, "sheet %s holds a cell that is broken: %.*s",
			     s->name, ref.n > 20 ? 20 : (int)ref.n, ref.n ? ref.at : "");
}

/* Only rows that fold are kept. */
static void add_row(struct xlsx *x, struct read_sheet *s, struct xml *xml)
{
	struct xml_span level = xml_attribute(xml, "outlineLevel");
	struct xml_span place = xml_attribute(xml, "r");
	struct xlsx_row row = {0};
	size_t i = 0;

	row.folded = level.n && *level.at != '0' && says_yes(xml_attribute(xml, "hidden"));
	row.folds = says_yes(xml_attribute(xml, "collapsed"));
	for (; i < place.n && place.at[i] >= '0' && place.at[i] <= '9' && row.row <= ROWS_MAX; i++)
		row.row = row.row * 10 + (size_t)(place.at[i] - '0');
	if ((!row.folded && !row.folds) || i < place.n || !row.row)
		return;
	row.row--;
	*(struct xlsx_row *)ARENA_PUSH(&x->arena, s->rows, s->n_rows) = row;
}

static bool in_order(const struct read_sheet *s)
{
	for (size_t i = 1; i < s->n; i++) {
		const struct xlsx_cell *a = &s->cells[i - 1], *b = &s->cells[i];

		if (a->row > b->row || (a->row == b->row && a->col >= b->col))
			return false;
	}
	return true;
}

static bool read_sheet(struct xlsx *x, struct read_sheet *s, struct err *err)
{
	size_t i = names_find(&x->relations_by_id, s->relation);
	const char *part = i == NAMES_NONE ? NULL : x->relations[i].target;
	struct xml xml;

	if (!part || !zip_find(&x->zip, part))
		return err_set(err, EXIT_CODE_DATA, "sheet %s is missing", s->name);
	if (!begin_part(x, part, &xml, err))
		return false;
	while (next_start(&xml)) {
		if (xml_is(&xml, "row"))
			add_row(x, s, &xml);
		if (xml_is(&xml, "c") && !add_cell(x, s, &xml, err))
			return false;
	}
	if (!in_order(s))
		return err_set(err, EXIT_CODE_DATA, "sheet %s has cells out of order",
			       s->name);
	return true;
}

struct xlsx *xlsx_open_bytes(const char *bytes, size_t n, bool whole, struct err *err)
{
	struct xlsx *x = xcalloc(1, sizeof *x);
	bool ok;

	x->whole = whole;
	ok = zip_read(&x->arena, bytes, n, &x->zip, err) && (!whole || check_parts(x, err)) &&
	     read_sheets(x, err) && read_relations(x, err) && read_strings(x, err) &&
	     read_styles(x, err);
	for (size_t i = 0; ok && i < x->n_sheets; i++)
		ok = read_sheet(x, &x->sheets[i], err);
	if (ok)
		return x;
	xlsx_close(x);
	return NULL;
}

struct xlsx *xlsx_open(const char *path, bool whole, struct err *err)
{
	struct str bytes = {0};
	struct xlsx *x = NULL;

	if (file_read(path, WORKBOOK_BYTES_MAX, &bytes, NULL, err))
		x = xlsx_open_bytes(str_text(&bytes), bytes.len, whole, err);
	str_release(&bytes);
	return x;
}

void xlsx_close(struct xlsx *x)
{
	if (!x)
		return;
	arena_release(&x->arena);
	free(x);
}

size_t xlsx_sheets(const struct xlsx *x)
{
	return x->n_sheets;
}

int xlsx_sheet(const struct xlsx *x, const char *name)
{
	for (size_t i = 0; i < x->n_sheets && i < INT_MAX; i++)
		if (strcmp(x->sheets[i].name, name) == 0)
			return (int)i;
	return -1;
}

bool xlsx_from_1904(const struct xlsx *x)
{
	return x->from_1904;
}

const char *xlsx_sheet_name(const struct xlsx *x, size_t sheet)
{
	return x->sheets[sheet].name;
}

const struct xlsx_cell *xlsx_cells(const struct xlsx *x, size_t sheet, size_t *n)
{
	*n = x->sheets[sheet].n;
	return x->sheets[sheet].cells;
}

const struct xlsx_row *xlsx_rows(const struct xlsx *x, size_t sheet, size_t *n)
{
	*n = x->sheets[sheet].n_rows;
	return x->sheets[sheet].rows;
}
