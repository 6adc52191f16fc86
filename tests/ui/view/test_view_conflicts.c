/* What a merge could not settle, side by side. */
#include "ui/firm.h"

#include "model/assessment/conflict.h"
#include "model/assessment/merge.h"
#include "model/assessment/milestone.h"
#include "model/store/leftovers.h"

static struct assessment *answered(const struct questionnaire *q, const char *words)
{
	struct assessment *a = assessment_new(q);

	set_answers(a, words);
	return a;
}

/* A file in which two did not agree: on a level, on what the stage is, and on a note. */
static struct assessment_file *disputed(void)
{
	struct questionnaire *q = built_in();
	struct assessment *ours =
		answered(q, "name=Contoso stage=prod REL-01=3 REL-02=1");
	struct assessment *theirs =
		answered(q, "name=Contoso stage=poc REL-01=1 REL-02=1");
	struct assessment *merged;
	struct err err = {0};
	size_t rel_02 = questionnaire_find(q, "REL-02").index;

	ours->questions[rel_02].note =
		"Ranked in May by the owner of the product and the head of support, for the two "
		"flows that face customers; the rest was left for the next quarter.";
	theirs->questions[rel_02].note = "Nobody has seen a list.";
	merged = assessment_merge(NULL, ours, theirs, MERGE_NEITHER, &err);
	assert_non_null(merged);
	assessment_free(ours);
	assessment_free(theirs);
	return assessment_unfiled(q, merged, "");
}

static struct play *play_disputed(int rows, int cols)
{
	return play_open_file(NULL, disputed(), rows, cols, false);
}

static void both_sides_stand_beside_each_other(void **state)
{
	static const struct {
		int rows, cols;
	} sizes[] = {{24, 80}, {40, 120}, {16, 60}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(sizes); i++) {
		struct play *p = play_disputed(sizes[i].rows, sizes[i].cols);
		struct str text = {0};
		char name[40];

		play(p, "C j");
		grid_text(app_draw(p->app), &text);
		snprintf(name, sizeof name, "conflicts-%dx%d.txt", sizes[i].cols,
			 sizes[i].rows);
		assert_golden(name, str_text(&text));
		str_release(&text);
		play_close(p);
	}
}

static void the_file_says_so_when_it_opens(void **state)
{
	struct play *p = play_disputed(24, 80);

	(void)state;
	assert_shows(
		p,
		"3 conflicts of a merge: ours stands until they are settled; C shows them");
	play(p, "S");
	assert_shows(p, "3 conflicts");
	play_close(p);
}

static void a_key_settles_one(void **state)
{
	struct play *p = play_disputed(24, 80);

	(void)state;
	play(p, "C j t");
	assert_shows(p, "REL-01: theirs stands now; 2 left");
	assert_true(p->log.saves > 0);
	play(p, "g o");
	assert_shows(p, "workload stage: what stood here stays; 1 left");
	play(p, "t");
	assert_shows(p, "REL-02 note: theirs stands now; it was the last conflict");
	assert_shows(p, "No conflicts");
	play(p, "o");
	assert_shows(p, "there is no conflict to settle");
	play(p, "W / R E L - 0 2 <Enter>");
	assert_shows(p, "Nobody has seen a list.");
	play_close(p);
}

static void or_all_of_them(void **state)
{
	struct play *p = play_disputed(24, 80);

	(void)state;
	play(p, "C a <Esc>");
	assert_shows(p, "3 conflicts");
	play(p, "a t");
	assert_shows(p, "all conflicts are settled: theirs stands now");
	play(p, "W / R E L - 0 1 <Enter>");
	assert_shows(p, "1 (\u2717)");
	play_close(p);
}

static void enter_goes_to_the_question(void **state)
{
	struct play *p = play_disputed(24, 80);

	(void)state;
	play(p, "C j <Enter>");
	assert_int_equal(app_view(p->app), VIEW_WALK);
	assert_shows(p, "REL-01");
	play_close(p);
}

/* What stands under the cursor elsewhere, steps and the timer outlive it. */
static void the_rest_of_the_screen_goes_on(void **state)
{
	struct play *p = play_disputed(24, 80);

	(void)state;
	play(p, "T W i C t q q");
	assert_true(play(p, "L S D K W e a b c <Enter> U <C-r>"));
	play_close(p);
}

/* A file beside which a save left something; two facilitators kept a milestone of one name. */
static struct assessment_file *left(void **state)
{
	struct questionnaire *q = built_in();
	struct assessment *a = answered(q, "name=Contoso stage=prod REL-01=3"), *b;
	struct str text = {0};
	struct err err = {0};
	struct diags d = {0};
	struct assessment_file *f;

	b = assessment_copy(a);
	set_answers(b, "REL-01=1 REL-02=2");
	milestone_keep(a, "review", "2026-11-20T10:00:00Z");
	milestone_keep(b, "review", "2026-11-21T10:00:00Z");
	assessment_write(b, &text);
	file_store(path_in(state, "a.json.conflict-20261121T100000Z.json"),
		   str_text(&text));
	f = assessment_create(path_in(state, "a.json"), q, a, &err);
	assert_non_null(f);
	assessment_close(f);
	f = assessment_open(path_in(state, "a.json"), NULL, OPEN_WRITE, false, &d, &err);
	assert_non_null(f);
	assessment_free(b);
	str_release(&text);
	return f;
}

static void what_a_save_left_is_offered(void **state)
{
	struct play *p = play_open_file(NULL, left(state), 24, 80, false);

	assert_shows(p, "a.json.conflict-20261121T100000Z.json stands beside this file");
	play(p, "n");
	assert_shows(p, "nothing was changed; :merge brings it in");
	play(p, ":merge<Enter> y");
	assert_shows(p, "1 conflict of a merge");
	assert_shows(p, "'review' of 2026-11-21 is 'review (2)' now");
	assert_int_equal(app_view(p->app), VIEW_CONFLICTS);
	assert_file_has(path_in(state, "a.json"), "\"REL-02\": {\"level\": 2");
	assert_file_has(path_in(state, "a.json.conflict-20261121T100000Z.json~"),
			"REL-02");
	play(p, ":merge<Enter>");
	assert_shows(p, "no save left anything beside the file");
	play(p, "M");
	assert_shows(p, "review              ");
	assert_shows(p, "review (2)          ");
	play_close(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_sides_stand_beside_each_other),
		cmocka_unit_test(the_file_says_so_when_it_opens),
		cmocka_unit_test(a_key_settles_one),
		cmocka_unit_test(or_all_of_them),
		cmocka_unit_test(enter_goes_to_the_question),
		cmocka_unit_test(the_rest_of_the_screen_goes_on),
		IN_FOLDER(what_a_save_left_is_offered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
