#include "support.h"

#include <locale.h>

#include "base/utf8.h"

/* Bytes that are no UTF-8, or a noncharacter, at their beginning. */
static const char *const bad[] = {
	"\x80",             "\xbf",         "\xc0\x80",         "\xc1\xbf",
	"\xc2",             "\xc2 ",        "\xe0\x80\x80",     "\xe0\x9f\xbf",
	"\xe2\x82",         "\xe2(\xa1",    "\xed\xa0\x80",     "\xed\xbf\xbf",
	"\xf0\x80\x80\x80", "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80",
	"\xf8\x88\x80\x80\x80", "\xfc\x84\x80\x80\x80\x80", "\xfe", "\xff",
	"\xef\xbf\xbe",     "\xef\xbf\xbf", "\xef\xb7\x90",     "\xf0\x9f\xbf\xbe",
};

static void every_character_survives_coding(void **state)
{
	char bytes[4];

	(void)state;
	for (uint32_t cp = 0; cp <= 0x10ffff; cp++) {
		bool surrogate = cp >= 0xd800 && cp <= 0xdfff;
		bool none = (cp & 0xfffe) == 0xfffe || (cp >= 0xfdd0 && cp <= 0xfdef);
		size_t n = utf8_encode(cp, bytes);
		uint32_t again = 0;

		if (surrogate || none) {
			assert_int_equal(utf8_decode(bytes, n, &again), 0);
			continue;
		}
		assert_int_equal(utf8_decode(bytes, n, &again), n);
		assert_int_equal(again, cp);
		assert_int_equal(utf8_decode(bytes, n - 1, &again), 0);
	}
}

static void bad_bytes_are_told_from_good_ones(void **state)
{
	uint32_t cp = 42;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		assert_int_equal(utf8_decode(bad[i], strlen(bad[i]), &cp), 0);
		assert_int_equal(utf8_invalid_at(bad[i], strlen(bad[i])), 0);
	}
	assert_int_equal(cp, 42);
	assert_int_equal(utf8_invalid_at("été 漢字 🙂", 17), 17);
	assert_int_equal(utf8_invalid_at("é\xff", 3), 2);
	assert_int_equal(utf8_invalid_at("ab\xc3", 3), 2);
	assert_int_equal(utf8_invalid_at("", 0), 0);
	assert_int_equal(utf8_invalid_at("a\0b", 3), 3);
}

static void widths_are_those_of_a_terminal(void **state)
{
	static const struct {
		const char *text;
		int width;
	} cases[] = {
		{"", 0},         {"abc", 3},      {"été", 3},      {"e\u0301", 1},
		{"漢字", 4},     {"ｆｕｌｌ", 8}, {"한국", 4},     {"🙂", 2},
		{"─│█░", 4},     {"…–“”", 4},     {"→ ✓ ●", 5},    {"a\xff" "b", 3},
		{"\xe6\xbc", 2}, {"कि", 1 + 1},   {"ไทย", 3},      {"\u0627\u064b", 1},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		if (utf8_width(cases[i].text) != cases[i].width)
			fail_msg("'%s' is %d columns", cases[i].text,
				 utf8_width(cases[i].text));
	assert_int_equal(utf8_width_n("abcdef", 3), 3);
	assert_int_equal(utf8_width_of(0x10ffff), 1);
	assert_int_equal(utf8_width_of(0x20000), 2);
	assert_int_equal(utf8_width_of(0x300), 0);
	assert_int_equal(utf8_width_of(0xe01ef), 0);
}

static void a_prefix_fits_and_is_the_longest(void **state)
{
	static const struct {
		const char *text;
		int cols;
		size_t bytes;
	} cases[] = {
		{"abc", 0, 0},  {"abc", 2, 2},  {"abc", 3, 3},       {"abc", 9, 3},
		{"漢字", 1, 0}, {"漢字", 2, 3}, {"漢字", 3, 3},      {"漢字", 4, 6},
		{"e\u0301x", 1, 3}, {"e\u0301x", 2, 4}, {"abc", -1, 0}, {"", 5, 0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_int_equal(utf8_fit(cases[i].text, cases[i].cols), cases[i].bytes);
}

static void a_cluster_is_a_character_with_its_marks(void **state)
{
	(void)state;
	assert_int_equal(utf8_cluster(""), 0);
	assert_int_equal(utf8_cluster("abc"), 1);
	assert_int_equal(utf8_cluster("e\u0301\u0323x"), 5);
	assert_int_equal(utf8_cluster("漢\u0301"), 5);
	assert_int_equal(utf8_cluster("\xff\xff"), 1);
	assert_int_equal(utf8_cluster("a\u200b"), 1);
	assert_int_equal(utf8_cluster("می\u200cشود"), 2);
	assert_int_equal(utf8_cluster("ی\u200cشود"), 5);
	assert_int_equal(utf8_cluster("क्\u200dष"), 9); /* a letter behind it is one of its own */
}

static void what_looks_like_one_thing_is_one(void **state)
{
	static const char *const things[] = {
		"\U0001f1e9\U0001f1ea",				/* a flag */
		"\U0001f468\u200d\U0001f469",				/* a pair, */
		"\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466", /* a family */
		"\U0001f44d\U0001f3fd",				/* a hand with its colour */
		"\U0001f469\U0001f3fd\u200d\U0001f4bb",		/* and who it belongs to */
		"\u2764\ufe0f\u200d\U0001f525",
		"\U0001f3f3\ufe0f\u200d\U0001f308",
		"1\ufe0f\u20e3",
		"\u1112\u1161\u11ab", /* a syllable in its letters */
		"\u2764\ufe0f",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(things); i++) {
		char text[80];

		assert_int_equal(utf8_cluster(things[i]), strlen(things[i]));
		snprintf(text, sizeof text, "%s%s", things[i], things[i]);
		assert_int_equal(utf8_cluster(text), strlen(things[i]));
		snprintf(text, sizeof text, "%sa", things[i]);
		assert_int_equal(utf8_cluster(text), strlen(things[i]));
	}
	assert_int_equal(utf8_cluster("\U0001f468\U0001f469"), 4);
	assert_int_equal(utf8_cluster("\U0001f1e9a\U0001f1ea"), 4);
	assert_int_equal(utf8_cluster("a\u200d\U0001f469"), 4);
}

static void what_is_no_text_is_called_by_its_name(void **state)
{
	static const struct {
		const char *text, *said;
	} rows[] = {
		{"\xff", "byte 0xff is not valid UTF-8"},
		{"\xc3", "byte 0xc3 is not valid UTF-8"},
		{"\xed\xa0\x80", "byte 0xed is not valid UTF-8"},
		{"\xef\xbf\xbe", "U+FFFE is a noncharacter, which no text may hold"},
		{"\xef\xb7\x90", "U+FDD0 is a noncharacter, which no text may hold"},
		{"\xf4\x8f\xbf\xbf", "U+10FFFF is a noncharacter, which no text may hold"},
	};
	char buf[UTF8_FAULT_MAX];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		assert_string_equal(utf8_fault(buf, rows[i].text, strlen(rows[i].text)),
				    rows[i].said);
}

/* What files may hold, and what of it reaches a terminal. */
static const struct {
	const char *text, *lines, *one_line;
} cleanings[] = {
	{"plain text", "plain text", "plain text"},
	{"été 漢字", "été 漢字", "été 漢字"},
	{"two\nlines", "two\nlines", "two lines"},
	{"a\tb", "a b", "a b"},
	{"\033[31mred\033[0m", "^[[31mred^[[0m", "^[[31mred^[[0m"},
	{"\033]0;title\a", "^[]0;title^G", "^[]0;title^G"},
	{"cr\rlf", "cr^Mlf", "cr^Mlf"},
	{"del\x7f", "del^?", "del^?"},
	{"csi \xc2\x9b" "2J", "csi <009B>2J", "csi <009B>2J"},
	{"abc\u202Edcba", "abc<202E>dcba", "abc<202E>dcba"},
	{"zero\u200bwidth\u2066", "zero<200B>width<2066>", "zero<200B>width<2066>"},
	{"line\u2028end", "line<2028>end", "line<2028>end"},
	{"bom\ufefftag\U000e0041", "bom<FEFF>tag<E0041>", "bom<FEFF>tag<E0041>"},
	{"bad \xff\xc3 byte", "bad \ufffd\ufffd byte", "bad \ufffd\ufffd byte"},
	{"cut \xe6\xbc", "cut \ufffd\ufffd", "cut \ufffd\ufffd"},
};

static void text_is_made_harmless(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(cleanings); i++) {
		struct str lines = {0}, one = {0};

		utf8_clean(&lines, cleanings[i].text, true);
		utf8_clean(&one, cleanings[i].text, false);
		assert_string_equal(str_text(&lines), cleanings[i].lines);
		assert_string_equal(str_text(&one), cleanings[i].one_line);
		str_release(&lines);
		str_release(&one);
	}
}

static void clean_text_is_not_copied(void **state)
{
	struct arena a = {0};
	const char *plain = "plain", *dirty = "\033";

	(void)state;
	assert_ptr_equal(utf8_safe(&a, plain, false), plain);
	assert_string_equal(utf8_safe(&a, dirty, false), "^[");
	assert_string_equal(utf8_safe(&a, "a\nb", true), "a\nb");
	assert_string_equal(utf8_safe(&a, "a\nb", false), "a b");
	arena_release(&a);
}

static void printing_cleans_too(void **state)
{
	const char *path = path_in(state, "out");
	FILE *out = fopen(path, "w");

	assert_non_null(out);
	utf8_print(out, "a\nb\033c\xff\n");
	fclose(out);
	assert_file_text(path, "a\nb^[c\ufffd\n");
}

static void where_there_is_only_ascii_something_like_it_is_printed(void **state)
{
	static const struct {
		const char *text, *printed;
	} table[] = {
		{"plain\ntext\n", "plain\ntext\n"},
		{"\u00e9t\u00e9 \u2026 \u201cx\u201d \u2013 \u00df", "ete ... \"x\" - ss"},
		{"e\u0301 \u2264 3 \u2192 \u65e5\u672c", "e <= 3 -> ??"},
		{"a\xff" "b\033c\u202e", "a?b^[c<202E>"},
		{"", ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(table); i++) {
		FILE *out = tmpfile();
		char printed[100] = "";

		assert_non_null(out);
		utf8_print_ascii(out, table[i].text);
		rewind(out);
		printed[fread(printed, 1, sizeof printed - 1, out)] = '\0';
		assert_string_equal(printed, table[i].printed);
		fclose(out);
	}
	for (uint32_t cp = 1; cp < 0x11000; cp++)
		assert_true((unsigned char)utf8_ascii(cp) < 0x80);
}

/* No byte that a terminal obeys is left, whatever comes in. */
static void no_input_leaves_a_control(void **state)
{
	uint32_t noise = 12345;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct str out = {0};
		char text[40];
		size_t i;

		for (i = 0; i < sizeof text - 1; i++) {
			noise = noise * 1103515245 + 12345;
			text[i] = (char)(noise >> 16 & 0xff ? noise >> 16 & 0xff : 1);
		}
		text[i] = '\0';
		utf8_clean(&out, text, false);
		assert_int_equal(utf8_invalid_at(str_text(&out), out.len), out.len);
		for (i = 0; i < out.len;) {
			uint32_t cp = 0;

			i += utf8_decode(out.data + i, out.len - i, &cp);
			assert_false(utf8_is_control(cp));
		}
		str_release(&out);
	}
}

static const struct {
	const char *text;
	int cols;
	const char *lines; /* joined by | */
} wraps[] = {
	{"", 10, ""},
	{"   ", 10, ""},
	{"one", 10, "one"},
	{"one two three", 20, "one two three"},
	{"one two three", 13, "one two three"},
	{"one two three", 12, "one two|three"},
	{"one two three", 7, "one two|three"},
	{"one two three", 6, "one|two|three"},
	{"one two three", 3, "one|two|thr|ee"},
	{"one two", 1, "o|n|e|t|w|o"},
	{"one two", 0, "o|n|e|t|w|o"},
	{"one two", -5, "o|n|e|t|w|o"},
	{"a  b   c", 4, "a  b|c"},
	{"aaa     bbb", 3, "aaa|bbb"},
	{"  lead and trail  ", 6, "lead|and|trail"},
	{"line\nfeeds\n", 10, "line|feeds"},
	{"a\n\nb", 10, "a||b"},
	{"\na", 10, "|a"},
	{"aaa \nbbb", 3, "aaa|bbb"},
	{"aaaa\nbbb", 4, "aaaa|bbb"},
	{"漢字漢字", 4, "漢字|漢字"},
	{"漢字漢字", 5, "漢字|漢字"},
	{"漢字", 1, "漢|字"},
	{"e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301|e\u0301"},
	{"a\xff" "bc", 2, "a\xff|bc"},
	{"- one two\n- three four\n\nfive six", 7, "- one|  two|- three|  four||five|six"},
	{"- one", 4, "-|one"},
	/* an address is broken behind a slash, and only when it has no line of its own */
	{"see aka.ms/WAF", 11, "see|aka.ms/WAF"},
	{"at learn.microsoft.com/azure/ai/", 20, "at|learn.microsoft.com/|azure/ai/"},
	{"https://aka.ms/Az/207/01", 20, "https://aka.ms/Az/|207/01"},
	{"https://aka.ms/Az/207/01", 24, "https://aka.ms/Az/207/01"},
	{"https://learn.microsoft.com/azure", 12, "https://lear|n.microsoft.|com/azure"},
};

static void text_is_wrapped_at_blanks(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(wraps); i++) {
		struct arena a = {0};
		struct str found = {0};
		size_t n;
		struct utf8_line *lines = utf8_wrap(&a, wraps[i].text, wraps[i].cols, &n);

		assert_true(n >= 1);
		for (size_t j = 0; j < n; j++) {
			str_addf(&found, "%s%*s", j ? "|" : "", lines[j].indent, "");
			str_addn(&found, lines[j].text, lines[j].len);
		}
		assert_string_equal(str_text(&found), wraps[i].lines);
		str_release(&found);
		arena_release(&a);
	}
}

static void no_locale_changes_a_layout(void **state)
{
	static const char *const locales[] = {"C", "C.UTF-8", "de_DE.UTF-8", "ja_JP.UTF-8"};

	for (size_t i = 0; i < COUNT_OF(locales); i++) {
		if (!setlocale(LC_ALL, locales[i]))
			continue;
		widths_are_those_of_a_terminal(state);
		text_is_wrapped_at_blanks(state);
		text_is_made_harmless(state);
	}
	setlocale(LC_ALL, "C");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_character_survives_coding),
		cmocka_unit_test(bad_bytes_are_told_from_good_ones),
		cmocka_unit_test(widths_are_those_of_a_terminal),
		cmocka_unit_test(a_prefix_fits_and_is_the_longest),
		cmocka_unit_test(a_cluster_is_a_character_with_its_marks),
		cmocka_unit_test(what_looks_like_one_thing_is_one),
		cmocka_unit_test(what_is_no_text_is_called_by_its_name),
		cmocka_unit_test(text_is_made_harmless),
		cmocka_unit_test(clean_text_is_not_copied),
		IN_FOLDER(printing_cleans_too),
		cmocka_unit_test(where_there_is_only_ascii_something_like_it_is_printed),
		cmocka_unit_test(no_input_leaves_a_control),
		cmocka_unit_test(text_is_wrapped_at_blanks),
		cmocka_unit_test(no_locale_changes_a_layout),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
