#include "support.h"

#include <limits.h>
#include <locale.h>

#include "base/json_read.h"
#include "base/json_write.h"

/* One text being read. The bytes are a copy of exactly their size, so that the sanitizer
 * sees a read behind the end. */
struct reading {
	struct arena arena;
	struct diags diags;
	char *bytes;
	struct jnode *root;
};

static void begin(struct reading *r, const char *text, size_t n)
{
	*r = (struct reading){0};
	r->bytes = malloc(n ? n : 1);
	assert_non_null(r->bytes);
	memcpy(r->bytes, text, n);
	r->root = json_read(&r->arena, "a.json", r->bytes, n, &r->diags);
}

static void end(struct reading *r)
{
	free(r->bytes);
	arena_release(&r->arena);
	diags_release(&r->diags);
}

static void values_know_kind_place_and_bytes(void **state)
{
	static const char text[] = "{\n"
				   "  \"né\": [1, -2.5e1 , \"x\\ny\"],\n"
				   "  \"t\": true, \"f\": false, \"z\": null,\n"
				   "  \"o\": { \"k\\u00e9\" : \"\\ud83d\\ude42\" }\n"
				   "}\n";
	struct reading r;
	struct jnode *list, *n;

	(void)state;
	begin(&r, text, sizeof text - 1);
	assert_diags(&r.diags, "");
	assert_non_null(r.root);
	assert_int_equal(r.root->kind, JNODE_OBJECT);
	assert_int_equal(r.root->n, 5);
	assert_null(r.root->key);
	list = json_get(r.root, "né");
	assert_non_null(list);
	assert_int_equal(list->n, 3);
	assert_int_equal(list->key_at.line, 2);
	assert_int_equal(list->key_at.col, 3);
	assert_int_equal(list->at.col, 9);
	assert_string_equal(list->at.file, "a.json");
	n = list->first->next;
	assert_int_equal(n->kind, JNODE_NUMBER);
	assert_true(n->number == -25);
	assert_int_equal(n->raw_len, 6);
	assert_memory_equal(n->raw, "-2.5e1", 6);
	assert_string_equal(n->next->text, "x\ny");
	assert_int_equal(n->next->at.col, 22);
	assert_null(n->next->key);
	assert_int_equal(json_get(r.root, "t")->kind, JNODE_TRUE);
	assert_int_equal(json_get(r.root, "f")->kind, JNODE_FALSE);
	assert_int_equal(json_get(r.root, "z")->kind, JNODE_NULL);
	assert_string_equal(json_get(r.root, "z")->text, "");
	n = json_get(json_get(r.root, "o"), "ké");
	assert_non_null(n);
	assert_string_equal(n->text, "🙂");
	assert_int_equal(n->key_raw_len, 9);
	assert_memory_equal(n->key_raw, "\"k\\u00e9\"", 9);
	assert_null(json_get(r.root, "T"));
	assert_null(json_get(list, "t"));
	assert_null(json_get(NULL, "t"));
	end(&r);
}

/* Texts that are no JSON, and the one complaint about each. */
static const struct {
	const char *text, *complaint;
} bad[] = {
	{"", "1:1: error: this is not JSON: the file ends where a value is expected"},
	{" \n\t ", "2:3: error: this is not JSON: the file ends where a value is expected"},
	{"{", "1:2: error: this is not JSON: the file ends too early; a bracket is not closed"},
	{"[1,", "1:4: error: this is not JSON: the file ends too early; a bracket is not closed"},
	{"[1 2]", "1:4: error: this is not JSON: expected ',' or ']'"},
	{"{\"a\":1 \"b\":2}", "1:8: error: this is not JSON: expected ',' or '}'"},
	{"[1,]", "1:4: error: this is not JSON: a comma before the closing bracket"},
	{"{\"a\":1,\n}", "2:1: error: this is not JSON: a comma before the closing bracket"},
	{"[,1]", "1:2: error: this is not JSON: expected a value"},
	{"{a:1}", "1:2: error: this is not JSON: expected a key in double quotes"},
	{"{\"a\"}", "1:5: error: this is not JSON: expected ':' after the key"},
	{"{\"a\":}", "1:6: error: this is not JSON: expected a value"},
	{"{\"a\" 1}", "1:6: error: this is not JSON: expected ':' after the key"},
	{"{} {}", "1:4: error: this is not JSON: more text after the end"},
	{"{}x", "1:3: error: this is not JSON: more text after the end"},
	{"tru", "1:1: error: this is not JSON: expected a value; texts want double quotes"},
	{"nul", "1:1: error: this is not JSON: expected a value; texts want double quotes"},
	{"True", "1:1: error: this is not JSON: expected a value"},
	{"'a'", "1:1: error: this is not JSON: expected a value"},
	{"NaN", "1:1: error: this is not JSON: expected a value"},
	{"012", "1:1: error: this is not JSON: a number may not begin with 0"},
	{"-012", "1:1: error: this is not JSON: a number may not begin with 0"},
	{"+1", "1:1: error: this is not JSON: expected a value"},
	{".5", "1:1: error: this is not JSON: expected a value"},
	{"-", "1:1: error: this is not JSON: expected a value"},
	{"5.", "1:1: error: this is not JSON: digits are missing after the decimal point"},
	{"1e", "1:1: error: this is not JSON: digits are missing in the exponent"},
	{"1e+", "1:1: error: this is not JSON: digits are missing in the exponent"},
	{"0x10", "1:2: error: this is not JSON: more text after the end"},
	{"1234567890123456789012345678901234567890123456789012345678901234567890",
	 "1:1: error: this is not JSON: a number of more than 60 digits"},
	{"\"abc", "1:1: error: this is not JSON: this text has no closing quote"},
	{"\"abc\\", "1:5: error: this is not JSON: unknown escape; use \\\\ for a backslash"},
	{"\"abc\\\"", "1:1: error: this is not JSON: this text has no closing quote"},
	{"\"a\\x\"", "1:3: error: this is not JSON: unknown escape; use \\\\ for a backslash"},
	{"\"a\\\n\"", "1:3: error: this is not JSON: unknown escape; use \\\\ for a backslash"},
	{"[\"a\nb\"]", "1:2: error: this is not JSON: this text is not closed on its line; "
		       "a line feed is written \\n"},
	{"\"a\tb\"", "1:3: error: this is not JSON: a control character inside a text; "
		     "use \\n, \\t or \\u"},
	{"\"\\u12\"", "1:2: error: this is not JSON: \\u wants four hexadecimal digits"},
	{"\"\\u12g4\"", "1:2: error: this is not JSON: \\u wants four hexadecimal digits"},
	{"\"\\u1234", "1:1: error: this is not JSON: this text has no closing quote"},
	{"\"\\u123", "1:2: error: this is not JSON: \\u wants four hexadecimal digits"},
	{"\"\\u0000\"", "1:2: error: this is not JSON: \\u0000 cannot stand in a text"},
	{"\"\\ud83d\"", "1:2: error: this is not JSON: half a surrogate pair"},
	{"\"\\ude42\"", "1:2: error: this is not JSON: half a surrogate pair"},
	{"\"\\ud83d\\u0041\"", "1:2: error: this is not JSON: half a surrogate pair"},
	{"\"\\ud800\\udczz\"", "1:2: error: this is not JSON: half a surrogate pair"},
	{"\"\\ud83d\\ude4", "1:2: error: this is not JSON: half a surrogate pair"},
	{"\"\\uffff\"", "1:2: error: this is not JSON: U+FFFF is a noncharacter, which no text may hold"},
	{"\"\\ud83f\\udffe\"", "1:2: error: this is not JSON: U+1FFFE is a noncharacter, which no text may hold"},
	{"{\"é\": \"\xff\"}", "1:8: error: this is not JSON: byte 0xff is not valid UTF-8"},
	{"{\n\"a\": \"\xc0\xaf\"}", "2:7: error: this is not JSON: byte 0xc0 is not valid UTF-8"},
	{"\xff\xfe{\0", "1:1: error: this is not JSON: byte 0xff is not valid UTF-8"},
};

static void what_is_no_json_is_refused_with_its_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		struct reading r;
		char line[256];

		begin(&r, bad[i].text, strlen(bad[i].text));
		assert_null(r.root);
		assert_true(r.diags.unreadable);
		snprintf(line, sizeof line, "a.json:%s\n", bad[i].complaint);
		assert_diags(&r.diags, line);
		end(&r);
	}
}

static void a_nul_byte_is_refused(void **state)
{
	static const char *const texts[] = {"{\"a\": \"x\0y\"}", "{}\0", "\0{}"};
	static const size_t sizes[] = {12, 3, 3};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		struct reading r;

		begin(&r, texts[i], sizes[i]);
		assert_null(r.root);
		assert_int_equal(r.diags.n, 1);
		end(&r);
	}
}

/* Every beginning of a good text either fails or, for a bare number, is one itself. */
static void no_cut_text_is_taken_for_a_whole_one(void **state)
{
	static const char text[] = "{\"a\": [1.5e3, \"\\ud83d\\ude42 é\", true], \"b\": {}}";

	(void)state;
	for (size_t n = 0; n < sizeof text - 1; n++) {
		struct reading r;

		begin(&r, text, n);
		assert_null(r.root);
		assert_int_equal(r.diags.n, 1);
		end(&r);
	}
}

static void later_duplicates_are_reported_and_left_out(void **state)
{
	static const char text[] = "{\"a\": 1, \"b\": 2,\n \"a\": 3,\n \"\\u0061\": 4,\n"
				   " \"c\": {\"x\": 1, \"x\": 2}, \"c\": 5}";
	struct reading r;

	(void)state;
	begin(&r, text, sizeof text - 1);
	assert_non_null(r.root);
	assert_false(r.diags.unreadable);
	assert_diags(
		&r.diags,
		"a.json:2:2: error: \"a\" stands here a second time; the first is on line 1\n"
		"a.json:3:2: error: \"a\" stands here a second time; the first is on line 1\n"
		"a.json:4:16: error: \"x\" stands here a second time; the first is on line 4\n"
		"a.json:4:25: error: \"c\" stands here a second time; the first is on line 4\n");
	assert_int_equal(r.root->n, 3);
	assert_true(json_get(r.root, "a")->number == 1);
	assert_int_equal(json_get(r.root, "c")->n, 1);
	assert_null(json_get(r.root, "c")->next);
	end(&r);
}

static void nest(struct str *s, int depth, const char *open, const char *close)
{
	for (int i = 0; i < depth; i++)
		str_add(s, open);
	str_add(s, "0");
	for (int i = 0; i < depth; i++)
		str_add(s, close);
}

static void nesting_has_a_limit(void **state)
{
	static const struct {
		int depth;
		bool ok;
	} cases[] = {{JSON_DEPTH_MAX, true}, {JSON_DEPTH_MAX + 1, false}, {200000, false}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct str lists = {0}, objects = {0};
		struct reading r;

		nest(&lists, cases[i].depth, "[", "]");
		begin(&r, str_text(&lists), lists.len);
		assert_int_equal(r.root != NULL, cases[i].ok);
		end(&r);
		nest(&objects, cases[i].depth, "{\"a\":", "}");
		begin(&r, str_text(&objects), objects.len);
		assert_int_equal(r.root != NULL, cases[i].ok);
		end(&r);
		str_release(&lists);
		str_release(&objects);
	}
}

/* A file on one line must not cost the square of its length; this would take minutes. */
static void one_long_line_is_read_like_many(void **state)
{
	struct str s = {0};
	struct reading r;
	struct jnode *last = NULL;

	(void)state;
	str_add(&s, "[0");
	for (int i = 1; i < 300000; i++)
		str_addf(&s, ",%d", i % 10);
	str_add(&s, "]");
	begin(&r, str_text(&s), s.len);
	assert_non_null(r.root);
	assert_int_equal(r.root->n, 300000);
	for (struct jnode *c = r.root->first; c; c = c->next)
		last = c;
	assert_int_equal(last->at.col, 600000);
	end(&r);
	str_release(&s);
}

static void many_duplicates_are_dropped_in_one_go(void **state)
{
	struct str s = {0};
	struct reading r;

	(void)state;
	str_add(&s, "{\"z\": 0");
	for (int i = 0; i < 50000; i++)
		str_addf(&s, ", \"k%d\": 0", i);
	for (int i = 0; i < 50000; i++)
		str_add(&s, ", \"z\": 1");
	str_add(&s, "}");
	begin(&r, str_text(&s), s.len);
	assert_int_equal(r.root->n, 50001);
	assert_int_equal(r.diags.n + r.diags.dropped, 50000);
	end(&r);
	str_release(&s);
}

static void a_byte_order_mark_is_passed_over(void **state)
{
	struct reading r;

	(void)state;
	begin(&r, "\xef\xbb\xbf{\"a\": 1}", 11);
	assert_diags(&r.diags, "");
	assert_true(json_get(r.root, "a")->number == 1);
	assert_int_equal(json_get(r.root, "a")->key_at.col, 2);
	end(&r);
}

static void numbers_do_not_depend_on_the_locale(void **state)
{
	struct reading r;

	(void)state;
	if (!setlocale(LC_ALL, "de_DE.UTF-8"))
		skip_because("no locale de_DE.UTF-8");
	begin(&r, "[0.5, 1e999]", 12);
	assert_non_null(r.root);
	assert_true(r.root->first->number == 0.5);
	assert_true(r.root->first->next->number > 1e300);
	end(&r);
	setlocale(LC_ALL, "C");
}

static void whole_numbers_are_taken_within_their_range(void **state)
{
	static const struct {
		const char *text;
		bool ok;
		long value;
	} cases[] = {
		{"0", true, 0},     {"4", true, 4},      {"4.0", true, 4},  {"40e-1", true, 4},
		{"5", false, 0},    {"-1", false, 0},    {"2.5", false, 0}, {"\"2\"", false, 0},
		{"true", false, 0}, {"1e999", false, 0}, {"-1e999", false, 0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct reading r;
		long value = 0;

		begin(&r, cases[i].text, strlen(cases[i].text));
		assert_int_equal(json_int(r.root, 0, 4, &value), cases[i].ok);
		assert_int_equal(value, cases[i].value);
		assert_false(json_int(r.root, 9, 8, &value));
		end(&r);
	}
}

static void huge_numbers_are_no_whole_numbers(void **state)
{
	struct reading r;
	long value;

	(void)state;
	begin(&r, "[1e18, -9223372036854775808, 9007199254740992]", 46);
	assert_false(json_int(r.root->first, LONG_MIN, LONG_MAX, &value));
	assert_false(json_int(r.root->first->next, LONG_MIN, LONG_MAX, &value));
	assert_true(json_int(r.root->first->next->next, LONG_MIN, LONG_MAX, &value));
	assert_int_equal(value, 9007199254740992);
	end(&r);
}

static void kinds_have_names(void **state)
{
	static const char *const texts[] = {"null", "false", "true", "1", "\"a\"", "[]", "{}"};
	static const char *const names[] = {"null",   "false",  "true",     "a number",
					    "a text", "a list", "an object"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		struct reading r;

		begin(&r, texts[i], strlen(texts[i]));
		assert_string_equal(json_kind_name(r.root), names[i]);
		end(&r);
	}
}

/* Whatever text is quoted by the writer comes back from the reader. */
static void what_is_written_is_read_again(void **state)
{
	static const char *const texts[] = {"", "a\"b\\c/d", "\033[2J\r\n\t\x01\x7f", "été 漢字 🙂",
					    "\u2028\u200b\ufeff", "\\u0000"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		struct str out = {0};
		struct reading r;

		json_quote(&out, texts[i]);
		begin(&r, str_text(&out), out.len);
		assert_non_null(r.root);
		assert_string_equal(r.root->text, texts[i]);
		end(&r);
		str_release(&out);
	}
}

/* Random damage never crashes, and what is accepted is whole. */
static void damaged_text_is_read_or_refused(void **state)
{
	static const char text[] = "{\"a\": [1.5e3, \"\\u00e9 é\", true, null], \"b\": {\"c\": -1}}";
	uint32_t noise = 1;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		char copy[sizeof text];
		struct reading r;

		memcpy(copy, text, sizeof text);
		for (int i = 0; i < 2; i++) {
			noise = noise * 1664525 + 1013904223;
			copy[(noise >> 8) % (sizeof text - 1)] = (char)(noise >> 24);
		}
		begin(&r, copy, sizeof text - 1);
		assert_true(r.root || r.diags.n == 1);
		end(&r);
	}
}

static void an_outline_counts_what_it_does_not_keep(void **state)
{
	static const char text[] = "{\"a\": [{\"x\": [1, 2]}, 3, []], \"k\\u00e9\": {\"b\": {}},\n"
				   " \"n\": 5}";
	struct arena arena = {0};
	struct diags d = {0};
	const struct jnode *root, *list, *object;

	(void)state;
	root = json_outline(&arena, "a.json", text, sizeof text - 1, 1, &d);
	assert_diags(&d, "");
	assert_non_null(root);
	assert_int_equal(root->n, 3);
	list = json_get(root, "a");
	assert_int_equal(list->kind, JNODE_LIST);
	assert_int_equal(list->n, 3);
	assert_null(list->first);
	object = json_get(root, "k\xc3\xa9");
	assert_int_equal(object->kind, JNODE_OBJECT);
	assert_int_equal(object->n, 1);
	assert_null(object->first);
	assert_int_equal(json_get(root, "n")->at.line, 2);
	root = json_outline(&arena, "a.json", text, sizeof text - 1, 2, &d);
	assert_non_null(json_get(root, "a")->first->next->next);
	assert_int_equal(json_get(root, "a")->first->n, 1);
	assert_null(json_get(root, "a")->first->first);
	arena_release(&arena);
}

/* Not keeping is not passing over: the same complaints, also far below what is kept. */
static void an_outline_is_as_strict_as_the_whole(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		struct arena arena = {0};
		struct diags d = {0};
		struct str deep = {0};
		char line[256];

		assert_null(json_outline(&arena, "a.json", bad[i].text, strlen(bad[i].text), 0,
					 &d));
		snprintf(line, sizeof line, "a.json:%s\n", bad[i].complaint);
		assert_diags(&d, line);
		diags_release(&d);
		d = (struct diags){0};
		str_addf(&deep, "{\"a\": [[[%s]]]}", bad[i].text);
		json_outline(&arena, "a.json", str_text(&deep), deep.len, 1, &d);
		assert_true(d.n > 0 || bad[i].text[strspn(bad[i].text, " \n\t")] == '\0');
		diags_release(&d);
		str_release(&deep);
		arena_release(&arena);
	}
}

static void an_outline_reports_duplicates_that_it_keeps(void **state)
{
	static const char text[] = "{\"a\": {\"b\": 1, \"b\": 2}, \"a\": 3}";
	struct arena arena = {0};
	struct diags d = {0};
	const struct jnode *root =
		json_outline(&arena, "a.json", text, sizeof text - 1, 2, &d);

	(void)state;
	assert_diags(&d, "a.json:1:16: error: \"b\" stands here a second time; the first is on "
			 "line 1\n"
			 "a.json:1:25: error: \"a\" stands here a second time; the first is on "
			 "line 1\n");
	assert_int_equal(root->n, 1);
	diags_release(&d);
	arena_release(&arena);
}

/* More than json_read takes: what is not kept costs no memory. */
static void an_outline_has_no_limit_on_values(void **state)
{
	struct arena arena = {0};
	struct diags d = {0};
	struct str text = {0};
	const struct jnode *root;

	(void)state;
	str_add(&text, "{\"a\": [[0");
	for (int i = 0; i < 2100000; i++)
		str_add(&text, ",0");
	str_add(&text, "]]}");
	assert_null(json_read(&arena, "a.json", text.data, text.len, &d));
	assert_text_has(d.items[0].text, "more than two million values");
	diags_release(&d);
	d = (struct diags){0};
	root = json_outline(&arena, "a.json", text.data, text.len, 2, &d);
	assert_diags(&d, "");
	assert_int_equal(json_get(root, "a")->first->n, 2100001);
	arena_release(&arena);
	str_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_know_kind_place_and_bytes),
		cmocka_unit_test(what_is_no_json_is_refused_with_its_place),
		cmocka_unit_test(a_nul_byte_is_refused),
		cmocka_unit_test(no_cut_text_is_taken_for_a_whole_one),
		cmocka_unit_test(later_duplicates_are_reported_and_left_out),
		cmocka_unit_test(nesting_has_a_limit),
		cmocka_unit_test(an_outline_counts_what_it_does_not_keep),
		cmocka_unit_test(an_outline_is_as_strict_as_the_whole),
		cmocka_unit_test(an_outline_reports_duplicates_that_it_keeps),
		cmocka_unit_test(an_outline_has_no_limit_on_values),
		cmocka_unit_test(one_long_line_is_read_like_many),
		cmocka_unit_test(many_duplicates_are_dropped_in_one_go),
		cmocka_unit_test(a_byte_order_mark_is_passed_over),
		cmocka_unit_test(numbers_do_not_depend_on_the_locale),
		cmocka_unit_test(whole_numbers_are_taken_within_their_range),
		cmocka_unit_test(huge_numbers_are_no_whole_numbers),
		cmocka_unit_test(kinds_have_names),
		cmocka_unit_test(what_is_written_is_read_again),
		cmocka_unit_test(damaged_text_is_read_or_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
