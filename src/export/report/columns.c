#include "export/report/columns.h"

#include <string.h>

#include "base/date.h"
#include "base/number.h"

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

struct datum column_cell(const struct column *c, const struct row *w)
{
	if (w->step < 0)
		return c->cell(w);
	return c->step ? c->step(w) : datum_text(NULL);
}

void column_words(struct str *out, const struct column *c, const struct row *w)
{
	struct datum d = column_cell(c, w);
	char buf[32];

	switch (d.kind) {
	case DATUM_TEXT:
		str_add(out, d.text);
		break;
	case DATUM_NUMBER:
		str_add(out, c->look == LOOK_GAIN ? gain_text(buf, d.value)
						  : number_fixed(buf, d.value, d.decimals));
		break;
	case DATUM_DAY:
		str_add(out, date_text(buf, (long)d.value));
		break;
	case DATUM_NONE:
		break;
	}
}

bool look_is_number(enum look l)
{
	return l == LOOK_NUMBER || l == LOOK_FIXED || l == LOOK_GAIN || l == LOOK_COUNT ||
	       l == LOOK_MUTED_NUMBER || l == LOOK_MUTED_COUNT;
}
