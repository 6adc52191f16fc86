#define _XOPEN_SOURCE 700
#include "cli/shop.h"

#include <unistd.h>

#include "export/export.h"

static void assert_begins(void **state, const char *name, const char *bytes)
{
	struct str text = {0};

	file_load(path_in(state, name), &text);
	assert_true(text.len > strlen(bytes));
	assert_memory_equal(str_text(&text), bytes, strlen(bytes));
	str_release(&text);
}

static void the_suffix_chooses_the_format(void **state)
{
	SHOP_EXPECT(state, 0, "", "wrote p.xlsx\nwrote p.json\nwrote p.csv\nwrote p.md\n",
		    "export", "a.json", "-o", "p.xlsx", "-op.json", "--output=p.csv", "-o",
		    "p.md");
	assert_begins(state, "p.xlsx", "PK\003\004");
	assert_begins(state, "p.json", "{\n");
	assert_begins(state, "p.csv", "");
	assert_begins(state, "p.md", "# ");
}

/* html and md have a page for a board: no plan, no answers. */
static void a_board_gets_a_page_of_its_own(void **state)
{
	struct str page = {0};

	SHOP_EXPECT(state, 0, "", "wrote b.html\nwrote b.md\n", "export", "a.json", "--page",
		    "board", "-o", "b.html", "-o", "b.md");
	assert_begins(state, "b.html", "<!DOCTYPE html>\n");
	assert_begins(state, "b.md", "# ");
	file_load(path_in(state, "b.html"), &page);
	assert_text_has(str_text(&page), "<h2>What we ask for</h2>");
	assert_null(strstr(str_text(&page), "id=\"plan\""));
	str_truncate(&page, 0);
	SHOP_EXPECT(state, 0, "", "", "export", "-q", "a.json", "--page", "report", "-o",
		    "b.html");
	file_load(path_in(state, "b.html"), &page);
	assert_text_has(str_text(&page), "id=\"plan\"");
	str_release(&page);
}

static void a_theme_is_read_before_anything_is_written(void **state)
{
	struct str page = {0};

	file_store(path_in(state, "our.theme.yaml"), "organisation: Fabrikam\n");
	file_store(path_in(state, "bad.theme.yaml"), "parts:\n  - plann\n");
	SHOP_EXPECT(state, 0, "", "", "export", "-q", "a.json", "--theme", "our.theme.yaml", "-o",
		    "t.html");
	file_load(path_in(state, "t.html"), &page);
	assert_text_has(str_text(&page), "<p class=\"muted\">Fabrikam</p>");
	str_release(&page);
	SHOP_EXPECT(state, 65, "",
		    "bad.theme.yaml:2:5: error: a report has no part 'plann' (did you mean "
		    "'plan'?)\n",
		    "export", "a.json", "--theme", "bad.theme.yaml", "-o", "u.html");
	SHOP_EXPECT(state, 2, "", NULL, "export", "a.json", "--theme", "fancy", "-o", "u.html");
	/* What is carried goes before what happens to be called so. */
	assert_int_equal(mkdir(path_in(state, "de"), 0700), 0);
	SHOP_EXPECT(state, 0, "", "", "export", "-q", "a.json", "--language", "de", "-o", "d.md");
	assert_file_has(path_in(state, "d.md"), "## Wo wir stehen");
	assert_int_equal(access(path_in(state, "u.html"), F_OK), -1);
	SHOP_EXPECT(state, 0, "", "", "check", "our.theme.yaml");
	SHOP_EXPECT(state, 1,
		    "bad.theme.yaml:2:5: error: a report has no part 'plann' (did you mean "
		    "'plan'?)\n",
		    "", "check", "bad.theme.yaml");
}

static void the_last_suffix_counts(void **state)
{
	SHOP_EXPECT(state, 0, "", "wrote a.json.plan.json\n", "export", "a.json", "-o",
		    "a.json.plan.json");
	assert_begins(state, "a.json.plan.json", "{\n  \"format\": \"plumbline-report\"");
}

static void a_named_format_is_used_for_every_path(void **state)
{
	SHOP_EXPECT(state, 0, "", "", "export", "-q", "a.json", "--format", "json", "-o",
		    "plan.txt");
	assert_begins(state, "plan.txt", "{\n");
}

static void standard_output_gets_what_a_file_gets(void **state)
{
	struct str text = {0};

	SHOP_EXPECT(state, 0, "", NULL, "export", "a.json", "-o", "p.json");
	file_load(path_in(state, "p.json"), &text);
	SHOP_EXPECT(state, 0, str_text(&text), "", "export", "a.json", "-o", "-", "--format",
		    "json");
	str_release(&text);
}

/* There are no other parts to choose yet, and a word that is none is named. */
static void sources_are_asked_for(void **state)
{
	struct str with = {0}, without = {0};

	SHOP_EXPECT(state, 0, "", NULL, "export", "a.json", "-o", "a.xlsx", "--with", "sources");
	SHOP_EXPECT(state, 0, "", NULL, "export", "a.json", "-o", "b.xlsx");
	file_load(path_in(state, "a.xlsx"), &with);
	file_load(path_in(state, "b.xlsx"), &without);
	assert_true(with.len > without.len);
	SHOP_EXPECT(state, 2, "",
		    "plumbline export: --with takes one of sources, not 'votes'\n", "export",
		    "a.json", "-o", "a.xlsx", "--with", "votes");
	str_release(&with);
	str_release(&without);
}

/* Below each action that has them; without the option none, and `plan` writes the same. */
static void csv_has_steps_on_demand(void **state)
{
	struct str text = {0};

	SHOP_EXPECT(state, 0, "", NULL, "set", "a.json", "REL-01=1", "REL-02=0");
	SHOP_GOLDEN(state, "cli/export-steps.csv", "export", "a.json", "--format", "csv",
		    "--steps", "-o", "-");
	SHOP_EXPECT(state, 0, "", NULL, "export", "a.json", "-o", "p.csv", "--no-bom");
	file_load(path_in(state, "p.csv"), &text);
	assert_null(strstr(str_text(&text), ",step,"));
	SHOP_EXPECT(state, 0, str_text(&text), "", "plan", "a.json", "--format", "csv");
	str_truncate(&text, 0);
	SHOP_EXPECT(state, 0, "", NULL, "export", "a.json", "--steps", "-o", "s.csv",
		    "--no-bom");
	file_load(path_in(state, "s.csv"), &text);
	SHOP_EXPECT(state, 0, str_text(&text), "", "plan", "a.json", "--format", "csv", "--steps");
	str_release(&text);
}

static void an_export_is_replaced_but_never_an_assessment(void **state)
{
	static const struct refusal table[] = {
		{{"export", "a.json", "-o", "a.json"}, 2,
		 "plumbline export: 'a.json' is the assessment itself and is not overwritten; "
		 "choose another name\n"},
		{{"export", "a.json", "-o", "./shop/../a.json"}, 2, NULL},
		{{"export", "a.json", "-o", "link.json"}, 2, NULL},
		{{"export", "a.json", "-o", "p.json", "-o", "other.json"}, 2,
		 "plumbline export: 'other.json' is an assessment and is not overwritten; "
		 "choose another name\n"},
	};

	assert_int_equal(symlink("a.json", path_in(state, "link.json")), 0);
	SHOP_EXPECT(state, 0, "", NULL, "new", "-q", "other.json");
	shop_refuses(state, table, COUNT_OF(table));
	SHOP_EXPECT(state, 0, "", NULL, "export", "a.json", "-o", "p.json");
	SHOP_EXPECT(state, 0, "", NULL, "export", "a.json", "-o", "p.json");
}

/* Whoever broke it can still mend it: with any format, by either way, through a link. */
static void a_damaged_assessment_is_not_exported_over(void **state)
{
	static const char said[] = "plumbline export: 'b.json' is an assessment and is not "
				   "overwritten; choose another name\n";
	static const char *const formats[] = {"json", "xlsx", "csv", "md"};
	struct str text = {0}, damaged = {0};

	file_load(path_in(state, "a.json"), &text);
	for (size_t i = 0; i < 4; i++) {
		str_truncate(&damaged, 0);
		str_add(&damaged, i == 1 ? "<<<<<<< HEAD\n" : "");
		str_addn(&damaged, text.data, i == 2 ? 100 : text.len);
		str_add(&damaged, i == 3 ? ">>>>>>> theirs\n" : "");
		file_store(path_in(state, "b.json"), str_text(&damaged));
		for (size_t f = 0; f < COUNT_OF(formats); f++)
			SHOP_EXPECT(state, 2, "", said, "export", "a.json", "-o", "b.json",
				    "--format", formats[f]);
		assert_int_equal(symlink("b.json", path_in(state, "c.md")), 0);
		SHOP_EXPECT(state, 2, "", NULL, "export", "a.json", "-o", "p.md", "-o", "c.md");
		SHOP_EXPECT(state, 0, NULL, NULL, "screen", "a.json", "--save", "--keys",
			    ": e x p o r t <Space> b . j s o n <Enter> y");
		assert_file_text(path_in(state, "b.json"), str_text(&damaged));
		unlink(path_in(state, "c.md"));
		unlink(path_in(state, "b.json"));
	}
	assert_int_equal(access(path_in(state, "p.md"), F_OK), -1);
	str_release(&text);
	str_release(&damaged);
}

/* Runs a line of bash in the folder of the test, with $P as the program. */
static struct run bash(void **state, const char *line)
{
	char program[4200];

	snprintf(program, sizeof program, "P=%s", program_path());
	return run_program(SHOP_ARGS("-c", line),
			   &(struct run_options){.program = "/bin/bash",
						 .folder = folder_path(state),
						 .env = SHOP_ARGS(program, "TERM",
								  "SOURCE_DATE_EPOCH=1795255200")});
}

static void assert_bash(void **state, int code, const char *said, const char *line)
{
	struct run r = bash(state, line);

	if (r.code != code || !strstr(str_text(&r.err), said))
		fail_msg("%s\nended with %d and said:\n%s", line, r.code, str_text(&r.err));
	run_release(&r);
}

static void links_that_lead_nowhere_are_refused(void **state)
{
	assert_bash(state, 73, "is a link to what is not there",
		    "ln -s nowhere p.json; \"$P\" export a.json -o p.json");
	assert_bash(state, 73, "is a link to what is not there",
		    "ln -s no/such/folder/x p.md; \"$P\" export a.json -o q.md -o p.md");
	assert_bash(state, 73, "ymbolic link",
		    "ln -s p.csv p.csv; \"$P\" export a.json -o p.csv");
	assert_bash(state, 0, "", "test -L p.json -a -L p.md -a -L p.csv -a ! -e q.md");
	/* One that leads somewhere is followed. */
	assert_bash(state, 0, "wrote p.json",
		    "echo old >nowhere; \"$P\" export a.json -o p.json && test -L p.json && "
		    "grep -q plumbline-report nowhere");
}

static void what_cannot_be_looked_at_is_refused(void **state)
{
	if (geteuid() != 0)
		skip_because("somebody else's file needs root");
	assert_bash(state, 73, "cannot be read, so it may be an assessment",
		    "set -e; chmod 755 .; chmod -R a+rX .; mkdir -m 777 out; echo x >out/p.json; "
		    "chmod 600 out/p.json; exec setpriv --reuid=1234 --regid=1234 "
		    "--clear-groups \"$P\" export a.json -o out/p.json");
	assert_file_text(path_in(state, "out/p.json"), "x\n");
}

static void pipes_and_devices_are_written_to_and_stay(void **state)
{
	if (access("/bin/bash", X_OK) < 0)
		skip_because("there is no bash");
	assert_bash(state, 0, "", "\"$P\" export a.json --format json -o want.json && exec "
				  ">/dev/null; \"$P\" export a.json --format csv -o /dev/null && "
				  "test -c /dev/null");
	assert_bash(state, 0, "",
		    "\"$P\" export a.json --format md -o - >want; "
		    "\"$P\" export a.json --format md -o /dev/stdout | cmp - want && "
		    "\"$P\" export a.json --format md -o /dev/fd/1 | cmp - want && "
		    "\"$P\" export a.json --format md -o >(cat >got); sleep .3; cmp got want");
	/* Also a file that others write to. */
	assert_bash(state, 0, "",
		    "{ echo head; \"$P\" export a.json --format md -o /dev/stdout; echo tail; } "
		    ">got; { echo head; cat want; echo tail; } | cmp - got");
	assert_bash(state, 0, "", "mkfifo pipe; cat pipe >got & \"$P\" export a.json --format md "
				  "-o pipe && wait && cmp got want && test -p pipe");
	/* A reader that comes a little later is waited for. */
	assert_bash(state, 0, "", "{ sleep .3; cat pipe >got; } & \"$P\" export a.json --format md "
				  "-o pipe && wait && cmp got want");
	assert_bash(state, 73, "nobody reads from this pipe",
		    "timeout 20 \"$P\" export a.json --format md -o pipe");
	assert_bash(state, 73, "not a regular file; xlsx needs one",
		    "\"$P\" export a.json --format xlsx -o pipe");
	assert_bash(state, 0, "", "test -p pipe");
}

static void export_refuses_before_it_writes_anything(void **state)
{
	static const struct refusal table[] = {
		{{"export", "a.json"}, 2,
		 "plumbline export: where to? plumbline export a.json -o plan.xlsx -o "
		 "plan.json\n"},
		{{"export", "a.json", "-o", "p.json", "-o", "p.json"}, 2,
		 "plumbline export: 'p.json' is given twice as output\n"},
		{{"export", "a.json", "-o", "p.html", "-o", "p.xlsx", "--page", "board"}, 2,
		 "plumbline export: 'p.xlsx': xlsx has no page for a board; html and md have\n"},
		{{"export", "a.json", "-o", "p.html", "--page", "bord"}, 2, NULL},
		{{"export", "a.json", "-o", "-"}, 2,
		 "plumbline export: -o - needs --format\n"},
		{{"export", "a.json", "-o", "-", "--format", "xlsx"}, 2,
		 "plumbline export: xlsx cannot be written to standard output; give it a file "
		 "name\n"},
		{{"export", "a.json", "-o", "-", "--format", "madr"}, 2,
		 "plumbline export: madr cannot be written to standard output; give it a folder "
		 "name\n"},
		{{"export", "a.json", "-o", "a.json", "--format", "tables"}, 2, NULL},
		{{"export", "a.json", "-o", "shop/questionnaire.yaml", "--format", "tables"}, 73,
		 "plumbline export: shop/questionnaire.yaml: is a file, and tables goes into a "
		 "folder; name another\n"},
		{{"export", "a.json", "-o", "p.json", "--redact", "nobody"}, 2, NULL},
		{{"export", "a.json", "-o"}, 2,
		 "plumbline export: --output needs a value: --output PATH\n"},
		{{"export", "a.json", "-o", "no/such/folder/p.json"}, 73, NULL},
		{{"export", "missing.json", "-o", "p.json"}, 66, NULL},
	};

	shop_refuses(state, table, COUNT_OF(table));
}

static void a_refused_format_is_told_all_there_are(void **state)
{
	struct str names = {0}, suffixes = {0};

	str_add(&names, "plumbline export: there is no format 'exel'; there are ");
	str_add(&suffixes, "plumbline export: the suffix of 'p.pdf' names no format; end it with "
			   "one of ");
	for (const struct export_format *f = export_formats; f->name; f++) {
		str_addf(&names, "%s%s", f->name, f[1].name ? ", " : "\n");
		str_addf(&suffixes, "%s, ", f->suffix);
	}
	str_add(&suffixes, "or give --format\n");
	SHOP_EXPECT(state, 2, "", str_text(&names), "export", "a.json", "-o", "p", "--format",
		    "exel");
	SHOP_EXPECT(state, 2, "", str_text(&suffixes), "export", "a.json", "-o", "p.json", "-o",
		    "p.pdf");
	str_release(&names);
	str_release(&suffixes);
}

static void a_folder_is_written_as_one(void **state)
{
	SHOP_EXPECT(state, 0, "", "wrote facts/\n", "export", "a.json", "--format", "ndjson", "-o",
		    "facts/");
	assert_begins(state, "facts/assessments.ndjson", "{\"assessment_id\": \"");
	SHOP_EXPECT(state, 0, "", "wrote facts\n", "export", "a.json", "--format", "tables", "-o",
		    "facts");
	assert_begins(state, "facts/actions.csv", "assessment_id,as_of,action_id,plan_rank,kind");
	assert_begins(state, "facts/assessments.ndjson", "{\"assessment_id\": \"");
}

/* The file itself keeps everything. */
static void what_is_redacted_is_left_out_and_said(void **state)
{
	struct str before = {0};

	SHOP_EXPECT(state, 0, "", NULL, "set", "a.json", "REL-01=1", "--note", "REL-01=not for you");
	file_load(path_in(state, "a.json"), &before);
	SHOP_EXPECT(state, 0, "", NULL, "export", "a.json", "-o", "all.json");
	assert_file_has(path_in(state, "all.json"), "not for you");
	assert_file_lacks(path_in(state, "all.json"), "\"redaction\"");
	SHOP_EXPECT(state, 0, "", NULL, "export", "a.json", "--redact", "internal", "-o", "in.json");
	assert_file_has(path_in(state, "in.json"), "not for you");
	assert_file_has(path_in(state, "in.json"), "\"redaction\": \"Redacted for colleagues");
	SHOP_EXPECT(state, 0, "", NULL, "export", "a.json", "--redact", "customer", "-o", "out.json");
	assert_file_lacks(path_in(state, "out.json"), "not for you");
	assert_file_has(path_in(state, "out.json"), "\"note\": \"[left out]\"");
	assert_file_text(path_in(state, "a.json"), str_text(&before));
	str_release(&before);
}

/* The keys that type `:export NAME` and Enter. */
static const char *keys_for(char *buf, size_t size, const char *name)
{
	size_t n = (size_t)snprintf(buf, size, ": e x p o r t <Space>");

	for (; *name; name++)
		n += (size_t)snprintf(buf + n, size - n, " %c", *name);
	snprintf(buf + n, size - n, " <Enter>");
	return buf;
}

/* Down to the byte, also through a link, and whether or not the file may be saved. */
static void the_screen_writes_what_the_command_line_writes(void **state)
{
	static const char *const names[] = {"p.json", "p.xlsx", "p.csv", "p.md", "p.html"};
	static const char *const files[] = {"a.json", "name-of.json"};

	assert_int_equal(symlink("a.json", path_in(state, "name-of.json")), 0);
	for (size_t i = 0; i < COUNT_OF(names) * COUNT_OF(files); i++) {
		const char *name = names[i / 2], *file = files[i % 2];
		struct str by_command = {0}, by_screen = {0};
		char keys[256];

		SHOP_EXPECT(state, 0, "", "", "export", "-q", file, "-o", name);
		file_load(path_in(state, name), &by_command);
		assert_int_equal(unlink(path_in(state, name)), 0);
		SHOP_EXPECT(state, 0, NULL, "", "screen", file, "--save", "--keys",
			    keys_for(keys, sizeof keys, name));
		file_load(path_in(state, name), &by_screen);
		assert_int_equal(by_screen.len, by_command.len);
		assert_memory_equal(str_text(&by_screen), str_text(&by_command),
				    by_screen.len);
		assert_int_equal(unlink(path_in(state, name)), 0);
		str_release(&by_command);
		str_release(&by_screen);
	}
	SHOP_EXPECT(state, 0, "", "", "export", "-q", "name-of.json", "-o", "p.json");
	assert_file_has(path_in(state, "p.json"), "\"file\": \"name-of.json\"");
}

static void assert_marked(const char *bytes, bool marked)
{
	assert_int_equal(strncmp(bytes, "\ufeff", strlen("\ufeff")) == 0, marked);
	assert_text_has(bytes, "Rank,");
}

/* A person opens a CSV in a spreadsheet, which needs a mark to read it as UTF-8; a program would
 * take the mark for part of the first column. */
static void csv_is_marked_for_people_and_bare_for_programs(void **state)
{
	const char *path = path_in(state, "a.json"), *csv = path_in(state, "p.csv");
	static const struct {
		const char *flags[3];
		bool marked;
	} rows[] = {
		{{NULL}, true},
		{{"--no-bom", NULL}, false},
		{{"--format", "csv", NULL}, true},
	};
	struct run run;

	assert_run(0, "new", "-q", path, "name=Pr\u00fcfung K\u00f6ln");
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct str text = {0};

		assert_run(0, "export", "-q", path, "-o", csv, rows[i].flags[0],
			   rows[i].flags[0] ? rows[i].flags[1] : NULL);
		file_load(csv, &text);
		assert_marked(str_text(&text), rows[i].marked);
		str_release(&text);
	}
	run = RUN("export", path, "--format", "csv", "-o", "-");
	assert_marked(str_text(&run.out), false);
	run_release(&run);
	run = RUN("plan", path, "--format", "csv");
	assert_marked(str_text(&run.out), false);
	run_release(&run);
	/* From the screen a person writes it. */
	assert_int_equal(unlink(csv), 0);
	run = run_program((const char *const[]){path, "--plain", NULL},
			  &(struct run_options){.input = "E p.csv\nq\n",
						.folder = folder_path(state)});
	assert_int_equal(run.code, 0);
	run_release(&run);
	{
		struct str text = {0};

		file_load(csv, &text);
		assert_marked(str_text(&text), true);
		str_release(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SHOP(the_suffix_chooses_the_format),
		IN_SHOP(a_board_gets_a_page_of_its_own),
		IN_SHOP(a_theme_is_read_before_anything_is_written),
		IN_SHOP(the_last_suffix_counts),
		IN_SHOP(a_named_format_is_used_for_every_path),
		IN_SHOP(standard_output_gets_what_a_file_gets),
		IN_SHOP(sources_are_asked_for),
		IN_SHOP(csv_has_steps_on_demand),
		IN_SHOP(an_export_is_replaced_but_never_an_assessment),
		IN_SHOP(a_damaged_assessment_is_not_exported_over),
		IN_SHOP(links_that_lead_nowhere_are_refused),
		IN_SHOP(what_cannot_be_looked_at_is_refused),
		IN_SHOP(pipes_and_devices_are_written_to_and_stay),
		IN_SHOP(export_refuses_before_it_writes_anything),
		IN_SHOP(a_refused_format_is_told_all_there_are),
		IN_SHOP(a_folder_is_written_as_one),
		IN_SHOP(what_is_redacted_is_left_out_and_said),
		IN_SHOP(the_screen_writes_what_the_command_line_writes),
		IN_FOLDER(csv_is_marked_for_people_and_bare_for_programs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
