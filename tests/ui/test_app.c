#include "play.h"

#include "base/utf8.h"
#include "ui/keys/keys.h"
#include "ui/view/view.h"
#include "ui/view/walk/walk.h"

static const char *const online[] = {"stage=prod", "kinds=rag", "serving=online", NULL};

static const struct answer *question(struct play *p, const char *id)
{
	struct session *s = play_session(p);
	struct thing t = questionnaire_find(s->q, id);

	assert_int_equal(t.kind, THING_QUESTION);
	return &s->a->questions[t.index];
}

/* Goes to a question of the walk by its id, as a user would. */
static void find(struct play *p, const char *id)
{
	char keys[80] = "W / ";
	size_t n = strlen(keys);

	for (; *id; id++)
		n += (size_t)snprintf(keys + n, sizeof keys - n, "%c ", *id);
	play(p, keys);
	play(p, "<Enter> <Esc>");
}

static void an_app_without_a_file_shows_the_start(void **state)
{
	struct play *p = play_open(NULL, 24, 80, false);

	(void)state;
	assert_int_equal(app_view(p->app), VIEW_START);
	play(p, "W");
	assert_int_equal(app_view(p->app), VIEW_START);
	assert_shows(p, "open a file or begin a new one first");
	play_close(p);
}

static void an_empty_file_begins_with_the_profile_others_with_the_walk(void **state)
{
	struct play *p = play_open(play_begun, 24, 80, false);

	(void)state;
	assert_int_equal(app_view(p->app), VIEW_PROFILE);
	play_close(p);
	p = play_open(online, 24, 80, false);
	assert_int_equal(app_view(p->app), VIEW_WALK);
	play_close(p);
}

static void every_view_is_one_key_away_from_any_other(void **state)
{
	static const struct {
		const char *key;
		enum view_id view;
	} rows[] = {
		{"P", VIEW_PROFILE},      {"W", VIEW_WALK},       {"D", VIEW_DECISIONS},
		{"S", VIEW_SCORE},        {"L", VIEW_PLAN},       {"E", VIEW_EXPORT},
		{"A", VIEW_START},        {"<F2>", VIEW_PROFILE}, {"<F3>", VIEW_WALK},
		{"<F4>", VIEW_DECISIONS}, {"<F5>", VIEW_SCORE},   {"<F6>", VIEW_PLAN},
		{"<F7>", VIEW_EXPORT},
	};
	struct play *p = play_open(online, 24, 80, false);

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		for (size_t j = 0; j < COUNT_OF(rows); j++) {
			play(p, rows[i].key);
			play(p, rows[j].key);
			assert_int_equal(app_view(p->app), rows[j].view);
		}
	play_close(p);
}

static void q_goes_back_and_leaves_at_the_first_screen(void **state)
{
	struct play *p = play_open(online, 24, 80, false);

	(void)state;
	assert_true(play(p, "S L ?"));
	assert_int_equal(app_view(p->app), VIEW_HELP);
	assert_true(play(p, "q"));
	assert_int_equal(app_view(p->app), VIEW_PLAN);
	assert_true(play(p, "q q"));
	assert_int_equal(app_view(p->app), VIEW_WALK);
	assert_true(play(p, "<Esc>"));
	assert_false(play(p, "q"));
	play_close(p);
}

static void a_digit_answers_and_brings_the_next_question(void **state)
{
	struct play *p = play_open(online, 24, 80, false);

	(void)state;
	find(p, "REL-01");
	play(p, "3");
	assert_int_equal(question(p, "REL-01")->state, ANSWER_SET);
	assert_int_equal(question(p, "REL-01")->level, 3);
	assert_string_equal(question(p, "REL-01")->at, "2026-11-21T10:02:00Z");
	assert_shows(p, "REL-02");
	assert_shows(p, "REL-01 is level 3. Reliability");
	assert_int_equal(p->log.saves, 1);
	play_close(p);
}

static void practices_are_answered_one_key_each(void **state)
{
	struct play *p = play_open(online, 40, 120, false);
	struct session *s = play_session(p);
	struct thing t = questionnaire_find(s->q, "REL-06");
	size_t n = prompt_items(s->q, t);

	(void)state;
	find(p, "REL-06");
	play(p, "y p n");
	assert_int_equal(question(p, "REL-06")->practices[0], PRACTICE_YES);
	assert_int_equal(question(p, "REL-06")->practices[1], PRACTICE_PARTIAL);
	assert_int_equal(question(p, "REL-06")->practices[2], PRACTICE_NO);
	for (size_t i = 3; i < n; i++)
		play(p, "u");
	assert_int_equal(s->score.questions[t.index].state, STANDING_ANSWERED);
	assert_shows(p, "REL-08");
	play_close(p);
}

static void not_applicable_asks_for_the_reason(void **state)
{
	struct play *p = play_open(online, 24, 80, false);

	(void)state;
	find(p, "REL-01");
	play(p, "x");
	assert_non_null(play_dialog(p));
	play(p, "<Esc>");
	assert_null(play_dialog(p));
	assert_int_equal(question(p, "REL-01")->state, ANSWER_UNSET);
	play(p, "x b"); /* what is not worth it is a risk to accept */
	assert_non_null(play_dialog(p));
	play(p, "a");
	assert_int_equal(question(p, "REL-01")->state, ANSWER_NOT_APPLICABLE);
	assert_int_equal(question(p, "REL-01")->reason, NA_ARCHITECTURE);
	play_close(p);
}

/* Question and note are one step; without the note nothing is set aside. */
static void another_reason_is_told_in_a_note(void **state)
{
	struct play *p = play_open(online, 24, 80, false);

	(void)state;
	find(p, "REL-01");
	play(p, "x t");
	assert_shows(p, "Why REL-01 does not apply");
	play(p, "<Enter>");
	assert_shows(p, "REL-01 is as it was: another reason wants a note");
	assert_int_equal(question(p, "REL-01")->state, ANSWER_UNSET);
	play(p, "x t n o n e <Enter>");
	assert_int_equal(question(p, "REL-01")->reason, NA_OTHER);
	assert_string_equal(question(p, "REL-01")->note, "none");
	play(p, "z");
	assert_int_equal(question(p, "REL-01")->state, ANSWER_UNSET);
	assert_string_equal(question(p, "REL-01")->note, "");
	find(p, "REL-06");
	play(p, "X t h e r e <Enter>");
	assert_int_equal(question(p, "REL-06")->reason, NA_OTHER);
	assert_string_equal(question(p, "REL-06")->note, "here");
	play(p, "X"); /* the reason is one for the question */
	assert_null(play_dialog(p));
	play_close(p);
}

static void undo_and_redo_have_no_end(void **state)
{
	struct play *p = play_open(online, 24, 80, false);

	(void)state;
	find(p, "REL-01");
	play(p, "1 [ 2 [ 3 [ 4 [ u");
	for (int level = 4; level >= 1; level--) {
		play(p, "z");
		assert_int_equal(question(p, "REL-01")->level, level);
		assert_int_equal(question(p, "REL-01")->state, ANSWER_SET);
		assert_shows(p, "REL-01");
	}
	play(p, "z");
	assert_int_equal(question(p, "REL-01")->state, ANSWER_UNSET);
	assert_string_equal(question(p, "REL-01")->at, "");
	play(p, "z");
	assert_shows(p, "there is nothing to take back");
	play(p, "<C-r> <C-r> <C-r> <C-r> <C-r>");
	assert_int_equal(question(p, "REL-01")->state, ANSWER_UNKNOWN);
	play(p, "<C-r>");
	assert_shows(p, "there is nothing to make again");
	play_close(p);
}

/* Changes are told in words, news first, and undo puts the cursor on what it changed. */
static void messages_are_words(void **state)
{
	static const struct {
		const char *id, *keys, *said;
	} rows[] = {
		{"DT-09", "1", "DT-09: Spoke in hub-and-spoke. LZN-08 and LZN-11 are"},
		{"DT-03", "4", "DT-03: The public, anonymous or with an account. "},
		{"REL-06", "j y", "REL-06, Replicas are spread across zones: yes. Reliability"},
		{"REL-06", "j y z", "Taken back: REL-06, Replicas are spread across zones (now open)"},
		{"REL-06", "j y z <C-r>", "Made again: REL-06, Replicas are spread across zones (now yes)"},
		{"REL-06", "X o", "REL-06, Two or more replicas: not applicable, out of scope"},
		{"REL-01", "x a", "REL-01 is not applicable: architecture constraint"},
		{"REL-01", "3 z", "Taken back: REL-01 (now open)"},
		{"REL-01", "f z", "Taken back: REL-01, its flag"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct play *p = play_open(online, 24, 120, false);

		find(p, rows[i].id);
		play(p, rows[i].keys);
		assert_shows(p, rows[i].said);
		play_close(p);
	}
}

static void undo_puts_the_cursor_on_the_item(void **state)
{
	struct play *p = play_open(online, 40, 120, false);

	(void)state;
	find(p, "REL-06");
	play(p, "j j y g z");
	assert_shows(p, "\u25b8   [ ] Health checks let the load balancer");
	play_close(p);
}

static void undo_reaches_back_over_a_thousand_steps(void **state)
{
	struct play *p = play_open(online, 24, 80, false);

	(void)state;
	find(p, "REL-01");
	for (int i = 0; i < 500; i++)
		play(p, i % 5 ? "3 [ u [" : "1 [ u [");
	for (int i = 0; i < 999; i++)
		play(p, "z");
	assert_int_equal(question(p, "REL-01")->level, 1);
	assert_int_equal(question(p, "REL-01")->state, ANSWER_SET);
	play(p, "z");
	assert_int_equal(question(p, "REL-01")->state, ANSWER_UNSET);
	play(p, "z");
	assert_shows(p, "there is nothing to take back");
	for (int i = 0; i < 1000; i++)
		play(p, "<C-r>");
	assert_int_equal(question(p, "REL-01")->state, ANSWER_UNKNOWN);
	play(p, "<C-r>");
	assert_shows(p, "there is nothing to make again");
	play_close(p);
}

/* An answer has its date, and what is said beside it none: else a note would be an answer. */
static void a_cleared_answer_has_no_date(void **state)
{
	struct play *p = play_open(online, 24, 80, false);

	(void)state;
	find(p, "REL-02");
	play(p, "3 [");
	assert_string_equal(question(p, "REL-02")->at, "2026-11-21T10:02:00Z");
	play(p, "<Del>");
	assert_int_equal(question(p, "REL-02")->state, ANSWER_UNSET);
	assert_string_equal(question(p, "REL-02")->at, "");
	play(p, "e w h y <Enter> f");
	assert_string_equal(question(p, "REL-02")->note, "why");
	assert_string_equal(question(p, "REL-02")->at, "");
	play(p, "1 [");
	assert_string_equal(question(p, "REL-02")->at, "2026-11-21T10:02:00Z");
	play_close(p);
}

/* Only the answer itself, or its confirmation, says again who answered and when. */
static void what_is_said_beside_an_answer_leaves_its_date(void **state)
{
	static const char *const keys[] = {"e w h y <Enter>", "f", "c", "v m a i l <Enter>"};
	struct play *p = play_open(online, 24, 80, false);
	struct answer *answer;

	(void)state;
	find(p, "REL-02");
	play(p, "3 [");
	answer = assessment_answer(play_session(p)->a, questionnaire_find(play_session(p)->q, "REL-02"));
	answer->at = "2026-01-01T00:00:00Z";
	answer->by = "Ann";
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		play(p, keys[i]);
		assert_string_equal(answer->at, "2026-01-01T00:00:00Z");
		assert_string_equal(answer->by, "Ann");
	}
	assert_true(answer->flag);
	assert_int_equal(answer->evidence.n, 1);
	play(p, "=");
	assert_shows(p, "REL-02: confirmed");
	assert_string_equal(answer->at, "2026-11-21T10:02:00Z");
	play(p, "z");
	assert_string_equal(answer->at, "2026-01-01T00:00:00Z");
	assert_string_equal(answer->by, "Ann");
	play(p, "2 [");
	assert_string_equal(answer->at, "2026-11-21T10:02:00Z");
	play(p, "<Del> =");
	assert_shows(p, "there is nothing to confirm: REL-02 has no answer of its own");
	play_close(p);
}

static void a_note_has_its_limit(void **state)
{
	struct play *p = play_open(online, 24, 80, false);
	struct session *s = play_session(p);
	struct thing what = questionnaire_find(s->q, "REL-01");
	char *text = calloc(1, NOTE_BYTES_MAX + 2);

	(void)state;
	memset(text, 'a', NOTE_BYTES_MAX + 1);
	assert_false(session_set_note(s, what, text));
	assert_shows(p, "the note is too long");
	assert_string_equal(question(p, "REL-01")->note, "");
	text[NOTE_BYTES_MAX] = '\0';
	assert_true(session_set_note(s, what, text));
	assert_string_equal(question(p, "REL-01")->note, text);
	text[NOTE_BYTES_MAX - 1] = '\n'; /* an end of line at the end is none */
	assert_true(session_set_note(s, what, text));
	assert_int_equal(strlen(question(p, "REL-01")->note), NOTE_BYTES_MAX - 1);
	free(text);
	play_close(p);
}

static void undo_brings_practices_back(void **state)
{
	struct play *p = play_open(online, 24, 80, false);

	(void)state;
	find(p, "REL-06");
	play(p, "y y x o");
	assert_int_equal(question(p, "REL-06")->state, ANSWER_NOT_APPLICABLE);
	assert_int_equal(question(p, "REL-06")->practices[0], PRACTICE_UNSET);
	play(p, "z");
	assert_int_equal(question(p, "REL-06")->state, ANSWER_SET);
	assert_int_equal(question(p, "REL-06")->practices[0], PRACTICE_YES);
	play_close(p);
}

static void a_change_of_an_answer_changes_the_score_beside_it(void **state)
{
	struct play *p = play_open(online, 40, 120, false);
	struct session *s = play_session(p);
	struct score again;

	(void)state;
	find(p, "REL-01");
	play(p, "3 u 2 1 4 z z x o <C-r>");
	score_init(&again, s->q);
	score_compute(&again, s->a, 0);
	assert_int_equal(frac_cmp(again.overall.low, s->score.overall.low), 0);
	assert_int_equal(frac_cmp(again.overall.high, s->score.overall.high), 0);
	score_release(&again);
	play_close(p);
}

static void notes_are_typed_in_place_or_in_the_editor(void **state)
{
	struct play *p = play_open(online, 24, 80, false);

	(void)state;
	find(p, "REL-01");
	play(p, "e a <Space> n o t e <Enter>");
	assert_string_equal(question(p, "REL-01")->note, "a note");
	assert_shows(p, "a note");
	play(p, "e x <Esc> y");
	assert_string_equal(question(p, "REL-01")->note, "a note");
	p->log.edited = "two\nlines\n";
	play(p, "<C-e>");
	assert_string_equal(question(p, "REL-01")->note, "two\nlines");
	p->log.edited = NULL;
	play(p, "<C-e>");
	assert_shows(p, "the editor failed");
	assert_string_equal(question(p, "REL-01")->note, "two\nlines");
	play_close(p);
}

static void pasted_text_is_never_a_command(void **state)
{
	struct play *p = play_open(online, 24, 80, false);

	(void)state;
	find(p, "REL-01");
	app_key(p->app, K_PASTE_BEGIN);
	play(p, "3 x o q Q");
	app_key(p->app, K_PASTE_END);
	assert_int_equal(question(p, "REL-01")->state, ANSWER_UNSET);
	play(p, "e");
	app_key(p->app, K_PASTE_BEGIN);
	play(p, "a <Enter> b");
	app_key(p->app, K_PASTE_END);
	play(p, "<Enter>");
	assert_string_equal(question(p, "REL-01")->note, "a\nb");
	play_close(p);
}

static void flags_can_be_found_again(void **state)
{
	struct play *p = play_open(online, 24, 80, false);

	(void)state;
	find(p, "SEC-10");
	play(p, "f");
	find(p, "REL-01");
	play(p, "F");
	assert_shows(p, "SEC-10");
	assert_shows(p, "flagged");
	play_close(p);
}

static void search_goes_round_and_esc_ends_it(void **state)
{
	struct play *p = play_open(online, 24, 80, false);

	(void)state;
	find(p, "DT-01");
	play(p, "/ r e l - 0 <Enter>");
	assert_shows(p, "REL-01");
	play(p, "}");
	assert_shows(p, "REL-02");
	play(p, "{ {");
	assert_shows(p, "REL-09");
	play(p, "<Esc>");
	assert_shows(p, "search ended");
	play(p, "/ n o w h e r e z z <Enter>");
	assert_shows(p, "'nowherezz' is nowhere to be found");
	play_close(p);
}

static void the_outline_leads_to_its_sections(void **state)
{
	struct play *p = play_open(online, 24, 80, false);

	(void)state;
	play(p, "o G <Enter>");
	assert_shows(p, "LZ");
	play(p, "o g <Enter>");
	assert_shows(p, "DT-01");
	play_close(p);
}

static void what_is_not_asked_says_why(void **state)
{
	static const char *const poc[] = {"stage=poc", "kinds=rag", "serving=batch_s",
					  NULL};
	struct play *p = play_open(poc, 24, 80, false);

	(void)state;
	play(p, "a");
	find(p, "REL-06");
	assert_shows(p, "Not asked: only when");
	play(p, "y");
	assert_shows(p, "REL-06 is not asked here");
	assert_int_equal(question(p, "REL-06")->state, ANSWER_UNSET);
	play_close(p);
}

static void the_profile_is_answered_by_digits(void **state)
{
	struct play *p = play_open(play_begun, 24, 80, false);
	struct session *s = play_session(p);
	int kinds = questionnaire_field(s->q, "kinds"),
	    stage = questionnaire_field(s->q, "stage");

	(void)state;
	play(p, "<Enter> A c m e <Enter>");
	assert_string_equal(s->a->name, "Acme");
	play(p, "1 3 3 2 <Enter> 3");
	assert_int_equal(s->a->fields[kinds].values, 3);
	assert_int_equal(s->a->fields[stage].values, 4);
	play(p, "z");
	assert_false(s->a->fields[stage].set);
	play(p, "k 0");
	assert_true(s->a->fields[kinds].set);
	assert_int_equal(s->a->fields[kinds].values, 0);
	play_close(p);
}

static void a_number_that_is_none_is_asked_again(void **state)
{
	struct play *p = play_open(play_begun, 24, 80, false);
	struct session *s = play_session(p);
	int field = questionnaire_field(s->q, "ai_workloads");

	(void)state;
	for (int i = 0; i <= field; i++)
		play(p, "j");
	play(p, "<Enter> x <Enter>");
	assert_non_null(play_dialog(p));
	assert_false(s->a->fields[field].set);
	play(p, "<BS> 7 <Enter>");
	assert_null(play_dialog(p));
	assert_true(s->a->fields[field].set);
	assert_string_equal(s->a->fields[field].text, "7");
	play_close(p);
}

static void a_decision_brings_the_next_open_one(void **state)
{
	struct play *p = play_open(online, 24, 80, false);
	struct session *s = play_session(p);

	(void)state;
	play(p, "D 2");
	assert_int_equal(s->a->decisions[0].option, 1);
	assert_shows(p, "DT-02");
	play(p, "u");
	assert_int_equal(s->a->decisions[1].state, ANSWER_UNKNOWN);
	play_close(p);
}

static void nothing_is_changed_on_a_screen_that_is_too_small(void **state)
{
	struct play *p = play_open(online, 10, 40, false);

	(void)state;
	assert_shows(p, "make the window at least 60x16");
	play(p, "1 2 3 x o");
	assert_int_equal(p->log.saves, 0);
	app_resize(p->app, 24, 80);
	assert_shows(p, "DT-01");
	app_resize(p->app, 1, 1);
	assert_false(play(p, "q"));
	play_close(p);
}

static void a_hang_up_ends_it(void **state)
{
	struct play *p = play_open(online, 24, 80, false);

	(void)state;
	play(p, "e a b");
	assert_false(app_key(p->app, K_HANGUP));
	play_close(p);
}

/* Collects the keys of a table that were seen already. */
static void note_keys(const struct binding *table, const char *view, struct str *seen)
{
	for (; table && table->keys; table++) {
		const char *text = table->keys;
		char word[40];
		int key;

		if (strstr(text, ".."))
			continue;
		while (*text) {
			while (*text == ' ')
				text++;
			if (!key_parse(&text, &key))
				fail_msg("%s: '%s' is no key", view, table->keys);
			snprintf(word, sizeof word, "|%d|", key);
			if (strstr(str_text(seen), word))
				fail_msg("%s: '%s' is bound twice", view, table->keys);
			str_add(seen, word);
		}
	}
}

static void no_key_is_bound_twice_in_a_view(void **state)
{
	(void)state;
	for (int i = 0; i < VIEW_COUNT; i++) {
		struct str seen = {0};

		note_keys(keys_of((enum view_id)i)->base, "a view", &seen);
		str_release(&seen);
	}
}

static void random_keys_do_no_harm(void **state)
{
	static const char *const keys[] = {
		"j",      "k",    "1",       "2",      "3",       "0",       "y",
		"n",      "p",    "u",       "x",      "o",       "b",       "e",
		"f",      "c",    "<Enter>", "<Esc>",  "<Tab>",   "<Space>", "<Del>",
		"<Down>", "<Up>", "<PgDn>",  "<Left>", "<Right>", "P",       "W",
		"D",      "S",    "L",       "E",      "z",       "<C-r>",   "/",
		"]",      "[",    "}",       "{",      "i",       "a",       "s",
		"d",      "t",    "r",       "v",      "?",       ")",       "(",
		"g",      "G",    "F",       "X"};
	struct play *p = play_open(play_contoso, 24, 80, false);
	uint32_t seed = 12345;

	(void)state;
	for (int i = 0; i < 1500; i++) {
		seed = seed * 1664525u + 1013904223u;
		play(p, keys[(seed >> 16) % COUNT_OF(keys)]);
		if (i % 16 == 0) {
			app_resize(p->app, 16 + (int)(seed >> 8 & 31),
				   60 + (int)(seed >> 3 & 127));
			app_draw(p->app);
		}
	}
	play_close(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_app_without_a_file_shows_the_start),
		cmocka_unit_test(
			an_empty_file_begins_with_the_profile_others_with_the_walk),
		cmocka_unit_test(every_view_is_one_key_away_from_any_other),
		cmocka_unit_test(q_goes_back_and_leaves_at_the_first_screen),
		cmocka_unit_test(a_digit_answers_and_brings_the_next_question),
		cmocka_unit_test(practices_are_answered_one_key_each),
		cmocka_unit_test(not_applicable_asks_for_the_reason),
		cmocka_unit_test(another_reason_is_told_in_a_note),
		cmocka_unit_test(undo_and_redo_have_no_end),
		cmocka_unit_test(undo_reaches_back_over_a_thousand_steps),
		cmocka_unit_test(a_cleared_answer_has_no_date),
		cmocka_unit_test(what_is_said_beside_an_answer_leaves_its_date),
		cmocka_unit_test(a_note_has_its_limit),
		cmocka_unit_test(undo_brings_practices_back),
		cmocka_unit_test(messages_are_words),
		cmocka_unit_test(undo_puts_the_cursor_on_the_item),
		cmocka_unit_test(a_change_of_an_answer_changes_the_score_beside_it),
		cmocka_unit_test(notes_are_typed_in_place_or_in_the_editor),
		cmocka_unit_test(pasted_text_is_never_a_command),
		cmocka_unit_test(flags_can_be_found_again),
		cmocka_unit_test(search_goes_round_and_esc_ends_it),
		cmocka_unit_test(the_outline_leads_to_its_sections),
		cmocka_unit_test(what_is_not_asked_says_why),
		cmocka_unit_test(the_profile_is_answered_by_digits),
		cmocka_unit_test(a_number_that_is_none_is_asked_again),
		cmocka_unit_test(a_decision_brings_the_next_open_one),
		cmocka_unit_test(nothing_is_changed_on_a_screen_that_is_too_small),
		cmocka_unit_test(a_hang_up_ends_it),
		cmocka_unit_test(no_key_is_bound_twice_in_a_view),
		cmocka_unit_test(random_keys_do_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
