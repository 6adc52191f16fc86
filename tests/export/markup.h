/* markup.h - a report as HTML, and whether it is whole. */
#ifndef TESTS_EXPORT_MARKUP_H
#define TESTS_EXPORT_MARKUP_H

#include <ctype.h>

#include "model/assessment/milestone.h"
#include "sample.h"

/* A report with something in every part. */
static inline void full_sample(struct sample *s)
{
	sample_begin(s);
	sample_answers(s);
	sample_accepted(s);
	sample_words(s, "REL-12", "na:out-of-scope");
	s->a->settings.capacity = 20;
	milestone_keep(s->a, "<first>", "2026-11-01T10:00:00Z");
	sample_words(s, "REL-01", "3");
	sample_report(s);
}

static inline bool is_void(const char *name, size_t n)
{
	static const char *const names[] = {"meta", "br", "img", "hr", "!DOCTYPE"};

	for (size_t i = 0; i < COUNT_OF(names); i++)
		if (strlen(names[i]) == n && !strncmp(names[i], name, n))
			return true;
	return false;
}

/* Every element is closed in its order; headings go down by one level at a time; returns how
 * many elements there are. */
static inline size_t assert_whole(const char *text)
{
	const char *open[64];
	size_t n = 0, all = 0;
	int heading = 0;

	for (const char *s = text; (s = strchr(s, '<')); s++) {
		bool closes = s[1] == '/';
		const char *name = s + 1 + closes, *end = strchr(s, '>');
		size_t len = strcspn(name, " />\n");

		assert_non_null(end);
		if (!closes && name[0] == 'h' && isdigit((unsigned char)name[1])) {
			assert_true(name[1] - '0' <= heading + 1);
			heading = name[1] - '0';
		}
		all++;
		if (is_void(name, len) || end[-1] == '/')
			continue;
		if (!closes) {
			assert_true(n < COUNT_OF(open));
			open[n++] = name;
			continue;
		}
		assert_true(n > 0);
		if (strncmp(open[--n], name, len) || isalnum((unsigned char)open[n][len]))
			fail_msg("</%.*s> closes <%.20s", (int)len, name, open[n]);
	}
	assert_int_equal(n, 0);
	return all;
}

static inline size_t count(const char *text, const char *part)
{
	size_t n = 0;

	for (; (text = strstr(text, part)); text++)
		n++;
	return n;
}

#endif
