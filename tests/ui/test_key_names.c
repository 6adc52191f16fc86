/* Keys that the user has changed: every key of every view can be, and no sentence names
 * another one than that which is bound. */
#define _POSIX_C_SOURCE 200809L
#include "ui/places.h"

#include "base/utf8.h"
#include "ui/app/config.h"

/* The first of the characters that actions get as keys: no keyboard has them by itself. */
#define FIRST_KEY 0x4e00

/* Can the keys of the action be changed at all? */
static bool is_answer(enum act a)
{
	return a == ACT_LEVEL || a == ACT_OPTION || a == ACT_NONE_OF_THEM ||
	       a == ACT_NUMBER || a == ACT_YES || a == ACT_PARTIAL || a == ACT_NO;
}

static const char *place_of(char *buf, const struct view_ops *ops)
{
	size_t n = 0;

	for (; ops->title[n]; n++)
		buf[n] = ops->title[n] == ' ' ? '-' : (char)(ops->title[n] | 0x20);
	buf[n] = '\0';
	return buf;
}

/* Adds "place: {action: key}" lines for a table; every action once. */
static void add_table(struct str *yaml, const struct binding *table, bool *seen, int *key)
{
	for (; table->keys; table++) {
		char bytes[8] = "";

		if (table->act == ACT_NONE || is_answer(table->act) || seen[table->act])
			continue;
		seen[table->act] = true;
		utf8_encode((uint32_t)(*key)++, bytes);
		str_addf(yaml, "    %s: %s\n", act_name(table->act), bytes);
	}
}

/* A config in which everything that can be changed has another key. */
static void everything_changed(struct str *yaml)
{
	int key = FIRST_KEY;
	char name[32];

	str_add(yaml, "keys:\n  everywhere:\n");
	add_table(yaml, keys_of(EVERYWHERE)->base, (bool[ACT_COUNT]){false}, &key);
	for (int v = 0; v < VIEW_COUNT; v++) {
		const struct key_tables *keys = keys_of((enum view_id)v);
		bool seen[ACT_COUNT] = {false};

		str_addf(yaml, "  %s:\n", place_of(name, app_views[v]));
		for (size_t k = 0; keys->contexts && keys->contexts[k]; k++)
			add_table(yaml, keys->contexts[k], seen, &key);
		add_table(yaml, keys->base, seen, &key);
	}
}

static struct config changed_config(void)
{
	struct config c = {0};
	struct str yaml = {0};

	everything_changed(&yaml);
	config_parse(&c, "config.yaml", str_text(&yaml), yaml.len);
	assert_diags(&c.diags, "");
	str_release(&yaml);
	return c;
}

/* In the table that is used instead, no key is one of those that the program comes with. */
static void assert_changed(const struct config *c, const struct binding *from)
{
	const struct binding *to = keymap_table(&c->keys, from);

	for (; from->keys; from++, to++)
		if (from->act != ACT_NONE && !is_answer(from->act) &&
		    !strcmp(from->keys, to->keys))
			fail_msg("the keys of '%s' cannot be changed: %s",
				 act_name(from->act), from->keys);
}

static void every_key_of_every_view_can_be_changed(void **state)
{
	struct config c = changed_config();

	(void)state;
	assert_changed(&c, keys_of(EVERYWHERE)->base);
	for (int v = 0; v < VIEW_COUNT; v++) {
		const struct key_tables *keys = keys_of((enum view_id)v);

		for (size_t k = 0; keys->contexts && keys->contexts[k]; k++)
			assert_changed(&c, keys->contexts[k]);
		assert_changed(&c, keys->base);
	}
	config_release(&c);
}

/* Is the word one by which the program comes: "S", "Enter", "Del"? Those that answer, and
 * the one letter that is a word, are not. */
static bool is_old_key(const char *word, size_t n)
{
	static const char *const names[] = {"Enter", "Esc",  "Del",   "Tab", "Space",
					    "Left",  "Right"};

	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (strlen(names[i]) == n && !strncmp(names[i], word, n))
			return true;
	return n == 1 && *word > ' ' && *word < 0x7f && !strchr("aynp0123456789.,:;'", *word);
}

/* Does a sentence name a key that is bound no longer? */
static bool names_old_key(const char *text)
{
	while (*text) {
		size_t n = strcspn(text, " ,;:.()");

		if (n && is_old_key(text, n))
			return true;
		text += n + strspn(text + n, " ,;:.()");
	}
	return false;
}

/* The message after a key; what a dialog says of its own keys is always true. */
static bool message_is_true(struct play *p, int key)
{
	const char *said;

	app_key(p->app, key);
	app_draw(p->app);
	said = str_text(&play_session(p)->message);
	if (play_dialog(p) || !names_old_key(said))
		return true;
	print_error("said: %s\n", said);
	return false;
}

/* Goes there with the keys that the program comes with; those of c hold from then on. */
static struct play *go_there(const struct place *at, const struct config *c)
{
	struct play *p = play_open(at->answers, at->rows, at->cols, false);

	play(p, at->keys);
	p->ports.keys = p->app->offers.keys = &c->keys;
	return p;
}

static size_t try_row(struct play *p, const struct place *at, const struct binding *b)
{
	const char *keys = b->keys;
	size_t untrue = 0;
	int key;

	while (key_parse(&keys, &key)) {
		if (!place_try(p, key, message_is_true)) {
			print_error("%s: %s\n", at->name, act_name(b->act));
			untrue++;
		}
		keys += strspn(keys, " .");
	}
	return untrue;
}

static void no_message_names_a_key_that_is_bound_otherwise(void **state)
{
	struct config c = changed_config();
	size_t untrue = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(places); i++) {
		struct play *p = go_there(&places[i], &c);
		const struct binding *tables[PLACE_TABLES];

		place_tables(p, tables);
		for (size_t k = 0; tables[k]; k++)
			for (const struct binding *b = keymap_table(&c.keys, tables[k]);
			     b->keys; b++)
				untrue += try_row(p, &places[i], b);
		play_close(p);
	}
	config_release(&c);
	assert_int_equal(untrue, 0);
}

/* The texts of the content name no keys, so neither may the screens. */
static void no_screen_names_a_key_that_is_bound_otherwise(void **state)
{
	static const char *const old[] = {"Enter", "Esc",     "Del ",    "Tab ",      "W shows",
					  "P shows", "q goes", "? shows", "i shows", "R shows"};
	struct config c = changed_config();

	(void)state;
	for (size_t i = 0; i < COUNT_OF(places); i++) {
		struct play *p = go_there(&places[i], &c);
		struct str screen = play_screen(p);

		/* The help shows the tables with which it was opened. */
		for (size_t k = 0; app_view(p->app) != VIEW_HELP && k < COUNT_OF(old); k++)
			if (strstr(str_text(&screen), old[k]))
				fail_msg("%s names '%s':\n%s", places[i].name, old[k],
					 str_text(&screen));
		str_release(&screen);
		play_close(p);
	}
	config_release(&c);
}

static void sentences_name_the_keys_that_are_bound(void **state)
{
	static const char yaml[] =
		"keys:\n"
		"  everywhere: {help: '<F1>', back: '<C-b>', score: '<F12>', undo: '<C-o>',\n"
		"               walk: '<F3>', library: '<F9>', park: '<C-p>'}\n"
		"  walk: {accept: ';', cancel: '<BS>', more: '<F11>', unknown: '!'}\n"
		"  profile: {accept: ';', clear: '<BS>'}\n"
		"  vote: {people: '<F11>'}\n"
		"  plan: {picture: '<F11>', cancel: '<BS>'}\n"
		"  files: {open-path: '<F11>'}\n"
		"  workshop: {more-time: '<F11>', less-time: '<C-y>', people: '!'}\n";
	static const struct {
		const char *keys, *says;
	} rows[] = {
		{"A", "F1 shows the keys of each screen; ^B goes back"},
		{"A", "F11 Open a file by its name"},
		{"<F1> G", "F9 shows them"},
		{"P g", "; lets you type it."},
		{"W / L Z N - 0 7 <Enter>", "follows from decisions; ; opens"},
		{"W / D T - 0 1 <Enter> x", "! says that nobody knows it yet"},
		{"W s o", "Backspace shows all"},
		{"W w", "w does nothing here; F1 shows the keys"},
		{"W <BS>", "there is nothing to go back to; ^B leaves"},
		{"W / R E L - 0 1 <Enter> V A n n <Enter> 3", "Enter makes 3 the answer"},
		{"L <Tab>", "that is a key of the picture; F11 shows it"},
		{"L / z z z z <Enter>", "Backspace shows all again"},
		{"<F9> <Enter>", "F11 beside a question shows the words"},
		{"K", "Empty: ^P parks what comes up"},
		{"K", "! names who takes part"},
		{"K a x <Enter>", "F11 and ^Y change its minutes"},
		{"K <Del>", "^O brings it back"},
	};
	struct config c = {0};

	(void)state;
	config_parse(&c, "config.yaml", yaml, strlen(yaml));
	assert_diags(&c.diags, "");
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct play *p = play_open_keys(&c.keys, play_contoso, 40, 120, false);

		play(p, rows[i].keys);
		assert_shows(p, rows[i].says);
		play_close(p);
	}
	config_release(&c);
}

static void an_action_without_a_key_goes_by_its_name(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	assert_string_equal(KEY(play_session(p), VIEW_WALK, ACT_NOTE), "e");
	assert_string_equal(KEY(play_session(p), VIEW_WALK, ACT_VIEW_SCORE), "S");
	assert_string_equal(KEY(play_session(p), EVERYWHERE, ACT_NOTE), ":note");
	play_close(p);
}

static void help_lists_every_key_once(void **state)
{
	struct play *p = play_open(play_contoso, 50, 80, false);
	struct str screen;
	const char *first;

	(void)state;
	play(p, "P j ?");
	screen = play_screen(p);
	first = strstr(str_text(&screen), "choose this one");
	assert_non_null(first);
	assert_null(strstr(first + 1, "choose this one"));
	assert_text_has(str_text(&screen), "0                     none of them");
	str_release(&screen);
	play_close(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_key_of_every_view_can_be_changed),
		cmocka_unit_test(no_message_names_a_key_that_is_bound_otherwise),
		cmocka_unit_test(no_screen_names_a_key_that_is_bound_otherwise),
		cmocka_unit_test(sentences_name_the_keys_that_are_bound),
		cmocka_unit_test(an_action_without_a_key_goes_by_its_name),
		cmocka_unit_test(help_lists_every_key_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
