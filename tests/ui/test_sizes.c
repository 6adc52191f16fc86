/* Every view draws at every size, with its state as it happens to be. */
#include "ui/firm.h"

#include "base/date.h"
#include "ui/view/view.h"

static const struct view_ops *const views[VIEW_COUNT] = {
#define X(constant, name) &view_##name,
	VIEWS(X)
#undef X
};

/* What they are about when they want something. */
static const char *const abouts[VIEW_COUNT] = {[VIEW_WALK] = "REL-06",
					       [VIEW_DECISIONS] = "DT-04",
					       [VIEW_MORE] = "REL-22",
					       [VIEW_VOTE] = "REL-06"};

/* A view on its own, without an app around it. */
struct bare {
	const struct view_ops *ops;
	void *state;
	struct session *s;
};

static struct bare bare_open(size_t view, struct play *p)
{
	const struct view_ops *ops = views[view];
	struct bare b = {
		.ops = ops, .state = calloc(1, ops->state_size), .s = play_session(p)};

	if (ops->needs_plan)
		session_need_plan(b.s);
	if (ops->open)
		ops->open(b.state, b.s, questionnaire_find(b.s->q, abouts[view] ? abouts[view] : ""));
	return b;
}

static void bare_close(struct bare *b)
{
	if (b->ops->release)
		b->ops->release(b->state);
	free(b->state);
}

static void bare_draw(struct bare *b, struct grid *g, int rows, int cols)
{
	grid_resize(g, rows, cols);
	b->ops->draw(b->state, b->s, pane_of(g));
}

/* Width by width: what a view measures for one serves all heights. */
static void every_view_draws_at_every_size(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);
	struct grid g = {0};

	(void)state;
	for (size_t v = 0; v < COUNT_OF(views); v++) {
		struct bare b = bare_open(v, p);

		for (int cols = 1; cols <= 200; cols++)
			for (int rows = 1; rows <= 60; rows++)
				bare_draw(&b, &g, rows, cols);
		bare_close(&b);
	}
	grid_release(&g);
	play_close(p);
}

static void small_sizes_are_all_drawn(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, true);
	struct grid g = {0};

	(void)state;
	for (size_t v = 0; v < COUNT_OF(views); v++) {
		struct bare b = bare_open(v, p);

		for (int rows = 0; rows <= 5; rows++)
			for (int cols = 0; cols <= 40; cols++)
				bare_draw(&b, &g, rows, cols);
		bare_close(&b);
	}
	grid_release(&g);
	play_close(p);
}

static void the_app_draws_at_every_size(void **state)
{
	/* The walk; the tree of the architecture; typing inside a view; the command line. */
	static const char *const keys[] = {"W", "D 1 1 2 4 2 2 2 2 2 t G", "R 4 / S E E D",
					   "W : r e <Tab>"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		struct play *p = play_open(play_contoso, 24, 80, false);

		play(p, keys[i]);
		for (int rows = 1; rows <= 60; rows++)
			for (int cols = 1 + rows % 7; cols <= 200; cols += 7) {
				app_resize(p->app, rows, cols);
				assert_int_equal(app_draw(p->app)->rows, rows);
			}
		play_close(p);
	}
}

/* Signs that there is more are drawn last: none may stand on what is to be read. */
static void assert_uncovered(struct play *p, const char *after)
{
	const struct grid *g = app_draw(p->app);
	struct str screen = {0};

	if (!g->covered)
		return;
	grid_text(g, &screen);
	fail_msg("at %dx%d after %s, %d signs cover text:\n%s", g->cols, g->rows, after,
		 g->covered, str_text(&screen));
}

/* Everywhere a view can be scrolled to, a line and a page at a time. */
static void scroll_through(struct play *p, const char *keys)
{
	static const char *const moves[] = {"j", "<PgDn>", "k", "<PgUp>"};

	play(p, keys);
	assert_uncovered(p, keys);
	for (size_t i = 0; i < COUNT_OF(moves); i++)
		for (int n = 0; n < 12; n++) {
			play(p, moves[i]);
			assert_uncovered(p, keys);
		}
}

/* All that is asked, one by one, from the top of each and from its end. */
static void step_through(struct play *p, const char *keys, const char *step)
{
	play(p, keys);
	for (int n = 0; n < 240; n++) {
		play(p, step);
		assert_uncovered(p, step);
	}
}

static void no_sign_covers_what_it_stands_beside(void **state)
{
	static const struct {
		int rows, cols;
		bool ascii;
		const char *const *answers;
	} scenes[] = {{16, 60, true, play_contoso},  {16, 60, false, firm},
		      {24, 80, true, firm},	     {24, 80, false, play_contoso},
		      {40, 120, true, play_contoso}, {30, 200, false, firm}};
	static const char *const keys[] = {
		": e n d <Enter>",
		"P",	 "P <Tab>", "D",	 "D <Right>", "D <Esc> t", "D t S",
		"L",	 "L v",	    "L v m",	 "L m b",     "L t",	   "t E",	   "K",
		"R",	 "R 2",	    "R 3",	 "R 4",	      "W ?",	   "q L ?",
		"q W o", "W i",	    "W B",	 "B V",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(scenes); i++) {
		struct play *p = play_open(scenes[i].answers, scenes[i].rows, scenes[i].cols,
					   scenes[i].ascii);

		for (size_t k = 0; k < COUNT_OF(keys); k++)
			scroll_through(p, keys[k]);
		step_through(p, "W a", "]");
		step_through(p, "B", "]");
		step_through(p, "<Esc> D g", "<Esc> j <Right>");
		step_through(p, "P a g", "j");
		play_close(p);
	}
}

/* What can be chosen is read whole on the smallest screen. */
static void choices_are_not_cut(void **state)
{
	static const struct {
		const char *keys, *shown;
	} cases[] = {
		{"W / R E L - 0 6 <Enter> <Esc> x", "REL-06 does not apply: why?"},
		{"<Esc> x", "a architecture constraint: it cannot be done here "},
		{"<Esc> X", "This item of REL-06 does not apply: why?"},
		{"<Esc> s", "k unknown: to be verified "},
		{"t", "5 Explainability and fairness "},
	};
	struct play *p = play_open(play_contoso, 16, 60, false);

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		play(p, cases[i].keys);
		assert_shows(p, cases[i].shown);
	}
	play_close(p);
}

static void the_start_screen_keeps_its_signs_apart(void **state)
{
	struct play *p = play_open(NULL, 16, 60, true);

	(void)state;
	scroll_through(p, "g");
	play_close(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_view_draws_at_every_size),
		cmocka_unit_test(small_sizes_are_all_drawn),
		cmocka_unit_test(the_app_draws_at_every_size),
		cmocka_unit_test(no_sign_covers_what_it_stands_beside),
		cmocka_unit_test(choices_are_not_cut),
		cmocka_unit_test(the_start_screen_keeps_its_signs_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
