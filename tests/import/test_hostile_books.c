/* Broken and hostile workbooks: each is refused with what is wrong, and costs next to nothing. */
#include "resave.h"

#include "import/work_read.h"

#define MAIN "<worksheet><sheetData>"
#define END "</sheetData></worksheet>"
#define CELL(at, text) "<c r=\"" at "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define PLAN                                                                              \
	"<row r=\"1\">" CELL("A1", "Id") CELL("B1", "Status") CELL("C1", "Owner")         \
		CELL("D1", "Due") CELL("E1", "Note") "</row>"

enum part { BOOK, RELS, STYLES, TEXTS, FIRST, SECOND, PARTS };

/* A whole workbook, of which each case breaks one part. */
static const char *const names[PARTS] = {
	"xl/workbook.xml",	"xl/_rels/workbook.xml.rels", "xl/styles.xml",
	"xl/sharedStrings.xml", "xl/worksheets/a.xml",	      "xl/worksheets/b.xml"};
#define BOOK_OF(more)                                                                     \
	"<workbook><sheets><sheet name=\"Plan\" r:id=\"a\"/><sheet name=\"M\" r:id=\"b\"/>" more \
	"</sheets></workbook>"
#define RELS_OF(first)                                                                    \
	"<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" " first "/>"          \
	"<Relationship Id=\"b\" Type=\"x/worksheet\" Target=\"worksheets/b.xml\"/>"       \
	"<Relationship Id=\"s\" Type=\"x/styles\" Target=\"styles.xml\"/>"                \
	"<Relationship Id=\"t\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/>" \
	"</Relationships>"
static const char *const whole[PARTS] = {
	BOOK_OF(""),
	RELS_OF("Target=\"worksheets/a.xml\""),
	"<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
	"<sst><si><t>one</t></si></sst>",
	MAIN PLAN "<row r=\"2\">" CELL("A2", "X-1") CELL("C2", "Ann") "</row>" END,
	MAIN "<row r=\"1\">" CELL("A1", MADE_MARK) "</row>" END,
};

/* Reads it; what is wrong is appended. */
static bool reads(const char *path, struct str *said)
{
	struct work file, base;
	struct diags d = {0};
	struct err err = {0};
	bool ok = work_read(&file, &base, path, &d, &err) && !d.n;

	if (!ok)
		str_add(said, d.n ? d.items[0].text : err.text);
	if (!ok && !d.n)
		assert_int_equal(err.code, EXIT_CODE_DATA);
	work_release(&file);
	work_release(&base);
	diags_release(&d);
	return ok;
}

static void store_with(const char *path, enum part part, const char *content)
{
	struct zip_write z = {0};

	for (int i = 0; i < PARTS; i++)
		if (i != (int)part || content)
			zip_entry(&z, names[i], i == (int)part ? content : whole[i]);
	zip_store(&z, path);
}

static void the_whole_one_is_read(void **state)
{
	struct str said = {0};

	store_with(path_in(state, "a.xlsx"), BOOK, whole[BOOK]);
	if (!reads(path_in(state, "a.xlsx"), &said))
		fail_msg("%s", str_text(&said));
	str_release(&said);
}

static const struct {
	enum part part;
	const char *content, *says;
} broken[] = {
	{BOOK, NULL, "xl/workbook.xml is missing"},
	{BOOK, "", "part xl/workbook.xml of the workbook is broken: it is cut off"},
	{BOOK, "<workbook>", "it is cut off"},
	{BOOK, "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\">]><workbook>&a;</workbook>", "a document type"},
	{BOOK, "<workbook><sheets><sheet name=\"&file;\"/></sheets></workbook>", "an unknown entity"},
	{BOOK, BOOK_OF("<sheet name=\"C\" r:id=\"none\"/>"), "sheet C is missing"},
	{BOOK, "<workbook><sheets/></workbook>", "does not say what it was made from"},
	{RELS, NULL, "sheet Plan is missing"},
	{RELS, RELS_OF("Target=\"../../etc/passwd\""), "sheet Plan is missing"},
	{RELS, RELS_OF("Target=\"worksheets/../worksheets/a.xml\""), "sheet Plan is missing"},
	{RELS, RELS_OF("Target=\"file:///etc/passwd\""), "sheet Plan is missing"},
	{RELS, RELS_OF("Target=\"worksheets/a.xml\" TargetMode=\"External\""), "sheet Plan is missing"},
	{RELS, RELS_OF("Target=\"..\\a.xml\""), "sheet Plan is missing"},
	{RELS, "<Relationships><a></b></Relationships>", "an end tag that does not match"},
	{STYLES, "<styleSheet", "a tag that does not end"},
	{TEXTS, "<sst><si><t>\xff</t></si></sst>", "invalid UTF-8"},
	{TEXTS, "<sst><si><t>\x01</t></si></sst>", "a control character"},
	{FIRST, NULL, "sheet Plan is missing"},
	{FIRST, MAIN PLAN, "it is cut off"},
	{FIRST, MAIN "<c r=\"A1\" t=\"s\"><v>1</v></c>" END, "a cell that is broken: A1"},
	{FIRST, MAIN "<c r=\"A1\" t=\"s\"><v>-1</v></c>" END, "a cell that is broken: A1"},
	{FIRST, MAIN "<c r=\"A1\" t=\"s\"><v>99999999999999999999</v></c>" END, "broken: A1"},
	{FIRST, MAIN "<c r=\"A0\"><v>1</v></c>" END, "a cell that is broken: A0"},
	{FIRST, MAIN "<c r=\"AAAAAA1\"><v>1</v></c>" END, "a cell that is broken: AAAAAA1"},
	{FIRST, MAIN "<c r=\"A99999999999\"><v>1</v></c>" END, "a cell that is broken"},
	{FIRST, MAIN "<c><v>1</v></c>" END, "a cell that is broken"},
	{FIRST, MAIN CELL("B2", "x") CELL("A1", "y") END, "cells out of order"},
	{FIRST, MAIN CELL("B2", "x") CELL("B2", "y") END, "cells out of order"},
	{FIRST, MAIN END, "has no table with the columns Id, Status, Owner"},
	{FIRST, MAIN "<row r=\"1\">" CELL("A1", "Id") CELL("B1", "Status") "</row>" END,
	 "sheet Plan has no column 'Owner'"},
	{FIRST, MAIN PLAN "<row r=\"2\">" CELL("C2", "Ann") "</row>" END, "Plan!C2: this row has no Id"},
	{FIRST, MAIN PLAN "<row r=\"2\">" CELL("A2", "X") "</row><row r=\"3\">" CELL("A3", "X")
		"</row>" END, "Plan!A3: X stands in row 2 already"},
	{FIRST, MAIN PLAN "<row r=\"2\">" CELL("A2", "X") "<c r=\"D2\" t=\"e\"><v>#N/A</v></c></row>" END,
	 "Plan!D2: holds an error"},
	{FIRST, MAIN PLAN "<row r=\"2\">" CELL("A2", "X")
		"<c r=\"E2\"><f>HYPERLINK(\"x\")</f><v>0</v></c></row>" END,
	 "Plan!E2: holds a formula"},
};

static void what_is_broken_is_refused(void **state)
{
	const char *path = path_in(state, "a.xlsx");

	for (size_t i = 0; i < COUNT_OF(broken); i++) {
		struct str said = {0};

		store_with(path, broken[i].part, broken[i].content);
		if (reads(path, &said) || !strstr(str_text(&said), broken[i].says))
			fail_msg("%zu: '%s' instead of '%s'", i, str_text(&said), broken[i].says);
		str_release(&said);
	}
}

/* What an archive can say of itself that is not so. */
static const struct {
	const char *name;
	struct zip_lie lie;
	const char *says;
} lies[] = {
	{"xl/more.xml", {.size = 0xfffffff0}, "it unpacks to too much"},
	{"xl/more.xml", {.size = 400u << 20, .method = 8}, "it unpacks to too much"},
	{"xl/more.xml", {.size = 9, .method = 8}, "an entry does not unpack"},
	{"xl/more.xml", {.size = 9}, "an entry has two sizes"},
	{"xl/more.xml", {.packed = 0x7fffffff}, "an entry lies outside"},
	{"xl/more.xml", {.crc = 1}, "a checksum is wrong"},
	{"xl/more.xml", {.flags = 1}, "it is encrypted"},
	{"xl/more.xml", {.method = 12}, "packed in an unknown way"},
	{"xl/workbook.xml", {0}, "two entries have one name"},
	{"../outside", {0}, "no proper name"},
	{"xl/../../outside", {0}, "no proper name"},
	{"/etc/passwd", {0}, "no proper name"},
	{"xl\\more.xml", {0}, "no proper name"},
	{"", {0}, "no proper name"},
};

static void an_archive_that_lies_is_refused(void **state)
{
	const char *path = path_in(state, "a.xlsx");

	for (size_t i = 0; i < COUNT_OF(lies); i++) {
		struct zip_write z = {0};
		struct str said = {0};

		for (int k = 0; k < PARTS; k++)
			zip_entry(&z, names[k], whole[k]);
		zip_entry_lying(&z, lies[i].name, "more", 4, lies[i].lie);
		zip_store(&z, path);
		if (reads(path, &said) || !strstr(str_text(&said), lies[i].says))
			fail_msg("%zu: '%s' instead of '%s'", i, str_text(&said), lies[i].says);
		str_release(&said);
	}
}

/* Many entries that are all the same bytes make much of little. */
static void entries_on_each_other_are_refused(void **state)
{
	struct zip_write z = {0};
	struct str said = {0}, one = {0};
	size_t entry;

	zip_entry(&z, "xl/a.xml", "<a>a long one, so that some of them are more than the file</a>");
	entry = z.directory.len;
	str_addn(&one, z.directory.data, entry);
	for (int i = 1; i < 200; i++) {
		one.data[entry - 5] = (char)('!' + i % 80); /* in its name */
		one.data[entry - 6] = (char)('!' + i / 80);
		one.data[entry - 6] = one.data[entry - 6] == '/' ? '~' : one.data[entry - 6];
		if (strchr("/\\", one.data[entry - 5]))
			continue;
		str_addn(&z.directory, one.data, entry);
		z.n++;
	}
	zip_store(&z, path_in(state, "a.xlsx"));
	assert_false(reads(path_in(state, "a.xlsx"), &said));
	assert_true(strstr(str_text(&said), "lie on each other") ||
		    strstr(str_text(&said), "lies outside"));
	str_release(&said);
	str_release(&one);
}

static void too_many_sheets_are_refused(void **state)
{
	struct str book = {0}, said = {0};

	str_add(&book, "<workbook><sheets>");
	for (int i = 0; i < 1100; i++)
		str_addf(&book, "<sheet name=\"%d\" r:id=\"a\"/>", i);
	str_add(&book, "</sheets></workbook>");
	store_with(path_in(state, "a.xlsx"), BOOK, str_text(&book));
	assert_false(reads(path_in(state, "a.xlsx"), &said));
	assert_text_has(str_text(&said), "more sheets than can be");
	str_release(&book);
	str_release(&said);
}

static void what_is_no_table_is_refused(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
		const char *says;
	} files[] = {
		{"", 0, "has no table with the columns"},
		{"PK", 2, "no whole zip archive"},
		{"\xd0\xcf\x11\xe0 an encrypted one", 20, "no text in UTF-8"},
		{"Id,Status\0", 10, "no text in UTF-8"},
		{"Id,Status,Owner,Due,Note\nX,\"open", 32, "row 2: a quote does not end"},
		{"Id,Status,Owner,Note\nX,open,a,b\n", 32, "its header has no column 'Due'"},
		{"{\"format\": \"plumbline-assessment\"}", 34, "has no table with the columns"},
	};

	for (size_t i = 0; i < COUNT_OF(files); i++) {
		struct str said = {0};

		file_store_n(path_in(state, "a.csv"), files[i].bytes, files[i].n);
		if (reads(path_in(state, "a.csv"), &said) || !strstr(str_text(&said), files[i].says))
			fail_msg("%zu: '%s' instead of '%s'", i, str_text(&said), files[i].says);
		str_release(&said);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(the_whole_one_is_read),
		IN_FOLDER(what_is_broken_is_refused),
		IN_FOLDER(an_archive_that_lies_is_refused),
		IN_FOLDER(entries_on_each_other_are_refused),
		IN_FOLDER(too_many_sheets_are_refused),
		IN_FOLDER(what_is_no_table_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
