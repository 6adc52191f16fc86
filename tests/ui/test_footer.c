/* The last line of the screen: what a newcomer needs next comes first, help never goes. */
#define _POSIX_C_SOURCE 200809L
#include "ui/places.h"

/* The last line of the screen; freed by the caller. */
static struct str footer(struct play *p, int cols)
{
	const struct grid *g;
	struct str line = {0};

	app_resize(p->app, 24, cols);
	g = app_draw(p->app);
	for (int col = 0; col < g->cols; col++)
		str_add(&line, grid_cell(g, g->rows - 1, col)->text);
	return line;
}

static bool ends_with(const char *text, const char *end)
{
	size_t n = strlen(text), k = strlen(end);

	return n >= k && !strcmp(text + n - k, end);
}

static void help_stands_last_at_every_width(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(places); i++) {
		struct play *p =
			play_open(places[i].answers, places[i].rows, places[i].cols, false);

		play(p, places[i].keys);
		for (int cols = 60; cols <= 140; cols++) {
			struct str line = footer(p, cols);

			if (!ends_with(str_text(&line), "  ? help"))
				fail_msg("%s, %d columns: %s", places[i].name, cols,
					 str_text(&line));
			str_release(&line);
		}
		play_close(p);
	}
}

static void what_is_needed_next_comes_first(void **state)
{
	static const struct {
		const char *keys;
		int cols;
		const char *line;
	} rows[] = {
		{"W / R E L - 0 1 <Enter>", 60,
		 "0-4 level  u unknown  x n/a  Enter next  i more       ? help"},
		{"W / R E L - 0 1 <Enter>", 80,
		 "0-4 level  u unknown  x n/a  Enter next  i more  e note  [ back  q leave  ? help"},
		{"W / R E L - 0 1 <Enter> j", 60,
		 "0-4 level  u unknown  x n/a  Enter take it  i more    ? help"},
		{"W / R E L - 0 6 <Enter> j", 60, "y yes  p part"},
		{"W / R E L - 0 6 <Enter>", 80,
		 "y yes  p part  n no  u unknown  Enter next  i more  e note       q leave  ? help"},
		{"W / R E L - 0 1 <Enter> B", 60,
		 "0-4 level  u unknown  x n/a  Enter next       q back  ? help"},
		{"D", 80, "1-9 choose  u unknown  i more  t architecture  Tab options"},
		{"P", 60, "Enter type  j next  i more  Del clear         q back  ? help"},
		{"P j", 60, "1-9 switch  0 none  Enter next  Tab values  i more    ? help"},
		{"P j j", 60, "1-9 choose  Enter next  Tab values  i more    q back  ? help"},
		{"L", 60, "s status  o owner  d due  Enter open  Right steps     ? help"},
		{"L", 80, "s status  o owner  d due  Enter open  Right steps  $ days"},
		{"E", 60, "Space tick  Enter write  r redact  t where    q back  ? help"},
		{"R", 60, "/ find  Tab next list  1-4 this list          q back  ? help"},
		{"K", 60, "T timer  m minutes  Enter go there  + park    q back  ? help"},
		{"W o", 80, "Enter go there  Esc stay  a not asked  i more"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct play *p = play_open(play_contoso, 24, 80, false);
		struct str line;

		play(p, rows[i].keys);
		line = footer(p, rows[i].cols);
		if (strncmp(str_text(&line), rows[i].line, strlen(rows[i].line)) != 0)
			fail_msg("%s, %d columns: %s", rows[i].keys, rows[i].cols,
				 str_text(&line));
		str_release(&line);
		play_close(p);
	}
}

/* In the sections nothing is taken away, so the key that would is not offered there. */
static void the_way_back_stands_where_an_answer_led_to(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);
	struct str line;

	(void)state;
	play(p, "W / R E L - 0 6 <Enter> [ u");
	line = footer(p, 80);
	assert_text_has(str_text(&line), "Enter next  i more  [ back");
	str_release(&line);
	line = footer(p, 140);
	assert_text_has(str_text(&line), "e note   [ back");
	str_release(&line);
	play(p, "[ ]");
	line = footer(p, 80);
	assert_text_has(str_text(&line), "Enter next  i more  e note");
	str_release(&line);
	play_close(p);
}

/* Only a section of the score has areas to show. */
static void areas_are_offered_on_sections_only(void **state)
{
	struct play *p = play_open(play_contoso, 40, 80, false);
	struct str line;

	(void)state;
	play(p, "S");
	line = footer(p, 80);
	assert_null(strstr(str_text(&line), "areas"));
	str_release(&line);
	play(p, "<Tab> <Tab>");
	line = footer(p, 80);
	assert_text_has(str_text(&line), "Space areas");
	str_release(&line);
	play_close(p);
}

static void what_cannot_be_done_is_not_offered(void **state)
{
	struct play *p = play_open(play_contoso, 40, 120, false);
	struct str line;

	(void)state;
	play(p, "W / R E L - 0 1 <Enter>");
	line = footer(p, 140);
	assert_text_has(str_text(&line), "Del clear");
	str_release(&line);
	play(p, "o");
	line = footer(p, 140);
	assert_null(strstr(str_text(&line), "Del clear"));
	str_release(&line);
	play_close(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(help_stands_last_at_every_width),
		cmocka_unit_test(what_is_needed_next_comes_first),
		cmocka_unit_test(the_way_back_stands_where_an_answer_led_to),
		cmocka_unit_test(areas_are_offered_on_sections_only),
		cmocka_unit_test(what_cannot_be_done_is_not_offered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
