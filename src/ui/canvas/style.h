/* style.h - what a piece of the screen means; the theme says how that looks.
 *
 * Views name meanings only. Nothing is said by a style alone: whoever uses STYLE_CRITICAL
 * also writes the word. */
#ifndef UI_CANVAS_STYLE_H
#define UI_CANVAS_STYLE_H

#include <stdbool.h>

#include "engine/score.h"

/* X(constant, letter in printed style planes, meaning) */
#define STYLES(X)                                                                        \
	X(TEXT, '.', "plain text")                                                       \
	X(DIM, 'd', "what matters less: explanations, what is not asked")                \
	X(STRONG, 's', "the few words that must be seen first")                          \
	X(TITLE, 'T', "the title line")                                                  \
	X(TAB, 't', "a tab in the title line")                                           \
	X(TAB_HERE, 'H', "the tab that is shown")                                        \
	X(HEADING, 'h', "a heading inside a view")                                       \
	X(KEY, 'k', "a key that can be pressed")                                         \
	X(MARK, 'm', "the marker beside the line under the cursor")                      \
	X(CURSOR, 'c', "the short text under the cursor")                                \
	X(SELECTED, 'S', "the answer that is chosen")                                    \
	X(GOOD, 'g', "excellent, done, yes")                                             \
	X(MODERATE, 'o', "moderate, partial, medium severity")                           \
	X(HIGH, 'i', "high severity")                                                    \
	X(CRITICAL, 'C', "critical, no")                                                 \
	X(UNKNOWN, 'u', "unknown, unverified")                                           \
	X(FLAG, 'f', "flagged for later")                                                \
	X(INFO, 'n', "a message: something worked or moved")                             \
	X(WARNING, 'w', "a message: something is in the way")                            \
	X(ERROR, 'e', "a message: something failed; NOT SAVED")                          \
	X(INPUT, 'I', "text being typed")                                                \
	X(INPUT_WHOLE, 'W', "text that the next character replaces")                     \
	X(FRAME, 'F', "lines between panes, borders of dialogs")                         \
	X(BAR, 'b', "the part of a bar that is certain (low)")                           \
	X(BAR_RANGE, 'r', "the part of a bar that is still open (low to high)")          \
	X(FOOTER, 'l', "labels in the footer")

enum style {
#define X(name, letter, meaning) STYLE_##name,
	STYLES(X)
#undef X
		STYLE_COUNT
};

/* How a style looks. Colours are those of the terminal, 0 to 255; -1 is its own. */
enum pen_attribute { PEN_BOLD = 1, PEN_DIM = 2, PEN_UNDERLINE = 4, PEN_REVERSE = 8 };
struct pen {
	short fg, bg;
	unsigned char attributes; /* enum pen_attribute, or'ed */
};

/* X(constant, name, who it is for) */
#define THEMES(X)                                                                        \
	X(AUTO, "auto", "the terminal's own eight colours, on any background")           \
	X(DARK, "dark", "for a dark background")                                         \
	X(LIGHT, "light", "for a light background")                                      \
	X(CONTRAST, "high-contrast", "black or white on strong colours; nothing is dim") \
	X(MONO, "mono", "no colours")

enum theme {
#define X(constant, name, who) THEME_##constant,
	THEMES(X)
#undef X
		THEME_COUNT
};

/* The names in the order of the enum, ended by NULL. */
extern const char *const theme_names[];
/* THEME_COUNT when there is none of that name. */
enum theme theme_of(const char *name);
/* The pen of a style on a terminal with that many colours: from 256 on, from 16 on, from 8
 * on, or fewer: then none is used. */
struct pen theme_pen(enum theme t, int colours, enum style s);
/* The same on the line under the cursor, which has a ground from edge to edge. Where the
 * colours of both are fixed, text has a contrast of at least 4.5 to 1 on it; where they are the
 * user's own, fore- and background change places and no colour is used: that line can be read
 * as well as plain text. */
struct pen theme_pen_lit(enum theme t, int colours, enum style s);
/* The letter of a style in printed style planes. */
char style_letter(enum style s);

/* The style that belongs to a word: write the word, too. */
enum style severity_style(enum severity s);
enum style band_style(enum band b);

#endif
