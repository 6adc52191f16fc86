#define _XOPEN_SOURCE 700
#include "cli/shop.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

static void set_says_what_was_set_and_how_the_score_moved(void **state)
{
	SHOP_EXPECT(state, 0, "",
		    "set REL-01: 1: Between 'Nothing' and 'A number'\n"
		    "set DT-01: Everybody\n"
		    "set DT-02: Two regions\n"
		    "set REL-06: replicas partial, zones yes, probes yes, drills na\n"
		    "CR-01 fires now (critical): Everybody reaches production\n"
		    "CR-02 fires now (high): Production without a promise\n"
		    "overall: 8.9 to 53.1 of 100, critical to moderate (was 0.0 to 100.0)\n",
		    "set", "a.json", "REL-01=1", "DT-01=net", "DT-02=two",
		    "REL-06=replicas:partial,zones:yes,probes:yes,drills:na:out-of-scope");
}

static void set_stamps_time_and_person_and_keeps_texts(void **state)
{
	SHOP_EXPECT(state, 0, "", NULL, "set", "a.json", "REL-01=3", "--note",
		    "REL-01=one\ntwo = three", "--evidence", "REL-01=a mail", "--evidence",
		    "REL-01=a page", "--flag", "REL-01", "--by", "ann");
	assert_file_has(path_in(state, "a.json"), "\"note\": \"one\\ntwo = three\"");
	assert_file_has(path_in(state, "a.json"), "\"evidence\": [\"a mail\", \"a page\"]");
	assert_file_has(path_in(state, "a.json"), "\"by\": \"ann\"");
	assert_file_has(path_in(state, "a.json"), "\"at\": \"2026-11-21T10:00:00Z\"");
	assert_file_has(path_in(state, "a.json"), "\"flag\": true");
}

/* Notes, evidence and flags are no answers: who answered and when stays, and so a done action
 * is not contradicted by a note. */
static void a_note_does_not_answer_again(void **state)
{
	SHOP_EXPECT(state, 0, "", NULL, "set", "a.json", "REL-01=1", "--by", "ann");
	shop_change(state, "2026-11-21T10:00:00Z", "2026-11-01T10:00:00Z");
	SHOP_EXPECT(state, 0, "", NULL, "set", "a.json", "--note", "REL-01=n", "--evidence",
		    "REL-01=e", "--flag", "REL-01", "--by", "bob");
	SHOP_EXPECT(state, 0, "", NULL, "set", "a.json", "--unflag", "REL-01");
	assert_file_has(path_in(state, "a.json"), "\"at\": \"2026-11-01T10:00:00Z\"");
	assert_file_has(path_in(state, "a.json"), "\"by\": \"ann\"");
	SHOP_EXPECT(state, 0, "", NULL, "set", "a.json", "REL-01=1"); /* still so */
	assert_file_has(path_in(state, "a.json"), "\"at\": \"2026-11-21T10:00:00Z\"");
}

static void an_empty_text_clears(void **state)
{
	SHOP_EXPECT(state, 0, "", NULL, "set", "a.json", "--note", "REL-01=n", "--evidence",
		    "REL-01=e", "--flag", "REL-01");
	SHOP_EXPECT(state, 0, "", NULL, "set", "a.json", "--note", "REL-01=", "--evidence",
		    "REL-01=", "--unflag", "REL-01");
	assert_file_lacks(path_in(state, "a.json"), "\"note\"");
	assert_file_lacks(path_in(state, "a.json"), "\"evidence\"");
	assert_file_lacks(path_in(state, "a.json"), "\"flag\"");
}

static void an_answer_that_is_not_asked_is_set_and_told(void **state)
{
	SHOP_EXPECT(state, 0, "",
		    "set SEC-03: 2: Partly\n"
		    "remark: SEC-03 counts for nothing now, it is asked only when Kinds with "
		    "'Trains models'; now Kinds: Looks things up\n"
		    "overall: 0.0 to 100.0 of 100, as before\n",
		    "set", "a.json", "SEC-03=2");
	SHOP_EXPECT(state, 0, "",
		    "set kinds: Trains models\n"
		    "1 more question is asked now\n"
		    "overall: 8.3 to 91.7 of 100, critical to excellent (was 0.0 to 100.0)\n",
		    "set", "a.json", "kinds=training");
	SHOP_EXPECT(state, 0, "",
		    "set SEC-03: 3: Between 'Partly' and 'Yes'\n"
		    "remark: SEC-03 counts for nothing now, it is asked only at depth deep; this "
		    "assessment is of depth core\n"
		    "2 fewer questions are asked now\n"
		    "overall: 0.0 to 100.0 of 100, critical to excellent (was 8.3 to 91.7)\n",
		    "set", "a.json", "depth=core", "SEC-03=3");
}

static void set_is_quiet_when_told_so(void **state)
{
	SHOP_EXPECT(state, 0, "", "", "set", "-q", "a.json", "REL-01=3");
	SHOP_EXPECT(state, 0, "", "", "set", "a.json", "REL-01=2", "--quiet");
}

static void a_field_that_is_a_decision_sets_the_decision(void **state)
{
	SHOP_EXPECT(state, 0, "",
		    "set DT-02: One region\n"
		    "overall: 0.0 to 95.2 of 100, critical to excellent (was 0.0 to 100.0)\n",
		    "set", "a.json", "regions=one");
}

static void standard_input_is_filtered_to_standard_output(void **state)
{
	struct str before = {0};
	struct run r;

	file_load(path_in(state, "a.json"), &before);
	r = shop_run(state, SHOP_ARGS("set", "-", "REL-01=3"), str_text(&before));
	assert_int_equal(r.code, 0);
	assert_text_has(str_text(&r.out), "\"REL-01\": {\"level\": 3");
	assert_file_text(path_in(state, "a.json"), str_text(&before));
	run_release(&r);
	str_release(&before);
}

static void set_refuses_all_or_nothing(void **state)
{
	static const struct refusal table[] = {
		{{"set", "a.json"}, 2,
		 "plumbline set: nothing to set: plumbline set a.json REL-01=3; plumbline show "
		 "a.json --open lists what is open\n"},
		{{"set"}, 2,
		 "plumbline set: something is missing: plumbline set FILE ID=ANSWER ...; "
		 "examples: plumbline set --help\n"},
		{{"set", "a.json", "REL-02=2", "REL-01=9", "stage=pro", "REL-06=zone:yes"}, 2,
		 "plumbline set: REL-01: '9' is not possible; use 0, 1, 2, 3, 4, unknown or "
		 "na:REASON\n"
		 "plumbline set: stage: 'pro' is not possible (did you mean 'prod'?); use poc, "
		 "preprod or prod\n"
		 "plumbline set: REL-06: 'zone' is not possible (did you mean 'zones'?); use "
		 "replicas, zones, probes or drills\n"
		 "plumbline set: nothing was set; a.json is as it was\n"},
		{{"set", "a.json", "SEC-02=3", "REL-01=na", "DT-01=none"}, 2,
		 "plumbline set: SEC-02: '3' is not possible, it follows from its decisions; "
		 "set DT-01, or SEC-02=na:REASON\n"
		 "plumbline set: REL-01: not applicable needs a reason; use na:out-of-scope, "
		 "na:architecture-constraint or na:other\n"
		 "plumbline set: DT-01: 'none' is not possible; use int, net or unknown\n"
		 "plumbline set: nothing was set; a.json is as it was\n"},
		{{"set", "a.json", "REL-01=na:business-priority", "SEC-02=na:other",
		  "REL-06=zones:na:other", "--note", "REL-06="}, 2,
		 "plumbline set: REL-01: business-priority is no reason any more, for it hides the "
		 "risk; accept the risk instead: plumbline accept FILE REL-01 reason=\u2026 "
		 "control=\u2026 residual=\u2026 owner=\u2026 approver=\u2026 until=\u2026\n"
		 "plumbline set: SEC-02: na:other wants a note that says which reason; plumbline set "
		 "takes --note SEC-02='\u2026'\n"
		 "plumbline set: REL-06: na:other wants a note that says which reason; plumbline set "
		 "takes --note REL-06='\u2026'\n"
		 "plumbline set: nothing was set; a.json is as it was\n"},
		{{"set", "a.json", "REL-77=1"}, 2,
		 "plumbline set: 'REL-77' names nothing that can be set (did you mean "
		 "'REL-01'?); use the id of a question or a decision, or stage, kinds, users, "
		 "slo, regions, name, title, depth, target, capacity, waves.start, waves.days, or target.ID of a question\n"
		 "plumbline set: nothing was set; a.json is as it was\n"},
		{{"set", "a.json", "REL-02=2", "--note", "CR-01=n", "--flag", "stage"}, 2,
		 "plumbline set: 'CR-01' is neither a question nor a decision: only those take "
		 "notes, evidence and flags\n"
		 "plumbline set: 'stage' is neither a question nor a decision: only those take "
		 "notes, evidence and flags\n"
		 "plumbline set: nothing was set; a.json is as it was\n"},
		{{"set", "a.json", "--note", "REL-01"}, 2,
		 "plumbline set: 'REL-01' is not of the form ID=TEXT\n"
		 "plumbline set: nothing was set; a.json is as it was\n"},
		{{"set", "a.json", "--note", "REL-01=\033[2J"}, 2,
		 "plumbline set: the text for REL-01 holds a control or invisible character; "
		 "leave it out\n"
		 "plumbline set: nothing was set; a.json is as it was\n"},
		{{"set", "a.json", "--note", "REL-01=\xff"}, 2,
		 "plumbline set: the text for REL-01 cannot be taken: byte 0xff is not valid UTF-8\n"
		 "plumbline set: nothing was set; a.json is as it was\n"},
		{{"set", "a.json", "REL-01=\033[31m"}, 2,
		 "plumbline set: REL-01: '^[[31m' is not possible; use 0, 1, 2, 3, 4, unknown "
		 "or na:REASON\n"
		 "plumbline set: nothing was set; a.json is as it was\n"},
		{{"set", "missing.json", "REL-01=1"}, 66, NULL},
		{{"set", "shop", "REL-01=1"}, 66, NULL},
		{{"set", "shop/all.yaml", "REL-01=1"}, 65, NULL},
	};

	shop_refuses(state, table, COUNT_OF(table));
}

static void a_file_of_a_newer_version_is_not_written(void **state)
{
	static const char text[] =
		"{\"format\": \"plumbline-assessment\", \"version\": 2, \"id\": \"x\",\n"
		" \"questionnaire\": {\"id\": \"shop\", \"version\": \"1\"}, \"news\": 1}\n";

	file_store(path_in(state, "n.json"), text);
	SHOP_EXPECT(state, 65, "", NULL, "set", "n.json", "REL-01=1");
	assert_file_text(path_in(state, "n.json"), text);
}

static void a_file_in_other_hands_is_left_alone(void **state)
{
	int fd = open(path_in(state, ".a.json.lock"), O_RDWR | O_CREAT, 0600);
	struct str before = {0};

	assert_true(fd >= 0);
	assert_int_equal(flock(fd, LOCK_EX), 0);
	file_load(path_in(state, "a.json"), &before);
	SHOP_EXPECT(state, 75, "", NULL, "set", "a.json", "REL-01=1");
	assert_file_text(path_in(state, "a.json"), str_text(&before));
	SHOP_EXPECT(state, 0, NULL, "", "score", "a.json");
	str_release(&before);
	close(fd);
}

static void unknown_ids_in_the_file_survive(void **state)
{
	file_store(path_in(state, "u.json"),
		   "{\"format\": \"plumbline-assessment\", \"version\": 1,\n"
		   " \"id\": \"11111111-1111-4111-8111-111111111111\",\n"
		   " \"questionnaire\": {\"id\": \"shop\", \"version\": \"1\"},\n"
		   " \"answers\": {\"ZZ-01\": {\"level\": 1e0}}, \"later\": [1, 2]}\n");
	SHOP_EXPECT(state, 0, "", NULL, "set", "u.json", "REL-01=1");
	assert_file_has(path_in(state, "u.json"), "\"ZZ-01\": {\"level\": 1e0}");
	assert_file_has(path_in(state, "u.json"), "\"later\": [1, 2]");
}

static void unset_clears_answers_and_keeps_notes(void **state)
{
	SHOP_EXPECT(state, 0, "", NULL, "set", "a.json", "REL-01=1", "DT-01=net", "target=4",
		    "--note", "REL-01=stays");
	SHOP_EXPECT(state, 0, "",
		    "cleared REL-01: not answered\n"
		    "cleared DT-01: not answered\n"
		    "cleared stage: not answered\n"
		    "1 fewer decision is asked now\n"
		    "1 fewer question is asked now\n"
		    "CR-01 fires no longer: Everybody reaches production\n"
		    "CR-02 fires no longer: Production without a promise\n"
		    "overall: 0.0 to 100.0 of 100, critical to excellent (was 3.0 to 61.4)\n",
		    "unset", "a.json", "REL-01", "DT-01", "stage", "target");
	assert_file_has(path_in(state, "a.json"), "\"note\": \"stays\"");
	assert_file_lacks(path_in(state, "a.json"), "\"level\"");
	assert_file_lacks(path_in(state, "a.json"), "\"target\"");
}

static void unset_refuses_all_or_nothing(void **state)
{
	static const struct refusal table[] = {
		{{"unset", "a.json"}, 2,
		 "plumbline unset: something is missing: plumbline unset FILE ID ...; examples: "
		 "plumbline unset --help\n"},
		{{"unset", "a.json", "stage", "CR-01", "REL-0"}, 2,
		 "plumbline unset: 'CR-01' has no answer: only questions, decisions and profile "
		 "fields can be cleared\n"
		 "plumbline unset: there is no 'REL-0' in shop (did you mean 'REL-01'?); "
		 "plumbline show a.json --questions lists what is asked\n"
		 "plumbline unset: nothing was cleared; a.json is as it was\n"},
	};

	shop_refuses(state, table, COUNT_OF(table));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SHOP(set_says_what_was_set_and_how_the_score_moved),
		IN_SHOP(set_stamps_time_and_person_and_keeps_texts),
		IN_SHOP(a_note_does_not_answer_again),
		IN_SHOP(an_empty_text_clears),
		IN_SHOP(an_answer_that_is_not_asked_is_set_and_told),
		IN_SHOP(set_is_quiet_when_told_so),
		IN_SHOP(a_field_that_is_a_decision_sets_the_decision),
		IN_SHOP(standard_input_is_filtered_to_standard_output),
		IN_SHOP(set_refuses_all_or_nothing),
		IN_SHOP(a_file_of_a_newer_version_is_not_written),
		IN_SHOP(a_file_in_other_hands_is_left_alone),
		IN_SHOP(unknown_ids_in_the_file_survive),
		IN_SHOP(unset_clears_answers_and_keeps_notes),
		IN_SHOP(unset_refuses_all_or_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
