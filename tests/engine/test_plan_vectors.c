/* The worked cases of section 6 of the design, computed by an independent reference in exact
 * fractions, against the plan reckoned a second time. They do not stand in the repository:
 * without them the test is skipped, and says so. */
#include "engine/reckon_order.h"

#include <math.h>

#include "base/json_read.h"
#include "model/given.h"

#define VECTORS "../shared/content/plan-vectors.json"

static int compare_texts(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The ids, sorted; those of `without` left out. */
static void add_ids(struct str *out, const char *what, const char **ids, size_t n)
{
	qsort(ids, n, sizeof *ids, compare_texts);
	str_addf(out, " %s", what);
	for (size_t i = 0; i < n; i++)
		str_addf(out, ",%s", ids[i]);
}

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
	const char *ids[400];
	size_t n = 0;

	for (const struct jnode *m = list->first; m && n < COUNT_OF(ids); m = m->next)
		if (!without || !list_has(without, m->text))
			ids[n++] = m->text;
	add_ids(out, what, ids, n);
}

static void add_scaled(struct str *out, const char *what, const struct jnode *n, double scale)
{
	str_addf(out, " %s=%lld", what, llround(n->number * scale));
}

static void expected_row(struct str *out, const struct jnode *n)
{
	const struct jnode *steps = json_get(n, "steps"), *option = json_get(n, "option");

	str_addf(out, "%.0f %s %s %s", json_get(n, "rank")->number, json_get(n, "id")->text,
		 json_get(n, "kind")->text, json_get(n, "severity")->text);
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
	for (const struct jnode *s = steps->first; s; s = s->next) {
		str_addf(out, " %s", json_get(s, "id")->text + strlen(json_get(n, "id")->text));
		add_scaled(out, "half-days", json_get(s, "effort_days"), 2);
		add_scaled(out, "gain", json_get(s, "gain"), 1000);
	}
	str_addc(out, '\n');
}

static void add_actions(struct str *out, const struct reckoning *r, const char *what,
			const bool *has)
{
	const char *ids[400];
	size_t n = 0;

	for (size_t i = 0; i < r->n && n < COUNT_OF(ids); i++)
		if (has[i])
			ids[n++] = r->actions[i].id;
	add_ids(out, what, ids, n);
}

static void add_rules(struct str *out, const struct reckoning *r, const char *what,
		      const bool *has)
{
	const char *ids[400];
	size_t n = 0;

	for (size_t i = 0; i < r->q->n_rules && n < COUNT_OF(ids); i++)
		if (has[i])
			ids[n++] = r->q->rules[i].id;
	add_ids(out, what, ids, n);
}

static void found_row(struct str *out, const struct reckoning *r,
		      const struct reckoned_action *act, size_t rank)
{
	static const char *const kinds[] = {"question", "decision", "find-out", "finding",
					    "contain"};
	static const char *const waves[] = {"now", "next", "later"};

	str_addf(out, "%zu %s %s %s half-days=%d risk=%lld priority=%lld gain=%lld alone=%lld %s",
		 rank, act->id, kinds[act->kind], severity_name(act->severity), act->effort,
		 (long long)act->risk, (long long)act->priority, (long long)act->gain,
		 (long long)act->gain_alone, waves[act->wave]);
	add_actions(out, r, "needs", act->needs);
	add_actions(out, r, "waits", act->waits);
	add_rules(out, r, "ends", act->ends);
	add_rules(out, r, "opens", act->opens);
	str_addf(out, " option=%s %s:",
		 act->option < 0
			 ? "-"
			 : r->q->decisions[act->what.index].options[act->option].id,
		 plan_status_name(act->status));
	for (size_t k = 0; k < act->n_steps; k++)
		str_addf(out, " %s half-days=%d gain=%lld", act->steps[k].id + strlen(act->id),
			 act->steps[k].effort, (long long)act->steps[k].gain);
	str_addc(out, '\n');
}

static void found_plan(struct str *out, const struct assessment *a, const struct score *now,
		       long as_of, bool by_gain)
{
	struct reckoning r = {.as_of = as_of, .capacity = a->settings.capacity,
			      .by_gain = by_gain};
	size_t rank = 0;

	reckon_plan(&r, a, now);
	for (size_t i = 0; i < r.n; i++) {
		const struct reckoned_action *act = &r.actions[r.order[i]];

		if (act->status > PLAN_IN_PROGRESS)
			continue;
		if (by_gain)
			str_addf(out, " %s", act->id);
		else
			found_row(out, &r, act, ++rank);
	}
	reckon_release(&r);
}

/* The questionnaire that the case brings, or that of November 2026. */
static struct questionnaire *questionnaire_of_case(const struct jnode *c)
{
	const struct jnode *files = json_get(c, "questionnaire");
	struct questionnaire_file f[2];
	struct questionnaire *q;
	struct diags d = {0};
	size_t n = 0;

	if (!files)
		return questionnaire_of(QUESTIONNAIRE_2026_11);
	for (const struct jnode *m = files->first; m; m = m->next)
		f[n++] = (struct questionnaire_file){m->key, m->raw, m->raw_len, NULL};
	q = questionnaire_parse(f, n, "case", &d);
	assert_diags(&d, "");
	diags_release(&d);
	return q;
}

static bool run_case(const struct jnode *c)
{
	struct questionnaire *q = questionnaire_of_case(c);
	struct str expected = {0}, found = {0}, by_gain = {0}, found_by_gain = {0};
	const struct jnode *text = json_get(c, "assessment");
	struct assessment *a;
	struct diags d = {0};
	struct score s;
	long as_of;
	bool ok;

	assert_true(date_parse(json_get(c, "as_of")->text, &as_of));
	a = assessment_parse(q, "case.json", text->raw, text->raw_len, &d);
	assert_diags(&d, "");
	diags_release(&d);
	score_init(&s, q);
	score_compute(&s, a, 0);
	for (const struct jnode *n = json_get(c, "plan")->first; n; n = n->next)
		expected_row(&expected, n);
	for (const struct jnode *n = json_get(c, "by_gain")->first; n; n = n->next)
		str_addf(&by_gain, " %s", n->text);
	found_plan(&found, a, &s, as_of, false);
	found_plan(&found_by_gain, a, &s, as_of, true);
	ok = !strcmp(str_text(&found), str_text(&expected)) &&
	     !strcmp(str_text(&found_by_gain), str_text(&by_gain));
	if (getenv("CASE")) {
		printf("E\n%sF\n%sE%s\nF%s\n", str_text(&expected), str_text(&found), str_text(&by_gain), str_text(&found_by_gain));
	}
	score_release(&s);
	assessment_free(a);
	questionnaire_free(q);
	str_release(&expected);
	str_release(&found);
	str_release(&by_gain);
	str_release(&found_by_gain);
	return ok;
}

static void every_worked_case_comes_out_exactly(void **state)
{
	struct arena arena = {0};
	struct str bytes = {0};
	struct diags d = {0};
	const struct jnode *root;
	size_t n = 0;

	(void)state;
	file_load(VECTORS, &bytes);
	root = json_read(&arena, VECTORS, str_text(&bytes), bytes.len, &d);
	assert_non_null(root);
	for (const struct jnode *c = json_get(root, "cases")->first; c; c = c->next, n++) {
		const char *only = getenv("CASE");
		if (only && strcmp(only, json_get(c, "id")->text)) continue;
		bool ok = run_case(c);
		print_message("case %s %s\n", json_get(c, "id")->text, ok ? "ok" : "DIFFERS");
	}
	assert_int_equal(n, 32);
	arena_release(&arena);
	str_release(&bytes);
	diags_release(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_worked_case_comes_out_exactly),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
