/* plumbline lint: for every kind a file that has it and one that just has not; what is printed,
 * what it exits with, and that it changes nothing. */
#include "cli/shop.h"

#include "base/json_read.h"
#include "engine/lint/lint.h"

/* A file of the shop as of 2026-11-21: its answers, and what stands behind them. */
static void write_file(void **state, const char *answers, const char *more)
{
	struct str text = {0};

	str_addf(&text,
		 "{\"format\": \"plumbline-assessment\", \"version\": 1, \"id\": \"x\",\n"
		 "\"questionnaire\": {\"id\": \"shop\", \"version\": \"1\"},\n"
		 "\"workload\": {\"name\": \"Till\", \"stage\": \"prod\", \"kinds\": [\"rag\"]},\n"
		 "\"answers\": {%s}%s%s}\n",
		 answers, *more ? ",\n" : "", more);
	file_store(path_in(state, "a.json"), str_text(&text));
	str_release(&text);
}

#define EVIDENCE ", \"evidence\": [\"page\"]"
#define ONE "\"REL-01\": {\"level\": 1"
#define THREE "\"REL-01\": {\"level\": 3" EVIDENCE
#define ITEMS(zones) \
	"\"REL-06\": {\"practices\": {\"replicas\": \"no\", \"zones\": " zones ", \"probes\": \"no\", " \
	"\"drills\": \"no\"}}"
#define RECORD(until) \
	"\"acceptances\": [{\"id\": \"r\", \"of\": \"REL-01\", \"severity\": \"high\", \"reason\": " \
	"\"late\", \"control\": \"desk\", \"residual\": \"low\", \"owner\": \"Ann\", " \
	"\"approver\": \"Bo\", \"from\": \"2026-11-01\", \"until\": \"" until "\", " \
	"\"recorded\": \"2026-11-01T10:00:00Z\"}]"
#define OF_RULE(id) \
	"\"acceptances\": [{\"id\": \"r\", \"of\": \"" id "\", \"severity\": \"critical\", " \
	"\"reason\": \"late\", \"control\": \"desk\", \"residual\": \"low\", \"owner\": \"Ann\", " \
	"\"approver\": \"Bo\", \"from\": \"2026-11-01\", \"until\": \"2026-12-01\", " \
	"\"recorded\": \"2026-11-01T10:00:00Z\"}]"
#define PLAN(entries) "\"plan\": {" entries "}"
#define FIRST "\"at\": \"2026-11-01T10:00:00Z\""
#define SECOND "\"at\": \"2026-11-02T10:00:00Z\""
#define VOTES(a, b, c) ", \"votes\": {\"Ann\": " a ", \"Bo\": " b ", \"Cy\": " c "}"

struct sample {
	enum lint_kind kind;
	const char *answers, *more;
	const char *found; /* "ID: says", or NULL: nothing of that kind */
};

static const struct sample samples[] = {
	{LINT_NO_EVIDENCE, "\"REL-01\": {\"level\": 3}", "", "REL-01: level 3, target 3"},
	{LINT_NO_EVIDENCE, "\"REL-01\": {\"level\": 3" EVIDENCE "}", "", NULL},
	{LINT_NO_EVIDENCE, "\"REL-01\": {\"level\": 2}", "", NULL},
	{LINT_NO_EVIDENCE, "\"REL-01\": {\"state\": \"unknown\"}", "", NULL},
	{LINT_NO_EVIDENCE, "\"DT-02\": {\"option\": \"two\"}", "", NULL}, /* REL-22 mirrors it */
	{LINT_NO_EVIDENCE, "\"SEC-01\": {\"practices\": {\"vault\": \"yes\", \"rotated\": \"yes\"}}",
	 "", "SEC-01: level 4, target 3"},
	{LINT_NO_REASON, "\"REL-01\": {\"state\": \"not-applicable\", \"reason\": \"other\"}", "",
	 "REL-01: for another reason, and no note says which"},
	{LINT_NO_REASON,
	 "\"REL-01\": {\"state\": \"not-applicable\", \"reason\": \"other\", \"note\": \"n\"}", "",
	 NULL},
	{LINT_NO_REASON,
	 "\"REL-01\": {\"state\": \"not-applicable\", \"reason\": \"business-priority\"}", "",
	 "REL-01: business priority is no reason any more: what is not worth it now is an accepted "
	 "risk"},
	{LINT_NO_REASON,
	 "\"REL-01\": {\"state\": \"not-applicable\", \"reason\": \"out-of-scope\"}", "", NULL},
	{LINT_NO_REASON, ITEMS("\"na\""), "", "REL-06: no reason is given"},
	{LINT_NO_REASON,
	 "\"REL-06\": {\"practices\": {\"zones\": \"na\"}, \"reason\": \"out-of-scope\"}", "", NULL},
	{LINT_EXPIRED, ONE "}", RECORD("2026-11-20"), "REL-01: accepted until 2026-11-20"},
	{LINT_EXPIRED, ONE "}", RECORD("2026-11-21"), NULL},
	{LINT_EXPIRED, THREE "}", RECORD("2026-11-20"), NULL}, /* the risk is gone */
	{LINT_EXPIRED, "\"REL-01\": {\"level\": 0}", RECORD("2026-12-01"),
	 "REL-01: accepted as high, and critical now"},
	{LINT_EXPIRED, ONE "}",
	 PLAN("\"REL-01\": {\"status\": \"accepted\", \"until\": \"2026-11-20\"}"),
	 "REL-01: accepted until 2026-11-20"},
	{LINT_CONTRADICTED, ONE ", " SECOND "}", PLAN("\"REL-01\": {\"status\": \"done\", " FIRST "}"),
	 "REL-01: said to be done on 2026-11-01"},
	{LINT_CONTRADICTED, ONE ", " FIRST "}", PLAN("\"REL-01\": {\"status\": \"done\", " SECOND "}"),
	 NULL},
	{LINT_NOT_CONFIRMED, ONE ", " FIRST "}",
	 PLAN("\"REL-01\": {\"status\": \"done\", " SECOND "}"),
	 "REL-01: said to be done on 2026-11-02"},
	{LINT_NOT_CONFIRMED, THREE ", " FIRST "}",
	 PLAN("\"REL-01\": {\"status\": \"done\", " SECOND "}"), NULL},
	{LINT_NOT_CONFIRMED, ONE ", " SECOND "}",
	 PLAN("\"REL-01\": {\"status\": \"done\", " FIRST "}"), NULL},
	{LINT_NOT_CONFIRMED, ITEMS("\"no\""), PLAN("\"REL-06/zones\": {\"status\": \"done\"}"),
	 "REL-06: said to be done: REL-06/zones"},
	{LINT_NOT_CONFIRMED, ITEMS("\"yes\""), PLAN("\"REL-06/zones\": {\"status\": \"done\"}"),
	 NULL},
	{LINT_NO_DATE, ONE "}", PLAN("\"REL-01\": {\"owner\": \"Ann\"}"), "REL-01: Ann has it"},
	{LINT_NO_DATE, ONE "}", PLAN("\"REL-01\": {\"owner\": \"Ann\", \"due\": \"2026-12-01\"}"),
	 NULL},
	{LINT_NO_DATE, ONE "}", PLAN("\"REL-01\": {\"owner\": \"Ann\", \"status\": \"done\"}"), NULL},
	{LINT_NO_DATE, ITEMS("\"no\""), PLAN("\"REL-06/zones\": {\"owner\": \"Bo\"}"),
	 "REL-06/zones: Bo has it"},
	{LINT_NO_DATE, ITEMS("\"no\""),
	 PLAN("\"REL-06\": {\"due\": \"2026-12-01\"}, \"REL-06/zones\": {\"owner\": \"Bo\"}"), NULL},
	{LINT_OVERDUE, ONE "}", PLAN("\"REL-01\": {\"due\": \"2026-11-20\"}"),
	 "REL-01: due 2026-11-20"},
	{LINT_OVERDUE, ONE "}", PLAN("\"REL-01\": {\"due\": \"2026-11-21\"}"), NULL},
	{LINT_OVERDUE, ONE "}", PLAN("\"REL-01\": {\"due\": \"2026-11-20\", \"status\": \"done\"}"),
	 NULL},
	{LINT_OVERDUE, ITEMS("\"no\""),
	 PLAN("\"REL-06\": {\"due\": \"2026-12-01\"}, \"REL-06/zones\": {\"due\": \"2026-11-20\"}"),
	 "REL-06: a step was due"},
	{LINT_FLAGGED, ONE ", \"flag\": true, \"at\": \"2026-10-21T10:00:00Z\"}", "",
	 "REL-01: answered 31 days ago"},
	{LINT_FLAGGED, ONE ", \"flag\": true, \"at\": \"2026-10-22T10:00:00Z\"}", "", NULL},
	{LINT_FLAGGED, ONE ", \"at\": \"2026-10-21T10:00:00Z\"}", "", NULL},
	{LINT_FLAGGED,
	 ONE ", \"at\": \"2026-10-01T10:00:00Z\"}, \"REL-02\": {\"flag\": true}", "",
	 "REL-02: the last answer to anything was given 51 days ago"},
	{LINT_FLAGGED, "\"REL-02\": {\"flag\": true}", "", NULL}, /* nothing has a date */
	{LINT_OLD, ONE ", \"at\": \"2025-11-20T10:00:00Z\"}", "",
	 "REL-01: answered on 2025-11-20, 366 days ago"},
	{LINT_OLD, ONE ", \"at\": \"2025-11-21T10:00:00Z\"}", "", NULL},
	{LINT_OLD, ONE "}", "", NULL},
	{LINT_SPLIT, "\"REL-01\": {\"level\": 2" VOTES("1", "2", "3") "}", "",
	 "REL-01: Ann 1, Bo 2, Cy 3; median 2, mean 2.00, from 1 to 3"},
	{LINT_SPLIT, "\"REL-01\": {\"level\": 2, \"note\": \"why\"" VOTES("1", "2", "3") "}", "",
	 NULL},
	{LINT_SPLIT, "\"REL-01\": {\"level\": 2" VOTES("2", "2", "3") "}", "", NULL},
	{LINT_SPLIT, "\"REL-01\": {\"level\": 2" VOTES("2", "2", "4") "}", "",
	 "REL-01: Ann 2, Bo 2, Cy 4; median 2, mean 2.67, from 2 to 4"},
	{LINT_SPLIT, "\"REL-01\": {\"level\": 4" VOTES("1", "2", "3") "}", "", NULL}, /* not taken */
	{LINT_SPLIT, "\"REL-01\": {\"level\": 2" VOTES("\"unknown\"", "2", "\"unknown\"") "}", "",
	 NULL},
	{LINT_SPLIT, "\"DT-01\": {\"option\": \"net\", \"votes\": {\"Ann\": \"int\", \"Bo\": \"net\"}}",
	 "", "DT-01: Ann: Staff; Bo: Everybody"},
	{LINT_SPLIT,
	 "\"DT-01\": {\"option\": \"net\"" VOTES("\"int\"", "\"net\"", "\"net\"") "}", "", NULL},
	{LINT_AGAINST, "\"DT-01\": {\"option\": \"net\"}", "",
	 "DT-01: CR-01: Everybody reaches production"},
	{LINT_AGAINST, "\"DT-01\": {\"option\": \"int\"}", "", NULL},
	{LINT_AGAINST, "\"DT-01\": {\"option\": \"net\"}", OF_RULE("CR-01"), NULL},
	{LINT_AGAINST, "\"DT-01\": {\"option\": \"net\"}", OF_RULE("DT-01"), NULL},
};

/* What the JSON has of one kind, "ID: says" a line. */
static void found_of(struct str *out, const char *json, enum lint_kind kind)
{
	struct arena arena = {0};
	struct diags d = {0};
	const struct jnode *root = json_read(&arena, "lint.json", json, strlen(json), &d);
	const struct jnode *list;

	assert_diags(&d, "");
	list = json_get(root, "findings");
	assert_non_null(list);
	for (const struct jnode *f = list->first; f; f = f->next)
		if (!strcmp(json_get(f, "kind")->text, lint_words[kind].id))
			str_addf(out, "%s%s: %s", out->len ? "\n" : "", json_get(f, "id")->text,
				 json_get(f, "says")->text);
	arena_release(&arena);
}

static void every_kind_is_found_and_what_just_is_not_is_left_alone(void **state)
{
	bool has[LINT_KINDS] = {false}, has_not[LINT_KINDS] = {false};

	for (size_t i = 0; i < COUNT_OF(samples); i++) {
		const struct sample *it = &samples[i];
		struct str before = {0}, found = {0};
		struct run r;

		write_file(state, it->answers, it->more);
		file_load(path_in(state, "a.json"), &before);
		r = shop_run(state, SHOP_ARGS("lint", "a.json", "--format", "json"), NULL);
		assert_int_equal(r.code, 0);
		found_of(&found, str_text(&r.out), it->kind);
		if (strcmp(str_text(&found), it->found ? it->found : "") != 0)
			print_error("%s of %s %s\n", lint_words[it->kind].id, it->answers, it->more);
		assert_text_equal(str_text(&found), it->found ? it->found : "");
		assert_file_text(path_in(state, "a.json"), str_text(&before));
		*(it->found ? &has[it->kind] : &has_not[it->kind]) = true;
		run_release(&r);
		str_release(&found);
		str_release(&before);
	}
	for (size_t i = 0; i < LINT_KINDS; i++)
		assert_true(has[i] && has_not[i]);
}

/* All of them in one file. */
static void write_all(void **state)
{
	write_file(state,
		   "\"DT-01\": {\"option\": \"net\", \"flag\": true, \"at\": "
		   "\"2026-10-01T10:00:00Z\"},\n"
		   "\"DT-02\": {\"option\": \"one\", \"at\": \"2026-11-02T10:00:00Z\"},\n"
		   "\"REL-01\": {\"level\": 1, \"at\": \"2025-01-01T10:00:00Z\"" VOTES("0", "1", "2")
		   "},\n"
		   "\"REL-02\": {\"level\": 3, \"at\": \"2026-11-02T10:00:00Z\"},\n"
		   "\"REL-06\": {\"practices\": {\"replicas\": \"no\", \"zones\": \"no\", \"probes\": "
		   "\"na\", \"drills\": \"no\"}, \"at\": \"2026-11-02T10:00:00Z\"},\n"
		   "\"SEC-01\": {\"practices\": {\"vault\": \"no\", \"rotated\": \"no\"}, \"at\": "
		   "\"2026-11-02T10:00:00Z\"}",
		   RECORD("2026-11-20")
		   ",\n\"plan\": {\"SEC-01\": {\"status\": \"done\", \"at\": "
		   "\"2026-11-01T10:00:00Z\"},\n"
		   "\"REL-06\": {\"owner\": \"Ann\"}, \"REL-06/zones\": {\"status\": \"done\", "
		   "\"at\": \"2026-11-03T10:00:00Z\"},\n"
		   "\"REL-22\": {\"status\": \"open\"}, \"DT-02\": {\"due\": \"2026-11-20\"}, "
		   "\"REL-01\": {\"due\": \"2026-11-10\"}}");
}

static void lint_prints_what_why_and_the_command(void **state)
{
	struct run r;

	write_all(state);
	SHOP_GOLDEN(state, "cli-lint.txt", "lint", "a.json");
	r = shop_run(state, SHOP_ARGS("lint", "a.json", "--format", "json"), NULL);
	assert_int_equal(r.code, 0);
	assert_golden("cli-lint.json", str_text(&r.out));
	run_release(&r);
}

static void strict_exits_with_one(void **state)
{
	write_all(state);
	SHOP_EXPECT(state, 0, NULL, "", "lint", "a.json");
	SHOP_EXPECT(state, 1, NULL, "", "lint", "a.json", "--strict");
	SHOP_EXPECT(state, 1, NULL, "", "lint", "a.json", "--strict", "--format", "json");
	write_file(state, THREE "}", "");
	SHOP_EXPECT(state, 0,
		    "Till\nas of 2026-11-21: nothing to look at again; answers older than 365 days "
		    "are old,\nflags older than 30 forgotten\n",
		    "", "lint", "a.json", "--strict");
}

static void the_day_and_the_limit_are_inputs(void **state)
{
	write_file(state, ONE ", \"at\": \"2026-11-01T10:00:00Z\"}", "");
	SHOP_EXPECT(state, 0, NULL, "", "lint", "a.json", "--strict", "--older-than", "20");
	SHOP_EXPECT(state, 1, NULL, "", "lint", "a.json", "--strict", "--older-than", "19");
	SHOP_EXPECT(state, 0, NULL, "", "lint", "a.json", "--strict", "--as-of", "2027-11-01");
	SHOP_EXPECT(state, 1, NULL, "", "lint", "a.json", "--strict", "--as-of", "2027-11-02");
	SHOP_EXPECT(state, 2, "",
		    "plumbline lint: --older-than takes a whole number from 1 to 36500, not '0'\n",
		    "lint", "a.json", "--older-than", "0");
	SHOP_EXPECT(state, 66, "", NULL, "lint", "none.json");
}

static void the_screen_shows_it(void **state)
{
	static const struct {
		const char *name, *keys, *size;
	} rows[] = {
		{"cli/lint-80x24.txt", "H", "80x24"},
		{"cli/lint-120x40.txt", "H", "120x40"},
		{"cli/lint-end-80x24.txt", "H G", "80x24"},
		{"cli/lint-kinds-120x40.txt", "H <Tab> <Tab> <S-Tab>", "120x40"},
		{"cli/lint-mended-80x24.txt", "H v a <Space> p a g e <Enter>", "80x24"},
		{"cli/lint-plan-80x24.txt", "H <Tab> <Tab> <Tab> <Tab> <Tab> <Enter>", "80x24"},
		{"cli/lint-question-80x24.txt", "H <Enter>", "80x24"},
	};
	struct str before = {0};

	write_all(state);
	file_load(path_in(state, "a.json"), &before);
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		SHOP_GOLDEN(state, rows[i].name, "screen", "a.json", "--keys", rows[i].keys, "--size",
			    rows[i].size);
	assert_file_text(path_in(state, "a.json"), str_text(&before));
	write_file(state, "", "");
	SHOP_GOLDEN(state, "cli/lint-none-80x24.txt", "screen", "a.json", "--keys", "H <Tab>",
		    "--size", "80x24");
	str_release(&before);
}

static void plain_mode_reads_it(void **state)
{
	struct run r;

	write_all(state);
	r = shop_run(state, SHOP_ARGS("--plain", "a.json"),
		     "L\nlint overdue\nL no-such\nL flagged\nq\n");
	assert_int_equal(r.code, 0);
	assert_golden("cli/lint-plain.txt", str_text(&r.out));
	run_release(&r);
}

/* The commands that it names can be typed: each mends what it was named for. */
static void the_commands_mend(void **state)
{
	write_all(state);
	SHOP_EXPECT(state, 0, "", NULL, "set", "a.json", "-q", "--evidence", "REL-02=page");
	SHOP_EXPECT(state, 0, "", NULL, "set", "a.json", "-q", "REL-06=na:other", "--note",
		    "REL-06=no server of ours");
	SHOP_EXPECT(state, 0, "", NULL, "set", "a.json", "-q", "--unflag", "DT-01", "DT-01=int");
	SHOP_EXPECT(state, 0, "", NULL, "set", "a.json", "-q", "SEC-01=vault:yes,rotated:yes",
		    "--evidence", "SEC-01=page");
	SHOP_EXPECT(state, 0, "", NULL, "act", "a.json", "-q", "DT-02", "REL-01", "due=2026-12-01");
	SHOP_EXPECT(state, 0, "", NULL, "set", "a.json", "-q", "REL-01=1", "--note",
		    "REL-01=the room agreed");
	SHOP_EXPECT(state, 0, "", NULL, "accept", "a.json", "-q", "REL-01", "reason=late",
		    "control=the desk reads all", "residual=low", "owner=Ann", "approver=Bo",
		    "until=2026-12-31");
	SHOP_EXPECT(state, 0, NULL, "", "lint", "a.json", "--strict");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SHOP(every_kind_is_found_and_what_just_is_not_is_left_alone),
		IN_SHOP(lint_prints_what_why_and_the_command),
		IN_SHOP(strict_exits_with_one),
		IN_SHOP(the_day_and_the_limit_are_inputs),
		IN_SHOP(the_commands_mend),
		IN_SHOP(the_screen_shows_it),
		IN_SHOP(plain_mode_reads_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
