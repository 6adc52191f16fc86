/* The workbook held against what Excel takes, part by part: Excel refuses or "repairs" a
 * file where LibreOffice shrugs. The limits are those of its specification page and of the
 * schema of the format. */
#include "package.h"
#include "sample.h"

#include <strings.h>

#include "base/utf8.h"
#include "model/assessment/workshop.h"

#define SHEETS_MAX 32
#define STRINGS_MAX 20000

/* What the tests look things up in. */
struct book_file {
	struct package p;
	struct {
		const char *name, *part;
	} sheets[SHEETS_MAX];
	size_t n_sheets;
	const char **strings;
	size_t n_strings;
	long styles, painted; /* cell formats; formats of conditions */
	const char **formats; /* number formats by cell format; "" for a built-in one */
};

static const char long_name[] =
	"&[x]:*?/\\ &P \xe6\x97\xa5\xe6\x9c\xac, a name that somebody has pasted "
	"together with the whole sentence in which it stood, and with the next one as well, "
	"until nobody would have called it a name any more; and then again: a name that "
	"somebody has pasted together with the whole sentence in which it stood.";

/* Everything that a team may type, at its worst. */
static void hostile_begin(struct sample *s)
{
	static const char *people[] = {"=Cy", "@Ann", "+Bo", "-Di", long_name};
	static const char *evidence[] = {"=HYPERLINK(\"http://evil.example\")",
					 "a\x01\x1b[b"};
	static struct str novel, name;
	struct answer *answer;
	struct plan_entry *e;

	str_truncate(&novel, 0);
	while (novel.len < 70000)
		str_add(&novel, "=1+1 \xf0\x9f\x9a\x80 _x0041_ ");
	str_truncate(&name, 0);
	str_add(&name, "3 & <b>[x]");
	for (int i = 0; i < 300; i++)
		str_add(&name, "\xcc\x81"); /* accents on one letter */
	str_add(&name, long_name);
	sample_begin(s);
	sample_answers(s);
	sample_words(s, "name", name.data);
	s->a->about.scope = novel.data;
	s->a->about.participants = (struct texts){people, COUNT_OF(people)};
	answer = &s->a->questions[questionnaire_find(s->q, "REL-01").index];
	answer->note = novel.data;
	answer->evidence = (struct texts){evidence, COUNT_OF(evidence)};
	e = assessment_plan_edit(s->a, "REL-01");
	e->owner = "=cmd|' /C calc'!A0";
	e->note = "@SUM(1)";
	agenda_add(s->a, "reliability", 45)->spent = 754;
	agenda_add(s->a, "-lunch", 30);
	for (int i = 0; i < 20; i++)
		workshop_park(s->a, "=1+1", "REL-01", "2026-11-21T10:00:00Z", "=Cy");
	for (size_t i = 0; i < COUNT_OF(people); i++)
		assessment_vote(s->a,
				&(struct ballot){questionnaire_find(s->q, "REL-01"), 0},
				people[i], (int)i);
	assessment_vote(s->a, &(struct ballot){questionnaire_find(s->q, "DT-03"), 0},
			"=Cy", 0);
	sample_report(s);
}

static void read_sheets(struct book_file *f)
{
	struct xml x = package_part(&f->p, "xl/workbook.xml");

	while (next_element(&x))
		if (xml_is(&x, "sheet")) {
			assert_true(f->n_sheets < SHEETS_MAX);
			f->sheets[f->n_sheets].name = attribute(&f->p, &x, "name");
			f->n_sheets++;
		}
	for (size_t i = 0; i < f->n_sheets; i++)
		f->sheets[i].part =
			arena_printf(&f->p.arena, "xl/worksheets/sheet%zu.xml", i + 1);
}

static void read_strings(struct book_file *f)
{
	struct xml x = package_part(&f->p, "xl/sharedStrings.xml");

	f->strings = arena_new(&f->p.arena, const char *, STRINGS_MAX);
	while (next_element(&x))
		if (xml_is(&x, "si")) {
			assert_true(f->n_strings < STRINGS_MAX);
			f->strings[f->n_strings++] = text_inside(&f->p, &x);
		}
}

static void read_styles(struct book_file *f)
{
	struct xml x = package_part(&f->p, "xl/styles.xml");
	const char *codes[300] = {NULL};
	bool in_cells = false;

	while (next_element(&x)) {
		if (xml_is(&x, "numFmt"))
			codes[attribute_number(&x, "numFmtId")] =
				attribute(&f->p, &x, "formatCode");
		if (xml_is(&x, "cellXfs")) {
			in_cells = true;
			f->formats = arena_new(&f->p.arena, const char *,
					       (size_t)attribute_number(&x, "count"));
		}
		if (xml_is(&x, "cellStyles"))
			in_cells = false;
		if (in_cells && xml_is(&x, "xf")) {
			const char *code = codes[attribute_number(&x, "numFmtId")];

			f->formats[f->styles++] = code ? code : "";
		}
		if (xml_is(&x, "dxf"))
			f->painted++;
	}
}

static void file_open(struct book_file *f, const char *path)
{
	*f = (struct book_file){0};
	package_open(&f->p, path);
	read_sheets(f);
	read_strings(f);
	read_styles(f);
}

static void file_begin(struct book_file *f, void **state)
{
	struct sample s;

	hostile_begin(&s);
	sample_export(&s, path_in(state, "a.xlsx"));
	sample_end(&s);
	file_open(f, path_in(state, "a.xlsx"));
}

static bool has_sheet(const struct book_file *f, const char *name, size_t n)
{
	for (size_t i = 0; i < f->n_sheets; i++)
		if (strlen(f->sheets[i].name) == n &&
		    strncasecmp(f->sheets[i].name, name, n) == 0)
			return true;
	return false;
}

/* Where a formula or a link leads: "Plan!A7" to a sheet that is there. */
static void assert_place(const struct book_file *f, const char *place)
{
	const char *cells = strchr(place, '!');

	if (!cells || !has_sheet(f, place, (size_t)(cells - place)))
		fail_msg("%s leads nowhere", place);
	rectangle_of(cells + 1);
}

static size_t units(const char *s)
{
	size_t n = strlen(s), count = 0;

	for (size_t i = 0; i < n;) {
		uint32_t cp = 0;
		size_t len = utf8_decode(s + i, n - i, &cp);

		count += cp > 0xffff ? 2 : 1;
		i += len ? len : 1;
	}
	return count;
}

static void every_part_has_a_type(void **state)
{
	struct book_file f;
	struct xml x;
	size_t typed = 0;

	file_begin(&f, state);
	x = package_part(&f.p, "[Content_Types].xml");
	while (next_element(&x)) {
		if (!xml_is(&x, "Override"))
			continue;
		package_part(&f.p, attribute(&f.p, &x, "PartName") + 1);
		assert_true(*attribute(&f.p, &x, "ContentType"));
		typed++;
	}
	for (size_t i = 0; i < f.p.zip.n; i++) {
		const char *name = f.p.zip.entries[i].name;

		typed += strstr(name, "_rels/") || name[0] == '[';
	}
	assert_int_equal(typed, f.p.zip.n); /* none relies on the default for .xml */
	package_close(&f.p);
}

/* The part that a relationship means: from the folder of the part that has it. */
static const char *target_of(struct package *p, const char *rels, const char *target)
{
	const char *end = strstr(rels, "_rels/");
	struct str path = {0};
	const char *text;

	if (*target == '/')
		return target + 1;
	str_addn(&path, rels, (size_t)(end - rels));
	for (; strncmp(target, "../", 3) == 0; target += 3) {
		assert_true(path.len > 0);
		do
			str_truncate(&path, path.len - 1);
		while (path.len && path.data[path.len - 1] != '/');
	}
	str_add(&path, target);
	text = arena_strdup(&p->arena, str_text(&path));
	str_release(&path);
	return text;
}

static void every_relationship_leads_somewhere(void **state)
{
	struct book_file f;
	size_t pages = 0, parts = 0;

	file_begin(&f, state);
	for (size_t i = 0; i < f.p.zip.n; i++) {
		const char *name = f.p.zip.entries[i].name;
		struct xml x;

		if (!strstr(name, "_rels/"))
			continue;
		x = package_part(&f.p, name);
		while (next_element(&x)) {
			const char *target;

			if (!xml_is(&x, "Relationship"))
				continue;
			target = attribute(&f.p, &x, "Target");
			if (strcmp(attribute(&f.p, &x, "TargetMode"), "External") == 0) {
				assert_memory_equal(target, "https://", 8);
				assert_true(strlen(target) <= 2079);
				pages++;
				continue;
			}
			package_part(&f.p, target_of(&f.p, name, target));
			parts++;
		}
	}
	assert_true(pages > 10 && parts > f.n_sheets);
	package_close(&f.p);
}

static void sheets_and_names_are_such_as_excel_takes(void **state)
{
	struct book_file f;
	struct xml x;

	file_begin(&f, state);
	for (size_t i = 0; i < f.n_sheets; i++) {
		const char *name = f.sheets[i].name;

		assert_true(*name && units(name) <= 31);
		assert_null(strpbrk(name, "[]:*?/\\'"));
		for (size_t k = 0; k < i; k++)
			assert_int_not_equal(strcasecmp(name, f.sheets[k].name), 0);
	}
	x = package_part(&f.p, "xl/workbook.xml");
	while (next_element(&x)) {
		const char *name, *place;

		if (!xml_is(&x, "definedName"))
			continue;
		name = attribute(&f.p, &x, "name");
		assert_int_equal(strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijkl"
					      "mnopqrstuvwxyz_."),
				 strlen(name));
		place = text_inside(&f.p, &x);
		assert_true(strchr(place, '!') && !strchr(place, '#'));
		if (strcmp(name, "_xlnm.Print_Titles") != 0) /* whole rows: $1:$1 */
			assert_place(&f, place);
	}
	assert_true(f.styles <= 65490);
	package_close(&f.p);
}

static bool is_known_function(const char *name, size_t n)
{
	static const char *const known[] = {"ROUND",      "SUM",     "SUMIF",
					    "SUMIFS",     "COUNTIF", "COUNTIFS",
					    "SUMPRODUCT", "ISNUMBER", "IF", "IFERROR",
					    "INDEX",      "MATCH",   "AND",     "EXACT",
					    "OR",         "MIN",     "MAX"};

	for (size_t i = 0; i < COUNT_OF(known); i++)
		if (strlen(known[i]) == n && strncmp(known[i], name, n) == 0)
			return true;
	return false;
}

/* Functions that Excel 2010 and LibreOffice know without a prefix; sheets that are there. */
static void check_formula(const struct book_file *f, const char *formula)
{
	static const char word[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
				   "0123456789_.$";

	int depth = 0;

	assert_true(*formula && strlen(formula) <= 8192);
	for (const char *s = formula; *s; s++) {
		depth += (*s == '(') - (*s == ')');
		assert_true(depth <= 64);
	}
	assert_null(strchr(formula, '#'));
	for (const char *s = formula; *s; s++) {
		size_t n = strspn(s, word);

		if (*s == '"') {
			s = strchr(s + 1, '"');
			assert_non_null(s);
		}
		if (!n)
			continue;
		if (s[n] == '(' ? !is_known_function(s, n)
				: s[n] == '!' && !has_sheet(f, s, n))
			fail_msg("Excel does not know %.*s in %s", (int)n, s, formula);
		s += n - 1;
	}
}

/* One cell that has begun: its style, its text, its formula and the value beside that. */
static void check_cell(struct book_file *f, struct xml *x)
{
	const char *type = attribute(&f->p, x, "t");
	const char *value = NULL;
	long style = attribute_number(x, "s");
	size_t depth = x->depth;
	enum xml_event e = XML_START;
	bool formula = false;

	assert_true(style >= -1 && style < f->styles);
	if (*type && strcmp(type, "s") != 0)
		fail_msg("a cell of type %s", type); /* an error would be "e" */
	while (x->depth >= depth && (e = xml_next(x)) != XML_BAD) {
		if (e == XML_START && xml_is(x, "f")) {
			check_formula(f, text_inside(&f->p, x));
			formula = true;
		} else if (e == XML_START && xml_is(x, "v")) {
			value = text_inside(&f->p, x);
		}
	}
	assert_int_not_equal(e, XML_BAD);
	if (formula)
		assert_true(value && *value && !*type);
	if (strcmp(type, "s") == 0)
		assert_true(value && strtoul(value, NULL, 10) < f->n_strings);
}

static void cells_hold_what_a_cell_can(void **state)
{
	struct book_file f;
	size_t cells = 0;

	file_begin(&f, state);
	for (size_t i = 0; i < f.n_strings; i++)
		assert_true(units(f.strings[i]) <= 32767);
	for (size_t i = 0; i < f.n_sheets; i++) {
		struct xml x = package_part(&f.p, f.sheets[i].part);
		long row = -1, col = -1;

		while (next_element(&x)) {
			struct rectangle at;

			if (xml_is(&x, "row"))
				col = -1;
			if (!xml_is(&x, "c"))
				continue;
			at = rectangle_of(attribute(&f.p, &x, "r"));
			assert_true(at.row > row || (at.row == row && at.col > col));
			row = at.row;
			col = at.col;
			check_cell(&f, &x);
			cells++;
		}
	}
	assert_true(cells > 5000);
	package_close(&f.p);
}

/* What somebody typed never runs: no formula comes from it, and no link. */
static void what_people_type_is_never_a_formula(void **state)
{
	static const char *const typed[] = {"HYPERLINK", "cmd", "@", "evil"};
	struct book_file f;

	file_begin(&f, state);
	for (size_t i = 0; i < f.n_sheets; i++) {
		struct xml x = package_part(&f.p, f.sheets[i].part);

		while (next_element(&x)) {
			const char *formula;

			if (!xml_is(&x, "f"))
				continue;
			formula = text_inside(&f.p, &x);
			for (size_t k = 0; k < COUNT_OF(typed); k++)
				assert_null(strstr(formula, typed[k]));
		}
	}
	for (size_t i = 0; i < f.p.zip.n; i++)
		if (strstr(f.p.zip.entries[i].name, "_rels/"))
			assert_null(strstr(f.p.zip.entries[i].bytes, "evil"));
	package_close(&f.p);
}

static bool overlap(const struct rectangle *a, const struct rectangle *b)
{
	return a->row <= b->last_row && b->row <= a->last_row && a->col <= b->last_col &&
	       b->col <= a->last_col;
}

static void joined_cells_do_not_overlap(void **state)
{
	struct book_file f;
	size_t joined = 0;

	file_begin(&f, state);
	for (size_t i = 0; i < f.n_sheets; i++) {
		struct xml x = package_part(&f.p, f.sheets[i].part);
		struct rectangle all[200];
		size_t n = 0;

		while (next_element(&x)) {
			if (!xml_is(&x, "mergeCell"))
				continue;
			assert_true(n < COUNT_OF(all));
			all[n] = rectangle_of(attribute(&f.p, &x, "ref"));
			for (size_t k = 0; k < n; k++)
				assert_false(overlap(&all[n], &all[k]));
			n++;
		}
		joined += n;
	}
	assert_true(joined > 10);
	package_close(&f.p);
}

/* A list that is written out may have 255 letters; ours have names. */
static void check_choice(struct book_file *f, struct xml *x)
{
	bool list = strcmp(attribute(&f->p, x, "type"), "list") == 0;

	assert_true(units(attribute(&f->p, x, "promptTitle")) <= 32);
	assert_true(units(attribute(&f->p, x, "errorTitle")) <= 32);
	assert_true(units(attribute(&f->p, x, "prompt")) <= 255);
	assert_true(units(attribute(&f->p, x, "error")) <= 255);
	rectangle_of(attribute(&f->p, x, "sqref"));
	while (!xml_is(x, "formula1"))
		assert_true(next_element(x));
	if (list)
		assert_text_has("IF($B2=\"\",NoStatusList,StatusList) SeverityList OwnerList",
				text_inside(&f->p, x));
}

static void check_link(struct book_file *f, const struct xml *x)
{
	const char *place = attribute(&f->p, x, "location");

	rectangle_of(attribute(&f->p, x, "ref"));
	assert_true(units(attribute(&f->p, x, "tooltip")) <= 255);
	if (!*attribute(&f->p, x, "id"))
		assert_place(f, place);
}

static void check_rule(struct book_file *f, const struct xml *x)
{
	if (strcmp(attribute(&f->p, x, "type"), "cellIs") == 0)
		assert_in_range(attribute_number(x, "dxfId"), 0, f->painted - 1);
	assert_true(attribute_number(x, "priority") >= 1);
}

static void choices_links_and_rules_keep_to_the_limits(void **state)
{
	struct book_file f;
	size_t choices = 0, rules = 0, all_links = 0;

	file_begin(&f, state);
	for (size_t i = 0; i < f.n_sheets; i++) {
		struct xml x = package_part(&f.p, f.sheets[i].part);
		size_t links = 0;

		while (next_element(&x)) {
			if (xml_is(&x, "hyperlink")) {
				check_link(&f, &x);
				links++;
			} else if (xml_is(&x, "cfRule") &&
				   attribute_number(&x, "priority") > 0) {
				check_rule(&f, &x);
				rules++;
			} else if (xml_is(&x, "oddFooter")) {
				const char *text = text_inside(&f.p, &x);

				assert_true(units(text) <= 255);
				assert_text_has(text, "&L&8 3 && <b>");
				assert_text_has(text, "Page &P of &N");
			} else if (xml_is(&x, "dataValidation")) {
				check_choice(&f, &x);
				choices++;
			}
		}
		assert_true(links <= 65530);
		all_links += links;
	}
	assert_true(choices >= 4 && rules > 50 && all_links > 300);
	package_close(&f.p);
}

/* The texts in the row of headers, by column. */
static void read_header(struct book_file *f, const char *part, const char **texts,
			size_t n)
{
	struct xml x = package_part(&f->p, part);

	while (next_element(&x)) {
		struct rectangle at;

		if (!xml_is(&x, "c"))
			continue;
		at = rectangle_of(attribute(&f->p, &x, "r"));
		if (at.row > 0)
			return;
		while (!xml_is(&x, "v"))
			assert_true(next_element(&x));
		if ((size_t)at.col < n)
			texts[at.col] =
				f->strings[strtoul(text_inside(&f->p, &x), NULL, 10)];
	}
}

/* Excel repairs a table whose columns are not called what stands above them. */
static void check_table(struct book_file *f, const char *part, const char *sheet)
{
	struct xml x = package_part(&f->p, part);
	const char *headers[64] = {NULL}, *names[64];
	struct rectangle area = {0}, filter = {0};
	size_t n = 0;

	read_header(f, sheet, headers, COUNT_OF(headers));
	while (next_element(&x)) {
		if (xml_is(&x, "table"))
			area = rectangle_of(attribute(&f->p, &x, "ref"));
		if (xml_is(&x, "autoFilter"))
			filter = rectangle_of(attribute(&f->p, &x, "ref"));
		if (!xml_is(&x, "tableColumn"))
			continue;
		names[n] = attribute(&f->p, &x, "name");
		assert_string_equal(names[n], headers[n]);
		for (size_t k = 0; k < n; k++)
			assert_int_not_equal(strcasecmp(names[n], names[k]), 0);
		n++;
	}
	assert_int_equal(area.last_col - area.col + 1, n);
	assert_true(area.last_row > area.row);
	assert_memory_equal(&area, &filter, sizeof area);
}

static void tables_are_called_what_stands_above_them(void **state)
{
	struct book_file f;
	size_t tables = 0;

	file_begin(&f, state);
	for (size_t i = 0; i < f.n_sheets; i++) {
		const char *rels = arena_printf(
			&f.p.arena, "xl/worksheets/_rels/sheet%zu.xml.rels", i + 1);
		struct xml x;

		if (!zip_find(&f.p.zip, rels))
			continue;
		x = package_part(&f.p, rels);
		while (next_element(&x)) {
			const char *target = attribute(&f.p, &x, "Target");

			if (!strstr(target, "/tables/"))
				continue;
			check_table(&f, target_of(&f.p, rels, target), f.sheets[i].part);
			tables++;
		}
	}
	assert_int_equal(tables, 7);
	package_close(&f.p);
}

/* 2027-01-31 is a number of days that is shown as a date. */
static void dates_are_dates(void **state)
{
	struct book_file f;
	struct xml x;
	size_t found = 0;

	file_begin(&f, state);
	x = package_part(&f.p, f.sheets[1].part);
	while (next_element(&x)) {
		long style;

		if (!xml_is(&x, "c"))
			continue;
		style = attribute_number(&x, "s");
		if (style < 0 || strcmp(f.formats[style], "yyyy-mm-dd") != 0)
			continue;
		assert_string_equal(attribute(&f.p, &x, "t"), "");
		if (x.is_empty)
			continue;
		while (!xml_is(&x, "v"))
			assert_true(next_element(&x));
		found += strcmp(text_inside(&f.p, &x), "46418") == 0;
	}
	assert_int_equal(found, 1);
	package_close(&f.p);
}

static void pictures_say_what_they_show(void **state)
{
	struct book_file f;
	struct xml x;
	size_t pictures = 0;

	file_begin(&f, state);
	for (size_t i = 0; i < f.p.zip.n; i++) {
		const char *name = f.p.zip.entries[i].name;

		if (strncmp(name, "xl/drawings/drawing", 19) != 0)
			continue;
		x = package_part(&f.p, name);
		while (next_element(&x)) {
			if (!xml_is(&x, "cNvPr"))
				continue;
			assert_true(strlen(attribute(&f.p, &x, "descr")) > 40);
			pictures++;
		}
	}
	assert_int_equal(pictures, 3);
	x = package_part(&f.p, "docProps/core.xml");
	while (next_element(&x) && !xml_is(&x, "title"))
		;
	assert_memory_equal(text_inside(&f.p, &x), "3 & <b>[x]", 10);
	package_close(&f.p);
}

/* What the area of a sheet that is printed says: its last column and row. */
static struct rectangle printed_of(struct book_file *f, const char *sheet)
{
	struct xml x = package_part(&f->p, "xl/workbook.xml");

	while (next_element(&x)) {
		const char *place;

		if (!xml_is(&x, "definedName") ||
		    strcmp(attribute(&f->p, &x, "name"), "_xlnm.Print_Area") != 0)
			continue;
		place = text_inside(&f->p, &x);
		if (strncmp(place, sheet, strlen(sheet)) == 0)
			return rectangle_of(strchr(place, '!') + 1);
	}
	fail_msg("%s has no area that is printed", sheet);
	return (struct rectangle){0};
}

/* Where a header stands. */
static long column_called(struct book_file *f, size_t sheet, const char *name)
{
	const char *headers[64] = {NULL};

	read_header(f, f->sheets[sheet].part, headers, COUNT_OF(headers));
	for (long i = 0; i < 64 && headers[i]; i++)
		if (strcmp(headers[i], name) == 0)
			return i;
	fail_msg("%s has no column %s", f->sheets[sheet].name, name);
	return -1;
}

static void votes_are_printed_where_there_are_any(void **state)
{
	struct book_file f;
	struct sample s;

	file_begin(&f, state);
	assert_string_equal(f.sheets[8].name, "Decisions");
	assert_string_equal(f.sheets[10].name, "Answers");
	assert_int_equal(column_called(&f, 8, "Votes"),
			 printed_of(&f, "Decisions").last_col);
	assert_int_equal(column_called(&f, 10, "Votes"),
			 printed_of(&f, "Answers").last_col);
	package_close(&f.p);
	sample_make(&s);
	sample_export(&s, path_in(state, "b.xlsx"));
	sample_end(&s);
	file_open(&f, path_in(state, "b.xlsx"));
	assert_int_equal(column_called(&f, 8, "Note"),
			 printed_of(&f, "Decisions").last_col);
	assert_int_equal(column_called(&f, 10, "Note"),
			 printed_of(&f, "Answers").last_col);
	package_close(&f.p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(every_part_has_a_type),
		IN_FOLDER(every_relationship_leads_somewhere),
		IN_FOLDER(sheets_and_names_are_such_as_excel_takes),
		IN_FOLDER(cells_hold_what_a_cell_can),
		IN_FOLDER(what_people_type_is_never_a_formula),
		IN_FOLDER(joined_cells_do_not_overlap),
		IN_FOLDER(choices_links_and_rules_keep_to_the_limits),
		IN_FOLDER(tables_are_called_what_stands_above_them),
		IN_FOLDER(dates_are_dates),
		IN_FOLDER(pictures_say_what_they_show),
		IN_FOLDER(votes_are_printed_where_there_are_any),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
