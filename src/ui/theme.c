#include "ui/style.h"

/* Letters of the planes that tests and `plumbline screen --styles` print. */
static const char letters[STYLE_COUNT] = {
#define X(name, letter, meaning) [STYLE_##name] = letter,
	STYLES(X)
#undef X
};

enum { BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, WHITE, OWN = -1 };

/* On the terminal's own background, dark or light, in its eight base colours; bold carries
 * what colour carries, so that either may be missing. */
static const struct pen pens[STYLE_COUNT] = {
	[STYLE_TEXT] = {OWN, OWN, 0},
	[STYLE_DIM] = {OWN, OWN, PEN_DIM},
	[STYLE_STRONG] = {OWN, OWN, PEN_BOLD},
	[STYLE_TITLE] = {OWN, OWN, PEN_BOLD},
	[STYLE_TAB] = {OWN, OWN, 0},
	[STYLE_TAB_HERE] = {OWN, OWN, PEN_REVERSE},
	[STYLE_HEADING] = {CYAN, OWN, PEN_BOLD},
	[STYLE_KEY] = {CYAN, OWN, 0},
	[STYLE_MARK] = {CYAN, OWN, PEN_BOLD},
	[STYLE_CURSOR] = {OWN, OWN, PEN_BOLD},
	[STYLE_SELECTED] = {GREEN, OWN, PEN_BOLD},
	[STYLE_GOOD] = {GREEN, OWN, 0},
	[STYLE_MODERATE] = {YELLOW, OWN, 0},
	[STYLE_HIGH] = {RED, OWN, 0},
	[STYLE_CRITICAL] = {RED, OWN, PEN_BOLD},
	[STYLE_UNKNOWN] = {MAGENTA, OWN, 0},
	[STYLE_FLAG] = {MAGENTA, OWN, PEN_BOLD},
	[STYLE_INFO] = {GREEN, OWN, 0},
	[STYLE_WARNING] = {YELLOW, OWN, PEN_BOLD},
	[STYLE_ERROR] = {RED, OWN, PEN_BOLD | PEN_REVERSE},
	[STYLE_INPUT] = {OWN, OWN, PEN_UNDERLINE},
	[STYLE_FRAME] = {OWN, OWN, PEN_DIM},
	[STYLE_BAR] = {CYAN, OWN, 0},
	[STYLE_BAR_RANGE] = {CYAN, OWN, PEN_DIM},
	[STYLE_FOOTER] = {OWN, OWN, PEN_DIM},
};

struct pen theme_pen(enum theme t, enum style s)
{
	struct pen pen = pens[s];

	if (t == THEME_MONO)
		pen.fg = pen.bg = OWN;
	return pen;
}

char style_letter(enum style s)
{
	return letters[s];
}

enum style severity_style(enum severity s)
{
	switch (s) {
	case SEVERITY_CRITICAL:
		return STYLE_CRITICAL;
	case SEVERITY_HIGH:
		return STYLE_HIGH;
	case SEVERITY_MEDIUM:
		return STYLE_MODERATE;
	case SEVERITY_LOW:
	case SEVERITY_NONE:
		break;
	}
	return STYLE_TEXT;
}

enum style band_style(enum band b)
{
	switch (b) {
	case BAND_EXCELLENT:
		return STYLE_GOOD;
	case BAND_MODERATE:
		return STYLE_MODERATE;
	case BAND_CRITICAL:
		return STYLE_CRITICAL;
	case BAND_NONE:
		break;
	}
	return STYLE_DIM;
}
