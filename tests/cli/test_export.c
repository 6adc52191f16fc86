#define _XOPEN_SOURCE 700
#include "cli/shop.h"

#include <unistd.h>

static void assert_begins(void **state, const char *name, const char *bytes)
{
	struct str text = {0};

	file_load(path_in(state, name), &text);
	assert_true(text.len > strlen(bytes));
	assert_memory_equal(str_text(&text), bytes, strlen(bytes));
	str_release(&text);
}

static void the_suffix_chooses_the_format(void **state)
{
	SHOP_EXPECT(state, 0, "", "wrote p.xlsx\nwrote p.json\nwrote p.csv\nwrote p.md\n",
		    "export", "a.json", "-o", "p.xlsx", "-op.json", "--output=p.csv", "-o",
		    "p.md");
	assert_begins(state, "p.xlsx", "PK\003\004");
	assert_begins(state, "p.json", "{\n");
	assert_begins(state, "p.csv", "");
	assert_begins(state, "p.md", "# ");
}

static void the_last_suffix_counts(void **state)
{
	SHOP_EXPECT(state, 0, "", "wrote a.json.plan.json\n", "export", "a.json", "-o",
		    "a.json.plan.json");
	assert_begins(state, "a.json.plan.json", "{\n  \"format\": \"plumbline-report\"");
}

static void a_named_format_is_used_for_every_path(void **state)
{
	SHOP_EXPECT(state, 0, "", "", "export", "-q", "a.json", "--format", "json", "-o",
		    "plan.txt");
	assert_begins(state, "plan.txt", "{\n");
}

static void standard_output_gets_what_a_file_gets(void **state)
{
	struct str text = {0};

	SHOP_EXPECT(state, 0, "", NULL, "export", "a.json", "-o", "p.json");
	file_load(path_in(state, "p.json"), &text);
	SHOP_EXPECT(state, 0, str_text(&text), "", "export", "a.json", "-o", "-", "--format",
		    "json");
	str_release(&text);
}

static void an_export_is_replaced_but_never_an_assessment(void **state)
{
	static const struct refusal table[] = {
		{{"export", "a.json", "-o", "a.json"}, 2,
		 "plumbline export: 'a.json' is the assessment itself and is not overwritten; "
		 "choose another name\n"},
		{{"export", "a.json", "-o", "./shop/../a.json"}, 2, NULL},
		{{"export", "a.json", "-o", "link.json"}, 2, NULL},
		{{"export", "a.json", "-o", "p.json", "-o", "other.json"}, 2,
		 "plumbline export: 'other.json' is an assessment and is not overwritten; "
		 "choose another name\n"},
	};

	assert_int_equal(symlink("a.json", path_in(state, "link.json")), 0);
	SHOP_EXPECT(state, 0, "", NULL, "new", "-q", "other.json");
	shop_refuses(state, table, COUNT_OF(table));
	SHOP_EXPECT(state, 0, "", NULL, "export", "a.json", "-o", "p.json");
	SHOP_EXPECT(state, 0, "", NULL, "export", "a.json", "-o", "p.json");
}

static void export_refuses_before_it_writes_anything(void **state)
{
	static const struct refusal table[] = {
		{{"export", "a.json"}, 2,
		 "plumbline export: where to? plumbline export a.json -o plan.xlsx -o "
		 "plan.json\n"},
		{{"export", "a.json", "-o", "p.json", "-o", "p.pdf"}, 2,
		 "plumbline export: the suffix of 'p.pdf' names no format; end it with one of "
		 ".json, .xlsx, .csv, .md, or give --format\n"},
		{{"export", "a.json", "-o", "p.json", "-o", "p.json"}, 2,
		 "plumbline export: 'p.json' is given twice as output\n"},
		{{"export", "a.json", "-o", "p", "--format", "exel"}, 2,
		 "plumbline export: there is no format 'exel'; there are json, xlsx, csv, md\n"},
		{{"export", "a.json", "-o", "-"}, 2,
		 "plumbline export: -o - needs --format\n"},
		{{"export", "a.json", "-o", "-", "--format", "xlsx"}, 2,
		 "plumbline export: xlsx cannot be written to standard output; give it a file "
		 "name\n"},
		{{"export", "a.json", "-o"}, 2,
		 "plumbline export: --output needs a value: --output PATH\n"},
		{{"export", "a.json", "-o", "no/such/folder/p.json"}, 73, NULL},
		{{"export", "missing.json", "-o", "p.json"}, 66, NULL},
	};

	shop_refuses(state, table, COUNT_OF(table));
}

/* The keys that type `:export NAME` and Enter. */
static const char *keys_for(char *buf, size_t size, const char *name)
{
	size_t n = (size_t)snprintf(buf, size, ": e x p o r t <Space>");

	for (; *name; name++)
		n += (size_t)snprintf(buf + n, size - n, " %c", *name);
	snprintf(buf + n, size - n, " <Enter>");
	return buf;
}

/* Down to the byte, also through a link, and whether or not the file may be saved. */
static void the_screen_writes_what_the_command_line_writes(void **state)
{
	static const char *const names[] = {"p.json", "p.xlsx", "p.csv", "p.md"};
	static const char *const files[] = {"a.json", "name-of.json"};

	assert_int_equal(symlink("a.json", path_in(state, "name-of.json")), 0);
	for (size_t i = 0; i < COUNT_OF(names) * COUNT_OF(files) * 2; i++) {
		const char *name = names[i / 4], *file = files[i / 2 % 2];
		const char *save = i % 2 ? "--save" : "--ascii";
		struct str by_command = {0}, by_screen = {0};
		char keys[256];

		SHOP_EXPECT(state, 0, "", "", "export", "-q", file, "-o", name);
		file_load(path_in(state, name), &by_command);
		assert_int_equal(unlink(path_in(state, name)), 0);
		SHOP_EXPECT(state, 0, NULL, "", "screen", file, save, "--keys",
			    keys_for(keys, sizeof keys, name));
		file_load(path_in(state, name), &by_screen);
		assert_int_equal(by_screen.len, by_command.len);
		assert_memory_equal(str_text(&by_screen), str_text(&by_command),
				    by_screen.len);
		assert_int_equal(unlink(path_in(state, name)), 0);
		str_release(&by_command);
		str_release(&by_screen);
	}
	SHOP_EXPECT(state, 0, "", "", "export", "-q", "name-of.json", "-o", "p.json");
	assert_file_has(path_in(state, "p.json"), "\"file\": \"name-of.json\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SHOP(the_suffix_chooses_the_format),
		IN_SHOP(the_last_suffix_counts),
		IN_SHOP(a_named_format_is_used_for_every_path),
		IN_SHOP(standard_output_gets_what_a_file_gets),
		IN_SHOP(an_export_is_replaced_but_never_an_assessment),
		IN_SHOP(export_refuses_before_it_writes_anything),
		IN_SHOP(the_screen_writes_what_the_command_line_writes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
