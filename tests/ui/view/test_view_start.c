#include "ui/firm.h"

#include "ui/session/recent.h"

/* What the world was asked for, and what it offers. */
static struct {
	char opened[256], created[256], starter[64], forgotten[256];
	bool possible;
} asked;

static bool fake_file(struct assessment_file **f, struct err *err)
{
	struct questionnaire *q;

	if (!asked.possible)
		return err_set(err, EXIT_CODE_NOINPUT, "no such file");
	q = built_in();
	*f = assessment_unfiled(q, assessment_new(q), "");
	return true;
}

static bool fake_open(void *ctx, const char *path, struct assessment_file **f, struct err *err)
{
	(void)ctx;
	snprintf(asked.opened, sizeof asked.opened, "%s", path);
	return fake_file(f, err);
}

static bool fake_create(void *ctx, const char *path, const char *starter,
			struct assessment_file **f, struct err *err)
{
	(void)ctx;
	snprintf(asked.created, sizeof asked.created, "%s", path);
	snprintf(asked.starter, sizeof asked.starter, "%s", starter);
	return fake_file(f, err);
}

static void fake_recent(void *ctx, struct arena *a, struct texts *paths)
{
	static const char *const all[] = {
		"/reviews/contoso/contoso-chat.assessment.json",
		"/reviews/invoice-agent.assessment.json"};

	(void)ctx;
	for (size_t i = 0; i < COUNT_OF(all); i++) {
		const char **slot;

		if (strcmp(all[i], asked.forgotten) == 0)
			continue;
		slot = ARENA_PUSH(a, paths->items, paths->n);
		*slot = all[i];
	}
}

static void fake_remember(void *ctx, const char *path, bool forget)
{
	(void)ctx;
	if (forget)
		snprintf(asked.forgotten, sizeof asked.forgotten, "%s", path);
}

/* The start view with two recent files. The app looks at the ports when the view is shown
 * again. */
static struct play *start(int rows, int cols)
{
	struct play *p = play_open(NULL, rows, cols, false);

	memset(&asked, 0, sizeof asked);
	p->ports.open = fake_open;
	p->ports.create = fake_create;
	p->ports.recent = fake_recent;
	p->ports.remember = fake_remember;
	play(p, "A");
	return p;
}

static void it_offers_recent_files_starters_and_a_name(void **state)
{
	struct play *p = start(24, 80);

	(void)state;
	assert_int_equal(app_view(p->app), VIEW_START);
	assert_shows(p, "contoso-chat.assessment.json");
	assert_shows(p, "invoice-agent.assessment.json");
	for (size_t i = 0; i < COUNT_OF(play_starters); i++)
		assert_shows(p, play_starters[i].title);
	assert_shows(p, "Or from a worked example: its answers are filled in");
	assert_shows(p, "Tallow & Finch: public assistant");
	assert_shows(p, "Content as of 2026-11-21; 6 notes in it should be checked");
	assert_shows(p, "Open a file by its name");
	play_close(p);
}

static void enter_opens_the_file_under_the_cursor(void **state)
{
	struct play *p = start(24, 80);

	(void)state;
	asked.possible = true;
	play(p, "j <Enter>");
	assert_string_equal(asked.opened, "/reviews/invoice-agent.assessment.json");
	assert_true(session_is_open(play_session(p)));
	assert_int_not_equal(app_view(p->app), VIEW_START);
	play_close(p);
}

static void a_number_opens_that_line(void **state)
{
	struct play *p = start(24, 80);

	(void)state;
	play(p, "2");
	assert_string_equal(asked.opened, "/reviews/invoice-agent.assessment.json");
	play(p, "9");
	assert_string_equal(asked.created, "");
	play_close(p);
}

static void a_file_that_cannot_be_opened_is_told(void **state)
{
	struct play *p = start(24, 80);

	(void)state;
	play(p, "<Enter>");
	assert_shows(p, "no such file");
	assert_int_equal(app_view(p->app), VIEW_START);
	play_close(p);
}

static void a_new_file_comes_from_its_starter(void **state)
{
	static const struct {
		const char *keys, *created, *starter;
	} rows[] = {
		{"4 <Enter>", "public-rag-assistant.assessment.json", "public-rag-assistant"},
		{"3 <Enter>", "workload.assessment.json", ""},
		{"3 <C-u> f a b <Enter>", "fab.assessment.json", ""},
		{"3 <C-u> f . j s o n <Enter>", "f.json", ""},
		{"4 <Esc>", "", ""},
		{"4 <C-u> <Enter>", "", ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct play *p = start(24, 80);

		play(p, rows[i].keys);
		assert_string_equal(asked.created, rows[i].created);
		assert_string_equal(asked.starter, rows[i].starter);
		play_close(p);
	}
}

static void any_file_is_opened_by_its_name(void **state)
{
	struct play *p = start(24, 80);

	(void)state;
	play(p, "o x / y <Enter>");
	assert_string_equal(asked.opened, "x/y");
	play(p, "G <Enter> z <Enter>");
	assert_string_equal(asked.opened, "z");
	play_close(p);
}

static void a_recent_file_can_be_forgotten(void **state)
{
	struct play *p = start(24, 80);

	(void)state;
	play(p, "<Del>");
	assert_string_equal(asked.forgotten, "/reviews/contoso/contoso-chat.assessment.json");
	assert_false(play_has(p, "contoso-chat"));
	assert_shows(p, "Del forget");
	play(p, "G");
	assert_false(play_has(p, "Del forget"));
	play(p, "<Del> :  d e l <Enter>");
	assert_shows(p, "invoice-agent");
	play_close(p);
}

/* Nothing that is shown is refused, and every line has a key. */
static void without_a_file_there_are_no_tabs(void **state)
{
	struct play *p = start(24, 80);

	(void)state;
	assert_false(play_has(p, "D decisions"));
	p->ports.mouse = true;
	app_key(p->app, K_CTRL + 't');
	app_key(p->app, key_mouse(MOUSE_CLICK, 0, 70));
	assert_int_equal(app_view(p->app), VIEW_START);
	assert_false(play_has(p, "open a file or begin a new one first"));
	play_close(p);
}

static const struct starter *ten(void *ctx, size_t *n)
{
#define EXAMPLE(name, title) {name, title, "", true}
	static const struct starter all[] = {
		{"", "An empty assessment", "", false}, {"a", "A", "", false},
		EXAMPLE("b", "B"), EXAMPLE("c", "C"), EXAMPLE("d", "D"), EXAMPLE("e", "E"),
		EXAMPLE("f", "F"), EXAMPLE("g", "G"), EXAMPLE("h", "H"),
		{"tenth", "The tenth", "whose it is", true}, EXAMPLE("k", "The eleventh")};

	(void)ctx;
	*n = COUNT_OF(all);
	return all;
}

static void the_tenth_line_has_a_key_too(void **state)
{
	struct play *p = play_open(NULL, 24, 80, false);

	(void)state;
	memset(&asked, 0, sizeof asked);
	p->ports.create = fake_create;
	p->ports.starters = ten;
	play(p, "A");
	assert_shows(p, "2  A\n");
	assert_shows(p, "Or from a worked example: its answers are filled in");
	assert_shows(p, "0  The tenth                        whose it is");
	assert_shows(p, "   The eleventh");
	play(p, "0 <Enter>");
	assert_string_equal(asked.starter, "tenth");
	play_close(p);
}

static void a_new_file_is_created_in_a_folder_that_is_told(void **state)
{
	struct play *p = start(24, 80);

	(void)state;
	play(p, "3");
	assert_text_has(play_dialog(p), "Name of the new file in /");
	assert_shows(p, "Enter create");
	play(p, "<Esc> o");
	assert_shows(p, "Enter open");
	play_close(p);
}

static void the_open_file_stands_first(void **state)
{
	struct play *p = play_firm(24, 80);

	(void)state;
	play(p, "A");
	assert_shows(p, "Open now");
	play(p, "<Enter>");
	assert_int_equal(app_view(p->app), VIEW_WALK);
	play_close(p);
}

static void the_screens_are_those_that_were_read(void **state)
{
	struct play *p = start(24, 80);

	(void)state;
	play(p, "<C-l>");
	assert_screen(p, "start-recent-80x24.txt");
	app_resize(p->app, 16, 60);
	play(p, "G");
	assert_screen(p, "start-recent-60x16.txt");
	play_close(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_offers_recent_files_starters_and_a_name),
		cmocka_unit_test(enter_opens_the_file_under_the_cursor),
		cmocka_unit_test(a_number_opens_that_line),
		cmocka_unit_test(a_file_that_cannot_be_opened_is_told),
		cmocka_unit_test(a_new_file_comes_from_its_starter),
		cmocka_unit_test(any_file_is_opened_by_its_name),
		cmocka_unit_test(a_recent_file_can_be_forgotten),
		cmocka_unit_test(without_a_file_there_are_no_tabs),
		cmocka_unit_test(the_tenth_line_has_a_key_too),
		cmocka_unit_test(a_new_file_is_created_in_a_folder_that_is_told),
		cmocka_unit_test(the_open_file_stands_first),
		cmocka_unit_test(the_screens_are_those_that_were_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
