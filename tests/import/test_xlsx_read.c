/* The reader of workbooks, from the archive up: whole files in, broken ones refused. */
#include "export/sample.h"

#include "import/xlsx/xlsx_read.h"
#include "import/xlsx/xml_read.h"
#include "import/xlsx/zip_read.h"

/* NULL when the text is well-formed; else the fault. */
static const char *fault_of(const char *text)
{
	struct xml x;
	enum xml_event e;

	xml_begin(&x, text, strlen(text));
	while ((e = xml_next(&x)) != XML_DONE && e != XML_BAD)
		;
	return e == XML_BAD ? x.fault : NULL;
}

static void xml_that_is_well_formed_is_read(void **state)
{
	static const char *const good[] = {
		"<a/>",
		"<?xml version=\"1.0\"?>\n<a b='1' c=\"2\"><b>x&amp;&#65;&#x41;</b></a>\n",
		"\xef\xbb\xbf<x:a xmlns:x=\"u\"><!-- c --><x:b /></x:a>",
		"<a><![CDATA[<b>&]]></a>",
		"<a>\xe6\x97\xa5</a>",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(good); i++)
		if (fault_of(good[i]))
			fail_msg("%s: %s", good[i], fault_of(good[i]));
}

static void xml_that_is_not_well_formed_is_refused(void **state)
{
	static const struct {
		const char *text, *fault;
	} bad[] = {
		{"", "it is cut off"},
		{"<a>", "it is cut off"},
		{"<a", "a tag that does not end"},
		{"<a></b>", "an end tag that does not match"},
		{"<a/><b/>", "a second root"},
		{"<a>&nbsp;</a>", "an unknown entity"},
		{"<a>&#0;</a>", "an unknown entity"},
		{"<a>&#;</a>", "an unknown entity"},
		{"<a b=1/>", "an attribute without quotes"},
		{"<a b/>", "an attribute without a value"},
		{"<a b='1' b='2'/>", "an attribute given twice"},
		{"<a b='1/>", "an attribute that does not end"},
		{"<a b='<'/>", "a bare <"},
		{"<a>\xff</a>", "invalid UTF-8"},
		{"<a>\xef\xbf\xbf</a>", "invalid UTF-8"},
		{"<a>\x01</a>", "a control character"},
		{"<!DOCTYPE a><a/>", "a document type"},
		{"<a/>x", "text outside the root"},
		{"<!-- <a/>", "a remark that does not end"},
		{"</a>", "an end tag that does not match"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		const char *fault = fault_of(bad[i].text);

		if (!fault || strcmp(fault, bad[i].fault) != 0)
			fail_msg("%s: %s", bad[i].text, fault ? fault : "taken");
	}
}

static void xml_nested_too_deeply_is_refused(void **state)
{
	struct str text = {0};

	(void)state;
	for (int i = 0; i < 100000; i++)
		str_add(&text, "<a>");
	assert_string_equal(fault_of(text.data), "nested too deeply");
	str_release(&text);
}

static bool opens(const char *path, struct err *err)
{
	struct xlsx *x = xlsx_open(path, true, err);

	xlsx_close(x);
	return x != NULL;
}

/* A whole workbook to break. */
static void load_workbook(void **state, struct str *bytes)
{
	struct sample s;

	sample_make(&s);
	sample_export(&s, path_in(state, "a.xlsx"));
	file_load(path_in(state, "a.xlsx"), bytes);
	sample_end(&s);
}

static void a_workbook_cut_anywhere_is_refused(void **state)
{
	struct str bytes = {0};
	struct err err = {0};

	load_workbook(state, &bytes);
	for (size_t n = 0; n < bytes.len; n += 997) {
		file_store_n(path_in(state, "cut.xlsx"), bytes.data, n);
		assert_false(opens(path_in(state, "cut.xlsx"), &err));
		assert_int_equal(err.code, EXIT_CODE_DATA);
	}
	str_release(&bytes);
}

/* Flipping bytes must never do harm, and inside packed data it is always noticed. */
static void a_workbook_with_a_wrong_byte_does_no_harm(void **state)
{
	struct str bytes = {0};
	struct err err = {0};
	size_t noticed = 0, tried = 0;

	load_workbook(state, &bytes);
	for (size_t at = 40; at < bytes.len; at += 1201) {
		bytes.data[at] = (char)(bytes.data[at] ^ 0x55);
		file_store_n(path_in(state, "bad.xlsx"), bytes.data, bytes.len);
		noticed += !opens(path_in(state, "bad.xlsx"), &err);
		bytes.data[at] = (char)(bytes.data[at] ^ 0x55);
		tried++;
	}
	/* The few that are not lie in dates and attributes that nobody looks at. */
	assert_true(noticed * 10 >= tried * 8);
	str_release(&bytes);
}

static void what_is_no_workbook_is_refused(void **state)
{
	static const struct {
		const char *text;
	} files[] = {{""}, {"PK"}, {"{\"a\": 1}"}, {"PK\x05\x06"}};
	struct err err = {0};

	for (size_t i = 0; i < COUNT_OF(files); i++) {
		file_store(path_in(state, "x.xlsx"), files[i].text);
		assert_false(opens(path_in(state, "x.xlsx"), &err));
		assert_int_equal(err.code, EXIT_CODE_DATA);
		assert_text_has(err.text, "no whole zip archive");
	}
	assert_false(opens(path_in(state, "missing.xlsx"), &err));
	assert_int_equal(err.code, EXIT_CODE_NOINPUT);
}

static void numbers_are_read_in_every_locale(void **state)
{
	(void)state;
	assert_true(xlsx_number("62.5") > 62.4 && xlsx_number("62.5") < 62.6);
	assert_true(xlsx_number("1.5E2") > 149 && xlsx_number("1.5E2") < 151);
	assert_true(xlsx_number("-0.25") < -0.2);
}

/* Little-endian numbers, for archives made by hand. */
static void put(struct str *s, unsigned value, int bytes)
{
	for (int i = 0; i < bytes; i++)
		str_addc(s, (char)(value >> (8 * i) & 0xff));
}

/* An archive of one stored entry "a" that claims so many bytes. */
static void make_zip(struct str *z, const char *content, unsigned claimed, unsigned crc)
{
	unsigned start;

	str_addn(z, "PK\x03\x04", 4);
	put(z, 20, 2);
	put(z, 0, 2);
	put(z, 0, 2);
	put(z, 0, 4);
	put(z, crc, 4);
	put(z, (unsigned)strlen(content), 4);
	put(z, claimed, 4);
	put(z, 1, 2);
	put(z, 0, 2);
	str_add(z, "a");
	str_add(z, content);
	start = (unsigned)z->len;
	str_addn(z, "PK\x01\x02", 4);
	put(z, 20, 2);
	put(z, 20, 2);
	put(z, 0, 2);
	put(z, 0, 2);
	put(z, 0, 4);
	put(z, crc, 4);
	put(z, (unsigned)strlen(content), 4);
	put(z, claimed, 4);
	put(z, 1, 2);
	put(z, 0, 2);
	put(z, 0, 2);
	put(z, 0, 2);
	put(z, 0, 2);
	put(z, 0, 4);
	put(z, 0, 4);
	str_add(z, "a");
	put(z, 0x06054b50, 4);
	put(z, 0, 4);
	put(z, 1, 2);
	put(z, 1, 2);
	put(z, (unsigned)z->len - 12 - start, 4);
	put(z, start, 4);
	put(z, 0, 2);
}

static void stored_entries_need_their_size_and_checksum(void **state)
{
	static const struct {
		unsigned claimed, crc;
		const char *fault;
	} cases[] = {
		{3, 0x352441c2, NULL}, /* "abc" */
		{3, 0x352441c3, "a checksum is wrong"},
		{4, 0x352441c2, "an entry has two sizes"},
		{0xfffffff0, 0x352441c2, "it unpacks to too much"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct arena a = {0};
		struct str z = {0};
		struct zip zip;
		struct err err = {0};

		make_zip(&z, "abc", cases[i].claimed, cases[i].crc);
		if (cases[i].fault) {
			assert_false(zip_read(&a, z.data, z.len, &zip, &err));
			assert_text_has(err.text, cases[i].fault);
		} else {
			assert_true(zip_read(&a, z.data, z.len, &zip, &err));
			assert_string_equal(zip_find(&zip, "a")->bytes, "abc");
			assert_null(zip_find(&zip, "b"));
		}
		str_release(&z);
		arena_release(&a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(xml_that_is_well_formed_is_read),
		cmocka_unit_test(xml_that_is_not_well_formed_is_refused),
		cmocka_unit_test(xml_nested_too_deeply_is_refused),
		cmocka_unit_test(stored_entries_need_their_size_and_checksum),
		cmocka_unit_test(numbers_are_read_in_every_locale),
		IN_FOLDER(what_is_no_workbook_is_refused),
		IN_FOLDER(a_workbook_cut_anywhere_is_refused),
		IN_FOLDER(a_workbook_with_a_wrong_byte_does_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
