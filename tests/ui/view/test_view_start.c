#define _XOPEN_SOURCE 700
#include "ui/firm.h"

#include <fcntl.h>
#include <unistd.h>

#include "ui/session/recent.h"

/* What the world was asked for, and what it offers. */
static struct {
	char opened[256], created[256], starter[64], name[64], forgotten[256];
	int depth;
	size_t recent, most;
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

static bool fake_create(void *ctx, const char *path, const struct beginning *begin,
			struct assessment_file **f, struct err *err)
{
	(void)ctx;
	snprintf(asked.created, sizeof asked.created, "%s", path);
	snprintf(asked.starter, sizeof asked.starter, "%s", begin->starter);
	snprintf(asked.name, sizeof asked.name, "%s", begin->name);
	asked.depth = begin->depth;
	return fake_file(f, err);
}

static const struct recent_file lately[] = {
	{"/reviews/contoso/contoso-chat.assessment.json", "Contoso chat", "48.2 to 71.0",
	 "2026-11-20", 12, ""},
	{"/reviews/invoice-agent.assessment.json", "invoice-agent.assessment.json", "62.5",
	 "2026-10-02", 0, ""},
	{"/stick/old.json", "old.json", "", "", -1, "moved, or drive is away"},
	{"/reviews/4.json", "Four", "0.0 to 100.0", "2026-01-04", 107, ""},
	{"/reviews/5.json", "Five", "0.0 to 100.0", "2026-01-03", 1, ""},
	{"/reviews/6.json", "Six", "0.0 to 100.0", "2026-01-02", 1, ""},
	{"/reviews/7.json", "Seven", "0.0 to 100.0", "2026-01-01", 1, ""},
};

static void fake_recent(void *ctx, struct arena *a, size_t most, struct recent_files *out)
{
	(void)ctx;
	asked.most = most;
	for (size_t i = 0; i < asked.recent; i++) {
		struct recent_file *slot;

		if (strcmp(lately[i].path, asked.forgotten) == 0)
			continue;
		slot = ARENA_PUSH(a, out->items, out->n);
		*slot = lately[i];
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
static struct play *start_with(size_t recent, int rows, int cols)
{
	struct play *p = play_open(NULL, rows, cols, false);

	memset(&asked, 0, sizeof asked);
	asked.recent = recent;
	p->ports.open = fake_open;
	p->ports.create = fake_create;
	p->ports.recent = fake_recent;
	p->ports.remember = fake_remember;
	play(p, "A");
	return p;
}

static struct play *start(int rows, int cols)
{
	return start_with(2, rows, cols);
}

static void it_offers_recent_files_starters_and_a_name(void **state)
{
	struct play *p = start(24, 80);

	(void)state;
	assert_int_equal(app_view(p->app), VIEW_START);
	assert_shows(p, "Recent files   /reviews/contoso/contoso-chat.assessment.json");
	assert_shows(p, "1  Contoso chat");
	assert_shows(p, "48.2 to 71.0   2026-11-20  12 open");
	assert_shows(p, "62.5           2026-10-02  complete");
	assert_shows(p, "An empty assessment");
	assert_shows(p, "Or from a worked example: its answers are filled in");
	assert_shows(p, "Public RAG assistant: answers customers from own documents");
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

/* Time, name and file of one that is empty; name and file of a worked example. What is
 * proposed stands there selected: what is typed replaces it. */
static void a_new_file_comes_from_its_starter(void **state)
{
	static const struct {
		const char *keys, *created, *starter, *name;
		int depth;
	} rows[] = {
		{"4 <Enter> <Enter>", "ask-finch.assessment.json", "public-rag-assistant",
		 "Ask Finch", -1},
		{"4 B o t <Enter> <Enter>", "bot.assessment.json", "public-rag-assistant", "Bot",
		 -1},
		{"4 <End> 2 <Enter> <Enter>", "ask-finch2.assessment.json",
		 "public-rag-assistant", "Ask Finch2", -1},
		{"3 1 F a b <Space> ä ! <Enter> <Enter>", "fab-a.assessment.json", "",
		 "Fab ä!", DEPTH_CORE},
		{"3 <Enter> <Enter> <Enter>", "workload.assessment.json", "", "", DEPTH_CORE},
		{"3 2 F <Enter> a b <Enter>", "ab.assessment.json", "", "F", DEPTH_STANDARD},
		{"3 3 F <Enter> f . j s o n <Enter>", "f.json", "", "F", DEPTH_DEEP},
		{"3 3 F <Enter> <Home> x / <Enter>", "x/f.assessment.json", "", "F", DEPTH_DEEP},
		{"3 <Esc>", "", "", "", 0},
		{"3 1 a <Esc>", "", "", "", 0},
		{"4 <Enter> <Esc>", "", "", "", 0},
		{"4 <Enter> <C-u> <Enter>", "", "", "", 0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct play *p = start(24, 80);

		play(p, rows[i].keys);
		assert_string_equal(asked.created, rows[i].created);
		assert_string_equal(asked.starter, rows[i].starter);
		assert_string_equal(asked.name, rows[i].name);
		assert_int_equal(asked.depth, rows[i].depth);
		play_close(p);
	}
}

/* A name that is taken there is not proposed. */
static void a_proposed_file_name_is_free(void **state)
{
	struct play *p = start(24, 80);
	int here = open(".", O_RDONLY);

	assert_int_equal(chdir(folder_path(state)), 0);
	file_store("ask-finch.assessment.json", "");
	file_store("ask-finch-2.assessment.json", "");
	play(p, "4 <Enter> <Enter>");
	assert_int_equal(fchdir(here), 0);
	close(here);
	assert_string_equal(asked.created, "ask-finch-3.assessment.json");
	play_close(p);
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
	assert_false(play_has(p, "Contoso chat"));
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
		{"tenth", "The tenth", "What it is", true}, EXAMPLE("k", "The eleventh")};

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
	assert_shows(p, "0  What it is");
	assert_shows(p, "   The eleventh");
	play(p, "0 <Enter> <Enter>");
	assert_string_equal(asked.starter, "tenth");
	play_close(p);
}

static void a_new_file_is_created_in_a_folder_that_is_told(void **state)
{
	struct play *p = start(24, 80);

	(void)state;
	play(p, "3");
	assert_string_equal(play_dialog(p), "How much time is there?");
	play(p, "1");
	assert_string_equal(play_dialog(p), "What is the workload called?");
	assert_shows(p, "Enter go on");
	play(p, "<Enter>");
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

/* Five stand before the starters, the others come by a key, and go by it. */
static void the_newest_five_stand_first(void **state)
{
	struct play *p = start_with(COUNT_OF(lately), 24, 80);

	(void)state;
	assert_int_equal(asked.most, RECENT_SHOWN);
	assert_shows(p, "moved, or drive is away");
	assert_shows(p, "5  Five");
	assert_shows(p, "a  2 more");
	assert_shows(p, "6  An empty assessment");
	assert_false(play_has(p, "Seven"));
	play(p, "a");
	assert_true(asked.most > RECENT_SHOWN);
	assert_shows(p, "7  Seven");
	assert_shows(p, "8  An empty assessment");
	play(p, "<Del>"); /* and all stay read */
	assert_true(asked.most > RECENT_SHOWN);
	assert_shows(p, "6  Seven");
	play(p, "a");
	assert_false(play_has(p, "Seven"));
	play_close(p);
}

static void the_screens_are_those_that_were_read(void **state)
{
	struct play *p = start_with(COUNT_OF(lately), 24, 80);

	(void)state;
	play(p, "<C-l>");
	assert_screen(p, "start-recent-80x24.txt");
	app_resize(p->app, 16, 60);
	assert_screen(p, "start-recent-60x16.txt");
	play(p, "G");
	assert_screen(p, "start-end-60x16.txt");
	app_resize(p->app, 40, 120);
	play(p, "g j a");
	assert_screen(p, "start-recent-120x40.txt");
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
		cmocka_unit_test_setup_teardown(a_proposed_file_name_is_free, folder_setup,
						folder_teardown),
		cmocka_unit_test(any_file_is_opened_by_its_name),
		cmocka_unit_test(a_recent_file_can_be_forgotten),
		cmocka_unit_test(without_a_file_there_are_no_tabs),
		cmocka_unit_test(the_tenth_line_has_a_key_too),
		cmocka_unit_test(a_new_file_is_created_in_a_folder_that_is_told),
		cmocka_unit_test(the_open_file_stands_first),
		cmocka_unit_test(the_newest_five_stand_first),
		cmocka_unit_test(the_screens_are_those_that_were_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
