#define _XOPEN_SOURCE 700
#include "model/questionnaire/glossary.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "model/questionnaire/index.h"

static int lower(char c)
{
	return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : (unsigned char)c;
}

const char *glossary_lowered(struct arena *a, const char *word)
{
	char *copy = arena_strdup(a, word);

	for (char *c = copy; *c; c++)
		*c = (char)lower(*c);
	return copy;
}

static bool is_word_byte(char c)
{
	return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z') || c == '_';
}

/* Letters beyond ASCII belong to words; its dashes, quotes and blanks do not. */
static bool is_word_at(const char *s)
{
	uint32_t cp = 0;

	if ((unsigned char)*s < 0x80)
		return is_word_byte(*s);
	utf8_decode(s, strlen(s), &cp);
	return cp >= 0xC0 && (cp < 0x2000 || cp > 0x206F);
}

static bool begins_word(const char *text, size_t at)
{
	if (!is_word_at(text + at))
		return false;
	if (!at)
		return true;
	do
		at--;
	while (at && ((unsigned char)text[at] & 0xC0) == 0x80);
	return !is_word_at(text + at);
}

/* The words of all terms in order, so that those that a text goes on with are found without
 * trying all: each knows the longest of the words that it begins with itself. */

static int compare_words(const void *x, const void *y)
{
	const struct glossary_word *a = x, *b = y;
	int order = strcmp(a->text, b->text);

	return order ? order : a->term < b->term ? -1 : a->term > b->term;
}

static void add_word(struct questionnaire *q, const char *text, size_t term)
{
	struct glossary_word *w;

	if (!*text)
		return;
	w = ARENA_PUSH(&q->arena, q->words, q->n_words);
	w->text = glossary_lowered(&q->arena, text);
	w->len = strlen(w->text);
	w->term = term;
}

static bool begins_with(const struct glossary_word *w, const struct glossary_word *beginning)
{
	return beginning->len <= w->len && !memcmp(w->text, beginning->text, beginning->len);
}

/* Of a word that several terms go by only that of the first stays. */
static void link_words(struct questionnaire *q)
{
	size_t n = 0;

	for (size_t i = 0; i < q->n_words; i++) {
		size_t last = n;

		if (n && !strcmp(q->words[n - 1].text, q->words[i].text))
			continue;
		while (last && !begins_with(&q->words[i], &q->words[last - 1]))
			last = q->words[last - 1].shorter;
		q->words[n] = q->words[i];
		q->words[n++].shorter = last;
	}
	q->n_words = n;
}

void glossary_index(struct questionnaire *q)
{
	for (size_t i = 0; i < q->n_terms; i++) {
		add_word(q, q->terms[i].term, i);
		for (size_t k = 0; k < q->terms[i].also.n; k++)
			add_word(q, q->terms[i].also.items[k], i);
	}
	if (q->n_words)
		qsort(q->words, q->n_words, sizeof *q->words, compare_words);
	link_words(q);
}

/* How many bytes a text begins alike with a word; *order tells which comes first. */
static size_t alike(const char *s, const struct glossary_word *w, int *order)
{
	size_t n = 0;

	while (n < w->len && lower(s[n]) == (unsigned char)w->text[n])
		n++;
	*order = n == w->len ? 0 : lower(s[n]) - (unsigned char)w->text[n];
	return n;
}

/* Behind the words that do not come after s; the last of them begins n bytes alike. */
static size_t words_until(const struct questionnaire *q, const char *s, size_t *n)
{
	size_t low = 0, high = q->n_words;

	*n = 0;
	while (low < high) {
		size_t mid = (low + high) / 2, same;
		int order;

		same = alike(s, &q->words[mid], &order);
		if (order < 0) {
			high = mid;
		} else {
			low = mid + 1;
			*n = same;
		}
	}
	return low;
}

/* The bytes that a word of len letters takes at s, a plural 's' included; 0 when letters
 * follow that belong to it. */
static size_t taken(const char *s, size_t len)
{
	if (lower(s[len]) == 's' && !is_word_at(s + len + 1))
		return len + 1;
	return is_word_at(s + len) ? 0 : len;
}

/* The term with the longest match at s; of several the first. */
static int longest_at(const struct questionnaire *q, const char *s, size_t *len)
{
	size_t same, best = 0;

	*len = 0;
	for (size_t i = words_until(q, s, &same); i; i = q->words[i - 1].shorter) {
		const struct glossary_word *w = &q->words[i - 1];
		size_t n = w->len <= same ? taken(s, w->len) : 0;

		if (n > *len || (n && n == *len && w->term < best)) {
			*len = n;
			best = w->term;
		}
	}
	return *len ? (int)best : -1;
}

int glossary_find_in(const struct questionnaire *q, const char *text, size_t from,
		     size_t *start, size_t *len)
{
	for (size_t at = from; text[at]; at++) {
		int term = begins_word(text, at) ? longest_at(q, text + at, len) : -1;

		if (term >= 0) {
			*start = at;
			return term;
		}
	}
	return -1;
}

/* What is being gathered: a mark for every term. */
struct gathering {
	const struct questionnaire *q;
	bool *seen;
};

static void gather(const struct gathering *g, const char *text)
{
	size_t start = 0, len = 0;
	int term;

	if (!text)
		return;
	while ((term = glossary_find_in(g->q, text, start + len, &start, &len)) >= 0)
		g->seen[term] = true;
}

static void gather_texts(const struct gathering *g, const struct texts *texts)
{
	for (size_t i = 0; i < texts->n; i++)
		gather(g, texts->items[i]);
}

static void gather_question(const struct gathering *g, const struct question *q)
{
	gather(g, q->ask);
	gather(g, q->why);
	for (int i = 0; i < Q_LEVELS; i++)
		gather(g, q->levels[i]);
	for (size_t i = 0; i < q->n_practices; i++)
		gather(g, q->practices[i].text);
	gather_texts(g, &q->fix);
	gather_texts(g, &q->evidence);
}

static void gather_decision(const struct gathering *g, const struct decision *d)
{
	gather(g, d->name);
	gather(g, d->ask);
	gather(g, d->why);
	for (size_t i = 0; i < d->n_options; i++) {
		gather(g, d->options[i].text);
		gather(g, d->options[i].consequence);
	}
}

static void gather_field(const struct gathering *g, const struct field *f)
{
	gather(g, f->title);
	gather(g, f->ask);
	gather(g, f->why);
	for (size_t i = 0; i < f->n_values; i++)
		gather(g, f->values[i].text);
}

static void gather_thing(const struct gathering *g, struct thing t)
{
	const struct questionnaire *q = g->q;

	if (t.kind == THING_QUESTION) {
		gather_question(g, &q->questions[t.index]);
	} else if (t.kind == THING_DECISION) {
		gather_decision(g, &q->decisions[t.index]);
	} else if (t.kind == THING_FIELD) {
		gather_field(g, &q->fields[t.index]);
	} else if (t.kind == THING_RULE) {
		gather(g, q->rules[t.index].finding);
		gather(g, q->rules[t.index].fix);
	} else if (t.kind == THING_REFERENCE) {
		gather(g, q->references[t.index].title);
	} else if (t.kind == THING_TERM) {
		gather(g, q->terms[t.index].text);
		g->seen[t.index] = false;
	}
}

struct indices glossary_of(struct arena *a, const struct questionnaire *q, struct thing t)
{
	struct gathering g = {q, arena_new(a, bool, q->n_terms + 1)};
	struct indices list = {0};

	gather_thing(&g, t);
	for (size_t i = 0; i < q->n_terms; i++)
		if (g.seen[i])
			*(size_t *)ARENA_PUSH(a, list.items, list.n) = i;
	return list;
}

static bool goes_by(const struct glossary_term *term, const char *word)
{
	if (!strcasecmp(term->id, word) || !strcasecmp(term->term, word))
		return true;
	for (size_t i = 0; i < term->also.n; i++)
		if (!strcasecmp(term->also.items[i], word))
			return true;
	return false;
}

int glossary_find(const struct questionnaire *q, const char *word)
{
	for (size_t i = 0; i < q->n_terms; i++)
		if (goes_by(&q->terms[i], word))
			return (int)i;
	return -1;
}
