/* The starter assessments in templates/: they load, stay as they are when written, fire
 * the rules they were made for, and give a plan worth reading. */
#include "support.h"

#include <ctype.h>

#include "base/date.h"
#include "base/embedded.h"
#include "base/names.h"
#include "base/utf8.h"
#include "engine/compare/trend.h"
#include "engine/plan/plan.h"
#include "model/assessment/milestone.h"
#include "model/given.h"

#define FOLDER "templates/"
#define ENOUGH_ACTIONS 15

/* What a template is known for: the rules that fire, by id and in the order of the rules,
 * and how much of a plan it gives. */
struct known {
	const char *file;
	const char *rules;
	bool short_plan; /* fewer than ENOUGH_ACTIONS, but some */
	bool all_answered;
	const char *kind; /* of workload that it begins, without answers; else NULL */
};

static const struct known templates[] = {
	{"assistant-over-a-year.json", "CR-18 CR-54 CR-74 CR-87", false, true, NULL},
	{"autonomous-agent.json", "CR-18 CR-29 CR-39 CR-83", false, true, NULL},
	{"customer-agent-with-tools.json",
	 "CR-39 CR-41 CR-54 CR-65 CR-76 CR-81 CR-84 CR-85 CR-87 CR-89", false, true, NULL},
	{"internal-model-training.json", "CR-09 CR-19 CR-20 CR-25", false, true, NULL},
	{"internal-rag-landing-zone.json", "CR-09 CR-18 CR-54 CR-65 CR-74 CR-87", false, true, NULL},
	{"mission-critical-agent.json",
	 "CR-05 CR-31 CR-33 CR-41 CR-42 CR-43 CR-54 CR-59 CR-85", false, true, NULL},
	{"proof-of-concept.json", "", true, true, NULL},
	{"public-inference-api.json", "CR-23 CR-42 CR-87", false, true, NULL},
	{"public-rag-assistant.json",
	 "CR-02 CR-06 CR-08 CR-15 CR-16 CR-26 CR-27 CR-38 CR-55 CR-61 CR-65 CR-87", false,
	 false, NULL},
	{"read-only-agent-web-files.json",
	 "CR-09 CR-16 CR-27 CR-38 CR-61 CR-65 CR-71 CR-78 CR-79 CR-81 CR-83 CR-87", false, true, NULL},
	{"reference-two-regions.json", "", true, true, NULL},
	{"start-agent.json", .kind = "agent"},
	{"start-batch.json", .kind = "batch"},
	{"start-finetuning.json", .kind = "finetune"},
	{"start-generation.json", .kind = "genai"},
	{"start-prebuilt.json", .kind = "prebuilt"},
	{"start-prediction.json", .kind = "predictive"},
	{"start-rag.json", .kind = "rag"},
	{"start-training.json", .kind = "training"},
	{"training-platform-onprem.json", "CR-16 CR-17 CR-46 CR-65 CR-71", false, true, NULL},
};

/* One template, loaded, scored and planned. */
struct starter {
	const struct known *known;
	struct str text;
	struct assessment *a;
	struct score s;
	struct plan p;
};

static struct questionnaire *builtin;

static void starter_open(struct starter *t, const struct known *known)
{
	struct plan_options options = {.only_counted = true};
	struct str path = {0};
	struct diags d = {0};

	*t = (struct starter){.known = known};
	str_addf(&path, FOLDER "%s", known->file);
	file_load(str_text(&path), &t->text);
	t->a = assessment_parse(builtin, known->file, str_text(&t->text), t->text.len,
				&d);
	assert_diags(&d, "");
	assert_non_null(t->a);
	assert_true(date_parse("2026-11-21", &options.as_of));
	score_init(&t->s, builtin);
	score_compute(&t->s, t->a, 0);
	plan_compute(&t->p, &t->s, t->a, &options);
	diags_release(&d);
	str_release(&path);
}

static void starter_close(struct starter *t)
{
	plan_release(&t->p);
	score_release(&t->s);
	assessment_free(t->a);
	str_release(&t->text);
}

static void each_template(void (*look)(struct starter *t), bool begun, bool answered)
{
	struct starter t;

	for (size_t i = 0; i < COUNT_OF(templates); i++) {
		if (templates[i].kind ? !begun : !answered)
			continue;
		starter_open(&t, &templates[i]);
		look(&t);
		starter_close(&t);
	}
}

static void each_answered(void (*look)(struct starter *t))
{
	each_template(look, false, true);
}

/* A kind of workload is begun: its kind is said, nothing is answered, nothing is unknown, and
 * more is asked than of a workload of which nothing is said. */
static void look_begun(struct starter *t)
{
	const struct field *kinds = &builtin->fields[questionnaire_field(builtin, "kinds")];
	int kind = field_value(kinds, t->known->kind);
	struct assessment *empty = assessment_new(builtin);
	struct score s;

	assert_true(kind >= 0);
	if (!(t->a->fields[kinds - builtin->fields].values >> kind & 1))
		fail_msg("%s does not say that it is %s", t->known->file, t->known->kind);
	if (t->a->newer || t->a->extra.n || t->a->answers_extra.n || t->a->workload_extra.n)
		fail_msg("%s holds something unknown", t->known->file);
	for (size_t i = 0; i < builtin->n_decisions; i++)
		assert_int_equal(t->a->decisions[i].state, ANSWER_UNSET);
	for (size_t i = 0; i < builtin->n_questions; i++)
		assert_int_equal(t->a->questions[i].state, ANSWER_UNSET);
	assert_true(strlen(t->a->about.title) > 10);
	score_init(&s, builtin);
	score_compute(&s, empty, 0);
	if (t->s.progress.asked + t->s.decisions_asked <= s.progress.asked + s.decisions_asked)
		fail_msg("%s asks no more than an empty one", t->known->file);
	score_release(&s);
	assessment_free(empty);
}

/* Each value of the field, once. */
static void each_kind_of_workload_can_be_begun(void **state)
{
	const struct field *kinds = &builtin->fields[questionnaire_field(builtin, "kinds")];

	(void)state;
	each_template(look_begun, true, false);
	for (size_t v = 0; v < kinds->n_values; v++) {
		size_t n = 0;

		for (size_t i = 0; i < COUNT_OF(templates); i++)
			n += templates[i].kind && !strcmp(templates[i].kind, kinds->values[v].id);
		if (n != 1)
			fail_msg("%zu templates begin %s", n, kinds->values[v].id);
	}
}

static void look_complete(struct starter *t)
{
	if (t->a->newer || t->a->extra.n || t->a->answers_extra.n ||
	    t->a->workload_extra.n)
		fail_msg("%s holds something that the questionnaire does not know",
			 t->known->file);
	if (t->p.n_open && t->known->all_answered)
		fail_msg("%s leaves %zu open", t->known->file, t->p.n_open);
	if (!t->p.n_open && !t->known->all_answered)
		fail_msg("%s leaves nothing open", t->known->file);
}

static void templates_are_answered_and_hold_nothing_unknown(void **state)
{
	(void)state;
	each_answered(look_complete);
}

static void look_canonical(struct starter *t)
{
	struct str written = {0};

	assessment_write(t->a, &written);
	assert_text_equal(str_text(&written), str_text(&t->text));
	str_release(&written);
}

static void templates_stay_the_same_when_written(void **state)
{
	(void)state;
	each_template(look_canonical, true, true);
}

static void look_rules(struct starter *t)
{
	struct str fired = {0};

	for (size_t i = 0; i < builtin->n_rules; i++) {
		if (t->s.fired[i])
			str_addf(&fired, "%s%s", fired.len ? " " : "",
				 builtin->rules[i].id);
	}
	if (strcmp(str_text(&fired), t->known->rules) != 0)
		print_error("%s fires other rules:\n", t->known->file);
	assert_text_equal(str_text(&fired), t->known->rules);
	str_release(&fired);
}

static void templates_fire_exactly_their_rules(void **state)
{
	(void)state;
	each_answered(look_rules);
}

static void look_plan(struct starter *t)
{
	if (!t->p.n_actions || (t->p.n_actions < ENOUGH_ACTIONS) != t->known->short_plan)
		fail_msg("%s gives a plan of %zu actions", t->known->file,
			 t->p.n_actions);
}

static void templates_give_a_full_plan(void **state)
{
	(void)state;
	each_answered(look_plan);
}

/* Text worth showing: some words, and no blank at either end. */
static void check_text(const struct starter *t, const char *id, const char *text)
{
	size_t n = strlen(text);

	if (!n || !strchr(text, ' ') || isspace((unsigned char)text[0]) ||
	    isspace((unsigned char)text[n - 1]))
		fail_msg("%s: %s holds '%s'", t->known->file, id, text);
}

static bool is_over_time(const struct assessment *a)
{
	struct arena arena = {0};
	struct milestone *all;
	size_t n = milestones_list(&arena, a, &all);

	arena_release(&arena);
	return n > 0;
}

/* An answer of the file; false when it has no note. */
static bool check_answer(const struct starter *t, const char *id,
			 const struct answer *answer)
{
	for (size_t i = 0; i < answer->evidence.n; i++)
		check_text(t, id, answer->evidence.items[i]);
	if (*answer->at && !is_over_time(t->a)) /* there it is a part of the story */
		fail_msg("%s: %s is stamped %s", t->known->file, id, answer->at);
	if (answer->state == ANSWER_NOT_APPLICABLE && !*answer->note)
		fail_msg("%s: %s does not say why it does not apply", t->known->file, id);
	if (*answer->note)
		check_text(t, id, answer->note);
	return *answer->note;
}

static void look_notes(struct starter *t)
{
	size_t notes = 0;

	for (size_t i = 0; i < builtin->n_decisions; i++)
		notes += check_answer(t, builtin->decisions[i].id, &t->a->decisions[i]);
	for (size_t i = 0; i < builtin->n_questions; i++)
		notes += check_answer(t, builtin->questions[i].id, &t->a->questions[i]);
	if (notes < ENOUGH_ACTIONS)
		fail_msg("%s has %zu notes", t->known->file, notes);
	if (strstr(str_text(&t->text), "\"note\": \"\""))
		fail_msg("%s has an empty note", t->known->file);
	check_text(t, "title", t->a->about.title);
	check_text(t, "scope", t->a->about.scope);
	assert_string_equal(t->a->about.date, "2026-11-20");
	assert_in_range(t->a->about.participants.n, 3, 12);
}

static void templates_carry_notes_that_can_be_read(void **state)
{
	(void)state;
	each_answered(look_notes);
}

/* Of how many actions and steps this status is said. */
static size_t count_status(const struct plan *p, enum plan_status status)
{
	size_t n = 0;

	for (size_t i = 0; i < p->n_actions; i++) {
		const struct action *act = &p->actions[i];

		n += (act->entry || act->acceptance) && act->status == status;
		for (size_t k = 0; k < act->n_steps; k++)
			n += act->steps[k].entry && act->steps[k].status == status;
	}
	return n;
}

/* Is it the id of an action, or of one of its steps? */
static bool is_planned(const struct plan *p, const char *id)
{
	for (size_t i = 0; i < p->n_actions; i++) {
		const struct action *act = &p->actions[i];

		if (!strcmp(act->id, id))
			return true;
		for (size_t k = 0; k < act->n_steps; k++)
			if (!strcmp(act->steps[k].id, id))
				return true;
	}
	return false;
}

/* Is id that of a question or decision, which stands for all its actions? */
static bool is_thing(const char *id)
{
	enum thing_kind kind = questionnaire_find(builtin, id).kind;

	return kind == THING_QUESTION || kind == THING_DECISION;
}

static void look_entries(struct starter *t)
{
	for (size_t i = 0; i < t->a->n_plan; i++) {
		if (!is_planned(&t->p, t->a->plan[i].id) && !is_thing(t->a->plan[i].id))
			fail_msg("%s plans %s, which is no action", t->known->file,
				 t->a->plan[i].id);
	}
	for (size_t i = 0; i < t->p.n_actions; i++) {
		const struct action *action = &t->p.actions[i];

		if (action->entry && !action->acceptance && !action->contradicted &&
		    action->status != action->entry->status)
			fail_msg("%s: what is said of %s does not count", t->known->file,
				 action->id);
	}
}

static void what_templates_say_of_actions_counts(void **state)
{
	(void)state;
	each_answered(look_entries);
}

static void worked_examples_show_every_part_of_following_up(void **state)
{
	static const char *const names[] = {"public-rag-assistant.json",
					    "mission-critical-agent.json"};
	struct starter t;

	(void)state;
	for (size_t i = 0, k; i < COUNT_OF(names); i++) {
		for (k = 0; strcmp(templates[k].file, names[i]) != 0; k++)
			;
		starter_open(&t, &templates[k]);
		assert_true(count_status(&t.p, PLAN_OPEN) > 0);
		assert_true(count_status(&t.p, PLAN_IN_PROGRESS) > 0);
		assert_true(count_status(&t.p, PLAN_ACCEPTED) > 0);
		assert_int_equal(count_status(&t.p, PLAN_DONE), 1);
		starter_close(&t);
	}
}

/* Titles are whole in a hundred columns, each its own, and quote no state. */
static void look_titles(struct starter *t)
{
	struct arena arena = {0};
	struct names titles = {.arena = &arena};

	for (size_t i = 0; i < t->p.n_actions; i++) {
		const struct action *act = &t->p.actions[i];

		if (utf8_width(act->title) > 100 || strcmp(act->title, act->whole_title) != 0 ||
		    strpbrk(act->title, "\"\u2026") || !isupper((unsigned char)*act->title) ||
		    names_add(&titles, act->title, i) != NAMES_NONE)
			fail_msg("%s: the title of %s is '%s'", t->known->file, act->id,
				 act->title);
	}
	arena_release(&arena);
}

static void every_title_of_every_plan_is_whole_and_its_own(void **state)
{
	(void)state;
	each_answered(look_titles);
}

/* What a reader of the story is to see in it. */
static void the_story_of_three_milestones_tells_all_that_moves(void **state)
{
	struct starter t;
	struct trend trend;
	struct since since;
	struct side now;

	(void)state;
	starter_open(&t, &templates[0]);
	assert_string_equal(t.known->file, "assistant-over-a-year.json");
	now = (struct side){t.a, &t.s, &t.p};
	trend_make(&trend, t.a, &t.s);
	assert_int_equal(trend.n, 4);
	assert_int_equal(trend.n_alike, 4);
	for (size_t i = 1; i < trend.n; i++)
		assert_true(score_tenths(trend.points[i].overall.low) >
			    score_tenths(trend.points[i - 1].overall.low) + 20);
	assert_true(since_make(&since, &trend, &now));
	assert_string_equal(since.is.name, "first review");
	assert_true(since.c.answers_of[ANSWER_CHANGED] > 10);
	assert_int_equal(since.c.findings_of[FINDING_GONE], 1);
	assert_int_equal(since.c.actions_of[ACTION_CONTRADICTED], 2);
	assert_int_equal(since.c.acceptances_of[ACCEPTANCE_RUN_OUT], 1);
	assert_true(since.c.actions_of[ACTION_OVERDUE] >= 1);
	since_release(&since);
	trend_release(&trend);
	starter_close(&t);
}

static size_t rank_of(const struct plan *p, const char *id)
{
	for (size_t i = 0; i < p->n_actions; i++)
		if (!strcmp(p->actions[i].id, id))
			return p->actions[i].rank;
	fail_msg("the plan has no %s", id);
	return 0;
}

/* Another client's contract shown to the public is the first thing to stop. */
static void the_worst_risk_of_the_public_assistant_comes_first(void **state)
{
	struct starter t;
	struct plan p;
	size_t k = 0;

	(void)state;
	while (strcmp(templates[k].file, "public-rag-assistant.json") != 0)
		k++;
	starter_open(&t, &templates[k]);
	plan_compute(&p, &t.s, t.a, &(struct plan_options){.as_of = t.p.as_of});
	assert_true(p.n_actions <= 130);
	assert_true(rank_of(&p, "CR-06/contain") <= 5);
	for (size_t i = 0; i < p.n_findings; i++)
		if (p.findings[i].severity == SEVERITY_CRITICAL) {
			char id[Q_ID_MAX + 16];

			snprintf(id, sizeof id, "%s/contain",
				 builtin->rules[p.findings[i].rule].id);
			assert_true(rank_of(&p, id) <= 10);
		}
	assert_int_equal(p.actions[rank_of(&p, "SEC-15") - 1].wave, WAVE_NOW);
	plan_release(&p);
	starter_close(&t);
}

static void templates_in_the_program_are_those_in_the_folder(void **state)
{
	(void)state;
	assert_int_equal(embedded_templates_n, COUNT_OF(templates));
	for (size_t i = 0; i < COUNT_OF(templates); i++) {
		const struct embedded_file *f = &embedded_templates[i];
		struct str path = {0};

		assert_string_equal(f->name, templates[i].file);
		str_addf(&path, FOLDER "%s", f->name);
		assert_file_text(str_text(&path), (const char *)f->bytes);
		str_release(&path);
	}
}

/* Takes the id out of the text of an assessment. */
static void take_id(struct str *text, struct str *id)
{
	char *at = strstr(text->data, "\"id\": \"");

	assert_non_null(at);
	at += strlen("\"id\": \"");
	str_addn(id, at, strcspn(at, "\""));
	memset(at, '-', id->len);
}

static void a_new_assessment_from_a_template_differs_in_its_id_only(void **state)
{
	for (size_t i = 0; i < COUNT_OF(templates); i++) {
		const char *path = path_in(state, templates[i].file);
		struct str name = {0}, original = {0}, fresh = {0};
		struct str old_id = {0}, new_id = {0};

		str_addn(&name, templates[i].file, strcspn(templates[i].file, "."));
		assert_run(0, "new", path, "-q", "--template", str_text(&name));
		file_load(path, &fresh);
		str_addn(&original, (const char *)embedded_templates[i].bytes,
			 embedded_templates[i].n);
		take_id(&original, &old_id);
		take_id(&fresh, &new_id);
		assert_int_equal(new_id.len,
				 strlen("00000000-0000-4000-8000-000000000000"));
		assert_string_not_equal(str_text(&new_id), str_text(&old_id));
		assert_text_equal(str_text(&fresh), str_text(&original));
		str_release(&old_id);
		str_release(&new_id);
		str_release(&name);
		str_release(&original);
		str_release(&fresh);
	}
}

static int setup(void **state)
{
	int result = built_in_setup(state);

	builtin = *state;
	return result;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(templates_are_answered_and_hold_nothing_unknown),
		cmocka_unit_test(each_kind_of_workload_can_be_begun),
		cmocka_unit_test(templates_stay_the_same_when_written),
		cmocka_unit_test(templates_fire_exactly_their_rules),
		cmocka_unit_test(templates_give_a_full_plan),
		cmocka_unit_test(templates_carry_notes_that_can_be_read),
		cmocka_unit_test(what_templates_say_of_actions_counts),
		cmocka_unit_test(worked_examples_show_every_part_of_following_up),
		cmocka_unit_test(every_title_of_every_plan_is_whole_and_its_own),
		cmocka_unit_test(the_worst_risk_of_the_public_assistant_comes_first),
		cmocka_unit_test(the_story_of_three_milestones_tells_all_that_moves),
		cmocka_unit_test(templates_in_the_program_are_those_in_the_folder),
		IN_FOLDER(a_new_assessment_from_a_template_differs_in_its_id_only),
	};

	return cmocka_run_group_tests(tests, setup, built_in_teardown);
}
