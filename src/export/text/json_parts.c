/* Values as every part of the JSON report has them; see json.h. */
#include "export/text/json.h"

void json_finish(struct str *out, struct str *text)
{
	json_escape_controls(out, str_text(text), text->len);
	str_release(text);
}

void json_word(struct json_writer *w, const char *key, const char *text)
{
	json_text_or_null(w, key, text && *text ? text : NULL);
}

void json_decimal(struct json_writer *w, const char *key, int64_t value, int decimals)
{
	char buf[32];
	const char *digits = number_text(buf, value, decimals);

	json_raw(w, key, digits, strlen(digits));
}

void json_score(struct json_writer *w, const char *key, bool any, struct frac score)
{
	if (any)
		json_decimal(w, key, score_tenths(score), 1);
	else
		json_null(w, key);
}

void json_texts(struct json_writer *w, const char *key, const struct texts *t)
{
	json_open(w, key, '[', false);
	for (size_t i = 0; i < t->n; i++)
		json_text(w, NULL, t->items[i]);
	json_close(w, ']');
}

void json_count(struct json_writer *w, const char *key, size_t n)
{
	json_integer(w, key, (int64_t)n);
}

void json_id_at(struct json_writer *w, const char *key, const struct questionnaire *q,
		enum thing_kind kind, int index)
{
	struct thing t = {kind, index < 0 ? 0 : (size_t)index};

	json_word(w, key, index < 0 ? NULL : thing_id(q, t));
}
