#include "ui/play.h"

#include "base/number.h"
#include "base/utf8.h"
#include "ui/canvas/grid.h"

static struct grid grid_made(int rows, int cols)
{
	struct grid g = {0};

	setlocale(LC_CTYPE, "C.UTF-8");
	grid_resize(&g, rows, cols);
	return g;
}

static void assert_grid(const struct grid *g, const char *expected)
{
	struct str text = {0};

	grid_text(g, &text);
	assert_text_equal(str_text(&text), expected);
	str_release(&text);
}

static void text_is_clipped_at_every_edge(void **state)
{
	struct grid g = grid_made(2, 6);
	struct pane p = pane_of(&g);

	(void)state;
	assert_int_equal(draw_text(p, 0, 4, STYLE_TEXT, "abcd"), 8);
	assert_int_equal(draw_text(p, 1, -2, STYLE_TEXT, "abcd"), 2);
	draw_text(p, 2, 0, STYLE_TEXT, "below");
	draw_text(p, -1, 0, STYLE_TEXT, "above");
	assert_grid(&g, "    ab\ncd\n");
	grid_release(&g);
}

static void panes_clip_to_their_parents(void **state)
{
	struct grid g = grid_made(3, 8);
	struct pane outer = pane_sub(pane_of(&g), 1, 2, 1, 4);
	struct pane inner = pane_sub(outer, -1, -1, 5, 20);

	(void)state;
	for (int row = 0; row < 5; row++)
		draw_text(inner, row, 0, STYLE_TEXT, "0123456789");
	assert_grid(&g, "\n  1234\n\n");
	grid_release(&g);
}

static void scrolled_panes_show_what_is_further_down(void **state)
{
	struct grid g = grid_made(2, 4);
	struct pane p = pane_scrolled(pane_of(&g), 3);

	(void)state;
	for (int row = 0; row < 6; row++)
		draw_textf(p, row, 0, STYLE_TEXT, "r%d", row);
	assert_grid(&g, "r3\nr4\n");
	grid_release(&g);
}

static void control_characters_are_shown_not_obeyed(void **state)
{
	struct grid g = grid_made(1, 40);
	struct pane p = pane_of(&g);

	(void)state;
	draw_text(p, 0, 0, STYLE_TEXT, "a\033[31mb\rc\td\u202ee\x7f");
	assert_grid(&g, "a^[[31mb^Mc d<202E>e^?\n");
	grid_release(&g);
}

static void invalid_bytes_become_a_replacement(void **state)
{
	struct grid g = grid_made(1, 10);

	(void)state;
	draw_text(pane_of(&g), 0, 0, STYLE_TEXT, "a\xff\xc3z");
	assert_grid(&g, "a\ufffd\ufffdz\n");
	grid_release(&g);
}

static void wide_characters_take_two_columns_and_are_never_halved(void **state)
{
	struct grid g = grid_made(2, 5);
	struct pane p = pane_of(&g);

	(void)state;
	assert_int_equal(draw_text(p, 0, 0, STYLE_TEXT, "漢字漢"), 6);
	assert_grid(&g, "漢字\n\n");
	assert_int_equal(grid_cell(&g, 0, 1)->width, 0);
	draw_text(p, 0, 1, STYLE_TEXT, "x");
	assert_grid(&g, " x字\n\n");
	grid_release(&g);
}

static void marks_stay_with_their_letter(void **state)
{
	struct grid g = grid_made(1, 4);

	(void)state;
	assert_int_equal(draw_text(pane_of(&g), 0, 0, STYLE_TEXT, "e\u0301x"), 2);
	assert_string_equal(grid_cell(&g, 0, 0)->text, "e\u0301");
	assert_string_equal(grid_cell(&g, 0, 1)->text, "x");
	grid_release(&g);
}

static void a_heap_of_marks_does_not_overflow_a_cell(void **state)
{
	struct grid g = grid_made(1, 4);
	struct str text = {0};

	(void)state;
	str_add(&text, "e");
	for (int i = 0; i < 50; i++)
		str_add(&text, "\u0301");
	draw_text(pane_of(&g), 0, 0, STYLE_TEXT, str_text(&text));
	assert_true(strlen(grid_cell(&g, 0, 0)->text) < sizeof grid_cell(&g, 0, 0)->text);
	assert_int_equal(utf8_invalid_at(grid_cell(&g, 0, 0)->text,
					 strlen(grid_cell(&g, 0, 0)->text)),
			 strlen(grid_cell(&g, 0, 0)->text));
	str_release(&text);
	grid_release(&g);
}

static void what_does_not_fit_ends_with_a_sign(void **state)
{
	static const struct {
		const char *text;
		int cols;
		const char *drawn;
	} rows[] = {
		{"abcdef", 6, "abcdef\n"},
		{"abcdefg", 6, "abcde…\n"},
		{"abc defg", 5, "abc…\n"},
		{"漢字漢字", 5, "漢字…\n"},
		{"a", 0, "\n"},
		{"ab", 1, "…\n"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct grid g = grid_made(1, 10);

		draw_fit(pane_of(&g), 0, 0, rows[i].cols, STYLE_TEXT, rows[i].text);
		assert_grid(&g, rows[i].drawn);
		grid_release(&g);
	}
}

static void what_differs_from_others_is_left_of_a_text_that_is_cut(void **state)
{
	static const struct {
		const char *text;
		size_t differs;
		int cols;
		const char *drawn;
	} rows[] = {
		{"Specialized workloads on containers", 25, 23, "Specialized… containers"},
		{"Specialized workloads on virtual machines", 25, 23, "Specia…virtual machines"},
		{"Specialized workloads on very large machines", 25, 23, "Spec…very large machin…"},
		{"Specialized workloads on containers", 25, 40, "Specialized workloads on containers"},
		{"Cost of all things great", 8, 16, "Cost of all thi…"}, /* it is seen already */
		{"One and the same beginning", 0, 12, "One and the…"},
		{"Größe der Gruppe Köln-東京", 19, 14, "Größ…Köln-東京"},
		{"Specialized workloads on containers", 25, 6, "Speci…"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct grid g = grid_made(1, 60);
		struct str found = {0};
		int end = draw_fit_apart(pane_of(&g), 0, 0, rows[i].cols, STYLE_TEXT,
					 rows[i].text, rows[i].differs);

		grid_text(&g, &found);
		assert_true(end <= rows[i].cols);
		assert_text_has(str_text(&found), rows[i].drawn);
		str_release(&found);
		grid_release(&g);
	}
}

/* Terminals do not agree on how wide joined pictures are: so none is told to join them. */
static void joiners_stay_in_words_and_leave_pictures(void **state)
{
	static const struct {
		const char *text, *cells[3];
	} rows[] = {
		{"\u06cc\u200c\u0631", {"\u06cc\u200c", "\u0631", " "}},
		{"\u0915\u094d\u200d\u0937", {"\u0915\u094d\u200d", "\u0937", " "}},
		{"\U0001f468\u200d\U0001f469", {"\U0001f468", "", "\U0001f469"}},
		{"\U0001f44d\U0001f3fd", {"\U0001f44d", "", "\U0001f3fd"}},
		{"\U0001f1e9\U0001f1ea", {"\U0001f1e9", "\U0001f1ea", " "}},
		{"\u200cab", {"a", "b", " "}},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct grid g = grid_made(1, 10);

		draw_text(pane_of(&g), 0, 0, STYLE_TEXT, rows[i].text);
		for (int col = 0; col < 3; col++)
			assert_string_equal(grid_cell(&g, 0, col)->text, rows[i].cells[col]);
		grid_release(&g);
	}
}

static void ascii_grids_hold_nothing_else(void **state)
{
	struct grid g = grid_made(1, 40);
	struct pane p = pane_of(&g);

	(void)state;
	g.ascii = true;
	draw_text(p, 0, 0, STYLE_TEXT, "né – “x” 漢 … \u2603");
	for (int s = 0; s < SYMBOL_COUNT; s++)
		draw_symbol(p, 0, 18 + s, STYLE_TEXT, (enum symbol)s);
	for (int col = 0; col < g.cols; col++)
		assert_in_range(grid_cell(&g, 0, col)->text[0], ' ', '~');
	grid_release(&g);
}

static void wrapping_measures_what_it_draws(void **state)
{
	struct grid g = grid_made(4, 10);
	const char *text = "one two three four";

	(void)state;
	assert_int_equal(draw_wrap(pane_measure(10), 0, 2, STYLE_TEXT, text), 3);
	assert_int_equal(draw_wrap(pane_of(&g), 0, 2, STYLE_TEXT, text), 3);
	assert_grid(&g, "  one two\n  three\n  four\n\n");
	assert_int_equal(draw_wrap(pane_of(&g), 1, 0, STYLE_TEXT, ""), 1);
	grid_release(&g);
}

static void bars_show_what_is_certain_and_what_is_open(void **state)
{
	struct range r = {.any = true, .low = frac_of(1, 4), .high = frac_of(3, 4)};
	struct range none = {.any = false};
	struct grid g = grid_made(2, 8);

	(void)state;
	draw_bar(pane_of(&g), 0, 0, 8, &r);
	draw_bar(pane_of(&g), 1, 0, 8, &none);
	assert_grid(&g, "██░░░░··\n\n");
	grid_release(&g);
}

/* What is certain has the colour of its band; ticks say where the bands begin. */
static void a_long_bar_shows_its_band(void **state)
{
	static const struct {
		int low, high;
		const char *text, *styles;
	} rows[] = {
		{20, 40, "\u2588\u2588\u2591\u250a\u2591\u00b7\u00b7\u00b7\u250a\u00b7\u00b7\u00b7\n",
		 "CCrdrddddddd\n"},
		{50, 50, "\u2588\u2588\u2588\u2588\u2588\u2588\u00b7\u00b7\u250a\u00b7\u00b7\u00b7\n",
		 "oooooodddddd\n"},
		{75, 90, "\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2591\u2591\u00b7\n",
		 "gggggggggrrd\n"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct range r = {.any = true,
				  .low = frac_of(rows[i].low, 100),
				  .high = frac_of(rows[i].high, 100)};
		struct grid g = grid_made(1, 12);
		struct str styles = {0};

		draw_bar(pane_of(&g), 0, 0, 12, &r);
		assert_grid(&g, rows[i].text);
		grid_styles(&g, &styles);
		assert_string_equal(str_text(&styles), rows[i].styles);
		str_release(&styles);
		grid_release(&g);
	}
}

/* How good an answer is shows in a sign, and in a colour that no other has. */
static void a_grade_is_seen_with_and_without_colour(void **state)
{
	(void)state;
	for (int level = 0; level <= 4; level++)
		for (int other = 0; other <= 4; other++) {
			struct grade a = grade_of(level), b = grade_of(other);
			bool same = level == other || (level < 2 && other < 2) ||
				    (level > 2 && other > 2);

			assert_int_equal(a.symbol == b.symbol, same);
			assert_int_equal(a.style == b.style, same);
		}
	assert_int_equal(grade_of(-1).symbol, SYMBOL_CHECK);
}

static void the_cursor_stands_where_it_was_put_and_only_there(void **state)
{
	struct grid g = grid_made(4, 8);

	(void)state;
	pane_cursor(pane_sub(pane_of(&g), 1, 1, 2, 4), 1, 2, true);
	assert_int_equal(g.cursor_row, 2);
	assert_int_equal(g.cursor_col, 3);
	assert_true(g.typing);
	pane_cursor(pane_of(&g), 9, 0, false);
	assert_int_equal(g.cursor_row, 2);
	grid_release(&g);
}

static void empty_grids_can_be_drawn_into(void **state)
{
	struct grid g = grid_made(0, 0);
	struct pane p = pane_of(&g);

	(void)state;
	draw_text(p, 0, 0, STYLE_TEXT, "x");
	draw_frame(p, "title");
	draw_wrap(p, 0, 0, STYLE_TEXT, "some words");
	pane_clear(p, STYLE_TEXT);
	assert_grid(&g, "");
	grid_release(&g);
}

static void only_what_differs_is_a_change(void **state)
{
	static const struct {
		const char *before, *now;
		const char *changes; /* "from-to" of each */
	} cases[] = {
		{"same words", "same words", ""},
		{"one two three", "one 2wo three", "4-5 "},
		{"a b c d", "A b C d", "0-1 4-5 "},
		{"short", "shorter text", "5-7 8-12 "},
		{"abc", "xyz", "0-3 "},
		/* of a wide character both halves go, whatever stood there */
		{"\xe6\x97\xa5 x", "\xe6\x9c\xac x", "0-1 "},
		{"\xe6\x97\xa5 x", "ab x", "0-2 "},
		{"ab x", "\xe6\x97\xa5 x", "0-2 "},
		{"a\xe6\x97\xa5", "\xe6\x97\xa5 x", "0-4 "},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct grid before = grid_made(2, 14), now = grid_made(2, 14);
		struct str found = {0};
		int from = 0, to = 0;

		draw_text(pane_of(&before), 1, 0, STYLE_TEXT, cases[i].before);
		draw_text(pane_of(&now), 1, 0, STYLE_TEXT, cases[i].now);
		while (grid_next_change(&before, &now, 1, &from, &to))
			str_addf(&found, "%d-%d ", from, to);
		assert_string_equal(str_text(&found), cases[i].changes);
		str_release(&found);
		grid_release(&before);
		grid_release(&now);
	}
}

static void another_style_is_a_change(void **state)
{
	struct grid before = grid_made(1, 10), now = grid_made(1, 10);
	int from = 0, to = 0;

	(void)state;
	draw_text(pane_of(&before), 0, 0, STYLE_TEXT, "abc");
	draw_text(pane_of(&now), 0, 0, STYLE_TEXT, "a");
	draw_text(pane_of(&now), 0, 1, STYLE_STRONG, "b");
	draw_text(pane_of(&now), 0, 2, STYLE_TEXT, "c");
	assert_true(grid_next_change(&before, &now, 0, &from, &to));
	assert_int_equal(from, 1);
	assert_int_equal(to, 2);
	assert_false(grid_next_change(&before, &now, 0, &from, &to));
	grid_release(&before);
	grid_release(&now);
}

/* What is lit stays so, whatever is drawn on it; a pane that is cleared is not. */
static void a_row_is_lit_from_edge_to_edge_of_its_pane(void **state)
{
	struct grid g = {0};
	struct pane p;
	struct str styles = {0};

	(void)state;
	grid_resize(&g, 4, 10);
	p = pane_sub(pane_of(&g), 1, 2, 3, 6);
	draw_marker(p, 1, 0, true);
	draw_text(p, 1, 2, STYLE_KEY, "\u6f22");
	draw_text(pane_of(&g), 2, 3, STYLE_DIM, "x");
	pane_light(p, 2, 5);
	draw_marker_in(p, 0, 0, true, false);
	grid_styles(&g, &styles);
	assert_string_equal(str_text(&styles), "\n..d\n..mdkk @2-7\n @2-7\n");
	pane_clear(pane_sub(p, 1, 2, 1, 2), STYLE_TEXT);
	str_truncate(&styles, 0);
	grid_styles(&g, &styles);
	assert_string_equal(str_text(&styles), "\n..d\n..md @2-3 @6-7\n @2-7\n");
	pane_unlight(pane_of(&g));
	for (int i = 0; i < 40; i++)
		assert_int_equal(g.cells[i].lit, 0);
	str_release(&styles);
	grid_release(&g);
}

/* A list that does not have the keys shows its place by another sign, in ASCII too. */
static void the_place_of_the_keys_is_seen_without_colours(void **state)
{
	(void)state;
	for (int ascii = 0; ascii < 2; ascii++)
		assert_string_not_equal(symbol_text(SYMBOL_MARKER, ascii),
					symbol_text(SYMBOL_AWAY, ascii));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_clipped_at_every_edge),
		cmocka_unit_test(panes_clip_to_their_parents),
		cmocka_unit_test(scrolled_panes_show_what_is_further_down),
		cmocka_unit_test(control_characters_are_shown_not_obeyed),
		cmocka_unit_test(invalid_bytes_become_a_replacement),
		cmocka_unit_test(wide_characters_take_two_columns_and_are_never_halved),
		cmocka_unit_test(marks_stay_with_their_letter),
		cmocka_unit_test(a_heap_of_marks_does_not_overflow_a_cell),
		cmocka_unit_test(what_does_not_fit_ends_with_a_sign),
		cmocka_unit_test(what_differs_from_others_is_left_of_a_text_that_is_cut),
		cmocka_unit_test(joiners_stay_in_words_and_leave_pictures),
		cmocka_unit_test(ascii_grids_hold_nothing_else),
		cmocka_unit_test(wrapping_measures_what_it_draws),
		cmocka_unit_test(bars_show_what_is_certain_and_what_is_open),
		cmocka_unit_test(the_cursor_stands_where_it_was_put_and_only_there),
		cmocka_unit_test(empty_grids_can_be_drawn_into),
		cmocka_unit_test(only_what_differs_is_a_change),
		cmocka_unit_test(another_style_is_a_change),
		cmocka_unit_test(a_row_is_lit_from_edge_to_edge_of_its_pane),
		cmocka_unit_test(the_place_of_the_keys_is_seen_without_colours),
		cmocka_unit_test(a_long_bar_shows_its_band),
		cmocka_unit_test(a_grade_is_seen_with_and_without_colour),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
