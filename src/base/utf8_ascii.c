/* What stands for characters where there is only ASCII; see utf8.h. */
#include "base/utf8.h"

static const char latin[] = "AAAAAAACEEEEIIIIDNOOOOOx0UUUUYPsaaaaaaaceeeeiiiidnooooo/ouuuuypy";

/* more: where there is room for more than one column; NULL: the same. */
static const struct {
	uint32_t cp;
	char c;
	const char *more;
} marks[] = {
	{0x00a0, ' ', NULL}, {0x00b1, '~', "+-"},  {0x00b7, '.', NULL},	 {0x00c6, 'A', "AE"},
	{0x00df, 's', "ss"}, {0x00e6, 'a', "ae"},  {0x0152, 'O', "OE"},	 {0x0153, 'o', "oe"},
	{0x2010, '-', NULL}, {0x2011, '-', NULL},  {0x2012, '-', NULL},	 {0x2013, '-', NULL},
	{0x2014, '-', NULL}, {0x2018, '\'', NULL}, {0x2019, '\'', NULL}, {0x201a, '\'', NULL},
	{0x201c, '"', NULL}, {0x201d, '"', NULL},  {0x201e, '"', NULL},	 {0x2022, '*', NULL},
	{0x2026, '~', "..."}, {0x20ac, 'E', "EUR"}, {0x2190, '<', "<-"}, {0x2192, '>', "->"},
	{0x2212, '-', NULL}, {0x2260, '#', "!="},  {0x2264, '<', "<="},	 {0x2265, '>', ">="},
};

char utf8_ascii(uint32_t cp)
{
	if (cp < 0x80)
		return (char)cp;
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		if (marks[i].cp == cp)
			return marks[i].c;
	return cp >= 0xc0 && cp <= 0xff ? latin[cp - 0xc0] : '?';
}

static void add_ascii(struct str *out, uint32_t cp)
{
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		if (marks[i].cp == cp && marks[i].more) {
			str_add(out, marks[i].more);
			return;
		}
	if (cp < 0x80 || utf8_width_of(cp) > 0) /* marks on letters are left out */
		str_addc(out, utf8_ascii(cp));
}

void utf8_print_ascii(FILE *out, const char *s)
{
	struct str clean = {0}, ascii = {0};

	utf8_clean(&clean, s, true);
	for (size_t i = 0; i < clean.len;) {
		size_t run = utf8_ascii_run(clean.data + i, clean.len - i);
		uint32_t cp;

		str_addn(&ascii, clean.data + i, run);
		i += run;
		if (i == clean.len)
			break;
		i += utf8_decode(clean.data + i, clean.len - i, &cp);
		add_ascii(&ascii, cp);
	}
	fwrite(str_text(&ascii), 1, ascii.len, out);
	str_release(&clean);
	str_release(&ascii);
}
