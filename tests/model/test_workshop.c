#include "support.h"

#include "base/words.h"
#include "model/assessment/votes.h"
#include "model/assessment/workshop.h"
#include "model/small.h"

#define ON_SMALL(test) cmocka_unit_test_setup_teardown(test, small_setup, small_teardown)

static const struct ballot level = {{THING_QUESTION, Q_LEVEL}, 0};
static const struct ballot exposure = {{THING_DECISION, D_EXPOSURE}, 0};
static const struct ballot zones = {{THING_QUESTION, Q_PRACTICES}, 1};

/* A digit each, '?' for who does not know. */
static void vote_all(struct assessment *a, const struct ballot *b, const char *votes)
{
	char who[2] = "a";

	for (; *votes; votes++, who[0]++)
		assessment_vote(a, b, who, *votes == '?' ? VOTE_UNKNOWN : *votes - '0');
}

struct outcome {
	const char *votes, *words;
	int consensus, other;
};

static void assert_outcomes(const struct questionnaire *q, const struct ballot *b,
			    const struct outcome *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct assessment *a = assessment_new(q);
		struct spread spread;
		struct str words = {0};

		vote_all(a, b, cases[i].votes);
		votes_spread(&spread, q, b, &assessment_answer(a, b->what)->votes);
		spread_words(&words, q, b, &spread);
		assert_int_equal(spread.consensus, cases[i].consensus);
		assert_int_equal(spread.other, cases[i].other);
		assert_int_equal(spread.n, strlen(cases[i].votes));
		assert_text_equal(str_text(&words), cases[i].words);
		str_release(&words);
		assessment_free(a);
	}
}

static void the_consensus_is_the_median_and_of_two_the_lower_one(void **state)
{
	static const struct outcome cases[] = {
		{"", "", VOTE_NONE, VOTE_NONE},
		{"3", "median 3, mean 3.00, all alike", 3, 3},
		{"22", "median 2, mean 2.00, all alike", 2, 2},
		{"23", "median 2.5, mean 2.50, from 2 to 3", 2, 3},
		{"41", "median 2.5, mean 2.50, from 1 to 4", 1, 4},
		{"024", "median 2, mean 2.00, from 0 to 4", 2, 2},
		{"0044", "median 2, mean 2.00, from 0 to 4", 0, 4},
		{"112", "median 1, mean 1.33, from 1 to 2", 1, 1},
		{"122", "median 2, mean 1.67, from 1 to 2", 2, 2},
		{"44444", "median 4, mean 4.00, all alike", 4, 4},
	};

	assert_outcomes(*state, &level, cases, COUNT_OF(cases));
}

static void who_does_not_know_does_not_count_unless_nobody_does(void **state)
{
	static const struct outcome cases[] = {
		{"?", "nobody knows", VOTE_UNKNOWN, VOTE_UNKNOWN},
		{"??", "nobody knows", VOTE_UNKNOWN, VOTE_UNKNOWN},
		{"?3?", "median 3, mean 3.00, all alike, 2 do not know", 3, 3},
		{"2?4", "median 3, mean 3.00, from 2 to 4, 1 does not know", 2, 4},
	};

	assert_outcomes(*state, &level, cases, COUNT_OF(cases));
}

static void a_decision_takes_what_most_chose_and_of_two_what_fits_least(void **state)
{
	static const struct outcome cases[] = {
		{"", "", VOTE_NONE, VOTE_NONE},
		{"0", "1 of 1 for 1 Inside", 0, 0},
		{"001", "2 of 3 for 1 Inside", 0, 0},
		{"01", "a tie between 1 and 2, 1 each", 1, 0}, /* fit 1, not 4 */
		{"1010", "a tie between 1 and 2, 2 each", 1, 0},
		{"1?", "1 of 2 for 2 Outside, 1 does not know", 1, 1},
		{"?", "nobody knows", VOTE_UNKNOWN, VOTE_UNKNOWN},
	};

	assert_outcomes(*state, &exposure, cases, COUNT_OF(cases));
}

static void a_practice_has_votes_of_its_own(void **state)
{
	static const struct outcome cases[] = {
		{"2", "1 yes", 2, 2},
		{"20", "1 yes, 1 no", 0, 2},
		{"221", "2 yes, 1 partial", 2, 2},
		{"2100?", "1 yes, 1 partial, 2 no, 1 does not know", 0, 1},
	};
	struct assessment *a = assessment_new(*state);
	const struct votes *votes = &a->questions[Q_PRACTICES].votes;

	assert_outcomes(*state, &zones, cases, COUNT_OF(cases));
	vote_all(a, &zones, "2");
	vote_all(a, &(struct ballot){zones.what, 0}, "00");
	assert_int_equal(votes_on(votes, 0), 2);
	assert_int_equal(votes_on(votes, 1), 1);
	assert_int_equal(vote_of(votes, 1, "a"), 2);
	assert_int_equal(vote_of(votes, 1, "b"), VOTE_NONE);
	for (int i = 0; i < VOTE_PRACTICES; i++)
		assert_int_equal(vote_from_practice(vote_to_practice(i)), i);
	assert_int_equal(vote_to_practice(2), PRACTICE_YES);
	assert_int_equal(vote_from_practice(PRACTICE_NA), VOTE_NONE);
	assessment_free(a);
}

static void what_follows_from_decisions_is_not_voted_on(void **state)
{
	assert_false(vote_is_possible(*state, (struct thing){THING_QUESTION, Q_DERIVED}));
	assert_false(vote_is_possible(*state, (struct thing){THING_FIELD, 0}));
	assert_true(vote_is_possible(*state, (struct thing){THING_QUESTION, Q_MIRROR}));
	assert_true(vote_is_possible(*state, zones.what));
	assert_true(vote_is_possible(*state, exposure.what));
}

static void a_vote_can_be_changed_and_taken_away(void **state)
{
	struct assessment *a = assessment_new(*state);
	const struct votes *votes = &a->questions[Q_LEVEL].votes;

	assessment_vote(a, &level, "Ann", 3);
	assessment_vote(a, &level, "Bob", 1);
	assessment_vote(a, &level, "Ann", 2);
	assert_int_equal(votes->n, 2);
	assert_int_equal(vote_of(votes, 0, "Ann"), 2);
	assessment_vote(a, &level, "Ann", VOTE_NONE);
	assert_int_equal(votes->n, 1);
	assert_int_equal(vote_of(votes, 0, "Ann"), VOTE_NONE);
	assert_int_equal(vote_of(votes, 0, "Bob"), 1);
	assessment_vote(a, &level, "Cy", VOTE_NONE);
	assert_int_equal(votes->n, 1);
	assessment_free(a);
}

static void assert_words(const struct assessment *a, const struct ballot *b,
			 const char *votes, const char *dissent)
{
	struct str words = {0};

	votes_words(&words, a, b);
	assert_text_equal(str_text(&words), votes);
	str_truncate(&words, 0);
	dissent_words(&words, a, b);
	assert_text_equal(str_text(&words), dissent);
	str_release(&words);
}

static void who_differs_from_the_answer_dissents_when_that_was_voted(void **state)
{
	struct assessment *a = assessment_new(*state);

	assert_words(a, &level, "", "");
	vote_all(a, &level, "231?");
	assert_words(a, &level,
		     "a 2, b 3, c 1, d unknown; median 2, mean 2.00, from 1 to 3, "
		     "1 does not know; not taken",
		     "");
	assessment_set_level(a, Q_LEVEL, 2);
	assert_words(a, &level,
		     "a 2, b 3, c 1, d unknown; median 2, mean 2.00, from 1 to 3, "
		     "1 does not know",
		     "b 3, c 1");
	assessment_set_level(a, Q_LEVEL, 4); /* nobody agreed to that */
	assert_false(votes_taken(a, &level));
	assert_words(a, &level,
		     "a 2, b 3, c 1, d unknown; median 2, mean 2.00, from 1 to 3, "
		     "1 does not know; not taken",
		     "");
	assessment_free(a);
}

static void of_a_tie_either_side_may_be_taken(void **state)
{
	struct assessment *a = assessment_new(*state);

	vote_all(a, &level, "14");
	assessment_set_level(a, Q_LEVEL, 4);
	assert_true(votes_taken(a, &level));
	assessment_set_level(a, Q_LEVEL, 1);
	assert_true(votes_taken(a, &level));
	assessment_set_level(a, Q_LEVEL, 2);
	assert_false(votes_taken(a, &level));
	vote_all(a, &exposure, "01");
	assessment_set_option(a, D_EXPOSURE, 0);
	assert_words(a, &exposure, "a: Inside; b: Outside", "b: Outside");
	assessment_set_option(a, D_EXPOSURE, 1);
	assert_words(a, &exposure, "a: Inside; b: Outside", "a: Inside");
	assessment_free(a);
}

static void words_name_options_items_and_who_is_missing(void **state)
{
	const char *people[] = {"a", "b", "c", "d", "e"};
	struct assessment *a = assessment_new(*state);

	a->about.participants = (struct texts){people, 5};
	vote_all(a, &exposure, "010?");
	assessment_set_option(a, D_EXPOSURE, 0);
	assert_words(a, &exposure,
		     "a, c: Inside; b: Outside; d: unknown; 1 did not vote",
		     "b: Outside");
	vote_all(a, &zones, "20");
	assert_words(a, &zones, "Spread: a yes, b no; 3 did not vote; not taken", "");
	assessment_set_practice(a, Q_PRACTICES, 1, PRACTICE_NO);
	assert_words(a, &zones, "Spread: a yes, b no; 3 did not vote", "a yes");
	assessment_free(a);
}

/* What an option says is the questionnaire's, though a report may say the same word. */
static void words_of_another_language_leave_options_alone(void **state)
{
	static const struct word items[] = {
		{"Inside", "drinnen"}, {"no", "nein"}, {"unknown", "unbekannt"}, {"yes", "ja"}};
	static const struct words other = {"xx", "Xx", ",", items, COUNT_OF(items)};
	struct assessment *a = assessment_new(*state);

	vote_all(a, &exposure, "01?");
	assessment_set_option(a, D_EXPOSURE, 0);
	vote_all(a, &zones, "20");
	assessment_set_practice(a, Q_PRACTICES, 1, PRACTICE_NO);
	words_use(&other);
	assert_words(a, &exposure, "a: Inside; b: Outside; c: unbekannt", "b: Outside");
	assert_words(a, &zones, "Spread: a ja, b nein", "a ja");
	words_use(&words_english);
	assessment_free(a);
}

static void unknown_is_taken_when_nobody_knows(void **state)
{
	struct assessment *a = assessment_new(*state);

	vote_all(a, &level, "??");
	assert_false(votes_taken(a, &level));
	assessment_set_unknown(a, THING_QUESTION, Q_LEVEL);
	assert_true(votes_taken(a, &level));
	vote_all(a, &level, "2");
	assert_false(votes_taken(a, &level));
	assessment_free(a);
}

static void votes_outlive_the_answer(void **state)
{
	struct assessment *a = assessment_new(*state);

	vote_all(a, &level, "23");
	assessment_set_level(a, Q_LEVEL, 2);
	assessment_clear(a, THING_QUESTION, Q_LEVEL);
	assert_int_equal(a->questions[Q_LEVEL].votes.n, 2);
	assessment_free(a);
}

static void what_was_copied_before_a_change_stays_as_it_was(void **state)
{
	struct assessment *a = assessment_new(*state);
	struct workshop before;
	struct votes votes;

	agenda_add(a, "first", 30);
	workshop_park(a, "Later", "REL-01", "", "");
	vote_all(a, &level, "2");
	before = a->workshop;
	votes = a->questions[Q_LEVEL].votes;
	workshop_own(a);
	a->workshop.agenda[0].minutes = 45;
	a->workshop.parked[0].done = true;
	agenda_add(a, "break", 10);
	vote_all(a, &level, "3");
	assert_int_equal(before.agenda[0].minutes, 30);
	assert_false(before.parked[0].done);
	assert_int_equal(before.n_agenda, 1);
	assert_int_equal(votes.items[0].value, 2);
	assessment_free(a);
}

static void things_belong_to_lines_of_the_agenda(void **state)
{
	const struct questionnaire *q = *state;
	struct agenda_item item = {.section = "first"};

	assert_string_equal(agenda_id_of(q, level.what), "first");
	assert_string_equal(agenda_id_of(q, exposure.what), AGENDA_DECISIONS);
	assert_string_equal(agenda_id_of(q, (struct thing){THING_FIELD, 0}),
			    AGENDA_PROFILE);
	assert_string_equal(agenda_id_of(q, (struct thing){THING_NONE, 0}), "");
	assert_string_equal(agenda_title(q, &item), "First");
	assert_int_equal(agenda_thing(q, "first").kind, THING_SECTION);
	assert_int_equal(agenda_thing(q, AGENDA_PROFILE).kind, THING_FIELD);
	assert_int_equal(agenda_thing(q, AGENDA_DECISIONS).kind, THING_DECISION);
	assert_int_equal(agenda_thing(q, "lunch").kind, THING_NONE);
	item.section = "lunch";
	assert_string_equal(agenda_title(q, &item), "lunch");
}

static void the_room_is_who_takes_part(void **state)
{
	struct assessment *a = assessment_new(*state);
	const char *about[] = {"Ann"}, *room[] = {"Bob", "Cy"};

	assert_int_equal(workshop_people(a)->n, 0);
	a->about.participants = (struct texts){about, 1};
	assert_string_equal(workshop_people(a)->items[0], "Ann");
	a->workshop.participants = (struct texts){room, 2};
	assert_int_equal(workshop_people(a)->n, 2);
	assessment_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		ON_SMALL(the_consensus_is_the_median_and_of_two_the_lower_one),
		ON_SMALL(a_decision_takes_what_most_chose_and_of_two_what_fits_least),
		ON_SMALL(a_vote_can_be_changed_and_taken_away),
		ON_SMALL(who_does_not_know_does_not_count_unless_nobody_does),
		ON_SMALL(a_practice_has_votes_of_its_own),
		ON_SMALL(what_follows_from_decisions_is_not_voted_on),
		ON_SMALL(who_differs_from_the_answer_dissents_when_that_was_voted),
		ON_SMALL(of_a_tie_either_side_may_be_taken),
		ON_SMALL(words_name_options_items_and_who_is_missing),
		ON_SMALL(words_of_another_language_leave_options_alone),
		ON_SMALL(unknown_is_taken_when_nobody_knows),
		ON_SMALL(votes_outlive_the_answer),
		ON_SMALL(what_was_copied_before_a_change_stays_as_it_was),
		ON_SMALL(things_belong_to_lines_of_the_agenda),
		ON_SMALL(the_room_is_who_takes_part),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
