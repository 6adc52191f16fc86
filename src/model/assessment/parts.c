#include "model/assessment/parts.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/nearest.h"
#include "base/utf8.h"
#include "base/words.h"

/* clang-format off */
static const char *const practice_names[] = {
	[PRACTICE_UNSET] = "", [PRACTICE_YES] = WORD("yes"), [PRACTICE_PARTIAL] = WORD("partial"),
	[PRACTICE_NO] = WORD("no"), [PRACTICE_UNKNOWN] = WORD("unknown"),
	[PRACTICE_NA] = WORD("na"),
};
static const char *const reason_names[] = {
	[NA_NONE] = "", [NA_OUT_OF_SCOPE] = WORD("out-of-scope"),
	[NA_BUSINESS_PRIORITY] = WORD("business-priority"),
	[NA_ARCHITECTURE] = WORD("architecture-constraint"), [NA_OTHER] = WORD("other"),
};
static const char *const confidence_names[] = {
	[CONFIDENCE_NONE] = "", [CONFIDENCE_LOW] = WORD("low"),
	[CONFIDENCE_MEDIUM] = WORD("medium"), [CONFIDENCE_HIGH] = WORD("high"),
};
static const char *const plan_names[] = {
	[PLAN_OPEN] = WORD("open"), [PLAN_IN_PROGRESS] = WORD("in-progress"),
	[PLAN_DONE] = WORD("done"), [PLAN_ACCEPTED] = WORD("accepted"),
	[PLAN_REJECTED] = WORD("rejected"),
};
static const char *const severities[] = {
	[SEVERITY_NONE] = "", [SEVERITY_LOW] = "low", [SEVERITY_MEDIUM] = "medium",
	[SEVERITY_HIGH] = "high", [SEVERITY_CRITICAL] = "critical",
};
/* clang-format on */

#define WORD_LIST(names) {names, (int)(sizeof(names) / sizeof *(names)), 0}

const struct word_list practice_words = WORD_LIST(practice_names);
const struct word_list reason_words = {
	reason_names, (int)(sizeof reason_names / sizeof *reason_names), NA_BUSINESS_PRIORITY};
const struct word_list confidence_words = WORD_LIST(confidence_names);
const struct word_list plan_words = WORD_LIST(plan_names);
const struct word_list depth_words = {depth_names, DEPTH_DEEP + 1, 0};
const struct word_list severity_words = WORD_LIST(severities);

int word_value(const struct word_list *list, const char *word)
{
	for (int i = 0; i < list->n; i++)
		if (*word && !strcmp(list->words[i], word))
			return i;
	return -1;
}

const char *practice_value_name(enum practice_value v)
{
	return practice_names[v];
}

const char *na_reason_name(enum na_reason r)
{
	return reason_names[r];
}

bool na_reason_offered(enum na_reason r)
{
	return r != NA_NONE && (int)r != reason_words.old;
}

const char *confidence_name(enum confidence c)
{
	return confidence_names[c];
}

const char *plan_status_name(enum plan_status s)
{
	return plan_names[s];
}

int practice_value_of(const char *word)
{
	return word_value(&practice_words, word);
}

int na_reason_of(const char *word)
{
	return word_value(&reason_words, word);
}

void choices_add(struct choices *c, const char *word)
{
	if (c->n < sizeof c->items / sizeof *c->items)
		c->items[c->n++] = word;
}

void choices_add_words(struct choices *c, const struct word_list *list)
{
	for (int i = 0; i < list->n; i++)
		if (*list->words[i] && (!list->old || i != list->old))
			choices_add(c, list->words[i]);
}

void choices_of_practices(struct choices *c, const struct question *q)
{
	for (size_t i = 0; i < q->n_practices; i++)
		if (!q->practices[i].withdrawn)
			choices_add(c, q->practices[i].id);
}

void choices_of_options(struct choices *c, const struct decision *d)
{
	for (size_t i = 0; i < d->n_options; i++)
		choices_add(c, d->options[i].id);
}

void choices_of_values(struct choices *c, const struct field *f)
{
	for (size_t i = 0; i < f->n_values; i++)
		choices_add(c, f->values[i].id);
}

void choices_list(const struct choices *c, const char *last, struct str *out)
{
	for (size_t i = 0; i < c->n; i++)
		str_addf(out, "%s%s", i == 0 ? "" : i + 1 == c->n ? last : ", ", c->items[i]);
}

void choices_refuse(const struct choices *c, const char *given, struct str *out)
{
	struct nearest near = {.word = given};

	for (size_t i = 0; i < c->n; i++)
		nearest_try(&near, c->items[i]);
	str_addf(out, "'%.80s' is not possible%s; use ", given, nearest_hint(&near));
	choices_list(c, " or ", out);
}

struct raw_member *raw_keep(struct arena *arena, struct raw_members *m, const char *key,
			    size_t key_len, const char *value, size_t value_len)
{
	struct raw_member *kept = ARENA_PUSH(arena, m->items, m->n);

	kept->key = arena_strndup(arena, key, key_len);
	kept->value = arena_strndup(arena, value, value_len);
	return kept;
}

static bool has_key(const struct raw_member *m, const char *key)
{
	size_t len = strlen(key);

	return strlen(m->key) == len + 2 && !memcmp(m->key + 1, key, len);
}

const char *raw_value(const struct raw_members *m, const char *key)
{
	for (size_t i = 0; i < m->n; i++)
		if (has_key(&m->items[i], key))
			return m->items[i].value;
	return NULL;
}

void raw_drop(struct arena *arena, struct raw_members *m, const char *key)
{
	struct raw_members rest = {0};

	if (!raw_value(m, key))
		return;
	for (size_t i = 0; i < m->n; i++)
		if (!has_key(&m->items[i], key))
			*(struct raw_member *)ARENA_PUSH(arena, rest.items, rest.n) =
				m->items[i];
	*m = rest;
}

bool words_refuse(struct err *err, const char *id, const char *value, const struct choices *c)
{
	struct str text = {0};

	choices_refuse(c, value, &text);
	err_set(err, EXIT_CODE_USAGE, "%s: %s", id, str_text(&text));
	str_release(&text);
	return false;
}

bool words_are_text(const char *id, const char *value, struct err *err)
{
	size_t n = strlen(value), bad = utf8_invalid_at(value, n);
	char fault[UTF8_FAULT_MAX];

	if (bad < n)
		return err_set(err, EXIT_CODE_USAGE, "%s: in this text %s", id,
			       utf8_fault(fault, value + bad, n - bad));
	if (n > NOTE_BYTES_MAX)
		return err_set(err, EXIT_CODE_USAGE,
			       "%s: the text is longer than %u bytes", id,
			       NOTE_BYTES_MAX);
	for (size_t i = 0, len; i < n; i += len) {
		uint32_t cp;

		len = utf8_decode(value + i, n - i, &cp);
		if (cp < 0x20 || (cp >= 0x7f && cp < 0xa0))
			return err_set(err, EXIT_CODE_USAGE,
				       "%s: the text holds a control character (U+%04X); "
				       "leave it out",
				       id, (unsigned)cp);
	}
	return true;
}
