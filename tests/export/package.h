/* package.h - a written workbook as the package that it is: parts, XML, areas of cells.
 *
 * Helpers for tests that hold a workbook against what Excel takes; each fails the test when
 * a part is not there or not well-formed. */
#ifndef TESTS_EXPORT_PACKAGE_H
#define TESTS_EXPORT_PACKAGE_H

#include "support.h"

#include "base/arena.h"
#include "import/xlsx/xml_read.h"
#include "import/xlsx/zip_read.h"

struct package {
	struct arena arena;
	struct str bytes;
	struct zip zip;
};

static inline void package_open(struct package *p, const char *path)
{
	struct err err = {0};

	*p = (struct package){0};
	file_load(path, &p->bytes);
	if (!zip_read(&p->arena, str_text(&p->bytes), p->bytes.len, &p->zip, &err))
		fail_msg("%s: %s", path, err.text);
}

static inline void package_close(struct package *p)
{
	arena_release(&p->arena);
	str_release(&p->bytes);
}

/* Begins to read a part. */
static inline struct xml package_part(const struct package *p, const char *name)
{
	const struct zip_entry *e = zip_find(&p->zip, name);
	struct xml x;

	if (!e)
		fail_msg("the package has no %s", name);
	xml_begin(&x, e->bytes, e->n);
	return x;
}

/* Goes on to the next element that begins; false at the end. */
static inline bool next_element(struct xml *x)
{
	enum xml_event e;

	while ((e = xml_next(x)) != XML_START && e != XML_DONE)
		if (e == XML_BAD)
			fail_msg("%s", x->fault);
	return e == XML_START;
}

/* An attribute as text, in the arena; "" when it is not there. */
static inline const char *attribute(struct package *p, const struct xml *x,
				    const char *name)
{
	struct str s = {0};
	const char *text;

	xml_decode(&s, xml_attribute(x, name));
	text = arena_strdup(&p->arena, str_text(&s));
	str_release(&s);
	return text;
}

static inline long attribute_number(const struct xml *x, const char *name)
{
	struct str s = {0};
	long n;

	xml_decode(&s, xml_attribute(x, name));
	n = s.len ? strtol(str_text(&s), NULL, 10) : -1;
	str_release(&s);
	return n;
}

/* All text up to the end of the element that has just begun, in the arena. */
static inline const char *text_inside(struct package *p, struct xml *x)
{
	struct str s = {0};
	const char *text;
	size_t depth = x->depth;
	enum xml_event e;

	while ((e = xml_next(x)) != XML_DONE && e != XML_BAD) {
		if (e == XML_TEXT)
			xml_decode(&s, x->text);
		if (e == XML_END && x->depth < depth)
			break;
	}
	assert_int_not_equal(e, XML_BAD);
	text = arena_strdup(&p->arena, str_text(&s));
	str_release(&s);
	return text;
}

/* Columns and rows from 0. */
struct rectangle {
	long col, row, last_col, last_row;
};

static inline const char *read_place(const char *s, long *col, long *row)
{
	*col = *row = 0;
	s += *s == '$';
	while (*s >= 'A' && *s <= 'Z')
		*col = *col * 26 + (*s++ - 'A' + 1);
	s += *s == '$';
	while (*s >= '0' && *s <= '9')
		*row = *row * 10 + (*s++ - '0');
	--*col;
	--*row;
	return s;
}

/* "A1:B2" or "A1", with or without "$"; fails when it is neither or outside a sheet. */
static inline struct rectangle rectangle_of(const char *text)
{
	struct rectangle r;
	const char *s = read_place(text, &r.col, &r.row);

	r.last_col = r.col;
	r.last_row = r.row;
	if (*s == ':')
		s = read_place(s + 1, &r.last_col, &r.last_row);
	if (*s || r.col < 0 || r.row < 0 || r.last_col < r.col || r.last_row < r.row ||
	    r.last_col > 16383 || r.last_row > 1048575)
		fail_msg("no area of cells: %s", text);
	return r;
}

#endif
