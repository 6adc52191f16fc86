/* The end of a workshop: what the session came to, on one screen, before the program is left. */
#include "ui/firm.h"

#include <unistd.h>

#include "base/file.h"
#include "ui/session/leaving.h"
#include "ui/widget/sheet.h"

#define PEOPLE "K w A n n , B o b <Enter> "
#define SESSION                                                                            \
	PEOPLE "W / S E C - 0 1 <Enter> <Esc> 2 / R E L - 2 6 <Enter> <Esc> 3 + a s k <Space> " \
	       "I v o <Enter> L o B o b <Enter> j o A n n <Enter> "

/* What was written last. */
static struct {
	char title[100], path[100];
	size_t n;
	bool fail;
} written;

static bool write_it(void *ctx, const char *title, const struct sheet *sheet, const char *path,
		     struct err *err)
{
	(void)ctx;
	if (written.fail)
		return err_set(err, EXIT_CODE_IO, "%s: the disk is full", path);
	snprintf(written.title, sizeof written.title, "%s", title);
	snprintf(written.path, sizeof written.path, "%s", path);
	written.n = sheet->n;
	return true;
}

static void the_end_looks_as_it_was_reviewed(void **state)
{
	static const struct {
		int rows, cols;
		bool ascii;
		const char *name;
	} sizes[] = {{24, 80, false, "end-80x24.txt"},
		     {40, 120, false, "end-120x40.txt"},
		     {16, 60, true, "end-ascii-60x16.txt"}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(sizes); i++) {
		struct play *p = play_open(firm, sizes[i].rows, sizes[i].cols,
					   sizes[i].ascii);

		assert_true(play(p, SESSION "Q"));
		assert_screen(p, sizes[i].name);
		play_close(p);
	}
}

static void leaving_a_room_shows_the_end_first(void **state)
{
	static const char *const leaves[] = {"Q Q", "Q q", "W q q", ": q <Enter> Q"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(leaves); i++) {
		struct play *p = play_open(play_contoso, 24, 80, false);
		struct str first = {0};

		str_addn(&first, leaves[i], strlen(leaves[i]) - 2);
		play(p, SESSION);
		assert_true(play(p, str_text(&first)));
		assert_int_equal(app_view(p->app), VIEW_END);
		assert_shows(p, "q leave");
		assert_false(play(p, leaves[i] + strlen(leaves[i]) - 1));
		str_release(&first);
		play_close(p);
	}
}

/* Esc goes on where one was; what happens then is in it the next time. */
static void the_end_is_not_the_end_if_one_goes_on(void **state)
{
	struct play *p = play_open(play_contoso, 40, 120, false);

	(void)state;
	play(p, SESSION "W Q");
	assert_shows(p, "ask Ivo");
	play(p, "<Esc>");
	assert_int_equal(app_view(p->app), VIEW_WALK);
	play(p, "K G <Space> Q");
	assert_false(play_has(p, "ask Ivo"));
	play(p, "<Tab> <Tab> <Tab> <Enter>"); /* to the first finding, or action */
	assert_int_not_equal(app_view(p->app), VIEW_END);
	assert_false(play(p, "Q Q"));
	play_close(p);
}

/* Without a room, or with nothing done in it, nothing holds up who leaves. */
static void who_worked_alone_leaves_at_once(void **state)
{
	static const char *const none[] = {"Q", "W q", "W 3 Q", "L o A n n <Enter> Q"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(none); i++) {
		struct play *p = play_open(play_contoso, 24, 80, false);

		assert_false(play(p, none[i]));
		play_close(p);
	}
}

static void what_was_parked_alone_makes_a_room(void **state)
{
	struct play *p = play_open(play_contoso, 24, 80, false);

	(void)state;
	assert_true(play(p, "W + l a t e r <Enter> Q"));
	assert_int_equal(app_view(p->app), VIEW_END);
	assert_false(play(p, "Q"));
	play_close(p);
}

static void the_score_is_told_before_and_after(void **state)
{
	struct play *p = play_open(play_contoso, 40, 120, false);
	char before[64], now[64], line[200];

	(void)state;
	range_text(before, &play_session(p)->score.overall);
	play(p, SESSION "Q");
	range_text(now, &play_session(p)->score.overall);
	assert_string_not_equal(before, now);
	snprintf(line, sizeof line, "Overall: %s before, %s now", before, now);
	assert_shows(p, line);
	assert_shows(p, "questions and decisions answered, 5 before");
	play(p, "<Esc> z z z z z z z z z z : e n d <Enter>"); /* all of it taken back */
	snprintf(line, sizeof line, "Overall: %s", before);
	assert_shows(p, line);
	assert_shows(p, ", as before");
	play_close(p);
}

static void it_is_written_beside_the_file_or_says_why_not(void **state)
{
	char path[200];
	struct questionnaire *q = built_in();
	struct err err = {0};
	struct assessment_file *file;
	struct play *p;

	snprintf(path, sizeof path, "%s", path_in(state, "chat.assessment.json"));
	file = assessment_create(path, q, assessment_new(q), &err);
	assert_non_null(file);
	set_answer(assessment_file_assessment(file), "depth", "core");
	p = play_open_file(NULL, file, 24, 80, false);
	play(p, ": e n d <Enter> m");
	assert_shows(p, "there is no file here to write it beside");
	p->ports.write = write_it;
	play(p, "<Enter> m");
	assert_shows(p, "wrote chat-workshop-2026-11-21.md");
	assert_string_equal(written.title, "chat.assessment.json, workshop of 2026-11-21");
	assert_non_null(strstr(written.path, "/chat-workshop-2026-11-21.md"));
	assert_true(written.n > 4);
	written.fail = true;
	play(p, "m");
	assert_shows(p, "Not written");
	written.fail = false;
	play_close(p);
}

static void the_last_line_tells_where_how_far_and_what_next(void **state)
{
	char before[FILE_PATH_MAX], folder[FILE_PATH_MAX];
	struct play *p;
	struct str line = {0};
	struct err err = {0};
	struct questionnaire *q = built_in();
	struct assessment_file *file =
		assessment_create(path_in(state, "my chat.json"), q, assessment_new(q), &err);

	assert_non_null(file);
	p = play_open_file(NULL, file, 24, 80, false);
	session_leaving(&line, play_session(p), "plumbline");
	assert_text_has(str_text(&line), "Saved in ");
	assert_text_has(str_text(&line), ":\n0 of ");
	assert_text_has(str_text(&line), " questions and decisions answered.\nNext: plumbline '");
	assert_text_has(str_text(&line), "my chat.json'");
	str_truncate(&line, 0);
	assert_non_null(getcwd(before, sizeof before));
	file_folder(path_in(state, "my chat.json"), folder);
	assert_int_equal(chdir(folder), 0);
	session_leaving(&line, play_session(p), "plumbline");
	assert_int_equal(chdir(before), 0);
	assert_text_has(str_text(&line), "Saved in my chat.json:\n");
	assert_text_has(str_text(&line), "\nNext: plumbline 'my chat.json'");
	str_release(&line);
	play_close(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_end_looks_as_it_was_reviewed),
		cmocka_unit_test(leaving_a_room_shows_the_end_first),
		cmocka_unit_test(the_end_is_not_the_end_if_one_goes_on),
		cmocka_unit_test(who_worked_alone_leaves_at_once),
		cmocka_unit_test(what_was_parked_alone_makes_a_room),
		cmocka_unit_test(the_score_is_told_before_and_after),
		IN_FOLDER(it_is_written_beside_the_file_or_says_why_not),
		IN_FOLDER(the_last_line_tells_where_how_far_and_what_next),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
