/* How many lines a text takes in the workbook. */
#include "support.h"

#include "export/book/measure.h"

static const char pangram[] = "The quick brown fox jumps over the lazy dog. ";

static size_t lines(const char *text, double width)
{
	return measure_lines(text, column_pixels(width), 10, false);
}

static void texts_take_the_lines_that_they_need(void **state)
{
	static const struct {
		const char *text;
		double width;
		size_t lines;
	} cases[] = {
		{"", 10, 1},
		{"word", 10, 1},
		{"two\nlines", 10, 2},
		{"\n\n", 10, 3},
		{"Disaster recovery", 18, 1},
		{"Reach level 4: Twice a year or automated", 46, 1},
		{"Management-group placement: Corp for the internal part, Online for the "
		 "public part", 46, 2},
		{"iiiiiiiiiiiiiii", 10, 1},
		{"WWWWWWWWWWWWWWWWWWWW", 10, 5},
		{"\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e", 10, 2},
		{"e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81", 10, 1},
		{"bad \xff\xff bytes", 14, 1},
		{"trailing blanks          ", 14, 1},
		{"x", 0, 2},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		if (lines(cases[i].text, cases[i].width) != cases[i].lines)
			fail_msg("%s takes %zu lines in %g, not %zu", cases[i].text,
				 lines(cases[i].text, cases[i].width), cases[i].width,
				 cases[i].lines);
}

static void a_wider_column_takes_no_more_lines(void **state)
{
	struct str text = {0};
	size_t before = 0;

	(void)state;
	for (int i = 0; i < 20; i++)
		str_add(&text, pangram);
	before = lines(text.data, 8);
	for (int width = 9; width < 200; width++) {
		assert_true(lines(text.data, width) <= before);
		before = lines(text.data, width);
	}
	assert_in_range(before, 4, 6);
	str_release(&text);
}

static void bold_and_larger_letters_take_more_room(void **state)
{
	struct str text = {0};
	double pixels = column_pixels(40);

	(void)state;
	for (int i = 0; i < 2000; i++)
		str_addc(&text, 'm');
	assert_true(measure_lines(text.data, pixels, 10, true) >
		    measure_lines(text.data, pixels, 10, false));
	assert_true(measure_lines(text.data, pixels, 11, false) >
		    measure_lines(text.data, pixels, 10, false));
	str_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_take_the_lines_that_they_need),
		cmocka_unit_test(a_wider_column_takes_no_more_lines),
		cmocka_unit_test(bold_and_larger_letters_take_more_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
