#include "support.h"

#include "base/json_write.h"

static void members_stand_one_a_line(void **state)
{
	struct str out = {0};
	struct json_writer w = {.out = &out};

	(void)state;
	json_open(&w, NULL, '{', false);
	json_text(&w, "name", "Contoso \"chat\"");
	json_integer(&w, "level", -3);
	json_bool(&w, "flag", true);
	json_bool(&w, "done", false);
	json_null(&w, "due");
	json_text_or_null(&w, "owner", NULL);
	json_text_or_null(&w, "by", "ann");
	json_raw(&w, "score", "62.5", 4);
	json_open(&w, "list", '[', false);
	json_integer(&w, NULL, 1);
	json_open(&w, NULL, '{', false);
	json_close(&w, '}');
	json_close(&w, ']');
	json_open(&w, "empty", '[', false);
	json_close(&w, ']');
	json_open(&w, "short", '{', true);
	json_integer(&w, "a", INT64_MIN);
	json_open(&w, "b", '[', false);
	json_text(&w, NULL, "x");
	json_text(&w, NULL, "y");
	json_close(&w, ']');
	json_close(&w, '}');
	json_raw_member(&w, "\"k\\u00e9\"", 9, "[1,\n2]", 6);
	json_close(&w, '}');
	assert_text_equal(str_text(&out), "{\n"
					  "  \"name\": \"Contoso \\\"chat\\\"\",\n"
					  "  \"level\": -3,\n"
					  "  \"flag\": true,\n"
					  "  \"done\": false,\n"
					  "  \"due\": null,\n"
					  "  \"owner\": null,\n"
					  "  \"by\": \"ann\",\n"
					  "  \"score\": 62.5,\n"
					  "  \"list\": [\n"
					  "    1,\n"
					  "    {}\n"
					  "  ],\n"
					  "  \"empty\": [],\n"
					  "  \"short\": {\"a\": -9223372036854775808, "
					  "\"b\": [\"x\", \"y\"]},\n"
					  "  \"k\\u00e9\": [1,\n2]\n"
					  "}\n");
	assert_int_equal(w.depth, 0);
	str_release(&out);
}

static void texts_are_quoted(void **state)
{
	static const struct {
		const char *text, *quoted;
	} cases[] = {
		{"", "\"\""},
		{"été 漢字 🙂", "\"été 漢字 🙂\""},
		{"a\"b\\c/d", "\"a\\\"b\\\\c/d\""},
		{"two\nlines\tand a tab", "\"two\\nlines\\tand a tab\""},
		{"\033[2J\r\b\x7f\x01", "\"\\u001b[2J\\u000d\\u0008\\u007f\\u0001\""},
		{"bad \xff\xed\xa0\x80 bytes", "\"bad \ufffd\ufffd\ufffd\ufffd bytes\""},
		{"\xef\xbf\xbf", "\"\ufffd\ufffd\ufffd\""},
		{"=1+1", "\"=1+1\""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct str out = {0};

		json_quote(&out, cases[i].text);
		assert_string_equal(str_text(&out), cases[i].quoted);
		str_release(&out);
	}
}

static void keys_are_quoted_like_texts(void **state)
{
	struct str out = {0};
	struct json_writer w = {.out = &out};

	(void)state;
	json_open(&w, NULL, '{', true);
	json_null(&w, "a\"b\n");
	json_close(&w, '}');
	assert_string_equal(str_text(&out), "{\"a\\\"b\\n\": null}\n");
	str_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(members_stand_one_a_line),
		cmocka_unit_test(texts_are_quoted),
		cmocka_unit_test(keys_are_quoted_like_texts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
