/* What came back in a workbook, as a list to tick. That of a workbook is told in tests/import; a
 * CSV file comes back the same way. */
#include "ui/firm.h"

static struct play *play_came_back(void **state, int rows, int cols)
{
	struct play *p = play_firm(rows, cols);

	file_store(path_in(state, "plan.csv"),
		   "Id,Status,Owner,Due,Note\n"
		   "PERF-02,in-progress,Ann,2027-03-31,\n"
		   "SEC-15,open,,soon,\"They want to wait until the new year, when the budget of the "
		   "platform team is decided.\"\n"
		   "XC-03,finished,,,\n"
		   "NONE-1,done,,,\n");
	play(p, "E u <Enter>");
	play_text(p, path_in(state, "plan.csv"));
	play(p, "<Enter>");
	return p;
}

static void what_came_back_is_a_list(void **state)
{
	static const struct {
		int rows, cols;
		const char *name;
	} sizes[] = {{24, 80, "came-back-80x24.txt"}, {16, 60, "came-back-60x16.txt"}};

	for (size_t i = 0; i < COUNT_OF(sizes); i++) {
		struct play *p = play_came_back(state, sizes[i].rows, sizes[i].cols);

		play(p, "j <Space>");
		assert_screen(p, sizes[i].name);
		play_close(p);
	}
}

static void what_is_ticked_is_taken(void **state)
{
	struct play *p = play_came_back(state, 24, 80);
	const struct assessment *a = play_session(p)->a;

	play(p, "j <Space> <Enter>"); /* not the owner */
	assert_shows(p, "3 changes taken; the state before is kept as 'before plan.csv'");
	assert_true(p->log.saves > 0);
	assert_int_equal(assessment_plan(a, "PERF-02")->status, PLAN_IN_PROGRESS);
	assert_string_equal(assessment_plan(a, "PERF-02")->owner, "");
	assert_string_equal(assessment_plan(a, "PERF-02")->due, "2027-03-31");
	assert_text_has(assessment_plan(a, "SEC-15")->note, "They want to wait");
	assert_null(assessment_plan(a, "XC-03"));
	/* What was left is there still. */
	assert_shows(p, "1 thing in it");
	assert_shows(p, "PERF-02 Owner: nothing -> Ann");
	play(p, "<Space> <Enter>");
	assert_shows(p, "nothing is ticked, so nothing is taken");
	play(p, "<Space> <Enter>");
	assert_string_equal(assessment_plan(a, "PERF-02")->owner, "Ann");
	assert_shows(p, "1 change taken; the state before is kept as 'before plan.csv (2)'");
	/* Both stand among the milestones, by the names that were said. */
	play(p, "M");
	assert_shows(p, "before plan.csv     ");
	assert_shows(p, "before plan.csv (2) ");
	play_close(p);
}

static void what_changed_meanwhile_is_looked_at_again(void **state)
{
	struct play *p = play_came_back(state, 24, 80);

	file_store(path_in(state, "plan.csv"), "Id,Status,Owner,Due,Note\nPERF-02,open,Zoe,,\n");
	play(p, "<Enter>");
	assert_shows(p, "something has changed meanwhile: look at it again");
	assert_shows(p, "PERF-02 Owner: nothing -> Zoe");
	assert_null(assessment_plan(play_session(p)->a, "PERF-02"));
	play(p, "<Enter>");
	assert_string_equal(assessment_plan(play_session(p)->a, "PERF-02")->owner, "Zoe");
	play_close(p);
}

static void what_cannot_be_read_is_said(void **state)
{
	struct play *p = play_firm(24, 80);

	play(p, ": u p d a t e <Enter>");
	assert_shows(p, "asks for the file.");
	play(p, "<Space> j <Enter>");
	play_text(p, path_in(state, "none.xlsx"));
	play(p, "<Enter>");
	assert_shows(p, "none.xlsx: ");
	assert_shows(p, "asks for the file.");
	file_store(path_in(state, "none.xlsx"), "PK, but nothing more");
	play(p, "<Enter>");
	play_text(p, path_in(state, "none.xlsx"));
	play(p, "<Enter>");
	assert_shows(p, "no whole zip archive");
	play_close(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(what_came_back_is_a_list),
		IN_FOLDER(what_is_ticked_is_taken),
		IN_FOLDER(what_changed_meanwhile_is_looked_at_again),
		IN_FOLDER(what_cannot_be_read_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
