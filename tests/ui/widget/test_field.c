#include "ui/play.h"

#include "ui/keys/keys.h"
#include "ui/widget/field.h"

/* Types keys into a field that begins with text, in one line or in rows of a pane of cols columns;
 * | in expected is the insertion point. */
static void assert_typed_in(int cols, const char *text, const char *keys, const char *expected)
{
	struct field_input f = {0};
	struct str found = {0};
	size_t n, at;
	int *list;

	field_begin(&f, text);
	assert_true(keys_parse(keys, &list, &n, &at));
	for (size_t i = 0; i < n; i++)
		if (cols)
			field_rows_key(&f, list[i], 60, cols);
		else
			field_key(&f, list[i], 40);
	str_addn(&found, str_text(&f.text), f.at);
	str_addc(&found, '|');
	str_add(&found, str_text(&f.text) + f.at);
	assert_string_equal(str_text(&found), expected);
	str_release(&found);
	field_release(&f);
	free(list);
}

static void keys_edit_the_text(void **state)
{
	static const struct {
		const char *text, *keys, *expected;
	} rows[] = {
		{NULL, "a b <Space> c", "ab c|"},
		{"abc", "<BS>", "ab|"},
		{"abc", "<Left> <Left> x", "ax|bc"},
		{"abc", "<Home> <Del>", "|bc"},
		{"abc", "<C-a> x <C-e> y", "xabcy|"},
		{"abc", "<Left> <C-k>", "ab|"},
		{"abc", "<Left> <C-u>", "|c"},
		{"one two  ", "<C-w>", "one |"},
		{"aé漢", "<BS> <BS>", "a|"},
		{"e\u0301x", "<Left> <BS>", "|x"},
		{"", "<BS> <Del> <Left> <Right>", "|"},
		{"a\U0001f1e9\U0001f1ea\U0001f1eb\U0001f1f7", "<BS>", "a\U0001f1e9\U0001f1ea|"},
		{"a\U0001f1e9\U0001f1ea", "<Left> b", "ab|\U0001f1e9\U0001f1ea"},
		{"a\U0001f468\u200d\U0001f469\u200d\U0001f467", "<BS>", "a|"},
		{"\U0001f468\u200d\U0001f469b", "<Home> <Right> c", "\U0001f468\u200d\U0001f469c|b"},
		{"\U0001f44d\U0001f3fdb", "<Home> <Del>", "|b"},
		{"\u06cc\u200c\u0631", "<Left> <BS>", "|\u0631"},
		{"a", "<F5> <Up>", "a|"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		assert_typed_in(0, rows[i].text, rows[i].keys, rows[i].expected);
}

/* Rows of ten columns, and two for the insertion point and for signs. */
static void rows_wrap_words_and_keys_move_in_them(void **state)
{
	static const struct {
		const char *text, *keys, *expected;
	} rows[] = {
		{"", "a <C-j> b", "a\nb|"},
		{"one two three four", "<Up>", "one two| three four"},
		{"one two three four", "<Home>", "one two |three four"},
		{"one two three four", "<Up> <End>", "one two| three four"},
		{"one two three four", "<Up> <End> <Right>", "one two |three four"},
		{"one two three four", "<Up> <Up>", "|one two three four"},
		{"one two three four", "<Up> <Up> <Down> <Down>", "one two three four|"},
		{"a longer line\nb\na longer line", "<Up> <Up> <Up> <Up>", "a lo|nger line\nb\na longer line"},
		{"a longer line\nb\na longer line", "<Up> <Up>", "a longer line\nb|\na longer line"},
		{"a longer line\nb\na longer line", "<PgUp> <Down> <End>",
		 "a longer line|\nb\na longer line"},
		{"a\nb\nc", "<PgUp> <Home> x <PgDn> y", "xa\nb\ncy|"},
		{"abcdefghijklmn", "<Up>", "abcd|efghijklmn"},
		{"abcdefghijklmn", "<Up> <End> x", "abcdefghix|jklmn"},
		{"漢漢漢漢漢漢", "<Up> x", "漢x|漢漢漢漢漢"},
		{"\U0001f468\u200d\U0001f469\u200d\U0001f467b\nab", "<Up> <Up>",
		 "|\U0001f468\u200d\U0001f469\u200d\U0001f467b\nab"},
		{"ab\n\U0001f1e9\U0001f1eab", "<Up> <Right> <Del>",
		 "ab\n|b"},
		{"one\ntwo three", "<C-u>", "one\n|"},
		{"one\ntwo", "<Up> <Home> <C-k>", "|\ntwo"},
		{"one\n", "<C-w>", "|"},
		{"one\n", "<BS> <Up> <Up> <Down>", "one|"},
		{"a         b", "<Up>", "a|         b"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		assert_typed_in(12, rows[i].text, rows[i].keys, rows[i].expected);
}

static void rows_are_drawn_around_the_insertion_point(void **state)
{
	struct field_input f = {0};
	struct grid g = {0};
	struct str text = {0};

	(void)state;
	grid_resize(&g, 3, 12);
	field_begin(&f, "the first row\n漢漢漢漢漢漢\nlast");
	assert_int_equal(field_rows(&f, 12), 5);
	field_draw_rows(&f, pane_of(&g));
	grid_text(&g, &text);
	assert_string_equal(str_text(&text), "漢漢漢漢漢 ▴\n漢\nlast\n");
	assert_int_equal(g.cursor_row, 2);
	assert_int_equal(g.cursor_col, 4);
	for (int i = 0; i < 4; i++)
		field_rows_key(&f, K_UP, 60, 12);
	grid_clear(&g);
	str_truncate(&text, 0);
	field_draw_rows(&f, pane_of(&g));
	grid_text(&g, &text);
	assert_string_equal(str_text(&text), "the first\nrow\n漢漢漢漢漢 ▾\n");
	assert_int_equal(g.cursor_row, 0);
	str_release(&text);
	field_release(&f);
	grid_release(&g);
}

/* Whatever the text and the width: the insertion point is in the pane and its character in the
 * row that is drawn. */
static void the_insertion_point_is_seen_in_rows_of_any_width(void **state)
{
	static const char text[] = "A note: 漢字 \U0001f468\u200d\U0001f469\u200d\U0001f467 e\u0301 "
				   "averyverylongword\n\n  blanks    \nend";

	(void)state;
	for (int cols = 3; cols < 40; cols++) {
		struct field_input f = {0};
		struct grid g = {0};

		grid_resize(&g, 2, cols);
		field_begin(&f, text);
		for (int i = 0; i < 80; i++) {
			grid_clear(&g);
			field_draw_rows(&f, pane_of(&g));
			assert_true(g.typing);
			assert_in_range(g.cursor_row, 0, 1);
			assert_in_range(g.cursor_col, 0, cols - 1);
			field_rows_key(&f, i % 3 ? K_LEFT : K_UP, 200, cols);
		}
		assert_int_equal(f.at, 0);
		assert_string_equal(str_text(&f.text), text);
		field_release(&f);
		grid_release(&g);
	}
}

/* A number or a date: the next one is more likely than a longer one. */
static void the_first_character_replaces_the_whole(void **state)
{
	static const struct {
		const char *keys, *expected;
	} rows[] = {
		{"1 0", "10"},	     {"<Right> 0", "250"}, {"<Left> 0", "205"},
		{"<Home> 1", "125"}, {"<End> 0", "250"},   {"<BS> 6", "26"},
		{"<F5> 1", "1"},     {"<C-e> 0", "250"},   {"", "25"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct field_input f = {0};
		size_t n, at;
		int *list;

		field_begin(&f, "25");
		f.whole = true;
		assert_true(keys_parse(rows[i].keys, &list, &n, &at));
		for (size_t k = 0; k < n; k++)
			field_key(&f, list[k], 4);
		assert_string_equal(str_text(&f.text), rows[i].expected);
		field_release(&f);
		free(list);
	}
}

static void a_full_field_can_be_replaced(void **state)
{
	struct field_input f = {0};

	(void)state;
	field_begin(&f, "2026");
	f.whole = true;
	field_key(&f, '7', 4);
	assert_string_equal(str_text(&f.text), "7");
	field_release(&f);
}

static void enter_accepts_and_esc_cancels(void **state)
{
	struct field_input f = {0};

	(void)state;
	field_begin(&f, "x");
	assert_int_equal(field_key(&f, K_ENTER, 10), FIELD_ACCEPTED);
	assert_int_equal(field_key(&f, K_ESC, 10), FIELD_CANCELLED);
	assert_int_equal(field_key(&f, 'y', 10), FIELD_MORE);
	assert_int_equal(field_key(&f, 0x202e, 10), FIELD_IGNORED);
	assert_int_equal(field_key(&f, K_F3, 10), FIELD_IGNORED);
	field_release(&f);
}

static void a_full_field_takes_no_more(void **state)
{
	struct field_input f = {0};

	(void)state;
	field_begin(&f, "abc");
	field_key(&f, 'd', 4);
	field_key(&f, 'e', 4);
	field_key(&f, 0xe9, 4);
	assert_string_equal(str_text(&f.text), "abcd");
	field_release(&f);
}

static void the_insertion_point_is_always_seen(void **state)
{
	struct field_input f = {0};
	struct grid g = {0};

	(void)state;
	grid_resize(&g, 1, 6);
	field_begin(&f, "0123456789");
	for (int i = 0; i < 11; i++) {
		grid_clear(&g);
		field_draw(&f, pane_of(&g), 0, 0, 6);
		assert_true(g.typing);
		assert_in_range(g.cursor_col, 0, 5);
		field_key(&f, K_LEFT, 100);
	}
	assert_string_equal(grid_cell(&g, 0, 0)->text, "0");
	field_release(&f);
	grid_release(&g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_edit_the_text),
		cmocka_unit_test(rows_wrap_words_and_keys_move_in_them),
		cmocka_unit_test(rows_are_drawn_around_the_insertion_point),
		cmocka_unit_test(the_insertion_point_is_seen_in_rows_of_any_width),
		cmocka_unit_test(the_first_character_replaces_the_whole),
		cmocka_unit_test(a_full_field_can_be_replaced),
		cmocka_unit_test(enter_accepts_and_esc_cancels),
		cmocka_unit_test(a_full_field_takes_no_more),
		cmocka_unit_test(the_insertion_point_is_always_seen),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
