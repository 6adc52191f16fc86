/* Signs: each has its meaning in the help of its view, and in a legend where there is room. */
#include "ui/firm.h"

#include "ui/view/view.h"
#include "ui/widget/signs.h"

/* All of the help that is open, page by page, with its line breaks as blanks. */
static struct str help_text(struct play *p)
{
	struct str all = {0};

	for (int page = 0; page < 16; page++) {
		struct str screen = play_screen(p);

		str_add(&all, str_text(&screen));
		str_release(&screen);
		play(p, "j j j j j j");
	}
	return all;
}

/* The sign, blanks, and the beginning of its meaning, on one line. */
static void assert_listed(const char *text, const struct sign *sign, bool ascii)
{
	const char *shown = sign->text ? sign->text : symbol_text(sign->symbol, ascii);
	size_t begin = strcspn(sign->means, " ,");

	for (const char *at = strstr(text, shown); at; at = strstr(at + 1, shown)) {
		const char *after = at + strlen(shown);

		after += strspn(after, " ");
		if (!strncmp(after, sign->means, begin))
			return;
	}
	fail_msg("'%s' (%s) is not explained in:\n%s", shown, sign->means, text);
}

static void the_help_of_a_view_explains_its_signs(void **state)
{
	static const struct {
		enum view_id view;
		const char *keys;
	} cases[] = {{VIEW_WALK, "W"},
		     {VIEW_DECISIONS, "D"},
		     {VIEW_PROFILE, "P"},
		     {VIEW_SCORE, "S"},
		     {VIEW_PLAN, "L"},
		     {VIEW_VOTE, "W / S E C - 1 5 <Enter> <Esc> V A n n <Enter>"}};

	(void)state;
	for (size_t i = 0; i < 2 * COUNT_OF(cases); i++) {
		bool ascii = i % 2;
		struct play *p = play_open(firm, 16, 60, ascii);
		const struct sign *signs = signs_of(cases[i / 2].view);
		struct str text;

		play(p, cases[i / 2].keys);
		play(p, "?");
		text = help_text(p);
		assert_non_null(signs);
		for (; signs->means; signs++)
			assert_listed(str_text(&text), signs, ascii);
		for (signs = signs_everywhere; signs->means; signs++)
			assert_listed(str_text(&text), signs, ascii);
		str_release(&text);
		play_close(p);
	}
}

static void legends_stand_where_the_signs_do(void **state)
{
	static const struct {
		const char *keys;
		int rows, cols;
		const char *legend, *ascii;
	} cases[] = {
		{"D", 24, 80, "!c critical, h high, m medium   \u2020 caveat",
		 "!c critical, h high, m medium   * caveat"},
		{"D", 40, 120, "!c critical, h high, m medium   \u2020 caveat",
		 "!c critical, h high, m medium   * caveat"},
		{"S <Tab> <Tab> <Tab> <Tab>", 16, 60,
		 "C critical, M moderate, E excellent; small: open",
		 "C critical, M moderate, E excellent; small: open"},
		{"L <Space>", 16, 60, "With 1 marked +: ", "With 1 marked +: "},
	};

	(void)state;
	for (size_t i = 0; i < 2 * COUNT_OF(cases); i++) {
		bool ascii = i % 2;
		struct play *p =
			play_open(firm, cases[i / 2].rows, cases[i / 2].cols, ascii);

		play(p, cases[i / 2].keys);
		assert_shows(p, ascii ? cases[i / 2].ascii : cases[i / 2].legend);
		play_close(p);
	}
}

/* The list ends above its legend, and the last decision is reached. */
static void the_legend_takes_no_row_of_the_list(void **state)
{
	struct play *p = play_open(firm, 24, 80, false);

	(void)state;
	play(p, "D G");
	assert_shows(p, "!c critical, h high");
	assert_cursor(
		p, play_session(p)->q->decisions[play_session(p)->q->n_decisions - 1].id);
	play_close(p);
}

static void signs_look_as_they_were_reviewed(void **state)
{
	static const struct {
		const char *keys, *name;
		int rows, cols;
		bool ascii;
	} cases[] = {
		{"D j j j j", "decisions-firm-80x24.txt", 24, 80, false},
		{"D j j j j", "decisions-firm-ascii-60x16.txt", 16, 60, true},
		{"S", "score-firm-60x16.txt", 16, 60, false},
		{"S", "score-firm-ascii-60x16.txt", 16, 60, true},
		{"S ? <PgDn>", "help-score-80x24.txt", 24, 80, false},
		{"L ? <PgDn> <PgDn> <PgDn> j j j j j j j j", "help-plan-ascii-60x16.txt", 16, 60, true},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct play *p =
			play_open(firm, cases[i].rows, cases[i].cols, cases[i].ascii);

		play(p, cases[i].keys);
		assert_screen(p, cases[i].name);
		play_close(p);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_help_of_a_view_explains_its_signs),
		cmocka_unit_test(legends_stand_where_the_signs_do),
		cmocka_unit_test(signs_look_as_they_were_reviewed),
		cmocka_unit_test(the_legend_takes_no_row_of_the_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
