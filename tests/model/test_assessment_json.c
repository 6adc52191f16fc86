#include "support.h"

#include "model/small.h"

#define ON_SMALL(test) cmocka_unit_test_setup_teardown(test, small_setup, small_teardown)

#define HEAD                                                                        \
	"{\n"                                                                       \
	"  \"format\": \"plumbline-assessment\",\n"                                 \
	"  \"version\": 1,\n"                                                       \
	"  \"id\": \"7d444840-9dc0-41d1-b245-5ffdce74fad2\",\n"                     \
	"  \"questionnaire\": {\"id\": \"small\", \"version\": \"2026.11\"},\n"

#define ACCEPTED(id, until)                                                           \
	"{\"id\": \"" id "\", \"of\": \"CR-01\", \"from\": \"2026-11-21\", "       \
	"\"until\": \"" until "\"}"

/* Everything the format has, as it is written. */
static const char full[] = HEAD
	"  \"about\": {\n"
	"    \"title\": \"Review\",\n"
	"    \"date\": \"2026-11-21\",\n"
	"    \"scope\": \"all of it\",\n"
	"    \"participants\": [\"Ann\", \"Bo\"]\n"
	"  },\n"
	"  \"settings\": {\n"
	"    \"depth\": \"standard\",\n"
	"    \"target\": 4,\n"
	"    \"rank\": [\"first\", \"unheard-of\"],\n"
	"    \"capacity\": 40,\n"
	"    \"targets\": {\n"
	"      \"REL-01\": 2,\n"
	"      \"REL-06\": 4\n"
	"    },\n"
	"    \"waves\": {\"start\": \"2026-12-01\", \"days\": 14}\n"
	"  },\n"
	"  \"workload\": {\n"
	"    \"name\": \"Contoso chat\",\n"
	"    \"kinds\": [\"rag\", \"agent\"],\n"
	"    \"stage\": \"prod\",\n"
	"    \"hours\": 4.50,\n"
	"    \"slo\": \"99.9 %\"\n"
	"  },\n"
	"  \"answers\": {\n"
	"    \"DT-01\": {\"option\": \"net\", \"by\": \"Ann\", \"at\": "
	"\"2026-11-21T10:00:00Z\"},\n"
	"    \"DT-02\": {\"state\": \"unknown\"},\n"
	"    \"REL-01\": {\n"
	"      \"level\": 2,\n"
	"      \"note\": \"two\\nlines\",\n"
	"      \"evidence\": [\"minutes\", \"https://contoso.example/x\"],\n"
	"      \"by\": \"Ann\",\n"
	"      \"at\": \"2026-11-21T10:00:00Z\",\n"
	"      \"confidence\": \"high\",\n"
	"      \"flag\": true,\n"
	"      \"votes\": {\"Ann\": 2, \"Bo\": 3, \"Cy\": \"unknown\"}\n"
	"    },\n"
	"    \"REL-06\": {\n"
	"      \"practices\": {\"replicas\": \"yes\", \"zones\": \"na\", "
	"\"retired\": \"no\"},\n"
	"      \"reason\": \"out-of-scope\",\n"
	"      \"votes\": {\n"
	"        \"replicas\": {\"Bo\": \"unknown\", \"Ann\": \"yes\"},\n"
	"        \"zones\": {\"Ann\": \"partial\"}\n"
	"      }\n"
	"    },\n"
	"    \"LZN-07\": {\"state\": \"not-applicable\", \"reason\": \"other\"},\n"
	"    \"REL-22\": {\"state\": \"unknown\", \"confidence\": \"low\", \"flag\": true}\n"
	"  },\n"
	"  \"plan\": {\n"
	"    \"REL-06/zones\": {\"status\": \"in-progress\", \"owner\": \"Bo\", \"due\": "
	"\"2026-12-15\"},\n"
	"    \"REL-01\": {\n"
	"      \"status\": \"accepted\",\n"
	"      \"note\": \"n\",\n"
	"      \"at\": \"2026-11-21T10:30:00Z\",\n"
	"      \"reason\": \"cost\",\n"
	"      \"approver\": \"Cy\",\n"
	"      \"until\": \"2027-06-30\"\n"
	"    }\n"
	"  },\n"
	"  \"acceptances\": [\n"
	"    {\n"
	"      \"id\": \"b8f0a5a4-0000-4000-8000-000000000001\",\n"
	"      \"of\": \"CR-01\",\n"
	"      \"severity\": \"high\",\n"
	"      \"reason\": \"two\\nlines\",\n"
	"      \"control\": \"Ann looks\",\n"
	"      \"residual\": \"low\",\n"
	"      \"owner\": \"Bo\",\n"
	"      \"approver\": \"Cy\",\n"
	"      \"from\": \"2026-11-21\",\n"
	"      \"until\": \"2027-05-20\",\n"
	"      \"recorded\": \"2026-11-21T10:40:00Z\",\n"
	"      \"by\": \"Ann\",\n"
	"      \"supersedes\": \"b8f0a5a4-0000-4000-8000-000000000000\",\n"
	"      \"revoked\": {\n"
	"        \"at\": \"2026-12-02T08:00:00Z\",\n"
	"        \"by\": \"Cy\",\n"
	"        \"reason\": \"closed\"\n"
	"      }\n"
	"    },\n"
	"    {\n"
	"      \"id\": \"2\",\n"
	"      \"of\": \"REL-99\",\n"
	"      \"from\": \"2026-11-21\",\n"
	"      \"until\": \"2026-11-21\"\n"
	"    }\n"
	"  ],\n"
	"  \"workshop\": {\n"
	"    \"participants\": [\"Ann\", \"Bo\"],\n"
	"    \"agenda\": [\n"
	"      {\"section\": \"profile\", \"minutes\": 10},\n"
	"      {\"section\": \"first\", \"minutes\": 45, \"started\": "
	"\"2026-11-21T10:00:00Z\", \"spent\": 754, \"stopped\": "
	"\"2026-11-21T11:00:00Z\"}\n"
	"    ],\n"
	"    \"parking_lot\": [\n"
	"      {\"text\": \"Who pays?\", \"about\": \"REL-01\", \"at\": "
	"\"2026-11-21T10:20:00Z\", \"by\": \"Bo\", \"done\": true},\n"
	"      {\"text\": \"Invite the firewall people\"}\n"
	"    ]\n"
	"  },\n"
	"  \"scenarios\": {},\n"
	"  \"milestones\": [{\"name\": \"kick-off\",\n"
	"      \"answers\": {}}]\n"
	"}\n";

/* Unknown keys and ids at every depth, with texts that no writer of ours would choose. */
static const char unknown[] = "{\n"
	"  \"format\": \"plumbline-assessment\",\n"
	"  \"version\": 1,\n"
	"  \"id\": \"x\",\n"
	"  \"questionnaire\": {\n"
	"    \"id\": \"small\",\n"
	"    \"version\": \"2026.11\",\n"
	"    \"from\" : 1e+2\n"
	"  },\n"
	"  \"about\": {\n"
	"    \"colo\\u0075r\": [ 1,\n"
	"  2 ]\n"
	"  },\n"
	"  \"settings\": {\n"
	"    \"targets\": {\n"
	"      \"REL-01\": 4,\n"
	"      \"REL-\\u00399\": {\"level\":3},\n"
	"      \"DT-01\": 2\n"
	"    },\n"
	"    \"waves\": {\n"
	"      \"days\": 7,\n"
	"      \"f\\u0069rst\": 1.0\n"
	"    },\n"
	"    \"theme\": {\"a\":{\"b\":[]}}\n"
	"  },\n"
	"  \"workload\": {\n"
	"    \"kinds\": [\"rag\", \"vid\\u0065o\"],\n"
	"    \"stage\": \"canary\",\n"
	"    \"sector\": \"b\\u00e4nk\"\n"
	"  },\n"
	"  \"answers\": {\n"
	"    \"DT-01\": {\n"
	"      \"note\": \"kept\",\n"
	"      \"votes\": {\"Bo\": \"int\", \"Ann\": \"m\\u0065sh\"},\n"
	"      \"option\": \"mesh\"\n"
	"    },\n"
	"    \"REL-01\": {\n"
	"      \"level\": 1,\n"
	"      \"mood\": null\n"
	"    },\n"
	"    \"REL-06\": {\n"
	"      \"practices\": {\"zones\": \"yes\", \"regions\": \"per\\/haps\"},\n"
	"      \"votes\": {\n"
	"        \"zones\": {\"Ann\": \"no\"},\n"
	"        \"regions\": {\"Ann\":\"m\\u0061ybe\"}\n"
	"      }\n"
	"    },\n"
	"    \"REL-99\": {\"level\":   7},\n"
	"    \"CR-01\": -0.50E1\n"
	"  },\n"
	"  \"plan\": {\n"
	"    \"REL-99/to-9\": {\n"
	"      \"status\": \"done\",\n"
	"      \"ticket\": \"#12\"\n"
	"    }\n"
	"  },\n"
	"  \"acceptances\": [\n"
	"    {\n"
	"      \"id\": \"1\",\n"
	"      \"of\": \"ZZ-01\",\n"
	"      \"from\": \"2026-11-21\",\n"
	"      \"until\": \"2027-05-20\",\n"
	"      \"revoked\": {\n"
	"        \"seal\": [1,  2]\n"
	"      },\n"
	"      \"tick\\u0065t\": 1E2\n"
	"    }\n"
	"  ],\n"
	"  \"workshop\": {\n"
	"    \"agenda\": [\n"
	"      {\n"
	"        \"section\": \"lunch\",\n"
	"        \"room\": [ 1 ]\n"
	"      }\n"
	"    ],\n"
	"    \"parking_lot\": [\n"
	"      {\n"
	"        \"text\": \"Later\",\n"
	"        \"ticket\": 1e2\n"
	"      }\n"
	"    ],\n"
	"    \"mo\\u006fd\": \"g\\u006fod\"\n"
	"  },\n"
	"  \"extensions\": {\"x\":true}\n"
	"}\n";

static struct assessment *parse(struct questionnaire *q, const char *text, struct diags *d)
{
	return assessment_parse(q, "a.json", text, strlen(text), d);
}

static struct assessment *parse_well(struct questionnaire *q, const char *text)
{
	struct diags d = {0};
	struct assessment *a = parse(q, text, &d);

	assert_diags(&d, "");
	diags_release(&d);
	assert_non_null(a);
	return a;
}

static void assert_written(const struct assessment *a, const char *text)
{
	struct str out = {0};

	assessment_write(a, &out);
	assert_text_equal(str_text(&out), text);
	str_release(&out);
}

static void what_is_written_reads_the_same(void **state)
{
	struct assessment *a = parse_well(*state, full), *copy = assessment_copy(a);

	assert_written(a, full);
	assert_written(copy, full);
	assessment_free(a);
	assessment_free(copy);
}

static void values_are_where_they_belong(void **state)
{
	struct assessment *a = parse_well(*state, full);

	assert_string_equal(a->about.title, "Review");
	assert_int_equal(a->about.participants.n, 2);
	assert_int_equal(a->settings.depth, DEPTH_STANDARD);
	assert_int_equal(a->settings.target, 4);
	assert_int_equal(a->settings.capacity, 40);
	assert_string_equal(a->name, "Contoso chat");
	assert_int_equal(a->fields[F_KINDS].values, 5);
	assert_int_equal(a->fields[F_STAGE].values, 2);
	assert_true(a->fields[F_HOURS].number == 4.5);
	assert_string_equal(a->fields[F_SLO].text, "99.9 %");
	assert_int_equal(a->decisions[D_EXPOSURE].option, 1);
	assert_int_equal(a->decisions[D_RESIDENCY].state, ANSWER_UNKNOWN);
	assert_int_equal(a->questions[Q_LEVEL].level, 2);
	assert_string_equal(a->questions[Q_LEVEL].note, "two\nlines");
	assert_int_equal(a->questions[Q_LEVEL].confidence, CONFIDENCE_HIGH);
	assert_true(a->questions[Q_LEVEL].flag);
	assert_int_equal(a->questions[Q_LEVEL].votes.n, 3);
	assert_int_equal(vote_of(&a->questions[Q_LEVEL].votes, 0, "Cy"), VOTE_UNKNOWN);
	assert_int_equal(vote_of(&a->questions[Q_PRACTICES].votes, 0, "Ann"), 2);
	assert_int_equal(vote_of(&a->questions[Q_PRACTICES].votes, 0, "Bo"),
			 VOTE_UNKNOWN);
	assert_int_equal(vote_of(&a->questions[Q_PRACTICES].votes, 1, "Ann"), 1);
	assert_int_equal(vote_of(&a->questions[Q_LEVEL].votes, 0, "Bo"), 3);
	assert_int_equal(a->workshop.n_agenda, 2);
	assert_int_equal(a->workshop.agenda[1].spent, 754);
	assert_int_equal(a->workshop.n_parked, 2);
	assert_true(a->workshop.parked[0].done);
	assert_string_equal(a->workshop.parked[1].about, "");
	assert_int_equal(a->questions[Q_PRACTICES].practices[1], PRACTICE_NA);
	assert_int_equal(a->questions[Q_PRACTICES].reason, NA_OUT_OF_SCOPE);
	assert_int_equal(a->questions[Q_DERIVED].state, ANSWER_NOT_APPLICABLE);
	assert_int_equal(assessment_plan(a, "REL-01")->status, PLAN_ACCEPTED);
	assert_string_equal(assessment_plan(a, "REL-01")->at, "2026-11-21T10:30:00Z");
	assert_string_equal(assessment_plan(a, "REL-01")->until, "2027-06-30");
	assert_int_equal(a->n_acceptances, 2);
	assert_int_equal(a->acceptances[0].severity, SEVERITY_HIGH);
	assert_int_equal(a->acceptances[0].residual, SEVERITY_LOW);
	assert_string_equal(a->acceptances[0].reason, "two\nlines");
	assert_true(a->acceptances[0].revoked);
	assert_string_equal(a->acceptances[0].revoked_reason, "closed");
	assert_int_equal(a->acceptances[1].severity, SEVERITY_NONE);
	assert_int_equal(a->settings.targets[Q_LEVEL], 2);
	assert_int_equal(a->settings.targets[Q_PRACTICES], 4);
	assert_int_equal(a->settings.targets[Q_MIRROR], 0);
	assert_string_equal(a->settings.waves_start, "2026-12-01");
	assert_int_equal(a->settings.waves_days, 14);
	assessment_free(a);
}

static void unknown_keys_and_ids_are_kept_byte_for_byte(void **state)
{
	struct assessment *a = parse_well(*state, unknown), *copy = assessment_copy(a);

	assert_int_equal(a->decisions[D_EXPOSURE].state, ANSWER_UNSET);
	assert_false(a->fields[F_STAGE].set);
	assert_true(a->fields[F_KINDS].set);
	/* Keys keep their text; only the blanks around colons and commas are ours. */
	struct str expected = {0};
	const char *from = strstr(unknown, "\"from\" : ");

	str_addn(&expected, unknown, (size_t)(from - unknown));
	str_add(&expected, "\"from\": ");
	str_add(&expected, from + strlen("\"from\" : "));
	assert_written(a, str_text(&expected));
	assert_written(copy, str_text(&expected));
	str_release(&expected);
	assessment_free(a);
	assessment_free(copy);
}

static void votes_on_a_practice_of_an_old_name_count_for_the_new_one(void **state)
{
	static const char *const texts[] = {
		"{\"copies\": {\"Ann\": \"yes\"}}",
		"{\"replicas\": {\"Ann\": \"yes\"}, \"copies\": {\"Ann\": \"no\"}}",
	};

	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		struct str text = {0}, out = {0};
		struct assessment *a;

		str_addf(&text, HEAD "  \"answers\": {\"REL-06\": {\"votes\": %s}}\n}\n",
			 texts[i]);
		a = parse_well(*state, str_text(&text));
		assert_int_equal(a->questions[Q_PRACTICES].votes.n, 1);
		assert_int_equal(vote_of(&a->questions[Q_PRACTICES].votes, 0, "Ann"), 2);
		assessment_write(a, &out);
		assert_text_has(str_text(&out), "\"replicas\": {\"Ann\": \"yes\"}");
		if (i)
			assert_text_has(str_text(&out), "\"copies\": {\"Ann\":");
		str_release(&text);
		str_release(&out);
		assessment_free(a);
	}
}

static void answering_replaces_what_was_not_understood(void **state)
{
	struct assessment *a = parse_well(*state, unknown);
	struct str out = {0};
	struct err err;

	assert_true(assessment_set_by_words(a, "DT-01", "int", &err));
	assert_true(assessment_set_by_words(a, "stage", "poc", &err));
	assessment_write(a, &out);
	assert_null(strstr(str_text(&out), "mesh"));
	assert_null(strstr(str_text(&out), "canary"));
	assert_text_has(str_text(&out), "\"option\": \"int\"");
	assert_text_has(str_text(&out), "\"note\": \"kept\"");
	assert_text_has(str_text(&out), "\"Ann\": \"m\\u0065sh\"");
	str_truncate(&out, 0);
	assessment_vote(a, &(struct ballot){{THING_DECISION, D_EXPOSURE}, 0}, "Ann", 0);
	assessment_write(a, &out);
	assert_text_has(str_text(&out), "\"votes\": {\"Bo\": \"int\", \"Ann\": \"int\"}");
	str_release(&out);
	assessment_free(a);
}

static void a_question_set_as_a_whole_keeps_the_practices_it_does_not_know(void **state)
{
	struct assessment *a = parse_well(*state, unknown), *again;
	struct str out = {0};

	assessment_set_unknown(a, THING_QUESTION, Q_PRACTICES);
	assessment_write(a, &out);
	assert_text_has(str_text(&out),
			"\"REL-06\": {\n      \"state\": \"unknown\",\n      "
			"\"practices\": {\"regions\": \"per\\/haps\"},\n");
	again = parse_well(*state, str_text(&out));
	assert_int_equal(again->questions[Q_PRACTICES].state, ANSWER_UNKNOWN);
	str_release(&out);
	assessment_free(again);
	assessment_free(a);
}

static void a_practice_is_found_by_the_id_it_replaces(void **state)
{
	struct assessment *a = parse_well(
		*state, HEAD "  \"answers\": {\"REL-06\": {\"practices\": {\"copies\": "
			     "\"partial\"}}}\n}\n");

	assert_int_equal(a->questions[Q_PRACTICES].practices[0], PRACTICE_PARTIAL);
	assessment_free(a);
	a = parse_well(*state, HEAD "  \"answers\": {\"REL-06\": {\"practices\": {\"copies\": "
				    "\"no\", \"replicas\": \"yes\"}}}\n}\n");
	assert_int_equal(a->questions[Q_PRACTICES].practices[0], PRACTICE_YES);
	assert_int_equal(a->questions[Q_PRACTICES].practices_extra.n, 1);
	assessment_free(a);
}

static void none_and_unset_are_two_things(void **state)
{
	struct assessment *a =
		parse_well(*state, HEAD "  \"workload\": {\"kinds\": []}\n}\n");

	assert_true(a->fields[F_KINDS].set);
	assert_int_equal(a->fields[F_KINDS].values, 0);
	assert_false(a->fields[F_STAGE].set);
	assessment_free(a);
}

/* A file of one part, the diagnostic that it gets. */
static void every_wrong_value_is_named_with_its_place(void **state)
{
	static const struct {
		const char *part, *message;
	} cases[] = {
		{"\"answers\": []", "6:12: error: \"answers\" must be an object, not a list"},
		{"\"answers\": {\"REL-01\": 3}",
		 "6:23: error: the answer to REL-01 must be an object, not 3; it is answered by a "
		 "\"level\" from 0 to 4"},
		{"\"answers\": {\"REL-01\": {\"level\": 5}}",
		 "6:33: error: \"level\" must be a whole number from 0 to 4, not 5"},
		{"\"answers\": {\"REL-01\": {\"level\": 2.5}}",
		 "6:33: error: \"level\" must be a whole number from 0 to 4, not 2.5"},
		{"\"answers\": {\"REL-01\": {\"level\": \"2\"}}",
		 "6:33: error: \"level\" must be a whole number from 0 to 4, not \"2\""},
		{"\"answers\": {\"REL-01\": {\"practices\": {}}}",
		 "6:24: error: \"practices\" does not fit REL-01: it is answered by a \"level\" "
		 "from 0 to 4"},
		{"\"answers\": {\"REL-06\": {\"level\": 1}}",
		 "6:24: error: \"level\" does not fit REL-06: it is answered by \"practices\""},
		{"\"answers\": {\"REL-06\": {\"practices\": [\"replicas\"]}}",
		 "6:37: error: \"practices\" must be an object like {\"replicas\": \"yes\"}, not "
		 "a list"},
		{"\"answers\": {\"REL-06\": {\"practices\": {\"zones\": \"partly\"}}}",
		 "6:47: error: \"zones\": 'partly' is not possible (did you mean 'partial'?); use "
		 "yes, partial, no, unknown or na"},
		{"\"answers\": {\"REL-06\": {\"practices\": {\"zones\": true}}}",
		 "6:47: error: \"zones\": 'true' is not possible; use yes, partial, no, unknown or "
		 "na"},
		{"\"answers\": {\"REL-01\": {\"state\": \"skipped\"}}",
		 "6:33: error: \"state\": 'skipped' is not possible; use unknown or "
		 "not-applicable"},
		{"\"answers\": {\"REL-01\": {\"state\": \"not-applicable\"}}",
		 "6:33: error: a \"reason\" is missing; use out-of-scope, "
		 "architecture-constraint or other"},
		{"\"answers\": {\"REL-01\": {\"state\": \"not-applicable\", \"reason\": \"\"}}",
		 "6:61: error: \"reason\": '' is not possible; use out-of-scope, "
		 "architecture-constraint or other"},
		{"\"answers\": {\"REL-01\": {\"level\": 1, \"state\": \"unknown\"}}",
		 "6:36: error: \"state\" stands beside an answer; keep one of them"},
		{"\"answers\": {\"LZN-07\": {\"level\": 1}}",
		 "6:24: error: \"level\" does not fit LZN-07: it follows from its decisions; "
		 "answer those"},
		{"\"answers\": {\"LZN-07\": {\"state\": \"unknown\"}}",
		 "6:24: error: \"state\" does not fit LZN-07: it follows from its decisions; "
		 "those can be unknown"},
		{"\"answers\": {\"DT-01\": {\"level\": 1}}",
		 "6:23: error: \"level\" does not fit DT-01: a decision is answered by an "
		 "\"option\""},
		{"\"answers\": {\"DT-01\": {\"option\": 1}}",
		 "6:33: error: \"option\" must be the id of an option, not 1"},
		{"\"answers\": {\"DT-01\": {\"state\": \"not-applicable\", \"reason\": \"other\"}}",
		 "6:23: error: \"state\" does not fit DT-01: a decision can be unknown, not "
		 "not-applicable"},
		{"\"answers\": {\"REL-01\": {\"note\": null}}",
		 "6:32: error: \"note\" must be a text, not null"},
		{"\"answers\": {\"REL-01\": {\"evidence\": [\"a\", 1]}}",
		 "6:42: error: \"evidence\" must hold texts, not 1"},
		{"\"answers\": {\"REL-01\": {\"at\": \"2026-11-21\"}}",
		 "6:30: error: \"at\" must be a time in UTC like 2026-11-21T10:00:00Z, not "
		 "\"2026-11-21\""},
		{"\"answers\": {\"REL-01\": {\"confidence\": \"hihg\"}}",
		 "6:38: error: \"confidence\": 'hihg' is not possible (did you mean 'high'?); use "
		 "low, medium or high"},
		{"\"answers\": {\"REL-01\": {\"flag\": 1}}",
		 "6:32: error: \"flag\" must be true or false, not 1"},
		{"\"answers\": {\"REL-01\": {\"votes\": [2]}}",
		 "6:33: error: \"votes\" must be an object like {\"Ann\": 3}, not a list"},
		{"\"answers\": {\"REL-01\": {\"votes\": {\"Ann\": 5}}}",
		 "6:41: error: \"Ann\" must be a whole number from 0 to 4, not 5"},
		{"\"answers\": {\"DT-01\": {\"votes\": {\"Ann\": 1}}}",
		 "6:40: error: \"Ann\" must be the id of an option, or \"unknown\", not 1"},
		{"\"answers\": {\"REL-06\": {\"votes\": {\"zones\": \"yes\"}}}",
		 "6:43: error: \"zones\" must be an object like {\"Ann\": \"yes\"}, not \"yes\""},
		{"\"answers\": {\"REL-06\": {\"votes\": {\"zones\": {\"Ann\": \"na\"}}}}",
		 "6:51: error: a vote is \"yes\", \"partial\", \"no\" or \"unknown\""},
		{"\"answers\": {\"LZN-07\": {\"votes\": {\"Ann\": 1}}}",
		 "6:24: error: \"votes\" does not fit LZN-07: it follows from its decisions; votes are "
		 "on those"},
		{"\"workshop\": []", "6:13: error: \"workshop\" must be an object, not a list"},
		{"\"workshop\": {\"agenda\": {}}",
		 "6:24: error: \"agenda\" must be a list of objects, not an object"},
		{"\"workshop\": {\"agenda\": [1]}",
		 "6:25: error: \"item\" must be an object, not 1"},
		{"\"workshop\": {\"agenda\": [{\"minutes\": 5}]}",
		 "6:25: error: a \"section\" is missing: the id of one, \"profile\", "
		 "\"decisions\", or what else there is time for"},
		{"\"workshop\": {\"agenda\": [{\"section\": \"first\", \"minutes\": -5}]}",
		 "6:57: error: \"minutes\" must be a whole number from 0 to 2880, not -5"},
		{"\"workshop\": {\"agenda\": [{\"section\": \"first\", \"started\": \"10:00\"}]}",
		 "6:57: error: \"started\" must be a time in UTC like 2026-11-21T10:00:00Z, not "
		 "\"10:00\""},
		{"\"workshop\": {\"agenda\": [{\"section\": \"a\"}, {\"section\": \"a\"}]}",
		 "6:24: error: \"agenda\" holds 'a' twice"},
		{"\"workshop\": {\"parking_lot\": [{\"about\": \"REL-01\"}]}",
		 "6:30: error: a \"text\" is missing: what was parked"},
		{"\"workshop\": {\"parking_lot\": [{\"text\": \"t\", \"done\": \"yes\"}]}",
		 "6:52: error: \"done\" must be true or false, not \"yes\""},
		{"\"workload\": {\"stage\": [\"prod\"]}",
		 "6:23: error: \"stage\" must be one of its values, a text, not a list"},
		{"\"workload\": {\"kinds\": \"rag\"}",
		 "6:23: error: \"kinds\" must be a list of values ([] for none), not \"rag\""},
		{"\"workload\": {\"kinds\": [1]}",
		 "6:24: error: \"kinds\" must hold values as texts, not 1"},
		{"\"workload\": {\"hours\": \"4\"}",
		 "6:23: error: \"hours\" must be a number of 0 or more, not \"4\""},
		{"\"workload\": {\"hours\": -1}",
		 "6:23: error: \"hours\" must be a number of 0 or more, not -1"},
		{"\"workload\": {\"slo\": 99}", "6:21: error: \"slo\" must be a text, not 99"},
		{"\"workload\": {\"residency\": \"eu\"}",
		 "6:14: error: \"residency\" is decision DT-02; write it under \"answers\""},
		{"\"about\": {\"date\": \"21.11.2026\"}",
		 "6:19: error: \"date\" must be a date like 2026-11-21, not \"21.11.2026\""},
		{"\"settings\": {\"depth\": \"full\"}",
		 "6:23: error: \"depth\": 'full' is not possible; use core, standard or deep"},
		{"\"settings\": {\"target\": 0}",
		 "6:24: error: \"target\" must be a whole number from 1 to 4, not 0"},
		{"\"settings\": {\"capacity\": -3}",
		 "6:26: error: \"capacity\" must be a whole number from 1 to 100000, not -3"},
		{"\"settings\": {\"targets\": [4]}",
		 "6:25: error: \"targets\" must be an object like {\"REL-06\": 4}, not a list"},
		{"\"settings\": {\"targets\": {\"REL-01\": 0}}",
		 "6:36: error: \"REL-01\" must be a whole number from 1 to 4, not 0"},
		{"\"settings\": {\"waves\": {\"start\": \"soon\"}}",
		 "6:33: error: \"start\" must be a date like 2026-11-21, not \"soon\""},
		{"\"settings\": {\"waves\": {\"days\": 3651}}",
		 "6:32: error: \"days\" must be a whole number from 1 to 3650, not 3651"},
		{"\"acceptances\": {}",
		 "6:16: error: \"acceptances\" must be a list of objects, not an object"},
		{"\"acceptances\": [7]", "6:17: error: \"item\" must be an object, not 7"},
		{"\"acceptances\": [{\"of\": \"\", \"from\": \"2026-11-21\"}]",
		 "6:17: error: \"id\" is missing: a UUID, or any text that no other acceptance has\n"
		 "a.json:6:17: error: \"until\" is missing: its last day, like 2026-11-21\n"
		 "a.json:6:24: error: \"of\" is missing: the id of the question, decision or finding "
		 "whose risk it is"},
		{"\"acceptances\": [" ACCEPTED("1", "2026-11-21") ", " ACCEPTED("1", "2026-11-21") "]",
		 "6:97: error: another acceptance has the id '1'; give one of them a new one, or "
		 "leave out the second of two alike"},
		{"\"acceptances\": [" ACCEPTED("1", "2026-11-20") "]",
		 "6:75: error: \"until\" is a day before \"from\", 2026-11-21"},
		{"\"acceptances\": [{\"id\": \"1\", \"of\": \"x\", \"from\": \"2026-11-21\", "
		 "\"until\": \"2026-11-21\", \"residual\": \"none\", \"recorded\": \"today\", "
		 "\"revoked\": true}]",
		 "6:97: error: \"residual\": 'none' is not possible; use low, medium, high or "
		 "critical\n"
		 "a.json:6:117: error: \"recorded\" must be a time in UTC like 2026-11-21T10:00:00Z, "
		 "not \"today\"\n"
		 "a.json:6:137: error: \"revoked\" must be an object, not true"},
		{"\"settings\": {\"rank\": [\"first\", \"first\"]}",
		 "6:22: error: \"rank\" holds 'first' twice"},
		{"\"plan\": {\"REL-01\": {\"status\": \"finished\"}}",
		 "6:31: error: \"status\": 'finished' is not possible; use open, in-progress, "
		 "done, accepted or rejected"},
		{"\"plan\": {\"REL-01\": {\"due\": \"soon\"}}",
		 "6:28: error: \"due\" must be a date like 2026-11-21, not \"soon\""},
		{"\"plan\": {\"REL-01\": \"done\"}",
		 "6:20: error: \"REL-01\" must be an object, not \"done\""},
		{"\"workload\": {}, \"workload\": {}",
		 "6:17: error: \"workload\" stands here a second time; the first is on line 6"},
		{"\"answers\": {\"REL-01\": {\"level\": 1, \"l\\u0065vel\": 2}}",
		 "6:36: error: \"level\" stands here a second time; the first is on line 6"},
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct diags d = {0};
		struct str text = {0}, expected = {0};

		str_addf(&text, HEAD "%s\n}\n", cases[i].part);
		str_addf(&expected, "a.json:%s\n", cases[i].message);
		assert_null(parse(*state, str_text(&text), &d));
		assert_diags(&d, str_text(&expected));
		diags_release(&d);
		str_release(&text);
		str_release(&expected);
	}
}

static void the_head_is_judged_first(void **state)
{
	static const struct {
		const char *text, *message;
	} cases[] = {
		{"[]", "a.json:1:1: error: this is no assessment: it must be an object with "
		       "\"format\": \"plumbline-assessment\"\n"},
		{"{\"format\": \"plumbline-report\"}",
		 "a.json:1:12: error: this is no assessment: it must be an object with "
		 "\"format\": \"plumbline-assessment\"\n"},
		{"{\"format\": \"plumbline-assessment\"}",
		 "a.json:1:1: error: \"version\" is missing; the present one is 1\n"},
		{"{\"format\": \"plumbline-assessment\", \"version\": 0}",
		 "a.json:1:47: error: \"version\" must be a whole number from 1, not 0\n"},
		{"{\"format\": \"plumbline-assessment\", \"version\": 1, \"questionnaire\": 7}",
		 "a.json:1:67: error: \"questionnaire\" must be an object, not 7\n"},
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct diags d = {0};

		assert_null(parse(*state, cases[i].text, &d));
		assert_diags(&d, cases[i].message);
		diags_release(&d);
	}
}

static void every_fault_is_told_not_only_the_first(void **state)
{
	struct diags d = {0};

	assert_null(parse(*state,
			  HEAD "\"workload\": {\"stage\": 1},\n"
			       "\"answers\": {\"REL-01\": {\"level\": 9, \"flag\": 0},\n"
			       "  \"DT-01\": []}}\n", &d));
	assert_int_equal(d.n, 4);
	diags_release(&d);
}

static void a_note_has_its_limit(void **state)
{
	struct diags d = {0};
	struct str text = {0};

	str_add(&text, HEAD "\"answers\": {\"REL-01\": {\"note\": \"");
	for (unsigned i = 0; i < NOTE_BYTES_MAX; i++)
		str_addc(&text, 'x');
	size_t len = text.len;
	str_add(&text, "\"}}}");
	assessment_free(parse_well(*state, str_text(&text)));
	str_truncate(&text, len);
	str_add(&text, "y\"}}}");
	assert_null(parse(*state, str_text(&text), &d));
	assert_diags(&d, "a.json:6:32: error: the note is longer than 32000 bytes; put it into a "
			 "document and name that here\n");
	diags_release(&d);
	str_release(&text);
}

static void a_newer_file_loads_as_far_as_it_is_understood(void **state)
{
	struct assessment *a = parse_well(
		*state, "{\"format\": \"plumbline-assessment\", \"version\": 2, \"answers\": "
			"{\"REL-01\": {\"level\": [2, 3], \"note\": {}}, "
			"\"REL-22\": {\"level\": 2}}, \"plan\": 5}");

	assert_true(a->newer);
	assert_int_equal(a->questions[Q_LEVEL].state, ANSWER_UNSET);
	assert_int_equal(a->questions[Q_MIRROR].level, 2);
	assessment_free(a);
}

static void with_another_questionnaire_what_does_not_fit_is_kept(void **state)
{
	static const char other[] =
		"{\n"
		"  \"format\": \"plumbline-assessment\",\n"
		"  \"version\": 1,\n"
		"  \"id\": \"x\",\n"
		"  \"questionnaire\": {\"id\": \"small\", \"version\": \"2025.01\"},\n"
		"  \"workload\": {\n"
		"    \"kinds\": [\"rag\"],\n"
		"    \"stage\": [\"prod\"],\n"
		"    \"hours\": \"four\",\n"
		"    \"residency\": \"eu\"\n"
		"  },\n"
		"  \"answers\": {\n"
		"    \"REL-01\": {\n"
		"      \"practices\": {\"a\": \"yes\"}\n"
		"    },\n"
		"    \"REL-06\": {\n"
		"      \"level\": 3\n"
		"    },\n"
		"    \"LZN-07\": {\n"
		"      \"state\": \"unknown\"\n"
		"    }\n"
		"  }\n"
		"}\n";
	struct assessment *a = parse_well(*state, other);
	struct str out = {0};

	assert_written(a, other);
	assert_int_equal(a->questions[Q_PRACTICES].state, ANSWER_UNSET);
	assert_int_equal(a->questions[Q_DERIVED].state, ANSWER_UNSET);
	assessment_set_level(a, Q_LEVEL, 1);
	assessment_set_practice(a, Q_PRACTICES, 1, PRACTICE_YES);
	assessment_write(a, &out);
	assert_text_has(str_text(&out), "\"version\": \"2025.01\"");
	assert_text_has(str_text(&out), "\"REL-01\": {\"level\": 1}");
	assert_text_has(str_text(&out), "\"REL-06\": {\"practices\": {\"zones\": \"yes\"}}");
	assessment_free(parse_well(*state, str_text(&out)));
	str_release(&out);
	assessment_free(a);
}

static void the_version_stays_when_something_is_answered(void **state)
{
	struct assessment *a = parse_well(
		*state, "{\"format\": \"plumbline-assessment\", \"version\": 1, "
			"\"questionnaire\": {\"id\": \"small\", \"version\": \"2025.01\"}}");
	struct err err;

	assert_string_equal(a->questionnaire_version, "2025.01");
	assert_true(assessment_set_by_words(a, "name", "x", &err));
	assert_string_equal(a->questionnaire_version, "2025.01");
	assert_true(assessment_set_by_words(a, "stage", "prod", &err));
	assert_string_equal(a->questionnaire_version, "2025.01");
	assessment_free(a);
}

static void a_file_without_an_id_gets_one(void **state)
{
	struct assessment *a =
		parse_well(*state, "{\"format\": \"plumbline-assessment\", \"version\": 1}");

	assert_int_equal(strlen(a->id), 36);
	assert_string_equal(a->questionnaire_id, "small");
	assessment_free(a);
}

static void one_answer_is_a_small_difference(void **state)
{
	struct assessment *a = parse_well(*state, full);
	struct str out = {0};
	size_t same = 0, end = 0;

	assessment_set_level(a, Q_MIRROR, 3);
	assessment_write(a, &out);
	while (full[same] == out.data[same])
		same++;
	while (full[sizeof full - 2 - end] == out.data[out.len - 1 - end])
		end++;
	assert_null(memchr(out.data + same, '\n', out.len - end - same));
	str_release(&out);
	assessment_free(a);
}

static void a_peek_tells_the_questionnaire(void **state)
{
	struct assessment_peek p;
	struct diags d = {0};
	static const char bare[] = "{\"format\": \"plumbline-assessment\"}";

	(void)state;
	assert_true(assessment_peek(&p, "a.json", full, strlen(full), &d));
	assert_string_equal(p.id, "small");
	assert_string_equal(p.version, "2026.11");
	assessment_peek_release(&p);
	assert_true(assessment_peek(&p, "a.json", bare, strlen(bare), &d));
	assert_string_equal(p.id, "");
	assert_string_equal(p.version, "");
	assert_int_equal(d.n, 0);
	assessment_peek_release(&p);
	assert_false(assessment_peek(&p, "a.json", "{\"a\": 01}", 9, &d));
	assessment_peek_release(&p);
	assert_true(d.unreadable);
	assert_diags(&d, "a.json:1:7: error: this is not JSON: a number may not begin with 0\n");
	diags_release(&d);
}

/* What is wrong in a file that is one is said once, when it is read. */
static void what_a_peek_finds_is_said_when_it_is_read(void **state)
{
	static const char twice[] = "{\"format\": \"plumbline-assessment\", \"version\": 1,\n"
				    "\"about\": {\"title\": 3}, \"version\": 1}";
	struct assessment_peek p;
	struct diags d = {0};

	assert_true(assessment_peek(&p, "a.json", twice, sizeof twice - 1, &d));
	assert_int_equal(d.n, 0);
	assert_null(assessment_read(*state, &p, &d));
	assessment_peek_release(&p);
	assert_diags(&d,
		     "a.json:2:20: error: \"title\" must be a text, not 3\n"
		     "a.json:2:24: error: \"version\" stands here a second time; the first is on "
		     "line 1\n");
	diags_release(&d);
}

static bool claimed(const char *text)
{
	return assessment_claimed(text, strlen(text));
}

/* The text as UTF-16, behind its mark. */
static void add_utf16(struct str *out, const char *text, bool big)
{
	str_addn(out, big ? "\xfe\xff" : "\xff\xfe", 2);
	for (; *text; text++) {
		str_addc(out, big ? '\0' : *text);
		str_addc(out, big ? *text : '\0');
	}
}

static void what_says_assessment_is_known_however_damaged(void **state)
{
	static const char whole[] = "{\n  \"format\": \"plumbline-assessment\",\n  \"version\": 1,\n"
				    "  \"answers\": {}\n}\n";
	static const char *const claims[] = {
		"{\"format\":\"plumbline-assessment\"}",
		"{\n<<<<<<< HEAD\n  \"format\": \"plumbline-assessment\",\n=======\n",
		"<<<<<<< HEAD\n{\n  \"format\": \"plumbline-assessment\"\n=======\n{}\n>>>>>>> b\n",
		"\xef\xbb\xbf{\"format\": \"plumbline-assessment\"",
		"  \"format\" \t:\r\n \"plumbline-assessment\",",
		"{\"about\": {\"title\": \"x\"},, \"format\": \"plumbline-assessment\"}",
		"{\"format\": \"other\", \"format\": \"plumbline-assessment\"}",
		"{\"title\": \"\xff\xfe broken\", \"format\": \"plumbline-assessment\"",
		"ormat\": \"x\", \"format\": \"plumbline-assessment\"",
	};
	static const char *const others[] = {
		"", "{", "{}", "\"format\"", "{\"format\": ", "{\"format\": \"plumbline-",
		"{\n  \"format\": \"plumbline-report\",\n  \"version\": 1\n}",
		"{\"format\": \"plumbline-assessments\"}",
		"{\"x\": \"{\\\"format\\\": \\\"plumbline-assessment\\\"}\"}",
		"# Report\n\n- Note: \"format\": \"plumbline-assessment\"\n",
		"Note\n\"{\"\"format\"\": \"\"plumbline-assessment\"\"}\"\n",
		"plumbline-assessment", "format: plumbline-assessment",
	};
	const size_t least = strlen("{\n  \"format\": \"plumbline-a");

	(void)state;
	for (size_t n = 0; n <= strlen(whole); n++)
		assert_int_equal(assessment_claimed(whole, n), n >= least);
	for (size_t i = 0; i < COUNT_OF(claims); i++)
		if (!claimed(claims[i]))
			fail_msg("not known: %s", claims[i]);
	for (size_t i = 0; i < COUNT_OF(others); i++)
		if (claimed(others[i]))
			fail_msg("taken for one: %s", others[i]);
	for (int big = 0; big < 2; big++) {
		struct str wide = {0};

		add_utf16(&wide, whole, big);
		assert_true(assessment_claimed(str_text(&wide), wide.len));
		str_release(&wide);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_SMALL(what_is_written_reads_the_same),
		ON_SMALL(values_are_where_they_belong),
		ON_SMALL(unknown_keys_and_ids_are_kept_byte_for_byte),
		ON_SMALL(votes_on_a_practice_of_an_old_name_count_for_the_new_one),
		ON_SMALL(answering_replaces_what_was_not_understood),
		ON_SMALL(a_question_set_as_a_whole_keeps_the_practices_it_does_not_know),
		ON_SMALL(a_practice_is_found_by_the_id_it_replaces),
		ON_SMALL(none_and_unset_are_two_things),
		ON_SMALL(every_wrong_value_is_named_with_its_place),
		ON_SMALL(the_head_is_judged_first),
		ON_SMALL(every_fault_is_told_not_only_the_first),
		ON_SMALL(a_note_has_its_limit),
		ON_SMALL(a_newer_file_loads_as_far_as_it_is_understood),
		ON_SMALL(with_another_questionnaire_what_does_not_fit_is_kept),
		ON_SMALL(the_version_stays_when_something_is_answered),
		ON_SMALL(a_file_without_an_id_gets_one),
		ON_SMALL(one_answer_is_a_small_difference),
		cmocka_unit_test(a_peek_tells_the_questionnaire),
		ON_SMALL(what_a_peek_finds_is_said_when_it_is_read),
		cmocka_unit_test(what_says_assessment_is_known_however_damaged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
