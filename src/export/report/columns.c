#include "export/report/columns.h"

#include <string.h>

#include "base/date.h"
#include "export/report/answer_words.h"

struct datum datum_text(const char *text)
{
	if (!text || !*text)
		return (struct datum){.kind = DATUM_NONE};
	return (struct datum){.kind = DATUM_TEXT, .text = text};
}

struct datum datum_number(int64_t value, int decimals)
{
	return (struct datum){.kind = DATUM_NUMBER, .value = value, .decimals = decimals};
}

struct datum datum_date(const char *text)
{
	long day;

	if (!text || !date_parse(text, &day))
		return datum_text(text);
	return (struct datum){.kind = DATUM_DAY, .value = day};
}

struct datum datum_str(struct arena *a, struct str *s)
{
	struct datum d = datum_text(arena_strndup(a, str_text(s), s->len));

	str_release(s);
	return d;
}
