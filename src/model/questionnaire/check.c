#include "model/questionnaire/check.h"

#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "base/names.h"
#include "base/str.h"
#include "model/questionnaire/condition.h"
#include "model/questionnaire/glossary.h"

#define CIRCLE_BYTES_MAX 800u

static void report_never(struct possible *possible, const struct questionnaire *q,
			 const char *id, const struct condition *when, enum depth depth,
			 struct loc at, struct diags *d)
{
	struct str text = {0};

	if (condition_satisfiable(possible, when, depth) || diags_full(d))
		return;
	condition_text(&text, q, when);
	if (condition_satisfiable(possible, when, DEPTH_DEEP))
		diag_add(d, at,
			 "%s: at depth '%s' its condition is never true, for it names what is "
			 "asked only at a greater depth: %s",
			 id, depth_name(depth), str_text(&text));
	else
		diag_add(d, at, "%s: its condition can never be true: %s", id,
			 str_text(&text));
	str_release(&text);
}

static void check_conditions(const struct questionnaire *q, struct diags *d)
{
	struct possible *p = possible_new(q);

	for (size_t i = 0; i < q->n_fields; i++)
		report_never(p, q, q->fields[i].id, q->fields[i].when, q->fields[i].depth,
			     q->fields[i].at, d);
	for (size_t i = 0; i < q->n_decisions; i++)
		report_never(p, q, q->decisions[i].id, q->decisions[i].when,
			     q->decisions[i].depth, q->decisions[i].at, d);
	for (size_t i = 0; i < q->n_questions; i++)
		report_never(p, q, q->questions[i].id, q->questions[i].when,
			     q->questions[i].depth, q->questions[i].at, d);
	for (size_t i = 0; i < q->n_rules; i++)
		report_never(p, q, q->rules[i].id, q->rules[i].when, DEPTH_DEEP,
			     q->rules[i].at, d);
	possible_free(p);
}

/* Depth-first search for cycles in `needs`. */
struct needs_walk {
	const struct questionnaire *q;
	struct diags *d;
	unsigned char *state; /* 0 new, 1 on the path, 2 done */
	size_t *path, *place; /* place: where in the path, by question */
	size_t *next;         /* which need to look at, by question */
	size_t depth;
};

/* A circle may be long; a message is not. */
static void report_cycle(struct needs_walk *w, size_t back)
{
	struct str text = {0};

	if (diags_full(w->d))
		return;
	for (size_t k = w->place[back]; k < w->depth && text.len < CIRCLE_BYTES_MAX; k++)
		str_addf(&text, "%s -> ", w->q->questions[w->path[k]].id);
	if (text.len >= CIRCLE_BYTES_MAX)
		str_add(&text, "… -> ");
	diag_add(w->d, w->q->questions[back].at, "%s: 'needs' goes in a circle: %s%s",
		 w->q->questions[back].id, str_text(&text), w->q->questions[back].id);
	str_release(&text);
}

static void step_onto(struct needs_walk *w, size_t question)
{
	w->state[question] = 1;
	w->place[question] = w->depth;
	w->path[w->depth++] = question;
}

static void walk_needs(struct needs_walk *w, size_t start)
{
	w->depth = 0;
	step_onto(w, start);
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
			step_onto(w, at);
		}
	}
}

static void check_cycles(const struct questionnaire *q, struct diags *d)
{
	struct needs_walk w = {.q = q, .d = d};

	w.state = xcalloc(q->n_questions, 1);
	w.path = xcalloc(q->n_questions, sizeof *w.path);
	w.place = xcalloc(q->n_questions, sizeof *w.place);
	w.next = xcalloc(q->n_questions, sizeof *w.next);
	for (size_t i = 0; i < q->n_questions; i++)
		if (!w.state[i])
			walk_needs(&w, i);
	free(w.state);
	free(w.path);
	free(w.place);
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

/* What the ids of rows begin with: the documents that the rows are of. */
static void gather_documents(struct names *documents, const struct questionnaire *q)
{
	for (size_t i = 0; i < q->n_sources; i++) {
		const char *id = q->sources[i].id;
		size_t n = document_of(id);

		if (n)
			names_add(documents, arena_strndup(documents->arena, id, n), i);
	}
}

/* Does the text look like the id of a row: does it begin as some row's does? */
static bool is_row_like(const struct names *documents, const char *text)
{
	size_t n = document_of(text);
	char document[Q_ID_MAX + 1];

	if (!n || !text[n] || n > Q_ID_MAX)
		return false;
	memcpy(document, text, n);
	document[n] = '\0';
	return names_find(documents, document) != NAMES_NONE;
}

/* What the sources of entries are held against. */
struct listing {
	const struct questionnaire *q;
	struct names documents;
	struct diags *d;
};

static void check_listed(const struct listing *l, const char *id, const struct texts *sources,
			 struct loc at)
{
	for (size_t i = 0; i < sources->n; i++)
		if (is_row_like(&l->documents, sources->items[i]) &&
		    questionnaire_find(l->q, sources->items[i]).kind != THING_SOURCE)
			diag_add(l->d, at,
				 "%s names the source %s, which no row of 'sources' has",
				 id, sources->items[i]);
}

static void check_sources(const struct questionnaire *q, struct diags *d)
{
	struct arena scratch = {0};
	struct listing l = {q, {.arena = &scratch}, d};

	gather_documents(&l.documents, q);
	for (size_t i = 0; i < q->n_sources; i++)
		check_row_follows(&q->sources[i], i ? &q->sources[i - 1] : NULL, d);
	for (size_t i = 0; i < q->n_decisions; i++)
		check_listed(&l, q->decisions[i].id, &q->decisions[i].sources,
			     q->decisions[i].at);
	for (size_t i = 0; i < q->n_questions; i++)
		check_listed(&l, q->questions[i].id, &q->questions[i].sources,
			     q->questions[i].at);
	for (size_t i = 0; i < q->n_references; i++)
		check_listed(&l, q->references[i].id, &q->references[i].sources,
			     q->references[i].at);
	arena_release(&scratch);
}

/* The i-th word for a term: its name, then those of `also`; NULL after the last. */
static const char *word_of(const struct glossary_term *term, size_t i)
{
	if (i == 0)
		return term->term;
	return i <= term->also.n ? term->also.items[i - 1] : NULL;
}

/* A word that stands for two terms would only ever lead to the first. */
static void check_words(const struct questionnaire *q, struct diags *d)
{
	struct arena scratch = {0};
	struct names words = {.arena = &scratch};

	for (size_t i = 0; i < q->n_terms; i++) {
		const struct glossary_term *term = &q->terms[i];
		const char *word;

		for (size_t k = 0; (word = word_of(term, k)); k++) {
			size_t other = names_add(&words, glossary_lowered(&scratch, word), i);

			if (other != NAMES_NONE)
				diag_add(d, term->at, "%s: '%s' stands for %s already",
					 term->id, word, q->terms[other].id);
		}
	}
	arena_release(&scratch);
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

/* Nobody is told to move to the option that fits least, and to one of a fact only where a rule
 * blames the decision. */
static void warn_of_options(const struct questionnaire *q, size_t index, struct diags *d)
{
	const struct decision *it = &q->decisions[index];
	bool blamed = links_of(q, (struct thing){THING_DECISION, index})->blamed_by.n > 0;
	int least = 4;

	for (size_t o = 0; o < it->n_options; o++)
		if (it->options[o].fit < least)
			least = it->options[o].fit;
	for (size_t o = 0; o < it->n_options; o++)
		if ((it->options[o].fit > least || (least < 0 && blamed)) &&
		    !*it->options[o].action)
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
			warn_of_options(q, i, d);
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

static void warn_of_endless_rules(const struct questionnaire *q, struct diags *d)
{
	struct possible *p = possible_new(q);

	for (size_t i = 0; i < q->n_rules; i++)
		if (!rule_can_end(p, q, &q->rules[i]))
			diag_warn(d, q->rules[i].at,
				  "%s: no change of what it blames can end it; blame what its "
				  "condition names, or let what it blames point there by 'see'",
				  q->rules[i].id);
	possible_free(p);
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
	if (d->n > faults)
		return;
	warn_of_texts(q, d);
	warn_of_endless_rules(q, d);
}
