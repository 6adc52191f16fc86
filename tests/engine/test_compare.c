/* Two states compared by the engine, against a second reckoning that looks everything up by its
 * id, again and again, and scores what is alike by asking nothing else in a questionnaire of its
 * own. */
#include "engine/random_world.h"
#include "engine/reckon_random.h"
#include "engine/same_score.h"

#include "base/json_read.h"
#include "engine/acceptance.h"
#include "engine/compare/moved.h"
#include "engine/compare/trend.h"
#include "model/assessment/upgrade.h"

enum { PAIRS = 300 };

/* ---- Random pairs ---- */

/* One side, with a questionnaire of its own. */
struct half {
	struct world w;
	struct jnode *answers, *workload; /* as they stand in the file */
	struct arena arena;
};

/* Some of it came with version 2, some of it changed what it asks then. */
static void give_versions(struct questionnaire *q, uint32_t seed)
{
	q->version = "2";
	for (size_t i = 0; i < q->n_decisions; i++) {
		q->decisions[i].since = random_below(&seed, 8) ? "" : "2";
		q->decisions[i].changed = random_below(&seed, 6) ? "" : "2";
	}
	for (size_t i = 0; i < q->n_questions; i++) {
		q->questions[i].since = random_below(&seed, 8) ? "" : "2";
		q->questions[i].changed = random_below(&seed, 6) ? "" : "2";
		q->questions[i].depth = random_below(&seed, 4) ? DEPTH_CORE : DEPTH_DEEP;
	}
}

static void name_answers(struct world *w, uint32_t *seed)
{
	static const char *const people[] = {"", "Ann", "Bob"};

	for (size_t i = 0; i < prompt_count(w->q); i++) {
		struct answer *answer = assessment_answer(w->a, prompt_at(w->q, i));

		answer->by = random_word(seed, people, COUNT_OF(people));
		answer->at = random_below(seed, 2) ? "2026-12-01T10:00:00Z" : "";
		answer->version = random_below(seed, 9) ? "" : "1";
	}
}

static void load_members(struct half *h)
{
	struct str text = {0};
	struct diags d = {0};
	struct jnode *root;

	assessment_write(h->w.a, &text);
	root = json_read(&h->arena, "half", arena_strdup(&h->arena, str_text(&text)), text.len,
			 &d);
	assert_diags(&d, "");
	h->answers = json_get(root, "answers");
	h->workload = json_get(root, "workload");
	str_release(&text);
	diags_release(&d);
}

static struct half half_of(uint32_t questionnaire, uint32_t *seed)
{
	static const char *const versions[] = {"1", "2"};
	struct half h = {.w = random_world(&questionnaire)};

	give_versions(h.w.q, questionnaire);
	h.w.as_of = RANDOM_DAY - (long)random_below(seed, 3);
	random_assessment(&h.w, seed);
	h.w.a->questionnaire_version = random_word(seed, versions, 2);
	h.w.a->settings.depth = random_below(seed, 3) ? DEPTH_DEEP : DEPTH_CORE;
	name_answers(&h.w, seed);
	world_plan(&h.w);
	load_members(&h);
	return h;
}

static void half_close(struct half *h)
{
	world_close(&h->w);
	arena_release(&h->arena);
}

static struct side side_of(const struct half *h)
{
	return (struct side){h->w.a, &h->w.s, &h->w.p};
}

/* ---- The second reckoning ---- */

static int version_number(const char *version)
{
	return *version ? *version - '0' : 0;
}

/* 1 where nothing says otherwise: both questionnaires are of version 2. */
static int answered_version(const struct half *h, struct thing t)
{
	const struct answer *answer = assessment_answer(h->w.a, t);

	return version_number(answer && *answer->version ? answer->version
							 : h->w.a->questionnaire_version);
}

static struct thing same_id(const struct half *h, const char *id)
{
	const struct questionnaire *q = h->w.q;

	for (size_t i = 0; i < q->n_fields; i++)
		if (!strcmp(q->fields[i].id, id))
			return (struct thing){THING_FIELD, i};
	for (size_t i = 0; i < q->n_decisions; i++)
		if (!strcmp(q->decisions[i].id, id))
			return (struct thing){THING_DECISION, i};
	for (size_t i = 0; i < q->n_questions; i++)
		if (!strcmp(q->questions[i].id, id))
			return (struct thing){THING_QUESTION, i};
	fail_msg("no %s", id);
	return (struct thing){THING_NONE, 0};
}

/* Did the versions that the two answer ask the same? */
static bool asks_alike(const struct half *b, const struct half *a, struct thing before,
		       struct thing after)
{
	int x = answered_version(b, before), y = answered_version(a, after);
	const struct questionnaire *q = a->w.q;
	int came = after.kind == THING_FIELD	  ? 0
		   : after.kind == THING_DECISION ? version_number(q->decisions[after.index].since)
						  : version_number(q->questions[after.index].since);
	int changed =
		after.kind == THING_FIELD      ? 0
		: after.kind == THING_DECISION ? version_number(q->decisions[after.index].changed)
					       : version_number(q->questions[after.index].changed);

	return x == y || (came < 2 && changed < 2);
}

static bool was_asked(const struct half *h, struct thing t)
{
	return t.kind == THING_FIELD	  ? h->w.s.field_counts[t.index]
	       : t.kind == THING_DECISION ? h->w.s.decision_asked[t.index]
					  : h->w.s.questions[t.index].asked;
}

static bool is_whole(const struct half *b, const struct half *a)
{
	return !strcmp(b->w.a->questionnaire_version, a->w.a->questionnaire_version) &&
	       b->w.a->settings.depth == a->w.a->settings.depth;
}

static bool is_compared(const struct half *b, const struct half *a, const char *id)
{
	struct thing before = same_id(b, id), after = same_id(a, id), d;
	int mirrors = after.kind == THING_QUESTION ? a->w.q->questions[after.index].mirrors : -1;

	if (!asks_alike(b, a, before, after) || !was_asked(b, before) || !was_asked(a, after))
		return false;
	if (mirrors < 0 || (!b->w.s.questions[before.index].mirrored &&
			    !a->w.s.questions[after.index].mirrored))
		return true;
	d = (struct thing){THING_DECISION, (size_t)mirrors};
	return (!was_asked(b, d) && !was_asked(a, d)) ||
	       is_compared(b, a, a->w.q->decisions[mirrors].id);
}

/* Scores a side in a questionnaire that asks what is compared, whatever else holds, and nothing
 * more. */
static void score_alone(struct score *s, struct questionnaire *q, const struct half *side,
			const struct half *b, const struct half *a)
{
	static const struct condition always = {.op = COND_ALWAYS};
	static const struct condition never = {.op = COND_NOT, .left = &always};
	struct str text = {0};
	struct diags d = {0};
	struct assessment *copy;

	for (size_t i = 0; i < q->n_fields; i++)
		q->fields[i].depth = is_compared(b, a, q->fields[i].id) ? DEPTH_CORE : DEPTH_DEEP + 1;
	for (size_t i = 0; i < q->n_decisions; i++) {
		q->decisions[i].depth = DEPTH_CORE;
		q->decisions[i].when = is_compared(b, a, q->decisions[i].id) ? NULL : &never;
	}
	for (size_t i = 0; i < q->n_questions; i++) {
		q->questions[i].depth = DEPTH_CORE;
		q->questions[i].when = is_compared(b, a, q->questions[i].id) ? NULL : &never;
	}
	assessment_write(side->w.a, &text);
	copy = assessment_parse(q, "copy", str_text(&text), text.len, &d);
	assert_diags(&d, "");
	score_init(s, q);
	score_compute(s, copy, 0);
	assessment_free(copy);
	str_release(&text);
	diags_release(&d);
}

/* What both found, one thing a line. */
static void add_range(struct str *out, const char *what, const struct range *before,
		      const struct range *after)
{
	char then[64], now[64];

	str_addf(out, "%s: %s, then %s\n", what, range_text(then, before), range_text(now, after));
}

static bool fires(const struct half *h, const char *rule)
{
	for (size_t i = 0; i < h->w.q->n_rules; i++)
		if (!strcmp(h->w.q->rules[i].id, rule))
			return h->w.s.fired[i];
	return false;
}

static const char *reckon_finding(const struct half *b, const struct half *a,
				  const struct score *alone, const char *rule, size_t i)
{
	bool then = fires(b, rule), now = fires(a, rule);

	if (then && now)
		return "still";
	if (!then && !now)
		return NULL;
	if (!is_whole(b, a) && !alone[then ? 0 : 1].fired[i])
		return "apart";
	return then ? "gone" : "new";
}

static void reckon_findings_moved(struct str *out, const struct half *b, const struct half *a,
				  const struct score *alone)
{
	for (size_t i = 0; i < a->w.q->n_rules; i++) {
		const char *rule = a->w.q->rules[i].id;
		const char *move = reckon_finding(b, a, alone, rule, i);

		if (move)
			str_addf(out, "%s %s\n", rule, move);
	}
}

static const struct jnode *member(const struct jnode *object, const char *key)
{
	return object && object->kind == JNODE_OBJECT ? json_get(object, key) : NULL;
}

static bool same_value(const struct jnode *x, const struct jnode *y)
{
	return x && y ? x->raw_len == y->raw_len && !memcmp(x->raw, y->raw, x->raw_len) : x == y;
}

static const char *const proper[] = {"state", "level", "practices", "option", "reason"};

static bool is_there(const struct jnode *answer)
{
	for (size_t i = 0; i < COUNT_OF(proper) - 1; i++)
		if (member(answer, proper[i]))
			return true;
	return false;
}

static void reckon_moved_answer(struct str *out, const char *id, const struct jnode *then,
				const struct jnode *now)
{
	const struct jnode *by = member(now, "by"), *at = member(now, "at");
	bool same = true;

	for (size_t i = 0; i < COUNT_OF(proper); i++)
		same = same && same_value(member(then, proper[i]), member(now, proper[i]));
	if (!same)
		str_addf(out, "%s %s by %s at %s\n", id,
			 !is_there(then)  ? "given"
			 : is_there(now) ? "changed"
					  : "taken back",
			 by ? by->text : "", at ? at->text : "");
}

static void reckon_moved_answers(struct str *out, const struct half *b, const struct half *a)
{
	for (size_t i = 0; i < a->w.q->n_fields; i++) {
		const struct jnode *then = member(b->workload, a->w.q->fields[i].name);
		const struct jnode *now = member(a->workload, a->w.q->fields[i].name);

		if (!same_value(then, now))
			str_addf(out, "%s %s by  at \n", a->w.q->fields[i].id,
				 !then ? "given" : now ? "changed" : "taken back");
	}
	for (size_t i = 0; i < prompt_count(a->w.q); i++) {
		struct thing t = prompt_at(a->w.q, i);
		const char *id = thing_id(a->w.q, t);

		if (asks_alike(b, a, same_id(b, id), t))
			reckon_moved_answer(out, id, member(b->answers, id),
					    member(a->answers, id));
	}
}

static bool is_late(const struct action *act, long as_of)
{
	return act && action_is_overdue(act, as_of);
}

/* Is what an action is about compared? */
static bool is_about_compared(const struct half *b, const struct half *a,
			      const struct score *alone, const struct action *act, int side)
{
	const struct questionnaire *q = a->w.q;
	char id[Q_ID_MAX + 1];

	snprintf(id, sizeof id, "%.*s", (int)strcspn(act->id, "/"), act->id);
	if (is_whole(b, a))
		return true;
	if (act->kind != ACTION_FINDING && act->kind != ACTION_CONTAIN)
		return is_compared(b, a, id);
	for (size_t i = 0; i < q->n_rules; i++)
		if (!strcmp(q->rules[i].id, id))
			return strcmp(reckon_finding(b, a, alone, id, i), "apart") != 0;
	fail_msg("no rule %s, of side %d", id, side);
	return false;
}

static const char *was(bool then)
{
	return then ? " already" : "";
}

static void reckon_action_now(struct str *out, const struct half *b, const struct half *a,
			      const struct score *alone, const struct action *act)
{
	const struct action *old = world_action(&b->w, act->id);
	const struct plan_entry *said = assessment_plan(b->w.a, act->id);

	if (!old && act->status != PLAN_DONE)
		str_addf(out, "%s %s\n", act->id,
			 is_about_compared(b, a, alone, act, 1) ? "new" : "apart");
	if (act->status == PLAN_DONE)
		str_addf(out, "%s done%s\n", act->id,
			 was(old ? old->status == PLAN_DONE : said && said->status == PLAN_DONE));
	if (act->contradicted)
		str_addf(out, "%s contradicted%s\n", act->id, was(old && old->contradicted));
	if (is_late(act, a->w.as_of))
		str_addf(out, "%s overdue%s\n", act->id, was(is_late(old, b->w.as_of)));
}

static void reckon_moved_actions(struct str *out, const struct half *b, const struct half *a,
				 const struct score *alone)
{
	for (size_t i = 0; i < a->w.p.n_actions; i++)
		reckon_action_now(out, b, a, alone, &a->w.p.actions[i]);
	for (size_t i = 0; i < b->w.p.n_actions; i++) {
		const struct action *old = &b->w.p.actions[i];

		if (!world_action(&a->w, old->id))
			str_addf(out, "%s %s\n", old->id,
				 is_about_compared(b, a, alone, old, 0) ? "gone" : "apart");
	}
}

static enum acceptance_state stands(const struct half *h, const struct acceptance *c)
{
	return acceptance_state(c, h->w.as_of,
				risk_severity(&h->w.s, h->w.a, questionnaire_find(h->w.q, c->of)));
}

static const struct acceptance *record_of(const struct half *h, const char *id)
{
	for (size_t i = 0; i < h->w.a->n_acceptances; i++)
		if (!strcmp(h->w.a->acceptances[i].id, id))
			return &h->w.a->acceptances[i];
	return NULL;
}

/* Those of older files, in the plan, have no id: they are told by what they are of. */
static void reckon_moved_acceptances(struct str *out, const struct half *b, const struct half *a)
{
	for (size_t i = 0; i < a->w.a->n_acceptances; i++) {
		const struct acceptance *now = &a->w.a->acceptances[i];
		const struct acceptance *then = record_of(b, now->id);

		if (!then)
			str_addf(out, "%s given\n", now->id);
		if (stands(a, now) == ACCEPTANCE_REVOKED)
			str_addf(out, "%s revoked%s\n", now->id,
				 was(then && stands(b, then) == ACCEPTANCE_REVOKED));
		if (stands(a, now) == ACCEPTANCE_EXPIRED)
			str_addf(out, "%s expired%s\n", now->id,
				 was(then && stands(b, then) == ACCEPTANCE_EXPIRED));
	}
}

/* Everything, by lines in no order. */
static void reckon(struct str *out, const struct half *b, const struct half *a,
		   struct questionnaire *own)
{
	const struct questionnaire *q = a->w.q;
	struct score alone[2];

	score_alone(&alone[0], own, b, b, a);
	score_alone(&alone[1], own, a, b, a);
	if (is_whole(b, a)) {
		add_range(out, "overall", &b->w.s.overall, &a->w.s.overall);
		for (size_t i = 0; i < q->n_sections; i++)
			add_range(out, q->sections[i].id, &b->w.s.sections[i], &a->w.s.sections[i]);
		for (size_t i = 0; i < q->n_areas; i++)
			add_range(out, q->areas[i].id, &b->w.s.areas[i], &a->w.s.areas[i]);
	} else {
		add_range(out, "overall", &alone[0].overall, &alone[1].overall);
		for (size_t i = 0; i < q->n_sections; i++)
			add_range(out, q->sections[i].id, &alone[0].sections[i],
				  &alone[1].sections[i]);
		for (size_t i = 0; i < q->n_areas; i++)
			add_range(out, q->areas[i].id, &alone[0].areas[i], &alone[1].areas[i]);
	}
	reckon_findings_moved(out, b, a, alone);
	reckon_moved_answers(out, b, a);
	reckon_moved_actions(out, b, a, alone);
	reckon_moved_acceptances(out, b, a);
	for (size_t i = 0; i < q->n_questions; i++)
		if (is_compared(b, a, q->questions[i].id))
			str_addf(out, "%s is compared\n", q->questions[i].id);
	score_release(&alone[0]);
	score_release(&alone[1]);
}

/* ---- What the engine says ---- */

static void compared_text(struct str *out, const struct compare *c)
{
	static const char *const findings[] = {"gone", "new", "still", "apart"};
	static const char *const actions[] = {"gone", "new", "done", "contradicted", "overdue",
					      "apart"};
	static const char *const acceptances[] = {"given", "revoked", "expired"};
	static const char *const answers[] = {"given", "changed", "taken back"};
	const struct questionnaire *q = c->after.a->questionnaire;

	add_range(out, "overall", &c->overall.before, &c->overall.after);
	for (size_t i = 0; i < c->n_sections; i++)
		add_range(out, q->sections[c->sections[i].index].id, &c->sections[i].before,
			  &c->sections[i].after);
	for (size_t i = 0; i < c->n_areas; i++)
		add_range(out, q->areas[c->areas[i].index].id, &c->areas[i].before,
			  &c->areas[i].after);
	for (size_t i = 0; i < c->n_findings; i++)
		str_addf(out, "%s %s\n", c->findings[i].rule->id, findings[c->findings[i].move]);
	for (size_t i = 0; i < c->n_answers; i++)
		str_addf(out, "%s %s by %s at %s\n", thing_id(q, c->answers[i].after),
			 answers[c->answers[i].move], c->answers[i].by, c->answers[i].at);
	for (size_t i = 0; i < c->n_actions; i++) {
		const struct compared_action *m = &c->actions[i];

		str_addf(out, "%s %s%s\n", m->after ? m->after->id : m->before->id,
			 actions[m->move], was(m->then));
	}
	for (size_t i = 0; i < c->n_acceptances; i++)
		if (*c->acceptances[i].record->id)
			str_addf(out, "%s %s%s\n", c->acceptances[i].record->id,
				 acceptances[c->acceptances[i].move], was(c->acceptances[i].then));
	for (size_t i = 0; i < q->n_questions; i++)
		if (c->alike[1].questions[i])
			str_addf(out, "%s is compared\n", q->questions[i].id);
}

static int by_text(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

/* The lines in order. */
static void sort_lines(struct str *text)
{
	struct arena arena = {0};
	const char **lines = NULL;
	size_t n = 0;
	struct str sorted = {0};

	for (const char *p = str_text(text); *p; p += strcspn(p, "\n") + 1)
		*(const char **)ARENA_PUSH(&arena, lines, n) =
			arena_strndup(&arena, p, strcspn(p, "\n"));
	if (n)
		qsort(lines, n, sizeof *lines, by_text);
	for (size_t i = 0; i < n; i++)
		str_addf(&sorted, "%s\n", lines[i]);
	str_release(text);
	*text = sorted;
	arena_release(&arena);
}

static void assert_as_reckoned(const struct half *b, const struct half *a,
			       struct questionnaire *own)
{
	struct side before = side_of(b), after = side_of(a);
	struct str found = {0}, expected = {0};
	struct compare c;

	compare_make(&c, &before, &after);
	compared_text(&found, &c);
	reckon(&expected, b, a, own);
	sort_lines(&found);
	sort_lines(&expected);
	assert_text_equal(str_text(&found), str_text(&expected));
	compare_release(&c);
	str_release(&found);
	str_release(&expected);
}

static void assert_nothing_moved(const struct half *h)
{
	struct side side = side_of(h);
	struct compare c;

	compare_make(&c, &side, &side);
	assert_true(compare_is_empty(&c));
	assert_int_equal(c.n_answers, 0);
	assert_int_equal(c.n_rest, 0);
	assert_int_equal(c.n_findings, c.findings_of[FINDING_STILL]);
	assert_same_range(&c.overall.before, &c.overall.after);
	compare_release(&c);
}

static void random_pairs_are_as_reckoned(void **state)
{
	uint32_t seed = 1117;

	(void)state;
	for (int i = 0; i < PAIRS; i++) {
		uint32_t of_questionnaire = random_below(&seed, UINT32_MAX) | 1,
			 again = of_questionnaire;
		struct half b, a;
		struct world own;

		print_message("pair %d, questionnaire %u\n", i, (unsigned)of_questionnaire);
		b = half_of(of_questionnaire, &seed);
		a = half_of(of_questionnaire, &seed);
		own = random_world(&again);
		assert_as_reckoned(&b, &a, own.q);
		assert_nothing_moved(&a);
		world_close(&own);
		half_close(&b);
		half_close(&a);
	}
}

/* ---- Two versions ---- */

/* A worked example as it was of that version, planned for one day. */
static struct half example_of(const char *version)
{
	char folder[80], path[160];
	struct half h = {.arena = {0}};
	struct str text = {0};
	struct diags d = {0};

	snprintf(folder, sizeof folder, "tests/data/azure-ai-workload-%s", version);
	snprintf(path, sizeof path, "%s/templates/public-rag-assistant.json", folder);
	h.w = world_of(questionnaire_of(folder), "");
	assessment_free(h.w.a);
	file_load(path, &text);
	h.w.a = assessment_parse(h.w.q, path, str_text(&text), text.len, &d);
	assert_diags(&d, "");
	h.w.as_of = RANDOM_DAY;
	world_plan(&h.w);
	str_release(&text);
	diags_release(&d);
	return h;
}

static void add_rest_ids(struct str *out, const struct compare *c, enum rest_why why)
{
	for (size_t i = 0; i < c->n_rest; i++) {
		const struct rest_item *item = &c->rest[i];

		if (item->why == why)
			str_addf(out, "%s ",
				 thing_id(item->of_before ? c->before.a->questionnaire
							  : c->after.a->questionnaire,
					  item->what));
	}
	str_add(out, "\n");
}

static void assert_rest(const struct compare *c, enum rest_why why, const char *expected)
{
	struct str found = {0};

	add_rest_ids(&found, c, why);
	assert_text_equal(str_text(&found), expected);
	str_release(&found);
}

static void assert_is_rest(const struct compare *c, const char *id, enum rest_why why)
{
	for (size_t i = 0; i < c->n_rest; i++)
		if (!strcmp(thing_id(c->rest[i].of_before ? c->before.a->questionnaire
							  : c->after.a->questionnaire,
				     c->rest[i].what),
			    id)) {
			assert_int_equal(c->rest[i].why, why);
			return;
		}
	fail_msg("%s is compared", id);
}

/* What 2026.12 asks anew, otherwise or no more is told apart. */
static void two_versions_are_compared_where_they_ask_alike(void **state)
{
	struct half b = example_of("2026.11"), a = example_of("2026.12");
	struct side before = side_of(&b), after = side_of(&a);
	struct compare c;

	(void)state;
	assert_true(compare_possible(b.w.a, a.w.a));
	compare_make(&c, &before, &after);
	assert_false(c.whole || c.same_version);
	assert_true(c.same_depth);
	assert_rest(&c, REST_NEW, "DT-35 OPS-24 PERF-17 \n");
	assert_rest(&c, REST_WITHDRAWN, "OPS-01 PERF-08 PERF-11 LZF-02 LZN-09 \n");
	assert_is_rest(&c, "REL-01", REST_CHANGED);
	assert_true(c.n_compared > 0 && c.n_compared < a.w.s.progress.asked);
	compare_release(&c);
	compare_make(&c, &after, &before); /* it is told by version, not by direction */
	assert_rest(&c, REST_NEW, "DT-35 OPS-24 PERF-17 \n");
	assert_is_rest(&c, "OPS-01", REST_WITHDRAWN);
	compare_release(&c);
	half_close(&b);
	half_close(&a);
}

/* What both versions ask alike is answered alike, so no score of it moves, and no finding. */
static void an_upgrade_moves_nothing_that_is_compared(void **state)
{
	struct half b = example_of("2026.12"), a = example_of("2026.12");
	struct str text = {0};
	struct diags d = {0};
	struct upgrade u;
	struct side before, after;
	struct compare c;

	(void)state;
	file_load("tests/data/azure-ai-workload-2026.11/templates/public-rag-assistant.json",
		  &text);
	assessment_free(b.w.a);
	assessment_free(a.w.a);
	b.w.a = assessment_parse(b.w.q, "b", str_text(&text), text.len, &d);
	a.w.a = assessment_parse(a.w.q, "a", str_text(&text), text.len, &d);
	assert_diags(&d, "");
	assessment_upgrade(&u, a.w.a, "2026-12-01T09:00:00Z");
	world_plan(&b.w);
	world_plan(&a.w);
	before = side_of(&b);
	after = side_of(&a);
	compare_make(&c, &before, &after);
	assert_false(c.whole);
	assert_true(c.n_rest > 0 && c.n_compared > 20);
	assert_same_range(&c.overall.before, &c.overall.after);
	assert_int_equal(c.n_answers, 0);
	assert_int_equal(c.findings_of[FINDING_GONE] + c.findings_of[FINDING_NEW], 0);
	assert_int_equal(c.actions_of[ACTION_GONE] + c.actions_of[ACTION_NEW], 0);
	compare_release(&c);
	upgrade_release(&u);
	str_release(&text);
	diags_release(&d);
	half_close(&b);
	half_close(&a);
}

/* ---- What is said of it ---- */

/* Of two questions, one of which is deep; what is changed of the side after. */
static void assert_caveats(void (*change)(struct assessment *a), const char *expected,
			   bool whole)
{
	static const char part[] = "fields:\n" STAGE "questions:\n" LEVELS("Q-1", "3", "S", ", depth: core")
		LEVELS("Q-2", "3", "S", ", depth: deep");
	struct world b = world_open(part, "Q-1=2 Q-2=2"), a = world_open(part, "Q-1=2 Q-2=2");
	struct str text = {0};
	struct compare c;

	change(a.a);
	world_plan(&b);
	world_plan(&a);
	compare_make(&c, &(struct side){b.a, &b.s, &b.p}, &(struct side){a.a, &a.s, &a.p});
	compare_caveats(&text, &c);
	assert_text_equal(str_text(&text), expected);
	assert_int_equal(c.whole, whole);
	assert_int_equal(compare_is_empty(&c), !*expected);
	compare_release(&c);
	str_release(&text);
	world_close(&b);
	world_close(&a);
}

static void nothing_else(struct assessment *a)
{
	(void)a;
}

static void another_depth(struct assessment *a)
{
	a->settings.has_depth = true;
	a->settings.depth = DEPTH_CORE;
}

static void another_target(struct assessment *a)
{
	a->settings.target = 2;
}

static void another_rank(struct assessment *a)
{
	static const char *sections[] = {"two", "one"};

	a->settings.rank = (struct texts){sections, 2};
}

static void what_is_not_comparable_is_said(void **state)
{
	(void)state;
	assert_caveats(nothing_else, "", true);
	assert_caveats(another_depth,
		       "Then the depth was deep, now it is core. Only the 1 question that both ask "
		       "alike is compared, and scored by itself; the rest is listed below.\n",
		       false);
	assert_caveats(another_target,
		       "Then the target was level 3, now it is 2: actions come and go by that, "
		       "too.\n",
		       true);
	assert_caveats(another_rank,
		       "The sections weigh otherwise than then, so what the overall moved is not "
		       "comparable.\n",
		       true);
}

/* Milestones of one second stand as they were kept; the newest is the last of them. */
static void the_trend_goes_by_time(void **state)
{
	struct world w = world_open("fields:\n" STAGE "questions:\n" LEVELS("Q-1", "3", "S", ""),
				    "Q-1=0");
	struct since since;
	struct trend t;

	(void)state;
	milestone_keep(w.a, "z", "2026-11-02T10:00:00Z");
	assessment_set_level(w.a, 0, 2);
	milestone_keep(w.a, "a", "2026-11-02T10:00:00Z");
	milestone_keep(w.a, "first", "2026-11-01T10:00:00Z");
	assessment_set_level(w.a, 0, 4);
	world_plan(&w);
	trend_make(&t, w.a, &w.s);
	assert_int_equal(t.n, 4);
	assert_string_equal(t.points[0].is.name, "first");
	assert_string_equal(t.points[1].is.name, "z");
	assert_string_equal(t.points[2].is.name, "a");
	assert_string_equal(t.points[3].is.name, "");
	assert_true(since_make(&since, &t, &(struct side){w.a, &w.s, &w.p}));
	assert_string_equal(since.is.name, "a");
	assert_int_equal(compared_move(&since.c.overall), 500);
	assert_int_equal(since.plan.as_of, 20759); /* 2026-11-02 */
	since_release(&since);
	trend_release(&t);
	world_close(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(random_pairs_are_as_reckoned),
		cmocka_unit_test(two_versions_are_compared_where_they_ask_alike),
		cmocka_unit_test(what_is_not_comparable_is_said),
		cmocka_unit_test(the_trend_goes_by_time),
		cmocka_unit_test(an_upgrade_moves_nothing_that_is_compared),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
