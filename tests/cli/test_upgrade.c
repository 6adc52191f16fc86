/* `upgrade` and `milestone`, and what the screen and plain mode ask when a file of an earlier
 * version is opened: with the small pair of tests/data/upgrade. */
#include "cli/shop.h"

#define OLD "--questionnaire", "old"
#define NEW "--questionnaire", "new"

/* Copies a questionnaire of the pair into a folder. */
static void copy_folder(void **state, const char *name, const char *to_folder)
{
	static const char *const files[] = {"questionnaire.yaml", "all.yaml"};

	assert_int_equal(mkdir(path_in(state, to_folder), 0755), 0);
	for (size_t i = 0; i < COUNT_OF(files); i++) {
		struct str from = {0}, to = {0};

		str_addf(&from, "tests/data/upgrade/%s/%s", name, files[i]);
		str_addf(&to, "%s/%s", to_folder, files[i]);
		shop_copy(state, str_text(&from), str_text(&to));
		str_release(&from);
		str_release(&to);
	}
}

/* u.json: of the old version, answered in full. */
static int setup(void **state)
{
	if (folder_setup(state))
		return 1;
	copy_folder(state, "old", "old");
	copy_folder(state, "new", "new");
	SHOP_EXPECT(state, 0, "", NULL, "new", "u.json", "-q", OLD, "stage=prod", "name=Till");
	SHOP_EXPECT(state, 0, "", NULL, "set", "u.json", "-q", OLD, "DT-1=tape", "DT-2=two",
		    "DT-3=both", "Q-1=2", "Q-2=3", "Q-3=2", "Q-4=first:yes,second:no",
		    "Q-5=stays:yes,moves:partial,goes:no", "Q-6=4", "Q-7=2", "Q-8=unknown",
		    "Q-9=left:yes,right:na:out-of-scope", "--note", "Q-2=said in May", "--by",
		    "ann");
	return 0;
}

#define ON_OLD(test) cmocka_unit_test_setup_teardown(test, setup, folder_teardown)
#define REMARK                                                                              \
	"u.json: made with version 2026.11 of the questionnaire; version 2026.12 is used, "  \
	"and upgrade brings it over\n"
#define KEPT                                                                                \
	REMARK "the state before is kept: plumbline milestone u.json --restore 'before "      \
	       "2026.12' brings it back\n"

static void both_questionnaires_are_sound(void **state)
{
	SHOP_EXPECT(state, 0, "", "", "check", "old", "new");
}

static void a_dry_run_reports_and_writes_nothing(void **state)
{
	struct str before = {0};

	file_load(path_in(state, "u.json"), &before);
	SHOP_GOLDEN(state, "cli/upgrade.txt", "upgrade", "u.json", "--dry-run", NEW);
	SHOP_GOLDEN(state, "cli/upgrade.json", "upgrade", "u.json", "--dry-run", "--format",
		    "json", NEW);
	SHOP_EXPECT(state, 0, NULL,
		    REMARK "nothing was written; plumbline upgrade u.json does it\n", "upgrade",
		    "u.json", "--dry-run", NEW);
	assert_file_text(path_in(state, "u.json"), str_text(&before));
	str_release(&before);
}

static void upgrading_writes_the_file_and_keeps_the_state_before(void **state)
{
	struct str text = {0};

	SHOP_EXPECT(state, 0, NULL, KEPT, "upgrade", "u.json", NEW);
	file_load(path_in(state, "u.json"), &text);
	assert_golden("cli/upgraded-file.txt", /* but for its id */
		      strstr(str_text(&text), "  \"questionnaire\": "));
	SHOP_EXPECT(state, 0,
		    "name            kept                  questionnaire  overall then  findings\n"
		    "before 2026.12  2026-11-21T10:00:00Z  2026.11                   -         0  "
		    "version 2026.11; of the 6 questions that both ask alike: 22.2 to 66.7 then, "
		    "25.0 to 63.9 now\n",
		    "", "milestone", "u.json", "--list", NEW);
	SHOP_GOLDEN(state, "cli/upgraded-show.txt", "show", "u.json", NEW);
	SHOP_GOLDEN(state, "cli/upgraded-things.txt", "show", "u.json", NEW, "Q-3", "Q-4", "DT-3",
		    "Q-6", "DT-2");
	SHOP_EXPECT(state, 0, "", "u.json: of version 2026.12 already; nothing was changed\n",
		    "upgrade", "u.json", NEW);
	str_release(&text);
}

/* One upgraded the file, the other answered what was asked before: the answers come along as an
 * upgrade brings them. */
static void a_merge_brings_the_other_side_to_the_same_version(void **state)
{
	struct str text = {0};

	file_load(path_in(state, "u.json"), &text);
	file_store(path_in(state, "base.json"), str_text(&text));
	file_store(path_in(state, "v.json"), str_text(&text));
	SHOP_EXPECT(state, 0, "", NULL, "set", "v.json", "-q", OLD, "Q-1=4", "Q-5=moves:yes");
	SHOP_EXPECT(state, 0, NULL, NULL, "upgrade", "u.json", NEW);
	SHOP_EXPECT(state, 0, "", NULL, "set", "u.json", "-q", NEW, "--note", "Q-1=seen");
	SHOP_EXPECT(state, 0, "", "", "merge", "base.json", "u.json", "v.json", "-q", "-o",
		    "both.json", NEW);
	str_truncate(&text, 0);
	file_load(path_in(state, "both.json"), &text);
	assert_text_has(str_text(&text), "\"version\": \"2026.12\"");
	assert_text_has(str_text(&text), "\"level\": 4,\n      \"note\": \"seen\"");
	assert_text_has(str_text(&text), "\"name\": \"before 2026.12\"");
	SHOP_EXPECT(state, 0, "", NULL, "check", "both.json", NEW);
	/* What is of a later version than the questionnaire in use cannot be brought down. */
	SHOP_EXPECT(state, 65, "",
		    "plumbline merge: ours is of pair, version 2026.12, theirs of pair, version "
		    "2026.11; bring both to the same version by plumbline upgrade first\n",
		    "merge", "base.json", "u.json", "v.json", "-q", OLD);
	str_release(&text);
}

static void what_is_kept_is_remarked(void **state)
{
	SHOP_EXPECT(state, 0, NULL, NULL, "upgrade", "u.json", NEW);
	SHOP_EXPECT(state, 0, "",
		    "u.json:36:5: remark: \"DT-2\" is withdrawn; the answer to it is kept\n"
		    "u.json:37:5: remark: \"Q-2\" is withdrawn; the answer to it is kept\n"
		    "u.json:43:5: remark: \"Q-6\" is withdrawn; the answer to it is kept\n"
		    "u.json:44:5: remark: \"Q-9\" is withdrawn; the answer to it is kept\n"
		    "u.json:25:7: remark: \"practices\" cannot be chosen now; it is kept until it "
		    "is answered again\n"
		    "u.json:32:7: remark: \"level\" cannot be chosen now; it is kept until it is "
		    "answered again\n"
		    "u.json:16:7: remark: \"option\" cannot be chosen now; it is kept until it is "
		    "answered again\n",
		    "check", "u.json", NEW);
}

static void the_way_back_keeps_what_it_leaves(void **state)
{
	struct str before = {0}, after = {0};
	const char *end;

	/* As the new version writes the file before the upgrade. */
	SHOP_EXPECT(state, 0, "", NULL, "set", "u.json", "-q", NEW, "name=Till");
	file_load(path_in(state, "u.json"), &before);
	SHOP_EXPECT(state, 0, NULL, NULL, "upgrade", "u.json", NEW);
	SHOP_EXPECT(state, 0, "", NULL, "set", "u.json", "-q", NEW, "Q-1=0");
	SHOP_EXPECT(state, 0, "",
		    "as it was at 'before 2026.12'; what was there is kept as 'before going back "
		    "to before 2026.12'\n",
		    "milestone", "u.json", "--restore", "before 2026.12", NEW);
	file_load(path_in(state, "u.json"), &after);
	end = strstr(str_text(&after), ",\n  \"milestones\": [");
	assert_non_null(end);
	str_truncate(&after, (size_t)(end - str_text(&after)));
	str_add(&after, "\n}\n");
	assert_text_equal(str_text(&after), str_text(&before));
	/* And forth again. */
	SHOP_EXPECT(state, 0, "", NULL, "milestone", "u.json", "-q", "--restore",
		    "before going back to before 2026.12", NEW);
	SHOP_EXPECT(state, 0, NULL, "", "show", "u.json", "Q-1", NEW);
	str_release(&before);
	str_release(&after);
}

static void a_milestone_has_a_name(void **state)
{
	static const struct {
		const char *argv[8];
		int code;
		const char *err;
	} rows[] = {
		{{"milestone", "u.json"}, 2,
		 "plumbline milestone: one of them is wanted: a NAME to keep the present state "
		 "under, --list, --rename NAME=NEW, --remove NAME, or --restore NAME\n"},
		{{"milestone", "u.json", "a", "--list"}, 2, NULL},
		{{"milestone", "u.json", ""}, 2, "plumbline milestone: a milestone needs a name\n"},
		{{"milestone", "u.json", "--restore", "b", OLD}, 2,
		 "plumbline milestone: u.json has no milestone 'b'; it has none at all\n"},
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++)
		shop_expect_at(state, rows[i].code, "", rows[i].err, rows[i].argv, NULL, __FILE__,
			       __LINE__);
	SHOP_EXPECT(state, 0, "", "", "milestone", "u.json", "--list", OLD);
	SHOP_EXPECT(state, 0, "", "kept as 'kick-off'\n", "milestone", "u.json", "kick-off", OLD);
	SHOP_EXPECT(state, 0, "", "kept as 'kick-off (2)'\n", "milestone", "u.json", "kick-off",
		    OLD);
	SHOP_EXPECT(state, 2, "",
		    "plumbline milestone: u.json has no milestone 'kick'; there are 'kick-off', "
		    "'kick-off (2)'\n",
		    "milestone", "u.json", "--restore", "kick", OLD);
}

static void what_cannot_be_upgraded_is_refused(void **state)
{
	SHOP_EXPECT(state, 0, NULL, NULL, "upgrade", "u.json", NEW);
	SHOP_EXPECT(state, 65, "",
		    "u.json: made with version 2026.12 of the questionnaire; version 2026.11 is "
		    "used\nplumbline upgrade: u.json: made with version 2026.12 of the "
		    "questionnaire, later than 2026.11; use that one\n",
		    "upgrade", "u.json", OLD);
	copy_folder(state, "new", "other");
	file_store(path_in(state, "other/questionnaire.yaml"),
		   "id: other\nversion: \"2\"\ntitle: Other\nformat: 1\n"
		   "sections: [{id: one, title: One, kind: pillar}]\nparts: [all.yaml]\n");
	SHOP_EXPECT(state, 65, "",
		    "u.json: made with the questionnaire pair; other 2 is used\nplumbline upgrade: "
		    "u.json: made with the questionnaire pair, not with other\n",
		    "upgrade", "u.json", "--dry-run", "--questionnaire", "other");
	SHOP_EXPECT(state, 66, "", NULL, "upgrade", "missing.json");
}

static void answers_keep_the_version_in_the_file(void **state)
{
	struct str text = {0};

	SHOP_EXPECT(state, 0, "", NULL, "set", "u.json", "-q", NEW, "Q-1=4", "Q-3=4");
	file_load(path_in(state, "u.json"), &text);
	assert_text_has(str_text(&text),
			"\"questionnaire\": {\"id\": \"pair\", \"version\": \"2026.11\"}");
	assert_text_has(str_text(&text), "\"Q-3\": {\"level\": 4, \"by\": \"ann\", \"at\": "
					 "\"2026-11-21T10:00:00Z\", \"version\": \"2026.12\"}");
	str_release(&text);
}

static void standard_input_becomes_standard_output(void **state)
{
	struct str text = {0};
	struct run r;

	file_load(path_in(state, "u.json"), &text);
	r = shop_run(state, SHOP_ARGS("upgrade", "-", NEW), str_text(&text));
	assert_int_equal(r.code, 0);
	assert_text_has(str_text(&r.out), "\"version\": \"2026.12\", \"before\": \"2026.11\"");
	run_release(&r);
	str_release(&text);
}

/* The screen asks before it writes; so does plain mode. */
static void the_screen_asks(void **state)
{
	static const struct {
		const char *name, *keys, *size;
	} rows[] = {
		{"cli/upgrade-ask-80x24.txt", "", "80x24"},
		{"cli/upgrade-ask-120x40.txt", "", "120x40"},
		{"cli/upgrade-no-80x24.txt", "n", "80x24"},
		{"cli/upgrade-yes-80x24.txt", "y", "80x24"},
		{"cli/upgrade-confirm-80x24.txt", "y s = ]", "80x24"},
		{"cli/upgrade-confirmed-80x24.txt", "y s = ] =", "80x24"},
		{"cli/upgrade-kept-120x40.txt", "y s = =", "120x40"},
		{"cli/upgrade-new-80x24.txt", "y s n", "80x24"},
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++)
		SHOP_GOLDEN(state, rows[i].name, "screen", "u.json", NEW, "--keys", rows[i].keys,
			    "--size", rows[i].size);
}

static void the_screen_writes_only_what_was_agreed_to(void **state)
{
	struct str before = {0}, after = {0};

	file_load(path_in(state, "u.json"), &before);
	SHOP_EXPECT(state, 0, NULL, "", "screen", "u.json", NEW, "--keys", "n", "--save");
	assert_file_text(path_in(state, "u.json"), str_text(&before));
	SHOP_EXPECT(state, 0, NULL, "", "screen", "u.json", NEW, "--keys", "y s = ] = z", "--save");
	file_load(path_in(state, "u.json"), &after);
	assert_text_has(str_text(&after), "\"version\": \"2026.12\", \"before\": \"2026.11\"");
	/* undone: to be confirmed again */
	assert_text_has(str_text(&after), "\n    \"Q-3\": {\"level\": 2, \"by\": \"ann\", \"at\": "
					  "\"2026-11-21T10:00:00Z\", \"version\": \"2026.11\"}");
	str_release(&before);
	str_release(&after);
}

static void plain_mode_asks(void **state)
{
	struct run r = shop_run(state, SHOP_ARGS("--plain", "u.json", NEW),
				"perhaps\ny\n/Q-3\n=\n=\n/Q-7\n=\nq\n");

	assert_int_equal(r.code, 0);
	assert_golden("cli/upgrade-plain.txt", str_text(&r.out));
	run_release(&r);
}

static void the_shell_is_offered_the_milestones(void **state)
{
	SHOP_EXPECT(state, 0, "", NULL, "milestone", "u.json", "-q", "kick-off", NEW);
	copy_folder(state, "new", "pair"); /* where it is looked for */
	SHOP_EXPECT(state, 0, "kick-off\t2026-11-21T10:00:00Z\n", NULL, "help", "--complete", "--",
		    "milestone", "u.json", "--restore", "ki");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_OLD(both_questionnaires_are_sound),
		ON_OLD(a_dry_run_reports_and_writes_nothing),
		ON_OLD(upgrading_writes_the_file_and_keeps_the_state_before),
		ON_OLD(a_merge_brings_the_other_side_to_the_same_version),
		ON_OLD(what_is_kept_is_remarked),
		ON_OLD(the_way_back_keeps_what_it_leaves),
		ON_OLD(a_milestone_has_a_name),
		ON_OLD(what_cannot_be_upgraded_is_refused),
		ON_OLD(answers_keep_the_version_in_the_file),
		ON_OLD(standard_input_becomes_standard_output),
		ON_OLD(the_screen_asks),
		ON_OLD(the_screen_writes_only_what_was_agreed_to),
		ON_OLD(plain_mode_asks),
		ON_OLD(the_shell_is_offered_the_milestones),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
