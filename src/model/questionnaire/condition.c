#include "model/questionnaire/condition.h"

#include <stdio.h>
#include <string.h>

#include "base/nearest.h"
#include "base/number.h"

#define NUMBER_MAX 1000000000000000 /* as in assessments */
#define NESTING_MAX 32

enum token { T_END, T_WORD, T_COMPARE, T_OPEN, T_CLOSE, T_COMMA, T_BAD };

struct parser {
	struct questionnaire *q;
	const char *text, *p;   /* p stands behind the current token */
	const char *start;      /* of the current token */
	size_t len;
	enum token token;
	struct loc at;
	struct condition_scope scope;
	struct diags *diags;
	bool failed;
	int depth;
};

static const char *const compare_words[] = {
	[CMP_EQ] = "==", [CMP_NE] = "!=", [CMP_LT] = "<",
	[CMP_LE] = "<=", [CMP_GT] = ">",  [CMP_GE] = ">=",
};

static bool is_word_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '-' || c == '_' || c == '.';
}

static void next(struct parser *s)
{
	while (*s->p == ' ' || *s->p == '\n' || *s->p == '\t')
		s->p++;
	s->start = s->p;
	if (!*s->p) {
		s->token = T_END;
	} else if (is_word_char(*s->p)) {
		s->token = T_WORD;
		while (is_word_char(*s->p))
			s->p++;
	} else if (strchr("=!<>", *s->p)) {
		s->token = T_COMPARE;
		s->p += s->p[1] == '=' ? 2 : 1;
	} else {
		s->token = *s->p == '(' ? T_OPEN : *s->p == ')' ? T_CLOSE
					: *s->p == ',' ? T_COMMA : T_BAD;
		s->p++;
	}
	s->len = (size_t)(s->p - s->start);
}

static void *fail_at(struct parser *s, const char *where, const char *text)
{
	struct loc at = s->at;
	int offset = (int)(where - s->text);

	if (!s->failed && s->scope.folded)
		diag_add(s->diags, at, "character %d of the condition: %s", offset + 1, text);
	at.col += offset;
	if (!s->failed && !s->scope.folded)
		diag_add(s->diags, at, "%s", text);
	s->failed = true;
	return NULL;
}

static bool is_word(const struct parser *s, const char *word)
{
	return s->token == T_WORD && s->len == strlen(word) && !memcmp(s->start, word, s->len);
}

static struct condition *node(struct parser *s, enum condition_op op)
{
	struct condition *c = arena_new(&s->q->arena, struct condition, 1);

	c->op = op;
	return c;
}

/* The current word as text in the arena. */
static const char *word_text(struct parser *s)
{
	return arena_strndup(&s->q->arena, s->start, s->len);
}

/* Will this fault not be told, because one was found before it or too many are known?
 * Then no hint need be looked for. */
static bool goes_unsaid(struct parser *s)
{
	if (!s->failed && diags_full(s->diags))
		s->failed = true;
	return s->failed;
}

static void *unknown_name(struct parser *s, const char *word, const char *where)
{
	const struct questionnaire *q = s->q;
	struct nearest near = {.word = diags_hinted(s->diags, word)};
	char text[256];

	if (goes_unsaid(s))
		return NULL;
	if (questionnaire_find(q, word).kind == THING_WITHDRAWN) {
		snprintf(text, sizeof text, "'%.60s' is withdrawn; it is asked no more", word);
		return fail_at(s, where, text);
	}
	for (size_t i = 0; i < q->n_fields; i++)
		nearest_try(&near, q->fields[i].name ? q->fields[i].name : "");
	for (size_t i = 0; i < q->n_decisions; i++)
		nearest_try(&near, q->decisions[i].id ? q->decisions[i].id : "");
	for (size_t i = 0; s->scope.questions && i < q->n_questions; i++)
		nearest_try(&near, q->questions[i].id ? q->questions[i].id : "");
	snprintf(text, sizeof text,
		 "'%.60s' names no profile field, decision or question%s", word,
		 nearest_hint(&near));
	return fail_at(s, where, text);
}

static void *out_of_scope(struct parser *s, const char *word, const char *where,
			  const char *why)
{
	char text[256];

	snprintf(text, sizeof text, "'%.60s' cannot be named here: %s", word, why);
	return fail_at(s, where, text);
}

/* Finds what a word names, and whether it may be named here. */
static bool find_name(struct parser *s, const char *word, const char *where,
		      struct thing *name)
{
	struct thing t = questionnaire_find(s->q, word);

	if (t.kind == THING_FIELD && t.index >= s->scope.fields)
		return out_of_scope(s, word, where, "a condition names earlier fields only");
	if (t.kind == THING_FIELD && s->q->fields[t.index].kind == FIELD_DECISION) {
		if (s->q->fields[t.index].decision < 0) {
			s->failed = true; /* what is wrong with `ref` is said there */
			return false;
		}
		t.index = (size_t)s->q->fields[t.index].decision;
		t.kind = THING_DECISION;
	}
	if (t.kind == THING_FIELD && field_is_typed(&s->q->fields[t.index]) &&
	    s->q->fields[t.index].kind != FIELD_NUMBER)
		return out_of_scope(s, word, where, "free text cannot be compared");
	if (t.kind == THING_DECISION && t.index >= s->scope.decisions)
		return out_of_scope(s, word, where,
				    s->scope.decisions || s->scope.fields == s->q->n_fields
					    ? "a condition names earlier decisions only"
					    : "decisions are asked after the profile");
	if (t.kind == THING_QUESTION && !s->scope.questions)
		return out_of_scope(s, word, where, "only rules name questions");
	if (t.kind == THING_QUESTION &&
	    s->q->questions[t.index].type == TYPE_DECISIONS)
		return out_of_scope(s, word, where,
				    "its level comes from decisions; name those");
	if (t.kind != THING_FIELD && t.kind != THING_DECISION && t.kind != THING_QUESTION)
		return unknown_name(s, word, where);
	*name = t;
	return true;
}

static bool is_numeric(const struct parser *s, struct thing t)
{
	return t.kind == THING_QUESTION ||
	       (t.kind == THING_FIELD && s->q->fields[t.index].kind == FIELD_NUMBER);
}

static bool is_many(const struct parser *s, struct thing t)
{
	return t.kind == THING_FIELD && s->q->fields[t.index].kind == FIELD_MANY;
}

static void unknown_value(struct parser *s, struct thing t, const char *word)
{
	const struct questionnaire *q = s->q;
	struct nearest near = {.word = diags_hinted(s->diags, word)};
	char text[256];

	if (goes_unsaid(s))
		return;
	if (t.kind == THING_DECISION) {
		const struct decision *d = &q->decisions[t.index];

		for (size_t k = 0; k < d->n_options; k++)
			if (d->options[k].id)
				nearest_try(&near, d->options[k].id);
	} else {
		const struct field *f = &q->fields[t.index];

		for (size_t k = 0; k < f->n_values; k++)
			if (f->values[k].id)
				nearest_try(&near, f->values[k].id);
	}
	if (t.kind == THING_DECISION && decision_withdrawn(&q->decisions[t.index], word))
		snprintf(text, sizeof text, "option '%.60s' of %s is withdrawn", word,
			 q->decisions[t.index].id);
	else
		snprintf(text, sizeof text, "'%.60s' is no %s of %s%s", word,
		 t.kind == THING_DECISION ? "option" : "value",
		 t.kind == THING_DECISION ? q->decisions[t.index].id
					  : q->fields[t.index].name,
		 nearest_hint(&near));
	fail_at(s, s->start, text);
}

/* The current word as a value of the thing: its bit; 0 after a diagnostic. */
static uint64_t value_bit(struct parser *s, struct thing t)
{
	const struct questionnaire *q = s->q;
	const char *word = word_text(s);
	int i = t.kind == THING_DECISION ? decision_option(&q->decisions[t.index], word)
					 : field_value(&q->fields[t.index], word);

	if (i >= 0)
		return (uint64_t)1 << i;
	unknown_value(s, t, word);
	return 0;
}

static void *expected_value(struct parser *s)
{
	bool quoted = *s->start == '"' || *s->start == '\'';

	return fail_at(s, s->start, quoted ? "expected a value; values stand without quotes"
					   : "expected a value");
}

static struct condition *number_comparison(struct parser *s, struct condition *c)
{
	long value;

	c->op = COND_NUMBER;
	if (s->token != T_WORD || !number_parse(word_text(s), &value))
		return fail_at(s, s->start, "expected a whole number");
	if (c->name.kind == THING_QUESTION && (value < 0 || value >= Q_LEVELS))
		return fail_at(s, s->start, "a level is 0 to 4");
	if (value < 0 || value > NUMBER_MAX)
		return fail_at(s, s->start, "a number is 0 to 1000000000000000");
	c->number = value;
	next(s);
	return c;
}

static struct condition *compare(struct parser *s, struct condition *c)
{
	size_t op = 0;

	while (op < 6 && !(strlen(compare_words[op]) == s->len &&
			   !memcmp(compare_words[op], s->start, s->len)))
		op++;
	if (op == 6)
		return fail_at(s, s->start, "expected ==, !=, <, <=, > or >=");
	if (is_numeric(s, c->name)) {
		c->compare = (enum comparison)op;
		next(s);
		return number_comparison(s, c);
	}
	if (op > CMP_NE)
		return fail_at(s, s->start, "what has no order is compared with ==, != or in (…)");
	next(s);
	if (s->token != T_WORD)
		return expected_value(s);
	c->set = value_bit(s, c->name);
	next(s);
	if (op == CMP_NE) {
		struct condition *not = node(s, COND_NOT);

		not->left = c;
		return not;
	}
	return c;
}

/* name in (a, b); the '(' is the current token. */
static struct condition *in_set(struct parser *s, struct condition *c)
{
	if (is_numeric(s, c->name))
		return fail_at(s, s->start, "a number is compared with ==, < or >=");
	do {
		next(s);
		if (s->token != T_WORD)
			return expected_value(s);
		c->set |= value_bit(s, c->name);
		next(s);
	} while (s->token == T_COMMA);
	if (s->token != T_CLOSE)
		return fail_at(s, s->start, "expected ',' or ')'");
	next(s);
	return c;
}

/* value in manyname; value is the word before, the name the current token. */
static struct condition *in_many(struct parser *s, const char *value_start,
				 size_t value_len)
{
	struct condition *c = node(s, COND_HAS);
	struct parser value = *s;
	const char *word;
	char text[256];

	c->col = (int)(s->start - s->text) + 1;
	word = arena_strndup(&s->q->arena, value_start, value_len);
	if (questionnaire_find(s->q, word_text(s)).kind == THING_NONE &&
	    questionnaire_find(s->q, word).kind != THING_NONE) {
		snprintf(text, sizeof text, "expected '(' after 'in'; write %.40s in (%.40s)", word,
			 word_text(s));
		return fail_at(s, s->start, text);
	}
	if (!find_name(s, word_text(s), s->start, &c->name))
		return NULL;
	if (is_numeric(s, c->name))
		return fail_at(s, s->start, "a number is compared with ==, < or >=");
	if (!is_many(s, c->name)) {
		snprintf(text, sizeof text, "'%.40s' holds one value; write %.40s == %.40s",
			 word_text(s), word_text(s), word);
		return fail_at(s, s->start, text);
	}
	value.start = value_start;
	value.len = value_len;
	c->set = value_bit(&value, c->name);
	s->failed = value.failed;
	next(s);
	return c;
}

static struct condition *comparison(struct parser *s)
{
	const char *start = s->start;
	size_t len = s->len;
	const char *word = word_text(s);
	struct condition *c;

	next(s);
	if (is_word(s, "in")) {
		next(s);
		if (s->token == T_WORD)
			return in_many(s, start, len);
		if (s->token != T_OPEN)
			return fail_at(s, s->start, "expected '(' or a name after 'in'");
	} else if (s->token != T_COMPARE) {
		return fail_at(s, s->start, "expected a comparison such as == or in (…)");
	}
	c = node(s, COND_IN);
	c->col = (int)(start - s->text) + 1;
	if (!find_name(s, word, start, &c->name))
		return NULL;
	if (is_many(s, c->name)) {
		char text[256];

		snprintf(text, sizeof text,
			 "'%.60s' holds several values; write value in %.60s", word, word);
		return fail_at(s, start, text);
	}
	return s->token == T_OPEN ? in_set(s, c) : compare(s, c);
}

static struct condition *parse_or(struct parser *s);

static struct condition *primary(struct parser *s)
{
	struct condition *c;

	if (s->token == T_OPEN) {
		if (++s->depth > NESTING_MAX)
			return fail_at(s, s->start, "too many parentheses in each other");
		next(s);
		c = parse_or(s);
		if (c && s->token != T_CLOSE)
			return fail_at(s, s->start, "expected ')'");
		s->depth--;
		next(s);
		return c;
	}
	if (is_word(s, "always")) {
		next(s);
		return node(s, COND_ALWAYS);
	}
	if (s->token == T_END)
		return fail_at(s, s->start, "the condition ends too early");
	if (s->token != T_WORD || is_word(s, "and") || is_word(s, "or") || is_word(s, "in"))
		return fail_at(s, s->start, "expected the name of a field, decision or question");
	return comparison(s);
}

static struct condition *parse_not(struct parser *s)
{
	struct condition *c, *inner;

	if (!is_word(s, "not"))
		return primary(s);
	if (++s->depth > NESTING_MAX)
		return fail_at(s, s->start, "too many times 'not'");
	next(s);
	inner = parse_not(s);
	s->depth--;
	if (!inner)
		return NULL;
	c = node(s, COND_NOT);
	c->left = inner;
	return c;
}

/* One level of left-associative `word` over what `inner` parses. */
static struct condition *chain(struct parser *s, const char *word, enum condition_op op,
			       struct condition *(*inner)(struct parser *))
{
	struct condition *left = inner(s);

	while (left && is_word(s, word)) {
		struct condition *c = node(s, op);

		next(s);
		c->left = left;
		c->right = inner(s);
		if (!c->right)
			return NULL;
		left = c;
	}
	return left;
}

static struct condition *parse_and(struct parser *s)
{
	return chain(s, "and", COND_AND, parse_not);
}

static struct condition *parse_or(struct parser *s)
{
	return chain(s, "or", COND_OR, parse_and);
}

const struct condition *condition_parse(struct questionnaire *q, const char *text,
					struct loc at, struct condition_scope scope,
					struct diags *d)
{
	struct parser s = {.q = q, .text = text, .p = text, .at = at, .scope = scope,
			   .diags = d};
	struct condition *c;

	next(&s);
	c = parse_or(&s);
	if (c && !s.failed && s.token != T_END)
		fail_at(&s, s.start, "expected 'and', 'or' or the end");
	return s.failed ? NULL : c;
}
