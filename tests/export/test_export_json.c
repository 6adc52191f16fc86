#define _XOPEN_SOURCE 700
#include "sample.h"

#include <locale.h>

#include "base/json_read.h"
#include "base/number.h"

static struct jnode *parsed(struct arena *a, const struct str *text)
{
	struct diags d = {0};
	struct jnode *root = json_read(a, "report", str_text(text), text->len, &d);

	assert_diags(&d, "");
	diags_release(&d);
	assert_non_null(root);
	return root;
}

static const struct jnode *at(const struct jnode *list, size_t i)
{
	const struct jnode *n = list->first;

	while (i-- > 0)
		n = n->next;
	return n;
}

/* The member as it is written. */
static void assert_raw(const struct jnode *object, const char *key, const char *raw)
{
	const struct jnode *n = json_get(object, key);

	assert_non_null(n);
	assert_int_equal(n->raw_len, strlen(raw));
	assert_memory_equal(n->raw, raw, strlen(raw));
}

/* The digits that are shown, without zeros at the end. */
static const char *short_score(char *buf, struct frac score)
{
	return number_text(buf, score_tenths(score), 1);
}

static void scores_are_numbers_with_the_engines_digits(void **state)
{
	struct sample s;
	struct arena a = {0};
	struct str text = {0};
	const struct jnode *root, *sections;
	char buf[32];

	(void)state;
	sample_make(&s);
	sample_text(&s, "json", &text);
	root = parsed(&a, &text);
	assert_raw(root, "format", "\"plumbline-report\"");
	assert_raw(root, "version", "2");
	assert_raw(json_get(json_get(root, "score"), "overall"), "low",
		   short_score(buf, s.r.score.overall.low));
	assert_raw(json_get(json_get(root, "score"), "overall"), "high",
		   short_score(buf, s.r.score.overall.high));
	sections = json_get(json_get(root, "score"), "sections");
	assert_int_equal(sections->n, s.q->n_sections);
	for (size_t i = 0; i < sections->n; i++)
		if (s.r.score.sections[i].any)
			assert_raw(at(sections, i), "low",
				   short_score(buf, s.r.score.sections[i].low));
		else
			assert_raw(at(sections, i), "low", "null");
	arena_release(&a);
	str_release(&text);
	sample_end(&s);
}

static void the_plan_is_there_with_gains_and_words(void **state)
{
	struct sample s;
	struct arena a = {0};
	struct str text = {0};
	const struct jnode *plan;
	char buf[32];
	bool seen = false;

	(void)state;
	sample_make(&s);
	assert_true(s.r.plan.n_actions > 5);
	sample_text(&s, "json", &text);
	plan = json_get(parsed(&a, &text), "plan");
	assert_int_equal(plan->n, s.r.plan.n_actions);
	for (size_t i = 0; i < plan->n; i++) {
		const struct jnode *p = at(plan, i);

		assert_string_equal(json_get(p, "id")->text, s.r.plan.actions[i].id);
		assert_raw(p, "gain", number_text(buf, s.r.plan.actions[i].gain, 3));
		assert_raw(p, "effort_days", effort_text(buf, s.r.plan.actions[i].effort));
		if (strcmp(s.r.plan.actions[i].id, "REL-01") != 0)
			continue;
		seen = true;
		assert_string_equal(json_get(p, "owner")->text, "Ann");
		assert_string_equal(json_get(p, "due")->text, "2027-01-31");
		assert_string_equal(json_get(p, "status")->text, "in-progress");
		assert_string_equal(json_get(p, "note")->text, "waits for the budget");
		assert_raw(p, "reason", "null");
	}
	assert_true(seen);
	arena_release(&a);
	str_release(&text);
	sample_end(&s);
}

/* Where the question stands now, where it goes, and by which steps, with what is said of each. */
static void actions_have_levels_steps_and_reasons(void **state)
{
	struct sample s;
	struct arena a = {0};
	struct str text = {0};
	const struct jnode *plan, *first, *items, *step;
	size_t ends = 0;

	(void)state;
	sample_make(&s);
	sample_text(&s, "json", &text);
	plan = json_get(parsed(&a, &text), "plan");
	first = items = plan->first;
	while (strcmp(json_get(first, "id")->text, "REL-01") != 0)
		first = first->next;
	assert_raw(first, "kind", "\"question\"");
	assert_raw(first, "level", "1");
	assert_raw(first, "target", "3");
	assert_int_equal(json_get(first, "steps")->n, 2);
	step = at(json_get(first, "steps"), 1);
	assert_raw(step, "id", "\"REL-01/to-3\"");
	assert_string_equal(json_get(step, "text")->text, json_get(first, "done_when")->text);
	assert_raw(step, "status", "\"in-progress\"");
	assert_raw(step, "owner", "null");
	while (strcmp(json_get(items, "id")->text, "REL-06") != 0)
		items = items->next;
	for (step = json_get(items, "steps")->first; step; step = step->next)
		if (!strcmp(json_get(step, "id")->text, "REL-06/zones"))
			break;
	assert_non_null(step);
	assert_raw(step, "owner", "\"Cy\"");
	assert_raw(step, "note", "\"half of them\"");
	for (size_t i = 0; i < plan->n; i++) {
		const struct action *act = &s.r.plan.actions[i];

		assert_int_equal(json_get(at(plan, i), "ends")->n, act->ends.n);
		assert_int_equal(json_get(at(plan, i), "opens")->n, act->opens.n);
		assert_int_equal(json_get(at(plan, i), "waits")->n, act->waits.n);
		assert_string_equal(json_get(at(plan, i), "title")->text, act->whole_title);
		ends += act->ends.n;
	}
	assert_true(ends > 0);
	arena_release(&a);
	str_release(&text);
	sample_end(&s);
}

static void accepted_risks_say_how_they_stand(void **state)
{
	struct sample s;
	struct arena a = {0};
	struct str text = {0};
	const struct jnode *list, *older;

	(void)state;
	sample_begin(&s);
	sample_answers(&s);
	sample_accepted(&s);
	sample_report(&s);
	sample_text(&s, "json", &text);
	list = json_get(parsed(&a, &text), "acceptances");
	assert_int_equal(list->n, 3);
	assert_raw(list->first, "state", "\"superseded\"");
	assert_raw(list->first->next, "state", "\"active\"");
	assert_raw(list->first->next, "supersedes", "\"old\"");
	assert_raw(list->first->next, "residual", "\"medium\"");
	older = list->first->next->next;
	assert_raw(older, "of", "\"SEC-01\"");
	assert_int_equal(json_get(older, "complete")->kind, JNODE_FALSE);
	assert_int_equal(json_get(older, "id")->kind, JNODE_NULL);
	arena_release(&a);
	str_release(&text);
	sample_end(&s);
}

/* Text from files drives no terminal, and comes back as it was. */
static void controls_are_escaped_and_come_back(void **state)
{
	static const char hostile[] = "a\x1b]0;x\x07 \xe2\x80\xae" "b \xc2\x9b" "31m \"q\" \\";
	struct sample s;
	struct arena a = {0};
	struct str text = {0};
	const struct jnode *answers;

	(void)state;
	sample_begin(&s);
	sample_answers(&s);
	s.a->questions[0].note = hostile;
	sample_report(&s);
	sample_text(&s, "json", &text);
	for (size_t i = 0; i < text.len; i++)
		assert_true((unsigned char)text.data[i] >= 0x20 || text.data[i] == '\n');
	assert_null(strstr(text.data, "\xe2\x80\xae"));
	assert_null(strstr(text.data, "\xc2\x9b"));
	answers = json_get(parsed(&a, &text), "answers");
	assert_string_equal(json_get(at(answers, 0), "note")->text, hostile);
	arena_release(&a);
	str_release(&text);
	sample_end(&s);
}

static void answers_not_asked_now_are_marked(void **state)
{
	struct sample s;
	struct arena a = {0};
	struct str text = {0};
	const struct jnode *answers;
	size_t asked = 0, others = 0;

	(void)state;
	sample_begin(&s);
	sample_answers(&s);
	sample_words(&s, "kinds", "training");
	sample_words(&s, "serving", "batch_s");
	sample_report(&s);
	sample_text(&s, "json", &text);
	answers = json_get(parsed(&a, &text), "answers");
	for (const struct jnode *n = answers->first; n; n = n->next)
		if (json_get(n, "asked")->kind == JNODE_TRUE)
			asked++;
		else
			others++;
	assert_int_equal(asked, s.r.score.progress.asked);
	assert_true(others > 0);
	arena_release(&a);
	str_release(&text);
	sample_end(&s);
}

static void assert_things(const struct sample *s, const struct jnode *list,
			  const struct things *things)
{
	assert_int_equal(list->n, things->n);
	for (size_t i = 0; i < things->n; i++) {
		struct thing t = things->items[i];

		assert_string_equal(json_get(at(list, i), "id")->text, thing_id(s->q, t));
		assert_string_equal(json_get(at(list, i), "kind")->text,
				    thing_kind_name(t.kind));
	}
}

static void glossary_and_sources_are_there_whole(void **state)
{
	struct sample s;
	struct arena a = {0};
	struct str text = {0};
	const struct jnode *root, *list;

	(void)state;
	sample_make(&s);
	sample_text(&s, "json", &text);
	root = parsed(&a, &text);
	assert_string_equal(json_get(root, "content_date")->text, s.q->content_date);
	list = json_get(root, "glossary");
	assert_int_equal(list->n, s.q->n_terms);
	for (size_t i = 0; i < s.q->n_terms; i++) {
		assert_string_equal(json_get(at(list, i), "term")->text, s.q->terms[i].term);
		assert_int_equal(json_get(at(list, i), "also")->n, s.q->terms[i].also.n);
	}
	list = json_get(root, "sources");
	assert_int_equal(list->n, s.q->n_sources);
	for (size_t i = 0; i < s.q->n_sources; i++)
		assert_things(&s, json_get(at(list, i), "carried"),
			      &s.q->sources[i].carried);
	arena_release(&a);
	str_release(&text);
	sample_end(&s);
}

/* Is the id of the caveat in the list? */
static bool lists(const struct jnode *list, const char *id)
{
	for (const struct jnode *n = list->first; n; n = n->next)
		if (strcmp(n->text, id) == 0)
			return true;
	return false;
}

static bool concerns(const struct caveat *c, struct thing t)
{
	for (size_t i = 0; i < c->concerns.n; i++)
		if (c->concerns.items[i].kind == t.kind && c->concerns.items[i].index == t.index)
			return true;
	return false;
}

static void caveats_stand_at_what_they_concern(void **state)
{
	static const char *const members[] = {"answers", "decisions"};
	struct sample s;
	struct arena a = {0};
	struct str text = {0};
	const struct jnode *root;
	size_t concerned = 0;

	(void)state;
	sample_make(&s);
	sample_text(&s, "json", &text);
	root = parsed(&a, &text);
	assert_int_equal(json_get(root, "caveats")->n, s.q->n_caveats);
	for (size_t i = 0; i < s.q->n_caveats; i++) {
		const struct jnode *c = at(json_get(root, "caveats"), i);
		struct thing t = questionnaire_find(s.q, json_get(c, "id")->text);

		assert_int_equal(t.kind, THING_CAVEAT);
		assert_things(&s, json_get(c, "concerns"), &s.q->caveats[t.index].concerns);
	}
	for (size_t m = 0; m < COUNT_OF(members); m++)
		for (const struct jnode *n = json_get(root, members[m])->first; n;
		     n = n->next) {
			struct thing t = questionnaire_find(s.q, json_get(n, "id")->text);
			const struct jnode *list = json_get(n, "caveats");
			size_t about = 0;

			for (size_t i = 0; i < s.q->n_caveats; i++)
				if (concerns(&s.q->caveats[i], t)) {
					assert_true(lists(list, s.q->caveats[i].id));
					about++;
				}
			assert_int_equal(list->n, about);
			concerned += about;
		}
	assert_true(concerned > 0);
	arena_release(&a);
	str_release(&text);
	sample_end(&s);
}

static void themes_stand_at_their_questions(void **state)
{
	struct sample s;
	struct arena a = {0};
	struct str text = {0};
	const struct jnode *answers;
	size_t themes = 0;

	(void)state;
	sample_make(&s);
	sample_text(&s, "json", &text);
	answers = json_get(parsed(&a, &text), "answers");
	for (const struct jnode *n = answers->first; n; n = n->next) {
		struct thing t = questionnaire_find(s.q, json_get(n, "id")->text);
		const struct texts *want = &s.q->questions[t.index].themes;

		assert_int_equal(json_get(n, "themes")->n, want->n);
		for (size_t i = 0; i < want->n; i++)
			assert_string_equal(at(json_get(n, "themes"), i)->text,
					    want->items[i]);
		themes += want->n;
	}
	assert_true(themes > 0);
	arena_release(&a);
	str_release(&text);
	sample_end(&s);
}

static void the_same_report_gives_the_same_bytes(void **state)
{
	static const char *const locales[] = {"C", "de_DE.UTF-8", "ja_JP.UTF-8"};
	struct str first = {0};

	(void)state;
	setenv("SOURCE_DATE_EPOCH", "1795000000", 1);
	for (size_t i = 0; i < COUNT_OF(locales); i++) {
		struct str text = {0};
		struct sample s;

		if (!setlocale(LC_ALL, locales[i])) {
			print_message("SKIP: no locale %s\n", locales[i]);
			continue;
		}
		sample_begin(&s);
		s.a->id = "00000000-0000-4000-8000-000000000000";
		sample_answers(&s);
		sample_report(&s);
		sample_text(&s, "json", i ? &text : &first);
		if (i)
			assert_text_equal(str_text(&text), str_text(&first));
		str_release(&text);
		sample_end(&s);
	}
	setlocale(LC_ALL, "C");
	unsetenv("SOURCE_DATE_EPOCH");
	str_release(&first);
}

static void what_is_set_aside_is_listed_with_its_reason(void **state)
{
	struct sample s;
	struct arena a = {0};
	struct str text = {0};
	const struct jnode *list, *told, *old;

	(void)state;
	sample_begin(&s);
	sample_answers(&s);
	sample_set_aside(&s);
	sample_report(&s);
	sample_text(&s, "json", &text);
	list = json_get(parsed(&a, &text), "set_aside");
	assert_int_equal(list->n, 2);
	told = list->first;
	old = told->next;
	assert_string_equal(json_get(told, "id")->text, "REL-02");
	assert_string_equal(json_get(told, "section")->text, "reliability");
	assert_raw(told, "weight", "4");
	assert_string_equal(json_get(told, "reason")->text, "other");
	assert_string_equal(json_get(told, "note")->text, "one flow only");
	assert_string_equal(json_get(old, "id")->text, "REL-12");
	assert_string_equal(json_get(old, "reason")->text, "business-priority");
	assert_int_equal(json_get(old, "note")->kind, JNODE_NULL);
	arena_release(&a);
	str_release(&text);
	sample_end(&s);
}

/* An independent validator has the last word. The exit code: 0 when the file fits, 1 with why
 * on stderr, 77 or 127 when there is none. */
static struct run validate(const char *schema, const char *file)
{
	static const char check[] =
		"import json, sys\n"
		"try:\n"
		"    import jsonschema\n"
		"except ImportError:\n"
		"    sys.exit(77)\n"
		"V = jsonschema.Draft202012Validator\n"
		"schema = json.load(open(sys.argv[1]))\n"
		"V.check_schema(schema)\n"
		"bad = list(V(schema).iter_errors(json.load(open(sys.argv[2]))))\n"
		"for e in bad[:5]:\n"
		"    print(list(e.path)[:4], e.message[:200], file=sys.stderr)\n"
		"sys.exit(1 if bad else 0)\n";
	static const char *const pythons[] = {"python3", "/usr/bin/python3"};
	const char *const argv[] = {"-c", check, schema, file, NULL};
	struct run r = run_program(argv, &(struct run_options){.program = pythons[0]});

	if (r.code != 77 && r.code != 127)
		return r;
	run_release(&r);
	return run_program(argv, &(struct run_options){.program = pythons[1]});
}

/* Does it fit, or not? false: there is no validator. */
static bool assert_fits(const char *schema, const char *file, bool fits)
{
	struct run r = validate(schema, file);
	bool known = r.code != 77 && r.code != 127;

	if (known && (r.code == 0) != fits)
		fail_msg("%s: %d %s", schema, r.code, str_text(&r.err));
	run_release(&r);
	return known;
}

#define ASSESSMENT_SCHEMA "assets/assessment.schema.json"
#define NO_VALIDATOR "python3-jsonschema is not installed"

/* What days and goals say in it, too. */
static bool assert_answers_fit(void **state, struct sample *s)
{
	static const char *const goals[] = {"1", "100", "security=99"};
	struct purpose purpose;
	bool known = true;

	assert_true(purpose_days(&purpose, "12.5", BUDGET_RISK, NULL));
	for (size_t i = 0; i <= COUNT_OF(goals) && known; i++) {
		report_spend(&s->r, &purpose);
		sample_export(s, path_in(state, "report.json"));
		known = assert_fits("assets/report.schema.json", path_in(state, "report.json"),
				    true);
		if (i < COUNT_OF(goals))
			assert_true(purpose_goal(&purpose, s->q, goals[i], NULL));
	}
	return known;
}

static void both_files_fit_their_schemas(void **state)
{
	struct str text = {0};
	struct sample s;
	bool known;

	sample_begin(&s);
	sample_answers(&s);
	sample_set_aside(&s);
	sample_accepted(&s);
	s.a->acceptances[0].revoked = true;
	s.a->settings.waves_start = "2026-12-01";
	sample_words(&s, "target.REL-06", "4");
	agenda_add(s.a, "reliability", 45)->spent = 60;
	scenario_keep(s.a, &(struct scenario){.name = "some", .half_days = 21, .goal = ""});
	scenario_keep(s.a, &(struct scenario){.name = "more", .goal = "security=80"});
	workshop_park(s.a, "Who pays?", "REL-01", "2026-11-21T10:00:00Z", "");
	assessment_vote(s.a, &(struct ballot){questionnaire_find(s.q, "REL-01"), 0}, "Ann",
			2);
	assessment_vote(s.a, &(struct ballot){questionnaire_find(s.q, "REL-01"), 0}, "Bo",
			VOTE_UNKNOWN);
	assessment_vote(s.a, &(struct ballot){questionnaire_find(s.q, "REL-06"), 1}, "Ann",
			0);
	assessment_vote(s.a, &(struct ballot){questionnaire_find(s.q, "REL-06"), 1}, "Bo",
			VOTE_UNKNOWN);
	assessment_vote(s.a, &(struct ballot){questionnaire_find(s.q, "DT-03"), 0}, "Ann",
			0);
	s.a->settings.has_depth = true;
	s.a->settings.depth = DEPTH_CORE;
	milestone_keep(s.a, "short", "2026-11-20T10:00:00Z");
	s.a->settings.depth = DEPTH_DEEP;
	milestone_keep(s.a, "whole", "2026-11-21T10:00:00Z");
	sample_words(&s, "REL-01", "3");
	sample_words(&s, "DT-11", "afd");
	sample_report(&s);
	s.r.redaction = REDACT_INTERNAL;
	sample_export(&s, path_in(state, "report.json"));
	assessment_write(s.a, &text);
	file_store_n(path_in(state, "a.json"), str_text(&text), text.len);
	known = assert_fits("assets/report.schema.json", path_in(state, "report.json"), true) &&
		assert_fits(ASSESSMENT_SCHEMA, path_in(state, "a.json"), true) &&
		assert_answers_fit(state, &s);
	str_release(&text);
	sample_end(&s);
	if (!known)
		skip_because(NO_VALIDATOR);
}

/* The same sample, some of it answered otherwise, and asked at another depth. */
static void a_comparison_fits_its_schema(void **state)
{
	static const struct side_name names[] = {{"a.json", "kick-off", "2026-11-20T10:00:00Z"},
						 {"a.json", NULL, ""}};
	struct assessment *before;
	struct sample s;
	struct str text = {0};
	struct score score;
	struct side then = {.score = &score}, now;
	struct compare c;
	bool known = true;

	sample_begin(&s);
	sample_answers(&s);
	sample_accepted(&s);
	before = assessment_copy(s.a);
	sample_words(&s, "REL-06", "unknown");
	sample_report(&s);
	score_init(&score, s.q);
	then.a = before;
	then.plan = &s.r.plan;
	now = (struct side){s.a, &s.r.score, &s.r.plan};
	for (int depth = DEPTH_DEEP; depth >= DEPTH_CORE && known; depth--) {
		before->settings.has_depth = true;
		before->settings.depth = (enum depth)depth;
		score_compute(&score, before, 0);
		compare_make(&c, &then, &now);
		str_truncate(&text, 0);
		export_compare(&c, names, true, &text);
		file_store_n(path_in(state, "c.json"), str_text(&text), text.len);
		known = assert_fits("assets/comparison.schema.json", path_in(state, "c.json"),
				    true);
		compare_release(&c);
	}
	score_release(&score);
	assessment_free(before);
	str_release(&text);
	sample_end(&s);
	if (!known)
		skip_because(NO_VALIDATOR);
}

#define STATE_MEMBERS                                                                         \
	"\"settings\": {\"depth\": \"core\", \"target\": 2, \"rank\": [\"security\"], "        \
	"\"capacity\": 40, \"targets\": {\"REL-06\": 4}, "                                     \
	"\"waves\": {\"start\": \"2026-12-01\", \"days\": 14}}, "                              \
	"\"workload\": {\"name\": \"n\", \"stage\": \"prod\"}, "                                \
	"\"answers\": {\"REL-01\": {\"level\": 1}}, "                                          \
	"\"plan\": {\"REL-01\": {\"status\": \"done\", \"owner\": \"Ann\", \"due\": "           \
	"\"2026-12-01\", \"note\": \"n\", \"at\": \"2026-11-21T10:00:00Z\"}}, "                 \
	"\"acceptances\": [{\"id\": \"1\", \"of\": \"SEC-15\", \"severity\": \"critical\", "    \
	"\"reason\": \"r\", \"control\": \"c\", \"residual\": \"low\", \"owner\": \"Ann\", "   \
	"\"approver\": \"Bo\", \"from\": \"2026-12-01\", \"until\": \"2027-02-28\", "           \
	"\"recorded\": \"2026-11-21T10:00:00Z\", \"by\": \"Cy\", \"supersedes\": \"0\", "       \
	"\"revoked\": {\"at\": \"2026-12-21T10:00:00Z\", \"by\": \"Cy\", \"reason\": \"r\"}}]"
#define FILE_OF(members)                                                                      \
	"{\"format\": \"plumbline-assessment\", \"version\": 1, \"id\": \"x\", "               \
	"\"questionnaire\": {\"id\": \"azure-ai-workload\", \"version\": \"2026.12\"}, " members "}"

/* Everything that a file may hold, and what it may not. */
static void the_schema_tells_right_from_wrong(void **state)
{
	static const struct {
		const char *text;
		bool fits;
	} cases[] = {
		{FILE_OF(STATE_MEMBERS ", \"scenarios\": {\"s\": {}}, \"milestones\": [{\"name\": "
			 "\"m\", \"at\": \"2026-11-21T10:00:00Z\", \"questionnaire\": {\"id\": \"q\"}, "
			 STATE_MEMBERS "}], \"conflicts\": [{\"at\": \"answers/REL-06\", \"base\": null, "
			 "\"ours\": {\"level\": 1}, \"theirs\": 2}], \"other\": 1"),
		 true},
		{FILE_OF("\"settings\": {\"targets\": {\"REL-06\": 5}}"), false},
		{FILE_OF("\"settings\": {\"waves\": {\"days\": 0}}"), false},
		{FILE_OF("\"settings\": {\"waves\": {\"start\": \"soon\"}}"), false},
		{FILE_OF("\"plan\": {\"REL-01\": {\"at\": \"today\"}}"), false},
		{FILE_OF("\"acceptances\": {}"), false},
		{FILE_OF("\"acceptances\": [{\"id\": \"1\", \"of\": \"x\", \"from\": \"2026-12-01\"}]"),
		 false},
		{FILE_OF("\"acceptances\": [{\"id\": \"1\", \"of\": \"x\", \"from\": \"2026-12-01\", "
			 "\"until\": \"2026-12-01\", \"residual\": \"none\"}]"),
		 false},
		{FILE_OF("\"milestones\": [{\"settings\": {\"target\": 9}}]"), false},
		{FILE_OF("\"milestones\": [{\"acceptances\": [{}]}]"), false},
		{FILE_OF("\"conflicts\": [{\"ours\": 1}]"), false},
		{FILE_OF("\"scenarios\": []"), false},
	};
	bool known = true;

	for (size_t i = 0; i < COUNT_OF(cases) && known; i++) {
		file_store(path_in(state, "a.json"), cases[i].text);
		known = assert_fits(ASSESSMENT_SCHEMA, path_in(state, "a.json"), cases[i].fits);
	}
	if (!known)
		skip_because(NO_VALIDATOR);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scores_are_numbers_with_the_engines_digits),
		cmocka_unit_test(the_plan_is_there_with_gains_and_words),
		cmocka_unit_test(actions_have_levels_steps_and_reasons),
		cmocka_unit_test(accepted_risks_say_how_they_stand),
		cmocka_unit_test(controls_are_escaped_and_come_back),
		cmocka_unit_test(answers_not_asked_now_are_marked),
		cmocka_unit_test(what_is_set_aside_is_listed_with_its_reason),
		cmocka_unit_test(glossary_and_sources_are_there_whole),
		cmocka_unit_test(caveats_stand_at_what_they_concern),
		cmocka_unit_test(themes_stand_at_their_questions),
		cmocka_unit_test(the_same_report_gives_the_same_bytes),
		IN_FOLDER(both_files_fit_their_schemas),
		IN_FOLDER(a_comparison_fits_its_schema),
		IN_FOLDER(the_schema_tells_right_from_wrong),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
