#define _POSIX_C_SOURCE 200809L
#include "support.h"

#include <time.h>

#include "base/date.h"

static void days_are_parsed_and_printed(void **state)
{
	static const struct {
		const char *text;
		long day;
	} cases[] = {
		{"1970-01-01", 0},      {"1970-01-02", 1},      {"1969-12-31", -1},
		{"2000-02-29", 11016},  {"2000-03-01", 11017},  {"2026-11-21", 20778},
		{"2024-02-29", 19782},  {"2100-03-01", 47541},  {"0001-01-01", -719162},
		{"9999-12-31", 2932896},
	};
	char buf[16];
	long day;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		assert_true(date_parse(cases[i].text, &day));
		assert_int_equal(day, cases[i].day);
		assert_string_equal(date_text(buf, day), cases[i].text);
	}
}

static void every_day_comes_back(void **state)
{
	char buf[16];

	(void)state;
	for (long day = -720000; day < 2940000; day += 97) {
		long inside = day < -719162 ? -719162 : day > 2932896 ? 2932896 : day, again;

		assert_true(date_parse(date_text(buf, day), &again));
		assert_int_equal(again, inside);
	}
	assert_string_equal(date_text(buf, 4000000000L), "9999-12-31");
	assert_string_equal(date_text(buf, -4000000000L), "0001-01-01");
}

static void days_that_do_not_exist_are_refused(void **state)
{
	static const char *const wrong[] = {
		"",           "2026-11-2",   "2026-1-21",   "26-11-21",    "2026-13-01",
		"2026-00-10", "2026-11-00",  "2026-11-31",  "2026-02-29",  "1900-02-29",
		"0000-01-01", "2026/11/21",  "2026-11-21 ", " 2026-11-2",  "2026-11-21T10:00:00Z",
		"20261121",   "-026-11-21",  "2026-1a-21",  "2026--1-21",
	};
	long day = 77;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(wrong); i++)
		if (date_parse(wrong[i], &day))
			fail_msg("'%s' was taken for a day", wrong[i]);
	assert_int_equal(day, 77);
}

static void times_are_utc(void **state)
{
	char buf[32];

	(void)state;
	assert_string_equal(date_time_text(buf, 0), "1970-01-01T00:00:00Z");
	assert_string_equal(date_time_text(buf, 1795255323), "2026-11-21T10:02:03Z");
	assert_string_equal(date_time_text(buf, -1), "1969-12-31T23:59:59Z");
	assert_string_equal(date_time_text(buf, 253402300799), "9999-12-31T23:59:59Z");
	assert_int_equal(date_day(86399), 0);
	assert_int_equal(date_day(86400), 1);
	assert_int_equal(date_day(-1), -1);
	assert_int_equal(date_day(-86400), -1);
	assert_int_equal(date_day(-86401), -2);
}

static void times_come_back(void **state)
{
	static const int64_t times[] = {0, 1795255323, -1, 253402300799, 86400};
	static const char *const wrong[] = {
		"", "2026-11-21", "2026-11-21T10:00:00", "2026-11-21T10:00:00Zx",
		"2026-11-21T24:00:00Z", "2026-11-21T10:60:00Z", "2026-11-21T10:00:60Z",
		"2026-02-30T10:00:00Z", "2026-11-21 10:00:00Z", "2026-11-21T1a:00:00Z",
	};
	int64_t time = 77;
	char buf[32];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(wrong); i++)
		if (date_time_parse(wrong[i], &time))
			fail_msg("'%s' was taken for a time", wrong[i]);
	assert_int_equal(time, 77);
	for (size_t i = 0; i < COUNT_OF(times); i++) {
		assert_true(date_time_parse(date_time_text(buf, times[i]), &time));
		assert_int_equal(time, times[i]);
	}
}

static void the_clock_can_be_fixed(void **state)
{
	static const char *const ignored[] = {"", "soon", "-5", "253402300800",
					      "99999999999999999999"};
	int64_t before = (int64_t)time(NULL);

	(void)state;
	setenv("SOURCE_DATE_EPOCH", "1000000000", 1);
	assert_int_equal(date_now(), 1000000000);
	setenv("SOURCE_DATE_EPOCH", "0", 1);
	assert_int_equal(date_now(), 0);
	for (size_t i = 0; i < COUNT_OF(ignored); i++) {
		setenv("SOURCE_DATE_EPOCH", ignored[i], 1);
		assert_true(date_now() >= before);
	}
	unsetenv("SOURCE_DATE_EPOCH");
	assert_true(date_now() >= before);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_are_parsed_and_printed),
		cmocka_unit_test(every_day_comes_back),
		cmocka_unit_test(days_that_do_not_exist_are_refused),
		cmocka_unit_test(times_are_utc),
		cmocka_unit_test(times_come_back),
		cmocka_unit_test(the_clock_can_be_fixed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
