/* What a save left beside a file that somebody else had changed, brought together with it. */
#include "support.h"

#include "model/given.h"
#include "model/store/leftovers.h"
#include "model/store/saver.h"

static struct assessment_file *opened(void **state)
{
	struct diags d = {0};
	struct err err = {0};
	struct assessment_file *f = assessment_open(path_in(state, "a.json"), NULL,
						    OPEN_WRITE, false, &d, &err);

	if (!f)
		fail_msg("%s", err.text);
	diags_release(&d);
	return f;
}

static void set(struct assessment *a, const char *id, const char *value)
{
	struct err err = {0};

	if (!assessment_set_by_words(a, id, value, &err))
		fail_msg("%s", err.text);
}

static void save(struct assessment_file *f, const char *id, const char *value)
{
	struct err err = {0};

	set(assessment_file_assessment(f), id, value);
	assessment_save(f);
	if (!assessment_save_wait(f, -1, &err))
		fail_msg("%s", err.text);
}

/* a.json, of which somebody else wrote another content while it was open here; REL-01 stood in
 * both. */
static void part_ways(void **state, const char *ours, const char *theirs)
{
	struct questionnaire *q = built_in();
	struct assessment *a = assessment_new(q), *other;
	struct str text = {0};
	struct assessment_file *f;

	assessment_write(a, &text);
	file_store(path_in(state, "a.json"), str_text(&text));
	f = opened(state);
	save(f, "REL-01", "2");
	other = assessment_copy(assessment_file_assessment(f));
	set(other, "REL-02", theirs);
	set(other, "SEC-01", "1");
	str_truncate(&text, 0);
	assessment_write(other, &text);
	file_store(path_in(state, "a.json"), str_text(&text));
	save(f, "REL-02", ours);
	save(f, "REL-01", "3");
	assert_true(assessment_save_state(f).conflict);
	assessment_close(f);
	assessment_free(other);
	assessment_free(a);
	questionnaire_free(q);
	str_release(&text);
}

/* Brings in what there is, as the commands do. */
static void bring_in(void **state, size_t n, size_t conflicts)
{
	struct assessment_file *f = opened(state);
	struct arena arena = {0};
	struct texts paths;
	struct diags d = {0};
	struct err err = {0};
	struct assessment *merged;

	leftovers_find(&arena, assessment_file_path(f), &paths);
	assert_int_equal(paths.n, n);
	merged = leftovers_merge(f, &paths, MERGE_NEITHER, &d, &err);
	if (!merged)
		fail_msg("%s", err.text);
	assert_int_equal(merged->n_conflicts, conflicts);
	assessment_file_replace(f, merged);
	save(f, "capacity", "40");
	assert_true(leftovers_put_away(&paths, &err));
	leftovers_find(&arena, assessment_file_path(f), &paths);
	assert_int_equal(paths.n, 0);
	assessment_close(f);
	diags_release(&d);
	arena_release(&arena);
}

static void both_are_in_the_file_then(void **state)
{
	size_t before;

	part_ways(state, "3", "3");
	before = folder_count(state);
	bring_in(state, 1, 0);
	assert_file_has(path_in(state, "a.json"), "\"REL-01\": {\"level\": 3}");
	assert_file_has(path_in(state, "a.json"), "\"REL-02\": {\"level\": 3}");
	assert_file_has(path_in(state, "a.json"), "\"SEC-01\": {\"level\": 1}");
	/* What both came from is gone, the rest has another name. */
	assert_int_equal(folder_count(state), before - 1);
}

static void what_differs_is_a_conflict(void **state)
{
	part_ways(state, "3", "0");
	bring_in(state, 1, 1);
	assert_file_has(path_in(state, "a.json"), "\"at\": \"answers/REL-02\"");
}

/* The files of before kept no base: then only what is equal is none. */
static void without_a_base_nothing_is_lost(void **state)
{
	struct arena arena = {0};
	struct texts paths;
	char base[FILE_PATH_MAX];

	part_ways(state, "3", "3");
	leftovers_find(&arena, path_in(state, "a.json"), &paths);
	leftover_base_path(paths.items[0], base);
	assert_int_equal(remove(base), 0);
	arena_release(&arena);
	bring_in(state, 1, 1);
	assert_file_has(path_in(state, "a.json"), "\"at\": \"answers/REL-01\"");
}

static void one_after_the_other(void **state)
{
	part_ways(state, "3", "3");
	{
		struct assessment_file *f = opened(state);
		struct str text = {0};

		file_load(path_in(state, "a.json"), &text);
		str_add(&text, "\n");
		file_store(path_in(state, "a.json"), str_text(&text));
		save(f, "name", "Chat");
		assert_true(assessment_save_state(f).conflict);
		assessment_close(f);
		str_release(&text);
	}
	bring_in(state, 2, 0);
	assert_file_has(path_in(state, "a.json"), "\"REL-01\": {\"level\": 3}");
	assert_file_has(path_in(state, "a.json"), "\"SEC-01\": {\"level\": 1}");
	assert_file_has(path_in(state, "a.json"), "\"name\": \"Chat\"");
}

/* What cannot be read stays where it is, and so does the file. */
static void a_damaged_one_is_said(void **state)
{
	struct assessment_file *f;
	const char *path = path_in(state, "a.json.conflict-20261121T100000Z.json");
	struct texts paths = {&path, 1};
	struct diags d = {0};
	struct err err = {0};

	part_ways(state, "3", "3");
	path = path_in(state, "a.json.conflict-20261121T100000Z.json");
	file_store(path, "{\"half\": ");
	f = opened(state);
	assert_null(leftovers_merge(f, &paths, MERGE_NEITHER, &d, &err));
	assert_text_has(err.text, "cannot be read as an assessment");
	assert_true(d.n > 0);
	assessment_close(f);
	diags_release(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(both_are_in_the_file_then),
		IN_FOLDER(what_differs_is_a_conflict),
		IN_FOLDER(without_a_base_nothing_is_lost),
		IN_FOLDER(one_after_the_other),
		IN_FOLDER(a_damaged_one_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
