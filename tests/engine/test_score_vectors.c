/* The worked cases of tests/data/score-vectors.json, computed by an independent reference
 * in exact fractions with the questionnaire of November 2026, come out exactly. */
#include "support.h"

#include "base/json_read.h"
#include "base/json_write.h"
#include "engine/score.h"
#include "model/given.h"

#define VECTORS "tests/data/score-vectors.json"

struct vectors {
	struct arena arena;
	struct str bytes;
	struct diags diags;
	struct jnode *cases;
	struct questionnaire *q;
};

/* The id of the item that a case names by its position. */
static const char *practice_id(const struct questionnaire *q, const char *question,
			       const char *position)
{
	struct thing t = questionnaire_find(q, question);
	size_t i = (size_t)strtoul(position, NULL, 10) - 1;

	assert_int_equal(t.kind, THING_QUESTION);
	assert_true(i < q->questions[t.index].n_practices);
	return q->questions[t.index].practices[i].id;
}

static void add_answer(struct json_writer *w, const struct questionnaire *q,
		       const struct jnode *answer)
{
	json_open(w, answer->key, '{', true);
	for (const struct jnode *m = answer->first; m; m = m->next) {
		if (strcmp(m->key, "practices") != 0) {
			json_raw(w, m->key, m->raw, m->raw_len);
			continue;
		}
		json_open(w, m->key, '{', true);
		for (const struct jnode *p = m->first; p; p = p->next)
			json_text(w, practice_id(q, answer->key, p->key), p->text);
		json_close(w, '}');
	}
	json_close(w, '}');
}

static struct assessment *make_assessment(const struct questionnaire *q,
					  const struct jnode *c)
{
	struct str text = {0};
	struct json_writer w = {.out = &text};
	struct diags d = {0};
	const struct jnode *workload = json_get(c, "workload");
	struct assessment *a;

	json_open(&w, NULL, '{', false);
	json_text(&w, "format", "plumbline-assessment");
	json_integer(&w, "version", 1);
	json_text(&w, "id", "00000000-0000-4000-8000-000000000000");
	json_raw(&w, "workload", workload->raw, workload->raw_len);
	json_open(&w, "answers", '{', false);
	for (const struct jnode *m = json_get(c, "answers")->first; m; m = m->next)
		add_answer(&w, q, m);
	json_close(&w, '}');
	json_close(&w, '}');
	a = assessment_parse(q, "case.json", str_text(&text), text.len, &d);
	assert_diags(&d, "");
	assert_non_null(a);
	diags_release(&d);
	str_release(&text);
	return a;
}

/* "62.5 70 null", as a case or the engine has it. */
static void add_scores(struct str *out, const struct jnode *n)
{
	static const char *const keys[] = {"low", "high", "so_far"};

	if (n->kind == JNODE_NULL) {
		str_add(out, "null");
		return;
	}
	for (int i = 0; i < 3; i++) {
		const struct jnode *m = json_get(n, keys[i]);

		str_addf(out, "%s%.*s", i ? " " : "", (int)m->raw_len, m->raw);
	}
}

/* As the cases write it: without a zero at the end. */
static const char *digits(char *buf, struct frac score)
{
	return number_text(buf, score_tenths(score), 1);
}

static void add_range(struct str *out, const struct range *r)
{
	char low[32], high[32], so_far[32];

	if (!r->any) {
		str_add(out, "null");
		return;
	}
	str_addf(out, "%s %s %s", digits(low, r->low), digits(high, r->high),
		 r->has_so_far ? digits(so_far, r->so_far) : "null");
}

static void add_expected_question(struct str *out, const struct jnode *n)
{
	static const char *const keys[] = {"low", "high", "so_far", "state", "level",
					   "severity"};

	str_addf(out, "%s", n->key);
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		const struct jnode *m = json_get(n, keys[i]);

		if (m->kind == JNODE_TEXT)
			str_addf(out, " %s", m->text);
		else
			str_addf(out, " %.*s", (int)m->raw_len, m->raw);
	}
	str_addc(out, '\n');
}

static void add_millionths(struct str *out, bool there, struct frac score)
{
	if (there)
		str_addf(out, " %lld", (long long)frac_scaled(score, 1000000));
	else
		str_add(out, " null");
}

static void add_question(struct str *out, const struct questionnaire *q,
			 const struct score *s, size_t i)
{
	static const char *const states[] = {"unanswered", "started", "answered",
					     "not-applicable"};
	const struct standing *st = &s->questions[i];
	char level[32];

	str_addf(out, "%s", q->questions[i].id);
	add_millionths(out, st->applicable, st->low);
	add_millionths(out, st->applicable, st->high);
	add_millionths(out, st->applicable && st->has_so_far, st->so_far);
	str_addf(out, " %s %s %s\n", states[st->state],
		 st->level < 0 ? "null" : level_text(level, st->level),
		 st->gap ? severity_name(st->gap) : "null");
}

static void add_ids(struct str *out, const char *what, const struct jnode *list)
{
	str_addf(out, "%s:", what);
	for (const struct jnode *n = list->first; n; n = n->next)
		str_addf(out, " %s", n->text);
	str_addc(out, '\n');
}

static void expected_text(struct str *out, const struct jnode *e)
{
	str_add(out, "overall ");
	add_scores(out, json_get(e, "overall"));
	for (const struct jnode *n = json_get(e, "sections")->first; n; n = n->next) {
		str_addf(out, "\n%s ", n->key);
		add_scores(out, n);
	}
	str_addc(out, '\n');
	add_ids(out, "findings", json_get(e, "findings"));
	for (const struct jnode *n = json_get(e, "questions")->first; n; n = n->next)
		add_expected_question(out, n);
}

static void found_text(struct str *out, const struct questionnaire *q, const struct score *s)
{
	str_add(out, "overall ");
	add_range(out, &s->overall);
	for (size_t i = 0; i < q->n_sections; i++) {
		str_addf(out, "\n%s ", q->sections[i].id);
		add_range(out, &s->sections[i]);
	}
	str_add(out, "\nfindings:");
	for (size_t i = 0; i < q->n_rules; i++)
		if (s->fired[i])
			str_addf(out, " %s", q->rules[i].id);
	str_addc(out, '\n');
	for (size_t i = 0; i < q->n_questions; i++)
		if (s->questions[i].asked)
			add_question(out, q, s, i);
}

static int compare_lines(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The cases list questions in the order of the bank, we in that of the sections. */
static void sort_lines(struct str *s)
{
	const char *lines[400];
	struct str sorted = {0};
	size_t n = 0;

	for (char *p = strtok(s->data, "\n"); p && n < COUNT_OF(lines); p = strtok(NULL, "\n"))
		lines[n++] = p;
	qsort(lines, n, sizeof *lines, compare_lines);
	for (size_t i = 0; i < n; i++)
		str_addf(&sorted, "%s\n", lines[i]);
	str_release(s);
	*s = sorted;
}

/* The decisions asked, sorted on both sides: the walk has its own order. */
static void check_decisions(const struct questionnaire *q, const struct score *s,
			    const struct jnode *list)
{
	size_t asked = 0;

	for (const struct jnode *n = list->first; n; n = n->next) {
		struct thing t = questionnaire_find(q, n->text);

		assert_int_equal(t.kind, THING_DECISION);
		assert_true(s->decision_asked[t.index]);
		asked++;
	}
	assert_int_equal(s->decisions_asked, asked);
}

static void run_case(struct vectors *v, const struct jnode *c)
{
	struct assessment *a = make_assessment(v->q, c);
	struct str expected = {0}, found = {0};
	const struct jnode *e = json_get(c, "expected");
	struct score s;

	print_message("case %s\n", json_get(c, "id")->text);
	score_init(&s, v->q);
	score_compute(&s, a, 0);
	expected_text(&expected, e);
	found_text(&found, v->q, &s);
	sort_lines(&expected);
	sort_lines(&found);
	assert_text_equal(str_text(&found), str_text(&expected));
	check_decisions(v->q, &s, json_get(e, "decisions"));
	score_release(&s);
	str_release(&expected);
	str_release(&found);
	assessment_free(a);
}

static void every_worked_case_comes_out_exactly(void **state)
{
	struct vectors v = {0};
	struct jnode *root;
	size_t n = 0;

	(void)state;
	v.q = questionnaire_of(QUESTIONNAIRE_2026_11);
	assert_non_null(v.q);
	/* The cases know no mirrors: REL-21 and REL-22 are ordinary levels questions. */
	for (size_t i = 0; i < v.q->n_questions; i++)
		v.q->questions[i].mirrors = -1;
	file_load(VECTORS, &v.bytes);
	root = json_read(&v.arena, VECTORS, str_text(&v.bytes), v.bytes.len, &v.diags);
	assert_non_null(root);
	v.cases = json_get(root, "cases");
	for (const struct jnode *c = v.cases->first; c; c = c->next, n++)
		run_case(&v, c);
	assert_int_equal(n, 24);
	questionnaire_free(v.q);
	arena_release(&v.arena);
	str_release(&v.bytes);
	diags_release(&v.diags);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_worked_case_comes_out_exactly),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
