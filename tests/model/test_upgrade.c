/* Bringing an assessment to the next version of its questionnaire: a small pair in which every
 * kind of change occurs once (tests/data/upgrade), and random answers to it and to the real
 * pair. Whatever was answered is still there afterwards, and the milestone brings it back. */
#include "support.h"

#include <glob.h>

#include "base/json_read.h"
#include "model/assessment/milestone.h"
#include "model/assessment/upgrade.h"

#define OLD "tests/data/upgrade/old"
#define NEW "tests/data/upgrade/new"
#define NOW "2026-12-01T09:00:00Z"

static struct questionnaire *load(const char *folder)
{
	struct diags d = {0};
	struct questionnaire *q = questionnaire_load(folder, &d);

	assert_diags(&d, "");
	diags_release(&d);
	assert_non_null(q);
	return q;
}

static struct assessment *parse(const struct questionnaire *q, const struct str *text)
{
	struct diags d = {0};
	struct assessment *a = assessment_parse(q, "a.json", str_text(text), text->len, &d);

	assert_diags(&d, "");
	diags_release(&d);
	assert_non_null(a);
	return a;
}

static void set(struct assessment *a, const char *id, const char *value)
{
	struct err err;

	if (!assessment_set_by_words(a, id, value, &err))
		fail_msg("%s=%s: %s", id, value, err.text);
}

/* The small pair: an assessment of the old one answered in full, read with the new one. */
struct pair {
	struct questionnaire *old, *new;
	struct str text;      /* the file as the old version wrote it */
	struct assessment *a; /* read with the new one */
};

static int setup(void **state)
{
	static const char *const answers[][2] = {
		{"stage", "prod"},
		{"DT-1", "tape"},
		{"DT-2", "two"},
		{"DT-3", "both"},
		{"Q-1", "2"},
		{"Q-2", "3"},
		{"Q-3", "2"},
		{"Q-4", "first:yes,second:no"},
		{"Q-5", "stays:yes,moves:partial,goes:no"},
		{"Q-6", "4"},
		{"Q-7", "2"},
		{"Q-8", "unknown"},
		{"Q-9", "left:yes,right:na:out-of-scope"},
	};
	struct pair *p = calloc(1, sizeof *p);
	struct assessment *a;

	p->old = load(OLD);
	p->new = load(NEW);
	a = assessment_new(p->old);
	for (size_t i = 0; i < COUNT_OF(answers); i++)
		set(a, answers[i][0], answers[i][1]);
	a->questions[questionnaire_find(p->old, "Q-9").index].note = "said in May";
	assessment_plan_edit(a, "Q-9/left")->status = PLAN_DONE;
	assessment_plan_edit(a, "Q-5/moves")->status = PLAN_IN_PROGRESS;
	assessment_plan_edit(a, "Q-2")->owner = "ann";
	assessment_write(a, &p->text);
	assessment_free(a);
	p->a = parse(p->new, &p->text);
	*state = p;
	return 0;
}

static int teardown(void **state)
{
	struct pair *p = *state;

	assessment_free(p->a);
	questionnaire_free(p->old);
	questionnaire_free(p->new);
	str_release(&p->text);
	free(p);
	return 0;
}

static const struct answer *answer(const struct assessment *a, const char *id)
{
	struct thing t = questionnaire_find(a->questionnaire, id);

	return t.kind == THING_DECISION ? &a->decisions[t.index] : &a->questions[t.index];
}

static bool to_confirm(const struct assessment *a, const char *id)
{
	return assessment_to_confirm(a, questionnaire_find(a->questionnaire, id));
}

static enum practice_value practice(const struct assessment *a, const char *id, const char *item)
{
	const struct question *q =
		&a->questionnaire->questions[questionnaire_find(a->questionnaire, id).index];

	return (enum practice_value)answer(a, id)->practices[question_practice(q, item)];
}

static void assert_report(const struct upgrade *u, const struct questionnaire *q,
			  const char *expected)
{
	static const char *const kinds[] = {"confirm", "carried", "withdrawn", "new"};
	struct str found = {0};
	size_t counted = 0;

	for (size_t i = 0; i < u->n; i++) {
		const struct upgrade_item *item = &u->items[i];

		str_addf(&found, "%s %s", kinds[item->kind], thing_id(q, item->what));
		if (item->kind == UPGRADE_CARRIED)
			str_addf(&found, ": %s to %s", item->from, item->to);
		str_add(&found, "\n");
	}
	for (int i = 0; i < UPGRADE_KINDS; i++)
		counted += u->counts[i];
	assert_text_equal(str_text(&found), expected);
	assert_int_equal(counted, u->n);
	str_release(&found);
}

/* Before anybody says so, answers count by their ids and nothing else has happened. */
static void opening_changes_nothing(void **state)
{
	struct pair *p = *state;
	struct str again = {0};
	struct assessment *b;

	assert_int_equal(upgrade_state(p->a), UPGRADE_READY);
	assert_string_equal(p->a->questionnaire_version, "2026.11");
	assert_int_equal(answer(p->a, "Q-1")->level, 2);
	assert_int_equal(answer(p->a, "Q-3")->level, 2);
	assert_int_equal(answer(p->a, "DT-1")->state, ANSWER_UNSET);
	assert_int_equal(answer(p->a, "DT-4")->state, ANSWER_UNSET);
	assert_int_equal(answer(p->a, "Q-10")->state, ANSWER_UNSET);
	assert_true(to_confirm(p->a, "Q-3") && to_confirm(p->a, "Q-4"));
	assert_true(to_confirm(p->a, "DT-1") && to_confirm(p->a, "Q-7"));
	assert_false(to_confirm(p->a, "Q-1") || to_confirm(p->a, "Q-5"));
	assessment_write(p->a, &again);
	b = parse(p->old, &again); /* and the version before still reads all of it */
	assert_int_equal(answer(b, "Q-4")->practices[0], PRACTICE_YES);
	assert_int_equal(answer(b, "DT-1")->option, 1);
	assert_int_equal(answer(b, "Q-6")->level, 4);
	assessment_free(b);
	str_release(&again);
}

static void the_report_is_exact(void **state)
{
	struct pair *p = *state;
	struct upgrade u;
	struct str words = {0};

	assessment_upgrade(&u, p->a, NOW);
	assert_string_equal(u.from, "2026.11");
	assert_string_equal(u.to, "2026.12");
	assert_string_equal(u.milestone, "before 2026.12");
	assert_report(&u, p->new,
		      "confirm DT-3\nconfirm Q-3\nconfirm Q-4\nconfirm Q-7\n"
		      "carried DT-1: DT-1=tape to DT-1=archive\n"
		      "carried Q-5: Q-5/moves to Q-5/moved\n"
		      "carried DT-4: DT-2 to DT-4\n"
		      "carried Q-10: Q-9 to Q-10\n"
		      "withdrawn Q-2\nwithdrawn Q-6\n"
		      "new PF-2\nnew Q-11\nnew Q-12\n");
	assert_int_equal(u.same, 2); /* */
	upgrade_words(&words, &u);
	assert_string_equal(str_text(&words), "4 to be confirmed, 4 carried over, 2 withdrawn, 3 new");
	str_release(&words);
	upgrade_release(&u);
}

static void answers_are_where_they_belong(void **state)
{
	struct pair *p = *state;
	struct str text = {0};
	struct assessment *a;
	struct upgrade u;

	assessment_upgrade(&u, p->a, NOW);
	upgrade_release(&u);
	assessment_write(p->a, &text);
	a = parse(p->new, &text); /* what does not fit reads again after the upgrade, too */
	assert_string_equal(a->questionnaire_version, "2026.12");
	assert_string_equal(a->questionnaire_before, "2026.11");
	assert_int_equal(upgrade_state(a), UPGRADE_NONE);
	assert_string_equal(p->new->decisions[0].options[answer(a, "DT-1")->option].id, "archive");
	assert_false(to_confirm(a, "DT-1"));
	assert_int_equal(answer(a, "DT-4")->state, ANSWER_SET);
	assert_int_equal(answer(a, "Q-8")->state, ANSWER_UNKNOWN); /* its own, not that of Q-2 */
	assert_int_equal(practice(a, "Q-5", "moved"), PRACTICE_PARTIAL);
	assert_int_equal(practice(a, "Q-5", "moves"), PRACTICE_PARTIAL);
	assert_int_equal(practice(a, "Q-5", "goes"), PRACTICE_NO);
	assert_int_equal(practice(a, "Q-5", "comes"), PRACTICE_UNSET);
	assert_int_equal(practice(a, "Q-10", "left"), PRACTICE_YES);
	assert_int_equal(practice(a, "Q-10", "right-side"), PRACTICE_NA);
	assert_int_equal(answer(a, "Q-10")->reason, NA_OUT_OF_SCOPE);
	assert_string_equal(answer(a, "Q-10")->note, "said in May");
	assert_int_equal(answer(a, "Q-3")->level, 2);
	assert_string_equal(answer(a, "Q-3")->version, "2026.11");
	assert_string_equal(answer(a, "Q-1")->version, "");
	assert_string_equal(answer_kept(answer(a, "Q-7")), "2");
	assert_int_equal(assessment_plan(a, "Q-10/left")->status, PLAN_DONE);
	assert_int_equal(assessment_plan(a, "Q-9/left")->status, PLAN_DONE);
	assert_int_equal(assessment_plan(a, "Q-5/moved")->status, PLAN_IN_PROGRESS);
	assert_null(assessment_plan(a, "Q-8"));
	assert_true(upgrade_is_new(a, questionnaire_find(p->new, "Q-11")));
	assert_false(upgrade_is_new(a, questionnaire_find(p->new, "Q-1")));
	assessment_free(a);
	str_release(&text);
}

static void an_old_answer_stays_until_it_is_confirmed(void **state)
{
	struct pair *p = *state;
	struct thing q3 = questionnaire_find(p->new, "Q-3"), q7 = questionnaire_find(p->new, "Q-7");
	struct upgrade u;
	struct str text = {0};

	assessment_upgrade(&u, p->a, NOW);
	upgrade_release(&u);
	assert_true(assessment_to_confirm(p->a, q3));
	assessment_confirm(p->a, q3);
	assert_false(assessment_to_confirm(p->a, q3));
	assert_int_equal(p->a->questions[q3.index].level, 2);
	assert_true(assessment_to_confirm(p->a, q7));
	set(p->a, "Q-7", "4");
	assert_false(assessment_to_confirm(p->a, q7));
	assert_null(answer_kept(&p->a->questions[q7.index]));
	assessment_write(p->a, &text);
	assert_text_has(str_text(&text), "\n    \"Q-3\": {\"level\": 2},");
	assert_text_has(str_text(&text), "\n    \"Q-7\": {\"level\": 4},");
	str_release(&text);
}

/* What was answered to the present version before the upgrade needs no confirming after it. */
static void what_was_answered_since_holds(void **state)
{
	struct pair *p = *state;
	struct str text = {0};
	struct upgrade u;

	set(p->a, "Q-3", "4");
	set(p->a, "Q-1", "4");
	set(p->a, "Q-4", "2");
	assert_string_equal(p->a->questionnaire_version, "2026.11");
	assert_false(to_confirm(p->a, "Q-3") || to_confirm(p->a, "Q-4"));
	assessment_write(p->a, &text);
	assert_text_has(str_text(&text), "\"Q-3\": {\"level\": 4, \"version\": \"2026.12\"}");
	assert_text_has(str_text(&text), "\"Q-1\": {\"level\": 4}");
	assessment_upgrade(&u, p->a, NOW);
	assert_int_equal(u.counts[UPGRADE_CONFIRM], 2);
	assert_false(to_confirm(p->a, "Q-3") || to_confirm(p->a, "Q-4"));
	assert_string_equal(answer(p->a, "Q-3")->version, "");
	upgrade_release(&u);
	str_release(&text);
}

static void a_successor_with_an_answer_of_its_own_keeps_it(void **state)
{
	struct pair *p = *state;
	struct upgrade u;

	set(p->a, "DT-4", "more");
	assessment_clear(p->a, THING_QUESTION, questionnaire_find(p->new, "Q-8").index);
	assessment_upgrade(&u, p->a, NOW);
	assert_int_equal(answer(p->a, "DT-4")->option, 2);
	assert_int_equal(answer(p->a, "Q-8")->level, 3); /* that of Q-2, though its stub is short */
	assert_string_equal(assessment_plan(p->a, "Q-8")->owner, "ann");
	assert_int_equal(u.counts[UPGRADE_WITHDRAWN], 2); /* DT-2, Q-6 */
	upgrade_release(&u);
}

/* A target goes where the answer goes, and what was said of single levels is said of all. */
static void targets_and_steps_of_levels_go_along(void **state)
{
	static const char old[] =
		"{\"format\": \"plumbline-assessment\", \"version\": 1, \"id\": \"x\", "
		"\"questionnaire\": {\"id\": \"pair\", \"version\": \"2026.11\"}, "
		"\"settings\": {\"targets\": {\"Q-2\": 4, \"Q-6\": 2}}, "
		"\"answers\": {\"Q-2\": {\"level\": 3}}, "
		"\"plan\": {\"Q-2/to-4\": {\"status\": \"done\", \"owner\": \"Ann\"}}}";
	struct pair *p = *state;
	struct str text = {0}, out = {0};
	struct assessment *a;
	struct upgrade u;

	str_add(&text, old);
	a = parse(p->new, &text);
	assessment_upgrade(&u, a, NOW);
	assert_int_equal(a->settings.targets[questionnaire_find(p->new, "Q-8").index], 4);
	assert_int_equal(assessment_plan(a, "Q-8")->status, PLAN_DONE);
	assert_string_equal(assessment_plan(a, "Q-8")->owner, "Ann");
	assert_null(assessment_plan(a, "Q-8/to-4"));
	assert_non_null(assessment_plan(a, "Q-2/to-4")); /* nothing is taken away */
	assessment_write(a, &out);
	assert_text_has(str_text(&out), "    \"targets\": {\n"
					"      \"Q-8\": 4,\n"
					"      \"Q-2\": 4,\n"
					"      \"Q-6\": 2\n"
					"    }");
	upgrade_release(&u);
	assessment_free(a);
	str_release(&text);
	str_release(&out);
}

static void only_an_earlier_version_can_be_upgraded(void **state)
{
	struct pair *p = *state;
	struct assessment *a = assessment_new(p->new);

	assert_int_equal(upgrade_state(a), UPGRADE_NONE);
	a->questionnaire_version = "2027.1";
	assert_int_equal(upgrade_state(a), UPGRADE_LATER);
	a->questionnaire_version = "2026.9";
	assert_int_equal(upgrade_state(a), UPGRADE_READY);
	a->questionnaire_id = "another";
	assert_int_equal(upgrade_state(a), UPGRADE_OTHER);
	assessment_free(a);
}

/* Milestones. */

static void the_milestone_brings_everything_back(void **state)
{
	const char *kept;
	struct pair *p = *state;
	struct str before = {0}, after = {0};
	struct diags d = {0};
	struct upgrade u;
	struct assessment *then;

	assessment_write(p->a, &before);
	assessment_upgrade(&u, p->a, NOW);
	set(p->a, "Q-1", "0");
	then = milestone_go_back(p->a, u.milestone, "2026-12-01T10:00:00Z", &kept, &d);
	assert_diags(&d, "");
	assert_int_equal(then->tail.n, 1); /* the milestones are still there */
	then->tail.n = 0;
	assessment_write(then, &after);
	assert_text_equal(str_text(&after), str_text(&before));
	assert_null(milestone_go_back(p->a, "another", "2026-12-01T10:00:00Z", &kept, &d));
	assert_diags(&d, "");
	assessment_free(then);
	upgrade_release(&u);
	diags_release(&d);
	str_release(&before);
	str_release(&after);
}

static void milestones_are_kept_as_they_were_written(void **state)
{
	static const char file[] =
		"{\"format\": \"plumbline-assessment\", \"version\": 1, \"id\": \"x\",\n"
		" \"questionnaire\": {\"id\": \"pair\", \"version\": \"2026.12\"},\n"
		" \"milestones\": [{\"name\":\"odd\",  \"mood\": [1,2 ]}, 7]}\n";
	struct pair *p = *state;
	struct str text = {0}, out = {0};
	struct arena arena = {0};
	struct milestone *all;
	struct assessment *a;

	str_add(&text, file);
	a = parse(p->new, &text);
	assert_int_equal(milestones_list(&arena, a, &all), 2);
	assert_string_equal(all[0].name, "odd");
	assert_string_equal(all[1].name, "");
	assert_string_equal(milestone_keep(a, "odd", NOW), "odd (2)");
	assert_string_equal(milestone_keep(a, "odd", NOW), "odd (3)");
	assert_int_equal(milestones_list(&arena, a, &all), 4);
	assert_string_equal(all[3].name, "odd (3)");
	assert_string_equal(all[3].at, NOW);
	assert_string_equal(all[3].version, "2026.12");
	assessment_write(a, &out);
	assert_text_has(str_text(&out), "\n    {\"name\":\"odd\",  \"mood\": [1,2 ]},\n    7,\n    {\n"
					"      \"name\": \"odd (2)\",\n");
	assessment_free(a);
	a = parse(p->new, &out);
	str_truncate(&text, 0);
	assessment_write(a, &text);
	assert_text_equal(str_text(&text), str_text(&out));
	assessment_free(a);
	arena_release(&arena);
	str_release(&text);
	str_release(&out);
}

/* Random answers. */

static uint32_t below(uint32_t *seed, size_t n)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return n ? *seed % (uint32_t)n : 0;
}

static void answer_question(struct assessment *a, size_t i, uint32_t *seed)
{
	const struct question *q = &a->questionnaire->questions[i];

	switch (below(seed, 8)) {
	case 0:
		return;
	case 1:
		if (q->type != TYPE_DECISIONS)
			assessment_set_unknown(a, THING_QUESTION, i);
		return;
	case 2:
		assessment_set_na(a, i, NA_OUT_OF_SCOPE);
		return;
	default:
		break;
	}
	if (q->type == TYPE_LEVELS)
		assessment_set_level(a, i, question_level_at(q, below(seed, question_n_levels(q))));
	for (size_t k = 0; k < q->n_practices; k++)
		if (below(seed, 4))
			assessment_set_practice(a, i, k, (enum practice_value)(1 + below(seed, 4)));
	if (!below(seed, 5))
		a->questions[i].note = "a note";
}

static struct assessment *random_answers(const struct questionnaire *q, uint32_t *seed)
{
	struct assessment *a = assessment_new(q);

	for (size_t i = 0; i < q->n_fields; i++)
		if (q->fields[i].kind == FIELD_ONE && below(seed, 3))
			set(a, q->fields[i].name,
			    q->fields[i].values[below(seed, q->fields[i].n_values)].id);
	for (size_t i = 0; i < q->n_decisions; i++)
		if (below(seed, 8))
			assessment_set_option(a, i, (int)below(seed, q->decisions[i].n_options));
	for (size_t i = 0; i < q->n_questions; i++)
		answer_question(a, i, seed);
	return a;
}

static const struct jnode *member(const struct jnode *n, const char *key)
{
	return n && n->kind == JNODE_OBJECT ? json_get(n, key) : NULL;
}

static bool same_raw(const struct jnode *a, const struct jnode *b)
{
	return a && b && a->raw_len == b->raw_len && !memcmp(a->raw, b->raw, a->raw_len);
}

/* Is the option that was chosen replaced by the one that stands there now? */
static bool replaces(const struct questionnaire *q, const char *id, const char *old,
		     const char *now)
{
	const struct decision *d = &q->decisions[questionnaire_find(q, id).index];
	int option = decision_option(d, now);

	return option >= 0 && texts_have(&d->options[option].replaces, old);
}

/* Each member of an old answer stands in the new file, under the same id: with the same text,
 * or with more items, or with the option that replaces it. */
static void assert_not_lost(const struct questionnaire *q, const struct jnode *old,
			    const struct jnode *now)
{
	static const char *const whole[] = {"level", "state", "note", "reason"};

	assert_non_null(now);
	for (size_t i = 0; i < COUNT_OF(whole); i++)
		if (member(old, whole[i]) && !same_raw(member(old, whole[i]), member(now, whole[i])))
			fail_msg("%s of %s: %.*s", whole[i], old->key, (int)now->raw_len, now->raw);
	if (member(old, "option") && !same_raw(member(old, "option"), member(now, "option")) &&
	    !replaces(q, old->key, member(old, "option")->text, member(now, "option")->text))
		fail_msg("option of %s", old->key);
	if (!member(old, "practices"))
		return;
	for (const struct jnode *c = member(old, "practices")->first; c; c = c->next)
		if (!same_raw(c, member(member(now, "practices"), c->key)))
			fail_msg("%s/%s", old->key, c->key);
}

/* Upgrades an assessment of the earlier version, and goes back. */
static void upgrade_and_restore(const struct questionnaire *new, const struct str *text)
{
	const char *kept;
	struct assessment *b, *c, *then;
	struct str before = {0}, upgraded = {0}, after = {0};
	struct arena arena = {0};
	struct diags d = {0};
	struct upgrade u;
	const struct jnode *was, *is;

	b = parse(new, text);
	assessment_write(b, &before);
	assessment_upgrade(&u, b, NOW);
	assessment_write(b, &upgraded);
	c = parse(new, &upgraded);
	was = member(json_read(&arena, "", str_text(text), text->len, &d), "answers");
	is = member(json_read(&arena, "", str_text(&upgraded), upgraded.len, &d), "answers");
	for (const struct jnode *n = was->first; n; n = n->next)
		assert_not_lost(new, n, member(is, n->key));
	then = milestone_go_back(c, u.milestone, "2026-12-01T10:00:00Z", &kept, &d);
	assert_diags(&d, "");
	then->tail.n = 0;
	assessment_write(then, &after);
	assert_text_equal(str_text(&after), str_text(&before));
	assessment_free(b);
	assessment_free(c);
	assessment_free(then);
	upgrade_release(&u);
	diags_release(&d);
	arena_release(&arena);
	str_release(&before);
	str_release(&upgraded);
	str_release(&after);
}

static void upgrade_at_random(const struct questionnaire *old, const struct questionnaire *new,
			      uint32_t *seed)
{
	struct assessment *a = random_answers(old, seed);
	struct str text = {0};

	assessment_write(a, &text);
	upgrade_and_restore(new, &text);
	assessment_free(a);
	str_release(&text);
}

static void not_one_answer_is_lost(void **state)
{
	struct pair *p = *state;
	uint32_t seed = 20261201;

	for (int i = 0; i < 500; i++)
		upgrade_at_random(p->old, p->new, &seed);
}

/* How many things came with a version, or changed with it. */
static size_t count_since(const struct questionnaire *q, const char *version)
{
	size_t n = 0;

	for (size_t i = 0; i < q->n_fields; i++)
		n += version_order(q->fields[i].since, version) > 0;
	for (size_t i = 0; i < q->n_decisions; i++)
		n += version_order(q->decisions[i].since, version) > 0;
	for (size_t i = 0; i < q->n_questions; i++)
		n += version_order(q->questions[i].since, version) > 0;
	return n;
}

/* All that is new is named, and nothing else is said to be. */
static void the_new_is_named(const struct questionnaire *old, const struct questionnaire *new)
{
	struct assessment *empty = assessment_new(old), *a;
	struct str text = {0};
	struct upgrade u;

	assessment_write(empty, &text);
	a = parse(new, &text);
	assessment_upgrade(&u, a, NOW);
	assert_int_equal(u.counts[UPGRADE_NEW], count_since(new, old->version));
	assert_true(u.counts[UPGRADE_NEW] > 0);
	assert_int_equal(u.counts[UPGRADE_CONFIRM], 0);
	upgrade_release(&u);
	assessment_free(a);
	assessment_free(empty);
	str_release(&text);
}

/* The questionnaire that is built in, from a version before it: templates of then, which are
 * answered in full, and any answers. */
static void upgrade_from(const char *folder, uint32_t seed)
{
	struct questionnaire *old = load(folder), *new = load(NULL);
	struct str pattern = {0};
	glob_t templates;

	assert_true(version_order(old->version, new->version) < 0);
	the_new_is_named(old, new);
	str_addf(&pattern, "%s/templates/*.json", folder);
	assert_int_equal(glob(str_text(&pattern), 0, NULL, &templates), 0);
	for (size_t i = 0; i < templates.gl_pathc; i++) {
		struct str text = {0};

		file_load(templates.gl_pathv[i], &text);
		upgrade_and_restore(new, &text);
		str_release(&text);
	}
	globfree(&templates);
	for (int i = 0; i < 60; i++)
		upgrade_at_random(old, new, &seed);
	str_release(&pattern);
	questionnaire_free(old);
	questionnaire_free(new);
}

static void not_one_answer_to_2026_11_is_lost(void **state)
{
	(void)state;
	upgrade_from("tests/data/azure-ai-workload-2026.11", 20261202);
}

static void not_one_answer_to_2026_12_is_lost(void **state)
{
	(void)state;
	upgrade_from("tests/data/azure-ai-workload-2026.12", 20261203);
}

#define ON_PAIR(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_PAIR(opening_changes_nothing),
		ON_PAIR(the_report_is_exact),
		ON_PAIR(targets_and_steps_of_levels_go_along),
		ON_PAIR(answers_are_where_they_belong),
		ON_PAIR(an_old_answer_stays_until_it_is_confirmed),
		ON_PAIR(what_was_answered_since_holds),
		ON_PAIR(a_successor_with_an_answer_of_its_own_keeps_it),
		ON_PAIR(only_an_earlier_version_can_be_upgraded),
		ON_PAIR(the_milestone_brings_everything_back),
		ON_PAIR(milestones_are_kept_as_they_were_written),
		ON_PAIR(not_one_answer_is_lost),
		cmocka_unit_test(not_one_answer_to_2026_11_is_lost),
		cmocka_unit_test(not_one_answer_to_2026_12_is_lost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
