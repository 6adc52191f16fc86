#include "cli/shop.h"

static void fill(void **state)
{
	SHOP_EXPECT(state, 0, "", NULL, "set", "-q", "a.json", "REL-01=1", "REL-02=0",
		    "DT-01=net", "DT-02=one", "SEC-01=unknown",
		    "REL-06=replicas:partial,zones:yes,probes:no,drills:na:out-of-scope");
}

static void plan_prints_actions_by_wave(void **state)
{
	fill(state);
	SHOP_GOLDEN(state, "cli/plan.txt", "plan", "a.json", "--all");
	SHOP_GOLDEN(state, "cli/plan-now.txt", "plan", "a.json", "--wave", "now", "--capacity",
		    "5");
	SHOP_GOLDEN(state, "cli/plan-top.txt", "plan", "a.json", "--top", "2", "--target",
		    "4");
	SHOP_GOLDEN(state, "cli/plan-steps.txt", "plan", "a.json", "--steps", "--by", "gain");
}

/* Adds members to the file as text. */
static void add_members(void **state, const char *members)
{
	struct str text = {0};

	file_load(path_in(state, "a.json"), &text);
	str_truncate(&text, (size_t)(strrchr(str_text(&text), '}') - str_text(&text)));
	str_addf(&text, ", %s}\n", members);
	file_store(path_in(state, "a.json"), str_text(&text));
	str_release(&text);
}

/* The plan as text with these options, in which the parts stand one after the other; none of
 * those in `not` does. */
static void assert_plan_says(void **state, const char *const *options,
			     const char *const *parts, const char *not)
{
	const char *argv[16] = {"plan", "a.json", "-q"};
	size_t n = 3;
	const char *at;
	struct run r;

	for (; options[n - 3]; n++)
		argv[n] = options[n - 3];
	r = shop_run(state, argv, NULL);
	assert_int_equal(r.code, 0);
	at = str_text(&r.out);
	for (; *parts; parts++) {
		const char *found = strstr(at, *parts);

		if (!found)
			fail_msg("no '%s' in the rest of:\n%s", *parts, str_text(&r.out));
		at = found + strlen(*parts);
	}
	if (not && strstr(str_text(&r.out), not))
		fail_msg("'%s' in:\n%s", not, str_text(&r.out));
	run_release(&r);
}
#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

#define SAID                                                                              \
	"\"plan\": {\"REL-01\": {\"status\": \"in-progress\", \"owner\": \"Ann Fox\", "           \
	"\"due\": \"2026-11-20\"}, \"REL-06/replicas\": {\"status\": \"open\", \"owner\": "        \
	"\"Bob\", \"due\": \"2026-12-24\"}, \"DT-01\": {\"status\": \"rejected\"}, "              \
	"\"REL-22\": {\"status\": \"done\"}}"

static void plan_shows_what_is_asked_for(void **state)
{
	fill(state);
	add_members(state, SAID);
	assert_plan_says(state, WORDS("--owner", "fox"),
			 WORDS("shown: what is noted for 'fox', 1 action to do, ", "Now: 1 action",
			       "REL-01", "in-progress, Ann Fox, due 2026-11-20 (overdue)"),
			 "REL-06");
	/* the owner of a step too */
	assert_plan_says(state, WORDS("--owner", "BOB"), WORDS("REL-06"), "REL-01 ");
	assert_plan_says(state, WORDS("--overdue"),
			 WORDS("shown: what is overdue, 1 action to do", "REL-01"), "REL-06");
	assert_plan_says(state, WORDS("--overdue", "--as-of", "2026-12-25"),
			 WORDS("REL-01", "REL-06", "a step is overdue"), NULL);
	assert_plan_says(state, WORDS("--overdue", "--as-of", "2026-11-20"),
			 WORDS("shown: what is overdue, no actions\n"), "REL-01");
	/* what is done or set aside is in no wave */
	assert_plan_says(state, WORDS("--top", "100"),
			 WORDS("Rejected: 1 action\n", "DT-01", "Done: 1 action\n", "REL-22"),
			 NULL);
	assert_plan_says(state, WORDS("--wave", "later"), WORDS("the wave later"), "Rejected");
	/* steps are ticked */
	assert_plan_says(state, WORDS("--steps"),
			 WORDS("[ ] replicas: ", "Bob, due 2026-12-24)"), NULL);
	SHOP_EXPECT(state, 0, NULL,
		    "no action is like that\nowners noted in the plan: Ann Fox, Bob\n",
		    "plan", "a.json", "--owner", "carl");
}

static void accepted_risks_are_said_with_their_end(void **state)
{
	fill(state);
	add_members(state, "\"plan\": {\"REL-02\": {\"status\": \"accepted\", "
			   "\"reason\": \"small\", \"approver\": \"ann\", "
			   "\"until\": \"2027-06-30\"}}");
	assert_plan_says(state, WORDS("--all"),
			 WORDS("Accepted: 1 action\n", "REL-02", "accepted until 2027-06-30 by "
			       "ann (incomplete: from an older file)\n"), NULL);
	assert_plan_says(state, WORDS("--as-of", "2027-07-01"),
			 WORDS("REL-02", "expired: it was accepted until 2027-06-30 by ann"),
			 "Accepted");
}

/* Once the file says when waves begin, they carry dates. */
static void waves_carry_dates(void **state)
{
	fill(state);
	SHOP_EXPECT(state, 0, "", NULL, "set", "-q", "a.json", "waves.start=2026-12-01");
	assert_plan_says(state, WORDS("--all"),
			 WORDS("\nNow, 2026-12-01 to 2026-12-30: ",
			       "\nNext, 2026-12-31 to 2027-01-29: ",
			       "\nLater, from 2027-01-30: "),
			 NULL);
	SHOP_EXPECT(state, 0, "", NULL, "set", "-q", "a.json", "waves.days=7");
	assert_plan_says(state, WORDS("--all"),
			 WORDS("\nNow, 2026-12-01 to 2026-12-07: "), NULL);
}

/* What is accepted has no part in the days of its wave, as in those of the whole plan. */
static void accepted_actions_are_counted_apart(void **state)
{
	struct run r;

	fill(state);
	SHOP_EXPECT(state, 0, "", NULL, "accept", "a.json", "REL-02", "reason=small",
		    "control=Ann looks", "residual=low", "owner=bo", "approver=ann", "until=2027-11-21");
	r = shop_run(state, SHOP_ARGS("plan", "a.json"), NULL);
	assert_int_equal(r.code, 0);
	/* at the head and in the wave; nowhere is the accepted one among those to do */
	assert_text_has(str_text(&r.out), "5 actions to do, ");
	assert_text_has(str_text(&r.out), " on the low end; 1 accepted\n");
	assert_text_has(str_text(&r.out), "\nAccepted: 1 action\n");
	assert_text_has(str_text(&r.out), "accepted until 2027-11-21 by ann\n");
	run_release(&r);
	r = shop_run(state, SHOP_ARGS("score", "a.json"), NULL);
	assert_text_has(str_text(&r.out), "The plan: 5 actions to do, ");
	assert_text_has(str_text(&r.out), " days; 1 accepted");
	run_release(&r);
	r = shop_run(state, SHOP_ARGS("plan", "a.json", "--format", "md"), NULL);
	assert_text_has(str_text(&r.out), " 5 actions are to do: ");
	assert_text_has(str_text(&r.out), " points; 1 accepted. ");
	assert_text_has(str_text(&r.out), " Target level 3.\n");
	run_release(&r);
	r = shop_run(state, SHOP_ARGS("plan", "a.json", "--format", "json"), NULL);
	assert_text_has(str_text(&r.out), "\"actions_left\": 5,");
	assert_text_has(str_text(&r.out), "\"actions_accepted\": 1,");
	run_release(&r);
}

static void an_empty_plan_is_told(void **state)
{
	SHOP_EXPECT(state, 0, NULL,
		    "nothing answered is below level 3\n"
		    "open, and so without an action yet: 7 questions and decisions; plumbline "
		    "show a.json --open lists them\n",
		    "plan", "a.json");
}

static void assert_same_as_export(void **state, const char *format, const char *flag)
{
	struct run a = shop_run(state, SHOP_ARGS("plan", "a.json", "--format", format, flag),
				NULL);
	struct run b = shop_run(state, SHOP_ARGS("export", "a.json", "-o", "-", "--format",
						 format, flag), NULL);

	assert_int_equal(a.code, 0);
	assert_int_equal(b.code, 0);
	assert_true(a.out.len > 0);
	assert_text_equal(str_text(&a.out), str_text(&b.out));
	run_release(&a);
	run_release(&b);
}

static void plan_in_other_formats_is_their_export(void **state)
{
	static const char *const formats[] = {"json", "csv", "md"};

	fill(state);
	for (size_t i = 0; i < COUNT_OF(formats); i++) {
		assert_same_as_export(state, formats[i], "-q");
		assert_same_as_export(state, formats[i], "--steps");
	}
}

/* The order is that of the plan in every format. */
static void by_gain_is_the_order_of_every_format(void **state)
{
	static const char *const formats[] = {"text", "json", "csv", "md"};

	fill(state);
	for (size_t i = 0; i < COUNT_OF(formats); i++)
		for (int gain = 0; gain < 2; gain++) {
			struct run r = shop_run(state, SHOP_ARGS("plan", "a.json", "--format",
								 formats[i], "--by",
								 gain ? "gain" : "risk"),
						NULL);
			const char *plan = strstr(str_text(&r.out), "SEC-01/find-out"),
				   *other = strstr(str_text(&r.out), "Exposure: Staff");

			assert_int_equal(r.code, 0);
			assert_non_null(plan);
			assert_non_null(other);
			/* finding out brings no points: last by gain, and first by risk */
			assert_int_equal(plan > other, gain);
			run_release(&r);
		}
}

static void plan_refuses(void **state)
{
	static const struct refusal table[] = {
		{{"plan", "a.json", "--format", "csv", "--top", "3"}, 2,
		 "plumbline plan: --top, --all, --wave, --owner, --overdue and --why choose "
		 "what the text shows; the other formats hold all of it\n"},
		{{"plan", "a.json", "--format", "md", "--overdue"}, 2, NULL},
		{{"plan", "a.json", "--by", "cost"}, 2,
		 "plumbline plan: --by takes one of risk|gain, not 'cost'\n"},
		{{"plan", "a.json", "--wave", "soon"}, 2,
		 "plumbline plan: --wave takes one of now|next|later, not 'soon'\n"},
		{{"plan", "a.json", "--capacity", "0"}, 2,
		 "plumbline plan: --capacity takes a whole number from 1 to 100000, not '0'\n"},
		{{"plan", "a.json", "--capacity"}, 2,
		 "plumbline plan: --capacity needs a value: --capacity DAYS\n"},
		{{"plan", "a.json", "--format", "xlsx"}, 2,
		 "plumbline plan: --format takes one of text|json|csv|md, not 'xlsx'\n"},
	};

	shop_refuses(state, table, COUNT_OF(table));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SHOP(plan_prints_actions_by_wave),
		IN_SHOP(plan_shows_what_is_asked_for),
		IN_SHOP(accepted_risks_are_said_with_their_end),
		IN_SHOP(waves_carry_dates),
		IN_SHOP(accepted_actions_are_counted_apart),
		IN_SHOP(an_empty_plan_is_told),
		IN_SHOP(plan_in_other_formats_is_their_export),
		IN_SHOP(by_gain_is_the_order_of_every_format),
		IN_SHOP(plan_refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
