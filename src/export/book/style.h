/* style.h - what each look is made of, before any file format. */
#ifndef EXPORT_BOOK_STYLE_H
#define EXPORT_BOOK_STYLE_H

#include <stdbool.h>

#include "export/report/look.h"

/* Colours, as 0xRRGGBB. */
enum {
	INK = 0x1F2933,
	MUTED = 0x5F6B7A,
	ACCENT = 0x1F4E79,
	ACCENT_LIGHT = 0xB8CCE4,
	ACCENT_PALE = 0xEAF1F8,
	LINE = 0xD5DBE1,
	PAPER = 0xFFFFFF,
};

enum align { ALIGN_ANY, ALIGN_LEFT, ALIGN_RIGHT };

/* What is 0 is left as it is. */
struct style {
	double size;           /* of the font, in points */
	unsigned colour, fill;
	const char *number;    /* how numbers are written */
	const char *after;     /* a word that stands behind them, or NULL */
	enum align align;      /* left-aligned cells of a table are set in a bit */
	bool bold, wrap, middle, underlined, line, strong_line, unlocked;
	bool set_in;           /* from the left, as in a table */
};

const struct style *style_of(enum look look);

#endif
