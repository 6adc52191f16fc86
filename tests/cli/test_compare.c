/* `compare`, and `milestone` beyond keeping: with the questionnaire `shop`, and the pair of
 * versions of tests/data/upgrade. */
#include "cli/shop.h"

#include "base/json_read.h"

/* a.json, kept at the kick-off, and changed since in all that a comparison tells. */
static int make_moved(void **state)
{
	if (shop_setup(state))
		return 1;
	SHOP_EXPECT(state, 0, "", NULL, "set", "a.json", "-q", "DT-01=net", "DT-02=one", "REL-01=0",
		    "REL-06=replicas:yes,zones:no,probes:no,drills:no", "SEC-01=vault:no",
		    "--by", "ann");
	SHOP_EXPECT(state, 0, "", NULL, "accept", "a.json", "-q", "CR-01", "reason=Next month.",
		    "control=Somebody looks at every request.", "residual=high", "owner=Ann",
		    "approver=Bo", "until=2026-12-01");
	SHOP_EXPECT(state, 0, "", NULL, "act", "a.json", "-q", "REL-06", "status=in-progress",
		    "owner=Cy", "due=2026-11-30");
	SHOP_EXPECT(state, 0, "", NULL, "milestone", "a.json", "-q", "kick-off");
	SHOP_EXPECT(state, 0, "", NULL, "set", "a.json", "-q", "REL-01=4", "REL-02=2",
		    "REL-06=zones:yes", "users=12", "DT-02=two", "--by", "bob");
	SHOP_EXPECT(state, 0, "", NULL, "unset", "a.json", "-q", "SEC-01");
	return 0;
}

/* It is made once; every test gets a copy. */
static int moved_setup(void **state)
{
	static struct str made;

	if (!made.len) {
		if (make_moved(state))
			return 1;
		file_load(path_in(state, "a.json"), &made);
		return 0;
	}
	if (folder_setup(state) || mkdir(path_in(state, "shop"), 0755))
		return 1;
	shop_copy(state, "tests/data/cli/shop/questionnaire.yaml", "shop/questionnaire.yaml");
	shop_copy(state, "tests/data/cli/shop/all.yaml", "shop/all.yaml");
	file_store_n(path_in(state, "a.json"), str_text(&made), made.len);
	return chmod(path_in(state, "a.json"), 0600);
}

#define IN_MOVED(test) cmocka_unit_test_setup_teardown(test, moved_setup, folder_teardown)
#define LATER "--as-of", "2026-12-15"

static void what_moved_is_told(void **state)
{
	SHOP_GOLDEN(state, "cli/compare.txt", "compare", "a.json@kick-off", "a.json", LATER);
	SHOP_GOLDEN(state, "cli/compare.txt", "compare", "a.json", LATER); /* the newest */
	SHOP_GOLDEN(state, "cli/compare.txt", "diff", "a.json", LATER);
	SHOP_GOLDEN(state, "cli/compare-all.txt", "compare", "a.json", "--all", LATER);
	SHOP_GOLDEN(state, "cli/compare.md", "compare", "a.json", "--format", "md", LATER);
	SHOP_GOLDEN(state, "cli/compare.json", "compare", "a.json", "--format", "json", LATER);
}

static void with_itself_nothing_moved(void **state)
{
	static const char *const pairs[][2] = {{"a.json@kick-off", "a.json@kick-off"},
					       {"a.json", "b.json"}};

	shop_copy(state, path_in(state, "a.json"), "b.json");
	for (size_t i = 0; i < COUNT_OF(pairs); i++) {
		struct run r = shop_run(state,
					SHOP_ARGS("compare", pairs[i][0], pairs[i][1], "--format",
						  "json", LATER),
					NULL);
		struct arena arena = {0};
		struct diags d = {0};
		struct jnode *root = json_read(&arena, "out", str_text(&r.out), r.out.len, &d);

		assert_int_equal(r.code, 0);
		assert_diags(&d, "");
		assert_int_equal(json_get(root, "empty")->kind, JNODE_TRUE);
		assert_int_equal(json_get(json_get(root, "answers"), "changed")->n, 0);
		assert_int_equal(json_get(json_get(root, "findings"), "new")->n, 0);
		arena_release(&arena);
		diags_release(&d);
		run_release(&r);
	}
}

/* At another depth only what both ask is compared. */
static void depths_are_not_mixed(void **state)
{
	SHOP_EXPECT(state, 0, "", NULL, "set", "a.json", "-q", "depth=core");
	SHOP_GOLDEN(state, "cli/compare-depth.txt", "compare", "a.json", LATER);
	SHOP_EXPECT(state, 0,
		    "name      kept                  questionnaire  overall then  findings\n"
		    "kick-off  2026-11-21T10:00:00Z  1                         -         2  depth "
		    "deep; of the 5 questions that both ask alike: 3.0 to 12.3 then, 25.8 to 62.8 "
		    "now\n",
		    "", "milestone", "a.json", "--list");
}

static void versions_are_not_mixed(void **state)
{
	static const char *const names[] = {"old", "new"};

	for (size_t i = 0; i < COUNT_OF(names); i++) {
		char from[80], to[80];

		assert_int_equal(mkdir(path_in(state, names[i]), 0755), 0);
		for (int file = 0; file < 2; file++) {
			const char *name = file ? "all.yaml" : "questionnaire.yaml";

			snprintf(from, sizeof from, "tests/data/upgrade/%s/%s", names[i], name);
			snprintf(to, sizeof to, "%s/%s", names[i], name);
			shop_copy(state, from, to);
		}
	}
	SHOP_EXPECT(state, 0, "", NULL, "new", "u.json", "-q", "--questionnaire", "old",
		    "stage=prod");
	SHOP_EXPECT(state, 0, "", NULL, "set", "u.json", "-q", "--questionnaire", "old", "Q-1=2",
		    "Q-2=3", "Q-3=2", "DT-1=tape", "DT-2=two", "Q-6=4", "--by", "ann");
	SHOP_EXPECT(state, 0, NULL, NULL, "upgrade", "u.json", "-q", "--questionnaire", "new");
	SHOP_EXPECT(state, 0, "", NULL, "set", "u.json", "-q", "--questionnaire", "new", "Q-1=4",
		    "Q-3=4");
	SHOP_GOLDEN(state, "cli/compare-version.txt", "compare", "u.json", "--questionnaire",
		    "new", "-q", LATER);
	assert_int_equal(rename(path_in(state, "new"), path_in(state, "pair")), 0);
	SHOP_EXPECT(state, 65, "",
		    "plumbline compare: a.json answers the questionnaire shop, u.json answers pair: "
		    "nothing in them can be compared\n",
		    "compare", "a.json", "u.json", "-q");
}

static void what_cannot_be_compared_is_refused(void **state)
{
	static const struct refusal table[] = {
		{{"compare", "a.json@kick"}, 2,
		 "plumbline compare: a.json has no milestone 'kick'; there are 'kick-off'\n"},
		{{"compare", "a.json@"}, 2,
		 "plumbline compare: a.json has no milestone ''; there are 'kick-off'\n"},
		{{"compare", "none.json@kick-off", "a.json"}, 66, NULL},
		{{"compare", "a.json", "none.json"}, 66, NULL},
		{{"compare", "a.json", "--format", "csv"}, 2, NULL},
		{{"compare", "a.json", "--all", "--format", "md"}, 2,
		 "plumbline compare: --all chooses what the text shows; the other formats hold all of "
		 "it\n"},
		{{"compare", "a.json", "--as-of", "today"}, 2, NULL},
		{{"compare"}, 2, NULL},
	};

	shop_refuses(state, table, COUNT_OF(table));
	SHOP_EXPECT(state, 0, "", NULL, "milestone", "a.json", "-q", "--remove", "kick-off");
	SHOP_EXPECT(state, 2, "",
		    "plumbline compare: a.json has no milestone to compare with; plumbline milestone "
		    "a.json NAME keeps one, and two files can be compared as well\n",
		    "compare", "a.json");
}

/* Two files of one name are told apart by their folders. */
static void files_are_called_as_they_were_named(void **state)
{
	struct run r;

	assert_int_equal(mkdir(path_in(state, "old"), 0755), 0);
	shop_copy(state, path_in(state, "a.json"), "old/a.json");
	r = shop_run(state,
		     SHOP_ARGS("compare", "old/a.json", "a.json", "-q", "--questionnaire", "shop"),
		     NULL);
	assert_int_equal(r.code, 0);
	assert_text_has(str_text(&r.out), "old/a.json as it is, then a.json as it is\n");
	run_release(&r);
}

/* A name is a file first; and a milestone may have an @ in its name. */
static void an_at_sign_may_stand_anywhere(void **state)
{
	shop_copy(state, path_in(state, "a.json"), "a@b.json");
	SHOP_EXPECT(state, 0, "", NULL, "milestone", "a@b.json", "-q", "me@here");
	SHOP_EXPECT(state, 0, NULL, "", "compare", "a@b.json@me@here", "a@b.json");
	SHOP_EXPECT(state, 0, NULL, "", "compare", "a@b.json@kick-off");
	SHOP_EXPECT(state, 0, NULL, "", "compare", "a@b.json");
}

/* ---- Milestones ---- */

static void an_answer_has_a_history(void **state)
{
	SHOP_EXPECT(state, 0, "", NULL, "set", "a.json", "-q", "--note", "REL-06=see the drill");
	SHOP_GOLDEN(state, "cli/history.txt", "show", "a.json", "--history", "REL-06", "DT-02",
		    "users", "SEC-01", "regions");
	SHOP_EXPECT(state, 2, NULL, NULL, "show", "a.json", "CR-01", "--history");
	SHOP_EXPECT(state, 2, NULL, NULL, "show", "a.json", "NO-01", "--history");
	SHOP_EXPECT(state, 2, "", NULL, "show", "a.json", "--history");
	SHOP_EXPECT(state, 2, "", NULL, "show", "a.json", "REL-06", "--history", "--open");
	SHOP_EXPECT(state, 0, "", NULL, "milestone", "a.json", "-q", "--remove", "kick-off");
	SHOP_EXPECT(state, 0, NULL,
		    "no milestone was kept: plumbline milestone a.json NAME keeps one\n", "show",
		    "a.json", "REL-06", "--history");
}

static void a_milestone_is_renamed_and_removed(void **state)
{
	SHOP_EXPECT(state, 0, "", NULL, "milestone", "a.json", "-q", "x=y");
	SHOP_EXPECT(state, 0, "", "'kick-off' is 'the = begin' now\n", "milestone", "a.json",
		    "--rename", "kick-off=the = begin");
	SHOP_EXPECT(state, 0, "", "'x=y' is 'x=z' now\n", "milestone", "a.json", "--rename",
		    "x=y=x=z");
	SHOP_EXPECT(state, 2, "", "plumbline milestone: there is a milestone 'x=z' already\n",
		    "milestone", "a.json", "--rename", "the = begin=x=z");
	SHOP_EXPECT(state, 2, "", NULL, "milestone", "a.json", "--rename", "x=z");
	SHOP_EXPECT(state, 2, "", NULL, "milestone", "a.json", "--rename", "x=z=");
	SHOP_EXPECT(state, 2, "", NULL, "milestone", "a.json", "--rename", "gone=x");
	SHOP_EXPECT(state, 2, "", NULL, "milestone", "a.json", "--rename", "x=z=a\nb");
	SHOP_EXPECT(state, 2, "", NULL, "milestone", "a.json", "--remove", "gone");
	SHOP_EXPECT(state, 0, "", "'x=z' is forgotten\n", "milestone", "a.json", "--remove", "x=z");
	SHOP_EXPECT(state, 0,
		    "name         kept                  questionnaire  overall then  findings\n"
		    "the = begin  2026-11-21T10:00:00Z  1               2.4 to 18.8         2\n",
		    "", "milestone", "a.json", "--list");
}

/* What was kept stays as it was written, and all that was restored can be left again. */
static void the_last_milestone_leaves_the_file_as_it_was(void **state)
{
	struct str before = {0};

	SHOP_EXPECT(state, 0, "", NULL, "milestone", "a.json", "-q", "--remove", "kick-off");
	file_load(path_in(state, "a.json"), &before);
	SHOP_EXPECT(state, 0, "", NULL, "milestone", "a.json", "-q", "one");
	SHOP_EXPECT(state, 0, "", NULL, "milestone", "a.json", "-q", "--rename", "one=two");
	SHOP_EXPECT(state, 0, "", NULL, "milestone", "a.json", "-q", "--remove", "two");
	assert_file_text(path_in(state, "a.json"), str_text(&before));
	str_release(&before);
}

/* Reading a file, old or new, writes nothing. */
static void looking_changes_nothing(void **state)
{
	struct str before = {0};

	file_load(path_in(state, "a.json"), &before);
	SHOP_EXPECT(state, 0, NULL, "", "compare", "a.json");
	SHOP_EXPECT(state, 0, NULL, "", "milestone", "a.json", "--list");
	assert_file_text(path_in(state, "a.json"), str_text(&before));
	str_release(&before);
}

/* Ann and Bob each kept a milestone under the same name. */
static void a_merge_numbers_milestones_of_one_name(void **state)
{
	struct run r;

	shop_copy(state, path_in(state, "a.json"), "b.json");
	SHOP_EXPECT(state, 0, "", NULL, "milestone", "a.json", "-q", "review");
	r = run_program(SHOP_ARGS("milestone", "b.json", "-q", "review"),
			&(struct run_options){
				.folder = folder_path(state),
				.env = SHOP_ARGS("SOURCE_DATE_EPOCH=1795341600")});
	assert_int_equal(r.code, 0);
	run_release(&r);
	for (int back = 0; back < 2; back++) {
		SHOP_EXPECT(state, 0, "",
			    "no BASE was given; what both came from is the milestone 'kick-off'\n"
			    "several milestones had one name: 'review' of 2026-11-22 is 'review (2)' "
			    "now\n",
			    "merge", back ? "b.json" : "a.json", back ? "a.json" : "b.json", "-o",
			    back ? "d.json" : "c.json");
		SHOP_EXPECT(state, 0, NULL, "", "compare", back ? "d.json@review (2)" : "c.json@review",
			    "a.json");
		assert_file_has(path_in(state, back ? "d.json" : "c.json"),
				"\"name\": \"review (2)\",\n      \"at\": \"2026-11-22T10:00:00Z\"");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_MOVED(what_moved_is_told),
		IN_MOVED(with_itself_nothing_moved),
		IN_MOVED(depths_are_not_mixed),
		IN_MOVED(versions_are_not_mixed),
		IN_MOVED(what_cannot_be_compared_is_refused),
		IN_MOVED(files_are_called_as_they_were_named),
		IN_MOVED(an_at_sign_may_stand_anywhere),
		IN_MOVED(an_answer_has_a_history),
		IN_MOVED(a_milestone_is_renamed_and_removed),
		IN_MOVED(the_last_milestone_leaves_the_file_as_it_was),
		IN_MOVED(looking_changes_nothing),
		IN_MOVED(a_merge_numbers_milestones_of_one_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
