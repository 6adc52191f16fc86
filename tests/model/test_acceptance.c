#include "support.h"

#include "base/date.h"
#include "base/json_read.h"
#include "model/assessment/milestone.h"
#include "model/given.h"
#include "model/small.h"

#define ON_SMALL(test) cmocka_unit_test_setup_teardown(test, small_setup, small_teardown)

#define FILE_OF(members)                                                                 \
	"{\"format\": \"plumbline-assessment\", \"version\": 1, \"id\": \"x\", "          \
	"\"questionnaire\": {\"id\": \"small\", \"version\": \"2026.11\"}, " members "}"

static struct assessment *parse_well(struct questionnaire *q, const char *text)
{
	struct diags d = {0};
	struct assessment *a = assessment_parse(q, "a.json", text, strlen(text), &d);

	assert_diags(&d, "");
	diags_release(&d);
	assert_non_null(a);
	return a;
}

static long day_of(const char *text)
{
	long day = 0;

	assert_true(date_parse(text, &day));
	return day;
}

static enum acceptance_state state_of(const struct assessment *a, const char *id,
				      const char *as_of, enum severity now)
{
	size_t i = 0;

	while (i < a->n_acceptances && strcmp(a->acceptances[i].id, id) != 0)
		i++;
	assert_true(i < a->n_acceptances);
	return acceptance_state(&a->acceptances[i], day_of(as_of), now);
}

static void assert_state(const struct assessment *a, const char *id, const char *as_of,
			 const char *name)
{
	const char *is = acceptance_state_name(state_of(a, id, as_of, SEVERITY_NONE));

	if (strcmp(is, name) != 0)
		fail_msg("%s on %s is %s, not %s", id, as_of, is, name);
}

#define RECORD(id, from, until, more)                                                    \
	"{\"id\": \"" id "\", \"of\": \"CR-01\", \"severity\": \"high\", \"from\": \"" from  \
	"\", \"until\": \"" until "\"" more "}"
#define REVOKED(at) ", \"revoked\": {\"at\": \"" at "\"}"
#define INSTEAD_OF(id) ", \"supersedes\": \"" id "\""

static void its_state_follows_from_the_day(void **state)
{
	struct assessment *a = parse_well(
		*state, FILE_OF("\"acceptances\": [" RECORD("a", "2026-12-01", "2027-02-28", "") "]"));

	assert_state(a, "a", "2026-11-30", "pending");
	assert_state(a, "a", "2026-12-01", "active");
	assert_state(a, "a", "2027-01-28", "active");
	assert_state(a, "a", "2027-01-29", "expiring"); /* 30 days are left */
	assert_state(a, "a", "2027-02-28", "expiring");
	assert_state(a, "a", "2027-03-01", "expired");
	assert_true(acceptance_in_force(&a->acceptances[0], day_of("2027-02-28"), SEVERITY_HIGH));
	assert_false(acceptance_in_force(&a->acceptances[0], day_of("2027-03-01"), SEVERITY_HIGH));
	assert_false(acceptance_in_force(&a->acceptances[0], day_of("2026-11-30"), SEVERITY_HIGH));
	assessment_free(a);
}

static void it_holds_for_no_worse_than_it_was_given_for(void **state)
{
	struct assessment *a = parse_well(
		*state, FILE_OF("\"acceptances\": [" RECORD("a", "2026-12-01", "2027-02-28", "") "]"));

	assert_int_equal(state_of(a, "a", "2026-12-01", SEVERITY_HIGH), ACCEPTANCE_ACTIVE);
	assert_int_equal(state_of(a, "a", "2026-12-01", SEVERITY_LOW), ACCEPTANCE_ACTIVE);
	assert_int_equal(state_of(a, "a", "2026-12-01", SEVERITY_CRITICAL), ACCEPTANCE_EXPIRED);
	assert_int_equal(state_of(a, "a", "2026-11-30", SEVERITY_CRITICAL), ACCEPTANCE_PENDING);
	a->acceptances[0].severity = SEVERITY_NONE; /* not said: for any */
	assert_int_equal(state_of(a, "a", "2026-12-01", SEVERITY_CRITICAL), ACCEPTANCE_ACTIVE);
	assessment_free(a);
}

static void a_revocation_counts_from_its_day(void **state)
{
	struct assessment *a = parse_well(
		*state,
		FILE_OF("\"acceptances\": [" RECORD("a", "2026-12-01", "2027-02-28",
						    REVOKED("2026-12-10T09:00:00Z")) ", "
			RECORD("b", "2026-12-01", "2027-02-28", ", \"revoked\": {}") "]"));

	assert_state(a, "a", "2026-12-09", "active");
	assert_state(a, "a", "2026-12-10", "revoked");
	assert_state(a, "a", "2027-03-10", "revoked");
	assert_state(a, "b", "2026-12-01", "revoked"); /* nobody knows since when */
	assessment_free(a);
}

static void the_old_record_holds_until_the_new_one_begins(void **state)
{
	struct assessment *a = parse_well(
		*state,
		FILE_OF("\"acceptances\": ["
			RECORD("a", "2026-12-01", "2027-02-28", "") ", "
			RECORD("b", "2027-01-15", "2027-04-01", INSTEAD_OF("a")) ", "
			RECORD("c", "2026-12-01", "2027-02-28", INSTEAD_OF("c")) ", "
			RECORD("d", "2026-12-01", "2027-02-28", INSTEAD_OF("unheard-of")) "]"));

	assert_state(a, "a", "2027-01-14", "active");
	assert_state(a, "b", "2027-01-14", "pending");
	assert_state(a, "a", "2027-01-15", "superseded");
	assert_state(a, "b", "2027-01-15", "active");
	assert_state(a, "a", "2027-04-02", "superseded"); /* also when that has expired */
	assert_state(a, "c", "2026-12-01", "active");
	assert_state(a, "d", "2026-12-01", "active");
	assessment_free(a);
}

static void a_revoked_successor_brings_nothing_back(void **state)
{
	struct assessment *a = parse_well(
		*state,
		FILE_OF("\"acceptances\": ["
			RECORD("a", "2026-12-01", "2027-02-28", "") ", "
			RECORD("b", "2027-01-15", "2027-04-01",
			       INSTEAD_OF("a") REVOKED("2027-01-20T10:00:00Z")) ", "
			RECORD("c", "2026-12-01", "2027-02-28", "") ", "
			RECORD("d", "2027-01-15", "2027-04-01",
			       INSTEAD_OF("c") REVOKED("2027-01-14T10:00:00Z")) "]"));

	assert_state(a, "a", "2027-01-20", "superseded");
	assert_state(a, "b", "2027-01-20", "revoked");
	assert_state(a, "c", "2027-01-20", "active"); /* d never came to count */
	assessment_free(a);
}

/* Levels. */

static void a_question_has_a_target_of_its_own_or_that_of_all(void **state)
{
	struct assessment *a = parse_well(
		*state, FILE_OF("\"settings\": {\"targets\": {\"REL-01\": 2}}"));
	struct err err;

	assert_int_equal(assessment_target(a, 0), 3);
	assert_int_equal(assessment_target(a, 1), 1);
	assert_true(assessment_set_by_words(a, "target", "4", &err));
	assert_int_equal(assessment_target(a, 0), 4);
	assert_int_equal(question_target(a, Q_LEVEL, 4), 2);
	assert_int_equal(question_target(a, Q_PRACTICES, 4), 4);
	assert_int_equal(setting_clear(a, "target.REL-01", &err), SETTING_DONE);
	assert_int_equal(question_target(a, Q_LEVEL, 4), 4);
	assert_int_equal(setting_clear(a, "target.REL-99", &err), SETTING_REFUSED);
	assert_int_equal(setting_clear(a, "tarot", &err), SETTING_UNKNOWN);
	assessment_free(a);
}

static void what_is_set_is_cleared_without_a_trace(void **state)
{
	static const char *const ids[] = {"name", "title", "depth", "target", "target.REL-06",
					  "capacity", "waves.start", "waves.days"};
	static const char *const values[] = {"x", "x", "core", "2", "4", "7", "2026-12-01", "9"};
	struct assessment *a = parse_well(*state, FILE_OF("\"plan\": {}"));
	struct str before = {0}, after = {0};
	struct err err;

	assessment_write(a, &before);
	for (size_t i = 0; i < COUNT_OF(ids); i++) {
		assert_int_equal(setting_set(a, ids[i], values[i], &err), SETTING_DONE);
		assert_int_equal(setting_clear(a, ids[i], &err), SETTING_DONE);
	}
	assessment_write(a, &after);
	assert_text_equal(str_text(&after), str_text(&before));
	str_release(&before);
	str_release(&after);
	assessment_free(a);
}

/* Of REL-01 only the levels 0, 2 and 4 can be chosen here. */
static void a_level_that_cannot_be_chosen_is_no_target(void **state)
{
	struct questionnaire *q = *state;
	struct assessment *a = assessment_new(q);
	struct diags d = {0};
	struct str out = {0};
	struct err err = {0};
	static const char bad[] = FILE_OF("\"settings\": {\"targets\": {\"REL-01\": 3}}");
	static const char older[] =
		"{\"format\": \"plumbline-assessment\", \"version\": 1, \"questionnaire\": "
		"{\"id\": \"small\", \"version\": \"2025.01\"}, "
		"\"settings\": {\"targets\": {\"REL-01\": 3}}}";

	q->questions[Q_LEVEL].only = true;
	assert_false(assessment_set_by_words(a, "target.REL-01", "3", &err));
	assert_text_equal(err.text, "target.REL-01: '3' is not possible; use 2 or 4");
	assert_true(assessment_set_by_words(a, "target.REL-01", "2", &err));
	assessment_free(a);

	assert_null(assessment_parse(q, "a.json", bad, strlen(bad), &d));
	assert_diags(&d, "a.json:1:152: error: REL-01 has the levels 0, 2 or 4; the target 3 is "
			 "none of them\n");
	diags_release(&d);

	a = parse_well(q, older); /* kept until there is another */
	assessment_write(a, &out);
	assert_text_has(str_text(&out), "\"REL-01\": 3");
	assert_int_equal(question_target(a, Q_LEVEL, 4), 4);
	assert_true(assessment_set_by_words(a, "target.REL-01", "2", &err));
	str_truncate(&out, 0);
	assessment_write(a, &out);
	assert_text_has(str_text(&out), "\"targets\": {\n      \"REL-01\": 2\n    }");
	str_release(&out);
	assessment_free(a);
}

/* Entries of single levels. */

static void assert_plan(void *q, const char *members, const char *plan)
{
	struct assessment *a = parse_well(q, members), *again;
	struct str text = {0};
	const char *from;

	assessment_write(a, &text);
	from = strstr(str_text(&text), "  \"plan\": {\n");
	assert_text_equal(from ? from : "nothing\n", plan);
	again = parse_well(q, str_text(&text)); /* what is written is folded already */
	str_truncate(&text, 0);
	assessment_write(again, &text);
	assert_text_has(str_text(&text), plan);
	str_release(&text);
	assessment_free(again);
	assessment_free(a);
}

#define LEVEL(n) "\"answers\": {\"REL-01\": {\"level\": " n "}}, "

static void all_steps_alike_are_one_status(void **state)
{
	assert_plan(*state,
		    FILE_OF(LEVEL("1") "\"plan\": {\"REL-01/to-2\": {\"status\": \"done\"}, "
			    "\"REL-06/zones\": {\"status\": \"open\", \"owner\": \"Cy\"}, "
			    "\"REL-01/to-3\": {\"status\": \"done\"}}"),
		    "  \"plan\": {\n"
		    "    \"REL-01\": {\"status\": \"done\"},\n"
		    "    \"REL-06/zones\": {\"status\": \"open\", \"owner\": \"Cy\"}\n"
		    "  }\n}\n");
	assert_plan(*state,
		    FILE_OF(LEVEL("2") "\"plan\": {\"REL-01/to-3\": {\"status\": \"rejected\"}}"),
		    "  \"plan\": {\n    \"REL-01\": {\"status\": \"rejected\"}\n  }\n}\n");
	/* Of a level that is reached nothing is asked. */
	assert_plan(*state,
		    FILE_OF(LEVEL("2") "\"plan\": {\"REL-01/to-1\": {\"status\": \"open\", "
			    "\"due\": \"2026-12-01\"}, \"REL-01/to-3\": {\"status\": \"done\"}}"),
		    "  \"plan\": {\n    \"REL-01\": {\"status\": \"done\", \"due\": \"2026-12-01\"}\n"
		    "  }\n}\n");
	/* At its target, or without a level: what was said stands. */
	assert_plan(*state,
		    FILE_OF(LEVEL("3") "\"plan\": {\"REL-01/to-2\": {\"status\": \"done\"}, "
			    "\"REL-01/to-3\": {\"status\": \"done\"}}"),
		    "  \"plan\": {\n    \"REL-01\": {\"status\": \"done\"}\n  }\n}\n");
	assert_plan(*state,
		    FILE_OF("\"plan\": {\"REL-01/to-2\": {\"status\": \"in-progress\"}, "
			    "\"REL-01/to-3\": {\"status\": \"rejected\"}}"),
		    "  \"plan\": {\n    \"REL-01\": {\"status\": \"in-progress\"}\n  }\n}\n");
}

static void some_steps_begun_are_in_progress(void **state)
{
	assert_plan(*state,
		    FILE_OF(LEVEL("1") "\"plan\": {\"REL-01/to-2\": {\"status\": \"done\"}}"),
		    "  \"plan\": {\n    \"REL-01\": {\"status\": \"in-progress\"}\n  }\n}\n");
	assert_plan(*state,
		    FILE_OF(LEVEL("1") "\"plan\": {\"REL-01/to-2\": {\"status\": \"accepted\", "
			    "\"reason\": \"r\", \"until\": \"2026-12-20\"}}"),
		    "  \"plan\": {\n    \"REL-01\": {\n      \"status\": \"open\",\n"
		    "      \"reason\": \"r\",\n      \"until\": \"2026-12-20\"\n    }\n  }\n}\n");
	/* The target says how far it goes, the question's own before that of all. */
	assert_plan(*state,
		    FILE_OF("\"settings\": {\"target\": 4}, " LEVEL("2")
			    "\"plan\": {\"REL-01/to-3\": {\"status\": \"done\"}}"),
		    "  \"plan\": {\n    \"REL-01\": {\"status\": \"in-progress\"}\n  }\n}\n");
	assert_plan(*state,
		    FILE_OF("\"settings\": {\"target\": 4, \"targets\": {\"REL-01\": 3}}, " LEVEL("2")
			    "\"plan\": {\"REL-01/to-3\": {\"status\": \"done\"}}"),
		    "  \"plan\": {\n    \"REL-01\": {\"status\": \"done\"}\n  }\n}\n");
}

static void a_mirrored_level_counts_as_its_own(void **state)
{
	/* DT-01=net stands for level 0 of REL-22; its own level wins. */
	assert_plan(*state,
		    FILE_OF("\"plan\": {\"REL-22/to-3\": {\"status\": \"done\"}}, "
			    "\"answers\": {\"DT-01\": {\"option\": \"net\"}}"),
		    "  \"plan\": {\n    \"REL-22\": {\"status\": \"in-progress\"}\n  }\n}\n");
	assert_plan(*state,
		    FILE_OF("\"plan\": {\"REL-22/to-3\": {\"status\": \"done\"}}, \"answers\": "
			    "{\"DT-01\": {\"option\": \"net\"}, \"REL-22\": {\"level\": 2}}"),
		    "  \"plan\": {\n    \"REL-22\": {\"status\": \"done\"}\n  }\n}\n");
}

static void what_was_said_of_steps_is_joined(void **state)
{
	assert_plan(
		*state,
		FILE_OF(LEVEL("0") "\"plan\": {"
			"\"REL-01/to-1\": {\"status\": \"accepted\", \"owner\": \"Ann\", "
			"\"due\": \"2026-12-01\", \"note\": \"n1\", \"reason\": \"r\", "
			"\"approver\": \"Cy\", \"until\": \"2027-01-01\", \"key\": 1}, "
			"\"REL-01/to-2\": {\"status\": \"accepted\", \"owner\": \"Bo\", "
			"\"note\": \"n2\", \"reason\": \"r\", \"approver\": \"Di\", "
			"\"until\": \"2026-12-31\", \"key\": 2, \"at\": \"2026-11-21T10:00:00Z\"}, "
			"\"REL-01/to-3\": {\"status\": \"accepted\", \"note\": \"n1\", \"key\": 1, "
			"\"at\": \"2026-11-20T10:00:00Z\"}}"),
		"  \"plan\": {\n    \"REL-01\": {\n      \"status\": \"accepted\",\n"
		"      \"owner\": \"Bo\",\n      \"due\": \"2026-12-01\",\n"
		"      \"note\": \"n1\\nn2\",\n      \"at\": \"2026-11-21T10:00:00Z\",\n"
		"      \"reason\": \"r\",\n      \"approver\": \"Di\",\n"
		"      \"until\": \"2026-12-31\",\n      \"key\": 1,\n      \"key (to-2)\": 2\n"
		"    }\n  }\n}\n");
}

static void what_is_said_of_the_question_itself_wins(void **state)
{
	assert_plan(*state,
		    FILE_OF(LEVEL("1") "\"plan\": {"
			    "\"REL-01/to-2\": {\"status\": \"done\", \"owner\": \"Ann\", "
			    "\"due\": \"2026-12-01\", \"note\": \"n\"}, "
			    "\"REL-01\": {\"status\": \"rejected\", \"owner\": \"Bo\", "
			    "\"note\": \"own\"}}"),
		    "  \"plan\": {\n    \"REL-01\": {\n      \"status\": \"rejected\",\n"
		    "      \"owner\": \"Bo\",\n      \"due\": \"2026-12-01\",\n"
		    "      \"note\": \"own\\nn\"\n    }\n  }\n}\n");
}

static void entries_of_other_ids_stay(void **state)
{
	static const char plan[] =
		"  \"plan\": {\n"
		"    \"REL-06/to-2\": {\"status\": \"done\"},\n"
		"    \"REL-01/to-0\": {\"status\": \"done\"},\n"
		"    \"REL-01/to-5\": {\"status\": \"done\"},\n"
		"    \"REL-01/to-22\": {\"status\": \"done\"},\n"
		"    \"DT-01/to-2\": {\"status\": \"done\"},\n"
		"    \"REL-99/to-2\": {\"status\": \"done\"},\n"
		"    \"REL-01\": {\"status\": \"done\"}\n"
		"  }\n}\n";
	struct str text = {0};

	str_addf(&text, FILE_OF("%.*s"), (int)(sizeof plan - 4), plan);
	assert_plan(*state, str_text(&text), plan);
	str_release(&text);
}

/* Two notes that fit into one entry each, and not into one together. */
static void notes_too_long_to_join_are_kept_apart(void **state)
{
	struct str text = {0}, out = {0};
	struct assessment *a;

	str_add(&text, "{\"format\": \"plumbline-assessment\", \"version\": 1, \"plan\": {"
		       "\"REL-01/to-2\": {\"note\": \"");
	for (unsigned i = 0; i < NOTE_BYTES_MAX; i++)
		str_addc(&text, 'x');
	str_add(&text, "\"}, \"REL-01/to-3\": {\"note\": \"y\"}}}");
	a = parse_well(*state, str_text(&text));
	assert_string_equal(assessment_plan(a, "REL-01")->note, "y");
	assessment_write(a, &out);
	assert_text_has(str_text(&out), "\"note (to-2)\": \"xxxx");
	assessment_free(a);
	a = parse_well(*state, str_text(&out));
	assert_string_equal(assessment_plan(a, "REL-01")->note, "y");
	str_release(&text);
	str_release(&out);
	assessment_free(a);
}

/* What is folded is added to: the array in which the entries stand has room. */
static void entries_are_added_behind_what_was_folded(void **state)
{
	struct assessment *a = parse_well(
		*state, FILE_OF(LEVEL("0") "\"plan\": {\"a\": {}, \"REL-01/to-1\": {}, "
				"\"REL-01/to-2\": {}, \"b\": {}, \"REL-01/to-3\": {}, \"c\": {}}"));
	char id[16];

	assert_int_equal(a->n_plan, 4);
	for (int i = 0; i < 9; i++) {
		snprintf(id, sizeof id, "n%d", i);
		assessment_plan_edit(a, id)->status = PLAN_DONE;
	}
	assert_string_equal(a->plan[3].id, "c");
	assert_string_equal(a->plan[12].id, "n8");
	assessment_free(a);
}

static void steps_are_those_that_can_be_chosen(void **state)
{
	struct questionnaire *q = *state;

	q->questions[Q_LEVEL].only = true; /* levels 0, 2 and 4: to 3 is to 4 */
	assert_plan(q,
		    FILE_OF(LEVEL("0") "\"plan\": {\"REL-01/to-2\": {\"status\": \"done\"}, "
			    "\"REL-01/to-4\": {\"status\": \"done\"}}"),
		    "  \"plan\": {\n    \"REL-01\": {\"status\": \"done\"}\n  }\n}\n");
	assert_plan(q, FILE_OF(LEVEL("0") "\"plan\": {\"REL-01/to-2\": {\"status\": \"done\"}}"),
		    "  \"plan\": {\n    \"REL-01\": {\"status\": \"in-progress\"}\n  }\n}\n");
}

static void assert_has(const char *text, const char *said, const char *of)
{
	if (!strstr(text, said))
		fail_msg("%s: '%s' is lost", of, said);
}

/* What a member of a file's plan says is there, under its id or that of its question. */
static void assert_kept(const struct assessment *a, const struct jnode *n)
{
	char question[64];
	const struct plan_entry *e = assessment_plan(a, n->key);
	const struct jnode *status = json_get(n, "status");

	snprintf(question, sizeof question, "%.*s", (int)strcspn(n->key, "/"), n->key);
	if (!e)
		e = assessment_plan(a, question);
	if (!e)
		fail_msg("%s is lost", n->key);
	for (const struct jnode *m = n->first; m; m = m->next) {
		const char *in = !strcmp(m->key, "owner")      ? e->owner
				 : !strcmp(m->key, "due")      ? e->due
				 : !strcmp(m->key, "note")     ? e->note
				 : !strcmp(m->key, "reason")   ? e->reason
				 : !strcmp(m->key, "approver") ? e->approver
				 : !strcmp(m->key, "until")    ? e->until
							       : NULL;

		if (in)
			assert_has(in, m->text, n->key);
	}
	if (!strcmp(e->id, n->key))
		assert_string_equal(plan_status_name(e->status), status->text);
}

/* Every starter assessment of before. */
static void files_of_before_keep_what_was_said(void **state)
{
	static const char *const names[] = {
		"autonomous-agent", "internal-model-training", "internal-rag-landing-zone",
		"mission-critical-agent", "proof-of-concept", "public-inference-api",
		"public-rag-assistant", "reference-two-regions", "training-platform-onprem"};
	size_t entries = 0;

	for (size_t i = 0; i < COUNT_OF(names); i++) {
		struct str path = {0}, text = {0}, first = {0}, again = {0};
		struct arena arena = {0};
		struct diags d = {0};
		struct assessment *a, *b;
		const struct jnode *plan;

		str_addf(&path, QUESTIONNAIRE_2026_11 "/templates/%s.json", names[i]);
		file_load(str_text(&path), &text);
		a = parse_well(*state, str_text(&text));
		plan = json_get(json_read(&arena, "", str_text(&text), text.len, &d), "plan");
		for (const struct jnode *n = plan ? plan->first : NULL; n; n = n->next) {
			assert_kept(a, n);
			entries++;
		}
		assessment_write(a, &first);
		b = parse_well(*state, str_text(&first));
		assessment_write(b, &again);
		assert_text_equal(str_text(&again), str_text(&first));
		assert_null(strstr(str_text(&first), "/to-"));
		assessment_free(a);
		assessment_free(b);
		arena_release(&arena);
		str_release(&path);
		str_release(&text);
		str_release(&first);
		str_release(&again);
	}
	assert_true(entries > 10);
}

/* Milestones. */

static void a_milestone_brings_settings_plan_and_acceptances_back(void **state)
{
	const char *kept;
	struct assessment *a = parse_well(
		*state,
		FILE_OF("\"settings\": {\"targets\": {\"REL-01\": 2}, \"waves\": {\"days\": 7}}, "
			"\"plan\": {\"REL-06\": {\"status\": \"done\"}}, "
			"\"acceptances\": [" RECORD("a", "2026-12-01", "2027-02-28", "") "]"));
	struct assessment *then;
	struct str before = {0}, after = {0};
	struct diags d = {0};
	struct err err;

	milestone_keep(a, "now", "2026-12-01T10:00:00Z");
	assessment_write(a, &before);
	assert_true(assessment_set_by_words(a, "target.REL-01", "4", &err));
	assert_true(assessment_set_by_words(a, "waves.start", "2026-12-01", &err));
	assessment_plan_edit(a, "REL-06")->status = PLAN_REJECTED;
	a->acceptances[0].revoked = true;
	acceptance_record(a, &a->acceptances[0]);
	then = milestone_go_back(a, "now", "2026-12-01T10:00:00Z", &kept, &d);
	assert_non_null(then);
	assert_string_equal(kept, "before going back to now");
	milestone_remove(then, kept);
	assessment_write(then, &after);
	assert_text_equal(str_text(&after), str_text(&before));
	str_release(&before);
	str_release(&after);
	assessment_free(then);
	assessment_free(a);
}

static void an_older_milestone_brings_back_what_it_has(void **state)
{
	const char *kept;
	struct assessment *a = parse_well(
		*state,
		FILE_OF("\"answers\": {\"REL-01\": {\"level\": 1}}, "
			"\"milestones\": [{\"name\": \"m\", \"at\": \"2026-11-01T10:00:00Z\", "
			"\"questionnaire\": {\"id\": \"small\", \"version\": \"2026.11\"}, "
			"\"workload\": {}, \"answers\": {\"REL-01\": {\"level\": 3}}, "
			"\"plan\": {\"REL-01/to-4\": {\"status\": \"in-progress\"}}}]"));
	struct diags d = {0};
	struct assessment *then = milestone_go_back(a, "m", "2026-12-01T10:00:00Z", &kept, &d);

	assert_non_null(then);
	assert_int_equal(then->questions[Q_LEVEL].level, 3);
	assert_int_equal(assessment_plan(then, "REL-01")->status, PLAN_IN_PROGRESS);
	assert_int_equal(then->n_acceptances, 0);
	assessment_free(then);
	assessment_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_SMALL(its_state_follows_from_the_day),
		ON_SMALL(it_holds_for_no_worse_than_it_was_given_for),
		ON_SMALL(a_revocation_counts_from_its_day),
		ON_SMALL(the_old_record_holds_until_the_new_one_begins),
		ON_SMALL(a_revoked_successor_brings_nothing_back),
		ON_SMALL(a_question_has_a_target_of_its_own_or_that_of_all),
		ON_SMALL(a_level_that_cannot_be_chosen_is_no_target),
		ON_SMALL(steps_are_those_that_can_be_chosen),
		ON_SMALL(what_is_set_is_cleared_without_a_trace),
		ON_SMALL(all_steps_alike_are_one_status),
		ON_SMALL(some_steps_begun_are_in_progress),
		ON_SMALL(a_mirrored_level_counts_as_its_own),
		ON_SMALL(what_was_said_of_steps_is_joined),
		ON_SMALL(what_is_said_of_the_question_itself_wins),
		ON_SMALL(entries_of_other_ids_stay),
		ON_SMALL(notes_too_long_to_join_are_kept_apart),
		cmocka_unit_test_setup_teardown(files_of_before_keep_what_was_said,
						questionnaire_2026_11_setup,
						built_in_teardown),
		ON_SMALL(entries_are_added_behind_what_was_folded),
		ON_SMALL(a_milestone_brings_settings_plan_and_acceptances_back),
		ON_SMALL(an_older_milestone_brings_back_what_it_has),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
