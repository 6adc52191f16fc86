/* Themes: read from YAML with every fault in its place, and what they change in a workbook. */
#include "export/written.h"

#include "base/embedded.h"
#include "base/file.h"

/* Reads the text as a theme; its faults, one a line, are appended. */
static const struct export_theme *theme_of(void **state, struct arena *a, const char *yaml,
					   struct str *faults)
{
	const char *path = arena_strdup(a, path_in(state, "t.theme.yaml"));
	const struct export_theme *t;
	struct diags d = {0};
	struct err err = {0};

	file_store(path, yaml);
	t = theme_read(a, path, &d, &err);
	diags_sort(&d);
	for (size_t i = 0; i < d.n; i++)
		str_addf(faults, "%d:%d: %s\n", d.items[i].at.line, d.items[i].at.col,
			 d.items[i].text);
	assert_int_equal(err.text[0], '\0');
	diags_release(&d);
	return t;
}

static void a_theme_says_what_is_its_own(void **state)
{
	static const char png[] = "\x89PNG\r\n\x1a\n..";
	struct arena a = {0};
	struct str faults = {0};
	const struct export_theme *t;

	file_store(path_in(state, "l.png"), png);
	t = theme_of(state, &a,
		     "organisation: Contoso\nlogo: l.png\ndisclaimer: >-\n  For\n  us.\n"
		     "colours: {accent: '#7A1f5c'}\nparts: [plan, message]\n", &faults);
	assert_string_equal(str_text(&faults), "");
	assert_non_null(t);
	assert_string_equal(t->organisation, "Contoso");
	assert_string_equal(t->disclaimer, "For us.");
	assert_string_equal(t->logo, "data:image/png;base64,iVBORw0KGgouLg==");
	assert_int_equal(t->accent, 0x7A1F5C);
	assert_int_equal(t->accent_dark, export_theme_plain.accent_dark);
	for (int i = 0; i < REPORT_PARTS; i++)
		assert_int_equal(t->left_out[i], i != PART_PLAN && i != PART_MESSAGE);
	arena_release(&a);
}

static void faults_have_their_place(void **state)
{
	static const struct {
		const char *yaml, *fault;
	} cases[] = {
		{"organisation: a\ncolors: {}\n",
		 "2:1: unknown key 'colors' in a theme (did you mean 'colours'?)\n"},
		{"colours: {accent: '#77aaff'}\n",
		 "1:19: 'accent' has a contrast of 2.1 to what it stands on, #ffffff and #f1f5f9; "
		 "it needs 4.5, so make it darker\n"},
		{"colours:\n  accent-dark: '#1f4e79'\n",
		 "2:16: 'accent-dark' has a contrast of 1.7 to what it stands on, #14181d and "
		 "#1e252d; it needs 4.5, so make it lighter\n"},
		{"colours: {accent: blue}\n",
		 "1:19: 'accent' is no colour; write it in quotes, such as '#1f4e79'\n"},
		{"colours: {accent: '#12345g'}\n",
		 "1:19: 'accent' is no colour; write it in quotes, such as '#1f4e79'\n"},
		{"parts: [plan, plann]\n",
		 "1:15: a report has no part 'plann' (did you mean 'plan'?)\n"},
		{"parts: [plan, plan]\n", "1:15: 'plan' is named twice\n"},
		{"parts: []\n", "1:8: 'parts' names none; leave it out to show all\n"},
		{"logo: t.theme.yaml\n", NULL}, /* neither PNG nor SVG */
		{"logo: none.svg\n", NULL},
		{"logo: none.svg\ncolours: {accent: x}\n", NULL},
		{"- a\n", NULL},
		{"organisation: [\n", NULL},
		{"", NULL},
	};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct arena a = {0};
		struct str faults = {0};

		assert_null(theme_of(state, &a, cases[i].yaml, &faults));
		if (cases[i].fault)
			assert_string_equal(str_text(&faults), cases[i].fault);
		assert_true(faults.len > 0);
		str_release(&faults);
		arena_release(&a);
	}
}

static void a_disclaimer_and_a_logo_have_a_limit(void **state)
{
	struct arena a = {0};
	struct str yaml = {0}, faults = {0}, logo = {0};

	str_add(&yaml, "disclaimer: ");
	for (int i = 0; i < 60; i++)
		str_add(&yaml, "words ");
	str_add(&yaml, "\nlogo: big.svg\n");
	str_add(&logo, "<svg>");
	for (int i = 0; i < 3000; i++)
		str_add(&logo, "<!-- so many bytes that a report would grow by them over and over -->");
	file_store(path_in(state, "big.svg"), str_text(&logo));
	assert_null(theme_of(state, &a, str_text(&yaml), &faults));
	assert_text_has(str_text(&faults), "1:13: 'disclaimer' has 359 characters; at most 300");
	assert_text_has(str_text(&faults), "2:7: the logo: ");
	str_release(&yaml);
	str_release(&logo);
	str_release(&faults);
	arena_release(&a);
}

/* Those that the program carries are right, are found by name, and show every part. */
static void the_shipped_ones_are_right(void **state)
{
	struct err err = {0};
	struct diags d = {0};
	struct arena a = {0};
	const struct export_theme *t = theme_read(&a, "plain", &d, &err);

	(void)state;
	assert_true(embedded_themes_n > 0);
	assert_non_null(t);
	assert_int_equal(t->accent, export_theme_plain.accent);
	assert_int_equal(t->accent_dark, export_theme_plain.accent_dark);
	for (int i = 0; i < REPORT_PARTS; i++)
		assert_false(t->left_out[i]);
	assert_null(theme_read(&a, "plian", &d, &err));
	assert_int_equal(err.code, EXIT_CODE_USAGE);
	assert_string_equal(err.text, "there is no theme 'plian' (did you mean 'plain'?); name a "
				      "file, or one of these: plain");
	assert_null(theme_read(&a, "no/such.theme.yaml", &d, &err));
	assert_int_equal(err.code, EXIT_CODE_NOINPUT);
	assert_int_equal(d.n, 0);
	arena_release(&a);
}

/* The title, the end of the summary and the colours; the others stay. */
static void a_workbook_has_them_too(void **state)
{
	struct export_theme theme = export_theme_plain;
	struct sample s;
	struct str all = {0};

	sample_make(&s);
	theme.organisation = "Fabrikam";
	theme.disclaimer = "For Fabrikam alone.";
	theme.accent = 0x7A1F5C;
	s.r.theme = &theme;
	written(&s, export_format_named("xlsx"), path_in(state, "a.xlsx"), &all);
	assert_text_has(str_text(&all), "FF7A1F5C");
	assert_null(strstr(str_text(&all), "1F4E79"));
	assert_null(strstr(str_text(&all), "EAF1F8"));
	assert_text_has(str_text(&all), "<t>Fabrikam. AI workload");
	assert_text_has(str_text(&all), "<t>For Fabrikam alone.</t>");
	assert_text_has(str_text(&all), "<a:srgbClr val=\"7A1F5C\"/>");
	str_release(&all);
	sample_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(a_theme_says_what_is_its_own),
		IN_FOLDER(faults_have_their_place),
		IN_FOLDER(a_disclaimer_and_a_logo_have_a_limit),
		cmocka_unit_test(the_shipped_ones_are_right),
		IN_FOLDER(a_workbook_has_them_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
