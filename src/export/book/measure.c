#include "export/book/measure.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

/* Hundredths of the font's size that " " to "~" take. */
static const unsigned char regular[] = {
	23, 33, 41, 50, 51, 72, 69, 23, 31, 31, 50, 50, 25, 31, 26, 39, 51, 51, 51,
	51, 51, 51, 51, 51, 51, 51, 27, 27, 50, 50, 50, 47, 90, 58, 55, 54, 62, 49,
	46, 64, 63, 26, 32, 52, 43, 86, 65, 67, 52, 68, 55, 46, 49, 65, 57, 89, 52,
	49, 47, 31, 39, 31, 50, 50, 30, 48, 53, 43, 53, 50, 31, 48, 53, 23, 24, 46,
	23, 80, 53, 53, 53, 53, 35, 40, 34, 53, 46, 72, 44, 46, 40, 32, 47, 32, 50};
static const unsigned char bold_face[] = {
	23, 33, 44, 50, 51, 73, 71, 24, 32, 32, 50, 50, 26, 31, 27, 43, 51, 51, 51,
	51, 51, 51, 51, 51, 51, 51, 28, 28, 50, 50, 50, 47, 90, 61, 57, 53, 64, 49,
	46, 64, 64, 27, 34, 55, 43, 88, 66, 68, 54, 69, 57, 48, 50, 66, 60, 91, 56,
	52, 48, 33, 43, 33, 50, 50, 31, 50, 54, 42, 54, 51, 32, 48, 54, 25, 26, 48,
	25, 82, 54, 54, 54, 54, 36, 40, 35, 54, 48, 75, 46, 48, 40, 35, 48, 35, 50};

/* Of letters beyond those: the widest common ones, and those that take two columns. */
enum { OTHER = 66, WIDE = 105 };

/* Screens round each letter to pixels, and other fonts come close to the edge. */
#define MARGIN 1.05
/* What a cell keeps free at its sides, with the indent that most of ours have. */
#define SIDES 14.0

double column_pixels(double width)
{
	return width * 7 + 5;
}

static int width_of(uint32_t cp, bool bold)
{
	if (cp >= ' ' && cp <= '~')
		return bold ? bold_face[cp - ' '] : regular[cp - ' '];
	switch (utf8_width_of(cp)) {
	case 0:
		return 0;
	case 1:
		return OTHER;
	default:
		return WIDE;
	}
}

size_t measure_lines(const char *text, double pixels, double size, bool bold)
{
	double room = (pixels - SIDES) * 100 / (size * 4 / 3 * MARGIN);
	double line = 0, word = 0; /* what stands before the word in its line; the word */
	size_t n = strlen(text), lines = 1;

	for (size_t i = 0; i < n;) {
		uint32_t cp = 0;
		size_t len = utf8_decode(text + i, n - i, &cp);
		int w = width_of(len ? cp : '?', bold);

		i += len ? len : 1;
		word += w;
		if (cp == '\n') {
			lines++;
			line = word = 0;
		} else if (cp == ' ') { /* hangs over the edge */
			line += word;
			word = 0;
		} else if (line + word > room) {
			lines++;
			word = line > 0 ? word : w;
			line = 0;
		}
	}
	return lines;
}
