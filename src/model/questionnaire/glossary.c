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
	utf8_decode(s, strnlen(s, 4), &cp);
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

/* By small letters, then by terms: what begins alike stands together, the shortest first. */
static int compare_words(const void *a, const void *b)
{
	const struct term_word *x = a, *y = b;
	size_t n = 0;

	while (x->word[n] && lower(x->word[n]) == lower(y->word[n]))
		n++;
	if (lower(x->word[n]) != lower(y->word[n]))
		return lower(x->word[n]) - lower(y->word[n]);
	return (x->term > y->term) - (x->term < y->term);
}

void questionnaire_index_glossary(struct questionnaire *q)
{
	size_t n = q->n_terms;

	for (size_t i = 0; i < q->n_terms; i++)
		n += q->terms[i].also.n;
	q->words = arena_new(&q->arena, struct term_word, n);
	for (size_t i = 0; i < q->n_terms; i++) {
		const struct glossary_term *term = &q->terms[i];

		for (size_t k = 0; k <= term->also.n; k++)
			q->words[q->n_words++] = (struct term_word){
				k ? term->also.items[k - 1] : term->term, i};
	}
	if (q->n_words)
		qsort(q->words, q->n_words, sizeof *q->words, compare_words);
}

/* The bytes of s that a word of n bytes takes which stands there, a plural 's' included; 0
 * when it goes on as another word. */
static size_t whole_word(const char *s, size_t n)
{
	if (lower(s[n]) == 's' && !is_word_at(s + n + 1))
		return n + 1;
	return is_word_at(s + n) ? 0 : n;
}

/* The first of the words from low to high, all alike up to byte n, whose byte there is not
 * before c. */
static size_t first_with(const struct questionnaire *q, size_t low, size_t high, size_t n,
			 int c)
{
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (lower(q->words[middle].word[n]) < c)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The term with the longest match at s; of several the first. Goes through s and keeps the
 * words that begin so far alike. */
static int longest_at(const struct questionnaire *q, const char *s, size_t *len)
{
	size_t low = 0, high = q->n_words;
	int best = -1;

	*len = 0;
	for (size_t n = 0; low < high; n++) {
		size_t taken = n && !q->words[low].word[n] ? whole_word(s, n) : 0;
		int term = (int)q->words[low].term;

		if (taken > *len || (taken && taken == *len && term < best)) {
			*len = taken;
			best = term;
		}
		if (!s[n])
			break;
		low = first_with(q, low, high, n, lower(s[n]));
		high = first_with(q, low, high, n, lower(s[n]) + 1);
	}
	return best;
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
