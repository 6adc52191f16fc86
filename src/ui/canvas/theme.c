#include "ui/canvas/style.h"

#include <string.h>

/* Letters of the planes that tests and `plumbline screen --styles` print. */
static const char letters[STYLE_COUNT] = {
#define X(name, letter, meaning) [STYLE_##name] = letter,
	STYLES(X)
#undef X
};

/* What colour a style has, before a theme says which one that is. */
enum hue { NONE, GOOD, MODERATE, CRITICAL, UNKNOWN, ACCENT, HUES };

/* A hue with 8, 16 and 256 colours. The ground (OWN: the terminal's) is only used by themes
 * that write on colours. */
enum { BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, WHITE, BRIGHT, OWN = -1 };
enum depth_of_colour { EIGHT, SIXTEEN, MANY, DEPTHS };
struct ink {
	short fg[DEPTHS], bg[DEPTHS];
};
#define ON_OWN {OWN, OWN, OWN}

/* The terminal's own eight colours are what its user chose to read. Those of 256 are fixed,
 * so they are chosen: dark and light have a contrast of at least 4.5 to 1 on their ground,
 * high-contrast of 7 to 1 on the colour beneath. */
static const struct ink inks[THEME_COUNT][HUES] = {
	[THEME_AUTO] = {
		[NONE] = {ON_OWN, ON_OWN},
		[GOOD] = {{GREEN, GREEN, GREEN}, ON_OWN},
		[MODERATE] = {{YELLOW, YELLOW, YELLOW}, ON_OWN},
		[CRITICAL] = {{RED, RED, RED}, ON_OWN},
		[UNKNOWN] = {{MAGENTA, MAGENTA, MAGENTA}, ON_OWN},
		[ACCENT] = {{CYAN, CYAN, CYAN}, ON_OWN},
	},
	[THEME_DARK] = {
		[NONE] = {ON_OWN, ON_OWN},
		[GOOD] = {{GREEN, BRIGHT + GREEN, 114}, ON_OWN},
		[MODERATE] = {{YELLOW, BRIGHT + YELLOW, 221}, ON_OWN},
		[CRITICAL] = {{RED, BRIGHT + RED, 210}, ON_OWN},
		[UNKNOWN] = {{MAGENTA, BRIGHT + MAGENTA, 183}, ON_OWN},
		[ACCENT] = {{CYAN, BRIGHT + CYAN, 117}, ON_OWN},
	},
	[THEME_LIGHT] = {
		[NONE] = {ON_OWN, ON_OWN},
		[GOOD] = {{GREEN, GREEN, 22}, ON_OWN},
		[MODERATE] = {{RED, RED, 94}, ON_OWN},
		[CRITICAL] = {{RED, RED, 124}, ON_OWN},
		[UNKNOWN] = {{MAGENTA, MAGENTA, 90}, ON_OWN},
		[ACCENT] = {{BLUE, BLUE, 25}, ON_OWN},
	},
	[THEME_CONTRAST] = { /* of eight colours only green is surely a ground to read on */
		[NONE] = {ON_OWN, ON_OWN},
		[GOOD] = {{BLACK, BLACK, 16}, {GREEN, BRIGHT + GREEN, 46}},
		[MODERATE] = {{YELLOW, BLACK, 16}, {OWN, BRIGHT + YELLOW, 226}},
		[CRITICAL] = {{RED, BRIGHT + WHITE, 231}, {OWN, RED, 88}},
		[UNKNOWN] = {{MAGENTA, BRIGHT + WHITE, 231}, {OWN, MAGENTA, 54}},
		[ACCENT] = {ON_OWN, ON_OWN},
	},
	[THEME_MONO] = {
		[NONE] = {ON_OWN, ON_OWN},
		[GOOD] = {ON_OWN, ON_OWN},
		[MODERATE] = {ON_OWN, ON_OWN},
		[CRITICAL] = {ON_OWN, ON_OWN},
		[UNKNOWN] = {ON_OWN, ON_OWN},
		[ACCENT] = {ON_OWN, ON_OWN},
	},
};

/* Attributes beside the colour; where nothing may be dim (clear); and where there is no
 * colour (mono): there the weight of a thing is seen all the same. */
static const struct look {
	enum hue hue;
	unsigned char attributes, clear, mono;
} looks[STYLE_COUNT] = {
	[STYLE_TEXT] = {NONE, 0, 0, 0},
	[STYLE_DIM] = {NONE, PEN_DIM, 0, PEN_DIM},
	[STYLE_STRONG] = {NONE, PEN_BOLD, PEN_BOLD, PEN_BOLD},
	[STYLE_TITLE] = {NONE, PEN_BOLD, PEN_BOLD, PEN_BOLD},
	[STYLE_TAB] = {NONE, 0, 0, 0},
	[STYLE_TAB_HERE] = {NONE, PEN_REVERSE, PEN_REVERSE | PEN_BOLD, PEN_REVERSE},
	[STYLE_HEADING] = {ACCENT, PEN_BOLD, PEN_BOLD | PEN_UNDERLINE, PEN_BOLD},
	[STYLE_KEY] = {ACCENT, 0, PEN_BOLD, 0},
	[STYLE_MARK] = {ACCENT, PEN_BOLD, PEN_BOLD, PEN_BOLD},
	[STYLE_CURSOR] = {NONE, PEN_BOLD, PEN_BOLD | PEN_REVERSE, PEN_BOLD},
	[STYLE_SELECTED] = {GOOD, PEN_BOLD, PEN_BOLD, PEN_BOLD},
	[STYLE_GOOD] = {GOOD, 0, 0, 0},
	[STYLE_MODERATE] = {MODERATE, 0, 0, PEN_UNDERLINE},
	[STYLE_HIGH] = {CRITICAL, 0, 0, PEN_BOLD},
	[STYLE_CRITICAL] = {CRITICAL, PEN_BOLD, PEN_BOLD, PEN_BOLD | PEN_UNDERLINE},
	[STYLE_UNKNOWN] = {UNKNOWN, 0, 0, 0},
	[STYLE_FLAG] = {UNKNOWN, PEN_BOLD, PEN_BOLD, PEN_BOLD},
	[STYLE_INFO] = {GOOD, 0, 0, 0},
	[STYLE_WARNING] = {MODERATE, PEN_BOLD, PEN_BOLD, PEN_BOLD},
	[STYLE_ERROR] = {CRITICAL, PEN_BOLD | PEN_REVERSE, PEN_BOLD, PEN_BOLD | PEN_REVERSE},
	[STYLE_INPUT] = {NONE, PEN_UNDERLINE, PEN_UNDERLINE | PEN_BOLD, PEN_UNDERLINE},
	[STYLE_INPUT_WHOLE] = {NONE, PEN_REVERSE, PEN_REVERSE | PEN_BOLD, PEN_REVERSE},
	[STYLE_FRAME] = {NONE, PEN_DIM, 0, PEN_DIM},
	[STYLE_BAR] = {ACCENT, 0, 0, 0},
	[STYLE_BAR_RANGE] = {ACCENT, PEN_DIM, 0, PEN_DIM},
	[STYLE_FOOTER] = {NONE, PEN_DIM, 0, PEN_DIM},
};

/* The line under the cursor with 256 colours: its ground, and each hue on it. Keys look as
 * text does there: what is under the cursor needs no hints, and each change of look is more
 * to send. Themes without a ground turn the user's text and ground around. */
static const struct lit {
	short ground;
	short fg[HUES];
} lits[THEME_COUNT] = {
	[THEME_AUTO] = {OWN, {0}},
	[THEME_DARK] = {237, {[NONE] = 255, [GOOD] = 114, [MODERATE] = 221, [CRITICAL] = 210,
			      [UNKNOWN] = 183, [ACCENT] = 255}},
	[THEME_LIGHT] = {254, {[NONE] = 16, [GOOD] = 22, [MODERATE] = 58, [CRITICAL] = 124,
			       [UNKNOWN] = 90, [ACCENT] = 16}},
	[THEME_CONTRAST] = {OWN, {0}},
	[THEME_MONO] = {OWN, {0}},
};

const char *const theme_names[] = {
#define X(constant, name, who) name,
	THEMES(X)
#undef X
	NULL,
};

enum theme theme_of(const char *name)
{
	int t = 0;

	while (theme_names[t] && strcmp(theme_names[t], name) != 0)
		t++;
	return (enum theme)t;
}

struct pen theme_pen(enum theme t, int colours, enum style s)
{
	enum depth_of_colour depth = colours >= 256 ? MANY : colours >= 16 ? SIXTEEN : EIGHT;
	const struct look *look = &looks[s];
	bool coloured = colours >= 8 && t != THEME_MONO;
	const struct ink *ink = &inks[coloured ? t : THEME_MONO][look->hue];
	unsigned attributes = coloured ? look->attributes : look->mono;

	if (t == THEME_CONTRAST)
		attributes = look->clear | (coloured ? 0 : attributes & ~(unsigned)PEN_DIM);
	return (struct pen){ink->fg[depth], ink->bg[depth], (unsigned char)attributes};
}

struct pen theme_pen_lit(enum theme t, int colours, enum style s)
{
	struct pen pen = theme_pen(t, colours, s);
	const struct lit *lit = &lits[t];
	bool plain = looks[s].hue == NONE || looks[s].hue == ACCENT;

	pen.attributes &= (unsigned char)~(PEN_DIM | (plain ? PEN_BOLD : 0));
	if (t == THEME_CONTRAST && pen.bg >= 0) /* on a strong colour already */
		return pen;
	if (colours < 256 || lit->ground < 0)
		return (struct pen){OWN, OWN, pen.attributes ^ PEN_REVERSE};
	return (struct pen){lit->fg[looks[s].hue], lit->ground, pen.attributes};
}

char style_letter(enum style s)
{
	return letters[s];
}

enum style severity_style(enum severity s)
{
	static const enum style styles[] = {
		[SEVERITY_NONE] = STYLE_TEXT,       [SEVERITY_LOW] = STYLE_TEXT,
		[SEVERITY_MEDIUM] = STYLE_MODERATE, [SEVERITY_HIGH] = STYLE_HIGH,
		[SEVERITY_CRITICAL] = STYLE_CRITICAL};

	return styles[s];
}

enum style band_style(enum band b)
{
	static const enum style styles[] = {
		[BAND_NONE] = STYLE_DIM, [BAND_CRITICAL] = STYLE_CRITICAL,
		[BAND_MODERATE] = STYLE_MODERATE, [BAND_EXCELLENT] = STYLE_GOOD};

	return styles[b];
}
