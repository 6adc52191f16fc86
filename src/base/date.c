#define _POSIX_C_SOURCE 200809L
#include "base/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/number.h"

/* The last second of the year 9999. */
#define LATEST INT64_C(253402300799)

int64_t date_now(void)
{
	const char *fixed = getenv("SOURCE_DATE_EPOCH");
	long seconds;

	if (fixed && number_parse(fixed, &seconds) && seconds >= 0 && seconds <= LATEST)
		return seconds;
	return (int64_t)time(NULL);
}

long date_day(int64_t seconds)
{
	return (long)(seconds / 86400 - (seconds % 86400 < 0));
}

static bool is_leap(long y)
{
	return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

static long days_in_month(long y, long m)
{
	static const long days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return days[m - 1] + (m == 2 && is_leap(y));
}

/* Days before the first of January of year y, counted from 1970. */
static long days_before(long y)
{
	long p = y - 1;

	return (y - 1970) * 365 + (p / 4 - 1969 / 4) - (p / 100 - 1969 / 100) +
	       (p / 400 - 1969 / 400);
}

bool date_parse(const char *text, long *day)
{
	long y, m, d, sum;

	if (strlen(text) != 10 || text[4] != '-' || text[7] != '-')
		return false;
	for (int i = 0; i < 10; i++)
		if (i != 4 && i != 7 && (text[i] < '0' || text[i] > '9'))
			return false;
	y = strtol(text, NULL, 10);
	m = strtol(text + 5, NULL, 10);
	d = strtol(text + 8, NULL, 10);
	if (y < 1 || m < 1 || m > 12 || d < 1 || d > days_in_month(y, m))
		return false;
	sum = days_before(y) + d - 1;
	for (long i = 1; i < m; i++)
		sum += days_in_month(y, i);
	*day = sum;
	return true;
}

const char *date_text(char *buf, long day)
{
	long y, m = 1;

	if (day < days_before(1))
		day = days_before(1);
	if (day >= days_before(10000))
		day = days_before(10000) - 1;
	y = 1970 + day / 366;
	while (days_before(y) > day)
		y--;
	while (days_before(y + 1) <= day)
		y++;
	day -= days_before(y);
	while (day >= days_in_month(y, m))
		day -= days_in_month(y, m++);
	snprintf(buf, 16, "%04u-%02u-%02u", (unsigned)y % 10000u, (unsigned)m % 100u,
		 (unsigned)(day + 1) % 100u);
	return buf;
}

const char *date_time_text(char *buf, int64_t seconds)
{
	char day[16];
	long rest = (long)(seconds - (int64_t)date_day(seconds) * 86400);

	snprintf(buf, 32, "%sT%02ld:%02ld:%02ldZ", date_text(day, date_day(seconds)),
		 rest / 3600, rest / 60 % 60, rest % 60);
	return buf;
}

bool date_time_parse(const char *text, int64_t *seconds)
{
	static const char shape[] = "0000-00-00T00:00:00Z";
	char date[16] = "";
	long day, h, m, s;

	for (size_t i = 0; i < sizeof shape; i++)
		if (shape[i] == '0' ? text[i] < '0' || text[i] > '9' : text[i] != shape[i])
			return false;
	memcpy(date, text, 10);
	h = strtol(text + 11, NULL, 10);
	m = strtol(text + 14, NULL, 10);
	s = strtol(text + 17, NULL, 10);
	if (!date_parse(date, &day) || h > 23 || m > 59 || s > 59)
		return false;
	*seconds = (int64_t)day * 86400 + h * 3600 + m * 60 + s;
	return true;
}
