/* What cells mean: places, numbers, days, escapes; see xlsx_read.h. */
#define _DEFAULT_SOURCE /* newlocale, uselocale on glibc, musl and macOS */
#include <locale.h>
#ifdef __APPLE__
#include <xlocale.h>
#endif
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/die.h"
#include "base/number.h"
#include "base/utf8.h"
#include "import/xlsx/xlsx_read.h"

#define FROM_1904 1462 /* days from 1899-12-30 to 1904-01-01 */

/* Up to so many characters hold no more digits than number_parse_double takes in. */
#define DIGITS_MAX 15

static locale_t begin_c_locale(locale_t *before)
{
	locale_t c = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0);

	if (!c)
		die("the C locale is missing");
	*before = uselocale(c);
	return c;
}

static void end_c_locale(locale_t c, locale_t before)
{
	uselocale(before);
	freelocale(c);
}

double xlsx_number(const char *text)
{
	locale_t c, before;
	double v;

	if (strlen(text) <= DIGITS_MAX && number_parse_double(text, &v))
		return v;
	c = begin_c_locale(&before);
	v = strtod(text, NULL);
	end_c_locale(c, before);
	return v;
}

const char *xlsx_digits(char buf[XLSX_DIGITS_MAX], const char *text)
{
	double v = xlsx_number(text);
	locale_t c, before;

	if (strlen(text) <= DIGITS_MAX)
		return text;
	c = begin_c_locale(&before);
	snprintf(buf, XLSX_DIGITS_MAX, "%.15g", v);
	end_c_locale(c, before);
	return buf;
}

bool xlsx_day(const struct xlsx_cell *c, bool from_1904, long *day)
{
	char text[16] = "";
	double serial;
	long whole;

	if (c->kind == XLSX_TIME) {
		memcpy(text, c->text, strlen(c->text) < 10 ? strlen(c->text) : 10);
		return date_parse(text, day) &&
		       (!c->text[10] || strspn(c->text + 10, "T0:.Z") == strlen(c->text + 10));
	}
	serial = xlsx_number(c->text);
	if (c->kind != XLSX_NUMBER || !(serial >= 0 && serial < 3e6))
		return false;
	whole = (long)serial;
	if ((double)whole < serial || (!from_1904 && whole < XLSX_SERIAL_FIRST))
		return false;
	*day = whole + (from_1904 ? FROM_1904 : 0) - XLSX_SERIAL_OF_1970;
	return true;
}

const char *xlsx_place(char buf[XLSX_PLACE_MAX], size_t row, size_t col)
{
	char letters[8];
	size_t n = 0;

	for (col++; col && n < sizeof letters; col = (col - 1) / 26)
		letters[n++] = (char)('A' + (col - 1) % 26);
	for (size_t i = 0; i < n; i++)
		buf[i] = letters[n - 1 - i];
	snprintf(buf + n, XLSX_PLACE_MAX - n, "%zu", row + 1);
	return buf;
}

/* The character that "_x0041_" stands for, or 0 where there is no such escape. */
static uint32_t escaped(const char *s)
{
	static const char digits[] = "0123456789abcdef";
	uint32_t cp = 0;

	if (s[0] != '_' || s[1] != 'x')
		return 0;
	for (int i = 2; i < 6; i++) {
		char c = s[i] >= 'A' && s[i] <= 'F' ? (char)(s[i] + 32) : s[i];
		const char *d = c ? strchr(digits, c) : NULL;

		if (!d)
			return 0;
		cp = cp * 16 + (uint32_t)(d - digits);
	}
	return s[6] == '_' ? cp : 0;
}

void xlsx_unescape(struct str *out, const char *text)
{
	char bytes[4];

	while (*text) {
		uint32_t cp = escaped(text);

		if (!cp || (cp >= 0xd800 && cp < 0xe000)) {
			str_addc(out, *text++);
			continue;
		}
		str_addn(out, bytes, utf8_encode(cp, bytes));
		text += 7;
	}
}
