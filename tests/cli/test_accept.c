/* `accept`, `act`, and the gate that leaves out what is accepted. */
#include "cli/shop.h"

#define WHOLE                                                                         \
	"reason=the vendor is late", "control=the desk reads all", "residual=high",       \
		"owner=Ann", "approver=Bo", "until=2027-02-19"
#define CLOSED "plumbline accept: nothing was changed; a.json is as it was\n"

static int bad_shop_setup(void **state)
{
	if (shop_setup(state))
		return 1;
	SHOP_EXPECT(state, 0, "", NULL, "set", "-q", "a.json", "REL-01=1", "DT-01=net",
		    "DT-02=two", "REL-06=replicas:partial,zones:no,probes:no,drills:no",
		    "SEC-01=unknown");
	return 0;
}

#define IN_BAD_SHOP(test) cmocka_unit_test_setup_teardown(test, bad_shop_setup, folder_teardown)

/* Random ids of records become <1>, <2>, … in the order of their coming. */
static void hide_ids(struct str *text)
{
	char ids[4][37];
	size_t n = 0;
	struct str out = {0};

	for (const char *p = str_text(text); *p;) {
		size_t len = strspn(p, "0123456789abcdef-"), k = 0;

		if (len != 36 || p[14] != '4') {
			str_addc(&out, *p++);
			continue;
		}
		while (k < n && strncmp(ids[k], p, 36) != 0)
			k++;
		assert_true(k < COUNT_OF(ids));
		if (k == n)
			snprintf(ids[n++], sizeof *ids, "%.36s", p);
		str_addf(&out, "<%zu>", k + 1);
		p += 36;
	}
	str_release(text);
	*text = out;
}

/* Like SHOP_EXPECT, on either stream, without the ids. */
static void expect_without_ids(void **state, int code, const char *out, const char *err,
			       const char *const *argv)
{
	struct run r = shop_run(state, argv, NULL);

	hide_ids(&r.out);
	hide_ids(&r.err);
	assert_text_equal(str_text(&r.err), err);
	assert_text_equal(str_text(&r.out), out);
	assert_int_equal(r.code, code);
	run_release(&r);
}

static void a_risk_is_accepted_listed_and_revoked(void **state)
{
	struct str text = {0};

	SHOP_EXPECT(state, 0, "",
		    "CR-01: a critical risk is accepted from 2026-11-21 until 2027-02-19; the day "
		    "after it is back\n",
		    "accept", "a.json", "CR-01", WHOLE, "--by", "Cy");
	file_load(path_in(state, "a.json"), &text);
	hide_ids(&text);
	assert_text_has(str_text(&text), "  \"acceptances\": [\n"
					 "    {\n"
					 "      \"id\": \"<2>\",\n"
					 "      \"of\": \"CR-01\",\n"
					 "      \"severity\": \"critical\",\n"
					 "      \"reason\": \"the vendor is late\",\n"
					 "      \"control\": \"the desk reads all\",\n"
					 "      \"residual\": \"high\",\n"
					 "      \"owner\": \"Ann\",\n"
					 "      \"approver\": \"Bo\",\n"
					 "      \"from\": \"2026-11-21\",\n"
					 "      \"until\": \"2027-02-19\",\n"
					 "      \"recorded\": \"2026-11-21T10:00:00Z\",\n"
					 "      \"by\": \"Cy\"\n"
					 "    }\n"
					 "  ]");
	str_release(&text);
	expect_without_ids(
		state, 0, "",
		"CR-01: a critical risk is accepted from 2026-11-21 until 2027-01-31; the day "
		"after it is back\n"
		"it stands in the place of <1>\n",
		SHOP_ARGS("accept", "a.json", "CR-01", "reason=r", "control=c", "residual=low",
			  "owner=Ann", "approver=Bo", "until=2027-01-31"));
	expect_without_ids(state, 0,
			   "CR-01  superseded, 2026-11-21 until 2027-02-19\n"
			   "  about      Everybody reaches production\n"
			   "  severity   critical\n"
			   "  reason     the vendor is late\n"
			   "  control    the desk reads all\n"
			   "  residual   high\n"
			   "  who        owner Ann, approver Bo\n"
			   "  record     <1>\n"
			   "\n"
			   "CR-01  expiring, 2026-11-21 until 2027-01-31\n"
			   "  about      Everybody reaches production\n"
			   "  severity   critical\n"
			   "  reason     r\n"
			   "  control    c\n"
			   "  residual   low\n"
			   "  who        owner Ann, approver Bo\n"
			   "  instead of <1>\n"
			   "  record     <2>\n",
			   "", SHOP_ARGS("accept", "a.json", "--list", "--as-of", "2027-01-25"));
	SHOP_EXPECT(state, 0, "", "CR-01: the risk is no longer accepted\n", "accept", "a.json",
		    "--revoke", "CR-01", "reason=it was exploited");
	assert_file_has(path_in(state, "a.json"), "      \"revoked\": {\n"
						  "        \"at\": \"2026-11-21T10:00:00Z\",\n"
						  "        \"reason\": \"it was exploited\"\n"
						  "      }\n");
	SHOP_EXPECT(state, 2, "",
		    "plumbline accept: the accepted risk of CR-01 is revoked already\n" CLOSED,
		    "accept", "a.json", "--revoke", "CR-01", "reason=again");
}

static void of_several_the_record_is_named(void **state)
{
	struct str text = {0};
	const char *last;
	char id[37];

	SHOP_EXPECT(state, 0, "", NULL, "accept", "a.json", "CR-01", WHOLE);
	SHOP_EXPECT(state, 0, "", NULL, "accept", "a.json", "CR-01", WHOLE, "from=2026-12-01");
	expect_without_ids(state, 2, "",
			   "plumbline accept: CR-01 has 2 accepted risks; name one: <1> or <2>\n"
			   CLOSED,
			   SHOP_ARGS("accept", "a.json", "--revoke", "CR-01", "reason=r"));
	file_load(path_in(state, "a.json"), &text);
	last = strstr(strstr(str_text(&text), "\"acceptances\""), "\"id\": \"") + 7;
	snprintf(id, sizeof id, "%.36s", last);
	str_release(&text);
	SHOP_EXPECT(state, 0, "", "CR-01: the risk is no longer accepted\n", "accept", "a.json",
		    "--revoke", id, "reason=r");
	SHOP_EXPECT(state, 0, "", "CR-01: the risk is no longer accepted\n", "accept", "a.json",
		    "--revoke", "CR-01", "reason=r"); /* the other is left */
}

static void the_list_is_there_as_json(void **state)
{
	SHOP_EXPECT(state, 0, "No risk is accepted.\n", "", "accept", "a.json", "--list");
	SHOP_EXPECT(state, 0,
		    "{\n  \"as_of\": \"2026-11-21\",\n  \"acceptances\": []\n}\n", "",
		    "accept", "a.json", "--list", "--format", "json");
	SHOP_EXPECT(state, 0, "", NULL, "accept", "a.json", "REL-01", WHOLE);
	expect_without_ids(state, 0,
			   "{\n"
			   "  \"as_of\": \"2027-02-20\",\n"
			   "  \"acceptances\": [\n"
			   "    {\n"
			   "      \"id\": \"<1>\",\n"
			   "      \"of\": \"REL-01\",\n"
			   "      \"state\": \"expired\",\n"
			   "      \"complete\": true,\n"
			   "      \"severity\": \"high\",\n"
			   "      \"severity_now\": \"high\",\n"
			   "      \"reason\": \"the vendor is late\",\n"
			   "      \"control\": \"the desk reads all\",\n"
			   "      \"residual\": \"high\",\n"
			   "      \"owner\": \"Ann\",\n"
			   "      \"approver\": \"Bo\",\n"
			   "      \"from\": \"2026-11-21\",\n"
			   "      \"until\": \"2027-02-19\",\n"
			   "      \"recorded\": \"2026-11-21T10:00:00Z\",\n"
			   "      \"by\": null,\n"
			   "      \"supersedes\": null,\n"
			   "      \"revoked\": null\n"
			   "    }\n"
			   "  ]\n"
			   "}\n",
			   "", SHOP_ARGS("accept", "a.json", "--list", "--format", "json",
					 "--as-of", "2027-02-20"));
}

static void accept_refuses(void **state)
{
	static const struct refusal table[] = {
		{{"accept", "a.json", "REL-01"}, 2,
		 "plumbline accept: reason: why it is not mended now is missing\n"
		 "plumbline accept: control: what holds the line meanwhile is missing; where nothing "
		 "does, say \"nothing does, because ...\"\n"
		 "plumbline accept: residual: what is left of the risk is missing; use low, medium or "
		 "high\n"
		 "plumbline accept: owner: who carries the risk is missing\n"
		 "plumbline accept: approver: who has accepted it is missing\n"
		 "plumbline accept: until: the last day is missing; use a date like 2026-12-01\n"
		 CLOSED},
		{{"accept", "a.json", "REL-06/zones", WHOLE}, 2,
		 "plumbline accept: id: REL-06/zones is a part of what is done about REL-06; accept "
		 "the risk of that: REL-06\n" CLOSED},
		{{"accept", "a.json", "--revoke", "x", "reason=r", "--by=a\nb"}, 2,
		 "plumbline accept: 'x' has no accepted risk; plumbline accept a.json --list shows "
		 "what has\n"
		 "plumbline accept: --by: the name stands on one line; take line feeds and tabs out\n"
		 CLOSED},
		{{"accept", "a.json", "REL-01", "resaon=x"}, 2,
		 "plumbline accept: there is no 'resaon=' (did you mean 'reason'?); use reason=, "
		 "control=, residual=, owner=, approver=, from= or until=\n"},
		{{"accept", "a.json", "REL-01", "reason=x", "reason=y"}, 2,
		 "plumbline accept: reason= is given twice; give it once\n"},
		{{"accept", "a.json", "reason=x"}, 2,
		 "plumbline accept: one of them is wanted: the ID of what is accepted with reason= "
		 "control= residual= owner= approver= until=, --list, or --revoke ID reason=\n"},
		{{"accept", "a.json", "REL-01", "CR-01", "reason=x"}, 2, NULL},
		{{"accept", "a.json", "REL-01", "--list"}, 2, NULL},
		{{"accept", "a.json", "--revoke", "REL-01", "reason=x", "owner=y"}, 2,
		 "plumbline accept: --revoke takes reason= and nothing else\n"},
		{{"accept", "a.json", "--revoke", "REL-01"}, 2,
		 "plumbline accept: 'REL-01' has no accepted risk; plumbline accept a.json --list "
		 "shows what has\n"
		 "plumbline accept: reason: why it is taken back is missing\n" CLOSED},
	};

	shop_refuses(state, table, COUNT_OF(table));
}

static void the_gate_leaves_out_what_is_accepted(void **state)
{
	SHOP_EXPECT(state, 1, NULL,
		    "plumbline score: gate not met: 2 of severity critical where at most 0 may be: "
		    "CR-01, SEC-01\n"
		    "0 of 1 gate met; no accepted risk is left out; no action is contradicted; "
		    "nothing is compared\n",
		    "score", "a.json", "--max", "critical=0");
	/* That of a blamed question or decision leaves the finding in. */
	SHOP_EXPECT(state, 0, "", NULL, "accept", "a.json", "DT-01", WHOLE);
	SHOP_EXPECT(state, 0, "", NULL, "accept", "a.json", "SEC-01", WHOLE);
	SHOP_EXPECT(state, 1, NULL,
		    "plumbline score: gate not met: 1 of severity critical where at most 0 may be: "
		    "CR-01\n"
		    "0 of 1 gate met; 1 accepted is left out (--count-accepted counts it): SEC-01; no action is contradicted; "
		    "nothing is compared\n",
		    "score", "a.json", "--max", "critical=0");
	SHOP_EXPECT(state, 0, "", NULL, "accept", "a.json", "CR-01", WHOLE);
	SHOP_EXPECT(state, 0, NULL,
		    "1 of 1 gate met; 2 accepted are left out (--count-accepted counts them): CR-01, "
		    "SEC-01; no action is contradicted; "
		    "nothing is compared\n",
		    "score", "a.json", "--max", "critical=0");
	SHOP_EXPECT(state, 0, NULL, "", "score", "-q", "a.json", "--max", "critical=0");
	SHOP_EXPECT(state, 1, NULL,
		    "plumbline score: gate not met: 2 of severity critical where at most 0 may be: "
		    "CR-01, SEC-01\n"
		    "0 of 1 gate met; accepted risks are counted like all others; no action is contradicted; "
		    "nothing is compared\n",
		    "score", "a.json", "--max", "critical=0", "--count-accepted");
	SHOP_EXPECT(state, 1, NULL, NULL, "score", "a.json", "--max", "critical=0", "--as-of",
		    "2027-02-20");
}

/* A risk that has become more severe is no longer accepted. */
static void an_acceptance_ends_when_the_risk_grows(void **state)
{
	SHOP_EXPECT(state, 0, "", NULL, "set", "-q", "a.json", "stage=preprod");
	SHOP_EXPECT(state, 0, "", NULL, "accept", "a.json", "SEC-01", WHOLE);
	SHOP_EXPECT(state, 0, NULL, NULL, "score", "a.json", "--max", "high=2");
	SHOP_EXPECT(state, 0, "", NULL, "set", "-q", "a.json", "stage=prod");
	SHOP_EXPECT(state, 1, NULL,
		    "plumbline score: gate not met: 2 of severity critical where at most 0 may be: "
		    "CR-01, SEC-01\n"
		    "0 of 1 gate met; no accepted risk is left out; no action is contradicted; "
		    "nothing is compared\n",
		    "score", "a.json", "--max", "critical=0");
}

static void act_says_it_of_several_at_once(void **state)
{
	SHOP_EXPECT(state, 0, "",
		    "REL-01: in-progress, Ann, due 2026-12-15\n"
		    "REL-06/replicas: in-progress, Ann, due 2026-12-15\n"
		    "DT-01: in-progress, Ann, due 2026-12-15\n"
		    "SEC-01/find-out: in-progress, Ann, due 2026-12-15\n",
		    "act", "a.json", "REL-01", "REL-06/replicas", "DT-01", "SEC-01/find-out",
		    "status=in-progress", "owner=Ann", "due=2026-12-15");
	assert_file_has(path_in(state, "a.json"),
			"  \"plan\": {\n"
			"    \"REL-01\": {\"status\": \"in-progress\", \"owner\": \"Ann\", \"due\": "
			"\"2026-12-15\", \"at\": \"2026-11-21T10:00:00Z\"},\n"
			"    \"REL-06/replicas\": {");
	SHOP_EXPECT(state, 0, "",
		    "REL-01: done, due 2026-12-15\n"
		    "what is done changes no answer: once it is true, plumbline set it\n",
		    "act", "a.json", "REL-01", "status=done", "owner=", "note=two\nlines");
	assert_file_has(path_in(state, "a.json"), "    \"REL-01\": {\n"
						  "      \"status\": \"done\",\n"
						  "      \"due\": \"2026-12-15\",\n"
						  "      \"note\": \"two\\nlines\",\n");
	/* An empty value clears: nothing is left of an entry that says nothing. */
	SHOP_EXPECT(state, 0, "",
		    "REL-01: open\nREL-06/replicas: open\nDT-01: open\nSEC-01/find-out: open\n",
		    "act", "a.json", "REL-01", "REL-06/replicas", "DT-01", "SEC-01/find-out",
		    "status=", "owner=", "due=", "note=");
	assert_file_lacks(path_in(state, "a.json"), "\"plan\"");
}

/* What is in the plan no more, and was once spoken of. */
static void act_takes_what_an_entry_stands_of(void **state)
{
	SHOP_EXPECT(state, 0, "", NULL, "act", "a.json", "REL-01", "owner=Ann");
	SHOP_EXPECT(state, 0, "", NULL, "set", "-q", "a.json", "REL-01=4");
	SHOP_EXPECT(state, 0, "", "REL-01: done, Ann\n"
				  "what is done changes no answer: once it is true, plumbline set "
				  "it\n",
		    "act", "a.json", "REL-01", "status=done");
}

static void act_refuses(void **state)
{
	static const struct refusal table[] = {
		{{"act", "a.json"}, 2,
		 "plumbline act: the id of an action or a step is missing: plumbline act a.json "
		 "REL-06 status=in-progress owner=Ann due=2026-12-15\n"},
		{{"act", "a.json", "REL-01"}, 2,
		 "plumbline act: what to say is missing: plumbline act a.json REL-06 "
		 "status=in-progress owner=Ann due=2026-12-15\n"},
		{{"act", "a.json", "REL-01", "REL-99", "REL-01/to-2", "REL-06/zonse", "owner=A"}, 2,
		 "plumbline act: 'REL-99' is not in the plan (did you mean 'REL-01'?); plumbline plan "
		 "a.json lists what is\n"
		 "plumbline act: REL-01/to-2 is a level on the way of REL-01; say it of REL-01\n"
		 "plumbline act: 'REL-06/zonse' is not in the plan (did you mean 'REL-06/zones'?); "
		 "plumbline plan a.json lists what is\n"
		 "plumbline act: nothing was said; a.json is as it was\n"},
		{{"act", "a.json", "CR-01", "status=accepted"}, 2,
		 "plumbline act: 'CR-01' is not in the plan (did you mean 'DT-01'?); plumbline plan "
		 "a.json lists what is\n"
		 "plumbline act: a risk is accepted with a reason, by somebody and until a day: "
		 "plumbline accept a.json CR-01 reason=... control=... residual=... owner=... "
		 "approver=... until=...\n"
		 "plumbline act: nothing was said; a.json is as it was\n"},
		{{"act", "a.json", "REL-01", "status=dome", "due=soon", "owner=a\nb"}, 2,
		 "plumbline act: status: 'dome' is not possible (did you mean 'done'?); use open, "
		 "in-progress, done or rejected\n"
		 "plumbline act: owner: a name stands on one line; take line feeds and tabs out\n"
		 "plumbline act: due: 'soon' is not possible; use a date like 2026-12-15\n"
		 "plumbline act: nothing was said; a.json is as it was\n"},
		{{"act", "a.json", "REL-01", "state=done"}, 2, NULL},
	};

	shop_refuses(state, table, COUNT_OF(table));
}

static void what_can_be_said_is_completed(void **state)
{
	SHOP_EXPECT(state, 0, "owner=\t\n:files\n", "", "help", "--complete", "--", "act", "a.json",
		    "ow");
	SHOP_EXPECT(state, 0,
		    "REL-06/replicas\tTwo or more replicas\nREL-06/zones\tReplicas across zones\n"
		    "REL-06/probes\tHealth probes\n:files\n",
		    "", "help", "--complete", "--", "act", "a.json", "REL-06/");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_BAD_SHOP(a_risk_is_accepted_listed_and_revoked),
		IN_BAD_SHOP(of_several_the_record_is_named),
		IN_BAD_SHOP(the_list_is_there_as_json),
		IN_BAD_SHOP(accept_refuses),
		IN_BAD_SHOP(the_gate_leaves_out_what_is_accepted),
		IN_BAD_SHOP(an_acceptance_ends_when_the_risk_grows),
		IN_BAD_SHOP(act_says_it_of_several_at_once),
		IN_BAD_SHOP(act_takes_what_an_entry_stands_of),
		IN_BAD_SHOP(act_refuses),
		IN_BAD_SHOP(what_can_be_said_is_completed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
