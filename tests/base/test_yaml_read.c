#include "support.h"

#include "base/yaml_read.h"

/* One text being read, from a copy of exactly its size. */
struct reading {
	struct arena arena;
	struct diags diags;
	char *bytes;
	struct ynode *root;
};

static void begin(struct reading *r, const char *text, size_t n)
{
	*r = (struct reading){0};
	r->bytes = malloc(n ? n : 1);
	assert_non_null(r->bytes);
	memcpy(r->bytes, text, n);
	r->root = yaml_read((struct yaml_memory){&r->arena, &r->arena}, "q.yaml", r->bytes, n, &r->diags);
}

static void end(struct reading *r)
{
	free(r->bytes);
	arena_release(&r->arena);
	diags_release(&r->diags);
}

/* The text has one fault, and can be read all the same or not. */
static void assert_complaint(const char *text, const char *complaint, bool readable)
{
	struct reading r;
	char line[256];

	begin(&r, text, strlen(text));
	snprintf(line, sizeof line, "q.yaml:%s\n", complaint);
	assert_diags(&r.diags, line);
	assert_int_equal(r.root != NULL, readable);
	assert_int_equal(r.diags.unreadable, !readable);
	end(&r);
}

static void nodes_know_kind_text_and_place(void **state)
{
	static const char text[] = "# a comment\n"
				   "id: REL-06\n"
				   "tété: \"no\"\n"
				   "needs: [REL-02, no]\n"
				   "fix:\n"
				   "  - Set the count: no\n"
				   "  - >\n"
				   "    two\n"
				   "    lines\n";
	struct reading r;
	struct ynode *n;

	(void)state;
	begin(&r, text, sizeof text - 1);
	assert_diags(&r.diags, "");
	assert_int_equal(r.root->kind, YNODE_MAP);
	assert_int_equal(r.root->n, 4);
	assert_false(r.root->flow);
	assert_null(r.root->key);
	n = yaml_get(r.root, "id");
	assert_string_equal(n->text, "REL-06");
	assert_int_equal(n->len, 6);
	assert_true(n->plain);
	assert_int_equal(n->at.line, 2);
	assert_int_equal(n->at.col, 5);
	assert_int_equal(yaml_key_at(n).col, 1);
	n = yaml_get(r.root, "tété");
	assert_false(n->plain);
	assert_int_equal(n->at.col, 7);
	n = yaml_get(r.root, "needs");
	assert_true(n->flow);
	assert_int_equal(n->n, 2);
	assert_string_equal(n->first->next->text, "no");
	assert_true(n->first->next->plain);
	assert_null(n->first->key);
	n = yaml_get(r.root, "fix");
	assert_int_equal(n->kind, YNODE_LIST);
	assert_int_equal(n->first->kind, YNODE_MAP);
	assert_string_equal(n->first->next->text, "two lines\n");
	assert_string_equal(n->at.file, "q.yaml");
	assert_null(yaml_get(r.root, "ID"));
	assert_null(yaml_get(n, "id"));
	assert_null(yaml_get(NULL, "id"));
	end(&r);
}

/* Texts that are refused, and the one complaint about each. */
static const struct {
	const char *text, *complaint;
} bad[] = {
	{"", "1:1: error: the file is empty"},
	{"\n# only a comment\n", "1:1: error: the file is empty"},
	{"a: *x\n", "1:4: error: aliases (*name) are not allowed; write the text out, or quote it"},
	{"a: &x 1\n", "1:4: error: anchors (&name) are not allowed; write the text out"},
	{"a: &x [1]\n", "1:4: error: anchors and tags are not allowed"},
	{"a: !!str 1\n",
	 "1:4: error: tags (!name) are not allowed; put a text that begins with '!' in quotes"},
	{"a: !x {b: 1}\n", "1:4: error: anchors and tags are not allowed"},
	{"a: 1\n---\nb: 2\n", "3:1: error: a second document; a file holds one"},
	{"[a, b]: 1\n", "1:1: error: a key must be a plain word; put the text in quotes"},
	{"{a: 1}: 1\n", "1:1: error: a key must be a plain word; put the text in quotes"},
	{"ask: How: is it?\n",
	 "1:9: error: ': ' inside a text without quotes; put the text in double quotes"},
	{"a:\n\tb: 1\n", "2:1: error: a tab; indent with spaces"},
	{"é: 1\na: @b\n",
	 "2:4: error: a text may not begin with this character; put the text in double quotes"},
	{"a: `b`\n",
	 "1:4: error: a text may not begin with this character; put the text in double quotes"},
	{"a: [1, 2\nb: 3\n",
	 "2:2: error: ',' or ']' is missing here: a list in [ ] is not closed"},
	{"a: 1\n b: 2\n",
	 "2:3: error: ': ' inside a text without quotes; put the text in double quotes"},
	{"a: 1\nb\nc: 2\n", "3:1: error: a key without ':', or a text that goes on here wants "
			    "quotes"},
	{"a: 'x\n", "1:4: error: this quote is not closed"},
	{"- 1\na: 2\n", "2:1: error: expected '- ' here, or the line is not indented like those "
			"above"},
	{"a: \"\\q\"\n", "1:5: error: this is not YAML: while parsing a quoted scalar found "
			 "unknown escape character"},
	{"é: 1\nab: \x01\n", "2:5: error: control character U+0001; remove it"},
	{"a: \x7f\n", "1:4: error: control character U+007F; remove it"},
	{"a: 1\né: \xff\n", "2:4: error: byte 0xff is not valid UTF-8; save the file as UTF-8 without it"},
	{"a: \xed\xa0\x80\n", "1:4: error: byte 0xed is not valid UTF-8; save the file as UTF-8 without it"},
	{"\xff\xfe" "a", "1:1: error: this is UTF-16; save it as UTF-8"},
	{"\xfe\xff" "a", "1:1: error: this is UTF-16; save it as UTF-8"},
};

static void what_is_no_yaml_is_refused_with_its_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(bad); i++)
		assert_complaint(bad[i].text, bad[i].complaint, false);
}

static void a_nul_byte_is_refused(void **state)
{
	struct reading r;

	(void)state;
	begin(&r, "a: x\0y\n", 7);
	assert_diags(&r.diags, "q.yaml:1:5: error: control character U+0000; remove it\n");
	assert_null(r.root);
	end(&r);
}

static void characters_nobody_sees_are_reported(void **state)
{
	static const struct {
		const char *text, *complaint;
	} cases[] = {
		{"a: b\u200bc\n", "1:4: error: control character U+200B in this text; remove it"},
		{"a: b\u202ec\n", "1:4: error: control character U+202E in this text; remove it"},
		{"a: b\tc\n", "1:4: error: control character U+0009 in this text; remove it"},
		{"a: \"\\e[2J\"\n", "1:4: error: control character U+001B in this text; remove it"},
		{"a: \"\\0\"\n", "1:4: error: control character U+0000 in this text; remove it"},
		{"\"a\\tb\": c\n", "1:1: error: control character U+0009 in this text; remove it"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_complaint(cases[i].text, cases[i].complaint, true);
}

/* Short texts are kept once; what is not alike is not taken for it. */
static void short_texts_are_themselves(void **state)
{
	struct str s = {0};
	struct reading r;
	const struct ynode *n;
	char word[16];

	(void)state;
	for (int i = 0; i < 3000; i++)
		str_addf(&s, "- \"%.*s\"\n", 1 + i % 3, (char[]){"abc"[i % 3], "abc"[i / 3 % 3],
							     "abc"[i / 9 % 3], '\0'});
	str_add(&s, "- ''\n- abcdefghijklmno\n- abcdefghijklmnop\n");
	begin(&r, str_text(&s), s.len);
	n = r.root->first;
	for (int i = 0; i < 3000; i++, n = n->next) {
		snprintf(word, sizeof word, "%.*s", 1 + i % 3,
			 (char[]){"abc"[i % 3], "abc"[i / 3 % 3], "abc"[i / 9 % 3], '\0'});
		assert_string_equal(n->text, word);
		assert_int_equal(n->len, strlen(word));
	}
	assert_string_equal(n->text, "");
	assert_string_equal(n->next->text, "abcdefghijklmno");
	assert_string_equal(n->next->next->text, "abcdefghijklmnop");
	end(&r);
	str_release(&s);
}

static void assert_duplicates(int members)
{
	struct str s = {0};
	struct reading r;
	char lines[256];

	str_add(&s, "a: 1\n");
	for (int i = 2; i < members; i++)
		str_addf(&s, "k%d: 0\n", i);
	str_add(&s, "a: 2\n\"a\": 3\n");
	begin(&r, str_text(&s), s.len);
	snprintf(lines, sizeof lines,
		 "q.yaml:%d:1: error: key 'a' stands here a second time; the first is on line 1\n"
		 "q.yaml:%d:1: error: key 'a' stands here a second time; the first is on line 1\n",
		 members, members + 1);
	assert_diags(&r.diags, lines);
	assert_false(r.diags.unreadable);
	assert_int_equal(r.root->n, members - 1);
	assert_string_equal(yaml_get(r.root, "a")->text, "1");
	for (struct ynode *n = r.root->first; n; n = n->next)
		assert_non_null(n->key);
	end(&r);
	str_release(&s);
}

static void later_duplicates_are_reported_and_left_out(void **state)
{
	(void)state;
	assert_duplicates(2);
	assert_duplicates(20);
	assert_duplicates(23);
	assert_duplicates(24);
	assert_duplicates(500);
}

static void one_fault_does_not_hide_the_next(void **state)
{
	static const char text[] = "a: 1\na: 2\nb: {c: 1, c: 2}\nd: x\u200by\n";
	struct reading r;

	(void)state;
	begin(&r, text, sizeof text - 1);
	assert_diags(
		&r.diags,
		"q.yaml:2:1: error: key 'a' stands here a second time; the first is on line 1\n"
		"q.yaml:3:11: error: key 'c' stands here a second time; the first is on line 3\n"
		"q.yaml:4:4: error: control character U+200B in this text; remove it\n");
	assert_int_equal(r.root->n, 3);
	end(&r);
}

static void nesting_has_a_limit(void **state)
{
	static const struct {
		int depth;
		bool ok;
	} cases[] = {{YAML_DEPTH_MAX, true}, {YAML_DEPTH_MAX + 1, false}, {500000, false}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct str s = {0};
		struct reading r;

		for (int j = 0; j < cases[i].depth; j++)
			str_addc(&s, '[');
		for (int j = 0; j < cases[i].depth; j++)
			str_addc(&s, ']');
		begin(&r, str_text(&s), s.len);
		assert_int_equal(r.root != NULL, cases[i].ok);
		assert_diags(&r.diags, cases[i].ok ? "" : "q.yaml:1:33: error: nested too "
							  "deeply; at most 32 levels\n");
		end(&r);
		str_release(&s);
	}
}

static void size_has_a_limit(void **state)
{
	struct str s = {0};
	struct reading r;

	(void)state;
	str_add(&s, "a: 1\n#");
	while (s.len <= YAML_BYTES_MAX)
		str_add(&s, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n#");
	begin(&r, str_text(&s), s.len);
	assert_null(r.root);
	assert_diags(&r.diags, "q.yaml: error: larger than 8 MiB; split it into parts\n");
	end(&r);
	begin(&r, str_text(&s), YAML_BYTES_MAX);
	assert_diags(&r.diags, "");
	assert_non_null(r.root);
	end(&r);
	str_release(&s);
}

static void windows_files_are_read(void **state)
{
	static const char text[] = "\xef\xbb\xbfid: x\r\nfix:\r\n  - a\r\n  - b\r\n";
	struct reading r;

	(void)state;
	begin(&r, text, sizeof text - 1);
	assert_diags(&r.diags, "");
	assert_string_equal(yaml_get(r.root, "id")->text, "x");
	assert_int_equal(yaml_get(r.root, "id")->at.col, 5);
	assert_int_equal(yaml_get(r.root, "fix")->first->next->at.line, 4);
	end(&r);
}

static void empty_values_are_empty_texts(void **state)
{
	struct reading r;

	(void)state;
	begin(&r, "a:\nb: ''\nc: ~\nd: []\ne: {}\n", 26);
	assert_diags(&r.diags, "");
	assert_string_equal(yaml_get(r.root, "a")->text, "");
	assert_true(yaml_get(r.root, "a")->plain);
	assert_false(yaml_get(r.root, "b")->plain);
	assert_string_equal(yaml_get(r.root, "c")->text, "~");
	assert_null(yaml_get(r.root, "d")->first);
	assert_int_equal(yaml_get(r.root, "e")->kind, YNODE_MAP);
	end(&r);
}

/* Random damage never crashes, and nothing is refused without a reason. */
static void damaged_text_is_read_or_refused(void **state)
{
	static const char text[] = "a: [x, \"é\"]\nb:\n  - c: 'd'\n    e: |\n      f\n  - {g: h}\n";
	uint32_t noise = 7;

	(void)state;
	for (int round = 0; round < 5000; round++) {
		char copy[sizeof text];
		struct reading r;

		memcpy(copy, text, sizeof text);
		for (int i = 0; i < 3; i++) {
			noise = noise * 1664525 + 1013904223;
			copy[(noise >> 8) % (sizeof text - 1)] =
				"[]{}:,&*!|>'\"%@`#-? \n\tx\x80\xc3"[(noise >> 24) % 25];
		}
		begin(&r, copy, sizeof text - 1);
		assert_true(r.root || (r.diags.n > 0 && r.diags.unreadable));
		end(&r);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nodes_know_kind_text_and_place),
		cmocka_unit_test(what_is_no_yaml_is_refused_with_its_place),
		cmocka_unit_test(a_nul_byte_is_refused),
		cmocka_unit_test(characters_nobody_sees_are_reported),
		cmocka_unit_test(short_texts_are_themselves),
		cmocka_unit_test(later_duplicates_are_reported_and_left_out),
		cmocka_unit_test(one_fault_does_not_hide_the_next),
		cmocka_unit_test(nesting_has_a_limit),
		cmocka_unit_test(size_has_a_limit),
		cmocka_unit_test(windows_files_are_read),
		cmocka_unit_test(empty_values_are_empty_texts),
		cmocka_unit_test(damaged_text_is_read_or_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
