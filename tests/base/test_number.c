#include "support.h"

#include <locale.h>

#include "base/number.h"

static void assert_frac(struct frac f, int64_t num, int64_t den)
{
	assert_int_equal(f.num, num);
	assert_int_equal(f.den, den);
}

static void fractions_are_in_lowest_terms(void **state)
{
	(void)state;
	assert_frac(frac_of(6, 8), 3, 4);
	assert_frac(frac_of(0, 7), 0, 1);
	assert_frac(frac_of(0, -7), 0, 1);
	assert_frac(frac_of(-6, 8), -3, 4);
	assert_frac(frac_of(6, -8), -3, 4);
	assert_frac(frac_of(-6, -8), 3, 4);
	assert_frac(frac_of(5, INT64_MIN / 2), -5, INT64_MAX / 2 + 1);
	assert_frac(frac_of(INT64_MIN, 4), INT64_MIN / 4, 1);
	assert_frac(frac_of(INT64_MAX, INT64_MAX), 1, 1);
}

static void arithmetic_is_exact(void **state)
{
	struct frac sum = {0, 1};

	(void)state;
	assert_frac(frac_add(frac_of(1, 3), frac_of(1, 6)), 1, 2);
	assert_frac(frac_sub(frac_of(1, 3), frac_of(1, 2)), -1, 6);
	assert_frac(frac_mul(frac_of(2, 3), frac_of(-9, 4)), -3, 2);
	assert_frac(frac_mul(frac_of(0, 3), frac_of(9, 4)), 0, 1);
	assert_frac(frac_div(frac_of(3, 4), 6), 1, 8);
	assert_frac(frac_div(frac_of(3, 4), -3), -1, 4);
	for (int i = 0; i < 1000; i++)
		sum = frac_add(sum, frac_of(1, 1000));
	assert_frac(sum, 1, 1);
}

static void fractions_are_ordered(void **state)
{
	static const struct frac rising[] = {{-2, 1}, {-1, 2}, {-1, 3}, {0, 1},
					     {1, 4},  {1, 3},  {2, 3},  {7, 2}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rising); i++)
		for (size_t j = 0; j < COUNT_OF(rising); j++) {
			struct frac least = frac_min(rising[i], rising[j]);

			assert_int_equal(frac_cmp(rising[i], rising[j]), (i > j) - (i < j));
			assert_frac(least, rising[i < j ? i : j].num,
				    rising[i < j ? i : j].den);
		}
}

static void scaling_rounds_halves_away_from_zero(void **state)
{
	static const struct {
		int64_t num, den, scale, result;
	} cases[] = {
		{1, 2, 1, 1},     {-1, 2, 1, -1},     {1, 4, 10, 3},   {-1, 4, 10, -3},
		{1, 3, 10, 3},    {2, 3, 10, 7},      {-2, 3, 10, -7}, {3, 8, 1000, 375},
		{1, 8, 100, 13},  {5, 8, 100, 63},    {0, 1, 1000, 0}, {1, 1, 1000, 1000},
		{49, 100, 1, 0},  {-49, 100, 1, 0},   {51, 100, 1, 1}, {1, 7, 1000000000, 142857143},
		{1, 2000, 1000, 1}, {999, 2000, 1, 0}, {7, 4, 2, 4},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_int_equal(frac_scaled(frac_of(cases[i].num, cases[i].den),
					     cases[i].scale),
				 cases[i].result);
}

static void a_fraction_becomes_the_nearest_double(void **state)
{
	(void)state;
	assert_true(frac_double(frac_of(1, 4)) == 0.25);
	assert_true(frac_double(frac_of(-1, 3)) == -1.0 / 3);
}

static const struct {
	int64_t value;
	int decimals;
	const char *text, *fixed;
} prints[] = {
	{625, 1, "62.5", "62.5"},
	{700, 1, "70", "70.0"},
	{0, 1, "0", "0.0"},
	{0, 3, "0", "0.000"},
	{5, 3, "0.005", "0.005"},
	{50, 3, "0.05", "0.050"},
	{-25, 2, "-0.25", "-0.25"},
	{-1000, 3, "-1", "-1.000"},
	{42, 0, "42", "42"},
	{100, 0, "100", "100"},
	{1000, 1, "100", "100.0"},
	{INT64_MAX, 9, "9223372036.854775807", "9223372036.854775807"},
	{INT64_MIN, 0, "-9223372036854775808", "-9223372036854775808"},
};

static void assert_prints(void)
{
	char buf[32];

	for (size_t i = 0; i < COUNT_OF(prints); i++) {
		assert_string_equal(number_text(buf, prints[i].value, prints[i].decimals),
				    prints[i].text);
		assert_string_equal(number_fixed(buf, prints[i].value, prints[i].decimals),
				    prints[i].fixed);
	}
}

static void numbers_become_the_expected_digits(void **state)
{
	(void)state;
	assert_prints();
}

static void the_locale_changes_no_digit(void **state)
{
	double value;

	(void)state;
	if (!setlocale(LC_ALL, "de_DE.UTF-8"))
		skip_because("no locale de_DE.UTF-8");
	assert_prints();
	assert_true(number_parse_double("0.5", &value) && value == 0.5);
	assert_false(number_parse_double("0,5", &value));
	setlocale(LC_ALL, "C");
}

static void whole_numbers_are_parsed_strictly(void **state)
{
	static const char *const wrong[] = {"",   "-",   "--1",  "1-", "1.0", " 1", "1 ", "+1",
					    "0x", "1e3", "one", "9223372036854775808"};
	long value = 77;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(wrong); i++)
		assert_false(number_parse(wrong[i], &value));
	assert_int_equal(value, 77);
	assert_true(number_parse("0", &value) && value == 0);
	assert_true(number_parse("-40", &value) && value == -40);
	assert_true(number_parse("007", &value) && value == 7);
	assert_true(number_parse("2147483647", &value) && value == 2147483647);
}

static void decimal_numbers_are_parsed_to_the_nearest_double(void **state)
{
	static const struct {
		const char *text;
		double value;
	} right[] = {
		{"0", 0},       {"-0", 0},          {"12", 12},      {"0.1", 0.1},
		{"0.3", 0.3},   {"-2.5", -2.5},     {"99.95", 99.95}, {"1000000", 1e6},
		{"00.50", 0.5}, {"123456.789", 123456.789},
		{"0.00000000000000000001", 1e-20},
	};
	static const char *const wrong[] = {"",    "-",    ".5",  "5.",   "1e3", "1,5", " 1",
					    "nan", "inf",  "0x1", "1.2.3", "--1", "+1",
					    "99999999999999999999"};
	double value = 7;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(wrong); i++)
		assert_false(number_parse_double(wrong[i], &value));
	assert_true(value == 7);
	for (size_t i = 0; i < COUNT_OF(right); i++) {
		assert_true(number_parse_double(right[i].text, &value));
		assert_true(value == right[i].value);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fractions_are_in_lowest_terms),
		cmocka_unit_test(arithmetic_is_exact),
		cmocka_unit_test(fractions_are_ordered),
		cmocka_unit_test(scaling_rounds_halves_away_from_zero),
		cmocka_unit_test(a_fraction_becomes_the_nearest_double),
		cmocka_unit_test(numbers_become_the_expected_digits),
		cmocka_unit_test(the_locale_changes_no_digit),
		cmocka_unit_test(whole_numbers_are_parsed_strictly),
		cmocka_unit_test(decimal_numbers_are_parsed_to_the_nearest_double),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
