/* The worked cases of section 6 of the design, computed by an independent reference in exact
 * fractions, against the plan reckoned a second time. They do not stand in the repository:
 * without them the test is skipped, and says so. */
#include "engine/planned_text.h"

#include <math.h>
#include <unistd.h>

#include "base/json_read.h"
#include "model/given.h"

#define VECTORS "../shared/content/plan-vectors.json"

static bool list_has(const struct jnode *list, const char *text)
{
	for (const struct jnode *n = list->first; n; n = n->next)
		if (!strcmp(n->text, text))
			return true;
	return false;
}

/* Of a row named twice in needs and waits either is right: without are the needs. */
static void add_list(struct str *out, const char *what, const struct jnode *list,
		     const struct jnode *without)
{
	const char *ids[IDS_MAX];
	size_t n = 0;

	for (const struct jnode *m = list->first; m && n < COUNT_OF(ids); m = m->next)
		if (!without || !list_has(without, m->text))
			ids[n++] = m->text;
	add_ids(out, what, ids, n);
}

static void add_scaled(struct str *out, const char *what, const struct jnode *n,
		       double scale)
{
	str_addf(out, " %s=%lld", what, llround(n->number * scale));
}

static void expected_row(struct str *out, const struct jnode *n)
{
	const struct jnode *steps = json_get(n, "steps"), *option = json_get(n, "option");

	str_addf(out, "%.0f %s %s %s", json_get(n, "rank")->number,
		 json_get(n, "id")->text, json_get(n, "kind")->text,
		 json_get(n, "severity")->text);
	add_scaled(out, "half-days", json_get(n, "effort_days"), 2);
	add_scaled(out, "risk", json_get(n, "risk"), 10);
	add_scaled(out, "priority", json_get(n, "priority"), 100);
	add_scaled(out, "gain", json_get(n, "gain"), 1000);
	add_scaled(out, "alone", json_get(n, "gain_alone"), 1000);
	str_addf(out, " %s", json_get(n, "wave")->text);
	add_list(out, "needs", json_get(n, "needs"), NULL);
	add_list(out, "waits", json_get(n, "waits"), json_get(n, "needs"));
	add_list(out, "ends", json_get(n, "ends"), NULL);
	add_list(out, "opens", json_get(n, "opens"), NULL);
	str_addf(out, " option=%s %s:", option->kind == JNODE_TEXT ? option->text : "-",
		 json_get(n, "status")->text);
	for (const struct jnode *s = steps->first; s; s = s->next)
		add_step(out, json_get(n, "id")->text, json_get(s, "id")->text, steps->n,
			 (int)lround(json_get(s, "effort_days")->number * 2),
			 llround(json_get(s, "gain")->number * 1000));
	str_addc(out, '\n');
}

/* The plan of the case, then its order by gain. */
static void expected_plan(struct str *out, const struct jnode *c)
{
	for (const struct jnode *n = json_get(c, "plan")->first; n; n = n->next)
		expected_row(out, n);
	str_add(out, "by gain:");
	for (const struct jnode *n = json_get(c, "by_gain")->first; n; n = n->next)
		str_addf(out, " %s", n->text);
}

/* As the engine plans it. */
static void planned(struct str *out, const struct assessment *a, const struct score *now,
		    long as_of)
{
	for (int by_gain = 0; by_gain < 2; by_gain++) {
		struct plan_options o = {.as_of = as_of, .by_gain = by_gain};
		struct plan p = {0};

		str_add(out, by_gain ? "by gain:" : "");
		plan_compute(&p, now, a, &o);
		planned_text(out, now->q, &p, by_gain);
		plan_release(&p);
	}
}

/* As it is reckoned here. */
static void reckoned(struct str *out, const struct assessment *a, const struct score *now,
		     long as_of)
{
	for (int by_gain = 0; by_gain < 2; by_gain++) {
		struct reckoning r = {.as_of = as_of,
				      .capacity = a->settings.capacity,
				      .by_gain = by_gain};

		str_add(out, by_gain ? "by gain:" : "");
		reckon_plan(&r, a, now);
		reckoned_text(out, &r);
		reckon_release(&r);
	}
}

/* The questionnaire that the case brings as two files in JSON, which is YAML, or that of
 * November 2026. */
static struct questionnaire *questionnaire_of_case(const struct jnode *c)
{
	const struct jnode *files = json_get(c, "questionnaire");
	struct questionnaire_file f[2];
	struct questionnaire *q;
	struct diags d = {0};
	size_t n = 0;

	if (!files)
		return questionnaire_of(QUESTIONNAIRE_2026_11);
	for (const struct jnode *m = files->first; m && n < COUNT_OF(f); m = m->next)
		f[n++] = (struct questionnaire_file){m->key, m->raw, m->raw_len, NULL};
	q = questionnaire_parse(f, n, "case", &d);
	assert_diags(&d, "");
	diags_release(&d);
	assert_non_null(q);
	return q;
}

typedef void plan_text(struct str *out, const struct assessment *a,
		       const struct score *now, long as_of);

static struct assessment *assessment_of_case(const struct questionnaire *q,
					     const struct jnode *c)
{
	const struct jnode *text = json_get(c, "assessment");
	struct diags d = {0};
	struct assessment *a =
		assessment_parse(q, "case.json", text->raw, text->raw_len, &d);

	assert_diags(&d, "");
	diags_release(&d);
	assert_non_null(a);
	return a;
}

static void run_case(const struct jnode *c, plan_text *text)
{
	struct questionnaire *q = questionnaire_of_case(c);
	struct assessment *a = assessment_of_case(q, c);
	struct str expected = {0}, found = {0};
	struct score s;
	long as_of;

	print_message("case %s\n", json_get(c, "id")->text);
	assert_true(date_parse(json_get(c, "as_of")->text, &as_of));
	score_init(&s, q);
	score_compute(&s, a, 0);
	expected_plan(&expected, c);
	text(&found, a, &s, as_of);
	assert_text_equal(str_text(&found), str_text(&expected));
	score_release(&s);
	assessment_free(a);
	questionnaire_free(q);
	str_release(&expected);
	str_release(&found);
}

static void run_cases(plan_text *text)
{
	struct arena arena = {0};
	struct str bytes = {0};
	struct diags d = {0};
	const struct jnode *root;
	size_t n = 0;

	if (access(VECTORS, R_OK))
		skip_because("the worked cases are not there: %s", VECTORS);
	file_load(VECTORS, &bytes);
	root = json_read(&arena, VECTORS, str_text(&bytes), bytes.len, &d);
	assert_non_null(root);
	for (const struct jnode *c = json_get(root, "cases")->first; c; c = c->next, n++)
		run_case(c, text);
	assert_int_equal(n, 32);
	arena_release(&arena);
	str_release(&bytes);
	diags_release(&d);
}

static void the_reckoning_agrees(void **state)
{
	(void)state;
	run_cases(reckoned);
}

static void the_engine_agrees(void **state)
{
	(void)state;
	run_cases(planned);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_reckoning_agrees),
		cmocka_unit_test(the_engine_agrees),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
