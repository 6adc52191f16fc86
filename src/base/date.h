/* date.h - days and times in UTC, without the C library's time zones.
 *
 * Today is SOURCE_DATE_EPOCH when that is set, so that the same input gives the same
 * output. A day is a count from 1970-01-01. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

/* Seconds since 1970: SOURCE_DATE_EPOCH if it is a time up to the year 9999, else the
 * clock. */
int64_t date_now(void);
/* The day of a time. */
long date_day(int64_t seconds);
/* Parses exactly YYYY-MM-DD, a day that exists; false otherwise. */
bool date_parse(const char *text, long *day);
/* "2026-11-21" into buf (room for 16); returns buf. Years 1 to 9999; days outside become the
 * first or the last of these. */
const char *date_text(char *buf, long day);
/* "2026-11-21T10:00:00Z" into buf (room for 32); returns buf. */
const char *date_time_text(char *buf, int64_t seconds);
/* Parses exactly that, a time that exists; false otherwise. */
bool date_time_parse(const char *text, int64_t *seconds);

#endif
