/* What stands beside a question, the library, and the tree of the architecture. */
#include "ui/firm.h"

#include "ui/widget/sheet.h"

#include "ui/view/view.h"

/* A team that rehearses failover between two regions. */
static const char *const rehearsed[] = {
	"name=Contoso chat", "kinds=rag,genai", "stage=prod",    "criticality=bcrit",
	"serving=online",    "DT-01=full",   "DT-04=online",  "DT-09=spoke",
	"DT-20=eu",          "DT-21=ap",      "DT-31=half",    NULL,
};

static const struct {
	const char *name, *keys;
} scenes[] = {
	{"more-question", ": r e l - 0 3 <Enter> i"},
	{"more-mirror", ": r e l - 2 2 <Enter> i <Tab> <Tab> <Tab> <Tab> <Tab> <Tab>"},
	{"more-decision", "D : d t - 2 3 <Enter> i <Tab> <Tab>"},
	{"more-field", "P j j i"},
	{"library", "R"},
	{"library-find", "R / d r i f"},
	{"library-references", "R 2 j j"},
	{"library-caveats", "R 3 j j"},
	{"library-sources", "R 4 G"},
	{"walk-mirror", ": r e l - 2 2 <Enter>"},
	{"walk-own", ": r e l - 2 2 <Enter> 1 : r e l - 2 2 <Enter>"},
	{"walk-theme", ": x c - 0 2 <Enter>"},
	{"walk-caveat", ": r e l - 1 9 <Enter>"},
	{"decisions-list", "D : d t - 2 3 <Enter>"},
	{"decisions-tree", "D t j j j"},
	{"command", "W : r e"},
	{"command-one", "W : f l"},
	{"command-id", "W : r e l - 2 2"},
};

static const struct {
	int rows, cols;
	bool ascii;
	const char *suffix;
} looks[] = {{24, 80, false, ""}, {40, 120, false, ""}, {16, 60, true, "-ascii"}};

static void every_state_looks_as_it_was_reviewed(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(scenes); i++)
		for (size_t j = 0; j < COUNT_OF(looks); j++) {
			struct play *p = play_open(rehearsed, looks[j].rows, looks[j].cols,
						   looks[j].ascii);
			char name[80];

			play(p, scenes[i].keys);
			snprintf(name, sizeof name, "%s%s-%dx%d.txt", scenes[i].name,
				 looks[j].suffix, looks[j].cols, looks[j].rows);
			assert_screen(p, name);
			play_close(p);
		}
}

/* i leads from the three views to what is known, and back to where one was. */
static void one_key_beside_a_question_shows_what_is_known(void **state)
{
	static const struct {
		const char *keys, *shows;
		enum view_id from;
	} steps[] = {{": r e l - 0 3 <Enter>", "How to verify", VIEW_WALK},
		     {"D", "Options", VIEW_DECISIONS},
		     {"P j j", "opens or closes", VIEW_PROFILE}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(steps); i++) {
		struct play *p = play_open(rehearsed, 40, 120, false);
		struct str before, after;

		play(p, steps[i].keys);
		assert_int_equal(app_view(p->app), steps[i].from);
		before = play_screen(p);
		play(p, "i");
		assert_int_equal(app_view(p->app), VIEW_MORE);
		play(p, "G");
		play(p, "g");
		assert_shows(p, steps[i].shows);
		play(p, "q");
		after = play_screen(p);
		assert_string_equal(str_text(&before), str_text(&after));
		play(p, "i i");
		assert_int_equal(app_view(p->app), steps[i].from);
		str_release(&before);
		str_release(&after);
		play_close(p);
	}
}

static void tab_visits_every_part_and_comes_back_to_the_first(void **state)
{
	static const char *const parts[] = {
		"Get better", "Pitfalls",     "How to verify", "What shows it", "Words", "Goes with",
		"Read on",    "In the score", "Answers", "Why"};
	struct play *p = play_open(rehearsed, 24, 80, false);

	(void)state;
	play(p, ": r e l - 2 2 <Enter> i");
	assert_cursor(p, "Answers");
	assert_cursor(p, "0");
	play(p, "<Tab>");
	assert_cursor(p, "Why");
	for (size_t i = 0; i < COUNT_OF(parts); i++) {
		play(p, "<Tab>");
		assert_cursor(p, parts[i]);
	}
	play(p, "<S-Tab>");
	assert_cursor(p, "Answers");
	play_close(p);
}

static void enter_opens_what_the_paragraph_is_about(void **state)
{
	struct play *p = play_open(rehearsed, 40, 120, false);

	(void)state;
	play(p, ": r e l - 2 2 <Enter> i <Tab> <Tab> <Tab> <Tab> <Tab> <Tab> <Enter>");
	assert_int_equal(app_view(p->app), VIEW_LIBRARY);
	assert_cursor(p, "DevOps");
	play(p, "q <Tab> <Enter>");
	assert_int_equal(app_view(p->app), VIEW_DECISIONS);
	assert_shows(p, "Failover rehearsal");
	play_close(p);
}

static void a_paragraph_taller_than_the_screen_can_be_read_to_its_end(void **state)
{
	struct play *p = play_open(rehearsed, 16, 60, false);
	struct str last = {0}, now;

	(void)state;
	play(p, "P j j i G");
	for (int i = 0; i < 60; i++) {
		play(p, "j");
		now = play_screen(p);
		if (last.len && !strcmp(str_text(&last), str_text(&now)))
			break;
		str_release(&last);
		last = now;
		now = (struct str){0};
	}
	str_release(&now);
	str_release(&last);
	assert_false(play_has(p, "\u25be"));
	play_close(p);
}

/* Rows of the source documents are for who looks after the content. */
static void pages_stand_there_and_no_rows(void **state)
{
	struct play *p = play_open(rehearsed, 40, 120, false);

	(void)state;
	play(p, ": r e l - 2 2 <Enter> i G");
	assert_shows(p, "learn.microsoft.com/azure/well-architected/");
	assert_false(play_has(p, "SEED0-40"));
	play(p, "q : x c - 0 2 <Enter> i G");
	assert_shows(p, "Themes");
	assert_shows(p, "Strategic question");
	play_close(p);
}

static void a_caveat_is_marked_beside_what_it_concerns(void **state)
{
	struct play *p = play_open(rehearsed, 40, 120, true);

	(void)state;
	play(p, "D : d t - 1 4 <Enter>");
	assert_cursor(p, "*");
	assert_shows(p, "* check again");
	play(p, "i");
	assert_shows(p, "Check again.");
	play_close(p);
}

static void a_mirror_says_where_it_comes_from_and_can_be_overridden(void **state)
{
	struct play *p = play_open(rehearsed, 24, 80, false);

	(void)state;
	play(p, ": r e l - 2 2 <Enter>");
	assert_shows(p, "\u2713 Level 4 of 4, from DT-31: Twice a year or more, live and end to end. A");
	play(p, "1 : r e l - 2 2 <Enter>");
	assert_shows(p, "\u2717 Level 1 of 4, your own (2026-11-21). Del brings back level 4, from");
	play(p, "<Del>");
	assert_shows(p, "Level 4 of 4, from DT-31: Twice a year");
	play_close(p);
}

static void a_mirror_of_an_open_decision_says_so(void **state)
{
	struct play *p = play_open(rehearsed, 24, 80, false);

	(void)state;
	play(p, ": d t - 3 1 <Enter> <Del> : r e l - 2 2 <Enter>");
	assert_shows(p, "Not answered yet; deciding DT-31 answers it, too");
	play_close(p);
}

static void decisions_that_help_are_hinted_at_with_what_was_taken(void **state)
{
	struct play *p = play_open(rehearsed, 24, 80, false);

	(void)state;
	play(p, ": r e l - 2 0 <Enter>");
	assert_shows(p, "See DT-33 Build method: not decided yet");
	play_close(p);
}

static void themes_are_found_by_the_search_of_the_walk(void **state)
{
	struct play *p = play_open(rehearsed, 24, 80, false);

	(void)state;
	play(p, "W / l i f e c y c l e <Space> m a n <Enter>");
	assert_shows(p, "Lifecycle management");
	play_close(p);
}

static void the_library_finds_while_one_types(void **state)
{
	struct play *p = play_open(rehearsed, 24, 80, false);

	(void)state;
	play(p, "R /");
	play(p, "d r i f");
	assert_shows(p, "Concept drift");
	assert_false(play_has(p, "ACID table"));
	play(p, "q q");
	assert_shows(p, "Nothing holds that.");
	assert_int_equal(app_view(p->app), VIEW_LIBRARY);
	play(p, "<BS> <BS> <Enter>");
	assert_cursor(p, "Data drift");
	play(p, "<Esc>");
	assert_shows(p, "ACID table");
	play(p, "<Esc>");
	assert_int_equal(app_view(p->app), VIEW_WALK);
	play_close(p);
}

static void the_library_finds_terms_by_their_other_words(void **state)
{
	struct play *p = play_open(rehearsed, 24, 80, false);

	(void)state;
	play(p, "R / t i m e <Space> t r a v e l");
	assert_shows(p, "ACID table");
	play_close(p);
}

static void the_library_is_there_in_every_view_and_keeps_its_place(void **state)
{
	static const char *const views[] = {"P", "W", "D", "S", "L", "E", "A", "?"};
	struct play *p = play_open(rehearsed, 24, 80, false);

	(void)state;
	play(p, "R 3 j j");
	for (size_t i = 0; i < COUNT_OF(views); i++) {
		play(p, views[i]);
		play(p, "R");
		assert_int_equal(app_view(p->app), VIEW_LIBRARY);
		assert_cursor(p, "CAV-03");
	}
	play(p, "<Enter>");
	assert_int_equal(app_view(p->app), VIEW_DECISIONS);
	assert_cursor(p, "DT-27");
	play_close(p);
}

/* Paragraphs of that many lines, in a sheet of its own. */
static void make_sheet(struct sheet *sh, const int *lines, size_t n)
{
	sheet_begin(sh, NULL);
	for (size_t i = 0; i < n; i++) {
		struct str text = {0};

		for (int k = 0; k < lines[i]; k++)
			str_addf(&text, "%sline %d", k ? "\n" : "", k);
		sheet_add(sh, (struct sheet_item){
				      .label = "x", .text = arena_strdup(&sh->arena, str_text(&text))});
		str_release(&text);
	}
}

/* A paragraph that is taller than the screen is gone through line by line, down and up. */
static void a_tall_paragraph_is_gone_through(void **state)
{
	static const int lines[] = {12, 2};
	struct sheet sh = {0};

	(void)state;
	make_sheet(&sh, lines, COUNT_OF(lines));
	for (int i = 1; i <= 7; i++) {
		assert_true(sheet_act(&sh, ACT_DOWN, 5, 60));
		assert_int_equal(sh.cursor, 0);
		assert_int_equal(sh.inside, i);
	}
	sheet_act(&sh, ACT_DOWN, 5, 60);
	assert_int_equal(sh.cursor, 1);
	assert_int_equal(sh.inside, 0);
	for (int i = 7; i >= 0; i--) {
		sheet_act(&sh, ACT_UP, 5, 60);
		assert_int_equal(sh.cursor, 0);
		assert_int_equal(sh.inside, i);
	}
	sheet_release(&sh);
}

/* A page always brings something else, to the end and back to the begin. */
static void pages_never_stand_still(void **state)
{
	static const int sheets[][4] = {{5, 5, 5, 5}, {1, 12, 5, 1}, {6, 1, 1, 30}, {4, 4, 4, 4}};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(sheets); i++)
		for (int rows = 1; rows < 9; rows++) {
			struct sheet sh = {0};
			size_t cursor;
			int inside, turns = 0;

			make_sheet(&sh, sheets[i], 4);
			do {
				cursor = sh.cursor;
				inside = sh.inside;
				sheet_act(&sh, ACT_PAGE_DOWN, rows, 60);
			} while ((sh.cursor != cursor || sh.inside != inside) && ++turns < 200);
			assert_int_equal(sh.cursor, 3);
			assert_int_equal(sh.inside, sheets[i][3] > rows ? sheets[i][3] - rows : 0);
			sheet_release(&sh);
		}
}

/* What was measured for one width or one list does not stay for the next. */
static void a_list_looks_the_same_whatever_was_shown_before(void **state)
{
	static const char *const keys[] = {"R 4 G", "R / d r i f <Enter> j"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		struct play *fresh = play_open(play_contoso, 40, 120, false);
		struct play *p = play_open(play_contoso, 24, 61, false);
		struct str expected, found;

		play(fresh, keys[i]);
		expected = play_screen(fresh);
		play(p, "R");
		app_draw(p->app);
		play(p, keys[i]);
		app_draw(p->app);
		app_resize(p->app, 40, 120);
		found = play_screen(p);
		assert_text_equal(str_text(&found), str_text(&expected));
		str_release(&found);
		str_release(&expected);
		play_close(p);
		play_close(fresh);
	}
}

static void the_content_date_is_seen_at_the_start_in_help_and_library(void **state)
{
	struct play *p = play_open(NULL, 24, 80, false);
	const struct questionnaire *q;
	struct str counted = {0};
	size_t again = 0;

	(void)state;
	assert_shows(p, "Content as of 2026-11-21; 6 notes in it should be checked");
	play_close(p);
	p = play_open(rehearsed, 24, 80, false);
	play(p, "A G");
	assert_shows(p, "Content as of 2026-11-29;");
	play(p, "? G");
	assert_shows(p, "Of 2026-11-29;");
	play(p, "R");
	q = play_session(p)->q;
	for (size_t i = 0; i < q->n_caveats; i++)
		again += q->caveats[i].recheck;
	str_addf(&counted, "Content of 2026-11-29; %zu of %zu caveats say: check again", again,
		 q->n_caveats);
	assert_shows(p, str_text(&counted));
	str_release(&counted);
	play_close(p);
}

static void the_tree_follows_the_decisions(void **state)
{
	struct play *p = play_open(rehearsed, 40, 120, false);

	(void)state;
	play(p, "D t");
	assert_shows(p, "The architecture that follows");
	assert_shows(p, "Online");
	play(p, "j j j");
	assert_cursor(p, "Online");
	play(p, "<Enter>");
	assert_cursor(p, "DT-04");
	play(p, "1 t");
	assert_shows(p, "Corp");
	assert_false(play_has(p, "Online"));
	play(p, "t");
	assert_cursor(p, "DT-04");
	play_close(p);
}

static void nothing_is_answered_from_within_the_tree(void **state)
{
	struct play *p = play_open(rehearsed, 24, 80, false);
	struct session *s = play_session(p);
	uint64_t answered;

	(void)state;
	play(p, "D t");
	answered = s->score.decisions_answered;
	play(p, "1 2 3 u <Del> f e");
	assert_int_equal(s->score.decisions_answered, answered);
	assert_false(s->dirty);
	assert_null(play_dialog(p));
	play_close(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_state_looks_as_it_was_reviewed),
		cmocka_unit_test(one_key_beside_a_question_shows_what_is_known),
		cmocka_unit_test(tab_visits_every_part_and_comes_back_to_the_first),
		cmocka_unit_test(enter_opens_what_the_paragraph_is_about),
		cmocka_unit_test(a_paragraph_taller_than_the_screen_can_be_read_to_its_end),
		cmocka_unit_test(pages_stand_there_and_no_rows),
		cmocka_unit_test(a_caveat_is_marked_beside_what_it_concerns),
		cmocka_unit_test(a_mirror_says_where_it_comes_from_and_can_be_overridden),
		cmocka_unit_test(a_mirror_of_an_open_decision_says_so),
		cmocka_unit_test(decisions_that_help_are_hinted_at_with_what_was_taken),
		cmocka_unit_test(themes_are_found_by_the_search_of_the_walk),
		cmocka_unit_test(the_library_finds_while_one_types),
		cmocka_unit_test(the_library_finds_terms_by_their_other_words),
		cmocka_unit_test(the_library_is_there_in_every_view_and_keeps_its_place),
		cmocka_unit_test(a_tall_paragraph_is_gone_through),
		cmocka_unit_test(pages_never_stand_still),
		cmocka_unit_test(a_list_looks_the_same_whatever_was_shown_before),
		cmocka_unit_test(the_content_date_is_seen_at_the_start_in_help_and_library),
		cmocka_unit_test(the_tree_follows_the_decisions),
		cmocka_unit_test(nothing_is_answered_from_within_the_tree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
