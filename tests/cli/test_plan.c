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
}

/* What is accepted has no part in the days of its wave, as in those of the whole plan. */
static void accepted_actions_are_counted_apart(void **state)
{
	struct run r;

	fill(state);
	SHOP_EXPECT(state, 0, "", NULL, "accept", "a.json", "REL-02", "reason=small", "control=Ann looks",
		    "residual=low", "owner=bo", "approver=ann", "until=2027-11-21");
	r = shop_run(state, SHOP_ARGS("plan", "a.json"), NULL);
	assert_int_equal(r.code, 0);
	/* at the head and in the wave; nowhere is the accepted one among those to do */
	assert_text_has(str_text(&r.out), "5 actions to do, ");
	assert_text_has(str_text(&r.out), " on the low end; 1 accepted\n");
	assert_text_has(str_text(&r.out), " points; 1 accepted\n");
	run_release(&r);
	r = shop_run(state, SHOP_ARGS("score", "a.json"), NULL);
	assert_text_has(str_text(&r.out), "The plan: 5 actions to do, ");
	assert_text_has(str_text(&r.out), " days; 1 accepted.\n");
	run_release(&r);
	r = shop_run(state, SHOP_ARGS("plan", "a.json", "--format", "md"), NULL);
	assert_text_has(str_text(&r.out), "The plan: 5 actions to do, ");
	assert_text_has(str_text(&r.out), " points; 1 accepted. Target level 3.");
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

static void plan_in_other_formats_is_their_export(void **state)
{
	static const char *const formats[] = {"json", "csv", "md"};

	fill(state);
	for (size_t i = 0; i < COUNT_OF(formats); i++) {
		struct run a = shop_run(state, SHOP_ARGS("plan", "a.json", "--format",
							 formats[i]), NULL);
		struct run b = shop_run(state, SHOP_ARGS("export", "a.json", "-o", "-",
							 "--format", formats[i]), NULL);

		assert_int_equal(a.code, 0);
		assert_int_equal(b.code, 0);
		assert_true(a.out.len > 0);
		assert_text_equal(str_text(&a.out), str_text(&b.out));
		run_release(&a);
		run_release(&b);
	}
}

static void plan_refuses(void **state)
{
	static const struct refusal table[] = {
		{{"plan", "a.json", "--format", "csv", "--top", "3"}, 2,
		 "plumbline plan: --wave, --top and --all choose what the text shows; the other "
		 "formats hold all of it\n"},
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
		IN_SHOP(accepted_actions_are_counted_apart),
		IN_SHOP(an_empty_plan_is_told),
		IN_SHOP(plan_in_other_formats_is_their_export),
		IN_SHOP(plan_refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
