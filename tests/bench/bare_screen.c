/* bare_screen - plain curses showing screens that were captured elsewhere.
 *
 *   bare_screen SCREEN [FOLDER]
 *
 * Shows the screen in that file, a struct vt_screen as vt.c keeps it. The key l loads the
 * file anew and p paints what was loaded, so that loading is not measured with painting; q
 * leaves. With FOLDER all YAML files in it are taken through libyaml first. */
#define _XOPEN_SOURCE_EXTENDED 1
#include <curses.h>
#include <glob.h>
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "vt.h"

static struct vt_screen screen;
static cchar_t cells[VT_ROWS_MAX][VT_COLS_MAX];
static int lengths[VT_ROWS_MAX];

static void take_events(const char *path)
{
	FILE *in = fopen(path, "rb");
	yaml_parser_t parser;
	bool done = !in;

	if (!in || !yaml_parser_initialize(&parser))
		return;
	yaml_parser_set_input_file(&parser, in);
	while (!done) {
		yaml_event_t event;

		if (!yaml_parser_parse(&parser, &event))
			break;
		done = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	fclose(in);
}

static void take_folder(const char *folder)
{
	char pattern[4096];
	glob_t found;

	snprintf(pattern, sizeof pattern, "%s/*.yaml", folder);
	if (glob(pattern, 0, NULL, &found) != 0)
		return;
	for (size_t i = 0; i < found.gl_pathc; i++)
		take_events(found.gl_pathv[i]);
	globfree(&found);
}

/* The number of a colour pair, made when it is asked for first. */
static short pair_of(short fg, short bg)
{
	static struct {
		short fg, bg;
	} known[64];
	static short n;

	if (fg < 0 && bg < 0)
		return 0;
	for (short i = 0; i < n; i++)
		if (known[i].fg == fg && known[i].bg == bg)
			return (short)(i + 1);
	if (n == 64)
		return 0;
	known[n].fg = fg;
	known[n++].bg = bg;
	init_pair(n, fg, bg);
	return n;
}

static attr_t attributes_of(unsigned char attr)
{
	return (attr & VT_BOLD ? A_BOLD : 0) | (attr & VT_DIM ? A_DIM : 0) |
	       (attr & VT_UNDERLINE ? A_UNDERLINE : 0) | (attr & VT_REVERSE ? A_REVERSE : 0);
}

static void load(const char *path)
{
	FILE *in = fopen(path, "rb");

	if (!in || fread(&screen, sizeof screen, 1, in) != 1)
		exit(1);
	fclose(in);
	for (int y = 0; y < screen.rows; y++) {
		lengths[y] = 0;
		for (int x = 0; x < screen.cols; x++) {
			const struct vt_cell *c = &screen.cell[y][x];
			wchar_t text[VT_MARKS + 1] = {0};

			if (!c->text[0])
				continue;
			memcpy(text, c->text, sizeof c->text);
			setcchar(&cells[y][lengths[y]++], text, attributes_of(c->attr),
				 pair_of(c->fg, c->bg), NULL);
		}
	}
}

static void paint(void)
{
	erase();
	for (int y = 0; y < screen.rows; y++)
		mvadd_wchnstr(y, 0, cells[y], lengths[y]);
	curs_set(screen.cursor);
	move(screen.y, screen.x);
	refresh();
}

int main(int argc, char **argv)
{
	int key;

	if (argc < 2)
		return 2;
	if (argc > 2)
		take_folder(argv[2]);
	setlocale(LC_ALL, "");
	initscr();
	cbreak();
	noecho();
	keypad(stdscr, TRUE);
	start_color();
	use_default_colors();
	load(argv[1]);
	paint();
	while ((key = getch()) != 'q' && key != ERR)
		if (key == 'l')
			load(argv[1]);
		else if (key == 'p')
			paint();
	endwin();
	return 0;
}
