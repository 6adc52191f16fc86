/* `merge` and `git-driver`, and git itself with the driver: merge, rebase, cherry-pick, diff. */
#include "cli/shop.h"

#include <unistd.h>

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

#define ONE_CONFLICT(command, place, file)                                                  \
	"plumbline " command ": conflict: " place ": ours level 4, at 2026-11-21T10:00:00Z; " \
	"theirs level 0, at 2026-11-21T10:00:00Z\n"                                          \
	"1 conflict: ours stands, " file " keeps both sides; the screen settles them one by " \
	"one, plumbline merge FILE --ours or --theirs all at once\n"

static void what_both_did_comes_together(void **state)
{
	struct str once = {0};

	SET("ours.json", "REL-02=4", "--note", "REL-01=why two");
	SET("theirs.json", "REL-01=4", "REL-06=replicas:yes", "slo=99");
	SHOP_EXPECT(state, 0, "", "", "merge", "base.json", "ours.json", "theirs.json", "-o",
		    "new.json");
	SHOP_EXPECT(state, 0, "", "", "check", "new.json");
	file_load(path_in(state, "new.json"), &once);
	SHOP_EXPECT(state, 0, str_text(&once), "", "merge", "base.json", "theirs.json",
		    "ours.json");
	/* Once more changes nothing. */
	SHOP_EXPECT(state, 0, str_text(&once), "", "merge", "base.json", "new.json", "theirs.json");
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
	SHOP_EXPECT(state, 1, "", ONE_CONFLICT("merge", "REL-01", "ours.json"), "merge",
		    "ours.json");
	SHOP_EXPECT(state, 0, "", "", "merge", "ours.json", "--theirs");
	assert_file_has(path_in(state, "ours.json"), "\"REL-01\": {\"level\": 0");
	assert_file_lacks(path_in(state, "ours.json"), "conflicts");
	SHOP_EXPECT(state, 0, "",
		    "ours.json: nothing to merge: no save left anything beside it, and it has no "
		    "conflicts\n",
		    "merge", "ours.json");
}

static void without_a_base_a_milestone_serves(void **state)
{
	SET("ours.json", "REL-01=4");
	SET("theirs.json", "REL-01=0", "REL-02=2");
	SHOP_EXPECT(state, 1, "",
		    "no BASE was given, and no milestone is in both: what differs is a conflict\n"
		    ONE_CONFLICT("merge", "REL-01", "x.json"),
		    "merge", "ours.json", "theirs.json", "-o", "x.json");
	SHOP_EXPECT(state, 0, "", NULL, "milestone", "a.json", "kick-off", "-q");
	copy_file(state, "a.json", "b.json");
	SET("a.json", "REL-01=4");
	SET("b.json", "REL-02=2", "REL-22=0");
	SHOP_EXPECT(state, 0, "",
		    "no BASE was given; what both came from is the milestone 'kick-off'\n", "merge",
		    "a.json", "b.json", "-o", "a.json");
	assert_file_has(path_in(state, "a.json"), "\"REL-22\": {\"level\": 0");
	assert_file_has(path_in(state, "a.json"), "\"REL-01\": {\"level\": 4");
}

static void what_cannot_be_is_refused(void **state)
{
	static const struct refusal refused[] = {
		{{"merge", "a.json", "ours.json", "--ours", "--theirs"}, 2,
		 "plumbline merge: --ours and --theirs exclude each other; give one of them\n"},
		{{"merge", "a.json", "-o", "x.json"}, 2,
		 "plumbline merge: -o goes with two files to be merged; one alone is changed "
		 "itself\n"},
		{{"merge", "base.json", "a.json", "ours.json", "-o", "theirs.json"}, 73,
		 "plumbline merge: theirs.json is there already; write to another name, or to a.json "
		 "itself\n"},
		{{"merge", "a.json", "none.json"}, 66, NULL},
	};

	shop_refuses(state, refused, COUNT_OF(refused));
}

/* Git. */

#define GIT "/usr/bin/git"

static struct run git_run(void **state, const char *const *argv)
{
	static const char *const env[] = {
		"SOURCE_DATE_EPOCH=1795255200", "GIT_CONFIG_GLOBAL=/dev/null",
		"GIT_CONFIG_SYSTEM=/dev/null",  "GIT_AUTHOR_NAME=Ann",
		"GIT_AUTHOR_EMAIL=ann@example", "GIT_COMMITTER_NAME=Ann",
		"GIT_COMMITTER_EMAIL=a@example", "GIT_EDITOR=true", "GIT_DIR", "GIT_WORK_TREE",
		"GIT_INDEX_FILE", "XDG_DATA_HOME", NULL};

	return run_program(argv, &(struct run_options){.program = GIT,
						       .folder = folder_path(state),
						       .env = env});
}

static void git_at(void **state, int code, const char *out, const char *const *argv, int line)
{
	struct run r = git_run(state, argv);

	if (r.code != code) {
		print_error("git %s ended with %d, not %d:\n%s%s\n", argv[0], r.code, code,
			    str_text(&r.out), str_text(&r.err));
		_fail(__FILE__, line);
	}
	if (out)
		assert_text_has_at(str_text(&r.out), out, __FILE__, line);
	run_release(&r);
}
#define EXPECT_GIT(code, out, ...) git_at(state, code, out, SHOP_ARGS(__VA_ARGS__), __LINE__)

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
	file_store(path_in(state, ".gitattributes"), "*.json merge=plumbline diff=plumbline\n");
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
#define NEEDS_GIT               \
	if (access(GIT, X_OK))  \
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
		IN_GIT(git_merges),
		IN_GIT(git_rebases),
		IN_GIT(git_picks),
		IN_GIT(git_merges_what_both_added),
		IN_GIT(git_compares_in_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
