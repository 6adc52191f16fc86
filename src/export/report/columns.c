#include "export/report/columns.h"

#include <string.h>

#include "base/date.h"
#include "base/number.h"
#include "base/words.h"

struct datum datum_text(const char *text)
{
	if (!text || !*text)
		return (struct datum){.kind = DATUM_NONE};
	return (struct datum){.kind = DATUM_TEXT, .text = text};
}

struct datum datum_word(const char *key)
{
	struct datum d = datum_text(key);

	d.kind = d.kind == DATUM_TEXT ? DATUM_WORD : d.kind;
	return d;
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

struct datum datum_quote(struct datum d, bool quoted)
{
	d.quoted = quoted;
	return d;
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

static void put_key(struct str *out, const struct datum *d)
{
	char buf[32];

	switch (d->kind) {
	case DATUM_TEXT:
	case DATUM_WORD:
		str_add(out, d->text);
		break;
	case DATUM_NUMBER:
		str_add(out, number_fixed(buf, d->value, d->decimals));
		break;
	case DATUM_DAY:
		str_add(out, date_text(buf, (long)d->value));
		break;
	case DATUM_NONE:
		break;
	}
}

void column_key(struct str *out, const struct column *c, const struct row *w)
{
	struct datum d = column_cell(c, w);

	put_key(out, &d);
}

void datum_words(struct str *out, const struct datum *d, enum look look)
{
	char buf[32];

	if (d->kind == DATUM_WORD) {
		str_add(out, tr(d->text));
	} else if (d->kind == DATUM_NUMBER && look == LOOK_GAIN) {
		str_add(out, gain_text(buf, d->value));
	} else if (d->kind == DATUM_NUMBER) {
		number_fixed(buf, d->value, d->decimals);
		str_add(out, tr_number(buf));
	} else {
		put_key(out, d);
	}
}

void column_words(struct str *out, const struct column *c, const struct row *w)
{
	struct datum d = column_cell(c, w);

	datum_words(out, &d, c->look);
}

bool look_is_number(enum look l)
{
	return l == LOOK_NUMBER || l == LOOK_FIXED || l == LOOK_GAIN || l == LOOK_COUNT ||
	       l == LOOK_MUTED_NUMBER || l == LOOK_MUTED_COUNT;
}
