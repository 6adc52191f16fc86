/* Looking for something while it is being typed: in the walk, the decisions, the plan and the
 * library. */
#include "ui/firm.h"

#include "ui/view/view.h"
#include "ui/view/walk/walk.h"

static const char *const online[] = {"stage=prod", "kinds=rag", "serving=online", NULL};
static const char *const batch[] = {"stage=poc", "kinds=rag", "serving=batch_s", NULL};

/* Where the walk stands; and the line under the cursor of a list. */
#define AT(id) id "  "
#define MARKED "\u25b8 "

static struct play *begin(const char *const *answers, const char *keys)
{
	struct play *p = play_open(answers, 24, 80, false);

	play(p, keys);
	return p;
}

static void the_first_hit_is_shown_while_one_types(void **state)
{
	struct play *p = begin(online, "W / R E L - 0 1 <Enter> /");

	(void)state;
	assert_null(play_dialog(p));
	assert_shows(p, AT("REL-01"));
	play(p, "r e g i o n");
	assert_shows(p, "/region");
	assert_shows(p, " of ");
	assert_false(play_has(p, AT("REL-01")));
	play_close(p);
}

/* Each letter more or less looks again from where the search began. */
static void a_letter_taken_back_leads_back(void **state)
{
	struct play *p = begin(online, "W / R E L - 0 1 <Enter> / R E L - 0");
	struct str few, again;

	(void)state;
	few = play_screen(p);
	play(p, "6");
	assert_shows(p, AT("REL-06"));
	play(p, "<BS>");
	again = play_screen(p);
	assert_string_equal(str_text(&few), str_text(&again));
	play(p, "<C-u>");
	assert_shows(p, AT("REL-01"));
	str_release(&few);
	str_release(&again);
	play_close(p);
}

static void enter_stays_and_the_search_goes_on(void **state)
{
	struct play *p = begin(online, "W / D T - 0 1 <Enter> / r e l - 0 <Enter>");

	(void)state;
	assert_shows(p, "'rel-0': 1 of");
	assert_shows(p, AT("REL-01"));
	assert_shows(p, "} next found");
	play(p, "}");
	assert_shows(p, "'rel-0': 2 of");
	play(p, "n");
	assert_shows(p, "'rel-0': 3 of");
	play(p, "{");
	assert_shows(p, AT("REL-02"));
	play(p, "<Esc>");
	assert_shows(p, "search ended");
	assert_false(play_has(p, "next found"));
	play_close(p);
}

/* All that was found, each with the words around it; arrows move in it while the text is being
 * typed, and the question shows below. */
static void what_was_found_is_a_list_with_the_words_around(void **state)
{
	struct play *p = begin(online, "W / z o n e");

	(void)state;
	assert_shows(p, "\u25b8   DT-");
	assert_shows(p, "\u2500\u2500\u2500\u2500");
	assert_shows(p, "option: ");
	play(p, "<Down> <Down> <Down> <Down> <Down> <Down> <Down> <Down> <Enter>");
	assert_shows(p, "\u25b9   ");
	assert_false(play_has(p, "\u25b8   DT-"));
	play(p, "<Esc>");
	assert_false(play_has(p, "\u25b9   "));
	play_close(p);
}

/* The list keeps its place in the upper quarter, however much there is. */
static void the_list_leaves_room_for_the_question(void **state)
{
	struct play *p = begin(online, "W / e");
	size_t lines = 0;
	struct str screen;

	(void)state;
	screen = play_screen(p);
	for (const char *at = str_text(&screen); (at = strstr(at, "\n    ")); at++)
		lines++;
	assert_true(lines >= 4 && lines < 10);
	assert_shows(p, "\u25be"); /* more below */
	str_release(&screen);
	play_close(p);
}

static void escape_goes_back_to_where_one_was(void **state)
{
	static const char *const before[] = {"W / R E L - 0 6 <Enter> j j", "W / r e l - 0 <Enter>",
					     "W o j j", "W / R E L - 0 1 <Enter> B",
					     "W / R E L - 0 6 <Enter> <C-d>"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(before); i++) {
		struct play *p = begin(online, before[i]);
		struct str was, now;

		play(p, "<C-l>");
		was = play_screen(p);
		play(p, "/ z o n e");
		assert_false(play_has(p, "[ ] Dropped"));
		play(p, "<Esc> <C-l>");
		now = play_screen(p);
		assert_string_equal(str_text(&was), str_text(&now));
		play(p, "/ z o n e <BS> <BS> <BS> <BS> <BS> <C-l>");
		str_release(&now);
		now = play_screen(p);
		assert_string_equal(str_text(&was), str_text(&now));
		str_release(&was);
		str_release(&now);
		play_close(p);
	}
}

static void nothing_found_is_said_while_typing(void **state)
{
	struct play *p = begin(online, "W / R E L - 0 1 <Enter> / z q x");

	(void)state;
	assert_shows(p, "nothing found");
	assert_shows(p, AT("REL-01"));
	play(p, "<Enter>");
	assert_shows(p, "'zqx' is nowhere to be found");
	assert_shows(p, AT("REL-01"));
	assert_false(play_has(p, "next found"));
	play_close(p);
}

static void what_is_not_asked_is_told_of(void **state)
{
	struct play *p = begin(batch, "W / p r o d u c t i o n <Space> i n f e r e n c e");

	(void)state;
	assert_shows(p, "nothing found; 1 not asked here (a shows those)");
	play(p, "<Esc> a / p r o d u c t i o n <Space> i n f e r e n c e");
	assert_shows(p, AT("REL-06"));
	play_close(p);
}

static void an_id_leads_to_what_is_not_asked_too(void **state)
{
	struct play *p = begin(batch, "W / r e l - 0 6");

	(void)state;
	assert_shows(p, AT("REL-06"));
	assert_shows(p, "found by its id; not asked here");
	play(p, "<Enter>");
	assert_shows(p, "Not asked: only when");
	assert_false(play_has(p, "next found"));
	play_close(p);
}

static void what_matched_is_said(void **state)
{
	static const struct {
		const char *query, *where;
	} rows[] = {
		{"l z i - 0", "id: LZI-01"},
		{"s a v e d <Space> b y", "note: ask who saved by hand"},
		{"d r i l l <Space> r e p o r t", "evidence: the drill report of May"},
		{"c o r r u p t e d", "practice: Corrupted features"},
		{"h o s t e d <Space> a n d <Space> s e r v e d", "nothing found"},
		{"t r a i n i n g <Space> d a t a <Space> /", "area: Training data / grounding"},
		{"s t r a t e g i c", "theme: Strategic question"},
		{"a p p l i c a t i o n <Space> i n s", "service: Application Insights"},
		{"n o b o d y <Space> c a n <Space> n a", "level 0: Nobody can name"},
		{"l e g a c y <Space> e s t", "option: Partly, or a legacy estate"},
	};
	struct play *p = play_open(online, 24, 120, false);
	struct session *s = play_session(p);
	struct thing rel = questionnaire_find(s->q, "REL-02");

	(void)state;
	assert_true(session_set_note(s, rel, "ask who saved by hand"));
	assert_true(session_add_evidence(s, rel, "the drill report of May"));
	play(p, "W");
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		play(p, "/");
		play(p, rows[i].query);
		assert_shows(p, rows[i].where);
		play(p, "<Esc>");
	}
	play_close(p);
}

/* The answer that holds the text is the one under the cursor. */
static void the_cursor_stands_on_the_answer_that_was_found(void **state)
{
	struct play *p = begin(online, "W / f e w e r <Space> t h a n <Space> t w o <Enter>");

	(void)state;
	assert_shows(p, AT("REL-06"));
	assert_cursor(p, "Fewer than two instances are refused by policy or pipeline");
	play(p, "D g / n a m e d <Space> p a r t n e r s <Enter> <Tab>");
	assert_cursor(p, "3 ( ) Named partners");
	play_close(p);
}

static void a_place_far_in_is_shown_with_the_words_around_it(void **state)
{
	struct play *p = begin(online, "W / R E L - 0 1 <Enter> / i m a g e <Space> p u l l");

	(void)state;
	assert_shows(p, "\u2026 ");
	assert_shows(p, "image pull");
	play_close(p);
}

static void down_and_up_go_through_the_hits_while_typing(void **state)
{
	struct play *p = begin(online, "W / D T - 0 1 <Enter> / r e l - 0 <Down>");

	(void)state;
	assert_shows(p, AT("REL-02"));
	play(p, "<Down> <Down> <Up>");
	assert_shows(p, AT("REL-03"));
	play(p, "<Esc>");
	assert_shows(p, AT("DT-01"));
	play_close(p);
}

static void the_footer_says_what_enter_and_escape_do(void **state)
{
	static const struct {
		const char *keys, *footer;
	} rows[] = {
		{"W /", "Enter go there  Esc back"},
		{"D /", "Enter go there  Esc back"},
		{"L /", "Enter show only these  Esc back"},
		{"R /", "Enter show only these  Esc back"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct play *p = begin(play_contoso, rows[i].keys);

		assert_shows(p, rows[i].footer);
		assert_false(play_has(p, "keep"));
		play_close(p);
	}
}

/* Letters are text while one types, whatever they mean elsewhere; a paste is, too. */
static void every_letter_is_text(void **state)
{
	struct play *p = begin(online, "W / R E L - 0 1 <Enter> / 3 q Q ?");

	(void)state;
	assert_shows(p, "/3qQ?");
	play(p, "<C-u>");
	app_key(p->app, K_PASTE_BEGIN);
	play(p, "z o n e");
	app_key(p->app, K_PASTE_END);
	assert_shows(p, "/zone");
	play(p, "<Esc> U");
	assert_shows(p, "there is nothing to take back");
	play_close(p);
}

static void the_command_line_searches_too(void **state)
{
	struct play *p = begin(online, "W / D T - 0 1 <Enter>");

	(void)state;
	play(p, ": s e a r c h <Space> r e l - 0 <Enter>");
	assert_shows(p, "'rel-0': 1 of");
	play_close(p);
	p = begin(play_contoso, "L : f i l t e r <Space> z z z <Enter>");
	assert_shows(p, "Esc shows all again");
	play_close(p);
}

static void a_search_without_a_text_changes_nothing(void **state)
{
	struct play *p = begin(online, "W / R E L - 0 1 <Enter> / <Enter>");

	(void)state;
	assert_shows(p, AT("REL-01"));
	assert_false(play_has(p, "next found"));
	play(p, "/ r e l <Enter> / <Enter>");
	assert_shows(p, "} next found");
	play_close(p);
}

static void decisions_are_found_in_their_list(void **state)
{
	struct play *p = begin(play_contoso, "D g / s u b s c r i p t i o n <Space> m o d");

	(void)state;
	assert_shows(p, MARKED "DT-05");
	assert_shows(p, "1 of ");
	assert_shows(p, "name: Subscription model");
	play(p, "<Esc>");
	assert_shows(p, MARKED "DT-01");
	play(p, "/ d t - 1 2");
	assert_shows(p, MARKED "DT-12");
	play(p, "<C-u> p r i v a t e <Enter>");
	assert_shows(p, "'private': 2 of");
	play(p, "}");
	assert_shows(p, "'private': 3 of");
	play(p, "{ <Esc>");
	assert_shows(p, "search ended");
	play(p, "/ z q x");
	assert_shows(p, "no decision holds it");
	play(p, "<Enter>");
	assert_shows(p, "'zqx' is nowhere to be found");
	play_close(p);
}

static void the_plan_narrows_while_one_types(void **state)
{
	struct play *p = begin(play_contoso, "L g j");
	struct str was = play_screen(p), now;

	(void)state;
	play(p, "/ R E L - 0 2");
	assert_shows(p, " actions");
	assert_shows(p, "REL-02");
	assert_false(play_has(p, "SEC-01"));
	play(p, "z");
	assert_shows(p, "no action holds these words");
	play(p, "<Esc>");
	now = play_screen(p);
	assert_string_equal(str_text(&was), str_text(&now));
	play(p, "/ R E L - 0 2 <Enter> / x <Esc>");
	assert_cursor(p, "REL-02");
	assert_false(play_has(p, "SEC-01"));
	str_release(&was);
	str_release(&now);
	play_close(p);
}

static void the_library_finds_by_id_word_and_what_people_type(void **state)
{
	static const struct {
		const char *query, *term;
	} rows[] = {
		{"v n e t", "Virtual network"},
		{"c m k", "Customer-managed key"},
		{"t e r m - r p o", "RPO"},
		{"2 f a", "MFA"},
		{"h a l l u c i n", "Groundedness"},
		{"n s g", "NSG"},
		{"n e t w o r k <Space> s e c u r i t y <Space> g r", "NSG"},
		{"p t u", "Provisioned deployment"},
		{"s y s t e m <Space> p r o m p t", "System message"},
	};
	struct play *p = begin(online, "R");
	char line[80];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		play(p, "/");
		play(p, rows[i].query);
		snprintf(line, sizeof line, MARKED "%s", rows[i].term);
		assert_shows(p, line);
		play(p, "<Esc>");
	}
	play(p, "/ v n e t");
	assert_shows(p, "Also called VNet.");
	play(p, "<C-u> t e r m");
	assert_false(play_has(p, "ACID table"));
	play_close(p);
}

static void the_library_says_in_which_list_it_is(void **state)
{
	struct play *p = begin(online, "R / s e e d 0 - 2 4");

	(void)state;
	assert_shows(p, "nothing found among words; 1 among sources (4)");
	play(p, "<Enter> 4");
	assert_cursor(p, "SEED0-24");
	play(p, "/ z q x <Enter>");
	assert_shows(p, "nothing found among sources");
	assert_shows(p, "Nothing holds that.");
	play_close(p);
}

static void the_library_goes_back_to_what_it_showed(void **state)
{
	struct play *p = begin(online, "R j j j");
	struct str was = play_screen(p), now;

	(void)state;
	play(p, "/ d r i f t <Esc>");
	now = play_screen(p);
	assert_string_equal(str_text(&was), str_text(&now));
	str_release(&was);
	str_release(&now);
	play(p, "/ d r i f t <Enter> / v n e t <Esc>");
	assert_shows(p, "/ drift");
	assert_shows(p, "Esc shows all");
	play(p, "<Esc>");
	assert_shows(p, "ACID table");
	play_close(p);
}

static void the_screens_are_those_that_were_read(void **state)
{
	static const struct {
		const char *name, *keys;
	} scenes[] = {
		{"search", "W / R E L - 0 1 <Enter> / z o n e"},
		{"search-next", "W / R E L - 0 1 <Enter> / z o n e <Down> <Down>"},
		{"search-stays", "W / R E L - 0 1 <Enter> / z o n e <Enter>"},
		{"search-none", "W / R E L - 0 1 <Enter> / z o n q"},
		{"search-library", "R / v n e t"},
		{"search-library-none", "R / s e e d 0 - 2"},
		{"search-decisions", "D g / p r i v a t e"},
		{"search-plan", "L / r e l"},
		{"refused", "W / R E L - 0 1 <Enter> y"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(scenes); i++) {
		struct play *p = begin(play_contoso, scenes[i].keys);
		char name[80];

		snprintf(name, sizeof name, "%s-80x24.txt", scenes[i].name);
		assert_screen(p, name);
		play_close(p);
		p = play_open(play_contoso, 40, 120, false);
		play(p, scenes[i].keys);
		snprintf(name, sizeof name, "%s-120x40.txt", scenes[i].name);
		assert_screen(p, name);
		play_close(p);
	}
}

static void the_smallest_screen_has_room_for_it(void **state)
{
	struct play *p = play_open(play_contoso, 16, 60, true);

	(void)state;
	play(p, "W / R E L - 0 1 <Enter> / z o n e");
	assert_screen(p, "search-ascii-60x16.txt");
	play_close(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_hit_is_shown_while_one_types),
		cmocka_unit_test(a_letter_taken_back_leads_back),
		cmocka_unit_test(enter_stays_and_the_search_goes_on),
		cmocka_unit_test(escape_goes_back_to_where_one_was),
		cmocka_unit_test(nothing_found_is_said_while_typing),
		cmocka_unit_test(what_is_not_asked_is_told_of),
		cmocka_unit_test(an_id_leads_to_what_is_not_asked_too),
		cmocka_unit_test(what_matched_is_said),
		cmocka_unit_test(the_cursor_stands_on_the_answer_that_was_found),
		cmocka_unit_test(a_place_far_in_is_shown_with_the_words_around_it),
		cmocka_unit_test(down_and_up_go_through_the_hits_while_typing),
		cmocka_unit_test(the_footer_says_what_enter_and_escape_do),
		cmocka_unit_test(every_letter_is_text),
		cmocka_unit_test(the_command_line_searches_too),
		cmocka_unit_test(a_search_without_a_text_changes_nothing),
		cmocka_unit_test(decisions_are_found_in_their_list),
		cmocka_unit_test(the_plan_narrows_while_one_types),
		cmocka_unit_test(the_library_finds_by_id_word_and_what_people_type),
		cmocka_unit_test(the_library_says_in_which_list_it_is),
		cmocka_unit_test(the_library_goes_back_to_what_it_showed),
		cmocka_unit_test(the_screens_are_those_that_were_read),
		cmocka_unit_test(the_smallest_screen_has_room_for_it),
		cmocka_unit_test(what_was_found_is_a_list_with_the_words_around),
		cmocka_unit_test(the_list_leaves_room_for_the_question),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
