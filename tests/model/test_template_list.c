/* The assessments that the program carries to begin with, and the line that says what each is. */
#include "support.h"

#include "base/utf8.h"
#include "model/store/templates.h"

static void every_one_has_a_line_that_is_never_cut(void **state)
{
	size_t n = 0;

	(void)state;
	for (; templates[n].name; n++) {
		const struct template *t = &templates[n];

		if (n && templates[n - 1].example == t->example)
			assert_true(strcmp(templates[n - 1].name, t->name) < 0);
		else if (n)
			assert_true(t->example); /* those come last */
		assert_non_null(template_file(t->name));
		assert_true(utf8_width(t->what) <= TEMPLATE_WHAT_COLS);
		assert_int_equal(strstr(t->what, ": ") != NULL, t->example);
	}
	assert_int_equal(n, embedded_templates_n);
}

static void only_whole_names_name_one(void **state)
{
	static const char *const names[] = {"", "public", "public-rag-assistant.json",
					    "public-rag-assistant2"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(names); i++)
		assert_null(template_file(names[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_one_has_a_line_that_is_never_cut),
		cmocka_unit_test(only_whole_names_name_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
