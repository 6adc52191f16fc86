/* `update`, and `export` over what was filled in. */
#define _DEFAULT_SOURCE /* setenv, and what xlsxwriter.h wants */
#include "cli/shop.h"
#include "import/resave.h"

#include <xlsxwriter.h>

static void export_plan(void **state)
{
	SHOP_EXPECT(state, 0, "", NULL, "export", "a.json", "-q", "-o", "plan.xlsx");
}

static int sent_setup(void **state)
{
	if (shop_setup(state))
		return 1;
	SHOP_EXPECT(state, 0, "", NULL, "set", "-q", "a.json", "REL-01=1", "DT-01=net",
		    "DT-02=two", "REL-06=replicas:partial,zones:no,probes:no,drills:no",
		    "SEC-01=unknown");
	SHOP_EXPECT(state, 0, "", NULL, "act", "-q", "a.json", "REL-01", "owner=Ann",
		    "due=2027-01-31");
	export_plan(state);
	return 0;
}

#define IN_SENT_SHOP(test) cmocka_unit_test_setup_teardown(test, sent_setup, folder_teardown)

static void fill(void **state, const char *id, const char *title, const char *text)
{
	struct edited e;

	edited_open(&e, path_in(state, "plan.xlsx"));
	edited_say(&e, id, title, IS_TEXT, text);
	edited_store(&e, &(struct manner){.inline_texts = true}, path_in(state, "plan.xlsx"));
	edited_close(&e);
}

static void what_came_back_is_shown_then_taken(void **state)
{
	struct str before = {0};

	fill(state, "REL-01", "Status", "in-progress");
	fill(state, "REL-06/zones", "Owner", "Bo");
	file_load(path_in(state, "a.json"), &before);
	SHOP_EXPECT(state, 0,
		    "REL-01 Status: open -> in-progress\nREL-06/zones Owner: nothing -> Bo\n",
		    "2 changes would be taken\n", "update", "a.json", "--from",
		    "plan.xlsx", "--dry-run", "--questionnaire", "shop");
	assert_file_text(path_in(state, "a.json"), str_text(&before));
	SHOP_EXPECT(state, 0,
		    "REL-01 Status: open -> in-progress\nREL-06/zones Owner: nothing -> Bo\n",
		    "2 changes taken; the state before is kept as "
		    "'before plan.xlsx'\n",
		    "update", "a.json", "--from", "plan.xlsx");
	assert_file_has(path_in(state, "a.json"),
			"\"REL-01\": {\"status\": \"in-progress\", \"owner\": \"Ann\", "
			"\"due\": \"2027-01-31\"");
	assert_file_has(path_in(state, "a.json"), "\"REL-06/zones\": {");
	assert_file_has(path_in(state, "a.json"), "\"name\": \"before plan.xlsx\"");
	SHOP_EXPECT(state, 0, "", "plan.xlsx says nothing that a.json does not say\n",
		    "update", "a.json", "--from", "plan.xlsx");
	str_release(&before);
}

static void what_does_not_fit_leaves_all_as_it_was(void **state)
{
	static const struct refusal table[] = {
		{{"update", "a.json"}, 2,
		 "plumbline update: from what? plumbline update a.json --from plan.xlsx\n"},
		{{"update", "a.json", "--from", "none.xlsx"}, 66, NULL},
		{{"update", "a.json", "--from", "a.json"}, 65,
		 "plumbline update: a.json: has no table with the columns Id, Status, Owner and so "
		 "on, which stood in the sheet Plan\n"},
	};
	struct str before = {0};
	struct run r;

	shop_refuses(state, table, COUNT_OF(table));
	fill(state, "REL-01", "Due", "soon");
	fill(state, "REL-01", "Note", "ask them");
	file_load(path_in(state, "a.json"), &before);
	r = shop_run(state, SHOP_ARGS("update", "a.json", "--from", "plan.xlsx"), NULL);
	assert_int_equal(r.code, 65);
	assert_text_has(str_text(&r.err), "plan.xlsx: error: Plan!");
	assert_text_has(str_text(&r.err), "'soon' is not possible; use a date like 2026-12-15\n");
	assert_text_has(str_text(&r.err), "1 thing does not fit, so nothing was changed; mend it");
	run_release(&r);
	assert_file_text(path_in(state, "a.json"), str_text(&before));
	SHOP_EXPECT(state, 0, "REL-01 Note: nothing -> ask them\n", NULL, "update", "a.json", "--from",
		    "plan.xlsx", "--dry-run");
	assert_file_text(path_in(state, "a.json"), str_text(&before));
	SHOP_EXPECT(state, 0, "REL-01 Note: nothing -> ask them\n", NULL, "update", "a.json", "--from",
		    "plan.xlsx", "--partial");
	assert_file_has(path_in(state, "a.json"), "\"note\": \"ask them\"");
	str_release(&before);
}

static void both_changed_is_a_conflict(void **state)
{
	fill(state, "REL-01", "Owner", "Bo");
	fill(state, "REL-01", "Note", "new");
	SHOP_EXPECT(state, 0, "", NULL, "act", "-q", "a.json", "REL-01", "owner=Cy");
	SHOP_EXPECT(state, 1, "",
		    "plumbline update: conflict: REL-01 Owner: Cy -> Bo, both changed from Ann\n"
		    "plumbline update: 1 conflict, so nothing was changed; settle it in a.json, by "
		    "--ours or --theirs, or take the rest with --partial\n",
		    "update", "a.json", "--from", "plan.xlsx");
	assert_file_lacks(path_in(state, "a.json"), "\"note\": \"new\"");
	SHOP_EXPECT(state, 0, "REL-01 Note: nothing -> new\n", NULL, "update", "a.json", "--from",
		    "plan.xlsx", "--ours");
	assert_file_has(path_in(state, "a.json"), "\"owner\": \"Cy\"");
	SHOP_EXPECT(state, 0, "REL-01 Owner: Cy -> Bo, both changed from Ann\n", NULL, "update",
		    "a.json", "--from", "plan.xlsx", "--theirs");
	assert_file_has(path_in(state, "a.json"), "\"owner\": \"Bo\"");
}

/* What was left out of it is not taken for something that was taken out; what is put there
 * instead is a conflict with what others were not to see. */
static void a_workbook_for_others_comes_back_too(void **state)
{
	SHOP_EXPECT(state, 0, "", NULL, "export", "a.json", "-q", "--redact", "customer", "--force",
		    "-o", "plan.xlsx");
	SHOP_EXPECT(state, 0, "", NULL, "update", "a.json", "--from", "plan.xlsx");
	fill(state, "REL-01", "Status", "done");
	SHOP_EXPECT(state, 0, "REL-01 Status: open -> done\n", NULL, "update", "a.json", "--from",
		    "plan.xlsx");
	assert_file_has(path_in(state, "a.json"), "\"owner\": \"Ann\"");
	fill(state, "REL-01", "Owner", "Bo");
	SHOP_EXPECT(state, 1, "",
		    "plumbline update: conflict: REL-01 Owner: Ann -> Bo, both changed from [left "
		    "out]\nplumbline update: 1 conflict, so nothing was changed; settle it in a.json, "
		    "by --ours or --theirs, or take the rest with --partial\n",
		    "update", "a.json", "--from", "plan.xlsx");
}

static void what_was_filled_in_is_not_exported_over(void **state)
{
	struct run r;

	fill(state, "REL-01", "Owner", "Bo");
	r = shop_run(state, SHOP_ARGS("export", "a.json", "-o", "plan.xlsx"), NULL);
	assert_int_equal(r.code, 73);
	assert_text_has(str_text(&r.err), "1 cell was changed in it since it was exported (Plan!");
	assert_text_has(str_text(&r.err), "plumbline update a.json --from ");
	run_release(&r);
	SHOP_EXPECT(state, 0, "", NULL, "export", "-q", "a.json", "-o", "plan.xlsx", "--force");
	export_plan(state);
}

#if defined(LIBRARIES_LINKED) || !defined(LXW_SOVERSION)
static void a_library_that_is_missing_is_named(void **state)
{
	(void)state;
	skip_because("the libraries are linked");
}
#else
/* argv ends with 70 for want of that library, and says so and what to do. */
static void expect_missing(void **state, const char *const *argv, const char *file,
			   const char *said)
{
	struct run r;

	file_store(path_in(state, file), "");
	assert_int_equal(setenv("LD_LIBRARY_PATH", folder_path(state), 1), 0);
	r = shop_run(state, argv, NULL);
	unsetenv("LD_LIBRARY_PATH");
	assert_int_equal(r.code, 70);
	assert_text_has(str_text(&r.err), said);
	assert_text_has(str_text(&r.err), "file too short)\n");
	run_release(&r);
}

static void a_library_that_is_missing_is_named(void **state)
{
	expect_missing(state, SHOP_ARGS("update", "a.json", "--from", "plan.xlsx"), "libz.so.1",
		       "plan.xlsx: workbooks need libz.so.1, which cannot be loaded: install zlib, or "
		       "read a .csv file (");
	expect_missing(state, SHOP_ARGS("export", "a.json", "-o", "new.xlsx"),
		       "libxlsxwriter.so." LXW_SOVERSION,
		       "new.xlsx: workbooks need libxlsxwriter.so." LXW_SOVERSION
		       ", which cannot be loaded: install libxlsxwriter, or export to .json, .csv or "
		       ".md (");
}
#endif

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SENT_SHOP(what_came_back_is_shown_then_taken),
		IN_SENT_SHOP(what_does_not_fit_leaves_all_as_it_was),
		IN_SENT_SHOP(both_changed_is_a_conflict),
		IN_SENT_SHOP(a_workbook_for_others_comes_back_too),
		IN_SENT_SHOP(what_was_filled_in_is_not_exported_over),
		IN_SENT_SHOP(a_library_that_is_missing_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
