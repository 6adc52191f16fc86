/* A questionnaire of two answers, of levels that cannot be chosen, with areas, long texts and
 * the texts of the plan, through every command that shows them. */
#include "cli/shop.h"

#define KINDS "--questionnaire", "kinds"

static int setup(void **state)
{
	if (shop_setup(state) || mkdir(path_in(state, "kinds"), 0755))
		return 1;
	shop_copy(state, "tests/data/cli/kinds/questionnaire.yaml", "kinds/questionnaire.yaml");
	shop_copy(state, "tests/data/cli/kinds/all.yaml", "kinds/all.yaml");
	SHOP_EXPECT(state, 0, "", NULL, "new", "k.json", "-q", KINDS);
	SHOP_EXPECT(state, 0, "", NULL, "set", "k.json", "-q", KINDS, "B-1=0", "B-2=2",
		    "DT-1=same");
	return 0;
}

#define IN_KINDS(test) cmocka_unit_test_setup_teardown(test, setup, folder_teardown)

static void it_is_sound(void **state)
{
	SHOP_EXPECT(state, 0, "", "", "check", "kinds");
}

static void what_cannot_be_chosen_is_refused_with_what_can(void **state)
{
	static const struct {
		const char *answer, *err;
	} rows[] = {
		{"B-1=2", "B-1: '2' is not possible; use 0, 4, unknown or na:REASON"},
		{"B-2=1", "B-2: '1' is not possible; use 0, 2, 4, unknown or na:REASON"},
		{"B-9=4", "B-9 is withdrawn, and asked no more; set B-2"},
		{"DT-1=tape", "DT-1: option 'tape' was withdrawn; use same, away or unknown"},
		{"DT-1=tap", "DT-1: 'tap' is not possible; use same, away or unknown"},
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct str err = {0};

		str_addf(&err, "plumbline set: %s\nplumbline set: nothing was set; k.json is as it "
			       "was\n", rows[i].err);
		SHOP_EXPECT(state, 2, "", str_text(&err), "set", "k.json", KINDS,
			    rows[i].answer);
		str_release(&err);
	}
}

static void commands_show_them(void **state)
{
	SHOP_GOLDEN(state, "cli/kinds-show.txt", "show", "k.json", KINDS, "B-1", "B-2", "DT-1",
		    "CR-1", "B-9");
	SHOP_GOLDEN(state, "cli/kinds-plan.txt", "plan", "k.json", KINDS);
	SHOP_GOLDEN(state, "cli/kinds-explain-1.txt", "explain", "k.json", "B-1", KINDS);
	SHOP_GOLDEN(state, "cli/kinds-explain-2.txt", "explain", "k.json", "B-2", KINDS);
	SHOP_GOLDEN(state, "cli/kinds-explain-rule.txt", "explain", "k.json", "CR-1", KINDS);
	SHOP_GOLDEN(state, "cli/kinds-term.txt", "show", "k.json", "TERM-drill", KINDS);
}

static void exports_show_them(void **state)
{
	struct str json = {0};

	SHOP_EXPECT(state, 0, NULL, NULL, "export", "k.json", KINDS, "-q", "-o", "k.md", "-o",
		    "k.plan.json", "-o", "k.csv", "-o", "k.xlsx");
	file_load(path_in(state, "k.plan.json"), &json);
	assert_text_has(str_text(&json), "\"after\": [\"B-2\"]");
	assert_text_has(str_text(&json), "\"text\": \"What comes back after a bad day, and how "
					 "fast.\\n\\nTwo things go wrong most:\\n- the key");
	assert_text_has(str_text(&json), "\"why\": \"A backup that was never restored is a hope."
					 "\\n\\nIt fails on the day it is needed:\\n- the key");
	assert_null(strstr(str_text(&json), "B-9"));
	str_truncate(&json, 0);
	file_load(path_in(state, "k.md"), &json);
	assert_text_has(str_text(&json), "  - Better after: B-2\n");
	assert_null(strstr(str_text(&json), "B-9"));
	str_release(&json);
}

static void the_screen_shows_them(void **state)
{
	SHOP_GOLDEN(state, "cli/kinds-two-80x24.txt", "screen", "k.json", KINDS, "--keys", "]",
		    "--size", "80x24");
	SHOP_GOLDEN(state, "cli/kinds-two-120x40.txt", "screen", "k.json", KINDS, "--keys", "]2",
		    "--size", "120x40");
	SHOP_GOLDEN(state, "cli/kinds-three-80x24.txt", "screen", "k.json", KINDS, "--keys",
		    "]] j <Enter> k", "--size", "80x24");
	SHOP_GOLDEN(state, "cli/kinds-more-100x40.txt", "screen", "k.json", KINDS, "--keys", "]i",
		    "--size", "100x40");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_KINDS(it_is_sound),
		IN_KINDS(what_cannot_be_chosen_is_refused_with_what_can),
		IN_KINDS(commands_show_them),
		IN_KINDS(exports_show_them),
		IN_KINDS(the_screen_shows_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
