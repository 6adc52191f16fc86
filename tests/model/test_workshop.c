#include "support.h"

#include "model/small.h"
#include "model/workshop.h"

#define ON_SMALL(test) cmocka_unit_test_setup_teardown(test, small_setup, small_teardown)

static const struct thing level = {THING_QUESTION, Q_LEVEL};
static const struct thing exposure = {THING_DECISION, D_EXPOSURE};

static void vote_all(struct assessment *a, struct thing what, const char *votes)
{
	char who[2] = "a";

	for (; *votes; votes++, who[0]++)
		assessment_vote(a, what, who, *votes - '0');
}

/* Votes on a question, and what they come to. */
static void the_consensus_is_the_median_and_of_two_the_lower_one(void **state)
{
	static const struct {
		const char *votes, *words;
		int consensus;
	} cases[] = {
		{"", "", -1},
		{"3", "median 3, mean 3.00, all alike", 3},
		{"22", "median 2, mean 2.00, all alike", 2},
		{"23", "median 2.5, mean 2.50, from 2 to 3", 2},
		{"41", "median 2.5, mean 2.50, from 1 to 4", 1},
		{"024", "median 2, mean 2.00, from 0 to 4", 2},
		{"0044", "median 2, mean 2.00, from 0 to 4", 0},
		{"112", "median 1, mean 1.33, from 1 to 2", 1},
		{"122", "median 2, mean 1.67, from 1 to 2", 2},
		{"44444", "median 4, mean 4.00, all alike", 4},
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct assessment *a = assessment_new(*state);
		struct spread spread;
		struct str words = {0};

		vote_all(a, level, cases[i].votes);
		votes_spread(&spread, *state, level, &a->questions[Q_LEVEL].votes);
		spread_words(&words, *state, level, &spread);
		assert_int_equal(spread.consensus, cases[i].consensus);
		assert_int_equal(spread.n, strlen(cases[i].votes));
		assert_text_equal(str_text(&words), cases[i].words);
		str_release(&words);
		assessment_free(a);
	}
}

static void a_decision_takes_what_most_chose_and_of_two_what_fits_least(void **state)
{
	static const struct {
		const char *votes, *words;
		int consensus;
	} cases[] = {
		{"", "", -1},
		{"0", "1 of 1 for int", 0},
		{"001", "2 of 3 for int", 0},
		{"01", "1 of 2 for net", 1}, /* fit 1, not 4 */
		{"10", "1 of 2 for net", 1},
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct assessment *a = assessment_new(*state);
		struct spread spread;
		struct str words = {0};

		vote_all(a, exposure, cases[i].votes);
		votes_spread(&spread, *state, exposure, &a->decisions[D_EXPOSURE].votes);
		spread_words(&words, *state, exposure, &spread);
		assert_int_equal(spread.consensus, cases[i].consensus);
		assert_text_equal(str_text(&words), cases[i].words);
		str_release(&words);
		assessment_free(a);
	}
}

static void a_vote_can_be_changed_and_taken_away(void **state)
{
	struct assessment *a = assessment_new(*state);
	const struct votes *votes = &a->questions[Q_LEVEL].votes;

	assessment_vote(a, level, "Ann", 3);
	assessment_vote(a, level, "Bob", 1);
	assessment_vote(a, level, "Ann", 2);
	assert_int_equal(votes->n, 2);
	assert_int_equal(vote_of(votes, "Ann"), 2);
	assessment_vote(a, level, "Ann", -1);
	assert_int_equal(votes->n, 1);
	assert_int_equal(vote_of(votes, "Ann"), -1);
	assert_int_equal(vote_of(votes, "Bob"), 1);
	assessment_vote(a, level, "Cy", -1);
	assert_int_equal(votes->n, 1);
	assessment_free(a);
}

static void who_differs_from_the_answer_dissents(void **state)
{
	struct assessment *a = assessment_new(*state);
	struct str words = {0};

	vote_all(a, level, "231");
	votes_words(&words, *state, level, &a->questions[Q_LEVEL], true);
	assert_text_equal(str_text(&words), ""); /* no answer yet */
	assessment_set_level(a, Q_LEVEL, 2);
	votes_words(&words, *state, level, &a->questions[Q_LEVEL], true);
	assert_text_equal(str_text(&words), "b 3, c 1");
	str_truncate(&words, 0);
	votes_words(&words, *state, level, &a->questions[Q_LEVEL], false);
	assert_text_equal(str_text(&words), "a 2, b 3, c 1");
	str_truncate(&words, 0);
	vote_all(a, exposure, "01");
	assessment_set_option(a, D_EXPOSURE, 1);
	votes_words(&words, *state, exposure, &a->decisions[D_EXPOSURE], true);
	assert_text_equal(str_text(&words), "a int");
	str_release(&words);
	assessment_free(a);
}

static void votes_outlive_the_answer(void **state)
{
	struct assessment *a = assessment_new(*state);

	vote_all(a, level, "23");
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
	vote_all(a, level, "2");
	before = a->workshop;
	votes = a->questions[Q_LEVEL].votes;
	workshop_own(a);
	a->workshop.agenda[0].minutes = 45;
	a->workshop.parked[0].done = true;
	agenda_add(a, "break", 10);
	vote_all(a, level, "3");
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

	assert_string_equal(agenda_id_of(q, level), "first");
	assert_string_equal(agenda_id_of(q, exposure), AGENDA_DECISIONS);
	assert_string_equal(agenda_id_of(q, (struct thing){THING_FIELD, 0}),
			    AGENDA_PROFILE);
	assert_string_equal(agenda_id_of(q, (struct thing){THING_NONE, 0}), "");
	assert_string_equal(agenda_title(q, &item), "First");
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
		ON_SMALL(who_differs_from_the_answer_dissents),
		ON_SMALL(votes_outlive_the_answer),
		ON_SMALL(what_was_copied_before_a_change_stays_as_it_was),
		ON_SMALL(things_belong_to_lines_of_the_agenda),
		ON_SMALL(the_room_is_who_takes_part),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
