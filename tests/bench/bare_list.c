/* bare_list - a list as plain curses makes it: all rows drawn, a bar on the current one.
 *
 *   bare_list ITEMS
 *
 * Arrow keys or j and k move, q leaves. */
#define _XOPEN_SOURCE_EXTENDED 1
#include <curses.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

static void draw(int items, int top, int here)
{
	static const char *const texts[] = {
		"Who may change what runs in production?",
		"When was a restore last rehearsed, and how long did it take?",
		"Which limits does the model endpoint meet first under load?",
		"What does the assistant answer when it finds nothing?",
		"How is a regional failure of the platform absorbed?",
	};

	erase();
	for (int row = 0; row < LINES && top + row < items; row++) {
		int item = top + row;
		char line[512];

		snprintf(line, sizeof line, " QST-%05d  %-*s", item, COLS - 13, texts[item % 5]);
		if (item == here)
			attron(A_REVERSE);
		mvaddnstr(row, 0, line, COLS - 1);
		if (item == here)
			attroff(A_REVERSE);
	}
	refresh();
}

int main(int argc, char **argv)
{
	int items = argc > 1 ? (int)strtol(argv[1], NULL, 10) : 300, here = 0, top = 0, key;

	setlocale(LC_ALL, "");
	initscr();
	cbreak();
	noecho();
	keypad(stdscr, TRUE);
	curs_set(0);
	draw(items, top, here);
	while ((key = getch()) != 'q' && key != ERR) {
		if ((key == KEY_DOWN || key == 'j') && here < items - 1)
			here++;
		else if ((key == KEY_UP || key == 'k') && here > 0)
			here--;
		if (here >= top + LINES)
			top = here - LINES + 1;
		if (here < top)
			top = here;
		draw(items, top, here);
	}
	endwin();
	return 0;
}
