/* The words of a report in a language: what stands for a text, and whether it can. */
#include "support.h"

#include "base/words.h"

static const struct word items[] = {
	{"%zu action", "%zu Maßnahme"},
	{"%zu actions", "%zu Maßnahmen"},
	{"Plan", "Vorhaben"},
};
static const struct words language = {"xx", "Xx", ",", items, sizeof items / sizeof *items};

static void nothing_is_translated_until_a_language_is_in_use(void **state)
{
	char digits[] = "12.5";

	(void)state;
	assert_string_equal(tr("Plan"), "Plan");
	assert_string_equal(tr_n(2, "%zu action", "%zu actions"), "%zu actions");
	assert_string_equal(tr_number(digits), "12.5");
	assert_string_equal(words_in_use()->code, "en");
}

static void what_the_table_has_stands_for_it_and_else_english(void **state)
{
	char digits[] = "12.5", whole[] = "12";

	(void)state;
	words_use(&language);
	assert_string_equal(tr("Plan"), "Vorhaben");
	assert_string_equal(tr("plan"), "plan");
	assert_string_equal(tr(""), "");
	assert_string_equal(tr_n(1, "%zu action", "%zu actions"), "%zu Maßnahme");
	assert_string_equal(tr_n(0, "%zu action", "%zu actions"), "%zu Maßnahmen");
	assert_string_equal(tr_number(digits), "12,5");
	assert_string_equal(tr_number(whole), "12");
	words_use(&words_english);
	assert_string_equal(tr("Plan"), "Plan");
}

static void only_a_text_with_the_same_conversions_fits(void **state)
{
	static const struct {
		const char *english, *other;
		bool fits;
	} cases[] = {
		{"Plan", "Vorhaben", true},
		{"%zu of %zu", "%zu von %zu", true},
		{"%zu%%", "%zu %%", true},
		{"%s in %s", "in %2$s: %1$s", true},
		{"%-5s, %d", "%2$d %1$-5s", true},
		{"Plan", "%s", false},
		{"%s", "Plan", false},
		{"%s", "%d", false},
		{"%s", "%n", false},
		{"%s", "%", false},
		{"%s and %d", "%d und %s", false},
		{"%s in %s", "%1$s in %1$s", false},
		{"%s in %s", "%2$s in %3$s", false},
		{"%s in %s", "%s in %1$s", false},
		{"%s in %s", "%99999999999999999999$s %1$s", false},
		{"%s in %d", "%2$s in %1$d", false},
		{"%.*s", "%1$.*s", false},
		{"%zu", "%u", false},
		{"%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s", "x", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		if (word_fits(cases[i].english, cases[i].other) != cases[i].fits)
			fail_msg("'%s' and '%s'", cases[i].english, cases[i].other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_translated_until_a_language_is_in_use),
		cmocka_unit_test(what_the_table_has_stands_for_it_and_else_english),
		cmocka_unit_test(only_a_text_with_the_same_conversions_fits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
