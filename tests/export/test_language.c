/* Languages of reports: read from YAML with every fault in its place, complete, chosen by option or
 * theme. */
#include "export/written.h"

#include "base/embedded.h"
#include "base/file.h"
#include "export/report/language.h"
#include "export/report/sheets.h"

/* A file of a language with those words behind all that German has. */
static const char *language_with(void **state, const char *head, const char *more)
{
	const char *path = path_in(state, "xx.language.yaml");
	const char *german = (const char *)embedded_languages->bytes;
	struct str text = {0};

	str_add(&text, head);
	str_add(&text, strstr(german, "\nwords:\n") + 1);
	str_add(&text, more);
	file_store(path, str_text(&text));
	str_release(&text);
	return path;
}

static const char head[] = "code: xx\nname: Xx\ndecimal: \".\"\n";

/* Its faults, one a line. */
static const struct words *read_with(struct arena *a, const char *path, struct str *faults)
{
	struct diags d = {0};
	struct err err = {0};
	const struct words *w = language_read(a, path, &d, &err);

	diags_sort(&d);
	for (size_t i = 0; i < d.n; i++)
		str_addf(faults, "%s\n", d.items[i].text);
	str_add(faults, err.text);
	diags_release(&d);
	return w;
}

static void assert_faults(const char *path, const char *faults)
{
	struct arena a = {0};
	struct str found = {0};

	assert_null(read_with(&a, path, &found));
	assert_string_equal(str_text(&found), faults);
	str_release(&found);
	arena_release(&a);
}

static void the_carried_ones_are_right(void **state)
{
	struct arena a = {0};
	struct str faults = {0};
	const struct words *w;

	(void)state;
	assert_ptr_equal(read_with(&a, "en", &faults), &words_english);
	w = read_with(&a, "de", &faults);
	assert_string_equal(str_text(&faults), "");
	assert_non_null(w);
	assert_string_equal(w->code, "de");
	assert_string_equal(w->decimal, ",");
	for (size_t i = 1; i < w->n; i++)
		assert_true(strcmp(w->items[i - 1].english, w->items[i].english) < 0);
	words_use(w);
	assert_string_equal(tr("Where we stand"), "Wo wir stehen");
	words_use(&words_english);
	str_release(&faults);
	arena_release(&a);
}

static void a_file_says_all_that_the_program_says_and_no_more(void **state)
{
	struct arena a = {0};
	struct str faults = {0};
	const char *path = language_with(state, head, "");
	struct str text = {0};

	assert_non_null(read_with(&a, path, &faults));
	assert_string_equal(str_text(&faults), "");
	assert_faults(language_with(state, head, "  \"Plom\": \"x\"\n"),
		      "no report says 'Plom'; see the languages that are carried\n");
	assert_null(read_with(&a, language_with(state, head, "  \"Plan\": \"x\"\n"), &faults));
	assert_text_has(str_text(&faults), "key 'Plan' stands here a second time; the first is");
	str_truncate(&faults, 0);
	str_add(&text, head);
	str_add(&text, "words:\n  \"Czech\": \"x\"\n");
	file_store(path, str_text(&text));
	assert_null(read_with(&a, path, &faults));
	assert_text_has(str_text(&faults), "nothing stands for 'Danish'\n");
	assert_null(strstr(str_text(&faults), "'Czech'"));
	str_release(&text);
	str_release(&faults);
	arena_release(&a);
}

static void faults_have_their_place(void **state)
{
	assert_faults(language_with(state, "name: Xx\ncode: xx\ndecimal: \";\"\n", ""),
		      "'decimal' is \".\" or \",\"\n");
	assert_faults(language_with(state, "name: Xx\ndecimal: \".\"\n", ""),
		      "a language lacks 'code'\n");
	assert_faults(language_with(state, head, "  \"x\": [a]\n"), "'x' wants one value, not a list\n");
	assert_faults("fr", "there is no language 'fr'; name a file, or one of these: en, de");
}

/* A workbook lives by some of the words: each that it could not is told by its line. */
static void words_that_no_workbook_could_have_are_refused(void **state)
{
	static const struct {
		const char *word, *here, *says;
	} cases[] = {
		{"done", "offen", "'offen' stands for 'done', and for 'open' too"},
		{"done", "open", "'open' stands for 'done', but is what the program calls"},
		{"high", "hoch*", "a workbook cannot have 'hoch*' for 'high'"},
		{"Summary", "a/b", "a workbook cannot have 'a/b' for 'Summary'"},
		{"Summary", "Ein viel zu langer Name eines Blattes",
		 "what stands for 'Summary' is too long for a workbook: at most 31 characters"},
		{"Summary", "WERTE", "'WERTE' stands for 'Summary', and for 'Scores' too"},
		{"Days", "Risiko", "'Risiko' stands for 'Days', and for 'Risk' too"},
	};
	struct arena a = {0};

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		const char *path = language_with(state, head, "");
		struct str text = {0}, faults = {0};
		const char *key = arena_printf(&a, "\n  \"%s\": ", cases[i].word), *at;
		struct str changed = {0};

		file_load(path, &text);
		at = strstr(str_text(&text), key) + strlen(key);
		str_addn(&changed, text.data, (size_t)(at - text.data));
		str_addf(&changed, "\"%s\"%s", cases[i].here, strchr(at, '\n'));
		file_store(path, str_text(&changed));
		assert_null(read_with(&a, path, &faults));
		assert_text_has(str_text(&faults), cases[i].says);
		str_release(&changed);
		str_release(&text);
		str_release(&faults);
	}
	arena_release(&a);
}

static void tell_none(void *to, const char *english, const char *why)
{
	(void)to;
	fail_msg("%s: %s", english, why);
}

static void the_carried_ones_fit_workbooks(void **state)
{
	struct arena a = {0};
	struct str faults = {0};

	(void)state;
	for (const char *const *code = language_codes(&a); *code; code++) {
		words_use(read_with(&a, *code, &faults));
		sheet_words_check(tell_none, NULL);
		words_use(&words_english);
	}
	str_release(&faults);
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_carried_ones_are_right),
		IN_FOLDER(a_file_says_all_that_the_program_says_and_no_more),
		IN_FOLDER(faults_have_their_place),
		IN_FOLDER(words_that_no_workbook_could_have_are_refused),
		cmocka_unit_test(the_carried_ones_fit_workbooks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
