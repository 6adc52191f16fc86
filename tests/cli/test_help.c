/* What is written about the commands agrees with their table: help, man page, completions. */
#include "cli/shop.h"

#include "cli/cli.h"
#include "cli/shared/options.h"

static void help_shows_examples_first_and_every_option(void **state)
{
	for (size_t i = 0; command_table[i]; i++) {
		const struct command *c = command_table[i];
		struct run r = shop_run(state, SHOP_ARGS("help", c->name), NULL);
		char text[64];

		assert_int_equal(r.code, 0);
		assert_int_equal(strncmp(str_text(&r.out), "Examples\n", 9), 0);
		assert_text_has(str_text(&r.out), c->about[0] ? "Usage\n" : "");
		for (const struct flag *f = c->flags; f->name; f++) {
			snprintf(text, sizeof text, "--%s", f->name);
			assert_text_has(str_text(&r.out), text);
		}
		run_release(&r);
	}
}

static void help_can_be_asked_for_in_three_ways(void **state)
{
	struct run a = shop_run(state, SHOP_ARGS("help", "set"), NULL);
	struct run b = shop_run(state, SHOP_ARGS("set", "--help"), NULL);
	struct run c = shop_run(state, SHOP_ARGS("-h", "set", "a.json", "REL-01=9"), NULL);

	assert_int_equal(b.code + c.code, 0);
	assert_text_equal(str_text(&b.out), str_text(&a.out));
	assert_text_equal(str_text(&c.out), str_text(&a.out));
	run_release(&a);
	run_release(&b);
	run_release(&c);
}

static void the_overview_lists_commands_and_exit_codes(void **state)
{
	struct run r = shop_run(state, SHOP_ARGS("--help"), NULL);

	assert_int_equal(r.code, 0);
	for (size_t i = 0; command_table[i]; i++)
		assert_text_has(str_text(&r.out), command_table[i]->summary);
	assert_text_has(str_text(&r.out), "  75  held by another program\n");
	run_release(&r);
}

static void nothing_without_a_terminal_is_help_on_stderr(void **state)
{
	struct run help = shop_run(state, SHOP_ARGS("help"), NULL);
	struct run r = shop_run(state, (const char *const[]){NULL}, NULL);

	assert_int_equal(r.code, 2);
	assert_string_equal(str_text(&r.out), "");
	assert_text_equal(str_text(&r.err), str_text(&help.out));
	run_release(&help);
	run_release(&r);
}

static void a_file_without_a_terminal_says_what_works_instead(void **state)
{
	SHOP_EXPECT(state, 2, "",
		    "plumbline: the screen needs a terminal; plumbline --plain a.json asks "
		    "through a pipe, and plumbline score a.json needs neither\n",
		    "a.json");
}

/* Who asks for it by the environment need not say it again. */
static void plain_mode_is_chosen_by_itself(void **state)
{
	static const char *const envs[][3] = {
		{"TERM=dumb", NULL}, {"ACCESSIBLE=1", NULL}, {"ACCESSIBLE=yes", "TERM=xterm", NULL}};

	for (size_t i = 0; i < COUNT_OF(envs); i++) {
		struct run r = run_program((const char *const[]){"a.json", NULL},
					   &(struct run_options){.folder = folder_path(state),
								 .input = "q\n",
								 .env = envs[i]});

		assert_int_equal(r.code, 0);
		assert_text_has(str_text(&r.out), "? for help > q\n");
		assert_text_has(str_text(&r.out), "Saved in a.json:\n");
		run_release(&r);
	}
}

static void the_version_is_printed(void **state)
{
	SHOP_EXPECT(state, 0, "plumbline 0.1.0\n", "", "--version");
	SHOP_EXPECT(state, 0, "plumbline 0.1.0\n", "", "score", "--version");
}

static void what_it_is_made_of_is_printed(void **state)
{
	static const char *const lines[] = {"plumbline 0.1.0\nquestions  azure-ai-workload 20",
					    "\ncompiler   ", "\nflags      -O",
					    "\nlibraries  ", "yaml", "cjson", "zlib 1",
					    "ncurses", "libxlsxwriter "};
	struct run r = shop_run(state, SHOP_ARGS("--version", "--verbose"), NULL);

	assert_int_equal(r.code, 0);
	for (size_t i = 0; i < COUNT_OF(lines); i++)
		assert_text_has(str_text(&r.out), lines[i]);
	run_release(&r);
	SHOP_EXPECT(state, 2, "",
		    "plumbline: --verbose says more of --version, and nothing of anything "
		    "else\n",
		    "--verbose");
}

static void an_unknown_command_is_refused(void **state)
{
	SHOP_EXPECT(state, 2, "",
		    "plumbline: 'sorce' is no command and no file (did you mean 'score'?); "
		    "plumbline --help lists the commands\n",
		    "sorce", "a.json");
	SHOP_EXPECT(state, 2, "",
		    "plumbline help: there is no command 'plann' (did you mean 'plan'?); "
		    "plumbline help lists them\n",
		    "help", "plann");
}

/* Lines of the help fit an ordinary terminal without wrapping. */
static void help_fits_the_terminal(void **state)
{
	for (size_t i = 0; command_table[i]; i++) {
		struct run r = shop_run(state, SHOP_ARGS("help", command_table[i]->name), NULL);

		for (const char *line = str_text(&r.out); *line;
		     line += strcspn(line, "\n") + 1)
			if (strcspn(line, "\n") > 90)
				fail_msg("help %s: %.*s", command_table[i]->name,
					 (int)strcspn(line, "\n"), line);
		run_release(&r);
	}
}

/* The part between the mark and the answers is what the program says of itself: `make man`
 * puts it there. */
static void the_man_page_has_commands_and_options_from_their_table(void **state)
{
	static const char mark[] = ".\\\" From here to ANSWERS the page is made by `make man`.\n";
	struct run r = shop_run(state, SHOP_ARGS("help", "--man"), NULL);
	struct str page = {0}, part = {0};
	const char *begin, *end;

	file_load("assets/plumbline.1", &page);
	begin = strstr(str_text(&page), mark);
	end = strstr(str_text(&page), ".Sh ANSWERS");
	assert_non_null(begin);
	assert_non_null(end);
	begin += strlen(mark);
	str_addn(&part, begin, (size_t)(end - begin));
	assert_text_equal(str_text(&part), str_text(&r.out));
	str_release(&page);
	str_release(&part);
	run_release(&r);
}

static void the_man_page_has_no_option_of_its_own(void **state)
{
	struct str page = {0};

	(void)state;
	file_load("assets/plumbline.1", &page);
	for (const char *at = str_text(&page); (at = strstr(at, "Fl Fl "));) {
		char name[64];
		bool known = false;

		at += strlen("Fl Fl ");
		snprintf(name, sizeof name, "%.*s", (int)strcspn(at, " \n"), at);
		for (size_t i = 0; command_table[i]; i++)
			for (const struct flag *f = command_table[i]->flags; f->name; f++)
				known = known || !strcmp(f->name, name);
		for (const struct flag *f = global_flags; f->name; f++)
			known = known || !strcmp(f->name, name);
		if (!known)
			fail_msg("the man page tells of --%s, which does not exist", name);
	}
	str_release(&page);
}

/* What is offered behind those words, the last of which is being typed. */
static void assert_offers(void **state, const char *const *words, const char *expected)
{
	const char *line[12] = {"help", "--complete", "--"};
	struct run r;

	for (size_t i = 0; words[i]; i++)
		line[3 + i] = words[i];
	r = shop_run(state, line, NULL);
	assert_int_equal(r.code, 0);
	assert_text_equal(str_text(&r.out), expected);
	run_release(&r);
}

static void what_can_follow_is_offered(void **state)
{
	assert_offers(state, SHOP_ARGS("sc"),
		      "score\tscore an assessment: ranges, findings; gates for pipelines\n"
		      "scenario\tkeep a budget, a goal or some actions under a name, and compare "
		      "them\n"
		      "screen\tprint what the screen shows after some keys, without a terminal\n"
		      ":files\n");
	assert_offers(state, SHOP_ARGS("score", "x.json", "--fo"),
		      "--format\ttext for people, or the JSON report\n");
	assert_offers(state, SHOP_ARGS("score", "--format", ""), "text\t\njson\t\n");
	assert_offers(state, SHOP_ARGS("score", "--format=j"), "--format=json\t\n");
	assert_offers(state, SHOP_ARGS("open", "--theme", "d"), "dark\t\n");
	assert_offers(state, SHOP_ARGS("new", "x.json", "-t", "public-r"),
		      "public-rag-assistant\tPublic RAG assistant: answers customers from own "
		      "documents\n:files\n");
	assert_offers(state, SHOP_ARGS("export", "x.json", "-o", "p"), ":files\n");
	assert_offers(state, SHOP_ARGS("plan", "--questionnaire", ""), ":folders\n");
	assert_offers(state, SHOP_ARGS("help", "uns"), "unset\tclear answers\n:files\n");
}

/* Every option of every command, and the ids of the assessment on the line. */
static void all_options_and_ids_are_offered(void **state)
{
	struct run r;

	for (size_t i = 0; command_table[i]; i++) {
		const struct command *c = command_table[i];

		r = shop_run(state, SHOP_ARGS("help", "--complete", "--", c->name, "--"), NULL);
		for (const struct flag *f = c->flags; f->name; f++) {
			struct str word = {0};

			str_addf(&word, "--%s\t", f->name);
			assert_text_has(str_text(&r.out), str_text(&word));
			str_release(&word);
		}
		assert_text_has(str_text(&r.out), "--version\t");
		run_release(&r);
	}
	r = shop_run(state, SHOP_ARGS("new", "ids.json"), NULL);
	assert_int_equal(r.code, 0);
	run_release(&r);
	r = shop_run(state, SHOP_ARGS("help", "--complete", "--", "set", "ids.json", "REL-0"),
		     NULL);
	assert_text_has(str_text(&r.out), "REL-01\t");
	run_release(&r);
}

/* In the shell itself, where there is one. */
static void bash_completes(void **state)
{
	static const char line[] =
		"command -v bash >/dev/null || exit 0; exec bash -c '"
		"plumbline() { \"$PROGRAM\" \"$@\"; }; "
		". assets/completions/plumbline.bash; "
		"COMP_WORDS=(plumbline score --format \"\"); COMP_CWORD=3; _plumbline; "
		"echo \"${COMPREPLY[*]}\"; "
		"COMP_WORDS=(plumbline uns); COMP_CWORD=1; _plumbline; echo \"${COMPREPLY[*]}\"; "
		"COMP_WORDS=(plumbline score --format = j); COMP_CWORD=4; _plumbline; "
		"echo \"${COMPREPLY[*]}\"; "
		"COMP_WORDS=(plumbline compare templates/assistant-over-a-year.json @ go); "
		"COMP_CWORD=4; _plumbline; echo \"${COMPREPLY[*]}\"; "
		"COMP_WORDS=(plumbline compare templates/assistant-over-a-year.json @); "
		"COMP_CWORD=3; _plumbline; echo \"${COMPREPLY[0]}\"'";
	struct str program = {0};
	struct run_options options = {.program = "/bin/sh"};
	struct run r;

	(void)state;
	str_addf(&program, "PROGRAM=%s", program_path());
	options.env = (const char *const[]){str_text(&program), NULL};
	r = run_program(SHOP_ARGS("-c", line), &options);
	if (r.out.len)
		assert_text_equal(str_text(&r.out),
				  "text json\nunset\njson\ngo-live\nkick-off\n");
	run_release(&r);
	str_release(&program);
}

/* The program that checks a shell's syntax, if it is here. */
static void the_completions_are_valid_for_their_shells(void **state)
{
	static const char *const lines[] = {
		"command -v bash >/dev/null || exit 0; bash -n assets/completions/plumbline.bash",
		"command -v zsh >/dev/null || exit 0; zsh -n assets/completions/_plumbline",
		"command -v fish >/dev/null || exit 0; fish -n assets/completions/plumbline.fish",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(lines); i++) {
		struct run r = run_program(SHOP_ARGS("-c", lines[i]),
					   &(struct run_options){.program = "/bin/sh"});

		assert_text_equal(str_text(&r.err), "");
		assert_int_equal(r.code, 0);
		run_release(&r);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SHOP(help_shows_examples_first_and_every_option),
		IN_SHOP(help_can_be_asked_for_in_three_ways),
		IN_SHOP(the_overview_lists_commands_and_exit_codes),
		IN_SHOP(nothing_without_a_terminal_is_help_on_stderr),
		IN_SHOP(a_file_without_a_terminal_says_what_works_instead),
		IN_SHOP(plain_mode_is_chosen_by_itself),
		IN_SHOP(the_version_is_printed),
		IN_SHOP(what_it_is_made_of_is_printed),
		IN_SHOP(an_unknown_command_is_refused),
		IN_SHOP(help_fits_the_terminal),
		IN_SHOP(the_man_page_has_commands_and_options_from_their_table),
		cmocka_unit_test(the_man_page_has_no_option_of_its_own),
		IN_SHOP(what_can_follow_is_offered),
		IN_SHOP(all_options_and_ids_are_offered),
		cmocka_unit_test(bash_completes),
		cmocka_unit_test(the_completions_are_valid_for_their_shells),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
