/* Themes: whatever the terminal has, every style can be read and told from plain text. */
#include "support.h"

#include <math.h>

#include "ui/canvas/style.h"

static double linear(int part)
{
	double c = part / 255.0;

	return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

/* Relative luminance (WCAG) of a colour of 256: the cube, and the greys after it. */
static double luminance(int colour)
{
	static const int steps[] = {0, 95, 135, 175, 215, 255};
	int r, g, b;

	if (colour >= 232) {
		r = g = b = 8 + 10 * (colour - 232);
	} else {
		r = steps[(colour - 16) / 36];
		g = steps[(colour - 16) / 6 % 6];
		b = steps[(colour - 16) % 6];
	}
	return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/* The first sixteen as two terminals come with them. */
enum { VGA, XTERM, PALETTES };
static double stock_luminance(int palette, int colour)
{
	static const unsigned rgb[PALETTES][16] = {
		{0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa,
		 0x555555, 0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff},
		{0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
		 0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff}};
	unsigned c;

	if (colour >= 16)
		return luminance(colour);
	c = rgb[palette][colour];
	return 0.2126 * linear((int)(c >> 16)) + 0.7152 * linear((int)(c >> 8 & 255)) +
	       0.0722 * linear((int)(c & 255));
}

static double contrast(double a, double b)
{
	return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}

static void fixed_colours_can_be_read_on_their_ground(void **state)
{
	static const struct {
		enum theme theme;
		double ground, least;
	} rows[] = {{THEME_DARK, 0, 4.5},
		    {THEME_DARK, 0.024, 4.5}, /* #2b2b2b */
		    {THEME_LIGHT, 1, 4.5},
		    {THEME_LIGHT, 0.89, 4.5}, /* #f2f2f2 */
		    {THEME_CONTRAST, 0, 7},
		    {THEME_CONTRAST, 1, 7}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		for (int s = 0; s < STYLE_COUNT; s++) {
			struct pen pen = theme_pen(rows[i].theme, 256, (enum style)s);
			double ground = pen.bg < 0 ? rows[i].ground : luminance(pen.bg);

			assert_int_equal(pen.bg >= 0, pen.bg >= 0 && pen.fg >= 0);
			if (pen.fg >= 0)
				assert_true(contrast(luminance(pen.fg), ground) >=
					    rows[i].least);
		}
}

/* On any ground that is not the user's own, whatever is in that style, lit or not, can be read;
 * with 8, 16 and 256 colours, as two terminals come. */
static void text_on_a_ground_of_ours_can_be_read(void **state)
{
	static const int have[] = {0, 8, 16, 256};
	size_t grounds = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(have) * PALETTES * THEME_COUNT * STYLE_COUNT * 2; i++) {
		bool lit = i % 2;
		enum style s = (enum style)(i / 2 % STYLE_COUNT);
		enum theme t = (enum theme)(i / 2 / STYLE_COUNT % THEME_COUNT);
		int palette = (int)(i / 2 / STYLE_COUNT / THEME_COUNT % PALETTES);
		int n = have[i / 2 / STYLE_COUNT / THEME_COUNT / PALETTES];
		struct pen pen = (lit ? theme_pen_lit : theme_pen)(t, n, s);

		if (lit) /* a bar from edge to edge: ours, or text and ground turned round */
			assert_true(pen.bg >= 0 || pen.attributes & PEN_REVERSE ||
				    theme_pen(t, n, s).attributes & PEN_REVERSE);
		if (lit && pen.bg < 0) /* as readable as plain text */
			assert_true(pen.fg < 0 && !(pen.attributes & PEN_DIM));
		if (pen.bg < 0)
			continue;
		grounds++;
		if (pen.fg < 0 || contrast(stock_luminance(palette, pen.fg),
					   stock_luminance(palette, pen.bg)) < 4.5)
			fail_msg("theme %s, %d colours, style %c%s: %d on %d", theme_names[t], n,
				 style_letter(s), lit ? " lit" : "", pen.fg, pen.bg);
	}
	assert_true(grounds > 100);
}

static void colours_fit_what_the_terminal_has(void **state)
{
	static const int have[] = {0, 2, 8, 16, 88, 256, 16777216};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(have); i++)
		for (int t = 0; t < THEME_COUNT; t++)
			for (int s = 0; s < STYLE_COUNT; s++) {
				struct pen pen = theme_pen((enum theme)t, have[i],
							   (enum style)s);

				assert_true(pen.fg < have[i] && pen.bg < have[i]);
				if (have[i] < 8 || t == THEME_MONO)
					assert_true(pen.fg == -1 && pen.bg == -1);
			}
}

static void plain_text_keeps_the_colours_of_the_terminal(void **state)
{
	(void)state;
	for (int t = 0; t < THEME_COUNT; t++) {
		struct pen pen = theme_pen((enum theme)t, 256, STYLE_TEXT);

		assert_true(pen.fg == -1 && pen.bg == -1 && !pen.attributes);
	}
}

static void nothing_is_dim_in_high_contrast(void **state)
{
	(void)state;
	for (int s = 0; s < STYLE_COUNT; s++) {
		assert_false(theme_pen(THEME_CONTRAST, 8, (enum style)s).attributes &
			     PEN_DIM);
		assert_false(theme_pen(THEME_CONTRAST, 2, (enum style)s).attributes &
			     PEN_DIM);
	}
}

static void what_is_pressed_or_wrong_stands_out_without_colour(void **state)
{
	static const enum style styles[] = {STYLE_STRONG, STYLE_CURSOR,   STYLE_TAB_HERE,
					    STYLE_ERROR,  STYLE_CRITICAL, STYLE_SELECTED,
					    STYLE_INPUT,  STYLE_WARNING};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(styles); i++)
		assert_true(theme_pen(THEME_MONO, 256, styles[i]).attributes);
}

/* Where two of these meet, they meet in one place of the screen. */
static void what_differs_in_weight_differs_without_colour(void **state)
{
	static const enum style groups[][5] = {
		{STYLE_TEXT, STYLE_MODERATE, STYLE_HIGH, STYLE_CRITICAL},
		{STYLE_INFO, STYLE_WARNING, STYLE_ERROR},
		{STYLE_TEXT, STYLE_SELECTED, STYLE_INPUT, STYLE_TAB_HERE},
		{STYLE_BAR, STYLE_BAR_RANGE},
		{STYLE_TAB, STYLE_TAB_HERE},
		{STYLE_KEY, STYLE_FOOTER},
	};
	static const struct {
		enum theme theme;
		int colours;
	} blind[] = {{THEME_MONO, 256}, {THEME_MONO, 0}, {THEME_AUTO, 0}, {THEME_DARK, 2}};

	(void)state;
	for (size_t b = 0; b < COUNT_OF(blind); b++)
		for (size_t g = 0; g < COUNT_OF(groups); g++)
			for (size_t i = 0; i < 5 && (i == 0 || groups[g][i]); i++)
				for (size_t k = 0; k < i; k++)
					assert_int_not_equal(
						theme_pen(blind[b].theme, blind[b].colours,
							  groups[g][i])
							.attributes,
						theme_pen(blind[b].theme, blind[b].colours,
							  groups[g][k])
							.attributes);
}

/* The theme without a colour is the one that terminals without colours get. */
static void a_terminal_without_colours_is_mono_whatever_the_theme(void **state)
{
	(void)state;
	for (int s = 0; s < STYLE_COUNT; s++)
		for (int t = 0; t < THEME_COUNT; t++)
			if (t != THEME_CONTRAST)
				assert_int_equal(
					theme_pen((enum theme)t, 2, (enum style)s).attributes,
					theme_pen(THEME_MONO, 256, (enum style)s).attributes);
}

static void themes_are_found_by_name(void **state)
{
	(void)state;
	for (int t = 0; t < THEME_COUNT; t++)
		assert_int_equal(theme_of(theme_names[t]), t);
	assert_int_equal(theme_of("darkish"), THEME_COUNT);
	assert_int_equal(theme_of(""), THEME_COUNT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fixed_colours_can_be_read_on_their_ground),
		cmocka_unit_test(text_on_a_ground_of_ours_can_be_read),
		cmocka_unit_test(colours_fit_what_the_terminal_has),
		cmocka_unit_test(plain_text_keeps_the_colours_of_the_terminal),
		cmocka_unit_test(nothing_is_dim_in_high_contrast),
		cmocka_unit_test(what_is_pressed_or_wrong_stands_out_without_colour),
		cmocka_unit_test(what_differs_in_weight_differs_without_colour),
		cmocka_unit_test(a_terminal_without_colours_is_mono_whatever_the_theme),
		cmocka_unit_test(themes_are_found_by_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
