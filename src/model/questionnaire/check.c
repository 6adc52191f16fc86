#define _XOPEN_SOURCE 700
#include "model/questionnaire/check.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/die.h"
#include "base/str.h"
#include "model/questionnaire/condition.h"

/* Which conditions can be true at all. */
struct conditions_check {
	const struct questionnaire *q;
	struct possible *possible;
	struct diags *d;
};

static void check_condition(const struct conditions_check *check, const char *id,
			    const struct condition *when, enum depth depth, struct loc at)
{
	struct str text = {0};

	if (condition_satisfiable(check->possible, when, depth))
		return;
	condition_text(&text, check->q, when);
	if (condition_satisfiable(check->possible, when, DEPTH_DEEP))
		diag_add(check->d, at,
			 "%s: at depth '%s' its condition is never true, for it names what is "
			 "asked only at a greater depth: %s",
			 id, depth_name(depth), str_text(&text));
	else
		diag_add(check->d, at, "%s: its condition can never be true: %s", id,
			 str_text(&text));
	str_release(&text);
}

static void check_conditions(const struct questionnaire *q, struct diags *d)
{
	struct conditions_check check = {q, possible_new(q), d};

	for (size_t i = 0; i < q->n_fields; i++)
		check_condition(&check, q->fields[i].id, q->fields[i].when, q->fields[i].depth,
				q->fields[i].at);
	for (size_t i = 0; i < q->n_decisions; i++)
		check_condition(&check, q->decisions[i].id, q->decisions[i].when,
				q->decisions[i].depth, q->decisions[i].at);
	for (size_t i = 0; i < q->n_questions; i++)
		check_condition(&check, q->questions[i].id, q->questions[i].when,
				q->questions[i].depth, q->questions[i].at);
	for (size_t i = 0; i < q->n_rules; i++)
		check_condition(&check, q->rules[i].id, q->rules[i].when, DEPTH_DEEP,
				q->rules[i].at);
	possible_free(check.possible);
}

/* Depth-first search for cycles in `needs`. */
struct needs_walk {
	const struct questionnaire *q;
	struct diags *d;
	unsigned char *state; /* 0 new, 1 on the path, 2 done */
	size_t *path, *next;  /* next: which need to look at, by question */
	size_t depth;
};

static void report_cycle(struct needs_walk *w, size_t back)
{
	struct str text = {0};
	size_t i = 0;

	while (w->path[i] != back)
		i++;
	for (size_t k = i; k < w->depth; k++)
		str_addf(&text, "%s -> ", w->q->questions[w->path[k]].id);
	diag_add(w->d, w->q->questions[back].at, "%s: 'needs' goes in a circle: %s%s",
		 w->q->questions[back].id, str_text(&text), w->q->questions[back].id);
	str_release(&text);
}

static void walk_needs(struct needs_walk *w, size_t start)
{
	w->depth = 0;
	w->path[w->depth++] = start;
	w->state[start] = 1;
	while (w->depth) {
		size_t at = w->path[w->depth - 1];
		const struct indices *needs = &w->q->questions[at].needs;

		if (w->next[at] == needs->n) {
			w->state[at] = 2;
			w->depth--;
			continue;
		}
		at = needs->items[w->next[at]++];
		if (w->state[at] == 1) {
			report_cycle(w, at);
		} else if (w->state[at] == 0) {
			w->state[at] = 1;
			w->path[w->depth++] = at;
		}
	}
}

static void check_cycles(const struct questionnaire *q, struct diags *d)
{
	struct needs_walk w = {.q = q, .d = d};

	w.state = xcalloc(q->n_questions, 1);
	w.path = xcalloc(q->n_questions, sizeof *w.path);
	w.next = xcalloc(q->n_questions, sizeof *w.next);
	for (size_t i = 0; i < q->n_questions; i++)
		if (!w.state[i])
			walk_needs(&w, i);
	free(w.state);
	free(w.path);
	free(w.next);
}

static void check_depths(const struct questionnaire *q, struct diags *d)
{
	for (size_t i = 0; i < q->n_questions; i++) {
		const struct question *it = &q->questions[i];

		for (size_t k = 0; k < it->needs.n; k++) {
			const struct question *need = &q->questions[it->needs.items[k]];

			if (need->depth > it->depth)
				diag_add(d, it->at,
					 "%s is asked at depth '%s' but needs %s, which is only "
					 "asked at '%s'",
					 it->id, depth_name(it->depth), need->id,
					 depth_name(need->depth));
		}
	}
}

static void check_decisions(const struct questionnaire *q, struct diags *d)
{
	for (size_t i = 0; i < q->n_questions; i++) {
		const struct question *it = &q->questions[i];
		bool scored = false, in_depth = false;

		if (it->type != TYPE_DECISIONS)
			continue;
		for (size_t k = 0; k < it->decisions.n; k++) {
			const struct decision *dec = &q->decisions[it->decisions.items[k]];

			for (size_t o = 0; o < dec->n_options; o++)
				scored = scored || dec->options[o].fit >= 0;
			in_depth = in_depth || dec->depth <= it->depth;
		}
		if (!scored)
			diag_add(d, it->at,
				 "%s can never be scored: its decisions are all facts", it->id);
		else if (!in_depth)
			diag_add(d, it->at,
				 "%s is asked at depth '%s', but none of its decisions is",
				 it->id, depth_name(it->depth));
	}
}

static void check_rules(const struct questionnaire *q, struct diags *d)
{
	for (size_t i = 0; i < q->n_rules; i++)
		if (!q->rules[i].decisions.n && !q->rules[i].questions.n)
			diag_add(d, q->rules[i].at, "%s blames nothing; name what to change",
				 q->rules[i].id);
}

/* Where the number at the end of a source's id begins: "SEED0-" is what "SEED0-24" has
 * before it, and rows that share it belong to one document. */
static size_t document_of(const char *id)
{
	size_t n = strlen(id);

	while (n && id[n - 1] >= '0' && id[n - 1] <= '9')
		n--;
	return n;
}

/* The rows of a document are numbered without holes: a hole is a row that got lost. */
static void check_row_follows(const struct source_row *row,
			      const struct source_row *before, struct diags *d)
{
	size_t n = document_of(row->id);
	unsigned long number, last = 0;

	if (!row->id[n] || strlen(row->id) > n + 9)
		return;
	if (before && document_of(before->id) == n && !strncmp(before->id, row->id, n))
		last = strtoul(before->id + n, NULL, 10);
	number = strtoul(row->id + n, NULL, 10);
	if (number == last + 1)
		return;
	if (last)
		diag_add(d, row->at, "%s follows %s: row %lu of this source is missing",
			 row->id, before->id, last + 1);
	else
		diag_add(d, row->at,
			 "%s is the first row of its source: row 1 is missing", row->id);
}

/* What the ids of a document's rows begin with. */
struct document {
	const char *id; /* of one of them */
	size_t n;       /* so many bytes of it */
};

static int by_document(const void *a, const void *b)
{
	const struct document *x = a, *y = b;
	int order = memcmp(x->id, y->id, x->n < y->n ? x->n : y->n);

	return order ? order : x->n < y->n ? -1 : x->n > y->n;
}

/* Checks lists of sources against the documents that have rows, in order. */
struct sources_check {
	const struct questionnaire *q;
	struct document *documents;
	struct diags *d;
};

/* Does the text look like the id of a row: does it begin as some row's does? */
static bool is_row_like(const struct sources_check *check, const char *text)
{
	struct document wanted = {text, document_of(text)};

	return wanted.n && text[wanted.n] &&
	       bsearch(&wanted, check->documents, check->q->n_sources,
		       sizeof *check->documents, by_document);
}

static void check_listed(const struct sources_check *check, const char *id,
			 const struct texts *sources, struct loc at)
{
	for (size_t i = 0; i < sources->n; i++)
		if (is_row_like(check, sources->items[i]) &&
		    questionnaire_find(check->q, sources->items[i]).kind != THING_SOURCE)
			diag_add(check->d, at,
				 "%s names the source %s, which no row of 'sources' has",
				 id, sources->items[i]);
}

static void check_sources(const struct questionnaire *q, struct diags *d)
{
	struct sources_check check = {
		q, xcalloc(q->n_sources + 1, sizeof *check.documents), d};

	for (size_t i = 0; i < q->n_sources; i++) {
		check_row_follows(&q->sources[i], i ? &q->sources[i - 1] : NULL, d);
		check.documents[i] = (struct document){q->sources[i].id,
						       document_of(q->sources[i].id)};
	}
	qsort(check.documents, q->n_sources, sizeof *check.documents, by_document);
	for (size_t i = 0; i < q->n_decisions; i++)
		check_listed(&check, q->decisions[i].id, &q->decisions[i].sources,
			     q->decisions[i].at);
	for (size_t i = 0; i < q->n_questions; i++)
		check_listed(&check, q->questions[i].id, &q->questions[i].sources,
			     q->questions[i].at);
	for (size_t i = 0; i < q->n_references; i++)
		check_listed(&check, q->references[i].id, &q->references[i].sources,
			     q->references[i].at);
	free(check.documents);
}

/* A word for a term, and where it stands: by terms, and in each its name before `also`. */
struct word {
	const char *text;
	size_t term, place;
	size_t taken_by; /* the first term that it stands for; SIZE_MAX: this one, here */
};

static int by_text(const void *a, const void *b)
{
	const struct word *x = a, *y = b;
	int order = strcasecmp(x->text, y->text);

	return order ? order : x->place < y->place ? -1 : 1;
}

static int by_place(const void *a, const void *b)
{
	const struct word *x = a, *y = b;

	return x->place < y->place ? -1 : 1;
}

static struct word *words_of(const struct questionnaire *q, size_t *n)
{
	struct word *words;

	*n = 0;
	for (size_t i = 0; i < q->n_terms; i++)
		*n += 1 + q->terms[i].also.n;
	words = xcalloc(*n + 1, sizeof *words);
	*n = 0;
	for (size_t i = 0; i < q->n_terms; i++) {
		words[*n] = (struct word){q->terms[i].term, i, *n, SIZE_MAX};
		++*n;
		for (size_t k = 0; k < q->terms[i].also.n; k++, ++*n)
			words[*n] = (struct word){q->terms[i].also.items[k], i, *n, SIZE_MAX};
	}
	return words;
}

/* A word that stands for two terms would only ever lead to the first. */
static void check_words(const struct questionnaire *q, struct diags *d)
{
	size_t n, first = 0;
	struct word *words = words_of(q, &n);

	qsort(words, n, sizeof *words, by_text);
	for (size_t i = 1; i < n; i++)
		if (strcasecmp(words[i].text, words[first].text) != 0)
			first = i;
		else
			words[i].taken_by = words[first].term;
	qsort(words, n, sizeof *words, by_place);
	for (size_t i = 0; i < n; i++)
		if (words[i].taken_by != SIZE_MAX)
			diag_add(d, q->terms[words[i].term].at, "%s: '%s' stands for %s already",
				 q->terms[words[i].term].id, words[i].text,
				 q->terms[words[i].taken_by].id);
	free(words);
}

/* A version that something came or changed with is no later than the questionnaire's own. */
static void check_version(const struct questionnaire *q, const char *id, const char *key,
			  const char *version, struct loc at, struct diags *d)
{
	if (version_order(version, q->version) > 0)
		diag_add(d, at, "%s: '%s' is %s, later than this questionnaire, which is %s", id,
			 key, version, q->version);
}

static void check_versions(const struct questionnaire *q, struct diags *d)
{
	for (size_t i = 0; i < q->n_fields; i++)
		check_version(q, q->fields[i].id, "since", q->fields[i].since,
			      q->fields[i].at, d);
	for (size_t i = 0; i < q->n_decisions; i++) {
		const struct decision *it = &q->decisions[i];

		check_version(q, it->id, "since", it->since, it->at, d);
		check_version(q, it->id, "changed", it->changed, it->at, d);
	}
	for (size_t i = 0; i < q->n_questions; i++) {
		const struct question *it = &q->questions[i];

		check_version(q, it->id, "since", it->since, it->at, d);
		check_version(q, it->id, "changed", it->changed, it->at, d);
	}
}

/* Kinds of texts that a questionnaire may have throughout, or not at all. */
struct kinds {
	bool field_why, decision_why;
	bool question_do, option_do, rule_do;
	bool contain;
};

static struct kinds kinds_used(const struct questionnaire *q)
{
	struct kinds k = {0};

	for (size_t i = 0; i < q->n_fields; i++)
		k.field_why |= *q->fields[i].why != '\0';
	for (size_t i = 0; i < q->n_decisions; i++) {
		k.decision_why |= *q->decisions[i].why != '\0';
		for (size_t o = 0; o < q->decisions[i].n_options; o++)
			k.option_do |= *q->decisions[i].options[o].action != '\0';
	}
	for (size_t i = 0; i < q->n_questions; i++)
		k.question_do |= *q->questions[i].action != '\0';
	for (size_t i = 0; i < q->n_rules; i++) {
		k.rule_do |= *q->rules[i].action != '\0';
		k.contain |= q->rules[i].contain.n > 0;
	}
	return k;
}

static void warn_missing(bool wanted, const char *id, const char *key, struct loc at,
			 struct diags *d)
{
	if (wanted)
		diag_warn(d, at, "%s has no '%s'", id, key);
}

/* Nobody is told to move to the option that fits least, and never to one of a fact. */
static void warn_of_options(const struct decision *it, struct diags *d)
{
	int least = 4;

	for (size_t o = 0; o < it->n_options; o++)
		if (it->options[o].fit < least)
			least = it->options[o].fit;
	for (size_t o = 0; o < it->n_options; o++)
		if (it->options[o].fit > least && !*it->options[o].action)
			diag_warn(d, it->options[o].at, "%s: option '%s' has no 'do'", it->id,
				  it->options[o].id);
}

/* Every question says why it is asked. Other kinds of texts are missed only where the
 * questionnaire has them elsewhere: one that is scored and no more needs none of them. */
static void warn_of_texts(const struct questionnaire *q, struct diags *d)
{
	struct kinds k = kinds_used(q);

	for (size_t i = 0; i < q->n_fields; i++)
		warn_missing(k.field_why && !*q->fields[i].why, q->fields[i].id, "why",
			     q->fields[i].at, d);
	for (size_t i = 0; i < q->n_decisions; i++) {
		const struct decision *it = &q->decisions[i];

		warn_missing(k.decision_why && !*it->why, it->id, "why", it->at, d);
		if (k.option_do)
			warn_of_options(it, d);
	}
	for (size_t i = 0; i < q->n_questions; i++) {
		const struct question *it = &q->questions[i];

		warn_missing(!*it->why, it->id, "why", it->at, d);
		warn_missing(k.question_do && it->type != TYPE_DECISIONS && !*it->action,
			     it->id, "do", it->at, d);
	}
	for (size_t i = 0; i < q->n_rules; i++) {
		const struct rule *it = &q->rules[i];

		warn_missing(k.rule_do && !*it->action, it->id, "do", it->at, d);
		warn_missing(k.contain && it->severity == SEVERITY_CRITICAL && !it->contain.n,
			     it->id, "contain", it->at, d);
	}
}

void questionnaire_check(const struct questionnaire *q, struct diags *d)
{
	size_t faults = d->n;

	check_conditions(q, d);
	check_cycles(q, d);
	check_depths(q, d);
	check_decisions(q, d);
	check_rules(q, d);
	check_sources(q, d);
	check_words(q, d);
	check_versions(q, d);
	if (d->n == faults)
		warn_of_texts(q, d);
}
