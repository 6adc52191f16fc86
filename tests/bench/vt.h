/* vt.h - what a terminal would show: takes the bytes a program sends to an xterm and keeps
 * the cells. Enough for what curses sends; it counts what it does not know. */
#ifndef BENCH_VT_H
#define BENCH_VT_H

#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

enum { VT_ROWS_MAX = 64, VT_COLS_MAX = 208, VT_MARKS = 3 };
enum { VT_BOLD = 1, VT_DIM = 2, VT_ITALIC = 4, VT_UNDERLINE = 8, VT_REVERSE = 16 };

struct vt_cell {
	wchar_t text[VT_MARKS]; /* a character and what combines with it; 0: right half */
	short fg, bg;           /* -1: default */
	unsigned char attr;
};

struct vt_screen {
	int rows, cols, y, x;
	bool cursor; /* is it shown */
	struct vt_cell cell[VT_ROWS_MAX][VT_COLS_MAX];
};

struct vt {
	struct vt_screen now;
	struct vt_cell pen;
	int top, bottom; /* of the scrolling region */
	bool wrap;       /* the cursor stands behind the last column */
	bool insert;
	int state, n_args, args[16];
	char private;
	wchar_t partial, last; /* a character under way; the last one shown, for REP */
	int missing;
	size_t unknown;
};

void vt_reset(struct vt *t, int rows, int cols);
void vt_feed(struct vt *t, const char *bytes, size_t n);
/* Do both show the same, but for one row (-1: none)? */
bool vt_same(const struct vt_screen *a, const struct vt_screen *b, int but_row);

#endif
