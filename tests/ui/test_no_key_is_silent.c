/* Every key of every view, in states in which some of them do nothing: then a line says what
 * to press, or why. */
#define _POSIX_C_SOURCE 200809L
#include "ui/places.h"

/* Each row is tried in a child, and a child takes long under the sanitizers: there each place
 * has a third of them, and each row comes in some place. */
enum { EVERY = SANITIZED ? 3 : 1 };

static void draw(struct play *p, struct str *out)
{
	grid_text(app_draw(p->app), out);
	grid_styles(app_draw(p->app), out);
}

/* Does the line say that nothing was done? */
static bool says_nothing_done(const char *line)
{
	static const char *const reasons[] = {
		"there is nothing further", "there is nothing to go back to",
		"there is nothing to open here", "there is nothing to switch",
		"there is nothing to take", "there is no other part", "nothing here has that number",
		"this screen is shown already", " does nothing here",
	};

	for (size_t i = 0; i < COUNT_OF(reasons); i++)
		if (strstr(line, reasons[i]))
			return true;
	return false;
}

/* Does the key do something that is seen, or say why not? And is everything else as it was
 * where the line says that nothing was done? */
static bool is_heard(struct play *p, int key)
{
	struct str before = {0}, after = {0}, *message = &play_session(p)->message;

	draw(p, &before);
	if (!app_key(p->app, key) || app_request(p->app) != APP_NOTHING)
		return true;
	draw(p, &after);
	if (!message->len && !strcmp(str_text(&before), str_text(&after))) {
		print_error("nothing is done, and nothing said\n");
		return false;
	}
	if (!says_nothing_done(str_text(message)))
		return true;
	str_truncate(message, 0);
	str_truncate(&after, 0);
	draw(p, &after);
	if (!strcmp(str_text(&before), str_text(&after)))
		return true;
	print_error("something is done, but the line says that it was not\n");
	return false;
}

/* Every key that a row names; ranges at their ends. */
static size_t try_row(struct play *p, const struct place *at, const struct binding *b)
{
	const char *keys = b->keys;
	size_t failed = 0;
	char name[KEY_TEXT_MAX];
	int key;

	while (key_parse(&keys, &key)) {
		if (!place_try(p, key, is_heard)) {
			print_error("%s: %s (%s)\n", at->name, key_text(name, key),
				    act_name(b->act));
			failed++;
		}
		keys += strspn(keys, " .");
	}
	return failed;
}

static void every_key_does_something_or_says_what_to_press(void **state)
{
	size_t failed = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(places); i++) {
		const struct place *at = &places[i];
		const struct binding *tables[PLACE_TABLES];
		struct play *p = play_open(at->answers, at->rows, at->cols, false);
		size_t row = 0;

		play(p, at->keys);
		app_draw(p->app);
		place_tables(p, tables);
		for (size_t k = 0; tables[k]; k++)
			for (const struct binding *b = tables[k]; b->keys; b++)
				if ((row++ + i) % EVERY == 0)
					failed += try_row(p, at, b);
		play_close(p);
	}
	assert_int_equal(failed, 0);
}

/* What a line says after keys that cannot be meant. */
static void a_key_of_another_kind_names_those_that_answer(void **state)
{
	static const struct {
		const char *keys, *says;
	} rows[] = {
		{"W / R E L - 0 3 <Enter> ] y", "this question takes 0 to 4"},
		{"W / R E L - 0 3 <Enter> ] p", "this question takes 0 to 4"},
		{"W / R E L - 0 3 <Enter> ] 7", "this question takes 0 to 4"},
		{"W / R E L - 0 6 <Enter> 3", "each line of this question takes y yes, p partial, n no"},
		{"W / D T - 0 1 <Enter> 0", "this decision takes 1 to 3"},
		{"W / D T - 0 1 <Enter> 9", "this decision takes 1 to 3"},
		{"W / D T - 0 1 <Enter> y", "this decision takes 1 to 3"},
		{"W / D T - 0 1 <Enter> x", "a decision always applies; u says that nobody knows it yet"},
		{"W / L Z N - 0 7 <Enter> 2", "this follows from decisions; Enter opens the one under"},
		{"W / L Z N - 0 7 <Enter> <Space>", "this follows from decisions; Enter opens"},
		{"W o 3", "answers are given beside the question; Esc goes there"},
		{"W l", "o goes to the sections, ] to the next question"},
		{"W w", "w does nothing here; ? shows the keys"},
		{"W f F", "this is the only one"},
		{"P G <Del>", "there is nothing to take away"},
		{"L v L L", "this screen is shown already"},
		{"W <Esc>", "there is nothing to go back to; q leaves"},
		{"D g 9", "this decision takes 1 to 3"},
		{"D t 3", "that is for the list of decisions; t shows it"},
		{"L <Tab>", "that is a key of the picture; m shows it"},
		{"K e", "that is for what is parked; nothing is"},
		{"W / R E L - 0 1 <Enter> V A n n <Enter> 9", "this question takes 0 to 4"},
		{"P G k 0", "none is an answer only where several may hold"},
		{"S G l", "only a section has areas to show or hide"},
		{"W G j", "there is nothing further down"},
		{"L g k", "there is nothing further up"},
		{"S S", "this screen is shown already"},
		{"A 9", "nothing here has that number"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct play *p = play_open(play_contoso, 24, 120, false);

		play(p, rows[i].keys);
		assert_shows(p, rows[i].says);
		play_close(p);
	}
}

static void a_dialog_says_what_it_takes(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	play(p, "W / R E L - 0 3 <Enter> x z");
	assert_shows(p, "z does nothing here: Enter choose, Esc cancel");
	assert_non_null(play_dialog(p));
	play(p, "o");
	assert_null(play_dialog(p));
	play(p, "e <F5>");
	assert_shows(p, "F5 does nothing here: Enter keep, ^J new line, ^E editor, Esc cancel");
	play_close(p);
}

/* Several keys at once, as when a line is slow: only the last may be told of. */
static void a_key_that_moved_is_not_told_of(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	play(p, "D g");
	app_draw(p->app);
	play(p, "j");
	assert_false(play_session(p)->message.len);
	app_draw(p->app);
	assert_false(play_session(p)->message.len);
	play(p, "k k");
	assert_shows(p, "there is nothing further up");
	play(p, "j");
	app_draw(p->app);
	assert_false(play_session(p)->message.len);
	play_close(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_key_does_something_or_says_what_to_press),
		cmocka_unit_test(a_key_of_another_kind_names_those_that_answer),
		cmocka_unit_test(a_dialog_says_what_it_takes),
		cmocka_unit_test(a_key_that_moved_is_not_told_of),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
