/* `merge` and `git-driver`, and git itself with the driver: merge, rebase, cherry-pick, diff. */
#include "cli/shop.h"

#include <unistd.h>

#define LEFT ".conflict-20261121T100000Z.json"
#define SET(file, ...) SHOP_EXPECT(state, 0, "", NULL, "set", file, "-q", __VA_ARGS__)

static void copy_file(void **state, const char *from, const char *to)
{
	struct str text = {0};

	file_load(path_in(state, from), &text);
	file_store(path_in(state, to), str_text(&text));
	assert_int_equal(chmod(path_in(state, to), 0600), 0);
	str_release(&text);
}

/* base.json, and two copies of it: ours.json and theirs.json. */
static int setup(void **state)
{
	if (shop_setup(state))
		return 1;
	SET("a.json", "REL-01=2", "REL-22=2");
	copy_file(state, "a.json", "base.json");
	copy_file(state, "a.json", "ours.json");
	copy_file(state, "a.json", "theirs.json");
	return 0;
}

#define IN_PAIR(test) cmocka_unit_test_setup_teardown(test, setup, folder_teardown)

#define ONE_CONFLICT(command, place, file)                                               \
	"plumbline " command ": conflict: " place                                        \
	": ours level 4, at 2026-11-21T10:00:00Z; "                                      \
	"theirs level 0, at 2026-11-21T10:00:00Z\n"                                      \
	"1 conflict: ours stands, " file                                                 \
	" keeps both sides; the screen settles them one by "                             \
	"one, plumbline merge FILE --ours or --theirs all at once\n"

static void what_both_did_comes_together(void **state)
{
	struct str once = {0};

	SET("ours.json", "REL-02=4", "--note", "REL-01=why two");
	SET("theirs.json", "REL-01=4", "REL-06=replicas:yes", "slo=99");
	SHOP_EXPECT(state, 0, "", "", "merge", "base.json", "ours.json", "theirs.json",
		    "-o", "new.json");
	SHOP_EXPECT(state, 0, "", "", "check", "new.json");
	file_load(path_in(state, "new.json"), &once);
	SHOP_EXPECT(state, 0, str_text(&once), "", "merge", "base.json", "theirs.json",
		    "ours.json");
	/* Once more changes nothing. */
	SHOP_EXPECT(state, 0, str_text(&once), "", "merge", "base.json", "new.json",
		    "theirs.json");
	str_release(&once);
}

static void a_conflict_is_said_kept_and_settled(void **state)
{
	SET("ours.json", "REL-01=4");
	SET("theirs.json", "REL-01=0", "REL-02=2");
	SHOP_EXPECT(state, 1, "", ONE_CONFLICT("merge", "REL-01", "ours.json"), "merge",
		    "base.json", "ours.json", "theirs.json", "-o", "ours.json");
	assert_file_has(path_in(state, "ours.json"), "\"REL-01\": {\"level\": 4");
	assert_file_has(path_in(state, "ours.json"), "\"REL-02\": {\"level\": 2");
	assert_file_has(path_in(state, "ours.json"), "\"theirs\": {\"level\": 0");
	SHOP_EXPECT(
		state, 1, "",
		"ours.json: 1 conflict of a merge is not settled (REL-01); ours counts until "
		"then\n" ONE_CONFLICT("merge", "REL-01", "ours.json"),
		"merge", "ours.json");
	SHOP_EXPECT(state, 0, "", "", "merge", "ours.json", "--theirs", "-q");
	assert_file_has(path_in(state, "ours.json"), "\"REL-01\": {\"level\": 0");
	assert_file_lacks(path_in(state, "ours.json"), "conflicts");
	SHOP_EXPECT(
		state, 0, "",
		"ours.json: nothing to merge: no save left anything beside it, and it has no "
		"conflicts\n",
		"merge", "ours.json");
}

static void without_a_base_a_milestone_serves(void **state)
{
	SET("ours.json", "REL-01=4");
	SET("theirs.json", "REL-01=0", "REL-02=2");
	SHOP_EXPECT(
		state, 1, "",
		"no BASE was given, and no milestone is in both: what differs is a conflict\n" ONE_CONFLICT(
			"merge", "REL-01", "x.json"),
		"merge", "ours.json", "theirs.json", "-o", "x.json");
	SHOP_EXPECT(state, 0, "", NULL, "milestone", "a.json", "kick-off", "-q");
	copy_file(state, "a.json", "b.json");
	SET("a.json", "REL-01=4");
	SET("b.json", "REL-02=2", "REL-22=0");
	SHOP_EXPECT(
		state, 0, "",
		"no BASE was given; what both came from is the milestone 'kick-off'\n",
		"merge", "a.json", "b.json", "-o", "a.json");
	assert_file_has(path_in(state, "a.json"), "\"REL-22\": {\"level\": 0");
	assert_file_has(path_in(state, "a.json"), "\"REL-01\": {\"level\": 4");
}

static void what_cannot_be_is_refused(void **state)
{
	static const struct refusal refused[] = {
		{{"merge", "a.json", "ours.json", "--ours", "--theirs"},
		 2,
		 "plumbline merge: --ours and --theirs exclude each other; give one of them\n"},
		{{"merge", "a.json", "-o", "x.json"},
		 2,
		 "plumbline merge: -o goes with two files to be merged; one alone is changed "
		 "itself\n"},
		{{"merge", "base.json", "a.json", "ours.json", "-o", "theirs.json"},
		 73,
		 "plumbline merge: theirs.json is there already; write to another name, or to a.json "
		 "itself\n"},
		{{"merge", "a.json", "none.json"}, 66, NULL},
	};

	shop_refuses(state, refused, COUNT_OF(refused));
}

/* Two screens on copies, one of them offline for a day; a third file gets what both did. */
static void screen_on(void **state, const char *file, const char *day, const char *keys)
{
	const char *const argv[] = {"screen", file, "--keys", keys, "--save", NULL};
	char clock[64];
	const char *const env[] = {clock, "XDG_DATA_HOME", NULL};
	struct run r;

	snprintf(clock, sizeof clock, "SOURCE_DATE_EPOCH=%s", day);
	r = run_program(argv,
			&(struct run_options){.folder = folder_path(state), .env = env});
	if (r.code)
		print_error("%s", str_text(&r.err));
	assert_int_equal(r.code, 0);
	run_release(&r);
}

static void two_screens_come_to_what_one_would(void **state)
{
	static const char ann[] =
		":REL-01<Enter>4 e by<Space>phone<Enter> :REL-06<Enter>y n",
			  bob[] = ":REL-02<Enter>2 :REL-06<Enter>j j y u :DT-01<Enter>1",
			  today[] = "1795255200", tomorrow[] = "1795341600";
	struct str both = {0}, all = {0};

	copy_file(state, "a.json", "all.json");
	screen_on(state, "ours.json", tomorrow, ann);
	screen_on(state, "theirs.json", today, bob);
	screen_on(state, "all.json", today, bob);
	screen_on(state, "all.json", tomorrow, ann);
	SHOP_EXPECT(state, 0, "", "", "merge", "base.json", "ours.json", "theirs.json",
		    "-o", "both.json");
	file_load(path_in(state, "both.json"), &both);
	file_load(path_in(state, "all.json"), &all);
	assert_text_equal(str_text(&both), str_text(&all));
	assert_text_has(str_text(&both), "by phone");
	str_release(&both);
	str_release(&all);
	/* The same answers have the same scores; said once more by the numbers themselves. */
	SHOP_EXPECT(state, 0, "", NULL, "merge", "base.json", "ours.json", "theirs.json",
		    "-o", "x.json", "-q");
	for (int i = 0; i < 2; i++) {
		struct run r = shop_run(
			state,
			SHOP_ARGS("score", i ? "all.json" : "x.json", "--format", "json"),
			NULL);
		const char *score = strstr(str_text(&r.out), "\"score\"");

		assert_int_equal(r.code, 0);
		assert_non_null(score);
		str_add(i ? &all : &both, score);
		run_release(&r);
	}
	assert_text_equal(str_text(&both), str_text(&all));
	str_release(&both);
	str_release(&all);
}

/* Given out, answered apart, and brought back. */
static void parts_come_back(void **state)
{
	struct run r;

	SHOP_EXPECT(
		state, 2, "",
		"plumbline new: --sections: there is no section 'relibility' (did you mean "
		"'reliability'?); plumbline show --stats lists them\n",
		"new", "p.json", "--from", "a.json", "--sections", "security,relibility");
	SHOP_EXPECT(
		state, 2, "",
		"plumbline new: --from goes with --sections: which of them are asked first\n",
		"new", "p.json", "--from", "a.json");
	SHOP_EXPECT(
		state, 2, "",
		"plumbline new: --sections goes with --from FILE, and --from not with "
		"--template\n",
		"new", "p.json", "--sections", "security");
	SHOP_EXPECT(state, 0, "", NULL, "new", "p.json", "-q", "--from", "a.json",
		    "--sections", "security");
	r = shop_run(state, SHOP_ARGS("show", "p.json", "--open"), NULL);
	assert_true(strstr(str_text(&r.out), "\nSEC-01") <
		    strstr(str_text(&r.out), "\nDT-01"));
	run_release(&r);
	r = shop_run(state, SHOP_ARGS("screen", "p.json", "--keys", "W"), NULL);
	assert_text_has(str_text(&r.out), "SEC-01");
	run_release(&r);
	SET("p.json", "SEC-01=vault:yes,rotated:no");
	SET("a.json", "REL-01=4", "REL-02=2");
	SHOP_EXPECT(state, 0, "",
		    "no BASE was given; what both came from is the milestone 'given out: "
		    "security'\n",
		    "merge", "a.json", "p.json", "-o", "a.json");
	assert_file_has(path_in(state, "a.json"), "\"vault\": \"yes\"");
	assert_file_has(path_in(state, "a.json"), "\"REL-01\": {\"level\": 4");
	assert_file_lacks(path_in(state, "a.json"), "\"part\"");
	/* Once more, from the milestone that is in both now. */
	SET("p.json", "SEC-01=rotated:yes");
	SHOP_EXPECT(state, 1, "", NULL, "merge", "a.json", "p.json", "-o", "a.json",
		    "-q");
}

/* Every number could be another one by the other side. */
static void gates_and_exports_say_so(void **state)
{
	static const char said[] = "1 conflict of a merge is not settled (REL-01)";
	struct run r;

	SET("ours.json", "REL-01=4");
	SET("theirs.json", "REL-01=0");
	SHOP_EXPECT(state, 1, "", NULL, "merge", "base.json", "ours.json", "theirs.json",
		    "-o", "x.json", "-q");
	r = shop_run(state, SHOP_ARGS("score", "x.json", "--min", "0"), NULL);
	assert_int_equal(r.code, 1);
	assert_text_has(str_text(&r.err), "plumbline score: gate not met: ");
	assert_text_has(str_text(&r.err), said);
	run_release(&r);
	SHOP_EXPECT(state, 0, NULL,
		    "x.json: 1 conflict of a merge is not settled (REL-01); ours "
		    "counts until then\n",
		    "score", "x.json");
	SHOP_EXPECT(state, 0, "",
		    "x.json: remark: 1 conflict of a merge is not settled (REL-01)\n",
		    "check", "x.json");
	SHOP_EXPECT(state, 0, "", NULL, "export", "x.json", "-o", "x.md", "-o", "r.json",
		    "-o", "x.xlsx");
	assert_file_has(path_in(state, "x.md"), said);
	assert_file_has(
		path_in(state, "r.json"),
		"{\"about\": \"REL-01\", \"ours\": \"level 4, at 2026-11-21T10:00:00Z\"");
}

/* As a save leaves them: what was answered, and what it and the file came from. */
static void leave(void **state)
{
	SET("ours.json", "REL-01=4");
	SET("theirs.json", "REL-02=2", "REL-22=4");
	copy_file(state, "theirs.json", "ours.json" LEFT);
	copy_file(state, "base.json", "ours.json.base-20261121T100000Z.json");
}

static void assert_brought_in(void **state)
{
	assert_file_has(path_in(state, "ours.json"), "\"REL-01\": {\"level\": 4");
	assert_file_has(path_in(state, "ours.json"), "\"REL-02\": {\"level\": 2");
	assert_file_has(path_in(state, "ours.json"), "\"REL-22\": {\"level\": 4");
	assert_file_lacks(path_in(state, "ours.json"), "conflicts");
	assert_int_not_equal(access(path_in(state, "ours.json" LEFT), F_OK), 0);
	assert_int_equal(access(path_in(state, "ours.json" LEFT "~"), F_OK), 0);
}

static void merge_brings_in_what_a_save_left(void **state)
{
	struct run r;

	leave(state);
	r = shop_run(state, SHOP_ARGS("merge", "ours.json"), NULL);
	assert_int_equal(r.code, 0);
	assert_text_has(str_text(&r.err),
			"ours.json" LEFT
			" is part of ours.json now, and was renamed to end with ~\n");
	run_release(&r);
	assert_brought_in(state);
}

static void plain_mode_offers_it(void **state)
{
	struct run r;

	leave(state);
	r = shop_run(state, SHOP_ARGS("--plain", "ours.json"), "n\nq\n");
	assert_int_equal(r.code, 0);
	assert_text_has(str_text(&r.out), "stands beside this file");
	run_release(&r);
	assert_int_equal(access(path_in(state, "ours.json" LEFT), F_OK), 0);
	r = shop_run(state, SHOP_ARGS("--plain", "ours.json"), "y\nq\n");
	assert_text_has(str_text(&r.out), "brought in");
	run_release(&r);
	assert_brought_in(state);
}

/* Git. */

#define GIT "/usr/bin/git"

static struct run git_run(void **state, const char *const *argv)
{
	static const char *const env[] = {"SOURCE_DATE_EPOCH=1795255200",
					  "GIT_CONFIG_GLOBAL=/dev/null",
					  "GIT_CONFIG_SYSTEM=/dev/null",
					  "GIT_AUTHOR_NAME=Ann",
					  "GIT_AUTHOR_EMAIL=ann@example",
					  "GIT_COMMITTER_NAME=Ann",
					  "GIT_COMMITTER_EMAIL=a@example",
					  "GIT_EDITOR=true",
					  "GIT_DIR",
					  "GIT_WORK_TREE",
					  "GIT_INDEX_FILE",
					  "XDG_DATA_HOME",
					  NULL};

	return run_program(argv, &(struct run_options){.program = GIT,
						       .folder = folder_path(state),
						       .env = env});
}

static void git_at(void **state, int code, const char *out, const char *const *argv,
		   int line)
{
	struct run r = git_run(state, argv);

	if (r.code != code) {
		print_error("git %s ended with %d, not %d:\n%s%s\n", argv[0], r.code,
			    code, str_text(&r.out), str_text(&r.err));
		_fail(__FILE__, line);
	}
	if (out)
		assert_text_has_at(str_text(&r.out), out, __FILE__, line);
	run_release(&r);
}
#define EXPECT_GIT(code, out, ...)                                                       \
	git_at(state, code, out, SHOP_ARGS(__VA_ARGS__), __LINE__)

static void commit(void **state, const char *branch, const char *answer)
{
	if (branch)
		EXPECT_GIT(0, NULL, "checkout", "-q", branch);
	SET("a.json", answer);
	EXPECT_GIT(0, NULL, "commit", "-q", "-a", "-m", answer);
}

/* A repository with a.json on main, and a branch `bob` at the same place. */
static int git_setup(void **state)
{
	struct str driver = {0}, words = {0};

	if (setup(state))
		return 1;
	if (access(GIT, X_OK) != 0)
		return 0;
	str_addf(&driver, "'%s' git-driver %%O %%A %%B %%P", program_path());
	str_addf(&words, "'%s' show --textconv", program_path());
	file_store(path_in(state, ".gitattributes"),
		   "*.json merge=plumbline diff=plumbline\n");
	EXPECT_GIT(0, NULL, "init", "-q", "-b", "main");
	EXPECT_GIT(0, NULL, "config", "merge.plumbline.driver", str_text(&driver));
	EXPECT_GIT(0, NULL, "config", "diff.plumbline.textconv", str_text(&words));
	EXPECT_GIT(0, NULL, "add", "a.json", ".gitattributes", "shop");
	EXPECT_GIT(0, NULL, "commit", "-q", "-m", "begin");
	EXPECT_GIT(0, NULL, "branch", "bob");
	str_release(&driver);
	str_release(&words);
	return 0;
}

#define IN_GIT(test) cmocka_unit_test_setup_teardown(test, git_setup, folder_teardown)
#define NEEDS_GIT                                                                        \
	if (access(GIT, X_OK))                                                           \
	skip()

/* Both touched lines that stand side by side: as text that is a conflict. */
static void assert_both(void **state)
{
	assert_file_has(path_in(state, "a.json"), "\"REL-01\": {\"level\": 4");
	assert_file_has(path_in(state, "a.json"), "\"REL-02\": {\"level\": 2");
	assert_file_has(path_in(state, "a.json"), "\"REL-22\": {\"level\": 4");
	SHOP_EXPECT(state, 0, "", "", "check", "a.json");
	EXPECT_GIT(0, NULL, "diff", "--quiet");
}

static void assert_conflict(void **state)
{
	assert_file_has(path_in(state, "a.json"), "\"at\": \"answers/REL-01\"");
	SHOP_EXPECT(state, 0, "", NULL, "merge", "a.json", "--theirs");
	EXPECT_GIT(0, NULL, "add", "a.json");
}

static void git_merges(void **state)
{
	NEEDS_GIT;
	commit(state, NULL, "REL-01=4");
	commit(state, NULL, "REL-22=4");
	commit(state, "bob", "REL-02=2");
	EXPECT_GIT(0, NULL, "merge", "-q", "main", "-m", "both");
	assert_both(state);
	commit(state, NULL, "REL-01=0");
	commit(state, "main", "REL-01=2");
	EXPECT_GIT(1, "CONFLICT", "merge", "bob");
	assert_conflict(state);
	EXPECT_GIT(0, NULL, "commit", "-q", "-m", "settled");
	assert_file_has(path_in(state, "a.json"), "\"REL-01\": {\"level\": 0");
}

static void git_rebases(void **state)
{
	NEEDS_GIT;
	commit(state, NULL, "REL-02=2");
	commit(state, "bob", "REL-01=4");
	commit(state, NULL, "REL-22=4");
	EXPECT_GIT(0, NULL, "rebase", "-q", "main");
	assert_both(state);
	commit(state, "main", "REL-01=0");
	EXPECT_GIT(1, NULL, "rebase", "-q", "bob");
	assert_conflict(state);
	EXPECT_GIT(0, NULL, "rebase", "--continue");
	assert_file_has(path_in(state, "a.json"), "\"REL-01\": {\"level\": 0");
}

static void git_picks(void **state)
{
	NEEDS_GIT;
	commit(state, NULL, "REL-02=2");
	commit(state, NULL, "REL-22=4");
	commit(state, "bob", "REL-01=4");
	EXPECT_GIT(0, NULL, "cherry-pick", "main~1", "main");
	assert_both(state);
	commit(state, "main", "REL-01=0");
	EXPECT_GIT(0, NULL, "checkout", "-q", "bob");
	EXPECT_GIT(1, NULL, "cherry-pick", "main");
	assert_conflict(state);
	EXPECT_GIT(0, NULL, "cherry-pick", "--continue");
	assert_file_has(path_in(state, "a.json"), "\"REL-01\": {\"level\": 0");
}

/* Two who began the same file each for themselves. */
static void git_merges_what_both_added(void **state)
{
	NEEDS_GIT;
	SHOP_EXPECT(state, 0, "", NULL, "new", "b.json", "-q", "--questionnaire", "shop",
		    "stage=prod");
	EXPECT_GIT(0, NULL, "add", "b.json");
	EXPECT_GIT(0, NULL, "commit", "-q", "-m", "mine");
	EXPECT_GIT(0, NULL, "checkout", "-q", "bob");
	SHOP_EXPECT(state, 0, "", NULL, "new", "b.json", "-q", "--questionnaire", "shop",
		    "kinds=rag");
	EXPECT_GIT(0, NULL, "add", "b.json");
	EXPECT_GIT(0, NULL, "commit", "-q", "-m", "his");
	EXPECT_GIT(0, NULL, "merge", "-q", "main", "-m", "both");
	assert_file_has(path_in(state, "b.json"), "\"stage\": \"prod\"");
	assert_file_has(path_in(state, "b.json"), "\"kinds\": [\"rag\"]");
}

static void git_compares_in_words(void **state)
{
	NEEDS_GIT;
	SET("a.json", "REL-01=4", "DT-01=net", "--note", "REL-22=of May");
	EXPECT_GIT(0,
		   "-REL-01 What is promised? 2: A number (2026-11-21T10:00:00Z)\n"
		   "+DT-01 Who reaches it? Everybody (2026-11-21T10:00:00Z)\n"
		   "+REL-01 What is promised? 4: A number with an error budget "
		   "(2026-11-21T10:00:00Z)\n",
		   "diff", "a.json");
	EXPECT_GIT(0, "+REL-22 note: of May\n", "diff", "a.json");
	/* What is no assessment is compared as it is. */
	file_store(path_in(state, "a.json"), "<<<<<<<\n");
	EXPECT_GIT(0, "+<<<<<<<\n", "diff", "a.json");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_PAIR(what_both_did_comes_together),
		IN_PAIR(a_conflict_is_said_kept_and_settled),
		IN_PAIR(without_a_base_a_milestone_serves),
		IN_PAIR(what_cannot_be_is_refused),
		IN_PAIR(two_screens_come_to_what_one_would),
		IN_PAIR(parts_come_back),
		IN_PAIR(gates_and_exports_say_so),
		IN_PAIR(merge_brings_in_what_a_save_left),
		IN_PAIR(plain_mode_offers_it),
		IN_GIT(git_merges),
		IN_GIT(git_rebases),
		IN_GIT(git_picks),
		IN_GIT(git_merges_what_both_added),
		IN_GIT(git_compares_in_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
