#include "base/number.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/die.h"

static uint64_t gcd(uint64_t a, uint64_t b)
{
	uint32_t x, y;

	while (b > UINT32_MAX || a > UINT32_MAX) {
		uint64_t r;

		if (!b)
			return a;
		r = a % b;
		a = b;
		b = r;
	}
	/* Scores are small numbers, and those divide several times as fast. */
	for (x = (uint32_t)a, y = (uint32_t)b; y;) {
		uint32_t r = x % y;

		x = y;
		y = r;
	}
	return x;
}

static uint64_t magnitude(int64_t v)
{
	return v < 0 ? -(uint64_t)v : (uint64_t)v;
}

static int64_t times(int64_t a, int64_t b)
{
	int64_t r;

	if (__builtin_mul_overflow(a, b, &r))
		die("a score does not fit 64 bits");
	return r;
}

static int64_t plus(int64_t a, int64_t b)
{
	int64_t r;

	if (__builtin_add_overflow(a, b, &r))
		die("a score does not fit 64 bits");
	return r;
}

struct frac frac_of(int64_t num, int64_t den)
{
	uint64_t n = magnitude(num), d = magnitude(den), g;

	if (d == 0)
		die("a fraction has no denominator");
	if (num == 0 || (den == 1 && num >= -INT64_MAX))
		return (struct frac){num, 1};
	g = gcd(n, d);
	n /= g;
	d /= g;
	if (n > INT64_MAX || d > INT64_MAX)
		die("a score does not fit 64 bits");
	return (struct frac){(num < 0) == (den < 0) ? (int64_t)n : -(int64_t)n, (int64_t)d};
}

struct frac frac_add(struct frac a, struct frac b)
{
	int64_t g, num;

	if (a.den == b.den)
		return frac_of(plus(a.num, b.num), a.den);
	g = (int64_t)gcd(magnitude(a.den), magnitude(b.den));
	num = plus(times(a.num, b.den / g), times(b.num, a.den / g));
	return frac_of(num, times(a.den, b.den / g));
}

struct frac frac_sub(struct frac a, struct frac b)
{
	return frac_add(a, (struct frac){-b.num, b.den});
}

struct frac frac_mul(struct frac a, struct frac b)
{
	struct frac x = frac_of(a.num, b.den), y = frac_of(b.num, a.den);

	return (struct frac){times(x.num, y.num), times(x.den, y.den)};
}

struct frac frac_div(struct frac a, int64_t n)
{
	return frac_mul(a, frac_of(1, n));
}

/* By their whole parts, then by the reciprocals of what is left: no product is needed, so
 * nothing can overflow. */
int frac_cmp(struct frac a, struct frac b)
{
	int sign = 1;

	for (;;) {
		int64_t x = a.num / a.den - (a.num % a.den < 0);
		int64_t y = b.num / b.den - (b.num % b.den < 0);
		int64_t rest_a = a.num - x * a.den, rest_b = b.num - y * b.den;

		if (x != y)
			return x < y ? -sign : sign;
		if (!rest_a || !rest_b)
			return sign * ((rest_a != 0) - (rest_b != 0));
		a = (struct frac){a.den, rest_a};
		b = (struct frac){b.den, rest_b};
		sign = -sign;
	}
}

struct frac frac_min(struct frac a, struct frac b)
{
	return frac_cmp(a, b) < 0 ? a : b;
}

/* value × scale / den, halves up, for value < den. A product beyond 64 bits goes a bit of
 * scale at a time, so that what is in between needs no more than those. */
static uint64_t scaled_part(uint64_t value, uint64_t scale, uint64_t den)
{
	uint64_t whole = 0, rest = 0, product;

	if (!__builtin_mul_overflow(value, scale, &product)) {
		rest = product % den;
		return product / den + (rest >= den - rest);
	}
	for (int bit = 63; bit >= 0; bit--) {
		whole *= 2;
		rest *= 2;
		whole += rest >= den;
		rest -= rest >= den ? den : 0;
		if (!(scale >> bit & 1))
			continue;
		rest += value;
		whole += rest >= den;
		rest -= rest >= den ? den : 0;
	}
	return whole + (rest >= den - rest);
}

int64_t frac_scaled(struct frac a, int64_t scale)
{
	uint64_t n = magnitude(a.num), den = (uint64_t)a.den;
	int64_t whole = times((int64_t)(n / den), scale);
	int64_t v = plus(whole, (int64_t)scaled_part(n % den, (uint64_t)scale, den));

	return a.num < 0 ? -v : v;
}

double frac_double(struct frac a)
{
	return (double)a.num / (double)a.den;
}

/* By hand, for the screen shows many numbers and printf takes its time. */
const char *number_fixed(char *buf, int64_t value, int decimals)
{
	char digits[24]; /* from the last one on */
	uint64_t rest = magnitude(value);
	char *out = buf;
	int n = 0;

	for (; rest || n <= decimals; rest /= 10)
		digits[n++] = (char)('0' + rest % 10);
	if (value < 0)
		*out++ = '-';
	while (n > 0) {
		if (n == decimals)
			*out++ = '.';
		*out++ = digits[--n];
	}
	*out = '\0';
	return buf;
}

const char *number_text(char *buf, int64_t value, int decimals)
{
	while (decimals && value % 10 == 0) {
		value /= 10;
		decimals--;
	}
	return number_fixed(buf, value, decimals);
}

bool number_parse(const char *text, long *value)
{
	char *end;
	long v;

	if (!*text || strspn(text, "-0123456789") != strlen(text))
		return false;
	errno = 0;
	v = strtol(text, &end, 10);
	if (*end || errno)
		return false;
	*value = v;
	return true;
}

/* Reads the digits at *p into *v as long as a double holds them all. Returns how many were
 * taken in; *p goes behind the others too. */
static int take_digits(const char **p, double *v)
{
	int taken = 0;

	for (; **p >= '0' && **p <= '9'; ++*p)
		if (*v < 9e14) {
			*v = *v * 10 + (**p - '0');
			taken++;
		}
	return taken;
}

bool number_parse_double(const char *text, double *value)
{
	bool negative = *text == '-';
	const char *digits = text + negative, *p = digits;
	double v = 0, scale = 1;
	int decimals;

	if (*p < '0' || *p > '9' || take_digits(&p, &v) != p - digits)
		return false;
	if (*p == '.') {
		if (*++p < '0' || *p > '9')
			return false;
		/* One division of two exact numbers gives the nearest double. */
		for (decimals = take_digits(&p, &v); decimals > 0; decimals--)
			scale *= 10;
	}
	if (*p)
		return false;
	*value = (negative ? -v : v) / scale;
	return true;
}
