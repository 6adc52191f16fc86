/* A second opinion on conditions: the texts of `when` as they stand in the files are read and
 * judged here by a reader of its own, and over random answers it has to agree with the engine
 * on every field, decision and question that is asked and on every rule that fires. */
#define _GNU_SOURCE
#include "world.h"

#include <ctype.h>
#include <dirent.h>

#define FOLDER "questionnaires/azure-ai-workload/"
#define CASES 300

enum verdict { NO, YES, UNKNOWN };

/* The texts of `when`, by id; those of what is withdrawn are "never". */
static struct {
	char id[40];
	const char *when;
} whens[1000];
static size_t n_whens;
static struct arena arena;

/* What the judge has found so far, by the index in the questionnaire. */
static bool field_asked[64], decision_asked[64], question_asked[300];

static void take_line(const char *line)
{
	if (!strncmp(line, "  - id: ", 8)) {
		assert_true(n_whens < COUNT_OF(whens));
		snprintf(whens[n_whens].id, sizeof whens[0].id, "%s", line + 8);
		whens[n_whens++].when = "";
	} else if (n_whens && !strncmp(line, "    when: ", 10)) {
		if (strcmp(whens[n_whens - 1].when, "never") != 0)
			whens[n_whens - 1].when = arena_strdup(&arena, line + 10);
	} else if (n_whens && !strcmp(line, "    withdrawn: true")) {
		whens[n_whens - 1].when = "never";
	}
}

static void read_whens(void)
{
	struct dirent **names;
	int n = scandir(FOLDER, &names, NULL, alphasort);

	assert_true(n > 0);
	for (int i = 0; i < n; i++) {
		struct str path = {0}, text = {0};

		str_addf(&path, FOLDER "%s", names[i]->d_name);
		if (strstr(names[i]->d_name, ".yaml"))
			file_load(str_text(&path), &text);
		for (char *p = text.data, *next; p && *p; p = next) {
			next = p + strcspn(p, "\n");
			if (*next)
				*next++ = '\0';
			take_line(p);
		}
		str_release(&path);
		str_release(&text);
		free(names[i]);
	}
	free(names);
}

static const char *when_of(const char *id)
{
	const char *found = NULL;

	/* an id may stand in two lists, first as itself and later in the table of sources */
	for (size_t i = 0; i < n_whens && !found; i++)
		if (!strcmp(whens[i].id, id))
			found = whens[i].when;
	if (!found)
		fail_msg("%s stands in no file", id);
	return found;
}

/* The judge: or, and, not, parentheses, comparisons; nothing is shared with the engine. */
struct judge {
	const struct world *w;
	const char *p;
};

static enum verdict judge_or(struct judge *j);

static enum verdict both(enum verdict a, enum verdict b)
{
	return a == NO || b == NO ? NO : a == YES && b == YES ? YES : UNKNOWN;
}

static enum verdict negated(enum verdict a)
{
	return a == UNKNOWN ? UNKNOWN : a == YES ? NO : YES;
}

static void blanks(struct judge *j)
{
	j->p += strspn(j->p, " ");
}

static bool word(struct judge *j, const char *expected)
{
	size_t n = strlen(expected);

	blanks(j);
	if (strncmp(j->p, expected, n) != 0 ||
	    (isalpha((unsigned char)*expected) && (isalnum((unsigned char)j->p[n]) ||
						   strchr("_-", j->p[n] ? j->p[n] : 'x'))))
		return false;
	j->p += n;
	return true;
}

static void take_name(struct judge *j, char *out, size_t size)
{
	size_t n = 0;

	for (blanks(j); isalnum((unsigned char)*j->p) || (*j->p && strchr("_-", *j->p)); j->p++)
		if (n + 1 < size)
			out[n++] = *j->p;
	out[n] = '\0';
	assert_true(n > 0);
}

/* The one value of a name as text; NULL when it has none that counts. */
static const char *value_of(const struct world *w, const char *name, char *buf, size_t size)
{
	struct thing t = questionnaire_find(w->q, name);
	int f = questionnaire_field(w->q, name);

	if (f >= 0 && w->q->fields[f].kind == FIELD_DECISION)
		t = (struct thing){THING_DECISION, (size_t)w->q->fields[f].decision};
	else if (f >= 0)
		t = (struct thing){THING_FIELD, (size_t)f};
	if (t.kind == THING_FIELD) {
		const struct field_answer *a = &w->a->fields[t.index];

		if (!a->set)
			return NULL;
		if (w->q->fields[t.index].kind == FIELD_NUMBER) {
			snprintf(buf, size, "%d", (int)a->number);
			return buf;
		}
		for (size_t i = 0; i < w->q->fields[t.index].n_values; i++)
			if (a->values >> i & 1)
				return w->q->fields[t.index].values[i].id;
		return NULL;
	}
	if (t.kind == THING_DECISION) {
		const struct answer *a = &w->a->decisions[t.index];

		return decision_asked[t.index] && a->state == ANSWER_SET
			       ? w->q->decisions[t.index].options[a->option].id
			       : NULL;
	}
	assert_int_equal(t.kind, THING_QUESTION);
	if (!question_asked[t.index] || w->s.questions[t.index].level < 0 ||
	    w->a->questions[t.index].state == ANSWER_UNKNOWN)
		return NULL;
	snprintf(buf, size, "%g", w->s.questions[t.index].level / 2.0);
	return buf;
}

/* Is id one of the values that were chosen of the field? */
static enum verdict chosen(const struct world *w, const char *id, const char *field)
{
	int f = questionnaire_field(w->q, field);

	assert_true(f >= 0);
	if (!w->a->fields[f].set)
		return UNKNOWN;
	for (size_t i = 0; i < w->q->fields[f].n_values; i++)
		if (!strcmp(w->q->fields[f].values[i].id, id))
			return w->a->fields[f].values >> i & 1 ? YES : NO;
	fail_msg("%s is no value of %s", id, field);
	return NO;
}

static enum verdict judge_list(struct judge *j, const char *name)
{
	char buf[32], item[32];
	const char *value = value_of(j->w, name, buf, sizeof buf);
	enum verdict result = NO;

	do {
		take_name(j, item, sizeof item);
		if (value && !strcmp(value, item))
			result = YES;
	} while (word(j, ","));
	assert_true(word(j, ")"));
	return value ? result : UNKNOWN;
}

static enum verdict judge_number(const char *op, double a, double b)
{
	bool holds = !strcmp(op, "<") ? a < b
		     : !strcmp(op, "<=") ? a <= b
		     : !strcmp(op, ">") ? a > b
					: a >= b;

	return holds ? YES : NO;
}

static enum verdict judge_comparison(struct judge *j)
{
	static const char *const ops[] = {"==", "!=", "<=", ">=", "<", ">"};
	char name[32], other[32], buf[32];
	const char *value;

	take_name(j, name, sizeof name);
	if (word(j, "in")) {
		if (word(j, "("))
			return judge_list(j, name);
		take_name(j, other, sizeof other);
		return chosen(j->w, name, other);
	}
	value = value_of(j->w, name, buf, sizeof buf);
	for (size_t i = 0; i < COUNT_OF(ops); i++) {
		if (!word(j, ops[i]))
			continue;
		take_name(j, other, sizeof other);
		if (!value)
			return UNKNOWN;
		if (i < 2)
			return (strcmp(value, other) == 0) == (i == 0) ? YES : NO;
		return judge_number(ops[i], strtod(value, NULL), strtod(other, NULL));
	}
	fail_msg("no comparison: %s", j->p);
	return NO;
}

static enum verdict judge_not(struct judge *j)
{
	enum verdict t;

	if (word(j, "not"))
		return negated(judge_not(j));
	if (!word(j, "("))
		return judge_comparison(j);
	t = judge_or(j);
	assert_true(word(j, ")"));
	return t;
}

static enum verdict judge_and(struct judge *j)
{
	enum verdict t = judge_not(j);

	while (word(j, "and"))
		t = both(t, judge_not(j));
	return t;
}

static enum verdict judge_or(struct judge *j)
{
	enum verdict t = judge_and(j);

	while (word(j, "or"))
		t = negated(both(negated(t), negated(judge_and(j))));
	return t;
}

static bool holds(const struct world *w, const char *id)
{
	struct judge j = {w, when_of(id)};
	enum verdict t;

	if (!*j.p || !strcmp(j.p, "always"))
		return true;
	if (!strcmp(j.p, "never"))
		return false;
	t = judge_or(&j);
	blanks(&j);
	assert_string_equal(j.p, "");
	return t == YES;
}

static size_t disputed;

static void compare(const char *id, bool engine, bool judge)
{
	if (engine == judge)
		return;
	print_error("%s: the engine says %s, the judge %s\n", id, engine ? "yes" : "no",
		    judge ? "yes" : "no");
	disputed++;
}

static void judge_world(const struct world *w, size_t *fired)
{
	const struct questionnaire *q = w->q;

	for (size_t i = 0; i < q->n_fields; i++) {
		field_asked[i] = holds(w, q->fields[i].id);
		compare(q->fields[i].id, w->s.field_asked[i], field_asked[i]);
	}
	for (size_t i = 0; i < q->n_decisions; i++) {
		decision_asked[i] = holds(w, q->decisions[i].id);
		compare(q->decisions[i].id, w->s.decision_asked[i], decision_asked[i]);
	}
	for (size_t i = 0; i < q->n_questions; i++) {
		question_asked[i] = holds(w, q->questions[i].id);
		compare(q->questions[i].id, w->s.questions[i].asked, question_asked[i]);
	}
	for (size_t i = 0; i < q->n_rules; i++) {
		bool judged = holds(w, q->rules[i].id);

		compare(q->rules[i].id, w->s.fired[i], judged);
		fired[i] += judged;
	}
}

/* Every rule has to fire now and then, or the agreement says nothing about it. */
static void a_second_reader_agrees_on_what_is_asked_and_fires(void **state)
{
	struct world w = world_open(NULL, "");
	size_t *fired = calloc(w.q->n_rules, sizeof *fired), never = 0;
	uint32_t seed = 20261129;

	(void)state;
	read_whens();
	disputed = 0;
	for (int i = 0; i < CASES; i++) {
		world_fill(&w, &seed);
		world_score(&w);
		judge_world(&w, fired);
	}
	for (size_t i = 0; i < w.q->n_rules; i++)
		never += fired[i] == 0 && strcmp(when_of(w.q->rules[i].id), "never") != 0;
	print_message("%zu of %zu rules never fired in %d cases\n", never, w.q->n_rules, CASES);
	assert_int_equal(disputed, 0);
	assert_in_range(never, 0, w.q->n_rules / 4);
	free(fired);
	world_close(&w);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_second_reader_agrees_on_what_is_asked_and_fires),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
