#define _DEFAULT_SOURCE /* newlocale, uselocale on glibc, musl and macOS */
#include "export/readback/xlsx_read.h"

#include <limits.h>
#include <locale.h>
#ifdef __APPLE__
#include <xlocale.h>
#endif
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/file.h"
#include "base/number.h"
#include "export/readback/xml_read.h"
#include "export/readback/zip_read.h"

#define WORKBOOK_BYTES_MAX (256u << 20)
#define ROWS_MAX 1048576u
#define COLUMNS_MAX 16384u

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
	size_t n_strings;
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

static bool check_parts(const struct xlsx *x, struct err *err)
{
	for (size_t i = 0; i < x->zip.n; i++) {
		const struct zip_entry *e = &x->zip.entries[i];
		enum xml_event event;
		struct xml xml;

		if (!has_end(e->name, ".xml") && !has_end(e->name, ".rels") &&
		    !has_end(e->name, ".vml"))
			continue;
		xml_begin(&xml, e->bytes, e->n);
		do
			event = xml_next(&xml);
		while (event != XML_DONE && event != XML_BAD);
		if (event == XML_BAD)
			return err_set(err, EXIT_CODE_DATA,
				       "part %s of the workbook is broken: %s", e->name,
				       xml.fault);
	}
	return true;
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

static void read_strings(struct xlsx *x)
{
	const struct zip_entry *e = zip_find(&x->zip, "xl/sharedStrings.xml");
	enum xml_event event;
	struct str text = {0};
	struct xml xml;

	if (!e)
		return;
	xml_begin(&xml, e->bytes, e->n);
	while ((event = xml_next(&xml)) != XML_DONE && event != XML_BAD) {
		const char **slot;

		if (event != XML_START || !xml_is(&xml, "si"))
			continue;
		str_truncate(&text, 0);
		collect_text(&xml, &text);
		slot = ARENA_PUSH(&x->arena, x->strings, x->n_strings);
		*slot = arena_strndup(&x->arena, str_text(&text), text.len);
	}
	str_release(&text);
}

static bool read_sheets(struct xlsx *x, struct err *err)
{
	const struct zip_entry *e = zip_find(&x->zip, "xl/workbook.xml");
	enum xml_event event;
	struct xml xml;

	if (!e)
		return err_set(err, EXIT_CODE_DATA,
			       "no workbook: xl/workbook.xml is missing");
	xml_begin(&xml, e->bytes, e->n);
	while ((event = xml_next(&xml)) != XML_DONE && event != XML_BAD) {
		struct read_sheet *s;

		if (event != XML_START || !xml_is(&xml, "sheet"))
			continue;
		s = ARENA_PUSH(&x->arena, x->sheets, x->n_sheets);
		s->name = decoded(&x->arena, xml_attribute(&xml, "name"));
		s->relation = decoded(&x->arena, xml_attribute(&xml, "id"));
	}
	return true;
}

/* The part that a relationship of the workbook leads to. */
static const struct zip_entry *related(struct xlsx *x, const char *id)
{
	const struct zip_entry *e = zip_find(&x->zip, "xl/_rels/workbook.xml.rels");
	enum xml_event event;
	struct xml xml;

	if (!e)
		return NULL;
	xml_begin(&xml, e->bytes, e->n);
	while ((event = xml_next(&xml)) != XML_DONE && event != XML_BAD) {
		const char *target;

		if (event != XML_START || !xml_is(&xml, "Relationship") ||
		    strcmp(decoded(&x->arena, xml_attribute(&xml, "Id")), id) != 0)
			continue;
		target = decoded(&x->arena, xml_attribute(&xml, "Target"));
		return zip_find(&x->zip, *target == '/' ? target + 1
							: arena_printf(&x->arena, "xl/%s",
								       target));
	}
	return NULL;
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

	read_content(xml, &r);
	ok = place_of(ref, &here.row, &here.col);
	here.is_text =
		shared || strcmp(r.type, "str") == 0 || strcmp(r.type, "inlineStr") == 0;
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
	return ok || err_set(err, EXIT_CODE_DATA, "sheet %s holds a cell that is broken",
			     s->name);
}

static bool says_yes(struct xml_span value)
{
	return (value.n == 1 && *value.at == '1') ||
	       (value.n == 4 && memcmp(value.at, "true", 4) == 0);
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
	const struct zip_entry *e = related(x, s->relation);
	enum xml_event event;
	struct xml xml;

	if (!e)
		return err_set(err, EXIT_CODE_DATA, "sheet %s is missing", s->name);
	xml_begin(&xml, e->bytes, e->n);
	while ((event = xml_next(&xml)) != XML_DONE && event != XML_BAD) {
		if (event == XML_START && xml_is(&xml, "row"))
			add_row(x, s, &xml);
		if (event == XML_START && xml_is(&xml, "c") && !add_cell(x, s, &xml, err))
			return false;
	}
	if (!in_order(s))
		return err_set(err, EXIT_CODE_DATA, "sheet %s has cells out of order",
			       s->name);
	return true;
}

static bool read_all(struct xlsx *x, const char *path, struct err *err)
{
	struct str bytes = {0};
	bool ok = file_read(path, WORKBOOK_BYTES_MAX, &bytes, NULL, err) &&
		  zip_read(&x->arena, str_text(&bytes), bytes.len, &x->zip, err) &&
		  check_parts(x, err) && read_sheets(x, err);

	str_release(&bytes);
	if (ok)
		read_strings(x);
	for (size_t i = 0; ok && i < x->n_sheets; i++)
		ok = read_sheet(x, &x->sheets[i], err);
	return ok;
}

struct xlsx *xlsx_open(const char *path, struct err *err)
{
	struct xlsx *x = xcalloc(1, sizeof *x);

	if (read_all(x, path, err))
		return x;
	xlsx_close(x);
	return NULL;
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

/* Up to so many characters hold no more digits than number_parse_double takes in. */
#define DIGITS_MAX 15

double xlsx_number(const char *text)
{
	locale_t c, before;
	double v;

	if (strlen(text) <= DIGITS_MAX && number_parse_double(text, &v))
		return v;
	c = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0);
	if (!c)
		die("the C locale is missing");
	before = uselocale(c);
	v = strtod(text, NULL);
	uselocale(before);
	freelocale(c);
	return v;
}
