/* The self-check on the screen: its keys, and that it follows what is changed. */
#include "ui/firm.h"

#include "engine/lint/lint.h"

static const char *const well[] = {"stage=prod", "REL-01=4", "REL-02=4", "SEC-01=4", NULL};

static size_t shown(struct play *p)
{
	session_need_plan(play_session(p));
	return play_session(p)->lint.n;
}

/* The table of the engine names actions: each is bound in the view where it is to be pressed. */
static void every_kind_names_a_key(void **state)
{
	(void)state;
	for (int kind = 0; kind < LINT_KINDS; kind++) {
		const struct lint_words *k = &lint_words[kind];
		const struct binding *row = binding_of(
			keys_of(k->in_plan ? VIEW_PLAN : VIEW_LINT)->base, act_of(k->act));

		assert_non_null(row);
		assert_true(*row->keys);
	}
}

static void what_is_mended_leaves_the_list_and_undo_brings_it_back(void **state)
{
	struct play *p = play_open(well, 24, 80, false);
	size_t n = shown(p);

	(void)state;
	assert_int_equal(n, play_session(p)->lint.counts[LINT_NO_EVIDENCE]);
	assert_true(n >= 2);
	play(p, "H");
	assert_int_equal(app_view(p->app), VIEW_LINT);
	play(p, "v p a g e <Enter>");
	assert_int_equal(app_view(p->app), VIEW_LINT);
	assert_int_equal(shown(p), n - 1);
	play(p, "z");
	assert_int_equal(shown(p), n);
	/* the last one: the cursor stays in the list */
	play(p, "H G v p a g e <Enter>");
	assert_int_equal(shown(p), n - 1);
	play(p, "v p a g e <Enter>");
	assert_int_equal(shown(p), n - 2);
	play_close(p);
}

static void the_cursor_goes_from_kind_to_kind_and_to_the_thing(void **state)
{
	struct play *p = play_open(well, 24, 80, false);
	struct session *s = play_session(p);
	struct thing t = questionnaire_find(s->q, "REL-02");

	(void)state;
	s->a->questions[t.index].at = "2020-01-01T00:00:00Z";
	play(p, "H <Tab>");
	assert_shows(p, "Answered long ago (1)");
	play(p, "<Enter>");
	assert_int_equal(app_view(p->app), VIEW_WALK);
	assert_shows(p, "REL-02");
	play(p, "H <Tab> <Tab>");
	assert_int_equal(app_view(p->app), VIEW_LINT);
	play(p, "=");
	assert_shows(p, "REL-02: confirmed");
	assert_int_equal(s->lint.counts[LINT_OLD], 0);
	play_close(p);
}

/* Every size is drawn, without a file too. */
static void it_is_drawn_at_every_size(void **state)
{
	struct play *p = play_open(well, 24, 80, false);

	(void)state;
	play(p, "H");
	for (int rows = 1; rows < 30; rows += 4)
		for (int cols = 1; cols < 130; cols += 13)
			app_resize(p->app, rows, cols);
	play_close(p);
	p = play_open(NULL, 24, 80, false);
	play(p, "H");
	assert_int_not_equal(app_view(p->app), VIEW_LINT);
	play_close(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind_names_a_key),
		cmocka_unit_test(what_is_mended_leaves_the_list_and_undo_brings_it_back),
		cmocka_unit_test(the_cursor_goes_from_kind_to_kind_and_to_the_thing),
		cmocka_unit_test(it_is_drawn_at_every_size),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
