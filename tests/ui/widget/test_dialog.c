/* A long text in a dialog: its head is shown first, and all of it is reached. */
#include "support.h"

#include "ui/keys/keys.h"
#include "ui/widget/dialog.h"

#define LINES 30

static void assert_drawn(struct dialog *d, const char *has, const char *lacks)
{
	struct grid g = {0};
	struct str text = {0};

	grid_resize(&g, 12, 60);
	dialog_draw(d, pane_of(&g));
	grid_text(&g, &text);
	assert_text_has(str_text(&text), has);
	if (strstr(str_text(&text), lacks))
		fail_msg("'%s' is in:\n%s", lacks, str_text(&text));
	str_release(&text);
	grid_release(&g);
}

/* What the box would cut through is not left beside it. */
static void beside_the_box_nothing_is_left(void **state)
{
	struct dialog d = {0};
	struct grid g = {0};
	int cut = 0, whole = 0;

	(void)state;
	grid_resize(&g, 12, 100);
	for (int row = 0; row < 12; row++)
		for (int col = 0; col < 100; col++)
			draw_text(pane_of(&g), row, col, STYLE_TEXT, "x");
	dialog_open(&d, &(struct effect){.kind = EFFECT_MESSAGE, .title = "Title", .text = "Words."});
	dialog_draw(&d, pane_of(&g));
	for (int row = 0; row < 12; row++) {
		int n = 0;

		for (int col = 0; col < 100; col++)
			n += !strcmp(grid_cell(&g, row, col)->text, "x");
		whole += n == 100;
		cut += n > 0 && n < 100;
	}
	assert_int_equal(cut, 0);
	assert_int_equal(whole, 9);
	dialog_close(&d);
	grid_release(&g);
}

static void a_long_text_scrolls_from_its_head(void **state)
{
	static const enum effect_kind kinds[] = {EFFECT_MESSAGE, EFFECT_CONFIRM};
	struct str long_text = {0};

	(void)state;
	for (int i = 1; i <= LINES; i++)
		str_addf(&long_text, "line %d.\n", i);
	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		struct dialog d = {0};

		dialog_open(&d, &(struct effect){.kind = kinds[i],
						 .title = "Title",
						 .text = str_text(&long_text)});
		assert_drawn(&d, "line 1.", "line 30.");
		assert_drawn(&d, "\u25be", "\u25b4");
		assert_int_equal(dialog_key(&d, K_UP, 80), DIALOG_IGNORED);
		assert_int_equal(dialog_key(&d, K_DOWN, 80), DIALOG_MORE);
		assert_drawn(&d, "line 2.", "line 1.");
		assert_drawn(&d, "\u25b4", "line 30.");
		assert_int_equal(dialog_key(&d, K_PGDN, 80), DIALOG_MORE);
		assert_drawn(&d, "line 11.", "line 10.");
		assert_int_equal(dialog_key(&d, K_END, 80), DIALOG_MORE);
		assert_drawn(&d, "line 30.", "\u25be");
		assert_int_equal(dialog_key(&d, K_DOWN, 80), DIALOG_IGNORED);
		assert_int_equal(dialog_key(&d, kinds[i] == EFFECT_CONFIRM ? 'y' : K_ENTER, 80),
				 DIALOG_ACCEPTED);
		dialog_close(&d);
	}
	str_release(&long_text);
}

/* One that fits has nothing to scroll: the key says so. */
static void a_short_text_has_no_signs(void **state)
{
	struct dialog d = {0};

	(void)state;
	dialog_open(&d, &(struct effect){.kind = EFFECT_CONFIRM, .title = "", .text = "Sure?"});
	assert_drawn(&d, "Sure?", "\u25be");
	assert_int_equal(dialog_key(&d, K_DOWN, 80), DIALOG_IGNORED);
	assert_int_equal(dialog_key(&d, 'n', 80), DIALOG_CANCELLED);
	dialog_close(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(beside_the_box_nothing_is_left),
		cmocka_unit_test(a_long_text_scrolls_from_its_head),
		cmocka_unit_test(a_short_text_has_no_signs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
