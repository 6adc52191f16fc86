#include "support.h"

#include "base/nearest.h"

static const char *const known[] = {"reliability", "security", "levels", "practices", "REL-01",
				    "REL-10",      "evidence", "na",     "x"};

static const struct {
	const char *word, *best;
} cases[] = {
	{"relability", "reliability"}, {"Security", "security"}, {"SECURITY", "security"},
	{"level", "levels"},           {"lvels", "levels"},      {"evidences", "evidence"},
	{"rel-01", "REL-01"},          {"rel-10", "REL-10"},     {"REL-11", "REL-01"},
	{"n/a", "na"},                 {"zzzzzz", NULL},         {"", NULL},
	{"q", NULL},                   {"networking", NULL},
};

static struct nearest nearest_of(const char *word)
{
	struct nearest n = {.word = word};

	for (size_t i = 0; i < COUNT_OF(known); i++)
		nearest_try(&n, known[i]);
	return n;
}

static void the_closest_word_is_offered(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct nearest n = nearest_of(cases[i].word);

		if (!cases[i].best)
			assert_null(n.best);
		else if (!n.best || strcmp(n.best, cases[i].best) != 0)
			fail_msg("%s: %s", cases[i].word, n.best ? n.best : "(none)");
	}
}

static void the_hint_is_a_sentence_or_nothing(void **state)
{
	struct nearest n = nearest_of("securty"), none = nearest_of("zzzzzz");

	(void)state;
	assert_string_equal(nearest_hint(&n), " (did you mean 'security'?)");
	assert_string_equal(nearest_hint(&none), "");
}

static void very_long_words_are_near_nothing(void **state)
{
	char word[1000], other[1000];
	struct nearest n = {.word = word};

	(void)state;
	memset(word, 'a', sizeof word);
	memset(other, 'b', sizeof other);
	word[999] = other[999] = '\0';
	nearest_try(&n, other);
	nearest_try(&n, "a");
	nearest_try(&n, word);
	assert_null(n.best);
	n.word = "a";
	nearest_try(&n, word);
	assert_null(n.best);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_closest_word_is_offered),
		cmocka_unit_test(the_hint_is_a_sentence_or_nothing),
		cmocka_unit_test(very_long_words_are_near_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
