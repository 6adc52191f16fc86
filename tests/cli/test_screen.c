#include "cli/shop.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

static void the_screen_is_printed_at_the_size_asked_for(void **state)
{
	static const struct {
		const char *size;
		size_t rows;
	} table[] = {{"80x24", 24}, {"60x16", 16}, {"120x40", 40}};

	for (size_t i = 0; i < COUNT_OF(table); i++) {
		struct run r = shop_run(state, SHOP_ARGS("screen", "a.json", "--ascii", "--size",
							 table[i].size), NULL);
		size_t lines = 0;

		assert_int_equal(r.code, 0);
		for (const char *c = str_text(&r.out); *c; c++)
			lines += *c == '\n';
		assert_int_equal(lines, table[i].rows);
		run_release(&r);
	}
}

static void keys_change_the_file_only_with_save(void **state)
{
	struct str before = {0}, after = {0};

	SHOP_EXPECT(state, 0, "", NULL, "set", "-q", "a.json", "DT-01=int", "DT-02=one",
		    "users=1", "slo=99");
	file_load(path_in(state, "a.json"), &before);
	SHOP_EXPECT(state, 0, NULL, "", "screen", "a.json", "--keys", "3");
	assert_file_text(path_in(state, "a.json"), str_text(&before));
	SHOP_EXPECT(state, 0, NULL, "", "screen", "a.json", "--keys", "3", "--save");
	file_load(path_in(state, "a.json"), &after);
	assert_text_has(str_text(&after), "\"REL-01\": {\"level\": 3");
	str_release(&before);
	str_release(&after);
}

static void assert_screen_says(void **state, const char *file, const char *keys, const char *said)
{
	struct run r = shop_run(state, SHOP_ARGS("screen", file, "--save", "--keys", keys), NULL);

	assert_int_equal(r.code, 0);
	assert_text_has(str_text(&r.out), said);
	run_release(&r);
}

/* The same bytes, whoever reads them and whosever theme it is, and as large as it says. */
static void the_screen_exports_as_the_command_does(void **state)
{
	static const struct {
		const char *keys, *flag, *value, *name, *typed;
	} rows[] = {
		{"", "--format", "md", "0.md", "0 . m d"},
		{"r ", "--redact", "internal", "1.md", "1 . m d"},
		{"r r ", "--redact", "customer", "2.json", "2 . j s o n"},
		{"c o u r . t h e m e . y a m l <Enter> ", "--theme", "our.theme.yaml", "3.html",
		 "3 . h t m l"},
		{"c p l a i n <Enter> ", "--theme", "plain", "4.html", "4 . h t m l"},
		{"l l ", "--language", "de", "5.md", "5 . m d"},
		{"", "--page", "board", "6.board.html", "6 . b o a r d . h t m l"},
	};
	char keys[128], said[64], out[16];

	file_store(path_in(state, "our.theme.yaml"), "organisation: Contoso Ltd\n");
	SHOP_EXPECT(state, 0, NULL, NULL, "screen", "a.json", "--save", "--keys",
		    "e a l l <Space> o f <Space> u s <Enter>");
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct str text = {0};
		struct run r;

		snprintf(out, sizeof out, "c%s", rows[i].name);
		SHOP_EXPECT(state, 0, NULL, NULL, "export", "a.json", "-o", out, rows[i].flag,
			    rows[i].value);
		file_load(path_in(state, out), &text);
		snprintf(keys, sizeof keys, "E %s: e x p o r t <Space> s %s <Enter>", rows[i].keys,
			 rows[i].typed);
		r = shop_run(state, SHOP_ARGS("screen", "a.json", "--save", "--keys", keys), NULL);
		snprintf(out, sizeof out, "s%s", rows[i].name);
		snprintf(said, sizeof said, "wrote %s, %zu kB", out, (text.len + 500) / 1000);
		assert_text_has(str_text(&r.out), said);
		assert_file_text(path_in(state, out), str_text(&text));
		run_release(&r);
		str_release(&text);
	}
	assert_file_has(path_in(state, "s3.html"), "Contoso Ltd");
	assert_file_has(path_in(state, "s5.md"), "## Wo wir stehen");
}

static void a_faulty_theme_writes_nothing_and_says_where(void **state)
{
	file_store(path_in(state, "our.theme.yaml"), "organization: Contoso\n");
	assert_screen_says(state, "a.json", "E c o u r . t h e m e . y a m l <Enter> <Enter>",
			   "our.theme.yaml:1:1: ");
	assert_int_not_equal(access(path_in(state, "a.plan.xlsx"), F_OK), 0);
}

static void folders_and_failures_of_an_export_are_told(void **state)
{
	struct run r;

	assert_int_equal(mkdir(path_in(state, "a.plan.xlsx"), 0700), 0);
	r = shop_run(state, SHOP_ARGS("screen", "a.json", "--save", "--size", "120x40", "--keys",
				      "E G <Space> <Enter>"), NULL);
	assert_text_has(str_text(&r.out), "1 of 2 are written; not: xlsx");
	assert_text_has(str_text(&r.out), "a.plan.xlsx: is a folder; name a file in it");
	assert_text_has(str_text(&r.out), "a.plan.madr/: written, ");
	assert_true(access(path_in(state, "a.plan.madr/DT-01.md"), F_OK) == 0);
	run_release(&r);
}

/* The end of a room as a file: what stands on the screen stands in it, in the same words. */
static void the_end_of_a_workshop_is_written_as_it_is_shown(void **state)
{
	static const char keys[] = "K w <C-u> A n n , <Space> B o b <Enter> W 3 + a s k <Space> "
				   "* I v o * <Enter> Q";
	struct run r = shop_run(state, SHOP_ARGS("screen", "a.json", "--save", "--size", "120x60",
						 "--keys", keys), NULL);
	struct str md = {0}, file = {0};
	char day[16], path[64];

	assert_int_equal(r.code, 0);
	assert_text_has(str_text(&r.out), "workshop of ");
	snprintf(day, sizeof day, "%.10s", strstr(str_text(&r.out), "workshop of ") + 12);
	snprintf(path, sizeof path, "a-workshop-%s.md", day);
	run_release(&r);
	SHOP_EXPECT(state, 0, NULL, "", "screen", "a.json", "--save", "--keys",
		    ": e n d <Enter> m");
	file_load(path_in(state, path), &md);
	r = shop_run(state, SHOP_ARGS("screen", "a.json", "--save", "--size", "120x60", "--keys",
				      ": e n d <Enter>"), NULL);
	assert_text_has(str_text(&md), "## Took part\n\n- Ann, Bob\n");
	assert_text_has(str_text(&r.out), "Ann, Bob");
	assert_text_has(str_text(&md), "ask \\*Ivo\\*");
	assert_text_has(str_text(&r.out), "ask *Ivo*");
	assert_text_has(str_text(&md), "Nobody has taken an action yet.");
	assert_text_has(str_text(&r.out), "Nobody has taken an action yet.");
	run_release(&r);
	/* No assessment is written over. */
	file_load(path_in(state, "a.json"), &file);
	file_store(path_in(state, path), str_text(&file));
	r = shop_run(state, SHOP_ARGS("screen", "a.json", "--save", "--keys",
				      ": e n d <Enter> m"), NULL);
	assert_text_has(str_text(&r.out), "Not written");
	assert_file_text(path_in(state, path), str_text(&file));
	run_release(&r);
	str_release(&md);
	str_release(&file);
}

static void the_file_gets_another_name_or_a_copy_goes_on(void **state)
{
	struct str before = {0};

	file_load(path_in(state, "a.json"), &before);
	assert_screen_says(state, "a.json", ": s a v e - a s <Space> b . j s o n <Enter> W e x <Enter>",
			   "note written");
	assert_file_text(path_in(state, "a.json"), str_text(&before));
	assert_file_has(path_in(state, "b.json"), "\"note\": \"x\"");
	assert_screen_says(state, "a.json", ": s a v e - a s <Space> b . j s o n <Enter>",
			   "Not saved");
	/* By keys, from the files; a bare name gets the suffix. */
	assert_screen_says(state, "b.json", "A r c <Enter>", "b.json is c.assessment.json now");
	assert_false(file_exists(path_in(state, "b.json")));
	assert_file_has(path_in(state, "c.assessment.json"), "\"note\": \"x\"");
	assert_screen_says(state, "a.json", "A r c <Enter>", "Not renamed");
	assert_screen_says(state, "a.json", "A s d <Enter>",
			   "a.json stays as it is; this is d.assessment.json now");
	assert_file_text(path_in(state, "a.json"), str_text(&before));
	SHOP_EXPECT(state, 0, NULL, "", "check", "d.assessment.json");
	str_release(&before);
}

/* First what is begun without answers, then the worked examples. */
static void starters_come_before_examples(void **state)
{
	struct run r = shop_run(state, SHOP_ARGS("screen", "--keys", "A", "--size", "120x40"), NULL);
	const char *empty, *begun, *heading, *example;

	assert_int_equal(r.code, 0);
	empty = strstr(str_text(&r.out), "An empty assessment");
	begun = strstr(str_text(&r.out), "Training of own models");
	heading = strstr(str_text(&r.out), "Or from a worked example");
	example = strstr(str_text(&r.out), "Rebooking agent");
	assert_true(empty && begun && heading && example);
	assert_true(empty < begun && begun < heading && heading < example);
	run_release(&r);
}

/* Whatever is played: answers, exports to any name, a file begun, a note. */
static void nothing_is_written_without_save(void **state)
{
	static const char *const keys[] = {
		"3 x", "E <Enter>", "E j <Space> <Enter>", "E G <Space> <Enter>", ": e x p o r t <Space> p . m d <Enter>",
		"E t <C-u> o t h e r . x l s x <Enter> <Enter>", "e h i <Enter>",
	};
	struct str before = {0};
	size_t entries = folder_count(state);
	struct run r;

	file_load(path_in(state, "a.json"), &before);
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		SHOP_EXPECT(state, 0, NULL, "", "screen", "a.json", "--keys", keys[i]);
		assert_file_text(path_in(state, "a.json"), str_text(&before));
		assert_int_equal(folder_count(state), entries);
	}
	SHOP_EXPECT(state, 0, NULL, "", "screen", "--keys", "n <Enter> b . j s o n <Enter>");
	assert_int_equal(folder_count(state), entries);
	r = shop_run(state, SHOP_ARGS("screen", "a.json", "--keys", "E <Enter>"), NULL);
	assert_text_has(str_text(&r.out), "nothing is written without --save");
	run_release(&r);
	SHOP_EXPECT(state, 0, NULL, "", "screen", "a.json", "--save", "--keys", "E <Enter>");
	assert_true(access(path_in(state, "a.plan.xlsx"), F_OK) == 0);
	SHOP_EXPECT(state, 0, NULL, "", "screen", "a.json", "--save", "--keys",
		    ": e x p o r t <Space> p . m d <Enter>");
	assert_true(access(path_in(state, "p.md"), F_OK) == 0);
	str_release(&before);
}

static void settings_count_when_they_are_named(void **state)
{
	struct run r;

	file_store(path_in(state, "config.yaml"),
		   "ascii: true\nkeys: {walk: {flag: '<F12>'}, everywhere: {score: '<C-x>'}}\n");
	r = shop_run(state, SHOP_ARGS("screen", "a.json", "--config", "config.yaml", "--keys",
				      "<C-x>"), NULL);
	assert_int_equal(r.code, 0);
	assert_text_has(str_text(&r.out), "[^X score]");
	assert_null(strstr(str_text(&r.out), "\342"));
	run_release(&r);
	file_store(path_in(state, "config.yaml"), "kyes: {}\n");
	r = shop_run(state, SHOP_ARGS("screen", "a.json", "--config", "config.yaml", "--size",
				      "120x24"), NULL);
	assert_int_equal(r.code, 0);
	assert_text_has(str_text(&r.out), "config.yaml:1:1: unknown key 'kyes'");
	run_release(&r);
}

static void screen_refuses(void **state)
{
	static const struct refusal table[] = {
		{{"screen", "a.json", "--size", "80"}, 2,
		 "plumbline screen: --size takes COLSxROWS like 80x24, each from 1 to 1000, not "
		 "'80'\n"},
		{{"screen", "a.json", "--size", "0x24"}, 2, NULL},
		{{"screen", "a.json", "--size", "80x24x2"}, 2, NULL},
		{{"a.json", "--theme", "drak"}, 2,
		 "plumbline: --theme is one of auto, dark, light, high-contrast, mono, not "
		 "'drak' (did you mean 'dark'?)\n"},
		{{"a.json", "--color", "always"}, 2, NULL},
		{{"screen", "a.json", "--size", "1001x24"}, 2, NULL},
		{{"screen", "a.json", "--keys", "<Nonsense>"}, 2, NULL},
		{{"screen", "missing.json"}, 66, NULL},
		{{"screen", "shop/all.yaml"}, 65, NULL},
	};

	shop_refuses(state, table, COUNT_OF(table));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SHOP(the_screen_is_printed_at_the_size_asked_for),
		IN_SHOP(keys_change_the_file_only_with_save),
		IN_SHOP(the_end_of_a_workshop_is_written_as_it_is_shown),
		IN_SHOP(the_file_gets_another_name_or_a_copy_goes_on),
		IN_SHOP(the_screen_exports_as_the_command_does),
		IN_SHOP(a_faulty_theme_writes_nothing_and_says_where),
		IN_SHOP(folders_and_failures_of_an_export_are_told),
		IN_SHOP(starters_come_before_examples),
		IN_SHOP(nothing_is_written_without_save),
		IN_SHOP(settings_count_when_they_are_named),
		IN_SHOP(screen_refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
