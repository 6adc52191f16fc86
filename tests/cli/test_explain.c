#include "cli/shop.h"

static void fill(void **state)
{
	SHOP_EXPECT(state, 0, "", NULL, "set", "-q", "a.json", "name=Kiosk", "REL-01=1",
		    "DT-01=net", "DT-02=two", "SEC-03=2",
		    "REL-06=replicas:partial,zones:yes,probes:yes,drills:na:out-of-scope");
}

static void explain_shows_where_each_number_comes_from(void **state)
{
	static const char *const ids[] = {"REL-01", "REL-02", "REL-06", "REL-22", "SEC-01",
					  "SEC-02", "SEC-03", "DT-01",  "DT-02",  "CR-01",
					  "stage",  "security"};

	fill(state);
	SHOP_GOLDEN(state, "cli/explain.txt", "explain", "a.json");
	for (size_t i = 0; i < COUNT_OF(ids); i++) {
		char name[64];

		snprintf(name, sizeof name, "cli/explain-%s.txt", ids[i]);
		SHOP_GOLDEN(state, name, "explain", "a.json", ids[i]);
	}
}

/* What must come first is counted in, in days and in points. */
static void explain_counts_what_must_come_first(void **state)
{
	struct run r;

	fill(state);
	SHOP_EXPECT(state, 0, "", NULL, "set", "-q", "a.json", "REL-02=0");
	r = shop_run(state, SHOP_ARGS("explain", "a.json", "REL-02"), NULL);
	assert_text_has(str_text(&r.out), "     7 days, +5.4 in this order, +5.4 alone\n");
	assert_text_has(str_text(&r.out),
			"     done with what must come first: REL-01; 8.5 days, +11.3\n");
	assert_text_has(str_text(&r.out), "     why there: before it: REL-01, 1.5 days\n");
	run_release(&r);
	r = shop_run(state, SHOP_ARGS("explain", "a.json"), NULL);
	assert_text_has(str_text(&r.out), "+11.3  8.5 days  REL-02");
	assert_text_has(str_text(&r.out), "done with what must come first: REL-01\n");
	run_release(&r);
}

/* What follows "plumbline set a.json " in the explanation of id; "" when nothing does. */
static void suggested_change(void **state, const char *id, char change[128])
{
	struct run r = shop_run(state, SHOP_ARGS("explain", "a.json", id), NULL);
	const char *found = strstr(str_text(&r.out), "plumbline set a.json ");

	assert_int_equal(r.code, 0);
	snprintf(change, 128, "%.*s", found ? (int)strcspn(found + 21, " \n") : 0,
		 found ? found + 21 : "");
	run_release(&r);
}

/* The levels that the smallest change reaches one after the other, until the top. */
static void the_suggested_change_reaches_the_top_step_by_step(void **state)
{
	static const char *const ids[] = {"REL-01", "REL-06", "SEC-01", "SEC-02", "REL-22"};

	for (size_t i = 0; i < COUNT_OF(ids); i++) {
		char change[128];
		int steps = 0;

		for (suggested_change(state, ids[i], change); *change && steps < 6; steps++) {
			SHOP_EXPECT(state, 0, "", NULL, "set", "-q", "a.json", change);
			suggested_change(state, ids[i], change);
		}
		assert_in_range(steps, 1, 4);
	}
	SHOP_EXPECT(state, 0, NULL, "", "score", "-q", "a.json", "--min", "reliability=70");
}

static void a_must_have_comes_first_above_level_1(void **state)
{
	char change[128];

	SHOP_EXPECT(state, 0, "", NULL, "set", "-q", "a.json",
		    "REL-06=replicas:no,zones:yes,probes:yes,drills:no");
	suggested_change(state, "REL-06", change);
	assert_string_equal(change, "REL-06=replicas:yes");
}

static void explain_refuses(void **state)
{
	static const struct refusal table[] = {
		{{"explain"}, 2, NULL},
		{{"explain", "a.json", "securety"}, 2,
		 "plumbline explain: there is no 'securety' in shop (did you mean 'security'?); "
		 "plumbline show a.json --questions lists what is asked\n"},
		{{"explain", "a.json", "REL-01", "REL-02"}, 2, NULL},
		{{"explain", "missing.json"}, 66, NULL},
	};

	shop_refuses(state, table, COUNT_OF(table));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SHOP(explain_shows_where_each_number_comes_from),
		IN_SHOP(explain_counts_what_must_come_first),
		IN_SHOP(the_suggested_change_reaches_the_top_step_by_step),
		IN_SHOP(a_must_have_comes_first_above_level_1),
		IN_SHOP(explain_refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
