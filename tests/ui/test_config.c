/* The user's settings: read with all that is wrong in them, and what they change. */
#define _XOPEN_SOURCE 700
#include "play.h"

#include "ui/app/config.h"

static struct config parse(const char *text)
{
	struct config c = {0};

	config_parse(&c, "config.yaml", text, strlen(text));
	return c;
}

static void settings_are_read(void **state)
{
	struct config c = parse("# mine\ntheme: light\nascii: true\nmouse: true\n");

	(void)state;
	assert_int_equal(c.diags.n, 0);
	assert_int_equal(c.theme, THEME_LIGHT);
	assert_true(c.ascii && c.mouse);
	config_release(&c);
}

static void an_empty_file_changes_nothing(void **state)
{
	static const char *const texts[] = {"", "\n", "# theme: light\n\n", "  # x"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		struct config c = parse(texts[i]);

		assert_int_equal(c.diags.n, 0);
		assert_int_equal(c.theme, THEME_AUTO);
		assert_false(c.ascii || c.mouse);
		config_release(&c);
	}
}

static void every_fault_names_its_place_and_what_is_near(void **state)
{
	static const struct {
		const char *text, *fault;
		int line, col;
	} rows[] = {
		{"thme: dark\n", "unknown key 'thme' in the configuration (did you mean 'theme'?)",
		 1, 1},
		{"theme: drak\n", "did you mean 'dark'?", 1, 8},
		{"mouse: maybe\n", "'mouse' is true or false", 1, 8},
		{"keys:\n  wlak: {note: m}\n", "no screen 'wlak' (did you mean 'walk'?)", 2, 3},
		{"keys:\n  walk:\n    notes: m\n", "did you mean 'note'?", 3, 5},
		{"keys:\n  walk: {note: '<Foo>'}\n", "'<Foo>' is no key", 2, 16},
		{"keys:\n  walk: {note: mm}\n", "'mm' is no key", 2, 16},
		{"keys:\n  walk: {note: []}\n", "at least one key", 2, 16},
		{"keys:\n  walk: {note: {a: b}}\n", "a key is one text", 2, 16},
		{"keys:\n  walk: m\n", "wants a map", 2, 9},
		{"keys: m\n", "wants a map", 1, 7},
		{"keys:\n  walk: {note: '3'}\n", "3 answers in 'walk'", 2, 16},
		{"keys:\n  decisions: {note: '3'}\n", "3 answers in 'decisions'", 2, 21},
		{"keys:\n  plan: {picture: o}\n", "o means 'owner' in 'plan'", 2, 19},
		{"keys:\n  walk: {note: y}\n", "y answers in 'walk'", 2, 16},
		{"keys:\n  walk: {flag: p}\n", "p answers in 'walk'", 2, 16},
		{"keys:\n  walk: {yes: j}\n", "stay as they are", 2, 10},
		{"keys:\n  walk: {note: f}\n", "f means 'flag' in 'walk' already", 2, 16},
		{"keys:\n  walk: {note: S}\n", "S means 'score' in 'everywhere' already", 2, 16},
		{"keys:\n  everywhere: {score: '1'}\n", "1 answers in", 2, 23},
		{"keys:\n  everywhere: {score: e}\n", "e means 'note' in", 2, 23},
		{"keys:\n  walk:\n    note: m\n    flag: m\n", "m means 'note' in 'walk'", 4, 11},
		{"[a, b]\n", "expected the configuration", 1, 1},
		{"theme: [\n", "", 2, 0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct config c = parse(rows[i].text);

		if (c.diags.n != 1)
			fail_msg("%zu faults in:\n%s", c.diags.n, rows[i].text);
		assert_text_has(c.diags.items[0].text, rows[i].fault);
		assert_int_equal(c.diags.items[0].at.line, rows[i].line);
		if (rows[i].col)
			assert_int_equal(c.diags.items[0].at.col, rows[i].col);
		config_release(&c);
	}
}

static void what_is_right_holds_beside_what_is_wrong(void **state)
{
	struct config c = parse("theme: dark\nmouse: 7\nkeys:\n  walk: {note: m, flag: '4'}\n");

	(void)state;
	assert_int_equal(c.diags.n, 2);
	assert_int_equal(c.theme, THEME_DARK);
	assert_false(c.mouse);
	assert_int_equal(
		binding_find(keymap_table(&c.keys, keys_of(VIEW_WALK)->base), 'm'),
		ACT_NOTE);
	assert_int_equal(
		binding_find(keymap_table(&c.keys, keys_of(VIEW_WALK)->base), 'f'),
		ACT_FLAG);
	config_release(&c);
}

static void two_actions_may_swap_their_keys(void **state)
{
	struct config c = parse("keys:\n  walk: {note: f, flag: e}\n");
	const struct binding *walk = keymap_table(&c.keys, keys_of(VIEW_WALK)->base);

	(void)state;
	assert_int_equal(c.diags.n, 0);
	assert_int_equal(binding_find(walk, 'f'), ACT_NOTE);
	assert_int_equal(binding_find(walk, 'e'), ACT_FLAG);
	config_release(&c);
}

/* Who is refused has the old key again; who wanted that one is refused in turn. */
static void a_refused_key_gives_nothing_free(void **state)
{
	struct config c = parse("keys:\n  walk: {note: '1', flag: e}\n");
	const struct binding *walk = keymap_table(&c.keys, keys_of(VIEW_WALK)->base);

	(void)state;
	assert_int_equal(c.diags.n, 2);
	assert_int_equal(binding_find(walk, 'e'), ACT_NOTE);
	assert_int_equal(binding_find(walk, 'f'), ACT_FLAG);
	config_release(&c);
}

static struct play *play_with(const struct config *c, int rows, int cols)
{
	return play_open_keys(&c->keys, play_contoso, rows, cols, false);
}

static void changed_keys_work_and_old_ones_do_not(void **state)
{
	struct config c = parse("keys:\n  walk: {note: [m, '<C-x>']}\n"
				"  everywhere: {score: '<F12>', back: '<C-b>'}\n");
	struct play *p = play_with(&c, 24, 80);

	(void)state;
	assert_int_equal(c.diags.n, 0);
	play(p, "W e");
	assert_null(play_dialog(p));
	play(p, "m");
	assert_non_null(play_dialog(p));
	play(p, "<Esc> <C-x>");
	assert_non_null(play_dialog(p));
	play(p, "<Esc> S");
	assert_int_equal(app_view(p->app), VIEW_WALK);
	play(p, "<F12>");
	assert_int_equal(app_view(p->app), VIEW_SCORE);
	play(p, "<C-b>");
	assert_int_equal(app_view(p->app), VIEW_WALK);
	play_close(p);
	config_release(&c);
}

static void footer_tabs_and_help_show_the_changed_keys(void **state)
{
	struct config c = parse("keys:\n  walk: {note: m}\n"
				"  everywhere: {score: '<F12>', help: '<F11>', back: '<C-b>'}\n");
	struct play *p = play_with(&c, 40, 120);

	(void)state;
	play(p, "W");
	assert_shows(p, "m note");
	assert_shows(p, "F12 score");
	assert_shows(p, "F11 help");
	assert_shows(p, "^B ");
	play(p, "<F11>");
	assert_shows(p, "m                     write a note");
	play(p, "G");
	assert_shows(p, "F12                   where the workload stands");
	play_close(p);
	config_release(&c);
}

static void assert_remark(const char *text, const char *said)
{
	struct config c = parse(text);
	struct str remark = {0};

	assert_true(config_remark(&c, &remark));
	assert_text_equal(str_text(&remark), said);
	str_release(&remark);
	config_release(&c);
}

/* One that fits into a row is told; else how many there are, and what lists them. */
static void faults_are_said_in_one_row(void **state)
{
	(void)state;
	assert_remark("mouse: maybe\n",
		      "config.yaml:1:8: 'mouse' is true or false, not 'maybe'");
	assert_remark("thme: dark\nmose: true\n",
		      "2 faults in config.yaml: plumbline check config.yaml");
	assert_remark("thme_of_a_long_name_that_nobody_would_write_into_that_file: dark\n",
		      "1 fault in config.yaml: plumbline check config.yaml");
}

static void moving_does_not_wipe_the_remark_away(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	app_free(p->app);
	p->ports.remark = "2 faults in config.yaml";
	p->app = app_new(&p->ports, NULL, false, 24, 80);
	assert_shows(p, "2 faults in config.yaml");
	play(p, "j k G");
	assert_shows(p, "2 faults in config.yaml");
	play(p, "<C-l> j");
	assert_int_equal(play_session(p)->message.len, 0);
	play_close(p);
}

static void a_file_that_is_not_there_is_no_fault_unless_it_was_named(void **state)
{
	struct config c;

	setenv("XDG_CONFIG_HOME", folder_path(state), 1);
	config_load(&c, NULL);
	assert_int_equal(c.diags.n, 0);
	config_release(&c);
	config_load(&c, path_in(state, "none.yaml"));
	assert_int_equal(c.diags.n, 1);
	assert_int_equal(c.theme, THEME_AUTO);
	config_release(&c);
	unsetenv("XDG_CONFIG_HOME");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(settings_are_read),
		cmocka_unit_test(an_empty_file_changes_nothing),
		cmocka_unit_test(every_fault_names_its_place_and_what_is_near),
		cmocka_unit_test(what_is_right_holds_beside_what_is_wrong),
		cmocka_unit_test(two_actions_may_swap_their_keys),
		cmocka_unit_test(a_refused_key_gives_nothing_free),
		cmocka_unit_test(changed_keys_work_and_old_ones_do_not),
		cmocka_unit_test(footer_tabs_and_help_show_the_changed_keys),
		cmocka_unit_test(faults_are_said_in_one_row),
		cmocka_unit_test(moving_does_not_wipe_the_remark_away),
		IN_FOLDER(a_file_that_is_not_there_is_no_fault_unless_it_was_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
