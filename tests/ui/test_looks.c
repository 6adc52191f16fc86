/* How a screen looks where colour says nothing, and where it says it loudly: the score, the
 * plan, the decisions and a vote, without colours and in the high-contrast theme. */
#include "ui/firm.h"

#include <ctype.h>

#define GO_TO(id) "W / " id " <Enter> <Esc> "
#define VOTERS "p A n n , B o b , C y <Enter> "

static const struct scene {
	const char *name, *keys;
} scenes[] = {
	{"score", "S"},
	{"plan", "L <Space> j"},
	{"picture", "L <Space> m <Tab>"},
	{"decisions", "D 1 j u j"},
	{"tree", "D t j"},
	{"vote", GO_TO("R E L - 0 2") "V " VOTERS "h 2 3"},
	{"voted", GO_TO("R E L - 0 2") "V " VOTERS "2 3 3 <Enter>"},
	{"practices", GO_TO("R E L - 0 3") "y p n u f"},
};

static const struct {
	enum theme theme;
	const char *name, *legend;
} themes[] = {
	{THEME_MONO, "mono", "b bold, d dim, u underlined, r reverse, B bold underlined, R bold "
			     "reverse, v underlined reverse, V bold underlined reverse"},
	{THEME_CONTRAST, "contrast",
	 "on a colour: g green, y yellow, c crimson, p purple, C P bold on it; else b bold, u "
	 "underlined, B bold underlined, r reverse, R bold reverse"},
};

/* One letter for a pen; fails for one that nobody thought of. */
static char letter_of(struct pen pen)
{
	static const struct {
		short bg;
		unsigned char attributes;
		char letter;
	} rows[] = {
		{-1, 0, '.'},
		{-1, PEN_BOLD, 'b'},
		{-1, PEN_DIM, 'd'},
		{-1, PEN_UNDERLINE, 'u'},
		{-1, PEN_REVERSE, 'r'},
		{-1, PEN_BOLD | PEN_UNDERLINE, 'B'},
		{-1, PEN_BOLD | PEN_REVERSE, 'R'},
		{-1, PEN_UNDERLINE | PEN_REVERSE, 'v'},
		{-1, PEN_BOLD | PEN_UNDERLINE | PEN_REVERSE, 'V'},
		{46, 0, 'g'},	   {46, PEN_BOLD, 'G'},
		{226, 0, 'y'},	   {226, PEN_BOLD, 'Y'},
		{88, 0, 'c'},	   {88, PEN_BOLD, 'C'},
		{54, 0, 'p'},	   {54, PEN_BOLD, 'P'},
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++)
		if (rows[i].bg == pen.bg && rows[i].attributes == pen.attributes)
			return rows[i].letter;
	fail_msg("a pen with the ground %d and the attributes %d", pen.bg, pen.attributes);
	return '?';
}

static char look_of(enum theme theme, const struct cell *cell)
{
	return letter_of((cell->lit ? theme_pen_lit : theme_pen)(theme, 256,
								 (enum style)cell->style));
}

static void add_looks(struct str *out, const struct grid *g, enum theme theme)
{
	for (int row = 0; row < g->rows; row++) {
		for (int col = 0; col < g->cols; col++)
			str_addc(out, look_of(theme, grid_cell(g, row, col)));
		str_addc(out, '\n');
	}
}

static void screens_look_as_they_were_reviewed(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(scenes); i++)
		for (size_t t = 0; t < COUNT_OF(themes); t++) {
			struct play *p = play_firm(24, 80);
			struct str out = {0};
			char name[80];

			play(p, scenes[i].keys);
			grid_text(app_draw(p->app), &out);
			str_addf(&out, "-------- %s\n", themes[t].legend);
			add_looks(&out, app_draw(p->app), themes[t].theme);
			snprintf(name, sizeof name, "look-%s-%s-80x24.txt", themes[t].name,
				 scenes[i].name);
			assert_golden(name, str_text(&out));
			str_release(&out);
			play_close(p);
		}
}

/* Styles that mean something by themselves; the others only say what matters more. */
static bool has_meaning(enum style s)
{
	static const enum style styles[] = {STYLE_SELECTED, STYLE_GOOD,	   STYLE_MODERATE,
					    STYLE_HIGH,	    STYLE_CRITICAL, STYLE_UNKNOWN,
					    STYLE_FLAG,	    STYLE_INFO,	   STYLE_WARNING,
					    STYLE_ERROR,    STYLE_BAR,	   STYLE_BAR_RANGE};

	for (size_t i = 0; i < COUNT_OF(styles); i++)
		if (styles[i] == s)
			return true;
	return false;
}

/* Remembers "text" as said in the style; complains when the same has been said with another
 * meaning and would look the same without colours. */
struct saying {
	char text[128];
	enum style style;
};
struct sayings {
	struct saying items[2000];
	size_t n;
};

static void say(struct sayings *all, const char *text, enum style style, const char *where)
{
	char look = letter_of(theme_pen(THEME_MONO, 256, style));

	for (size_t i = 0; i < all->n; i++) {
		const struct saying *old = &all->items[i];

		if (strcmp(old->text, text) != 0)
			continue;
		if (old->style == style)
			return;
		if (letter_of(theme_pen(THEME_MONO, 256, old->style)) == look)
			fail_msg("%s: '%s' means %c and %c, and only the colour tells", where,
				 text, style_letter(old->style), style_letter(style));
	}
	assert_true(all->n < COUNT_OF(all->items));
	snprintf(all->items[all->n].text, sizeof all->items[0].text, "%s", text);
	all->items[all->n++].style = style;
}

static bool is_blank(const char *text)
{
	return text[strspn(text, " ")] == '\0';
}

/* Every run of cells that have one meaning, its numbers made equal. */
static void say_runs(struct sayings *all, const struct grid *g, const char *where)
{
	for (int row = 0; row < g->rows; row++)
		for (int col = 0; col < g->cols;) {
			unsigned char style = grid_cell(g, row, col)->style;
			struct str run = {0};

			for (; col < g->cols && grid_cell(g, row, col)->style == style; col++) {
				const char *text = grid_cell(g, row, col)->text;
				bool digit = isdigit((unsigned char)*text) != 0;

				if (digit && run.len && str_text(&run)[run.len - 1] == '9')
					continue;
				str_add(&run, digit ? "9" : text);
			}
			if (has_meaning((enum style)style) && !is_blank(str_text(&run)))
				say(all, str_text(&run), (enum style)style, where);
			str_release(&run);
		}
}

/* Whatever is said in one meaning is not said in another in the same words and the same look:
 * over all scenes of a size together, so that a sign means the same everywhere. */
static void nothing_is_said_by_colour_alone(void **state)
{
	static const struct {
		int rows, cols;
	} sizes[] = {{24, 80}, {40, 120}, {16, 60}};

	(void)state;
	for (size_t j = 0; j < COUNT_OF(sizes); j++) {
		struct sayings *all = calloc(1, sizeof *all);

		for (size_t i = 0; i < COUNT_OF(scenes); i++) {
			struct play *p = play_firm(sizes[j].rows, sizes[j].cols);

			play(p, scenes[i].keys);
			say_runs(all, app_draw(p->app), scenes[i].name);
			play_close(p);
		}
		assert_true(all->n > 10);
		free(all);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(screens_look_as_they_were_reviewed),
		cmocka_unit_test(nothing_is_said_by_colour_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
