/* number.h - exact fractions, and the one place that turns numbers into digits.
 *
 * Screen, JSON and workbook print the same digits because all of them print what these
 * functions make. Fractions are kept in lowest terms with a positive denominator; a result
 * that does not fit 64 bits dies, it is never wrong in silence. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

struct frac {
	int64_t num, den; /* den > 0 */
};

struct frac frac_of(int64_t num, int64_t den);
struct frac frac_add(struct frac a, struct frac b);
struct frac frac_sub(struct frac a, struct frac b);
struct frac frac_mul(struct frac a, struct frac b);
/* a / n for n != 0. */
struct frac frac_div(struct frac a, int64_t n);
/* -1, 0, 1 as a is below, equal to or above b. */
int frac_cmp(struct frac a, struct frac b);
struct frac frac_min(struct frac a, struct frac b);
/* a × scale (at least 0) as an integer, halves up (away from zero for negative numbers). */
int64_t frac_scaled(struct frac a, int64_t scale);
double frac_double(struct frac a);

/* Writes value / 10^decimals without trailing zeros ("62.5", "70", "-0.25") into buf (room
 * for 32) and returns buf. The locale does not matter. */
const char *number_text(char *buf, int64_t value, int decimals);
/* The same with all the decimals ("70.0"). */
const char *number_fixed(char *buf, int64_t value, int decimals);

/* Parses a whole text as a decimal integer; false when it is none or out of range. */
bool number_parse(const char *text, long *value);
/* Parses a whole text as a decimal number without exponent, independent of the locale; false
 * when it is none or 9e15 and more. */
bool number_parse_double(const char *text, double *value);

#endif
