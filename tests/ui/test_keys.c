#include "play.h"

#include "ui/keys/action.h"
#include "ui/keys/keys.h"

static void every_notation_is_read_and_written_back(void **state)
{
	static const struct {
		const char *text;
		int key;
		const char *label;
	} rows[] = {
		{"j", 'j', "j"},
		{"3", '3', "3"},
		{"?", '?', "?"},
		{"é", 0xe9, "é"},
		{"<Enter>", K_ENTER, "Enter"},
		{"<Esc>", K_ESC, "Esc"},
		{"<Space>", ' ', "Space"},
		{"<Tab>", K_TAB, "Tab"},
		{"<S-Tab>", K_SHIFT_TAB, "Shift-Tab"},
		{"<Del>", K_DEL, "Del"},
		{"<F1>", K_F1, "F1"},
		{"<F12>", K_F12, "F12"},
		{"<C-l>", K_CTRL + 'l', "^L"},
		{"<PgDn>", K_PGDN, "PgDn"},
		{"<lt>", '<', "<"},
		{"<BS>", K_BACKSPACE, "Backspace"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		const char *text = rows[i].text;
		char buf[KEY_TEXT_MAX];
		int key;

		assert_true(key_parse(&text, &key));
		assert_int_equal(key, rows[i].key);
		assert_string_equal(text, "");
		assert_string_equal(key_text(buf, key), rows[i].text);
		assert_string_equal(keys_label(buf, sizeof buf, rows[i].text, false),
				    rows[i].label);
	}
}

static void what_is_no_key_is_refused_with_its_place(void **state)
{
	static const struct {
		const char *text;
		size_t at;
	} rows[] = {
		{"j <Nope>", 2}, {"<Enter", 0}, {"j \x01", 2}, {"a <F13>", 2},
		{"<F0>", 0},     {"<C-1>", 0},  {"\xff", 0},   {"<>", 0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		size_t n, at = 99;
		int *keys;

		assert_false(keys_parse(rows[i].text, &keys, &n, &at));
		assert_int_equal(at, rows[i].at);
		assert_null(keys);
	}
}

static void keys_are_parted_by_blanks_or_by_nothing(void **state)
{
	size_t n, at;
	int *keys;

	(void)state;
	assert_true(keys_parse("  j3<Enter>  q ", &keys, &n, &at));
	assert_int_equal(n, 4);
	assert_int_equal(keys[2], K_ENTER);
	assert_int_equal(keys[3], 'q');
	free(keys);
}

static void a_binding_names_keys_and_ranges(void **state)
{
	(void)state;
	assert_true(keys_match("j <Down>", 'j'));
	assert_true(keys_match("j <Down>", K_DOWN));
	assert_false(keys_match("j <Down>", 'k'));
	assert_true(keys_match("0..4", '0'));
	assert_true(keys_match("0..4", '4'));
	assert_false(keys_match("0..4", '5'));
}

static void labels_show_the_first_key_or_all(void **state)
{
	char buf[64];

	(void)state;
	assert_string_equal(keys_label(buf, sizeof buf, "j <Down>", false), "j");
	assert_string_equal(keys_label(buf, sizeof buf, "j <Down>", true), "j Down");
	assert_string_equal(keys_label(buf, sizeof buf, "0..4", false), "0-4");
}

static void every_action_has_a_name_of_its_own_and_a_sentence(void **state)
{
	(void)state;
	for (int a = 1; a < ACT_COUNT; a++) {
		assert_non_null(act_name((enum act)a));
		assert_true(strlen(act_help((enum act)a)) > 8);
		assert_int_equal(act_of(act_name((enum act)a)), a);
	}
	assert_int_equal(act_of("fly"), ACT_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_notation_is_read_and_written_back),
		cmocka_unit_test(what_is_no_key_is_refused_with_its_place),
		cmocka_unit_test(keys_are_parted_by_blanks_or_by_nothing),
		cmocka_unit_test(a_binding_names_keys_and_ranges),
		cmocka_unit_test(labels_show_the_first_key_or_all),
		cmocka_unit_test(every_action_has_a_name_of_its_own_and_a_sentence),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
